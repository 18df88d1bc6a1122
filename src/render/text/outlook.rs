//! What the report says beyond the findings of today: rules still to come, what hangs on assumptions, and which
//! recommendations are not taken up.

use super::block::{Sheet, Shown};
use super::blocks;
use super::paint::Ink;
use crate::finding::{Checked, Sensitivity};
use crate::render::{Style, mask};

/// The findings under rules that are not in force yet, day by day; empty where there are none.
pub(super) fn upcoming(sheet: &Sheet<'_>, document: &Checked) -> String {
    let mut list = String::new();
    for same_day in document.upcoming.chunk_by(|one, other| one.from == other.from) {
        let Some(from) = same_day.first().and_then(|finding| finding.from) else { continue };
        let rules = match same_day.len() {
            1 => "a rule comes into force that this document does not meet".to_owned(),
            several => format!("rules come into force; {several} findings as the text stands"),
        };
        let heading = format!("from {from}: {rules}");
        list.push_str(&sheet.style.paint(Ink::Strong, &heading));
        list.push_str("\n\n");
        list.push_str(&blocks(sheet, &same_day.iter().map(Shown::from).collect::<Vec<_>>()).join("\n"));
        list.push('\n');
    }
    list
}

/// The recommendations that the document does not take up, by name; empty where they are shown in full.
pub(super) fn untaken(style: Style, document: &Checked) -> String {
    if style.advice {
        return String::new();
    }
    let mut packs: Vec<(&str, Vec<&str>)> = Vec::new();
    for finding in document.findings.iter().filter(|finding| finding.is_untaken()) {
        let (pack, rule) = finding.rule.split_once('/').unwrap_or(("", &finding.rule));
        match packs.iter_mut().find(|(known, _)| *known == pack) {
            Some((_, rules)) => rules.push(rule),
            None => packs.push((pack, vec![rule])),
        }
    }
    let mut told = String::new();
    for (pack, mut rules) in packs {
        rules.sort_unstable();
        rules.dedup();
        if told.is_empty() {
            told.push_str("  ");
            told.push_str(
                &style.plain("recommendations not taken up, or not in full (`--advice` shows them):", 4),
            );
        }
        let heading = format!("{} ({}):", mask::line(pack), rules.len());
        told.push_str(&style.paragraph(4, &heading, &mask::line(&rules.join(", "))));
    }
    told
}

/// One paragraph for each assumption: what is assumed, and which verdicts would be others.
pub(super) fn sensitivity(style: Style, document: &Checked) -> String {
    document.sensitivity.iter().map(|one| assumption(style, one)).collect()
}

fn assumption(style: Style, one: &Sensitivity) -> String {
    let taken = if one.assumed { "assumed" } else { "not assumed" };
    let heading = format!("`{}`, {taken}:", mask::line(&one.assumption));
    let mut told = style.paragraph(2, &heading, &mask::line(&one.text));
    if one.changes.is_empty() {
        told.push_str(&style.paragraph(4, "otherwise:", "no verdict would change"));
    }
    for change in &one.changes {
        let (now, then) = (change.now, change.then);
        let text = format!("{} would be {then}, and is {now}", mask::line(&change.rule));
        told.push_str(&style.paragraph(4, "otherwise:", &text));
    }
    told
}
