//! Lines to paragraphs: what was broken at the margin or at the end of a page is put together again.

use std::collections::BTreeSet;

use super::label::Sequences;
use super::table::{Found, Row};
use super::{Line, Page, heading, label, table};
use crate::paper::Trouble;
use crate::paper::draft::{Draft, Form, Para};

/// Puts the lines of pages together to paragraphs, and adds them to the draft.
///
/// # Errors
/// There are too many.
pub(in crate::paper) fn join(pages: Vec<Page>, draft: &mut Draft) -> Result<(), Trouble> {
    let margin = Margin::of(&pages);
    let words = words(&pages);
    let mut joiner = Joiner {
        margin,
        words,
        lists: Sequences::default(),
        para: None,
        last: Line::default(),
        lines: 0,
        rows: Vec::new(),
    };
    for page in pages {
        let mut turned = true;
        for line in page.lines {
            joiner.line(line, page.number, turned, draft)?;
            turned = false;
        }
    }
    joiner.end_rows(draft)?;
    joiner.end(draft)
}

/// Where lines end that are broken because they are full.
struct Margin {
    /// The place, or nothing where lines are not broken at all.
    at: Option<f32>,
}

impl Margin {
    fn of(pages: &[Page]) -> Self {
        let mut ends: Vec<f32> = pages
            .iter()
            .flat_map(|page| &page.lines)
            .filter(|line| line.text.chars().count() >= 25)
            .map(|line| line.right)
            .collect();
        ends.sort_by(f32::total_cmp);
        let at = ends.get(ends.len() * 9 / 10).copied();
        // Lines longer than any page is wide are whole paragraphs.
        Self { at: at.filter(|&at| at <= 160.0) }
    }

    /// Whether the next word would not have found room on the line.
    fn is_full(&self, line: &Line, next: &str) -> bool {
        let word = next.split_whitespace().next().map_or(0, |word| word.chars().count().min(20));
        #[expect(clippy::cast_precision_loss, reason = "it is at most 20")]
        let room = word as f32 + 1.0;
        self.at.is_some_and(|at| line.right + room > at * 0.97)
    }
}

struct Joiner {
    margin: Margin,
    words: BTreeSet<String>,
    lists: Sequences,
    para: Option<Para>,
    last: Line,
    lines: usize,
    rows: Vec<Row>,
}

impl Joiner {
    fn line(
        &mut self,
        line: Line,
        page: Option<u32>,
        turned: bool,
        draft: &mut Draft,
    ) -> Result<(), Trouble> {
        if let Some(cells) = cells(&line.text) {
            self.end(draft)?;
            if line.gap && !self.rows.is_empty() {
                self.end_rows(draft)?;
            }
            let cells = cells.into_iter().map(|text| Found { text, span: 1 }).collect();
            self.rows.push(Row { cells, page, bold: line.look.bold, ..Row::default() });
            return Ok(());
        }
        self.end_rows(draft)?;
        let found = label::find(&line.text);
        let continues = self.para.is_some() && self.continues(&line, turned, found.is_some());
        let apart = line.gap || !continues;
        let is_label =
            line.level.is_none() && found.is_some_and(|found| self.lists.accept(&found, apart).is_some());
        if continues && !is_label && line.level.is_none() {
            if let Some(para) = &mut self.para {
                glue(&mut para.text, line.text.trim(), &self.words);
                // Bold words at the start do not make all of it bold.
                para.look.bold &= line.look.bold;
                para.look.large &= line.look.large;
            }
            self.lines += 1;
        } else {
            self.end(draft)?;
            let form = line.level.map_or(Form::Plain, Form::Heading);
            let text = line.text.trim().to_owned();
            let para = Para {
                form,
                text,
                page,
                left: line.left,
                look: line.look,
                gap: line.gap || turned,
                apart,
                label: None,
            };
            self.para = Some(para);
            self.lines = 1;
        }
        self.last = line;
        Ok(())
    }

    /// Whether a line goes on with the paragraph before it.
    fn continues(&self, line: &Line, turned: bool, labelled: bool) -> bool {
        let Some(para) = &self.para else { return false };
        let text = para.text.trim_end();
        if matches!(para.form, Form::Heading(_)) || heading::is_signature(&super::super::chars::tidy(text)) {
            return false;
        }
        let next = line.text.trim();
        let ended = text.ends_with(['.', ':', ';', '!', '?'])
            || text.ends_with(['”', '"', ')']) && ended_inside(text);
        let small = next.starts_with(|first: char| first.is_lowercase());
        let long = text.chars().count() >= 60 || self.lines >= 2;
        if line.gap || turned {
            // A page ended inside a sentence, and the mark of its end may be lost.
            let open = heading::ends_open(text) || text.ends_with(',') || text.ends_with('-');
            let starts_list = labelled && !small;
            let full_turn = turned && self.margin.is_full(&self.last, next) && !heading::is_title(next);
            return !ended && long && !starts_list && (small || open || full_turn);
        }
        if is_label_alone(text) {
            return true;
        }
        if (line.look.large || self.last.look.large) && line.look != self.last.look {
            return false;
        }
        let full = self.margin.is_full(&self.last, next);
        let looks_on = line.look == self.last.look || !self.last.look.bold || self.lines >= 2;
        if heading::is_capitals(text) != heading::is_capitals(next) && !full && !small {
            return false;
        }
        // The first line of a paragraph is set in, or that of an item is set out.
        let indented = self.lines >= 2 && line.left > self.last.left + 1.5 && ended;
        let outdented = line.left + 1.5 < self.last.left && ended && self.lines >= 2;
        if indented || outdented {
            return false;
        }
        if full {
            // A bold line of its own above a paragraph is a heading, although the first word below is long.
            return looks_on || small || !heading::is_title(text);
        }
        let open = heading::ends_open(text) || text.ends_with(',') || (text.ends_with('-') && small);
        // In a text that is broken into lines, one of prose that is neither full nor ended was broken by hand.
        let by_hand =
            long && self.margin.at.is_some_and(|at| self.last.right > at * 0.5) && !heading::is_title(next);
        !ended && (small || open || by_hand) && !labelled
    }

