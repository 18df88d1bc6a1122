//! Whole clauses that come, go and move: numbers of clauses change, words of precedence name others than before, and of
//! two clauses with the same words one must not be taken for the other.

use moulint::library::Library;
use moulint::live::Live;
use moulint::suppress::Policy;
use moulint::text::Span;

use super::{Dice, different, samples, settings};
use crate::properties::cases;

/// Clauses that say much the same as others, that clash with them, or that speak of precedence.
const CLAUSES: [&str; 16] = [
    "principal must notify the chief about every arrest within 1 day.",
    "SRO must not carry firearm at school.",
    "SRO may carry firearm at school if emergency.",
    "SRO must not involve officer for challenging-behavior.",
    "officer must notify parent about arrest.",
    "officer must notify parent about arrest within 2 days unless emergency.",
    "nobody may search student.",
    "SRO may search student if reasonable-suspicion.",
    "here:\n      SRO must notify principal about arrest.",
    "SRO need not notify principal about arrest subject to here.",
    "SRO may arrest student notwithstanding II.1.",
    "SRO must not arrest student except as provided in I.2.",
    "SRO must not arrest student except as provided in II.",
    "SRO must comply with law.",
    "SRO must \"talk to\" student before \"the bell\".",
    "unmodelled \"purpose\".",
];

/// Puts one of the clauses somewhere, takes a line with a whole clause out, puts one twice, or exchanges two.
fn edit(dice: &mut Dice, text: &str) -> (Span, String) {
    let ends: Vec<usize> = text.match_indices(".\n").map(|(at, _)| at + 1).collect();
    let lines: Vec<Span> = text
        .split_inclusive('\n')
        .scan(0, |at, line| {
            *at += line.len();
            Some((*at - line.len(), line))
        })
        .filter(|(_, line)| line.starts_with("    ") && line.trim_end().ends_with('.'))
        .map(|(at, line)| Span::new(at, at + line.len()))
        .collect();
    let line = |dice: &mut Dice| (!lines.is_empty()).then(|| lines[dice.roll(lines.len())]);
    match (dice.roll(4), line(dice)) {
        (0, Some(line)) => (line, String::new()),
        (1, Some(line)) => (Span::at(line.end as usize), line.slice(text).to_owned()),
        (2, Some(line)) => {
            let words = format!("    {}\n", CLAUSES[dice.roll(CLAUSES.len())]);
            (line, words)
        }
        _ if ends.is_empty() => (Span::at(text.len()), " ".to_owned()),
        _ => (Span::at(ends[dice.roll(ends.len())]), format!("\n    {}", CLAUSES[dice.roll(CLAUSES.len())])),
    }
}

#[test]
fn whole_clauses_that_come_and_go_leave_what_a_fresh_look_would_see() {
    let library = Library::builtin();
    let settings = settings();
    for (name, original) in samples() {
        let mut dice = Dice(name.len() as u64 + 77);
        for round in 0..cases(3) {
            let mut live = Live::new(original.clone());
            live.refresh(library, &settings, &Policy::default());
            for step in 0..16 {
                // Sometimes two things happen before anybody looks.
                for _ in 0..=dice.roll(5) / 4 {
                    let (span, words) = edit(&mut dice, live.text());
                    live.edit(span, &words);
                }
                live.refresh(library, &settings, &Policy::default());
                let fresh = library.check(live.text(), &settings);
                assert!(
                    live.checked() == fresh,
                    "{name}, round {round}, step {step}:\n{}",
                    different(&live, &fresh)
                );
            }
        }
    }
}

