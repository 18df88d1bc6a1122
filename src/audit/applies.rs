//! Whether a rule applies to an agreement: its dates, whom it binds, and its guards.

use super::Audit;
use crate::check::budget::Budget;
use crate::check::demand::Form;
use crate::check::judge::judge;
use crate::check::verdict::Verdict;
use crate::norm::Norm;
use crate::pack::{Given, Rule};

impl Audit<'_> {
    /// Why a rule does not apply; nothing where it does.
    pub(super) fn not_applicable(&self, rule: &Rule) -> Option<String> {
        if let Some(from) = rule.from.filter(|from| self.as_of < *from) {
            return Some(format!("in force only from {from}"));
        }
        if let Some(until) = rule.until.filter(|until| self.as_of >= *until) {
            return Some(format!("no longer in force since {until}"));
        }
        if let (Some(since), Some(made)) = (rule.binds_since, self.document.header.made())
            && made < since
        {
            return Some(format!(
                "binds agreements made or amended since {since}; this one was last made or amended on {made}"
            ));
        }
        rule.given.iter().find_map(|given| self.guard_failed(given))
    }

    fn guard_failed(&self, given: &Given) -> Option<String> {
        match given {
            Given::Fact(name, negated) => {
                let stated = self.document.header.facts.contains(name);
                match (stated, negated) {
                    (false, false) => Some(format!("applies only given the fact `{name}`")),
                    (true, true) => Some(format!("does not apply given the fact `{name}`")),
                    _ => None,
                }
            }
            Given::Norms(norms, words) => {
                let spoken = norms.iter().all(|norm| self.speaks_of(norm));
                (!spoken).then(|| format!("applies only where the agreement says `{words}`"))
            }
        }
    }

    /// Whether the agreement entails a norm, or grants or demands something of it. In doubt the rule
    /// applies.
    fn speaks_of(&self, norm: &Norm) -> bool {
        let verdict = |form| judge(self.effective, norm, form, &mut Budget::default()).verdict;
        verdict(Form::Require) <= Verdict::Conditional || verdict(Form::Forbid) > Verdict::Satisfied
    }
}
