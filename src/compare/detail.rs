//! One clause of the comparison in words: what became of it, what moved, and situations that show it.

use super::fix::{self, Understandings};
use super::instrument::Instrument;
use super::matching::{Clause, Extra, Matching, Part};
use super::relation::Relation;
use super::scenario::{self, Names};
use super::shift::{Shift, Shifts};
use super::{Depth, Roles};
use crate::check::verdict::Verdict;
use crate::describe;
use crate::finding::{Fix, Scenario};
use crate::library::Library;
use crate::norm::{Modality, NormId};

/// Which of the two documents does not settle a situation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lacking {
    /// The agreement: it says less.
    Agreement,
    /// The model: the agreement says more.
    Model,
}

/// A situation in which the two part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parting {
    /// Which of the two does not settle it.
    pub lacking: Lacking,
    /// The situation.
    pub scenario: Scenario,
}

/// What there is to say about one clause.
#[derive(Clone, Debug, Default)]
pub struct Detail {
    /// What became of it: lower case, one line, no final stop.
    pub summary: String,
    /// In what the two clauses differ.
    pub shifts: Vec<Shift>,
    /// At most one situation in each direction.
    pub partings: Vec<Parting>,
    /// A clause of the agreement with its label that says something else.
    pub namesake: Option<usize>,
    /// An edit that inserts it.
    pub fix: Option<Fix>,
}

/// Tells of clauses.
pub(super) struct Teller<'t, 's, 'w> {
    pub(super) library: &'t Library,
    pub(super) model: &'t Instrument,
    pub(super) agreement: &'t Instrument,
    pub(super) matching: &'t Matching<'s, 'w>,
    pub(super) roles: Roles,
}

