//! Everything that a check needs besides the text itself: the vocabulary and the packs.
//!
//! A library is built once and shared by all threads. Built-in policies are embedded from `policies/`, so
//! that the program needs no files and no network; users' packs come through the same door.

mod builtin;
mod checking;
mod explain;
mod first;
mod folder;
mod horizon;
mod index;
mod memo;
pub mod pages;
mod sensitivity;

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use jiff::civil::Date;

use crate::finding::Finding;
use crate::lower::Understanding;
use crate::lower::lexicon::Opaques;
use crate::pack::{Assumption, Edition, Loaded, Pack, Rule};
use crate::syntax::ast::{self, Document};
use crate::taxonomy::Taxonomy;

pub use builtin::{built_in, folders};
pub use checking::{Meaning, gathered};
pub use explain::term_page;
pub use first::first_pack;
pub use folder::PackFolder;
pub use index::{RuleEntry, RuleIndex, is_web_address};
pub use memo::{Memo, Since};

/// The built-in library, or one with a user's packs added.
#[derive(Clone, Debug)]
pub enum Shelf {
    /// Made once for the whole process.
    Builtin(&'static Library),
    /// Made for whoever asked.
    Extended(Arc<Library>),
}

impl std::ops::Deref for Shelf {
    type Target = Library;

    fn deref(&self) -> &Library {
        match self {
            Self::Builtin(library) => library,
            Self::Extended(library) => library,
        }
    }
}

/// By which law to check.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
    /// The day whose law counts.
    pub as_of: Date,
    /// The packs to check by; none for those of the agreement's jurisdiction and those that always apply.
    pub packs: Option<Vec<String>>,
    /// Up to which day rules that are not yet in force are looked at; none for the agreement's own term.
    pub horizon: Option<Date>,
    /// Assumptions, by name or with their pack's (`us-ct/renewal-extends`), that are taken or not whatever
    /// their pack says.
    pub assumptions: BTreeMap<String, bool>,
    /// Whether to look what would change if each assumption were the other way round.
    pub sensitivity: bool,
    /// The jurisdiction of agreements that name none.
    pub jurisdiction: Option<String>,
    /// Editions by pack, of which the rules are taken that were there then; all rules of the others.
    pub editions: BTreeMap<String, Edition>,
    /// Whether rules that are only tried out are used.
    pub preview: bool,
    /// Whether recommendations that are not taken up go without a scenario, for whoever only counts them.
    pub brief: bool,
}

impl Settings {
    /// The law of a day, with everything else as the packs and the agreement say.
    pub fn new(as_of: Date) -> Self {
        Self {
            as_of,
            packs: None,
            horizon: None,
            assumptions: BTreeMap::new(),
            sensitivity: false,
            jurisdiction: None,
            editions: BTreeMap::new(),
            preview: false,
            brief: false,
        }
    }

    /// The same with certain packs.
    #[must_use]
    pub fn packs<S: Into<String>>(mut self, names: impl IntoIterator<Item = S>) -> Self {
        self.packs = Some(names.into_iter().map(Into::into).collect());
        self
    }

    /// The rules of a pack that are used, in its order.
    pub fn selected<'p>(&self, pack: &'p Pack) -> impl Iterator<Item = &'p Rule> + use<'p> {
        let (edition, preview) = (self.editions.get(&pack.name).cloned(), self.preview);
        pack.rules.iter().filter(move |rule| rule.is_selected(edition.as_ref(), preview))
    }

    /// The assumptions of a pack, and whether each is taken.
    pub fn assumed(&self, pack: &Pack) -> BTreeMap<String, bool> {
        let taken = |one: &Assumption| {
            let whole = self.assumptions.get(&format!("{}/{}", pack.name, one.name));
            whole.or_else(|| self.assumptions.get(&one.name)).copied().unwrap_or(one.on)
        };
        pack.assumptions.iter().map(|one| (one.name.clone(), taken(one))).collect()
    }
}

/// The vocabulary and the packs.
#[derive(Debug)]
pub struct Library {
    taxonomy: Arc<Taxonomy>,
    opaques: Opaques,
    packs: Vec<LoadedPack>,
    /// The texts of a user's own, each with its path.
    own: Vec<(String, String)>,
}

/// A pack with the text it was written in.
#[derive(Debug)]
struct LoadedPack {
    pack: Pack,
    path: String,
    text: Arc<str>,
}

impl LoadedPack {
    /// The pack in the terms of a document: one with terms of its own has a taxonomy of its own, and needs the
    /// rules in its terms.
    fn for_document(&self, document: &Understanding) -> Cow<'_, Pack> {
        if document.own_terms {
            let opaques = &document.lexicon.opaques;
            Cow::Owned(Pack::load(&self.pack.source, &self.text, &document.taxonomy, opaques).pack)
        } else {
            Cow::Borrowed(&self.pack)
        }
    }
}

