//! Where an agreement's obligation meets the obligation asked for.
//!
//! For each trigger situation (and each addressee where all are meant) some one clause must do, all of
//! whose live ways of discharge satisfy what is asked; live are those that the agreement does not forbid
//! (semantics, section 3, and the addressee table of section 5). Existential slots therefore compare the
//! other way round than universal ones, and mixed pairs meet in the middle.

use super::budget::{Budget, Exhausted};
use super::cover;
use super::effective::{Effective, Reading, acts};
use crate::norm::leaf_set::LeafSet;
use crate::norm::measure::{self, Aspect, Comparison};
use crate::norm::scope::{ScopeBox, Slot};
use crate::norm::{Modality, Norm, NormId, Strength};

/// In what an obligation of the agreement falls short of the one asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Shortfall {
    /// Slots whose ways of discharge are not all among those asked for.
    pub slots: Vec<Slot>,
    /// Measures, with whether they fail for certain.
    pub measures: Vec<(Aspect, Comparison)>,
}

impl Shortfall {
    /// Whether nothing falls short.
    pub fn is_none(&self) -> bool {
        self.slots.is_empty() && self.measures.is_empty()
    }
}

/// How one slot of the two obligations is compared.
enum Pairing {
    /// Both universal: part of the trigger.
    Trigger,
    /// Both existential: the agreement's options must be among those asked for.
    Options { good: LeafSet },
    /// The agreement does it for each of a set; one of those asked for is enough.
    Choice { good: LeafSet },
    /// The agreement names one way only, and each of a set is asked for: as good as universal.
    Single { only: LeafSet },
    /// The agreement leaves a choice where each of a set is asked for.
    Impossible,
}

fn pairing(ours: &Norm, asked: &Norm, slot: Slot, open: bool) -> Pairing {
    match (ours.discharge.options(slot), asked.discharge.options(slot)) {
        (None, None) => Pairing::Trigger,
        (Some(_), Some(theirs)) => {
            Pairing::Options { good: if open { LeafSet::EVERYTHING } else { theirs.clone() } }
        }
        (None, Some(theirs)) => Pairing::Choice { good: theirs.clone() },
        (Some(_), None) if open => Pairing::Single { only: LeafSet::EVERYTHING },
        (Some(options), None) => match options.single() {
            Some(_) => Pairing::Single { only: options.clone() },
            None => Pairing::Impossible,
        },
    }
}

/// What stands between an obligation and the one asked for before triggers are looked at; how slots are compared is said
/// at [`Pairing`], here for words that are known.
pub fn shortfall(ours: &Norm, asked: &Norm) -> Shortfall {
    let slots = Slot::ALL
        .into_iter()
        .zip(ours.discharge.by_slot().into_iter().zip(asked.discharge.by_slot()))
        .filter(|(slot, (options, theirs))| match (options, theirs) {
            (None, None) => false,
            (Some(options), Some(theirs)) => !options.is_subset(theirs),
            (None, Some(theirs)) => {
                !ours.region.iter().any(|scope| scope.slots.get(*slot).intersects(theirs))
            }
            (Some(options), None) => options.single().is_none(),
        });
    let slots = slots.map(|(slot, _)| slot).collect();
    Shortfall { slots, measures: measure::shortfalls(&ours.discharge.measures, &asked.discharge.measures) }
}

