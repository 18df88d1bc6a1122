//! `moulint.toml`: what is checked, by which packs, and what counts. Pure: text in, settings or findings out.
//!
//! - [`waivers`]: `waivers.toml`, waivers that do not stand in the agreements.
//! - [`paths`]: which files are meant.
//! - [`lock`]: `moulint.lock`, the packs that were used, by edition and digest.
//! - [`sample`]: a first `moulint.toml`, with everything explained.

pub mod lock;
pub mod paths;
pub mod sample;
mod trouble;
pub mod waivers;

use std::collections::BTreeMap;

use jiff::civil::Date;
use schemars::JsonSchema;
use serde::{Deserialize, Deserializer};

use crate::finding::{Finding, Severity};
use crate::suppress::{Level, is_final, waiver::Limits};
use crate::text::Span;

pub use trouble::trouble;

/// The name of the file.
pub const FILE: &str = "moulint.toml";

/// The configuration of a folder and everything below it, as it is written. Paths are seen from the folder of the file.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Config {
    /// The packs to judge by: names of built-in packs, or files and folders of your own; `us-ct@2026.1` takes no
    /// rule that came into the pack after that edition. Without any, each agreement is judged by the packs of its state.
    pub packs: Vec<String>,
    /// Vocabularies of your own: files whose terms the agreements may use.
    pub vocabularies: Vec<String>,
    /// The day whose law counts, such as "2026-07-01"; today, where nothing is said.
    #[serde(deserialize_with = "day")]
    #[schemars(with = "Option<String>")]
    pub as_of: Option<Date>,
    /// Up to which day to look ahead for rules that come into force.
    #[serde(deserialize_with = "day")]
    #[schemars(with = "Option<String>")]
    pub horizon: Option<Date>,
    /// Whether rules that are only tried out are used as well.
    pub preview: bool,
    /// Whether recommendations that are not taken up are shown one by one.
    pub advice: bool,
    /// From which severity on a finding makes the check fail.
    pub fail_on: Option<Failing>,
    /// Which files are meant in folders, as patterns; `**/*.mou`, where nothing is said.
    pub include: Vec<String>,
    /// Which files and folders are left out, as patterns.
    pub exclude: Vec<String>,
    /// Assumptions of packs, by name, and whether each is taken.
    pub assume: BTreeMap<String, bool>,
    /// Severities by rule, such as `"core/will" = "off"`.
    pub severity: BTreeMap<String, LevelName>,
    /// The jurisdiction of agreements that name none, by the pattern of their path.
    pub jurisdiction: BTreeMap<String, String>,
    /// What waivers are held to.
    pub waivers: Waivers,
    /// The file with the baseline; see `moulint baseline`.
    pub baseline: Option<String>,
}

/// What waivers are held to, and where they may stand besides in the agreements.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields, rename_all = "kebab-case", default)]
pub struct Waivers {
    /// The file with waivers; `waivers.toml`, where nothing is said and there is one.
    pub file: Option<String>,
    /// How many days a waiver may last.
    pub longest_days: u16,
    /// How many days before its end a waiver is told of.
    pub notice_days: u16,
}

impl Default for Waivers {
    fn default() -> Self {
        let limits = Limits::default();
        Self {
            file: None,
            longest_days: u16::try_from(limits.longest).unwrap_or(u16::MAX),
            notice_days: u16::try_from(limits.notice).unwrap_or(u16::MAX),
        }
    }
}

impl Waivers {
    /// The limits as they are.
    pub fn limits(&self) -> Limits {
        Limits { longest: self.longest_days.into(), notice: self.notice_days.into() }
    }
}

/// A severity, or none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum LevelName {
    /// The rule is not asked.
    Off,
    /// Findings are advice.
    Advice,
    /// Findings are warnings.
    Warning,
    /// Findings are errors; under a rule that nobody has confirmed they stay warnings.
    Error,
}

impl LevelName {
    /// The level of this name.
    pub fn level(self) -> Level {
        match self {
            Self::Off => Level::Off,
            Self::Advice => Level::At(Severity::Advice),
            Self::Warning => Level::At(Severity::Warning),
            Self::Error => Level::At(Severity::Error),
        }
    }
}

/// From which severity on a finding makes the check fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Failing {
    /// Errors only.
    Error,
    /// Warnings too.
    Warning,
    /// Advice too.
    Advice,
}

impl Failing {
    /// The least serious finding that makes the check fail.
    pub fn severity(self) -> Severity {
        match self {
            Self::Error => Severity::Error,
            Self::Warning => Severity::Warning,
            Self::Advice => Severity::Advice,
        }
    }
}

