//! The names that a document gives to its parties and other things: `the Oak Hollow Police Department (the "Department")`.

use super::surface::Surface;
use super::words;
use crate::syntax::ast::Kind;
use crate::taxonomy::{Taxonomy, TermId};

/// The kinds that documents give names to, the likeliest first.
const NAMED: &[Kind] = &[Kind::Actor, Kind::Record, Kind::Object, Kind::Event, Kind::Place];

/// What short names mean where the document does not say so itself.
const USUAL: &[(&str, Kind, &str)] = &[
    ("department", Kind::Actor, "police-department"),
    ("police", Kind::Actor, "police-department"),
    ("agency", Kind::Actor, "police-department"),
    ("district", Kind::Actor, "school-district"),
    ("schools", Kind::Actor, "school-district"),
    ("school department", Kind::Actor, "school-district"),
    ("board", Kind::Actor, "board-of-education"),
    ("committee", Kind::Actor, "board-of-education"),
    ("parties", Kind::Actor, "party"),
    ("agreement", Kind::Record, "MOU"),
    ("memorandum", Kind::Record, "MOU"),
    ("program", Kind::Object, "SRO-program"),
    ("officer", Kind::Actor, "SRO"),
];

/// What a document calls somebody by for short, where it shows whom it means: phrases that show it, the name, and the term.
const EVIDENT: &[(&[&str], &str, &str)] = &[
    (
        &[
            "supervising sergeant",
            "sro's sergeant",
            "sro sergeant",
            "reports to the sergeant",
            "report to the sergeant",
            "answers to the sergeant",
            "answer to the sergeant",
            "supervised by the sergeant",
            "sergeant supervises the sro",
        ],
        "sergeant",
        "SRO-supervisor",
    ),
    (&["sro supervisor", "sro's supervisor"], "supervisor", "SRO-supervisor"),
];

/// Short names that the parties stand for, and the term each is.
#[derive(Clone, Debug, Default)]
pub struct Definitions {
    /// The short name as the document has it, with its term.
    pub names: Vec<(String, TermId, Kind)>,
    /// What short names mean where the document does not say so itself.
    pub usual: Vec<(String, TermId, Kind)>,
    /// Who `the parties` are.
    pub parties: Option<[String; 2]>,
    /// Names that the document defines in words that no term holds.
    pub unknown: Vec<String>,
}

/// Reads the definitions of a document's paragraphs.
pub fn read(paragraphs: &[&str], surface: &Surface, taxonomy: &Taxonomy) -> Definitions {
    let mut found = Definitions::default();
    for &(name, kind, term) in USUAL {
        // `the Committee` is the School Committee only in a document that speaks of no other.
        if name == "committee" && !only_school_committee(paragraphs) {
            continue;
        }
        if let Some(term) = taxonomy.named(kind, term) {
            found.usual.push((name.to_owned(), term, kind));
        }
    }
    let shows = |phrases: &[&str]| {
        paragraphs.iter().any(|paragraph| {
            let lower = paragraph.to_lowercase().replace('’', "'");
            phrases.iter().any(|phrase| lower.contains(phrase))
        })
    };
    for &(phrases, name, term) in EVIDENT {
        if let Some(term) = taxonomy.named(Kind::Actor, term).filter(|_| shows(phrases)) {
            found.usual.push((name.to_owned(), term, Kind::Actor));
        }
    }
    for paragraph in paragraphs {
        in_paragraph(paragraph, surface, taxonomy, &mut found);
        defining(paragraph, surface, taxonomy, &mut found);
        including(paragraph, &mut found);
    }
    found.parties = sides(paragraphs, surface, taxonomy, &found);
    found
}

/// Whether a document speaks of a School Committee and of no other.
fn only_school_committee(paragraphs: &[&str]) -> bool {
    let mut school = false;
    for paragraph in paragraphs {
        let lower = paragraph.to_lowercase();
        for (at, _) in lower.match_indices("committee") {
            let before = lower.get(..at).unwrap_or_default().trim_end();
            let word = before.rsplit(' ').next().unwrap_or_default();
            match word {
                "school" => school = true,
                "the" | "and" | "or" | "by" | "to" | "of" | "" => {}
                _ => return false,
            }
        }
    }
    school
}

