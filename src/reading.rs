//! Prose to clauses: what a sentence of an agreement says, as statements of the language.
//!
//! The reading is a fixed procedure, the same for the same words, and every step can be told: what a scanner spoilt is
//! mended (`noise`), a sentence is split into words (`words`), its kind is found (`class`), what it says once for two is
//! said twice (`ellipsis`), two statements that a connecting word joins are parted (`linked`, `whose`), a pronoun is said in full
//! where it can only stand for one (`pronouns`), its statements are put in plain order (`statements`, `relatives` with the
//! nouns in `antecedents`, `denials` for what is denied of two things, `inverted` for what is denied before its subject,
//! `contrasts` for who or what is opposed to what is said, `tasks` for what somebody is there for, and `indirect` for norms
//! said of something else) and parted at its finite verbs (`finite`, `mains`), its deontic words (`modality`) part it
//! (`segments`, `boundaries`), each part (`norm`) has what stands before its subject (`fronts`), what stands between commas
//! (`asides`), a subject (`subject`, `people`) and verbs that share it (`verbs`, `beginnings`), known or not (`english`),
//! and behind each verb the rest falls into parts (`pieces`) at the words that open them (`markers`, `openers`), which
//! fill object, roles, circumstances and measures (`slots`,
//! `roles`, `tail`). What is said as a fact is one (`facts`), or a duty if somebody is told to act (`present`), and an
//! order is a duty of whom its heading names (`orders`). A verb with its parts becomes a clause (`said`, `through` for
//! duties said through something else), or stays in the document's own words (`verbatim`). Terms are the vocabulary's
//! surface words, longest match (`nouns`), with the names that the document itself gives taken first, and what it defines in
//! another way left alone (`surface`, `names`, `definitions`). A list's items are read together with their head (`lists`,
//! `items`, `heads`, `inline` for lists inside a sentence, `duties` for items that are nouns, `notes` for what has no verb, and
//! `siblings` for what they leave open for each other), exceptions with what they are exceptions to
//! (`exceptions`), and what an agreement says it does not do is turned round (`savings`). What is done to a subject is
//! told of its doer (`passive`), what it counts as or is stays a fact (`deeming`).
//!
//! Nothing is invented. What has no term stays as an opaque string of the document's words; that, and what has no place in the
//! clause, is told of as a doubt, and a clause with a doubt is never `sure`, so that it satisfies no rule before
//! somebody has looked at it (see `lower::unreviewed`). Neither is one from a sentence with words whose scope a program does
//! not settle, whatever was read (`caution`).

mod words;
mod table;
mod inflection;
mod english;
mod finite;
mod noise;
mod names;
mod surface;
mod sentences;
mod definitions;
mod class;
mod measures;
mod markers;
mod modality;
mod phrases;
mod nouns;
mod conditions;
mod pieces;
mod openers;
mod slots;
mod roles;
mod tail;
mod segments;
mod asides;
mod fronts;
mod antecedents;
mod boundaries;
mod beginnings;
mod relatives;
mod statements;
mod linked;
mod whose;
mod pronouns;
mod tasks;
mod denials;
mod mains;
mod contrasts;
mod inverted;
mod indirect;
mod ellipsis;
mod verbs;
mod clause;
mod norm;
mod subject;
mod facts;
mod caution;
mod held;
mod said;
mod verbatim;
mod through;
mod idioms;
mod nominal;
mod passive;
mod deeming;
mod present;
mod people;
mod orders;
mod heads;
mod lists;
mod inline;
mod duties;
mod siblings;
mod notes;
mod items;
mod savings;
mod exceptions;
mod proof;
#[cfg(test)]
mod tests;

use std::ops::Range;
use std::sync::Arc;

pub use class::Class;

use crate::syntax::ast::{Kind, Sureness};
use crate::taxonomy::Taxonomy;
use phrases::Vocabulary;
use surface::Surface;

/// A passage of a document: a heading, a paragraph, or an item of a list.
#[derive(Clone, Copy, Debug)]
pub struct Passage<'p> {
    /// What it is.
    pub kind: PassageKind,
    /// Its text, without number or bullet.
    pub text: &'p str,
}

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PassageKind {
    /// A heading.
    Heading,
    /// A paragraph.
    Paragraph,
    /// An item of a list, and how deep it stands.
    Item(u8),
}

/// A sentence and what it was read as.
#[derive(Clone, Debug)]
pub struct Sentence {
    /// Where it stands in its passage, in bytes.
    pub span: Range<usize>,
    /// What kind of sentence it is.
    pub class: Class,
    /// The clauses; empty where it is no norm, or could not be read.
    pub clauses: Vec<Drafted>,
}

