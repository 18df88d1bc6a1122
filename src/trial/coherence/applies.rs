//! Rules that can never apply, and demands for what cannot occur. A period without a day is a mistake of
//! syntax, and its rule does not get here.

use super::guards;
use super::world::{World, applying};
use crate::check::demand::Form;
use crate::check::verdict::Verdict;
use crate::describe;
use crate::finding::{Finding, Severity};
use crate::library::Library;
use crate::norm::Norm;
use crate::pack::{Ask, Demand, Given, Rule};

/// Why a rule never applies, as findings; none, if it can.
pub fn findings(library: &Library, rule: &Rule) -> Vec<Finding> {
    let whole = stated(rule).or_else(|| bound(rule)).or_else(|| given(library, rule));
    match whole {
        Some((why, help)) => {
            let message = format!("the rule `{}` can never apply: {why}", rule.id);
            vec![super::finding("test/never-applies", Severity::Error, rule, message, help)]
        }
        None => asked(library, rule),
    }
}

type Reason = Option<(String, &'static str)>;

fn stated(rule: &Rule) -> Reason {
    if guards::can_hold(&[rule], &[]) {
        return None;
    }
    let guards = rule.given.iter().filter(|given| matches!(given, Given::Stated(_))).map(guards::words);
    let guards: Vec<String> = guards.collect();
    let why = format!("nothing can be {} at once", describe::listed(&guards));
    Some((why, "take one of the guards out, or write one rule for each"))
}

/// Whether some line of `binds` leaves an agreement to bind while the rule is in force.
fn bound(rule: &Rule) -> Reason {
    if rule.binds.is_empty() {
        return None;
    }
    let home = guards::pack_of(rule);
    let taken = |assuming: &Option<String>| {
        let taken: Vec<(&str, &str)> = assuming.iter().map(|name| (home, name.as_str())).collect();
        guards::can_hold(&[rule], &taken)
    };
    let timely: Vec<_> =
        rule.binds.iter().filter(|binds| rule.until.is_none_or(|until| binds.since < until)).collect();
    match (rule.until, rule.binds.iter().map(|binds| binds.since).min()) {
        (Some(until), Some(since)) if timely.is_empty() => {
            let why = format!(
                "it binds only agreements made or renewed since {since}, and is no longer in force on {until}"
            );
            Some((why, "correct `binds` or `in force`"))
        }
        _ if timely.iter().any(|binds| taken(&binds.assuming)) => None,
        _ => {
            let names: Vec<String> =
                timely.iter().filter_map(|binds| Some(format!("`{}`", binds.assuming.as_ref()?))).collect();
            let why = format!(
                "it binds agreements only assuming {}, which its guards rule out",
                names.join(" or ")
            );
            Some((why, "take the assumption out of `binds` or out of `given`"))
        }
    }
}

fn given(library: &Library, rule: &Rule) -> Reason {
    rule.given.iter().find_map(|given| match given {
        Given::Norms(norms, words) if cannot_occur(library, rule, norms) => {
            let why = format!("what `given {words}` speaks of cannot occur");
            Some((why, "correct the conditions or the exceptions of the clause"))
        }
        _ => None,
    })
}

/// Demands for what cannot occur: the whole rule, if there are no others.
fn asked(library: &Library, rule: &Rule) -> Vec<Finding> {
    let idle: Vec<&Demand> = rule.demands.iter().filter(|demand| impossible(library, rule, demand)).collect();
    let help = "correct the conditions or the exceptions of the clause, or take it out";
    let all = idle.len() == rule.demands.len();
    idle.into_iter()
        .map(|demand| {
            let what = if all { "can never apply" } else { "can never apply in this part" };
            let message =
                format!("the rule `{}` {what}: what `{}` speaks of cannot occur", rule.id, demand.words);
            super::finding("test/never-applies", Severity::Error, rule, message, help)
        })
        .collect()
}

fn impossible(library: &Library, rule: &Rule, demand: &Demand) -> bool {
    match &demand.ask {
        Ask::Norms(_, norms) => cannot_occur(library, rule, norms),
        Ask::AnyOf(demands) => {
            !demands.is_empty() && demands.iter().all(|demand| impossible(library, rule, demand))
        }
        Ask::Covers(_) | Ask::Header(..) => false,
    }
}

/// Whether norms speak of nothing that can occur, whatever an agreement says.
fn cannot_occur(library: &Library, rule: &Rule, norms: &[Norm]) -> bool {
    if norms.is_empty() {
        return false;
    }
    let ask = Ask::Norms(Form::Require, norms.to_vec());
    let demand = Demand { ask, advice: false, words: String::new() };
    let asked = Rule { given: Vec::new(), demands: vec![demand], ..applying(rule) };
    World::of(library, []).verdict(&asked) == Verdict::NotApplicable
}
