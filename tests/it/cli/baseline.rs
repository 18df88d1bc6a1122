//! The baseline: old findings do not count, new ones do, and it only gets smaller.

use super::{BAD, GOOD, World};

fn world(files: &[(&str, &str)]) -> World {
    let world = World::with_pack(files);
    world.write(
        "moulint.toml",
        b"packs = [\".packs\"]\nbaseline = \"moulint-baseline.json\"\nas-of = 2026-06-01\n",
    );
    world
}

/// The second agreement of a folder, which finds fault of its own.
const OTHER: &str = "agreement \"Maple Grove\" {\n  jurisdiction US-CT\n  district \"Maple Grove\"\n  agency \"Maple Grove Police\"\n  signed 2024-01-15 by superintendent, chief\n  SRO will meet with principal every week.\n}\n";

#[test]
fn what_was_there_does_not_count_and_what_is_new_does() {
    let world = world(&[("bad.mou", BAD)]);
    world.run(&["check"]).status(2).err("moulint-baseline.json").err("there is no such file");
    world.run(&["baseline"]).status(0).says("wrote moulint-baseline.json");
    world.run(&["check"]).status(0).says("in the baseline").not_says("own-pack/no-arrest (");
    world.write("other.mou", OTHER.as_bytes());
    world.run(&["check"]).status(1).says("other.mou").says("own-pack/no-arrest (missing)");
}

#[test]
fn it_stays_where_files_and_clauses_move() {
    let will = "  SRO will meet with principal every week.\n";
    let text = OTHER.replace(will, &format!("  section I {{\n{will}  }}\n"));
    let world = world(&[("other.mou", &text)]);
    world.run(&["baseline"]).status(0);
    let moved = [
        text.replace('\n', "\r\n"),
        text.replace(will, &format!("\n\n  // a remark\n  SRO must meet with chief every week.\n  {will}")),
        text.replace(will, &will.replace("SRO will", "talks: the SRO   will")),
        text.replace("section I", "section IX"),
    ];
    for text in moved {
        world.write("other.mou", text.as_bytes());
        world.run(&["check"]).status(0).not_says("core/will");
    }
    // What means something else is something else.
    world.write("other.mou", text.replace("every week", "every month").as_bytes());
    world.run(&["check"]).status(1).says("core/will").says("core/baseline-stale");
    std::fs::rename(world.path("other.mou"), world.path("renamed.mou")).expect("the file is renamed");
    world.write("renamed.mou", text.as_bytes());
    world.run(&["check"]).status(0);
}

#[test]
fn it_only_gets_smaller() {
    let world = world(&[("bad.mou", BAD), ("other.mou", OTHER)]);
    world.run(&["baseline"]).status(0);
    let drawn = world.read("moulint-baseline.json");
    world.write("bad.mou", GOOD.replace("Riverton\" {", "Oak Hollow\" {").as_bytes());
    world
        .run(&["check"])
        .status(1)
        .says("error core/baseline-stale")
        .says("moulint-baseline.json:")
        .says("run `moulint baseline`");
    world.write("new.mou", BAD.replace("Oak Hollow", "Elm Ridge").as_bytes());
    world.run(&["baseline"]).status(0).says("fewer than before").says("are new, and count");
    world.run(&["check"]).status(1).says("new.mou").not_says("core/baseline-stale");
    assert!(world.read("moulint-baseline.json").len() < drawn.len());
    // An agreement that is gone takes its entries along.
    std::fs::remove_file(world.path("new.mou")).expect("the file goes");
    std::fs::remove_file(world.path("other.mou")).expect("the file goes");
    world.run(&["check"]).status(1).says("core/baseline-stale").says("Maple Grove");
    // Of a part, nobody can say that the rest is gone.
    world.run(&["check", "bad.mou"]).status(0);
    world.run(&["baseline"]).status(0).says("0 findings");
    world.run(&["check"]).status(0);
}

#[test]
fn what_was_not_understood_always_counts() {
    let world = world(&[("broken.mou", super::BROKEN)]);
    world.run(&["baseline"]).status(0).says("say that something was not understood, and always count");
    world.run(&["check"]).status(1).says("core/syntax");
}

#[test]
fn a_broken_baseline_is_told_and_nothing_is_checked() {
    let world = world(&[("good.mou", GOOD)]);
    for (text, what) in [
        ("{", "this is no baseline"),
        ("{\"baseline\": 9, \"findings\": []}", "a later moulint"),
        ("{\"baseline\": 1, \"finding\": []}", "finding"),
    ] {
        world.write("moulint-baseline.json", text.as_bytes());
        let run = world.run(&["check"]).status(2).err("moulint-baseline.json:1").err(what);
        assert!(run.out.is_empty());
    }
}

#[test]
fn it_can_be_named_on_the_command_line() {
    let world = World::with_pack(&[("bad.mou", BAD)]);
    let pack = ["--pack", ".packs", "--as-of", "2026-06-01"];
    world.run(&["baseline"]).status(2).err("nothing says which file the baseline is");
    world.run(&[&["baseline", "--baseline", "old.json"], &pack[..]].concat()).status(0);
    world.run(&[&["check", "--baseline", "old.json"], &pack[..]].concat()).status(0);
    world.run(&[&["check"], &pack[..]].concat()).status(1);
}

#[test]
fn it_fits_its_schema() {
    let world = world(&[("bad.mou", BAD), ("other.mou", OTHER)]);
    world.run(&["baseline"]).status(0);
    let schema: serde_json::Value =
        serde_json::from_str(&world.run(&["schema", "baseline"]).out).expect("a schema is JSON");
    let baseline: serde_json::Value =
        serde_json::from_str(&world.read("moulint-baseline.json")).expect("the baseline is JSON");
    let problems: Vec<String> = jsonschema::validator_for(&schema)
        .expect("the schema is one")
        .iter_errors(&baseline)
        .map(|error| error.to_string())
        .collect();
    assert!(problems.is_empty(), "{problems:?}");
    assert!(baseline["findings"].as_array().is_some_and(|findings| findings.len() > 2));
}
