//! Mutants: small edits of a document's text that make one clause weaker or stronger.
//!
//! A checker that passes a weaker text has missed something, or was never asked; one that reports a stronger
//! text cries wolf. The edits know what words do and nothing of rules or verdicts.
//!
//! - [`clause`]: one statement as a whole, and its modal word.
//! - [`limits`]: exceptions, conditions, and clauses to the contrary.
//! - [`lists`] and [`terms`]: who, what, to whom; narrower and wider words for it.
//! - [`measures`]: how soon, how often, how much.
//! - [`section`], [`header`], [`whole`]: what stands around the clauses.
//! - [`tree`]: finding one's way.

mod clause;
mod limits;
mod lists;
mod terms;
mod measures;
mod section;
mod header;
mod whole;
mod tree;

use crate::lower::Understanding;
use crate::syntax::ast::Agreement;
use crate::text::Span;

pub(super) use tree::quotes;

/// A document with one edit.
#[derive(Clone, Debug)]
pub struct Mutant {
    /// What was done, for the table.
    pub kind: &'static str,
    /// Weaker than the original, or stronger.
    pub weaker: bool,
    /// The clause or section that was edited; empty for the header and the whole.
    pub address: String,
    /// The words put in or taken out.
    pub detail: String,
    /// The document.
    pub text: String,
    /// Where the edited words stand in the original.
    pub place: Span,
    /// Where the clause, and what was added elsewhere, stand now; nothing where it was deleted.
    pub sites: Vec<Span>,
}

/// A document to mutate.
#[derive(Clone, Copy)]
pub struct Source<'a> {
    text: &'a str,
    agreement: &'a Agreement,
    meaning: &'a Understanding,
    thorough: bool,
}

impl<'a> Source<'a> {
    /// A document by its text, its tree and its meaning. Duties and bans are weakened and strengthened.
    pub fn new(text: &'a str, agreement: &'a Agreement, meaning: &'a Understanding) -> Self {
        Self { text, agreement, meaning, thorough: false }
    }

    /// The same, with advice and permissions weakened too, and with roles and objects taken out. Whether that
    /// matters is for a rule to say, so it is of use only where rules are the ones put to the test.
    #[must_use]
    pub fn thorough(mut self) -> Self {
        self.thorough = true;
        self
    }
}

/// A text with pieces replaced; the pieces stand in the order of the text.
pub(super) fn edited(text: &str, edits: &[(Span, String)]) -> String {
    let mut result = String::new();
    let mut done = 0;
    for (span, words) in edits {
        result.push_str(Span::new(done, span.start as usize).slice(text));
        result.push_str(words);
        done = span.end as usize;
    }
    result.push_str(Span::new(done, text.len()).slice(text));
    result
}

/// The stretch of a text that some edits touch.
fn touched(edits: &[(Span, String)]) -> Span {
    edits.iter().map(|(span, _)| *span).reduce(Span::join).unwrap_or_default()
}

/// Where a stretch ends once the text around it has become another.
fn new_end(end: u32, before: &str, after: &str) -> usize {
    (end as usize + after.len()).saturating_sub(before.len())
}
