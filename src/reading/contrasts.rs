//! Who is said to act, and who not, in one breath: `The sergeant, not the principal, approves leave`.

use super::finite::{self, Agreement};
use super::fronts::fronted;
use super::inflection::Form;
use super::linked::trimmed;
use super::mains::{self, as_rule};
use super::phrases::Vocabulary;
use super::words::{Word, WordKind, comma, word};
use super::{english, measures, modality, people, phrases};
use crate::syntax::ast::Kind;

/// Words that oppose somebody to whom the statement is about.
const OPPOSING: &[&[&str]] =
    &[&["and", "not"], &["but", "not"], &["rather", "than"], &["instead", "of"], &["not"]];

/// What is said of the one, and what is denied of the other, as two sentences; none where nobody is opposed to anybody.
pub fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    of_somebody(vocabulary, words)
        .or_else(|| first(vocabulary, words))
        .or_else(|| between(vocabulary, words))
        .or_else(|| of_deeds(vocabulary, words))
        .or_else(|| not_by_the_other(vocabulary, words))
        .or_else(|| instead_of(words))
}

/// `The SRO shall, rather than searching the student, call the principal`: what is not done stands between.
fn between(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let modal = modality::all(words).into_iter().next().filter(|modal| !modal.text.ends_with("not"))?;
    words.get(modal.end).filter(|comma| comma.kind == WordKind::Comma)?;
    let open = modal.end + 1;
    let length = ["rather than", "instead of"].iter().find_map(|lead| measures::stands(words, open, lead))?;
    let base = finite::base(vocabulary, words, open + length, Form::Gerund)?;
    let close = words.iter().skip(open).position(|word| word.kind == WordKind::Comma)? + open;
    let (_, subject) = fronted(vocabulary, words.get(..modal.at)?);
    let denied = [word("shall"), word("not"), word(&base)];
    let said = [words.get(..modal.end)?, words.get(close + 1..)?].concat();
    people::somebody(vocabulary, subject)
        .then(|| Some(vec![said, [subject, &denied, words.get(open + length + 1..close)?].concat()]))?
}

/// `Rather than arresting a student, the officer calls a parent`: what is not done stands first.
fn first(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let length = ["rather than", "instead of"].iter().find_map(|lead| measures::stands(words, 0, lead))?;
    let base = finite::base(vocabulary, words, length, Form::Gerund)?;
    let close = words.iter().position(|word| word.kind == WordKind::Comma)?;
    let behind = words.get(close + 1..)?;
    let main = mains::mains(vocabulary, behind).into_iter().next()?;
    let subject = behind.get(..main.at).filter(|subject| people::somebody(vocabulary, subject))?;
    let denied = [word("shall"), word("not"), word(&base)];
    Some(vec![behind.to_vec(), [subject, &denied, words.get(length + 1..close)?].concat()])
}

/// `Staff bring the student to the office rather than calling the officer`: what is not done instead.
fn of_deeds(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let (at, length, base) = (3..words.len()).find_map(|at| {
        let length =
            ["rather than", "instead of"].iter().find_map(|lead| measures::stands(words, at, lead))?;
        Some((at, length, finite::base(vocabulary, words, at + length, Form::Gerund)?))
    })?;
    let main = mains::mains(vocabulary, words).into_iter().next().filter(|main| main.at < at)?;
    let before = words.get(..at)?;
    let before = before.strip_suffix(&[comma()]).unwrap_or(before);
    // `shall, rather than searching the student, call the principal`: what is done stands behind it.
    let behind = words.get(at + length..)?.iter().any(|word| word.kind == WordKind::Comma);
    let modal = usize::from(main.agreement == Agreement::Modal);
    if before.len() <= main.at + 1 + modal || behind {
        return None;
    }
    let (_, subject) = fronted(vocabulary, words.get(..main.at)?);
    let denied = words.get(main.at..at)?.iter().any(|word| word.is(&["not", "never", "no", "may"]));
    let who = people::somebody(vocabulary, subject) && !subject.first()?.is(&["no", "neither"]);
    let others = mains::mains(vocabulary, words).len() > 1;
    (who && !denied && !others).then(|| {
        let denied = [word("shall"), word("not"), word(&base)];
        Some(vec![before.to_vec(), [subject, &denied, words.get(at + length + 1..)?].concat()])
    })?
}

/// `The sergeant, not the principal, approves leave`, `It is the sergeant, not the principal, who approves leave`.
fn of_somebody(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let said: Vec<Word>;
    let mut words = words;
    if let [it, is, rest @ ..] = words
        && it.is(&["it"])
        && is.is(&["is"])
        && let Some(who) = rest.iter().take(14).position(|word| word.is(&["who"]))
    {
        said = [rest.get(..who)?, rest.get(who + 1..)?].concat();
        words = &said;
    }
    let (at, length) = (1..words.len().min(40)).find_map(|at| {
        let opposes = |lead: &&&[&str]| {
            lead.iter()
                .enumerate()
                .all(|(place, lead)| words.get(at + place).is_some_and(|word| word.is(&[lead])))
        };
        OPPOSING.iter().find(opposes).map(|lead| (at, lead.len()))
    })?;
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    let parted = comma(at - 1);
    let before = words.get(..at - usize::from(parted))?;
    let (_, subject) = fronted(vocabulary, before);
    // What opens the sentence holds for both.
    let opening = before.get(..before.len() - subject.len())?;
    let (end, predicate) = (at + length + 1..words.len().min(at + 10)).find_map(|end| {
        let behind = end + usize::from(comma(end));
        // Two commas around it, or none.
        (comma(end) == parted && begins_predicate(vocabulary, words, behind)).then_some((end, behind))
    })?;
    let other = words.get(at + length..end)?;
    let predicate = words.get(predicate..)?;
    let plain = |words: &[Word]| words.iter().all(|word| word.kind == WordKind::Letters);
    if !plain(subject) || !people::somebody(vocabulary, subject) || !people::somebody(vocabulary, other) {
        return None;
    }
    let said = [before, predicate].concat();
    let whole = [other, predicate].concat();
    let first = mains::parted(vocabulary, &whole).and_then(|parts| parts.into_iter().next()).unwrap_or(whole);
    let denied = denied(vocabulary, &first)?;
    Some(vec![said, [opening, &denied].concat()])
}

