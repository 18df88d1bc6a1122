//! How soon, how often, how much: measures of a duty, and when one is at least as strict as another.
//!
//! Sources: semantics, section 5 (deadlines as intervals of real time over calendars, frequencies by
//! subdivision of periods). Doubt is an answer of its own: [`Comparison::MayFail`].

use super::leaf_set::LeafSet;
pub use crate::syntax::ast::{AnchorRelation as Relation, Symbol, Unit};

/// The measures of a duty. What is absent is not limited.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measures {
    /// How the act stands in time to the event in the event slot.
    pub relation: Option<Relation>,
    /// How soon.
    pub deadline: Option<Deadline>,
    /// The events from which a deadline runs, where they are named.
    pub anchor: Option<LeafSet>,
    /// How often.
    pub frequency: Option<Frequency>,
    /// How much, each with its own unit.
    pub amounts: Vec<Amount>,
    /// For how long it goes on or is kept.
    pub duration: Option<Quantity>,
    /// Whether it is done in writing.
    pub in_writing: bool,
    /// The standards it follows, by the words that name them.
    pub standards: Vec<String>,
}

/// How soon.
#[derive(Clone, Debug, PartialEq)]
pub enum Deadline {
    /// Within so much time.
    Within(Quantity),
    /// A word such as `promptly`, which names no number and gets none.
    Symbol(Symbol),
    /// No later than a point in time that is an event, such as the end of the school year.
    ByEvent(LeafSet, Vec<LeafSet>),
    /// No later than a day.
    ByDate(jiff::civil::Date),
    /// Left open.
    Blank,
}

/// A number of units.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Quantity {
    /// How many; absent while left open.
    pub count: Option<f64>,
    /// Of what.
    pub unit: Unit,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Frequency {
    /// At least `count` times in every `per` units.
    Times {
        /// How many times; absent while left open.
        count: Option<f64>,
        /// In how many units.
        per: f64,
        /// The unit.
        unit: Unit,
    },
    /// A word such as `regularly`, which names no number and gets none.
    Vague,
}

/// How much.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Amount {
    /// The least allowed; absent where there is no lower bound.
    pub least: Option<f64>,
    /// The most allowed; absent where there is no upper bound.
    pub most: Option<f64>,
    /// Of what.
    pub unit: Unit,
    /// Per which unit of time.
    pub per: Option<Unit>,
    /// Whether the number was left open.
    pub blank: bool,
}

/// Whether what an agreement says is at least as strict as what is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Comparison {
    /// It always is.
    Holds,
    /// It hangs on something left open.
    Open,
    /// It is in some circumstances and not in others.
    MayFail,
    /// It never is.
    Fails,
}

/// The measures that can fall short, for messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Aspect {
    /// Before, at or after the event.
    Relation,
    /// How soon.
    Deadline,
    /// How often.
    Frequency,
    /// How much.
    Amount,
    /// For how long.
    Duration,
    /// In writing or not.
    Form,
    /// Which standard.
    Standard,
}

/// Compares what an agreement's duty says with what is asked, aspect by aspect; only the aspects that do
/// not hold are returned.
pub fn shortfalls(agreement: &Measures, asked: &Measures) -> Vec<(Aspect, Comparison)> {
    let mut found = Vec::new();
    let mut note = |aspect, comparison| {
        if comparison != Comparison::Holds {
            found.push((aspect, comparison));
        }
    };
    // Where both have a deadline, it decides, and says from which event it runs.
    let timed = matches!((&agreement.deadline, &asked.deadline), (Some(_), Some(Deadline::Within(_))));
    if !timed || asked.relation == Some(Relation::Before) {
        note(Aspect::Relation, compare_relation(agreement.relation, asked.relation));
    }
    note(Aspect::Deadline, compare_deadline(agreement, asked));
    note(Aspect::Frequency, compare_frequency(agreement.frequency, asked.frequency));
    for amount in &asked.amounts {
        note(Aspect::Amount, compare_amount(&agreement.amounts, amount));
    }
    if let Some(duration) = asked.duration {
        let comparison = match agreement.duration {
            Some(ours) => longer(ours, duration),
            None => Comparison::Fails,
        };
        note(Aspect::Duration, comparison);
    }
    if asked.in_writing && !agreement.in_writing {
        note(Aspect::Form, Comparison::Fails);
    }
    if asked.standards.iter().any(|standard| !agreement.standards.contains(standard)) {
        note(Aspect::Standard, Comparison::Fails);
    }
    found
}

