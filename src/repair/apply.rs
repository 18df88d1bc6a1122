//! All that can be mended in a text, one after the other, until nothing more can.

use super::{Workbench, edits};
use crate::finding::{Checked, Edit, Finding, Safety, Severity};
use crate::fmt;
use crate::library::{Library, Settings};
use crate::suppress::Policy;

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
/// not at all; what somebody answers for by `policy` is left alone. Mending the result again changes nothing.
///
/// What cannot be read is not laid out, and nothing of it is repaired. A byte order mark and the line ends stay.
pub fn mend(library: &Library, settings: &Settings, policy: &Policy, text: &str, level: Level) -> Mended {
    let (mark, text) = match text.strip_prefix('\u{feff}') {
        Some(rest) => ("\u{feff}", rest),
        None => ("", text),
    };
    let mut bench = Workbench::new(library, settings, policy, text);
    let mut made = safely(&mut bench);
    if level == Level::Unsafe {
        made.extend(repair(&mut bench));
    }
    let mut text = bench.text().to_owned();
    if let Ok(layout) = fmt::format(&text)
        && layout != text
    {
        text = layout;
        let title = "lay the file out in the usual form".to_owned();
        made.push(Made { rule: "fmt".to_owned(), title, safety: Safety::Safe });
    }
    text.insert_str(0, mark);
    Mended { text, made }
}

fn safely(bench: &mut Workbench<'_>) -> Vec<Made> {
    let mut made = Vec::new();
    for _ in 0..ROUNDS {
        let mut chosen: Vec<Edit> = Vec::new();
        for finding in bench.checked().iter().flat_map(|checked| &checked.findings) {
            let Some(fix) = finding.fixes.iter().find(|fix| fix.safety == Safety::Safe) else { continue };
            let all = chosen.iter().chain(&fix.edits).cloned().collect();
            let Some(all) = edits::together(all) else { continue };
            chosen = all;
            let (rule, title) = (finding.rule.clone(), fix.title.clone());
            made.push(Made { rule, title, safety: Safety::Safe });
        }
        if chosen.is_empty() {
            break;
        }
        bench.make(&chosen);
    }
    made
}

/// A rule that a document fails, and what of it.
struct Failing {
    document: usize,
    rule: String,
    asked: Vec<String>,
}

fn repair(bench: &mut Workbench<'_>) -> Vec<Made> {
    let mut made = Vec::new();
    // Each round but the last mends a rule, and no rule is made worse, so this ends.
    loop {
        let before = made.len();
        for failing in failing(bench.checked()) {
            let Some(fix) = bench.repair(failing.document, &failing.rule, &failing.asked) else { continue };
            bench.make(&fix.edits);
            made.push(Made { rule: failing.rule, title: fix.title, safety: fix.safety });
        }
        if made.len() == before {
            return made;
        }
    }
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
