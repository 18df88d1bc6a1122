//! How well prose is read: the reader's sentences and clauses held against a key that a person wrote.
//!
//! A key has one block for each sentence: `= ` and the sentence (or `= #` and the fingerprint of its letters, where the sentence is
//! not ours to print), its class, and for a norm its clauses. `or: ` before a clause makes it another right
//! answer to the clause above it, and a bar parts two right answers for one place: `school-climate|"positive climate"`. What has
//! no word in the vocabulary is rightly told in the document's own words, for the reader invents nothing. A sentence counts as found where the reader has split off exactly these words; a clause is held
//! against the reader's clauses of the same sentence, the best first.

#![allow(
    dead_code,
    clippy::missing_panics_doc,
    clippy::expect_used,
    reason = "tests and a table use parts of it"
)]

use std::collections::BTreeSet;

/// One sentence of a key.
pub struct Unit {
    pub fingerprint: u64,
    pub text: String,
    pub class: String,
    pub clauses: Vec<Vec<Clause>>,
}

/// What was read in one sentence.
pub struct Read {
    pub text: String,
    pub class: String,
    pub clauses: Vec<String>,
}

/// A clause taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub text: String,
    pub modality: String,
    pub actor: BTreeSet<String>,
    pub action: String,
    pub object: BTreeSet<String>,
    pub parts: Vec<(String, BTreeSet<String>)>,
}

/// Counts of one document.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    pub units: usize,
    pub found: usize,
    pub classed: usize,
    pub clauses: usize,
    pub modality: usize,
    pub actor: usize,
    pub action: usize,
    pub slots: usize,
    pub extra: usize,
}

impl Score {
    pub fn add(&mut self, other: Self) {
        self.units += other.units;
        self.found += other.found;
        self.classed += other.classed;
        self.clauses += other.clauses;
        self.modality += other.modality;
        self.actor += other.actor;
        self.action += other.action;
        self.slots += other.slots;
        self.extra += other.extra;
    }

    pub fn row(&self, name: &str) -> String {
        let share =
            |part: usize, whole: usize| if whole == 0 { 0.0 } else { 100.0 * part as f64 / whole as f64 };
        format!(
            "{name:<28} {:>5} {:>6.1} {:>6.1} {:>7} {:>8.1} {:>6.1} {:>6.1} {:>6.1} {:>6}",
            self.units,
            share(self.found, self.units),
            share(self.classed, self.units),
            self.clauses,
            share(self.modality, self.clauses),
            share(self.actor, self.clauses),
            share(self.action, self.clauses),
            share(self.slots, self.clauses),
            self.extra
        )
    }
}

pub const HEADER: &str =
    "document                     units  found classed clauses modality  actor action  slots  extra";

/// A number for the letters and digits of a sentence.
pub fn fingerprint(text: &str) -> u64 {
    let letters = text.chars().filter(|one| one.is_alphanumeric()).flat_map(char::to_lowercase);
    hash(letters.collect::<String>().bytes())
}

/// The sentences of a key.
pub fn key(text: &str) -> Vec<Unit> {
    let mut units = Vec::new();
    for block in text.replace("\r\n", "\n").split("\n\n") {
        let mut lines =
            block.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with("//"));
        let Some(sentence) = lines.next().and_then(|line| line.strip_prefix("= ")) else { continue };
        let fingerprint = match sentence.strip_prefix('#') {
            Some(hash) => u64::from_str_radix(hash, 16).expect("a fingerprint"),
            None => fingerprint(sentence),
        };
        let class = lines.next().expect("a class").to_owned();
        let mut clauses: Vec<Vec<Clause>> = Vec::new();
        for line in lines {
            match line.strip_prefix("or:") {
                Some(other) => clauses.last_mut().expect("a clause before `or:`").extend(ways(other)),
                None => clauses.push(ways(line).collect()),
            }
        }
        units.push(Unit { fingerprint, text: sentence.to_owned(), class, clauses });
    }
    units
}

