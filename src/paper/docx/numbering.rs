//! Automatic numbers, exactly as Word prints them (ECMA-376, part 1, §17.9).
//!
//! Word counts by abstract list: two lists that share one go on counting, unless one says to start over. A level starts
//! over when one above it advances. A level above that was never used counts as used once.

use std::collections::{BTreeMap, BTreeSet};

use crate::paper::layout::label::{write_letters, write_roman};
use crate::paper::xml::{Id, Tree};

/// How many levels a list has.
const LEVELS: usize = 9;
/// How long a label is at most; the text between the numbers is free.
const LONGEST: usize = 200;

/// All lists of a document, and how far each has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: BTreeMap<String, List>,
    abstracts: BTreeMap<String, Abstract>,
    counted: BTreeMap<String, [Option<i64>; LEVELS]>,
    /// The lists whose numbers to start over with were used already.
    started: BTreeSet<(String, usize)>,
}

#[derive(Clone, Debug, Default)]
struct List {
    of: String,
    starts: BTreeMap<usize, i64>,
    levels: BTreeMap<usize, Level>,
}

#[derive(Clone, Debug, Default)]
struct Abstract {
    levels: BTreeMap<usize, Level>,
    /// The style of lists that has the levels.
    link: Option<String>,
    /// The style of lists that this is.
    style: Option<String>,
}

/// One level of a list.
#[derive(Clone, Debug)]
struct Level {
    start: i64,
    format: String,
    text: String,
    legal: bool,
    /// The level that starts this one over, counted from one; zero for never.
    restart: Option<usize>,
    style: Option<String>,
    left: Option<i32>,
}

/// A number that was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Given {
    /// As it is printed; nothing where the level prints nothing.
    pub(super) label: Option<String>,
    /// How deep it stands, from zero.
    pub(super) level: u8,
    /// Whether it is a bullet.
    pub(super) bullet: bool,
    /// How far the level is set in, in twentieths of a point.
    pub(super) left: Option<i32>,
}

impl Numbering {
    /// Reads the part with the lists.
    pub(super) fn read(tree: &Tree<'_>) -> Self {
        let mut out = Self::default();
        let Some(root) = tree.root() else { return out };
        for id in tree.children(root) {
            match tree.name(id) {
                "abstractNum" => {
                    let Some(key) = tree.attribute(id, "abstractNumId") else { continue };
                    let value = |name: &str| {
                        tree.child(id, name).and_then(|child| tree.attribute(child, "val")).map(str::to_owned)
                    };
                    let levels = tree
                        .children(id)
                        .filter(|&id| tree.name(id) == "lvl")
                        .filter_map(|id| level(tree, id))
                        .collect();
                    let list = Abstract { levels, link: value("numStyleLink"), style: value("styleLink") };
                    out.abstracts.insert(key.to_owned(), list);
                }
                "num" => {
                    let Some(key) = tree.attribute(id, "numId") else { continue };
                    let of = tree
                        .child(id, "abstractNumId")
                        .and_then(|child| tree.attribute(child, "val"))
                        .unwrap_or("")
                        .to_owned();
                    let mut list = List { of, ..List::default() };
                    for over in tree.children(id).filter(|&id| tree.name(id) == "lvlOverride") {
                        let Some(at) = tree
                            .attribute(over, "ilvl")
                            .and_then(|at| at.parse().ok())
                            .filter(|at| *at < LEVELS)
                        else {
                            continue;
                        };
                        let start = tree
                            .child(over, "startOverride")
                            .and_then(|id| tree.attribute(id, "val"))
                            .and_then(|start| start.parse().ok());
                        if let Some(start) = start {
                            list.starts.insert(at, start);
                        }
                        if let Some((_, level)) = tree.child(over, "lvl").and_then(|id| level(tree, id)) {
                            list.levels.insert(at, level);
                        }
                    }
                    out.lists.insert(key.to_owned(), list);
                }
                _ => {}
            }
        }
        out
    }

    /// The abstract list of a list, through the style that may stand between.
    fn resolve(&self, list: &str) -> Option<(String, &List)> {
        let entry = self.lists.get(list)?;
        let found = self.abstracts.get(&entry.of)?;
        if let Some(link) = &found.link {
            let linked = self.abstracts.iter().find(|(_, one)| one.style.as_ref() == Some(link));
            if let Some((key, _)) = linked {
                return Some((key.clone(), entry));
            }
        }
        Some((entry.of.clone(), entry))
    }

