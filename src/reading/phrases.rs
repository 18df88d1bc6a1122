//! Noun phrases: lists of terms as a sentence has them, and what of them no term holds.

use super::inflection;
use super::nouns::{COUNTED, head, item_end, question};
use super::surface::{Found, Surface};
use super::words::{self, Word, WordKind};
use crate::syntax::ast::Kind;
use crate::taxonomy::Taxonomy;

/// Where to look words up.
#[derive(Clone, Copy)]
pub struct Vocabulary<'v> {
    /// The terms.
    pub taxonomy: &'v Taxonomy,
    /// Their surface words.
    pub surface: &'v Surface,
}

impl Vocabulary<'_> {
    /// Whether senses of a verb are different acts, and not one a kind of the other.
    pub fn differ(&self, senses: &[Found]) -> bool {
        let kin = |one: &Found, other: &Found| {
            self.taxonomy.is_a(one.term, other.term) || self.taxonomy.is_a(other.term, one.term)
        };
        senses.iter().enumerate().any(|(at, one)| senses.iter().skip(at + 1).any(|other| !kin(one, other)))
    }
}

/// A list as the language writes it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Such as `principal or designee` or `"coffee mugs"`.
    pub text: String,
    /// The terms found, in order.
    pub terms: Vec<String>,
    /// Words that are in no term and not in the text.
    pub leftover: Vec<String>,
    /// Whether some item is in the document's own words.
    pub opaque: bool,
    /// Whether every item is.
    pub all_opaque: bool,
    /// Whether a word before the first item may hold for those behind it, as in `patient letters and photographs`, or it is open
    /// which items are alternatives.
    pub shared: bool,
}

impl Listed {
    /// Whether every item is a term and no word is left over.
    pub fn is_known(&self) -> bool {
        !self.terms.is_empty() && !self.opaque && self.leftover.is_empty()
    }
}

/// Words before a noun that say nothing that a clause could hold.
const DETERMINERS: &[&str] = &[
    "the", "a", "an", "any", "all", "each", "every", "such", "said", "this", "that", "these", "those", "its",
    "their", "his", "her", "our", "your", "both", "either", "neither", "no", "some", "only", "also",
    "his/her", "he/she", "assigned",
];
/// Words before a noun that change little enough to be left out without a doubt.
const LIGHT: &[&str] = &[
    "applicable",
    "appropriate",
    "own",
    "respective",
    "relevant",
    "necessary",
    "required",
    "various",
    "overall",
    "general",
    "designated",
    "actual",
    "current",
    "accordingly",
    "directly",
    "respectively",
];

/// Whether a word is a determiner.
pub fn is_determiner(word: &Word) -> bool {
    word.is(DETERMINERS)
}

/// What officers are who belong to no police.
const OTHER_OFFICERS: &[&str] = &[
    "attendance",
    "truancy",
    "probation",
    "parole",
    "hearing",
    "compliance",
    "privacy",
    "information",
    "financial",
    "executive",
    "administrative",
    "court",
    "corrections",
    "fire",
];

/// Where a noun phrase begins behind its determiners, `his or her` included.
pub fn noun_start(words: &[Word]) -> usize {
    let mut start = 0;
    while words.get(start).is_some_and(|word| is_determiner(word) || (start > 0 && is_either(words, start))) {
        start += 1;
    }
    start
}

/// Whether the owner of what words name may be left out of a duty: `the student's parent` and `the SRO's salary` say whose it is
/// anyway, and `the City's attorney` is another person than the District's.
pub fn owner_is_clear(listed: &Listed) -> bool {
    const SERVING: &[&str] = &["attorney", "teacher", "designee"];
    !listed.terms.iter().any(|term| SERVING.contains(&term.as_str()))
}

