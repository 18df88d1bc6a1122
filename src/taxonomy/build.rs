//! Vocabulary documents to a taxonomy; cycles, duplicates and unknown parents are mistakes with a place.

use super::{Frame, Kind, Taxonomy, Term, TermId};
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{Condition, ScopeBox, Values};
use crate::syntax::ast;
use crate::text::Span;

/// Something wrong in a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// What.
    pub kind: MistakeKind,
    /// The name concerned.
    pub name: String,
    /// Where it stands.
    pub span: Span,
}

/// What can be wrong in a vocabulary.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MistakeKind {
    /// Two terms of one kind share a name.
    Duplicate,
    /// A name after `is`, `about`, `precedes`, `typical` or in a frame is not declared.
    Unknown,
    /// A term is a case of itself.
    Circular,
    /// More than 63 exclusive values.
    TooManyValues,
}

/// A term that a document defines for itself.
#[derive(Clone, Debug)]
pub struct NewTerm {
    /// Its name.
    pub name: String,
    /// The terms it is a case of; at least one, all of one kind.
    pub parents: Vec<TermId>,
    /// Words the paper uses for it.
    pub also: Vec<String>,
}

impl Taxonomy {
    /// Builds the taxonomy of all given vocabularies together. Mistakes cost the term or the edge
    /// concerned and nothing else.
    pub fn build<'a>(vocabularies: impl IntoIterator<Item = &'a ast::Vocabulary>) -> (Self, Vec<Mistake>) {
        let mut taxonomy = Self::default();
        let mut mistakes = Vec::new();
        let mut declared: Vec<(TermId, &ast::Declaration)> = Vec::new();
        for declaration in vocabularies.into_iter().flat_map(|vocabulary| &vocabulary.declarations) {
            let name = &declaration.name;
            if taxonomy.named(declaration.kind, &name.text).is_some() {
                mistakes.push(mistake(MistakeKind::Duplicate, name));
                continue;
            }
            declared.push((taxonomy.add(bare(declaration)), declaration));
        }
        // Values become terms of their own before edges are drawn, so that they can be named anywhere.
        for &(id, declaration) in &declared {
            if declaration.values.len() > 63 {
                mistakes.push(mistake(MistakeKind::TooManyValues, &declaration.name));
                continue;
            }
            for (index, value) in declaration.values.iter().enumerate() {
                if taxonomy.named(Kind::Condition, &value.text).is_some() {
                    mistakes.push(mistake(MistakeKind::Duplicate, value));
                    continue;
                }
                let index = u32::try_from(index).unwrap_or(0);
                let term = Term { value_of: Some((id, index)), ..empty(Kind::Condition, &value.text) };
                let value = taxonomy.add(term);
                taxonomy.term_mut(id).values.push(value);
            }
        }
        for (id, declaration) in declared {
            taxonomy.connect(id, declaration, &mut mistakes);
        }
        taxonomy.finish();
        (taxonomy, mistakes)
    }

    /// The same taxonomy with a document's own terms. A name that exists already is left alone.
    #[must_use]
    pub fn extended(&self, terms: &[NewTerm]) -> Self {
        let mut taxonomy = self.clone();
        for new in terms {
            let Some(&first) = new.parents.first() else { continue };
            let kind = taxonomy.term(first).kind;
            if taxonomy.named(kind, &new.name).is_some() {
                continue;
            }
            let frame = taxonomy.term(first).frame.clone();
            let id = taxonomy.add(Term { also: new.also.clone(), frame, ..empty(kind, &new.name) });
            taxonomy.put_below(id, &new.parents);
        }
        taxonomy.finish();
        taxonomy
    }

    /// One taxonomy for several documents, each given by its own extension of this one: all have the same terms
    /// and leaves, and each knows by name the standard terms and its own. What two documents define alike is
    /// one term; what they define differently under one name stays apart.
    pub fn joined(&self, extensions: &[&Self]) -> Vec<Self> {
        let mut joint = self.clone();
        let mut own: Vec<Vec<TermId>> = Vec::new();
        for extension in extensions {
            let mut known: Vec<TermId> = Vec::new();
            for term in extension.terms.iter().skip(self.terms.len()) {
                let translated = |id: &TermId| {
                    let index = (id.0 as usize).checked_sub(self.terms.len());
                    index.map_or(Some(*id), |index| known.get(index).copied())
                };
                let parents: Vec<TermId> = term.parents.iter().filter_map(translated).collect();
                let same = joint.iter().skip(self.terms.len()).find(|(_, other)| {
                    other.name == term.name && other.kind == term.kind && other.parents == parents
                });
                let same = same.map(|(id, _)| id);
                known.push(same.unwrap_or_else(|| {
                    let (also, frame) = (term.also.clone(), term.frame.clone());
                    let id = joint.add_unnamed(Term { also, frame, ..empty(term.kind, &term.name) });
                    joint.put_below(id, &parents);
                    id
                }));
            }
            own.push(known);
        }
        joint.finish();
        let named = |known: &Vec<TermId>| {
            let mut view = joint.clone();
            for &id in known {
                view.names.entry(joint.term(id).name.clone()).or_default().push(id);
            }
            view
        };
        own.iter().map(named).collect()
    }

    /// Makes a term a case of others.
    fn put_below(&mut self, id: TermId, parents: &[TermId]) {
        for &parent in parents {
            self.term_mut(id).parents.push(parent);
            self.term_mut(parent).children.push(id);
        }
    }

    fn add(&mut self, term: Term) -> TermId {
        let name = term.name.clone();
        let id = self.add_unnamed(term);
        self.names.entry(name).or_default().push(id);
        id
    }

    /// Adds a term that cannot be looked up by its name.
    fn add_unnamed(&mut self, term: Term) -> TermId {
        let id = TermId(u32::try_from(self.terms.len()).unwrap_or(u32::MAX));
        if let Some(third_person) = &term.frame.third_person {
            self.third_persons.insert(third_person.replace(' ', "-"), id);
        }
        self.terms.push(term);
        id
    }

    fn term_mut(&mut self, id: TermId) -> &mut Term {
        self.terms.get_mut(id.0 as usize).expect("a term id comes from the taxonomy that is asked")
    }

    fn connect(&mut self, id: TermId, declaration: &ast::Declaration, mistakes: &mut Vec<Mistake>) {
        for parent in &declaration.parents {
            match self.named(declaration.kind, &parent.text) {
                None => mistakes.push(mistake(MistakeKind::Unknown, parent)),
                Some(above) if self.is_a(above, id) => {
                    mistakes.push(mistake(MistakeKind::Circular, parent));
                }
                Some(above) => {
                    self.term_mut(id).parents.push(above);
                    self.term_mut(above).children.push(id);
                }
            }
        }
        for about in &declaration.about {
            let terms = self.names.get(&about.text).cloned().unwrap_or_default();
            if terms.is_empty() {
                mistakes.push(mistake(MistakeKind::Unknown, about));
            }
            self.term_mut(id).about.extend(terms);
        }
        for later in &declaration.precedes {
            match self.named(declaration.kind, &later.text) {
                Some(later) => self.term_mut(id).precedes.push(later),
                None => mistakes.push(mistake(MistakeKind::Unknown, later)),
            }
        }
        if let Some(typical) = &declaration.typical {
            match self.named(declaration.kind, &typical.text) {
                Some(typical) => self.term_mut(id).typical = Some(typical),
                None => mistakes.push(mistake(MistakeKind::Unknown, typical)),
            }
        }
    }

    /// Gives out leaves, computes what every term means, and which situations cannot occur.
    fn finish(&mut self) {
        self.leaf_owners.clear();
        for index in 0..self.terms.len() {
            let id = TermId(u32::try_from(index).unwrap_or(u32::MAX));
            let next = Leaf(u32::try_from(self.leaf_owners.len()).unwrap_or(u32::MAX));
            let term = self.term_mut(id);
            term.leaf = (term.children.is_empty() || !term.complete).then_some(next);
            term.leaves = LeafSet::of(term.leaf);
            // A class has more than one member, so that telling one of them is less than telling every one.
            // An office has one holder, and an action is one way of acting.
            let several = term.children.is_empty() && !term.office && term.kind != Kind::Action;
            if several {
                term.leaves.insert(Leaf(next.0 + 1));
            }
            let leaves = usize::from(term.leaf.is_some()) + usize::from(several);
            self.leaf_owners.extend(std::iter::repeat_n(id, leaves));
        }
        for id in self.children_first() {
            let below = self
                .term(id)
                .children
                .iter()
                .fold(LeafSet::NOTHING, |below, &child| below.union(&self.term(child).leaves));
            let term = self.term_mut(id);
            term.leaves = term.leaves.union(&below);
        }
        self.impossible = self.impossible_situations();
        self.domains = self
            .iter()
            .filter(|(_, term)| !term.values.is_empty())
            .map(|(id, term)| (Condition::Term(id), u32::try_from(term.values.len()).unwrap_or(63)))
            .collect();
    }

    /// All terms, each after everything below it.
    fn children_first(&self) -> Vec<TermId> {
        let mut waiting: Vec<usize> = self.terms.iter().map(|term| term.children.len()).collect();
        let mut order: Vec<TermId> =
            self.iter().filter(|(_, term)| term.children.is_empty()).map(|(id, _)| id).collect();
        let mut next = 0;
        while let Some(&id) = order.get(next) {
            next += 1;
            for &parent in &self.term(id).parents {
                if let Some(count) = waiting.get_mut(parent.0 as usize) {
                    *count -= 1;
                    if *count == 0 {
                        order.push(parent);
                    }
                }
            }
        }
        order
    }

    fn impossible_situations(&self) -> Vec<ScopeBox> {
        let mut boxes = Vec::new();
        for (id, term) in self.iter().filter(|(_, term)| term.kind == Kind::Condition) {
            let (condition, yes) = self.condition(id);
            for &parent in &term.parents {
                let (above, above_yes) = self.condition(parent);
                let mut scope = ScopeBox::default();
                scope.narrow(condition.clone(), yes);
                scope.narrow(above.clone(), Values(self.all_values(&above).0 & !above_yes.0));
                boxes.push(scope);
            }
            if term.complete && !term.children.is_empty() {
                let mut scope = ScopeBox::default();
                scope.narrow(condition, yes);
                for &child in &term.children {
                    let (below, below_yes) = self.condition(child);
                    scope.narrow(below.clone(), Values(self.all_values(&below).0 & !below_yes.0));
                }
                boxes.push(scope);
            }
        }
        boxes
    }

    fn all_values(&self, condition: &Condition) -> Values {
        match condition {
            Condition::Term(id) if !self.term(*id).values.is_empty() => {
                Values((1 << self.term(*id).values.len()) - 1)
            }
            _ => Values(0b11),
        }
    }
}

