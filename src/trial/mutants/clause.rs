//! Mutants of one clause or other statement: what is done with it as a whole, and with its modal word.

use super::tree::{Force, force};
use super::{Mutant, Source, edited, new_end, touched};
use crate::lower::document::Statement as Place;
use crate::syntax::ast::{Clause, Modal, Part, Statement, StatementKind, SubjectKind};
use crate::text::Span;

/// Makes the mutants of one statement.
pub(super) struct Maker<'m, 'a> {
    pub(super) source: &'m Source<'a>,
    pub(super) place: &'m Place,
    pub(super) statement: &'m Statement,
    pub(super) found: Vec<Mutant>,
}

impl Source<'_> {
    /// All mutants of the clause at an address.
    pub fn of_clause(&self, address: &str) -> Vec<Mutant> {
        let place = self.meaning.statements.iter().find(|place| place.address == address);
        let tree = self.agreement.body.statements();
        let Some((place, statement)) = place.and_then(|place| {
            Some((place, tree.into_iter().find(|statement| statement.span == place.span)?))
        }) else {
            return Vec::new();
        };
        let mut maker = Maker { source: self, place, statement, found: Vec::new() };
        maker.all();
        maker.found
    }

    /// Where another section can be put: before the closing brace.
    pub(super) fn end(&self) -> Span {
        Span::at((self.agreement.span.end as usize).saturating_sub(1))
    }
}

impl Maker<'_, '_> {
    pub(super) fn all(&mut self) {
        self.weaken("clause deleted", "", vec![(self.statement.span, String::new())]);
        if let Some(last) = self.found.last_mut() {
            last.sites.clear();
        }
        match &self.statement.kind {
            StatementKind::Clause(clause) => self.clause(clause),
            StatementKind::Assignment { subject, sole, tasks, .. } => {
                if *sole {
                    let head = Span::new(subject.span.end as usize, tasks.span.start as usize);
                    let words = head.slice(self.source.text).replace("solely ", "");
                    self.weaken("solely taken out", "solely", vec![(head, words)]);
                }
                self.items("item dropped", true, tasks, |_| true);
            }
            _ => {}
        }
    }

    pub(super) fn words(&self, span: Span) -> String {
        span.slice(self.source.text).to_owned()
    }

    pub(super) fn make(
        &mut self,
        kind: &'static str,
        weaker: bool,
        detail: &str,
        edits: Vec<(Span, String)>,
    ) {
        let text = edited(self.source.text, &edits);
        let own = self.statement.span;
        let site = Span::new(own.start as usize, new_end(own.end, self.source.text, &text));
        self.found.push(Mutant {
            kind,
            weaker,
            address: self.place.address.clone(),
            detail: detail.to_owned(),
            text,
            place: touched(&edits),
            sites: vec![site],
        });
    }

    pub(super) fn weaken(&mut self, kind: &'static str, detail: &str, edits: Vec<(Span, String)>) {
        self.make(kind, true, detail, edits);
    }

    pub(super) fn strengthen(&mut self, kind: &'static str, detail: &str, edits: Vec<(Span, String)>) {
        self.make(kind, false, detail, edits);
    }

    /// Adds a clause in a section of its own at the end.
    pub(super) fn elsewhere(&mut self, kind: &'static str, weaker: bool, clause: &str) {
        let end = self.source.end();
        let head = "\n  section Z \"More\" {\n    ";
        let added = format!("{head}{clause}.\n  }}\n");
        let start = end.start as usize + head.len();
        let text = edited(self.source.text, &[(end, added)]);
        self.found.push(Mutant {
            kind,
            weaker,
            address: self.place.address.clone(),
            detail: clause.to_owned(),
            text,
            place: self.statement.span,
            sites: vec![self.statement.span, Span::new(start, start + clause.len() + 1)],
        });
    }

    pub(super) fn clause(&mut self, clause: &Clause) {
        let force = force(clause, self.source.thorough);
        self.modal(clause, force);
        if matches!(force, Force::Ban | Force::Duty | Force::Leave) {
            self.limits(clause);
            self.contrary(clause, force);
        }
        if force != Force::Other {
            self.lists(clause, force);
            self.circumstances(clause, force);
            self.action(clause, force);
            if self.source.thorough && force == Force::Duty {
                self.left_open(clause);
            }
            let copy = self.words(clause.span);
            self.elsewhere("clause said twice", false, &copy);
        }
        for part in &clause.parts {
            if let Part::Measure(measure) = part {
                self.measure(measure);
            }
        }
    }

    pub(super) fn modal(&mut self, clause: &Clause, force: Force) {
        let subject = self.words(clause.subject.span);
        match (clause.modal, clause.subject.kind) {
            (_, SubjectKind::No) => {
                let bare = subject.trim_start_matches("no ").to_owned();
                let edits = vec![(clause.subject.span, bare), (clause.modal_span, "should not".to_owned())];
                self.weaken("must to should", "should not", edits);
            }
            (Modal::MayOnly, _) => {
                self.weaken("only taken out", "may", vec![(clause.modal_span, "may".to_owned())])
            }
            (_, SubjectKind::Plain) if force == Force::Ban => {
                self.weaken(
                    "must to should",
                    "should not",
                    vec![(clause.modal_span, "should not".to_owned())],
                );
            }
            (modal, SubjectKind::Plain) if force == Force::Duty => {
                let kinds = match modal {
                    Modal::Should => {
                        [("should to aspires to", "aspires to"), ("should to may", "may")].as_slice()
                    }
                    _ => &[
                        ("must to should", "should"),
                        ("must to aspires to", "aspires to"),
                        ("must to may", "may"),
                    ],
                };
                for (kind, word) in kinds {
                    self.weaken(kind, word, vec![(clause.modal_span, (*word).to_owned())]);
                }
            }
            (_, SubjectKind::Only) => {
                let bare = subject.trim_start_matches("only ").to_owned();
                self.weaken("only taken out", "may", vec![(clause.subject.span, bare)]);
            }
            _ => {}
        }
    }
}
