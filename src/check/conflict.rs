//! Clauses that cannot both be honoured, and clauses that add nothing to another.
//!
//! A conflict is a situation in which the effective parts of two opposing norms meet and neither prevails
//! (semantics, section 9). A ban and a duty conflict only where the ban leaves no way to do the duty.

use std::collections::{BTreeMap, HashSet};
use std::ops::Range;

use super::budget::{Budget, Exhausted};
use super::cover;
use super::discharge;
use super::effective::{Effective, Reading};
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::ScopeBox;
use crate::norm::{Derivation, Modality, Norm, NormId, Strength};

/// Two norms that cannot both be honoured.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The norm written first.
    pub first: NormId,
    /// The other.
    pub second: NormId,
    /// Where they meet.
    pub overlap: ScopeBox,
}

/// A norm that another one makes superfluous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Superfluous {
    /// The norm that adds nothing.
    pub norm: NormId,
    /// The norm that says as much or more.
    pub covered_by: NormId,
}

/// Which modality stands against which other one.
const OPPOSED: [(Modality, Modality); 3] = [
    (Modality::Prohibition, Modality::Permission),
    (Modality::Prohibition, Modality::Obligation),
    (Modality::Exemption, Modality::Obligation),
];

/// More pairs of norms than this are not looked at.
const MOST_PAIRS: usize = 4_000_000;

/// How the norms of a set stand to one another. Where only some of them change, what is known of the others holds.
#[derive(Debug, Default)]
pub struct Relations {
    /// For each norm that was looked at, whether another one makes it superfluous, and which.
    looked_at: Vec<Option<Looked>>,
    /// The pairs that clash, each with where they meet; in the order in which they are looked for. Nothing where the
    /// steps did not suffice to tell.
    clashes: BTreeMap<(usize, NormId, NormId), Option<ScopeBox>>,
    /// Whether the pairs were too many.
    too_many: bool,
}

#[derive(Clone, Copy, Debug)]
struct Looked {
    covered_by: Option<NormId>,
}

impl Relations {
    /// Forgets the norms that are gone; `come` others stand in their place.
    pub fn replace(&mut self, gone: &Range<usize>, come: usize) {
        if self.too_many || gone.end > self.looked_at.len() {
            *self = Self::default();
            return;
        }
        if gone.is_empty() && come == 0 {
            return;
        }
        let now = |id: NormId| renumbered(id, gone, come);
        self.looked_at.splice(gone.clone(), std::iter::repeat_n(None, come));
        for looked in &mut self.looked_at {
            if let Some(Looked { covered_by: Some(by) }) = looked {
                match now(*by) {
                    Some(there) => *by = there,
                    // Another one may do as well.
                    None => *looked = None,
                }
            }
        }
        let clashes = std::mem::take(&mut self.clashes).into_iter();
        self.clashes = clashes
            .filter_map(|((kind, one, other), overlap)| Some(((kind, now(one)?, now(other)?), overlap)))
            .collect();
    }

