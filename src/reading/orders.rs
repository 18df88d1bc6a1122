//! Orders, which name nobody: `Do not search lockers.`, `If nobody answers, note the attempt; otherwise, begin.`

use super::finite::{self, Agreement};
use super::fronts::fronted;
use super::inflection::Form;
use super::markers::{self, Marker};
use super::phrases::{Vocabulary, is_determiner};
use super::words::{self, Word, WordKind, word};
use super::{english, measures};

/// Whether words are an order: a verb stands first and nobody is named before it.
pub fn orders(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let (front, rest) = fronted(vocabulary, words);
    // `If ..., the officer shall, if possible, notify the principal` says who is to notify.
    let deontic = |word: &Word| word.is(&["shall", "must", "will", "may", "should"]);
    let before = words.len() - rest.len();
    if !front.is_empty() && words.iter().take(before).any(deontic) {
        return false;
    }
    begins(vocabulary, rest) || begins(vocabulary, words) || behind_condition(vocabulary, words).is_some()
}

/// Verbs that open an order though most of them are nouns or adjectives as well.
const OPENING: &[&str] =
    &["be", "keep", "greet", "turn", "tell", "draw", "ask", "see", "let", "have", "make", "give"];

/// Whether an order begins with the first word.
pub fn begins(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let Some(first) = words.first().filter(|first| first.kind == WordKind::Letters && !first.possessive)
    else {
        return false;
    };
    if first.is(&["never", "always"]) {
        return words
            .get(1)
            .is_some_and(|next| english::may_be_verb(next) || vocabulary.surface.verb(words, 1).is_some());
    }
    if negated(words, 0) > 0 || first.is(OPENING) && words.len() > 2 {
        return true;
    }
    let known = vocabulary.surface.verb(words, 0).filter(|verb| verb.form == Form::Base);
    let length = known.map_or(1, |verb| verb.length);
    let noun = vocabulary.surface.longest(words, 0, &[]).map_or(0, |noun| noun.length);
    let next = words.get(length);
    let taken = next.is_some_and(|next| {
        next.is(&["is", "are", "shall", "will", "may", "must", "should", "of", "has", "have", "can"])
            || next.is(&["and", "or"]) && noun > 0
            || matches!(next.kind, WordKind::Colon | WordKind::Stop)
            || next.kind == WordKind::Comma && !english::is_verb(first)
    });
    if taken {
        return false;
    }
    // `Strip searches of students are prohibited`, `Contact numbers change`: the verb comes later.
    let end = words
        .iter()
        .position(|word| word.kind != WordKind::Letters || word.is(super::segments::SUBORDINATE))
        .unwrap_or(words.len());
    let verb = |word: &Word| {
        word.is(&["is", "are", "shall", "will", "may", "must", "should", "has", "have", "was", "were"])
    };
    let later = || {
        (1..end).any(|at| {
            words.get(at).is_some_and(verb)
                || finite::at(vocabulary, words, at, None) == Some(Agreement::Plural)
        })
    };
    // `Dispatch logs the call`
    let acted = finite::at(vocabulary, words, 1, None) == Some(Agreement::Third)
        && words.get(2).is_some_and(is_determiner);
    let states = acted || !english::is_verb(first) && later();
    if states {
        return false;
    }
    if known.is_some() {
        return noun <= length;
    }
    // `Park away from the bus loop`, `Knock on the door`: what stands behind it is what verbs take.
    let takes = next.is_some_and(|next| {
        is_determiner(next)
            || next.kind == WordKind::Number
            || next.is(&[
                "it", "them", "him", "her", "yourself", "up", "out", "off", "down", "back", "away", "that",
                "whether", "no", "only", "first", "nothing", "nobody", "on", "in", "at", "with", "to",
                "from", "until", "when", "if", "how", "what", "near", "behind", "outside", "inside", "every",
                "silent", "calm",
            ])
            || next.lower.ends_with("ly") && next.lower.len() > 4
            || vocabulary.surface.longest(words, 1, &[]).is_some()
    });
    // `Staff only beyond this point`
    let sign = noun == 1 && next.is_some_and(|next| next.is(&["only"]));
    noun <= 1 && !sign && (english::is_verb(first) && next.is_some() || english::may_be_verb(first) && takes)
}

