//! Mistakes of a vocabulary as findings.

use super::pages;
use crate::finding::Finding;
use crate::taxonomy::{Mistake, MistakeKind};

/// The mistakes of a vocabulary as findings.
pub fn vocabulary(mistakes: &[Mistake]) -> Vec<Finding> {
    mistakes
        .iter()
        .map(|mistake| {
            let name = &mistake.name;
            let (message, help) = match mistake.kind {
                MistakeKind::Duplicate => {
                    (format!("`{name}` is declared twice"), "keep one of the two declarations")
                }
                MistakeKind::Unknown => (format!("`{name}` is not declared"), "declare it, or mend the name"),
                MistakeKind::Circular => {
                    (format!("`{name}` would be a case of itself"), "take one `is` of the ring out")
                }
                MistakeKind::TooManyValues => {
                    (format!("`{name}` has more than 63 values"), "split it into several conditions")
                }
            };
            pages::VOCABULARY.at(mistake.span, message).help(help)
        })
        .collect()
}
