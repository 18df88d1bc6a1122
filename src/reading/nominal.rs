//! Acts said as nouns: `make an assignment of` is `assign`, `selection of the SRO shall be made by` is `must select`.

use super::inflection::{self, Form};
use super::phrases::{Vocabulary, is_determiner};
use super::words::{self, Word, WordKind};
use crate::syntax::ast::Kind;

/// Nouns of acting, each with its verb.
const NOUNS: &[(&str, &str)] = &[
    ("selection", "select"),
    ("assignment", "assign"),
    ("appointment", "assign"),
    ("designation", "assign"),
    ("review", "review"),
    ("evaluation", "evaluate"),
    ("assessment", "evaluate"),
    ("removal", "remove"),
    ("reassignment", "reassign"),
    ("replacement", "replace"),
    ("arrest", "arrest"),
    ("search", "search"),
    ("interview", "question"),
    ("questioning", "question"),
    ("interrogation", "interrogate"),
    ("investigation", "investigate"),
    ("notification", "notify"),
    ("referral", "refer"),
    ("disclosure", "disclose"),
    ("introduction", "introduce"),
    ("payment", "pay"),
    ("amendment", "amend"),
    ("modification", "amend"),
    ("termination", "terminate"),
    ("renewal", "renew"),
    ("decision", "decide"),
    ("determination", "decide"),
    ("supervision", "supervise"),
    ("consultation", "consult"),
    ("collection", "collect"),
    ("hiring", "hire"),
    ("development", "develop"),
    ("implementation", "implement"),
    ("approval", "approve"),
    ("examination", "examine"),
    ("enforcement", "enforce"),
    ("punishment", "punish"),
    ("inspection", "inspect"),
    ("submission", "submit"),
    ("preparation", "prepare"),
    ("maintenance", "maintain"),
    ("distribution", "distribute"),
    ("provision", "provide"),
    ("coordination", "coordinate"),
    ("transportation", "transport"),
    ("attendance", "attend"),
];

/// Verbs that only carry a noun of acting.
const CARRIERS: &[&str] = &["make", "conduct", "perform", "undertake", "carry", "hold", "do"];
/// Their participles.
const CARRIED: &[&str] =
    &["made", "conducted", "performed", "undertaken", "carried", "held", "done", "completed"];

/// The verb of a noun of acting.
pub fn verb_of(word: &Word) -> Option<&'static str> {
    let singular = inflection::singular(&word.lower);
    NOUNS.iter().find(|(noun, _)| *noun == singular).map(|(_, verb)| *verb)
}

/// The words with `make an assignment of` as `assign`, and `are and shall remain` as `shall remain`.
pub fn plain(vocabulary: Vocabulary<'_>, words: &[Word]) -> Vec<Word> {
    let mut plain: Vec<Word> = Vec::with_capacity(words.len());
    let mut at = 0;
    while let Some(first) = words.get(at) {
        // `doesn't`, `can’t`
        if let Some(stem) = first.lower.strip_suffix("n't").or_else(|| first.lower.strip_suffix("n’t")) {
            let verb = match stem {
                "ca" => "can",
                "wo" => "will",
                "sha" => "shall",
                stem => stem,
            };
            plain.extend([verb, "not"].map(words::word));
            at += 1;
            continue;
        }
        // `call the parent first, then the principal`: in which order is told of as a doubt.
        if let Some(joint) = in_order(words, at) {
            plain.extend(joint);
            at += 1;
            continue;
        }
        let be = first.is(&["is", "are"])
            && words.get(at + 1).is_some_and(|next| next.is(&["and"]))
            && words.get(at + 2).is_some_and(|next| next.is(&["shall", "will", "must"]));
        if be {
            at += 2;
            continue;
        }
        // `shall take no part in a search`: shall not take part in it.
        let no_part = ["take no part in", "play no part in", "have no part in", "play no role in"];
        if no_part.iter().any(|phrase| super::measures::stands(words, at, phrase).is_some())
            && plain.last().is_some_and(|last| last.is(&["shall", "should", "will", "must", "may"]))
        {
            plain.extend(["not", "take", "part", "in"].map(words::word));
            at += 4;
            continue;
        }
        // `is at all times an officer`: a fact needs no telling when.
        if plain.last().is_some_and(|last| last.is(&["is", "are"]))
            && let Some(length) = super::measures::stands(words, at, "at all times")
            && words.get(at + length).is_some_and(is_determiner)
        {
            at += length;
            continue;
        }
        // `are therefore not subject to it`
        if plain.last().is_some_and(|last| last.is(&["is", "are"]))
            && first.is(&["therefore", "thus", "accordingly", "consequently", "hence"])
            && words.get(at + 1).is_some_and(|next| next.kind == WordKind::Letters)
        {
            at += 1;
            continue;
        }
        // `shall not charge the District for parking`: nobody is charged with an offense.
        if first.is(&["charge"])
            && !plain.last().is_none_or(|last| is_determiner(last) || last.possessive)
            && bills(vocabulary, words, at)
        {
            plain.push(words::word("bill"));
            at += 1;
            continue;
        }
        if let Some(length) = understood(words, at)
            .or_else(|| attached(words, at))
            .or_else(|| if_any(words, at))
            .or_else(|| super::asides::leads_over(words, at))
            .or_else(|| discretion(words, at).filter(|_| !denied(words)))
        {
            at += length;
            continue;
        }
        match carried(vocabulary, words, at) {
            Some((verb, length)) => {
                plain.push(verb);
                at += length;
            }
            None => {
                plain.push(first.clone());
                at += 1;
            }
        }
    }
    plain
}

