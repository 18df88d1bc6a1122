//! Where the parts behind a verb begin and end: at the words that open them, and at measures.

use super::conditions;
use super::markers::{self, Marker};
use super::measures;
use super::phrases::{self, Vocabulary};
use super::slots::content;
use super::words::{Word, WordKind};
use crate::lower::slots::kinds_for;
use crate::syntax::ast::{Kind, RoleKind};
use crate::taxonomy::Frame;

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
    /// Whether the verb tells somebody something, so that `that` opens what is told.
    pub tells: bool,
}

/// Words behind one marker, or before the first.
#[derive(Clone, Copy)]
pub struct Chunk<'w> {
    pub marker: Option<Marker>,
    /// The words behind the marker.
    pub words: &'w [Word],
    /// Where it ends.
    pub to: usize,
    /// `and` or `or`, where one stands before it.
    pub joint: Option<&'static str>,
    /// Whether the marker is `that`.
    pub that: bool,
    /// Whether a comma stands before it.
    pub parted: bool,
}

/// A part of what follows a verb.
pub enum Piece<'w> {
    /// A measure, or another part ready as it is.
    Measure(String),
    /// `only`, before another part.
    Only,
    /// A term that has its preposition in its own words: `on school grounds`.
    Place {
        /// Its preposition.
        role: RoleKind,
        /// The term.
        text: String,
        /// `and` or `or`, where one stands before it.
        joint: Option<&'static str>,
    },
    /// Before a part that `and` or `or` joins to the one before it: which goes with which is open.
    Joined(&'static str),
    /// What is denied beside the rest: `not to the SRO`.
    Denied(&'w [Word]),
    /// Words to be read.
    Chunk(Chunk<'w>),
}

/// The parts in their order.
pub fn pieces<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word], around: Around<'_>) -> Vec<Piece<'w>> {
    let mut found = Vec::new();
    let mut marker: Option<Marker> = None;
    let mut start = 0;
    let mut at = 0;
    let mut from = 0;
    let joint = |at: usize| {
        let word = at.checked_sub(1).and_then(|before| words.get(before))?;
        if word.is(&["or", "and/or"]) { Some("or") } else { word.is(&["and"]).then_some("and") }
    };
    let opening = |at: usize| words.get(at);
    let close =
        |marker: Option<Marker>, from: usize, start: usize, end: usize, found: &mut Vec<Piece<'w>>| {
            let mut to = end;
            while to > start && words.get(to - 1).is_some_and(|last| last.joins() || last.is(&["but"])) {
                to -= 1;
            }
            let words = words.get(start..to).unwrap_or_default();
            if marker.is_some() {
                found.extend(joint(from).map(Piece::Joined));
            }
            if marker.is_some() || !words.is_empty() {
                let that = opening(from).is_some_and(|word| word.is(&["that"]));
                let before = from.checked_sub(1).and_then(opening);
                let parted = before.is_some_and(|word| word.kind == WordKind::Comma);
                found.push(Piece::Chunk(Chunk { marker, words, to, joint: joint(from), that, parted }));
            }
        };
    while at < words.len() {
        if matches!(words.get(at).map(|word| word.kind), Some(WordKind::Semicolon | WordKind::Stop)) {
            break;
        }
        let whole = marker.is_some_and(Marker::takes_all);
        // `except at school events`, `unless on request`: what stands directly behind is what is excepted.
        if at == start && matches!(marker, Some(Marker::Except | Marker::Unless | Marker::ExceptAs)) && at > 0
        {
            at += 1;
            continue;
        }
        // `by staff, and never by an officer`
        let never = words.get(at).is_some_and(|word| word.is(&["never"]))
            && at > 0
            && markers::at(words, at + 1)
                .is_some_and(|(next, _)| matches!(next, Marker::By | Marker::Role(_)));
        if never && !whole {
            close(marker, from, start, at, &mut found);
            found.push(Piece::Denied(words.get(at..).unwrap_or_default()));
            return found;
        }
        // `disclose no records but to the principal`
        let but = words.get(at).is_some_and(|word| word.is(&["but"]))
            && around.ban
            && markers::at(words, at + 1).is_some_and(|(next, _)| matches!(next, Marker::Role(_)));
        if but {
            close(marker, from, start, at, &mut found);
            (marker, from, start) = (Some(Marker::Except), at, at + 1);
            at += 1;
            continue;
        }
        // `the chief rather than the mayor`, `the chief, not the mayor`
        let instead = super::measures::stands(words, at, "rather than").is_some()
            || super::measures::stands(words, at, "instead of").is_some()
            || words.get(at).is_some_and(|word| word.is(&["not"]))
                && at > start
                && words.get(at - 1).is_some_and(|word| word.kind == WordKind::Comma);
        if instead && !whole {
            close(marker, from, start, at, &mut found);
            let end = (at + 1..words.len())
                .find(|&at| words.get(at).is_some_and(|word| word.kind != WordKind::Letters))
                .unwrap_or(words.len());
            found.push(Piece::Denied(words.get(at..end).unwrap_or_default()));
            at = end;
            (marker, from, start) = (None, at, at);
            continue;
        }
        let narrows = words.get(at).is_some_and(|word| word.is(&["only", "solely", "exclusively", "merely"]))
            && !(whole && marker != Some(Marker::ToVerb))
            && markers::at(words, at).is_none()
            && (markers::at(words, at + 1).is_some_and(|(next, _)| next != Marker::Relative)
                || (at == 0 && around.object_first));
        if narrows {
            close(marker, from, start, at, &mut found);
            found.push(Piece::Only);
            at += 1;
            (marker, from, start) = (None, at, at);
            continue;
        }
        // `consider whether the student has an IEP or a plan`: a question stays whole.
        let asks = words.get(at).is_some_and(|word| word.is(super::slots::WONDERING));
        if asks && marker.is_none() && around.object_first {
            at = question_end(words, at);
            continue;
        }
        // `..., weighing among other things seniority`: what goes along with the act.
        let along = at > start
            && !whole
            && words.get(at - 1).is_some_and(|word| word.kind == WordKind::Comma)
            && words.get(at).is_some_and(|word| {
                super::english::of_gerund(word)
                    .is_some_and(|base| super::english::is_verb(&super::words::word(&base)))
            })
            && markers::at(words, at).is_none()
            && vocabulary.surface.longest(words, at, &[]).is_none();
        if along {
            close(marker, from, start, at, &mut found);
            found.push(Piece::Denied(words.get(at..).unwrap_or_default()));
            return found;
        }
        if let Some((role, text, length)) = ready(vocabulary, words, at).filter(|_| {
            !whole || markers::at(words, at).is_some_and(|(next, _)| breaks(marker, next, words, at))
        }) {
            close(marker, from, start, at, &mut found);
            found.extend(joint(at).map(Piece::Joined));
            found.push(Piece::Place { role, text, joint: joint(at) });
            at += length;
            (marker, from, start) = (None, at, at);
            continue;
        }
        // `upon providing ninety days prior notice`: how long before is a part of the notice.
        let noticed = whole
            && words.get(start).is_some_and(|first| first.is(&["giving", "providing", "serving"]))
            && words.iter().skip(at).take(12).any(|word| word.is(&["notice"]));
        if noticed {
            at += 1;
            continue;
        }
        let noun = noun(vocabulary, words, at, around);
        let measure = measures::read(words, at, vocabulary.surface, vocabulary.taxonomy)
            .filter(|measure| !is_adjective(words, start, at, measure.length));
        // `for longer than one hour`: the number alone would say something else.
        if measure.is_some()
            && at > start
            && marker.is_some()
            && words.get(at - 1).is_some_and(|word| word.is(&["than"]))
        {
            at += measure.as_ref().map_or(1, |measure| measure.length.max(1));
            continue;
        }
        // `after two hours`, `in 30 days`: the preposition says what the number alone does not.
        let timed = at == start
            && matches!(
                marker,
                Some(Marker::After | Marker::Before | Marker::When | Marker::While)
                    | Some(Marker::Role([
                        RoleKind::In | RoleKind::At | RoleKind::During | RoleKind::On | RoleKind::About,
                        ..
                    ]))
            );
        if let Some(length) = measure.as_ref().filter(|_| timed).map(|measure| measure.length) {
            at += length.max(1);
            continue;
        }
        if let Some(measure) =
            measure.filter(|measure| measure.length > noun && (!whole || ends_whole(marker, words, at)))
        {
            close(marker, from, start, at, &mut found);
            found.extend(joint(at).map(Piece::Joined));
            found.push(Piece::Measure(measure.text));
            at += measure.length;
            (marker, from, start) = (None, at, at);
            continue;
        }
        if let Some((text, length)) = stated(vocabulary, words, at).filter(|_| {
            !whole || markers::at(words, at).is_some_and(|(next, _)| breaks(marker, next, words, at))
        }) {
            close(marker, from, start, at, &mut found);
            found.extend(joint(at).map(Piece::Joined));
            found.push(Piece::Measure(text));
            at += length;
            (marker, from, start) = (None, at, at);
            continue;
        }
        if let Some((Marker::Joint, length)) = markers::at(words, at) {
            at += length;
            continue;
        }
        // `to the principal and not to the SRO`: what is denied is no part of what is said.
        if !whole
            && words.get(at).is_some_and(|word| word.is(&["and", "but"]))
            && words.get(at + 1).is_some_and(|word| word.is(&["not"]))
        {
            close(marker, from, start, at, &mut found);
            let end = (at..words.len())
                .find(|&at| words.get(at).is_some_and(|word| word.kind != WordKind::Letters))
                .unwrap_or(words.len());
            found.push(Piece::Denied(words.get(at + 1..end).unwrap_or_default()));
            at = end;
            (marker, from, start) = (None, at, at);
            continue;
        }
        let opener = opener(vocabulary, words, at, around).filter(|(_, length)| {
            let of = *length == 1 && words.get(at).is_some_and(|word| word.is(&["of"]));
            // `inform the student, in plain language, of the right`
            let aside = of
                && around.frame.roles.contains_key(&RoleKind::About)
                && marker.is_some_and(|marker| matches!(marker, Marker::Role(_)))
                && words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma);
            (!of || aside || parts_of(vocabulary, words, start, at, around))
                && !belongs(vocabulary, words, start, at)
        });
        // `before the start of the school year to discuss the program`
        let timed = || {
            matches!(marker, Some(Marker::Before | Marker::After))
                && conditions::events(vocabulary, words.get(start..at).unwrap_or_default()).is_some()
        };
        let ends =
            |next: Marker| !whole || breaks(marker, next, words, at) || next == Marker::ToVerb && timed();
        if let Some((next, length)) = opener.filter(|(next, length)| *length >= noun && ends(*next)) {
            close(marker, from, start, at, &mut found);
            (marker, from, start) = (Some(next), at, at + length);
            at += length;
            continue;
        }
        at += noun.max(1);
    }
    close(marker, from, start, at.min(words.len()), &mut found);
    found
}

