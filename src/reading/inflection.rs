//! The forms of English words: plurals of nouns, and what a verb's forms go back to.

use std::borrow::Cow;

/// Verbs whose forms follow no rule, as (form, base).
const IRREGULAR: &[(&str, &str)] = &[
    ("given", "give"),
    ("gave", "give"),
    ("taken", "take"),
    ("took", "take"),
    ("made", "make"),
    ("held", "hold"),
    ("kept", "keep"),
    ("met", "meet"),
    ("sent", "send"),
    ("told", "tell"),
    ("paid", "pay"),
    ("worn", "wear"),
    ("wore", "wear"),
    ("built", "build"),
    ("brought", "bring"),
    ("sought", "seek"),
    ("taught", "teach"),
    ("drawn", "draw"),
    ("driven", "drive"),
    ("done", "do"),
    ("does", "do"),
    ("goes", "go"),
    ("gone", "go"),
    ("written", "write"),
    ("chosen", "choose"),
    ("led", "lead"),
    ("left", "leave"),
    ("set", "set"),
    ("put", "put"),
    ("read", "read"),
    ("begun", "begin"),
    ("borne", "bear"),
    ("has", "have"),
    ("had", "have"),
    ("seen", "see"),
    ("shown", "show"),
    ("spoken", "speak"),
    ("understood", "understand"),
    ("withdrawn", "withdraw"),
    ("withheld", "withhold"),
    ("lent", "lend"),
    ("found", "find"),
    ("is", "be"),
    ("are", "be"),
    ("being", "be"),
    ("been", "be"),
    ("was", "be"),
    ("were", "be"),
    ("got", "get"),
    ("born", "bear"),
    ("overseen", "oversee"),
    ("undergone", "undergo"),
    ("undertaken", "undertake"),
    ("spent", "spend"),
    ("lost", "lose"),
    ("dealt", "deal"),
    ("stood", "stand"),
    ("caught", "catch"),
    ("heard", "hear"),
    ("known", "know"),
    ("become", "become"),
    ("forbidden", "forbid"),
    ("hidden", "hide"),
    ("thrown", "throw"),
    ("broken", "break"),
    ("struck", "strike"),
    ("sworn", "swear"),
    ("meant", "mean"),
    ("felt", "feel"),
    ("run", "run"),
    ("come", "come"),
    ("let", "let"),
];

/// A noun in the singular; a word that is none comes back as it is.
pub fn singular(word: &str) -> Cow<'_, str> {
    let irregular = match word {
        "children" => "child",
        "people" => "person",
        "youths" => "youth",
        "men" => "man",
        _ => "",
    };
    if !irregular.is_empty() {
        return irregular.into();
    }
    let Some(stem) = word.strip_suffix('s') else { return word.into() };
    let keep = stem.ends_with(['u', 's', 'i']) || word.len() < 4 && word != "pds";
    if keep {
        return word.into();
    }
    if let Some(stem) = stem.strip_suffix("ie") {
        return format!("{stem}y").into();
    }
    match stem.strip_suffix('e') {
        Some(short) if ["ss", "x", "ch", "sh", "z"].iter().any(|end| short.ends_with(end)) => short.into(),
        _ => stem.into(),
    }
}

/// A verb as `he` or `she` takes it: `notifies`, `searches`.
pub fn third(base: &str) -> String {
    let consonant = |one: char| !matches!(one, 'a' | 'e' | 'i' | 'o' | 'u');
    if let Some(stem) = base.strip_suffix('y').filter(|stem| stem.ends_with(consonant)) {
        return format!("{stem}ies");
    }
    let hisses = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    format!("{base}{}", if hisses { "es" } else { "s" })
}

/// The form in which a verb stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// `notify`
    Base,
    /// `notifies`
    Third,
    /// `notified`
    Past,
    /// `notifying`
    Gerund,
}

/// What a word may be a form of, the likeliest first.
pub fn bases(word: &str) -> Vec<(String, Form)> {
    let mut found = vec![(word.to_owned(), Form::Base)];
    for (form, base) in IRREGULAR {
        if *form == word {
            let form = match word {
                "does" | "goes" | "has" | "is" | "are" => Form::Third,
                "being" => Form::Gerund,
                _ => Form::Past,
            };
            found.push(((*base).to_owned(), form));
        }
    }
    if let Some(stem) = word.strip_suffix("ies") {
        found.push((format!("{stem}y"), Form::Third));
    } else if let Some(stem) = word.strip_suffix('s').filter(|_| !word.ends_with("ss")) {
        found.push((stem.to_owned(), Form::Third));
        if let Some(stem) = stem.strip_suffix('e') {
            found.push((stem.to_owned(), Form::Third));
        }
    }
    if let Some(stem) = word.strip_suffix("ied") {
        found.push((format!("{stem}y"), Form::Past));
    } else if let Some(stem) = word.strip_suffix("ed") {
        endings(stem, Form::Past, &mut found);
    }
    if let Some(stem) = word.strip_suffix("ing") {
        endings(stem, Form::Gerund, &mut found);
    }
    found
}

fn endings(stem: &str, form: Form, found: &mut Vec<(String, Form)>) {
    found.push((stem.to_owned(), form));
    found.push((format!("{stem}e"), form));
    let mut back = stem.chars().rev();
    if let (Some(last), Some(before)) = (back.next(), back.next())
        && last == before
        && let Some(short) = stem.get(..stem.len() - last.len_utf8())
    {
        found.push((short.to_owned(), form));
    }
}
