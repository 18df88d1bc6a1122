//! SARIF 2.1.0, for code scanning. Lines and columns count from one, columns in Unicode scalar values, which SARIF calls
//! `unicodeCodePoints`; the end is just past the last character.
//!
//! Source: "Static Analysis Results Interchange Format (SARIF) Version 2.1.0", OASIS Standard; and what GitHub takes of it,
//! "SARIF support for code scanning", GitHub documentation.

use std::collections::BTreeMap;

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::{Map, Value, json};

use super::place::Address;
use super::{Options, json, mask, place, told};
use crate::finding::Severity;
use crate::library::{RuleEntry, RuleIndex, is_web_address};
use crate::report::{FileReport, Finding, Fix, Report, Span, evidence_name};

/// GitHub takes no more results of one run.
const MAX_RESULTS: usize = 25_000;

/// The version of how fingerprints are made. GitHub reads another one, which its upload action computes from the text; a
/// value of ours in that place would make the action warn of every result.
const FINGERPRINT: &str = "moulintFinding/v1";

/// One run with all results. Findings that do not count are results only if they are shown, for GitHub opens an alert for
/// each result whatever its suppressions.
pub fn report(report: &Report, rules: &RuleIndex, options: Options) -> String {
    let mut found: Vec<(&FileReport, &Finding)> =
        report.entries().filter(|(_, finding)| options.waived || !finding.suppressed).collect();
    let left_out = found.len().saturating_sub(MAX_RESULTS);
    if left_out > 0 {
        found.sort_by_key(|(_, finding)| match told::weight(finding) {
            Severity::Error => 0,
            Severity::Warning => 1,
            Severity::Advice => 2,
        });
        found.truncate(MAX_RESULTS);
    }
    let mut indices: BTreeMap<&str, usize> = BTreeMap::new();
    let mut described = Vec::new();
    for (_, finding) in &found {
        indices.entry(&finding.rule).or_insert_with(|| {
            described.push(descriptor(finding, rules.get(&finding.rule)));
            described.len() - 1
        });
    }
    let result = |(file, finding): &(&FileReport, &Finding)| {
        result(file, finding, indices.get(finding.rule.as_str()).copied())
    };
    let results: Vec<Value> = found.iter().map(result).collect();
    let run = json!({
        "tool": { "driver": {
            "name": "moulint",
            "fullName": "moulint, a linter for agreements between schools and police",
            "version": report.moulint,
            "semanticVersion": report.moulint,
            "rules": described,
        } },
        "columnKind": "unicodeCodePoints",
        "newlineSequences": ["\r\n", "\n", "\r"],
        "originalUriBaseIds": {
            "%SRCROOT%": { "description": { "text": "The folder in which moulint was run." } },
        },
        "invocations": [invocation(report, left_out)],
        "results": results,
        "properties": { "lawAsOf": report.as_of },
    });
    json::pretty(&Log { run })
}

/// The whole file, its version first, as the standard asks.
struct Log {
    run: Value,
}

impl Serialize for Log {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("version", "2.1.0")?;
        map.serialize_entry("$schema", "https://json.schemastore.org/sarif-2.1.0.json")?;
        map.serialize_entry("runs", &[&self.run])?;
        map.end()
    }
}

/// What happened besides: paths that could not be checked, and results that were left out.
fn invocation(report: &Report, left_out: usize) -> Value {
    let mut notifications: Vec<Value> = report
        .failures
        .iter()
        .map(|failure| {
            let location = json!({ "physicalLocation": { "artifactLocation": artifact(&failure.path) } });
            json!({
                "level": "error",
                "message": { "text": text(&format!("could not be checked: {}", failure.message)) },
                "locations": [location],
            })
        })
        .collect();
    if left_out > 0 {
        let message = format!(
            "{} of the least severity left out, for GitHub takes no more than {MAX_RESULTS} results",
            told::counted(left_out, "finding", "findings")
        );
        notifications.push(json!({ "level": "warning", "message": { "text": text(&message) } }));
    }
    json!({
        "executionSuccessful": report.failures.is_empty(),
        "toolExecutionNotifications": notifications,
    })
}

/// What is said of a rule. A rule that is in no index, such as one of a pack that is gone, is described by its finding.
fn descriptor(finding: &Finding, entry: Option<&RuleEntry>) -> Value {
    let (pack, name) = finding.rule.split_once('/').unwrap_or(("", &finding.rule));
    let summary = entry.map_or(finding.name.as_str(), |entry| &entry.summary);
    let because = entry.map(|entry| entry.because.as_str()).filter(|because| !because.is_empty());
    let mut tags = vec![mask::line(pack)];
    if let Some(evidence) = entry.and_then(|entry| entry.evidence) {
        tags.push(format!("evidence-{}", evidence_name(evidence)));
    }
    tags.retain(|tag| !tag.is_empty());
    let mut descriptor = json!({
        "id": mask::line(&finding.rule),
        "name": pascal(name),
        "shortDescription": { "text": text(summary) },
        "fullDescription": { "text": text(because.unwrap_or(summary)) },
        "properties": { "tags": tags },
    });
    let Some(entry) = entry else { return descriptor };
    set(&mut descriptor, "defaultConfiguration", json!({ "level": level(entry.severity) }));
    let page: Vec<String> = entry.page.lines().map(mask::line).collect();
    let help = json!({ "text": page.join("\n"), "markdown": help(entry, &page) });
    set(&mut descriptor, "help", help);
    if let Some(url) = entry.url() {
        set(&mut descriptor, "helpUri", json!(url));
    }
    descriptor
}

