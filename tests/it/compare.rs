//! Documents held next to each other: how clauses stand, in what they differ, and what shows it.

mod examples;
mod itself;
mod mutants;
mod random;

use std::fs;
use std::path::Path;

use moulint::compare::{Comparison, Depth, Instrument, Relation, Roles, compare};
use moulint::library::{Library, folders};

/// The one agreement or template of a text.
#[track_caller]
fn read(text: &str) -> Instrument {
    let mut all = Instrument::all(Library::builtin(), "test.mou", text);
    assert_eq!(all.len(), 1, "the text holds one agreement");
    all.remove(0)
}

fn compared(model: &Instrument, agreement: &Instrument, depth: Depth) -> Comparison {
    compare(Library::builtin(), model, agreement, Roles::Model, depth)
}

/// Our own agreements and the templates of all packs, by path.
fn documents() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/agreements");
    let mut documents: Vec<(String, String)> = fs::read_dir(folder)
        .expect("the folder is there")
        .map(|entry| entry.expect("it can be read").path())
        .map(|path| (path.display().to_string(), fs::read_to_string(&path).expect("it is text")))
        .collect();
    documents.sort();
    documents.extend(folders().iter().flat_map(|folder| folder.templates.clone()));
    documents
}

/// How the clauses stand that do not stand as given, by address.
fn others(model: &Instrument, comparison: &Comparison, relation: Relation) -> Vec<String> {
    let rows = comparison.rows.iter().filter(|row| row.relation != relation);
    rows.map(|row| {
        format!("{} {}: {}", model.address(row.statement), row.relation, model.words(row.statement))
    })
    .collect()
}
