//! Two statements in one sentence that a connecting word joins: `..., whereas the City shall pay`, `; otherwise the Chief shall`.
//! Each is read by itself, and told of as one of several.

use super::modality::{self, Modal};
use super::phrases::{Vocabulary, is_determiner};
use super::words::{Word, WordKind, comma, word};
use super::{english, finite, mains, measures, whose};
use crate::syntax::ast::Kind;

/// The two statements of a sentence; none where nothing of the kind joins two.
pub fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    connected(vocabulary, words)
        .or_else(|| but_need_not(words))
        .or_else(|| neither_nor(words))
        .or_else(|| whose::parted(vocabulary, words))
}

/// Words that join a second statement, and say nothing of their own.
const CONTRAST: &[&str] = &[
    "whereas",
    "and to that end",
    "and to this end",
    "to which end",
    "it being understood that",
    "it being agreed that",
    "with the understanding that",
    "and in either case",
    "and in any case",
];

/// Words that join a second statement to what it follows from.
const SO: &[&str] = &[
    "whereupon",
    "upon which",
    "after which",
    "at which time",
    "at which point",
    "in which event",
    "in which case",
    "in either of which cases",
    "in any of which cases",
    "in that event",
    "in such event",
    "in that case",
    "and in that event",
    "and in such event",
    "and in that case",
];

/// Words that join a second statement for where the first does not come about.
const NOT_SO: &[&str] = &[
    "otherwise",
    "or otherwise",
    "or else",
    "failing which",
    "failing that",
    "failing this",
    "and failing that",
    "in default of which",
];

/// `..., whereupon the principal shall call a parent`: the words that join stand behind a comma or a semicolon.
fn connected(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    (2..words.len()).find_map(|at| {
        if !matches!(words.get(at - 1)?.kind, WordKind::Comma | WordKind::Semicolon) {
            return None;
        }
        let length = |list: &[&str]| list.iter().filter_map(|joint| measures::stands(words, at, joint)).max();
        // `with the exception that it shall` is a proviso where it orders something.
        let except = measures::stands(words, at, "with the exception that").filter(|_| {
            !words.iter().skip(at).any(|word| word.is(&["shall", "must", "may", "should", "will"]))
        });
        let (so, not_so) = (length(SO), length(NOT_SO));
        let length = length(CONTRAST).or(except).or(so).or(not_so)?;
        let mut start = at + length;
        // `upon which disclosure the sergeant shall decide` names it once more.
        let named =
            words.get(start).is_some_and(|noun| noun.kind == WordKind::Letters && !is_determiner(noun))
                && words.get(start - 1).is_some_and(|which| which.is(&["which"]))
                && words.get(start + 1).is_some_and(is_determiner);
        start += usize::from(named);
        start += usize::from(words.get(start).is_some_and(|word| word.kind == WordKind::Comma));
        let first = trimmed(words.get(..at - 1)?);
        let second = words.get(start..)?;
        let condition: &[&str] = match (so, not_so) {
            (None, None) => &[],
            (None, _) => &["if", "that", "is", "not", "so"],
            _ => &["if", "that", "is", "so"],
        };
        let condition: Vec<Word> = condition.iter().map(|part| word(part)).collect();
        let parting = (!condition.is_empty()).then(comma);
        // `with the exception that events elsewhere remain`: hardly anything else stands behind such words.
        let that = words.get(at + length - 1).is_some_and(|last| last.is(&["that", "whereas"]));
        let opens = that && states(vocabulary, second) || has_subject(vocabulary, second);
        let first_states = states(vocabulary, first) || serves_end(words, at);
        (first_states && opens).then(|| {
            vec![first.to_vec(), condition.into_iter().chain(parting).chain(second.iter().cloned()).collect()]
        })
    })
}

/// `The parties agree that the City will pay and that the District will be told`: what is agreed of both.
pub fn and_that(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let at = (3..words.len()).find(|&at| {
        measures::stands(words, at, "and that").is_some()
            && words.get(at + 2..).is_some_and(|behind| has_subject(vocabulary, behind))
    })?;
    let first = trimmed(words.get(..at)?);
    states(vocabulary, first).then(|| Some(vec![first.to_vec(), words.get(at + 2..)?.to_vec()]))?
}

