//! What has changed in an agreement since the last time: which norms are gone, which have come, and which statements
//! have other numbers.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::{Memo, Since, hash};
use crate::audit::{Asked, any_speaks};
use crate::lower::document::Statement;
use crate::lower::{ProblemKind, Understanding};
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::Slot;
use crate::norm::{Norm, NormId};
use crate::taxonomy::{Taxonomy, TermId};
use crate::text::Span;

/// What a statement comes to, as far as others may hang on it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Stamp {
    /// Where it stands.
    span: Span,
    /// Its words, its address and its kind.
    words: u64,
    /// Its address.
    address: String,
    /// What its norms say.
    norms: u64,
    /// How many norms it has.
    count: usize,
    /// Whether they speak of what is in the vocabulary only; the numbers of other words change with the document.
    known: bool,
    /// Where they do not: what they say whatever the other words are, and the leaves of these in the order in which they
    /// come.
    unknown: Option<(u64, Vec<Leaf>)>,
    /// The section it stands in and its kind.
    place: (Option<usize>, &'static str),
    /// The terms it uses.
    uses: Vec<TermId>,
}

impl Stamp {
    fn says_the_same(&self, other: &Self) -> bool {
        // A word outside the vocabulary may have the number that another one had before.
        let same_words = self.known || self.words == other.words;
        (self.norms, self.count) == (other.norms, other.count) && same_words
    }

    /// The unknown words that another statement has in place of the ones of this one, if that is all there is between
    /// them.
    fn respelt(&self, other: &Self) -> Option<Vec<(Leaf, Leaf)>> {
        let ((shape, ours), (other_shape, theirs)) = (self.unknown.as_ref()?, other.unknown.as_ref()?);
        let same = (shape, self.count, &self.address, self.place)
            == (other_shape, other.count, &other.address, other.place);
        let pairs = ours.iter().copied().zip(theirs.iter().copied());
        (same && ours.len() == theirs.len()).then(|| pairs.filter(|(one, other)| one != other).collect())
    }

    fn has(&self, leaf: Leaf) -> bool {
        self.unknown.as_ref().is_some_and(|(_, leaves)| leaves.contains(&leaf))
    }
}

/// What some statements come to.
pub(super) fn stamps(text: &str, document: &Understanding, statements: Range<usize>) -> Vec<Stamp> {
    let rebound = !document.lexicon.rebound.is_empty();
    let vocabulary = Leaf(document.taxonomy.leaf_count());
    let first = statements.start;
    let all = document.statements.get(statements).unwrap_or_default();
    let stamp = |(index, statement): (usize, &Statement)| {
        let own = norms_of(document, index);
        let own = document.set.norms.get(own).unwrap_or_default();
        let words = hash((statement.span.slice(text), &statement.address, statement.kind));
        let norms = if rebound {
            // Where words are defined anew, which of them a clause uses is told of.
            words
        } else {
            let mut hasher = DefaultHasher::new();
            own.iter().for_each(|norm| fingerprint(norm, &mut hasher));
            hasher.finish()
        };
        let known = !rebound && own.iter().all(|norm| is_known(norm, vocabulary));
        Stamp {
            unknown: (!rebound && !known).then(|| shape(own, vocabulary)),
            span: statement.span,
            words,
            address: statement.address.clone(),
            norms,
            count: own.len(),
            known,
            place: (statement.section, statement.kind),
            uses: statement.uses.iter().map(|used| used.term).collect(),
        }
    };
    (first..).zip(all).map(stamp).collect()
}

/// The norms of a statement.
fn norms_of(document: &Understanding, statement: usize) -> Range<usize> {
    let norms = &document.set.norms;
    let first = norms.partition_point(|norm| norm.origin.statement < statement);
    let rest = norms.get(first..).unwrap_or_default();
    first..first + rest.iter().take_while(|norm| norm.origin.statement == statement).count()
}

