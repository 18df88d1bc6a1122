//! Plain text: lines, with a form feed where a page ends. Light marks of Markdown are understood, since much text that is
//! named so was turned into text by a program that leaves them.

use super::draft::{Draft, Form, Look, Para};
use super::layout::{Line, Page, join, running};
use super::{Kind, Trouble, chars, html, kind};

/// Reads plain text.
///
/// # Errors
/// It is no text, or too much.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Trouble> {
    kind::check(Kind::Text, bytes)?;
    let text = chars::decode(bytes);
    let mut draft = Draft::default();
    lines(&text, &mut draft)?;
    Ok(draft)
}

/// Adds the paragraphs of a text to a draft.
///
/// # Errors
/// There are too many.
pub(super) fn lines(text: &str, draft: &mut Draft) -> Result<(), Trouble> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let paged = text.trim_end().contains('\u{c}');
    let mut pages = Vec::new();
    for (number, page) in text.trim_end_matches(['\u{c}', '\n']).split('\u{c}').enumerate() {
        let number = u32::try_from(number + 1).ok().filter(|_| paged);
        let mut lines = Vec::new();
        let mut gap = false;
        let mut bold = false;
        for raw in page.split('\n') {
            match line(raw, gap, &mut bold) {
                Some(line) => {
                    lines.push(line);
                    gap = false;
                }
                None => gap = true,
            }
        }
        pages.push(Page { number, lines });
    }
    for text in running::take(&mut pages) {
        draft.push(Para { form: Form::Running, text, page: Some(1), ..Para::default() })?;
    }
    join::join(pages, draft)
}

/// A line, without its marks; nothing where there is nothing on it. `bold` tells whether bold words began on a line before.
fn line(raw: &str, gap: bool, bold: &mut bool) -> Option<Line> {
    let expanded = raw.trim_end();
    let trimmed = expanded.trim_start_matches([' ', '\u{a0}', '\u{2003}', '\u{2002}', '\t']);
    if chars::is_blank(trimmed) || is_rule(trimmed) {
        *bold = false;
        return None;
    }
    let left = columns(expanded.get(..expanded.len() - trimmed.len()).unwrap_or(""));
    let (level, text) = match trimmed.trim_start_matches('#') {
        rest if rest.len() < trimmed.len() && trimmed.len() - rest.len() <= 6 && rest.starts_with(' ') => {
            (u8::try_from(trimmed.len() - rest.len()).ok(), rest.trim())
        }
        _ => (None, trimmed),
    };
    let all = is_all_bold(text, bold);
    let mut clean = marks(text);
    if expanded.starts_with('\t') && trimmed.contains('\t') {
        // The first cell of a row of a table is empty.
        clean.insert(0, '\t');
    }
    let right = left + width(&clean);
    let clean = if !clean.contains('\t') && html::has_tags(&clean) {
        html::cell(&clean).replace('\n', " ")
    } else {
        clean
    };
    Some(Line { text: clean, left, right, gap, look: Look { bold: all, ..Look::default() }, level })
}

/// How far white space reaches; a tab goes to the next eighth column.
fn columns(space: &str) -> f32 {
    let mut at = 0_u16;
    for character in space.chars().take(1000) {
        at = if character == '\t' { (at / 8 + 1) * 8 } else { at + 1 };
    }
    f32::from(at)
}

fn width(text: &str) -> f32 {
    f32::from(u16::try_from(text.chars().count()).unwrap_or(u16::MAX))
}

/// A line of dashes or stars only parts what is above it from what is below.
fn is_rule(text: &str) -> bool {
    let first = text.chars().next().unwrap_or(' ');
    matches!(first, '-' | '*' | '=' | '~' | '–' | '—')
        && text.chars().all(|one| one == first || one == ' ')
        && text.len() >= 3
}

/// Whether all of the line is bold; bold words may go on over several lines.
fn is_all_bold(text: &str, open: &mut bool) -> bool {
    let was_open = *open;
    let marks = text.matches("**").count();
    if marks % 2 == 1 {
        *open = !*open;
    }
    let starts = was_open || text.starts_with("**");
    let ends = *open || text.ends_with("**");
    starts && ends && marks <= 2
}

/// The text without marks of Markdown for bold and slanted words, and without backslashes before signs.
pub(super) fn marks(text: &str) -> String {
    if !text.contains(['*', '\\', '`']) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    let star_pairs = text.replace("\\*", "").replace("**", "").matches('*').count() >= 2;
    while let Some(first) = rest.chars().next() {
        if let Some(behind) = rest.strip_prefix("**") {
            rest = behind;
            continue;
        }
        if first == '\\'
            && let Some(sign) = rest.chars().nth(1).filter(char::is_ascii_punctuation)
        {
            out.push(sign);
            rest = rest.get(1 + sign.len_utf8()..).unwrap_or("");
            continue;
        }
        let behind = rest.get(first.len_utf8()..).unwrap_or("");
        let spaced = behind.starts_with(' ') && (out.is_empty() || out.ends_with(' '));
        if first != '*' || !star_pairs || spaced {
            out.push(first);
        }
        rest = behind;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_of_markdown_are_taken_off() {
        assert_eq!(marks("**Bold** and *slanted* \\*note"), "Bold and slanted *note");
        assert_eq!(marks("* item"), "* item");
        assert_eq!(marks("5 * 3"), "5 * 3");
    }
}
