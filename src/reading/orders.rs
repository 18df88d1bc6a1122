//! Orders, which name nobody: `Do not search lockers.`

use super::fronts::fronted;
use super::inflection::Form;
use super::phrases::Vocabulary;
use super::words::{self, Word, WordKind, word};

/// Whether words are an order: a verb stands first and nobody is named before it.
pub fn orders(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let (front, rest) = fronted(vocabulary, words);
    // `If ..., the officer shall, if possible, notify the principal` says who is to notify.
    let deontic = |word: &Word| word.is(&["shall", "must", "will", "may", "should"]);
    let before = words.len() - rest.len();
    if !front.is_empty() && words.iter().take(before).any(deontic) {
        return false;
    }
    let starts = |words: &[Word]| {
        let Some(first) = words.first() else { return false };
        if first.is(&["never", "always"])
            || (first.is(&["do"]) && words.get(1).is_some_and(|next| next.is(&["not"])))
            || (first.is(&["be", "keep", "greet", "turn", "tell", "draw", "ask"]) && words.len() > 2)
        {
            return true;
        }
        let Some(verb) = vocabulary.surface.verb(words, 0).filter(|verb| verb.form == Form::Base) else {
            return false;
        };
        let noun = vocabulary.surface.longest(words, 0, &[]).map_or(0, |noun| noun.length);
        let next = words.get(verb.length);
        let taken = next.is_some_and(|next| {
            next.is(&[
                "is", "are", "shall", "will", "may", "must", "should", "of", "and", "has", "have", "can",
            ]) || matches!(next.kind, WordKind::Comma | WordKind::Colon | WordKind::Stop)
        });
        (noun <= verb.length && !taken) || (noun == 0 && next.is_some())
    };
    starts(rest) || starts(words)
}

/// An order as a duty of somebody: `shall` in its place.
pub fn ordered(vocabulary: Vocabulary<'_>, words: &[Word], actor: &[Word]) -> Vec<Word> {
    let (front, rest) = fronted(vocabulary, words);
    let mut said: Vec<Word> = Vec::new();
    for words in front {
        said.extend(words.iter().cloned());
        said.push(words::comma());
    }
    said.extend(actor.iter().cloned());
    let mut start = true;
    let mut place = 0;
    while let Some(next) = rest.get(place) {
        let negative = next.is(&["never"])
            || (next.is(&["do"]) && rest.get(place + 1).is_some_and(|next| next.is(&["not"])));
        let joint = place.checked_sub(1).and_then(|before| rest.get(before)).is_some_and(|before| {
            before.is(&["and", "but", "or"]) || matches!(before.kind, WordKind::Semicolon | WordKind::Comma)
        });
        if start || (joint && negative) {
            if !start {
                said.extend(actor.iter().cloned());
            }
            said.push(word("shall"));
            if negative {
                said.push(word("not"));
                place += if next.is(&["never"]) { 1 } else { 2 };
                start = false;
                continue;
            }
            if next.is(&["always"]) {
                place += 1;
                start = false;
                continue;
            }
        } else if place
            .checked_sub(1)
            .and_then(|before| rest.get(before))
            .is_some_and(|before| before.kind == WordKind::Semicolon)
            && vocabulary.surface.verb(rest, place).is_some_and(|verb| verb.form == Form::Base)
        {
            said.extend(actor.iter().cloned());
            said.push(word("shall"));
        }
        said.push(next.clone());
        start = false;
        place += 1;
    }
    said
}
