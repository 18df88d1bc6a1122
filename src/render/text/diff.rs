//! What would change in a file, as a unified diff.

use similar::{ChangeTag, TextDiff};

use super::paint::Ink;
use crate::finding::Severity;
use crate::render::{Style, mask};

/// The changes from one text of a file to another, line by line, as `diff -u` shows them; nothing where there are none.
pub fn diff(path: &str, old: &str, new: &str, style: Style) -> String {
    let diff = TextDiff::from_lines(old, new);
    let mut unified = diff.unified_diff();
    let mut shown = String::new();
    for hunk in unified.context_radius(3).iter_hunks() {
        if shown.is_empty() {
            let path = mask::line(path);
            shown.push_str(&style.paint(Ink::Strong, &format!("--- {path}\n+++ {path}")));
            shown.push('\n');
        }
        shown.push_str(&style.paint(Ink::Key, &hunk.header().to_string()));
        shown.push('\n');
        for change in hunk.iter_changes() {
            let (sign, ink) = match change.tag() {
                ChangeTag::Equal => (' ', None),
                ChangeTag::Delete => ('-', Some(Ink::Of(Severity::Error))),
                ChangeTag::Insert => ('+', Some(Ink::Good)),
            };
            let line = format!("{sign}{}", mask::text(change.value().trim_end_matches(['\n', '\r'])));
            shown.push_str(&ink.map_or_else(|| line.clone(), |ink| style.paint(ink, &line)));
            shown.push('\n');
            if change.missing_newline() {
                shown.push_str("\\ No newline at end of file\n");
            }
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Style = Style { color: false, width: 100, advice: false };

    #[test]
    fn only_what_changes_is_shown_with_what_stands_around_it() {
        let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let shown = diff("a b.mou", old, &old.replace("5\n", "five\n"), PLAIN);
        assert_eq!(shown, "--- a b.mou\n+++ a b.mou\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
        assert_eq!(diff("a.mou", old, old, PLAIN), "");
    }

    #[test]
    fn the_terminal_is_not_steered() {
        let shown = diff("a\u{1b}[2J.mou", "x\u{1b}[31m\n", "y\u{202e}\r\n", PLAIN);
        assert!(!shown.contains(['\u{1b}', '\u{202e}', '\r']), "{shown:?}");
        let shown = diff("a.mou", "x\n", "y", Style { color: true, ..PLAIN });
        assert!(shown.contains("\u{1b}[32m+y\u{1b}[0m\n\\ No newline at end of file\n"), "{shown:?}");
    }
}
