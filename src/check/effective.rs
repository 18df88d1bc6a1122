//! What of each norm is in effect once exceptions and precedence are taken into account.
//!
//! `eff(B) = conduct(B) − holes(B) − ⋃ { eff(A) : A prevails over B and opposes it }`, from the most to the
//! least prevailing norm (semantics, section 9). Cutting by the effective part of the higher norm, not by
//! all of it, brings a rule back where the exception to it has an exception itself (reinstatement).
//! Everything here is in terms of conduct: for an obligation, its trigger with its options put in.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

use super::budget::{Budget, Exhausted};
use super::cover;
use super::discharge::{existential, opened};
use super::norm_index::NormIndex;
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

/// The boxes of one norm by reading; readings are left out where they are the same as the first.
type ByReading = [Option<Vec<ScopeBox>>; 3];

/// What was worked out of one norm.
#[derive(Clone, Debug, Default)]
struct Own {
    /// Its conduct without its own exceptions.
    conduct: ByReading,
    /// Where another norm prevails over it, the part of its conduct in which it stands.
    standing: ByReading,
    /// What acts it is about; unknown words may mean any.
    acts: LeafSet,
    /// All that it could speak of if its unknown words meant as much as they can, and nothing were taken out.
    extent: Vec<ScopeBox>,
    /// The conditions that it names, once for each box.
    named: Vec<Condition>,
    /// How many steps that took.
    steps: u32,
}

/// What was worked out of a set of norms, without the set: to be used again for one in which only some of them are
/// others.
#[derive(Clone, Debug, Default)]
pub struct WorkedOut {
    own: Vec<Own>,
    index: NormIndex,
    /// How many boxes name each condition.
    conditions: BTreeMap<Condition, usize>,
    /// Whether it took more steps than allowed.
    exhausted: bool,
}

impl WorkedOut {
    /// What a norm could matter to.
    pub fn trace(&self, id: NormId) -> Option<Trace> {
        let Own { acts, extent, .. } = self.own.get(id.0 as usize)?.clone();
        let is = |ids: &[NormId]| ids.binary_search(&id).is_ok();
        let modality = Modality::ALL.into_iter().find(|modality| is(self.index.of_modality(*modality)))?;
        Some(Trace { modality, blanket: is(self.index.blanket()), acts, extent })
    }
}

/// What a norm could matter to, which can be asked once it is gone as well.
#[derive(Clone, Debug)]
pub struct Trace {
    /// Its modality.
    pub modality: Modality,
    /// Whether it promises to follow some body of rules as a whole.
    pub blanket: bool,
    /// The acts that it may be about.
    pub acts: LeafSet,
    /// All that it could speak of.
    pub extent: Vec<ScopeBox>,
}

/// A norm set with the effective part of every norm.
#[derive(Debug)]
pub struct Effective<'a> {
    /// The norms.
    pub set: &'a NormSet,
    worked_out: Arc<WorkedOut>,
    /// The norms to look at, by modality; all of them where nothing is said.
    only: Option<[Vec<NormId>; 4]>,
    /// The conditions that matter: those named, and all that hang together with them.
    named: Arc<BTreeSet<Condition>>,
    /// The impossible situations among them.
    impossible: Vec<&'a ScopeBox>,
    /// Whether working this out took more steps than allowed; then every verdict is in doubt.
    pub exhausted: bool,
}

/// Ordinary agreements rank a few clauses; the steps are for whoever ranks them all.
const STEPS: u32 = 400_000;

impl<'a> Effective<'a> {
    /// Works out the effective part of every norm, once per document.
    pub fn new(set: &'a NormSet) -> Self {
        let mut budget = Budget::new(STEPS);
        let mut effective = Self::with(set, Arc::default(), &(0..0), set.norms.len(), &mut budget);
        if !set.priorities.is_empty() {
            effective.fold(&mut budget);
        }
        effective
    }

    /// The same for a set of which most was worked out before: the norms that had the numbers `gone` are gone, and
    /// `come` others stand in their place. What prevails over what among the rest must be as it was, and no norm that is
    /// gone or has come may prevail over another, give way to one or name one as an exception.
    pub fn renewed(set: &'a NormSet, before: Arc<WorkedOut>, gone: &Range<usize>, come: usize) -> Self {
        if before.exhausted || before.own.len() + come != set.norms.len() + gone.len() {
            return Self::new(set);
        }
        let kept = before.own.iter().map(|own| u64::from(own.steps)).sum::<u64>();
        let left = u64::from(STEPS).saturating_sub(kept);
        let mut budget = Budget::new(u32::try_from(left).unwrap_or(0));
        let effective = Self::with(set, before, gone, come, &mut budget);
        // Where the steps might not suffice it matters in which order they are taken.
        if kept > u64::from(STEPS) || effective.exhausted { Self::new(set) } else { effective }
    }

