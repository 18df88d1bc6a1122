//! The only converter between byte offsets and lines and columns.
//!
//! A line ends at `\n`, `\r\n` or a lone `\r`. Lines and columns count from zero inside; whoever
//! shows them to a person adds one.

use super::Span;

/// A place as line and column, both counted from zero; in what the column counts, whoever asks says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Zero-based line.
    pub line: usize,
    /// Zero-based column.
    pub column: usize,
}

/// In what columns count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes of UTF-8.
    Utf8,
    /// Code units of UTF-16, of which a character outside the basic plane takes two.
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

impl Encoding {
    /// How many columns a text takes.
    pub fn length(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            _ if text.is_ascii() => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// The byte offset of a column in a line; a column inside a character is its start, one past the end the end.
    fn offset(self, line: &str, column: usize) -> usize {
        if line.is_ascii() {
            return column.min(line.len());
        }
        let mut seen = 0;
        for (offset, character) in line.char_indices() {
            seen += match self {
                Self::Utf8 => character.len_utf8(),
                Self::Utf16 => character.len_utf16(),
                Self::Utf32 => 1,
            };
            if seen > column {
                return offset;
            }
        }
        line.len()
    }
}

/// The starts of all lines of one text.
#[derive(Clone, Debug)]
pub struct LineIndex {
    starts: Vec<u32>,
    len: u32,
}

impl LineIndex {
    /// Finds the line starts of `text`, in one pass over its bytes.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (offset, byte) in bytes.iter().enumerate() {
            let ends_line = match byte {
                b'\n' => true,
                b'\r' => bytes.get(offset + 1) != Some(&b'\n'),
                _ => false,
            };
            if ends_line {
                starts.push(Span::at(offset + 1).start);
            }
        }
        Self { starts, len: Span::at(text.len()).start }
    }

    /// The zero-based line on which `offset` (in bytes) lies.
    pub fn line(&self, offset: u32) -> usize {
        self.starts.partition_point(|&start| start <= offset.min(self.len)).saturating_sub(1)
    }

    /// The byte offset at which a zero-based line starts; the end of the text for later lines.
    pub fn line_start(&self, line: usize) -> u32 {
        self.starts.get(line).copied().unwrap_or(self.len)
    }

    /// Line and column of a byte offset, in Unicode scalar values; an offset inside a character counts as its
    /// start, one past the end as the end.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        self.position(text, offset, Encoding::Utf32)
    }

    /// Line and column of a byte offset; an offset inside a character counts as its start, one past the end as the
    /// end.
    pub fn position(&self, text: &str, offset: u32, encoding: Encoding) -> LineColumn {
        let line = self.line(offset);
        let start = self.line_start(line) as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        LineColumn { line, column: encoding.length(text.get(start..end).unwrap_or("")) }
    }

    /// The byte offset of a line and column. A column past the end of its line is the end of the line, before the
    /// characters that end it; a line past the last one is the end of the text.
    pub fn offset(&self, text: &str, place: LineColumn, encoding: Encoding) -> u32 {
        if place.line >= self.starts.len() {
            return self.len;
        }
        let start = self.line_start(place.line);
        let whole = text.get(start as usize..self.line_start(place.line + 1) as usize).unwrap_or("");
        let line = whole.trim_end_matches(['\r', '\n']);
        Span::at(start as usize + encoding.offset(line, place.column)).start
    }

    /// How many lines there are; a text that ends with a line end has an empty last one.
    pub fn count(&self) -> usize {
        self.starts.len()
    }

    /// Takes note of an edit: `text` is the new text, in which `inserted` bytes stand in the place of what `removed`
    /// covered in the old one. Only the lines concerned are looked at.
    pub fn edited(&mut self, text: &str, removed: Span, inserted: usize) {
        // A `\r` before the edit may have become part of a `\r\n`, or ceased to be, so one character more is looked at.
        let from = (removed.start as usize).saturating_sub(1);
        let to = (removed.start as usize + inserted + 1).min(text.len());
        let first = self.starts.partition_point(|&start| start as usize <= from);
        let last = self.starts.partition_point(|&start| start as usize <= removed.end as usize + 1);
        let moved = i64::try_from(inserted).unwrap_or(i64::MAX) - i64::try_from(removed.len()).unwrap_or(0);
        let bytes = text.as_bytes();
        let found = (from..to).filter(|&offset| match bytes.get(offset) {
            Some(b'\n') => true,
            Some(b'\r') => bytes.get(offset + 1) != Some(&b'\n'),
            _ => false,
        });
        let found: Vec<u32> = found.map(|offset| Span::at(offset + 1).start).collect();
        let shift = |start: u32| u32::try_from(i64::from(start) + moved).unwrap_or(u32::MAX);
        let known = found.last().copied().unwrap_or(0);
        let kept = self.starts.split_off(last.max(first));
        self.starts.truncate(first);
        self.starts.extend(found);
        self.starts.extend(kept.into_iter().map(shift).filter(|&start| start > known));
        self.len = Span::at(text.len()).start;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_count_scalar_values_across_line_endings() {
        let text = "a\r\n😀é.\rz\n";
        let index = LineIndex::new(text);
        let at = |offset| {
            let place = index.line_column(text, offset);
            (place.line, place.column)
        };
        assert_eq!(at(0), (0, 0));
        assert_eq!(at(3), (1, 0), "the emoji starts line two");
        assert_eq!(at(5), (1, 0), "an offset inside a character is its start");
        assert_eq!(at(7), (1, 1), "after the four bytes of the emoji");
        assert_eq!(at(9), (1, 2), "after the two bytes of é");
        assert_eq!(at(11), (2, 0), "a lone carriage return ends a line");
        assert_eq!(at(13), (3, 0));
        assert_eq!(at(99), (3, 0), "past the end is the end");
    }

    #[test]
    fn each_encoding_counts_in_its_own_units_and_back() {
        let text = "a\r\n甲👮é deadlinee\n";
        let index = LineIndex::new(text);
        let word = u32::try_from(text.find("deadlinee").expect("it is there")).expect("it is short");
        for (encoding, column) in [(Encoding::Utf8, 10), (Encoding::Utf16, 5), (Encoding::Utf32, 4)] {
            let place = index.position(text, word, encoding);
            assert_eq!((place.line, place.column), (1, column), "{encoding:?}");
            assert_eq!(index.offset(text, place, encoding), word, "{encoding:?}");
        }
        let offset = |line, column| index.offset(text, LineColumn { line, column }, Encoding::Utf16);
        assert_eq!(offset(0, 99), 1, "before the line end");
        assert_eq!(offset(1, 2), 6, "inside the emoji is its start");
        assert_eq!(offset(9, 0), u32::try_from(text.len()).expect("it is short"));
    }

    #[test]
    fn an_edit_leaves_the_same_index_as_looking_anew() {
        let pieces = ["", "a", "\n", "\r", "\r\n", "b\r", "\nc", "x\ny\r\nz"];
        let mut dice = 1_u64;
        let mut roll = |sides: usize| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            usize::try_from(dice >> 33).expect("31 bits fit") % sides
        };
        let mut text = String::from("one\r\ntwo\rthree\n");
        let mut index = LineIndex::new(&text);
        for _ in 0..5_000 {
            let start = roll(text.len() + 1);
            let end = (start + roll(3)).min(text.len());
            let piece = pieces[roll(pieces.len())];
            text.replace_range(start..end, piece);
            index.edited(&text, Span::new(start, end), piece.len());
            assert_eq!(index.starts, LineIndex::new(&text).starts, "{text:?}");
            if text.len() > 60 {
                text.clear();
                index = LineIndex::new(&text);
            }
        }
    }
}
