//! `moulint test --mutate`: packs whose examples are weakened, and what their rules make of it.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use moulint::library::{self, Library, PackFolder};
use moulint::trial::mutation::{self, Doubt, Fate, Outcome, Reason, Score};

const PATH: &str = "weak/pack.mou";

/// A pack with one strict rule, and others that let something pass, rightly or not.
const WEAK: &str = r#"pack weak "Made for a test" {
  applies   always
  edition   2026.1
  verified  2026-11-22

  authority nobody "Nobody's law"

  rule strict "Officers tell the superintendent of an arrest within a day" {
    cite      nobody
    in force  always
    evidence  official
    severity  error
    require   officer must notify superintendent about arrest within 1 business-day of arrest.
    complies  "told" {
      officer must notify superintendent about arrest within 1 business-day of arrest.
    }
    violates  "silent" { SRO must wear uniform. }
  }

  // The summary promises a ban, and any words on the subject meet the rule.
  rule promised "Officers must never use a firearm" {
    cite      nobody
    in force  always
    evidence  official
    severity  error
    require   agreement covers firearm-duties.
    complies  "banned" {
      section I "Arms" covers firearm-duties {
        SRO must not use firearm.
      }
    }
    violates  "silent" { SRO must wear uniform. }
  }

  // The second way is open to everybody who says anything on the subject.
  rule loose "Students are questioned with a parent present" {
    cite      nobody
    in force  always
    evidence  official
    severity  error
    any of {
      require   officer must not question student unless parent-present.
      require   agreement covers questioning-procedures.
    }
    complies  "with a parent" {
      section I "Questions" covers questioning-procedures {
        officer must not question student unless parent-present.
      }
    }
    violates  "silent" { SRO must wear uniform. }
  }

  rule advised "Officers do not record lessons" {
    cite      nobody
    in force  always
    evidence  official
    severity  advice
    recommend SRO must not record with body-camera on educational-duty.
    complies  "off" { SRO must not record with body-camera on educational-duty. }
    violates  "silent" { SRO must wear uniform. }
  }

  rule kept-out "No agreement lets a firearm be stored in a school building" {
    cite      nobody
    in force  always
    evidence  official
    severity  error
    forbid    SRO may store firearm at school-building.
    complies  "banned" { SRO must not store firearm at school-building. }
    violates  "a safe" as contradicted { SRO may store firearm at school-building. }
  }

  rule signed "The chief and the superintendent sign" {
    cite      nobody
    in force  always
    evidence  official
    severity  error
    require   header signed by chief, superintendent.
    complies  "signed" {
      district "Riverton Board of Education"
      signed   2026-01-15 by chief, superintendent, board-chair
      SRO must attend safety-meeting.
    }
    violates  "not signed" { SRO must wear uniform. }
  }

  rule twice "Officers wear a uniform" {
    cite      nobody
    in force  always
    evidence  official
    severity  error
    require   SRO must wear uniform.
    complies  "said twice" {
      SRO must wear uniform.
      officer must wear uniform.
    }
    violates  "silent" { SRO must carry firearm. }
  }
}
"#;

fn scores(path: &str, text: &str) -> Vec<Score> {
    let texts = vec![(path.to_owned(), text.to_owned())];
    let library = Library::with_packs(&texts).unwrap_or_else(|findings| panic!("{findings:#?}"));
    let folder = PackFolder { path: "weak".to_owned(), policies: texts, ..PackFolder::default() };
    mutation::run(&library, &folder, jiff::civil::date(2026, 11, 22))
}

fn weak() -> Score {
    scores(PATH, WEAK).remove(0)
}

/// The mutants of a rule's examples.
fn of<'s>(score: &'s Score, rule: &str) -> Vec<&'s Outcome> {
    let id = format!("weak/{rule}");
    score.outcomes.iter().filter(|outcome| outcome.rule == id).collect()
}

/// What became of the mutants of a rule that were made in one way.
#[track_caller]
fn fates<'s>(score: &'s Score, rule: &str, kind: &str) -> Vec<&'s Fate> {
    let fates: Vec<&Fate> =
        of(score, rule).into_iter().filter(|outcome| outcome.kind == kind).map(|one| &one.fate).collect();
    assert!(!fates.is_empty(), "{rule} has no mutant of the kind `{kind}`");
    fates
}

