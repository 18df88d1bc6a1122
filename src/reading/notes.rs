//! Notes that are no sentences, as sentences: `Costs: District, 60 percent; City, 40 percent.`, `Step 3: ...`, `Radio: on at all
//! times`, `No visitors without a badge`.

use super::heads::lower_first;
use super::phrases::{self, Vocabulary};
use super::words::{self, Word, WordKind};
use super::{english, mains, measures, modality, nominal};
use crate::syntax::ast::Kind;

/// `Costs: District, 60 percent; City, 40 percent.`: each of them pays its share.
pub fn shares(text: &str) -> Option<String> {
    let (lead, list) = text.trim_end_matches(['.', ' ']).split_once(": ")?;
    let costs = ["cost", "expense", "salar", "funding", "payment", "fee"];
    let lead = lead.to_lowercase();
    if lead.split(' ').count() > 4 || !costs.iter().any(|cost| lead.contains(cost)) {
        return None;
    }
    let joined = list.replace("; ", ", ").replace(", and ", ", ");
    let mut said = Vec::new();
    let mut who = String::new();
    for part in joined.split(", ") {
        let share =
            part.split(' ').rev().take(2).any(|word| matches!(word, "percent" | "%") || word.ends_with('%'));
        let at = part.find(|one: char| one.is_ascii_digit()).filter(|_| share);
        let Some(at) = at else {
            // Two parts without a share in a row: it says something else besides.
            if !who.is_empty() {
                return None;
            }
            part.clone_into(&mut who);
            continue;
        };
        let (name, amount) = part.split_at(at);
        if !name.trim().is_empty() {
            name.trim().clone_into(&mut who);
        }
        if who.is_empty() || who.split(' ').count() > 4 {
            return None;
        }
        said.push(format!("the {} shall pay {amount} of the {lead}", who.trim_start_matches("the ")));
        who.clear();
    }
    (said.len() > 1 && who.is_empty()).then(|| format!("{}.", said.join("; ")))
}

/// What stands behind `Step 3:`.
pub fn step(text: &str) -> Option<&str> {
    let rest = text.strip_prefix("Step ").or_else(|| text.strip_prefix("STEP "))?;
    let rest = rest.trim_start_matches(|one: char| one.is_ascii_digit());
    let rest = rest.strip_prefix([':', '.'])?;
    Some(rest.trim_start()).filter(|rest| !rest.is_empty())
}

/// What a note tells before its colon that binds nobody.
#[rustfmt::skip]
const NO_DUTIES: &[&str] = &[
    "to", "from", "cc", "by", "re", "subject", "name", "title", "party", "parties", "contact", "attention", "attn", "witness",
    "approved", "signed", "distribution", "date", "dated", "between", "adopted", "author", "prepared", "reviewed", "revised",
    "effective", "term", "note", "notes", "example", "phone", "telephone", "fax", "email", "address", "location", "cost", "amount",
    "total", "status", "reference", "references", "legal", "source", "copy", "copies", "present", "absent", "members", "chair",
    "purpose", "goal", "rank", "position", "agency", "department", "district", "school", "city", "state", "county",
];

/// Words of states that a thing is to be in.
const STATES: &[&str] = &["on", "off", "open", "closed", "locked", "holstered", "available", "visible"];

/// What is held so and so often.
const HELD: &[&str] = &[
    "drills",
    "drill",
    "meetings",
    "meeting",
    "inspections",
    "inspection",
    "visits",
    "training",
    "reviews",
    "review",
];

/// `Radio: on at all times, and never left on a desk`, `Building keys: the custodian`: each thing as a sentence.
pub fn said(vocabulary: Vocabulary<'_>, text: &str) -> Option<String> {
    let text = text.trim_end_matches(['.', ' ']);
    let mut found: Vec<String> = Vec::new();
    let mut lead = "";
    for part in text.split("; ") {
        let rest = match part.split_once(": ") {
            Some((named, rest)) => {
                lead = named;
                rest
            }
            None => part,
        };
        found.extend(of_one(vocabulary, lead, rest)?);
    }
    (!found.is_empty()).then(|| format!("{}.", found.join("; ")))
}

