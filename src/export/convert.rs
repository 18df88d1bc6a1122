//! Norms to the exported structure.

use std::collections::BTreeMap;

use super::schema::{
    AmountOut, BoxOut, ConditionOut, DeadlineOut, DischargeOut, FrequencyOut, NormOut, NormsFile,
    QuantityOut, TermOut, TermSet,
};
use super::tell;
use crate::describe::slot_key;
use crate::lower::Understanding;
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::measure::{self, Deadline, Frequency, Quantity, Relation};
use crate::norm::scope::{Condition, ScopeBox, Values};
use crate::norm::{Derivation, Discharge, Modality, Norm, NormId, Strength};
use crate::syntax::ast::AgreementKind;
use crate::taxonomy::{Taxonomy, TermId};

/// The norms of one agreement.
pub fn file(document: &Understanding) -> NormsFile {
    let converter = Converter { document, taxonomy: &document.taxonomy };
    NormsFile {
        agreement: document.title.clone(),
        jurisdiction: document.header.jurisdiction.as_ref().map(|(name, _)| name.clone()),
        kind: match document.kind {
            AgreementKind::Agreement => "agreement".to_owned(),
            AgreementKind::Template => "template".to_owned(),
        },
        norms: document.set.iter().map(|(id, norm)| converter.norm(id, norm)).collect(),
    }
}

/// One norm of an agreement.
pub fn norm(document: &Understanding, id: NormId, norm: &Norm) -> NormOut {
    Converter { document, taxonomy: &document.taxonomy }.norm(id, norm)
}

/// What every term denotes.
pub fn vocabulary(taxonomy: &Taxonomy) -> Vec<TermOut> {
    let names = |ids: &[TermId]| ids.iter().map(|&id| taxonomy.term(id).name.clone()).collect();
    taxonomy
        .iter()
        .map(|(_, term)| TermOut {
            term: term.name.clone(),
            kind: format!("{:?}", term.kind).to_lowercase(),
            is: names(&term.parents),
            complete: term.complete,
            denotes: term.leaves.listed().map(|leaf| leaf_name(taxonomy, leaf)).collect(),
            values: names(&term.values),
        })
        .collect()
}

struct Converter<'a> {
    document: &'a Understanding,
    taxonomy: &'a Taxonomy,
}

