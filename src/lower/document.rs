//! A whole agreement or template: its norms, what it covers, its header, and its problems.

use std::sync::{Arc, OnceLock};

use super::clause::{self, LoweredClause};
use super::conditions;
use super::lexicon::{DEFINABLE, Deemed, Lexicon, Opaques, Rebound, TermUse};
use super::problem::{Problem, ProblemKind};
use super::references::{self, Directory, Said};
use super::uses::Uses;
use super::{slots, unreviewed};
use crate::norm::measure::Aspect;
use crate::norm::scope::{ScopeBox, Slot};
use crate::norm::{NormSet, Origin};
use crate::syntax::ast::{self, HeaderKey, HeaderValue, Kind, Member, OrBlank, StatementKind};
use crate::taxonomy::{NewTerm, Taxonomy, TermId};
use crate::text::Span;

/// The reasons that an `unmodelled` may give.
pub const UNMODELLED_REASONS: [&str; 18] = [
    "purpose",
    "recital",
    "belief",
    "courtesy",
    "definition",
    "term",
    "disclaimer",
    "history",
    "heading",
    "question",
    "form",
    "cost",
    "precedence",
    "aim",
    "vague",
    "law",
    "note",
    "example",
];

/// What a document means.
#[derive(Debug)]
pub struct Understanding {
    /// Agreement or template.
    pub kind: ast::AgreementKind,
    /// Its title.
    pub title: String,
    /// Where the title stands.
    pub title_span: Span,
    /// The whole document.
    pub span: Span,
    /// Its norms.
    pub set: NormSet,
    /// Its statements, in order; norms point here by [`Origin::statement`].
    pub statements: Vec<Statement>,
    /// Its sections, in order.
    pub sections: Vec<Section>,
    /// Its header.
    pub header: Header,
    /// Paragraphs quoted without anything under them.
    pub bare_quotes: Vec<Span>,
    /// Blanks, with what belongs there.
    pub blanks: Vec<(String, Span)>,
    /// Which statement names which other one, in words of precedence.
    pub links: Vec<(usize, usize)>,
    /// Which statement names what in words of precedence, in the order of the statements.
    pub references: Vec<(usize, String)>,
    /// What could not be understood, or is doubtful.
    pub problems: Vec<Problem>,
    /// The taxonomy with the document's own terms.
    pub taxonomy: Arc<Taxonomy>,
    /// Whether the document adds terms of its own, so that rules must be lowered anew for it.
    pub own_terms: bool,
    /// What opaque leaves stand for.
    pub lexicon: Lexicon,
    /// How many words outside the vocabulary there were when the whole document was read.
    pub(super) words_at_first: usize,
    /// Which statements use which term, once somebody has asked.
    pub(super) uses: OnceLock<Uses>,
}

impl Understanding {
    /// Which statements use which term.
    pub fn uses(&self) -> &Uses {
        self.uses.get_or_init(|| Uses::of(&self.statements))
    }

    /// Whether a statement has words of precedence.
    pub fn refers(&self, statement: usize) -> bool {
        self.references.binary_search_by_key(&statement, |(referring, _)| *referring).is_ok()
    }
}

/// One statement, for the source map.
#[derive(Clone, Debug)]
pub struct Statement {
    /// Its address, such as `III.2`.
    pub address: String,
    /// Its label.
    pub label: Option<String>,
    /// Where it stands.
    pub span: Span,
    /// The section it stands in, as an index; none outside sections.
    pub section: Option<usize>,
    /// The template author's mark.
    pub mark: Option<ast::Mark>,
    /// What kind of statement, as one word, for reports.
    pub kind: &'static str,
    /// The terms it uses, with their places.
    pub uses: Vec<TermUse>,
    /// The place of each slot's words, for messages that point at a slot.
    pub places: Vec<(Slot, Span)>,
    /// Where its modal word stands, in a clause.
    pub modal: Option<(ast::Modal, Span)>,
    /// Where its deadline, frequency, amount or duration stands.
    pub measures: Vec<(Aspect, Span)>,
    /// Where its conditions, exceptions, hedges and words of precedence stand.
    pub limits: Vec<Span>,
    /// Where what it says begins, past a template's mark and its own label.
    pub body: Span,
    /// What it waives, where it is a waiver.
    pub waive: Option<ast::Waive>,
    /// That the program read it from prose and nobody has looked at it yet.
    pub reading: Option<ast::Reading>,
}

impl Statement {
    /// Whether it is a waiver, which has no number of its own: where one comes or goes, all addresses stay.
    pub fn is_waiver(&self) -> bool {
        self.waive.is_some()
    }
}

