//! What the items of one list leave open for each other: `notify the parent; or`, `search students when`.

use super::caution;
use super::class::Class;
use super::words::Word;
use super::{Drafted, Sentence};

/// What is known of a list from the items before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Siblings {
    /// Whether one of them left something open that those behind it complete.
    governed: bool,
    /// Whether `or` joins them: a duty asks for one of them only.
    alternative: bool,
}

impl Siblings {
    /// Marks what was read in an item, and in those before it, where they hang together.
    pub fn item(&mut self, words: &[Word], read: &mut [Sentence], before: &mut [&mut Sentence]) {
        for clause in read.iter_mut().flat_map(|sentence| &mut sentence.clauses) {
            if self.governed {
                clause.look_at("the item before it may govern it");
            }
            if self.alternative && is_duty(clause) {
                clause.either();
            }
        }
        let silent = !read.is_empty()
            && read.iter().all(|sentence| sentence.clauses.is_empty() && sentence.class == Class::Norm);
        self.governed |= silent || caution::governs_next(words);
        if self.alternative || !caution::ends_with_or(words) {
            return;
        }
        self.alternative = true;
        let all = before.iter_mut().map(|sentence| &mut **sentence).chain(read);
        let duties = all.flat_map(|sentence| &mut sentence.clauses).filter(|clause| is_duty(clause));
        duties.for_each(Drafted::either);
    }
}

/// Whether a clause demands something.
fn is_duty(clause: &Drafted) -> bool {
    clause.text.contains(" must ") && !clause.text.contains(" must not ")
}
