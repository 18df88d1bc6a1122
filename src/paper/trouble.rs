//! Why a document could not be read, in words for the person who has it.

use std::fmt;

use super::Kind;

/// Why a document could not be read: what is wrong, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Its name tells of no kind that can be read.
    Unknown {
        /// The ending of the name, if it has one.
        ending: Option<String>,
    },
    /// It is a kind of file that can be turned into one that is read.
    Convert {
        /// What it is, as in "an old Word document".
        what: &'static str,
        /// What to do.
        how: &'static str,
    },
    /// Its name tells of one kind, its bytes of another.
    Mismatch {
        /// What the name says.
        named: Kind,
        /// What the bytes say, as in "a PDF".
        found: &'static str,
    },
    /// There is nothing in it.
    Empty,
    /// It is damaged.
    Broken {
        /// What kind it should have been.
        kind: Kind,
        /// What is wrong with it.
        why: String,
    },
    /// It cannot be read without a password.
    Protected {
        /// What kind it is.
        kind: Kind,
    },
    /// It is a PDF of pictures of pages.
    Scan,
    /// It has text in fonts that do not say which letters their shapes are.
    Unreadable,
    /// It is larger than anything that is read.
    TooMuch {
        /// What there is too much of, as in "text" or "pages".
        what: &'static str,
        /// How much is read.
        limit: usize,
    },
}

impl Trouble {
    /// A damaged file.
    pub(super) fn broken(kind: Kind, why: impl Into<String>) -> Self {
        Self::Broken { kind, why: why.into() }
    }
}

impl fmt::Display for Trouble {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        const READ: &str = "Word (.docx), OpenDocument (.odt), PDF, web pages (.html), Markdown (.md) and plain text (.txt) are read";
        match self {
            Self::Unknown { ending: Some(ending) } => {
                write!(formatter, "files that end in `.{ending}` are not read; {READ}")
            }
            Self::Unknown { ending: None } => {
                write!(formatter, "the name of the file does not say what kind it is; {READ}")
            }
            Self::Convert { what, how } => write!(formatter, "the file is {what}; {how}"),
            Self::Mismatch { named, found } => write!(
                formatter,
                "the file is named as {named}, but it is {found}; rename it so that its ending tells what it is"
            ),
            Self::Empty => formatter.write_str("there is no text in the file"),
            Self::Broken { kind, why } => write!(
                formatter,
                "the file cannot be read as {kind}: {why}; open it in the program that made it and save it anew"
            ),
            Self::Protected { kind: Kind::Pdf } => formatter.write_str(
                "the PDF is protected by encryption; open it with its password, and print or save it as a new PDF without protection",
            ),
            Self::Protected { kind } => write!(
                formatter,
                "the file is {kind} protected by a password; open it with the password, and save it without"
            ),
            Self::Scan => formatter.write_str(
                "the PDF is a scan without text; run it through OCR first, or ask its author for the Word file",
            ),
            Self::Unreadable => formatter.write_str(
                "the fonts of the PDF do not say which letters they show; run it through OCR, or ask its author for the Word file",
            ),
            Self::TooMuch { what, limit } => write!(
                formatter,
                "the file has more {what} than any agreement (at most {limit} are read); give the agreement alone, without what is attached to it"
            ),
        }
    }
}

impl std::error::Error for Trouble {}
