//! Exported norms in words.

use std::fmt::Write;

use super::schema::{BoxOut, DeadlineOut, DischargeOut, FrequencyOut, NormOut, NormsDocument, TermSet};

/// All norms, clause by clause.
pub fn document(document: &NormsDocument) -> String {
    let mut out = String::new();
    for agreement in &document.agreements {
        // Writing to a string cannot fail.
        let _ = writeln!(out, "{}: {} norms\n", agreement.agreement, agreement.norms.len());
        let mut last = "";
        for norm in &agreement.norms {
            if norm.address != last {
                let label = norm.label.as_ref().map(|label| format!(" ({label})")).unwrap_or_default();
                let _ = writeln!(out, "{}{label}", norm.address);
                last = &norm.address;
            }
            let _ = writeln!(out, "  {}", norm.sentence);
        }
        out.push('\n');
    }
    for term in document.vocabulary.iter().flatten() {
        let _ = writeln!(out, "{} {}: {}", term.kind, term.term, term.denotes.join(", "));
    }
    out
}

/// One norm: its modality, then every slot, exception, condition and measure it is limited by.
pub fn norm(norm: &NormOut) -> String {
    let mut parts = vec![match norm.strength.as_str() {
        "must" => norm.modality.clone(),
        strength => format!("{} ({strength})", norm.modality),
    }];
    if norm.derivation != "stated" {
        parts.push(format!("by {}", norm.derivation));
    }
    let regions: Vec<String> = norm.region.iter().map(scope).collect();
    parts.push(regions.join("; or "));
    if let Some(discharge) = &norm.discharge {
        parts.push(format!("done by {}", options(discharge)));
        let measures = measures(discharge);
        if !measures.is_empty() {
            parts.push(measures);
        }
    }
    for exception in &norm.exceptions {
        parts.push(format!("except {}", scope(exception)));
    }
    if norm.blanket {
        parts.push("a promise to obey the law as a whole".to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" | ")
}

fn scope(scope: &BoxOut) -> String {
    let slots = scope.slots.iter().map(|(slot, set)| format!("{slot}: {}", terms(set)));
    let conditions = scope.conditions.iter().map(|condition| {
        let quote = if condition.kind == "opaque" { "\"" } else { "" };
        format!("{quote}{}{quote} = {}", condition.condition, condition.values.join(" or "))
    });
    slots.chain(conditions).collect::<Vec<_>>().join(", ")
}

fn options(discharge: &DischargeOut) -> String {
    let options = discharge.options.iter().map(|(slot, set)| format!("{slot}: {}", terms(set)));
    options.collect::<Vec<_>>().join(", ")
}

fn terms(set: &TermSet) -> String {
    match set {
        TermSet::AnyOf(names) => names.join(" or "),
        TermSet::NoneOf(names) => format!("anything but {}", names.join(" or ")),
    }
}

fn measures(discharge: &DischargeOut) -> String {
    let relation = discharge.relation.as_ref().map(|relation| format!("{relation} the event"));
    let rest = Some(measures_without_event(discharge)).filter(|rest| !rest.is_empty());
    relation.into_iter().chain(rest).collect::<Vec<_>>().join(", ")
}

/// How soon, how often, how much, in which form; not how the act stands to its event.
pub(super) fn measures_without_event(discharge: &DischargeOut) -> String {
    let mut parts = Vec::new();
    match &discharge.deadline {
        Some(DeadlineOut::Within(quantity)) => {
            let count = quantity.count.map_or_else(|| "___".to_owned(), |count| count.to_string());
            parts.push(format!("within {count} {}", quantity.unit));
        }
        Some(DeadlineOut::Word(word)) => parts.push(word.clone()),
        Some(DeadlineOut::ByEvent(set)) => parts.push(format!("by {}", terms(set))),
        Some(DeadlineOut::ByDate(date)) => parts.push(format!("by {date}")),
        Some(DeadlineOut::Blank) => parts.push("by ___".to_owned()),
        None => {}
    }
    match &discharge.frequency {
        Some(FrequencyOut::AtLeast { times, per, unit }) => {
            let times = times.map_or_else(|| "___".to_owned(), |times| times.to_string());
            parts.push(format!("at least {times} times per {per} {unit}"));
        }
        Some(FrequencyOut::Vague) => parts.push("regularly".to_owned()),
        None => {}
    }
    for amount in &discharge.amounts {
        let bounds = [("at least", amount.least), ("at most", amount.most)];
        let bounds = bounds.iter().filter_map(|(word, bound)| bound.map(|bound| format!("{word} {bound}")));
        let per = amount.per.as_ref().map(|per| format!(" per {per}")).unwrap_or_default();
        parts.push(format!("{} {}{per}", bounds.collect::<Vec<_>>().join(" and "), amount.unit));
    }
    if let Some(duration) = &discharge.duration {
        let count = duration.count.map_or_else(|| "___".to_owned(), |count| count.to_string());
        parts.push(format!("for {count} {}", duration.unit));
    }
    if discharge.in_writing {
        parts.push("in writing".to_owned());
    }
    parts.extend(discharge.standards.iter().map(|standard| format!("under {standard}")));
    parts.join(", ")
}
