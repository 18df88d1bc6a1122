//! The edit that inserts a clause of the model where the agreement lacks it.
//!
//! The clause goes where a reader would look for it: beside the clauses that answer its neighbours in the model,
//! else into the section of the same number or title, else into a section of its own at the end. It keeps its
//! label, where that is free, and its blanks. An edit is only offered if the agreement says it all then.

use super::instrument::{Common, Instrument};
use super::matching::Clause;
use super::side::{Side, Words, is_same};
use crate::finding::{Edit, Fix, Safety};
use crate::fmt;
use crate::library::Library;
use crate::lower::document::{Section, Statement};
use crate::lower::{self, Understanding};
use crate::norm::{Norm, Origin};
use crate::syntax::ast::StatementKind;
use crate::text::Span;

/// The edit for a clause that is missing; nothing where the clause would not be understood in the agreement as it
/// is in the model, as when it refers to another clause by a label that the agreement does not have.
pub(super) fn insertion(
    library: &Library,
    model: &Instrument,
    agreement: &Instrument,
    common: &Understandings<'_>,
    clause: &Clause,
    all: &[Clause],
) -> Option<Fix> {
    let statement = model.meaning.statements.get(clause.statement)?;
    let (place, depth, around) = place(model, agreement, clause, all);
    let label = statement.label.as_deref().filter(|label| is_free(agreement, label));
    let label = label.map(|label| format!("{label}:\n")).unwrap_or_default();
    let written = fmt::statement(&format!("{label}{}.", model.words(clause.statement)), depth)?;
    let indent = "  ".repeat(depth + 1);
    let text = match around {
        Around::After => format!("\n\n{written}"),
        Around::Before => format!("{}\n\n{indent}", written.trim_start()),
        Around::Closing(outer) => format!("\n{written}\n{}", "  ".repeat(outer)),
        Around::NewSection(head) => format!("\n  {head} {{\n{written}\n  }}\n"),
    };
    let edit = Edit { span: Span { start: place, end: place }, text };
    let holds = reads_the_same(model, common, clause) || holds(library, model, agreement, clause, &edit);
    let title = format!("insert `{}` of the model", statement.address);
    holds.then(|| Fix { title, safety: Safety::Unsafe, edits: vec![edit] })
}

/// What stands next to an insertion.
enum Around {
    After,
    Before,
    /// The closing brace of a block at some depth.
    Closing(usize),
    NewSection(String),
}

/// Where the clause goes, and how deep in sections.
fn place(
    model: &Instrument,
    agreement: &Instrument,
    clause: &Clause,
    all: &[Clause],
) -> (u32, usize, Around) {
    let home = |statement: usize| model.meaning.statements.get(statement).and_then(|one| one.section);
    let answered =
        |other: &&Clause| home(other.statement) == home(clause.statement) && !other.partners.is_empty();
    let before = all.iter().filter(|other| other.statement < clause.statement).rfind(answered);
    let after = all.iter().filter(|other| other.statement > clause.statement).find(answered);
    let statement = |clause: &Clause| -> Option<&Statement> {
        clause.partners.first().and_then(|&at| agreement.meaning.statements.get(at))
    };
    if let Some(near) = before.and_then(statement) {
        return (near.span.end, depth_of(agreement, near.section), Around::After);
    }
    if let Some(near) = after.and_then(statement) {
        return (near.span.start, depth_of(agreement, near.section), Around::Before);
    }
    let section = home(clause.statement).and_then(|index| model.meaning.sections.get(index));
    if let Some(section) = section {
        let titled = |one: &Section| match (&one.title, &section.title) {
            (Some(ours), Some(theirs)) => ours.eq_ignore_ascii_case(theirs),
            _ => false,
        };
        let known = agreement.meaning.sections.iter();
        let same = known
            .clone()
            .position(titled)
            .or_else(|| agreement.meaning.sections.iter().position(|one| one.address == section.address));
        if let Some((index, found)) =
            same.and_then(|index| Some((index, agreement.meaning.sections.get(index)?)))
        {
            let depth = depth_of(agreement, Some(index));
            return (found.span.end.saturating_sub(1), depth, Around::Closing(depth));
        }
    }
    let end = agreement.tree.span.end.saturating_sub(1);
    let free = |address: &str| agreement.meaning.sections.iter().all(|one| one.address != address);
    let own = section.map_or("new", |section| section.address.rsplit('.').next().unwrap_or("new"));
    let address = [own, "new"].into_iter().find(|address| free(address));
    match address {
        Some(address) => {
            let title = section.and_then(|section| section.title.as_ref());
            let head = title.map_or_else(
                || format!("section {address}"),
                |title| format!("section {address} \"{}\"", title.replace(['"', '\\'], "'")),
            );
            (end, 1, Around::NewSection(head))
        }
        None => (end, 0, Around::Closing(0)),
    }
}

