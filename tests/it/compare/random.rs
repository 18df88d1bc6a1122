//! What holds of any two agreements, tried on random ones.
//!
//! A random agreement is a handful of clauses about few acts, people, places and conditions, so that they meet,
//! exclude and outrank each other often.

use std::fmt;

use moulint::compare::{Comparison, Depth, Instrument, Relation};
use proptest::prelude::*;
use proptest::sample::select;

use super::{compared, read};
use crate::properties::check;

/// A clause, and which clause it outranks or gives way to, as a number.
#[derive(Clone, Debug)]
struct Clause {
    words: String,
    rank: Option<(&'static str, usize)>,
}

/// A random agreement.
#[derive(Clone)]
struct Random {
    clauses: Vec<Clause>,
}

impl fmt::Debug for Random {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\n{}", self.text())
    }
}

impl Random {
    fn text(&self) -> String {
        let order: Vec<usize> = (0..self.clauses.len()).collect();
        self.written(&order, "c", 3)
    }

    /// The agreement with its clauses in some order, its labels beginning with some letter, and so many clauses in
    /// each section.
    fn written(&self, order: &[usize], label: &str, each: usize) -> String {
        let mut text = "agreement \"Random\" {\n".to_owned();
        for (number, section) in order.chunks(each).enumerate() {
            text.push_str(&format!("section S{number} {{\n"));
            for &index in section {
                let clause = &self.clauses[index];
                let rank = clause.rank.filter(|(_, other)| *other < self.clauses.len() && *other != index);
                let rank = rank.map(|(word, other)| format!(" {word} {label}{other}")).unwrap_or_default();
                text.push_str(&format!("{label}{index}: {}{rank}.\n", clause.words));
            }
            text.push_str("}\n");
        }
        text.push('}');
        text
    }
}

fn clause() -> impl Strategy<Value = Clause> {
    let subject = select(&["SRO", "every officer", "chief", "principal", "SRO and chief"][..]);
    let conduct = select(
        &[
            ("must not", "arrest student"),
            ("may", "arrest student"),
            ("should not", "arrest student"),
            ("may only", "arrest student"),
            ("must not", "search student"),
            ("may", "search student"),
            ("must", "notify a parent about arrest"),
            ("must", "notify every parent about arrest"),
            ("must", "notify a parent or a teacher about arrest"),
            ("should", "notify a parent about arrest"),
            ("need not", "notify a parent about arrest"),
            ("must", "meet with principal"),
            ("must", "meet with principal and superintendent"),
        ][..],
    );
    let place = select(&["", " at school-property", " at school-building", " at classroom"][..]);
    let limit = select(
        &[
            "",
            "",
            "",
            " unless emergency",
            " if emergency",
            " if warrant",
            " unless \"the chief agrees\"",
            " where practicable",
        ][..],
    );
    let time = select(&["", "", " within 4 hours of arrest", " within 2 days of arrest", " promptly"][..]);
    let often = select(&["", " every month", " every year"][..]);
    let rank = proptest::option::weighted(0.2, (select(&["notwithstanding", "subject to"][..]), 0..5usize));
    (subject, conduct, place, limit, (time, often), rank).prop_map(
        |(subject, (modal, deed), place, limit, (time, often), rank)| {
            let measure = match deed {
                deed if deed.starts_with("notify") && modal != "need not" => time,
                deed if deed.starts_with("meet") => often,
                _ => "",
            };
            // `may only` needs a limit.
            let limit = if modal == "may only" && limit.is_empty() { " if warrant" } else { limit };
            Clause { words: format!("{subject} {modal} {deed}{place}{limit}{measure}"), rank }
        },
    )
}

fn agreement() -> impl Strategy<Value = Random> {
    proptest::collection::vec(clause(), 1..=5).prop_map(|clauses| Random { clauses })
}

fn relations(model: &Instrument, agreement: &Instrument) -> Comparison {
    compared(model, agreement, Depth::Relations)
}