/// Where the order begins behind a condition that stands first: `If a weapon is seen, lock the door`, `Before the first bell,
/// walk the grounds`.
fn behind_condition(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<usize> {
    let opens = words.first()?.is(&[
        "once", "should", "after", "before", "upon", "where", "when", "if", "in", "at", "on", "during", "for",
    ]) || markers::at(words, 0)
        .is_some_and(|(marker, _)| marker.opens() && !matches!(marker, Marker::By))
        || measures::read(words, 0, vocabulary.surface, vocabulary.taxonomy).is_some();
    if !opens {
        return None;
    }
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    (1..words.len().min(30)).filter(|&at| comma(at)).map(|at| at + 1).find(|&at| {
        let rest = words.get(at..).unwrap_or_default();
        let ruled = words.get(1..at).is_some_and(|front| {
            front.iter().any(|word| word.is(&["shall", "must", "will", "may", "should"]))
        });
        // `if students run, hide, or fight, call the office`: an item of a list, and no order.
        let listed = rest.get(1).is_some_and(|next| next.kind == WordKind::Comma)
            || rest.iter().take(3).any(|word| word.is(&["or"]))
                && rest.iter().any(|word| word.kind == WordKind::Comma);
        !ruled && !listed && begins(vocabulary, rest)
    })
}

/// How many words deny an order: `do not`, `never`.
fn negated(words: &[Word], at: usize) -> usize {
    match (words.get(at), words.get(at + 1)) {
        (Some(never), _) if never.is(&["never"]) => 1,
        (Some(first), Some(not)) if first.is(&["do"]) && not.is(&["not"]) => 2,
        (Some(first), _) if first.is(&["don't", "don’t"]) => 1,
        _ => 0,
    }
}

/// Words between two orders of a sentence.
fn links(word: &Word) -> bool {
    word.is(&["otherwise", "then", "and", "but", "or", "instead", "also", "so", "next", "finally"])
        || matches!(word.kind, WordKind::Comma | WordKind::Colon)
}

/// A sentence that says `you`, with whom it speaks to in its place: `you answer to the Chief` is `the SRO shall answer to the
/// Chief`. None where `you` stands where that would be no sentence.
pub fn addressed(vocabulary: Vocabulary<'_>, text: &str, who: &str) -> Option<String> {
    let words = words::split(text).words;
    let main = words.iter().enumerate().any(|(at, here)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        here.is(&["you"])
            && before.is_none_or(|before| {
                before.joins() || before.is(&["but", "are"]) || before.kind == WordKind::Semicolon
            })
    });
    // `It is your job to enforce the law`
    let your = |at: usize| {
        words.get(at).is_some_and(|word| word.is(&["your"]))
            && words
                .get(at + 1)
                .is_some_and(|next| next.is(&["job", "duty", "responsibility", "role", "task"]))
    };
    if !main && !(0..words.len()).any(your) {
        return None;
    }
    let mut said: Vec<Word> = Vec::new();
    let mut at = 0;
    while let Some(here) = words.get(at) {
        if your(at) {
            said.extend(words::split(&format!("{who}'s")).words);
            at += 1;
            continue;
        }
        if !here.is(&["you"]) {
            said.push(here.clone());
            at += 1;
            continue;
        }
        said.extend(words::split(who).words);
        at += 1;
        // An adverb may stand before the verb.
        while let Some(adverb) = words.get(at).filter(|word| word.is(&["also", "then", "never", "alone"])) {
            said.push(adverb.clone());
            at += 1;
        }
        let Some(next) = words.get(at) else { break };
        let is = match next.lower.as_str() {
            "are" => Some("is"),
            "have" => Some("has"),
            "were" => Some("was"),
            _ => None,
        };
        if let Some(is) = is {
            said.push(word(is));
            at += 1;
        } else if negated(&words, at) > 0 {
            said.extend([word("shall"), word("not")]);
            at += negated(&words, at);
        } else if english::may_be_verb(next)
            || vocabulary.surface.verb(&words, at).is_some_and(|verb| verb.form == Form::Base)
        {
            // What is told of the reader in a clause of another stays as it is.
            let inner = words.get(..at).unwrap_or_default().iter().rev().skip(1).take(2);
            let inside = { inner }.any(|word| word.is(super::segments::SUBORDINATE));
            if inside {
                said.push(word(&super::inflection::third(&next.lower)));
            } else {
                said.extend([word("shall"), next.clone()]);
            }
            at += 1;
        }
    }
    Some(words::text(&said)).filter(|said| said != text)
}

