//! A sentence that makes several statements, or says in a roundabout way who has to do something, in plain order: each
//! statement behind a semicolon, its subject and its deontic word before its verb.

use super::fronts::fronted;
use super::inflection::Form;
use super::markers::{self, Marker};
use super::modality;
use super::phrases::{self, Vocabulary};
use super::words::{Word, WordKind, comma, semicolon, word};
use super::{denials, english, measures, relatives, segments, tasks};
use crate::syntax::ast::Kind;

/// A sentence in plain order, and what somebody has to look at.
pub struct Plain {
    /// Its words.
    pub words: Vec<Word>,
    /// How it was said, where that may mean less than a duty.
    pub doubt: Option<&'static str>,
}

/// The sentence in plain order; none where it has nothing of the kind.
pub fn plain(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Plain> {
    let plain = |words: Vec<Word>| Plain { words, doubt: None };
    let loose = |doubt: &'static str| move |words: Vec<Word>| Plain { words, doubt: Some(doubt) };
    let turned = tasks::plain(vocabulary, words)
        .map(loose("said as what somebody is there for, read as a duty"))
        .or_else(|| without_need(words).map(loose("said as what nobody needs, read as a permission")))
        .or_else(|| may_and_shall(vocabulary, words).map(plain))
        .or_else(|| that_one_must(words).map(plain))
        .or_else(|| only_these(words).map(plain))
        .or_else(|| permitted_by(vocabulary, words).map(plain))
        .or_else(|| told_to(vocabulary, words).map(plain))
        .or_else(|| belongs(vocabulary, words).map(plain))
        .or_else(|| of_somebody(vocabulary, words).map(plain));
    let words = turned.as_ref().map_or(words, |turned| turned.words.as_slice());
    let parted = denials::parted(vocabulary, words)
        .or_else(|| relatives::parted(vocabulary, words))
        .or_else(|| meanwhile(words))
        .or_else(|| and_are(vocabulary, words))
        .map(plain)
        .or_else(|| {
            let (words, parted) = failing_that(vocabulary, words)?;
            // `and upon request of the principal, search`: without a comma it may belong to the first.
            let doubt = "what stands between its verbs was read of the one behind it";
            Some(Plain { words, doubt: (!parted).then_some(doubt) })
        })
        .or_else(|| {
            denials::neither(vocabulary, words).map(loose("said as what somebody does not do, read as a ban"))
        })
        .or_else(|| {
            absolute(vocabulary, words).map(loose("said as what goes along with it, read as a duty"))
        });
    match (parted, turned) {
        (Some(parted), Some(turned)) => Some(Plain { doubt: parted.doubt.or(turned.doubt), ..parted }),
        (parted, turned) => parted.or(turned),
    }
}

/// `Officers do not need the permission of a parent to speak to a student`: they may, without it.
fn without_need(words: &[Word]) -> Option<Vec<Word>> {
    let not = words.windows(3).take(12).position(|three| {
        matches!(three, [do_word, not, need] if do_word.is(&["do", "does"]) && not.is(&["not"]) && need.is(&["need", "require"]))
    })?;
    let behind = words.get(not + 3..)?;
    let noun = phrases::noun_start(behind);
    let consent = ["permission", "consent", "approval", "authorization", "warrant"];
    let whose = behind.get(noun)?.is(&consent)
        || behind.get(noun)?.is(&["parental"]) && behind.get(noun + 1)?.is(&consent);
    let to = behind.iter().take(12).position(|word| word.is(&["to"])).filter(|_| whose)?;
    let verb = behind.get(to + 1).is_some_and(english::may_be_verb);
    let end = behind.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    verb.then(|| {
        Some(
            [
                words.get(..not)?,
                &[word("may")],
                behind.get(to + 1..end)?,
                &[word("without")],
                behind.get(..to)?,
            ]
            .concat(),
        )
    })?
}

/// `The SRO may, and at the request of the principal shall, attend the hearing`: the SRO may, and at the request shall.
fn may_and_shall(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let single = |word: &Word| word.is(&["shall", "may", "must", "will", "should"]);
    let first = (1..words.len()).find(|&at| {
        words.get(at).is_some_and(single)
            && words.get(at + 1).is_some_and(|parting| parting.kind == WordKind::Comma)
            && words.get(at + 2).is_some_and(|and| and.is(&["and", "but"]))
    })?;
    let close = (first + 3..words.len().min(first + 24)).find(|&at| {
        words.get(at).is_some_and(|word| word.kind == WordKind::Comma)
            && words.get(at - 1).is_some_and(single)
    })?;
    let start =
        words.get(..first)?.iter().rposition(|word| word.kind == WordKind::Semicolon).map_or(0, |at| at + 1);
    let (subject, behind) = (words.get(start..first)?, words.get(close + 1..)?);
    let condition = words.get(first + 3..close - 1)?;
    let opens = markers::at(condition, 0).is_some_and(|(marker, _)| marker.opens());
    let verb = vocabulary.surface.verb(behind, 0).is_some_and(|verb| verb.form == Form::Base)
        || behind.first().is_some_and(|verb| verb.is(&["be"]) || english::may_be_verb(verb));
    // What the rest of the sentence adds belongs to the second.
    let end = behind
        .iter()
        .position(|word| matches!(word.kind, WordKind::Comma | WordKind::Semicolon | WordKind::Stop))
        .unwrap_or(behind.len());
    let acts = behind.get(..end)?;
    (opens && verb).then(|| {
        Some(
            [
                words.get(..=first)?,
                acts,
                &[semicolon()],
                condition,
                &[comma()],
                subject,
                words.get(close - 1..close)?,
                behind,
            ]
            .concat(),
        )
    })?
}

/// `Factors that the Chief must consider include seniority`: the Chief must consider seniority.
fn that_one_must(words: &[Word]) -> Option<Vec<Word>> {
    let that = words.iter().take(4).position(|word| word.is(&["that", "which"])).filter(|&that| that > 0)?;
    let modal =
        modality::all(words).into_iter().next().filter(|modal| modal.at > that + 1 && modal.at < that + 8)?;
    let verb = modal.end + 1;
    let names = words.get(verb)?.is(&["include", "includes", "are", "is"]);
    let plain = words.get(..that)?.iter().all(|word| word.kind == WordKind::Letters);
    let behind = words.get(verb + 1..)?;
    let next = behind.first().is_none_or(|next| english::of_participle(next).is_none());
    (names && plain && next).then(|| [words.get(that + 1..verb).unwrap_or_default(), behind].concat())
}

/// `These are the only circumstances in which an officer may enter`: an officer may enter only in these circumstances.
fn only_these(words: &[Word]) -> Option<Vec<Word>> {
    let [these, be, the, only, noun, preposition, which, ..] = words else { return None };
    let points = these.is(&["these", "those", "this", "that"]) && be.is(&["are", "is"]) && the.is(&["the"]);
    let within = preposition.is(&["in", "under", "on", "at", "for", "during"]) && which.is(&["which"]);
    if !points || !only.is(&["only"]) || !within {
        return None;
    }
    let behind = words.get(7..)?;
    let modal = modality::all(behind).into_iter().next().filter(|modal| modal.text == "may")?;
    let end = behind.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    let (start, rest) = behind.get(..end)?.split_at_checked(modal.end)?;
    let when = [comma(), word("if"), word("in"), word(&these.lower), noun.clone()];
    Some([start, &[word("only")], rest, &when].concat())
}

/// `shall be permitted by the District to park there`: the District shall permit it.
fn permitted_by(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let at = words.windows(3).position(|three| {
        matches!(three, [be, permitted, by] if be.is(&["be"])
            && permitted.is(&["permitted", "allowed"]) && by.is(&["by"]))
    })?;
    let modal = at.checked_sub(1)?;
    let to = words.iter().skip(at + 3).take(8).position(|word| word.is(&["to"]))? + at + 3;
    let who = words.get(at + 3..to)?;
    let listed = phrases::list(vocabulary, who, &[Kind::Actor]);
    let known = listed.is_known();
    let (front, subject) = fronted(vocabulary, words.get(..modal)?);
    let first = modality::all(words).first().is_some_and(|first| first.at == modal);
    if !known || !first || !front.is_empty() || !words.get(modal)?.is(&["shall", "will", "must"]) {
        return None;
    }
    Some([who, words.get(modal..at)?, &[word("permit")], subject, words.get(to..)?].concat())
}

/// `Damage shall be reported to the principal`, `brought to the attention of the principal`: the principal is told of it.
fn told_to(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    // A second statement behind `, and` stays as it is.
    let close = modality::all(words).get(1).and_then(|second| {
        let stops = |at: usize| {
            matches!(words.get(at).map(|word| word.kind), Some(WordKind::Comma | WordKind::Semicolon))
        };
        (0..second.at).rev().find(|&at| stops(at))
    });
    let (words, others) = words.split_at(close.unwrap_or(words.len()));
    let openings = ["reported to", "brought to the attention of"];
    let be = words.iter().position(|word| word.is(&["be"])).filter(|&be| be > 1)?;
    let adverbs = words.iter().skip(be + 1).take_while(|word| word.lower.ends_with("ly")).count();
    let start = be + 1 + adverbs;
    let length = openings.iter().find_map(|opening| measures::stands(words, start, opening))?;
    let modals = modality::all(words);
    let (front, subject) = fronted(vocabulary, words.get(..be - 1)?);
    let modal = words.get(be - 1)?.is(&["shall", "must", "will", "should"]);
    let plain = subject.iter().all(|word| word.kind == WordKind::Letters) && !subject.first()?.is(&["no"]);
    let behind = words.get(start + length..)?;
    let end = (1..=behind.len()).rev().find(|&end| {
        let who = behind.get(..end).unwrap_or_default();
        let listed = phrases::list(vocabulary, who, &[Kind::Actor]);
        // `to the student's parent`: whose parent it is may be told besides, and the student is not the one.
        let owner = who.iter().filter(|word| word.possessive).count() == listed.leftover.len();
        let known = !listed.opaque && !listed.terms.is_empty() && owner;
        known && !who.last().is_some_and(|last| last.possessive)
    })?;
    if !modal || !plain || modals.len() != 1 {
        return None;
    }
    let opening: &[Word] = if front.is_empty() { &[] } else { words.get(..be - 1 - subject.len())? };
    let (who, rest) = behind.split_at(end);
    let told = [word("notified"), word("of")];
    Some([opening, who, words.get(be - 1..start)?, &told, subject, rest, others].concat())
}

/// `the recordings belong to the Department`, `travel counts as work`: what is so, said with a verb.
fn belongs(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let at = (1..words.len()).find(|&at| {
        let pair = |first: &[&str], second: &str| {
            words.get(at).is_some_and(|word| word.is(first))
                && words.get(at + 1).is_some_and(|next| next.is(&[second]))
        };
        let free = words.get(at - 1).is_some_and(|before| {
            before.kind == WordKind::Letters
                && !before.is(&[
                    "shall", "will", "may", "must", "should", "to", "not", "that", "which", "who", "also",
                ])
        });
        free && (pair(&["belong", "belongs"], "to") || pair(&["count", "counts"], "as"))
    })?;
    let counts = words.get(at)?.is(&["count", "counts"]);
    let things = [
        "recording",
        "record",
        "data",
        "footage",
        "video",
        "equipment",
        "material",
        "document",
        "report",
        "image",
    ];
    let thing =
        words.get(..at)?.iter().any(|word| things.contains(&&*super::inflection::singular(&word.lower)));
    if !counts && !thing {
        return None;
    }
    let inside = words.get(..at)?.iter().any(|word| word.is(&["if", "when", "unless", "whether"]));
    let owner = phrases::noun_start(words.get(at + 2..)?) + at + 2;
    let known = counts || vocabulary.surface.longest(words, owner, &[Kind::Actor]).is_some();
    if inside || !known {
        return None;
    }
    let verb: &[&str] =
        if counts { &["shall", "be", "considered"] } else { &["shall", "be", "the", "property", "of"] };
    let verb: Vec<Word> = verb.iter().map(|part| word(part)).collect();
    Some([words.get(..at)?, &verb, words.get(at + 2..)?].concat())
}

/// `The vehicles are the City's`: its property.
fn of_somebody(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let be = words.iter().take(12).position(|word| word.is(&["is", "are"])).filter(|&be| be > 0)?;
    let start = be + 1 + phrases::noun_start(words.get(be + 1..)?);
    let found = vocabulary.surface.longest(words, start, &[Kind::Actor])?;
    let end = start + found.length;
    let owner = words.get(end - 1).filter(|last| last.possessive)?;
    let ends = words.get(end).is_none_or(|next| next.kind != WordKind::Letters || next.joins());
    let named = owner.owner();
    let lead = ["shall", "be", "the", "property", "of"].map(word);
    ends.then(|| {
        Some([words.get(..be)?, &lead, words.get(be + 1..end - 1)?, &[named], words.get(end..)?].concat())
    })?
}

/// `SROs shall remain under its command, and are not employees of the District`: what is so, behind what must be.
fn and_are(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let modals = modality::all(words);
    let first = modals.first()?;
    let subject = words.get(..first.at)?;
    let listed = phrases::list(vocabulary, subject, &[Kind::Actor]);
    let at = (modals.last()?.end + 1..words.len()).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["is", "are"]))
            && words.get(at - 1).is_some_and(|word| word.is(&["and", "but"]))
            && words.get(at - 2).is_some_and(|word| word.kind == WordKind::Comma)
    })?;
    let inside = words.get(modals.last()?.end..at)?.iter().any(|word| word.is(segments::SUBORDINATE));
    (listed.is_known() && !inside)
        .then(|| Some([words.get(..at - 2)?, &[semicolon()], subject, words.get(at..)?].concat()))?
}

