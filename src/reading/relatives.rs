//! What a relative clause adds as a statement of its own: `training, the cost of which shall be paid by the District`.

use super::english;
use super::measures;
use super::modality;
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{Word, WordKind, semicolon, word};
use crate::syntax::ast::Kind;

/// The words that a relative clause behind a comma is about: the noun that ends before a place.
pub fn antecedent(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    before: usize,
    person: bool,
) -> Option<(usize, usize)> {
    let before = without_measures(vocabulary, words, before);
    // The longest term that ends directly before the comma.
    let kinds: &[Kind] = if person { &[Kind::Actor] } else { &[Kind::Record, Kind::Object, Kind::Actor] };
    let human = vocabulary.taxonomy.named(Kind::Actor, "person");
    let start = (before.saturating_sub(6)..before).find(|&start| {
        vocabulary.surface.longest(words, start, kinds).is_some_and(|found| {
            // `contacts with students, which`: nobody of flesh and blood is a `which`.
            let who = human.is_some_and(|human| vocabulary.taxonomy.is_a(found.term, human));
            start + found.length == before && (person || found.kind != Kind::Actor || !who)
        })
    });
    // `a point of contact between the District and the Department, who shall`: it is the contact who shall.
    let last = start.map_or(before, |start| {
        start - words.iter().take(start).rev().take_while(|word| is_determiner(word)).count()
    });
    let inner = last
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .is_some_and(|word| word.is(&["of", "between", "among", "and", "or"]));
    let modal = |to: usize| {
        words.get(..to).and_then(|words| modality::all(words).last().copied()).map_or(0, |modal| modal.end)
    };
    let article = |to: usize| {
        let from = modal(to);
        words.iter().take(to).skip(from).rposition(|word| word.is(&["a", "an", "the"])).map(|at| at + from)
    };
    let noun = || {
        let of = words.iter().take(last).rposition(|word| word.is(&["of", "between", "among"]))?;
        Some((article(of)?, before))
    };
    // `to the attention of the principal, who`: nobody but the principal is one who does something.
    let head = last.checked_sub(2).and_then(|at| words.get(at));
    let of_people = head.is_some_and(|head| {
        head.is(&[
            "contact",
            "liaison",
            "member",
            "members",
            "representative",
            "representatives",
            "designee",
            "officer",
            "employee",
            "employees",
            "team",
            "committee",
            "panel",
            "group",
            "head",
            "director",
            "staff",
            "one",
        ])
    });
    let of = last.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.is(&["of"]));
    let inner = inner && (!person || !of || of_people);
    // `assign one officer to the high school, who shall serve`: a school is nobody of flesh and blood.
    let someone = |start: usize| -> Option<(usize, usize)> {
        let human = human?;
        let is_human = |at: usize| {
            vocabulary
                .surface
                .longest(words, at, &[Kind::Actor])
                .filter(|found| vocabulary.taxonomy.is_a(found.term, human))
        };
        if !person || is_human(start).is_some() {
            return None;
        }
        let from = modal(start);
        let at = (from..start).rev().find(|&at| is_human(at).is_some())?;
        is_human(at).map(|found| (at, at + found.length))
    };
    match start {
        Some(start) if !inner && someone(start).is_some() => someone(start),
        Some(start) if !inner => Some((start, before)),
        Some(start) => noun().or(Some((start, before))),
        // `a report to the principal, which shall include`: what can hold something.
        None if !person
            && (before.saturating_sub(6)..before).any(|start| {
                vocabulary
                    .surface
                    .longest(words, start, &[Kind::Actor])
                    .is_some_and(|found| start + found.length == before)
            }) =>
        {
            let from = modal(before);
            let at = (from..before)
                .rev()
                .find(|&at| vocabulary.surface.longest(words, at, &[Kind::Record, Kind::Object]).is_some())?;
            let found = vocabulary.surface.longest(words, at, &[Kind::Record, Kind::Object])?;
            Some((at, at + found.length))
        }
        // `tells the principal of the charge, who calls`: a charge is nobody.
        None if person
            && (before.saturating_sub(6)..before).any(|start| {
                vocabulary
                    .surface
                    .longest(words, start, &[])
                    .is_some_and(|found| start + found.length == before && found.kind != Kind::Actor)
            }) =>
        {
            let human = human?;
            let from = (0..before).rev().find(|&at| {
                vocabulary
                    .surface
                    .longest(words, at, &[Kind::Actor])
                    .is_some_and(|found| vocabulary.taxonomy.is_a(found.term, human))
            })?;
            let found = vocabulary.surface.longest(words, from, &[Kind::Actor])?;
            Some((from, from + found.length))
        }
        // `a separate invoice, which shall state ...`, `submit quarterly invoices, each of which shall ...`
        None => {
            let verb = modal(before);
            let from = article(before).or_else(|| (verb > 0).then_some(verb + 1))?;
            let plain =
                words.get(from..before)?.iter().all(|word| word.kind == WordKind::Letters && !word.joins());
            (plain && from < before && before - from <= 6).then_some((from, before))
        }
    }
}

