//! What has become of the quotes of an agreement on its paper, for people. Lines and columns count from one.

use super::coverage::shortened;
use super::paint::Ink;
use crate::draft::verify::words::Piece;
use crate::draft::verify::{Fate, Paragraph};
use crate::finding::Severity;
use crate::paper::Place;
use crate::render::{Style, mask};
use crate::text::line_index::LineIndex;

/// What is not as it was, paragraph by paragraph, and a line that sums up.
pub fn verify(path: &str, text: &str, paragraphs: &[Paragraph], style: Style) -> String {
    let lines = LineIndex::new(text);
    let mut out = String::new();
    let mut rest = paragraphs;
    while let Some(paragraph) = rest.first() {
        let moved = run(rest);
        let taken = moved.max(1);
        if let Some(last) = rest.get(..moved).and_then(<[Paragraph]>::last) {
            out.push_str(&moved_run(paragraph, last, moved, style));
        } else if paragraph.fate != Fate::Same {
            out.push_str(&place(path, text, &lines, paragraph, style));
            out.push_str(&happened(paragraph, style));
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    out.push_str(&sum(paragraphs));
    out
}

/// How many paragraphs from the first on were moved together: as far, and in the same order.
fn run(paragraphs: &[Paragraph]) -> usize {
    let numbers = |paragraph: &Paragraph| {
        let (quoted, stands) = (paragraph.quoted_at?.paragraph, paragraph.stands_at?.paragraph);
        (paragraph.fate == Fate::Moved).then(|| i64::from(stands) - i64::from(quoted))
    };
    let Some(first) = paragraphs.first().and_then(numbers) else { return 0 };
    if first == 0 {
        return 1;
    }
    paragraphs.iter().take_while(|paragraph| numbers(paragraph) == Some(first)).count()
}

fn moved_run(first: &Paragraph, last: &Paragraph, count: usize, style: Style) -> String {
    let quoted = |one: &Paragraph| one.quoted_at.map(|mark| mark.paragraph).unwrap_or_default();
    let stands = |one: &Paragraph| one.stands_at.map(|place| place.paragraph).unwrap_or_default();
    let moved = style.paint(Ink::Faint, "moved:");
    let (from, to) = (quoted(first), stands(first));
    if count == 1 && from == to {
        return format!("{moved} par. {from} is numbered or parted otherwise now, with the same words\n");
    }
    if count == 1 {
        return format!("{moved} par. {from} is par. {to} now, with the same words\n");
    }
    format!(
        "{moved} par. {from} to {} are par. {to} to {} now, with the same words\n",
        quoted(last),
        stands(last)
    )
}

/// `oak.mou:12:5: par. 12`
fn place(path: &str, text: &str, lines: &LineIndex, paragraph: &Paragraph, style: Style) -> String {
    let mut said: Vec<String> = Vec::new();
    if let Some(span) = paragraph.quotes.first() {
        let at = lines.line_column(text, span.start);
        let place = format!("{}:{}:{}:", mask::line(path), at.line + 1, at.column + 1);
        said.push(style.paint(Ink::Key, &place));
    }
    match (paragraph.quoted_at, paragraph.stands_at) {
        (Some(mark), Some(place)) if mark.paragraph != place.paragraph => {
            said.push(format!("par. {}, now {}", mark.paragraph, stands(place)));
        }
        (_, Some(place)) => said.push(stands(place)),
        (Some(mark), None) => said.push(format!("par. {}", mark.paragraph)),
        (None, None) => {}
    }
    format!("{} ", said.join(" "))
}

fn stands(place: Place) -> String {
    let page = place.page.map(|page| format!("p. {page}, ")).unwrap_or_default();
    format!("{page}par. {}", place.paragraph)
}

fn happened(paragraph: &Paragraph, style: Style) -> String {
    let bad = |word: &str| style.paint(Ink::Of(Severity::Error), word);
    match &paragraph.fate {
        Fate::Same => String::new(),
        Fate::Moved => "is numbered or parted otherwise now, with the same words\n".to_owned(),
        Fate::Changed { diff, .. } => format!("{}\n{}", bad("has changed:"), told(diff, style)),
        Fate::Missing => {
            format!("{}\n{}", bad("is not on the paper any more:"), style.indented(&paragraph.words))
        }
        Fate::New => format!("{}\n{}", bad("is quoted by nobody:"), style.indented(&paragraph.words)),
    }
}

impl Style {
    /// The first words of a paragraph on a line of their own.
    fn indented(self, words: &str) -> String {
        format!("    {}\n", mask::line(&shortened(words)))
    }
}

/// So many words around a change are shown.
const AROUND: usize = 6;

/// The words with `[-those that went-]` and `{+those that came+}`.
fn told(diff: &[Piece], style: Style) -> String {
    let mut shown: Vec<String> = Vec::new();
    for (at, piece) in diff.iter().enumerate() {
        match piece {
            Piece::Kept(words) => {
                let (opens, closes) = (at == 0, at + 1 == diff.len());
                shown.push(mask::line(&around(words, opens, closes)));
            }
            Piece::Removed(words) => {
                let words = format!("[-{}-]", mask::line(words));
                shown.push(style.paint(Ink::Of(Severity::Error), &words));
            }
            Piece::Added(words) => {
                let words = format!("{{+{}+}}", mask::line(words));
                shown.push(style.paint(Ink::Good, &words));
            }
        }
    }
    format!("    {}\n", shown.join(" "))
}

/// The words of an unchanged stretch that stand next to a change.
fn around(words: &str, opens: bool, closes: bool) -> String {
    let all: Vec<&str> = words.split_whitespace().collect();
    let most = if opens || closes { AROUND } else { 2 * AROUND };
    if all.len() <= most {
        return all.join(" ");
    }
    let first = all.get(..if opens { 0 } else { AROUND }).unwrap_or_default().join(" ");
    let last = all.get(all.len() - if closes { 0 } else { AROUND }..).unwrap_or_default().join(" ");
    [first, "...".to_owned(), last].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// `12 paragraphs quoted: 9 the same, 1 moved, 1 changed, 1 missing; 2 more on the paper that nobody quotes`
fn sum(paragraphs: &[Paragraph]) -> String {
    let count = |fits: fn(&Fate) -> bool| paragraphs.iter().filter(|one| fits(&one.fate)).count();
    let new = count(|fate| *fate == Fate::New);
    let quoted = paragraphs.len() - new;
    let moved = count(|fate| *fate == Fate::Moved);
    let same = count(|fate| *fate == Fate::Same);
    let changed = count(|fate| matches!(fate, Fate::Changed { .. }));
    let missing = count(|fate| *fate == Fate::Missing);
    let paragraphs = if quoted == 1 { "1 paragraph".to_owned() } else { format!("{quoted} paragraphs") };
    format!(
        "{paragraphs} quoted: {same} the same, {moved} moved, {changed} changed, {missing} missing; {new} on the paper that nobody quotes\n"
    )
}
