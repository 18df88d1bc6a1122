//! What a preposition opens behind a verb: the role that it fills, or else the object or nothing.

use super::conditions;
use super::markers;
use super::phrases::{self, Vocabulary};
use super::pieces::{Around, Chunk};
use super::slots::{Tail, content, object};
use super::words::Word;
use crate::lower::slots::kinds_for;
use crate::syntax::ast::{Kind, RoleKind};

/// Roles of which several may be joined: `at school-grounds or during school-hours`.
const PARTED: [RoleKind; 6] =
    [RoleKind::At, RoleKind::During, RoleKind::On, RoleKind::For, RoleKind::About, RoleKind::In];

/// Puts a role among the parts. What `or` joins to the role before is another way to meet it, and not one more.
pub fn placed(tail: &mut Tail, role: RoleKind, text: &str, joint: Option<&'static str>) {
    let said = format!("{} {text}", role.preposition());
    let role_before = |part: &&mut String| {
        let lead = part.split(' ').next().unwrap_or_default();
        let again = role == RoleKind::To && lead == "to";
        (again || PARTED.iter().any(|role| role.preposition() == lead)) && !part.starts_with("on average")
    };
    let Some(joint) = joint else {
        tail.parts.push(said);
        return;
    };
    match tail.parts.last_mut().filter(role_before) {
        Some(before) if before.starts_with(&format!("{} ", role.preposition())) => {
            let mixed =
                before.contains(" and ") && joint == "or" || before.contains(" or ") && joint == "and";
            if mixed { tail.parts.push(said) } else { before.push_str(&format!(" {joint} {text}")) }
        }
        Some(before) if joint == "or" => before.push_str(&format!(" or {said}")),
        _ => tail.parts.push(said),
    }
}

