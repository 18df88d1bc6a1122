//! A summary in Markdown, for a pull request or the page of a job. Lines count from one; there are no columns.
//!
//! Errors and warnings are told one by one, everything else is counted. The text is no longer than GitHub takes for the
//! summary of a step (1 MiB), and says so where something had to be left out.

use super::{Options, markdown, place, told};
use crate::library::is_web_address;
use crate::report::{FileReport, Finding, Report};

/// GitHub takes 1 MiB for each step; what others wrote into the same file before needs room too.
const MAX_BYTES: usize = 960 << 10;

/// Totals, a table of documents, and what needs to be mended.
pub fn report(report: &Report, options: Options) -> String {
    let mut page = Page { text: String::new(), left_out: 0 };
    let totals = &report.summary;
    let headline = match (report.failures.len(), totals.errors, totals.warnings) {
        (0, 0, 0) => "nothing to mend".to_owned(),
        (_, errors, warnings) => format!(
            "{}, {}",
            told::counted(errors, "error", "errors"),
            told::counted(warnings, "warning", "warnings")
        ),
    };
    page.always(&format!("## moulint: {headline}\n\n{}.\n\n", told::totals(report)));
    if !report.failures.is_empty() {
        page.always("### Could not be checked\n\n");
        for failure in &report.failures {
            let path = markdown::code(&place::slashed(&failure.path));
            page.entry(&format!("- {path}: {}\n", markdown::prose(&failure.message)));
        }
        page.always("\n");
    }
    table(&mut page, report);
    let counts = |finding: &Finding| !finding.suppressed && finding.from.is_none();
    let (errors, warnings) = ("error", "warning");
    chapter(&mut page, report, "Errors", |finding| counts(finding) && finding.severity == errors);
    chapter(&mut page, report, "Warnings", |finding| counts(finding) && finding.severity == warnings);
    if options.style.advice {
        chapter(&mut page, report, "Advice", |finding| counts(finding) && finding.severity == "advice");
    }
    chapter(&mut page, report, "Law to come", |finding| !finding.suppressed && finding.from.is_some());
    if options.waived {
        chapter(&mut page, report, "Waived, or in the baseline", |finding| finding.suppressed);
    }
    if page.left_out > 0 {
        let left_out = told::counted(page.left_out, "entry was", "entries were");
        page.always(&format!(
            "\n{left_out} left out, for a summary is no longer than 1 MiB; `moulint check` shows all.\n"
        ));
    }
    page.always("\nThis is not legal advice. It tells you where to look.\n");
    page.text
}

/// The text so far, and how many entries found no room in it.
struct Page {
    text: String,
    left_out: usize,
}

impl Page {
    /// Adds what is short and has to be there.
    fn always(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds an entry, if there is room.
    fn entry(&mut self, text: &str) -> bool {
        let fits = self.text.len() + text.len() <= MAX_BYTES;
        if fits {
            self.text.push_str(text);
        } else {
            self.left_out += 1;
        }
        fits
    }
}

/// One row for each document.
fn table(page: &mut Page, report: &Report) {
    if report.files.is_empty() {
        return;
    }
    page.always("| document | rules met | errors | warnings | advice | to come | waived | baseline |\n");
    page.always("|---|--:|--:|--:|--:|--:|--:|--:|\n");
    for file in &report.files {
        let severity = |name: &str| file.findings.iter().filter(|finding| finding.severity == name).count();
        let by = |kind: &str| {
            let of_kind = |finding: &&Finding| finding.suppression.as_ref().is_some_and(|by| by.kind == kind);
            file.suppressed.iter().filter(of_kind).count()
        };
        let applying = file.verdicts.iter().filter(|rule| rule.verdict != "not-applicable").count();
        let met = file.verdicts.iter().filter(|rule| rule.verdict == "satisfied").count();
        let row = format!(
            "| {} | {met} of {applying} | {} | {} | {} | {} | {} | {} |\n",
            name(file),
            severity("error"),
            severity("warning"),
            severity("advice"),
            file.upcoming.len(),
            by("waiver"),
            by("baseline"),
        );
        page.entry(&row);
    }
}

/// The title of a document with its path, or the path alone.
fn name(file: &FileReport) -> String {
    let path = markdown::code(&place::slashed(&file.path));
    if file.agreement.is_empty() { path } else { format!("{} ({path})", markdown::prose(&file.agreement)) }
}

/// The findings of a kind, document by document.
fn chapter(page: &mut Page, report: &Report, title: &str, shown: impl Fn(&Finding) -> bool) {
    let mut begun = false;
    for file in &report.files {
        let mut named = false;
        for finding in file.entries().filter(|&finding| shown(finding)) {
            let mut entry = String::new();
            if !begun {
                entry.push_str(&format!("\n### {title}\n"));
            }
            if !named {
                entry.push_str(&format!("\n**{}**\n\n", name(file)));
            }
            entry.push_str(&one(finding));
            if page.entry(&entry) {
                (begun, named) = (true, true);
            }
        }
    }
}

/// One finding as an entry of a list: rule, line and message, and below it what belongs to it.
fn one(finding: &Finding) -> String {
    let line = finding.span.start.line;
    let verdict = finding.verdict.as_ref().map(|verdict| format!(" ({verdict})")).unwrap_or_default();
    let rule = markdown::code(&finding.rule);
    let from = finding.from.as_ref().map(|from| format!(", from {from}")).unwrap_or_default();
    let mut entry = format!("- {rule}{verdict}{from}, line {line}: {}\n", markdown::prose(&finding.message));
    let mut add = |key: &str, text: &str| {
        if !text.trim().is_empty() {
            entry.push_str(&format!("  - {key}{text}\n"));
        }
    };
    if let Some(standing) = &finding.suppression {
        add("", &markdown::prose(&standing.words()));
    }
    add("what to do: ", &markdown::prose(&finding.help));
    if let Some(scenario) = &finding.scenario {
        add("for example: ", &markdown::prose(&scenario.sentence));
    }
    let cites: Vec<String> = finding.cite.iter().map(cite).collect();
    let evidence = finding.evidence.as_ref().filter(|_| !cites.is_empty());
    let evidence = evidence.map(|evidence| format!(" (evidence: {evidence})")).unwrap_or_default();
    add("law: ", &(cites.join("; ") + &evidence));
    entry
}

fn cite(cite: &crate::report::Cite) -> String {
    let words = markdown::prose(&cite.words());
    match cite.url.as_deref().filter(|url| is_web_address(url)) {
        Some(url) => format!("[{words}](<{url}>)"),
        None => words,
    }
}
