//! `moulint.toml`: what it sets, where it is looked for, what goes before it, and what a mistake in it costs.

use super::{BAD, GOOD, World};

const USES_PACK: &str = "packs = [\".packs\"]\n";

/// A folder with the user's pack, named in the configuration.
fn world(config: &str, files: &[(&str, &str)]) -> World {
    let world = World::with_pack(files);
    world.write("moulint.toml", format!("{USES_PACK}{config}").as_bytes());
    world
}

#[test]
fn packs_are_seen_from_the_folder_of_the_configuration() {
    let world = world("", &[("agreements/deep/bad.mou", BAD)]);
    world.run(&["check", "agreements/deep/bad.mou"]).status(1).says("own-pack/no-arrest");
    world.run_in("agreements/deep", &["check"]).status(1).says("own-pack/no-arrest");
    world.run_in("agreements/deep", &["check", "bad.mou", "--no-config"]).status(1).not_says("own-pack");
}

#[test]
fn the_nearest_configuration_governs_a_file() {
    let world = world("", &[("a.mou", BAD), ("lenient/b.mou", BAD)]);
    world.write(
        "lenient/moulint.toml",
        b"packs = [\"../.packs\"]\n[severity]\n\"own-pack/no-arrest\" = \"advice\"\n",
    );
    world.run(&["check", "a.mou"]).status(1);
    world.run(&["check", "lenient"]).status(0);
    world.run(&["check", "."]).status(1).says("a.mou:1").says("own-pack/no-arrest");
}

#[test]
fn the_command_line_goes_before_the_configuration() {
    let world = world("as-of = \"2026-01-02\"\nfail-on = \"warning\"\n", &[("bad.mou", BAD)]);
    world.run(&["check", "bad.mou"]).status(1).says("law as of 2026-01-02");
    world.run(&["check", "bad.mou", "--as-of", "2026-03-04"]).status(1).says("law as of 2026-03-04");
    world.run(&["check", "bad.mou", "--pack", "us-ct"]).not_says("own-pack");
    world.run(&["check", "bad.mou", "--exit-zero"]).status(0).says("own-pack/no-arrest");
}

#[test]
fn a_severity_is_set_by_rule() {
    let off = world("[severity]\n\"own-pack/no-arrest\" = \"off\"\n", &[("bad.mou", BAD)]);
    let run = off.run(&["check", "--format", "json"]).status(0);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("the report is JSON");
    assert_eq!(report["files"][0]["turned_off"], serde_json::json!(["own-pack/no-arrest"]));
    assert_eq!(report["files"][0]["verdicts"], serde_json::json!([]));
    let raised = world(
        "[severity]\n\"core/missing-party\" = \"error\"\n\"own-pack/no-arrest\" = \"warning\"\n",
        &[("bad.mou", BAD)],
    );
    raised.run(&["check"]).status(1).says("error core/missing-party").says("warning own-pack/no-arrest");
}

#[test]
fn what_nobody_has_confirmed_stays_a_warning() {
    let world = world("[severity]\n\"own-pack/no-arrest\" = \"error\"\n", &[("bad.mou", BAD)]);
    let pack = super::PACK.replace("evidence official", "evidence unverified");
    world.write(".packs/own.mou", pack.as_bytes());
    world.run(&["check"]).status(0).says("warning own-pack/no-arrest");
}

#[test]
fn files_are_included_and_left_out_by_pattern() {
    let world = world(
        "exclude = [\"drafts\", \"*-old.mou\"]\n",
        &[("a.mou", GOOD), ("drafts/b.mou", BAD), ("c-old.mou", BAD)],
    );
    world.run(&["check"]).status(0).says("a.mou").not_says("b.mou").not_says("c-old.mou");
    // What somebody names outright is meant, unless a tool names it that does not know of the configuration.
    world.run(&["check", "drafts/b.mou"]).status(1);
    world.run(&["check", "drafts/b.mou", "--force-exclude"]).status(0).says("no file was checked");
    world.run(&["check", "drafts"]).status(2).err("leaves out every file");
}

#[test]
fn agreements_without_a_state_get_one_by_their_path() {
    let stateless = GOOD.replace("  jurisdiction US-CT\n", "");
    let world = World::new(&[("ct/a.mou", &stateless), ("other/b.mou", &stateless)]);
    world.write("moulint.toml", b"[jurisdiction]\n\"ct/**\" = \"US-CT\"\n");
    world
        .run(&["check", "ct/a.mou", "--as-of", "2026-11-21"])
        .says("us-ct")
        .not_says("core/missing-jurisdiction");
    world.run(&["check", "other/b.mou", "--as-of", "2026-11-21"]).says("core/missing-jurisdiction");
    // A state that no pack is for would look clean without having been checked.
    world.write("moulint.toml", b"[jurisdiction]\n\"ct/**\" = \"US-CTT\"\n");
    world.run(&["check", "ct/a.mou", "--as-of", "2026-11-21"]).says("there is no pack for `US-CTT`");
}

