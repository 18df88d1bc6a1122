//! Sets of taxonomy leaves, as bits.
//!
//! A taxonomy is open: besides the leaves it lists there is always "something else". A set therefore says
//! for every listed leaf whether it belongs, and with one more bit, the tail, whether everything not
//! listed belongs. With the tail set, the empty list of words is the whole world, which is what a slot
//! that a clause leaves open means, and costs no memory.

use std::sync::Arc;

/// A leaf of the taxonomy, as an index; see [`crate::taxonomy::Taxonomy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leaf(pub u32);

impl Leaf {
    /// The stand-in for whatever the vocabulary does not list.
    pub const SOMETHING_ELSE: Self = Self(u32::MAX);
}

/// Sixty-four leaves in a row, of which some do not belong as the tail does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
struct Word {
    /// Which of the rows of sixty-four.
    index: u32,
    /// A bit for each leaf: whether it belongs.
    bits: u64,
}

/// The words in which a set is not like its tail, in order. Unknown words have leaves far behind those of the vocabulary,
/// so what lies between is not stored; and boxes are copied all the time, so long lists are shared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Words {
    None,
    One(Word),
    More(Arc<[Word]>),
}

impl Words {
    fn list(&self) -> &[Word] {
        match self {
            Self::None => &[],
            Self::One(word) => std::slice::from_ref(word),
            Self::More(words) => words,
        }
    }

    /// Words that are not like the tail, in order.
    fn of(mut words: impl Iterator<Item = Word>) -> Self {
        let Some(first) = words.next() else { return Self::None };
        match words.next() {
            None => Self::One(first),
            Some(second) => Self::More([first, second].into_iter().chain(words).collect()),
        }
    }
}

/// A set of leaves that either ends with the listed ones or takes in everything else too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafSet {
    /// Words like the tail are not among them, so that equal sets are equal values.
    words: Words,
    /// Whether leaves outside the words belong.
    tail: bool,
}

impl Default for LeafSet {
    fn default() -> Self {
        Self::EVERYTHING
    }
}

impl LeafSet {
    /// The whole world.
    pub const EVERYTHING: Self = Self { words: Words::None, tail: true };
    /// Nothing at all.
    pub const NOTHING: Self = Self { words: Words::None, tail: false };

    /// The set of the given leaves.
    pub fn of(leaves: impl IntoIterator<Item = Leaf>) -> Self {
        let mut set = Self::NOTHING;
        for leaf in leaves {
            set.insert(leaf);
        }
        set
    }

    /// The set of the leaves whose bits are set in some words, given with their numbers and in order.
    pub fn of_words(words: impl IntoIterator<Item = (u32, u64)>) -> Self {
        let words = words.into_iter().map(|(index, bits)| Word { index, bits });
        Self { words: Words::of(words.filter(|word| word.bits != 0)), tail: false }
    }

    /// Adds a leaf; [`Leaf::SOMETHING_ELSE`] adds whatever is not listed.
    pub fn insert(&mut self, leaf: Leaf) {
        if leaf == Leaf::SOMETHING_ELSE {
            if !self.tail {
                // What was not stored belongs now; what was stored does as before.
                let last = self.words.list().last().map_or(0, |word| word.index + 1);
                let stored = self.words.list();
                let bits = |index| stored.iter().find(|word| word.index == index).map_or(0, |word| word.bits);
                self.words = Words::of(
                    (0..last)
                        .map(|index| Word { index, bits: bits(index) })
                        .filter(|word| word.bits != u64::MAX),
                );
                self.tail = true;
            }
            return;
        }
        if !self.contains(leaf) {
            let word = Word { index: leaf.0 / Self::WORD, bits: 1 << (leaf.0 % Self::WORD) };
            *self = self.union(&Self { words: Words::One(word), tail: false });
        }
    }

    /// How many leaves lie in one word of the bits.
    pub const WORD: u32 = 64;

    /// The bits of a word: for each of its leaves whether it belongs.
    pub fn word(&self, word: u32) -> u64 {
        self.bits(word)
    }

    /// Whether a leaf belongs.
    pub fn contains(&self, leaf: Leaf) -> bool {
        self.bits(leaf.0 / Self::WORD) & (1 << (leaf.0 % Self::WORD)) != 0
    }

    /// Whether nothing belongs.
    pub fn is_empty(&self) -> bool {
        !self.tail && matches!(self.words, Words::None)
    }

    /// Whether everything belongs.
    pub fn is_everything(&self) -> bool {
        self.tail && matches!(self.words, Words::None)
    }

    /// What belongs to both.
    pub fn intersection(&self, other: &Self) -> Self {
        match (self.is_everything(), other.is_everything()) {
            (_, true) => self.clone(),
            (true, false) => other.clone(),
            (false, false) => self.combine(other, |a, b| a & b, self.tail && other.tail),
        }
    }

    /// What belongs to either.
    pub fn union(&self, other: &Self) -> Self {
        match (self.is_empty(), other.is_empty()) {
            (_, true) => self.clone(),
            (true, false) => other.clone(),
            (false, false) => self.combine(other, |a, b| a | b, self.tail || other.tail),
        }
    }

    /// What belongs to this one alone.
    pub fn difference(&self, other: &Self) -> Self {
        if other.is_everything() {
            return Self::NOTHING;
        }
        self.combine(other, |a, b| a & !b, self.tail && !other.tail)
    }

    /// Everything else.
    pub fn complement(&self) -> Self {
        let words = self.words.list().iter().map(|word| Word { bits: !word.bits, ..*word });
        Self { words: Words::of(words), tail: !self.tail }
    }

