//! The judge's answer to one question about the agreement.

use super::Audit;
use crate::check::budget::Budget;
use crate::check::demand::Form;
use crate::check::judge::{Judgement, judge};
use crate::check::verdict::Verdict;
use crate::norm::scope::Slot;
use crate::norm::{Modality, Norm};

impl Audit<'_> {
    /// What the agreement says to one norm, asked for in a mode.
    pub(super) fn judged(&self, asked: &Norm, form: Form) -> Judgement {
        let judgement = judge(self.effective, asked, form, &mut Budget::default());
        if form != Form::Require || judgement.verdict.passes() || !falls_short_in_the_event(&judgement) {
            return judgement;
        }
        self.at_inherent_events(asked).find(|judgement| judgement.verdict.passes()).unwrap_or(judgement)
    }

    /// The same question, asked for each event that comes to everybody in the post: who must be trained before
    /// assignment, or within a year of it, must be trained.
    fn at_inherent_events(&self, asked: &Norm) -> impl Iterator<Item = Judgement> {
        let untimed = asked.modality == Modality::Obligation
            && asked.discharge.measures.relation.is_none()
            && asked.region.iter().all(|scope| scope.slots.get(Slot::Event).is_everything());
        let inherent = self.document.taxonomy.iter().filter(move |(_, term)| untimed && term.inherent);
        inherent.map(|(_, event)| {
            let mut there = asked.clone();
            for scope in &mut there.region {
                *scope.slots.get_mut(Slot::Event) = event.leaves.clone();
            }
            judge(self.effective, &there, Form::Require, &mut Budget::default())
        })
    }
}

/// Whether the event is all that the nearest clause lacks.
fn falls_short_in_the_event(judgement: &Judgement) -> bool {
    matches!(judgement.verdict, Verdict::Weaker | Verdict::Missing)
        && judgement.nearest.as_ref().is_some_and(|near| near.slots == [Slot::Event])
}
