//! `shall be ...`: passives; what else may follow `be` is in `deeming`.

use super::Drafted;
use super::clause::NOT_NAMED;
use super::deeming::deems;
use super::inflection::Form;
use super::markers;
use super::norm::ADVERBS;
use super::phrases::{self, Vocabulary, is_determiner};
use super::said::{Said, Subject, behind as behind_verb, frame_of, has_several_senses, is_manner, left_out};
use super::surface::Found;
use super::tail::{self, Around};
use super::verbs;
use super::words::{self, Word, WordKind};
use super::{english, nominal};
use crate::syntax::ast::{Kind, RoleKind, Sureness};

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
        if let Some(shared) = self.shared_equally(rest) {
            return vec![shared];
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
        // `shall be required to attend meetings and wear a uniform`: both are what is required.
        let second = second.filter(|&second| {
            let inner = rest.get(..second).unwrap_or_default().iter().any(|word| word.is(&["to"]));
            !(inner && verbs::controls(words))
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
            found.extend(said.phrase(&verbs::VerbPhrase {
                words,
                either: false,
                doubt: None,
                again: false,
                shared: false,
            }));
            return found;
        }
        if let Some(acts) = self.acts_done(rest, &early, only) {
            return acts;
        }
        let mut found: Vec<Drafted> = Vec::new();
        let mut phrases = verbs::participles(vocabulary, rest);
        let handed = hand_on_agent(vocabulary, &mut phrases);
        let either = phrases.iter().any(|phrase| phrase.either) || rest.iter().any(|word| word.is(&["nor"]));
        // `shall not be reviewed by the SRO and reviewed by the Chief`
        let mut denied = None;
        for phrase in phrases {
            if !found.is_empty() && self.segment.bans() && !either {
                denied.get_or_insert(found.len());
            }
            let mut verbs = vocabulary.surface.verbs(&phrase.words, 0);
            // `shall be read`, `shall be put`: some participles are no other than the verb.
            let same = phrase.words.first().is_some_and(|word| word.is(UNCHANGED));
            verbs.retain(|verb| verb.form == Form::Past || (verb.form == Form::Base && same));
            // What is reported to somebody stands below nobody.
            let below = |verb: &Found| vocabulary.taxonomy.term(verb.term).name == "report-to";
            verbs.retain(|verb| !below(verb));
            // `shall be prepared to give first aid`: what somebody is to be like.
            if let [ready, to, acts, ..] = phrase.words.as_slice()
                && ready.is(&["prepared", "inclined"])
                && to.is(&["to"])
                && english::may_be_verb(acts)
            {
                let own = [&[words::word("be")], phrase.words.as_slice()].concat();
                found.extend(self.unknown(&own));
                continue;
            }
            // `shall be based on probable cause`: nothing has its station there.
            if let [based, on, ..] = phrase.words.as_slice()
                && based.is(&["based"])
                && on.is(&["on", "upon"])
            {
                let own = [&[words::word("be")], phrase.words.as_slice()].concat();
                found.extend(self.unknown(&own));
                continue;
            }
            let fitting: Vec<Found> = verbs.iter().copied().filter(|verb| self.is_done_to(*verb)).collect();
            let mut all = self.early.to_vec();
            all.extend(early.iter().cloned());
            let said = Said { segment: self.segment, early: &all, manner: &manner, only, vocabulary };
            let before = found.len();
            // `placed in a file`, said of a thing: nobody is posted anywhere.
            let senses = phrase.words.first().is_some_and(has_several_senses)
                && verbs.first().is_some_and(|verb| verb.length == 1)
                && fitting.is_empty()
                && self.segment.stands_for.as_ref().is_none_or(|known| !known.contains('"'));
            let placed = senses
                && phrase.words.first().is_some_and(|first| first.is(&["placed", "entered", "posted"]));
            // `..., which shall not be placed in the file`
            let other = fitting.is_empty()
                && self.segment.stands_for.as_ref().is_some_and(|known| {
                    let known = phrases::bare(known);
                    [Kind::Record, Kind::Object]
                        .iter()
                        .any(|&kind| vocabulary.taxonomy.named(kind, known).is_some())
                });
            if placed || other {
                verbs.clear();
            }
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
        if handed {
            let doubt = "who does the first was taken to do this as well";
            found.iter_mut().skip(1).for_each(|clause| clause.look_at(doubt));
        }
        if let Some(from) = denied {
            let both = "what is denied of several acts may be denied of all together only";
            found.iter_mut().take(from).for_each(|clause| clause.look_at(both));
            let doubt = "what is denied before the first verb may not be denied of this";
            found.iter_mut().skip(from).for_each(|clause| clause.look_at(doubt));
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
        // `before a locker is searched by an officer`: who acts inside a clause acts there alone.
        let inner = (1..words.len()).find(|&at| {
            markers::at(words, at).is_some_and(|(marker, _)| {
                use markers::Marker::{After, Before, If, OnlyIf, Unless, When};
                matches!(marker, After | Before | If | OnlyIf | Unless | When)
            })
        });
        let by = by.filter(|&by| {
            inner.is_none_or(|inner| {
                by < inner
                    || !words
                        .get(inner..by)
                        .is_some_and(|words| words.iter().any(|word| word.is(&["is", "are", "has", "have"])))
            })
        });
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
        let known = self
            .segment
            .stands_for
            .as_deref()
            .map(|known| words::split(&phrases::bare(known.trim_matches('"')).replace('-', " ")).words);
        let mut patient = known.as_deref().unwrap_or(self.segment.subject);
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
        // What a pronoun stands for is of the verb's kind, or of another.
        let other = self.segment.stands_for.as_ref().is_some_and(|known| {
            let known = phrases::bare(known);
            let named = |&kind: &Kind| self.vocabulary.taxonomy.named(kind, known).is_some();
            [Kind::Record, Kind::Object].iter().any(named) && !kinds.iter().any(named)
        });
        let patient = self.segment.subject(self.vocabulary, kinds, &mut Vec::new());
        !kinds.is_empty() && !other && patient.is_some_and(|patient| !patient.text.contains('"'))
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
        let behind = behind_verb(vocabulary, words, verb);
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
        // `Only felonies shall be investigated`: nothing else, which is not in the clause.
        doubts.extend(patient.only.then(|| "not in the clause: \"only\"".to_owned()));
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

    /// `Training costs shall be shared equally by the parties`: each of them pays half.
    fn shared_equally(&self, words: &[Word]) -> Option<Drafted> {
        let [shared, equally, rest @ ..] = words else { return None };
        let (shared, equally) = if equally.is(SHARED) { (equally, shared) } else { (shared, equally) };
        let by =
            rest.first().is_none_or(|by| by.is(&["by", "between", "among"]) || by.kind != WordKind::Letters);
        if !shared.is(SHARED) || !equally.is(&["equally", "evenly"]) || !by || self.segment.bans() {
            return None;
        }
        let vocabulary = self.vocabulary;
        let who = phrases::list(vocabulary, rest.get(1..).unwrap_or_default(), &[Kind::Actor]);
        // Of two, each pays half.
        let parties = rest.iter().any(|word| word.is(&["parties", "them"]));
        let text = match who.terms.len() {
            count if count == 0 || parties => "every party".to_owned(),
            2 if who.is_known() => who.text,
            _ => return None,
        };
        let frame = super::said::frame_of(vocabulary, "pay")?;
        let cost = self.segment.subject(vocabulary, &frame.object, &mut Vec::new())?;
        let tail = tail::Tail {
            object: Some(cost.text),
            parts: vec!["exactly 50 percent".to_owned()],
            ..tail::Tail::default()
        };
        let subject = Subject { text, no: cost.no, only: false, doubts: cost.doubts };
        Some(self.assemble(&subject, "pay", &tail, &[], &frame, Sureness::Likely))
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
}

/// What is done to costs that several pay.
const SHARED: &[&str] = &["shared", "borne", "split", "divided"];

/// `shall be documented by the officer and reported to the Superintendent`: who does the first does the second. Whether
/// somebody was handed on.
fn hand_on_agent(vocabulary: Vocabulary<'_>, phrases: &mut [verbs::VerbPhrase]) -> bool {
    let mut agent: Vec<Word> = Vec::new();
    let mut handed = false;
    // `completed by the officer, signed by the Chief and filed`: nobody can say by whom.
    if phrases.iter().filter(|phrase| phrase.words.iter().any(|word| word.is(&["by"]))).count() != 1 {
        return false;
    }
    for phrase in phrases {
        let by = phrase.words.iter().position(|word| word.is(&["by"]));
        if let Some(by) = by {
            let start = by + 1 + phrases::noun_start(phrase.words.get(by + 1..).unwrap_or_default());
            let found = vocabulary.surface.longest(&phrase.words, start, &[Kind::Actor]);
            // `by the Chief or the Superintendent`: a list is left where it is.
            let end = found.map(|found| start + found.length).filter(|&end| {
                !phrase.words.get(end).is_some_and(|next| next.joins() || next.is(&["of"]))
                    || end + 1 >= phrase.words.len()
            });
            agent = end.and_then(|end| phrase.words.get(by..end)).map(<[Word]>::to_vec).unwrap_or_default();
        } else if !agent.is_empty() && !phrase.either && !phrase.words.is_empty() {
            phrase.words.splice(1..1, agent.iter().cloned());
            handed = true;
        }
    }
    handed
}

/// Participles that tell a state.
pub(super) const STATES: &[&str] = &[
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
