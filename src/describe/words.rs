//! Single terms and conditions in words, and the leaf that best stands for a set.

use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{Condition, Slot, Values};
use crate::taxonomy::{Kind, Taxonomy, TermId};

/// How a term reads inside a sentence, without an article.
pub fn term_phrase(taxonomy: &Taxonomy, id: TermId) -> String {
    let term = taxonomy.term(id);
    match &term.phrase {
        // The phrase of an event or a condition is a clause of its own, which does not stand for a noun.
        Some(phrase) if !matches!(term.kind, Kind::Event | Kind::Condition) => phrase.clone(),
        _ => term.name.replace('-', " "),
    }
}

/// A term with its article: `the principal`, `an SRO`, `a student`; things and matters go without.
pub fn the(taxonomy: &Taxonomy, id: TermId) -> String {
    let term = taxonomy.term(id);
    let phrase = term_phrase(taxonomy, id);
    let uncounted = ["s", "property", "campus"].iter().any(|ending| phrase.ends_with(ending));
    if term.kind == Kind::Place && !uncounted {
        return with_article(&phrase);
    }
    if term.kind != Kind::Actor {
        return phrase;
    }
    let person = taxonomy.named(Kind::Actor, "person");
    let is_person = person.is_some_and(|person| taxonomy.is_a(id, person));
    if term.office || !is_person { format!("the {phrase}") } else { with_article(&phrase) }
}

/// A phrase with `a` or `an`.
fn with_article(phrase: &str) -> String {
    // `an SRO`: capitals are read letter by letter.
    let spelled = phrase.chars().take(2).all(char::is_uppercase);
    let vowels = if spelled { "AEFHILMNORSX" } else { "aeiouAEIOU" };
    let article = if phrase.starts_with(|first| vowels.contains(first)) { "an" } else { "a" };
    format!("{article} {phrase}")
}

/// The leaf that best stands for a set: the typical case of its widest term, and an officer or a student
/// rather than somebody nobody thinks of.
pub fn choose(taxonomy: &Taxonomy, slot: Slot, set: &LeafSet) -> Leaf {
    if set.is_everything() {
        return Leaf::SOMETHING_ELSE;
    }
    match widest(taxonomy, slot, set) {
        Some(id) => typical(taxonomy, id, set),
        None => set.listed().next().unwrap_or(Leaf::SOMETHING_ELSE),
    }
}

/// The widest term that lies wholly inside a set; of several equally wide the one declared first.
pub fn widest(taxonomy: &Taxonomy, slot: Slot, set: &LeafSet) -> Option<TermId> {
    let preferred: &[&str] = if slot == Slot::Subject { &["SRO", "patrol-officer", "officer"] } else { &[] };
    let preferred = preferred.iter().filter_map(|name| taxonomy.named(Kind::Actor, name));
    if set.has_tail()
        && let Some(id) = preferred.into_iter().find(|&id| taxonomy.term(id).leaves.is_subset(set))
    {
        return Some(id);
    }
    let kinds = kinds_of(slot);
    taxonomy
        .iter()
        .filter(|(_, term)| kinds.contains(&term.kind) && term.leaves.is_subset(set))
        .max_by_key(|(id, term)| (term.leaves.count(), std::cmp::Reverse(id.0)))
        .map(|(id, _)| id)
}

/// The kinds of term that one expects in a slot, for words to choose from.
fn kinds_of(slot: Slot) -> &'static [Kind] {
    match slot {
        Slot::Subject | Slot::Recipient | Slot::Source | Slot::Partner => &[Kind::Actor],
        Slot::Action => &[Kind::Action],
        Slot::Object => &[Kind::Actor, Kind::Object, Kind::Record, Kind::Matter, Kind::Event, Kind::Occasion],
        Slot::Instrument => &[Kind::Object, Kind::Actor, Kind::Record],
        Slot::Matter => &[Kind::Matter, Kind::Purpose],
        Slot::About => &[Kind::Event, Kind::Matter, Kind::Record, Kind::Actor, Kind::Topic],
        Slot::Field => &[Kind::Topic],
        Slot::Place => &[Kind::Place],
        Slot::Occasion => &[Kind::Occasion],
        Slot::Duty => &[Kind::Duty],
        Slot::Capacity => &[Kind::Capacity],
        Slot::Event => &[Kind::Event, Kind::Occasion],
    }
}

/// The leaf of the typical case of a term, as far as it lies in a set.
fn typical(taxonomy: &Taxonomy, id: TermId, set: &LeafSet) -> Leaf {
    let mut id = id;
    // Each step goes down the taxonomy, which is acyclic, so this ends.
    while let Some(next) = taxonomy.term(id).typical {
        if !taxonomy.term(next).leaves.is_subset(set) || !taxonomy.is_a(next, id) || next == id {
            break;
        }
        id = next;
    }
    let term = taxonomy.term(id);
    match term.leaf.filter(|&leaf| set.contains(leaf)) {
        Some(leaf) => leaf,
        None => term.leaves.listed().find(|&leaf| set.contains(leaf)).unwrap_or(Leaf::SOMETHING_ELSE),
    }
}

/// A condition with a value, as it reads after a comma: `when there is an emergency`.
pub fn condition(taxonomy: &Taxonomy, condition: &Condition, value: u32) -> String {
    let holds = Values(1 << value.min(63)) == Values::YES;
    match condition {
        Condition::Term(id) => {
            let term = taxonomy.term(*id);
            if let Some(&value) = term.values.get(value as usize) {
                return match &taxonomy.term(value).phrase {
                    Some(phrase) => format!("when {phrase}"),
                    None => {
                        let (name, value) = (&term.name, &taxonomy.term(value).name);
                        format!("when the {} is {}", name.replace('-', " "), value.replace('-', " "))
                    }
                };
            }
            let phrase = phrase_of(taxonomy, *id);
            if holds { format!("when {phrase}") } else { format!("{NOT_SO}{phrase}") }
        }
        Condition::Stated(words) => {
            let plain = words.replace('-', " ");
            match plain.as_str() {
                "before" | "after" => String::new(),
                _ if !plain.contains(' ') || plain.starts_with("without ") || plain.starts_with("by ") => {
                    if holds {
                        plain
                    } else {
                        format!("although not {plain}")
                    }
                }
                _ if holds => format!("when it is so that {plain}"),
                _ => format!("{NOT_SO}{plain}"),
            }
        }
        Condition::Opaque(words) if holds => format!("when it holds that \"{words}\""),
        Condition::Opaque(words) => format!("when it does not hold that \"{words}\""),
    }
}

/// How a condition begins that does not hold.
const NOT_SO: &str = "although it is not so that ";

/// Several conditions after one another; those that do not hold are told together.
pub fn conditions(told: &[String]) -> String {
    let denied: Vec<&str> = told.iter().filter_map(|words| words.strip_prefix(NOT_SO)).collect();
    let mut parts: Vec<String> = Vec::new();
    if denied.len() > 1 {
        parts.extend(told.iter().filter(|words| !words.starts_with(NOT_SO)).cloned());
        parts.push(format!("although none of this is so: {}", denied.join(", ")));
    } else {
        parts.extend(told.iter().cloned());
    }
    parts.join(", ")
}

/// A condition as a clause: its phrase, or its name with a verb.
fn phrase_of(taxonomy: &Taxonomy, id: TermId) -> String {
    let term = taxonomy.term(id);
    match &term.phrase {
        Some(phrase) => phrase.clone(),
        None => format!("there is {}", term.name.replace('-', " ")),
    }
}