/// Reads a list in which items are of certain kinds.
pub fn list(vocabulary: Vocabulary<'_>, words: &[Word], kinds: &[Kind]) -> Listed {
    let mut items: Vec<Item> = Vec::new();
    let mut joiner = "and";
    let mut at = 0;
    let mut joint = false;
    while at < words.len() {
        let Some(word) = words.get(at) else { break };
        if let Some(length) = super::measures::stands(words, at, "as well as") {
            at += length;
            joint = true;
            continue;
        }
        if word.joins() {
            joint |= word.kind == WordKind::Letters;
            if is_either(words, at) {
                at += 1;
                continue;
            }
            if word.is(&["or"])
                && let Some(length) = designee(words, at)
            {
                if let Some(last) = items.last_mut() {
                    last.designee = true;
                }
                at += length;
                continue;
            }
            if word.is(&["or", "and/or", "nor"]) {
                joiner = "or";
            }
            at += 1;
            continue;
        }
        let (item, length) = item(vocabulary, words, at, kinds);
        match (item, vocabulary.surface.parties()) {
            // `the parties` are these two, where the document says who they are.
            (Some(item), Some(parties))
                if item.term.as_deref() == Some("party") && plural(words, at, length) =>
            {
                for party in parties {
                    let (term, text) = (Some(party.clone()), party.clone());
                    let leftover = item.leftover.clone();
                    items.push(Item { text, term, designee: false, leftover, adjective: false, last: None });
                }
            }
            (item, _) => items.extend(item),
        }
        at += length.max(1);
    }
    // `a uniform, the standard black shirt`: what nothing joins says the same once more.
    if !joint && items.first().is_some_and(|first| first.term.is_some()) {
        let (named, again): (Vec<Item>, Vec<Item>) = items.into_iter().partition(|item| item.term.is_some());
        items = named;
        if let Some(first) = items.first_mut() {
            first.leftover.extend(again.iter().map(|item| item.text.trim_matches('"').to_owned()));
        }
    }
    // `classroom or administration interventions`: the noun is said once for both.
    for index in 0..items.len().saturating_sub(1) {
        let (Some(item), Some(next)) = (items.get(index), items.get(index + 1)) else { break };
        let noun = next.last.clone().filter(|_| item.term.is_none() && next.term.is_some());
        let term = noun.and_then(|noun| {
            let mut said = words::split(item.text.trim_matches('"')).words;
            said.push(noun);
            let found = vocabulary.surface.longest(&said, 0, kinds)?;
            (found.length == said.len()).then(|| vocabulary.taxonomy.term(found.term).name.clone())
        });
        if let (Some(term), Some(item)) = (term, items.get_mut(index)) {
            (item.text, item.term) = (term.clone(), Some(term));
        }
    }
    // `supplemental or additional documents`: a single word before a noun that it belongs to is no item of its own.
    for index in (0..items.len().saturating_sub(1)).rev() {
        let belongs = items.get(index + 1).is_some_and(|next| next.term.is_some())
            && items.get(index).is_some_and(|item| item.term.is_none() && item.adjective);
        if belongs {
            let item = items.remove(index);
            if let Some(next) = items.get_mut(index) {
                next.leftover.push(item.text.trim_matches('"').to_owned());
            }
        }
    }
    if items.len() > 1 && items.iter().all(|item| item.term.is_none() && item.text.starts_with('"')) {
        let text = format!("\"{}\"", words::text(words));
        items = vec![Item::own(text, Vec::new())];
    }
    let mut listed = joined(items, joiner);
    // `the chief and the superintendent or the principal`
    let mixed = listed.terms.len() > 2 && is_mixed(words);
    listed.shared = listed.terms.len() > 1 && lone_behind(vocabulary, words, kinds) || mixed;
    listed
}

/// Whether a single word without a determiner is joined to a term of several words.
fn lone_behind(vocabulary: Vocabulary<'_>, words: &[Word], kinds: &[Kind]) -> bool {
    (1..words.len()).any(|at| {
        let joint = words.get(at).is_some_and(|word| word.is(&["and", "or", "and/or"]));
        let behind = vocabulary.surface.longest(words, at + 1, kinds).is_some_and(|found| found.length == 1);
        let before = (0..at).any(|start| {
            vocabulary.surface.longest(words, start, kinds).is_some_and(|found| {
                found.length > 1 && start + found.length == at && found.kind != Kind::Actor
            })
        });
        joint && behind && before
    })
}

/// `his or her`: one determiner in two words.
pub fn is_either(words: &[Word], at: usize) -> bool {
    let owner = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).is_some_and(|word| word.is(&["his", "her", "its", "their", "hers"]))
    };
    words.get(at).is_some_and(|word| word.is(&["or", "and/or"]))
        && owner(at.checked_sub(1))
        && owner(Some(at + 1))
}

/// Whether `or` joins the items of a list, and not only somebody to a designee.
pub fn alternatives(words: &[Word]) -> bool {
    (0..words.len()).any(|at| {
        words.get(at).is_some_and(|word| word.is(&["or", "and/or"]))
            && !is_either(words, at)
            && designee(words, at).is_none()
    })
}

/// Whether `and` and `or` join the items of one list, so that it is open which of them are alternatives.
pub fn is_mixed(words: &[Word]) -> bool {
    words.iter().any(|word| word.is(&["and"])) && alternatives(words)
}

