//! Packs from outside: listed, tried, begun, and judged by on other days and under other assumptions.

use serde_json::Value;

use super::{World, output};

/// A pack with a law to come, a reading to argue about, and an agreement that was only renewed.
const DATED: &str = r#"pack dated "Laws with dates" {
  edition 2026.1
  authority act "The Act"
  assume renewal-counts "Renewal by its own terms makes an agreement new"
  rule arrest-ban "Officers do not arrest students" {
    cite act "§ 1"
    in force 2026-07-01
    evidence official
    severity error
    require SRO must not arrest student.
    because "It is only an example."
    complies { SRO must not arrest student. }
    violates { SRO must wear uniform. }
  }
  rule weekly-meeting "The officer meets the principal every week" {
    cite act "§ 2"
    in force 2024-01-01
    binds agreements made since 2024-01-01
    binds agreements renewed since 2024-01-01 assuming renewal-counts
    evidence unverified
    severity error
    require SRO must meet with principal every week.
    because "It is only an example."
    complies { SRO must meet with principal every week. }
    violates { SRO must wear uniform. }
  }
}
"#;

/// Made before either law, and renewed since.
const RENEWED: &str = r#"agreement "Riverton" {
  jurisdiction US-CT
  district     "Riverton Board of Education"
  agency       "Riverton Police Department"
  signed       2020-08-01 by superintendent, chief
  renewed      2025-08-01
  expires      2026-12-31
  SRO must wear uniform.
}
"#;

fn world() -> World {
    World::new(&[("dated.mou", DATED), ("riverton.mou", RENEWED)])
}

fn check(world: &World, more: &[&str]) -> Value {
    let fixed = ["check", "riverton.mou", "--pack", "dated.mou", "--format", "json"];
    let run = world.run(&[&fixed, more].concat());
    output::assert_valid(world, "report", &run.out);
    serde_json::from_str(&run.out).expect("it is JSON")
}

fn verdict<'a>(report: &'a Value, rule: &str) -> &'a str {
    let verdicts = report["files"][0]["verdicts"].as_array().expect("a list");
    let found = verdicts.iter().find(|one| one["rule"] == rule).expect("every rule has a verdict");
    found["verdict"].as_str().expect("a text")
}

#[test]
fn law_to_come_is_a_list_of_warnings_as_far_as_the_term_reaches() {
    let world = world();
    let before = check(&world, &["--as-of", "2026-06-30"]);
    assert_eq!(verdict(&before, "dated/arrest-ban"), "not-applicable");
    let upcoming = before["files"][0]["upcoming"].as_array().expect("a list");
    assert_eq!(upcoming.len(), 1, "{upcoming:#?}");
    assert_eq!(upcoming[0]["rule"], "dated/arrest-ban");
    assert_eq!(upcoming[0]["from"], "2026-07-01");
    assert_eq!(upcoming[0]["severity"], "warning");
    assert_eq!(upcoming[0]["verdict"], "missing");
    assert_eq!(before["summary"]["upcoming"], 1);
    let near = check(&world, &["--as-of", "2026-06-01", "--horizon", "2026-06-30"]);
    assert_eq!(near["summary"]["upcoming"], 0, "the law comes after the horizon");
    let over = check(&world, &["--as-of", "2026-12-31", "--horizon", "2030-01-01"]);
    assert_eq!(verdict(&over, "dated/arrest-ban"), "missing");
    assert_eq!(over["summary"]["upcoming"], 0, "nothing lies ahead");
    let text = world.run(&["check", "riverton.mou", "--pack", "dated.mou", "--as-of", "2026-06-30"]);
    text.out("from 2026-07-01: a rule comes into force")
        .out("warning dated/arrest-ban (missing), from 2026-07-01")
        .out("judged by dated 2026.1, law as of 2026-06-30")
        .out("1 warning of law to come");
}

#[test]
fn an_assumption_is_taken_either_way_and_its_weight_is_told() {
    let world = world();
    let on = check(&world, &["--as-of", "2026-01-01", "--sensitivity"]);
    assert_eq!(verdict(&on, "dated/weekly-meeting"), "missing");
    let hangs = &on["files"][0]["sensitivity"][0];
    assert_eq!(hangs["assumption"], "dated/renewal-counts");
    assert_eq!(hangs["assumed"], true);
    assert_eq!(hangs["changes"][0]["rule"], "dated/weekly-meeting");
    assert_eq!(hangs["changes"][0]["now"], "missing");
    assert_eq!(hangs["changes"][0]["then"], "not-applicable");
    for name in ["renewal-counts", "dated/renewal-counts"] {
        let off = check(&world, &["--as-of", "2026-01-01", "--assume-not", name]);
        assert_eq!(verdict(&off, "dated/weekly-meeting"), "not-applicable", "{name}");
        assert_eq!(off["files"][0]["sensitivity"], Value::Null);
    }
    let run = |more: &[&str]| world.run(&[&["check", "riverton.mou", "--pack", "dated.mou"], more].concat());
    run(&["--assume", "renewal-count"]).status(2).err("did you mean `dated/renewal-counts`?");
    let both = ["--assume", "renewal-counts", "--assume-not", "renewal-counts"];
    run(&both).status(2).err("cannot be both");
    run(&["--as-of", "2026-01-01", "--sensitivity"]).out("would be not-applicable, and is missing");
    let explain = |what: &str| world.run(&["explain", what, "--pack", "dated.mou"]).status(0);
    explain("renewal-counts").out("dated/weekly-meeting").out("--assume-not renewal-counts");
    explain("dated/weekly-meeting").out("hangs on: `renewal-counts` (assumed)");
    explain("dated").out("Renewal by its own terms");
}

