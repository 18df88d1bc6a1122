//! The names that a document gives to its parties and other things: `the Oak Hollow Police Department (the "Department")`.

use super::surface::Surface;
use super::words;
use crate::syntax::ast::Kind;
use crate::taxonomy::{Taxonomy, TermId};

/// The kinds that documents give names to, the likeliest first.
const NAMED: &[Kind] = &[Kind::Actor, Kind::Record, Kind::Object, Kind::Event, Kind::Place];

/// What short names mean where the document does not say so itself.
const USUAL: &[(&str, Kind, &str)] = &[
    ("department", Kind::Actor, "police-department"),
    ("police", Kind::Actor, "police-department"),
    ("agency", Kind::Actor, "police-department"),
    ("district", Kind::Actor, "school-district"),
    ("schools", Kind::Actor, "school-district"),
    ("school department", Kind::Actor, "school-district"),
    ("board", Kind::Actor, "board-of-education"),
    ("committee", Kind::Actor, "board-of-education"),
    ("parties", Kind::Actor, "party"),
    ("agreement", Kind::Record, "MOU"),
    ("memorandum", Kind::Record, "MOU"),
    ("program", Kind::Object, "SRO-program"),
    ("officer", Kind::Actor, "SRO"),
];

/// Short names that the parties stand for, and the term each is.
#[derive(Clone, Debug, Default)]
pub struct Definitions {
    /// The short name as the document has it, with its term.
    pub names: Vec<(String, TermId, Kind)>,
}

/// Reads the definitions of a document's paragraphs.
pub fn read(paragraphs: &[&str], surface: &Surface, taxonomy: &Taxonomy) -> Definitions {
    let mut found = Definitions::default();
    for &(name, kind, term) in USUAL {
        if let Some(term) = taxonomy.named(kind, term) {
            found.names.push((name.to_owned(), term, kind));
        }
    }
    for paragraph in paragraphs {
        in_paragraph(paragraph, surface, taxonomy, &mut found);
    }
    found
}

fn in_paragraph(paragraph: &str, surface: &Surface, taxonomy: &Taxonomy, found: &mut Definitions) {
    let mut rest = 0;
    while let Some(open) = paragraph.get(rest..).and_then(|text| text.find('(')).map(|at| rest + at) {
        let Some(close) = paragraph.get(open..).and_then(|text| text.find(')')).map(|at| open + at) else {
            return;
        };
        rest = close;
        let inside = paragraph.get(open + 1..close).unwrap_or_default();
        let before = paragraph.get(..open).unwrap_or_default();
        for name in quoted(inside) {
            let Some((term, kind)) = meaning(before, &name, surface, taxonomy) else { continue };
            found.names.retain(|(known, _, _)| !known.eq_ignore_ascii_case(&name));
            found.names.push((name.to_lowercase(), term, kind));
        }
    }
}

/// What stands in quotation marks.
fn quoted(text: &str) -> Vec<String> {
    let plain = text.replace(['“', '”'], "\"");
    let parts: Vec<&str> = plain.split('"').collect();
    let names =
        parts.iter().skip(1).step_by(2).map(|name| name.trim().trim_end_matches([',', '.']).to_owned());
    names.filter(|name| !name.is_empty() && name.split(' ').count() <= 5).collect()
}

/// The term that a name stands for: the one whose words come last before the parenthesis, or else that of the name itself.
fn meaning(before: &str, name: &str, surface: &Surface, taxonomy: &Taxonomy) -> Option<(TermId, Kind)> {
    let mut words = words::split(before).words;
    let from = words.len().saturating_sub(9);
    words.drain(..from);
    let itself = words::split(name).words;
    let own = surface.longest(&itself, 0, NAMED).filter(|found| found.length == itself.len());
    // `the Chief of Police of the Police Department (the "Chief")`: the name says which of the two is meant.
    if let Some(found) = own
        && taxonomy.term(found.term).name != "party"
    {
        let usual = USUAL.iter().any(|(usual, _, _)| name.eq_ignore_ascii_case(usual));
        if !usual {
            return Some((found.term, found.kind));
        }
    }
    // The words that reach up to the parenthesis, the longest of them.
    (0..words.len())
        .find_map(|at| {
            let found = surface.longest(&words, at, NAMED)?;
            (at + found.length == words.len()).then_some((found.term, found.kind))
        })
        .or_else(|| own.map(|found| (found.term, found.kind)))
}