fn noticed(fate: &Fate) -> bool {
    matches!(fate, Fate::Noticed(_))
}

/// What becomes of the weaker examples of the built-in packs, worked out once for all tests.
pub fn built_in() -> &'static [Score] {
    static SCORES: OnceLock<Vec<Score>> = OnceLock::new();
    let today = jiff::civil::date(2026, 11, 22);
    let run = |folder| mutation::run(Library::builtin(), folder, today);
    SCORES.get_or_init(|| library::folders().iter().flat_map(run).collect())
}

#[test]
fn nothing_is_left_unexplained_in_the_built_in_packs() {
    let mut rows = Vec::new();
    for score in built_in() {
        let unexplained: Vec<String> = score
            .unexplained()
            .map(|(outcome, reason)| {
                let Outcome { rule, example, .. } = outcome;
                format!("{rule}, `{example}`: {}: {reason}", outcome.words())
            })
            .collect();
        assert!(unexplained.is_empty(), "{}:\n{}", score.pack, unexplained.join("\n"));
        assert!(score.noticed() > 0, "{} notices something", score.pack);
        assert_eq!(score.percent(), 100);
        let (noticed, rightly_not) = (score.noticed(), score.survivors().count());
        let all = noticed + rightly_not;
        rows.push((
            score.pack.clone(),
            format!("| `{}` | {all} | {noticed} | {rightly_not} | 0 | 100 % |", score.pack),
        ));
    }
    the_readme_has(&rows);
}

/// The README tells the score of each pack. `UPDATE=1` writes it anew.
fn the_readme_has(rows: &[(String, String)]) {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/README.md");
    let readme = std::fs::read_to_string(path).expect("the README can be read");
    let (before, table) = readme.split_once("| pack | weakenings |").expect("the README has the table");
    let mut renewed = table.to_owned();
    for (pack, row) in rows {
        let start = format!("| `{pack}` |");
        let old = table.lines().find(|line| line.starts_with(&start)).expect("each pack has its row");
        renewed = renewed.replacen(old, row, 1);
    }
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(path, format!("{before}| pack | weakenings |{renewed}"))
            .expect("the README can be written");
    } else {
        assert_eq!(table, renewed, "UPDATE=1 rewrites README.md");
    }
}

#[test]
fn a_strict_rule_notices_every_weakening_of_what_it_asks() {
    let score = weak();
    for kind in [
        "clause deleted",
        "must to should",
        "must to may",
        "exception added",
        "hedge added",
        "deadline lengthened",
        "deadline taken out",
        "object taken out",
        "subject narrowed",
        "contrary clause added, ranked above",
    ] {
        for fate in fates(&score, "strict", kind) {
            assert_eq!(fate, &Fate::Noticed("weak/strict".to_owned()), "{kind}");
        }
    }
}

#[test]
fn a_ban_promised_and_not_asked_for_is_caught() {
    let score = weak();
    let promise = Fate::Survives(Reason::Unexplained(Doubt::Promise));
    for kind in ["must to should", "exception added", "contrary clause added, ranked above"] {
        for fate in fates(&score, "promised", kind) {
            assert_eq!(fate, &promise, "{kind}");
        }
    }
    // What the rule does ask for, it notices.
    for kind in ["clause deleted", "topic taken out of covers", "everything under the section taken out"] {
        assert!(fates(&score, "promised", kind).into_iter().all(noticed), "{kind}");
    }
    let rules: BTreeSet<&str> = score.unexplained().map(|(outcome, _)| outcome.rule.as_str()).collect();
    assert_eq!(rules, BTreeSet::from(["weak/promised"]), "nothing else is a gap");
    assert!(score.percent() < 100);
}

#[test]
fn an_unnoticed_weakening_is_told_of_at_its_place() {
    let score = weak();
    let (outcome, reason) =
        score.unexplained().find(|(one, _)| one.kind == "must to should").expect("the ban is caught");
    let finding = outcome.finding(reason);
    assert_eq!((finding.rule.as_str(), finding.span.slice(WEAK)), ("test/unnoticed-mutant", "must not"));
    assert!(finding.message.contains("weak/promised") && finding.message.contains("`banned`"));
}

