//! Names that a document gives, found in a sentence by their words, in the singular or the plural.

use std::collections::HashMap;

use super::inflection;
use super::words::Word;

/// Names, and what each of them means.
#[derive(Clone, Debug)]
pub struct Names<T> {
    /// By their first word in the singular.
    by_first: HashMap<String, Vec<Name<T>>>,
}

#[derive(Clone, Debug)]
struct Name<T> {
    /// In lower case, as it was given.
    text: String,
    /// Its words in the singular.
    words: Vec<String>,
    means: T,
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { by_first: HashMap::new() }
    }
}

impl<T> Names<T> {
    /// Gives a name, in place of what the same text meant before.
    pub fn insert(&mut self, text: &str, means: T) {
        let text = written(text);
        let words: Vec<String> =
            text.split(' ').map(|word| inflection::singular(word).into_owned()).collect();
        let Some(first) = words.first().cloned() else { return };
        let names = self.by_first.entry(first).or_default();
        match names.binary_search_by(|name| name.text.cmp(&text)) {
            Ok(at) => {
                if let Some(name) = names.get_mut(at) {
                    name.means = means;
                }
            }
            Err(at) => names.insert(at, Name { text, words, means }),
        }
    }

    /// Takes a name away.
    pub fn remove(&mut self, text: &str) {
        let text = written(text);
        self.by_first.values_mut().for_each(|names| names.retain(|name| name.text != text));
    }

    /// Whether a name was given in just these words.
    pub fn contains(&self, text: &str) -> bool {
        let text = written(text);
        self.by_first.values().flatten().any(|name| name.text == text)
    }

    /// The longest name that begins at a word and whose meaning fits: how many words it takes, and what it means. Of several
    /// as long, the last in the order of the alphabet, so that the answer is the same each time.
    pub fn longest(&self, words: &[Word], at: usize, fits: impl Fn(&T) -> bool) -> Option<(usize, &T)> {
        if self.by_first.is_empty() {
            return None;
        }
        let names = self.by_first.get(&*inflection::singular(&words.get(at)?.lower))?;
        let matching = names.iter().filter(|name| fits(&name.means) && name.stands(words, at));
        matching.max_by_key(|name| name.words.len()).map(|name| (name.words.len(), &name.means))
    }
}

impl<T> Name<T> {
    fn stands(&self, words: &[Word], at: usize) -> bool {
        let Some(there) = words.get(at..at + self.words.len()) else { return false };
        there.iter().zip(&self.words).all(|(word, part)| inflection::singular(&word.lower) == part.as_str())
    }
}

/// Names are held against words in lower case with straight apostrophes.
fn written(text: &str) -> String {
    text.to_lowercase().replace('’', "'")
}
