//! Findings for people, in the style of a compiler. Lines and columns count from one, columns in Unicode
//! scalar values. Nothing outside this module and its parts knows miette.
//!
//! - [`block`]: one finding, or several about the same words.
//! - [`excerpt`]: the lines that a block shows.
//! - [`comparison`]: documents next to each other.
//! - [`diff`]: what would change in a file.
//! - [`digest`]: what the findings add up to.
//! - [`listing`]: lists of rules.
//! - [`outlook`]: rules still to come, and what hangs on assumptions.
//! - [`paint`]: colours and paragraphs.

mod block;
pub mod comparison;
mod diff;
mod digest;
mod excerpt;
pub mod listing;
mod outlook;
mod paint;

use std::collections::BTreeMap;

use super::{CheckedFile, Style};
use crate::finding::Finding;
use block::Sheet;
use excerpt::Page;

pub use diff::diff;

/// The whole report: the findings file by file, a digest of each agreement, and the summary line.
/// `failed` is how many paths could not be checked at all.
pub fn report(files: &[CheckedFile], as_of: &str, failed: usize, style: Style) -> String {
    let mut report = String::new();
    let mut after_line = true;
    for file in files {
        let clean = digest::is_clean(file);
        if !(report.is_empty() || clean && after_line) {
            report.push('\n');
        }
        if clean {
            report.push_str(&digest::clean(style, file));
        } else {
            report.push_str(&one_file(file, as_of, style));
        }
        after_line = clean;
    }
    if !report.is_empty() {
        report.push('\n');
    }
    report.push_str(&digest::summary(style, files, as_of, failed));
    report
}

/// Findings about one text, without digest or summary.
pub fn findings(path: &str, text: &str, findings: &[Finding], style: Style) -> String {
    let sheet = Sheet { path, page: Page::new(text), style };
    blocks(&sheet, &findings.iter().collect::<Vec<_>>()).join("\n")
}

fn one_file(file: &CheckedFile, as_of: &str, style: Style) -> String {
    let sheet = Sheet { path: &file.path, page: Page::new(&file.text), style };
    let mut pieces = Vec::new();
    for document in &file.documents {
        let shown: Vec<&Finding> =
            document.findings.iter().filter(|finding| style.advice || !finding.is_untaken()).collect();
        pieces.extend(blocks(&sheet, &shown));
        // A text without a document has nothing to sum up.
        if document.kind != "text" {
            let hangs = outlook::sensitivity(style, document);
            let untaken = outlook::untaken(style, document);
            pieces.push(digest::document(style, document, as_of) + &untaken + &hangs);
        }
        if !document.upcoming.is_empty() {
            pieces.push(outlook::upcoming(&sheet, document));
        }
    }
    pieces.join("\n")
}

/// The findings as blocks, in the order of the text. Findings about the very same words that show no
/// other place are shown together, so that a title line which lacks twenty things is printed once.
fn blocks(sheet: &Sheet<'_>, findings: &[&Finding]) -> Vec<String> {
    let mut places: BTreeMap<(u32, u32), Vec<&Finding>> = BTreeMap::new();
    for &finding in findings {
        places.entry((finding.span.start, finding.span.end)).or_default().push(finding);
    }
    let mut blocks = Vec::new();
    for same in places.values() {
        let (alone, together): (Vec<&Finding>, Vec<&Finding>) =
            same.iter().partition(|finding| !finding.related.is_empty());
        match together.as_slice() {
            [] => {}
            [one] => blocks.push(block::single(sheet, one)),
            several => blocks.push(block::group(sheet, several)),
        }
        blocks.extend(alone.iter().map(|finding| block::single(sheet, finding)));
    }
    blocks
}
