//! Every rule, every clause that carries it, and every way to make the clause weaker or stronger.
//!
//! A weaker clause must be reported: under the rule, at the clause, and with a situation that shows the
//! failure. A stronger one must not be. An edit that takes from a clause what the rule does not ask for, or
//! what another clause says as well, breaks nothing; such edits are told apart by the reference evaluator,
//! which knows nothing of how the checker came to its answer, and are listed by name.
//!
//! `MOULINT_LIST=1` prints every mutant with what became of it.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use moulint::check::demand::Form;
use moulint::check::verdict::Verdict;
use moulint::finding::{Checked, Finding, RuleVerdict};
use moulint::library::{Library, Settings};
use moulint::lower::Understanding;
use moulint::pack::{Ask, Rule};
use moulint::syntax::ast::{Document, Severity};
use moulint::trial::mutants::{Mutant, Source};
use moulint::trial::second_opinion;
use rayon::prelude::*;

/// What became of a weaker mutant.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Fate {
    /// Reported as it should be.
    Reported,
    /// Still entailed, for another clause says it as well, or silence is fine.
    OtherClause,
    /// Still entailed, for the rule does not ask for what was taken.
    NotAsked,
    /// Not reported, or not as it should be.
    Missed,
}

/// One score.
#[derive(Default)]
struct Score {
    /// By kind: reported, another clause's making, not asked for, missed.
    weaker: BTreeMap<&'static str, [usize; 4]>,
    /// By kind: silent, not silent because the document now contradicts itself, false alarms.
    stronger: BTreeMap<&'static str, [usize; 3]>,
    /// By kind, mutants that cannot be read and so show nothing.
    unreadable: BTreeMap<&'static str, usize>,
    /// What passes although it is weaker.
    harmless: Vec<String>,
    /// What a stronger clause contradicts.
    clashes: Vec<String>,
    /// Mutants that are neither.
    wrong: Vec<String>,
    /// Everything, for whoever looks.
    list: String,
}

fn agreement(text: &str) -> moulint::syntax::ast::Agreement {
    let parsed = moulint::syntax::parse(text);
    parsed
        .file
        .documents
        .into_iter()
        .find_map(
            |document| if let Document::Agreement(agreement) = document { Some(agreement) } else { None },
        )
        .expect("the text holds an agreement")
}

fn check(text: &str, settings: &Settings) -> Checked {
    Library::builtin().check(text, settings).remove(0)
}

fn verdict<'c>(checked: &'c Checked, rule: &str) -> &'c RuleVerdict {
    checked.verdicts.iter().find(|verdict| verdict.rule == rule).expect("every rule of a pack has a verdict")
}

/// Rules that a document meets, with the clauses or sections that carry them.
fn carried(checked: &Checked) -> Vec<&RuleVerdict> {
    let met = |verdict: &&RuleVerdict| verdict.verdict == Verdict::Satisfied && !verdict.clauses.is_empty();
    checked.verdicts.iter().filter(met).collect()
}

/// Errors by rule; text that cannot be read by itself.
fn errors(checked: &Checked) -> BTreeMap<&str, usize> {
    let mut errors = BTreeMap::new();
    for finding in checked.findings.iter().filter(|finding| finding.severity == Severity::Error) {
        *errors.entry(finding.rule.as_str()).or_default() += 1;
    }
    errors
}

/// Whether a mutant can be read no worse than the original.
fn readable(before: &Checked, after: &Checked) -> bool {
    let words = ["core/syntax", "core/unknown-term", "core/wrong-kind", "core/dangling-reference"];
    let count =
        |checked: &Checked| checked.findings.iter().filter(|one| words.contains(&one.rule.as_str())).count();
    count(after) <= count(before)
}

/// Whether a rule asks for conduct, whose failure a situation can show.
fn conduct(rule: &Rule) -> bool {
    fn norms(ask: &Ask) -> bool {
        match ask {
            Ask::Norms(..) => true,
            Ask::AnyOf(demands) => demands.iter().any(|demand| norms(&demand.ask)),
            Ask::Covers(_) | Ask::Header(..) => false,
        }
    }
    rule.demands.iter().any(|demand| norms(&demand.ask))
}

/// Whether a rule is content with an agreement that does not speak of the matter.
fn silent(rule: &Rule) -> bool {
    let form =
        |demand: &moulint::pack::Demand| matches!(&demand.ask, Ask::Norms(form, _) if *form != Form::Require);
    rule.demands.iter().all(form)
}

