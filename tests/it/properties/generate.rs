//! Random small agreements.
//!
//! Four slots are in use, each with three listed leaves and whatever is not listed; one condition has two
//! values, one has three that exclude one another, one is opaque. That is small enough to look at every
//! situation and rich enough for every kind of interplay.

use std::sync::Arc;

use moulint::check::demand::Form;
use moulint::norm::leaf_set::{Leaf, LeafSet};
use moulint::norm::measure::{Amount, Deadline, Frequency, Measures, Quantity, Relation, Symbol, Unit};
use moulint::norm::scope::{Condition, ScopeBox, Slot, Values};
use moulint::norm::{Derivation, Discharge, Modality, Norm, NormId, NormSet, Origin, Strength};
use moulint::taxonomy::TermId;
use proptest::collection::vec;
use proptest::option::weighted;
use proptest::prelude::*;
use proptest::sample::select;

/// The slots that random norms speak of. The last one is bound by every duty.
pub(crate) const LIVE: [Slot; 4] = [Slot::Subject, Slot::Action, Slot::Recipient, Slot::Event];
/// The slots that a duty may offer options in, besides the action.
const OFFERING: [Slot; 2] = [Slot::Subject, Slot::Recipient];
/// How many leaves are listed in each slot.
pub(crate) const LEAVES: u32 = 3;

/// A question: does this agreement meet this demand?
#[derive(Clone)]
pub(crate) struct Case {
    pub(crate) set: NormSet,
    pub(crate) asked: Norm,
    pub(crate) form: Form,
}

/// Anything that can be asked of anything; half of the time it is close to what a clause says.
pub(crate) fn case() -> impl Strategy<Value = Case> {
    let forms = prop_oneof![3 => Just(Form::Require), 1 => Just(Form::Forbid), 1 => Just(Form::Reserve)];
    (norm_set(), asked(), forms, weighted(0.5, 0..6usize)).prop_map(|(set, asked, form, close)| {
        let clause = close.and_then(|index| set.norms.get(index));
        let asked = clause.map_or_else(|| asked.clone(), |clause| near(clause, &asked));
        Case { set, asked, form }
    })
}

/// The rule moved close to a clause: of its kind, inside its region, with at least its options.
pub(crate) fn near(clause: &Norm, rule: &Norm) -> Norm {
    let mut moved = Norm { modality: clause.modality, ..rule.clone() };
    if clause.modality != Modality::Obligation {
        moved.discharge = Discharge::default();
    }
    moved.discharge.options.clone_from(&clause.discharge.options);
    for (slot, options) in &mut moved.discharge.options {
        if let Some(more) = rule.discharge.options(*slot) {
            *options = options.union(more);
        }
    }
    let pairs = clause.region.iter().flat_map(|ours| rule.region.iter().map(move |theirs| (ours, theirs)));
    let shared: Vec<ScopeBox> = pairs.filter_map(|(ours, theirs)| ours.intersection(theirs)).collect();
    moved.region = if shared.is_empty() { clause.region.clone() } else { shared };
    for scope in moved.region.iter_mut().chain(&mut moved.holes) {
        for (slot, _) in &moved.discharge.options {
            *scope.slots.get_mut(*slot) = LeafSet::EVERYTHING;
        }
    }
    moved
}

/// A norm as a rule asks for it: no opaque slots, no holes that lean on other clauses.
pub(crate) fn asked() -> impl Strategy<Value = Norm> {
    (norm(modality()), narrow_slots()).prop_map(|(mut norm, slots)| {
        norm.opaque_slots.clear();
        norm.opaque_holes.clear();
        norm.blanket = false;
        // Rules are mostly narrower than clauses; otherwise nearly every verdict would be a failure.
        for scope in &mut norm.region {
            for (slot, set) in &slots {
                if norm.discharge.options(*slot).is_none() {
                    let shared = scope.slots.get(*slot).intersection(set);
                    *scope.slots.get_mut(*slot) = if shared.is_empty() { set.clone() } else { shared };
                }
            }
        }
        norm
    })
}

fn narrow_slots() -> impl Strategy<Value = Vec<(Slot, LeafSet)>> {
    vec(leaf_set(), LIVE.len()).prop_map(|sets| LIVE.into_iter().zip(sets).collect())
}

