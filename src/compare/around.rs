//! What stands around the norms: topics, facts, header lines, and the verdicts of packs on two editions.

use std::collections::BTreeMap;

use super::blanks::header_name;
use super::instrument::Instrument;
use super::matching::{Clause, Extra};
use super::relation::Relation;
use crate::audit;
use crate::check::verdict::Verdict;
use crate::library::{Library, Settings};
use crate::lower::Understanding;
use crate::syntax::ast::{self, Circumstance, Deadline, Frequency, Measure, Member, StatementKind, Term};
use crate::taxonomy::TermId;
use crate::text::Span;

/// A topic that a section of the model treats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Topic {
    /// Its name.
    pub name: String,
    /// Whether a section of the agreement treats it.
    pub treated: bool,
}

/// A header line that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderChange {
    /// Its key.
    pub key: &'static str,
    /// What the model says; nothing where it has no such line.
    pub model: Option<String>,
    /// What the agreement says.
    pub agreement: Option<String>,
}

/// A rule of a pack whose verdict is another one on the new text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerdictChange {
    /// The rule, with its pack.
    pub rule: String,
    /// The verdict on the old text; nothing where the rule was not considered.
    pub before: Option<Verdict>,
    /// The verdict on the new text.
    pub after: Option<Verdict>,
    /// The clauses of the new text that the verdict rests on.
    pub clauses: Vec<String>,
}

impl VerdictChange {
    /// Whether the new text is judged worse.
    pub fn is_worse(&self) -> bool {
        self.before.zip(self.after).is_some_and(|(before, after)| after > before)
    }
}

/// The verdicts that are others on a new edition, those that got worse first.
pub fn verdict_changes(
    library: &Library,
    settings: &Settings,
    old: &Instrument,
    new: &Instrument,
) -> Vec<VerdictChange> {
    let (old, new) =
        (library.check_agreement(&old.meaning, settings), library.check_agreement(&new.meaning, settings));
    let mut changes: BTreeMap<&str, VerdictChange> = BTreeMap::new();
    let empty =
        |rule: &str| VerdictChange { rule: rule.to_owned(), before: None, after: None, clauses: Vec::new() };
    for one in &old.verdicts {
        changes.entry(&one.rule).or_insert_with(|| empty(&one.rule)).before = Some(one.verdict);
    }
    for one in &new.verdicts {
        let change = changes.entry(&one.rule).or_insert_with(|| empty(&one.rule));
        change.after = Some(one.verdict);
        change.clauses.clone_from(&one.clauses);
    }
    let mut changes: Vec<VerdictChange> =
        changes.into_values().filter(|change| change.before != change.after).collect();
    changes.sort_by_key(|change| !change.is_worse());
    changes
}

/// The topics that the model's sections treat.
pub(super) fn topics(model: &Understanding, agreement: &Understanding) -> Vec<Topic> {
    let mut named: Vec<(TermId, String)> = Vec::new();
    for (index, section) in model.sections.iter().enumerate() {
        for (topic, name, _) in &section.covers {
            let Some(topic) = *topic else { continue };
            if audit::treats(model, index, topic) && !named.iter().any(|(known, _)| *known == topic) {
                named.push((topic, name.clone()));
            }
        }
    }
    let treated = audit::covers(agreement, &named).treated;
    let is_treated = |name: &String| treated.iter().any(|(known, _)| known == name);
    named.into_iter().map(|(_, name)| Topic { treated: is_treated(&name), name }).collect()
}

/// The header lines that differ, blanks of the model apart.
pub(super) fn header(model: &Instrument, agreement: &Instrument) -> Vec<HeaderChange> {
    let (old, new) = (lines(model), lines(agreement));
    let mut keys: Vec<ast::HeaderKey> = old.keys().chain(new.keys()).copied().collect();
    keys.sort_unstable();
    keys.dedup();
    let differs = |key: &ast::HeaderKey| old.get(key) != new.get(key);
    // Who has to sign is printed, even where the day is left open.
    let signs = |words: Option<&String>| {
        words.and_then(|words| words.split_once(" by ")).map(|(_, who)| who.to_owned())
    };
    let open = |key: &ast::HeaderKey| {
        let words = old.get(key);
        words.is_some_and(|words| words.contains("___"))
            && (signs(words) == signs(new.get(key)) || signs(words).is_none())
    };
    keys.into_iter()
        .filter(|key| differs(key) && !open(key))
        .map(|key| HeaderChange {
            key: header_name(key),
            model: old.get(&key).cloned(),
            agreement: new.get(&key).cloned(),
        })
        .collect()
}

