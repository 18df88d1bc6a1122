//! The words of a list's head and of its items: what kind of head it is, and how an item is put behind it.

use super::modality;
use super::phrases::Vocabulary;
use super::words::{self, Word};
use crate::syntax::ast::Kind;

/// Whether a line is a title: a few words without a verb of duty or a colon.
pub fn titles(text: &str) -> bool {
    let words = words::split(text).words;
    words.len() <= 4
        && !text.trim_end().ends_with([':', '.', ';', ','])
        && modality::all(&words).is_empty()
        && words.iter().all(|word| word.capital() || word.is(&["of", "the", "and", "for", "in", "to"]))
}

/// Whether a text is written in capital letters, as titles are, so that a capital tells nothing.
pub fn titled(text: &str) -> bool {
    let words = words::split(text).words;
    let plain = words.iter().filter(|word| word.kind == words::WordKind::Letters && word.lower.len() > 3);
    plain.clone().count() > 0 && plain.clone().all(Word::capital)
}

/// Whether a head ends with a word that makes exceptions of its items.
pub fn excepts(head: &str) -> bool {
    let lower = head.trim_end().trim_end_matches([':', '—', '–', ' ']).to_lowercase();
    lower.ends_with(" except") || lower.ends_with(" except that")
}

/// A heading as the head of the list below it: `The SRO:`, `The SRO Will Not`, `What an SRO May Do`, `Prohibited Conduct of SROs`;
/// none where it only names what the items are about.
pub fn of_heading(vocabulary: Vocabulary<'_>, heading: &str) -> Option<String> {
    let words = words::split(heading).words;
    let named: Vec<&Word> = words.iter().filter(|word| word.kind != words::WordKind::Colon).collect();
    let actor = |at: usize| vocabulary.surface.longest(&words, at, &[Kind::Actor]);
    let first = (0..words.len()).find_map(|at| actor(at).map(|found| (at, at + found.length)));
    if let [what, subject @ .., verb] = named.as_slice()
        && what.is(&["what", "how"])
        && verb.is(&["do", "act"])
    {
        let subject: Vec<Word> = subject.iter().map(|word| (*word).clone()).collect();
        let ends = modality::all(&subject).last().is_some_and(|modal| modal.end == subject.len());
        return ends.then(|| words::text(&subject));
    }
    let modal = modality::all(&words).last().copied();
    if modal.is_some_and(|modal| modal.at > 0 && modal.end == named.len()) {
        return Some(trimmed(heading));
    }
    // `Prohibited Conduct of SROs`
    let conduct = words.windows(2).any(|pair| {
        matches!(pair, [banned, what] if banned.is(&["prohibited", "forbidden"])
            && what.is(&["activities", "conduct", "acts", "actions", "practices", "behavior", "duties", "uses"]))
    });
    if let Some((from, to)) = first.filter(|_| conduct) {
        return Some(format!("{} {BARRED}", words::text(words.get(from..to)?)));
    }
    let ends = first.is_some_and(|(_, to)| to == named.len());
    (ends && heading.trim_end().ends_with(':')).then(|| trimmed(heading))
}

/// What stands behind those who may not do what the items of a list name.
pub const BARRED: &str = "shall be prohibited from";

/// Heads that name duties and say nothing of them.
pub fn is_bare(head: &str) -> bool {
    let lower = head.to_lowercase();
    let words: Vec<&str> = lower.split(' ').collect();
    let named = words.iter().position(|word| matches!(*word, "duties" | "responsibilities" | "tasks"));
    // `The Officer's duties shall further include`
    if named.is_some_and(|at| {
        words
            .iter()
            .skip(at + 1)
            .take(5)
            .any(|word| matches!(word.trim_end_matches(':'), "include" | "includes" | "are"))
    }) {
        return true;
    }
    [
        "duties include",
        "responsibilities include",
        "duties of",
        "responsibilities of",
        "duties shall include",
        "duties will include",
        "responsibilities shall include",
        "responsibilities will include",
        "duties are",
        "duties and responsibilities",
        "duties may include",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
}

/// Words of a head without a deontic word that only names whose duties stand below it.
const NAMING: &[&str] = &[
    "duties",
    "duty",
    "responsibilities",
    "responsibility",
    "tasks",
    "task",
    "roles",
    "role",
    "functions",
    "function",
    "obligations",
    "include",
    "includes",
    "are",
    "the",
    "a",
    "an",
    "each",
    "every",
    "all",
    "of",
    "for",
    "and",
    "or",
    "following",
    "his",
    "her",
    "their",
    "its",
    "primary",
    "general",
    "specific",
    "further",
    "additional",
    "main",
    "other",
    "as",
    "follows",
    "these",
    "our",
    "basic",
    "to",
    "agree",
    "agrees",
    "both",
];

/// Whether a head without a deontic word says no more than whose duties its items are: what else it says may be the contrary.
pub fn only_names(vocabulary: Vocabulary<'_>, head: &str) -> bool {
    let words = words::split(head).words;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if let Some(found) = vocabulary.surface.longest(&words, at, &[Kind::Actor]) {
            at += found.length;
        } else if word.kind != words::WordKind::Letters || word.is(NAMING) {
            at += 1;
        } else {
            return false;
        }
    }
    true
}

