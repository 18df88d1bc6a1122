//! What has changed in an agreement since the last time: which norms are gone, which have come, and which statements
//! have other numbers.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::ops::Range;

use super::{Memo, Replaced, hash};
use crate::audit::{Asked, any_speaks};
use crate::lower::Understanding;
use crate::lower::document::Statement;
use crate::norm::leaf_set::Leaf;
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
    address: u64,
    /// What its norms say.
    norms: u64,
    /// How many norms it has.
    count: usize,
    /// Whether they speak of what is in the vocabulary only; the numbers of other words change with the document.
    known: bool,
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
}

/// What each statement comes to; what was worked out for the same words before is taken over.
pub(super) fn stamps(before: &[Stamp], text: &str, document: &Understanding) -> Vec<Stamp> {
    let rebound = !document.lexicon.rebound.is_empty();
    let known: HashMap<u64, &Stamp> = before.iter().map(|stamp| (stamp.words, stamp)).collect();
    let vocabulary = Leaf(document.taxonomy.leaf_count());
    let mut norms = document.set.norms.as_slice();
    let stamp = |(index, statement): (usize, &Statement)| {
        let count = norms.iter().take_while(|norm| norm.origin.statement == index).count();
        let (own, rest) = norms.split_at(count);
        norms = rest;
        let words = hash((statement.span.slice(text), &statement.address, statement.kind));
        // What a statement with words of precedence says hangs on others as well.
        let by_itself = |known: &&&Stamp| known.count == count && known.known && !document.refers(index);
        let (said, all_known) = match known.get(&words).filter(by_itself) {
            // Where words are defined anew, which of them a clause uses is told of.
            _ if rebound => (words, false),
            Some(known) => (known.norms, true),
            None => {
                let mut hasher = DefaultHasher::new();
                own.iter().for_each(|norm| fingerprint(norm, &mut hasher));
                (hasher.finish(), own.iter().all(|norm| is_known(norm, vocabulary)))
            }
        };
        Stamp {
            span: statement.span,
            words,
            address: hash(&statement.address),
            norms: said,
            count,
            known: all_known,
            place: (statement.section, statement.kind),
            uses: statement.uses.iter().map(|used| used.term).collect(),
        }
    };
    document.statements.iter().enumerate().map(stamp).collect()
}

/// Which norms are gone, and which have come.
pub(super) struct Change {
    /// The statements that are the same in the beginning, and at the end.
    same: (usize, usize),
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
    pub(super) fn new(memo: &Memo, stamps: &[Stamp], ties: &[Tie], replaced: &[Replaced]) -> Self {
        let before = memo.stamps.as_slice();
        // Of two clauses with the same words one is the one that was there before.
        let moved = |span: Span| replaced.iter().fold(span, |span, one| one.moved(span));
        let alike = |(old, new): &(&Stamp, &Stamp)| old.says_the_same(new) && moved(old.span) == new.span;
        let same = before.iter().zip(stamps).take_while(alike).count();
        let rest = before.len().min(stamps.len()) - same;
        let same_end = before.iter().rev().zip(stamps.iter().rev()).take(rest).take_while(alike).count();
        let (old, new) = (same..before.len() - same_end, same..stamps.len() - same_end);
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
        let norms = |stamps: &[Stamp], statements: &BTreeSet<usize>| {
            let mut first = 0;
            let mut found = Vec::new();
            for (index, stamp) in stamps.iter().enumerate() {
                if statements.contains(&index) {
                    found.extend(first..first + stamp.count);
                }
                first += stamp.count;
            }
            found
        };
        let id = |index: usize| NormId(u32::try_from(index).unwrap_or(u32::MAX));
        let count = |stamps: &[Stamp]| stamps.iter().map(|stamp| stamp.count).sum::<usize>();
        let first = count(stamps.get(..same).unwrap_or_default());
        let went = count(before.get(old.clone()).unwrap_or_default());
        let came = count(stamps.get(new).unwrap_or_default());
        Self {
            same: (same, same_end),
            gone: norms(before, &gone_statements).into_iter().map(id).collect(),
            come: norms(stamps, &come_statements).into_iter().map(id).collect(),
            range: alone.then(|| (first..first + went, came)),
            numbers: (id(first).0..id(first + went).0, id(came).0),
        }
    }

    /// Renumbers the norms that came nearest to what was asked; gives back whether all are still there as they were.
    pub(super) fn renumber(&self, asked: &mut Asked) -> bool {
        let unmoved = self.range.is_some() || !asked.names_any(&self.gone);
        asked.renumber(&self.numbers.0, self.numbers.1) && unmoved
    }

    /// The addresses that statements had which have another address now, or do not say what they said.
    pub(super) fn renamed(&self, memo: &Memo, stamps: &[Stamp]) -> Vec<u64> {
        let (first, last) = self.same;
        let others = memo.stamps.get(first..memo.stamps.len() - last).unwrap_or_default();
        let begins = memo.stamps.iter().zip(stamps).take(first);
        let ends = memo.stamps.iter().rev().zip(stamps.iter().rev()).take(last);
        let moved = begins.chain(ends).filter(|(old, new)| old.address != new.address).map(|(old, _)| old);
        others.iter().chain(moved).map(|old| old.address).collect()
    }
}

/// What has become of what statements speak of.
pub(super) struct TopicChange {
    /// Whether the sections are others.
    sections: bool,
    /// The terms that statements use or used which are not what they were.
    terms: BTreeSet<TermId>,
}

impl TopicChange {
    pub(super) fn new(memo: &Memo, stamps: &[Stamp], sections: bool) -> Self {
        let same = |(old, new): &(&Stamp, &Stamp)| (old.place, &old.uses) == (new.place, &new.uses);
        let before = memo.stamps.as_slice();
        let begin = before.iter().zip(stamps).take_while(same).count();
        let rest = before.len().min(stamps.len()) - begin;
        let end = before.iter().rev().zip(stamps.iter().rev()).take(rest).take_while(same).count();
        let other = |stamps: &[Stamp]| stamps.get(begin..stamps.len() - end).unwrap_or_default().to_vec();
        let changed = [other(before), other(stamps)];
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

/// Whether a norm speaks of nothing outside the vocabulary, whose leaves end before one.
fn is_known(norm: &Norm, end: Leaf) -> bool {
    let boxes = norm.region.iter().chain(&norm.holes).flat_map(|scope| scope.slots.iter());
    let options = norm.discharge.options.iter().map(|(_, options)| options);
    boxes.map(|(_, set)| set).chain(options).all(|set| set.ends_before(end))
}
