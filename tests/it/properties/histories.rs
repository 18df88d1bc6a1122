//! The evaluator against histories: an agreement entails a duty if whoever complies with the agreement
//! complies with the duty (semantics, section 3). Done for two triggers, two manners, two addressees and
//! two points in time, where everything can be counted.

use moulint::check::demand::Form;
use moulint::check::verdict::Verdict;
use moulint::norm::measure::{Deadline, Measures, Quantity, Unit};
use moulint::norm::scope::{ScopeBox, Slot};
use moulint::norm::{Derivation, Discharge, Modality, Norm, NormSet, Origin, Strength};
use proptest::collection::vec;
use proptest::prelude::*;

use super::{check, generate, reference};

/// A duty, or a ban for any time, in bits.
#[derive(Clone, Copy, Debug)]
struct Small {
    triggers: u32,
    manners: u32,
    addressees: u32,
    /// Whether every addressee is meant or any one of them.
    all: bool,
    /// Within one day or two.
    days: u32,
}

/// A bit for each of the eight things that can happen after one trigger.
fn happening(manner: u32, addressee: u32, day: u32) -> u32 {
    1 << (manner * 4 + addressee * 2 + day)
}

impl Small {
    fn everyone() -> Vec<Self> {
        let one = |n: u32| Self {
            triggers: 1 + n % 3,
            manners: 1 + n / 3 % 3,
            addressees: 1 + n / 9 % 3,
            all: (n / 27) % 2 == 1,
            days: 1 + n / 54,
        };
        (0..108).map(one).collect()
    }

    /// Whether what happened after one trigger discharges the duty.
    fn discharged(self, history: u32) -> bool {
        let done = |addressee: u32| {
            (0..2)
                .filter(|manner| self.manners & (1 << manner) != 0)
                .any(|manner| (0..self.days).any(|day| history & happening(manner, addressee, day) != 0))
        };
        let mut addressees = (0..2).filter(|addressee| self.addressees & (1 << addressee) != 0);
        if self.all { addressees.all(done) } else { addressees.any(done) }
    }

    /// Whether something happened that the ban forbids.
    fn violated(self, history: u32) -> bool {
        let within = |mask: u32, bit: u32| mask & (1 << bit) != 0;
        (0..8).any(|bit| {
            history & (1 << bit) != 0 && within(self.manners, bit / 4) && within(self.addressees, bit / 2 % 2)
        })
    }

    fn norm(self, modality: Modality) -> Norm {
        let slots = [(Slot::Action, self.manners), (Slot::Recipient, self.addressees)];
        let duty = modality == Modality::Obligation;
        let mut scope = ScopeBox::default();
        *scope.slots.get_mut(Slot::Event) = generate::leaves(self.triggers);
        let mut discharge = Discharge::default();
        for (slot, mask) in slots {
            if duty && (slot == Slot::Action || !self.all) {
                discharge.options.push((slot, generate::leaves(mask)));
            } else {
                *scope.slots.get_mut(slot) = generate::leaves(mask);
            }
        }
        if duty {
            let quantity = Quantity { count: Some(f64::from(self.days)), unit: Unit::Day };
            discharge.measures =
                Measures { deadline: Some(Deadline::Within(quantity)), ..Measures::default() };
        }
        Norm {
            modality,
            strength: Strength::Must,
            region: vec![scope],
            holes: Vec::new(),
            hole_statements: Vec::new(),
            discharge,
            opaque_slots: Vec::new(),
            opaque_holes: Vec::new(),
            blanket: false,
            derivation: Derivation::Stated,
            origin: Origin { address: String::new(), statement: 0 },
        }
    }
}

/// The addressee table of section 5 on all pairs of small duties. What happens after one trigger has no
/// bearing on the other, so histories are looked at trigger by trigger.
#[test]
fn every_pair_of_small_duties_is_judged_as_histories_say() {
    let duties = Small::everyone();
    assert_eq!(duties.len() * duties.len(), 11_664);
    for ours in &duties {
        let set = NormSet { norms: vec![ours.norm(Modality::Obligation)], ..NormSet::default() };
        for theirs in &duties {
            let entails = theirs.triggers & !ours.triggers == 0
                && (0..256).all(|history| !ours.discharged(history) || theirs.discharged(history));
            let verdict = reference(&set, &theirs.norm(Modality::Obligation), Form::Require);
            let expected = if entails { Verdict::Satisfied } else { Verdict::Missing };
            assert_eq!(verdict, expected, "{ours:?} for {theirs:?}");
        }
    }
}

fn small() -> impl Strategy<Value = Small> {
    (1..4u32, 1..4u32, 1..4u32, any::<bool>(), 1..3u32).prop_map(
        |(triggers, manners, addressees, all, days)| Small { triggers, manners, addressees, all, days },
    )
}

/// Two duties and a ban may say together what none of them says alone. Claimed only where the agreement
/// can be complied with; elsewhere everything would follow.
#[test]
fn duties_and_bans_together_are_judged_as_histories_say() {
    check(6_000, (vec(small(), 0..=2), vec(small(), 0..=1), small()), |(duties, bans, asked)| {
        let norms = duties.iter().map(|duty| duty.norm(Modality::Obligation));
        let norms = norms.chain(bans.iter().map(|ban| ban.norm(Modality::Prohibition))).collect();
        let set = NormSet { norms, ..NormSet::default() };
        let at = |trigger: u32| {
            let here = move |small: &&Small| small.triggers & (1 << trigger) != 0;
            let complies = |history: &u32| {
                duties.iter().filter(here).all(|duty| duty.discharged(*history))
                    && !bans.iter().filter(here).any(|ban| ban.violated(*history))
            };
            (0..256u32).filter(complies).collect::<Vec<_>>()
        };
        let triggers: Vec<_> =
            (0..2).filter(|trigger| asked.triggers & (1 << trigger) != 0).map(at).collect();
        if triggers.iter().any(Vec::is_empty) {
            return Ok(());
        }
        let entails = triggers.iter().flatten().all(|history| asked.discharged(*history));
        let verdict = reference(&set, &asked.norm(Modality::Obligation), Form::Require);
        prop_assert_eq!(verdict == Verdict::Satisfied, entails, "{:?}", verdict);
        Ok(())
    });
}
