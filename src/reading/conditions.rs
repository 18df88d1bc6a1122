//! Conditions and events of a sentence, as the language writes them.

use super::inflection;
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{self, Word};
use crate::syntax::ast::Kind;

/// Words before a condition that say no more than that it holds.
const LEADS: &[&str] = &[
    "there", "is", "are", "it", "exists", "an", "a", "the", "any", "of", "such", "that", "being", "as",
    "when", "if", "where", "upon", "under", "has", "have", "been", "in", "case", "cases", "event", "case",
    "arises",
];
/// Words behind a condition that say no more than that it holds.
const TRAILS: &[&str] = &[
    "situation",
    "situations",
    "circumstances",
    "circumstance",
    "exists",
    "exist",
    "arises",
    "arise",
    "occurs",
    "case",
    "cases",
    "conditions",
    "only",
];

/// Words of being somewhere or doing something, before what says where somebody is or what somebody does.
const ENGAGED: &[&str] = &[
    "acting",
    "serving",
    "working",
    "performing",
    "engaged",
    "engaging",
    "carrying",
    "out",
    "in",
    "on",
    "at",
    "within",
    "upon",
    "present",
    "physically",
    "being",
    "the",
    "a",
    "an",
    "his",
    "her",
    "their",
    "its",
];

/// `on school grounds`, `acting in the capacity of an SRO`: behind `when` or `while` and without a subject, it says where or
/// on which duty, and all of it is in words of the vocabulary.
pub fn circumstance(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    let words = trimmed(words);
    for start in 0..words.len() {
        let rest = words.get(start..)?;
        for (kind, lead) in [(Kind::Occasion, "during"), (Kind::Duty, "on"), (Kind::Place, "at")] {
            let listed = phrases::list(vocabulary, rest, &[kind]);
            if listed.is_known() && (kind != Kind::Place || start > 0) {
                return Some(format!("{lead} {}", listed.text));
            }
        }
        // `out of the school building` is where nobody is.
        let out = words.get(start).is_some_and(|word| word.is(&["out"]))
            && !start.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.is(&["carrying"]));
        if out || !words.get(start).is_some_and(|word| word.is(ENGAGED)) {
            return None;
        }
    }
    None
}

/// A condition, and whether all of it is in words of the vocabulary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Such as `emergency or principal requests`.
    pub text: String,
    /// Whether no part of it is in the document's own words.
    pub known: bool,
    /// Words that narrow it and are not in it.
    pub leftover: Vec<String>,
}

/// Reads a condition.
pub fn read(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Read> {
    let words = trimmed(words);
    if words.is_empty() {
        return None;
    }
    if let Some(text) = simple(vocabulary, words) {
        return Some(Read { text, known: true, leftover: Vec::new() });
    }
    let either = words.iter().any(|word| word.lower == "or");
    for (joiner, text) in [("or", " or "), ("and", " and ")] {
        // `if A, or if B and C`: what `and` joins is one of the alternatives.
        if joiner == "and" && either {
            continue;
        }
        if let Some(parts) = parts(words, joiner) {
            let read: Option<Vec<String>> =
                parts.iter().map(|part| simple(vocabulary, trimmed(part))).collect();
            if let Some(read) = read {
                return Some(Read { text: read.join(text), known: true, leftover: Vec::new() });
            }
        }
    }
    if let Some((text, leftover)) = narrowed(vocabulary, words) {
        return Some(Read { text, known: true, leftover });
    }
    let text = mixed(vocabulary, words)?;
    Some(Read { text, known: false, leftover: Vec::new() })
}

/// Alternatives and conjunctions of which some are in the document's own words: what is known is kept beside them.
fn mixed(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    let quoted = |words: &[Word]| {
        let text = words::text(trimmed(words));
        (!text.is_empty()).then(|| format!("\"{text}\""))
    };
    let both = |words: &[Word]| -> Option<String> {
        let known = |words: &[Word]| simple(vocabulary, trimmed(words));
        if let Some(text) = known(words) {
            return Some(text);
        }
        let parts: Vec<&[Word]> = words.split(|word| word.lower == "and").collect();
        let apart = parts.len() > 1
            && (parts.iter().any(|part| known(part).is_some())
                || parts.iter().all(|part| is_statement(vocabulary, part)));
        if !apart {
            return quoted(words);
        }
        let said: Option<Vec<String>> =
            parts.iter().map(|part| known(part).or_else(|| quoted(part))).collect();
        said.map(|said| said.join(" and "))
    };
    let mut parts: Vec<&[Word]> = Vec::new();
    for mut part in alternatives(vocabulary, words) {
        // `the invitation of the teacher, in an emergency, or ...`: what a comma parts from known words.
        while let Some(comma) = part.iter().position(|word| word.kind == words::WordKind::Comma)
            && let Some(first) = part.get(..comma)
            && simple(vocabulary, trimmed(first)).is_some()
        {
            parts.push(first);
            part = part.get(comma + 1..).unwrap_or_default();
        }
        if !trimmed(part).is_empty() {
            parts.push(part);
        }
    }
    let known = |part: &&[Word]| both(part).is_some_and(|text| !text.starts_with('"'));
    let apart = parts.len() > 1
        && (parts.iter().any(known) || parts.iter().all(|part| is_statement(vocabulary, part)));
    if !apart {
        return both(words);
    }
    let said: Option<Vec<String>> = parts.into_iter().map(both).collect();
    said.map(|said| said.join(" or "))
}

/// What `or` parts, where it is no part of a term: `a health or safety emergency` is one thing.
fn alternatives<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word]) -> Vec<&'w [Word]> {
    let (mut parts, mut start, mut at) = (Vec::new(), 0, 0);
    while let Some(word) = words.get(at) {
        let term = vocabulary.surface.longest(words, at, &[Kind::Condition]).map_or(0, |found| found.length);
        if term > 1 {
            at += term;
            continue;
        }
        if word.lower == "or" && !phrases::is_either(words, at) {
            parts.push(words.get(start..at).unwrap_or_default());
            start = at + 1;
        }
        at += 1;
    }
    parts.push(words.get(start..).unwrap_or_default());
    parts
}

