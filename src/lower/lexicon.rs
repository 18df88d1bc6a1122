//! Names to leaves, for one document with its own definitions.

use std::collections::HashMap;
use std::sync::Arc;

use super::problem::{Problem, ProblemKind};
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::ScopeBox;
use crate::syntax::ast;
use crate::taxonomy::{Kind, Lookup, Taxonomy, TermId};
use crate::text::Span;

/// What a name or an opaque string stands for.
#[derive(Clone, Debug)]
pub struct Meaning {
    /// The leaves.
    pub leaves: LeafSet,
    /// The term, if it is one.
    pub term: Option<TermId>,
    /// Whether what it means is not known: an opaque string or a blank.
    pub opaque: bool,
}

/// Words outside the vocabulary, each with a leaf of its own past those of the taxonomy.
#[derive(Clone, Debug, Default)]
pub struct Opaques {
    leaves: HashMap<String, Leaf>,
    next: Option<u32>,
}

/// How many leaves a document's own terms may add before the leaves of unknown words begin.
const ROOM: u32 = 16_384;

/// A term that counts as another in this document: the leaves deemed, what they count as, and when.
#[derive(Clone, Debug)]
pub struct Deemed {
    /// What is deemed.
    pub leaves: LeafSet,
    /// What it counts as.
    pub counts_as: TermId,
    /// Whether some of it is in unknown words.
    pub opaque: bool,
    /// When it does; open slots, conditions only. None where no condition is set.
    pub when: Vec<ScopeBox>,
}

/// A use of a term at a place, for navigation and for "speaks of the topic".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TermUse {
    /// The term.
    pub term: TermId,
    /// Where it is used.
    pub span: Span,
}

/// What a document says that a term means.
#[derive(Clone, Debug)]
pub struct Rebound {
    /// The leaves.
    pub leaves: LeafSet,
    /// Whether some of it is in unknown words.
    pub opaque: bool,
    /// Where it says so.
    pub span: Span,
}

/// Looks names up for one document.
#[derive(Debug)]
pub struct Lexicon {
    /// The taxonomy, with the document's own terms.
    pub taxonomy: Arc<Taxonomy>,
    /// Words outside the vocabulary.
    pub opaques: Opaques,
    /// `define X means ...`: what terms mean in this document.
    pub rebound: HashMap<TermId, Rebound>,
    /// `X counts as Y`.
    pub deemed: Vec<Deemed>,
    /// What could not be understood so far.
    pub problems: Vec<Problem>,
    /// The terms used so far.
    pub uses: Vec<TermUse>,
}

impl Lexicon {
    /// A lexicon without definitions of its own. `opaques` holds the opaque words of the packs, so that the
    /// same words in a rule and an agreement are the same.
    pub fn new(taxonomy: Arc<Taxonomy>, opaques: Opaques) -> Self {
        Self {
            taxonomy,
            opaques,
            rebound: HashMap::new(),
            deemed: Vec::new(),
            problems: Vec::new(),
            uses: Vec::new(),
        }
    }

    /// The same words with the same meanings, to read something else in.
    #[must_use]
    pub fn copy(&self) -> Self {
        Self {
            rebound: self.rebound.clone(),
            deemed: self.deemed.clone(),
            ..Self::new(Arc::clone(&self.taxonomy), self.opaques.clone())
        }
    }

    /// Notes a problem.
    pub fn problem(&mut self, kind: ProblemKind, span: Span) {
        let problem = Problem { kind, span };
        if !self.problems.contains(&problem) {
            self.problems.push(problem);
        }
    }

    /// How many words outside the vocabulary have been met.
    pub fn opaque_count(&self) -> usize {
        self.opaques.leaves.len()
    }

    /// What a term stands for among terms of the given kinds; a problem where it stands for nothing.
    pub fn meaning(&mut self, term: &ast::Term, kinds: &[Kind]) -> Option<Meaning> {
        match term {
            ast::Term::Name(name) => self.name(name, kinds),
            ast::Term::Opaque(text) => Some(self.opaque(&text.value)),
            ast::Term::Blank(blank) => Some(self.opaque(&format!("___{}", blank.label.value))),
        }
    }

