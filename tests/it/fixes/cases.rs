//! Cases: a file with a pack and agreements, and beside it what `--unsafe-fixes` makes of it, with what was done.
//! `UPDATE=1` writes that anew; read the difference before keeping it.

use moulint::finding::{Checked, Safety, Severity};
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

/// What a text has become, what was done, and what is still wrong with it.
fn told(mended: &Mended, checked: &[Checked]) -> String {
    let mut told = mended.text.clone();
    told.push('\n');
    for made in &mended.made {
        let word = if made.safety == Safety::Safe { "safe" } else { "unsafe" };
        told.push_str(&format!("//~ {word} {}: {}\n", made.rule, made.title));
    }
    for checked in checked {
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
        let text = read(&format!("{name}.mou"));
        let (library, settings) = world(&text);
        let policy = Policy::default();
        let mended = repair::mend(&library, &settings, &policy, &text, Level::Unsafe);
        let found = told(&mended, &library.check(&mended.text, &settings));
        if std::env::var("UPDATE").is_ok() {
            let path = format!("{}/tests/cases/fixes/{name}.fixed", env!("CARGO_MANIFEST_DIR"));
            std::fs::write(path, &found).expect("the cases can be written");
        }
        assert_eq!(found, read(&format!("{name}.fixed")), "{name}");
        let again = repair::mend(&library, &settings, &policy, &mended.text, Level::Unsafe);
        assert_eq!(
            (again.text, again.made),
            (mended.text, Vec::new()),
            "{name}: mending again changes nothing"
        );
    }
}
