//! The pieces of a clause: what can be put in place of something else, put in or taken out by itself.

use crate::lower::slots::slot_of;
use crate::norm::measure::Aspect;
use crate::norm::scope::Slot;
use crate::syntax::ast::{
    Circumstance, Clause, Condition, Deadline, Frequency, Item, List, Measure, Modal, Part, RoleKind,
    SubjectKind, Term,
};
use crate::text::Span;

/// What a piece says of its clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    Subject,
    Action,
    Object,
    Role(RoleKind),
    If,
    Unless,
    OnlyIf,
    Event,
    Except,
    Hedge,
    Measure(Aspect),
    InWriting,
    Under,
    Override,
}

impl Key {
    /// The slot that it fills.
    pub(super) fn slot(self) -> Option<Slot> {
        match self {
            Self::Subject => Some(Slot::Subject),
            Self::Action => Some(Slot::Action),
            Self::Object => Some(Slot::Object),
            Self::Role(kind) => slot_of(kind),
            Self::Event => Some(Slot::Event),
            _ => None,
        }
    }

    /// Whether it limits when the clause applies, so that what comes after it could be read as belonging to it.
    pub(super) fn is_limit(self) -> bool {
        matches!(self, Self::If | Self::Unless | Self::OnlyIf | Self::Except | Self::Override)
    }
}

/// A piece of a clause.
#[derive(Clone, Copy, Debug)]
pub(super) struct Piece<'c> {
    pub(super) key: Key,
    pub(super) span: Span,
    /// The list in it, where there is one and no more.
    pub(super) list: Option<&'c List>,
    /// Whether it is in words that nobody has modelled, or left open.
    pub(super) unknown: bool,
}

/// The pieces of a clause, its modal word left out, in the order written.
pub(super) fn pieces(clause: &Clause) -> Vec<Piece<'_>> {
    let listed = |key, span, list| Piece { key, span, list: Some(list), unknown: has_unknown(list) };
    let plain = |key, span, unknown| Piece { key, span, list: None, unknown };
    let mut found = vec![
        listed(Key::Subject, clause.subject.span, &clause.subject.list),
        plain(Key::Action, clause.action.span, false),
    ];
    found.extend(clause.object.iter().map(|object| listed(Key::Object, object.span, object)));
    for part in &clause.parts {
        found.push(match part {
            Part::Role(role) if role.alternatives.is_empty() => {
                listed(Key::Role(role.kind), role.span, &role.list)
            }
            Part::Role(role) => {
                let last = role.alternatives.last().map_or(role.span, |other| other.span);
                let unknown = role.alternatives.iter().any(|other| has_unknown(&other.list));
                plain(Key::Role(role.kind), role.span.join(last), unknown || has_unknown(&role.list))
            }
            Part::Circumstance(Circumstance::If(condition, span)) => {
                plain(Key::If, *span, is_unknown(condition))
            }
            Part::Circumstance(Circumstance::Unless(condition, span)) => {
                plain(Key::Unless, *span, is_unknown(condition))
            }
            Part::Circumstance(Circumstance::OnlyIf(condition, span)) => {
                plain(Key::OnlyIf, *span, is_unknown(condition))
            }
            Part::Circumstance(Circumstance::Event(anchor)) => {
                listed(Key::Event, anchor.span, &anchor.events)
            }
            Part::Circumstance(Circumstance::Except(exception)) => plain(Key::Except, exception.span, false),
            Part::Circumstance(Circumstance::Hedge(_, span)) => plain(Key::Hedge, *span, false),
            Part::Measure(measure) => {
                let (aspect, span) = measured(measure);
                plain(Key::Measure(aspect), span, false)
            }
            Part::InWriting(span) => plain(Key::InWriting, *span, false),
            Part::Under(term, span) => plain(Key::Under, *span, !matches!(term, Term::Name(_))),
            Part::Override(over) => plain(Key::Override, over.span, over.opaque.is_some()),
        });
    }
    found.sort_by_key(|piece| piece.span);
    found
}

fn measured(measure: &Measure) -> (Aspect, Span) {
    match measure {
        Measure::Deadline(
            Deadline::Within { span, .. } | Deadline::Symbol(_, span) | Deadline::Date(_, span),
        ) => (Aspect::Deadline, *span),
        Measure::Frequency(Frequency::Times { span, .. } | Frequency::Vague(_, span)) => {
            (Aspect::Frequency, *span)
        }
        Measure::Amount(amount) => (Aspect::Amount, amount.span),
        Measure::Duration(quantity) => (Aspect::Duration, quantity.span),
    }
}

/// Where a term stands.
pub(super) fn place(term: &Term) -> Span {
    match term {
        Term::Name(name) => name.span,
        Term::Opaque(text) => text.span,
        Term::Blank(blank) => blank.span,
    }
}

/// Whether some of a list is in unknown words or left open.
pub(super) fn has_unknown(list: &List) -> bool {
    let unknown = |term: &Term| !matches!(term, Term::Name(_));
    let item = |item: &Item| unknown(&item.term) || item.minus.iter().any(unknown);
    list.items.iter().any(item)
}

fn is_unknown(condition: &Condition) -> bool {
    match condition {
        Condition::Opaque(_) | Condition::Blank(_) => true,
        Condition::Name(_) | Condition::Value(..) | Condition::Judged { .. } => false,
        Condition::Not(inner, _) => is_unknown(inner),
        Condition::And(all, _) | Condition::Or(all, _) => all.iter().any(is_unknown),
    }
}

/// What a clause does, by its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Force {
    Duty,
    Ban,
    Leave,
    /// `may only`
    Only,
    Excuse,
}

/// What a clause does, and whether firmly.
pub(super) fn force(clause: &Clause) -> (Force, bool) {
    let (force, firm) = match clause.modal {
        Modal::Must | Modal::Shall | Modal::Will | Modal::AgreesTo | Modal::Indicative => (Force::Duty, true),
        Modal::Should | Modal::AspiresTo | Modal::SeeksTo => (Force::Duty, false),
        Modal::MustNot | Modal::ShallNot | Modal::WillNot | Modal::MayNot => (Force::Ban, true),
        Modal::ShouldNot => (Force::Ban, false),
        Modal::May => (Force::Leave, true),
        Modal::MayOnly => (Force::Only, true),
        Modal::NeedNot => (Force::Excuse, true),
    };
    if clause.subject.kind == SubjectKind::No { (Force::Ban, firm) } else { (force, firm) }
}

/// Some words on one line.
pub(super) fn words(text: &str, span: Span) -> String {
    span.slice(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a comment stands in some words, which must not be lost with them.
pub(super) fn has_comment(text: &str, span: Span) -> bool {
    let words = span.slice(text);
    words.contains("//") || words.contains("/*")
}
