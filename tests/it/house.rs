//! The house rules that a machine can hold: sizes, layers, who may touch what, pages, layout, README.

mod layers;
mod readme;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use moulint::lint::LINTS;

/// The top of the repository.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A file of the repository.
#[track_caller]
fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// All files below a folder with an extension: path below the top of the repository, and text.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let mut paths: Vec<PathBuf> = walkdir::WalkDir::new(root().join(folder))
        .into_iter()
        .map(|entry| entry.expect("the repository can be read").into_path())
        .filter(|path| path.extension().is_some_and(|known| known == extension))
        .collect();
    paths.sort();
    let below = |path: &Path| path.strip_prefix(root()).expect("it was found there").display().to_string();
    paths.iter().map(|path| (below(path), fs::read_to_string(path).expect("it is text"))).collect()
}

/// What a source file says outside its tests and comments.
fn code(text: &str) -> String {
    let before_tests = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Whether a word stands in a text by itself.
fn has_word(text: &str, word: &str) -> bool {
    let boundary = |character: Option<char>| {
        character.is_none_or(|character| !character.is_alphanumeric() && character != '_')
    };
    text.match_indices(word).any(|(start, _)| {
        boundary(text[..start].chars().next_back()) && boundary(text[start + word.len()..].chars().next())
    })
}

/// Source files that are code, and not tests of a neighbour.
fn sources() -> Vec<(String, String)> {
    let test = |path: &str| path.ends_with("tests.rs");
    files("src", "rs").into_iter().filter(|(path, _)| !test(path)).collect()
}

#[test]
fn files_are_short() {
    let mut lengths: Vec<(usize, String)> =
        files("src", "rs").into_iter().map(|(path, text)| (text.lines().count(), path)).collect();
    lengths.sort();
    let (longest, path) = lengths.last().expect("there are source files");
    assert!(*longest <= 700, "{path} has {longest} lines; split it by its ideas");
    let (at_nine_tenths, path) = &lengths[lengths.len() * 9 / 10];
    assert!(*at_nine_tenths <= 400, "more than one file in ten is longer than 400 lines, such as {path}");
}

#[test]
fn only_the_command_line_meets_the_world() {
    let world = ["std::fs", "std::env", "Instant", "SystemTime", "Zoned", "stdin", "stdout", "stderr"];
    let macros = ["println!", "print!", "eprintln!", "eprint!"];
    for (path, text) in sources().iter().filter(|(path, _)| !path.starts_with("src/cli")) {
        let code = code(text);
        let met = world.iter().find(|word| has_word(&code, word));
        let met = met.or(macros.iter().find(|name| code.contains(*name)));
        assert_eq!(met, None, "{path} touches the world; only src/cli may");
    }
}

#[test]
fn libraries_stay_in_their_corners() {
    let corners = [
        ("pest", ["src/syntax/"].as_slice()),
        ("pest_derive", &["src/syntax/"]),
        ("miette", &["src/render/text/"]),
        ("minijinja", &["src/render/html"]),
        ("quick_xml", &["src/render/xml", "src/paper/"]),
        ("flate2", &["src/paper/"]),
        ("pulldown_cmark", &["src/paper/"]),
        ("percent_encoding", &["src/render/place"]),
        ("clap", &["src/cli"]),
        ("indicatif", &["src/cli/"]),
        ("walkdir", &["src/cli/"]),
        ("lsp_types", &["src/lsp"]),
        ("url::Url", &["src/lsp"]),
        ("crossbeam_channel", &["src/lsp"]),
        ("similar", &["src/ide/layout", "src/render/text/diff", "src/draft/verify/"]),
    ];
    for (path, text) in sources() {
        let code = code(&text);
        for (library, corners) in corners {
            let inside = corners.iter().any(|corner| path.starts_with(corner));
            assert!(inside || !has_word(&code, library), "{path} speaks of {library}");
        }
        let contract = ["src/report.rs", "src/suppress/baseline.rs", "src/config", "src/lock.rs"];
        let contract = path.starts_with("src/export") || contract.iter().any(|one| path.starts_with(one));
        let derives = code.lines().any(|line| line.contains("derive(") && has_word(line, "Serialize"));
        assert!(contract || !derives, "{path} is serialisable, and is no contract");
    }
}

#[test]
fn every_lint_has_a_page_and_every_page_a_lint() {
    let pages: BTreeSet<String> = files("src/lint/pages", "md")
        .into_iter()
        .map(|(path, _)| Path::new(&path).file_stem().expect("it has a name").display().to_string())
        .collect();
    let lints: BTreeSet<String> = LINTS.iter().map(|lint| lint.name.to_owned()).collect();
    assert_eq!(pages, lints);
    for lint in LINTS {
        assert!(lint.page.lines().count() > 5, "the page of core/{} says nothing yet", lint.name);
    }
}

#[test]
fn policies_and_agreements_are_laid_out() {
    for (path, text) in files("policies", "mou").into_iter().chain(files("tests/agreements", "mou")) {
        // The standard vocabulary is a table, one term a line; the usual form would be three times as long.
        if path == "policies/standard.mou" {
            continue;
        }
        let layout = moulint::fmt::format(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(layout == text, "{path} is laid out otherwise; run `moulint fmt {path}`");
    }
}
