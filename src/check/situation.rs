//! One concrete situation: a point in every dimension.

use std::collections::BTreeMap;

use crate::norm::leaf_set::Leaf;
use crate::norm::scope::{Condition, ScopeBox, Slot};

/// A situation. Conditions not named do not hold (or have their first value).
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Situation {
    /// One leaf for each slot, in the order of [`Slot::ALL`].
    pub leaves: [Leaf; Slot::COUNT],
    /// Which value each condition has: for two-valued conditions 1 is "yes".
    pub values: BTreeMap<Condition, u32>,
}

impl Situation {
    /// The leaf in a slot.
    pub fn leaf(&self, slot: Slot) -> Leaf {
        self.leaves[slot as usize]
    }

    /// The value of a condition.
    pub fn value(&self, condition: &Condition) -> u32 {
        self.values.get(condition).copied().unwrap_or(0)
    }

    /// Whether the situation lies in a box.
    pub fn is_in(&self, scope: &ScopeBox) -> bool {
        self.slots_in(scope, &Slot::ALL) && self.conditions_in(scope)
    }

    /// Whether the situation's leaves in the given slots belong to a box.
    pub fn slots_in(&self, scope: &ScopeBox, slots: &[Slot]) -> bool {
        slots.iter().all(|&slot| scope.slots.get(slot).contains(self.leaf(slot)))
    }

    /// Whether the conditions of a box hold.
    pub fn conditions_in(&self, scope: &ScopeBox) -> bool {
        scope
            .conditions
            .iter()
            .all(|(condition, values)| values.0 & (1 << self.value(condition).min(63)) != 0)
    }

    /// The same situation with another leaf in one slot.
    #[must_use]
    pub fn with_leaf(mut self, slot: Slot, leaf: Leaf) -> Self {
        self.leaves[slot as usize] = leaf;
        self
    }
}
