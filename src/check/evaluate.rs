//! The reference evaluator: semantics, sections 3, 4, 7 and 9, by looking at every situation in turn.
//!
//! It is slow and has no ideas of its own. The fast checker must agree with it on random agreements, and
//! every scenario a user is shown is replayed through it. Where the semantics leaves something open, the
//! reading chosen never lets a rule pass wrongly; each such place says so.

use super::demand::Form;
use super::situation::Situation;
use super::universe::Universe;
use super::verdict::Verdict;
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::measure::{self, Comparison};
use crate::norm::scope::{Condition, ScopeBox, Slot};
use crate::norm::{Modality, Norm, NormId, NormSet, Strength};

/// How opaque words are read: nobody knows what they mean, so what passes must not hang on it.
#[derive(Clone, Copy, PartialEq)]
enum Reading {
    /// What a norm says whatever opaque words mean: its own add nothing and except as much as they can, and
    /// those of norms that prevail over it cut as much as they can. What a pass rests on.
    Certain,
    /// What a norm says in the words that are known, unless something prevails over it for certain. What
    /// stands against a pass.
    Said,
    /// What a norm says if its opaque words mean as much as they can.
    Possible,
}

impl Reading {
    /// How norms that prevail are read.
    fn of_opponent(self) -> Self {
        if self == Self::Certain { Self::Possible } else { Self::Certain }
    }
}

/// Whether the norm speaks of the situation: it lies in the region and in no hole.
pub fn applies(set: &NormSet, id: NormId, situation: &Situation) -> bool {
    set.get(id).is_some_and(|norm| covers(set, norm, situation, Reading::Certain))
}

/// An obligation's region is open in the slots in which it offers options, so that only the trigger
/// counts. What another clause provides for is its conduct.
fn covers(set: &NormSet, norm: &Norm, situation: &Situation, reading: Reading) -> bool {
    let inside = |scope: &ScopeBox, wide: Reading, opaque: &[Slot]| {
        let known = |slot: &Slot| reading != wide || !opaque.contains(slot);
        let slots: Vec<Slot> = Slot::ALL.into_iter().filter(known).collect();
        situation.slots_in(scope, &slots) && situation.conditions_in(scope)
    };
    norm.region.iter().any(|scope| inside(scope, Reading::Possible, &norm.opaque_slots))
        && !norm.holes.iter().any(|scope| inside(scope, Reading::Certain, &norm.opaque_holes))
        && !provided_for(set, norm).any(|other| {
            other.conduct().iter().any(|scope| inside(scope, Reading::Certain, &other.opaque_slots))
        })
}

/// The norms of the clauses named by `except as provided in`.
fn provided_for<'a>(set: &'a NormSet, norm: &'a Norm) -> impl Iterator<Item = &'a Norm> {
    set.norms.iter().filter(|other| norm.hole_statements.contains(&other.origin.statement))
}

/// Whether the situation is a way to discharge the obligation; always true of other norms.
fn in_options(norm: &Norm, situation: &Situation, reading: Reading) -> bool {
    norm.discharge.options.iter().all(|(slot, options)| {
        options.contains(situation.leaf(*slot))
            || (reading == Reading::Possible && norm.opaque_slots.contains(slot))
    })
}

/// Whether an obligation names neither the object nor the capacity that is asked about, so that it gives no
/// choice of it.
fn leaves_unsaid(norm: &Norm, asked: &Norm) -> bool {
    [Slot::Object, Slot::Capacity].into_iter().any(|slot| {
        norm.discharge.options(slot).is_some_and(LeafSet::is_everything)
            && asked.conduct().iter().any(|scope| !scope.slots.get(slot).is_everything())
    })
}

/// Whether the norm holds in the situation: it applies, and nothing that prevails over it and opposes it
/// is itself effective there. The priorities have no cycle, so this ends.
pub fn effective(set: &NormSet, id: NormId, situation: &Situation) -> bool {
    set.get(id).is_some_and(|norm| stands(set, id, norm, situation, Reading::Certain))
}

/// The same for a norm that stands in the place of `id`. An obligation meets its opponents only on its
/// conduct.
fn stands(set: &NormSet, id: NormId, norm: &Norm, situation: &Situation, reading: Reading) -> bool {
    let other = reading.of_opponent();
    let cut_by = |higher| {
        set.get(higher).is_some_and(|above| {
            above.modality.opposes(norm.modality)
                && in_options(above, situation, other)
                && in_options(norm, situation, other)
                && stands(set, higher, above, situation, other)
        })
    };
    covers(set, norm, situation, reading) && !set.above(id).any(cut_by)
}

