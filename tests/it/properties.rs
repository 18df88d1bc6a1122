//! The checker against the reference evaluator, and both against what the semantics promises (section 15).
//!
//! Cases are the same in every run. `MOULINT_CASES` multiplies how many there are, `MOULINT_SEED` picks
//! others.

mod generate;
mod histories;
mod overrides;
mod promises;
mod show;
mod variance;

use generate::Case;
use moulint::check::budget::Budget;
use moulint::check::demand::Form;
use moulint::check::effective::Effective;
use moulint::check::evaluate::{judge_cell, judge_reference};
use moulint::check::judge::judge;
use moulint::check::universe::Universe;
use moulint::check::verdict::Verdict;
use moulint::norm::{Norm, NormSet};
use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseResult, TestRng, TestRunner};

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok().and_then(|text| text.parse().ok())
}

/// So many cases, and as many times more as somebody asks for.
pub(crate) fn cases(few: u32) -> u32 {
    let times = number("MOULINT_CASES").and_then(|times| u32::try_from(times).ok()).unwrap_or(1);
    few.saturating_mul(times)
}

/// Runs a property on random cases and shows the smallest one that breaks it.
#[track_caller]
pub(crate) fn check<S: Strategy>(cases: u32, strategy: S, property: impl Fn(S::Value) -> TestCaseResult)
where
    S::Value: std::fmt::Debug,
{
    let mut seed = [7; 32];
    seed[..8].copy_from_slice(&number("MOULINT_SEED").unwrap_or(2026).to_le_bytes());
    let config = Config {
        cases: self::cases(cases),
        failure_persistence: None,
        max_global_rejects: u32::MAX,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    if let Err(error) = runner.run(&strategy, property) {
        panic!("{error}");
    }
}

/// What the checker says.
fn verdict(set: &NormSet, asked: &Norm, form: Form) -> Verdict {
    judge(&Effective::new(set), asked, form, &mut Budget::default()).verdict
}

/// What the reference evaluator says.
fn reference(set: &NormSet, asked: &Norm, form: Form) -> Verdict {
    judge_reference(set, asked, form, &Universe::of(set, asked))
}

/// The verdict with the three ways of falling short taken together, which only messages tell apart.
fn class(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Weaker | Verdict::ByReference => Verdict::Missing,
        other => other,
    }
}

/// The agreement without what is not known about words in its slots. Opaque conditions stay.
fn understood(mut case: Case) -> Case {
    for norm in &mut case.set.norms {
        norm.opaque_slots.clear();
        norm.opaque_holes.clear();
    }
    case
}

/// The two ways to the same answer, depth first by boxes and one situation after the other, agree.
#[test]
fn checker_and_reference_evaluator_agree() {
    check(20_000, generate::case().prop_map(understood), |Case { set, asked, form }| {
        let expected = reference(&set, &asked, form);
        // What a demand that speaks of no possible situation is called is a matter of the lints.
        if expected != Verdict::NotApplicable {
            prop_assert_eq!(class(verdict(&set, &asked, form)), class(expected));
        }
        Ok(())
    });
}

/// Opaque words can be taken into account more or less cleverly, and messages differ with it; but nothing
/// passes that hangs on them.
#[test]
fn nothing_passes_on_the_strength_of_opaque_words() {
    check(10_000, generate::case(), |Case { set, asked, form }| {
        if verdict(&set, &asked, form).passes() {
            prop_assert!(reference(&set, &asked, form).passes(), "{}", reference(&set, &asked, form));
        }
        Ok(())
    });
}

/// The part of a rule that is shown as the place where it fails does fail as said, and nowhere worse.
#[test]
fn the_part_shown_fails_as_said() {
    check(6_000, generate::case().prop_map(understood), |Case { set, asked, form }| {
        let judgement = judge(&Effective::new(&set), &asked, form, &mut Budget::default());
        // Where the two disagree on the whole, another test says so.
        let agreed = class(reference(&set, &asked, form)) == class(judgement.verdict);
        if let Some(piece) = judgement.piece.filter(|_| agreed) {
            // The slots in which a rule offers options are open in the part of a required duty.
            let part = Norm { region: vec![piece.clone()], ..asked.clone() };
            let universe = Universe::of(&set, &part);
            let idle = if form == Form::Require { &asked.discharge.options[..] } else { &[] };
            let mut cells = universe.situations(&piece, idle);
            cells.retain(|cell| !set.impossible.iter().any(|scope| cell.is_in(scope)));
            let whole = Universe::of(&set, &asked);
            let worst = cells.iter().map(|cell| judge_cell(&set, &asked, form, &whole, cell)).max();
            prop_assert_eq!(worst.map(class), Some(class(judgement.verdict)), "{:?}", piece);
        }
        Ok(())
    });
}
