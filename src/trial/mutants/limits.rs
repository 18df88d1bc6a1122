//! Limits put on a clause, taken from it or moved, and clauses to the contrary.

use super::clause::Maker;
use super::tree::{Force, span_of_measure};
use crate::syntax::ast::{AnchorRelation, Circumstance, Clause, Modal, Part, RoleKind};
use crate::text::Span;

impl Maker<'_, '_> {
    /// Exceptions, conditions and places added.
    pub(super) fn limits(&mut self, clause: &Clause) {
        let end = Span::at(clause.span.end as usize);
        let after = clause.object.as_ref().map_or(clause.action.span.end, |object| object.span.end);
        let middle = Span::at(after as usize);
        for words in ["unless emergency", "unless \"the chief deems it appropriate\""] {
            self.weaken("exception added", words, vec![(middle, format!(" {words}"))]);
        }
        for words in ["except during lunch-period", "except at gymnasium"] {
            self.weaken("exception added", words, vec![(end, format!(" {words}"))]);
        }
        for words in ["if on-request", "if \"the chief deems it appropriate\""] {
            self.weaken("condition added", words, vec![(middle, format!(" {words}"))]);
        }
        self.weaken("hedge added", "where practicable", vec![(middle, " where practicable".to_owned())]);
        let standard = "subject to \"what the board decides\"";
        self.weaken("made subject to something unknown", standard, vec![(end, format!(" {standard}"))]);
        let placed =
            clause.parts.iter().any(|part| matches!(part, Part::Role(role) if role.kind == RoleKind::At));
        // A place is a limit of a ban, but one of the things demanded where the act is to happen somewhere.
        if !placed {
            self.weaken("place added", "at hallway", vec![(middle, " at hallway".to_owned())]);
        }
    }

    /// A clause to the contrary.
    pub(super) fn contrary(&mut self, clause: &Clause, force: Force) {
        let modal = match (force, clause.modal) {
            (Force::Ban, _) => "may",
            (Force::Leave, Modal::NeedNot) => "must",
            (Force::Leave, _) => "must not",
            _ => "need not",
        };
        let subject = self.words(clause.subject.span);
        let subject = subject.strip_prefix("no ").unwrap_or(&subject);
        let rest = self.words(Span::new(clause.modal_span.end as usize, clause.span.end as usize));
        // What hedges, measures or ranks the original has no place in a permission.
        let mut cut = rest.clone();
        for part in clause.parts.iter().rev() {
            let span = match part {
                Part::Measure(measure) => span_of_measure(measure),
                Part::Override(found) => found.span,
                Part::Circumstance(Circumstance::Hedge(_, span)) => *span,
                _ => continue,
            };
            let from = (span.start - clause.modal_span.end) as usize;
            let to = (span.end - clause.modal_span.end) as usize;
            if to <= cut.len() {
                cut.replace_range(from..to, "");
            }
        }
        let deed = cut.split_whitespace().collect::<Vec<_>>().join(" ");
        let address = &self.place.address;
        let plain = format!("{subject} {modal} {deed}");
        let above = format!("{plain} notwithstanding {address}");
        self.elsewhere("contrary clause added, ranked above", true, &above);
        self.elsewhere("contrary clause added, not ranked", true, &plain);
        let narrow = format!("{subject} {modal} {deed} if on-request notwithstanding {address}");
        self.elsewhere("contrary clause for one case, ranked above", true, &narrow);
    }

    pub(super) fn circumstances(&mut self, clause: &Clause, force: Force) {
        for part in &clause.parts {
            let Part::Circumstance(circumstance) = part else { continue };
            let (span, kind) = match circumstance {
                Circumstance::If(_, span) => (*span, "if"),
                Circumstance::Unless(_, span) => (*span, "unless"),
                Circumstance::OnlyIf(_, span) => (*span, "only if"),
                Circumstance::Hedge(_, span) => {
                    self.strengthen("hedge taken out", "", vec![(*span, String::new())]);
                    continue;
                }
                Circumstance::Except(exception) => {
                    self.strengthen("exception taken out", "", vec![(exception.span, String::new())]);
                    continue;
                }
                Circumstance::Event(anchor) => {
                    if anchor.relation == AnchorRelation::Before && force == Force::Duty {
                        let words = self.words(anchor.span).replacen("before", "after", 1);
                        self.weaken("before to after", &words, vec![(anchor.span, words.clone())]);
                    }
                    continue;
                }
            };
            let words = self.words(span);
            let condition = words.trim_start_matches(kind).trim().to_owned();
            let (more, less) =
                (format!("{kind} {condition} or on-request"), format!("{kind} ({condition}) and on-request"));
            // `only if` and `if` under `may only` name what is left free; under a plain ban or duty `if`
            // names what is bound.
            let frees = kind != "if" || force == Force::Only;
            let (weak, strong) = if frees { (more, less) } else { (less, more) };
            let (weak_kind, strong_kind) = if frees {
                ("exception widened", "exception narrowed")
            } else {
                ("condition narrowed", "condition widened")
            };
            self.weaken(weak_kind, &weak, vec![(span, weak.clone())]);
            self.strengthen(strong_kind, &strong, vec![(span, strong.clone())]);
            if force != Force::Only {
                let kind = if frees { "exception taken out" } else { "condition taken out" };
                self.strengthen(kind, &words, vec![(span, String::new())]);
            }
        }
    }
}
