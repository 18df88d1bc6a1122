//! Mutants of the header: a line dropped, or one of those who signed.

use super::{Mutant, Source, edited};
use crate::syntax::ast::{HeaderValue, Member};
use crate::text::Span;

impl Source<'_> {
    /// Mutants that take something from the header.
    pub fn of_header(&self) -> Vec<Mutant> {
        let mut found = Vec::new();
        let mut push = |kind, detail: &str, span: Span, words: String| {
            let text = edited(self.text, &[(span, words)]);
            let (detail, sites) = (detail.to_owned(), Vec::new());
            found.push(Mutant {
                kind,
                weaker: true,
                address: String::new(),
                detail,
                text,
                place: span,
                sites,
            });
        };
        for member in &self.agreement.body.members {
            let Member::Header(header) = member else { continue };
            let line = header.span.slice(self.text);
            push("header line dropped", line.trim(), header.span, String::new());
            let HeaderValue::Signed { by, .. } = &header.value else { continue };
            let [first, .., last] = by.as_slice() else { continue };
            for dropped in by {
                let left: Vec<&str> =
                    by.iter().filter(|name| *name != dropped).map(|name| name.text.as_str()).collect();
                push("signer dropped", &dropped.text, first.span.join(last.span), left.join(", "));
            }
        }
        found
    }
}
