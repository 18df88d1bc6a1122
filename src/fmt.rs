//! Formatting: the canonical layout of a text, or a reason why there is none.
//!
//! The result has the same meaning as the text, or there is no result: it is parsed again, and both trees
//! and all comments are compared.

use std::fmt::{self, Write};

use crate::syntax::{self, Parsed, SyntaxError};

/// Why a text was not formatted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FormatError {
    /// It has syntax errors, which must be mended first.
    Syntax(Vec<SyntaxError>),
    /// The result would not have meant the same; a fault of the formatter.
    Changed,
}

impl fmt::Display for FormatError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Syntax(errors) => write!(formatter, "the text has {} syntax errors", errors.len()),
            Self::Changed => formatter.write_str("formatting would have changed what the text means"),
        }
    }
}

impl std::error::Error for FormatError {}

/// The canonical layout of `text`. Formatting the result again changes nothing.
pub fn format(text: &str) -> Result<String, FormatError> {
    let before = syntax::parse(text);
    if !before.errors.is_empty() {
        return Err(FormatError::Syntax(before.errors));
    }
    let layout = syntax::print::layout(text).ok_or(FormatError::Changed)?;
    let after = syntax::parse(&layout);
    if after.errors.is_empty() && meaning(&before) == meaning(&after) && comments(&before) == comments(&after)
    {
        Ok(layout)
    } else {
        Err(FormatError::Changed)
    }
}

/// One statement, label and full stop included, as it is laid out so deep in sections of an agreement: its lines
/// without the last line end. Nothing where it cannot be read.
pub fn statement(words: &str, depth: usize) -> Option<String> {
    let opening: String = (0..depth).map(|number| format!("section s{number} {{\n")).collect();
    let closing = "}\n".repeat(depth + 1);
    let layout = format(&format!("agreement \"a\" {{\n{opening}{words}\n{closing}")).ok()?;
    let lines: Vec<&str> = layout.lines().collect();
    let inner = lines.get(depth + 1..lines.len().saturating_sub(depth + 1))?;
    Some(inner.join("\n"))
}

/// The tree as text, its spans and the kinds of its line ends left out.
fn meaning(parsed: &Parsed) -> String {
    let mut spanless = Spanless { out: String::new() };
    for document in &parsed.file.documents {
        // Writing to a string cannot fail.
        let _ = writeln!(spanless, "{document:?}");
    }
    spanless.out.replace("\\r\\n", "\\n").replace("\\r", "\\n")
}

fn comments(parsed: &Parsed) -> Vec<String> {
    let unify = |text: &str| text.trim_end().replace("\r\n", "\n").replace('\r', "\n");
    parsed.file.comments.iter().map(|comment| unify(&comment.text)).collect()
}

/// Takes what the derived `Debug` writes, and drops the digits of spans. The derive writes a span field by
/// field, each offset in a piece of its own, behind the name of the field.
struct Spanless {
    out: String,
}

impl Write for Spanless {
    fn write_str(&mut self, piece: &str) -> fmt::Result {
        let in_span = self.out.ends_with("Span { start: ") || self.out.ends_with("Span { start: , end: ");
        let is_digits = piece.bytes().all(|byte| byte.is_ascii_digit());
        if !(in_span && is_digits) {
            self.out.push_str(piece);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{FormatError, format};
    use crate::syntax::tests::SAMPLES;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(format(text).as_deref(), Ok(expected));
        assert_eq!(format(expected).as_deref(), Ok(expected), "formatting twice changes nothing");
    }

    #[test]
    fn samples_keep_their_meaning_and_settle_at_once() {
        for sample in SAMPLES {
            let once = format(sample).expect("a sample has no errors");
            assert_eq!(format(&once).as_deref(), Ok(once.as_str()));
            let windows = format(&sample.replace('\n', "\r\n")).expect("line ends make no difference");
            assert_eq!(windows.replace("\r\n", "\n"), once);
        }
    }

    #[test]
    fn layout_is_canonical() {
        check(
            "agreement   \"x\"{ // why\n\n\n jurisdiction US-CT\n expires   none\n\n\n  // own line\n  a: SRO   must go ; \n}"
                .replace(" ; ", ".")
                .as_str(),
            "agreement \"x\" {  // why\n  jurisdiction  US-CT\n  expires       none\n\n  // own line\n  a:\n  SRO must go.\n}\n",
        );
        check(
            "agreement \"x\" {\n  > A   quote. [p. 1]\n SRO must notify principal , chief and superintendent about every incident at school-property before questioning of student.\n}",
            "agreement \"x\" {\n  > A   quote. [p. 1]\n  SRO must notify principal, chief and superintendent about every incident at school-property\n      before questioning of student.\n}\n",
        );
        check(
            "pack p \"x\" { rule r \"y\" { severity error // bad\n complies { SRO must go. } violates {SRO must go. chief must go.} } }",
            "pack p \"x\" {\n  rule r \"y\" {\n    severity  error  // bad\n    complies  { SRO must go. }\n    violates  {\n      SRO must go.\n      chief must go.\n    }\n  }\n}\n",
        );
        check(
            "pack p \"x\" { rule r \"y\" { since   2026.1 preview } }",
            "pack p \"x\" {\n  rule r \"y\" {\n    since     2026.1\n    preview\n  }\n}\n",
        );
        check(
            "agreement \"x\" { waive us-ct/a until 2027-06-30\n because \"so\"\n by \"us\". }",
            "agreement \"x\" {\n  waive us-ct/a until 2027-06-30 because \"so\" by \"us\".\n}\n",
        );
        check("vocabulary v {}", "vocabulary v {}\n");
        check("", "");
    }

    #[test]
    fn broken_texts_are_left_alone() {
        assert!(matches!(format("agreement \"x\" { SRO go. }"), Err(FormatError::Syntax(_))));
    }

    #[test]
    fn a_changed_word_is_noticed_and_a_moved_one_is_not() {
        let tree = |text: &str| super::meaning(&crate::syntax::parse(text));
        let text = "agreement \"x\" { SRO must go. }";
        assert_eq!(tree(text), tree(&text.replace(' ', "\n ")));
        assert_ne!(tree(text), tree(&text.replace("must", "may")));
    }
}
