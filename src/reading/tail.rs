//! What follows the verb: its object, roles, circumstances and measures.

use super::markers::{self, Marker};
use super::measures;
use super::phrases::{self, Vocabulary};
pub use super::pieces::Around;
use super::pieces::{Chunk, PEOPLE, Piece, pieces};
use super::roles::placed;
pub use super::slots::Tail;
use super::slots::{condition, part};
use super::words::{self, Word, WordKind};
use crate::lower::slots::kinds_for;
use crate::syntax::ast::{Kind, RoleKind};

/// A slot that was filled in the document's own words, which what follows may add to.
#[derive(Clone, Copy)]
struct Own {
    /// Where its words begin.
    from: usize,
    /// Its part; none for the object.
    part: Option<usize>,
    /// Whether a term fills it: then only a relative clause makes the document's own words of it.
    term: bool,
    /// Whether it is the last of several things: what is said of time and place is then said of all of them.
    last: bool,
}

/// Reads what follows a verb.
pub fn read(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>) -> Tail {
    let mut tail = Tail::default();
    let mut first = true;
    let mut limited = false;
    let mut own: Option<Own> = None;
    let mut clean = 0;
    let mut measured = false;
    let mut alternative = false;
    let mut behind_role = false;
    let mut behind_event = false;
    for piece in pieces(vocabulary, words, around) {
        match piece {
            Piece::Measure(text) => {
                (own, limited) = (None, false);
                measured = text.contains(" of ");
                tail.parts.push(text);
                continue;
            }
            Piece::Joined(joint) => {
                tail.shared = true;
                alternative = joint == "or";
                continue;
            }
            Piece::Place { role, text, joint } => {
                (own, limited) = (None, false);
                tail.shared |= std::mem::take(&mut behind_event);
                placed(&mut tail, role, &text, joint);
            }
            Piece::Denied(words) => {
                (own, limited) = (None, false);
                tail.leftover.extend(words.iter().map(|word| word.text.clone()));
            }
            Piece::Only => {
                own = None;
                tail.only = true;
                limited = true;
            }
            Piece::Chunk(chunk) => {
                // `within three days of the filing of a claim against a tenant`: what it is filed against.
                let timed = std::mem::replace(
                    &mut behind_event,
                    matches!(chunk.marker, Some(Marker::Before | Marker::After | Marker::When)),
                );
                tail.shared |= timed && !chunk.parted && matches!(chunk.marker, Some(Marker::Role(_)));
                tail.shared |= behind_role && chunk.marker == Some(Marker::By);
                behind_role = matches!(chunk.marker, Some(Marker::Role(_)));
                tail.shared |= measured && matches!(chunk.marker, Some(Marker::Role(_) | Marker::By));
                let narrows =
                    chunk.marker == Some(Marker::Relative) && !chunk.words.is_empty() && !chunk.parted;
                if let Some(own) = own
                    && (if own.term { narrows } else { true })
                    && adds_to(vocabulary, &chunk, around, own, before(words, &chunk))
                {
                    tail.object_opaque |= own.part.is_none();
                    if own.term {
                        tail.leftover.truncate(clean);
                    }
                    extend(&mut tail, own, words.get(own.from..chunk.to).unwrap_or_default());
                    continue;
                }
                // `equipment necessary to serve as an officer`: what for.
                let needed = chunk.marker == Some(Marker::ToVerb)
                    && !chunk.words.is_empty()
                    && before(words, &chunk).last().is_some_and(|last| last.is(&["necessary", "needed"]));
                if needed {
                    tail.parts.push(format!("for \"to {}\"", words::text(chunk.words)));
                    (own, limited) = (None, false);
                    continue;
                }
                let (parts, left) = (tail.parts.len(), tail.leftover.len());
                clean = left;
                let object = tail.object.is_some();
                part(vocabulary, &chunk, around, first, &mut tail);
                // `only as a last resort`: what limits has to stay, if need be as a condition.
                if limited && tail.parts.len() == parts && tail.object.is_some() == object {
                    tail.leftover.truncate(left);
                    condition(vocabulary, "if", chunk.words, &mut tail);
                }
                limited = false;
                own = own_words(&tail, &chunk, parts, object);
                if !chunk.words.is_empty() || chunk.marker.is_some() {
                    first = false;
                }
            }
        }
        measured = false;
        if std::mem::take(&mut alternative) {
            join_conditions(&mut tail.parts);
        }
    }
    join_amounts(&mut tail.parts);
    tail
}

