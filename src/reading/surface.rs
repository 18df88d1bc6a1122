//! The vocabulary's words as documents write them, found in a sentence by the longest match.

use std::collections::HashMap;

use super::inflection::{self, Form};
use super::names::Names;
use super::noise::{Lexicon, Mended};
use super::words::{Word, WordKind};
use crate::syntax::ast::Kind;
use crate::taxonomy::{Taxonomy, TermId};

/// Words that may stand inside a phrase without changing what it names.
const ARTICLES: &[&str] = &["the", "a", "an", "this", "that", "any", "its", "their", "his", "her", "our"];

/// Phrases whose first word is no term of its own.
const IDIOMS: &[&str] = &[
    "course of action",
    "course of conduct",
    "course of business",
    "course of the",
    "point of view",
    "order to",
];

/// All surface words.
#[derive(Clone, Debug)]
pub struct Surface {
    nouns: HashMap<String, Vec<Phrase>>,
    verbs: HashMap<String, Vec<Phrase>>,
    /// Names that the document itself has given, by their words in lower case.
    own: Names<(TermId, Kind)>,
    /// Names that documents usually give, where one has given none: only where they look like names.
    usual: Names<(TermId, Kind)>,
    /// Who the parties are, where the document says so: the school side and the side of the police.
    parties: Option<[String; 2]>,
    /// Names that the document defines in words that no term holds: they stay in its own words.
    shadowed: Names<()>,
    /// All words of all phrases.
    lexicon: Lexicon,
}

#[derive(Clone, Debug)]
struct Phrase {
    words: Vec<String>,
    /// How many of them are the verb; in `submit a report` the rest is its object.
    verb: usize,
    term: TermId,
    kind: Kind,
}

/// A term found in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The term.
    pub term: TermId,
    /// Its kind.
    pub kind: Kind,
    /// How many words it takes.
    pub length: usize,
    /// For verbs: the form of the first word.
    pub form: Form,
}

impl Surface {
    /// The surface words of a vocabulary.
    pub fn new(taxonomy: &Taxonomy) -> Self {
        let mut surface = Self {
            nouns: HashMap::new(),
            verbs: HashMap::new(),
            own: Names::default(),
            usual: Names::default(),
            parties: None,
            shadowed: Names::default(),
            lexicon: Lexicon::default(),
        };
        for (term, known) in taxonomy.iter() {
            if known.kind == Kind::Fact || known.value_of.is_some() {
                continue;
            }
            let name = known.name.replace('-', " ");
            for words in std::iter::once(&name).chain(&known.also) {
                surface.add(words, term, known.kind);
            }
        }
        let phrases = surface.nouns.values().chain(surface.verbs.values()).flatten();
        surface.lexicon =
            Lexicon::new(phrases.flat_map(|phrase| phrase.words.iter().cloned()).collect::<Vec<_>>());
        surface.part_objects(taxonomy);
        for phrases in surface.nouns.values_mut().chain(surface.verbs.values_mut()) {
            // The longest first; of equals, the one that the vocabulary has first.
            phrases.sort_by_key(|phrase| std::cmp::Reverse(phrase.words.len()));
        }
        surface
    }

    fn add(&mut self, words: &str, term: TermId, kind: Kind) {
        let split = super::words::split(words).words;
        let plain = |word: &&Word| word.kind != WordKind::Comma && (word.capital() || !word.is(ARTICLES));
        let mut words: Vec<String> = split.iter().filter(plain).map(|word| word.lower.clone()).collect();
        let verb = kind == Kind::Action;
        if !verb {
            words = words.iter().map(|word| inflection::singular(word).into_owned()).collect();
        }
        let Some(first) = words.first().cloned() else { return };
        let table = if verb { &mut self.verbs } else { &mut self.nouns };
        let length = words.len();
        table.entry(first).or_default().push(Phrase { words, verb: length, term, kind });
    }

