//! Which packs a command uses: the built-in ones, and those of the user.

use std::collections::BTreeMap;
use std::ops::Deref;
use std::path::{Path, PathBuf};

use super::files::{self, Failure};
use super::output::Output;
use crate::finding::Finding;
use crate::library::{self, Library, PackFolder};
use crate::render;
use crate::syntax::{self, ast};
use crate::taxonomy::nearest;

/// The packs at hand and those asked for.
pub struct Chosen {
    /// The built-in vocabulary and packs, and the user's packs.
    pub library: Shelf,
    /// The names of the packs asked for; `None` to choose by jurisdiction.
    pub names: Option<Vec<String>>,
    /// The texts of the user's packs, each with its path.
    texts: Vec<(String, String)>,
    /// Their folders; those of all built-in packs where none was asked for.
    pub folders: Vec<PackFolder>,
}

/// The built-in library, or one with the user's packs added.
pub enum Shelf {
    /// Made once for the whole process.
    Builtin(&'static Library),
    /// Made for this command.
    Extended(Box<Library>),
}

impl Deref for Shelf {
    type Target = Library;

    fn deref(&self) -> &Library {
        match self {
            Self::Builtin(library) => library,
            Self::Extended(library) => library,
        }
    }
}

/// Finds and reads the packs asked for, each by the name of a built-in pack, or as a file or folder. Nothing,
/// if one of them cannot be used: judging by fewer rules than asked for would be misread. Why has been told
/// then.
pub fn choose(asked: &[String], output: &Output) -> Option<Chosen> {
    let builtin = Library::builtin();
    if asked.is_empty() {
        let folders = library::folders().to_vec();
        let texts = Vec::new();
        return Some(Chosen { library: Shelf::Builtin(builtin), names: None, texts, folders });
    }
    let known = builtin.pack_names();
    let mut names: Vec<String> = Vec::new();
    let mut folders = Vec::new();
    let mut texts = Vec::new();
    let mut complete = true;
    for pack in asked {
        let folder = if known.contains(pack) {
            library::folders().iter().find(|folder| folder.pack_names().contains(pack)).cloned()
        } else {
            match own_pack(pack, &known) {
                Ok(folder) => {
                    texts.extend(folder.policies.iter().cloned());
                    Some(folder)
                }
                Err(failures) => {
                    for failure in failures {
                        output.complain(&format!("{}: {}", failure.path, failure.message));
                    }
                    complete = false;
                    None
                }
            }
        };
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
    match Library::with_packs(&texts) {
        _ if !complete => None,
        Ok(_) if texts.is_empty() => Some(Chosen { library: Shelf::Builtin(builtin), names, texts, folders }),
        Ok(library) => Some(Chosen { library: Shelf::Extended(Box::new(library)), names, texts, folders }),
        Err(problems) => {
            tell(&texts, &problems, output);
            None
        }
    }
}

impl Chosen {
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
        let mut texts: Vec<(String, String)> = paths.iter().filter_map(words).collect();
        let own = |path: &str| self.texts.iter().any(|(known, _)| known == path);
        texts.retain(|(path, _)| !own(path));
        if texts.is_empty() {
            return self;
        }
        let texts: Vec<(String, String)> = self.texts.iter().cloned().chain(texts).collect();
        match Library::with_packs(&texts) {
            Ok(library) => Self { library: Shelf::Extended(Box::new(library)), texts, ..self },
            Err(_) => self,
        }
    }
}

/// The assumptions asked for. Nothing, if one of them is not there or is asked for both ways; why has been
/// told then.
pub fn assumptions(
    library: &Library,
    taken: &[String],
    not_taken: &[String],
    output: &Output,
) -> Option<BTreeMap<String, bool>> {
    let known: Vec<String> = library
        .packs()
        .flat_map(|pack| pack.assumptions.iter().map(move |one| format!("{}/{}", pack.name, one.name)))
        .collect();
    let short = |whole: &String| whole.rsplit_once('/').map_or_else(String::new, |(_, name)| name.to_owned());
    let mut assumptions = BTreeMap::new();
    let mut complete = true;
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
            let advice = match close.as_slice() {
                [] if known.is_empty() => "the packs make none".to_owned(),
                [] => format!("there are `{}`", known.join("`, `")),
                close => format!("did you mean `{}`?", close.join("` or `")),
            };
            output.complain(&format!("no assumption is called `{name}`; {advice}"));
            complete = false;
        }
        let set = |whole: &&&String| {
            assumptions.insert((**whole).clone(), value).is_some_and(|before| before != value)
        };
        if meant.iter().filter(set).count() > 0 {
            output.complain(&format!("`{name}` cannot be both assumed and not assumed"));
            complete = false;
        }
    }
    complete.then_some(assumptions)
}

/// A user's pack: a file, or a folder with the pack, its vocabulary, its templates and its cases.
fn own_pack(pack: &str, known: &[String]) -> Result<PackFolder, Vec<Failure>> {
    let path = Path::new(pack);
    let looks_like_name =
        path.extension().is_none() && path.components().count() == 1 && !files::exists(path);
    if looks_like_name {
        let close = nearest(pack, known.iter().map(|name| (name.as_str(), name.as_str())));
        let advice = match close.as_slice() {
            [] => format!("there are `{}`, and packs in files of your own", known.join("`, `")),
            close => format!("did you mean `{}`?", close.join("` or `")),
        };
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

/// Shows what is wrong with the user's packs.
fn tell(texts: &[(String, String)], problems: &[(String, Finding)], output: &Output) {
    for (path, text) in texts {
        let findings: Vec<Finding> =
            problems.iter().filter(|(of, _)| of == path).map(|(_, finding)| finding.clone()).collect();
        if !findings.is_empty() {
            let style = output.complaint_style();
            output.print_aside(&render::text::findings(path, text, &findings, style));
            output.complain(&format!("{path}: this pack cannot be used as it is"));
        }
    }
}
