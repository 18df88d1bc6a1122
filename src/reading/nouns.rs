//! Where an item of a list ends, and the term that its words name.

use super::phrases::{Vocabulary, designee, is_determiner, is_either, noun_start};
use super::surface::Found;
use super::words::{Word, WordKind};
use crate::syntax::ast::Kind;

/// Where a question inside a sentence ends: `whether the student has an IEP or a plan, and how ...`
pub(super) fn question(words: &[Word], start: usize) -> usize {
    let next = |at: usize| {
        let joint = words.get(at).is_some_and(Word::joins);
        let asks = |at: usize| {
            words.get(at).is_some_and(|word| word.is(super::slots::WONDERING) || word.is(&["any"]))
        };
        joint && (asks(at + 1) || words.get(at + 1).is_some_and(Word::joins) && asks(at + 2))
    };
    (start + 1..words.len()).find(|&at| next(at)).unwrap_or(words.len())
}

/// Where an item ends: at the next comma, `and` or `or` that is not inside a term.
pub(super) fn item_end(vocabulary: Vocabulary<'_>, words: &[Word], start: usize, kinds: &[Kind]) -> usize {
    let mut at = start;
    while let Some(word) = words.get(at) {
        if let Some(found) = vocabulary.surface.longest(words, at, kinds) {
            at += found.length;
            continue;
        }
        // `a point of contact between the District and the Department`
        if at > start
            && word.is(&["between"])
            && let Some(and) = words.iter().skip(at).take(9).position(|word| word.is(&["and"]))
        {
            at += and + 1;
            continue;
        }
        // `and` inside `officers who ... and ...` parts no items.
        // `conduct that involves trespass or loitering`, and not `an office that locks, a desk and a telephone`
        if at > start
            && word.is(&["that"])
            && words.get(at + 1).is_some_and(super::english::is_third)
            && !words
                .iter()
                .skip(at)
                .zip(words.iter().skip(at + 1))
                .any(|(joint, next)| joint.joins() && (is_determiner(next) || next.joins()))
        {
            return words.len();
        }
        if at > start && word.is(&["who", "whom", "which", "whose", "consisting", "comprised", "composed"]) {
            return words.len();
        }
        if is_either(words, at) {
            at += 1;
            continue;
        }
        if of_goes_on(vocabulary, words, start, at) {
            at += 1;
            continue;
        }
        if word.joins()
            || matches!(word.kind, WordKind::Semicolon | WordKind::Stop)
            || super::measures::stands(words, at, "as well as").is_some()
        {
            break;
        }
        at += 1;
    }
    at.min(words.len())
}

/// Whether what a joint adds belongs to an `of` before it: `a report of all arrests, citations and referrals`, and not
/// `a copy of the report and a log`.
fn of_goes_on(vocabulary: Vocabulary<'_>, words: &[Word], start: usize, joint: usize) -> bool {
    const COLLECTING: &[&str] = &[
        "report",
        "reports",
        "summary",
        "list",
        "log",
        "record",
        "records",
        "number",
        "numbers",
        "description",
        "account",
        "statement",
        "status",
        "conduct",
        "use",
        "review",
        "risk",
        "possession",
        "sale",
        "signs",
        "copies",
        "costs",
        "knowledge",
        "understanding",
        "details",
        "nature",
        "results",
    ];
    if !words.get(joint).is_some_and(|word| word.joins() && !word.is(&["nor"])) {
        return false;
    }
    let of = words
        .get(start..joint)
        .and_then(|inside| inside.iter().rposition(|word| word.is(&["of"])))
        .map(|of| of + start)
        .filter(|&of| of > start && words.get(of - 1).is_some_and(|noun| noun.is(COLLECTING)));
    let Some(of) = of else { return false };
    let next = (joint + 1..words.len()).find(|&at| words.get(at).is_some_and(|word| !word.joins()));
    let Some(next) = next else { return false };
    let bare = words.get(next).is_some_and(|word| {
        word.kind == WordKind::Letters && !is_determiner(word) && !word.possessive && !word.capital()
    });
    // `a list of the students, teachers and ...`: what stands behind `of` has no determiner of its own that the next lacks.
    let quantified = words
        .get(of + 1)
        .is_some_and(|first| !is_determiner(first) || first.is(&["all", "any", "each", "every", "such"]));
    let designee = designee(words, joint).is_some();
    bare && quantified
        && !designee
        && vocabulary.surface.longest(words, next, &[Kind::Actor]).is_none_or(|_| {
            // `the immigration status of any student or family member`
            vocabulary
                .surface
                .longest(words, of + 1 + noun_start(words.get(of + 1..).unwrap_or_default()), &[Kind::Actor])
                .is_some()
        })
}

