//! The folder of a pack: the pack itself, its vocabulary, its templates and its cases.

use crate::syntax::{self, ast::Document};

/// What a pack's folder holds; each text with the path it is called by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackFolder {
    /// The folder, or the file where the pack is a single one.
    pub path: String,
    /// The pack, and vocabularies of its own: the `.mou` files in the folder itself.
    pub policies: Vec<(String, String)>,
    /// Model agreements: those under `templates/`.
    pub templates: Vec<(String, String)>,
    /// Agreements with what is expected of them: those under `cases/`.
    pub cases: Vec<(String, String)>,
}

impl PackFolder {
    /// The names of its packs.
    pub fn pack_names(&self) -> Vec<String> {
        let documents = self.policies.iter().flat_map(|(_, text)| syntax::parse(text).file.documents);
        documents
            .filter_map(|document| match document {
                Document::Pack(pack) => Some(pack.name.text),
                Document::Agreement(_) | Document::Vocabulary(_) => None,
            })
            .collect()
    }

    /// Puts a file where it belongs. `inside` is its path within the folder, with `/` between the parts.
    /// Files in other folders than these are nobody's business here.
    pub fn add(&mut self, inside: &str, path: String, text: String) {
        let home = match inside.split_once('/') {
            None => &mut self.policies,
            Some(("templates", _)) => &mut self.templates,
            Some(("cases", _)) => &mut self.cases,
            Some(_) => return,
        };
        home.push((path, text));
    }
}
