//! One situation put to the reference evaluator, before anybody is shown it.

use super::demand::Form;
use super::evaluate;
use super::situation::Situation;
use super::universe::Universe;
use super::verdict::Verdict;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::{Condition, Slot};
use crate::norm::{Modality, Norm, NormSet};

/// More ways of discharge than this are not looked at one by one; then there is no scenario.
const MOST_CHOICES: usize = 20_000;

/// The verdict on one situation alone. Norms about other acts cannot matter and are left out first, so that
/// the choices that the rest leave stay few enough to look at every one; nothing where they still are too
/// many.
pub fn judge_at(set: &NormSet, asked: &Norm, form: Form, situation: &Situation) -> Option<Verdict> {
    // A duty that shares an act brings its other ways of discharge in, and with them the bans on those.
    let mut act = acts(asked);
    let duties = set.norms.iter().filter(|norm| norm.modality == Modality::Obligation).map(acts);
    for duty in duties.filter(|duty| duty.intersects(&acts(asked))) {
        act = act.union(&duty);
    }
    let mut set = set.clone();
    for norm in set.norms.iter_mut().filter(|norm| !acts(norm).intersects(&act)) {
        norm.region.clear();
    }
    set.impossible.clear();
    let universe = Universe::of(&set, asked);
    let choices = |norm: &Norm| {
        let options = norm.discharge.options.iter().cloned();
        options.fold(1, |count: usize, option| {
            count.saturating_mul(universe.choices(situation, &[option]).len())
        })
    };
    let live = set.norms.iter().chain([asked]).filter(|norm| !norm.region.is_empty());
    let unknown: std::collections::BTreeSet<_> = set
        .norms
        .iter()
        .flat_map(|norm| norm.region.iter().chain(&norm.holes))
        .flat_map(|scope| &scope.conditions)
        .filter(|(condition, _)| matches!(condition, Condition::Opaque(_)))
        .collect();
    let most = live.map(choices).max().unwrap_or(0);
    if unknown.len() > 8 || most.saturating_mul(1 << unknown.len()) > MOST_CHOICES {
        return None;
    }
    Some(evaluate::judge_cell(&set, asked, form, &universe, situation))
}

/// All acts that a norm is about.
fn acts(norm: &Norm) -> LeafSet {
    norm.conduct().iter().fold(LeafSet::NOTHING, |all, scope| all.union(scope.slots.get(Slot::Action)))
}
