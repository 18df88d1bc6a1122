//! Which norms of a set may be about an act, without looking at every one.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::{Modality, NormId};

/// A norm about more acts than this is looked at for every act.
const FEW: usize = 16;

/// The norms of a set by modality and act.
#[derive(Clone, Debug, Default)]
pub(super) struct NormIndex {
    kinds: [OfOneKind; 4],
    blanket: Vec<NormId>,
}

/// The norms of one modality; every list is in the order of the document.
#[derive(Clone, Debug, Default)]
struct OfOneKind {
    all: Vec<NormId>,
    by_act: BTreeMap<Leaf, Vec<NormId>>,
    about_many: Vec<NormId>,
}

impl NormIndex {
    /// Enters a norm with the acts that it may be about.
    pub(super) fn enter(&mut self, id: NormId, modality: Modality, acts: &LeafSet, blanket: bool) {
        let Some(kind) = self.kinds.get_mut(modality as usize) else { return };
        put(&mut kind.all, id);
        if acts.has_tail() || acts.count() > FEW {
            put(&mut kind.about_many, id);
        } else {
            acts.listed().for_each(|act| put(kind.by_act.entry(act).or_default(), id));
        }
        if blanket {
            put(&mut self.blanket, id);
        }
    }

    /// Takes norms out, and numbers those behind them so that there is room for `come` others in their place.
    pub(super) fn replace(&mut self, gone: &Range<u32>, come: u32) {
        let renumber = |ids: &mut Vec<NormId>| {
            ids.retain(|id| !gone.contains(&id.0));
            let first = ids.partition_point(|id| id.0 < gone.start);
            for id in ids.iter_mut().skip(first) {
                id.0 = id.0 - (gone.end - gone.start) + come;
            }
        };
        for kind in &mut self.kinds {
            renumber(&mut kind.all);
            renumber(&mut kind.about_many);
            kind.by_act.values_mut().for_each(renumber);
            kind.by_act.retain(|_, ids| !ids.is_empty());
        }
        renumber(&mut self.blanket);
    }

    /// The norms of a modality.
    pub(super) fn of_modality(&self, modality: Modality) -> &[NormId] {
        self.kinds.get(modality as usize).map_or(&[], |kind| kind.all.as_slice())
    }

    /// The norms that promise to follow some body of rules as a whole.
    pub(super) fn blanket(&self) -> &[NormId] {
        &self.blanket
    }

    /// The norms of a modality among which all are that may be about one of some acts, in the order of the document.
    pub(super) fn candidates(&self, modality: Modality, acts: &LeafSet) -> Vec<NormId> {
        let Some(kind) = self.kinds.get(modality as usize) else { return Vec::new() };
        if acts.has_tail() || acts.count() > FEW {
            return kind.all.clone();
        }
        let mut found = kind.about_many.clone();
        acts.listed().filter_map(|act| kind.by_act.get(&act)).for_each(|ids| found.extend(ids));
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// Puts a number where it belongs in a list; most often that is the end.
fn put(ids: &mut Vec<NormId>, id: NormId) {
    match ids.binary_search(&id) {
        Ok(_) => {}
        Err(at) => ids.insert(at, id),
    }
}
