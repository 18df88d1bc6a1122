//! What a text may not exceed, found before the grammar sees it, and characters it may not hold.

use super::SyntaxError;
use super::lexer::{self, TokenKind};
use crate::text::Span;

/// The longest text, in bytes.
pub(super) const MAX_TEXT: usize = 4 * 1024 * 1024;
/// The longest statement, in bytes.
pub(super) const MAX_STATEMENT: usize = 64 * 1024;
/// How deep sections, rules and parentheses may nest.
pub(super) const MAX_DEPTH: usize = 64;

/// Characters that hide what a text says, and comments that are never closed.
pub(super) fn lexical_errors(text: &str) -> Vec<SyntaxError> {
    let mut errors = Vec::new();
    for (offset, character) in text.char_indices() {
        let is_mark_of_file = offset == 0 && character == '\u{FEFF}';
        if is_mark_of_file || !is_forbidden(character) {
            continue;
        }
        let code = u32::from(character);
        let span = Span::new(offset, offset + character.len_utf8());
        let error = if is_bidirectional(character) {
            SyntaxError::new(
                format!("the invisible character U+{code:04X} changes the direction of the text"),
                "delete it",
                span,
            )
            .with_help("such characters can make a clause look different from what it says")
        } else {
            SyntaxError::new(
                format!("the control character U+{code:04X} cannot stand in a text"),
                "delete it",
                span,
            )
        };
        errors.push(error);
        if errors.len() > super::MAX_ERRORS {
            break;
        }
    }
    errors
}

pub(super) fn is_forbidden(character: char) -> bool {
    is_bidirectional(character)
        || (character.is_control() && !matches!(character, '\t' | '\n' | '\r'))
        || character == '\u{FEFF}'
        || matches!(character, '\u{2028}' | '\u{2029}')
}

fn is_bidirectional(character: char) -> bool {
    matches!(
        character,
        '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}'
    )
}

/// The part of the text that is short and flat enough to be read, and an error where that is not all.
pub(super) fn readable(text: &str) -> (&str, Option<SyntaxError>) {
    if text.len() > MAX_TEXT {
        let error = SyntaxError::new("the text is longer than 4 MiB", "nothing of it was read", Span::at(0))
            .with_help("split it into several files");
        return ("", Some(error));
    }
    let mut depth = 0usize;
    let mut tokens = lexer::tokens(text);
    let mut previous_end = 0;
    while let Some(token) = tokens.next() {
        let between = text.get(previous_end..token.start).unwrap_or("");
        let at_line_start = previous_end == 0 || between.contains(['\n', '\r']);
        previous_end = token.end();
        match (token.kind, token.text) {
            // A quoted line may hold anything.
            (TokenKind::Mark, ">") if at_line_start => tokens.skip_line(),
            (TokenKind::Mark, "{") => depth += 1,
            (TokenKind::Mark, "}") => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > MAX_DEPTH {
            let span = Span::new(token.start, token.end());
            let error = SyntaxError::new(
                format!("braces nest deeper than {MAX_DEPTH}"),
                "nothing was read from here on",
                span,
            );
            return (text.get(..token.start).unwrap_or(""), Some(error));
        }
    }
    (text, None)
}

/// Whether a slice is too long or too deep to be read; `base` is where it begins in the file.
pub(super) fn check_slice(slice: &str, base: usize) -> Result<(), SyntaxError> {
    if slice.len() > MAX_STATEMENT {
        let shown = slice.char_indices().take(40).last().map_or(0, |(offset, _)| offset);
        return Err(SyntaxError::new(
            "the statement is longer than 64 KiB",
            "it begins here",
            Span::new(base, base + shown),
        )
        .with_help("a statement ends at its full stop; is one missing?"));
    }
    let mut depth = 0usize;
    // Words that nest without parentheses; few in any statement, so a count for all of it is enough.
    let mut nested = 0usize;
    let mut after_not = false;
    for token in lexer::tokens(slice).filter(|token| !token.is_comment()) {
        match token.text {
            "(" => {
                depth += 1;
                nested += usize::from(after_not);
            }
            ")" => depth = depth.saturating_sub(1),
            "not" => nested += usize::from(after_not),
            "determines" | "determine" | "ensure" | "ensures" => nested += 1,
            _ => {}
        }
        after_not = token.text == "not";
        if depth > MAX_DEPTH || nested > MAX_DEPTH {
            return Err(SyntaxError::new(
                format!("the statement nests deeper than {MAX_DEPTH}"),
                "this is one too many",
                Span::new(base + token.start, base + token.end()),
            ));
        }
    }
    Ok(())
}