    /// Ends the paragraph that is open.
    fn end(&mut self, draft: &mut Draft) -> Result<(), Trouble> {
        self.lines = 0;
        self.para.take().map_or(Ok(()), |para| draft.push(para))
    }

    /// Ends the table that is open.
    fn end_rows(&mut self, draft: &mut Draft) -> Result<(), Trouble> {
        let mut rows = std::mem::take(&mut self.rows);
        let width = rows.first().map_or(0, |row| row.cells.len());
        let even =
            rows.len() > 1 && rows.iter().filter(|row| row.cells.len() == width).count() * 2 > rows.len();
        // Tabs that only move the next word to its place make no empty cells.
        let filled: Vec<bool> = (0..width)
            .map(|at| rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.text.is_empty())))
            .collect();
        for row in &mut rows {
            let mut at = 0;
            row.cells.retain(|cell| {
                let keep = !cell.text.is_empty() || (even && filled.get(at).copied().unwrap_or(false));
                at += 1;
                keep
            });
        }
        table::paras(rows).into_iter().try_for_each(|para| draft.push(para))
    }
}

/// Whether the text ends with a full stop inside of quotation marks or brackets.
fn ended_inside(text: &str) -> bool {
    text.trim_end_matches(['”', '"', ')']).ends_with(['.', '!', '?'])
}

/// Whether the text is a label whose words are still to come.
fn is_label_alone(text: &str) -> bool {
    label::find(text).is_some_and(|found| {
        found.rest.is_empty()
            && !matches!(found.count, label::Count::Named(_))
            && found.around != label::Around::Nothing
    }) || matches!(text.trim(), "•" | "·" | "▪" | "●" | "○" | "◦" | "\u{f0b7}" | "\u{f0a7}")
}

/// The cells of a line with tabs; a tab behind a label is none that parts cells.
fn cells(text: &str) -> Option<Vec<String>> {
    let text = text.trim_matches([' ', '\n', '\r']);
    if !text.trim().contains('\t') {
        return None;
    }
    if let Some(found) = label::find(text)
        && !found.rest.contains('\t')
    {
        return None;
    }
    let cells: Vec<String> = text.split('\t').map(super::super::html::cell).collect();
    (cells.iter().filter(|cell| !cell.is_empty()).count() >= 2).then_some(cells)
}

/// Adds a line to a text; a word that was broken at the end of a line is put together.
fn glue(text: &mut String, next: &str, words: &BTreeSet<String>) {
    if text.ends_with('\u{ad}') {
        text.pop();
        text.push_str(next);
        return;
    }
    let broken = text.strip_suffix('-').is_some_and(|before| before.ends_with(char::is_alphabetic))
        && next.starts_with(char::is_lowercase);
    if !broken {
        // "and/or" and dashes without white space stay together.
        let spaced = text.trim_end_matches(['–', '—']).ends_with(' ');
        if !text.is_empty() && (spaced || !text.ends_with(['/', '–', '—'])) {
            text.push(' ');
        }
        text.push_str(next);
        return;
    }
    let before = text
        .trim_end_matches('-')
        .rsplit(|c: char| !c.is_alphabetic() && c != '-')
        .next()
        .unwrap_or("")
        .to_lowercase();
    let after = next.split(|c: char| !c.is_alphabetic() && c != '-').next().unwrap_or("").to_lowercase();
    const KEPT: [&str; 24] = [
        "school", "non", "self", "well", "law", "drug", "full", "part", "long", "short", "on", "off", "in",
        "court", "body", "trauma", "decision", "problem", "cost", "day", "age", "evidence", "state", "peer",
    ];
    let whole = words.contains(&format!("{before}{after}"));
    let hyphened = words.contains(&format!("{before}-{after}"))
        || KEPT.contains(&before.as_str())
        || before.contains('-');
    if whole || !hyphened {
        text.pop();
    }
    text.push_str(next);
}

/// All words of the document that are not broken, in small letters: they tell whether a broken one has a hyphen.
fn words(pages: &[Page]) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for line in pages.iter().flat_map(|page| &page.lines) {
        for word in line.text.split(|c: char| !c.is_alphabetic() && c != '-') {
            if word.len() > 3 && !word.ends_with('-') && words.len() < 100_000 {
                words.insert(word.to_lowercase());
            }
        }
    }
    words
}