impl Understanding {
    /// Whether some of it was read from prose and nobody has looked at it, so that what it does not say may well be said on
    /// paper.
    pub fn is_unreviewed(&self) -> bool {
        let draft = self.header.status.as_deref() == Some("draft");
        (draft && !self.bare_quotes.is_empty()) || self.statements.iter().any(|one| one.reading.is_some())
    }
}

/// One section.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its full address, such as `III.A`.
    pub address: String,
    /// Its title.
    pub title: Option<String>,
    /// The line that opens it.
    pub head: Span,
    /// All of it.
    pub span: Span,
    /// The section around it.
    pub parent: Option<usize>,
    /// The topics it says it covers: the term or the opaque words, and where.
    pub covers: Vec<(Option<TermId>, String, Span)>,
    /// The paragraphs quoted directly in it.
    pub quotes: Vec<String>,
}

/// The facts of the header.
#[derive(Clone, Debug, Default)]
pub struct Header {
    /// Such as `US-CT`.
    pub jurisdiction: Option<(String, Span)>,
    /// The days of signing, and who signed.
    pub signed: Vec<(Option<jiff::civil::Date>, Vec<String>, Span)>,
    /// The days of amendment.
    pub amended: Vec<jiff::civil::Date>,
    /// The days on which it was carried on by its own terms, nobody signing anew.
    pub renewed: Vec<jiff::civil::Date>,
    /// Whether a day of renewal was left open.
    pub renewal_open: bool,
    /// When it takes effect.
    pub effective: Option<jiff::civil::Date>,
    /// When it ends; none for `none`.
    pub expires: Option<(Option<jiff::civil::Date>, Span)>,
    /// What pack rules may ask about.
    pub facts: Vec<String>,
    /// `draft`, `executed`, `practice`, `proposal`.
    pub status: Option<String>,
    /// Whether a day of signing, amendment or effect was left open.
    pub undated: bool,
    /// Every key with whether it is filled.
    pub keys: Vec<(HeaderKey, bool, Span)>,
}

impl Header {
    /// Whether a line is there and filled.
    pub fn states(&self, key: HeaderKey) -> bool {
        self.keys.iter().any(|(known, filled, _)| *known == key && *filled)
    }

    /// The last day on which the agreement was made, extended or amended; none while one of these days is open,
    /// for then it may be made any day.
    pub fn made(&self) -> Option<jiff::civil::Date> {
        if self.undated {
            return None;
        }
        let signed = self.signed.iter().filter_map(|(date, _, _)| *date);
        signed.chain(self.amended.iter().copied()).chain(self.effective).max()
    }
}

/// Understands an agreement or template. `opaques` are the opaque words of the packs.
pub fn understand(agreement: &ast::Agreement, taxonomy: &Arc<Taxonomy>, opaques: &Opaques) -> Understanding {
    let mut reader = Reader::new(Lexicon::new(Arc::clone(taxonomy), opaques.clone()));
    reader.definitions(&agreement.body);
    reader.body(&agreement.body, None);
    reader.finish(agreement)
}

struct Reader {
    lexicon: Lexicon,
    own_terms: bool,
    set: NormSet,
    statements: Vec<Statement>,
    sections: Vec<Section>,
    header: Header,
    directory: Directory,
    said: Said,
    bare_quotes: Vec<Span>,
    blanks: Vec<(String, Span)>,
}

impl Reader {
    fn new(lexicon: Lexicon) -> Self {
        Self {
            lexicon,
            own_terms: false,
            set: NormSet::default(),
            statements: Vec::new(),
            sections: Vec::new(),
            header: Header::default(),
            directory: Directory::default(),
            said: Said::new(),
            bare_quotes: Vec::new(),
            blanks: Vec::new(),
        }
    }

