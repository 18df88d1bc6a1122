//! The HTML pages in a real browser, driven by `tests/browser/`. That needs Chromium, Node and an installed package,
//! which `cargo test` alone does not; so it runs where `MOULINT_BROWSER` says that they are there, as CI does.

use std::fs;
use std::path::Path;
use std::process::Command;

use moulint::compare::Instrument;
use moulint::library::{Library, folders};
use moulint::trial::mutants::Source;
use tempfile::TempDir;

/// A title that would be markup, end an attribute, and turn the direction of writing.
const HOSTILE: &str = "<script>window.pwned=1</script>\\\"'&\u{202e}";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What a command prints, put into a file.
fn page(folder: &TempDir, name: &str, arguments: &[&str]) {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("moulint");
    let output =
        command.args(arguments).args(["--format", "html"]).current_dir(root()).output().expect("it runs");
    assert_ne!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    let html = String::from_utf8(output.stdout).expect("the program writes UTF-8");
    assert!(html.starts_with("<!doctype html>"), "{name} is a page: {}", html.get(..80).unwrap_or(&html));
    fs::write(folder.path().join(name), html).expect("the page can be written");
}

/// Forty districts that began with one model and went different ways.
fn districts(folder: &TempDir) -> String {
    let templates = folders().iter().flat_map(|folder| &folder.templates);
    let (path, text) =
        templates.into_iter().find(|(path, _)| path.contains("massachusetts")).expect("it is there");
    let model = Instrument::all(Library::builtin(), path, text).pop().expect("it holds a template");
    let source = Source::new(text, &model.tree, &model.meaning);
    let addresses = model.meaning.statements.iter().map(|statement| statement.address.as_str());
    let mutants = addresses.flat_map(|address| source.of_clause(address)).step_by(23).take(40);
    let home = folder.path().join("districts");
    fs::create_dir(&home).expect("a folder for the districts");
    let states = ["US-MA", "US-CT", "US-IL"];
    for (number, mutant) in mutants.enumerate() {
        let title = format!("agreement \"District {number:02}\"");
        let text = mutant.text.replacen("template \"Massachusetts model MOU (2018)\"", &title, 1);
        let state = states[number % states.len()];
        let text = text.replacen("jurisdiction  US-MA", &format!("jurisdiction  {state}"), 1);
        fs::write(home.join(format!("district-{number:02}.mou")), text).expect("a district can be written");
    }
    home.display().to_string()
}

#[test]
fn the_pages_work_in_a_browser() {
    if std::env::var_os("MOULINT_BROWSER").is_none() {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder for the test");
    let districts = districts(&folder);
    let hostile = folder.path().join("hostile.mou");
    let text = fs::read_to_string(root().join("tests/agreements/maple-grove.mou")).expect("it is there");
    let title = "Maple Grove School Resource Officer Agreement";
    fs::write(&hostile, text.replacen(title, HOSTILE, 1)).expect("it can be written");
    let hostile = hostile.display().to_string();
    let model = ["--with", "us-ma/massachusetts-2018"];
    let day = ["--as-of", "2026-11-21"];
    let with = |path: &str, name: &str| page(&folder, name, &[&["compare", path][..], &model].concat());
    with("tests/agreements/maple-grove.mou", "one.html");
    with(&districts, "many.html");
    with(&hostile, "hostile.html");
    let editions = ["compare", "tests/agreements/riverton.mou", "tests/agreements/oak-hollow.mou"];
    page(&folder, "editions.html", &[&editions[..], &day].concat());
    page(&folder, "check.html", &[&["check", "tests/agreements/oak-hollow.mou"][..], &day].concat());
    page(&folder, "check-many.html", &[&["check", "tests/agreements"][..], &day].concat());
    fs::write(folder.path().join("waived.html"), super::formats::page()).expect("the page can be written");
    let status = Command::new("node")
        .args(["--test", "tests/browser/"])
        .current_dir(root())
        .env("MOULINT_REPORTS", folder.path())
        .status()
        .expect("node is installed");
    assert!(status.success(), "the pages fail in the browser");
}
