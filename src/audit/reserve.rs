//! What the law demands of somebody whatever the agreement says: `reserve` with a duty.
//!
//! An agreement may be silent about such a duty, for the law binds all the same. It must not forbid what has
//! to be done, must not excuse from it, and where it speaks of the same act it must not be content with
//! less: an agreement that gives three days for what the law wants in one misleads whoever follows it.
//!
//! All of it is asked of the same judge as everything else: first whether the act is forbidden, then whether
//! the duty stands against an exemption, and then, for each duty of the agreement that names a laxer measure,
//! whether the agreement entails the act there without the law's measure and not with it.

use std::borrow::Cow;

use super::Audit;
use crate::check::budget::Budget;
use crate::check::demand::Form;
use crate::check::discharge;
use crate::check::judge::{Judgement, judge};
use crate::check::verdict::Verdict;
use crate::norm::measure::{self, Measures};
use crate::norm::{Modality, Norm};

impl<'a> Audit<'a> {
    /// The judgement on a duty that is reserved, with what was asked in the end and in which mode.
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
            return (
                Cow::Borrowed(asked),
                Form::Reserve,
                Judgement { carriers: required.carriers, ..reserved },
            );
        }
        let laxer = self.document.set.iter().find_map(|(_, ours)| self.laxer(ours, asked));
        match laxer {
            Some((asked, judgement)) => (Cow::Owned(asked), Form::Require, judgement),
            None => (Cow::Borrowed(asked), Form::Reserve, reserved),
        }
    }

    /// What is asked where one duty of the agreement applies, if the agreement does it there in a laxer
    /// measure only.
    fn laxer(&self, ours: &Norm, asked: &Norm) -> Option<(Norm, Judgement)> {
        if ours.blanket || !discharge::related(ours, asked) {
            return None;
        }
        let comparable = measure::comparable(&ours.discharge.measures, &asked.discharge.measures);
        if measure::shortfalls(&ours.discharge.measures, &comparable).is_empty() {
            return None;
        }
        let region = ours
            .region
            .iter()
            .flat_map(|scope| asked.region.iter().filter_map(|wanted| scope.intersection(wanted)))
            .collect();
        let mut there = Norm { region, ..asked.clone() };
        there.discharge.measures = Measures::default();
        if self.judged(&there, Form::Require).verdict > Verdict::Advisory {
            return None;
        }
        there.discharge.measures = comparable;
        let mut judgement = self.judged(&there, Form::Require);
        if judgement.verdict <= Verdict::Advisory {
            return None;
        }
        // The agreement is not silent there: it does speak of the act.
        if judgement.verdict == Verdict::Missing {
            judgement.verdict = Verdict::Weaker;
        }
        Some((there, judgement))
    }

    pub(super) fn judged(&self, asked: &Norm, form: Form) -> Judgement {
        judge(self.effective, asked, form, &mut Budget::default())
    }
}
