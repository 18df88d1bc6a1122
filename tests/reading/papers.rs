//! The documents of `tests/reading`, in several forms, and what is read in them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use moulint::library::Library;
use moulint::paper::{self, BlockKind};
use moulint::reading::{Passage, PassageKind, Reader};

use super::score::Read;
use crate::support::pdf;
use crate::support::word::{self, Part};

/// The keys of the documents of our own by which the reading is measured, by name.
pub fn own() -> Vec<PathBuf> {
    keys("tests/reading")
}

/// The keys of the documents that may be looked at whole while rules are written.
pub fn learned() -> Vec<PathBuf> {
    keys("tests/reading/learned")
}

fn keys(folder: &str) -> Vec<PathBuf> {
    with_ending(folder, "key")
}

/// The files of a folder of the project with an ending, by name.
pub fn with_ending(folder: &str, wanted: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let entries = std::fs::read_dir(&folder).expect("the folder of documents is there");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    let mut keys: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == wanted)).collect();
    keys.sort();
    keys
}

/// A text as Word and as PDF, for the two documents that have the shape of whole agreements.
pub fn other_forms(text: &Path, bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let stem = text.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    if !matches!(stem.as_str(), "riverton" | "oak-hollow") {
        return Vec::new();
    }
    vec![(format!("{stem}.docx"), as_word(bytes)), (format!("{stem}.pdf"), as_pdf(bytes))]
}

/// The paragraphs of a text as a Word document, list items as bulleted ones and headings by their style.
fn as_word(bytes: &[u8]) -> Vec<u8> {
    let paper = paper::read(bytes, paper::Kind::Text).expect("a text can be read");
    let labelled = |block: &paper::Block| match &block.label {
        Some(label) => format!("{label} {}", block.text),
        None => block.text.clone(),
    };
    let lines: Vec<(&BlockKind, Option<String>, String)> =
        paper.blocks.iter().map(|block| (&block.kind, block.label.clone(), labelled(block))).collect();
    let parts: Vec<Part<'_>> = lines
        .iter()
        .map(|(kind, label, line)| match kind {
            BlockKind::Title => Part::Heading(1, line),
            BlockKind::Heading { level } => Part::Heading(level + 1, line),
            BlockKind::Item { .. } if label.as_deref().is_some_and(|label| matches!(label, "-" | "•")) => {
                Part::Bullet(0, line.trim_start_matches(['-', '•', ' ']))
            }
            _ => Part::Text(line),
        })
        .collect();
    word::docx(&parts)
}

/// The lines of a text as the pages of a PDF.
fn as_pdf(bytes: &[u8]) -> Vec<u8> {
    let text = String::from_utf8_lossy(bytes);
    let lines: Vec<&str> = text.lines().collect();
    let pages: Vec<&[&str]> = lines.chunks(48).collect();
    pdf::packed(&pages)
}

/// What is read in a paper, sentence by sentence.
pub fn read(name: &str, bytes: &[u8]) -> Vec<Read> {
    let kind = paper::kind_of(name, bytes).expect("the name says what kind of paper it is");
    let paper = paper::read(bytes, kind).expect("the paper can be read");
    let passages: Vec<Passage<'_>> = paper
        .blocks
        .iter()
        .filter_map(|block| {
            let kind = match &block.kind {
                BlockKind::Title | BlockKind::Heading { .. } => PassageKind::Heading,
                BlockKind::Paragraph | BlockKind::Footnote | BlockKind::Signature => PassageKind::Paragraph,
                BlockKind::Item { depth } => PassageKind::Item(*depth),
                BlockKind::Row { .. } | BlockKind::Running => return None,
            };
            Some(Passage { kind, text: &block.text })
        })
        .collect();
    let taxonomy: &Arc<_> = Library::builtin().taxonomy();
    let read = Reader::new(taxonomy, &passages).read(&passages);
    let sentences = passages.iter().zip(read).flat_map(|(passage, sentences)| {
        sentences.into_iter().map(|sentence| Read {
            text: passage.text[sentence.span.clone()].to_owned(),
            class: format!("{:?}", sentence.class).to_lowercase(),
            clauses: sentence.clauses.iter().map(|clause| format!("{}.", clause.text)).collect(),
        })
    });
    sentences.collect()
}
