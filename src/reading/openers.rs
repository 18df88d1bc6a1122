//! What opens and what ends a part behind a verb, by the words around it: `at school` of a clause that goes on, `as` before a verb,
//! a term with its preposition among its own words.

use super::markers::{self, Marker};
use super::phrases::{self, Vocabulary};
use super::pieces::{Around, PEOPLE};
use super::slots::content;
use super::words::{Word, WordKind};
use crate::lower::slots::kinds_for;
use crate::syntax::ast::{Kind, RoleKind};

/// A place, an occasion, a duty or a purpose with a preposition among its own words: `on school grounds`.
pub(super) fn ready(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    at: usize,
) -> Option<(RoleKind, String, usize)> {
    let (_, length) = markers::at(words, at)?;
    let kinds = [Kind::Place, Kind::Occasion, Kind::Duty, Kind::Purpose];
    let found = vocabulary.surface.longest(words, at, &kinds).filter(|found| found.length > length)?;
    // `in school discipline` is in no school, and `at a school function` at none.
    let light = words.iter().skip(at + length).take_while(|word| phrases::is_determiner(word)).count();
    let noun =
        vocabulary.surface.longest(words, at + length + light, &[]).map_or(0, |noun| noun.length + light);
    if length + noun > found.length {
        return None;
    }
    // `in school matters`: the place only says which matters.
    let single = found.length == length + 1 && found.kind == Kind::Place;
    let compound = words.get(at + found.length).is_some_and(|next| {
        next.kind == WordKind::Letters
            && !next.joins()
            && !next.capital()
            && !phrases::is_determiner(next)
            && !next.lower.ends_with("ly")
            && !next.is(&["but", "not", "nor", "only", "then", "also"])
            && super::english::of_participle(next).is_none()
            && super::english::of_gerund(next).is_none()
            && markers::at(words, at + found.length).is_none()
            && !next.is(super::slots::WONDERING)
    });
    if single && compound {
        return None;
    }
    let role = match found.kind {
        Kind::Place => RoleKind::At,
        Kind::Occasion => RoleKind::During,
        Kind::Duty => RoleKind::On,
        _ => RoleKind::For,
    };
    Some((role, vocabulary.taxonomy.term(found.term).name.clone(), found.length))
}

