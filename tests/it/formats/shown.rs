//! What people are shown: what does not count, only what matters, and sentences for the ear.

use super::*;

/// Oak Hollow with one finding that counts, one that is waived and one in the baseline.
pub(super) fn three() -> CheckedFile {
    let text = "agreement \"Oak Hollow\" {\n  SRO must meet with principal.\n  SRO must arrest student.\n}\n";
    let at = |part: &str| {
        let start = text.find(part).expect("the text has it");
        Span::new(start, start + part.len())
    };
    let finding = |rule: &str, severity, part, message: &str| {
        let mut finding = Finding::new(rule, "A rule", severity, at(part), message.to_owned());
        finding.label = "says too little".to_owned();
        finding.help("say more")
    };
    let waived = Suppression::Waived {
        reason: "policy under revision".to_owned(),
        authority: "Board vote 2026-14".to_owned(),
        until: date(2027, 6, 30),
    };
    let suppressed = vec![
        Suppressed {
            finding: finding("p/waived", Severity::Error, "SRO must arrest student", "too much is allowed"),
            by: waived,
        },
        Suppressed {
            finding: finding("p/old", Severity::Warning, "principal", "nobody says which one"),
            by: Suppression::Baseline,
        },
    ];
    let document = Checked {
        title: "Oak Hollow".to_owned(),
        kind: "agreement",
        jurisdiction: None,
        packs: vec![("p".to_owned(), "2026.1".to_owned())],
        verdicts: Vec::new(),
        findings: vec![
            finding("p/meeting", Severity::Error, "SRO must meet", "the meeting has no date"),
            finding("p/style", Severity::Warning, "meet", "a vague word"),
        ],
        upcoming: Vec::new(),
        sensitivity: Vec::new(),
        turned_off: Vec::new(),
        suppressed,
    };
    CheckedFile { path: "oak-hollow.mou".to_owned(), text: text.to_owned(), documents: vec![document] }
}

fn shown(format: Format, change: impl FnOnce(&mut Options)) -> String {
    let mut options = Options::new(all().style);
    change(&mut options);
    write(format, &[three()], &[], options)
}

const SUMMARY: &str = "1 agreement, 1 error, 1 warning, 0 pieces of advice; law as of 2026-11-21; 1 waived, 1 in the baseline\n";

