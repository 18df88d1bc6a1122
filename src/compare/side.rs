//! One side of a comparison: what its clauses ask of the other side, and what it answers to the other's.
//!
//! A clause is asked of the other document as far as it stands in its own: without what its exceptions and the
//! clauses that prevail over it take out of it (semantics, sections 3 and 9). Where a document does not even
//! meet its own clause, because its words are unknown, because a number is open or because it contradicts
//! itself, the other document cannot be held to more: it says as much if it says the same in the same words.

use std::cell::OnceCell;

use crate::audit;
use crate::check::budget::Budget;
use crate::check::cover;
use crate::check::demand::Form;
use crate::check::discharge;
use crate::check::effective::{Effective, Reading, has_unknown_words};
use crate::check::judge::Judgement;
use crate::check::verdict::Verdict;
use crate::lower::Understanding;
use crate::norm::scope::{Condition, ScopeBox, Slot};
use crate::norm::{Modality, Norm, NormId, NormSet, measure};
use crate::taxonomy::Taxonomy;

/// The norms of a document, and the same with unknown words taken at their face.
pub(super) struct Words<'u> {
    document: &'u Understanding,
    at_face: OnceCell<NormSet>,
}

impl<'u> Words<'u> {
    pub(super) fn of(document: &'u Understanding) -> Self {
        Self { document, at_face: OnceCell::new() }
    }
}

/// One side of a comparison.
pub(super) struct Side<'w> {
    pub(super) document: &'w Understanding,
    words: &'w Words<'w>,
    plain: View<'w>,
    face: OnceCell<View<'w>>,
}

/// What a side answers to one clause of the other.
#[derive(Clone, Debug)]
pub(super) struct Answer {
    /// The judgement; its verdict is no worse than what the other side says to its own clause.
    pub(super) judgement: Judgement,
    /// Whether the two only agree in words that nobody defines, or in a number that is open on both sides.
    pub(super) in_words_only: bool,
}

impl Answer {
    /// Whether the side says all that was asked. A clause that speaks of nothing asks for nothing.
    pub(super) fn says_it(&self) -> bool {
        self.judgement.verdict.passes()
    }
}

impl<'w> Side<'w> {
    pub(super) fn new(words: &'w Words<'_>) -> Self {
        let plain = View::new(&words.document.set);
        Self { document: words.document, words, plain, face: OnceCell::new() }
    }

