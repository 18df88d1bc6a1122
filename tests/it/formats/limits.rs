//! What formats do with more than the services take, and what makes a test of JUnit fail.

use serde_json::Value;

use super::*;

/// A file with many findings, most of them advice, the last one an error.
fn crowded(count: usize) -> CheckedFile {
    let text = "agreement \"Riverton\" {\n}\n";
    let span = Span::new(0, 9);
    let finding = |severity| {
        let mut finding = Finding::new("p/many", "Many", severity, span, "one of many".to_owned());
        finding.help = "say less ".repeat(20).trim().to_owned();
        finding
    };
    let mut findings: Vec<Finding> = (1..count).map(|_| finding(Severity::Warning)).collect();
    findings.push(Finding { rule: "p/last".to_owned(), ..finding(Severity::Error) });
    let document = Checked {
        title: "Riverton".to_owned(),
        kind: "agreement",
        jurisdiction: None,
        packs: Vec::new(),
        verdicts: Vec::new(),
        findings,
        upcoming: Vec::new(),
        sensitivity: Vec::new(),
        turned_off: Vec::new(),
        suppressed: Vec::new(),
    };
    CheckedFile { path: "riverton.mou".to_owned(), text: text.to_owned(), documents: vec![document] }
}

#[test]
fn code_scanning_gets_no_more_results_than_it_takes_and_is_told() {
    let sarif: Value =
        serde_json::from_str(&write(Format::Sarif, &[crowded(25_003)], &[], all())).expect("it is JSON");
    let run = &sarif["runs"][0];
    let results = run["results"].as_array().expect("a list");
    assert_eq!(results.len(), 25_000);
    assert_eq!(results[0]["ruleId"], "p/last", "errors come first where something has to go");
    let note = &run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
    assert!(
        note.as_str().is_some_and(|text| text.starts_with("3 findings of the least severity left out")),
        "{note}"
    );
    assert_eq!(run["invocations"][0]["executionSuccessful"], true);
}

#[test]
fn a_summary_is_no_longer_than_github_takes_and_says_what_is_missing() {
    let markdown = write(Format::Markdown, &[crowded(9_000)], &[], all());
    assert!(markdown.len() <= 1 << 20, "{} bytes", markdown.len());
    assert!(markdown.contains("`p/last`, line 1: one of many"), "errors come first");
    assert!(markdown.contains(" entries were left out, for a summary is no longer than 1 MiB"), "it says so");
    let short = write(Format::Markdown, &[crowded(3)], &[], all());
    assert!(!short.contains("left out"), "{short}");
}

#[test]
fn a_test_fails_where_its_rule_makes_the_check_fail() {
    let files = real();
    let failed = |fail_on| {
        let written = write(Format::Junit, &files, &[], Options { fail_on, ..all() });
        written.matches("<failure ").count()
    };
    let rules = |counts: fn(&Finding) -> bool| {
        let documents = files.iter().flat_map(|file| &file.documents);
        let rules = documents.enumerate().flat_map(|(number, document)| {
            let failing = document.findings.iter().filter(|finding| counts(finding));
            failing.map(move |finding| (number, finding.rule.clone()))
        });
        rules.collect::<BTreeSet<_>>().len()
    };
    let errors = rules(|finding| finding.severity == Severity::Error);
    let both = rules(|finding| finding.severity != Severity::Advice);
    assert!(0 < errors && errors < both);
    assert_eq!((failed(Severity::Error), failed(Severity::Warning)), (errors, both));
    assert_eq!(failed(Severity::Advice), rules(|_| true));
}
