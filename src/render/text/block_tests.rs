use super::*;
use crate::check::verdict::Verdict;
use crate::finding::{Evidence, Scenario};

const TEXT: &str = "agreement \"Riverton\" {\n  > The officer does not arrest.\n  SRO must not arrest student.\n  SRO may cite student.\n}\n";

fn sheet(text: &str, width: usize) -> Sheet<'_> {
    Sheet {
        path: "a.mou",
        page: Page::new(text),
        style: Style { color: false, width, advice: true },
        voice: Voice::Drawn,
    }
}

fn at(words: &str) -> Span {
    let start = TEXT.find(words).expect("the words stand in the text");
    Span::new(start, start + words.len())
}

fn finding() -> Finding {
    let message = "the ban covers `arrest` only".to_owned();
    let mut finding = Finding::new(
        "us-ma/enforcement",
        "No enforcement",
        Severity::Error,
        at("SRO must not arrest student."),
        message,
    )
    .label("arrests only")
    .help("write `enforce-against`")
    .related("this allows citations", at("SRO may cite student."));
    finding.verdict = Some(Verdict::Weaker);
    let sentence = "an officer cites a student".to_owned();
    finding.scenario = Some(Scenario { sentence, situation: Vec::new() });
    let cite = |authority: &str, pinpoint: Option<&str>| Cite {
        authority: authority.to_owned(),
        pinpoint: pinpoint.map(str::to_owned),
        url: None,
    };
    finding.cite = vec![cite("M.G.L. c. 71, § 37P", Some("(b)")), cite("St. 2020, c. 253", Some("§ 79"))];
    finding.evidence = Some(Evidence::Quoted);
    finding
}

#[test]
fn a_block_says_what_where_what_to_do_when_and_by_what_law() {
    let shown = single(&sheet(TEXT, 80), &finding());
    let expected = "\
error us-ma/enforcement (weaker)
  × the ban covers `arrest` only
   ╭─[a.mou:3:3]
 2 │   > The officer does not arrest.
 3 │   SRO must not arrest student.
   ·   ──────────────┬─────────────
   ·                 ╰── arrests only
 4 │   SRO may cite student.
   ·   ──────────┬──────────
   ·             ╰── this allows citations
 5 │ }
   ╰────
  help: write `enforce-against`
  for example: an officer cites a student
  law: M.G.L. c. 71, § 37P(b); St. 2020, c. 253 § 79 (evidence: quoted)
";
    assert_eq!(shown, expected);
}

#[test]
fn several_findings_about_the_same_words_show_them_once() {
    let mut one = Finding::new("p/one", "One", Severity::Warning, at("\"Riverton\""), "no review".to_owned());
    one.verdict = Some(Verdict::Missing);
    let mut two = one.clone().help("add one");
    two.rule = "p/two".to_owned();
    two.severity = Severity::Error;
    let shown = group(&sheet(TEXT, 80), &[(&one).into(), (&two).into()]);
    let expected = "  × nothing in this document answers 2 rules
   ╭─[a.mou:1:11]
 1 │ agreement \"Riverton\" {
   ·           ──────────
 2 │   > The officer does not arrest.
   ╰────

  error p/two (missing)
    no review
    help: add one

  warning p/one (missing)
    no review
";
    assert_eq!(shown, expected);
}

#[test]
fn any_width_will_do_and_no_line_ends_in_blanks() {
    let mut long = finding();
    long.message = "word ".repeat(60);
    long.label = "label ".repeat(40);
    for width in (0..130).chain([usize::MAX]) {
        for color in [false, true] {
            let mut sheet = sheet(TEXT, width);
            sheet.style.color = color;
            for shown in [single(&sheet, &long), group(&sheet, &[(&long).into(), (&finding()).into()])] {
                let plain = without_colour(&shown);
                assert_eq!(shown.contains('\u{1b}'), color);
                assert!(plain.lines().all(|line| line.trim_end() == line), "{width}: {plain}");
            }
        }
    }
}

#[test]
fn words_of_the_document_cannot_steer_the_terminal() {
    let text = "agreement \"\u{1b}[31m\u{202e}\" {\n\u{9b}2J\u{7}\r x\n}\n";
    let evil = "\u{1b}]0;title\u{7}\u{202e}\n";
    let mut finding = Finding::new(evil, evil, Severity::Error, Span::new(10, 20), evil.to_owned())
        .label(evil)
        .help(evil)
        .related(evil, Span::new(22, 25));
    finding.scenario = Some(Scenario { sentence: evil.to_owned(), situation: Vec::new() });
    finding.cite = vec![Cite { authority: evil.to_owned(), pinpoint: None, url: None }];
    let mut sheet = sheet(text, 80);
    sheet.path = "\u{1b}[2Ja.mou";
    let shown = single(&sheet, &finding) + &group(&sheet, &[(&finding).into(), (&finding).into()]);
    assert!(!shown.chars().any(mask::steers), "{shown:?}");
}

#[test]
fn a_place_beyond_the_text_is_moved_into_it() {
    for text in ["", "a", "a\n", "a\r\n"] {
        for (start, end) in [(0, 0), (0, 99), (2, 2), (3, 3), (50, 99)] {
            let finding =
                Finding::new("p/r", "R", Severity::Error, Span::new(start, end), "message".to_owned())
                    .label("here");
            assert!(single(&sheet(text, 80), &finding).contains("here"), "{start}..{end} in {text:?}");
        }
    }
}

#[test]
fn a_long_place_is_shown_by_its_first_line() {
    let shown = single(&sheet(TEXT, 80), &Finding { span: Span::new(0, TEXT.len()), ..finding() });
    assert!(shown.contains("SRO may cite"), "five lines are not many: {shown}");
    let text = format!("agreement \"x\" {{\n{}}}\n", "  SRO may cite student.\n".repeat(50));
    let long = Finding::new("p/r", "R", Severity::Error, Span::new(0, text.len()), "message".to_owned());
    assert!(single(&sheet(&text, 80), &long).lines().count() < 8);
}

fn without_colour(text: &str) -> String {
    let mut plain = String::new();
    let mut pieces = text.split("\u{1b}[");
    plain.push_str(pieces.next().unwrap_or(""));
    for piece in pieces {
        plain.push_str(piece.split_once('m').map_or("", |(_, rest)| rest));
    }
    plain
}

#[test]
fn what_a_whole_agreement_lacks_is_shown_where_it_comes_nearest() {
    let shown = single(&sheet(TEXT, 80), &Finding { span: at("\"Riverton\""), ..finding() });
    assert!(!shown.contains("agreement") && shown.contains("[a.mou:4:3]"), "{shown}");
}
