//! Where a clause goes that is added: into the section that is about its matter, behind the clauses there.
//!
//! It goes behind all statements that stand in the section by themselves, so that no clause gets another number and
//! no reference leads elsewhere than before.

use std::collections::BTreeSet;

use crate::finding::Edit;
use crate::fmt;
use crate::lower::Understanding;
use crate::syntax::ast::{Agreement, Member, Section};
use crate::syntax::{LexemeKind, lexemes};
use crate::taxonomy::TermId;
use crate::text::Span;

/// The place for a clause.
pub(super) struct Home {
    /// The address of its section; nothing where it stands outside of all.
    section: Option<String>,
    /// How many sections stand around it.
    depth: usize,
    at: u32,
    /// The statement before it.
    after: Option<Span>,
    /// Whether a section stands before it, from which it is set off.
    apart: bool,
}

/// A section that shares less than an act, or several other words, is not about the matter.
const ENOUGH: usize = 3;

impl Home {
    /// The place for a clause of some words; `near` is the statement that comes nearest to it.
    pub(super) fn find(
        text: &str,
        agreement: &Agreement,
        document: &Understanding,
        words: &str,
        near: Option<usize>,
    ) -> Self {
        let sections = agreement.body.sections();
        let tree = |index: usize| {
            let known = document.sections.get(index)?;
            sections.iter().find(|section| section.span == known.span).copied()
        };
        let beside = near.and_then(|near| document.statements.get(near)).map(|near| near.section);
        let best = match beside {
            Some(section) => section,
            None => best_section(document, words),
        };
        // A section of quoted paragraphs only would seem to say what the clause says.
        let home = best.and_then(|index| Some((index, tree(index)?)));
        let home = home.filter(|(_, section)| has_statement(section) || section.body.members.is_empty());
        match home {
            Some((index, section)) => Self::inside(text, document, index, section),
            None => {
                let end = agreement.span.end.saturating_sub(1);
                let behind_sections = matches!(agreement.body.members.last(), Some(Member::Section(_)));
                let last = last_statement(&agreement.body.members);
                let after = last.filter(|_| !behind_sections);
                let at = after.map_or(end, |last| end_of_line(text, last.end));
                Self { section: None, depth: 0, at, after, apart: behind_sections }
            }
        }
    }

    fn inside(text: &str, document: &Understanding, index: usize, section: &Section) -> Self {
        let mut depth = 0;
        let mut around = Some(index);
        while let Some(known) = around.and_then(|index| document.sections.get(index)) {
            depth += 1;
            around = known.parent;
        }
        let after = last_statement(&section.body.members);
        let at = match after {
            Some(last) => end_of_line(text, last.end),
            None => section.span.end.saturating_sub(1),
        };
        let address = document.sections.get(index).map(|known| known.address.clone());
        Self { section: address, depth, at, after, apart: false }
    }

    /// The edit that puts the clause there; nothing where it cannot be read.
    pub(super) fn edit(&self, text: &str, words: &str) -> Option<Edit> {
        let written = fmt::statement(&format!("{words}."), self.depth)?;
        let text = match self.after {
            Some(last) if stands_apart(text, last) => format!("\n\n{written}"),
            Some(_) => format!("\n{written}"),
            None => {
                let before = text.get(..self.at as usize).unwrap_or_default();
                let begun = before.trim_end_matches([' ', '\t']).ends_with('\n');
                let gap = if begun && !self.apart { "" } else { "\n" };
                let indent = "  ".repeat(self.depth.saturating_sub(1));
                format!(
                    "{gap}{}\n{}",
                    if begun { written.trim_start_matches(indent.as_str()).to_owned() } else { written },
                    indent
                )
            }
        };
        Some(Edit { span: Span { start: self.at, end: self.at }, text })
    }

    /// The place in words.
    pub(super) fn describe(&self) -> String {
        match &self.section {
            Some(section) => format!("to section `{section}`"),
            None => "to the end of the agreement".to_owned(),
        }
    }
}

fn has_statement(section: &Section) -> bool {
    last_statement(&section.body.members).is_some()
}

fn last_statement(members: &[Member]) -> Option<Span> {
    members.iter().rev().find_map(|member| match member {
        Member::Statement(statement) => Some(statement.span),
        _ => None,
    })
}

/// The end of the line, where nothing but a comment follows on it.
fn end_of_line(text: &str, at: u32) -> u32 {
    let rest = text.get(at as usize..).unwrap_or_default();
    let line = rest.split(['\r', '\n']).next().unwrap_or_default();
    let comment = line.trim_start();
    let closes = comment.starts_with("//") || comment.is_empty();
    if closes { at + u32::try_from(line.trim_end().len()).unwrap_or(0) } else { at }
}

/// Whether a blank line stands before a statement, as between all that are told apart.
fn stands_apart(text: &str, statement: Span) -> bool {
    let before = text.get(..statement.start as usize).unwrap_or_default();
    let mut lines = before.rsplit('\n').skip(1).map(str::trim);
    // What was quoted or remarked right above belongs to it.
    let above = lines.find(|line| !line.starts_with('>') && !line.starts_with("//"));
    above.is_some_and(str::is_empty)
}

/// The section whose clauses and topics share most with some words.
fn best_section(document: &Understanding, words: &str) -> Option<usize> {
    let terms = terms(document, words);
    let taxonomy = &document.taxonomy;
    let is_action = |term: &TermId| taxonomy.term(*term).kind == crate::taxonomy::Kind::Action;
    let worth = |term: &TermId| if is_action(term) { ENOUGH } else { 1 };
    let score = |index: usize| {
        let clauses = document.statements.iter().filter(|one| one.section == Some(index));
        let shared = clauses.map(|statement| {
            let used: BTreeSet<TermId> = statement.uses.iter().map(|used| used.term).collect();
            terms.intersection(&used).map(worth).sum::<usize>()
        });
        let topics = document.sections.get(index).into_iter().flat_map(|section| &section.covers);
        let about = topics.filter_map(|(topic, _, _)| *topic).filter(|topic| {
            let about = &taxonomy.term(*topic).about;
            terms.iter().any(|term| term == topic || about.iter().any(|about| taxonomy.is_a(*term, *about)))
        });
        shared.max().unwrap_or(0) + ENOUGH * about.count()
    };
    let scored = (0..document.sections.len()).map(|index| (score(index), std::cmp::Reverse(index)));
    scored.max().filter(|(score, _)| *score >= ENOUGH).map(|(_, std::cmp::Reverse(index))| index)
}

/// The terms that some words name. Who is bound is left out: every other clause is about an officer.
fn terms(document: &Understanding, words: &str) -> BTreeSet<TermId> {
    let names = lexemes(words).filter(|lexeme| lexeme.kind == LexemeKind::Word);
    let names: BTreeSet<&str> = names.map(|lexeme| lexeme.span.slice(words)).collect();
    let taxonomy = &document.taxonomy;
    let common = |name: &str| matches!(name, "SRO" | "officer" | "person");
    taxonomy
        .iter()
        .filter(|(_, term)| names.contains(term.name.as_str()) && !common(&term.name))
        .map(|(id, _)| id)
        .collect()
}
