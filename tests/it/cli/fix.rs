//! `moulint check --fix`, `--unsafe-fixes` and `--diff` from outside: what is changed, and what never is.

use super::{BROKEN, GOOD, Run, World};

/// A misspelt term, `may not`, an unusual layout, and a clause that the pack forbids to be only recommended.
const ROUGH: &str = r#"agreement "Oak Hollow" {
  jurisdiction US-CT
  district     "Oak Hollow Public Schools"
  agency       "Oak Hollow Police Department"
  signed       2023-11-28 by superintendent, chief
    SRO should not arrest student.
  SRO may not serch locker.
}
"#;

#[test]
fn safe_fixes_change_nothing_of_what_is_agreed() {
    let world = World::with_pack(&[("a.mou", ROUGH)]);
    let run = world.check(&["--fix", "a.mou"]).status(1).out("error own-pack/no-arrest (advisory)");
    run.err("a.mou: write `must not` (core/may-not)")
        .err("a.mou: write `search` (core/unknown-term)")
        .err("a.mou: lay the file out in the usual form")
        .err("fixed 3, 1 left");
    let text = world.read("a.mou");
    assert!(
        text.contains("\n  SRO should not arrest student.\n  SRO must not search locker.\n}\n"),
        "{text}"
    );
    let run = world.check(&["--fix", "a.mou"]).status(1).err("fixed 0, 1 left");
    assert_eq!((run.err.lines().count(), world.read("a.mou")), (1, text), "once is enough");
}

#[test]
fn unsafe_fixes_repair_errors_too() {
    let world = World::with_pack(&[("a b/a.mou", ROUGH), ("good.mou", GOOD)]);
    let run = world.check(&["--unsafe-fixes"]).status(0);
    run.err("a b/a.mou: write `must not` in place of `should not` in `1` (own-pack/no-arrest)")
        .err(", 0 left");
    assert!(
        world.read("a b/a.mou").contains("  SRO must not arrest student.\n  SRO must not search locker.\n")
    );
    world.check(&["--unsafe-fixes"]).status(0).err("fixed 0, 0 left");
    let names: Vec<String> = std::fs::read_dir(world.path("a b"))
        .expect("the folder is there")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names, ["a.mou"], "nothing is left over");
}

#[test]
fn a_diff_changes_nothing() {
    let world = World::with_pack(&[("a.mou", ROUGH), ("good.mou", GOOD)]);
    let tidy = world.check(&["--fix", "good.mou"]);
    assert_eq!(tidy.status, 0, "{}", tidy.err);
    let run = world.check(&["--diff", "--unsafe-fixes"]).status(1);
    assert!(
        run.out.starts_with("--- a.mou\n+++ a.mou\n@@ -1,8 +1,8 @@\n agreement \"Oak Hollow\" {\n"),
        "{}",
        run.out
    );
    let run = run.out("\n-    SRO should not arrest student.\n").out("\n+  SRO must not arrest student.\n");
    assert!(!run.out.contains("good.mou"), "{}", run.out);
    assert_eq!(world.read("a.mou"), ROUGH);
    let coloured = world.check(&["--diff", "--color", "always", "a.mou"]).status(1);
    coloured.out("\u{1b}[32m+  SRO must not search locker.\u{1b}[0m\n");
    world.check(&["--diff", "good.mou"]).status(0).silent();
}

#[test]
fn line_ends_and_a_byte_order_mark_stay() {
    let world = World::with_pack(&[]);
    let windows =
        format!("\u{feff}{}", ROUGH.replace("  SRO should not arrest student.\n", "").replace('\n', "\r\n"));
    world.write("a.mou", windows.as_bytes());
    world.check(&["--unsafe-fixes", "a.mou"]).status(0).err("add the clause `SRO must not arrest student`");
    let text = world.read("a.mou");
    assert!(
        text.starts_with("\u{feff}agreement") && text.contains("SRO must not arrest student.\r\n"),
        "{text:?}"
    );
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count(), "{text:?}");
    world.check(&["--unsafe-fixes", "a.mou"]).status(0).err("fixed 0, 0 left");
}

#[test]
fn what_cannot_be_read_is_left_as_it_is() {
    let world = World::with_pack(&[("broken.mou", BROKEN)]);
    world.write("bytes.mou", b"agreement \"it\x92s about the officers\" { SRO may not arrest student. }");
    world.check(&["--unsafe-fixes"]).status(1).err("fixed 0, ");
    assert_eq!(world.read("broken.mou"), BROKEN);
    let bytes = std::fs::read(world.path("bytes.mou")).expect("the file is there");
    assert_eq!(bytes, b"agreement \"it\x92s about the officers\" { SRO may not arrest student. }");
}

#[test]
fn a_file_that_may_only_be_read_is_a_failure() {
    let world = World::with_pack(&[("a.mou", ROUGH)]);
    let path = world.path("a.mou");
    let mut permissions = std::fs::metadata(&path).expect("the file is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("our own file");
    world.check(&["--fix"]).status(2).err("a.mou: this file may only be read");
    assert_eq!(world.read("a.mou"), ROUGH);
}

#[test]
fn standard_input_comes_back_mended() {
    let world = World::with_pack(&[]);
    let arguments = ["check", "--as-of", "2026-11-21", "--pack", ".packs/own.mou", "--stdin", "--fix"];
    let run = Run::of(world.command(&arguments).write_stdin(ROUGH)).status(1).err("fixed 3, 1 left");
    assert!(
        run.out.starts_with("agreement \"Oak Hollow\" {\n")
            && run.out.ends_with("SRO must not search locker.\n}\n")
    );
    let arguments = [&arguments[..6], &["--diff"]].concat();
    let run = Run::of(world.command(&arguments).write_stdin(ROUGH)).status(1);
    run.out("+  SRO must not search locker.\n");
}

#[test]
fn what_somebody_answers_for_is_left_alone() {
    let waiver =
        "  waive own-pack/no-arrest until 2027-06-30 by \"Board vote 2026-14\" because \"under revision\".\n";
    let text = ROUGH
        .replace("    SRO should not arrest student.\n", waiver)
        .replace("may not serch", "must not search");
    let world = World::with_pack(&[("a.mou", &text)]);
    world.check(&["--unsafe-fixes"]).status(0).err(", 0 left");
    assert!(!world.read("a.mou").contains("arrest student"), "{}", world.read("a.mou"));
}

#[test]
fn a_report_for_programs_is_of_the_mended_text() {
    let world = World::with_pack(&[("a.mou", ROUGH)]);
    let run = world.check(&["--unsafe-fixes", "--format", "json"]).status(0);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("nothing but JSON is there");
    assert_eq!(report["summary"]["errors"], 0);
}
