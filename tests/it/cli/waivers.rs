//! Waivers: what they suppress, for how long, and what is said of those that do not.

use super::World;

/// An agreement that the user's pack finds something in, with a place for statements at its end.
fn agreement(statements: &str) -> String {
    format!(
        "agreement \"Riverton\" {{\n  jurisdiction US-CT\n  district     \"Riverton Board of Education\"\n  agency       \
         \"Riverton Police Department\"\n  signed       2023-11-28 by superintendent, chief\n\n  section I {{\n    SRO will \
         meet with principal every week.\n    talks:\n    SRO will meet with superintendent every month.\n  \
         }}\n\n{statements}\n}}\n"
    )
}

const WAIVED: &str =
    r#"  waive own-pack/no-arrest until 2026-12-31 by "Board vote 2026-14" because "under revision"."#;

fn check(statements: &str, as_of: &str) -> super::Run {
    let world = World::with_pack(&[("a.mou", &agreement(statements))]);
    world.run(&["check", "a.mou", "--pack", ".packs", "--as-of", as_of])
}

#[test]
fn a_waiver_holds_until_its_last_day() {
    check("", "2026-06-01").status(1).says("own-pack/no-arrest");
    check(WAIVED, "2026-06-01").status(0).not_says("own-pack/no-arrest (").says("1 waived");
    check(WAIVED, "2026-11-30").status(0).not_says("core/waiver-ends");
    check(WAIVED, "2026-12-02").status(0).says("warning core/waiver-ends").says("in 29 days");
    check(WAIVED, "2026-12-31").status(0).says("ends today");
    check(WAIVED, "2027-01-01")
        .status(1)
        .says("error core/waiver-expired")
        .says("own-pack/no-arrest (missing)");
}

#[test]
fn a_waiver_holds_from_its_first_day() {
    let waived = WAIVED.replace(" until", " from 2026-07-01 until");
    check(&waived, "2026-06-30").status(1).says("own-pack/no-arrest (missing)").not_says("core/waiver");
    check(&waived, "2026-07-01").status(0).not_says("core/waiver");
}

#[test]
fn a_malformed_waiver_waives_nothing() {
    let cases = [
        ("until 2026-12-31 by \"Board vote 2026-14\"", "gives no reason"),
        ("until 2026-12-31 because \"under revision\"", "does not say by whose decision"),
        ("by \"Board vote 2026-14\" because \"under revision\"", "does not say until when it holds"),
        ("until 2026-12-31 by \"\" because \"under revision\"", "does not say by whose decision"),
        (
            "until 2028-12-31 by \"Board vote 2026-14\" because \"under revision\"",
            "lasts longer than 366 days",
        ),
        (
            "at IX.4 until 2026-12-31 by \"Board vote 2026-14\" because \"under revision\"",
            "is about a clause `IX.4`",
        ),
        (
            "from 2027-01-01 until 2026-12-31 by \"Board vote\" because \"under revision\"",
            "ends before it begins",
        ),
    ];
    for (rest, what) in cases {
        let run = check(&format!("  waive own-pack/no-arrest {rest}."), "2026-06-01").status(1);
        run.says("error core/waiver-malformed").says(what).says("own-pack/no-arrest (missing)");
    }
    let misspelt = WAIVED.replace("no-arrest", "no-arest");
    check(&misspelt, "2026-06-01")
        .status(1)
        .says("names a rule that there is not")
        .says("did you mean `own-pack/no-arrest`?");
    let hopeless = WAIVED.replace("own-pack/no-arrest", "core/unknown-term");
    check(&hopeless, "2026-06-01").status(1).says("is about something that nobody can waive");
    let twice = WAIVED.replace(" by", " until 2026-11-30 by");
    check(&twice, "2026-06-01").status(1).says("said twice");
}

#[test]
fn a_waiver_that_waives_nothing_is_told() {
    let kept = format!("  SRO must not arrest student.\n{WAIVED}");
    check(&kept, "2026-06-01")
        .status(0)
        .says("warning core/waiver-unused")
        .says("the verdict is `satisfied`");
    // Where the rule was not asked, nobody can say.
    let world = World::with_pack(&[("a.mou", &agreement(WAIVED))]);
    world.write("moulint.toml", b"packs = [\".packs\"]\n[severity]\n\"own-pack/no-arrest\" = \"off\"\n");
    world.run(&["check", "a.mou", "--as-of", "2026-06-01"]).status(0).not_says("core/waiver");
}

