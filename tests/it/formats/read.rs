//! Reading formats back, as the programs do that they are for.

use percent_encoding::percent_decode_str;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use serde_json::Value;

use super::*;

/// What a format says.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub(super) entries: BTreeSet<Entry>,
    pub(super) failures: Vec<String>,
}

/// What reads a format.
type Reads = fn(&str) -> Found;

/// The formats for programs, each with what reads it.
pub(super) const READERS: &[(Format, Reads)] = &[
    (Format::Json, json),
    (Format::Jsonl, jsonl),
    (Format::Sarif, sarif),
    (Format::Github, github),
    (Format::Gitlab, gitlab),
    (Format::Junit, junit),
    (Format::Checkstyle, checkstyle),
];

#[track_caller]
fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

#[track_caller]
fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value} is a text")).to_owned()
}

#[track_caller]
fn list(value: &Value) -> &[Value] {
    value.as_array().unwrap_or_else(|| panic!("{value} is a list"))
}

fn line(value: &Value) -> usize {
    value
        .as_u64()
        .and_then(|line| usize::try_from(line).ok())
        .filter(|line| *line > 0)
        .expect("a line from one")
}

/// The words that a format has for what does not count.
fn stands_aside(paragraph: &str) -> bool {
    paragraph.starts_with("waived until 2027-06-30 by `") || paragraph.starts_with("in the baseline")
}

fn json(written: &str) -> Found {
    let report = parsed(written);
    let mut found = Found::default();
    for file in list(&report["files"]) {
        for kind in ["findings", "upcoming", "suppressed"] {
            for finding in list(&file[kind]) {
                let suppressed = finding["suppressed"].as_bool().expect("it says whether it counts");
                assert_eq!(suppressed, kind == "suppressed");
                let line = line(&finding["span"]["start"]["line"]);
                found.entries.insert((text(&finding["rule"]), text(&file["path"]), line, suppressed));
            }
        }
    }
    found.failures = list(&report["failures"]).iter().map(|failure| text(&failure["path"])).collect();
    found
}

fn jsonl(written: &str) -> Found {
    let mut found = Found::default();
    let lines: Vec<Value> = written.lines().map(parsed).collect();
    for one in &lines {
        match one["type"].as_str() {
            Some("finding") => {
                let suppressed = one["suppressed"].as_bool().expect("it says whether it counts");
                let line = line(&one["span"]["start"]["line"]);
                found.entries.insert((text(&one["rule"]), text(&one["path"]), line, suppressed));
            }
            Some("failure") => found.failures.push(text(&one["path"])),
            other => assert_eq!(other, Some("summary")),
        }
    }
    assert_eq!(lines.last().map(|last| text(&last["type"])).as_deref(), Some("summary"));
    found
}

fn decoded(location: &Value) -> String {
    let artifact = &location["artifactLocation"];
    assert_eq!(artifact["uriBaseId"], "%SRCROOT%");
    let uri = text(&artifact["uri"]);
    percent_decode_str(&uri).decode_utf8().expect("addresses are UTF-8").into_owned()
}

fn sarif(written: &str) -> Found {
    let log = parsed(written);
    let run = &log["runs"][0];
    let rules = list(&run["tool"]["driver"]["rules"]);
    let mut found = Found::default();
    for result in list(&run["results"]) {
        let place = &result["locations"][0]["physicalLocation"];
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("a number")).expect("a small one");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let line = line(&place["region"]["startLine"]);
        let suppressed = !result["suppressions"].is_null();
        found.entries.insert((text(&result["ruleId"]), decoded(place), line, suppressed));
    }
    let invocation = &run["invocations"][0];
    let notes = list(&invocation["toolExecutionNotifications"]);
    found.failures = notes.iter().map(|note| decoded(&note["locations"][0]["physicalLocation"])).collect();
    assert_eq!(invocation["executionSuccessful"], found.failures.is_empty());
    found
}

/// What a value of a command stands for.
fn unescaped(value: &str) -> String {
    value.replace("%0A", "\n").replace("%3A", ":").replace("%2C", ",").replace("%25", "%")
}

