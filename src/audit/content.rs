//! Content: does the agreement treat a topic?
//!
//! A topic is treated only by a `covers` under which at least one clause or quoted paragraph speaks of it.
//! Topics know the terms that speak of them. A `covers` in name only meets nothing (semantics, head).

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
        let claiming: Vec<usize> = document
            .sections
            .iter()
            .enumerate()
            .filter(|(_, section)| claims(section, taxonomy).intersects(wanted))
            .map(|(index, _)| index)
            .collect();
        let treating: Vec<usize> =
            claiming.iter().copied().filter(|&section| speaks(document, section, *topic)).collect();
        let treated = treating.iter().fold(LeafSet::NOTHING, |all, &section| {
            document
                .sections
                .get(section)
                .map_or(all.clone(), |section| all.union(&claims(section, taxonomy)))
        });
        if wanted.is_subset(&treated) {
            facts.treated.push((name.clone(), treating));
        } else if let Some(&section) = claiming.first() {
            facts.in_name_only.push((name.clone(), section));
        } else {
            absent.push((name.clone(), *topic));
        }
    }
    // The place to mend is where the rest of what is asked for stands, if that speaks of the topic at all.
    let beside = |section: Option<usize>| {
        facts
            .treated
            .iter()
            .any(|(_, sections)| sections.iter().any(|&treating| within(document, section, treating)))
    };
    let spoken = |topic: TermId| {
        let speaking = || {
            let clauses = document.statements.iter().enumerate().filter(|(_, one)| one.kind == "clause");
            clauses.filter(move |(_, one)| mentions(taxonomy, one, topic))
        };
        let best = speaking().find(|(_, one)| beside(one.section)).or_else(|| speaking().next());
        best.map(|(index, _)| index)
    };
    let absent = absent.into_iter().map(|(name, topic)| (name, spoken(topic))).collect();
    facts.absent = absent;
    facts
}

/// All that a section says it covers.
fn claims(section: &Section, taxonomy: &Taxonomy) -> LeafSet {
    section
        .covers
        .iter()
        .filter_map(|(topic, _, _)| *topic)
        .fold(LeafSet::NOTHING, |all, topic| all.union(&taxonomy.term(topic).leaves))
}

/// Whether a clause or a quoted paragraph in a section, or in a section inside it, speaks of a topic.
pub fn speaks(document: &Understanding, section: usize, topic: TermId) -> bool {
    let inside = |index: Option<usize>| within(document, index, section);
    let taxonomy = &document.taxonomy;
    let Some(around) = document.sections.get(section).map(|section| section.span) else { return false };
    // Statements and sections stand in the order of the text, so those inside follow one another.
    let first = document.statements.partition_point(|statement| statement.span.start < around.start);
    let statements = document.statements.iter().skip(first);
    let in_clause = statements.take_while(|statement| statement.span.start < around.end).any(|statement| {
        matches!(statement.kind, "clause" | "assignment" | "status" | "deeming")
            && inside(statement.section)
            && mentions(taxonomy, statement, topic)
    });
    let sections = document.sections.iter().enumerate().skip(section);
    in_clause
        || sections.take_while(|(_, section)| section.span.start < around.end).any(|(index, section)| {
            inside(Some(index)) && section.quotes.iter().any(|quote| in_words(taxonomy, quote, topic))
        })
}

/// Whether a section is another one, or stands inside it.
fn within(document: &Understanding, mut inner: Option<usize>, outer: usize) -> bool {
    while let Some(at) = inner {
        if at == outer {
            return true;
        }
        inner = document.sections.get(at).and_then(|section| section.parent);
    }
    false
}

/// Whether a statement uses a term that speaks of a topic.
fn mentions(taxonomy: &Taxonomy, statement: &crate::lower::document::Statement, topic: TermId) -> bool {
    any_speaks(taxonomy, statement.uses.iter().map(|used| used.term), topic)
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
