//! Names that are given and never used: shown faded, for nothing is wrong with them.

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

/// The names given in a text that neither it nor, where a name is shared, another text uses. `elsewhere` says whether
/// a word stands in another text.
pub fn all(view: &View<'_>, elsewhere: &dyn Fn(&str) -> bool) -> Vec<Unused> {
    let names = occurrence::all(view.library, view.live);
    let vocabulary = |span: Span| {
        let documents = view.live.documents();
        documents.into_iter().any(|(document, _)| {
            matches!(document, Document::Vocabulary(_)) && document.span().contains(span)
        })
    };
    let mut unused = Vec::new();
    for name in names.iter().filter(|name| name.gives) {
        let used = names.iter().any(|other| !other.gives && other.symbol == name.symbol);
        let (what, word) = match &name.symbol {
            Symbol::Term(_, word) => ("term", word),
            Symbol::Authority(_, word) => ("authority", word),
            Symbol::Assumption(_, word) => ("assumption", word),
            Symbol::Clause(..) | Symbol::Section(..) | Symbol::Rule(_) | Symbol::Pack(_) => continue,
        };
        let shared = matches!(name.symbol, Symbol::Term(..)) && vocabulary(name.span);
        if !(used || shared && elsewhere(word)) {
            unused.push(Unused { span: name.span, message: format!("the {what} `{word}` is never used") });
        }
    }
    unused
}