fn told(model: &Instrument, comparison: &Comparison) -> Vec<String> {
    let row = |row: &moulint::compare::Row| format!("{} {}", model.address(row.statement), row.relation);
    comparison.rows.iter().map(row).collect()
}

/// A document next to itself is all equivalent, whatever it says.
#[test]
fn every_agreement_is_equivalent_to_itself() {
    check(400, agreement(), |random| {
        let document = read(&random.text());
        let comparison = relations(&document, &document);
        prop_assert!(comparison.is_equivalent(), "{:?}", told(&document, &comparison));
        Ok(())
    });
}

/// Order, labels and sections make no difference, in either direction.
#[test]
fn order_and_labels_make_no_difference() {
    let turned = agreement().prop_flat_map(|random| {
        let order: Vec<usize> = (0..random.clauses.len()).collect();
        (Just(random), Just(order).prop_shuffle(), 1..4usize)
    });
    check(300, turned, |(random, order, each)| {
        let (one, other) = (read(&random.text()), read(&random.written(&order, "label", each)));
        for (model, agreement) in [(&one, &other), (&other, &one)] {
            let comparison = relations(model, agreement);
            prop_assert!(comparison.is_equivalent(), "{:?}", told(model, &comparison));
        }
        Ok(())
    });
}

/// Two agreements that have much in common.
fn pair() -> impl Strategy<Value = (Random, Random)> {
    (agreement(), proptest::collection::vec((any::<bool>(), clause()), 5)).prop_map(|(one, changes)| {
        let changed = one.clauses.iter().zip(changes).map(
            |(old, (change, new))| {
                if change { new } else { old.clone() }
            },
        );
        let other = Random { clauses: changed.collect() };
        (one, other)
    })
}

/// Seen from the other side, weaker is stronger: where one says all that the other says, nothing of the other goes
/// further, and the other adds nothing; what goes further is not kept from the other side; and two agreements are
/// equivalent from both sides or from none.
#[test]
fn swapping_the_sides_swaps_weaker_and_stronger() {
    check(500, pair(), |(one, other)| {
        let (one, other) = (read(&one.text()), read(&other.text()));
        let (there, back) = (relations(&one, &other), relations(&other, &one));
        prop_assert_eq!(there.is_equivalent(), back.is_equivalent());
        let keeps = |comparison: &Comparison| comparison.rows.iter().all(|row| row.relation.keeps());
        let further =
            |row: &&moulint::compare::Row| matches!(row.relation, Relation::Stronger | Relation::Overlapping);
        for (kept, seen, model) in [(&there, &back, &other), (&back, &there, &one)] {
            if keeps(kept) {
                let further = seen.rows.iter().find(further);
                prop_assert!(further.is_none() && seen.added.is_empty(), "{:?}", told(model, seen));
            }
        }
        let lost = |statement: usize| {
            let row = back.rows.iter().find(|row| row.statement == statement);
            row.is_some_and(|row| !row.relation.keeps())
        };
        for row in there.rows.iter().filter(|row| row.relation == Relation::Stronger) {
            let clause = one.words(row.statement);
            prop_assert!(row.partners.iter().any(|&at| lost(at)), "{}", clause);
        }
        Ok(())
    });
}

/// A clause that is dropped is missing, unless what is left says it as well; nothing else gets worse but what rests
/// on it.
#[test]
fn a_dropped_clause_is_not_kept() {
    check(300, agreement(), |random| {
        let document = read(&random.text());
        let mut less = random.clone();
        less.clauses.pop();
        let without = read(&less.text());
        let there = relations(&document, &without);
        let back = relations(&without, &document);
        // Either the clause said nothing new, or one of the two directions shows it.
        let shown =
            there.rows.iter().any(|row| row.relation != Relation::Equivalent) || !back.added.is_empty();
        prop_assert!(shown || there.is_equivalent() && back.is_equivalent());
        Ok(())
    });
}
