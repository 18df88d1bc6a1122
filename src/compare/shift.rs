//! In what two clauses differ: the slots, measures and modal words that moved, with their places in both.

use crate::check::nearest::Nearest;
use crate::describe;
use crate::lower::document::Statement;
use crate::norm::measure::Aspect;
use crate::norm::scope::Slot;
use crate::text::Span;

/// Something in which two clauses differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shift {
    /// What, in words: `who is bound`, `how soon`.
    pub what: String,
    /// What, as one word: `subject`, `deadline`.
    pub key: &'static str,
    /// Whether the agreement says less in it.
    pub less: bool,
    /// Whether the agreement says more in it.
    pub more: bool,
    /// Whether the one does the contrary of the other.
    pub contrary: bool,
    /// Where it stands in the model; nothing where the model does not name it.
    pub model: Vec<Span>,
    /// Where it stands in the agreement.
    pub agreement: Vec<Span>,
}

/// A thing that can move.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moved {
    Slot(Slot),
    Measure(Aspect),
    Limits,
    Modal,
}

impl Moved {
    fn key(self) -> &'static str {
        match self {
            Self::Slot(slot) => describe::slot_key(slot),
            Self::Measure(Aspect::Relation) => "time",
            Self::Measure(Aspect::Deadline) => "deadline",
            Self::Measure(Aspect::Frequency) => "frequency",
            Self::Measure(Aspect::Amount) => "amount",
            Self::Measure(Aspect::Duration) => "duration",
            Self::Measure(Aspect::Form) => "form",
            Self::Measure(Aspect::Standard) => "standard",
            Self::Limits => "conditions",
            Self::Modal => "modal",
        }
    }

    fn places(self, statement: &Statement) -> Vec<Span> {
        match self {
            Self::Slot(slot) => {
                let places = statement.places.iter().filter(|(known, _)| *known == slot);
                places.map(|(_, span)| *span).collect()
            }
            Self::Measure(Aspect::Relation) => Self::Slot(Slot::Event).places(statement),
            Self::Measure(aspect) => {
                let places = statement.measures.iter().filter(|(known, _)| *known == aspect);
                places.map(|(_, span)| *span).collect()
            }
            Self::Limits => statement.limits.clone(),
            Self::Modal => statement.modal.iter().map(|(_, span)| *span).collect(),
        }
    }
}

/// The shifts between a clause of the model and one of the agreement, while they are put together.
pub(super) struct Shifts<'s> {
    model: &'s Statement,
    model_text: &'s str,
    agreement: &'s Statement,
    agreement_text: &'s str,
    found: Vec<Shift>,
}

impl<'s> Shifts<'s> {
    pub(super) fn between(
        (model, model_text): (&'s Statement, &'s str),
        (agreement, agreement_text): (&'s Statement, &'s str),
    ) -> Self {
        Self { model, model_text, agreement, agreement_text, found: Vec::new() }
    }

    /// Adds what the agreement's clause falls short in, or with `more`, what the model's does.
    pub(super) fn add(&mut self, near: &Nearest, more: bool) {
        let words = describe::shortfalls(near);
        let slots = near.slots.iter().map(|&slot| Moved::Slot(slot));
        let measures = near.measures.iter().map(|&(aspect, _)| Moved::Measure(aspect));
        let limits = near.conditions.then_some(Moved::Limits);
        let modal = near.strength.then_some(Moved::Modal);
        // The words come in the same order.
        let moved: Vec<Moved> = slots.chain(measures).chain(limits).chain(modal).collect();
        for (moved, what) in moved.into_iter().zip(words) {
            // That it may come too late is said of what falls short.
            let plain = what.split(" (").next().filter(|_| more).map(str::to_owned);
            self.note(moved, plain.unwrap_or(what), more);
        }
        if near.other_kind {
            self.kind(more);
        }
    }

    /// Adds that the two are of different kinds or differently firm.
    pub(super) fn kind(&mut self, more: bool) {
        self.note(Moved::Modal, "how firmly".to_owned(), more);
    }

    /// Adds that the one does the contrary of the other.
    pub(super) fn turned(&mut self) {
        self.note(Moved::Modal, "what it does".to_owned(), false);
        self.found
            .iter_mut()
            .filter(|shift| shift.key == Moved::Modal.key())
            .for_each(|shift| shift.contrary = true);
    }

    /// Adds that conditions, exceptions or precedence differ.
    pub(super) fn limits(&mut self, more: bool) {
        self.note(Moved::Limits, "the conditions".to_owned(), more);
    }

    /// Adds a slot whose words are unknown.
    pub(super) fn unknown(&mut self, slot: Slot) {
        self.note(Moved::Slot(slot), describe::slot_name(slot).to_owned(), false);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    pub(super) fn found(self) -> Vec<Shift> {
        self.found
    }

    fn note(&mut self, moved: Moved, what: String, more: bool) {
        if let Some(known) = self.found.iter_mut().find(|known| known.key == moved.key()) {
            known.less |= !more;
            known.more |= more;
            return;
        }
        let (mut model, mut agreement) = (moved.places(self.model), moved.places(self.agreement));
        if moved == Moved::Limits {
            // Of several conditions those that stand on both sides in the same words did not move.
            let words =
                |span: &Span, text: &str| span.slice(text).split_whitespace().collect::<Vec<_>>().join(" ");
            let ours: Vec<String> = agreement.iter().map(|span| words(span, self.agreement_text)).collect();
            let theirs: Vec<String> = model.iter().map(|span| words(span, self.model_text)).collect();
            model.retain(|span| !ours.contains(&words(span, self.model_text)));
            agreement.retain(|span| !theirs.contains(&words(span, self.agreement_text)));
            // What conditions of other clauses make of it does not stand in these two.
            if model.is_empty() && agreement.is_empty() {
                return;
            }
        }
        self.found.push(Shift {
            what,
            key: moved.key(),
            less: !more,
            more,
            contrary: false,
            model,
            agreement,
        });
    }
}