    /// Which level of a list belongs to one of these styles, the nearest first.
    fn level_of(&self, list: &str, styles: &[String]) -> Option<usize> {
        let (key, entry) = self.resolve(list)?;
        let levels = &self.abstracts.get(&key)?.levels;
        styles.iter().find_map(|style| {
            let belongs =
                |(at, level): (&usize, &Level)| (level.style.as_ref() == Some(style)).then_some(*at);
            entry.levels.iter().find_map(belongs).or_else(|| levels.iter().find_map(belongs))
        })
    }

    /// Gives the next number of a list. Nothing where there is no such list; the list "0" is none.
    pub(super) fn give(&mut self, list: &str, level: Option<u8>, styles: &[String]) -> Option<Given> {
        if list == "0" {
            return None;
        }
        let at = level.map(usize::from).or_else(|| self.level_of(list, styles)).unwrap_or(0).min(LEVELS - 1);
        let (key, entry) = self.resolve(list)?;
        let entry = entry.clone();
        let shared = self.abstracts.get(&key)?.levels.clone();
        let find = |at: usize| entry.levels.get(&at).or_else(|| shared.get(&at));
        let own = find(at)?;
        let counted = self.counted.entry(key).or_default();
        // Starting over counts once: the first time that the list is used on this level.
        let over = entry.starts.get(&at).filter(|_| self.started.insert((list.to_owned(), at)));
        let slot = counted.get_mut(at)?;
        *slot = Some(match (over, *slot) {
            (Some(&start), _) => start,
            (None, Some(last)) => last.saturating_add(1),
            (None, None) => own.start,
        });
        for deeper in at + 1..LEVELS {
            let restarts = match find(deeper).and_then(|level| level.restart) {
                Some(0) => false,
                Some(above) => at < above,
                None => true,
            };
            if restarts && let Some(slot) = counted.get_mut(deeper) {
                *slot = None;
            }
        }
        // The levels above that were skipped count as used.
        for above in 0..at {
            let start = entry
                .starts
                .get(&above)
                .copied()
                .or_else(|| find(above).map(|level| level.start))
                .unwrap_or(1);
            if let Some(slot) = counted.get_mut(above) {
                slot.get_or_insert(start);
            }
        }
        let bullet = own.format == "bullet";
        let label = if bullet {
            Some("•".to_owned()).filter(|_| !own.text.is_empty())
        } else {
            let value = |at: usize| {
                let format = if own.legal {
                    "decimal"
                } else {
                    find(at).map_or("decimal", |level| level.format.as_str())
                };
                number(counted.get(at).copied().flatten().unwrap_or(1), format)
            };
            Some(fill(&own.text, value)).filter(|label| !label.trim().is_empty())
        };
        Some(Given { label, level: u8::try_from(at).unwrap_or(0), bullet, left: own.left })
    }
}

fn level(tree: &Tree<'_>, id: Id) -> Option<(usize, Level)> {
    let at = tree.attribute(id, "ilvl")?.parse().ok().filter(|at| *at < LEVELS)?;
    let value = |name: &str| tree.child(id, name).and_then(|child| tree.attribute(child, "val"));
    // A format that Word has but older programs have not is given as a choice of two.
    let inside = |name: &str| {
        tree.below(id).find(|&below| tree.name(below) == name).and_then(|child| tree.attribute(child, "val"))
    };
    let left = tree
        .path(id, &["pPr", "ind"])
        .and_then(|ind| tree.attribute(ind, "left").or_else(|| tree.attribute(ind, "start")));
    let level = Level {
        start: value("start").and_then(|start| start.parse().ok()).unwrap_or(0),
        format: value("numFmt").or_else(|| inside("numFmt")).unwrap_or("decimal").to_owned(),
        text: value("lvlText").unwrap_or("").to_owned(),
        legal: tree.child(id, "isLgl").is_some_and(|id| super::styles::is_on(tree, id)),
        restart: value("lvlRestart").and_then(|level| level.parse().ok()),
        style: value("pStyle").map(str::to_owned),
        left: left.and_then(|left| left.parse().ok()),
    };
    Some((at, level))
}