/// Whether a deontic word or a verb in the present tense stands at a place, whose subject ends before it.
fn begins_predicate(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> bool {
    if modality::at(words, at).is_some() {
        return true;
    }
    // The comma that closes what stands between hides who acts.
    let joined = [&[word("somebody")], words.get(at..).unwrap_or_default()].concat();
    finite::at(vocabulary, &joined, 1, None).is_some()
}

/// `shall be conducted by an administrator and not by the officer`: the officer shall not conduct it.
fn not_by_the_other(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let modal = modality::all(words).into_iter().next().filter(|modal| !modal.text.ends_with("not"));
    let ordered = modal.filter(|modal| {
        words.get(modal.at).is_some_and(|word| word.is(&["shall", "must", "will", "may", "should"]))
            && words.get(modal.end).is_some_and(|be| be.is(&["be"]))
    });
    // `Students are questioned by the principal, not by the officer`
    let told = words
        .iter()
        .take(24)
        .position(|word| word.is(&["is", "are"]))
        .filter(|&be| be > 0 && modal.is_none_or(|modal| modal.at > be));
    let be = ordered.map(|modal| modal.end).or(told)?;
    let openings = ["and not by", "but not by", "not by", "rather than by", "and never by"];
    let (at, length) = (be + 2..words.len()).find_map(|at| {
        let length = openings.iter().filter_map(|opening| measures::stands(words, at, opening)).max()?;
        Some((at, length))
    })?;
    let verb = words.get(be + 1).filter(|verb| english::of_participle(verb).is_some())?;
    let start = at + length;
    let noun = start + phrases::noun_start(words.get(start..)?);
    vocabulary.surface.longest(words, noun, &[Kind::Actor])?;
    let by = words.get(be + 2..at)?.iter().any(|word| word.is(&["by"]));
    // `by staff only, and never by an officer`: the others are shut out already.
    let by = by && !words.get(..at)?.iter().any(|word| word.is(&["only", "solely", "exclusively", "alone"]));
    let not: &[Word] = if ordered.is_some() { &[word("not"), word("be")] } else { &[word("not")] };
    let by_word = [word("by")];
    let opening = words.get(..be + usize::from(ordered.is_none()))?;
    let second: [&[Word]; 5] = [opening, not, std::slice::from_ref(verb), &by_word, words.get(start..)?];
    by.then(|| Some(vec![trimmed(words.get(..at)?).to_vec(), second.concat()]))?
}

/// `shall be referred to the principal instead of being written up`: it shall not be written up.
fn instead_of(words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let modal = modality::all(words)
        .into_iter()
        .next()
        .filter(|modal| modal.text == "must" || modal.text == "should")?;
    let word_at = words.get(modal.at).filter(|word| word.is(&["shall", "must", "will", "should"]))?;
    let at = (modal.end + 1..words.len()).find(|&at| {
        ["instead of", "rather than"].iter().any(|opening| measures::stands(words, at, opening).is_some())
            && words.get(at + 2).is_some_and(|verb| verb.is(&["being"]))
            && words.get(at + 3).is_some_and(|verb| english::of_participle(verb).is_some())
    })?;
    let negated = [word_at.clone(), word("not"), word("be")];
    (modality::all(words).len() == 1).then(|| {
        Some(vec![
            trimmed(words.get(..at)?).to_vec(),
            [words.get(..modal.at)?, &negated, words.get(at + 3..)?].concat(),
        ])
    })?
}

/// A statement with its verb denied; none where it is denied already, or where that cannot be said.
fn denied(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let rule = if modality::all(words).is_empty() { as_rule(vocabulary, words)? } else { words.to_vec() };
    let modal = modality::all(&rule).into_iter().next()?;
    let single = modal.end == modal.at + 1;
    // `shall be responsible for`: the denial stands behind its first word.
    let helps = rule.get(modal.at)?.is(&["shall", "must", "will", "should"]);
    let (before, behind) = rule.split_at_checked(modal.at + 1)?;
    (!modal.text.ends_with("not") && (single || helps)).then(|| [before, &[word("not")], behind].concat())
}

#[cfg(test)]
mod tests {
    use super::super::tests as shared;
    use super::*;

    #[test]
    fn the_other_shall_not() {
        let said = |sentence: &str| shared::parts(sentence, parted);
        assert_eq!(
            said("The principal, not the officer, calls the parent."),
            ["The principal calls the parent", "the officer shall not call the parent"]
        );
        assert_eq!(
            said("The Chief and not the Superintendent may remove the officer."),
            ["The Chief may remove the officer", "the Superintendent may not remove the officer"]
        );
    }
}