/// The triggers for which an obligation of the agreement meets the one asked for. With `favour`, unknown
/// words and open numbers are read in the agreement's favour.
///
/// # Errors
/// When the budget runs out.
pub fn met_triggers(
    effective: &Effective<'_>,
    id: NormId,
    ours: &Norm,
    asked: &Norm,
    favour: bool,
    budget: &mut Budget,
) -> Result<Vec<ScopeBox>, Exhausted> {
    budget.spend(1)?;
    let short = measure::shortfalls(&ours.discharge.measures, &asked.discharge.measures);
    let tolerated = if favour { Comparison::Open } else { Comparison::Holds };
    if short.iter().any(|(_, comparison)| *comparison > tolerated) {
        return Ok(Vec::new());
    }
    let read = if favour { effective.in_favour(id) } else { None };
    let ours = read.as_ref().unwrap_or(ours);
    let mut pairings = Pairings::default();
    for slot in Slot::ALL {
        let open = favour && ours.opaque_slots.contains(&slot);
        match pairing(ours, asked, slot, open) {
            Pairing::Trigger => pairings.triggers.push(slot),
            Pairing::Impossible => pairings.several.push(slot),
            Pairing::Options { good } => pairings.good.push((slot, good)),
            Pairing::Choice { good } => pairings.choices.push((slot, good)),
            Pairing::Single { only } => pairings.singles.push((slot, only)),
        }
    }
    if !pairings.may_meet(ours, asked) {
        return Ok(Vec::new());
    }
    let reading = if favour { Reading::Possible } else { Reading::Certain };
    let conduct = effective.reliable(ours, reading, budget)?;
    let standing = match &read {
        Some(read) => effective.standing_of(id, read, reading, budget)?,
        None => effective.standing(id, reading).to_vec(),
    };
    let standing = standing
        .iter()
        .flat_map(|scope| conduct.iter().filter_map(|reliable| scope.intersection(reliable)))
        .collect();
    let Pairings { good, choices, singles, several, .. } = pairings;
    let mut options =
        LiveOptions { effective, ours, conduct, standing, good, choices, singles, pinned: None };
    match several[..] {
        [] => options.met(budget),
        // Bans may leave one way of several, and then it is the only one.
        [slot] => {
            let ways = ours.discharge.options(slot).filter(|ways| !ways.has_tail() && ways.count() <= FEW);
            let mut met = Vec::new();
            for leaf in ways.into_iter().flat_map(LeafSet::listed) {
                options.pinned = Some((slot, LeafSet::of([leaf])));
                met.extend(options.met(budget)?);
            }
            Ok(met)
        }
        _ => Ok(Vec::new()),
    }
}

/// How all slots of two obligations are compared.
#[derive(Default)]
struct Pairings {
    triggers: Vec<Slot>,
    good: Vec<(Slot, LeafSet)>,
    choices: Vec<(Slot, LeafSet)>,
    singles: Vec<(Slot, LeafSet)>,
    several: Vec<Slot>,
}

impl Pairings {
    /// Whether the one can meet the other anywhere at all: some way of discharge is a good one, and they are called
    /// for in some situation in common. Most pairs fail here, before anything is worked out.
    fn may_meet(&self, ours: &Norm, asked: &Norm) -> bool {
        let good = |(slot, good): &(Slot, LeafSet)| {
            ours.discharge.options(*slot).is_some_and(|options| options.intersects(good))
        };
        let choice = |(slot, good): &(Slot, LeafSet)| {
            ours.region.iter().any(|scope| scope.slots.get(*slot).intersects(good))
        };
        let together = |one: &ScopeBox, other: &ScopeBox| {
            let slots = self.triggers.iter();
            slots.copied().all(|slot| one.slots.get(slot).intersects(other.slots.get(slot)))
                && one.conditions.iter().all(|(condition, values)| {
                    other.values(condition).is_none_or(|allowed| allowed.0 & values.0 != 0)
                })
        };
        self.good.iter().all(good)
            && self.choices.iter().all(choice)
            && ours.region.iter().any(|one| asked.region.iter().any(|other| together(one, other)))
    }
}

/// With more ways of discharge than this in one slot, it is not asked which of them bans leave.
const FEW: usize = 8;

/// The conduct that an obligation demands inside `region`: situations in which every live way of
/// discharging it lies there. An obligation that cannot be discharged at all demands whatever it names.
///
/// # Errors
/// When the budget runs out.
pub fn demanded_within(
    effective: &Effective<'_>,
    id: NormId,
    ours: &Norm,
    region: &[ScopeBox],
    reading: Reading,
    budget: &mut Budget,
) -> Result<Vec<ScopeBox>, Exhausted> {
    let inside: Vec<ScopeBox> = effective
        .standing(id, reading)
        .iter()
        .flat_map(|scope| region.iter().filter_map(|asked| scope.intersection(asked)))
        .collect();
    if inside.is_empty() {
        return Ok(inside);
    }
    let region: Vec<&ScopeBox> = region.iter().collect();
    let outside = cover::remainders(effective.set, effective.conduct(id, reading), &region, budget)?;
    let ways_out = live_triggers(effective, ours, &outside, reading, budget)?;
    cover::remainders(effective.set, &inside, &ways_out.iter().collect::<Vec<_>>(), budget)
}

