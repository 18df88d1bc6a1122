//! The main clauses of a sentence and the predicates that share a subject, each as a sentence of its own: `Officers are not
//! called for lateness; teachers deal with it` states two things, and so does `The SRO wears a uniform and signs in`.

use super::finite::{self, Agreement};
use super::fronts::fronted;
use super::inflection::Form;
use super::markers::{self, Marker};
use super::phrases::{Vocabulary, is_determiner};
use super::segments::SUBORDINATE;
use super::words::{Word, WordKind, word};
use crate::syntax::ast::Kind;

/// Sentences of more words than this are not parted: too much in them may be something else.
const LONGEST: usize = 120;

/// Forms of `be` and `remain`.
const BEING: &[&str] = &["is", "are", "remains", "remain"];

/// Relatives without a noun before them.
const FREE: &[&str] = &["whatever", "whoever", "whichever", "wherever"];

/// A finite verb of the sentence's own, and where its clause begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Main {
    /// The verb.
    pub(super) at: usize,
    /// What it says of its subject.
    pub(super) agreement: Agreement,
    /// Where the subject begins; none where it is that of the verb before.
    subject: Option<usize>,
    /// Where the words that join it to what stands before begin.
    joint: usize,
}

/// The sentence in several, each with its subject and one finite verb; none where there is but one, or where each has a deontic
/// word, which part sentences by themselves.
pub fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Vec<Word>>> {
    if words.len() > LONGEST {
        return None;
    }
    let mains = mains(vocabulary, words)?;
    if mains.len() < 2 || mains.iter().all(|main| main.agreement == Agreement::Modal) {
        return None;
    }
    let ends = mains.iter().skip(1).map(|main| main.joint).chain([words.len()]);
    let mut said: Vec<Vec<Word>> = Vec::new();
    let mut subject: &[Word] = &[];
    let mut verb = 0;
    for (main, end) in mains.iter().zip(ends) {
        let predicate = words.get(main.at..end)?;
        let being = words.get(verb).filter(|verb| verb.is(BEING));
        if !predicate.first().is_some_and(|first| first.is(&["not"])) {
            verb = main.at;
        }
        let sentence = match main.subject {
            Some(start) => {
                let before = words.get(start..main.at)?;
                subject = fronted(vocabulary, before).1;
                [before, predicate].concat()
            }
            None => {
                // What stands between the joint and the verb, such as `never`, is the predicate's.
                let between = words.get(main.joint..main.at)?.iter().skip_while(|word| joins(word));
                let mut between: Vec<Word> = between.cloned().collect();
                if predicate.first().is_some_and(|first| first.is(&["not"])) {
                    between.extend(being.cloned());
                }
                [subject, &between, predicate].concat()
            }
        };
        said.push(trimmed(sentence));
    }
    Some(said)
}

fn joins(word: &Word) -> bool {
    word.joins()
        || word.is(&["but", "while", "whereas", "so", "yet", "then"])
        || word.kind == WordKind::Semicolon
}

fn trimmed(mut words: Vec<Word>) -> Vec<Word> {
    while words.last().is_some_and(|last| joins(last) || last.kind == WordKind::Stop) {
        words.pop();
    }
    words
}

