//! Duties that are said through something else: what somebody has to see to, what is banned without something done first, and
//! what somebody is let do.

use super::Drafted;
use super::clause::{Context, NOT_NAMED, parts};
use super::inflection::Form;
use super::said::{Said, behind, left_out, with_parts};
use super::tail::{self, Around};
use super::words::Word;
use super::{nominal, present};
use crate::syntax::ast::{Kind, Sureness};
use crate::taxonomy::Frame;

impl Said<'_, '_, '_> {
    /// `shall have access to the cameras`: what somebody is let do.
    pub(super) fn let_in(&self, words: &[Word]) -> Option<Vec<Drafted>> {
        let openings =
            ["have access to", "be given access to", "be granted access to", "be provided access to"];
        let opens = openings.iter().any(|opening| super::measures::stands(words, 0, opening).is_some());
        if !opens || self.segment.modal.text != "must" {
            return None;
        }
        let turned = self.segment.turned("may");
        let mut found = Said { segment: &turned, ..*self }.said(words);
        let doubt = "said as what somebody has, read as a permission";
        found.iter_mut().for_each(|clause| clause.look_at(doubt));
        Some(found)
    }

    /// `shall ensure that every SRO completes the training`: a duty to see to what others do.
    pub(super) fn ensures(&self, words: &[Word]) -> Option<Vec<Drafted>> {
        let leads: [&[&str]; 8] = [
            &["ensure", "that"],
            &["ensuring", "that"],
            &["see", "that"],
            &["see", "to", "it", "that"],
            &["make", "sure", "that"],
            &["make", "certain", "that"],
            &["making", "sure", "that"],
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
        let said = present::as_duty(self.vocabulary, inner)
            .or_else(|| present::done_by_anyone(self.vocabulary, inner))
            .map_or_else(|| inner.to_vec(), |said| said.words);
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
            // Whoever must ensure what nobody is named for answers for it.
            let text = match clause.text.strip_prefix(NOT_NAMED).filter(|rest| rest.starts_with(" must ")) {
                Some(rest) => {
                    format!("{}{}", subject.text, rest.replacen(" must ", &format!(" {modal} "), 1))
                }
                None => format!("{} {modal} ensure that {}", subject.text, clause.text),
            };
            let text = with_parts(text, &front);
            let mut doubts: Vec<String> = subject.doubts.iter().cloned().chain(clause.doubts).collect();
            doubts.retain(|doubt| !doubt.starts_with("the sentence does not say who"));
            doubts.push("said as what is ensured".to_owned());
            found.push(Drafted::new(text, doubts, Sureness::Likely));
        }
        Some(found)
    }

    /// `shall not question a student without first notifying the principal`: what has to be done before.
    pub(super) fn not_without(&self, words: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let denied = self
            .segment
            .subject_words()
            .is_some_and(|subject| subject.first().is_some_and(|first| first.is(&["no", "neither", "none"])));
        if !self.segment.modal.text.ends_with("must not") || denied || self.only {
            return None;
        }
        let without = words.iter().position(|word| word.is(&["without"]))?;
        let first = words.get(without + 1).is_some_and(|word| word.is(&["first", "prior"]));
        let start = without + 1 + usize::from(first);
        let required = vocabulary.surface.verb(words, start).filter(|verb| verb.form == Form::Gerund)?;
        let banned = vocabulary.surface.verb(words, 0)?;
        let banned_term = vocabulary.taxonomy.term(banned.term);
        let event = nominal::event_of(&banned_term.name)?;
        vocabulary.taxonomy.named(Kind::Event, event)?;
        let around = Around {
            frame: &banned_term.frame,
            ban: false,
            permits: false,
            passive: false,
            object_first: true,
            tells: false,
        };
        let banned_tail =
            tail::read(vocabulary, words.get(behind(vocabulary, words, banned)..without)?, around);
        let mut early = self.early.to_vec();
        early.push(format!("before {event}"));
        // Where and when it is banned is where and when this must come first.
        let circumstances = ["at ", "during ", "on "];
        let kept = |part: &&String| circumstances.iter().any(|lead| part.starts_with(lead));
        early.extend(banned_tail.parts.iter().filter(kept).cloned());
        let turned = self.segment.turned("must");
        let said = Said { segment: &turned, early: &early, ..*self };
        let mut duty = said.active(required, words.get(start..)?)?;
        duty.sureness = duty.sureness.max(Sureness::Likely);
        duty.doubts.push(format!("said as a ban on {} without it", banned_term.name));
        duty.doubts.extend(left_out(&banned_tail.leftover));
        Some(duty)
    }
}
