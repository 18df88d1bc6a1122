//! The documents that ship with the project, against the law as it was surveyed clause by clause.

use std::path::{Path, PathBuf};

use moulint::finding::{Checked, Severity};
use moulint::library::{Library, Settings};
use moulint::syntax::{self, ast};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Every file in the language that the repository holds.
fn corpus() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = ["policies", "tests/agreements"]
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(root().join(folder)))
        .map(|entry| entry.expect("the repository's own folders can be read").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "mou"))
        .collect();
    files.sort();
    assert!(files.len() >= 11, "the corpus is there: {files:?}");
    files
}

fn check(name: &str, as_of: jiff::civil::Date) -> Checked {
    let path = root().join("tests/agreements").join(name);
    let text = std::fs::read_to_string(path).expect("the agreement is in the repository");
    let mut checked = Library::builtin().check(&text, &Settings::new(as_of));
    assert_eq!(checked.len(), 1);
    checked.remove(0)
}

#[track_caller]
fn expect(checked: &Checked, expected: &[(&str, &str)]) {
    for (rule, verdict) in expected {
        let found = checked.verdicts.iter().find(|found| found.rule == *rule);
        let found = found.unwrap_or_else(|| panic!("{rule} was not considered"));
        assert_eq!(found.verdict.name(), *verdict, "{rule} on {}", checked.title);
    }
}

fn invalid(body: &ast::Body) -> usize {
    body.members
        .iter()
        .map(|member| match member {
            ast::Member::Section(section) => invalid(&section.body),
            ast::Member::Statement(statement) => {
                usize::from(matches!(statement.kind, ast::StatementKind::Invalid))
            }
            ast::Member::Header(_) | ast::Member::Quote(_) => 0,
        })
        .sum()
}

#[test]
fn nothing_in_the_corpus_is_invalid() {
    for path in corpus() {
        let text = std::fs::read_to_string(&path).expect("the corpus can be read");
        let parsed = syntax::parse(&text);
        assert!(parsed.errors.is_empty(), "{}: {:?}", path.display(), parsed.errors);
        assert!(!parsed.file.documents.is_empty(), "{}", path.display());
        for document in &parsed.file.documents {
            match document {
                ast::Document::Agreement(agreement) => assert_eq!(invalid(&agreement.body), 0),
                ast::Document::Pack(pack) => {
                    let examples = pack.rules.iter().flat_map(|rule| &rule.examples);
                    assert_eq!(examples.map(|example| invalid(&example.body)).sum::<usize>(), 0);
                }
                ast::Document::Vocabulary(_) => {}
            }
        }
    }
}

#[test]
fn formatting_keeps_the_corpus_as_it_means() {
    for path in corpus() {
        let text = std::fs::read_to_string(&path).expect("the corpus can be read");
        let once =
            moulint::fmt::format(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        let twice = moulint::fmt::format(&once).expect("what was formatted can be formatted");
        assert_eq!(once, twice, "{} settles at once", path.display());
        if path.to_string_lossy().contains("agreements") {
            let settings = Settings::new(jiff::civil::date(2026, 11, 21));
            let verdicts = |text: &str| {
                let checked = Library::builtin().check(text, &settings);
                checked.into_iter().flat_map(|checked| checked.verdicts).collect::<Vec<_>>()
            };
            assert_eq!(verdicts(&text), verdicts(&once), "{}", path.display());
        }
    }
}

#[test]
fn westport_has_the_verdicts_of_the_survey() {
    let westport = check("westport.mou", jiff::civil::date(2026, 11, 21));
    let met = [
        "us-ct/parties",
        "us-ct/sworn-officer",
        "us-ct/daily-interactions",
        "us-ct/graduated-response",
        "us-ct/training",
        "us-ct/firearms",
        "us-ct/restraint-duties",
        "us-ct/school-based-arrests",
        "us-ct/incident-reporting",
        "us-ct/incident-report-due",
        "us-ct/incident-report-contents",
        "us-ct/monthly-reports",
        "practice/firearm-storage",
        "practice/firearm-storage-allowed",
        "practice/camera-teaching",
        "practice/camera-teaching-allowed",
    ];
    for rule in met {
        expect(&westport, &[(rule, "satisfied")]);
    }
    expect(
        &westport,
        &[
            ("us-ct/restraint-procedures", "weaker"),
            ("us-ct/restorative-first", "conditional"),
            ("us-ct/uncertified-chief", "not-applicable"),
            ("us-ct/arrest-notice", "by-reference"),
            ("us-ct/posting", "missing"),
            ("us-ct/reports-to-board", "missing"),
        ],
    );
    assert!(
        westport.findings.iter().all(|finding| finding.severity != Severity::Error),
        "nothing in the signed agreement is an error: {:?}",
        westport.findings
    );
}

#[test]
fn the_massachusetts_model_met_the_law_of_its_day() {
    let model = check("massachusetts-2018-model.mou", jiff::civil::date(2019, 6, 1));
    let failing: Vec<&str> = model
        .verdicts
        .iter()
        .filter(|verdict| verdict.rule.starts_with("us-ma/") && !verdict.verdict.passes())
        .map(|verdict| verdict.rule.as_str())
        .collect();
    assert_eq!(failing, ["us-ma/says-integration", "us-ma/data-division"]);
}

#[test]
fn the_massachusetts_model_falls_short_of_the_law_of_2020() {
    let model = check("massachusetts-2018-model.mou", jiff::civil::date(2026, 11, 21));
    expect(
        &model,
        &[
            ("us-ma/assign-on-request", "contradicted"),
            ("us-ma/no-school-disciplinarian", "satisfied"),
            ("us-ma/no-enforcement-assembly", "satisfied"),
            ("us-ma/no-enforcement-disorder", "satisfied"),
            ("us-ma/suitable-officer-2018", "not-applicable"),
        ],
    );
    for rule in ["us-ma/suitable-officer-2020", "us-ma/data-division", "us-ma/filed-with-state"] {
        let found = model.verdicts.iter().find(|found| found.rule == rule).expect("the rule is considered");
        assert!(!found.verdict.passes(), "{rule}: {}", found.verdict);
    }
}

#[test]
fn riverton_has_nothing_to_mend() {
    let riverton = check("riverton.mou", jiff::civil::date(2026, 11, 21));
    assert!(riverton.findings.is_empty(), "{:?}", riverton.findings);
    assert!(riverton.verdicts.iter().all(|verdict| verdict.verdict.passes()));
}

#[test]
fn every_failing_verdict_on_conduct_has_a_scenario() {
    for name in ["westport.mou", "massachusetts-2018-model.mou", "oak-hollow.mou", "montgomery-ceo-2.mou"] {
        let checked = check(name, jiff::civil::date(2026, 11, 21));
        for finding in &checked.findings {
            let Some(verdict) = finding.verdict else { continue };
            // Content and header rules speak of the paper, not of conduct.
            let about_paper = finding.message.contains("section") || finding.message.contains("header");
            let shown = matches!(verdict.name(), "missing" | "weaker" | "contradicted" | "inconsistent");
            if shown && !about_paper {
                assert!(finding.scenario.is_some(), "{name}: {} {}", finding.rule, finding.message);
            }
        }
    }
}
