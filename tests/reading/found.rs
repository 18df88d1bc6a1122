//! How many of a sentence's statements are found: sentences with nothing but the modality and the actor of each statement.
//!
//! Those in `tests/reading/statements` may be looked at while rules are written, those in its folder `unseen` not.
//!
//! A file has one sentence a line, in Markdown, and under it `=> modality | actor | verb` for each statement that it makes, with
//! `/` between right answers and `*` for any actor; `=> none` and `=> head` say that it makes none. The verb is for people.

#![allow(
    dead_code,
    clippy::missing_panics_doc,
    clippy::expect_used,
    reason = "tests and a table use parts of it"
)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::papers;
use super::score::{self, Read};

/// The files of sentences that may be looked at.
pub fn looked_at() -> Vec<PathBuf> {
    papers::with_ending("tests/reading/statements", "txt")
}

/// The files of sentences that nobody who writes rules has read.
pub fn unseen() -> Vec<PathBuf> {
    papers::with_ending("tests/reading/statements/unseen", "txt")
}

/// A clause as it was read: its modality, and who acts.
type Told = (String, BTreeSet<String>);

/// A statement that somebody finds in a sentence: the right answers for its modality and its actor.
pub struct Wanted {
    pub line: String,
    modalities: Vec<String>,
    actors: Vec<BTreeSet<String>>,
}

/// A sentence with its statements.
pub struct Sentence {
    pub text: String,
    pub wanted: Vec<Wanted>,
}

/// How many statements there are, how many are found, with the right modality, with the right actor too, and how many were
/// read where there is none.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    pub wanted: usize,
    pub found: usize,
    pub modality: usize,
    pub actor: usize,
    pub extra: usize,
}

impl Count {
    pub fn add(&mut self, other: Self) {
        self.wanted += other.wanted;
        self.found += other.found;
        self.modality += other.modality;
        self.actor += other.actor;
        self.extra += other.extra;
    }

    pub fn row(&self, name: &str) -> String {
        let share =
            |part: usize| if self.wanted == 0 { 0.0 } else { 100.0 * part as f64 / self.wanted as f64 };
        let [found, modality, actor] = [self.found, self.modality, self.actor].map(share);
        let (wanted, extra) = (self.wanted, self.extra);
        format!("{name:<28} {wanted:>10} {found:>6.1} {modality:>8.1} {actor:>6.1} {extra:>6}")
    }
}

pub const HEADER: &str = "document                     statements  found modality  actor  extra";

/// The sentences of a file and what is read in them.
pub fn read(path: &Path) -> (Vec<Sentence>, Vec<Read>) {
    let text = std::fs::read_to_string(path).expect("the sentences can be read");
    let mut sentences: Vec<Sentence> = Vec::new();
    let mut paper = String::new();
    for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
        match line.strip_prefix("=>") {
            Some(wanted) => {
                let sentence = sentences.last_mut().expect("a sentence stands above what it states");
                sentence.wanted.extend(statement(wanted.trim()));
            }
            None if line.starts_with("# ") => paper.push_str(&format!("\n{line}\n\n")),
            None => {
                let item = line.trim_start_matches("- ");
                sentences.push(Sentence { text: item.to_owned(), wanted: Vec::new() });
                let gap = if item == line { "\n" } else { "" };
                paper.push_str(&format!("{gap}{line}\n{gap}"));
            }
        }
    }
    (sentences, papers::read("sentences.md", paper.as_bytes()))
}

fn statement(line: &str) -> Option<Wanted> {
    if matches!(line, "none" | "head") {
        return None;
    }
    let mut fields = line.split('|').map(str::trim);
    let mut answers = || -> Vec<String> {
        fields.next().unwrap_or_default().split('/').map(|one| one.trim().to_owned()).collect()
    };
    let (modalities, actors) = (answers(), answers());
    let actors = actors.iter().map(|one| one.split(" and ").map(str::to_owned).collect()).collect();
    Some(Wanted { line: line.to_owned(), modalities, actors })
}

/// Counts what is found, and tells of each sentence that has something wrong.
pub fn count(sentences: &[Sentence], read: &[Read], mut tell: impl FnMut(&str, &[&str], &[String])) -> Count {
    let mut count = Count::default();
    let mut left: Vec<&Read> = read.iter().collect();
    for sentence in sentences {
        let print = score::fingerprint(&sentence.text);
        let place = left.iter().position(|one| score::fingerprint(&one.text) == print);
        let clauses = place.map(|place| left.remove(place).clauses.clone()).unwrap_or_default();
        let told: Vec<Told> = clauses.iter().map(|clause| score::modality_and_actor(clause)).collect();
        let mut free: Vec<usize> = (0..told.len()).collect();
        let mut open: Vec<&Wanted> = sentence.wanted.iter().collect();
        let (all, read) = (open.len(), free.len());
        let mut pair = |fits: &dyn Fn(&Wanted, &Told) -> bool| {
            let before = open.len();
            open.retain(|wanted| match free.iter().position(|at| fits(wanted, &told[*at])) {
                Some(at) => {
                    free.remove(at);
                    false
                }
                None => true,
            });
            before - open.len()
        };
        let modality = |wanted: &Wanted, told: &str| wanted.modalities.iter().any(|one| one == told);
        let actor = |wanted: &Wanted, told: &BTreeSet<String>| {
            wanted.actors.iter().any(|one| one.contains("*") || one == told || stands_for(one, told))
        };
        let both = pair(&|wanted, told| modality(wanted, &told.0) && actor(wanted, &told.1));
        let one = pair(&|wanted, told| modality(wanted, &told.0));
        count.wanted += all;
        count.found += all.min(read);
        count.modality += both + one;
        count.actor += both;
        count.extra += read.saturating_sub(all);
        if both < all || read > all {
            let wanted: Vec<&str> = sentence.wanted.iter().map(|wanted| wanted.line.as_str()).collect();
            tell(&sentence.text, &wanted, &clauses);
        }
    }
    // What was read in sentences that were parted in another way than the file has them.
    count.extra += left.iter().map(|one| one.clauses.len()).sum::<usize>();
    count
}

/// `"not named"` is one word of the clause; `not named` two of the file.
fn stands_for(wanted: &BTreeSet<String>, told: &BTreeSet<String>) -> bool {
    let bare = |one: &String| one.trim_start_matches('"').to_owned();
    told.iter().map(bare).collect::<BTreeSet<_>>() == *wanted
}
