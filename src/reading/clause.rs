//! A sentence, or a part of one, to clauses of the language.

use super::inflection::Form;
use super::markers::{self, Marker};
use super::modality::{Follows, Modal};
use super::phrases::{self, Vocabulary, is_determiner};
use super::surface::Found;
use super::tail::{self, Around, Tail};
use super::words::{self, Word, WordKind};
use super::{Drafted, nominal, present, segments};
use crate::syntax::ast::{Kind, RoleKind, Sureness};
use crate::taxonomy::Frame;

/// Sentences of more words than this are left to a person: nobody could check what was read in them.
const LONGEST: usize = 600;

/// Who acts where nobody is named and nobody can be guessed.
pub const NOT_NAMED: &str = "\"not named\"";

/// Adverbs around a verb that a clause has no place for and loses nothing by.
pub(super) const ADVERBS: &[&str] = &[
    "also",
    "further",
    "additionally",
    "then",
    "thereby",
    "therefore",
    "thereafter",
    "hereby",
    "always",
    "otherwise",
    "formally",
    "fully",
    "actively",
    "directly",
    "specifically",
    "generally",
    "ultimately",
    "clearly",
    "appropriately",
    "expressly",
    "at all times",
    "likewise",
    "accordingly",
    "effectively",
    "properly",
    "continuously",
    "first",
    "thereupon",
    "in turn",
];

/// What is known from the sentences around.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Whom `it`, `they`, `he or she` stand for: the subject of the clause before.
    pub before: Option<String>,
}

