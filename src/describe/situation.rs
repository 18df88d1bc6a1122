//! A situation as one plain sentence, and as slots and terms.

use super::slot_key;
use super::words::{self, condition, term_phrase, the, widest};
use crate::check::witness::Witness;
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{ScopeBox, Slot};
use crate::norm::{Modality, Norm};
use crate::taxonomy::Taxonomy;

/// A situation in words.
#[derive(Clone, Debug)]
pub struct Told {
    /// What happens, as a sentence without a full stop.
    pub sentence: String,
    /// The slots and conditions that matter, with the terms in them.
    pub situation: Vec<(String, String)>,
}

/// Tells a witness of a failure. `words` gives the text of opaque leaves. With `demanded` the situation is
/// the trigger of a duty that somebody would have to do, otherwise it is conduct that happens.
pub fn situation(
    taxonomy: &Taxonomy,
    witness: &Witness,
    asked: &Norm,
    demanded: bool,
    opaque: &dyn Fn(Leaf) -> Option<String>,
) -> Told {
    let told = Teller { taxonomy, witness, asked, opaque };
    let mut slots = Vec::new();
    for slot in Slot::ALL {
        if let Some(word) = told.word(slot) {
            slots.push((slot, word));
        }
    }
    let sentence = told.sentence(&slots, demanded);
    let mut situation: Vec<(String, String)> =
        slots.into_iter().map(|(slot, word)| (slot_key(slot).to_owned(), word)).collect();
    for (name, _) in &witness.piece.conditions {
        let words = condition(taxonomy, name, witness.situation.value(name));
        if !words.is_empty() {
            let key = format!("condition {}", situation.len() + 1);
            situation.push((key, words));
        }
    }
    Told { sentence, situation }
}

struct Teller<'a> {
    taxonomy: &'a Taxonomy,
    witness: &'a Witness,
    asked: &'a Norm,
    opaque: &'a dyn Fn(Leaf) -> Option<String>,
}

impl Teller<'_> {
    /// The words for a slot, if it matters.
    fn word(&self, slot: Slot) -> Option<String> {
        let set = self.set(slot);
        if set.is_everything() {
            return None;
        }
        let leaf = self.witness.situation.leaf(slot);
        let asked = self.asked_set(slot);
        // Where the piece is all that is asked about, its own word stands for it; where it is only part of
        // that, a typical case of the part.
        let whole = asked.as_ref() == Some(&set);
        let term = widest(self.taxonomy, slot, &set);
        let exact = term.filter(|&id| whole || self.taxonomy.term(id).leaves == set);
        let shown = exact.or_else(|| self.taxonomy.owner(leaf).map(|(id, _)| id));
        match shown {
            Some(id) => {
                let rest = exact.is_none() && self.taxonomy.owner(leaf).is_some_and(|(_, rest)| rest);
                let phrase = match slot {
                    Slot::Action => self.verb(id),
                    Slot::Event if !rest => self.happening(id),
                    _ => the(self.taxonomy, id),
                };
                Some(if rest && slot != Slot::Action {
                    format!("some other {}", term_phrase(self.taxonomy, id))
                } else {
                    phrase
                })
            }
            None => Some((self.opaque)(leaf).map_or_else(
                || "something the agreement does not name".to_owned(),
                |words| format!("\"{words}\""),
            )),
        }
    }

    fn set(&self, slot: Slot) -> LeafSet {
        let set = self.witness.piece.slots.get(slot).clone();
        match self.asked.discharge.options(slot) {
            Some(options) if self.asked.modality == Modality::Obligation => set.intersection(options),
            _ => set,
        }
    }

    fn asked_set(&self, slot: Slot) -> Option<LeafSet> {
        let conduct = self.asked.conduct();
        let mut sets = conduct.iter().map(|scope: &ScopeBox| scope.slots.get(slot).clone());
        let first = sets.next()?;
        Some(sets.fold(first, |all, set| all.union(&set)))
    }

    fn verb(&self, id: crate::taxonomy::TermId) -> String {
        let term = self.taxonomy.term(id);
        match &term.frame.third_person {
            Some(third) => third.clone(),
            None => term_phrase(self.taxonomy, id),
        }
    }

    /// An event after its preposition: a clause where the vocabulary has one for it.
    fn happening(&self, id: crate::taxonomy::TermId) -> String {
        let term = self.taxonomy.term(id);
        term.phrase.clone().unwrap_or_else(|| format!("there is {}", term_phrase(self.taxonomy, id)))
    }

    fn sentence(&self, slots: &[(Slot, String)], demanded: bool) -> String {
        let find = |slot: Slot| slots.iter().find(|(known, _)| *known == slot).map(|(_, word)| word.as_str());
        let subject = find(Slot::Subject).unwrap_or("somebody");
        let verb = find(Slot::Action).unwrap_or("acts");
        let mut parts = if demanded {
            let action = widest(self.taxonomy, Slot::Action, &self.set(Slot::Action));
            let verb = action.map_or_else(|| verb.to_owned(), |id| term_phrase(self.taxonomy, id));
            vec![format!("{subject} does not {verb}")]
        } else {
            vec![format!("{subject} {verb}")]
        };
        for slot in Slot::ALL {
            let Some(word) = find(slot) else { continue };
            let preposition = match slot {
                Slot::Subject | Slot::Action => continue,
                Slot::Object => "",
                Slot::Event => self.event_word(),
                Slot::Partner => "together with ",
                other => PREPOSITIONS.iter().find(|(slot, _)| *slot == other).map_or("", |(_, word)| word),
            };
            parts.push(format!("{preposition}{word}"));
        }
        let conditions: Vec<String> = self
            .witness
            .piece
            .conditions
            .iter()
            .map(|(name, _)| condition(self.taxonomy, name, self.witness.situation.value(name)))
            .filter(|words| !words.is_empty())
            .collect();
        let mut sentence = parts.join(" ");
        if !conditions.is_empty() {
            sentence.push_str(", ");
            sentence.push_str(&words::conditions(&conditions));
        }
        sentence
    }

    fn event_word(&self) -> &'static str {
        use crate::norm::measure::Relation;
        let stated = |word: &str| {
            self.asked.region.iter().flat_map(|scope| &scope.conditions).any(|(condition, _)| {
                matches!(condition, crate::norm::scope::Condition::Stated(words) if &**words == word)
            })
        };
        match self.asked.discharge.measures.relation {
            Some(Relation::Before) => "before ",
            Some(Relation::After) => "after ",
            _ if stated("before") => "before ",
            _ if stated("after") => "after ",
            _ => "when ",
        }
    }
}

const PREPOSITIONS: [(Slot, &str); 10] = [
    (Slot::Recipient, "to "),
    (Slot::Source, "from "),
    (Slot::Instrument, "with "),
    (Slot::Matter, "for "),
    (Slot::About, "about "),
    (Slot::Field, "in "),
    (Slot::Place, "at "),
    (Slot::Occasion, "during "),
    (Slot::Duty, "on "),
    (Slot::Capacity, "as "),
];