/// Whether a prohibition of at least this strength holds in the situation.
pub fn forbidden(set: &NormSet, situation: &Situation, at_least: Strength) -> bool {
    holds(set, Modality::Prohibition, situation, at_least, Reading::Certain)
}

/// Whether a permission holds in the situation. What is merely not forbidden is not permitted.
pub fn permitted(set: &NormSet, situation: &Situation) -> bool {
    holds(set, Modality::Permission, situation, Strength::Aspire, Reading::Certain)
}

/// Whether an exemption holds in the situation.
pub fn exempt(set: &NormSet, situation: &Situation) -> bool {
    holds(set, Modality::Exemption, situation, Strength::Aspire, Reading::Certain)
}

fn holds(set: &NormSet, modality: Modality, at: &Situation, at_least: Strength, reading: Reading) -> bool {
    set.iter().any(|(id, norm)| {
        norm.modality == modality && norm.strength >= at_least && stands(set, id, norm, at, reading)
    })
}

/// The ways to discharge a duty in a situation that the agreement does not forbid and the duty itself does
/// not except. An exempted way stays one: an exemption forbids nothing.
fn live_options(
    set: &NormSet,
    universe: &Universe,
    norm: &Norm,
    at: &Situation,
    reading: Reading,
) -> Vec<Situation> {
    let mut options = universe.choices(at, &norm.discharge.options);
    options.retain(|option| {
        covers(set, norm, option, reading)
            && !holds(set, Modality::Prohibition, option, Strength::Hedged, reading)
    });
    options
}

/// The live options of a duty that can be relied on: one of them at least is neither exempted nor otherwise
/// cut. An exception that takes out some of the options is taken to lift the duty, not to leave a stricter
/// one; and a duty gives way to a duty it names wherever that one is called for, whatever that one demands.
fn reliable(
    set: &NormSet,
    universe: &Universe,
    id: NormId,
    norm: &Norm,
    at: &Situation,
    reading: Reading,
) -> Option<Vec<Situation>> {
    if norm.region.is_empty() {
        return None;
    }
    let mut options = universe.choices(at, &norm.discharge.options);
    let excepted = options.iter().any(|option| !covers(set, norm, option, reading));
    let gives_way = provided_for(set, norm).any(|named| {
        let called_for = |option: &Situation| covers(set, named, option, reading.of_opponent());
        named.modality == Modality::Obligation
            && universe.choices(at, &named.discharge.options).iter().any(called_for)
    });
    // Only a firm ban takes a way of discharge away for good, but one that may bind is none to rely on.
    options.retain(|option| !forbidden(set, option, Strength::Must));
    let stands = options
        .iter()
        .any(|option| stands(set, id, norm, option, reading) && !forbidden(set, option, Strength::Hedged));
    (stands && !excepted && !gives_way).then_some(options)
}

/// Whether the duty, in the place of `id`, does what is asked at the trigger: all its live options do.
/// Where the duty binds every leaf of a slot and any one of several is asked, one of them is enough; where
/// it offers options and every leaf is asked, it must leave no choice but the leaf at hand.
fn meets(
    set: &NormSet,
    universe: &Universe,
    id: NormId,
    norm: &Norm,
    asked: &Norm,
    trigger: &Situation,
    reading: Reading,
) -> bool {
    let asked_only =
        asked.discharge.options.iter().filter(|(slot, _)| norm.discharge.options(*slot).is_none());
    let satisfies = |option: &Situation| {
        norm.discharge.options.iter().all(|(slot, _)| match asked.discharge.options(*slot) {
            Some(theirs) => theirs.contains(option.leaf(*slot)),
            None => is_only(option.leaf(*slot), trigger.leaf(*slot)),
        })
    };
    let does =
        |at| reliable(set, universe, id, norm, &at, reading).is_some_and(|live| live.iter().all(satisfies));
    norm.modality == Modality::Obligation
        && !norm.blanket
        && universe.choices(trigger, &asked_only.cloned().collect::<Vec<_>>()).into_iter().any(does)
}

/// Whether the two are one listed leaf; whatever is not listed is never one thing only.
fn is_only(ours: Leaf, theirs: Leaf) -> bool {
    ours == theirs && ours != Leaf::SOMETHING_ELSE
}

/// Whether what the asked norm speaks of is granted in the cell, or demanded by a duty that leaves no way
/// outside of it. A duty whose options are all forbidden still demands them.
fn granted_or_demanded(
    set: &NormSet,
    universe: &Universe,
    asked: &Norm,
    cell: &Situation,
    reading: Reading,
) -> bool {
    holds(set, Modality::Permission, cell, Strength::Aspire, reading)
        || set.iter().any(|(id, _)| demands(set, universe, id, asked, cell, reading))
}