/// Whether words speak of the parties as two, and not of each or neither of them.
fn plural(words: &[Word], at: usize, length: usize) -> bool {
    let item = words.get(at..at + length).unwrap_or_default();
    item.iter().any(|word| word.is(&["parties"]))
        && !item.iter().any(|word| word.is(&["no", "neither", "either", "each", "any", "other", "one"]))
}

struct Item {
    text: String,
    term: Option<String>,
    designee: bool,
    leftover: Vec<String>,
    /// A single word that may belong to a noun behind it.
    adjective: bool,
    /// Its last word, where a term ends it.
    last: Option<Word>,
}

impl Item {
    /// What no term holds, as the language writes it.
    fn own(text: String, leftover: Vec<String>) -> Self {
        Self { text, term: None, designee: false, leftover, adjective: false, last: None }
    }
}

/// `or his or her designee`, `or the principal's designee`
pub(super) fn designee(words: &[Word], at: usize) -> Option<usize> {
    let ahead = words
        .iter()
        .skip(at + 1)
        .take(6)
        .position(|word| word.is(&["designee", "designees", "designate"]))?;
    let between = words.get(at + 1..at + 1 + ahead)?;
    let light = between
        .iter()
        .all(|word| is_determiner(word) || word.joins() || word.possessive || word.is(&["other"]));
    light.then_some(ahead + 2)
}

fn item(vocabulary: Vocabulary<'_>, words: &[Word], from: usize, kinds: &[Kind]) -> (Option<Item>, usize) {
    let mut start = from;
    let mut every = false;
    let mut one = false;
    let mut denied: Vec<String> = Vec::new();
    while let Some(word) =
        words.get(start).filter(|word| is_determiner(word) || (start > from && is_either(words, start)))
    {
        if vocabulary.surface.longest(words, start, kinds).is_some_and(|found| found.length > 1) {
            break;
        }
        // A negation or a limit is never lost without a word.
        if word.is(&["no", "neither", "only"]) {
            denied.push(word.text.clone());
        }
        // `both parties` are all of them, `both the principal and the SRO` are these two.
        let these = word.is(&["both"]) && words.get(start + 1).is_some_and(is_determiner);
        every |= word.is(&["all", "each", "every", "any", "both"]) && !these;
        one |= word.is(&["a", "an"]);
        start += 1;
    }
    let asks = words.get(start).is_some_and(|word| word.is(super::slots::WONDERING));
    let end = if asks { question(words, start) } else { item_end(vocabulary, words, start, kinds) };
    if asks && let Some(inside) = words.get(start..end) {
        let text = format!("\"{}\"", words::text(inside));
        let item = Item::own(text, denied);
        return (Some(item), end - from);
    }
    let Some(inside) = words.get(start..end) else { return (None, end - from) };
    if inside.is_empty() {
        return (None, end - from);
    }
    if let [blank] = inside
        && blank.kind == WordKind::Blank
    {
        let label = if blank.text.starts_with('_') { "to be filled in" } else { blank.text.as_str() };
        let text = format!("___\"{label}\"");
        return (Some(Item::own(text, Vec::new())), end - from);
    }
    // `the sergeant`: what the document calls somebody by for short.
    let short = || {
        let definite = start > from && inside.iter().all(|word| word.kind == WordKind::Letters);
        let found = vocabulary.surface.longest(words, start, kinds).filter(|_| definite)?;
        (found.length == inside.len()).then_some((found, 0))
    };
    let Some((found, at)) = head(vocabulary, inside, kinds).or_else(short) else {
        let text = words::text(inside);
        if text.is_empty() {
            return (None, end - from);
        }
        let item = Item { adjective: lone(inside), ..Item::own(format!("\"{text}\""), denied) };
        return (Some(item), end - from);
    };
    let before = inside.get(..at).unwrap_or_default();
    let behind = inside.get(at + found.length..).unwrap_or_default();
    // `attendance officers` are no police officers.
    let other = before.last().is_some_and(|last| last.is(OTHER_OFFICERS))
        && inside.get(at).is_some_and(|word| word.is(&["officer", "officers"]));
    if other {
        let text = format!("\"{}\"", words::text(inside));
        let item = Item::own(text, denied);
        return (Some(item), end - from);
    }
    // `Riverton High School`: a name, and no kind of school.
    let place = found.kind == Kind::Place
        && inside.get(at..at + found.length).is_some_and(|place| place.iter().all(Word::capital))
        && before.last().is_some_and(Word::capital);
    if place {
        let text = format!("\"{}\"", words::text(inside));
        let item = Item::own(text, denied);
        return (Some(item), end - from);
    }
    let (found, before, behind) = of_whom(vocabulary, found, before, behind);
    let known = vocabulary.taxonomy.term(found.term);
    // `one of`, `a matter of`
    let counting: &[&str] = if before.last().is_some_and(|last| last.is(&["of"])) { COUNTED } else { &[] };
    let content = |word: &&Word| {
        // `a written report` is a report.
        let written = word.is(&["written"]) && known.kind == Kind::Record && known.name != "complaint";
        let light = word.is(LIGHT) || written || counting.contains(&word.lower.as_str());
        (!is_determiner(word) || word.is(&["no", "neither", "only"]))
            && !light
            && !matches!(word.kind, WordKind::Comma | WordKind::Stop)
    };
    let mut leftover = denied;
    leftover.extend(before.iter().chain(behind).filter(content).map(|word| word.text.clone()));
    // A bare plural is left bare: as a duty it claims no more than one of them.
    let addressed = known.kind == Kind::Actor && !known.office;
    let quantifier = match () {
        () if every => "every ",
        () if addressed && one && is_said_with_an(&known.name) => "an ",
        () if addressed && one => "a ",
        () => "",
    };
    let text = format!("{quantifier}{}", known.name);
    (
        Some(Item {
            text,
            term: Some(known.name.clone()),
            designee: false,
            leftover,
            adjective: false,
            last: inside.last().filter(|_| behind.is_empty()).cloned(),
        }),
        end - from,
    )
}

