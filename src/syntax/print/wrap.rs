//! Setting the words of one member on lines.

use crate::syntax::lexer::{Token, TokenKind};
use crate::syntax::words;

/// How a member is set.
#[derive(Clone, Copy, Debug)]
pub(super) enum Style {
    /// A line that is never broken: so many words of key, what follows begins in a column.
    Line { keys: usize, column: usize },
    /// A sentence, with or without a key.
    Sentence { keys: usize, column: usize },
    /// A declaration of a vocabulary.
    Declaration,
}

/// The words of one member and where they are set.
pub(super) struct Leaf<'a, 't> {
    /// Its words, comments between them included.
    pub(super) words: &'a [Token<'t>],
    /// How it is set.
    pub(super) style: Style,
    /// Columns before it.
    pub(super) indent: usize,
    /// Columns a line should not exceed.
    pub(super) width: usize,
}

/// How good it is to break a line before a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Break {
    /// Something else would be read there.
    Never,
    /// Only where nothing better is near.
    Poor,
    /// Between the terms of a list.
    Fair,
    /// Before a part of a clause or an attribute.
    Good,
}

/// Words that stay together.
struct Chunk {
    text: String,
    before: Break,
    ends_line: bool,
}

/// An opening line without its brace; that of an example is aligned with the lines of its rule.
pub(super) fn head(words: &[Token<'_>], is_example: bool) -> String {
    match words.split_first() {
        Some((key, rest)) if is_example => {
            format!("{:<9} {}", key.text, one_line(rest)).trim_end_matches(' ').to_owned()
                + if rest.is_empty() { " " } else { "" }
        }
        _ => one_line(words),
    }
}

/// All words on one line.
pub(super) fn one_line(words: &[Token<'_>]) -> String {
    let chunks = chunks(words, Style::Line { keys: 0, column: 0 });
    join(&chunks)
}

impl Leaf<'_, '_> {
    /// The lines of the member, indentation included.
    pub(super) fn lines(&self) -> Vec<String> {
        let (keys, column) = match self.style {
            Style::Line { keys, column } | Style::Sentence { keys, column } => (keys, column),
            Style::Declaration => (0, 0),
        };
        let margin = " ".repeat(self.indent);
        let mut lines = Vec::new();
        let mut rest = self.words;
        let mut first = margin.clone();
        if keys > 0 {
            let (key, behind) = rest.split_at(keys.min(rest.len()));
            first.push_str(&format!("{:<column$}", one_line(key)));
            rest = behind;
        } else if matches!(self.style, Style::Sentence { .. }) {
            // A mark or label stands on a line of its own.
            let colon = rest.iter().rposition(|word| word.kind == TokenKind::Mark && word.text == ":");
            let (prefix, behind) = rest.split_at(colon.map_or(0, |at| at + 1));
            let prefix = chunks(prefix, self.style);
            self.fill(&margin, &" ".repeat(self.indent + 4), &prefix, &mut lines);
            rest = behind;
        }
        let hang = " ".repeat(if column > 0 { self.indent + column } else { self.indent + 4 });
        let body = chunks(rest, self.style);
        let fits = first.chars().count() + join(&body).chars().count() <= self.width;
        if matches!(self.style, Style::Declaration) && !fits {
            // Each attribute of a long declaration stands on its own line.
            let mut start = first.as_str();
            for attribute in body.chunk_by(|_, next| next.before != Break::Good || next.text == "is") {
                self.fill(start, &format!("{hang}  "), attribute, &mut lines);
                start = &hang;
            }
            return lines;
        }
        if body.is_empty() {
            // A key that says it all by itself.
            lines.push(first);
            return lines;
        }
        self.fill(&first, &hang, &body, &mut lines);
        lines
    }

    fn fill(&self, first: &str, hang: &str, chunks: &[Chunk], lines: &mut Vec<String>) {
        let mut line_start = first.to_owned();
        let mut rest = chunks;
        while !rest.is_empty() {
            let taken = self.take(line_start.chars().count(), rest);
            let (now, later) = rest.split_at(taken.clamp(1, rest.len()));
            lines.push(format!("{line_start}{}", join(now)));
            line_start = hang.to_owned();
            rest = later;
        }
    }

    /// How many chunks the next line takes.
    fn take(&self, start: usize, chunks: &[Chunk]) -> usize {
        let mut column = start;
        let mut fitting = chunks.len();
        for (index, chunk) in chunks.iter().enumerate() {
            column = match chunk.text.rsplit_once('\n') {
                Some((_, last)) => last.chars().count(),
                None => column + usize::from(index > 0) + chunk.text.chars().count(),
            };
            if column > self.width && index > 0 {
                fitting = index;
                break;
            }
            if chunk.ends_line {
                return index + 1;
            }
        }
        if fitting == chunks.len() || matches!(self.style, Style::Line { .. }) {
            return chunks.len();
        }
        // The last good place, unless it leaves the line short and there is a fair one that does not.
        let room = self.width.saturating_sub(start);
        let width_of = |count: usize| join(chunks.get(..count).unwrap_or(chunks)).chars().count();
        let last = |least: Break, filled: usize| {
            let candidates = chunks.iter().enumerate().take(fitting + 1).skip(1).rev();
            candidates
                .filter(|(_, chunk)| chunk.before >= least)
                .map(|(at, _)| at)
                .find(|at| width_of(*at) >= filled)
        };
        last(Break::Good, room / 3)
            .or_else(|| last(Break::Fair, room / 3))
            .or_else(|| last(Break::Good, 0))
            .or_else(|| last(Break::Fair, 0))
            .or_else(|| last(Break::Poor, 0))
            .or_else(|| {
                // Nothing fits: go on to the next place where a break is possible at all.
                chunks
                    .iter()
                    .enumerate()
                    .skip(fitting)
                    .find(|(_, chunk)| chunk.before > Break::Never)
                    .map(|(at, _)| at)
            })
            .unwrap_or(chunks.len())
    }
}

fn join(chunks: &[Chunk]) -> String {
    let mut line = String::new();
    for chunk in chunks {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(&chunk.text);
    }
    line
}

/// Words with the marks that cling to them.
fn chunks(words: &[Token<'_>], style: Style) -> Vec<Chunk> {
    let mut chunks: Vec<Chunk> = Vec::new();
    let mut clings = false;
    for (index, word) in words.iter().enumerate() {
        let at = |distance: usize| words.get(index + distance).map_or("", |next| next.text);
        let previous =
            index.checked_sub(1).and_then(|before| words.get(before)).map_or("", |before| before.text);
        let clings_left = word.kind == TokenKind::Mark && matches!(word.text, "," | "." | ":" | ")" | "/");
        match chunks.last_mut() {
            Some(last) if (clings || clings_left) && !last.ends_line => last.text.push_str(word.text),
            _ => {
                let before = match style {
                    Style::Declaration => break_in_declaration(word, previous, index == 1),
                    _ => break_in_sentence(word, previous, at(1)),
                };
                chunks.push(Chunk { text: word.text.to_owned(), before, ends_line: false });
            }
        }
        if let Some(last) = chunks.last_mut() {
            last.ends_line = word.kind == TokenKind::LineComment;
        }
        clings = matches!(word.text, "(" | "___" | "/");
    }
    chunks
}

/// A continuation line must not look like the beginning of a declaration.
fn break_in_declaration(word: &Token<'_>, previous: &str, is_name: bool) -> Break {
    const ATTRIBUTES: &[&str] = &[
        "is", "also", "office", "complete", "one", "about", "precedes", "typical", "cite", "means", "phrase",
        "past", "subject", "roles", "blanket",
    ];
    const FLAGS: &[&str] = &["office", "complete", "blanket"];
    // A term may be spelled like an attribute; it stands where a name or string is due.
    let is_value = is_name || (ATTRIBUTES.contains(&previous) && !FLAGS.contains(&previous));
    if words::KINDS.contains(&word.text) || word.is_comment() || is_value {
        Break::Never
    } else if ATTRIBUTES.contains(&word.text) && previous != "," && word.kind == TokenKind::Word {
        Break::Good
    } else if previous == "," {
        Break::Fair
    } else {
        Break::Poor
    }
}

/// A continuation line must not look like a header line, a line of a rule, or a document.
fn break_in_sentence(word: &Token<'_>, previous: &str, next: &str) -> Break {
    const PARTS: &[&str] = &[
        "if",
        "unless",
        "only",
        "when",
        "before",
        "after",
        "by",
        "until",
        "within",
        "except",
        "where",
        "under",
        "subject",
        "notwithstanding",
        "at",
        "during",
        "on",
        "for",
        "about",
        "in",
        "to",
        "from",
        "with",
        "without",
        "as",
        "jointly",
        "promptly",
        "immediately",
        "also",
        "means",
        "url",
        "because",
    ];
    const BINDS: &[&str] = &[
        "subject",
        "agrees",
        "agree",
        "aspires",
        "seeks",
        "seek",
        "aspire",
        "consultation",
        "jointly",
        "provided",
        "except",
        "only",
        "may",
        "and",
        "not",
        "responsible",
        "counts",
        "count",
        "(",
        "",
    ];
    let starts = [words::BODY_STARTS, words::RULE_STARTS, words::PACK_STARTS, words::DOCUMENTS];
    let is_start = starts.iter().any(|list| list.contains(&word.text))
        || matches!(word.text, "any" | ">" | "because")
        || (word.text == "in" && next == "force");
    // A string stays with the word that introduces it, even where the line gets long.
    let is_introduced = word.kind == TokenKind::String && PARTS.contains(&previous);
    if is_start || is_introduced || word.is_comment() {
        Break::Never
    } else if BINDS.contains(&previous) {
        Break::Poor
    } else if (PARTS.contains(&word.text) && previous != "or") || (word.text == "or" && PARTS.contains(&next))
    {
        Break::Good
    } else if matches!(word.text, "and" | "or") || previous == "," {
        Break::Fair
    } else {
        Break::Poor
    }
}
