//! Norms and situations in plain words.
//!
//! Nothing that a solver would call a variable is shown to a person: a slot becomes its preposition, a leaf
//! the term it belongs to, a condition the phrase that its vocabulary gives it.

mod situation;
mod words;

pub use situation::{Told, situation};
pub use words::{choose, condition, term_phrase, the, widest};

use crate::check::nearest::Nearest;
use crate::norm::measure::{Aspect, Comparison};
use crate::norm::scope::Slot;

/// A slot as a person would call it.
pub fn slot_name(slot: Slot) -> &'static str {
    match slot {
        Slot::Subject => "who is bound",
        Slot::Action => "what is done",
        Slot::Object => "what or whom it is done to",
        Slot::Recipient => "to whom",
        Slot::Source => "from whom",
        Slot::Instrument => "with what or whom",
        Slot::Matter => "for what",
        Slot::About => "about what",
        Slot::Field => "in what",
        Slot::Place => "where",
        Slot::Occasion => "during what",
        Slot::Duty => "on what duty",
        Slot::Capacity => "in what capacity",
        Slot::Partner => "together with whom",
        Slot::Event => "on what event",
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
            Aspect::Relation => "before or after the event",
            Aspect::Deadline => "how soon",
            Aspect::Frequency => "how often",
            Aspect::Amount => "how much",
            Aspect::Duration => "for how long",
            Aspect::Form => "in writing",
            Aspect::Standard => "by which standard",
        };
        match comparison {
            Comparison::MayFail => format!("{what} (it may come too late)"),
            Comparison::Open => format!("{what} (left open)"),
            Comparison::Holds | Comparison::Fails => what.to_owned(),
        }
    }));
    if nearest.conditions {
        words.push("under what conditions".to_owned());
    }
    if nearest.strength {
        words.push("how firmly".to_owned());
    }
    words
}

/// Several things in one phrase: `a, b and c`.
pub fn listed(items: &[String]) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} and {last}", all.join(", ")),
    }
}
