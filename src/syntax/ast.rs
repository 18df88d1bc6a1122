//! The tree that parsing yields: what was written, nothing resolved.
//!
//! Four kinds of document share the pieces below. Names are still text here; looking them up is the
//! work of [`crate::resolve`]. Every node carries the span it was read from, in bytes of the whole
//! file, so that any message can point at exactly what was written.

mod clause;
mod document;
mod pack;
mod places;
mod vocabulary;

pub use clause::{
    Amount, AmountBound, Anchor, AnchorRelation, Circumstance, Clause, Condition, Deadline, Exception,
    Frequency, Hedge, Item, Joiner, JudgementVerb, List, Measure, Modal, Override, OverrideKind, Part,
    Quantifier, Quantity, Role, RoleKind, Subject, SubjectKind, Symbol, Term, Unit, VagueFrequency,
};
pub use document::{
    Agreement, AgreementKind, Author, Body, Covers, Define, Header, HeaderKey, HeaderValue, Mark, MarkKind,
    Member, Quote, Reading, Reference, Section, Statement, StatementKind, Sureness, Unmodelled, Waive,
};
pub use pack::{
    Assumption, BindingEvent, Binds, Citation, Demand, DemandForm, DemandKind, Evidence, Example,
    ExampleKind, Given, Guard, GuardKind, HeaderDemand, InForce, Pack, Rule, Severity, SourceEntry,
};
pub use vocabulary::{ActionFrame, Declaration, Kind, RoleFrame, Vocabulary};

use crate::text::Span;

/// An identifier or number as it was written, such as `school-property` or `III`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The characters of the name.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// A quoted string with its escapes undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// What the quotation marks hold.
    pub value: String,
    /// Where it stands, quotation marks included.
    pub span: Span,
}

/// A place left to be filled in: `___"supervising position"`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blank {
    /// What belongs there.
    pub label: Text,
    /// Where it stands.
    pub span: Span,
}

/// A calendar date, checked to exist.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DateValue {
    /// The day.
    pub date: jiff::civil::Date,
    /// Where it stands.
    pub span: Span,
}

/// A value that a template may leave open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OrBlank<T> {
    /// It was given.
    Given(T),
    /// It was left open.
    Blank(Blank),
}

impl<T> OrBlank<T> {
    /// Whether it was left open.
    pub fn is_blank(&self) -> bool {
        matches!(self, Self::Blank(_))
    }
}

/// Everything one file holds, in the order in which it was written.
#[derive(Clone, Debug, Default)]
pub struct File {
    /// The documents of the file.
    pub documents: Vec<Document>,
    /// All comments, in order, so that formatting can put them back.
    pub comments: Vec<Comment>,
}

/// A comment, kept for formatting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comment {
    /// Its text with the comment signs.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}

/// One document of a file.
#[derive(Clone, Debug)]
pub enum Document {
    /// What two parties signed, or a model that agreements start from.
    Agreement(Agreement),
    /// What a law demands of agreements.
    Pack(Pack),
    /// Terms that the other documents share.
    Vocabulary(Vocabulary),
}

impl Document {
    /// The whole document.
    pub fn span(&self) -> Span {
        match self {
            Self::Agreement(agreement) => agreement.span,
            Self::Pack(pack) => pack.span,
            Self::Vocabulary(vocabulary) => vocabulary.span,
        }
    }
}