/// Where words end without the measures at their end: `an evaluation of each SRO by May 1 of each year`.
fn without_measures(vocabulary: Vocabulary<'_>, words: &[Word], before: usize) -> usize {
    let mut end = before;
    while let Some(start) = (end.saturating_sub(8)..end).find(|&at| {
        measures::read(words, at, vocabulary.surface, vocabulary.taxonomy)
            .is_some_and(|measure| at + measure.length == end)
    }) {
        end = start;
        // `by May 1 of each year`
        if end > 1 && words.get(end - 1).is_some_and(|word| word.is(&["of", "in"])) {
            let dated = (end.saturating_sub(8)..end - 1).any(|at| {
                measures::read(words, at, vocabulary.surface, vocabulary.taxonomy)
                    .is_some_and(|measure| at + measure.length == end - 1)
            });
            end -= usize::from(dated);
        }
    }
    end
}

/// A sentence with such a relative clause as a statement behind a semicolon.
pub fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    if let Some(moved) = aside_moved(words) {
        return Some(parted(vocabulary, &moved).unwrap_or(moved));
    }
    if let Some(said) = of_subject(words).or_else(|| to_subject(words)) {
        return Some(said);
    }
    (2..words.len()).find_map(|at| {
        let relative = words.get(at)?;
        let before = words.get(at - 1)?;
        if before.kind == WordKind::Comma
            && let Some(said) = there(words, at)
                .or_else(|| of_told(vocabulary, words, at))
                .or_else(|| acted_on(vocabulary, words, at))
                .or_else(|| done_by(vocabulary, words, at))
                .or_else(|| is_done(vocabulary, words, at))
        {
            return Some(said);
        }
        if relative.is(&["whom", "which"]) && before.is(&["of"]) {
            return part_of(vocabulary, words, at);
        }
        if relative.is(&["whose"]) {
            return owned(vocabulary, words, at);
        }
        let alone =
            relative.is(&["who", "which"]) && words.get(at + 1).is_some_and(|next| next.is(&["alone"]));
        if alone && before.kind == WordKind::Comma {
            let (from, to) = antecedent(vocabulary, words, at - 1, relative.is(&["who"]))?;
            let subject = [&[word("only"), word("the")], plain(words.get(from..to)?)].concat();
            return joined(words, at - 1, &subject, at + 2);
        }
        None
    })
}

