//! What a sentence without a deontic word says of one subject in several predicates: `The SRO is an employee of the Department
//! and remains under its supervision` is two statements.

use super::english;
use super::inflection::{self, Form};
use super::markers;
use super::modality;
use super::phrases::{Vocabulary, is_determiner};
use super::present;
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
    let being = told.iter().position(|word| word.is(BEING)).filter(|&at| at > 0);
    let acting = (1..told.len().min(24)).find(|&at| present::acts_at(vocabulary, told, at)).filter(|_| alone);
    let Some(first) = being.into_iter().chain(acting).min() else {
        return Vec::new();
    };
    let subject = told.get(..first).unwrap_or_default();
    if subject.iter().any(|word| word.is(&["that", "which", "who", "whom", "there", "it", "this", ","])) {
        return Vec::new();
    }
    let many = match told.get(first) {
        Some(verb) if verb.is(BEING) => verb.is(&["are", "remain"]),
        Some(verb) => !inflection::bases(&verb.lower).into_iter().any(|(_, form)| form == Form::Third),
        None => false,
    };
    let mut starts = vec![first];
    let mut relative = false;
    for at in first + 1..told.len() {
        let Some(word) = told.get(at) else { break };
        relative |= word.is(&["that", "which", "who", "whom", "whose", "if", "when", "unless", "where"]);
        // `..., and not ...` ends what a relative clause says, and nothing else can be sure to.
        let joins =
            (word.is(&["and", "but"]) || word.kind == WordKind::Comma && acting == Some(first)) && !relative;
        // `reviews and approves the plan`: both verbs have one object.
        let said = starts.last().is_some_and(|&start| at > start + 1);
        if joins && said && predicate(vocabulary, told, at + 1, many) {
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
        while said.last().is_some_and(|last| {
            last.joins() || last.kind != WordKind::Letters && last.kind != WordKind::Number
        }) {
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
    let next = words.get(at + 1);
    let noun = vocabulary.surface.longest(words, at, &[]).is_some();
    // `and reports to the Chief`, `and records the visit`: what stands behind it shows that it is no noun.
    let acts = next.is_some_and(|next| {
        is_determiner(next)
            || next.is(&["to", "on", "with", "from", "up", "out", "it", "them", "no", "not", "for", "in"])
    });
    if many {
        return word.is(STANDING)
            || english::is_verb(word) && (!noun || acts)
            || english::may_be_verb(word) && acts
            || (word.is(&["do"]) && next.is_some_and(|next| next.is(&["not"])));
    }
    let third = |known: &dyn Fn(&Word) -> bool| {
        inflection::bases(&word.lower)
            .into_iter()
            .any(|(base, form)| form == Form::Third && known(&super::words::word(&base)))
    };
    third(&english::is_verb) && (!noun || acts)
        || third(&english::may_be_verb) && acts
        || word.is(&["answers", "reports"])
        || third(&|base: &Word| STANDING.contains(&base.lower.as_str())) && !noun
}
