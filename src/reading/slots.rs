//! What a part behind the verb fills: the object, a role, a condition, or nothing.

use super::conditions;
use super::markers::Marker;
use super::measures;
use super::phrases::{self, Vocabulary};
use super::pieces::{Around, Chunk};
use super::roles::role;
use super::tail;
use super::words::{self, Word, WordKind};
use crate::lower::slots::kinds_for;
use crate::syntax::ast::{Kind, RoleKind};

/// The parts of a clause behind its verb.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tail {
    /// The object.
    pub object: Option<String>,
    /// Whether the object is in the document's own words.
    pub object_opaque: bool,
    /// The other parts, in order, as the language writes them.
    pub parts: Vec<String>,
    /// Words that found no place.
    pub leftover: Vec<String>,
    /// Who does it, in a passive sentence.
    pub by: Option<String>,
    /// Whether `only` stands before one of the parts: nothing else is allowed.
    pub only: bool,
    /// Whether words may belong to more than what they stand before.
    pub shared: bool,
}

impl Tail {
    /// Whether it is open what belongs to what: a role behind a condition, or one role twice.
    pub fn is_shaky(&self) -> bool {
        let lead = |part: &String| part.split(' ').next().unwrap_or_default().to_owned();
        let leads: Vec<String> = self.parts.iter().map(lead).collect();
        let role = |lead: &String| ROLES.contains(&lead.as_str());
        let condition = leads.iter().position(|lead| matches!(lead.as_str(), "if" | "unless" | "only"));
        let behind = condition.is_some_and(|at| leads.iter().skip(at).any(role));
        let twice = leads
            .iter()
            .enumerate()
            .any(|(at, lead)| role(lead) && leads.iter().take(at).any(|one| one == lead));
        behind || twice || self.shared
    }
}

/// Prepositions of roles.
const ROLES: &[&str] = &["to", "from", "with", "about", "in", "at", "during", "as", "of", "for"];

/// Reads one part.
pub fn part(vocabulary: Vocabulary<'_>, chunk: &Chunk<'_>, around: Around<'_>, first: bool, tail: &mut Tail) {
    let Some(marker) = chunk.marker else {
        if around.object_first && (first || tail.object.is_none()) {
            object(vocabulary, chunk.words, around, tail);
        } else {
            tail.leftover.extend(content(chunk.words));
        }
        return;
    };
    match marker {
        Marker::Role(roles) => role(vocabulary, roles, chunk, around, tail),
        Marker::Jointly => named(vocabulary, "jointly with", chunk.words, tail),
        Marker::Consulting => named(vocabulary, "in consultation with", chunk.words, tail),
        Marker::If if super::nominal::event(vocabulary, chunk.words).is_some() => {
            event(vocabulary, "when", "if", chunk.words, around, tail);
        }
        Marker::If => condition(vocabulary, "if", chunk.words, tail),
        Marker::OnlyIf => condition(vocabulary, "only if", chunk.words, tail),
        Marker::Unless => condition(vocabulary, "unless", chunk.words, tail),
        Marker::When => event(vocabulary, "when", "if", chunk.words, around, tail),
        Marker::Before => event(vocabulary, "before", "before", chunk.words, around, tail),
        // `view the records once`: how often is in no part.
        Marker::After if chunk.words.is_empty() => tail.leftover.push("once".to_owned()),
        Marker::After => event(vocabulary, "after", "after", chunk.words, around, tail),
        Marker::Request => decided(vocabulary, "requests", "on-request", chunk.words, tail),
        Marker::Approval => decided(vocabulary, "approves", "approval-given", chunk.words, tail),
        Marker::Invitation => decided(vocabulary, "invites", "invited", chunk.words, tail),
        Marker::Hedge(text) => {
            tail.parts.push(text.to_owned());
            behind_ready(vocabulary, chunk.words, around, tail);
        }
        Marker::Stated(text) => {
            let own = vocabulary.surface.is_shadowed(text);
            tail.parts.push(if own { format!("if \"{text}\"") } else { format!("if {text}") });
            behind_ready(vocabulary, chunk.words, around, tail);
        }
        // `shall not wear a uniform at all times` is no ban on uniforms.
        Marker::Ready("") if around.ban => {
            tail.leftover.push("at all times".to_owned());
            behind_ready(vocabulary, chunk.words, around, tail);
        }
        Marker::Ready(text) => {
            tail.parts.extend((!text.is_empty()).then(|| text.to_owned()));
            behind_ready(vocabulary, chunk.words, around, tail);
        }
        Marker::While => during(vocabulary, chunk.words, tail),
        Marker::Deadline => quoted("by", chunk.words, tail),
        Marker::Joint => {}
        Marker::Writing => {
            tail.parts.push("in writing".to_owned());
            behind_ready(vocabulary, chunk.words, around, tail);
        }
        Marker::Under => under(vocabulary, chunk.words, tail),
        Marker::SubjectTo => quoted("subject to", chunk.words, tail),
        Marker::Notwithstanding => quoted("notwithstanding", chunk.words, tail),
        Marker::ExceptAs => quoted("except as provided in", chunk.words, tail),
        Marker::Except => except(vocabulary, chunk.words, around, tail),
        // Reasons and cases take nothing away from what is demanded; a ban or a permission may end with its reason.
        Marker::Why if around.ban || around.permits => tail.leftover.extend(content(chunk.words)),
        Marker::Including if tail.parts.is_empty() => including(vocabulary, chunk.words, around, tail),
        Marker::Why | Marker::Including => {}
        Marker::ToVerb => purpose(vocabulary, chunk.words, around, tail),
        Marker::By => by(vocabulary, chunk.words, around, tail),
        Marker::Relative => relative(vocabulary, chunk, around, tail),
    }
}

