//! The rules of packs as data: `moulint rules --format json`, described by `moulint schema rules`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::library::{Library, pages};
use crate::pack::{Pack, Rule};
use crate::report::{Cite, evidence_name, severity_name};

/// The version of this structure; raised when something is taken away or changes meaning.
pub const CATALOGUE_VERSION: u32 = 1;

/// Packs with their rules.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Catalogue {
    /// The version of this structure.
    pub rules: u32,
    /// The packs.
    pub packs: Vec<PackEntry>,
}

/// One pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PackEntry {
    /// Its name.
    pub pack: String,
    /// Its title.
    pub title: String,
    /// Where it applies; absent where it applies everywhere or only on request.
    pub jurisdiction: Option<String>,
    /// Whether it runs beside every other pack.
    pub always: bool,
    /// Its edition.
    pub edition: String,
    /// When somebody last looked the law up.
    pub verified: Option<String>,
    /// The arguable readings that its rules hang on.
    pub assumptions: Vec<AssumptionEntry>,
    /// Its rules.
    pub rules: Vec<RuleEntry>,
}

/// One assumption.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AssumptionEntry {
    /// Its name.
    pub assumption: String,
    /// What is assumed.
    pub text: String,
    /// Whether it is assumed where nobody says otherwise.
    pub assumed: bool,
}

/// One rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleEntry {
    /// The rule, with its pack.
    pub rule: String,
    /// What it says of an agreement, in one sentence.
    pub summary: String,
    /// The law behind it.
    pub cite: Vec<Cite>,
    /// The first day on which it is in force; absent for always.
    pub from: Option<String>,
    /// The first day on which it is no longer in force; absent where no end is known.
    pub until: Option<String>,
    /// How well the law was verified: `official`, `quoted`, `secondary`, `unverified`.
    pub evidence: String,
    /// How serious a failure is: `error`, `warning`, `advice`.
    pub severity: String,
    /// Which agreements it binds, in words; empty for all.
    pub binds: Vec<String>,
    /// When it applies, in words; empty for always.
    pub applies: Vec<String>,
    /// What it asks, in the pack's words.
    pub asks: Vec<String>,
    /// The assumptions that it hangs on.
    pub assumptions: Vec<String>,
    /// Why the law cares.
    pub because: String,
    /// Remarks.
    pub notes: Vec<String>,
}

/// The catalogue of some packs, or of all.
pub fn catalogue(library: &Library, packs: Option<&[String]>) -> Catalogue {
    let wanted = |pack: &&Pack| packs.is_none_or(|names| names.contains(&pack.name));
    Catalogue { rules: CATALOGUE_VERSION, packs: library.packs().filter(wanted).map(entry).collect() }
}

fn entry(pack: &Pack) -> PackEntry {
    let assumptions = pack.assumptions.iter().map(|one| AssumptionEntry {
        assumption: one.name.clone(),
        text: one.text.clone(),
        assumed: one.on,
    });
    PackEntry {
        pack: pack.name.clone(),
        title: pack.title.clone(),
        jurisdiction: pack.jurisdiction.clone(),
        always: pack.always,
        edition: pack.edition.clone(),
        verified: pack.verified.map(|day| day.to_string()),
        assumptions: assumptions.collect(),
        rules: pack.rules.iter().map(rule).collect(),
    }
}

fn rule(rule: &Rule) -> RuleEntry {
    RuleEntry {
        rule: rule.id.clone(),
        summary: rule.summary.clone(),
        cite: rule.cite.iter().map(Cite::from).collect(),
        from: rule.from.map(|day| day.to_string()),
        until: rule.until.map(|day| day.to_string()),
        evidence: evidence_name(rule.evidence).to_owned(),
        severity: severity_name(rule.severity).to_owned(),
        binds: rule.binds.iter().map(pages::binding).collect(),
        applies: rule.given.iter().map(pages::guard).collect(),
        asks: rule.demands.iter().map(pages::asked).collect(),
        assumptions: rule.assumptions().into_iter().map(str::to_owned).collect(),
        because: rule.because.clone(),
        notes: rule.notes.clone(),
    }
}
