//! What parsing must yield, and what it must survive.

use super::ast;
use super::{Parsed, SyntaxError, parse, parse_clause};

/// Texts that hold every construct of the language and no error.
pub(crate) const SAMPLES: &[&str] = &[AGREEMENT, TEMPLATE, PACK, VOCABULARY];

const AGREEMENT: &str = r#"// The whole of an agreement.
agreement "Riverton School Resource Officer Program" {
  jurisdiction  US-CT
  district      "Riverton Board of Education"
  agency        ___"name of the department"
  signed        2023-11-28 by superintendent, chief, board-chair
  signed        ___"second date" by mayor
  amended       2025-06-30
  effective     2023-12-01
  expires       none   // or a date
  facts         regional-district, charter-school
  source        "riverton-2023.docx"
  status        executed
  version       "3 \"final\""

  SRO must notify principal.

  section III "Uniform and equipment" covers uniform, equipment {
    > Firearms stay out of every school building; see https://example.org/a.
    > They are locked away.   [p. 3]
    > A second paragraph, with "quotation marks that do not close.
    storage:
    SRO must not store firearm or ammunition at school-building.
    SRO must not record with body-camera on educational-duty or during routine-contact.
    SRO may only record with body-camera if law-enforcement-need and not (drill or age is under-12).
    section A "Calls" {
      chief, in consultation with the superintendent, must review SRO-performance at least 2 times per year.
      chief jointly with superintendent must meet every month.
      SRO shall notify the principal or designee and every parent other than guardian, in writing, by 2027-01-01.
      SRO must submit an incident-report to chief within 5 school-days of arrest /* or so */ promptly.
      SRO should complete training in law, de-escalation, and first-aid at least 12.5 hours per year.
      SRO must attend 75 percent of meeting once per quarter for 3 years, regularly.
      no officer may arrest student at school-property except at gymnasium during match.
      only the principal may discipline student, subject to III.A.2, IV and storage.
      SRO will not search student unless the principal determines emergency or warrant, notwithstanding IV.
      SRO may not question student without parent, except if parent consents, except as provided in V.C.
      SRO need not wear uniform when drill where practicable subject to "applicable law".
      SRO aspires to be-present before start-of-school-year, after drill, by end-of-school-year.
      principal must ensure that every teacher refers student to SRO if "the Chief deems it appropriate".
      principal must ensure that SRO must not arrest student as rule-enforcer from school for "any reason".
      SRO must comply with applicable-law under "Board Policy 4309" about search except when fight.
      at least one of principal, chief or SRO must pay ___"share" within ___"number" days after arrest.
      SRO must report immediately, timely, as-soon-as-practicable, periodically, every 2 weeks, 5 dollars.
    }
  }
  principal is solely responsible for school-discipline at school-property.
  parents are responsible for truancy.
  SRO is not employee of school-district.
  public-order-offence and tardiness counts as school-discipline unless imminent-threat.
  agreement covers dress-code, "an opaque topic" and data.
  define east-campus is school-property, place-of-learning also "East", "the east campus".
  define school-event means match, drill or assembly.
  unmodelled "purpose" "why there is a program".
  unmodelled "recital".
  waive us-ct/firearm-use at III.2 from 2026-07-01 until 2027-06-30 by "Board vote 2026-14"
      because "under revision".
}
"#;

const TEMPLATE: &str = r#"template "A model" {
  signed ___"date" by chief
  required by ma-37p "(b)" because "the law says so": roles: SRO must not serve as school-disciplinarian.
  recommended: SRO must wear ___"kind of uniform".
  optional by model: agreement covers data.
}
"#;

const PACK: &str = r#"pack us-ct "Connecticut" {
  jurisdiction US-CT   edition 2026.1   verified 2026-11-21   applies always
  authority cgs-10-233m "C.G.S. § 10-233m" url "https://example.org"
  authority other "Another"
  rule firearm-use "The agreement settles when an officer may use a firearm" {
    cite cgs-10-233m "(a)"
    cite other
    in force 2023-07-01 until 2027-06-30
    binds agreements made since 2023-07-01
    evidence secondary // official | quoted
    severity error
    since 2026.1
    preview
    given SRO must carry firearm.
    given fact regional-district.
    given not fact charter-school.
    require agreement covers firearm-duties, firearm-procedures.
    require header signed by chief, superintendent.
    require header expires.
    recommend SRO should wear uniform.
    forbid SRO may use firearm for school-discipline.
    reserve SRO may arrest student if warrant.
    any of { require SRO must go. any of { require chief must go. } }
    because "It matters."
    note "A remark."
    complies { section III "Equipment" covers firearm-duties { SRO may only use firearm if emergency. } }
    violates { SRO must wear uniform. }
    violates "named" as hedged { signed 2024-01-01 by chief
      SRO must go where practicable. }
  }
  rule second "Another rule" { in force always }
}
"#;