/// The slot that a chunk has just filled, where that is wholly in the document's own words.
fn own_words(tail: &Tail, chunk: &Chunk<'_>, parts: usize, object: bool) -> Option<Own> {
    let behind = chunk.to - chunk.words.len();
    if !object && let Some(text) = &tail.object {
        // A person may stand before the thing: `the superintendent the opportunity`.
        let inner = text.trim_matches('"');
        let pronoun = PRONOUNS.contains(&inner.to_lowercase().as_str());
        let begins = |&at: &usize| words::text(chunk.words.get(at..).unwrap_or_default()) == inner;
        // `the SRO a private office`: the person is no part of the thing.
        if tail.parts.len() == parts && !text.contains('"') && !text.contains(" and ") && !text.contains(", ")
        {
            return Some(Own { from: behind, part: None, term: true, last: false });
        }
        if is_quoted(text) {
            let at = (0..chunk.words.len()).find(begins).filter(|_| !pronoun)?;
            return Some(Own { from: behind + at, part: None, term: false, last: false });
        }
        // `drills and the conduct of reviews`: the last of several things.
        let last = text.strip_suffix('"').and_then(|text| text.rsplit('"').next())?;
        let ends = |&at: &usize| words::text(chunk.words.get(at..).unwrap_or_default()) == last;
        let at = (0..chunk.words.len()).find(ends)?;
        return Some(Own { from: behind + at, part: None, term: false, last: true });
    }
    let grown = tail.parts.len() == parts + 1 && matches!(chunk.marker, Some(Marker::Role(_)));
    let (lead, text) = tail.parts.last().filter(|_| grown)?.split_once(' ')?;
    let term = !text.contains('"')
        && !text.contains(" and ")
        && !text.contains(" or ")
        && matches!(lead, "for" | "about" | "in");
    (is_quoted(text) || term).then_some(Own { from: behind, part: Some(parts), term, last: false })
}

/// Words that stand for something named before; nothing adds to them.
const PRONOUNS: &[&str] = &["it", "them", "this", "these", "that", "those", "him", "her", "us", "so"];

fn is_quoted(text: &str) -> bool {
    text.starts_with('"') && text.ends_with('"') && text.matches('"').count() == 2
}

/// Whether a chunk belongs to the words before it, rather than being a part of its own: `the opportunity to interview
/// each candidate`, `the principles set forth in the statute`.
fn adds_to(
    vocabulary: Vocabulary<'_>,
    chunk: &Chunk<'_>,
    around: Around<'_>,
    own: Own,
    words_before: &[Word],
) -> bool {
    match chunk.marker {
        // `notify the principal that ...` tells something; `about changes that require it` does not.
        Some(Marker::ToVerb | Marker::Relative | Marker::Including) => {
            !(chunk.that && around.tells && own.part.is_none())
        }
        Some(Marker::By) => !around.passive,
        // `notify law enforcement officials of ...`, `submit plans to law enforcement officials`
        Some(Marker::Role(roles))
            if roles.first() == Some(&RoleKind::Of)
                && own.part.is_none()
                && around.frame.object.contains(&Kind::Actor)
                && around.frame.roles.contains_key(&RoleKind::About)
                && people(words_before) =>
        {
            false
        }
        Some(Marker::Role(roles))
            if roles.first() == Some(&RoleKind::To)
                && kinds_for(around.frame, RoleKind::To)
                    .is_some_and(|kinds| kinds.contains(&Kind::Actor))
                && people(chunk.words) =>
        {
            false
        }
        // `records at any reasonable time`, `a claim at its own expense`
        Some(Marker::Role(roles))
            if roles.first() == Some(&RoleKind::During)
                || roles.first() == Some(&RoleKind::At)
                    && chunk.words.last().is_some_and(|last| last.is(TIMES)) =>
        {
            false
        }
        // `contacts with students`, `the conduct of interviews with parents`
        Some(Marker::Role(roles))
            if roles.first() == Some(&RoleKind::With)
                && (words_before.last().is_some_and(|last| last.is(DEALINGS))
                    || !around.frame.roles.contains_key(&RoleKind::With)
                        && words_before.iter().rev().take(4).any(|word| word.is(DEALINGS))) =>
        {
            true
        }
        Some(Marker::Role(roles))
            if own.last && !matches!(roles.first(), Some(RoleKind::To | RoleKind::Of | RoleKind::About)) =>
        {
            false
        }
        // What is done without somebody's consent is a condition of its own.
        Some(Marker::Role(roles)) if roles.first() == Some(&RoleKind::Without) => false,
        Some(Marker::Role(roles)) => !roles.iter().filter(|&&role| is_direct(roles, role)).any(|&role| {
            kinds_for(around.frame, role).is_some_and(|kinds| {
                let listed = phrases::list(vocabulary, chunk.words, &kinds);
                !listed.text.is_empty() && !listed.all_opaque
            })
        }),
        _ => false,
    }
}

