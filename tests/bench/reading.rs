//! How well prose is read: the table of `tests/reading`, by document.
//!
//! `cargo bench --bench reading` reads the invented documents that stand beside their keys, as plain text, and two of them as
//! Word and PDF too; those of `tests/reading/learned` may be looked at whole and count for neither half. `-- --paper FILE KEY` adds a document from elsewhere, such as one whose words are not ours to print; its key
//! then holds fingerprints. `-- --wrong` tells of each sentence what went wrong, in the half of each key that
//! may be looked at: rules are written for that half, and the other one shows whether they are general; `-- --kinds` tells of
//! that other half what kinds of things are wrong and how often, without a word of it. `-- --learn FILE KEY`
//! adds a document of which all may be looked at, and which counts for neither half.
//! `-- --against PAPER AGREEMENT PACK` drafts a paper, checks the draft against a pack, and tells what the same check of
//! an agreement that somebody wrote by hand for that paper satisfies besides; it fails where the draft satisfies more. It
//! tells as well what the draft would satisfy if somebody took each clause for right as it stands.
//!
//! A second table tells how many of the statements of single sentences are found (`tests/reading/statements`).

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a program that prints a table of files"
)]

#[path = "../reading/found.rs"]
mod found;
#[path = "../reading/papers.rs"]
mod papers;
#[path = "../reading/score.rs"]
mod score;
#[path = "../it/support/mod.rs"]
#[expect(dead_code, reason = "the tests use all of it")]
mod support;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use moulint::check::verdict::Verdict;
use moulint::draft::review;
use moulint::library::{Library, Settings};
use moulint::paper;
use moulint::syntax::parse;
use moulint::text::edit::{self, Edit};

use score::{Score, Unit};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let wrong = arguments.iter().any(|argument| argument == "--wrong");
    let mut table = Table { wrong, seen: Score::default(), unseen: Score::default(), kinds: BTreeMap::new() };
    println!("{}", score::HEADER);
    let given = arguments.iter().enumerate().filter(|(_, one)| matches!(one.as_str(), "--paper" | "--learn"));
    for (at, option) in given {
        let (Some(paper), Some(key)) = (arguments.get(at + 1), arguments.get(at + 2)) else {
            println!("`{option}` is followed by a paper and its key");
            return;
        };
        let bytes = std::fs::read(paper).expect("the paper can be read");
        table.row(paper, &bytes, Path::new(key), option == "--learn");
    }
    let against =
        arguments.iter().enumerate().filter(|(_, argument)| *argument == "--against").map(|(at, _)| at);
    let mut too_much = false;
    for at in against {
        let [paper, agreement, pack] = [1, 2, 3].map(|next| arguments.get(at + next));
        let (Some(paper), Some(agreement), Some(pack)) = (paper, agreement, pack) else {
            println!("`--against` is followed by a paper, an agreement and a pack");
            return;
        };
        too_much |= against_hand(paper, agreement, pack);
    }
    for key in papers::learned() {
        let text = key.with_extension("txt");
        let bytes = std::fs::read(&text).expect("each key has its text beside it");
        table.row(&text.display().to_string(), &bytes, &key, true);
    }
    for key in papers::own() {
        let text = key.with_extension("txt");
        let bytes = std::fs::read(&text).expect("each key has its text beside it");
        table.row(&text.display().to_string(), &bytes, &key, false);
        for (name, bytes) in papers::other_forms(&text, &bytes) {
            table.row(&name, &bytes, &key, false);
        }
    }
    println!("{}", table.seen.row("half that may be looked at"));
    println!("{}", table.unseen.row("other half"));
    if arguments.iter().any(|argument| argument == "--kinds") {
        table.kinds.iter().for_each(|(kind, count)| println!("  {count:>3} {kind}"));
    }
    statements(wrong);
    assert!(!too_much, "a draft satisfies what the agreement written by hand does not");
}

/// Tells how many statements of single sentences are found, and of those that may be looked at what went wrong.
fn statements(wrong: bool) {
    println!("\n{}", found::HEADER);
    for (path, seen) in found::looked_at()
        .into_iter()
        .map(|path| (path, true))
        .chain(found::unseen().into_iter().map(|path| (path, false)))
    {
        let (sentences, read) = found::read(&path);
        let count = found::count(&sentences, &read, |text, wanted, read| {
            if wrong && seen {
                let gap = "\n           ";
                println!("  {text}\n      want {}\n      read {}", wanted.join(gap), read.join(gap));
            }
        });
        let name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        println!("{}", count.row(&if seen { name } else { format!("{name} (unseen)") }));
    }
}

