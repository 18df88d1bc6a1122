//! A plain split into words, strings, comments and marks.
//!
//! Limits, messages and printing need to know what stands where even in text that the grammar refuses, so
//! they do not ask the grammar. The two agree on strings and comments, which is all that matters here.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters, digits, hyphens, underscores, and points inside a word.
    Word,
    /// A string with both its quotation marks.
    String,
    /// A quotation mark whose string is never closed.
    OpenString,
    /// `// ...`
    LineComment,
    /// `/* ... */`
    BlockComment,
    /// A block comment that is never closed.
    OpenComment,
    /// Any other character.
    Mark,
}

/// A token and where it stands in the text that was split.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'t> {
    /// What it is.
    pub(super) kind: TokenKind,
    /// Its characters.
    pub(super) text: &'t str,
    /// The offset of its first byte.
    pub(super) start: usize,
}

impl Token<'_> {
    /// The offset just past its last byte.
    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Whether it is a comment.
    pub(super) fn is_comment(&self) -> bool {
        matches!(self.kind, TokenKind::LineComment | TokenKind::BlockComment | TokenKind::OpenComment)
    }
}

/// Splits `text`, white space left out.
pub(super) fn tokens(text: &str) -> Tokens<'_> {
    Tokens { text, offset: 0 }
}

/// The tokens of a text, one after the other.
#[derive(Clone, Debug)]
pub(super) struct Tokens<'t> {
    text: &'t str,
    offset: usize,
}

impl<'t> Tokens<'t> {
    /// Goes on after the line on which the last token ended.
    pub(super) fn skip_line(&mut self) {
        let rest = self.text.get(self.offset..).unwrap_or("");
        self.offset += rest.find(['\n', '\r']).unwrap_or(rest.len());
    }
}

impl<'t> Iterator for Tokens<'t> {
    type Item = Token<'t>;

    fn next(&mut self) -> Option<Token<'t>> {
        let rest = self.text.get(self.offset..)?;
        let rest = rest.trim_start_matches(is_space);
        let start = self.text.len() - rest.len();
        let first = rest.chars().next()?;
        let (kind, len) = if first == '"' {
            string_length(rest).map_or((TokenKind::OpenString, 1), |len| (TokenKind::String, len))
        } else if rest.starts_with("//") {
            (TokenKind::LineComment, rest.find(['\n', '\r']).unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            block_comment_length(rest)
                .map_or((TokenKind::OpenComment, rest.len()), |len| (TokenKind::BlockComment, len))
        } else if first == '\\' {
            let escaped = rest.chars().nth(1).map_or(0, char::len_utf8);
            (TokenKind::Mark, 1 + escaped)
        } else if is_word(first) {
            (TokenKind::Word, word_length(rest))
        } else {
            (TokenKind::Mark, first.len_utf8())
        };
        let text = rest.get(..len).unwrap_or(rest);
        self.offset = start + text.len();
        Some(Token { kind, text, start })
    }
}

/// White space of the language.
pub(super) fn is_space(character: char) -> bool {
    matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{00A0}')
}

/// Letters of any script count, so that a message can name the whole offending word.
fn is_word(character: char) -> bool {
    character.is_alphanumeric() || matches!(character, '-' | '_')
}

/// Where a word ends; a point goes on only before a letter or digit.
fn word_length(rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    while let Some((offset, character)) = characters.next() {
        if is_word(character) {
            continue;
        }
        let goes_on = character == '.' && characters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
        if !goes_on {
            return offset;
        }
    }
    rest.len()
}

/// `/*/` does not close itself.
fn block_comment_length(rest: &str) -> Option<usize> {
    rest.get(2..)?.find("*/").map(|end| end + 4)
}

/// The length of the string that `rest` begins with, unless a blank line or the end comes first.
fn string_length(rest: &str) -> Option<usize> {
    let mut characters = rest.char_indices().skip(1);
    // Whether only blanks were seen since the last line end.
    let mut blank_line = false;
    let mut previous = ' ';
    while let Some((offset, character)) = characters.next() {
        match character {
            '\\' => {
                characters.next()?;
                blank_line = false;
            }
            '"' => return Some(offset + 1),
            '\n' if previous == '\r' => {}
            '\n' | '\r' => {
                if blank_line {
                    return None;
                }
                blank_line = true;
            }
            ' ' | '\t' | '\u{00A0}' => {}
            _ => blank_line = false,
        }
        previous = character;
    }
    None
}
