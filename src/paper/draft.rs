//! What a reader makes of a file: paragraphs in order, each with what the file says of it. [`super::layout::settle`]
//! makes the finished paper of it.

use super::remark::{Lost, Remarks};
use super::{Cell, Trouble, limits};

/// A paragraph of the draft. What the file does not say, the layout finds out.
#[derive(Clone, Debug, Default)]
pub(super) struct Para {
    /// What it is, where the file says so.
    pub(super) form: Form,
    /// The label that the file gives; one that is typed stands at the start of the text.
    pub(super) label: Option<String>,
    /// The words. A line break is one that somebody has made.
    pub(super) text: String,
    /// The page on which it begins.
    pub(super) page: Option<u32>,
    /// How far it is set in, in about the width of a character.
    pub(super) left: f32,
    /// How it looks.
    pub(super) look: Look,
    /// Whether white space parts it from the one before.
    pub(super) gap: bool,
    /// Whether it stands apart from the one before otherwise, so that a number at its start is no chance.
    pub(super) apart: bool,
}

/// How a paragraph looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Look {
    /// All of it is bold, or underlined.
    pub(super) bold: bool,
    /// It is set in letters clearly larger than most of the text.
    pub(super) large: bool,
    /// It is centred.
    pub(super) centred: bool,
    /// How large its letters are, in tenths of the size of most of the text; zero where nothing is known.
    pub(super) tenths: u8,
}

/// What a paragraph is, as far as the file says.
#[derive(Clone, Debug, Default)]
pub(super) enum Form {
    /// The file does not say.
    #[default]
    Plain,
    /// The title.
    Title,
    /// A heading of this level, counted from one.
    Heading(u8),
    /// An item of a list, this deep.
    Item(u8),
    /// A paragraph that the file numbers, this deep: an item, or a heading that only looks like one.
    Numbered(u8),
    /// A row of a table.
    Row(Vec<Cell>),
    /// A footnote.
    Note,
    /// A header, footer or page number.
    Running,
}

/// A document as a reader has it, and the account of what it has left out.
#[derive(Debug, Default)]
pub(super) struct Draft {
    /// The paragraphs in order.
    pub(super) paras: Vec<Para>,
    /// What was left out.
    pub(super) remarks: Remarks,
    bytes: usize,
    cells: usize,
}

impl Draft {
    /// Adds a paragraph; one without anything to read is dropped.
    ///
    /// # Errors
    /// There are too many.
    pub(super) fn push(&mut self, para: Para) -> Result<(), Trouble> {
        let cells = if let Form::Row(cells) = &para.form { cells.len() } else { 0 };
        let in_cells = if let Form::Row(cells) = &para.form {
            cells.iter().map(|cell| cell.text.len() + cell.heading.as_ref().map_or(0, String::len)).sum()
        } else {
            0
        };
        let nothing = super::chars::is_blank(&para.text) && para.label.is_none();
        if nothing && in_cells == 0 {
            return Ok(());
        }
        self.bytes += para.text.len() + in_cells;
        self.cells += cells;
        if self.bytes > limits::TEXT {
            return Err(Trouble::TooMuch { what: "text in bytes", limit: limits::TEXT });
        }
        if self.cells > limits::CELLS {
            return Err(Trouble::TooMuch { what: "cells in tables", limit: limits::CELLS });
        }
        if self.paras.len() >= limits::BLOCKS {
            return Err(Trouble::TooMuch { what: "paragraphs", limit: limits::BLOCKS });
        }
        self.paras.push(para);
        Ok(())
    }

    /// Takes note that something is left out, at the paragraph that comes next.
    pub(super) fn lose(&mut self, lost: Lost) {
        self.remarks.add(lost, self.paras.len());
    }
}
