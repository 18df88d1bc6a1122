//! One of the documents that are held next to each other.

use std::ops::Deref;
use std::sync::Arc;

use crate::finding::{Finding, Severity};
use crate::library::Library;
use crate::lint;
use crate::lower::{Understanding, understand};
use crate::syntax::ast::{self, AgreementKind, Document};

/// An agreement or a template with the text it was written in.
#[derive(Debug)]
pub struct Instrument {
    /// Where it was read: a path, or the name of a built-in template.
    pub path: String,
    /// The whole text, which may hold other documents too.
    pub text: Arc<str>,
    /// The document.
    pub tree: ast::Agreement,
    /// What it means by itself.
    pub meaning: Understanding,
    /// What could not be read of it, and so is not compared.
    pub unread: Vec<Finding>,
}

impl Instrument {
    /// All agreements and templates of a text, in order.
    pub fn all(library: &Library, path: &str, text: &str) -> Vec<Self> {
        let parsed = crate::syntax::parse(text);
        let text: Arc<str> = text.into();
        let mut found: Vec<Self> = parsed
            .file
            .documents
            .into_iter()
            .filter_map(|document| match document {
                Document::Agreement(tree) => Some(tree),
                Document::Pack(_) | Document::Vocabulary(_) => None,
            })
            .map(|tree| {
                let meaning = library.understand(&tree);
                let words = lint::words(&meaning.problems);
                let unread = words.into_iter().filter(|one| one.severity == Severity::Error).collect();
                Self { path: path.to_owned(), text: Arc::clone(&text), tree, meaning, unread }
            })
            .collect();
        for error in &parsed.errors {
            // What stands outside of every document concerns the first one.
            let home = found.iter().position(|one| one.tree.span.contains(error.span)).unwrap_or(0);
            if let Some(instrument) = found.get_mut(home) {
                instrument.unread.push(lint::syntax(error));
            }
        }
        for instrument in &mut found {
            instrument.unread.sort_by_key(|finding| finding.span);
        }
        found
    }

    /// Its title.
    pub fn title(&self) -> &str {
        &self.meaning.title
    }

    /// The jurisdiction that it names.
    pub fn jurisdiction(&self) -> Option<&str> {
        self.meaning.header.jurisdiction.as_ref().map(|(name, _)| name.as_str())
    }

    /// Whether it is a template.
    pub fn is_template(&self) -> bool {
        self.tree.kind == AgreementKind::Template
    }

    /// The address of a statement, such as `III.2`; empty for one that is not there.
    pub fn address(&self, statement: usize) -> &str {
        self.meaning.statements.get(statement).map_or("", |statement| &statement.address)
    }

    /// The words of a statement on one line, without a template's mark, its label and its full stop.
    pub fn words(&self, statement: usize) -> String {
        let body = self.meaning.statements.get(statement).map_or("", |one| one.body.slice(&self.text));
        body.trim_end().trim_end_matches('.').split_whitespace().collect::<Vec<_>>().join(" ")
    }
}

/// What a document means: by itself, or understood anew.
pub(super) enum Meaning<'i> {
    /// By itself.
    Alone(&'i Understanding),
    /// In other terms, or with blanks filled in.
    Anew(Box<Understanding>),
}

impl Deref for Meaning<'_> {
    type Target = Understanding;

    fn deref(&self) -> &Understanding {
        match self {
            Self::Alone(meaning) => meaning,
            Self::Anew(meaning) => meaning,
        }
    }
}

/// The two documents in common terms: the same leaves, the same unknown words.
pub(super) struct Common<'i> {
    /// The model.
    pub(super) model: Meaning<'i>,
    /// The agreement.
    pub(super) agreement: Understanding,
}

impl<'i> Common<'i> {
    /// Understands both anew where either defines terms of its own, for a term of the one may be a case of what
    /// the other speaks of; where neither does, they have the vocabulary in common.
    pub(super) fn of(library: &Library, model: &'i Instrument, agreement: &Instrument) -> Self {
        let base = library.taxonomy();
        if !model.meaning.own_terms && !agreement.meaning.own_terms {
            let theirs = understand(&agreement.tree, base, &model.meaning.lexicon.opaques);
            return Self { model: Meaning::Alone(&model.meaning), agreement: theirs };
        }
        let views = base.joined(&[&model.meaning.taxonomy, &agreement.meaning.taxonomy]);
        let mut views = views.into_iter().map(Arc::new);
        // There is one view for each of the two.
        let mut next = || views.next().unwrap_or_else(|| Arc::clone(base));
        let (first, second) = (next(), next());
        let ours = understand(&model.tree, &first, library.opaques());
        let theirs = understand(&agreement.tree, &second, &ours.lexicon.opaques);
        Self { model: Meaning::Anew(Box::new(ours)), agreement: theirs }
    }
}

/// The model anew, with blanks filled in, in the words of the agreement.
pub(super) fn refilled<'i>(
    tree: &ast::Agreement,
    model: &Understanding,
    agreement: &Understanding,
) -> Meaning<'i> {
    Meaning::Anew(Box::new(understand(tree, &model.taxonomy, &agreement.lexicon.opaques)))
}
