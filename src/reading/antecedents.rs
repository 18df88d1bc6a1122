//! The words that a relative clause is about: the noun before it, and not every noun that stands nearer.

use super::english;
use super::measures;
use super::modality;
use super::phrases::{self, Vocabulary, is_determiner};
use super::relatives::FINITE;
use super::words::{Word, WordKind};
use crate::syntax::ast::Kind;

/// The words that a relative clause behind a comma is about: the noun that ends before a place.
pub fn antecedent(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    before: usize,
    person: bool,
) -> Option<(usize, usize)> {
    let before = without_measures(vocabulary, words, before);
    // The longest term that ends directly before the comma.
    let kinds: &[Kind] = if person { &[Kind::Actor] } else { &[Kind::Record, Kind::Object, Kind::Actor] };
    let human = vocabulary.taxonomy.named(Kind::Actor, "person");
    let start = (before.saturating_sub(6)..before).find(|&start| {
        vocabulary.surface.longest(words, start, kinds).is_some_and(|found| {
            // `contacts with students, which`: nobody of flesh and blood is a `which`.
            let who = human.is_some_and(|human| vocabulary.taxonomy.is_a(found.term, human));
            start + found.length == before && (person || found.kind != Kind::Actor || !who)
        })
    });
    // `a point of contact between the District and the Department, who shall`: it is the contact who shall.
    let last = start.map_or(before, |start| {
        start - words.iter().take(start).rev().take_while(|word| is_determiner(word)).count()
    });
    let inner = last
        .checked_sub(1)
        .and_then(|at| words.get(at))
        .is_some_and(|word| word.is(&["of", "between", "among", "and", "or"]));
    let modal = |to: usize| {
        words.get(..to).and_then(|words| modality::all(words).last().copied()).map_or(0, |modal| modal.end)
    };
    let article = |to: usize| {
        let from = modal(to);
        words.iter().take(to).skip(from).rposition(|word| word.is(&["a", "an", "the"])).map(|at| at + from)
    };
    let noun = || {
        let of = words.iter().take(last).rposition(|word| word.is(&["of", "between", "among"]))?;
        Some((article(of)?, before))
    };
    // `to the attention of the principal, who`: nobody but the principal is one who does something.
    let head = last.checked_sub(2).and_then(|at| words.get(at));
    let of_people = head.is_some_and(|head| {
        head.is(&[
            "contact",
            "liaison",
            "member",
            "members",
            "representative",
            "representatives",
            "designee",
            "officer",
            "employee",
            "employees",
            "team",
            "committee",
            "panel",
            "group",
            "head",
            "director",
            "staff",
            "one",
        ])
    });
    let of = last.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| word.is(&["of"]));
    // `the property of the District, which may disclose it`: what does something to something is somebody.
    let body = !person && start.is_some_and(|start| does_something(vocabulary, words, start, before));
    let inner = inner && (!person || !of || of_people) && !body;
    // `assign one officer to the high school, who shall serve`: a school is nobody of flesh and blood.
    let someone = |start: usize| -> Option<(usize, usize)> {
        let human = human?;
        let is_human = |at: usize| {
            vocabulary
                .surface
                .longest(words, at, &[Kind::Actor])
                .filter(|found| vocabulary.taxonomy.is_a(found.term, human))
        };
        if !person || is_human(start).is_some() {
            return None;
        }
        let from = modal(start);
        let at = (from..start).rev().find(|&at| is_human(at).is_some())?;
        is_human(at).map(|found| (at, at + found.length))
    };
    match start {
        Some(start) if !inner && someone(start).is_some() => someone(start),
        Some(start) if !inner => Some((start, before)),
        Some(start) => noun().or(Some((start, before))),
        // `a report to the principal, which shall include`: what can hold something.
        None if !person
            && (before.saturating_sub(6)..before).any(|start| {
                vocabulary
                    .surface
                    .longest(words, start, &[Kind::Actor])
                    .is_some_and(|found| start + found.length == before)
            }) =>
        {
            let from = modal(before);
            let thing = (from..before).rev().find_map(|at| {
                let found = vocabulary.surface.longest(words, at, &[Kind::Record, Kind::Object])?;
                Some((at, at + found.length))
            });
            // `a written statement of the role of the officer, which shall be prepared`: the head of it all.
            thing.or_else(|| chain(words, before))
        }
        // `tells the principal of the charge, who calls`: a charge is nobody.
        None if person
            && (before.saturating_sub(6)..before).any(|start| {
                vocabulary.surface.longest(words, start, &[]).is_some_and(|found| {
                    start + found.length == before && !matches!(found.kind, Kind::Actor | Kind::Capacity)
                })
            }) =>
        {
            let human = human?;
            let from = (0..before).rev().find(|&at| {
                vocabulary
                    .surface
                    .longest(words, at, &[Kind::Actor])
                    .is_some_and(|found| vocabulary.taxonomy.is_a(found.term, human))
            })?;
            let found = vocabulary.surface.longest(words, from, &[Kind::Actor])?;
            Some((from, from + found.length))
        }
        // `a separate invoice, which shall state ...`, `submit quarterly invoices, each of which shall ...`
        None => {
            let verb = modal(before);
            let from = article(before).or_else(|| (verb > 0).then_some(verb + 1))?;
            // `invoice the District in four installments, each of which`
            let inner = (from + 1..before).rev().find(|&at| {
                words.get(at - 1).is_some_and(|word| word.is(&["in", "into", "with", "by", "from"]))
                    && (from..at - 1).any(|start| {
                        vocabulary
                            .surface
                            .longest(words, start, &[Kind::Actor])
                            .is_some_and(|found| start + found.length == at - 1)
                    })
            });
            let from = inner.unwrap_or(from);
            let plain =
                words.get(from..before)?.iter().all(|word| word.kind == WordKind::Letters && !word.joins());
            if person {
                // `the teacher of the class, who shall remain`: nobody of flesh and blood but the teacher.
                let found = someone(before).filter(|(_, end)| {
                    words.get(*end).is_some_and(|of| of.is(&["of", "in", "at", "from"])) && before - end <= 5
                });
                if found.is_some() {
                    return found;
                }
            }
            if plain && from < before && before - from <= 6 {
                return Some((from, before));
            }
            // `keep a log of calls, visits and referrals made, which shall be filed`: the first thing that it tells of.
            let start = verb + 1 + phrases::noun_start(words.get(verb + 1..).unwrap_or_default());
            let at = (start..words.len().min(start + 4))
                .filter(|_| !person && verb > 0)
                .find(|&at| vocabulary.surface.longest(words, at, &[Kind::Record, Kind::Object]).is_some())?;
            let found = vocabulary.surface.longest(words, at, &[Kind::Record, Kind::Object])?;
            Some((at, at + found.length))
        }
    }
}

