//! Rules that never apply, never fail, repeat or contradict one another: small packs with what is found in
//! them, and the built-in packs, in which nothing of the kind is an error.

use moulint::finding::{Finding, Severity};
use moulint::library::{self, Library, PackFolder};
use moulint::trial;

const KINDS: [&str; 5] =
    ["test/never-applies", "test/never-fails", "test/repeats", "test/implied", "test/contradicts"];

/// A rule with the lines that every rule has; `lines` may begin with `in force`, `severity` and the like.
fn rule(name: &str, lines: &str) -> String {
    let missing = |key: &str, line: &'static str| if lines.contains(key) { "" } else { line };
    format!(
        "rule {name} \"A rule\" {{ cite a {} {} {} {lines} because \"It is so.\" }}\n",
        missing("in force", "in force always"),
        missing("evidence", "evidence official"),
        missing("severity", "severity error"),
    )
}

/// A pack of a state that has none built in.
fn pack(name: &str, rules: &[(&str, &str)]) -> String {
    let rules: String = rules.iter().map(|(name, lines)| rule(name, lines)).collect();
    format!(
        "pack {name} \"A pack\" {{ jurisdiction US-XX edition 1 verified 2026-01-01 authority a \"An Act\"\n\
         assume renewal-extends \"Renewal is an extension.\"\n{rules}}}\n"
    )
}

/// What is found about packs of one folder.
fn found(packs: &[String]) -> Vec<Finding> {
    let texts: Vec<(String, String)> =
        packs.iter().enumerate().map(|(index, text)| (format!("{index}.mou"), text.clone())).collect();
    let library = Library::with_packs(&texts).unwrap_or_else(|errors| panic!("{errors:#?}"));
    let folder = PackFolder { path: ".".to_owned(), policies: texts, ..PackFolder::default() };
    let trials = trial::run(&library, &folder, jiff::civil::date(2026, 11, 22));
    let failures = trials.into_iter().flat_map(|trial| trial.failures);
    failures.map(|(_, finding)| finding).filter(|one| KINDS.contains(&one.rule.as_str())).collect()
}

/// Compares what is found about rules of one pack with the kind and the words expected of each finding.
#[track_caller]
fn expect(rules: &[(&str, &str)], expected: &[(&str, &str)]) -> Vec<Finding> {
    // Of no state, so that nothing is held against it but its own rules.
    let found = found(&[pack("tried", rules).replace("jurisdiction US-XX ", "")]);
    let shown: Vec<(&str, &str)> =
        found.iter().map(|one| (one.rule.as_str(), one.message.as_str())).collect();
    let fits = |((kind, message), (wanted, words)): (&(&str, &str), &(&str, &str))| {
        *kind == format!("test/{wanted}") && message.contains(words)
    };
    assert!(
        shown.len() == expected.len() && shown.iter().zip(expected).all(fits),
        "expected {expected:#?}, found {shown:#?}"
    );
    found
}

#[test]
fn dates_that_leave_nothing_to_bind_are_found() {
    let ban = "require SRO must not discipline student.";
    expect(
        &[(
            "late",
            &format!("in force 2020-01-01 until 2023-01-01 binds agreements made since 2023-07-01 {ban}"),
        )],
        &[("never-applies", "it binds only agreements made or renewed since 2023-07-01")],
    );
    expect(
        &[(
            "timely",
            &format!("in force 2020-01-01 until 2023-01-01 binds agreements made since 2022-12-31 {ban}"),
        )],
        &[],
    );
    // A period without a day is not even read.
    let texts = [(
        "p.mou".to_owned(),
        pack("tried", &[("never", &format!("in force 2024-01-01 until 2024-01-01 {ban}"))]),
    )];
    assert!(Library::with_packs(&texts).is_err());
}

#[test]
fn guards_that_exclude_each_other_are_found() {
    let ban = "require SRO must not discipline student.";
    expect(
        &[("torn", &format!("given fact uncertified-chief. given not fact uncertified-chief. {ban}"))],
        &[("never-applies", "given the fact `uncertified-chief` and without the fact `uncertified-chief`")],
    );
    expect(
        &[(
            "torn",
            &format!("given assumption renewal-extends. given not assumption renewal-extends. {ban}"),
        )],
        &[("never-applies", "assuming `renewal-extends` and not assuming `renewal-extends`")],
    );
    expect(
        &[(
            "torn",
            &format!(
                "binds agreements renewed since 2023-07-01 assuming renewal-extends \
                 given not assumption renewal-extends. {ban}"
            ),
        )],
        &[("never-applies", "only assuming `renewal-extends`, which its guards rule out")],
    );
    expect(&[("fine", &format!("given fact uncertified-chief or not fact uncertified-chief. {ban}"))], &[]);
}

