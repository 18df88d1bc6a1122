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
use crate::norm::measure::{self, Deadline, Measures};
use crate::norm::scope::{Condition, ScopeBox, Slot};
use crate::norm::{Derivation, Modality, Norm, NormId, Strength};
use crate::syntax::ast::AnchorRelation;

impl<'a> Audit<'a> {
    /// The judgement on what is reserved, with what was asked in the end and in which mode.
    pub(super) fn reserved(&self, asked: &'a Norm) -> (Cow<'a, Norm>, Form, Judgement) {
        let reserved = self.judged(asked, Form::Reserve);
        if reserved.verdict != Verdict::Satisfied {
            return (Cow::Borrowed(asked), Form::Reserve, reserved);
        }
        if let Some((id, piece)) = self.advised_against(asked) {
            let (verdict, carriers) = (Verdict::Advisory, vec![id]);
            let judgement = Judgement { verdict, carriers, piece: Some(piece), ..reserved };
            return (Cow::Borrowed(asked), Form::Reserve, judgement);
        }
        if asked.modality != Modality::Obligation {
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

    /// A recommendation against what is reserved: it forbids nothing, and speaks against the law all the same.
    fn advised_against(&self, asked: &Norm) -> Option<(NormId, ScopeBox)> {
        let asked = asked.conduct();
        self.document
            .set
            .iter()
            .filter(|(_, ours)| ours.modality == Modality::Prohibition && ours.strength < Strength::Hedged)
            .find_map(|(id, ours)| Some((id, meeting(&ours.region, &asked).into_iter().next()?)))
    }

    /// What is asked in the situations of one clause that says less of the same act, if the agreement says no
    /// more there.
    fn less(&self, id: NormId, ours: &Norm, asked: &Norm) -> Option<(Norm, Judgement)> {
        if ours.blanket {
            return None;
        }
        let (region, measures, lesser) = match ours.modality {
            Modality::Obligation if discharge::related(ours, asked) => self.lesser_duty(ours, asked)?,
            // Leave to do what the law demands sounds as if it could be left undone.
            Modality::Permission if self.is_mere_leave(ours, asked) => {
                (meeting(&ours.region, &asked.conduct()), Measures::default(), Verdict::Advisory)
            }
            Modality::Exemption if excuses(ours, asked) => {
                let measures = asked.discharge.measures.clone();
                let opened: Vec<ScopeBox> =
                    ours.region.iter().map(|scope| with_open(scope, &ours.opaque_slots)).collect();
                (meeting(&opened, &asked.conduct()), measures, Verdict::Conditional)
            }
            _ => return None,
        };
        let mut there = Norm { region, ..asked.clone() };
        for scope in &mut there.region {
            for (slot, _) in &asked.discharge.options {
                *scope.slots.get_mut(*slot) = LeafSet::EVERYTHING;
            }
        }
        if there.region.is_empty() || (ours.modality == Modality::Obligation && !same_act(ours, asked)) {
            return None;
        }
        there.discharge.measures = measures;
        let judgement = self.judged(&there, Form::Require);
        if judgement.verdict <= Verdict::Hedged {
            return None;
        }
        // Where the question was too large, nothing is claimed.
        let verdict = if judgement.verdict == Verdict::Undecided { Verdict::Undecided } else { lesser };
        let carriers = if lesser == Verdict::Weaker { judgement.carriers } else { vec![id] };
        let against = if ours.modality == Modality::Exemption { vec![id] } else { judgement.against };
        Some((there, Judgement { verdict, carriers, against, ..judgement }))
    }

    /// Where and in what a duty of the agreement may be less than the one that is reserved: in a measure, in
    /// firmness, or because it begins with something else than the law's does.
    fn lesser_duty(&self, ours: &Norm, asked: &Norm) -> Option<(Vec<ScopeBox>, Measures, Verdict)> {
        let (our_measures, their_measures) = (&ours.discharge.measures, &asked.discharge.measures);
        let comparable = measure::comparable(our_measures, their_measures);
        let laxer = !measure::shortfalls(our_measures, &comparable).is_empty();
        if laxer {
            return Some((meeting(&ours.region, &asked.region), comparable, Verdict::Weaker));
        }
        let whole = || their_measures.clone();
        if measure::too_long_to_be_prompt(our_measures, their_measures) {
            return Some((meeting(&ours.region, &asked.region), whole(), Verdict::Conditional));
        }
        if begins_elsewhere(ours, asked) {
            let opened: Vec<ScopeBox> =
                ours.region.iter().map(|scope| with_open(scope, &[Slot::Event])).collect();
            return Some((meeting(&opened, &asked.region), whole(), Verdict::Conditional));
        }
        let weak = ours.strength < Strength::Hedged;
        weak.then(|| (meeting(&ours.region, &asked.region), comparable, Verdict::Advisory))
    }

    /// Whether a permission leaves the act to choice in the very circumstances that the law speaks of. `only X
    /// may` says who, and not that it may be left undone; leave for other circumstances is another matter.
    fn is_mere_leave(&self, ours: &Norm, asked: &Norm) -> bool {
        let restricts = self.document.set.iter().any(|(_, other)| {
            other.derivation == Derivation::OnlyElse && other.origin.statement == ours.origin.statement
        });
        let known =
            |condition: &Condition| asked.region.iter().any(|scope| scope.values(condition).is_some());
        // A time or a form that is allowed with it changes nothing about that.
        let same = |scope: &ScopeBox| {
            let mut conditions = scope.conditions.iter().map(|(condition, _)| condition);
            conditions.all(|condition| matches!(condition, Condition::Stated(_)) || known(condition))
        };
        !restricts && ours.region.iter().any(same)
    }
}

/// Whether an exemption may let somebody off: it reaches every way of doing what is asked, though perhaps not
/// in every respect that the law leaves open.
fn excuses(ours: &Norm, asked: &Norm) -> bool {
    asked.discharge.options.iter().all(|(slot, ways)| {
        ways.is_everything()
            || ours.opaque_slots.contains(slot)
            || ours.region.iter().any(|scope| ways.is_subset(scope.slots.get(*slot)))
    })
}

/// A list of so many entries names them one by one.
const FEW: usize = 8;

/// Whether a duty of the agreement is about the act that is asked for, in whatever the law names of it.
fn same_act(ours: &Norm, asked: &Norm) -> bool {
    let told = |slot: &Slot| *slot != Slot::Event && *slot != Slot::Subject;
    Slot::ALL.into_iter().filter(told).all(|slot| {
        let chosen = ours.discharge.options(slot).is_some();
        let sets = discharge::conduct_set(ours, slot).zip(discharge::conduct_set(asked, slot));
        let Some((ours, asked)) = sets else { return false };
        if asked.is_everything() || (!chosen && ours.intersects(&asked)) {
            return true;
        }
        // A short list with the law's own entry in it is about the same; `training` at large is not about the
        // state's course.
        let few = !ours.has_tail() && ours.count() <= FEW;
        chosen && (ours.is_subset(&asked) || (few && ours.intersects(&asked)))
    })
}

/// Whether a duty of the agreement begins with another event than the law's, so that nobody can say which of
/// the two comes first.
fn begins_elsewhere(ours: &Norm, asked: &Norm) -> bool {
    let event = |norm: &Norm| discharge::conduct_set(norm, Slot::Event).filter(|set| !set.is_everything());
    let (our_measures, their_measures) = (&ours.discharge.measures, &asked.discharge.measures);
    let before = |measures: &Measures| measures.relation == Some(AnchorRelation::Before);
    if before(our_measures) && !before(their_measures) {
        return false;
    }
    match (event(ours), event(asked)) {
        (Some(ours), Some(asked)) => !ours.intersects(&asked),
        // The law names a day by which it must be done, and the agreement an event after which it is.
        (Some(_), None) => matches!(their_measures.deadline, Some(Deadline::ByEvent(..))),
        _ => false,
    }
}

/// A box with some slots opened.
fn with_open(scope: &ScopeBox, slots: &[Slot]) -> ScopeBox {
    let mut opened = scope.clone();
    for &slot in slots {
        *opened.slots.get_mut(slot) = LeafSet::EVERYTHING;
    }
    opened
}

/// The situations that two regions share.
fn meeting(ours: &[ScopeBox], asked: &[ScopeBox]) -> Vec<ScopeBox> {
    ours.iter().flat_map(|scope| asked.iter().filter_map(|wanted| scope.intersection(wanted))).collect()
}
