//! The names of a text: what each stands for, where it is given and where it is used.

use crate::library::{Library, Meaning};
use crate::live::Live;
use crate::lower::Understanding;
use crate::lower::lexicon::TermUse;
use crate::pack::Loaded;
use crate::syntax::ast::{self, Document, Kind, Member, Part, StatementKind};
use crate::taxonomy::Taxonomy;
use crate::text::Span;
use crate::trial::examples;

/// What a name stands for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Symbol {
    /// A term of the vocabulary, or of the document itself.
    Term(Kind, String),
    /// A clause of the document with this number in the text, named by label or address; the body it stands in, for
    /// each example of a rule counts its own; and its number there.
    Clause(usize, usize),
    /// A section, in the same way.
    Section(usize, usize),
    /// A rule, with its pack.
    Rule(String),
    /// A pack.
    Pack(String),
    /// An authority of a pack.
    Authority(String, String),
    /// An assumption of a pack.
    Assumption(String, String),
}

/// A place at which a name stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Occurrence {
    /// What it stands for.
    pub symbol: Symbol,
    /// Where.
    pub span: Span,
    /// Whether the name is given here, and not only used.
    pub gives: bool,
}

/// All names of a text, in its order.
pub fn all(library: &Library, live: &Live) -> Vec<Occurrence> {
    let mut gathered = Gathered { library, found: Vec::new(), bodies: 0 };
    for (document, meaning) in live.documents() {
        match (document, meaning) {
            (Document::Agreement(agreement), Meaning::Agreement(understanding)) => {
                gathered.agreement(&agreement.body, understanding);
            }
            (Document::Pack(pack), Meaning::Pack(loaded)) => gathered.pack(pack, loaded),
            (Document::Vocabulary(vocabulary), _) => gathered.vocabulary(vocabulary),
            _ => {}
        }
    }
    let mut found = gathered.found;
    // Where a name is given, it may be used in the same breath.
    found.sort_by_key(|occurrence| (occurrence.span, !occurrence.gives));
    found.dedup_by_key(|occurrence| occurrence.span);
    found
}

/// The name at a place.
pub fn at(library: &Library, live: &Live, offset: u32) -> Option<Occurrence> {
    let inside = |span: Span| span.start <= offset && offset <= span.end;
    all(library, live).into_iter().find(|occurrence| inside(occurrence.span))
}

struct Gathered<'a> {
    library: &'a Library,
    found: Vec<Occurrence>,
    /// How many bodies with clauses of their own were met.
    bodies: usize,
}

impl Gathered<'_> {
    fn add(&mut self, symbol: Symbol, span: Span, gives: bool) {
        self.found.push(Occurrence { symbol, span, gives });
    }

    fn uses(&mut self, taxonomy: &Taxonomy, uses: &[TermUse]) {
        for used in uses {
            let term = taxonomy.term(used.term);
            self.add(Symbol::Term(term.kind, term.name.clone()), used.span, false);
        }
    }

    fn agreement(&mut self, body: &ast::Body, document: &Understanding) {
        let number = self.bodies;
        self.bodies += 1;
        self.uses(&document.taxonomy, &document.lexicon.uses);
        let mut walk = Walk { sections: 0, statements: 0, names: Vec::new() };
        walk.body(body);
        for name in walk.names {
            match name {
                Given::Section(index, span) => self.add(Symbol::Section(number, index), span, true),
                Given::Label(index, span) => self.add(Symbol::Clause(number, index), span, true),
                Given::Term(name, span) => {
                    let term = document.taxonomy.iter().find(|(_, term)| term.name == name);
                    if let Some((_, term)) = term {
                        self.add(Symbol::Term(term.kind, name), span, true);
                    }
                }
                Given::Rule(name, span) => self.add(Symbol::Rule(name), span, false),
                Given::Reference(name, span) => {
                    if let Some(symbol) = referred(document, number, &name) {
                        self.add(symbol, span, false);
                    }
                }
            }
        }
    }

    fn pack(&mut self, pack: &ast::Pack, loaded: &Loaded) {
        let own = || pack.name.text.clone();
        self.add(Symbol::Pack(own()), pack.name.span, true);
        for authority in &pack.authorities {
            self.add(Symbol::Authority(own(), authority.name.text.clone()), authority.name.span, true);
        }
        for assumption in &pack.assumptions {
            self.add(Symbol::Assumption(own(), assumption.name.text.clone()), assumption.name.span, true);
        }
        self.uses(self.library.taxonomy(), &loaded.uses);
        for rule in &pack.rules {
            self.add(Symbol::Rule(format!("{}/{}", pack.name.text, rule.name.text)), rule.name.span, true);
            for citation in &rule.citations {
                let name = &citation.authority;
                self.add(Symbol::Authority(own(), name.text.clone()), name.span, false);
            }
            let assumed = rule.binds.iter().filter_map(|binds| binds.assuming.as_ref());
            let guards = rule.given.iter().flat_map(|given| match given {
                ast::Given::Stated(guards) => guards.as_slice(),
                ast::Given::Clause(_) => &[],
            });
            let guards = guards.filter(|guard| guard.kind == ast::GuardKind::Assumption);
            for name in assumed.chain(guards.map(|guard| &guard.name)) {
                self.add(Symbol::Assumption(own(), name.text.clone()), name.span, false);
            }
            for example in &rule.examples {
                let agreement = examples::agreement(example);
                let understanding = self.library.understand(&agreement);
                self.agreement(&agreement.body, &understanding);
            }
        }
    }

    fn vocabulary(&mut self, vocabulary: &ast::Vocabulary) {
        let kind_of = |name: &str, like: Option<Kind>| {
            let own = vocabulary.declarations.iter().filter(|one| one.name.text == name);
            let known = self.library.taxonomy().iter().filter(|(_, term)| term.name == name);
            let kinds: Vec<Kind> = own.map(|one| one.kind).chain(known.map(|(_, term)| term.kind)).collect();
            like.filter(|kind| kinds.contains(kind)).or(kinds.first().copied())
        };
        let mut found = Vec::new();
        for declaration in &vocabulary.declarations {
            let kind = declaration.kind;
            found.push((Symbol::Term(kind, declaration.name.text.clone()), declaration.name.span, true));
            let same = declaration.parents.iter().chain(&declaration.values).chain(&declaration.precedes);
            let same = same.chain(&declaration.typical).map(|name| (name, Some(kind)));
            for (name, like) in same.chain(declaration.about.iter().map(|name| (name, None))) {
                if let Some(kind) = kind_of(&name.text, like) {
                    found.push((Symbol::Term(kind, name.text.clone()), name.span, false));
                }
            }
        }
        found.into_iter().for_each(|(symbol, span, gives)| self.add(symbol, span, gives));
    }
}

