//! Which rules rest on a clause, and on which clauses a rule rests.

use super::View;
use crate::finding::RuleVerdict;
use crate::lower::Understanding;
use crate::text::Span;

/// The verdicts that rest on a statement of a document, for it or against it.
pub fn on<'v>(view: &View<'v>, document: &Understanding, statement: usize) -> Vec<&'v RuleVerdict> {
    let Some(address) = document.statements.get(statement).map(|statement| &statement.address) else {
        return Vec::new();
    };
    verdicts(view, document).filter(|verdict| verdict.clauses.contains(address)).collect()
}

/// The verdicts on a document.
pub fn verdicts<'v>(view: &View<'v>, document: &Understanding) -> impl Iterator<Item = &'v RuleVerdict> {
    let of_document = view.live.documents().zip(view.live.checked());
    let span = document.span;
    let found = of_document.filter(move |((written, _), _)| written.span() == span);
    found.flat_map(|(_, checked)| &checked.verdicts)
}

/// The places of the clauses that a rule rests on in a document.
pub fn of_rule(view: &View<'_>, document: &Understanding, rule: &str) -> Vec<(String, Span)> {
    let found = verdicts(view, document).find(|verdict| verdict.rule == rule);
    let addresses = found.map(|verdict| verdict.clauses.as_slice()).unwrap_or_default();
    let place = |address: &String| {
        let statement = document.statements.iter().find(|statement| statement.address == *address);
        let section = || document.sections.iter().find(|section| section.address == *address);
        let span =
            statement.map(|statement| statement.span).or_else(|| section().map(|section| section.head))?;
        Some((address.clone(), span))
    };
    addresses.iter().filter_map(place).collect()
}