/// Typing a word before a clause makes it fall apart, and taking the word out makes it whole again.
#[test]
fn a_clause_that_falls_apart_and_is_mended_leaves_what_a_fresh_look_would_see() {
    let library = Library::builtin();
    let settings = settings();
    for (name, original) in samples() {
        let starts: Vec<usize> =
            original.match_indices("\n    ").map(|(at, found)| at + found.len()).collect();
        let mut dice = Dice(5);
        for _ in 0..cases(6) {
            let at = starts[dice.roll(starts.len())];
            let mut live = Live::new(original.clone());
            live.refresh(library, &settings, &Policy::default());
            let words = ["x", "nobody ", "principal must notify the chief about every arrest.\n    "];
            let words = words[dice.roll(words.len())];
            for (span, words) in [(Span::at(at), words), (Span::new(at, at + words.len()), "")] {
                live.edit(span, words);
                live.refresh(library, &settings, &Policy::default());
                let fresh = library.check(live.text(), &settings);
                assert!(live.checked() == fresh, "{name} at {at}: {words:?}\n{}", different(&live, &fresh));
            }
        }
    }
}

/// Edits some words of a text one after the other, and looks at the result each time.
fn exchange(text: &str, edits: &[(&str, &str)]) {
    let library = Library::builtin();
    let settings = settings();
    let mut live = Live::new(text.to_owned());
    live.refresh(library, &settings, &Policy::default());
    for (from, to) in edits {
        let at = live.text().find(from).expect("it is there");
        live.edit(Span::new(at, at + from.len()), to);
        live.refresh(library, &settings, &Policy::default());
        let fresh = library.check(live.text(), &settings);
        assert!(live.checked() == fresh, "{from:?} became {to:?}:\n{}", different(&live, &fresh));
    }
}

/// A quotation mark before a brace that opens nothing makes the brace a part of a string: the blocks end elsewhere then.
#[test]
fn a_brace_between_two_clauses_is_not_forgotten() {
    let text = "agreement \"A\" {\n  secton I covers role-of-SRO {\n    // Not \"soon\" enough.\n    SRO must meet with principal.\n  }\n\n  section II \"Two\" {\n    SRO must not search student.\n  }\n}\n";
    exchange(text, &[("role-of-SRO", "role\"-of-SRO"), ("role\"", "role")]);
}

/// A section that had the address of another one becomes a part of a third.
#[test]
fn a_section_that_shared_its_address_takes_no_other_along() {
    let section = |address: &str, clause: &str| {
        format!("  section {address} \"S\" {{\n    SRO must meet with principal.\n    {clause}\n  }}\n")
    };
    let text = format!(
        "agreement \"A\" {{\n{}{}{}}}\n",
        section("II", "SRO must not discipline student."),
        section("VI", "SRO must notify every parent about arrest."),
        section("II", "SRO must not serve as school-disciplinarian."),
    );
    exchange(&text, &[("every parent", "{every parent"), ("{every", "every")]);
}

#[test]
fn numbers_that_are_told_of_elsewhere_are_those_of_now() {
    let ring = "agreement \"A\" {\n  section I \"One\" {\n    SRO must meet with principal.\n    a:\n      SRO must not carry firearm at school subject to b.\n    b:\n      SRO may carry firearm at school subject to a.\n  }\n}\n";
    let more = "SRO must meet with principal.\n    SRO must not search student.\n";
    exchange(
        ring,
        &[
            ("SRO must meet with principal.\n", more),
            (more, "SRO must meet with principal.\n"),
            ("subject to a", "notwithstanding a"),
            ("notwithstanding a", "subject to a"),
            ("subject to b", "notwithstanding b"),
            ("subject to a", "notwithstanding a"),
            ("notwithstanding b", "except as provided in b"),
        ],
    );
    let twice = "agreement \"A\" {\n  section I \"One\" {\n    a:\n      SRO must meet with principal.\n    a:\n      SRO must not search student.\n  }\n}\n";
    exchange(
        twice,
        &[
            ("search student", "search a student"),
            ("search a student.", "search student. SRO must not arrest student."),
            ("SRO must meet", "SRO may meet"),
        ],
    );
}