/// `document in writing the time of it`: the object may stand behind a part that is ready as it is.
fn behind_ready(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    if around.object_first && tail.object.is_none() {
        // `meet with the principal and, in an emergency, the Superintendent`: whom else one meets.
        tail.shared |=
            words.first().is_some_and(|first| first.kind == WordKind::Comma) && tail.parts.len() > 1;
        object(vocabulary, words, around, tail);
    } else {
        tail.leftover.extend(content(words));
    }
}

/// `equipment, including firearms`: cases that are named belong to it.
fn including(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    let Some(object) = &mut tail.object else { return };
    let listed = phrases::list(vocabulary, words, &around.frame.object);
    let plain = listed.is_known();
    if plain && !object.contains('"') && !object.contains(" or ") && !listed.text.contains(" or ") {
        let known = object.replace(" and ", ", ");
        *object = format!("{known}, {}", listed.text);
        if !listed.text.contains(" and ") {
            *object = format!("{known} and {}", listed.text);
        }
    }
}

/// `while on duty`, `while assigned to a school`
fn during(vocabulary: Vocabulary<'_>, words: &[Word], tail: &mut Tail) {
    match conditions::circumstance(vocabulary, words) {
        Some(text) => tail.parts.push(text),
        None => condition(vocabulary, "if", words, tail),
    }
}

/// `notify the parents that the student was searched`, `request that the SRO be removed`: what is told or asked.
fn relative(vocabulary: Vocabulary<'_>, chunk: &Chunk<'_>, around: Around<'_>, tail: &mut Tail) {
    let text = words::text(chunk.words);
    let told = chunk.that && !text.is_empty();
    let person = tail.object.as_ref().is_some_and(|object| {
        let first = phrases::bare(object).split([',', ' ']).next().unwrap_or_default();
        vocabulary.taxonomy.named(Kind::Actor, first).is_some()
    });
    // `for an offense that a school can resolve` tells which offense.
    let verbs_own = around.tells || tail.parts.is_empty() || chunk.parted;
    if told && tail.object.is_none() && around.object_first && verbs_own {
        tail.object = Some(format!("\"that {text}\""));
        tail.object_opaque = true;
    } else if told && person && around.frame.roles.contains_key(&RoleKind::About) && around.tells {
        tail.parts.push(format!("about \"{text}\""));
    } else {
        tail.leftover.extend(content(chunk.words));
    }
}

/// The words that say something.
pub fn content(words: &[Word]) -> Vec<String> {
    let said = words
        .iter()
        .filter(|word| word.kind != WordKind::Comma && !word.joins())
        .filter(|word| !phrases::is_determiner(word) || word.is(&["no", "neither", "only"]));
    said.map(|word| word.text.clone()).collect()
}

