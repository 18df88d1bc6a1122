//! Giving a name of the user's own another name, wherever it stands.

use super::View;
use super::occurrence::{self, Occurrence, Symbol};
use crate::syntax::ast::Document;

/// The name at a place, if it can be renamed.
///
/// # Errors
/// Why it cannot be, for whoever asked.
pub fn prepare(view: &View<'_>, offset: u32) -> Result<Occurrence, String> {
    let Some(name) = occurrence::at(view.library, view.live, offset) else {
        return Err("there is no name here that could be changed".to_owned());
    };
    match &name.symbol {
        Symbol::Term(kind, text) => {
            let declared = view.live.documents().any(|(document, _)| {
                matches!(document, Document::Vocabulary(vocabulary)
                    if vocabulary.declarations.iter().any(|one| one.name.text == *text))
            });
            let built_in = crate::library::Library::builtin().taxonomy().named(*kind, text).is_some();
            if built_in && !declared {
                return Err(format!(
                    "`{text}` belongs to the common vocabulary, which every agreement shares"
                ));
            }
        }
        Symbol::Clause(..) => {
            let text = name.span.slice(view.live.text());
            let labelled = occurrence::all(view.library, view.live).iter().any(|other| {
                other.gives && other.symbol == name.symbol && other.span.slice(view.live.text()) == text
            });
            if !labelled {
                return Err(format!("`{text}` is an address, which follows from where the clause stands"));
            }
        }
        Symbol::Section(..) => {
            return Err("a section's address is part of every address in it; change it by hand".to_owned());
        }
        Symbol::Rule(_) | Symbol::Pack(_) | Symbol::Authority(..) | Symbol::Assumption(..) => {}
    }
    Ok(name)
}

/// Whether a word can be the new name.
///
/// # Errors
/// Why it cannot.
pub fn fits(view: &View<'_>, symbol: &Symbol, name: &str) -> Result<(), String> {
    let letters = name.chars().all(|character| character.is_ascii_alphanumeric() || character == '-');
    let parts = name.split('-').all(|part| !part.is_empty());
    if !letters || !parts || !name.chars().any(|character| character.is_ascii_alphabetic()) {
        return Err(format!("`{name}` is no name: letters, digits and hyphens between them make one"));
    }
    if crate::syntax::is_reserved(name) && matches!(symbol, Symbol::Term(..)) {
        return Err(format!("`{name}` is a word of the language"));
    }
    let taken = match symbol {
        Symbol::Term(..) => view
            .live
            .agreements()
            .map(|document| &document.taxonomy)
            .chain([view.library.taxonomy()])
            .any(|taxonomy| taxonomy.iter().any(|(_, term)| term.name == name)),
        _ => occurrence::all(view.library, view.live).iter().any(|other| {
            let kind = std::mem::discriminant(&other.symbol) == std::mem::discriminant(symbol);
            other.gives && kind && other.span.slice(view.live.text()) == name
        }),
    };
    if taken { Err(format!("`{name}` is taken already")) } else { Ok(()) }
}

/// The places in a text that have to change: those at which the old name stands as it is. A verb in the third person
/// or a clause's number is another way to name the same, and stays.
pub fn places(text: &str, occurrences: Vec<Occurrence>, old: &str) -> Vec<crate::text::Span> {
    occurrences.into_iter().map(|one| one.span).filter(|span| span.slice(text) == old).collect()
}