    /// Looks at the norms that were not looked at yet.
    pub fn update(&mut self, effective: &Effective<'_>) {
        self.looked_at.resize(effective.set.norms.len(), None);
        let id = |index: usize| NormId(u32::try_from(index).unwrap_or(u32::MAX));
        let is_new: Vec<bool> = self.looked_at.iter().map(Option::is_none).collect();
        let new: Vec<NormId> =
            is_new.iter().enumerate().filter(|(_, new)| **new).map(|(index, _)| id(index)).collect();
        let is_new = |id: NormId| is_new.get(id.0 as usize).copied().unwrap_or(true);
        let mut pairs = 0;
        for &id in &new {
            let (Some(norm), Some(acts)) = (effective.set.get(id), effective.acts_of(id)) else { continue };
            for (kind, (against, other)) in OPPOSED.into_iter().enumerate() {
                if pairs > MOST_PAIRS {
                    self.too_many = true;
                    break;
                }
                if norm.modality == against {
                    for (with, opponent) in effective.about(other, acts) {
                        pairs += 1;
                        self.pair(effective, kind, (id, norm), (with, opponent));
                    }
                } else if norm.modality == other {
                    // Pairs of two new ones are looked at from the other side.
                    for (with, opponent) in effective.about(against, acts).filter(|(with, _)| !is_new(*with))
                    {
                        pairs += 1;
                        self.pair(effective, kind, (with, opponent), (id, norm));
                    }
                }
            }
            let covered_by = covering(effective, id, norm, acts);
            for (other, covered) in effective.about(norm.modality, acts).filter(|(other, _)| !is_new(*other))
            {
                if let Some(Some(looked)) = self.looked_at.get_mut(other.0 as usize)
                    && looked.covered_by.is_none_or(|by| id < by)
                    && can_be_covered(effective, covered)
                    && adds_nothing(effective, (id, norm), (other, covered))
                {
                    looked.covered_by = Some(id);
                }
            }
            if let Some(looked) = self.looked_at.get_mut(id.0 as usize) {
                *looked = Some(Looked { covered_by });
            }
        }
    }

    fn pair(
        &mut self,
        effective: &Effective<'_>,
        kind: usize,
        (id, norm): (NormId, &Norm),
        (with, opponent): (NormId, &Norm),
    ) {
        if norm.origin.statement == opponent.origin.statement || !serious(norm, opponent) {
            return;
        }
        match clash(effective, id, (with, opponent), &mut Budget::new(STEPS)) {
            Ok(Some(overlap)) => _ = self.clashes.insert((kind, id, with), Some(overlap)),
            Ok(None) => {}
            Err(Exhausted) => _ = self.clashes.insert((kind, id, with), None),
        }
    }

    /// All conflicts, one for each pair of clauses, in document order; and whether every pair could be looked at.
    pub fn conflicts(&self, effective: &Effective<'_>) -> (Vec<Conflict>, bool) {
        let mut complete = !self.too_many;
        let mut known = HashSet::new();
        let mut found = Vec::new();
        for ((_, id, with), overlap) in &self.clashes {
            let Some(overlap) = overlap else {
                complete = false;
                continue;
            };
            let statement = |id: NormId| effective.set.get(id).map(|norm| norm.origin.statement);
            let (one, other) = (statement(*id), statement(*with));
            if known.insert((one.min(other), one.max(other))) {
                let (first, second) = if one <= other { (*id, *with) } else { (*with, *id) };
                found.push(Conflict { first, second, overlap: overlap.clone() });
            }
        }
        found.sort_by_key(|conflict| (conflict.first, conflict.second));
        (found, complete)
    }

    /// All norms stated in a clause that one other clause makes superfluous; of two that say the same, the later.
    pub fn superfluous(&self) -> impl Iterator<Item = Superfluous> + '_ {
        (0..).zip(&self.looked_at).filter_map(|(index, looked)| {
            Some(Superfluous { norm: NormId(index), covered_by: looked.as_ref()?.covered_by? })
        })
    }
}

/// So many steps may be taken over one pair of norms.
const STEPS: u32 = 10_000;

/// The number that a norm has once `come` norms stand in the place of some that are gone; nothing where it is one of
/// these.
pub fn renumbered(id: NormId, gone: &Range<usize>, come: usize) -> Option<NormId> {
    let index = id.0 as usize;
    if gone.contains(&index) {
        return None;
    }
    let index = if index >= gone.end { index - gone.len() + come } else { index };
    u32::try_from(index).ok().map(NormId)
}

/// A recommendation not to do something is a comment on a permission, not a conflict with it.
fn serious(norm: &Norm, opponent: &Norm) -> bool {
    let pale = norm.modality == Modality::Prohibition
        && opponent.modality == Modality::Permission
        && norm.strength < Strength::Hedged;
    !pale && opponent.derivation != Derivation::Supervision
}