    /// Leaves to the object of each verb what its own words say of it: `submit a report`, `maintain a copy`.
    fn part_objects(&mut self, taxonomy: &Taxonomy) {
        let mut verbs = std::mem::take(&mut self.verbs);
        for phrase in verbs.values_mut().flatten() {
            let kinds = &taxonomy.term(phrase.term).frame.object;
            // `keep-confidential` has the noun in its name.
            if kinds.is_empty() || taxonomy.term(phrase.term).name.contains('-') {
                continue;
            }
            let words = super::words::split(&phrase.words.join(" ")).words;
            let object = |&at: &usize| {
                let found = self.longest(&words, at, kinds);
                found.is_some_and(|found| at + found.length == words.len())
            };
            phrase.verb = (1..words.len()).find(object).unwrap_or(phrase.words.len());
        }
        self.verbs = verbs;
    }

    /// Gives a name that the document defines: from now on these words mean the term.
    pub fn define(&mut self, words: &str, term: TermId, kind: Kind) {
        self.own.insert(words, (term, kind));
    }

    /// Gives a name that documents usually give: with a capital letter, or behind `the`, it means the term.
    pub fn suppose(&mut self, words: &str, term: TermId, kind: Kind) {
        self.usual.insert(words, (term, kind));
    }

    /// A text without what a scanner made of it, where there is any of that.
    pub fn mended(&self, text: &str) -> Option<Mended> {
        self.lexicon.mended(text)
    }

    /// Says that a name, written with a capital letter, is no term of the vocabulary.
    pub fn shadow(&mut self, words: &str) {
        if !self.own.contains(words) {
            self.usual.remove(words);
            self.shadowed.insert(words, ());
        }
    }

    /// Whether a document defines a word in another sense than the vocabulary's.
    pub fn is_shadowed(&self, word: &str) -> bool {
        self.shadowed.contains(word)
    }

    /// How many words the longest such name takes at a place.
    fn shadowed(&self, words: &[Word], at: usize) -> usize {
        self.shadowed.longest(words, at, |()| true).map_or(0, |(length, ())| length)
    }

    /// Says who `the parties` are.
    pub fn agree(&mut self, parties: Option<[String; 2]>) {
        self.parties = parties;
    }

    /// Who `the parties` are.
    pub fn parties(&self) -> Option<&[String; 2]> {
        self.parties.as_ref()
    }

    /// The longest term of fitting kinds that begins at a word; the document's own names come first.
    pub fn longest(&self, words: &[Word], at: usize, kinds: &[Kind]) -> Option<Found> {
        let own = self.own(words, at, kinds);
        let shadowed = |known: &Found| {
            known.length <= self.shadowed(words, at)
                || (at + 1..at + known.length).any(|at| self.shadowed(words, at) > 0)
        };
        let known = self.known(words, at, kinds).filter(|known| !shadowed(known));
        match (own, known) {
            (Some(own), Some(known)) if known.length > own.length => Some(known),
            (Some(own), _) => Some(own),
            (None, known) => known,
        }
    }