pub fn object(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    if content(words).is_empty() {
        // `shall document this`
        if let [word] = words
            && word.is(&["this", "that", "these", "those"])
            && !around.frame.object.is_empty()
        {
            tail.object = Some(format!("\"{}\"", word.text));
            tail.object_opaque = true;
        }
        return;
    }
    // `based solely on seniority`: a ground, not an object.
    if words.first().is_some_and(|first| first.is(&["based", "solely", "on", "for"]))
        && let Some(found) = vocabulary.surface.longest(words, 0, &[Kind::Purpose])
        && found.length == words.len()
        && kinds_for(around.frame, RoleKind::For).is_some_and(|kinds| kinds.contains(&Kind::Purpose))
        && vocabulary.surface.longest(words, 0, &around.frame.object).is_none()
    {
        tail.parts.push(format!("for {}", vocabulary.taxonomy.term(found.term).name));
        return;
    }
    // `meet formally at least once a month`
    let manner = matches!(words, [word] if word.lower.ends_with("ly") && word.lower.len() > 4 && !word.is(&["family", "assembly"]));
    if around.frame.object.is_empty() || manner {
        tail.leftover.extend(content(words));
        return;
    }
    if let Some((person, thing)) = doubled(vocabulary, words, around) {
        let listed = phrases::list(vocabulary, person, &[Kind::Actor]);
        let pronoun = || format!("\"{}\"", words::text(person));
        let who = if listed.text.is_empty() { pronoun() } else { listed.text };
        tail.parts.push(format!("to {who}"));
        tail.leftover.extend(listed.leftover);
        object(vocabulary, thing, around, tail);
        return;
    }
    // `tell the Superintendent whether the complaint was sustained`
    let asked = words.iter().position(|word| word.is(WONDERING)).filter(|&at| at > 0);
    if let Some(at) = asked.filter(|_| around.frame.roles.contains_key(&RoleKind::About)) {
        let person = phrases::list(vocabulary, words.get(..at).unwrap_or_default(), &[Kind::Actor]);
        if !person.opaque && !person.terms.is_empty() && around.frame.object.contains(&Kind::Actor) {
            let what = words::text(words.get(at..).unwrap_or_default());
            tail.object = Some(person.text);
            tail.leftover.extend(person.leftover);
            tail.parts.push(format!("about \"{what}\""));
            return;
        }
    }
    let listed = phrases::list(vocabulary, words, &around.frame.object);
    if listed.text.is_empty() {
        return;
    }
    // `safety and security training`: what stands before the noun is its field.
    let fields = around.frame.roles.get(&RoleKind::In).filter(|_| listed.terms.len() == 1 && !listed.opaque);
    let before = words.len().saturating_sub(1);
    let field = fields.filter(|_| !listed.leftover.is_empty()).and_then(|kinds| {
        (1..=before).rev().find_map(|end| {
            let words = words.get(..end)?;
            let field = phrases::list(vocabulary, words, kinds);
            let all = content(words) == listed.leftover
                || content(words).iter().all(|word| listed.leftover.contains(word));
            (all && field.is_known()).then_some((field, content(words)))
        })
    });
    let owner = phrases::owner_is_clear(&listed);
    let mut leftover = listed.leftover;
    let often = leftover.iter().position(|word| measures::often(&word.to_lowercase()).is_some());
    if let Some(at) = often.filter(|_| !around.ban) {
        let word = leftover.remove(at);
        tail.parts.extend(measures::often(&word.to_lowercase()).map(str::to_owned));
    }
    // `the SRO's salary`: whose it is narrows what is forbidden or allowed, and hardly what has to be done.
    if !around.ban && !around.permits && owner {
        leftover.retain(|word| !(word.ends_with("'s") || word.ends_with("’s")));
    }
    if let Some((field, said)) = field {
        tail.parts.push(format!("in {}", field.text));
        leftover.retain(|word| !said.contains(word));
    }
    tail.leftover.extend(leftover);
    tail.shared |= listed.shared;
    tail.object_opaque = listed.opaque;
    tail.object = Some(listed.text);
}

