//! Documents as a person reads them on paper: bytes in, paragraphs out, nothing understood yet. Pure.
//!
//! - [`docx`](Kind::Docx), [`odt`](Kind::Odt), [`pdf`](Kind::Pdf), [`html`](Kind::Html),
//!   [`markdown`](Kind::Markdown) and [`plain`](Kind::Text): one reader for each kind of file. Each makes a draft:
//!   paragraphs with what the file says of them.
//! - `layout`: lines to paragraphs, labels, headings, running lines; and the draft to the finished [`Paper`].
//! - `limits`: how much is read at most. No reader recurses deeper or keeps more than it says.

mod archive;
mod chars;
mod docx;
mod draft;
mod html;
mod kind;
mod layout;
mod limits;
mod markdown;
mod odt;
mod pdf;
mod plain;
mod remark;
mod trouble;
mod xml;

pub use kind::{Kind, kind_of};
pub use remark::Remark;
pub use trouble::Trouble;

/// A document as a person reads it on paper: its paragraphs in order, nothing understood yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paper {
    /// The paragraphs, headings, list items and rows of tables, in the order in which they are read.
    pub blocks: Vec<Block>,
    /// What was left out or could not be read, each as a plain sentence.
    pub remarks: Vec<Remark>,
}

/// One paragraph, heading, list item or row of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block {
    /// What it is.
    pub kind: BlockKind,
    /// The number or bullet as it is printed: `(a)`, `III.`, `Section 1.2`, `•`.
    pub label: Option<String>,
    /// The words without the label; runs of white space are one space, a blank to fill in is `____`.
    pub text: String,
    /// Where it begins.
    pub place: Place,
}

/// What a block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// The title of the document.
    Title,
    /// A heading; the outermost has level one.
    Heading {
        /// How deep it stands, counted from one.
        level: u8,
    },
    /// A paragraph without a label of its own.
    Paragraph,
    /// An item of a list, or a paragraph with a number.
    Item {
        /// How deep it stands, counted from zero.
        depth: u8,
    },
    /// A row of a table. The text of the block has all its cells, separated by ` | `.
    Row {
        /// The cells from left to right.
        cells: Vec<Cell>,
    },
    /// A footnote or endnote, behind the paragraph that cites it; the label is its mark.
    Footnote,
    /// A header, a footer, a page number or a line of a table of contents.
    Running,
    /// A line to be signed, dated or filled in with a name.
    Signature,
}

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// What stands over its column.
    pub heading: Option<String>,
    /// Its words. Paragraphs and list items inside are separated by a line break.
    pub text: String,
}

/// Where a block begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The page, where the file says where pages end.
    pub page: Option<u32>,
    /// Which paragraph of the document it is, counted from one as a reader counts.
    pub paragraph: u32,
}

/// Reads a document.
///
/// # Errors
/// Why it cannot be read: it is broken, protected, of another kind, without text or beyond the limits.
pub fn read(bytes: &[u8], kind: Kind) -> Result<Paper, Trouble> {
    let draft = match kind {
        Kind::Docx => docx::read(bytes)?,
        Kind::Odt => odt::read(bytes)?,
        Kind::Pdf => pdf::read(bytes)?,
        Kind::Html => html::read(bytes)?,
        Kind::Markdown => markdown::read(bytes)?,
        Kind::Text => plain::read(bytes)?,
    };
    layout::settle::settle(draft)
}