    fn own(&self, words: &[Word], at: usize, kinds: &[Kind]) -> Option<Found> {
        named(&self.own, words, at, kinds).or_else(|| {
            // `the officer` is the one of this agreement, `no officer` may be any.
            let definite = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| {
                before.is(&[
                    "the", "this", "that", "these", "such", "our", "your", "each", "either", "neither",
                    "both", "its",
                ])
            });
            let first = words.get(at)?;
            let found =
                (definite || first.capital()).then(|| named(&self.usual, words, at, kinds)).flatten()?;
            // `Officers wear uniforms` begins with a capital letter as every sentence does.
            let plural = !self.usual.contains(&first.lower);
            (definite || at > 0 || !plural).then_some(found)
        })
    }

    fn known(&self, words: &[Word], at: usize, kinds: &[Kind]) -> Option<Found> {
        if IDIOMS.iter().any(|idiom| super::measures::stands(words, at, idiom).is_some()) {
            return None;
        }
        let first = inflection::singular(&words.get(at)?.lower);
        let phrases = self.nouns.get(&*first)?;
        let mut best: Option<Found> = None;
        for phrase in phrases {
            if best.is_some_and(|best| best.length > phrase.words.len() + 3) {
                break;
            }
            if !kinds.is_empty() && !kinds.contains(&phrase.kind) {
                continue;
            }
            let Some(length) = matches(words, at, &phrase.words, phrase.kind) else {
                continue;
            };
            let better = best.is_none_or(|best| {
                let rank = |kind| kinds.iter().position(|&known| known == kind);
                length > best.length || (length == best.length && rank(phrase.kind) < rank(best.kind))
            });
            if better {
                best = Some(Found { term: phrase.term, kind: phrase.kind, length, form: Form::Base });
            }
        }
        best
    }

    /// The longest verb that begins at a word, in any of its forms; of several, the one that the vocabulary has first.
    pub fn verb(&self, words: &[Word], at: usize) -> Option<Found> {
        self.verbs(words, at).into_iter().next()
    }

    /// The longest verbs that begin at a word: `maintain` is what is done to records and to cars, in two senses. Where a
    /// shorter phrase of the same verb leaves a noun, as `patrol` does of `patrol hallways`, the noun is left for the object.
    pub fn verbs(&self, words: &[Word], at: usize) -> Vec<Found> {
        let mut best: Vec<Found> = Vec::new();
        let Some(first) = words.get(at) else { return best };
        for (base, form) in inflection::bases(&first.lower) {
            let phrases = self.verbs.get(&base).map_or(&[][..], Vec::as_slice);
            for phrase in phrases {
                let rest = phrase.words.get(1..).unwrap_or_default();
                let Some(length) = matches(words, at + 1, rest, Kind::Action) else { continue };
                let alone =
                    || phrases.iter().any(|other| other.term == phrase.term && other.words.len() == 1);
                let noun = || self.longest(words, at + 1, &[]).is_some_and(|noun| noun.length == length);
                if length > 0 && alone() && noun() {
                    continue;
                }
                let verb = phrase.words.get(1..phrase.verb).unwrap_or_default();
                let length = if phrase.verb == phrase.words.len() {
                    length
                } else {
                    matches(words, at + 1, verb, Kind::Action).unwrap_or(length)
                };
                let found = Found { term: phrase.term, kind: Kind::Action, length: length + 1, form };
                match best.first().map_or(0, |best| best.length) {
                    known if found.length > known => best = vec![found],
                    known if found.length == known && best.iter().all(|one| one.term != found.term) => {
                        best.push(found);
                    }
                    _ => {}
                }
            }
        }
        best
    }
}

/// The longest of some names that begins at a word.
fn named(names: &Names<(TermId, Kind)>, words: &[Word], at: usize, kinds: &[Kind]) -> Option<Found> {
    let (length, &(term, kind)) =
        names.longest(words, at, |(_, kind)| kinds.is_empty() || kinds.contains(kind))?;
    Some(Found { term, kind, length, form: Form::Base })
}

/// How many words a phrase takes from a place on, articles between its words included. Nouns may stand in the plural; the
/// first word of a verb has been found already.
fn matches(words: &[Word], at: usize, phrase: &[String], kind: Kind) -> Option<usize> {
    let verb = kind == Kind::Action;
    let mut length = 0;
    for (index, wanted) in phrase.iter().enumerate() {
        while (verb || index > 0)
            && words
                .get(at + length)
                .is_some_and(|word| word.is(ARTICLES) && word.lower != *wanted && !word.possessive)
        {
            length += 1;
        }
        let word = words.get(at + length)?;
        if word.kind == WordKind::Stop {
            return None;
        }
        (word.lower == *wanted || !verb && inflection::singular(&word.lower) == wanted.as_str())
            .then_some(())?;
        length += 1;
    }
    Some(length)
}
