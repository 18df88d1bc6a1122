//! From lines and drafts to paragraphs.
//!
//! - [`label`]: numbers and bullets at the start of a line, and whether they are meant as such.
//! - [`heading`]: what looks like a heading.
//! - [`running`]: headers, footers and page numbers among the lines of pages.
//! - [`join`]: lines to paragraphs.
//! - `levels`: how deep headings and items stand; `title`: the lines at the head.
//! - [`table`]: rows and the headings of their columns.
//! - [`settle`]: a draft to the finished paper.

pub(super) mod heading;
pub(super) mod join;
pub(super) mod label;
mod levels;
pub(super) mod running;
pub(super) mod settle;
pub(super) mod table;
mod title;

/// A line as it stands on a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Its words; a tab stands where a column of a table ends.
    pub(super) text: String,
    /// Where it begins, in about the width of a character.
    pub(super) left: f32,
    /// Where it ends.
    pub(super) right: f32,
    /// Whether white space parts it from the line before.
    pub(super) gap: bool,
    /// How it looks.
    pub(super) look: super::draft::Look,
    /// What it certainly is, where a mark says so.
    pub(super) level: Option<u8>,
}

/// The lines of a page.
#[derive(Clone, Debug, Default)]
pub(super) struct Page {
    /// Its number, where the file has pages.
    pub(super) number: Option<u32>,
    /// Its lines from top to bottom.
    pub(super) lines: Vec<Line>,
}
