//! The blanks of a model: what an agreement puts in their places.
//!
//! A blank is a parameter of the model, so a clause is compared as it reads once it is filled in. What belongs
//! in it is read off the clause of the agreement that comes nearest with it: of all clauses about the same act,
//! the one that meets most of what is asked.

mod filler;

use super::instrument::Instrument;
use super::side::Side;
use crate::check::budget::Budget;
use crate::check::demand::Form;
use crate::check::effective::Effective;
use crate::check::judge::judge;
use crate::check::verdict::Verdict;
use crate::lower::{Lexicon, Understanding, clause, places};
use crate::norm::scope::Slot;
use crate::norm::{Norm, Origin};
use crate::syntax::ast::{
    self, HeaderKey, HeaderValue, List, Member, Modal, OrBlank, Statement, StatementKind, Term,
};
use crate::text::Span;
use filler::Filler;

/// What became of a blank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// These words stand in its place.
    Filled(String),
    /// It is a blank in the agreement too.
    Left,
    /// The agreement has the clause, and nothing in this place.
    Struck,
}

/// A blank of the model and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What the model says belongs there.
    pub label: String,
    /// The address of its clause, or the header line.
    pub place: String,
    /// Where it stands in the model.
    pub span: Span,
    /// What became of it.
    pub fate: Fate,
    /// The statement of the agreement that was looked at, if it is one.
    pub statement: Option<usize>,
}

/// Every blank of the model that the agreement speaks to, and the model with those filled in that it fills;
/// nothing where it fills none.
pub(super) fn fill(
    model: &Instrument,
    agreement: &Instrument,
    meaning: &Understanding,
    side: &Side<'_>,
) -> (Vec<Blank>, Option<ast::Agreement>) {
    let mut blanks = in_header(model, agreement);
    let mut tree = model.tree.clone();
    let ours = agreement.tree.body.statements();
    let (theirs, effective) = (side.document, side.effective());
    // Words that are filled in keep the leaves that they have in the agreement.
    let mut lexicon = meaning.lexicon.copy();
    lexicon.opaques.clone_from(&theirs.lexicon.opaques);
    let model_effective = Effective::new(&meaning.set);
    let mut index = 0;
    let mut filled_any = false;
    each_statement(&mut tree.body, &mut |statement| {
        let at = index;
        index += 1;
        let mut open = Vec::new();
        places::blanks(statement, &mut open);
        if open.is_empty() {
            return;
        }
        let mut best: Option<(Rank, Statement, Vec<Blank>)> = None;
        for (number, candidate) in ours.iter().enumerate().filter(|(_, other)| alike(statement, other)) {
            let mut filler = Filler { text: &agreement.text, found: Vec::new() };
            let mut filled = statement.clone();
            filler.statement(&mut filled, candidate);
            let Some(norms) = lowered(&mut lexicon, &filled) else { continue };
            let verdict = worst(effective, &norms);
            let fates =
                |wanted: fn(&Fate) -> bool| filler.found.iter().filter(|(_, _, fate)| wanted(fate)).count();
            // What the model says elsewhere is not what it leaves open here.
            let known = !norms.is_empty() && worst(&model_effective, &norms).passes();
            if known && fates(|fate| matches!(fate, Fate::Filled(_))) > 0 {
                continue;
            }
            let named = statement.label.is_some()
                && statement.label.as_ref().map(|label| &label.text)
                    == candidate.label.as_ref().map(|label| &label.text);
            let rank = Rank {
                verdict,
                other_name: !named,
                not_left: fates(|fate| *fate == Fate::Left) == 0,
                struck: fates(|fate| *fate == Fate::Struck),
                besides: besides(statement, candidate),
            };
            // Leave without the ban that goes with it is part of `may only`.
            let partly = norms.iter().any(|norm| worst(effective, std::slice::from_ref(norm)).passes());
            let fits = verdict <= Verdict::Weaker || (partly && verdict <= Verdict::Missing);
            if fits && best.as_ref().is_none_or(|(known, ..)| rank < *known) {
                let place = model.address(at).to_owned();
                let blanks = filler.found.into_iter().map(|(label, span, fate)| Blank {
                    label,
                    place: place.clone(),
                    span,
                    fate,
                    statement: Some(number),
                });
                best = Some((rank, filled, blanks.collect()));
            }
        }
        if let Some((_, filled, found)) = best {
            filled_any |= found.iter().any(|blank| blank.fate != Fate::Struck);
            blanks.extend(found);
            *statement = filled;
        }
    });
    blanks.sort_by_key(|blank| blank.span);
    (blanks, filled_any.then_some(tree))
}

/// How well a clause of the agreement fits as the one that fills a blank; the smallest fits best.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    verdict: Verdict,
    other_name: bool,
    not_left: bool,
    struck: usize,
    besides: usize,
}

/// How much a statement names in places where another names nothing.
fn besides(open: &Statement, from: &Statement) -> usize {
    let filled = |statement: &Statement| -> Vec<Slot> {
        places::slots(statement).into_iter().map(|(slot, _)| slot).collect()
    };
    let known = filled(open);
    filled(from).into_iter().filter(|slot| !known.contains(slot)).count()
}

