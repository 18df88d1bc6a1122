//! The built-in policies: free of mistakes, and every rule says of its own examples, and of the agreements in its
//! pack's cases, what it claims to say.

use std::fmt::Write;

use moulint::finding::Finding;
use moulint::library::{self, Library};
use moulint::trial;

fn shown(findings: &[(String, Finding)]) -> String {
    let mut shown = String::new();
    for (path, finding) in findings {
        let _ = writeln!(shown, "{path}, byte {}: {}: {}", finding.span.start, finding.rule, finding.message);
    }
    shown
}

#[test]
fn the_built_in_policies_are_in_order() {
    let findings = Library::builtin_findings();
    assert!(findings.is_empty(), "\n{}", shown(&findings));
}

#[test]
fn every_example_and_every_case_gets_its_verdict() {
    let today = jiff::civil::date(2026, 11, 22);
    let mut examples = 0;
    for folder in library::folders() {
        for trial in trial::run(Library::builtin(), folder, today) {
            examples += trial.examples;
            assert!(trial.errors() == 0, "{}:\n{}", trial.pack, shown(&trial.failures));
        }
    }
    assert!(examples > 0, "the packs have examples");
}

/// The compiler embeds what was there when it last looked.
#[test]
fn the_folder_of_policies_is_embedded_whole() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("policies");
    let mut files = 0;
    for entry in walkdir::WalkDir::new(root) {
        let path = entry.expect("the policies can be read").into_path();
        files += usize::from(path.extension().is_some_and(|extension| extension == "mou"));
    }
    let folders = library::folders().iter();
    let embedded: usize =
        folders.map(|folder| folder.policies.len() + folder.templates.len() + folder.cases.len()).sum();
    // The vocabulary stands beside the folders.
    assert_eq!(embedded + 1, files, "change src/library/builtin.rs in some way, so that it is compiled anew");
}

#[test]
fn a_folder_holds_the_pack_of_its_name() {
    for folder in library::folders() {
        let name = folder.path.trim_start_matches("policies/");
        assert_eq!(folder.pack_names(), [name]);
    }
}
