//! Finding one's way in the tree: statements, sections, places of words, and what a clause does.

use crate::syntax::ast::{
    Circumstance, Clause, Deadline, Frequency, Item, Measure, Member, Modal, Part, Quantifier, RoleKind,
    SubjectKind, Term,
};
use crate::text::Span;

/// What stands in a place of a clause.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum At {
    Subject,
    Object,
    Role(RoleKind),
}

/// What a clause does.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Force {
    Ban,
    Only,
    Duty,
    /// `may`, `need not`: what is taken from it is leave that somebody had.
    Leave,
    Other,
}

/// What a clause does, by its words. Only a thorough look takes advice for a duty or a ban and minds leave.
pub(super) fn force(clause: &Clause, thorough: bool) -> Force {
    let only_if =
        clause.parts.iter().any(|part| matches!(part, Part::Circumstance(Circumstance::OnlyIf(..))));
    match (clause.subject.kind, clause.modal) {
        (SubjectKind::No, _) => Force::Ban,
        (_, Modal::MayOnly) => Force::Only,
        (SubjectKind::Plain, Modal::May) if only_if => Force::Only,
        (SubjectKind::Plain, Modal::MustNot | Modal::ShallNot | Modal::WillNot | Modal::MayNot) => Force::Ban,
        (SubjectKind::Plain, Modal::Must | Modal::Shall | Modal::Will | Modal::AgreesTo)
            if clause.ensured.is_none() =>
        {
            Force::Duty
        }
        (SubjectKind::Plain, Modal::Should) if thorough && clause.ensured.is_none() => Force::Duty,
        (SubjectKind::Plain, Modal::ShouldNot) if thorough => Force::Ban,
        (SubjectKind::Plain, Modal::May | Modal::NeedNot) if thorough => Force::Leave,
        _ => Force::Other,
    }
}

/// Whether a duty speaks of every case of an item (syntax: reading of lists).
pub(super) fn universal(at: At, item: &Item) -> bool {
    match (item.quantifier, at) {
        (Some(Quantifier::Every), _) => true,
        (Some(Quantifier::Some), _) => false,
        (None, At::Object | At::Role(RoleKind::To | RoleKind::From | RoleKind::With)) => false,
        (None, _) => true,
    }
}

pub(in crate::trial) fn quotes(members: &[Member]) -> Vec<Span> {
    members
        .iter()
        .flat_map(|member| match member {
            Member::Quote(quote) => vec![quote.span],
            Member::Section(section) => quotes(&section.body.members),
            _ => Vec::new(),
        })
        .collect()
}

pub(super) fn span_of(term: &Term) -> Span {
    match term {
        Term::Name(name) => name.span,
        Term::Opaque(text) => text.span,
        Term::Blank(blank) => blank.span,
    }
}

pub(super) fn span_of_measure(measure: &Measure) -> Span {
    match measure {
        Measure::Deadline(
            Deadline::Within { span, .. } | Deadline::Symbol(_, span) | Deadline::Date(_, span),
        )
        | Measure::Frequency(Frequency::Times { span, .. } | Frequency::Vague(_, span)) => *span,
        Measure::Amount(amount) => amount.span,
        Measure::Duration(quantity) => quantity.span,
    }
}
