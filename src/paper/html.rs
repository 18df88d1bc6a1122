//! Web pages: a small tolerant reader. Nothing is fetched, no script is looked at. It works along the tags with a stack of
//! its own and does not recurse.

mod state;
mod token;

use super::draft::{Draft, Form};
use super::{Kind, Trouble, chars, kind};
use state::State;
use token::Tokens;

/// Reads a web page.
///
/// # Errors
/// It is no text, or too much.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Trouble> {
    kind::check(Kind::Html, bytes)?;
    let text = chars::decode(bytes);
    let mut draft = Draft::default();
    fragment(&text, &mut draft)?;
    Ok(draft)
}

/// Adds a piece of a page to a draft.
///
/// # Errors
/// There is too much.
pub(super) fn fragment(text: &str, draft: &mut Draft) -> Result<(), Trouble> {
    let mut state = State::new(draft);
    for token in Tokens::new(text) {
        state.token(token)?;
    }
    state.finish()
}

/// Whether there are tags in a text.
pub(super) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let behind = text.get(at + 1..).unwrap_or("");
        behind.starts_with(|first: char| first.is_ascii_alphabetic() || first == '/') && behind.contains('>')
    })
}

/// The words of a cell that may have tags in it: a line for each paragraph and list item.
pub(super) fn cell(text: &str) -> String {
    if !has_tags(text) {
        return chars::tidy(&token::entities(&super::plain::marks(text)));
    }
    let mut draft = Draft::default();
    if fragment(text, &mut draft).is_err() {
        return chars::tidy(text);
    }
    let line = |para: super::draft::Para| {
        let words = match para.form {
            Form::Row(cells) => cells.iter().map(|cell| cell.text.clone()).collect::<Vec<_>>().join(" | "),
            _ => para.text,
        };
        chars::tidy(&format!("{} {words}", para.label.unwrap_or_default()))
    };
    let lines: Vec<String> = draft.paras.into_iter().map(line).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}
