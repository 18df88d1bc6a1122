//! `waivers.toml`: waivers that do not stand in the agreements.

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::Deserialize;
use toml::Spanned;

use super::trouble;
use crate::finding::Finding;
use crate::suppress::waiver::Waiver;
use crate::text::Span;

/// The name of the file, where the configuration names none.
pub const FILE: &str = "waivers.toml";

/// A file of waivers, as it is written.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiverFile {
    /// The waivers.
    #[serde(default, rename = "waiver")]
    #[schemars(with = "Vec<WaiverEntry>")]
    waivers: Vec<Spanned<WaiverEntry>>,
}

/// One waiver, as it is written.
#[derive(Clone, Debug, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WaiverEntry {
    /// The agreement, by its title.
    agreement: String,
    /// The rule, with its pack.
    rule: String,
    /// The clause that the finding is about, by its number or label.
    clause: Option<String>,
    /// The first day on which it holds.
    #[serde(default, deserialize_with = "super::day")]
    #[schemars(with = "Option<String>")]
    from: Option<Date>,
    /// The last day on which it holds.
    #[serde(default, deserialize_with = "super::day")]
    #[schemars(with = "Option<String>")]
    until: Option<Date>,
    /// By whose decision.
    by: Option<String>,
    /// Why.
    because: Option<String>,
}

/// Reads a file of waivers.
///
/// # Errors
/// What is wrong with it; then none of its waivers holds.
pub fn read(text: &str) -> Result<Vec<Waiver>, Box<Finding>> {
    let file: WaiverFile =
        toml::from_str(text).map_err(|error| Box::new(trouble(text, &error, "waivers")))?;
    let waiver = |entry: Spanned<WaiverEntry>| {
        let span = entry.span();
        let entry = entry.into_inner();
        Waiver {
            agreement: Some(entry.agreement),
            rule: entry.rule,
            clause: entry.clause,
            from: entry.from,
            until: entry.until,
            by: entry.by,
            because: entry.because,
            span: Span::new(span.start, span.end),
        }
    };
    Ok(file.waivers.into_iter().map(waiver).collect())
}
