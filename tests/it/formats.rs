//! Every format over the same findings: those of real agreements, and of one that was made to break formats.

mod hostile;
mod limits;
mod read;
mod shown;

use std::collections::BTreeSet;

use jiff::civil::date;
use moulint::finding::{Checked, Edit, Finding, Fix, Safety, Scenario, Severity, Suppressed, Suppression};
use moulint::library::{Library, RuleIndex, Settings};
use moulint::render::{CheckedFile, Failure, Format, Options, Run, Style};
use moulint::text::Span;

/// What is said of one place: rule, path, line, and whether it does not count.
type Entry = (String, String, usize, bool);

const AS_OF: &str = "2026-11-21";

/// Everything that a report can show, without colours.
fn all() -> Options {
    Options { waived: true, ..Options::new(Style { color: false, width: 100, advice: true }) }
}

/// What findings somebody answers for, taken out of those that count.
fn suppress(checked: &mut Checked) {
    let take = checked.findings.len() / 3;
    for (number, finding) in checked.findings.drain(..take).enumerate() {
        let by = if number % 2 == 0 {
            Suppression::Waived {
                reason: "policy under revision".to_owned(),
                authority: "Board vote 2026-14".to_owned(),
                until: date(2027, 6, 30),
            }
        } else {
            Suppression::Baseline
        };
        checked.suppressed.push(Suppressed { finding, by });
    }
}

/// The agreements of the project as checked, a third of their findings answered for.
fn real() -> Vec<CheckedFile> {
    let settings = Settings::new(date(2026, 11, 21));
    let mut files = Vec::new();
    for name in ["oak-hollow", "riverton", "westport", "maple-grove"] {
        let path = format!("tests/agreements/{name}.mou");
        let text =
            std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("it is there");
        let mut documents = Library::builtin().check(&text, &settings);
        documents.iter_mut().for_each(suppress);
        files.push(CheckedFile { path, text, documents });
    }
    files
}

/// The entries of a run as the checker left them.
fn truth(files: &[CheckedFile]) -> BTreeSet<Entry> {
    let mut entries = BTreeSet::new();
    for file in files {
        let line = |finding: &Finding| {
            let before = &file.text[..(finding.span.start as usize).min(file.text.len())];
            before.matches('\n').count() + 1
        };
        for document in &file.documents {
            let mut add = |finding: &Finding, suppressed| {
                entries.insert((finding.rule.clone(), file.path.clone(), line(finding), suppressed));
            };
            document.findings.iter().chain(&document.upcoming).for_each(|finding| add(finding, false));
            document.suppressed.iter().for_each(|one| add(&one.finding, true));
        }
    }
    entries
}

fn write(format: Format, files: &[CheckedFile], failures: &[Failure], options: Options) -> String {
    let index = Library::builtin().index();
    format.write(&Run::new(files, AS_OF, failures, &index), options)
}

#[test]
fn every_format_for_programs_has_the_same_findings() {
    let failures = [Failure { path: "no where.mou".to_owned(), message: "there is no such file".to_owned() }];
    for files in [real(), vec![hostile::file()]] {
        let truth = truth(&files);
        assert!(truth.iter().any(|entry| entry.3) && truth.iter().any(|entry| !entry.3));
        for (format, read) in read::READERS {
            let written = write(*format, &files, &failures, all());
            let found = read(&written);
            let name = format.name();
            let (missing, more): (Vec<_>, Vec<_>) =
                (truth.difference(&found.entries).collect(), found.entries.difference(&truth).collect());
            assert!(missing.is_empty() && more.is_empty(), "{name} lacks {missing:#?} and has {more:#?}");
            assert_eq!(found.failures, ["no where.mou"], "{name} names what could not be checked");
            assert!(written.contains(AS_OF), "{name} says by which law");
            assert_eq!(written, write(*format, &files, &failures, all()), "{name} is the same each time");
        }
    }
}

#[test]
fn what_does_not_count_is_left_out_where_it_would_raise_an_alarm() {
    let files = real();
    let options = Options { waived: false, ..all() };
    let counting: BTreeSet<Entry> = truth(&files).into_iter().filter(|entry| !entry.3).collect();
    for (format, read) in read::READERS {
        let found = read(&write(*format, &files, &[], options)).entries;
        // These mark what does not count, so that nothing takes it for an alarm.
        let marks = matches!(format, Format::Json | Format::Jsonl | Format::Junit);
        let expected = if marks { truth(&files) } else { counting.clone() };
        assert!(found == expected, "{} has {} of {} findings", format.name(), found.len(), expected.len());
    }
}

#[test]
fn names_of_formats_are_found_again() {
    for &format in Format::ALL {
        assert_eq!(Format::named(format.name()), Some(format));
        assert!(!format.about().is_empty());
    }
    assert_eq!(Format::named("xml"), None);
}

/// A page with findings that do not count and a path that could not be checked, for the test in a browser.
pub fn page() -> String {
    let failures = [Failure { path: "no where.mou".to_owned(), message: "there is no such file".to_owned() }];
    write(Format::Html, &[shown::three()], &failures, all())
}

/// An index for rules that no pack has.
fn no_rules() -> RuleIndex {
    RuleIndex::new()
}
