//! What follows the verb: its object, roles, circumstances and measures.

use super::conditions;
use super::markers::{self, Marker};
use super::measures;
use super::phrases::{self, Vocabulary};
use super::words::{self, Word, WordKind};
use crate::lower::slots::kinds_for;
use crate::syntax::ast::{Kind, RoleKind};
use crate::taxonomy::Frame;

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
}

/// What is known when a tail is read.
#[derive(Clone, Copy)]
pub struct Around<'f> {
    /// The verb's frame.
    pub frame: &'f Frame,
    /// Whether the clause forbids: then what for it is done says what is forbidden.
    pub ban: bool,
    /// Whether the clause permits.
    pub permits: bool,
    /// Whether the sentence is passive, so that `by` names who acts.
    pub passive: bool,
    /// Whether the words begin with the object.
    pub object_first: bool,
}

struct Chunk<'w> {
    marker: Option<Marker>,
    words: &'w [Word],
}

/// Reads what follows a verb.
pub fn read(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>) -> Tail {
    let mut tail = Tail::default();
    let mut first = true;
    let mut limited = false;
    for piece in pieces(vocabulary, words, around) {
        match piece {
            Piece::Measure(text) => tail.parts.push(text),
            Piece::Only => {
                tail.only = true;
                limited = true;
            }
            Piece::Chunk(chunk) => {
                let (parts, left) = (tail.parts.len(), tail.leftover.len());
                let object = tail.object.is_some();
                part(vocabulary, &chunk, around, first, &mut tail);
                // `only as a last resort`: what limits has to stay, if need be as a condition.
                if limited && tail.parts.len() == parts && tail.object.is_some() == object {
                    tail.leftover.truncate(left);
                    condition(vocabulary, "if", chunk.words, &mut tail);
                }
                limited = false;
                if !chunk.words.is_empty() || chunk.marker.is_some() {
                    first = false;
                }
            }
        }
    }
    join_amounts(&mut tail.parts);
    tail
}

/// `at least 12 hours` and `every year` of one sentence are `at least 12 hours per year`.
fn join_amounts(parts: &mut Vec<String>) {
    let amount = parts.iter().position(|part| {
        let bare = !part.contains(" per ")
            && !part.starts_with("within")
            && !part.starts_with("for ")
            && !part.starts_with("every");
        bare && (part.ends_with(" hours") || part.ends_with(" days"))
            && part.chars().any(|one| one.is_ascii_digit() || one == '_')
    });
    let every = parts.iter().position(|part| {
        part.strip_prefix("every ").is_some_and(|unit| !unit.contains(' ') && unit != "day")
    });
    if let (Some(amount), Some(every)) = (amount, every) {
        let unit = parts.remove(every).replace("every ", " per ");
        let amount = if every < amount { amount - 1 } else { amount };
        if let Some(part) = parts.get_mut(amount) {
            part.push_str(&unit);
        }
    }
}

