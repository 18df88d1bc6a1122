//! Lines above the text on which something can be done: what an agreement meets, models to compare it with, examples
//! to run, clauses to look at.

use std::collections::HashSet;

use super::View;
use super::examples;
use crate::check::verdict::Verdict;
use crate::finding::{RuleVerdict, Severity};
use crate::library::Library;
use crate::pack::Rule;
use crate::syntax::ast::{AgreementKind, Document};
use crate::text::Span;

/// What a lens does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Shows the verdict on every rule.
    Verdicts,
    /// Compares with a template, by the name it is called by.
    Compare(String),
    /// Shows what becomes of an example: the rule, and the example's number in it.
    RunExample(String, usize),
    /// Leads to the next clause behind an offset that nobody has looked at yet.
    ReviewNext(u32),
}

/// A lens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lens {
    /// The words above which it stands.
    pub span: Span,
    /// What it says.
    pub title: String,
    /// What it does.
    pub deed: Deed,
}

/// How many rules a document meets.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Rules that are met.
    pub met: usize,
    /// Rules that are not.
    pub not_met: usize,
    /// Rules of which it is open: they hang on unknown words, or could not be decided.
    pub unsure: usize,
    /// Recommendations that are not taken up; nobody has to.
    pub open: usize,
}

impl Tally {
    /// The tally of some verdicts; what does not apply counts nowhere.
    pub fn of<'v>(library: &Library, verdicts: impl IntoIterator<Item = &'v RuleVerdict>) -> Self {
        let rules = library.packs().flat_map(|pack| &pack.rules);
        let advice = |rule: &&Rule| {
            rule.severity == Severity::Advice || rule.demands.iter().all(|demand| demand.advice)
        };
        let advice: HashSet<&str> = rules.filter(advice).map(|rule| rule.id.as_str()).collect();
        let mut tally = Self::default();
        for verdict in verdicts {
            let against = matches!(verdict.verdict, Verdict::Contradicted | Verdict::Inconsistent);
            match verdict.verdict {
                open if !open.passes() && !against && advice.contains(verdict.rule.as_str()) => {
                    tally.open += 1
                }
                Verdict::NotApplicable => {}
                Verdict::Satisfied => tally.met += 1,
                Verdict::Conditional | Verdict::Undecided => tally.unsure += 1,
                _ => tally.not_met += 1,
            }
        }
        tally
    }
}

impl Tally {
    /// The tally in words.
    pub fn words(&self) -> String {
        let Self { met, not_met, unsure, open } = self;
        let all = met + not_met + unsure;
        let doubt = if *unsure == 0 { String::new() } else { format!(", {unsure} in doubt") };
        let open = match open {
            0 => String::new(),
            1 => "; 1 recommendation open".to_owned(),
            open => format!("; {open} recommendations open"),
        };
        format!("{met} of {all} rules met, {not_met} not{doubt}{open}")
    }
}

/// The lenses of a text.
pub fn all(view: &View<'_>) -> Vec<Lens> {
    let mut lenses = Vec::new();
    for ((document, _), checked) in view.live.documents().zip(view.live.checked()) {
        match document {
            Document::Agreement(agreement) => {
                let span = agreement.title.span;
                let mut title = Tally::of(view.library, &checked.verdicts).words();
                if !checked.suppressed.is_empty() {
                    title.push_str(&format!("; {} waived or in the baseline", checked.suppressed.len()));
                }
                lenses.push(Lens { span, title, deed: Deed::Verdicts });
                if agreement.kind == AgreementKind::Agreement {
                    lenses.extend(models_of(view.library, checked.jurisdiction.as_deref()).into_iter().map(
                        |name| {
                            let file = name.rsplit('/').next().unwrap_or(&name);
                            Lens {
                                span,
                                title: format!("compare with {file}"),
                                deed: Deed::Compare(name.clone()),
                            }
                        },
                    ));
                }
            }
            Document::Pack(pack) => {
                for rule in &pack.rules {
                    let id = format!("{}/{}", pack.name.text, rule.name.text);
                    for (number, example) in rule.examples.iter().enumerate() {
                        let deed = Deed::RunExample(id.clone(), number);
                        let outcome = examples::outcome(view, pack, &id, number);
                        let title = match outcome {
                            Some(outcome) if outcome.holds() => format!("run example: {}", outcome.verdict),
                            Some(outcome) => {
                                format!("run example: {}, not {}", outcome.verdict, outcome.expected)
                            }
                            None => "run example".to_owned(),
                        };
                        lenses.push(Lens { span: example.span, title, deed });
                    }
                }
            }
            Document::Vocabulary(_) => {}
        }
    }
    lenses.extend(super::review::lenses(view));
    lenses
}

/// The templates that an agreement of a state can be compared with: its state's, else the common one.
pub fn models_of(library: &Library, jurisdiction: Option<&str>) -> Vec<String> {
    let of_state = |name: &str| {
        library.packs().any(|pack| {
            pack.name == name && pack.jurisdiction.is_some() && pack.jurisdiction.as_deref() == jurisdiction
        })
    };
    let named = |wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
        let folders = crate::library::folders().iter();
        let paths = folders.flat_map(|folder| &folder.templates).map(|(path, _)| path.as_str());
        paths.filter_map(template_name).filter(|name| wanted(name.split('/').next().unwrap_or(""))).collect()
    };
    let state = named(&of_state);
    if state.is_empty() { named(&|pack| pack == "practice") } else { state }
}

/// The name that a built-in template is called by: `us-ma/massachusetts-2018` for
/// `policies/us-ma/templates/massachusetts-2018.mou`.
pub fn template_name(path: &str) -> Option<String> {
    let mut parts = path.rsplit('/');
    let (file, _, pack) = (parts.next()?, parts.next()?, parts.next()?);
    Some(format!("{pack}/{}", file.strip_suffix(".mou").unwrap_or(file)))
}
