//! Whether a verb begins at a word that `and`, `or` or a comma joins to a verb before it, or a noun does.

use super::english;
use super::inflection::Form;
use super::markers;
use super::modality;
use super::phrases::{Vocabulary, is_determiner};
use super::words::{Word, WordKind};

/// Whether a word stands behind a comma in a series that another verb ends: `report to the office, show identification and state
/// the purpose`.
fn in_series(words: &[Word], at: usize) -> bool {
    let comma =
        at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.kind == WordKind::Comma);
    let end = words
        .iter()
        .skip(at + 2)
        .take(8)
        .position(|word| word.kind != WordKind::Letters || word.is(&["and"]))
        .map(|length| at + 2 + length);
    comma
        && end.is_some_and(|and| {
            words.get(and).is_some_and(|word| word.is(&["and"]))
                && words.get(and + 1).is_some_and(english::may_be_verb)
                && acts(words, and + 1)
        })
}

/// Whether `and to` before a word opens another infinitive of the same list: `and to ride with a driver`.
pub(super) fn to_act(words: &[Word], at: usize) -> bool {
    at.checked_sub(2).and_then(|at| words.get(at)).is_some_and(|and| and.is(&["and"]))
        && words.get(at).is_some_and(english::may_be_verb)
        && words.get(at + 1).is_some_and(|next| {
            is_determiner(next) || next.is(&["with", "to", "in", "at", "on", "for", "from", "about", "all"])
        })
}