impl Converter<'_> {
    fn norm(&self, id: NormId, norm: &Norm) -> NormOut {
        let statement = self.document.statements.get(norm.origin.statement);
        let referred = self
            .document
            .set
            .norms
            .iter()
            .filter(|other| norm.hole_statements.contains(&other.origin.statement))
            .flat_map(Norm::conduct);
        let exceptions: Vec<ScopeBox> = norm.holes.iter().cloned().chain(referred).collect();
        let mut out = NormOut {
            id: id.0,
            address: norm.origin.address.clone(),
            label: statement.and_then(|statement| statement.label.clone()),
            modality: modality(norm.modality).to_owned(),
            strength: strength(norm.strength).to_owned(),
            derivation: derivation(norm.derivation).to_owned(),
            region: norm.region.iter().map(|scope| self.scope(scope)).collect(),
            exceptions: exceptions.iter().map(|scope| self.scope(scope)).collect(),
            discharge: (norm.modality == Modality::Obligation).then(|| self.discharge(&norm.discharge)),
            prevails_over: self
                .document
                .set
                .priorities
                .iter()
                .filter(|(higher, _)| *higher == id)
                .map(|(_, lower)| lower.0)
                .collect(),
            blanket: norm.blanket,
            sentence: String::new(),
        };
        out.sentence = tell::norm(&out);
        out
    }

    fn scope(&self, scope: &ScopeBox) -> BoxOut {
        let slots: BTreeMap<String, TermSet> = scope
            .slots
            .iter()
            .filter(|(_, set)| !set.is_everything())
            .map(|(slot, set)| (slot_key(slot).to_owned(), self.terms(set)))
            .collect();
        let conditions =
            scope.conditions.iter().map(|(condition, values)| self.condition(condition, *values)).collect();
        BoxOut { slots, conditions }
    }

    fn discharge(&self, discharge: &Discharge) -> DischargeOut {
        let measures = &discharge.measures;
        DischargeOut {
            options: discharge
                .options
                .iter()
                .filter(|(_, set)| !set.is_everything())
                .map(|(slot, set)| (slot_key(*slot).to_owned(), self.terms(set)))
                .collect(),
            relation: measures.relation.map(|relation| {
                match relation {
                    Relation::Before => "before",
                    Relation::When => "when",
                    Relation::By => "by",
                    Relation::After => "after",
                }
                .to_owned()
            }),
            deadline: measures.deadline.as_ref().map(|deadline| match deadline {
                Deadline::Within(within) => DeadlineOut::Within(quantity(*within)),
                Deadline::Symbol(symbol) => DeadlineOut::Word(measure::symbol_word(*symbol).to_owned()),
                Deadline::ByEvent(events, _) => DeadlineOut::ByEvent(self.terms(events)),
                Deadline::ByDate(date) => DeadlineOut::ByDate(date.to_string()),
                Deadline::Blank => DeadlineOut::Blank,
            }),
            frequency: measures.frequency.map(|frequency| match frequency {
                Frequency::Times { count, per, unit } => FrequencyOut::AtLeast {
                    times: count,
                    per,
                    unit: measure::unit_word(unit, 1.0).to_owned(),
                },
                Frequency::Vague => FrequencyOut::Vague,
            }),
            amounts: measures
                .amounts
                .iter()
                .map(|amount| AmountOut {
                    least: amount.least,
                    most: amount.most,
                    unit: measure::unit_word(amount.unit, 2.0).to_owned(),
                    per: amount.per.map(|per| measure::unit_word(per, 1.0).to_owned()),
                })
                .collect(),
            duration: measures.duration.map(quantity),
            in_writing: measures.in_writing,
            standards: measures.standards.clone(),
        }
    }

    fn terms(&self, set: &LeafSet) -> TermSet {
        if set.has_tail() {
            TermSet::NoneOf(self.names(&set.complement()))
        } else {
            TermSet::AnyOf(self.names(set))
        }
    }

    /// The fewest words for a set without a tail: the widest terms inside it, and single leaves for the rest.
    fn names(&self, set: &LeafSet) -> Vec<String> {
        let mut left = set.clone();
        let mut names = Vec::new();
        let mut inside: Vec<(usize, TermId)> = self
            .taxonomy
            .iter()
            .filter(|(_, term)| !term.leaves.is_empty() && term.leaves.is_subset(set))
            .map(|(id, term)| (term.leaves.count(), id))
            .collect();
        inside.sort_by_key(|&(size, id)| (std::cmp::Reverse(size), id));
        for (_, id) in inside {
            let term = self.taxonomy.term(id);
            if term.leaves.intersects(&left) {
                names.push(term.name.clone());
                left = left.difference(&term.leaves);
            }
        }
        names.extend(left.listed().map(|leaf| match self.document.lexicon.opaque_words(leaf) {
            Some(words) => format!("\"{words}\""),
            None => leaf_name(self.taxonomy, leaf),
        }));
        names
    }

    fn condition(&self, condition: &Condition, values: Values) -> ConditionOut {
        let yes_no = || {
            [(Values::NO, "no"), (Values::YES, "yes")]
                .into_iter()
                .filter(|(value, _)| values.0 & value.0 != 0)
                .map(|(_, word)| word.to_owned())
                .collect()
        };
        let (name, kind, values) = match condition {
            Condition::Term(id) => {
                let term = self.taxonomy.term(*id);
                let named: Vec<String> = term
                    .values
                    .iter()
                    .enumerate()
                    .filter(|(index, _)| values.0 & (1 << index) != 0)
                    .map(|(_, &value)| self.taxonomy.term(value).name.clone())
                    .collect();
                let values = if term.values.is_empty() { yes_no() } else { named };
                (term.name.clone(), "term", values)
            }
            Condition::Stated(words) => (words.to_string(), "stated", yes_no()),
            Condition::Opaque(words) => (words.to_string(), "opaque", yes_no()),
        };
        ConditionOut { condition: name, kind: kind.to_owned(), values }
    }
}

/// The name of a leaf: its term, or `other NAME` for the remainder of an open inner term.
fn leaf_name(taxonomy: &Taxonomy, leaf: Leaf) -> String {
    match taxonomy.owner(leaf) {
        Some((id, true)) => format!("other {}", taxonomy.term(id).name),
        Some((id, false)) => taxonomy.term(id).name.clone(),
        None => "something else".to_owned(),
    }
}

fn quantity(quantity: Quantity) -> QuantityOut {
    let unit = measure::unit_word(quantity.unit, quantity.count.unwrap_or(2.0)).to_owned();
    QuantityOut { count: quantity.count, unit }
}

fn modality(modality: Modality) -> &'static str {
    match modality {
        Modality::Prohibition => "prohibition",
        Modality::Obligation => "obligation",
        Modality::Permission => "permission",
        Modality::Exemption => "exemption",
    }
}

fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::Aspire => "aspire",
        Strength::Should => "should",
        Strength::Hedged => "hedged",
        Strength::Must => "must",
    }
}

fn derivation(derivation: Derivation) -> &'static str {
    match derivation {
        Derivation::Stated => "stated",
        Derivation::OnlyElse => "only",
        Derivation::Assignment => "assignment",
        Derivation::SoleAssignment => "sole-assignment",
        Derivation::Supervision => "supervision",
    }
}