#[test]
fn what_cannot_occur_is_found() {
    expect(
        &[("nowhere", "require officer must not question student if under-12 and 12-to-15.")],
        &[("never-applies", "what `officer must not question student if under-12 and 12-to-15` speaks of")],
    );
    expect(
        &[("nowhere", "forbid SRO may arrest student if emergency and not emergency.")],
        &[("never-applies", "cannot occur")],
    );
    expect(
        &[("partly", "forbid SRO may arrest student if emergency and not emergency. require header signed.")],
        &[("never-applies", "can never apply in this part")],
    );
    expect(
        &[(
            "guarded",
            "given SRO may search student if emergency and not emergency. require SRO must wear uniform.",
        )],
        &[("never-applies", "what `given SRO may search student if emergency and not emergency`")],
    );
}

#[test]
fn demands_that_nobody_fails_are_found() {
    let never = "forbid SRO may arrest student if emergency and not emergency.";
    let found = expect(
        &[("open", &format!("any of {{ {never} require SRO must wear uniform. }}"))],
        &[("never-fails", "every agreement meets `tried/open`")],
    );
    let message = &found.first().expect("it was found").message;
    let tried =
        "one that is silent as well as one that says `SRO may arrest student if emergency and not emergency`";
    assert!(message.contains(tried), "{message}");
    expect(
        &[("open", &format!("require SRO must wear uniform. any of {{ {never} require header signed. }}"))],
        &[("never-fails", "every agreement meets a part of `tried/open`")],
    );
}

#[test]
fn demands_that_somebody_fails_are_not() {
    for demand in [
        "require SRO must wear uniform.",
        "recommend SRO must not arrest student.",
        "forbid SRO may arrest student.",
        "reserve SRO may arrest student.",
        "reserve school-employee must notify police-department about assault-on-staff.",
        "require SRO need not wear uniform.",
        "require SRO may wear uniform.",
        "require header signed by chief.",
        "require agreement covers roles.",
        "forbid SRO may arrest student if \"the chief agrees\".",
        "any of { require SRO must wear uniform. require chief must wear uniform. }",
        "any of { forbid officer may arrest student. require SRO may arrest student. }",
        "any of { forbid SRO may arrest student. require SRO may arrest student. }",
        // Whoever bans some arrests meets neither, nor does who also allows some.
        "any of { forbid SRO may arrest student. reserve SRO may arrest student. }",
        "any of { reserve SRO may arrest student. forbid officer may arrest student. }",
        "any of { reserve SRO may arrest student. require SRO must not arrest student. }",
        "given SRO may arrest student. forbid SRO may arrest student for school-discipline.",
        "given SRO may arrest student. reserve SRO may arrest student for felony.",
        "given SRO may arrest student. require SRO may arrest student.",
        "given SRO must wear uniform. require SRO must wear uniform.",
    ] {
        expect(&[("ordinary", demand)], &[]);
    }
}

#[test]
fn rules_that_ask_for_the_same_are_found() {
    let wide = "require no officer may arrest student.";
    expect(
        &[("first", wide), ("second", "require officer must not arrest student.")],
        &[("repeats", "`tried/second` asks for the same as `tried/first`")],
    );
    // The less serious of the two is the one to take out.
    expect(
        &[("first", &format!("severity warning {wide}")), ("second", wide)],
        &[("repeats", "`tried/first` asks for the same as `tried/second`")],
    );
    for (first, second) in [
        ("forbid SRO may arrest student.", "forbid SRO may arrest student."),
        ("reserve SRO may arrest student.", "reserve SRO may arrest student."),
        (
            "reserve school-employee must notify police-department about assault-on-staff.",
            "reserve school-employee must notify police-department about assault-on-staff.",
        ),
        ("require agreement covers roles, mission.", "require agreement covers mission, roles."),
        ("require header signed by chief.", "require header signed by chief."),
        (
            "any of { require chief must wear uniform. require SRO must wear uniform. }",
            "any of { require SRO must wear uniform. require chief must wear uniform. }",
        ),
        ("require SRO need not wear uniform.", "require SRO need not wear uniform."),
        ("forbid SRO may arrest \"a stranger\".", "forbid SRO may arrest \"a stranger\"."),
    ] {
        expect(&[("first", first), ("second", second)], &[("repeats", "`tried/second`")]);
    }
}