/// Of what is asked, the measures that the agreement states in comparable numbers: what it leaves to a word
/// such as `promptly`, or says nothing of, is not at odds with a number.
pub fn comparable(agreement: &Measures, asked: &Measures) -> Measures {
    let mut comparable = Measures::default();
    let same_event = match (&agreement.anchor, &asked.anchor) {
        (Some(ours), Some(theirs)) => ours.intersects(theirs),
        _ => true,
    };
    if matches!(
        (&agreement.deadline, &asked.deadline),
        (Some(Deadline::Within(_)), Some(Deadline::Within(_)))
            | (Some(Deadline::ByDate(_)), Some(Deadline::ByDate(_)))
            | (Some(Deadline::ByEvent(..)), Some(Deadline::ByEvent(..)))
    ) && same_event
        && agreement.relation != Some(Relation::Before)
    {
        comparable.deadline.clone_from(&asked.deadline);
    }
    // What comes some time after an event does not come before it.
    if asked.relation == Some(Relation::Before)
        && (agreement.relation.is_some() || matches!(agreement.deadline, Some(Deadline::Within(_))))
    {
        comparable.relation = asked.relation;
    }
    if let (Some(Frequency::Times { .. }), Some(Frequency::Times { .. })) =
        (agreement.frequency, asked.frequency)
    {
        comparable.frequency = asked.frequency;
    }
    let counted = |amount: &&Amount| agreement.amounts.iter().any(|ours| ours.unit == amount.unit);
    comparable.amounts = asked.amounts.iter().filter(counted).copied().collect();
    if agreement.duration.is_some() {
        comparable.duration = asked.duration;
    }
    comparable
}

/// Whether an agreement gives so long for what is asked at once that nobody would call it that: more than a day
/// for `immediately`, more than five for `promptly`. No number is made of these words, but such a time leaves doubt.
pub fn too_long_to_be_prompt(agreement: &Measures, asked: &Measures) -> bool {
    const DAY: f64 = 24.0;
    let patience = match asked.deadline {
        Some(Deadline::Symbol(Symbol::Immediately)) => DAY,
        Some(Deadline::Symbol(Symbol::Promptly)) => 5.0 * DAY,
        _ => return false,
    };
    let Some(Deadline::Within(ours)) = agreement.deadline else { return false };
    let longest = ours.count.and_then(|count| hours(count, ours.unit));
    longest.is_some_and(|(_, longest)| longest > patience) && agreement.relation != Some(Relation::Before)
}

/// An act that comes before an event also satisfies whoever asks for it at or after the event; one that
/// is tied to no event satisfies nobody who ties it to one.
fn compare_relation(agreement: Option<Relation>, asked: Option<Relation>) -> Comparison {
    match (agreement, asked) {
        (_, None) => Comparison::Holds,
        (Some(ours), Some(theirs)) if ours <= theirs => Comparison::Holds,
        _ => Comparison::Fails,
    }
}

fn compare_deadline(agreement: &Measures, asked: &Measures) -> Comparison {
    let Some(theirs) = &asked.deadline else { return Comparison::Holds };
    // What must be done before the event is done before any deadline that runs from the event.
    if agreement.relation == Some(Relation::Before) && asked.relation != Some(Relation::Before) {
        return Comparison::Holds;
    }
    let Some(ours) = &agreement.deadline else { return Comparison::Fails };
    match (ours, theirs) {
        (Deadline::Blank, _) | (_, Deadline::Blank) => Comparison::Open,
        (Deadline::Within(ours), Deadline::Within(theirs)) => match (&agreement.anchor, &asked.anchor) {
            // A deadline that runs from another event is another deadline.
            (Some(from), Some(needed)) if needed.is_subset(from) => sooner(*ours, *theirs),
            (_, None) => sooner(*ours, *theirs),
            _ => Comparison::Fails,
        },
        (Deadline::Symbol(ours), Deadline::Symbol(theirs)) if ours == theirs => Comparison::Holds,
        (Deadline::ByDate(ours), Deadline::ByDate(theirs)) if ours <= theirs => Comparison::Holds,
        (Deadline::ByEvent(ours, after), Deadline::ByEvent(theirs, _))
            if ours.is_subset(theirs) || after.iter().any(|later| theirs.is_subset(later)) =>
        {
            Comparison::Holds
        }
        _ => Comparison::Fails,
    }
}