/// The triggers at which some of the given ways of discharging an obligation is not forbidden.
///
/// # Errors
/// When the budget runs out.
pub fn live_triggers(
    effective: &Effective<'_>,
    ours: &Norm,
    ways: &[ScopeBox],
    reading: Reading,
    budget: &mut Budget,
) -> Result<Vec<ScopeBox>, Exhausted> {
    let live = cover::remainders(effective.set, ways, &forbidden(effective, &acts(ours), reading), budget)?;
    let mut choices = existential(ours);
    if reading == Reading::Possible {
        // Words nobody knows may come down to the very thing at hand, so they leave no other way.
        choices.retain(|slot| !ours.opaque_slots.contains(slot));
    }
    Ok(live.into_iter().map(|scope| opened(scope, &choices)).collect())
}

/// The slots in which a norm leaves a choice.
pub fn existential(norm: &Norm) -> Vec<Slot> {
    norm.discharge.options.iter().map(|(slot, _)| *slot).collect()
}

/// The box with some slots open to everything.
pub fn opened(mut scope: ScopeBox, slots: &[Slot]) -> ScopeBox {
    for &slot in slots {
        *scope.slots.get_mut(slot) = LeafSet::EVERYTHING;
    }
    scope
}

/// What the agreement forbids firmly enough to take a way of discharge away.
fn forbidden<'e>(effective: &'e Effective<'_>, acts: &LeafSet, reading: Reading) -> Vec<&'e ScopeBox> {
    effective.forbidden(acts, Strength::Hedged, reading).into_iter().map(|(_, scope)| scope).collect()
}

/// The ways in which an obligation can be discharged, sorted into good and bad ones.
struct LiveOptions<'e, 'a> {
    effective: &'e Effective<'a>,
    ours: &'e Norm,
    conduct: Vec<ScopeBox>,
    standing: Vec<ScopeBox>,
    /// Slots in which every live option must lie in a set.
    good: Vec<(Slot, LeafSet)>,
    /// Universal slots of the agreement in which one element of a set is enough.
    choices: Vec<(Slot, LeafSet)>,
    /// Slots in which the only option stands for the trigger.
    singles: Vec<(Slot, LeafSet)>,
    /// A slot of several options, with the one that must be the only live one.
    pinned: Option<(Slot, LeafSet)>,
}

impl LiveOptions<'_, '_> {
    fn met(&self, budget: &mut Budget) -> Result<Vec<ScopeBox>, Exhausted> {
        let set = self.effective.set;
        let open: Vec<Slot> = existential(self.ours)
            .into_iter()
            .filter(|slot| !self.singles.iter().any(|(single, _)| single == slot))
            .collect();
        let restricted = |scope: &ScopeBox, sets: &[(Slot, LeafSet)]| {
            let mut scope = scope.clone();
            for (slot, wanted) in sets {
                let kept = scope.slots.get(*slot).intersection(wanted);
                *scope.slots.get_mut(*slot) = kept;
            }
            (!scope.is_empty()).then_some(scope)
        };
        let eligible = |scopes: &[ScopeBox]| -> Vec<ScopeBox> {
            scopes.iter().filter_map(|scope| restricted(scope, &self.choices)).collect()
        };
        let conduct = eligible(&self.conduct);
        let wanted: Vec<(Slot, LeafSet)> = self.good.iter().chain(&self.pinned).cloned().collect();
        let good: Vec<ScopeBox> = conduct.iter().filter_map(|scope| restricted(scope, &wanted)).collect();
        if good.is_empty() {
            return Ok(Vec::new());
        }
        let bad = cover::remainders(set, &conduct, &good.iter().collect::<Vec<_>>(), budget)?;
        let acts = acts(self.ours);
        let forbidden = forbidden(self.effective, &acts, Reading::Certain);
        // Only a firm ban takes a bad way of discharge away: one that binds where practicable may leave it.
        let firmly = self.effective.forbidden(&acts, Strength::Must, Reading::Certain);
        let firmly: Vec<&ScopeBox> = firmly.into_iter().map(|(_, scope)| scope).collect();
        let alive = cover::remainders(set, &eligible(&self.standing), &forbidden, budget)?;
        let live_bad = cover::remainders(set, &bad, &firmly, budget)?;
        let pinned: Vec<(Slot, LeafSet)> = self.pinned.iter().cloned().collect();
        let left: Vec<Slot> =
            open.iter().copied().filter(|slot| !pinned.iter().any(|(pin, _)| pin == slot)).collect();
        let alive = alive.iter().filter_map(|scope| restricted(scope, &pinned));
        let triggers: Vec<ScopeBox> = alive.map(|scope| opened(scope, &left)).collect();
        let spoiled: Vec<ScopeBox> = live_bad.into_iter().map(|scope| opened(scope, &open)).collect();
        let met = cover::remainders(set, &triggers, &spoiled.iter().collect::<Vec<_>>(), budget)?;
        let chosen: Vec<Slot> = self.choices.iter().map(|(slot, _)| *slot).collect();
        Ok(met.into_iter().map(|scope| opened(scope, &chosen)).collect())
    }
}

