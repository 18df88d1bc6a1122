//! Agreements made of demands: what they would say, and what a rule says of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::audit::{Audit, RuleOutcome};
use crate::check::demand::Form;
use crate::check::effective::Effective;
use crate::check::verdict::Verdict;
use crate::describe;
use crate::library::Library;
use crate::lower::Understanding;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::{ScopeBox, Slot, Values};
use crate::norm::{Discharge, Modality, Norm, Origin, Strength};
use crate::pack::{Ask, Demand, Given, Rule};
use crate::syntax::ast;
use crate::taxonomy::Taxonomy;
use crate::text::Span;

/// More ways to meet a rule than this are not looked at one by one.
const MOST_WAYS: usize = 32;

/// An agreement that says certain norms and nothing else.
#[derive(Debug)]
pub struct World {
    document: Understanding,
}

impl World {
    /// The agreement of norms, each with the words by which it is told.
    pub fn of<'n>(library: &Library, norms: impl IntoIterator<Item = (&'n str, Norm)>) -> Self {
        let span = Span::at(0);
        let agreement = ast::Agreement {
            kind: ast::AgreementKind::Agreement,
            title: ast::Text { value: String::new(), span },
            body: ast::Body::default(),
            span,
        };
        let mut document = library.understand(&agreement);
        let norms = norms.into_iter().enumerate();
        document.set.norms = norms
            .map(|(statement, (address, norm))| Norm {
                origin: Origin { address: address.to_owned(), statement },
                ..norm
            })
            .collect();
        Self { document }
    }

    /// Whether it says nothing.
    pub fn is_silent(&self) -> bool {
        self.document.set.norms.is_empty()
    }

    /// Judges the agreement by a rule.
    pub fn judge<R>(&self, rule: &Rule, tell: impl FnOnce(&Audit<'_>, &RuleOutcome<'_>) -> R) -> R {
        let effective = Effective::new(&self.document.set);
        let assumed = BTreeMap::new();
        let audit = Audit {
            document: &self.document,
            effective: &effective,
            as_of: Date::MAX,
            assumed: &assumed,
            brief: true,
            noted: None,
        };
        let outcome = audit.rule(rule);
        tell(&audit, &outcome)
    }

    /// The verdict of a rule.
    pub fn verdict(&self, rule: &Rule) -> Verdict {
        self.judge(rule, |_, outcome| outcome.verdict)
    }
}

/// The rule as it is on a day and for an agreement to which it applies, as far as its dates and what a
/// header states go.
pub fn applying(rule: &Rule) -> Rule {
    let mut rule = Rule { from: None, until: None, binds: Vec::new(), ..rule.clone() };
    rule.given.retain(|given| matches!(given, Given::Norms(..)));
    rule
}

/// The ways to meet all demands: one for each choice among alternatives; nothing where they are too many.
pub fn ways<'d>(demands: impl IntoIterator<Item = &'d Demand>) -> Option<Vec<Vec<&'d Demand>>> {
    let mut found: Vec<Vec<&Demand>> = vec![Vec::new()];
    for demand in demands {
        let choices = match &demand.ask {
            Ask::AnyOf(alternatives) => {
                let mut choices = Vec::new();
                for alternative in alternatives {
                    choices.extend(ways([alternative])?);
                }
                choices
            }
            _ => vec![vec![demand]],
        };
        if found.len().saturating_mul(choices.len()) > MOST_WAYS {
            return None;
        }
        found = found
            .iter()
            .flat_map(|way| choices.iter().map(|choice| [way.as_slice(), choice.as_slice()].concat()))
            .collect();
    }
    Some(found)
}

/// The norms that have to be said to meet demands; what is forbidden or reserved is met by silence.
pub fn required<'d>(demands: &[&'d Demand]) -> Vec<&'d Norm> {
    demands
        .iter()
        .flat_map(|demand| match &demand.ask {
            Ask::Norms(Form::Require, norms) => norms.as_slice(),
            _ => &[],
        })
        .collect()
}

/// All that a norm speaks of, with another modality that leaves nothing to choose.
pub fn as_modality(norm: &Norm, modality: Modality) -> Norm {
    let mut other = Norm {
        modality,
        strength: Strength::Must,
        region: norm.conduct(),
        discharge: Discharge::default(),
        blanket: false,
        ..norm.clone()
    };
    if modality == Modality::Obligation {
        // A duty names its act among the ways of discharge.
        let acts =
            other.region.iter().fold(LeafSet::NOTHING, |all, scope| all.union(scope.slots.get(Slot::Action)));
        for scope in &mut other.region {
            *scope.slots.get_mut(Slot::Action) = LeafSet::EVERYTHING;
        }
        other.discharge.options.push((Slot::Action, acts));
    }
    other
}

/// One situation of those that a norm speaks of, as a norm of the same kind about this one only.
pub fn single(taxonomy: &Taxonomy, norm: &Norm) -> Norm {
    let mut region: Vec<ScopeBox> = norm.region.iter().take(1).cloned().collect();
    for scope in &mut region {
        for slot in Slot::ALL {
            let leaf = describe::choose(taxonomy, slot, scope.slots.get(slot));
            *scope.slots.get_mut(slot) = LeafSet::of([leaf]);
        }
        for (_, values) in &mut scope.conditions {
            *values = Values(values.0 & values.0.wrapping_neg());
        }
    }
    Norm { region, ..norm.clone() }
}
