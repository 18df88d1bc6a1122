//! The title: the first lines, which are short, and of which one says what the document is.

use super::heading;
use super::settle::Piece;
use crate::paper::draft::Form;

/// How many lines a title has at most.
const LINES: usize = 10;

/// Makes one title of the lines at the head, where the file does not say what the title is.
pub(super) fn find(told: &mut Vec<(usize, Piece)>) {
    if told.iter().take(40).any(|(_, piece)| matches!(piece.form, Form::Title)) {
        return;
    }
    let Some(start) = told.iter().position(|(_, piece)| !matches!(piece.form, Form::Running)) else { return };
    let lines = told
        .get(start..)
        .unwrap_or_default()
        .iter()
        .take(LINES)
        .take_while(|(_, piece)| is_line(piece))
        .count();
    let head = told.get(start..start + lines).unwrap_or_default();
    let Some(named) = head.iter().position(|(_, piece)| names(piece)) else { return };
    // From the first line that belongs to the one that names the document to the last.
    let belongs = |one: usize, two: usize| {
        let (Some((_, before)), Some((_, after))) = (head.get(one), head.get(two)) else { return false };
        if before.look.tenths != after.look.tenths {
            return false;
        }
        !after.gap
            || connects(&before.text)
            || connects(&after.text)
            || (before.look.centred && after.look.centred && before.look.bold == after.look.bold)
    };
    let mut from = named;
    while from > 0 && belongs(from - 1, from) {
        from -= 1;
    }
    let mut to = named;
    while to + 1 < head.len() && belongs(to, to + 1) {
        to += 1;
    }
    let texts: Vec<&str> =
        head.get(from..=to).unwrap_or_default().iter().map(|(_, piece)| piece.text.as_str()).collect();
    let text = texts.join(" ");
    // A file that is nothing but short lines has no title among them.
    if told.len() == start + to + 1 && to > from {
        return;
    }
    if let Some((_, first)) = told.get_mut(start + from) {
        first.form = Form::Title;
        first.text = text;
    }
    told.drain(start + from + 1..=start + to);
}

fn is_line(piece: &Piece) -> bool {
    let text = &piece.text;
    matches!(piece.form, Form::Plain)
        && piece.label.is_none()
        && text.chars().count() <= 150
        && !text.ends_with(['.', ';', ':'])
        && !heading::is_signature(text)
        && (heading::is_capitals(text) || !heading::has_verb(text))
}

fn names(piece: &Piece) -> bool {
    let text = &piece.text;
    heading::names_a_document(text)
        && (heading::is_title(text)
            || heading::is_capitals(text)
            || piece.look.bold
            || piece.look.large
            || heading::ends_open(text)
            || is_multiple(text))
}

/// A title that was put together of several lines is longer than a heading may be.
fn is_multiple(text: &str) -> bool {
    text.split_whitespace().filter(|word| word.starts_with(char::is_uppercase)).count() >= 4
}

/// Whether the line is one that only makes sense with those around it.
fn connects(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    heading::ends_open(&lower)
        || ["between", "and", "for", "by", "of", "with", "by and between", "&", "for the"]
            .contains(&lower.as_str())
        || ["between ", "and ", "for ", "by and ", "of ", "with "]
            .iter()
            .any(|start| lower.starts_with(start))
}
