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
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::{Condition, ScopeBox, Slot};
use crate::norm::{Modality, Norm, NormId, NormSet, Strength};

/// How words outside the vocabulary are read: nobody knows what they mean, so what passes must not hang on
/// them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// What a norm says whatever such words mean: its own add nothing and except as much as they can, and
    /// those of norms that prevail over it cut as much as they can. What a pass rests on.
    Certain,
    /// What a norm says in the words that are known, unless something prevails over it for certain. What
    /// stands against a pass.
    Said,
    /// What a norm says if such words mean as much as they can.
    Possible,
}

impl Reading {
    const ALL: [Self; 3] = [Self::Certain, Self::Said, Self::Possible];

    /// How norms that prevail are read.
    fn of_opponent(self) -> Self {
        if self == Self::Certain { Self::Possible } else { Self::Certain }
    }
}

/// A norm set with the effective part of every norm.
#[derive(Debug)]
pub struct Effective<'a> {
    /// The norms.
    pub set: &'a NormSet,
    /// For each norm its conduct without its own exceptions, by reading; the other readings are left out
    /// where they are the same as the first.
    conduct: Vec<[Option<Vec<ScopeBox>>; 3]>,
    /// For each norm over which another prevails, the part of its conduct in which it stands, by reading.
    standing: Vec<[Option<Vec<ScopeBox>>; 3]>,
    /// What acts each norm is about; unknown words may mean any.
    acts: Vec<LeafSet>,
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
            acts: set.norms.iter().map(acts).collect(),
            named,
            impossible,
            conduct: Vec::with_capacity(set.norms.len()),
            standing: vec![Default::default(); set.norms.len()],
            by_modality,
            exhausted: false,
        };
        // Ordinary agreements rank a few clauses; the budget is for whoever ranks them all.
        let mut budget = Budget::new(400_000);
        for (_, norm) in set.iter() {
            let by_reading = effective.conducts(norm, &mut budget).unwrap_or_else(|Exhausted| {
                effective.exhausted = true;
                [Some(norm.conduct()), None, None]
            });
            effective.conduct.push(by_reading);
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

    /// All acts that a norm of the set may be about.
    pub fn acts_of(&self, id: NormId) -> Option<&LeafSet> {
        self.acts.get(id.0 as usize)
    }

    /// The conditions that matter: those that the norms name, and all that hang together with them.
    pub fn conditions(&self) -> &BTreeSet<Condition> {
        &self.named
    }

    /// Whether a norm of the set may be about one of some acts.
    pub fn may_be_about(&self, id: NormId, acts: &LeafSet) -> bool {
        self.acts.get(id.0 as usize).is_some_and(|own| own.intersects(acts))
    }

    /// Whether nothing in the set can take anything from a norm: no clause prevails over it, none is named as an
    /// exception to it, and none of an opposing kind is about its acts.
    pub fn is_unopposed(&self, id: NormId) -> bool {
        let (Some(norm), Some(acts)) = (self.set.get(id), self.acts.get(id.0 as usize)) else { return false };
        let opposed = |modality: Modality| {
            modality.opposes(norm.modality) && self.about(modality, acts).next().is_some()
        };
        norm.hole_statements.is_empty()
            && self.set.above(id).next().is_none()
            && !Modality::ALL.into_iter().any(opposed)
    }

    /// The norms of a modality that may be about one of some acts: the cheap test that leaves a handful of norms to
    /// look at.
    pub fn about<'e>(
        &'e self,
        modality: Modality,
        acts: &'e LeafSet,
    ) -> impl Iterator<Item = (NormId, &'a Norm)> + 'e {
        self.of_modality(modality).filter(|(id, _)| self.may_be_about(*id, acts))
    }

    /// The conduct in which a norm stands.
    pub fn standing(&self, id: NormId, reading: Reading) -> &[ScopeBox] {
        match pick(&self.standing, id, reading) {
            Some(boxes) => boxes,
            None => self.conduct(id, reading),
        }
    }

    /// The conduct that a norm speaks of, without its own exceptions but before precedence: for an
    /// obligation, everything that discharges it. An exempted way of discharge is still one, for an
    /// exemption forbids nothing.
    pub fn conduct(&self, id: NormId, reading: Reading) -> &[ScopeBox] {
        pick(&self.conduct, id, reading).unwrap_or_default()
    }

    /// The prohibitions of some acts, of at least some strength, where they stand.
    pub fn forbidden(
        &self,
        acts: &LeafSet,
        at_least: Strength,
        reading: Reading,
    ) -> Vec<(NormId, &ScopeBox)> {
        self.about(Modality::Prohibition, acts)
            .filter(|(_, norm)| norm.strength >= at_least)
            .flat_map(|(id, _)| self.standing(id, reading).iter().map(move |scope| (id, scope)))
            .collect()
    }

    /// A norm read in its favour: conditions in unknown words hold, exceptions in unknown words do not, and
    /// slots in unknown words mean whatever is asked. Nothing where it has no unknown words.
    pub fn in_favour(&self, id: NormId) -> Option<Norm> {
        let mut norm = self.set.get(id).filter(|norm| has_unknown_words(norm))?.clone();
        for scope in &mut norm.region {
            scope.conditions.retain(|(condition, _)| !is_opaque(condition));
            *scope = opened(scope.clone(), &norm.opaque_slots);
        }
        for (slot, options) in &mut norm.discharge.options {
            if norm.opaque_slots.contains(slot) {
                *options = LeafSet::EVERYTHING;
            }
        }
        let known = norm.opaque_holes.is_empty();
        norm.holes.retain(|hole| known && !hole.conditions.iter().any(|(condition, _)| is_opaque(condition)));
        Some(norm)
    }

    /// The conduct in which a norm that stands in the place of `id` stands.
    ///
    /// # Errors
    /// When the budget runs out.
    pub fn standing_of(
        &self,
        id: NormId,
        norm: &Norm,
        reading: Reading,
        budget: &mut Budget,
    ) -> Result<Vec<ScopeBox>, Exhausted> {
        let conduct = self.without_holes(norm, reading, budget)?;
        self.without_prevailing(id, norm.modality, &conduct, reading, budget)
    }

    /// The conduct of an obligation where it can be relied on: an exception that takes out some of its ways
    /// of discharge lifts it altogether, for striking a way would leave a stricter duty than was written;
    /// and it gives way to a duty that it names wherever that one is called for, whatever that one demands.
    ///
    /// # Errors
    /// When the budget runs out.
    pub fn reliable(
        &self,
        norm: &Norm,
        reading: Reading,
        budget: &mut Budget,
    ) -> Result<Vec<ScopeBox>, Exhausted> {
        let conduct = opened_for(norm, reading);
        if norm.holes.is_empty() && norm.hole_statements.is_empty() {
            return Ok(conduct);
        }
        let choices = existential(norm);
        let mut holes: Vec<ScopeBox> = self
            .holes(norm, reading)
            .into_iter()
            .filter(|hole| conduct.iter().any(|scope| scope.intersects(hole)))
            .map(|hole| opened(hole, &choices))
            .collect();
        for (id, named) in self.set.iter() {
            if norm.hole_statements.contains(&named.origin.statement)
                && named.modality == Modality::Obligation
            {
                let theirs = existential(named);
                let called_for = self.conduct(id, reading.of_opponent()).iter();
                holes.extend(called_for.map(|scope| opened(scope.clone(), &theirs)));
            }
        }
        cover::remainders(self.set, &conduct, &holes.iter().collect::<Vec<_>>(), budget)
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
            for reading in Reading::ALL {
                let conduct = self.conduct(id, reading);
                match self.without_prevailing(id, norm.modality, conduct, reading, budget) {
                    Ok(standing) => {
                        if let Some(known) = self.standing.get_mut(id.0 as usize) {
                            known[reading as usize] = Some(standing);
                        }
                    }
                    Err(Exhausted) => self.exhausted = true,
                }
            }
        }
    }

    fn without_prevailing(
        &self,
        id: NormId,
        modality: Modality,
        conduct: &[ScopeBox],
        reading: Reading,
        budget: &mut Budget,
    ) -> Result<Vec<ScopeBox>, Exhausted> {
        let cuts: Vec<&ScopeBox> = self
            .set
            .above(id)
            .filter(|&above| self.set.get(above).is_some_and(|above| above.modality.opposes(modality)))
            .flat_map(|above| self.standing(above, reading.of_opponent()))
            .collect();
        cover::remainders(self.set, conduct, &cuts, budget)
    }

    fn conducts(&self, norm: &Norm, budget: &mut Budget) -> Result<[Option<Vec<ScopeBox>>; 3], Exhausted> {
        let certain = self.without_holes(norm, Reading::Certain, budget)?;
        let named_opaque = self.set.norms.iter().any(|other| {
            norm.hole_statements.contains(&other.origin.statement) && !other.opaque_slots.is_empty()
        });
        if norm.opaque_slots.is_empty() && norm.opaque_holes.is_empty() && !named_opaque {
            return Ok([Some(certain), None, None]);
        }
        let said = self.without_holes(norm, Reading::Said, budget)?;
        let possible = self.without_holes(norm, Reading::Possible, budget)?;
        Ok([Some(certain), Some(said), Some(possible)])
    }

    fn without_holes(
        &self,
        norm: &Norm,
        reading: Reading,
        budget: &mut Budget,
    ) -> Result<Vec<ScopeBox>, Exhausted> {
        let conduct = opened_for(norm, reading);
        let holes = self.holes(norm, reading);
        if holes.is_empty() {
            return Ok(conduct);
        }
        cover::remainders(self.set, &conduct, &holes.iter().collect::<Vec<_>>(), budget)
    }

    /// What is taken out of a norm: its exceptions, and the conduct of the clauses that it names. For what is
    /// certain, they take out as much as their words can mean.
    fn holes(&self, norm: &Norm, reading: Reading) -> Vec<ScopeBox> {
        let wide = |scope: ScopeBox, slots: &[Slot]| {
            if reading == Reading::Certain { opened(scope, slots) } else { scope }
        };
        let own = norm.holes.iter().map(|hole| wide(hole.clone(), &norm.opaque_holes));
        let named = self
            .set
            .norms
            .iter()
            .filter(|other| norm.hole_statements.contains(&other.origin.statement))
            .flat_map(|other| {
                other.conduct().into_iter().map(|scope| wide(scope, &other.opaque_slots)).collect::<Vec<_>>()
            });
        own.chain(named).collect()
    }
}

