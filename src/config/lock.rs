//! `moulint.lock`: the packs that were used, by edition and digest, so that a check can refuse to be made by others.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::library::Library;
use crate::suppress::fingerprint::hex;

/// The name of the file.
pub const FILE: &str = "moulint.lock";

/// The version of this structure; raised when something is taken away or changes meaning.
pub const LOCK_VERSION: u32 = 1;

/// What a check was made by.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Lock {
    /// The version of this structure.
    pub version: u32,
    /// The digest of the vocabularies, which say what the words of the packs mean.
    pub vocabulary: String,
    /// The packs, in the order of their names.
    #[serde(rename = "pack")]
    pub packs: Vec<LockedPack>,
}

/// A pack, by edition and digest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LockedPack {
    /// Its name.
    pub name: String,
    /// Its edition.
    pub edition: String,
    /// The digest of its text, line ends apart.
    pub digest: String,
}

impl Lock {
    /// What a library with certain packs comes to; with all of them, where none are named.
    pub fn of(library: &Library, names: Option<&[String]>) -> Self {
        let texts: Vec<(&str, &str)> = library.texts().collect();
        let wanted = |name: &String| names.is_none_or(|names| names.contains(name));
        let mut packs: Vec<LockedPack> = library
            .packs()
            .filter(|pack| wanted(&pack.name))
            .map(|pack| {
                let path = library.path_of(&pack.name);
                let text = texts.iter().rfind(|(known, _)| *known == path).map_or("", |(_, text)| text);
                LockedPack { name: pack.name.clone(), edition: pack.edition.clone(), digest: digest([text]) }
            })
            .collect();
        packs.sort_by(|one, other| one.name.cmp(&other.name));
        let vocabularies = texts.iter().map(|(_, text)| *text).filter(|text| holds_vocabulary(text));
        Self { version: LOCK_VERSION, vocabulary: digest(vocabularies), packs }
    }

    /// Reads a lock.
    ///
    /// # Errors
    /// What is wrong with it, in one line.
    pub fn read(text: &str) -> Result<Self, String> {
        let lock: Self = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        if lock.version > LOCK_VERSION {
            return Err(format!("it was written by a later moulint, in version {}", lock.version));
        }
        Ok(lock)
    }

    /// The lock as it is written down.
    pub fn text(&self) -> String {
        let body = toml::to_string(self).expect("names, numbers and lists can be written");
        format!("# Written by `moulint lock`; `moulint check --locked` holds to it.\n{body}")
    }

    /// In what a library differs from the lock, a line each; nothing where it does not.
    pub fn differences(&self, now: &Self) -> Vec<String> {
        let mut lines = Vec::new();
        for locked in &self.packs {
            let name = &locked.name;
            match now.packs.iter().find(|pack| pack.name == *name) {
                None => lines.push(format!("the pack `{name}` is in the lock, and is not used any more")),
                Some(pack) if pack.edition != locked.edition => lines.push(format!(
                    "the pack `{name}` is edition {}, and {} in the lock",
                    pack.edition, locked.edition
                )),
                Some(pack) if pack.digest != locked.digest => {
                    lines.push(format!("the text of the pack `{name}` is another than in the lock"));
                }
                Some(_) => {}
            }
        }
        let new = now.packs.iter().filter(|pack| !self.packs.iter().any(|known| known.name == pack.name));
        lines.extend(new.map(|pack| format!("the pack `{}` is not in the lock", pack.name)));
        if self.vocabulary != now.vocabulary {
            lines.push("the vocabulary is another than in the lock".to_owned());
        }
        lines
    }
}

fn holds_vocabulary(text: &str) -> bool {
    text.lines().any(|line| line.trim_start().starts_with("vocabulary "))
}

fn digest<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut digest = Sha256::new();
    for text in texts {
        // The same pack checked out on Windows is the same pack.
        digest.update(text.replace("\r\n", "\n").as_bytes());
        digest.update([0]);
    }
    format!("sha256:{}", hex(&digest.finalize()))
}