/// Whether words say something by themselves: a subject, and behind it a finite verb.
fn is_statement(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let words = trimmed(words);
    let finite = |word: &Word| {
        word.is(&[
            "is", "are", "was", "were", "has", "have", "had", "would", "could", "does", "do", "did",
            "cannot", "can", "may", "must", "will", "shall",
        ])
    };
    let at = words.iter().position(finite).or_else(|| {
        (1..words.len()).find(|&at| {
            vocabulary.surface.verb(words, at).is_some_and(|verb| verb.form == inflection::Form::Third)
        })
    });
    // `disability and has lasted`: the verb belongs to what stands before.
    at.is_some_and(|at| at > 0 && !words.get(at - 1).is_some_and(Word::joins))
}

/// Words without what only joins them to others.
pub fn trimmed(mut words: &[Word]) -> &[Word] {
    while let [first, rest @ ..] = words
        && (first.joins() || matches!(first.kind, words::WordKind::Semicolon | words::WordKind::Colon))
    {
        words = rest;
    }
    while let [rest @ .., last] = words
        && (last.joins()
            || !matches!(
                last.kind,
                words::WordKind::Letters | words::WordKind::Number | words::WordKind::Blank
            ))
    {
        words = rest;
    }
    words
}

fn parts<'w>(words: &'w [Word], joiner: &str) -> Option<Vec<&'w [Word]>> {
    let found = words.iter().any(|word| word.lower == joiner);
    found.then(|| {
        words
            .split(|word| word.lower == joiner || word.kind == words::WordKind::Comma)
            .filter(|part| !part.is_empty())
            .collect()
    })
}

/// A condition that is one thing: a word of the vocabulary, or what somebody decides.
fn simple(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    term(vocabulary, words).or_else(|| judged(vocabulary, words))
}

fn term(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    for start in 0..words.len() {
        if let Some(found) = vocabulary.surface.longest(words, start, &[Kind::Condition]) {
            let rest = words.get(start + found.length..).unwrap_or_default();
            if rest.iter().all(|word| word.is(TRAILS)) {
                return Some(vocabulary.taxonomy.term(found.term).name.clone());
            }
        }
        if !words.get(start).is_some_and(|word| word.is(LEADS)) {
            return None;
        }
    }
    None
}