/// `equipment issued to its officers`, `reports received during the month`: what follows a participle belongs to its noun.
fn belongs(vocabulary: Vocabulary<'_>, words: &[Word], start: usize, at: usize) -> bool {
    let Some((marker, length)) = markers::at(words, at) else { return false };
    // `good communication between the SRO and the staff`
    if at > start && words.get(at).is_some_and(|word| word.is(&["between", "among", "amongst"])) {
        // `between the first and the last bell` is a time.
        return !words.iter().skip(at).take(9).any(|word| {
            word.is(&["bell", "bells", "hours", "classes", "periods", "times"])
                || word.kind == WordKind::Number
        });
    }
    let preposition = matches!(marker, Marker::Role(_) | Marker::By | Marker::Under);
    // `crimes committed on school property` are investigated there.
    let behind = at + length;
    let behind = behind + words.iter().skip(behind).take_while(|word| phrases::is_determiner(word)).count();
    let place = vocabulary.surface.longest(words, behind, &[Kind::Place]).is_some()
        || ready(vocabulary, words, at).is_some();
    preposition
        && !place
        && at >= start + 2
        && words.get(at - 1).is_some_and(|word| {
            word.lower.ends_with("ed") && super::english::of_participle(word).is_some()
                || word.is(&["given", "made", "taken", "held", "available", "applicable", "adjacent"])
        })
        && words.get(at - 2).is_some_and(|word| word.kind == WordKind::Letters && !word.joins())
}