/// `give the Superintendent or designee the opportunity`: the person stands before the thing.
fn doubled<'w>(
    vocabulary: Vocabulary<'_>,
    words: &'w [Word],
    around: Around<'_>,
) -> Option<(&'w [Word], &'w [Word])> {
    let gives = around.frame.roles.get(&RoleKind::To).is_some_and(|kinds| kinds.contains(&Kind::Actor));
    if !gives || around.frame.object.contains(&Kind::Actor) || around.passive {
        return None;
    }
    let start = words.iter().take_while(|word| phrases::is_determiner(word)).count();
    // `give them the opportunity`, `give the other party a copy`
    let pronoun = usize::from(words.first().is_some_and(|first| first.is(&["them", "him", "her", "it"])));
    let other = match words {
        [the, other, party, ..] if the.is(&["the", "each"]) && other.is(&["other"]) => {
            if party.is(&["party", "side"]) { 3 } else { 2 }
        }
        _ => 0,
    };
    let named = pronoun.max(other);
    let thing = words.get(named).is_some_and(|next| {
        phrases::is_determiner(next) || next.is(&["advance", "notice", "written", "prompt"])
    });
    if named > 0 && thing {
        return Some((words.get(..named)?, words.get(named..)?));
    }
    let found = vocabulary.surface.longest(words, start, &[Kind::Actor])?;
    if vocabulary
        .surface
        .longest(words, start, &around.frame.object)
        .is_some_and(|thing| thing.length >= found.length)
    {
        return None;
    }
    let mut end = start + found.length;
    let designee = words.iter().skip(end).take(6).position(|word| word.is(&["designee", "designees"]));
    if let Some(designee) = designee.filter(|_| words.get(end).is_some_and(|word| word.is(&["or"]))) {
        end += designee + 1;
    }
    // `attend police questioning`: a bare noun before a noun says what kind it is.
    let the = words.first().is_some_and(|first| first.is(&["the"]));
    let police = words.get(start).is_some_and(|word| word.is(&["police", "school"])) && !the;
    let bare = (start == 0 || police)
        && found.length == 1
        && words.get(start).is_some_and(|first| {
            !first.capital() && super::inflection::singular(&first.lower) == first.lower
        });
    if bare {
        return None;
    }
    // `the officer's salary` is given to nobody.
    if words.get(end - 1).is_some_and(|last| last.possessive) {
        return None;
    }
    let next = words.get(end)?;
    let thing = next.is(&["a", "an", "the", "any", "all", "each", "his", "her", "its", "such"])
        || next.kind == WordKind::Number
        || measures::number(next).is_some()
        || vocabulary.surface.longest(words, end, &around.frame.object).is_some();
    thing.then(|| (words.get(..end).unwrap_or_default(), words.get(end..).unwrap_or_default()))
}

fn named(vocabulary: Vocabulary<'_>, lead: &str, words: &[Word], tail: &mut Tail) {
    let listed = phrases::list(vocabulary, words, &[Kind::Actor]);
    if !listed.text.is_empty() {
        tail.parts.push(format!("{lead} {}", listed.text));
        tail.leftover.extend(listed.leftover);
    }
}

/// A condition, if it can be read.
pub fn condition(vocabulary: Vocabulary<'_>, lead: &str, words: &[Word], tail: &mut Tail) {
    if let Some(read) = conditions::read(vocabulary, words) {
        tail.parts.push(format!("{lead} {}", read.text));
        tail.leftover.extend(read.leftover);
    }
}

/// `by giving the other party thirty days' notice`, `upon providing written notice`: the notice is a condition.
fn notice_given(words: &[Word], tail: &mut Tail) -> bool {
    let gives = words.first().is_some_and(|first| first.is(&["giving", "providing", "serving"]));
    let notice = words.iter().position(|word| word.is(&["notice", "notification"]));
    let Some(end) = notice.filter(|_| gives) else { return false };
    let given = words.get(1..=end).unwrap_or_default();
    let tells = |word: &Word| {
        measures::number(word).is_some() || word.is(&["written", "advance", "prior", "reasonable"])
    };
    let start = given.iter().position(tells).unwrap_or(0);
    tail.parts.push(format!("if \"{}\"", words::text(given.get(start..).unwrap_or_default())));
    tail.leftover.extend(content(words.get(end + 1..).unwrap_or_default()));
    true
}

fn event(
    vocabulary: Vocabulary<'_>,
    lead: &str,
    otherwise: &str,
    words: &[Word],
    around: Around<'_>,
    tail: &mut Tail,
) {
    if otherwise == "after" && notice_given(words, tail) {
        return;
    }
    if let Some((event, agent, rest)) = super::nominal::event(vocabulary, words) {
        tail.parts.push(format!("{lead} {event}"));
        // What others do would be meant as well.
        tail.leftover.extend(agent);
        let behind = tail::read(vocabulary, rest, Around { object_first: false, passive: false, ..around });
        // `before searching a student for weapons`: what for belongs to the search.
        tail.shared |= !behind.parts.is_empty();
        tail.parts.extend(behind.parts);
        tail.leftover.extend(behind.leftover);
        tail.only |= behind.only;
        return;
    }
    if otherwise == "if"
        && let Some(text) = conditions::circumstance(vocabulary, words)
    {
        tail.parts.push(text);
        return;
    }
    let known = conditions::read(vocabulary, words).filter(|read| read.known);
    if let (Some(read), "if") = (&known, otherwise) {
        tail.parts.push(format!("if {}", read.text));
        tail.leftover.extend(read.leftover.iter().cloned());
        return;
    }
    if let Some(events) = conditions::events(vocabulary, words) {
        tail.parts.push(format!("{lead} {events}"));
        return;
    }
    if let (Some(read), "after") = (&known, otherwise) {
        tail.parts.push(format!("if {}", read.text));
        tail.leftover.extend(read.leftover.iter().cloned());
        return;
    }
    let text = words::text(conditions::trimmed(words));
    if !text.is_empty() {
        tail.parts.push(format!("{otherwise} \"{text}\""));
    }
}

