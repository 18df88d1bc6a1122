//! One text under edit: what it says, what it means and what the checker finds, kept up to date with every change.

use crate::finding::Checked;
use crate::library::{Library, Meaning, Memo, Settings, Since, gathered};
use crate::lower::Understanding;
use crate::suppress::baseline::Tally;
use crate::suppress::{self, Policy};
use crate::syntax::ast::Document;
use crate::syntax::{self, Parsed};
use crate::text::Span;
use crate::text::line_index::LineIndex;

/// How far what is known of a text has fallen behind it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Behind {
    /// All is up to date.
    Nothing,
    /// What it means is known, and not yet judged.
    Verdicts,
    /// Its tree is known, and not yet what it means.
    Meaning,
    /// Its tree has to be read anew.
    Tree,
}

/// A text with everything known about it.
#[derive(Debug)]
pub struct Live {
    text: String,
    lines: LineIndex,
    parsed: Parsed,
    meanings: Vec<Meaning>,
    checked: Vec<Checked>,
    /// How far what is known has fallen behind the text.
    behind: Behind,
    /// What has happened to the text since it was judged.
    since: Since,
    /// What was said of each agreement then, in their order.
    memos: Vec<Memo>,
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
            behind: Behind::Tree,
            since: Since::default(),
            memos: Vec::new(),
        }
    }

    /// A text of which only the tree is of interest.
    pub fn unchecked(text: String) -> Self {
        Self { parsed: syntax::parse(&text), behind: Behind::Nothing, ..Self::new(text) }
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
        self.since.all_renewed();
    }

    /// Replaces some of the text; what it says now is looked at when it is asked for.
    pub fn edit(&mut self, span: Span, words: &str) {
        let start = span.start as usize;
        let end = (span.end as usize).min(self.text.len());
        self.text.replace_range(start.min(end)..end, words);
        let removed = Span::new(start.min(end), end);
        self.lines.edited(&self.text, removed, words.len());
        self.since.replaced(removed, words.len());
        self.behind = self.behind.max(self.renew(removed, words.len()));
    }

    /// Brings the tree and what it means up to date after one edit, as far as that can be done by looking at a few
    /// statements.
    fn renew(&mut self, removed: Span, inserted: usize) -> Behind {
        if self.behind == Behind::Tree {
            return Behind::Tree;
        }
        let Some(renewal) = syntax::renew(&mut self.parsed, &self.text, removed, inserted) else {
            return Behind::Tree;
        };
        if self.behind == Behind::Meaning {
            return Behind::Meaning;
        }
        match (self.parsed.file.documents.as_slice(), self.meanings.as_mut_slice()) {
            ([Document::Agreement(written)], [Meaning::Agreement(document)]) => {
                if !document.renew(written, &renewal) {
                    return Behind::Meaning;
                }
                self.since.renewed(&renewal);
                Behind::Verdicts
            }
            _ => Behind::Meaning,
        }
    }

    /// Replaces the whole text.
    pub fn replace(&mut self, text: String) {
        *self = Self::new(text);
    }

    /// Forgets what was found, as when the law has changed.
    pub fn forget(&mut self) {
        self.memos.clear();
        self.behind = Behind::Meaning.max(self.behind);
    }

    /// Brings everything up to date; gives back whether there was anything to do.
    pub fn refresh(&mut self, library: &Library, settings: &Settings, policy: &Policy) -> bool {
        let behind = std::mem::replace(&mut self.behind, Behind::Nothing);
        if behind == Behind::Nothing {
            return false;
        }
        if behind == Behind::Tree {
            self.parsed = syntax::parse(&self.text);
        }
        if behind >= Behind::Meaning {
            self.understand(library);
        }
        self.judge(library, settings, policy);
        true
    }

    fn judge(&mut self, library: &Library, settings: &Settings, policy: &Policy) {
        let agreements = self.agreements().count();
        // Another number of agreements means that nobody knows which of them is which.
        if self.memos.len() != agreements {
            self.memos = (0..agreements).map(|_| Memo::default()).collect();
        }
        let mut memos = self.memos.iter_mut();
        let mut tally = Tally::default();
        let mut judged = Vec::with_capacity(self.meanings.len());
        // Like what is remembered, what was found before belongs to the agreements in their order.
        let earlier = std::mem::take(&mut self.checked).into_iter();
        let mut earlier = earlier.filter(|one| matches!(one.kind, "agreement" | "template"));
        for meaning in &self.meanings {
            let mut checked = match (meaning, meaning.agreement().and_then(|_| memos.next())) {
                (Meaning::Agreement(document), Some(memo)) => {
                    library.check_again(&self.text, document, settings, memo, &self.since, earlier.next())
                }
                _ => library.judge(meaning, settings),
            };
            suppress::settle(library, meaning, settings.as_of, policy, &mut checked);
            if let Some(baseline) = &policy.baseline {
                baseline.apply(&mut checked, &mut tally);
            }
            judged.push(checked);
        }
        self.since = Since::judged();
        self.checked = gathered(&self.parsed, judged);
    }

    /// Whether the tree is that of the text as it stands.
    pub fn is_tree_fresh(&self) -> bool {
        self.behind < Behind::Tree
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
        self.meanings.iter().filter_map(Meaning::agreement)
    }

    /// What the checker says of its documents.
    pub fn checked(&self) -> &[Checked] {
        &self.checked
    }
}
