//! `moulint compare` from outside.

use serde_json::Value;

use super::World;
use super::output::assert_valid;

const MODEL: &str = r#"template "Model" {
  jurisdiction US-MA
  district ___"the district"
  agency ___"the police department"
  section I "Arrests" {
    required by ma-37p "(b)" because "arrests are for the last resort":
    last-resort:
    SRO must not arrest student unless imminent-injury.
    notice:
    SRO must notify a parent about arrest within ___"how many" hours of arrest.
    optional:
    SRO must wear uniform.
    ___"who pays" must pay salary.
  }
}
"#;

const KEPT: &str = r#"agreement "Riverton" {
  jurisdiction US-MA
  district "Riverton Schools"
  section 1 {
    police-department must pay salary.
    SRO must notify a parent about arrest within 4 hours of arrest.
    no SRO may arrest student unless imminent-injury.
    SRO must wear uniform.
  }
}
"#;

const DEPARTS: &str = r#"agreement "Oak Hollow" {
  jurisdiction US-CT
  section 1 {
    SRO must not arrest student unless emergency.
    SRO must notify a parent about arrest within ___"how many" hours of arrest.
    SRO may search student.
  }
}
"#;

fn world() -> World {
    World::new(&[("model.mou", MODEL), ("kept.mou", KEPT), ("departs.mou", DEPARTS)])
}

fn json(world: &World, arguments: &[&str]) -> Value {
    let run = world.run(&[&["compare"], arguments, &["--format", "json"]].concat());
    assert!(run.status < 2, "{}", run.err);
    serde_json::from_str(&run.out).expect("it is JSON")
}

fn relations(report: &Value) -> Vec<&str> {
    let rows = report["agreements"][0]["rows"].as_array().expect("an agreement has rows");
    rows.iter().map(|row| row["relation"].as_str().expect("a relation is a word")).collect()
}

#[test]
fn what_the_model_requires_decides_the_status() {
    let world = world();
    world.run(&["compare", "kept.mou", "--with", "model.mou"]).status(0).silent().out("4 equivalent");
    let departs = world.run(&["compare", "departs.mou", "--with", "model.mou"]).status(1).silent();
    departs
        .out("weaker I.1 last-resort (required): `1.1` falls short in the conditions")
        .out("the conditions: `unless imminent-injury` → `unless emergency`")
        .out("law: G.L. c. 71, § 37P(b)")
        .out("missing I.3 (optional)")
        .out("only in the agreement\n  1.3: SRO may search student");
    // What is asked for decides instead, and what is optional never counts.
    let fails = |what: &str, status: i32| {
        world.run(&["compare", "departs.mou", "--with", "model.mou", "--fail-on", what]).status(status);
    };
    fails("weaker", 1);
    fails("contradicted,overlapping", 0);
    fails("added", 1);
    fails("takes-back", 0);
    fails("nothing", 0);
}

#[test]
fn blanks_are_filled_left_or_struck() {
    let world = world();
    let kept = json(&world, &["kept.mou", "--with", "model.mou"]);
    assert_eq!(relations(&kept), ["equivalent"; 4]);
    let fates = |report: &Value| -> Vec<String> {
        let blanks = report["agreements"][0]["blanks"].as_array().expect("there are blanks");
        let told = |blank: &Value| {
            let words = blank["words"].as_str().map(|words| format!(" {words}")).unwrap_or_default();
            format!(
                "{}: {}{words}",
                blank["place"].as_str().unwrap_or(""),
                blank["fate"].as_str().unwrap_or("")
            )
        };
        blanks.iter().map(told).collect()
    };
    assert_eq!(
        fates(&kept),
        [
            "district: filled \"Riverton Schools\"",
            "agency: struck",
            "I.2: filled 4 hours",
            "I.4: filled police-department"
        ]
    );
    let departs = json(&world, &["departs.mou", "--with", "model.mou"]);
    // The clause of the other blank is missing, which is told as such.
    assert_eq!(fates(&departs), ["district: struck", "agency: struck", "I.2: left"]);
    assert_eq!(relations(&departs), ["weaker", "equivalent", "missing", "missing"]);
}