/// A condition with words behind it that narrow it: `an articulable threat to the health of a student`.
fn narrowed(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<(String, Vec<String>)> {
    let start = words.iter().take_while(|word| word.is(LEADS)).count();
    let found = vocabulary.surface.longest(words, start, &[Kind::Condition])?;
    let rest = words.get(start + found.length..)?;
    let adds = rest.first().is_some_and(|next| {
        next.is(&["to", "of", "against", "for", "by", "at", "in", "on", "from", "with", "exists"])
    });
    let joined = rest.iter().any(|word| word.is(&["or", "and"]) || word.kind == words::WordKind::Comma);
    let long = found.length > 1 || !joined;
    (adds && long).then(|| {
        let left = rest.iter().filter(|word| !is_determiner(word)).map(|word| word.text.clone()).collect();
        (vocabulary.taxonomy.term(found.term).name.clone(), left)
    })
}

/// Verbs of deciding, with the language's own.
const JUDGING: &[(&str, &str)] = &[
    ("request", "requests"),
    ("ask", "requests"),
    ("approve", "approves"),
    ("authorize", "approves"),
    ("consent", "consents"),
    ("invite", "invites"),
    ("agree", "agrees"),
    ("determine", "determines"),
    ("deem", "determines"),
    ("decide", "determines"),
    ("believe", "determines"),
    ("feel", "determines"),
    ("find", "determines"),
    ("conclude", "determines"),
    ("consider", "determines"),
    ("judge", "determines"),
];

/// Nouns of the same.
const NOUNS: &[(&str, &str)] = &[
    ("invitation", "invites"),
    ("request", "requests"),
    ("approval", "approves"),
    ("permission", "approves"),
    ("authorization", "approves"),
    ("consent", "consents"),
];

fn judged(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    let verb = |word: &Word| {
        let bases = inflection::bases(&word.lower);
        JUDGING.iter().find(|(base, _)| bases.iter().any(|(known, _)| known == base)).map(|(_, text)| *text)
    };
    // `requested by the principal`
    if let [first, by, rest @ ..] = words
        && by.is(&["by"])
        && let Some(text) = verb(first)
        && text != "determines"
    {
        if let Some(who) = actor(vocabulary, rest) {
            return Some(format!("{who} {text}"));
        }
        let listed = phrases::list(vocabulary, rest, &[Kind::Actor]);
        let joint = if phrases::alternatives(rest) { " or " } else { " and " };
        let said: Vec<String> = listed.terms.iter().map(|who| format!("{who} {text}")).collect();
        return listed.is_known().then(|| said.join(joint));
    }
    // `the invitation of the teacher`
    let start = words
        .iter()
        .take_while(|word| {
            is_determiner(word) && !word.is(&["no", "neither"])
                || word.is(&["prior", "written", "express", "first", "advance"])
        })
        .count();
    if let [noun, of, who @ ..] = words.get(start..)?
        && of.is(&["of", "from", "by"])
        && let Some((_, text)) = NOUNS.iter().find(|(known, _)| noun.is(&[known]))
    {
        let who = actor(vocabulary, who)?;
        if who == "parent" && noun.is(&["consent", "permission"]) {
            return Some("parent-consent".to_owned());
        }
        return Some(format!("{who} {text}"));
    }
    let at = words.iter().position(|word| verb(word).is_some())?;
    let text = verb(words.get(at)?)?;
    let listed = phrases::list(vocabulary, words.get(..at)?, &[Kind::Actor]);
    if listed.terms.len() > 1 && !listed.opaque && listed.leftover.is_empty() && text != "determines" {
        let joint = if listed.text.contains(" or ") { " or " } else { " and " };
        let said: Vec<String> = listed.terms.iter().map(|who| format!("{who} {text}")).collect();
        let rest = trimmed(words.get(at + 1..).unwrap_or_default());
        return rest.iter().all(|word| word.is(&["so", "it", "this", "to"])).then(|| said.join(joint));
    }
    let who = actor(vocabulary, words.get(..at)?)?;
    let rest = trimmed(words.get(at + 1..).unwrap_or_default());
    let so = rest.iter().all(|word| word.is(&["so", "it", "this", "to"]));
    if text != "determines" {
        return so.then(|| format!("{who} {text}"));
    }
    let rest = match rest {
        [that, rest @ ..] if that.is(&["that"]) => rest,
        rest => rest,
    };
    let what = term(vocabulary, rest).unwrap_or_else(|| format!("\"{}\"", words::text(rest)));
    (!rest.is_empty()).then(|| format!("{who} determines {what}"))
}

/// One actor, and nothing else.
pub fn actor(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    let listed = phrases::list(vocabulary, words, &[Kind::Actor]);
    let plain = listed.leftover.is_empty() && !listed.opaque && listed.terms.len() == 1;
    let text = phrases::bare(&listed.text);
    plain.then(|| text.to_owned())
}

/// Events, as a list; none where some of it is no event of the vocabulary.
pub fn events(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    let start = words
        .iter()
        .take_while(|word| {
            is_determiner(word) && !word.is(&["no", "neither", "only"])
                || word.is(&[
                    "conducting",
                    "making",
                    "taking",
                    "an",
                    "receipt",
                    "of",
                    "there",
                    "is",
                    "such",
                    "his",
                    "their",
                ]) && vocabulary.surface.longest(words, 0, &[Kind::Event]).is_none()
        })
        .count();
    // `the arrest occurs`
    let behind = words.iter().rev().take_while(|word| {
        word.is(&["occurs", "occur", "takes", "place", "happens", "begins", "made", "is", "conducted"])
    });
    let words = words.get(..words.len() - behind.count()).unwrap_or_default();
    let tries = [words, words.get(start..).unwrap_or_default()];
    tries.iter().find_map(|words| {
        let listed = phrases::list(vocabulary, words, &[Kind::Event, Kind::Occasion]);
        (!listed.opaque && listed.leftover.is_empty() && !listed.text.is_empty()).then_some(listed.text)
    })
}
