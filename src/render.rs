//! Showing what was found: pure, data in and text out.
//!
//! - [`catalogue`]: the rules of packs, as a list or as Markdown.
//! - [`comparison`]: documents next to each other, as Markdown or as a table for spreadsheets.
//! - [`text`]: for people, in the style of a compiler. The only place that knows miette.
//! - [`json`]: for programs, the report contract.
//! - [`html`]: one page for a browser. The only place that knows minijinja.
//! - [`markdown`]: text that is no markup.
//! - [`trial`]: the outcome of testing packs.
//! - [`mask`]: keeps what stands in a document from steering the terminal it is shown on.

pub mod catalogue;
pub mod comparison;
pub mod html;
pub mod json;
pub mod markdown;
pub mod mask;
pub mod text;
pub mod trial;

use crate::finding::Checked;

/// One file after checking.
#[derive(Clone, Debug)]
pub struct CheckedFile {
    /// The path as it was given or found.
    pub path: String,
    /// What it holds.
    pub text: String,
    /// What the checker says of its documents.
    pub documents: Vec<Checked>,
}

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour it.
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
    /// Whether recommendations that a document does not take up are shown one by one, and not only counted.
    pub advice: bool,
}
