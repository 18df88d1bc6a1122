//! The main clauses of a sentence and the predicates that share a subject, each as a sentence of its own: `Officers are not
//! called for lateness; teachers deal with it` states two things, and so does `The SRO wears a uniform and signs in`.

use super::finite::{self, Agreement};
use super::fronts::fronted;
use super::inflection::Form;
use super::markers::{self, Marker};
use super::phrases::{Vocabulary, is_determiner};
use super::present;
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
    let mains = mains(vocabulary, words);
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

/// The finite verbs that are inside no other clause.
pub(super) fn mains(vocabulary: Vocabulary<'_>, words: &[Word]) -> Vec<Main> {
    let mut walk = Walk { vocabulary, words, mains: Vec::new(), start: 0, inner: Inner::default(), skip: 0 };
    for at in 0..words.len() {
        walk.step(at);
    }
    walk.mains
}

/// What is known of the clauses inside the main one.
#[derive(Clone, Copy, Debug, Default)]
struct Inner {
    /// How many were opened and have no verb yet.
    open: usize,
    /// The word that opened the last of them.
    opener: usize,
    /// Whether we are behind the verb of one.
    inside: bool,
    /// Whether one of them tells which somebody is meant.
    relative: bool,
    /// Whether the verb before was in one: what a comma joins to it may be in it as well.
    nested: bool,
}

/// A walk along a sentence.
struct Walk<'w> {
    vocabulary: Vocabulary<'w>,
    words: &'w [Word],
    mains: Vec<Main>,
    /// Where the stretch between semicolons begins.
    start: usize,
    inner: Inner,
    /// Words before this one belong to an opening of several words.
    skip: usize,
}