/// Tells which rules of a pack the draft of a paper satisfies, and which ones an agreement written by hand for it; whether
/// the draft satisfies one that the other does not.
fn against_hand(paper: &str, agreement: &str, pack: &str) -> bool {
    let library = Library::builtin();
    let settings = Settings::new("2026-11-27".parse().expect("it is a day")).packs([pack]);
    let satisfied = |text: &str| -> BTreeSet<String> {
        let checked = library.check(text, &settings);
        let verdicts = checked.into_iter().flat_map(|document| document.verdicts);
        verdicts.filter(|one| one.verdict == Verdict::Satisfied).map(|one| one.rule).collect()
    };
    let bytes = std::fs::read(paper).expect("the paper can be read");
    let kind = paper::kind_of(paper, &bytes).expect("the kind of the paper is known");
    let read = paper::read(&bytes, kind).expect("the paper can be read");
    let text = moulint::draft::draft(&read, paper, library.taxonomy()).text;
    let draft = satisfied(&text);
    // What would be if somebody took every statement for right as it stands: how far the reading carries.
    let items = review::items(&text, &parse(&text));
    let edits: Vec<Edit> = items.iter().filter_map(|item| review::accept(&text, item)).flatten().collect();
    let accepted = edit::apply(&text, &edits);
    let finished = review::finish(&accepted, &parse(&accepted)).expect("a draft says that it is one");
    let accepted = satisfied(&edit::apply(&accepted, &finished));
    let hand = satisfied(&std::fs::read_to_string(agreement).expect("the agreement can be read"));
    println!(
        "{pack}: {} rules satisfied by hand, {} in the draft; {} missed, {} too many",
        hand.len(),
        draft.len(),
        hand.difference(&draft).count(),
        draft.difference(&hand).count()
    );
    println!(
        "  with each clause taken for right as it stands: {} satisfied, {} too many",
        accepted.len(),
        accepted.difference(&hand).count()
    );
    accepted.difference(&hand).for_each(|rule| println!("  too many then: {rule}"));
    draft.difference(&hand).for_each(|rule| println!("  too many: {rule}"));
    draft.difference(&hand).count() > 0
}

struct Table {
    wrong: bool,
    seen: Score,
    unseen: Score,
    /// What is wrong in the half that nobody looks at, told without its sentences, and how often.
    kinds: BTreeMap<String, usize>,
}

/// What is wrong in a clause, without its words: which of modality, actor, action and slots, and which slots differ.
fn kind(what: &str) -> Option<String> {
    let marks = what.get(..6).filter(|marks| marks.starts_with('['));
    let slots = what.lines().last().map(str::trim).filter(|last| last.starts_with('('));
    match (marks, slots) {
        (Some(marks), Some(slots)) => Some(format!("{marks} {slots}")),
        _ => what.split(':').next().map(str::to_owned),
    }
}

impl Table {
    fn row(&mut self, name: &str, bytes: &[u8], key: &Path, to_learn: bool) {
        let units = score::key(&std::fs::read_to_string(key).expect("the key can be read"));
        let read = papers::read(name, bytes);
        let wrong = self.wrong;
        let tell = |unit: &Unit, sentence: &str, what: &str| {
            if wrong && (to_learn || score::may_be_seen(unit.fingerprint)) {
                println!("  {sentence}\n      {what}");
            }
        };
        let kinds = &mut self.kinds;
        let silent = |_: &Unit, _: &str, what: &str| {
            if let Some(kind) = kind(what).filter(|_| !to_learn) {
                *kinds.entry(kind).or_default() += 1;
            }
        };
        let seen = score::score(&units, &read, |one| to_learn || score::may_be_seen(one), tell);
        let unseen = score::score(&units, &read, |one| !to_learn && !score::may_be_seen(one), silent);
        let mut all = seen;
        all.add(unseen);
        let name = PathBuf::from(name);
        println!(
            "{}",
            all.row(&name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
        );
        if !to_learn {
            self.seen.add(seen);
            self.unseen.add(unseen);
        }
    }
}