/// The finite verbs that are inside no other clause; none where one of them has no place.
pub(super) fn mains(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Main>> {
    let mut mains: Vec<Main> = Vec::new();
    // Clauses that were opened and have no verb yet, and whether we are behind the verb of one.
    let (mut open, mut inside, mut relative) = (0_usize, false, false);
    // Whether the verb before was inside: what a comma joins to it may be inside as well.
    let mut nested = false;
    let (mut start, mut opener, mut skip) = (0, 0, 0);
    for (at, here) in words.iter().enumerate() {
        match here.kind {
            WordKind::Semicolon => {
                (open, inside, relative, nested) = (0, false, false, false);
                if mains.last().is_some_and(|last| last.at >= start) {
                    start = at + 1;
                }
                continue;
            }
            WordKind::Comma => {
                inside = false;
                if !waits(vocabulary, words, opener, at) {
                    open = 0;
                }
                continue;
            }
            _ => {}
        }
        if at < skip {
            continue;
        }
        // `in the event the SRO is ill`, `so long as the school agrees`
        if let Some((marker, length)) = markers::at(words, at).filter(|(_, length)| *length > 1)
            && matches!(marker, Marker::If | Marker::OnlyIf | Marker::Unless | Marker::When | Marker::While)
            && !words.get(at + length - 1).is_some_and(|last| last.is(&["of", "to"]))
        {
            open += 1;
            (opener, skip) = (at + length - 1, at + length);
            continue;
        }
        let clause = !here.is(&["as", "so", "than"]) || has_verb(vocabulary, words, at);
        if (here.is(SUBORDINATE) || here.is(FREE)) && clause && !points(words, at) {
            open += 1;
            opener = at;
            relative |= here.is(&["who", "which", "that", "whom", "whose"]);
            continue;
        }
        let own = mains.last().filter(|last| last.at >= start).copied();
        // `is a police officer and not a counselor`: `is` is said once for both.
        let denies = own.filter(|last| {
            here.is(&["not"])
                && words.get(last.at).is_some_and(|verb| verb.is(BEING))
                && words.get(at - 1).is_some_and(|before| before.joins() || before.is(&["but"]))
                && words.get(at + 1).is_some_and(|next| is_determiner(next) || next.is(&["of", "under"]))
        });
        if let Some(last) = denies.filter(|_| open == 0 && !inside) {
            let lead = words.iter().take(at).rev().take_while(|word| joins(word)).count();
            mains.push(Main { at, agreement: last.agreement, subject: None, joint: at - lead });
            continue;
        }
        let before = own.map(|last| last.agreement);
        let Some(agreement) = finite::at(vocabulary, words, at, before) else { continue };
        // `and the principal has been told`: what was done is no rule, and nearly always a condition.
        let tells = here.is(&["was", "were", "had"])
            || here.is(&["has", "have"])
                && words.get(at + 1).is_some_and(|next| {
                    next.is(&["been", "not"]) || super::english::of_participle(next).is_some()
                });
        if open > 0 {
            open -= 1;
            (inside, nested) = (true, true);
            continue;
        }
        if tells {
            continue;
        }
        if inside && (own.is_some() || !relative) {
            continue;
        }
        // `may, and shall`, `shall have`: one verb.
        if own.is_some_and(|last| words.get(last.at + 1..at).is_some_and(|between| between.is_empty())) {
            continue;
        }
        let joined = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(Word::joins);
        // `Unless the student is a victim, is under arrest or consents, ...`: the condition goes on.
        if own.is_none() && nested && joined {
            continue;
        }
        let Some(last) = own else {
            mains.push(Main { at, agreement, subject: Some(start), joint: start });
            continue;
        };
        inside = false;
        let mut joint = at;
        while joint > last.at + 1 && words.get(joint - 1).is_some_and(light) {
            joint -= 1;
        }
        let joined = words.get(joint..at)?.iter().any(joins);
        // `neither searches students nor questions them` is said of both at once.
        if words.get(joint..at)?.iter().any(|word| word.is(&["nor"])) {
            continue;
        }
        // `unless the student is a victim, is under arrest, or would be`: all of it is inside; `, and` hardly ever is.
        let firm = words.get(joint).is_some_and(|word| word.kind == WordKind::Comma)
            && words.get(joint + 1).is_some_and(|word| word.is(&["and", "but"]));
        if joined && nested && !firm {
            continue;
        }
        // `are not required to search students, notify the parent or attend`: all of it is what they are not required to do.
        let infinitive = (last.at + 1..joint).any(|at| {
            words.get(at).is_some_and(|word| word.is(&["to"]))
                && words.get(at + 1).is_some_and(super::english::may_be_verb)
        });
        if joined && infinitive && agreement == Agreement::Plural && !here.is(&["are", "have", "do"]) {
            continue;
        }
        if joined {
            mains.push(Main { at, agreement, subject: None, joint });
            continue;
        }
        if let Some((joint, subject)) = own_subject(vocabulary, words, last.at, at, agreement) {
            nested = false;
            mains.push(Main { at, agreement, subject: Some(subject), joint });
        }
    }
    Some(mains)
}

/// Whether a word that may open a clause opens none: `that student`, `at once`, and `, while the Chief decides`, which joins.
fn points(words: &[Word], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|at| words.get(at));
    if words.get(at).is_some_and(|word| word.is(&["once"])) {
        return before.is_some_and(|before| before.is(&["at"]));
    }
    if words.get(at).is_some_and(|word| word.is(&["while", "whereas"])) {
        return before.is_some_and(|before| before.kind == WordKind::Comma);
    }
    let ends = words.get(at + 2).is_none_or(|next| next.kind != WordKind::Letters || next.joins());
    if words.get(at).is_some_and(|word| word.is(&["that"])) && ends {
        return true;
    }
    let begins =
        at == 0 || words.get(at - 1).is_some_and(|before| before.joins() || before.is(&["of", "to", "for"]));
    words.get(at).is_some_and(|word| word.is(&["that"])) && begins
}