impl Walk<'_> {
    /// The last verb of the stretch between semicolons.
    fn own(&self) -> Option<Main> {
        self.mains.last().filter(|last| last.at >= self.start).copied()
    }

    fn word(&self, at: usize, wanted: &[&str]) -> bool {
        self.words.get(at).is_some_and(|word| word.is(wanted))
    }

    fn step(&mut self, at: usize) {
        match self.words.get(at).map(|word| word.kind) {
            Some(WordKind::Semicolon) => {
                self.inner = Inner::default();
                if self.own().is_some() {
                    self.start = at + 1;
                }
            }
            Some(WordKind::Comma) => {
                self.inner.inside = false;
                if !waits(self.vocabulary, self.words, self.inner.opener, at) {
                    self.inner.open = 0;
                }
            }
            _ if at < self.skip || self.opens(at) || self.denies(at) => {}
            _ => self.verb(at),
        }
    }

    /// Whether a clause inside another opens at a word.
    fn opens(&mut self, at: usize) -> bool {
        // `in the event the SRO is ill`, `so long as the school agrees`
        if let Some((marker, length)) = markers::at(self.words, at).filter(|(_, length)| *length > 1)
            && (marker.is_condition() || marker == Marker::While)
            && !self.word(at + length - 1, &["of", "to"])
        {
            self.inner.open += 1;
            (self.inner.opener, self.skip) = (at + length - 1, at + length);
            return true;
        }
        let clause = !self.word(at, &["as", "so", "than"]) || has_verb(self.vocabulary, self.words, at);
        let opens = self.word(at, SUBORDINATE) || self.word(at, FREE);
        // `A student who returns after an arrest is met by a counselor`: the one verb that is left is the sentence's own.
        let noun = self.word(at, &["after", "before"])
            && at > self.start
            && self.own().is_none()
            && self.inner.relative
            && self.finite_ahead(at) < 2;
        if !(opens && clause) || noun || points(self.words, at) {
            return false;
        }
        self.inner.open += 1;
        self.inner.opener = at;
        self.inner.relative |= self.word(at, &["who", "which", "that", "whom", "whose"]);
        true
    }

    /// How many finite verbs stand behind a place, up to the next sign.
    fn finite_ahead(&self, at: usize) -> usize {
        let signs = |word: &Word| word.kind != WordKind::Letters && word.kind != WordKind::Number;
        let end = self.words.iter().skip(at).position(signs).map_or(self.words.len(), |length| at + length);
        (at + 2..end).filter(|&at| finite::at(self.vocabulary, self.words, at, None).is_some()).count()
    }

    /// `is a police officer and not a counselor`: `is` is said once for both.
    fn denies(&mut self, at: usize) -> bool {
        let Some(last) = self.own().filter(|last| self.word(last.at, BEING)) else { return false };
        let lead = self.words.iter().take(at).rev().take_while(|word| joins(word)).count();
        let noun = self.words.get(at + 1).is_some_and(|next| is_determiner(next) || next.is(&["under"]));
        let denies =
            self.word(at, &["not"]) && lead > 0 && noun && self.inner.open == 0 && !self.inner.inside;
        if denies {
            self.mains.push(Main { at, agreement: last.agreement, subject: None, joint: at - lead });
        }
        denies
    }

    /// Takes what may be a finite verb for one of the sentence's own, of another clause, or for none.
    fn verb(&mut self, at: usize) {
        let own = self.own();
        let Some(agreement) = finite::at(self.vocabulary, self.words, at, own.map(|last| last.agreement))
        else {
            return;
        };
        if self.inner.open > 0 {
            self.inner.open -= 1;
            (self.inner.inside, self.inner.nested) = (true, true);
            return;
        }
        let joined = at.checked_sub(1).and_then(|at| self.words.get(at)).is_some_and(Word::joins);
        // `An officer who wants to see a student calls first`: behind a relative clause the main verb still comes.
        let inside = self.inner.inside && !self.tells_which(own) && (own.is_some() || !self.inner.relative);
        // `Unless the student is a victim, is under arrest or consents, ...`: the condition goes on.
        let goes_on = own.is_none() && self.inner.nested && joined;
        if inside || goes_on || self.tells_what_was_done(at) {
            return;
        }
        let Some(last) = own else {
            self.mains.push(Main { at, agreement, subject: Some(self.start), joint: self.start });
            // Behind `An officer who comes reports to the office`, a comma joins what the officer does, and not who it is.
            self.inner.nested &= !self.inner.relative;
            return;
        };
        if last.at + 1 == at {
            return;
        }
        self.inner.inside = false;
        let lead =
            self.words.get(last.at + 1..at).unwrap_or_default().iter().rev().take_while(|word| light(word));
        let joint = at - lead.count();
        let between = self.words.get(joint..at).unwrap_or_default();
        if between.iter().any(joins) {
            if self.shares(last, joint, at, agreement) {
                self.mains.push(Main { at, agreement, subject: None, joint });
            }
        } else if let Some((joint, subject)) =
            own_subject(self.vocabulary, self.words, last.at, at, agreement)
        {
            self.inner.nested = false;
            self.mains.push(Main { at, agreement, subject: Some(subject), joint });
        }
    }

    /// `..., and an officer who wants a search obtains a warrant`: whether the last clause tells of the subject of a second statement.
    fn tells_which(&self, own: Option<Main>) -> bool {
        let Some(own) = own.filter(|_| self.word(self.inner.opener, &["who", "that", "which"])) else {
            return false;
        };
        let joint = (own.at + 1..self.inner.opener).rev().find(|&at| {
            self.word(at, &["and", "but", "while"])
                && self.words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma)
        });
        let subject =
            joint.and_then(|joint| self.words.get(joint + 1..self.inner.opener)).unwrap_or_default();
        !subject.is_empty()
            && subject.len() <= 6
            && subject.iter().all(|word| word.kind == WordKind::Letters)
            && super::people::somebody(self.vocabulary, subject)
    }

    /// `and the principal has been told`: what was done is no rule, and nearly always a condition.
    fn tells_what_was_done(&self, at: usize) -> bool {
        self.word(at, &["was", "were", "had"])
            || self.word(at, &["has", "have"])
                && self.words.get(at + 1).is_some_and(|next| {
                    next.is(&["been", "not"]) || super::english::of_participle(next).is_some()
                })
    }

    /// Whether a verb that is joined to another has its subject.
    fn shares(&self, last: Main, joint: usize, at: usize, agreement: Agreement) -> bool {
        // `neither searches students nor questions them` is said of both at once.
        let nor = self.words.get(joint..at).unwrap_or_default().iter().any(|word| word.is(&["nor"]));
        // `unless the student is a victim, is under arrest, or would be`: all of it is inside; `, and` hardly ever is.
        let firm = self.words.get(joint).is_some_and(|word| word.kind == WordKind::Comma)
            && self.word(joint + 1, &["and", "but"]);
        // `are not required to search students, notify the parent or attend`: all of it is what they are not required to do.
        let infinitive = (last.at + 1..joint).any(|at| {
            self.word(at, &["to"]) && self.words.get(at + 1).is_some_and(super::english::may_be_verb)
        });
        let of_infinitive =
            infinitive && agreement == Agreement::Plural && !self.word(at, &["are", "have", "do"]);
        !nor && (firm || !self.inner.nested) && !of_infinitive
    }
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
    // `any weakness that he or she observes`
    if words.get(at + 1).is_some_and(|next| next.is(&["he", "she", "it", "they"])) {
        return false;
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
    // `who, in the Chief's judgment, has the skill`: what stands between commas does not end it.
    let aside = next.kind == WordKind::Comma
        && !(opener + 2..comma).any(|at| words.get(at).is_some_and(|word| word.kind == WordKind::Comma));
    opener + 1 == comma
        || aside
        || next.is(&["however", "it", "they", "he", "she", "you", "we"])
        || is_determiner(next)
        || vocabulary.surface.longest(words, opener + 1, &[Kind::Actor]).is_some()
}

