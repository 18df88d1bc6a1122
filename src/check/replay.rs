//! One situation put to the reference evaluator, before anybody is shown it.

use std::collections::{BTreeMap, BTreeSet};

use super::demand::Form;
use super::discharge::existential;
use super::evaluate;
use super::situation::Situation;
use super::universe::Universe;
use super::verdict::Verdict;
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{Condition, Slot};
use crate::norm::{Modality, Norm, NormSet};

/// With more pairs of precedence than this, looking at one situation at a time takes too long.
pub const MOST_PRIORITIES: usize = 2_000;

/// More combinations of unknown conditions than this are not looked at.
const MOST_UNKNOWN: usize = 8;

/// More ways of discharge than this are not looked at one by one; then there is no scenario.
const MOST_CHOICES: usize = 20_000;

/// The verdict on one situation alone. Norms that cannot apply there, whatever way of discharge is chosen,
/// cannot matter and are left out first, so that the choices that the rest leave stay few enough to look at
/// every one; nothing where they still are too many.
pub fn judge_at(set: &NormSet, asked: &Norm, form: Form, situation: &Situation) -> Option<Verdict> {
    if set.priorities.len() > MOST_PRIORITIES {
        return None;
    }
    let mut set = set.clone();
    let chosen: Vec<Slot> = existential(asked);
    let duty = |norm: &Norm| norm.modality == Modality::Obligation;
    let duties: Vec<&Norm> = set
        .norms
        .iter()
        .filter(|norm| duty(norm) && may_apply(norm, situation, &[&chosen[..], &existential(norm)].concat()))
        .collect();
    // A duty that applies brings its other ways of discharge in, and with them the bans on those.
    let mut varying = chosen.clone();
    duties.iter().for_each(|norm| varying.extend(existential(norm)));
    for norm in &mut set.norms {
        let own = if duty(norm) { [&chosen[..], &existential(norm)].concat() } else { varying.clone() };
        if !may_apply(norm, situation, &own) {
            norm.region.clear();
            norm.holes.clear();
            norm.discharge.options.clear();
        }
    }
    // Duties to do something else cannot answer the question; bans matter on whatever a duty that can offers.
    let mut about = acts(asked);
    for norm in set.norms.iter().filter(|norm| duty(norm) && acts(norm).intersects(&acts(asked))) {
        about = about.union(&acts(norm));
    }
    for norm in set.norms.iter_mut() {
        let meets =
            if duty(norm) { acts(norm).intersects(&acts(asked)) } else { acts(norm).intersects(&about) };
        if !meets {
            norm.region.clear();
            norm.holes.clear();
            norm.discharge.options.clear();
        }
    }
    set.impossible.clear();
    let mut asked = asked.clone();
    for slot in Slot::ALL {
        merge(&mut set, &mut asked, slot, situation.leaf(slot));
    }
    let asked = &asked;
    let universe = Universe::of(&set, asked);
    let choices = |norm: &Norm| {
        let options = norm.discharge.options.iter().cloned();
        options.fold(1, |count: usize, option| {
            count.saturating_mul(universe.choices(situation, &[option]).len())
        })
    };
    let live = set.norms.iter().filter(|norm| !norm.region.is_empty()).chain([asked]);
    let most = live.map(choices).max().unwrap_or(0);
    let unknown: BTreeSet<&Condition> = set
        .norms
        .iter()
        .flat_map(|norm| norm.region.iter().chain(&norm.holes))
        .flat_map(|scope| &scope.conditions)
        .map(|(condition, _)| condition)
        .filter(|condition| matches!(condition, Condition::Opaque(_)))
        .collect();
    if unknown.len() > MOST_UNKNOWN {
        return None;
    }
    let variants = universe.variants(situation, asked).len();
    if most.saturating_mul(variants) > MOST_CHOICES {
        return None;
    }
    Some(evaluate::judge_cell(&set, asked, form, &universe, situation))
}

/// Whether a norm could apply in a situation if the given slots were filled otherwise and unknown words meant
/// whatever they can.
fn may_apply(norm: &Norm, situation: &Situation, varying: &[Slot]) -> bool {
    norm.region.iter().any(|scope| {
        let slots =
            Slot::ALL.into_iter().filter(|slot| !varying.contains(slot) && !norm.opaque_slots.contains(slot));
        situation.slots_in(scope, &slots.collect::<Vec<_>>())
            && scope.conditions.iter().all(|(condition, values)| {
                matches!(condition, Condition::Opaque(_))
                    || values.0 & (1 << situation.value(condition).min(63)) != 0
            })
    })
}

/// Takes out of sight the leaves of a slot that no set tells apart from two others: one to stand for them, and
/// one more, so that a single one stays distinct from several. The leaf of the situation stays.
fn merge(set: &mut NormSet, asked: &mut Norm, slot: Slot, kept: Leaf) {
    let mut sets: Vec<&mut LeafSet> = set
        .norms
        .iter_mut()
        .chain([asked])
        .flat_map(|norm| {
            let boxes = norm.region.iter_mut().chain(&mut norm.holes).map(|scope| scope.slots.get_mut(slot));
            let options = norm.discharge.options.iter_mut().filter(|(known, _)| *known == slot);
            boxes.chain(options.map(|(_, set)| set)).collect::<Vec<_>>()
        })
        .collect();
    let listed = |set: &LeafSet| if set.has_tail() { set.complement() } else { set.clone() };
    let last = sets.iter().filter_map(|set| listed(set).listed().last()).map(|leaf| leaf.0).max();
    let mut classes: BTreeMap<Vec<bool>, usize> = BTreeMap::new();
    let mut spare = LeafSet::NOTHING;
    for leaf in (0..=last.unwrap_or(0)).map(Leaf).filter(|leaf| *leaf != kept) {
        let known = classes.entry(sets.iter().map(|set| set.contains(leaf)).collect()).or_default();
        *known += 1;
        if *known > 2 {
            spare.insert(leaf);
        }
    }
    for set in &mut sets {
        **set = if set.has_tail() { set.union(&spare) } else { set.difference(&spare) };
    }
}

/// All acts that a norm is about.
fn acts(norm: &Norm) -> LeafSet {
    norm.conduct().iter().fold(LeafSet::NOTHING, |all, scope| all.union(scope.slots.get(Slot::Action)))
}
