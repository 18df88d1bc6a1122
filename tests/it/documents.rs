//! The documents that ship with the project, against the law as it was surveyed clause by clause.

mod corpus;
mod stories;
mod table;

use std::path::Path;

use moulint::finding::Checked;
use moulint::library::{Library, Settings};

const WESTPORT: &str = "tests/agreements/westport.mou";
const RIVERTON: &str = "tests/agreements/riverton.mou";
const OAK_HOLLOW: &str = "tests/agreements/oak-hollow.mou";
const MASSACHUSETTS: &str = "policies/us-ma/templates/massachusetts-2018.mou";
const MONTGOMERY: &str = "policies/us-md/templates/montgomery-2022.mou";
const CHICAGO: &str = "policies/us-il/templates/chicago-2019.mou";
const PRACTICE: &str = "policies/practice/templates/practice-model.mou";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The text of a file of the repository.
fn text(path: &str) -> String {
    std::fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// One document, checked.
fn check(path: &str, settings: &Settings) -> Checked {
    check_text(&text(path), settings)
}

fn check_text(text: &str, settings: &Settings) -> Checked {
    let mut checked = Library::builtin().check(text, settings);
    assert_eq!(checked.len(), 1, "there is one document in the text");
    checked.remove(0)
}