/// Whether a part begins here that any verb takes: a measure, a condition, a place, a time.
pub fn parts_here(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> bool {
    if let Some(measure) = measures::read(words, at, vocabulary.surface, vocabulary.taxonomy) {
        let noun = vocabulary.surface.longest(words, at, &[]).map_or(0, |found| found.length);
        return measure.length > noun;
    }
    let Some((marker, length)) = markers::at(words, at) else { return false };
    match marker {
        Marker::If
        | Marker::OnlyIf
        | Marker::Unless
        | Marker::When
        | Marker::Before
        | Marker::After
        | Marker::Under
        | Marker::SubjectTo
        | Marker::Notwithstanding
        | Marker::ExceptAs
        | Marker::Hedge(_)
        | Marker::Stated(_)
        | Marker::Request
        | Marker::Approval
        | Marker::Consulting
        | Marker::Jointly => true,
        Marker::Role(roles) => {
            // The last part, whole: what stands behind it would otherwise have no place.
            let role = roles.first().copied();
            let placed = matches!(role, Some(RoleKind::At | RoleKind::During | RoleKind::On | RoleKind::In));
            let read = |kinds: &[Kind]| {
                let listed = phrases::list(vocabulary, words.get(at + length..).unwrap_or_default(), kinds);
                !listed.opaque && !listed.terms.is_empty() && listed.leftover.is_empty()
            };
            placed && (read(&[Kind::Place]) || read(&[Kind::Occasion]) || read(&[Kind::Duty]))
        }
        _ => false,
    }
}

enum Piece<'w> {
    Measure(String),
    Only,
    Chunk(Chunk<'w>),
}

fn pieces<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word], around: Around<'_>) -> Vec<Piece<'w>> {
    let mut found = Vec::new();
    let mut marker: Option<Marker> = None;
    let mut start = 0;
    let mut at = 0;
    let close = |marker: Option<Marker>, start: usize, end: usize, found: &mut Vec<Piece<'w>>| {
        let words = words.get(start..end).unwrap_or_default();
        if marker.is_some() || words.iter().any(|word| !word.joins()) {
            found.push(Piece::Chunk(Chunk { marker, words }));
        }
    };
    while at < words.len() {
        if matches!(words.get(at).map(|word| word.kind), Some(WordKind::Semicolon | WordKind::Stop)) {
            break;
        }
        let whole = marker.is_some_and(Marker::takes_all);
        let narrows = words.get(at).is_some_and(|word| word.is(&["only", "solely", "exclusively", "merely"]))
            && !(whole && marker != Some(Marker::ToVerb))
            && markers::at(words, at).is_none()
            && (markers::at(words, at + 1).is_some_and(|(next, _)| next != Marker::Relative)
                || (at == 0 && around.object_first));
        if narrows {
            close(marker, start, at, &mut found);
            found.push(Piece::Only);
            at += 1;
            (marker, start) = (None, at);
            continue;
        }
        let noun = vocabulary.surface.longest(words, at, &[]).map_or(0, |found| found.length);
        let measure = measures::read(words, at, vocabulary.surface, vocabulary.taxonomy);
        if let Some(measure) =
            measure.filter(|measure| measure.length > noun && (!whole || ends_whole(marker, words, at)))
        {
            close(marker, start, at, &mut found);
            found.push(Piece::Measure(measure.text));
            at += measure.length;
            (marker, start) = (None, at);
            continue;
        }
        if let Some((text, length)) = stated(vocabulary, words, at).filter(|_| {
            !whole || markers::at(words, at).is_some_and(|(next, _)| breaks(marker, next, words, at))
        }) {
            close(marker, start, at, &mut found);
            found.push(Piece::Measure(text));
            at += length;
            (marker, start) = (None, at);
            continue;
        }
        let opener = opener(vocabulary, words, at, around).filter(|(next, _)| *next != Marker::Joint);
        if let Some((next, length)) =
            opener.filter(|(next, length)| *length >= noun && (!whole || breaks(marker, *next, words, at)))
        {
            close(marker, start, at, &mut found);
            at += length;
            (marker, start) = (Some(next), at);
            continue;
        }
        at += noun.max(1);
    }
    close(marker, start, at.min(words.len()), &mut found);
    found
}

/// `except as required by law`, `unless permitted by law`: a condition of which the opening is a part.
fn stated(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<(String, usize)> {
    let (marker, length) = markers::at(words, at)?;
    let found = vocabulary.surface.longest(words, at, &[Kind::Condition])?;
    if found.length <= length || words.get(at + found.length).is_some_and(|next| next.is(&["or", "and"])) {
        return None;
    }
    let lead = match marker {
        Marker::Unless | Marker::Except | Marker::ExceptAs => "unless",
        Marker::OnlyIf => "only if",
        Marker::If
        | Marker::When
        | Marker::Under
        | Marker::Stated(_)
        | Marker::Request
        | Marker::Approval => "if",
        _ => return None,
    };
    Some((format!("{lead} {}", vocabulary.taxonomy.term(found.term).name), found.length))
}

/// Whether a measure ends a part that otherwise takes all that follows.
fn ends_whole(marker: Option<Marker>, words: &[Word], at: usize) -> bool {
    let comma = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.kind == WordKind::Comma);
    comma
        || matches!(
            marker,
            Some(Marker::After | Marker::Before | Marker::Under | Marker::Including | Marker::Except)
        )
}

