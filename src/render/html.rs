//! One page for a browser, which needs nothing else: styles, script and data stand in it. Lines and columns count
//! from one, columns in Unicode scalar values.
//!
//! The templates escape whatever they show; before that, characters that could turn the direction of writing or
//! hide text have been replaced. The only place that knows minijinja.

use std::collections::BTreeMap;

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, context};
use serde::Serialize;
use serde_json::Value as Json;

use super::{CheckedFile, mask};
use crate::export::comparison::ComparisonReport;
use crate::library::RuleIndex;
use crate::report::Report;

/// The templates by name.
const TEMPLATES: [(&str, &str); 4] = [
    ("base.html", include_str!("html/base.html")),
    ("macros.html", include_str!("html/macros.html")),
    ("comparison.html", include_str!("html/comparison.html")),
    ("check.html", include_str!("html/check.html")),
];

/// A comparison as a page.
pub fn comparison(report: &ComparisonReport) -> String {
    page("comparison.html", &context! { report => safe(report) })
}

/// The report of a check as a page. `files` are those that the report is on.
pub fn check(report: &Report, files: &[CheckedFile], rules: &RuleIndex) -> String {
    let names: BTreeMap<&str, &str> =
        rules.iter().map(|(rule, entry)| (rule.as_str(), entry.summary.as_str())).collect();
    // A file with several documents stands in the report once for each.
    let texts = files.iter().flat_map(|file| {
        let lines: Vec<String> = mask::text(&file.text).lines().map(str::to_owned).collect();
        std::iter::repeat_n(lines, file.documents.len())
    });
    let texts: Vec<Vec<String>> = texts.collect();
    page("check.html", &context! { report => safe(report), texts => texts, names => safe(&names) })
}

fn page(name: &str, data: &Value) -> String {
    let mut environment = Environment::new();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build();
    environment.set_syntax(syntax.expect("the usual delimiters do not clash"));
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    for (name, text) in TEMPLATES {
        environment.add_template(name, text).expect("the project's own templates are well-formed");
    }
    let template = environment.get_template(name).expect("the page is one of the templates");
    let style = Value::from_safe_string(include_str!("html/style.css").to_owned());
    let script = Value::from_safe_string(include_str!("html/script.js").to_owned());
    let page = template.render(context! { style, script, ..data.clone() });
    page.expect("the templates ask for what the contracts have")
}

/// The data with stand-ins for characters that could mislead a reader.
fn safe(data: &impl Serialize) -> Value {
    let json = serde_json::to_value(data)
        .expect("our structures have string keys only, and nothing in them refuses to be written");
    Value::from(Serde(masked(json)))
}

fn masked(json: Json) -> Json {
    match json {
        Json::String(text) => Json::String(shown(&text)),
        Json::Array(items) => Json::Array(items.into_iter().map(masked).collect()),
        Json::Object(entries) => {
            Json::Object(entries.into_iter().map(|(key, value)| (shown(&key), masked(value))).collect())
        }
        other => other,
    }
}

/// Lines stay lines.
fn shown(text: &str) -> String {
    let lines = text.split('\n').map(mask::line);
    lines.collect::<Vec<_>>().join("\n")
}
