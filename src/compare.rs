//! Two documents held next to each other: an agreement and the model it should follow, one edition and the next.
//!
//! For every clause of the model it is decided by entailment how the agreement stands to it, for every clause of
//! the agreement whether the model has it. What decides is what the documents mean as a whole; order, labels,
//! layout and the spread of meaning over clauses make no difference.
//!
//! - [`instrument`]: a document with its text; two documents in common terms.
//! - [`relation`]: the ways in which a clause can stand.
//! - [`blanks`]: what an agreement puts in the blanks of a model.
//! - [`side`]: what one document answers to a clause of the other.
//! - [`matching`]: which clauses answer each other, and how each stands.
//! - [`shift`], [`scenario`], [`fix`]: in what two clauses differ, a situation that shows it, and the clause to
//!   insert where it is missing.
//! - [`detail`]: all of that about one clause, in words.
//! - [`around`]: topics, facts and header lines.
//! - [`matrix`]: many agreements against one model.

mod around;
mod blanks;
mod detail;
mod fix;
mod instrument;
mod matching;
pub mod matrix;
mod relation;
mod scenario;
mod shift;
mod side;

pub use around::{HeaderChange, Topic, VerdictChange, verdict_changes};
pub use blanks::{Blank, Fate};
pub use detail::{Detail, Lacking, Parting};
pub use instrument::Instrument;
pub use relation::{Relation, weight_name};
pub use shift::Shift;

use crate::finding::Severity;
use crate::library::Library;
use crate::syntax::ast::MarkKind;
use instrument::Common;
use matching::Matching;
use side::{Side, Words};

/// How much of a comparison is worked out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// How every clause stands, for tables.
    Relations,
    /// What moved besides, and the situations that show it.
    Details,
    /// And the edits that would insert what is missing.
    Fixes,
}

/// How the two documents are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Roles {
    /// A model and an agreement.
    Model,
    /// One text and a later one.
    Editions,
}

impl Roles {
    /// The document that is held to be the measure, in a sentence.
    pub fn model(self) -> &'static str {
        match self {
            Self::Model => "the model",
            Self::Editions => "the old text",
        }
    }

    /// The document that is measured.
    pub fn agreement(self) -> &'static str {
        match self {
            Self::Model => "the agreement",
            Self::Editions => "the new text",
        }
    }
}

/// How a clause of the model stands in the agreement.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its statement in the model.
    pub statement: usize,
    /// What the model's author says about it.
    pub weight: MarkKind,
    /// How it stands.
    pub relation: Relation,
    /// The statements of the agreement that answer it, the most telling one first.
    pub partners: Vec<usize>,
    /// Whether the clause that answers it stands at another address.
    pub moved: bool,
    /// In what the two differ; only where it was asked for.
    pub detail: Option<Detail>,
}

impl Row {
    /// How much it matters; nothing where the clause is kept.
    pub fn severity(&self) -> Option<Severity> {
        self.relation.severity(self.weight)
    }
}

/// A clause of the agreement that the model does not have.
#[derive(Clone, Debug)]
pub struct Added {
    /// Its statement in the agreement.
    pub statement: usize,
    /// Statements of the model from which it takes something back.
    pub takes_back: Vec<usize>,
    /// A situation that it settles and the model does not; only where it was asked for.
    pub scenario: Option<Parting>,
}

/// An agreement compared with a model.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// The clauses and facts of the model, in order.
    pub rows: Vec<Row>,
    /// What the agreement has besides, in order.
    pub added: Vec<Added>,
    /// The blanks of the model that the agreement speaks to.
    pub blanks: Vec<Blank>,
    /// The topics that the model treats, and whether the agreement does.
    pub topics: Vec<Topic>,
    /// Header lines that differ.
    pub header: Vec<HeaderChange>,
}

impl Comparison {
    /// How often clauses stand in a way.
    pub fn count(&self, relation: Relation) -> usize {
        self.rows.iter().filter(|row| row.relation == relation).count()
    }

    /// Whether the agreement says all that the model says, and the model all that the agreement says.
    pub fn is_equivalent(&self) -> bool {
        self.added.is_empty() && self.rows.iter().all(|row| row.relation == Relation::Equivalent)
    }
}

/// Compares an agreement with a model.
pub fn compare(
    library: &Library,
    model: &Instrument,
    agreement: &Instrument,
    roles: Roles,
    depth: Depth,
) -> Comparison {
    let Common { model: mut meaning, agreement: theirs } = Common::of(library, model, agreement);
    let agreement_words = Words::of(&theirs);
    let agreement_side = Side::new(&agreement_words);
    let mut blanks = Vec::new();
    if !model.meaning.blanks.is_empty() {
        let (found, filled) = blanks::fill(model, agreement, &meaning, &agreement_side);
        blanks = found;
        if let Some(tree) = filled {
            meaning = instrument::refilled(&tree, &meaning, &theirs);
        }
    }
    let model_words = Words::of(&meaning);
    let model_side = Side::new(&model_words);
    let matching = Matching::new(&model_side, &agreement_side);
    let mut clauses = matching.clauses();
    clauses.extend(around::facts(model, agreement));
    clauses.sort_by_key(|clause| clause.statement);
    let mut extras = matching.extras(&clauses);
    extras.extend(around::new_facts(model, agreement));
    extras.sort_by_key(|extra| extra.statement);
    let teller = detail::Teller { library, model, agreement, matching: &matching, roles };
    let rows: Vec<Row> = clauses
        .iter()
        .map(|clause| {
            let place = model.meaning.statements.get(clause.statement);
            let mark = place.and_then(|place| place.mark.as_ref());
            let first = clause.partners.first();
            Row {
                statement: clause.statement,
                weight: mark.map_or(MarkKind::Recommended, |mark| mark.kind),
                relation: clause.relation,
                moved: first.is_some_and(|&at| agreement.address(at) != model.address(clause.statement)),
                partners: clause.partners.clone(),
                detail: (depth >= Depth::Details).then(|| teller.detail(clause, &clauses, depth)),
            }
        })
        .collect();
    let added = extras
        .into_iter()
        .map(|extra| Added {
            scenario: (depth >= Depth::Details).then(|| teller.beyond(&extra)).flatten(),
            statement: extra.statement,
            takes_back: extra.takes_back,
        })
        .collect();
    // The clause of a blank that is missing altogether is told of as missing.
    let kept = |statement: &str| {
        rows.iter().any(|row| model.address(row.statement) == statement && row.relation != Relation::Missing)
    };
    blanks.retain(|blank| blank.statement.is_none() || kept(&blank.place));
    Comparison {
        blanks,
        topics: around::topics(&meaning, &theirs),
        header: around::header(model, agreement),
        rows,
        added,
    }
}
