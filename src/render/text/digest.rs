//! What the findings add up to: a digest for each document, and one line for the whole run.

use super::paint::Ink;
use crate::check::verdict::Verdict;
use crate::describe::listed;
use crate::finding::{Checked, Severity, Suppression};
use crate::render::told::{counted, uncounted as uncounted_words};
use crate::render::{CheckedFile, Style, mask, told};

/// Two lines on one document: what it was judged by, and how often each verdict was given.
pub(super) fn document(style: Style, document: &Checked, as_of: &str) -> String {
    let title = if document.title.is_empty() { document.kind } else { document.title.as_str() };
    let judged = match document.kind {
        "agreement" | "template" => format!("judged by {}, law as of {as_of}", packs(document)),
        kind => kind.to_owned(),
    };
    let first = style.plain(&format!("{}: {judged}", mask::line(title)), 2);
    // The title is coloured where it stands on the first line by itself.
    let title = mask::line(title);
    let mut digest = match first.strip_prefix(title.as_str()) {
        Some(rest) => style.paint(Ink::Strong, &title) + rest,
        None => first,
    };
    if !document.verdicts.is_empty() {
        let counts: Vec<String> = Verdict::ALL
            .into_iter()
            .rev()
            .filter_map(|verdict| {
                let count = document.verdicts.iter().filter(|rule| rule.verdict == verdict).count();
                (count > 0).then(|| format!("{count} {}", plain_name(verdict)))
            })
            .collect();
        let rules = counted(document.verdicts.len(), "rule", "rules");
        digest.push_str("  ");
        digest.push_str(&style.plain(&format!("{rules}: {}", counts.join(", ")), 4));
        if document.findings.iter().any(|finding| finding.rule == "core/syntax") {
            let note = "some of the text could not be read, so these verdicts are provisional";
            digest.push_str("  ");
            digest.push_str(&style.plain(note, 4));
        }
    }
    if !document.turned_off.is_empty() {
        let rules = counted(document.turned_off.len(), "rule", "rules");
        let note = format!("{rules} turned off: {}", mask::line(&document.turned_off.join(", ")));
        digest.push_str("  ");
        digest.push_str(&style.plain(&note, 4));
    }
    let (waived, baselined) = uncounted([document]);
    if waived + baselined > 0 {
        let do_not = if waived + baselined == 1 { "does not count" } else { "do not count" };
        let note = format!("{}, which {do_not} (`--show-waived`)", uncounted_words(waived, baselined));
        digest.push_str("  ");
        digest.push_str(&style.plain(&note, 4));
    }
    digest
}

/// How many findings of documents are waived, and how many stand in the baseline.
pub(super) fn uncounted<'a>(documents: impl IntoIterator<Item = &'a Checked>) -> (usize, usize) {
    let mut counts = (0, 0);
    for suppressed in documents.into_iter().flat_map(|document| &document.suppressed) {
        match suppressed.by {
            Suppression::Waived { .. } => counts.0 += 1,
            Suppression::Baseline => counts.1 += 1,
        }
    }
    counts
}

/// One line on a file that needs nothing done: how many rules its agreements meet.
pub(super) fn clean(style: Style, file: &CheckedFile) -> String {
    let path = mask::line(&file.path);
    let rules = || file.documents.iter().flat_map(|document| &document.verdicts);
    let met = rules().filter(|rule| rule.verdict == Verdict::Satisfied).count();
    let others = rules().count() - met;
    let agreements = file.documents.iter().filter(|document| is_agreement(document)).count();
    let said = match (met, others, agreements) {
        (0, 0, 0) => {
            let kinds: Vec<&str> = file.documents.iter().map(|document| document.kind).collect();
            format!("{}, nothing to mend", kinds.join(", "))
        }
        (0, 0, _) => "no pack of rules applies to it, so nothing was judged".to_owned(),
        (0, _, _) => "none of the rules applies to it".to_owned(),
        (_, 0, _) => format!("{} met", counted(met, "rule", "rules")),
        (_, 1, _) => format!("{} met, 1 does not apply", counted(met, "rule", "rules")),
        (_, _, _) => format!("{} met, {others} do not apply", counted(met, "rule", "rules")),
    };
    let said = match judges(file) {
        judges if judges.is_empty() || met + others == 0 => said,
        judges => format!("{said} ({judges})"),
    };
    let said = if met > 0 { style.paint(Ink::Good, &said) } else { said };
    format!("{path}: {said}\n")
}