/// `..., while law enforcement stays under the Chief`: a second statement, where it has a deontic word and a subject.
fn meanwhile(words: &[Word]) -> Option<Vec<Word>> {
    let at = (1..words.len()).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["while", "whereas"]))
            && words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma)
    })?;
    let behind = words.get(at + 1..)?;
    let modal = modality::all(behind).into_iter().next().filter(|modal| modal.at > 0)?;
    let subject = behind.get(..modal.at)?;
    let own =
        subject.iter().all(|word| word.kind == WordKind::Letters && !word.is(&["it", "they", "he", "she"]));
    let before = modality::all(words.get(..at)?);
    // `while he or she is on duty` tells when; a statement of its own has its own subject and its own deontic word.
    let main = before.first().is_some_and(|first| !segments::in_subordinate(words, *first));
    let said = modal.text != "need not" && !words.get(at + 1 + modal.at)?.is(&["is", "are"]);
    (own && main && said).then(|| Some([words.get(..at - 1)?, &[semicolon()], behind].concat()))?
}

/// `..., with a copy sent to the Superintendent`, `..., with each party bearing its own costs`
fn absolute(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let shall = word("shall");
    let modal = modality::all(words).into_iter().next();
    if let Some(modal) = modal
        && let Some(said) = to_be(words, modal.end)
            .or_else(|| at_liberty(vocabulary, words, modal.end))
            .or_else(|| telling(vocabulary, words, modal))
    {
        return Some(said);
    }
    // `The principal speaks first, with the officer taking no part`
    let (strength, from) = match modal {
        Some(modal) => {
            (words.get(modal.at).filter(|word| word.is(&["shall", "must", "will", "should"]))?, modal.end + 1)
        }
        None => (&shall, 3),
    };
    (from..words.len()).find_map(|at| {
        let with = words.get(at)?.is(&["with"]) && words.get(at - 1)?.kind == WordKind::Comma;
        if !with || !modality::all(words.get(at..)?).is_empty() {
            return None;
        }
        let verb = (at + 2..words.len().min(at + 12)).find(|&verb| {
            words.get(verb).is_some_and(|word| {
                english::of_participle(word).is_some() || english::of_gerund(word).is_some()
            })
        })?;
        let noun = words.get(at + 1..verb)?;
        let plain =
            noun.iter().all(|word| word.kind == WordKind::Letters && !word.is(&["that", "who", "for", "to"]));
        let somebody = phrases::list(vocabulary, noun, &[Kind::Actor]);
        let somebody = noun.last()?.is(&["each"]) || somebody.is_known();
        let gerund = english::of_gerund(words.get(verb)?);
        let next = words.get(verb + 1)?;
        let said = match gerund {
            Some(base) if somebody && !matches!(base.as_str(), "have" | "be") => vec![word(&base)],
            None if !somebody && next.is(&["to", "by", "within", "from", "at", "in"]) => {
                vec![word("be"), words.get(verb)?.clone()]
            }
            _ => return None,
        };
        plain.then(|| {
            Some(
                [
                    words.get(..at - 1)?,
                    &[semicolon()],
                    noun,
                    std::slice::from_ref(strength),
                    &said,
                    words.get(verb + 1..)?,
                ]
                .concat(),
            )
        })?
    })
}

