//! Where the words of a statement stand: for messages that point at a slot, a modal word or a number.

use super::slots::slot_of;
use crate::norm::measure::Aspect;
use crate::norm::scope::Slot;
use crate::syntax::ast::{self, Circumstance, Measure, OrBlank, Part, StatementKind};
use crate::text::Span;

/// The place of each slot's words.
pub fn slots(statement: &ast::Statement) -> Vec<(Slot, Span)> {
    let mut places = Vec::new();
    let parts = match &statement.kind {
        StatementKind::Clause(clause) => {
            places.push((Slot::Subject, clause.subject.span));
            places.push((Slot::Action, clause.action.span));
            places.extend(clause.object.as_ref().map(|object| (Slot::Object, object.span)));
            &clause.parts
        }
        StatementKind::Assignment { subject, tasks, parts, .. } => {
            places.push((Slot::Subject, subject.span));
            places.push((Slot::Object, tasks.span));
            parts
        }
        _ => return places,
    };
    for part in parts {
        match part {
            Part::Role(role) => {
                for role in std::iter::once(role).chain(&role.alternatives) {
                    places.extend(slot_of(role.kind).map(|slot| (slot, role.span)));
                }
            }
            Part::Circumstance(Circumstance::Event(anchor)) => places.push((Slot::Event, anchor.span)),
            _ => {}
        }
    }
    places
}

/// The modal word of a clause.
pub fn modal(statement: &ast::Statement) -> Option<(ast::Modal, Span)> {
    match &statement.kind {
        StatementKind::Clause(clause) => Some((clause.modal, clause.modal_span)),
        _ => None,
    }
}

/// Where deadlines, frequencies, amounts and durations stand, each with what it limits.
pub fn measures(statement: &ast::Statement) -> Vec<(Aspect, Span)> {
    let StatementKind::Clause(clause) = &statement.kind else { return Vec::new() };
    let spans = clause.parts.iter().filter_map(|part| match part {
        Part::Measure(Measure::Deadline(
            ast::Deadline::Within { span, .. }
            | ast::Deadline::Symbol(_, span)
            | ast::Deadline::Date(_, span),
        )) => Some((Aspect::Deadline, *span)),
        Part::Measure(Measure::Frequency(
            ast::Frequency::Times { span, .. } | ast::Frequency::Vague(_, span),
        )) => Some((Aspect::Frequency, *span)),
        Part::Measure(Measure::Amount(amount)) => Some((Aspect::Amount, amount.span)),
        Part::Measure(Measure::Duration(quantity)) => Some((Aspect::Duration, quantity.span)),
        _ => None,
    });
    spans.collect()
}

/// Where conditions, exceptions, hedges and words of precedence stand.
pub fn limits(statement: &ast::Statement) -> Vec<Span> {
    let parts = match &statement.kind {
        StatementKind::Clause(clause) => &clause.parts,
        StatementKind::Assignment { parts, .. } => parts,
        _ => return Vec::new(),
    };
    let spans = parts.iter().filter_map(|part| match part {
        Part::Circumstance(
            Circumstance::If(_, span)
            | Circumstance::Unless(_, span)
            | Circumstance::OnlyIf(_, span)
            | Circumstance::Hedge(_, span),
        ) => Some(*span),
        Part::Circumstance(Circumstance::Except(exception)) => Some(exception.span),
        Part::Override(over) => Some(over.span),
        _ => None,
    });
    spans.collect()
}

/// What a statement says, past a template's mark and its own label.
pub fn body(statement: &ast::Statement) -> Span {
    match &statement.kind {
        StatementKind::Clause(clause) => clause.span,
        StatementKind::Assignment { subject, .. } | StatementKind::Status { subject, .. } => {
            Span { start: subject.span.start, end: statement.span.end }
        }
        _ => statement.span,
    }
}

