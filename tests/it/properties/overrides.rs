//! Precedence, by the set formula of section 9 and by the evaluator. Cutting by what is left of the clause
//! that prevails, not by all it says, brings the base rule back where an exception has an exception.

use moulint::check::evaluate::{effective, forbidden, permitted};
use moulint::check::situation::Situation;
use moulint::norm::leaf_set::{Leaf, LeafSet};
use moulint::norm::scope::{ScopeBox, Slot};
use moulint::norm::{Derivation, Discharge, Modality, Norm, NormId, NormSet, Origin, Strength};
use proptest::collection::vec;
use proptest::prelude::*;

use super::check;

/// What a clause is about, as bits for eight acts.
type Acts = u8;

fn norm(ban: bool, acts: Acts) -> Norm {
    let mut scope = ScopeBox::default();
    *scope.slots.get_mut(Slot::Action) = LeafSet::of((0..8).filter(|act| acts & (1 << act) != 0).map(Leaf));
    Norm {
        modality: if ban { Modality::Prohibition } else { Modality::Permission },
        strength: Strength::Must,
        region: vec![scope],
        holes: Vec::new(),
        hole_statements: Vec::new(),
        discharge: Discharge::default(),
        opaque_slots: Vec::new(),
        opaque_holes: Vec::new(),
        blanket: false,
        derivation: Derivation::Stated,
        origin: Origin { address: String::new(), statement: 0 },
    }
}

fn doing(act: u32) -> Situation {
    let nothing = Situation { leaves: [Leaf::SOMETHING_ELSE; Slot::COUNT], values: Default::default() };
    nothing.with_leaf(Slot::Action, Leaf(act))
}

#[test]
fn an_exception_to_an_exception_brings_the_rule_back() {
    let norms = vec![norm(true, 0b1), norm(false, 0b111), norm(true, 0b1111)];
    let priorities = vec![(NormId(0), NormId(1)), (NormId(1), NormId(2))];
    let set = NormSet { norms, priorities, ..NormSet::default() };
    let states =
        (0..5).map(|act| (forbidden(&set, &doing(act), Strength::Must), permitted(&set, &doing(act))));
    // The innermost exception, what is left of the outer one, the rule, and what nobody speaks of.
    let expected = [(true, false), (false, true), (false, true), (true, false), (false, false)];
    assert_eq!(states.collect::<Vec<_>>(), expected);
}

#[test]
fn cell_by_cell_and_by_sets_is_the_same() {
    let clauses = vec((any::<bool>(), any::<Acts>()), 1..=6);
    check(4_500, (clauses, vec((0..6u32, 0..6u32), 0..=10)), |(clauses, pairs)| {
        let count = u32::try_from(clauses.len()).expect("at most six clauses");
        let priorities: Vec<(u32, u32)> = pairs.into_iter().filter(|(a, b)| a < b && *b < count).collect();
        // Clauses stand in order from most to least prevailing, so one pass is enough.
        let mut left: Vec<Acts> = Vec::new();
        for (lower, (ban, acts)) in (0u32..).zip(&clauses) {
            let above =
                priorities.iter().filter(|(_, below)| *below == lower).map(|(higher, _)| *higher as usize);
            let cut =
                above.filter(|higher| clauses[*higher].0 != *ban).fold(0, |cut, higher| cut | left[higher]);
            left.push(acts & !cut);
        }
        let ids = priorities.iter().map(|(higher, lower)| (NormId(*higher), NormId(*lower)));
        let norms = clauses.iter().map(|(ban, acts)| norm(*ban, *acts)).collect();
        let set = NormSet { norms, priorities: ids.collect(), ..NormSet::default() };
        for (id, left) in (0u32..).zip(left) {
            for act in 0..8 {
                prop_assert_eq!(effective(&set, NormId(id), &doing(act)), left & (1 << act) != 0);
            }
        }
        Ok(())
    });
}