#[test]
fn what_nobody_confirmed_is_never_an_error() {
    let report = check(&world(), &["--as-of", "2026-01-01"]);
    let findings = report["files"][0]["findings"].as_array().expect("a list");
    let found = findings.iter().find(|one| one["rule"] == "dated/weekly-meeting").expect("it is missing");
    assert_eq!(found["severity"], "warning", "the rule itself says error");
    assert!(found["help"].as_str().expect("a text").contains("look the law up"), "{found:#}");
}

#[test]
fn rules_are_listed_for_people_for_programs_and_for_pages() {
    let world = world();
    world.run(&["rules", "dated.mou"]).status(0).silent().out("dated/arrest-ban").out("since 2026-07-01");
    let run = world.run(&["rules", "--pack", "dated.mou", "--format", "json"]).status(0).silent();
    output::assert_valid(&world, "rules", &run.out);
    let listed: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(listed["packs"].as_array().map(Vec::len), Some(1));
    assert_eq!(listed["packs"][0]["rules"][0]["from"], "2026-07-01");
    assert_eq!(listed["packs"][0]["rules"][1]["assumptions"][0], "renewal-counts");
    world
        .run(&["rules", "dated.mou", "--format", "markdown"])
        .status(0)
        .out("| `dated/arrest-ban` | Officers do not arrest students | The Act § 1 | since 2026-07-01 |");
    let all = world.run(&["rules", "--format", "json"]).status(0).silent();
    output::assert_valid(&world, "rules", &all.out);
    world.run(&["rules", "us-mma"]).status(2).err("did you mean `us-ma`");
}

#[test]
fn packs_are_put_to_the_test_and_a_new_one_passes() {
    let world = world();
    world
        .run(&["test", "dated.mou"])
        .status(0)
        .silent()
        .out("dated: 2 rules, 4 examples and 0 expectations hold");
    let made = world.run(&["new", "pack", "my-county"]).status(0).silent();
    made.out("moulint test my-county");
    world.run(&["test", "my-county"]).status(0).silent().out("expectations hold");
    world.run(&["fmt", "--check", "my-county"]).status(0);
    world.run(&["check", "my-county"]).status(0).out("pack.mou: pack, nothing to mend");
    world.run(&["check", "riverton.mou", "--pack", "my-county"]).status(1).out("judged by my-county 2026.1");
    world.run(&["new", "pack", "my-county"]).status(2).err("already");
    world.run(&["new", "pack", "my county"]).status(2).err("letters, digits");
    world.run(&["new", "pack", "us-ma"]).status(2).err("built-in pack");
    world.run(&["new", "pack", "nowhere/mine"]).status(2).err("no such file or folder");
}

#[test]
fn an_example_or_a_case_that_does_not_hold_is_shown_at_its_place() {
    let wrong =
        DATED.replace("violates { SRO must wear uniform. }", "violates as weaker { SRO must wear uniform. }");
    let case = RENEWED.replace("  SRO must wear", "  //~ weekly-meeting: satisfied\n  SRO must wear");
    let idle = "agreement \"Idle\" { SRO must wear uniform. }\n";
    let world = World::new(&[
        ("mine/pack.mou", &wrong),
        ("mine/cases/renewed.mou", &case),
        ("mine/cases/idle.mou", idle),
    ]);
    let run = world.run(&["test", "mine"]).status(1);
    run.out("is `missing`, and not `weaker`")
        .out("mine/pack.mou:13:5")
        .out("expected `weekly-meeting: satisfied`, found `weekly-meeting: missing`")
        .out("this case expects nothing")
        .out("4 do not hold");
}

#[test]
fn recommendations_not_taken_up_are_named_and_shown_on_demand() {
    let world = World::new(&[("good.mou", super::GOOD)]);
    let folded = world.run(&["check", "good.mou", "--pack", "practice"]).status(0);
    let folded = folded.out("recommendations not taken up").out("practice (").out("arrest-comes-last");
    assert!(!folded.out.contains("advice practice/"), "{}", folded.out);
    let shown = world.run(&["check", "good.mou", "--pack", "practice", "--advice"]).status(0);
    let shown = shown.out("advice practice/arrest-comes-last");
    assert!(!shown.out.contains("not taken up"), "{}", shown.out);
}
