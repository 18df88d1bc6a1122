//! A text under edit must at every moment be what a fresh look at it would see.

mod clauses;

use moulint::library::{Library, Settings};
use moulint::live::Live;
use moulint::suppress::Policy;
use moulint::text::Span;
use moulint::text::line_index::{Encoding, LineColumn, LineIndex};

use crate::properties::cases;

/// Numbers that look random and are the same on every run (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((mixed ^ (mixed >> 31)) % sides as u64).expect("less than `sides`")
    }
}

/// The sample documents, each with characters of every length in it.
fn samples() -> Vec<(String, String)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/agreements");
    let mut samples: Vec<(String, String)> = std::fs::read_dir(folder)
        .expect("the folder is part of the repository")
        .map(|entry| entry.expect("it can be read").path())
        .map(|path| {
            let text = std::fs::read_to_string(&path).expect("it is text");
            (path.file_name().expect("it has a name").to_string_lossy().into_owned(), text)
        })
        .collect();
    samples.sort();
    for (_, text) in &mut samples {
        *text = text.replacen("agreement \"", "agreement \"甲方 👮 é ", 1).replacen("//", "// 👩‍🏫 ", 3);
    }
    samples
}

fn settings() -> Settings {
    Settings::new("2026-11-27".parse().expect("it is a day"))
}

/// One edit as an editor would tell of it: a place in UTF-16 units, and what stands there afterwards.
fn edit(dice: &mut Dice, text: &str) -> (LineColumn, LineColumn, String) {
    const TYPED: [&str; 24] = [
        "a", "e", "s", "t", "r", "-", " ", " ", "\n", ".", ",", "\"", "1", "{", "}", ">", "/", "*", ":",
        "👮", "é", "A", "\r\n", "_",
    ];
    let lines = LineIndex::new(text);
    let mut offset = dice.roll(text.len() + 1);
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    let delete = dice.roll(2) == 0;
    let next = text[offset..].chars().next().filter(|_| delete).map_or(0, char::len_utf8);
    let at =
        |offset: usize| lines.position(text, u32::try_from(offset).expect("it is short"), Encoding::Utf16);
    let words = if next > 0 { "" } else { TYPED[dice.roll(TYPED.len())] };
    (at(offset), at(offset + next), words.to_owned())
}

/// The client's own idea of its text.
fn apply(text: &mut String, (start, end, words): &(LineColumn, LineColumn, String)) {
    let lines = LineIndex::new(text);
    let place = |place| lines.offset(text, place, Encoding::Utf16) as usize;
    let range = place(*start)..place(*end);
    text.replace_range(range, words);
}

#[test]
fn random_edits_leave_what_a_fresh_look_would_see() {
    let library = Library::builtin();
    let settings = settings();
    // `MOULINT_CASES=67` makes ten thousand edits of each document.
    let rounds = cases(6);
    std::thread::scope(|scope| {
        for (name, original) in samples() {
            let settings = &settings;
            scope.spawn(move || edited_at_random(library, settings, &name, &original, rounds));
        }
    });
}

fn edited_at_random(library: &Library, settings: &Settings, name: &str, original: &str, rounds: u32) {
    let mut dice = Dice(name.len() as u64);
    for round in 0..rounds {
        let mut client = original.to_owned();
        let mut live = Live::new(client.clone());
        live.refresh(library, settings, &Policy::default());
        // Past some thirty edits hardly anything can be read any more.
        for _ in 0..25 {
            let edit = edit(&mut dice, &client);
            let place = |place| live.lines().offset(live.text(), place, Encoding::Utf16);
            let span = Span { start: place(edit.0), end: place(edit.1) };
            live.edit(span, &edit.2);
            apply(&mut client, &edit);
            assert_eq!(live.text(), client);
            if live.is_tree_fresh() {
                let fresh = moulint::syntax::parse(&client);
                assert!(
                    format!("{:?}", live.parsed()) == format!("{fresh:?}"),
                    "{name}, round {round}: {edit:?}"
                );
            }
            live.refresh(library, settings, &Policy::default());
        }
        let fresh = library.check(&client, settings);
        assert!(live.checked() == fresh, "{name}, round {round}:\n{}", different(&live, &fresh));
    }
}

