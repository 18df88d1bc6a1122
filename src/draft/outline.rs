//! The sections of a paper, with the passages that stand in each.

use crate::paper::{Block, BlockKind, Paper, Place};
use crate::reading::PassageKind;

/// A section, or the part before the first one.
#[derive(Clone, Debug, Default)]
pub struct Section {
    /// The address: `III`, `A`, `4`; empty for what stands before the first section.
    pub address: String,
    /// The heading.
    pub title: String,
    /// What stands in it, in order.
    pub members: Vec<Member>,
}

/// What stands in a section.
#[derive(Clone, Debug)]
pub enum Member {
    /// A passage to be read.
    Passage(Passage),
    /// A section inside.
    Section(Section),
}

/// A passage of a paper.
#[derive(Clone, Debug)]
pub struct Passage {
    /// What it is.
    pub kind: PassageKind,
    /// Number and words as printed.
    pub label: Option<String>,
    /// Its words.
    pub text: String,
    /// Where it stands.
    pub place: Place,
    /// Whether it is a line to be signed.
    pub signature: bool,
}

/// The sections of a paper.
pub fn outline(paper: &Paper) -> Section {
    let mut open: Vec<(u8, Section)> = vec![(0, Section::default())];
    let mut titled = false;
    for block in &paper.blocks {
        match &block.kind {
            // The first title is that of the agreement; another one opens an annex.
            BlockKind::Title if !titled => titled = true,
            BlockKind::Title => begin(&mut open, 1, block),
            BlockKind::Heading { level } => begin(&mut open, *level, block),
            BlockKind::Running => {}
            BlockKind::Row { cells } => {
                for cell in cells.iter().filter(|cell| !cell.text.trim().is_empty()) {
                    let heading = cell.heading.as_deref().filter(|heading| !heading.is_empty());
                    for line in cell.text.lines().filter(|line| !line.trim().is_empty()) {
                        let label = heading.map(str::to_owned);
                        add(&mut open, passage(PassageKind::Paragraph, label, line, block));
                    }
                }
            }
            BlockKind::Item { depth } => {
                add(&mut open, passage(PassageKind::Item(*depth), block.label.clone(), &block.text, block));
            }
            BlockKind::Paragraph | BlockKind::Footnote | BlockKind::Signature => {
                add(&mut open, passage(PassageKind::Paragraph, block.label.clone(), &block.text, block));
            }
        }
    }
    while open.len() > 1 {
        close(&mut open);
    }
    let mut root = open.pop().map(|(_, root)| root).unwrap_or_default();
    address(&mut root);
    root
}

fn passage(kind: PassageKind, label: Option<String>, text: &str, block: &Block) -> Passage {
    Passage {
        kind,
        label,
        text: text.to_owned(),
        place: block.place,
        signature: block.kind == BlockKind::Signature,
    }
}

fn begin(open: &mut Vec<(u8, Section)>, level: u8, block: &Block) {
    while open.len() > 1 && open.last().is_some_and(|(known, _)| *known >= level) {
        close(open);
    }
    let address = plain_address(block.label.as_deref().unwrap_or_default());
    open.push((level, Section { address, title: block.text.clone(), members: Vec::new() }));
}

fn close(open: &mut Vec<(u8, Section)>) {
    let Some((_, section)) = open.pop() else { return };
    if let Some((_, around)) = open.last_mut() {
        around.members.push(Member::Section(section));
    }
}

fn add(open: &mut [(u8, Section)], passage: Passage) {
    if let Some((_, section)) = open.last_mut() {
        section.members.push(Member::Passage(passage));
    }
}

/// `Section 4.2:`, `ARTICLE II.`, `(a)` as an address of the language: its last word without signs around.
fn plain_address(label: &str) -> String {
    let word = label.split_whitespace().next_back().unwrap_or_default();
    let kept: String = word.chars().filter(|one| one.is_ascii_alphanumeric() || *one == '.').collect();
    kept.trim_matches('.').replace('.', "-")
}

/// Gives sections without a number one of their own, and numbers that stand twice among neighbours a letter.
fn address(section: &mut Section) {
    let mut taken: Vec<String> = Vec::new();
    let mut count = 0;
    for member in &mut section.members {
        let Member::Section(inner) = member else { continue };
        count += 1;
        if inner.address.is_empty() {
            inner.address = format!("S{count}");
        }
        let first = inner.address.clone();
        let mut again = 1;
        while taken.contains(&inner.address) {
            again += 1;
            inner.address = format!("{first}-{again}");
        }
        taken.push(inner.address.clone());
        address(inner);
    }
}
