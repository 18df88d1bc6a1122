//! A norm as an English sentence, with what its clause leaves open spelled out.

use super::schema::{BoxOut, ConditionOut, NormOut, TermSet};
use super::tell;

/// The norm as a sentence, and a second one about what is left open, where something is.
pub fn sentence(norm: &NormOut) -> String {
    let Some(first) = norm.region.first() else { return "This can never apply.".to_owned() };
    let options = norm.discharge.as_ref().map(|discharge| &discharge.options);
    // A slot of a duty that leaves a choice stands among the options; every other one in the region.
    let slot = |name: &str| {
        let chosen = options.and_then(|options| options.get(name)).map(|set| terms(set, "or", "a"));
        chosen.or_else(|| first.slots.get(name).map(|set| terms(set, "and", "every")))
    };
    let mut words = vec![slot("subject").unwrap_or_else(|| "everybody".to_owned())];
    words.push(modal(norm).to_owned());
    words.push(
        options
            .and_then(|options| options.get("action"))
            .or(first.slots.get("action"))
            .map_or_else(|| "do anything".to_owned(), |set| terms(set, "or", "")),
    );
    words.extend(slot("object"));
    for name in ["to", "from", "with", "for", "about", "in", "at", "during", "on", "as", "jointly with"] {
        words.extend(slot(name).map(|set| format!("{name} {set}")));
    }
    let relation = norm.discharge.as_ref().and_then(|discharge| discharge.relation.as_deref());
    words.extend(slot("event").map(|set| format!("{} {set}", relation.unwrap_or("when"))));
    words.extend(norm.discharge.as_ref().map(tell::measures_without_event));
    words.extend(conditions(&first.conditions));
    for exception in &norm.exceptions {
        words.push(format!("except {}", scope(exception)));
    }
    if norm.strength == "hedged" {
        words.push("where practicable".to_owned());
    }
    words.retain(|word| !word.is_empty());
    let mut sentence = words.join(" ");
    for other in norm.region.iter().skip(1) {
        sentence.push_str(&format!(", or {}", scope(other)));
    }
    if let Some(letter) = sentence.get(..1).map(str::to_uppercase) {
        sentence.replace_range(..1, &letter);
    }
    format!("{sentence}.{}", left_open(norm, first))
}

fn modal(norm: &NormOut) -> &'static str {
    let advice = matches!(norm.strength.as_str(), "should" | "aspire");
    match (norm.modality.as_str(), advice) {
        ("prohibition", false) => "must not",
        ("prohibition", true) => "should not",
        ("obligation", false) => "must",
        ("obligation", true) => "should",
        ("permission", _) => "may",
        _ => "need not",
    }
}

/// What nothing is said about, and how that is read.
fn left_open(norm: &NormOut, scope: &BoxOut) -> String {
    let says = |slot: &str| {
        let chosen = norm.discharge.as_ref().is_some_and(|discharge| discharge.options.contains_key(slot));
        chosen || scope.slots.contains_key(slot)
    };
    let mut open = Vec::new();
    if !says("at") {
        open.push("everywhere");
    }
    if !says("during") && !says("on") && !says("event") {
        open.push("at any time");
    }
    if scope.conditions.is_empty() && norm.exceptions.is_empty() {
        open.push("whatever the circumstances");
    }
    let holds = match open.as_slice() {
        [] => String::new(),
        [one] => format!(" This holds {one}."),
        [all @ .., last] => format!(" This holds {} and {last}.", all.join(", ")),
    };
    let untimed = norm.discharge.as_ref().is_some_and(|discharge| {
        discharge.deadline.is_none()
            && discharge.frequency.is_none()
            && discharge.relation.as_deref() != Some("before")
    });
    let late = if untimed { " No deadline is set." } else { "" };
    let derived = match norm.derivation.as_str() {
        "only" => " It follows from `only`.",
        "sole-assignment" => " It follows from `solely`.",
        "assignment" => " Having a task shuts nobody else out.",
        "supervision" => " It binds whoever must see to it, and nobody else.",
        _ => "",
    };
    format!("{holds}{late}{derived}")
}

fn scope(scope: &BoxOut) -> String {
    let slots = scope.slots.iter().map(|(slot, set)| match slot.as_str() {
        "subject" => format!("for {}", terms(set, "or", "")),
        "action" | "object" => terms(set, "or", ""),
        "event" => format!("when {}", terms(set, "or", "")),
        slot => format!("{slot} {}", terms(set, "or", "")),
    });
    let mut words: Vec<String> = slots.collect();
    words.extend(conditions(&scope.conditions));
    if words.is_empty() { "always".to_owned() } else { words.join(" ") }
}

fn conditions(conditions: &[ConditionOut]) -> Option<String> {
    let told = conditions.iter().map(|one| {
        let name = if one.kind == "opaque" {
            format!("“{}”", one.condition)
        } else {
            one.condition.replace('-', " ")
        };
        match one.values.as_slice() {
            [yes] if yes == "yes" => name,
            [no] if no == "no" => format!("not {name}"),
            values => format!("{name} is {}", values.join(" or ").replace('-', " ")),
        }
    });
    let told: Vec<String> = told.collect();
    (!told.is_empty()).then(|| format!("if {}", told.join(" and ")))
}

/// A set in a slot, each term with a word before it where that reads well.
fn terms(set: &TermSet, joiner: &str, each: &str) -> String {
    let name = |name: &String| {
        let plain = if name.starts_with('"') { name.clone() } else { name.replace('-', " ") };
        match each {
            "" => plain,
            "a" if plain.starts_with(['a', 'e', 'i', 'o', 'S']) => format!("an {plain}"),
            each => format!("{each} {plain}"),
        }
    };
    let listed = |names: &[String]| match names {
        [] => "nothing".to_owned(),
        [one] => name(one),
        [all @ .., last] => {
            let all: Vec<String> = all.iter().map(name).collect();
            format!("{} {joiner} {}", all.join(", "), name(last))
        }
    };
    match set {
        TermSet::AnyOf(names) => listed(names),
        TermSet::NoneOf(names) => format!("anybody or anything but {}", listed(names)),
    }
}
