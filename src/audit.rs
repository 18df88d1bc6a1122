//! An agreement against the rules of a pack: which apply, what each verdict is, and on what it rests.
//!
//! Facts only; [`findings`] turns them into words.

mod applies;
mod content;
mod judged;
mod noted;
mod reserve;
pub mod findings;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::check::demand::Form;
use crate::check::effective::Effective;
use crate::check::judge::Judgement;
use crate::check::verdict::Verdict;
use crate::lower::Understanding;
use crate::norm::Norm;
use crate::pack::{Ask, Demand, Rule};

pub use content::{ContentFacts, any_speaks, covers, speaks as treats};
pub use judged::judged;
pub use noted::{Asked, Noted};

/// What an audit of one agreement works with.
#[derive(Clone, Copy)]
pub struct Audit<'a> {
    /// The agreement.
    pub document: &'a Understanding,
    /// Its norms with exceptions and precedence taken into account.
    pub effective: &'a Effective<'a>,
    /// The day by whose law it is judged.
    pub as_of: Date,
    /// The assumptions of the pack, and whether each is taken.
    pub assumed: &'a BTreeMap<String, bool>,
    /// Whether recommendations that are not taken up go without a scenario.
    pub brief: bool,
    /// Where it is noted what the verdicts hang on.
    pub noted: Option<&'a Noted>,
}

/// The outcome of one rule.
#[derive(Debug)]
pub struct RuleOutcome<'a> {
    /// The rule.
    pub rule: &'a Rule,
    /// The verdict.
    pub verdict: Verdict,
    /// Why it does not apply, where it does not.
    pub reason: Option<String>,
    /// What a draft would have to say for the rule to apply, where it does not say so: the verdict is a doubt at worst.
    pub hangs_on: Option<String>,
    /// What each demand came to; empty where the rule does not apply.
    pub demands: Vec<DemandOutcome<'a>>,
}

/// The outcome of one demand.
#[derive(Debug)]
pub struct DemandOutcome<'a> {
    /// The demand.
    pub demand: &'a Demand,
    /// The verdict.
    pub verdict: Verdict,
    /// What it rests on.
    pub basis: Basis<'a>,
}

/// What the verdict on a demand rests on.
#[expect(clippy::large_enum_variant, reason = "nearly every demand is about norms")]
#[derive(Debug)]
pub enum Basis<'a> {
    /// The worst of the judgements on its norms.
    Norm {
        /// The norm asked for.
        asked: Cow<'a, Norm>,
        /// In which mode.
        form: Form,
        /// The judgement on it.
        judgement: Judgement,
        /// Carriers of all its norms, for passing verdicts.
        carriers: Vec<crate::norm::NormId>,
    },
    /// Topics covered or not.
    Content(ContentFacts),
    /// The header.
    Header {
        /// What is missing from it.
        missing: Vec<String>,
        /// Whether the line is there, but left open.
        open: bool,
    },
    /// The best of several.
    AnyOf(Vec<DemandOutcome<'a>>),
    /// The demand could not be read, so nothing is claimed.
    Nothing,
}

