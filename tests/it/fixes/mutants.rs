//! The mutation test the other way round: what a rule notices is mended, or left alone.
//!
//! In every run a sample is looked at; `MOULINT_CASES` divides the stride, so that a large number looks at all.
//! `MOULINT_LIST=1` prints how many are restored, by kind, and what is not.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use moulint::check::verdict::Verdict;
use moulint::finding::{Checked, Severity};
use moulint::library::{Library, Settings};
use moulint::repair::{self, Level, Workbench};
use moulint::suppress::Policy;
use moulint::trial::mutation::{Fate, Outcome};
use rayon::prelude::*;

use crate::trial_mutation::built_in;

/// Of so many weaker examples one is looked at in an ordinary run.
const STRIDE: usize = 60;

/// What became of one weaker example.
struct Mended {
    kind: &'static str,
    restored: bool,
    title: String,
    wrong: Vec<String>,
    left: String,
}

fn verdicts(checked: &[Checked]) -> BTreeMap<String, Verdict> {
    let all = checked.iter().flat_map(|checked| &checked.verdicts);
    all.map(|verdict| (verdict.rule.clone(), verdict.verdict)).collect()
}

/// The rules that passed and do not any more.
fn broken(before: &[Checked], after: &[Checked]) -> Vec<String> {
    let before = verdicts(before);
    let passed = |rule: &str| before.get(rule).is_some_and(|verdict| verdict.passes());
    let after = verdicts(after).into_iter();
    after.filter(|(rule, verdict)| passed(rule) && !verdict.passes()).map(|(rule, _)| rule).collect()
}

fn mend(pack: &str, outcome: &Outcome, rule: &str) -> Mended {
    let library = Library::builtin();
    let (as_of, assumptions) = outcome.judged_by.clone();
    let settings = Settings { assumptions, ..Settings::new(as_of).packs([pack]) };
    let text = &outcome.text;
    let mut bench = Workbench::new(library, &settings, &Policy::default(), text);
    let before = bench.checked().to_vec();
    let mut wrong = Vec::new();
    let asked: Vec<String> = before
        .iter()
        .flat_map(|checked| &checked.findings)
        .filter(|finding| finding.rule == rule)
        .flat_map(|finding| finding.asked.clone())
        .collect();
    let fix = bench.repair(0, rule, &asked);
    if bench.text() != text || bench.checked() != before {
        wrong.push("trying a repair out leaves something behind".to_owned());
    }
    if let Some(fix) = &fix {
        bench.make(&fix.edits);
        let now = verdicts(bench.checked());
        if now.get(rule).is_none_or(|verdict| *verdict != Verdict::Satisfied) {
            wrong.push(format!("a repair is offered that leaves the rule at {:?}", now.get(rule)));
        }
        let broken = broken(&before, bench.checked());
        if !broken.is_empty() {
            wrong.push(format!("the repair breaks {broken:?}"));
        }
    }
    // All of it at once: what is repaired passes, nothing else is worse, and twice is as once.
    let all = repair::mend(library, &settings, &Policy::default(), text, Level::Unsafe);
    let after = library.check(&all.text, &settings);
    let now = verdicts(&after);
    for made in &all.made {
        if now.get(&made.rule).is_some_and(|verdict| !verdict.passes()) {
            // Advice under the same rule may be left.
            let mut left = after.iter().flat_map(|checked| &checked.findings);
            if left.any(|finding| finding.rule == made.rule && finding.severity != Severity::Advice) {
                wrong.push(format!("`{}` was repaired and fails", made.rule));
            }
        }
    }
    let broken = broken(&before, &after);
    if !broken.is_empty() {
        wrong.push(format!("--unsafe-fixes breaks {broken:?}"));
    }
    let again = repair::mend(library, &settings, &Policy::default(), &all.text, Level::Unsafe);
    if again.text != all.text || !again.made.is_empty() {
        wrong.push(format!("a second run does {:?}", again.made));
    }
    let verdict = verdicts(&before).get(rule).map(|verdict| verdict.name()).unwrap_or_default();
    Mended {
        kind: outcome.kind,
        restored: fix.is_some(),
        title: fix.map(|fix| fix.title).unwrap_or_default(),
        wrong,
        left: format!(
            "{rule} {verdict}: {}\n    {}",
            outcome.words(),
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        ),
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "how many are looked at can be set")]
#[expect(clippy::print_stderr, reason = "the table is printed for whoever asks for it")]
fn what_a_rule_notices_is_mended_or_left_alone() {
    let number = |name: &str| std::env::var(name).ok().and_then(|value| value.parse::<usize>().ok());
    let stride = (STRIDE / number("MOULINT_CASES").unwrap_or(1).max(1)).max(1);
    let outcomes = built_in()
        .iter()
        .flat_map(|score| score.outcomes.iter().map(|outcome| (score.pack.as_str(), outcome)));
    let noticed: Vec<(&str, &Outcome, &str)> = outcomes
        .filter_map(|(pack, outcome)| match &outcome.fate {
            Fate::Noticed(rule) => Some((pack, outcome, rule.as_str())),
            Fate::Survives(_) => None,
        })
        .collect();
    let sample: Vec<&(&str, &Outcome, &str)> = noticed.iter().step_by(stride).collect();
    let mended: Vec<Mended> =
        sample.par_iter().map(|(pack, outcome, rule)| mend(pack, outcome, rule)).collect();
    let mut kinds: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut list = String::new();
    for one in &mended {
        let (restored, all) = kinds.entry(one.kind).or_default();
        *restored += usize::from(one.restored);
        *all += 1;
        let mark = if one.restored { "+" } else { "-" };
        let _ = writeln!(list, "{mark} {} => {}", one.left, one.title);
    }
    let restored = mended.iter().filter(|one| one.restored).count();
    if std::env::var("MOULINT_LIST").is_ok() {
        eprintln!("{list}");
        for (kind, (restored, all)) in &kinds {
            eprintln!("{kind}: {restored} of {all}");
        }
        eprintln!("{restored} of {} restored", mended.len());
    }
    let wrong: Vec<String> = mended
        .iter()
        .flat_map(|one| {
            one.wrong.iter().map(move |wrong| format!("{wrong}\n  {} => {}", one.left, one.title))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(restored * 100 >= mended.len() * 90, "{restored} of {} are restored", mended.len());
}
