//! Two statements in one sentence that a connecting word joins: `..., whereas the City shall pay`, `; otherwise the Chief shall`,
//! `Administrators, and not the SRO, shall`. Each is read by itself, and told of as one of several.

use super::modality::{self, Modal};
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{Word, WordKind, comma, word};
use super::{english, finite, mains, measures, whose};
use crate::syntax::ast::Kind;

/// A sentence as two.
pub struct Linked {
    /// The first statement.
    pub first: Vec<Word>,
    /// The second one.
    pub second: Vec<Word>,
    /// The words that make the second say less than it may mean.
    pub lost: Option<String>,
}

/// The two statements of a sentence; none where nothing of the kind joins two.
pub fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Linked> {
    connected(vocabulary, words)
        .or_else(|| not_by_the_other(vocabulary, words))
        .or_else(|| instead_of(words))
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
fn connected(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Linked> {
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
        (first_states && opens).then(|| Linked {
            first: first.to_vec(),
            second: condition.into_iter().chain(parting).chain(second.iter().cloned()).collect(),
            lost: None,
        })
    })
}

/// `The parties agree that the City will pay and that the District will be told`: what is agreed of both.
pub fn and_that(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Linked> {
    let at = (3..words.len()).find(|&at| {
        measures::stands(words, at, "and that").is_some()
            && words.get(at + 2..).is_some_and(|behind| has_subject(vocabulary, behind))
    })?;
    let first = trimmed(words.get(..at)?);
    states(vocabulary, first)
        .then(|| Some(Linked { first: first.to_vec(), second: words.get(at + 2..)?.to_vec(), lost: None }))?
}

/// `is neither an employee of the school nor entitled to vote`: it is not, and it is not.
fn neither_nor(words: &[Word]) -> Option<Linked> {
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
        Some(Linked {
            first: [first, &not, words.get(at + 2..nor)?].concat(),
            second: [first, &not, words.get(nor + 1..)?].concat(),
            lost: None,
        })
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

/// `shall be conducted by an administrator and not by the officer`: the officer shall not conduct it.
fn not_by_the_other(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Linked> {
    let modal = modal(words).filter(|modal| !modal.text.ends_with("not"));
    let ordered = modal.filter(|modal| {
        words.get(modal.at).is_some_and(|word| word.is(&["shall", "must", "will", "may", "should"]))
            && words.get(modal.end).is_some_and(|be| be.is(&["be"]))
    });
    // `Students are questioned by the principal, not by the officer`
    let told = words
        .iter()
        .take(24)
        .position(|word| word.is(&["is", "are"]))
        .filter(|&be| be > 0 && modal.is_none_or(|modal| modal.at > be));
    let be = ordered.map(|modal| modal.end).or(told)?;
    let openings = ["and not by", "but not by", "not by", "rather than by", "and never by"];
    let (at, length) = (be + 2..words.len()).find_map(|at| {
        let length = openings.iter().filter_map(|opening| measures::stands(words, at, opening)).max()?;
        Some((at, length))
    })?;
    let verb = words.get(be + 1).filter(|verb| english::of_participle(verb).is_some())?;
    let start = at + length;
    let noun = start + phrases::noun_start(words.get(start..)?);
    vocabulary.surface.longest(words, noun, &[Kind::Actor])?;
    let by = words.get(be + 2..at)?.iter().any(|word| word.is(&["by"]));
    // `by staff only, and never by an officer`: the others are shut out already.
    let by = by && !words.get(..at)?.iter().any(|word| word.is(&["only", "solely", "exclusively", "alone"]));
    let not: &[Word] = if ordered.is_some() { &[word("not"), word("be")] } else { &[word("not")] };
    let by_word = [word("by")];
    let opening = words.get(..be + usize::from(ordered.is_none()))?;
    let second: [&[Word]; 5] = [opening, not, std::slice::from_ref(verb), &by_word, words.get(start..)?];
    by.then(|| {
        Some(Linked { first: trimmed(words.get(..at)?).to_vec(), second: second.concat(), lost: None })
    })?
}

/// `shall be referred to the principal instead of being written up`: it shall not be written up.
fn instead_of(words: &[Word]) -> Option<Linked> {
    let modal = modal(words).filter(|modal| modal.text == "must" || modal.text == "should")?;
    let word_at = words.get(modal.at).filter(|word| word.is(&["shall", "must", "will", "should"]))?;
    let at = (modal.end + 1..words.len()).find(|&at| {
        ["instead of", "rather than"].iter().any(|opening| measures::stands(words, at, opening).is_some())
            && words.get(at + 2).is_some_and(|verb| verb.is(&["being"]))
            && words.get(at + 3).is_some_and(|verb| english::of_participle(verb).is_some())
    })?;
    let negated = [word_at.clone(), word("not"), word("be")];
    (modality::all(words).len() == 1).then(|| {
        Some(Linked {
            first: trimmed(words.get(..at)?).to_vec(),
            second: [words.get(..modal.at)?, &negated, words.get(at + 3..)?].concat(),
            lost: None,
        })
    })?
}

/// `are encouraged, but not required, to report theft`, `may, but is not required to, hold a hearing`: both are said of one act.
fn but_need_not(words: &[Word]) -> Option<Linked> {
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
    Some(Linked {
        first: [words.get(..close)?, rest].concat(),
        second: [subject, &[word("need"), word("not")], trimmed(behind.get(..end)?)].concat(),
        lost: None,
    })
}