    fn with(
        set: &'a NormSet,
        mut worked_out: Arc<WorkedOut>,
        gone: &Range<usize>,
        come: usize,
        budget: &mut Budget,
    ) -> Self {
        let new = gone.start..gone.start + come;
        let known = Arc::make_mut(&mut worked_out);
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        known.index.replace(&(number(gone.start)..number(gone.end)), number(come));
        let mut fresh = Vec::with_capacity(come);
        for (index, norm) in set.norms.iter().enumerate().take(new.end).skip(new.start) {
            let named: Vec<Condition> = conditions(norm).cloned().collect();
            let own = Own { acts: acts(norm), extent: extent(norm), named, ..Own::default() };
            known.index.enter(NormId(number(index)), norm.modality, &own.acts, norm.blanket);
            for condition in &own.named {
                *known.conditions.entry(condition.clone()).or_default() += 1;
            }
            fresh.push(own);
        }
        for own in known.own.splice(gone.clone(), fresh) {
            for condition in own.named {
                if let Some(count) = known.conditions.get_mut(&condition) {
                    *count -= 1;
                }
            }
        }
        known.conditions.retain(|_, count| *count > 0);
        let mut named = known.conditions.keys().cloned().collect();
        let impossible = impossible_among(set, &mut named);
        let exhausted = known.exhausted;
        let mut effective =
            Self { set, worked_out, only: None, named: Arc::new(named), impossible, exhausted };
        for index in new {
            let Some(norm) = set.norms.get(index) else { continue };
            let before = budget.left();
            let conduct = effective.conducts(norm, budget).unwrap_or_else(|Exhausted| {
                effective.exhausted = true;
                [Some(norm.conduct()), None, None]
            });
            let known = Arc::make_mut(&mut effective.worked_out);
            known.exhausted = effective.exhausted;
            if let Some(own) = known.own.get_mut(index) {
                own.conduct = conduct;
                own.steps = before - budget.left();
            }
        }
        effective
    }

    /// What was worked out.
    pub fn worked_out(&self) -> &Arc<WorkedOut> {
        &self.worked_out
    }