    /// Terms of the document's own come first, since they may be used before they are defined.
    fn definitions(&mut self, body: &ast::Body) {
        let mut defines = Vec::new();
        let mut deemings = Vec::new();
        collect(body, &mut |statement| match &statement.kind {
            StatementKind::Define(define) => defines.push(define.clone()),
            StatementKind::Deeming { .. } => deemings.push((statement.kind.clone(), statement.reading)),
            _ => {}
        });
        for define in defines.iter().filter(|define| define.means.is_none()) {
            let parents: Vec<TermId> =
                define.parents.iter().filter_map(|name| self.lexicon.term(name, &DEFINABLE)).collect();
            let kinds: Vec<Kind> = parents.iter().map(|&id| self.lexicon.taxonomy.term(id).kind).collect();
            let taken = kinds
                .first()
                .is_some_and(|&kind| self.lexicon.taxonomy.named(kind, &define.name.text).is_some());
            if parents.is_empty() || taken || kinds.windows(2).any(|pair| pair.first() != pair.last()) {
                let problem = ProblemKind::BadDefinition(define.name.text.clone());
                self.lexicon.problem(problem, define.name.span);
                continue;
            }
            let also = define.also.iter().map(|also| also.value.clone()).collect();
            let term = NewTerm { name: define.name.text.clone(), parents, also };
            self.lexicon.taxonomy = Arc::new(self.lexicon.taxonomy.extended(&[term]));
            self.own_terms = true;
        }
        for define in &defines {
            let Some(means) = &define.means else { continue };
            // A condition holds or does not; what it means is the vocabulary's to say. Under a name that it
            // shares with another word, it would silently go on meaning the same.
            if self.lexicon.taxonomy.named(Kind::Condition, &define.name.text).is_some() {
                let problem = ProblemKind::BadDefinition(define.name.text.clone());
                self.lexicon.problem(problem, define.name.span);
                continue;
            }
            let Some(id) = self.lexicon.term(&define.name, &DEFINABLE) else { continue };
            let kind = self.lexicon.taxonomy.term(id).kind;
            let filled = slots::fill(&mut self.lexicon, means, &[kind], Slot::Object, false);
            let rebound = Rebound { leaves: filled.union, opaque: filled.opaque, span: define.name.span };
            self.lexicon.rebound.insert(id, rebound);
        }
        for (deeming, reading) in &deemings {
            self.deeming(deeming, *reading);
        }
    }

    fn deeming(&mut self, deeming: &StatementKind, reading: Option<ast::Reading>) {
        let StatementKind::Deeming { terms, counts_as, condition, unless } = deeming else { return };
        let ast::Term::Name(name) = counts_as else { return };
        let Some(target) = self.lexicon.term(name, &DEFINABLE) else { return };
        let kind = self.lexicon.taxonomy.term(target).kind;
        let filled = slots::fill(&mut self.lexicon, terms, &[kind], Slot::Object, false);
        let mut when = match condition {
            None => vec![ScopeBox::default()],
            Some(condition) => match conditions::alternatives(&mut self.lexicon, condition, !unless) {
                Some(boxes) => boxes,
                None => return,
            },
        };
        unreviewed::narrow(reading, &mut when);
        self.lexicon.deemed.push(Deemed {
            leaves: filled.union,
            opaque: filled.opaque,
            counts_as: target,
            when,
        });
    }

    fn body(&mut self, body: &ast::Body, section: Option<usize>) {
        let mut count = 0;
        let mut quote: Option<Span> = None;
        for member in &body.members {
            match member {
                Member::Header(header) => self.header(header),
                Member::Quote(next) => {
                    self.bare_quotes.extend(quote.replace(next.span));
                    if let Some(section) = section.and_then(|index| self.sections.get_mut(index)) {
                        section.quotes.push(next.text.clone());
                    }
                }
                Member::Section(inner) => {
                    self.bare_quotes.extend(quote.take());
                    self.section(inner, section);
                }
                Member::Statement(statement) => {
                    if matches!(statement.kind, StatementKind::Waive(_)) {
                        self.waiver(statement, section);
                        continue;
                    }
                    quote = None;
                    count += 1;
                    self.statement(statement, section, count);
                }
            }
        }
        self.bare_quotes.extend(quote);
    }

    fn section(&mut self, section: &ast::Section, parent: Option<usize>) {
        let around = parent.and_then(|index| self.sections.get(index)).map(|section| section.address.clone());
        let address = match around {
            Some(around) => format!("{around}.{}", section.address.text),
            None => section.address.text.clone(),
        };
        if !self.directory.enter_section(&address) {
            self.lexicon.problem(ProblemKind::DuplicateSection(address.clone()), section.address.span);
        }
        let covers = section.covers.as_ref().map(|covers| self.topics(&covers.topics)).unwrap_or_default();
        let index = self.sections.len();
        self.sections.push(Section {
            address,
            title: section.title.as_ref().map(|title| title.value.clone()),
            head: section.head_span,
            span: section.span,
            parent,
            covers,
            quotes: Vec::new(),
        });
        self.body(&section.body, Some(index));
    }