/// `..., such notice to be given by letter`, `..., with travel to be paid by the District`: it shall be.
fn to_be(words: &[Word], from: usize) -> Option<Vec<Word>> {
    let to = (from + 2..words.len()).find(|&to| {
        words.get(to).is_some_and(|word| word.is(&["to"]))
            && words.get(to + 1).is_some_and(|be| be.is(&["be"]))
            && words.get(to + 2).is_some_and(|done| english::of_participle(done).is_some())
    })?;
    let comma =
        (from..to).rev().find(|&at| words.get(at).is_some_and(|word| word.kind == WordKind::Comma))?;
    let start = comma + 1 + words.iter().skip(comma + 1).take_while(|word| word.is(&["with", "and"])).count();
    let noun = words.get(start..to)?;
    let plain = noun.iter().all(|word| {
        word.kind == WordKind::Letters
            && !word.is(segments::SUBORDINATE)
            && !word.is(&["is", "are", "not", "ought"])
    });
    // `such notice`, `with travel`: no verb stands before it.
    let begins = start > comma + 1 || noun.first().is_some_and(phrases::is_determiner);
    let plain = plain && begins && modality::all(noun).is_empty();
    let again = |word: &Word| word.is(&["to"]);
    let mut behind = words.get(to + 1..)?.to_vec();
    // `to be given by letter and to be confirmed`
    while let Some(at) = (1..behind.len()).find(|&at| {
        behind.get(at).is_some_and(again)
            && behind.get(at - 1).is_some_and(|and| and.is(&["and"]))
            && behind.get(at + 1).is_some_and(|be| be.is(&["be"]))
    }) {
        behind.splice(at..=at, [word("shall")]);
    }
    (plain && !noun.is_empty() && noun.len() <= 8)
        .then(|| Some([words.get(..comma)?, &[semicolon()], noun, &[word("shall")], &behind].concat()))?
}