/// Whether one length of time, counted from the same event, always ends no later than another.
pub fn sooner(ours: Quantity, theirs: Quantity) -> Comparison {
    let (Some(our_count), Some(their_count)) = (ours.count, theirs.count) else { return Comparison::Open };
    let (plain, other) = (plain(our_count, ours.unit), plain(their_count, theirs.unit));
    if plain.1 == other.1 {
        return if plain.0 <= other.0 { Comparison::Holds } else { Comparison::Fails };
    }
    let (Some(ours), Some(theirs)) = (hours(our_count, ours.unit), hours(their_count, theirs.unit)) else {
        return Comparison::Fails;
    };
    if ours.1 <= theirs.0 {
        Comparison::Holds
    } else if ours.0 > theirs.1 {
        Comparison::Fails
    } else {
        Comparison::MayFail
    }
}

/// Seven days are a week, three months a quarter and twelve a year, to the day.
fn plain(count: f64, unit: Unit) -> (f64, Unit) {
    match unit {
        Unit::Week => (count * 7.0, Unit::Day),
        Unit::Quarter => (count * 3.0, Unit::Month),
        Unit::Year => (count * 12.0, Unit::Month),
        Unit::Hour => (count * 60.0, Unit::Minute),
        other => (count, other),
    }
}

/// Whether one length of time is always at least as long as another.
fn longer(ours: Quantity, theirs: Quantity) -> Comparison {
    sooner(theirs, ours)
}

/// The shortest and the longest time, in hours, that can pass before a deadline of so many units runs
/// out. A day runs out at midnight, a school or business day when the doors close, about three in the
/// afternoon and five; what happens late in the evening leaves the least time. School days can be kept
/// apart by a summer, business days by a long holiday weekend.
pub fn hours(count: f64, unit: Unit) -> Option<(f64, f64)> {
    const DAY: f64 = 24.0;
    const SUMMER: f64 = 80.0 * DAY;
    Some(match unit {
        Unit::Minute => (count / 60.0, count / 60.0),
        Unit::Hour => (count, count),
        Unit::Day => (count * DAY, (count + 1.0) * DAY),
        Unit::SchoolDay => (
            (count - 1.0) * DAY + weekends(count) + 15.0,
            count * DAY + 15.0 + SUMMER + count / 5.0 * 2.0 * DAY,
        ),
        Unit::BusinessDay => (
            (count - 1.0) * DAY + weekends(count) + 17.0,
            count * DAY + 17.0 + (count / 5.0 + 1.0) * 4.0 * DAY,
        ),
        Unit::Week => (count * 7.0 * DAY, (count * 7.0 + 1.0) * DAY),
        Unit::Month => (count * 28.0 * DAY, (count * 31.0 + 1.0) * DAY),
        Unit::Quarter => (count * 90.0 * DAY, (count * 92.0 + 1.0) * DAY),
        Unit::Semester => (count * 120.0 * DAY, (count * 183.0 + 1.0) * DAY),
        Unit::SchoolYear => (count * 170.0 * DAY, (count * 366.0 + 1.0) * DAY),
        Unit::Year => (count * 365.0 * DAY, (count * 366.0 + 1.0) * DAY),
        Unit::Time | Unit::Percent | Unit::Dollar => return None,
    })
}

/// The hours of the weekends that so many school or business days have between them at the least: five fit into a
/// week.
fn weekends(count: f64) -> f64 {
    ((count - 1.0) / 5.0).floor().max(0.0) * 48.0
}