    fn topics(&mut self, topics: &[ast::Term]) -> Vec<(Option<TermId>, String, Span)> {
        topics
            .iter()
            .map(|topic| match topic {
                ast::Term::Name(name) => {
                    (self.lexicon.term(name, &[Kind::Topic]), name.text.clone(), name.span)
                }
                ast::Term::Opaque(text) => (None, text.value.clone(), text.span),
                ast::Term::Blank(blank) => (None, blank.label.value.clone(), blank.span),
            })
            .collect()
    }

    fn statement(&mut self, statement: &ast::Statement, section: Option<usize>, count: usize) {
        let around =
            section.and_then(|index| self.sections.get(index)).map(|section| section.address.clone());
        let address = around.as_ref().map_or_else(|| count.to_string(), |around| format!("{around}.{count}"));
        let index = self.statements.len();
        self.directory.enter(&address, index);
        if let Some(around) = &around {
            self.directory.put(around, index);
        }
        if let Some(label) = &statement.label
            && (self.directory.has_section(&label.text) || !self.directory.enter(&label.text, index))
        {
            self.lexicon.problem(ProblemKind::DuplicateLabel(label.text.clone()), label.span);
        }
        let origin = Origin { address: address.clone(), statement: index };
        if let StatementKind::Covers(covers) = &statement.kind {
            let uses_before = self.lexicon.uses.len();
            let topics = self.topics(&covers.topics);
            if let Some(section) = section.and_then(|index| self.sections.get_mut(index)) {
                section.covers.extend(topics);
            }
            let uses = self.lexicon.uses.get(uses_before..).unwrap_or_default().to_vec();
            super::places::blanks(statement, &mut self.blanks);
            self.statements.push(Statement { uses, ..bare(statement, origin, section, "covers") });
            return;
        }
        let read = read(&mut self.lexicon, statement, origin, section);
        self.said.extend(read.overrides.into_iter().map(|over| (index, over)));
        self.set.norms.extend(read.norms);
        super::places::blanks(statement, &mut self.blanks);
        self.statements.push(read.statement);
    }

    /// A waiver says nothing about conduct, nobody can refer to it, and it has no address.
    fn waiver(&mut self, statement: &ast::Statement, section: Option<usize>) {
        let origin = Origin { address: String::new(), statement: self.statements.len() };
        self.statements.push(bare(statement, origin, section, "waive"));
    }

    fn header(&mut self, header: &ast::Header) {
        let mut filled = true;
        match (&header.key, &header.value) {
            (key, HeaderValue::Blank(blank)) => {
                self.blanks.push((blank.label.value.clone(), blank.span));
                self.header.undated |= matches!(key, HeaderKey::Amended | HeaderKey::Effective);
                self.header.renewal_open |= *key == HeaderKey::Renewed;
                filled = false;
            }
            (_, HeaderValue::Text(text)) if text.value.trim().is_empty() => filled = false,
            (HeaderKey::Jurisdiction, HeaderValue::Word(word)) => {
                self.header.jurisdiction = Some((word.text.clone(), word.span));
            }
            (HeaderKey::Status, HeaderValue::Word(word)) => self.header.status = Some(word.text.clone()),
            (HeaderKey::Signed, HeaderValue::Signed { date, by }) => {
                let date = match date {
                    OrBlank::Given(date) => Some(date.date),
                    OrBlank::Blank(blank) => {
                        self.blanks.push((blank.label.value.clone(), blank.span));
                        filled = false;
                        self.header.undated = true;
                        None
                    }
                };
                for name in by {
                    self.lexicon.term(name, &[Kind::Actor]);
                }
                // Whoever a document renames is not the officer whose signature the law asks for.
                let real = |name: &&ast::Name| !self.lexicon.is_rebound(&ast::Term::Name((*name).clone()));
                let names = by.iter().filter(real).map(|name| name.text.clone()).collect();
                self.header.signed.push((date, names, header.span));
            }
            (HeaderKey::Amended, HeaderValue::Date(date)) => self.header.amended.push(date.date),
            (HeaderKey::Renewed, HeaderValue::Date(date)) => self.header.renewed.push(date.date),
            (HeaderKey::Effective, HeaderValue::Date(date)) => self.header.effective = Some(date.date),
            (HeaderKey::Expires, HeaderValue::Date(date)) => {
                self.header.expires = Some((Some(date.date), date.span));
            }
            (HeaderKey::Expires, HeaderValue::Never(span)) => self.header.expires = Some((None, *span)),
            (HeaderKey::Facts, HeaderValue::Names(names)) => {
                for name in names {
                    self.lexicon.term(name, &[Kind::Fact]);
                    self.header.facts.push(name.text.clone());
                }
            }
            (HeaderKey::Facts, HeaderValue::Word(name)) => {
                self.lexicon.term(name, &[Kind::Fact]);
                self.header.facts.push(name.text.clone());
            }
            _ => {}
        }
        self.header.keys.push((header.key, filled, header.span));
    }

