//! Vocabularies: terms, their taxonomy, and the frames of actions.

use super::{Name, RoleKind, Text};
use crate::text::Span;

/// `vocabulary standard { ... }`.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// Its name.
    pub name: Name,
    /// Its declarations, in the order written.
    pub declarations: Vec<Declaration>,
    /// All of it.
    pub span: Span,
}

/// One term.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// What kind of term.
    pub kind: Kind,
    /// The term.
    pub name: Name,
    /// The terms of the same kind that it is a case of.
    pub parents: Vec<Name>,
    /// Words that documents use for it.
    pub also: Vec<Text>,
    /// Whether one person at a time holds it, so that naming it addresses that person.
    pub office: bool,
    /// An event that comes to everybody whom a duty about it can bind.
    pub inherent: bool,
    /// Whether its children are all there is.
    pub complete: bool,
    /// The exclusive values of a condition.
    pub values: Vec<Name>,
    /// For topics: terms, of whatever kind, that speak of the topic.
    pub about: Vec<Name>,
    /// Events that come after this one.
    pub precedes: Vec<Name>,
    /// The child to name in examples.
    pub typical: Option<Name>,
    /// Where the term is defined.
    pub cite: Option<Text>,
    /// What it means, as a sentence.
    pub means: Option<Text>,
    /// How it reads inside a sentence, where the name alone does not.
    pub phrase: Option<Text>,
    /// For actions.
    pub frame: Option<ActionFrame>,
    /// All of it.
    pub span: Span,
}

/// How an action takes its subject, object and roles.
#[derive(Clone, Debug, Default)]
pub struct ActionFrame {
    /// `notifies`
    pub third_person: Option<Text>,
    /// `notified`
    pub past: Option<Text>,
    /// Kinds of subject; actors where nothing is said.
    pub subject: Vec<(Kind, Span)>,
    /// Kinds of object; none where nothing is said.
    pub object: Vec<(Kind, Span)>,
    /// The roles it takes.
    pub roles: Vec<RoleFrame>,
    /// Whether a duty to do this is a duty to obey some body of rules as a whole.
    pub blanket: bool,
}

/// A role and the kinds of term that fit it.
#[derive(Clone, Debug)]
pub struct RoleFrame {
    /// The role.
    pub role: RoleKind,
    /// The kinds.
    pub kinds: Vec<(Kind, Span)>,
}

/// The kinds of term.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is named for its word")]
pub enum Kind {
    Actor,
    Object,
    Record,
    Place,
    Occasion,
    Duty,
    Matter,
    Topic,
    Event,
    Condition,
    Capacity,
    Purpose,
    Fact,
    Action,
}