/// Whether a duty calls for the cell and leaves no way outside of what is asked. Read as possible, its
/// opaque options may come down to the cell.
fn demands(
    set: &NormSet,
    universe: &Universe,
    id: NormId,
    asked: &Norm,
    cell: &Situation,
    reading: Reading,
) -> bool {
    let inside = |option: &Situation| {
        covers(set, asked, option, Reading::Certain) && in_options(asked, option, Reading::Certain)
    };
    let Some(norm) = set.get(id).filter(|norm| norm.modality == Modality::Obligation) else { return false };
    let norm =
        if reading == Reading::Possible { &offering(norm, |slot| only(cell.leaf(slot))) } else { norm };
    in_options(norm, cell, reading)
        && stands(set, id, norm, cell, reading)
        && live_options(set, universe, norm, cell, reading).iter().all(inside)
}

/// Whether the norm, in the place of `id`, permits the cell, either in so many words or because a duty
/// leaves no other way. An option that stands for whatever is not listed is never the only one.
fn grants(
    set: &NormSet,
    universe: &Universe,
    id: NormId,
    norm: &Norm,
    cell: &Situation,
    reading: Reading,
) -> bool {
    let listed = |slot| norm.discharge.options(slot).is_none() || cell.leaf(slot) != Leaf::SOMETHING_ELSE;
    let only = |options: Vec<Situation>| options == [cell.clone()];
    match norm.modality {
        Modality::Permission => stands(set, id, norm, cell, reading),
        Modality::Obligation => {
            stands(set, id, norm, cell, reading)
                && Slot::ALL.into_iter().all(listed)
                && reliable(set, universe, id, norm, cell, reading).is_some_and(only)
        }
        Modality::Prohibition | Modality::Exemption => false,
    }
}

/// The norm with other options in its opaque slots.
fn offering(norm: &Norm, options: impl Fn(Slot) -> LeafSet) -> Norm {
    let mut norm = norm.clone();
    for (slot, set) in &mut norm.discharge.options {
        if norm.opaque_slots.contains(slot) {
            *set = options(*slot);
        }
    }
    norm
}

/// The set of one leaf; `LeafSet::of` would make whatever is not listed the whole world.
fn only(leaf: Leaf) -> LeafSet {
    LeafSet::of([leaf])
}

/// The norm with what its own opaque words leave open read as the asked norm needs it: opaque conditions
/// hold, opaque exceptions do not, opaque options are those asked for.
fn in_favour(norm: &Norm, asked: &Norm, cell: &Situation) -> Norm {
    let opaque = |condition: &Condition| matches!(condition, Condition::Opaque(_));
    let mut norm = offering(norm, |slot| {
        asked.discharge.options(slot).cloned().unwrap_or_else(|| only(cell.leaf(slot)))
    });
    for scope in &mut norm.region {
        scope.conditions.retain(|(condition, _)| !opaque(condition));
    }
    let known = norm.opaque_holes.is_empty();
    norm.holes.retain(|scope| known && !scope.conditions.iter().any(|(condition, _)| opaque(condition)));
    norm
}

/// The verdict on one demand, by looking at every situation the asked norm speaks of; the worst counts.
/// A demand that speaks of no possible situation is not applicable. `Missing` stands for all three ways
/// of falling short without contradiction.
pub fn judge_reference(set: &NormSet, asked: &Norm, form: Form, universe: &Universe) -> Verdict {
    let duty = form == Form::Require && asked.modality == Modality::Obligation;
    let (scopes, idle) =
        if duty { (asked.region.clone(), &asked.discharge.options[..]) } else { (asked.conduct(), &[][..]) };
    let cells = scopes.iter().flat_map(|scope| universe.situations(scope, idle));
    // A trigger counts unless all that is asked there is excepted.
    let asks = |cell: &Situation| {
        universe.choices(cell, idle).iter().any(|option| covers(set, asked, option, Reading::Certain))
    };
    let possible = cells.filter(|cell| asks(cell) && !set.impossible.iter().any(|no| cell.is_in(no)));
    let verdicts = possible.map(|cell| judge_cell(set, asked, form, universe, &cell));
    verdicts.max().unwrap_or(Verdict::NotApplicable)
}