fn decided(vocabulary: Vocabulary<'_>, verb: &str, alone: &str, words: &[Word], tail: &mut Tail) {
    let listed = phrases::list(vocabulary, words, &[Kind::Actor]);
    if listed.opaque || listed.terms.is_empty() {
        let text = words::text(words);
        tail.parts.push(if text.is_empty() {
            format!("if {alone}")
        } else {
            format!("if \"{text} {verb}\"")
        });
        return;
    }
    let plain = |term: &String| format!("{term} {verb}");
    let all: Vec<String> = listed.terms.iter().map(plain).collect();
    let said = match all.as_slice() {
        [_] if listed.text.ends_with(" or designee") => format!("{} {verb}", phrases::bare(&listed.text)),
        all if phrases::alternatives(words) => all.join(" or "),
        all => all.join(" and "),
    };
    tail.parts.push(format!("if {said}"));
    tail.leftover.extend(listed.leftover);
}

fn quoted(lead: &str, words: &[Word], tail: &mut Tail) {
    let text = words::text(words);
    if !text.is_empty() {
        tail.parts.push(format!("{lead} \"{text}\""));
    }
}

/// What a law or a policy does.
const PRESCRIBING: &[&str] = &[
    "prescribes",
    "prescribe",
    "provides",
    "provide",
    "directs",
    "direct",
    "requires",
    "require",
    "allows",
    "allow",
    "permits",
    "permit",
    "dictates",
    "dictate",
];

/// `under` takes one record or other thing that can be followed; anything else stays in the document's words.
fn under(vocabulary: Vocabulary<'_>, words: &[Word], tail: &mut Tail) {
    // `as state law prescribes`
    let words = match words {
        [rule @ .., verb] if !rule.is_empty() && verb.is(PRESCRIBING) => rule,
        words => words,
    };
    let listed = phrases::list(vocabulary, words, &[Kind::Record]);
    if listed.terms.len() == 1 && !listed.opaque && listed.leftover.is_empty() {
        tail.parts.push(format!("under {}", listed.text.trim_start_matches("every ")));
    } else {
        quoted("under", words, tail);
    }
}

fn except(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    if let Some(read) = conditions::read(vocabulary, words).filter(|read| read.known) {
        tail.parts.push(format!("unless {}", read.text));
        tail.leftover.extend(read.leftover);
        return;
    }
    let listed = phrases::list(vocabulary, words, &around.frame.object);
    if !listed.opaque
        && listed.leftover.is_empty()
        && listed.terms.len() == 1
        && let Some(object) = &mut tail.object
        && !object.contains('"')
    {
        object.push_str(&format!(" except {}", listed.terms.first().map_or("", String::as_str)));
        return;
    }
    let text = words::text(words);
    if !text.is_empty() {
        tail.parts.push(format!("unless \"{text}\""));
    }
}

/// `serve as a liaison`, `assume the role and responsibilities of an SRO`: the capacity.
fn serving(words: &[Word]) -> Option<&[Word]> {
    match words {
        [verb, as_word, rest @ ..]
            if verb.is(&["serve", "act", "function", "work"]) && as_word.is(&["as"]) =>
        {
            Some(rest)
        }
        [verb, rest @ ..] if verb.is(&["assume", "fill", "perform"]) => {
            let of = rest.iter().take(6).position(|word| word.is(&["of"]))?;
            let role = rest.iter().take(of).any(|word| word.is(&["role", "roles", "position", "positions"]));
            rest.get(of + 1..).filter(|_| role)
        }
        _ => None,
    }
}

/// Words that open a question inside a sentence.
pub const WONDERING: &[&str] = &["whether", "how", "what", "why"];

