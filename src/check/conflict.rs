//! Clauses that cannot both be honoured, and clauses that add nothing to another.
//!
//! A conflict is a situation in which the effective parts of two opposing norms meet and neither prevails
//! (semantics, section 9). A ban and a duty conflict only where the ban leaves no way to do the duty.

use std::collections::HashMap;

use super::budget::{Budget, Exhausted};
use super::cover;
use super::discharge;
use super::effective::{Effective, Reading};
use crate::norm::scope::ScopeBox;
use crate::norm::{Derivation, Modality, Norm, NormId, Strength};

/// Two norms that cannot both be honoured.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The norm written first.
    pub first: NormId,
    /// The other.
    pub second: NormId,
    /// Where they meet.
    pub overlap: ScopeBox,
}

/// A norm that another one makes superfluous.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Superfluous {
    /// The norm that adds nothing.
    pub norm: NormId,
    /// The norm that says as much or more.
    pub covered_by: NormId,
}

/// All conflicts, one for each pair of clauses, in document order; and whether the step budget was enough to
/// look at every pair.
pub fn conflicts(effective: &Effective<'_>) -> (Vec<Conflict>, bool) {
    let mut complete = true;
    let mut found: Vec<Conflict> = Vec::new();
    let mut budget = Budget::new(200_000);
    let opposed = [
        (Modality::Prohibition, Modality::Permission),
        (Modality::Prohibition, Modality::Obligation),
        (Modality::Exemption, Modality::Obligation),
    ];
    for (against, other) in opposed {
        for (id, norm) in effective.of_modality(against) {
            let acts = effective.acts_of(id).cloned().unwrap_or_default();
            for (with, opponent) in effective.about(other, &acts) {
                if norm.origin.statement == opponent.origin.statement || !serious(norm, opponent) {
                    continue;
                }
                let overlap = match clash(effective, id, (with, opponent), &mut budget) {
                    Ok(Some(overlap)) => overlap,
                    Ok(None) => continue,
                    Err(Exhausted) => {
                        complete = false;
                        continue;
                    }
                };
                let pair = (norm.origin.statement, opponent.origin.statement);
                let known = found.iter().any(|conflict| {
                    let statements = [conflict.first, conflict.second]
                        .map(|id| effective.set.get(id).map(|norm| norm.origin.statement));
                    statements == [Some(pair.0), Some(pair.1)] || statements == [Some(pair.1), Some(pair.0)]
                });
                if !known {
                    let (first, second) = if pair.0 <= pair.1 { (id, with) } else { (with, id) };
                    found.push(Conflict { first, second, overlap });
                }
            }
        }
    }
    found.sort_by_key(|conflict| (conflict.first, conflict.second));
    (found, complete)
}

/// A recommendation not to do something is a comment on a permission, not a conflict with it.
fn serious(norm: &Norm, opponent: &Norm) -> bool {
    let pale = norm.modality == Modality::Prohibition
        && opponent.modality == Modality::Permission
        && norm.strength < Strength::Hedged;
    !pale && opponent.derivation != Derivation::Supervision
}

fn clash(
    effective: &Effective<'_>,
    id: NormId,
    (with, opponent): (NormId, &Norm),
    budget: &mut Budget,
) -> Result<Option<ScopeBox>, Exhausted> {
    let ours: Vec<&ScopeBox> = effective.standing(id, Reading::Certain).iter().collect();
    let theirs = effective.standing(with, Reading::Certain);
    let meeting: Vec<ScopeBox> =
        theirs.iter().flat_map(|scope| ours.iter().filter_map(|ours| ours.intersection(scope))).collect();
    if meeting.is_empty() {
        return Ok(None);
    }
    let impossible = effective.set.get(id).map_or_else(Vec::new, |norm| effective.impossible_for(norm));
    let mut possible = Vec::new();
    for scope in meeting {
        let bare = scope.conditions.is_empty();
        if bare || cover::uncovered(effective.set, &scope, &impossible, budget)?.is_some() {
            possible.push(scope);
        }
    }
    let mut meeting = possible;
    if opponent.modality == Modality::Obligation {
        // What can still be done another way is no conflict.
        let others =
            cover::remainders(effective.set, effective.conduct(with, Reading::Certain), &ours, budget)?;
        let choices = discharge::existential(opponent);
        let ways: Vec<ScopeBox> =
            others.into_iter().map(|scope| discharge::opened(scope, &choices)).collect();
        meeting = cover::remainders(effective.set, &meeting, &ways.iter().collect::<Vec<_>>(), budget)?;
    }
    Ok(meeting.into_iter().next())
}

/// All norms stated in a clause that one other clause makes superfluous; of two that say the same, the later.
pub fn superfluous(effective: &Effective<'_>) -> Vec<Superfluous> {
    let mut found = Vec::new();
    let mut of_statement: HashMap<usize, usize> = HashMap::new();
    for norm in &effective.set.norms {
        *of_statement.entry(norm.origin.statement).or_default() += 1;
    }
    for (id, norm) in effective.set.iter() {
        let alone = of_statement.get(&norm.origin.statement) == Some(&1);
        if !alone || norm.blanket || norm.derivation != Derivation::Stated {
            continue;
        }
        let acts = effective.acts_of(id).cloned().unwrap_or_default();
        let covering = effective.about(norm.modality, &acts).find(|(other_id, other)| {
            let same = other.origin.statement == norm.origin.statement;
            !same
                && other.derivation != Derivation::Supervision
                && covers(effective, *other_id, other, id, norm)
                && (*other_id < id || !covers(effective, id, norm, *other_id, other))
        });
        if let Some((covered_by, _)) = covering {
            found.push(Superfluous { norm: id, covered_by });
        }
    }
    found
}

fn covers(effective: &Effective<'_>, id: NormId, norm: &Norm, of: NormId, other: &Norm) -> bool {
    if norm.strength < other.strength || norm.blanket {
        return false;
    }
    let within = |small: &[ScopeBox], large: &[ScopeBox]| {
        !small.is_empty() && small.iter().all(|small| large.iter().any(|large| small.is_subset(large)))
    };
    if norm.modality == Modality::Obligation {
        let same_choices = discharge::existential(norm) == discharge::existential(other);
        // Help in one matter is help of some kind, but whoever asks for help of any kind means something else.
        let as_open = norm.discharge.options.iter().all(|(slot, options)| {
            options.is_everything()
                || other.discharge.options(*slot).is_some_and(|theirs| !theirs.is_everything())
        });
        return same_choices
            && as_open
            && discharge::shortfall(norm, other).is_none()
            && norm.holes.is_empty()
            && norm.hole_statements.is_empty()
            && within(&other.region, &norm.region);
    }
    within(effective.conduct(of, Reading::Certain), effective.standing(id, Reading::Certain))
}
