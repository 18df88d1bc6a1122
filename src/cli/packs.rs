//! Which packs a command uses: the built-in ones, and those of the user.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::files::{self, Failure};
use super::output::Output;
use crate::finding::Finding;
use crate::library::{self, Library, PackFolder, Shelf};
use crate::pack::Edition;
use crate::render;
use crate::syntax::{self, ast};
use crate::taxonomy::{nearest, question};

/// The packs at hand and those asked for.
pub struct Chosen {
    /// The built-in vocabulary and packs, and the user's packs.
    pub library: Shelf,
    /// The names of the packs asked for; `None` to choose by jurisdiction.
    pub names: Option<Vec<String>>,
    /// The editions asked for, by pack.
    pub editions: BTreeMap<String, Edition>,
    /// The texts of the user's packs, each with its path.
    texts: Vec<(String, String)>,
    /// Their folders; those of all built-in packs where none was asked for.
    pub folders: Vec<PackFolder>,
}

/// Why packs cannot be used.
#[derive(Debug)]
pub enum Trouble {
    /// In one line.
    Said(String),
    /// A text with mistakes.
    Broken {
        /// What it is: a pack, a configuration.
        what: &'static str,
        /// Its path.
        path: String,
        /// What it holds.
        text: String,
        /// What is wrong with it.
        findings: Vec<Finding>,
    },
}

/// Finds and reads the packs asked for. Nothing, if one of them cannot be used; why has been told then.
pub fn choose(asked: &[String], output: &Output) -> Option<Chosen> {
    let troubles = match find(asked) {
        Ok(chosen) => return Some(chosen),
        Err(troubles) => troubles,
    };
    tell(troubles, output);
    None
}

/// Says why something cannot be used.
pub fn tell(troubles: Vec<Trouble>, output: &Output) {
    for trouble in troubles {
        match trouble {
            Trouble::Said(line) => output.complain(&line),
            Trouble::Broken { what, path, text, findings } => {
                let style = output.complaint_style();
                output.print_aside(&render::text::findings(&path, &text, &findings, style));
                output.complain(&format!("{path}: this {what} cannot be used as it is"));
            }
        }
    }
}

impl Trouble {
    /// The trouble in one line.
    pub fn line(&self) -> String {
        match self {
            Self::Said(line) => line.clone(),
            Self::Broken { what, path, findings, .. } => {
                let first = findings.first().map(|finding| finding.message.as_str()).unwrap_or_default();
                format!("{path}: this {what} cannot be used as it is: {first}")
            }
        }
    }
}

/// Finds and reads the packs asked for, each by the name of a built-in pack, or as a file or folder.
///
/// # Errors
/// If one of them cannot be used: judging by fewer rules than asked for would be misread.
pub fn find(asked: &[String]) -> Result<Chosen, Vec<Trouble>> {
    let builtin = Library::builtin();
    if asked.is_empty() {
        let folders = library::folders().to_vec();
        let texts = Vec::new();
        let (names, editions) = (None, BTreeMap::new());
        return Ok(Chosen { library: Shelf::Builtin(builtin), names, editions, texts, folders });
    }
    let known = builtin.pack_names();
    let mut names: Vec<String> = Vec::new();
    let mut folders = Vec::new();
    let mut texts = Vec::new();
    let mut troubles = Vec::new();
    let mut pinned = Vec::new();
    for written in asked {
        let (pack, edition) = parts(written);
        let folder = if known.contains(&pack) {
            library::folders().iter().find(|folder| folder.pack_names().contains(&pack)).cloned()
        } else {
            match own_pack(&pack, &known) {
                Ok(folder) => {
                    texts.extend(folder.policies.iter().cloned());
                    Some(folder)
                }
                Err(failures) => {
                    let line = |failure: &Failure| format!("{}: {}", failure.path, failure.message);
                    troubles.extend(failures.iter().map(|failure| Trouble::Said(line(failure))));
                    None
                }
            }
        };
        if let (Some(edition), Some(folder)) = (edition, &folder) {
            pinned.extend(folder.pack_names().into_iter().map(|name| (name, edition.clone())));
        }
        // The same pack may have been asked for twice.
        if let Some(folder) = folder.filter(|folder| !folders.contains(folder)) {
            names.extend(folder.pack_names());
            folders.push(folder);
        }
    }
    let mut once: Vec<String> = Vec::new();
    for name in names {
        if !once.contains(&name) {
            once.push(name);
        }
    }
    // Vocabularies come the same way; where nothing but these was given, the choice stays automatic.
    let names = (!once.is_empty()).then_some(once);
    if !troubles.is_empty() {
        return Err(troubles);
    }
    let library = if texts.is_empty() {
        Shelf::Builtin(builtin)
    } else {
        match Library::with_packs(&texts) {
            Ok(library) => Shelf::Extended(Arc::new(library)),
            Err(problems) => return Err(broken(&texts, &problems)),
        }
    };
    let editions = editions(&library, pinned)?;
    Ok(Chosen { library, names, editions, texts, folders })
}