fn compare_frequency(agreement: Option<Frequency>, asked: Option<Frequency>) -> Comparison {
    let Some(theirs) = asked else { return Comparison::Holds };
    let Some(ours) = agreement else { return Comparison::Fails };
    match (ours, theirs) {
        // A word without a number asks for some repetition, which any number gives.
        (_, Frequency::Vague) => Comparison::Holds,
        (Frequency::Vague, _) => Comparison::Fails,
        (
            Frequency::Times { count: our_count, per: our_per, unit: our_unit },
            Frequency::Times { count: their_count, per: their_per, unit: their_unit },
        ) => {
            let (Some(our_count), Some(their_count)) = (our_count, their_count) else {
                return Comparison::Open;
            };
            // Every nought months is a slip of the pen, and promises nothing.
            if our_count <= 0.0 || our_per <= 0.0 {
                return Comparison::Fails;
            }
            let each = if our_unit == their_unit { Some(1.0) } else { subdivides(our_unit, their_unit) };
            let Some(each) = each else { return Comparison::Fails };
            let fits = whole_periods(each * their_per, our_per, lines_up(our_unit, their_unit));
            if fits * our_count >= their_count { Comparison::Holds } else { Comparison::Fails }
        }
    }
}

/// How many whole periods of `ours` units lie in every stretch of so many units. Periods of three months
/// fit into a year four times, but a stretch of four months may hold none: May to August has no whole
/// quarter in it. Stretches that line up begin only every so many units, which loses less.
fn whole_periods(stretch: f64, ours: f64, lines_up: bool) -> f64 {
    let (mut step, mut rest) = (ours, if lines_up { stretch } else { 1.0 });
    while rest > 1e-9 {
        (step, rest) = (rest, step % rest);
    }
    ((stretch - ours + step) / ours + 1e-9).floor().max(0.0)
}

/// Whether periods of the first kind begin and end with those of the second.
fn lines_up(smaller: Unit, larger: Unit) -> bool {
    smaller == larger
        || matches!(
            (smaller, larger),
            (Unit::Day, Unit::Week)
                | (Unit::Month, Unit::Quarter | Unit::Year)
                | (Unit::Quarter, Unit::Year)
                | (Unit::Semester, Unit::SchoolYear | Unit::Year)
                | (Unit::SchoolYear, Unit::Year)
        )
}

/// How many whole periods of the first kind lie in every period of the second, where the first
/// subdivides it. A year, said without more, is any year, so a school year is one; months do not line up
/// with semesters and school years, but three, and eight, whole ones always lie inside.
pub fn subdivides(smaller: Unit, larger: Unit) -> Option<f64> {
    Some(match (smaller, larger) {
        (Unit::Day, Unit::Week) => 7.0,
        (Unit::Day, Unit::Month) => 28.0,
        (Unit::Day, Unit::Quarter) => 90.0,
        (Unit::Day, Unit::Year) => 365.0,
        (Unit::SchoolDay, Unit::SchoolYear | Unit::Year) => 170.0,
        (Unit::SchoolDay, Unit::Semester) => 80.0,
        (Unit::Week, Unit::Month) => 3.0,
        (Unit::Week, Unit::Quarter) => 12.0,
        (Unit::Week, Unit::Year) => 51.0,
        (Unit::Week, Unit::Semester) => 16.0,
        (Unit::Week, Unit::SchoolYear) => 34.0,
        (Unit::Month, Unit::Quarter) => 3.0,
        (Unit::Month, Unit::Year) => 12.0,
        (Unit::Month, Unit::Semester) => 3.0,
        (Unit::Month, Unit::SchoolYear) => 8.0,
        (Unit::Quarter, Unit::Year) => 4.0,
        (Unit::Semester, Unit::SchoolYear | Unit::Year) => 2.0,
        (Unit::SchoolYear, Unit::Year) => 1.0,
        _ => return None,
    })
}

fn compare_amount(agreement: &[Amount], asked: &Amount) -> Comparison {
    let same = agreement.iter().filter(|ours| ours.unit == asked.unit);
    let mut best = Comparison::Fails;
    for ours in same {
        if ours.blank || asked.blank {
            best = best.min(Comparison::Open);
            continue;
        }
        let factor = match (ours.per, asked.per) {
            (ours, theirs) if ours == theirs => 1.0,
            (Some(ours), Some(theirs)) => match subdivides(ours, theirs) {
                Some(each) => each,
                None => continue,
            },
            _ => continue,
        };
        let enough = asked.least.is_none_or(|least| ours.least.is_some_and(|l| l * factor >= least));
        // An upper bound per month says something about a year only by a factor that is not a floor.
        let capped = asked.most.is_none_or(|most| factor == 1.0 && ours.most.is_some_and(|m| m <= most));
        if enough && capped {
            return Comparison::Holds;
        }
    }
    best
}

