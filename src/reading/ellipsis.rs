//! Sentences with everything said that they leave out: what is said once for two, and what goes along with a record.
//!
//! `The principal and the SRO shall meet once a month, and the Chief and the Superintendent twice a year` says `shall meet` once
//! for both. The reader sees the sentence as if it were said twice, and each clause that comes of it is told of as such.

use super::fronts::fronted;
use super::inflection::Form;
use super::modality::{self, Modal};
use super::phrases::{self, Vocabulary};
use super::words::word;
use super::words::{self, Word, WordKind};
use super::{english, mains, markers, measures, people};
use crate::syntax::ast::Kind;

/// Words of saying what stands in a record.
const TELLING: &[&str] = &[
    "showing",
    "listing",
    "describing",
    "stating",
    "detailing",
    "summarizing",
    "identifying",
    "indicating",
    "containing",
    "specifying",
];

/// The sentence with its gaps filled; none where there are none.
pub fn filled(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let modals = modality::all(words);
    let [modal] = modals.as_slice() else {
        return withheld(vocabulary, words, &modals).or_else(|| first_filled(vocabulary, words, &modals));
    };
    gapped(vocabulary, words, *modal)
        .or_else(|| alike(vocabulary, words, *modal))
        .or_else(|| elided(vocabulary, words, *modal))
        .or_else(|| distributed(vocabulary, words, *modal))
        .or_else(|| apportioned(vocabulary, words, *modal))
        .or_else(|| by_another(vocabulary, words, *modal))
        .or_else(|| by_each(vocabulary, words, *modal))
        .or_else(|| contents(vocabulary, words, *modal))
}

/// The same of the first statement of several: `..., and the City the rest, but overtime shall be paid by the District`.
fn first_filled(vocabulary: Vocabulary<'_>, words: &[Word], modals: &[Modal]) -> Option<Vec<Word>> {
    let second = modals.get(1)?;
    let parts = |at: usize| {
        words.get(at).is_some_and(|word| matches!(word.kind, WordKind::Comma | WordKind::Semicolon))
    };
    let end = (0..second.at).rev().find(|&at| parts(at))?;
    let (first, rest) = words.split_at_checked(end)?;
    let [modal] = modality::all(first)[..] else { return None };
    let said = gapped(vocabulary, first, modal)
        .or_else(|| alike(vocabulary, first, modal))
        .or_else(|| by_each(vocabulary, first, modal))?;
    Some([said.as_slice(), rest].concat())
}

/// The verb behind a deontic word, and the place behind it.
fn verb(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<usize> {
    let found = vocabulary.surface.verb(words, modal.end).filter(|verb| verb.form == Form::Base)?;
    Some(modal.end + found.length)
}

/// `, and`: the places behind it.
fn joints(words: &[Word], from: usize) -> impl Iterator<Item = usize> + '_ {
    (from + 1..words.len()).filter(move |&at| {
        words.get(at).is_some_and(|word| word.is(&["and"]))
            && words.get(at - 1).is_some_and(|word| word.kind == WordKind::Comma)
    })
}

fn measured(vocabulary: Vocabulary<'_>, words: &[Word], from: usize, to: usize) -> bool {
    (from..to).any(|at| measures::read(words, at, vocabulary.surface, vocabulary.taxonomy).is_some())
}

fn with(words: &[Word], at: usize, inserted: &[Word]) -> Vec<Word> {
    let mut said = words.get(..at).unwrap_or_default().to_vec();
    said.extend_from_slice(inserted);
    said.extend_from_slice(words.get(at..).unwrap_or_default());
    said
}