/// `first` at the end of a part, and `then` before a second object: what stands there instead.
fn in_order(words: &[Word], at: usize) -> Option<Option<Word>> {
    let before = words.get(at.checked_sub(1)?)?;
    let next = words.get(at + 1);
    let ends = next.is_none_or(|next| {
        matches!(next.kind, WordKind::Comma | WordKind::Semicolon | WordKind::Stop) || next.is(&["and"])
    });
    let here = words.get(at)?;
    let behind = before.kind == WordKind::Letters
        && !is_determiner(before)
        && !before.is(&["is", "are", "be", "come", "comes", "go", "goes", "of", "at", "from", "and", "or"]);
    if ends && behind && here.is(&["first"]) {
        return Some(None);
    }
    let second = before.kind == WordKind::Comma && next.is_some_and(is_determiner);
    let listed = at.checked_sub(2).and_then(|at| words.get(at)).is_some_and(|word| word.is(&["first"]));
    (second && listed && here.is(&["then"])).then(|| Some(words::word("and")))
}

/// Whether a body is charged for something: `charge the District for the services`.
fn bills(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> bool {
    let start = at + 1 + words.iter().skip(at + 1).take_while(|word| is_determiner(word)).count();
    let Some(found) = vocabulary.surface.longest(words, start, &[Kind::Actor]) else { return false };
    let person = vocabulary.taxonomy.named(Kind::Actor, "person");
    let body = person.is_some_and(|person| !vocabulary.taxonomy.is_a(found.term, person));
    body && words.get(start + found.length).is_some_and(|next| next.is(&["for"]))
}

/// `, attached hereto and incorporated herein,` and `, as defined in the statute,`: what adds nothing to the clause.
fn attached(words: &[Word], at: usize) -> Option<usize> {
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    let start = at + usize::from(comma(at));
    let here = ["hereto", "herein", "hereof"];
    if words.get(start)?.is(&["attached", "annexed"]) && words.get(start + 1)?.is(&here) {
        let more = words.iter().skip(start + 2).take_while(|word| {
            word.is(&["and", "incorporated", "made", "a", "part", "by", "reference", "as", "exhibit"])
                || word.is(&here)
        });
        let end = start + 2 + more.count();
        return Some(end + usize::from(comma(end)) - at);
    }
    let own = words.get(start)?.is(&["for"])
        && words.get(start + 1).is_some_and(|word| word.is(&["its", "their", "his", "her", "our"]))
        && words.get(start + 2).is_some_and(|word| word.is(&["part"]));
    if own && start > at {
        return Some(start + 3 + usize::from(comma(start + 3)) - at);
    }
    let defined = ["as defined in", "as defined by", "as defined under", "as that term is defined in"];
    let defined = defined.iter().any(|phrase| super::measures::stands(words, start, phrase).is_some());
    if start > at && defined {
        let end = (start + 3..words.len().min(start + 24)).find(|&at| comma(at))?;
        return Some(end + 1 - at);
    }
    None
}

/// Whether something is denied anywhere in a sentence: then what narrows it must not be lost.
fn denied(words: &[Word]) -> bool {
    words.iter().any(|word| word.is(&["not", "no", "never", "neither", "nor", "cannot", "only"]))
}

/// `in its sole discretion`: it leaves a choice free that the clause leaves free as well.
fn discretion(words: &[Word], at: usize) -> Option<usize> {
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    let start = at + usize::from(comma(at));
    if !words.get(start)?.is(&["in", "at"]) {
        return None;
    }
    let end = words.iter().skip(start + 1).take(7).position(|word| word.is(&["discretion"]))? + start + 1;
    let whose = words.get(start + 1..end)?;
    let own =
        whose.first()?.is(&["his", "her", "its", "their", "our"]) || whose.iter().any(|word| word.possessive);
    let plain =
        whose.iter().all(|word| word.kind == WordKind::Letters && !word.is(&["of", "and", "that", "with"]));
    let of = words.get(end + 1).is_some_and(|word| word.is(&["of", "to", "as", "and"]));
    (own && plain && !of).then(|| end + 1 + usize::from(comma(at) && comma(end + 1)) - at)
}

/// `, if any,`: what there may be of it.
fn if_any(words: &[Word], at: usize) -> Option<usize> {
    let comma = |at: usize| words.get(at).is_some_and(|word| word.kind == WordKind::Comma);
    let any = words.get(at + 1)?.is(&["if"]) && words.get(at + 2)?.is(&["any"]);
    (comma(at) && any && comma(at + 3)).then_some(4)
}

/// `it is further understood and agreed that`: how many words that say nothing of their own.
fn understood(words: &[Word], at: usize) -> Option<usize> {
    if !words.get(at)?.is(&["it"]) || !words.get(at + 1)?.is(&["is", "shall"]) {
        return None;
    }
    let said = ["understood", "agreed", "recognized", "acknowledged"];
    let around =
        ["be", "further", "also", "hereby", "mutually", "expressly", "and", "specifically", "clearly"];
    let taken = words.iter().skip(at + 2).take_while(|word| word.is(&said) || word.is(&around)).count();
    let told = words.get(at + 2..at + 2 + taken)?.iter().any(|word| word.is(&said));
    (told && words.get(at + 2 + taken)?.is(&["that"])).then_some(taken + 3)
}

fn carried(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<(Word, usize)> {
    let first = words.get(at)?;
    let (_, form) = inflection::bases(&first.lower).into_iter().find(|(base, form)| {
        CARRIERS.contains(&base.as_str()) && matches!(form, Form::Base | Form::Gerund)
    })?;
    // The vocabulary's own phrases (`conduct a search`) are longer and come first.
    if vocabulary.surface.verb(words, at).is_some_and(|verb| verb.length > 1) {
        return None;
    }
    let mut next = at + 1 + usize::from(words.get(at + 1).is_some_and(|word| word.is(&["out"])));
    while words.get(next).is_some_and(|word| is_determiner(word) && !word.is(&["no", "only", "neither"])) {
        next += 1;
    }
    let verb = verb_of(words.get(next)?)?;
    let behind = words.get(next + 1);
    // `make assignments based on seniority`, `make an assignment`: the noun must end the phrase or take an object.
    let (length, ends) = match behind {
        Some(word) if word.is(&["of"]) => (next + 2 - at, true),
        Some(word) if word.is(&["based", "to", "in", "on", "at", "without", "unless", "if"]) => {
            (next + 1 - at, true)
        }
        None => (next + 1 - at, true),
        Some(word) => (next + 1 - at, word.kind != WordKind::Letters),
    };
    let text =
        if form == Form::Gerund { format!("{}ing", verb.trim_end_matches('e')) } else { verb.to_owned() };
    ends.then(|| (words::word(&text), length))
}

/// An act that a noun phrase names, with the words of what it is done to.
pub struct Act<'w> {
    /// The verb.
    pub verb: &'static str,
    /// Behind `of`.
    pub object: &'w [Word],
    /// Words before the noun that narrow it.
    pub narrowing: Vec<String>,
}

/// `the final selection and assignment of the SRO`: two acts with one object.
pub fn acts(words: &[Word]) -> Vec<Act<'_>> {
    let of = words.iter().position(|word| word.is(&["of"])).unwrap_or(words.len());
    let object = words.get(of + 1..).unwrap_or_default();
    let mut found = Vec::new();
    let mut narrowing = Vec::new();
    for word in words.iter().take(of) {
        if let Some(verb) = verb_of(word) {
            found.push(Act { verb, object, narrowing: std::mem::take(&mut narrowing) });
        } else if !is_determiner(word) && !word.joins() {
            narrowing.push(word.text.clone());
        }
    }
    if narrowing.is_empty() { found } else { Vec::new() }
}

