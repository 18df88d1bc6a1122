//! A new version of the paper taken over into an agreement that somebody has worked on.
//!
//! What a person has written stays. Marks go to where their paragraphs stand now; under a paragraph that has changed the quote is
//! renewed and the clauses are marked as stale; a paragraph that is gone is told of; and what is new on the paper
//! is drafted and put behind the paragraph that it follows.

use std::sync::Arc;

use super::mark::Mark;
use super::passages::passages;
use super::verify::{self, Fate, Paragraph, words::key};
use super::{draft, write};
use crate::paper::{Paper, Place};
use crate::reading::sentences;
use crate::syntax::{self, ast};
use crate::taxonomy::Taxonomy;
use crate::text::Span;
use crate::text::edit::{self, Edit};

/// What was taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Update {
    /// The text with it, not laid out yet.
    pub text: String,
    /// Paragraphs that stand elsewhere now.
    pub moved: usize,
    /// Paragraphs that say something else.
    pub changed: usize,
    /// Paragraphs that are gone.
    pub missing: usize,
    /// Paragraphs that nobody quoted yet.
    pub new: usize,
}

/// What is said of a quote whose words are not on the paper any more.
const GONE: &str = "// look: the paper does not say this any more\n";

/// Takes a paper over into the text of an agreement.
pub fn update(
    text: &str,
    agreement: &ast::Agreement,
    paper: &Paper,
    source: &str,
    taxonomy: &Arc<Taxonomy>,
) -> Update {
    let paragraphs = verify::verify(agreement, paper);
    let fresh = draft(paper, source, taxonomy).text;
    let drafted = Drafted::new(&fresh);
    let mut edits = verify::stale(agreement, &paragraphs);
    let mut update = Update::default();
    let mut behind = Behind::new(agreement);
    for (index, paragraph) in paragraphs.iter().enumerate() {
        match &paragraph.fate {
            Fate::Same => {}
            Fate::Moved => {
                update.moved += 1;
                edits.extend(moved(text, paragraph));
            }
            Fate::Changed { now, .. } => {
                update.changed += 1;
                edits.extend(changed(text, paragraph, now));
            }
            Fate::Missing => {
                update.missing += 1;
                edits.extend(paragraph.quotes.iter().filter_map(|quote| gone(text, *quote)));
            }
            Fate::New => {
                update.new += 1;
                let words = paragraph.stands_at.map(|place| drafted.paragraph(place)).unwrap_or_default();
                // What stands before everything that is quoted goes before the next quote, and into its section.
                let next = || paragraphs.iter().skip(index).find_map(|one| one.quotes.first());
                let place = match (behind.followed, next()) {
                    (false, Some(quote)) => Span { start: quote.start, end: quote.start },
                    _ => behind.place(),
                };
                edits.push(Edit::new(place, format!("\n{words}\n")));
            }
        }
        behind.follow(paragraph);
    }
    update.text = edit::apply(text, &edits);
    update
}

/// The quotes with their new marks.
fn moved(text: &str, paragraph: &Paragraph) -> Vec<Edit> {
    let Some(place) = paragraph.stands_at else { return Vec::new() };
    let quotes = paragraph.quotes.iter();
    quotes
        .filter_map(|quote| {
            let sentence = mark_of(text, *quote)?.1.sentence;
            marked(text, *quote, Mark::new(place, sentence))
        })
        .collect()
}

/// A quote with another mark; none where it has none of ours.
fn marked(text: &str, quote: Span, mark: Mark) -> Option<Edit> {
    let (span, _) = mark_of(text, quote)?;
    Some(Edit::new(span, format!("[{mark}]")))
}

/// The mark at the end of a quote, and where it stands. It may be broken over two lines.
fn mark_of(text: &str, quote: Span) -> Option<(Span, Mark)> {
    let words = quote.slice(text).trim_end();
    let open = words.rfind('[')?;
    let inside = words.get(open + 1..)?.strip_suffix(']')?;
    let inside = inside.replace(['\n', '\r', '>'], " ");
    let mark = Mark::parse(&inside.split_whitespace().collect::<Vec<_>>().join(" "))?;
    let start = quote.start + u32::try_from(open).ok()?;
    Some((Span { start, end: quote.start + u32::try_from(words.len()).ok()? }, mark))
}