/// `..., and the Chief and the Superintendent twice a year`
fn gapped(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<Vec<Word>> {
    let behind = verb(vocabulary, words, modal)?;
    joints(words, behind).find_map(|joint| {
        let measure = (joint + 2..words.len().min(joint + 14))
            .find(|&at| measures::read(words, at, vocabulary.surface, vocabulary.taxonomy).is_some())?;
        let who = phrases::list(vocabulary, words.get(joint + 1..measure)?, &[Kind::Actor]);
        let plain = who.is_known();
        let people = words.get(joint + 1).is_some_and(phrases::is_determiner);
        let first = measured(vocabulary, words, behind, joint);
        // `notify the principal within a day, and the parents within two`: the parents are told as well.
        let told = vocabulary
            .surface
            .verb(words, modal.end)
            .is_some_and(|verb| vocabulary.taxonomy.term(verb.term).name == "notify");
        if told && plain && people && first {
            return Some(with(words, joint + 1, words.get(modal.at..behind).unwrap_or_default()));
        }
        (plain && people && first)
            .then(|| with(words, measure, words.get(modal.at..behind).unwrap_or_default()))
    })
}

/// `The principal calls the parent; the SRO, the sergeant`, `The District keeps the originals, the Department the copies`: the verb
/// is said once for both.
fn elided(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<Vec<Word>> {
    let single = words.get(modal.end).is_some_and(english::may_be_verb).then_some(modal.end + 1);
    let behind = verb(vocabulary, words, modal).or(single)?;
    let (_, subject) = fronted(vocabulary, words.get(..modal.at)?);
    // `shall give the SRO a radio, the principal a key`: whom it is given to, and not who gives it.
    let start = behind + phrases::noun_start(words.get(behind..)?);
    let gives = vocabulary.surface.longest(words, start, &[Kind::Actor]).is_some_and(|who| {
        words
            .get(start + who.length)
            .is_some_and(|next| phrases::is_determiner(next) || next.kind == WordKind::Number)
    });
    if gives || modal.text.ends_with("not") || !people::somebody(vocabulary, subject) {
        return None;
    }
    let preposition = words.get(behind).filter(|word| word.is(&["to", "with", "at", "in", "for", "on"]));
    (behind + 1..words.len()).find_map(|joint| {
        let here = words.get(joint)?;
        let semicolon = here.kind == WordKind::Semicolon;
        let comma = here.kind == WordKind::Comma;
        if !semicolon && !comma && !here.is(&["and"]) {
            return None;
        }
        let start = joint + 1 + usize::from(!here.is(&["and"]) && words.get(joint + 1)?.is(&["and"]));
        let known = |end: usize| {
            let who = words.get(start..end).unwrap_or_default();
            who.last().is_some_and(|last| last.kind == WordKind::Letters) && people::somebody(vocabulary, who)
        };
        let ends = start + 1..words.len().min(start + 7);
        // `; the SRO, the sergeant` are not two who do the same.
        let end = if semicolon {
            ends.clone().find(|&end| known(end))
        } else {
            ends.rev().find(|&end| known(end))
        }?;
        let parted = semicolon && words.get(end)?.kind == WordKind::Comma;
        let object = end + usize::from(parted);
        let close = words
            .iter()
            .skip(object)
            .position(|word| matches!(word.kind, WordKind::Semicolon | WordKind::Stop))
            .map_or(words.len(), |length| object + length);
        let what = words.get(object..close)?;
        let first = what.first()?;
        let same = preposition.is_some_and(|preposition| preposition.lower == first.lower);
        let nothing = first.is(&["nothing"]);
        let named = phrases::is_determiner(first) || first.kind == WordKind::Number || nothing;
        let fits = same || named && !here.is(&["and"]) || parted && first.kind == WordKind::Letters;
        // `notify the parent, the principal the same day`: what somebody is told when is no second object.
        let person = |words: &[Word], at: usize| {
            let start = at + phrases::noun_start(words.get(at..).unwrap_or_default());
            vocabulary.surface.longest(words, start, &[Kind::Actor]).is_some()
        };
        let measured = measures::read(what, 0, vocabulary.surface, vocabulary.taxonomy).is_some()
            || what.get(1).is_some_and(|second| second.is(&["same", "next", "following"]))
            || !same && !nothing && person(words, behind) != person(what, 0);
        let plain =
            what.len() <= 14 && modality::all(what).is_empty() && mains::mains(vocabulary, what).is_empty();
        if !fits || measured || !plain || words.get(end - 1)?.possessive {
            return None;
        }
        let lead = words.get(modal.at..behind)?;
        let who = words.get(start..end)?;
        let before = words.get(..joint)?;
        let parting = [words::semicolon()];
        Some(if nothing {
            let need = [word("need"), word("not")];
            [before, &parting, who, &need, lead.get(modal.end - modal.at..)?, &[word("anything")]].concat()
        } else {
            [before, &parting, who, lead, words.get(object..)?].concat()
        })
    })
}

/// `pay the cost of the car, and the District the cost of training`: the object of the second is named as that of the first.
fn alike(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<Vec<Word>> {
    let behind = verb(vocabulary, words, modal)?;
    let first = behind + phrases::noun_start(words.get(behind..)?);
    let noun = words.get(first).filter(|noun| noun.kind == WordKind::Letters)?;
    let money = ["cost", "costs", "salary", "expense", "expenses", "share", "price", "fee", "fees"];
    (first + 1..words.len()).find_map(|joint| {
        if !words.get(joint)?.is(&["and"]) {
            return None;
        }
        let other = (joint + 2..words.len().min(joint + 10)).find(|&at| {
            let start = at + phrases::noun_start(words.get(at..).unwrap_or_default());
            let same = words
                .get(start)
                .is_some_and(|other| other.lower == noun.lower || noun.is(&money) && other.is(&money));
            // `the City that of the car`
            let that = noun.is(&money)
                && words.get(at).is_some_and(|word| word.is(&["that", "those"]))
                && words.get(at + 1).is_some_and(|word| word.is(&["of"]));
            // `furnish the uniform, and the District the radio`
            let parted = words.get(joint - 1).is_some_and(|word| word.kind == WordKind::Comma)
                && words.get(at).is_some_and(|word| word.is(&["the", "a", "an", "its"]))
                && at > joint + 1;
            words.get(at).is_some_and(phrases::is_determiner) && (same || parted) || that
        })?;
        let who = phrases::list(vocabulary, words.get(joint + 1..other)?, &[Kind::Actor]);
        let plain = who.is_known();
        plain.then(|| with(words, other, words.get(modal.at..behind).unwrap_or_default()))
    })
}

/// `meet with the liaison every month, and with the principals twice a year`
fn distributed(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<Vec<Word>> {
    let behind = verb(vocabulary, words, modal)?;
    // `pay the salary for nine months, and the County for the rest`: the second does the same for the rest.
    let other = joints(words, behind).find_map(|joint| {
        let at = (joint + 2..words.len().min(joint + 10))
            .find(|&at| words.get(at).is_some_and(|word| word.is(&["for", "during", "in"])))?;
        let who = phrases::list(vocabulary, words.get(joint + 1..at)?, &[Kind::Actor]).is_known();
        let same = |place: &usize| {
            words.get(*place).is_some_and(|word| words.get(at).is_some_and(|at| at.lower == word.lower))
        };
        let before = (behind..joint).rev().find(same)?;
        let noun = words.get(joint + 1).is_some_and(phrases::is_determiner);
        (who && noun).then(|| with(words, at, words.get(modal.at..before).unwrap_or_default()))
    });
    if other.is_some() {
        return other;
    }
    joints(words, behind).find_map(|joint| {
        let preposition = words.get(joint + 1)?;
        let opens = |at: usize| {
            markers::at(words, at).is_some_and(|(marker, _)| matches!(marker, markers::Marker::Role(_)))
                && words.get(at).is_some_and(|word| word.lower == preposition.lower)
        };
        let before = (behind..joint).find(|&at| opens(at)).filter(|_| opens(joint + 1))?;
        let both =
            measured(vocabulary, words, before, joint) && measured(vocabulary, words, joint + 1, words.len());
        both.then(|| with(words, joint + 1, words.get(modal.at..before).unwrap_or_default()))
    })
}

/// `pay 75 percent of the salary and the whole cost of training`
fn apportioned(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<Vec<Word>> {
    let behind = verb(vocabulary, words, modal)?;
    let share = |at: usize| {
        let start = at + usize::from(words.get(at).is_some_and(|word| word.is(&["the", "all"])));
        let amount = measures::read(words, start, vocabulary.surface, vocabulary.taxonomy)
            .is_some_and(|measure| measure.text.ends_with("percent") || measure.text.ends_with("dollars"));
        amount
            || words.get(start).is_some_and(|word| {
                word.is(&["whole", "full", "entire", "total", "remaining", "balance", "remainder", "other"])
            })
    };
    if !share(behind) {
        return trained(vocabulary, words, modal, behind);
    }
    let joint = (behind + 1..words.len())
        .find(|&at| words.get(at).is_some_and(|word| word.is(&["and"])) && share(at + 1))?;
    Some(with(words, joint + 1, words.get(modal.at..behind).unwrap_or_default()))
}

/// `may be ended by mutual consent, or by either party upon notice`: each of them ends it in its own way.
fn by_another(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<Vec<Word>> {
    words.get(modal.end).filter(|be| be.is(&["be"]))?;
    let participle = modal.end + 1;
    let somebody = |at: usize| {
        let start = at + phrases::noun_start(words.get(at..).unwrap_or_default());
        vocabulary.surface.longest(words, start, &[Kind::Actor]).map(|found| start + found.length)
    };
    let by = (participle + 1..words.len()).find(|&at| words.get(at).is_some_and(|word| word.is(&["by"])))?;
    (by + 2..words.len()).find_map(|at| {
        let joined = words.get(at)?.is(&["or", "and"]) && words.get(at + 1)?.is(&["by"]);
        let other = somebody(at + 2).filter(|_| joined)?;
        // Two who act in the same way are one list.
        let apart = other < words.len() && words.get(other)?.kind == WordKind::Letters;
        apart.then(|| with(words, at + 1, words.get(modal.at..=participle).unwrap_or_default()))
    })
}

/// `The office shall be furnished by the District, and the car by the City`: the second is furnished as well.
fn by_each(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<Vec<Word>> {
    words.get(modal.end).filter(|be| be.is(&["be"]))?;
    let first = modal.end + 2;
    // `shall be informed of the arrest by the principal, and of the charges by the officer`
    if let Some(preposition) =
        words.get(first).filter(|word| word.is(&["of", "to", "for", "about", "with", "in"]))
        && let Some(joint) = joints(words, first).find(|&joint| {
            words.get(joint + 1).is_some_and(|word| word.lower == preposition.lower)
                && words.iter().skip(joint).take(12).any(|word| word.is(&["by"]))
                && words.get(first..joint).is_some_and(|words| words.iter().any(|word| word.is(&["by"])))
        })
    {
        return Some(with(words, joint + 1, words.get(modal.at..first).unwrap_or_default()));
    }
    words.get(first).filter(|by| by.is(&["by"]))?;
    joints(words, first).find_map(|joint| {
        let by = words.iter().skip(joint).position(|word| word.is(&["by"]))? + joint;
        let what = words.get(joint + 1..by)?;
        let plain = what.first().is_some_and(phrases::is_determiner)
            && what.len() <= 8
            && what.iter().all(|word| word.kind == WordKind::Letters && !word.joins());
        let start = by + 1 + phrases::noun_start(words.get(by + 1..)?);
        let who = vocabulary.surface.longest(words, start, &[Kind::Actor]).is_some();
        (plain && who).then(|| with(words, by, words.get(modal.at..first).unwrap_or_default()))
    })
}

/// `complete the basic course and not less than eight hours of instruction`: so much of another thing.
fn trained(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal, behind: usize) -> Option<Vec<Word>> {
    words.get(modal.end).filter(|verb| verb.is(&["complete", "attend", "receive", "undergo"]))?;
    let joint = (behind + 1..words.len()).find(|&at| {
        let amount = measures::read(words, at + 1, vocabulary.surface, vocabulary.taxonomy);
        words.get(at).is_some_and(|word| word.is(&["and"]))
            && amount.is_some_and(|amount| {
                amount.text.ends_with("hours")
                    && words.get(at + 1 + amount.length).is_some_and(|next| next.is(&["of", "in"]))
            })
    })?;
    Some(with(words, joint + 1, words.get(modal.at..behind).unwrap_or_default()))
}

/// `an annual report showing the number of arrests`: the report has to show it.
fn contents(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> Option<Vec<Word>> {
    let deontic = words.get(modal.at)?.is(&["shall", "must", "will", "agrees", "agree"]);
    if !deontic || words.get(modal.end).is_some_and(|word| word.is(&["not"])) || modal.text.ends_with("not") {
        return None;
    }
    let tells = |at: usize| {
        let gerund = words.get(at).is_some_and(|word| word.is(TELLING));
        let forth = measures::stands(words, at, "setting forth");
        if gerund { Some(1) } else { forth }
    };
    (modal.end + 1..words.len()).find_map(|at| {
        let length = tells(at)?;
        let (start, _) = (at.saturating_sub(4)..at).find_map(|start| {
            let found = vocabulary.surface.longest(words, start, &[Kind::Record])?;
            (start + found.length == at && start > modal.end).then_some((start, found))
        })?;
        let mut said = words.get(..at)?.to_vec();
        said.push(words::semicolon());
        said.push(word("the"));
        said.extend(words.get(start..at)?.iter().cloned());
        said.extend(["shall", "include"].map(word));
        said.extend(words.get(at + length..)?.iter().cloned());
        Some(said)
    })
}

/// `with the approval of the Superintendent, which approval shall not be unreasonably withheld`
fn withheld(vocabulary: Vocabulary<'_>, words: &[Word], modals: &[Modal]) -> Option<Vec<Word>> {
    let last = modals.last()?;
    let which = last.at.checked_sub(2)?;
    let noun = words.get(which + 1)?;
    let consent = ["approval", "consent", "concurrence", "permission", "agreement"];
    let unreasonably = words.iter().skip(last.end).take(4);
    let withheld = unreasonably.clone().any(|word| word.is(&["unreasonably"]))
        && unreasonably.clone().any(|word| word.is(&["withheld"]));
    if !words.get(which)?.is(&["which", "such"]) || !noun.is(&consent) || !withheld {
        return None;
    }
    let before = words.get(..which)?;
    let of = before.iter().rposition(|word| word.is(&["of", "from", "by"]))?;
    let who = phrases::list(vocabulary, before.get(of + 1..)?, &[Kind::Actor]);
    if who.opaque || who.terms.is_empty() {
        return None;
    }
    let mut said = before.to_vec();
    said.push(words::semicolon());
    said.extend(before.get(of + 1..)?.iter().filter(|word| word.kind == WordKind::Letters).cloned());
    said.extend(["shall", "not", "withhold", &noun.lower, "if", "unreasonable"].map(word));
    Some(said)
}
