//! What the law demands of somebody whatever the agreement says: `reserve` with a duty.
//!
//! An agreement may be silent about such a duty, for the law binds all the same. It must not forbid what has
//! to be done, must not excuse from it, and where it speaks of the same act it must not be content with
//! less: an agreement that gives three days for what the law wants in one, or that says `may`, misleads
//! whoever follows it.
//!
//! All of it is asked of the same judge as everything else: first whether the act is forbidden, then whether
//! the duty stands against an exemption, and then, for each clause that is content with less, whether the
//! agreement as a whole entails the duty in the situations of that clause.

use std::borrow::Cow;

use super::Audit;
use crate::check::demand::Form;
use crate::check::discharge;
use crate::check::judge::Judgement;
use crate::check::verdict::Verdict;
use crate::norm::leaf_set::LeafSet;
use crate::norm::measure::{self, Measures};
use crate::norm::scope::{Condition, ScopeBox};
use crate::norm::{Derivation, Modality, Norm, NormId, Strength};

impl<'a> Audit<'a> {
    /// The judgement on what is reserved, with what was asked in the end and in which mode.
    pub(super) fn reserved(&self, asked: &'a Norm) -> (Cow<'a, Norm>, Form, Judgement) {
        let reserved = self.judged(asked, Form::Reserve);
        if asked.modality != Modality::Obligation || reserved.verdict != Verdict::Satisfied {
            return (Cow::Borrowed(asked), Form::Reserve, reserved);
        }
        let required = self.judged(asked, Form::Require);
        let excused = matches!(required.verdict, Verdict::Contradicted | Verdict::Inconsistent)
            || (required.verdict == Verdict::Conditional && !required.against.is_empty());
        if excused {
            return (Cow::Borrowed(asked), Form::Require, required);
        }
        if required.verdict == Verdict::Satisfied {
            let carriers = required.carriers;
            return (Cow::Borrowed(asked), Form::Reserve, Judgement { carriers, ..reserved });
        }
        let less = self.document.set.iter().filter_map(|(id, ours)| self.less(id, ours, asked));
        match less.max_by_key(|(_, judgement)| judgement.verdict) {
            Some((asked, judgement)) => (Cow::Owned(asked), Form::Require, judgement),
            None => (Cow::Borrowed(asked), Form::Reserve, reserved),
        }
    }

    /// What is asked in the situations of one clause that says less of the same act, if the agreement says no
    /// more there.
    fn less(&self, id: NormId, ours: &Norm, asked: &Norm) -> Option<(Norm, Judgement)> {
        if ours.blanket {
            return None;
        }
        let (region, measures, lesser) = match ours.modality {
            Modality::Obligation if discharge::related(ours, asked) => {
                let comparable = measure::comparable(&ours.discharge.measures, &asked.discharge.measures);
                let laxer = !measure::shortfalls(&ours.discharge.measures, &comparable).is_empty();
                let urgent =
                    measure::too_long_to_be_immediate(&ours.discharge.measures, &asked.discharge.measures);
                let lesser = match () {
                    () if laxer => Verdict::Weaker,
                    () if urgent => Verdict::Conditional,
                    () if ours.strength < Strength::Hedged => Verdict::Advisory,
                    () => return None,
                };
                (meeting(&ours.region, &asked.region), comparable, lesser)
            }
            // Leave to do what the law demands sounds as if it could be left undone.
            Modality::Permission if self.is_mere_leave(ours, asked) => {
                (meeting(&ours.region, &asked.conduct()), Measures::default(), Verdict::Advisory)
            }
            Modality::Exemption if excuses(ours, asked) => {
                let measures = asked.discharge.measures.clone();
                (meeting(&ours.region, &asked.conduct()), measures, Verdict::Conditional)
            }
            _ => return None,
        };
        let mut there = Norm { region, ..asked.clone() };
        for scope in &mut there.region {
            for (slot, _) in &asked.discharge.options {
                *scope.slots.get_mut(*slot) = LeafSet::EVERYTHING;
            }
        }
        there.discharge.measures = Measures::default();
        let same_act =
            ours.modality != Modality::Obligation || discharge::shortfall(ours, &there).slots.is_empty();
        if there.region.is_empty() || !same_act {
            return None;
        }
        there.discharge.measures =
            if lesser == Verdict::Conditional { asked.discharge.measures.clone() } else { measures };
        let judgement = self.judged(&there, Form::Require);
        if judgement.verdict <= Verdict::Hedged {
            return None;
        }
        let carriers = if lesser == Verdict::Weaker { judgement.carriers } else { vec![id] };
        let against = if ours.modality == Modality::Exemption { vec![id] } else { judgement.against };
        Some((there, Judgement { verdict: lesser, carriers, against, ..judgement }))
    }

    /// Whether a permission leaves the act to choice in the very circumstances that the law speaks of. `only X
    /// may` says who, and not that it may be left undone; leave for other circumstances is another matter.
    fn is_mere_leave(&self, ours: &Norm, asked: &Norm) -> bool {
        let restricts = self.document.set.iter().any(|(_, other)| {
            other.derivation == Derivation::OnlyElse && other.origin.statement == ours.origin.statement
        });
        let known =
            |condition: &Condition| asked.region.iter().any(|scope| scope.values(condition).is_some());
        let same = |scope: &ScopeBox| scope.conditions.iter().all(|(condition, _)| known(condition));
        !restricts && ours.region.iter().any(same)
    }
}

/// Whether an exemption may let somebody off: it reaches every way of doing what is asked, though perhaps not
/// in every respect that the law leaves open.
fn excuses(ours: &Norm, asked: &Norm) -> bool {
    asked.discharge.options.iter().all(|(slot, ways)| {
        ways.is_everything() || ours.region.iter().any(|scope| ways.is_subset(scope.slots.get(*slot)))
    })
}

/// The situations that two regions share.
fn meeting(ours: &[ScopeBox], asked: &[ScopeBox]) -> Vec<ScopeBox> {
    ours.iter().flat_map(|scope| asked.iter().filter_map(|wanted| scope.intersection(wanted))).collect()
}