/// The measures in words, one entry each, such as `within 5 school days` and `at least 12 hours per year`.
pub fn describe(measures: &Measures) -> Vec<String> {
    let mut words = Vec::new();
    match &measures.deadline {
        Some(Deadline::Within(quantity)) => words.push(format!("within {}", quantity_words(*quantity))),
        Some(Deadline::Symbol(symbol)) => words.push(symbol_word(*symbol).to_owned()),
        Some(Deadline::ByEvent(..)) => words.push("by a set time".to_owned()),
        Some(Deadline::ByDate(date)) => words.push(format!("by {date}")),
        Some(Deadline::Blank) => words.push("by a date left open".to_owned()),
        None => {}
    }
    match measures.frequency {
        Some(Frequency::Times { count, per, unit }) => words.push(frequency_words(count, per, unit)),
        Some(Frequency::Vague) => words.push("regularly".to_owned()),
        None => {}
    }
    words.extend(measures.amounts.iter().map(amount_words));
    if let Some(duration) = measures.duration {
        words.push(format!("for {}", quantity_words(duration)));
    }
    if measures.in_writing {
        words.push("in writing".to_owned());
    }
    let bounds = |standard: &String| standard.starts_with("at most ") || standard.starts_with("exactly ");
    words.extend(
        measures
            .standards
            .iter()
            .map(|standard| if bounds(standard) { standard.clone() } else { format!("under {standard}") }),
    );
    words
}

/// A deadline word as it is written.
pub fn symbol_word(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Promptly => "promptly",
        Symbol::Immediately => "immediately",
        Symbol::Timely => "timely",
        Symbol::AsSoonAsPracticable => "as soon as practicable",
    }
}

/// How often at most, or exactly, in words: such a bound is compared by its words.
pub fn bounded_words(bound: &str, count: f64, per: f64, unit: Unit) -> String {
    let every = frequency_words(Some(1.0), per, unit);
    format!("{bound} {count} times {every}")
}

fn frequency_words(count: Option<f64>, per: f64, unit: Unit) -> String {
    let every = if (per - 1.0).abs() < f64::EPSILON {
        unit_word(unit, 1.0).to_owned()
    } else {
        format!("{per} {}", unit_word(unit, per))
    };
    match count {
        Some(count) if (count - 1.0).abs() < f64::EPSILON => format!("every {every}"),
        Some(count) => format!("{count} times every {every}"),
        None => format!("a number of times every {every}, left open"),
    }
}

fn amount_words(amount: &Amount) -> String {
    let (bound, count) = match (amount.least, amount.most) {
        (Some(least), Some(most)) if (least - most).abs() < f64::EPSILON => ("exactly", Some(least)),
        (Some(least), _) => ("at least", Some(least)),
        (None, Some(most)) => ("at most", Some(most)),
        (None, None) => ("on average", None),
    };
    let per = amount.per.map(|per| format!(" per {}", unit_word(per, 1.0))).unwrap_or_default();
    let count = match count {
        Some(count) => format!("{count} {}", unit_word(amount.unit, count)),
        None if amount.blank => format!("a number of {}, left open", unit_word(amount.unit, 2.0)),
        None => unit_word(amount.unit, 2.0).to_owned(),
    };
    format!("{bound} {count}{per}")
}

/// A number of units in words, such as `5 school days`.
pub fn quantity_words(quantity: Quantity) -> String {
    match quantity.count {
        Some(count) => format!("{count} {}", unit_word(quantity.unit, count)),
        None => format!("a number of {}, left open", unit_word(quantity.unit, 2.0)),
    }
}

