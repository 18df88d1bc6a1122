//! Whether a subject is somebody: an actor of the vocabulary, somebody known by an occupation, or a pronoun for people.

use super::inflection;
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{Word, WordKind};
use crate::syntax::ast::Kind;

/// Whether a subject is somebody whom the vocabulary knows, or several people of whom it knows the last: `the sergeant and the
/// principal`.
pub fn somebody(vocabulary: Vocabulary<'_>, subject: &[Word]) -> bool {
    if phrases::list(vocabulary, subject, &[Kind::Actor]).is_known() {
        return true;
    }
    let joint = subject.iter().rposition(|word| word.is(&["and"])).filter(|&at| at > 0 && at <= 5);
    let last = joint.and_then(|at| subject.get(at + 1..)).unwrap_or_default();
    let plain = subject.iter().all(|word| word.kind == WordKind::Letters && !word.possessive);
    plain && (phrases::list(vocabulary, last, &[Kind::Actor]).is_known() || by_occupation(subject))
}

/// What people and bodies are called that the vocabulary has no term for.
#[rustfmt::skip]
const OCCUPATIONS: &[&str] = &[
    "sergeant", "lieutenant", "captain", "commander", "dispatcher", "clerk", "caseworker", "custodian", "registrar",
    "coordinator", "director", "manager", "supervisor", "secretary", "monitor", "guard", "aide", "coach", "driver",
    "librarian", "investigator", "detective", "chairperson", "liaison", "representative", "member", "team",
    "committee", "panel", "council", "unit", "volunteer", "visitor", "attorney", "lawyer", "counsel", "prosecutor",
    "judge", "receptionist", "bookkeeper", "trainer", "instructor", "mediator", "interpreter", "physician",
];

/// `the watch sergeant`: somebody whom the vocabulary does not know.
pub fn by_occupation(subject: &[Word]) -> bool {
    let determined = subject.first().is_some_and(|first| is_determiner(first) || first.capital());
    let named = subject.last().is_some_and(|last| OCCUPATIONS.contains(&&*inflection::singular(&last.lower)));
    determined && named && subject.len() <= 5
}

/// Whether a subject is a pronoun for people.
pub fn stands_for_somebody(subject: &[Word]) -> bool {
    match subject {
        [one] => one.is(&["they", "he", "she", "neither", "both", "each", "either", "anyone", "everyone"]),
        [one, of, them] => {
            one.is(&["neither", "both", "each", "either"]) && of.is(&["of"]) && them.is(&["them", "these"])
        }
        [each, side] => each.is(&["each", "either", "neither"]) && side.is(&["side"]),
        _ => false,
    }
}