/// `..., the principal being at liberty to appoint another escort`: the principal may.
fn at_liberty(vocabulary: Vocabulary<'_>, words: &[Word], from: usize) -> Option<Vec<Word>> {
    let openings = ["being at liberty to", "being free to", "being entitled to", "being permitted to"];
    let (at, length) = (from + 2..words.len()).find_map(|at| {
        openings.iter().find_map(|opening| measures::stands(words, at, opening)).map(|length| (at, length))
    })?;
    let comma =
        (from..at).rev().find(|&at| words.get(at).is_some_and(|word| word.kind == WordKind::Comma))?;
    let who = words.get(comma + 1..at)?;
    phrases::list(vocabulary, who, &[Kind::Actor]).is_known().then(|| {
        Some([words.get(..comma)?, &[semicolon()], who, &[word("may")], words.get(at + length..)?].concat())
    })?
}

/// Verbs of telling and recording in `-ing` that say what goes along with another act.
const TELLING: &[&str] = &[
    "weighing",
    "considering",
    "notifying",
    "informing",
    "reporting",
    "advising",
    "recording",
    "documenting",
    "logging",
    "sending",
    "submitting",
    "furnishing",
    "forwarding",
    "giving",
    "telling",
];

/// `may make an arrest, reporting the matter to the principal`, at the end of a sentence: whoever does the first shall report it.
fn telling(vocabulary: Vocabulary<'_>, words: &[Word], modal: modality::Modal) -> Option<Vec<Word>> {
    let at = (modal.end + 2..words.len()).find(|&at| {
        words.get(at).is_some_and(|word| word.is(TELLING))
            && words.get(at - 1).is_some_and(|word| word.kind == WordKind::Comma)
            && words.get(at + 1).is_some_and(|next| {
                phrases::is_determiner(next)
                    || words.get(at).is_some_and(|verb| verb.is(&["weighing", "considering"]))
                    || vocabulary.surface.longest(words, at + 1, &[Kind::Actor]).is_some()
            })
    })?;
    let last = modality::all(words).into_iter().rfind(|modal| modal.at < at)?;
    let none = modality::all(words.get(at..)?).is_empty() && !last.text.ends_with("not");
    let plain = words.get(at..)?.iter().all(|word| word.kind != WordKind::Semicolon);
    let base = english::of_gerund(words.get(at)?)?;
    // The subject of the second half, where that has one of its own.
    let before = words.get(..at - 1)?;
    let subject = segments::split(vocabulary, before).into_iter().rev().find_map(|part| {
        let (_, own) = fronted(vocabulary, part.before);
        own.iter().any(|word| word.kind == WordKind::Letters && !word.joins()).then_some(own)
    })?;
    let subject = subject.get(usize::from(subject.first()?.is(&["no", "only"]))..)?;
    (none && plain && !subject.is_empty()).then(|| {
        Some(
            [
                words.get(..at - 1)?,
                &[semicolon()],
                subject,
                &[word("shall"), word(&base)],
                words.get(at + 1..)?,
            ]
            .concat(),
        )
    })?
}