/// An agreement of at most six norms.
pub(crate) fn norm_set() -> impl Strategy<Value = NormSet> {
    let norms = vec((norm(modality()), weighted(0.06, 0..6usize)), 0..=6);
    (norms, vec((0..6u32, 0..6u32), 0..=5), any::<bool>(), weighted(0.3, impossible())).prop_map(
        |(norms, pairs, ascending, impossible)| {
            let count = u32::try_from(norms.len()).expect("at most six norms");
            let norms = norms.into_iter().enumerate().map(|(index, (mut norm, provided))| {
                norm.origin = Origin { address: index.to_string(), statement: index };
                norm.hole_statements = provided.into_iter().filter(|other| *other != index).collect();
                norm
            });
            // All pairs point the same way, so that no norm prevails over itself by detours.
            let known = pairs.into_iter().filter(|(a, b)| a != b && *a < count && *b < count);
            let ordered = known.map(|(a, b)| (a.min(b), a.max(b)));
            let priorities =
                ordered.map(|(a, b)| if ascending { (NormId(b), NormId(a)) } else { (NormId(a), NormId(b)) });
            NormSet {
                norms: norms.collect(),
                priorities: priorities.collect(),
                impossible: impossible.into_iter().collect(),
                domains: vec![(many_valued(), 3)],
            }
        },
    )
}

/// One value of the three implies that the two-valued condition holds.
fn impossible() -> impl Strategy<Value = ScopeBox> {
    (0..3u32).prop_map(|value| {
        let mut scope = ScopeBox::default();
        scope.narrow(two_valued(), Values::NO);
        scope.narrow(many_valued(), Values(1 << value));
        scope
    })
}

pub(crate) fn modality() -> BoxedStrategy<Modality> {
    prop_oneof![
        4 => Just(Modality::Prohibition),
        4 => Just(Modality::Obligation),
        2 => Just(Modality::Permission),
        1 => Just(Modality::Exemption),
    ]
    .boxed()
}

/// One norm, which may have opaque words in it or be a blanket promise.
pub(crate) fn norm(modality: BoxedStrategy<Modality>) -> impl Strategy<Value = Norm> {
    let strength = prop_oneof![
        6 => Just(Strength::Must), 1 => Just(Strength::Hedged), 1 => Just(Strength::Should), 1 => Just(Strength::Aspire)
    ];
    let holes = vec(scope(), 0..=2).prop_flat_map(|holes| weighted(0.3, Just(holes)));
    let opaque =
        (weighted(0.15, select(&LIVE[..])), weighted(0.3, select(&LIVE[..])), weighted(0.02, Just(())));
    (modality, strength, vec(scope(), 1..=2), holes, discharge(), opaque).prop_map(
        |(modality, strength, region, holes, discharge, (slot, hole, blanket))| {
            let duty = modality == Modality::Obligation;
            let mut norm = Norm {
                modality,
                strength,
                region,
                holes: holes.unwrap_or_default(),
                hole_statements: Vec::new(),
                discharge: if duty { discharge } else { Discharge::default() },
                opaque_slots: slot.into_iter().collect(),
                opaque_holes: Vec::new(),
                blanket: duty && blanket.is_some(),
                derivation: Derivation::Stated,
                origin: Origin { address: String::new(), statement: 0 },
            };
            // Options are open in the region, and an exception does not pick among them.
            let options: Vec<Slot> = norm.discharge.options.iter().map(|(slot, _)| *slot).collect();
            for scope in norm.region.iter_mut().chain(&mut norm.holes) {
                for slot in &options {
                    *scope.slots.get_mut(*slot) = LeafSet::EVERYTHING;
                }
            }
            // Opaque words limit what they stand in; a slot that is open has none.
            let limited =
                |scopes: &[ScopeBox], slot| scopes.iter().any(|scope| !scope.slots.get(slot).is_everything());
            norm.opaque_slots.retain(|slot| limited(&norm.region, *slot) || options.contains(slot));
            norm.opaque_holes = hole.into_iter().filter(|slot| limited(&norm.holes, *slot)).collect();
            norm
        },
    )
}

