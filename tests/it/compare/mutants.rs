//! Every way to make a clause weaker or stronger, and how the comparison takes it: the original is the model, the
//! mutant the agreement, and the other way round.
//!
//! A weaker clause must come out as less than the model's, a stronger one as more. An edit may take from a clause what
//! another clause says as well, or what it did not say (`where practicable` put beside `where appropriate`); where the
//! comparison therefore finds that nothing is lost, the reference evaluator, which knows nothing of how it came to
//! its answer, must find so too.
//!
//! There are more than ten thousand of them, so an ordinary run takes every so manieth of each document;
//! `MOULINT_CASES` divides the stride, `MOULINT_LIST=1` prints every mutant with what became of it.

use std::collections::BTreeMap;

use super::{compared, documents, read};
use moulint::check::demand::Form;
use moulint::compare::{Comparison, Depth, Instrument, Relation};
use moulint::library::Library;
use moulint::trial::mutants::{Mutant, Source};
use moulint::trial::second_opinion;
use rayon::prelude::*;

/// What became of a mutant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fate {
    /// As it was made.
    Right,
    /// Nothing changed, and the reference evaluator agrees.
    NoChange,
    /// Stronger, and therefore at odds with another clause of the document.
    Clash,
    /// The mutant cannot be read.
    Unreadable,
    /// Judged otherwise than it was made.
    Wrong,
}

struct Verdict {
    fate: Fate,
    why: String,
}

fn row(comparison: &Comparison, model: &Instrument, address: &str) -> Option<Relation> {
    let row = comparison.rows.iter().find(|row| model.address(row.statement) == address);
    row.map(|row| row.relation)
}

/// Whether the reference evaluator finds that one document says all that a clause of another says.
fn agrees(other: &Instrument, model: &Instrument, address: &str) -> bool {
    // The same words outside of the vocabulary have the same leaves in both.
    let library = Library::builtin();
    let opaques = &model.meaning.lexicon.opaques;
    let other = moulint::lower::understand(&other.tree, library.taxonomy(), opaques);
    let norms = model.meaning.set.norms.iter().filter(|norm| norm.origin.address == address);
    norms.into_iter().all(|norm| second_opinion::entails(&other.set, norm, Form::Require) == Some(true))
}

fn judge(document: &Instrument, mutant: &Mutant) -> Verdict {
    let verdict = |fate, why: String| Verdict { fate, why };
    let other = read(&mutant.text);
    if other.unread.len() > document.unread.len() && mutant.kind != "clause deleted" {
        return verdict(Fate::Unreadable, String::new());
    }
    let there = compared(document, &other, Depth::Relations);
    let back = compared(&other, document, Depth::Relations);
    let own = row(&there, document, &mutant.address);
    // What the original is to the mutant's clause.
    let seen = row(&back, &other, &mutant.address);
    let told = format!("{own:?}, back {seen:?}, adds {}, back {}", there.added.len(), back.added.len());
    let kept = own.is_some_and(Relation::keeps);
    // A number cannot be held against a word such as `promptly`, so that neither says what the other does.
    // And without `of restraint` a duty is called for by every event.
    let from = mutant.kind == "deadline taken out" && mutant.detail.contains(" of ");
    // Leave to do something before an event, in writing or within a time is leave for that way of doing it, and the
    // duty, which leaves other ways, does not give it.
    let place = document.meaning.statements.iter().find(|one| one.address == mutant.address);
    let timed = mutant.kind == "must to may";
    // Who acts jointly with more people leaves a choice of whom to act with.
    let words = place.map_or("", |one| one.body.slice(&document.text));
    // Under `may only`, what is taken from the exception is taken from the leave.
    let only = words.contains("only ");
    let leave = !mutant.weaker && only && own == Some(Relation::Contradicted);
    let joint = !mutant.weaker && words.contains("jointly with");
    let incomparable = (mutant.kind == "deadline made vague" || from || timed || joint)
        && own == Some(Relation::Overlapping);
    // `every A or B` is every A and every B.
    let each = mutant.kind == "and to or" && mutant.detail.contains("every ");
    let clashes = there.rows.iter().chain(&back.rows).any(|row| row.relation == Relation::Contradicted);
    match (mutant.weaker, own) {
        _ if incomparable => verdict(Fate::Right, told),
        (true, Some(Relation::Stronger)) if each => verdict(Fate::Right, told),
        (true, Some(Relation::Equivalent)) if agrees(&other, document, &mutant.address) => {
            verdict(Fate::NoChange, told)
        }
        (true, Some(own)) if !own.keeps() && own != Relation::Overlapping && own != Relation::Undecided => {
            // Seen from the weaker text, the original says as much and more, or what was turned round.
            let more = matches!(
                seen,
                None | Some(
                    Relation::Stronger
                        | Relation::Equivalent
                        | Relation::Contradicted
                        | Relation::Conditional
                )
            );
            verdict(if more || !back.added.is_empty() { Fate::Right } else { Fate::Wrong }, told)
        }
        (false, _) if kept && (own == Some(Relation::Stronger) || !there.added.is_empty()) => {
            verdict(if clashes { Fate::Clash } else { Fate::Right }, told)
        }
        (false, _) if kept && agrees(document, &other, &mutant.address) => verdict(Fate::NoChange, told),
        (false, _) if leave => verdict(Fate::Right, told),
        _ => verdict(Fate::Wrong, told),
    }
}