/// Reads a configuration.
///
/// # Errors
/// What is wrong with it, each with its place. A configuration with a mistake is no configuration: what somebody meant by
/// it would be misread.
pub fn read(text: &str) -> Result<Config, Vec<Finding>> {
    let config: Config = toml::from_str(text).map_err(|error| vec![trouble(text, &error, "config")])?;
    let mut findings = Vec::new();
    let mut wrong = |key: &str, message: String, help: &str| {
        findings.push(mistake(place_of(text, key), message, help));
    };
    for (what, patterns) in [("include", &config.include), ("exclude", &config.exclude)] {
        for pattern in patterns {
            if let Err(problem) = paths::pattern(pattern) {
                wrong(pattern, format!("`{pattern}` in `{what}` is no pattern: {problem}"), paths::HELP);
            }
        }
    }
    for pattern in config.jurisdiction.keys() {
        if let Err(problem) = paths::pattern(pattern) {
            wrong(pattern, format!("`{pattern}` in `jurisdiction` is no pattern: {problem}"), paths::HELP);
        }
    }
    for rule in config.severity.keys().filter(|rule| is_final(rule)) {
        let message = format!("the severity of `{rule}` cannot be changed");
        wrong(
            rule,
            message,
            "it says that something could not be understood; mend that, and take the line out",
        );
    }
    if let (Some(as_of), Some(horizon)) = (config.as_of, config.horizon)
        && horizon < as_of
    {
        let message = format!("the horizon lies before {as_of}, the day whose law counts");
        wrong("horizon", message, "let `horizon` name a later day");
    }
    if findings.is_empty() { Ok(config) } else { Err(findings) }
}

/// Something in a configuration that cannot be used.
pub fn mistake(span: Span, message: String, help: &str) -> Finding {
    Finding::new("configuration", "the configuration", Severity::Error, span, message).help(help)
}

/// Where a key or a value stands in a configuration: with quotation marks or without, as a whole word.
pub fn place_of(text: &str, word: &str) -> Span {
    let whole = |start: &usize| {
        let beside = |one: Option<char>| !one.is_some_and(|one| one.is_alphanumeric() || "-_/".contains(one));
        let before = text.get(..*start).and_then(|before| before.chars().next_back());
        let after = text.get(start + word.len()..).and_then(|after| after.chars().next());
        beside(before) && beside(after)
    };
    let mut places = text.match_indices(word).map(|(start, _)| start);
    places.find(whole).map_or(Span::at(0), |start| Span::new(start, start + word.len()))
}

/// A day, written as a date of TOML or as a string.
fn day<'d, D: Deserializer<'d>>(deserializer: D) -> Result<Option<Date>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        Date(toml::value::Datetime),
        Text(String),
    }
    let written = match Written::deserialize(deserializer)? {
        Written::Date(date) => date.to_string(),
        Written::Text(text) => text,
    };
    read_day(&written).map(Some).map_err(serde::de::Error::custom)
}

/// A day written as year, month and day, and nothing else; other forms could be misread.
///
/// # Errors
/// What is wrong with it.
pub fn read_day(written: &str) -> Result<Date, String> {
    let numbers = written.split('-').map(str::len);
    if numbers.eq([4, 2, 2]) && written.bytes().all(|byte| byte == b'-' || byte.is_ascii_digit()) {
        written.parse().map_err(|_| "there is no such day".to_owned())
    } else {
        Err("write the day as year-month-day, such as 2026-07-01".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_strictly() {
        assert_eq!(read_day("2026-07-01"), Ok(jiff::civil::date(2026, 7, 1)));
        for wrong in ["2026-02-30", "01/07/2026", "2026-7-1", "2026-07-01T10:00", ""] {
            assert!(read_day(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn both_ways_of_writing_a_day_are_read() {
        let day = Some(jiff::civil::date(2026, 7, 1));
        assert_eq!(read("as-of = 2026-07-01").map(|config| config.as_of), Ok(day));
        assert_eq!(read("as-of = \"2026-07-01\"").map(|config| config.as_of), Ok(day));
    }

    #[test]
    fn a_misspelt_key_is_told_with_its_place_and_the_nearest_name() {
        let text = "packs = [\"us-ct\"]\nhorizn = \"2027-01-01\"\n";
        let findings = read(text).expect_err("there is no such key");
        let finding = findings.first().expect("it is told");
        assert_eq!(finding.span.slice(text), "horizn");
        assert!(finding.message.contains("`horizn`"), "{}", finding.message);
        assert!(finding.help.contains("`horizon`"), "{}", finding.help);
    }
}
