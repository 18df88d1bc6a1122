//! The examples that stand in the rules themselves.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::{Trial, failure};
use crate::audit::{Audit, findings};
use crate::check::effective::Effective;
use crate::check::verdict::Verdict;
use crate::finding::{Finding, Severity};
use crate::library::{Library, Settings};
use crate::lint;
use crate::lower::Understanding;
use crate::pack::{Given, Pack, Rule};
use crate::syntax::ast::{self, ExampleKind, GuardKind};
use crate::text::Span;

/// Runs the examples of all rules of a pack.
pub fn run(library: &Library, pack: &Pack, today: Date, trial: &mut Trial) {
    let path = library.path_of(&pack.name);
    let mut fail = |finding: Finding| trial.failures.push((path.to_owned(), finding));
    for rule in &pack.rules {
        missing(rule).into_iter().for_each(&mut fail);
        for example in &rule.examples {
            trial.examples += 1;
            outcome(library, pack, rule, example, today).findings(rule).into_iter().for_each(&mut fail);
        }
    }
}

/// The kinds of example that a rule lacks.
pub fn missing(rule: &Rule) -> Vec<Finding> {
    let complies = |example: &ast::Example| matches!(example.kind, ExampleKind::Complies);
    let kinds = [(true, "complies with it", "complies { ... }"), (false, "violates it", "violates { ... }")];
    let lacking = kinds.iter().filter(|(kind, _, _)| !rule.examples.iter().any(|one| complies(one) == *kind));
    let finding = |(_, what, form): &(bool, &str, &str)| {
        let message = format!("`{}` has no example that {what}", rule.id);
        failure("test/no-example", rule.span, message).help(format!("add `{form}`"))
    };
    lacking.map(finding).collect()
}

/// What one example came to.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// The verdict it got.
    pub verdict: Verdict,
    /// The verdict it must get, by its name.
    pub expected: String,
    /// Words in it that nobody understands, as errors: an example in such words would show nothing.
    pub unclear: Vec<Finding>,
    /// What the checker says of it by the rule.
    pub why: Vec<Finding>,
    title: Option<String>,
    span: Span,
}

impl Outcome {
    /// Whether it got the verdict it must get.
    pub fn holds(&self) -> bool {
        self.verdict.name() == self.expected
    }

    /// What is wrong with it, as findings.
    pub fn findings(&self, rule: &Rule) -> Vec<Finding> {
        let mut findings = self.unclear.clone();
        if !self.holds() {
            let title = self.title.as_ref().map_or_else(String::new, |title| format!(" `{title}`"));
            let message = format!(
                "the example{title} of `{}` is `{}`, and not `{}`",
                rule.id, self.verdict, self.expected
            );
            let help = "correct the rule or the example; `moulint explain` shows what the rule asks";
            findings.push(failure("test/example", self.span, message).help(help));
        }
        findings
    }
}

/// Runs one example of a rule.
pub fn outcome(library: &Library, pack: &Pack, rule: &Rule, example: &ast::Example, today: Date) -> Outcome {
    let agreement = agreement(example);
    let document = library.understand(&agreement);
    let unclear = lint::words(&document.problems).into_iter().filter(|one| one.severity == Severity::Error);
    let (verdict, why) = audited(library, pack, rule, &document, today, |audit, rule| {
        let audit = Audit { ..*audit };
        let outcome = audit.rule(rule);
        (outcome.verdict, findings::findings(&audit, &outcome))
    });
    Outcome {
        verdict,
        expected: expected(example).to_owned(),
        unclear: unclear.collect(),
        why,
        title: example.title.as_ref().map(|title| title.value.clone()),
        span: example.span,
    }
}

/// The verdict by a rule on a document, on a day and under assumptions on which the rule can apply.
pub fn verdict(
    library: &Library,
    pack: &Pack,
    rule: &Rule,
    document: &Understanding,
    today: Date,
) -> Verdict {
    audited(library, pack, rule, document, today, |audit, rule| audit.verdict(rule))
}

/// Asks something of the audit of a document by a rule.
fn audited<T>(
    library: &Library,
    pack: &Pack,
    rule: &Rule,
    document: &Understanding,
    today: Date,
    ask: impl FnOnce(&Audit<'_>, &Rule) -> T,
) -> T {
    let effective = Effective::new(&document.set);
    let assumed = assumptions(pack, rule, today);
    let audit = Audit {
        document,
        effective: &effective,
        as_of: day_in_force(rule, today),
        assumed: &assumed,
        brief: false,
        noted: None,
    };
    // A document with terms of its own needs the rule in its terms.
    let pack = library.pack_for(&pack.name, document);
    let own = pack.as_ref().and_then(|pack| pack.rules.iter().find(|known| known.id == rule.id));
    ask(&audit, own.unwrap_or(rule))
}

/// The day by whose law examples are judged: the one given, or the nearest on which the rule is in force.
pub fn day_in_force(rule: &Rule, today: Date) -> Date {
    match (rule.from, rule.until) {
        (_, Some(until)) if until <= today => until.yesterday().unwrap_or(until),
        (Some(from), _) if from > today => from,
        _ => today,
    }
}

/// The pack's assumptions, and where the rule is for those who do not share one, as they take it.
pub fn assumptions(pack: &Pack, rule: &Rule, today: Date) -> BTreeMap<String, bool> {
    let mut assumed = Settings::new(today).assumed(pack);
    for given in &rule.given {
        let Given::Stated(guards) = given else { continue };
        let holds = |name: &str, negated: bool| assumed.get(name).is_some_and(|&taken| taken != negated);
        let hopeless = guards
            .iter()
            .all(|guard| guard.kind == GuardKind::Assumption && !holds(&guard.name, guard.negated));
        if let Some(guard) = guards.first().filter(|_| hopeless) {
            assumed.insert(guard.name.clone(), !guard.negated);
        }
    }
    assumed
}

/// An example as an agreement of its own.
pub fn agreement(example: &ast::Example) -> ast::Agreement {
    ast::Agreement {
        kind: ast::AgreementKind::Agreement,
        title: ast::Text { value: "example".to_owned(), span: example.span },
        body: example.body.clone(),
        span: example.span,
    }
}

/// The verdict that an example must get.
fn expected(example: &ast::Example) -> &str {
    match &example.kind {
        ExampleKind::Complies => Verdict::Satisfied.name(),
        ExampleKind::Violates(verdict) => {
            verdict.as_ref().map_or(Verdict::Missing.name(), |verdict| verdict.text.as_str())
        }
    }
}