/// The page of a rule in Markdown: why, the law, and the page itself as it stands.
fn help(entry: &RuleEntry, page: &[String]) -> String {
    // The pages of lints are Markdown themselves.
    if entry.evidence.is_none() {
        return page.join("\n");
    }
    let mut help = String::new();
    if !entry.because.is_empty() {
        help.push_str(&super::markdown::prose(&entry.because));
        help.push_str("\n\n");
    }
    for cite in &entry.cite {
        let words = super::markdown::prose(&cite.words());
        match cite.url.as_deref().filter(|url| is_web_address(url)) {
            Some(url) => help.push_str(&format!("- [{words}](<{url}>)\n")),
            None => help.push_str(&format!("- {words}\n")),
        }
    }
    let page = page.join("\n");
    let longest = page.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    help.push_str(&format!("\n{fence}text\n{page}\n{fence}\n"));
    help
}

fn result(file: &FileReport, finding: &Finding, index: Option<usize>) -> Value {
    let mut message = vec![text(&told::message(finding))];
    message.extend(told::paragraphs(finding).iter().map(|paragraph| text(paragraph)));
    let mut location = location(&file.path, finding.span);
    if !file.agreement.is_empty() {
        let name = json!([{ "name": mask::line(&file.agreement), "kind": "module" }]);
        set(&mut location, "logicalLocations", name);
    }
    let weight = if finding.suppressed { severity(finding) } else { told::weight(finding) };
    let mut result = json!({
        "ruleId": mask::line(&finding.rule),
        "level": level(weight),
        "message": { "text": message.join("\n") },
        "locations": [location],
    });
    if let Some(index) = index {
        set(&mut result, "ruleIndex", json!(index));
    }
    let related: Vec<Value> = finding
        .related
        .iter()
        .zip(1..)
        .map(|(related, id)| {
            let mut place = self::location(&file.path, related.span);
            set(&mut place, "id", json!(id));
            set(&mut place, "message", json!({ "text": text(&related.message) }));
            place
        })
        .collect();
    if !related.is_empty() {
        set(&mut result, "relatedLocations", json!(related));
    }
    if !finding.fingerprint.is_empty() {
        set(&mut result, "partialFingerprints", json!({ FINGERPRINT: finding.fingerprint }));
    }
    if let Some(by) = &finding.suppression {
        let kind = if by.kind == "waiver" { "inSource" } else { "external" };
        let suppression =
            json!({ "kind": kind, "status": "accepted", "justification": mask::line(&by.words()) });
        set(&mut result, "suppressions", json!([suppression]));
    }
    if !finding.fixes.is_empty() {
        let fixes: Vec<Value> = finding.fixes.iter().map(|fix| change(&file.path, fix)).collect();
        set(&mut result, "fixes", json!(fixes));
    }
    let mut properties = Map::new();
    for (key, value) in
        [("verdict", &finding.verdict), ("evidence", &finding.evidence), ("from", &finding.from)]
    {
        if let Some(value) = value {
            properties.insert(key.to_owned(), json!(value));
        }
    }
    if !properties.is_empty() {
        set(&mut result, "properties", Value::Object(properties));
    }
    result
}

fn severity(finding: &Finding) -> Severity {
    match finding.severity.as_str() {
        "error" => Severity::Error,
        "warning" => Severity::Warning,
        _ => Severity::Advice,
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "note",
    }
}

/// A fix, as what is deleted and what comes instead.
fn change(path: &str, fix: &Fix) -> Value {
    let replacements: Vec<Value> = fix
        .edits
        .iter()
        .map(|edit| {
            let mut replacement = json!({ "deletedRegion": region(edit.span) });
            if !edit.text.is_empty() {
                set(&mut replacement, "insertedContent", json!({ "text": edit.text }));
            }
            replacement
        })
        .collect();
    json!({
        "description": { "text": text(&fix.title) },
        "artifactChanges": [{ "artifactLocation": artifact(path), "replacements": replacements }],
    })
}

fn location(path: &str, span: Span) -> Value {
    json!({ "physicalLocation": { "artifactLocation": artifact(path), "region": region(span) } })
}

fn region(span: Span) -> Value {
    json!({
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    })
}

fn artifact(path: &str) -> Value {
    match place::address(path) {
        Address::Relative(uri) => json!({ "uri": uri, "uriBaseId": "%SRCROOT%" }),
        Address::Absolute(uri) => json!({ "uri": uri }),
    }
}

/// A sentence of a message: one line that ends with a stop. In a message of SARIF braces mark a place to be filled in unless
/// they are doubled (§ 3.11.5), and `[words](target)` is a link (§ 3.11.6).
fn text(sentence: &str) -> String {
    let mut text = mask::line(sentence).replace('{', "{{").replace('}', "}}").replace("](", "] (");
    if !text.ends_with(['.', '?', '!', ':']) {
        text.push('.');
    }
    text
}

/// `annual-review` as `AnnualReview`, as the names of rules are written there.
fn pascal(name: &str) -> String {
    let words = name.split(|character: char| !character.is_alphanumeric());
    let word = |word: &str| {
        let mut characters = word.chars();
        characters.next().map(|first| first.to_uppercase().chain(characters).collect::<String>())
    };
    words.filter_map(word).collect()
}

fn set(object: &mut Value, key: &str, value: Value) {
    if let Value::Object(entries) = object {
        entries.insert(key.to_owned(), value);
    }
}