/// Where a question inside a sentence ends: before another item of its list, or a part of the whole.
fn question_end(words: &[Word], at: usize) -> usize {
    let ends = |at: usize| {
        let Some(word) = words.get(at) else { return true };
        let next = words.get(at + 1);
        match word.kind {
            WordKind::Semicolon | WordKind::Stop => true,
            WordKind::Comma => next.is_none_or(|next| {
                !next.is(&["and", "or"])
                    || words
                        .get(at + 2)
                        .is_some_and(|word| word.is(super::slots::WONDERING) || word.is(&["any"]))
            }),
            _ => false,
        }
    };
    (at + 1..words.len()).find(|&at| ends(at)).unwrap_or(words.len())
}

/// How many words the term takes that begins here. Where a preposition stands, only what can fill a slot counts.
fn noun(vocabulary: Vocabulary<'_>, words: &[Word], at: usize, around: Around<'_>) -> usize {
    let kinds: Vec<Kind> = match markers::at(words, at) {
        None => Vec::new(),
        Some(_) => around.frame.object.iter().chain(around.frame.roles.values().flatten()).copied().collect(),
    };
    vocabulary.surface.longest(words, at, &kinds).map_or(0, |found| found.length)
}

/// `a daily log`, `its annual report`: what says how often is a part of the noun's phrase.
fn is_adjective(words: &[Word], start: usize, at: usize, length: usize) -> bool {
    let determined = at > start && words.get(at - 1).is_some_and(phrases::is_determiner);
    let noun = words.get(at + length).is_some_and(|next| {
        next.kind == WordKind::Letters && !next.joins() && markers::at(words, at + length).is_none()
    });
    // `six regularly employed deputies`
    let adverb = words.get(at).is_some_and(|word| word.lower.ends_with("ly"))
        && words.get(at + length).is_some_and(|next| super::english::of_participle(next).is_some())
        && words.get(at + length + 1).is_some_and(|next| {
            next.kind == WordKind::Letters && markers::at(words, at + length + 1).is_none()
        });
    length == 1 && (determined && noun || adverb && at > start)
}