/// What people meet for.
const SPEAKING: &[&str] =
    &["review", "discuss", "evaluate", "assess", "plan", "coordinate", "address", "consider"];

/// `to` and a verb: in a ban it says what is forbidden, elsewhere only why.
fn purpose(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    let mut whole =
        vec![Word { text: "to".into(), lower: "to".into(), kind: WordKind::Letters, possessive: false }];
    whole.extend_from_slice(words);
    // `meet to review the program` is to meet about it.
    let spoken =
        around.frame.roles.get(&RoleKind::About).filter(|_| around.frame.roles.contains_key(&RoleKind::With));
    if let (Some(kinds), [verb, rest @ ..]) = (spoken, words)
        && (verb.is(SPEAKING) || verb.is(&["go"]) && rest.first().is_some_and(|over| over.is(&["over"])))
        && !rest.is_empty()
        && !around.ban
    {
        let rest = if verb.is(&["go"]) { rest.get(1..).unwrap_or_default() } else { rest };
        let listed = phrases::list(vocabulary, rest, kinds);
        if !listed.text.is_empty() {
            tail.parts.push(format!("about {}", listed.text));
            tail.leftover.extend(listed.leftover);
            return;
        }
    }
    // `designate a person to serve as a liaison`
    if let Some(rest) = serving(words)
        && let Some(kinds) = kinds_for(around.frame, RoleKind::As)
    {
        let comma = rest.iter().position(|word| word.kind == WordKind::Comma).unwrap_or(rest.len());
        let listed = phrases::list(vocabulary, rest.get(..comma).unwrap_or_default(), &kinds);
        if !listed.opaque && !listed.terms.is_empty() {
            tail.parts.push(format!("as {}", phrases::bare(&listed.text)));
            tail.leftover.extend(listed.leftover);
            tail.leftover.extend(content(rest.get(comma..).unwrap_or_default()));
            return;
        }
    }
    let Some(kinds) = kinds_for(around.frame, RoleKind::For) else {
        tail.leftover.extend(content(words));
        return;
    };
    let known = vocabulary.surface.longest(&whole, 0, &kinds).filter(|found| found.length + 1 >= whole.len());
    if let Some(found) = known {
        tail.parts.push(format!("for {}", vocabulary.taxonomy.term(found.term).name));
        return;
    }
    if around.ban || around.permits {
        tail.parts.push(format!("for \"{}\"", words::text(&whole)));
    } else {
        tail.leftover.extend(content(words));
    }
}

fn by(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    let listed = phrases::list(vocabulary, words, &[Kind::Actor]);
    let named = !listed.all_opaque || listed.text.starts_with("___");
    if around.passive && tail.by.is_none() && !listed.text.is_empty() && named {
        tail.by = Some(listed.text);
        tail.leftover.extend(listed.leftover);
        return;
    }
    // `approved by the Township Council`: a body that has no term.
    let start = words.iter().take_while(|word| phrases::is_determiner(word)).count();
    let name = words.get(start..).unwrap_or_default();
    let body = name.first().is_some_and(|first| first.capital() && measures::number(first).is_none())
        && name
            .iter()
            .all(|word| word.capital() && word.kind == WordKind::Letters || word.is(&["of", "the", "for"]));
    // `investigated by the Department's internal affairs unit`
    let unit = name.len() <= 7
        && name.iter().all(|word| word.kind == WordKind::Letters && !word.joins())
        && name.last().is_some_and(|last| {
            last.is(&[
                "unit",
                "division",
                "office",
                "board",
                "committee",
                "bureau",
                "commission",
                "council",
                "team",
                "panel",
                "coordinator",
                "manager",
                "director",
                "supervisor",
                "sergeant",
                "lieutenant",
                "captain",
                "commander",
                "officer",
                "secretary",
                "clerk",
                "attorney",
                "auditor",
            ])
        });
    if around.passive && tail.by.is_none() && (body || unit) {
        tail.by = Some(format!("\"{}\"", words::text(name)));
        return;
    }
    if let Some(events) = conditions::events(vocabulary, words) {
        tail.parts.push(format!("by {events}"));
        return;
    }
    let text = words::text(words);
    if notice_given(words, tail) {
        return;
    }
    if text.chars().next().is_some_and(char::is_uppercase) && text.chars().any(|one| one.is_ascii_digit()) {
        tail.parts.push(format!("by \"{text}\""));
        return;
    }
    tail.leftover.extend(content(words));
}
