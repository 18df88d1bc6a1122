//! The lines of a file that one finding shows, as a source for miette.
//!
//! miette's own sources walk the file from its start for every label, show everything between two labels,
//! and print whatever a line holds at whatever length. Here a file is indexed once; an excerpt holds only
//! the lines about the labels, each cut to the width of the terminal about its label; and characters that
//! could steer the terminal are masked.

use std::collections::BTreeSet;

use miette::{MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};
use unicode_width::UnicodeWidthChar;

use crate::render::mask;
use crate::text::Span;
use crate::text::line_index::LineIndex;

/// A file made ready for showing: masked, with its lines found.
#[derive(Debug)]
pub(super) struct Page {
    text: String,
    index: LineIndex,
}

impl Page {
    /// Masks a text and finds its lines.
    pub(super) fn new(text: &str) -> Self {
        let text = mask::text(text);
        let index = LineIndex::new(&text);
        Self { text, index }
    }

    /// The span moved into the text, where it does not lie in it.
    pub(super) fn clamp(&self, span: Span) -> Span {
        let len = self.text.len();
        Span::new((span.start as usize).min(len), (span.end as usize).min(len))
    }

    /// The first and the last line, from zero, that the span touches.
    pub(super) fn lines(&self, span: Span) -> (usize, usize) {
        let last = if span.is_empty() { span.end } else { span.end - 1 };
        (self.index.line(span.start), self.index.line(last))
    }

    /// How wide the numbers of the lines about the span are.
    pub(super) fn number_width(&self, span: Span) -> usize {
        (self.lines(span).1 + 2).to_string().len()
    }

    /// The part of a span that lies on its first line.
    pub(super) fn first_line(&self, span: Span) -> Span {
        let (_, end) = self.line_range(self.index.line(span.start));
        Span::new(span.start as usize, (span.end as usize).min(end))
    }

    /// How many columns of its line stand before an offset, cut lines apart.
    pub(super) fn columns_before(&self, offset: u32) -> usize {
        let start = self.index.line_start(self.index.line(offset)) as usize;
        columns(self.text.get(start..offset as usize).unwrap_or(""))
    }

    /// The first word of the line on which a span begins.
    pub(super) fn first_word(&self, span: Span) -> Option<&str> {
        let (start, end) = self.line_range(self.index.line(span.start));
        self.text.get(start..end).unwrap_or("").split_whitespace().next()
    }

    /// Path, line and column of an offset, counted from one, the column in Unicode scalar values.
    pub(super) fn place(&self, path: &str, offset: u32) -> String {
        let (line, column) = self.line_column(offset);
        format!("{path}:{line}:{column}")
    }

    /// Line and column of an offset, counted from one, the column in Unicode scalar values.
    pub(super) fn line_column(&self, offset: u32) -> (usize, usize) {
        let place = self.index.line_column(&self.text, offset);
        (place.line + 1, place.column + 1)
    }

    /// Whether nothing stands on a line, or there is no such line.
    fn is_blank(&self, line: usize) -> bool {
        let (start, end) = self.line_range(line);
        self.text.get(start..end).unwrap_or("").trim().is_empty()
    }

    /// The bytes of a line without its line end.
    fn line_range(&self, line: usize) -> (usize, usize) {
        let mut start = self.index.line_start(line) as usize;
        if line == 0 && self.text.starts_with('\u{feff}') {
            // A byte order mark is not shown; some terminals would draw it.
            start += '\u{feff}'.len_utf8();
        }
        let end = self.index.line_start(line + 1) as usize;
        let whole = self.text.get(start..end).unwrap_or("");
        (start, start + whole.trim_end_matches(['\r', '\n']).len())
    }
}

/// One line of an excerpt.
#[derive(Debug)]
struct Row {
    /// Which line of the file, from zero.
    line: usize,
    /// The bytes of the file that are shown.
    from: usize,
    to: usize,
    /// Where these bytes stand in the excerpt.
    at: usize,
    /// Where the row begins, with the sign that something was cut.
    start: usize,
    /// How many characters of the line stand before what is shown.
    skipped: usize,
}

/// The lines about some spans.
#[derive(Debug)]
pub(super) struct Excerpt {
    name: String,
    shown: String,
    rows: Vec<Row>,
}

/// Marks the place where a line was cut.
const CUT: char = '…';

impl Excerpt {
    /// The lines of the spans, with one line before and one after each unless that is blank. Lines of more
    /// than `room` columns are cut about the first span that begins on them.
    pub(super) fn new(page: &Page, name: &str, spans: &[Span], room: usize) -> Self {
        let mut wanted = BTreeSet::new();
        for &span in spans {
            let (first, last) = page.lines(span);
            wanted.extend(first..=last);
            let around = [first.checked_sub(1), Some(last + 1)];
            wanted.extend(around.into_iter().flatten().filter(|&line| !page.is_blank(line)));
        }
        // A single blank line between two that are shown keeps them in one piece.
        let bridges: Vec<usize> =
            wanted.iter().map(|line| line + 1).filter(|line| wanted.contains(&(line + 1))).collect();
        wanted.extend(bridges);
        let mut excerpt = Self { name: name.to_owned(), shown: String::new(), rows: Vec::new() };
        for line in wanted {
            let (start, end) = page.line_range(line);
            let focus = spans.iter().find(|span| page.index.line(span.start) == line);
            let focus = focus.map_or(start, |span| span.start as usize).clamp(start, end);
            excerpt.push(page, line, (start, end), focus, room);
        }
        excerpt
    }

