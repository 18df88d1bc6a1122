//! Phrases by their first word, so that a place in a sentence is held against few of them.

use std::collections::HashMap;

use super::words::Word;

/// Phrases, each with what it stands for.
#[derive(Debug)]
pub struct Table<T> {
    by_first: HashMap<&'static str, Vec<(Vec<&'static str>, T)>>,
}

impl<T: Copy> Table<T> {
    /// A table of phrases in lower case, their words parted by blanks.
    pub fn new(phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut by_first: HashMap<&'static str, Vec<(Vec<&'static str>, T)>> = HashMap::new();
        for (phrase, value) in phrases {
            let words: Vec<&'static str> = phrase.split(' ').collect();
            by_first.entry(words.first().copied().unwrap_or_default()).or_default().push((words, value));
        }
        Self { by_first }
    }

    /// The phrases that stand at a place: how many words each takes, and what it stands for.
    pub fn at<'t>(&'t self, words: &'t [Word], at: usize) -> impl Iterator<Item = (usize, T)> + 't {
        let known = words.get(at).and_then(|first| self.by_first.get(first.lower.as_str()));
        let stands = move |phrase: &[&str]| {
            words
                .get(at..at + phrase.len())
                .is_some_and(|stretch| stretch.iter().zip(phrase).all(|(word, wanted)| word.lower == *wanted))
        };
        let found = known.into_iter().flatten().filter(move |(phrase, _)| stands(phrase));
        found.map(|(phrase, value)| (phrase.len(), *value))
    }
}
