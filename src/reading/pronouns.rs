//! Pronouns that can only stand for somebody named before in their sentence: `Officers shall be selected by the Sheriff, and may be
//! reassigned by him`, `The program shall be evaluated by the parties, and they shall consider`.

use super::modality;
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{Word, WordKind, word};
use super::{fronts, inflection};
use crate::syntax::ast::Kind;

/// Somebody who is named in a sentence.
#[derive(Clone, Copy)]
struct Named {
    /// Where the words begin.
    from: usize,
    /// Where they end.
    to: usize,
    /// Whether they are several, or a body.
    number: Number,
    /// Whether they stand behind `by`: who does what a passive tells.
    agent: bool,
}

/// Which pronoun stands for somebody.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    /// `he`
    Person,
    /// `they`
    Several,
    /// `it`
    Body,
}

/// The sentence with such pronouns said in full; none where it has none.
pub fn named(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let modals = modality::all(words);
    // `Where it may be needed, he or she should call`: what stands inside another clause is no statement before.
    let first = modals.iter().find(|modal| !super::segments::in_subordinate(words, **modal))?;
    let (_, subject) = fronts::fronted(vocabulary, words.get(..first.at)?);
    let own = number(vocabulary, subject);
    (first.end..words.len()).find_map(|at| {
        let (length, wanted) = pronoun(words, at, &modals)?;
        // `The Chief shall decide, and he shall tell`: the subject of the first is that of the second, unless that is done to it.
        let by = words.get(at - 1).is_some_and(|by| by.is(&["by"]));
        let first_of_all = words.get(at - 1).is_some_and(|that| that.is(&["that"]))
            && words.get(at + length + 1).is_some_and(|first| first.is(&["first"]));
        if own == Some(wanted) && !by && !first_of_all {
            return None;
        }
        let found = all(vocabulary, words, at).into_iter().filter(|found| found.number == wanted);
        let found: Vec<Named> = found.collect();
        let mut agents = found.iter().rev().filter(|found| found.agent);
        let one = agents
            .next()
            .or_else(|| found.first().filter(|_| found.len() == 1 && wanted == Number::Person))?;
        let name = words.get(one.from..one.to)?;
        let name = name.get(phrases::noun_start(name)..)?;
        Some([words.get(..at)?, &[word("the")], name, words.get(at + length..)?].concat())
    })
}

/// Whether a pronoun stands at a place, as a subject before a deontic word or behind `by`; how many words it takes, and whom it
/// stands for.
fn pronoun(words: &[Word], at: usize, modals: &[modality::Modal]) -> Option<(usize, Number)> {
    let first = words.get(at)?;
    let or = words.get(at + 1).is_some_and(|or| or.is(&["or"]))
        && words.get(at + 2).is_some_and(|she| she.is(&["she", "her"]));
    let length = if or { 3 } else { 1 };
    let wanted = if first.is(&["he", "she", "him", "her"]) {
        Number::Person
    } else if first.is(&["they", "them"]) {
        Number::Several
    } else if first.is(&["it"]) {
        Number::Body
    } else {
        return None;
    };
    let subject = first.is(&["he", "she", "they"])
        && modals.iter().any(|modal| {
            modal.at == at + length && words.get(modal.at).is_some_and(|word| !word.is(&["can"]))
        })
        && !words
            .get(at - 1)
            .is_some_and(|before| before.is(&["which", "whom", "as", "or", "if", "when", "unless"]));
    let by = words.get(at - 1).is_some_and(|by| by.is(&["by"]));
    let ends = words.get(at + length).is_none_or(|next| {
        next.kind != WordKind::Letters
            || next.joins()
            || next.is(&["at", "in", "on", "within", "before", "upon", "for", "under", "unless", "if", "to"])
    });
    let agent = by && first.is(&["him", "her", "them", "it"]) && ends;
    (subject || agent).then_some((length, wanted))
}

/// Everybody named before a place.
fn all(vocabulary: Vocabulary<'_>, words: &[Word], before: usize) -> Vec<Named> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < before {
        let Some(term) = vocabulary.surface.longest(words, at, &[Kind::Actor]) else {
            at += 1;
            continue;
        };
        let mut to = at + term.length;
        // `by the Chief and the Superintendent`
        let and = words.get(to).is_some_and(|and| and.is(&["and"]));
        let other = to + 1 + phrases::noun_start(words.get(to + 1..).unwrap_or_default());
        if and && let Some(second) = vocabulary.surface.longest(words, other, &[Kind::Actor]) {
            to = other + second.length;
        }
        let owns = words.get(to - 1).is_some_and(|last| last.possessive);
        if to <= before && !owns {
            let determiners = words.iter().take(at).rev().take_while(|word| is_determiner(word)).count();
            let from = at - determiners;
            let agent = from.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|by| by.is(&["by"]));
            if let Some(number) = words.get(at..to).and_then(|name| number(vocabulary, name)) {
                found.push(Named { from, to, number, agent });
            }
        }
        at = to;
    }
    found
}

/// Which pronoun stands for a noun; none where it is nobody whom the vocabulary knows.
fn number(vocabulary: Vocabulary<'_>, noun: &[Word]) -> Option<Number> {
    let listed = phrases::list(vocabulary, noun, &[Kind::Actor]);
    let last = noun.iter().rev().find(|word| word.kind == WordKind::Letters)?;
    if listed.terms.is_empty() || listed.opaque {
        return None;
    }
    if listed.terms.len() > 1
        || inflection::singular(&last.lower) != last.lower
        || last.is(&["staff", "personnel"])
    {
        return Some(Number::Several);
    }
    let taxonomy = vocabulary.taxonomy;
    let term = taxonomy.named(Kind::Actor, phrases::bare(listed.terms.first()?))?;
    let person = taxonomy.named(Kind::Actor, "person")?;
    Some(if taxonomy.is_a(term, person) { Number::Person } else { Number::Body })
}
