//! The norm that comes nearest to what is asked, and the slot in which it falls short.
//!
//! A norm of the asked modality is near if it meets the asked region, or if it differs from it in few slots
//! and shares its object. Assignments and permissions are near misses of prohibitions that people mistake
//! for bans (semantics, section 11, examples 6 and 7).

use super::discharge;
use super::effective::{Effective, Reading, has_unknown_words};
use crate::norm::leaf_set::LeafSet;
use crate::norm::measure::{Aspect, Comparison};
use crate::norm::scope::{ScopeBox, Slot};
use crate::norm::{Derivation, Modality, Norm, NormId, Strength};

/// The nearest norm.
#[derive(Clone, Debug)]
pub struct Nearest {
    /// Which norm.
    pub norm: NormId,
    /// The slots in which it does not reach.
    pub slots: Vec<Slot>,
    /// The measures in which it is laxer.
    pub measures: Vec<(Aspect, Comparison)>,
    /// Whether its conditions do not reach.
    pub conditions: bool,
    /// Whether it is of a kind that does not bind in the way asked: a permission or an assignment where a
    /// ban is asked for, or a duty of supervision.
    pub other_kind: bool,
    /// Whether it binds less firmly than asked.
    pub strength: bool,
    /// Whether the agreement counts as falling short rather than as silent because of it.
    pub falls_short: bool,
    /// Whether it is about the same matter: what it is done to, about, in or as meets, and it is no leave to do
    /// something else than what must be done.
    pub same_matter: bool,
}

/// How near a norm comes; of two, the smaller comes nearer, and of two that come equally near the one written first.
pub type Nearness = (bool, bool, bool, usize);

/// The nearest norm to what is asked, judged at the piece that fails; `acts` is what is asked about. Whatever is
/// about other acts is not near.
pub fn nearest(
    effective: &Effective<'_>,
    asked: &Norm,
    acts: &LeafSet,
    piece: &ScopeBox,
) -> Option<(Nearness, Nearest)> {
    Modality::ALL
        .into_iter()
        .flat_map(|modality| effective.about(modality, acts))
        .filter_map(|(id, norm)| near(effective, id, norm, asked, piece))
        .min_by_key(|(nearness, near)| (*nearness, near.norm))
}

/// How near one norm comes, where it comes near at all.
pub fn near(
    effective: &Effective<'_>,
    id: NormId,
    norm: &Norm,
    asked: &Norm,
    piece: &ScopeBox,
) -> Option<(Nearness, Nearest)> {
    if norm.blanket {
        return None;
    }
    let (distance, near) = distance(effective, id, norm, asked, piece)?;
    Some(((!near.falls_short, has_unknown_words(norm), !near.same_matter, distance), near))
}

/// How far a norm may be, at two for each difference, and still be worth naming.
const NEAR: usize = 6;

fn distance(
    effective: &Effective<'_>,
    id: NormId,
    norm: &Norm,
    asked: &Norm,
    piece: &ScopeBox,
) -> Option<(usize, Nearest)> {
    let near = if norm.modality == Modality::Obligation && asked.modality == Modality::Obligation {
        obligation(id, norm, asked, piece)
    } else {
        region(effective, id, norm, asked, &asked.with_options(piece.clone()))
    }?;
    let near = Nearest { same_matter: is_same_matter(&near, norm, asked), ..near };
    // Leave to do exactly what is asked is nearer than a duty to do something a little different.
    let misses =
        near.slots.len() + near.measures.len() + usize::from(near.conditions) + usize::from(near.strength);
    let count = 2 * misses + usize::from(near.other_kind);
    (near.falls_short || count <= NEAR).then_some((count, near))
}

fn is_same_matter(near: &Nearest, norm: &Norm, asked: &Norm) -> bool {
    let telling = [Slot::Object, Slot::About, Slot::Field, Slot::Capacity];
    let meets = telling.iter().all(|&slot| norm.reach(slot).intersects(&asked.reach(slot)));
    meets && (!near.other_kind || near.slots.iter().all(|slot| *slot == Slot::Subject))
}