/// Whether a clause that was opened still waits for its verb at a comma: `If the student, the parent or the principal consents`,
/// and not `If possible, the SRO` or `After an arrest, the SRO`.
fn waits(vocabulary: Vocabulary<'_>, words: &[Word], opener: usize, comma: usize) -> bool {
    let opens = words.get(opener).is_some_and(|word| {
        word.is(&[
            "event", "case", "if", "when", "whenever", "unless", "where", "wherever", "whether", "because",
            "although", "though", "who", "which", "that", "as",
        ])
    });
    let Some(next) = words.get(opener + 1).filter(|_| opens) else { return false };
    opener + 1 == comma
        || next.is(&["however", "it", "they", "he", "she", "you", "we"])
        || is_determiner(next)
        || vocabulary.surface.longest(words, opener + 1, &[Kind::Actor]).is_some()
}

/// Whether `as` opens a clause: `as the duties require`, and not `as a liaison`.
fn has_verb(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> bool {
    let ends = |word: &Word| word.kind != WordKind::Letters || word.is(&["and", "but", "or"]);
    let end = words.iter().skip(at).position(ends).map_or(words.len(), |length| at + length);
    (at + 2..end.min(at + 8)).any(|at| finite::at(vocabulary, words, at, None).is_some())
}

/// Words between a joint and a predicate of the same subject.
fn light(word: &Word) -> bool {
    joins(word)
        || word.is(&[
            "also",
            "never",
            "always",
            "thereafter",
            "therefore",
            "thus",
            "instead",
            "still",
            "otherwise",
            "not",
        ])
}

/// Where a clause with a subject of its own begins: its joint, and its subject.
fn own_subject(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    from: usize,
    at: usize,
    agreement: Agreement,
) -> Option<(usize, usize)> {
    let mut found = None;
    for joint in (from + 1..at).rev() {
        let word = words.get(joint)?;
        if !joins(word) && word.kind != WordKind::Colon {
            continue;
        }
        let stretch = words.get(joint + 1..at)?;
        if stretch.is_empty() {
            continue;
        }
        let comma = word.kind == WordKind::Comma;
        let first = stretch.first()?;
        let begins = is_determiner(first)
            || first.is(&[
                "it", "they", "he", "she", "we", "you", "nobody", "none", "neither", "anyone", "whoever",
                "both", "either", "no", "only", "nothing",
            ])
            || vocabulary.surface.longest(stretch, 0, &[Kind::Actor, Kind::Record]).is_some()
            || !comma && stretch.len() <= 4 && stretch.iter().all(|word| word.kind == WordKind::Letters);
        if !begins {
            continue;
        }
        // `and the SRO meet`: the subject reaches further back.
        let many = stretch.iter().any(|word| word.is(&["and"]))
            || stretch.iter().any(|word| super::inflection::singular(&word.lower) != word.lower)
            || first.is(&["they", "we", "you", "both", "staff", "police"]);
        if agreement == Agreement::Plural && !many {
            continue;
        }
        let mut start = joint;
        while start > from + 1 && words.get(start - 1).is_some_and(joins) {
            start -= 1;
        }
        found = Some((start, joint + 1));
        break;
    }
    found
}

/// Words of a subject that tell of how many, and rule nobody.
const HOW_MANY: &[&str] =
    &["most", "many", "some", "few", "several", "often", "sometimes", "usually", "perhaps", "much", "other"];

/// Whether a statement in the present tense says what is not done, or only done in some way: rules say so, and hardly anything
/// else in an agreement does.
pub fn denies(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let Some(main) = mains(vocabulary, words).and_then(|mains| mains.into_iter().next()) else {
        return false;
    };
    let near = words.get(main.at.saturating_sub(1)..words.len().min(main.at + 3)).unwrap_or_default();
    let denied = near.iter().any(|word| word.is(&["not", "never", "only"]))
        || words.first().is_some_and(|first| first.is(&["no", "neither", "nobody", "only"]));
    denied && as_rule(vocabulary, words).is_some()
}

/// A single statement in the present tense as a duty, whoever or whatever it is about: for statements beside others that set rules.
pub fn as_rule(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let main = mains(vocabulary, words)?.into_iter().next()?;
    let verb = words.get(main.at)?;
    let before = words.get(..main.at)?;
    let behind = words.get(main.at + 1..)?;
    let told = main.agreement == Agreement::Modal
        || verb.is(&["was", "were", "has", "have"])
        || words.iter().take(main.at + 2).any(|word| word.is(HOW_MANY));
    if told {
        return None;
    }
    let never = before.last().is_some_and(|last| last.is(&["never"]));
    let before = before.strip_suffix(&[word("never")]).unwrap_or(before);
    let not = usize::from(behind.first().is_some_and(|next| next.is(&["not", "never"])));
    let denied = (never || not == 1).then(|| word("not"));
    let rest = behind.get(not..)?;
    let verb = if verb.is(&["is", "are"]) {
        let adverbs = rest
            .iter()
            .take_while(|word| word.lower.ends_with("ly") || word.is(&["only", "then", "also"]))
            .count();
        super::english::of_participle(rest.get(adverbs)?)?;
        vec![word("be")]
    } else if verb.is(&["do", "does"]) && not == 1 {
        Vec::new()
    } else {
        let third = finite::base(vocabulary, words, main.at, Form::Third);
        let base = if main.agreement == Agreement::Third { third } else { None };
        vec![word(&base.unwrap_or_else(|| verb.lower.clone()))]
    };
    let said = denied.into_iter().chain(verb).collect::<Vec<_>>();
    Some([before, &[word("shall")], &said, rest].concat())
}

/// `notify the principal, who calls a parent`: what is told behind a comma of somebody is what somebody has to do, where the
/// sentence sets rules. The sentence with `shall` in it; none where it has nothing of the kind.
pub fn told(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    // `a key card, to be returned on the last day`
    if let Some(at) = words.windows(4).position(|four| {
        matches!(four, [parting, to, be, done] if parting.kind == WordKind::Comma && to.is(&["to"]) && be.is(&["be"])
            && super::english::of_participle(done).is_some())
    }) {
        let which = ["which", "shall", "be"].map(word);
        return Some([words.get(..=at)?, &which, words.get(at + 3..)?].concat());
    }
    let at = (2..words.len()).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["who", "which", "whom"]))
            && words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma)
    })?;
    let verb = (at + 1..words.len().min(at + 7))
        .take_while(|&at| words.get(at).is_some_and(|word| word.kind == WordKind::Letters))
        .find_map(|at| finite::at(vocabulary, words, at, None).map(|agreement| (at, agreement)))
        .filter(|(_, agreement)| *agreement != Agreement::Modal)?;
    let (place, agreement) = verb;
    // `a uniform, which is furnished by the City`
    if words.get(place)?.is(&["is", "are"]) {
        let done = words.get(place + 1).filter(|done| !done.is(super::present::MEANT))?;
        super::english::of_participle(done)?;
        let be = ["shall", "be"].map(word);
        return Some([words.get(..place)?, &be, words.get(place + 1..)?].concat());
    }
    if words.get(place)?.is(&["has", "have", "was", "were", "do", "does"]) {
        return None;
    }
    let form = if agreement == Agreement::Third { Form::Third } else { Form::Base };
    let base = |at: usize| finite::base(vocabulary, words, at, form);
    let mut said = words.get(..place)?.to_vec();
    said.extend([word("shall"), word(&base(place)?)]);
    // `who signs for it and keeps it`
    for (index, next) in words.iter().enumerate().skip(place + 1) {
        let joined = words.get(index - 1).is_some_and(|before| before.is(&["and"]));
        let other = finite::at(vocabulary, words, index, Some(agreement))
            .filter(|_| joined && agreement == Agreement::Third);
        said.push(other.and_then(|_| base(index)).map_or_else(|| next.clone(), |base| word(&base)));
    }
    Some(said)
}

