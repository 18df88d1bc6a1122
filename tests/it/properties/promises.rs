//! What the semantics promises of verdicts (section 15), each promise a test.

use moulint::check::demand::Form;
use moulint::check::verdict::Verdict;
use moulint::norm::leaf_set::{Leaf, LeafSet};
use moulint::norm::scope::Slot;
use moulint::norm::{Modality, Norm, NormId, NormSet};
use proptest::prelude::*;
use proptest::sample::select;

use super::generate::{self, Case};
use super::{check, class, verdict};

/// An agreement of one clause.
pub(super) fn alone(norm: &Norm) -> NormSet {
    NormSet { norms: vec![norm.clone()], domains: vec![(generate::many_valued(), 3)], ..NormSet::default() }
}

/// A clause or rule in which nothing is left open.
fn plain() -> impl Strategy<Value = Norm> {
    generate::norm(generate::modality()).prop_map(|mut norm| {
        norm.opaque_slots.clear();
        norm.opaque_holes.clear();
        norm.blanket = false;
        norm
    })
}

/// Whether a clause alone satisfies a demand for another.
fn entails(ours: &Norm, theirs: &Norm) -> bool {
    verdict(&alone(ours), theirs, Form::Require).passes()
}

/// Entailment is reflexive: what a clause says satisfies a demand for the same, unless it is left open.
#[test]
fn every_norm_entails_itself() {
    check(2_000, plain(), |norm| {
        let measures = &norm.discharge.measures;
        if moulint::norm::measure::shortfalls(measures, measures).is_empty() {
            prop_assert!(entails(&norm, &norm));
        }
        Ok(())
    });
}

/// A norm that is likely to be weaker: less region, more options, or any one where each was meant.
fn weaker(norm: Norm) -> impl Strategy<Value = Norm> {
    let edits = (generate::scope(), generate::leaf_set(), any::<bool>(), any::<bool>());
    edits.prop_map(move |(scope, set, relax, lower)| {
        let mut norm = norm.clone();
        let mut shared: Vec<_> = norm.region.iter().filter_map(|ours| ours.intersection(&scope)).collect();
        let duty = norm.modality == Modality::Obligation;
        let mut options = norm.discharge.options.clone();
        if duty && relax && norm.discharge.options(Slot::Recipient).is_none() {
            options.push((Slot::Recipient, set.clone()));
            options.sort_by_key(|(slot, _)| *slot);
        }
        for (slot, offered) in &mut options {
            *offered = if relax { offered.union(&set) } else { offered.clone() };
            shared.iter_mut().for_each(|scope| *scope.slots.get_mut(*slot) = LeafSet::EVERYTHING);
        }
        norm.discharge.options = options;
        if !shared.is_empty() {
            norm.region = shared;
        }
        if lower {
            norm.strength = moulint::norm::Strength::Should;
        }
        norm
    })
}

/// Entailment is transitive.
#[test]
fn what_an_entailed_norm_entails_is_entailed() {
    let chain = plain().prop_flat_map(|first| (Just(first.clone()), weaker(first)));
    let chain = chain.prop_flat_map(|(first, second)| (Just(first), Just(second.clone()), weaker(second)));
    check(3_000, chain, |(first, second, third)| {
        if entails(&first, &second) && entails(&second, &third) {
            prop_assert!(entails(&first, &third));
        }
        Ok(())
    });
}

/// The order of clauses does not matter; only what prevails over what does.
#[test]
fn clause_order_is_irrelevant() {
    let shuffled = generate::case().prop_flat_map(|case| {
        let order: Vec<u32> = (0..6).take(case.set.norms.len()).collect();
        (Just(case), Just(order).prop_shuffle())
    });
    check(3_000, shuffled, |(Case { set, asked, form }, order)| {
        let place = |id: NormId| {
            let place = order.iter().position(|old| *old == id.0).expect("every norm has a place");
            NormId(u32::try_from(place).expect("at most six norms"))
        };
        let moved = NormSet {
            norms: order.iter().map(|old| set.norms[*old as usize].clone()).collect(),
            priorities: set
                .priorities
                .iter()
                .map(|(higher, lower)| (place(*higher), place(*lower)))
                .collect(),
            ..set.clone()
        };
        prop_assert_eq!(class(verdict(&moved, &asked, form)), class(verdict(&set, &asked, form)));
        Ok(())
    });
}