impl Library {
    /// The built-in vocabulary and packs, built on first use. The tests of the project hold that they are
    /// free of mistakes; a mistake here would cost the part concerned only.
    pub fn builtin() -> &'static Self {
        static LIBRARY: OnceLock<Library> = OnceLock::new();
        LIBRARY.get_or_init(|| Self::build(&[]).0)
    }

    /// The built-in library with packs and vocabularies of a user's own, each given by path and text. A
    /// pack with the name of a built-in one takes its place.
    ///
    /// # Errors
    /// The findings, each with its path, if one of the texts is not in order: a check by a broken pack
    /// would not mean what its author thinks.
    pub fn with_packs(texts: &[(String, String)]) -> Result<Self, Vec<(String, Finding)>> {
        let (library, findings) = Self::build(texts);
        let own = |path: &str| texts.iter().any(|(known, _)| known == path);
        let errors: Vec<(String, Finding)> = findings
            .into_iter()
            .filter(|(path, finding)| own(path) && finding.severity == ast::Severity::Error)
            .collect();
        if errors.is_empty() { Ok(library) } else { Err(errors) }
    }

    /// The findings about the built-in policies themselves, with their paths; none, if they are in order.
    pub fn builtin_findings() -> Vec<(String, Finding)> {
        Self::build(&[]).1
    }

    fn build(own: &[(String, String)]) -> (Self, Vec<(String, Finding)>) {
        let texts: Vec<(&str, &str)> = built_in()
            .iter()
            .copied()
            .chain(own.iter().map(|(path, text)| (path.as_str(), text.as_str())))
            .collect();
        let parsed: Vec<_> = texts.iter().map(|(_, text)| crate::syntax::parse(text)).collect();
        let mut findings = Vec::new();
        for ((path, _), parsed) in texts.iter().zip(&parsed) {
            let errors = parsed.errors.iter().map(crate::lint::syntax);
            findings.extend(errors.map(|finding| ((*path).to_owned(), finding)));
        }
        let vocabularies =
            parsed.iter().flat_map(|parsed| &parsed.file.documents).filter_map(|document| match document {
                Document::Vocabulary(vocabulary) => Some(vocabulary),
                Document::Agreement(_) | Document::Pack(_) => None,
            });
        let (taxonomy, mistakes) = Taxonomy::build(vocabularies);
        // A mistake has a place but no file; the last file with a vocabulary is the user's, if there is one.
        let home = texts
            .iter()
            .zip(&parsed)
            .rfind(|(_, parsed)| {
                parsed.file.documents.iter().any(|document| matches!(document, Document::Vocabulary(_)))
            })
            .map_or("", |((path, _), _)| *path);
        findings
            .extend(crate::lint::vocabulary(&mistakes).into_iter().map(|finding| (home.to_owned(), finding)));
        let mut library = Self {
            taxonomy: Arc::new(taxonomy),
            opaques: Opaques::default(),
            packs: Vec::new(),
            own: own.to_vec(),
        };
        for ((path, text), parsed) in texts.iter().zip(parsed) {
            let text: Arc<str> = (*text).into();
            for document in parsed.file.documents {
                let Document::Pack(source) = document else { continue };
                let Loaded { pack, opaques, problems, incomplete, .. } =
                    Pack::load(&Arc::new(source), &text, &library.taxonomy, &library.opaques);
                library.opaques = opaques;
                findings.extend(
                    crate::lint::words(&problems)
                        .into_iter()
                        .chain(incomplete)
                        .map(|finding| ((*path).to_owned(), finding)),
                );
                library.packs.retain(|known| known.pack.name != pack.name);
                library.packs.push(LoadedPack { pack, path: (*path).to_owned(), text: Arc::clone(&text) });
            }
        }
        (library, findings)
    }

    /// The names of all packs.
    pub fn pack_names(&self) -> Vec<String> {
        self.packs.iter().map(|loaded| loaded.pack.name.clone()).collect()
    }

    /// All packs.
    pub fn packs(&self) -> impl Iterator<Item = &Pack> {
        self.packs.iter().map(|loaded| &loaded.pack)
    }

    /// The file that a pack was read from; empty for a pack that is not here.
    pub fn path_of(&self, pack: &str) -> &str {
        self.packs.iter().find(|loaded| loaded.pack.name == pack).map_or("", |loaded| &loaded.path)
    }

    /// The texts that vocabulary and packs come from, each with its path; a user's come last.
    pub fn texts(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = self.own.iter().map(|(path, text)| (path.as_str(), text.as_str()));
        built_in().iter().copied().chain(own)
    }

    /// A pack in the terms of a document.
    pub fn pack_for(&self, pack: &str, document: &Understanding) -> Option<Cow<'_, Pack>> {
        let loaded = self.packs.iter().find(|loaded| loaded.pack.name == pack)?;
        Some(loaded.for_document(document))
    }

    /// The vocabulary.
    pub fn taxonomy(&self) -> &Arc<Taxonomy> {
        &self.taxonomy
    }

    /// The opaque words of the packs.
    pub fn opaques(&self) -> &Opaques {
        &self.opaques
    }
}
