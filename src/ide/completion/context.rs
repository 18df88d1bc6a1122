//! Where the cursor stands, found from the words before it.

use crate::syntax::{LexemeKind, lexemes};
use crate::text::Span;

/// A block that the cursor stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Block {
    /// An agreement or a template.
    Agreement,
    /// A section.
    Section,
    /// A pack.
    Pack,
    /// A rule.
    Rule,
    /// `any of`
    AnyOf,
    /// An example.
    Example,
    /// A vocabulary.
    Vocabulary,
}

/// The words before the cursor, as far as they matter.
#[derive(Clone, Debug)]
pub struct Context<'t> {
    /// The blocks around, the outermost first.
    pub blocks: Vec<Block>,
    /// The words of the line or statement up to the cursor, without the half-typed one.
    pub words: Vec<&'t str>,
    /// The half-typed word; empty where a new one begins.
    pub partial: Span,
    /// Whether the cursor stands in a string, whose opening mark is the last of the words.
    pub in_string: bool,
    /// Whether the block around holds nothing yet but what is being typed.
    pub block_is_empty: bool,
}

/// The first words of lines that end with their line.
const LINES: [&str; 24] = [
    "jurisdiction",
    "district",
    "agency",
    "signed",
    "amended",
    "renewed",
    "effective",
    "expires",
    "facts",
    "source",
    "status",
    "version",
    "edition",
    "verified",
    "applies",
    "authority",
    "assume",
    "cite",
    "in",
    "binds",
    "evidence",
    "severity",
    "because",
    "note",
];

impl<'t> Context<'t> {
    /// The context of an offset; nothing inside comments and quoted paragraphs, where a person writes what they like.
    pub fn at(text: &'t str, offset: u32) -> Option<Self> {
        let mut context = Context {
            blocks: Vec::new(),
            words: Vec::new(),
            partial: Span { start: offset, end: offset },
            in_string: false,
            block_is_empty: false,
        };
        let mut last_end = 0;
        for lexeme in lexemes(text) {
            let (span, word) = (lexeme.span, lexeme.span.slice(text));
            if span.start >= offset {
                break;
            }
            let gap = text.get(last_end as usize..span.start as usize).unwrap_or("");
            last_end = span.end;
            context.line_ended(gap);
            match lexeme.kind {
                LexemeKind::Comment | LexemeKind::Quote => {
                    let closed = word.starts_with("/*") && word.ends_with("*/");
                    if offset < span.end || (offset == span.end && !closed) {
                        return None;
                    }
                }
                LexemeKind::String => {
                    let closed = word.len() > 1 && word.ends_with('"');
                    context.in_string = offset < span.end || !closed;
                    if context.in_string {
                        context.partial = Span { start: (span.start + 1).min(offset), end: offset };
                    }
                    context.words.push(word);
                    context.block_is_empty = false;
                }
                LexemeKind::Word if offset <= span.end => {
                    context.partial = Span { start: span.start, end: span.end };
                }
                LexemeKind::Word => {
                    context.words.push(word);
                    context.block_is_empty &= false;
                }
                LexemeKind::Mark => context.mark(word, text, span),
            }
        }
        if context.partial.is_empty() && !context.in_string {
            context.line_ended(text.get(last_end as usize..offset as usize).unwrap_or(""));
        }
        Some(context)
    }

    fn mark(&mut self, mark: &'t str, text: &str, span: Span) {
        match mark {
            "{" => {
                let block = self.opened();
                self.blocks.push(block);
                self.words.clear();
                self.block_is_empty = true;
            }
            "}" => {
                self.blocks.pop();
                self.words.clear();
                self.block_is_empty = false;
            }
            "." => {
                let next = text.get(span.end as usize..).and_then(|rest| rest.chars().next());
                if next.is_none_or(|next| !next.is_alphanumeric()) {
                    self.words.clear();
                } else {
                    self.words.push(mark);
                }
            }
            _ => self.words.push(mark),
        }
    }

    /// What a brace opens, by the words before it.
    fn opened(&self) -> Block {
        match (self.blocks.last(), self.words.first().copied().unwrap_or("")) {
            (None, "pack") => Block::Pack,
            (None, "vocabulary") => Block::Vocabulary,
            (None, _) => Block::Agreement,
            (Some(Block::Pack), _) => Block::Rule,
            (Some(Block::Rule), "complies" | "violates") => Block::Example,
            (Some(Block::Rule | Block::AnyOf), _) => Block::AnyOf,
            (Some(Block::Vocabulary), _) => Block::Vocabulary,
            (Some(_), _) => Block::Section,
        }
    }

    /// Takes note of the white space between two words: some lines end with it, and a blank line ends whatever began.
    fn line_ended(&mut self, gap: &str) {
        let ends = gap.matches('\n').count();
        let first = self.words.first().copied().unwrap_or("");
        let own_line = LINES.contains(&first) && !self.words.get(1).is_some_and(|word| is_modal(word));
        let vocabulary = self.blocks.last() == Some(&Block::Vocabulary);
        if (ends > 0 && (own_line || vocabulary)) || ends > 1 {
            self.words.clear();
        }
        // A label stands before a clause, and is none of its words.
        if self.words.len() > 1 && self.words.get(1) == Some(&":") {
            self.words.drain(..2);
        }
    }
}

/// Whether a word can begin what is deontic about a clause.
pub fn is_modal(word: &str) -> bool {
    const MODALS: [&str; 11] =
        ["must", "shall", "will", "may", "should", "need", "aspires", "aspire", "agrees", "agree", "seeks"];
    MODALS.contains(&word)
}
