//! What a user can set: the section `moulint` of an editor's settings.

use std::collections::BTreeMap;

use serde_json::Value;

/// The settings as given.
#[derive(Clone, Debug, PartialEq)]
pub struct Asked {
    /// The day whose law counts; empty for today.
    pub as_of: String,
    /// Up to which day to look ahead; empty for the agreement's own term.
    pub horizon: String,
    /// The packs; none for those of the jurisdiction.
    pub packs: Vec<String>,
    /// Assumptions, and whether each is taken.
    pub assume: BTreeMap<String, bool>,
    /// Whether files that are not open are checked.
    pub check_workspace: bool,
    /// Whether hints stand between the words.
    pub inlay_hints: bool,
    /// Whether there are lines with something to do above agreements and examples.
    pub code_lens: bool,
    /// Whether recommendations that are not taken up are shown one by one.
    pub advice: bool,
}

impl Default for Asked {
    fn default() -> Self {
        Self {
            as_of: String::new(),
            horizon: String::new(),
            packs: Vec::new(),
            assume: BTreeMap::new(),
            check_workspace: true,
            inlay_hints: true,
            code_lens: true,
            advice: false,
        }
    }
}

impl Asked {
    /// Reads settings, and says what of them makes no sense, a line each; what is not set, or not understood, is as if
    /// nothing had been said.
    pub fn read(value: &Value) -> (Self, Vec<String>) {
        let mut asked = Self::default();
        let mut complaints = Vec::new();
        let Some(entries) = value.as_object() else { return (asked, complaints) };
        let mut wrong =
            |key: &str, what: &str| complaints.push(format!("the setting `moulint.{key}` must be {what}"));
        for (key, value) in entries {
            if value.is_null() {
                continue;
            }
            match key.as_str() {
                "asOf" | "horizon" => {
                    let text = value.as_str().unwrap_or("?").trim().to_owned();
                    if !text.is_empty() && text.parse::<jiff::civil::Date>().is_err() {
                        wrong(key, "a day such as 2026-07-01, or empty");
                    } else if key == "asOf" {
                        asked.as_of = text;
                    } else {
                        asked.horizon = text;
                    }
                }
                "packs" => match strings(value) {
                    Some(packs) => asked.packs = packs,
                    None => wrong(key, "a list of names and paths"),
                },
                "assume" => match flags(value) {
                    Some(assume) => asked.assume = assume,
                    None => wrong(key, "names with `true` or `false`"),
                },
                "checkWorkspace" | "inlayHints" | "codeLens" | "advice" => {
                    let Some(on) = value.as_bool() else {
                        wrong(key, "`true` or `false`");
                        continue;
                    };
                    match key.as_str() {
                        "checkWorkspace" => asked.check_workspace = on,
                        "inlayHints" => asked.inlay_hints = on,
                        "codeLens" => asked.code_lens = on,
                        _ => asked.advice = on,
                    }
                }
                // What belongs to the client alone.
                _ => {}
            }
        }
        (asked, complaints)
    }
}

fn strings(value: &Value) -> Option<Vec<String>> {
    value.as_array()?.iter().map(|one| one.as_str().map(str::to_owned)).collect()
}

fn flags(value: &Value) -> Option<BTreeMap<String, bool>> {
    value.as_object()?.iter().map(|(name, on)| Some((name.clone(), on.as_bool()?))).collect()
}