/// Sentences that are still there keep their quotes; the others take each other's places in order.
fn changed(text: &str, paragraph: &Paragraph, now: &str) -> Vec<Edit> {
    let Some(place) = paragraph.stands_at else { return Vec::new() };
    let said: Vec<&str> = sentences(now).into_iter().filter_map(|range| now.get(range)).collect();
    let alone = said.len() < 2;
    let number = |at: usize| (!alone).then(|| u32::try_from(at + 1).unwrap_or(u32::MAX));
    let quoted: Vec<String> = paragraph.quotes.iter().map(|quote| key(&plain(text, *quote))).collect();
    let mut taken = vec![false; said.len()];
    let mut edits = Vec::new();
    let mut left: Vec<Span> = Vec::new();
    for (quote, words) in paragraph.quotes.iter().zip(&quoted) {
        let same = said
            .iter()
            .enumerate()
            .find(|(at, one)| !taken.get(*at).copied().unwrap_or(true) && key(one) == *words);
        match same {
            Some((at, _)) => {
                if let Some(flag) = taken.get_mut(at) {
                    *flag = true;
                }
                edits.extend(marked(text, *quote, Mark::new(place, number(at))));
            }
            None => left.push(*quote),
        }
    }
    let fresh = said.iter().enumerate().filter(|(at, _)| !taken.get(*at).copied().unwrap_or(true));
    let fresh: Vec<String> = fresh.map(|(at, one)| write::quote(one, Mark::new(place, number(at)))).collect();
    // As many as there are of both stand for each other; what is over is put behind the last, or told of as gone.
    let pairs = left.len().min(fresh.len());
    for (quote, words) in left.iter().zip(&fresh) {
        edits.push(Edit::new(*quote, words.trim().to_owned()));
    }
    edits.extend(left.iter().skip(pairs).filter_map(|quote| gone(text, *quote)));
    if let (Some(first), true) = (paragraph.quotes.first(), fresh.len() > pairs) {
        let more: Vec<&str> = fresh.iter().skip(pairs).map(|words| words.trim()).collect();
        let start = Span { start: first.start, end: first.start };
        edits.push(Edit::new(
            start,
            format!(
                "{}\n// look: this sentence is new, and nothing stands under it yet\n\n",
                more.join("\n\n")
            ),
        ));
    }
    edits
}

/// The words of a quote, without the signs of its lines and its mark.
fn plain(text: &str, quote: Span) -> String {
    let lines = quote.slice(text).lines().map(|line| line.trim_start().trim_start_matches('>').trim());
    let words = lines.collect::<Vec<_>>().join(" ");
    let end = mark_of(text, quote).and_then(|_| words.rfind('[')).unwrap_or(words.len());
    words.get(..end).unwrap_or(&words).trim().to_owned()
}

/// Tells of a quote that its words are gone, once.
fn gone(text: &str, quote: Span) -> Option<Edit> {
    let before = text.get(..quote.start as usize)?.trim_end();
    let told = before.ends_with(GONE.trim_end());
    (!told).then(|| Edit::new(Span { start: quote.start, end: quote.start }, GONE))
}

/// What a fresh draft has for each paragraph.
struct Drafted<'d> {
    text: &'d str,
    /// Each quote with its paragraph, and where what belongs to it ends.
    quotes: Vec<(u32, Span)>,
}

impl<'d> Drafted<'d> {
    fn new(text: &'d str) -> Self {
        let parsed = syntax::parse(text);
        let agreements = parsed.file.documents.iter().filter_map(|document| match document {
            ast::Document::Agreement(agreement) => Some(agreement),
            _ => None,
        });
        let mut quotes = Vec::new();
        for passage in agreements.flat_map(passages) {
            let Some(quote) = passage.quote else { continue };
            let Some(mark) = quote.mark.as_deref().and_then(Mark::parse) else { continue };
            let last = passage.statements.last().map_or(quote.span.end, |said| said.statement.span.end);
            quotes.push((mark.paragraph, Span { start: quote.span.start, end: last }));
        }
        Self { text, quotes }
    }

    /// The quotes of a paragraph with what stands under them.
    fn paragraph(&self, place: Place) -> String {
        let own = self.quotes.iter().filter(|(paragraph, _)| *paragraph == place.paragraph);
        own.map(|(_, span)| format!("{}\n\n", span.slice(self.text))).collect()
    }
}

/// Where something new goes: behind all that stands under the paragraph before it.
struct Behind {
    /// Each quote with the end of what stands under it.
    ends: Vec<(Span, u32)>,
    at: u32,
    /// Whether a quoted paragraph has come before.
    followed: bool,
}

impl Behind {
    fn new(agreement: &ast::Agreement) -> Self {
        let all = passages(agreement);
        let ends = all.iter().filter_map(|passage| {
            let quote = passage.quote?;
            let last = passage.statements.last().map_or(quote.span.end, |said| said.statement.span.end);
            Some((quote.span, last))
        });
        // Before any paragraph: behind the header.
        let headers = agreement.body.members.iter().filter_map(|member| match member {
            ast::Member::Header(header) => Some(header.span.end),
            _ => None,
        });
        let at = headers.max().unwrap_or(agreement.title.span.end);
        Self { ends: ends.collect(), at, followed: false }
    }

    fn place(&self) -> Span {
        Span { start: self.at, end: self.at }
    }

    fn follow(&mut self, paragraph: &Paragraph) {
        let ends = paragraph
            .quotes
            .iter()
            .filter_map(|quote| self.ends.iter().find(|(known, _)| known == quote).map(|(_, end)| *end));
        if let Some(end) = ends.max() {
            (self.at, self.followed) = (end, true);
        }
    }
}
