//! Why nothing is said about a weaker text.
//!
//! A mutant that passes is a gap of the rule, a gap of the checker, or neither. Which of them is settled by
//! looking, not by trust: the reference evaluator is asked whether the weaker text still does what the rule asks,
//! the rule is tried without the clause and with the clause alone, and advice is tried as if it were law.

use std::fmt;

use crate::check::demand::Form;
use crate::norm::scope::Slot;
use crate::norm::{Modality, Strength};
use crate::pack::{Ask, Demand, Rule};

/// Why a mutant survives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// What was taken is nothing that the rule speaks of.
    NotAsked,
    /// The rule is met without the clause, and by the clause without the others.
    AnotherClause,
    /// The rule only keeps something out, and the text is silent about it now.
    Silence,
    /// A duty became advice, and advice was asked for.
    Advice,
    /// A line of the header that the rule does not look at.
    Header,
    /// The rule does not apply to the weaker text.
    NotApplicable,
    /// None of these.
    Unexplained(Doubt),
}

/// Why a survivor cannot be explained.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Doubt {
    /// The reference evaluator says that the text no longer does what the rule asks.
    Objection,
    /// The reference evaluator has too much to look at.
    TooMuch,
    /// One of several people is enough for the weaker clause. A class without cases stands for a single person
    /// in checker and evaluator alike, so neither tells them apart.
    OneIsEnough,
    /// The rule's summary promises conduct, and the rule is content with any words on the subject.
    Promise,
}

impl fmt::Display for Reason {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::NotAsked => "the rule does not ask for it",
            Self::AnotherClause => "another clause says it",
            Self::Silence => "silence is fine",
            Self::Advice => "advice: `should` is enough",
            Self::Header => "the header is not asked for",
            Self::NotApplicable => "the rule does not apply then",
            Self::Unexplained(Doubt::Objection) => "the reference evaluator says that it should be noticed",
            Self::Unexplained(Doubt::TooMuch) => "the reference evaluator has too much to look at",
            Self::Unexplained(Doubt::OneIsEnough) => "one of them is enough for the clause now",
            Self::Unexplained(Doubt::Promise) => {
                "the summary promises conduct, and the rule is content with any words on the subject"
            }
        })
    }
}

/// Whether a rule is content with an agreement that does not speak of the matter.
pub(super) fn silent(rule: &Rule) -> bool {
    rule.demands.iter().all(|demand| matches!(&demand.ask, Ask::Norms(form, _) if *form != Form::Require))
}

/// Whether a rule asks for conduct; one that does not asks for words on a subject, or for the header.
pub(super) fn conduct(rule: &Rule) -> bool {
    fn norms(demand: &Demand) -> bool {
        match &demand.ask {
            Ask::Norms(..) => true,
            Ask::AnyOf(demands) => demands.iter().any(norms),
            Ask::Covers(_) | Ask::Header(..) => false,
        }
    }
    rule.demands.iter().any(norms)
}

/// Whether a rule asks for a duty towards each of some people or things, and not towards any one of them.
pub(super) fn each(rule: &Rule) -> bool {
    fn universal(demand: &Demand) -> bool {
        match &demand.ask {
            Ask::Norms(_, norms) => norms.iter().any(|norm| {
                let each = |slot| norm.discharge.options(slot).is_none();
                norm.modality == Modality::Obligation && (each(Slot::Object) || each(Slot::Recipient))
            }),
            Ask::AnyOf(demands) => demands.iter().any(universal),
            Ask::Covers(_) | Ask::Header(..) => false,
        }
    }
    rule.demands.iter().any(universal)
}

/// Whether a rule's summary says that somebody must or must not do something, and not that the agreement says
/// what somebody must do.
pub(super) fn promises(summary: &str) -> bool {
    const FORCE: [&str; 12] = [
        "must",
        "shall",
        "never",
        "only",
        "cannot",
        "nobody",
        "ban",
        "bans",
        "banned",
        "forbids",
        "forbidden",
        "prohibits",
    ];
    const SAYING: [&str; 10] =
        ["says", "treats", "settles", "names", "sets", "describes", "covers", "lists", "states", "explains"];
    let summary = summary.to_lowercase();
    let words = summary.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty());
    let mut own = words.take_while(|word| !SAYING.contains(word));
    summary.starts_with("no ") || summary.contains("may not") || own.any(|word| FORCE.contains(&word))
}

/// A rule with its advice made law; nothing for a rule that advises nothing.
pub(super) fn firm(rule: &Rule) -> Option<Rule> {
    fn harden(demand: &mut Demand) {
        match &mut demand.ask {
            Ask::Norms(_, norms) => norms.iter_mut().for_each(|norm| norm.strength = Strength::Must),
            Ask::AnyOf(demands) => demands.iter_mut().for_each(harden),
            Ask::Covers(_) | Ask::Header(..) => {}
        }
    }
    fn advises(demand: &Demand) -> bool {
        match &demand.ask {
            Ask::AnyOf(demands) => demand.advice || demands.iter().any(advises),
            Ask::Norms(..) | Ask::Covers(_) | Ask::Header(..) => demand.advice,
        }
    }
    let mut firm = rule.clone();
    firm.demands.iter_mut().for_each(harden);
    rule.demands.iter().any(advises).then_some(firm)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_summary_promises_conduct_by_its_words() {
        let promised = [
            "Officers must not search lockers",
            "No officer may search",
            "Arms are banned",
            "Staff may not ask",
        ];
        for summary in promised {
            assert!(promises(summary), "{summary}");
        }
        let open = [
            "The agreement settles searches",
            "The agreement says what an officer must bring along",
            "Mustard is treated",
            "The agreement treats nobility",
        ];
        for summary in open {
            assert!(!promises(summary), "{summary}");
        }
    }
}