/// A unit in words, singular or plural.
pub fn unit_word(unit: Unit, count: f64) -> &'static str {
    let (one, many) = match unit {
        Unit::Minute => ("minute", "minutes"),
        Unit::Hour => ("hour", "hours"),
        Unit::Day => ("day", "days"),
        Unit::SchoolDay => ("school day", "school days"),
        Unit::BusinessDay => ("business day", "business days"),
        Unit::Week => ("week", "weeks"),
        Unit::Month => ("month", "months"),
        Unit::Quarter => ("quarter", "quarters"),
        Unit::Semester => ("semester", "semesters"),
        Unit::SchoolYear => ("school year", "school years"),
        Unit::Year => ("year", "years"),
        Unit::Time => ("time", "times"),
        Unit::Percent => ("percent", "percent"),
        Unit::Dollar => ("dollar", "dollars"),
    };
    if (count - 1.0).abs() < f64::EPSILON { one } else { many }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn within(count: f64, unit: Unit) -> Quantity {
        Quantity { count: Some(count), unit }
    }

    fn times(count: f64, per: f64, unit: Unit) -> Option<Frequency> {
        Some(Frequency::Times { count: Some(count), per, unit })
    }

    /// Tuesday at ten to Wednesday at three is 29 hours; an arrest at night leaves fewer.
    #[test]
    fn the_next_school_day_may_be_later_than_24_hours() {
        assert_eq!(sooner(within(1.0, Unit::SchoolDay), within(24.0, Unit::Hour)), Comparison::MayFail);
        assert_eq!(sooner(within(3.0, Unit::SchoolDay), within(24.0, Unit::Hour)), Comparison::Fails);
        assert_eq!(sooner(within(24.0, Unit::Hour), within(1.0, Unit::Day)), Comparison::Holds);
        assert_eq!(sooner(within(5.0, Unit::SchoolDay), within(10.0, Unit::SchoolDay)), Comparison::Holds);
    }

    #[test]
    fn periods_must_subdivide() {
        let compare = compare_frequency;
        let once = |unit| times(1.0, 1.0, unit);
        assert_eq!(compare(once(Unit::Month), times(4.0, 1.0, Unit::Quarter)), Comparison::Fails);
        assert_eq!(compare(once(Unit::Month), times(3.0, 1.0, Unit::Quarter)), Comparison::Holds);
        assert_eq!(compare(once(Unit::Semester), times(2.0, 1.0, Unit::SchoolYear)), Comparison::Holds);
        // Both may fall in spring.
        assert_eq!(compare(times(2.0, 1.0, Unit::SchoolYear), once(Unit::Semester)), Comparison::Fails);
        assert_eq!(compare(once(Unit::Year), times(1.0, 2.0, Unit::Year)), Comparison::Holds);
        assert_eq!(compare(times(1.0, 3.0, Unit::Month), times(1.0, 4.0, Unit::Month)), Comparison::Fails);
        assert_eq!(compare(times(1.0, 3.0, Unit::Month), times(1.0, 5.0, Unit::Month)), Comparison::Holds);
        // Doing it once is not doing it every year, and a word without a number is no number.
        assert_eq!(compare(None, once(Unit::Year)), Comparison::Fails);
        assert_eq!(compare(Some(Frequency::Vague), once(Unit::Year)), Comparison::Fails);
        assert_eq!(compare(once(Unit::Year), Some(Frequency::Vague)), Comparison::Holds);
    }

    /// What is at least as strict as something that is at least as strict is so too.
    #[test]
    fn strictness_is_transitive() {
        let units = [Unit::Hour, Unit::Day, Unit::SchoolDay, Unit::BusinessDay, Unit::Week, Unit::Month];
        let counts = [1.0, 2.0, 5.0, 7.0, 24.0, 30.0, 48.0];
        let lengths: Vec<_> =
            units.iter().flat_map(|&unit| counts.map(|count| within(count, unit))).collect();
        let holds = |a: &Quantity, b: &Quantity| sooner(*a, *b) == Comparison::Holds;
        assert_transitive(&lengths, holds);
        let units = [Unit::Week, Unit::Month, Unit::Quarter, Unit::Semester, Unit::SchoolYear, Unit::Year];
        let rates = units.iter().flat_map(|&unit| {
            [1.0, 2.0, 3.0].into_iter().flat_map(move |n| [1.0, 2.0, 3.0, 4.0].map(|per| times(n, per, unit)))
        });
        let holds =
            |a: &Option<Frequency>, b: &Option<Frequency>| compare_frequency(*a, *b) == Comparison::Holds;
        assert_transitive(&rates.collect::<Vec<_>>(), holds);
    }

    fn assert_transitive<T: std::fmt::Debug>(pool: &[T], holds: impl Fn(&T, &T) -> bool) {
        for a in pool {
            for b in pool.iter().filter(|b| holds(a, b)) {
                let broken = pool.iter().find(|c| holds(b, c) && !holds(a, c));
                assert!(broken.is_none(), "{a:?}, then {b:?}, then {broken:?}");
            }
        }
    }
}