/// The clauses that a line with bars stands for.
fn ways(line: &str) -> impl Iterator<Item = Clause> {
    let mut told = vec![String::new()];
    for word in words_with_bars(line) {
        let answers: Vec<&str> = word.split('|').collect();
        told = told.iter().flat_map(|begun| answers.iter().map(move |one| format!("{begun}{one}"))).collect();
    }
    told.into_iter().map(|line| take_apart(&line))
}

/// The line in pieces, each a word or a string, or several with bars between, or what stands between words.
fn words_with_bars(line: &str) -> Vec<&str> {
    let (mut pieces, mut start, mut quoted) = (Vec::new(), 0, false);
    for (at, character) in line.char_indices() {
        quoted ^= character == '"';
        if !quoted && matches!(character, ' ' | ',' | '(' | ')') {
            pieces.extend([&line[start..at], &line[at..=at]]);
            start = at + 1;
        }
    }
    pieces.push(&line[start..]);
    pieces
}

fn tokens(text: &str) -> Vec<String> {
    let mut tokens = Vec::new();
    let mut characters = text.chars().peekable();
    let mut word = String::new();
    while let Some(character) = characters.next() {
        match character {
            '"' => {
                let blank = word.starts_with('_');
                let mut string = String::from("\"");
                for inside in characters.by_ref() {
                    if inside == '"' {
                        break;
                    }
                    string.push(inside);
                }
                if blank {
                    string = "\"____".to_owned();
                }
                word.clear();
                tokens.push(string);
            }
            ' ' | ',' | '(' | ')' | '\n' => {
                if !word.is_empty() {
                    tokens.push(std::mem::take(&mut word));
                }
            }
            _ => word.push(character),
        }
    }
    if !word.is_empty() {
        tokens.push(word);
    }
    if let Some(last) = tokens.last_mut()
        && !last.starts_with('"')
    {
        while last.ends_with('.') {
            last.pop();
        }
    }
    tokens.retain(|token| !token.is_empty() && token != ".");
    for token in &mut tokens {
        if token.strip_suffix('s').is_some_and(|unit| UNITS.contains(&unit)) {
            token.pop();
        }
    }
    with_frequencies(&tokens)
}

/// `every month`, `once per month` and `at least 1 times per month` are one frequency to the language
/// (`lower::measures`), so they become one word.
fn with_frequencies(tokens: &[String]) -> Vec<String> {
    let is = |at: usize, words: &[&str]| tokens.get(at).is_some_and(|token| words.contains(&token.as_str()));
    let mut told = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let bound = if is(at, &["at"]) && is(at + 1, &["least"]) { 2 } else { 0 };
        let start = at + bound;
        let counted = match tokens.get(start).map(String::as_str) {
            Some("every" | "each") => Some(("1".to_owned(), start)),
            Some("once") => Some(("1".to_owned(), start + 1)),
            Some("twice") => Some(("2".to_owned(), start + 1)),
            Some(count) if is(start + 1, &["times", "time"]) => Some((count.to_owned(), start + 2)),
            _ => None,
        };
        match counted {
            Some((count, per))
                if is(per, &["per", "every", "each", "a"]) && is(per + 1, UNITS) && count != "at" =>
            {
                told.push(format!("frequency:{count}:{}", tokens[per + 1]));
                at = per + 2;
            }
            _ => {
                told.push(token.clone());
                at += 1;
            }
        }
    }
    told
}

const OPENERS: &[&str] = &[
    "to",
    "from",
    "with",
    "without",
    "for",
    "about",
    "in",
    "at",
    "during",
    "on",
    "as",
    "jointly",
    "of",
    "if",
    "unless",
    "only",
    "when",
    "before",
    "after",
    "by",
    "under",
    "subject",
    "notwithstanding",
    "except",
    "where",
    "within",
    "every",
    "promptly",
    "immediately",
    "timely",
    "as-soon-as-practicable",
    "regularly",
    "periodically",
    "once",
    "twice",
];
const UNITS: &[&str] =
    &["day", "week", "month", "quarter", "semester", "year", "school-year", "school-day", "hour"];

