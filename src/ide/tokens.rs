//! What every word is, for colours: what the grammar alone cannot tell.

use super::View;
use super::occurrence::{self, Symbol};
use crate::library::Library;
use crate::syntax::ast::{self, Document, Kind, Member, StatementKind};
use crate::syntax::{Lexeme, LexemeKind};
use crate::text::Span;

/// The types of words, in the order in which editors are told of them.
pub const TYPES: [&str; 24] = [
    "keyword",
    "modality",
    "actor",
    "action",
    "object",
    "record",
    "place",
    "occasion",
    "duty",
    "matter",
    "topic",
    "event",
    "condition",
    "capacity",
    "purpose",
    "fact",
    "label",
    "rule",
    "blank",
    "opaque",
    "number",
    "string",
    "comment",
    "quote",
];

/// What can be said of a word besides, in order; each is one bit.
pub const MODIFIERS: [&str; 3] = ["declaration", "defaultLibrary", "unknown"];

const DECLARATION: u32 = 1;
const DEFAULT_LIBRARY: u32 = 2;
const UNKNOWN: u32 = 4;

/// A word with its type, as an index into [`TYPES`], and its modifiers, as bits of [`MODIFIERS`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Where it stands; within one line.
    pub span: Span,
    /// Its type.
    pub kind: u32,
    /// Its modifiers.
    pub modifiers: u32,
}

fn index(name: &str) -> u32 {
    TYPES.iter().position(|known| *known == name).and_then(|at| u32::try_from(at).ok()).unwrap_or(0)
}

fn of_kind(kind: Kind) -> u32 {
    index(match kind {
        Kind::Actor => "actor",
        Kind::Object => "object",
        Kind::Record => "record",
        Kind::Place => "place",
        Kind::Occasion => "occasion",
        Kind::Duty => "duty",
        Kind::Matter => "matter",
        Kind::Topic => "topic",
        Kind::Event => "event",
        Kind::Condition => "condition",
        Kind::Capacity => "capacity",
        Kind::Purpose => "purpose",
        Kind::Fact => "fact",
        Kind::Action => "action",
    })
}

/// All words of a text, or of a part of it, in order.
pub fn all(view: &View<'_>, within: Option<Span>) -> Vec<Token> {
    let live = view.live;
    let text = live.text();
    let mut named: Vec<(Span, u32, u32)> = names(view);
    for document in &live.parsed().file.documents {
        match document {
            Document::Agreement(agreement) => in_body(&agreement.body, &mut named),
            Document::Pack(pack) => {
                pack.rules
                    .iter()
                    .flat_map(|rule| &rule.examples)
                    .for_each(|one| in_body(&one.body, &mut named));
            }
            Document::Vocabulary(_) => {}
        }
    }
    for finding in live.checked().iter().flat_map(|checked| &checked.findings) {
        if finding.rule == "core/unknown-term" {
            named.push((finding.span, index("keyword"), UNKNOWN));
        }
    }
    named.sort_by_key(|(span, _, _)| *span);
    let mut tokens = Vec::new();
    let mut last_end = 0;
    let mut blank = false;
    for lexeme in crate::syntax::lexemes(text) {
        let known = named
            .get(named.partition_point(|(span, _, _)| span.end <= lexeme.span.start)..)
            .and_then(|rest| rest.iter().find(|(span, _, _)| span.contains(lexeme.span)));
        // A phrase such as a modal is coloured word by word.
        let kind = match (known, lexeme.kind) {
            (Some(&(_, kind, modifiers)), LexemeKind::Word) => Some((kind, modifiers)),
            (_, kind) => of_lexeme(kind, &lexeme, text, blank).map(|kind| (kind, 0)),
        };
        blank = lexeme.kind == LexemeKind::Word && lexeme.span.slice(text) == "___";
        let Some((kind, modifiers)) = kind else { continue };
        let wanted =
            within.is_none_or(|within| within.start < lexeme.span.end && lexeme.span.start < within.end);
        if wanted && lexeme.span.start >= last_end {
            lines(text, lexeme.span, |span| tokens.push(Token { span, kind, modifiers }));
            last_end = lexeme.span.end;
        }
    }
    tokens
}

fn of_lexeme(kind: LexemeKind, lexeme: &Lexeme, text: &str, after_blank: bool) -> Option<u32> {
    let word = lexeme.span.slice(text);
    Some(index(match kind {
        LexemeKind::String if after_blank => "blank",
        LexemeKind::String => "string",
        LexemeKind::Comment => "comment",
        LexemeKind::Quote => "quote",
        LexemeKind::Word if word == "___" => "blank",
        LexemeKind::Word if word.starts_with(|first: char| first.is_ascii_digit()) => "number",
        LexemeKind::Word if crate::syntax::is_keyword(word) => "keyword",
        LexemeKind::Word | LexemeKind::Mark => return None,
    }))
}

fn names(view: &View<'_>) -> Vec<(Span, u32, u32)> {
    let builtin = Library::builtin().taxonomy();
    let all = occurrence::all(view.library, view.live).into_iter();
    let token = |name: occurrence::Occurrence| {
        let (kind, library) = match &name.symbol {
            Symbol::Term(kind, text) => (of_kind(*kind), builtin.named(*kind, text).is_some()),
            Symbol::Clause(..) | Symbol::Section(..) => (index("label"), false),
            Symbol::Rule(_) | Symbol::Pack(_) => (index("rule"), false),
            Symbol::Authority(..) | Symbol::Assumption(..) => (index("label"), false),
        };
        let given = if name.gives { DECLARATION } else { 0 };
        let common = if library && !name.gives { DEFAULT_LIBRARY } else { 0 };
        (name.span, kind, given | common)
    };
    all.map(token).collect()
}

/// Modal words, and strings that stand for terms.
fn in_body(body: &ast::Body, named: &mut Vec<(Span, u32, u32)>) {
    for member in &body.members {
        match member {
            Member::Section(section) => in_body(&section.body, named),
            Member::Statement(statement) => {
                if let StatementKind::Clause(clause) = &statement.kind {
                    named.push((clause.modal_span, index("modality"), 0));
                }
            }
            Member::Header(_) | Member::Quote(_) => {}
        }
    }
}

/// The pieces of a span, line by line: editors take no token over several lines.
fn lines(text: &str, span: Span, mut each: impl FnMut(Span)) {
    let mut start = span.start as usize;
    for line in span.slice(text).split_inclusive(['\n', '\r']) {
        let words = line.trim_end_matches(['\n', '\r']);
        if !words.is_empty() {
            each(Span::new(start, start + words.len()));
        }
        start += line.len();
    }
}