/// The packs that the agreements of a file were judged by, each once.
fn judges(file: &CheckedFile) -> String {
    let mut judges: Vec<String> = Vec::new();
    for (pack, edition) in file.documents.iter().flat_map(|document| &document.packs) {
        let judge = mask::line(&format!("{pack} {edition}"));
        if !judges.contains(&judge) {
            judges.push(judge);
        }
    }
    listed(&judges)
}

/// Whether a file needs nothing done.
pub(super) fn is_clean(file: &CheckedFile) -> bool {
    file.documents.iter().all(|document| {
        document.findings.is_empty()
            && document.suppressed.is_empty()
            && document.upcoming.is_empty()
            && document.sensitivity.is_empty()
            && document.verdicts.iter().all(|rule| rule.verdict.passes())
    })
}

/// `5 agreements, 3 errors, 4 warnings, 6 pieces of advice; law as of 2026-11-21`
pub(super) fn summary(style: Style, files: &[CheckedFile], as_of: &str, failed: usize) -> String {
    let documents = || files.iter().flat_map(|file| &file.documents);
    let mut parts = Vec::new();
    if files.is_empty() {
        parts.push("no file was checked".to_owned());
    }
    for (kind, one, many) in KINDS {
        let count = documents().filter(|document| document.kind == kind).count();
        if count > 0 {
            let draft = |document: &&Checked| {
                document.kind == kind && document.findings.iter().any(|finding| finding.rule == told::DRAFT)
            };
            parts.push(counted(count, one, many) + &told::drafts_among(documents().filter(draft).count()));
        }
    }
    for (severity, one, many) in [
        (Severity::Error, "error", "errors"),
        (Severity::Warning, "warning", "warnings"),
        (Severity::Advice, "piece of advice", "pieces of advice"),
    ] {
        let all = documents().flat_map(|document| &document.findings);
        let count = all.filter(|finding| finding.severity == severity).count();
        let part = counted(count, one, many);
        parts.push(if count > 0 { style.paint(Ink::Of(severity), &part) } else { part });
    }
    let coming: usize = documents().map(|document| document.upcoming.len()).sum();
    let mut summary = format!("{}; law as of {as_of}", parts.join(", "));
    if coming > 0 {
        let coming = counted(coming, "warning of law to come", "warnings of law to come");
        summary.push_str("; ");
        summary.push_str(&style.paint(Ink::Of(Severity::Warning), &coming));
    }
    let (waived, baselined) = uncounted(documents());
    if waived + baselined > 0 {
        summary.push_str("; ");
        summary.push_str(&uncounted_words(waived, baselined));
    }
    if failed > 0 {
        let not = counted(failed, "path could not be checked", "paths could not be checked");
        summary.push_str("; ");
        summary.push_str(&style.paint(Ink::Of(Severity::Error), &not));
    }
    summary.push('\n');
    summary
}

const KINDS: [(&str, &str, &str); 5] = [
    ("agreement", "agreement", "agreements"),
    ("template", "template", "templates"),
    ("pack", "pack", "packs"),
    ("vocabulary", "vocabulary", "vocabularies"),
    ("text", "file without a document", "files without a document"),
];

fn is_agreement(document: &Checked) -> bool {
    matches!(document.kind, "agreement" | "template")
}

fn packs(document: &Checked) -> String {
    if document.packs.is_empty() {
        return match &document.jurisdiction {
            Some(jurisdiction) => format!("no pack, for none speaks of {}", mask::line(jurisdiction)),
            None => "no pack, for it names no jurisdiction".to_owned(),
        };
    }
    let packs: Vec<String> =
        document.packs.iter().map(|(pack, edition)| mask::line(&format!("{pack} {edition}"))).collect();
    listed(&packs)
}

fn plain_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::NotApplicable => "not applicable",
        Verdict::ByReference => "by reference",
        other => other.name(),
    }
}