    /// The norms with what of each is in effect.
    pub(super) fn effective(&self) -> &Effective<'w> {
        &self.plain.effective
    }

    /// What a norm of this side asks of another document.
    pub(super) fn asked(&self, id: NormId) -> &Norm {
        self.plain.asked(id)
    }

    /// What this side says to its own norm.
    pub(super) fn own(&self, id: NormId) -> Verdict {
        self.plain.own(id, &self.document.taxonomy)
    }

    /// What this side answers to a norm of the other.
    pub(super) fn answer(&self, other: &Self, id: NormId) -> Answer {
        if let Some(copy) = self.plain.plain_copy(&other.plain, id) {
            let support = other.plain.asked(id).region.iter().map(|scope| (copy, scope.clone())).collect();
            let judgement = Judgement {
                verdict: Verdict::Satisfied,
                carriers: vec![copy],
                support,
                against: Vec::new(),
                piece: None,
                nearest: None,
                grounds: Default::default(),
            };
            return Answer { judgement, in_words_only: false };
        }
        let taxonomy = &self.document.taxonomy;
        let mut judgement = self.plain.judged(other.plain.asked(id), taxonomy);
        if (Verdict::Conditional..=Verdict::Missing).contains(&judgement.verdict) {
            let support = self.plain.commanded(other.plain.asked(id));
            if !support.is_empty() {
                judgement = Judgement { verdict: Verdict::Satisfied, support, ..judgement };
            }
        }
        let own = || other.own(id);
        if judgement.verdict.passes() || own().passes() || judgement.verdict > own() {
            return Answer { judgement, in_words_only: false };
        }
        let (ours, theirs) = (self.face(), other.face());
        let literal = ours.judged(theirs.asked(id), taxonomy);
        let own_literal = || theirs.own(id, &other.document.taxonomy);
        let same = literal.verdict.passes()
            || (!own_literal().passes() && literal.verdict == own_literal() && self.repeats(other, id));
        if same {
            let support = if literal.support.is_empty() { self.copies(other, id) } else { literal.support };
            let judgement = Judgement { verdict: Verdict::Satisfied, support, ..judgement };
            return Answer { judgement, in_words_only: true };
        }
        Answer { judgement, in_words_only: false }
    }

    /// Whether some norms of this side alone say all that a norm of the other asks.
    pub(super) fn suffice(&self, support: &[(NormId, ScopeBox)], asked: &Norm) -> bool {
        let effective = self.effective();
        let impossible = effective.impossible_for(asked);
        let boxes: Vec<&ScopeBox> = support.iter().map(|(_, scope)| scope).chain(impossible).collect();
        let mut budget = Budget::default();
        asked
            .region
            .iter()
            .all(|target| matches!(cover::uncovered(effective.set, target, &boxes, &mut budget), Ok(None)))
    }

    fn face(&self) -> &View<'w> {
        let set = || self.words.at_face.get_or_init(|| at_face(&self.document.set));
        self.face.get_or_init(|| View::new(set()))
    }

    fn repeats(&self, other: &Self, id: NormId) -> bool {
        !self.copies(other, id).is_empty()
    }

    /// The norms of this side that are the very same as one of the other.
    fn copies(&self, other: &Self, id: NormId) -> Vec<(NormId, ScopeBox)> {
        let Some(theirs) = other.document.set.get(id) else { return Vec::new() };
        let same = self.document.set.iter().filter(|(_, ours)| is_same(ours, theirs));
        same.flat_map(|(id, ours)| ours.region.iter().map(move |scope| (id, scope.clone()))).collect()
    }
}

/// Norms in one reading, with what each asks of others and what the set says to it itself.
struct View<'w> {
    effective: Effective<'w>,
    asked: Vec<OnceCell<Norm>>,
    own: Vec<OnceCell<Verdict>>,
}

impl<'w> View<'w> {
    fn new(set: &'w NormSet) -> Self {
        let count = set.norms.len();
        Self {
            effective: Effective::new(set),
            asked: vec![OnceCell::new(); count],
            own: vec![OnceCell::new(); count],
        }
    }

    fn asked(&self, id: NormId) -> &Norm {
        let cell =
            self.asked.get(id.0 as usize).expect("an id comes from the set that this view was made of");
        cell.get_or_init(|| self.as_it_stands(id))
    }

    fn own(&self, id: NormId, taxonomy: &Taxonomy) -> Verdict {
        let cell = self.own.get(id.0 as usize).expect("an id comes from the set that this view was made of");
        *cell.get_or_init(|| self.judged(self.asked(id), taxonomy).verdict)
    }

    /// A norm without its exceptions and without what prevails over it.
    fn as_it_stands(&self, id: NormId) -> Norm {
        let norm = self.effective.set.get(id).expect("an id comes from the set that this view was made of");
        let mut asked = Norm { hole_statements: Vec::new(), ..norm.clone() };
        if norm.modality != Modality::Obligation {
            asked.region = self.effective.standing(id, Reading::Said).to_vec();
            asked.holes.clear();
            return asked;
        }
        if norm.holes.is_empty()
            && norm.hole_statements.is_empty()
            && self.effective.set.above(id).count() == 0
        {
            return asked;
        }
        let met = discharge::met_triggers(&self.effective, id, norm, norm, false, &mut Budget::default());
        if let Ok(met) = met
            && !met.is_empty()
        {
            asked.region = met;
            asked.holes.clear();
        }
        asked
    }

