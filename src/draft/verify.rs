//! The quotes of an agreement against its paper: what has become of each paragraph.
//!
//! The sentences of one paragraph are joined again by their marks; a quote that carries no mark of ours is a paragraph of its
//! own. Words decide, and where paragraphs stand only says which of several with the same words is meant. Whatever is in doubt
//! counts as changed: a clause that rests on words which are no longer there is worse than one that is looked at again.

mod matching;
pub mod words;

use super::mark::Mark;
use super::outline::{self, Member, Section};
use super::passages::passages;
use crate::paper::{BlockKind, Paper, Place};
use crate::reading::sentences;
use crate::syntax::ast::{Agreement, Statement, StatementKind, Sureness};
use crate::text::Span;
use crate::text::edit::Edit;
use words::{Piece, key};

/// What has become of one paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// The quotes that have its sentences, in the order of its sentences; none where nobody quotes it.
    pub quotes: Vec<Span>,
    /// Where the quotes say that it stands.
    pub quoted_at: Option<Mark>,
    /// Where it stands on the paper now; none where it is gone.
    pub stands_at: Option<Place>,
    /// Its words: as quoted, or as on the paper where nobody quotes it.
    pub words: String,
    /// What has become of it.
    pub fate: Fate,
}

/// What has become of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It says the same at the same place; without a mark of ours, at any place.
    Same,
    /// It says the same at another place, or under another number.
    Moved,
    /// It says something else.
    Changed {
        /// Its words on the paper now.
        now: String,
        /// From the quoted words to those.
        diff: Vec<Piece>,
    },
    /// It is not on the paper any more.
    Missing,
    /// It is on the paper, and nobody quotes it.
    New,
}

impl Fate {
    /// Whether the agreement still says what the paper says.
    pub fn holds(&self) -> bool {
        matches!(self, Self::Same | Self::Moved)
    }
}

/// A quoted paragraph.
#[derive(Clone, Debug)]
struct Quoted {
    /// Its quotes, each with its mark, where that is one of ours, and its words.
    quotes: Vec<(Span, Option<Mark>, String)>,
    /// The words of all of them, to be compared.
    key: String,
}

impl Quoted {
    fn new(span: Span, mark: Option<Mark>, words: &str) -> Self {
        Self { quotes: vec![(span, mark, words.to_owned())], key: key(words) }
    }

    fn add(&mut self, span: Span, mark: Mark, words: &str) {
        self.quotes.push((span, Some(mark), words.to_owned()));
        self.key.push_str(&key(words));
    }

    fn mark(&self) -> Option<Mark> {
        self.quotes.first().and_then(|(_, mark, _)| *mark)
    }

    fn words(&self) -> String {
        let words: Vec<&str> = self.quotes.iter().map(|(_, _, words)| words.as_str()).collect();
        words.join(" ")
    }
}

/// A paragraph of the paper.
#[derive(Clone, Debug)]
struct Printed {
    /// Its number as printed; empty where it has none, or only a bullet.
    label: String,
    /// Its sentences without the label: their words, and the same to be compared.
    sentences: Vec<(String, String)>,
    /// Where it stands.
    place: Place,
    /// Whether a draft would quote it; headings and running lines need not be quoted.
    wanted: bool,
}

impl Printed {
    fn new(label: Option<&str>, text: &str, place: Place, wanted: bool) -> Option<Self> {
        let said: Vec<(String, String)> = sentences(text)
            .into_iter()
            .filter_map(|range| text.get(range))
            .map(|words| (words.to_owned(), key(words)))
            .collect();
        let label = label.filter(|label| label.chars().any(char::is_alphanumeric)).unwrap_or_default();
        (!said.is_empty()).then(|| Self { label: label.to_owned(), sentences: said, place, wanted })
    }

    /// All its words to be compared, without its label.
    fn key(&self) -> String {
        self.sentences.iter().map(|(_, key)| key.as_str()).collect()
    }

    /// All its words, as a draft would quote them.
    fn words(&self) -> String {
        let words: Vec<&str> = self.sentences.iter().map(|(words, _)| words.as_str()).collect();
        if self.label.is_empty() { words.join(" ") } else { format!("{} {}", self.label, words.join(" ")) }
    }
}

/// Holds an agreement against its paper: what has become of every quoted paragraph, in the order of the agreement, and between
/// them the paragraphs that nobody quotes, each behind the one it follows on the paper.
pub fn verify(agreement: &Agreement, paper: &Paper) -> Vec<Paragraph> {
    let printed = printed(paper);
    let on_paper = |mark: &str| {
        let brackets = key(&format!("[{mark}]"));
        printed.iter().any(|one| one.sentences.iter().any(|(_, key)| key.contains(&brackets)))
    };
    matching::matched(&quoted(agreement, on_paper), &printed)
}

