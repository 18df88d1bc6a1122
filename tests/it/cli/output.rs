//! The report in both formats: complete, the same each time, valid, and quiet where nobody reads.

use std::io::Read;
use std::process::Stdio;

use serde_json::Value;

use super::{BAD, BROKEN, GOOD, World};

/// Holds what a command wrote against the schema that the program prints for it.
#[track_caller]
pub(crate) fn assert_valid(world: &World, of: &str, json: &str) {
    let schema = world.run(&["schema", of]).status(0).silent();
    let schema: Value = serde_json::from_str(&schema.out).expect("a schema is JSON");
    let instance: Value = serde_json::from_str(json).expect("the result is JSON");
    let validator = jsonschema::validator_for(&schema).expect("the schema is one");
    let errors: Vec<String> = validator.iter_errors(&instance).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn the_report_is_valid_and_says_the_same_as_the_text() {
    let world = World::with_pack(&[("good.mou", GOOD), ("bad.mou", BAD), ("broken.mou", BROKEN)]);
    let text = world.check(&[]).status(1).silent();
    let json = world.check(&["--format", "json"]).status(1).silent();
    assert_valid(&world, "report", &json.out);
    let report: Value = serde_json::from_str(&json.out).expect("it is JSON");
    assert_eq!(report["as_of"], "2026-11-21");
    assert_eq!(report["summary"]["files"], 3);
    let errors = report["summary"]["errors"].as_u64().expect("a number");
    assert!(text.out.contains(&format!("3 agreements, {errors} error")), "{}", text.out);
    let files = report["files"].as_array().expect("a list");
    for finding in files.iter().flat_map(|file| file["findings"].as_array().expect("a list")) {
        let message: Vec<&str> = finding["message"].as_str().expect("a text").split_whitespace().collect();
        let shown: Vec<&str> = text.out.split_whitespace().filter(|word| *word != "│").collect();
        assert!(shown.join(" ").contains(&message.join(" ")), "{message:?} is not in:\n{}", text.out);
    }
}

#[test]
fn two_runs_write_the_same() {
    let files: Vec<(String, &str)> = (0..60)
        .map(|number| (format!("{}/{number}.mou", number % 7), [GOOD, BAD, BROKEN][number % 3]))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let world = World::with_pack(&files);
    for format in ["text", "json"] {
        let first = world.check(&["--format", format]).status(1);
        for _ in 0..3 {
            assert_eq!(world.check(&["--format", format]).status(1).out, first.out);
        }
    }
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let world = World::with_pack(&[("bad.mou", BAD)]);
    let colourful = |arguments: &[&str]| world.check(arguments).out.contains('\u{1b}');
    assert!(!colourful(&[]), "this is no terminal");
    assert!(!colourful(&["--color", "never"]));
    assert!(colourful(&["--color", "always"]));
    let mut command = world.command(&["check", "--color", "always", "bad.mou"]);
    let run = super::Run::of(command.env("NO_COLOR", "1"));
    assert!(run.out.contains('\u{1b}'), "what is asked for on the command line wins");
}

#[test]
fn any_width_can_be_read() {
    let world = World::with_pack(&[("bad.mou", BAD), ("broken.mou", BROKEN), ("good.mou", GOOD)]);
    for columns in [0, 1, 20, 60, 100, 1000] {
        let mut command = world.command(&["check", "--pack", ".packs/own.mou", "."]);
        let run = super::Run::of(command.env("COLUMNS", columns.to_string())).status(1);
        for line in run.out.lines() {
            assert_eq!(line, line.trim_end(), "no blanks at the end of lines");
            let one_line = line.contains("law as of") || line.contains("╭─[");
            assert!(columns < 60 || one_line || line.chars().count() <= 100.min(columns), "{line}");
        }
    }
}

#[test]
fn nobody_reads_any_more() {
    let world = World::with_pack(&[("bad.mou", &BAD.repeat(500))]);
    let program = assert_cmd::cargo::cargo_bin!("moulint");
    let mut child = std::process::Command::new(program)
        .current_dir(world.folder.path())
        .args(["check", "--pack", ".packs/own.mou", "bad.mou"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(child.stdout.take());
    let mut complaints = String::new();
    child.stderr.take().expect("it was asked for").read_to_string(&mut complaints).expect("it is text");
    let status = child.wait().expect("it ends");
    assert_eq!((complaints.as_str(), status.code()), ("", Some(1)));
}

#[cfg(target_os = "linux")]
#[test]
fn a_result_that_cannot_be_written_is_a_failure() {
    let world = World::with_pack(&[("good.mou", GOOD)]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").expect("Linux has it");
    let program = assert_cmd::cargo::cargo_bin!("moulint");
    let status = std::process::Command::new(program)
        .args(["schema", "report"])
        .current_dir(world.folder.path())
        .stdout(full)
        .stderr(Stdio::null())
        .status()
        .expect("the program starts");
    assert_eq!(status.code(), Some(2));
}
