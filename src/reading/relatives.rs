//! What a relative clause adds as a statement of its own: `training, the cost of which shall be paid by the District`.

use super::antecedents::antecedent;
use super::english;
use super::modality;
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{Word, WordKind, semicolon, word};
use crate::syntax::ast::Kind;

/// A sentence with such relative clauses as statements behind semicolons.
pub fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let first = again(vocabulary, words).or_else(|| once(vocabulary, words))?;
    let mut said = first;
    for _ in 0..3 {
        let Some(more) = once(vocabulary, &said) else { break };
        said = more;
    }
    Some(said)
}

/// `both of whom shall attend and either of whom may speak`: the second is said of the same, and stands behind a semicolon.
fn again(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let first = (2..words.len()).find(|&at| {
        words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma) && opens(words, at).is_some()
    })?;
    // `one third of whose members shall be teachers, which shall report`: both are said of the same.
    let share = opens(words, first)? > first + 1;
    let second = (first + 3..words.len()).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["and", "but"]) || share && word.kind == WordKind::Comma)
            && opens(words, at + 1).is_some()
    })?;
    if words.get(first..second)?.iter().any(|word| word.kind == WordKind::Semicolon) {
        return None;
    }
    let relative = words.get(opens(words, first)?)?;
    let person = relative.is(&["who", "whom", "whose"]);
    let (from, to) = antecedent(vocabulary, words, first - 1, person)
        .or_else(|| antecedent(vocabulary, words, first - 1, false).filter(|_| relative.is(&["whose"])))?;
    let noun = plain(words.get(from..to)?);
    let behind = words.get(second + 1..)?;
    let told = super::finite::at(vocabulary, behind, 1, None)
        .filter(|agreement| {
            *agreement == super::finite::Agreement::Third
                && !behind.get(1).is_some_and(|verb| verb.is(&["is", "has", "does", "was"]))
        })
        .and_then(|_| super::finite::base(vocabulary, behind, 1, super::inflection::Form::Third));
    let relative = behind.first()?.is(&["who", "which"]);
    let statement = if relative && behind.get(1)?.is(FINITE) {
        [&[word("the")], noun, behind.get(1..)?].concat()
    } else if let Some(base) = told.filter(|_| relative) {
        // `who remains in the room and who keeps order`
        [&[word("the")], noun, &[word("shall"), word(&base)], behind.get(2..)?].concat()
    } else {
        let lead = ["it", "shall", "be", "the"].map(word);
        let told = [&lead, noun, &[super::words::comma()], behind].concat();
        let said = once(vocabulary, &told)?;
        let at = said.iter().position(|word| word.kind == WordKind::Semicolon)?;
        said.get(at + 1..)?.to_vec()
    };
    let before = words.get(..second)?;
    let before = before.strip_suffix(&[super::words::comma()]).unwrap_or(before);
    Some([before, &[semicolon()], &statement].concat())
}

/// Where the relative of a clause stands that begins at a place: `who`, `of which`, `the cost of which`.
fn opens(words: &[Word], at: usize) -> Option<usize> {
    if words.get(at)?.is(&["who", "which", "whom", "whose"]) {
        return Some(at);
    }
    (at + 1..words.len().min(at + 6)).find(|&relative| {
        words.get(relative).is_some_and(|word| word.is(&["which", "whom", "whose"]))
            && words.get(relative - 1).is_some_and(|word| word.is(PREPOSITIONS))
            && (relative == at + 1 || words.get(relative - 1).is_some_and(|of| of.is(&["of", "to"])))
            && words.get(at..relative).is_some_and(|words| {
                words.iter().all(|word| word.kind == WordKind::Letters && !word.joins() && !word.is(FINITE))
            })
    })
}

/// Prepositions before a relative.
const PREPOSITIONS: &[&str] =
    &["of", "to", "for", "from", "with", "about", "on", "under", "through", "upon", "by", "in", "at"];