#[test]
fn a_finding_about_a_clause_is_waived_for_that_clause_only() {
    let rest = "until 2026-12-31 by \"Board vote 2026-14\" because \"the words of the state\".";
    let wills = |run: &super::Run| run.out.matches("core/will").count();
    let named = check(&format!("  waive core/will at I.2 {rest}"), "2026-06-01");
    let labelled = check(&format!("  waive core/will at talks {rest}"), "2026-06-01");
    let nobody = check(&format!("  waive core/will {rest}"), "2026-06-01");
    assert_eq!((wills(&named), wills(&labelled)), (1, 1), "{}", named.out);
    nobody.says("core/waiver-unused").says("is about another clause");
    // Right under the clause, it need not be named.
    let under =
        agreement("").replace("every month.\n", &format!("every month.\n    waive core/will {rest}\n"));
    let world = World::with_pack(&[("a.mou", &under)]);
    let under = world.run(&["check", "a.mou", "--no-config", "--as-of", "2026-06-01"]);
    assert_eq!(wills(&under), 1, "{}", under.out);
}

#[test]
fn a_waiver_changes_no_address() {
    let plain =
        agreement("").replace("every week.\n", "every week.\n    SRO must meet with chief every week.\n");
    let waiver = "waive core/will until 2026-12-31 by \"Board vote\" because \"the words of the state\".";
    let waived = plain.replacen("every week.\n", &format!("every week.\n    {waiver}\n"), 1);
    let world = World::new(&[("plain.mou", &plain), ("waived.mou", &waived)]);
    assert_eq!(world.run(&["norms", "plain.mou"]).out, world.run(&["norms", "waived.mou"]).out);
}

#[test]
fn waivers_may_stand_in_a_file_of_their_own() {
    let entry = "[[waiver]]\nagreement = \"Riverton\"\nrule = \"own-pack/no-arrest\"\nuntil = 2026-12-31\nby = \"Board vote\"\nbecause = \"under revision\"\n";
    let world = World::with_pack(&[("a.mou", &agreement("")), ("waivers.toml", entry)]);
    world.write("moulint.toml", b"packs = [\".packs\"]\n");
    let check = |as_of: &str| world.run(&["check", "--as-of", as_of]);
    check("2026-06-01").status(0).says("1 waived");
    check("2026-12-20").status(0).says("waivers.toml:1").says("core/waiver-ends");
    check("2027-01-02").status(1).says("core/waiver-expired").says("own-pack/no-arrest (missing)");
    world.write("waivers.toml", entry.replace("\"Riverton\"", "\"Rivertown\"").as_bytes());
    check("2026-06-01").status(1).says("no agreement is called so").says("did you mean `Riverton`?");
    // Of a part, nobody can say that the rest is not there.
    world.write("b.mou", agreement("").replace("\"Riverton\"", "\"Oak Hollow\"").as_bytes());
    world.run(&["check", "b.mou", "--as-of", "2026-06-01"]).status(1).not_says("core/waiver-malformed");
    for (wrong, what) in [
        ("untill = 3\n", "there is no key `untill`"),
        ("until = \"soon\"\n", "year-month-day"),
        ("until = \n", "waivers.toml:"),
    ] {
        world.write(
            "waivers.toml",
            format!("{}{wrong}", entry.replace("until = 2026-12-31\n", "")).as_bytes(),
        );
        check("2026-06-01")
            .status(1)
            .says("error core/waiver-malformed")
            .says(what)
            .says("own-pack/no-arrest (missing)");
    }
}

#[test]
fn the_days_that_a_waiver_may_last_can_be_set() {
    let world = World::with_pack(&[("a.mou", &agreement(WAIVED))]);
    world.write("moulint.toml", b"packs = [\".packs\"]\n[waivers]\nlongest-days = 90\nnotice-days = 10\n");
    world.run(&["check", "--as-of", "2026-06-01"]).status(1).says("lasts longer than 90 days");
    world.run(&["check", "--as-of", "2026-12-20"]).status(0).not_says("core/waiver");
    world.run(&["check", "--as-of", "2026-12-22"]).status(0).says("core/waiver-ends");
}
