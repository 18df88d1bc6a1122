//! Editions of packs, which can be older or newer than one another.

use std::cmp::Ordering;
use std::fmt;

/// An edition such as `2026.1`: numbers between full stops, compared one after the other; what is no number is compared
/// as words, after all numbers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edition {
    written: String,
}

impl Edition {
    /// The edition that is written so.
    pub fn of(written: &str) -> Self {
        Self { written: written.to_owned() }
    }

    fn parts(&self) -> impl Iterator<Item = Part<'_>> {
        self.written.split(['.', '-']).map(|part| part.parse().map_or(Part::Word(part), Part::Number))
    }
}

#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Part<'e> {
    Number(u64),
    Word(&'e str),
}

impl Ord for Edition {
    fn cmp(&self, other: &Self) -> Ordering {
        self.parts().cmp(other.parts()).then_with(|| self.written.cmp(&other.written))
    }
}

impl PartialOrd for Edition {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Edition {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.written)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_compared_as_numbers() {
        let sorted = ["2025.9", "2025.10", "2026", "2026.1", "2026.1.1", "2026.2"];
        assert!(sorted.windows(2).all(|pair| Edition::of(pair[0]) < Edition::of(pair[1])));
        assert_eq!(Edition::of("2026.1"), Edition::of("2026.1"));
    }
}