/// A clause as it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// The statement in the language, without its full stop.
    pub text: String,
    /// How sure the reading is.
    pub sureness: Sureness,
    /// What to look at, one sentence each.
    pub doubts: Vec<String>,
}

impl Drafted {
    /// A clause; with doubts it is not sure.
    fn new(text: String, doubts: Vec<String>, sureness: Sureness) -> Self {
        let doubtful = doubts.iter().any(|doubt| doubt.starts_with("not in the clause"));
        let sureness = match (doubtful, doubts.is_empty()) {
            (true, _) => sureness.max(Sureness::Doubtful),
            (false, false) => sureness.max(Sureness::Likely),
            (false, true) => sureness,
        };
        Self { text, sureness, doubts }
    }

    /// Somebody has to look at it, for a reason.
    fn look_at(&mut self, doubt: &str) {
        self.sureness = self.sureness.max(Sureness::Likely);
        self.doubts.push(doubt.to_owned());
    }

    /// Words of its sentence have no place in it.
    fn lacks(&mut self, words: &str) {
        self.sureness = self.sureness.max(Sureness::Doubtful);
        self.doubts.push(format!("not in the clause: \"{}\"", words.replace('"', "'")));
    }

    /// It is one of several duties of which the sentence asks for one.
    fn either(&mut self) {
        self.look_at("one of several things of which the sentence asks for one");
    }

    /// Its verb has more than one sense that fits what it acts on.
    fn in_several_senses(&mut self) {
        self.look_at("its verb has several senses, of which one was taken");
    }

    /// A part in the document's own words may mean a term, or hide another part: nobody can be sure before a look at it.
    fn tell_of_own_words(&mut self) {
        for words in words::quoted(&self.text) {
            let told = |doubt: &String| doubt.contains(words);
            if !self.doubts.iter().any(told) && words != clause::NOT_NAMED.trim_matches('"') {
                self.doubts.push(format!("in the document's own words: \"{words}\""));
            }
            self.sureness = self.sureness.max(Sureness::Likely);
        }
    }
}

/// Reads the passages of one document.
pub struct Reader {
    taxonomy: Arc<Taxonomy>,
    surface: Surface,
}

impl Reader {
    /// A reader for a document with these passages, from which it takes the names that the document gives.
    pub fn new(taxonomy: &Arc<Taxonomy>, passages: &[Passage<'_>]) -> Self {
        let mut surface = Surface::new(taxonomy);
        let texts: Vec<&str> = passages.iter().map(|passage| passage.text).collect();
        let definitions = definitions::read(&texts, &surface, taxonomy);
        for (name, term, kind) in definitions.names {
            surface.define(&name, term, kind);
        }
        for (name, term, kind) in definitions.usual {
            surface.suppose(&name, term, kind);
        }
        for name in &definitions.unknown {
            surface.shadow(name);
        }
        surface.agree(definitions.parties);
        Self { taxonomy: Arc::clone(taxonomy), surface }
    }

    /// What each passage says, sentence by sentence.
    pub fn read(&self, passages: &[Passage<'_>]) -> Vec<Vec<Sentence>> {
        let vocabulary = Vocabulary { taxonomy: &self.taxonomy, surface: &self.surface };
        let mut read = lists::read(vocabulary, passages);
        for sentence in read.iter_mut().flatten() {
            let mut lost = false;
            for clause in &mut sentence.clauses {
                let said = !clause.text.is_empty();
                proof::mend(&self.taxonomy, clause);
                clause.tell_of_own_words();
                lost |= said && clause.text.is_empty();
            }
            sentence.clauses.retain(|clause| !clause.text.is_empty());
            sentence.clauses.dedup_by(|a, b| a.text == b.text);
            if lost {
                let doubt = "another statement of the sentence is in no clause";
                sentence.clauses.iter_mut().for_each(|clause| clause.look_at(doubt));
            }
        }
        read
    }
}

impl Reader {
    /// The terms of one kind that a heading or another short text names, in order.
    pub fn terms(&self, text: &str, kind: Kind) -> Vec<String> {
        let words = words::split(text).words;
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let Some(term) = self.surface.longest(&words, at, &[kind]) else {
                at += 1;
                continue;
            };
            let name = self.taxonomy.term(term.term).name.clone();
            if !found.contains(&name) {
                found.push(name);
            }
            at += term.length;
        }
        found
    }
}

/// The sentences of a text, as byte ranges.
pub fn sentences(text: &str) -> Vec<Range<usize>> {
    sentences::split(text)
}

/// Whether a sentence looks as if it set a rule.
pub fn looks_normative(sentence: &str) -> bool {
    let words = words::split(sentence).words;
    class::early(sentence, &words).is_none() && !modality::all(&words).is_empty()
}
