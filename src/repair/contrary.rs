//! Clauses that stand against what is asked: turned round, narrowed, or made to give way. None is taken out.

use super::Candidate;
use super::case::{Asked, Case, MOST_CHANGES, union};
use super::changes::{self, Change, TURNED, Written, listed};
use super::pieces::{Force, Key, force, pieces, place, words as words_at};
use crate::check::demand::Form;
use crate::finding::Edit;
use crate::syntax::ast::{self, RoleKind, Statement, StatementKind, SubjectKind};
use crate::text::Span;

/// A clause made to give way to one that the agreement has.
const GIVEN_WAY: usize = 3;
/// Something taken out of a clause.
const NARROWED: usize = 4;

impl Case<'_> {
    /// The contrary of what a clause says.
    pub(super) fn turned(&self, statement: usize, wanted: Written<'_>, asked: &Asked<'_>) -> Vec<Candidate> {
        let Some(ours) = self.clause(statement) else { return Vec::new() };
        let mut changes = if asked.form == Form::Forbid {
            self.pair(statement, ours, wanted, asked, |pair| pair.modal().into_iter().collect())
        } else {
            self.pair(statement, ours, wanted, asked, |pair| pair.changes())
        };
        let Some(modal) = changes.iter().find(|change| change.weight >= TURNED).cloned() else {
            // It is of the kind that is asked for, and says something else; or is nothing that can be turned.
            return self.combined(statement, &changes, false, MOST_CHANGES);
        };
        changes.retain(|change| *change != modal);
        let alone = self.combined(statement, std::slice::from_ref(&modal), false, 1);
        let more = changes.iter().take(4).flat_map(|change| {
            let both = [modal.clone(), change.clone()];
            self.combined(statement, &both, false, 2).into_iter().filter(|one| one.weight > modal.weight)
        });
        alone.into_iter().chain(more).collect()
    }

    /// What is asked taken out of a clause that stands against it.
    pub(super) fn narrowed(&self, statement: usize, asked: &Asked<'_>) -> Vec<Candidate> {
        let Some(ours) = self.clause(statement) else { return Vec::new() };
        let (own, theirs) = (pieces(ours.clause), pieces(asked.written.clause));
        let end = self.pair(statement, ours, asked.written, asked, |pair| {
            pair.before(&own, |piece| piece.key == Key::Override)
        });
        let insert = |words: String| {
            let edit = Edit { span: Span { start: end, end }, text: format!(" {words}") };
            let title = format!("add `{words}`");
            Change { title, edit, weight: NARROWED, piece: 0 }
        };
        let mut changes = Vec::new();
        let mut roles: Vec<String> = Vec::new();
        for piece in &theirs {
            let has = own.iter().any(|known| known.key == piece.key);
            let words = asked.written.words(piece.span);
            match piece.key {
                Key::Role(kind) if kind != RoleKind::Jointly && kind != RoleKind::Consulting => {
                    roles.push(words.clone());
                    changes.push(insert(format!("except {words}")));
                }
                Key::Event => changes.push(insert(format!("except {words}"))),
                Key::If if !has => changes.push(insert(words.replacen("if", "unless", 1))),
                Key::Unless if !has => changes.push(insert(words.replacen("unless", "if", 1))),
                Key::If | Key::Unless => changes.push(insert(format!("except {words}"))),
                _ => {}
            }
        }
        if roles.len() > 1 {
            changes.push(insert(format!("except {}", roles.join(" "))));
        }
        for (index, piece) in own.iter().enumerate() {
            let Some(ours_list) = piece.list else { continue };
            let partner = theirs.iter().find(|other| other.key == piece.key).and_then(|other| other.list);
            let (Some(names), Some(slot)) = (partner.and_then(changes::names), piece.key.slot()) else {
                continue;
            };
            let out = union(asked.norms.iter(), slot);
            let covered = |item: &&ast::Item| {
                let meaning = self.meaning(statement, place(&item.term));
                meaning.is_some_and(|leaves| leaves.is_subset(&out))
            };
            // Whoever is named outright is left out of the list, else taken out of what holds it.
            let left: Vec<String> = ours_list
                .items
                .iter()
                .filter(|item| !covered(item))
                .map(|item| ours.words(item.span))
                .collect();
            let (edit, title) = if left.len() < ours_list.items.len() && !left.is_empty() {
                let word = if ours_list.joiner == ast::Joiner::Or { "or" } else { "and" };
                let text = listed(&left, word);
                let title = format!("write `{text}` in place of `{}`", ours.words(ours_list.span));
                (Edit { span: ours_list.span, text }, title)
            } else {
                let Some(last) = ours_list.items.last() else { continue };
                if !last.minus.is_empty() || last.designee || ours.clause.subject.kind == SubjectKind::Only {
                    continue;
                }
                let words: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
                let text = format!(" other than {}", words.join(" and "));
                let title = format!("add `{}`", text.trim());
                (Edit { span: Span { start: last.span.end, end: last.span.end }, text }, title)
            };
            changes.push(Change { title, edit, weight: NARROWED, piece: index + 1 });
        }
        // A clause that bans what is not named is widened instead.
        if force(ours.clause).0 == Force::Only || ours.clause.subject.kind == SubjectKind::Only {
            changes.extend(self.pair(statement, ours, asked.written, asked, |pair| pair.changes()));
        }
        self.combined(statement, &changes, false, MOST_CHANGES)
            .into_iter()
            .filter(|one| one.weight <= 2 * NARROWED)
            .collect()
    }

    /// The clause made to give way to those that say what is asked.
    pub(super) fn giving_way(&self, statement: usize, asked: &Asked<'_>) -> Vec<Candidate> {
        let Some(known) = self.statements.get(statement) else { return Vec::new() };
        let parts = match &known.kind {
            StatementKind::Clause(clause) => &clause.parts,
            StatementKind::Assignment { parts, .. } => parts,
            _ => return Vec::new(),
        };
        let over = parts.iter().find_map(|part| match part {
            ast::Part::Override(over) => Some(over),
            _ => None,
        });
        let mut found = Vec::new();
        for other in self.supporting(asked).into_iter().filter(|other| *other != statement).take(3) {
            let (Some(name), Some(own)) = (self.name(other), self.name(statement)) else { continue };
            let words = format!("subject to {name}");
            let (edit, title) = match over {
                Some(over) if over.references.len() == 1 && over.opaque.is_none() => {
                    let was = words_at(self.text, over.span);
                    let title = format!("write `{words}` in place of `{was}`");
                    (Edit { span: over.span, text: words.clone() }, title)
                }
                _ => (self.at_end(known, &words), format!("add `{words}`")),
            };
            let title = format!("{title} in `{}`", self.address(statement));
            found.push(Candidate {
                title,
                edits: vec![edit],
                weight: GIVEN_WAY,
                changes: Some(statement),
                keeps: false,
            });
            if let Some(other_known) = self.statements.get(other) {
                let words = format!("notwithstanding {own}");
                let title = format!("add `{words}` in `{}`", self.address(other));
                let edit = self.at_end(other_known, &words);
                found.push(Candidate {
                    title,
                    edits: vec![edit],
                    weight: GIVEN_WAY + 1,
                    changes: None,
                    keeps: false,
                });
            }
        }
        found
    }

    /// Words at the end of a statement, before its full stop.
    fn at_end(&self, statement: &Statement, words: &str) -> Edit {
        let whole = statement.span.slice(self.text);
        let end = statement.span.start as usize + whole.trim_end_matches('.').trim_end().len();
        Edit { span: Span::at(end), text: format!(" {words}") }
    }
}