/// Which norms are gone, and which have come.
pub(super) struct Change {
    /// The statements that were read anew, by their numbers then.
    pub(super) window: Range<usize>,
    /// What those in their place come to.
    pub(super) fresh: Vec<Stamp>,
    /// The addresses that statements had which do not say what they said, or which nobody can tell from others; as
    /// numbers that stand for them.
    pub(super) unclear: Vec<u64>,
    /// The addresses that statements had which have another address now, and those.
    pub(super) renamed: Renamed,
    /// Whether every clause says what it said under the address that it had, and at most stands somewhere else.
    pub(super) only_places: bool,
    /// The unknown words that have become others without anything else changing, and these: as long as nobody else has
    /// them, what is said holds of these as it held of those.
    pub(super) respelt: Vec<(Leaf, Leaf)>,
    /// The norms that are gone, by their numbers then.
    pub(super) gone: Vec<NormId>,
    /// Those that have come, by their numbers now.
    pub(super) come: Vec<NormId>,
    /// The numbers of norms that are gone, and how many stand in their place; nothing where more than these are
    /// concerned.
    pub(super) range: Option<(Range<usize>, usize)>,
    /// The same numbers, whatever else is concerned.
    numbers: (Range<u32>, u32),
}

impl Change {
    /// What is different from what a memo knows; `since` is what has happened to the text.
    pub(super) fn new(
        memo: &Memo,
        text: &str,
        document: &Understanding,
        ties: &[Tie],
        since: &Since,
    ) -> Self {
        let all = memo.stamps.as_slice();
        let (window, now) = since.ranges(all.len(), document.statements.len());
        let fresh = stamps(text, document, now.clone());
        let before = all.get(window.clone()).unwrap_or_default();
        // Of two clauses with the same words one is the one that was there before.
        let moved = |span: Span| since.moved(span);
        let alike = |(old, new): &(&Stamp, &Stamp)| old.says_the_same(new) && moved(old.span) == new.span;
        let begin = before.iter().zip(&fresh).take_while(alike).count();
        let rest = before.len().min(fresh.len()) - begin;
        let end = before.iter().rev().zip(fresh.iter().rev()).take(rest).take_while(alike).count();
        let (old, new) = (window.start + begin..window.end - end, now.start + begin..now.end - end);
        // Addresses count the statements before them.
        let begins = before.iter().zip(&fresh).take(begin);
        let ends = before.iter().rev().zip(fresh.iter().rev()).take(end);
        let same = begins.chain(ends).map(|(old, new)| (&old.address, &new.address));
        let mut renamed: Vec<(&String, &String)> = same.filter(|(old, new)| old != new).collect();
        if window.len() != now.len() {
            let behind = all.iter().skip(window.end).zip(document.statements.iter().skip(now.end));
            let behind = behind.map(|(old, new)| (&old.address, &new.address));
            renamed.extend(behind.filter(|(old, new)| old != new));
        }
        let same_addresses = renamed.is_empty();
        let others = all.get(old.clone()).unwrap_or_default();
        let respelt = respelt(all, &old, fresh.get(begin..fresh.len() - end).unwrap_or_default(), since);
        let mut unclear = Vec::new();
        let renamed = Renamed::new(document, all, renamed, &mut unclear);
        // What is said about precedence, as far as both sides of it are still there.
        let now = |index: usize| if index >= old.end { index - old.end + new.end } else { index };
        let then = |index: usize| if index >= new.end { index - new.end + old.end } else { index };
        let kept = |ties: &[Tie], range: &Range<usize>| -> Vec<Tie> {
            ties.iter().filter(|tie| !tie.touches(range)).copied().collect()
        };
        let mut old_ties = kept(&memo.ties, &old);
        old_ties.iter_mut().for_each(|tie| (tie.one, tie.other) = (now(tie.one), now(tie.other)));
        let new_ties = kept(ties, &new);
        // Which clause is meant where an address is named may have changed with the addresses.
        let astray = |ours: &[Tie], theirs: &[Tie]| -> Vec<usize> {
            let theirs: HashSet<&Tie> = theirs.iter().collect();
            let lost = ours.iter().filter(|tie| !theirs.contains(tie));
            lost.flat_map(|tie| [tie.one, tie.other]).collect()
        };
        let mut led_astray = astray(&old_ties, &new_ties);
        led_astray.extend(astray(&new_ties, &old_ties));
        let gone_statements =
            connected(old.clone().chain(led_astray.iter().map(|index| then(*index))), &memo.ties);
        let come_statements = connected(new.clone().chain(led_astray.iter().copied()), ties);
        let alone = gone_statements.len() == old.len() && come_statements.len() == new.len();
        let touched =
            memo.ties.iter().any(|tie| tie.touches(&old)) || ties.iter().any(|tie| tie.touches(&new));
        let alone = alone && !touched;
        let respelt = respelt.filter(|_| alone);
        if respelt.is_none() {
            unclear.extend(others.iter().map(|old| hash(&old.address)));
        }
        let id = |index: usize| NormId(u32::try_from(index).unwrap_or(u32::MAX));
        let first = norms_of(document, new.start).start;
        let count = |stamps: &[Stamp]| stamps.iter().map(|stamp| stamp.count).sum::<usize>();
        let went = count(all.get(old.clone()).unwrap_or_default());
        let came = count(fresh.get(begin..fresh.len() - end).unwrap_or_default());
        let mut gone =
            if alone { (first..first + went).collect() } else { norms_then(all, &gone_statements) };
        let mut come: Vec<usize> = come_statements.iter().flat_map(|&one| norms_of(document, one)).collect();
        let only_places =
            same_addresses && window.len() == fresh.len() && alone && gone.is_empty() && come.is_empty();
        if respelt.is_some() {
            gone.clear();
            come.clear();
        }
        Self {
            only_places,
            respelt: respelt.unwrap_or_default(),
            gone: gone.into_iter().map(id).collect(),
            come: come.into_iter().map(id).collect(),
            range: alone.then(|| (first..first + went, came)),
            numbers: (id(first).0..id(first + went).0, id(came).0),
            window,
            fresh,
            unclear,
            renamed,
        }
    }

