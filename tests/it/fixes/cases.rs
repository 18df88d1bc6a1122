//! Cases: a file with a pack and agreements, and beside it what `--unsafe-fixes` makes of it, with what was done.
//! `UPDATE=1` writes that anew; read the difference before keeping it.

use moulint::finding::{Safety, Severity};
use moulint::library::{Library, Settings};
use moulint::repair::{self, Level, Mended};
use moulint::suppress::Policy;

const CASES: [&str; 8] =
    ["strength", "wider", "measures", "limits", "missing", "topics", "contrary", "refused"];

fn read(name: &str) -> String {
    let path = format!("{}/tests/cases/fixes/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn world(text: &str) -> (Library, Settings) {
    let path = "fixes/case.mou".to_owned();
    let library =
        Library::with_packs(&[(path, text.to_owned())]).unwrap_or_else(|errors| panic!("{errors:?}"));
    (library, Settings::new(jiff::civil::date(2026, 11, 22)).packs(["fixes"]))
}

fn mend(text: &str, level: Level) -> Mended {
    let (library, settings) = world(text);
    repair::mend(&library, &settings, &Policy::default(), text, level)
}

/// What a text becomes, what was done, and what is still wrong with it.
fn told(text: &str) -> String {
    let (library, settings) = world(text);
    let mended = mend(text, Level::Unsafe);
    let mut told = mended.text.clone();
    told.push('\n');
    for made in &mended.made {
        let word = if made.safety == Safety::Safe { "safe" } else { "unsafe" };
        told.push_str(&format!("//~ {word} {}: {}\n", made.rule, made.title));
    }
    for checked in library.check(&mended.text, &settings) {
        let left = checked.findings.iter().filter(|finding| finding.severity != Severity::Advice);
        left.for_each(|finding| {
            told.push_str(&format!(
                "//~ left {} in `{}`: {}\n",
                finding.rule, checked.title, finding.message
            ));
        });
    }
    told
}

#[test]
fn every_kind_of_repair_and_what_is_refused() {
    for name in CASES {
        let found = told(&read(&format!("{name}.mou")));
        if std::env::var("UPDATE").is_ok() {
            let path = format!("{}/tests/cases/fixes/{name}.fixed", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, &found).expect("the cases can be written");
        }
        assert_eq!(found, read(&format!("{name}.fixed")), "{name}");
    }
}

#[test]
fn mending_again_changes_nothing() {
    for name in CASES {
        for level in [Level::Safe, Level::Unsafe] {
            let once = mend(&read(&format!("{name}.mou")), level);
            let twice = mend(&once.text, level);
            assert_eq!((twice.text, twice.made), (once.text, Vec::new()), "{name}");
        }
    }
}