fn take_apart(text: &str) -> Clause {
    let text = text.trim();
    let mut tokens = tokens(text);
    let mut at = 0;
    let is = |at: usize, word: &str| tokens.get(at).is_some_and(|token| token == word);
    let modal = |at: usize| -> Option<(&'static str, usize)> {
        let two = |second: &str| is(at + 1, second);
        Some(match tokens.get(at)?.as_str() {
            "must" | "shall" | "will" if two("not") => ("must not", 2),
            "must" | "shall" | "will" => ("must", 1),
            "may" if two("not") => ("must not", 2),
            "may" if two("only") && !is(at + 2, "if") => ("may only", 2),
            "may" => ("may", 1),
            "should" if two("not") => ("should not", 2),
            "should" => ("should", 1),
            "need" if two("not") => ("need not", 2),
            "aspires" | "aspire" | "seeks" | "seek" if two("to") => ("aspires", 2),
            "agrees" | "agree" if two("to") => ("must", 2),
            "counts" | "count" if two("as") => ("counts", 2),
            "is" | "are" if two("solely") => ("solely responsible", 4),
            "is" | "are" if two("responsible") => ("responsible", 3),
            "is" | "are" if two("not") => ("is not", 2),
            "is" | "are" => ("is", 1),
            _ => return None,
        })
    };
    let mut subject = Vec::new();
    let (mut modality, mut length) = ("none", 0);
    while at < tokens.len() {
        if let Some((found, taken)) = modal(at) {
            (modality, length) = (found, taken);
            break;
        }
        subject.push(tokens[at].clone());
        at += 1;
    }
    at += length;
    let mut modality = modality.to_owned();
    let mut parts: Vec<(String, Vec<String>)> = Vec::new();
    // `chief, in consultation with superintendent, must`
    if let Some(joint) = subject.iter().position(|token| token == "jointly" || token == "in") {
        let rest = subject.split_off(joint);
        let lead = if rest[0] == "jointly" { "jointly" } else { "consulting" };
        parts.push((lead.to_owned(), rest.into_iter().skip(if lead == "jointly" { 2 } else { 3 }).collect()));
    }
    match subject.first().map(String::as_str) {
        Some("no") => {
            subject.remove(0);
            modality = "must not".to_owned();
        }
        Some("only") => {
            subject.remove(0);
            modality = "only".to_owned();
        }
        _ => {}
    }
    let acting =
        !matches!(modality.as_str(), "counts" | "responsible" | "solely responsible" | "is" | "is not");
    let action = if acting && at < tokens.len() {
        at += 1;
        tokens[at - 1].clone()
    } else {
        modality.clone()
    };
    // `must ensure that every SRO completes` and `that every SRO must complete` are one to the grammar.
    if action == "ensure" {
        let ensured = tokens.get(at..).unwrap_or_default().iter().filter(|token| *token != "must");
        let ensured = ensured.map(|token| match token.strip_suffix('s').filter(|base| base.len() > 2) {
            Some(base) if !token.starts_with('"') => base.to_owned(),
            _ => token.clone(),
        });
        tokens = tokens.iter().take(at).cloned().chain(ensured.collect::<Vec<_>>()).collect();
    }
    let mut object = Vec::new();
    let mut current: Option<(String, Vec<String>)> = None;
    let mut first = true;
    while at < tokens.len() {
        let token = tokens[at].as_str();
        let amount = token.chars().next().is_some_and(|one| one.is_ascii_digit());
        let every_unit = token == "every"
            && tokens.get(at + 1).is_some_and(|next| {
                UNITS.contains(&next.as_str()) || next.chars().next().is_some_and(|one| one.is_ascii_digit())
            });
        let opens = (OPENERS.contains(&token) && token != "every")
            || token.starts_with("frequency:")
            || every_unit
            || (amount
                && current
                    .as_ref()
                    .is_none_or(|(lead, _)| !matches!(lead.as_str(), "within" | "for" | "amount" | "every")));
        let inside_condition =
            current.as_ref().is_some_and(|(lead, _)| matches!(lead.as_str(), "if" | "unless"))
                && matches!(token, "to");
        if opens && !inside_condition {
            parts.extend(current.take());
            let rest: Vec<&str> = tokens[at..].iter().map(String::as_str).collect();
            let (lead, taken) = match rest.as_slice() {
                ["jointly", "with", ..] => ("jointly", 2),
                ["in", "consultation", "with", ..] => ("consulting", 3),
                ["in", "writing", ..] => ("in writing", 2),
                ["only", "if", ..] => ("only if", 2),
                ["subject", "to", ..] => ("subject to", 2),
                ["except", "as", "provided", "in", ..] => ("except as", 4),
                ["at", "least" | "most", ..] => ("amount", 0),
                ["on", "average", ..] => ("amount", 0),
                ["where", ..] => ("where", 1),
                _ if amount => ("amount", 0),
                [_, ..] => (token, 1),
                [] => break,
            };
            let lead_text = lead.to_owned();
            let mut values = Vec::new();
            if lead == "amount" {
                // The number and what follows it, up to the next opener.
                values.push(token.to_owned());
                at += 1;
            } else {
                at += taken;
                if matches!(
                    lead,
                    "promptly"
                        | "immediately"
                        | "timely"
                        | "as-soon-as-practicable"
                        | "regularly"
                        | "periodically"
                ) {
                    values.push(lead.to_owned());
                }
            }
            current = Some((lead_text, values));
            first = false;
            continue;
        }
        match &mut current {
            Some((_, values)) => values.push(token.to_owned()),
            None if first => object.push(token.to_owned()),
            None => {}
        }
        at += 1;
    }
    parts.extend(current);
    let set = |tokens: Vec<String>| -> BTreeSet<String> {
        tokens
            .into_iter()
            .filter(|token| {
                !matches!(
                    token.as_str(),
                    "and" | "or" | "every" | "each" | "all" | "any" | "a" | "an" | "the" | "designee" | "not"
                )
            })
            .collect()
    };
    let mut sets: Vec<(String, BTreeSet<String>)> = Vec::new();
    for (lead, values) in parts {
        let values = set(values);
        // `unless A unless B` is `unless A or B`.
        match sets.iter_mut().find(|(known, _)| *known == lead && matches!(known.as_str(), "if" | "unless")) {
            Some((_, known)) => known.extend(values),
            None => sets.push((lead, values)),
        }
    }
    let mut parts = sets;
    parts.sort();
    // `may only X if C`, `only if C`: one thing said in two ways.
    if parts.iter().any(|(lead, _)| lead == "only if") {
        for part in &mut parts {
            if part.0 == "only if" {
                part.0 = "if".to_owned();
            }
        }
        if modality == "may" || modality == "must" {
            modality = "may only".to_owned();
        }
    }
    Clause { text: text.to_owned(), modality, actor: set(subject), action, object: set(object), parts }
}

