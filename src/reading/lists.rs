//! Passages in their order: heads of lists with their items, exceptions with what they are exceptions to.

use super::caution;
use super::class::{self, Class};
use super::clause::{self, Context};
use super::exceptions::exceptions;
use super::heads::{denies, excepts, lower_first, optional, titles, trimmed};
use super::modality;
use super::phrases::Vocabulary;
use super::siblings::Siblings;
use super::words;
use super::{Drafted, Passage, PassageKind, Sentence, heads, notes, orders, sentences};
use crate::syntax::ast::Sureness;

/// Why a clause whose next sentence takes something back is not sure.
const TAKEN_BACK: &str = "what stands behind it may take something back";

/// The head of a list.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// How deep its items stand; none before the first of them.
    pub(super) depth: Option<u8>,
    /// Its words, without the colon.
    pub(super) text: String,
    /// What it is; its items are the same.
    pub(super) class: Class,
    /// The clauses that it makes by itself, before what its items complete.
    pub(super) own: Vec<String>,
}

/// Reads passages in order.
pub fn read(vocabulary: Vocabulary<'_>, passages: &[Passage<'_>]) -> Vec<Vec<Sentence>> {
    let mut walk = Walk {
        vocabulary,
        heads: Vec::new(),
        heading: String::new(),
        context: Context::default(),
        before: None,
    };
    let mut found: Vec<Vec<Sentence>> = Vec::new();
    let mut siblings = Siblings::default();
    for (index, passage) in passages.iter().enumerate() {
        let following = passages.get(index + 1..).unwrap_or_default();
        let mut read = walk.passage(passage, following);
        let words = words::split(passage.text).words;
        let items = passages.get(..index).unwrap_or_default().iter().rev();
        let list = items.take_while(|passage| matches!(passage.kind, PassageKind::Item(_))).count();
        let mut before: Vec<&mut Sentence> = found.iter_mut().rev().take(list).flatten().collect();
        if matches!(passage.kind, PassageKind::Item(_)) {
            siblings.item(&words, &mut read, &mut before);
        } else {
            siblings = Siblings::default();
        }
        // `except during vacation.` below a list belongs to all of it.
        if caution::takes_back(&words) || caution::is_fragment(&words) {
            for sentence in found.iter_mut().rev().take(list.max(1)).flatten() {
                sentence.clauses.iter_mut().for_each(|clause| clause.look_at(TAKEN_BACK));
            }
        }
        found.push(read);
        exceptions(vocabulary, &mut found, passages);
    }
    found
}

/// What a head says before the deontic word that its items complete; none where it has but one.
fn own_statement(head: &str) -> Option<String> {
    let words = words::split(head).words;
    let modals = modality::all(&words);
    let [_, .., last] = modals.as_slice() else { return None };
    let joint = last.at.checked_sub(1)?;
    let joined = words.get(joint)?.is(&["and", "but"]);
    let before = words.get(..joint)?;
    let parted = before.last().is_some_and(|before| before.kind == words::WordKind::Comma);
    joined.then(|| words::text(before.get(..joint - usize::from(parted)).unwrap_or_default()))
}

/// The state of a walk through the passages.
pub(super) struct Walk<'v> {
    pub(super) vocabulary: Vocabulary<'v>,
    /// The heads of the lists that are open, the innermost last.
    pub(super) heads: Vec<Head>,
    /// The heading above.
    pub(super) heading: String,
    pub(super) context: Context,
    /// What the sentence before in the same passage is.
    before: Option<Class>,
}