/// Whether a new part ends one that otherwise takes all that follows.
fn breaks(marker: Option<Marker>, next: Marker, words: &[Word], at: usize) -> bool {
    let comma = at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word.joins());
    let phrase = matches!(
        marker,
        Some(
            Marker::After
                | Marker::Before
                | Marker::Under
                | Marker::SubjectTo
                | Marker::ExceptAs
                | Marker::Except
                | Marker::Notwithstanding
        )
    );
    match next {
        Marker::Hedge(_)
        | Marker::Unless
        | Marker::SubjectTo
        | Marker::Notwithstanding
        | Marker::ExceptAs
        | Marker::Except => true,
        // `if a warrant is shown or when ...`: another of the same alternatives.
        Marker::If | Marker::OnlyIf | Marker::When
            if matches!(marker, Some(Marker::If | Marker::OnlyIf | Marker::When | Marker::Unless))
                && at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.is(&["or"])) =>
        {
            false
        }
        Marker::If
        | Marker::OnlyIf
        | Marker::When
        | Marker::Before
        | Marker::After
        | Marker::Request
        | Marker::Approval
        | Marker::Stated(_) => comma || phrase,
        Marker::Under | Marker::Why | Marker::Jointly | Marker::Consulting | Marker::Writing => {
            comma || phrase
        }
        Marker::Role(roles) => {
            phrase && (comma || matches!(roles.first(), Some(RoleKind::During | RoleKind::At)))
        }
        _ => false,
    }
}

fn opener(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    at: usize,
    around: Around<'_>,
) -> Option<(Marker, usize)> {
    let (marker, length) = markers::at(words, at)?;
    let plain_to = length == 1 && words.get(at).is_some_and(|word| word.is(&["to"]));
    if plain_to {
        let verb = vocabulary
            .surface
            .verb(words, at + 1)
            .is_some_and(|verb| verb.form == super::inflection::Form::Base);
        let noun = vocabulary.surface.longest(words, at + 1, &[Kind::Actor]).is_some();
        let article = words.get(at + 1).is_some_and(phrases::is_determiner);
        let takes = kinds_for(around.frame, RoleKind::To).is_some();
        if !noun && !article && (verb || !takes) {
            return Some((Marker::ToVerb, 1));
        }
    }
    Some((marker, length))
}

fn part(vocabulary: Vocabulary<'_>, chunk: &Chunk<'_>, around: Around<'_>, first: bool, tail: &mut Tail) {
    let Some(marker) = chunk.marker else {
        if first && around.object_first {
            object(vocabulary, chunk.words, around, tail);
        } else {
            tail.leftover.extend(content(chunk.words));
        }
        return;
    };
    match marker {
        Marker::Role(roles) => role(vocabulary, roles, chunk.words, around, tail),
        Marker::Jointly => named(vocabulary, "jointly with", chunk.words, tail),
        Marker::Consulting => named(vocabulary, "in consultation with", chunk.words, tail),
        Marker::If => condition(vocabulary, "if", chunk.words, tail),
        Marker::OnlyIf => condition(vocabulary, "only if", chunk.words, tail),
        Marker::Unless => condition(vocabulary, "unless", chunk.words, tail),
        Marker::When => event(vocabulary, "when", "if", chunk.words, around, tail),
        Marker::Before => event(vocabulary, "before", "before", chunk.words, around, tail),
        Marker::After => event(vocabulary, "after", "after", chunk.words, around, tail),
        Marker::Request => decided(vocabulary, "requests", "on-request", chunk.words, tail),
        Marker::Approval => decided(vocabulary, "approves", "approval-given", chunk.words, tail),
        Marker::Hedge(text) => {
            tail.parts.push(text.to_owned());
            tail.leftover.extend(content(chunk.words));
        }
        Marker::Stated(text) => {
            tail.parts.push(format!("if {text}"));
            tail.leftover.extend(content(chunk.words));
        }
        Marker::Ready(text) => {
            tail.parts.push(text.to_owned());
            tail.leftover.extend(content(chunk.words));
        }
        Marker::Joint => {}
        Marker::Writing => {
            tail.parts.push("in writing".to_owned());
            tail.leftover.extend(content(chunk.words));
        }
        Marker::Under => under(vocabulary, chunk.words, tail),
        Marker::SubjectTo => quoted("subject to", chunk.words, tail),
        Marker::Notwithstanding => quoted("notwithstanding", chunk.words, tail),
        Marker::ExceptAs => quoted("except as provided in", chunk.words, tail),
        Marker::Except => except(vocabulary, chunk.words, around, tail),
        // Reasons and cases take nothing away from what is demanded; a ban or a permission may end with its reason.
        Marker::Why if around.ban || around.permits => tail.leftover.extend(content(chunk.words)),
        Marker::Why | Marker::Including => {}
        Marker::ToVerb => purpose(vocabulary, chunk.words, around, tail),
        Marker::By => by(vocabulary, chunk.words, around, tail),
        Marker::Relative => tail.leftover.extend(content(chunk.words)),
    }
}

