//! Colours, and breaking paragraphs into lines.

use unicode_width::UnicodeWidthStr;

use crate::finding::Severity;
use crate::render::Style;

/// What a piece of text is, and so how it is coloured. The sixteen colours of the terminal are used, so
/// that its own theme decides what they look like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    /// A severity.
    Of(Severity),
    /// `help:`, `law:` and such.
    Key,
    /// A title.
    Strong,
    /// Good news.
    Good,
    /// Less important.
    Faint,
}

impl Style {
    /// The text in a colour, if there are colours.
    pub(super) fn paint(self, ink: Ink, text: &str) -> String {
        if !self.color || text.is_empty() {
            return text.to_owned();
        }
        let code = match ink {
            Ink::Of(Severity::Error) => "1;31",
            Ink::Of(Severity::Warning) => "1;33",
            Ink::Of(Severity::Advice) => "1;36",
            Ink::Key => "36",
            Ink::Strong => "1",
            Ink::Good => "32",
            Ink::Faint => "2",
        };
        format!("\u{1b}[{code}m{text}\u{1b}[0m")
    }

    /// A paragraph that begins with a coloured key, indented by `indent`; later lines stand below the text.
    pub(super) fn paragraph(self, indent: usize, key: &str, text: &str) -> String {
        let hang = (indent + key.width() + 1).min(indent + 8);
        let room = self.width.saturating_sub(hang).max(MIN_ROOM);
        // The first line may have less room than the others where the key is longer than they are indented.
        let taken = (indent + key.width() + 1).saturating_sub(hang);
        let mut paragraph = format!("{:indent$}{}", "", self.paint(Ink::Key, key));
        for (number, line) in wrap(text, room, taken).iter().enumerate() {
            if number == 0 {
                paragraph.push(' ');
            } else {
                paragraph.push('\n');
                paragraph.push_str(&" ".repeat(hang));
            }
            paragraph.push_str(line);
        }
        paragraph.push('\n');
        paragraph
    }

    /// A paragraph without a key, the later lines indented by `hang` columns.
    pub(super) fn plain(self, text: &str, hang: usize) -> String {
        let room = self.width.saturating_sub(hang).max(MIN_ROOM);
        let lines = wrap(text, room, 0);
        let mut plain = lines.join(&format!("\n{:hang$}", ""));
        plain.push('\n');
        plain
    }
}

/// Text is never squeezed into fewer columns than this; a terminal that narrow breaks lines by itself.
const MIN_ROOM: usize = 12;

/// Breaks a text at blanks into lines of at most `room` columns, of which the first line has `taken` less.
/// A word longer than that has a line of its own.
pub(super) fn wrap(text: &str, room: usize, taken: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut columns = taken;
    for word in text.split_whitespace() {
        let width = word.width();
        if !line.is_empty() && columns + 1 + width > room {
            lines.push(std::mem::take(&mut line));
            columns = 0;
        }
        if !line.is_empty() {
            line.push(' ');
            columns += 1;
        }
        line.push_str(word);
        columns += width;
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(wrap("one two three", 7, 0), ["one two", "three"]);
        assert_eq!(wrap("one two three", 7, 2), ["one", "two", "three"]);
        assert_eq!(wrap("incomprehensibilities of it", 5, 0), ["incomprehensibilities", "of it"]);
        assert_eq!(wrap("甲方 甲方", 6, 0), ["甲方", "甲方"], "wide characters count twice");
        assert!(wrap("  ", 5, 0).is_empty());
    }

    #[test]
    fn later_lines_stand_below_the_text() {
        let style = Style { color: false, width: 24, advice: true };
        assert_eq!(
            style.paragraph(2, "law:", "C.G.S. § 10-233m, as amended"),
            "  law: C.G.S. § 10-233m,\n       as amended\n"
        );
    }
}