/// The blanks of a statement, with what belongs there.
pub fn blanks(statement: &ast::Statement, found: &mut Vec<(String, Span)>) {
    match &statement.kind {
        StatementKind::Clause(clause) => in_clause(clause, found),
        StatementKind::Assignment { subject, tasks, parts, .. } => {
            in_list(&subject.list, found);
            in_list(tasks, found);
            in_parts(parts, found);
        }
        StatementKind::Status { subject, complement, parts, .. } => {
            in_list(&subject.list, found);
            in_list(complement, found);
            in_parts(parts, found);
        }
        StatementKind::Deeming { terms, counts_as, .. } => {
            in_list(terms, found);
            in_term(counts_as, found);
        }
        StatementKind::Covers(covers) => covers.topics.iter().for_each(|topic| in_term(topic, found)),
        StatementKind::Define(define) => define.means.iter().for_each(|list| in_list(list, found)),
        StatementKind::Unmodelled(_) | StatementKind::Waive(_) | StatementKind::Invalid => {}
    }
}

fn in_clause(clause: &ast::Clause, found: &mut Vec<(String, Span)>) {
    in_list(&clause.subject.list, found);
    clause.object.iter().for_each(|object| in_list(object, found));
    clause.ensured.iter().for_each(|ensured| in_clause(ensured, found));
    in_parts(&clause.parts, found);
}

fn in_parts(parts: &[Part], found: &mut Vec<(String, Span)>) {
    for part in parts {
        match part {
            Part::Role(role) => {
                in_list(&role.list, found);
                role.alternatives.iter().for_each(|role| in_list(&role.list, found));
            }
            Part::Circumstance(circumstance) => match circumstance {
                Circumstance::If(condition, _)
                | Circumstance::Unless(condition, _)
                | Circumstance::OnlyIf(condition, _) => in_condition(condition, found),
                Circumstance::Event(anchor) => in_list(&anchor.events, found),
                Circumstance::Except(exception) => in_parts(&exception.parts, found),
                Circumstance::Hedge(..) => {}
            },
            Part::Measure(measure) => in_measure(measure, found),
            Part::Under(term, _) => in_term(term, found),
            Part::Override(_) | Part::InWriting(_) => {}
        }
    }
}

fn in_measure(measure: &Measure, found: &mut Vec<(String, Span)>) {
    match measure {
        Measure::Deadline(ast::Deadline::Within { quantity, of, .. }) => {
            in_number(&quantity.count, found);
            of.iter().for_each(|events| in_list(events, found));
        }
        Measure::Deadline(ast::Deadline::Date(OrBlank::Blank(blank), _)) => in_blank(blank, found),
        Measure::Deadline(_) | Measure::Frequency(ast::Frequency::Vague(..)) => {}
        Measure::Frequency(ast::Frequency::Times { count, .. }) => in_number(count, found),
        Measure::Amount(amount) => in_number(&amount.quantity.count, found),
        Measure::Duration(quantity) => in_number(&quantity.count, found),
    }
}

fn in_condition(condition: &ast::Condition, found: &mut Vec<(String, Span)>) {
    match condition {
        ast::Condition::Blank(blank) => in_blank(blank, found),
        ast::Condition::Judged { actor, condition, .. } => {
            in_term(actor, found);
            condition.iter().for_each(|condition| in_condition(condition, found));
        }
        ast::Condition::Not(inner, _) => in_condition(inner, found),
        ast::Condition::And(parts, _) | ast::Condition::Or(parts, _) => {
            parts.iter().for_each(|part| in_condition(part, found));
        }
        ast::Condition::Name(_) | ast::Condition::Opaque(_) | ast::Condition::Value(..) => {}
    }
}

fn in_list(list: &ast::List, found: &mut Vec<(String, Span)>) {
    for item in &list.items {
        in_term(&item.term, found);
        item.minus.iter().for_each(|term| in_term(term, found));
    }
}

fn in_term(term: &ast::Term, found: &mut Vec<(String, Span)>) {
    if let ast::Term::Blank(blank) = term {
        in_blank(blank, found);
    }
}

fn in_number(count: &OrBlank<f64>, found: &mut Vec<(String, Span)>) {
    if let OrBlank::Blank(blank) = count {
        in_blank(blank, found);
    }
}

fn in_blank(blank: &ast::Blank, found: &mut Vec<(String, Span)>) {
    found.push((blank.label.value.clone(), blank.span));
}