#[test]
fn what_does_not_count_is_counted_or_shown_with_its_reason() {
    for format in [Format::Text, Format::Narrated] {
        let counted = shown(format, |_| {});
        assert!(counted.ends_with(SUMMARY), "{counted}");
        assert!(
            counted.contains("  1 waived, 1 in the baseline, which do not count (`--show-waived`)"),
            "{counted}"
        );
        assert!(!counted.contains("p/waived") && !counted.contains("p/old"), "{counted}");
        let whole = shown(format, |options| options.waived = true);
        assert!(whole.ends_with(SUMMARY), "{whole}");
        let reason = "  waived until 2027-06-30 by `Board vote 2026-14`: policy under revision";
        let order =
            ["p/meeting", "these findings do not count", "p/old", "  in the baseline", "p/waived", reason];
        let places: Vec<_> = order.iter().map(|part| whole.find(part)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in:\n{whole}");
    }
}

#[test]
fn quiet_text_is_errors_and_the_summary_line() {
    for format in [Format::Text, Format::Narrated] {
        let quiet = shown(format, |options| options.quiet = true);
        assert_eq!(quiet, format!("oak-hollow.mou:2:3: error p/meeting: the meeting has no date\n{SUMMARY}"));
    }
    let failure = Failure { path: "nowhere.mou".to_owned(), message: "there is no such file".to_owned() };
    let options = Options { quiet: true, ..Options::new(all().style) };
    let quiet = write(Format::Text, &[], &[failure], options);
    let said = "nowhere.mou: could not be checked: there is no such file\nno file was checked, ";
    assert!(quiet.starts_with(said), "{quiet}");
    let told = Options { failures_told: true, ..options };
    assert!(write(Format::Text, &[], &[], told).starts_with("no file was checked, "));
}

#[test]
fn narrated_text_draws_nothing_and_names_every_place() {
    let mut files = real();
    files.push(three());
    let style = Style { color: true, ..all().style };
    let options = Options { style, ..all() };
    let told = write(Format::Narrated, &files, &[], options);
    let drawn =
        told.chars().find(|character| ('\u{2190}'..='\u{2bff}').contains(character) && *character != '→');
    assert_eq!(drawn, None, "nothing is drawn");
    assert!(!told.contains('\u{1b}'), "nothing is coloured");
    let head = "error p/meeting, in oak-hollow.mou, line 2, column 3\nthe meeting has no date\n";
    assert!(told.contains(head), "{}", shown(Format::Narrated, |_| {}));
    assert!(told.contains("label at line 2, columns 3 to 15: says too little\n"), "{told}");
    let text = write(Format::Text, &files, &[], options);
    assert!(text.contains('╭'), "text is drawn");
}

#[test]
fn a_summary_for_a_pull_request_tells_errors_and_warnings_and_counts_the_rest() {
    let page = shown(Format::Markdown, |options| options.style.advice = false);
    let expected = "## moulint: 1 error, 1 warning\n\n\
        1 document, 1 error, 1 warning, 0 pieces of advice, 1 waived, 1 in the baseline; law as of 2026-11-21.\n\n\
        | document | rules met | errors | warnings | advice | to come | waived | baseline |\n\
        |---|--:|--:|--:|--:|--:|--:|--:|\n\
        | Oak Hollow (`oak-hollow.mou`) | 0 of 0 | 1 | 1 | 0 | 0 | 1 | 1 |\n\
        \n### Errors\n\n**Oak Hollow (`oak-hollow.mou`)**\n\n\
        - `p/meeting`, line 2: the meeting has no date\n  - what to do: say more\n\
        \n### Warnings\n\n**Oak Hollow (`oak-hollow.mou`)**\n\n\
        - `p/style`, line 2: a vague word\n  - what to do: say more\n\
        \nThis is not legal advice. It tells you where to look.\n";
    assert_eq!(page, expected);
}

#[test]
fn recommendations_are_annotations_only_where_they_are_asked_for() {
    let files = real();
    let options = |advice| Options::new(Style { advice, ..all().style });
    let notices = |advice| {
        let written = write(Format::Github, &files, &[], options(advice));
        written.matches("::notice ").count()
    };
    let untaken = files.iter().flat_map(|file| &file.documents).flat_map(|document| &document.findings);
    let untaken = untaken.filter(|finding| finding.is_untaken()).count();
    assert!(untaken > 0);
    assert_eq!(notices(true) - notices(false), untaken);
}

#[test]
fn rules_are_explained_in_code_scanning_and_unknown_ones_by_their_findings() {
    let sarif = |index: &RuleIndex| {
        let files = real();
        let written = Format::Sarif.write(&Run::new(&files, AS_OF, &[], index), all());
        let log: serde_json::Value = serde_json::from_str(&written).expect("it is JSON");
        log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("a list").clone()
    };
    for rule in sarif(&Library::builtin().index()) {
        let id = rule["id"].as_str().expect("a name");
        assert!(rule["help"]["text"].as_str().is_some_and(|page| page.starts_with(id)), "{rule}");
        assert!(rule["defaultConfiguration"]["level"].is_string(), "{rule}");
        let law = rule["properties"]["tags"].as_array().is_some_and(|tags| tags.len() == 2);
        assert_eq!(law, !id.starts_with("core/"), "{rule}");
    }
    for rule in sarif(&no_rules()) {
        assert!(rule["shortDescription"]["text"].as_str().is_some_and(|text| text.len() > 3), "{rule}");
        assert!(rule["help"].is_null(), "{rule}");
    }
}