#[test]
fn rules_that_ask_for_part_of_another_are_found() {
    expect(
        &[
            ("whole", "require officer must not arrest student."),
            ("part", "require SRO must not arrest student."),
        ],
        &[("implied", "`tried/part` asks for part of what `tried/whole` asks for")],
    );
    expect(
        &[("part", "require agreement covers roles."), ("whole", "require agreement covers mission, roles.")],
        &[("implied", "`tried/part` asks for part of what `tried/whole` asks for")],
    );
}

#[test]
fn rules_that_differ_in_when_or_how_do_not_repeat() {
    let ban = "require SRO must not arrest student.";
    for (first, second) in [
        (format!("in force 2020-01-01 until 2022-01-01 {ban}"), format!("in force 2022-01-01 {ban}")),
        (format!("binds agreements made since 2022-01-01 {ban}"), ban.to_owned()),
        (format!("given fact uncertified-chief. {ban}"), ban.to_owned()),
        (format!("given SRO may search student. {ban}"), ban.to_owned()),
        (format!("given assumption renewal-extends. {ban}"), ban.to_owned()),
        // What is recommended stands beside what must not be allowed.
        ("recommend SRO must not arrest student.".to_owned(), "forbid SRO may arrest student.".to_owned()),
        // Nor does a firm rule repeat a recommendation.
        ("severity advice recommend SRO must not arrest student.".to_owned(), ban.to_owned()),
        ("forbid SRO may arrest student.".to_owned(), "forbid officer may arrest student.".to_owned()),
        ("require SRO need not wear uniform.".to_owned(), "require chief need not wear uniform.".to_owned()),
    ] {
        expect(&[("first", &first), ("second", &second)], &[]);
    }
}

#[test]
fn rules_that_no_agreement_meets_both_are_found() {
    for (first, second) in [
        ("require SRO must wear uniform.", "forbid SRO may wear uniform."),
        ("require no officer may arrest student.", "reserve officer may arrest student."),
        ("reserve SRO may arrest student for felony.", "require no officer may arrest student."),
        ("require SRO may arrest student.", "require SRO must not arrest student for school-discipline."),
        ("require SRO must wear uniform.", "require SRO need not wear uniform."),
        (
            "require SRO must wear uniform if emergency.",
            "require SRO must not wear uniform at school-building.",
        ),
        (
            "any of { require SRO must wear uniform. require SRO may wear uniform. }",
            "forbid SRO may wear uniform.",
        ),
        (
            "reserve school-employee must notify police-department about assault-on-staff.",
            "require school-employee must not notify police-department.",
        ),
    ] {
        let found = expect(
            &[("first", first), ("second", second)],
            &[("contradicts", "no agreement can meet both `tried/first` and `tried/second`")],
        );
        let found = found.first().expect("it was found");
        assert_eq!(found.severity, Severity::Error, "{first} {second}");
        assert!(found.scenario.is_some(), "{first} {second}");
    }
    let found = expect(
        &[
            ("first", "require SRO must wear uniform."),
            ("second", "evidence quoted forbid SRO may wear uniform."),
        ],
        &[("contradicts", "whoever meets `tried/first` contradicts `SRO may wear uniform`")],
    );
    let found = found.first().expect("it was found");
    assert_eq!(found.severity, Severity::Warning);
    let told = found.scenario.as_ref().map(|scenario| scenario.sentence.as_str());
    assert_eq!(told, Some("The SRO wears uniform; `tried/first` demands it."));
}

#[test]
fn a_rule_that_contradicts_itself_is_found() {
    expect(
        &[("torn", "require SRO must wear uniform. forbid SRO may wear uniform.")],
        &[("contradicts", "no agreement can meet `tried/torn`")],
    );
}

