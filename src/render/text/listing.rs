//! Lists of things with a few words on each, in the same hand as findings.

use super::paint::Ink;
use crate::render::{Style, mask};

/// The line that opens a list.
pub fn heading(style: Style, name: &str, about: &str) -> String {
    style.paragraph(0, &mask::line(name), &mask::line(about))
}

/// A thing of the list, with what it says.
pub fn entry(style: Style, name: &str, says: &str) -> String {
    let plain = format!("{}: {}", mask::line(name), mask::line(says));
    let laid = style.plain(&plain, 4);
    let name = mask::line(name);
    match laid.strip_prefix(name.as_str()) {
        Some(rest) => format!("  {}{rest}", style.paint(Ink::Strong, &name)),
        None => format!("  {laid}"),
    }
}

/// A remark on the thing above.
pub fn line(style: Style, key: &str, text: &str) -> String {
    style.paragraph(4, key, &mask::line(text))
}