impl Walk<'_> {
    fn passage(&mut self, passage: &Passage<'_>, following: &[Passage<'_>]) -> Vec<Sentence> {
        let next = following.first().map(|passage| passage.kind);
        match passage.kind {
            PassageKind::Heading => {
                self.heads.clear();
                passage.text.clone_into(&mut self.heading);
                self.context = Context::default();
                let list = matches!(next, Some(PassageKind::Item(_)));
                if let Some(head) = heads::of_heading(self.vocabulary, passage.text).filter(|_| list) {
                    let class = self.head(&head);
                    self.heads.push(Head { depth: None, text: head, class, own: Vec::new() });
                }
                return Vec::new();
            }
            PassageKind::Paragraph => self.heads.clear(),
            PassageKind::Item(depth) => {
                // A shallower item ends the lists inside the one before.
                while self.heads.last().is_some_and(|head| head.depth.is_some_and(|known| known > depth)) {
                    self.heads.pop();
                }
                if let Some(head) = self.heads.last_mut() {
                    head.depth.get_or_insert(depth);
                }
            }
        }
        let item = matches!(passage.kind, PassageKind::Item(_));
        let spans = sentences::split(passage.text);
        let last = spans.len().saturating_sub(1);
        let mut found = Vec::new();
        self.before = None;
        for (index, span) in spans.into_iter().enumerate() {
            let text = passage.text.get(span.clone()).unwrap_or_default();
            let mended = self.vocabulary.surface.mended(text);
            let text = mended.as_ref().map_or(text, |mended| mended.text.as_str());
            let opens = index == last && self.opens_list(text, passage.kind, next);
            let (class, clauses) = if item && index == 0 && !self.heads.is_empty() {
                self.item(text, opens)
            } else if opens && excepts(text) {
                self.excepting(text, following)
            } else if opens && titles(text) {
                // A line of a few words above a list is its heading, whatever its style.
                text.clone_into(&mut self.heading);
                (Class::Head, Vec::new())
            } else if opens {
                let class = self.head(text);
                // `The parties share the following goals:`
                let aims = class == Class::Belief && class::names_aims(&words::split(text).words);
                if aims {
                    self.heads.push(Head {
                        depth: None,
                        text: trimmed(text),
                        class: Class::Aim,
                        own: Vec::new(),
                    });
                    found.push(Sentence { span, class: Class::Head, clauses: Vec::new() });
                    continue;
                }
                // `The SRO shall report each morning and shall thereafter:` orders something by itself.
                let own = own_statement(text).filter(|_| class == Class::Head);
                let mut clauses = own.map(|own| self.clauses(&own)).unwrap_or_default();
                let aside = words::split(text).aside;
                clauses.iter_mut().for_each(|clause| aside.iter().for_each(|aside| clause.lacks(aside)));
                (if clauses.is_empty() { class } else { Class::Norm }, clauses)
            } else if item && index == 0 {
                self.task(text).unwrap_or_else(|| self.sentence(text))
            } else {
                self.sentence(text)
            };
            if opens && (item || !titles(text)) {
                let class = match class {
                    Class::Norm if excepts(text) => Class::Exception,
                    Class::Norm => Class::Head,
                    class => class,
                };
                let text = if item { self.with_head(text) } else { text.to_owned() };
                let own = clauses.iter().map(|clause| clause.text.clone()).collect();
                self.heads.push(Head { depth: None, text: trimmed(&text), class, own });
            }
            self.before = Some(class);
            let mut clauses = clauses;
            for (word, became) in mended.iter().flat_map(|mended| &mended.words) {
                let doubt = format!("`{word}` was read as `{became}`");
                clauses.iter_mut().for_each(|clause| clause.look_at(&doubt));
            }
            // `The SRO may search students. A warrant shall be obtained.`
            if index > 0
                && let Some(before) = found.last_mut()
            {
                let before: &mut Sentence = before;
                let permits =
                    |clause: &&mut Drafted| clause.text.contains(" may ") && !clause.text.starts_with("no ");
                let doubt = "what the next sentence says may limit what is permitted";
                before.clauses.iter_mut().filter(permits).for_each(|clause| clause.look_at(doubt));
            }
            // `In an emergency: The SRO may search students. The SRO may ...`
            if index > 0 && self.run_in(passage.text).is_some() {
                clauses
                    .iter_mut()
                    .for_each(|clause| clause.look_at("what stands before its colon may limit it"));
            }
            // `The following applies only in an emergency.`
            let text_words = words::split(passage.text).words;
            let limited = text_words.windows(2).any(|pair| {
                matches!(pair, [following, applies] if following.is(&["following", "section", "paragraph"])
                    && applies.is(&["applies", "apply"]))
            });
            if limited {
                clauses.iter_mut().for_each(|clause| clause.look_at(TAKEN_BACK));
            }
            // `However, this does not hold ...`: what was said before may hold less.
            if index > 0
                && caution::takes_back(&words::split(text).words)
                && let Some(before) = found.last_mut()
            {
                let before: &mut Sentence = before;
                before.clauses.iter_mut().for_each(|clause| clause.look_at(TAKEN_BACK));
            }
            found.push(Sentence { span, class, clauses });
        }
        found
    }

    fn opens_list(&self, text: &str, kind: PassageKind, next: Option<PassageKind>) -> bool {
        let deeper = match (kind, next) {
            (PassageKind::Item(depth), Some(PassageKind::Item(next))) => next > depth,
            (_, Some(PassageKind::Item(_))) => true,
            _ => false,
        };
        let ends = text.trim_end().ends_with([':', '—', '–']);
        deeper && (ends || text.contains("following") || !text.trim_end().ends_with('.'))
    }

    fn head(&self, text: &str) -> Class {
        let words = words::split(text).words;
        if optional(text) {
            return Class::Example;
        }
        class::early(text, &words).unwrap_or(Class::Head)
    }

    pub(super) fn sentence(&mut self, text: &str) -> (Class, Vec<Drafted>) {
        if let Some(step) = notes::step(text) {
            return self.sentence(step);
        }
        if let Some(other) = self.addressed(text) {
            let (class, mut clauses) = self.sentence(&other);
            let aside = words::split(text).aside;
            for clause in &mut clauses {
                clause.look_at("the heading says who is spoken to");
                aside.iter().for_each(|aside| clause.lacks(aside));
            }
            return (class, clauses);
        }
        if let Some(read) = self.inline(text) {
            return read;
        }
        if let Some((other, named)) = self.without_subject(text) {
            if !named && self.before.is_none() {
                self.context = Context::default();
            }
            let (class, mut clauses) =
                if named { self.sentence(&other) } else { (Class::Norm, self.clauses(&other)) };
            clauses
                .iter_mut()
                .for_each(|clause| clause.look_at("the sentence does not say of whom it is said"));
            return (class, clauses);
        }
        if let Some(other) = notes::shares(text) {
            let mut clauses = self.clauses(&other);
            clauses.iter_mut().for_each(|clause| clause.look_at("said as a note, read as a duty"));
            if !clauses.is_empty() {
                return (Class::Norm, clauses);
            }
        }
        let words = words::split(text);
        if let Some(clauses) = self.not_precluded(&words.words) {
            return (Class::Norm, clauses);
        }
        if let Some(class) = class::early(text, &words.words) {
            let more = if class == Class::Disclaimer { self.beside_saving(&words.words) } else { Vec::new() };
            return (if more.is_empty() { class } else { Class::Norm }, more);
        }
        // `It shall renew from year to year`, said of the agreement.
        if self.before == Some(Class::Term) && class::goes_on_lasting(&words.words) {
            return (Class::Term, Vec::new());
        }
        if let Some(clauses) = self.noted(text) {
            return (Class::Norm, clauses);
        }
        if let Some(clauses) = self.ordered(text) {
            return (Class::Norm, clauses);
        }
        if let Some(sentence) = self.run_in(text) {
            let mut clauses = self.clauses(&sentence);
            // `In emergencies: The SRO may ...`
            clauses.iter_mut().for_each(|clause| clause.look_at("what stands before its colon may limit it"));
            if !clauses.is_empty() {
                return (Class::Norm, clauses);
            }
        }
        if optional(text) {
            return (Class::Example, Vec::new());
        }
        let clauses = self.clauses(text);
        if !clauses.is_empty() {
            return (Class::Norm, clauses);
        }
        let normative = modality::all(&words.words)
            .iter()
            .any(|modal| matches!(modal.text, "must" | "must not" | "agrees to" | "should" | "should not"));
        (if normative { Class::Norm } else { class::late(text, &words.words) }, Vec::new())
    }

    pub(super) fn clauses(&mut self, text: &str) -> Vec<Drafted> {
        let words = words::split(text);
        let mut clauses = clause::read(self.vocabulary, &words.words, &mut self.context);
        caution::look(&words.words, &mut clauses);
        if denies(&self.heading) {
            clauses.iter_mut().for_each(|clause| clause.look_at("its heading may say the contrary"));
        }
        if heads::limits(&self.heading) {
            clauses.iter_mut().for_each(|clause| clause.look_at("its heading may say when it holds"));
        }
        for clause in &mut clauses {
            for aside in &words.aside {
                clause.lacks(aside);
            }
        }
        clauses
    }

    /// `Radio: on at all times.`, `No visitors without a badge.`: a note without a verb.
    fn noted(&mut self, text: &str) -> Option<Vec<Drafted>> {
        let mut clauses = match notes::said(self.vocabulary, text) {
            Some(other) => self.clauses(&other),
            None => {
                let words = words::split(text).words;
                let (what, act) = notes::forbids(self.vocabulary, &words)?;
                let mut clauses = act.map(|act| self.clauses(&act)).unwrap_or_default();
                clauses.retain(|clause| clause.text.contains(" must not "));
                if clauses.is_empty() {
                    let text = format!("{} must not do \"{what}\"", clause::NOT_NAMED);
                    clauses.push(Drafted::new(text, Vec::new(), Sureness::Likely));
                }
                clauses
            }
        };
        let aside = words::split(text).aside;
        for clause in &mut clauses {
            clause.look_at("said as a note, read as a duty");
            aside.iter().for_each(|aside| clause.lacks(aside));
        }
        (!clauses.is_empty()).then_some(clauses)
    }

    /// `Shall notify the parent.`, which names nobody: the sentence with whom the heading names, and whether it names anybody.
    fn without_subject(&self, text: &str) -> Option<(String, bool)> {
        let words = words::split(text).words;
        let [modal, next, ..] = words.as_slice() else { return None };
        let verb = next.is(&["not", "be"]) || super::english::may_be_verb(next);
        let modals = ["shall", "must", "will", "should", "may", "need", "can", "cannot"];
        if !modal.is(&modals) || !verb {
            return None;
        }
        // A sentence behind another in its passage is said of what that one is about.
        if self.before.is_some() {
            return Some((text.to_owned(), false));
        }
        Some(match self.actor("") {
            Some(actor) => (format!("{actor} {}", lower_first(text)), true),
            None => (text.to_owned(), false),
        })
    }

    /// `You may ask a parent` under a heading that names who is spoken to: the sentence with the name in the place of `you`.
    fn addressed(&self, text: &str) -> Option<String> {
        let spoken_to = |word: &str| word.eq_ignore_ascii_case("you") || word.eq_ignore_ascii_case("your");
        if !text.split(|one: char| !one.is_alphanumeric()).any(spoken_to) {
            return None;
        }
        let actor = self.actor("")?;
        // `For principals`: one of them is spoken to.
        let who = format!("the {}", actor.trim_start_matches("the ").trim_start_matches("The "));
        orders::addressed(self.vocabulary, text, &who)
    }

    /// `Do not search lockers.` under a heading that names who is told so.
    pub(super) fn ordered(&mut self, text: &str) -> Option<Vec<Drafted>> {
        // `Teachers — Duties: Deal with ...`: the heading in the line names them.
        let colon =
            text.find(": ").filter(|&at| text.get(..at).is_some_and(|lead| lead.split(' ').count() <= 6));
        // `The SRO shall not: search students` is no heading with an order behind it.
        let colon = colon.filter(|&at| {
            let lead = text.get(..at).unwrap_or_default();
            modality::all(&words::split(lead).words).is_empty() && !denies(lead)
        });
        let (lead, rest) = match colon {
            Some(at) => (text.get(..at)?, text.get(at + 2..)?),
            None => ("", text),
        };
        let words::Words { words, aside } = words::split(rest);
        // `Private office: To be furnished by the District.`
        if let ([to, be, ..], false) = (words.as_slice(), lead.is_empty())
            && to.is(&["to"])
            && be.is(&["be"])
        {
            let clauses = self.clauses(&format!("{lead} shall {}", rest.get(3..)?));
            return (!clauses.is_empty()).then_some(clauses);
        }
        // `Reports: written within one day, copied to the principal.`
        if !lead.is_empty()
            && words.first().is_some_and(|first| super::english::of_participle(first).is_some())
            && modality::all(&words).is_empty()
            && words::split(lead).words.iter().all(|word| word.kind == words::WordKind::Letters)
        {
            let mut clauses =
                self.clauses(&format!("{lead} shall be {}", lower_first(&rest.replace(';', ","))));
            clauses.iter_mut().for_each(|clause| clause.look_at("said as a note, read as a duty"));
            return (!clauses.is_empty()).then_some(clauses);
        }
        if words.len() > 200 || !orders::orders(self.vocabulary, &words) {
            return None;
        }
        // `Prohibited conduct of the SRO`: nobody is told to do what stands below it. The title names both parties.
        let title = self.heading.to_lowercase();
        let title =
            title.contains(" between ") && (title.contains("memorandum") || title.contains("agreement"));
        // What is not to be done may not be done below such a heading either.
        let banned = words.first().is_some_and(|first| first.is(&["do", "never", "don't"]));
        if lead.is_empty() && (title || denies(&self.heading)) && !banned {
            return None;
        }
        let actor = self.actor(lead);
        let named = actor.is_some();
        let actor = match actor {
            Some(actor) => words::split(&actor).words,
            None => vec![words::word(clause::NOT_NAMED.trim_matches('"'))],
        };
        let said = orders::ordered(self.vocabulary, &words, &actor);
        let mut clauses = clause::read(self.vocabulary, &said, &mut self.context);
        for clause in &mut clauses {
            clause.look_at(if named {
                "an order; the heading says who is told so"
            } else {
                "an order; nobody says who is told so"
            });
            aside.iter().for_each(|aside| clause.lacks(aside));
        }
        (!clauses.is_empty()).then_some(clauses)
    }

    /// `Classroom Intervention - The classroom teacher shall ...`: the sentence without the heading in its line.
    fn run_in(&self, text: &str) -> Option<String> {
        let at = [" - ", " – ", " — ", ": "]
            .iter()
            .filter_map(|dash| text.find(dash).map(|at| (at, dash.len())))
            .min()?;
        let (heading, sentence) = (text.get(..at.0)?, text.get(at.0 + at.1..)?);
        // `Old text: The SRO shall ...` sets no rule any more.
        let gone = words::split(heading).words.iter().any(|word| {
            word.is(&[
                "delete", "deleted", "old", "struck", "strike", "former", "formerly", "repealed", "until",
            ])
        });
        if gone {
            return None;
        }
        let short = heading.split(' ').count() <= 6 && modality::all(&words::split(heading).words).is_empty();
        (short && sentence.split(' ').count() > 3).then(|| sentence.to_owned())
    }
}
