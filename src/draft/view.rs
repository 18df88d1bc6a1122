//! A paper as lines, one for each paragraph, so that what is found in its draft can be shown on the paper itself: line 12
//! is the twelfth paragraph, and what is underlined is the sentence that a clause was read from.

use super::Mark;
use crate::paper::{BlockKind, Paper};
use crate::syntax::{self, ast};
use crate::text::Span;

/// A paper as lines, and where the statements of its draft come from.
#[derive(Clone, Debug)]
pub struct View {
    /// One line for each paragraph, as numbered by [`crate::paper::Place`].
    pub text: String,
    /// From where on in the draft something comes from which part of the lines, in order.
    places: Vec<(u32, Span)>,
}

impl View {
    /// The lines of a paper, for a draft that was made of it.
    pub fn new(paper: &Paper, draft: &str) -> Self {
        let (text, lines) = lines(paper);
        let mut view = Self { text, places: vec![(0, first(&lines))] };
        let parsed = syntax::parse(draft);
        for document in &parsed.file.documents {
            if let ast::Document::Agreement(agreement) = document {
                view.body(&agreement.body, &lines);
            }
        }
        view
    }

    /// Where on the paper something in the draft comes from.
    pub fn place(&self, span: Span) -> Span {
        let at = self.places.partition_point(|(from, _)| *from <= span.start);
        self.places.get(at.saturating_sub(1)).map_or(Span { start: 0, end: 0 }, |(_, place)| *place)
    }

    fn body(&mut self, body: &ast::Body, lines: &[Span]) {
        for member in &body.members {
            match member {
                ast::Member::Quote(quote) => {
                    let place = self.quoted(quote, lines);
                    self.places.extend(place.map(|place| (quote.span.start, place)));
                }
                ast::Member::Section(section) => {
                    // The heading is shown with the first sentence below it.
                    if let Some(place) =
                        first_quote(&section.body).and_then(|quote| self.quoted(quote, lines))
                    {
                        self.places.push((section.span.start, place));
                    }
                    self.body(&section.body, lines);
                }
                ast::Member::Header(_) | ast::Member::Statement(_) => {}
            }
        }
    }

    fn quoted(&self, quote: &ast::Quote, lines: &[Span]) -> Option<Span> {
        let mark = Mark::parse(quote.mark.as_deref()?)?;
        let line = *lines.get(mark.paragraph.checked_sub(1)? as usize)?;
        let words = line.slice(&self.text);
        // The quote may begin with the number of its paragraph, and its white space is that of its lines.
        let at = words.find(&quote.text);
        let place = |at: usize, length: usize| {
            let start = line.start + u32::try_from(at).unwrap_or(0);
            Span { start, end: start + u32::try_from(length).unwrap_or(0) }
        };
        Some(at.map_or(line, |at| place(at, quote.text.len())))
    }
}

fn first_quote(body: &ast::Body) -> Option<&ast::Quote> {
    body.members.iter().find_map(|member| match member {
        ast::Member::Quote(quote) => Some(quote),
        ast::Member::Section(section) => first_quote(&section.body),
        ast::Member::Header(_) | ast::Member::Statement(_) => None,
    })
}

/// The first line with words.
fn first(lines: &[Span]) -> Span {
    lines.iter().copied().find(|line| line.end > line.start).unwrap_or(Span { start: 0, end: 0 })
}

/// The text, and the span of the words of each paragraph in it.
fn lines(paper: &Paper) -> (String, Vec<Span>) {
    let mut texts: Vec<(String, String)> = Vec::new();
    for block in &paper.blocks {
        let index = (block.place.paragraph.max(1) - 1) as usize;
        if texts.len() <= index {
            texts.resize(index + 1, (String::new(), String::new()));
        }
        let Some((page, line)) = texts.get_mut(index) else { continue };
        if let (Some(number), true) = (block.place.page, line.is_empty()) {
            *page = format!("[p. {number}] ");
        }
        let words = match &block.kind {
            BlockKind::Row { cells } => cells.iter().map(cell).collect::<Vec<_>>().join(" "),
            _ => block
                .label
                .iter()
                .map(String::as_str)
                .chain([block.text.as_str()])
                .collect::<Vec<_>>()
                .join(" "),
        };
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&words.split_whitespace().collect::<Vec<_>>().join(" "));
    }
    let mut text = String::new();
    let mut spans = Vec::new();
    for (page, line) in texts {
        text.push_str(&page);
        let start = u32::try_from(text.len()).unwrap_or(u32::MAX);
        text.push_str(&line);
        spans.push(Span { start, end: u32::try_from(text.len()).unwrap_or(u32::MAX) });
        text.push('\n');
    }
    (text, spans)
}

/// A cell with what stands over its column before each of its lines, as the draft quotes it.
fn cell(cell: &crate::paper::Cell) -> String {
    let heading = cell.heading.as_deref().filter(|heading| !heading.is_empty());
    let lines = cell.text.lines().filter(|line| !line.trim().is_empty());
    lines
        .map(|line| heading.map_or_else(|| line.to_owned(), |heading| format!("{heading} {line}")))
        .collect::<Vec<_>>()
        .join(" ")
}
