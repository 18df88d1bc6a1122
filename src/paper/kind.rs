//! Which kind of file it is: by the ending of its name, checked against its first bytes.

use std::fmt;

use super::{Trouble, limits};

/// A kind of file that is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// Word since 2007.
    Docx,
    /// OpenDocument text, as LibreOffice writes it.
    Odt,
    /// Portable Document Format.
    Pdf,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text.
    Text,
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Docx => "a Word document",
            Self::Odt => "an OpenDocument text",
            Self::Pdf => "a PDF",
            Self::Html => "a web page",
            Self::Markdown => "Markdown",
            Self::Text => "plain text",
        })
    }
}

/// Tells the kind of a file by its name, and checks that its bytes are of that kind.
///
/// # Errors
/// The name says nothing, or says another thing than the bytes.
pub fn kind_of(name: &str, bytes: &[u8]) -> Result<Kind, Trouble> {
    if bytes.len() > limits::FILE {
        return Err(Trouble::TooMuch { what: "bytes", limit: limits::FILE });
    }
    let last = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let ending = last.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let named = match ending.as_deref() {
        Some("docx" | "docm" | "dotx" | "dotm") => Kind::Docx,
        Some("odt" | "ott") => Kind::Odt,
        Some("pdf") => Kind::Pdf,
        Some("html" | "htm" | "xhtml") => Kind::Html,
        Some("md" | "markdown" | "mkd") => Kind::Markdown,
        Some("txt" | "text") => Kind::Text,
        Some("doc" | "dot") => {
            return match seen(bytes) {
                Seen::Zip => {
                    Err(Trouble::Mismatch { named: Kind::Docx, found: "packed as newer Word documents are" })
                }
                Seen::Pdf => Err(Trouble::Mismatch { named: Kind::Docx, found: "a PDF" }),
                _ => Err(OLD_WORD),
            };
        }
        Some("rtf") => return Err(convert("in Rich Text Format")),
        Some("pages") => return Err(convert("an Apple Pages document")),
        Some("wpd") => return Err(convert("a WordPerfect document")),
        _ => return Err(Trouble::Unknown { ending }),
    };
    check(named, bytes).map(|()| named)
}

/// Checks that the bytes are of a kind.
pub(super) fn check(named: Kind, bytes: &[u8]) -> Result<(), Trouble> {
    if bytes.len() > limits::FILE {
        return Err(Trouble::TooMuch { what: "bytes", limit: limits::FILE });
    }
    let seen = seen(bytes);
    let mismatch = |found| Err(Trouble::Mismatch { named, found });
    match (named, seen) {
        (_, Seen::Nothing) => Err(Trouble::Empty),
        (Kind::Docx | Kind::Odt, Seen::Zip) | (Kind::Pdf, Seen::Pdf) => Ok(()),
        (Kind::Html | Kind::Markdown | Kind::Text, Seen::Text) => Ok(()),
        // Word opens a web page that is named .doc or .docx, so such files are about.
        (Kind::Docx | Kind::Odt | Kind::Pdf, Seen::Text) => mismatch("text"),
        // A protected .docx is packed in the frame of the old format.
        (Kind::Docx, Seen::Compound) if has_utf16(bytes, "EncryptedPackage") => {
            Err(Trouble::Protected { kind: named })
        }
        (_, Seen::Compound) => Err(OLD_WORD),
        (_, Seen::Rtf) => Err(convert("in Rich Text Format")),
        (_, Seen::Zip) => mismatch("a packed file, as Word and OpenDocument make them"),
        (_, Seen::Pdf) => mismatch("a PDF"),
        (_, Seen::Picture) => Err(Trouble::Convert {
            what: "a picture",
            how: "run it through OCR first, or ask its author for the Word file",
        }),
        (Kind::Html | Kind::Markdown | Kind::Text, Seen::Binary) => mismatch("no text"),
        (_, Seen::Binary) => Err(Trouble::broken(named, "it does not begin as such a file does")),
    }
}

const OLD_WORD: Trouble = Trouble::Convert {
    what: "an old Word document (.doc)",
    how: "open it in Word or LibreOffice, and save it as .docx",
};

fn convert(what: &'static str) -> Trouble {
    Trouble::Convert { what, how: "open it in Word or LibreOffice, and save it as .docx" }
}

/// What the first bytes look like.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Seen {
    Nothing,
    Zip,
    Pdf,
    Compound,
    Rtf,
    Picture,
    Text,
    Binary,
}

fn seen(bytes: &[u8]) -> Seen {
    let head = bytes.get(..1024.min(bytes.len())).unwrap_or(bytes);
    if head.iter().all(u8::is_ascii_whitespace) && bytes.iter().all(u8::is_ascii_whitespace) {
        Seen::Nothing
    } else if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        Seen::Zip
    } else if head.windows(5).any(|window| window == b"%PDF-") {
        Seen::Pdf
    } else if head.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
        Seen::Compound
    } else if head.starts_with(b"{\\rtf") {
        Seen::Rtf
    } else if [&b"\x89PNG"[..], b"\xff\xd8\xff", b"GIF8", b"II*\0", b"MM\0*"]
        .iter()
        .any(|magic| head.starts_with(magic))
    {
        Seen::Picture
    } else if head.starts_with(&[0xff, 0xfe]) || head.starts_with(&[0xfe, 0xff]) {
        Seen::Text
    } else if head
        .iter()
        .any(|&byte| byte < 32 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0b | 0x0c | 0x1a | 0x1b))
    {
        Seen::Binary
    } else {
        Seen::Text
    }
}

/// Whether the bytes have a word in UTF-16, as the directory of a compound file does.
fn has_utf16(bytes: &[u8], word: &str) -> bool {
    let wanted: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
