//! Our places and things as the protocol's, and back. Lines count from zero, columns in the encoding agreed on.

use std::path::{Path, PathBuf};
use std::str::FromStr;

use lsp_types::{CompletionItemKind, Position, Range, SymbolKind as LspSymbolKind, TextEdit, Uri};
use url::Url;

use crate::finding::Edit;
use crate::ide::completion::ItemKind;
use crate::ide::symbols::SymbolKind;
use crate::live::Live;
use crate::text::Span;
use crate::text::line_index::{Encoding, LineColumn, LineIndex};

/// A text with the encoding in which its places are told.
#[derive(Clone, Copy)]
pub struct Places<'a> {
    /// The text.
    pub text: &'a str,
    /// Its lines.
    pub lines: &'a LineIndex,
    /// In what columns count.
    pub encoding: Encoding,
}

impl<'a> Places<'a> {
    /// The places of a text under edit.
    pub fn of(live: &'a Live, encoding: Encoding) -> Self {
        Self { text: live.text(), lines: live.lines(), encoding }
    }

    /// A byte offset as a position.
    pub fn position(&self, offset: u32) -> Position {
        let LineColumn { line, column } = self.lines.position(self.text, offset, self.encoding);
        Position { line: small(line), character: small(column) }
    }

    /// A span as a range.
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.position(span.start), end: self.position(span.end) }
    }

    /// A position as a byte offset.
    pub fn offset(&self, position: Position) -> u32 {
        let place = LineColumn { line: position.line as usize, column: position.character as usize };
        self.lines.offset(self.text, place, self.encoding)
    }

    /// A range as a span; one that runs backwards is empty.
    pub fn span(&self, range: Range) -> Span {
        let (start, end) = (self.offset(range.start), self.offset(range.end));
        Span { start, end: end.max(start) }
    }

    /// Edits as the protocol's.
    pub fn edits(&self, edits: &[Edit]) -> Vec<TextEdit> {
        edits
            .iter()
            .map(|edit| TextEdit { range: self.range(edit.span), new_text: edit.text.clone() })
            .collect()
    }
}

fn small(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The path that an address leads to, where it is a file's.
pub fn path(uri: &Uri) -> Option<PathBuf> {
    let url = Url::parse(uri.as_str()).ok().filter(|url| url.scheme() == "file")?;
    url.to_file_path().ok()
}

/// The address of a file.
pub fn uri(path: &Path) -> Option<Uri> {
    Uri::from_str(Url::from_file_path(path).ok()?.as_str()).ok()
}

/// One name for an address, however it was written: clients differ in what they escape.
pub fn key(uri: &Uri) -> String {
    match path(uri) {
        Some(path) => Url::from_file_path(&path).map_or_else(|()| uri.as_str().to_owned(), String::from),
        None => uri.as_str().to_owned(),
    }
}

/// An entry of an outline.
pub fn symbol_kind(kind: SymbolKind) -> LspSymbolKind {
    match kind {
        SymbolKind::Document => LspSymbolKind::MODULE,
        SymbolKind::Section => LspSymbolKind::NAMESPACE,
        SymbolKind::Statement => LspSymbolKind::FUNCTION,
        SymbolKind::Line => LspSymbolKind::PROPERTY,
        SymbolKind::Rule => LspSymbolKind::CLASS,
        SymbolKind::Example => LspSymbolKind::EVENT,
        SymbolKind::Term => LspSymbolKind::CONSTANT,
    }
}

/// An entry of a list of completions.
pub fn item_kind(kind: ItemKind) -> CompletionItemKind {
    match kind {
        ItemKind::Keyword => CompletionItemKind::KEYWORD,
        ItemKind::Term(crate::taxonomy::Kind::Action) => CompletionItemKind::METHOD,
        ItemKind::Term(crate::taxonomy::Kind::Actor) => CompletionItemKind::CLASS,
        ItemKind::Term(_) => CompletionItemKind::CONSTANT,
        ItemKind::Reference => CompletionItemKind::REFERENCE,
        ItemKind::Value => CompletionItemKind::VALUE,
        ItemKind::Snippet => CompletionItemKind::SNIPPET,
        ItemKind::Clause => CompletionItemKind::TEXT,
    }
}