/// `is neither an employee of the school nor entitled to vote`: it is not, and it is not.
fn neither_nor(words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let at = words.windows(2).take(60).position(
        |pair| matches!(pair, [be, neither] if be.is(&["is", "are"]) && neither.is(&["neither"])),
    )?;
    let nor = words.iter().position(|word| word.is(&["nor"])).filter(|&nor| nor > at + 2)?;
    let first = words.get(..at)?;
    let plain = !first.is_empty()
        && modality::all(first).is_empty()
        && first.iter().all(|word| word.kind == WordKind::Letters);
    let not = [words.get(at)?.clone(), word("not")];
    plain.then(|| {
        Some(vec![
            [first, &not, words.get(at + 2..nor)?].concat(),
            [first, &not, words.get(nor + 1..)?].concat(),
        ])
    })?
}

/// Whether `to that end` stands at a place: what stands before it is an end, and need not be a statement.
fn serves_end(words: &[Word], at: usize) -> bool {
    ["and to that end", "and to this end", "to which end"]
        .iter()
        .any(|end| measures::stands(words, at, end).is_some())
}

/// Words without what joins them to what follows.
pub(super) fn trimmed(mut words: &[Word]) -> &[Word] {
    while let [before @ .., last] = words
        && (last.joins() || last.kind == WordKind::Semicolon || last.is(&["but"]))
    {
        words = before;
    }
    words
}

/// Whether words say something of their own.
fn states(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    !modality::all(words).is_empty() || !mains::mains(vocabulary, words).is_empty()
}

/// Whether words are a statement with a subject that begins them.
fn has_subject(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let Some(first) = words.first() else { return false };
    let begins = is_determiner(first)
        || first.capital()
        || first.is(&[
            "it", "they", "he", "she", "we", "neither", "either", "both", "staff", "during", "if", "in",
        ])
        || vocabulary.surface.longest(words, 0, &[Kind::Actor, Kind::Record, Kind::Object]).is_some();
    let verb = (1..words.len().min(24)).any(|at| finite::at(vocabulary, words, at, None).is_some());
    begins && verb
}

/// The deontic word of a sentence's own.
fn modal(words: &[Word]) -> Option<Modal> {
    modality::all(words).into_iter().next()
}

/// `are encouraged, but not required, to report theft`, `may, but is not required to, hold a hearing`: both are said of one act.
fn but_need_not(words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let parting = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    let mut found = None;
    for at in 2..words.len() {
        if !parting(at - 1) || !words.get(at)?.is(&["but"]) {
            continue;
        }
        let not = ["not required", "not obligated", "not obliged", "not compelled"]
            .iter()
            .find_map(|not| measures::stands(words, at + 1, not));
        if let Some(length) = not
            && parting(at + 1 + length)
            && words.get(at + 2 + length).is_some_and(|to| to.is(&["to"]))
            && words.get(at - 2).is_some_and(|done| english::of_participle(done).is_some())
            && words.get(at - 3).is_some_and(|be| be.is(&["is", "are", "be"]))
        {
            // `shall report felonies and are encouraged`: the first verb stands further ahead.
            let be = at - 3 - usize::from(words.get(at - 4).is_some_and(|word| word.is(&["shall", "will"])));
            found = Some((at - 1, be, at + 2 + length, at + 3 + length));
            break;
        }
        let modal =
            modality::at(words, at + 1).filter(|modal| modal.text == "need not" && parting(modal.end));
        let single =
            words.get(at - 2).is_some_and(|word| word.is(&["may", "shall", "should", "must", "will"]));
        if let Some(modal) = modal.filter(|_| single) {
            found = Some((at - 1, at - 2, modal.end + 1, modal.end + 1));
            break;
        }
    }
    let (close, verb, start, acts) = found?;
    let rest = words.get(start..)?;
    let behind = words.get(acts..)?;
    let end = modality::all(behind).first().map_or(behind.len(), |next| {
        (0..next.at).rev().find(|&at| behind.get(at).is_some_and(Word::joins)).unwrap_or(next.at)
    });
    let subject = words.get(..modal(words).map_or(verb, |own| own.at.min(verb)))?;
    Some(vec![
        [words.get(..close)?, rest].concat(),
        [subject, &[word("need"), word("not")], trimmed(behind.get(..end)?)].concat(),
    ])
}