/// The text of a level with its numbers in it.
fn fill(text: &str, value: impl Fn(usize) -> String) -> String {
    let mut out = String::new();
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        let digit = characters.peek().and_then(|next| next.to_digit(10)).filter(|digit| *digit > 0);
        match digit {
            Some(digit) if character == '%' => {
                characters.next();
                out.push_str(&value(usize::try_from(digit).unwrap_or(1) - 1));
            }
            _ => out.push(character),
        }
        if out.len() > LONGEST {
            break;
        }
    }
    out
}

/// A number as Word writes it in one of its formats.
pub(super) fn number(value: i64, format: &str) -> String {
    let positive = u32::try_from(value).ok();
    let small = |text: fn(u32) -> String| positive.map(text).unwrap_or_default();
    match format {
        "upperRoman" => small(write_roman).to_uppercase(),
        "lowerRoman" => small(write_roman),
        "upperLetter" => small(write_letters).to_uppercase(),
        "lowerLetter" => small(write_letters),
        "ordinal" => format!("{value}{}", ending(value)),
        "cardinalText" => words(value, false),
        "ordinalText" => words(value, true),
        "decimalZero" => format!("{value:02}"),
        "decimalEnclosedParen" => format!("({value})"),
        "decimalEnclosedFullstop" => format!("{value}."),
        "numberInDash" => format!("- {value} -"),
        "none" => String::new(),
        _ => value.to_string(),
    }
}

fn ending(value: i64) -> &'static str {
    match (value % 100, value % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

/// A number in English words, up to ninety-nine.
fn words(value: i64, ordinal: bool) -> String {
    const ONES: [(&str, &str); 20] = [
        ("Zero", "Zeroth"),
        ("One", "First"),
        ("Two", "Second"),
        ("Three", "Third"),
        ("Four", "Fourth"),
        ("Five", "Fifth"),
        ("Six", "Sixth"),
        ("Seven", "Seventh"),
        ("Eight", "Eighth"),
        ("Nine", "Ninth"),
        ("Ten", "Tenth"),
        ("Eleven", "Eleventh"),
        ("Twelve", "Twelfth"),
        ("Thirteen", "Thirteenth"),
        ("Fourteen", "Fourteenth"),
        ("Fifteen", "Fifteenth"),
        ("Sixteen", "Sixteenth"),
        ("Seventeen", "Seventeenth"),
        ("Eighteen", "Eighteenth"),
        ("Nineteen", "Nineteenth"),
    ];
    const TENS: [(&str, &str); 8] = [
        ("Twenty", "Twentieth"),
        ("Thirty", "Thirtieth"),
        ("Forty", "Fortieth"),
        ("Fifty", "Fiftieth"),
        ("Sixty", "Sixtieth"),
        ("Seventy", "Seventieth"),
        ("Eighty", "Eightieth"),
        ("Ninety", "Ninetieth"),
    ];
    let pick = |(one, nth): (&'static str, &'static str), last: bool| if ordinal && last { nth } else { one };
    let Ok(value) = usize::try_from(value) else { return value.to_string() };
    if let Some(&pair) = ONES.get(value) {
        return pick(pair, true).to_owned();
    }
    let Some(&tens) = (value / 10).checked_sub(2).and_then(|at| TENS.get(at)) else {
        return value.to_string();
    };
    match ONES.get(value % 10) {
        Some(&ones) if value % 10 > 0 => format!("{}-{}", pick(tens, false), pick(ones, true).to_lowercase()),
        _ => pick(tens, true).to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_each_format() {
        for (value, format, written) in [
            (4, "decimal", "4"),
            (4, "upperRoman", "IV"),
            (1994, "lowerRoman", "mcmxciv"),
            (3, "upperLetter", "C"),
            (28, "lowerLetter", "bb"),
            (22, "ordinal", "22nd"),
            (13, "ordinal", "13th"),
            (21, "cardinalText", "Twenty-one"),
            (30, "ordinalText", "Thirtieth"),
            (42, "ordinalText", "Forty-second"),
            (7, "decimalZero", "07"),
            (3, "none", ""),
            (5, "of-the-future", "5"),
            (0, "upperRoman", ""),
        ] {
            assert_eq!(number(value, format), written, "{value} {format}");
        }
    }
}
