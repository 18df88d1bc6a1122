//! Reading documents: what comes out of each kind of file, and what never happens whatever is in it.

mod docx;
mod hostile;
mod html;
mod markdown;
mod odt;
mod pdf;
mod text;

use moulint::paper::{Block, BlockKind, Kind, Paper, Trouble, kind_of, read};

/// The blocks of a document, each as a line: what it is, its label, its words.
#[track_caller]
fn show(bytes: &[u8], kind: Kind) -> Vec<String> {
    read(bytes, kind).expect("it can be read").blocks.iter().map(line).collect()
}

#[track_caller]
fn check(bytes: &[u8], kind: Kind, expected: &[&str]) {
    assert_eq!(show(bytes, kind), expected);
}

#[track_caller]
fn remarks(bytes: &[u8], kind: Kind) -> Vec<String> {
    read(bytes, kind).expect("it can be read").remarks.into_iter().map(|remark| remark.text).collect()
}

#[track_caller]
fn trouble(bytes: &[u8], kind: Kind) -> String {
    read(bytes, kind).expect_err("it cannot be read").to_string()
}

fn line(block: &Block) -> String {
    let kind = match &block.kind {
        BlockKind::Title => "title".to_owned(),
        BlockKind::Heading { level } => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::Item { depth } => format!("item{depth}"),
        BlockKind::Row { cells } => {
            let cell = |cell: &moulint::paper::Cell| {
                format!("{}={}", cell.heading.as_deref().unwrap_or(""), cell.text.replace('\n', "/"))
            };
            return format!("row {}", cells.iter().map(cell).collect::<Vec<_>>().join("; "));
        }
        BlockKind::Footnote => "note".to_owned(),
        BlockKind::Running => "running".to_owned(),
        BlockKind::Signature => "sign".to_owned(),
    };
    match &block.label {
        Some(label) => format!("{kind} [{label}] {}", block.text),
        None => format!("{kind} {}", block.text),
    }
}

#[test]
fn the_kind_is_told_by_the_name_and_checked_by_the_bytes() {
    let docx = crate::support::word::docx(&[]);
    assert_eq!(kind_of("Town/MOU.final.DOCX", &docx), Ok(Kind::Docx));
    assert_eq!(kind_of("a.htm", b"<p>x"), Ok(Kind::Html));
    assert_eq!(kind_of("a.md", b"# x"), Ok(Kind::Markdown));
    assert_eq!(kind_of("C:\\town\\a.txt", b"x"), Ok(Kind::Text));
    assert_eq!(kind_of("a.pdf", b"\n%PDF-1.4"), Ok(Kind::Pdf));
    let told = |name: &str, bytes: &[u8]| {
        kind_of(name, bytes).map_or_else(|trouble| trouble.to_string(), |kind| format!("{kind:?}"))
    };
    assert!(told("a.xlsx", &docx).starts_with("files that end in `.xlsx` are not read; Word (.docx)"));
    assert!(told("agreement", b"x").contains("does not say what kind"));
    assert_eq!(
        told("a.txt", &docx),
        "the file is named as plain text, but it is a packed file, as Word and OpenDocument make them; rename it so that its ending tells what it is"
    );
    assert!(told("a.docx", b"%PDF-1.4").contains("but it is a PDF"));
    assert!(
        told("a.doc", b"\xd0\xcf\x11\xe0")
            .contains("old Word document (.doc); open it in Word or LibreOffice, and save it as .docx")
    );
    assert!(told("a.docx", b"\xd0\xcf\x11\xe0").contains("old Word document"));
    assert!(told("a.pdf", b"\x89PNG\r\n").contains("a picture; run it through OCR first"));
    assert_eq!(told("a.txt", b" \n"), "there is no text in the file");
}

#[test]
fn places_are_counted_as_a_reader_counts() {
    let paper: Paper =
        read(b"THE PLAN\n\nOne sentence here.\n\nAnother one here.\n", Kind::Text).expect("it is text");
    let places: Vec<(Option<u32>, u32)> =
        paper.blocks.iter().map(|block| (block.place.page, block.place.paragraph)).collect();
    assert_eq!(places, [(None, 1), (None, 2), (None, 3)]);
    assert_eq!(
        Ok(paper),
        read(b"THE PLAN\n\nOne sentence here.\n\nAnother one here.\n", Kind::Text),
        "the same again"
    );
    assert_eq!(read(b"***\n", Kind::Text), Err(Trouble::Empty));
}
