//! `moulint coverage`: which quoted sentences are accounted for.

use serde_json::Value;

use super::{DRAFT, world};
use crate::cli::{World, output};

/// The one agreement of the report on a text.
#[track_caller]
fn counted(text: &str) -> Value {
    let world = World::new(&[("a.mou", text)]);
    let run = world.run(&["coverage", "a.mou", "--format", "json"]).status(0).silent();
    output::assert_valid(&world, "coverage", &run.out);
    let report: Value = serde_json::from_str(&run.out).expect("it is JSON");
    report["agreements"][0].clone()
}

#[test]
fn sentences_are_counted_by_what_stands_under_them() {
    let counted = counted(DRAFT);
    assert_eq!(counted["quotes"], 7);
    assert_eq!(counted["sentences"], 6, "a purpose sets no rule");
    assert_eq!(counted["clauses"]["reviewed"], 1);
    assert_eq!(counted["clauses"]["unreviewed"], 4);
    assert_eq!(counted["unmodelled"]["unreviewed"], 0);
    assert_eq!(counted["percent"], 83.3);
    let bare = &counted["unaccounted"][0];
    assert_eq!((&bare["line"], &bare["column"]), (&35.into(), &5.into()));
    assert_eq!(bare["mark"], "par. 9");
    assert_eq!(counted["unaccounted"].as_array().map(Vec::len), Some(1));
}

#[test]
fn a_person_is_told_what_is_missing_and_where() {
    world()
        .run(&["coverage", "oak.mou"])
        .status(0)
        .silent()
        .says("6 sentences look as if setting a rule, 5 of them accounted for (83.3 percent)")
        .says("5 with clauses, 4 of them looked at by nobody yet")
        .says("oak.mou:35:5: [par. 9] The school shall not disclose education records");
}

#[test]
fn a_share_can_be_asked_for() {
    let world = world();
    world
        .run(&["coverage", "oak.mou", "--at-least", "83"])
        .status(0)
        .says("at least 83 percent asked for: reached");
    world.run(&["coverage", "oak.mou", "--at-least", "84"]).status(1).says("not reached");
    let run = world.run(&["coverage", "oak.mou", "--at-least", "84", "--format", "json"]).status(1);
    let report: Value = serde_json::from_str(&run.out).expect("it is JSON");
    assert_eq!(report["reached"], false);
    world.run(&["coverage", "oak.mou", "--at-least", "101"]).status(2).err("from 0 to 100");
}

#[test]
fn quotes_written_by_hand_are_parted_into_sentences() {
    let by_hand = "agreement \"a\" {\n  > The SRO shall report incidents. The chief shall attend meetings. They met in spring. [p. 3]\n\n  > The SRO shall wear a uniform. The SRO must not arrest students.\n  SRO must wear uniform.\n\n  > It shall snow.\n  unmodelled \"vague\".\n}\n";
    let counted = counted(by_hand);
    assert_eq!(
        counted["unaccounted"].as_array().map(Vec::len),
        Some(2),
        "a quote followed by another has nothing"
    );
    assert_eq!(counted["others"].as_array().map(Vec::len), Some(1), "`They met in spring.`");
    assert_eq!(counted["clauses"]["reviewed"], 2, "a clause accounts for all sentences of its quote");
    assert_eq!(counted["unmodelled"]["reviewed"], 1);
}

#[test]
fn without_quotes_nothing_is_accounted_for() {
    let world =
        World::new(&[("a.mou", "agreement \"a\" {\n  SRO must wear uniform.\n}\n"), ("b.mou", "SRO")]);
    world.run(&["coverage", "a.mou"]).status(0).says("quotes nothing");
    world.run(&["coverage", "a.mou", "--at-least", "1"]).status(1).says("quotes nothing");
    world.run(&["coverage", "b.mou"]).status(2).err("b.mou:");
    world.run(&["coverage", "nowhere.mou"]).status(2).err("no such file");
}