/// An obligation against the one asked for.
fn obligation(id: NormId, norm: &Norm, asked: &Norm, piece: &ScopeBox) -> Option<Nearest> {
    let short = discharge::shortfall(norm, asked);
    let mut slots = short.slots;
    let (missed, conditions) = norm
        .region
        .iter()
        .map(|scope| triggers_missed(scope, norm, asked, piece))
        .min_by_key(|(missed, conditions)| missed.len() + usize::from(*conditions))?;
    slots.extend(missed);
    slots.sort_unstable();
    slots.dedup();
    let strength = norm.strength < asked.strength;
    // What the act is done to, for or about must be shared in some way, or any two notices would be near.
    let telling = [Slot::Object, Slot::Recipient, Slot::About, Slot::Field, Slot::Capacity];
    let named: Vec<Slot> =
        telling.into_iter().filter(|&slot| names(asked, slot) && slot != Slot::Action).collect();
    let shared = named.iter().filter(|slot| !slots.contains(slot)).count();
    let subjects = discharge::conduct_set(norm, Slot::Subject)?
        .intersects(&discharge::conduct_set(asked, Slot::Subject)?);
    let partly = named.iter().any(|&slot| overlaps(norm, asked, slot));
    let close = slots.len() + short.measures.len() <= 2;
    let falls_short = norm.derivation != Derivation::Supervision
        && close
        && (named.is_empty() || shared > 0 || partly)
        && (subjects || slots == [Slot::Subject]);
    Some(Nearest {
        norm: id,
        slots,
        measures: short.measures,
        conditions,
        other_kind: norm.derivation == Derivation::Supervision,
        strength,
        falls_short,
        same_matter: false,
    })
}

fn triggers_missed(scope: &ScopeBox, norm: &Norm, asked: &Norm, piece: &ScopeBox) -> (Vec<Slot>, bool) {
    let universal = |norm: &Norm, slot| norm.discharge.options(slot).is_none();
    let missed = Slot::ALL
        .into_iter()
        .filter(|&slot| universal(norm, slot) && universal(asked, slot))
        .filter(|&slot| !piece.slots.get(slot).is_subset(scope.slots.get(slot)))
        .collect();
    (missed, conditions_missed(scope, piece))
}

fn conditions_missed(scope: &ScopeBox, piece: &ScopeBox) -> bool {
    scope
        .conditions
        .iter()
        .any(|(condition, values)| piece.values(condition).is_none_or(|mine| mine.0 & !values.0 != 0))
}

/// A norm against an asked prohibition or permission.
fn region(
    effective: &Effective<'_>,
    id: NormId,
    norm: &Norm,
    asked: &Norm,
    piece: &ScopeBox,
) -> Option<Nearest> {
    let same_kind = norm.modality == asked.modality;
    let assigned = matches!(norm.derivation, Derivation::Assignment | Derivation::Supervision);
    if !same_kind && !assigned && norm.modality != Modality::Permission {
        return None;
    }
    let boxes = norm.conduct();
    let (slots, conditions) = boxes
        .iter()
        .map(|scope| {
            let missed: Vec<Slot> = Slot::ALL
                .into_iter()
                .filter(|&slot| !piece.slots.get(slot).is_subset(scope.slots.get(slot)))
                .collect();
            (missed, conditions_missed(scope, piece))
        })
        .min_by_key(|(missed, conditions)| missed.len() + usize::from(*conditions))?;
    let meets = effective
        .conduct(id, Reading::Possible)
        .iter()
        .any(|scope| asked.conduct().iter().any(|region| region.intersects(scope)));
    if !meets && !assigned {
        // Differing in one telling slot only, such as another place, is near enough to be named.
        let apart = slots
            .iter()
            .filter(|&&slot| {
                !boxes.iter().any(|scope| scope.slots.get(slot).intersects(piece.slots.get(slot)))
            })
            .count();
        if apart > 1 || slots.contains(&Slot::Action) {
            return None;
        }
    }
    let related = meets || (assigned && shares_task(norm, asked));
    if assigned && !related {
        return None;
    }
    let strength = same_kind && norm.strength < asked.strength && norm.strength < Strength::Must;
    Some(Nearest {
        norm: id,
        slots,
        measures: Vec::new(),
        conditions,
        other_kind: !same_kind,
        strength,
        // Leave to do what must be done is less than a duty to do it.
        falls_short: ((same_kind || asked.modality == Modality::Obligation) && meets)
            || (assigned && related),
        same_matter: false,
    })
}

/// Whether an assignment gives somebody the task that the asked norm is about.
fn shares_task(norm: &Norm, asked: &Norm) -> bool {
    overlaps(norm, asked, Slot::Action)
        && [Slot::Object, Slot::Matter].iter().any(|&slot| overlaps(norm, asked, slot))
}

/// Whether the asked norm names something in a slot.
fn names(norm: &Norm, slot: Slot) -> bool {
    discharge::conduct_set(norm, slot).is_some_and(|set| !set.is_everything())
}

/// Whether both norms name something in a slot, and share part of it.
fn overlaps(norm: &Norm, asked: &Norm, slot: Slot) -> bool {
    names(norm, slot)
        && names(asked, slot)
        && discharge::conduct_set(norm, slot)
            .zip(discharge::conduct_set(asked, slot))
            .is_some_and(|(ours, theirs)| ours.intersects(&theirs))
}
