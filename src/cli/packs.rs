//! Which packs a command uses: the built-in ones, and those of the user.

use std::ops::Deref;
use std::path::Path;

use super::files::{self, Failure};
use super::output::Output;
use crate::finding::Finding;
use crate::library::Library;
use crate::render;
use crate::syntax::{self, ast};
use crate::taxonomy::nearest;

/// The packs at hand and those asked for.
pub struct Chosen {
    /// The built-in vocabulary and packs, and the user's packs.
    pub library: Shelf,
    /// The names of the packs asked for; `None` to choose by jurisdiction.
    pub names: Option<Vec<String>>,
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

/// Finds and reads the packs asked for, each by the name of a built-in pack or as a file. Nothing, if one of
/// them cannot be used: judging by fewer rules than asked for would be misread. Why has been told then.
pub fn choose(asked: &[String], output: &Output) -> Option<Chosen> {
    let builtin = Library::builtin();
    if asked.is_empty() {
        return Some(Chosen { library: Shelf::Builtin(builtin), names: None });
    }
    let known = builtin.pack_names();
    let mut names = Vec::new();
    let mut texts = Vec::new();
    let mut complete = true;
    for pack in asked {
        if known.contains(pack) {
            names.push(pack.clone());
            continue;
        }
        match pack_file(pack, &known) {
            Ok(text) => {
                names.extend(packs_in(&text));
                texts.push((pack.clone(), text));
            }
            Err(failure) => {
                output.complain(&format!("{}: {}", failure.path, failure.message));
                complete = false;
            }
        }
    }
    // The same pack may have been asked for twice.
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
        Ok(_) if texts.is_empty() => Some(Chosen { library: Shelf::Builtin(builtin), names }),
        Ok(library) => Some(Chosen { library: Shelf::Extended(Box::new(library)), names }),
        Err(problems) => {
            tell(&texts, &problems, output);
            None
        }
    }
}

/// The text of a user's pack.
fn pack_file(pack: &str, known: &[String]) -> Result<String, Failure> {
    let path = Path::new(pack);
    let looks_like_name =
        path.extension().is_none() && path.components().count() == 1 && !files::exists(path);
    if looks_like_name {
        let close = nearest(pack, known.iter().map(|name| (name.as_str(), name.as_str())));
        let advice = match close.as_slice() {
            [] => format!("there are `{}`, and packs in files of your own", known.join("`, `")),
            close => format!("did you mean `{}`?", close.join("` or `")),
        };
        return Err(Failure::new(path, format!("no pack has this name; {advice}")));
    }
    let decoded = files::read(path)?;
    if let Some(problem) = decoded.problem {
        return Err(Failure::new(path, problem.finding.message));
    }
    let parsed = syntax::parse(&decoded.text);
    let useful = |document: &ast::Document| !matches!(document, ast::Document::Agreement(_));
    // Texts with errors are reported in full later, with the library's own words.
    if parsed.errors.is_empty() && !parsed.file.documents.iter().any(useful) {
        return Err(Failure::new(path, "there is no pack in this file"));
    }
    Ok(decoded.text)
}

fn packs_in(text: &str) -> Vec<String> {
    let documents = syntax::parse(text).file.documents;
    let names = documents.iter().filter_map(|document| match document {
        ast::Document::Pack(pack) => Some(pack.name.text.clone()),
        _ => None,
    });
    names.collect()
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
