//! What the verdict on a rule hangs on, noted while it is found.
//!
//! Everything that an audit learns from the norms of an agreement it learns by asking the judge. The judge's answer hangs
//! on the norms that meet what is asked, on the bans of what duties among these leave open, and on which norm comes
//! nearest. So as long as no norm of these kinds goes or comes, the same questions are asked and answered in the same
//! way.

use std::sync::{Mutex, PoisonError};

use crate::check::demand::Form;
use crate::check::effective::{Effective, Trace, meet, widest};
use crate::check::judge::Grounds;
use crate::check::nearest::{self, Sought};
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{ScopeBox, Slot};
use crate::norm::{Modality, Norm, NormId};

/// The questions that were asked of the judge.
#[derive(Debug, Default)]
pub struct Noted(Mutex<Vec<Asked>>);

impl Noted {
    /// Notes a question with the grounds of its answer.
    pub(super) fn note(&self, asked: &Norm, form: Form, grounds: &Grounds) {
        let mut noted = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        noted.push(Asked::new(asked, form, grounds.clone()));
    }

    /// The questions, in the order in which they were asked.
    pub fn questions(self) -> Vec<Asked> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A question that was asked of the judge.
#[derive(Clone, Debug)]
pub struct Asked {
    norm: Norm,
    /// The acts that were asked about.
    acts: LeafSet,
    /// What was asked about.
    conduct: Vec<ScopeBox>,
    grounds: Grounds,
}

impl Asked {
    fn new(norm: &Norm, form: Form, grounds: Grounds) -> Self {
        let mut conduct = widest(norm);
        if form == Form::Reserve {
            // A clause that says less of what is reserved may bind somebody else, and begin with something else.
            for scope in &mut conduct {
                *scope.slots.get_mut(Slot::Subject) = LeafSet::EVERYTHING;
                *scope.slots.get_mut(Slot::Event) = LeafSet::EVERYTHING;
            }
        }
        Self { acts: norm.reach(Slot::Action), norm: norm.clone(), conduct, grounds }
    }

    /// Whether one of some acts was asked about.
    pub fn is_about(&self, acts: &LeafSet) -> bool {
        self.acts.intersects(acts)
    }

    /// Whether bans of some acts may matter for what duties leave open.
    pub fn leaves_open(&self, acts: &LeafSet) -> bool {
        acts.intersects(&self.grounds.ways)
    }

    /// Whether one of two leaves is asked about, or left out of what is asked, and the other is not.
    pub fn tells_apart(&self, one: Leaf, other: Leaf) -> bool {
        let boxes = self.norm.region.iter().chain(&self.norm.holes).flat_map(|scope| scope.slots.iter());
        let options = self.norm.discharge.options.iter().map(|(_, options)| options);
        boxes.map(|(_, set)| set).chain(options).any(|set| set.contains(one) != set.contains(other))
    }

    /// Whether the answer may hang on a norm for what it says of what was asked.
    pub fn hangs_on(&self, trace: &Trace) -> bool {
        let meets = self.acts.intersects(&trace.acts) && meet(&trace.extent, &self.conduct);
        meets || (trace.modality == Modality::Prohibition && trace.acts.intersects(&self.grounds.ways))
    }

    /// Whether one of the norms that have come is nearer to what was asked than what was nearest; `now` says what number a
    /// norm has now.
    pub fn is_outdone(
        &self,
        effective: &Effective<'_>,
        come: &[NormId],
        now: impl Fn(NormId) -> NormId,
    ) -> bool {
        let about = come.iter().filter(|id| effective.may_be_about(**id, &self.acts));
        let about: Vec<(NormId, &Norm)> =
            about.filter_map(|&id| effective.set.get(id).map(|norm| (id, norm))).collect();
        !about.is_empty()
            && self.grounds.nearest.iter().any(|(piece, best)| {
                let sought = Sought::new(&self.norm, piece);
                about.iter().any(|&(id, norm)| {
                    nearest::near(effective, id, norm, &sought).is_some_and(|(nearness, _)| {
                        best.is_none_or(|(best, than)| (nearness, id) < (than, now(best)))
                    })
                })
            })
    }

    /// Whether one of some norms came nearest to what was asked.
    pub fn names_any(&self, norms: &[NormId]) -> bool {
        let mut nearest = self.grounds.nearest.iter().filter_map(|(_, best)| best.as_ref());
        nearest.any(|(best, _)| norms.binary_search(best).is_ok())
    }

    /// Gives norms the numbers that they have now.
    pub fn renumber(&mut self, now: impl Fn(NormId) -> NormId) {
        let nearest = self.grounds.nearest.iter_mut().filter_map(|(_, best)| best.as_mut());
        nearest.for_each(|(best, _)| *best = now(*best));
    }
}
