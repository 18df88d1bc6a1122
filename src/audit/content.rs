//! Content: does the agreement treat a topic?
//!
//! A topic is treated only by a `covers` under which at least one clause or quoted paragraph speaks of it.
//! Topics know the terms that speak of them. A `covers` in name only meets nothing (semantics, head).

use std::collections::BTreeSet;

use crate::check::verdict::Verdict;
use crate::lower::Understanding;
use crate::lower::document::Section;
use crate::norm::leaf_set::LeafSet;
use crate::taxonomy::{Taxonomy, TermId};

/// What became of the topics that a rule asks for.
#[derive(Debug, Default)]
pub struct ContentFacts {
    /// Topics treated, each with the sections that treat it.
    pub treated: Vec<(String, Vec<usize>)>,
    /// Topics that a section says it covers while nothing under it speaks of them.
    pub in_name_only: Vec<(String, usize)>,
    /// Topics not covered, each with a statement that speaks of it, where there is one.
    pub absent: Vec<(String, Option<usize>)>,
}

impl ContentFacts {
    /// The verdict on all topics together.
    pub fn verdict(&self) -> Verdict {
        let partly = !self.treated.is_empty()
            || !self.in_name_only.is_empty()
            || self.absent.iter().any(|(_, statement)| statement.is_some());
        if self.in_name_only.is_empty() && self.absent.is_empty() {
            Verdict::Satisfied
        } else if partly {
            Verdict::Weaker
        } else {
            Verdict::Missing
        }
    }
}

/// Looks for the topics in the agreement.
pub fn covers(document: &Understanding, topics: &[(TermId, String)]) -> ContentFacts {
    let taxonomy = &document.taxonomy;
    let mut facts = ContentFacts::default();
    let mut absent = Vec::new();
    for (topic, name) in topics {
        let wanted = &taxonomy.term(*topic).leaves;
        let sections = document.sections.iter().enumerate();
        let claims_it =
            |section: &Section| claims(section, taxonomy).any(|claimed| claimed.intersects(wanted));
        let claiming: Vec<usize> =
            sections.filter(|(_, section)| claims_it(section)).map(|(index, _)| index).collect();
        let using = if claiming.is_empty() { Vec::new() } else { speaking(document, *topic) };
        let treating: Vec<usize> = claiming
            .iter()
            .copied()
            .filter(|&section| is_treated(document, section, *topic, &using))
            .collect();
        let mut treated = LeafSet::NOTHING;
        for section in treating.iter().filter_map(|&section| document.sections.get(section)) {
            for claimed in claims(section, taxonomy) {
                if !claimed.is_subset(&treated) {
                    treated = treated.union(claimed);
                }
            }
        }
        if wanted.is_subset(&treated) {
            facts.treated.push((name.clone(), treating));
        } else if let Some(&section) = claiming.first() {
            facts.in_name_only.push((name.clone(), section));
        } else {
            absent.push((name.clone(), *topic));
        }
    }
    // The place to mend is where the rest of what is asked for stands, if that speaks of the topic at all.
    let treating: BTreeSet<usize> =
        facts.treated.iter().flat_map(|(_, sections)| sections.iter().copied()).collect();
    let beside = |index: usize| {
        let section = document.statements.get(index).and_then(|one| one.section);
        around(document, section).any(|section| treating.contains(&section))
    };
    let spoken = |topic: TermId| {
        let is_clause =
            |index: &usize| document.statements.get(*index).is_some_and(|one| one.kind == "clause");
        let clauses: Vec<usize> = speaking(document, topic).into_iter().filter(is_clause).collect();
        clauses.iter().copied().find(|&index| beside(index)).or(clauses.first().copied())
    };
    let absent = absent.into_iter().map(|(name, topic)| (name, spoken(topic))).collect();
    facts.absent = absent;
    facts
}

/// All that a section says it covers.
fn claims<'a>(section: &'a Section, taxonomy: &'a Taxonomy) -> impl Iterator<Item = &'a LeafSet> {
    section.covers.iter().filter_map(|(topic, _, _)| *topic).map(|topic| &taxonomy.term(topic).leaves)
}

