//! Demands that every agreement meets.
//!
//! Each is put to agreements that should fail it: one that is silent, and ones that say the opposite of what
//! is asked, as a whole, in single situations, and outside what an alternative asks for. If none of them
//! fails it, nobody can. An agreement that fails it only by contradicting itself does not count.

use super::world::{World, applying, as_modality, single};
use crate::check::budget::Budget;
use crate::check::cover;
use crate::check::demand::Form;
use crate::check::verdict::Verdict;
use crate::describe;
use crate::finding::{Finding, Severity};
use crate::library::Library;
use crate::norm::scope::ScopeBox;
use crate::norm::{Modality, Norm, NormSet};
use crate::pack::{Ask, Demand, Given, Rule};
use crate::syntax::ast::HeaderKey;

/// The findings about a rule that can apply.
pub fn findings(library: &Library, rule: &Rule) -> Vec<Finding> {
    let sure: Vec<(&Demand, Vec<String>)> =
        rule.demands.iter().filter_map(|demand| Some((demand, met_by_all(library, rule, demand)?))).collect();
    let help = "ask for something that an agreement can fail, or take it out";
    if rule.demands.is_empty() {
        let message = format!("every agreement meets `{}`, which asks for nothing", rule.id);
        return vec![super::finding("test/never-fails", Severity::Error, rule, message, help)];
    }
    let all = sure.len() == rule.demands.len();
    sure.into_iter()
        .map(|(demand, tried)| {
            let what = if all { String::new() } else { "a part of ".to_owned() };
            let asked = if demand.words.is_empty() { String::new() } else { format!(", `{}`", demand.words) };
            let message =
                format!("every agreement meets {what}`{}`{asked}: {} meets it", rule.id, either(&tried));
            super::finding("test/never-fails", Severity::Error, rule, message, help)
        })
        .collect()
}

/// `a`, `a and b` as subjects of one verb: `a as well as b`.
fn either(tried: &[String]) -> String {
    match tried {
        [one] => one.clone(),
        [first, rest @ ..] => format!("{first} as well as {}", describe::listed(rest)),
        [] => "any".to_owned(),
    }
}

/// The agreements that were tried in vain, in words; nothing where one fails the demand, or it is not known.
fn met_by_all(library: &Library, rule: &Rule, demand: &Demand) -> Option<Vec<String>> {
    let asked = Rule { demands: vec![demand.clone()], ..applying(rule) };
    // Every one of these agreements lacks a source, so whether this is missed tells whether the rule applies.
    let ask = Ask::Header(HeaderKey::Source, Vec::new());
    let probe = Demand { ask, advice: false, words: String::new() };
    let probe = Rule { demands: vec![probe], ..asked.clone() };
    let opposite = opposite(demand);
    let mut applied = false;
    for base in bases(library, rule) {
        let mut worlds = vec![base.clone()];
        if !opposite.is_empty() {
            let narrowed = opposite.iter().map(|norm| outside(library, norm, demand)).collect();
            let apart = apart(library, &opposite);
            worlds.extend(
                [opposite.clone(), narrowed, apart].map(|said: Vec<Norm>| [base.clone(), said].concat()),
            );
        }
        for norms in worlds {
            let world = World::of(library, norms.into_iter().map(|norm| ("", norm)));
            if world.verdict(&probe) == Verdict::NotApplicable {
                continue;
            }
            applied = true;
            match world.verdict(&asked) {
                Verdict::NotApplicable | Verdict::Satisfied | Verdict::Inconsistent => {}
                _ => return None,
            }
        }
    }
    let given = rule.given.iter().find_map(|given| match given {
        Given::Norms(_, words) => Some(format!("one that says only `{words}`")),
        Given::Stated(_) => None,
    });
    let first = given.unwrap_or_else(|| "one that is silent".to_owned());
    applied.then(|| std::iter::once(first).chain(told(demand)).collect())
}

