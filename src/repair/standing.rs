//! How an agreement stands: what must not become worse when something in it is mended.

use std::collections::BTreeMap;

use crate::check::verdict::Verdict;
use crate::finding::{Checked, Finding, Severity};

/// How the documents of a text stand.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Standing {
    documents: Vec<Document>,
}

/// How one document stands.
#[derive(Clone, Debug, Default, PartialEq)]
struct Document {
    verdicts: BTreeMap<String, Verdict>,
    /// How many errors and warnings there are, by rule or lint, and how many of them are still to come.
    wrong: BTreeMap<(String, bool), usize>,
}

impl Standing {
    /// How what was checked stands.
    pub(super) fn of(checked: &[Checked]) -> Self {
        let documents = checked.iter().map(|checked| {
            let verdicts = checked.verdicts.iter().map(|one| (one.rule.clone(), one.verdict));
            let mut document = Document { verdicts: verdicts.collect(), ..Document::default() };
            let mut count = |finding: &Finding, upcoming: bool| {
                if finding.severity != Severity::Advice {
                    *document.wrong.entry((finding.rule.clone(), upcoming)).or_default() += 1;
                }
            };
            checked.findings.iter().for_each(|finding| count(finding, false));
            checked.upcoming.iter().for_each(|finding| count(finding, true));
            document
        });
        Self { documents: documents.collect() }
    }

    /// Whether nothing is worse than it was: no verdict of any rule, and no more errors or warnings under any name.
    pub(super) fn is_no_worse_than(&self, before: &Self) -> bool {
        self.documents.len() == before.documents.len()
            && self.documents.iter().zip(&before.documents).all(|(now, before)| now.is_no_worse_than(before))
    }

    /// The verdict on a rule in one of the documents.
    pub(super) fn verdict(&self, document: usize, rule: &str) -> Option<Verdict> {
        self.documents.get(document)?.verdicts.get(rule).copied()
    }
}

impl Document {
    fn is_no_worse_than(&self, before: &Self) -> bool {
        let kept = |(rule, verdict): (&String, &Verdict)| {
            verdict.passes() || before.verdicts.get(rule).is_some_and(|before| verdict <= before)
        };
        let no_more = |(name, count): (&(String, bool), &usize)| {
            before.wrong.get(name).is_some_and(|before| count <= before)
        };
        self.verdicts.iter().all(kept) && self.wrong.iter().all(no_more)
    }
}