/// Those of [`COUNTS`] that say nothing of their own, with the preposition.
pub(super) const COUNTED: &[&str] = &[
    "of", "all", "one", "each", "any", "copy", "copies", "or", "more", "matter", "matters", "issue", "issues",
];

/// Nouns before `of` that stand for what follows it.
const COUNTS: &[&str] = &[
    "matter", "matters", "issue", "issues", "all", "one", "each", "any", "both", "some", "most", "none",
    "two", "three", "number", "member", "members", "copy", "copies", "kind", "kinds", "type", "types",
    "form", "forms", "more", "several", "either", "the", "a", "an", "or",
];

/// The term that the words of one item name: the longest at their end, or the longest before words that only add to it.
pub(super) fn head(vocabulary: Vocabulary<'_>, words: &[Word], kinds: &[Kind]) -> Option<(Found, usize)> {
    let mut best: Option<(Found, usize)> = None;
    let mut at = 0;
    while at < words.len() {
        let Some(found) = vocabulary.surface.longest(words, at, kinds) else {
            let word = words.get(at);
            if word.is_some_and(adds) && best.is_some() {
                break;
            }
            // `the performance of the officer` is no officer, `one of the officers` is.
            let opens = word.is_some_and(|word| word.is(PREPOSITIONS)) && at > 0;
            let counts = word.is_some_and(|word| word.is(&["of"]))
                && words.iter().take(at).all(|word| word.is(COUNTS) || word.kind == WordKind::Number);
            if opens && !counts {
                return None;
            }
            at += 1;
            continue;
        };
        let next = words.get(at + found.length);
        if next.is_none_or(adds) && best.is_none_or(|(best, _)| found.length >= best.length) {
            best = Some((found, at));
        }
        at += found.length;
        if next.is_some_and(adds) {
            break;
        }
    }
    best
}

/// Prepositions and relative words: what stands before them is the head of its phrase.
const PREPOSITIONS: &[&str] = &[
    "of",
    "for",
    "to",
    "in",
    "at",
    "on",
    "with",
    "from",
    "by",
    "who",
    "whom",
    "which",
    "that",
    "whose",
    "about",
    "regarding",
    "concerning",
    "under",
    "within",
    "between",
    "among",
    "without",
    "during",
    "through",
    "upon",
    "against",
];

/// Words that add something to a noun before them.
fn adds(word: &Word) -> bool {
    let noun = word.is(&[
        "building",
        "training",
        "meeting",
        "hearing",
        "parking",
        "counseling",
        "planning",
        "housing",
        "funding",
        "family",
        "assembly",
        "supply",
        "reply",
        "proceeding",
        "being",
        "setting",
        "restraining",
    ]);
    let participle = word.lower.len() > 4
        && !noun
        && ["ing", "ed", "ly"].iter().any(|ending| word.lower.ends_with(ending));
    participle
        || word.is(PREPOSITIONS)
        || word.is(&[
            "other",
            "necessary",
            "except",
            "beforehand",
            "afterwards",
            "thereafter",
            "alone",
            "together",
            "yourself",
            "yourselves",
            "themselves",
            "as",
            "relating",
            "related",
            "including",
            "such",
            "held",
            "made",
            "taken",
            "given",
            "then",
            "if",
            "when",
            "where",
        ])
}
