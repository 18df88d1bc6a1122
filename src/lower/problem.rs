//! What could not be understood, or is understood but doubtful, with its place.

use crate::syntax::ast::{Kind, RoleKind};
use crate::text::Span;

/// A problem in a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What.
    pub kind: ProblemKind,
    /// Where.
    pub span: Span,
}

/// What can be wrong with, or doubtful about, the words of a clause.
#[derive(Clone, Debug, PartialEq)]
pub enum ProblemKind {
    /// No such term; the nearest ones.
    UnknownTerm(String, Vec<String>),
    /// No such action; the nearest ones.
    UnknownAction(String, Vec<String>),
    /// The term is of a kind that does not fit where it stands: its name, its kind, the kinds that fit.
    WrongKind(String, Kind, Vec<Kind>),
    /// The action takes no such role.
    RoleNotTaken(String, RoleKind),
    /// The action takes no object.
    ObjectNotTaken(String),
    /// A bare class of people is addressed by a duty: is every one meant, or one of them?
    BareAddressee(String),
    /// `may not`
    MayNot,
    /// `will`
    Will,
    /// A hedge in a ban.
    HedgedBan,
    /// `may only` with nothing that limits it.
    OnlyWithoutLimit,
    /// `seeks to`, `aspires to`
    Aspiration,
    /// A slot of the clause excludes everything it names, or its conditions exclude each other.
    NeverApplies,
    /// A reference that leads nowhere.
    DanglingReference(String),
    /// Clauses that each prevail over the next, in a ring.
    CircularReference(Vec<String>),
    /// Two statements share a label.
    DuplicateLabel(String),
    /// Two sections share an address.
    DuplicateSection(String),
    /// The condition is too long to be worked out.
    TooComplex,
    /// A document defines a term it should not, or without a known parent.
    BadDefinition(String),
    /// The reason of an `unmodelled` is not one of the known ones.
    UnknownReason(String),
}
