//! OpenDocument text (.odt), as LibreOffice writes it: OASIS OpenDocument 1.3, part 3.
//!
//! - `styles`: styles of paragraphs and letters, and of lists.
//! - `lists`: the numbers of lists as they are shown.
//! - `body`: paragraphs, lists, tables and notes in order.
//! - `words`: the words of a paragraph.

mod body;
mod lists;
mod styles;
mod words;

use super::archive::Archive;
use super::draft::Draft;
use super::remark::Lost;
use super::{Kind, Trouble, chars, kind};

/// Reads an OpenDocument text.
///
/// # Errors
/// It is damaged, protected, something else or beyond the limits.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Trouble> {
    kind::check(Kind::Odt, bytes)?;
    let mut archive = Archive::open(bytes, Kind::Odt)?;
    let mut text = |name: &str| -> Result<Option<String>, Trouble> {
        Ok(archive.part(name)?.map(|bytes| chars::decode(&bytes)))
    };
    let mimetype = text("mimetype")?;
    let manifest = text("META-INF/manifest.xml")?;
    if manifest.is_some_and(|manifest| manifest.contains("encryption-data")) {
        return Err(Trouble::Protected { kind: Kind::Odt });
    }
    if text("[Content_Types].xml")?.is_some() && mimetype.is_none() {
        return Err(Trouble::Mismatch { named: Kind::Odt, found: "a file of Microsoft Office" });
    }
    if mimetype.is_some_and(|mimetype| !mimetype.contains("opendocument.text")) {
        return Err(Trouble::Mismatch {
            named: Kind::Odt,
            found: "an OpenDocument file of another kind than text",
        });
    }
    let Some(content) = text("content.xml")? else {
        return Err(Trouble::broken(Kind::Odt, "there is no document in it"));
    };
    let styles = text("styles.xml")?;
    let mut draft = Draft::default();
    if archive.names().any(|name| name.starts_with("Basic/") && !name.ends_with('/')) {
        draft.lose(Lost::Macro);
    }
    body::read(&content, styles.as_deref(), &mut draft)?;
    Ok(draft)
}
