//! Small packs with agreements and what is expected of them beside the line: reserved duties, and duties with a
//! time.

use moulint::library::Library;
use moulint::trial::cases;

#[track_caller]
fn check(name: &str, text: &str) {
    let path = format!("{name}.mou");
    let library =
        Library::with_packs(&[(path, text.to_owned())]).unwrap_or_else(|errors| panic!("{name}: {errors:?}"));
    let expectations = cases::run(&library, &[name.to_owned()], text, jiff::civil::date(2026, 11, 22));
    assert!(!expectations.is_empty(), "{name} expects something");
    let missed: Vec<String> = expectations
        .into_iter()
        .filter(|one| !one.holds)
        .map(|one| format!("expected {}\n   found {}", one.expected, one.found))
        .collect();
    assert!(missed.is_empty(), "{name}:\n{}", missed.join("\n"));
}

#[test]
fn a_reserved_duty_may_be_left_unsaid_and_not_undercut() {
    check("reserved", include_str!("../cases/reserved.mou"));
}

#[test]
fn duties_with_a_time_and_lists_that_leave_a_choice() {
    check("timed", include_str!("../cases/timed.mou"));
}
