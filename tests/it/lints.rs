//! The pages of the lints: what a page says fires does, and what it says is silent is.

use std::fmt::Write;

use moulint::library::{Library, Settings};
use moulint::lint::LINTS;
use moulint::lint::pages::Lint;
use moulint::suppress::{self, Policy};

/// An example of a page.
struct Example<'p> {
    /// Whether the lint is to find something in it.
    fires: bool,
    /// Its line in the page, counted from one.
    line: usize,
    text: &'p str,
}

/// The fenced examples of a page.
fn examples(page: &str) -> Vec<Example<'_>> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((before, after)) = rest.split_once("```mou ") {
        let (kind, body) = after.split_once('\n').expect("the fence ends its line");
        let (text, next) = body.split_once("```").expect("the fence is closed");
        let fires = match kind {
            "fires" => true,
            "silent" => false,
            other => panic!("an example fires or is silent, and this one is `{other}`"),
        };
        let line = page.len() - rest.len() + before.len();
        let line = page[..line].lines().count() + 1;
        found.push(Example { fires, line, text });
        rest = next;
    }
    found
}

/// The example as a whole file. A page shows only the clauses where the rest of the agreement does not matter.
fn whole(text: &str) -> String {
    let kinds = ["agreement ", "template ", "pack ", "vocabulary "];
    if kinds.iter().any(|kind| text.starts_with(kind)) {
        return text.to_owned();
    }
    format!(
        "agreement \"Riverton\" {{\n  jurisdiction US-CT\n  district \"Riverton Board of Education\"\n  \
         agency \"Riverton Police Department\"\n  signed 2024-01-15 by superintendent, chief\n{text}}}\n"
    )
}

/// The bytes of an example: `\x92` stands for the byte, since the page itself is text.
fn bytes(text: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\\x") {
        bytes.extend(before.as_bytes());
        let (digits, next) = after.split_at(2);
        bytes.push(u8::from_str_radix(digits, 16).expect("two hexadecimal digits"));
        rest = next;
    }
    bytes.extend(rest.as_bytes());
    bytes
}

/// The names of the rules that an example fails, with what they say.
fn found(lint: &Lint, text: &str) -> Vec<(String, String)> {
    if lint.name == "encoding" {
        // Text that has been read is UTF-8, so this lint can only be seen from outside.
        let folder = tempfile::tempdir().expect("a folder for the test");
        let file = folder.path().join("example.mou");
        std::fs::write(&file, bytes(&whole(text))).expect("the example is written");
        let run = assert_cmd::cargo::cargo_bin_cmd!("moulint")
            .args(["check", "--format", "json"])
            .arg(&file)
            .output()
            .expect("the program runs");
        let report = String::from_utf8(run.stdout).expect("a report is text");
        let report: serde_json::Value = serde_json::from_str(&report).expect("a report is JSON");
        let mut rules = Vec::new();
        rules_in(&report, &mut rules);
        return rules;
    }
    let settings = Settings::new(jiff::civil::date(2026, 11, 21));
    let (checked, _) = suppress::check(Library::builtin(), &whole(text), &settings, &Policy::default());
    checked
        .into_iter()
        .flat_map(|checked| checked.findings)
        .map(|finding| (finding.rule, finding.message))
        .collect()
}

/// All values of `rule` in a report, wherever they stand.
fn rules_in(value: &serde_json::Value, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::Object(fields) => {
            if let Some(serde_json::Value::String(rule)) = fields.get("rule") {
                let message = fields.get("message").and_then(|message| message.as_str()).unwrap_or_default();
                found.push((rule.clone(), message.to_owned()));
            }
            fields.values().for_each(|field| rules_in(field, found));
        }
        serde_json::Value::Array(items) => items.iter().for_each(|item| rules_in(item, found)),
        _ => {}
    }
}

#[test]
fn every_page_shows_what_fires_and_what_does_not() {
    let mut wrong = String::new();
    for lint in LINTS {
        let examples = examples(lint.page);
        let place = |example: &Example<'_>| format!("src/lint/pages/{}.md:{}", lint.name, example.line);
        // What stands in a baseline cannot be shown by one text.
        let shown = lint.name != "baseline-stale";
        for fires in [true, false].into_iter().filter(|_| shown) {
            if !examples.iter().any(|example| example.fires == fires) {
                let kind = if fires { "fires" } else { "silent" };
                let _ = writeln!(wrong, "src/lint/pages/{}.md has no example that is `{kind}`", lint.name);
            }
        }
        for example in &examples {
            let found = found(lint, example.text);
            let own = format!("core/{}", lint.name);
            let mine = found.iter().find(|(rule, _)| *rule == own);
            match (example.fires, mine) {
                (true, None) => {
                    let _ = writeln!(wrong, "{}: does not fire; found {found:#?}", place(example));
                }
                (false, Some((_, message))) => {
                    let _ = writeln!(wrong, "{}: fires: {message}", place(example));
                }
                _ => {}
            }
            // The repaired text is a model to copy, so nothing else may be wrong with its words.
            let other =
                found.iter().find(|(rule, _)| !example.fires && rule.starts_with("core/") && *rule != own);
            if let Some((rule, message)) = other {
                let _ = writeln!(wrong, "{}: is repaired and still has {rule}: {message}", place(example));
            }
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn every_page_says_what_why_and_what_to_do() {
    for lint in LINTS {
        let first = lint.page.lines().next();
        assert_eq!(first, Some(format!("# {}", lint.name).as_str()));
        for heading in ["**What.**", "**Why.**", "**Fix.**"] {
            assert!(lint.page.contains(heading), "{} has no {heading}", lint.name);
        }
    }
}

#[test]
fn explain_prints_the_page() {
    for lint in LINTS {
        let page = Library::builtin().explain(&format!("core/{}", lint.name)).expect("the lint is known");
        assert!(page.contains(lint.page.trim()), "{page}");
        assert!(page.contains(lint.summary), "{page}");
    }
    let run = assert_cmd::cargo::cargo_bin_cmd!("moulint")
        .args(["explain", "core/may-not"])
        .output()
        .expect("the program runs");
    assert!(run.status.success());
    assert!(String::from_utf8_lossy(&run.stdout).contains("Write `must not` for a ban"));
}
