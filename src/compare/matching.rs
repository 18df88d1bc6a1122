//! Which clauses of the two documents answer each other, and how each clause of the model stands.
//!
//! Every norm of either side is asked of the other side as a whole, so that it makes no difference how meaning
//! is spread over clauses, in which order they stand or what they are called. From the answers follows for
//! each norm of the model whether the agreement says as much, and from the answers to those norms of the
//! agreement that carry it, or come nearest, whether it says more.

use std::collections::BTreeSet;

use super::relation::Relation;
use super::side::{Answer, Side};
use crate::check::nearest::Nearest;
use crate::check::verdict::Verdict;
use crate::norm::{Norm, NormId};

/// The two sides with all their answers.
pub(super) struct Matching<'s, 'w> {
    pub(super) model: &'s Side<'w>,
    pub(super) agreement: &'s Side<'w>,
    /// What the agreement answers to each norm of the model.
    forward: Vec<Answer>,
    /// What the model answers to each norm of the agreement.
    backward: Vec<Answer>,
    /// The norms of each statement of the model.
    model_norms: Vec<Vec<NormId>>,
    /// The norms of each statement of the agreement.
    agreement_norms: Vec<Vec<NormId>>,
}

/// How one norm of the model stands.
#[derive(Clone, Debug)]
pub(super) struct Part {
    /// The norm.
    pub(super) norm: NormId,
    /// How it stands.
    pub(super) relation: Relation,
    /// The norms of the agreement that carry it, or that it comes nearest to.
    pub(super) partners: Vec<NormId>,
    /// Those of the agreement that go beyond the model here.
    pub(super) beyond: Vec<NormId>,
    /// Those of the agreement that stand against it.
    pub(super) against: Vec<NormId>,
}

/// How a clause of the model stands.
#[derive(Clone, Debug)]
pub(super) struct Clause {
    /// Its statement.
    pub(super) statement: usize,
    /// How it stands as a whole.
    pub(super) relation: Relation,
    /// Its norms; none where it states a fact.
    pub(super) parts: Vec<Part>,
    /// The statements of the agreement that answer it, the most telling one first.
    pub(super) partners: Vec<usize>,
}

/// A clause of the agreement that the model does not have.
#[derive(Clone, Debug)]
pub(super) struct Extra {
    /// Its statement.
    pub(super) statement: usize,
    /// Statements of the model from which it takes something back.
    pub(super) takes_back: Vec<usize>,
}

impl<'s, 'w> Matching<'s, 'w> {
    /// Asks everything.
    pub(super) fn new(model: &'s Side<'w>, agreement: &'s Side<'w>) -> Self {
        let answers = |of: &Side<'w>, to: &Side<'w>| -> Vec<Answer> {
            to.document.set.iter().map(|(id, _)| of.answer(to, id)).collect()
        };
        Self {
            forward: answers(agreement, model),
            backward: answers(model, agreement),
            model_norms: by_statement(model),
            agreement_norms: by_statement(agreement),
            model,
            agreement,
        }
    }

    /// What the agreement answers to a norm of the model.
    pub(super) fn forward(&self, id: NormId) -> &Answer {
        self.forward.get(id.0 as usize).expect("every norm of the model was asked")
    }

    /// What the model answers to a norm of the agreement.
    pub(super) fn backward(&self, id: NormId) -> &Answer {
        self.backward.get(id.0 as usize).expect("every norm of the agreement was asked")
    }

    /// Whether the model itself says the contrary of one of its norms.
    pub(super) fn model_contradicts(&self, id: NormId) -> bool {
        self.model.own(id) >= Verdict::Inconsistent
    }

    /// All clauses of the model that have norms, in order.
    pub(super) fn clauses(&self) -> Vec<Clause> {
        let said = self.model_norms.iter().enumerate().filter(|(_, norms)| !norms.is_empty());
        let mut clauses: Vec<Clause> = said.map(|(statement, norms)| self.clause(statement, norms)).collect();
        let taken: BTreeSet<NormId> =
            clauses.iter().flat_map(|clause| &clause.parts).flat_map(|part| part.beyond.clone()).collect();
        for clause in &mut clauses {
            self.beyond_in_the_same_clause(clause, &taken);
        }
        clauses
    }