/// The quoted paragraphs of an agreement; `on_paper` tells whether a mark that is none of ours is words of the paper.
fn quoted(agreement: &Agreement, on_paper: impl Fn(&str) -> bool) -> Vec<Quoted> {
    let mut all: Vec<Quoted> = Vec::new();
    for quote in passages(agreement).iter().filter_map(|passage| passage.quote) {
        let (text, mark) = match quote.mark.as_deref() {
            Some(mark) => (quote.text.as_str(), Mark::parse(mark)),
            None => broken_mark(&quote.text)
                .map_or((quote.text.as_str(), None), |(text, mark)| (text, Some(mark))),
        };
        if let Some(mark) = mark.filter(|mark| mark.sentence.is_some()) {
            // The cells of a table's row stand in one paragraph and count their sentences anew.
            let same = |known: &Mark| known.paragraph == mark.paragraph && known.sentence.is_some();
            let open = all.iter_mut().rev().find(|one| one.mark().is_some_and(|known| same(&known)));
            let goes_on = |one: &&mut Quoted| {
                one.quotes
                    .last()
                    .is_some_and(|(_, last, _)| last.and_then(|last| last.sentence) < mark.sentence)
            };
            if let Some(open) = open.filter(goes_on) {
                open.add(quote.span, mark, text);
                continue;
            }
        }
        let words = match (mark, &quote.mark) {
            // What stands in brackets at the end of a quote that somebody wrote may be words of the paper.
            (None, Some(other)) if on_paper(other) => format!("{text} [{other}]"),
            _ => text.to_owned(),
        };
        all.push(Quoted::new(quote.span, mark, &words));
    }
    all
}

/// A quote whose mark is broken over two lines, so that it counts as words of the quote: its words and its mark.
fn broken_mark(text: &str) -> Option<(&str, Mark)> {
    let (words, mark) = text.strip_suffix(']')?.rsplit_once('[')?;
    Some((words.trim_end(), Mark::parse(mark)?))
}

/// The paragraphs of a paper: first those that a draft quotes, in order, then what it leaves out.
fn printed(paper: &Paper) -> Vec<Printed> {
    let mut all = Vec::new();
    gather(&outline::outline(paper), &mut all);
    let left_out = paper.blocks.iter().filter(|block| {
        matches!(block.kind, BlockKind::Title | BlockKind::Heading { .. } | BlockKind::Running)
    });
    all.extend(
        left_out.filter_map(|block| Printed::new(block.label.as_deref(), &block.text, block.place, false)),
    );
    all
}

fn gather(section: &Section, all: &mut Vec<Printed>) {
    for member in &section.members {
        match member {
            Member::Passage(passage) => {
                all.extend(Printed::new(passage.label.as_deref(), &passage.text, passage.place, true));
            }
            Member::Section(inner) => gather(inner, all),
        }
    }
}

/// The edits that say of every statement under a paragraph which has changed or is gone that nobody has looked at it since.
/// Also of one that was read with every word in its place: the checker rests on those.
pub fn stale(agreement: &Agreement, paragraphs: &[Paragraph]) -> Vec<Edit> {
    let fallen = paragraphs.iter().filter(|paragraph| !paragraph.fate.holds());
    let fallen: Vec<Span> = fallen.flat_map(|paragraph| paragraph.quotes.iter().copied()).collect();
    let passages = passages(agreement);
    let under = passages
        .iter()
        .filter(|passage| passage.quote.is_some_and(|quote| fallen.contains(&quote.span)))
        .flat_map(|passage| &passage.statements);
    under.filter_map(|said| stale_mark(said.statement)).collect()
}

fn stale_mark(statement: &Statement) -> Option<Edit> {
    if matches!(statement.kind, StatementKind::Invalid) {
        return None;
    }
    let words = format!("draft {}:", Sureness::Stale.word());
    match (statement.reading, &statement.mark) {
        (Some(reading), _) if reading.sureness == Sureness::Sure => Some(Edit::new(reading.span, words)),
        (Some(_), _) => None,
        (None, Some(mark)) => {
            let end = mark.span.end;
            Some(Edit::new(Span { start: end, end }, format!(" {words}")))
        }
        (None, None) => {
            let start = statement.span.start;
            Some(Edit::new(Span { start, end: start }, format!("{words} ")))
        }
    }
}
