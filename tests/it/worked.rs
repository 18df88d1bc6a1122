//! The ten worked examples of the semantics (section 11), each a file with a small pack and agreements.
//!
//! What is expected of an agreement stands in it as comments:
//! `//~ RULE: VERDICT [CLAUSE, CLAUSE] [- what is said of the clause]` and the other forms of
//! [`moulint::trial::cases`]. `UPDATE=1` writes what the checker says in their place; read the difference
//! before keeping it.

use moulint::library::Library;
use moulint::trial::cases;

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

/// The text with what is found in place of what was expected, and every difference.
fn compare(name: &str, text: &str) -> (String, Vec<String>) {
    let path = format!("worked/{name}.mou");
    let library = Library::with_packs(&[(path.clone(), text.to_owned())])
        .unwrap_or_else(|errors| panic!("{path}: {errors:?}"));
    let expectations = cases::run(&library, &["worked".to_owned()], text, jiff::civil::date(2026, 11, 21));
    assert!(!expectations.is_empty(), "{path} expects something");
    let mut found = text.to_owned();
    let mut wrong = Vec::new();
    for expectation in expectations.iter().rev() {
        let (start, end) = (expectation.span.start as usize, expectation.span.end as usize);
        if !expectation.found.starts_with("scenario") {
            found.replace_range(start..end, &expectation.found);
        }
        // Here all that is said is kept, so that a change of words is seen.
        let whole = expectation.expected.starts_with("scenario") || expectation.expected == expectation.found;
        if !expectation.holds || !whole {
            let (expected, now) = (&expectation.expected, &expectation.found);
            wrong.push(format!("{path}:\n    expected {expected}\n    found    {now}"));
        }
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
