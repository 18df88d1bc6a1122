//! The last look at a drafted clause: it is parsed and understood as any other text, and what the language does not take is
//! given up, piece by piece, until it does.

use std::sync::Arc;

use super::Drafted;
use crate::lower::{self, problem::ProblemKind};
use crate::syntax::ast::Sureness;
use crate::syntax::{self, ast};
use crate::taxonomy::Taxonomy;
use crate::text::Span;

/// The words around a clause that make it a document.
const BEFORE: &str = "agreement \"\" {\n";

/// Mends a clause that the language does not take, or empties it.
pub fn mend(taxonomy: &Arc<Taxonomy>, drafted: &mut Drafted) {
    for _ in 0..6 {
        let Some(fault) = fault(taxonomy, &drafted.text) else { return };
        let Some((mended, lost)) = without(&drafted.text, fault) else { break };
        drafted.text = mended;
        drafted.doubts.push(format!("not in the clause: \"{}\"", lost.replace('"', "'")));
        drafted.sureness = drafted.sureness.max(Sureness::Doubtful);
    }
    if fault(taxonomy, &drafted.text).is_some() {
        let quoted = quoted_subject(&drafted.text).filter(|text| fault(taxonomy, text).is_none());
        drafted.text = quoted.unwrap_or_default();
    }
}

/// `telephone must do "be available"` with its subject in the document's own words: a thing that nobody said is somebody.
fn quoted_subject(clause: &str) -> Option<String> {
    let (subject, rest) = clause.split_once(' ')?;
    let plain = subject.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-');
    let says = ["must do \"", "must not do \"", "should do \""].iter().any(|says| rest.starts_with(says));
    (plain && says).then(|| format!("\"{}\" {rest}", subject.replace('-', " ")))
}

/// Where the language does not take a clause.
fn fault(taxonomy: &Arc<Taxonomy>, clause: &str) -> Option<Span> {
    let text = format!("{BEFORE}{clause}.\n}}");
    let parsed = syntax::parse(&text);
    if let Some(error) = parsed.errors.first() {
        return Some(error.span);
    }
    let agreement = parsed.file.documents.iter().find_map(|document| match document {
        ast::Document::Agreement(agreement) => Some(agreement),
        _ => None,
    })?;
    let meaning = lower::understand(agreement, taxonomy, &lower::lexicon::Opaques::default());
    meaning.problems.iter().find(|problem| is_fault(&problem.kind)).map(|problem| problem.span)
}

fn is_fault(kind: &ProblemKind) -> bool {
    matches!(
        kind,
        ProblemKind::UnknownTerm(..)
            | ProblemKind::UnknownAction(..)
            | ProblemKind::WrongKind(..)
            | ProblemKind::RoleNotTaken(..)
            | ProblemKind::ObjectNotTaken(..)
            | ProblemKind::NeverApplies
            | ProblemKind::OnlyWithoutLimit
            | ProblemKind::TooComplex
            | ProblemKind::DanglingReference(..)
    )
}

/// The clause without the part that a fault lies in, and that part.
fn without(clause: &str, fault: Span) -> Option<(String, String)> {
    let offset = BEFORE.len();
    let at = (fault.start as usize).checked_sub(offset)?;
    if clause.contains(" may only ")
        && at < clause.len()
        && clause.get(at..).is_some_and(|rest| rest.starts_with("may only"))
    {
        return Some((clause.replacen(" may only ", " may ", 1), "only".to_owned()));
    }
    let starts = parts(clause);
    let index = starts.iter().rposition(|&start| start <= at)?;
    let (from, to) = (*starts.get(index)?, starts.get(index + 1).copied().unwrap_or(clause.len()));
    if from == 0 {
        return None;
    }
    let lost = clause.get(from..to)?.trim().to_owned();
    let kept = format!("{}{}", clause.get(..from)?, clause.get(to..)?);
    Some((kept.trim_end().to_owned(), lost))
}

/// What the verb of a clause acts on; none where it is in the document's own words.
pub fn object(clause: &str) -> Option<&str> {
    const MODALS: &[&str] = &[
        " must not ",
        " must ",
        " may not ",
        " may only ",
        " may ",
        " should not ",
        " should ",
        " need not ",
        " aspires to ",
        " agrees to ",
    ];
    let found = MODALS.iter().filter_map(|modal| Some((clause.find(modal)?, modal.len())));
    // Of `must not` and `must`, which begin together, the longer.
    let (at, modal) = found.min_by_key(|(at, length)| (*at, std::cmp::Reverse(*length)))?;
    let action = at + modal;
    let object = action + clause.get(action..)?.find(' ')? + 1;
    let end = parts(clause).into_iter().find(|&start| start >= object).unwrap_or(clause.len());
    let object = clause.get(object..end)?.trim();
    (!object.is_empty() && !object.contains('"')).then_some(object)
}

/// Where the object of a clause ends and its parts begin; its end where it has none.
pub fn object_end(clause: &str) -> usize {
    parts(clause).into_iter().find(|&start| start > 0).map_or(clause.len(), |start| start.saturating_sub(1))
}

/// Where the parts behind the verb begin.
fn parts(clause: &str) -> Vec<usize> {
    const OPENERS: &[&str] = &[
        "to",
        "from",
        "with",
        "without",
        "for",
        "about",
        "in",
        "at",
        "during",
        "on",
        "as",
        "jointly",
        "of",
        "if",
        "unless",
        "only",
        "when",
        "before",
        "after",
        "by",
        "under",
        "subject",
        "notwithstanding",
        "except",
        "where",
        "within",
        "every",
    ];
    let mut starts = vec![0];
    let mut quoted = false;
    let mut modal = false;
    let mut place = 0;
    for word in clause.split_inclusive(' ') {
        let plain = word.trim();
        if !quoted && modal && OPENERS.contains(&plain) {
            starts.push(place);
        }
        if matches!(plain, "must" | "may" | "should" | "need" | "is" | "aspires" | "agrees" | "counts") {
            modal = true;
        }
        if word.matches('"').count() % 2 == 1 {
            quoted = !quoted;
        }
        place += word.len();
    }
    starts
}