/// `District employees`, `employees of the Department`: whose employees they are is a term of its own.
fn of_whom<'w>(
    vocabulary: Vocabulary<'_>,
    found: Found,
    before: &'w [Word],
    behind: &'w [Word],
) -> (Found, &'w [Word], &'w [Word]) {
    let same = (found, before, behind);
    if !matches!(vocabulary.taxonomy.term(found.term).name.as_str(), "employee" | "school-employee") {
        return same;
    }
    let of = behind.first().is_some_and(|of| of.is(&["of"]));
    let whose = if of { behind.get(1..).unwrap_or_default() } else { before };
    let start = whose.iter().take_while(|word| is_determiner(word)).count();
    let Some(body) = vocabulary.surface.longest(whose, start, &[Kind::Actor]) else { return same };
    let term = match vocabulary.taxonomy.term(body.term).name.as_str() {
        "school-district" | "board-of-education" | "school" => "school-employee",
        "police-department" => "police-employee",
        _ => return same,
    };
    match vocabulary.taxonomy.named(Kind::Actor, term) {
        Some(term) if start + body.length == whose.len() && of => (Found { term, ..found }, before, &[]),
        Some(term) if start + body.length == whose.len() => {
            (Found { term, ..found }, before.get(..start).unwrap_or_default(), behind)
        }
        _ => same,
    }
}

/// Whether an article before a term is `an`.
fn is_said_with_an(term: &str) -> bool {
    term.starts_with(['a', 'e', 'i', 'o']) || term.starts_with("SRO")
}

/// A term without `every`, `a` or `an` before it.
pub fn bare(text: &str) -> &str {
    ["every ", "a ", "an "].iter().find_map(|quantifier| text.strip_prefix(quantifier)).unwrap_or(text)
}

/// One word that is no plural.
fn lone(words: &[Word]) -> bool {
    let [word] = words else { return false };
    inflection::singular(&word.lower) == word.lower && word.kind == WordKind::Letters
}

fn joined(items: Vec<Item>, joiner: &str) -> Listed {
    let mut listed = Listed { all_opaque: !items.is_empty(), ..Listed::default() };
    let mut seen: Vec<String> = Vec::new();
    let mut texts: Vec<String> = Vec::new();
    for item in items {
        listed.leftover.extend(item.leftover);
        match item.term {
            Some(term) => {
                listed.all_opaque = false;
                listed.terms.push(term);
            }
            None => listed.opaque = true,
        }
        // A term said twice in other words is said once.
        if seen.contains(&item.text) {
            continue;
        }
        seen.push(item.text.clone());
        texts.push(if item.designee { format!("{} or designee", item.text) } else { item.text });
    }
    let last = texts.len().saturating_sub(1);
    for (index, text) in texts.iter().enumerate() {
        if index > 0 {
            listed.text.push_str(&if index == last { format!(" {joiner} ") } else { ", ".to_owned() });
        }
        listed.text.push_str(text);
    }
    listed
}
