//! What stands before the subject of a statement: conditions, times and places, and where the subject begins.

use super::markers::{self, Marker};
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{Word, WordKind};
use crate::syntax::ast::Kind;

/// What stands before the subject, and the subject.
pub fn fronted<'w>(vocabulary: Vocabulary<'_>, before: &'w [Word]) -> (Vec<&'w [Word]>, &'w [Word]) {
    let mut words = before;
    while let [first, rest @ ..] = words
        && (first.joins()
            || matches!(first.kind, WordKind::Semicolon | WordKind::Colon)
            || first.is(&[
                "however",
                "but",
                "further",
                "additionally",
                "otherwise",
                "therefore",
                "accordingly",
                "thus",
                "then",
            ]))
    {
        words = rest;
    }
    // `and until then will send`, `and as such may view`
    let light = ["as such", "until then", "before then", "after that", "from then on"];
    if let Some(length) = light.iter().find_map(|light| super::measures::stands(words, 0, light)) {
        words = words.get(length..).unwrap_or_default();
    }
    let opens = |words: &[Word]| {
        let relative = words.first().is_some_and(|word| word.is(&["that", "which", "who"]));
        !relative
            && (markers::at(words, 0).is_some_and(|(marker, _)| marker.opens())
                || opens_with_measure(vocabulary, words))
    };
    // `Even on such a day no SRO shall`: the negation begins the subject.
    if let Some(at) = words.iter().rposition(|word| word.is(&["no"])).filter(|&at| at > 0) {
        let listed = phrases::list(vocabulary, words.get(at + 1..).unwrap_or_default(), &[Kind::Actor]);
        if listed.is_known() {
            return (vec![words.get(..at).unwrap_or_default()], words.get(at..).unwrap_or_default());
        }
    }
    // `Each school year the SRO shall`: no comma parts the two.
    if let Some(measure) = super::measures::read(words, 0, vocabulary.surface, vocabulary.taxonomy) {
        let rest = words.get(measure.length..).unwrap_or_default();
        let listed = phrases::list(vocabulary, rest, &[Kind::Actor]);
        if listed.is_known() {
            return (vec![words.get(..measure.length).unwrap_or_default()], rest);
        }
    }
    if !opens(words) {
        // `At no time will the SRO`: the deontic word has come already; nothing stands before.
        return (Vec::new(), words);
    }
    // `and, if they cannot agree, shall replace the officer`: nothing but the condition stands here.
    if let [front @ .., comma] = words
        && comma.kind == WordKind::Comma
        && !front.iter().any(|word| word.kind == WordKind::Comma)
    {
        return (vec![front], &[]);
    }
    let commas: Vec<usize> =
        words.iter().enumerate().filter(|(_, word)| word.kind == WordKind::Comma).map(|(at, _)| at).collect();
    let trim = |at: usize| -> &'w [Word] {
        let mut rest = words.get(at + 1..).unwrap_or_default();
        while let [first, more @ ..] = rest
            && first.joins()
        {
            rest = more;
        }
        rest
    };
    let whole = commas.iter().copied().find(|&at| {
        let rest = trim(at);
        if rest.is_empty() || opens(rest) {
            return false;
        }
        let pronoun =
            rest.len() <= 4 && rest.first().is_some_and(|first| first.is(&["it", "they", "he", "she", "we"]));
        let listed = phrases::list(vocabulary, rest, &[Kind::Actor]);
        pronoun || (!listed.text.is_empty() && !listed.opaque && listed.leftover.is_empty())
    });
    let last = || {
        commas.iter().rev().copied().find(|&at| {
            let rest = trim(at);
            !rest.is_empty() && !opens(rest)
        })
    };
    // `Except in an emergency, all officers seeking to ... shall`: what stands before the comma is understood by itself.
    let known = || {
        commas.iter().copied().find(|&at| {
            let rest = trim(at);
            let (_, length) = markers::at(words, 0).unwrap_or((Marker::By, 0));
            let front = words.get(length..at).unwrap_or_default();
            let starts = rest.first().is_some_and(is_determiner)
                || vocabulary.surface.longest(rest, 0, &[Kind::Actor]).is_some();
            let ready = markers::at(words, 0).is_some_and(|(marker, length)| {
                matches!(marker, Marker::Hedge(_) | Marker::Stated(_)) && length == at
            });
            starts
                && !opens(rest)
                && (ready || super::conditions::read(vocabulary, front).is_some_and(|read| read.known))
        })
    };
    // `Without a consent, an order or a subpoena, no record shall`: the list ends at the comma behind its `or`.
    let listed = |at: usize| {
        let role = markers::at(words, 0).is_some_and(|(marker, _)| matches!(marker, Marker::Role(_)));
        let next = commas.iter().copied().find(|&next| next > at).filter(|_| role)?;
        let between = words.get(at + 1..next)?;
        let list = between.len() <= 8
            && between.iter().any(|word| word.is(&["or", "and"]))
            && between
                .iter()
                .all(|word| word.kind == WordKind::Letters && !word.is(&["is", "are", "that", "who"]));
        (list && !trim(next).is_empty() && !opens(trim(next))).then_some(next)
    };
    let whole = whole.map(|at| behind_list(vocabulary, words, &commas, at).unwrap_or(at));
    let known = || known().map(|at| behind_list(vocabulary, words, &commas, at).unwrap_or(at));
    match whole.or_else(|| known().map(|at| listed(at).unwrap_or(at))).or_else(last) {
        Some(at) => (vec![words.get(..at).unwrap_or_default()], trim(at)),
        None => without_comma(vocabulary, words),
    }
}