/// Whether what may be a verb is a noun of a list: `any benefit, leave or compensation`, `name, address or telephone number`.
fn begins_nouns(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> bool {
    // `promote, discipline and transfer deputies`
    let verbs = at >= 2
        && words.get(at - 1).is_some_and(Word::joins)
        && words.get(at - 2).is_some_and(english::is_verb)
        && (at == 2 || words.get(at - 3).is_some_and(Word::joins));
    let joined = !verbs && words.get(at + 1).is_some_and(|next| next.is(&["and", "or"]));
    let Some(other) = words.get(at + 2).filter(|_| joined) else { return false };
    let noun = ["tion", "sion", "ment"].iter().any(|ending| other.lower.ends_with(ending));
    let known = vocabulary.surface.verb(words, at + 2).is_some_and(|verb| {
        let next = words.get(at + 2 + verb.length);
        next.is_none_or(|next| next.kind != WordKind::Letters || is_determiner(next) && !next.is(&["that"]))
            || markers::at(words, at + 2 + verb.length).is_some()
            || vocabulary.surface.longest(words, at + 2 + verb.length, &[]).is_some()
    });
    let verb = english::is_verb(other)
        || english::may_be_verb(other) && acts(words, at + 2)
        || known && !noun
        || other.lower.ends_with("ly")
        || other.is(&["not", "otherwise", "to", "then", "be"])
        || other.kind != WordKind::Letters
        || tries(words, at + 2).is_some();
    !verb
}

/// Verbs that could be nouns, with what shows that they are none.
const PHRASAL: &[&str] =
    &["stand in for", "hand out", "have charge of", "carry out", "call on", "call upon", "make sure"];

/// A verb for which the vocabulary has no word.
pub(super) fn begins_unknown(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    at: usize,
    fits: impl Fn(Form) -> bool,
) -> bool {
    let Some(word) = words.get(at) else { return false };
    if begins_nouns(vocabulary, words, at) && fits(Form::Base) {
        return false;
    }
    let next = words.get(at + 1);
    let alone = next.is_none_or(|next| next.kind != WordKind::Letters || next.is(&["of", "and", "or"]));
    let noun = || vocabulary.surface.longest(words, at, &[]).is_some();
    let known = || vocabulary.surface.verb(words, at).is_some();
    if fits(Form::Base) {
        // `may, and may not, be called` has its verb there.
        let denied = words.iter().take(at).rev().find(|word| word.kind != WordKind::Comma);
        return word.is(&["be"]) && !denied.is_some_and(|before| before.is(&["not"]))
            || english::is_verb(word) && !known() && !noun()
            || english::may_be_verb(word) && acts(words, at)
            // `and show identification`: no noun of the vocabulary, before one that is.
            || english::may_be_verb(word)
                && !known()
                && !noun()
                && !alone
                && vocabulary.surface.longest(words, at + 1, &[]).is_some_and(|found| found.length > 0)
            || english::may_be_verb(word) && !noun() && !alone && in_series(words, at)
            || tries(words, at).is_some()
            || PHRASAL.iter().any(|phrase| super::measures::stands(words, at, phrase).is_some());
    }
    if fits(Form::Past) {
        let plain = next.is_none_or(|next| {
            next.kind != WordKind::Letters
                || markers::at(words, at + 1).is_some()
                || super::measures::read(words, at + 1, vocabulary.surface, vocabulary.taxonomy).is_some()
                || next.joins()
                || next.is(&["of", "off", "only", "out", "away", "up", "down", "back"])
                || next.lower.ends_with("ly")
        });
        return !known() && !noun() && plain && english::of_participle(word).is_some();
    }
    let base = english::of_gerund(word);
    let gerund = base.as_ref().is_some_and(|base| english::is_verb(&super::words::word(base)));
    let determined = base.is_some() && next.is_some_and(is_determiner);
    // `deterring and addressing truancy`
    let shared = next.is_some_and(|next| next.is(&["and", "or"]))
        && words.get(at + 2).is_some_and(|other| english::of_gerund(other).is_some());
    (gerund && (!alone || shared) || determined) && !known() && !noun()
}

/// Whether what may be a noun is a verb by what stands around it: `hand the keys to the custodian`, `look into them and answer`.
fn acts(words: &[Word], at: usize) -> bool {
    let pronoun = |word: &Word| word.is(&["it", "them", "him", "her", "himself", "themselves", "so"]);
    let takes = words.get(at + 1).is_some_and(|next| {
        pronoun(next)
            || is_determiner(next) && !next.is(&["no", "only"])
            || next.is(&["all", "each", "every"])
    });
    // `call a parent and wait until the parent has come`
    let stays = words
        .get(at)
        .is_some_and(|word| word.is(&["wait", "stay", "remain", "go", "sit", "stand", "return", "leave"]))
        && words.get(at + 1).is_some_and(|next| {
            next.is(&[
                "until", "there", "with", "in", "at", "on", "for", "by", "outside", "inside", "to", "near",
                "when",
            ])
        });
    let joint = at.checked_sub(1).and_then(|joint| words.get(joint));
    let behind_pronoun = joint.is_some_and(|joint| joint.is(&["and", "or"]))
        && at.checked_sub(2).and_then(|before| words.get(before)).is_some_and(pronoun);
    takes || stays || behind_pronoun
}

/// `attempt to resolve`, `make every effort to reach`: an endeavour among other verbs, and how many words it takes.
pub fn tries(words: &[Word], at: usize) -> Option<usize> {
    let plain = words.get(at).is_some_and(|word| word.is(&["attempt", "try", "endeavor", "strive", "seek"]))
        && words.get(at + 1).is_some_and(|next| next.is(&["to"]));
    if plain { Some(2) } else { modality::efforts(words, at) }
}

pub(super) fn begins_verb(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    at: usize,
    fits: impl Fn(Form) -> bool,
) -> bool {
    let Some(verb) = vocabulary.surface.verb(words, at).filter(|verb| fits(verb.form)) else { return false };
    if verb.form == Form::Base && verb.length == 1 && begins_nouns(vocabulary, words, at) {
        return false;
    }
    // `a telephone and access to the Internet`
    if words.get(at).is_some_and(|word| word.is(&["access"]))
        && words.get(at + 1).is_some_and(|next| next.is(&["to"]))
    {
        return false;
    }
    // `or use of force on school grounds`: a noun.
    if words.get(at + 1).is_some_and(|next| next.is(&["of"])) {
        return false;
    }
    // `promptly and in accordance with the rules`: how something is done is nothing else to do.
    if markers::at(words, at).is_some() {
        return false;
    }
    // `a suspension or expulsion hearing`: the noun of an act is no verb.
    let act = words.get(at).is_some_and(|word| {
        ["sion", "tion", "rral"].iter().any(|ending| word.lower.ends_with(ending))
            && !word.is(&["question", "mention", "sanction", "petition"])
            || word.is(&["restraint"])
    });
    if act && verb.form == Form::Base {
        return false;
    }
    let next = words.get(at + verb.length);
    if next.is_some_and(|next| next.is(&["of"])) {
        return false;
    }
    let noun = vocabulary.surface.longest(words, at, &[]).map_or(0, |noun| noun.length);
    if noun > verb.length {
        return false;
    }
    if noun == 0 {
        return true;
    }
    // `every arrest, search and use of force`
    // `an interview, search or arrest within a day`
    let listed = next.is_some_and(Word::joins)
        && vocabulary.surface.longest(words, at + verb.length + 1, &[]).is_some_and(|noun| {
            let end = at + verb.length + 1 + noun.length;
            let closed = words.get(end).is_none_or(|behind| {
                behind.kind != WordKind::Letters
                    || behind.joins()
                    || behind.is(&["of"])
                    || markers::at(words, end).is_some()
            });
            noun.length > 1 || closed
        });
    if listed {
        return false;
    }
    next.is_some_and(|next| {
        is_determiner(next)
            || next.is(&["with", "to", "in", "on", "from", "as", "all", "any", "it", "them", "about"])
            || next.joins()
    }) && !words.get(at + verb.length).is_some_and(|next| next.kind == WordKind::Comma)
}
