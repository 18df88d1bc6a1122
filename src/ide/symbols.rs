//! The outline of a text: documents, sections, clauses; rules and their examples; terms.

use super::View;
use crate::live::Live;
use crate::syntax::ast::{self, Document, ExampleKind, Member, StatementKind};
use crate::text::Span;

/// What an entry of the outline is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// An agreement, a template, a pack or a vocabulary.
    Document,
    /// A section.
    Section,
    /// A clause, an assignment or another statement.
    Statement,
    /// A header line, or a line of a pack.
    Line,
    /// A rule.
    Rule,
    /// An example of a rule.
    Example,
    /// A term.
    Term,
}

/// An entry of the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// What it is called.
    pub name: String,
    /// A few words more.
    pub detail: String,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it.
    pub span: Span,
    /// The words that name it.
    pub name_span: Span,
    /// What stands in it.
    pub children: Vec<Entry>,
}

impl Entry {
    fn new(kind: SymbolKind, name: impl Into<String>, span: Span, name_span: Span) -> Self {
        let name_span =
            if span.contains(name_span) { name_span } else { Span { start: span.start, end: span.start } };
        Self { name: name.into(), detail: String::new(), kind, span, name_span, children: Vec::new() }
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }
}

/// The outline of a text.
pub fn outline(view: &View<'_>) -> Vec<Entry> {
    of(view.live)
}

/// The same, without what it is read by.
pub fn of(live: &Live) -> Vec<Entry> {
    live.parsed().file.documents.iter().map(|document| entry(live.text(), document)).collect()
}

fn entry(text: &str, document: &Document) -> Entry {
    match document {
        Document::Agreement(agreement) => {
            let kind = match agreement.kind {
                ast::AgreementKind::Agreement => "agreement",
                ast::AgreementKind::Template => "template",
            };
            let mut entry = Entry::new(
                SymbolKind::Document,
                titled(&agreement.title.value),
                agreement.span,
                agreement.title.span,
            );
            entry.children = Addresses { text, around: None }.body(&agreement.body);
            entry.detail(kind)
        }
        Document::Pack(pack) => {
            let mut entry = Entry::new(SymbolKind::Document, &pack.name.text, pack.span, pack.name.span);
            entry.children = pack.rules.iter().map(|rule| self::rule(text, rule)).collect();
            entry.detail(titled(&pack.title.value))
        }
        Document::Vocabulary(vocabulary) => {
            let mut entry = Entry::new(
                SymbolKind::Document,
                &vocabulary.name.text,
                vocabulary.span,
                vocabulary.name.span,
            );
            let terms = vocabulary.declarations.iter().map(|one| {
                let kind = format!("{:?}", one.kind).to_lowercase();
                Entry::new(SymbolKind::Term, &one.name.text, one.span, one.name.span).detail(kind)
            });
            entry.children = terms.collect();
            entry.detail("vocabulary")
        }
    }
}

/// An entry must have a name.
fn titled(title: &str) -> String {
    let line = crate::render::mask::line(title);
    if line.trim().is_empty() { "without a title".to_owned() } else { line }
}

fn rule(text: &str, rule: &ast::Rule) -> Entry {
    let mut entry = Entry::new(SymbolKind::Rule, &rule.name.text, rule.span, rule.name.span);
    let examples = rule.examples.iter().map(|example| {
        let name = match &example.kind {
            ExampleKind::Complies => "complies".to_owned(),
            ExampleKind::Violates(None) => "violates".to_owned(),
            ExampleKind::Violates(Some(verdict)) => format!("violates as {}", verdict.text),
        };
        let title = example.title.as_ref().map(|title| titled(&title.value)).unwrap_or_default();
        let mut entry = Entry::new(SymbolKind::Example, name, example.span, example.span).detail(title);
        entry.children = Addresses { text, around: None }.body(&example.body);
        entry
    });
    entry.children = examples.collect();
    entry.detail(titled(&rule.summary.value))
}

/// Entries of a body, with the addresses that its clauses have.
struct Addresses<'a> {
    text: &'a str,
    around: Option<String>,
}

impl Addresses<'_> {
    fn within(&self, name: &str) -> String {
        self.around.as_ref().map_or_else(|| name.to_owned(), |around| format!("{around}.{name}"))
    }

    fn body(&self, body: &ast::Body) -> Vec<Entry> {
        let mut count = 0;
        let mut entries = Vec::new();
        for member in &body.members {
            match member {
                Member::Section(section) => {
                    let address = self.within(&section.address.text);
                    let title = section.title.as_ref().map(|title| titled(&title.value)).unwrap_or_default();
                    let name = format!("{address} {title}");
                    let mut entry =
                        Entry::new(SymbolKind::Section, name.trim(), section.span, section.address.span);
                    entry.children = Addresses { text: self.text, around: Some(address) }.body(&section.body);
                    entries.push(entry);
                }
                Member::Statement(statement) => {
                    count += 1;
                    entries.push(self.statement(statement, &self.within(&count.to_string())));
                }
                Member::Header(header) => {
                    let key = header.key_span.slice(self.text);
                    let value = header.span.slice(self.text).trim_start_matches(key).trim();
                    let entry = Entry::new(SymbolKind::Line, titled(key), header.span, header.key_span);
                    entries.push(entry.detail(titled(value)));
                }
                Member::Quote(_) => {}
            }
        }
        entries
    }

    fn statement(&self, statement: &ast::Statement, address: &str) -> Entry {
        let label = statement.label.as_ref();
        let name = label.map_or_else(|| address.to_owned(), |label| format!("{address} {}", label.text));
        let at = label.map_or(statement.span, |label| label.span);
        let words = match &statement.kind {
            StatementKind::Clause(clause) => clause.span.slice(self.text),
            _ => {
                let after = label.map_or(statement.span.start, |label| label.span.end + 1);
                Span { start: after.min(statement.span.end), end: statement.span.end }.slice(self.text)
            }
        };
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Entry::new(SymbolKind::Statement, name, statement.span, at)
            .detail(titled(words.trim_end_matches('.')))
    }
}
