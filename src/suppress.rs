//! Which findings count: severities that somebody has set, waivers, and the baseline. One engine for the command line,
//! the editor and every report.
//!
//! - [`waiver`]: findings that somebody answers for, for some time.
//! - [`baseline`]: findings that were there when it was drawn.
//! - [`fingerprint`]: names of findings that stay the same while text moves around them.
//!
//! Verdicts stay what they are: a rule that is not kept is not kept, whoever answers for it.

pub mod baseline;
pub mod fingerprint;
pub mod waiver;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::finding::{Checked, Evidence, Finding, Severity, Suppressed};
use crate::library::{Library, Meaning, Settings, gathered};
use crate::lower::Understanding;
use crate::syntax;
use crate::taxonomy::{nearest, question};
use baseline::Baseline;
use waiver::{About, Limits, Standing, Waiver};

/// What somebody has decided about findings, besides what stands in the agreements.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Policy {
    /// Severities by rule.
    pub severities: BTreeMap<String, Level>,
    /// Waivers that stand in a file of their own.
    pub waivers: Vec<Waiver>,
    /// What waivers are held to.
    pub limits: Limits,
    /// The baseline.
    pub baseline: Option<Baseline>,
    /// Whether every finding gets a fingerprint, and not only those that may stand in the baseline.
    pub fingerprints: bool,
}

/// The severity of a rule, as somebody has set it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The rule is not asked.
    Off,
    /// Findings of the rule are this serious.
    At(Severity),
}

/// What a document has used of the waivers that stand in a file of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Used {
    /// What became of each waiver that is about the document, by its place in [`Policy::waivers`].
    pub waivers: Vec<(usize, Fate)>,
}

/// What became of a waiver that holds, or of one that could.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It waives something.
    Used,
    /// It does not, for this reason.
    Unused(String),
    /// It cannot: what is wrong, and what to do.
    Malformed(String, String),
    /// Nothing can be said, because its rule was not asked.
    Open,
}

/// Checks every document of a text, and settles which findings count.
pub fn check(
    library: &Library,
    text: &str,
    settings: &Settings,
    policy: &Policy,
) -> (Vec<Checked>, Vec<Used>) {
    let parsed = syntax::parse(text);
    let mut used = Vec::new();
    let judged = parsed.file.documents.iter().map(|document| {
        let meaning = library.meaning(document, text);
        let mut checked = library.judge(&meaning, settings);
        used.push(settle(library, &meaning, settings.as_of, policy, &mut checked));
        checked
    });
    let judged = judged.collect();
    (gathered(&parsed, judged), used)
}

/// Settles which findings about one document count: severities first, then waivers. The baseline is not looked at, for it
/// counts over all documents; see [`Baseline::apply`].
pub fn settle(
    library: &Library,
    meaning: &Meaning,
    as_of: Date,
    policy: &Policy,
    checked: &mut Checked,
) -> Used {
    levels(policy, checked);
    let Some(document) = meaning.agreement() else {
        if policy.fingerprints {
            fingerprint::give_plain(checked);
        }
        return Used::default();
    };
    let in_baseline =
        |rule: &str| policy.baseline.as_ref().is_some_and(|baseline| baseline.names(rule, &document.title));
    if policy.fingerprints || policy.baseline.is_some() {
        fingerprint::give(document, checked, |finding| policy.fingerprints || in_baseline(&finding.rule));
    }
    waive(library, document, as_of, policy, checked)
}

/// Sets severities as somebody has decided. What nobody has confirmed cannot be made an error.
fn levels(policy: &Policy, checked: &mut Checked) {
    if policy.severities.is_empty() {
        return;
    }
    let level = |finding: &mut Finding| match policy.severities.get(&finding.rule) {
        Some(Level::Off) => false,
        Some(Level::At(severity)) => {
            let confirmed = finding.evidence != Some(Evidence::Unverified);
            finding.severity = if confirmed { *severity } else { (*severity).max(Severity::Warning) };
            true
        }
        None => true,
    };
    checked.findings.retain_mut(level);
    checked.upcoming.retain_mut(level);
    let off = |rule: &str| policy.severities.get(rule) == Some(&Level::Off);
    checked.turned_off =
        checked.verdicts.iter().map(|one| &one.rule).filter(|rule| off(rule)).cloned().collect();
    checked.verdicts.retain(|verdict| !off(&verdict.rule));
}

