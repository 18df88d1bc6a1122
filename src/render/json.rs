//! The report contract as JSON. Lines and columns count from one, columns in Unicode scalar values; bytes
//! from zero.

use std::fmt::Write;

use serde::Serialize;

use super::{CheckedFile, Failure, mask};
use crate::report::Report;

/// The report contract on files, by the law of a day.
pub fn contract(files: &[CheckedFile], as_of: &str, failures: &[Failure]) -> Report {
    let files = files.iter().map(|file| (file.path.as_str(), file.text.as_str(), file.documents.as_slice()));
    Report::new(as_of.to_owned(), files, failures.to_vec())
}

/// Any of our own structures as indented JSON with a line end.
pub fn pretty(value: &impl Serialize) -> String {
    safe(&serde_json::to_string_pretty(value).expect(WRITABLE))
}

/// Any of our own structures as JSON on one line, with a line end.
pub fn line(value: &impl Serialize) -> String {
    safe(&serde_json::to_string(value).expect(WRITABLE))
}

/// Why our own structures can be written.
const WRITABLE: &str = "our structures have string keys only, and nothing in them refuses to be written";

/// The same JSON with escapes for what could steer a terminal or a build server. That stands inside strings only, where an
/// escape means the same.
fn safe(json: &str) -> String {
    let mut safe = String::with_capacity(json.len() + 1);
    let mut before = ' ';
    for character in json.chars() {
        if mask::steers(character) || (before, character) == ('#', '#') {
            let mut units = [0; 2];
            for unit in character.encode_utf16(&mut units) {
                // Writing to a string cannot fail.
                let _ = write!(safe, "\\u{unit:04x}");
            }
        } else {
            safe.push(character);
        }
        before = character;
    }
    safe.push('\n');
    safe
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_steer_a_terminal_is_escaped_and_means_the_same() {
        let value = "##[error]a\u{1b}[31m\u{202e}\u{7f}\u{9b}\u{e0041}é\n";
        let json = pretty(&value);
        assert!(json.chars().all(|character| character == '\n' || !mask::steers(character)), "{json}");
        assert!(!json.contains("##"), "{json}");
        assert_eq!(serde_json::from_str::<String>(&json).expect("it is JSON"), value);
    }
}