/// A role: the first of several that the verb takes and for which there is a term.
pub fn role(
    vocabulary: Vocabulary<'_>,
    roles: &[RoleKind],
    chunk: &Chunk<'_>,
    around: Around<'_>,
    tail: &mut Tail,
) {
    let (words, joint) = (chunk.words, chunk.joint);
    if content(words).is_empty() {
        return;
    }
    // `in the selection of the SRO`, `in choosing a candidate`: when, where the verb takes no such event.
    let inside = kinds_for(around.frame, RoleKind::In).is_some();
    if roles.first() == Some(&RoleKind::In)
        && !inside
        && let Some(event) = occasion(vocabulary, words)
    {
        tail.parts.push(format!("when {event}"));
        return;
    }
    // `75 percent of the salary`: the object stands behind its amount.
    if roles.first() == Some(&RoleKind::Of) && tail.object.is_none() && around.object_first {
        object(vocabulary, words, around, tail);
        return;
    }
    if roles.first() == Some(&RoleKind::Without)
        && around.ban
        && let Some(condition) = conditions::read(vocabulary, words)
        && !condition.text.starts_with('"')
    {
        tail.parts.push(format!("unless {}", condition.text));
        tail.leftover.extend(condition.leftover);
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
    // `access to a computer`, `information on immigration status`: the thing itself is provided, or disclosed.
    let light = tail.object.as_deref().is_some_and(|object| match object.trim_matches('"') {
        "access" => roles == markers::TO,
        "information" | "data" => roles.contains(&RoleKind::About),
        _ => false,
    });
    if light {
        let listed = phrases::list(vocabulary, words, &around.frame.object);
        // `information about vehicles` gives nobody a vehicle.
        let told = tail.object.as_deref().is_some_and(|object| object.trim_matches('"') != "access");
        let record = |term: &String| vocabulary.taxonomy.named(Kind::Record, term).is_some();
        let owner = |word: &String| {
            // A student's immigration status is that of no one else in any case.
            matches!(word.as_str(), "student's" | "student’s")
                || !around.ban && !around.permits && (word.ends_with("'s") || word.ends_with("’s"))
        };
        let owned = listed.leftover.iter().all(owner);
        let known = listed.is_known() || owned && !listed.opaque && !listed.terms.is_empty();
        if known && (!told || listed.terms.iter().all(record)) {
            tail.object = Some(listed.text);
            tail.object_opaque = false;
            return;
        }
    }
    // `use physical restraint on a student`: whom it is done to.
    if roles.first() == Some(&RoleKind::On)
        && tail.object.is_none()
        && around.object_first
        && around.frame.object.contains(&Kind::Actor)
    {
        let listed = phrases::list(vocabulary, words, &[Kind::Actor]);
        if !listed.opaque && !listed.terms.is_empty() {
            tail.object = Some(listed.text);
            tail.leftover.extend(listed.leftover);
            return;
        }
    }
    // `training related to restorative practices` is training in them.
    let field = roles.first() == Some(&RoleKind::About)
        && tail.object.as_deref().is_some_and(|object| phrases::bare(object) == "training")
        && inside;
    let trained = [RoleKind::In];
    let roles = if field { &trained } else { roles };
    let mut opaque: Option<(RoleKind, phrases::Listed)> = None;
    for &role in roles {
        let Some(kinds) = kinds_for(around.frame, role) else { continue };
        let listed = phrases::list(vocabulary, words, &kinds);
        if listed.text.is_empty() {
            continue;
        }
        if !listed.all_opaque {
            // `with the principal or the teacher and the parent`
            tail.shared |= listed.shared || unclear(vocabulary, roles, role, &listed, tail, words);
            placed(tail, role, &listed.text, joint);
            tail.leftover.extend(listed.leftover);
            return;
        }
        opaque = opaque.or(Some((role, listed)));
    }
    // `of` adds to the object where the verb takes no such role; `told of threats` is told about them.
    let told = (around.passive || tail.object.is_some() && around.frame.object.contains(&Kind::Actor))
        && opaque.as_ref().is_some_and(|(role, _)| *role == RoleKind::About);
    if roles.first() == Some(&RoleKind::Of) && !(told && around.frame.roles.contains_key(&RoleKind::About)) {
        tail.leftover.extend(content(words));
        return;
    }
    // `call the officer to a classroom`: a place, where the verb takes nobody there.
    if roles.first() == Some(&RoleKind::To) {
        let place = phrases::list(vocabulary, words, &[Kind::Place]);
        if place.is_known() {
            tail.shared = true;
            placed(tail, RoleKind::At, &place.text, joint);
            return;
        }
    }
    // `provide uniforms for the SROs`: they get them.
    if roles.first() == Some(&RoleKind::For)
        && around.frame.roles.get(&RoleKind::To).is_some_and(|kinds| kinds.contains(&Kind::Actor))
        && !around.frame.object.contains(&Kind::Actor)
    {
        let who = phrases::list(vocabulary, words, &[Kind::Actor]);
        if who.is_known() {
            placed(tail, RoleKind::To, &who.text, joint);
            return;
        }
    }
    // `the code of conduct for the District and the school`: whose it is.
    if roles.first() == Some(&RoleKind::For)
        && !around.ban
        && tail.object.as_deref().is_some_and(|object| {
            let first = phrases::bare(object).split([',', ' ']).next().unwrap_or_default();
            vocabulary.taxonomy.named(Kind::Record, first).is_some()
        })
    {
        let who = phrases::list(vocabulary, words, &[Kind::Actor]);
        if who.is_known() {
            tail.leftover.extend(content(words));
            return;
        }
    }
    // `the ammunition for it`: what it stands for is said elsewhere.
    if roles.first() == Some(&RoleKind::For)
        && matches!(words, [word] if word.is(&["it", "them"]))
        && !around.ban
        && !around.permits
    {
        tail.leftover.extend(content(words));
        return;
    }
    // `in implementing the program`: a time, and no place.
    let acting = words.first().is_some_and(|first| super::english::of_gerund(first).is_some());
    match opaque {
        // `throughout the District`
        Some((RoleKind::During, listed))
            if roles.contains(&RoleKind::At) && words.last().is_some_and(|last| last.is(AREAS)) =>
        {
            placed(tail, RoleKind::At, &listed.text, joint);
        }
        Some((RoleKind::At, listed)) if acting => placed(tail, RoleKind::During, &listed.text, joint),
        Some((role, listed)) => placed(tail, role, &listed.text, joint),
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

/// Nouns of places.
const AREAS: &[&str] = &[
    "district",
    "building",
    "buildings",
    "campus",
    "school",
    "schools",
    "city",
    "town",
    "county",
    "grounds",
];

/// Whether it is open what a preposition belongs to: `students with weapons`, `in schools without staff`, `on January 1`.
fn unclear(
    vocabulary: Vocabulary<'_>,
    roles: &[RoleKind],
    role: RoleKind,
    listed: &phrases::Listed,
    tail: &Tail,
    words: &[Word],
) -> bool {
    let actor = |text: &str| {
        let first = phrases::bare(text).split([',', ' ']).next().unwrap_or_default();
        vocabulary.taxonomy.named(Kind::Actor, first).is_some()
    };
    let person = listed.terms.iter().any(|term| actor(term));
    let on_person = tail.object.as_deref().is_some_and(actor);
    let month = words.first().is_some_and(|first| super::measures::SEASONS.contains(&first.lower.as_str()));
    match roles.first() {
        Some(RoleKind::Without) => true,
        Some(RoleKind::With) if role == RoleKind::With => !person && on_person,
        Some(RoleKind::For) => person && role != RoleKind::To,
        // `meet on the first day of school` is no meeting about it.
        Some(RoleKind::On) => {
            let event = |term: &String| vocabulary.taxonomy.named(Kind::Event, term).is_some();
            month || role == RoleKind::About && listed.terms.iter().any(event)
        }
        Some(RoleKind::Of | RoleKind::About | RoleKind::In | RoleKind::At | RoleKind::During) => false,
        Some(&first) => first != role,
        None => false,
    }
}

/// The event that words name, with nothing else but whom it is done to.
fn occasion(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    if let Some((event, None, [])) = super::nominal::event(vocabulary, words) {
        return Some(event);
    }
    let start = phrases::noun_start(words);
    let found = vocabulary.surface.longest(words, start, &[Kind::Event])?;
    let plain = match words.get(start + found.length..)? {
        [] => true,
        [of, who @ ..] if of.is(&["of"]) => {
            let listed = phrases::list(vocabulary, who, &[Kind::Actor]);
            let known = ["SRO", "officer", "student", "SRO-candidate"];
            matches!(listed.terms.as_slice(), [one] if known.contains(&one.as_str())) && !listed.opaque
        }
        _ => false,
    };
    plain.then(|| vocabulary.taxonomy.term(found.term).name.clone())
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
