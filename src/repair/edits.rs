//! Edits of a text: made, taken back, and several after one another made one.

use std::collections::VecDeque;

use crate::finding::Edit;
use crate::text::Span;

/// The edits that take others back, once they have been made in a text.
pub(super) fn back(text: &str, edits: &[Edit]) -> Vec<Edit> {
    let (mut removed, mut inserted) = (0, 0);
    let mut taken = Vec::with_capacity(edits.len());
    for edit in edits {
        let start = edit.span.start as usize + inserted - removed;
        let span = Span::new(start, start + edit.text.len());
        taken.push(Edit { span, text: edit.span.slice(text).to_owned() });
        removed += edit.span.len();
        inserted += edit.text.len();
    }
    taken
}

/// Several edits in the order of the text, those at one place made one; nothing where two of them overlap.
pub(super) fn together(mut edits: Vec<Edit>) -> Option<Vec<Edit>> {
    // The sort is stable, so that what is inserted at one place keeps its order.
    edits.sort_by_key(|edit| edit.span);
    let mut joined: Vec<Edit> = Vec::with_capacity(edits.len());
    for edit in edits {
        match joined.last_mut() {
            Some(last) if last.span == edit.span && edit.span.is_empty() => last.text.push_str(&edit.text),
            Some(last) if last.span.end > edit.span.start || last.span == edit.span => return None,
            _ => joined.push(edit),
        }
    }
    Some(joined)
}

/// What became of a text in several rounds of edits.
#[derive(Clone, Debug)]
pub(super) struct History {
    length: usize,
    pieces: VecDeque<Piece>,
}

#[derive(Clone, Debug)]
enum Piece {
    /// Some of the text as it was.
    Kept(Span),
    /// Something else.
    New(String),
}

impl Piece {
    fn len(&self) -> usize {
        match self {
            Self::Kept(span) => span.len(),
            Self::New(text) => text.len(),
        }
    }

    fn split(self, at: usize) -> (Self, Self) {
        match self {
            Self::Kept(span) => {
                let middle = span.start as usize + at;
                let (start, end) = (span.start as usize, span.end as usize);
                (Self::Kept(Span::new(start, middle)), Self::Kept(Span::new(middle, end)))
            }
            Self::New(mut text) => {
                let rest = if text.is_char_boundary(at) { text.split_off(at) } else { String::new() };
                (Self::New(text), Self::New(rest))
            }
        }
    }
}

impl History {
    /// A text of so many bytes, unchanged.
    pub(super) fn new(length: usize) -> Self {
        Self { length, pieces: VecDeque::from([Piece::Kept(Span::new(0, length))]) }
    }

    /// Adds a round of edits to the text as it stands by now.
    pub(super) fn add(&mut self, edits: &[Edit]) {
        let mut left = std::mem::take(&mut self.pieces);
        let mut done = 0;
        for edit in edits {
            let (start, end) = (edit.span.start as usize, edit.span.end as usize);
            self.pieces.extend(take(&mut left, start.saturating_sub(done)));
            take(&mut left, end - start);
            self.pieces.push_back(Piece::New(edit.text.clone()));
            done = end;
        }
        self.pieces.extend(left);
    }

    /// All rounds as one.
    pub(super) fn edits(&self) -> Vec<Edit> {
        let mut edits = Vec::new();
        let (mut at, mut words) = (0, String::new());
        let end = Piece::Kept(Span::new(self.length, self.length));
        for piece in self.pieces.iter().chain([&end]) {
            match piece {
                Piece::New(text) => words.push_str(text),
                Piece::Kept(span) => {
                    let start = span.start as usize;
                    if start > at || !words.is_empty() {
                        edits.push(Edit { span: Span::new(at, start), text: std::mem::take(&mut words) });
                    }
                    at = span.end as usize;
                }
            }
        }
        edits
    }
}

/// The first so many bytes of some pieces.
fn take(pieces: &mut VecDeque<Piece>, length: usize) -> Vec<Piece> {
    let mut taken = Vec::new();
    let mut left = length;
    while left > 0
        && let Some(piece) = pieces.pop_front()
    {
        if piece.len() <= left {
            left -= piece.len();
            taken.push(piece);
        } else {
            let (first, rest) = piece.split(left);
            left = 0;
            taken.push(first);
            pieces.push_front(rest);
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A text with edits made, which stand in its order and do not overlap.
    fn made(text: &str, edits: &[Edit]) -> String {
        let mut result = String::with_capacity(text.len());
        let mut done = 0;
        for edit in edits {
            result.push_str(Span::new(done, edit.span.start as usize).slice(text));
            result.push_str(&edit.text);
            done = edit.span.end as usize;
        }
        result.push_str(Span::new(done, text.len()).slice(text));
        result
    }

    fn edit(start: usize, end: usize, text: &str) -> Edit {
        Edit { span: Span::new(start, end), text: text.to_owned() }
    }

    #[test]
    fn edits_can_be_taken_back() {
        let text = "one two three";
        let edits = [edit(0, 3, "1"), edit(4, 4, "and "), edit(8, 13, "")];
        let changed = made(text, &edits);
        assert_eq!(changed, "1 and two ");
        assert_eq!(made(&changed, &back(text, &edits)), text);
    }

    #[test]
    fn rounds_of_edits_come_to_one() {
        let text = "one two three";
        let rounds = [
            vec![edit(4, 7, "2")],
            vec![edit(3, 3, ","), edit(5, 5, "!")],
            vec![edit(0, 3, "first"), edit(8, 12, "")],
        ];
        let mut history = History::new(text.len());
        let mut now = text.to_owned();
        for round in rounds {
            now = made(&now, &round);
            history.add(&round);
            assert_eq!(made(text, &history.edits()), now);
        }
        assert_eq!(History::new(text.len()).edits(), []);
    }

    #[test]
    fn what_overlaps_cannot_be_made_together() {
        assert_eq!(together(vec![edit(0, 4, "a"), edit(2, 6, "b")]), None);
        let joined = together(vec![edit(3, 3, " a"), edit(0, 1, "x"), edit(3, 3, " b")]);
        assert_eq!(joined, Some(vec![edit(0, 1, "x"), edit(3, 3, " a b")]));
    }
}
