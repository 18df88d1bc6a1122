//! The mark behind a quoted sentence that says where on the paper it stands: `[p. 3, par. 12, s. 2]`.

use std::fmt;

use crate::paper::Place;

/// Where on a paper a quoted sentence stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mark {
    /// The page, where the paper has pages; counted from one.
    pub page: Option<u32>,
    /// The paragraph, counted from one over the whole paper.
    pub paragraph: u32,
    /// Which sentence of the paragraph, counted from one; none where the quote is the whole paragraph.
    pub sentence: Option<u32>,
}

impl Mark {
    /// The mark of a sentence of a paragraph.
    pub fn new(place: Place, sentence: Option<u32>) -> Self {
        Self { page: place.page, paragraph: place.paragraph, sentence }
    }

    /// Reads a mark; none where it is one that a person wrote in another form.
    pub fn parse(text: &str) -> Option<Self> {
        let mut mark = Self { page: None, paragraph: 0, sentence: None };
        for part in text.split(',').map(str::trim) {
            let (name, number) = part.split_once(' ')?;
            let number = number.parse().ok()?;
            match name {
                "p." => mark.page = Some(number),
                "par." => mark.paragraph = number,
                "s." => mark.sentence = Some(number),
                _ => return None,
            }
        }
        (mark.paragraph > 0).then_some(mark)
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(page) = self.page {
            write!(formatter, "p. {page}, ")?;
        }
        write!(formatter, "par. {}", self.paragraph)?;
        match self.sentence {
            Some(sentence) => write!(formatter, ", s. {sentence}"),
            None => Ok(()),
        }
    }
}
