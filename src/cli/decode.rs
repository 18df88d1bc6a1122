//! Bytes to text. What is not UTF-8 becomes a finding, and the rest can still be checked.

use crate::finding::Finding;
use crate::lint::pages;
use crate::text::Span;

/// The text of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Decoded {
    /// The text; each byte that is not UTF-8 is replaced by `?`, so that offsets are those of the file.
    pub text: String,
    /// What is wrong with the bytes.
    pub problem: Option<Problem>,
}

/// What is wrong with the bytes of a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The finding that says so.
    pub finding: Finding,
    /// Whether there is no point in reading the text.
    pub hopeless: bool,
}

/// More than one bad byte in so many means that the file is no text in UTF-8 at all.
const HOPELESS: usize = 20;

/// Makes text of bytes.
pub fn decode(bytes: Vec<u8>) -> Decoded {
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return with_nul_bytes(text),
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len());
    let mut bad: Vec<(usize, u8)> = Vec::new();
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        for &byte in chunk.invalid() {
            bad.push((text.len(), byte));
            text.push('?');
        }
    }
    let Some(&(place, byte)) = bad.first() else { return Decoded { text, problem: None } };
    let wide = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    let hopeless = wide || bad.len() > bytes.len() / HOPELESS;
    let more = match bad.len() - 1 {
        0 => String::new(),
        1 => ", and neither is 1 more".to_owned(),
        others => format!(", and neither are {others} more"),
    };
    let message = if wide {
        "this file is in UTF-16, not in UTF-8".to_owned()
    } else if hopeless {
        format!("this file is not text in UTF-8: byte {place} is 0x{byte:02x}{more}")
    } else {
        format!("byte {place}, which is 0x{byte:02x}, is not UTF-8{more}")
    };
    let help = if wide {
        "save the file as UTF-8"
    } else if hopeless {
        "check that this is an agreement written down in moulint's language, not a word processor's file"
    } else {
        "save the file as UTF-8; quotation marks and dashes typed in an older editor are the usual cause"
    };
    let finding = finding(Span::new(place, place + 1), message, help);
    Decoded { text, problem: Some(Problem { finding, hopeless }) }
}

/// Zero bytes are UTF-8, yet where there are many the file is no text.
fn with_nul_bytes(text: String) -> Decoded {
    let nul = text.bytes().filter(|&byte| byte == 0).count();
    if nul <= text.len() / HOPELESS {
        return Decoded { text, problem: None };
    }
    let place = text.find('\0').unwrap_or(0);
    let message = format!("this file is not text: byte {place} is zero, and so are {} more", nul - 1);
    let help = "check that this is an agreement written down in moulint's language, saved as UTF-8";
    let finding = finding(Span::new(place, place + 1), message, help);
    Decoded { text, problem: Some(Problem { finding, hopeless: true }) }
}

fn finding(span: Span, message: String, help: &str) -> Finding {
    pages::ENCODING.at(span, message).help(help).label("here")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(bytes: &[u8]) -> Option<(String, bool)> {
        let decoded = decode(bytes.to_vec());
        assert_eq!(decoded.text.len(), bytes.len(), "offsets are those of the file");
        decoded.problem.map(|problem| (problem.finding.message, problem.hopeless))
    }

    #[test]
    fn utf_8_stays_as_it_is() {
        for text in ["", "a", "\u{feff}agreement", "甲方 👮 é\r\n", "a\u{1b}b"] {
            assert_eq!(decode(text.as_bytes().to_vec()), Decoded { text: text.to_owned(), problem: None });
        }
    }

    #[test]
    fn a_bad_byte_has_a_place_and_the_rest_stays() {
        let mut bytes = "agreement \"Oak Hollow é and its officers\" {".as_bytes().to_vec();
        bytes[5] = 0x92;
        let decoded = decode(bytes);
        assert!(decoded.text.starts_with("agree?ent") && decoded.text.contains('é'));
        let problem = decoded.problem.expect("one byte is bad");
        assert_eq!(problem.finding.span, Span::new(5, 6));
        assert_eq!(problem.finding.message, "byte 5, which is 0x92, is not UTF-8");
        assert!(!problem.hopeless);
    }

    #[test]
    fn other_things_than_text_are_told_at_once() {
        assert_eq!(message(b"\xff\xfea\0"), Some(("this file is in UTF-16, not in UTF-8".to_owned(), true)));
        assert!(message(b"\0\0\0\0").is_some_and(|(_, hopeless)| hopeless));
        let noise: Vec<u8> = (0..=255).cycle().take(4096).collect();
        assert!(message(&noise).is_some_and(|(_, hopeless)| hopeless));
        assert!(message(b"\xf0\x9f\x91").is_some(), "a character cut short");
    }
}
