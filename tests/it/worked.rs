//! The ten worked examples of the semantics (section 11), each a file with a small pack and agreements.
//!
//! What is expected of an agreement stands in it as comments:
//! `//~ RULE: VERDICT [CLAUSE, CLAUSE] [- what is said of the clause]` and
//! `//~ scenario contains "WORDS"` for the rule named above it. `UPDATE=1` writes what the checker says in
//! place of the first kind; read the difference before keeping it.

use std::fmt::Write as _;

use moulint::finding::Checked;
use moulint::library::{Library, Settings};
use moulint::syntax::ast::Document;

const CASES: [(&str, &str); 10] = [
    ("01", include_str!("../cases/worked/01.mou")),
    ("02", include_str!("../cases/worked/02.mou")),
    ("03", include_str!("../cases/worked/03.mou")),
    ("04", include_str!("../cases/worked/04.mou")),
    ("05", include_str!("../cases/worked/05.mou")),
    ("06", include_str!("../cases/worked/06.mou")),
    ("07", include_str!("../cases/worked/07.mou")),
    ("08", include_str!("../cases/worked/08.mou")),
    ("09", include_str!("../cases/worked/09.mou")),
    ("10", include_str!("../cases/worked/10.mou")),
];

/// What the checker says of one rule, in the words of an expectation.
fn said(checked: &Checked, rule: &str) -> Result<String, String> {
    let id = format!("worked/{rule}");
    let verdict =
        checked.verdicts.iter().find(|one| one.rule == id).ok_or_else(|| format!("no rule `{rule}`"))?;
    let mut words = format!("{rule}: {}", verdict.verdict);
    if !verdict.clauses.is_empty() {
        let _ = write!(words, " {}", verdict.clauses.join(", "));
    }
    let finding = checked.findings.iter().find(|finding| finding.rule == id);
    let remark = finding.map(|finding| match finding.related.first() {
        _ if !finding.label.is_empty() => finding.label.as_str(),
        Some(related) => related.message.as_str(),
        None => "",
    });
    if let Some(remark) = remark.filter(|remark| !remark.is_empty()) {
        let _ = write!(words, " - {remark}");
    }
    Ok(words)
}

/// The text with what is said in place of what was expected, and every difference.
fn compare(name: &str, text: &str) -> (String, Vec<String>) {
    let path = format!("worked/{name}.mou");
    let library = Library::with_packs(&[(path.clone(), text.to_owned())])
        .unwrap_or_else(|errors| panic!("{path}: {errors:?}"));
    let settings =
        Settings { as_of: jiff::civil::date(2026, 11, 21), packs: Some(vec!["worked".to_owned()]) };
    let checked = library.check(text, &settings);
    let parsed = moulint::syntax::parse(text);
    assert_eq!(parsed.file.documents.len(), checked.len(), "{path}: something stands outside the documents");
    let mut found = String::new();
    let mut wrong = Vec::new();
    let mut rule = String::new();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let here = at;
        at += line.len();
        let Some((indent, expected)) = line.trim_end().split_once("//~ ") else {
            found.push_str(line);
            continue;
        };
        let document =
            parsed.file.documents.iter().zip(&checked).find_map(|(document, checked)| match document {
                Document::Agreement(agreement) => {
                    let span = agreement.span;
                    ((span.start as usize) < here && here < span.end as usize).then_some(checked)
                }
                _ => None,
            });
        let checked = document.unwrap_or_else(|| panic!("{path}: `{expected}` stands in no agreement"));
        if let Some(unread) = checked.findings.iter().find(|finding| {
            finding.rule == "core/syntax"
                || finding.rule == "core/unknown-term"
                || finding.rule == "core/wrong-kind"
        }) {
            wrong.push(format!("{path}, `{}`: {}: {}", checked.title, unread.rule, unread.message));
        }
        if let Some(words) = expected.strip_prefix("scenario contains ") {
            let words = words.trim_matches('"');
            let told: Vec<&str> = checked
                .findings
                .iter()
                .filter(|finding| finding.rule == format!("worked/{rule}"))
                .filter_map(|finding| finding.scenario.as_ref())
                .map(|scenario| scenario.sentence.as_str())
                .collect();
            if !told.iter().any(|sentence| sentence.contains(words)) {
                wrong.push(format!("{path}, `{}`: no scenario has `{words}`: {told:?}", checked.title));
            }
            found.push_str(line);
            continue;
        }
        rule = expected.split_once(':').map_or("", |(rule, _)| rule).to_owned();
        let now = said(checked, &rule).unwrap_or_else(|error| panic!("{path}: {error}"));
        if now != expected {
            wrong.push(format!("{path}, `{}`:\n    expected {expected}\n    found    {now}", checked.title));
        }
        let _ = writeln!(found, "{indent}//~ {now}");
    }
    (found, wrong)
}

#[test]
#[expect(clippy::disallowed_methods, reason = "`UPDATE=1` writes the cases anew")]
fn worked_examples_of_the_semantics() {
    let mut wrong = Vec::new();
    for (name, text) in CASES {
        let (found, differences) = compare(name, text);
        if std::env::var("UPDATE").is_ok() {
            let path = format!("{}/tests/cases/worked/{name}.mou", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, found).expect("the cases can be written");
        }
        wrong.extend(differences);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