    /// Puts what the statements come to now in the place of what they came to before.
    pub(super) fn enter(self, stamps: &mut Vec<Stamp>, document: &Understanding, since: &Since) {
        let renumbered = self.window.len() != self.fresh.len();
        let later = self.window.start + self.fresh.len();
        for stamp in stamps.iter_mut() {
            stamp.span = since.moved(stamp.span);
        }
        stamps.splice(self.window, self.fresh);
        if renumbered {
            for (stamp, statement) in stamps.iter_mut().zip(&document.statements).skip(later) {
                stamp.address.clone_from(&statement.address);
            }
        }
    }

    /// Whether one of the norms that came nearest to what was asked is gone, or is not what it was.
    pub(super) fn is_gone(&self, asked: &Asked) -> bool {
        asked.names_any(&self.gone)
    }

    /// The number that a norm has now; those that are gone keep theirs.
    pub(super) fn now(&self, id: NormId) -> NormId {
        let (gone, come) = &self.numbers;
        if id.0 >= gone.end { NormId(id.0 - (gone.end - gone.start) + come) } else { id }
    }

    /// The sections of the statements that were read anew: those of then, and those of now.
    pub(super) fn sections<'s>(&'s self, stamps: &'s [Stamp]) -> impl Iterator<Item = usize> + 's {
        let before = stamps.get(self.window.clone()).unwrap_or_default();
        before.iter().chain(&self.fresh).filter_map(|stamp| stamp.place.0)
    }
}

/// Addresses that became others.
#[derive(Debug, Default)]
pub(super) struct Renamed(BTreeMap<String, String>);

impl Renamed {
    /// Those of some pairs of addresses that cannot be taken for anything else; numbers that stand for the others are
    /// added to `unclear`.
    fn new(
        document: &Understanding,
        before: &[Stamp],
        pairs: Vec<(&String, &String)>,
        unclear: &mut Vec<u64>,
    ) -> Self {
        if pairs.is_empty() {
            return Self::default();
        }
        // Two sections had the same address, and one of them may have another now.
        let mut known = HashSet::new();
        let shared: HashSet<&String> =
            before.iter().map(|stamp| &stamp.address).filter(|address| !known.insert(*address)).collect();
        let twice = |kind: &ProblemKind| matches!(kind, ProblemKind::DuplicateSection(_));
        let twice = document.problems.iter().any(|problem| twice(&problem.kind));
        let sections: HashSet<&String> = document.sections.iter().map(|section| &section.address).collect();
        let mut renamed = BTreeMap::new();
        for (old, new) in pairs {
            // Outside of sections an address is a mere number, and inside of them a section may have the same one.
            if twice || !old.contains('.') || sections.contains(old) || shared.contains(old) {
                unclear.push(hash(old));
            } else {
                renamed.insert(old.clone(), new.clone());
            }
        }
        Self(renamed)
    }

