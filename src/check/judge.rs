//! The verdict on one asked norm.
//!
//! The region asked about is decided layer by layer (semantics, section 4): first what the agreement
//! grants or demands against it, then what firmly binds, then hedged clauses, then recommendations, then
//! clauses read in the agreement's favour where their words are unknown. The worst part decides, and the
//! piece of the region that decided is kept: it becomes the scenario.

use std::cell::RefCell;

use super::budget::{Budget, Exhausted};
use super::cover;
use super::demand::Form;
use super::discharge;
use super::effective::{Effective, Reading, acts, is_opaque};
use super::nearest::{self, Nearest, Nearness};
use super::verdict::Verdict;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::{Condition, ScopeBox, Slot};
use crate::norm::{Modality, Norm, NormId, Strength};

/// The verdict on one asked norm, with what it rests on.
#[derive(Clone, Debug)]
pub struct Judgement {
    /// The verdict.
    pub verdict: Verdict,
    /// For passing verdicts, a smallest set of norms that together carry it.
    pub carriers: Vec<NormId>,
    /// For passing verdicts, every norm that carries some of it, with the situations in which it does.
    pub support: Vec<(NormId, ScopeBox)>,
    /// For contradictions, the norms that stand against what is asked.
    pub against: Vec<NormId>,
    /// The part of the asked region that decided: where it fails.
    pub piece: Option<ScopeBox>,
    /// The norm that comes nearest, and where it falls short.
    pub nearest: Option<Nearest>,
    /// What the answer hangs on.
    pub grounds: Grounds,
}

/// What an answer hangs on besides the norms that meet what is asked.
#[derive(Clone, Debug, Default)]
pub struct Grounds {
    /// The acts that duties which meet what is asked leave a choice of: bans of these matter too.
    pub ways: LeafSet,
    /// Each piece of which it was asked what comes nearest, with the norm that does and how near it comes.
    pub nearest: Vec<(ScopeBox, Option<(NormId, Nearness)>)>,
}

impl Judgement {
    fn plain(verdict: Verdict) -> Self {
        Self {
            verdict,
            carriers: Vec::new(),
            support: Vec::new(),
            against: Vec::new(),
            piece: None,
            nearest: None,
            grounds: Grounds::default(),
        }
    }
}

/// Judges a set of norms by one asked norm.
pub fn judge(effective: &Effective<'_>, asked: &Norm, form: Form, budget: &mut Budget) -> Judgement {
    if effective.exhausted {
        return Judgement::plain(Verdict::Undecided);
    }
    let acts = asked.reach(Slot::Action);
    let (near, ways) = effective.near(asked);
    let grounds = RefCell::new(Grounds { ways, nearest: Vec::new() });
    let impossible = effective.impossible_for(asked);
    let question = Question { effective: &near, whole: effective, asked, acts, impossible, grounds };
    let answer = match (form, asked.modality) {
        (Form::Forbid, _) => question.forbid(budget),
        (Form::Reserve, _) => question.reserve(budget),
        (Form::Require, Modality::Prohibition) => question.prohibition(budget),
        (Form::Require, Modality::Obligation) => question.obligation(budget),
        (Form::Require, Modality::Permission) => question.permission(budget),
        (Form::Require, Modality::Exemption) => question.exemption(budget),
    };
    let answer = answer.unwrap_or_else(|Exhausted| Judgement::plain(Verdict::Undecided));
    Judgement { grounds: question.grounds.into_inner(), ..answer }
}

/// Norms with boxes that may cover what is asked.
type Support = Vec<(NormId, ScopeBox)>;

struct Question<'q, 'a> {
    /// The norms that can matter.
    effective: &'q Effective<'a>,
    /// All norms.
    whole: &'q Effective<'a>,
    asked: &'q Norm,
    /// The acts that are asked about.
    acts: LeafSet,
    /// What cannot occur, as far as it can matter here.
    impossible: Vec<&'a ScopeBox>,
    /// What the answer hangs on, as far as it was looked at.
    grounds: RefCell<Grounds>,
}

impl Question<'_, '_> {
    /// What is asked about, without its own exceptions; nothing of it where none of it can occur.
    fn targets(&self, region: &[ScopeBox], budget: &mut Budget) -> Result<Vec<ScopeBox>, Exhausted> {
        let holes: Vec<&ScopeBox> = self.asked.holes.iter().collect();
        let targets = cover::remainders(self.effective.set, region, &holes, budget)?;
        let mut possible = Vec::with_capacity(targets.len());
        for target in targets {
            if self.can_occur(&target, budget)? {
                possible.push(target);
            }
        }
        Ok(possible)
    }