/// Nouns of times and expenses: what stands before them says when something is done, or who pays.
const TIMES: &[&str] = &["time", "times", "hour", "hours", "moment", "expense", "cost"];

/// Nouns for what somebody has with somebody.
const DEALINGS: &[&str] = &[
    "contact",
    "contacts",
    "dealings",
    "meetings",
    "relationship",
    "relationships",
    "interaction",
    "interactions",
    "conversation",
    "conversations",
    "interview",
    "interviews",
    "discussions",
    "communications",
    "encounters",
    "work",
    "agreements",
    "contracts",
];

/// Whether words end with a noun for people, and not with those who do what the words name: `a search by school officials`.
fn people(words: &[Word]) -> bool {
    if words.iter().any(|word| word.is(&["by", "of", "for"])) {
        return false;
    }
    let end = words.iter().rposition(|word| word.kind == WordKind::Letters);
    end.and_then(|end| words.get(end)).is_some_and(|last| last.is(PEOPLE))
}

/// The words before the preposition of a chunk.
fn before<'w>(words: &'w [Word], chunk: &Chunk<'_>) -> &'w [Word] {
    let start = chunk.to - chunk.words.len();
    words.get(..start.saturating_sub(1)).unwrap_or_default()
}

/// Whether a preposition opens a role as it stands: `from` may stand for `about` behind a verb, but hardly behind a noun.
fn is_direct(roles: &[RoleKind], role: RoleKind) -> bool {
    let first = roles.first().copied();
    first == Some(role)
        || matches!(first, Some(RoleKind::In | RoleKind::On | RoleKind::At))
            && matches!(role, RoleKind::At | RoleKind::During | RoleKind::On | RoleKind::In)
}

fn extend(tail: &mut Tail, own: Own, words: &[Word]) {
    let start = phrases::noun_start(words);
    let text = format!("\"{}\"", words::text(words.get(start..).unwrap_or_default()));
    match own.part {
        None => {
            // What stands before the last thing in the document's own words stays.
            let before = tail
                .object
                .as_deref()
                .and_then(|object| object.strip_suffix('"'))
                .and_then(|object| object.rsplit_once('"'))
                .map_or("", |(before, _)| before);
            tail.object = Some(format!("{before}{text}"));
        }
        Some(part) => {
            if let Some(part) = tail.parts.get_mut(part) {
                let lead = part.split(' ').next().unwrap_or_default().to_owned();
                *part = format!("{lead} {text}");
            }
        }
    }
}

/// `except in an emergency or with the approval of the chief`: the second is another case of the same exception.
fn join_conditions(parts: &mut Vec<String>) {
    let Some((last, before)) = parts.split_last_mut() else { return };
    let Some(before) = before.last_mut() else { return };
    let condition = last.strip_prefix("if ").or_else(|| last.strip_prefix("unless "));
    // `upon approval of the chief or as required by a subpoena`
    let quoted = last.strip_prefix("under \"").map(|rule| format!("\"required by {rule}"));
    let Some(condition) = condition.map(str::to_owned).or(quoted) else { return };
    if ["unless ", "if ", "only if "].iter().any(|lead| before.starts_with(lead))
        && !last.starts_with("unless ")
    {
        before.push_str(&format!(" or {condition}"));
        parts.pop();
    }
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
        // `last longer than sixty minutes`
        if at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|word| word.is(&["than"])) {
            return false;
        }
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
        | Marker::Invitation
        | Marker::Consulting
        | Marker::Jointly => true,
        Marker::Role(roles) => {
            // The last part, whole: what stands behind it would otherwise have no place.
            let role = roles.first().copied();
            let placed = matches!(role, Some(RoleKind::At | RoleKind::During | RoleKind::On | RoleKind::In));
            let behind = at + length;
            let end = (behind + 1..words.len())
                .find(|&at| {
                    markers::at(words, at).is_some_and(|(marker, _)| marker != Marker::Joint)
                        || measures::read(words, at, vocabulary.surface, vocabulary.taxonomy).is_some()
                })
                .unwrap_or(words.len());
            let read = |kinds: &[Kind]| {
                let listed = phrases::list(vocabulary, words.get(behind..end).unwrap_or_default(), kinds);
                listed.is_known()
            };
            let inside = words.iter().take(at).any(|word| word.is(&["that", "which", "who"]));
            let consent = role == Some(RoleKind::Without)
                && !inside
                && super::conditions::read(vocabulary, words.get(behind..).unwrap_or_default())
                    .is_some_and(|read| read.known);
            consent || placed && (read(&[Kind::Place]) || read(&[Kind::Occasion]) || read(&[Kind::Duty]))
        }
        _ => false,
    }
}
