//! The policies that are part of the program: `policies/`, embedded when it is built.
//!
//! A new pack is a new folder there. (The compiler learns of a new file only when this one is compiled
//! again, as a fresh build does.)

use std::sync::OnceLock;

use rust_embed::Embed;

use super::folder::PackFolder;

/// Everything under `policies/`.
#[derive(Embed)]
#[folder = "policies/"]
#[include = "*.mou"]
struct Policies;

/// All files, each with its path in the repository and its text, in the order of paths.
fn files() -> &'static [(String, String)] {
    static FILES: OnceLock<Vec<(String, String)>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut files: Vec<(String, String)> = Policies::iter()
            .filter_map(|path| {
                let text = String::from_utf8(Policies::get(&path)?.data.into_owned()).ok()?;
                Some((format!("policies/{path}"), text))
            })
            .collect();
        files.sort();
        files
    })
}

/// The vocabulary and the packs, each with its path in the repository and its text; what every command
/// needs. The packs of states come first, then those that run beside every state's.
pub fn built_in() -> &'static [(&'static str, &'static str)] {
    static NEEDED: OnceLock<Vec<(&str, &str)>> = OnceLock::new();
    NEEDED.get_or_init(|| {
        let mut needed: Vec<(&str, &str)> = folders()
            .iter()
            .flat_map(|folder| &folder.policies)
            .map(|(path, text)| (path.as_str(), text.as_str()))
            .collect();
        let standard = files().iter().filter(|(path, _)| path.matches('/').count() == 1);
        needed.splice(0..0, standard.map(|(path, text)| (path.as_str(), text.as_str())));
        needed
    })
}

/// The folders of the built-in packs, with their templates and cases.
pub fn folders() -> &'static [PackFolder] {
    static FOLDERS: OnceLock<Vec<PackFolder>> = OnceLock::new();
    FOLDERS.get_or_init(|| {
        let mut folders: Vec<PackFolder> = Vec::new();
        for (path, text) in files() {
            let mut parts = path.splitn(3, '/');
            let (Some(root), Some(name), Some(inside)) = (parts.next(), parts.next(), parts.next()) else {
                continue;
            };
            let home = format!("{root}/{name}");
            if folders.last().is_none_or(|folder| folder.path != home) {
                folders.push(PackFolder { path: home, ..PackFolder::default() });
            }
            if let Some(folder) = folders.last_mut() {
                folder.add(inside, path.clone(), text.clone());
            }
        }
        // What runs everywhere stands after what a state's own law says.
        let everywhere = |folder: &PackFolder| {
            folder
                .policies
                .iter()
                .any(|(_, text)| text.lines().any(|line| line.trim_start().starts_with("applies")))
        };
        folders.sort_by_key(everywhere);
        folders
    })
}