/// The relative clause of a sentence whose only deontic word it has, as a statement: `steps that must be taken`.
pub fn alone(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let [modal] = modality::all(words)[..] else { return None };
    let at = modal.at.checked_sub(1)?;
    words.get(at).filter(|word| word.is(&["that", "which", "who"]))?;
    words.get(modal.at).filter(|word| word.is(&["shall", "must", "should"]))?;
    let person = words.get(at)?.is(&["who"]);
    let parted = usize::from(words.get(at - 1)?.kind == WordKind::Comma);
    let (from, to) = antecedent(vocabulary, words, at - parted, person)?;
    let behind = words.get(modal.at..)?;
    let end = behind.iter().position(|word| word.kind != WordKind::Letters).unwrap_or(behind.len());
    Some([plain(words.get(from..to)?), behind.get(..end)?].concat())
}

/// `the principal, who, upon request, shall notify the parents`: the condition behind its deontic word.
fn aside_moved(words: &[Word]) -> Option<Vec<Word>> {
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    let at = (1..words.len())
        .find(|&at| words.get(at).is_some_and(|word| word.is(&["who", "which"])) && comma(at + 1))?;
    let close = (at + 2..words.len().min(at + 24)).find(|&close| comma(close))?;
    let modal = words.get(close + 1).filter(|modal| modal.is(FINITE))?;
    let not = usize::from(words.get(close + 2).is_some_and(|word| word.is(&["not"])));
    let behind = words.get(close + 2 + not..)?;
    let lead = [modal.clone()];
    let aside = words.get(at + 1..=close)?;
    Some([words.get(..=at)?, &lead, words.get(close + 2..close + 2 + not)?, aside, behind].concat())
}

/// `The Chief, by whom the SRO shall be evaluated, shall notify the principal`: both statements.
fn to_subject(words: &[Word]) -> Option<Vec<Word>> {
    let at = (2..words.len().min(24)).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["whom", "which"]))
            && words.get(at - 1).is_some_and(|word| word.is(&["by", "to", "from", "with"]))
            && words.get(at - 2).is_some_and(|word| word.kind == WordKind::Comma)
    })?;
    let (subject, close) = around(words, at - 2, at)?;
    let stop = words.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    let told = words.get(at + 1..close)?;
    let preposition = words.get(at - 1)?.clone();
    let parts: [&[Word]; 6] =
        [subject, words.get(close + 1..stop)?, &[semicolon()], told, &[preposition], subject];
    Some(parts.concat())
}

/// The subject before a relative clause that a comma ends, and that comma, behind which the sentence's own deontic word stands.
fn around(words: &[Word], before: usize, relative: usize) -> Option<(&[Word], usize)> {
    let subject = words.get(..before)?;
    let plain = subject.iter().all(|word| word.kind == WordKind::Letters && !word.is(BEING))
        && modality::all(subject).is_empty();
    let close = (relative + 2..words.len()).find(|&close| {
        words.get(close).is_some_and(|word| word.kind == WordKind::Comma)
            && words.get(close + 1).is_some_and(|modal| modal.is(FINITE))
    })?;
    plain.then_some((subject, close))
}

/// `A sergeant, who shall be named by the Sheriff, will visit each school`: both are said of the sergeant.
fn of_subject(words: &[Word]) -> Option<Vec<Word>> {
    let at = (2..words.len().min(24)).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["who", "which"]))
            && words.get(at - 1).is_some_and(|word| word.kind == WordKind::Comma)
    })?;
    words.get(at + 1).filter(|modal| modal.is(FINITE))?;
    let (subject, close) = around(words, at - 1, at)?;
    Some([subject, words.get(at + 1..close)?, &[semicolon()], subject, words.get(close + 1..)?].concat())
}

/// `posted on the website, where it shall remain`, `a hearing, at which the SRO may speak`: what happens there.
fn there(words: &[Word], at: usize) -> Option<Vec<Word>> {
    let place = words.get(at)?.is(&["where"]);
    let within = words.get(at)?.is(&["at", "in", "during"]) && words.get(at + 1)?.is(&["which"]);
    let start = at + if within { 2 } else { 1 };
    // `at which meeting` names it once more.
    let again =
        usize::from(within && words.get(start)?.is(&["meeting", "time", "hearing", "event", "period"]));
    let end = verb(words, start + again).filter(|_| place || within)?;
    let subject = words.get(start + again..end)?;
    let pronoun = subject.first()?.is(&["it", "they", "he", "she"]);
    (pronoun || within).then(|| joined(words, at - 1, subject, end)).flatten()
}

