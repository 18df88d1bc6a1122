//! How well prose is read: the table of `tests/reading`, by document.
//!
//! `cargo bench --bench reading` reads the invented documents that stand beside their keys, as plain text, and two of them as
//! Word and PDF too. `-- --paper FILE KEY` adds a document from elsewhere, such as one whose words are not ours to print; its key
//! then holds fingerprints. `-- --wrong` tells of each sentence what went wrong, in the half of each key that
//! may be looked at: rules are written for that half, and the other one shows whether they are general.

#![allow(
    clippy::print_stdout,
    clippy::expect_used,
    clippy::disallowed_methods,
    reason = "a program that prints a table of files"
)]

#[path = "../reading/papers.rs"]
mod papers;
#[path = "../reading/score.rs"]
mod score;
#[path = "../it/support/mod.rs"]
#[expect(dead_code, reason = "the tests use all of it")]
mod support;

use std::path::{Path, PathBuf};

use score::{Score, Unit};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    let wrong = arguments.iter().any(|argument| argument == "--wrong");
    let mut table = Table { wrong, seen: Score::default(), unseen: Score::default() };
    println!("{}", score::HEADER);
    let given = arguments.iter().enumerate().filter(|(_, argument)| *argument == "--paper").map(|(at, _)| at);
    for at in given {
        let (Some(paper), Some(key)) = (arguments.get(at + 1), arguments.get(at + 2)) else {
            println!("`--paper` is followed by a paper and its key");
            return;
        };
        let bytes = std::fs::read(paper).expect("the paper can be read");
        table.row(paper, &bytes, Path::new(key));
    }
    for key in papers::own() {
        let text = key.with_extension("txt");
        let bytes = std::fs::read(&text).expect("each key has its text beside it");
        table.row(&text.display().to_string(), &bytes, &key);
        for (name, bytes) in papers::other_forms(&text, &bytes) {
            table.row(&name, &bytes, &key);
        }
    }
    println!("{}", table.seen.row("half that may be looked at"));
    println!("{}", table.unseen.row("other half"));
}

struct Table {
    wrong: bool,
    seen: Score,
    unseen: Score,
}

impl Table {
    fn row(&mut self, name: &str, bytes: &[u8], key: &Path) {
        let units = score::key(&std::fs::read_to_string(key).expect("the key can be read"));
        let read = papers::read(name, bytes);
        let wrong = self.wrong;
        let tell = |unit: &Unit, sentence: &str, what: &str| {
            if wrong && score::may_be_seen(unit.fingerprint) {
                println!("  {sentence}\n      {what}");
            }
        };
        let silent = |_: &Unit, _: &str, _: &str| {};
        let seen = score::score(&units, &read, score::may_be_seen, tell);
        let unseen = score::score(&units, &read, |unit| !score::may_be_seen(unit), silent);
        let mut all = seen;
        all.add(unseen);
        let name = PathBuf::from(name);
        println!(
            "{}",
            all.row(&name.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default())
        );
        self.seen.add(seen);
        self.unseen.add(unseen);
    }
}
