//! What becomes of the examples of a pack while it is written.

use std::collections::HashMap;

use super::View;
use crate::check::verdict::Verdict;
use crate::finding::{Finding, Severity};
use crate::library::Meaning;
use crate::pack::{Pack, Rule};
use crate::syntax::ast::{self, Document};
use crate::text::Span;
use crate::trial::examples::{self, Outcome};

/// What becomes of one example of a rule.
pub fn outcome(view: &View<'_>, pack: &ast::Pack, rule: &str, number: usize) -> Option<Outcome> {
    let (pack, rule) = find(view, &pack.name.text, rule)?;
    let example = rule.examples.get(number)?;
    Some(examples::outcome(view.library, pack, rule, example, view.settings.as_of))
}

/// A rule of the text by its id, with its pack.
pub fn find<'v>(view: &View<'v>, pack: &str, rule: &str) -> Option<(&'v Pack, &'v Rule)> {
    let mut loaded = view.live.documents().filter_map(|(_, meaning)| match meaning {
        Meaning::Pack(loaded) => Some(&loaded.pack),
        Meaning::Agreement(_) | Meaning::Vocabulary(..) => None,
    });
    let pack = loaded.find(|known| known.name == pack)?;
    Some((pack, pack.rules.iter().find(|known| known.id == rule)?))
}

/// What was found about the rules of a pack, so that a change to one of them does not cost the others' examples.
#[derive(Debug, Default)]
pub struct Known {
    /// By the head of the pack and the words of the rule; the places count from the beginning of the rule.
    rules: HashMap<(String, String), Vec<Finding>>,
}

/// The examples that do not show what they should, and the rules that have none, as findings.
pub fn findings(view: &View<'_>, known: &mut Known) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut rules = HashMap::new();
    for (document, meaning) in view.live.documents() {
        let (Document::Pack(written), Meaning::Pack(loaded)) = (document, meaning) else { continue };
        let first = written.rules.first().map_or(written.span.end, |rule| rule.span.start);
        let head = Span { start: written.span.start, end: first }.slice(view.live.text()).to_owned();
        for rule in &loaded.pack.rules {
            let start = rule.span.start;
            let key = (head.clone(), rule.span.slice(view.live.text()).to_owned());
            let found = known.rules.remove(&key).unwrap_or_else(|| {
                let mut found = of_rule(view, &loaded.pack, rule);
                let back = |span: Span| Span { start: span.start - start, end: span.end.max(start) - start };
                found.iter_mut().for_each(|finding| finding.move_places(back));
                found
            });
            findings.extend(found.iter().cloned().map(|mut finding| {
                finding.move_places(|span| span.shifted(start as usize));
                finding
            }));
            rules.insert(key, found);
        }
    }
    known.rules = rules;
    findings
}

fn of_rule(view: &View<'_>, pack: &Pack, rule: &Rule) -> Vec<Finding> {
    // A rule without examples is not yet wrong while it is written.
    let missing = examples::missing(rule).into_iter();
    let mut findings: Vec<Finding> =
        missing.map(|finding| Finding { severity: Severity::Warning, ..finding }).collect();
    for example in &rule.examples {
        let outcome = examples::outcome(view.library, pack, rule, example, view.settings.as_of);
        findings.extend(outcome.findings(rule));
    }
    findings
}

/// What an example came to, as a page.
pub fn page(rule: &Rule, outcome: &Outcome) -> String {
    let held = if outcome.holds() { "as expected" } else { "and that is not what it must get" };
    let mut page = format!("**{}**: `{}`, {held}", super::hover::plain(&rule.id), outcome.verdict);
    if !outcome.holds() {
        page.push_str(&format!(" (`{}`)", outcome.expected));
    }
    for finding in &outcome.why {
        page.push_str("\n\n");
        page.push_str(&super::hover::about_finding(finding));
    }
    if outcome.why.is_empty() && outcome.verdict == Verdict::Satisfied {
        page.push_str("\n\nThe example meets the rule.");
    }
    page
}