/// `"Agency" means the Sheriff's Office, and "we" and "us" mean the Agency`: names that a sentence defines.
fn defining(paragraph: &str, surface: &Surface, taxonomy: &Taxonomy, found: &mut Definitions) {
    let plain = paragraph.replace(['“', '”'], "\"");
    // `We, the County Sheriff's Office, make this Agreement`
    if let Some(rest) = plain.strip_prefix("We, ")
        && let Some((who, _)) = rest.split_once(", ")
    {
        let words = words::split(who).words;
        let named = (0..words.len()).find_map(|at| {
            let named = surface.longest(&words, at, &[Kind::Actor])?;
            (at + named.length == words.len()).then_some(named)
        });
        if let Some(named) = named {
            add(found, "we", named.term, named.kind);
            add(found, "us", named.term, named.kind);
        }
    }
    let mut before = String::new();
    let mut rest = plain.as_str();
    for _ in 0..8 {
        let next = [" means ", " mean ", " refers to ", " refer to "]
            .iter()
            .filter_map(|verb| rest.find(verb).map(|at| (at, verb.len())))
            .min();
        let Some((at, length)) = next else { return };
        before.push_str(rest.get(..at).unwrap_or_default());
        let before_means = before.clone();
        rest = rest.get(at + length..).unwrap_or_default();
        // Names that an earlier sentence gives are not meant.
        let names = quoted(before.rsplit(". ").next().unwrap_or_default());
        before.clear();
        let words = words::split(rest).words;
        let end = words
            .iter()
            .position(|word| {
                word.is(&["whom", "who", "which", "that", "unless", "in", "and", "or"])
                    || word.kind != words::WordKind::Letters
            })
            .unwrap_or(words.len())
            .min(14);
        let ended = words.get(end);
        let next = words.get(end + 1);
        // `a pilot, a deckhand or any other worker`: more than one, unless the comma only adds something.
        let listed = ended.is_some_and(|word| word.kind == words::WordKind::Comma)
            && next.is_some_and(|next| {
                super::phrases::is_determiner(next)
                    || next.is(&["or", "and", "other"])
                    || next.is(&["including"])
            });
        let also = listed || ended.is_some_and(|word| word.is(&["and", "or"]));
        let narrowed = ended.is_some_and(|word| word.is(&["whom", "who", "which", "that"]));
        let mut named: Option<(TermId, Kind)> = None;
        let mut whole = false;
        let mut place = 0;
        while place < words.len().min(30) {
            let own = words.get(place).filter(|word| word.capital()).and_then(|word| {
                found
                    .names
                    .iter()
                    .chain(&found.usual)
                    .find(|(name, _, _)| *name == word.lower)
                    .map(|(_, term, kind)| (*term, *kind, 1))
            });
            let known = surface
                .longest(&words, place, &[Kind::Actor])
                .map(|found| (found.term, found.kind, found.length));
            let stops = named.is_some()
                && words.get(place).is_some_and(|word| word.is(&["to", "of", "for", "at", "by", "assigned"]));
            if stops || place >= end {
                break;
            }
            let Some((term, kind, length)) = own.or(known) else {
                place += 1;
                continue;
            };
            named = Some((term, kind));
            // Nothing but articles before it, and nothing behind it that narrows it.
            let before = words.get(..place).unwrap_or_default();
            let behind = words.get(place + length);
            whole = before.iter().all(super::phrases::is_determiner)
                && behind.is_none_or(|next| {
                    next.kind != words::WordKind::Letters || next.is(&["of", "for", "assigned", "or", "and"])
                });
            place += length;
        }
        // `the peace officer whom the City assigns as its liaison officer`: the officer of this agreement.
        let liaison = taxonomy.named(Kind::Actor, "SRO");
        // `a unit of police officers` is no officer.
        let unit = words.iter().take(3).any(|word| {
            word.is(&[
                "unit",
                "group",
                "body",
                "team",
                "force",
                "agency",
                "department",
                "office",
                "organization",
            ])
        });
        let officer = named.is_some_and(|(term, _)| {
            matches!(taxonomy.term(term).name.as_str(), "officer" | "police-employee" | "SRO")
        });
        if unit && officer {
            continue;
        }
        let or = listed || ended.is_some_and(|word| word.is(&["or"]));
        if officer
            && !or
            && let Some(term) = liaison
        {
            named = Some((term, Kind::Actor));
        } else if also || narrowed {
            // What is defined is less or more than the term.
            named = None;
        }
        // `a person enrolled in a high school`, `teachers other than ...`, `shall not mean`: less than the term.
        let sentence = words::split(rest.split(". ").next().unwrap_or_default()).words;
        let excludes = sentence.iter().take_while(|word| word.kind != words::WordKind::Stop).any(|word| {
            word.is(&["except", "excluding", "excludes", "exclude", "but", "unless", "not", "than", "only"])
        });
        let denied = before_means.ends_with(" not") || before_means.ends_with(" never");
        let named = named.filter(|_| !denied && (officer && !or || whole && !excludes));
        let Some((term, kind)) = named else {
            // What the document defines in other words is no term of the vocabulary.
            found.unknown.extend(names.iter().map(|name| name.to_lowercase()));
            continue;
        };
        for name in names {
            let name = name.to_lowercase();
            if !matches!(name.as_str(), "our" | "ours" | "your" | "his" | "her" | "their" | "it" | "they") {
                add(found, &name, term, kind);
            }
        }
    }
}

