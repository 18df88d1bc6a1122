//! Who a part of a sentence is about: its subject, and what its pronouns stand for.

use super::markers::{self, Marker};
use super::nominal;
use super::norm::Segment;
use super::phrases::{self, Vocabulary, is_determiner};
use super::said::{Subject, left_out};
use super::words::{self, Word, WordKind};
use crate::syntax::ast::Kind;

impl<'w> Segment<'w> {
    /// What a pronoun behind the verb stands for, where that is of a kind that fits: things for `it`, anybody for `them`.
    pub(super) fn pronoun(&self, vocabulary: Vocabulary<'_>, words: &str, kinds: &[Kind]) -> Option<String> {
        if !["it", "them", "they", "this", "these"].contains(&words.to_lowercase().as_str()) {
            return None;
        }
        let known = self.acted_on.clone()?;
        let first = phrases::bare(&known).split([',', ' ']).next()?;
        let fits = |&kind: &Kind| {
            let person = kind == Kind::Actor && words.eq_ignore_ascii_case("it");
            !person && vocabulary.taxonomy.named(kind, first).is_some()
        };
        kinds.iter().any(fits).then_some(known)
    }

    /// Whether the subject is `it`.
    pub(super) fn is_it(&self) -> bool {
        matches!(self.subject, [word] if word.is(&["it"]))
    }

    /// The words of the subject, where it is no pronoun.
    pub(super) fn subject_words(&self) -> Option<&'w [Word]> {
        self.stands_for.is_none().then_some(self.subject)
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
        // `No fewer than two officers` denies nothing; `all officers but the SRO`, `the principal rather than the SRO`.
        let compared =
            no && words.first().is_some_and(|first| first.is(&["fewer", "less", "more", "later", "sooner"]));
        let excepted =
            words.iter().position(|word| word.is(&["except", "but", "excluding", "rather", "instead"]));
        let other = (0..words.len()).find(|&at| super::measures::stands(words, at, "other than").is_some());
        if compared {
            return None;
        }
        let parted = |at: usize| {
            words.get(at).is_some_and(|word| word.is(&["rather", "instead"]))
                && at
                    .checked_sub(1)
                    .and_then(|at| words.get(at))
                    .is_some_and(|word| word.kind == WordKind::Comma)
        };
        if let Some(at) = excepted.filter(|&at| !parted(at)).into_iter().chain(other).min() {
            // `no person other than the principal` is only the principal.
            let behind = words.get(at + 1..).unwrap_or_default();
            let behind = if behind.first().is_some_and(|word| word.is(&["than"])) {
                behind.get(1..).unwrap_or_default()
            } else {
                behind
            };
            let listed = phrases::list(vocabulary, behind, kinds);
            let plain = no && listed.is_known();
            return plain.then(|| Subject {
                text: listed.text,
                no: false,
                only: true,
                doubts: vec!["said of nobody else".to_owned()],
            });
        }
        // `School officials, and not SROs,`: who acts, and who does not.
        let contrast = words.windows(3).position(|three| {
            matches!(three, [comma, and, not] if comma.kind == WordKind::Comma
                && (and.is(&["and"]) && not.is(&["not"]) || and.is(&["not"]) || and.is(&["rather"])))
        });
        let mut denied = Vec::new();
        if let Some(at) = contrast {
            denied = words
                .get(at + 1..)
                .unwrap_or_default()
                .iter()
                .filter(|word| word.kind == WordKind::Letters)
                .map(|word| word.text.clone())
                .collect();
            words = words.get(..at).unwrap_or_default();
        }
        // `The Department, for its part,`, `the parties jointly`: who acts is the same without it.
        while let Some((last, rest)) = words.split_last()
            && (last.kind == WordKind::Comma
                || last.is(&["jointly", "together", "each", "both", "also", "then", "further", "thereafter"]))
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
        let denies = |word: &Word| {
            // `Neither the SRO nor the principal` denies once.
            word.is(&["no", "not", "never", "neither", "none", "nobody", "nothing"])
                || (word.is(&["nor"]) && !no)
        };
        if words.get(..end).unwrap_or_default().iter().any(denies) {
            return None;
        }
        let mut told_as_event = false;
        // `An officer who arrests a student must ...`: what narrows who it is, is a condition.
        let relative = words
            .iter()
            .enumerate()
            .position(|(at, word)| {
                let noun = at > 0
                    && words.get(at - 1).is_some_and(|before| {
                        before.kind == WordKind::Letters
                            && !before.is(&["so", "such", "provided", "and", "or"])
                    })
                    && markers::at(words, at).is_some();
                word.is(&["who", "whose", "whom"])
                    || noun && word.is(&["that", "which"])
                    || at > 0
                        && word.kind == WordKind::Letters
                        && super::english::of_gerund(word).is_some()
                        && markers::at(words, at).is_none()
                        && !words.get(at - 1).is_some_and(|before| is_determiner(before) || before.joins())
                        && vocabulary.surface.longest(words, at, &[]).is_none()
            })
            .filter(|&at| at > 0);
        let whole = words;
        if let Some(at) = relative {
            words = words.get(..at).unwrap_or_default();
            if let Some((_, before)) =
                words.split_last().filter(|(last, _)| last.kind == WordKind::Comma || last.is(&["to"]))
            {
                words = before;
            }
        }
        let mut listed = phrases::list(vocabulary, words, kinds);
        if let Some(at) = relative {
            if listed.opaque || listed.terms.is_empty() {
                listed = phrases::list(vocabulary, whole, kinds);
            } else {
                let clause = whole.get(
                    at + usize::from(whole.get(at).is_some_and(|word| word.is(&["who", "that", "which"])))..,
                );
                let said = super::conditions::trimmed(clause.unwrap_or_default());
                let mut told = words.to_vec();
                told.extend(said.iter().cloned());
                companions.push(match nominal::event(vocabulary, &told) {
                    Some((event, _, [])) => {
                        told_as_event = true;
                        format!("when {event}")
                    }
                    _ => format!("if \"{}\"", words::text(said)),
                });
            }
        }
        // `This shall apply to all inquiries`
        if listed.text.is_empty()
            && let [word] = words
            && word.is(&["this", "that", "these", "those"])
        {
            listed.text = format!("\"{}\"", word.text);
        }
        if listed.text.is_empty() {
            return None;
        }
        let owner = phrases::owner_is_clear(&listed);
        let mut leftover = listed.leftover;
        // `the student's parent`: whose parent it is narrows what is forbidden or allowed, and hardly what has to be done.
        if !self.bans() && !self.permits() && owner {
            leftover.retain(|word| !(word.ends_with("'s") || word.ends_with("’s")));
        }
        let mut doubts = left_out(&leftover);
        doubts.extend(left_out(&denied));
        if listed.terms.len() > 2 && phrases::is_mixed(words) {
            doubts.push("it is open which of them are alternatives".to_owned());
        }
        if told_as_event {
            doubts.push("what is said of who it is was read as a time".to_owned());
        }
        Some(Subject { text: listed.text, no, only: only || self.sole && !no, doubts })
    }
}
