//! What of each norm is in effect once exceptions and precedence are taken into account.
//!
//! `eff(B) = conduct(B) − holes(B) − ⋃ { eff(A) : A prevails over B and opposes it }`, from the most to the
//! least prevailing norm (semantics, section 9). Cutting by the effective part of the higher norm, not by
//! all of it, brings a rule back where the exception to it has an exception itself (reinstatement).
//! Everything here is in terms of conduct: for an obligation, its trigger with its options put in.

use std::collections::BTreeSet;

use super::budget::{Budget, Exhausted};
use super::cover;
use super::discharge::{existential, opened};
use crate::norm::scope::{Condition, ScopeBox};
use crate::norm::{Modality, Norm, NormId, NormSet, Strength};

/// A norm set with the effective part of every norm.
#[derive(Debug)]
pub struct Effective<'a> {
    /// The norms.
    pub set: &'a NormSet,
    /// For each norm its conduct without its own exceptions; for an obligation, all ways of discharge.
    conduct: Vec<Vec<ScopeBox>>,
    /// For each norm over which another prevails, the part of its conduct in which it stands.
    standing: Vec<Option<Vec<ScopeBox>>>,
    /// Ids by modality, so that questions need not look at norms of other kinds.
    by_modality: [Vec<NormId>; 4],
    /// The conditions that matter: those named, and all that hang together with them.
    named: BTreeSet<Condition>,
    /// The impossible situations among them.
    impossible: Vec<&'a ScopeBox>,
    /// Whether working this out took more steps than allowed; then every verdict is in doubt.
    pub exhausted: bool,
}

impl<'a> Effective<'a> {
    /// Works out the effective part of every norm, once per document.
    pub fn new(set: &'a NormSet) -> Self {
        let mut by_modality: [Vec<NormId>; 4] = Default::default();
        for (id, norm) in set.iter() {
            if let Some(ids) = by_modality.get_mut(norm.modality as usize) {
                ids.push(id);
            }
        }
        let mut named = set.norms.iter().flat_map(conditions).collect();
        let impossible = impossible_among(set, &mut named);
        let mut effective = Self {
            set,
            named,
            impossible,
            conduct: Vec::with_capacity(set.norms.len()),
            standing: vec![None; set.norms.len()],
            by_modality,
            exhausted: false,
        };
        // Ordinary agreements rank a few clauses; the budget is for whoever ranks them all.
        let mut budget = Budget::new(400_000);
        for (_, norm) in set.iter() {
            let conduct = effective.without_holes(norm, &mut budget).unwrap_or_else(|Exhausted| {
                effective.exhausted = true;
                norm.conduct()
            });
            effective.conduct.push(conduct);
        }
        if !set.priorities.is_empty() {
            effective.fold(&mut budget);
        }
        effective
    }

    /// The norms of a modality.
    pub fn of_modality(&self, modality: Modality) -> impl Iterator<Item = (NormId, &'a Norm)> + '_ {
        let ids = self.by_modality.get(modality as usize).map_or(&[][..], Vec::as_slice);
        ids.iter().filter_map(|&id| self.set.get(id).map(|norm| (id, norm)))
    }

    /// The conduct in which a norm stands.
    pub fn standing(&self, id: NormId) -> &[ScopeBox] {
        match self.standing.get(id.0 as usize) {
            Some(Some(boxes)) => boxes,
            _ => self.conduct(id),
        }
    }

    /// The conduct that a norm speaks of, without its own exceptions but before precedence: for an
    /// obligation, everything that discharges it. An exempted way of discharge is still one, for an
    /// exemption forbids nothing.
    pub fn conduct(&self, id: NormId) -> &[ScopeBox] {
        self.conduct.get(id.0 as usize).map_or(&[], Vec::as_slice)
    }

    /// The prohibitions of at least some strength, where they stand.
    pub fn forbidden(&self, at_least: Strength) -> Vec<(NormId, &ScopeBox)> {
        self.of_modality(Modality::Prohibition)
            .filter(|(_, norm)| norm.strength >= at_least)
            .flat_map(|(id, _)| self.standing(id).iter().map(move |scope| (id, scope)))
            .collect()
    }

    /// The conduct of a norm read in its favour, before and after precedence: conditions in unknown words
    /// hold, exceptions in unknown words do not, and slots in unknown words mean whatever is asked.
    ///
    /// # Errors
    /// When the budget runs out.
    pub fn in_favour(&self, id: NormId, budget: &mut Budget) -> Result<(Vec<ScopeBox>, Vec<ScopeBox>), Exhausted> {
        let Some(norm) = self.set.get(id) else { return Ok((Vec::new(), Vec::new())) };
        if !has_unknown_words(norm) {
            return Ok((self.conduct(id).to_vec(), self.standing(id).to_vec()));
        }
        let mut norm = norm.clone();
        let slots = std::mem::take(&mut norm.opaque_slots);
        for scope in &mut norm.region {
            scope.conditions.retain(|(condition, _)| !is_opaque(condition));
            *scope = opened(scope.clone(), &slots);
        }
        norm.discharge.options.retain(|(slot, _)| !slots.contains(slot));
        let known = norm.opaque_holes.is_empty();
        norm.holes.retain(|hole| known && !hole.conditions.iter().any(|(condition, _)| is_opaque(condition)));
        let conduct = self.without_holes(&norm, budget)?;
        let standing = self.without_prevailing(id, norm.modality, &conduct, budget)?;
        Ok((conduct, standing))
    }

    /// The widest conduct that a norm may reach, whatever its unknown words mean; precedence aside.
    pub fn reach(&self, id: NormId) -> Vec<ScopeBox> {
        let Some(norm) = self.set.get(id) else { return Vec::new() };
        norm.conduct().into_iter().map(|scope| opened(scope, &norm.opaque_slots)).collect()
    }

    /// The impossible situations that can matter to a question: those among conditions that the question or a
    /// norm of the set names, and all that these hang together with.
    pub fn impossible_for(&self, asked: &Norm) -> Vec<&'a ScopeBox> {
        let named = conditions(asked);
        if named.iter().all(|condition| self.named.contains(condition)) {
            return self.impossible.clone();
        }
        let mut all = self.named.clone();
        all.extend(named);
        impossible_among(self.set, &mut all)
    }

