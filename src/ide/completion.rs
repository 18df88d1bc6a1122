//! What can come next, by the slot that the cursor stands in.
//!
//! - [`context`]: where the cursor stands, found from the words before it, for what is half-typed has no tree.
//! - [`clause`]: inside a clause; [`lines`]: lines of headers, rules and vocabularies; [`members`]: where something
//!   new begins.

mod clause;
pub mod context;
mod lines;
mod members;

use super::View;
use crate::syntax::ast::Kind;
use crate::taxonomy::{Taxonomy, TermId};
use crate::text::Span;
use context::{Block, Context};

/// What an entry of the list is, for its icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemKind {
    /// A word of the grammar.
    Keyword,
    /// A term.
    Term(Kind),
    /// A label, an address, a name within the text.
    Reference,
    /// A value, such as a date or a unit.
    Value,
    /// Something larger with places to fill in.
    Snippet,
    /// A whole clause that a rule asks for.
    Clause,
}

/// One entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is shown.
    pub label: String,
    /// What it is.
    pub kind: ItemKind,
    /// A few words beside it.
    pub detail: String,
    /// What it means, as Markdown.
    pub documentation: String,
    /// What is written; with `$1` and `${1:words}` where it is a snippet.
    pub text: String,
    /// Other words by which it is found.
    pub also: Vec<String>,
    /// Those with smaller ranks come first.
    pub rank: u8,
}

impl Item {
    /// A word as it stands.
    fn word(kind: ItemKind, word: &str, detail: &str) -> Self {
        Self {
            label: word.to_owned(),
            kind,
            detail: detail.to_owned(),
            documentation: String::new(),
            text: word.to_owned(),
            also: Vec::new(),
            rank: 5,
        }
    }

    fn keyword(word: &str, detail: &str) -> Self {
        Self::word(ItemKind::Keyword, word, detail)
    }

    fn snippet(label: &str, detail: &str, text: &str) -> Self {
        Self { text: text.to_owned(), rank: 7, ..Self::word(ItemKind::Snippet, label, detail) }
    }

    fn rank(mut self, rank: u8) -> Self {
        self.rank = rank;
        self
    }
}

/// The entries, and the words they replace.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completion {
    /// The entries.
    pub items: Vec<Item>,
    /// The half-typed word.
    pub span: Span,
}

/// What can come next at a place.
pub fn at(view: &View<'_>, offset: u32) -> Completion {
    let Some(context) = Context::at(view.live.text(), offset) else { return Completion::default() };
    let taxonomy = view
        .live
        .agreements()
        .find(|document| document.span.start <= offset && offset <= document.span.end)
        .map_or(view.library.taxonomy(), |document| &document.taxonomy);
    let words = Words { view, taxonomy, context: &context };
    let mut items = match context.blocks.last() {
        None => members::documents(),
        Some(Block::Vocabulary) => lines::vocabulary(&words),
        Some(Block::Pack) => lines::pack(&words),
        Some(Block::Rule | Block::AnyOf) => lines::rule(&words),
        Some(Block::Agreement | Block::Section | Block::Example) => lines::body(&words),
    };
    items.sort_by(|a, b| (a.rank, &a.label).cmp(&(b.rank, &b.label)));
    items.dedup_by(|a, b| a.label == b.label && a.kind == b.kind);
    Completion { items, span: context.partial }
}

/// What entries are made from.
struct Words<'a> {
    view: &'a View<'a>,
    taxonomy: &'a Taxonomy,
    context: &'a Context<'a>,
}

impl Words<'_> {
    /// All terms of some kinds.
    fn terms(&self, kinds: &[Kind]) -> Vec<Item> {
        let fitting = self.taxonomy.iter().filter(|(_, term)| kinds.contains(&term.kind));
        fitting.map(|(id, _)| self.term(id)).collect()
    }

    fn term(&self, id: TermId) -> Item {
        let term = self.taxonomy.term(id);
        let detail = term.means.clone().unwrap_or_else(|| crate::lint::kind_name(term.kind).to_owned());
        Item {
            documentation: super::hover::markdown(&crate::library::term_page(self.taxonomy, id)),
            also: term.also.clone(),
            ..Item::word(ItemKind::Term(term.kind), &term.name, &detail)
        }
    }

    /// The labels and addresses that a reference can lead to.
    fn references(&self) -> Vec<Item> {
        let mut items = Vec::new();
        for document in self.view.live.agreements() {
            for section in &document.sections {
                let title = section.title.as_deref().unwrap_or("");
                items.push(Item::word(ItemKind::Reference, &section.address, title));
            }
            for statement in document.statements.iter().filter(|statement| statement.kind == "clause") {
                let words = statement.body.slice(self.view.live.text());
                let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
                let name = statement.label.as_ref().unwrap_or(&statement.address);
                items.push(Item::word(ItemKind::Reference, name, &words).rank(4));
            }
        }
        items
    }
}
