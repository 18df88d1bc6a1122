//! Rules that ask for what another rule asks already.
//!
//! Only rules that apply together, to the same agreements and under the same guards, are compared, and a rule
//! repeats another only where failing that one is no less serious.

use super::entails::entails;
use super::subject::Subject;
use super::world::ways;
use super::{finding, guards};
use crate::check::demand::Form;
use crate::finding::{Finding, Severity};
use crate::library::Library;
use crate::pack::{Ask, Demand, Pack, Rule};
use crate::taxonomy::Taxonomy;

/// The findings about the rules of a pack, each against those before it, in its own pack and in `others`.
pub fn findings(library: &Library, pack: &Pack, others: &[&Pack]) -> Vec<Finding> {
    let known: Vec<(&Rule, Subject)> = others
        .iter()
        .flat_map(|pack| &pack.rules)
        .chain(&pack.rules)
        .map(|rule| (rule, Subject::of(rule)))
        .collect();
    let own = known.len() - pack.rules.len();
    let mut findings = Vec::new();
    for (index, (rule, subject)) in known.iter().enumerate().skip(own) {
        for (earlier, theirs) in known.iter().take(index) {
            if subject.meets(theirs) && guards::meet(rule, earlier) && guards::same(rule, earlier) {
                findings.extend(pair(library.taxonomy(), rule, earlier));
            }
        }
    }
    findings
}

fn pair(taxonomy: &Taxonomy, rule: &Rule, earlier: &Rule) -> Option<Finding> {
    match (follows(taxonomy, rule, earlier), follows(taxonomy, earlier, rule)) {
        (true, true) => Some(repeated(rule, earlier)),
        (true, false) => part(rule, rule, earlier),
        (false, true) => part(rule, earlier, rule),
        (false, false) => None,
    }
}

/// Whether whoever meets `other`, in whatever way, meets `rule`.
fn follows(taxonomy: &Taxonomy, rule: &Rule, other: &Rule) -> bool {
    let Some(ways) = ways(&other.demands) else { return false };
    !rule.demands.is_empty()
        && !ways.is_empty()
        && ways.iter().all(|way| rule.demands.iter().all(|demand| entails(taxonomy, way, demand)))
}

/// Of two rules that ask for the same the less serious one is superfluous, or else the later.
fn repeated(rule: &Rule, earlier: &Rule) -> Finding {
    let (idle, kept) = if level(rule) >= level(earlier) { (rule, earlier) } else { (earlier, rule) };
    let message = format!("`{}` asks for the same as `{}`", idle.id, kept.id);
    let help = "take one of the two out, or say by `in force`, `binds` or `given` when each holds";
    at(rule, idle, finding("test/repeats", Severity::Warning, idle, message, help))
}

/// A rule that asks for part of what another requires just as firmly.
fn part(rule: &Rule, part: &Rule, whole: &Rule) -> Option<Finding> {
    let firm = |rule: &Rule| rule.demands.iter().all(requires);
    if part.severity != whole.severity || !firm(part) || !firm(whole) {
        return None;
    }
    let message = format!("`{}` asks for part of what `{}` asks for", part.id, whole.id);
    let help = "take the part out of one of the two, unless the law states both";
    Some(at(rule, part, finding("test/implied", Severity::Advice, part, message, help)))
}

/// A finding stands in the pack of the rule at hand, whichever of the two it is about.
fn at(rule: &Rule, about: &Rule, finding: Finding) -> Finding {
    let here = guards::pack_of(rule) == guards::pack_of(about);
    if here { finding } else { Finding { span: rule.span, ..finding } }
}

fn requires(demand: &Demand) -> bool {
    !demand.advice
        && match &demand.ask {
            Ask::Norms(form, _) => *form == Form::Require,
            Ask::Covers(_) | Ask::Header(..) => true,
            Ask::AnyOf(demands) => demands.iter().all(requires),
        }
}

/// How serious a failure of a rule can be.
fn level(rule: &Rule) -> Severity {
    if rule.demands.iter().all(|demand| demand.advice) { Severity::Advice } else { rule.severity }
}