/// `except as required by law`, `unless permitted by law`: a condition of which the opening is a part.
pub(super) fn stated(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<(String, usize)> {
    let (marker, length) = markers::at(words, at)?;
    let found = vocabulary.surface.longest(words, at, &[Kind::Condition])?;
    // `as a last resort or when a warrant requires it`: the second says of itself that it is a condition.
    let next = at + found.length;
    let joined = words.get(next).is_some_and(|next| next.is(&["or", "and"]));
    let parted = words.get(next).is_some_and(|next| next.is(&["or"]))
        && markers::at(words, next + 1).is_some_and(|(marker, _)| {
            matches!(marker, Marker::If | Marker::When | Marker::Request | Marker::Approval)
        });
    if found.length <= length || joined && !parted {
        return None;
    }
    let lead = match marker {
        Marker::Unless | Marker::Except | Marker::ExceptAs => "unless",
        Marker::OnlyIf => "only if",
        Marker::Role([RoleKind::As]) if parted => "if",
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
pub(super) fn ends_whole(marker: Option<Marker>, words: &[Word], at: usize) -> bool {
    let comma = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.kind == WordKind::Comma);
    // `visit each school to which an SRO is assigned at least once a month`
    let often = marker == Some(Marker::Relative)
        && words.get(at).is_some_and(|word| word.is(&["at", "once", "twice", "every", "each"]))
        && words
            .iter()
            .skip(at)
            .take(6)
            .any(|word| word.is(&["week", "month", "year", "quarter", "semester", "day"]));
    comma
        || often
        || matches!(
            marker,
            Some(Marker::After | Marker::Before | Marker::Under | Marker::Including | Marker::Except)
        )
}

/// Whether a new part ends one that otherwise takes all that follows.
pub(super) fn breaks(
    marker: Option<Marker>,
    next: Marker,
    words: &[Word],
    at: usize,
    inner: &dyn Fn() -> bool,
) -> bool {
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
        Marker::Role(roles) if comma && roles.first() == Some(&RoleKind::Without) => true,
        Marker::Ready(text) => text.starts_with("unless"),
        Marker::Hedge(_)
        | Marker::Unless
        | Marker::SubjectTo
        | Marker::Notwithstanding
        | Marker::ExceptAs
        | Marker::Except => true,
        // `how and when the SRO is available`: one question.
        Marker::If | Marker::When
            if at
                .checked_sub(2)
                .and_then(|at| words.get(at))
                .is_some_and(|word| word.is(super::slots::WONDERING)) =>
        {
            false
        }
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
        | Marker::Invitation
        | Marker::Stated(_) => comma || phrase,
        Marker::Under | Marker::Why | Marker::Jointly | Marker::Consulting | Marker::Writing => {
            comma || phrase
        }
        Marker::Role(roles) => {
            phrase && (comma || matches!(roles.first(), Some(RoleKind::During | RoleKind::At)) && !inner())
        }
        // `shall verify, before the school year begins, that ...`
        Marker::Relative => phrase && comma && words.get(at).is_some_and(|word| word.is(&["that"])),
        _ => false,
    }
}

/// Whether words up to a place are a clause, or begin with a gerund that is no event: `beginning service`.
pub(super) fn is_clause(vocabulary: Vocabulary<'_>, words: &[Word], start: usize, at: usize) -> bool {
    let acting = words.get(start).is_some_and(|first| super::english::of_gerund(first).is_some());
    acting && super::nominal::event(vocabulary, words.get(start..at).unwrap_or_default()).is_none()
        || (start + 1..at).any(|at| super::finite::at(vocabulary, words, at, None).is_some())
}

/// `as funding becomes available`, `, as discipline is a matter for the school`: a clause behind `as` is a condition, or
/// the reason where a comma stands before it.
fn as_clause(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Marker> {
    let behind = words.get(at + 1..)?;
    let end = behind.iter().position(|word| word.kind != WordKind::Letters).unwrap_or(behind.len());
    let clause = behind.get(..end)?;
    let start = clause.iter().take_while(|word| phrases::is_determiner(word)).count();
    let finite = |place: usize, word: &Word| {
        word.is(&[
            "is",
            "are",
            "has",
            "have",
            "may",
            "shall",
            "will",
            "becomes",
            "become",
            "requires",
            "require",
            "permits",
            "permit",
            "allows",
            "allow",
            "arises",
            "arise",
            "deems",
            "deem",
            "sees",
            "determines",
            "determine",
            "prescribes",
            "prescribe",
            "provides",
            "directs",
        ]) || vocabulary
            .surface
            .verb(clause, place)
            .is_some_and(|verb| verb.form == super::inflection::Form::Third)
            && vocabulary.surface.longest(clause, place, &[]).is_none()
    };
    let verb = (start + 1..clause.len().min(14))
        .find(|&place| clause.get(place).is_some_and(|word| finite(place, word)))?;
    // `as a person who is ...` has its verb inside.
    let inner = clause.get(..verb)?.iter().any(|word| {
        word.is(&[
            "who", "that", "which", "to", "if", "when", "unless", "where", "while", "until", "because",
            "before", "after", "and",
        ])
    });
    let capacity = vocabulary.surface.longest(clause, start, &[Kind::Capacity]).is_some();
    // `kept as state law prescribes`
    let rule = vocabulary.surface.longest(clause, start, &[Kind::Record]);
    if rule.is_some_and(|rule| start + rule.length == verb && verb + 1 == clause.len()) {
        return Some(Marker::Under);
    }
    let comma =
        at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.kind == WordKind::Comma);
    (!inner && !capacity).then_some(if comma { Marker::Why } else { Marker::If })
}

pub(super) fn opener(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    at: usize,
    around: Around<'_>,
) -> Option<(Marker, usize)> {
    let (marker, length) = markers::at(words, at)?;
    // `assign that SRO`: the word points at a noun.
    let points = marker == Marker::Relative
        && at == 0
        && words.first().is_some_and(|word| word.is(&["that"]))
        && vocabulary.surface.longest(words, 1, &around.frame.object).is_some();
    if points {
        return None;
    }
    // `the preceding month`, `the following July`
    let participle = words.get(at).is_some_and(|word| word.is(&["preceding", "following"]));
    if participle && at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(phrases::is_determiner) {
        return None;
    }
    // `such records as bear upon the matter`: which records are meant.
    let such = length == 1
        && words.get(at).is_some_and(|word| word.is(&["as"]))
        && words
            .get(at.saturating_sub(4)..at)
            .is_some_and(|before| before.iter().any(|word| word.is(&["such"])))
        && words
            .get(at + 1)
            .is_some_and(|next| super::english::may_be_verb(next) || next.is(&["are", "is", "may"]));
    if such {
        return Some((Marker::Relative, 1));
    }
    if length == 1
        && words.get(at).is_some_and(|word| word.is(&["as"]))
        && let Some(marker) = as_clause(vocabulary, words, at)
    {
        return Some((marker, 1));
    }
    let plain_to = length == 1 && words.get(at).is_some_and(|word| word.is(&["to"]));
    if plain_to {
        let verb = vocabulary
            .surface
            .verb(words, at + 1)
            .is_some_and(|verb| verb.form == super::inflection::Form::Base);
        let noun = vocabulary.surface.longest(words, at + 1, &[Kind::Actor]).is_some();
        let article = words.get(at + 1).is_some_and(phrases::is_determiner);
        let takes = kinds_for(around.frame, RoleKind::To).is_some();
        let unknown = words.get(at + 1).is_some_and(super::english::may_be_verb)
            && vocabulary.surface.longest(words, at + 1, &[]).is_none();
        if !noun && !article && (verb || unknown || !takes) {
            return Some((Marker::ToVerb, 1));
        }
    }
    Some((marker, length))
}

/// Nouns for what tells of something.
const REPORTS: &[&str] =
    &["report", "reports", "notice", "notification", "summary", "data", "statistics", "account", "details"];

/// Whether `of` opens a part of its own: where the verb takes one, and where whom something is told stands before it.
/// Anywhere else it belongs to the noun before it.
pub(super) fn parts_of(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    start: usize,
    at: usize,
    around: Around<'_>,
) -> bool {
    let before = words.get(start..at).unwrap_or_default();
    if content(before).is_empty() || around.frame.roles.contains_key(&RoleKind::Of) {
        return true;
    }
    let people = before.last().is_some_and(|last| last.is(PEOPLE))
        && !before.iter().any(|word| word.is(&["by", "of"]));
    // `submit a report of all arrests`: what the report is about.
    if before.last().is_some_and(|last| last.is(REPORTS)) && around.frame.roles.contains_key(&RoleKind::About)
    {
        let start = at + 1 + phrases::noun_start(words.get(at + 1..).unwrap_or_default());
        return vocabulary.surface.longest(words, start, &[Kind::Event, Kind::Matter]).is_some();
    }
    let told =
        around.frame.roles.contains_key(&RoleKind::About) && around.frame.object.contains(&Kind::Actor) && {
            let listed = phrases::list(vocabulary, before, &[Kind::Actor]);
            people || !listed.terms.is_empty() && !listed.opaque
        };
    let behind = at + 1 + phrases::noun_start(words.get(at + 1..).unwrap_or_default());
    let person = vocabulary.surface.longest(words, behind, &[Kind::Actor]);
    // `advise the SRO of the school's calendar`: the calendar is what is told.
    let owner = |length: usize| words.get(behind + length - 1).is_some_and(|last| last.possessive);
    told && person.is_none_or(|found| owner(found.length))
}
