//! What stays in the document's own words: verbs that the vocabulary does not have, and turns of phrase in which one that it
//! has would say something else, or the contrary.

use super::Drafted;
use super::said::{Said, frame_of};
use super::tail::{self, Around};
use super::words::{self, Word};
use crate::syntax::ast::{Kind, Sureness};

/// Words behind `no` that compare or measure.
const MEASURED: &[&str] =
    &["longer", "later", "more", "less", "fewer", "other", "sooner", "earlier", "greater", "doubt", "matter"];

impl Said<'_, '_, '_> {
    /// `with no probable cause`, `with or without consent`: no part of a clause, whatever the clause says.
    pub(super) fn has_denied_circumstance(&self, words: &[Word]) -> bool {
        words.windows(2).any(|pair| matches!(pair, [with, no] if with.is(&["with"]) && no.is(&["no"])))
            || (0..words.len()).any(|at| {
                super::measures::stands(words, at, "with or without").is_some()
                    && !words.get(at + 3).is_some_and(|next| next.is(&["cause"]))
            })
    }

    /// Whether words that begin with a known verb say what no term says.
    pub(super) fn is_own_turn(&self, words: &[Word]) -> bool {
        let vocabulary = self.vocabulary;
        // `shall not have been disciplined`: what was, and nothing that is held.
        let perfect = matches!(words, [have, been, ..] if have.is(&["have"]) && been.is(&["been"]));
        // `to anyone but the principal`: the exception is inside the object.
        let but = words.windows(2).any(|pair| {
            matches!(pair, [anyone, but] if anyone.is(&["anyone", "anybody", "person", "one", "nobody"])
                && but.is(&["but", "except", "other"]))
        });
        // `hold the District harmless`, `be present and visible`: none of the vocabulary's words.
        let harmless = words.first().is_some_and(|word| word.is(&["hold"]))
            && words.iter().take(8).any(|word| word.is(&["harmless"]));
        let present = matches!(words, [be, present, joint, next, ..] if be.is(&["be"]) && present.is(&["present"])
            && joint.is(&["and", "or"]) && vocabulary.surface.verb(words, 3).is_none() && !next.is(&["to"]));
        // `keep students safe`: no strongbox.
        let safe = words.first().is_some_and(|first| first.is(&["keep", "keeping", "make", "making"]))
            && words
                .iter()
                .skip(2)
                .take(6)
                .any(|word| word.is(&["safe", "clean", "open", "closed", "available"]));
        // `use no more force than is necessary`
        let compared = words.len() > 3 && words.windows(2).take(3).any(|pair| {
            matches!(pair, [no, more] if no.is(&["no"]) && more.is(&["more", "greater", "less", "other"]))
        }) && words.iter().take(8).any(|word| word.is(&["than"]))
            && super::measures::read(words, 1, vocabulary.surface, vocabulary.taxonomy).is_none();
        // `carry a firearm and no taser`: one of them is forbidden.
        let stop =
            (0..words.len()).find(|&at| tail::parts_here(vocabulary, words, at)).unwrap_or(words.len());
        let mixed = words.get(..stop).unwrap_or_default().windows(3).any(|three| {
            matches!(three, [and, no, next] if and.is(&["and", "but", "or"]) && no.is(&["no"])
                && !next.is(&["longer", "later", "more", "less", "fewer", "other", "sooner"]))
        });
        // `shall not be subject to the principal's orders` forbids nobody to follow them.
        let free = self.segment.bans()
            && matches!(words, [be, bound, ..] if be.is(&["be"]) && bound.is(&["subject", "bound", "governed"]));
        // `refer to the principal as head of the school`
        let calls = matches!(words, [refer, to, ..] if refer.is(&["refer", "referring"]) && to.is(&["to"]));
        // `conduct himself or herself as a role model`, but not `familiarize himself with the policy`
        let known = vocabulary.surface.verb(words, 0).is_some_and(|verb| verb.length > 2);
        let oneself = !known
            && words
                .get(1)
                .is_some_and(|next| next.is(&["himself", "herself", "itself", "themselves", "oneself"]));
        perfect || but || harmless || present || safe || compared || mixed || free || calls || oneself
    }

    /// A verb that the vocabulary does not have.
    pub(super) fn unknown(&self, words: &[Word]) -> Option<Drafted> {
        // `shall make no statement of his or her own` forbids.
        let text = match self.segment.modal.text {
            "must" | "may" | "agrees to" => "must not",
            "should" => "should not",
            _ => "",
        };
        if let [verb, no, rest @ ..] = words
            && !text.is_empty()
            && no.is(&["no"])
            && !self.segment.bans()
            && !rest.first().is_none_or(|next| next.is(MEASURED))
        {
            let turned = self.segment.turned(text);
            let said = Said { segment: &turned, ..*self };
            return said.unknown(&[std::slice::from_ref(verb), rest].concat());
        }
        let end =
            (1..words.len()).find(|&at| tail::parts_here(self.vocabulary, words, at)).unwrap_or(words.len());
        self.verbatim(words, end)
    }

    /// What is done in the document's own words, up to a place from which parts are read as ever.
    pub(super) fn verbatim(&self, words: &[Word], end: usize) -> Option<Drafted> {
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
            tells: false,
        };
        let text = words::text(words.get(..end)?);
        let mut tail = tail::read(self.vocabulary, words.get(end..)?, around);
        tail.object = Some(format!("\"{text}\""));
        tail.object_opaque = true;
        Some(self.assemble(&subject, "do", &tail, &companions, &frame, Sureness::Sure))
    }
}