/// A pack as it is asked for, and its edition: `us-ct@2026.1`.
fn parts(written: &str) -> (String, Option<Edition>) {
    let is_edition = |edition: &str| {
        edition.starts_with(|first: char| first.is_ascii_digit())
            && edition.chars().all(|one| one.is_ascii_alphanumeric() || matches!(one, '.' | '-'))
    };
    match written.rsplit_once('@') {
        Some((pack, edition)) if is_edition(edition) => (pack.to_owned(), Some(Edition::of(edition))),
        _ => (written.to_owned(), None),
    }
}

/// The editions asked for. A pack that is older than asked for lacks rules that somebody counts on.
fn editions(
    library: &Library,
    pinned: Vec<(String, Edition)>,
) -> Result<BTreeMap<String, Edition>, Vec<Trouble>> {
    let mut troubles = Vec::new();
    let mut editions: BTreeMap<String, Edition> = BTreeMap::new();
    for (name, edition) in pinned {
        let here = library.packs().find(|pack| pack.name == name).map(|pack| Edition::of(&pack.edition));
        if let Some(here) = here.filter(|here| *here < edition) {
            let line = format!(
                "the pack `{name}` is edition {here} here, and {edition} is asked for; update moulint, or ask for an edition that is here"
            );
            troubles.push(Trouble::Said(line));
        }
        let before = editions.insert(name.clone(), edition.clone());
        if let Some(before) = before.filter(|before| *before != edition) {
            let line = format!("the pack `{name}` is asked for in two editions, {before} and {edition}");
            troubles.push(Trouble::Said(line));
        }
    }
    if troubles.is_empty() { Ok(editions) } else { Err(troubles) }
}

impl Chosen {
    /// The texts of the user's packs, and of vocabularies that came with the files, each with its path.
    pub fn texts(&self) -> &[(String, String)] {
        &self.texts
    }

    /// The same with the vocabularies among some files, so that a pack and the words it brings along can be
    /// checked together. A vocabulary that is not in order is told of when its own turn comes.
    pub fn with_words_of(self, paths: &[PathBuf]) -> Self {
        let words = |path: &PathBuf| {
            // A pipe can be read once only, and its turn is later.
            if !files::can_be_read_again(path) {
                return None;
            }
            let text = read(path).ok()?;
            let named = text.lines().any(|line| line.trim_start().starts_with("vocabulary "));
            named.then(|| (path.display().to_string(), text))
        };
        self.with_words(paths.iter().filter_map(words).collect())
    }

    /// The same with some vocabularies, each given by its path and text.
    pub fn with_words(self, mut texts: Vec<(String, String)>) -> Self {
        let own = |path: &str| self.texts.iter().any(|(known, _)| known == path);
        texts.retain(|(path, _)| !own(path));
        if texts.is_empty() {
            return self;
        }
        let texts: Vec<(String, String)> = self.texts.iter().cloned().chain(texts).collect();
        match Library::with_packs(&texts) {
            Ok(library) => Self { library: Shelf::Extended(Arc::new(library)), texts, ..self },
            Err(_) => self,
        }
    }
}

