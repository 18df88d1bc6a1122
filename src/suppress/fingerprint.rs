//! Names of findings that stay the same while text moves around them.
//!
//! A fingerprint hangs on the rule, the title of the agreement, the verdict, and what the clause means; neither on where
//! the clause stands nor on how it is laid out, labelled or numbered. A finding about an agreement as a whole has no
//! clause. Several findings may share a fingerprint, where one rule says the same of one clause twice.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::export;
use crate::finding::{Checked, Finding};
use crate::lower::Understanding;

/// So many hexadecimal digits tell findings apart; there are never so many findings that two would meet by chance.
const DIGITS: usize = 20;

/// Raised when the same finding would get another fingerprint.
const VERSION: &str = "moulint/1";

/// Gives fingerprints to those findings of an agreement that are wanted.
pub(super) fn give(document: &Understanding, checked: &mut Checked, wanted: impl Fn(&Finding) -> bool) {
    let mut meanings: BTreeMap<usize, String> = BTreeMap::new();
    let title = checked.title.clone();
    for finding in checked.findings.iter_mut().chain(&mut checked.upcoming) {
        if wanted(finding) {
            let meaning = clause_of(document, finding).map(|statement| {
                &*meanings.entry(statement).or_insert_with(|| export::meaning(document, statement))
            });
            finding.fingerprint = fingerprint(finding, &title, meaning.map_or("", String::as_str));
        }
    }
}

/// The fingerprints of findings about something that has no clauses, such as a pack.
pub(super) fn give_plain(checked: &mut Checked) {
    let title = checked.title.clone();
    for finding in &mut checked.findings {
        let message = finding.message.clone();
        finding.fingerprint = fingerprint(finding, &title, &message);
    }
}

fn fingerprint(finding: &Finding, title: &str, meaning: &str) -> String {
    let verdict = finding.verdict.map_or("", |verdict| verdict.name());
    let mut digest = Sha256::new();
    for part in [VERSION, &finding.rule, title, verdict, meaning] {
        digest.update(part.as_bytes());
        digest.update([0]);
    }
    let mut digits = hex(&digest.finalize());
    digits.truncate(DIGITS);
    digits
}

/// Bytes in hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The statement that a finding is about; none where it is about the agreement as a whole.
pub(super) fn clause_of(document: &Understanding, finding: &Finding) -> Option<usize> {
    let at = finding.span;
    let place = document.statements.partition_point(|statement| statement.span.start <= at.start);
    let statement = place.checked_sub(1)?;
    document.statements.get(statement).filter(|known| known.span.contains(at)).map(|_| statement)
}