/// Whether `as` opens a clause: `as the duties require`, and not `as a liaison`.
fn has_verb(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> bool {
    let ends = |at: usize| {
        words.get(at).is_some_and(|word| {
            // `as he or she sees fit`
            let she = words.get(at + 1).is_some_and(|next| next.is(&["she"]));
            word.kind != WordKind::Letters || word.is(&["and", "but", "or"]) && !she
        })
    };
    let end = (at..words.len()).find(|&at| ends(at)).unwrap_or(words.len());
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
    for joint in (from + 1..at).rev() {
        let word = words.get(joint)?;
        if !joins(word) && word.kind != WordKind::Colon {
            continue;
        }
        let stretch = words.get(joint + 1..at)?;
        let Some(first) = stretch.first() else { continue };
        let comma = word.kind == WordKind::Comma;
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
        let lead = words.get(from + 1..joint)?.iter().rev().take_while(|word| joins(word)).count();
        return Some((joint - lead, joint + 1));
    }
    None
}

/// Words that tell of how often, or of others, and rule nobody.
const HOW_OFTEN: &[&str] = &["often", "sometimes", "usually", "perhaps", "other"];

/// Whether a statement in the present tense says what is not done, or only done in some way: rules say so, and hardly anything
/// else in an agreement does.
pub fn denies(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let Some(main) = mains(vocabulary, words).into_iter().next() else {
        return false;
    };
    let near = words.get(main.at.saturating_sub(1)..words.len().min(main.at + 3)).unwrap_or_default();
    let denied = near.iter().any(|word| word.is(&["not", "never", "only"]))
        || words.first().is_some_and(|first| first.is(&["no", "neither", "nobody", "only"]));
    denied && as_rule(vocabulary, words).is_some()
}

/// Whether a statement in the present tense says what has to be had or done first: `requires the approval of the Chief`,
/// `is required before`.
pub fn asks(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let Some(main) = mains(vocabulary, words).into_iter().next() else { return false };
    let behind = words.get(main.at + 1..).unwrap_or_default();
    let denied = words.first().is_some_and(|first| first.is(&["no", "neither", "it", "this", "that"]))
        || behind.first().is_some_and(|not| not.is(&["not", "no"]));
    let consent = words.get(main.at).is_some_and(|verb| verb.is(&["requires", "require"]))
        && behind.iter().take(4).any(|word| {
            word.is(&[
                "approval",
                "consent",
                "permission",
                "authorization",
                "concurrence",
                "warrant",
                "signature",
            ])
        });
    let first = words.get(main.at).is_some_and(|verb| verb.is(&["is", "are"]))
        && behind.first().is_some_and(|word| word.is(&["required", "mandatory"]))
        && behind.get(1).is_some_and(|next| next.is(&["before", "for", "of", "when", "unless", "if"]));
    !denied && (consent || first)
}

/// A single statement in the present tense as a duty, whoever or whatever it is about: for statements beside others that set rules.
pub fn as_rule(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let main = mains(vocabulary, words).into_iter().next()?;
    let verb = words.get(main.at)?;
    let before = words.get(..main.at)?;
    let behind = words.get(main.at + 1..)?;
    let told = main.agreement == Agreement::Modal
        || verb.is(&["was", "were", "has", "have"])
        // What somebody wants is no rule.
        || verb.is(&["want", "wants", "wish", "wishes", "hope", "hopes"])
        || words.iter().take(main.at + 2).any(|word| word.is(present::HOW_MANY) || word.is(HOW_OFTEN));
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
    if let Some(said) = at_which(vocabulary, words) {
        return Some(said);
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
        let done = words.get(place + 1).filter(|done| !done.is(present::MEANT))?;
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

/// `hold a hearing each spring, at which the Chief presents the data`: what is done there is a statement of its own.
fn at_which(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let at = (2..words.len()).find(|&at| {
        words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma)
            && words.get(at).is_some_and(|word| word.is(&["at", "during", "after", "before", "upon"]))
            && words.get(at + 1).is_some_and(|which| which.is(&["which"]))
    })?;
    let (verb, agreement) = (at + 3..words.len().min(at + 10))
        .take_while(|&at| words.get(at).is_some_and(|word| word.kind == WordKind::Letters))
        .find_map(|place| finite::at(vocabulary, words, place, None).map(|agreement| (place, agreement)))?;
    let form = match agreement {
        Agreement::Third => Form::Third,
        Agreement::Plural => Form::Base,
        Agreement::Modal => return None,
    };
    let being = words.get(verb)?.is(&["is", "are"]);
    super::english::of_participle(words.get(verb + 1)?)
        .filter(|_| being)
        .or_else(|| (!being).then(String::new))?;
    let base = if being { "be".to_owned() } else { finite::base(vocabulary, words, verb, form)? };
    let mut end = words.len();
    while words.get(end - 1)?.kind != WordKind::Letters {
        end -= 1;
    }
    let said = [word("shall"), word(&base)];
    let there = [words.get(at)?.clone(), word("it")];
    let parts: [&[Word]; 7] = [
        words.get(..at - 1)?,
        &[super::words::semicolon()],
        words.get(at + 2..verb)?,
        &said,
        words.get(verb + 1..end)?,
        &there,
        words.get(end..)?,
    ];
    Some(parts.concat())
}

#[cfg(test)]
mod tests {
    use super::super::tests as shared;
    use super::*;

    /// The sentences that one is parted into.
    fn parts(sentence: &str) -> Vec<String> {
        shared::parts(sentence, parted)
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
