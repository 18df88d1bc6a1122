//! Comparisons as data: `moulint compare --format json`, described by `moulint schema compare`.
//!
//! Everything that any format shows of a comparison stands here, so that all formats say the same. Lines count
//! from one.

mod convert;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::report::{Cite, Scenario};

pub use convert::{comparison, verdict_changes};

/// The version of this structure; raised when something is taken away or changes meaning.
pub const COMPARISON_VERSION: u32 = 1;

/// Agreements compared with a model, or a new edition with the old one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ComparisonReport {
    /// The version of this structure.
    pub comparison: u32,
    /// The version of moulint that wrote it.
    pub moulint: String,
    /// `model` where agreements are held to a model, `editions` where a new text is held to an old one.
    pub mode: String,
    /// The model, or the old text.
    pub model: DocumentOut,
    /// The clauses and facts of the model, in order, with how they stand in all agreements.
    pub clauses: Vec<ModelClause>,
    /// The agreements, in the order of paths.
    pub agreements: Vec<AgreementOut>,
    /// Cells that stand out: an agreement departs where hardly any other does.
    pub outliers: Vec<OutlierOut>,
    /// Titles of agreements that depart from far more clauses than the others.
    pub far_off: Vec<String>,
    /// Totals.
    pub summary: ComparisonSummary,
}

/// One of the documents.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DocumentOut {
    /// The path as it was given or found, or the name of a built-in template.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The jurisdiction it names.
    pub jurisdiction: Option<String>,
    /// `agreement` or `template`.
    pub kind: String,
    /// How many places of it could not be read; what they say is not compared.
    pub unread: usize,
}

/// A clause or a fact of the model.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ModelClause {
    /// Where and what it is.
    #[serde(flatten)]
    pub clause: ClauseOut,
    /// `required`, `recommended` or `optional`.
    pub weight: String,
    /// Why the model's author asks for it.
    pub because: Option<String>,
    /// By what authority.
    pub cite: Option<Cite>,
    /// How many agreements stand in each way to it.
    pub counts: BTreeMap<String, usize>,
    /// The share of agreements that do not keep it, from 0 to 1.
    pub departing: f64,
}

/// A clause where it stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClauseOut {
    /// Its address, such as `III.2`.
    pub address: String,
    /// Its label.
    pub label: Option<String>,
    /// The title of its section.
    pub section: Option<String>,
    /// Its line.
    pub line: usize,
    /// Its words.
    pub words: String,
    /// The paragraph quoted above it.
    pub quote: Option<String>,
}

/// One agreement next to the model.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgreementOut {
    /// The document.
    #[serde(flatten)]
    pub document: DocumentOut,
    /// How many clauses of the model stand in each way.
    pub counts: BTreeMap<String, usize>,
    /// How each clause of the model stands, in the order of `clauses`.
    pub rows: Vec<RowOut>,
    /// Clauses that the model does not have.
    pub added: Vec<AddedOut>,
    /// What became of the model's blanks.
    pub blanks: Vec<BlankOut>,
    /// Topics that the model treats and the agreement does not.
    pub untreated: Vec<String>,
    /// Header lines that differ.
    pub header: Vec<HeaderOut>,
    /// Rules of packs whose verdicts are others on the new text; only between editions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<VerdictOut>,
}

/// How one clause of the model stands.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RowOut {
    /// `equivalent`, `stronger`, `advisory`, `conditional`, `weaker`, `overlapping`, `missing`, `undecided` or
    /// `contradicted`.
    pub relation: String,
    /// How much that matters: `error`, `warning`, `advice`; absent where the clause is kept.
    pub severity: Option<String>,
    /// Whether the clause that answers it stands at another address.
    pub moved: bool,
    /// What became of it, in words; only where details were worked out.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// The clauses of the agreement that answer it, the most telling one first.
    pub partners: Vec<ClauseOut>,
    /// The clause of the model in pieces, with what moved marked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub model: Vec<Segment>,
    /// The first partner in pieces, with what moved marked.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub agreement: Vec<Segment>,
    /// In what the two differ.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub shifts: Vec<ShiftOut>,
    /// Situations in which the two part, at most one in each direction.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub scenarios: Vec<PartingOut>,
    /// An edit that inserts what is missing; only where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fix: Option<FixOut>,
}

/// A piece of a clause.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Segment {
    /// The words.
    pub text: String,
    /// What moved in them, such as `who is bound`; absent where nothing did.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub moved: Option<String>,
}

/// Something in which two clauses differ.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShiftOut {
    /// What, in words, such as `who is bound`.
    pub what: String,
    /// What, as one word, such as `subject`.
    pub key: String,
    /// `less` where the agreement says less in it, `more`, `both`, or `contrary`.
    pub direction: String,
    /// What the model says there; empty where it says nothing.
    pub model: String,
    /// What the agreement says there.
    pub agreement: String,
}

/// A situation in which the two part.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PartingOut {
    /// Which of the two does not settle it: `agreement` or `model`.
    pub lacking: String,
    /// The situation.
    pub scenario: Scenario,
}

/// An edit of the agreement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FixOut {
    /// What it does.
    pub title: String,
    /// At which line.
    pub line: usize,
    /// At which byte of the file, from zero.
    pub byte: usize,
    /// What is inserted.
    pub insert: String,
}

/// A clause that the model does not have.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AddedOut {
    /// The clause.
    #[serde(flatten)]
    pub clause: ClauseOut,
    /// Addresses of clauses of the model from which it takes something back.
    pub takes_back: Vec<String>,
    /// A situation that it settles and the model does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub scenario: Option<Scenario>,
}

/// A blank of the model.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BlankOut {
    /// The address of its clause, or the header line.
    pub place: String,
    /// What the model says belongs there.
    pub label: String,
    /// `filled`, `left` or `struck`.
    pub fate: String,
    /// What it is filled with.
    pub words: Option<String>,
}

/// A header line that differs.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct HeaderOut {
    /// Its key.
    pub key: String,
    /// What the model says; absent where it has no such line.
    pub model: Option<String>,
    /// What the agreement says.
    pub agreement: Option<String>,
}

/// A rule whose verdict is another one on the new text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct VerdictOut {
    /// The rule, with its pack.
    pub rule: String,
    /// The rule in one sentence.
    pub name: String,
    /// The verdict on the old text; absent where the rule was not considered.
    pub before: Option<String>,
    /// The verdict on the new text.
    pub after: Option<String>,
    /// Whether the new text is judged worse.
    pub worse: bool,
    /// The clauses of the new text that the verdict rests on.
    pub clauses: Vec<String>,
}

/// A cell that stands out.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct OutlierOut {
    /// The agreement, by its path.
    pub path: String,
    /// Its title.
    pub title: String,
    /// The clause, by its address in the model.
    pub address: String,
    /// How it stands there.
    pub relation: String,
}

/// Totals over all agreements.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct ComparisonSummary {
    /// How many agreements were compared.
    pub agreements: usize,
    /// How many clauses and facts the model has.
    pub clauses: usize,
    /// How many of all cells stand in each way.
    pub counts: BTreeMap<String, usize>,
    /// How many clauses the agreements have besides.
    pub added: usize,
}

impl RowOut {
    /// Whether the agreement says all that the clause says.
    pub fn is_kept(&self) -> bool {
        self.severity.is_none()
    }
}