/// `All recordings remain the property of the Department, which shall keep them`, behind what is told as a fact.
fn of_told(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    words.get(at).filter(|word| word.is(&["who", "which"]))?;
    words.get(at + 1).filter(|modal| modal.is(FINITE))?;
    let told = words.get(..at - 1)?;
    if !modality::all(told).is_empty() || !told.iter().any(|word| word.is(BEING)) {
        return None;
    }
    let (from, to) = antecedent(vocabulary, words, at - 1, true)?;
    let subject = [&[word("the")], plain(words.get(from..to)?)].concat();
    joined(words, at - 1, &subject, at + 1)
}

/// `the log, which the Chief shall review every month`: the Chief shall review the log.
fn acted_on(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    words.get(at).filter(|word| word.is(&["which", "whom"]))?;
    let end = verb(words, at + 1)?;
    let subject = words.get(at + 1..end)?;
    phrases::list(vocabulary, subject, &[Kind::Actor]).is_known().then_some(())?;
    let acts = end + 1;
    let length = vocabulary.surface.verb(words, acts).map(|verb| verb.length);
    let length = length.or_else(|| words.get(acts).is_some_and(english::may_be_verb).then_some(1))?;
    let person = words.get(at)?.is(&["whom"]);
    let (from, to) = antecedent(vocabulary, words, at - 1, person)?;
    let behind = words.get(acts + length..)?;
    let before = words.get(..at - 1)?;
    if !modality::all(behind).is_empty() || modality::all(before).is_empty() {
        return None;
    }
    let object = plain(words.get(from..to)?);
    Some(
        [before, &[semicolon()], subject, words.get(end..acts + length)?, &[word("the")], object, behind]
            .concat(),
    )
}

/// `the Chief, by whom the selection shall be made`: it shall be made by the Chief.
fn done_by(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    let by = words.get(at)?.is(&["by"]) && words.get(at + 1)?.is(&["whom", "which"]);
    let end = verb(words, at + 2).filter(|_| by)?;
    words.get(end + 1).filter(|be| be.is(&["be"]))?;
    let (from, to) = antecedent(vocabulary, words, at - 1, true)?;
    let stop = (end..words.len())
        .find(|&at| words.get(at).is_some_and(|word| word.kind != WordKind::Letters))
        .unwrap_or(words.len());
    let agent = [&[word("by"), word("the")], plain(words.get(from..to)?)].concat();
    let told = words.get(at + 2..stop)?;
    Some([words.get(..at - 1)?, &[semicolon()], told, &agent, words.get(stop..)?].concat())
}

/// `a uniform, which is furnished by the City`: the uniform is furnished by the City.
fn is_done(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    words.get(at).filter(|word| word.is(&["which", "who"]))?;
    words.get(at + 1).filter(|be| be.is(&["is", "are"]))?;
    english::of_participle(words.get(at + 2)?)?;
    words.get(at + 3).filter(|by| by.is(&["by"]))?;
    let start = at + 4 + phrases::noun_start(words.get(at + 4..)?);
    vocabulary.surface.longest(words, start, &[Kind::Actor])?;
    let before = words.get(..at - 1)?;
    let behind = words.get(at + 1..)?;
    let last = behind.iter().all(|word| matches!(word.kind, WordKind::Letters | WordKind::Stop));
    let (from, to) = antecedent(vocabulary, words, at - 1, words.get(at)?.is(&["who"])).filter(|_| last)?;
    let stated = !modality::all(before).is_empty();
    stated.then(|| {
        Some([before, &[semicolon()], &[word("the")], plain(words.get(from..to)?), behind].concat())
    })?
}

