//! The judge's answer to one question about the agreement.

use super::{Audit, Noted};
use crate::check::budget::Budget;
use crate::check::demand::Form;
use crate::check::discharge;
use crate::check::effective::Effective;
use crate::check::judge::{Judgement, judge};
use crate::check::verdict::Verdict;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::Slot;
use crate::norm::{Modality, Norm};
use crate::taxonomy::{Kind, Taxonomy};

impl Audit<'_> {
    /// What the agreement says to one norm, asked for in a mode.
    pub(super) fn judged(&self, asked: &Norm, form: Form) -> Judgement {
        judged_noting(self.effective, &self.document.taxonomy, asked, form, self.noted)
    }
}

/// What a set of norms says to one norm, asked for in a mode.
pub fn judged(effective: &Effective<'_>, taxonomy: &Taxonomy, asked: &Norm, form: Form) -> Judgement {
    judged_noting(effective, taxonomy, asked, form, None)
}

fn judged_noting(
    effective: &Effective<'_>,
    taxonomy: &Taxonomy,
    asked: &Norm,
    form: Form,
    noted: Option<&Noted>,
) -> Judgement {
    let judge = |asked: &Norm| {
        let judgement = judge(effective, asked, form, &mut Budget::default());
        if let Some(noted) = noted {
            noted.note(asked, form, &judgement.grounds);
        }
        judgement
    };
    let judgement = judge(asked);
    if form != Form::Require || judgement.verdict.passes() || !falls_short_in_the_event(&judgement) {
        return judgement;
    }
    let mut there = at_events(taxonomy, asked).map(|there| judge(&there));
    there.find(|judgement| judgement.verdict.passes()).unwrap_or(judgement)
}

/// The same question, asked where it makes no difference but for the words: at events that come to everybody
/// in the post (who must be trained before assignment, or within a year of it, must be trained), and at the
/// events that are to be told of (who must tell of an arrest within a day of the arrest must tell of it).
fn at_events(taxonomy: &Taxonomy, asked: &Norm) -> impl Iterator<Item = Norm> {
    let untimed = asked.modality == Modality::Obligation
        && asked.discharge.measures.relation.is_none()
        && asked.region.iter().all(|scope| scope.slots.get(Slot::Event).is_everything());
    let about = discharge::conduct_set(asked, Slot::About);
    // What has to be told of something is not told once and for all at an officer's assignment.
    let once = about.as_ref().is_none_or(LeafSet::is_everything);
    let inherent =
        taxonomy.iter().filter(move |(_, term)| once && term.inherent).map(|(_, event)| event.leaves.clone());
    let told = about
        .filter(|about| !about.is_everything())
        .map(|about| events_in(taxonomy, &about))
        .filter(|events| !events.is_empty());
    inherent.chain(told).filter(move |_| untimed).map(|events| {
        let mut there = asked.clone();
        for scope in &mut there.region {
            *scope.slots.get_mut(Slot::Event) = events.clone();
        }
        there
    })
}

/// The events among what is told.
fn events_in(taxonomy: &Taxonomy, about: &LeafSet) -> LeafSet {
    let events = taxonomy.iter().filter(|(_, term)| term.kind == Kind::Event);
    let told = events.map(|(_, event)| &event.leaves).filter(|leaves| leaves.is_subset(about));
    told.fold(LeafSet::NOTHING, |all, leaves| all.union(leaves))
}

/// Whether the event is all that the nearest clause lacks.
fn falls_short_in_the_event(judgement: &Judgement) -> bool {
    matches!(judgement.verdict, Verdict::Weaker | Verdict::Missing)
        && judgement.nearest.as_ref().is_some_and(|near| near.slots == [Slot::Event])
}
