//! Mutants of a whole document that make nothing weaker.

use super::{Mutant, Source, edited};
use crate::fmt;
use crate::syntax::ast::{Member, Modal, StatementKind};
use crate::text::Span;

impl Source<'_> {
    /// Mutants of the whole document that make nothing weaker.
    pub fn as_a_whole(&self) -> Vec<Mutant> {
        let mut found = Vec::new();
        let place = self.agreement.span;
        let mut push = |kind, detail: String, text: String| {
            found.push(Mutant {
                kind,
                weaker: false,
                address: String::new(),
                detail,
                text,
                place,
                sites: Vec::new(),
            });
        };
        if let Ok(text) = fmt::format(self.text) {
            push("reformatted", String::new(), text);
        }
        let loose: String = self.text.split('\n').map(|line| format!("{line}  \n")).collect();
        push("blanks at the end of every line", String::new(), loose);
        let top: Vec<Span> = (self.agreement.body.members.iter())
            .filter_map(
                |member| if let Member::Section(section) = member { Some(section.span) } else { None },
            )
            .collect();
        for turn in 1..top.len() {
            let turned = top.iter().cycle().skip(turn);
            let edits: Vec<(Span, String)> =
                top.iter().zip(turned).map(|(old, new)| (*old, new.slice(self.text).to_owned())).collect();
            push("sections in another order", format!("turned by {turn}"), edited(self.text, &edits));
        }
        let labels: Vec<&str> =
            self.meaning.statements.iter().filter_map(|place| place.label.as_deref()).collect();
        if !labels.is_empty() {
            push("labels renamed", String::new(), renamed(self.text, &labels));
        }
        let end = self.end();
        let added = "\n  section Z \"More\" {\n    SRO must wear badge.\n  }\n".to_owned();
        push("another clause added", "SRO must wear badge".to_owned(), edited(self.text, &[(end, added)]));
        for statement in self.agreement.body.statements() {
            if let StatementKind::Clause(clause) = &statement.kind {
                let firm = match clause.modal {
                    Modal::Should => "must",
                    Modal::ShouldNot => "must not",
                    _ => continue,
                };
                let text = edited(self.text, &[(clause.modal_span, firm.to_owned())]);
                push("should to must", clause.span.slice(self.text).to_owned(), text);
            }
        }
        found
    }
}

/// A text with every label and every reference to it renamed. Labels may be terms of the vocabulary as well,
/// so only their places count: before a colon at the end of a line, or after a word that refers.
fn renamed(text: &str, labels: &[&str]) -> String {
    let mut result = String::new();
    for line in text.split_inclusive('\n') {
        let mut line = line.to_owned();
        for label in labels {
            let own = format!("{label}:");
            if line.trim() == own || line.trim_start().starts_with(&format!("{own} ")) {
                line = line.replacen(&own, &format!("{label}-renamed:"), 1);
            }
            for word in ["subject to", "notwithstanding", "except as provided in"] {
                for end in [".", ",", " "] {
                    line = line
                        .replace(&format!("{word} {label}{end}"), &format!("{word} {label}-renamed{end}"));
                }
            }
        }
        result.push_str(&line);
    }
    result
}
