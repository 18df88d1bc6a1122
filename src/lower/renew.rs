//! What a document means after an edit to some statement of it: only that statement is read again.
//!
//! Everything that reaches further than its own statement is left to reading the whole document: definitions, topics that
//! a section covers, labels, words of precedence. Then there is no answer.

use std::collections::HashMap;

use super::document::{Read, Statement, Understanding, read};
use super::lexicon::TermUse;
use super::problem::{Problem, ProblemKind};
use crate::norm::{Norm, NormId, Origin};
use crate::syntax::Renewal;
use crate::syntax::ast::{Agreement, Body, Member, Section, Statement as Written, StatementKind};
use crate::text::Span;

/// So many words outside the vocabulary may be met while somebody types before the document is read anew, which
/// forgets those that are gone.
const MOST_WORDS: usize = 256;

impl Understanding {
    /// Brings what a document means up to date after an edit; `written` is the new tree. Gives back whether that could
    /// be done; where it could not, nothing has changed.
    pub fn renew(&mut self, written: &Agreement, renewal: &Renewal) -> bool {
        let gone = renewal.gone.clone();
        if gone.is_empty() != (renewal.come == 0) {
            return false;
        }
        let mut fresh = Vec::new();
        nth(&written.body, &mut 0, &(gone.start..gone.start + renewal.come), &mut fresh);
        if fresh.len() != renewal.come || !self.is_local(&fresh, renewal) {
            return false;
        }
        let Some(reads) = self.read(&fresh, renewal) else { return false };
        self.move_on(renewal);
        self.replace(reads, &fresh, renewal);
        if renewal.quotes {
            self.quotes(&written.body, renewal.section);
        }
        true
    }

    /// Whether neither the statements that are gone nor those that come say anything about others.
    fn is_local(&self, fresh: &[&Written], renewal: &Renewal) -> bool {
        let gone = self.statements.get(renewal.gone.clone()).unwrap_or_default();
        let reaches = |kind: &str| matches!(kind, "define" | "deeming" | "covers" | "waive");
        let defines = fresh.iter().any(|statement| {
            matches!(
                statement.kind,
                StatementKind::Define(_)
                    | StatementKind::Deeming { .. }
                    | StatementKind::Covers(_)
                    | StatementKind::Waive(_)
            )
        });
        // A label that nobody refers to may as well stand at another one of them.
        let labels = fresh.iter().filter_map(|statement| Some(statement.label.as_ref()?.text.as_str()));
        let labels_gone = || gone.iter().filter_map(|statement| statement.label.as_deref());
        let is_twice = |kind: &ProblemKind| matches!(kind, ProblemKind::DuplicateLabel(_));
        let twice =
            labels_gone().next().is_some() && self.problems.iter().any(|problem| is_twice(&problem.kind));
        let gone_or_named =
            |(one, other): &(usize, usize)| renewal.gone.contains(one) || renewal.gone.contains(other);
        let linked = self.links.iter().any(gone_or_named)
            || renewal.gone.clone().any(|statement| self.refers(statement))
            || (renewal.come != renewal.gone.len() && self.names_numbers_of(renewal.section))
            || (renewal.come != renewal.gone.len() && self.tells_of_addresses());
        !defines
            && !linked
            && !gone.iter().any(|statement| reaches(statement.kind))
            && labels_gone().eq(labels)
            && !twice
            && self.lexicon.opaque_count() < self.words_at_first + MOST_WORDS
    }

    /// Whether the address of a clause is part of what was said of the document, so that it is a matter of more than its own
    /// statement what the address is.
    fn tells_of_addresses(&self) -> bool {
        let mut kinds = self.problems.iter().map(|problem| &problem.kind);
        kinds.any(|kind| matches!(kind, ProblemKind::TooComplex | ProblemKind::CircularReference(_)))
    }

    /// Whether something is said in words of precedence of a section as a whole, or of one around it, or of a clause in it
    /// by its number: then it may be about other clauses once these are more or less.
    fn names_numbers_of(&self, section: Option<usize>) -> bool {
        let address = section.and_then(|index| self.sections.get(index)).map(|known| known.address.as_str());
        self.references.iter().any(|(_, name)| {
            let inside = |outer: &str, inner: &str| {
                inner.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
            };
            let number = match address {
                Some(address) => name.strip_prefix(address).and_then(|rest| rest.strip_prefix('.')),
                None => Some(name.as_str()),
            };
            number.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
                || address.is_some_and(|address| inside(name, address))
        })
    }