/// `"Weapon" includes a rifle but not a pistol`: more or less than the vocabulary's word.
fn including(paragraph: &str, found: &mut Definitions) {
    let plain = paragraph.replace(['“', '”'], "\"");
    let verbs = [
        " includes ",
        " include ",
        " shall include ",
        " does not include ",
        " excludes ",
        " shall not include ",
    ];
    for verb in verbs {
        for (at, _) in plain.match_indices(&format!("\"{verb}")) {
            let before = plain.get(..=at).unwrap_or_default();
            if let Some(name) = quoted(before).last() {
                found.unknown.push(name.to_lowercase());
            }
        }
    }
}

fn add(found: &mut Definitions, name: &str, term: TermId, kind: Kind) {
    found.names.retain(|(known, _, _)| !known.eq_ignore_ascii_case(name));
    found.usual.retain(|(known, _, _)| !known.eq_ignore_ascii_case(name));
    found.names.push((name.to_lowercase(), term, kind));
}

/// Bodies of the school side.
const SCHOOL_SIDE: &[&str] = &["school-district", "board-of-education"];
/// Bodies of the side of the police; a town where no police department is a party.
const POLICE_SIDE: &[&str] = &["police-department", "municipality"];

/// The two parties, as the sentence names them that says who makes the agreement.
fn sides(
    paragraphs: &[&str],
    surface: &Surface,
    taxonomy: &Taxonomy,
    definitions: &Definitions,
) -> Option<[String; 2]> {
    let opens = ["between", "entered into", "enter into", "make this agreement"];
    for paragraph in paragraphs.iter().take(40) {
        let lower = paragraph.to_lowercase();
        let agreement =
            ["agreement", "memorandum", "mou", "contract"].iter().any(|word| lower.contains(word));
        if !agreement || !opens.iter().any(|phrase| lower.contains(phrase)) {
            continue;
        }
        let words = words::split(paragraph.get(..900).unwrap_or(paragraph)).words;
        let mut named: Vec<String> = Vec::new();
        let mut at = 0;
        while at < words.len() {
            let own = words.get(at).filter(|word| word.capital()).and_then(|word| {
                definitions
                    .names
                    .iter()
                    .find(|(name, _, _)| *name == word.lower)
                    .map(|(_, term, _)| (*term, 1))
            });
            let known = surface.longest(&words, at, &[Kind::Actor]).map(|found| (found.term, found.length));
            let Some((term, length)) = own.or(known) else {
                at += 1;
                continue;
            };
            named.push(taxonomy.term(term).name.clone());
            at += length;
        }
        let school = named.iter().find(|name| SCHOOL_SIDE.contains(&name.as_str()));
        let police = POLICE_SIDE.iter().find_map(|side| named.iter().find(|name| name.as_str() == *side));
        if let (Some(school), Some(police)) = (school, police) {
            return Some([police.clone(), school.clone()]);
        }
    }
    None
}