fn clash(
    effective: &Effective<'_>,
    id: NormId,
    (with, opponent): (NormId, &Norm),
    budget: &mut Budget,
) -> Result<Option<ScopeBox>, Exhausted> {
    let ours: Vec<&ScopeBox> = effective.standing(id, Reading::Certain).iter().collect();
    let theirs = effective.standing(with, Reading::Certain);
    let meeting: Vec<ScopeBox> =
        theirs.iter().flat_map(|scope| ours.iter().filter_map(|ours| ours.intersection(scope))).collect();
    if meeting.is_empty() {
        return Ok(None);
    }
    let impossible = effective.set.get(id).map_or_else(Vec::new, |norm| effective.impossible_for(norm));
    let mut possible = Vec::new();
    for scope in meeting {
        let bare = scope.conditions.is_empty();
        if bare || cover::uncovered(effective.set, &scope, &impossible, budget)?.is_some() {
            possible.push(scope);
        }
    }
    let mut meeting = possible;
    if opponent.modality == Modality::Obligation {
        // What can still be done another way is no conflict.
        let others =
            cover::remainders(effective.set, effective.conduct(with, Reading::Certain), &ours, budget)?;
        let choices = discharge::existential(opponent);
        let ways: Vec<ScopeBox> =
            others.into_iter().map(|scope| discharge::opened(scope, &choices)).collect();
        meeting = cover::remainders(effective.set, &meeting, &ways.iter().collect::<Vec<_>>(), budget)?;
    }
    Ok(meeting.into_iter().next())
}

/// Whether a norm is the only one of its clause, and one that another may make superfluous.
fn can_be_covered(effective: &Effective<'_>, norm: &Norm) -> bool {
    let norms = &effective.set.norms;
    let first = norms.partition_point(|other| other.origin.statement < norm.origin.statement);
    let alone = norms.get(first + 1).is_none_or(|next| next.origin.statement != norm.origin.statement);
    alone && !norm.blanket && norm.derivation == Derivation::Stated
}

/// The first norm that makes another one superfluous.
fn covering(effective: &Effective<'_>, id: NormId, norm: &Norm, acts: &LeafSet) -> Option<NormId> {
    if !can_be_covered(effective, norm) {
        return None;
    }
    let mut about = effective.about(norm.modality, acts);
    about.find(|other| adds_nothing(effective, *other, (id, norm))).map(|(id, _)| id)
}

/// Whether a norm adds nothing to another one of another clause; of two that say the same, the later does not.
fn adds_nothing(
    effective: &Effective<'_>,
    (other_id, other): (NormId, &Norm),
    (id, norm): (NormId, &Norm),
) -> bool {
    other.origin.statement != norm.origin.statement
        && other.derivation != Derivation::Supervision
        && covers(effective, other_id, other, id, norm)
        && (other_id < id || !covers(effective, id, norm, other_id, other))
}

/// Whether a norm says as much as another or more.
fn covers(effective: &Effective<'_>, id: NormId, norm: &Norm, of: NormId, other: &Norm) -> bool {
    if norm.strength < other.strength || norm.blanket {
        return false;
    }
    let within = |small: &[ScopeBox], large: &[ScopeBox]| {
        !small.is_empty() && small.iter().all(|small| large.iter().any(|large| small.is_subset(large)))
    };
    if norm.modality == Modality::Obligation {
        // Most pairs fail here, before anything is worked out.
        if !within(&other.region, &norm.region) {
            return false;
        }
        let same_choices = discharge::existential(norm) == discharge::existential(other);
        // Help in one matter is help of some kind, but whoever asks for help of any kind means something else.
        let as_open = norm.discharge.options.iter().all(|(slot, options)| {
            options.is_everything()
                || other.discharge.options(*slot).is_some_and(|theirs| !theirs.is_everything())
        });
        return same_choices
            && as_open
            && discharge::shortfall(norm, other).is_none()
            && norm.holes.is_empty()
            && norm.hole_statements.is_empty();
    }
    within(effective.conduct(of, Reading::Certain), effective.standing(id, Reading::Certain))
}
