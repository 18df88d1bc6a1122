//! The built-in policies: free of mistakes, and every rule says of its own examples what it claims to say.

use std::fmt::Write;

use jiff::civil::Date;
use moulint::audit::Audit;
use moulint::check::effective::Effective;
use moulint::library::Library;
use moulint::pack::Rule;
use moulint::syntax::ast;

/// The day by whose law examples are judged: this one, or the last on which the rule was in force.
fn day_in_force(rule: &Rule) -> Date {
    let today = jiff::civil::date(2026, 11, 21);
    match (rule.from, rule.until) {
        (_, Some(until)) if until <= today => until.yesterday().expect("the rule was in force for a day"),
        (Some(from), _) if from > today => from,
        _ => today,
    }
}

/// The verdict that an example must get.
fn expected(example: &ast::Example) -> &str {
    match &example.kind {
        ast::ExampleKind::Complies => "satisfied",
        ast::ExampleKind::Violates(verdict) => verdict.as_ref().map_or("missing", |verdict| &verdict.text),
    }
}

/// An example as an agreement.
fn agreement(example: &ast::Example) -> ast::Agreement {
    ast::Agreement {
        kind: ast::AgreementKind::Agreement,
        title: ast::Text { value: "example".to_owned(), span: example.span },
        body: example.body.clone(),
        span: example.span,
    }
}

#[test]
fn the_built_in_policies_are_in_order() {
    let findings = Library::builtin_findings();
    let mut shown = String::new();
    for (path, finding) in &findings {
        let _ = writeln!(shown, "{path}, byte {}: {}: {}", finding.span.start, finding.rule, finding.message);
    }
    assert!(findings.is_empty(), "\n{shown}");
}

#[test]
fn every_example_of_a_rule_gets_its_verdict() {
    let library = Library::builtin();
    let (mut run, mut wrong) = (0, String::new());
    for rule in library.packs().flat_map(|pack| &pack.rules) {
        for example in &rule.examples {
            run += 1;
            let document = library.understand(&agreement(example));
            let effective = Effective::new(&document.set);
            let audit = Audit { document: &document, effective: &effective, as_of: day_in_force(rule) };
            let outcome = audit.rule(rule);
            if outcome.verdict.name() != expected(example) {
                let title = example.title.as_ref().map_or("without a name", |title| &title.value);
                let reason = outcome.reason.unwrap_or_default();
                let _ = writeln!(
                    wrong,
                    "{}, example {title}: expected {}, got {} {reason}",
                    rule.id,
                    expected(example),
                    outcome.verdict.name(),
                );
            }
        }
    }
    assert!(run > 0, "the packs have examples");
    assert!(wrong.is_empty(), "of {run} examples:\n{wrong}");
}

/// An example in words that the vocabulary does not have would show nothing.
#[test]
fn the_words_of_every_example_are_understood() {
    let library = Library::builtin();
    let mut wrong = String::new();
    for rule in library.packs().flat_map(|pack| &pack.rules) {
        for example in &rule.examples {
            let problems = library.understand(&agreement(example)).problems;
            for finding in moulint::lint::words(&problems) {
                if finding.severity == moulint::finding::Severity::Error {
                    let _ = writeln!(wrong, "{}: {}: {}", rule.id, finding.rule, finding.message);
                }
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_rule_has_examples_of_both_kinds() {
    for rule in Library::builtin().packs().flat_map(|pack| &pack.rules) {
        let complies = |example: &ast::Example| matches!(example.kind, ast::ExampleKind::Complies);
        assert!(rule.examples.iter().any(complies), "{} shows nothing that complies", rule.id);
        let violates = |example: &ast::Example| !complies(example);
        assert!(rule.examples.iter().any(violates), "{} shows nothing that violates it", rule.id);
    }
}