/// Whether a rule applies only where the agreement takes its subject up.
fn guarded(rule: &Rule) -> bool {
    rule.given.iter().any(|given| matches!(given, moulint::pack::Given::Norms(..)))
}

/// The topics that a rule asks for.
fn topics(rule: &Rule) -> Vec<String> {
    fn of(ask: &Ask) -> Vec<String> {
        match ask {
            Ask::Covers(topics) => topics.iter().map(|(_, name)| name.clone()).collect(),
            Ask::AnyOf(demands) => demands.iter().flat_map(|demand| of(&demand.ask)).collect(),
            Ask::Norms(..) | Ask::Header(..) => Vec::new(),
        }
    }
    rule.demands.iter().flat_map(|demand| of(&demand.ask)).collect()
}

/// Whether a place lies in a clause of the section in which the mutant's clause stands.
fn neighbour(mutant: &Mutant, meaning: &Understanding, place: moulint::text::Span) -> bool {
    let section = |address: &str| address.rsplit_once('.').map(|(section, _)| section.to_owned());
    let home = section(&mutant.address);
    let statement = meaning.statements.iter().find(|statement| statement.span.contains(place));
    home.is_some() && statement.and_then(|statement| section(&statement.address)) == home
}

/// What is wrong with how a weaker mutant is reported; nothing if it is reported as it should be.
fn fault(mutant: &Mutant, rule: &Rule, after: &Checked, meaning: &Understanding) -> Option<String> {
    let found: Vec<&Finding> = after.findings.iter().filter(|finding| finding.rule == rule.id).collect();
    if found.is_empty() {
        return Some("no finding".to_owned());
    }
    let at = |finding: &&Finding| {
        let places = || [finding.span].into_iter().chain(finding.related.iter().map(|related| related.span));
        if mutant.kind == "topic taken out of covers" && finding.span == meaning.title_span {
            // No section claims the topic any more, so the document as a whole is what lacks it.
            return true;
        }
        if silent(rule) {
            // Where silence is fine, it is another clause that does what must not be done.
            return true;
        }
        let says = |place: moulint::text::Span| {
            let there = meaning.statements.iter().find(|statement| statement.span.contains(place));
            there.is_some_and(|there| there.span.slice(&mutant.text).contains(&mutant.detail))
        };
        if mutant.kind == "item dropped" && places().any(says) {
            // Another clause has the item, and comes nearer now.
            return true;
        }
        if mutant.sites.is_empty() {
            // Nothing is left to point at: the head of the document, or whatever decides now.
            return true;
        }
        if mutant.kind == "item dropped" && places().any(|place| neighbour(mutant, meaning, place)) {
            // A list that goes on over several clauses of a section lacks the item in all of them.
            return true;
        }
        places().any(|place| mutant.sites.iter().any(|site| site.contains(place) || place.contains(*site)))
    };
    if !found.iter().any(at) {
        let places: Vec<&str> = found.iter().map(|finding| finding.span.slice(&mutant.text)).collect();
        return Some(format!("reported at {places:?}, not at the clause"));
    }
    let shown = found.iter().any(|finding| finding.scenario.is_some());
    (conduct(rule) && topics(rule).is_empty() && !shown).then(|| {
        let verdicts: Vec<String> =
            found.iter().filter_map(|finding| finding.verdict).map(|verdict| verdict.to_string()).collect();
        format!("no scenario ({})", verdicts.join(", "))
    })
}