fn in_paragraph(paragraph: &str, surface: &Surface, taxonomy: &Taxonomy, found: &mut Definitions) {
    let mut rest = 0;
    while let Some(open) = paragraph.get(rest..).and_then(|text| text.find('(')).map(|at| rest + at) {
        let Some(close) = paragraph.get(open..).and_then(|text| text.find(')')).map(|at| open + at) else {
            return;
        };
        rest = close;
        let inside = paragraph.get(open + 1..close).unwrap_or_default();
        let before = paragraph.get(..open).unwrap_or_default();
        for name in quoted(inside) {
            // `collectively, the "Parties"` names both, not whichever stands last before it.
            let both = ["party", "parties"].contains(&name.to_lowercase().as_str());
            let party =
                taxonomy.named(Kind::Actor, "party").filter(|_| both).map(|party| (party, Kind::Actor));
            let Some((term, kind)) = party.or_else(|| meaning(before, &name, surface, taxonomy)) else {
                continue;
            };
            found.names.retain(|(known, _, _)| !known.eq_ignore_ascii_case(&name));
            found.usual.retain(|(known, _, _)| !known.eq_ignore_ascii_case(&name));
            found.names.push((name.to_lowercase(), term, kind));
        }
    }
}

fn without_article(name: &str) -> &str {
    ["the ", "The ", "a ", "an "].iter().find_map(|article| name.strip_prefix(article)).unwrap_or(name)
}

/// What stands in quotation marks.
fn quoted(text: &str) -> Vec<String> {
    let plain = text.replace(['“', '”'], "\"");
    let parts: Vec<&str> = plain.split('"').collect();
    let names = parts
        .iter()
        .skip(1)
        .step_by(2)
        .map(|name| without_article(name.trim().trim_end_matches([',', '.'])).to_owned());
    names.filter(|name| !name.is_empty() && name.split(' ').count() <= 5).collect()
}

/// The term that a name stands for: the one whose words come last before the parenthesis, or else that of the name itself.
fn meaning(before: &str, name: &str, surface: &Surface, taxonomy: &Taxonomy) -> Option<(TermId, Kind)> {
    let mut words = words::split(before).words;
    let from = words.len().saturating_sub(9);
    words.drain(..from);
    let itself = words::split(name).words;
    let own = surface.longest(&itself, 0, NAMED).filter(|found| found.length == itself.len());
    // `the Chief of Police of the Police Department (the "Chief")`: the name says which of the two is meant.
    if let Some(found) = own
        && taxonomy.term(found.term).name != "party"
    {
        let usual = USUAL.iter().any(|(usual, _, _)| name.eq_ignore_ascii_case(usual));
        if !usual {
            return Some((found.term, found.kind));
        }
    }
    // The words that reach up to the parenthesis, the longest of them.
    (0..words.len())
        .find_map(|at| {
            let found = surface.longest(&words, at, NAMED)?;
            (at + found.length == words.len()).then_some((found.term, found.kind, at))
        })
        .and_then(|(term, kind, at)| {
            // `the chief or a supervisor ("Commander")`: either of the two.
            let before = words.get(..at).unwrap_or_default();
            let joint = before.iter().rev().find(|word| !super::phrases::is_determiner(word));
            (!joint.is_some_and(|word| word.is(&["or"]))).then_some((term, kind))
        })
        .or_else(|| own.map(|found| (found.term, found.kind)))
}