/// An order as a duty of somebody: `shall` in its place, in each part of the sentence that a semicolon ends.
pub fn ordered(vocabulary: Vocabulary<'_>, words: &[Word], actor: &[Word]) -> Vec<Word> {
    let mut said: Vec<Word> = Vec::new();
    for piece in pieces(vocabulary, words) {
        let lead = piece.iter().take_while(|word| links(word)).count();
        let piece = piece.get(lead..).unwrap_or_default();
        if !said.is_empty() {
            said.push(words::semicolon());
        }
        said.extend(one(vocabulary, piece, actor));
    }
    said
}

/// The parts of a sentence of orders: what a semicolon ends, and what `and then`, `but` or a colon opens, for which a ban
/// before it holds no more.
fn pieces<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word]) -> Vec<&'w [Word]> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, here) in words.iter().enumerate() {
        let behind = words.get(at + 1..).unwrap_or_default();
        let restarts = here.kind == WordKind::Colon
            || here.is(&["and"]) && behind.first().is_some_and(|next| next.is(&["then", "instead"]))
            || here.is(&["but"]);
        let skipped = behind.iter().take_while(|word| links(word)).count();
        let opens = restarts && at > start && begins(vocabulary, behind.get(skipped..).unwrap_or_default());
        if here.kind == WordKind::Semicolon || opens {
            found.push(words.get(start..at).unwrap_or_default());
            start = at + 1;
        }
    }
    found.push(words.get(start..).unwrap_or_default());
    found
}

/// One part of an order as a duty.
fn one(vocabulary: Vocabulary<'_>, words: &[Word], actor: &[Word]) -> Vec<Word> {
    let behind = behind_condition(vocabulary, words).filter(|_| !begins(vocabulary, words));
    let (front, rest) = match behind {
        Some(at) => (vec![words.get(..at - 1).unwrap_or_default()], words.get(at..).unwrap_or_default()),
        None => fronted(vocabulary, words),
    };
    if !begins(vocabulary, rest) {
        return words.to_vec();
    }
    let mut said: Vec<Word> = Vec::new();
    for words in front {
        said.extend(words.iter().cloned());
        said.push(words::comma());
    }
    said.extend(actor.iter().cloned());
    said.push(word("shall"));
    let mut place = 0;
    while let Some(next) = rest.get(place) {
        let denied = negated(rest, place);
        let joint = place
            .checked_sub(1)
            .and_then(|before| rest.get(before))
            .is_some_and(|before| before.is(&["and", "but", "or", "then"]) || before.kind == WordKind::Comma);
        if place > 0 && joint && denied > 0 {
            said.extend(actor.iter().cloned());
            said.push(word("shall"));
        }
        if (place == 0 || joint) && denied > 0 {
            said.push(word("not"));
            place += denied;
            continue;
        }
        if place == 0 && next.is(&["always"]) {
            place += 1;
            continue;
        }
        said.push(next.clone());
        place += 1;
    }
    said
}
