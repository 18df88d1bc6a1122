//! What is to come: rules that are not in force yet, and what they will say of an agreement as it stands.
//!
//! A verdict can only change on a day on which a rule comes into force (semantics, section 10), so it is
//! enough to judge by each coming rule on its first day. How far to look ahead is the agreement's own term,
//! and never beyond it: an agreement that has ended is judged by no later law.

use jiff::civil::Date;

use super::Settings;
use crate::audit::{Audit, findings};
use crate::finding::{Finding, Severity};
use crate::lower::document::Header;
use crate::pack::Rule;

/// The last day to look at; none where nothing lies ahead.
pub(super) fn last_day(settings: &Settings, header: &Header) -> Option<Date> {
    let term = match header.expires {
        Some((Some(day), _)) => day,
        // Without an end, every law that is known to come will meet it.
        Some((None, _)) | None => Date::MAX,
    };
    let last = settings.horizon.map_or(term, |asked| asked.min(term));
    (last > settings.as_of).then_some(last)
}

/// The findings under a rule that comes into force up to a day, each as a warning with its first day.
pub(super) fn upcoming(audit: &Audit<'_>, rule: &Rule, last: Date) -> Vec<Finding> {
    let Some(from) = rule.from.filter(|from| *from > audit.as_of && *from <= last) else { return Vec::new() };
    let then = Audit { as_of: from, ..*audit };
    let outcome = then.rule(rule);
    let mut found = findings::findings(&then, &outcome);
    for finding in &mut found {
        finding.severity = finding.severity.max(Severity::Warning);
        finding.from = Some(from);
    }
    found
}