/// `notify the parent or, if the parent cannot be reached, the guardian`: what is done in that case is a second statement.
fn failing_that(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<(Vec<Word>, bool)> {
    let [modal] = modality::all(words)[..] else { return None };
    let joint = (modal.end + 2..words.len()).find(|&at| {
        let start = at + 1 + usize::from(words.get(at + 1).is_some_and(|word| word.kind == WordKind::Comma));
        words.get(at).is_some_and(|word| word.is(&["or", "and"]))
            && markers::at(words, start).is_some_and(|(marker, _)| {
                matches!(marker, Marker::If | Marker::Unless | Marker::When)
                    || matches!(marker, Marker::Request | Marker::Approval | Marker::Invitation)
            })
    })?;
    // `shall not search and, if asked, call`: what is denied may end there.
    if modal.text.ends_with("not") && words.get(joint)?.is(&["and"]) {
        return None;
    }
    let conditional =
        joint + usize::from(words.get(joint + 1).is_some_and(|word| word.kind == WordKind::Comma));
    let close = (joint + 3..words.len().min(joint + 24))
        .find(|&at| words.get(at).is_some_and(|word| word.kind == WordKind::Comma))?;
    let behind = words.get(close + 1..)?;
    // `to provide two officers and, if funds allow, to add a third`
    let behind = match behind {
        [to, rest @ ..] if to.is(&["to"]) && rest.first().is_some_and(english::may_be_verb) => rest,
        behind => behind,
    };
    let acts = |words: &[Word], at: usize| {
        words.get(at).is_some_and(english::may_be_verb)
            || vocabulary.surface.verb(words, at).is_some_and(|verb| verb.form == Form::Base)
    };
    let verb = vocabulary.surface.verb(words, modal.end).filter(|verb| verb.form == Form::Base);
    // `or, so long as nobody minds, for a greeting` is no second object.
    if markers::at(behind, 0).is_some() {
        return None;
    }
    let mut opening = words.get(modal.at..modal.end)?.to_vec();
    if !acts(behind, 0) {
        // The verb is said once for both.
        let length = verb.map(|verb| verb.length).or_else(|| acts(words, modal.end).then_some(1))?;
        opening.extend_from_slice(words.get(modal.end..modal.end + length)?);
    }
    let subject = words.get(..modal.at)?;
    let (front, _) = fronted(vocabulary, subject);
    let before = words.get(..joint)?;
    let condition = words.get(conditional + 1..close)?;
    if front.is_empty() {
        let said = [before, &[semicolon()], condition, &[comma()], subject, &opening, behind].concat();
        return Some((said, conditional > joint));
    }
    // What opens the sentence opens both statements.
    let end = behind.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    let said = [before, &[semicolon()], subject, &opening, behind.get(..end)?, condition].concat();
    Some((said, conditional > joint))
}

/// What a sentence grants before its main statement: `Although the SRO is an employee of the Department,`, and the statement.
pub fn conceded(words: &[Word]) -> Option<(&[Word], &[Word])> {
    let first = words.first()?;
    let even = usize::from(first.is(&["even"]));
    let opens = words.get(even)?.is(&["although", "though", "because"]) || first.is(&["while", "whereas"]);
    // `Because of the risk, ...` gives a reason in a noun.
    let opens = opens && !words.get(even + 1)?.is(&["of"]);
    let close = words.iter().position(|word| word.kind == WordKind::Comma).filter(|_| opens)?;
    let inside = words.get(even + 1..close)?;
    // `While the SRO is on campus` tells when.
    let grants = !first.is(&["while"])
        || inside.first()?.is(&["it"])
        || modality::all(inside)
            .iter()
            .any(|modal| inside.get(modal.at).is_some_and(|word| word.is(&["may", "shall", "will", "must"])))
        || inside
            .windows(2)
            .any(|pair| matches!(pair, [are, to] if are.is(&["are", "is"]) && to.is(&["to"])));
    let main = words.get(close + 1..)?;
    // `While on duty the SRO will be in uniform, unless ...`: the main statement stood before the comma.
    let states = markers::at(main, 0).is_none() && (!first.is(&["while"]) || !modality::all(main).is_empty());
    (grants && states).then_some((words.get(..close)?, main))
}