fn each_statement(body: &mut ast::Body, visit: &mut impl FnMut(&mut Statement)) {
    for member in &mut body.members {
        match member {
            Member::Statement(statement) => visit(statement),
            Member::Section(section) => each_statement(&mut section.body, visit),
            Member::Header(_) | Member::Quote(_) => {}
        }
    }
}

/// Whether two statements are about the same act in the same way, or state the same kind of fact.
fn alike(one: &Statement, other: &Statement) -> bool {
    match (&one.kind, &other.kind) {
        (StatementKind::Clause(one), StatementKind::Clause(other)) => {
            one.action.text == other.action.text && force(one.modal) == force(other.modal)
        }
        (StatementKind::Assignment { .. }, StatementKind::Assignment { .. }) => true,
        (
            StatementKind::Status { subject: one, negated, .. },
            StatementKind::Status { subject: other, negated: other_negated, .. },
        ) => negated == other_negated && names(&one.list) == names(&other.list),
        _ => false,
    }
}

/// The modal words that do the same, by number.
fn force(modal: Modal) -> u8 {
    match modal {
        Modal::Must | Modal::Shall | Modal::Will | Modal::AgreesTo | Modal::Indicative | Modal::Should => 0,
        Modal::AspiresTo | Modal::SeeksTo => 0,
        Modal::MustNot | Modal::ShallNot | Modal::WillNot | Modal::MayNot | Modal::ShouldNot => 1,
        Modal::May | Modal::MayOnly => 2,
        Modal::NeedNot => 3,
    }
}

/// The names in a list, blanks apart.
fn names(list: &List) -> Vec<&str> {
    let names = list.items.iter().filter_map(|item| match &item.term {
        Term::Name(name) => Some(name.text.as_str()),
        Term::Opaque(text) => Some(text.value.as_str()),
        Term::Blank(_) => None,
    });
    names.collect()
}

/// The norms of a statement; none for a fact, and nothing for what has no blanks to compare.
fn lowered(lexicon: &mut Lexicon, statement: &Statement) -> Option<Vec<Norm>> {
    let nowhere = Origin { address: String::new(), statement: usize::MAX };
    match &statement.kind {
        StatementKind::Clause(clause) => Some(clause::lower(lexicon, clause, &nowhere).norms),
        StatementKind::Assignment { subject, sole, tasks, parts } => {
            Some(clause::assignment(lexicon, subject, *sole, tasks, parts, &nowhere).norms)
        }
        StatementKind::Status { .. } => return Some(Vec::new()),
        _ => None,
    }
    .filter(|norms| !norms.is_empty())
}

/// The worst verdict on some norms; nothing to say against none.
fn worst(effective: &Effective<'_>, norms: &[Norm]) -> Verdict {
    let verdict = |norm| judge(effective, norm, Form::Require, &mut Budget::default()).verdict;
    norms.iter().map(verdict).max().unwrap_or(Verdict::Satisfied)
}

/// The header lines that the model leaves open.
fn in_header(model: &Instrument, agreement: &Instrument) -> Vec<Blank> {
    let headers = |tree: &'_ ast::Agreement| -> Vec<ast::Header> {
        let members = tree.body.members.iter();
        members
            .filter_map(
                |member| if let Member::Header(header) = member { Some(header.clone()) } else { None },
            )
            .collect()
    };
    let theirs = headers(&agreement.tree);
    let open = |value: &HeaderValue| match value {
        HeaderValue::Blank(blank) | HeaderValue::Signed { date: OrBlank::Blank(blank), .. } => {
            Some(blank.clone())
        }
        _ => None,
    };
    let mut found = Vec::new();
    for header in headers(&model.tree) {
        let Some(blank) = open(&header.value) else { continue };
        let fate = match theirs.iter().find(|other| other.key == header.key) {
            None => Fate::Struck,
            Some(other) if open(&other.value).is_some() => Fate::Left,
            Some(other) => {
                let words = other.span.slice(&agreement.text);
                let value = words.split_once(char::is_whitespace).map_or("", |(_, value)| value);
                Fate::Filled(one_line(value))
            }
        };
        let (label, place) = (blank.label.value, header_name(header.key).to_owned());
        found.push(Blank { label, place, span: blank.span, fate, statement: None });
    }
    found
}

/// A header key as it is written.
pub(super) fn header_name(key: HeaderKey) -> &'static str {
    match key {
        HeaderKey::Jurisdiction => "jurisdiction",
        HeaderKey::District => "district",
        HeaderKey::Agency => "agency",
        HeaderKey::Signed => "signed",
        HeaderKey::Amended => "amended",
        HeaderKey::Renewed => "renewed",
        HeaderKey::Effective => "effective",
        HeaderKey::Expires => "expires",
        HeaderKey::Facts => "facts",
        HeaderKey::Source => "source",
        HeaderKey::Status => "status",
        HeaderKey::Version => "version",
    }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
