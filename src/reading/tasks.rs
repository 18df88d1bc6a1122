//! What somebody is there for, as what somebody has to do: `The role of the SRO is to teach`, `The duties of the SRO include
//! patrolling the grounds; advising staff; and teaching`.

use super::english;
use super::phrases::{Vocabulary, is_determiner};
use super::words::{Word, WordKind, semicolon, word};
use crate::syntax::ast::Kind;

/// The sentence in plain order; none where it says nothing of the kind.
pub fn plain(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    duties_are(vocabulary, words)
        .or_else(|| role_of(words))
        .or_else(|| role_owned(words))
        .or_else(|| established(words))
}

/// Nouns of what somebody is there for.
const ROLES: &[&str] = &[
    "role",
    "roles",
    "function",
    "functions",
    "duty",
    "duties",
    "job",
    "task",
    "tasks",
    "responsibility",
    "responsibilities",
];

/// `The duties of the SRO include patrolling the grounds; advising staff; and teaching`: the SRO shall do each of them.
fn duties_are(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let verb = words.iter().take(16).position(|word| {
        word.is(&["include", "includes", "are", "is", "comprise", "consist"]) || word.kind == WordKind::Colon
    })?;
    let modal = usize::from(words.get(verb.checked_sub(1)?)?.is(&["shall", "will"]));
    let before = words.get(..verb - modal)?;
    let named = before.iter().any(|word| word.is(ROLES) || word.is(&["obligations", "obligation"]));
    let who = (0..before.len()).find_map(|at| {
        let found = vocabulary.surface.longest(before, at, &[Kind::Actor])?;
        let (last, named) = before.get(at..at + found.length)?.split_last()?;
        Some([named, &[last.owner()]].concat())
    })?;
    let mut list = words.get(verb + 1..)?;
    // `include, but are not limited to,`, `are as follows:`, `are threefold:`
    let opens = |at: usize| {
        english::of_gerund(list.get(at)?).is_some().then_some(true).or_else(|| {
            (list.get(at)?.is(&["to"]) && english::may_be_verb(list.get(at + 1)?)).then_some(false)
        })
    };
    let light = |word: &Word| {
        word.kind != WordKind::Letters
            || word.is(&[
                "but",
                "are",
                "not",
                "limited",
                "to",
                "be",
                "as",
                "follows",
                "the",
                "following",
                "threefold",
                "twofold",
                "first",
                "of",
                "without",
                "limitation",
                "generally",
            ])
    };
    let start = (0..list.len().min(12)).find(|&at| opens(at).is_some())?;
    // `do not include`, `is not to search`: what is no duty. `but are not limited to` denies nothing.
    let limited = list.get(..start)?.iter().any(|word| word.is(&["limited"]));
    let denied = |word: &Word| word.is(&["not", "no", "never", "none", "neither"]);
    let denied = before.iter().any(denied) || !limited && list.get(..start)?.iter().any(denied);
    if !named || denied || !list.get(..start)?.iter().all(light) {
        return None;
    }
    let gerunds = opens(start)?;
    list = list.get(start..)?;
    let mut said = Vec::new();
    for piece in list.split(|word| word.kind == WordKind::Semicolon) {
        let lead = piece
            .iter()
            .take_while(|word| word.joins() || word.is(&["first", "second", "third", "finally", "lastly"]))
            .count();
        let piece = piece.get(lead..)?;
        if piece.is_empty() {
            continue;
        }
        if !said.is_empty() {
            said.push(semicolon());
        }
        // `when a teacher asks, presenting lessons`
        let acts = |at: usize| {
            let first = piece.get(at)?;
            if gerunds { english::of_gerund(first) } else { first.is(&["to"]).then(String::new) }
        };
        let verb = (0..piece.len()).find(|&at| {
            acts(at).is_some()
                && (at == 0 || piece.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma))
        })?;
        said.extend(piece.get(..verb)?.iter().cloned());
        said.extend(who.iter().cloned());
        let rest = piece.get(verb + usize::from(!gerunds)..)?;
        let lead: &[&str] = if gerunds { &["is", "responsible", "for"] } else { &["shall"] };
        said.extend(lead.iter().map(|lead| word(lead)));
        said.extend(rest.iter().cloned());
    }
    Some(said)
}

/// `The role of the SRO is to teach`: the SRO shall teach.
fn role_of(words: &[Word]) -> Option<Vec<Word>> {
    let first =
        words.iter().take_while(|word| is_determiner(word) || word.is(&["main", "primary", "other"])).count();
    let of = words.iter().take(8).position(|word| word.is(&["of"])).filter(|&of| of > first)?;
    let roles = words.get(first..of)?.iter().all(|word| word.is(ROLES) || word.joins());
    let be = words.iter().take(20).position(|word| word.is(&["is", "are", "be"])).filter(|&be| be > of)?;
    let modal = usize::from(words.get(be - 1).is_some_and(|word| word.is(&["shall", "will"])));
    let holder = words.get(of + 1..be - modal)?;
    let plain =
        holder.iter().all(|word| word.kind == WordKind::Letters && !word.is(&["that", "who", "which"]));
    let to = words.get(be + 1)?.is(&["to"]) && words.get(be + 2).is_some_and(english::may_be_verb);
    if !roles || !to || !plain || holder.is_empty() {
        return None;
    }
    Some([holder, &[word("shall")], words.get(be + 2..)?].concat())
}

/// `The SRO's first duty is to keep students safe`: the SRO shall.
fn role_owned(words: &[Word]) -> Option<Vec<Word>> {
    let be = words.iter().take(12).position(|word| word.is(&["is", "are"]))?;
    let whose = words.get(..be)?.iter().rposition(|word| word.possessive).filter(|&whose| be > whose + 1)?;
    let roles = words.get(be - 1)?.is(ROLES)
        && words.get(whose + 1..be)?.iter().all(|word| word.kind == WordKind::Letters);
    let to = words.get(be + 1)?.is(&["to"]) && words.get(be + 2).is_some_and(english::may_be_verb);
    let named = words.get(whose)?.owner();
    (roles && to)
        .then(|| Some([words.get(..whose)?, &[named, word("shall")], words.get(be + 2..)?].concat()))?
}

/// `A Review Committee is hereby established to review`: it shall review.
fn established(words: &[Word]) -> Option<Vec<Word>> {
    let be = words.iter().take(12).position(|word| word.is(&["is", "are"])).filter(|&be| be > 0)?;
    let hereby = usize::from(words.get(be + 1)?.is(&["hereby"]));
    let made = words.get(be + 1 + hereby)?.is(&["established", "created", "formed"]);
    let to = be + 2 + hereby;
    let verb = words.get(to)?.is(&["to"]) && words.get(to + 1).is_some_and(english::may_be_verb);
    (made && verb).then(|| Some([words.get(..be)?, &[word("shall")], words.get(to + 1..)?].concat()))?
}