    /// Whether some situation in a box can occur.
    fn can_occur(&self, scope: &ScopeBox, budget: &mut Budget) -> Result<bool, Exhausted> {
        if scope.conditions.is_empty() {
            return Ok(true);
        }
        let impossible: Vec<&ScopeBox> = self.impossible.to_vec();
        Ok(cover::uncovered(self.effective.set, scope, &impossible, budget)?.is_some())
    }

    fn prohibition(&self, budget: &mut Budget) -> Result<Judgement, Exhausted> {
        let targets = self.targets(&self.asked.region, budget)?;
        if targets.is_empty() {
            return Ok(Judgement::plain(Verdict::NotApplicable));
        }
        let opposed = self.opposed(&targets, budget)?;
        unless_clashing(opposed, || {
            let support = self.meeting(Modality::Prohibition, &targets, Reading::Certain);
            self.layers(&targets, &support, |budget| self.favourable(Modality::Prohibition, budget), budget)
        })
    }

    fn obligation(&self, budget: &mut Budget) -> Result<Judgement, Exhausted> {
        let triggers = self.targets(&self.asked.region, budget)?;
        if triggers.is_empty() {
            return Ok(Judgement::plain(Verdict::NotApplicable));
        }
        let met = |favour: bool, budget: &mut Budget| -> Result<Support, Exhausted> {
            let mut support = Support::new();
            for (id, ours) in self.effective.about(Modality::Obligation, &self.acts) {
                if !ours.blanket {
                    let boxes =
                        discharge::met_triggers(self.effective, id, ours, self.asked, favour, budget)?;
                    support.extend(boxes.into_iter().map(|scope| (id, scope)));
                }
            }
            Ok(support)
        };
        let support = met(false, budget)?;
        let blocked = self.blocked(&triggers, &support, budget)?;
        unless_clashing(blocked, || self.layers(&triggers, &support, |budget| met(true, budget), budget))
    }

    fn permission(&self, budget: &mut Budget) -> Result<Judgement, Exhausted> {
        let targets = self.targets(&self.asked.region, budget)?;
        if targets.is_empty() {
            return Ok(Judgement::plain(Verdict::NotApplicable));
        }
        let granted = |reading, budget: &mut Budget| -> Result<Support, Exhausted> {
            let mut support = self.meeting(Modality::Permission, &targets, reading);
            support.extend(self.demanded_singly(&targets, reading, budget)?);
            Ok(support)
        };
        let said = granted(Reading::Said, budget)?;
        let support = granted(Reading::Certain, budget)?;
        let forbidden = self
            .meeting_boxes(&self.effective.forbidden(&self.acts, Strength::Hedged, Reading::Said), &targets);
        let banned = self.clash(forbidden, &said, &targets, budget)?;
        unless_clashing(banned, || {
            let favourable = |budget: &mut Budget| {
                let mut support = self.favourable(Modality::Permission, budget)?;
                support.extend(self.demanded_singly(&targets, Reading::Possible, budget)?);
                Ok(support)
            };
            self.layers(&targets, &support, favourable, budget)
        })
    }

    fn exemption(&self, budget: &mut Budget) -> Result<Judgement, Exhausted> {
        let targets = self.targets(&self.asked.region, budget)?;
        if targets.is_empty() {
            return Ok(Judgement::plain(Verdict::NotApplicable));
        }
        let demanded = |reading, budget: &mut Budget| -> Result<Support, Exhausted> {
            let mut demanded = Support::new();
            for (id, ours) in self.effective.about(Modality::Obligation, &self.acts) {
                let boxes = discharge::demanded_within(self.effective, id, ours, &targets, reading, budget)?;
                if boxes.is_empty() {
                    continue;
                }
                // A duty that nobody can do demands nothing here; the contradiction is reported by itself.
                let conduct = self.effective.conduct(id, reading);
                let live = cover::remainders(
                    self.effective.set,
                    conduct,
                    &self.bans(&acts(ours), Reading::Certain),
                    budget,
                )?;
                let choices = discharge::existential(ours);
                let live: Vec<ScopeBox> =
                    live.into_iter().map(|scope| discharge::opened(scope, &choices)).collect();
                let boxes =
                    boxes.iter().flat_map(|scope| live.iter().filter_map(|live| scope.intersection(live)));
                demanded.extend(boxes.map(|scope| (id, scope)));
            }
            Ok(demanded)
        };
        let exempt = self.meeting(Modality::Exemption, &targets, Reading::Certain);
        let said = demanded(Reading::Said, budget)?;
        let clash = self.clash(said, &exempt, &targets, budget)?;
        unless_clashing(clash, || {
            if let Some(doubt) = self.doubt(demanded(Reading::Possible, budget)?, &[], budget)? {
                return Ok(doubt);
            }
            let carriers = unique(exempt.iter().map(|(id, _)| *id).collect());
            Ok(Judgement { carriers, support: exempt, ..Judgement::plain(Verdict::Satisfied) })
        })
    }