/// Reads the clauses of a sentence; empty where there is none that could be read.
pub fn read(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Vec<Drafted> {
    let words = without_lead(words);
    if words.len() > LONGEST {
        return Vec::new();
    }
    let plain = nominal::plain(vocabulary, words);
    let words = plain.as_slice();
    if let Some(said) = present::as_duty(vocabulary, words) {
        let mut found = parts(vocabulary, &said.words, context);
        for drafted in &mut found {
            drafted.sureness = drafted.sureness.max(Sureness::Likely);
            drafted.doubts.push("said as a fact, read as a duty".to_owned());
        }
        return found;
    }
    let mut found = facts(vocabulary, words);
    found.extend(parts(vocabulary, words, context));
    found
}

/// `All recordings are the property of the Department`: what is so, before or without a deontic word.
fn facts(vocabulary: Vocabulary<'_>, words: &[Word]) -> Vec<Drafted> {
    let end = segments::told_first(words).unwrap_or(words.len());
    let words = words.get(..end).unwrap_or_default();
    if words.len() > 40 || super::modality::all(words).iter().any(|modal| modal.text != "must") {
        return Vec::new();
    }
    let be = words.iter().position(|word| word.is(&["is", "are", "remains", "remain"]));
    let Some(be) = be.filter(|&at| at > 0) else { return Vec::new() };
    if !super::modality::all(words).is_empty() {
        return Vec::new();
    }
    let mut said = words.get(..be).unwrap_or_default().to_vec();
    said.extend(["shall", "be"].map(nominal::word));
    said.extend(words.get(be + 1..).unwrap_or_default().iter().cloned());
    let mut found = parts(vocabulary, &said, &mut Context::default());
    // Only what the language has words for; a duty is no fact.
    found.retain(|clause| {
        let fact = [" is ", " counts as "].iter().any(|verb| clause.text.contains(verb));
        fact && !clause.text.contains('"') && !clause.text.contains("responsible")
    });
    found
}

fn parts(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Vec<Drafted> {
    let mut found = Vec::new();
    let mut previous: Option<&[Word]> = None;
    for part in segments::split(vocabulary, words) {
        let whole: Vec<Word> = part.before.iter().chain(part.lead).chain(part.rest).cloned().collect();
        if super::class::is_term(&whole) && !part.before.is_empty() {
            continue;
        }
        let mut segment = Segment::new(vocabulary, part, context);
        // `shall be introduced, and shall be given a plan`: the subject is said once for both.
        let said = segment
            .subject
            .iter()
            .any(|word| word.kind == WordKind::Letters && !word.joins() && !word.is(&["but"]));
        if let Some(previous) = previous.filter(|_| !said && part.antecedent.is_none()) {
            segment.subject = previous;
            segment.stands_for = None;
        } else if said && part.antecedent.is_none() && segment.stands_for.is_none() {
            previous = Some(segment.subject);
        }
        found.extend(segment.clauses(vocabulary));
        if part.antecedent.is_none()
            && let Some(subject) = segment.subject_text(vocabulary)
        {
            context.before = Some(subject);
        }
    }
    found
}

/// `However,`, `The Parties agree that`: openings that say nothing of their own.
fn without_lead(mut words: &[Word]) -> &[Word] {
    loop {
        let skipped = match words {
            [first, comma, rest @ ..]
                if comma.kind == WordKind::Comma
                    && first.is(&[
                        "however",
                        "furthermore",
                        "additionally",
                        "moreover",
                        "accordingly",
                        "therefore",
                        "finally",
                        "also",
                        "thus",
                        "likewise",
                        "further",
                        "consequently",
                        "hence",
                        "similarly",
                    ]) =>
            {
                rest
            }
            [first, second, comma, rest @ ..]
                if comma.kind == WordKind::Comma
                    && first.is(&["in", "as"])
                    && second.is(&["addition", "such", "general", "turn", "particular", "short"]) =>
            {
                rest
            }
            [first, rest @ ..]
                if first.is(&["and", "but", "please"])
                    || matches!(first.kind, WordKind::Comma | WordKind::Colon) =>
            {
                rest
            }
            _ => {
                let agree = words
                    .iter()
                    .take(6)
                    .position(|word| word.is(&["agree", "agrees", "acknowledge", "understood", "agreed"]));
                match agree {
                    Some(at) if words.get(at + 1).is_some_and(|word| word.is(&["that"])) => {
                        words.get(at + 2..).unwrap_or_default()
                    }
                    _ => return words,
                }
            }
        };
        words = skipped;
    }
}

/// A part of a sentence with one deontic word.
pub struct Segment<'w> {
    /// Circumstances that stand before the subject.
    front: Vec<&'w [Word]>,
    /// The subject.
    pub(super) subject: &'w [Word],
    /// What the pronoun or the missing subject stands for.
    stands_for: Option<String>,
    /// Whether it stands for something only by a guess.
    shaky: bool,
    /// Whether it and nobody else may do it.
    sole: bool,
    pub(super) modal: Modal,
    /// Everything behind the deontic word.
    rest: &'w [Word],
}

impl<'w> Segment<'w> {
    fn new(vocabulary: Vocabulary<'_>, part: segments::Part<'w>, context: &Context) -> Self {
        let (front, subject) = segments::fronted(vocabulary, part.before);
        if let Some(inverted) = Self::inverted(vocabulary, &part, &front, subject) {
            return inverted;
        }
        let light = subject.iter().all(|word| {
            is_determiner(word) && !word.is(&["no"])
                || word.joins()
                || word.is(&[
                    "it", "they", "he", "she", "also", "then", "this", "which", "who", "that", "there",
                    "further", "but",
                ])
                || word.kind == WordKind::Semicolon
        });
        let mut stands_for = light.then(|| context.before.clone()).flatten();
        // `Where the principal learns of it, he or she should ...`
        let pronoun = light && subject.iter().any(|word| word.is(&["it", "they", "he", "she"]));
        if pronoun && let Some(front) = front.first() {
            let named = (0..front.len().min(6)).find_map(|at| {
                let found = vocabulary.surface.longest(front, at, &[Kind::Actor])?;
                let end = front
                    .iter()
                    .skip(at + found.length)
                    .position(|word| !(word.joins() || is_determiner(word) || word.is(&["designee"])))
                    .map_or(front.len(), |length| at + found.length + length);
                let listed = phrases::list(vocabulary, front.get(at..end)?, &[Kind::Actor]);
                (!listed.opaque && listed.terms.len() == 1).then_some(listed.text)
            });
            stands_for = named.or(stands_for);
        }
        let mut shaky = stands_for.is_some();
        if let Some((from, to)) = part.antecedent {
            let listed = phrases::list(vocabulary, part.all.get(from..to).unwrap_or_default(), &[]);
            stands_for = (!listed.opaque && listed.terms.len() == 1).then_some(listed.text);
            shaky = true;
        }
        let sole = part.modal.sole && part.modal.text == "may";
        Self { front, subject, stands_for, shaky, sole, modal: part.modal, rest: part.rest }
    }

    /// `In no event shall the SRO ...`, `Only when ..., should the school ...`: the subject stands behind the deontic word.
    fn inverted(
        vocabulary: Vocabulary<'_>,
        part: &segments::Part<'w>,
        front: &[&'w [Word]],
        subject: &[Word],
    ) -> Option<Self> {
        let before = part.before;
        let never = [
            "in no event",
            "at no time",
            "under no circumstances",
            "in no case",
            "in no instance",
            "never",
            "nor",
            "at no point",
            "in no circumstances",
        ];
        let negative = never.iter().find_map(|words| {
            let at = (0..before.len()).find(|&at| super::measures::stands(before, at, words).is_some())?;
            Some((at, super::measures::stands(before, at, words)?))
        });
        let only = before.first().is_some_and(|word| word.is(&["only"]));
        if negative.is_none() && !(only && subject.is_empty()) {
            return None;
        }
        let rest = part.rest;
        let start = rest.iter().take_while(|word| is_determiner(word)).count();
        let verb = |at: usize| {
            vocabulary.surface.verb(rest, at).is_some() || rest.get(at).is_some_and(|word| word.is(&["be"]))
        };
        // The subject reaches up to the verb: the first word that is a verb behind a noun.
        let noun = vocabulary.surface.longest(rest, start, &[]).map_or(1, |found| found.length);
        let end =
            (start + noun..rest.len()).find(|&at| verb(at) && !rest.get(at - 1).is_some_and(Word::joins))?;
        let text = match (negative.is_some(), part.modal.text) {
            (true, "should") => "should not",
            (true, _) => "must not",
            (false, text) => text,
        };
        let modal = Modal { text, ..part.modal };
        let front = match negative {
            Some((0, length)) if length == before.len() => Vec::new(),
            Some((at, _)) if at > 0 => vec![before.get(..at).unwrap_or_default()],
            Some((_, length)) => vec![before.get(length..).unwrap_or_default()],
            None if front.is_empty() => vec![before],
            None => front.to_vec(),
        };
        Some(Self {
            front,
            subject: rest.get(..end)?,
            stands_for: None,
            shaky: false,
            sole: false,
            modal,
            rest: rest.get(end..)?,
        })
    }

    /// The subject, where it is an actor.
    fn subject_text(&self, vocabulary: Vocabulary<'_>) -> Option<String> {
        if self.stands_for.is_some() {
            return self.stands_for.clone();
        }
        let subject = self.subject(vocabulary, &[Kind::Actor], &mut Vec::new())?;
        (!subject.text.contains('"')).then_some(subject.text)
    }

    fn clauses(&self, vocabulary: Vocabulary<'_>) -> Vec<Drafted> {
        match self.modal.follows {
            Follows::Holder => return self.held(vocabulary),
            Follows::Matter => return self.no_role(vocabulary).into_iter().collect(),
            Follows::Task | Follows::Gerund | Follows::Verb => {}
        }
        let mut rest = self.rest;
        let mut only = false;
        let mut early: Vec<String> = Vec::new();
        let mut manner: Vec<String> = Vec::new();
        // Adverbs before the verb: `shall promptly notify`, `shall only use`.
        while let Some(word) = rest.first() {
            if word.is(&["only", "solely", "exclusively"]) {
                only = true;
                rest = rest.get(1..).unwrap_or_default();
            } else if word.is(ADVERBS) || matches!(word.kind, WordKind::Comma | WordKind::Colon) {
                rest = rest.get(1..).unwrap_or_default();
            } else if is_manner(vocabulary, rest) {
                manner.push(word.text.clone());
                rest = rest.get(1..).unwrap_or_default();
            } else if word.is(&["jointly"]) && rest.get(1).is_none_or(|next| !next.is(&["with"])) {
                rest = rest.get(1..).unwrap_or_default();
            } else if let Some(measure) =
                super::measures::read(rest, 0, vocabulary.surface, vocabulary.taxonomy)
            {
                early.push(measure.text);
                rest = rest.get(measure.length..).unwrap_or_default();
            } else if let Some((Marker::Hedge(text), length)) = markers::at(rest, 0) {
                early.push(text.to_owned());
                rest = rest.get(length..).unwrap_or_default();
            } else {
                break;
            }
        }
        if self.modal.follows == Follows::Task && !self.begins_with_gerund(vocabulary, rest) {
            return self.responsible(vocabulary, rest).into_iter().collect();
        }
        // `to refrain from asking` is not to ask.
        if let Some(turned) = self.refrains(rest) {
            return turned.clauses(vocabulary);
        }
        let mut found: Vec<Drafted> = Vec::new();
        for phrase in segments::verb_phrases(vocabulary, rest, self.modal.follows) {
            let said = Said { segment: self, early: &early, manner: &manner, only, vocabulary };
            found.extend(said.phrase(phrase));
        }
        found
    }

    /// Whether it forbids.
    pub(super) fn bans(&self) -> bool {
        self.modal.text.ends_with("not")
            || self.subject.first().is_some_and(|first| first.is(&["no", "neither", "none"]))
    }

    /// Whether it permits: then what for it is done narrows what is permitted.
    pub(super) fn permits(&self) -> bool {
        self.modal.text == "may"
    }

    /// Whether the subject is `it`.
    pub(super) fn is_it(&self) -> bool {
        matches!(self.subject, [word] if word.is(&["it"]))
    }

    /// The words of the subject, where it is no pronoun.
    pub(super) fn subject_words(&self) -> Option<&'w [Word]> {
        self.stands_for.is_none().then_some(self.subject)
    }

    /// The same with another deontic word.
    fn turned(&self, text: &'static str) -> Self {
        Self {
            front: self.front.clone(),
            subject: self.subject,
            stands_for: self.stands_for.clone(),
            shaky: self.shaky,
            sole: false,
            modal: Modal { text, ..self.modal },
            rest: self.rest,
        }
    }

    fn refrains(&self, rest: &'w [Word]) -> Option<Self> {
        let [first, from, behind @ ..] = rest else { return None };
        let refrains = from.is(&["from"])
            && first.is(&["refrain", "abstain", "desist", "refraining", "abstaining", "desisting"]);
        let text = match self.modal.text {
            "must" | "agrees to" => "must not",
            "should" => "should not",
            _ => return None,
        };
        refrains.then(|| Self {
            front: self.front.clone(),
            subject: self.subject,
            stands_for: self.stands_for.clone(),
            shaky: self.shaky,
            sole: false,
            modal: Modal { text, follows: Follows::Gerund, ..self.modal },
            rest: behind,
        })
    }

    fn begins_with_gerund(&self, vocabulary: Vocabulary<'_>, rest: &[Word]) -> bool {
        if rest.first().is_some_and(|first| first.is(&["ensuring"])) {
            return true;
        }
        vocabulary.surface.verb(rest, 0).is_some_and(|verb| verb.form == Form::Gerund)
            && vocabulary.surface.longest(rest, 0, &[]).is_none_or(|noun| noun.length < 2)
            && rest.get(1).is_none_or(|next| !next.is(&["of", "and"]) || next.is(&["and"]))
    }

    /// `is responsible for school discipline`
    fn responsible(&self, vocabulary: Vocabulary<'_>, rest: &[Word]) -> Option<Drafted> {
        let frame = frame_of(vocabulary, "handle")?;
        let around = Around { frame: &frame, ban: false, permits: false, passive: false, object_first: true };
        let tail = tail::read(vocabulary, rest, around);
        let subject = self.subject(vocabulary, &[Kind::Actor], &mut Vec::new())?;
        let object = tail.object.clone()?;
        let sole = if self.modal.sole { "solely " } else { "" };
        let plain = subject.text.trim_start_matches("every ").to_owned();
        let mut parts = self.front_parts(vocabulary, &frame, false);
        parts.extend(tail.parts.iter().cloned());
        let text = with_parts(format!("{plain} is {sole}responsible for {object}"), &parts);
        Some(Drafted::new(text, self.doubts(&tail, &subject), Sureness::Sure))
    }

    /// `it shall be the responsibility of the Chief to ...`, `training is the responsibility of the Chief`
    fn held(&self, vocabulary: Vocabulary<'_>) -> Vec<Drafted> {
        let to =
            self.rest.iter().position(|word| word.is(&["to", "for", "whether"])).unwrap_or(self.rest.len());
        let mut end = self.rest.get(..to).unwrap_or_default();
        if let Some(comma) = end.iter().position(|word| word.kind != WordKind::Letters) {
            end = end.get(..comma).unwrap_or_default();
        }
        let holder = phrases::list(vocabulary, end, &[Kind::Actor]);
        if holder.terms.is_empty() || holder.opaque || !holder.leftover.is_empty() {
            return Vec::new();
        }
        let behind = self.rest.get(to + 1..).unwrap_or_default();
        let negated = self.modal.text == "need not";
        let text = if matches!(self.modal.text, "may" | "need not") { self.modal.text } else { "must" };
        let modal = Modal { text, follows: Follows::Verb, ..self.modal };
        let inner = |modal: Modal, rest: &[Word]| {
            let inner = Segment {
                front: self.front.clone(),
                subject: &[],
                stands_for: Some(holder.text.clone()),
                shaky: false,
                sole: self.modal.sole,
                modal,
                rest,
            };
            inner.clauses(vocabulary)
        };
        if self.subject.iter().all(|word| word.is(&["it", "this"])) {
            return inner(modal, behind);
        }
        // `Evaluating the Officer shall be the task of the Chief`
        let gerund = vocabulary.surface.verb(self.subject, 0).is_some_and(|verb| verb.form == Form::Gerund);
        if gerund && behind.is_empty() {
            return inner(Modal { follows: Follows::Gerund, ..modal }, self.subject);
        }
        if negated {
            return Vec::new();
        }
        if text == "may" {
            let lead = if self.modal.sole { "only " } else { "" };
            let plain = holder.text.trim_start_matches("every ");
            let said = |verb: &str, object: &str, doubts: Vec<String>| {
                Drafted::new(format!("{lead}{plain} may {verb} {object}"), doubts, Sureness::Likely)
            };
            let mut found = Vec::new();
            for act in nominal::acts(self.subject) {
                let Some(frame) = frame_of(vocabulary, act.verb) else { continue };
                let object = phrases::list(vocabulary, act.object, &frame.object);
                let mut left = act.narrowing.clone();
                left.extend(object.leftover.clone());
                left.extend(plain_words(behind));
                if !object.text.is_empty() {
                    found.push(said(act.verb, &object.text, left_out(&left)));
                }
            }
            if found.is_empty() {
                let object = words::text(self.subject);
                found.push(said("decide", &format!("\"{object}\""), left_out(&plain_words(behind))));
            }
            return found;
        }
        let Some(frame) = frame_of(vocabulary, "handle") else { return Vec::new() };
        let tasks = phrases::list(vocabulary, self.subject, &frame.object);
        let sole = if self.modal.sole { "solely " } else { "" };
        let mut text =
            format!("{} is {sole}responsible for {}", holder.text.trim_start_matches("every "), tasks.text);
        for part in self.front_parts(vocabulary, &frame, false) {
            text.push(' ');
            text.push_str(&part);
        }
        let mut doubts = left_out(&tasks.leftover);
        doubts.extend(left_out(&plain_words(behind)));
        doubts.extend(left_out(&self.front_leftover(vocabulary, &frame, false)));
        if tasks.text.is_empty() { Vec::new() } else { vec![Drafted::new(text, doubts, Sureness::Sure)] }
    }

    /// `has no role in ordinary school discipline`
    fn no_role(&self, vocabulary: Vocabulary<'_>) -> Option<Drafted> {
        let frame = frame_of(vocabulary, "handle")?;
        let tail = tail::read(
            vocabulary,
            self.rest,
            Around { frame: &frame, ban: true, permits: false, passive: false, object_first: true },
        );
        let subject = self.subject(vocabulary, &[Kind::Actor], &mut Vec::new())?;
        let text =
            with_parts(format!("{} must not handle {}", subject.text, tail.object.clone()?), &tail.parts);
        Some(Drafted::new(text, self.doubts(&tail, &subject), Sureness::Sure))
    }

    fn doubts(&self, tail: &Tail, subject: &Subject) -> Vec<String> {
        let mut doubts = left_out(&tail.leftover);
        doubts.extend(subject.doubts.iter().cloned());
        doubts
    }

    /// The subject, of certain kinds.
    pub(super) fn subject(
        &self,
        vocabulary: Vocabulary<'_>,
        kinds: &[Kind],
        companions: &mut Vec<String>,
    ) -> Option<Subject> {
        if let Some(text) = &self.stands_for {
            let pronoun = self.subject.iter().any(|word| word.kind == WordKind::Letters && !word.joins());
            let doubts = if self.shaky && pronoun {
                vec![format!("`{}` was taken for {text}", words::text(self.subject))]
            } else {
                Vec::new()
            };
            let no = self.subject.first().is_some_and(|first| first.is(&["no", "neither", "none"]));
            return Some(Subject { text: text.clone(), no, only: self.sole, doubts });
        }
        let mut words = self.subject;
        let (mut no, mut only) = (false, false);
        match words {
            [first, rest @ ..] if first.is(&["no", "neither", "none"]) => (no, words) = (true, rest),
            [first, rest @ ..] if first.is(&["only"]) => (only, words) = (true, rest),
            _ => {}
        }
        // `The Department, for its part,`, `the parties jointly`: who acts is the same without it.
        while let Some((last, rest)) = words.split_last()
            && (last.kind == WordKind::Comma || last.is(&["jointly", "together", "each", "both"]))
            && !rest.is_empty()
        {
            words = rest;
        }
        if let [rest @ .., _, part_of, whose, part] = words
            && part_of.is(&["for"])
            && whose.is(&["its", "their", "his", "her"])
            && part.is(&["part"])
        {
            words = rest;
        }
        if let [of, rest @ ..] = words
            && of.is(&["of"])
        {
            words = rest;
        }
        // `the Chief, in consultation with the Superintendent,`
        let companion = (1..words.len()).find_map(|at| {
            let (marker, length) = markers::at(words, at)?;
            matches!(marker, Marker::Jointly | Marker::Consulting).then_some((at, length, marker))
        });
        if let Some((at, length, marker)) = companion {
            let listed =
                phrases::list(vocabulary, words.get(at + length..).unwrap_or_default(), &[Kind::Actor]);
            let lead = if marker == Marker::Jointly { "jointly with" } else { "in consultation with" };
            if !listed.terms.is_empty() {
                companions.push(format!("{lead} {}", listed.text));
                words = words.get(..at).unwrap_or_default();
            }
        }
        // A negation inside the subject that was not understood: no clause is better than the contrary.
        let end = words
            .iter()
            .position(|word| word.is(&["who", "whom", "that", "which", "whose", "where"]))
            .unwrap_or(words.len());
        let denies =
            |word: &Word| word.is(&["no", "not", "nor", "never", "neither", "none", "nobody", "nothing"]);
        if words.get(..end).unwrap_or_default().iter().any(denies) {
            return None;
        }
        let listed = phrases::list(vocabulary, words, kinds);
        if listed.text.is_empty() {
            return None;
        }
        Some(Subject { text: listed.text, no, only, doubts: left_out(&listed.leftover) })
    }

    pub(super) fn front_parts(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> Vec<String> {
        let around = Around { frame, ban, permits: self.permits(), passive: false, object_first: false };
        self.front.iter().flat_map(|words| tail::read(vocabulary, words, around).parts).collect()
    }

    fn front_leftover(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> Vec<String> {
        let around = Around { frame, ban, permits: self.permits(), passive: false, object_first: false };
        self.front.iter().flat_map(|words| tail::read(vocabulary, words, around).leftover).collect()
    }
}

/// Who acts, as the language writes it.
pub(super) struct Subject {
    pub(super) text: String,
    /// `no SRO`
    pub(super) no: bool,
    /// `only the SRO`
    pub(super) only: bool,
    pub(super) doubts: Vec<String>,
}

/// The words of some words, without signs.
fn plain_words(words: &[Word]) -> Vec<String> {
    words.iter().filter(|word| word.kind == WordKind::Letters).map(|word| word.text.clone()).collect()
}

/// Where what follows a verb begins: `serve as` leaves its `as` to what follows.
pub(super) fn behind(words: &[Word], verb: Found) -> usize {
    let last = verb.length.saturating_sub(1);
    let role = verb.length > 1 && words.get(last).is_some_and(|word| word.is(&["as"]));
    if role { last } else { verb.length }
}

/// An adverb of manner before a verb: `shall seriously consider`.
pub(super) fn is_manner(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let adverb = words.first().is_some_and(|word| {
        word.lower.len() > 4
            && word.lower.ends_with("ly")
            && !word.is(&[
                "only",
                "solely",
                "merely",
                "exclusively",
                "supply",
                "apply",
                "reply",
                "comply",
                "rely",
            ])
    });
    adverb && vocabulary.surface.verb(words, 0).is_none() && vocabulary.surface.verb(words, 1).is_some()
}

/// Words that are in no slot, told of.
pub(super) fn left_out(words: &[String]) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    vec![format!("not in the clause: \"{}\"", words.join(" ").replace('"', "'"))]
}

fn frame_of(vocabulary: Vocabulary<'_>, action: &str) -> Option<Frame> {
    let id = vocabulary.taxonomy.named(Kind::Action, action)?;
    Some(vocabulary.taxonomy.term(id).frame.clone())
}

fn with_parts(mut text: String, parts: &[String]) -> String {
    for part in parts {
        text.push(' ');
        text.push_str(part);
    }
    text
}

/// A segment with what stood before its verb, for one verb phrase of it.
pub(super) struct Said<'s, 'w, 'v> {
    pub(super) segment: &'s Segment<'w>,
    pub(super) early: &'s [String],
    /// Adverbs of manner that have no place in a clause.
    pub(super) manner: &'s [String],
    pub(super) only: bool,
    pub(super) vocabulary: Vocabulary<'v>,
}

impl Said<'_, '_, '_> {
    /// One verb with its object and the rest.
    pub(super) fn phrase(&self, phrase: segments::VerbPhrase) -> Vec<Drafted> {
        let vocabulary = self.vocabulary;
        let words: &[Word] = &phrase.words;
        if let Some(other) = self.reordered(words) {
            return self.phrase(segments::VerbPhrase { words: other });
        }
        if let Some(ensured) = self.ensures(words) {
            return ensured;
        }
        if let Some(verb) = vocabulary.surface.verb(words, 0) {
            return self.active(verb, words).into_iter().collect();
        }
        if words.first().is_some_and(|word| word.is(&["be", "being", "been", "remain"])) {
            return self.being(words);
        }
        self.unknown(words).into_iter().collect()
    }

    /// `shall ensure that every SRO completes the training`: a duty to see to what others do.
    fn ensures(&self, words: &[Word]) -> Option<Vec<Drafted>> {
        let leads: [&[&str]; 6] = [
            &["ensure", "that"],
            &["ensuring", "that"],
            &["see", "that"],
            &["see", "to", "it", "that"],
            &["make", "sure", "that"],
            &["assure", "that"],
        ];
        let stands = |lead: &&&[&str]| {
            lead.iter().enumerate().all(|(at, part)| words.get(at).is_some_and(|word| word.lower == *part))
        };
        let lead = leads.iter().find(stands)?;
        let inner = words.get(lead.len()..)?;
        if self.only || !matches!(self.segment.modal.text, "must" | "agrees to" | "should") {
            return None;
        }
        let said = present::as_duty(self.vocabulary, inner).map_or_else(|| inner.to_vec(), |said| said.words);
        let within = parts(self.vocabulary, &said, &mut Context::default());
        let subject = self.segment.subject(self.vocabulary, &[Kind::Actor], &mut Vec::new())?;
        if subject.no || within.is_empty() {
            return None;
        }
        let modal = if self.segment.modal.text == "agrees to" { "must" } else { self.segment.modal.text };
        let front = self.segment.front_parts(self.vocabulary, &Frame::default(), false);
        let mut found = Vec::new();
        for clause in within {
            if clause.text.starts_with('"') && !clause.text.starts_with(NOT_NAMED)
                || !clause.text.contains(" must ")
            {
                return None;
            }
            let text = with_parts(format!("{} {modal} ensure that {}", subject.text, clause.text), &front);
            let doubts = subject.doubts.iter().cloned().chain(clause.doubts).collect();
            found.push(Drafted::new(text, doubts, Sureness::Likely));
        }
        Some(found)
    }

    /// `keep records confidential`, `receive ongoing training`: the vocabulary's words in another order.
    fn reordered(&self, words: &[Word]) -> Option<Vec<Word>> {
        let surface = self.vocabulary.surface;
        let first = words.first()?;
        let confidential = words.iter().position(|word| word.is(&["confidential"]));
        if let Some(at) = confidential.filter(|&at| at > 1 && first.is(&["keep", "keeping", "kept"])) {
            let mut other = vec![nominal::word("keep"), nominal::word("confidential")];
            other.extend(words.get(1..at)?.iter().cloned());
            other.extend(words.get(at + 1..)?.iter().cloned());
            return Some(other);
        }
        if first.is(&["stand", "standing", "stands"])
            && words.get(1).is_some_and(|word| word.is(&["in"]))
            && words.get(2).is_some_and(|word| word.is(&["for"]))
        {
            let behind = words.get(3..)?;
            let listed = phrases::list(self.vocabulary, behind, &[Kind::Capacity]);
            if !listed.terms.is_empty() {
                let mut other = vec![nominal::word("serve"), nominal::word("as")];
                other.extend(behind.iter().cloned());
                return Some(other);
            }
        }
        let receives = first.is(&["receive", "receiving", "obtain", "obtaining", "received"]);
        if receives && surface.verb(words, 0).is_none() {
            let end = (1..words.len()).find(|&at| markers::at(words, at).is_some()).unwrap_or(words.len());
            let trained = (1..end).any(|at| {
                surface.longest(words, at, &[Kind::Object]).is_some_and(|found| {
                    let name = &self.vocabulary.taxonomy.term(found.term).name;
                    name.contains("training") && !name.contains("cost")
                })
            });
            if trained {
                let mut other = vec![nominal::word("complete")];
                other.extend(words.get(1..)?.iter().cloned());
                return Some(other);
            }
        }
        None
    }

    fn active(&self, verb: Found, words: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let term = vocabulary.taxonomy.term(verb.term);
        let ban = self.segment.bans();
        let around = Around {
            frame: &term.frame,
            ban,
            permits: self.segment.permits(),
            passive: false,
            object_first: true,
        };
        let rest = words.get(behind(words, verb)..).unwrap_or_default();
        // `shall take no action` forbids, whatever stands before the verb.
        let measured = rest
            .get(1)
            .is_some_and(|next| next.is(&["less", "more", "fewer", "later", "longer", "sooner", "earlier"]));
        if !ban && !measured && rest.first().is_some_and(|word| word.is(&["no", "neither"])) {
            let text = match self.segment.modal.text {
                "should" => "should not",
                "must" | "may" | "agrees to" => "must not",
                _ => return None,
            };
            let turned = self.segment.turned(text);
            let said = Said { segment: &turned, ..*self };
            let mut words = words.to_vec();
            words.remove(behind(&words, verb));
            return said.active(verb, &words);
        }
        let mut tail = tail::read(vocabulary, rest, around);
        supplied(vocabulary, rest, around, &mut tail);
        let mut guessed = Sureness::Sure;
        // What is renewed, amended or ended, if nothing else is said, is the agreement.
        if matches!(term.name.as_str(), "terminate" | "renew" | "amend" | "sign")
            && tail.object.as_deref().is_some_and(|object| object.trim_matches('"') == "it")
        {
            tail.object = Some("MOU".to_owned());
            guessed = Sureness::Likely;
        }
        let kinds =
            if term.frame.subject.is_empty() { vec![Kind::Actor] } else { term.frame.subject.clone() };
        let mut companions = Vec::new();
        let subject = self.segment.subject(vocabulary, &kinds, &mut companions)?;
        Some(self.assemble(&subject, &term.name, &tail, &companions, &term.frame, guessed))
    }

    /// A verb that the vocabulary does not have.
    fn unknown(&self, words: &[Word]) -> Option<Drafted> {
        let frame = frame_of(self.vocabulary, "do")?;
        let mut companions = Vec::new();
        let subject = self.segment.subject(self.vocabulary, &[Kind::Actor], &mut companions)?;
        let text = words::text(words);
        // `may require access`, `may arise`: what may well be, not what is allowed.
        let likely = self.segment.permits()
            && words.first().is_some_and(|word| {
                word.is(&[
                    "require", "need", "become", "arise", "result", "occur", "want", "benefit", "vary",
                    "feel",
                ])
            });
        if text.is_empty() || likely {
            return None;
        }
        let ban = self.segment.bans();
        let around = Around {
            frame: &frame,
            ban,
            permits: self.segment.permits(),
            passive: false,
            object_first: false,
        };
        let end =
            (1..words.len()).find(|&at| tail::parts_here(self.vocabulary, words, at)).unwrap_or(words.len());
        let text = words::text(words.get(..end)?);
        let mut tail = tail::read(self.vocabulary, words.get(end..)?, around);
        tail.object = Some(format!("\"{text}\""));
        tail.object_opaque = true;
        Some(self.assemble(&subject, "do", &tail, &companions, &frame, Sureness::Sure))
    }

    pub(super) fn assemble(
        &self,
        subject: &Subject,
        action: &str,
        tail: &Tail,
        companions: &[String],
        frame: &Frame,
        sureness: Sureness,
    ) -> Drafted {
        let ban = self.segment.modal.text.ends_with("not") || subject.no;
        let only = self.only || tail.only;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(companions.iter().cloned());
        parts.extend(tail.parts.iter().cloned());
        parts.extend(self.early.iter().cloned());
        parts.extend(self.segment.front_parts(self.vocabulary, frame, ban));
        let mut doubts = left_out(&tail.leftover);
        doubts.extend(left_out(&self.segment.front_leftover(self.vocabulary, frame, ban)));
        doubts.extend(subject.doubts.iter().cloned());
        // How a duty is done may be left out; a ban or a permission without it would be wider.
        if !self.manner.is_empty() && (ban || only || self.segment.permits()) {
            doubts.extend(left_out(self.manner));
        }
        let only_if = parts.iter().any(|part| part.starts_with("only if "));
        let mut modal = self.segment.modal.text;
        let mut lead = "";
        if subject.no {
            (lead, modal) = ("no ", "may");
        } else if subject.only {
            (lead, modal) = ("only ", if modal == "must" { "may" } else { modal });
        } else if only && !matches!(modal, "must" | "may" | "must not") {
            doubts.extend(left_out(&["only".to_owned()]));
        } else if (only || only_if) && matches!(modal, "must" | "may" | "agrees to") {
            modal = "may only";
            for part in &mut parts {
                if let Some(rest) = part.strip_prefix("only if ") {
                    *part = format!("if {rest}");
                }
            }
        }
        let mut seen: Vec<String> = Vec::new();
        parts.retain(|part| {
            let new = !seen.contains(part);
            seen.push(part.clone());
            new
        });
        let subject_text = if lead.is_empty() {
            subject.text.clone()
        } else {
            subject.text.trim_start_matches("every ").to_owned()
        };
        // What is complied with stands behind `with`, whatever words the document has for it.
        let with = if action == "comply" { "with " } else { "" };
        let object = tail.object.as_ref().map_or(String::new(), |object| format!(" {with}{object}"));
        Drafted::new(
            with_parts(format!("{lead}{subject_text} {modal} {action}{object}"), &parts),
            doubts,
            sureness,
        )
    }
}

/// `supply the SRO with office supplies` is `provide office-supplies to SRO`.
fn supplied(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    let gives = around.frame.roles.get(&RoleKind::To).is_some_and(|kinds| kinds.contains(&Kind::Actor));
    if !gives || around.frame.object.contains(&Kind::Actor) || !tail.object_opaque {
        return;
    }
    let Some(at) = words.iter().position(|word| word.is(&["with"])) else { return };
    let listed = phrases::list(vocabulary, words.get(..at).unwrap_or_default(), &[Kind::Actor]);
    if listed.opaque || listed.terms.is_empty() {
        return;
    }
    let mut other = tail::read(vocabulary, words.get(at + 1..).unwrap_or_default(), around);
    other.parts.insert(0, format!("to {}", listed.text));
    other.leftover.extend(listed.leftover);
    *tail = other;
}
