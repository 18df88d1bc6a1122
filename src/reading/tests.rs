//! What the unit tests of the reading share: the built-in vocabulary, and sentences as words and back.

use super::phrases::Vocabulary;
use super::surface::Surface;
use super::words::{self, Word};
use crate::library::Library;

/// What a step of the reading makes of a sentence.
pub fn read<T>(sentence: &str, step: impl Fn(Vocabulary<'_>, &[Word]) -> T) -> T {
    let library = Library::builtin();
    let taxonomy = library.taxonomy();
    let surface = Surface::new(taxonomy);
    step(Vocabulary { taxonomy, surface: &surface }, &words::split(sentence).words)
}

/// The sentences that a step makes of one, as texts; none where it makes nothing of it.
pub fn parts(
    sentence: &str,
    step: impl Fn(Vocabulary<'_>, &[Word]) -> Option<Vec<Vec<Word>>>,
) -> Vec<String> {
    let parted = read(sentence, step).unwrap_or_default();
    parted.iter().map(|words| words::text(words)).collect()
}