/// The boxes of a norm by reading: the asked one, or the first where they do not differ.
fn pick(boxes: &[[Option<Vec<ScopeBox>>; 3]], id: NormId, reading: Reading) -> Option<&[ScopeBox]> {
    let [certain, said, possible] = boxes.get(id.0 as usize)?;
    let asked = match reading {
        Reading::Certain => certain,
        Reading::Said => said,
        Reading::Possible => possible,
    };
    asked.as_ref().or(certain.as_ref()).map(Vec::as_slice)
}

/// A norm's conduct, with its opaque slots open where that is how it is read.
fn opened_for(norm: &Norm, reading: Reading) -> Vec<ScopeBox> {
    let conduct = norm.conduct();
    if reading != Reading::Possible || norm.opaque_slots.is_empty() {
        return conduct;
    }
    conduct.into_iter().map(|scope| opened(scope, &norm.opaque_slots)).collect()
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

/// Whether a norm has conditions, slots or exceptions in words outside the vocabulary.
pub fn has_unknown_words(norm: &Norm) -> bool {
    let opaque = |scope: &ScopeBox| scope.conditions.iter().any(|(condition, _)| is_opaque(condition));
    !norm.opaque_slots.is_empty()
        || !norm.opaque_holes.is_empty()
        || norm.region.iter().chain(&norm.holes).any(opaque)
}

/// All acts that a norm may be about; all there are, where unknown words stand for the act.
pub fn acts(norm: &Norm) -> LeafSet {
    if norm.opaque_slots.contains(&Slot::Action) {
        return LeafSet::EVERYTHING;
    }
    norm.reach(Slot::Action)
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
