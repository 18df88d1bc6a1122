//! One situation put to the reference evaluator, before anybody is shown it.

use std::collections::{BTreeSet, HashMap};

use super::demand::Form;
use super::discharge::existential;
use super::evaluate;
use super::situation::Situation;
use super::universe::Universe;
use super::verdict::Verdict;
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{Condition, Slot};
use crate::norm::{Modality, Norm, NormId, NormSet};

/// With more pairs of precedence than this, looking at one situation at a time takes too long.
pub const MOST_PRIORITIES: usize = 2_000;

/// So many sets of leaves can be told apart at most.
const CLASS_BITS: usize = 128;

/// More combinations of unknown conditions than this are not looked at.
const MOST_UNKNOWN: usize = 8;

/// More ways of discharge than this are not looked at one by one; then there is no scenario.
const MOST_CHOICES: usize = 20_000;

/// The verdict on one situation alone, by some norms of a set, given in their order. Norms that cannot apply there, whatever way of discharge is chosen,
/// cannot matter and are left out first, so that the choices that the rest leave stay few enough to look at
/// every one; nothing where they still are too many.
pub fn judge_at(
    set: &NormSet,
    norms: &[NormId],
    asked: &Norm,
    form: Form,
    situation: &Situation,
) -> Option<Verdict> {
    if set.priorities.len() > MOST_PRIORITIES {
        return None;
    }
    let chosen: Vec<Slot> = existential(asked);
    let duty = |norm: &Norm| norm.modality == Modality::Obligation;
    let applies_with_own =
        |norm: &Norm| may_apply(norm, situation, &[&chosen[..], &existential(norm)].concat());
    // A duty that applies brings its other ways of discharge in, and with them the bans on those.
    let mut varying = chosen.clone();
    let norms: Vec<(NormId, &Norm)> =
        norms.iter().filter_map(|&id| set.get(id).map(|norm| (id, norm))).collect();
    let duties = norms.iter().filter(|(_, norm)| duty(norm) && applies_with_own(norm)).map(|(_, norm)| norm);
    duties.for_each(|norm| varying.extend(existential(norm)));
    let applies =
        |norm: &Norm| if duty(norm) { applies_with_own(norm) } else { may_apply(norm, situation, &varying) };
    let applying: Vec<(NormId, &Norm)> = norms.into_iter().filter(|(_, norm)| applies(norm)).collect();
    // Duties to do something else cannot answer the question; bans matter on whatever a duty that can offers.
    let wanted = acts(asked);
    let mut about = wanted.clone();
    for (_, norm) in applying.iter().filter(|(_, norm)| duty(norm)) {
        let own = acts(norm);
        if own.intersects(&wanted) {
            about = about.union(&own);
        }
    }
    let matters = |norm: &Norm| acts(norm).intersects(if duty(norm) { &wanted } else { &about });
    // What remains keeps its precedence, under numbers of its own.
    let kept: Vec<NormId> =
        applying.into_iter().filter(|(_, norm)| matters(norm)).map(|(id, _)| id).collect();
    let number = |id: &NormId| {
        let at = kept.binary_search(id).ok()?;
        Some(NormId(u32::try_from(at).unwrap_or(u32::MAX)))
    };
    let priorities =
        set.priorities.iter().filter_map(|(higher, lower)| Some((number(higher)?, number(lower)?)));
    let mut set = NormSet {
        norms: kept.iter().filter_map(|&id| set.get(id).cloned()).collect(),
        priorities: priorities.collect(),
        // The situation was chosen as one that can occur.
        impossible: Vec::new(),
        domains: set.domains.clone(),
    };
    let mut asked = asked.clone();
    for slot in Slot::ALL {
        merge(&mut set, &mut asked, slot, Some(situation.leaf(slot)));
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

/// So many leaves of a word in which all are alike are looked at: one more than are kept.
const ALIKE: u32 = 3;

/// Takes out of sight the leaves of a slot that no set tells apart from two others: one to stand for them, and
/// one more, so that a single one stays distinct from several. The leaf to keep, such as that of a situation, stays.
pub fn merge(set: &mut NormSet, asked: &mut Norm, slot: Slot, kept: Option<Leaf>) {
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
    let mut distinct: BTreeSet<LeafSet> = sets.iter().map(|set| (**set).clone()).collect();
    distinct.retain(|set| !set.is_everything() && !set.is_empty());
    // With more sets than a class has bits, nothing is merged; then there may be no scenario.
    if distinct.is_empty() || distinct.len() > CLASS_BITS {
        return;
    }
    let listed = |set: &LeafSet| if set.has_tail() { set.complement() } else { set.clone() };
    let last = distinct.iter().filter_map(|set| listed(set).listed().last()).map(|leaf| leaf.0).max();
    let mut classes: HashMap<u128, usize> = HashMap::new();
    let mut spare: Vec<(u32, u64)> = Vec::new();
    let mut bits: Vec<u64> = Vec::with_capacity(distinct.len());
    for word in 0..=last.unwrap_or(0) / LeafSet::WORD {
        bits.clear();
        bits.extend(distinct.iter().map(|set| set.word(word)));
        let mut spared = 0;
        let mut take = |leaf: u32| {
            let class = bits.iter().fold(0, |class, bits| class << 1 | u128::from(bits >> leaf & 1));
            let known = classes.entry(class).or_default();
            *known += 1;
            if *known > 2 {
                spared |= 1 << leaf;
            }
        };
        let start = word * LeafSet::WORD;
        // Most words of a set are all alike, those of the unknown words above all: then three leaves stand for all.
        let alike = bits.iter().all(|&bits| bits == 0 || bits == u64::MAX);
        let holds = kept.is_some_and(|kept| kept.0 / LeafSet::WORD == word);
        if alike && !holds {
            (0..ALIKE).for_each(&mut take);
            spared |= u64::MAX << ALIKE;
        } else {
            let leaves = (0..LeafSet::WORD).filter(|leaf| start + leaf <= last.unwrap_or(0));
            leaves.filter(|leaf| kept != Some(Leaf(start + leaf))).for_each(&mut take);
        }
        spare.push((word, spared));
    }
    let spare = LeafSet::of_words(spare);
    for set in &mut sets {
        **set = if set.has_tail() { set.union(&spare) } else { set.difference(&spare) };
    }
}

/// All acts that a norm is about.
fn acts(norm: &Norm) -> LeafSet {
    norm.reach(Slot::Action)
}
