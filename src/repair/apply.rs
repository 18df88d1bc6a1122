//! All that can be mended in a text, one after the other, until nothing more can.

use super::{Workbench, edits, is_windows};
use crate::finding::{Checked, Edit, Finding, Safety, Severity};
use crate::fmt;
use crate::library::{Library, Settings};

/// How far mending may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// What is agreed stays as it is.
    Safe,
    /// What is agreed may become something else.
    Unsafe,
}

/// One thing that was mended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// The rule or lint; `fmt` for the layout.
    pub rule: String,
    /// What was done.
    pub title: String,
    /// Whether what is agreed stayed as it was.
    pub safety: Safety,
}

/// A text after mending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text.
    pub text: String,
    /// What was done, in this order.
    pub made: Vec<Made>,
}

/// Safe fixes are made in rounds, since one may uncover another; this many are enough for every text.
const ROUNDS: usize = 20;

/// Mends a text: safe fixes and the usual layout, and up to [`Level::Unsafe`] the repairs of errors and warnings of
/// rules. Of several ways to mend something a person has to choose, so none of them is taken; a rule is mended whole or
/// not at all. `counted` checks a text, and leaves out the findings that somebody answers for: those are not mended. Mending
/// the result again changes nothing.
///
/// What cannot be read is not laid out, and nothing of it is repaired. A byte order mark and the line ends stay.
pub fn mend(
    library: &Library,
    settings: &Settings,
    text: &str,
    level: Level,
    counted: &dyn Fn(&str) -> Vec<Checked>,
) -> Mended {
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let mut mended = Mended { text: text.to_owned(), made: Vec::new() };
    safely(&mut mended, counted);
    if level == Level::Unsafe {
        repair(library, settings, &mut mended, counted);
    }
    if let Ok(layout) = fmt::format(&mended.text)
        && layout != mended.text
    {
        mended.text = layout;
        let title = "lay the file out in the usual form".to_owned();
        mended.made.push(Made { rule: "fmt".to_owned(), title, safety: Safety::Safe });
    }
    mended.text.insert_str(0, mark);
    mended
}

fn safely(mended: &mut Mended, counted: &dyn Fn(&str) -> Vec<Checked>) {
    for _ in 0..ROUNDS {
        let checked = counted(&mended.text);
        let mut chosen: Vec<Edit> = Vec::new();
        for finding in checked.iter().flat_map(|checked| &checked.findings) {
            let Some(fix) = finding.fixes.iter().find(|fix| fix.safety == Safety::Safe) else { continue };
            let Some(all) = edits::together(chosen.iter().chain(&fix.edits).cloned().collect()) else {
                continue;
            };
            chosen = all;
            let (rule, title) = (finding.rule.clone(), fix.title.clone());
            mended.made.push(Made { rule, title, safety: Safety::Safe });
        }
        if chosen.is_empty() {
            return;
        }
        if is_windows(&mended.text) {
            chosen.iter_mut().for_each(|edit| edit.text = edit.text.replace('\n', "\r\n"));
        }
        mended.text = edits::made(&mended.text, &chosen);
    }
}

/// A rule that a document fails, and what of it.
struct Failing {
    document: usize,
    rule: String,
    asked: Vec<String>,
}

fn repair(
    library: &Library,
    settings: &Settings,
    mended: &mut Mended,
    counted: &dyn Fn(&str) -> Vec<Checked>,
) {
    let mut bench = Workbench::new(library, settings, &mended.text);
    // Each round but the last mends a rule, and no rule is made worse, so this ends.
    loop {
        let mut progress = false;
        for failing in failing(&counted(bench.text())) {
            let Some(fix) = bench.repair(failing.document, &failing.rule, &failing.asked) else { continue };
            bench.make(&fix.edits);
            mended.made.push(Made { rule: failing.rule, title: fix.title, safety: fix.safety });
            progress = true;
        }
        if !progress {
            break;
        }
    }
    bench.text().clone_into(&mut mended.text);
}

/// The rules of which something counts as an error or a warning, in the order of the documents and their findings.
fn failing(checked: &[Checked]) -> Vec<Failing> {
    let mut all: Vec<Failing> = Vec::new();
    let wanted = |finding: &&Finding| {
        finding.severity != Severity::Advice && !finding.asked.is_empty() && finding.from.is_none()
    };
    for (document, checked) in checked.iter().enumerate() {
        // What cannot be read may say it all.
        if checked.findings.iter().any(|finding| finding.rule == "core/syntax") {
            continue;
        }
        for finding in checked.findings.iter().filter(wanted) {
            let known = all.iter_mut().find(|one| one.document == document && one.rule == finding.rule);
            match known {
                Some(known) => known.asked.extend(finding.asked.iter().cloned()),
                None => {
                    all.push(Failing { document, rule: finding.rule.clone(), asked: finding.asked.clone() })
                }
            }
        }
    }
    all
}
