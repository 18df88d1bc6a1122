//! A file, a title and findings that try to get out of their place in a format.

use std::collections::BTreeSet;

use jiff::civil::date;
use moulint::check::verdict::Verdict;
use moulint::finding::{Cite, Evidence};
use moulint::render::mask;

use super::*;

/// Ends and begins whatever a format may have: lines, commands, cells, elements, comments, strings, links.
pub(super) const EVIL: &str = "a\r\n::error file=x::forged\n::set-output name=x::y ##[error]z ##vso[task.setvariable]v | c ]]> --> \
    <script>alert(1)</script> \u{1b}[31m\u{9b}2J\u{202e}\u{2066}\u{0}\u{8}\u{ffff}\u{feff} `tick` ``` [x](https://evil.example) \
    ![i](http://evil.example) @someone #1 {0} }} %0A%25 \"'& \\ *b* _i_ ~~s~~ www.evil.example 👮🏽‍♀️ ü\t.";

/// A name of a file with all that an address or a command could take for something else.
pub(super) const PATH: &str = "a folder/100% #1, ü:👮 [x] & \"y\".mou";

const TEXT: &str = "agreement \"Oak Hollow\" {\n  ä👮 SRO must not arrest student.\n  line three\n}\n";

fn finding(rule: &str, severity: Severity, span: Span) -> Finding {
    let mut finding =
        Finding::new(rule, EVIL, severity, span, EVIL.to_owned()).help(EVIL).label(EVIL).related(EVIL, span);
    finding.scenario =
        Some(Scenario { sentence: EVIL.to_owned(), situation: vec![("who".to_owned(), EVIL.to_owned())] });
    finding.cite = vec![
        Cite { authority: EVIL.to_owned(), pinpoint: None, url: Some("javascript:alert(1)".to_owned()) },
        Cite {
            authority: "Act".to_owned(),
            pinpoint: Some("§ 1".to_owned()),
            url: Some("https://example.org/a)>b".to_owned()),
        },
    ];
    finding.evidence = Some(Evidence::Official);
    finding.verdict = Some(Verdict::Weaker);
    finding.fingerprint = "same".to_owned();
    finding.fixes.push(Fix {
        title: EVIL.to_owned(),
        safety: Safety::Unsafe,
        edits: vec![Edit { span, text: EVIL.to_owned() }],
    });
    finding
}

/// The file with its findings: of every severity, to come, waived, and in the baseline.
pub(super) fn file() -> CheckedFile {
    let at = |part: &str| {
        let start = TEXT.find(part).expect("the text has it");
        Span::new(start, start + part.len())
    };
    let upcoming =
        Finding { from: Some(date(2027, 1, 1)), ..finding("p/to-come", Severity::Warning, at("SRO")) };
    let waived =
        Suppression::Waived { reason: EVIL.to_owned(), authority: EVIL.to_owned(), until: date(2027, 6, 30) };
    let suppressed = vec![
        Suppressed { finding: finding("p/waived", Severity::Error, at("student")), by: waived },
        Suppressed { finding: finding("p/old", Severity::Warning, at("line")), by: Suppression::Baseline },
    ];
    let document = Checked {
        title: EVIL.to_owned(),
        kind: "agreement",
        jurisdiction: Some(EVIL.to_owned()),
        packs: vec![("p".to_owned(), EVIL.to_owned())],
        verdicts: Vec::new(),
        findings: vec![
            finding("p/error", Severity::Error, at("SRO must not")),
            finding("p/error", Severity::Error, at("line three\n}")),
            finding("p/warning", Severity::Warning, at("student")),
            finding("p/advice", Severity::Advice, at("agreement")),
            Finding { verdict: None, ..finding("core/at-the-end", Severity::Error, Span::at(TEXT.len())) },
        ],
        upcoming: vec![upcoming],
        sensitivity: Vec::new(),
        turned_off: Vec::new(),
        suppressed,
    };
    CheckedFile { path: PATH.to_owned(), text: TEXT.to_owned(), documents: vec![document] }
}

