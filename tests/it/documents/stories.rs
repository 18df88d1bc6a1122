//! What each of the documents is kept for: the one or two things that it shows and a table does not.

use std::collections::BTreeSet;

use jiff::civil::{Date, date};
use moulint::finding::{Checked, Finding, Severity};
use moulint::library::{Library, Settings};

use super::{CHICAGO, MASSACHUSETTS, MONTGOMERY, OAK_HOLLOW, PRACTICE, RIVERTON, WESTPORT};
use super::{check, check_text, text};

const TODAY: Date = date(2026, 11, 21);

fn today() -> Settings {
    Settings::new(TODAY)
}

/// The rules of a pack that a document does not pass, each with its verdict.
fn failing(checked: &Checked, pack: &str) -> Vec<(String, &'static str)> {
    let prefix = format!("{pack}/");
    let verdicts = checked.verdicts.iter().filter(|found| !found.verdict.passes());
    verdicts
        .filter_map(|found| Some((found.rule.strip_prefix(&prefix)?.to_owned(), found.verdict.name())))
        .collect()
}

fn contradictions(checked: &Checked) -> Vec<&Finding> {
    checked.findings.iter().filter(|finding| finding.rule == "core/contradiction").collect()
}

#[track_caller]
fn has(failing: &[(String, &'static str)], expected: &[(&str, &str)]) {
    for (rule, verdict) in expected {
        let found = failing.iter().any(|(known, found)| known == rule && found == verdict);
        assert!(found, "{rule} is {verdict}: {failing:?}");
    }
}

#[test]
fn nothing_in_the_signed_agreement_of_westport_is_an_error() {
    let westport = check(WESTPORT, &today());
    let errors: Vec<_> =
        westport.findings.iter().filter(|finding| finding.severity == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}");
    assert!(!failing(&westport, "us-ct").is_empty(), "and yet there is something to say");
}

#[test]
fn riverton_has_nothing_to_mend() {
    let riverton = check(RIVERTON, &today());
    let wrong = riverton.findings.iter().filter(|finding| finding.severity != Severity::Advice);
    let wrong: Vec<_> = wrong.map(|finding| (&finding.rule, &finding.message)).collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    assert_eq!(failing(&riverton, "us-ct"), []);
    assert!(riverton.verdicts.iter().any(|found| found.rule.starts_with("us-ct/")));
}

#[test]
fn the_massachusetts_model_met_the_law_of_its_day() {
    let model = check(MASSACHUSETTS, &Settings::new(date(2019, 6, 1)).packs(["us-ma"]));
    let failing = failing(&model, "us-ma");
    has(&failing, &[("says-integration", "weaker"), ("data-division", "weaker")]);
    assert_eq!(failing.len(), 2, "and nothing else: {failing:?}");
}

#[test]
fn the_massachusetts_model_gets_three_answers_on_three_days() {
    let on = |day| failing(&check(MASSACHUSETTS, &Settings::new(day).packs(["us-ma"])), "us-ma");
    let (then, reform, now) = (on(date(2019, 6, 1)), on(date(2020, 12, 31)), on(TODAY));
    assert!(then != reform && reform != now && then != now, "{then:?}\n{reform:?}\n{now:?}");
    // What the reform of 2020 changed: the preference, the duty to assign, student information, the filing.
    let changed =
        ["prefer-population-competence", "assign-on-request", "student-information", "filed-with-state"];
    for rule in changed {
        let fails = |failing: &[(String, &str)]| failing.iter().any(|(known, _)| known == rule);
        assert!(!fails(&then) && fails(&reform) && fails(&now), "{rule}: {then:?}\n{reform:?}\n{now:?}");
    }
    // What came after it: the certificate, and the state's own model.
    for rule in ["certified", "model-floor"] {
        let fails = |failing: &[(String, &str)]| failing.iter().any(|(known, _)| known == rule);
        assert!(!fails(&reform) && fails(&now), "{rule}: {reform:?}\n{now:?}");
    }
}

#[test]
fn montgomery_bans_what_it_demands() {
    let montgomery = text(MONTGOMERY);
    let checked = check_text(&montgomery, &today());
    let found = contradictions(&checked);
    // The three regimes of its table would contradict each other too, if they were all taken for law.
    let [finding] = found[..] else { panic!("one contradiction: {found:?}") };
    let quoted = |span: moulint::text::Span| &montgomery[span.start as usize..span.end as usize];
    let mut places: Vec<&str> = finding.related.iter().map(|related| quoted(related.span)).collect();
    places.push(quoted(finding.span));
    assert!(places.iter().any(|place| place.contains("must not respond to incident")), "{places:?}");
    assert!(places.iter().any(|place| place.contains("must lead-response to every incident")), "{places:?}");
    let told = format!("{} {}", finding.message, finding.label);
    assert!(told.contains("2.2") || told.contains("5.11"), "{told}");
    assert!(finding.scenario.is_some(), "the situation in which both cannot be kept is told: {finding:?}");
}

#[test]
fn montgomery_is_mended_by_one_exception() {
    let ban = "must not respond to incident.";
    let mended =
        text(MONTGOMERY).replacen(ban, "must not respond to incident except as provided in lead.", 1);
    assert_ne!(mended, text(MONTGOMERY), "the ban is there");
    let checked = check_text(&mended, &today());
    assert!(contradictions(&checked).is_empty(), "{:?}", contradictions(&checked));
}

/// What the Illinois law of July 2026 asks for and the slides of 2019 do not have.
const LACKING: [(&str, &str); 4] = [
    // Six other subjects are taught, so this is less than asked and not silence.
    ("mou-disability-training", "weaker"),
    ("mou-no-tickets", "missing"),
    ("mou-data-process", "missing"),
    ("mou-program-review", "weaker"),
];

#[test]
fn chicago_lacks_four_things_from_one_day_to_the_next() {
    let on = |day| failing(&check(CHICAGO, &Settings::new(day)), "us-il");
    let (before, after) = (on(date(2026, 6, 30)), on(date(2026, 7, 1)));
    has(&after, &LACKING);
    for (rule, _) in LACKING {
        assert!(!before.iter().any(|(known, _)| known == rule), "{rule}: {before:?}");
    }
    assert_eq!(on(date(2019, 11, 1)).iter().filter(|(rule, _)| rule.starts_with("mou-")).count(), 0);
}

#[test]
fn chicago_is_told_in_june_what_july_will_ask() {
    let mut settings = Settings::new(date(2026, 6, 15));
    settings.horizon = Some(date(2026, 12, 31));
    let upcoming = check(CHICAGO, &settings).upcoming;
    for (rule, verdict) in LACKING {
        let rule = format!("us-il/{rule}");
        let found = upcoming.iter().find(|finding| finding.rule == rule);
        let found = found.unwrap_or_else(|| panic!("{rule} is among {upcoming:?}"));
        assert_eq!(found.verdict.map(|found| found.name()), Some(verdict), "{rule}");
        assert_eq!(found.from, Some(date(2026, 7, 1)), "{rule}");
        assert_eq!(found.severity, Severity::Warning, "{rule}: nothing is wrong yet");
    }
    assert!(upcoming.iter().all(|finding| finding.severity != Severity::Error), "{upcoming:?}");
    settings.horizon = Some(date(2026, 6, 30));
    assert!(check(CHICAGO, &settings).upcoming.is_empty(), "nothing comes before July");
}

#[test]
fn the_practice_model_satisfies_every_pack() {
    let mut failed = BTreeSet::new();
    let mut rules = 0;
    for pack in Library::builtin().packs() {
        let checked = check(PRACTICE, &today().packs([&pack.name]));
        assert_eq!(checked.verdicts.len(), pack.rules.len(), "{} was asked", pack.name);
        rules += pack.rules.len();
        failed.extend(
            failing(&checked, &pack.name).into_iter().map(|(rule, _)| format!("{}/{rule}", pack.name)),
        );
        assert!(contradictions(&checked).is_empty(), "{:?}", contradictions(&checked));
    }
    assert!(rules > 200, "the packs have rules: {rules}");
    // The model's own comment tells it: a parent in every case and an open door in cases of abuse cannot both be had.
    assert_eq!(failed, BTreeSet::from(["us-md/abuse-questioning-open".to_owned()]));
}

#[test]
fn every_failing_verdict_on_conduct_has_a_scenario() {
    let mut shown = 0;
    for path in [WESTPORT, MASSACHUSETTS, OAK_HOLLOW, MONTGOMERY, CHICAGO] {
        for finding in &check(path, &today()).findings {
            let Some(verdict) = finding.verdict else { continue };
            // Content and header rules speak of the paper, not of conduct.
            let about_paper = finding.message.contains("section") || finding.message.contains("header");
            let fails = matches!(verdict.name(), "missing" | "weaker" | "contradicted" | "inconsistent");
            if fails && !about_paper {
                shown += 1;
                assert!(finding.scenario.is_some(), "{path}: {} {}", finding.rule, finding.message);
            }
        }
    }
    assert!(shown > 20, "there are such verdicts: {shown}");
}