fn run(name: &str, text: &str, settings: &Settings, score: &mut Score) {
    let library = Library::builtin();
    let tree = agreement(text);
    let meaning = library.understand(&tree);
    assert!(!meaning.own_terms, "{name}: rules would have to be lowered anew");
    let before = check(text, settings);
    let source = Source::new(text, &tree, &meaning);
    let rules: BTreeMap<&str, &Rule> =
        library.packs().flat_map(|pack| &pack.rules).map(|rule| (rule.id.as_str(), rule)).collect();
    let carried = carried(&before);
    // A clause may carry several rules; its mutants are made once.
    let mut mutants: Vec<Mutant> = source.as_a_whole();
    let mut seen = BTreeSet::new();
    for verdict in &carried {
        let rule = rules[verdict.rule.as_str()];
        for address in &verdict.clauses {
            if seen.insert((address.clone(), String::new())) {
                mutants.extend(source.of_clause(address));
            }
            for topic in topics(rule) {
                if seen.insert((address.clone(), topic.clone())) {
                    mutants.extend(source.of_section(address, &[topic]));
                }
            }
        }
    }
    mutants.dedup_by(|one, other| one.text == other.text && one.kind == other.kind);
    let results: Vec<(Mutant, Checked, Understanding)> = mutants
        .into_par_iter()
        .map(|mutant| {
            let after = check(&mutant.text, settings);
            let meaning = library.understand(&agreement(&mutant.text));
            (mutant, after, meaning)
        })
        .collect();
    let gone: BTreeMap<&str, &Checked> = results
        .iter()
        .filter(|(mutant, _, _)| mutant.kind == "clause deleted")
        .map(|(mutant, after, _)| (mutant.address.as_str(), after))
        .collect();
    for (mutant, after, meaning) in &results {
        // Deleting a clause may leave a reference to it in the air; that is no fault of the mutant.
        if mutant.kind != "clause deleted" && !readable(&before, after) {
            *score.unreadable.entry(mutant.kind).or_default() += 1;
            let _ = writeln!(
                score.list,
                "{name} {} {}: unreadable `{}`",
                mutant.address, mutant.kind, mutant.detail
            );
            continue;
        }
        if !mutant.weaker {
            stronger(name, mutant, &rules, &before, after, score);
            continue;
        }
        for known in carried.iter().filter(|known| known.clauses.contains(&mutant.address)) {
            let rule = rules[known.rule.as_str()];
            // A topic that this rule does not ask for was taken out for another rule's sake.
            if mutant.kind == "topic taken out of covers" && !topics(rule).contains(&mutant.detail) {
                continue;
            }
            let section = mutant.kind == "everything under the section taken out";
            let whose = |fate: Fate| {
                if section {
                    Fate::OtherClause
                } else {
                    gone.get(mutant.address.as_str()).map_or(fate, |gone| {
                        if verdict(gone, &rule.id).verdict.passes() { Fate::OtherClause } else { fate }
                    })
                }
            };
            let title =
                format!("{name} {} for {}: {} `{}`", mutant.address, rule.id, mutant.kind, mutant.detail);
            let now = verdict(after, &rule.id).verdict;
            let (fate, why) = if now == Verdict::NotApplicable && guarded(rule) {
                // The agreement no longer takes the subject up; other rules mind what it excuses.
                (Fate::NotAsked, String::new())
            } else if now.passes() {
                match second_opinion::still(meaning, rule) {
                    // The reference evaluator takes a class without cases for a single person, as the checker
                    // does, so it is no second opinion here.
                    Some(true) if mutant.kind == "every to a" && whose(Fate::NotAsked) == Fate::NotAsked => {
                        (Fate::Missed, "passes, though one of them is enough for the clause".to_owned())
                    }
                    Some(true) => (whose(Fate::NotAsked), String::new()),
                    Some(false) => {
                        (Fate::Missed, "passes, and the reference evaluator says it should not".to_owned())
                    }
                    None => (
                        Fate::Missed,
                        "passes, and the reference evaluator has too much to look at".to_owned(),
                    ),
                }
            } else {
                match fault(mutant, rule, after, meaning) {
                    None => (Fate::Reported, verdict(after, &rule.id).verdict.to_string()),
                    Some(fault) => (Fate::Missed, fault),
                }
            };
            score.weaker.entry(mutant.kind).or_default()[fate as usize] += 1;
            let line = format!("{title}: {fate:?} {why}");
            match fate {
                Fate::Reported => {}
                Fate::OtherClause | Fate::NotAsked => score.harmless.push(format!(
                    "{title}: {}",
                    if fate == Fate::NotAsked {
                        "not asked for"
                    } else if silent(rule) {
                        "silence is fine"
                    } else {
                        "another clause says it"
                    }
                )),
                Fate::Missed => score.wrong.push(line.clone()),
            }
            let _ = writeln!(score.list, "{line}");
        }
    }
}