const VOCABULARY: &str = r#"vocabulary standard {
  actor officer also "police officer", "law enforcement officer" means "Somebody sworn in."
  actor SRO is officer office typical riverton-officer
        also "school resource officer"
  // A comment between.
  place school-property complete
  condition age one of under-12, 12-to-15, adult
  condition imminent-threat is emergency phrase "somebody is about to be hurt"
  topic uniform about object uniform, record, action arrest cite "Somewhere"
  event arrest precedes search, transport
  action notify "notifies" past "notified" object actor or record subject actor
    roles to actor or record, about event or matter, in topic, jointly with actor
  action complete "completes" is do
  action comply "complies" blanket
  record record
}
"#;

fn read(text: &str) -> Parsed {
    let parsed = parse(text);
    assert_eq!(parsed.errors, [], "{text}");
    parsed
}

fn body(parsed: &Parsed) -> &ast::Body {
    match parsed.file.documents.first() {
        Some(ast::Document::Agreement(agreement)) => &agreement.body,
        other => panic!("an agreement was expected, not {other:?}"),
    }
}

fn statements(body: &ast::Body) -> Vec<&ast::Statement> {
    let mut found = Vec::new();
    for member in &body.members {
        match member {
            ast::Member::Statement(statement) => found.push(statement),
            ast::Member::Section(section) => found.extend(statements(&section.body)),
            _ => {}
        }
    }
    found
}

/// The only clause of an agreement that holds just this statement.
fn clause(text: &str) -> ast::Clause {
    parse_clause(text).unwrap_or_else(|error| panic!("{text}: {error:?}"))
}

/// The first error of a statement, with the words it points at.
#[track_caller]
fn error(statement: &str, at: &str) -> SyntaxError {
    let text = format!("agreement \"x\" {{\n  SRO must go.\n  {statement}\n\n  SRO must stay.\n}}\n");
    let parsed = parse(&text);
    let first = parsed.errors.first().unwrap_or_else(|| panic!("no error in {statement}")).clone();
    assert_eq!(first.span.slice(&text), at, "{first:?}");
    let kept = statements(body(&parsed))
        .into_iter()
        .filter(|kept| !matches!(kept.kind, ast::StatementKind::Invalid));
    assert!(kept.count() >= 2, "the neighbours of {statement} are kept");
    first
}

#[test]
fn samples_have_no_errors_and_nothing_invalid() {
    for sample in SAMPLES {
        let parsed = read(sample);
        for document in &parsed.file.documents {
            assert!(!format!("{document:?}").contains("Invalid"));
        }
    }
    assert_eq!(statements(body(&read(AGREEMENT))).len(), 31);
}

#[test]
fn quotes_are_joined_up_to_their_mark() {
    let parsed = read(AGREEMENT);
    let section = body(&parsed).members.iter().find_map(|member| match member {
        ast::Member::Section(section) => Some(section),
        _ => None,
    });
    let quotes: Vec<_> = section
        .expect("the sample has a section")
        .body
        .members
        .iter()
        .filter_map(|member| match member {
            ast::Member::Quote(quote) => Some((quote.text.as_str(), quote.mark.as_deref())),
            _ => None,
        })
        .collect();
    assert_eq!(
        quotes,
        [
            (
                "Firearms stay out of every school building; see https://example.org/a. They are locked away.",
                Some("p. 3")
            ),
            ("A second paragraph, with \"quotation marks that do not close.", None),
        ]
    );
    assert_eq!(parsed.file.comments.len(), 3, "the address in the quote is no comment");
}

#[test]
fn keywords_end_where_the_word_ends() {
    let only = clause("SRO may only record only if notice and not onset");
    assert_eq!(only.modal, ast::Modal::MayOnly);
    assert!(matches!(only.parts.as_slice(), [ast::Part::Circumstance(ast::Circumstance::OnlyIf(..))]));
}

#[test]
fn names_that_begin_like_keywords_are_names() {
    let clause = clause("toddler must notify officer-on-duty at inner-city for orders");
    assert_eq!(clause.parts.len(), 2);
}

