//! How soon, how often, how much: the words of a sentence for it, as a measure of the language.

use std::sync::LazyLock;

use super::surface::{Found, Surface};
use super::table::Table;
use super::words::{Word, WordKind};
use crate::syntax::ast::Kind;
use crate::taxonomy::Taxonomy;

/// A measure read from a place on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// In the language, such as `within 5 school-days of arrest`.
    pub text: String,
    /// How many words it took.
    pub length: usize,
}

/// Numbers in words.
const NUMBERS: &[&str] = &[
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: &[(&str, u32)] = &[
    ("twenty", 20),
    ("thirty", 30),
    ("forty", 40),
    ("fifty", 50),
    ("sixty", 60),
    ("seventy", 70),
    ("eighty", 80),
    ("ninety", 90),
    ("hundred", 100),
];

/// The number that a word is.
pub fn number(word: &Word) -> Option<String> {
    let digits = word.lower.trim_start_matches('$').trim_end_matches('%').replace(',', "");
    if !digits.is_empty()
        && digits.chars().all(|one| one.is_ascii_digit() || one == '.')
        && digits.starts_with(|one: char| one.is_ascii_digit())
    {
        return Some(digits.trim_end_matches('.').to_owned());
    }
    if word.kind == WordKind::Blank {
        return Some(format!("___\"{}\"", if word.text.starts_with('_') { "number" } else { &word.text }));
    }
    if let Some(at) = NUMBERS.iter().position(|known| *known == word.lower) {
        return Some(at.to_string());
    }
    let (tens, ones) = word.lower.split_once('-').unwrap_or((&word.lower, "zero"));
    let tens = TENS.iter().find(|(known, _)| *known == tens)?.1;
    let ones = u32::try_from(NUMBERS.iter().position(|known| *known == ones)?).ok()?;
    Some((tens + ones).to_string())
}

/// A unit of time, and how many words it takes.
fn unit(words: &[Word], at: usize) -> Option<(&'static str, usize)> {
    let word = words.get(at)?;
    let next = words.get(at + 1);
    let next_is = |names: &[&str]| next.is_some_and(|next| next.is(names));
    let found = match word.lower.as_str() {
        "school" | "instructional" | "student" if next_is(&["day", "days"]) => ("school-days", 2),
        "school" | "academic" if next_is(&["year", "years"]) => ("school-year", 2),
        "school" if next_is(&["semester", "semesters"]) => ("semester", 2),
        "business" | "working" | "work" if next_is(&["day", "days"]) => ("business-days", 2),
        "calendar" | "consecutive" if next_is(&["day", "days"]) => ("days", 2),
        "calendar" | "fiscal" | "contract" if next_is(&["year", "years"]) => ("year", 2),
        "minute" | "minutes" => ("minutes", 1),
        "hour" | "hours" => ("hours", 1),
        "day" | "days" => ("days", 1),
        "week" | "weeks" => ("weeks", 1),
        "month" | "months" => ("months", 1),
        "quarter" | "quarters" => ("quarters", 1),
        "semester" | "semesters" => ("semesters", 1),
        "year" | "years" => ("years", 1),
        "percent" => ("percent", 1),
        "dollars" => ("dollars", 1),
        _ => return None,
    };
    Some(found)
}

fn one(unit: &'static str) -> &'static str {
    match unit {
        "school-year" => unit,
        _ => unit.strip_suffix('s').unwrap_or(unit),
    }
}

/// A number and its unit: `five (5) school days`.
fn quantity(words: &[Word], at: usize) -> Option<(String, &'static str, usize)> {
    let word = words.get(at)?;
    if word.lower.ends_with('%') {
        return Some((number(word)?, "percent", 1));
    }
    if word.lower.starts_with('$') {
        return Some((number(word)?, "dollars", 1));
    }
    let (count, length) = hundreds(words, at).or_else(|| Some((number(word)?, 1)))?;
    // `one hundred percent (100%)` says it twice, as `five (5) days` does.
    let again = words.get(at + length).is_some_and(|next| next.kind == WordKind::Number);
    let start = at + length + usize::from(again);
    let (unit, length) = unit(words, start)?;
    let twice = unit == "percent" && words.get(start + length).is_some_and(|next| next.lower.ends_with('%'));
    let length = length + usize::from(twice);
    // `thirty days' notice` is a notice.
    if words.get(start + length - 1).is_some_and(|unit| unit.possessive) {
        return None;
    }
    Some((count, unit, start + length - at))
}

/// `one hundred`, `two hundred and fifty`, and how many words it takes.
fn hundreds(words: &[Word], at: usize) -> Option<(String, usize)> {
    let count: u32 = number(words.get(at)?)?.parse().ok().filter(|count| (1..=9).contains(count))?;
    words.get(at + 1).filter(|word| word.is(&["hundred"]))?;
    let and = usize::from(words.get(at + 2).is_some_and(|word| word.is(&["and"])));
    let rest = words
        .get(at + 2 + and)
        .filter(|word| word.kind == WordKind::Letters)
        .and_then(number)
        .and_then(|rest| rest.parse::<u32>().ok())
        .filter(|rest| *rest < 100);
    match rest {
        Some(rest) => Some(((count * 100 + rest).to_string(), 3 + and)),
        None => Some(((count * 100).to_string(), 2)),
    }
}

/// Reads a measure that begins at a word.
pub fn read(words: &[Word], at: usize, surface: &Surface, taxonomy: &Taxonomy) -> Option<Measured> {
    fixed(words, at)
        .or_else(|| recurring(words, at, surface, taxonomy))
        .or_else(|| deadline(words, at, surface, taxonomy))
        .or_else(|| frequency(words, at))
        .or_else(|| amount(words, at))
}

/// Words that are a measure as they stand.
const FIXED: &[(&str, &str)] = &[
    ("as soon as reasonably practicable", "as-soon-as-practicable"),
    ("as soon as is practicable", "as-soon-as-practicable"),
    ("as soon as reasonably possible", "as-soon-as-practicable"),
    ("as soon as practicable", "as-soon-as-practicable"),
    ("as soon as practical", "as-soon-as-practicable"),
    ("as soon as possible", "as-soon-as-practicable"),
    ("as soon as feasible", "as-soon-as-practicable"),
    ("as quickly as possible", "as-soon-as-practicable"),
    ("at the earliest opportunity", "as-soon-as-practicable"),
    ("at the earliest possible opportunity", "as-soon-as-practicable"),
    ("in a timely manner", "timely"),
    ("within a timely manner", "timely"),
    ("in a timely fashion", "timely"),
    ("on a timely basis", "timely"),
    ("without delay", "promptly"),
    ("without undue delay", "promptly"),
    ("in a prompt manner", "promptly"),
    ("timely", "timely"),
    ("promptly", "promptly"),
    ("immediately", "immediately"),
    ("at once", "immediately"),
    ("at least on an annual basis", "every year"),
    ("on an annual basis", "every year"),
    ("at least annually", "every year"),
    ("at least once each year", "every year"),
    ("at least once per year", "every year"),
    ("at least once a year", "every year"),
    ("at least once every year", "every year"),
    ("once per year", "every year"),
    ("once a year", "every year"),
    ("once each year", "every year"),
    ("at least once each school year", "every school-year"),
    ("at least once per school year", "every school-year"),
    ("once each school year", "every school-year"),
    ("once per school year", "every school-year"),
    ("annually", "every year"),
    ("yearly", "every year"),
    ("on a monthly basis", "every month"),
    ("at least once a month", "every month"),
    ("at least once per month", "every month"),
    ("at least once each month", "every month"),
    ("at least monthly", "every month"),
    ("monthly", "every month"),
    ("on a weekly basis", "every week"),
    ("at least once a week", "every week"),
    ("at least weekly", "every week"),
    ("weekly", "every week"),
    ("on a daily basis", "every day"),
    ("daily", "every day"),
    ("on a quarterly basis", "every quarter"),
    ("at least quarterly", "every quarter"),
    ("at least once each quarter", "every quarter"),
    ("at least once per quarter", "every quarter"),
    ("quarterly", "every quarter"),
    ("biennially", "every 2 years"),
    ("twice a year", "2 times per year"),
    ("twice per year", "2 times per year"),
    ("twice each year", "2 times per year"),
    ("twice yearly", "2 times per year"),
    ("semiannually", "2 times per year"),
    ("on a regular basis", "regularly"),
    ("at regular intervals", "regularly"),
    ("on an ongoing basis", "regularly"),
    ("on a continuing basis", "regularly"),
    ("regularly", "regularly"),
    ("periodically", "periodically"),
    ("from time to time", "periodically"),
];

static FIXED_BY_FIRST: LazyLock<Table<&'static str>> = LazyLock::new(|| Table::new(FIXED.iter().copied()));

/// How often an adjective before a noun says that something is done: `a monthly report`.
pub fn often(word: &str) -> Option<&'static str> {
    Some(match word {
        "daily" => "every day",
        "weekly" => "every week",
        "monthly" => "every month",
        "quarterly" => "every quarter",
        "annual" | "yearly" => "every year",
        _ => return None,
    })
}

/// Months and seasons, which come once in a year; `may` is another word far more often.
pub const SEASONS: &[&str] = &[
    "spring",
    "summer",
    "fall",
    "autumn",
    "winter",
    "january",
    "february",
    "march",
    "april",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// `by the fifth business day of each month`, `at the end of each school year`, `each spring`: a day that comes again.
fn recurring(words: &[Word], at: usize, surface: &Surface, taxonomy: &Taxonomy) -> Option<Measured> {
    let every = |at: usize| words.get(at).is_some_and(|word| word.is(&["each", "every", "any"]));
    let season = words.get(at + 1).is_some_and(|word| word.is(SEASONS));
    if every(at) && season && !words.get(at + 2).is_some_and(|next| next.kind == WordKind::Number) {
        let name = match surface.longest(words, at + 1, &[Kind::Occasion]) {
            Some(known) if known.length == 1 => taxonomy.term(known.term).name.clone(),
            _ => format!("\"{}\"", words.get(at + 1)?.text),
        };
        return Some(Measured { text: format!("every year during {name}"), length: 2 });
    }
    let leads = [
        ("by", "by"),
        ("no later than", "by"),
        ("not later than", "by"),
        ("on or before", "by"),
        ("at", "when"),
        ("in", "during"),
    ];
    let (lead, length) = leads.iter().find_map(|(lead, word)| Some((*word, stands(words, at, lead)?)))?;
    let of = (at + length..(at + length + 7).min(words.len()))
        .find(|&of| words.get(of).is_some_and(|word| word.is(&["of"])) && every(of + 1))?;
    let (unit, taken) = unit(words, of + 2)?;
    let inside = words.get(at + length..of)?;
    let plain = |word: &Word| {
        matches!(word.kind, WordKind::Letters | WordKind::Number | WordKind::Blank) && !word.joins()
    };
    if !inside.iter().all(plain) {
        return None;
    }
    let start = inside.iter().take_while(|word| word.is(&["the"])).count();
    let named = inside.get(start..)?;
    let first = named.first()?;
    let date = match lead {
        "by" if first.kind == WordKind::Blank => {
            let label = if first.text.starts_with('_') { "date" } else { &first.text };
            format!("by ___\"{label}\"")
        }
        // Only what names a time: `in the office of each year` is none.
        "when" | "during"
            if !first.is(&["end", "start", "beginning", "close", "middle", "first", "last", "course"]) =>
        {
            return None;
        }
        "during" => format!("during \"{}\"", super::words::text(named)),
        _ => match surface.longest(words, at + length + start, &[Kind::Event]) {
            // `the start of each school year` comes each year by itself.
            Some(found) if at + length + start + found.length == of + 2 + taken => {
                let text = format!("{lead} {}", taxonomy.term(found.term).name);
                return Some(Measured { text, length: of + 2 + taken - at });
            }
            Some(found) => format!("{lead} {}", taxonomy.term(found.term).name),
            None if lead == "by" => format!("by \"{}\"", super::words::text(named)),
            None => return None,
        },
    };
    Some(Measured { text: format!("{date} every {}", one(unit)), length: of + 2 + taken - at })
}

/// Whether words stand at a place, and how many they are.
pub fn stands(words: &[Word], at: usize, wanted: &str) -> Option<usize> {
    let mut length = 0;
    for part in wanted.split(' ') {
        (words.get(at + length)?.lower == part).then_some(())?;
        length += 1;
    }
    Some(length)
}

fn fixed(words: &[Word], at: usize) -> Option<Measured> {
    let found = FIXED_BY_FIRST.at(words, at);
    let (length, text) = found.max_by_key(|(length, _)| *length)?;
    // `for regularly assigned lunch duty`, `a promptly filed report`: it tells of the participle behind it.
    let before = at.checked_sub(1).and_then(|before| words.get(before));
    let inner = before.is_some_and(|before| {
        super::phrases::is_determiner(before) || before.is(&["for", "of", "with", "from", "about"])
    });
    if length == 1
        && inner
        && words.get(at + 1).is_some_and(|next| super::english::of_participle(next).is_some())
    {
        return None;
    }
    Some(Measured { text: text.to_owned(), length })
}

fn deadline(words: &[Word], at: usize, surface: &Surface, taxonomy: &Taxonomy) -> Option<Measured> {
    let starts = [
        "within",
        "no later than",
        "not later than",
        "no more than",
        "not more than",
        "no less than",
        "at least",
        "not less than",
    ];
    let (start, lead) = starts.iter().find_map(|start| Some((*start, stands(words, at, start)?)))?;
    if start == "within" && words.get(at + 1).is_some_and(|word| word.is(&["the", "a"])) {
        return None;
    }
    let (count, unit, length) = quantity(words, at + lead)?;
    if matches!(unit, "percent" | "dollars") {
        return None;
    }
    let mut end = at + lead + length;
    let unit = if unit == "school-year" { "school-years" } else { unit };
    let least = matches!(start, "at least" | "no less than" | "not less than");
    let after = words.get(end).is_some_and(|word| word.is(&["of", "after", "following", "from"]));
    if (start == "no more than" || start == "not more than") && !after {
        return None;
    }
    if least {
        // `at least 30 days before the start of the year` is an amount and an event.
        return None;
    }
    let mut text = format!("within {count} {unit}");
    if after {
        let (event, taken) = event(words, end + 1, surface)?;
        text.push_str(&match event {
            Ok(found) => format!(" of {}", taxonomy.term(found.term).name),
            Err(words) => format!(" of \"{words}\""),
        });
        end += 1 + taken;
    } else if start == "no later than" && words.get(end).is_some_and(|word| word.is(&["before", "prior"])) {
        return None;
    }
    Some(Measured { text, length: end - at })
}

/// An event from a place up to the end of its phrase.
fn event(words: &[Word], at: usize, surface: &Surface) -> Option<(Result<Found, String>, usize)> {
    let mut start = at;
    while words.get(start).is_some_and(|word| {
        word.is(&[
            "the",
            "a",
            "an",
            "any",
            "such",
            "each",
            "conducting",
            "making",
            "said",
            "his",
            "her",
            "their",
            "its",
            "completing",
        ])
    }) {
        start += 1;
    }
    if let Some(found) = surface.longest(words, start, &[Kind::Event]) {
        return Some((Ok(found), start - at + found.length));
    }
    let ends = |word: &Word| {
        matches!(word.kind, WordKind::Comma | WordKind::Semicolon | WordKind::Stop | WordKind::Colon)
            || word.is(&["if", "unless", "and", "or", "except", "when", "to"])
    };
    let length = words.iter().skip(at).take_while(|word| !ends(word)).count();
    let text = super::words::text(words.get(at..at + length)?);
    (!text.is_empty()).then_some((Err(text), length))
}

fn frequency(words: &[Word], at: usize) -> Option<Measured> {
    let word = words.get(at)?;
    // `at the end of each quarter`
    let ends =
        ["at the end of", "toward the end of", "at the beginning of", "at the start of", "at the close of"];
    if let Some(lead) = ends.iter().find_map(|lead| stands(words, at, lead))
        && words.get(at + lead).is_some_and(|word| word.is(&["each", "every"]))
        && let Some((unit, length)) = unit(words, at + lead + 1)
    {
        return Some(Measured { text: format!("every {}", one(unit)), length: lead + 1 + length });
    }
    // `12 hours of training per year`: the amount stands further ahead.
    if word.is(&["per"])
        && let Some((unit, length)) = unit(words, at + 1)
        && !matches!(unit, "percent" | "dollars")
    {
        return Some(Measured { text: format!("every {}", one(unit)), length: length + 1 });
    }
    let lead = usize::from(word.is(&["during"])) + usize::from(word.is(&["in"]));
    if words.get(at + lead).is_some_and(|word| word.is(&["each", "every"])) {
        let start = at + lead + 1;
        if let Some((unit, length)) =
            unit(words, start).filter(|(unit, _)| !matches!(*unit, "percent" | "dollars"))
        {
            return Some(Measured { text: format!("every {}", one(unit)), length: start + length - at });
        }
        if let Some((count, unit, length)) = quantity(words, start) {
            return Some(Measured { text: format!("every {count} {unit}"), length: start + length - at });
        }
    }
    // `at least two (2) times per year`
    let mut start = at;
    let mut bound = "";
    for (wanted, text) in [
        ("at least", "at least "),
        ("a minimum of", "at least "),
        ("not less than", "at least "),
        ("no fewer than", "at least "),
        ("no less than", "at least "),
        ("at most", "at most "),
        ("no more than", "at most "),
        ("not more than", "at most "),
        ("a maximum of", "at most "),
        ("up to", "at most "),
    ] {
        if let Some(length) = stands(words, at, wanted) {
            (bound, start) = (text, at + length);
        }
    }
    let count = match words.get(start)?.lower.as_str() {
        "once" => "1".to_owned(),
        "twice" => "2".to_owned(),
        _ => {
            let count = number(words.get(start)?)?;
            start += usize::from(words.get(start + 1).is_some_and(|word| word.kind == WordKind::Number));
            start += 1;
            words.get(start)?.is(&["times", "time"]).then_some(count)?
        }
    };
    start += 1;
    words.get(start)?.is(&["per", "a", "each", "every", "in", "during"]).then_some(())?;
    start += 1;
    if words.get(start)?.is(&["a", "each", "the", "every"]) {
        start += 1;
    }
    let (unit, length) = unit(words, start)?;
    let bound = if bound == "at least " { "" } else { bound };
    Some(Measured { text: format!("{bound}{count} times per {}", one(unit)), length: start + length - at })
}

fn amount(words: &[Word], at: usize) -> Option<Measured> {
    // `a student under 18 years of age`
    let aged = (at..at + 4).any(|at| {
        words.get(at).is_some_and(|word| word.is(&["years"]))
            && words.get(at + 1).is_some_and(|word| word.is(&["of"]))
            && words.get(at + 2).is_some_and(|word| word.is(&["age"]))
    });
    let old = (at..at + 4).any(|at| {
        words.get(at).is_some_and(|word| word.is(&["years"]))
            && words.get(at + 1).is_some_and(|word| word.is(&["old"]))
    });
    if aged || old {
        return None;
    }
    let bounds = [
        ("at least", "at least "),
        ("a minimum of", "at least "),
        ("no less than", "at least "),
        ("not less than", "at least "),
        ("no fewer than", "at least "),
        ("not fewer than", "at least "),
        ("at most", "at most "),
        ("no more than", "at most "),
        ("not more than", "at most "),
        ("not to exceed", "at most "),
        ("not exceeding", "at most "),
        ("not in excess of", "at most "),
        ("in no event more than", "at most "),
        ("in no case more than", "at most "),
        ("never more than", "at most "),
        ("in no event less than", "at least "),
        ("in no case less than", "at least "),
        ("never less than", "at least "),
        ("a maximum of", "at most "),
        ("up to", "at most "),
        ("exactly", "exactly "),
        ("an average of", "on average "),
        ("on average", "on average "),
        ("equal to", "exactly "),
        ("for", "for "),
        ("for a period of", "for "),
        ("for a term of", "for "),
        ("in excess of", "at least "),
        ("more than", "at least "),
    ];
    let found = bounds.iter().filter_map(|(wanted, text)| Some((stands(words, at, wanted)?, *text)));
    let (lead, bound) = found.max_by_key(|(length, _)| *length).unwrap_or((0, ""));
    let (count, unit, length) = quantity(words, at + lead)?;
    let mut end = at + lead + length;
    let unit_words = if unit == "school-year" { "school-years" } else { unit };
    let mut text = format!("{bound}{count} {unit_words}");
    if bound == "for " && matches!(unit, "percent" | "dollars") {
        return None;
    }
    // `12 hours of training per year` is read without what stands between; `12 hours per year` is plain.
    let per = |at: usize| -> Option<(&'static str, usize)> {
        if words.get(at)?.is(&["annually"]) {
            return Some(("year", 1));
        }
        let lead = usize::from(words.get(at)?.is(&["in"]));
        words.get(at + lead)?.is(&["per", "each", "every", "a", "any"]).then_some(())?;
        let (unit, length) = self::unit(words, at + lead + 1)?;
        Some((one(unit), length + lead + 1))
    };
    if bound != "for "
        && let Some((unit, length)) = per(end)
    {
        text.push_str(&format!(" per {unit}"));
        end += length;
    }
    Some(Measured { text, length: end - at })
}
