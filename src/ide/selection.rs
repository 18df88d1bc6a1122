//! What lies around a place, from the word outwards: the next larger selection.

use super::locate;
use crate::live::Live;
use crate::syntax::ast::{self, Circumstance, Document, Part, StatementKind};
use crate::text::Span;

/// The spans around an offset, the smallest first; each lies in the next.
pub fn around(live: &Live, offset: u32) -> Vec<Span> {
    let located = locate::at(live, offset);
    let mut spans = vec![Span::new(0, live.text().len())];
    spans.extend(located.document.map(|(_, document)| Document::span(document)));
    spans.extend(located.rule.map(|rule| rule.span));
    spans.extend(located.example.map(|(_, example)| example.span));
    spans.extend(located.sections.iter().map(|section| section.span));
    spans.extend(located.member.map(ast::Member::span));
    if let Some(statement) = located.statement() {
        inside_statement(statement, offset, &mut spans);
    }
    spans.extend(word(live.text(), offset));
    let mut result: Vec<Span> = Vec::new();
    for span in spans.into_iter().filter(|span| locate::holds(*span, offset)) {
        // Whatever does not lie in what comes before would break the chain.
        if result.last().is_none_or(|last| last.contains(span) && *last != span) {
            result.push(span);
        }
    }
    result.reverse();
    result
}

fn inside_statement(statement: &ast::Statement, offset: u32, spans: &mut Vec<Span>) {
    let parts = match &statement.kind {
        StatementKind::Clause(clause) => {
            spans.push(clause.span);
            let lists = clause.object.iter().chain([&clause.subject.list]);
            lists.for_each(|list| inside_list(list, offset, spans));
            &clause.parts
        }
        StatementKind::Assignment { subject, tasks, parts, .. } => {
            [&subject.list, tasks].into_iter().for_each(|list| inside_list(list, offset, spans));
            parts
        }
        _ => return,
    };
    for part in parts {
        match part {
            Part::Role(role) => {
                for role in std::iter::once(role).chain(&role.alternatives) {
                    spans.push(role.span);
                    inside_list(&role.list, offset, spans);
                }
            }
            Part::Circumstance(circumstance) => match circumstance {
                Circumstance::If(_, span)
                | Circumstance::Unless(_, span)
                | Circumstance::OnlyIf(_, span)
                | Circumstance::Hedge(_, span) => spans.push(*span),
                Circumstance::Event(anchor) => {
                    spans.push(anchor.span);
                    inside_list(&anchor.events, offset, spans);
                }
                Circumstance::Except(exception) => spans.push(exception.span),
            },
            Part::Override(over) => spans.push(over.span),
            Part::InWriting(span) | Part::Under(_, span) => spans.push(*span),
            Part::Measure(_) => {}
        }
    }
    // Larger ones first; of those that hold the place, each then lies in the one before.
    let start = spans.iter().position(|span| *span == statement.span).unwrap_or(0);
    if let Some(inner) = spans.get_mut(start..) {
        inner.sort_by_key(|span| std::cmp::Reverse(span.len()));
    }
}

fn inside_list(list: &ast::List, offset: u32, spans: &mut Vec<Span>) {
    if locate::holds(list.span, offset) {
        spans.push(list.span);
        spans.extend(list.items.iter().map(|item| item.span));
    }
}

/// The word at a place, hyphens included.
pub fn word(text: &str, offset: u32) -> Option<Span> {
    let offset = offset as usize;
    let is_word = |character: char| character.is_alphanumeric() || matches!(character, '-' | '_');
    let start = text
        .get(..offset)?
        .rfind(|character| !is_word(character))
        .map_or(0, |at| at + text.get(at..).and_then(|rest| rest.chars().next()).map_or(1, char::len_utf8));
    let rest = text.get(offset..)?;
    let end = offset + rest.find(|character| !is_word(character)).unwrap_or(rest.len());
    (start < end).then(|| Span::new(start, end))
}
