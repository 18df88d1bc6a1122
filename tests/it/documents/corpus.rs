//! Every file in the language that the repository holds can be read, and survives being laid out.

use std::path::PathBuf;

use moulint::library::{Library, Settings};
use moulint::syntax::{self, ast};

use super::root;

fn corpus() -> Vec<PathBuf> {
    let mut files: Vec<PathBuf> = ["policies", "tests/agreements"]
        .iter()
        .flat_map(|folder| walkdir::WalkDir::new(root().join(folder)))
        .map(|entry| entry.expect("the repository's own folders can be read").into_path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "mou"))
        .collect();
    files.sort();
    assert!(files.len() >= 40, "the corpus is there: {files:?}");
    files
}

fn invalid(body: &ast::Body) -> usize {
    body.members
        .iter()
        .map(|member| match member {
            ast::Member::Section(section) => invalid(&section.body),
            ast::Member::Statement(statement) => {
                usize::from(matches!(statement.kind, ast::StatementKind::Invalid))
            }
            ast::Member::Header(_) | ast::Member::Quote(_) => 0,
        })
        .sum()
}

#[test]
fn nothing_in_the_corpus_is_invalid() {
    for path in corpus() {
        let text = std::fs::read_to_string(&path).expect("the corpus can be read");
        let parsed = syntax::parse(&text);
        assert!(parsed.errors.is_empty(), "{}: {:?}", path.display(), parsed.errors);
        assert!(!parsed.file.documents.is_empty(), "{}", path.display());
        for document in &parsed.file.documents {
            match document {
                ast::Document::Agreement(agreement) => assert_eq!(invalid(&agreement.body), 0),
                ast::Document::Pack(pack) => {
                    let examples = pack.rules.iter().flat_map(|rule| &rule.examples);
                    assert_eq!(examples.map(|example| invalid(&example.body)).sum::<usize>(), 0);
                }
                ast::Document::Vocabulary(_) => {}
            }
        }
    }
}

#[test]
fn formatting_keeps_the_corpus_as_it_means() {
    let mut agreements = 0;
    for path in corpus() {
        let text = std::fs::read_to_string(&path).expect("the corpus can be read");
        let once =
            moulint::fmt::format(&text).unwrap_or_else(|error| panic!("{}: {error:?}", path.display()));
        let twice = moulint::fmt::format(&once).expect("what was formatted can be formatted");
        assert_eq!(once, twice, "{} settles at once", path.display());
        let parsed = syntax::parse(&text);
        if parsed.file.documents.iter().all(|document| matches!(document, ast::Document::Agreement(_))) {
            agreements += 1;
            let settings = Settings::new(jiff::civil::date(2026, 11, 21));
            let verdicts = |text: &str| {
                let checked = Library::builtin().check(text, &settings);
                checked.into_iter().flat_map(|checked| checked.verdicts).collect::<Vec<_>>()
            };
            assert_eq!(verdicts(&text), verdicts(&once), "{}", path.display());
        }
    }
    assert!(agreements >= 30, "the agreements, models and cases were compared, not {agreements} of them");
}