/// A waiver that could suppress something in a document.
struct Candidate {
    waiver: Waiver,
    /// Its place in the file of waivers; none for one that stands in the agreement.
    filed: Option<usize>,
    about: About,
    standing: Standing,
    used: bool,
}

fn waive(
    library: &Library,
    document: &Understanding,
    as_of: Date,
    policy: &Policy,
    checked: &mut Checked,
) -> Used {
    let written = document.statements.iter().enumerate().filter_map(|(at, statement)| {
        Some((Waiver::written(statement.waive.as_ref()?, statement.span), None, Some(at)))
    });
    let filed = policy.waivers.iter().enumerate();
    let filed = filed.filter(|(_, waiver)| waiver.agreement.as_deref() == Some(document.title.as_str()));
    let filed = filed.map(|(place, waiver)| (waiver.clone(), Some(place), None));
    let mut candidates: Vec<Candidate> = written
        .chain(filed)
        .map(|(waiver, filed, at)| {
            let about = About::of(document, &waiver, at);
            let standing = waiver.standing(as_of, &policy.limits);
            let standing = match (problem(library, &waiver, about), standing) {
                // What is wrong with it for good comes first.
                (Some((what, help)), Standing::NotYet | Standing::Holds) => Standing::Malformed(what, help),
                (_, standing) => standing,
            };
            Candidate { waiver, filed, about, standing, used: false }
        })
        .collect();
    if candidates.is_empty() {
        return Used::default();
    }
    let mut suppressed = Vec::new();
    for list in [&mut checked.findings, &mut checked.upcoming] {
        let mut kept = Vec::new();
        for finding in std::mem::take(list) {
            match candidates.iter_mut().find(|candidate| candidate.takes(document, &finding)) {
                Some(candidate) => {
                    candidate.used = true;
                    let by = candidate.waiver.suppression();
                    suppressed.extend(by.map(|by| Suppressed { finding, by }));
                }
                None => kept.push(finding),
            }
        }
        *list = kept;
    }
    let mut used = Used::default();
    for candidate in candidates {
        let fate = candidate.fate(checked, &suppressed);
        match candidate.filed {
            Some(place) => used.waivers.push((place, fate)),
            None => checked.findings.extend(candidate.remarks(&fate, as_of, &policy.limits)),
        }
    }
    suppressed.sort_by_key(|one| one.finding.span);
    checked.suppressed.extend(suppressed);
    used
}

/// What is wrong with a waiver for good.
fn problem(library: &Library, waiver: &Waiver, about: About) -> Option<(String, String)> {
    if is_final(&waiver.rule) {
        let help = "mend the text, so that it can be judged".to_owned();
        return Some(("is about something that nobody can waive".to_owned(), help));
    }
    if let Some(close) = library.misspelt(&waiver.rule) {
        let help = question(&close).unwrap_or_else(|| {
            "`moulint rules` lists the rules; a pack of your own has to be named with `--pack` or in `moulint.toml`"
                .to_owned()
        });
        return Some(("names a rule that there is not".to_owned(), help));
    }
    (about == About::Nothing).then(|| {
        let name = waiver.clause.as_deref().unwrap_or_default();
        let help = "name a clause by its number, such as `III.2`, or by its label";
        (format!("is about a clause `{name}`, which there is not"), help.to_owned())
    })
}