/// What was tried beside silence, in words.
fn told(demand: &Demand) -> Vec<String> {
    match &demand.ask {
        Ask::Norms(Form::Forbid, _) => vec![format!("one that says `{}`", demand.words)],
        Ask::Norms(Form::Reserve, _) => vec![format!("one that forbids `{}`", demand.words)],
        Ask::AnyOf(demands) => demands.iter().flat_map(told).collect(),
        Ask::Norms(Form::Require, _) | Ask::Covers(_) | Ask::Header(..) => Vec::new(),
    }
}

/// What brings an agreement under the rule's guards: what they speak of said in full, allowed only, and
/// allowed in one situation.
fn bases(library: &Library, rule: &Rule) -> Vec<Vec<Norm>> {
    let given: Vec<&Norm> = rule
        .given
        .iter()
        .flat_map(|given| match given {
            Given::Norms(norms, _) => norms.as_slice(),
            Given::Stated(_) => &[],
        })
        .collect();
    if given.is_empty() {
        return vec![Vec::new()];
    }
    let said = given.iter().map(|norm| (*norm).clone()).collect();
    let allowed: Vec<Norm> = given.iter().map(|norm| as_modality(norm, Modality::Permission)).collect();
    let once = allowed.iter().map(|norm| single(library.taxonomy(), norm)).collect();
    vec![said, allowed, once]
}

/// The opposite of what is asked, where silence is not it.
fn opposite(demand: &Demand) -> Vec<Norm> {
    let all = |norms: &[Norm], modalities: &[Modality]| -> Vec<Norm> {
        norms.iter().flat_map(|norm| modalities.iter().map(|&modality| as_modality(norm, modality))).collect()
    };
    match &demand.ask {
        Ask::Norms(Form::Forbid, norms) => all(norms, &[Modality::Permission]),
        Ask::Norms(Form::Reserve, norms) => all(norms, &[Modality::Prohibition]),
        // Nobody need say that something need not be done, so long as nobody says that it must.
        Ask::Norms(Form::Require, norms) => norms
            .iter()
            .filter(|norm| norm.modality == Modality::Exemption)
            .map(|norm| as_modality(norm, Modality::Obligation))
            .collect(),
        Ask::AnyOf(demands) => demands.iter().flat_map(opposite).collect(),
        Ask::Covers(_) | Ask::Header(..) => Vec::new(),
    }
}

/// Each norm in one situation only, and each in another where there are others: whoever allows one thing and
/// forbids the next fails both who forbids and who reserves them all.
fn apart(library: &Library, norms: &[Norm]) -> Vec<Norm> {
    let mut taken: Vec<ScopeBox> = Vec::new();
    let mut found = Vec::new();
    for norm in norms {
        let left = without(library, norm, &taken);
        let once = single(library.taxonomy(), if left.region.is_empty() { norm } else { &left });
        taken.extend(once.region.iter().cloned());
        found.push(once);
    }
    found
}

/// What a norm says outside everything that the alternatives of a demand ask to be said.
fn outside(library: &Library, norm: &Norm, demand: &Demand) -> Norm {
    without(library, norm, &said(demand))
}

fn without(library: &Library, norm: &Norm, boxes: &[ScopeBox]) -> Norm {
    let set = NormSet { domains: library.taxonomy().domains().to_vec(), ..NormSet::default() };
    let boxes: Vec<&ScopeBox> = boxes.iter().collect();
    let region = cover::remainders(&set, &norm.region, &boxes, &mut Budget::default());
    Norm { region: region.unwrap_or_default(), ..norm.clone() }
}

fn said(demand: &Demand) -> Vec<ScopeBox> {
    match &demand.ask {
        Ask::Norms(Form::Require, norms) => norms.iter().flat_map(Norm::conduct).collect(),
        Ask::AnyOf(demands) => demands.iter().flat_map(said).collect(),
        Ask::Norms(..) | Ask::Covers(_) | Ask::Header(..) => Vec::new(),
    }
}