    fn forbid(&self, budget: &mut Budget) -> Result<Judgement, Exhausted> {
        let targets = self.targets(&self.asked.conduct(), budget)?;
        if targets.is_empty() {
            return Ok(Judgement::plain(Verdict::NotApplicable));
        }
        let opposed = self.opposed(&targets, budget)?;
        unless_clashing(opposed, || {
            // A permission in unknown words may reach what is forbidden: that is doubt, not silence. Where
            // the agreement bans it outright, the ban settles it.
            let mut possible = self.granted(&targets, Reading::Possible, budget)?;
            // So may a duty that leaves a choice, one of whose ways is forbidden.
            let mut choices = self.meeting(Modality::Obligation, &targets, Reading::Said);
            let norm = |id| self.effective.set.get(id);
            choices
                .retain(|(id, _)| norm(*id).is_some_and(|ours| !discharge::leaves_unsaid(ours, self.asked)));
            possible.extend(self.within(choices, &targets));
            if let Some(doubt) = self.doubt(possible, &self.bans(&self.acts, Reading::Certain), budget)? {
                return Ok(doubt);
            }
            let carriers = self.meeting(Modality::Prohibition, &targets, Reading::Certain);
            let carriers = unique(carriers.into_iter().map(|(id, _)| id).collect());
            Ok(Judgement { carriers, ..Judgement::plain(Verdict::Satisfied) })
        })
    }

    fn reserve(&self, budget: &mut Budget) -> Result<Judgement, Exhausted> {
        let targets = self.targets(&self.asked.conduct(), budget)?;
        if targets.is_empty() {
            return Ok(Judgement::plain(Verdict::NotApplicable));
        }
        let banned = |reading| {
            self.meeting_boxes(&self.effective.forbidden(&self.acts, Strength::Hedged, reading), &targets)
        };
        let granted = self.granted(&targets, Reading::Said, budget)?;
        let clash = self.clash(banned(Reading::Said), &granted, &targets, budget)?;
        unless_clashing(clash, || {
            let doubt = self.doubt(banned(Reading::Possible), &[], budget)?;
            Ok(doubt.unwrap_or_else(|| Judgement::plain(Verdict::Satisfied)))
        })
    }

    /// The doubt that something in unknown words leaves where silence would be fine.
    fn doubt(
        &self,
        possible: Support,
        settled: &[&ScopeBox],
        budget: &mut Budget,
    ) -> Result<Option<Judgement>, Exhausted> {
        let covers: Vec<&ScopeBox> = settled.iter().chain(&self.impossible).copied().collect();
        for (id, scope) in possible {
            if let Some(piece) = cover::uncovered(self.effective.set, &scope, &covers, budget)? {
                let judgement = Judgement::plain(Verdict::Conditional);
                return Ok(Some(Judgement { piece: Some(piece), against: vec![id], ..judgement }));
            }
        }
        Ok(None)
    }

    /// What the agreement firmly forbids of some acts.
    fn bans(&self, acts: &LeafSet, reading: Reading) -> Vec<&ScopeBox> {
        self.effective
            .forbidden(acts, Strength::Hedged, reading)
            .into_iter()
            .map(|(_, scope)| scope)
            .collect()
    }

    /// What the agreement grants or demands inside the targets.
    fn granted(
        &self,
        targets: &[ScopeBox],
        reading: Reading,
        budget: &mut Budget,
    ) -> Result<Support, Exhausted> {
        let permitted = self.meeting(Modality::Permission, targets, reading);
        let mut granted = self.within(permitted, targets);
        for (id, ours) in self.effective.about(Modality::Obligation, &self.acts) {
            let boxes = discharge::demanded_within(self.effective, id, ours, targets, reading, budget)?;
            granted.extend(boxes.into_iter().map(|scope| (id, scope)));
        }
        Ok(granted)
    }

