//! Where the parts behind a verb begin and end: at the words that open them, and at measures.

use super::conditions;
use super::markers::{self, Marker};
use super::measures;
use super::openers::{breaks, ends_whole, is_clause, opener, parts_of, ready, stated};
use super::phrases::{self, Vocabulary};
use super::words::{Word, WordKind};
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
    // Where a participle behind a noun has begun to take its own parts: `reports made by officers during the month`.
    let mut reduced: Option<usize> = None;
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
        // What stands in a clause or behind a gerund belongs to it: `before they arrest a student at school`.
        let inner = || is_clause(vocabulary, words, start, at);
        let breaks = |next: Marker| breaks(marker, next, words, at, &inner);
        let opens = || markers::at(words, at).is_some_and(|(next, _)| breaks(next));
        if let Some((role, text, length)) = ready(vocabulary, words, at).filter(|_| !whole || opens()) {
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
        // `a fee of 200 dollars`: what it comes to is a part of its name.
        let priced = measure.is_some()
            && marker.is_none()
            && at > start + 1
            && words.get(at - 1).is_some_and(|word| word.is(&["of"]));
        if let Some(length) = measure.as_ref().filter(|_| priced).map(|measure| measure.length) {
            at += length.max(1);
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
        if let Some((text, length)) = stated(vocabulary, words, at).filter(|_| !whole || opens()) {
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
            if belongs(vocabulary, words, start, at) {
                reduced = Some(start);
                return false;
            }
            (!of || aside || parts_of(vocabulary, words, start, at, around))
                && !(reduced == Some(start) && goes_on(words, at))
        });
        // `before the start of the school year to discuss the program`
        let timed = || {
            matches!(marker, Some(Marker::Before | Marker::After))
                && conditions::events(vocabulary, words.get(start..at).unwrap_or_default()).is_some()
        };
        let ends = |next: Marker| !whole || breaks(next) || next == Marker::ToVerb && timed();
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

/// Whether a preposition behind the first part of a participle is the participle's as well, rather than the verb's.
fn goes_on(words: &[Word], at: usize) -> bool {
    let parted = at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(Word::joins);
    !parted && words.get(at).is_some_and(|word| word.is(&["during", "in", "from", "by", "with", "through"]))
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
