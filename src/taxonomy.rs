//! The vocabulary as a taxonomy: what is a case of what.
//!
//! Terms form a directed acyclic graph within each kind. A term means the set of leaves below it; a term
//! with children has one more leaf of its own, the remainder, for the cases that nobody listed, unless
//! the vocabulary declares it `complete` (semantics, section 6). Immutable once built.

mod build;
mod nearest;

use std::collections::{BTreeMap, HashMap};

pub use build::{Mistake, MistakeKind, NewTerm};
pub use nearest::{nearest, question};

use crate::norm::leaf_set::{Leaf, LeafSet};
pub use crate::norm::scope::TermId;
use crate::norm::scope::{Condition, ScopeBox, Values};
pub use crate::syntax::ast::{Kind, RoleKind};

/// What is known of a term.
#[derive(Clone, Debug)]
pub struct Term {
    /// What kind of term.
    pub kind: Kind,
    /// Its name.
    pub name: String,
    /// The terms it is a case of.
    pub parents: Vec<TermId>,
    /// The terms that are cases of it.
    pub children: Vec<TermId>,
    /// The leaf that stands for this term alone: itself, or the remainder of an open inner term.
    pub leaf: Option<Leaf>,
    /// All leaves below it.
    pub leaves: LeafSet,
    /// Words that documents use for it.
    pub also: Vec<String>,
    /// Whether one person at a time holds it.
    pub office: bool,
    /// An event that comes to everybody whom a duty about it can bind, such as an officer's assignment.
    pub inherent: bool,
    /// Whether its children are all there is.
    pub complete: bool,
    /// The exclusive values of a condition.
    pub values: Vec<TermId>,
    /// For a value: its condition, and which value it is.
    pub value_of: Option<(TermId, u32)>,
    /// For a topic: the terms that speak of it.
    pub about: Vec<TermId>,
    /// Events that come after this one.
    pub precedes: Vec<TermId>,
    /// The child to name in examples.
    pub typical: Option<TermId>,
    /// Where it is defined.
    pub cite: Option<String>,
    /// What it means.
    pub means: Option<String>,
    /// How it reads inside a sentence.
    pub phrase: Option<String>,
    /// For actions: subject, object and roles.
    pub frame: Frame,
}

/// How an action takes its subject, object and roles.
#[derive(Clone, Debug, Default)]
pub struct Frame {
    /// `notifies`
    pub third_person: Option<String>,
    /// `notified`
    pub past: Option<String>,
    /// Kinds of subject.
    pub subject: Vec<Kind>,
    /// Kinds of object.
    pub object: Vec<Kind>,
    /// Kinds for each role it takes.
    pub roles: BTreeMap<RoleKind, Vec<Kind>>,
    /// Whether a duty to do it is a duty to obey some body of rules as a whole.
    pub blanket: bool,
}

/// What looking up a name found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// A term of a fitting kind.
    Found(TermId),
    /// The name exists, but what it names does not fit here.
    WrongKind(TermId),
    /// No such name; the nearest ones that would fit.
    Unknown(Vec<String>),
}

/// All terms.
#[derive(Clone, Debug, Default)]
pub struct Taxonomy {
    terms: Vec<Term>,
    names: HashMap<String, Vec<TermId>>,
    third_persons: HashMap<String, TermId>,
    leaf_owners: Vec<TermId>,
    impossible: Vec<ScopeBox>,
    domains: Vec<(Condition, u32)>,
}

impl Taxonomy {
    /// A term by its id.
    ///
    /// # Panics
    /// Only for an id of another taxonomy, which is a bug of the caller.
    pub fn term(&self, id: TermId) -> &Term {
        self.terms.get(id.0 as usize).expect("a term id comes from the taxonomy that is asked")
    }

    /// All terms, in the order declared.
    pub fn iter(&self) -> impl Iterator<Item = (TermId, &Term)> {
        self.terms
            .iter()
            .enumerate()
            .map(|(index, term)| (TermId(u32::try_from(index).unwrap_or(u32::MAX)), term))
    }

    /// How many leaves are listed; leaves from here on are free for words outside the vocabulary.
    pub fn leaf_count(&self) -> u32 {
        u32::try_from(self.leaf_owners.len()).unwrap_or(u32::MAX)
    }

    /// The term that a leaf stands for, with whether the leaf is its remainder.
    pub fn owner(&self, leaf: Leaf) -> Option<(TermId, bool)> {
        let id = *self.leaf_owners.get(leaf.0 as usize)?;
        Some((id, !self.term(id).children.is_empty()))
    }

    /// The term of a kind with a name.
    pub fn named(&self, kind: Kind, name: &str) -> Option<TermId> {
        self.names.get(name)?.iter().copied().find(|&id| self.term(id).kind == kind)
    }

    /// Looks a name up among terms of the given kinds, the first kind first.
    pub fn find(&self, name: &str, kinds: &[Kind]) -> Lookup {
        let known = self.names.get(name).map_or(&[][..], Vec::as_slice);
        for kind in kinds {
            if let Some(&id) = known.iter().find(|&&id| self.term(id).kind == *kind) {
                return Lookup::Found(id);
            }
        }
        // The kind of a term says where it can stand, so a word of another kind is a mistake of its own.
        if let Some(&id) = known.first() {
            return Lookup::WrongKind(id);
        }
        let fitting = self.terms.iter().filter(|term| kinds.contains(&term.kind));
        Lookup::Unknown(nearest(
            name,
            fitting.flat_map(|term| {
                std::iter::once((term.name.as_str(), term.name.as_str()))
                    .chain(term.also.iter().map(|also| (also.as_str(), term.name.as_str())))
            }),
        ))
    }

    /// The action with a name, or with a third person such as `notifies`.
    pub fn find_action(&self, name: &str) -> Lookup {
        if let Some(&id) = self.third_persons.get(name) {
            return Lookup::Found(id);
        }
        self.find(name, &[Kind::Action])
    }

    /// Situations that cannot occur: a condition without one that it implies, or a complete condition
    /// without any of its cases.
    pub fn impossible(&self) -> &[ScopeBox] {
        &self.impossible
    }

    /// How many values each many-valued condition has.
    pub fn domains(&self) -> &[(Condition, u32)] {
        &self.domains
    }

    /// The dimension and the values that a condition term stands for.
    pub fn condition(&self, id: TermId) -> (Condition, Values) {
        match self.term(id).value_of {
            Some((condition, index)) => (Condition::Term(condition), Values(1 << index.min(63))),
            None => (Condition::Term(id), Values::YES),
        }
    }

    /// The term with the largest meaning that lies wholly inside `leaves` and holds `leaf`.
    pub fn widest(&self, leaf: Leaf, leaves: &LeafSet) -> Option<TermId> {
        let (owner, _) = self.owner(leaf)?;
        let mut best = None;
        let mut open = vec![owner];
        while let Some(id) = open.pop() {
            let term = self.term(id);
            if term.leaves.is_subset(leaves) {
                best = Some(id);
                open.extend(&term.parents);
            }
        }
        best
    }

    /// Whether `id` is `ancestor` or a case of it.
    pub fn is_a(&self, id: TermId, ancestor: TermId) -> bool {
        if id == ancestor {
            return true;
        }
        let term = self.term(id);
        // Nothing is a case of a term of another kind.
        term.kind == self.term(ancestor).kind
            && term.parents.iter().any(|parent| self.is_a(*parent, ancestor))
    }
}
