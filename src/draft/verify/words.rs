//! Words of a paper, compared without regard to how they are set.

use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A piece of a text that has changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words that stayed.
    Kept(String),
    /// Words that are gone.
    Removed(String),
    /// Words that came.
    Added(String),
}

/// The characters of a text that count, in the form in which they count; none for those that do not.
///
/// White space, hyphens that only part a word at the end of a line and marks without width do not count at all; all forms of
/// quotation marks are one, and so are all dashes.
fn form(character: char) -> Option<char> {
    Some(match character {
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => return None,
        space if space.is_whitespace() => return None,
        '“' | '”' | '„' | '‟' | '«' | '»' | '″' | '‘' | '’' | '‚' | '‛' | '′' | '`' | '´' | '"' => {
            '\''
        }
        '‐' | '‑' | '‒' | '–' | '—' | '―' | '−' | '⁃' => '-',
        other => other,
    })
}

/// A text as it is compared.
pub fn key(text: &str) -> String {
    let mut key = String::with_capacity(text.len());
    for character in text.trim_start().trim_start_matches(is_bullet).chars() {
        match character {
            '…' => key.push_str("..."),
            'ﬁ' => key.push_str("fi"),
            'ﬂ' => key.push_str("fl"),
            'ﬀ' => key.push_str("ff"),
            'ﬃ' => key.push_str("ffi"),
            'ﬄ' => key.push_str("ffl"),
            other => key.extend(form(other)),
        }
    }
    // Two single marks and one double are the same.
    while key.contains("''") {
        key = key.replace("''", "'");
    }
    key
}

/// What stands before an item of a list and is no word.
fn is_bullet(character: char) -> bool {
    const SIGNS: &str = "•▪◦‣●○■□➢✓·*-–—\u{f0b7}\u{f0a7}";
    character.is_whitespace() || SIGNS.contains(character)
}

/// Words that are in both texts, as a share of all: one where they hold the same words.
pub(super) fn likeness(old: &[String], new: &[String]) -> f64 {
    let all = old.len() + new.len();
    let (mut left, mut right) = (old.iter().peekable(), new.iter().peekable());
    let mut common = 0usize;
    // Both are sorted.
    while let (Some(a), Some(b)) = (left.peek(), right.peek()) {
        match a.cmp(b) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                common += 1;
                left.next();
                right.next();
            }
        }
    }
    let float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    if all == 0 { 0.0 } else { float(2 * common) / float(all) }
}

/// The words of a text in the form in which they are looked for, sorted.
pub(super) fn bag(text: &str) -> Vec<String> {
    let plain = |word: &str| -> String {
        let letters = word.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let mut words: Vec<String> = text.split_whitespace().map(plain).filter(|word| !word.is_empty()).collect();
    words.sort();
    words
}

/// What has changed from one text to another, word by word.
pub fn diff(old: &str, new: &str) -> Vec<Piece> {
    let (before, after) = (split(old), split(new));
    let keys = |words: &[&str]| words.iter().map(|word| key(word)).collect::<Vec<String>>();
    let (old_keys, new_keys) = (keys(&before), keys(&after));
    let mut pieces = Vec::new();
    let words = |all: &[&str], range: std::ops::Range<usize>| all.get(range).unwrap_or_default().join(" ");
    for change in capture_diff_slices(Algorithm::Myers, &old_keys, &new_keys) {
        let (tag, old, new) = change.as_tag_tuple();
        match tag {
            DiffTag::Equal => pieces.push(Piece::Kept(words(&after, new))),
            DiffTag::Delete => pieces.push(Piece::Removed(words(&before, old))),
            DiffTag::Insert => pieces.push(Piece::Added(words(&after, new))),
            DiffTag::Replace => {
                pieces.push(Piece::Removed(words(&before, old)));
                pieces.push(Piece::Added(words(&after, new)));
            }
        }
    }
    pieces
}

/// The words of a text; signs that do not count at all stand with the word before them.
fn split(text: &str) -> Vec<&str> {
    text.split_whitespace().filter(|word| !key(word).is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn how_words_are_set_makes_no_difference() {
        let plain = "The \"School's\" no-arrest rule - see below.";
        let set = "• The “School’s”\u{a0}no\u{2011}arrest\n rule — see be\u{ad}low.";
        assert_eq!(key(plain), key(set));
        assert_ne!(key("shall"), key("shall not"));
        assert_ne!(key("re-sign"), key("resign"));
    }

    #[test]
    fn a_difference_is_told_word_by_word() {
        let pieces = diff("The SRO shall “not” arrest", "The SRO may 'not' arrest anybody");
        let kept = |words: &str| Piece::Kept(words.to_owned());
        let (removed, added) = (Piece::Removed("shall".to_owned()), Piece::Added("may".to_owned()));
        let more = Piece::Added("anybody".to_owned());
        assert_eq!(pieces, [kept("The SRO"), removed, added, kept("'not' arrest"), more]);
    }
}