/// A prohibition over which everything prevails spoils no satisfied prohibition. With duties around it may
/// ban the other ways to discharge one, so that what is left, or nothing, is what the rule forbids: then
/// the agreement is found to contradict itself or the rule, and never merely to fall short.
#[test]
fn a_lowest_prohibition_never_spoils_a_satisfied_one() {
    let cases = (generate::case(), generate::norm(Just(Modality::Prohibition).boxed()));
    check(6_000, cases, |(Case { mut set, mut asked, .. }, mut added)| {
        asked = Norm { modality: Modality::Prohibition, discharge: Default::default(), ..asked };
        added.hole_statements.clear();
        added.origin.statement = 100;
        if verdict(&set, &asked, Form::Require) != Verdict::Satisfied {
            return Ok(());
        }
        let last = NormId(u32::try_from(set.norms.len()).expect("at most six norms"));
        set.priorities.extend((0..last.0).map(|higher| (NormId(higher), last)));
        set.norms.push(added);
        let duties = set.norms.iter().any(|norm| norm.modality == Modality::Obligation);
        let after = verdict(&set, &asked, Form::Require);
        let clash = matches!(after, Verdict::Inconsistent | Verdict::Contradicted);
        prop_assert!(after == Verdict::Satisfied || (duties && clash), "{:?}", after);
        Ok(())
    });
}

/// Among clauses of one kind, adding an exception to one never makes a verdict on that kind better.
#[test]
fn an_exception_never_strengthens() {
    let cases = (generate::case(), generate::scope(), 0..6usize);
    check(4_000, cases, |(Case { mut set, asked, .. }, hole, which)| {
        set.norms.retain(|norm| norm.modality == asked.modality);
        set.priorities.clear();
        set.norms.iter_mut().for_each(|norm| norm.hole_statements.clear());
        let before = class(verdict(&set, &asked, Form::Require));
        if let Some(norm) = set.norms.get_mut(which) {
            norm.holes.push(hole);
        }
        prop_assert!(class(verdict(&set, &asked, Form::Require)) >= before);
        Ok(())
    });
}

/// The agreement and the rule with every set of leaves in a slot replaced.
fn with_sets(case: &Case, slot: Slot, change: &dyn Fn(&LeafSet) -> LeafSet) -> Case {
    let mut case = case.clone();
    for norm in case.set.norms.iter_mut().chain([&mut case.asked]) {
        for scope in norm.region.iter_mut().chain(&mut norm.holes) {
            let set = scope.slots.get_mut(slot);
            *set = change(set);
        }
        for (_, options) in norm.discharge.options.iter_mut().filter(|(known, _)| *known == slot) {
            *options = change(options);
        }
    }
    case
}

/// The set with each leaf replaced by others; what is not listed stays where it is.
fn replaced(set: &LeafSet, by: &dyn Fn(Leaf) -> Vec<Leaf>) -> LeafSet {
    let few = if set.has_tail() { set.complement() } else { set.clone() };
    let image = LeafSet::of(few.listed().flat_map(by));
    if set.has_tail() { image.complement() } else { image }
}

/// Names do not matter: numbering the leaves differently changes no verdict.
#[test]
fn renaming_changes_nothing() {
    let names = Just(vec![0, 63, 64, 65, 200]).prop_shuffle();
    check(3_000, (generate::case(), select(&generate::LIVE[..]), names), |(case, slot, names)| {
        let by = |leaf: Leaf| vec![Leaf(names[leaf.0 as usize])];
        let renamed = with_sets(&case, slot, &|set| replaced(set, &by));
        prop_assert_eq!(
            verdict(&renamed.set, &renamed.asked, renamed.form),
            verdict(&case.set, &case.asked, case.form)
        );
        Ok(())
    });
}

/// Whether some duty offers options in the slot.
fn offered(case: &Case, slot: Slot) -> bool {
    case.set.norms.iter().chain([&case.asked]).any(|norm| norm.discharge.options(slot).is_some())
}

/// How finely the taxonomy is drawn does not matter: splitting a leaf in two that nobody tells apart
/// changes no verdict. Options are left out, since one thing and a choice of two are not the same there.
#[test]
fn splitting_a_leaf_changes_nothing() {
    let slots = select(&[Slot::Event, Slot::Subject, Slot::Recipient][..]);
    check(3_000, (generate::case(), slots, 0..generate::LEAVES), |(case, slot, split)| {
        if offered(&case, slot) {
            return Ok(());
        }
        let by = |leaf: Leaf| if leaf.0 == split { vec![leaf, Leaf(90)] } else { vec![leaf] };
        let finer = with_sets(&case, slot, &|set| replaced(set, &by));
        prop_assert_eq!(
            class(verdict(&finer.set, &finer.asked, finer.form)),
            class(verdict(&case.set, &case.asked, case.form))
        );
        Ok(())
    });
}

/// A term declared complete has no "other" below it. Taking that leaf out of every set never makes a
/// verdict worse: there is less to cover.
#[test]
fn a_complete_term_is_never_worse_than_an_open_one() {
    let slots = select(&[Slot::Event, Slot::Subject, Slot::Recipient][..]);
    check(3_000, (generate::case(), slots, 0..generate::LEAVES), |(open, slot, other)| {
        if offered(&open, slot) {
            return Ok(());
        }
        let complete = with_sets(&open, slot, &|set| set.difference(&LeafSet::of([Leaf(other)])));
        prop_assert!(
            class(verdict(&complete.set, &complete.asked, complete.form))
                <= class(verdict(&open.set, &open.asked, open.form))
        );
        Ok(())
    });
}
