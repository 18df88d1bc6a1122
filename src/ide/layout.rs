//! Formatting as the smallest edits that do it, so that the cursor stays where it was.

use similar::{Algorithm, ChangeTag, TextDiff};

use super::locate;
use crate::finding::Edit;
use crate::fmt;
use crate::live::Live;
use crate::text::Span;

/// The edits that bring a text into its usual form; none where it cannot be read.
pub fn whole(live: &Live) -> Vec<Edit> {
    match fmt::format(live.text()) {
        Ok(layout) => edits(live.text(), &layout),
        Err(_) => Vec::new(),
    }
}

/// Those of them that touch a part of the text.
pub fn part(live: &Live, within: Span) -> Vec<Edit> {
    let touches = |edit: &Edit| edit.span.start <= within.end && within.start <= edit.span.end;
    whole(live).into_iter().filter(touches).collect()
}

/// Those that concern the statement, section or rule that ends at an offset, where one does.
pub fn ended(live: &Live, offset: u32) -> Vec<Edit> {
    let located = locate::at(live, offset);
    let ends = |span: Span| span.end == offset;
    let statement = located.statement().map(|statement| statement.span);
    let section = located.sections.last().map(|section| section.span);
    let rule = located.rule.map(|rule| rule.span);
    match [statement, section, rule].into_iter().flatten().find(|span| ends(*span)) {
        Some(span) => part(live, span),
        None => Vec::new(),
    }
}

/// The edits, line by line, that make one text of another.
fn edits(old: &str, new: &str) -> Vec<Edit> {
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).diff_lines(old, new);
    let mut edits: Vec<Edit> = Vec::new();
    let mut offset = 0;
    for change in diff.iter_all_changes() {
        let line = change.value();
        match change.tag() {
            ChangeTag::Equal => offset += line.len(),
            ChangeTag::Delete => {
                let span = Span::new(offset, offset + line.len());
                match edits.last_mut() {
                    Some(last) if last.span.end == span.start => last.span.end = span.end,
                    _ => edits.push(Edit { span, text: String::new() }),
                }
                offset += line.len();
            }
            ChangeTag::Insert => match edits.last_mut() {
                Some(last) if last.span.end as usize == offset => last.text.push_str(line),
                _ => edits.push(Edit { span: Span::at(offset), text: line.to_owned() }),
            },
        }
    }
    edits
}