/// The assumptions asked for, by their whole names.
///
/// # Errors
/// A line for each that is not there or is asked for both ways.
pub fn find_assumptions(
    library: &Library,
    taken: &[String],
    not_taken: &[String],
) -> Result<BTreeMap<String, bool>, Vec<String>> {
    let known: Vec<String> = library
        .packs()
        .flat_map(|pack| pack.assumptions.iter().map(move |one| format!("{}/{}", pack.name, one.name)))
        .collect();
    let short = |whole: &String| whole.rsplit_once('/').map_or_else(String::new, |(_, name)| name.to_owned());
    let mut assumptions = BTreeMap::new();
    let mut complaints = Vec::new();
    let both = taken.iter().map(|name| (name, true)).chain(not_taken.iter().map(|name| (name, false)));
    for (name, value) in both {
        let meant: Vec<&String> =
            known.iter().filter(|whole| *whole == name || short(whole) == *name).collect();
        if meant.is_empty() {
            let names: Vec<(String, &str)> = known
                .iter()
                .flat_map(|whole| [(whole.clone(), whole.as_str()), (short(whole), whole)])
                .collect();
            let mut close = nearest(name, names.iter().map(|(name, whole)| (name.as_str(), *whole)));
            close.dedup();
            let advice = question(&close).unwrap_or_else(|| match known.as_slice() {
                [] => "the packs make none".to_owned(),
                known => format!("there are `{}`", known.join("`, `")),
            });
            complaints.push(format!("no assumption is called `{name}`; {advice}"));
        }
        let set = |whole: &&&String| {
            assumptions.insert((**whole).clone(), value).is_some_and(|before| before != value)
        };
        if meant.iter().filter(set).count() > 0 {
            complaints.push(format!("`{name}` cannot be both assumed and not assumed"));
        }
    }
    if complaints.is_empty() { Ok(assumptions) } else { Err(complaints) }
}

/// A user's pack: a file, or a folder with the pack, its vocabulary, its templates and its cases.
fn own_pack(pack: &str, known: &[String]) -> Result<PackFolder, Vec<Failure>> {
    let path = Path::new(pack);
    let looks_like_name =
        path.extension().is_none() && path.components().count() == 1 && !files::exists(path);
    if looks_like_name {
        let close = nearest(pack, known.iter().map(|name| (name.as_str(), name.as_str())));
        let all = || format!("there are `{}`, and packs in files of your own", known.join("`, `"));
        let advice = question(&close).unwrap_or_else(all);
        return Err(vec![Failure::new(path, format!("no pack has this name; {advice}"))]);
    }
    let mut folder = PackFolder { path: pack.to_owned(), ..PackFolder::default() };
    let found = files::find(&[path.to_owned()]);
    let mut failures = found.failures;
    for file in &found.files {
        // What was found in `.` is named without it.
        let inside = file.strip_prefix(path).unwrap_or(file);
        let parts: Vec<_> = inside.iter().map(|part| part.to_string_lossy()).collect();
        let inside = parts.join("/");
        match read(file) {
            Ok(text) => folder.add(&inside, file.display().to_string(), text),
            Err(failure) => failures.push(failure),
        }
    }
    if !failures.is_empty() {
        return Err(failures);
    }
    let useful = |document: &ast::Document| !matches!(document, ast::Document::Agreement(_));
    // Texts with errors are reported in full later, with the library's own words.
    let hopeless = |text: &str| {
        let parsed = syntax::parse(text);
        parsed.errors.is_empty() && !parsed.file.documents.iter().any(useful)
    };
    if folder.policies.iter().all(|(_, text)| hopeless(text)) {
        return Err(vec![Failure::new(path, "there is no pack here")]);
    }
    Ok(folder)
}

fn read(path: &Path) -> Result<String, Failure> {
    let decoded = files::read(path)?;
    match decoded.problem {
        Some(problem) => Err(Failure::new(path, problem.finding.message)),
        None => Ok(decoded.text),
    }
}

/// What is wrong with the user's packs, one by one.
fn broken(texts: &[(String, String)], problems: &[(String, Finding)]) -> Vec<Trouble> {
    let about = |(path, text): &(String, String)| {
        let of = problems.iter().filter(|(of, _)| of == path);
        let findings: Vec<Finding> = of.map(|(_, finding)| finding.clone()).collect();
        let (path, text) = (path.clone(), text.clone());
        (!findings.is_empty()).then_some(Trouble::Broken { what: "pack", path, text, findings })
    };
    texts.iter().filter_map(about).collect()
}
