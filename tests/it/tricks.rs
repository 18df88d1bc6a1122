//! Agreements that look as if they met a rule and do not, and a few that do although they look otherwise.
//!
//! Every one of them was judged wrongly once, or was meant to be.

use moulint::library::{Library, Settings};

/// The verdict on one demand; the agreement is the body of one.
#[track_caller]
fn verdict(demand: &str, body: &str) -> &'static str {
    let pack = format!(
        "pack trick \"Tricks\" {{
  edition 1
  authority law \"The law\"
  rule one \"One rule\" {{
    cite law
    in force always
    evidence official
    severity error
    {demand}
    because \"It is a test.\"
  }}
}}"
    );
    let library = Library::with_packs(&[("trick.mou".to_owned(), pack)]).expect("the pack is in order");
    let text = format!("agreement \"Riverton\" {{\n{body}\n}}");
    let settings = Settings::new(jiff::civil::date(2026, 1, 1)).packs(["trick"]);
    let checked = library.check(&text, &settings);
    checked[0].verdicts[0].verdict.name()
}

#[track_caller]
fn not_passed(demand: &str, body: &str) {
    let verdict = verdict(demand, body);
    assert!(!matches!(verdict, "satisfied" | "not-applicable"), "`{demand}` by `{body}` is {verdict}");
}

#[track_caller]
fn passed(demand: &str, body: &str) {
    assert_eq!(verdict(demand, body), "satisfied", "`{demand}` by `{body}`");
}

const NO_ARREST: &str = "require SRO must not arrest student.";

#[test]
fn a_deadline_runs_from_the_event_it_names() {
    let demand = "require SRO must submit an incident-report to chief when investigation-or-intervention within 5 school-days of investigation-or-intervention.";
    not_passed(
        demand,
        "SRO must submit an incident-report to chief when investigation-or-intervention within 5 school-days of end-of-school-year.",
    );
    passed(
        demand,
        "SRO must submit an incident-report to chief within 5 school-days of investigation-or-intervention.",
    );
    not_passed(
        "require SRO must not question student within 2 days of arrest.",
        "SRO must not question student within 2 days of search.",
    );
    not_passed(
        demand,
        "SRO must submit an incident-report to chief when investigation-or-intervention within 90 days of investigation-or-intervention within 5 school-days of investigation-or-intervention.",
    );
}

#[test]
fn what_is_excluded_in_unknown_words_is_not_known() {
    not_passed(NO_ARREST, "SRO must not arrest student except \"violent students\".");
    not_passed(NO_ARREST, "no person other than \"authorized officers\" may arrest student.");
    not_passed(NO_ARREST, "only \"trained officers\" may arrest student.");
    not_passed(
        "require SRO must notify every parent about arrest.",
        "SRO must notify every parent except \"parents who are hard to reach\" about arrest.",
    );
    not_passed(NO_ARREST, "\"trained officers\" is solely responsible for criminal-misconduct.");
}

#[test]
fn an_exception_to_what_is_only_allowed_is_kept() {
    not_passed(
        "require SRO must not arrest student for disorderly-conduct.",
        "SRO may only arrest student for felony except if emergency.",
    );
}

#[test]
fn deeming_reaches_exceptions_and_ways_of_discharge() {
    not_passed(
        "require SRO must not arrest student for disorderly-conduct.",
        "SRO must not arrest student except for felony. disorderly-conduct counts as felony.",
    );
    not_passed("require SRO must notify a parent.", "SRO must notify a parent. teacher counts as parent.");
}

#[test]
fn a_definition_changes_what_its_word_means_wherever_it_stands() {
    not_passed(
        "require chief must not assign SRO unless superintendent requests.",
        "chief must not assign SRO unless superintendent requests. define superintendent means chief.",
    );
    not_passed(
        "require officer must not question student without parent.",
        "officer must not question student without parent. define parent means school-employee.",
    );
    not_passed(NO_ARREST, "SRO must not arrest student. define student means \"students in good standing\".");
    not_passed(
        "require header signed by chief, superintendent.",
        "signed 2025-01-01 by chief, superintendent\n define chief means principal.",
    );
}

#[test]
fn a_term_of_the_documents_own_is_not_the_same_as_unknown_words() {
    not_passed(
        "require SRO must notify \"the hotline\".",
        "define hotline-desk is person. SRO must notify hotline-desk.",
    );
}

#[test]
fn seeing_to_one_thing_is_not_seeing_to_another() {
    let demand = "require police-department must ensure that SRO completes training in de-escalation.";
    not_passed(demand, "police-department must ensure that SRO wears uniform.");
    passed(demand, "police-department must ensure that SRO completes training in de-escalation.");
}

#[test]
fn a_reference_to_what_says_nothing_leaves_doubt() {
    not_passed(
        NO_ARREST,
        "SRO must not arrest student, except as provided in 2. unmodelled \"vague\" \"some cases\".",
    );
    not_passed(NO_ARREST, "SRO must not arrest student, subject to IX.9.");
}

#[test]
fn more_cases_than_are_worked_out_leave_doubt() {
    let many =
        |from: usize| (from..from + 9).map(|n| format!("\"case {n}\"")).collect::<Vec<_>>().join(" or ");
    not_passed(NO_ARREST, &format!("SRO may only arrest student if ({}) if ({}).", many(0), many(9)));
}

#[test]
fn numbers_that_promise_nothing_are_nothing() {
    let demand = "require chief must review SRO-performance every year.";
    not_passed(demand, "chief must review SRO-performance every 0 years.");
    passed(demand, "chief must review SRO-performance every 6 months.");
    passed(
        "require chief must notify superintendent about arrest within 1 week of arrest.",
        "chief must notify superintendent about arrest within 7 days of arrest.",
    );
}

#[test]
fn judgements_are_told_apart_by_their_brackets() {
    not_passed(
        "require SRO must not arrest student unless principal determines (emergency and (violence or crime)).",
        "SRO must not arrest student unless principal determines ((emergency and violence) or crime).",
    );
    not_passed(
        "require SRO must not arrest student unless under-12.",
        "SRO must not arrest student unless emergency is under-12.",
    );
}

#[test]
fn a_hedged_ban_leaves_the_bad_way_open() {
    not_passed(
        "require SRO must notify a parent about arrest.",
        "SRO must notify a parent or principal about arrest. SRO must not notify principal about arrest where practicable.",
    );
}

#[test]
fn a_blank_date_is_no_date_and_no_signature() {
    let demand = "require header signed by chief, superintendent.";
    not_passed(demand, "signed 2024-01-01 by chief\n signed ___\"date\" by superintendent");
    not_passed("require header district.", "district \"\"");
}

#[test]
fn a_duty_with_a_choice_may_choose_what_is_forbidden() {
    not_passed("forbid SRO may enforce school-rules.", "SRO must enforce policy or school-rules.");
    not_passed(
        "require superintendent must keep MOU at superintendent-office.",
        "superintendent must keep MOU.",
    );
}

#[test]
fn natural_wording_is_understood() {
    passed("require SRO must wear uniform.", "an SRO must wear uniform.");
    passed(
        "require chief and superintendent must review SRO-performance every year.",
        "chief, jointly with superintendent, must review SRO-performance every school-year.",
    );
}
