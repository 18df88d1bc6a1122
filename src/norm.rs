//! Norms: what the clauses of a document mean, independent of how they were written.
//!
//! A clause is normalised into one or more norms (semantics, section 2). A norm is a modality over a
//! region of situations; a duty besides says what discharges it. Norms know where they came from by
//! [`Origin`] only, so that comparing them never depends on layout.

pub mod leaf_set;
pub mod measure;
pub mod calendar;
pub mod scope;

use leaf_set::LeafSet;
use measure::Measures;
use scope::{ScopeBox, Slot};

/// A norm of one set, as an index into [`NormSet::norms`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NormId(pub u32);

/// What a norm does with the conduct in its region.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modality {
    /// It must not happen.
    Prohibition,
    /// It must be done.
    Obligation,
    /// It may happen; says so expressly (strong permission).
    Permission,
    /// It need not be done.
    Exemption,
}

impl Modality {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Prohibition, Self::Obligation, Self::Permission, Self::Exemption];

    /// Whether norms of the two modalities cannot both be followed or relied on where their regions meet.
    pub fn opposes(self, other: Self) -> bool {
        use Modality::{Exemption, Obligation, Permission, Prohibition};
        matches!(
            (self, other),
            (Prohibition, Permission | Obligation)
                | (Permission | Obligation, Prohibition)
                | (Obligation, Exemption)
                | (Exemption, Obligation)
        )
    }
}

/// How binding a norm is, weakest first (semantics, section 2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// An effort that nobody can check: `aspires to`, `seeks to`.
    Aspire,
    /// `should`
    Should,
    /// `must ... where practicable`
    Hedged,
    /// `must`
    Must,
}

/// The exact place a norm came from.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The address of its clause, such as `III.2`.
    pub address: String,
    /// Index of its statement in document order, for the source map.
    pub statement: usize,
}

/// Why a norm is in the set although no clause says it in so many words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Derivation {
    /// The clause says it.
    Stated,
    /// The other half of `may only` or of `only X may`: what is not allowed is forbidden.
    OnlyElse,
    /// `X is responsible for D`: tasks X.
    Assignment,
    /// `X is solely responsible for D`: shuts out everybody else.
    SoleAssignment,
    /// `must ensure that ...`: a duty of supervision.
    Supervision,
}

/// How an obligation is discharged.
///
/// Every slot of an obligation is universal or existential. A universal slot belongs to the trigger: for
/// each of its leaves something must be done, so it sits in the region. An existential slot names
/// options: doing it with any one of them is enough, so it sits here and is open in the region.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Discharge {
    /// The existential slots with their options; [`Slot::Action`] is always among them. Sorted by slot.
    pub options: Vec<(Slot, LeafSet)>,
    /// How soon, how often, how much, and in which form.
    pub measures: Measures,
}

impl Discharge {
    /// The options of every slot, where it is existential, to be asked for more than one of them.
    pub fn by_slot(&self) -> [Option<&LeafSet>; Slot::COUNT] {
        let mut all = [None; Slot::COUNT];
        for (slot, set) in &self.options {
            all[*slot as usize] = Some(set);
        }
        all
    }

    /// The options in a slot, if it is existential.
    pub fn options(&self, slot: Slot) -> Option<&LeafSet> {
        self.options.iter().find(|(known, _)| *known == slot).map(|(_, set)| set)
    }
}

/// A norm.
#[derive(Clone, Debug)]
pub struct Norm {
    /// Prohibition, obligation, permission or exemption.
    pub modality: Modality,
    /// How binding.
    pub strength: Strength,
    /// Where it applies: a union of boxes. For obligations the trigger, with existential slots open.
    pub region: Vec<ScopeBox>,
    /// Boxes taken out of the region by `except`.
    pub holes: Vec<ScopeBox>,
    /// Clauses (by statement index) whose regions are holes: `except as provided in`.
    pub hole_statements: Vec<usize>,
    /// For obligations: how they are discharged. Default for the other modalities.
    pub discharge: Discharge,
    /// Slots filled, in part or whole, with opaque words or blanks: what they mean is not known.
    pub opaque_slots: Vec<Slot>,
    /// Slots of holes filled, in part or whole, with opaque words.
    pub opaque_holes: Vec<Slot>,
    /// Whether it obliges to follow some body of rules as a whole, such as "all applicable law".
    pub blanket: bool,
    /// How it follows from its clause.
    pub derivation: Derivation,
    /// Its clause.
    pub origin: Origin,
}

impl Norm {
    /// The conduct the norm speaks of: its region, with the options of existential slots put in.
    pub fn conduct(&self) -> Vec<ScopeBox> {
        self.region.iter().map(|scope| self.with_options(scope.clone())).collect()
    }

    /// All leaves that the norm's conduct has in one slot.
    pub fn reach(&self, slot: Slot) -> LeafSet {
        let all = |all: LeafSet, scope: &ScopeBox| all.union(scope.slots.get(slot));
        let region = self.region.iter().fold(LeafSet::NOTHING, all);
        match self.discharge.options(slot) {
            Some(options) => region.intersection(options),
            None => region,
        }
    }

    /// A trigger box with this norm's options put into the existential slots.
    pub fn with_options(&self, mut scope: ScopeBox) -> ScopeBox {
        for (slot, options) in &self.discharge.options {
            let set = scope.slots.get_mut(*slot);
            *set = set.intersection(options);
        }
        scope
    }
}

/// All norms of a document, with what prevails over what.
#[derive(Clone, Debug, Default)]
pub struct NormSet {
    /// The norms in document order.
    pub norms: Vec<Norm>,
    /// Pairs (higher, lower): the first prevails where the two disagree. Acyclic once lowered.
    pub priorities: Vec<(NormId, NormId)>,
    /// Situations that cannot occur, because one condition implies another.
    pub impossible: Vec<ScopeBox>,
    /// How many exclusive values each many-valued condition has; conditions not named have two.
    pub domains: Vec<(scope::Condition, u32)>,
}

impl NormSet {
    /// All values of a condition.
    pub fn domain(&self, condition: &scope::Condition) -> scope::Values {
        let count = self.domains.iter().find(|(known, _)| known == condition).map_or(2, |&(_, count)| count);
        scope::Values(if count >= 64 { u64::MAX } else { (1 << count) - 1 })
    }

    /// The norm with an id of this set.
    pub fn get(&self, id: NormId) -> Option<&Norm> {
        self.norms.get(id.0 as usize)
    }

    /// All norms with their ids.
    pub fn iter(&self) -> impl Iterator<Item = (NormId, &Norm)> {
        self.norms
            .iter()
            .enumerate()
            .map(|(index, norm)| (NormId(u32::try_from(index).unwrap_or(u32::MAX)), norm))
    }

    /// The norms of the clauses that a norm names as exceptions to it.
    pub fn named_in<'s>(&'s self, norm: &'s Norm) -> impl Iterator<Item = (NormId, &'s Norm)> + 's {
        let named = norm.hole_statements.as_slice();
        // Nearly no norm names any, and then there is nothing to look for.
        let norms = if named.is_empty() { &[][..] } else { self.norms.as_slice() };
        let all = norms.iter().enumerate();
        all.filter(|(_, other)| named.contains(&other.origin.statement))
            .map(|(index, norm)| (NormId(u32::try_from(index).unwrap_or(u32::MAX)), norm))
    }

    /// The norms that prevail over `id` where they disagree.
    pub fn above(&self, id: NormId) -> impl Iterator<Item = NormId> + '_ {
        self.priorities.iter().filter(move |(_, lower)| *lower == id).map(|&(higher, _)| higher)
    }
}