/// What one note says of what stands before its colon; none where it is no note of that kind.
fn of_one(vocabulary: Vocabulary<'_>, lead: &str, rest: &str) -> Option<Vec<String>> {
    let named = words::split(lead).words;
    let words = words::split(rest).words;
    let letters = |word: &Word| word.kind == WordKind::Letters;
    let states = |words: &[Word]| {
        !modality::all(words).is_empty()
            || !mains::mains(vocabulary, words).is_empty()
            || words.iter().any(|word| word.is(&["is", "are"]))
    };
    let plain = (1..=6).contains(&named.len()) && named.iter().all(letters);
    let told = named.last()?.is(NO_DUTIES);
    if !plain || told || words.is_empty() || states(&named) || states(&words) {
        return None;
    }
    if matches!(lead.to_lowercase().as_str(), "prohibited" | "forbidden" | "not permitted" | "not allowed") {
        return Some(vec![format!("{} is prohibited", lower_first(rest))]);
    }
    // `Building keys: the custodian`
    if phrases::list(vocabulary, &words, &[Kind::Actor]).is_known() {
        let what = lead.to_lowercase();
        let what = what.strip_prefix("responsible for ").unwrap_or(&what);
        let who = rest.trim_start_matches("the ");
        return Some(vec![format!("the {who} is responsible for the {}", what.trim_start_matches("the "))]);
    }
    let mut said = Vec::new();
    for piece in words.split(|word| word.kind == WordKind::Comma) {
        let lead_words = piece.iter().take_while(|word| word.is(&["and", "but"])).count();
        let piece = piece.get(lead_words..)?;
        let not = usize::from(piece.first()?.is(&["never", "not"]));
        let piece = piece.get(not..)?;
        let first = piece.first()?;
        let denied = if not == 1 { " not" } else { "" };
        let participle = first.is(&["read", "set", "put", "shut"])
            || english::of_participle(first).is_some()
            || vocabulary
                .surface
                .verb(piece, 0)
                .is_some_and(|verb| verb.form == super::inflection::Form::Past);
        let measure = measures::read(piece, 0, vocabulary.surface, vocabulary.taxonomy).is_some();
        let verb = if first.is(STATES) || participle {
            "be"
        } else if first.is(&["by"])
            || named.last().is_some_and(|act| nominal::verb_of(act).is_some())
                && first.is(&["in", "at", "on", "during", "after", "before", "with", "without", "only"])
        {
            "be conducted"
        } else if let Some(to) = piece.iter().position(|word| word.is(&["to"]))
            && phrases::list(vocabulary, piece.get(to + 1..)?, &[Kind::Actor]).is_known()
            && (1..=3).contains(&to)
        {
            // `Incident reports: original to the sergeant, copy to the principal`
            said.push(format!(
                "the {} of the {} shall{denied} be submitted {}",
                words::text(piece.get(..to)?),
                lower_first(lead),
                words::text(piece.get(to..)?)
            ));
            continue;
        } else if measure && named.last()?.is(HELD) {
            "be held"
        } else if !said.is_empty() && first.is(&["with"]) {
            let before: &mut String = said.last_mut()?;
            *before = format!("{before} {}", words::text(piece));
            continue;
        } else {
            return None;
        };
        said.push(format!("{lead} shall{denied} {verb} {}", words::text(piece)));
    }
    Some(said)
}

/// Words behind `no` that forbid nothing.
const NO_BAN: &[&str] = &[
    "later",
    "less",
    "more",
    "fewer",
    "longer",
    "one",
    "doubt",
    "exception",
    "exceptions",
    "change",
    "changes",
    "comment",
    "further",
    "action",
    "other",
    "such",
    "matter",
    "wonder",
    "person",
    "sooner",
    "earlier",
    "new",
];

/// `No visitors without a badge.`: what must not be, and as a sentence where it is an act: `No searches shall be conducted`.
pub fn forbids(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<(String, Option<String>)> {
    let [no, what, rest @ ..] = words else { return None };
    let plain = no.is(&["no"])
        && what.kind == WordKind::Letters
        && !what.is(NO_BAN)
        && words.last().is_some_and(|last| last.kind == WordKind::Stop || last.kind == WordKind::Letters);
    let parted = words.iter().any(|word| matches!(word.kind, WordKind::Semicolon | WordKind::Colon));
    if !plain
        || parted
        || words.len() > 20
        || !modality::all(words).is_empty()
        || !mains::mains(vocabulary, words).is_empty()
        || words.iter().any(|word| word.is(&["is", "are", "was", "were", "has", "have", "had"]))
    {
        return None;
    }
    let act =
        nominal::verb_of(what).map(|_| format!("no {} shall be conducted {}", what.text, words::text(rest)));
    Some((words::text(words.get(1..)?), act))
}