#[test]
fn the_beginning_of_a_clause_may_change() {
    let text = "agreement \"A\" {\n  section I \"One\" { // first\n    SRO must meet with principal.\n    > Quoted.\n    SRO must not search student.\n  }\n  SRO must not carry firearm.\n}\n";
    exchange(
        text,
        &[
            ("SRO must meet", "xSRO must meet"),
            ("xSRO", "SRO"),
            ("SRO must meet", "// a comment\n    SRO must meet"),
            ("// a comment", "/* a comment"),
            ("/* a comment", "/* a comment */"),
            ("SRO must meet with principal.", ""),
            ("> Quoted.", "SRO must meet with principal.\n    > Quoted."),
            ("> Quoted", "Quoted"),
            ("Quoted", "> Quoted"),
            ("SRO must not search student.\n", ""),
            ("SRO must not carry", "O must not carry"),
            ("O must not carry", "SRO must not carry"),
            ("SRO must not carry firearm.\n", ""),
            ("  }\n", "  \n"),
        ],
    );
}

#[test]
fn an_unknown_word_may_be_spelt_otherwise() {
    let library = Library::builtin();
    let settings = settings();
    let text = include_str!("../../agreements/riverton.mou");
    let mut at = 0;
    let mut places = Vec::new();
    for line in text.split_inclusive('\n') {
        let words = line.trim();
        if line.starts_with("    ") && words.ends_with('.') && words.starts_with(char::is_alphabetic) {
            let last = line.rfind(' ').map_or(0, |blank| blank + 1);
            places.extend([at + line.len() - line.trim_start().len(), at + last]);
        }
        at += line.len();
    }
    let mut live = Live::new(text.to_owned());
    for place in places.into_iter().step_by(5) {
        let typed = (0..3).map(|letter| (Span::new(place + letter, place + letter), "x"));
        let deleted = (0..3).rev().map(|letter| (Span::new(place + letter, place + letter + 1), ""));
        for (span, words) in typed.chain(deleted) {
            live.edit(span, words);
            live.refresh(library, &settings, &Policy::default());
            let fresh = library.check(live.text(), &settings);
            assert!(live.checked() == fresh, "{words:?} at {span:?}:\n{}", different(&live, &fresh));
        }
    }
    let text = "agreement \"A\" {\n  section I \"One\" {\n    wardn must not search student.\n    wardn may search student.\n    SRO must not carry \"things\".\n  }\n}\n";
    exchange(
        text,
        &[
            ("wardn must", "warde must"),
            ("wardn may", "warde may"),
            ("warde must", "wardx must"),
            ("\"things\"", "\"thing\""),
            ("\"thing\"", "\"warde\""),
            ("wardx must", "warde must"),
            ("warde may", "wardx may"),
        ],
    );
}

#[test]
fn a_long_agreement_of_parts_that_are_alike_is_kept_up_with() {
    let (_, part) =
        samples().into_iter().find(|(name, _)| name.starts_with("riverton")).expect("it is there");
    let first = part.find("  section ").expect("it has sections");
    let (head, body) = part.split_at(first);
    let body = body.trim_end().trim_end_matches('}');
    let again = |number: usize| body.replace("section ", &format!("section X{number}"));
    let text = format!("{head}{body}{}{}}}\n", again(1), again(2));
    let library = Library::builtin();
    let settings = settings();
    let mut dice = Dice(3);
    for _ in 0..cases(1) {
        let mut live = Live::new(text.clone());
        live.refresh(library, &settings, &Policy::default());
        for step in 0..12 {
            let (span, words) = edit(&mut dice, live.text());
            let before = span.slice(live.text()).to_owned();
            live.edit(span, &words);
            live.refresh(library, &settings, &Policy::default());
            // Every other edit is taken back.
            if step % 2 == 0 {
                live.edit(Span::new(span.start as usize, span.start as usize + words.len()), &before);
                live.refresh(library, &settings, &Policy::default());
            }
            let fresh = library.check(live.text(), &settings);
            assert!(live.checked() == fresh, "step {step}: {words:?}\n{}", different(&live, &fresh));
        }
    }
}
