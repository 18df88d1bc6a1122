//! Findings for people, in the style of a compiler. Lines and columns count from one, columns in Unicode
//! scalar values. Nothing outside this module and its parts knows miette.
//!
//! - [`block`]: one finding, or several about the same words.
//! - [`excerpt`]: the lines that a block shows.
//! - [`comparison`]: documents next to each other.
//! - [`coverage`], [`verify`], [`review`]: quotes and what stands under them.
//! - [`diff`]: what would change in a file.
//! - [`digest`]: what the findings add up to.
//! - [`listing`]: lists of rules.
//! - [`outlook`]: rules still to come, and what hangs on assumptions.
//! - [`paint`]: colours and paragraphs.

mod block;
pub mod comparison;
pub mod coverage;
mod diff;
mod digest;
mod excerpt;
pub mod listing;
mod outlook;
mod paint;
pub mod review;
pub mod verify;

use std::collections::BTreeMap;

use super::{CheckedFile, Options, Run, Style, mask, told};
use crate::finding::{Checked, Finding, Severity};
use block::{Sheet, Shown, Voice};
use excerpt::Page;

pub use diff::diff;

/// The whole report: the findings file by file, a digest of each agreement, and the summary line.
pub fn report(run: &Run<'_>, options: Options) -> String {
    if options.quiet { quiet(run, options) } else { full(run, options, Voice::Drawn) }
}

/// The same in plain sentences, for whoever has it read aloud: nothing is drawn, coloured or broken into lines.
pub fn narrated(run: &Run<'_>, options: Options) -> String {
    let style = Style { color: false, width: UNBROKEN, ..options.style };
    let options = Options { style, ..options };
    if options.quiet { quiet(run, options) } else { full(run, options, Voice::Told) }
}

/// As many columns as no sentence has, and few enough that a line of a file without line ends is cut.
const UNBROKEN: usize = 4000;

fn full(run: &Run<'_>, options: Options, voice: Voice) -> String {
    let style = options.style;
    let mut report = String::new();
    let mut after_line = true;
    for file in run.files {
        let clean = digest::is_clean(file);
        if !(report.is_empty() || clean && after_line) {
            report.push('\n');
        }
        if clean {
            report.push_str(&digest::clean(style, file));
        } else {
            report.push_str(&one_file(file, run.as_of, options, voice));
        }
        after_line = clean;
    }
    if !report.is_empty() {
        report.push('\n');
    }
    report.push_str(&failures(run, options));
    report.push_str(&digest::summary(style, run.files, run.as_of, run.failures.len()));
    report
}

/// The errors, one line each, and the summary line.
fn quiet(run: &Run<'_>, options: Options) -> String {
    let style = options.style;
    let mut report = failures(run, options);
    for file in run.files {
        let path = mask::line(&file.path);
        let mut page = None;
        let findings = file.documents.iter().flat_map(|document| &document.findings);
        for finding in findings.filter(|finding| finding.severity == Severity::Error) {
            let page = page.get_or_insert_with(|| Page::new(&file.text));
            let place = page.place(&path, finding.span.start);
            let severity = style.paint(paint::Ink::Of(finding.severity), "error");
            let (rule, message) = (mask::line(&finding.rule), mask::line(&finding.message));
            report.push_str(&format!("{place}: {severity} {rule}: {message}\n"));
        }
    }
    report.push_str(&digest::summary(style, run.files, run.as_of, run.failures.len()));
    report
}

/// What could not be checked, one line each, unless it is told elsewhere.
fn failures(run: &Run<'_>, options: Options) -> String {
    let told = if options.failures_told { &[] } else { run.failures };
    let line = |failure: &super::Failure| {
        let error = options.style.paint(paint::Ink::Of(Severity::Error), "could not be checked");
        format!("{}: {error}: {}\n", mask::line(&failure.path), mask::line(&failure.message))
    };
    told.iter().map(line).collect()
}

/// Findings about one text, without digest or summary.
pub fn findings(path: &str, text: &str, findings: &[Finding], style: Style) -> String {
    let sheet = Sheet { path, page: Page::new(text), style, voice: Voice::Drawn };
    blocks(&sheet, &findings.iter().map(Shown::from).collect::<Vec<_>>()).join("\n")
}

fn one_file(file: &CheckedFile, as_of: &str, options: Options, voice: Voice) -> String {
    let style = options.style;
    let sheet = Sheet { path: &file.path, page: Page::new(&file.text), style, voice };
    let mut pieces = Vec::new();
    for document in &file.documents {
        let shown: Vec<Shown<'_>> = document
            .findings
            .iter()
            .filter(|finding| style.advice || !finding.is_untaken())
            .map(Shown::from)
            .collect();
        pieces.extend(blocks(&sheet, &shown));
        // A text without a document has nothing to sum up, and neither have files of waivers and baselines.
        if matches!(document.kind, "agreement" | "template" | "pack" | "vocabulary") {
            let hangs = outlook::sensitivity(style, document);
            let untaken = outlook::untaken(style, document);
            pieces.push(digest::document(style, document, as_of) + &untaken + &hangs);
        }
        if !document.upcoming.is_empty() {
            pieces.push(outlook::upcoming(&sheet, document));
        }
        if options.waived && !document.suppressed.is_empty() {
            pieces.push(suppressed(&sheet, document));
        }
    }
    pieces.join("\n")
}

/// The findings that do not count, each with the reason.
fn suppressed(sheet: &Sheet<'_>, document: &Checked) -> String {
    let (waived, baselined) = digest::uncounted([document]);
    let one = document.suppressed.len() == 1;
    let said = if one { "this finding does not count" } else { "these findings do not count" };
    let heading = format!("{}: {said}", told::uncounted(waived, baselined));
    let shown: Vec<Shown<'_>> = document.suppressed.iter().map(Shown::from).collect();
    let heading = sheet.style.paint(paint::Ink::Strong, &heading);
    format!("{heading}\n\n{}", blocks(sheet, &shown).join("\n"))
}

/// The findings as blocks, in the order of the text. Findings about the very same words that show no
/// other place are shown together, so that a title line which lacks twenty things is printed once.
fn blocks(sheet: &Sheet<'_>, findings: &[Shown<'_>]) -> Vec<String> {
    let mut places: BTreeMap<(u32, u32), Vec<Shown<'_>>> = BTreeMap::new();
    for &finding in findings {
        places.entry((finding.span.start, finding.span.end)).or_default().push(finding);
    }
    let mut blocks = Vec::new();
    for same in places.values() {
        let (alone, together): (Vec<Shown<'_>>, Vec<Shown<'_>>) =
            same.iter().partition(|finding| !finding.related.is_empty());
        match together.as_slice() {
            [] => {}
            [one] => blocks.push(block::single(sheet, *one)),
            several => blocks.push(block::group(sheet, several)),
        }
        blocks.extend(alone.into_iter().map(|finding| block::single(sheet, finding)));
    }
    blocks
}