/// The fingerprints of the words of a string, small words apart; a key that may not print the words has them so already.
fn word_prints(string: &str) -> Vec<String> {
    if let Some(prints) = string.strip_prefix('~') {
        return prints.split(' ').map(str::to_owned).collect();
    }
    let small = ["the", "a", "an", "of", "and", "or", "to", "in", "is", "such", "any"];
    let words = string.split(|one: char| !one.is_alphanumeric() && one != '_').map(str::to_lowercase);
    let told = words.filter(|word| !word.is_empty() && !small.contains(&word.as_str()));
    told.map(|word| format!("{:08x}", hash(word.bytes()) & 0xffff_ffff)).collect()
}

/// FNV-1a.
fn hash(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}

/// Whether a sentence belongs to the half of a key that may be looked at while rules are written.
pub fn may_be_seen(fingerprint: u64) -> bool {
    fingerprint.is_multiple_of(2)
}

fn same(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let opaque = |set: &BTreeSet<String>| set.iter().any(|token| token.starts_with('"'));
    if !opaque(a) && !opaque(b) {
        return a == b;
    }
    if !(opaque(a) && opaque(b)) {
        return false;
    }
    let terms = |set: &BTreeSet<String>| {
        set.iter().filter(|token| !token.starts_with('"')).cloned().collect::<BTreeSet<_>>()
    };
    let words = |set: &BTreeSet<String>| {
        let strings = set.iter().filter_map(|token| token.strip_prefix('"'));
        strings.flat_map(word_prints).collect::<BTreeSet<_>>()
    };
    if terms(a) != terms(b) {
        return false;
    }
    let (a, b) = (words(a), words(b));
    let common = a.intersection(&b).count();
    2 * common >= a.len().min(b.len()).max(1) + usize::from(a.len().min(b.len()) > 1) / 2
        && 3 * common >= a.len().max(b.len())
}