/// The clause or section that a reference leads to.
fn referred(document: &Understanding, number: usize, name: &str) -> Option<Symbol> {
    let clause = document
        .statements
        .iter()
        .rposition(|statement| statement.address == name || statement.label.as_deref() == Some(name));
    let section = || document.sections.iter().rposition(|section| section.address == name);
    clause
        .map(|index| Symbol::Clause(number, index))
        .or_else(|| section().map(|index| Symbol::Section(number, index)))
}

/// A name that the tree of a body holds.
enum Given {
    Section(usize, Span),
    Label(usize, Span),
    Term(String, Span),
    Rule(String, Span),
    Reference(String, Span),
}

/// Walks a body in the order in which its sections and statements are numbered.
struct Walk {
    sections: usize,
    statements: usize,
    names: Vec<Given>,
}

impl Walk {
    fn body(&mut self, body: &ast::Body) {
        for member in &body.members {
            match member {
                Member::Section(section) => {
                    self.names.push(Given::Section(self.sections, section.address.span));
                    self.sections += 1;
                    self.body(&section.body);
                }
                Member::Statement(statement) => {
                    self.statement(statement);
                    self.statements += 1;
                }
                Member::Header(_) | Member::Quote(_) => {}
            }
        }
    }

    fn statement(&mut self, statement: &ast::Statement) {
        self.names.extend(statement.label.iter().map(|label| Given::Label(self.statements, label.span)));
        match &statement.kind {
            StatementKind::Clause(clause) => self.parts(&clause.parts),
            StatementKind::Assignment { parts, .. } => self.parts(parts),
            StatementKind::Define(define) => {
                self.names.push(Given::Term(define.name.text.clone(), define.name.span));
            }
            StatementKind::Waive(waive) => {
                // The rule's own name is what stands behind its pack's.
                let name = waive.rule.text.rsplit('/').next().unwrap_or_default();
                let end = waive.rule.span.end;
                let start = end.saturating_sub(u32::try_from(name.len()).unwrap_or(0));
                self.names.push(Given::Rule(waive.rule.text.clone(), Span { start, end }));
                let clause = waive.clause.iter();
                self.names.extend(clause.map(|one| Given::Reference(one.text.clone(), one.span)));
            }
            _ => {}
        }
    }

    fn parts(&mut self, parts: &[Part]) {
        for part in parts {
            if let Part::Override(over) = part {
                let references = over.references.iter();
                self.names.extend(references.map(|one| Given::Reference(one.text.clone(), one.span)));
            }
        }
    }
}