fn stronger(
    name: &str,
    mutant: &Mutant,
    rules: &BTreeMap<&str, &Rule>,
    before: &Checked,
    after: &Checked,
    score: &mut Score,
) {
    let known = errors(before);
    let new: Vec<&Finding> = after
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Error)
        .filter(|finding| {
            errors(after)[finding.rule.as_str()] > known.get(finding.rule.as_str()).copied().unwrap_or(0)
        })
        .collect();
    // A rule on what the text says may ask for the very word that a wider one replaced.
    let reworded =
        matches!(mutant.kind, "term widened" | "subject widened" | "option narrowed" | "action widened");
    let lost: Vec<&RuleVerdict> = carried(before)
        .into_iter()
        .filter(|known| !reworded || topics(rules[known.rule.as_str()]).is_empty())
        .map(|known| verdict(after, &known.rule))
        .filter(|now| !now.verdict.passes())
        .collect();
    let title = format!("{name} {}: {} `{}`", mutant.address, mutant.kind, mutant.detail);
    // Saying more may contradict what another clause allows or demands; then it is right to say so.
    let clash = |finding: &&Finding| {
        finding.rule == "core/contradiction"
            || matches!(finding.verdict, Some(Verdict::Inconsistent | Verdict::Contradicted))
    };
    let torn = |now: &&RuleVerdict| matches!(now.verdict, Verdict::Inconsistent | Verdict::Contradicted);
    let fate = match () {
        () if new.is_empty() && lost.is_empty() => 0,
        () if new.iter().all(clash) && lost.iter().all(torn) => 1,
        () => 2,
    };
    score.stronger.entry(mutant.kind).or_default()[fate] += 1;
    let says: Vec<String> = new
        .iter()
        .map(|finding| format!("{} {}", finding.rule, finding.message))
        .chain(lost.iter().map(|now| format!("{} {}", now.rule, now.verdict)))
        .collect();
    let line = format!("{title}: {}", says.join("; "));
    match fate {
        0 => {}
        1 => score.clashes.push(line.clone()),
        _ => score.wrong.push(format!("false alarm: {line}")),
    }
    let _ = writeln!(score.list, "{line}");
}

impl Score {
    fn table(&self) -> String {
        let sum = |index: usize| self.weaker.values().map(|counts| counts[index]).sum::<usize>();
        let strong = |index: usize| self.stronger.values().map(|counts| counts[index]).sum::<usize>();
        let mut out = format!(
            "mutations: {} weakenings, {} reported, {} of another clause's making, {} not asked for, {} missed; \
             {} strengthenings, {} silent, {} contradict another clause, {} false alarms\n",
            (0..4).map(sum).sum::<usize>(),
            sum(0),
            sum(1),
            sum(2),
            sum(3),
            (0..3).map(strong).sum::<usize>(),
            strong(0),
            strong(1),
            strong(2),
        );
        let _ = writeln!(
            out,
            "\n{:<48} {:>9} {:>14} {:>10} {:>7}",
            "weakening", "reported", "another clause", "not asked", "missed"
        );
        for (kind, [reported, other, not_asked, missed]) in &self.weaker {
            let _ = writeln!(out, "{kind:<48} {reported:>9} {other:>14} {not_asked:>10} {missed:>7}");
        }
        let _ = writeln!(
            out,
            "\n{:<48} {:>9} {:>14} {:>10}",
            "strengthening", "silent", "contradiction", "alarm"
        );
        for (kind, [silent, clash, alarm]) in &self.stronger {
            let _ = writeln!(out, "{kind:<48} {silent:>9} {clash:>14} {alarm:>10}");
        }
        let _ = writeln!(out, "\nunreadable, left out: {:?}", self.unreadable);
        out
    }
}

const MASSACHUSETTS: &str = include_str!("../../policies/us-ma/templates/massachusetts-2018.mou");
const WESTPORT: &str = include_str!("../agreements/westport.mou");
const RIVERTON: &str = include_str!("../agreements/riverton.mou");

#[test]
#[expect(clippy::print_stdout, reason = "the score is for whoever runs the test")]
fn weaker_clauses_are_reported_and_stronger_ones_are_not() {
    let mut score = Score::default();
    let cases = [
        ("massachusetts", MASSACHUSETTS, "us-ma", jiff::civil::date(2019, 6, 1)),
        ("westport", WESTPORT, "us-ct", jiff::civil::date(2025, 7, 1)),
        ("riverton", RIVERTON, "us-ct", jiff::civil::date(2026, 1, 1)),
    ];
    for (name, text, pack, as_of) in cases {
        run(name, text, &Settings::new(as_of).packs([pack]), &mut score);
    }
    if std::env::var("MOULINT_LIST").is_ok() {
        println!("{}", score.list);
    }
    println!("{}", score.table());
    println!("weaker, and yet entailed:\n  {}\n", score.harmless.join("\n  "));
    println!("stronger, and at odds with another clause:\n  {}\n", score.clashes.join("\n  "));
    assert!(
        score.wrong.is_empty(),
        "{} mutants are judged wrongly:\n{}",
        score.wrong.len(),
        score.wrong.join("\n")
    );
}