#[test]
fn a_loose_alternative_is_listed_as_not_asked_for() {
    let score = weak();
    for kind in ["must to should", "exception added", "contrary clause added, ranked above"] {
        for fate in fates(&score, "loose", kind) {
            assert_eq!(fate, &Fate::Survives(Reason::NotAsked), "{kind}");
        }
    }
    assert!(fates(&score, "loose", "clause deleted").into_iter().all(noticed));
}

#[test]
fn what_rightly_goes_unnoticed_has_its_reason() {
    let score = weak();
    for (rule, kind, reason) in [
        ("advised", "must to should", Reason::Advice),
        ("kept-out", "clause deleted", Reason::Silence),
        ("kept-out", "must to should", Reason::Silence),
        ("signed", "clause deleted", Reason::NotAsked),
        ("twice", "clause deleted", Reason::AnotherClause),
    ] {
        assert_eq!(
            fates(&score, rule, kind),
            [&Fate::Survives(reason)].repeat(fates(&score, rule, kind).len())
        );
    }
    assert!(fates(&score, "advised", "clause deleted").into_iter().all(noticed));
    assert!(fates(&score, "kept-out", "contrary clause added, ranked above").into_iter().all(noticed));
}

#[test]
fn the_header_counts_where_it_is_asked_for() {
    let score = weak();
    let dropped = |kind: &str| -> Vec<(String, bool)> {
        let made = of(&score, "signed").into_iter().filter(|outcome| outcome.kind == kind);
        made.map(|outcome| (outcome.detail.clone(), noticed(&outcome.fate))).collect()
    };
    let signers = [("chief", true), ("superintendent", true), ("board-chair", false)];
    assert_eq!(dropped("signer dropped"), signers.map(|(name, seen)| (name.to_owned(), seen)));
    let lines = dropped("header line dropped");
    assert_eq!(lines.iter().map(|(_, seen)| *seen).collect::<Vec<_>>(), [false, true], "{lines:?}");
    assert!(fates(&score, "signed", "header line dropped").contains(&&Fate::Survives(Reason::Header)));
}

#[test]
fn another_rule_of_the_pack_may_notice() {
    // This rule is content with advice; the strict one is not, and the example meets both.
    let rule = r#"  rule lax "Officers tell the superintendent of an arrest" {
    cite      nobody
    in force  always
    evidence  official
    severity  error
    recommend officer must notify superintendent about arrest within 1 business-day of arrest.
    complies  "told" {
      officer must notify superintendent about arrest within 1 business-day of arrest.
    }
    violates  "silent" { SRO must wear uniform. }
  }

  // The summary promises a ban"#;
    let text = WEAK.replacen("  // The summary promises a ban", rule, 1);
    let score = scores(PATH, &text).remove(0);
    for fate in fates(&score, "lax", "must to should") {
        assert_eq!(fate, &Fate::Noticed("weak/strict".to_owned()));
    }
}

#[test]
fn the_order_is_always_the_same() {
    assert_eq!(weak(), weak());
}

#[test]
fn the_command_tells_of_gaps_and_fails() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    std::fs::write(folder.path().join("weak.mou"), WEAK).expect("a file for the test");
    let run = |arguments: &[&str]| {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("moulint");
        let command = command.current_dir(folder.path()).args(arguments).env("COLUMNS", "100");
        let output = command.output().expect("the program starts");
        (output.status.code(), String::from_utf8(output.stdout).expect("it writes UTF-8"))
    };
    let (status, plain) = run(&["test", "--mutate", "weak.mou"]);
    assert_eq!(status, Some(1), "{plain}");
    assert!(plain.contains("test/unnoticed-mutant") && !plain.contains("silence is fine\n"), "{plain}");
    let last = plain.lines().last().expect("it says something");
    assert!(
        last.starts_with("weak: ") && last.contains(" weakenings, ") && !last.ends_with("100 %"),
        "{last}"
    );
    let (_, list) = run(&["test", "--mutate", "--list", "weak.mou"]);
    assert!(list.contains("weak/kept-out, `banned`: clause deleted: silence is fine\n"), "{list}");
    let (status, practice) = run(&["test", "--mutate", "practice"]);
    assert_eq!(status, Some(0), "{practice}");
    assert!(practice.ends_with("0 unexplained: score 100 %\n"), "{practice}");
    assert_eq!(run(&["test", "--list", "practice"]).0, Some(2), "there is nothing to list");
}