impl Teller<'_, '_, '_> {
    /// All there is to say about a clause of the model.
    pub(super) fn detail(&self, clause: &Clause, all: &[Clause], depth: Depth) -> Detail {
        let shifts = self.shifts(clause);
        let namesake = clause.partners.is_empty().then(|| self.matching.namesake(clause.statement)).flatten();
        let missing = clause.relation == Relation::Missing;
        let fix = (missing && depth >= Depth::Fixes)
            .then(|| {
                let common = Understandings {
                    model: self.matching.model.document,
                    agreement: self.matching.agreement.document,
                };
                fix::insertion(self.library, self.model, self.agreement, &common, clause, all)
            })
            .flatten();
        Detail {
            summary: self.summary(clause, &shifts, namesake),
            partings: self.partings(clause),
            shifts,
            namesake,
            fix,
        }
    }

    /// A situation that an added clause settles and the model does not.
    pub(super) fn beyond(&self, extra: &Extra) -> Option<Parting> {
        let set = &self.matching.agreement.document.set;
        let norms = set.iter().filter(|(_, norm)| norm.origin.statement == extra.statement);
        norms.map(|(id, _)| id).find_map(|id| self.model_lacks(id))
    }

    fn names(&self) -> (&'static str, &'static str) {
        (self.roles.model(), self.roles.agreement())
    }

    fn model_lacks(&self, id: NormId) -> Option<Parting> {
        let answer = self.matching.backward(id);
        if answer.says_it() {
            return None;
        }
        let (model, agreement) = self.names();
        let names = Names { settling: agreement, lacking: model };
        let (settling, lacking) = (self.matching.agreement, self.matching.model);
        let scenario = scenario::parting(settling, lacking, id, &answer.judgement, names)?;
        Some(Parting { lacking: Lacking::Model, scenario })
    }

    fn agreement_lacks(&self, part: &Part) -> Option<Parting> {
        if part.relation.keeps() {
            return None;
        }
        let (model, agreement) = self.names();
        let names = Names { settling: model, lacking: agreement };
        let (settling, lacking) = (self.matching.model, self.matching.agreement);
        let judgement = &self.matching.forward(part.norm).judgement;
        let scenario = scenario::parting(settling, lacking, part.norm, judgement, names)?;
        Some(Parting { lacking: Lacking::Agreement, scenario })
    }

    /// One situation in each direction that applies, the worst part first.
    fn partings(&self, clause: &Clause) -> Vec<Parting> {
        // What is not there at all needs no example.
        if clause.relation == Relation::Missing {
            return Vec::new();
        }
        let mut parts: Vec<&Part> = clause.parts.iter().collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.relation));
        let less = parts.iter().find_map(|part| self.agreement_lacks(part));
        let further = matches!(clause.relation, Relation::Stronger | Relation::Overlapping);
        let beyond = parts.iter().flat_map(|part| &part.beyond).filter(|_| further);
        // A clause to the contrary settles by saying the opposite; what it says besides is worth telling.
        let against = parts.iter().flat_map(|part| &part.against);
        let against = against.filter(|_| clause.relation == Relation::Contradicted);
        let more = beyond.chain(against).find_map(|&id| self.model_lacks(id));
        let told = |one: &Parting| {
            less.as_ref().map(|less| &less.scenario.situation) == Some(&one.scenario.situation)
        };
        let more = more.filter(|more| !told(more));
        less.iter().cloned().chain(more).collect()
    }

    fn shifts(&self, clause: &Clause) -> Vec<Shift> {
        let Some(&partner) = clause.partners.first() else { return Vec::new() };
        let ours = self.agreement.meaning.statements.get(partner);
        let theirs = self.model.meaning.statements.get(clause.statement);
        let (Some(ours), Some(theirs)) = (ours, theirs) else { return Vec::new() };
        let mut shifts = Shifts::between((theirs, &self.model.text), (ours, &self.agreement.text));
        let in_partner =
            |id: NormId| self.matching.of_agreement(id).is_some_and(|norm| norm.origin.statement == partner);
        let in_clause = |id: NormId| {
            self.matching.of_model(id).is_some_and(|norm| norm.origin.statement == clause.statement)
        };
        for part in &clause.parts {
            let judgement = &self.matching.forward(part.norm).judgement;
            if !part.relation.keeps() {
                if let Some(near) = self.matching.near(part.norm).filter(|near| in_partner(near.norm)) {
                    shifts.add(near, false);
                }
                match judgement.verdict {
                    Verdict::Advisory | Verdict::Hedged => shifts.kind(false),
                    Verdict::Contradicted if part.against.iter().any(|&id| in_partner(id)) => {
                        shifts.turned();
                        shifts.limits(false);
                    }
                    Verdict::Conditional => {
                        let partners = part.partners.iter().copied().filter(|&id| in_partner(id));
                        let slots = partners.filter_map(|id| self.matching.of_agreement(id));
                        slots.flat_map(|norm| &norm.opaque_slots).for_each(|&slot| shifts.unknown(slot));
                        shifts.limits(false);
                    }
                    _ => {}
                }
            }
            for &id in part.beyond.iter().filter(|&&id| in_partner(id)) {
                let near = self.matching.backward(id).judgement.nearest.as_ref();
                match near.filter(|near| in_clause(near.norm)) {
                    Some(near) => shifts.add(near, true),
                    None if shifts.is_empty() => shifts.kind(true),
                    None => {}
                }
            }
        }
        shifts.found()
    }

    fn summary(&self, clause: &Clause, shifts: &[Shift], namesake: Option<usize>) -> String {
        let (model, agreement) = self.names();
        let called = |statement: usize| format!("`{}`", self.agreement.address(statement));
        let partner = clause.partners.first().map(|&statement| called(statement));
        let who = partner.clone().unwrap_or_else(|| agreement.to_owned());
        let named = |want: fn(&Shift) -> bool| {
            let names: Vec<String> =
                shifts.iter().filter(|shift| want(shift)).map(|shift| shift.what.clone()).collect();
            describe::listed(&names)
        };
        let (less, more) = (named(|shift| shift.less), named(|shift| shift.more));
        let short = if less.is_empty() {
            format!("{who} covers only part of it")
        } else {
            format!("{who} falls short in {less}")
        };
        let permission = clause.parts.iter().all(|part| {
            self.matching.of_model(part.norm).is_some_and(|norm| norm.modality == Modality::Permission)
        });
        let further = match (more.is_empty(), permission && !clause.parts.is_empty()) {
            (false, true) => format!("allows more in {more}"),
            (false, false) => format!("goes further in {more}"),
            (true, true) => "allows more".to_owned(),
            (true, false) => "goes further".to_owned(),
        };
        match clause.relation {
            Relation::Equivalent => match clause.partners.as_slice() {
                [] => format!("it has no effect in {model}, so nothing is lost"),
                _ if self.in_words_only(clause) => {
                    format!("{who} says the same in the same words, and what they mean is as open")
                }
                [_] => format!("{who} says the same"),
                several => {
                    let all: Vec<String> = several.iter().map(|&statement| called(statement)).collect();
                    format!("{} say the same", describe::listed(&all))
                }
            },
            Relation::Stronger => format!("{who} says as much and {further}"),
            Relation::Weaker => short,
            Relation::Overlapping => format!("{short}, and {further}"),
            Relation::Advisory => format!("{who} only recommends it"),
            Relation::Conditional => {
                format!("{who} hangs on words that nobody defines or on something left open")
            }
            Relation::Missing => self.missing(clause, namesake),
            Relation::Undecided => {
                format!("whether {agreement} says as much cannot be told, so nothing is claimed")
            }
            Relation::Contradicted => self.contradiction(clause),
        }
    }

    /// Whether the two agree only in words that nobody defines, or in something left open on both sides.
    fn in_words_only(&self, clause: &Clause) -> bool {
        clause.parts.iter().any(|part| self.matching.forward(part.norm).in_words_only)
    }

    fn missing(&self, clause: &Clause, namesake: Option<usize>) -> String {
        let agreement = self.roles.agreement();
        if clause.parts.is_empty() {
            return format!("{agreement} does not state it");
        }
        // A general promise to obey the law answers a clause that the law is the reason for, and no other.
        let place = self.model.meaning.statements.get(clause.statement);
        let of_law = place.and_then(|place| place.mark.as_ref()).is_some_and(|mark| mark.by.is_some());
        let promised =
            |part: &Part| self.matching.forward(part.norm).judgement.verdict == Verdict::ByReference;
        let by_reference = of_law && clause.parts.iter().any(promised);
        let but = match namesake {
            _ if by_reference => "; a general promise to obey the law is all there is".to_owned(),
            Some(other) => {
                format!("; `{}` bears its label and says something else", self.agreement.address(other))
            }
            None => match self.nearest(clause) {
                Some(address) => format!("; `{address}` comes nearest"),
                None => String::new(),
            },
        };
        format!("no clause of {agreement} says so{but}")
    }

    /// The clause that comes nearest to one that is missing.
    fn nearest(&self, clause: &Clause) -> Option<&str> {
        let near = clause.parts.iter().find_map(|part| {
            let nearest = self.matching.forward(part.norm).judgement.nearest.as_ref();
            nearest.filter(|near| near.falls_short)
        })?;
        self.matching.of_agreement(near.norm).map(|norm| norm.origin.address.as_str())
    }

    fn contradiction(&self, clause: &Clause) -> String {
        let (model, agreement) = self.names();
        if clause.parts.is_empty() {
            return format!("{agreement} states the contrary");
        }
        let worst = clause.parts.iter().max_by_key(|part| part.relation);
        let norms = worst.and_then(|part| {
            let against = self.matching.of_agreement(*part.against.first()?)?;
            Some((self.matching.of_model(part.norm)?, against, part))
        });
        let Some((norm, against, part)) = norms else { return format!("{agreement} says the contrary") };
        if self.matching.forward(part.norm).judgement.verdict == Verdict::Inconsistent {
            let both: Vec<String> = part
                .against
                .iter()
                .filter_map(|&id| self.matching.of_agreement(id))
                .map(|norm| format!("`{}`", norm.origin.address))
                .collect();
            return format!("{} contradict each other about it", describe::listed(&both));
        }
        let (does, did) = (describe::deed(against.modality), describe::deed(norm.modality));
        let also = match self.matching.model_contradicts(part.norm) {
            true => format!(", and {model} contradicts itself about it"),
            false => String::new(),
        };
        format!("`{}` {does} what {model} {did}{also}", against.origin.address)
    }
}
