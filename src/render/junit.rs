//! JUnit. Lines and columns count from one, columns in Unicode scalar values.
//!
//! One test suite for each document, one test for each rule that was judged and each lint that found something. A test fails
//! where its rule makes the check fail; what weighs less stands in the output of a test that passes. Rules that do not
//! apply or are turned off, and those whose only findings do not count, are skipped. The format is that of the schema that Jenkins' xUnit plugin
//! checks reports by.

use std::collections::BTreeMap;

use super::xml::Xml;
use super::{Options, place, told};
use crate::finding::Severity;
use crate::report::{FileReport, Finding, Report, RuleVerdict};

/// One suite for each document, and one for what could not be checked.
pub fn report(report: &Report, options: Options) -> String {
    let mut suites: Vec<Suite<'_>> =
        report.files.iter().map(|file| Suite::of(file, report, options.fail_on)).collect();
    if !report.failures.is_empty() {
        let case = |failure: &crate::report::Failure| Case {
            name: place::slashed(&failure.path),
            class: "moulint".to_owned(),
            outcome: Outcome::Broken(format!("could not be checked: {}", failure.message)),
            output: String::new(),
        };
        let cases = report.failures.iter().map(case).collect();
        suites.push(Suite { name: "moulint".to_owned(), properties: Vec::new(), cases });
    }
    let cases = || suites.iter().flat_map(|suite| &suite.cases);
    let [tests, failures, errors, _] = counts(cases());
    let mut xml = Xml::new(&format!("law as of {}", report.as_of));
    let totals =
        [("name", "moulint"), ("tests", tests.as_str()), ("failures", &failures), ("errors", &errors)];
    xml.open("testsuites", &totals);
    suites.iter().for_each(|suite| suite.write(&mut xml));
    xml.close("testsuites");
    xml.finish()
}

/// The tests of one document.
struct Suite<'a> {
    name: String,
    properties: Vec<(&'a str, String)>,
    cases: Vec<Case>,
}

/// One test.
struct Case {
    name: String,
    class: String,
    outcome: Outcome,
    /// What is said besides the outcome.
    output: String,
}

/// What a test came to.
enum Outcome {
    Passed,
    /// With the severity, the first message, and everything.
    Failed(String, String, String),
    /// It could not be done.
    Broken(String),
    /// With the kind of reason, the reason, and everything.
    Skipped(String, String, String),
}

/// How many tests there are, and how many failed, could not be done and were skipped.
fn counts<'a>(cases: impl Iterator<Item = &'a Case>) -> [String; 4] {
    let mut counts = [0_usize; 4];
    for case in cases {
        let [tests, failures, errors, skipped] = &mut counts;
        *tests += 1;
        match case.outcome {
            Outcome::Passed => {}
            Outcome::Failed(..) => *failures += 1,
            Outcome::Broken(_) => *errors += 1,
            Outcome::Skipped(..) => *skipped += 1,
        }
    }
    counts.map(|count| count.to_string())
}

impl<'a> Suite<'a> {
    fn of(file: &'a FileReport, report: &'a Report, fail_on: Severity) -> Self {
        let path = place::slashed(&file.path);
        let name =
            if file.agreement.is_empty() { path.clone() } else { format!("{} ({path})", file.agreement) };
        let mut properties = vec![("law-as-of", report.as_of.clone())];
        properties.extend(file.packs.iter().map(|pack| ("pack", format!("{} {}", pack.pack, pack.edition))));
        // In the order of the packs, then what was found by itself.
        let mut rules: Vec<(&str, Option<&RuleVerdict>)> =
            file.verdicts.iter().map(|verdict| (verdict.rule.as_str(), Some(verdict))).collect();
        let mut findings: BTreeMap<&str, Vec<&Finding>> =
            rules.iter().map(|(rule, _)| (*rule, Vec::new())).collect();
        for finding in file.entries() {
            let of_rule = findings.entry(&finding.rule).or_insert_with(|| {
                rules.push((&finding.rule, None));
                Vec::new()
            });
            of_rule.push(finding);
        }
        let case = |(rule, verdict): (&str, Option<&RuleVerdict>)| {
            let found = findings.get(rule).map_or(&[][..], Vec::as_slice);
            let (outcome, output) = judged(&path, verdict, found, fail_on);
            Case { name: rule.to_owned(), class: path.clone(), outcome, output }
        };
        let mut cases: Vec<Case> = rules.into_iter().map(case).collect();
        cases.extend(file.turned_off.iter().map(|rule| {
            let reason = "turned off by the configuration".to_owned();
            let outcome = Outcome::Skipped("turned-off".to_owned(), reason, String::new());
            Case { name: rule.clone(), class: path.clone(), outcome, output: String::new() }
        }));
        Self { name, properties, cases }
    }