/// Lists of what may be and need not: they bind nobody.
pub fn optional(text: &str) -> bool {
    let lower = text.to_lowercase();
    if ["should include", "shall include", "must include", "will include"]
        .iter()
        .any(|has| lower.contains(has))
    {
        return false;
    }
    [
        "may include",
        "might include",
        "could include",
        "examples include",
        "may be included",
        "include, for example",
    ]
    .iter()
    .any(|phrase| lower.contains(phrase))
}

/// What stands before `in any of these cases`.
pub fn in_cases(head: &str) -> Option<&str> {
    let lower = head.to_lowercase();
    let nouns = ["cases", "circumstances", "situations", "instances", "conditions", "events"];
    let leads = [
        "in any of these",
        "in any of the following",
        "in the following",
        "in these",
        "under the following",
        "under any of the following",
        "under these",
        "under any of these",
        "if any of the following",
        "in one of the following",
    ];
    let at = leads.iter().filter_map(|lead| lower.rfind(lead)).max()?;
    let behind = lower.get(at..)?;
    let ends = nouns.iter().any(|noun| behind.trim_end_matches([':', '.', ' ']).ends_with(noun));
    (ends && behind.split(' ').count() <= 8)
        .then(|| head.get(..at).unwrap_or_default().trim_end_matches([' ', ',']))
}

/// `shall consider the following factors` without `the following factors`.
pub fn without_following(head: &str) -> String {
    let Some(at) = head.find("the following").or_else(|| head.find("as follows")) else {
        return head.to_owned();
    };
    let before = head.get(..at).unwrap_or_default().trim_end();
    let circumstances = ["manner", "way", "circumstance", "case", "situation", "instance"];
    let behind = head.get(at..).unwrap_or_default();
    let circumstance = circumstances.iter().any(|word| behind.contains(word));
    let before = before.strip_suffix(" in").filter(|_| circumstance).unwrap_or(before);
    before.trim_end_matches([',', ' ']).to_owned()
}

/// `Staff shall follow these steps when an officer comes` up to its deontic word, with what limits it before: the items are what
/// staff shall do.
pub fn without_procedure(head: &str) -> Option<String> {
    let words = words::split(head).words;
    let modal = modality::all(&words).last().copied().filter(|modal| modal.text == "must")?;
    let behind = words.get(modal.end..)?;
    let verbs = ["follow", "observe", "use", "adhere", "comply", "take"];
    let these = behind.iter().take(4).position(|word| word.is(&["following", "these"]))?;
    behind.first().filter(|verb| verb.is(&verbs))?;
    let steps = |word: &&Word| {
        word.is(&[
            "procedure",
            "procedures",
            "step",
            "steps",
            "protocol",
            "protocols",
            "rules",
            "guidelines",
            "actions",
        ])
    };
    let named = behind.iter().skip(these + 1).take_while(steps).count();
    let rest = behind.get(these + 1 + named..)?;
    let said = words::text(words.get(..modal.end)?);
    // `take the following` may be anything that is taken.
    let plain = named > 0 || behind.first()?.is(&["adhere", "comply"]);
    if rest.is_empty() {
        return plain.then_some(said);
    }
    let limits = super::markers::at(rest, 0).is_some_and(|(marker, _)| marker.opens());
    (plain && limits).then(|| format!("{}, {said}", words::text(rest)))
}

