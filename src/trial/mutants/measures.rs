//! Deadlines, frequencies and amounts: taken out, made vague, made laxer or stricter.

use super::clause::Maker;
use super::tree::span_of_measure;
use crate::syntax::ast::{Amount, AmountBound, Deadline, Frequency, Measure, OrBlank, Quantity, Unit};

impl Maker<'_, '_> {
    pub(super) fn measure(&mut self, measure: &Measure) {
        let span = span_of_measure(measure);
        let words = self.words(span);
        let none = vec![(span, String::new())];
        match measure {
            Measure::Deadline(Deadline::Within { quantity, .. }) => {
                self.weaken("deadline taken out", &words, none);
                let Some((count, unit)) = number(quantity) else { return };
                let longer = format!("{} {}s", count * 10.0, unit_name(unit));
                self.weaken("deadline lengthened", &longer, vec![(quantity.span, longer.clone())]);
                let unit_up = format!("{count} months");
                if !matches!(
                    unit,
                    Unit::Month | Unit::Quarter | Unit::Semester | Unit::Year | Unit::SchoolYear
                ) {
                    self.weaken("deadline in longer units", &unit_up, vec![(quantity.span, unit_up.clone())]);
                }
                let shorter = format!("{} {}s", count / 2.0, unit_name(unit));
                self.strengthen("deadline shortened", &shorter, vec![(quantity.span, shorter.clone())]);
                self.weaken("deadline made vague", "promptly", vec![(span, "promptly".to_owned())]);
            }
            Measure::Deadline(_) => self.weaken("deadline taken out", &words, none),
            Measure::Frequency(Frequency::Times { count, per, unit, bound, .. }) => {
                self.weaken("frequency taken out", &words, none);
                self.weaken("frequency made vague", "periodically", vec![(span, "periodically".to_owned())]);
                let OrBlank::Given(count) = count else { return };
                if !matches!(bound, AmountBound::AtLeast | AmountBound::Exactly) {
                    return;
                }
                let (unit, rarer) = (unit_name(*unit), per * 10.0);
                if self.source.thorough && *count > 1.0 && *per == 1.0 {
                    let fewer = format!("{} times per {unit}", (count / 2.0).floor());
                    self.weaken("frequency lowered", &fewer, vec![(span, fewer.clone())]);
                }
                if *count == 1.0 {
                    let rarer = format!("every {rarer} {unit}s");
                    self.weaken("frequency lowered", &rarer, vec![(span, rarer.clone())]);
                }
                if *per == 1.0 {
                    let often = format!("{} times per {unit}", count * 2.0);
                    self.strengthen("frequency raised", &often, vec![(span, often.clone())]);
                }
            }
            Measure::Frequency(Frequency::Vague(..)) => {
                self.weaken("frequency taken out", &words, none);
                self.strengthen(
                    "frequency made definite",
                    "every week",
                    vec![(span, "every week".to_owned())],
                );
            }
            Measure::Amount(Amount { bound, quantity, .. }) => {
                self.weaken("amount taken out", &words, none);
                let Some((count, unit)) = number(quantity) else { return };
                let exact = self.source.thorough && *bound == AmountBound::Exactly;
                if *bound == AmountBound::AtLeast || exact {
                    let (less, more) = (
                        format!("{} {}s", count / 2.0, unit_name(unit)),
                        format!("{} {}s", count * 2.0, unit_name(unit)),
                    );
                    self.weaken("amount lowered", &less, vec![(quantity.span, less.clone())]);
                    self.strengthen("amount raised", &more, vec![(quantity.span, more.clone())]);
                }
            }
            Measure::Duration(_) => {}
        }
    }
}

fn number(quantity: &Quantity) -> Option<(f64, Unit)> {
    match quantity.count {
        OrBlank::Given(count) => Some((count, quantity.unit)),
        OrBlank::Blank(_) => None,
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::SchoolDay => "school-day",
        Unit::BusinessDay => "business-day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Semester => "semester",
        Unit::SchoolYear => "school-year",
        Unit::Year => "year",
        Unit::Time => "time",
        Unit::Percent => "percent",
        Unit::Dollar => "dollar",
    }
}
