//! How much of its paper an agreement accounts for, for people. Lines and columns count from one.

use super::paint::Ink;
use crate::export::coverage::{AgreementCoverage, BareOut, CoverageReport};
use crate::finding::Severity;
use crate::render::{Style, mask};

/// More words of a sentence than this are not shown.
const MOST_WORDS: usize = 14;

/// The count of each agreement, and the sentences with nothing under them.
pub fn coverage(report: &CoverageReport, style: Style) -> String {
    let mut out = String::new();
    for agreement in &report.agreements {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&one(report, agreement, style));
    }
    out
}

fn one(report: &CoverageReport, agreement: &AgreementCoverage, style: Style) -> String {
    let title = style.paint(Ink::Strong, &mask::line(&agreement.agreement));
    if agreement.quotes == 0 {
        return format!(
            "{title}\n  the agreement quotes nothing, so it cannot be told how much of its paper it accounts for\n"
        );
    }
    let mut out = format!("{title}\n");
    match agreement.percent {
        None => out.push_str("  no quoted sentence looks as if it set a rule\n"),
        Some(percent) => {
            let sentences = counted(agreement.sentences, "sentence looks", "sentences look");
            out.push_str(&format!(
                "  {sentences} as if setting a rule, {} of them accounted for ({percent:.1} percent)\n",
                agreement.accounted
            ));
            let row = |count: usize, says: String| format!("  {count:>6} {says}\n");
            let looked = |unreviewed: usize| match unreviewed {
                0 => String::new(),
                some => format!(", {some} of them looked at by nobody yet"),
            };
            let clauses = &agreement.clauses;
            let all = clauses.reviewed + clauses.unreviewed;
            out.push_str(&row(all, format!("with clauses{}", looked(clauses.unreviewed))));
            let unmodelled = &agreement.unmodelled;
            let all = unmodelled.reviewed + unmodelled.unreviewed;
            out.push_str(&row(all, format!("said to be no norm{}", looked(unmodelled.unreviewed))));
            out.push_str(&row(agreement.unaccounted.len(), "with nothing under them".to_owned()));
        }
    }
    for bare in &agreement.unaccounted {
        out.push_str(&listed(report, bare, style));
    }
    if !agreement.others.is_empty() {
        let others = counted(agreement.others.len(), "sentence", "sentences");
        out.push_str(&format!(
            "  {others} more with nothing under, which do not look as if they set a rule and do not count\n"
        ));
    }
    if let Some(least) = report.at_least {
        let (ink, says) = match report.reached {
            true => (Ink::Good, "reached"),
            false => (Ink::Of(Severity::Error), "not reached"),
        };
        out.push_str(&format!("  at least {least} percent asked for: {}\n", style.paint(ink, says)));
    }
    out
}

/// `oak.mou:12:5: [p. 3, par. 12] The SRO shall ...`
fn listed(report: &CoverageReport, bare: &BareOut, style: Style) -> String {
    let place = format!("{}:{}:{}:", mask::line(&report.path), bare.line, bare.column);
    let mark = bare.mark.as_ref().map(|mark| format!(" [{}]", mask::line(mark))).unwrap_or_default();
    format!("  {}{} {}\n", style.paint(Ink::Key, &place), mark, mask::line(&shortened(&bare.words)))
}

/// The first words of a sentence.
pub(super) fn shortened(words: &str) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    match all.get(..MOST_WORDS) {
        Some(first) if all.len() > MOST_WORDS => format!("{} ...", first.join(" ")),
        _ => all.join(" "),
    }
}

fn counted(count: usize, one: &str, more: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {more}") }
}