/// The verdict on one situation that the asked norm speaks of. Of a duty it is a trigger: what the situation
/// has in the slots in which the duty asked for offers options does not matter.
pub fn judge_cell(set: &NormSet, asked: &Norm, form: Form, universe: &Universe, cell: &Situation) -> Verdict {
    use Reading::{Certain, Possible, Said};
    use Verdict::{Advisory, Conditional, Contradicted, Hedged, Inconsistent, Missing, Satisfied};
    // What supports the demand: a norm of the strength asked, then of less, then one read in favour.
    let best = |supports: &dyn Fn(NormId, &Norm, Reading) -> bool| {
        let by = |least| set.iter().any(|(id, norm)| norm.strength >= least && supports(id, norm, Certain));
        let in_favour = || set.iter().any(|(id, norm)| supports(id, &in_favour(norm, asked, cell), Possible));
        match () {
            () if by(asked.strength) => Satisfied,
            () if by(Strength::Hedged) => Hedged,
            () if by(Strength::Aspire) => Advisory,
            () if in_favour() => Conditional,
            () => Missing,
        }
    };
    // What stands against it comes first: the agreement may say both, or the contrary only. What does so only
    // if unknown words hold is doubt, not fact.
    let variants = universe.variants(cell, asked);
    let unless =
        |against: &dyn Fn(&Situation) -> bool, also_for: bool, otherwise: &dyn Fn() -> Verdict| match (
            variants.iter().all(against),
            also_for,
        ) {
            (true, true) => Inconsistent,
            (true, false) => Contradicted,
            (false, _) if against(cell) => otherwise().max(Conditional),
            (false, _) => otherwise(),
        };
    // Where silence is fine, it must be certain.
    let silence = |broken: bool| if broken { Conditional } else { Satisfied };
    let banned_at =
        |at: &Situation, reading| holds(set, Modality::Prohibition, at, Strength::Hedged, reading);
    let granted_at = |at: &Situation, reading| granted_or_demanded(set, universe, asked, at, reading);
    let (banned, granted) = (|reading| banned_at(cell, reading), |reading| granted_at(cell, reading));
    let is_banned = |at: &Situation| banned_at(at, Said);
    let is_granted = |at: &Situation| granted_at(at, Said);
    match (form, asked.modality) {
        // A ban in so many words settles what a permission in unknown words may mean.
        (Form::Forbid, _) => {
            let chosen = set.iter().any(|(id, norm)| {
                norm.modality == Modality::Obligation
                    && !leaves_unsaid(norm, asked)
                    && in_options(norm, cell, Said)
                    && stands(set, id, norm, cell, Said)
            });
            let doubt = || (granted(Possible) || chosen) && !banned(Certain);
            unless(&is_granted, banned(Said), &|| silence(doubt()))
        }
        (Form::Reserve, _) => unless(&is_banned, granted(Said), &|| silence(banned(Possible))),
        (Form::Require, Modality::Prohibition) => {
            let bans = |id, norm: &Norm, reading| {
                norm.modality == Modality::Prohibition && stands(set, id, norm, cell, reading)
            };
            unless(&is_granted, banned(Said), &|| best(&bans))
        }
        (Form::Require, Modality::Permission) => {
            let permits = |norm: &Norm, id, reading| grants(set, universe, id, norm, cell, reading);
            let granted = |reading| set.iter().any(|(id, norm)| permits(norm, id, reading));
            let perhaps =
                || set.iter().any(|(id, norm)| permits(&in_favour(norm, asked, cell), id, Possible));
            // A permission has no strength to fall short in.
            let otherwise = || match () {
                () if granted(Certain) => Satisfied,
                () if perhaps() => Conditional,
                () => Missing,
            };
            unless(&is_banned, granted(Said), &otherwise)
        }
        (Form::Require, Modality::Exemption) => {
            // Only a duty that can be done is one to be spared.
            let alive = |norm: &Norm, at: &Situation, reading| {
                universe.choices(at, &norm.discharge.options).iter().any(|option| {
                    covers(set, norm, option, reading) && !forbidden(set, option, Strength::Hedged)
                })
            };
            let demanded = |at: &Situation, reading| {
                set.iter().any(|(id, norm)| {
                    alive(norm, at, reading) && demands(set, universe, id, asked, at, reading)
                })
            };
            unless(&|at| demanded(at, Said), exempt(set, cell), &|| silence(demanded(cell, Possible)))
        }
        (Form::Require, Modality::Obligation) => {
            let fulfils = |id, norm: &Norm, reading| {
                let shortfalls = measure::shortfalls(&norm.discharge.measures, &asked.discharge.measures);
                shortfalls.iter().all(|(_, how)| reading == Possible && *how == Comparison::Open)
                    && meets(set, universe, id, norm, asked, cell, reading)
            };
            let barred = |at: &Situation| {
                let options = universe.choices(at, &asked.discharge.options);
                let all = |modality, least| options.iter().all(|one| holds(set, modality, one, least, Said));
                all(Modality::Prohibition, Strength::Hedged) || all(Modality::Exemption, Strength::Aspire)
            };
            let binding =
                set.iter().any(|(id, norm)| norm.strength >= Strength::Hedged && fulfils(id, norm, Certain));
            unless(&barred, binding, &|| best(&fulfils))
        }
    }
}
