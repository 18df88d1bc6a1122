//! The finite part of the world that a question can tell apart.

use std::collections::{BTreeMap, BTreeSet};

use super::situation::Situation;
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{Condition, ScopeBox, Slot};
use crate::norm::{Norm, NormSet};

/// Every leaf and every value that can make a difference. Leaves that no norm tells apart from the
/// unlisted are all played by [`Leaf::SOMETHING_ELSE`].
#[derive(Clone, Debug)]
pub struct Universe {
    leaves: Vec<(Slot, BTreeSet<Leaf>)>,
    values: BTreeMap<Condition, Vec<u32>>,
}

impl Universe {
    /// The universe of a set and of the norm asked of it.
    pub fn of(set: &NormSet, asked: &Norm) -> Self {
        let norms = || set.norms.iter().chain([asked]);
        let boxes = || norms().flat_map(|norm| norm.region.iter().chain(&norm.holes)).chain(&set.impossible);
        let leaves = Slot::ALL.map(|slot| {
            let options = norms().filter_map(|norm| norm.discharge.options(slot));
            let sets = boxes().map(|scope| scope.slots.get(slot)).chain(options);
            let mentioned = sets.flat_map(|set| {
                let few = if set.has_tail() { set.complement() } else { set.clone() };
                few.listed().collect::<Vec<_>>()
            });
            (slot, mentioned.chain([Leaf::SOMETHING_ELSE]).collect())
        });
        let conditions = boxes().flat_map(|scope| &scope.conditions).map(|(condition, _)| condition.clone());
        let values = conditions.map(|condition| {
            let domain = set.domain(&condition).0;
            (condition, (0..64).filter(|value| domain & (1 << value) != 0).collect())
        });
        Self { leaves: leaves.to_vec(), values: values.collect() }
    }

    /// The situation with every choice of leaves from the given sets put in.
    pub fn choices(&self, situation: &Situation, sets: &[(Slot, LeafSet)]) -> Vec<Situation> {
        sets.iter().fold(vec![situation.clone()], |found, (slot, set)| {
            let leaves = self.leaves.iter().filter(|(known, _)| known == slot).flat_map(|(_, leaves)| leaves);
            let leaves: Vec<Leaf> = leaves.copied().filter(|leaf| set.contains(*leaf)).collect();
            let with = |situation: &Situation| {
                leaves.iter().map(|&leaf| situation.clone().with_leaf(*slot, leaf)).collect::<Vec<_>>()
            };
            found.iter().flat_map(with).collect()
        })
    }

    /// The situation with every combination of values for the opaque conditions that the asked norm does not
    /// name itself.
    pub fn variants(&self, situation: &Situation, asked: &Norm) -> Vec<Situation> {
        let named = |condition: &Condition| {
            asked.region.iter().chain(&asked.holes).any(|scope| scope.values(condition).is_some())
        };
        let unknown = self
            .values
            .iter()
            .filter(|(condition, _)| matches!(condition, Condition::Opaque(_)) && !named(condition));
        unknown.fold(vec![situation.clone()], |found, (condition, values)| {
            let with = |situation: &Situation| {
                values
                    .iter()
                    .map(|&value| {
                        let mut situation = situation.clone();
                        situation.values.insert(condition.clone(), value);
                        situation
                    })
                    .collect::<Vec<_>>()
            };
            found.iter().flat_map(with).collect()
        })
    }

    /// All situations in a box; the slots in `idle` are not looked at.
    pub fn situations(&self, scope: &ScopeBox, idle: &[(Slot, LeafSet)]) -> Vec<Situation> {
        let start = Situation { leaves: [Leaf::SOMETHING_ELSE; Slot::COUNT], values: BTreeMap::new() };
        let busy = |slot: &Slot| !idle.iter().any(|(known, _)| known == slot);
        let sets = scope.slots.iter().filter(|(slot, _)| busy(slot)).map(|(slot, set)| (slot, set.clone()));
        let mut found = self.choices(&start, &sets.collect::<Vec<_>>());
        for (condition, values) in &self.values {
            let allowed = scope.values(condition);
            let with = |situation: Situation| {
                let inside =
                    values.iter().filter(move |&value| allowed.is_none_or(|set| set.0 & (1 << value) != 0));
                inside.map(move |&value| {
                    let mut situation = situation.clone();
                    situation.values.insert(condition.clone(), value);
                    situation
                })
            };
            found = found.into_iter().flat_map(with).collect();
        }
        found
    }
}