#[test]
fn a_missing_clause_comes_with_an_edit_that_inserts_it() {
    let world = world();
    let before = json(&world, &["departs.mou", "--with", "model.mou"]);
    let row = &before["agreements"][0]["rows"][3];
    let at = usize::try_from(row["fix"]["byte"].as_u64().expect("there is an edit")).expect("it fits");
    let mut text = DEPARTS.to_owned();
    text.insert_str(at, row["fix"]["insert"].as_str().expect("it inserts words"));
    world.write("departs.mou", text.as_bytes());
    world.run(&["fmt", "--check", "departs.mou"]).status(0);
    let after = json(&world, &["departs.mou", "--with", "model.mou"]);
    assert_eq!(relations(&after), ["weaker", "equivalent", "missing", "equivalent"], "{text}");
}

#[test]
fn what_is_written_follows_the_schema() {
    let world = world();
    for arguments in [
        &["departs.mou", "--with", "model.mou"][..],
        &[".", "--with", "model.mou"],
        &["kept.mou", "departs.mou", "--as-of", "2026-11-21"],
    ] {
        let run = world.run(&[&["compare"], arguments, &["--format", "json"]].concat());
        assert_valid(&world, "compare", &run.out);
    }
}

#[test]
fn editions_tell_which_verdicts_changed() {
    let world = World::with_pack(&[
        (
            "old.mou",
            "agreement \"A\" {\n  SRO must not arrest student.\n  SRO must meet with principal.\n}\n",
        ),
        (
            "new.mou",
            "agreement \"A\" {\n  SRO must meet with principal.\n  SRO should not arrest student.\n}\n",
        ),
    ]);
    let pack = ["--pack", ".packs/own.mou", "--as-of", "2026-11-21"];
    let run = world.run(&[&["compare", "old.mou", "new.mou"][..], &pack].concat()).status(0).silent();
    run.out("advisory 1, now 2: `2` only recommends it")
        .out("worse own-pack/no-arrest: satisfied → advisory: Officers do not arrest students")
        .out("equivalent\n  2 (now 1)");
}

#[test]
fn many_agreements_make_a_table() {
    let world = world();
    let csv = world.run(&["compare", "kept.mou", "departs.mou", "--with", "model.mou", "--format", "csv"]);
    assert_eq!(
        csv.status(1).silent().out,
        "agreement,path,jurisdiction,departing,added,I.1,I.2,I.3,I.4\n\
         Oak Hollow,departs.mou,US-CT,3,1,weaker,equivalent,missing,missing\n\
         Riverton,kept.mou,US-MA,0,0,equivalent,equivalent,equivalent,equivalent\n"
    );
    let text = world.run(&["compare", "kept.mou", "departs.mou", "--with", "model.mou"]).status(1).silent();
    text.out("2 agreements compared with model.mou").out(" 50 % I.1 last-resort: 1 equivalent, 1 weaker");
}

#[test]
fn words_of_documents_forge_nothing() {
    let hostile = KEPT
        .replace("\"Riverton\"", "\"=cmd|' /C calc'!A0 `x` | <b>\u{1b}[31m\"")
        .replace("must pay salary", "must pay \"a | b `c` <i>\"");
    let world = World::new(&[("model.mou", MODEL), ("hostile.mou", &hostile)]);
    let run =
        |format: &str| world.run(&["compare", "hostile.mou", "--with", "model.mou", "--format", format]);
    let csv = run("csv");
    assert!(csv.out.contains("\n'=cmd"), "{}", csv.out);
    for format in ["text", "markdown", "csv", "html"] {
        let out = run(format).out;
        assert!(!out.contains('\u{1b}'), "{format}: {out}");
        let marked = ["markdown", "html"].contains(&format);
        assert!(!marked || !out.contains("<b>"), "{format}: {out}");
    }
}

#[test]
fn what_cannot_be_compared_is_said() {
    let world = world();
    let run = |arguments: &[&str]| world.run(&[&["compare"], arguments].concat());
    run(&["kept.mou", "--with", "massachusets-2018"])
        .status(2)
        .err("did you mean `us-ma/massachusetts-2018`?");
    run(&["kept.mou"]).status(2).err("say what to compare with");
    run(&["nowhere.mou", "kept.mou", "--with", "model.mou"]).status(2).err("nowhere.mou").out("4 equivalent");
    world.write("broken.mou", KEPT.replace("must wear uniform", "must must wear").as_bytes());
    run(&["broken.mou", "--with", "model.mou"])
        .status(1)
        .err("1 place could not be read, and what stands there is not compared")
        .out("missing I.3");
    let two = format!("{KEPT}{DEPARTS}");
    world.write("two.mou", two.as_bytes());
    run(&["kept.mou", "--with", "two.mou"]).status(2).err("there are 2 agreements here");
    run(&["two.mou", "--with", "model.mou"]).status(1).out("2 agreements compared");
}