#[cfg(test)]
mod tests {
    use super::super::surface::Surface;
    use super::*;

    /// The sentences that one is parted into.
    fn parts(sentence: &str) -> Vec<String> {
        let library = crate::library::Library::builtin();
        let taxonomy = library.taxonomy();
        let surface = Surface::new(taxonomy);
        let vocabulary = Vocabulary { taxonomy, surface: &surface };
        let words = crate::reading::words::split(sentence).words;
        let parted = parted(vocabulary, &words).unwrap_or_default();
        parted.iter().map(|words| crate::reading::words::text(words)).collect()
    }

    #[test]
    fn each_clause_has_its_subject() {
        assert_eq!(
            parts("Officers are not called for lateness; teachers deal with it."),
            ["Officers are not called for lateness", "teachers deal with it"]
        );
        assert_eq!(
            parts("The SRO wears a uniform, parks near the door, and signs in at the office."),
            ["The SRO wears a uniform", "The SRO parks near the door", "The SRO signs in at the office"]
        );
        assert_eq!(
            parts("The SRO is an officer and not a counselor."),
            ["The SRO is an officer", "The SRO is not a counselor"]
        );
    }

    #[test]
    fn what_stands_inside_a_clause_parts_nothing() {
        let none: [&str; 0] = [];
        assert_eq!(parts("If the student, the parent or the principal objects, the SRO waits."), none);
        assert_eq!(
            parts("Unless the student is a victim, is under arrest or consents, no SRO drives a student."),
            none
        );
        assert_eq!(parts("The principal shall notify the SRO and shall call a parent."), none);
    }
}
