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
    let sought = Sought::new(asked, piece);
    Modality::ALL
        .into_iter()
        .flat_map(|modality| effective.about(modality, acts))
        .filter_map(|(id, norm)| near(effective, id, norm, &sought))
        .min_by_key(|(nearness, near)| (*nearness, near.norm))
}

/// What norms may come near to, worked out once for all of them.
pub struct Sought<'s> {
    asked: &'s Norm,
    /// The piece that fails.
    piece: &'s ScopeBox,
    /// The same with the options of what is asked put in.
    deed: ScopeBox,
    /// All conduct that is asked about.
    conduct: Vec<ScopeBox>,
    /// All leaves asked about in each slot.
    reach: [LeafSet; Slot::COUNT],
}

impl<'s> Sought<'s> {
    /// What is asked, at the piece that fails.
    pub fn new(asked: &'s Norm, piece: &'s ScopeBox) -> Self {
        let deed = asked.with_options(piece.clone());
        let reach = Slot::ALL.map(|slot| asked.reach(slot));
        Self { asked, piece, deed, conduct: asked.conduct(), reach }
    }

    fn reach(&self, slot: Slot) -> &LeafSet {
        &self.reach[slot as usize]
    }

    /// Whether it names something in a slot.
    fn names(&self, slot: Slot) -> bool {
        !self.asked.region.is_empty() && !self.reach(slot).is_everything()
    }

    /// Whether a norm names something in a slot of which it shares part.
    fn overlaps(&self, norm: &Norm, slot: Slot) -> bool {
        self.names(slot)
            && discharge::conduct_set(norm, slot)
                .is_some_and(|ours| !ours.is_everything() && ours.intersects(self.reach(slot)))
    }
}

/// How near one norm comes, where it comes near at all.
pub fn near(
    effective: &Effective<'_>,
    id: NormId,
    norm: &Norm,
    sought: &Sought<'_>,
) -> Option<(Nearness, Nearest)> {
    if norm.blanket {
        return None;
    }
    let (distance, near) = distance(effective, id, norm, sought)?;
    Some(((!near.falls_short, has_unknown_words(norm), !near.same_matter, distance), near))
}

/// How far a norm may be, at two for each difference, and still be worth naming.
const NEAR: usize = 6;

fn distance(
    effective: &Effective<'_>,
    id: NormId,
    norm: &Norm,
    sought: &Sought<'_>,
) -> Option<(usize, Nearest)> {
    let both_duties = [norm, sought.asked].iter().all(|one| one.modality == Modality::Obligation);
    let near = if both_duties { obligation(id, norm, sought) } else { region(effective, id, norm, sought) }?;
    // Leave to do exactly what is asked is nearer than a duty to do something a little different.
    let misses =
        near.slots.len() + near.measures.len() + usize::from(near.conditions) + usize::from(near.strength);
    let count = 2 * misses + usize::from(near.other_kind);
    if !near.falls_short && count > NEAR {
        return None;
    }
    let same_matter = is_same_matter(&near, norm, sought);
    Some((count, Nearest { same_matter, ..near }))
}

fn is_same_matter(near: &Nearest, norm: &Norm, sought: &Sought<'_>) -> bool {
    let telling = [Slot::Object, Slot::About, Slot::Field, Slot::Capacity];
    let meets = telling.iter().all(|&slot| norm.reach(slot).intersects(sought.reach(slot)));
    meets && (!near.other_kind || near.slots.iter().all(|slot| *slot == Slot::Subject))
}

/// An obligation against the one asked for.
fn obligation(id: NormId, norm: &Norm, sought: &Sought<'_>) -> Option<Nearest> {
    let Sought { asked, piece, .. } = sought;
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
    let named = || telling.into_iter().filter(|&slot| sought.names(slot));
    let is_related = || {
        named().next().is_none()
            || named().any(|slot| !slots.contains(&slot))
            || named().any(|slot| sought.overlaps(norm, slot))
    };
    if asked.region.is_empty() {
        return None;
    }
    let is_bound =
        || slots == [Slot::Subject] || norm.reach(Slot::Subject).intersects(sought.reach(Slot::Subject));
    let close = slots.len() + short.measures.len() <= 2;
    let falls_short = norm.derivation != Derivation::Supervision && close && is_related() && is_bound();
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
    let options = norm.discharge.by_slot().into_iter().zip(asked.discharge.by_slot());
    let universal = Slot::ALL.into_iter().zip(options).filter(|(_, options)| *options == (None, None));
    let missed = universal
        .map(|(slot, _)| slot)
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
fn region(effective: &Effective<'_>, id: NormId, norm: &Norm, sought: &Sought<'_>) -> Option<Nearest> {
    let Sought { asked, deed: piece, .. } = sought;
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
        .any(|scope| sought.conduct.iter().any(|region| region.intersects(scope)));
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
    let related = meets || (assigned && shares_task(norm, sought));
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
fn shares_task(norm: &Norm, sought: &Sought<'_>) -> bool {
    sought.overlaps(norm, Slot::Action)
        && [Slot::Object, Slot::Matter].iter().any(|&slot| sought.overlaps(norm, slot))
}