fn mistake(kind: MistakeKind, name: &ast::Name) -> Mistake {
    Mistake { kind, name: name.text.clone(), span: name.span }
}

fn empty(kind: Kind, name: &str) -> Term {
    Term {
        kind,
        name: name.to_owned(),
        parents: Vec::new(),
        children: Vec::new(),
        leaf: None,
        leaves: LeafSet::NOTHING,
        also: Vec::new(),
        office: false,
        inherent: false,
        complete: false,
        values: Vec::new(),
        value_of: None,
        about: Vec::new(),
        precedes: Vec::new(),
        typical: None,
        cite: None,
        means: None,
        phrase: None,
        frame: Frame::default(),
    }
}

fn bare(declaration: &ast::Declaration) -> Term {
    let text = |text: &Option<ast::Text>| text.as_ref().map(|text| text.value.clone());
    Term {
        also: declaration.also.iter().map(|also| also.value.clone()).collect(),
        office: declaration.office,
        inherent: declaration.inherent,
        complete: declaration.complete,
        cite: text(&declaration.cite),
        means: text(&declaration.means),
        phrase: text(&declaration.phrase),
        frame: declaration.frame.as_ref().map(frame).unwrap_or_default(),
        ..empty(declaration.kind, &declaration.name.text)
    }
}

fn frame(frame: &ast::ActionFrame) -> Frame {
    let kinds = |kinds: &[(Kind, Span)]| kinds.iter().map(|&(kind, _)| kind).collect::<Vec<_>>();
    let subject = kinds(&frame.subject);
    Frame {
        third_person: frame.third_person.as_ref().map(|text| text.value.clone()),
        past: frame.past.as_ref().map(|text| text.value.clone()),
        subject: if subject.is_empty() { vec![Kind::Actor] } else { subject },
        object: kinds(&frame.object),
        roles: frame.roles.iter().map(|role| (role.role, kinds(&role.kinds))).collect(),
        blanket: frame.blanket,
    }
}