#[test]
fn no_text_gets_out_of_its_place() {
    let mut file = file();
    file.text
        .push_str("::error::in the text ##[error] \u{1b}]0;title\u{7}\u{202e}<script>alert(1)</script>\n");
    let evil_path = format!("{PATH}{}", EVIL.replace('/', ""));
    let failures = [Failure { path: evil_path.clone(), message: EVIL.to_owned() }];
    let files = [file.clone(), CheckedFile { path: evil_path, ..file }];
    for &format in Format::ALL {
        for options in [all(), Options { quiet: true, ..all() }, Options::new(all().style)] {
            let written = write(format, &files, &failures, options);
            let name = format.name();
            let steers = written.chars().find(|&character| character != '\n' && mask::steers(character));
            assert_eq!(steers, None, "{name}");
            assert!(!written.contains('\r'), "{name}");
            assert!(!written.contains("##[") && !written.contains("##vso["), "{name} obeys a build server");
            let commands: Vec<&str> =
                written.lines().filter(|line| line.trim_start().starts_with("::")).collect();
            let ours = |line: &&&str| {
                ["::error file=a folder/", "::warning file=a folder/", "::notice file=a folder/"]
                    .iter()
                    .any(|start| line.starts_with(start))
            };
            assert!(commands.iter().all(|line| ours(&line)), "{name}: {commands:#?}");
            let expected = match (format, options.waived) {
                (Format::Github, true) => 1 + 2 * 8,
                (Format::Github, false) => 1 + 2 * 6,
                _ => 0,
            };
            assert_eq!(commands.len(), expected, "{name}");
            // In Markdown the name of a file stands as code, where markup is none.
            let markup = matches!(format, Format::Html | Format::Junit | Format::Checkstyle);
            assert!(!markup || !written.contains("<script>alert"), "{name} has markup of the document");
        }
    }
}

#[test]
fn a_table_of_markdown_keeps_its_cells_and_its_links() {
    let written = write(Format::Markdown, &[file()], &[], all());
    let rows: Vec<&str> = written.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 3, "heading, rule and one document: {rows:#?}");
    for row in rows {
        assert_eq!(row.replace("\\|", "").matches('|').count(), 9, "{row}");
    }
    let outside: String = written.lines().map(|line| outside_code(line) + "\n").collect();
    for hostile in
        ["<script>", "](https://evil", "](http://evil", "](<javascript", "@someone", "https://evil"]
    {
        assert!(!outside.contains(hostile), "{hostile} in:\n{outside}");
    }
    assert!(
        outside.contains("; Act § 1 (evidence: official)"),
        "an address that would end its link is none: {outside}"
    );
}

/// A line of Markdown without its spans of code, found as CommonMark finds them: from a run of backticks to the next one as
/// long. A backslash takes away the meaning of a backtick outside of them.
fn outside_code(line: &str) -> String {
    let run = |text: &str| text.len() - text.trim_start_matches('`').len();
    let (mut outside, mut rest) = (String::new(), line);
    while let Some(first) = rest.chars().next() {
        let length = run(rest);
        if length == 0 {
            let escaped = rest.strip_prefix('\\').and_then(|after| after.chars().next());
            let (taken, left) = rest.split_at(first.len_utf8() + escaped.map_or(0, char::len_utf8));
            outside.push_str(taken);
            rest = left;
            continue;
        }
        let after = &rest[length..];
        let mut at = 0;
        let end = loop {
            let Some(found) = after[at..].find('`') else { break None };
            let closing = run(&after[at + found..]);
            if closing == length {
                break Some(at + found + closing);
            }
            at += found + closing;
        };
        match end {
            Some(end) => rest = &after[end..],
            None => {
                outside.push_str(&rest[..length]);
                rest = after;
            }
        }
    }
    outside
}

#[test]
fn spans_of_code_are_found_as_they_are_shown() {
    assert_eq!(outside_code("a `b` c ``d ` e`` \\` f `g"), "a  c  \\` f `g");
}

#[test]
fn repeated_fingerprints_are_told_apart_and_links_lead_to_the_web_only() {
    let gitlab: serde_json::Value =
        serde_json::from_str(&write(Format::Gitlab, &[file(), file()], &[], all())).expect("it is JSON");
    let entries = gitlab.as_array().expect("a list");
    let prints: BTreeSet<&str> = entries.iter().filter_map(|entry| entry["fingerprint"].as_str()).collect();
    assert_eq!(prints.len(), entries.len());
    assert!(prints.contains("same") && prints.contains("same-2"), "{prints:?}");
    let html = write(Format::Html, &[file()], &[], all());
    assert!(!html.contains("href=\"javascript"));
    let sarif = write(Format::Sarif, &[file()], &[], all());
    let mut log: serde_json::Value = serde_json::from_str(&sarif).expect("it is JSON");
    for result in log["runs"][0]["results"].as_array_mut().expect("a list") {
        // What a fix inserts, the title of a document and the reason of a waiver are no messages.
        assert_eq!(
            result["fixes"][0]["artifactChanges"][0]["replacements"][0]["insertedContent"]["text"],
            EVIL
        );
        result["fixes"] = serde_json::Value::Null;
        result["locations"] = serde_json::Value::Null;
        result["suppressions"] = serde_json::Value::Null;
    }
    let messages = log.to_string();
    assert!(messages.contains("[x] (https://evil") && !messages.contains("](https://evil"), "{messages}");
    assert!(messages.contains("{{0}} }}}}"), "braces stand for themselves: {messages}");
    assert!(
        sarif.contains("a%20folder/100%25%20%231%2C%20%C3%BC%3A%F0%9F%91%AE%20%5Bx%5D%20%26%20%22y%22.mou")
    );
}
