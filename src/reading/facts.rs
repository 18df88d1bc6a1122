//! What a sentence says is so: `All recordings are the property of the Department`.

use super::Drafted;
use super::clause::{Context, NOT_NAMED, parts};
use super::phrases::Vocabulary;
use super::words::{self, Word, WordKind};
use super::{phrases, segments};
use crate::syntax::ast::Sureness;

/// `All recordings are the property of the Department`: what is so, before or without a deontic word.
pub fn facts(vocabulary: Vocabulary<'_>, words: &[Word], context: &Context) -> Vec<Drafted> {
    told(vocabulary, words, context, false)
}

/// What is so, said beside a rule: `Police reports are not school records, and the District does not ask for them`.
pub fn beside(vocabulary: Vocabulary<'_>, words: &[Word], context: &Context) -> Vec<Drafted> {
    let be = words.iter().position(|word| word.is(&["is", "are"]));
    let Some(be) = be.filter(|&at| at > 0) else { return Vec::new() };
    let not = usize::from(words.get(be + 1).is_some_and(|word| word.is(&["not"])));
    let complement = words.get(be + 1 + not..).unwrap_or_default();
    let end = complement.iter().position(|word| word.kind != WordKind::Letters).unwrap_or(complement.len());
    let ends = |at: usize| {
        vocabulary.surface.longest(complement, at, &[]).is_some_and(|found| at + found.length == end)
    };
    let many = |word: &Word| super::inflection::singular(&word.lower) != word.lower;
    let many = end.checked_sub(1).and_then(|last| complement.get(last)).is_some_and(many);
    let noun =
        complement.first().is_some_and(phrases::is_determiner) || end <= 4 && (many || (0..end).any(ends));
    let inside = words.iter().take(be).any(|word| word.is(segments::SUBORDINATE) || word.is(&["there"]));
    let mut found = if noun && !inside { told(vocabulary, words, context, true) } else { Vec::new() };
    found.iter_mut().for_each(|clause| clause.look_at("said as what is so, beside a rule"));
    found
}

fn told(vocabulary: Vocabulary<'_>, words: &[Word], context: &Context, beside: bool) -> Vec<Drafted> {
    let end = segments::told_first(vocabulary, words).unwrap_or(words.len());
    let words = words.get(..end).unwrap_or_default();
    if words.len() > 40 || super::modality::all(words).iter().any(|modal| modal.text != "must") {
        return Vec::new();
    }
    let be = words.iter().position(|word| word.is(&["is", "are", "remains", "remain"]));
    let Some(be) = be.filter(|&at| at > 0) else { return Vec::new() };
    if !super::modality::all(words).is_empty() {
        return Vec::new();
    }
    if let Some(banned) = prohibited(words, be) {
        return vec![banned];
    }
    // `Guards are not always employees` denies nothing.
    let partly = words
        .iter()
        .skip(be + 1)
        .take(2)
        .any(|word| word.is(&["always", "all", "necessarily", "usually", "both"]));
    if partly {
        return Vec::new();
    }
    let mut said = words.get(..be).unwrap_or_default().to_vec();
    let not = usize::from(words.get(be + 1).is_some_and(|word| word.is(&["not"])));
    said.extend(["shall", "not", "be"].into_iter().filter(|one| not > 0 || *one != "not").map(words::word));
    said.extend(words.get(be + 1 + not..).unwrap_or_default().iter().cloned());
    let mut found = parts(vocabulary, &said, &mut context.clone());
    let status = beside || is_status(words.get(be + 1 + not..).unwrap_or_default());
    for clause in found.iter_mut().filter(|_| status) {
        // Nobody is ordered to be under a command, but is.
        for (duty, fact) in [
            (" must do \"be\" under \"", " is \"under "),
            (" must not do \"be\" under \"", " is not \"under "),
            (" must do \"be ", " is \""),
            (" must not do \"be ", " is not \""),
        ] {
            clause.text = clause.text.replacen(duty, fact, 1);
        }
    }
    // What the language has words for, or what binds in the document's own words; a duty is no fact.
    found.retain(|clause| {
        let said = [" is ", " counts as "].iter().find_map(|verb| clause.text.split_once(verb));
        let known = said.is_some_and(|(_, what)| status || !what.contains('"'));
        known && !clause.text.contains("responsible")
    });
    found
}

/// `Neither party is the agent of the other`: either of them is not.
pub fn of_neither(words: &[Word]) -> Option<Vec<Word>> {
    let be = words.iter().take(10).position(|word| word.is(&["is", "are"])).filter(|&be| be > 1)?;
    words.first().filter(|first| first.is(&["neither", "no"]))?;
    let or = |word: &Word| if word.is(&["nor"]) { words::word("or") } else { word.clone() };
    let subject: Vec<Word> = words.get(1..be)?.iter().map(or).collect();
    let noun = words.get(be + 1).is_some_and(phrases::is_determiner);
    noun.then(|| {
        Some([subject.as_slice(), words.get(be..=be)?, &[words::word("not")], words.get(be + 1..)?].concat())
    })?
}

/// Words that say how somebody or something stands under an agreement or the law.
const STATUS: &[&str] = &[
    "under",
    "subject",
    "subordinate",
    "answerable",
    "accountable",
    "confidential",
    "privileged",
    "exempt",
    "binding",
    "final",
    "advisory",
    "separate",
    "independent",
    "property",
    "due",
    "payable",
    "void",
    "voluntary",
    "contingent",
    "conditional",
    "conditioned",
    "nontransferable",
    "agent",
    "agents",
    "officer",
    "officers",
    "partner",
    "partners",
    "limited",
    "confined",
    "restricted",
];

/// Whether what follows `is` tells a status, and no opinion: `under the command of the Chief`, `only advisory`.
fn is_status(complement: &[Word]) -> bool {
    let plain = |word: &&Word| {
        !phrases::is_determiner(word) && !word.is(&["only", "solely", "strictly", "fully", "directly", "an"])
    };
    complement.iter().find(plain).is_some_and(|first| first.is(STATUS))
}

/// `Strip searches of students are prohibited.`: nobody may do that.
fn prohibited(words: &[Word], be: usize) -> Option<Drafted> {
    let adverb = usize::from(words.get(be + 1).is_some_and(|word| word.lower.ends_with("ly")));
    let at = be + 1 + adverb;
    let not = words.get(at).is_some_and(|word| word.is(&["not"]));
    let banned = words.get(at).is_some_and(|word| word.is(&["prohibited", "forbidden"]))
        || not && words.get(at + 1).is_some_and(|word| word.is(&["permitted", "allowed"]));
    let behind = words.get(at + 1 + usize::from(not)..)?;
    // `are prohibited, whether by staff or by officers`: of all of them.
    let whether = matches!(behind, [comma, whether, ..] if comma.kind == WordKind::Comma && whether.is(&["whether", "regardless"]));
    let behind = if whether { &[] } else { behind };
    let end = behind.iter().all(|word| word.kind != WordKind::Letters);
    // `Restraint is prohibited as a form of punishment`: what is prohibited, in the document's own words.
    let narrowed = behind.first().is_some_and(|word| word.is(&["as", "for", "in", "at", "on", "during"]));
    let mut subject =
        words.get(phrases::noun_start(words)..be).filter(|subject| !subject.is_empty())?.to_vec();
    if narrowed {
        subject.extend_from_slice(behind);
    }
    let text = format!("{NOT_NAMED} must not do \"{}\"", words::text(&subject));
    (banned && (end || narrowed)).then(|| {
        let doubts = vec!["the sentence does not say who is barred".to_owned()];
        Drafted::new(text, doubts, Sureness::Likely)
    })
}
