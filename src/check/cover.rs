//! Is a box covered by a union of boxes, and if not, where not?
//!
//! Depth-first subtraction (semantics, section 12): take the covering box that cuts the current piece in
//! the fewest dimensions; if it cuts in none, the piece is covered; otherwise go on with the disjoint
//! pieces outside it, and stop at the first piece that no box meets. That piece is the scenario. Pieces
//! wait on a stack of their own, so memory stays small and recursion cannot overflow.

use super::budget::{Budget, Exhausted};
use crate::norm::NormSet;
use crate::norm::scope::{ScopeBox, Slot};

/// The first piece of `target` that none of `boxes` covers.
///
/// # Errors
/// When the budget runs out.
pub fn uncovered(
    set: &NormSet,
    target: &ScopeBox,
    boxes: &[&ScopeBox],
    budget: &mut Budget,
) -> Result<Option<ScopeBox>, Exhausted> {
    Ok(search(set, target, boxes, 1, budget)?.pop())
}

/// All of `target` that none of `boxes` covers, as disjoint pieces.
///
/// # Errors
/// When the budget runs out.
pub fn remainder(
    set: &NormSet,
    target: &ScopeBox,
    boxes: &[&ScopeBox],
    budget: &mut Budget,
) -> Result<Vec<ScopeBox>, Exhausted> {
    search(set, target, boxes, usize::MAX, budget)
}

/// What is left of every one of `targets` outside `boxes`.
///
/// # Errors
/// When the budget runs out.
pub fn remainders(
    set: &NormSet,
    targets: &[ScopeBox],
    boxes: &[&ScopeBox],
    budget: &mut Budget,
) -> Result<Vec<ScopeBox>, Exhausted> {
    let mut pieces = Vec::new();
    for target in targets {
        pieces.extend(remainder(set, target, boxes, budget)?);
    }
    Ok(pieces)
}

fn search(
    set: &NormSet,
    target: &ScopeBox,
    boxes: &[&ScopeBox],
    enough: usize,
    budget: &mut Budget,
) -> Result<Vec<ScopeBox>, Exhausted> {
    let domain = |condition: &crate::norm::scope::Condition| set.domain(condition);
    let relevant: Vec<&ScopeBox> = boxes.iter().copied().filter(|scope| scope.intersects(target)).collect();
    budget.spend(boxes.len() / 8 + 1)?;
    let mut left = Vec::new();
    let mut open = vec![target.clone()];
    while let Some(piece) = open.pop() {
        budget.spend(relevant.len() + 1)?;
        if piece.is_empty() {
            continue;
        }
        let meeting = relevant.iter().filter(|scope| scope.intersects(&piece));
        let Some(cut) = meeting.min_by_key(|scope| cuts(&piece, scope)) else {
            left.push(piece);
            if left.len() >= enough {
                break;
            }
            continue;
        };
        let mut pieces = piece.difference(cut, &domain);
        // The last piece waits on top, so turn them round to look at them in the order of the slots.
        pieces.reverse();
        open.extend(pieces);
    }
    Ok(left)
}

/// In how many dimensions a box cuts a piece; none means that it covers the piece.
fn cuts(piece: &ScopeBox, scope: &ScopeBox) -> usize {
    let slots =
        Slot::ALL.into_iter().filter(|&slot| !piece.slots.get(slot).is_subset(scope.slots.get(slot))).count();
    let conditions = scope
        .conditions
        .iter()
        .filter(|(condition, values)| piece.values(condition).is_none_or(|mine| mine.0 & !values.0 != 0))
        .count();
    slots + conditions
}

/// The piece with everything opened that does not matter: a slot or condition is opened as far as what is
/// asked about goes, where the piece then still meets no box of the layer (semantics, section 13).
pub fn generalised(mut piece: ScopeBox, targets: &[ScopeBox], layer: &[&ScopeBox]) -> ScopeBox {
    let Some(target) = targets.iter().find(|target| piece.is_subset(target)) else { return piece };
    let free = |piece: &ScopeBox| !layer.iter().any(|scope| scope.intersects(piece));
    for (condition, _) in piece.conditions.clone() {
        let mut wider = piece.clone();
        wider.conditions.retain(|(known, _)| *known != condition);
        if let Some(values) = target.values(&condition) {
            wider.narrow(condition, values);
        }
        if free(&wider) {
            piece = wider;
        }
    }
    for slot in Slot::ALL {
        if piece.slots.get(slot) != target.slots.get(slot) {
            let mut wider = piece.clone();
            *wider.slots.get_mut(slot) = target.slots.get(slot).clone();
            if free(&wider) {
                piece = wider;
            }
        }
    }
    piece
}
