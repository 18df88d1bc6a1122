//! Sets of taxonomy leaves, as bits.
//!
//! A taxonomy is open: besides the leaves it lists there is always "something else". A set therefore says
//! for every listed leaf whether it belongs, and with one more bit, the tail, whether everything not
//! listed belongs. With the tail set, the empty list of words is the whole world, which is what a slot
//! that a clause leaves open means, and costs no memory.

/// A leaf of the taxonomy, as an index; see [`crate::taxonomy::Taxonomy`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Leaf(pub u32);

impl Leaf {
    /// The stand-in for whatever the vocabulary does not list.
    pub const SOMETHING_ELSE: Self = Self(u32::MAX);
}

/// A set of leaves that either ends with the listed ones or takes in everything else too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LeafSet {
    /// Bits of the listed leaves; words equal to the tail are trimmed, so that equal sets are equal values.
    words: Vec<u64>,
    /// Whether leaves past the last word belong.
    tail: bool,
}

impl Default for LeafSet {
    fn default() -> Self {
        Self::EVERYTHING
    }
}

impl LeafSet {
    /// The whole world.
    pub const EVERYTHING: Self = Self { words: Vec::new(), tail: true };
    /// Nothing at all.
    pub const NOTHING: Self = Self { words: Vec::new(), tail: false };

    /// The set of the given leaves.
    pub fn of(leaves: impl IntoIterator<Item = Leaf>) -> Self {
        let mut set = Self::NOTHING;
        for leaf in leaves {
            set.insert(leaf);
        }
        set
    }

    /// Adds a leaf; [`Leaf::SOMETHING_ELSE`] adds whatever is not listed.
    pub fn insert(&mut self, leaf: Leaf) {
        if leaf == Leaf::SOMETHING_ELSE {
            self.tail = true;
            self.trim();
            return;
        }
        if self.contains(leaf) {
            return;
        }
        let word = leaf.0 as usize / 64;
        if word >= self.words.len() {
            self.words.resize(word + 1, self.fill());
        }
        if let Some(bits) = self.words.get_mut(word) {
            *bits |= 1 << (leaf.0 % 64);
        }
        self.trim();
    }

    /// How many leaves lie in one word of the bits.
    pub const WORD: u32 = 64;

    /// Whether all leaves of a word belong, or none.
    pub fn is_uniform(&self, word: u32) -> bool {
        self.words.get(word as usize).is_none_or(|bits| *bits == 0 || *bits == u64::MAX)
    }

    /// Adds leaves that lie in one word.
    pub fn insert_all(&mut self, leaves: std::ops::Range<u32>) {
        let word = (leaves.start / Self::WORD) as usize;
        if word >= self.words.len() {
            self.words.resize(word + 1, self.fill());
        }
        if let Some(bits) = self.words.get_mut(word) {
            for leaf in leaves {
                *bits |= 1 << (leaf % Self::WORD);
            }
        }
        self.trim();
    }

    /// Whether a leaf belongs.
    pub fn contains(&self, leaf: Leaf) -> bool {
        self.words.get(leaf.0 as usize / 64).map_or(self.tail, |bits| bits & (1 << (leaf.0 % 64)) != 0)
    }

    /// Whether nothing belongs.
    pub fn is_empty(&self) -> bool {
        !self.tail && self.words.is_empty()
    }

    /// Whether everything belongs.
    pub fn is_everything(&self) -> bool {
        self.tail && self.words.is_empty()
    }

    /// What belongs to both.
    pub fn intersection(&self, other: &Self) -> Self {
        self.combine(other, |a, b| a & b, self.tail && other.tail)
    }

    /// What belongs to either.
    pub fn union(&self, other: &Self) -> Self {
        self.combine(other, |a, b| a | b, self.tail || other.tail)
    }

    /// What belongs to this one alone.
    pub fn difference(&self, other: &Self) -> Self {
        self.combine(other, |a, b| a & !b, self.tail && !other.tail)
    }

    /// Everything else.
    pub fn complement(&self) -> Self {
        Self { words: self.words.iter().map(|word| !word).collect(), tail: !self.tail }
    }

    /// Whether the two share a leaf.
    pub fn intersects(&self, other: &Self) -> bool {
        (self.tail && other.tail) || self.pairs(other).any(|(a, b)| a & b != 0)
    }

    /// Whether all of this set belongs to `other`.
    pub fn is_subset(&self, other: &Self) -> bool {
        (!self.tail || other.tail) && self.pairs(other).all(|(a, b)| a & !b == 0)
    }

    /// The leaf, if there is exactly one and it is a listed one.
    pub fn single(&self) -> Option<Leaf> {
        if self.tail {
            return None;
        }
        let mut leaves = self.listed();
        let first = leaves.next();
        if leaves.next().is_some() { None } else { first }
    }

    /// The leaves that are listed as belonging, in order; what the tail stands for is not among them.
    /// For a set with a tail this names only the leaves inside the stored words.
    pub fn listed(&self) -> impl Iterator<Item = Leaf> + '_ {
        self.words.iter().enumerate().flat_map(|(index, &word)| {
            (0..64).filter(move |bit| word & (1u64 << bit) != 0).map(move |bit| {
                Leaf(u32::try_from(index).unwrap_or(u32::MAX).saturating_mul(64).saturating_add(bit))
            })
        })
    }

    /// How many leaves are listed as belonging; see [`Self::listed`].
    pub fn count(&self) -> usize {
        self.words.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// Whether whatever is not listed belongs.
    pub fn has_tail(&self) -> bool {
        self.tail
    }

    fn fill(&self) -> u64 {
        if self.tail { u64::MAX } else { 0 }
    }

    fn pairs<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = (u64, u64)> + 'a {
        (0..self.words.len().max(other.words.len())).map(|index| {
            let a = self.words.get(index).copied().unwrap_or_else(|| self.fill());
            let b = other.words.get(index).copied().unwrap_or_else(|| other.fill());
            (a, b)
        })
    }

    fn combine(&self, other: &Self, word: impl Fn(u64, u64) -> u64, tail: bool) -> Self {
        let mut set = Self { words: self.pairs(other).map(|(a, b)| word(a, b)).collect(), tail };
        set.trim();
        set
    }

    fn trim(&mut self) {
        let fill = self.fill();
        while self.words.last() == Some(&fill) {
            self.words.pop();
        }
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
}
