//! What can be folded away: blocks, clauses over several lines, quoted paragraphs, comments.

use crate::live::Live;
use crate::syntax::ast::{self, Document, Member};
use crate::text::Span;

/// Something that can be folded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fold {
    /// All of it.
    pub span: Span,
    /// Whether it is a comment.
    pub comment: bool,
}

/// Everything that can be folded in a text, in its order; what stands on one line is left out.
pub fn all(live: &Live) -> Vec<Fold> {
    let mut folds = Vec::new();
    for document in &live.parsed().file.documents {
        folds.push(document.span());
        match document {
            Document::Agreement(agreement) => body(&agreement.body, &mut folds),
            Document::Pack(pack) => {
                for rule in &pack.rules {
                    folds.push(rule.span);
                    for example in &rule.examples {
                        folds.push(example.span);
                        body(&example.body, &mut folds);
                    }
                }
            }
            Document::Vocabulary(vocabulary) => {
                folds.extend(vocabulary.declarations.iter().map(|declaration| declaration.span));
            }
        }
    }
    let mut folds: Vec<Fold> = folds.into_iter().map(|span| Fold { span, comment: false }).collect();
    folds.extend(comments(live).into_iter().map(|span| Fold { span, comment: true }));
    let lines = live.lines();
    folds.retain(|fold| lines.line(fold.span.start) < lines.line(fold.span.end));
    folds.sort_by_key(|fold| fold.span);
    folds
}

fn body(body: &ast::Body, folds: &mut Vec<Span>) {
    for member in &body.members {
        folds.push(member.span());
        if let Member::Section(section) = member {
            self::body(&section.body, folds);
        }
    }
}

/// Comments; those on lines that follow each other are one.
fn comments(live: &Live) -> Vec<Span> {
    let mut runs: Vec<Span> = Vec::new();
    for comment in &live.parsed().file.comments {
        let between = |last: &Span| Span { start: last.end, end: comment.span.start }.slice(live.text());
        match runs.last_mut() {
            Some(last) if between(last).trim().is_empty() && between(last).matches('\n').count() == 1 => {
                *last = last.join(comment.span);
            }
            _ => runs.push(comment.span),
        }
    }
    runs
}
