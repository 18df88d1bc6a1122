//! Regions of situations: which conduct a norm speaks of.
//!
//! A situation is a point in a product of dimensions, one for each slot of a clause and one for each
//! condition. A region is a union of boxes; a box picks a set in every dimension. Cutting a box by
//! another yields disjoint boxes, which is all the checker needs (semantics, sections 1 and 12).

use std::sync::Arc;

use super::leaf_set::LeafSet;

/// The dimensions that a clause's words fill.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// Who acts.
    Subject,
    /// What is done.
    Action,
    /// What it is done to.
    Object,
    /// `to`
    Recipient,
    /// `from`
    Source,
    /// `with`
    Instrument,
    /// `for`: the offence or purpose.
    Matter,
    /// `about`
    About,
    /// `in`: the topic of a training.
    Field,
    /// `at`
    Place,
    /// `during`
    Occasion,
    /// `on`
    Duty,
    /// `as`
    Capacity,
    /// `jointly with`, `in consultation with`
    Partner,
    /// `before`, `when`, `after`: the event that calls for the act.
    Event,
}

impl Slot {
    /// How many there are.
    pub const COUNT: usize = 15;
    /// All of them, in the order of a clause.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Subject,
        Self::Action,
        Self::Object,
        Self::Recipient,
        Self::Source,
        Self::Instrument,
        Self::Matter,
        Self::About,
        Self::Field,
        Self::Place,
        Self::Occasion,
        Self::Duty,
        Self::Capacity,
        Self::Partner,
        Self::Event,
    ];
}

/// One set of leaves for each slot.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slots([LeafSet; Slot::COUNT]);

impl Slots {
    /// The set in one slot.
    pub fn get(&self, slot: Slot) -> &LeafSet {
        &self.0[slot as usize]
    }

    /// The set in one slot, to change it.
    pub fn get_mut(&mut self, slot: Slot) -> &mut LeafSet {
        &mut self.0[slot as usize]
    }

    /// The same slots with one of them replaced.
    #[must_use]
    pub fn with(mut self, slot: Slot, set: LeafSet) -> Self {
        *self.get_mut(slot) = set;
        self
    }

    /// All slots with their sets.
    pub fn iter(&self) -> impl Iterator<Item = (Slot, &LeafSet)> {
        Slot::ALL.into_iter().zip(&self.0)
    }
}

/// A term of the vocabulary, as an index. Conditions are known by their terms, so it is defined here, below
/// the taxonomy that says what it means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TermId(pub u32);

/// A condition on which a clause may hang: one dimension of the situation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Condition {
    /// A condition of the vocabulary; two values, or the exclusive ones it declares.
    Term(TermId),
    /// Something stated about the act that the vocabulary does not decide, such as `principal determines
    /// emergency`; two values, and never the same as another condition.
    Stated(Arc<str>),
    /// Words outside the vocabulary; two values, and nothing is known about them.
    Opaque(Arc<str>),
}

/// Which values of a condition are meant, as bits: for a two-valued condition bit 0 is "no" and bit 1 is
/// "yes"; for a condition with exclusive values, bit n is the n-th value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Values(pub u64);

impl Values {
    /// The condition holds.
    pub const YES: Self = Self(0b10);
    /// The condition does not hold.
    pub const NO: Self = Self(0b01);
}

/// A box: a set in every dimension. Conditions not named may have any value.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ScopeBox {
    /// The slots.
    pub slots: Slots,
    /// The conditions that matter, sorted, each once, with the values that belong.
    pub conditions: Vec<(Condition, Values)>,
}

impl ScopeBox {
    /// The values allowed for a condition, or nothing where all are.
    pub fn values(&self, condition: &Condition) -> Option<Values> {
        self.conditions
            .binary_search_by(|(known, _)| known.cmp(condition))
            .ok()
            .and_then(|index| self.conditions.get(index))
            .map(|&(_, values)| values)
    }

    /// Narrows a condition to `values`; what was allowed before and is not among them goes.
    pub fn narrow(&mut self, condition: Condition, values: Values) {
        match self.conditions.binary_search_by(|(known, _)| known.cmp(&condition)) {
            Ok(index) => {
                if let Some((_, known)) = self.conditions.get_mut(index) {
                    known.0 &= values.0;
                }
            }
            Err(index) => self.conditions.insert(index, (condition, values)),
        }
    }

    /// The box with a condition set to exactly `values`.
    #[must_use]
    pub fn with_values(mut self, condition: &Condition, values: Values) -> Self {
        match self.conditions.binary_search_by(|(known, _)| known.cmp(condition)) {
            Ok(index) => {
                if let Some((_, known)) = self.conditions.get_mut(index) {
                    *known = values;
                }
            }
            Err(index) => self.conditions.insert(index, (condition.clone(), values)),
        }
        self
    }

    /// Whether no situation lies inside.
    pub fn is_empty(&self) -> bool {
        self.slots.iter().any(|(_, set)| set.is_empty())
            || self.conditions.iter().any(|(_, values)| values.0 == 0)
    }

    /// Whether the two share a situation; both must be non-empty.
    pub fn intersects(&self, other: &Self) -> bool {
        Slot::ALL.into_iter().all(|slot| self.slots.get(slot).intersects(other.slots.get(slot)))
            && self.conditions.iter().all(|(condition, values)| {
                other.values(condition).is_none_or(|allowed| allowed.0 & values.0 != 0)
            })
    }

    /// The situations in both, if there are any.
    pub fn intersection(&self, other: &Self) -> Option<Self> {
        if !self.intersects(other) {
            return None;
        }
        let mut shared = self.clone();
        for slot in Slot::ALL {
            let theirs = other.slots.get(slot);
            if !theirs.is_everything() {
                *shared.slots.get_mut(slot) = self.slots.get(slot).intersection(theirs);
            }
        }
        for (condition, values) in &other.conditions {
            shared.narrow(condition.clone(), *values);
        }
        (!shared.is_empty()).then_some(shared)
    }

    /// Whether every situation of this box lies in `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        Slot::ALL.into_iter().all(|slot| self.slots.get(slot).is_subset(other.slots.get(slot)))
            && other
                .conditions
                .iter()
                .all(|(condition, values)| self.values(condition).is_some_and(|mine| mine.0 & !values.0 == 0))
    }

    /// What is left of this box outside `other`, as disjoint boxes; the box itself where they do not meet.
    /// `domain` gives all values of a condition.
    pub fn difference(&self, other: &Self, domain: &dyn Fn(&Condition) -> Values) -> Vec<Self> {
        if !self.intersects(other) {
            return vec![self.clone()];
        }
        let mut rest = self.clone();
        let mut pieces = Vec::new();
        for (condition, values) in &other.conditions {
            let mine = self.values(condition).unwrap_or_else(|| domain(condition));
            let outside = Values(mine.0 & !values.0);
            if outside.0 != 0 {
                pieces.push(rest.clone().with_values(condition, outside));
                rest = rest.with_values(condition, Values(mine.0 & values.0));
            }
        }
        for slot in Slot::ALL {
            let outside = self.slots.get(slot).difference(other.slots.get(slot));
            if !outside.is_empty() {
                let inside = self.slots.get(slot).intersection(other.slots.get(slot));
                let mut piece = rest.clone();
                *piece.slots.get_mut(slot) = outside;
                pieces.push(piece);
                *rest.slots.get_mut(slot) = inside;
            }
        }
        pieces
    }
}
