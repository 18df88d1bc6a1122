//! What was found out about files, kept until they or what they are judged by change.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use crate::finding::Checked;
use crate::library::Settings;
use crate::suppress::{Policy, Used};

/// What files are judged by.
#[derive(Clone, Debug, PartialEq)]
pub struct Ground {
    /// By which law, and how.
    pub settings: Settings,
    /// Which findings count.
    pub policy: Policy,
    /// The texts of the user's packs and vocabularies, each with its path.
    pub texts: Vec<(String, String)>,
}

/// What is said of the documents of a file, and what they have used of the waivers in a file of their own.
pub type Judged = (Vec<Checked>, Vec<Used>);

/// The results of the last round of checks.
#[derive(Debug, Default)]
pub struct Kept {
    files: Mutex<BTreeMap<PathBuf, Entry>>,
}

#[derive(Debug)]
struct Entry {
    text: String,
    jurisdiction: Option<String>,
    ground: Arc<Ground>,
    judged: Judged,
}

impl Kept {
    /// What is said of a file with this text, judged by this: as it was kept, or else as `check` finds out. `settings` are
    /// those of the ground, as far as they are the same for all files.
    pub fn judged(
        &self,
        path: &Path,
        text: &str,
        ground: &Arc<Ground>,
        settings: &Settings,
        check: impl FnOnce() -> Judged,
    ) -> Judged {
        let is_known = |entry: &&Entry| {
            entry.text == text
                && entry.jurisdiction == settings.jurisdiction
                && (Arc::ptr_eq(&entry.ground, ground) || entry.ground == *ground)
        };
        let known = {
            // A round that came to nothing leaves whole entries only.
            let files = self.files.lock().unwrap_or_else(PoisonError::into_inner);
            files.get(path).filter(is_known).map(|entry| entry.judged.clone())
        };
        known.unwrap_or_else(|| {
            let judged = check();
            let jurisdiction = settings.jurisdiction.clone();
            let entry = Entry {
                text: text.to_owned(),
                jurisdiction,
                ground: Arc::clone(ground),
                judged: judged.clone(),
            };
            self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(path.to_owned(), entry);
            judged
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// How often a file had to be checked for these texts, days and states, one after the other.
    fn checks(rounds: &[(&str, i8, &str)]) -> usize {
        let kept = Kept::default();
        let mut checks = 0;
        for (text, day, jurisdiction) in rounds {
            let settings = Settings::new(jiff::civil::date(2026, 11, *day));
            let ground = Ground { settings: settings.clone(), policy: Policy::default(), texts: Vec::new() };
            let settings = Settings { jurisdiction: Some((*jurisdiction).to_owned()), ..settings };
            kept.judged(Path::new("riverton.mou"), text, &Arc::new(ground), &settings, || {
                checks += 1;
                Judged::default()
            });
        }
        checks
    }

    #[test]
    fn a_file_is_checked_again_when_it_or_the_law_changed() {
        assert_eq!(checks(&[("a", 1, "US-CT"), ("a", 1, "US-CT"), ("a", 1, "US-CT")]), 1);
        assert_eq!(checks(&[("a", 1, "US-CT"), ("b", 1, "US-CT"), ("b", 1, "US-CT")]), 2);
        assert_eq!(checks(&[("a", 1, "US-CT"), ("a", 2, "US-CT"), ("a", 2, "US-CT")]), 2);
        assert_eq!(checks(&[("a", 1, "US-CT"), ("a", 1, "US-MA"), ("a", 1, "US-MA")]), 2);
    }
}
