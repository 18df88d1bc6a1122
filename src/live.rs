//! One text under edit: what it says, what it means and what the checker finds, kept up to date with every change.

use crate::finding::Checked;
use crate::library::{Library, Meaning, Settings, gathered};
use crate::lower::Understanding;
use crate::syntax::ast::Document;
use crate::syntax::{self, Parsed};
use crate::text::Span;
use crate::text::line_index::LineIndex;

/// A text with everything known about it.
#[derive(Debug)]
pub struct Live {
    text: String,
    lines: LineIndex,
    parsed: Parsed,
    meanings: Vec<Meaning>,
    checked: Vec<Checked>,
    /// Whether the text or the law has changed since it was looked at.
    stale: bool,
}

impl Live {
    /// A text that nothing is known of yet.
    pub fn new(text: String) -> Self {
        Self {
            lines: LineIndex::new(&text),
            text,
            parsed: Parsed::default(),
            meanings: Vec::new(),
            checked: Vec::new(),
            stale: true,
        }
    }

    /// A text of which only the tree is of interest.
    pub fn unchecked(text: String) -> Self {
        Self { parsed: syntax::parse(&text), stale: false, ..Self::new(text) }
    }

    /// A text that is understood and not checked.
    pub fn understood(library: &Library, text: String) -> Self {
        let mut live = Self::unchecked(text);
        live.understand(library);
        live
    }

    fn understand(&mut self, library: &Library) {
        let documents = &self.parsed.file.documents;
        self.meanings = documents.iter().map(|document| library.meaning(document, &self.text)).collect();
    }

    /// Replaces some of the text; what it says now is looked at when it is asked for.
    pub fn edit(&mut self, span: Span, words: &str) {
        let start = span.start as usize;
        let end = (span.end as usize).min(self.text.len());
        self.text.replace_range(start.min(end)..end, words);
        self.lines.edited(&self.text, Span::new(start.min(end), end), words.len());
        self.stale = true;
    }

    /// Replaces the whole text.
    pub fn replace(&mut self, text: String) {
        *self = Self::new(text);
    }

    /// Forgets what was found, as when the law has changed.
    pub fn forget(&mut self) {
        self.stale = true;
    }

    /// Brings everything up to date; gives back whether there was anything to do.
    pub fn refresh(&mut self, library: &Library, settings: &Settings) -> bool {
        let stale = std::mem::take(&mut self.stale);
        if stale {
            self.read(library, settings);
        }
        stale
    }

    fn read(&mut self, library: &Library, settings: &Settings) {
        self.parsed = syntax::parse(&self.text);
        self.understand(library);
        let judged = self.meanings.iter().map(|meaning| library.judge(meaning, settings));
        self.checked = gathered(&self.parsed, judged.collect());
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Where its lines begin.
    pub fn lines(&self) -> &LineIndex {
        &self.lines
    }

    /// Its tree, and what could not be read.
    pub fn parsed(&self) -> &Parsed {
        &self.parsed
    }

    /// Its documents, each with what it means.
    pub fn documents(&self) -> impl Iterator<Item = (&Document, &Meaning)> {
        self.parsed.file.documents.iter().zip(&self.meanings)
    }

    /// Its agreements and templates, each with what it means.
    pub fn agreements(&self) -> impl Iterator<Item = &Understanding> {
        self.meanings.iter().filter_map(|meaning| match meaning {
            Meaning::Agreement(document) => Some(document.as_ref()),
            Meaning::Pack(_) | Meaning::Vocabulary(..) => None,
        })
    }

    /// What the checker says of its documents.
    pub fn checked(&self) -> &[Checked] {
        &self.checked
    }
}
