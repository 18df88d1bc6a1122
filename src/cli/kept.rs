//! What was found out about files, kept until they or what they are judged by change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use crate::finding::Checked;
use crate::library::Settings;

/// What a file is judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// By which law, and how.
    pub settings: Settings,
    /// The texts of the user's packs and vocabularies, each with its path.
    pub texts: Vec<(String, String)>,
}

/// The results of the last round of checks.
#[derive(Debug, Default)]
pub struct Kept {
    files: Mutex<BTreeMap<PathBuf, Entry>>,
}

#[derive(Debug)]
struct Entry {
    text: String,
    ground: Ground,
    documents: Vec<Checked>,
}

impl Kept {
    /// What is said of a file with this text, judged by this: as it was kept, or else as `check` finds out.
    pub fn documents(
        &self,
        path: &Path,
        text: &str,
        ground: &Ground,
        check: impl FnOnce() -> Vec<Checked>,
    ) -> Vec<Checked> {
        let known = {
            // A round that came to nothing leaves whole entries only.
            let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
            let known = files.get(path).filter(|entry| entry.text == text && entry.ground == *ground);
            known.map(|entry| entry.documents.clone())
        };
        known.unwrap_or_else(|| {
            let documents = check();
            let entry = Entry { text: text.to_owned(), ground: ground.clone(), documents: documents.clone() };
            self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), entry);
            documents
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often a file had to be checked for these texts and days, one after the other.
    fn checks(rounds: &[(&str, i8)]) -> usize {
        let kept = Kept::default();
        let mut checks = 0;
        for (text, day) in rounds {
            let settings = Settings::new(jiff::civil::date(2026, 11, *day));
            let ground = Ground { settings, texts: Vec::new() };
            kept.documents(Path::new("riverton.mou"), text, &ground, || {
                checks += 1;
                Vec::new()
            });
        }
        checks
    }

    #[test]
    fn a_file_is_checked_again_when_it_or_the_law_changed() {
        assert_eq!(checks(&[("a", 1), ("a", 1), ("a", 1)]), 1);
        assert_eq!(checks(&[("a", 1), ("b", 1), ("b", 1)]), 2);
        assert_eq!(checks(&[("a", 1), ("a", 2), ("a", 2)]), 2);
    }
}
