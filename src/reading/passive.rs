//! `shall be ...`: passives, deemings and facts.

use super::Drafted;
use super::clause::NOT_NAMED;
use super::inflection::Form;
use super::markers::{self, Marker};
use super::norm::ADVERBS;
use super::phrases::{self, is_determiner};
use super::said::{
    Said, Subject, behind as behind_verb, frame_of, has_several_senses, is_manner, left_out, with_parts,
};
use super::surface::Found;
use super::tail::{self, Around};
use super::verbs;
use super::words::{self, Word, WordKind};
use super::{english, nominal};
use crate::syntax::ast::{Kind, RoleKind, Sureness};
use crate::taxonomy::Frame;

impl Said<'_, '_, '_> {
    /// `shall be ...`: the passive, a state, or a deeming.
    pub(super) fn being(&self, words: &[Word]) -> Vec<Drafted> {
        let vocabulary = self.vocabulary;
        let mut at = 1;
        let mut early: Vec<String> = Vec::new();
        let mut manner = self.manner.to_vec();
        let mut only = self.only;
        loop {
            let rest = words.get(at..).unwrap_or_default();
            let Some(word) = rest.first() else { break };
            if word.is(&["only", "solely", "exclusively"]) {
                only = true;
                at += 1;
            } else if word.is(ADVERBS) || word.kind == WordKind::Comma {
                at += 1;
            } else if is_manner(vocabulary, rest) {
                manner.push(word.text.clone());
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
        if deems(rest) {
            return self.deemed(rest).or_else(|| self.deemed_words(rest)).into_iter().collect();
        }
        // `shall be a member of the Department and report to the Chief`: a second verb in the active voice.
        let second = (2..rest.len()).find(|&at| {
            rest.get(at - 1).is_some_and(|word| word.is(&["and"]))
                && vocabulary.surface.verb(rest, at).is_some_and(|verb| {
                    let plain =
                        rest.get(at).is_some_and(|word| !word.is(&["set", "put", "read", "cost", "used"]));
                    verb.form == Form::Base && plain
                })
                && (vocabulary.surface.longest(rest, at, &[]).is_none()
                    || rest.get(at + 1).is_some_and(|next| next.is(&["to", "directly"])))
        });
        if let Some(second) = second {
            let mut first = vec![words::word("be")];
            first.extend(rest.get(..second - 1).unwrap_or_default().iter().cloned());
            // `be invited to and attend meetings`: both verbs have the same end.
            if first.last().is_some_and(|word| word.is(&["to"])) {
                let verb = vocabulary.surface.verb(rest, second).map_or(1, |verb| verb.length);
                first.extend(rest.get(second + verb..).unwrap_or_default().iter().cloned());
            }
            let all: Vec<String> = self.early.iter().chain(&early).cloned().collect();
            let said = Said { segment: self.segment, early: &all, manner: &manner, only, vocabulary };
            let mut found = said.being(&first);
            let words = rest.get(second..).unwrap_or_default().to_vec();
            if super::clause::ends_with_condition(&words) {
                let doubt = "what ends the sentence may hold for this as well";
                found.iter_mut().for_each(|clause| clause.look_at(doubt));
            }
            found.extend(said.phrase(&verbs::VerbPhrase { words, either: false, noun: false }));
            return found;
        }
        if let Some(acts) = self.acts_done(rest, &early, only) {
            return acts;
        }
        let mut found = Vec::new();
        for phrase in verbs::participles(vocabulary, rest) {
            let mut verbs = vocabulary.surface.verbs(&phrase.words, 0);
            // `shall be read`, `shall be put`: some participles are no other than the verb.
            let same = phrase.words.first().is_some_and(|word| word.is(UNCHANGED));
            verbs.retain(|verb| verb.form == Form::Past || (verb.form == Form::Base && same));
            let fitting: Vec<Found> = verbs.iter().copied().filter(|verb| self.is_done_to(*verb)).collect();
            let mut all = self.early.to_vec();
            all.extend(early.iter().cloned());
            let said = Said { segment: self.segment, early: &all, manner: &manner, only, vocabulary };
            let before = found.len();
            let Some(&verb) = fitting.first().or(verbs.first()) else {
                found.extend(said.done(&phrase.words));
                continue;
            };
            found.extend(said.passive(verb, &phrase.words));
            if phrase.either && !self.segment.bans() && !self.segment.permits() {
                found.iter_mut().skip(before).for_each(Drafted::either);
            }
            let loose = verb.length == 1 && phrase.words.first().is_some_and(has_several_senses);
            if vocabulary.differ(&fitting) || loose {
                found.iter_mut().skip(before).for_each(Drafted::in_several_senses);
            }
        }
        if found.is_empty() {
            found.extend(self.state(rest));
        }
        found
    }

    /// `payment shall be prorated`: what is done, for which the vocabulary has no verb.
    fn done(&self, words: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let participle = words.first().filter(|first| !first.is(STATES))?;
        let base = english::of_participle(participle)?;
        let frame = frame_of(vocabulary, "do")?;
        let by = words.iter().position(|word| word.is(&["by"]));
        let agent = by.and_then(|by| {
            let behind = words.get(by + 1..)?;
            let end = (0..behind.len())
                .find(|&at| {
                    markers::at(behind, at).is_some()
                        || behind.get(at).is_some_and(|word| word.kind == WordKind::Comma)
                })
                .unwrap_or(behind.len());
            let listed = phrases::list(vocabulary, behind.get(..end)?, &[Kind::Actor]);
            let named = !listed.terms.is_empty() && !listed.opaque;
            named.then_some((by, by + 1 + end, listed))
        });
        let mut rest = words.get(1..)?.to_vec();
        let mut doubts = Vec::new();
        let agent = match agent {
            Some((from, to, listed)) => {
                rest.drain(from - 1..to - 1);
                doubts.extend(left_out(&listed.leftover));
                listed.text
            }
            None => {
                doubts.push("the sentence does not say who does this".to_owned());
                NOT_NAMED.to_owned()
            }
        };
        let mut patient = self.segment.subject;
        let mut no = false;
        while let [first, more @ ..] = patient
            && is_determiner(first)
        {
            no |= first.is(&["no", "neither"]);
            patient = more;
        }
        let end = (0..rest.len()).find(|&at| tail::parts_here(vocabulary, &rest, at)).unwrap_or(rest.len());
        let mut said = vec![words::word(&base)];
        said.extend(patient.iter().cloned());
        said.extend(rest.get(..end)?.iter().cloned());
        let around = Around {
            frame: &frame,
            ban: self.segment.bans(),
            permits: self.segment.permits(),
            passive: false,
            object_first: false,
            tells: false,
        };
        let mut tail = tail::read(vocabulary, rest.get(end..)?, around);
        tail.object = Some(format!("\"{}\"", words::text(&said)));
        tail.object_opaque = true;
        let subject = Subject { text: agent, no, only: false, doubts };
        Some(self.assemble(&subject, "do", &tail, &[], &frame, Sureness::Likely))
    }

    /// `Selection of the SROs shall be made by the Chief`: the noun is what is done.
    fn acts_done(&self, rest: &[Word], early: &[String], only: bool) -> Option<Vec<Drafted>> {
        let vocabulary = self.vocabulary;
        if !rest.first().is_some_and(nominal::carries) {
            return None;
        }
        let subject = self.segment.subject_words()?;
        let no = subject.first().is_some_and(|word| word.is(&["no", "neither"]));
        let acts = nominal::acts(subject);
        let behind = usize::from(rest.get(1).is_some_and(|word| word.is(&["out"]))) + 1;
        let mut all = self.early.to_vec();
        all.extend(early.iter().cloned());
        let mut found = Vec::new();
        for act in acts {
            let verb = vocabulary.surface.verb(&[words::word(act.verb)], 0)?;
            let term = vocabulary.taxonomy.term(verb.term);
            let ban = self.segment.bans() || no;
            let around = Around {
                frame: &term.frame,
                ban,
                permits: self.segment.permits(),
                passive: true,
                object_first: true,
                tells: false,
            };
            let mut tail = tail::read(vocabulary, act.object, around);
            let more = tail::read(
                vocabulary,
                rest.get(behind..).unwrap_or_default(),
                Around { object_first: false, ..around },
            );
            tail.parts.extend(more.parts);
            tail.leftover.extend(more.leftover);
            tail.leftover.extend(act.narrowing);
            tail.only |= more.only;
            let mut doubts = Vec::new();
            let agent = tail.by.take().or(more.by).unwrap_or_else(|| {
                doubts.push("the sentence does not say who does this".to_owned());
                NOT_NAMED.to_owned()
            });
            let subject = Subject { text: agent, no, only: false, doubts };
            let said = Said { segment: self.segment, early: &all, manner: self.manner, only, vocabulary };
            found.push(said.assemble(&subject, &term.name, &tail, &[], &term.frame, Sureness::Likely));
        }
        (!found.is_empty()).then_some(found)
    }

    /// Whether the subject of a passive is something that the verb acts on.
    fn is_done_to(&self, verb: Found) -> bool {
        let kinds = &self.vocabulary.taxonomy.term(verb.term).frame.object;
        let patient = self.segment.subject(self.vocabulary, kinds, &mut Vec::new());
        !kinds.is_empty() && patient.is_some_and(|patient| !patient.text.contains('"'))
    }

    fn passive(&self, verb: Found, words: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let term = vocabulary.taxonomy.term(verb.term);
        let ban = self.segment.bans();
        let around = Around {
            frame: &term.frame,
            ban,
            permits: self.segment.permits(),
            passive: true,
            object_first: false,
            tells: false,
        };
        let behind = behind_verb(words, verb);
        let shared = words.first().is_some_and(|first| first.is(&["shared"]));
        let given: Vec<Word>;
        let mut rest = words.get(behind..).unwrap_or_default();
        // `be shared with the public`: the public gets it.
        if let Some(with) = rest.iter().position(|word| word.is(&["with"])).filter(|_| shared) {
            let to = |(at, word): (usize, &Word)| if at == with { words::word("to") } else { word.clone() };
            given = rest.iter().enumerate().map(to).collect();
            rest = &given;
        }
        // `be told the nature of the disability`, `be informed that ...`
        let told = term.frame.object.contains(&Kind::Actor)
            && term.frame.roles.contains_key(&RoleKind::About)
            && rest.first().is_some_and(|first| is_determiner(first) || first.is(super::slots::WONDERING));
        let mut whole = vec![words::word("about")];
        let rest = if told {
            whole.extend(rest.iter().filter(|word| !word.is(&["that"])).cloned());
            whole.as_slice()
        } else {
            rest
        };
        let mut tail = tail::read(vocabulary, rest, around);
        let mut companions = Vec::new();
        let kinds = if term.frame.object.is_empty() { vec![Kind::Actor] } else { term.frame.object.clone() };
        if let Some(given) = self.given(verb, words, around) {
            return Some(given);
        }
        let mut patient = self.segment.subject(vocabulary, &kinds, &mut companions)?;
        // `Training of the staff in the use of force shall be organized`: what is said of it before the verb.
        if !patient.doubts.is_empty()
            && let Some(words) = self.segment.subject_words()
            && !patient.no
        {
            let before =
                tail::read(vocabulary, words, Around { object_first: true, passive: false, ..around });
            let better = before.object.is_some() && !before.object_opaque && before.leftover.is_empty();
            if let Some(object) = before.object.filter(|_| better) {
                patient.text = object;
                patient.doubts.clear();
                tail.parts.splice(0..0, before.parts);
            }
        }
        // What is renewed, amended or ended, if nothing else is said, is the agreement.
        if matches!(term.name.as_str(), "terminate" | "renew" | "amend" | "sign" | "review")
            && self.segment.is_it()
        {
            patient.text = "MOU".to_owned();
            patient.doubts.push("`it` was taken for the agreement".to_owned());
        }
        let mut doubts = patient.doubts.clone();
        let mut sureness = Sureness::Sure;
        let pronoun = words::text(self.segment.subject);
        if let Some(known) = self.segment.pronoun(vocabulary, &pronoun, &kinds) {
            doubts = vec![format!("`{pronoun}` was taken for {known}")];
            patient.text = known;
            sureness = Sureness::Likely;
        }
        let agent = tail.by.take().unwrap_or_else(|| {
            sureness = sureness.max(Sureness::Likely);
            let guess = guess(&term.name, &patient.text);
            doubts.push(if guess == NOT_NAMED {
                "the sentence does not say who does this".to_owned()
            } else {
                format!("the sentence does not say who does this; {guess} is a guess")
            });
            guess.to_owned()
        });
        // What has to be approved binds nobody to approve it.
        if matches!(term.name.as_str(), "approve" | "sign" | "consent" | "ratify") && !ban {
            sureness = sureness.max(Sureness::Likely);
            doubts
                .push("said of what has to be approved; whoever approves may hardly be bound to".to_owned());
        }
        tail.object = Some(patient.text.clone());
        let subject = Subject { text: agent, no: patient.no, only: false, doubts };
        Some(self.assemble(&subject, &term.name, &tail, &companions, &term.frame, sureness))
    }

    /// `The officer shall be given a key`, `shall be provided with a desk`: the subject is whom it is given to.
    fn given(&self, verb: Found, words: &[Word], around: Around<'_>) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let takes = around.frame.roles.get(&crate::syntax::ast::RoleKind::To)?;
        if !takes.contains(&Kind::Actor) || around.frame.object.contains(&Kind::Actor) {
            return None;
        }
        let receiver = self.segment.subject(vocabulary, &[Kind::Actor], &mut Vec::new())?;
        if receiver.text.contains('"') {
            return None;
        }
        let mut behind = words.get(verb.length..)?;
        let mut agent = None;
        // `by the Township with a vehicle`
        if let [by, more @ ..] = behind
            && by.is(&["by"])
        {
            let with = more.iter().position(|word| word.is(&["with"]))?;
            let listed = phrases::list(vocabulary, more.get(..with)?, &[Kind::Actor]);
            if !listed.is_known() {
                return None;
            }
            agent = Some(listed.text);
            behind = more.get(with..)?;
        }
        if behind.first().is_some_and(|word| word.is(&["with"])) {
            behind = behind.get(1..)?;
        } else if !behind.first().is_some_and(is_determiner)
            && vocabulary.surface.longest(behind, 0, &around.frame.object).is_none()
        {
            return None;
        }
        let mut tail = tail::read(vocabulary, behind, Around { object_first: true, ..around });
        tail.object.as_ref()?;
        tail.parts.insert(0, format!("to {}", receiver.text));
        let mut doubts = receiver.doubts.clone();
        let agent = agent.or(tail.by.take()).unwrap_or_else(|| {
            doubts.push("the sentence does not say who does this".to_owned());
            NOT_NAMED.to_owned()
        });
        let name = &vocabulary.taxonomy.term(verb.term).name;
        let subject = Subject { text: agent, no: receiver.no, only: false, doubts };
        Some(self.assemble(&subject, name, &tail, &[], around.frame, Sureness::Likely))
    }

    /// `shall be considered school discipline issues`
    fn deemed(&self, rest: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        if self.segment.bans() {
            return None;
        }
        let as_word = usize::from(rest.get(1).is_some_and(|word| word.is(&["as"])));
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
        doubts.extend(left_out(&target.leftover));
        // `counts as discipline in elementary schools`: what narrows it has no place in the clause.
        let narrowed = behind
            .get(..end)?
            .iter()
            .any(|word| word.is(&["in", "at", "on", "for", "during", "under", "within"]));
        if narrowed {
            doubts.push(format!("not in the clause: \"{}\"", words::text(behind)));
        }
        doubts.extend(left_out(&behind.get(end..)?.iter().map(|word| word.text.clone()).collect::<Vec<_>>()));
        Some(Drafted::new(text, doubts, Sureness::Sure))
    }

    /// A deeming of which some part has no term: the document's own words.
    fn deemed_words(&self, rest: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let skip = 1 + rest.iter().skip(1).take(2).take_while(|word| word.is(&["as", "to", "be"])).count();
        let behind = rest.get(skip..)?;
        let ends = |at: usize| {
            markers::at(behind, at).is_some_and(|(marker, _)| {
                matches!(marker, Marker::If | Marker::OnlyIf | Marker::Unless | Marker::When)
            }) || behind.get(at).is_some_and(|word| word.is(&["only", "while"]))
        };
        let end = (0..behind.len()).find(|&at| ends(at)).unwrap_or(behind.len());
        let mut lead = "if";
        let mut condition = None;
        if end < behind.len() {
            let only = usize::from(behind.get(end).is_some_and(|word| word.is(&["only"])));
            let (marker, length) = markers::at(behind, end + only).unwrap_or((Marker::If, 0));
            lead = match (marker, only) {
                (Marker::Unless, _) => "unless",
                (Marker::OnlyIf, _) | (_, 1) => "only if",
                _ => "if",
            };
            condition = super::conditions::read(vocabulary, behind.get(end + only + length..)?);
        }
        let what = behind.get(..end)?;
        let kinds = [Kind::Actor, Kind::Matter, Kind::Event, Kind::Record, Kind::Object];
        let subject = self.segment.subject(vocabulary, &kinds, &mut Vec::new())?;
        let text = words::text(what.get(what.iter().take_while(|word| is_determiner(word)).count()..)?);
        if text.is_empty() {
            return None;
        }
        let capacity =
            phrases::list(vocabulary, what, &[Kind::Capacity, Kind::Actor, Kind::Record, Kind::Matter]);
        let known = capacity.terms.len() == 1 && !capacity.opaque && capacity.leftover.is_empty();
        let target = if known { phrases::bare(&capacity.text).to_owned() } else { format!("\"{text}\"") };
        let negated = self.segment.bans() || subject.no;
        // A thing of one kind counts as none of another: then the document's own words stand for it.
        let mut subject = subject;
        let said_of = phrases::bare(&subject.text).to_owned();
        let fits = |&kind: &Kind| {
            vocabulary.taxonomy.named(kind, &target).is_some()
                && vocabulary.taxonomy.named(kind, &said_of).is_some()
        };
        let capacity = capacity_of(vocabulary, what);
        if known
            && !capacity
            && !subject.text.contains('"')
            && !subject.text.contains(' ')
            && !kinds.iter().any(fits)
        {
            let words = self.segment.subject.get(phrases::noun_start(self.segment.subject)..)?;
            if !words.is_empty() {
                subject.text = format!("\"{}\"", words::text(words));
            }
        }
        let plain = subject.text.replace("every ", "");
        let plain = phrases::bare(&plain);
        // What is in the document's own words can be something, and counts as nothing.
        let deed = [Kind::Matter, Kind::Event]
            .iter()
            .any(|&kind| vocabulary.taxonomy.named(kind, &target).is_some());
        let verb = match (
            negated,
            capacity_of(vocabulary, what) || plain.contains('"') && !deed || lead == "only if",
        ) {
            (true, _) => "is not",
            (false, true) => "is",
            (false, false) => "counts as",
        };
        let mut said = format!("{plain} {verb} {target}");
        let mut doubts = subject.doubts.clone();
        if let Some(read) = condition {
            said.push_str(&format!(" {lead} {}", read.text));
            doubts.extend(left_out(&read.leftover));
        }
        Some(Drafted::new(said, doubts, Sureness::Likely))
    }

    /// `shall remain employees of the Police Department`: a fact.
    fn state(&self, rest: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let kinds = [Kind::Actor, Kind::Record, Kind::Object, Kind::Event, Kind::Matter];
        let mut companions = Vec::new();
        let subject = self.segment.subject(vocabulary, &kinds, &mut companions)?;
        let negated = self.segment.bans() || subject.no;
        // `The SRO shall be available to parents`: what somebody must be, in the document's own words.
        let person = phrases::list(vocabulary, self.segment.subject, &[Kind::Actor]);
        let somebody = self.segment.stands_for.is_some() || !person.opaque && !person.terms.is_empty();
        let own = || {
            let mut words = vec![words::word("be")];
            words.extend(rest.iter().cloned());
            self.unknown(&words)
        };
        // `employees of the Agency, under whose control they stand`: the fact, without what is added to it.
        let added = (1..rest.len()).find(|&at| {
            let comma = rest.get(at).is_some_and(|word| word.kind == WordKind::Comma);
            let joint = rest.get(at).is_some_and(|word| word.is(&["and"]));
            let relative =
                |at: usize| rest.get(at).is_some_and(|word| word.is(&["which", "who", "whose", "whom"]));
            let verb =
                rest.get(at + 1).is_some_and(|word| word.is(&["is", "are", "remains", "remain", "shall"]));
            comma && (relative(at + 1) || relative(at + 2)) || joint && verb
        });
        let (rest, added) = rest.split_at(added.unwrap_or(rest.len()));
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
                let belonging = rest.get(..at)?.last().is_some_and(|last| {
                    last.is(&[
                        "member",
                        "members",
                        "agent",
                        "agents",
                        "part",
                        "representative",
                        "representatives",
                    ])
                });
                if belonging
                    && what.all_opaque
                    && whose.leftover.is_empty()
                    && !whose.opaque
                    && !whose.text.is_empty()
                {
                    format!("{} of {}", what.text, whose.text.replace("every ", ""))
                } else if plain && !what.text.is_empty() && !whose.text.is_empty() {
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
                // `Students shall be safe` makes no strongbox of them: without an article, a word for a thing is an adjective.
                let start = phrases::noun_start(rest);
                let kinds = [Kind::Record, Kind::Object];
                let thing = vocabulary.surface.longest(rest, start, &kinds).is_some()
                    && vocabulary.surface.longest(rest, start, &[Kind::Actor, Kind::Capacity]).is_none();
                let last = rest.iter().rev().find(|word| word.kind == WordKind::Letters)?;
                let adjective = thing && start == 0 && super::inflection::singular(&last.lower) == last.lower;
                if what.terms.len() == 1 && what.leftover.is_empty() && !adjective {
                    what.text.replace("every ", "")
                } else {
                    format!("\"{rest_text}\"")
                }
            }
        };
        // What only should be so is no fact, and neither is how something has to be done.
        let plain = matches!(self.segment.modal.text, "must" | "must not");
        let act = phrases::list(vocabulary, self.segment.subject, &[Kind::Event]);
        let deed = !act.opaque && !act.terms.is_empty();
        let words = complement.starts_with('"') && complement.ends_with('"');
        if words && (somebody || deed) || !plain {
            return own();
        }
        let not = if negated { "not " } else { "" };
        let said_of = subject.text.replace("every ", "");
        let known = !said_of.contains('"') || complement.contains('"');
        let said = format!("{said_of} is {not}{complement}");
        // A condition that stands before the subject holds for a fact as well.
        let parts = self.segment.front_parts(vocabulary, &Frame::default(), false);
        let mut doubts = subject.doubts.clone();
        doubts.extend(left_out(&self.segment.front_leftover(vocabulary, &Frame::default(), false)));
        doubts.extend(left_out(self.early));
        doubts.extend(left_out(&added.iter().map(|word| word.text.clone()).collect::<Vec<_>>()));
        Some(Drafted::new(
            with_parts(said, &parts),
            doubts,
            if known { Sureness::Sure } else { Sureness::Likely },
        ))
    }
}

