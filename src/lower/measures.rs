//! Deadlines, frequencies and amounts as they were written, to measures that can be compared.

use super::lexicon::Lexicon;
use crate::norm::leaf_set::LeafSet;
use crate::norm::measure::{self, Amount, Deadline, Frequency, Measures, Quantity};
use crate::syntax::ast::{self, AmountBound, Kind, OrBlank};
use crate::taxonomy::TermId;

/// Adds one measure to what a clause says so far. A second deadline or frequency contradicts the first or
/// adds nothing; nobody knows which counts, so then neither does.
pub fn add(measures: &mut Measures, measure: &ast::Measure) {
    let (soon, often) = (measures.deadline.is_some(), measures.frequency.is_some());
    one(measures, measure);
    if soon && matches!(measure, ast::Measure::Deadline(_)) {
        measures.deadline = Some(Deadline::Blank);
    }
    if often && matches!(measure, ast::Measure::Frequency(_)) {
        measures.frequency = Some(Frequency::Vague);
    }
}

fn one(measures: &mut Measures, measure: &ast::Measure) {
    match measure {
        ast::Measure::Deadline(ast::Deadline::Within { quantity, .. }) => {
            measures.deadline = Some(Deadline::Within(self::quantity(quantity)));
        }
        ast::Measure::Deadline(ast::Deadline::Symbol(symbol, _)) => {
            measures.deadline = Some(Deadline::Symbol(*symbol));
        }
        ast::Measure::Deadline(ast::Deadline::Date(date, _)) => {
            measures.deadline = Some(match date {
                OrBlank::Given(date) => Deadline::ByDate(date.date),
                OrBlank::Blank(_) => Deadline::Blank,
            });
        }
        ast::Measure::Frequency(ast::Frequency::Vague(..)) => measures.frequency = Some(Frequency::Vague),
        ast::Measure::Frequency(ast::Frequency::Times { count, per, unit, bound, .. }) => {
            // An upper bound is met by whoever says the same, and by nothing else.
            let upper = match bound {
                AmountBound::AtMost => Some("at most"),
                AmountBound::Exactly => Some("exactly"),
                AmountBound::AtLeast | AmountBound::Average => None,
            };
            if let (Some(upper), Some(count)) = (upper, given(count)) {
                measures.standards.push(measure::bounded_words(upper, count, *per, *unit));
            }
            match bound {
                AmountBound::AtLeast | AmountBound::Exactly => {
                    measures.frequency =
                        Some(Frequency::Times { count: given(count), per: *per, unit: *unit });
                }
                // At most so many times, or so many on average, promises no single time.
                AmountBound::AtMost | AmountBound::Average => measures.frequency = Some(Frequency::Vague),
            }
        }
        ast::Measure::Amount(amount) => {
            let count = given(&amount.quantity.count);
            let (least, most) = match amount.bound {
                AmountBound::AtLeast => (count, None),
                AmountBound::AtMost => (None, count),
                AmountBound::Exactly => (count, count),
                // An average bounds no single case.
                AmountBound::Average => (None, None),
            };
            let blank = count.is_none();
            measures.amounts.push(Amount { least, most, unit: amount.quantity.unit, per: amount.per, blank });
        }
        ast::Measure::Duration(duration) => measures.duration = Some(quantity(duration)),
    }
}

/// A deadline that is an event: what it names, and all that the vocabulary says comes later.
pub fn by_event(lexicon: &mut Lexicon, events: &ast::List) -> Option<Deadline> {
    let mut named = LeafSet::NOTHING;
    let mut later = Vec::new();
    for item in &events.items {
        let meaning = lexicon.meaning(&item.term, &[Kind::Event, Kind::Occasion])?;
        named = named.union(&meaning.leaves);
        if let Some(id) = meaning.term {
            after(lexicon, id, &mut later);
        }
    }
    Some(Deadline::ByEvent(named, later))
}

fn after(lexicon: &Lexicon, id: TermId, found: &mut Vec<LeafSet>) {
    for &next in &lexicon.taxonomy.term(id).precedes {
        let leaves = lexicon.taxonomy.term(next).leaves.clone();
        // A term already found has had its followers looked at, which also ends the walk on a ring.
        if !found.contains(&leaves) {
            found.push(leaves);
            after(lexicon, next, found);
        }
    }
}

fn quantity(quantity: &ast::Quantity) -> Quantity {
    Quantity { count: given(&quantity.count), unit: quantity.unit }
}

fn given(count: &OrBlank<f64>) -> Option<f64> {
    match count {
        OrBlank::Given(count) => Some(*count),
        OrBlank::Blank(_) => None,
    }
}
