//! Statements of an agreement.

use super::clause::clause;
use super::{Built, Node, Rule, ast, lost};
use super::{circumstances, pieces, roles};
use crate::syntax::SyntaxError;
use crate::text::Span;

/// A statement from its strict node; `span` is all of it, full stop included.
pub(super) fn statement(node: &Node<'_>, span: Span) -> Built<ast::Statement> {
    let mark = match node.child(Rule::mark) {
        Some(child) => Some(mark(&child)?),
        None => None,
    };
    let reading = node.child(Rule::reading).map(|child| reading(&child));
    let label = match node.child(Rule::label) {
        Some(label) => Some(pieces::plain_name_in(&label)?),
        None => None,
    };
    let mut kind = Err(lost(node));
    for child in node.children() {
        kind = match child.rule() {
            Rule::define => define(&child).map(ast::StatementKind::Define),
            Rule::unmodelled => unmodelled(&child).map(ast::StatementKind::Unmodelled),
            Rule::waive => waive(&child).map(ast::StatementKind::Waive),
            Rule::content => content(&child).map(ast::StatementKind::Covers),
            Rule::general => general(&child),
            _ => continue,
        };
    }
    Ok(ast::Statement { mark, reading, label, kind: kind?, span })
}

fn reading(node: &Node<'_>) -> ast::Reading {
    let sureness = match node.child(Rule::sureness).map(|word| word.text()) {
        Some("sure") => ast::Sureness::Sure,
        Some("likely") => ast::Sureness::Likely,
        Some("stale") => ast::Sureness::Stale,
        _ => ast::Sureness::Doubtful,
    };
    ast::Reading { sureness, span: node.span() }
}

fn mark(node: &Node<'_>) -> Built<ast::Mark> {
    let word = node.child(Rule::mark_kind).ok_or_else(|| lost(node))?;
    let kind = match word.text() {
        "required" => ast::MarkKind::Required,
        "recommended" => ast::MarkKind::Recommended,
        _ => ast::MarkKind::Optional,
    };
    // The strings come in order: the pinpoint stands before `because`, the reason after it.
    let because_at = node.child(Rule::kw_because).map(|because| because.span().start);
    let mut pinpoint = None;
    let mut because = None;
    for string in node.children_of(Rule::string) {
        if because_at.is_some_and(|at| at < string.span().start) {
            because = Some(pieces::text(&string));
        } else {
            pinpoint = Some(pieces::text(&string));
        }
    }
    let by = node.child(Rule::plain_name).map(|name| ast::Author { name: pieces::name(&name), pinpoint });
    Ok(ast::Mark { kind, by, because, span: node.span() })
}

fn define(node: &Node<'_>) -> Built<ast::Define> {
    let means = match node.child(Rule::list) {
        Some(list) => Some(roles::list(&list)?),
        None => None,
    };
    let also = node.child(Rule::also_words).map(|also| pieces::texts_in(&also)).unwrap_or_default();
    Ok(ast::Define { name: pieces::plain_name_in(node)?, parents: pieces::names_in(node), means, also })
}

fn unmodelled(node: &Node<'_>) -> Built<ast::Unmodelled> {
    let mut strings = pieces::texts_in(node).into_iter();
    let reason = strings.next().ok_or_else(|| lost(node))?;
    Ok(ast::Unmodelled { reason, note: strings.next() })
}

fn waive(node: &Node<'_>) -> Built<ast::Waive> {
    let id = node.child(Rule::rule_id).ok_or_else(|| lost(node))?;
    let names: Vec<String> = id.children_of(Rule::plain_name).map(|name| name.text().to_owned()).collect();
    let rule = ast::Name { text: names.join("/"), span: id.span() };
    let mut waive = ast::Waive { rule, clause: None, from: None, until: None, by: None, because: None };
    for part in node.children() {
        let repeated = match part.rule() {
            Rule::waive_at => {
                let address = part.child(Rule::address).ok_or_else(|| lost(&part))?;
                let reference = ast::Reference { text: address.text().to_owned(), span: address.span() };
                waive.clause.replace(reference).is_some()
            }
            Rule::waive_from => std::mem::replace(&mut waive.from, pieces::date_in(&part)?).is_some(),
            Rule::waive_until => std::mem::replace(&mut waive.until, pieces::date_in(&part)?).is_some(),
            Rule::waive_by => std::mem::replace(&mut waive.by, pieces::text_in(&part)).is_some(),
            Rule::waive_because => std::mem::replace(&mut waive.because, pieces::text_in(&part)).is_some(),
            _ => false,
        };
        if repeated {
            let help = "say each of `at`, `from`, `until`, `by` and `because` once";
            return Err(SyntaxError::new("this part of the waiver is said twice", help, part.span()));
        }
    }
    Ok(waive)
}

/// `agreement covers a, b`.
pub(super) fn content(node: &Node<'_>) -> Built<ast::Covers> {
    let clause = node.child(Rule::covers_clause).ok_or_else(|| lost(node))?;
    let mut covers = pieces::covers(&clause)?;
    covers.span = node.span();
    Ok(covers)
}

/// The statements that begin with a subject.
fn general(node: &Node<'_>) -> Built<ast::StatementKind> {
    if let Some(child) = node.child(Rule::deeming) {
        return deeming(node, &child);
    }
    if let Some(being) = node.child(Rule::being) {
        let (subject, mut parts) = roles::subject_in(node)?;
        if let Some(child) = being.child(Rule::assignment) {
            parts.extend(circumstances::parts_of(&child)?);
            let tasks = roles::list_in(&child)?;
            return Ok(ast::StatementKind::Assignment {
                subject,
                sole: child.has(Rule::kw_solely),
                tasks,
                parts,
            });
        }
        let child = being.child(Rule::status).ok_or_else(|| lost(node))?;
        parts.extend(circumstances::parts_of(&child)?);
        let complement = roles::list_in(&child)?;
        return Ok(ast::StatementKind::Status {
            subject,
            negated: child.has(Rule::kw_not),
            complement,
            parts,
        });
    }
    clause(node).map(ast::StatementKind::Clause)
}

fn deeming(node: &Node<'_>, tail: &Node<'_>) -> Built<ast::StatementKind> {
    let (subject, parts) = roles::subject_in(node)?;
    if subject.kind != ast::SubjectKind::Plain || !parts.is_empty() {
        return Err(SyntaxError::new(
            "only plain terms can count as something",
            "write the terms alone, as in `disorderly-conduct counts as school-discipline`",
            subject.span,
        ));
    }
    let counts_as = pieces::term(&tail.child(Rule::term).ok_or_else(|| lost(tail))?)?;
    let unless = tail.child(Rule::unless_part);
    let condition = match unless.clone().or_else(|| tail.child(Rule::if_part)) {
        Some(part) => Some(circumstances::condition_in(&part)?),
        None => None,
    };
    Ok(ast::StatementKind::Deeming { terms: subject.list, counts_as, condition, unless: unless.is_some() })
}