fn discharge() -> impl Strategy<Value = Discharge> {
    let offering =
        OFFERING.map(|slot| weighted(0.5, leaf_set()).prop_map(move |set| set.map(|set| (slot, set))));
    (leaf_set(), offering, measures()).prop_map(|(action, offering, measures)| {
        let mut options: Vec<_> = offering.into_iter().flatten().chain([(Slot::Action, action)]).collect();
        options.sort_by_key(|(slot, _)| *slot);
        Discharge { options, measures }
    })
}

/// Measures from a small pool, most of them none at all.
pub(crate) fn measures() -> impl Strategy<Value = Measures> {
    let relation = select(&[Relation::Before, Relation::When, Relation::After][..]);
    let count = select(&[Some(1.0), Some(2.0), Some(24.0), Some(48.0), None][..]);
    let within = (count, select(&[Unit::Hour, Unit::Day, Unit::SchoolDay][..]))
        .prop_map(|(count, unit)| Deadline::Within(Quantity { count, unit }));
    let deadline = prop_oneof![
        6 => within, 1 => Just(Deadline::Symbol(Symbol::Promptly)), 1 => Just(Deadline::Blank)
    ];
    let times = (
        select(&[Some(1.0), Some(2.0), Some(4.0), None][..]),
        select(&[Unit::Month, Unit::Semester, Unit::Year][..]),
    )
        .prop_map(|(count, unit)| Frequency::Times { count, per: 1.0, unit });
    let frequency = prop_oneof![6 => times, 1 => Just(Frequency::Vague)];
    let amount = (1..4u8, any::<bool>()).prop_map(|(least, blank)| Amount {
        least: Some(f64::from(least)),
        most: None,
        unit: Unit::Hour,
        per: None,
        blank,
    });
    let parts = (
        weighted(0.1, relation),
        weighted(0.15, deadline),
        weighted(0.15, frequency),
        weighted(0.08, amount),
        weighted(0.06, Just(())),
    );
    parts.prop_map(|(relation, deadline, frequency, amount, writing)| Measures {
        anchor: None,
        relation,
        deadline,
        frequency,
        amounts: amount.into_iter().collect(),
        duration: None,
        in_writing: writing.is_some(),
        standards: Vec::new(),
    })
}

/// A box: most slots are open, most conditions do not matter.
pub(crate) fn scope() -> impl Strategy<Value = ScopeBox> {
    let slots = LIVE.map(|_| weighted(0.45, leaf_set()));
    let conditions = (weighted(0.25, 1..3u64), weighted(0.25, 1..7u64), weighted(0.12, 1..3u64));
    (slots, conditions).prop_map(|(slots, (two, many, opaque))| {
        let mut scope = ScopeBox::default();
        for (slot, set) in LIVE.into_iter().zip(slots) {
            *scope.slots.get_mut(slot) = set.unwrap_or(LeafSet::EVERYTHING);
        }
        for (condition, values) in [(two_valued(), two), (many_valued(), many), (opaque_words(), opaque)] {
            if let Some(values) = values {
                scope.narrow(condition, Values(values));
            }
        }
        scope
    })
}

/// A set of leaves that is neither empty nor everything: one leaf, some, or everything but some.
pub(crate) fn leaf_set() -> impl Strategy<Value = LeafSet> {
    prop_oneof![4 => select(&[0b001u32, 0b010, 0b100][..]), 3 => 1..8u32, 2 => 8..15u32].prop_map(leaves)
}

/// The set with the leaves of the lower bits; the bit after them stands for whatever is not listed.
pub(crate) fn leaves(mask: u32) -> LeafSet {
    let among = |wanted: bool| (0..LEAVES).filter(move |leaf| (mask & (1 << leaf) != 0) == wanted).map(Leaf);
    if mask & (1 << LEAVES) == 0 {
        LeafSet::of(among(true))
    } else {
        LeafSet::EVERYTHING.difference(&LeafSet::of(among(false)))
    }
}

pub(crate) fn two_valued() -> Condition {
    Condition::Term(TermId(0))
}

pub(crate) fn many_valued() -> Condition {
    Condition::Term(TermId(1))
}

fn opaque_words() -> Condition {
    Condition::Opaque(Arc::from("something unusual"))
}