fn slots_same(a: &Clause, b: &Clause) -> bool {
    let objects = a.object == b.object || same(&a.object, &b.object);
    // Own words behind one preposition of time and place or another say the same.
    let family = |lead: &str| match lead {
        "when" | "after" => "if".to_owned(),
        "in" | "at" | "during" | "on" => "in".to_owned(),
        // `permit SRO for "to attend meetings"`, `permit SRO to "attend meetings"`
        "to" | "for" => "for".to_owned(),
        other => other.to_owned(),
    };
    let mut others: Vec<&(String, BTreeSet<String>)> = b.parts.iter().collect();
    objects
        && a.parts.len() == b.parts.len()
        && a.parts.iter().all(|(lead, values)| {
            let fits = |(other, others): &&(String, BTreeSet<String>)| {
                let opaque = values.iter().any(|token| token.starts_with('"'));
                (lead == other || (opaque && family(lead) == family(other)))
                    && (values == others || same(values, others))
            };
            match others.iter().position(fits) {
                Some(at) => {
                    others.remove(at);
                    true
                }
                None => false,
            }
        })
}

/// Which slots differ, where the rest is right: the object, parts that are missing, and parts too many.
fn differences(a: &Clause, b: &Clause) -> String {
    let mut told: Vec<String> = Vec::new();
    if a.object != b.object && !same(&a.object, &b.object) {
        let opaque = |set: &BTreeSet<String>| set.iter().any(|token| token.starts_with('"'));
        told.push(
            match (opaque(&a.object), opaque(&b.object)) {
                _ if a.object.is_empty() => "has an object",
                _ if b.object.is_empty() => "lacks its object",
                (true, false) => "its own words as a term",
                (false, true) => "a term in its own words",
                (true, true) => "other words as object",
                (false, false) => "another object",
            }
            .to_owned(),
        );
    }
    let only = |one: &Clause, other: &Clause| -> Vec<String> {
        let missing = |(lead, values): &&(String, BTreeSet<String>)| {
            !other
                .parts
                .iter()
                .any(|(known, others)| known == lead && (values == others || same(values, others)))
        };
        let own = |values: &BTreeSet<String>| values.iter().any(|value| value.starts_with('"'));
        let told = |(lead, values): &(String, BTreeSet<String>)| {
            format!("{lead}{}", if own(values) { " in own words" } else { "" })
        };
        one.parts.iter().filter(missing).map(told).collect()
    };
    told.extend(only(a, b).into_iter().map(|lead| format!("-{lead}")));
    told.extend(only(b, a).into_iter().map(|lead| format!("+{lead}")));
    told.join(", ")
}

/// `X is responsible for MATTER` and `X must handle MATTER` are one clause to the language (the head of
/// `policies/standard.mou` says so); `solely responsible` is another and stays.
fn settled(clause: &Clause) -> Clause {
    let mut clause = clause.clone();
    if clause.modality == "responsible" {
        clause.modality = "must".to_owned();
        clause.action = "handle".to_owned();
    }
    clause
}

fn rank(expected: &Clause, read: &Clause) -> [bool; 4] {
    let (expected, read) = (&settled(expected), &settled(read));
    let modality = expected.modality == read.modality;
    let actor = expected.actor == read.actor || same(&expected.actor, &read.actor);
    let action = expected.action == read.action;
    [modality, actor, action, modality && actor && action && slots_same(expected, read)]
}