fn content(words: &[Word]) -> Vec<String> {
    let said = words
        .iter()
        .filter(|word| word.kind != WordKind::Comma && !word.joins())
        .filter(|word| !phrases::is_determiner(word) || word.is(&["no", "neither", "only"]));
    said.map(|word| word.text.clone()).collect()
}

fn object(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    if content(words).is_empty() {
        return;
    }
    // `based solely on seniority`: a ground, not an object.
    if let Some(found) = vocabulary.surface.longest(words, 0, &[Kind::Purpose])
        && found.length == words.len()
        && kinds_for(around.frame, RoleKind::For).is_some_and(|kinds| kinds.contains(&Kind::Purpose))
        && vocabulary.surface.longest(words, 0, &around.frame.object).is_none()
    {
        tail.parts.push(format!("for {}", vocabulary.taxonomy.term(found.term).name));
        return;
    }
    if around.frame.object.is_empty() {
        tail.leftover.extend(content(words));
        return;
    }
    if let Some((person, thing)) = doubled(vocabulary, words, around) {
        let listed = phrases::list(vocabulary, person, &[Kind::Actor]);
        tail.parts.push(format!("to {}", listed.text));
        tail.leftover.extend(listed.leftover);
        object(vocabulary, thing, around, tail);
        return;
    }
    let listed = phrases::list(vocabulary, words, &around.frame.object);
    if listed.text.is_empty() {
        return;
    }
    tail.leftover.extend(listed.leftover);
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
    let next = words.get(end)?;
    let thing = next.is(&["a", "an", "the", "any", "all", "each", "his", "her", "its", "such"])
        || vocabulary.surface.longest(words, end, &around.frame.object).is_some();
    thing.then(|| (words.get(..end).unwrap_or_default(), words.get(end..).unwrap_or_default()))
}

/// A role: the first of several that the verb takes and for which there is a term.
fn role(vocabulary: Vocabulary<'_>, roles: &[RoleKind], words: &[Word], around: Around<'_>, tail: &mut Tail) {
    if content(words).is_empty() {
        return;
    }
    if roles.first() == Some(&RoleKind::Without)
        && around.ban
        && let Some(condition) = agreed(vocabulary, words)
    {
        tail.parts.push(format!("unless {condition}"));
        return;
    }
    if roles.first() == Some(&RoleKind::To)
        && tail.object.is_none()
        && around.object_first
        && let Some((person, thing)) = shifted(vocabulary, words)
    {
        let listed = phrases::list(vocabulary, person, &[Kind::Actor]);
        tail.parts.push(format!("to {}", listed.text));
        tail.leftover.extend(listed.leftover);
        object(vocabulary, thing, around, tail);
        return;
    }
    let mut opaque: Option<(RoleKind, phrases::Listed)> = None;
    for &role in roles {
        let Some(kinds) = kinds_for(around.frame, role) else { continue };
        let listed = phrases::list(vocabulary, words, &kinds);
        if listed.text.is_empty() {
            continue;
        }
        if !listed.all_opaque {
            tail.parts.push(format!("{} {}", role.preposition(), listed.text));
            tail.leftover.extend(listed.leftover);
            return;
        }
        opaque = opaque.or(Some((role, listed)));
    }
    // `of` adds to the object where the verb takes no such role: then the object is in the document's own words.
    if roles.first() == Some(&RoleKind::Of) {
        if tail.object.is_none() && around.object_first {
            object(vocabulary, words, around, tail);
            return;
        }
        tail.leftover.extend(content(words));
        return;
    }
    match opaque {
        Some((role, listed)) => tail.parts.push(format!("{} {}", role.preposition(), listed.text)),
        None => {
            // The verb has no such role: an object in another place, or words without a place.
            if tail.object.is_none() && !around.frame.object.is_empty() && around.object_first {
                object(vocabulary, words, around, tail);
            } else {
                tail.leftover.extend(content(words));
            }
        }
    }
}