    /// The norm of these that is the very same as one of others, where that settles the question: nothing on either
    /// side stands against it or prevails over it, and nothing in it is open. Districts that began with one model
    /// share most of its clauses, and need not be asked about them at length.
    fn plain_copy(&self, other: &View<'_>, id: NormId) -> Option<NormId> {
        let theirs = other.effective.set.get(id)?;
        let measures = &theirs.discharge.measures;
        let settled = theirs.holes.is_empty()
            && !has_unknown_words(theirs)
            && !theirs.blanket
            && measure::shortfalls(measures, measures).is_empty()
            && other.effective.is_unopposed(id);
        let acts = theirs.reach(Slot::Action);
        let mut own = self.effective.about(theirs.modality, &acts);
        let (copy, _) = own.find(|(_, ours)| settled && is_same(ours, theirs))?;
        self.effective.is_unopposed(copy).then_some(copy)
    }

    /// Duties that together demand just what a permission gives leave to do. Whoever must do one of several things is
    /// not thereby given leave to do each (semantics, section 14), but between the same words in two texts `must` says
    /// more than `may`.
    fn commanded(&self, asked: &Norm) -> Vec<(NormId, ScopeBox)> {
        if asked.modality != Modality::Permission {
            return Vec::new();
        }
        let acts = asked.reach(Slot::Action);
        let mut found: Vec<(NormId, ScopeBox)> = Vec::new();
        for (id, duty) in self.effective.about(Modality::Obligation, &acts) {
            let standing = self.effective.standing(id, Reading::Said);
            let inside = |scope: &ScopeBox| asked.region.iter().any(|leave| scope.is_subset(leave));
            if duty.opaque_slots == asked.opaque_slots && standing.iter().all(inside) {
                found.extend(standing.iter().map(|scope| (id, scope.clone())));
            }
        }
        let boxes: Vec<&ScopeBox> = found.iter().map(|(_, scope)| scope).collect();
        let mut budget = Budget::default();
        let covered =
            |target| matches!(cover::uncovered(self.effective.set, target, &boxes, &mut budget), Ok(None));
        if !found.is_empty() && asked.region.iter().all(covered) { found } else { Vec::new() }
    }

    fn judged(&self, asked: &Norm, taxonomy: &Taxonomy) -> Judgement {
        let judgement = audit::judged(&self.effective, taxonomy, asked, Form::Require);
        if asked.modality != Modality::Exemption || judgement.verdict != Verdict::Satisfied {
            return judgement;
        }
        // Silence excuses nobody from what another document expressly excuses from.
        let boxes: Vec<&ScopeBox> = judgement.support.iter().map(|(_, scope)| scope).collect();
        let mut budget = Budget::default();
        for target in &asked.region {
            match cover::uncovered(self.effective.set, target, &boxes, &mut budget) {
                Ok(None) => {}
                Ok(Some(piece)) => {
                    let partly = !judgement.carriers.is_empty();
                    let verdict = if partly { Verdict::Weaker } else { Verdict::Missing };
                    return Judgement { verdict, piece: Some(piece), ..judgement };
                }
                Err(_) => return Judgement { verdict: Verdict::Undecided, ..judgement },
            }
        }
        judgement
    }
}

/// Whether two norms say the same in the same words.
pub(super) fn is_same(one: &Norm, other: &Norm) -> bool {
    one.modality == other.modality
        && one.strength == other.strength
        && one.region == other.region
        && one.holes == other.holes
        && one.discharge == other.discharge
        && one.opaque_slots == other.opaque_slots
        && one.opaque_holes == other.opaque_holes
        && one.blanket == other.blanket
        && one.derivation == other.derivation
}

/// The norms with unknown words taken for words that mean one thing wherever they stand: the same words mean the
/// same, and other words something else.
fn at_face(set: &NormSet) -> NormSet {
    let mut set = set.clone();
    for norm in &mut set.norms {
        norm.opaque_slots.clear();
        norm.opaque_holes.clear();
        norm.blanket = false;
        for scope in norm.region.iter_mut().chain(&mut norm.holes) {
            if !scope.conditions.iter().any(|(condition, _)| matches!(condition, Condition::Opaque(_))) {
                continue;
            }
            for (condition, values) in std::mem::take(&mut scope.conditions) {
                let named = match condition {
                    // In quotation marks, no other condition is called so.
                    Condition::Opaque(words) => Condition::Stated(format!("\"{words}\"").into()),
                    known => known,
                };
                scope.narrow(named, values);
            }
        }
    }
    set
}
