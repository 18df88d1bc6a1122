//! The finite verbs of a sentence: where it states something, whether with a deontic word or in the present tense.
//!
//! English has no form that only verbs have, so a word is taken for a finite verb only where its neighbours leave little else:
//! a subject that agrees with it directly before it, or another predicate of the same subject, and behind it what verbs take.

use super::inflection::{self, Form};
use super::markers::{self, Marker};
use super::phrases::{Vocabulary, is_determiner};
use super::words::{Word, WordKind, word};
use super::{english, measures};
use crate::syntax::ast::Kind;

/// What a finite verb says of its subject's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreement {
    /// `shall`, `may`: nothing.
    Modal,
    /// `notifies`, `is`
    Third,
    /// `notify`, `are`
    Plural,
}

#[rustfmt::skip]
const MODALS: &[&str] = &[
    "shall", "must", "will", "may", "should", "cannot", "can", "might", "could", "would",
];

/// Adverbs that may stand between a subject and its verb.
#[rustfmt::skip]
const BETWEEN: &[&str] = &[
    "also", "never", "then", "still", "always", "only", "first", "often", "alone", "now", "each", "both",
    "again", "later", "longer", "therefore", "thus", "instead", "itself", "themselves", "otherwise", "thereafter",
];

/// Words before which a noun stands, and no subject.
#[rustfmt::skip]
const LEADS: &[&str] = &[
    "to", "from", "with", "of", "for", "in", "at", "on", "by", "about", "as", "under", "during", "without",
    "through", "between", "into", "over", "within", "upon", "against", "and", "or", "but", "nor", "not",
    "is", "are", "be", "been", "being", "was", "were", "has", "have", "had", "no", "than", "if", "when",
    "unless", "while", "until", "because", "where", "whether", "per", "via", "any", "all", "every",
];

/// Pronouns and other words that stand behind verbs and hardly behind nouns.
#[rustfmt::skip]
const BEHIND: &[&str] = &[
    "it", "them", "him", "her", "you", "us", "whether", "how", "what", "nobody", "nothing", "no", "not",
    "up", "out", "off", "down", "back", "away", "over", "through", "along", "together", "aside", "only",
    "one", "themselves", "itself", "first", "immediately", "there", "directly", "as", "near", "into", "beforehand", "afterwards", "afterward", "daily", "behind",
    "beside", "outside", "inside", "around", "above", "below", "toward", "towards", "across", "beyond",
    "past", "again", "who", "either",
];

/// Whether an adverb stands at a word.
fn is_adverb(word: &Word) -> bool {
    word.is(BETWEEN)
        || word.lower.ends_with("ly") && word.lower.len() > 4 && !word.is(&["family", "assembly", "supply"])
}

/// Whether a noun or pronoun that takes a verb in the plural stands at a word.
fn is_plural(word: &Word) -> bool {
    word.kind == WordKind::Letters
        && !word.possessive
        && (inflection::singular(&word.lower) != word.lower
            || word.is(&["they", "we", "you", "staff", "personnel", "people", "police", "both", "children"]))
}

/// What `verb` goes back to in a form, where it may be a verb of English or of the vocabulary.
pub fn base(vocabulary: Vocabulary<'_>, words: &[Word], at: usize, wanted: Form) -> Option<String> {
    let verb = words.get(at)?;
    if wanted == Form::Base {
        let known = english::may_be_verb(verb)
            || vocabulary.surface.verb(words, at).is_some_and(|found| found.form == Form::Base);
        return known.then(|| verb.lower.clone());
    }
    let known = vocabulary.surface.verb(words, at).is_some_and(|found| found.form == wanted);
    let bases = inflection::bases(&verb.lower).into_iter().filter(|(_, form)| *form == wanted);
    let bases: Vec<String> = bases.map(|(base, _)| base).collect();
    bases.iter().find(|base| english::may_be_verb(&word(base))).or(bases.first().filter(|_| known)).cloned()
}

