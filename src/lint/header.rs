//! Lints of the header: parties, dates, signatures, term, blanks.

use jiff::civil::Date;

use super::pages;
use crate::finding::Finding;
use crate::lower::Understanding;
use crate::syntax::ast::{AgreementKind, HeaderKey};

/// Checks the header. A model leaves its parties, dates and blanks open on purpose; a description of a
/// practice was never signed.
pub fn check(document: &Understanding, as_of: Date) -> Vec<Finding> {
    let header = &document.header;
    let span = document.title_span;
    let mut findings = Vec::new();
    // A model for every state leaves its own open.
    let open = document.kind == AgreementKind::Template
        && header.keys.iter().any(|(key, _, _)| *key == HeaderKey::Jurisdiction);
    if header.jurisdiction.is_none() && !open {
        findings.push(
            pages::MISSING_JURISDICTION
                .at(span, "the agreement names no state, so the law of none is checked")
                .help("add a line such as `jurisdiction US-CT`, or name packs with `--pack`"),
        );
    }
    if document.kind == AgreementKind::Template {
        return findings;
    }
    if document.set.norms.is_empty() {
        findings
            .push(pages::EMPTY_AGREEMENT.at(span, "the agreement has no clause that binds anybody").help(
            "write what the paper says as clauses, such as `SRO must not serve as school-disciplinarian.`",
        ));
    }
    let status = header.status.as_deref();
    if !matches!(status, Some("practice" | "proposal" | "draft")) {
        findings.extend(parties(document));
        findings.extend(signatures(document));
        findings.extend(document.blanks.iter().map(|(label, span)| {
            pages::BLANK_LEFT
                .at(*span, format!("the blank `{label}` is still open"))
                .help("fill it in; until then nothing rests on this clause")
        }));
    }
    findings.extend(draft(document));
    if let Some((Some(expires), at)) = header.expires
        && expires < as_of
    {
        findings.push(
            pages::EXPIRED
                .at(at, format!("the agreement ended on {expires}"))
                .help("renew it, or check it as of a day on which it was in force: `--as-of DATE`"),
        );
    }
    findings
}

/// That nobody has confirmed what the text says: it is called a draft, or some of it was read by the program.
fn draft(document: &Understanding) -> Option<Finding> {
    let all = document.statements.iter().filter(|statement| !statement.is_waiver()).count();
    let unreviewed: Vec<_> = document.statements.iter().filter_map(|one| one.reading).collect();
    let status = document.header.keys.iter().find(|(key, _, _)| *key == HeaderKey::Status);
    let called = document.header.status.as_deref() == Some("draft");
    let at = match status {
        Some((_, _, span)) if called => *span,
        _ => unreviewed.first()?.span,
    };
    if unreviewed.is_empty() {
        return Some(
            pages::DRAFT
                .at(at, "this is a draft, so what it passes is not agreed yet")
                .help("take the line `status draft` out once the agreement is final"),
        );
    }
    let bare = match document.bare_quotes.len() {
        0 => String::new(),
        1 => ", and one paragraph has no clause under it".to_owned(),
        count => format!(", and {count} paragraphs have no clause under them"),
    };
    let count = unreviewed.len();
    let message =
        format!("this is a draft: nobody has looked at {count} of {all} clauses that the program read{bare}");
    Some(pages::DRAFT.at(at, message).help("go through them with `moulint review`, or in the editor"))
}

fn parties(document: &Understanding) -> Vec<Finding> {
    let named = |key| document.header.keys.iter().any(|(known, _, _)| *known == key);
    [(HeaderKey::District, "district", "school side"), (HeaderKey::Agency, "agency", "police side")]
        .into_iter()
        .filter(|(key, _, _)| !named(*key))
        .map(|(_, word, side)| {
            pages::MISSING_PARTY
                .at(document.title_span, format!("the {side} is not named"))
                .help(format!("add a line such as `{word} \"Riverton ...\"`"))
        })
        .collect()
}

fn signatures(document: &Understanding) -> Option<Finding> {
    let signed = &document.header.signed;
    let span = document.title_span;
    if signed.is_empty() {
        let help = "add a line such as `signed 2026-09-01 by superintendent, chief`, or `status draft`";
        return Some(
            pages::MISSING_SIGNATURE.at(span, "nobody is said to have signed the agreement").help(help),
        );
    }
    let undated = signed.iter().all(|(date, _, _)| date.is_none());
    let nobody = signed.iter().all(|(_, names, _)| names.is_empty());
    if undated {
        let at = signed.first().map_or(span, |(_, _, span)| *span);
        return Some(
            pages::MISSING_DATE
                .at(at, "the agreement does not say when it was signed")
                .help("fill the date in"),
        );
    }
    nobody.then(|| {
        let at = signed.first().map_or(span, |(_, _, span)| *span);
        pages::MISSING_SIGNATURE
            .at(at, "the agreement does not say who signed it")
            .help("add the signers: `signed 2026-09-01 by superintendent, chief`")
    })
}
