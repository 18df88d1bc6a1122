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

use std::collections::HashMap;

use jiff::civil::Date;

use crate::check::effective::Effective;
use crate::finding::{Finding, Scenario};
use crate::lower::Understanding;
use crate::norm::NormId;

pub use deadlines::vague_deadlines;
pub use pages::LINTS;
pub use vocabulary::vocabulary;
pub use wording::{kind_name, preposition};

/// Situations in which two norms clash, by what the norms are known as; finding one takes long, and two clauses that stay
/// the same clash as they did before.
#[derive(Debug, Default)]
pub struct Clashes {
    known: HashMap<(u64, u64), Option<Scenario>>,
}

/// Runs every lint over one agreement. `known_as` gives a norm a name that it keeps as long as it means the same; nothing
/// for one whose meaning hangs on others.
pub fn run(
    document: &Understanding,
    effective: &Effective<'_>,
    as_of: Date,
    clashes: &mut Clashes,
    known_as: &dyn Fn(NormId) -> Option<u64>,
) -> Vec<Finding> {
    let mut findings = wording::problems(document);
    findings.extend(header::check(document, as_of));
    findings.extend(clauses::check(document, effective, clashes, known_as));
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
