//! Word documents (.docx): Office Open XML, ECMA-376, transitional and strict.
//!
//! - `package`: which parts belong to the document.
//! - `styles`: what a style says, through the styles it is based on.
//! - `numbering`: automatic numbers, as Word prints them.
//! - `runs`: the words of a paragraph.
//! - `body`: paragraphs, tables, notes and text boxes in order.

mod body;
mod numbering;
mod package;
mod runs;
mod styles;

use super::archive::Archive;
use super::draft::Draft;
use super::remark::Lost;
use super::{Kind, Trouble, kind};

/// Reads a Word document.
///
/// # Errors
/// It is damaged, protected, something else or beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Trouble> {
    kind::check(Kind::Docx, bytes)?;
    let mut archive = Archive::open(bytes, Kind::Docx)?;
    if archive.names().any(|name| name == "mimetype")
        && !archive.names().any(|name| name == "[Content_Types].xml")
    {
        return Err(Trouble::Mismatch { named: Kind::Docx, found: "an OpenDocument file" });
    }
    let parts = package::open(&mut archive)?;
    let mut draft = Draft::default();
    if archive.names().any(|name| name.ends_with("vbaProject.bin")) {
        draft.lose(Lost::Macro);
    }
    body::read(&parts, &mut draft)?;
    Ok(draft)
}
