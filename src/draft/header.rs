//! The header of a draft: parties, state, dates and signers, as far as the paper says them.

use crate::paper::{Block, BlockKind, Paper};

/// What a paper says of itself.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The title.
    pub title: String,
    /// Such as `US-CT`.
    pub jurisdiction: Option<String>,
    /// The school side.
    pub district: Option<String>,
    /// The police side.
    pub agency: Option<String>,
    /// The day of signing, such as `2023-11-28`; none where it is left open.
    pub signed: Option<String>,
    /// Who signs, as terms.
    pub signers: Vec<&'static str>,
}

/// The states by their names, with their codes, what their statutes are called where that tells them apart.
const STATES: &[(&str, &str)] = &[
    ("Alabama", "AL"),
    ("Alaska", "AK"),
    ("Arizona", "AZ"),
    ("Arkansas", "AR"),
    ("California", "CA"),
    ("Colorado", "CO"),
    ("Connecticut", "CT"),
    ("Delaware", "DE"),
    ("Florida", "FL"),
    ("Georgia", "GA"),
    ("Hawaii", "HI"),
    ("Idaho", "ID"),
    ("Illinois", "IL"),
    ("Indiana", "IN"),
    ("Iowa", "IA"),
    ("Kansas", "KS"),
    ("Kentucky", "KY"),
    ("Louisiana", "LA"),
    ("Maine", "ME"),
    ("Maryland", "MD"),
    ("Massachusetts", "MA"),
    ("Michigan", "MI"),
    ("Minnesota", "MN"),
    ("Mississippi", "MS"),
    ("Missouri", "MO"),
    ("Montana", "MT"),
    ("Nebraska", "NE"),
    ("Nevada", "NV"),
    ("New Hampshire", "NH"),
    ("New Jersey", "NJ"),
    ("New Mexico", "NM"),
    ("New York", "NY"),
    ("North Carolina", "NC"),
    ("North Dakota", "ND"),
    ("Ohio", "OH"),
    ("Oklahoma", "OK"),
    ("Oregon", "OR"),
    ("Pennsylvania", "PA"),
    ("Rhode Island", "RI"),
    ("South Carolina", "SC"),
    ("South Dakota", "SD"),
    ("Tennessee", "TN"),
    ("Texas", "TX"),
    ("Utah", "UT"),
    ("Vermont", "VT"),
    ("West Virginia", "WV"),
    ("Virginia", "VA"),
    ("Washington", "WA"),
    ("Wisconsin", "WI"),
    ("Wyoming", "WY"),
];
/// How statutes are cited in the states of the built-in packs; a citation counts like a name.
const CITATIONS: &[(&str, &str)] = &[
    ("Conn. Gen. Stat", "CT"),
    ("C.G.S.", "CT"),
    ("G.L. c.", "MA"),
    ("M.G.L.", "MA"),
    ("ILCS", "IL"),
    ("Md. Code", "MD"),
    ("N.C. Gen. Stat", "NC"),
    ("N.C.G.S.", "NC"),
    ("G.S. 115C", "NC"),
    ("COMAR", "MD"),
    ("603 C.M.R.", "MA"),
    ("603 CMR", "MA"),
];
/// How the names of the police side end.
const POLICE: &[&str] = &[
    "Police Department",
    "Department of Police",
    "Sheriff's Office",
    "Sheriff's Department",
    "Sheriff’s Office",
    "Sheriff’s Department",
    "Department of Public Safety",
    "Police Bureau",
    "Division of Police",
];
/// How the names of the school side end, the party that signs first.
const SCHOOLS: &[&str] = &[
    "Board of Education",
    "School Committee",
    "School Board",
    "School District",
    "Public School District",
    "Public Schools",
    "School Department",
    "School System",
    "Independent School District",
    "Unified School District",
    "Charter School",
    "Schools",
];
/// Who signs, by the words under the line.
const SIGNERS: &[(&str, &str)] = &[
    ("superintendent", "superintendent"),
    ("chief of police", "chief"),
    ("police chief", "chief"),
    ("sheriff", "chief"),
    ("board of education chair", "board-chair"),
    ("chair", "board-chair"),
    ("mayor", "mayor"),
    ("town manager", "mayor"),
    ("city manager", "mayor"),
];
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// Reads it.
pub fn read(paper: &Paper, source: &str) -> Header {
    let title = paper.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let title =
        title.or_else(|| paper.blocks.iter().find(|block| matches!(block.kind, BlockKind::Heading { .. })));
    let all: Vec<&str> = paper.blocks.iter().map(|block| block.text.as_str()).collect();
    let opening: Vec<&str> = all.iter().copied().take(14).collect();
    let closing = paper.blocks.len().saturating_sub(40);
    let signature: Vec<&Block> =
        paper.blocks.iter().skip(closing).filter(|block| is_signature(block)).collect();
    Header {
        title: title.map_or_else(|| source.to_owned(), |block| block.text.clone()),
        jurisdiction: state(&all).map(|code| format!("US-{code}")),
        district: party(&opening, SCHOOLS),
        agency: party(&opening, POLICE),
        signed: date(&opening, &signature),
        signers: signers(&signature),
    }
}

