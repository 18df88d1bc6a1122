//! Rules that no agreement can meet both.
//!
//! A rule that requires something is met only by agreements that say it. An agreement that says just that,
//! and nothing else, is put to the other rule: where it contradicts that one in whatever way the first is
//! met, both cannot be met. Rules that are met by silence leave room for each other.

use super::guards;
use super::subject::Subject;
use super::world::{World, applying, required, ways};
use crate::audit::findings as told;
use crate::check::verdict::Verdict;
use crate::finding::{Evidence, Finding, Scenario, Severity};
use crate::library::Library;
use crate::norm::Norm;
use crate::pack::{Given, Pack, Rule};

/// One rule, made ready to be held against others.
#[derive(Debug)]
pub struct Side<'a> {
    rule: &'a Rule,
    subject: Subject,
    /// The rule without dates and with those guards only that look at clauses.
    applying: Rule,
    /// The rule without any guards.
    bare: Rule,
    /// The least that an agreement says to meet the rule, for each way to meet it.
    ways: Vec<(Vec<&'a Norm>, World)>,
}

/// How an agreement that meets one rule fails another.
struct Clash {
    /// What the failed rule asks.
    asked: String,
    scenario: Option<Scenario>,
    /// Whether it is only advice that fails.
    advice: bool,
}

impl<'a> Side<'a> {
    /// Makes a rule of a pack ready.
    pub fn new(library: &Library, rule: &'a Rule) -> Self {
        let ways = ways(&rule.demands).unwrap_or_default();
        let ways = ways.iter().map(|way| required(way)).map(|norms| {
            let world = World::of(library, norms.iter().map(|norm| (rule.id.as_str(), (*norm).clone())));
            (norms, world)
        });
        let ways = ways.collect();
        let applying = applying(rule);
        let bare = Rule { given: Vec::new(), ..applying.clone() };
        Self { rule, subject: Subject::of(rule), applying, bare, ways }
    }

    /// How every agreement that meets this rule contradicts the other, if it does.
    fn rules_out(&self, other: &Self) -> Option<Clash> {
        let mut clash = None;
        for (_, world) in &self.ways {
            let found = (!world.is_silent()).then(|| contradiction(world, &other.bare)).flatten()?;
            clash.get_or_insert(found);
        }
        clash
    }

    fn looks_at_clauses(&self) -> bool {
        self.rule.given.iter().any(|given| matches!(given, Given::Norms(..)))
    }

    /// Whether an agreement that meets both rules is subject to both. Guards that look at clauses may see none.
    fn applies_with(&self, library: &Library, other: &Self) -> bool {
        if !self.looks_at_clauses() && !other.looks_at_clauses() {
            return true;
        }
        let (Some((ours, _)), Some((theirs, _))) = (self.ways.first(), other.ways.first()) else {
            return false;
        };
        let norms = ours.iter().chain(theirs).map(|norm| ("", (*norm).clone()));
        let both = World::of(library, norms);
        [self, other].iter().all(|side| both.verdict(&side.applying) != Verdict::NotApplicable)
    }
}

/// How an agreement contradicts a rule, if it does.
fn contradiction(world: &World, rule: &Rule) -> Option<Clash> {
    let against = |verdict| matches!(verdict, Verdict::Contradicted | Verdict::Inconsistent);
    world.judge(rule, |audit, outcome| {
        let demand = outcome.demands.iter().find(|demand| against(demand.verdict))?;
        let findings = told::findings(audit, outcome);
        let scenario = findings
            .into_iter()
            .filter(|finding| finding.verdict.is_some_and(against))
            .find_map(|finding| finding.scenario);
        Some(Clash { asked: demand.demand.words.clone(), scenario, advice: demand.demand.advice })
    })
}

/// The findings about the rules of a pack: each by itself, against those before it, and against those of the
/// packs `before` that one agreement can be subject to as well.
pub fn findings(
    library: &Library,
    pack: &Pack,
    sides: &[Side<'_>],
    before: &[(&Pack, Vec<Side<'_>>)],
) -> Vec<Finding> {
    let mut findings = Vec::new();
    let broken: Vec<bool> = sides.iter().map(|side| side.rules_out(side).is_some()).collect();
    let others = before.iter().filter(|(other, _)| meet(pack, other)).flat_map(|(_, sides)| sides);
    // What one pack recommends gives way to what another demands; that is no quarrel between laws.
    let others: Vec<&Side<'_>> = others.filter(|side| side.rule.severity != Severity::Advice).collect();
    for (index, side) in sides.iter().enumerate() {
        if broken.get(index) == Some(&true) {
            findings.extend(side.rules_out(side).map(|clash| hopeless(side, clash)));
            continue;
        }
        let whole = sides.iter().zip(&broken).take(index).filter(|(_, broken)| !**broken);
        let others = others.iter().copied().filter(|_| side.rule.severity != Severity::Advice);
        for other in others.chain(whole.map(|(side, _)| side)) {
            findings.extend(pair(library, side, other));
        }
    }
    findings
}

/// Whether one agreement can be subject to two packs without anybody naming them.
fn meet(first: &Pack, second: &Pack) -> bool {
    let somewhere = |pack: &Pack| pack.always || pack.jurisdiction.is_some();
    somewhere(first)
        && somewhere(second)
        && (first.always || second.always || first.jurisdiction == second.jurisdiction)
}

fn pair(library: &Library, side: &Side<'_>, other: &Side<'_>) -> Option<Finding> {
    let together = side.subject.shares_act(&other.subject)
        && guards::meet(side.rule, other.rule)
        && guards::can_hold(&[side.rule, other.rule], &[]);
    if !together {
        return None;
    }
    let clash = other.rules_out(side).map(|clash| (clash, side, other));
    let (clash, failed, met) = clash.or_else(|| side.rules_out(other).map(|clash| (clash, other, side)))?;
    if !side.applies_with(library, other) {
        return None;
    }
    let message = format!(
        "no agreement can meet both `{}` and `{}`: whoever meets `{}` contradicts `{}`",
        other.rule.id, side.rule.id, met.rule.id, clash.asked
    );
    let help =
        "take the case shown out of one of them, or say by `in force`, `binds` or `given` when each holds";
    let firm = |side: &Side<'_>| {
        side.rule.severity == Severity::Error
            && side.rule.evidence == Evidence::Official
            && side.rule.demands.iter().any(|demand| !demand.advice)
    };
    let severity =
        if firm(failed) && firm(met) && !clash.advice { Severity::Error } else { Severity::Warning };
    let mut finding = super::finding("test/contradicts", severity, side.rule, message, help);
    finding.scenario = clash.scenario;
    if guards::pack_of(side.rule) == guards::pack_of(other.rule) {
        finding = finding.related("the other rule", other.rule.span);
    }
    Some(finding)
}

/// A rule that contradicts itself.
fn hopeless(side: &Side<'_>, clash: Clash) -> Finding {
    let message = format!(
        "no agreement can meet `{}`: whoever says what it requires contradicts `{}`",
        side.rule.id, clash.asked
    );
    let help = "take the case shown out of one of the rule's demands";
    let mut finding = super::finding("test/contradicts", Severity::Error, side.rule, message, help);
    finding.scenario = clash.scenario;
    finding
}
