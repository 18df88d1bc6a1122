//! Norms and situations in plain words.
//!
//! Nothing that a solver would call a variable is shown to a person: a slot becomes its preposition, a leaf
//! the term it belongs to, a condition the phrase that its vocabulary gives it.

mod situation;
mod words;

pub use situation::{Told, situation};
pub use words::{choose, condition, term_phrase, the, widest};

use crate::check::nearest::Nearest;
use crate::norm::Modality;
use crate::norm::measure::{Aspect, Comparison};
use crate::norm::scope::Slot;

/// A slot as a person would call it.
pub fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Subject => "who is bound",
        Slot::Action => "what is done",
        Slot::Object => "what or whom it is done to",
        Slot::Recipient => "who receives it",
        Slot::Source => "where it comes from",
        Slot::Instrument => "what it is done with",
        Slot::Matter => "the matter or purpose",
        Slot::About => "what it is about",
        Slot::Field => "the topics",
        Slot::Place => "the places",
        Slot::Occasion => "the occasions",
        Slot::Duty => "the duties",
        Slot::Capacity => "the capacity",
        Slot::Partner => "who takes part",
        Slot::Event => "the event",
    }
}

/// A slot as one word, for machines.
pub fn slot_key(slot: Slot) -> &'static str {
    match slot {
        Slot::Subject => "subject",
        Slot::Action => "action",
        Slot::Object => "object",
        Slot::Recipient => "to",
        Slot::Source => "from",
        Slot::Instrument => "with",
        Slot::Matter => "for",
        Slot::About => "about",
        Slot::Field => "in",
        Slot::Place => "at",
        Slot::Occasion => "during",
        Slot::Duty => "on",
        Slot::Capacity => "as",
        Slot::Partner => "jointly with",
        Slot::Event => "event",
    }
}

/// In what a norm falls short, in words.
pub fn shortfalls(nearest: &Nearest) -> Vec<String> {
    let mut words: Vec<String> = nearest.slots.iter().map(|&slot| slot_name(slot).to_owned()).collect();
    words.extend(nearest.measures.iter().map(|&(aspect, comparison)| {
        let what = match aspect {
            Aspect::Relation => "the time before or after the event",
            Aspect::Deadline => "how soon",
            Aspect::Frequency => "how often",
            Aspect::Amount => "how much",
            Aspect::Duration => "how long",
            Aspect::Form => "the written form",
            Aspect::Standard => "the standard followed",
        };
        match comparison {
            Comparison::MayFail => format!("{what} (it may come too late)"),
            Comparison::Open => format!("{what} (left open)"),
            Comparison::Holds | Comparison::Fails => what.to_owned(),
        }
    }));
    if nearest.conditions {
        words.push("the conditions".to_owned());
    }
    if nearest.strength {
        words.push("how firmly".to_owned());
    }
    words
}

/// What a clause does, in a word that an object can follow.
pub fn deed(modality: Modality) -> &'static str {
    match modality {
        Modality::Permission => "allows",
        Modality::Obligation => "demands",
        Modality::Prohibition => "forbids",
        Modality::Exemption => "excuses from",
    }
}

/// The text with a small first letter; an abbreviation such as `SRO` keeps its capitals.
pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let second_upper = text.chars().nth(1).is_some_and(char::is_uppercase);
    match characters.next() {
        Some(first) if !second_upper => first.to_lowercase().chain(characters).collect(),
        _ => text.to_owned(),
    }
}

/// The text with a capital first letter.
pub fn upper_first(text: &str) -> String {
    let mut characters = text.chars();
    characters.next().map_or_else(String::new, |first| first.to_uppercase().chain(characters).collect())
}

/// Several things in one phrase: `a, b and c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
