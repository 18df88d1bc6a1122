//! Deadlines in different calendars, shown on the days of one week.
//!
//! Comparing them as intervals of real time says whether one may come later than another; a person wants to
//! see the day on which it does. Tuesday comes first, since it needs neither a week-end nor a holiday
//! (semantics, section 11, example 4).

use super::measure::{Quantity, Unit};

const DAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// A day of an ordinary week on which one deadline comes later than another that runs from the same event,
/// as words; nothing where no ordinary week shows it.
pub fn late_example(ours: Quantity, theirs: Quantity) -> Option<String> {
    // Tuesday morning, and Friday afternoon before the week-end.
    [(1, 10.0), (4, 14.0)].into_iter().find_map(|(day, hour)| {
        let (due, needed) = (due(ours, day, hour)?, due(theirs, day, hour)?);
        (due > needed).then(|| {
            let place = f64::from(day) * 24.0 + hour + due;
            // A deadline at midnight is still of the day that ends.
            let last = ((place - 0.01) / 24.0).floor();
            let clock = place - last * 24.0;
            let weekday = DAYS.iter().cycle().nth(last as usize).copied().unwrap_or("a later day");
            let start = DAYS.get(day as usize).copied().unwrap_or("a day");
            format!(
                "what happens on {start} at {hour:.0}:00 is due only on {weekday} at {clock:.0}:00, {due:.0} \
                 hours later"
            )
        })
    })
}

/// How many hours after an event at some hour of a weekday (Monday is 0) a deadline runs out.
fn due(quantity: Quantity, day: u32, hour: f64) -> Option<f64> {
    let count = quantity.count.filter(|count| (0.0..=60.0).contains(count))?;
    let end_of = |days: f64, closing: f64| days * 24.0 + closing - hour;
    Some(match quantity.unit {
        Unit::Minute => count / 60.0,
        Unit::Hour => count,
        Unit::Day => end_of(count, 24.0),
        Unit::Week => end_of(count * 7.0, 24.0),
        Unit::SchoolDay => end_of(weekdays(count, day), 15.0),
        Unit::BusinessDay => end_of(weekdays(count, day), 17.0),
        _ => return None,
    })
}

/// How many days pass until so many weekdays have.
fn weekdays(count: f64, day: u32) -> f64 {
    let mut left = count.ceil();
    let mut days = 0;
    while left > 0.0 {
        days += 1;
        if (day + days) % 7 < 5 {
            left -= 1.0;
        }
    }
    f64::from(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(count: f64, unit: Unit) -> Quantity {
        Quantity { count: Some(count), unit }
    }

    #[test]
    fn the_next_school_day_is_more_than_a_day_away_on_a_tuesday() {
        let words = late_example(of(1.0, Unit::SchoolDay), of(24.0, Unit::Hour));
        let expected = "what happens on Tuesday at 10:00 is due only on Wednesday at 15:00, 29 hours later";
        assert_eq!(words.as_deref(), Some(expected));
    }

    #[test]
    fn a_week_end_shows_what_tuesday_does_not() {
        let words = late_example(of(2.0, Unit::SchoolDay), of(3.0, Unit::Day));
        let expected = "what happens on Friday at 14:00 is due only on Tuesday at 15:00, 97 hours later";
        assert_eq!(words.as_deref(), Some(expected));
        assert_eq!(late_example(of(1.0, Unit::Hour), of(1.0, Unit::Day)), None);
    }
}
