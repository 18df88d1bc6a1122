//! Random cases in a few lines, for whoever has to find out why one of them fails.

use std::fmt;

use moulint::norm::leaf_set::LeafSet;
use moulint::norm::scope::{Condition, ScopeBox};
use moulint::norm::{Norm, NormSet};

use super::generate::Case;

impl fmt::Debug for Case {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "\n{:?} {}", self.form, norm(&self.asked))?;
        agreement(out, &self.set)
    }
}

/// An agreement, one norm a line.
fn agreement(out: &mut fmt::Formatter<'_>, set: &NormSet) -> fmt::Result {
    for (index, one) in set.norms.iter().enumerate() {
        write!(out, "\n  {index}: {}", norm(one))?;
    }
    for (higher, lower) in &set.priorities {
        write!(out, "\n  {} prevails over {}", higher.0, lower.0)?;
    }
    set.impossible.iter().try_for_each(|one| write!(out, "\n  impossible: {}", scope(one)))
}

/// A norm in one line.
fn norm(norm: &Norm) -> String {
    let boxes = |scopes: &[ScopeBox]| scopes.iter().map(scope).collect::<Vec<_>>().join(" | ");
    let mut text = format!("{:?} {:?} [{}]", norm.strength, norm.modality, boxes(&norm.region));
    for (slot, options) in &norm.discharge.options {
        text += &format!(" any-{slot:?}={}", leaves(options));
    }
    if norm.discharge.measures != moulint::norm::measure::Measures::default() {
        text += &format!(" {:?}", norm.discharge.measures);
    }
    if !norm.holes.is_empty() {
        text += &format!(" except [{}]", boxes(&norm.holes));
    }
    if !norm.hole_statements.is_empty() {
        text += &format!(" except as provided in {:?}", norm.hole_statements);
    }
    if !norm.opaque_slots.is_empty() || !norm.opaque_holes.is_empty() {
        text += &format!(" opaque {:?} holes {:?}", norm.opaque_slots, norm.opaque_holes);
    }
    if norm.blanket { text + " blanket" } else { text }
}

fn scope(scope: &ScopeBox) -> String {
    let limited = scope.slots.iter().filter(|(_, set)| !set.is_everything());
    let slots = limited.map(|(slot, set)| format!("{slot:?}={}", leaves(set)));
    let conditions = scope.conditions.iter().map(|(condition, values)| {
        let name = match condition {
            Condition::Term(term) => format!("c{}", term.0),
            Condition::Stated(text) | Condition::Opaque(text) => format!("{text:?}"),
        };
        format!("{name}={:03b}", values.0)
    });
    slots.chain(conditions).collect::<Vec<_>>().join(" ")
}

fn leaves(set: &LeafSet) -> String {
    let tail = set.has_tail();
    let few = if tail { set.complement() } else { set.clone() };
    let names: Vec<_> = few.listed().map(|leaf| leaf.0.to_string()).collect();
    format!("{}{{{}}}", if tail { "not" } else { "" }, names.join(","))
}