    /// Numbers that stand for the addresses.
    pub(super) fn hashes(&self) -> Vec<u64> {
        self.0.keys().map(hash).collect()
    }

    /// Puts the address of now for the one of then.
    pub(super) fn in_address(&self, address: &mut String) {
        if let Some(now) = self.0.get(address) {
            address.clone_from(now);
        }
    }

    /// The same for all addresses that stand between backticks in some words.
    pub(super) fn in_words(&self, words: &mut String) {
        let is_quoted = |(at, _): &(usize, &str)| at % 2 == 1;
        if words.split('`').enumerate().filter(is_quoted).any(|(_, word)| self.0.contains_key(word)) {
            let parts = words.split('`').enumerate().map(|(at, word)| match self.0.get(word) {
                Some(now) if at % 2 == 1 => now.as_str(),
                _ => word,
            });
            *words = parts.collect::<Vec<&str>>().join("`");
        }
    }
}

/// The unknown words that have become others, where that is all that has happened to some statements: whoever types a
/// word changes it with every letter. Nothing where more has happened, or where other statements have one of them.
fn respelt(all: &[Stamp], old: &Range<usize>, fresh: &[Stamp], since: &Since) -> Option<Vec<(Leaf, Leaf)>> {
    let before = all.get(old.clone())?;
    // Where everything was read anew, unknown words have other numbers.
    if since.renewed.is_none() || before.len() != fresh.len() {
        return None;
    }
    let mut pairs = Vec::new();
    for (one, other) in before.iter().zip(fresh) {
        pairs.extend(one.respelt(other).filter(|_| since.moved(one.span) == other.span)?);
    }
    let others = || all.iter().take(old.start).chain(all.iter().skip(old.end));
    let shared = |leaf: Leaf| others().any(|stamp| stamp.has(leaf));
    let inside = |(one, other): &(Leaf, Leaf)| {
        before.iter().any(|stamp| stamp.has(*other)) || fresh.iter().any(|stamp| stamp.has(*one))
    };
    let alone = pairs.iter().all(|pair| !shared(pair.0) && !shared(pair.1) && !inside(pair));
    (alone && !pairs.is_empty()).then_some(pairs)
}

/// The norms that some statements had.
fn norms_then(stamps: &[Stamp], statements: &BTreeSet<usize>) -> Vec<usize> {
    let mut first = 0;
    let mut found = Vec::new();
    for (index, stamp) in stamps.iter().enumerate() {
        if statements.contains(&index) {
            found.extend(first..first + stamp.count);
        }
        first += stamp.count;
    }
    found
}

/// What has become of what statements speak of.
pub(super) struct TopicChange {
    /// Whether the sections are others.
    sections: bool,
    /// The terms that statements use or used which are not what they were.
    terms: BTreeSet<TermId>,
}

impl TopicChange {
    pub(super) fn new(memo: &Memo, change: &Change, sections: bool) -> Self {
        let same = |(old, new): &(&Stamp, &Stamp)| (old.place, &old.uses) == (new.place, &new.uses);
        let before = memo.stamps.get(change.window.clone()).unwrap_or_default();
        let now = change.fresh.as_slice();
        let begin = before.iter().zip(now).take_while(same).count();
        let rest = before.len().min(now.len()) - begin;
        let end = before.iter().rev().zip(now.iter().rev()).take(rest).take_while(same).count();
        let other = |stamps: &[Stamp]| stamps.get(begin..stamps.len() - end).unwrap_or_default().to_vec();
        let changed = [other(before), other(now)];
        let terms = changed.iter().flatten().flat_map(|stamp| stamp.uses.iter().copied()).collect();
        Self { sections, terms }
    }

    pub(super) fn concerns(&self, taxonomy: &Taxonomy, topic: TermId) -> bool {
        self.sections || any_speaks(taxonomy, self.terms.iter().copied(), topic)
    }
}

