//! The closest names, for "did you mean".

/// At most three names close to `wanted`, closest first. Candidates are pairs of a spelling and the name
/// to suggest for it; spellings with blanks are compared as if hyphenated. A candidate is close at an
/// edit distance (optimal string alignment) of at most a third of the length.
pub fn nearest<'a>(wanted: &str, candidates: impl Iterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    let wanted = normal(wanted);
    let limit = (wanted.chars().count() / 3).max(1);
    let letters = letters(&wanted);
    let pattern = Pattern::new(&wanted);
    let mut close: Vec<(usize, &str)> = candidates
        .filter(|(spelling, _)| spelling.len().abs_diff(wanted.len()) <= limit)
        .filter(|(spelling, _)| {
            // One edit brings in one letter at most and takes out one at most, so most spellings are too far off for that
            // alone.
            let theirs = self::letters(spelling);
            let (missing, besides) = ((letters & !theirs).count_ones(), (theirs & !letters).count_ones());
            missing.max(besides) as usize <= limit
        })
        .filter_map(|(spelling, name)| {
            let quick = pattern.as_ref().and_then(|pattern| pattern.distance(spelling));
            let distance = quick.unwrap_or_else(|| strsim::osa_distance(&wanted, &normal(spelling)));
            (distance <= limit).then_some((distance, name))
        })
        .collect();
    close.sort_unstable();
    let mut names: Vec<String> = Vec::new();
    for (_, name) in close {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names.truncate(3);
    names
}

/// The question that names what is close, where anything is.
pub fn question(close: &[String]) -> Option<String> {
    (!close.is_empty()).then(|| format!("did you mean `{}`?", close.join("` or `")))
}

/// The letters from a to z that occur, as bits, whatever their case.
fn letters(spelling: &str) -> u32 {
    let letters = spelling.bytes().filter(u8::is_ascii_alphabetic);
    letters.fold(0, |letters, letter| letters | 1 << (letter.to_ascii_lowercase() - b'a'))
}

fn normal(spelling: &str) -> String {
    spelling.to_lowercase().replace(' ', "-")
}

/// A word of ASCII in the form in which its edit distance to many others is found quickly: where each letter stands in it,
/// as bits. Somebody who types a word asks for this with every letter of it.
struct Pattern {
    places: [u64; 128],
    len: u32,
}

impl Pattern {
    /// Nothing where a word has other letters, or more of them than there are bits.
    fn new(word: &str) -> Option<Self> {
        let len = u32::try_from(word.len()).ok().filter(|len| (1..=u64::BITS).contains(len))?;
        let mut places = [0; 128];
        for (at, letter) in word.bytes().enumerate() {
            *places.get_mut(usize::from(letter))? |= 1 << at;
        }
        Some(Self { places, len })
    }

    /// The distance (optimal string alignment) to a spelling once it is made [`normal`]; nothing where it has other letters.
    /// A column of the usual table is kept as the differences of neighbouring cells, one bit each (Hyyrö 2003).
    fn distance(&self, spelling: &str) -> Option<usize> {
        let last = 1 << (self.len - 1);
        // Where the value grows by one from a cell to the one below it, and where it falls by one.
        let (mut grows, mut falls) = (u64::MAX, 0);
        let (mut diagonal, mut before) = (0, 0);
        let mut distance = self.len as usize;
        for letter in spelling.bytes() {
            let letter = if letter == b' ' { b'-' } else { letter.to_ascii_lowercase() };
            let places = *self.places.get(usize::from(letter))?;
            let swapped = ((!diagonal & places) << 1) & before;
            diagonal = ((places & grows).wrapping_add(grows) ^ grows) | places | falls | swapped;
            let (mut right, mut left) = (falls | !(diagonal | grows), diagonal & grows);
            distance = distance + usize::from(right & last != 0) - usize::from(left & last != 0);
            right = right << 1 | 1;
            left <<= 1;
            grows = left | !(diagonal | right);
            falls = right & diagonal;
            before = places;
        }
        Some(distance)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All words of up to `len` letters.
    fn words(letters: &str, len: usize) -> Vec<String> {
        let mut all = vec![String::new()];
        let mut from = 0;
        for _ in 0..len {
            let longer: Vec<String> = all[from..]
                .iter()
                .flat_map(|word| letters.chars().map(move |letter| format!("{word}{letter}")))
                .collect();
            from = all.len();
            all.extend(longer);
        }
        all
    }

    #[test]
    fn the_quick_distance_is_the_distance() {
        let all = words("ab-", 5);
        for one in all.iter().skip(1) {
            let pattern = Pattern::new(one).expect("it is a short word of ASCII");
            for other in &all {
                let spelling = other.replace('-', " ").to_uppercase();
                assert_eq!(
                    pattern.distance(&spelling),
                    Some(strsim::osa_distance(one, other)),
                    "{one} {other}"
                );
            }
        }
    }

    #[test]
    fn words_that_fill_all_bits_are_compared_as_well() {
        let word = "abcdefgh".repeat(8);
        let pattern = Pattern::new(&word).expect("it has sixty-four letters");
        assert_eq!(pattern.distance(&word), Some(0));
        assert_eq!(pattern.distance(&word[1..]), Some(1));
        assert_eq!(pattern.distance(&format!("x{word}")), Some(1));
        assert_eq!(pattern.distance(&word.replace("gh", "hg")), Some(8));
        assert!(Pattern::new(&format!("{word}i")).is_none() && Pattern::new("caf\u{e9}").is_none());
        assert_eq!(pattern.distance("caf\u{e9}"), None);
    }
}
