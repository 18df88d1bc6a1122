//! What was left out of a document or could not be read, gathered and told once for each kind.

use std::collections::BTreeMap;

use super::Place;

/// Something that was left out or could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// A plain sentence, in lower case and without a full stop.
    pub text: String,
    /// Where it is, or where the first of several is.
    pub place: Option<Place>,
}

/// What can be left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Lost {
    /// Text deleted under tracked changes.
    Deleted,
    /// Text inserted under tracked changes, which is kept.
    Inserted,
    /// Text that is struck through.
    Struck,
    /// Hidden text.
    Hidden,
    /// Comments.
    Comment,
    /// The words that stand in a field until it is filled in.
    Placeholder,
    /// Pictures.
    Picture,
    /// Embedded objects: sheets, diagrams, equations.
    Object,
    /// Macros.
    Macro,
    /// Parts of other files.
    Outside,
    /// Parts that are named and not there, or broken.
    Part,
    /// Fields of a form in a PDF.
    Form,
    /// Pages without text.
    Page,
    /// Letters whose shape is known and whose meaning is not.
    Letter,
}

impl Lost {
    fn sentence(self, count: u32) -> String {
        let (one, many) = match self {
            Self::Deleted => (
                "a piece of text deleted under tracked changes was left out",
                "pieces of text deleted under tracked changes were left out",
            ),
            Self::Inserted => (
                "a piece of text inserted under tracked changes, which nobody has accepted yet, was read as if it were accepted",
                "pieces of text inserted under tracked changes, which nobody has accepted yet, were read as if they were accepted",
            ),
            Self::Struck => (
                "a piece of text that is struck through was left out",
                "pieces of text that are struck through were left out",
            ),
            Self::Hidden => ("a piece of hidden text was left out", "pieces of hidden text were left out"),
            Self::Comment => ("a comment was left out", "comments were left out"),
            Self::Placeholder => (
                "a field that nobody has filled in was read as a blank",
                "fields that nobody has filled in were read as blanks",
            ),
            Self::Picture => ("a picture or drawing was left out", "pictures or drawings were left out"),
            Self::Object => ("an embedded object was left out", "embedded objects were left out"),
            Self::Macro => {
                ("the file has macros; they were left out", "the file has macros; they were left out")
            }
            Self::Outside => (
                "a part of another file, which this one points to, was not read",
                "parts of other files, which this one points to, were not read",
            ),
            Self::Part => (
                "a part of the file is missing or broken and was left out",
                "parts of the file are missing or broken and were left out",
            ),
            Self::Form => ("a field of a form was left out", "fields of a form were left out"),
            Self::Page => (
                "a page has no text, as scanned pages have none; it was left out",
                "pages have no text, as scanned pages have none; they were left out",
            ),
            Self::Letter => (
                "a letter could not be read, because its font does not say what it is",
                "letters could not be read, because their fonts do not say what they are",
            ),
        };
        match count {
            1 => one.to_owned(),
            _ if self == Self::Macro => many.to_owned(),
            _ => format!("{count} {many}"),
        }
    }
}

/// What was left out so far: how many of each kind, and the first as the number of the draft's paragraph.
#[derive(Debug, Default)]
pub(super) struct Remarks {
    seen: BTreeMap<Lost, (u32, usize)>,
}

impl Remarks {
    /// Takes note of something in the paragraph of this index.
    pub(super) fn add(&mut self, lost: Lost, paragraph: usize) {
        let entry = self.seen.entry(lost).or_insert((0, paragraph));
        entry.0 = entry.0.saturating_add(1);
    }

    /// The sentences; `place` finds where a paragraph of the draft has come to stand.
    pub(super) fn tell(&self, place: impl Fn(usize) -> Option<Place>) -> Vec<Remark> {
        let sentence = |(lost, &(count, first)): (&Lost, &(u32, usize))| Remark {
            text: lost.sentence(count),
            place: if *lost == Lost::Macro { None } else { place(first) },
        };
        self.seen.iter().map(sentence).collect()
    }
}
