//! Waivers: findings that somebody with the authority to do so answers for, for some time.
//!
//! A waiver names one rule, and where the finding is about a clause, that clause. One that is malformed, expired or not
//! yet begun suppresses nothing.

use jiff::ToSpan;
use jiff::civil::Date;

use super::fingerprint::clause_of;
use crate::finding::{Finding, Suppression};
use crate::lint::pages;
use crate::lower::Understanding;
use crate::syntax::ast;
use crate::text::Span;

/// Limits that waivers are held to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// How many days a waiver may last: a year, leap days included.
    pub longest: i32,
    /// How many days before its end a waiver is told of.
    pub notice: i32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { longest: 366, notice: 30 }
    }
}

/// One waiver, wherever it was written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiver {
    /// The agreement, by its title; none for one that stands in the agreement.
    pub agreement: Option<String>,
    /// The rule, with its pack.
    pub rule: String,
    /// The clause, by its address or label.
    pub clause: Option<String>,
    /// The first day on which it holds.
    pub from: Option<Date>,
    /// The last day on which it holds.
    pub until: Option<Date>,
    /// By whose decision.
    pub by: Option<String>,
    /// Why.
    pub because: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// How it stands with a waiver on some day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is not in order: what is wrong, and what to do.
    Malformed(String, String),
    /// Its time has not come.
    NotYet,
    /// It holds.
    Holds,
    /// Its time is over since this day.
    Expired(Date),
}

impl Waiver {
    /// A waiver that stands in an agreement.
    pub(super) fn written(waive: &ast::Waive, span: Span) -> Self {
        Self {
            agreement: None,
            rule: waive.rule.text.clone(),
            clause: waive.clause.as_ref().map(|clause| clause.text.clone()),
            from: waive.from.map(|date| date.date),
            until: waive.until.map(|date| date.date),
            by: waive.by.as_ref().map(|by| by.value.clone()),
            because: waive.because.as_ref().map(|because| because.value.clone()),
            span,
        }
    }

    /// How it stands with it on a day.
    pub fn standing(&self, as_of: Date, limits: &Limits) -> Standing {
        let says = |words: &Option<String>| {
            words.as_ref().is_some_and(|words| words.chars().filter(|one| one.is_alphanumeric()).count() > 2)
        };
        let malformed = |what: &str, help: &str| Standing::Malformed(what.to_owned(), help.to_owned());
        let Some(until) = self.until else {
            return malformed("does not say until when it holds", "add `until` and a day such as 2027-06-30");
        };
        if !says(&self.by) {
            return malformed("does not say by whose decision", "add `by \"...\"` with the vote or order");
        }
        if !says(&self.because) {
            return malformed("gives no reason", "add `because \"...\"` with the reason");
        }
        if self.from.is_some_and(|from| from > until) {
            return malformed("ends before it begins", "let `until` name a later day than `from`");
        }
        if as_of > until {
            return Standing::Expired(until);
        }
        let begins = self.from.unwrap_or(as_of);
        let last = begins.saturating_add(limits.longest.days());
        if until > last {
            let what = format!("lasts longer than {} days", limits.longest);
            let help = format!("let it end by {last}, and decide again then");
            return Standing::Malformed(what, help);
        }
        if as_of < begins { Standing::NotYet } else { Standing::Holds }
    }

    /// Why it suppresses what it fits.
    pub(super) fn suppression(&self) -> Option<Suppression> {
        Some(Suppression::Waived {
            reason: self.because.clone()?,
            authority: self.by.clone()?,
            until: self.until?,
        })
    }

    /// What there is to say of it by itself.
    pub(super) fn remark(
        &self,
        standing: &Standing,
        used: bool,
        as_of: Date,
        limits: &Limits,
    ) -> Option<Finding> {
        let rule = &self.rule;
        match standing {
            Standing::Malformed(what, help) => Some(self.malformed(what, help)),
            Standing::Expired(until) => Some(
                pages::WAIVER_EXPIRED
                    .at(self.span, format!("the waiver of `{rule}` ended on {until}"))
                    .help("mend what it was for, or decide again and give it a new day"),
            ),
            Standing::Holds if used => {
                let until = self.until?;
                let left = until.since(as_of).map_or(0, |left| left.get_days());
                (left <= limits.notice).then(|| {
                    let when = match left {
                        0 => "today".to_owned(),
                        1 => "tomorrow".to_owned(),
                        days => format!("in {days} days"),
                    };
                    pages::WAIVER_ENDS
                        .at(self.span, format!("the waiver of `{rule}` ends {when}, on {until}"))
                        .help("mend what it is for by then, or have the decision renewed")
                })
            }
            Standing::Holds | Standing::NotYet => None,
        }
    }

    pub(super) fn malformed(&self, what: &str, help: &str) -> Finding {
        pages::WAIVER_MALFORMED
            .at(self.span, format!("the waiver of `{}` {what}, so it waives nothing", self.rule))
            .help(help)
    }

    pub(super) fn unused(&self, why: &str) -> Finding {
        pages::WAIVER_UNUSED
            .at(self.span, format!("the waiver of `{}` waives nothing: {why}", self.rule))
            .help("take it out, or name the clause that the finding is about: `at III.2`")
    }
}

/// What a waiver is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum About {
    /// What is said of the agreement as a whole, and of the clause that it stands under, by its statement.
    Here(Option<usize>),
    /// A clause, by its statement.
    Clause(usize),
    /// A clause that is not there.
    Nothing,
}

impl About {
    /// What a waiver is about; `at` is the statement that it stands in, where it stands in the agreement.
    pub(super) fn of(document: &Understanding, waiver: &Waiver, at: Option<usize>) -> Self {
        match &waiver.clause {
            Some(name) => {
                let named = |label: Option<&str>, address: &str| label == Some(name) || address == name;
                document
                    .statements
                    .iter()
                    .position(|one| !one.is_waiver() && named(one.label.as_deref(), &one.address))
                    .map_or(Self::Nothing, Self::Clause)
            }
            None => Self::Here(at.and_then(|at| above(document, at))),
        }
    }

    /// Whether a finding is about it.
    pub(super) fn fits(self, document: &Understanding, finding: &Finding) -> bool {
        match (clause_of(document, finding), self) {
            (Some(found), Self::Clause(wanted) | Self::Here(Some(wanted))) => found == wanted,
            (None, Self::Here(_)) => true,
            _ => false,
        }
    }
}

/// The statement right above a waiver, other waivers apart, in the same section.
fn above(document: &Understanding, at: usize) -> Option<usize> {
    let waiver = document.statements.get(at)?;
    let before = document.statements.get(..at)?;
    let above = before.iter().rposition(|statement| !statement.is_waiver())?;
    document.statements.get(above).filter(|one| one.section == waiver.section).map(|_| above)
}