    /// What a name stands for among terms of the given kinds.
    pub fn name(&mut self, name: &ast::Name, kinds: &[Kind]) -> Option<Meaning> {
        let id = self.term(name, kinds)?;
        let (leaves, opaque) = match self.rebound.get(&id) {
            Some(rebound) => (rebound.leaves.clone(), rebound.opaque),
            None => (self.taxonomy.term(id).leaves.clone(), false),
        };
        Some(Meaning { leaves, term: Some(id), opaque })
    }

    /// Whether the document gives a term a meaning of its own, of whatever kind the term is.
    pub fn is_rebound(&self, term: &ast::Term) -> bool {
        let ast::Term::Name(name) = term else { return false };
        DEFINABLE.iter().any(|&kind| {
            self.taxonomy.named(kind, &name.text).is_some_and(|id| self.rebound.contains_key(&id))
        })
    }

    /// The term with a name among terms of the given kinds; a problem where there is none.
    pub fn term(&mut self, name: &ast::Name, kinds: &[Kind]) -> Option<TermId> {
        let problem = match self.taxonomy.find(&name.text, kinds) {
            Lookup::Found(id) => {
                self.uses.push(TermUse { term: id, span: name.span });
                return Some(id);
            }
            Lookup::WrongKind(id) => {
                ProblemKind::WrongKind(name.text.clone(), self.taxonomy.term(id).kind, kinds.to_vec())
            }
            Lookup::Unknown(near) => ProblemKind::UnknownTerm(name.text.clone(), near),
        };
        self.problem(problem, name.span);
        None
    }

    /// The action with a name, in the infinitive or the third person.
    pub fn action(&mut self, name: &ast::Name) -> Option<TermId> {
        match self.taxonomy.find_action(&name.text) {
            Lookup::Found(id) => {
                self.uses.push(TermUse { term: id, span: name.span });
                Some(id)
            }
            Lookup::WrongKind(id) => {
                let kind = self.taxonomy.term(id).kind;
                let problem = ProblemKind::WrongKind(name.text.clone(), kind, vec![Kind::Action]);
                self.problem(problem, name.span);
                None
            }
            Lookup::Unknown(near) => {
                self.problem(ProblemKind::UnknownAction(name.text.clone(), near), name.span);
                None
            }
        }
    }

    fn opaque(&mut self, words: &str) -> Meaning {
        let words = plain(words);
        let next = self.opaques.next.unwrap_or_else(|| self.taxonomy.leaf_count().saturating_add(ROOM));
        let leaf = *self.opaques.leaves.entry(words).or_insert(Leaf(next));
        if leaf.0 == next {
            self.opaques.next = Some(next.saturating_add(1));
        }
        Meaning { leaves: LeafSet::of([leaf]), term: None, opaque: true }
    }

    /// The words an opaque leaf stands for.
    pub fn opaque_words(&self, leaf: Leaf) -> Option<&str> {
        // At most one entry has the leaf, so the order of the table does not show.
        let words =
            self.opaques.leaves.iter().find(|&(_, &known)| known == leaf).map(|(words, _)| words.as_str());
        // A duty of supervision has an act of its own, whose name is for comparing only.
        words.map(|words| if words.starts_with(SUPERVISION) { "see to what the clause says" } else { words })
    }
}

/// How the name of an act of supervision begins, which no words of a document do.
pub const SUPERVISION: &str = "ensure that [norm";

/// The kinds of term that a document may define.
pub const DEFINABLE: [Kind; 11] = [
    Kind::Actor,
    Kind::Place,
    Kind::Matter,
    Kind::Object,
    Kind::Record,
    Kind::Occasion,
    Kind::Duty,
    Kind::Topic,
    Kind::Event,
    Kind::Capacity,
    Kind::Purpose,
];

/// Words with their white space and letter case evened out: the same words mean the same.
pub fn plain(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