/// Whether a participle only carries a noun of acting.
pub fn carries(word: &Word) -> bool {
    word.is(CARRIED)
}

/// Acts and the events that they are.
const EVENTS: &[(&str, &str)] = &[
    ("arrest", "arrest"),
    ("search", "search"),
    ("question", "questioning"),
    ("interrogate", "questioning"),
    ("cite", "citation"),
    ("file-charges", "charge-filing"),
    ("detain", "detention"),
    ("assign", "assignment"),
    ("select", "selection"),
    ("remove", "removal"),
    ("use-force", "use-of-force"),
    ("restrain", "restraint"),
    ("seclude", "seclusion"),
    ("amend", "amendment"),
    ("terminate", "termination"),
    ("begin-service", "start-of-service"),
    ("enforce-against", "enforcement-action"),
    ("introduce", "introduction"),
];
/// What an event may be done to without being a special case of it.
const PLAIN_OBJECTS: &[&str] = &["student", "person", "SRO", "officer", "MOU", "SRO-candidate"];

/// The event that an act is.
pub fn event_of(action: &str) -> Option<&'static str> {
    EVENTS.iter().find(|(known, _)| *known == action).map(|(_, event)| *event)
}

/// An event said as an act: `questioning a student`, `a student is arrested`; who acts, where that is said; and the words
/// behind it.
pub fn event<'w>(
    vocabulary: Vocabulary<'_>,
    words: &'w [Word],
) -> Option<(String, Option<String>, &'w [Word])> {
    let named = |verb: super::surface::Found| {
        let event = event_of(&vocabulary.taxonomy.term(verb.term).name)?;
        vocabulary.taxonomy.named(Kind::Event, event).map(|_| event.to_owned())
    };
    // `if no student is arrested`, `if every student is arrested`: no event of one.
    let actor = |at: usize| {
        let light =
            |word: &&Word| is_determiner(word) && !word.is(&["no", "neither", "only", "every", "both"]);
        let start = at + words.iter().skip(at).take_while(light).count();
        let found = vocabulary.surface.longest(words, start, &[Kind::Actor, Kind::Record])?;
        let name = &vocabulary.taxonomy.term(found.term).name;
        PLAIN_OBJECTS.contains(&name.as_str()).then_some(start + found.length)
    };
    let plain = |behind: usize| {
        // What follows the object must open a part of its own, or end.
        let next = words.get(behind);
        next.is_none_or(|next| next.kind != WordKind::Letters || super::markers::at(words, behind).is_some())
            && next.is_none_or(|next| !next.is(&["who", "whom", "that", "which", "or", "and", "of"]))
    };
    if let Some(verb) = vocabulary.surface.verb(words, 0).filter(|verb| verb.form == Form::Gerund) {
        let event = named(verb)?;
        let behind = match words.get(verb.length) {
            None => verb.length,
            Some(_) => actor(verb.length)?,
        };
        return plain(behind).then(|| (event, None, words.get(behind..).unwrap_or_default()));
    }
    let subject = actor(0)?;
    let be = words.iter().skip(subject).take(3).take_while(|word| {
        word.is(&["is", "are", "was", "has", "have", "been", "to", "be", "were", "being"])
    });
    let at = subject + be.count();
    let verb = vocabulary.surface.verb(words, at)?;
    let event = named(verb)?;
    // `an officer arrests a student`, `the SRO makes an arrest`
    if at == subject && matches!(verb.form, Form::Third | Form::Base) {
        let behind = actor(at + verb.length).unwrap_or(at + verb.length);
        let agent = super::words::text(words.get(..subject).unwrap_or_default());
        return plain(behind).then(|| (event, Some(agent), words.get(behind..).unwrap_or_default()));
    }
    if at == subject || verb.form != Form::Past {
        return None;
    }
    let behind = at + verb.length;
    plain(behind).then(|| (event, None, words.get(behind..).unwrap_or_default()))
}
