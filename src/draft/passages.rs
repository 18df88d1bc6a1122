//! The quotes of an agreement, each with the statements under it.

use crate::syntax::ast::{self, Body, Comment, Member, StatementKind};
use crate::text::Span;

/// What opens a comment that names something to look at.
const LOOK: &str = "// look:";

/// A quote with the statements under it; statements under no quote stand together without one.
#[derive(Clone, Debug)]
pub struct Passage<'a> {
    /// The quote.
    pub quote: Option<&'a ast::Quote>,
    /// The statements, waivers left out: they say nothing of what the paper means.
    pub statements: Vec<Said<'a>>,
    /// The sections around it, the outermost first.
    pub sections: Vec<&'a ast::Section>,
    /// Where what follows the quote begins.
    pub until: u32,
}

/// A statement.
#[derive(Clone, Copy, Debug)]
pub struct Said<'a> {
    /// It.
    pub statement: &'a ast::Statement,
    /// Where what stands before it ends; comments between there and the statement are about it.
    pub from: u32,
}

impl Passage<'_> {
    /// Whether nothing says what the quote means.
    pub fn is_bare(&self) -> bool {
        self.statements.is_empty()
    }

    /// The comments under a quote that has no statements.
    pub fn looks_under<'c>(&self, comments: &'c [Comment]) -> Vec<&'c Comment> {
        let from = self.quote.map_or(self.until, |quote| quote.span.end);
        looks(comments, Span { start: from, end: self.until.max(from) })
    }
}

impl Said<'_> {
    /// The comments above it that name something to look at.
    pub fn looks<'c>(&self, comments: &'c [Comment]) -> Vec<&'c Comment> {
        let end = self.statement.span.start;
        looks(comments, Span { start: self.from.min(end), end })
    }
}

/// The comments of a part of a text that name something to look at.
fn looks(comments: &[Comment], within: Span) -> Vec<&Comment> {
    // They stand in the order of the text.
    let first = comments.partition_point(|comment| comment.span.start < within.start);
    let here = comments.iter().skip(first).take_while(|comment| comment.span.end <= within.end);
    here.filter(|comment| comment.text.starts_with(LOOK)).collect()
}

/// What such a comment names.
pub fn doubt(comment: &Comment) -> &str {
    comment.text.strip_prefix(LOOK).unwrap_or(&comment.text).trim()
}

/// The passages of an agreement, in order.
pub fn passages(agreement: &ast::Agreement) -> Vec<Passage<'_>> {
    let mut found = Vec::new();
    let within = Span { start: agreement.title.span.end, end: agreement.span.end };
    gather(&agreement.body, within, &mut Vec::new(), &mut found);
    found
}

fn gather<'a>(
    body: &'a Body,
    within: Span,
    around: &mut Vec<&'a ast::Section>,
    found: &mut Vec<Passage<'a>>,
) {
    let mut open: Option<Passage<'a>> = None;
    let mut from = within.start;
    for (number, member) in body.members.iter().enumerate() {
        let until = body.members.get(number + 1).map_or(within.end, |next| next.span().start);
        match member {
            Member::Header(_) => {}
            Member::Quote(quote) => {
                let next =
                    Passage { quote: Some(quote), statements: Vec::new(), sections: around.clone(), until };
                found.extend(open.replace(next));
            }
            Member::Section(section) => {
                found.extend(open.take());
                around.push(section);
                let inside = Span { start: section.head_span.end, end: section.span.end };
                gather(&section.body, inside, around, found);
                around.pop();
            }
            Member::Statement(statement) if matches!(statement.kind, StatementKind::Waive(_)) => {}
            Member::Statement(statement) => {
                let passage = open.get_or_insert_with(|| Passage {
                    quote: None,
                    statements: Vec::new(),
                    sections: around.clone(),
                    until,
                });
                passage.statements.push(Said { statement, from });
            }
        }
        from = member.span().end;
    }
    found.extend(open);
}
