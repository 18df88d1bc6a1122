//! What is known, as data: the norms of an agreement (`moulint norms`), the rules of packs (`moulint rules`), how
//! documents compare (`moulint compare`), how much of its paper an agreement accounts for (`moulint coverage`), the findings of a check line by line (`moulint check --format jsonl`).
//!
//! The norms are complete enough that somebody else's checker could be run on it: every clause as its normalised norms,
//! every slot as a set of terms, precedence resolved, and on request what every term denotes.

mod catalogue;
pub mod comparison;
mod convert;
pub mod coverage;
pub mod lines;
mod schema;
mod sentence;
mod tell;

pub use catalogue::{AssumptionEntry, Catalogue, PackEntry, RuleEntry, catalogue};
pub use schema::{
    AmountOut, BoxOut, ConditionOut, DeadlineOut, DischargeOut, FrequencyOut, NormOut, NormsDocument,
    NormsFile, QuantityOut, TermOut, TermSet,
};

use crate::finding::Finding;
use crate::library::Library;
use crate::lower::Understanding;
use crate::syntax::{self, ast::Document};

/// The norms of every agreement and template of a text, with what could not be understood.
pub fn norms(library: &Library, text: &str, vocabulary: bool) -> (NormsDocument, Vec<Finding>) {
    let parsed = syntax::parse(text);
    let mut findings: Vec<Finding> = parsed.errors.iter().map(crate::lint::syntax).collect();
    let mut agreements = Vec::new();
    let mut taxonomy = std::sync::Arc::clone(library.taxonomy());
    for document in &parsed.file.documents {
        let Document::Agreement(agreement) = document else { continue };
        let understanding = library.understand(agreement);
        findings.extend(crate::lint::words(&understanding.problems));
        agreements.push(convert::file(&understanding));
        taxonomy = std::sync::Arc::clone(&understanding.taxonomy);
    }
    let vocabulary = vocabulary.then(|| convert::vocabulary(&taxonomy));
    (NormsDocument { norms: schema::NORMS_VERSION, agreements, vocabulary }, findings)
}

/// The same for people: each norm as a sentence under its clause.
pub fn norms_text(document: &NormsDocument) -> String {
    tell::document(document)
}

/// What one statement of an agreement means, in a form that stays the same while its address, its label and the text
/// around it change; its kind alone, where it is no norm.
pub fn meaning(document: &Understanding, statement: usize) -> String {
    let norms = document.set.iter().filter(|(_, norm)| norm.origin.statement == statement);
    let norms: Vec<NormOut> = norms.map(|(id, norm)| convert::norm(document, id, norm)).collect();
    let bare = |norm: NormOut| NormOut {
        id: 0,
        address: String::new(),
        label: None,
        prevails_over: Vec::new(),
        sentence: String::new(),
        ..norm
    };
    let bare: Vec<NormOut> = norms.into_iter().map(bare).collect();
    if bare.is_empty() {
        let statement = document.statements.get(statement);
        return statement.map_or_else(String::new, |one| one.kind.to_owned());
    }
    serde_json::to_string(&bare)
        .expect("our structures have string keys only, and nothing in them refuses to be written")
}

/// What one statement of an agreement means, a sentence for each of its norms.
pub fn sentences(document: &Understanding, statement: usize) -> Vec<String> {
    let norms = document.set.iter().filter(|(_, norm)| norm.origin.statement == statement);
    norms.map(|(id, norm)| sentence::sentence(&convert::norm(document, id, norm))).collect()
}
