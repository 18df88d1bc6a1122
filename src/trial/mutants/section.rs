//! Mutants of a section: a topic taken from its head, or everything under it.

use super::tree::{quotes, span_of};
use super::{Mutant, Source, edited, new_end, touched};
use crate::text::Span;

impl Source<'_> {
    /// Mutants that take a topic from a section, or everything under it.
    pub fn of_section(&self, address: &str, topics: &[String]) -> Vec<Mutant> {
        let mut found = Vec::new();
        let place = self.meaning.sections.iter().find(|section| section.address == address);
        let tree = self.agreement.body.sections();
        let Some((place, section)) = place
            .and_then(|place| Some((place, tree.into_iter().find(|section| section.span == place.span)?)))
        else {
            return found;
        };
        let mut push = |kind, detail: String, edits: &[(Span, String)]| {
            let text = edited(self.text, edits);
            let end = new_end(place.span.end, self.text, &text);
            found.push(Mutant {
                kind,
                weaker: true,
                address: address.to_owned(),
                detail,
                text,
                place: touched(edits),
                sites: vec![Span::new(place.span.start as usize, end)],
            });
        };
        if let Some(covers) = &section.covers {
            for (index, topic) in covers.topics.iter().enumerate() {
                let words = span_of(topic).slice(self.text).to_owned();
                if !topics.contains(&words) {
                    continue;
                }
                let left: Vec<&str> = (covers.topics.iter().enumerate())
                    .filter(|(other, _)| *other != index)
                    .map(|(_, topic)| span_of(topic).slice(self.text))
                    .collect();
                let line =
                    if left.is_empty() { String::new() } else { format!("covers {}", left.join(", ")) };
                push("topic taken out of covers", words, &[(covers.span, line)]);
            }
        }
        let inside = section.body.statements();
        let mut edits: Vec<(Span, String)> =
            inside.iter().map(|statement| (statement.span, "unmodelled \"purpose\".".to_owned())).collect();
        // A quoted paragraph speaks of its topic too, so it goes with the clauses.
        edits.extend(quotes(&section.body.members).into_iter().map(|span| (span, String::new())));
        edits.sort_by_key(|(span, _)| *span);
        push("everything under the section taken out", String::new(), &edits);
        found
    }
}