/// Participles that tell a state.
const STATES: &[&str] = &[
    "committed",
    "dedicated",
    "located",
    "interested",
    "qualified",
    "based",
    "limited",
    "concerned",
    "related",
    "entitled",
    "experienced",
    "licensed",
    "certified",
    "sworn",
    "armed",
    "intended",
    "designed",
    "informed",
    "prepared",
    "involved",
    "engaged",
    "suited",
    "associated",
    "employed",
    "insured",
    "bonded",
    "needed",
];

/// Verbs whose participle is the verb itself.
const UNCHANGED: &[&str] =
    &["set", "put", "read", "cost", "cut", "hit", "let", "shut", "split", "run", "come", "become"];

/// Whether a participle says what something counts as.
fn deems(rest: &[Word]) -> bool {
    let as_word = rest.get(1).is_some_and(|word| word.is(&["as"]));
    rest.first().is_some_and(|verb| {
        verb.is(&["considered", "deemed"])
            || (as_word && verb.is(&["treated", "regarded", "viewed", "classified"]))
    })
}

/// Whether words name a capacity: then somebody *is* it.
fn capacity_of(vocabulary: phrases::Vocabulary<'_>, words: &[Word]) -> bool {
    let start = words.iter().take_while(|word| is_determiner(word)).count();
    vocabulary.surface.longest(words, start, &[Kind::Capacity]).is_some()
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