/// Nouns for people that have no term.
pub const PEOPLE: &[&str] = &[
    "officials",
    "authorities",
    "personnel",
    "representatives",
    "officers",
    "staff",
    "members",
    "agencies",
    "employees",
    "enforcement",
    "persons",
    "agency",
    "official",
    "representative",
];

/// Whether `of` opens a part of its own: where the verb takes one, and where whom something is told stands before it.
/// Anywhere else it belongs to the noun before it.
fn parts_of(vocabulary: Vocabulary<'_>, words: &[Word], start: usize, at: usize, around: Around<'_>) -> bool {
    let before = words.get(start..at).unwrap_or_default();
    if content(before).is_empty() || around.frame.roles.contains_key(&RoleKind::Of) {
        return true;
    }
    let people = before.last().is_some_and(|last| last.is(PEOPLE));
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

/// A place, an occasion, a duty or a purpose with a preposition among its own words: `on school grounds`.
fn ready(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<(RoleKind, String, usize)> {
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
    let role = match found.kind {
        Kind::Place => RoleKind::At,
        Kind::Occasion => RoleKind::During,
        Kind::Duty => RoleKind::On,
        _ => RoleKind::For,
    };
    Some((role, vocabulary.taxonomy.term(found.term).name.clone(), found.length))
}

/// `except as required by law`, `unless permitted by law`: a condition of which the opening is a part.
fn stated(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<(String, usize)> {
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
fn ends_whole(marker: Option<Marker>, words: &[Word], at: usize) -> bool {
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
        Marker::Role(roles) if comma && roles.first() == Some(&RoleKind::Without) => true,
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
            phrase && (comma || matches!(roles.first(), Some(RoleKind::During | RoleKind::At)))
        }
        _ => false,
    }
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
    let comma =
        at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.kind == WordKind::Comma);
    (!inner && !capacity).then_some(if comma { Marker::Why } else { Marker::If })
}

fn opener(
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
