//! From the piece of a region that fails to one situation, and its replay.
//!
//! Every situation that a person is shown has been put to the reference evaluator first: what the fast
//! checker says of the piece must hold of the situation (semantics, sections 13 and 15).

use std::collections::BTreeMap;

use super::demand::Form;
use super::effective::Effective;
use super::situation::Situation;
use super::verdict::Verdict;
use super::{evaluate, replay};
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{Condition, ScopeBox, Slot};
use crate::norm::{Modality, Norm, NormId};

/// A situation that shows a failure, and the part of the region it stands for.
#[derive(Clone, Debug)]
pub struct Witness {
    /// The situation.
    pub situation: Situation,
    /// All situations of which the same is true.
    pub piece: ScopeBox,
}

impl Witness {
    /// The same with the conditions left out that none of the norms concerned names: they do not matter.
    #[must_use]
    pub fn with_conditions_of(mut self, norms: &[&Norm]) -> Self {
        let named = |condition: &Condition| {
            norms
                .iter()
                .flat_map(|norm| norm.region.iter().chain(&norm.holes))
                .any(|scope| scope.values(condition).is_some())
        };
        self.piece.conditions.retain(|(condition, _)| named(condition));
        self
    }
}

/// Picks a situation from a failing piece and replays it. `choose` picks the leaf that best stands for a
/// set. Nothing where the replay does not bear the verdict out: then no scenario is shown.
pub fn witness(
    effective: &Effective<'_>,
    asked: &Norm,
    form: Form,
    verdict: Verdict,
    piece: &ScopeBox,
    choose: &dyn Fn(Slot, &LeafSet) -> Leaf,
) -> Option<Witness> {
    let obligation = asked.modality == Modality::Obligation && form == Form::Require;
    let mut leaves = [Leaf::SOMETHING_ELSE; Slot::COUNT];
    for slot in Slot::ALL {
        let mut set = piece.slots.get(slot).clone();
        // What somebody would have to do stands in the options; the trigger says when.
        if obligation && let Some(options) = asked.discharge.options(slot) {
            set = set.intersection(options);
        }
        if let Some(leaf) = leaves.get_mut(slot as usize) {
            *leaf = choose(slot, &set);
        }
    }
    let mut values = BTreeMap::new();
    for (condition, allowed) in &piece.conditions {
        values.insert(condition.clone(), allowed.0.trailing_zeros());
    }
    settle(effective, &mut values, piece);
    let situation = Situation { leaves, values };
    let witness = Witness { situation, piece: piece.clone() };
    replays(effective, asked, form, verdict, &witness.situation).then_some(witness)
}

/// Gives values to conditions that the piece leaves open so that the situation can occur: what a condition
/// that holds implies holds too.
fn settle(effective: &Effective<'_>, values: &mut BTreeMap<Condition, u32>, piece: &ScopeBox) {
    // Each round repairs one impossible combination; a chain of implications is no longer than their number.
    for _ in 0..=effective.set.impossible.len() {
        let broken = effective.set.impossible.iter().find(|scope| {
            scope.conditions.iter().all(|(condition, forbidden)| {
                forbidden.0 & (1 << values.get(condition).copied().unwrap_or(0)) != 0
            })
        });
        let Some(scope) = broken else { return };
        for (condition, forbidden) in &scope.conditions {
            let allowed = piece.values(condition).unwrap_or_else(|| effective.set.domain(condition));
            let free = allowed.0 & !forbidden.0;
            if free != 0 {
                values.insert(condition.clone(), free.trailing_zeros());
                break;
            }
        }
    }
}

/// Whether the reference evaluator says of one situation what the verdict says of the region.
fn replays(
    effective: &Effective<'_>,
    asked: &Norm,
    form: Form,
    verdict: Verdict,
    situation: &Situation,
) -> bool {
    let set = effective.set;
    let possible = !set.impossible.iter().any(|scope| situation.is_in(scope));
    let inside = asked.conduct().iter().any(|scope| situation.is_in(scope))
        && !asked.holes.iter().any(|hole| situation.is_in(hole));
    if !possible || !inside {
        return false;
    }
    let Some(judged) = replay::judge_at(set, &effective.near(asked).0.looked_at(), asked, form, situation)
    else {
        return false;
    };
    match verdict {
        Verdict::Weaker | Verdict::Missing | Verdict::ByReference => {
            judged >= Verdict::ByReference && judged <= Verdict::Missing
        }
        other => judged == other,
    }
}

/// Picks a situation in which two norms clash and replays it: both must be in effect there.
pub fn of_overlap(
    effective: &Effective<'_>,
    norms: [NormId; 2],
    overlap: &ScopeBox,
    choose: &dyn Fn(Slot, &LeafSet) -> Leaf,
) -> Option<Witness> {
    if effective.set.priorities.len() > replay::MOST_PRIORITIES {
        return None;
    }
    let leaves = Slot::ALL.map(|slot| choose(slot, overlap.slots.get(slot)));
    let mut values = BTreeMap::new();
    for (condition, allowed) in &overlap.conditions {
        values.insert(condition.clone(), allowed.0.trailing_zeros());
    }
    settle(effective, &mut values, overlap);
    let situation = Situation { leaves, values };
    let clash = norms.iter().all(|&id| evaluate::effective(effective.set, id, &situation));
    clash.then(|| Witness { situation, piece: overlap.clone() })
}