/// Which clause that was read goes with each one of the key, and how far it is right: those that fit best find each other
/// first, so that one statement that was missed does not count against those beside it.
fn pairs(wanted: &[Vec<Clause>], read: &[Clause]) -> Vec<Option<(usize, [bool; 4])>> {
    let worth = |rank: &[bool; 4]| {
        rank.iter().filter(|right| **right).count() + 2 * usize::from(rank[3]) + usize::from(rank[2])
    };
    let mut all: Vec<(usize, usize, [bool; 4])> = Vec::new();
    for (want, alternatives) in wanted.iter().enumerate() {
        for (index, one) in read.iter().enumerate() {
            let ranks = alternatives.iter().map(|expected| rank(expected, one));
            all.extend(ranks.max_by_key(worth).map(|rank| (want, index, rank)));
        }
    }
    all.sort_by_key(|(want, index, rank)| (std::cmp::Reverse(worth(rank)), *want, *index));
    let mut pairs = vec![None; wanted.len()];
    let mut taken = vec![false; read.len()];
    for (want, index, rank) in all {
        if pairs[want].is_none() && !taken[index] {
            pairs[want] = Some((index, rank));
            taken[index] = true;
        }
    }
    pairs
}

/// The modality of a clause and who acts in it. A duty of responsibility is a duty, and what only somebody may do is a
/// permission that is exclusive.
pub fn modality_and_actor(clause: &str) -> (String, BTreeSet<String>) {
    let clause = settled(&take_apart(clause));
    let modality = match clause.modality.as_str() {
        "solely responsible" => "must",
        "only" => "may only",
        other => other,
    };
    (modality.to_owned(), clause.actor)
}

/// The differences from the right answer that comes closest.
fn closest(alternatives: &[Clause], read: &Clause) -> String {
    let told = alternatives.iter().map(|one| differences(&settled(one), &settled(read)));
    told.min_by_key(String::len).unwrap_or_default()
}

/// Scores what was read against a key. `tell` is called for each sentence with what went wrong.
pub fn score(
    units: &[Unit],
    read: &[Read],
    chosen: impl Fn(u64) -> bool,
    mut tell: impl FnMut(&Unit, &str, &str),
) -> Score {
    let mut score = Score::default();
    let mut left: Vec<&Read> = read.iter().collect();
    for unit in units {
        let place = left.iter().position(|one| fingerprint(&one.text) == unit.fingerprint);
        let found = place.map(|place| left.remove(place));
        if !chosen(unit.fingerprint) {
            continue;
        }
        score.units += 1;
        score.clauses += unit.clauses.len();
        let Some(found) = found else {
            tell(unit, &unit.text, "not found");
            continue;
        };
        score.found += 1;
        if found.class == unit.class {
            score.classed += 1;
        } else {
            tell(unit, &found.text, &format!("class {} read as {}", unit.class, found.class));
        }
        let mut drafted: Vec<Clause> = found.clauses.iter().map(|text| take_apart(text)).collect();
        let pairs = pairs(&unit.clauses, &drafted);
        for (alternatives, paired) in unit.clauses.iter().zip(&pairs) {
            let Some((index, rank)) = *paired else {
                tell(unit, &found.text, &format!("no clause for: {}", alternatives[0].text));
                continue;
            };
            let one = &drafted[index];
            score.modality += usize::from(rank[0]);
            score.actor += usize::from(rank[1]);
            score.action += usize::from(rank[2]);
            score.slots += usize::from(rank[3]);
            if !rank[3] {
                let marks: String = rank
                    .iter()
                    .zip(['m', 'a', 'v', 's'])
                    .map(|(right, mark)| if *right { '-' } else { mark })
                    .collect();
                tell(
                    unit,
                    &found.text,
                    &format!(
                        "[{marks}] want {}\n          read {}\n          ({})",
                        alternatives[0].text,
                        one.text,
                        closest(alternatives, one)
                    ),
                );
            }
        }
        let mut index = 0;
        drafted.retain(|_| {
            index += 1;
            !pairs.iter().flatten().any(|(taken, _)| *taken == index - 1)
        });
        score.extra += drafted.len();
        for one in drafted {
            tell(unit, &found.text, &format!("extra: {}", one.text));
        }
    }
    score
}