    /// Whether the two share a leaf.
    pub fn intersects(&self, other: &Self) -> bool {
        if self.tail && other.tail {
            return true;
        }
        self.pairs(other).any(|(_, a, b)| a & b != 0)
    }

    /// Whether all of this set belongs to `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        if other.is_everything() {
            return true;
        }
        (!self.tail || other.tail) && self.pairs(other).all(|(_, a, b)| a & !b == 0)
    }

    /// The leaf, if there is exactly one and it is a listed one.
    pub fn single(&self) -> Option<Leaf> {
        match self.words {
            Words::One(word) if !self.tail && word.bits.is_power_of_two() => {
                Some(Leaf(word.index.saturating_mul(Self::WORD).saturating_add(word.bits.trailing_zeros())))
            }
            _ => None,
        }
    }

    /// The leaves that are listed as belonging, in order; what the tail stands for is not among them.
    /// For a set with a tail this names only the leaves up to the last one that does not belong, and those in its word.
    pub fn listed(&self) -> impl Iterator<Item = Leaf> + '_ {
        let words = self.words.list();
        let last = words.last().map_or(0, |word| word.index + 1);
        // Without a tail nothing belongs but what is stored.
        let all = if self.tail { 0..last } else { 0..0 };
        let stored = if self.tail { &[][..] } else { words };
        let filled = all.map(|index| Word { index, bits: self.bits(index) });
        stored.iter().copied().chain(filled).flat_map(|Word { index, mut bits }| {
            std::iter::from_fn(move || {
                let bit = (bits != 0).then(|| bits.trailing_zeros())?;
                bits &= bits - 1;
                Some(Leaf(index.saturating_mul(Self::WORD).saturating_add(bit)))
            })
        })
    }

    /// How many leaves are listed as belonging; see [`Self::listed`].
    pub fn count(&self) -> usize {
        if self.tail {
            return self.listed().count();
        }
        self.words.list().iter().map(|word| word.bits.count_ones() as usize).sum()
    }

    /// Whether from some leaf on all belong, or none.
    pub fn ends_before(&self, leaf: Leaf) -> bool {
        self.words.list().last().is_none_or(|word| word.index <= leaf.0 / Self::WORD)
    }

    /// Whether whatever is not listed belongs.
    pub fn has_tail(&self) -> bool {
        self.tail
    }

    fn fill(&self) -> u64 {
        if self.tail { u64::MAX } else { 0 }
    }

    fn bits(&self, index: u32) -> u64 {
        let words = self.words.list();
        words
            .binary_search_by_key(&index, |word| word.index)
            .ok()
            .and_then(|at| words.get(at))
            .map_or(self.fill(), |word| word.bits)
    }

    /// The words that either set stores, with the bits of both.
    fn pairs<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u32, u64, u64)> + 'a {
        let (mut ours, mut theirs) = (self.words.list(), other.words.list());
        let (our_fill, their_fill) = (self.fill(), other.fill());
        std::iter::from_fn(move || {
            let index = match (ours.first(), theirs.first()) {
                (Some(a), Some(b)) => a.index.min(b.index),
                (Some(one), None) | (None, Some(one)) => one.index,
                (None, None) => return None,
            };
            let next = |words: &mut &[Word], fill: u64| match words.split_first() {
                Some((word, rest)) if word.index == index => {
                    *words = rest;
                    word.bits
                }
                _ => fill,
            };
            Some((index, next(&mut ours, our_fill), next(&mut theirs, their_fill)))
        })
    }

    fn combine(&self, other: &Self, word: impl Fn(u64, u64) -> u64, tail: bool) -> Self {
        let fill = if tail { u64::MAX } else { 0 };
        let words = self.pairs(other).map(|(index, a, b)| Word { index, bits: word(a, b) });
        Self { words: Words::of(words.filter(|word| word.bits != fill)), tail }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_world_without_a_leaf_still_holds_everything_else() {
        let arrest = LeafSet::of([Leaf(70)]);
        let others = LeafSet::EVERYTHING.difference(&arrest);
        assert!(!others.contains(Leaf(70)));
        assert!(others.contains(Leaf(69)) && others.contains(Leaf::SOMETHING_ELSE));
        assert_eq!(others.union(&arrest), LeafSet::EVERYTHING);
        assert_eq!(others.complement(), arrest);
        assert_eq!(arrest.single(), Some(Leaf(70)));
        assert_eq!(others.single(), None);
        assert!(!arrest.intersects(&others) && arrest.is_subset(&LeafSet::EVERYTHING));
    }

    #[test]
    fn leaves_far_apart_are_one_set_however_it_came_about() {
        let (near, far) = (Leaf(3), Leaf(18_000));
        let both = LeafSet::of([far, near]);
        assert_eq!(both, LeafSet::of([near]).union(&LeafSet::of([far])));
        assert_eq!(both.listed().collect::<Vec<_>>(), [near, far]);
        assert_eq!(both.difference(&LeafSet::of([near])), LeafSet::of([far]));
        assert_eq!(both.complement().complement(), both);
        let mut row = LeafSet::of_words([(0, 1 << 3), (1, u64::MAX), (2, 0)]);
        assert!(row.word(1) == u64::MAX && row.word(2) == 0 && row.contains(near) && row.count() == 65);
        row.insert(Leaf::SOMETHING_ELSE);
        assert!(row.contains(Leaf(100)) && row.contains(Leaf(5_000)) && !row.contains(Leaf(4)));
        assert!(!row.is_subset(&both) && row.intersects(&both));
    }
}