    /// The verdict if the agreement grants or demands what must not happen.
    fn opposed(&self, targets: &[ScopeBox], budget: &mut Budget) -> Result<Option<Judgement>, Exhausted> {
        let granted = self.granted(targets, Reading::Said, budget)?;
        if granted.is_empty() {
            return Ok(None);
        }
        let bans = self.effective.forbidden(&self.acts, Strength::Hedged, Reading::Said);
        let bans = bans.into_iter().map(|(id, scope)| (id, scope.clone())).collect();
        self.clash(granted, &bans, targets, budget)
    }

    /// The verdict if what must be done cannot be: every way is forbidden, or every way is exempted.
    fn blocked(
        &self,
        triggers: &[ScopeBox],
        support: &Support,
        budget: &mut Budget,
    ) -> Result<Option<Judgement>, Exhausted> {
        let exempt: Vec<(NormId, &ScopeBox)> = self
            .effective
            .about(Modality::Exemption, &self.acts)
            .flat_map(|(id, _)| {
                self.effective.standing(id, Reading::Said).iter().map(move |scope| (id, scope))
            })
            .collect();
        let mut blocked = Support::new();
        for blocking in [self.effective.forbidden(&self.acts, Strength::Hedged, Reading::Said), exempt] {
            let boxes: Vec<&ScopeBox> = blocking.iter().map(|(_, scope)| *scope).collect();
            let shut = discharge::blocked_triggers(self.effective, self.asked, triggers, &boxes, budget)?;
            for scope in shut {
                let conduct = self.asked.with_options(scope.clone());
                let by = blocking.iter().find(|(_, blocking)| blocking.intersects(&conduct));
                blocked.extend(by.map(|(id, _)| (*id, scope)));
            }
        }
        if blocked.is_empty() {
            return Ok(None);
        }
        let firm = self.at_least(support, Strength::Hedged);
        self.clash(blocked, &firm, triggers, budget)
    }

    /// Some norms stand against what is asked; where others of the agreement stand for it in the same
    /// situations it contradicts itself, and where none does it contradicts the rule, which is worse. What
    /// stands against it only if some unknown words hold may or may not do so: doubt, not fact.
    fn clash(
        &self,
        against: Support,
        for_it: &Support,
        targets: &[ScopeBox],
        budget: &mut Budget,
    ) -> Result<Option<Judgement>, Exhausted> {
        let set = self.effective.set;
        let mut real = Support::new();
        for (id, scope) in against {
            for piece in cover::remainder(set, &scope, &self.impossible, budget)? {
                real.push((id, piece));
            }
        }
        let Some((_, first)) = real.first().cloned() else { return Ok(None) };
        let certain = self.whatever_words_mean(&real, targets, budget)?;
        if certain.is_empty() {
            let against = unique(real.into_iter().map(|(id, _)| id).collect());
            let judgement = Judgement::plain(Verdict::Conditional);
            return Ok(Some(Judgement { against, piece: Some(first), ..judgement }));
        }
        let boxes: Vec<&ScopeBox> = for_it.iter().map(|(_, scope)| scope).collect();
        for (id, scope) in &certain {
            if let Some(piece) = cover::uncovered(set, scope, &boxes, budget)? {
                let piece = self.widened(piece, targets, &certain, &boxes);
                let all = certain.iter().filter(|(_, other)| other.intersects(&piece)).map(|(id, _)| *id);
                let against = unique(std::iter::once(*id).chain(all).collect());
                let nearest = self.nearest(&piece).filter(|near| !against.contains(&near.norm));
                let judgement = Judgement::plain(Verdict::Contradicted);
                return Ok(Some(Judgement { against, piece: Some(piece), nearest, ..judgement }));
            }
        }
        let mut both: Vec<NormId> = certain.iter().map(|(id, _)| *id).take(1).collect();
        let mut piece = certain.into_iter().next().map(|(_, scope)| scope);
        if let Some(scope) = &piece
            && let Some((id, other)) = for_it.iter().find(|(_, other)| other.intersects(scope))
        {
            both.push(*id);
            piece = scope.intersection(other);
        }
        Ok(Some(Judgement { against: both, piece, ..Judgement::plain(Verdict::Inconsistent) }))
    }