/// What the header says under each key; several lines of one key together.
fn lines(instrument: &Instrument) -> BTreeMap<ast::HeaderKey, String> {
    let mut lines: BTreeMap<ast::HeaderKey, String> = BTreeMap::new();
    for member in &instrument.tree.body.members {
        let Member::Header(header) = member else { continue };
        let words: Vec<&str> = header.span.slice(&instrument.text).split_whitespace().skip(1).collect();
        let line = lines.entry(header.key).or_default();
        if !line.is_empty() {
            line.push_str("; ");
        }
        line.push_str(&words.join(" "));
    }
    lines
}

/// A fact that a document states of somebody or something, in words without order or layout.
#[derive(PartialEq, Eq)]
struct Fact {
    negated: bool,
    subject: Vec<String>,
    complement: Vec<String>,
    parts: Vec<String>,
}

/// The facts that a document states, each with its statement.
fn stated(instrument: &Instrument) -> Vec<(usize, Fact)> {
    let statements = instrument.tree.body.statements();
    let facts = statements.into_iter().enumerate().filter_map(|(index, statement)| {
        let StatementKind::Status { subject, negated, complement, parts } = &statement.kind else {
            return None;
        };
        let words = |list: &ast::List| {
            let mut words: Vec<String> = list
                .items
                .iter()
                .map(|item| match &item.term {
                    Term::Name(name) => name.text.clone(),
                    Term::Opaque(text) => format!("\"{}\"", text.value),
                    Term::Blank(blank) => format!("___\"{}\"", blank.label.value),
                })
                .collect();
            words.sort_unstable();
            words
        };
        let plain = |words: &str| words.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut parts: Vec<String> =
            parts.iter().map(|part| plain(part_span(part).slice(&instrument.text))).collect();
        parts.sort_unstable();
        let (subject, complement) = (words(&subject.list), words(complement));
        Some((index, Fact { negated: *negated, subject, complement, parts }))
    });
    facts.collect()
}

/// Where a part of a statement stands.
fn part_span(part: &ast::Part) -> Span {
    match part {
        ast::Part::Role(role) => role.span,
        ast::Part::Under(_, span) | ast::Part::InWriting(span) => *span,
        ast::Part::Override(over) => over.span,
        ast::Part::Circumstance(circumstance) => match circumstance {
            Circumstance::If(_, span)
            | Circumstance::Unless(_, span)
            | Circumstance::OnlyIf(_, span)
            | Circumstance::Hedge(_, span) => *span,
            Circumstance::Event(anchor) => anchor.span,
            Circumstance::Except(exception) => exception.span,
        },
        ast::Part::Measure(measure) => match measure {
            Measure::Deadline(
                Deadline::Within { span, .. } | Deadline::Symbol(_, span) | Deadline::Date(_, span),
            )
            | Measure::Frequency(Frequency::Times { span, .. } | Frequency::Vague(_, span)) => *span,
            Measure::Amount(amount) => amount.span,
            Measure::Duration(quantity) => quantity.span,
        },
    }
}

/// How the facts that the model states stand in the agreement: it states them, states the contrary, or neither.
/// A blank of the model stands for whatever the agreement states of the same subject.
pub(super) fn facts(model: &Instrument, agreement: &Instrument) -> Vec<Clause> {
    let ours = stated(agreement);
    let open = |words: &[String]| words.iter().any(|word| word.starts_with("___"));
    let alike = |theirs: &Fact, ours: &Fact| {
        let same = |one: &[String], other: &[String]| open(one) || one == other;
        same(&theirs.subject, &ours.subject)
            && same(&theirs.complement, &ours.complement)
            && (theirs.parts == ours.parts || open(&theirs.complement))
    };
    let clause = |(statement, theirs): (usize, Fact)| {
        let mut found = ours.iter().filter(|(_, fact)| alike(&theirs, fact));
        let same = found.clone().find(|(_, fact)| fact.negated == theirs.negated);
        // What is not so fills no blank.
        let blank = open(&theirs.subject) || open(&theirs.complement);
        let contrary = found.find(|(_, fact)| fact.negated != theirs.negated && !blank);
        let (relation, partner) = match (same, contrary) {
            (_, Some((index, _))) => (Relation::Contradicted, Some(*index)),
            (Some((index, _)), None) => (Relation::Equivalent, Some(*index)),
            (None, None) => (Relation::Missing, None),
        };
        Clause { statement, relation, parts: Vec::new(), partners: partner.into_iter().collect() }
    };
    stated(model).into_iter().map(clause).collect()
}

/// Facts that only the agreement states.
pub(super) fn new_facts(model: &Instrument, agreement: &Instrument) -> Vec<Extra> {
    let known = facts(model, agreement);
    let answered = |index: usize| known.iter().any(|clause| clause.partners.contains(&index));
    let extra = |(statement, _)| Extra { statement, takes_back: Vec::new() };
    let theirs = facts(agreement, model);
    let said = |index: usize| {
        theirs.iter().any(|clause| clause.statement == index && clause.relation == Relation::Equivalent)
    };
    stated(agreement).into_iter().filter(|(index, _)| !answered(*index) && !said(*index)).map(extra).collect()
}