    fn clause(&self, statement: usize, norms: &[NormId]) -> Clause {
        let parts: Vec<Part> = norms.iter().map(|&id| self.part(id)).collect();
        let relation = Relation::of_parts(parts.iter().map(|part| part.relation));
        let mut clause = Clause { statement, relation, partners: Vec::new(), parts };
        clause.partners = self.partners(&clause);
        clause
    }

    fn part(&self, norm: NormId) -> Part {
        let judgement = &self.forward(norm).judgement;
        let mut part = Part {
            norm,
            relation: Relation::Equivalent,
            partners: judgement.carriers.clone(),
            beyond: Vec::new(),
            against: judgement.against.clone(),
        };
        if judgement.verdict == Verdict::Satisfied {
            let all: BTreeSet<NormId> = judgement.support.iter().map(|(id, _)| *id).collect();
            let (kept, beyond): (Vec<NormId>, Vec<NormId>) =
                all.iter().partition(|id| self.backward(**id).says_it());
            let mut support = judgement.support.clone();
            support.retain(|(id, _)| kept.contains(id));
            // Where clauses that the model has as well say all of it, what goes further is a clause of its own.
            let plain = beyond.is_empty() || self.agreement.suffice(&support, self.model.asked(norm));
            if plain {
                part.partners = kept;
            } else {
                part.relation = Relation::Stronger;
                part.beyond = beyond;
                part.partners = all.into_iter().collect();
            }
            return part;
        }
        let near = self.near(norm);
        part.partners.extend(near.map(|near| near.norm));
        let silent = matches!(judgement.verdict, Verdict::ByReference | Verdict::Weaker | Verdict::Missing);
        if part.partners.is_empty() && silent {
            // Nothing comes near, but what the agreement says may be less of the same all the same.
            part.partners = self.carried_by(norm);
            if !part.partners.is_empty() {
                part.relation = Relation::Weaker;
                return part;
            }
        }
        let less = part.partners.iter().all(|&id| self.backward(id).says_it());
        // What comes nearest may be about another matter; then the matter is not spoken of.
        let unspoken = judgement.verdict == Verdict::Weaker && part.partners.is_empty();
        let verdict = if unspoken { Verdict::Missing } else { judgement.verdict };
        part.relation = Relation::of_verdict(verdict, less);
        if part.relation == Relation::Overlapping {
            part.beyond = part.partners.iter().copied().filter(|&id| !self.backward(id).says_it()).collect();
        }
        part
    }

    /// The norm of the agreement that falls short of one of the model, where there is one about the same matter.
    pub(super) fn near(&self, norm: NormId) -> Option<&Nearest> {
        let nearest = self.forward(norm).judgement.nearest.as_ref();
        nearest.filter(|near| near.falls_short && near.same_matter)
    }

    /// The norms of the agreement that a norm of the model carries.
    fn carried_by(&self, norm: NormId) -> Vec<NormId> {
        let ids = self.agreement.document.set.iter().map(|(id, _)| id);
        ids.filter(|&id| {
            let answer = self.backward(id);
            answer.says_it() && answer.judgement.support.iter().any(|(carrier, _)| *carrier == norm)
        })
        .collect()
    }

    /// What a clause of the agreement says besides what answers a clause of the model goes further, unless it
    /// answers something else: `may only` against `may`, two addressees against one.
    fn beyond_in_the_same_clause(&self, clause: &mut Clause, taken: &BTreeSet<NormId>) {
        if !matches!(clause.relation, Relation::Equivalent | Relation::Weaker) {
            return;
        }
        let more = |statement: &usize| -> Vec<NormId> {
            let norms = self.agreement_norms.get(*statement).map_or(&[][..], Vec::as_slice);
            norms.iter().copied().filter(|id| !self.backward(*id).says_it() && !taken.contains(id)).collect()
        };
        let each: Vec<Vec<NormId>> = clause.partners.iter().map(more).collect();
        if each.is_empty() || each.iter().any(Vec::is_empty) {
            return;
        }
        let beyond = each.concat();
        // A norm that stands against the clause does not go further in its direction.
        if beyond.iter().any(|id| clause.parts.iter().any(|part| part.against.contains(id))) {
            return;
        }
        let Some(part) = clause.parts.first_mut() else { return };
        part.beyond.extend(beyond);
        clause.relation =
            if clause.relation == Relation::Equivalent { Relation::Stronger } else { Relation::Overlapping };
    }

