//! Statements that were read from prose and that nobody has looked at yet.
//!
//! What was read with every word in its place counts as it stands. Every other reading counts on the
//! condition that it is right, and since nobody knows that, no rule can be satisfied by it: the condition is
//! made of opaque words, from which the checker concludes nothing (semantics, section 3). It stands in the
//! region of every norm of the statement, so that the ban in `may only` hangs on it as the permission does.

use crate::norm::scope::{Condition, ScopeBox, Values};
use crate::syntax::ast::{Reading, Sureness};

/// The condition on which a doubtful reading counts, as a reader is told of it.
pub const UNREVIEWED: &str = "the program read this clause rightly";

/// Narrows boxes to where the reading is right, unless it counts as it stands.
pub(super) fn narrow(reading: Option<Reading>, boxes: &mut [ScopeBox]) {
    if reading.is_some_and(|reading| reading.sureness != Sureness::Sure) {
        for scope in boxes {
            scope.narrow(Condition::Opaque(UNREVIEWED.into()), Values::YES);
        }
    }
}
