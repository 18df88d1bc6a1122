//! The words of a text for whoever shows it: also of one that cannot be read.

use super::lexer::{self, TokenKind};
use super::pairs::{self, Rule};
use super::words;
use crate::text::Span;

/// What a piece of text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LexemeKind {
    /// A word, a number, or the underscores of a blank.
    Word,
    /// A string, closed or not.
    String,
    /// A comment.
    Comment,
    /// A line quoted from the paper.
    Quote,
    /// Any other character.
    Mark,
}

/// A piece of text and where it stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lexeme {
    /// What it is.
    pub kind: LexemeKind,
    /// Where it stands.
    pub span: Span,
}

/// The pieces of a text, in order, white space left out.
pub fn lexemes(text: &str) -> impl Iterator<Item = Lexeme> + '_ {
    let mut tokens = lexer::tokens(text);
    let mut previous_end = 0;
    std::iter::from_fn(move || {
        let token = tokens.next()?;
        let before = text.get(previous_end..token.start).unwrap_or("");
        let starts_line = previous_end == 0 || before.contains(['\n', '\r']);
        previous_end = token.end();
        let kind = match token.kind {
            TokenKind::Word => LexemeKind::Word,
            TokenKind::String | TokenKind::OpenString => LexemeKind::String,
            TokenKind::LineComment | TokenKind::BlockComment | TokenKind::OpenComment => LexemeKind::Comment,
            TokenKind::Mark if token.text == ">" && starts_line => {
                tokens.skip_line();
                let rest = text.get(token.start..).unwrap_or("");
                let line = rest.split(['\n', '\r']).next().unwrap_or("");
                previous_end = token.start + line.len();
                let span = Span::new(token.start, token.start + line.trim_end().len());
                return Some(Lexeme { kind: LexemeKind::Quote, span });
            }
            TokenKind::Mark => LexemeKind::Mark,
        };
        Some(Lexeme { kind, span: Span::new(token.start, token.end()) })
    })
}

/// Whether a word belongs to the grammar, so that no term can have it as its name.
pub fn is_reserved(word: &str) -> bool {
    let whole = |wanted| pairs::parse(wanted, word, 0).is_ok_and(|node| node.text() == word);
    whole(Rule::plain_name) && !whole(Rule::name)
}

/// Whether a word has a meaning of its own somewhere in the grammar.
pub fn is_keyword(word: &str) -> bool {
    let listed = [words::RULE_STARTS, words::PACK_STARTS, words::KINDS, words::DOCUMENTS, words::BODY_STARTS];
    listed.iter().any(|words| words.contains(&word))
        || words::OTHER_KEYWORDS.contains(&word)
        || is_reserved(word)
}
