//! Whose task something is, and whose not, said of the task: `Discipline is the responsibility of the principal, not the officer`.

use super::linked::trimmed;
use super::measures;
use super::modality;
use super::phrases::{self, Vocabulary};
use super::words::{Word, WordKind, word};
use crate::syntax::ast::Kind;

/// The two statements of such a sentence.
pub(super) fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    lies_with(vocabulary, words)
        .or_else(|| responsibility_of(vocabulary, words))
        .or_else(|| mandatory(vocabulary, words))
}

/// `Responsibility for discipline lies with the principal and not with the SRO`: the SRO is not responsible for it.
fn lies_with(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let start = phrases::noun_start(words);
    let length = measures::stands(words, start, "responsibility for")
        .or_else(|| measures::stands(words, start + 1, "responsibility for").map(|length| length + 1))?;
    let openings = [
        "lies with",
        "rests with",
        "is with",
        "shall rest with",
        "belongs to",
        "shall lie with",
        "falls to",
        "falls upon",
        "remains with",
    ];
    let (at, lies) = (start + length + 1..words.len().min(24)).find_map(|at| {
        let lies = openings.iter().filter_map(|opening| measures::stands(words, at, opening)).max()?;
        Some((at, lies))
    })?;
    let task = words.get(start + length..at)?;
    let behind = words.get(at + lies..)?;
    let not = (1..behind.len()).find_map(|at| {
        let length = ["and not with", "not with", "and not to", "rather than with", "and not upon"]
            .iter()
            .filter_map(|not| measures::stands(behind, at, not))
            .max()?;
        Some((at, length))
    });
    let (close, length) = not?;
    let who = trimmed(behind.get(..close)?);
    let stop = behind.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    let other = behind.get(close + length..stop)?;
    let known = |who: &[Word]| phrases::list(vocabulary, who, &[Kind::Actor]).is_known();
    let said = |who: &[Word], is: &[&str]| {
        let is: Vec<Word> = is.iter().map(|is| word(is)).collect();
        [who, &is, task].concat()
    };
    (known(who) && known(other)).then(|| {
        vec![said(who, &["is", "responsible", "for"]), said(other, &["is", "not", "responsible", "for"])]
    })
}

/// `Discipline is the responsibility of the principal, not the officer`: the officer is not responsible for it.
fn responsibility_of(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let (at, length) = (1..words.len().min(24)).find_map(|at| {
        let openings = [
            "the responsibility of",
            "the sole responsibility of",
            "the job of",
            "the duty of",
            "a matter for",
        ];
        Some((at, openings.iter().find_map(|opening| measures::stands(words, at, opening))?))
    })?;
    let task =
        words.get(..at)?.split_last().filter(|(be, _)| be.is(&["is", "are", "be", "remain", "remains"]))?.1;
    let task = match task {
        [rest @ .., modal] if modal.is(&["shall", "will", "must"]) => rest,
        task => task,
    };
    let behind = words.get(at + length..)?;
    let (close, not) = (1..behind.len()).find_map(|at| {
        let openings = ["and not of", "not of", "and not for", "not for", "and not", "not"];
        Some((at, openings.iter().filter_map(|not| measures::stands(behind, at, not)).max()?))
    })?;
    let stop = behind.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    let (who, other) = (trimmed(behind.get(..close)?), behind.get(close + not..stop)?);
    let known = |who: &[Word]| phrases::list(vocabulary, who, &[Kind::Actor]).is_known();
    let denied = ["is", "not", "responsible", "for"].map(word);
    (known(who) && known(other) && modality::all(task).is_empty()).then(|| {
        Some(vec![words.get(..at + length + who.len())?.to_vec(), [other, &denied, task].concat()])
    })?
}

/// `Attendance at the workshop is mandatory for SROs and optional for principals`: SROs shall attend, principals may.
fn mandatory(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    let be = words.iter().take(16).position(|word| word.is(&["is"])).filter(|&be| be > 1)?;
    let start = phrases::noun_start(words);
    let noun = words.get(start)?;
    let (verb, particle) = match noun.lower.as_str() {
        "attendance" => ("attend", &["at"][..]),
        "participation" => ("participate", &[][..]),
        "completion" => ("complete", &["of"][..]),
        "enrollment" => ("enroll", &[][..]),
        _ => return None,
    };
    let mut what = words.get(start + 1..be)?;
    if what.first().is_some_and(|first| first.is(particle)) {
        what = what.get(1..)?;
    }
    let strength = |words: &[Word], at: usize| -> Option<&'static [&'static str]> {
        words.get(at + 1).filter(|next| next.is(&["for", "of"]))?;
        let word = words.get(at)?;
        if word.is(&["mandatory", "required", "compulsory", "obligatory"]) {
            Some(&["shall"])
        } else if word.is(&["optional", "voluntary"]) {
            Some(&["need", "not"])
        } else {
            None
        }
    };
    let first = strength(words, be + 1)?;
    let second = (be + 4..words.len()).find_map(|at| {
        Some((
            at,
            strength(words, at).filter(|_| {
                words.get(at - 1).is_some_and(Word::joins)
                    || words.get(at - 1).is_some_and(|but| but.is(&["but"]))
            })?,
        ))
    })?;
    let stop = words.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    let said = |who: &[Word], strength: &[&str]| {
        let strength: Vec<Word> = strength.iter().chain([&verb]).map(|part| word(part)).collect();
        [who, &strength, what].concat()
    };
    let who = trimmed(words.get(be + 3..second.0)?);
    let other = words.get(second.0 + 2..stop)?;
    let known = |who: &[Word]| phrases::list(vocabulary, who, &[Kind::Actor]).is_known();
    (known(who) && known(other)).then(|| vec![said(who, first), said(other, second.1)])
}