    fn finish(mut self, agreement: &ast::Agreement) -> Understanding {
        let referring = self.said.iter().flat_map(|(statement, over)| {
            over.references.iter().map(|reference| (*statement, reference.text.clone()))
        });
        let referring = referring.collect();
        let links = references::rank(&mut self.lexicon, &self.directory, &self.said, &mut self.set);
        self.set.impossible = self.lexicon.taxonomy.impossible().to_vec();
        self.set.domains = self.lexicon.taxonomy.domains().to_vec();
        let mut problems = std::mem::take(&mut self.lexicon.problems);
        problems.sort_by_key(|problem| problem.span);
        Understanding {
            kind: agreement.kind,
            title: agreement.title.value.clone(),
            title_span: agreement.title.span,
            span: agreement.span,
            set: self.set,
            statements: self.statements,
            sections: self.sections,
            header: self.header,
            bare_quotes: self.bare_quotes,
            blanks: self.blanks,
            links,
            references: referring,
            problems,
            taxonomy: Arc::clone(&self.lexicon.taxonomy),
            own_terms: self.own_terms,
            words_at_first: self.lexicon.opaque_count(),
            uses: OnceLock::new(),
            lexicon: self.lexicon,
        }
    }
}

/// A statement as it is read by itself.
pub(super) struct Read {
    /// What is kept of it.
    pub(super) statement: Statement,
    /// Its norms.
    pub(super) norms: Vec<crate::norm::Norm>,
    /// What it says about other statements.
    pub(super) overrides: Vec<ast::Override>,
}

/// Reads one statement, other than one that says what its section covers.
pub(super) fn read(
    lexicon: &mut Lexicon,
    statement: &ast::Statement,
    origin: Origin,
    section: Option<usize>,
) -> Read {
    let uses_before = lexicon.uses.len();
    let nothing = LoweredClause::default();
    let (kind, mut lowered) = match &statement.kind {
        StatementKind::Clause(clause) => ("clause", clause::lower(lexicon, clause, &origin)),
        StatementKind::Assignment { subject, sole, tasks, parts } => {
            ("assignment", clause::assignment(lexicon, subject, *sole, tasks, parts, &origin))
        }
        // A status is a fact; its words are outside what norms speak of, so they are not looked up.
        StatementKind::Status { .. } => ("status", nothing),
        StatementKind::Deeming { .. } => ("deeming", nothing),
        StatementKind::Covers(_) => ("covers", nothing),
        StatementKind::Define(_) => ("define", nothing),
        StatementKind::Unmodelled(unmodelled) => {
            if !UNMODELLED_REASONS.contains(&unmodelled.reason.value.as_str()) {
                let problem = ProblemKind::UnknownReason(unmodelled.reason.value.clone());
                lexicon.problem(problem, unmodelled.reason.span);
            }
            ("unmodelled", nothing)
        }
        StatementKind::Waive(_) => ("waive", nothing),
        StatementKind::Invalid => ("invalid", nothing),
    };
    for norm in &mut lowered.norms {
        unreviewed::narrow(statement.reading, &mut norm.region);
    }
    let uses = lexicon.uses.get(uses_before..).unwrap_or_default().to_vec();
    let statement = Statement { uses, ..bare(statement, origin, section, kind) };
    Read { statement, norms: lowered.norms, overrides: lowered.overrides }
}

/// A statement with its places, before anything is known of the terms it uses.
fn bare(statement: &ast::Statement, origin: Origin, section: Option<usize>, kind: &'static str) -> Statement {
    Statement {
        address: origin.address,
        label: statement.label.as_ref().map(|label| label.text.clone()),
        span: statement.span,
        section,
        mark: statement.mark.clone(),
        reading: statement.reading,
        kind,
        uses: Vec::new(),
        places: super::places::slots(statement),
        modal: super::places::modal(statement),
        measures: super::places::measures(statement),
        limits: super::places::limits(statement),
        body: super::places::body(statement),
        waive: match &statement.kind {
            StatementKind::Waive(waive) => Some(waive.clone()),
            _ => None,
        },
    }
}

fn collect(body: &ast::Body, visit: &mut impl FnMut(&ast::Statement)) {
    for member in &body.members {
        match member {
            Member::Statement(statement) => visit(statement),
            Member::Section(section) => collect(&section.body, visit),
            Member::Header(_) | Member::Quote(_) => {}
        }
    }
}
