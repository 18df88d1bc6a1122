//! Where the part of a later deontic word begins: at the joint before its subject, and not at one inside a list.

use super::markers;
use super::phrases::{self, Vocabulary, is_determiner};
use super::segments::SUBORDINATE;
use super::words::{Word, WordKind};
use crate::syntax::ast::Kind;

/// Where the part of a later deontic word begins.
pub(super) fn boundary(vocabulary: Vocabulary<'_>, words: &[Word], from: usize, to: usize) -> Option<usize> {
    let coordinates = |word: &Word| {
        word.is(&["and", "but", "or", "however", "nor", "provided"])
            || matches!(word.kind, WordKind::Semicolon | WordKind::Comma | WordKind::Colon)
    };
    // `and, in an emergency, may search the student`: the condition is the second half's.
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    if to > from + 3 && comma(to - 1) {
        let open = (from + 1..to - 1).rev().find(|&at| comma(at));
        if let Some(open) = open
            && words.get(open - 1).is_some_and(|word| word.is(&["and", "but", "or"]))
            && markers::at(words, open + 1).is_some_and(|(marker, _)| marker.opens())
        {
            return Some(open + 1);
        }
    }
    // `and the sergeant, if officers are available, shall assign them`
    if to > from + 3 && comma(to - 1) {
        let open = (from + 1..to - 1).rev().find(|&at| comma(at));
        if let Some(open) = open
            && (markers::at(words, open + 1).is_some_and(|(marker, _)| marker.opens())
                || words.get(open + 1).is_some_and(|word| word.is(&["having", "being"])))
            && let Some(found) = boundary(vocabulary, words, from, open)
            && words.get(found - 1).is_some_and(|joint| joint.is(&["and", "but"]))
        {
            return Some(found);
        }
    }
    // `but neither the District nor a principal shall`: the denial opens the subject.
    if let Some(neither) =
        words.get(from..to)?.iter().rposition(|word| word.is(&["neither"])).map(|at| from + at)
        && neither > from
        && words.get(neither - 1).is_some_and(&coordinates)
    {
        return Some(neither);
    }
    let mut candidate = None;
    for at in (from..to).rev() {
        if !words.get(at).is_some_and(coordinates) {
            continue;
        }
        // `and he or she shall`
        if words.get(at).is_some_and(|word| word.is(&["or"]))
            && words.get(at + 1).is_some_and(|word| word.is(&["she", "her", "they"]))
            && at
                .checked_sub(1)
                .and_then(|at| words.get(at))
                .is_some_and(|word| word.is(&["he", "his", "it"]))
        {
            continue;
        }
        let stretch = words.get(at + 1..to).unwrap_or_default();
        let light = stretch.iter().all(|word| {
            word.is(&["also", "further", "then", "that", "they", "it", "he", "she", "such", "who", "until"])
                || coordinates(word)
        });
        if light {
            candidate = Some(at + 1);
            if words.get(at).is_some_and(|word| word.kind != WordKind::Comma) {
                return candidate;
            }
            continue;
        }
        // `..., and then the SRO may`
        let then = usize::from(stretch.first().is_some_and(|first| first.is(&["then"])));
        let begins = stretch.get(then).is_some_and(|first| {
            is_determiner(first)
                || first.is(&["it", "they", "he", "she", "we", "none", "nobody", "neither"])
                || vocabulary.surface.longest(stretch, 0, &[Kind::Actor, Kind::Record]).is_some()
        });
        // `..., and copies of them shall be given`
        let begins = begins
            || words.get(at).is_some_and(|word| word.is(&["and", "but"]))
                && at > from
                && words.get(at - 1).is_some_and(|word| word.kind == WordKind::Comma)
                && (1..=12).contains(&stretch.len())
                && stretch.iter().all(|word| word.kind == WordKind::Letters && !word.joins())
                && !stretch.first().is_some_and(|first| first.is(SUBORDINATE) || first.is(&["not", "then"]))
                && markers::at(stretch, 0).is_none();
        let semicolon = words.get(at).is_some_and(|word| word.kind == WordKind::Semicolon);
        let opens = markers::at(stretch, 0).is_some_and(|(marker, _)| marker.opens())
            && words.get(at).is_some_and(|word| word.is(&["and", "but"]));
        // `..., and the Chief shall` begins there, whatever opens a part further ahead.
        let joined = candidate.is_some_and(|candidate: usize| {
            candidate.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.is(&["and", "but"]))
        });
        if semicolon || opens && !joined {
            return Some(at + 1);
        }
        let single = !stretch.iter().any(|word| word.kind == WordKind::Comma);
        if begins
            && single
            && candidate.is_none()
            && (words.get(at).is_some_and(|word| word.kind != WordKind::Comma))
        {
            // `the principal and the SRO shall`: the list may reach further back.
            let whole = reaches(vocabulary, words, from, at);
            if !whole {
                candidate = Some(at + 1);
            }
        }
        if candidate.is_none() && begins && words.get(at).is_some_and(|word| word.kind == WordKind::Comma) {
            candidate = Some(at + 1);
        }
    }
    candidate
}

/// Whether what stands directly before a joint is an actor that belongs to the same list.
fn reaches(vocabulary: Vocabulary<'_>, words: &[Word], from: usize, at: usize) -> bool {
    let start = words
        .iter()
        .take(at)
        .rposition(|word| word.joins() || word.kind == WordKind::Semicolon)
        .map_or(from, |joint| joint + 1);
    let before = words.get(start.max(from)..at).unwrap_or_default();
    // `if they cannot agree the Chief and the Superintendent shall decide`: who is named last in a condition belongs to the list.
    let condition = before.first().is_some_and(|first| first.is(&["if", "when", "where", "unless"]));
    let before = match before.iter().rposition(|word| word.is(&["the", "a", "an"])) {
        Some(last) if condition && last > 2 => before.get(last..).unwrap_or_default(),
        _ => before,
    };
    start > from && {
        let listed = phrases::list(vocabulary, before, &[Kind::Actor]);
        !listed.text.is_empty() && !listed.opaque && listed.leftover.is_empty()
    }
}