/// `without the written consent of a parent`: the condition that takes something out of a ban.
fn agreed(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    let mut rest = words;
    while let [first, more @ ..] = rest
        && (phrases::is_determiner(first) || first.is(&["prior", "written", "express", "first"]))
    {
        rest = more;
    }
    if let [first, noun] = rest
        && first.is(&["parental"])
        && noun.is(&["consent", "permission"])
    {
        return Some("parent-consent".to_owned());
    }
    let [noun, of, who @ ..] = rest else { return None };
    if !of.is(&["of", "from", "by"]) {
        return None;
    }
    let who = conditions::actor(vocabulary, who)?;
    if noun.is(&["consent", "permission", "agreement"]) && who == "parent" {
        return Some("parent-consent".to_owned());
    }
    if noun.is(&["consent"]) {
        return Some(format!("{who} consents"));
    }
    noun.is(&["approval", "permission", "authorization"]).then(|| format!("{who} approves"))
}

/// `to the SRO a private office`: the person, and the thing that stands behind instead of before.
fn shifted<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word]) -> Option<(&'w [Word], &'w [Word])> {
    let at = (0..words.len().min(4))
        .find(|&at| vocabulary.surface.longest(words, at, &[Kind::Actor]).is_some())?;
    let length = vocabulary.surface.longest(words, at, &[Kind::Actor])?.length;
    let next = words.get(at + length)?;
    let thing = !next.joins() && markers::at(words, at + length).is_none();
    thing
        .then(|| (words.get(..at + length).unwrap_or_default(), words.get(at + length..).unwrap_or_default()))
}

fn named(vocabulary: Vocabulary<'_>, lead: &str, words: &[Word], tail: &mut Tail) {
    let listed = phrases::list(vocabulary, words, &[Kind::Actor]);
    if !listed.text.is_empty() {
        tail.parts.push(format!("{lead} {}", listed.text));
        tail.leftover.extend(listed.leftover);
    }
}

fn condition(vocabulary: Vocabulary<'_>, lead: &str, words: &[Word], tail: &mut Tail) {
    if let Some(read) = conditions::read(vocabulary, words) {
        tail.parts.push(format!("{lead} {}", read.text));
        tail.leftover.extend(read.leftover);
    }
}

fn event(
    vocabulary: Vocabulary<'_>,
    lead: &str,
    otherwise: &str,
    words: &[Word],
    around: Around<'_>,
    tail: &mut Tail,
) {
    if let Some((event, rest)) = super::nominal::event(vocabulary, words) {
        tail.parts.push(format!("{lead} {event}"));
        let behind = read(vocabulary, rest, Around { object_first: false, passive: false, ..around });
        tail.parts.extend(behind.parts);
        tail.leftover.extend(behind.leftover);
        tail.only |= behind.only;
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
    let text = words::text(words);
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
    tail.parts.push(format!("if {}", all.join(" or ")));
    tail.leftover.extend(listed.leftover);
}

fn quoted(lead: &str, words: &[Word], tail: &mut Tail) {
    let text = words::text(words);
    if !text.is_empty() {
        tail.parts.push(format!("{lead} \"{text}\""));
    }
}

/// `under` takes one record or other thing that can be followed; anything else stays in the document's words.
fn under(vocabulary: Vocabulary<'_>, words: &[Word], tail: &mut Tail) {
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

/// `to` and a verb: in a ban it says what is forbidden, elsewhere only why.
fn purpose(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail) {
    let mut whole =
        vec![Word { text: "to".into(), lower: "to".into(), kind: WordKind::Letters, possessive: false }];
    whole.extend_from_slice(words);
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
    if around.passive && tail.by.is_none() && !listed.text.is_empty() && !listed.all_opaque {
        tail.by = Some(listed.text);
        tail.leftover.extend(listed.leftover);
        return;
    }
    if let Some(events) = conditions::events(vocabulary, words) {
        tail.parts.push(format!("by {events}"));
        return;
    }
    let text = words::text(words);
    if text.chars().next().is_some_and(char::is_uppercase) && text.chars().any(|one| one.is_ascii_digit()) {
        tail.parts.push(format!("by \"{text}\""));
        return;
    }
    tail.leftover.extend(content(words));
}
