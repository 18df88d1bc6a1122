//! What a rule is about at all: the acts, topics and header lines of its demands. Rules that have none of
//! these in common cannot repeat or contradict each other, and most pairs have none.

use crate::norm::Norm;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::{Slot, TermId};
use crate::pack::{Ask, Demand, Rule};
use crate::syntax::ast::HeaderKey;

/// What a rule is about.
#[derive(Debug, Default)]
pub struct Subject {
    acts: LeafSet,
    topics: Vec<TermId>,
    headers: Vec<HeaderKey>,
}

impl Subject {
    /// What a rule's demands are about.
    pub fn of(rule: &Rule) -> Self {
        let mut subject = Self { acts: LeafSet::NOTHING, ..Self::default() };
        rule.demands.iter().for_each(|demand| subject.add(demand));
        subject
    }

    fn add(&mut self, demand: &Demand) {
        match &demand.ask {
            Ask::Norms(_, norms) => norms.iter().for_each(|norm| self.acts = self.acts.union(&acts(norm))),
            Ask::Covers(topics) => self.topics.extend(topics.iter().map(|(topic, _)| *topic)),
            Ask::Header(key, _) => self.headers.push(*key),
            Ask::AnyOf(demands) => demands.iter().for_each(|demand| self.add(demand)),
        }
    }

    /// Whether two rules speak of an act in common.
    pub fn shares_act(&self, other: &Self) -> bool {
        self.acts.intersects(&other.acts)
    }

    /// Whether two rules have anything in common.
    pub fn meets(&self, other: &Self) -> bool {
        self.shares_act(other)
            || self.topics.iter().any(|topic| other.topics.contains(topic))
            || self.headers.iter().any(|key| other.headers.contains(key))
    }
}

fn acts(norm: &Norm) -> LeafSet {
    norm.conduct().iter().fold(LeafSet::NOTHING, |all, scope| all.union(scope.slots.get(Slot::Action)))
}
