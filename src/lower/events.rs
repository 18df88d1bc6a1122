//! The event that calls for a duty, where the duty is to tell of that very event.

use crate::syntax::ast::{self, Circumstance, Deadline, Measure, Part, RoleKind, Term};

/// Whether a clause says when something is to be told by naming only the event it is told about: `notify a
/// parent about arrest within 4 hours of arrest`.
pub(super) fn tells_of_its_event(parts: &[Part]) -> bool {
    let mut about = Vec::new();
    let mut when = Vec::new();
    for part in parts {
        match part {
            Part::Role(role) if role.kind == RoleKind::About && role.alternatives.is_empty() => {
                about.push(names(&role.list));
            }
            Part::Circumstance(Circumstance::Event(anchor)) => when.push(names(&anchor.events)),
            Part::Measure(Measure::Deadline(Deadline::Within { of: Some(events), .. })) => {
                when.push(names(events));
            }
            _ => {}
        }
    }
    let [Some(told)] = about.as_slice() else { return false };
    !when.is_empty() && when.iter().all(|event| event.as_ref() == Some(told))
}

/// The names of a list in order, if it holds nothing else.
fn names(list: &ast::List) -> Option<Vec<&str>> {
    let mut names: Vec<&str> = Vec::new();
    for item in &list.items {
        match &item.term {
            Term::Name(name) if item.minus.is_empty() => names.push(&name.text),
            Term::Name(_) | Term::Opaque(_) | Term::Blank(_) => return None,
        }
    }
    names.sort_unstable();
    Some(names)
}
