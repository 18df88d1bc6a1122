//! Statements whose denial stands before their subject: `At no time is a student left alone`, `Under no circumstances does an
//! officer drive a student home`.

use super::english;
use super::inflection::Form;
use super::linked::trimmed;
use super::measures;
use super::phrases::{self, Vocabulary};
use super::words::{Word, WordKind, word};
use crate::syntax::ast::Kind;

/// What denies, before a verb that stands before its subject.
const DENYING: &[&str] = &[
    "at no time",
    "in no case",
    "in no event",
    "in no circumstances",
    "in no way",
    "under no circumstances",
    "under no circumstance",
    "on no account",
    "on no occasion",
    "nowhere",
    "never",
];

/// The statements of a sentence in plain order; none where no denial stands before a subject in it.
pub fn plain(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let mut found: Vec<Vec<Word>> = Vec::new();
    let mut start = 0;
    let mut turned = false;
    for at in 0..words.len() {
        let begins = at == 0
            || words.get(at - 1).is_some_and(|before| before.kind == WordKind::Semicolon)
            || at > 1
                && words.get(at - 1).is_some_and(|before| before.is(&["and", "but"]))
                && words.get(at - 2).is_some_and(|before| before.kind == WordKind::Comma);
        if !begins || !denies(words, at) {
            continue;
        }
        if start < at {
            found.push(trimmed(words.get(start..at).unwrap_or_default()).to_vec());
        }
        start = at;
        turned = true;
    }
    if !turned {
        return None;
    }
    found.push(words.get(start..).unwrap_or_default().to_vec());
    let said =
        found.into_iter().map(|words| if denies(&words, 0) { turn(vocabulary, &words) } else { Some(words) });
    said.collect()
}

/// Whether a denial with a verb in the present tense behind it stands at a place.
fn denies(words: &[Word], at: usize) -> bool {
    let length = DENYING.iter().find_map(|denying| measures::stands(words, at, denying));
    length.is_some_and(|length| {
        words.get(at + length).is_some_and(|verb| verb.is(&["is", "are", "does", "do"]))
    })
}

/// One statement with its denial at its verb.
fn turn(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let length = DENYING.iter().find_map(|denying| measures::stands(words, 0, denying))?;
    let verb = words.get(length)?;
    let behind = words.get(length + 1..)?;
    let being = verb.is(&["is", "are"]);
    let begins = |at: usize| {
        let here = behind.get(at)?;
        if being && here.is(&["to"]) && behind.get(at + 1).is_some_and(english::may_be_verb) {
            return Some(1);
        }
        let known = vocabulary.surface.verb(behind, at);
        let fits = if being {
            known.is_some_and(|verb| verb.form == Form::Past) || english::of_participle(here).is_some()
        } else {
            known.is_some_and(|verb| verb.form == Form::Base) || english::may_be_verb(here)
        };
        fits.then_some(0)
    };
    // The subject is at least its noun, with whatever the vocabulary knows of it.
    let light = phrases::noun_start(behind);
    let noun = vocabulary.surface.longest(behind, light, &[Kind::Actor]).map_or(1, |found| found.length);
    let (end, to) =
        (light + noun..behind.len().min(light + noun + 12)).find_map(|at| Some((at, begins(at)?)))?;
    let be: &[Word] = if being && to == 0 { &[word("be")] } else { &[] };
    let denied = ["shall", "not"].map(word);
    Some([behind.get(..end)?, &denied, be, behind.get(end + to..)?].concat())
}

#[cfg(test)]
mod tests {
    use super::super::tests as shared;
    use super::*;

    #[test]
    fn the_denial_comes_back_to_the_verb() {
        let said = |sentence: &str| shared::parts(sentence, plain);
        assert_eq!(said("At no time is a visitor left alone."), ["a visitor shall not be left alone"]);
        assert_eq!(
            said("Doors stay locked, and under no circumstances does a guard open one."),
            ["Doors stay locked", "a guard shall not open one"]
        );
        assert_eq!(
            said("In no event are officers to search a student."),
            ["officers shall not search a student"]
        );
    }
}