    /// Reads the new statements; nothing if one of them says something about precedence.
    fn read(&mut self, fresh: &[&Written], renewal: &Renewal) -> Option<Reads> {
        let before = self.lexicon.uses.len();
        let first = renewal.gone.start;
        let origin = |offset: usize| Origin { address: String::new(), statement: first + offset };
        let statements: Vec<Read> = fresh
            .iter()
            .enumerate()
            .map(|(offset, written)| read(&mut self.lexicon, written, origin(offset), renewal.section))
            .collect();
        let uses = self.lexicon.uses.split_off(before);
        let problems = std::mem::take(&mut self.lexicon.problems);
        // What is too complex to be worked out goes by the clause's address, which is not known yet.
        let complex = problems.iter().any(|problem| problem.kind == ProblemKind::TooComplex);
        let local = !complex && statements.iter().all(|read| read.overrides.is_empty());
        local.then_some(Reads { statements, uses, problems })
    }

    /// Drops what belongs to statements that are gone, and moves everything behind them.
    fn move_on(&mut self, renewal: &Renewal) {
        let gone = renewal.gone.clone();
        let first = self.statements.get(gone.start).map(|statement| statement.span.start);
        let from = first.filter(|_| !gone.is_empty()).unwrap_or(renewal.moved_from);
        let stays = |span: Span| span.start < from || span.start >= renewal.moved_from;
        let moved = |span: &mut Span| *span = renewal.moved(*span);
        self.blanks.retain(|(_, span)| stays(*span));
        self.blanks.iter_mut().for_each(|(_, span)| moved(span));
        self.problems.retain(|problem| stays(problem.span));
        self.problems.iter_mut().for_each(|problem| moved(&mut problem.span));
        self.lexicon.uses.retain(|used| stays(used.span));
        self.lexicon.uses.iter_mut().for_each(|used| moved(&mut used.span));
        self.lexicon.rebound.values_mut().for_each(|rebound| moved(&mut rebound.span));
        self.bare_quotes.iter_mut().for_each(moved);
        for section in &mut self.sections {
            moved(&mut section.head);
            moved(&mut section.span);
            section.covers.iter_mut().for_each(|(_, _, span)| moved(span));
        }
        let header = &mut self.header;
        header.jurisdiction.iter_mut().for_each(|(_, span)| moved(span));
        header.signed.iter_mut().for_each(|(_, _, span)| moved(span));
        header.expires.iter_mut().for_each(|(_, span)| moved(span));
        header.keys.iter_mut().for_each(|(_, _, span)| moved(span));
        moved(&mut self.title_span);
        moved(&mut self.span);
        for statement in self.statements.iter_mut().skip(gone.end) {
            let Statement { span, uses, places, modal, measures, limits, body, mark, waive, .. } = statement;
            moved(span);
            moved(body);
            uses.iter_mut().for_each(|used| moved(&mut used.span));
            places.iter_mut().for_each(|(_, span)| moved(span));
            modal.iter_mut().for_each(|(_, span)| moved(span));
            measures.iter_mut().for_each(|(_, span)| moved(span));
            limits.iter_mut().for_each(moved);
            mark.iter_mut().for_each(|mark| mark.places(&mut |span| moved(span)));
            waive.iter_mut().for_each(|waive| waive.places(&mut |span| moved(span)));
        }
    }

    /// Puts the new statements in the place of those that are gone.
    fn replace(&mut self, reads: Reads, fresh: &[&Written], renewal: &Renewal) {
        let gone = renewal.gone.clone();
        let of_gone = |norm: &Norm| gone.contains(&norm.origin.statement);
        let first = self.set.norms.partition_point(|norm| norm.origin.statement < gone.start);
        let norms = first..first + self.set.norms.iter().skip(first).take_while(|norm| of_gone(norm)).count();
        let (mut statements, mut new_norms) = (Vec::new(), Vec::new());
        for read in reads.statements {
            statements.push(read.statement);
            new_norms.extend(read.norms);
        }
        let (came, went) = (new_norms.len(), norms.len());
        let number = |id: NormId| {
            let later = (id.0 as usize) >= norms.end;
            let moved = if later { id.0 as usize + came - went } else { id.0 as usize };
            NormId(u32::try_from(moved).unwrap_or(u32::MAX))
        };
        self.set.priorities.iter_mut().for_each(|(higher, lower)| {
            *higher = number(*higher);
            *lower = number(*lower);
        });
        let later = norms.start + came;
        self.set.norms.splice(norms, new_norms);
        if let Some(uses) = self.uses.get_mut() {
            uses.replace(&gone, &statements);
        }
        self.statements.splice(gone.clone(), statements);
        if renewal.come != gone.len() {
            let now = |statement: usize| {
                if statement >= gone.end { statement + renewal.come - gone.len() } else { statement }
            };
            let renumbered = self.set.norms.iter_mut().skip(later);
            renumbered.for_each(|norm| norm.origin.statement = now(norm.origin.statement));
            let named = self.set.norms.iter_mut().flat_map(|norm| &mut norm.hole_statements);
            named.for_each(|statement| *statement = now(*statement));
            self.links.iter_mut().for_each(|(one, other)| (*one, *other) = (now(*one), now(*other)));
            self.references.iter_mut().for_each(|(referring, _)| *referring = now(*referring));
        }
        self.address(renewal);
        let mut blanks = Vec::new();
        fresh.iter().for_each(|written| super::places::blanks(written, &mut blanks));
        let at = blanks.first().map_or(0, |(_, span)| self.blanks.partition_point(|(_, known)| known < span));
        self.blanks.splice(at..at, blanks);
        self.problems.extend(reads.problems);
        self.problems.sort_by_key(|problem| problem.span);
        self.lexicon.uses.extend(reads.uses);
    }