/// Whether what stands at a word is a finite verb; `before` is the verb of the same subject that may be joined to it.
pub fn at(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    at: usize,
    before: Option<Agreement>,
) -> Option<Agreement> {
    let verb = words.get(at).filter(|verb| verb.kind == WordKind::Letters && !verb.possessive)?;
    let mut place = at.checked_sub(1)?;
    while place > 0 && words.get(place).is_some_and(is_adverb) {
        place -= 1;
    }
    let previous = words.get(place)?;
    if verb.is(MODALS) {
        // `by May 1`, `at will`, `the parent's will`
        let noun = is_determiner(previous)
            || previous.possessive
            || verb.is(&["may"]) && words.get(at + 1).is_some_and(|next| next.kind == WordKind::Number)
            || verb.is(&["will", "can"]) && previous.is(&["at", "of", "by", "with", "against"]);
        return (!noun).then_some(Agreement::Modal);
    }
    let helps = |word: &Word| word.is(MODALS) || word.is(&["to", "not", "do", "does", "have", "has", "be"]);
    if helps(previous) {
        return None;
    }
    if verb.is(&["is", "has", "does", "was"]) {
        return Some(Agreement::Third);
    }
    if verb.is(&["are", "have", "do", "were"]) {
        let takes = verb.is(&["are", "were"]) || is_plural(previous) || before == Some(Agreement::Plural);
        return takes.then_some(Agreement::Plural);
    }
    let third = base(vocabulary, words, at, Form::Third).filter(|base| *base != verb.lower);
    let plain = base(vocabulary, words, at, Form::Base);
    let noun = vocabulary
        .surface
        .longest(words, at, &[])
        .is_some_and(|found| words.get(at..at + found.length).is_some_and(|words| words.len() > 1));
    let joined = previous.joins() || previous.is(&["but"]);
    if joined {
        return match before? {
            Agreement::Third => {
                let base = third?;
                let takes = only_verb(&base) && !noun || takes(vocabulary, words, at, false);
                takes.then_some(Agreement::Third)
            }
            Agreement::Plural => {
                let base = plain?;
                let takes = only_verb(&base) && !noun || takes(vocabulary, words, at, false);
                takes.then_some(Agreement::Plural)
            }
            // `shall visit each school, and reports the results to the Chief`
            Agreement::Modal => {
                third?;
                let firm = previous.is(&["and", "but"])
                    && place
                        .checked_sub(1)
                        .and_then(|at| words.get(at))
                        .is_some_and(|word| word.kind == WordKind::Comma);
                let object = words
                    .get(at + 1)
                    .is_some_and(|next| is_determiner(next) || next.is(&["it", "them", "him", "her"]));
                (firm && object && !noun).then_some(Agreement::Third)
            }
        };
    }
    let relative = previous.is(&["who", "which", "that"]);
    let subject = relative
        || previous.is(&["neither", "none", "nobody", "either", "each", "both", "one", "another", "other"])
        || previous.kind == WordKind::Letters
            && !previous.possessive
            && !is_determiner(previous)
            && !previous.is(LEADS)
        || previous.kind == WordKind::Comma && place > 0;
    if !subject || verb.capital() {
        return None;
    }
    // `the Department trains new officers`: behind somebody, a verb is the likelier.
    let acted = (place.saturating_sub(3)..=place).any(|start| {
        vocabulary
            .surface
            .longest(words, start, &[Kind::Actor])
            .is_some_and(|found| start + found.length == place + 1)
    });
    // `student records`, `activity reports`: one noun.
    let compound = (place.saturating_sub(3)..at).any(|start| {
        vocabulary.surface.longest(words, start, &[]).is_some_and(|found| start + found.length > at)
    });
    // `The SRO reports to the sergeant` is no report.
    let reports = acted && words.get(at + 1).is_some_and(|next| next.is(&["to"]));
    if compound && !reports {
        return None;
    }
    // `any employee who learns of it`
    let of = relative && words.get(at + 1).is_some_and(|next| next.is(&["of"]));
    if third.as_deref().is_some_and(only_verb) && of {
        return Some(Agreement::Third);
    }
    if let Some(base) = third
        && (relative || !is_plural(previous) || previous.is(&["staff", "police"]))
        && takes(vocabulary, words, at, only_verb(&base) || acted && place + 1 == at)
    {
        return Some(Agreement::Third);
    }
    if let Some(base) = plain
        && (relative || is_plural(previous))
        && takes(vocabulary, words, at, only_verb(&base))
    {
        return Some(Agreement::Plural);
    }
    None
}

fn only_verb(base: &str) -> bool {
    english::is_verb(&word(base))
}

/// Whether what stands behind a word is what verbs take: hardly anything else behind words that may be nouns as well.
fn takes(vocabulary: Vocabulary<'_>, words: &[Word], at: usize, only_verb: bool) -> bool {
    let Some(next) = words.get(at + 1) else { return only_verb };
    if next.is(&["of", "is", "are", "was", "were", "has", "have"]) || next.is(MODALS) {
        return false;
    }
    let strict = is_determiner(next)
        || next.is(BEHIND)
        || next.kind == WordKind::Number
        || is_adverb(next)
        || markers::at(words, at + 1).is_some_and(|(marker, _)| {
            matches!(
                marker,
                Marker::Role(_)
                    | Marker::If
                    | Marker::When
                    | Marker::Before
                    | Marker::After
                    | Marker::Unless
                    | Marker::OnlyIf
                    | Marker::ToVerb
                    | Marker::Relative
                    | Marker::By
                    | Marker::While
            )
        })
        || measures::read(words, at + 1, vocabulary.surface, vocabulary.taxonomy).is_some();
    strict || only_verb && !next.is(&["and", "or"])
}

#[cfg(test)]
mod tests {
    use super::super::tests as shared;
    use super::*;

    /// The finite verbs of a sentence, each as if it stood behind none.
    fn finite(sentence: &str) -> Vec<String> {
        shared::read(sentence, |vocabulary, words| {
            let found = (0..words.len()).filter(|&place| at(vocabulary, words, place, None).is_some());
            found.filter_map(|at| words.get(at)).map(|word| word.lower.clone()).collect()
        })
    }

    #[test]
    fn verbs_are_known_by_what_stands_around_them() {
        assert_eq!(finite("The SRO answers to the Chief"), ["answers"]);
        assert_eq!(finite("Officers deal with the crime"), ["deal"]);
        assert_eq!(finite("The Department trains new officers"), ["trains"]);
        assert_eq!(finite("Counselors never question a student"), ["question"]);
    }

    #[test]
    fn nouns_are_no_verbs() {
        assert_eq!(finite("the monthly activity reports of the SRO"), Vec::<String>::new());
        assert_eq!(finite("student records and search warrants"), Vec::<String>::new());
        assert_eq!(finite("to report a crime"), Vec::<String>::new());
    }
}
