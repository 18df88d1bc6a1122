//! What a relative clause adds as a statement of its own: `training, the cost of which shall be paid by the District`.

use super::modality;
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{Word, WordKind, semicolon, word};
use crate::syntax::ast::Kind;

/// The words that a relative clause behind a comma is about: the noun that ends before a place.
pub fn antecedent(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    before: usize,
    person: bool,
) -> Option<(usize, usize)> {
    // The longest term that ends directly before the comma.
    let kinds: &[Kind] = if person { &[Kind::Actor] } else { &[Kind::Record, Kind::Object, Kind::Actor] };
    let start = (before.saturating_sub(6)..before).find(|&start| {
        vocabulary.surface.longest(words, start, kinds).is_some_and(|found| start + found.length == before)
    });
    // `a point of contact between the District and the Department, who shall`: it is the contact who shall.
    let last = start.map_or(before, |start| {
        start - words.iter().take(start).rev().take_while(|word| is_determiner(word)).count()
    });
    let inner = last
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .is_some_and(|word| word.is(&["of", "between", "among", "and", "or"]));
    let modal = |to: usize| {
        words.get(..to).and_then(|words| modality::all(words).last().copied()).map_or(0, |modal| modal.end)
    };
    let article = |to: usize| {
        let from = modal(to);
        words.iter().take(to).skip(from).rposition(|word| word.is(&["a", "an", "the"])).map(|at| at + from)
    };
    let noun = || {
        let of = words.iter().take(last).rposition(|word| word.is(&["of", "between", "among"]))?;
        Some((article(of)?, before))
    };
    match start {
        Some(start) if !inner => Some((start, before)),
        Some(start) => noun().or(Some((start, before))),
        // `a separate invoice, which shall state ...`
        None => {
            let from = article(before)?;
            let plain =
                words.get(from..before)?.iter().all(|word| word.kind == WordKind::Letters && !word.joins());
            (plain && before - from <= 6).then_some((from, before))
        }
    }
}

/// A sentence with such a relative clause as a statement behind a semicolon.
pub fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    (2..words.len()).find_map(|at| {
        let relative = words.get(at)?;
        let before = words.get(at - 1)?;
        if relative.is(&["whom", "which"]) && before.is(&["of"]) {
            return part_of(vocabulary, words, at);
        }
        if relative.is(&["whose"]) {
            return owned(vocabulary, words, at);
        }
        let alone =
            relative.is(&["who", "which"]) && words.get(at + 1).is_some_and(|next| next.is(&["alone"]));
        if alone && before.kind == WordKind::Comma {
            let (from, to) = antecedent(vocabulary, words, at - 1, relative.is(&["who"]))?;
            let subject = [&[word("only"), word("the")], plain(words.get(from..to)?)].concat();
            return joined(words, at - 1, &subject, at + 2);
        }
        None
    })
}

/// The relative clause of a sentence whose only deontic word it has, as a statement: `steps that must be taken`.
pub fn alone(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let [modal] = modality::all(words)[..] else { return None };
    let at = modal.at.checked_sub(1)?;
    words.get(at).filter(|word| word.is(&["that", "which", "who"]))?;
    words.get(modal.at).filter(|word| word.is(&["shall", "must", "should"]))?;
    let person = words.get(at)?.is(&["who"]);
    let parted = usize::from(words.get(at - 1)?.kind == WordKind::Comma);
    let (from, to) = antecedent(vocabulary, words, at - parted, person)?;
    let behind = words.get(modal.at..)?;
    let end = behind.iter().position(|word| word.kind != WordKind::Letters).unwrap_or(behind.len());
    Some([plain(words.get(from..to)?), behind.get(..end)?].concat())
}

/// `, at least one of whom shall`, `, of which four hours shall`
fn part_of(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    let comma = words.get(..at)?.iter().rposition(|word| word.kind == WordKind::Comma)?;
    let person = words.get(at)?.is(&["whom"]);
    let (from, to) = antecedent(vocabulary, words, comma, person)?;
    let share = words.get(comma + 1..at - 1)?;
    let end = if share.is_empty() { verb(words, at + 1)? } else { at + 1 };
    let share = if share.is_empty() { words.get(at + 1..end)? } else { share };
    let subject = [share, &[word("of"), word("the")], plain(words.get(from..to)?)].concat();
    (share.len() <= 6).then(|| joined(words, comma, &subject, end)).flatten()
}

/// `, whose decision shall be final`; without a comma it mostly says which one is meant.
fn owned(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    let end = verb(words, at + 1)?;
    let owned = words.get(at + 1..end)?;
    let comma = words.get(at - 1)?.kind == WordKind::Comma;
    let decides = owned.first()?.is(&["decision", "determination", "judgment", "ruling"]);
    if !(comma || decides && words.get(end)?.is(&["shall", "will"])) {
        return None;
    }
    let noun = at - usize::from(comma);
    let (from, to) =
        antecedent(vocabulary, words, noun, true).or_else(|| antecedent(vocabulary, words, noun, false))?;
    let subject = [&[word("the")], owned, &[word("of"), word("the")], plain(words.get(from..to)?)].concat();
    joined(words, noun, &subject, end)
}

/// Where the deontic word of a short relative clause stands.
fn verb(words: &[Word], from: usize) -> Option<usize> {
    let end = words.iter().skip(from).take(6).position(|word| word.is(FINITE))? + from;
    let plain =
        words.get(from..end)?.iter().all(|word| word.kind != WordKind::Comma && !word.is(&["that", "who"]));
    (plain && end > from).then_some(end)
}

const FINITE: &[&str] = &["shall", "must", "will", "may", "should"];

/// A noun without what points at it.
fn plain(noun: &[Word]) -> &[Word] {
    noun.get(phrases::noun_start(noun)..).unwrap_or_default()
}

/// What stands before the relative clause, and behind a semicolon its subject with its verb and what follows.
fn joined(words: &[Word], end: usize, subject: &[Word], verb: usize) -> Option<Vec<Word>> {
    let modal = words.get(verb).filter(|modal| modal.is(FINITE))?;
    let behind = words.get(verb + 1..)?;
    // A second deontic word would take the statement's subject for its own.
    if !modality::all(behind).is_empty() || modality::all(words.get(..end)?).is_empty() {
        return None;
    }
    Some([words.get(..end)?, &[semicolon()], subject, std::slice::from_ref(modal), behind].concat())
}
