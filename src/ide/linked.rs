//! Names that change together while one of them is typed: a label with the clauses that refer to it, a term of the
//! document's own with its uses.

use super::View;
use super::occurrence::{self, Symbol};
use crate::text::Span;

/// The places that change together with the name at an offset, that one included.
pub fn at(view: &View<'_>, offset: u32) -> Vec<Span> {
    let Some(name) = occurrence::at(view.library, view.live, offset) else { return Vec::new() };
    let all = occurrence::all(view.library, view.live);
    let text = name.span.slice(view.live.text());
    let given = all.iter().any(|other| {
        other.gives && other.symbol == name.symbol && other.span.slice(view.live.text()) == text
    });
    let own = matches!(
        name.symbol,
        Symbol::Clause(..) | Symbol::Authority(..) | Symbol::Assumption(..) | Symbol::Term(..)
    );
    if !given || !own {
        return Vec::new();
    }
    let same = all.into_iter().filter(|other| other.symbol == name.symbol).map(|other| other.span);
    let places: Vec<Span> = same.filter(|span| span.slice(view.live.text()) == text).collect();
    // A lone name has nothing to change with.
    if places.len() > 1 { places } else { Vec::new() }
}
