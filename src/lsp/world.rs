//! What the server asks of the world.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use crate::library::Shelf;

/// The packs to check by.
#[derive(Clone, Debug)]
pub struct Packs {
    /// The vocabulary and the packs.
    pub shelf: Shelf,
    /// The packs that were asked for; none to choose by jurisdiction.
    pub names: Option<Vec<String>>,
}

/// Files and the day.
pub trait World: Send + Sync {
    /// Today.
    fn today(&self) -> Date;

    /// The text of a file.
    ///
    /// # Errors
    /// Why it cannot be read, in one line.
    fn read(&self, path: &Path) -> Result<String, String>;

    /// All `.mou` files in some folders and below.
    fn find(&self, folders: &[PathBuf]) -> Vec<PathBuf>;

    /// The packs asked for, by name, or as a file or folder seen from `home`, together with the words of some
    /// vocabularies, each given by its path and text.
    ///
    /// # Errors
    /// Why they cannot be used, a line each.
    fn packs(
        &self,
        asked: &[String],
        home: Option<&Path>,
        vocabularies: &[(String, String)],
    ) -> Result<Packs, Vec<String>>;

    /// Puts a text of the program's own, such as a built-in pack, where an editor can open it.
    fn keep(&self, name: &str, text: &str) -> Option<PathBuf>;
}