    /// The norms of a modality.
    pub fn of_modality(&self, modality: Modality) -> impl Iterator<Item = (NormId, &'a Norm)> + '_ {
        let ids = match &self.only {
            Some(only) => only.get(modality as usize).map_or(&[][..], Vec::as_slice),
            None => self.worked_out.index.of_modality(modality),
        };
        ids.iter().filter_map(|&id| self.set.get(id).map(|norm| (id, norm)))
    }

    /// The norms that promise to follow some body of rules as a whole.
    pub fn blanket(&self) -> impl Iterator<Item = &'a Norm> + '_ {
        self.worked_out.index.blanket().iter().filter_map(|&id| self.set.get(id))
    }

    /// All acts that a norm of the set may be about.
    pub fn acts_of(&self, id: NormId) -> Option<&LeafSet> {
        self.own(id).map(|own| &own.acts)
    }

    /// The conditions that matter: those that the norms name, and all that hang together with them.
    pub fn conditions(&self) -> &BTreeSet<Condition> {
        &self.named
    }

    /// Whether a norm of the set may be about one of some acts.
    pub fn may_be_about(&self, id: NormId, acts: &LeafSet) -> bool {
        self.acts_of(id).is_some_and(|own| own.intersects(acts))
    }

    /// Whether nothing in the set can take anything from a norm: no clause prevails over it, none is named as an
    /// exception to it, and none of an opposing kind is about its acts.
    pub fn is_unopposed(&self, id: NormId) -> bool {
        let (Some(norm), Some(acts)) = (self.set.get(id), self.acts_of(id)) else { return false };
        let opposed = |modality: Modality| {
            modality.opposes(norm.modality) && self.about(modality, acts).next().is_some()
        };
        norm.hole_statements.is_empty()
            && self.set.above(id).next().is_none()
            && !Modality::ALL.into_iter().any(opposed)
    }

    /// The norms of a modality that may be about one of some acts, in the order of the document: the cheap test that
    /// leaves a handful of norms to look at.
    pub fn about<'e>(
        &'e self,
        modality: Modality,
        acts: &'e LeafSet,
    ) -> impl Iterator<Item = (NormId, &'a Norm)> + 'e {
        let candidates = match &self.only {
            Some(only) => only.get(modality as usize).cloned().unwrap_or_default(),
            None => self.worked_out.index.candidates(modality, acts),
        };
        candidates
            .into_iter()
            .filter(|id| self.may_be_about(*id, acts))
            .filter_map(|id| self.set.get(id).map(|norm| (id, norm)))
    }

    /// The same norms, of which only those are looked at that can matter to what is asked; and the acts that the duties
    /// among them leave a choice of. Whatever a norm says of situations that nobody asks about, nor any of these duties
    /// could come down to, changes nothing about the answer.
    pub fn near(&self, asked: &Norm) -> (Self, LeafSet) {
        let acts = asked.reach(Slot::Action);
        let conduct = widest(asked);
        let reaches =
            |id: NormId, boxes: &[ScopeBox]| self.own(id).is_some_and(|own| meet(&own.extent, boxes));
        let mut only = Modality::ALL.map(|modality| {
            let about = self.about(modality, &acts).map(|(id, _)| id);
            about.filter(|id| reaches(*id, &conduct)).collect::<Vec<_>>()
        });
        let [bans, duties, ..] = &mut only;
        let mut ways = LeafSet::NOTHING;
        for own in duties.iter().filter_map(|id| self.own(*id)) {
            ways = ways.union(&own.acts);
        }
        // What a duty leaves open may be forbidden.
        let on_ways = self.about(Modality::Prohibition, &ways).map(|(id, _)| id);
        let on_ways = on_ways.filter(|id| {
            duties.iter().filter_map(|duty| self.own(*duty)).any(|own| reaches(*id, &own.extent))
        });
        bans.extend(on_ways.collect::<Vec<_>>());
        bans.sort_unstable();
        bans.dedup();
        let near = Self {
            set: self.set,
            worked_out: Arc::clone(&self.worked_out),
            only: Some(only),
            named: Arc::clone(&self.named),
            impossible: self.impossible.clone(),
            exhausted: self.exhausted,
        };
        (near, ways)
    }

    /// The norms that are looked at, with all that prevail over them or are named in them as exceptions.
    pub fn looked_at(&self) -> Vec<NormId> {
        let mut found: Vec<NormId> = Modality::ALL
            .into_iter()
            .flat_map(|modality| self.of_modality(modality))
            .map(|(id, _)| id)
            .collect();
        let mut next = 0;
        let mut known: BTreeSet<NormId> = found.iter().copied().collect();
        while let Some(&id) = found.get(next) {
            next += 1;
            let Some(norm) = self.set.get(id) else { continue };
            let named = self.set.named_in(norm).map(|(id, _)| id);
            let reached: Vec<NormId> = self.set.above(id).chain(named).collect();
            found.extend(reached.into_iter().filter(|id| known.insert(*id)));
        }
        found.sort_unstable();
        found
    }

    fn own(&self, id: NormId) -> Option<&Own> {
        self.worked_out.own.get(id.0 as usize)
    }

    /// The conduct in which a norm stands.
    pub fn standing(&self, id: NormId, reading: Reading) -> &[ScopeBox] {
        let standing = self.own(id).and_then(|own| pick(&own.standing, reading));
        standing.unwrap_or_else(|| self.conduct(id, reading))
    }

    /// The conduct that a norm speaks of, without its own exceptions but before precedence: for an
    /// obligation, everything that discharges it. An exempted way of discharge is still one, for an
    /// exemption forbids nothing.
    pub fn conduct(&self, id: NormId, reading: Reading) -> &[ScopeBox] {
        self.own(id).and_then(|own| pick(&own.conduct, reading)).unwrap_or_default()
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
        for (id, named) in self.set.named_in(norm) {
            if named.modality == Modality::Obligation {
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
        if conditions(asked).all(|condition| self.named.contains(condition)) {
            return self.impossible.clone();
        }
        let mut all = BTreeSet::clone(&self.named);
        all.extend(conditions(asked).cloned());
        impossible_among(self.set, &mut all)
    }

    fn fold(&mut self, budget: &mut Budget) {
        for id in most_prevailing_first(self.set) {
            let Some(norm) = self.set.get(id) else { continue };
            let before = budget.left();
            let mut standing = ByReading::default();
            for (reading, known) in Reading::ALL.into_iter().zip(&mut standing) {
                let conduct = self.conduct(id, reading);
                match self.without_prevailing(id, norm.modality, conduct, reading, budget) {
                    Ok(standing) => *known = Some(standing),
                    Err(Exhausted) => self.exhausted = true,
                }
            }
            let worked_out = Arc::make_mut(&mut self.worked_out);
            worked_out.exhausted = self.exhausted;
            if let Some(own) = worked_out.own.get_mut(id.0 as usize) {
                own.standing = standing;
                own.steps += before - budget.left();
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
        let named_opaque = self.set.named_in(norm).any(|(_, other)| !other.opaque_slots.is_empty());
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
        let named = self.set.named_in(norm).flat_map(|(_, other)| {
            other.conduct().into_iter().map(|scope| wide(scope, &other.opaque_slots)).collect::<Vec<_>>()
        });
        own.chain(named).collect()
    }
}

/// The boxes by reading: the asked one, or the first where they do not differ.
fn pick(boxes: &ByReading, reading: Reading) -> Option<&[ScopeBox]> {
    let [certain, said, possible] = boxes;
    let asked = match reading {
        Reading::Certain => certain,
        Reading::Said => said,
        Reading::Possible => possible,
    };
    asked.as_ref().or(certain.as_ref()).map(Vec::as_slice)
}

/// Whether boxes share a situation with others.
pub fn meet(ours: &[ScopeBox], theirs: &[ScopeBox]) -> bool {
    ours.iter().any(|scope| theirs.iter().any(|other| scope.intersects(other)))
}

/// The conduct of a norm at its widest, as if its region said nothing of the slots in which it offers options: how two
/// duties compare in these hangs on the options alone.
pub fn widest(norm: &Norm) -> Vec<ScopeBox> {
    let mut widest = norm.region.clone();
    for scope in &mut widest {
        for (slot, options) in &norm.discharge.options {
            scope.slots.get_mut(*slot).clone_from(options);
        }
    }
    widest
}

/// All that a norm could speak of if its unknown words meant as much as they can, and nothing were taken out.
fn extent(norm: &Norm) -> Vec<ScopeBox> {
    let mut extent = widest(norm);
    for scope in &mut extent {
        scope.conditions.retain(|(condition, _)| !is_opaque(condition));
        *scope = opened(std::mem::take(scope), &norm.opaque_slots);
    }
    extent
}

/// A norm's conduct, with its opaque slots open where that is how it is read.
fn opened_for(norm: &Norm, reading: Reading) -> Vec<ScopeBox> {
    let conduct = norm.conduct();
    if reading != Reading::Possible || norm.opaque_slots.is_empty() {
        return conduct;
    }
    conduct.into_iter().map(|scope| opened(scope, &norm.opaque_slots)).collect()
}

/// The conditions that a norm names, once for each box.
fn conditions(norm: &Norm) -> impl Iterator<Item = &Condition> {
    let boxes = norm.region.iter().chain(&norm.holes);
    boxes.flat_map(|scope| &scope.conditions).map(|(condition, _)| condition)
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

/// All norms over which another prevails, so that each comes after everything that prevails over it. Lowering has broken
/// rings; a norm in one would simply come last.
fn most_prevailing_first(set: &NormSet) -> Vec<NormId> {
    let mut waiting: BTreeMap<NormId, usize> = BTreeMap::new();
    let mut below: BTreeMap<NormId, Vec<NormId>> = BTreeMap::new();
    for (higher, lower) in &set.priorities {
        waiting.entry(*higher).or_default();
        *waiting.entry(*lower).or_default() += 1;
        below.entry(*higher).or_default().push(*lower);
    }
    let is_lower: BTreeSet<NormId> = set.priorities.iter().map(|(_, lower)| *lower).collect();
    let mut order: Vec<NormId> =
        waiting.iter().filter(|(_, count)| **count == 0).map(|(id, _)| *id).collect();
    let mut next = 0;
    while let Some(&id) = order.get(next) {
        next += 1;
        for lower in below.get(&id).into_iter().flatten() {
            if let Some(count) = waiting.get_mut(lower) {
                *count -= 1;
                if *count == 0 {
                    order.push(*lower);
                }
            }
        }
    }
    let placed: BTreeSet<NormId> = order.iter().copied().collect();
    order.extend(waiting.keys().filter(|id| !placed.contains(id)));
    order.retain(|id| is_lower.contains(id));
    order
}