/// `, at least one of whom shall`, `, of which four hours shall`
fn part_of(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    let comma = words.get(..at)?.iter().rposition(|word| word.kind == WordKind::Comma)?;
    let person = words.get(at)?.is(&["whom"]);
    let (from, to) = antecedent(vocabulary, words, comma, person)?;
    let share = words.get(comma + 1..at - 1)?;
    let end = if share.is_empty() { verb(words, at + 1)? } else { at + 1 };
    let share = if share.is_empty() { words.get(at + 1..end)? } else { share };
    // `each of which`: all of them.
    let all = matches!(share, [each] if each.is(&["each", "all", "both"]));
    let of: &[Word] = &[word("of"), word("the")];
    let subject = if all {
        plain(words.get(from..to)?).to_vec()
    } else {
        [share, of, plain(words.get(from..to)?)].concat()
    };
    (share.len() <= 6).then(|| joined(words, comma, &subject, end)).flatten()
}

/// `, whose decision shall be final`; without a comma it mostly says which one is meant.
fn owned(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    let end = verb(words, at + 1)?;
    let owned = words.get(at + 1..end)?;
    let comma = words.get(at - 1)?.kind == WordKind::Comma;
    let decides = owned.first()?.is(&["decision", "determination", "judgment", "ruling"]);
    if !(comma || decides && words.get(end)?.is(&["shall", "will"])) {
        return None;
    }
    let noun = at - usize::from(comma);
    let (from, to) =
        antecedent(vocabulary, words, noun, true).or_else(|| antecedent(vocabulary, words, noun, false))?;
    let subject = [&[word("the")], owned, &[word("of"), word("the")], plain(words.get(from..to)?)].concat();
    joined(words, noun, &subject, end)
}

/// Where the deontic word of a short relative clause stands.
fn verb(words: &[Word], from: usize) -> Option<usize> {
    let end = words.iter().skip(from).take(6).position(|word| word.is(FINITE))? + from;
    let plain =
        words.get(from..end)?.iter().all(|word| word.kind != WordKind::Comma && !word.is(&["that", "who"]));
    (plain && end > from).then_some(end)
}

/// Forms of `be` and `remain`.
const BEING: &[&str] = &["is", "are", "remain", "remains"];

const FINITE: &[&str] = &["shall", "must", "will", "may", "should"];

/// A noun without what points at it.
fn plain(noun: &[Word]) -> &[Word] {
    noun.get(phrases::noun_start(noun)..).unwrap_or_default()
}

/// What stands before the relative clause, and behind a semicolon its subject with its verb and what follows.
fn joined(words: &[Word], end: usize, subject: &[Word], verb: usize) -> Option<Vec<Word>> {
    let modal = words.get(verb).filter(|modal| modal.is(FINITE))?;
    let behind = words.get(verb + 1..)?;
    // A second deontic word would take the statement's subject for its own, so it has to be said of the same.
    let same = modality::all(behind).iter().all(|modal| modal.at == 0 || shares_subject(behind, modal.at));
    let before = words.get(..end)?;
    let stated = !modality::all(before).is_empty() || before.iter().any(|word| word.is(BEING));
    if !same || !stated {
        return None;
    }
    Some([words.get(..end)?, &[semicolon()], subject, std::slice::from_ref(modal), behind].concat())
}

/// Whether a deontic word has its subject from the one before: `and shall`, `and, if the law permits, shall`.
fn shares_subject(words: &[Word], modal: usize) -> bool {
    let joint = |at: usize| words.get(at).is_some_and(|word| word.is(&["and", "but", "or"]));
    let Some(before) = modal.checked_sub(1) else { return false };
    if joint(before) {
        return true;
    }
    words.get(before).is_some_and(|word| word.kind == WordKind::Comma)
        && words
            .iter()
            .take(before)
            .rposition(|word| word.kind == WordKind::Comma)
            .and_then(|open| open.checked_sub(1))
            .is_some_and(joint)
}