/// The statements that speak of a topic, in their order.
fn speaking(document: &Understanding, topic: TermId) -> Vec<usize> {
    let uses = document.uses().iter();
    let mut found: Vec<usize> = uses
        .filter(|(term, _)| any_speaks(&document.taxonomy, [*term], topic))
        .flat_map(|(_, statements)| statements.iter().copied())
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// Whether a clause or a quoted paragraph in a section, or in a section inside it, speaks of a topic.
pub fn speaks(document: &Understanding, section: usize, topic: TermId) -> bool {
    let Some(span) = document.sections.get(section).map(|section| section.span) else { return false };
    let statements = document.statements.as_slice();
    let first = statements.partition_point(|statement| statement.span.start < span.start);
    let last = statements.partition_point(|statement| statement.span.start < span.end);
    let uses = |index: &usize| {
        let terms = statements.get(*index).map(|one| one.uses.iter().map(|used| used.term));
        terms.is_some_and(|terms| any_speaks(&document.taxonomy, terms, topic))
    };
    let using: Vec<usize> = (first..last).filter(uses).collect();
    is_treated(document, section, topic, &using)
}

/// The same where it is known which statements use a term that speaks of the topic.
fn is_treated(document: &Understanding, section: usize, topic: TermId, using: &[usize]) -> bool {
    let Some(span) = document.sections.get(section).map(|section| section.span) else { return false };
    let inside = |index: Option<usize>| around(document, index).any(|index| index == section);
    // Statements and sections stand in the order of the text, so those inside follow one another.
    let statement = |index: &usize| document.statements.get(*index);
    let first =
        using.partition_point(|index| statement(index).is_some_and(|one| one.span.start < span.start));
    let using = using.iter().skip(first).filter_map(statement);
    let in_clause = using
        .take_while(|one| one.span.start < span.end)
        .any(|one| matches!(one.kind, "clause" | "assignment" | "status" | "deeming") && inside(one.section));
    let sections = document.sections.iter().enumerate().skip(section);
    in_clause
        || sections.take_while(|(_, section)| section.span.start < span.end).any(|(index, section)| {
            inside(Some(index))
                && section.quotes.iter().any(|quote| in_words(&document.taxonomy, quote, topic))
        })
}

/// A section and all that it stands inside of.
fn around(document: &Understanding, section: Option<usize>) -> impl Iterator<Item = usize> {
    std::iter::successors(section, |at| document.sections.get(*at).and_then(|section| section.parent))
}

/// Whether one of some terms speaks of a topic.
pub fn any_speaks(taxonomy: &Taxonomy, terms: impl IntoIterator<Item = TermId>, topic: TermId) -> bool {
    terms.into_iter().any(|term| {
        let mut about = std::iter::once(topic).chain(taxonomy.term(topic).about.iter().copied());
        about.any(|about| taxonomy.is_a(term, about))
    })
}

/// Whether a paragraph has one of the surface words of a topic or of a term that speaks of it.
fn in_words(taxonomy: &Taxonomy, paragraph: &str, topic: TermId) -> bool {
    let paragraph = paragraph.to_lowercase();
    std::iter::once(topic).chain(taxonomy.term(topic).about.iter().copied()).any(|id| {
        let term = taxonomy.term(id);
        std::iter::once(term.name.replace('-', " "))
            .chain(term.also.iter().cloned())
            .any(|surface| has_word(&paragraph, &surface.to_lowercase()))
    })
}

/// Whether a phrase stands in a text as whole words.
fn has_word(text: &str, phrase: &str) -> bool {
    let boundary = |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric());
    !phrase.is_empty()
        && text.match_indices(phrase).any(|(start, found)| {
            let before = text.get(..start).and_then(|before| before.chars().next_back());
            let after = text.get(start + found.len()..).and_then(|after| after.chars().next());
            boundary(before) && boundary(after)
        })
}
