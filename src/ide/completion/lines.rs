//! Lines of headers, sections, rules and vocabularies.

use super::{Item, ItemKind, Words, clause, members};
use crate::lower::document::UNMODELLED_REASONS;
use crate::suppress::is_final;
use crate::syntax::ast::Kind;

/// In the body of an agreement, a section or an example.
pub(super) fn body(words: &Words<'_>) -> Vec<Item> {
    let said = words.context.words.as_slice();
    if words.context.in_string {
        return in_string(said);
    }
    match said {
        [] => members::begin(words),
        ["jurisdiction"] => jurisdictions(words),
        ["signed" | "amended" | "renewed" | "effective"] => day(words),
        ["expires"] => day(words).into_iter().chain([Item::keyword("none", "it has no end")]).collect(),
        ["signed", .., "by" | "," | "and"] => words.terms(&[Kind::Actor]),
        ["signed", ..] => vec![Item::keyword("by", "who signed")],
        ["facts", ..] => words.terms(&[Kind::Fact]),
        ["status"] => ["draft", "executed", "practice", "proposal"]
            .iter()
            .map(|status| Item::word(ItemKind::Value, status, "how far the document has come"))
            .collect(),
        ["unmodelled"] => reasons(true),
        ["waive", said @ ..] => waiver(words, said),
        ["define", _] => vec![
            Item::keyword("is", "a new term, a case of others"),
            Item::keyword("means", "exactly these, in this document"),
        ],
        ["define", ..] => words.terms(&crate::lower::lexicon::DEFINABLE),
        ["section", _] | ["section", _, _] => {
            vec![Item::keyword("covers", "the topics that the section treats")]
        }
        said => {
            let mut items = clause::read(words, said).items(words);
            if let [.., "a" | "an" | "the" | "every"] = said {
                items.retain(|item| item.kind != ItemKind::Keyword);
            }
            items
        }
    }
}

/// A waiver: first the rules, those first that find something here, then what it must say.
fn waiver(words: &Words<'_>, said: &[&str]) -> Vec<Item> {
    let checked = words.view.live.checked().iter();
    let found: Vec<&str> =
        checked.flat_map(|one| &one.findings).map(|finding| finding.rule.as_str()).collect();
    let rules = words.view.library.rule_names().filter(|(rule, _)| !is_final(rule));
    let item = |rule: &str, summary: &str, text: &str| {
        let rank = if found.contains(&rule) { 1 } else { 6 };
        Item { text: text.to_owned(), ..Item::word(ItemKind::Reference, rule, summary) }.rank(rank)
    };
    match said {
        [] => rules.map(|(rule, summary)| item(&rule, summary, &rule)).collect(),
        // Only what stands behind the stroke is still to be written.
        [pack, "/"] => rules
            .filter_map(|(rule, summary)| {
                let (of, name) = rule.split_once('/')?;
                (of == *pack).then(|| item(&rule, summary, name))
            })
            .collect(),
        [_] => Vec::new(),
        [.., "until" | "from"] => day(words),
        [.., "at"] => words.references(),
        said => [
            ("at", "the clause that the finding is about", "at ${1:III.2}"),
            ("from", "the first day on which it holds", "from ${1:2026-07-01}"),
            ("until", "the last day on which it holds", "until ${1:2027-06-30}"),
            ("by", "by whose decision", "by \"${1:Board vote}\""),
            ("because", "why", "because \"${1:reason}\""),
        ]
        .iter()
        .filter(|(word, _, _)| !said.contains(word))
        .map(|(word, detail, text)| Item::snippet(word, detail, text))
        .collect(),
    }
}

fn in_string(said: &[&str]) -> Vec<Item> {
    match said {
        ["unmodelled", _] => reasons(false),
        _ => Vec::new(),
    }
}

fn reasons(quoted: bool) -> Vec<Item> {
    let item = |reason: &&str| {
        let text = if quoted { format!("\"{reason}\".") } else { (*reason).to_owned() };
        Item { text, ..Item::word(ItemKind::Value, reason, "why the paragraph is no clause") }
    };
    UNMODELLED_REASONS.iter().map(item).collect()
}

fn jurisdictions(words: &Words<'_>) -> Vec<Item> {
    let packs = words.view.library.packs();
    let known = packs.filter_map(|pack| Some((pack.jurisdiction.as_deref()?, pack.title.as_str())));
    known.map(|(name, title)| Item::word(ItemKind::Value, name, title)).collect()
}

fn day(words: &Words<'_>) -> Vec<Item> {
    let today = words.view.settings.as_of.to_string();
    let blank = Item { text: "___\"${1:date}\"".to_owned(), ..Item::snippet("___", "left open", "") };
    vec![Item::word(ItemKind::Value, &today, "the day whose law counts"), blank]
}