    /// Numbers the statements of the section anew, from the first one that came.
    fn address(&mut self, renewal: &Renewal) {
        let around = renewal.section.and_then(|index| self.sections.get(index));
        let around = around.map(|section| section.address.clone());
        let counts = renewal.come != renewal.gone.len();
        let last = if counts { self.statements.len() } else { renewal.gone.start + renewal.come };
        let before = self.statements.get(..renewal.gone.start).unwrap_or_default();
        let counted = |statement: &Statement| statement.section == renewal.section && !statement.is_waiver();
        let mut count = before.iter().filter(|statement| counted(statement)).count();
        let mut named: HashMap<usize, String> = HashMap::new();
        for (index, statement) in self.statements.iter_mut().enumerate().take(last).skip(renewal.gone.start) {
            if !counted(statement) {
                continue;
            }
            count += 1;
            statement.address =
                around.as_ref().map_or_else(|| count.to_string(), |around| format!("{around}.{count}"));
            named.insert(index, statement.address.clone());
        }
        let first = self.set.norms.partition_point(|norm| norm.origin.statement < renewal.gone.start);
        let norms = self.set.norms.iter_mut().skip(first).take_while(|norm| norm.origin.statement < last);
        for norm in norms {
            if let Some(address) = named.get(&norm.origin.statement) {
                norm.origin.address.clone_from(address);
            }
        }
    }

    /// Takes the quoted paragraphs from the tree anew: those without anything under them, and those of one section.
    fn quotes(&mut self, body: &Body, section: Option<usize>) {
        self.bare_quotes.clear();
        bare(body, &mut self.bare_quotes);
        let known =
            section.and_then(|index| Some((self.sections.get_mut(index)?, nth_section(body, index)?)));
        if let Some((known, written)) = known {
            known.quotes = written
                .body
                .members
                .iter()
                .filter_map(|member| match member {
                    Member::Quote(quote) => Some(quote.text.clone()),
                    _ => None,
                })
                .collect();
        }
    }
}

/// New statements as they were read.
struct Reads {
    statements: Vec<Read>,
    uses: Vec<TermUse>,
    problems: Vec<Problem>,
}

/// The quoted paragraphs without anything under them.
fn bare(body: &Body, found: &mut Vec<Span>) {
    let mut quote: Option<Span> = None;
    for member in &body.members {
        match member {
            Member::Quote(next) => found.extend(quote.replace(next.span)),
            Member::Section(section) => {
                found.extend(quote.take());
                bare(&section.body, found);
            }
            // A waiver accounts for no paragraph.
            Member::Statement(statement) if matches!(statement.kind, StatementKind::Waive(_)) => {}
            Member::Statement(_) => quote = None,
            Member::Header(_) => {}
        }
    }
    found.extend(quote);
}

/// The section with a number, in the order of the text.
fn nth_section(body: &Body, wanted: usize) -> Option<&Section> {
    fn find<'b>(body: &'b Body, left: &mut usize) -> Option<&'b Section> {
        for member in &body.members {
            if let Member::Section(section) = member {
                if *left == 0 {
                    return Some(section);
                }
                *left -= 1;
                if let Some(found) = find(&section.body, left) {
                    return Some(found);
                }
            }
        }
        None
    }
    find(body, &mut wanted.clone())
}

/// The statements of a body with certain numbers.
fn nth<'a>(
    body: &'a Body,
    number: &mut usize,
    wanted: &std::ops::Range<usize>,
    found: &mut Vec<&'a Written>,
) {
    for member in &body.members {
        match member {
            Member::Section(section) => nth(&section.body, number, wanted, found),
            Member::Statement(statement) => {
                if wanted.contains(number) {
                    found.push(statement);
                }
                *number += 1;
            }
            Member::Header(_) | Member::Quote(_) => {}
        }
    }
}