/// Clauses whose mutants are not what they were made to be, or of which the reference evaluator cannot tell, for it looks
/// at a clause without what prevails over it.
const KNOWN: [(&str, &str); 4] = [
    // `subject to access-to-records`, which says who may see records.
    ("massachusetts-2018.mou", "III.D.15"),
    // The model forbids elsewhere some of what it demands here.
    ("montgomery-2022.mou", "5.11"),
    // `a school-employee must` binds every one, so that a narrower word for it binds fewer.
    ("practice-model.mou", "XIV.8"),
    // To serve as a liaison of some kind is less than to serve as a point of contact.
    ("chicago-2019.mou", "2.3"),
];

/// Every how manieth mutant is looked at.
fn stride() -> usize {
    const ORDINARY: usize = 30;
    let times = std::env::var("MOULINT_CASES").ok().and_then(|times| times.parse().ok());
    (ORDINARY / times.unwrap_or(1).max(1)).max(1)
}

#[test]
#[expect(clippy::print_stdout, reason = "the table is for whoever asks for it with --nocapture")]
fn weaker_is_weaker_and_stronger_is_stronger() {
    let listed = std::env::var("MOULINT_LIST").is_ok();
    let mut counts: BTreeMap<(bool, &'static str), [usize; 5]> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (path, text) in documents() {
        let document = read(&text);
        let source = Source::new(&text, &document.tree, &document.meaning);
        let itself = compared(&document, &document, Depth::Relations);
        let addresses = itself.rows.iter().map(|row| document.address(row.statement));
        let mut mutants: Vec<Mutant> = addresses.flat_map(|address| source.of_clause(address)).collect();
        mutants.retain(|mutant| mutant.kind != "clause said twice");
        let chosen: Vec<Mutant> = mutants.into_iter().step_by(stride()).collect();
        let judged: Vec<(Mutant, Verdict)> = chosen
            .into_par_iter()
            .map(|mutant| {
                let verdict = judge(&document, &mutant);
                (mutant, verdict)
            })
            .collect();
        for (mutant, verdict) in judged {
            counts.entry((mutant.weaker, mutant.kind)).or_default()[verdict.fate as usize] += 1;
            let line =
                format!("{path} {}: {} `{}`: {}", mutant.address, mutant.kind, mutant.detail, verdict.why);
            if listed {
                println!("{:?} {line}", verdict.fate);
            }
            let known =
                KNOWN.iter().any(|(file, address)| path.ends_with(file) && mutant.address == *address);
            if verdict.fate == Fate::Wrong && !known {
                wrong.push(line);
            }
        }
    }
    for ((weaker, kind), [right, same, clash, unreadable, wrong]) in &counts {
        let direction = if *weaker { "weaker" } else { "stronger" };
        println!(
            "{direction} {kind}: {right} right, {same} no change, {clash} clash, {unreadable} unreadable, {wrong} wrong"
        );
    }
    assert!(wrong.is_empty(), "{} mutants are judged wrongly:\n{}", wrong.len(), wrong.join("\n"));
}