/// A sentence with its first such relative clause as a statement behind a semicolon.
fn once(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    if let Some(moved) = aside_moved(words) {
        return Some(once(vocabulary, &moved).unwrap_or(moved));
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
                .or_else(|| stranded(vocabulary, words, at))
                .or_else(|| done_by(vocabulary, words, at))
                .or_else(|| is_done(vocabulary, words, at))
        {
            return Some(said);
        }
        let owns = before.is(&["of"])
            || before.is(&["to"])
                && words.get(at - 2).is_some_and(|noun| noun.is(&["key", "keys", "access"]));
        if relative.is(&["whom", "which"]) && owns {
            return part_of(vocabulary, words, at);
        }
        if relative.is(&["whose"]) {
            return owned(vocabulary, words, at);
        }
        if before.kind == WordKind::Comma
            && let Some(said) = belongs(words, at)
        {
            return Some(said);
        }
        // `without the consent of a parent, which consent may be withdrawn`: the noun is said once more.
        if before.kind == WordKind::Comma
            && relative.is(&["which"])
            && let Some(noun) = words.get(at + 1)
            && words.get(at + 2).is_some_and(|modal| modal.is(FINITE))
            && words.get(..at - 1)?.iter().any(|word| word.lower == noun.lower)
            && !words.iter().skip(at).take(7).any(|word| word.is(&["withheld"]))
        {
            return joined(words, at - 1, &[word("the"), noun.clone()], at + 2);
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

/// `lateness, dress or the use of telephones, which remain matters for the school`: whose matters they all are.
fn belongs(words: &[Word], at: usize) -> Option<Vec<Word>> {
    words.get(at).filter(|word| word.is(&["which"]))?;
    modality::at(words, at + 1).filter(|modal| modal.follows == modality::Follows::Holder)?;
    let stops = |word: &Word| {
        english::of_gerund(word).is_some()
            || word.is(&["with", "to", "for", "in", "on", "by", "from", "about", "against", "into"])
            || word.is(FINITE)
            || matches!(word.kind, WordKind::Semicolon | WordKind::Colon)
    };
    let from = words.get(..at - 1)?.iter().rposition(stops)? + 1;
    let what = words.get(from..at - 1)?;
    (!what.is_empty() && what.len() <= 12)
        .then(|| Some([words.get(..at - 1)?, &[semicolon()], what, words.get(at + 1..)?].concat()))?
}

/// `All recordings remain the property of the Department, which shall keep them`, behind what is told as a fact.
fn of_told(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    words.get(at).filter(|word| word.is(&["who", "which"]))?;
    // `of the Board, which has no authority to discipline him`
    if let Some(modal) = modality::at(words, at + 1).filter(|modal| modal.text.ends_with("not"))
        && words.get(modal.at).is_some_and(|has| has.is(&["has", "have"]))
    {
        let which = words.get(at)?.is(&["which"]);
        let body = (at.saturating_sub(6)..at - 1).find(|&start| {
            let found = vocabulary.surface.longest(words, start, &[Kind::Actor]);
            which && found.is_some_and(|found| start + found.length == at - 1)
        });
        let body = body.map(|start| (start, at - 1));
        let (from, to) = body.or_else(|| antecedent(vocabulary, words, at - 1, true))?;
        let name = plain(words.get(from..to)?);
        return Some(
            [words.get(..at - 1)?, &[semicolon(), word("the")], name, words.get(at + 1..)?].concat(),
        );
    }
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
    let others = modality::all(behind);
    let apart = others.iter().all(|modal| shares_subject(behind, modal.at) || has_subject(behind, modal.at));
    if !apart || modality::all(before).is_empty() {
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
    let (from, to) = antecedent(vocabulary, words, at - 1, words.get(at + 1)?.is(&["whom"]))?;
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
    let noun = plain(words.get(from..to)?);
    // `the cost of which the District shall bear`, `of which the officer alone shall hold the key`
    if let Some(end) = verb(words, at + 1)
        && let Some(who) = words.get(at + 1..end).filter(|who| acts_alone(vocabulary, who, 0))
    {
        let of = [&[words.get(at - 1)?.clone(), word("the")], noun].concat();
        if share.is_empty() {
            return behind(words, comma, who, end, &of);
        }
        return acting(vocabulary, words, comma, who, end, &[share, &of].concat());
    }
    // `none of whom shall disclose it`
    if let [none] = share
        && none.is(&["none", "neither"])
    {
        return joined(words, comma, &[&[word("no")], noun].concat(), at + 1);
    }
    let end = if share.is_empty() { verb(words, at + 1)? } else { at + 1 };
    let share = if share.is_empty() { words.get(at + 1..end)? } else { share };
    // `each of which`: all of them.
    let all = matches!(share, [each] if each.is(&["each", "all", "both"]));
    let of: &[Word] = &[word("of"), word("the")];
    let subject = if all {
        noun.to_vec()
    } else if matches!(share, [one] if one.is(&["either", "any"])) {
        [share, noun].concat()
    } else {
        [share, of, noun].concat()
    };
    (share.len() <= 6).then(|| joined(words, comma, &subject, end)).flatten()
}

/// Whether words from a place on are somebody who acts: `the District`, `the officer alone`, `they`.
fn acts_alone(vocabulary: Vocabulary<'_>, words: &[Word], start: usize) -> bool {
    let Some(who) = words.get(start..) else { return false };
    let who = match who {
        [rest @ .., alone] if alone.is(&["alone", "also", "then"]) => rest,
        who => who,
    };
    let begins = who.first().is_some_and(|first| {
        is_determiner(first) || first.capital() || first.is(&["they", "it", "he", "she", "staff"])
    });
    let pronoun = matches!(who, [one] if one.is(&["they", "it", "he", "she"]));
    begins && (pronoun || phrases::list(vocabulary, who, &[Kind::Actor]).is_known())
}

/// What somebody does with a thing, behind a semicolon: `; the District shall bear the cost of the course`.
fn acting(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    end: usize,
    who: &[Word],
    modal: usize,
    what: &[Word],
) -> Option<Vec<Word>> {
    let not = usize::from(words.get(modal + 1)?.is(&["not"]));
    let acts = modal + 1 + not;
    let length = vocabulary.surface.verb(words, acts).map(|verb| verb.length);
    let length = length.or_else(|| words.get(acts).is_some_and(english::may_be_verb).then_some(1))?;
    let lead = words.get(modal..acts + length)?;
    Some([words.get(..end)?, &[semicolon()], who, lead, what, words.get(acts + length..)?].concat())
}

/// What somebody does to, for or with a thing, which stands at its end: `; the officer shall hold the key of the safe`.
fn behind(words: &[Word], end: usize, who: &[Word], modal: usize, what: &[Word]) -> Option<Vec<Word>> {
    let rest = words.get(modal..)?;
    let stop = rest.iter().position(|word| word.kind != WordKind::Letters).unwrap_or(rest.len());
    let (acts, more) = rest.split_at_checked(stop)?;
    (acts.len() > 1).then(|| Some([words.get(..end)?, &[semicolon()], who, acts, what, more].concat()))?
}

/// `a locker, to which the principal shall keep a key`: the preposition belongs behind what somebody does.
fn stranded(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    let preposition = words.get(at).filter(|word| word.is(&["to", "for", "from", "with", "about", "on"]))?;
    let person = words.get(at + 1).filter(|word| word.is(&["which", "whom"]))?.is(&["whom"]);
    let end = verb(words, at + 2)?;
    let who = words.get(at + 2..end)?;
    // `from which the name of a student shall be removed`
    let passive = who.first().is_some_and(is_determiner)
        && words.get(end + 1).is_some_and(|be| be.is(&["be"]))
        && !words.iter().skip(end + 2).take(4).any(|by| by.is(&["by"]));
    if !acts_alone(vocabulary, who, 0) && !passive {
        return None;
    }
    let (from, to) = antecedent(vocabulary, words, at - 1, person)?;
    let what = [std::slice::from_ref(preposition), &[word("the")], plain(words.get(from..to)?)].concat();
    behind(words, at - 1, who, end, &what)
}

/// `, whose decision shall be final`; without a comma it mostly says which one is meant.
fn owned(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    let end = verb(words, at + 1)?;
    let owned = words.get(at + 1..end)?;
    let comma = words.get(at - 1)?.kind == WordKind::Comma;
    // `whose hours the school may choose`: the school may choose the hours of the deputy.
    if let Some(start) =
        (1..owned.len()).find(|&start| acts_alone(vocabulary, owned, start)).filter(|_| comma)
    {
        let (from, to) = antecedent(vocabulary, words, at - 1, true)
            .or_else(|| antecedent(vocabulary, words, at - 1, false))?;
        let (what, who) = owned.split_at_checked(start)?;
        let of: [&[Word]; 4] =
            [&[word("the")], what, &[word("of"), word("the")], plain(words.get(from..to)?)];
        return acting(vocabulary, words, at - 1, who, end, &of.concat());
    }
    let decides = owned.first()?.is(&["decision", "determination", "judgment", "ruling"]);
    if !(comma || decides && words.get(end)?.is(&["shall", "will"])) {
        return None;
    }
    // `at least one third of whose members shall be teachers`
    if words.get(at - 1)?.is(&["of"])
        && let Some(open) = words.get(..at)?.iter().rposition(|word| word.kind == WordKind::Comma)
        && at - open <= 8
    {
        let (from, to) = antecedent(vocabulary, words, open, true)
            .or_else(|| antecedent(vocabulary, words, open, false))?;
        let lead = words.get(open + 1..at)?;
        let the = [word("the")];
        let of: &[Word] = &[word("of"), word("the")];
        let subject = [lead, &the, owned, of, plain(words.get(from..to)?)].concat();
        return joined(words, open, &subject, end);
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

/// Deontic words of one word.
pub(super) const FINITE: &[&str] = &["shall", "must", "will", "may", "should"];

/// A noun without what points at it.
fn plain(noun: &[Word]) -> &[Word] {
    noun.get(phrases::noun_start(noun)..).unwrap_or_default()
}

/// What stands before the relative clause, and behind a semicolon its subject with its verb and what follows.
fn joined(words: &[Word], end: usize, subject: &[Word], verb: usize) -> Option<Vec<Word>> {
    let modal = words.get(verb).filter(|modal| modal.is(FINITE))?;
    let behind = words.get(verb + 1..)?;
    // A second deontic word would take the statement's subject for its own, so it has to be said of the same.
    let relative = |at: usize| {
        at.checked_sub(1).and_then(|at| behind.get(at)).is_some_and(|word| word.is(&["who", "which"]))
    };
    let same = modality::all(behind).iter().all(|modal| {
        modal.at == 0
            || shares_subject(behind, modal.at)
            || has_subject(behind, modal.at)
            || relative(modal.at)
    });
    let before = words.get(..end)?;
    let stated = !modality::all(before).is_empty() || before.iter().any(|word| word.is(BEING));
    if !same || !stated {
        return None;
    }
    Some([words.get(..end)?, &[semicolon()], subject, std::slice::from_ref(modal), behind].concat())
}

/// Whether a deontic word has a subject of its own that a comma parts from what stands before: `, and no officer may`.
fn has_subject(words: &[Word], modal: usize) -> bool {
    let before = words.get(..modal).unwrap_or_default();
    if before.iter().any(|word| word.kind == WordKind::Semicolon) {
        return true;
    }
    let Some(joint) = before.iter().rposition(|word| word.is(&["and", "but"])) else { return false };
    let parted =
        joint.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.kind == WordKind::Comma);
    let subject = before.get(joint + 1..).unwrap_or_default();
    let plain = subject.iter().all(|word| word.kind == WordKind::Letters);
    parted && plain && subject.first().is_some_and(|first| is_determiner(first) || first.capital())
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