    /// The statements of the agreement that answer a clause: those that carry most of it or stand against it
    /// first, of equals those with its label or its address.
    fn partners(&self, clause: &Clause) -> Vec<usize> {
        let mut counted: Vec<(usize, usize)> = Vec::new();
        let named = clause.parts.iter().flat_map(|part| part.against.iter().chain(&part.partners));
        for norm in named.filter_map(|&id| self.agreement.document.set.get(id)) {
            let statement = norm.origin.statement;
            match counted.iter_mut().find(|(known, _)| *known == statement) {
                Some((_, count)) => *count += 1,
                None => counted.push((statement, 1)),
            }
        }
        let alike = |statement: usize| self.alike(clause.statement, statement);
        // Where the contrary is said, the reader wants to see by what.
        let contrary = clause.relation == Relation::Contradicted;
        let worst = clause.parts.iter().max_by_key(|part| part.relation).filter(|_| contrary);
        let first = worst.and_then(|part| self.of_agreement(*part.against.first()?));
        let first = first.map(|norm| norm.origin.statement);
        counted.sort_by_key(|&(statement, count)| {
            std::cmp::Reverse((Some(statement) == first, alike(statement), count))
        });
        counted.into_iter().map(|(statement, _)| statement).collect()
    }

    /// How much two statements are called alike: by label, by address.
    fn alike(&self, model: usize, agreement: usize) -> (bool, bool) {
        let ours = self.model.document.statements.get(model);
        let theirs = self.agreement.document.statements.get(agreement);
        let (Some(ours), Some(theirs)) = (ours, theirs) else { return (false, false) };
        (ours.label.is_some() && ours.label == theirs.label, ours.address == theirs.address)
    }

    /// A statement of the agreement that bears the label of one of the model and answers nothing in it.
    pub(super) fn namesake(&self, statement: usize) -> Option<usize> {
        let count = self.agreement.document.statements.len();
        (0..count).find(|&other| self.alike(statement, other).0)
    }

    /// The clauses of the agreement that say what the model does not, and answer nothing in it.
    pub(super) fn extras(&self, clauses: &[Clause]) -> Vec<Extra> {
        let parts = || clauses.iter().flat_map(|clause| &clause.parts);
        let answering: BTreeSet<NormId> = parts().flat_map(|part| part.partners.iter().copied()).collect();
        let further: BTreeSet<usize> = parts()
            .flat_map(|part| &part.beyond)
            .filter_map(|&id| self.agreement.document.set.get(id))
            .map(|norm| norm.origin.statement)
            .collect();
        let turned: BTreeSet<usize> = clauses
            .iter()
            .filter(|clause| clause.parts.iter().all(|part| part.partners.is_empty()))
            .flat_map(|clause| clause.partners.first().copied())
            .collect();
        let mut extras = Vec::new();
        for (statement, norms) in self.agreement_norms.iter().enumerate() {
            let new = norms.iter().any(|id| !self.backward(*id).says_it() && !answering.contains(id));
            let takes_back: Vec<usize> = clauses
                .iter()
                .filter(|clause| {
                    let mut against = clause.parts.iter().flat_map(|part| &part.against);
                    against.any(|id| norms.contains(id))
                })
                .map(|clause| clause.statement)
                .collect();
            if new && !further.contains(&statement) && !turned.contains(&statement) {
                extras.push(Extra { statement, takes_back });
            }
        }
        extras
    }

    /// A norm of the agreement.
    pub(super) fn of_agreement(&self, id: NormId) -> Option<&Norm> {
        self.agreement.document.set.get(id)
    }

    /// A norm of the model.
    pub(super) fn of_model(&self, id: NormId) -> Option<&Norm> {
        self.model.document.set.get(id)
    }
}

fn by_statement(side: &Side<'_>) -> Vec<Vec<NormId>> {
    let mut norms = vec![Vec::new(); side.document.statements.len()];
    for (id, norm) in side.document.set.iter() {
        if let Some(list) = norms.get_mut(norm.origin.statement) {
            list.push(id);
        }
    }
    norms
}
