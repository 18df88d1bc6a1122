//! What something counts as, or is: `shall be considered a school matter`, `shall remain employees of the Department`.

use super::Drafted;
use super::inflection;
use super::markers::{self, Marker};
use super::phrases::{self, Vocabulary, is_determiner};
use super::said::{Said, left_out, with_parts};
use super::words::{self, Word, WordKind};
use crate::syntax::ast::{Kind, Sureness};
use crate::taxonomy::Frame;

impl Said<'_, '_, '_> {
    /// `shall be considered school discipline issues`
    pub(super) fn deemed(&self, rest: &[Word]) -> Option<Drafted> {
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
        let text = format!("{} counts as {}", terms.text.replace("every ", ""), target.terms.first()?);
        let text = with_parts(text, &parts.into_iter().chain(unless).collect::<Vec<_>>());
        let mut doubts = left_out(&terms.leftover);
        doubts.extend(left_out(&self.segment.front_leftover(vocabulary, &Frame::default(), false)));
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
    pub(super) fn deemed_words(&self, rest: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let skip = 1 + rest.iter().skip(1).take(2).take_while(|word| word.is(&["as", "to", "be"])).count();
        let behind = rest.get(skip..)?;
        let ends = |at: usize| {
            markers::at(behind, at).is_some_and(|(marker, _)| marker.is_condition())
                || behind.get(at).is_some_and(|word| word.is(&["only", "while"]))
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
        // `During school hours, the SRO shall be considered an employee of the District`
        let parts = self.segment.front_parts(vocabulary, &Frame::default(), false);
        doubts.extend(left_out(&self.segment.front_leftover(vocabulary, &Frame::default(), false)));
        Some(Drafted::new(with_parts(said, &parts), doubts, Sureness::Likely))
    }

    /// `shall remain employees of the Police Department`: a fact.
    pub(super) fn state(&self, rest: &[Word]) -> Option<Drafted> {
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
                    &[Kind::Capacity, Kind::Record, Kind::Actor, Kind::Object],
                );
                // `Students shall be safe` makes no strongbox of them: without an article, a word for a thing is an adjective.
                let start = phrases::noun_start(rest);
                let kinds = [Kind::Record, Kind::Object];
                let thing = vocabulary.surface.longest(rest, start, &kinds).is_some()
                    && vocabulary.surface.longest(rest, start, &[Kind::Actor, Kind::Capacity]).is_none();
                let last = rest.iter().rev().find(|word| word.kind == WordKind::Letters)?;
                let adjective = thing && start == 0 && inflection::singular(&last.lower) == last.lower;
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

/// Whether a participle says what something counts as.
pub(super) fn deems(rest: &[Word]) -> bool {
    let as_word = rest.get(1).is_some_and(|word| word.is(&["as"]));
    // `shall be considered by the Board`: looked at, and nothing is taken for anything.
    let by = rest.get(1).is_some_and(|word| word.is(&["by"]));
    rest.first().is_some_and(|verb| {
        verb.is(&["considered", "deemed"]) && !by
            || (as_word && verb.is(&["treated", "regarded", "viewed", "classified"]))
    })
}

/// Whether words name a capacity: then somebody *is* it.
fn capacity_of(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    let start = words.iter().take_while(|word| is_determiner(word)).count();
    vocabulary.surface.longest(words, start, &[Kind::Capacity]).is_some()
}
