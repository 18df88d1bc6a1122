//! What stands on the page of a rule, in words: whom it binds, when it applies, what it asks. The page is made
//! of the rule itself, so that there is no second text to keep in step.

use std::fmt::Display;

use crate::check::demand::Form;
use crate::norm::Modality;
use crate::pack::{Ask, Binds, Demand, Given, Guard};
use crate::syntax::ast::BindingEvent;

/// When a rule is in force.
pub fn force(from: Option<impl Display>, until: Option<impl Display>) -> String {
    match (from, until) {
        (Some(from), Some(until)) => format!("from {from} until {until}"),
        (Some(from), None) => format!("since {from}"),
        (None, Some(until)) => format!("until {until}"),
        (None, None) => "always".to_owned(),
    }
}

/// Which agreements a rule binds, in words.
pub fn binding(binds: &Binds) -> String {
    let event = match binds.event {
        BindingEvent::Made => "made or amended",
        BindingEvent::Renewed => "renewed by their own terms",
    };
    let assuming = binds.assuming.as_ref().map(|name| format!(", assuming `{name}`")).unwrap_or_default();
    format!("agreements {event} since {}{assuming}", binds.since)
}

/// When a rule applies, in words.
pub fn guard(given: &Given) -> String {
    match given {
        Given::Norms(_, words) => format!("where the agreement says `{words}`"),
        Given::Stated(guards) => guards.iter().map(Guard::words).collect::<Vec<_>>().join(" or "),
    }
}

/// What a demand asks, in words.
pub fn asked(demand: &Demand) -> String {
    match &demand.ask {
        Ask::AnyOf(demands) => {
            let ways: Vec<String> = demands.iter().map(asked).collect();
            format!("one of these: {}", ways.join("; or "))
        }
        Ask::Norms(form, norms) => {
            let duty = norms.iter().any(|norm| norm.modality == Modality::Obligation);
            let verb = match (form, demand.advice) {
                (_, true) => "recommended",
                (Form::Require, false) => "required",
                (Form::Forbid, false) => "must not be allowed",
                (Form::Reserve, false) if duty => "must not be forbidden, excused or put off",
                (Form::Reserve, false) => "must not be forbidden",
            };
            format!("{verb}: {}", demand.words)
        }
        Ask::Covers(_) | Ask::Header(..) => demand.words.clone(),
    }
}
