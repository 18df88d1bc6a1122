//! The variance table of section 5, row by row: an edit that makes a clause stronger by the table never
//! makes the verdict on a rule of the same kind worse.

use moulint::check::demand::Form;
use moulint::norm::leaf_set::LeafSet;
use moulint::norm::measure::{Amount, Deadline, Frequency, Measures, Quantity, Unit};
use moulint::norm::scope::Slot;
use moulint::norm::{Modality, Norm, Strength};
use proptest::prelude::*;

use super::generate::{self, LIVE};
use super::promises::alone;
use super::{check, class, verdict};

/// Tries an edit on clauses of the given kinds. The set is there for edits that need one.
#[track_caller]
fn strengthens(kinds: &'static [Modality], edit: fn(&mut Norm, &LeafSet)) {
    let clause = || generate::norm(proptest::sample::select(kinds).boxed());
    check(2_000, (clause(), generate::asked(), generate::leaf_set()), |(mut clause, rule, set)| {
        clause.blanket = false;
        let rule = generate::near(&clause, &rule);
        let before = class(verdict(&alone(&clause), &rule, Form::Require));
        edit(&mut clause, &set);
        prop_assert!(class(verdict(&alone(&clause), &rule, Form::Require)) <= before, "{:?}", clause);
        Ok(())
    });
}

const ALL: &[Modality] =
    &[Modality::Prohibition, Modality::Obligation, Modality::Permission, Modality::Exemption];
const DUTY: &[Modality] = &[Modality::Obligation];

/// Makes one slot of the region broader; slots with options are as broad as they get already.
fn broaden(norm: &mut Norm, slot: Slot, set: &LeafSet) {
    for scope in &mut norm.region {
        *scope.slots.get_mut(slot) = scope.slots.get(slot).union(set);
    }
}

#[test]
fn broader_actors_are_stronger() {
    strengthens(ALL, |norm, set| broaden(norm, Slot::Subject, set));
}

#[test]
fn broader_governed_or_triggering_actions_are_stronger() {
    strengthens(ALL, |norm, set| {
        broaden(norm, Slot::Action, set);
        broaden(norm, Slot::Event, set);
    });
}

#[test]
fn broader_objects_and_addressees_of_all_are_stronger() {
    strengthens(ALL, |norm, set| broaden(norm, Slot::Recipient, set));
}

#[test]
fn narrower_options_are_stronger() {
    strengthens(DUTY, |norm, set| {
        for (_, options) in &mut norm.discharge.options {
            let fewer = options.intersection(set);
            if !fewer.is_empty() {
                *options = fewer;
            }
        }
    });
}

#[test]
fn every_one_of_them_is_stronger_than_any_one_of_them() {
    strengthens(DUTY, |norm, _| {
        if let Some(place) = norm.discharge.options.iter().position(|(slot, _)| *slot == Slot::Recipient) {
            let (slot, options) = norm.discharge.options.remove(place);
            norm.region.iter_mut().for_each(|scope| *scope.slots.get_mut(slot) = options.clone());
        }
    });
}

#[test]
fn weaker_conditions_are_stronger() {
    strengthens(ALL, |norm, _| {
        norm.region.iter_mut().for_each(|scope| drop(scope.conditions.pop()));
    });
}

#[test]
fn fewer_exceptions_are_stronger() {
    strengthens(ALL, |norm, _| drop(norm.holes.pop()));
}

#[test]
fn more_boxes_are_stronger() {
    strengthens(ALL, |norm, set| {
        let mut more = norm.region[0].clone();
        LIVE.into_iter().filter(|slot| norm.discharge.options(*slot).is_none()).for_each(|slot| {
            *more.slots.get_mut(slot) = set.clone();
        });
        norm.region.push(more);
    });
}

fn measures(norm: &mut Norm) -> &mut Measures {
    &mut norm.discharge.measures
}

#[test]
fn earlier_deadlines_are_stronger() {
    strengthens(DUTY, |norm, _| {
        let deadline = &mut measures(norm).deadline;
        match deadline {
            None => *deadline = Some(Deadline::Within(Quantity { count: Some(1.0), unit: Unit::Hour })),
            Some(Deadline::Within(quantity)) => quantity.count = quantity.count.map(|count| count / 2.0),
            Some(_) => {}
        }
    });
}

#[test]
fn more_often_is_stronger() {
    strengthens(DUTY, |norm, _| {
        let frequency = &mut measures(norm).frequency;
        match frequency {
            None | Some(Frequency::Vague) => {
                *frequency = Some(Frequency::Times { count: Some(1.0), per: 1.0, unit: Unit::Month });
            }
            Some(Frequency::Times { count, .. }) => *count = count.map(|count| count * 2.0),
        }
    });
}

#[test]
fn larger_minimum_amounts_are_stronger() {
    strengthens(DUTY, |norm, _| {
        let amounts = &mut measures(norm).amounts;
        amounts.iter_mut().for_each(|amount| amount.least = amount.least.map(|least| least + 1.0));
        if amounts.is_empty() {
            let (least, most) = (Some(2.0), None);
            amounts.push(Amount { least, most, unit: Unit::Hour, per: None, blank: false });
        }
    });
}

#[test]
fn qualifications_are_stronger() {
    strengthens(DUTY, |norm, _| measures(norm).in_writing = true);
}

#[test]
fn more_binding_words_are_stronger() {
    strengthens(ALL, |norm, _| norm.strength = Strength::Must);
}