/// What stands behind `The following items` where these are what a head speaks of.
pub fn instead_of_following(head: &str) -> Option<&str> {
    let rest = head.strip_prefix("The following ").or_else(|| head.strip_prefix("the following "))?;
    let rest = rest.trim_end_matches([':', ' ', ',']);
    let modals = ["shall be ", "will be ", "must be ", "may be ", "may not be ", "shall not be ", "are "];
    let at = modals.iter().filter_map(|modal| rest.find(modal)).min()?;
    let noun = rest.get(..at)?;
    let behind = rest.get(at..)?;
    // `The following are the responsibility of the District`
    let said = behind.contains(" by ") || noun.is_empty() && behind.contains(" responsibility of ");
    (noun.split_whitespace().count() <= 2 && said).then_some(behind)
}

/// Whether a head or a heading takes back what stands below it.
pub fn denies(text: &str) -> bool {
    let words = words::split(text).words;
    words.iter().enumerate().any(|(at, word)| {
        // `include, but are not limited to`, `without being limited to`: nothing is denied.
        let limited = words
            .iter()
            .skip(at + 1)
            .take(4)
            .any(|word| word.is(&["limited", "limitation", "limiting", "restricted"]));
        !limited
            && word.is(&[
                "prohibited",
                "prohibitions",
                "forbidden",
                "not",
                "never",
                "exceptions",
                "except",
                "unless",
                "examples",
                "without",
                "no",
                "former",
                "formerly",
                "repealed",
                "struck",
                "stricken",
                "deleted",
                "forbids",
                "forbid",
                "prohibits",
                "prohibit",
                "discourages",
                "opposes",
                "refuses",
                "declines",
                "fails",
                "stopped",
                "avoids",
                "reluctant",
                "rarely",
                "seldom",
                "hardly",
                "outside",
                "don'ts",
                "don't",
                "don’ts",
                "relieved",
                "exempt",
                "excused",
                "neither",
                "nothing",
                "used",
                "whether",
            ])
    })
}

/// Whether a heading says when what stands below it holds: `In an Emergency`, `During a Lockdown`, `When a Student Is Arrested`.
pub fn limits(heading: &str) -> bool {
    let words = words::split(heading).words;
    let Some(first) = words.first() else { return false };
    let noun = words.get(1).is_some_and(|next| next.is(&["a", "an", "the", "case", "cases", "event"]));
    first.is(&["if", "when", "whenever", "unless", "during", "upon", "after", "before", "until", "while"])
        || first.is(&["in", "at"]) && noun
}

/// What stands behind `the following` and limits when it holds: `consider the following in choosing a candidate:`.
pub fn behind_following(head: &str) -> Option<&str> {
    let at = head.find("the following")?;
    let mut rest = head.get(at + "the following".len()..)?.trim_start();
    let nouns = [
        "factors",
        "criteria",
        "items",
        "things",
        "matters",
        "topics",
        "information",
        "qualities",
        "qualifications",
        "considerations",
        "duties",
        "areas",
        "subjects",
        "points",
        "elements",
        "data",
    ];
    // `the following additional factors`
    for noun in nouns {
        let at =
            rest.find(noun).filter(|&at| rest.get(..at).is_some_and(|before| before.split(' ').count() <= 3));
        if let Some(behind) = at.and_then(|at| rest.get(at + noun.len()..)) {
            rest = behind.trim_start();
            break;
        }
    }
    let rest = rest.trim_end_matches([':', ' ', ',']);
    let opens = ["in ", "when ", "if ", "before ", "after ", "during ", "while ", "for ", "at "];
    opens.iter().any(|open| rest.starts_with(open)).then_some(rest)
}

pub fn trimmed(text: &str) -> String {
    let mut text = text.trim();
    loop {
        let before = text;
        text = text.trim_end_matches([';', ':', ',', '.', '—', '–', ' ', '-']);
        for joint in ["; and", "; or", ", and", ", or", " and", " or"] {
            text = text.strip_suffix(joint).unwrap_or(text);
        }
        if before == text {
            return text.to_owned();
        }
    }
}

pub fn lower_first(text: &str) -> String {
    let mut characters = text.chars();
    let Some(first) = characters.next() else { return String::new() };
    let second = characters.clone().next();
    if second.is_some_and(|second| second.is_uppercase()) {
        return text.to_owned();
    }
    format!("{}{}", first.to_lowercase(), characters.as_str())
}
