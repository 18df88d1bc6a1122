//! The tree of a clause with its blanks filled in from another clause, place by place.

use super::{Fate, names, one_line};
use crate::syntax::ast::{
    self, Circumstance, Condition, Deadline, Frequency, Item, List, Measure, OrBlank, Part, Quantity,
    Statement, StatementKind, Term,
};
use crate::text::Span;

/// Puts what a statement of the agreement says into the blanks of one of the model.
pub(super) struct Filler<'a> {
    pub(super) text: &'a str,
    pub(super) found: Vec<(String, Span, Fate)>,
}

impl Filler<'_> {
    pub(super) fn statement(&mut self, open: &mut Statement, from: &Statement) {
        match (&mut open.kind, &from.kind) {
            (StatementKind::Clause(open), StatementKind::Clause(from)) => {
                self.list(&mut open.subject.list, Some(&from.subject.list));
                if let Some(object) = &mut open.object {
                    self.list(object, from.object.as_ref());
                }
                self.parts(&mut open.parts, &from.parts);
            }
            (
                StatementKind::Assignment { subject, tasks, parts, .. },
                StatementKind::Assignment { subject: who, tasks: what, parts: how, .. },
            ) => {
                self.list(&mut subject.list, Some(&who.list));
                self.list(tasks, Some(what));
                self.parts(parts, how);
            }
            (
                StatementKind::Status { complement, parts, .. },
                StatementKind::Status { complement: what, parts: how, .. },
            ) => {
                self.list(complement, Some(what));
                self.parts(parts, how);
            }
            _ => {}
        }
    }

    fn note(&mut self, blank: &ast::Blank, fate: Fate) {
        self.found.push((blank.label.value.clone(), blank.span, fate));
    }

    /// What stands in the place of a blank, if anything does; notes what became of the blank.
    fn taken<T: Clone>(
        &mut self,
        blank: &ast::Blank,
        found: Option<(&T, Span)>,
        is_blank: impl Fn(&T) -> bool,
    ) -> Option<T> {
        let fate = match found {
            None => Fate::Struck,
            Some((theirs, _)) if is_blank(theirs) => Fate::Left,
            Some((_, span)) => Fate::Filled(self.words(span)),
        };
        self.note(blank, fate);
        found.map(|(theirs, _)| theirs.clone())
    }

    fn words(&self, span: Span) -> String {
        one_line(span.slice(self.text))
    }

    fn list(&mut self, open: &mut List, from: Option<&List>) {
        let Some(at) = open.items.iter().position(|item| matches!(item.term, Term::Blank(_))) else { return };
        let Some(Item { term: Term::Blank(blank), quantifier, .. }) = open.items.get(at).cloned() else {
            return;
        };
        let named = names(open);
        let new = |item: &&Item| match &item.term {
            Term::Name(name) => !named.contains(&name.text.as_str()),
            Term::Opaque(text) => !named.contains(&text.value.as_str()),
            Term::Blank(_) => true,
        };
        let items: Vec<Item> = from.map_or(&[][..], |list| &list.items).iter().filter(new).cloned().collect();
        let fate = match items.as_slice() {
            [] => Fate::Struck,
            [Item { term: Term::Blank(_), .. }] => Fate::Left,
            [first, ..] => {
                let all = items.iter().fold(first.span, |all, item| all.join(item.span));
                Fate::Filled(self.words(all))
            }
        };
        self.note(&blank, fate);
        if items.is_empty() {
            return;
        }
        let place = |item: Item| Item {
            quantifier: quantifier.or(item.quantifier),
            span: blank.span,
            term: moved(item.term, blank.span),
            ..item
        };
        if open.items.len() == 1 {
            open.joiner = from.map_or(open.joiner, |list| list.joiner);
        }
        open.items.splice(at..=at, items.into_iter().map(place));
    }

    fn parts(&mut self, open: &mut [Part], from: &[Part]) {
        for part in open {
            match part {
                Part::Role(role) => {
                    let theirs = from.iter().find_map(|part| match part {
                        Part::Role(other) if other.kind == role.kind => Some(&other.list),
                        _ => None,
                    });
                    self.list(&mut role.list, theirs);
                }
                Part::Measure(measure) => self.measure(measure, from),
                Part::Circumstance(circumstance) => self.circumstance(circumstance, from),
                Part::Under(Term::Blank(blank), _) => {
                    let blank = blank.clone();
                    let theirs = from.iter().find_map(|part| match part {
                        Part::Under(term, span) => Some((term, *span)),
                        _ => None,
                    });
                    if let Some(term) = self.taken(&blank, theirs, |term| matches!(term, Term::Blank(_))) {
                        *part = Part::Under(moved(term, blank.span), blank.span);
                    }
                }
                Part::Under(..) | Part::Override(_) | Part::InWriting(_) => {}
            }
        }
    }

    fn circumstance(&mut self, open: &mut Circumstance, from: &[Part]) {
        let theirs = |kind: u8| {
            from.iter().find_map(|part| match part {
                Part::Circumstance(Circumstance::If(condition, span)) if kind == 0 => {
                    Some((condition, *span))
                }
                Part::Circumstance(Circumstance::Unless(condition, span)) if kind == 1 => {
                    Some((condition, *span))
                }
                // `may only if` limits as `may only ... if` does.
                Part::Circumstance(
                    Circumstance::OnlyIf(condition, span) | Circumstance::If(condition, span),
                ) if kind == 2 => Some((condition, *span)),
                _ => None,
            })
        };
        let (condition, found) = match open {
            Circumstance::If(condition, _) => (condition, theirs(0)),
            Circumstance::Unless(condition, _) => (condition, theirs(1)),
            Circumstance::OnlyIf(condition, _) => (condition, theirs(2)),
            Circumstance::Event(anchor) => {
                let events = from.iter().find_map(|part| match part {
                    Part::Circumstance(Circumstance::Event(other)) => Some(&other.events),
                    _ => None,
                });
                return self.list(&mut anchor.events, events);
            }
            Circumstance::Except(_) | Circumstance::Hedge(..) => return,
        };
        let Condition::Blank(blank) = condition else { return };
        let blank = blank.clone();
        if let Some(theirs) = self.taken(&blank, found, |theirs| matches!(theirs, Condition::Blank(_))) {
            *condition = theirs;
        }
    }

    fn measure(&mut self, open: &mut Measure, from: &[Part]) {
        let mut theirs = from.iter().filter_map(|part| match part {
            Part::Measure(measure) => Some(measure),
            _ => None,
        });
        match open {
            Measure::Deadline(Deadline::Within { quantity, .. }) => {
                let found = theirs.find_map(|measure| match measure {
                    Measure::Deadline(Deadline::Within { quantity, .. }) => Some(quantity),
                    _ => None,
                });
                self.quantity(quantity, found);
            }
            Measure::Deadline(Deadline::Date(date, _)) => {
                let OrBlank::Blank(blank) = date.clone() else { return };
                let found = theirs.find_map(|measure| match measure {
                    Measure::Deadline(Deadline::Date(date, span)) => Some((date, *span)),
                    _ => None,
                });
                if let Some(theirs) = self.taken(&blank, found, OrBlank::is_blank) {
                    *date = theirs;
                }
            }
            Measure::Frequency(Frequency::Times { count, per, unit, .. }) => {
                let OrBlank::Blank(blank) = count.clone() else { return };
                let found =
                    theirs.find_map(|measure| match measure {
                        // Only the number is left open.
                        Measure::Frequency(Frequency::Times {
                            count, per: every, unit: what, span, ..
                        }) if every == per && what == unit => Some((count, *span)),
                        _ => None,
                    });
                if let Some(theirs) = self.taken(&blank, found, OrBlank::is_blank) {
                    *count = theirs;
                }
            }
            Measure::Amount(amount) => {
                let found = theirs.find_map(|measure| match measure {
                    Measure::Amount(other) if other.quantity.unit == amount.quantity.unit => {
                        Some(&other.quantity)
                    }
                    _ => None,
                });
                self.quantity(&mut amount.quantity, found);
            }
            Measure::Duration(quantity) => {
                let found = theirs.find_map(|measure| match measure {
                    Measure::Duration(quantity) => Some(quantity),
                    _ => None,
                });
                self.quantity(quantity, found);
            }
            Measure::Deadline(_) | Measure::Frequency(Frequency::Vague(..)) => {}
        }
    }

    fn quantity(&mut self, open: &mut Quantity, from: Option<&Quantity>) {
        let OrBlank::Blank(blank) = open.count.clone() else { return };
        // Only the number is left open.
        let found = from.filter(|theirs| theirs.unit == open.unit).map(|theirs| (&theirs.count, theirs.span));
        if let Some(theirs) = self.taken(&blank, found, OrBlank::is_blank) {
            open.count = theirs;
        }
    }
}

/// A term put where a blank stood.
fn moved(term: Term, span: Span) -> Term {
    match term {
        Term::Name(name) => Term::Name(ast::Name { span, ..name }),
        Term::Opaque(text) => Term::Opaque(ast::Text { span, ..text }),
        Term::Blank(blank) => Term::Blank(ast::Blank { span, ..blank }),
    }
}
