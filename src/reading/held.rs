//! Tasks and who holds them: `is responsible for`, `is the duty of`, `has no role in`.

use super::Drafted;
use super::inflection::Form;
use super::markers::{self, Marker};
use super::modality::{Follows, Modal};
use super::nominal;
use super::norm::Segment;
use super::phrases::{self, Vocabulary};
use super::said::{Subject, frame_of, left_out, plain_words, with_parts};
use super::tail::{self, Around, Tail};
use super::words::{self, Word, WordKind};
use crate::syntax::ast::{Kind, Sureness};

impl Segment<'_> {
    /// `is responsible for school discipline`
    pub(super) fn responsible(&self, vocabulary: Vocabulary<'_>, rest: &[Word]) -> Option<Drafted> {
        let frame = frame_of(vocabulary, "handle")?;
        let around = Around {
            frame: &frame,
            ban: false,
            permits: false,
            passive: false,
            object_first: true,
            tells: false,
        };
        let subject = self.subject(vocabulary, &[Kind::Actor], &mut Vec::new())?;
        // `Neither the Chief nor the principal has the final word`
        if subject.no {
            return None;
        }
        let only = subject.only;
        let (tail, object) = if self.begins_with_gerund(vocabulary, rest) {
            // `solely responsible for appointing the SRO`: the task in the document's own words.
            let end =
                (1..rest.len()).find(|&at| tail::parts_here(vocabulary, rest, at)).unwrap_or(rest.len());
            let behind = tail::read(vocabulary, rest.get(end..)?, Around { object_first: false, ..around });
            (behind, format!("\"{}\"", words::text(rest.get(..end)?)))
        } else {
            let tail = tail::read(vocabulary, rest, around);
            let object = tail.object.clone()?;
            (tail, object)
        };
        let sole = if self.modal.sole || only { "solely " } else { "" };
        let plain = subject.text.trim_start_matches("every ").to_owned();
        let mut parts = self.front_parts(vocabulary, &frame, false);
        parts.extend(tail.parts.iter().cloned());
        let text = with_parts(format!("{plain} is {sole}responsible for {object}"), &parts);
        Some(Drafted::new(text, self.doubts(&tail, &subject), Sureness::Sure))
    }

    /// `it shall be the responsibility of the Chief to ...`, `training is the responsibility of the Chief`
    pub(super) fn held(&self, vocabulary: Vocabulary<'_>) -> Vec<Drafted> {
        let to =
            self.rest.iter().position(|word| word.is(&["to", "for", "whether"])).unwrap_or(self.rest.len());
        let mut end = self.rest.get(..to).unwrap_or_default();
        let mut between: &[Word] = &[];
        if let Some(comma) = end.iter().position(|word| word.kind != WordKind::Letters) {
            between = end.get(comma + 1..).unwrap_or_default();
            end = end.get(..comma).unwrap_or_default();
        }
        // `the duty of the SRO, upon request, to attend`; what is no circumstance would be lost.
        let joined = between.first().is_some_and(|first| first.is(&["or", "and"]));
        let between = super::conditions::trimmed(between);
        let opens = !joined
            && markers::at(between, 0).is_some_and(|(marker, _)| marker.opens())
            && !between.first().is_some_and(|first| first.is(&["of"]));
        if !between.is_empty() && !opens {
            return Vec::new();
        }
        // `a matter for the District alone`
        let alone = end.last().is_some_and(|last| last.is(&["alone"]));
        if alone {
            end = end.get(..end.len() - 1).unwrap_or_default();
        }
        let sole = self.modal.sole || alone;
        // `the duty of the SRO not to arrest`
        let barred = end.last().is_some_and(|last| last.is(&["not"]));
        if barred {
            end = end.get(..end.len() - 1).unwrap_or_default();
        }
        // `the responsibility of the Chief in collaboration with the Superintendent`
        let with = (1..end.len()).find_map(|at| {
            let (marker, length) = markers::at(end, at)?;
            matches!(marker, Marker::Jointly | Marker::Consulting).then_some((at, length, marker))
        });
        // `the policy of the Department when making an arrest to ...`
        let mut front = self.front.clone();
        front.extend((!between.is_empty()).then_some(between));
        let opening = (1..end.len()).find(|&at| {
            markers::at(end, at)
                .is_some_and(|(marker, _)| matches!(marker, Marker::When | Marker::If | Marker::While))
        });
        if let Some(at) = opening {
            front.push(end.get(at..).unwrap_or_default());
            end = end.get(..at).unwrap_or_default();
        }
        let mut companion = None;
        if let Some((at, length, marker)) = with {
            let listed =
                phrases::list(vocabulary, end.get(at + length..).unwrap_or_default(), &[Kind::Actor]);
            let lead = if marker == Marker::Jointly { "jointly with" } else { "in consultation with" };
            if listed.is_known() {
                companion = Some(format!("{lead} {}", listed.text));
                end = end.get(..at).unwrap_or_default();
            }
        }
        let holder = phrases::list(vocabulary, end, &[Kind::Actor]);
        let own =
            holder.all_opaque && end.len() <= 6 && self.subject.iter().all(|word| word.is(&["it", "this"]));
        if !own && (!holder.is_known()) {
            return Vec::new();
        }
        let behind = self.rest.get(to + 1..).unwrap_or_default();
        let negated = self.modal.text == "need not";
        let text = match self.modal.text {
            text @ ("may" | "need not") if !barred => text,
            "must" if barred => "must not",
            _ if barred => return Vec::new(),
            _ => "must",
        };
        let modal = Modal { text, follows: Follows::Verb, ..self.modal };
        let inner = |modal: Modal, rest: &[Word]| {
            let inner = Segment {
                front: front.clone(),
                subject: &[],
                stands_for: Some(holder.text.clone()),
                shaky: false,
                acted_on: self.acted_on.clone(),
                parted: self.parted,
                inner: 0,
                denied_infinitive: barred,
                sole,
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
        // `The power to hire SROs rests with the Department`: it may hire them.
        let start = self
            .subject
            .iter()
            .take_while(|word| phrases::is_determiner(word) || word.is(&["sole", "exclusive", "final"]))
            .count();
        if let [what, to, act @ ..] = self.subject.get(start..).unwrap_or_default()
            && to.is(&["to"])
            && !act.is_empty()
        {
            let may = what.is(&["power", "authority", "right", "discretion", "option"]);
            let must = what.is(&["responsibility", "duty", "obligation", "task"]);
            if may || must {
                let text = if may { "may" } else { "must" };
                let mut found = inner(Modal { text, ..modal }, act);
                for clause in &mut found {
                    clause.look_at("said as a power or a task that somebody holds");
                }
                return found;
            }
        }
        // A whole sentence is no task.
        if self.subject.iter().any(|word| word.is(&["is", "are"])) {
            return Vec::new();
        }
        if text == "may" {
            let lead = if sole { "only " } else { "" };
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
        let sole = if sole { "solely " } else { "" };
        let mut text =
            format!("{} is {sole}responsible for {}", holder.text.trim_start_matches("every "), tasks.text);
        let here = Self { front, ..self.turned(self.modal.text) };
        for part in here.front_parts(vocabulary, &frame, false).into_iter().chain(companion) {
            text.push(' ');
            text.push_str(&part);
        }
        let mut doubts = left_out(&tasks.leftover);
        doubts.extend(left_out(&plain_words(behind)));
        doubts.extend(left_out(&here.front_leftover(vocabulary, &frame, false)));
        if tasks.text.is_empty() { Vec::new() } else { vec![Drafted::new(text, doubts, Sureness::Sure)] }
    }

    /// `has no role in ordinary school discipline`
    pub(super) fn no_role(&self, vocabulary: Vocabulary<'_>) -> Option<Drafted> {
        let frame = frame_of(vocabulary, "handle")?;
        let tail = tail::read(
            vocabulary,
            self.rest,
            Around {
                frame: &frame,
                ban: true,
                permits: false,
                passive: false,
                object_first: true,
                tells: false,
            },
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
}
