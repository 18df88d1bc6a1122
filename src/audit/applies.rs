//! Whether a rule applies to an agreement: its dates, whom it binds, and its guards.

use super::Audit;
use crate::check::demand::Form;
use crate::check::verdict::Verdict;
use crate::norm::{Modality, Norm};
use crate::pack::{Given, Guard, Rule};
use crate::syntax::ast::{BindingEvent, GuardKind};

impl Audit<'_> {
    /// Why a rule does not apply; nothing where it does.
    pub(super) fn not_applicable(&self, rule: &Rule) -> Option<String> {
        if let Some(from) = rule.from.filter(|from| self.as_of < *from) {
            return Some(format!("in force only from {from}"));
        }
        if let Some(until) = rule.until.filter(|until| self.as_of >= *until) {
            return Some(format!("no longer in force since {until}"));
        }
        if let Some(reason) = self.not_bound(rule) {
            return Some(reason);
        }
        rule.given.iter().find_map(|given| self.guard_failed(given))
    }

    /// Why a rule for agreements made or renewed since some day does not bind this one. An agreement that
    /// does not say when it was made is bound, for it may have been made any day.
    fn not_bound(&self, rule: &Rule) -> Option<String> {
        let header = &self.document.header;
        let made = header.made()?;
        let bound = rule.binds.iter().any(|binds| {
            let fits = match binds.event {
                BindingEvent::Made => made >= binds.since,
                BindingEvent::Renewed => {
                    header.renewal_open || header.renewed.iter().any(|on| *on >= binds.since)
                }
            };
            fits && binds.assuming.as_ref().is_none_or(|name| self.assumes(name))
        });
        if bound {
            return None;
        }
        let first = rule.binds.iter().map(|binds| binds.since).min()?;
        let renewed =
            header.renewed.iter().max().map_or_else(String::new, |on| format!(" and renewed on {on}"));
        Some(format!(
            "binds agreements made or amended since {first}; this one was last made or amended on {made}{renewed}"
        ))
    }

    /// Whether an assumption is taken. One that nobody declared is not.
    fn assumes(&self, name: &str) -> bool {
        self.assumed.get(name).copied().unwrap_or(false)
    }

    /// What the agreement would have to say for a rule to apply, where it does not say so but is a draft: what nobody has
    /// looked at may well say it.
    pub(super) fn hangs_on(&self, rule: &Rule) -> Option<String> {
        let mut said = rule.given.iter().filter(|_| self.document.is_unreviewed());
        said.find_map(|given| match given {
            Given::Norms(norms, words) => (!self.speaks_of_all(norms)).then(|| words.clone()),
            Given::Stated(_) => None,
        })
    }

    fn guard_failed(&self, given: &Given) -> Option<String> {
        match given {
            Given::Stated(guards) => {
                let holds = |guard: &Guard| {
                    let stated = match guard.kind {
                        GuardKind::Fact => self.document.header.facts.contains(&guard.name),
                        GuardKind::Assumption => self.assumes(&guard.name),
                    };
                    stated != guard.negated
                };
                let words: Vec<String> = guards.iter().map(Guard::words).collect();
                (!guards.iter().any(holds)).then(|| format!("applies only {}", words.join(" or ")))
            }
            Given::Norms(norms, words) => (!self.document.is_unreviewed() && !self.speaks_of_all(norms))
                .then(|| format!("applies only where the agreement says `{words}`")),
        }
    }

    fn speaks_of_all(&self, norms: &[Norm]) -> bool {
        norms.iter().all(|norm| self.speaks_of(norm))
    }

    /// Whether the agreement entails a norm, or grants or demands something of it. In doubt the rule
    /// applies.
    fn speaks_of(&self, norm: &Norm) -> bool {
        let verdict = |form| self.judged(norm, form).verdict;
        let granted = || norm.modality != Modality::Prohibition && verdict(Form::Forbid) > Verdict::Satisfied;
        verdict(Form::Require) <= Verdict::Conditional || granted()
    }
}
