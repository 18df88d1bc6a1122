//! Formats from outside: the same exit status whatever the format, and the schemas that the program prints.

use moulint::render::Format;

use super::{BAD, BROKEN, GOOD, World, output};

#[test]
fn the_exit_status_is_the_same_whatever_the_format() {
    let world = World::with_pack(&[("good.mou", GOOD), ("bad.mou", BAD), ("broken.mou", BROKEN)]);
    for format in Format::ALL.iter().map(|format| format.name()) {
        world.check(&["--format", format, "good.mou"]).status(0).silent();
        world.check(&["--format", format, "bad.mou"]).status(1).silent();
        world.check(&["--format", format, "broken.mou"]).status(1).silent();
        let failed = world.check(&["--format", format, "bad.mou", "nowhere.mou"]).status(2);
        failed.err("moulint: nowhere.mou: there is no such file or folder");
    }
    world.check(&["--format", "xml"]).status(2).err("sarif");
}

#[test]
fn every_line_of_json_lines_is_valid() {
    let world = World::with_pack(&[("good.mou", GOOD), ("bad.mou", BAD), ("broken.mou", BROKEN)]);
    let run = world.check(&["--format", "jsonl", ".", "nowhere.mou"]).status(2);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines.len() > 4, "{}", run.out);
    for line in lines {
        output::assert_valid(&world, "jsonl", line);
    }
    let json = world.check(&["--format", "json", ".", "nowhere.mou"]).status(2);
    output::assert_valid(&world, "report", &json.out);
}

#[test]
fn several_formats_are_written_at_once() {
    let world = World::with_pack(&[("good.mou", GOOD), ("bad.mou", BAD)]);
    let plain = world.check(&["bad.mou", "nowhere.mou"]).status(2);
    let outputs = ["--output", "sarif=out/a.sarif", "--output", "junit=b.xml", "--output", "text=c.txt"];
    let run = world.check(&[&["bad.mou", "nowhere.mou"], &outputs[..]].concat()).status(2);
    assert_eq!(run.out, plain.out, "what is printed does not hang on the files");
    assert_eq!(world.read("out/a.sarif"), world.check(&["bad.mou", "nowhere.mou", "--format", "sarif"]).out);
    assert_eq!(world.read("b.xml"), world.check(&["bad.mou", "nowhere.mou", "--format", "junit"]).out);
    let text = world.read("c.txt");
    let told = "nowhere.mou: could not be checked: there is no such file or folder\n";
    assert!(
        text.contains(told) && !run.out.contains(told),
        "a file names what standard error names otherwise: {text}"
    );
    world.check(&["good.mou", "--output", "sarif"]).status(2).err("such as sarif=moulint.sarif");
    world
        .check(&["good.mou", "--output", "xml=a"])
        .status(2)
        .err("there is no format `xml`, only text, narrated");
    world.write("taken", b"");
    let refused = world.check(&["good.mou", "--output", "json=taken/a.json"]).status(2);
    refused.err("moulint: taken/a.json: ").out("good.mou: 1 rule met");
}

#[test]
fn waived_findings_are_marked_in_every_format_that_has_them() {
    let waiver = "  waive own-pack/no-arrest until 2027-06-30 by \"Board vote 2026-14\" because \"policy under revision\".\n";
    let waived = BAD.replace("\n  SRO must meet", &format!("\n{waiver}  SRO must meet"));
    let world = World::with_pack(&[("waived.mou", &waived)]);
    let counted = world.check(&["waived.mou"]).status(0).out("; 1 waived\n");
    assert!(!counted.out.contains("error own-pack/no-arrest"), "{}", counted.out);
    let reason = "waived until 2027-06-30 by `Board vote 2026-14`: policy under revision";
    for format in ["text", "narrated", "github", "gitlab", "checkstyle", "markdown", "sarif", "junit"] {
        let shown = world.check(&["waived.mou", "--show-waived", "--format", format]).status(0);
        let shown = shown.out.replace("&apos;", "'");
        assert!(shown.contains(reason), "{format}:\n{shown}");
        let hidden = world.check(&["waived.mou", "--format", format]).status(0).out;
        assert_eq!(hidden.contains(reason), format == "junit", "{format}:\n{hidden}");
    }
    let quiet = world.check(&["waived.mou", "--quiet"]).status(0).silent().out;
    assert_eq!(quiet.lines().count(), 1, "{quiet}");
}

#[test]
fn fingerprints_survive_what_is_written_above() {
    let world = World::with_pack(&[("bad.mou", BAD)]);
    let prints = || {
        let sarif = world.check(&["bad.mou", "--format", "sarif"]).status(1).out;
        let sarif: serde_json::Value = serde_json::from_str(&sarif).expect("it is JSON");
        let results = sarif["runs"][0]["results"].as_array().expect("a list").clone();
        let print = |result: &serde_json::Value| result["partialFingerprints"]["moulintFinding/v1"].clone();
        let line = results[0]["locations"][0]["physicalLocation"]["region"]["startLine"].clone();
        (results.iter().map(print).collect::<Vec<_>>(), line)
    };
    let (before, first) = prints();
    assert!(before.iter().all(|print| print.as_str().is_some_and(|print| print.len() > 8)), "{before:?}");
    world.write("bad.mou", format!("// one\n// two\n\n{BAD}").as_bytes());
    let (after, moved) = prints();
    assert_eq!(before, after);
    assert_ne!(first, moved);
}
