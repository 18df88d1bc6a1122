//! Names that are given and never used: shown faded, for nothing is wrong with them.

use std::collections::BTreeSet;

use super::View;
use super::occurrence::{self, Symbol};
use crate::syntax::ast::Document;
use crate::text::Span;

/// A name nobody uses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// Where it is given.
    pub span: Span,
    /// What is said about it.
    pub message: String,
}

/// The names given in a text and not used in it. What a vocabulary gives is for other texts, and not told of.
pub fn all(view: &View<'_>) -> Vec<Unused> {
    // Most agreements define nothing, and then there is nothing to look for.
    let gives = view.live.documents().any(|(_, meaning)| match meaning.agreement() {
        Some(document) => document.statements.iter().any(|statement| statement.kind == "define"),
        None => true,
    });
    if !gives {
        return Vec::new();
    }
    let names = occurrence::all(view.library, view.live);
    let used: BTreeSet<&Symbol> = names.iter().filter(|name| !name.gives).map(|name| &name.symbol).collect();
    let vocabulary = |span: Span| {
        let documents = view.live.documents();
        documents.into_iter().any(|(document, _)| {
            matches!(document, Document::Vocabulary(_)) && document.span().contains(span)
        })
    };
    let mut unused = Vec::new();
    for name in names.iter().filter(|name| name.gives) {
        let used = used.contains(&name.symbol);
        let (what, word) = match &name.symbol {
            Symbol::Term(_, word) => ("term", word),
            Symbol::Authority(_, word) => ("authority", word),
            Symbol::Assumption(_, word) => ("assumption", word),
            Symbol::Clause(..) | Symbol::Section(..) | Symbol::Rule(_) | Symbol::Pack(_) => continue,
        };
        let shared = vocabulary(name.span);
        if !used && !shared {
            unused.push(Unused { span: name.span, message: format!("the {what} `{word}` is never used") });
        }
    }
    unused
}
