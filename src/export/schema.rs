//! The structure of `moulint norms --format json`, described by `moulint schema norms`.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

/// The version of this structure; raised when something is taken away or changes meaning.
pub const NORMS_VERSION: u32 = 1;

/// The norms of a text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NormsDocument {
    /// The version of this structure.
    pub norms: u32,
    /// The agreements and templates of the text.
    pub agreements: Vec<NormsFile>,
    /// What every term denotes, where it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vocabulary: Option<Vec<TermOut>>,
}

/// The norms of one agreement.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NormsFile {
    /// Its title.
    pub agreement: String,
    /// Its jurisdiction.
    pub jurisdiction: Option<String>,
    /// `agreement` or `template`.
    pub kind: String,
    /// Its norms, in document order.
    pub norms: Vec<NormOut>,
}

/// One norm. A clause may yield several.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NormOut {
    /// Its number in the agreement, from zero.
    pub id: u32,
    /// The address of its clause.
    pub address: String,
    /// The label of its clause.
    pub label: Option<String>,
    /// `prohibition`, `obligation`, `permission` or `exemption`.
    pub modality: String,
    /// `must`, `hedged`, `should` or `aspire`.
    pub strength: String,
    /// `stated`, or how it follows from the clause: `only` (the ban that `may only` carries), `assignment`,
    /// `sole-assignment`, `supervision`.
    pub derivation: String,
    /// Where it applies: any of these boxes. For an obligation the trigger.
    pub region: Vec<BoxOut>,
    /// Boxes taken out of the region.
    pub exceptions: Vec<BoxOut>,
    /// How an obligation is discharged.
    pub discharge: Option<DischargeOut>,
    /// The norms over which it prevails where they disagree.
    pub prevails_over: Vec<u32>,
    /// Whether it promises to obey a body of law as a whole.
    pub blanket: bool,
    /// The norm as a sentence.
    pub sentence: String,
}

/// A box of situations: a set of terms in each slot, and conditions. What is not named may be anything.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BoxOut {
    /// The slots that are limited.
    pub slots: BTreeMap<String, TermSet>,
    /// The conditions that must hold together.
    pub conditions: Vec<ConditionOut>,
}

/// A set of terms.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TermSet {
    /// Any case of these; `other NAME` is a case of NAME that the vocabulary does not list, and words in
    /// quotation marks are outside the vocabulary.
    AnyOf(Vec<String>),
    /// Anything but a case of these.
    NoneOf(Vec<String>),
}

/// A condition with the values that are meant.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ConditionOut {
    /// The condition.
    pub condition: String,
    /// `term`, `stated` or `opaque`.
    pub kind: String,
    /// `yes` and `no`, or the names of exclusive values.
    pub values: Vec<String>,
}

/// How an obligation is discharged.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DischargeOut {
    /// The slots in which any one of several will do.
    pub options: BTreeMap<String, TermSet>,
    /// `before`, `when`, `by` or `after` the event in the event slot.
    pub relation: Option<String>,
    /// How soon.
    pub deadline: Option<DeadlineOut>,
    /// How often.
    pub frequency: Option<FrequencyOut>,
    /// How much.
    pub amounts: Vec<AmountOut>,
    /// For how long.
    pub duration: Option<QuantityOut>,
    /// Whether in writing.
    pub in_writing: bool,
    /// By which standards.
    pub standards: Vec<String>,
}

/// How soon.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum DeadlineOut {
    /// Within so much time.
    Within(QuantityOut),
    /// A word without a number.
    Word(String),
    /// No later than an event.
    ByEvent(TermSet),
    /// No later than a day.
    ByDate(String),
    /// Left open.
    Blank,
}

/// A number of units; the number is absent while left open.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct QuantityOut {
    /// How many.
    pub count: Option<f64>,
    /// Of what.
    pub unit: String,
}

/// How often.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FrequencyOut {
    /// At least so many times in so many units.
    AtLeast {
        /// How many times; absent while left open.
        times: Option<f64>,
        /// In how many units.
        per: f64,
        /// The unit.
        unit: String,
    },
    /// A word without a number.
    Vague,
}

/// How much.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AmountOut {
    /// The least.
    pub least: Option<f64>,
    /// The most.
    pub most: Option<f64>,
    /// Of what.
    pub unit: String,
    /// Per which unit of time.
    pub per: Option<String>,
}

/// What a term denotes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct TermOut {
    /// The term.
    pub term: String,
    /// Its kind.
    pub kind: String,
    /// The terms it is a case of.
    pub is: Vec<String>,
    /// Whether its children are all there is.
    pub complete: bool,
    /// The leaves it denotes.
    pub denotes: Vec<String>,
    /// The exclusive values of a condition.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<String>,
}
