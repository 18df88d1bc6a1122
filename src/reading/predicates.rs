//! What a sentence without a deontic word says of one subject in several predicates: `The SRO is an employee of the Department
//! and remains under its supervision` is two statements.

use super::english;
use super::inflection::{self, Form};
use super::markers;
use super::modality;
use super::phrases::{Vocabulary, is_determiner};
use super::segments;
use super::words::{Word, WordKind};

/// Forms of `be` and `remain`.
const BEING: &[&str] = &["is", "are", "remains", "remain"];

/// Verbs of several predicates that are nouns as well, and yet verbs where a predicate may begin.
const STANDING: &[&str] = &["answer", "report", "work", "remain", "act", "receive", "have", "wear", "stay"];

/// Each predicate with the subject, as a sentence of its own; empty where there is but one.
pub fn several(vocabulary: Vocabulary<'_>, words: &[Word]) -> Vec<Vec<Word>> {
    let alone = modality::all(words).is_empty() && !words.iter().any(|word| word.kind == WordKind::Semicolon);
    let end = segments::told_first(vocabulary, words).filter(|_| !alone).unwrap_or(words.len());
    let told = words.get(..end).unwrap_or_default();
    let opens = markers::at(told, 0).is_some_and(|(marker, _)| marker.opens());
    if opens || told.len() > 60 || !modality::all(told).is_empty() {
        return Vec::new();
    }
    let Some(first) = told.iter().position(|word| word.is(BEING)).filter(|&at| at > 0) else {
        return Vec::new();
    };
    let subject = told.get(..first).unwrap_or_default();
    if subject.iter().any(|word| word.is(&["that", "which", "who", "whom", "there", "it", "this", ","])) {
        return Vec::new();
    }
    let many = told.get(first).is_some_and(|verb| verb.is(&["are", "remain"]));
    let mut starts = vec![first];
    let mut relative = false;
    for at in first + 1..told.len() {
        let Some(word) = told.get(at) else { break };
        relative |= word.is(&["that", "which", "who", "whom", "whose", "if", "when", "unless", "where"]);
        // `..., and not ...` ends what a relative clause says, and nothing else can be sure to.
        let joins = word.is(&["and", "but"]) && !relative;
        if joins && predicate(vocabulary, told, at + 1, many) {
            starts.push(at + 1);
        }
    }
    if starts.len() < 2 {
        return Vec::new();
    }
    let ends = starts.iter().skip(1).map(|start| start - 1).chain([told.len()]);
    let statements = starts.iter().zip(ends).map(|(&start, end)| {
        let mut said = subject.to_vec();
        let predicate = told.get(start..end).unwrap_or_default();
        if predicate.first().is_some_and(|first| first.is(&["not"])) {
            said.extend(told.get(first).cloned());
        }
        let adverb =
            |(at, word): &(usize, &Word)| *at == 1 && word.is(&["therefore", "thus", "accordingly", "hence"]);
        said.extend(predicate.iter().enumerate().filter(|one| !adverb(one)).map(|(_, word)| word.clone()));
        while said.last().is_some_and(|last| last.kind != WordKind::Letters && last.kind != WordKind::Number)
        {
            said.pop();
        }
        said
    });
    statements.collect()
}

/// Whether a predicate begins at a word: a finite verb that agrees with the subject, or `not` and what the subject is not.
fn predicate(vocabulary: Vocabulary<'_>, words: &[Word], at: usize, many: bool) -> bool {
    let at = at + usize::from(words.get(at).is_some_and(|word| word.is(&["also", "thus", "therefore"])));
    let Some(word) = words.get(at) else { return false };
    if word.is(BEING) || word.is(&["has", "does"]) {
        return true;
    }
    if word.is(&["not"]) {
        return words.get(at + 1).is_some_and(|next| is_determiner(next) || next.is(&["of", "under"]));
    }
    if many {
        return word.is(STANDING)
            || (word.is(&["do"]) && words.get(at + 1).is_some_and(|next| next.is(&["not"])));
    }
    let third = inflection::bases(&word.lower).into_iter().any(|(base, form)| {
        form == Form::Third
            && (english::is_verb(&super::words::word(&base)) || STANDING.contains(&base.as_str()))
    });
    third && (word.is(&["answers", "reports"]) || vocabulary.surface.longest(words, at, &[]).is_none())
}
