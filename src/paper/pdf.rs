//! PDF (ISO 32000-1): a reader of its own for text, since every limit has to hold on the inside. The libraries that were
//! looked at unpack streams without a limit, recurse along the file and spread out ranges of four thousand million codes.
//!
//! - `object`: values; `filter`: packed streams; `file`: objects and pages.
//! - `names`, `cmap`, `font`: from codes to letters.
//! - `content`: the letters of a page in their places.
//! - `lines`: letters to lines.

mod cmap;
mod content;
mod file;
mod filter;
mod font;
mod lines;
mod names;
mod object;

use super::draft::{Draft, Form, Para};
use super::layout::{join, running};
use super::remark::Lost;
use super::{Kind, Trouble, kind};

/// Reads a PDF.
///
/// # Errors
/// It is damaged, protected, without text or beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Trouble> {
    kind::check(Kind::Pdf, bytes)?;
    let file = file::File::open(bytes)?;
    let leaves = file.pages()?;
    if leaves.is_empty() {
        return Err(Trouble::broken(Kind::Pdf, "there are no pages in it"));
    }
    let mut painter = content::Painter::new(&file);
    let mut draft = Draft::default();
    let mut pages: Vec<lines::Sheet> = Vec::new();
    let mut artifacts = Vec::new();
    let (mut letters, mut unknown, mut pictures) = (0_usize, 0_usize, 0_usize);
    for (number, leaf) in leaves.iter().enumerate() {
        let drawn = painter.page(leaf)?;
        letters += drawn.letters.iter().filter(|letter| !letter.text.trim().is_empty()).count();
        unknown += usize::try_from(drawn.unknown).unwrap_or(0);
        pictures += usize::try_from(drawn.pictures).unwrap_or(0);
        for _ in 0..leaf.fields {
            draft.lose(Lost::Form);
        }
        if drawn.letters.is_empty() && drawn.pictures > 0 {
            draft.lose(Lost::Page);
        }
        pages.push(lines::page(drawn, u32::try_from(number + 1).ok(), &mut artifacts));
    }
    if letters == 0 {
        return Err(if unknown > 0 { Trouble::Unreadable } else { Trouble::Scan });
    }
    if unknown > letters {
        return Err(Trouble::Unreadable);
    }
    // A page with a few stamped words on each picture is a scan as well.
    if letters < 40 * leaves.len() && pictures >= leaves.len() {
        return Err(Trouble::Scan);
    }
    for _ in 0..unknown {
        draft.lose(Lost::Letter);
    }
    let mut pages = lines::look(pages);
    let edges = running::take(&mut pages);
    for text in artifacts.into_iter().chain(edges) {
        draft.push(Para { form: Form::Running, text, page: Some(1), ..Para::default() })?;
    }
    join::join(pages, &mut draft)?;
    Ok(draft)
}