#[test]
fn and_binds_tighter_than_or() {
    let clause = clause("SRO may go if a1 and b or not c");
    let Some(ast::Part::Circumstance(ast::Circumstance::If(ast::Condition::Or(sides, _), _))) =
        clause.parts.first()
    else {
        panic!("an `or` was expected: {clause:?}");
    };
    assert!(matches!(sides.as_slice(), [ast::Condition::And(..), ast::Condition::Not(..)]));
}

#[test]
fn a_role_has_alternatives_and_spans_end_with_their_words() {
    let text = "SRO must not record with body-camera on educational-duty or during routine-contact  if x";
    let clause = clause(text);
    let Some(ast::Part::Role(role)) = clause.parts.get(1) else { panic!("{clause:?}") };
    assert_eq!(role.alternatives.len(), 1);
    assert_eq!(role.span.slice(text), "on educational-duty or during routine-contact");
    assert_eq!(clause.subject.span.slice(text), "SRO");
}

#[test]
fn measures_are_told_from_terms() {
    let clause = clause("SRO must report every month");
    assert!(clause.object.is_none());
    let parts =
        super::tests::clause("SRO must pay 5 dollars per year for 3 years at most 2 times per week").parts;
    assert!(matches!(
        parts.as_slice(),
        [
            ast::Part::Measure(ast::Measure::Amount(_)),
            ast::Part::Measure(ast::Measure::Duration(_)),
            ast::Part::Measure(ast::Measure::Frequency(_))
        ]
    ));
}

#[test]
fn a_broken_statement_names_what_comes_next() {
    let found = error("SRO mst notify principal.", "mst");
    assert_eq!(found.message, "`mst` does not fit here");
    assert!(found.label.starts_with("after `SRO` comes must, must not, may, may only, should"), "{found:?}");
    assert_eq!(found.help.as_deref(), Some("did you mean `must`?"));
    let found = error("police department must arrest student.", "department");
    assert!(found.help.is_some_and(|help| help.ends_with("`police-department`")));
    let found = error("SRO notifies the principal.", "notifies");
    assert_eq!(found.help.as_deref(), Some("a clause needs must, may or should before its verb"));
    assert_eq!(error("SRO must.", "must").message, "something is missing after `must`");
    assert_eq!(error("SRO must go if.", "if").label, "after this comes a condition such as emergency");
}

#[test]
fn common_mistakes_have_messages_of_their_own() {
    assert_eq!(error("SRO must use \"student now.", "\"").message, "this string is never closed");
    assert_eq!(error("SRO must go", "go").message, "a full stop is missing");
    assert!(error("SRO must use “firearm”.", "“").message.contains("not a quotation mark"));
    assert!(error("SRO must use école.", "école").message.contains("letters that no term has"));
    assert_eq!(error("SRO must use a_b--c.", "a_b--c").label, "write `a-b-c`");
    assert!(error("SRO must use x1 and y1 or z1.", "or").message.contains("both `and` and `or`"));
    assert!(error("SRO must go within five days.", "five").message.contains("spelled out"));
    assert!(error("required SRO must go.", "SRO").help.is_some_and(|help| help.contains("`required:`")));
    assert!(error("only SRO should go.", "only SRO").message.contains("goes only with"));
    assert!(error("signed 2023-02-31 by chief", "2023-02-31").message.contains("does not exist"));
    assert!(error("status fine", "fine").label.contains("draft, executed, practice or proposal"));
    assert!(error("no SRO counts as person.", "no SRO").message.contains("only plain terms"));
    assert!(error("]", "]").message.contains("does not fit"));
    assert!(error("secton X \"x\" { }", "X").help.is_some_and(|help| help.contains("`section`")));
}