#[test]
fn a_mistake_is_told_with_its_place_and_nothing_is_checked() {
    let cases = [
        ("serverity = 3\n", "there is no key `serverity`", "did you mean `severity`?"),
        ("[severity]\n\"core/will\" = \"of\"\n", "`of` cannot stand here", "did you mean `off`?"),
        ("[severity]\n\"core/wil\" = \"off\"\n", "there is no rule `core/wil`", "did you mean `core/will`?"),
        (
            "[severity]\n\"core/syntax\" = \"off\"\n",
            "the severity of `core/syntax` cannot be changed",
            "mend that",
        ),
        ("as-of = \"2026-02-30\"\n", "there is no such day", "moulint schema config"),
        ("exclude = [\"a{b\"]\n", "`a{b` in `exclude` is no pattern", "`**` for folders"),
        ("preview = 1\n", "here belongs a boolean", "moulint schema config"),
        ("packs = \n", "moulint.toml", "moulint schema config"),
    ];
    for (text, what, help) in cases {
        let world = World::new(&[("good.mou", GOOD), ("moulint.toml", text)]);
        let run = world.run(&["check"]).status(2).err(what).err(help).err("moulint.toml:");
        assert!(run.out.is_empty(), "{}", run.out);
    }
}

#[test]
fn packs_that_are_not_there_are_told() {
    let world = World::new(&[("good.mou", GOOD), ("moulint.toml", "packs = [\"us-cd\"]\n")]);
    world.run(&["check"]).status(2).err("us-ct");
    world.write("moulint.toml", b"packs = [\"us-ct@2999.1\"]\n");
    world.run(&["check"]).status(2).err("2999.1 is asked for");
}

#[test]
fn an_edition_keeps_the_rules_it_had_and_new_ones_are_tried_out_first() {
    let newer = super::PACK.replace("edition 2026.1", "edition 2026.2").replace(
        "  rule no-arrest",
        "  rule later \"Officers do not search students\" {\n    cite own-act\n    in force always\n    evidence official\n    \
         severity error\n    since 2026.2\n    require SRO must not search student.\n    complies { SRO must not search \
         student. }\n    violates { SRO must meet with principal. }\n  }\n  rule no-arrest",
    );
    let world = World::new(&[("good.mou", GOOD), (".packs/own.mou", &newer)]);
    world.write("moulint.toml", b"packs = [\".packs\"]\n");
    world.run(&["check"]).status(1).says("own-pack/later");
    world.write("moulint.toml", b"packs = [\".packs@2026.1\"]\n");
    world.run(&["check"]).status(0).not_says("own-pack/later");
    world.write(".packs/own.mou", newer.replace("since 2026.2", "since 2026.2\n    preview").as_bytes());
    world.write("moulint.toml", b"packs = [\".packs\"]\n");
    world.run(&["check"]).status(0).not_says("own-pack/later");
    world.run(&["check", "--preview"]).status(1).says("own-pack/later");
}

#[test]
fn the_lock_holds_packs_to_what_they_were() {
    let world = world("", &[("good.mou", GOOD)]);
    world.run(&["check", "--locked"]).status(2).err("moulint.lock").err("there is no such file");
    world.run(&["lock"]).status(0).says("own-pack 2026.1");
    world.run(&["check", "--locked"]).status(0);
    world.run(&["lock", "--check"]).status(0);
    // Line ends make no difference, for a checkout on Windows changes them.
    world.write(".packs/own.mou", super::PACK.replace('\n', "\r\n").as_bytes());
    world.run(&["check", "--locked"]).status(0);
    world.write(".packs/own.mou", super::PACK.replace("severity error", "severity warning").as_bytes());
    world
        .run(&["check", "--locked"])
        .status(2)
        .err("the text of the pack `own-pack` is another than in the lock");
    world.run(&["lock", "--check"]).status(1).says("another than in the lock");
    world.run(&["check"]).status(0);
    world.write("moulint.lock", b"version = 9\n");
    world.run(&["check", "--locked"]).status(2).err("this is no lock");
}

#[test]
fn what_is_in_effect_is_shown_with_where_it_comes_from() {
    let world = world("as-of = 2026-01-02\n\n[severity]\n\"core/will\" = \"off\"\n", &[("a.mou", GOOD)]);
    world
        .run(&["config"])
        .status(0)
        .says("moulint.toml governs .")
        .says("own-pack 2026.1 (moulint.toml:1)")
        .says("2026-01-02 (moulint.toml:2)")
        .says("off (moulint.toml:5)")
        .says("error (default)");
    World::new(&[("a.mou", GOOD)]).run(&["config"]).status(0).says("no moulint.toml governs");
}

#[test]
fn a_first_configuration_changes_nothing_and_is_never_written_over() {
    let world = World::new(&[("good.mou", GOOD)]);
    let before = world.run(&["check", "--as-of", "2026-11-21"]).out;
    world.run(&["init"]).status(0).says("wrote moulint.toml");
    assert_eq!(world.run(&["check", "--as-of", "2026-11-21"]).out, before);
    world.run(&["init"]).status(2).err("there is one already");
}

#[test]
fn standard_input_is_checked_as_the_file_it_stands_for() {
    let world = world("[severity]\n\"core/missing-date\" = \"off\"\n", &[("sub/other.mou", GOOD)]);
    world
        .run_with_input(&["check", "--stdin", "--path", "sub/bad.mou"], BAD)
        .status(1)
        .says("sub/bad.mou:1")
        .says("own-pack/no-arrest");
    world.run_with_input(&["check", "--stdin"], GOOD).status(0).says("input.mou");
    world.run(&["check", "--path", "a.mou"]).status(2).err("--stdin");
}