/// The words `notwithstanding` and `subject to` name the same clauses, and mean the contrary.
#[test]
fn a_change_of_what_prevails_is_seen() {
    let library = Library::builtin();
    let settings = settings().packs(["us-ma"]);
    let text = "agreement \"Oak Hollow\" {\n  SRO must not serve as school-disciplinarian.\n  SRO may serve as school-disciplinarian if on-request notwithstanding 1.\n}\n";
    let mut live = Live::new(text.to_owned());
    live.refresh(library, &settings, &Policy::default());
    for (from, to) in [("notwithstanding", "subject to"), ("subject to", "notwithstanding")] {
        let at = live.text().find(from).expect("it is there");
        live.edit(Span::new(at, at + from.len()), to);
        live.refresh(library, &settings, &Policy::default());
        let fresh = library.check(live.text(), &settings);
        assert!(live.checked() == fresh, "{to}:\n{}", different(&live, &fresh));
    }
}

/// What somebody types who writes a clause, letter by letter, and takes it back again; at each step the tree and the
/// verdicts are those of a fresh look.
#[test]
fn typing_a_clause_and_taking_it_back_changes_nothing() {
    const TYPED: &str =
        "\n    principal must notify the chief about every arrest within 1 day of arrest if emergency.";
    let library = Library::builtin();
    let settings = settings();
    for (name, original) in samples() {
        let places: Vec<usize> = original.match_indices(".\n").map(|(at, _)| at + 1).collect();
        let mut dice = Dice(7);
        for _ in 0..cases(2) {
            let at = places[dice.roll(places.len())];
            let mut live = Live::new(original.clone());
            live.refresh(library, &settings, &Policy::default());
            for (offset, letter) in TYPED.char_indices() {
                let span = Span::at(at + offset);
                live.edit(span, &letter.to_string());
                live.refresh(library, &settings, &Policy::default());
                if offset % 12 == 0 || letter == '.' {
                    let fresh = library.check(live.text(), &settings);
                    assert!(
                        live.checked() == fresh,
                        "{name} at {at}+{offset}:\n{}",
                        different(&live, &fresh)
                    );
                }
            }
            for (offset, letter) in TYPED.char_indices().rev() {
                live.edit(Span::new(at + offset, at + offset + letter.len_utf8()), "");
                live.refresh(library, &settings, &Policy::default());
                // What was said of the same text before is said again.
                if offset % 17 == 0 || letter == '.' {
                    let fresh = library.check(live.text(), &settings);
                    assert!(
                        live.checked() == fresh,
                        "{name} at {at}, back to {offset}:\n{}",
                        different(&live, &fresh)
                    );
                }
            }
            assert_eq!(live.text(), original);
            let fresh = library.check(&original, &settings);
            assert!(live.checked() == fresh, "{name} at {at}, taken back:\n{}", different(&live, &fresh));
        }
    }
}

/// What differs, for whoever has to find out why.
fn different(live: &Live, fresh: &[moulint::finding::Checked]) -> String {
    let mut out = String::new();
    for (ours, theirs) in live.checked().iter().zip(fresh) {
        let only = |a: &[moulint::finding::Finding], b: &[moulint::finding::Finding]| {
            a.iter()
                .filter(|one| !b.contains(one))
                .map(|one| format!("{one:?}"))
                .collect::<Vec<_>>()
                .join("\n")
        };
        out.push_str(&format!(
            "kept:\n{}\nfresh:\n{}\n",
            only(&ours.findings, &theirs.findings),
            only(&theirs.findings, &ours.findings)
        ));
        for (ours, theirs) in
            ours.verdicts.iter().zip(&theirs.verdicts).filter(|(ours, theirs)| ours != theirs)
        {
            out.push_str(&format!("kept {ours:?}\nfresh {theirs:?}\n"));
        }
    }
    format!("{out}\n{}", live.text())
}