/// Two statements of which one says something about the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Tie {
    one: usize,
    other: usize,
    /// Whether the first prevails over the second, and does not only name it: that one of two prevails, and no longer the
    /// other, is no matter of words.
    prevails: bool,
}

impl Tie {
    fn touches(&self, range: &Range<usize>) -> bool {
        range.contains(&self.one) || range.contains(&self.other)
    }
}

/// Which statement names which other one, and which prevails over which.
pub(super) fn ties(document: &Understanding) -> Vec<Tie> {
    let statement = |id| document.set.get(id).map(|norm: &Norm| norm.origin.statement);
    let ranks = document.set.priorities.iter();
    let ranks = ranks.filter_map(|&(higher, lower)| statement(higher).zip(statement(lower)));
    let mut ties: Vec<Tie> = ranks.map(|(one, other)| Tie { one, other, prevails: true }).collect();
    ties.extend(document.links.iter().map(|&(one, other)| Tie { one, other, prevails: false }));
    ties.sort_unstable();
    ties.dedup();
    ties
}

/// Some statements, and all that are tied to them in however many steps.
fn connected(changed: impl Iterator<Item = usize>, ties: &[Tie]) -> BTreeSet<usize> {
    let mut found: BTreeSet<usize> = changed.collect();
    loop {
        let before = found.len();
        for Tie { one, other, .. } in ties {
            if found.contains(one) || found.contains(other) {
                found.extend([*one, *other]);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

/// What a norm says, without where it stands.
fn fingerprint(norm: &Norm, hasher: &mut DefaultHasher) {
    let Norm {
        modality,
        strength,
        region,
        holes,
        hole_statements,
        discharge,
        opaque_slots,
        opaque_holes,
        ..
    } = norm;
    // Which clauses are named as exceptions is known from the links.
    (modality, strength, region, holes, hole_statements.len()).hash(hasher);
    (&discharge.options, opaque_slots, opaque_holes, norm.blanket).hash(hasher);
    // Numbers have no hash of their own.
    format!("{:?} {:?}", discharge.measures, norm.derivation).hash(hasher);
}

/// What norms say whatever words outside the vocabulary are, whose leaves begin at `end`: these stand as the numbers in
/// which they come. And the leaves of these words in that order.
fn shape(norms: &[Norm], end: Leaf) -> (u64, Vec<Leaf>) {
    let mut leaves: Vec<Leaf> = Vec::new();
    let mut hasher = DefaultHasher::new();
    let mut plain = |set: &mut LeafSet| {
        let few = if set.has_tail() { set.complement() } else { set.clone() };
        let outside: Vec<Leaf> = few.listed().filter(|leaf| *leaf >= end).collect();
        for leaf in &outside {
            if !leaves.contains(leaf) {
                leaves.push(*leaf);
            }
        }
        let numbers = outside.iter().map(|leaf| leaves.iter().position(|known| known == leaf));
        // Where a set has several, their order hangs on their numbers, so it is part of what is said.
        (set.has_tail(), numbers.collect::<Vec<_>>(), outside.len()).hash(&mut hasher);
        let outside = LeafSet::of(outside);
        *set = if set.has_tail() { set.union(&outside) } else { set.difference(&outside) };
    };
    let mut norms = norms.to_vec();
    for norm in &mut norms {
        for scope in norm.region.iter_mut().chain(&mut norm.holes) {
            Slot::ALL.into_iter().for_each(|slot| plain(scope.slots.get_mut(slot)));
        }
        norm.discharge.options.iter_mut().for_each(|(_, options)| plain(options));
    }
    norms.iter().for_each(|norm| fingerprint(norm, &mut hasher));
    (hasher.finish(), leaves)
}

/// Whether a norm speaks of nothing outside the vocabulary, whose leaves end before one.
fn is_known(norm: &Norm, end: Leaf) -> bool {
    let boxes = norm.region.iter().chain(&norm.holes).flat_map(|scope| scope.slots.iter());
    let options = norm.discharge.options.iter().map(|(_, options)| options);
    boxes.map(|(_, set)| set).chain(options).all(|set| set.ends_before(end))
}