/// The whole of `a written statement of the role of the officer` that ends before a place.
fn chain(words: &[Word], before: usize) -> Option<(usize, usize)> {
    let article = |to: usize| {
        let at = words.iter().take(to).rposition(|word| word.is(&["a", "an", "the"]))?;
        let plain = words.get(at..to)?.iter().all(|word| word.kind == WordKind::Letters && !word.joins());
        (plain && to - at <= 5).then_some(at)
    };
    let mut from = article(before)?;
    while let Some(of) = from.checked_sub(1).filter(|&of| words.get(of).is_some_and(|word| word.is(&["of"])))
        && let Some(head) = article(of)
    {
        from = head;
    }
    words.get(from.checked_sub(1)?).filter(|word| !word.is(&["of"]))?;
    Some((from, before))
}

/// Whether the body that ends before a comma is who does what the relative clause behind it tells.
fn does_something(vocabulary: Vocabulary<'_>, words: &[Word], start: usize, before: usize) -> bool {
    let relative = words.get(before + 1).is_some_and(|word| word.is(&["which"]));
    let modal = words.get(before + 2).is_some_and(|word| word.is(FINITE));
    let acts = words.get(before + 3).is_some_and(|verb| {
        english::may_be_verb(verb)
            && !verb.is(&["be", "include", "contain", "state", "show", "have", "remain", "take", "become"])
    });
    relative && modal && acts && vocabulary.surface.longest(words, start, &[Kind::Actor]).is_some()
}

/// Where words end without the measures at their end: `an evaluation of each SRO by May 1 of each year`.
fn without_measures(vocabulary: Vocabulary<'_>, words: &[Word], before: usize) -> usize {
    let mut end = before;
    while let Some(start) = (end.saturating_sub(8)..end).find(|&at| {
        measures::read(words, at, vocabulary.surface, vocabulary.taxonomy)
            .is_some_and(|measure| at + measure.length == end)
    }) {
        end = start;
        // `by May 1 of each year`
        if end > 1 && words.get(end - 1).is_some_and(|word| word.is(&["of", "in"])) {
            let dated = (end.saturating_sub(8)..end - 1).any(|at| {
                measures::read(words, at, vocabulary.surface, vocabulary.taxonomy)
                    .is_some_and(|measure| at + measure.length == end - 1)
            });
            end -= usize::from(dated);
        }
    }
    end
}