/// How many sections stand around what is in a section, that section counted.
fn depth_of(agreement: &Instrument, mut section: Option<usize>) -> usize {
    let mut depth = 0;
    while let Some(found) = section.and_then(|index| agreement.meaning.sections.get(index)) {
        depth += 1;
        section = found.parent;
    }
    depth
}

fn is_free(agreement: &Instrument, label: &str) -> bool {
    let meaning = &agreement.meaning;
    meaning.statements.iter().all(|one| one.label.as_deref() != Some(label))
        && meaning.sections.iter().all(|one| one.address != label)
}

/// The two documents in common terms.
pub(super) struct Understandings<'u> {
    pub(super) model: &'u Understanding,
    pub(super) agreement: &'u Understanding,
}

/// Whether the clause means in the agreement's terms what it means in the model's, and names no other clause: then
/// the agreement says it once it stands there.
fn reads_the_same(model: &Instrument, common: &Understandings<'_>, clause: &Clause) -> bool {
    let statements = model.tree.body.statements();
    let Some(statement) = statements.get(clause.statement) else { return false };
    let written = match &statement.kind {
        StatementKind::Clause(clause) => clause,
        // The words of a fact are not looked up, so they are the same everywhere.
        StatementKind::Status { .. } => return true,
        _ => return false,
    };
    let theirs: Vec<&Norm> =
        common.model.set.norms.iter().filter(|norm| norm.origin.statement == clause.statement).collect();
    let free = |norm: &&Norm| norm.hole_statements.is_empty();
    let mut lexicon = common.agreement.lexicon.copy();
    let nowhere = Origin { address: String::new(), statement: usize::MAX };
    let lowered = lower::clause::lower(&mut lexicon, written, &nowhere);
    lowered.overrides.is_empty()
        && theirs.iter().all(free)
        && lowered.norms.len() == theirs.len()
        && lowered.norms.iter().zip(theirs).all(|(ours, theirs)| is_same(ours, theirs))
}

/// Whether the agreement with the edit says what the clause says, and can be read no worse.
fn holds(
    library: &Library,
    model: &Instrument,
    agreement: &Instrument,
    clause: &Clause,
    edit: &Edit,
) -> bool {
    let mut text = agreement.text.to_string();
    let at = edit.span.start as usize;
    if !text.is_char_boundary(at) {
        return false;
    }
    text.insert_str(at, &edit.text);
    let place = agreement.tree.span.start;
    let Some(mended) =
        Instrument::all(library, &agreement.path, &text).into_iter().find(|one| one.tree.span.start == place)
    else {
        return false;
    };
    if mended.unread.len() > agreement.unread.len() {
        return false;
    }
    let common = Common::of(library, model, &mended);
    let (theirs, ours) = (Words::of(&common.model), Words::of(&common.agreement));
    let (theirs, ours) = (Side::new(&theirs), Side::new(&ours));
    let norms = common.model.set.iter().filter(|(_, norm)| norm.origin.statement == clause.statement);
    let mut said = norms.map(|(id, _)| ours.answer(&theirs, id).says_it());
    clause.parts.is_empty() || said.all(|says| says)
}