    fn write(&self, xml: &mut Xml) {
        let [tests, failures, errors, skipped] = counts(self.cases.iter());
        let attributes = [
            ("name", self.name.as_str()),
            ("tests", &tests),
            ("failures", &failures),
            ("errors", &errors),
            ("skipped", &skipped),
        ];
        xml.open("testsuite", &attributes);
        if !self.properties.is_empty() {
            xml.open("properties", &[]);
            for (name, value) in &self.properties {
                xml.empty("property", &[("name", name), ("value", value)]);
            }
            xml.close("properties");
        }
        self.cases.iter().for_each(|case| case.write(xml));
        xml.close("testsuite");
    }
}

impl Case {
    fn write(&self, xml: &mut Xml) {
        let attributes = [("name", self.name.as_str()), ("classname", &self.class)];
        if matches!(self.outcome, Outcome::Passed) && self.output.is_empty() {
            xml.empty("testcase", &attributes);
            return;
        }
        xml.open("testcase", &attributes);
        match &self.outcome {
            Outcome::Passed => {}
            Outcome::Failed(kind, message, all) => {
                xml.text("failure", &[("type", kind), ("message", message)], all);
            }
            Outcome::Broken(message) => {
                xml.empty("error", &[("type", "moulint/failed"), ("message", message)]);
            }
            Outcome::Skipped(kind, message, all) => {
                xml.text("skipped", &[("type", kind), ("message", message)], all);
            }
        }
        if !self.output.is_empty() {
            xml.text("system-out", &[], &self.output);
        }
        xml.close("testcase");
    }
}

/// What the test of a rule came to, and what is said besides.
fn judged(
    path: &str,
    verdict: Option<&RuleVerdict>,
    found: &[&Finding],
    fail_on: Severity,
) -> (Outcome, String) {
    let (failing, others): (Vec<&Finding>, Vec<&Finding>) =
        found.iter().partition(|finding| told::fails(finding, fail_on));
    if let Some(first) = failing.first() {
        let all = listing(path, &failing);
        let failed = Outcome::Failed(first.severity.clone(), told::message(first), all);
        return (failed, listing(path, &others));
    }
    if let Some(first) = others.first().filter(|_| others.iter().all(|finding| finding.suppressed)) {
        let kind = first.suppression.as_ref().map_or("suppressed", |by| by.kind.as_str());
        let reason = told::standing(first).unwrap_or_default();
        return (Outcome::Skipped(kind.to_owned(), reason, listing(path, &others)), String::new());
    }
    match verdict.filter(|verdict| verdict.verdict == "not-applicable") {
        Some(verdict) => {
            let reason = verdict.reason.clone().unwrap_or_else(|| "does not apply".to_owned());
            let skipped = Outcome::Skipped(verdict.verdict.clone(), reason, String::new());
            (skipped, listing(path, &others))
        }
        None => (Outcome::Passed, listing(path, &others)),
    }
}

/// Each finding with its place, and below it what belongs to it.
fn listing(path: &str, findings: &[&Finding]) -> String {
    let mut lines = Vec::new();
    for finding in findings {
        let start = finding.span.start;
        let (severity, title) = (&finding.severity, told::title(finding));
        let message = told::message(finding);
        lines.push(format!("{path}:{}:{}: {severity} {title}: {message}", start.line, start.column));
        lines.extend(told::paragraphs(finding).iter().map(|paragraph| format!("  {paragraph}")));
    }
    lines.join("\n")
}
