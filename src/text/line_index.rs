//! The only converter between byte offsets and lines and columns.
//!
//! A line ends at `\n`, `\r\n` or a lone `\r`. Lines and columns count from zero inside; whoever
//! shows them to a person adds one.

use super::Span;

/// A place as line and column, both counted from zero; the column counts Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Zero-based line.
    pub line: usize,
    /// Zero-based column in Unicode scalar values.
    pub column: usize,
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

    /// Line and column of a byte offset; an offset inside a character counts as its start, one past the
    /// end as the end.
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let line = self.line(offset);
        let start = self.line_start(line) as usize;
        let mut end = (offset as usize).min(text.len());
        while !text.is_char_boundary(end) {
            end -= 1;
        }
        let column = text.get(start..end).map_or(0, |before| before.chars().count());
        LineColumn { line, column }
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
}