/// The ways of discharge of an obligation one by one, as far as they lie in the targets, where they can be
/// listed and are few.
pub fn single_options(norm: &Norm, targets: &[ScopeBox], reading: Reading) -> Vec<ScopeBox> {
    const FEW: usize = 32;
    let mut options = vec![ScopeBox::default()];
    for (slot, set) in &norm.discharge.options {
        if reading == Reading::Possible && norm.opaque_slots.contains(slot) {
            continue;
        }
        let wanted = targets.iter().fold(LeafSet::NOTHING, |all, target| all.union(target.slots.get(*slot)));
        let set = set.intersection(&wanted);
        if set.has_tail() {
            return Vec::new();
        }
        let leaves: Vec<_> = set.listed().take(FEW + 1).collect();
        options = options
            .iter()
            .flat_map(|option| {
                leaves.iter().map(|&leaf| {
                    let mut option = option.clone();
                    *option.slots.get_mut(*slot) = LeafSet::of([leaf]);
                    option
                })
            })
            .take(FEW + 1)
            .collect();
    }
    if options.len() > FEW { Vec::new() } else { options }
}

/// Whether every way of discharging `asked` is shut off at some of `triggers` by `blocking` boxes; the
/// triggers at which it is.
///
/// # Errors
/// When the budget runs out.
pub fn blocked_triggers(
    effective: &Effective<'_>,
    asked: &Norm,
    triggers: &[ScopeBox],
    blocking: &[&ScopeBox],
    budget: &mut Budget,
) -> Result<Vec<ScopeBox>, Exhausted> {
    let ways: Vec<ScopeBox> = triggers.iter().map(|trigger| asked.with_options(trigger.clone())).collect();
    if !ways.iter().any(|way| blocking.iter().any(|scope| scope.intersects(way))) {
        return Ok(Vec::new());
    }
    let left = cover::remainders(effective.set, &ways, blocking, budget)?;
    let open = existential(asked);
    let possible: Vec<ScopeBox> = left.into_iter().map(|scope| opened(scope, &open)).collect();
    cover::remainders(effective.set, triggers, &possible.iter().collect::<Vec<_>>(), budget)
}

/// Whether a norm could speak of the same act as the one asked for at all.
pub fn related(ours: &Norm, asked: &Norm) -> bool {
    ours.modality == Modality::Obligation && acts(ours).intersects(&asked.reach(Slot::Action))
}

/// Whether an obligation says nothing of the object or the capacity that is asked about. Whoever must respond
/// to an emergency is not thereby asked to choose whom or what to handle, and whoever assigns a guard to a
/// school is not asked to choose as what.
pub fn leaves_unsaid(ours: &Norm, asked: &Norm) -> bool {
    [Slot::Object, Slot::Capacity].into_iter().any(|slot| {
        ours.discharge.options(slot).is_some_and(LeafSet::is_everything)
            && conduct_set(asked, slot).is_some_and(|asked| !asked.is_everything())
    })
}

/// All leaves that a norm's conduct has in a slot.
pub fn conduct_set(norm: &Norm, slot: Slot) -> Option<LeafSet> {
    (!norm.region.is_empty()).then(|| norm.reach(slot))
}
