//! Lints of an agreement by itself: the pack `core`, which needs no law.
//!
//! One file for each group of lints; the registry below gives every lint its name, its sentence and its
//! page.

mod clauses;
mod deadlines;
mod header;
pub mod pages;
mod vocabulary;
mod wording;

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use jiff::civil::Date;

use crate::check::conflict::{self, Relations};
use crate::check::effective::Effective;
use crate::finding::{Finding, Scenario};
use crate::lower::Understanding;
use crate::norm::NormId;
use crate::taxonomy::TermId;
use crate::text::Span;

pub use deadlines::vague_deadlines;
pub use pages::LINTS;
pub use vocabulary::vocabulary;
pub use wording::kind_name;

/// How the clauses of an agreement stand to one another, as far as it is known from before.
#[derive(Debug, Default)]
pub struct Among {
    relations: Relations,
    /// The situations in which clauses clash, by the norms that do, each with the addresses in its words; finding one
    /// takes long.
    scenarios: HashMap<(NormId, NormId), ([String; 2], Option<Scenario>)>,
    /// Whether something in a section speaks of a topic that the section says it covers.
    treated: HashMap<(usize, TermId), bool>,
}

impl Among {
    /// Forgets what was said in some sections and those around them; in all where nobody can say in which.
    pub fn forget_sections(
        &mut self,
        document: &Understanding,
        sections: Option<impl Iterator<Item = usize>>,
    ) {
        let Some(sections) = sections else {
            self.treated.clear();
            return;
        };
        let mut changed = BTreeSet::new();
        for section in sections {
            let mut around = Some(section);
            while let Some(index) = around.filter(|index| changed.insert(*index)) {
                around = document.sections.get(index).and_then(|section| section.parent);
            }
        }
        if !changed.is_empty() {
            self.treated.retain(|(section, _), _| !changed.contains(section));
        }
    }

    /// Forgets the norms with some numbers, in whose place so many others stand; everything where nobody can say which.
    pub fn replace(&mut self, replaced: &Option<(Range<usize>, usize)>) {
        let Some((gone, come)) = replaced else {
            *self = Self::default();
            return;
        };
        if gone.is_empty() && *come == 0 {
            return;
        }
        self.relations.replace(gone, *come);
        let now = |id| conflict::renumbered(id, gone, *come);
        let scenarios = std::mem::take(&mut self.scenarios).into_iter();
        self.scenarios =
            scenarios.filter_map(|((one, other), told)| Some(((now(one)?, now(other)?), told))).collect();
    }
}

/// What was found in an agreement before.
#[derive(Default)]
pub struct Earlier<'e> {
    /// The findings.
    pub findings: Vec<Finding>,
    /// Where a place of then is now, if nothing has become of the clauses but that some stand somewhere else.
    pub moved: Option<&'e dyn Fn(Span) -> Span>,
}

/// Runs every lint over one agreement; `among` is what is known of its clauses from before.
pub fn run(
    document: &Understanding,
    effective: &Effective<'_>,
    as_of: Date,
    among: &mut Among,
    earlier: Earlier<'_>,
) -> Vec<Finding> {
    let mut findings = clauses::check(document, effective, among, earlier);
    findings.extend(wording::problems(document));
    findings.extend(header::check(document, as_of));
    findings
}

/// The findings about words of a clause that stands outside an agreement: in a rule of a pack.
pub fn words(problems: &[crate::lower::Problem]) -> Vec<Finding> {
    problems.iter().map(wording::problem).collect()
}

/// A syntax error as a finding.
pub fn syntax(error: &crate::syntax::SyntaxError) -> Finding {
    let mut finding = pages::SYNTAX.at(error.span, error.message.clone()).label(error.label.clone());
    if let Some(help) = &error.help {
        finding.help.clone_from(help);
    }
    finding
}
