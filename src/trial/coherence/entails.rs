//! Whether whoever meets some demands meets another one.
//!
//! What has to be said is asked of the judge: an agreement that says just what the premises require is
//! judged by what the goal requires. What must not be said or not be forbidden is a matter of regions: it is
//! enough that the premises reach as far as the goal, which the judge decides of bans with these regions.

use super::world::{as_modality, required};
use crate::check::budget::Budget;
use crate::check::demand::Form;
use crate::check::effective::Effective;
use crate::check::judge::judge;
use crate::check::verdict::Verdict;
use crate::norm::{Modality, Norm, NormSet, Origin};
use crate::pack::{Ask, Demand};
use crate::taxonomy::Taxonomy;

/// Whether all of `premises` being met, the goal is. Premises have no alternatives left.
pub fn entails(taxonomy: &Taxonomy, premises: &[&Demand], goal: &Demand) -> bool {
    match &goal.ask {
        Ask::AnyOf(demands) => demands.iter().any(|demand| entails(taxonomy, premises, demand)),
        Ask::Covers(topics) => {
            let known = |id| {
                premises.iter().any(|premise| {
                    matches!(&premise.ask, Ask::Covers(topics) if topics.iter().any(|(known, _)| *known == id))
                })
            };
            !topics.is_empty() && topics.iter().all(|(topic, _)| known(*topic))
        }
        Ask::Header(key, by) => premises.iter().any(|premise| match &premise.ask {
            Ask::Header(known, names) => known == key && by.iter().all(|name| names.contains(name)),
            _ => false,
        }),
        Ask::Norms(form, norms) => {
            !norms.is_empty()
                && (in_the_same_words(premises, goal, *form)
                    || norms.iter().all(|norm| norm_entailed(taxonomy, premises, *form, norm)))
        }
    }
}

/// The same words ask for the same, even where nobody knows what they mean.
fn in_the_same_words(premises: &[&Demand], goal: &Demand, form: Form) -> bool {
    premises.iter().any(|premise| {
        matches!(&premise.ask, Ask::Norms(known, _) if *known == form)
            && premise.words == goal.words
            && (goal.advice || !premise.advice)
    })
}

fn norm_entailed(taxonomy: &Taxonomy, premises: &[&Demand], form: Form, goal: &Norm) -> bool {
    let ban = |norm: &Norm| as_modality(norm, Modality::Prohibition);
    match form {
        // Silence excuses nobody, but it satisfies; what is asked is compared by what it speaks of.
        Form::Require if goal.modality == Modality::Exemption => {
            let exempt = required(premises).into_iter().filter(|norm| norm.modality == Modality::Exemption);
            said(taxonomy, exempt.map(ban), &ban(goal))
        }
        Form::Require => said(taxonomy, required(premises).into_iter().cloned(), goal),
        // Whoever must ban something may not allow it either.
        Form::Forbid => {
            let banned = required(premises).into_iter().filter(|norm| norm.modality == Modality::Prohibition);
            let forbidden = of_form(premises, Form::Forbid);
            said(taxonomy, banned.cloned().chain(forbidden.into_iter().map(ban)), &ban(goal))
        }
        Form::Reserve => {
            let kept: Vec<&Norm> = of_form(premises, Form::Reserve);
            // A duty is reserved against more than bans: against being excused, and against less.
            let duty = goal.modality == Modality::Obligation;
            (!duty || said(taxonomy, kept.iter().map(|norm| (*norm).clone()), goal))
                && said(taxonomy, kept.into_iter().map(ban), &ban(goal))
        }
    }
}

fn of_form<'d>(demands: &[&'d Demand], form: Form) -> Vec<&'d Norm> {
    demands
        .iter()
        .flat_map(|demand| match &demand.ask {
            Ask::Norms(known, norms) if *known == form => norms.as_slice(),
            _ => &[],
        })
        .collect()
}

/// Whether norms say what is asked.
fn said(taxonomy: &Taxonomy, norms: impl Iterator<Item = Norm>, asked: &Norm) -> bool {
    let norms: Vec<Norm> = norms
        .enumerate()
        .map(|(statement, norm)| Norm { origin: Origin { address: String::new(), statement }, ..norm })
        .collect();
    if norms.is_empty() {
        return false;
    }
    let set = NormSet {
        norms,
        priorities: Vec::new(),
        impossible: taxonomy.impossible().to_vec(),
        domains: taxonomy.domains().to_vec(),
    };
    let judgement = judge(&Effective::new(&set), asked, Form::Require, &mut Budget::default());
    judgement.verdict == Verdict::Satisfied
}
