//! The documents of `tests/reading`, in several forms, and what is read in them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use moulint::library::Library;
use moulint::paper::{self, BlockKind};
use moulint::reading::{Passage, PassageKind, Reader};

use super::score::Read;

/// The keys of the documents of our own, by name.
pub fn own() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading");
    let entries = std::fs::read_dir(&folder).expect("the folder of documents is there");
    let paths = entries.map(|entry| entry.expect("its entries can be read").path());
    let mut keys: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|end| end == "key")).collect();
    keys.sort();
    keys
}

/// A text as Word and as PDF, for the two documents that have the shape of whole agreements.
pub fn other_forms(_text: &Path, _bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    Vec::new()
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
                BlockKind::Paragraph => PassageKind::Paragraph,
                BlockKind::Item { depth } => PassageKind::Item(*depth),
                BlockKind::Row { .. } | BlockKind::Footnote | BlockKind::Running | BlockKind::Signature => {
                    return None;
                }
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
