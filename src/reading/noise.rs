//! What a scanner made of a page: letters taken for others (`Po1ice`, `rernain`) and words broken over two lines (`super- intendent`).
//!
//! A word is mended only where it is in no vocabulary and what it is mended to is in one; nothing else is touched, and each
//! such word is told of.

use std::collections::HashSet;

use super::inflection;

/// Letters that scanners take for others, with what was there.
const CONFUSED: &[(&str, &str)] = &[
    ("rn", "m"),
    ("1", "l"),
    ("1", "i"),
    ("0", "o"),
    ("5", "s"),
    ("vv", "w"),
    ("c", "e"),
    ("cl", "d"),
    ("ii", "u"),
];

/// Words that every text has, besides those of the vocabulary.
const COMMON: &[&str] = &[
    "shall",
    "must",
    "will",
    "may",
    "should",
    "agreement",
    "agree",
    "remain",
    "effect",
    "until",
    "before",
    "after",
    "during",
    "within",
    "without",
    "between",
    "department",
    "parent",
    "school",
    "other",
    "their",
    "there",
    "where",
    "which",
    "under",
    "upon",
    "each",
    "every",
    "responsible",
    "require",
    "provide",
    "from",
    "term",
    "member",
    "time",
    "made",
    "same",
    "comes",
    "practicable",
    "feasible",
    "possible",
    "appropriate",
    "acknowledge",
    "program",
    "continue",
    "subject",
    "accordance",
    "purpose",
];

/// A text without the noise, and the words that were mended, each with what it became.
pub struct Mended {
    /// The text.
    pub text: String,
    /// What was mended.
    pub words: Vec<(String, String)>,
}

/// The words that are known.
#[derive(Clone, Debug, Default)]
pub struct Lexicon(HashSet<String>);

impl Lexicon {
    /// A lexicon of some words besides those that every text has.
    pub fn new(words: impl IntoIterator<Item = String>) -> Self {
        Self(words.into_iter().chain(COMMON.iter().map(|word| (*word).to_owned())).collect())
    }

    fn knows(&self, word: &str) -> bool {
        self.0.contains(word)
            || self.0.contains(&*inflection::singular(word))
            || inflection::bases(word).iter().any(|(base, _)| self.0.contains(base))
    }

    /// Mends a text; none where there is nothing to mend.
    pub fn mended(&self, text: &str) -> Option<Mended> {
        let mut mended = Mended { text: String::with_capacity(text.len()), words: Vec::new() };
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            if !first.is_alphanumeric() {
                mended.text.push(first);
                rest = rest.get(first.len_utf8()..).unwrap_or_default();
                continue;
            }
            let end = rest.find(|one: char| !one.is_alphanumeric()).unwrap_or(rest.len());
            let (word, behind) = rest.split_at(end);
            if let Some((joined, length)) = self.joined(word, behind) {
                mended.words.push((
                    format!("{word}- {}", joined.get(word.len()..).unwrap_or_default()),
                    joined.clone(),
                ));
                mended.text.push_str(&joined);
                rest = behind.get(length..).unwrap_or_default();
                continue;
            }
            let told = number(word).or_else(|| self.letters(word));
            if let Some(told) = &told {
                mended.words.push((word.to_owned(), told.clone()));
            }
            mended.text.push_str(told.as_deref().unwrap_or(word));
            rest = behind;
        }
        (!mended.words.is_empty()).then_some(mended)
    }

    /// A word of which the second half stands behind a hyphen and a space, and how much of the text behind that takes.
    fn joined(&self, word: &str, behind: &str) -> Option<(String, usize)> {
        let gap = behind.strip_prefix('-')?;
        let second = gap.trim_start();
        if second.len() == gap.len() || !second.chars().next()?.is_lowercase() {
            return None;
        }
        let end = second.find(|one: char| !one.is_alphanumeric()).unwrap_or(second.len());
        let joined = format!("{word}{}", second.get(..end)?);
        // `school- and community-based`: two words of their own.
        let apart = matches!(second.get(..end)?, "and" | "or" | "to");
        (!apart && self.knows(&joined.to_lowercase())).then(|| (joined, behind.len() - second.len() + end))
    }

    fn letters(&self, word: &str) -> Option<String> {
        let lower = word.to_lowercase();
        if word.len() < 4 || word.chars().all(|one| one.is_ascii_digit()) || self.knows(&lower) {
            return None;
        }
        CONFUSED.iter().find_map(|(seen, meant)| {
            let single = lower.match_indices(seen).map(|(at, _)| {
                let behind = lower.get(at + seen.len()..).unwrap_or_default();
                format!("{}{meant}{behind}", lower.get(..at).unwrap_or_default())
            });
            let mut candidates: Vec<String> = single.collect();
            candidates.push(lower.replace(seen, meant));
            let found =
                candidates.into_iter().find(|candidate| *candidate != lower && self.knows(candidate))?;
            let capital = word.chars().next().is_some_and(char::is_uppercase);
            let mut letters = found.chars();
            Some(match letters.next().filter(|_| capital) {
                Some(first) => first.to_uppercase().chain(letters).collect(),
                None => found,
            })
        })
    }
}

/// `l2`, `2O25`: a number with a letter in it.
fn number(word: &str) -> Option<String> {
    let digits = word.chars().filter(char::is_ascii_digit).count();
    let others = word.chars().filter(|one| matches!(one, 'l' | 'I' | 'O')).count();
    if digits == 0 || others == 0 || digits + others != word.chars().count() {
        return None;
    }
    Some(word.replace(['l', 'I'], "1").replace('O', "0"))
}
