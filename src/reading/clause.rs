//! A sentence, or a part of one, to clauses of the language.

use super::inflection::Form;
use super::markers::{self, Marker};
use super::modality::{Follows, Modal};
use super::phrases::{self, Vocabulary, is_determiner};
use super::surface::Found;
use super::tail::{self, Around, Tail};
use super::words::{self, Word, WordKind};
use super::{Drafted, segments};
use crate::syntax::ast::{Kind, RoleKind, Sureness};
use crate::taxonomy::Frame;

/// Who acts where nobody is named and nobody can be guessed.
pub const NOT_NAMED: &str = "\"not named\"";

/// Adverbs around a verb that a clause has no place for and loses nothing by.
const ADVERBS: &[&str] = &[
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
    let mut found = Vec::new();
    let parts = segments::split(vocabulary, words);
    if parts.is_empty() {
        return present(vocabulary, words, context).into_iter().collect();
    }
    for part in parts {
        let segment = Segment::new(vocabulary, part, context);
        found.extend(segment.clauses(vocabulary));
        if let Some(subject) = segment.subject_text(vocabulary) {
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
    subject: &'w [Word],
    /// What the pronoun or the missing subject stands for.
    stands_for: Option<String>,
    modal: Modal,
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
                    "further",
                ])
                || word.kind == WordKind::Semicolon
        });
        let stands_for = light.then(|| context.before.clone()).flatten();
        Self { front, subject, stands_for, modal: part.modal, rest: part.rest }
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
        Some(Self { front, subject: rest.get(..end)?, stands_for: None, modal, rest: rest.get(end..)? })
    }

    /// The subject, where it is an actor.
    fn subject_text(&self, vocabulary: Vocabulary<'_>) -> Option<String> {
        if self.stands_for.is_some() {
            return self.stands_for.clone();
        }
        let listed = phrases::list(vocabulary, self.subject, &[Kind::Actor]);
        (!listed.terms.is_empty()).then_some(listed.text)
    }

    fn clauses(&self, vocabulary: Vocabulary<'_>) -> Vec<Drafted> {
        match self.modal.follows {
            Follows::Holder => return self.held(vocabulary).into_iter().collect(),
            Follows::Matter => return self.no_role(vocabulary).into_iter().collect(),
            Follows::Task | Follows::Gerund | Follows::Verb => {}
        }
        let mut rest = self.rest;
        let mut only = false;
        let mut early: Vec<String> = Vec::new();
        // Adverbs before the verb: `shall promptly notify`, `shall only use`.
        while let Some(word) = rest.first() {
            if word.is(&["only", "solely"]) {
                only = true;
                rest = rest.get(1..).unwrap_or_default();
            } else if word.is(ADVERBS) || word.kind == WordKind::Comma {
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
        let mut found: Vec<Drafted> = Vec::new();
        for phrase in segments::verb_phrases(vocabulary, rest, self.modal.follows) {
            let said = Said { segment: self, early: &early, only, vocabulary };
            found.extend(said.phrase(phrase));
        }
        found
    }

    fn begins_with_gerund(&self, vocabulary: Vocabulary<'_>, rest: &[Word]) -> bool {
        vocabulary.surface.verb(rest, 0).is_some_and(|verb| verb.form == Form::Gerund)
            && vocabulary.surface.longest(rest, 0, &[]).is_none_or(|noun| noun.length < 2)
            && rest.get(1).is_none_or(|next| !next.is(&["of", "and"]) || next.is(&["and"]))
    }

    /// `is responsible for school discipline`
    fn responsible(&self, vocabulary: Vocabulary<'_>, rest: &[Word]) -> Option<Drafted> {
        let frame = frame_of(vocabulary, "handle")?;
        let around = Around { frame: &frame, ban: false, passive: false, object_first: true };
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
    fn held(&self, vocabulary: Vocabulary<'_>) -> Option<Drafted> {
        let to =
            self.rest.iter().position(|word| word.is(&["to", "for", "whether"])).unwrap_or(self.rest.len());
        let holder = phrases::list(vocabulary, self.rest.get(..to)?, &[Kind::Actor]);
        if holder.terms.is_empty() {
            return None;
        }
        let behind = self.rest.get(to + 1..).unwrap_or_default();
        let impersonal = self.subject.iter().all(|word| word.is(&["it", "this"]));
        if impersonal {
            let modal = Modal { text: "must", follows: Follows::Verb, ..self.modal };
            let inner = Segment {
                front: self.front.clone(),
                subject: &[],
                stands_for: Some(holder.text),
                modal,
                rest: behind,
            };
            return inner.clauses(vocabulary).into_iter().next();
        }
        let kinds = frame_of(vocabulary, "handle")?.object;
        let tasks = phrases::list(vocabulary, self.subject, &kinds);
        let sole = if self.modal.sole { "solely " } else { "" };
        let text =
            format!("{} is {sole}responsible for {}", holder.text.trim_start_matches("every "), tasks.text);
        let mut doubts = left_out(&tasks.leftover);
        doubts.extend(left_out(
            &behind
                .iter()
                .filter(|word| word.kind == WordKind::Letters)
                .map(|word| word.text.clone())
                .collect::<Vec<_>>(),
        ));
        (!tasks.text.is_empty()).then(|| Drafted::new(text, doubts, Sureness::Sure))
    }

    /// `has no role in ordinary school discipline`
    fn no_role(&self, vocabulary: Vocabulary<'_>) -> Option<Drafted> {
        let frame = frame_of(vocabulary, "handle")?;
        let tail = tail::read(
            vocabulary,
            self.rest,
            Around { frame: &frame, ban: true, passive: false, object_first: true },
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
    fn subject(
        &self,
        vocabulary: Vocabulary<'_>,
        kinds: &[Kind],
        companions: &mut Vec<String>,
    ) -> Option<Subject> {
        if let Some(text) = &self.stands_for {
            return Some(Subject { text: text.clone(), no: false, only: false, doubts: Vec::new() });
        }
        let mut words = self.subject;
        let (mut no, mut only) = (false, false);
        match words {
            [first, rest @ ..] if first.is(&["no", "neither", "none"]) => (no, words) = (true, rest),
            [first, rest @ ..] if first.is(&["only"]) => (only, words) = (true, rest),
            _ => {}
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
        let listed = phrases::list(vocabulary, words, kinds);
        if listed.text.is_empty() {
            return None;
        }
        Some(Subject { text: listed.text, no, only, doubts: left_out(&listed.leftover) })
    }

    fn front_parts(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> Vec<String> {
        let around = Around { frame, ban, passive: false, object_first: false };
        self.front.iter().flat_map(|words| tail::read(vocabulary, words, around).parts).collect()
    }

    fn front_leftover(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> Vec<String> {
        let around = Around { frame, ban, passive: false, object_first: false };
        self.front.iter().flat_map(|words| tail::read(vocabulary, words, around).leftover).collect()
    }
}

struct Subject {
    text: String,
    no: bool,
    only: bool,
    doubts: Vec<String>,
}

/// Words that are in no slot, told of.
fn left_out(words: &[String]) -> Vec<String> {
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
struct Said<'s, 'w, 'v> {
    segment: &'s Segment<'w>,
    early: &'s [String],
    only: bool,
    vocabulary: Vocabulary<'v>,
}

impl Said<'_, '_, '_> {
    /// One verb with its object and the rest.
    fn phrase(&self, phrase: segments::VerbPhrase) -> Vec<Drafted> {
        let vocabulary = self.vocabulary;
        let words: &[Word] = &phrase.words;
        if let Some(verb) = vocabulary.surface.verb(words, 0) {
            return self.active(verb, words).into_iter().collect();
        }
        if words.first().is_some_and(|word| word.is(&["be", "being", "been", "remain"])) {
            return self.being(words);
        }
        self.unknown(words).into_iter().collect()
    }

    fn active(&self, verb: Found, words: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let term = vocabulary.taxonomy.term(verb.term);
        let ban = self.segment.modal.text.ends_with("not");
        let around = Around { frame: &term.frame, ban, passive: false, object_first: true };
        let mut tail = tail::read(vocabulary, words.get(verb.length..).unwrap_or_default(), around);
        supplied(vocabulary, words.get(verb.length..).unwrap_or_default(), around, &mut tail);
        let kinds =
            if term.frame.subject.is_empty() { vec![Kind::Actor] } else { term.frame.subject.clone() };
        let mut companions = Vec::new();
        let subject = self.segment.subject(vocabulary, &kinds, &mut companions)?;
        Some(self.assemble(&subject, &term.name, &tail, &companions, &term.frame, Sureness::Sure))
    }

    /// `shall be ...`: the passive, a state, or a deeming.
    fn being(&self, words: &[Word]) -> Vec<Drafted> {
        let vocabulary = self.vocabulary;
        let mut at = 1;
        let mut early: Vec<String> = Vec::new();
        let mut only = self.only;
        loop {
            let rest = words.get(at..).unwrap_or_default();
            let Some(word) = rest.first() else { break };
            if word.is(&["only", "solely"]) {
                only = true;
                at += 1;
            } else if word.is(ADVERBS) || word.kind == WordKind::Comma {
                at += 1;
            } else if let Some(measure) =
                super::measures::read(rest, 0, vocabulary.surface, vocabulary.taxonomy)
            {
                early.push(measure.text);
                at += measure.length;
            } else {
                break;
            }
        }
        let rest = words.get(at..).unwrap_or_default();
        if let Some(deemed) = self.deemed(rest) {
            return vec![deemed];
        }
        let mut found = Vec::new();
        for phrase in segments::participles(vocabulary, rest) {
            let Some(verb) = vocabulary
                .surface
                .verb(&phrase.words, 0)
                .filter(|verb| verb.form == Form::Past || verb.form == Form::Base)
            else {
                continue;
            };
            let mut all = self.early.to_vec();
            all.extend(early.iter().cloned());
            let said = Said { segment: self.segment, early: &all, only, vocabulary };
            found.extend(said.passive(verb, &phrase.words));
        }
        if found.is_empty() {
            found.extend(self.state(rest));
        }
        found
    }

    fn passive(&self, verb: Found, words: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let term = vocabulary.taxonomy.term(verb.term);
        let ban = self.segment.modal.text.ends_with("not")
            || self.segment.subject.first().is_some_and(|first| first.is(&["no", "neither"]));
        let around = Around { frame: &term.frame, ban, passive: true, object_first: false };
        let mut tail = tail::read(vocabulary, words.get(verb.length..).unwrap_or_default(), around);
        let mut companions = Vec::new();
        let kinds = if term.frame.object.is_empty() { vec![Kind::Actor] } else { term.frame.object.clone() };
        let patient = self.segment.subject(vocabulary, &kinds, &mut companions)?;
        let mut doubts = patient.doubts.clone();
        let mut sureness = Sureness::Sure;
        let agent = tail.by.take().unwrap_or_else(|| {
            sureness = Sureness::Likely;
            let guess = guess(&term.name, &patient.text);
            doubts.push(if guess == NOT_NAMED {
                "the sentence does not say who does this".to_owned()
            } else {
                format!("the sentence does not say who does this; {guess} is a guess")
            });
            guess.to_owned()
        });
        tail.object = Some(patient.text.clone());
        let subject = Subject { text: agent, no: patient.no, only: false, doubts };
        Some(self.assemble(&subject, &term.name, &tail, &companions, &term.frame, sureness))
    }

    /// `shall be considered school discipline issues`
    fn deemed(&self, rest: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let verb = rest.first()?;
        let as_word = usize::from(rest.get(1).is_some_and(|word| word.is(&["as"])));
        let deems = verb.is(&["considered", "deemed"])
            || (verb.is(&["treated", "regarded", "viewed", "classified"]) && as_word == 1);
        if !deems {
            return None;
        }
        let behind = rest.get(1 + as_word..)?;
        let behind =
            if behind.first().is_some_and(|word| word.is(&["to"])) { behind.get(2..)? } else { behind };
        let mut end = behind.len();
        let mut unless = Vec::new();
        for at in 0..behind.len() {
            let Some((marker, length)) = markers::at(behind, at) else { continue };
            if matches!(marker, Marker::Unless | Marker::If | Marker::When) {
                let read = super::conditions::read(vocabulary, behind.get(at + length..)?)?;
                let lead = if marker == Marker::Unless { "unless" } else { "if" };
                unless.push(format!("{lead} {}", read.text));
            }
            if !matches!(marker, Marker::Role(_)) || behind.get(at).is_some_and(|word| word.is(&["to"])) {
                end = end.min(at);
                if matches!(marker, Marker::Unless | Marker::If | Marker::When) {
                    break;
                }
            }
        }
        let kinds = [Kind::Matter, Kind::Event, Kind::Record, Kind::Object];
        let target = phrases::list(vocabulary, behind.get(..end)?, &kinds);
        let kind = vocabulary
            .surface
            .longest(behind, behind.iter().take_while(|word| is_determiner(word)).count(), &kinds)
            .map(|found| found.kind);
        let same: Vec<Kind> = kind.into_iter().collect();
        let terms =
            phrases::list(vocabulary, self.segment.subject, if same.is_empty() { &kinds } else { &same });
        if target.terms.len() != 1 || terms.terms.is_empty() || terms.opaque {
            return None;
        }
        let parts: Vec<String> = self.segment.front_parts(vocabulary, &Frame::default(), false);
        let condition = parts
            .into_iter()
            .chain(unless)
            .find(|part| part.starts_with("if ") || part.starts_with("unless "));
        let mut text = format!("{} counts as {}", terms.text.replace("every ", ""), target.terms.first()?);
        if let Some(condition) = condition {
            text.push_str(&format!(" {condition}"));
        }
        let mut doubts = left_out(&terms.leftover);
        doubts.extend(left_out(&behind.get(end..)?.iter().map(|word| word.text.clone()).collect::<Vec<_>>()));
        Some(Drafted::new(text, doubts, Sureness::Sure))
    }

    /// `shall remain employees of the Police Department`: a fact.
    fn state(&self, rest: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let kinds = [Kind::Actor, Kind::Record, Kind::Object, Kind::Event, Kind::Matter];
        let mut companions = Vec::new();
        let subject = self.segment.subject(vocabulary, &kinds, &mut companions)?;
        let negated = self.segment.modal.text.ends_with("not") || subject.no;
        let of = rest.iter().position(|word| word.is(&["of"]));
        let rest_text = words::text(rest);
        if rest_text.is_empty() {
            return None;
        }
        let complement = match of {
            Some(at) => {
                let what = phrases::list(
                    vocabulary,
                    rest.get(..at)?,
                    &[Kind::Actor, Kind::Record, Kind::Object, Kind::Capacity],
                );
                let whose = phrases::list(
                    vocabulary,
                    rest.get(at + 1..)?,
                    &[Kind::Actor, Kind::Record, Kind::Object],
                );
                let plain =
                    what.leftover.is_empty() && whose.leftover.is_empty() && !what.opaque && !whose.opaque;
                if plain && !what.text.is_empty() && !whose.text.is_empty() {
                    format!("{} of {}", what.text.replace("every ", ""), whose.text.replace("every ", ""))
                } else {
                    format!("\"{rest_text}\"")
                }
            }
            None => {
                let what = phrases::list(
                    vocabulary,
                    rest,
                    &[Kind::Record, Kind::Actor, Kind::Object, Kind::Capacity],
                );
                if what.terms.len() == 1 && what.leftover.is_empty() {
                    what.text.replace("every ", "")
                } else {
                    format!("\"{rest_text}\"")
                }
            }
        };
        let not = if negated { "not " } else { "" };
        let subject = subject.text.replace("every ", "");
        let known = !subject.contains('"') || complement.contains('"');
        let text = format!("{subject} is {not}{complement}");
        Some(Drafted::new(text, Vec::new(), if known { Sureness::Sure } else { Sureness::Likely }))
    }

    /// A verb that the vocabulary does not have.
    fn unknown(&self, words: &[Word]) -> Option<Drafted> {
        let frame = frame_of(self.vocabulary, "do")?;
        let mut companions = Vec::new();
        let subject = self.segment.subject(self.vocabulary, &[Kind::Actor], &mut companions)?;
        let text = words::text(words);
        if text.is_empty() {
            return None;
        }
        let tail = Tail { object: Some(format!("\"{text}\"")), object_opaque: true, ..Tail::default() };
        Some(self.assemble(&subject, "do", &tail, &companions, &frame, Sureness::Sure))
    }

    fn assemble(
        &self,
        subject: &Subject,
        action: &str,
        tail: &Tail,
        companions: &[String],
        frame: &Frame,
        sureness: Sureness,
    ) -> Drafted {
        let ban = self.segment.modal.text.ends_with("not") || subject.no;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(companions.iter().cloned());
        parts.extend(tail.parts.iter().cloned());
        parts.extend(self.early.iter().cloned());
        parts.extend(self.segment.front_parts(self.vocabulary, frame, ban));
        let mut doubts = left_out(&tail.leftover);
        doubts.extend(left_out(&self.segment.front_leftover(self.vocabulary, frame, ban)));
        doubts.extend(subject.doubts.iter().cloned());
        let only_if = parts.iter().any(|part| part.starts_with("only if "));
        let mut modal = self.segment.modal.text;
        let mut lead = "";
        if subject.no {
            (lead, modal) = ("no ", "may");
        } else if subject.only {
            (lead, modal) = ("only ", if modal == "must" { "may" } else { modal });
        } else if (self.only || only_if) && matches!(modal, "must" | "may") {
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

/// Who acts in a passive sentence that names nobody: whoever the act is a matter of.
fn guess(action: &str, patient: &str) -> &'static str {
    match action {
        "arrest" | "cite" | "search" | "question" | "interrogate" | "detain" | "handcuff" | "restrain"
        | "seclude" | "use-force" => "officer",
        "discipline" | "suspend" | "expel" => "school-administrator",
        "assign" | "hire" | "station" | "remove" | "reassign" | "dismiss" | "replace"
            if patient.contains("SRO") || patient.contains("officer") =>
        {
            "police-department"
        }
        _ => NOT_NAMED,
    }
}

/// `The SRO reports directly to the Chief.`, `Officers do not search lockers.`
fn present(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Option<Drafted> {
    // The verb behind a subject that is a list of actors.
    for at in 1..words.len().min(14) {
        let Some(verb) = vocabulary.surface.verb(words, at) else { continue };
        let before = words.get(..at)?;
        let (front, subject) = segments::fronted(vocabulary, before);
        let listed = phrases::list(vocabulary, subject, &[Kind::Actor]);
        let plural = matches!(verb.form, Form::Base);
        let agrees = matches!(verb.form, Form::Third)
            || (plural
                && subject.last().is_some_and(|last| {
                    super::inflection::singular(&last.lower) != last.lower || last.is(&["we", "staff"])
                }));
        if listed.terms.is_empty() || listed.opaque || !listed.leftover.is_empty() || !agrees {
            continue;
        }
        let modal = Modal { at, end: at, text: "must", follows: Follows::Verb, sole: false };
        let segment = Segment { front, subject, stands_for: None, modal, rest: words.get(at..)? };
        context.before = Some(listed.text);
        let mut drafted = segment.clauses(vocabulary).into_iter().next()?;
        drafted.sureness = drafted.sureness.max(Sureness::Likely);
        drafted.doubts.push("said as a fact, read as a duty".to_owned());
        return Some(drafted);
    }
    None
}
