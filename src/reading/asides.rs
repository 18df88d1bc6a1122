//! What stands between commas inside a statement: `shall, upon request, attend`, `The Sheriff, in his discretion, shall`.

use super::inflection::Form;
use super::markers::{self, Marker};
use super::phrases::{Vocabulary, is_determiner};
use super::words::{Word, WordKind};
use super::{english, measures, modality};

/// `, upon request, attend`: what stands between commas behind a deontic word, and the rest.
pub fn aside(words: &[Word]) -> Option<(&[Word], &[Word])> {
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    if !comma(0) {
        return None;
    }
    markers::at(words, 1).filter(|(marker, _)| marker.opens())?;
    let close = (2..22.min(words.len())).find(|&at| comma(at))?;
    words.get(close + 1).filter(|next| next.kind == WordKind::Letters && !next.joins())?;
    Some((words.get(1..close)?, words.get(close + 1..)?))
}

/// `The Sheriff, in his discretion,`: who acts, and what stands between the commas.
pub fn behind_subject(subject: &[Word]) -> Option<(&[Word], &[Word])> {
    let comma = |word: &Word| word.kind == WordKind::Comma;
    let (last, before) = subject.split_last()?;
    let open = before.iter().rposition(comma).filter(|&open| open > 0 && comma(last))?;
    // `the Superintendent, having received such notice,`
    let done = before.get(open + 1).is_some_and(|word| word.is(&["having", "being"]));
    let circumstance = done
        || markers::at(before, open + 1).is_some_and(|(marker, _)| {
            marker.opens() && !matches!(marker, Marker::Jointly | Marker::Consulting)
        });
    circumstance.then(|| (before.get(..open).unwrap_or_default(), before.get(open + 1..).unwrap_or_default()))
}

/// `unless notice would hinder the inquiry, notify the principal`: a clause before the verb of an item, and the rest.
pub fn opening<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word]) -> Option<(&'w [Word], &'w [Word])> {
    markers::at(words, 0).filter(|(marker, _)| {
        matches!(
            marker,
            Marker::If | Marker::OnlyIf | Marker::Unless | Marker::When | Marker::Before | Marker::After
        ) || matches!(marker, Marker::Request | Marker::Approval | Marker::Invitation)
            || matches!(marker, Marker::Stated(_) | Marker::Hedge(_) | Marker::Ready(_))
    })?;
    let verb = |at: usize| {
        vocabulary.surface.verb(words, at).is_some_and(|verb| {
            matches!(verb.form, super::inflection::Form::Base | super::inflection::Form::Gerund)
        }) || words.get(at).is_some_and(super::english::is_verb)
    };
    let comma = (1..words.len())
        .find(|&at| words.get(at).is_some_and(|word| word.kind == WordKind::Comma) && verb(at + 1))?;
    Some((words.get(..comma)?, words.get(comma + 1..)?))
}

/// `may in writing suspend the officer`, `shall in that case offer one`: what stands between a deontic word and its verb without
/// commas, and the rest.
pub fn before_verb<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word]) -> Option<(&'w [Word], &'w [Word])> {
    let also = usize::from(words.first()?.is(&["also", "then", "further"]));
    let words = words.get(also..)?;
    let opens = words.first()?.is(&[
        "in",
        "by",
        "within",
        "upon",
        "at",
        "for",
        "from",
        "on",
        "before",
        "after",
        "during",
        "under",
        "without",
        "as",
        "through",
        "throughout",
    ]);
    // `shall at once call`, `shall in turn notify`, `at all times`: what is ready as it is has its own place.
    let ready = markers::at(words, 0)
        .is_some_and(|(marker, _)| matches!(marker, Marker::Ready(_) | Marker::Hedge(_) | Marker::Stated(_)))
        || measures::read(words, 0, vocabulary.surface, vocabulary.taxonomy).is_some()
        || measures::stands(words, 0, "in turn").is_some();
    if !opens || ready {
        return None;
    }
    let takes = |at: usize| {
        words.get(at + 1).is_some_and(|next| {
            is_determiner(next)
                || next.is(&["it", "them", "to", "him", "her", "with"])
                || english::may_be_verb(next)
        })
    };
    let verb = |at: usize| {
        let noun = vocabulary.surface.longest(words, at, &[]).is_some();
        let base = vocabulary.surface.verb(words, at).is_some_and(|verb| verb.form == Form::Base);
        words.get(at).is_some_and(|word| {
            word.is(&["be"]) && words.get(at + 1).is_some_and(|next| next.kind == WordKind::Letters)
                || english::is_verb(word) && !noun
                || (base || english::may_be_verb(word)) && takes(at)
        })
    };
    let inside = |word: &Word| {
        matches!(word.kind, WordKind::Letters | WordKind::Number)
            && !word.joins()
            && !word.is(&["and", "which", "who", "is", "are"])
    };
    let ends = |at: usize| {
        words.get(at - 1).is_some_and(|before| {
            !is_determiner(before)
                && !before.possessive
                && !before.is(&["of", "to", "in", "by", "for", "from", "with", "at", "on", "not"])
        })
    };
    let at = (2..words.len().min(12))
        .take_while(|&at| words.get(at - 1).is_some_and(inside))
        .find(|&at| verb(at) && ends(at))?;
    Some((words.get(..at)?, words.get(at..)?))
}

/// `shall attend, when asked by the principal, meetings`: what stands between commas behind the verb is said at the end.
pub fn without_aside(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let [modal] = modality::all(words)[..] else { return None };
    let open = modal.end + vocabulary.surface.verb(words, modal.end)?.length;
    let (between, behind) = aside(words.get(open..)?)?;
    let end = behind.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    let mut said = words.get(..open)?.to_vec();
    said.extend_from_slice(behind.get(..end)?);
    said.push(words.get(open)?.clone());
    said.extend_from_slice(between);
    said.extend_from_slice(behind.get(end..)?);
    Some(said)
}

/// `, by contrast,`: what only leads over.
pub(super) fn leads_over(words: &[Word], at: usize) -> Option<usize> {
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    let phrases =
        ["by contrast", "of course", "in turn", "for its part", "for their part", "in contrast", "as always"];
    let length = phrases.iter().find_map(|phrase| measures::stands(words, at + 1, phrase))?;
    (comma(at) && comma(at + 1 + length)).then_some(length + 2)
}