impl<'a> Audit<'a> {
    /// Judges the agreement by one rule.
    pub fn rule(&self, rule: &'a Rule) -> RuleOutcome<'a> {
        if let Some(reason) = self.not_applicable(rule) {
            let (verdict, demands) = (Verdict::NotApplicable, Vec::new());
            return RuleOutcome { rule, verdict, reason: Some(reason), hangs_on: None, demands };
        }
        let mut demands: Vec<DemandOutcome<'a>> =
            rule.demands.iter().map(|demand| self.demand(demand)).collect();
        let hangs_on = self.hangs_on(rule);
        if hangs_on.is_some() {
            for outcome in &mut demands {
                outcome.verdict = outcome.verdict.min(Verdict::Conditional);
            }
        }
        let verdict = demands.iter().map(|outcome| outcome.verdict).max().unwrap_or(Verdict::Undecided);
        let reason = (verdict == Verdict::NotApplicable)
            .then(|| "what it asks for cannot occur under the terms of this agreement".to_owned());
        RuleOutcome { rule, verdict, reason, hangs_on, demands }
    }

    /// The verdict by one rule, by itself.
    pub fn verdict(&self, rule: &Rule) -> Verdict {
        // The outcome borrows the rule for as long as the agreement is borrowed; a verdict need not.
        Audit { ..*self }.rule(rule).verdict
    }

    fn demand(&self, demand: &'a Demand) -> DemandOutcome<'a> {
        let (verdict, basis) = match &demand.ask {
            Ask::Norms(form, norms) => self.norms(*form, norms),
            Ask::Covers(topics) => {
                let facts = content::covers(self.document, topics);
                (facts.verdict(), Basis::Content(facts))
            }
            Ask::Header(key, by) => self.header(*key, by),
            Ask::AnyOf(demands) => {
                let outcomes: Vec<DemandOutcome<'a>> =
                    demands.iter().map(|demand| self.demand(demand)).collect();
                let verdict =
                    outcomes.iter().map(|outcome| outcome.verdict).min().unwrap_or(Verdict::Undecided);
                (verdict, Basis::AnyOf(outcomes))
            }
        };
        DemandOutcome { demand, verdict, basis }
    }

    fn norms(&self, form: Form, norms: &'a [Norm]) -> (Verdict, Basis<'a>) {
        let mut worst: Option<(Cow<'a, Norm>, Form, Judgement)> = None;
        let mut carriers = Vec::new();
        let mut partly = false;
        for asked in norms {
            let (asked, form, mut judgement) = match form {
                Form::Reserve => self.reserved(asked),
                Form::Require | Form::Forbid => (Cow::Borrowed(asked), form, self.judged(asked, form)),
            };
            if rests_on_silence(form, &judgement) && self.document.is_unreviewed() {
                judgement.verdict = Verdict::Conditional;
            }
            partly |= judgement.verdict <= Verdict::Advisory && judgement.verdict != Verdict::NotApplicable;
            carriers.extend(judgement.carriers.iter().copied());
            if worst.as_ref().is_none_or(|(_, _, known)| judgement.verdict > known.verdict) {
                worst = Some((asked, form, judgement));
            }
        }
        carriers.sort_unstable();
        carriers.dedup();
        match worst {
            Some((asked, form, mut judgement)) => {
                // A list of which some is there and some is not is less than asked, and not silence.
                if partly && judgement.verdict == Verdict::Missing {
                    judgement.verdict = Verdict::Weaker;
                }
                (judgement.verdict, Basis::Norm { asked, form, judgement, carriers })
            }
            None => (Verdict::Undecided, Basis::Nothing),
        }
    }

    fn header(&self, key: crate::syntax::ast::HeaderKey, by: &[String]) -> (Verdict, Basis<'a>) {
        let header = &self.document.header;
        let template = self.document.kind == crate::syntax::ast::AgreementKind::Template;
        let present = header.keys.iter().any(|(known, _, _)| *known == key);
        let filled = header.states(key);
        let signers = |dated: bool| -> Vec<&String> {
            let lines = header.signed.iter().filter(|(date, _, _)| !dated || date.is_some());
            lines.flat_map(|(_, names, _)| names).collect()
        };
        let missing: Vec<String> = by.iter().filter(|name| !signers(false).contains(name)).cloned().collect();
        let undated = by.iter().any(|name| !signers(true).contains(&name));
        let verdict = if !present {
            Verdict::Missing
        } else if !missing.is_empty() {
            Verdict::Weaker
        } else if (!filled || undated) && !template {
            // A model leaves its dates open on purpose; whoever signs must not.
            Verdict::Conditional
        } else {
            Verdict::Satisfied
        };
        (verdict, Basis::Header { missing, open: present && !filled })
    }
}

/// Whether it is silence that meets what is forbidden or reserved. The silence of a text that nobody has looked at since it was
/// read from prose proves nothing, and neither does a ban beside it: the paper may allow the same elsewhere.
pub(crate) fn rests_on_silence(form: Form, judgement: &Judgement) -> bool {
    form != Form::Require
        && matches!(judgement.verdict, Verdict::Satisfied | Verdict::Conditional)
        && (form == Form::Forbid || judgement.carriers.is_empty())
        && judgement.against.is_empty()
}