    /// The part of what stands against the rule that does so whether the unknown conditions hold or not.
    fn whatever_words_mean(
        &self,
        against: &Support,
        targets: &[ScopeBox],
        budget: &mut Budget,
    ) -> Result<Support, Exhausted> {
        let shared = |condition: &Condition| {
            self.asked.region.iter().chain(&self.asked.holes).any(|asked| asked.values(condition).is_some())
        };
        let unknown = |condition: &Condition| is_opaque(condition) && !shared(condition);
        let hangs = |scope: &ScopeBox| scope.conditions.iter().any(|(condition, _)| unknown(condition));
        if !against.iter().any(|(_, scope)| hangs(scope)) {
            return Ok(against.clone());
        }
        let set = self.effective.set;
        let boxes: Vec<&ScopeBox> =
            against.iter().map(|(_, scope)| scope).chain(self.impossible.iter().copied()).collect();
        let mut escapes = cover::remainders(set, targets, &boxes, budget)?;
        for scope in &mut escapes {
            scope.conditions.retain(|(condition, _)| !unknown(condition));
        }
        let escapes: Vec<&ScopeBox> = escapes.iter().collect();
        let mut certain = Support::new();
        for (id, scope) in against {
            let left = cover::remainder(set, scope, &escapes, budget)?;
            certain.extend(left.into_iter().map(|scope| (*id, scope)));
        }
        Ok(certain)
    }

    /// A piece of what stands against the rule, with the conditions opened that do not matter.
    fn widened(
        &self,
        mut piece: ScopeBox,
        targets: &[ScopeBox],
        against: &Support,
        for_it: &[&ScopeBox],
    ) -> ScopeBox {
        let Some(target) = targets.iter().find(|target| piece.is_subset(target)) else { return piece };
        for (condition, _) in piece.conditions.clone() {
            let mut wider = piece.clone();
            wider.conditions.retain(|(known, _)| *known != condition);
            let inside = target.values(&condition).is_none()
                && against.iter().any(|(id, _)| {
                    self.effective.standing(*id, Reading::Said).iter().any(|scope| wider.is_subset(scope))
                });
            if inside && !for_it.iter().any(|scope| scope.intersects(&wider)) {
                piece = wider;
            }
        }
        piece
    }

    /// Goes through the layers from firm to doubtful until one covers all targets.
    fn layers(
        &self,
        targets: &[ScopeBox],
        support: &Support,
        favourable: impl FnOnce(&mut Budget) -> Result<Support, Exhausted>,
        budget: &mut Budget,
    ) -> Result<Judgement, Exhausted> {
        let mut failing: Option<ScopeBox> = None;
        // The last layer that did not cover them. Of two layers one is part of the other, so one that is no larger does
        // not cover them either, and a layer of the same size fails at the same place.
        let mut tried: Option<Support> = None;
        let wanted = self.asked.strength;
        // Strength says nothing about permissions: they grant or they do not.
        let ladder: &[(Strength, Verdict)] = if self.asked.modality == Modality::Permission {
            &[(Strength::Aspire, Verdict::Satisfied)]
        } else {
            &[
                (wanted, Verdict::Satisfied),
                (Strength::Hedged, Verdict::Hedged),
                (Strength::Aspire, Verdict::Advisory),
            ]
        };
        for &(strength, verdict) in ladder {
            let layer = self.at_least(support, strength);
            if tried.as_ref().is_some_and(|tried| layer.len() <= tried.len()) {
                continue;
            }
            match self.first_uncovered(targets, boxes_of(&layer), budget)? {
                None => {
                    let carriers = self.smallest(targets, &layer, budget)?;
                    let judgement = Judgement::plain(verdict);
                    let nearest = failing.as_ref().and_then(|piece| self.nearest(piece));
                    let mut support = layer;
                    support.retain(|(_, scope)| targets.iter().any(|target| target.intersects(scope)));
                    return Ok(Judgement { carriers, support, piece: failing, nearest, ..judgement });
                }
                Some(piece) => {
                    let boxes: Vec<&ScopeBox> = layer.iter().map(|(_, scope)| scope).collect();
                    failing = Some(cover::generalised(piece, targets, &boxes));
                    tried = Some(layer);
                }
            }
        }
        let layer = favourable(budget)?;
        let piece = match failing {
            Some(piece) if tried.as_ref() == Some(&layer) => piece,
            failing => {
                let Some(piece) = self.first_uncovered(targets, boxes_of(&layer), budget)? else {
                    let carriers = self.smallest(targets, &layer, budget)?;
                    let nearest = failing.as_ref().and_then(|piece| self.nearest(piece));
                    let judgement = Judgement::plain(Verdict::Conditional);
                    return Ok(Judgement { carriers, piece: failing, nearest, ..judgement });
                };
                let boxes: Vec<&ScopeBox> = layer.iter().map(|(_, scope)| scope).collect();
                cover::generalised(piece, targets, &boxes)
            }
        };
        let nearest = self.nearest(&piece);
        let verdict = if nearest.as_ref().is_some_and(|nearest| nearest.falls_short) {
            Verdict::Weaker
        } else if self.by_reference() {
            Verdict::ByReference
        } else {
            Verdict::Missing
        };
        Ok(Judgement { piece: Some(piece), nearest, ..Judgement::plain(verdict) })
    }