impl Candidate {
    /// Whether it suppresses a finding.
    fn takes(&self, document: &Understanding, finding: &Finding) -> bool {
        // What begins after its end is none of its business.
        let in_time = match (finding.from, self.waiver.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        self.standing == Standing::Holds
            && finding.rule == self.waiver.rule
            && in_time
            && self.about.fits(document, finding)
    }

    fn fate(&self, checked: &Checked, suppressed: &[Suppressed]) -> Fate {
        match &self.standing {
            Standing::Malformed(what, help) => Fate::Malformed(what.clone(), help.clone()),
            Standing::Holds if self.used => Fate::Used,
            Standing::Holds => {
                let rule = &self.waiver.rule;
                let verdict = checked.verdicts.iter().find(|verdict| verdict.rule == *rule);
                let elsewhere = checked.findings.iter().any(|finding| finding.rule == *rule);
                let twice = suppressed.iter().any(|one| one.finding.rule == *rule);
                match verdict {
                    _ if elsewhere => Fate::Unused("what the rule finds is about another clause".to_owned()),
                    _ if twice => Fate::Unused("another waiver does so already".to_owned()),
                    Some(verdict) => Fate::Unused(format!("the verdict is `{}`", verdict.verdict)),
                    None if rule.starts_with("core/") => Fate::Unused("nothing is found".to_owned()),
                    None => Fate::Open,
                }
            }
            Standing::NotYet | Standing::Expired(_) => Fate::Open,
        }
    }

    fn remarks(&self, fate: &Fate, as_of: Date, limits: &Limits) -> Option<Finding> {
        remark(&self.waiver, &self.standing, fate, as_of, limits)
    }
}

/// What there is to say of a waiver, by what became of it.
fn remark(
    waiver: &Waiver,
    standing: &Standing,
    fate: &Fate,
    as_of: Date,
    limits: &Limits,
) -> Option<Finding> {
    match fate {
        Fate::Unused(why) => Some(waiver.unused(why)),
        Fate::Malformed(what, help) => Some(waiver.malformed(what, help)),
        Fate::Used | Fate::Open => waiver.remark(standing, *fate == Fate::Used, as_of, limits),
    }
}

/// What there is to say of the waivers that stand in a file of their own, after everything was checked: `titles` are the
/// agreements that were, and `whole` says that these are all there are.
pub fn remarks_on_file(
    policy: &Policy,
    used: &[Used],
    titles: &[&str],
    whole: bool,
    as_of: Date,
) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (place, waiver) in policy.waivers.iter().enumerate() {
        let standing = waiver.standing(as_of, &policy.limits);
        let title = waiver.agreement.as_deref().unwrap_or_default();
        let met = titles.iter().filter(|known| **known == title).count();
        let fates: Vec<&Fate> = used
            .iter()
            .flat_map(|used| &used.waivers)
            .filter(|(at, _)| *at == place)
            .map(|(_, fate)| fate)
            .collect();
        let told = if let Standing::Malformed(what, help) = &standing {
            Some(waiver.malformed(what, help))
        } else if met > 1 {
            let help = "write the waiver into the agreement itself";
            Some(waiver.malformed(&format!("is about `{title}`, and {met} agreements are called so"), help))
        } else if met == 0 && whole {
            let close = nearest(title, titles.iter().map(|title| (*title, *title)));
            let help = question(&close)
                .unwrap_or_else(|| "write the title as it stands in the agreement".to_owned());
            Some(waiver.malformed(&format!("is about `{title}`, and no agreement is called so"), &help))
        } else {
            let fate = fates.first().copied().unwrap_or(&Fate::Open);
            remark(waiver, &standing, fate, as_of, &policy.limits)
        };
        findings.extend(told);
    }
    findings.sort_by_key(|finding| finding.span);
    findings
}

/// Whether findings of a rule count whatever anybody decides: they say that something was not understood, so that nobody
/// can know what else is wrong, or they are about waivers and the baseline themselves.
pub fn is_final(rule: &str) -> bool {
    const FINAL: [&str; 18] = [
        "bad-definition",
        "baseline-stale",
        "circular-reference",
        "dangling-reference",
        "draft",
        "duplicate-label",
        "duplicate-section",
        "encoding",
        "incomplete-rule",
        "syntax",
        "too-complex",
        "unknown-term",
        "vocabulary",
        "waiver-ends",
        "waiver-expired",
        "waiver-malformed",
        "waiver-unused",
        "wrong-kind",
    ];
    rule.strip_prefix("core/").is_some_and(|name| FINAL.contains(&name))
}