fn github(written: &str) -> Found {
    let mut found = Found::default();
    for command in written.lines().filter_map(|line| line.strip_prefix("::")) {
        let (head, message) = command.split_once("::").expect("a command has a message");
        let (_, properties) = head.split_once(' ').expect("a command has properties");
        let property = |name: &str| {
            let mut values = properties.split(',').filter_map(|one| one.split_once('='));
            let value = values.find(|(key, _)| *key == name).map(|(_, value)| unescaped(value));
            value.unwrap_or_else(|| panic!("{name} of {properties}"))
        };
        let title = property("title");
        if title == "could not be checked" {
            found.failures.push(property("file"));
            continue;
        }
        let rule = title.split(' ').next().unwrap_or_default().to_owned();
        let line = property("line").parse().expect("a number");
        let suppressed = unescaped(message).lines().any(stands_aside);
        found.entries.insert((rule, property("file"), line, suppressed));
    }
    found
}

fn gitlab(written: &str) -> Found {
    let mut found = Found::default();
    for entry in list(&parsed(written)) {
        let path = text(&entry["location"]["path"]);
        let (rule, description) = (text(&entry["check_name"]), text(&entry["description"]));
        if rule == "moulint/failed" {
            found.failures.push(path);
        } else {
            let suppressed = description.split("; ").any(stands_aside);
            found.entries.insert((rule, path, line(&entry["location"]["lines"]["begin"]), suppressed));
        }
    }
    found
}

/// An element: its name, its attributes, and what stands in it.
type Element = (String, Vec<(String, String)>, String);

/// The elements and texts of a document, in order: name, attributes, and what stands in it.
fn elements(written: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(written);
    let mut found = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let element = |tag: &BytesStart<'_>| {
        let name = tag.name().as_ref().to_owned();
        let attributes = tag.attributes().map(|attribute| {
            let attribute = attribute.expect("attributes are well-formed");
            let key = attribute.key.as_ref().to_owned();
            let value =
                quick_xml::escape::unescape(&attribute.value).expect("what is escaped is known").into_owned();
            (key, value)
        });
        (name, attributes.collect(), String::new())
    };
    loop {
        match reader.read_event().expect("it is well-formed") {
            Event::Start(tag) => {
                open.push(found.len());
                found.push(element(&tag));
            }
            Event::Empty(tag) => found.push(element(&tag)),
            Event::End(_) => assert!(open.pop().is_some()),
            Event::Text(part) => {
                if let Some(&at) = open.last() {
                    found[at].2.push_str(&part);
                }
            }
            Event::GeneralRef(name) => {
                if let Some(&at) = open.last() {
                    let name: &str = &name;
                    let text =
                        quick_xml::escape::unescape(&format!("&{name};")).expect("it is known").into_owned();
                    found[at].2.push_str(&text);
                }
            }
            Event::Eof => break,
            Event::Decl(_) | Event::Comment(_) => {}
            other => panic!("{other:?} is not expected"),
        }
    }
    assert!(open.is_empty());
    found
}

fn attribute(attributes: &[(String, String)], name: &str) -> String {
    let found = attributes.iter().find(|(key, _)| key == name);
    found.unwrap_or_else(|| panic!("there is no {name} in {attributes:?}")).1.clone()
}

fn junit(written: &str) -> Found {
    let mut found = Found::default();
    let (mut path, mut rule) = (String::new(), String::new());
    for (name, attributes, text) in elements(written) {
        match name.as_str() {
            "testcase" => {
                path = attribute(&attributes, "classname");
                rule = attribute(&attributes, "name");
            }
            "error" => found.failures.push(rule.clone()),
            "failure" | "skipped" | "system-out" => {
                let lines: Vec<&str> = text.lines().collect();
                for (number, line) in lines.iter().enumerate() {
                    let Some(place) = line.strip_prefix(&format!("{path}:")) else { continue };
                    assert!(place.contains(&rule), "{place} is in the test of {rule}");
                    let line = place.split(':').next().and_then(|line| line.parse().ok());
                    let next = lines.get(number + 1).map_or("", |next| next.trim_start());
                    let entry = (rule.clone(), path.clone(), line.expect("a number"), stands_aside(next));
                    found.entries.insert(entry);
                }
            }
            _ => {}
        }
    }
    found
}

fn checkstyle(written: &str) -> Found {
    let mut found = Found::default();
    let mut path = String::new();
    for (name, attributes, _) in elements(written) {
        match name.as_str() {
            "file" => path = attribute(&attributes, "name"),
            "error" if attribute(&attributes, "source") == "moulint/failed" => {
                found.failures.push(path.clone());
            }
            "error" => {
                let line = attribute(&attributes, "line").parse().expect("a number");
                let ignored = attribute(&attributes, "severity") == "ignore";
                found.entries.insert((attribute(&attributes, "source"), path.clone(), line, ignored));
            }
            other => assert_eq!(other, "checkstyle"),
        }
    }
    found
}