    fn nearest(&self, piece: &ScopeBox) -> Option<Nearest> {
        let found = nearest::nearest(self.whole, self.asked, &self.acts, piece);
        let best = found.as_ref().map(|(nearness, near)| (near.norm, *nearness));
        self.grounds.borrow_mut().nearest.push((piece.clone(), best));
        found.map(|(_, near)| near)
    }

    /// Whether a clause that promises to obey all law binds whom the rule binds.
    fn by_reference(&self) -> bool {
        self.whole.blanket().any(|norm| {
            norm.modality == Modality::Obligation
                && self.asked.region.iter().all(|asked| {
                    let subject = asked.slots.get(Slot::Subject);
                    norm.region.iter().any(|scope| subject.is_subset(scope.slots.get(Slot::Subject)))
                })
        })
    }

    /// Conduct that an obligation demands without leaving a choice: demanding it also permits it. An
    /// obligation that leaves a choice permits none of its alternatives (free choice, semantics section 14).
    fn demanded_singly(
        &self,
        targets: &[ScopeBox],
        reading: Reading,
        budget: &mut Budget,
    ) -> Result<Support, Exhausted> {
        let set = self.effective.set;
        let mut support = Support::new();
        for (id, ours) in self.effective.about(Modality::Obligation, &self.acts) {
            let read = if reading == Reading::Possible { self.effective.in_favour(id) } else { None };
            let norm = read.as_ref().unwrap_or(ours);
            for option in discharge::single_options(norm, targets, reading) {
                let standing = match &read {
                    Some(read) => self.effective.standing_of(id, read, reading, budget)?,
                    None => self.effective.standing(id, reading).to_vec(),
                };
                let reliable = self.effective.reliable(norm, reading, budget)?;
                let ways: Vec<ScopeBox> = standing
                    .iter()
                    .filter_map(|scope| scope.intersection(&option))
                    .flat_map(|scope| {
                        reliable.iter().filter_map(move |reliable| reliable.intersection(&scope))
                    })
                    .filter(|scope| targets.iter().any(|target| target.intersects(scope)))
                    .collect();
                if ways.is_empty() {
                    continue;
                }
                let acts = acts(norm);
                let bans = self.bans(&acts, Reading::Certain);
                let firmly = self.effective.forbidden(&acts, Strength::Must, Reading::Certain);
                let firmly: Vec<&ScopeBox> = firmly.into_iter().map(|(_, scope)| scope).collect();
                let others = cover::remainders(set, &reliable, &[&option], budget)?;
                let live = cover::remainders(set, &others, &firmly, budget)?;
                let mut choices = discharge::existential(norm);
                choices.retain(|slot| read.is_none() || !norm.opaque_slots.contains(slot));
                let elsewhere: Vec<ScopeBox> =
                    live.into_iter().map(|scope| discharge::opened(scope, &choices)).collect();
                let out: Vec<&ScopeBox> = elsewhere.iter().chain(bans).collect();
                let only = cover::remainders(set, &ways, &out, budget)?;
                support.extend(only.into_iter().map(|scope| (id, scope)));
            }
        }
        Ok(support)
    }

    /// The norms of a modality that stand inside the targets.
    fn meeting(&self, modality: Modality, targets: &[ScopeBox], reading: Reading) -> Support {
        self.effective
            .about(modality, &self.acts)
            .flat_map(|(id, _)| self.effective.standing(id, reading).iter().map(move |scope| (id, scope)))
            .filter(|(_, scope)| targets.iter().any(|target| target.intersects(scope)))
            .map(|(id, scope)| (id, scope.clone()))
            .collect()
    }