#[test]
fn rules_that_leave_room_for_each_other_do_not_contradict() {
    let duty = "require SRO must wear uniform.";
    let ban = "forbid SRO may wear uniform.";
    for (first, second) in [
        ("forbid SRO may arrest student.".to_owned(), "reserve SRO may arrest student.".to_owned()),
        (format!("in force 2020-01-01 until 2022-01-01 {duty}"), format!("in force 2022-01-01 {ban}")),
        (
            format!("in force 2020-01-01 until 2023-01-01 {duty}"),
            format!("binds agreements made since 2024-01-01 {ban}"),
        ),
        (format!("given fact uncertified-chief. {duty}"), format!("given not fact uncertified-chief. {ban}")),
        (format!("given SRO may search student. {duty}"), ban.to_owned()),
        (
            "require SRO must wear uniform if emergency.".to_owned(),
            "forbid SRO may wear uniform if not emergency.".to_owned(),
        ),
        (
            "require SRO must notify principal or parent.".to_owned(),
            "forbid SRO may notify principal.".to_owned(),
        ),
        (
            "any of { require SRO must wear uniform. require chief must wear uniform. }".to_owned(),
            ban.to_owned(),
        ),
        ("recommend SRO must not arrest student.".to_owned(), "reserve SRO may arrest student.".to_owned()),
    ] {
        expect(&[("first", &first), ("second", &second)], &[]);
    }
}

#[test]
fn packs_that_apply_to_one_agreement_are_held_against_each_other() {
    let duty = pack("first-pack", &[("on", "require SRO must wear uniform.")]);
    let ban = pack("second-pack", &[("off", "forbid SRO may wear uniform.")]);
    let kinds = |packs: &[String]| -> Vec<String> {
        found(packs).into_iter().map(|finding| format!("{} {}", finding.rule, finding.message)).collect()
    };
    let expected = "test/contradicts no agreement can meet both `first-pack/on` and `second-pack/off`: whoever \
                    meets `first-pack/on` contradicts `SRO may wear uniform`";
    assert_eq!(kinds(&[duty.clone(), ban.clone()]), [expected]);
    // One state's law says nothing to another's.
    let of = |text: &str, state: &str| text.replace("US-XX", state);
    assert!(kinds(&[of(&duty, "US-XA"), of(&ban, "US-XB")]).is_empty());
    let everywhere = ban.replace("jurisdiction US-XX", "applies always");
    assert_eq!(kinds(&[of(&duty, "US-XA"), everywhere]).len(), 1);
    let again = pack("second-pack", &[("again", "require SRO must wear uniform.")]);
    assert_eq!(
        kinds(&[duty, again]),
        ["test/repeats `second-pack/again` asks for the same as `first-pack/on`"]
    );
}

#[test]
fn the_built_in_packs_are_coherent() {
    for folder in library::folders() {
        for trial in trial::run(Library::builtin(), folder, jiff::civil::date(2026, 11, 22)) {
            let wrong: Vec<&str> = trial
                .failures
                .iter()
                .map(|(_, finding)| finding)
                .filter(|finding| {
                    KINDS.contains(&finding.rule.as_str()) && finding.severity == Severity::Error
                })
                .map(|finding| finding.message.as_str())
                .collect();
            assert!(wrong.is_empty(), "{}: {wrong:#?}", trial.pack);
        }
    }
}

#[test]
fn only_errors_make_the_command_fail() {
    let folder = tempfile::tempdir().expect("a folder for the test");
    let file = folder.path().join("pack.mou");
    let examples = "complies { SRO must wear uniform. } violates { SRO must carry firearm. }";
    let lines = format!("require SRO must wear uniform. {examples}");
    let opposed = "forbid SRO may wear uniform. complies { SRO must carry firearm. } \
                   violates as contradicted { SRO may wear uniform. }";
    let run = |rules: &[(&str, &str)]| {
        std::fs::write(&file, pack("tried", rules)).expect("the pack is written");
        let run =
            assert_cmd::cargo::cargo_bin_cmd!("moulint").arg("test").arg(&file).output().expect("it runs");
        (run.status.code(), String::from_utf8_lossy(&run.stdout).into_owned())
    };
    let (code, said) = run(&[("first", &lines), ("second", &lines)]);
    assert!(code == Some(0) && said.contains("test/repeats") && said.contains("tried: 2 rules"), "{said}");
    let (code, said) = run(&[("first", &lines), ("second", opposed)]);
    assert!(
        code == Some(1) && said.contains("test/contradicts") && said.contains("1 does not hold"),
        "{said}"
    );
}