/// `Unless it harms students, teachers or the public, the SRO shall`: the comma behind the list that the first one opens.
fn behind_list(vocabulary: Vocabulary<'_>, words: &[Word], commas: &[usize], at: usize) -> Option<usize> {
    let next = commas.iter().copied().find(|&next| next > at)?;
    let between = words.get(at + 1..next)?;
    let list = between.len() <= 5
        && between.iter().any(|word| word.is(&["or", "and"]))
        && between.iter().all(|word| word.kind == WordKind::Letters);
    let begins = (at.saturating_sub(3)..at).any(|start| {
        vocabulary.surface.longest(words, start, &[]).is_some_and(|found| start + found.length == at)
    });
    let behind = words.get(next + 1)?;
    let subject =
        behind.kind == WordKind::Letters && !behind.joins() && markers::at(words, next + 1).is_none();
    (list && begins && subject).then_some(next)
}

/// `If requested the SRO shall`: no comma parts the two, so the subject is the last actor.
fn without_comma<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word]) -> (Vec<&'w [Word]>, &'w [Word]) {
    let (marker, length) = markers::at(words, 0).unwrap_or((Marker::By, 1));
    let start = (length..words.len()).rev().find(|&at| {
        let rest = words.get(at..).unwrap_or_default();
        let starts = rest
            .first()
            .is_some_and(|first| (is_determiner(first) && !first.is(&["any"])) || first.is(&["we", "you"]));
        let listed = phrases::list(vocabulary, rest, &[Kind::Actor]);
        // `in making the evaluation they shall consider`
        let pronoun = matches!(rest, [one] if one.is(&["they", "it", "he", "she"]));
        starts && listed.is_known() || pronoun && at > length + 1
    });
    // `In June the Chief and the Superintendent meet`: both of them.
    let start = start.map(|at| {
        let joint =
            at.checked_sub(1).filter(|&joint| words.get(joint).is_some_and(|word| word.is(&["and", "or"])));
        let other = joint.and_then(|joint| {
            (length..joint).rev().find(|&other| {
                let listed =
                    phrases::list(vocabulary, words.get(other..joint).unwrap_or_default(), &[Kind::Actor]);
                words.get(other).is_some_and(is_determiner) && listed.is_known()
            })
        });
        other.unwrap_or(at)
    });
    match start {
        Some(at)
            if at > length || matches!(marker, Marker::Ready(_) | Marker::Hedge(_) | Marker::Stated(_)) =>
        {
            (vec![words.get(..at).unwrap_or_default()], words.get(at..).unwrap_or_default())
        }
        // `In many districts this liaison may be`: what points at somebody is the subject.
        _ if matches!(marker, Marker::Role(_)) && pointing(words, length).is_some() => {
            let at = pointing(words, length).unwrap_or(length);
            (vec![words.get(..at).unwrap_or_default()], words.get(at..).unwrap_or_default())
        }
        // `In no event shall ...`: nothing but the opening stands here.
        _ if matches!(
            marker,
            Marker::Role(_)
                | Marker::Unless
                | Marker::OnlyIf
                | Marker::By
                | Marker::Request
                | Marker::Approval
                | Marker::Invitation
        ) =>
        {
            (vec![words], &[])
        }
        _ => (Vec::new(), words),
    }
}

/// Where `this liaison` begins, behind an opening.
fn pointing(words: &[Word], length: usize) -> Option<usize> {
    let at = words.iter().rposition(|word| word.is(&["this", "these", "each", "every", "such"]))?;
    let behind = words.get(at + 1).is_some_and(|next| next.kind == WordKind::Letters);
    (at > length && behind && words.len() - at <= 6).then_some(at)
}

fn opens_with_measure(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let measure = super::measures::read(words, 0, vocabulary.surface, vocabulary.taxonomy);
    measure.is_some_and(|measure| words.get(measure.length).is_some_and(|next| next.kind == WordKind::Comma))
}