    /// The norms of a modality read in the agreement's favour.
    fn favourable(&self, modality: Modality, budget: &mut Budget) -> Result<Support, Exhausted> {
        let mut support = Support::new();
        for (id, _) in self.effective.about(modality, &self.acts) {
            let standing = match self.effective.in_favour(id) {
                Some(read) => self.effective.standing_of(id, &read, Reading::Possible, budget)?,
                None => self.effective.standing(id, Reading::Possible).to_vec(),
            };
            support.extend(standing.into_iter().map(|scope| (id, scope)));
        }
        Ok(support)
    }

    fn meeting_boxes(&self, boxes: &[(NormId, &ScopeBox)], targets: &[ScopeBox]) -> Support {
        let support = boxes.iter().map(|(id, scope)| (*id, (*scope).clone())).collect();
        self.within(support, targets)
    }

    fn within(&self, support: Support, targets: &[ScopeBox]) -> Support {
        support
            .into_iter()
            .flat_map(|(id, scope)| {
                targets.iter().filter_map(move |target| target.intersection(&scope).map(|part| (id, part)))
            })
            .collect()
    }

    fn at_least(&self, support: &Support, strength: Strength) -> Support {
        let strong = |id: NormId| self.effective.set.get(id).is_some_and(|norm| norm.strength >= strength);
        support.iter().filter(|(id, _)| strong(*id)).cloned().collect()
    }

    fn first_uncovered<'s>(
        &'s self,
        targets: &[ScopeBox],
        layer: impl Iterator<Item = &'s ScopeBox>,
        budget: &mut Budget,
    ) -> Result<Option<ScopeBox>, Exhausted> {
        let boxes: Vec<&ScopeBox> = layer.chain(self.impossible.iter().copied()).collect();
        for target in targets {
            if let Some(piece) = cover::uncovered(self.effective.set, target, &boxes, budget)? {
                return Ok(Some(piece));
            }
        }
        Ok(None)
    }

    /// A smallest set of norms that still covers the targets: each norm in turn is left out if the others
    /// do without it.
    fn smallest(
        &self,
        targets: &[ScopeBox],
        layer: &Support,
        budget: &mut Budget,
    ) -> Result<Vec<NormId>, Exhausted> {
        let mut carriers = unique(layer.iter().map(|(id, _)| *id).collect());
        let suffices = |carriers: &[NormId], budget: &mut Budget| -> Result<bool, Exhausted> {
            let some = layer.iter().filter(|(known, _)| carriers.binary_search(known).is_ok());
            Ok(self.first_uncovered(targets, some.map(|(_, scope)| scope), budget)?.is_none())
        };
        // Later clauses go first, so that what stays is where a reader would look: those behind the first ones that do
        // without them all go, however many they are, and the last of these first ones stays.
        let (mut few, mut many) = (0, carriers.len());
        while few + 1 < many {
            let half = few.midpoint(many);
            if suffices(carriers.get(..half).unwrap_or_default(), budget)? { many = half } else { few = half }
        }
        carriers.truncate(many);
        for id in carriers.clone().into_iter().rev().skip(1) {
            let others: Vec<NormId> = carriers.iter().copied().filter(|known| *known != id).collect();
            if suffices(&others, budget)? {
                carriers = others;
            }
        }
        Ok(carriers)
    }
}

/// The verdict of a clash, if there is one; where it is only doubtful, the worse of it and the rest.
fn unless_clashing(
    clash: Option<Judgement>,
    rest: impl FnOnce() -> Result<Judgement, Exhausted>,
) -> Result<Judgement, Exhausted> {
    match clash {
        Some(judgement) if judgement.verdict != Verdict::Conditional => Ok(judgement),
        Some(doubt) => {
            let rest = rest()?;
            Ok(if rest.verdict > doubt.verdict {
                rest
            } else {
                Judgement { carriers: rest.carriers, ..doubt }
            })
        }
        None => rest(),
    }
}

fn boxes_of(support: &Support) -> impl Iterator<Item = &ScopeBox> {
    support.iter().map(|(_, scope)| scope)
}

fn unique(mut ids: Vec<NormId>) -> Vec<NormId> {
    ids.sort_unstable();
    ids.dedup();
    ids
}
