//! Changes to a text.

use super::Span;

/// A replacement of some text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// By what.
    pub text: String,
}

impl Edit {
    /// Some text replaced.
    pub fn new(span: Span, text: impl Into<String>) -> Self {
        Self { span, text: text.into() }
    }
}

/// The text after edits that do not overlap, in whatever order they are given; those that do not fit the text are left out.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    // The sort is stable, so that what is inserted at one place keeps its order.
    ordered.sort_by_key(|edit| edit.span);
    let mut made = String::with_capacity(text.len());
    let mut done = 0;
    for edit in ordered {
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let Some(kept) = text.get(done..start).filter(|_| text.is_char_boundary(end)) else { continue };
        made.push_str(kept);
        made.push_str(&edit.text);
        done = end;
    }
    made.push_str(text.get(done..).unwrap_or_default());
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_are_made_in_the_order_of_the_text() {
        let edit = |start, end, text: &str| Edit::new(Span::new(start, end), text);
        assert_eq!(apply("one two", &[edit(4, 7, "2"), edit(0, 3, "1"), edit(7, 7, "!")]), "1 2!");
        assert_eq!(apply("é", &[edit(1, 2, "x")]), "é", "an edit inside a character fits nothing");
    }
}
