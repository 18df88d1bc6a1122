//! What the server asks of the world.

use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::settings::Asked;
use crate::config::paths::Patterns;
use crate::library::{Settings, Shelf};
use crate::suppress::Policy;

/// What governs the files of a workspace: what its `moulint.toml` and the editor's settings come to.
#[derive(Clone, Debug)]
pub struct Governed {
    /// The vocabulary and the packs.
    pub shelf: Shelf,
    /// By which law to check.
    pub settings: Settings,
    /// Whether somebody has set the day whose law counts; else it is today, and tomorrow the day after.
    pub day_is_set: bool,
    /// Whether recommendations that are not taken up are shown one by one.
    pub advice: bool,
    /// Which findings count.
    pub policy: Policy,
    /// The folder of the configuration.
    pub home: PathBuf,
    /// Which files are meant.
    pub patterns: Patterns,
}

impl Governed {
    /// What governs files where nothing is set.
    pub fn by_default(today: Date) -> Self {
        Self {
            shelf: Shelf::Builtin(crate::library::Library::builtin()),
            settings: Settings::new(today),
            day_is_set: false,
            advice: false,
            policy: Policy::default(),
            home: PathBuf::new(),
            patterns: Patterns::default(),
        }
    }

    /// By which law a file is checked; nothing where the configuration leaves it out.
    pub fn settings_for(&self, path: Option<&Path>) -> Option<Settings> {
        let inside = path
            .and_then(|path| path.strip_prefix(&self.home).ok())
            .map(|inside| inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/"));
        let Some(inside) = inside else { return Some(self.settings.clone()) };
        let jurisdiction = self.patterns.jurisdiction(&inside).map(str::to_owned);
        self.patterns.takes(&inside).then(|| Settings { jurisdiction, ..self.settings.clone() })
    }
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

    /// What governs the files of a workspace, whose first folder is `home`, together with the words of some vocabularies,
    /// each given by its path and text. What is asked for goes before what its configuration says.
    ///
    /// # Errors
    /// Why that cannot be used, a line each.
    fn govern(
        &self,
        asked: &Asked,
        home: Option<&Path>,
        vocabularies: &[(String, String)],
    ) -> Result<Governed, Vec<String>>;

    /// Puts a text of the program's own, such as a built-in pack, where an editor can open it.
    fn keep(&self, name: &str, text: &str) -> Option<PathBuf>;
}
