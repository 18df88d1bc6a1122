//! The numbers of lists as they are shown.

use crate::paper::layout::label::{write_letters, write_roman};
use crate::paper::xml::{Id, Tree};

/// How many levels a list has.
const LEVELS: usize = 10;

/// How a list numbers its levels.
#[derive(Clone, Debug, Default)]
pub(super) struct Levels {
    levels: [Level; LEVELS],
}

#[derive(Clone, Debug, Default)]
struct Level {
    bullet: bool,
    format: String,
    prefix: String,
    suffix: String,
    shown: usize,
    start: Option<i64>,
    /// The whole label with the numbers as `%1%`, which LibreOffice writes since version 7.
    pattern: Option<String>,
}

/// How far a list has counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Counters {
    counted: [Option<i64>; LEVELS],
}

impl Levels {
    /// Reads the levels of a style of lists or of headings.
    pub(super) fn read(tree: &Tree<'_>, id: Id) -> Self {
        let mut out = Self::default();
        for id in tree.children(id) {
            let name = tree.name(id);
            let attribute = |name: &str| tree.attribute(id, name);
            let Some(at) = attribute("level")
                .and_then(|level| level.parse::<usize>().ok())
                .and_then(|level| level.checked_sub(1))
            else {
                continue;
            };
            let Some(level) = out.levels.get_mut(at) else { continue };
            *level = Level {
                bullet: matches!(name, "list-level-style-bullet" | "list-level-style-image"),
                format: attribute("num-format").unwrap_or("").to_owned(),
                prefix: attribute("num-prefix").unwrap_or("").chars().take(100).collect(),
                suffix: attribute("num-suffix").unwrap_or("").chars().take(100).collect(),
                shown: attribute("display-levels").and_then(|shown| shown.parse().ok()).unwrap_or(1),
                start: attribute("start-value").and_then(|start| start.parse().ok()),
                pattern: attribute("num-list-format").map(|pattern| pattern.chars().take(200).collect()),
            };
        }
        out
    }

    /// Gives the next number of a level, and whether it is a bullet; nothing where nothing is shown.
    pub(super) fn give(
        &self,
        counters: &mut Counters,
        at: usize,
        start: Option<i64>,
    ) -> Option<(String, bool)> {
        let at = at.min(LEVELS - 1);
        let own = self.levels.get(at)?;
        let first = own.start.unwrap_or(1);
        let slot = counters.counted.get_mut(at)?;
        *slot = Some(match (start, *slot) {
            (Some(start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => first,
        });
        for deeper in counters.counted.iter_mut().skip(at + 1) {
            *deeper = None;
        }
        for (above, level) in self.levels.iter().enumerate().take(at) {
            if let Some(slot) = counters.counted.get_mut(above) {
                slot.get_or_insert(level.start.unwrap_or(1));
            }
        }
        if own.bullet {
            return Some(("•".to_owned(), true));
        }
        let value = |at: usize| {
            let value = counters.counted.get(at).copied().flatten().unwrap_or(1);
            self.levels.get(at).map(|level| number(value, &level.format)).unwrap_or_default()
        };
        let label = match &own.pattern {
            Some(pattern) => fill(pattern, value),
            None => {
                let from = (at + 1).saturating_sub(own.shown.max(1));
                let numbers: Vec<String> =
                    (from..=at).map(value).filter(|number| !number.is_empty()).collect();
                if own.format.is_empty() {
                    String::new()
                } else {
                    format!("{}{}{}", own.prefix, numbers.join("."), own.suffix)
                }
            }
        };
        Some((label, false)).filter(|(label, _)| !label.trim().is_empty())
    }
}

/// The pattern with its numbers in it.
fn fill(pattern: &str, value: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut rest = pattern;
    while let Some(at) = rest.find('%') {
        out.push_str(rest.get(..at).unwrap_or(""));
        let behind = rest.get(at + 1..).unwrap_or("");
        let number = behind
            .split_once('%')
            .and_then(|(number, tail)| Some((number.parse::<usize>().ok()?.checked_sub(1)?, tail)));
        match number {
            Some((level, tail)) => {
                out.push_str(&value(level));
                rest = tail;
            }
            None => {
                out.push('%');
                rest = behind;
            }
        }
    }
    out.push_str(rest);
    out
}

fn number(value: i64, format: &str) -> String {
    let positive = u32::try_from(value).ok().filter(|&value| value > 0);
    match (format, positive) {
        ("", _) => String::new(),
        ("a", Some(value)) => write_letters(value),
        ("A", Some(value)) => write_letters(value).to_uppercase(),
        ("i", Some(value)) => write_roman(value),
        ("I", Some(value)) => write_roman(value).to_uppercase(),
        _ => value.to_string(),
    }
}