fn is_signature(block: &Block) -> bool {
    let short = block.text.split(' ').count() <= 24;
    let filled = block.text.contains("____")
        || block.text.contains("Date")
        || block.text.contains("/s/")
        || block.text.contains('/');
    block.kind == BlockKind::Signature
        || matches!(block.kind, BlockKind::Row { .. }) && short
        || (short && filled)
        || short && SIGNERS.iter().any(|(words, _)| block.text.to_lowercase().starts_with(words))
}

/// The state that is named most often; none where two are named as often.
fn state(texts: &[&str]) -> Option<&'static str> {
    let mut counts: Vec<(&str, usize)> = Vec::new();
    let mut count = |code: &'static str, found: usize| {
        if found > 0 {
            match counts.iter_mut().find(|(known, _)| *known == code) {
                Some((_, count)) => *count += found,
                None => counts.push((code, found)),
            }
        }
    };
    for text in texts {
        for &(name, code) in STATES {
            // West Virginia is not Virginia, and Washington is a president as well.
            let inside = if code == "VA" { text.matches("West Virginia").count() } else { 0 };
            count(code, text.matches(name).count().saturating_sub(inside));
        }
        for &(citation, code) in CITATIONS {
            count(code, text.matches(citation).count());
        }
    }
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    match counts.as_slice() {
        [(code, _)] => Some(code),
        [(code, most), (_, next), ..] if most > next => Some(code),
        _ => None,
    }
}

/// The name that ends as names of one side do: its capital words up to there.
fn party(texts: &[&str], endings: &[&str]) -> Option<String> {
    for text in texts {
        for ending in endings {
            let Some(at) = text.find(ending) else { continue };
            let before = text.get(..at).unwrap_or_default();
            let mut words: Vec<&str> = Vec::new();
            for word in before.split_whitespace().rev() {
                let capital = word.chars().next().is_some_and(char::is_uppercase);
                let joins = word == "of" || word == "&";
                let stops = word.ends_with([',', '.', ')', '"', '”'])
                    || matches!(word, "The" | "Between" | "And" | "BETWEEN" | "AND" | "THE");
                if !(capital || joins) || stops {
                    break;
                }
                words.push(word);
            }
            while words.last() == Some(&"of") {
                words.pop();
            }
            words.reverse();
            if !words.is_empty() && !words.iter().any(|word| word.contains('_')) {
                return Some(format!("{} {ending}", words.join(" ")).replace(['"', '“', '”'], ""));
            }
        }
    }
    None
}

/// The first date in words that speak of signing.
fn date(opening: &[&str], signature: &[&Block]) -> Option<String> {
    let said = |text: &&&str| {
        let lower = text.to_lowercase();
        ["made", "entered into", "dated", "effective", "executed", "day of"]
            .iter()
            .any(|word| lower.contains(word))
    };
    let first = opening.iter().filter(said).find_map(|text| any_date(text));
    first.or_else(|| signature.iter().find_map(|block| any_date(&block.text)))
}

/// A date written as `November 28, 2023`, `28th day of November, 2023`, `11/28/2023` or `2023-11-28`.
pub fn any_date(text: &str) -> Option<String> {
    let words: Vec<String> = text
        .split(|one: char| one.is_whitespace() || matches!(one, ',' | '(' | ')' | ';'))
        .filter(|word| !word.is_empty())
        .map(|word| word.trim_end_matches('.').to_lowercase())
        .collect();
    let number = |word: &str| word.trim_end_matches(|one: char| one.is_alphabetic()).parse::<u32>().ok();
    let day = |at: Option<usize>| number(words.get(at?)?).filter(|day| (1..=31).contains(day));
    let year = |from: usize| {
        let near = words.iter().skip(from).take(3);
        near.filter_map(|word| word.parse::<u32>().ok()).find(|year| (1990..=2100).contains(year))
    };
    for (at, word) in words.iter().enumerate() {
        if let Some(month) = MONTHS.iter().position(|month| word == month) {
            let before = day(at.checked_sub(1)).or_else(|| {
                // `28th day of November`
                (words.get(at.checked_sub(1)?)? == "of")
                    .then(|| day(at.checked_sub(3)).or_else(|| day(at.checked_sub(2))))?
            });
            let after = day(Some(at + 1));
            if let (Some(day), Some(year)) = (after.or(before), year(at + 1)) {
                return valid(year, u32::try_from(month + 1).ok()?, day);
            }
        }
        let parts: Vec<u32> = word.split(['/', '-']).filter_map(|part| part.parse().ok()).collect();
        match (parts.as_slice(), word.contains('/'), word.contains('-')) {
            (&[month, day, year], true, _) => {
                let year = if year < 100 { 2000 + year } else { year };
                if let Some(date) = valid(year, month, day) {
                    return Some(date);
                }
            }
            (&[year, month, day], _, true) if year > 1900 => {
                if let Some(date) = valid(year, month, day) {
                    return Some(date);
                }
            }
            _ => {}
        }
    }
    None
}

fn valid(year: u32, month: u32, day: u32) -> Option<String> {
    let (year, month, day) = (i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    jiff::civil::Date::new(year, month, day).ok().map(|date| date.to_string())
}

fn signers(signature: &[&Block]) -> Vec<&'static str> {
    let mut found = Vec::new();
    for block in signature {
        let lower = block.text.to_lowercase();
        for &(words, term) in SIGNERS {
            if lower.contains(words) && !found.contains(&term) {
                found.push(term);
            }
        }
    }
    found
}