    fn push(&mut self, page: &Page, line: usize, (start, end): (usize, usize), focus: usize, room: usize) {
        let whole = page.text.get(start..end).unwrap_or("");
        let (from, to) = if columns(whole) <= room {
            (start, end)
        } else {
            let (from, to) = window(whole, focus - start, room.max(4));
            (start + from, start + to)
        };
        let row_start = self.shown.len();
        if from > start {
            self.shown.push(CUT);
        }
        let at = self.shown.len();
        self.shown.push_str(page.text.get(from..to).unwrap_or(""));
        if to < end {
            self.shown.push(CUT);
        }
        self.shown.push('\n');
        let line_start = page.index.line_start(line) as usize;
        let skipped = page.text.get(line_start..from).map_or(0, |before| before.chars().count());
        self.rows.push(Row { line, from, to, at, start: row_start, skipped });
    }

    /// Where a span of the file stands in the excerpt.
    pub(super) fn place(&self, page: &Page, span: Span) -> SourceSpan {
        let (first, last) = page.lines(span);
        let start = self.offset(first, span.start as usize);
        let end = self.offset(last, span.end as usize);
        (start, end.saturating_sub(start)).into()
    }

    fn offset(&self, line: usize, offset: usize) -> usize {
        let row = self.rows.iter().find(|row| row.line == line);
        row.map_or(0, |row| row.at + offset.clamp(row.from, row.to) - row.from)
    }

    /// The row in which an offset of the excerpt lies.
    fn row(&self, offset: usize) -> usize {
        self.rows.partition_point(|row| row.start <= offset).saturating_sub(1)
    }

    /// The offset just past a row.
    fn row_end(&self, row: usize) -> usize {
        self.rows.get(row + 1).map_or(self.shown.len(), |next| next.start)
    }
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let end = span.offset() + span.len();
        let (first, last) = (self.row(span.offset()), self.row(end.max(span.offset() + 1) - 1));
        let line = |row: usize| self.rows.get(row).map(|row| row.line);
        let (Some(first_line), Some(last_line)) = (line(first), line(last)) else {
            return Err(MietteError::OutOfBounds);
        };
        if end > self.shown.len() || last_line - first_line != last - first {
            // The lines between were left out: these are two excerpts.
            return Err(MietteError::OutOfBounds);
        }
        let mut top = first;
        while top > 0 && first - top < before && line(top - 1).map(|line| line + 1) == line(top) {
            top -= 1;
        }
        let mut bottom = last;
        while bottom - last < after && line(bottom + 1) == line(bottom).map(|line| line + 1) {
            bottom += 1;
        }
        let (start, end, column) = if before == 0 {
            (span.offset(), end, self.column(first, span.offset()))
        } else {
            (self.rows.get(top).map_or(0, |row| row.start), self.row_end(bottom), 0)
        };
        let data = self.shown.as_bytes().get(start..end).ok_or(MietteError::OutOfBounds)?;
        Ok(Box::new(MietteSpanContents::new_named(
            self.name.clone(),
            data,
            (start, end - start).into(),
            line(top).unwrap_or(first_line),
            column,
            bottom - top + 1,
        )))
    }
}

impl Excerpt {
    /// The column in the file, from zero, in Unicode scalar values.
    fn column(&self, row: usize, offset: usize) -> usize {
        self.rows.get(row).map_or(0, |row| {
            let before = self.shown.get(row.at..offset.max(row.at));
            row.skipped + before.map_or(0, |before| before.chars().count())
        })
    }
}

/// The bytes of a line that are shown when it is cut to `room` columns, with `focus` in sight.
fn window(line: &str, focus: usize, room: usize) -> (usize, usize) {
    let (left, right) = line.split_at_checked(focus).unwrap_or((line, ""));
    // What stands before the focus may take a quarter of the room, or more if the rest is short.
    let wanted = columns(right).min(room - room / 4);
    let mut spare = room - wanted;
    let mut from = if columns(left) <= spare { 0 } else { left.len() };
    if from > 0 {
        spare = spare.saturating_sub(1);
        for (offset, character) in left.char_indices().rev() {
            let width = width(character);
            if width > spare {
                break;
            }
            spare -= width;
            from = offset;
        }
    }
    let mut rest = room.saturating_sub(1 + usize::from(from > 0));
    let mut to = from;
    for character in line.get(from..).unwrap_or("").chars() {
        let width = width(character);
        if width > rest {
            if columns(line.get(to..).unwrap_or("")) <= rest + 1 {
                to = line.len();
            }
            break;
        }
        rest -= width;
        to += character.len_utf8();
    }
    (from, to)
}

/// Columns of a text that holds no line end, tabs counted in full.
fn columns(text: &str) -> usize {
    text.chars().map(width).sum()
}

fn width(character: char) -> usize {
    if character == '\t' { 4 } else { character.width().unwrap_or(0) }
}

#[cfg(test)]
#[path = "excerpt_tests.rs"]
mod tests;