/// In a pack, outside its rules.
pub(super) fn pack(words: &Words<'_>) -> Vec<Item> {
    match words.context.words.as_slice() {
        [] => members::in_pack(),
        ["jurisdiction"] => jurisdictions(words),
        ["verified"] => day(words),
        ["applies"] => vec![Item::keyword("always", "beside every state's pack")],
        ["authority", _, _] => vec![Item::keyword("url", "where it can be read")],
        _ => Vec::new(),
    }
}

/// In a rule.
pub(super) fn rule(words: &Words<'_>) -> Vec<Item> {
    let values = |names: &[&str], detail: &str| {
        names.iter().map(|name| Item::word(ItemKind::Value, name, detail)).collect::<Vec<_>>()
    };
    match words.context.words.as_slice() {
        [] => members::in_rule(),
        ["cite"] => authorities(words),
        ["evidence"] => {
            values(&["official", "quoted", "secondary", "unverified"], "how well the law was verified")
        }
        ["severity"] => values(&["error", "warning", "advice"], "how serious a failure is"),
        ["in"] => vec![Item::keyword("force", "since when the law holds")],
        ["in", "force"] => {
            day(words).into_iter().chain([Item::keyword("always", "whatever the day")]).collect()
        }
        ["in", "force", _] => vec![Item::keyword("until", "the first day it no longer holds")],
        ["binds"] => vec![
            Item::snippet(
                "agreements made since",
                "made or amended",
                "agreements made since ${1:2026-01-01}",
            ),
            Item::snippet(
                "agreements renewed since",
                "carried on",
                "agreements renewed since ${1:2026-01-01}",
            ),
        ],
        ["binds", .., "assuming"] | ["given", .., "assumption"] => assumptions(words),
        ["binds", _, _, _, _] => vec![Item::keyword("assuming", "an assumption of the pack")],
        ["given", .., "fact"] => words.terms(&[Kind::Fact]),
        ["given"] => {
            let guards =
                [Item::keyword("fact", "what the header states"), Item::keyword("assumption", "of the pack")];
            words.terms(&[Kind::Actor]).into_iter().chain(guards).collect()
        }
        ["violates", .., "as"] => crate::check::verdict::Verdict::ALL
            .iter()
            .map(|verdict| Item::word(ItemKind::Value, verdict.name(), "the verdict that it must get"))
            .collect(),
        ["require" | "recommend" | "forbid" | "reserve" | "given", said @ ..] => {
            let mut items = clause::read(words, said).items(words);
            if said.is_empty() {
                items.push(Item::keyword("agreement covers", "content about topics"));
                items.push(Item::keyword("header", "a line of the header"));
            }
            items
        }
        _ => Vec::new(),
    }
}

fn written<'w>(words: &'w Words<'_>) -> impl Iterator<Item = &'w crate::syntax::ast::Pack> {
    words.view.live.parsed().file.documents.iter().filter_map(|document| match document {
        crate::syntax::ast::Document::Pack(pack) => Some(pack),
        _ => None,
    })
}

fn authorities(words: &Words<'_>) -> Vec<Item> {
    let known = written(words).flat_map(|pack| &pack.authorities);
    known.map(|one| Item::word(ItemKind::Reference, &one.name.text, &one.title.value)).collect()
}

fn assumptions(words: &Words<'_>) -> Vec<Item> {
    let known = written(words).flat_map(|pack| &pack.assumptions);
    known.map(|one| Item::word(ItemKind::Reference, &one.name.text, &one.text.value)).collect()
}

/// In a vocabulary.
pub(super) fn vocabulary(words: &Words<'_>) -> Vec<Item> {
    const KINDS: [(&str, Kind); 14] = [
        ("actor", Kind::Actor),
        ("object", Kind::Object),
        ("record", Kind::Record),
        ("place", Kind::Place),
        ("occasion", Kind::Occasion),
        ("duty", Kind::Duty),
        ("matter", Kind::Matter),
        ("topic", Kind::Topic),
        ("event", Kind::Event),
        ("condition", Kind::Condition),
        ("capacity", Kind::Capacity),
        ("purpose", Kind::Purpose),
        ("fact", Kind::Fact),
        ("action", Kind::Action),
    ];
    let kind_of = |word: &str| KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind);
    match words.context.words.as_slice() {
        [] => KINDS.iter().map(|(name, kind)| Item::keyword(name, crate::lint::kind_name(*kind))).collect(),
        [kind, _, .., "is" | "," | "typical" | "precedes"] => {
            kind_of(kind).map(|kind| words.terms(&[kind])).unwrap_or_default()
        }
        [_, _, .., "about"] => words.terms(&KINDS.map(|(_, kind)| kind)),
        [_, _, ..] if !words.context.in_string => [
            ("is", "what it is a case of"),
            ("also", "words that documents use"),
            ("means", "what it means"),
            ("cite", "where it is defined"),
            ("typical", "the case to name in examples"),
            ("complete", "its cases are all there is"),
            ("office", "held by one person at a time"),
            ("phrase", "how it reads in a sentence"),
        ]
        .iter()
        .map(|(word, detail)| Item::keyword(word, detail))
        .collect(),
        _ => Vec::new(),
    }
}
