//! The baseline: findings that were there when it was drawn, so that only new ones count.
//!
//! It is keyed by rule, agreement, verdict and what the clause means, and holds how often each is found. It only ever
//! gets smaller: what is no longer found has to be taken out, and what is new cannot be put in.

use std::collections::{BTreeMap, BTreeSet};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::is_final;
use crate::finding::{Checked, Finding, Suppressed, Suppression};
use crate::lint::pages;
use crate::text::Span;

/// The version of this structure; raised when something is taken away or changes meaning.
pub const BASELINE_VERSION: u32 = 1;

/// A baseline, as it is written down.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Baseline {
    /// The version of this structure.
    pub baseline: u32,
    /// What was found, in a fixed order.
    pub findings: Vec<Entry>,
}

/// What was found, once or several times.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// The agreement, by its title.
    pub agreement: String,
    /// The rule, with its pack.
    pub rule: String,
    /// The verdict, for rules of packs.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub verdict: Option<String>,
    /// What stays the same while text moves; see the fingerprint in the report.
    pub fingerprint: String,
    /// How often.
    pub count: usize,
}

/// How often each entry of a baseline was met in a run, and what was judged in it.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    met: BTreeMap<(String, String), usize>,
    judged: BTreeSet<(String, String)>,
}

impl Baseline {
    /// Reads a baseline.
    ///
    /// # Errors
    /// What is wrong with it, and its line, from one.
    pub fn read(text: &str) -> Result<Self, (String, usize)> {
        let read: Self = serde_json::from_str(text).map_err(|error| {
            let what = error.to_string();
            // The place is told apart from the words.
            let what = what.split(" at line ").next().unwrap_or(&what).to_owned();
            (what, error.line().max(1))
        })?;
        if read.baseline > BASELINE_VERSION {
            return Err((format!("it was written by a later moulint, in version {}", read.baseline), 1));
        }
        Ok(read)
    }

    /// The baseline of what was found in a run to which none was applied.
    pub fn draw<'c>(documents: impl IntoIterator<Item = &'c Checked>) -> Self {
        let mut counts: BTreeMap<(String, String, Option<String>, String), usize> = BTreeMap::new();
        for checked in documents {
            for finding in checked.findings.iter().filter(|finding| can_stand(finding)) {
                let verdict = finding.verdict.map(|verdict| verdict.name().to_owned());
                let key = (checked.title.clone(), finding.rule.clone(), verdict, finding.fingerprint.clone());
                *counts.entry(key).or_default() += 1;
            }
        }
        let entry = |((agreement, rule, verdict, fingerprint), count)| Entry {
            agreement,
            rule,
            verdict,
            fingerprint,
            count,
        };
        Self { baseline: BASELINE_VERSION, findings: counts.into_iter().map(entry).collect() }
    }

    /// The same without what is not found any more: `now` is what is found.
    #[must_use]
    pub fn shrunk(&self, now: &Self) -> Self {
        let kept = self.findings.iter().filter_map(|entry| {
            let found = now.findings.iter().find(|found| found.key() == entry.key())?;
            Some(Entry { count: entry.count.min(found.count), ..entry.clone() })
        });
        Self { baseline: BASELINE_VERSION, findings: kept.collect() }
    }

    /// How many findings it stands for.
    pub fn len(&self) -> usize {
        self.findings.iter().map(|entry| entry.count).sum()
    }

    /// Whether it stands for none.
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether anything of a rule stands in it.
    pub(super) fn names(&self, rule: &str, agreement: &str) -> bool {
        self.findings.iter().any(|entry| entry.rule == rule && entry.agreement == agreement)
    }

    /// Takes what stands in it out of the findings of a document that count.
    pub fn apply(&self, checked: &mut Checked, tally: &mut Tally) {
        let judged = checked.verdicts.iter().map(|verdict| verdict.rule.clone());
        tally.judged.extend(judged.map(|rule| (checked.title.clone(), rule)));
        tally.judged.insert((checked.title.clone(), String::new()));
        let mut kept = Vec::new();
        for finding in std::mem::take(&mut checked.findings) {
            let entry = self.findings.iter().find(|entry| {
                entry.fingerprint == finding.fingerprint
                    && entry.rule == finding.rule
                    && entry.agreement == checked.title
            });
            match entry.filter(|_| can_stand(&finding)) {
                Some(entry) => {
                    let met = tally.met.entry(entry.met_as()).or_default();
                    *met += 1;
                    if *met > entry.count {
                        kept.push(finding);
                    } else {
                        checked.suppressed.push(Suppressed { finding, by: Suppression::Baseline });
                    }
                }
                None => kept.push(finding),
            }
        }
        checked.findings = kept;
    }

    /// What stands in it and was not found, for everything that was judged; `text` is the baseline as it is written.
    /// `whole` says that everything it could be about was looked at, so that an agreement which was not met is gone.
    pub fn stale(&self, text: &str, tally: &Tally, whole: bool) -> Vec<Finding> {
        let mut findings = Vec::new();
        for entry in &self.findings {
            let met = tally.met.get(&entry.met_as()).copied().unwrap_or(0);
            let rule = if entry.rule.starts_with("core/") { String::new() } else { entry.rule.clone() };
            let agreement_met = tally.judged.contains(&(entry.agreement.clone(), String::new()));
            let judged = tally.judged.contains(&(entry.agreement.clone(), rule));
            if met >= entry.count || !(judged || whole && !agreement_met) {
                continue;
            }
            let gone = entry.count - met;
            let times = if entry.count > 1 { format!(" ({gone} of {})", entry.count) } else { String::new() };
            let message = format!(
                "`{}` is not found in `{}` any more{times}, and still stands in the baseline",
                entry.rule, entry.agreement
            );
            let at = text
                .find(&format!("\"{}\"", entry.fingerprint))
                .map_or(Span::at(0), |start| Span::new(start, start + entry.fingerprint.len() + 2));
            findings.push(
                pages::BASELINE_STALE
                    .at(at, message)
                    .help("run `moulint baseline`, which takes out what is gone"),
            );
        }
        findings
    }
}

impl Entry {
    fn key(&self) -> (&str, &str, &str) {
        (&self.agreement, &self.rule, &self.fingerprint)
    }

    fn met_as(&self) -> (String, String) {
        (self.agreement.clone(), format!("{} {}", self.rule, self.fingerprint))
    }
}

/// Whether a finding may stand in a baseline: not one that says a text was not understood, for then nobody knows what
/// else is wrong with it, and no mere recommendation that is not taken up, for these never count.
fn can_stand(finding: &Finding) -> bool {
    !is_final(&finding.rule) && !finding.is_untaken()
}
