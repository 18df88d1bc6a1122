//! Which statements use which term.

use std::ops::Range;

use super::document::Statement;
use crate::taxonomy::TermId;

/// The statements that use each term, by their numbers and in their order.
#[derive(Clone, Debug, Default)]
pub struct Uses {
    by_term: Vec<Vec<usize>>,
}

impl Uses {
    /// Takes down what some statements use, the first of which has the number 0.
    pub(super) fn of(statements: &[Statement]) -> Self {
        let mut uses = Self::default();
        uses.enter(0, statements);
        uses
    }

    /// The terms that are used, each with the statements that use it.
    pub fn iter(&self) -> impl Iterator<Item = (TermId, &[usize])> {
        let used = (0..).map(TermId).zip(&self.by_term);
        used.filter(|(_, statements)| !statements.is_empty()).map(|(term, used)| (term, used.as_slice()))
    }

    /// Puts statements in the place of some that are gone, and renumbers those behind them.
    pub(super) fn replace(&mut self, gone: &Range<usize>, come: &[Statement]) {
        for statements in &mut self.by_term {
            let first = statements.partition_point(|&statement| statement < gone.start);
            let later = statements.partition_point(|&statement| statement < gone.end);
            statements.drain(first..later);
            if gone.len() != come.len() {
                for statement in statements.iter_mut().skip(first) {
                    *statement = *statement - gone.len() + come.len();
                }
            }
        }
        self.enter(gone.start, come);
    }

    fn enter(&mut self, first: usize, statements: &[Statement]) {
        for (number, statement) in (first..).zip(statements) {
            for used in &statement.uses {
                let term = used.term.0 as usize;
                if self.by_term.len() <= term {
                    self.by_term.resize_with(term + 1, Vec::new);
                }
                let Some(known) = self.by_term.get_mut(term) else { continue };
                let at = known.partition_point(|&known| known < number);
                if known.get(at) != Some(&number) {
                    known.insert(at, number);
                }
            }
        }
    }
}