    fn fold(&mut self, budget: &mut Budget) {
        for id in most_prevailing_first(self.set) {
            let Some(norm) = self.set.get(id) else { continue };
            match self.without_prevailing(id, norm.modality, self.conduct(id), budget) {
                Ok(standing) => {
                    if let Some(known) = self.standing.get_mut(id.0 as usize) {
                        *known = Some(standing);
                    }
                }
                Err(Exhausted) => self.exhausted = true,
            }
        }
    }

    fn without_prevailing(
        &self,
        id: NormId,
        modality: Modality,
        conduct: &[ScopeBox],
        budget: &mut Budget,
    ) -> Result<Vec<ScopeBox>, Exhausted> {
        let cuts: Vec<&ScopeBox> = self
            .set
            .above(id)
            .filter(|&above| self.set.get(above).is_some_and(|above| above.modality.opposes(modality)))
            .flat_map(|above| self.standing(above))
            .collect();
        cover::remainders(self.set, conduct, &cuts, budget)
    }

    /// The conduct of a norm without its exceptions. An exception that takes out some of an obligation's
    /// ways of discharge takes out the whole trigger: striking a way would leave a stricter duty than was
    /// written.
    fn without_holes(&self, norm: &Norm, budget: &mut Budget) -> Result<Vec<ScopeBox>, Exhausted> {
        let conduct = norm.conduct();
        if norm.holes.is_empty() && norm.hole_statements.is_empty() {
            return Ok(conduct);
        }
        let named = self
            .set
            .norms
            .iter()
            .filter(|other| norm.hole_statements.contains(&other.origin.statement))
            .flat_map(Norm::conduct);
        let choices = existential(norm);
        let holes: Vec<ScopeBox> = norm
            .holes
            .iter()
            .cloned()
            .chain(named)
            .filter(|hole| conduct.iter().any(|scope| scope.intersects(hole)))
            .map(|hole| opened(hole, &choices))
            .collect();
        cover::remainders(self.set, &conduct, &holes.iter().collect::<Vec<_>>(), budget)
    }
}

/// The conditions that a norm names.
fn conditions(norm: &Norm) -> Vec<Condition> {
    let boxes = norm.region.iter().chain(&norm.holes);
    boxes.flat_map(|scope| &scope.conditions).map(|(condition, _)| condition.clone()).collect()
}

/// Adds to `named` all conditions that hang together with one that is there already, by one implying the
/// other in however many steps, and gives back the impossible situations among them.
fn impossible_among<'a>(set: &'a NormSet, named: &mut BTreeSet<Condition>) -> Vec<&'a ScopeBox> {
    let mut found: Vec<&ScopeBox> = Vec::new();
    let mut left: Vec<&ScopeBox> = set.impossible.iter().collect();
    loop {
        let (near, far): (Vec<_>, Vec<_>) = left
            .into_iter()
            .partition(|scope| scope.conditions.iter().any(|(condition, _)| named.contains(condition)));
        if near.is_empty() {
            return found;
        }
        named.extend(near.iter().flat_map(|scope| &scope.conditions).map(|(condition, _)| condition.clone()));
        found.extend(near);
        left = far;
    }
}

/// Whether a norm has conditions, slots or exceptions in words outside the vocabulary, or open numbers.
fn has_unknown_words(norm: &Norm) -> bool {
    let opaque = |scope: &ScopeBox| scope.conditions.iter().any(|(condition, _)| is_opaque(condition));
    !norm.opaque_slots.is_empty()
        || !norm.opaque_holes.is_empty()
        || norm.region.iter().chain(&norm.holes).any(opaque)
}

/// Whether nothing is known about a condition.
pub fn is_opaque(condition: &Condition) -> bool {
    matches!(condition, Condition::Opaque(_))
}

/// All norms so that each comes after everything that prevails over it. Lowering has broken rings; a
/// norm in one would simply come last.
fn most_prevailing_first(set: &NormSet) -> Vec<NormId> {
    let mut waiting: Vec<usize> = vec![0; set.norms.len()];
    let mut below: Vec<Vec<NormId>> = vec![Vec::new(); set.norms.len()];
    for (higher, lower) in &set.priorities {
        if let (Some(count), Some(lowers)) =
            (waiting.get_mut(lower.0 as usize), below.get_mut(higher.0 as usize))
        {
            *count += 1;
            lowers.push(*lower);
        }
    }
    let mut order: Vec<NormId> =
        set.iter().map(|(id, _)| id).filter(|id| waiting.get(id.0 as usize) == Some(&0)).collect();
    let mut next = 0;
    while let Some(&id) = order.get(next) {
        next += 1;
        for lower in below.get(id.0 as usize).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(lower.0 as usize) {
                *count -= 1;
                if *count == 0 {
                    order.push(*lower);
                }
            }
        }
    }
    let placed: BTreeSet<NormId> = order.iter().copied().collect();
    order.extend(set.iter().map(|(id, _)| id).filter(|id| !placed.contains(id)));
    order
}