#[test]
fn packs_and_vocabularies_explain_their_lines() {
    let first = |text: &str| parse(text).errors.first().cloned().expect("the text has an error");
    let pack = |line: &str| first(&format!("pack p \"x\" {{\n rule r \"s\" {{\n  {line}\n }}\n}}"));
    assert_eq!(pack("severity high").label, "after `severity` comes error, warning, advice");
    assert_eq!(pack("requir SRO must go.").help.as_deref(), Some("did you mean `require`?"));
    assert_eq!(pack("given.").message, "nothing follows here");
    assert!(pack("in force 2024-01-01 until 2023-01-01").message.contains("empty"));
    let vocabulary = |line: &str| first(&format!("vocabulary v {{\n {line}\n}}"));
    assert_eq!(vocabulary("actr x").help.as_deref(), Some("did you mean `actor`?"));
    assert_eq!(vocabulary("actor x offic").help.as_deref(), Some("did you mean `office`?"));
    assert!(vocabulary("place x roles to actor").message.contains("actions only"));
    assert!(first("agrement \"x\" { }").help.is_some_and(|help| help.contains("`agreement`")));
    assert!(first("agreement \"x\" { } }").help.is_some_and(|help| help.contains("one `}` more")));
    assert_eq!(first("agreement \"x\" {").message, "this `{` is never closed");
    assert_eq!(first("agreement \"x\"").message, "a `{` is missing");
    assert_eq!(first("/* x").message, "this comment is never closed");
}

#[test]
fn a_missing_brace_ends_at_the_next_document() {
    let parsed = parse("agreement \"a\" {\n section I {\n SRO must go.\n\nagreement \"b\" { SRO must go. }");
    assert_eq!(parsed.file.documents.len(), 2);
    assert_eq!(parsed.errors.len(), 2);
}

#[test]
fn line_ends_and_the_byte_order_mark_keep_offsets_of_the_file() {
    let text = format!("\u{FEFF}{}", AGREEMENT.replace('\n', "\r\n"));
    let parsed = read(&text);
    let all = statements(body(&parsed));
    assert_eq!(all.first().map(|first| first.span.slice(&text)), Some("SRO must notify principal."));
    let broken = text.replace("principal.", "😀.");
    let parsed = parse(&broken);
    assert_eq!(parsed.errors.first().map(|error| error.span.slice(&broken)), Some("😀"));
}

#[test]
fn forbidden_characters_are_named_and_the_rest_is_read() {
    let parsed = parse("agreement \"x\" {\n SRO must go. // \u{202E}\u{1B}\n}");
    let messages: Vec<_> = parsed.errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(messages.len(), 2);
    assert!(messages.iter().all(|message| message.is_ascii()));
    assert!(messages.iter().any(|message| message.contains("U+202E")));
    assert!(messages.iter().any(|message| message.contains("U+001B")));
    assert_eq!(statements(body(&parsed)).len(), 1);
}

#[test]
fn depth_and_length_are_limited() {
    let nested =
        |open: &str, close: &str, depth: usize| format!("{}x{}", open.repeat(depth), close.repeat(depth));
    let condition = |text: String| format!("agreement \"x\" {{\nSRO may go if {text}.\n}}");
    assert_eq!(parse(&condition(nested("(", ")", 64))).errors, []);
    for deep in
        [nested("(", ")", 65), nested("(", ")", 20_000), nested("not ", "", 10_000), "(".repeat(60_000)]
    {
        let parsed = parse(&condition(deep));
        assert!(
            parsed.errors.first().is_some_and(|error| error.message.contains("nests deeper")),
            "{parsed:?}"
        );
    }
    let many = parse(&condition("(".repeat(100_000)));
    assert!(many.errors.iter().any(|error| error.message.contains("64 KiB")));
    let braces = format!("agreement \"x\" {{{}", "section A {".repeat(100));
    assert_eq!(parse(&braces).errors.len(), 1);
    assert!(parse(&" ".repeat(5 << 20)).errors.first().is_some_and(|error| error.message.contains("4 MiB")));
    let errors = parse(&format!("agreement \"x\" {{\n{}}}", "SRO go.\n".repeat(1_000))).errors;
    assert_eq!(errors.len(), 201);
    assert!(errors.last().is_some_and(|last| last.message == "and 800 more errors"));
}

#[test]
fn every_prefix_and_every_gap_of_a_sample_is_survived() {
    for sample in SAMPLES {
        for (offset, _) in sample.char_indices() {
            let (before, after) = sample.split_at(offset);
            parse(before);
            if offset % 7 == 0 {
                parse(after);
                let without: String = before.chars().chain(after.chars().skip(5)).collect();
                parse(&without);
            }
        }
    }
}

#[test]
fn tiny_texts_are_survived() {
    assert_eq!(parse("").errors, []);
    for byte in 0..=127u8 {
        parse(&char::from(byte).to_string());
        parse(&format!("agreement \"x\" {{ {} ", char::from(byte)));
        parse(&format!("pack x \"x\" {{ rule r \"x\" {{ {} ", char::from(byte)));
        parse(&format!("vocabulary x {{ actor a {} ", char::from(byte)));
    }
}
