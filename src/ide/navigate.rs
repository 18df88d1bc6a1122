//! From a name to where it is given and to where it is used.

use super::locate::holds;
use super::occurrence::{self, Occurrence, Symbol};
use super::{View, lenses};
use crate::library::{self, Library};
use crate::live::Live;
use crate::syntax::ast::Document;
use crate::text::Span;

/// A place in a text of the library or of the text itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// In the text asked about.
    Here(Span),
    /// In another text, by the path it is called by: of the built-in policies, or of a pack of the user's.
    There(String, Span),
}

/// Where the name at a place is given. A word that the document itself defines is given there; the vocabulary comes
/// second.
pub fn definition(view: &View<'_>, offset: u32) -> Vec<Place> {
    let names = occurrence::all(view.library, view.live);
    let Some(name) = names.iter().find(|name| holds(name.span, offset)) else { return Vec::new() };
    let here = names.iter().filter(|other| other.gives && other.symbol == name.symbol);
    let mut places: Vec<Place> = here.map(|other| Place::Here(other.span)).collect();
    match &name.symbol {
        Symbol::Clause(number, index) if places.is_empty() => {
            places.extend(
                body(view.live, *number)
                    .and_then(|document| document.statements.get(*index))
                    .map(|statement| Place::Here(statement.span)),
            );
        }
        Symbol::Term(..) | Symbol::Rule(_) | Symbol::Assumption(..) | Symbol::Pack(_)
            if places.is_empty() =>
        {
            places.extend(in_policies(view.library, &name.symbol));
        }
        _ => {}
    }
    places
}

/// The document whose body has a number.
fn body(live: &Live, number: usize) -> Option<&crate::lower::Understanding> {
    // Bodies of examples are counted too; only a text without packs has nothing but agreements.
    let only = live.documents().all(|(document, _)| !matches!(document, Document::Pack(_)));
    only.then(|| live.agreements().nth(number)).flatten()
}

/// Where the built-in policies, or a user's packs, give a name.
pub fn in_policies(library: &Library, symbol: &Symbol) -> Option<Place> {
    let texts = library.texts().map(|(path, text)| (path.to_owned(), text.to_owned()));
    texts.into_iter().find_map(|(path, text)| {
        let span = given_in(&text, symbol)?;
        Some(Place::There(path, span))
    })
}

/// Where a text of policies gives a term, a rule, an assumption or a pack.
fn given_in(text: &str, symbol: &Symbol) -> Option<Span> {
    let word = match symbol {
        Symbol::Term(_, name) | Symbol::Assumption(_, name) | Symbol::Pack(name) => name.as_str(),
        Symbol::Rule(id) => id.rsplit('/').next().unwrap_or(id),
        _ => return None,
    };
    if !text.contains(word) {
        return None;
    }
    let parsed = crate::syntax::parse(text);
    parsed.file.documents.iter().find_map(|document| match (document, symbol) {
        (Document::Vocabulary(vocabulary), Symbol::Term(kind, name)) => {
            let found =
                vocabulary.declarations.iter().find(|one| one.kind == *kind && one.name.text == *name);
            found.map(|one| one.name.span)
        }
        (Document::Pack(pack), Symbol::Rule(id)) => {
            let name = id.strip_prefix(pack.name.text.as_str())?.strip_prefix('/')?;
            pack.rules.iter().find(|rule| rule.name.text == name).map(|rule| rule.name.span)
        }
        (Document::Pack(pack), Symbol::Assumption(of, name)) if pack.name.text == *of => {
            pack.assumptions.iter().find(|one| one.name.text == *name).map(|one| one.name.span)
        }
        (Document::Pack(pack), Symbol::Pack(name)) if pack.name.text == *name => Some(pack.name.span),
        _ => None,
    })
}

/// Where a rule stands in its pack.
pub fn rule(library: &Library, id: &str) -> Option<Place> {
    in_policies(library, &Symbol::Rule(id.to_owned()))
}

/// A template of a built-in pack, by the name that `compare --with` takes.
pub fn template(name: &str) -> Option<(&'static str, &'static str)> {
    library::folders().iter().flat_map(|folder| &folder.templates).find_map(|(path, text)| {
        (lenses::template_name(path)? == name).then_some((path.as_str(), text.as_str()))
    })
}

/// Whether a name can be used in other texts too.
pub fn is_shared(symbol: &Symbol) -> bool {
    matches!(symbol, Symbol::Term(..) | Symbol::Rule(_) | Symbol::Pack(_))
}

/// The places in a text at which a symbol is named.
pub fn references(library: &Library, live: &Live, symbol: &Symbol) -> Vec<Occurrence> {
    let names = occurrence::all(library, live);
    names.into_iter().filter(|name| name.symbol == *symbol).collect()
}
