//! A clause while it is put together: slots, alternatives, exceptions and measures, and the norms that they
//! make.

use super::conditions::{self, product};
use super::lexicon::{Lexicon, plain};
use super::measures;
use super::problem::ProblemKind;
use super::slots::{self, Filled, Filling};
use crate::norm::leaf_set::LeafSet;
use crate::norm::measure::{Deadline, Measures};
use crate::norm::scope::{Condition, ScopeBox, Slot, Slots, Values};
use crate::norm::{Derivation, Discharge, Modality, Norm, Origin, Strength};
use crate::syntax::ast::{self, AnchorRelation, Circumstance, Kind, Part};
use crate::taxonomy::Frame;
use crate::text::Span;

/// Most duties that one clause may split into.
const MOST_DUTIES: usize = 256;

/// All kinds, for slots in which a mistake has been reported already.
pub(super) const EVERY_KIND: [Kind; 12] = [
    Kind::Matter,
    Kind::Event,
    Kind::Record,
    Kind::Object,
    Kind::Actor,
    Kind::Topic,
    Kind::Place,
    Kind::Occasion,
    Kind::Duty,
    Kind::Capacity,
    Kind::Purpose,
    Kind::Condition,
];

/// A clause while it is put together.
pub(super) struct Draft {
    pub(super) duty: bool,
    pub(super) only: bool,
    frame: Frame,
    /// The slots of a ban, permission or exemption, and the universal ones of a duty start from here.
    slots: Slots,
    /// For duties: what fills each named slot.
    fillings: Vec<(Slot, Vec<Filling>)>,
    /// Alternatives that all apply: conditions, and role groups joined by `or`.
    alternatives: Vec<Vec<ScopeBox>>,
    /// Slots and alternatives that limit, for `may only`.
    limiting_slots: Vec<Slot>,
    holes: Vec<ScopeBox>,
    measures: Measures,
    /// The events from which a deadline runs, which call for the act where nothing else does.
    since: Option<Filled>,
    pub(super) hedged: bool,
    opaque_slots: Vec<Slot>,
    opaque_holes: Vec<Slot>,
    pub(super) overrides: Vec<ast::Override>,
}

impl Draft {
    pub(super) fn new(duty: bool, frame: Frame) -> Self {
        Self {
            duty,
            only: false,
            frame,
            slots: Slots::default(),
            fillings: Vec::new(),
            alternatives: Vec::new(),
            limiting_slots: Vec::new(),
            holes: Vec::new(),
            measures: Measures::default(),
            since: None,
            hedged: false,
            opaque_slots: Vec::new(),
            opaque_holes: Vec::new(),
            overrides: Vec::new(),
        }
    }

    pub(super) fn fill(&mut self, slot: Slot, filled: Filled) {
        if filled.opaque && !self.opaque_slots.contains(&slot) {
            self.opaque_slots.push(slot);
        }
        if self.duty {
            match self.fillings.iter_mut().find(|(known, _)| *known == slot) {
                Some((_, fillings)) => fillings.extend(filled.fillings),
                None => self.fillings.push((slot, filled.fillings)),
            }
            return;
        }
        let set = self.slots.get_mut(slot);
        // The same role twice: each of them, as with `and`.
        *set = if set.is_everything() { filled.union } else { set.union(&filled.union) };
    }

    pub(super) fn parts(&mut self, lexicon: &mut Lexicon, parts: &[Part], action: &str) {
        let other_event = |this: &ast::Anchor| {
            parts.iter().any(|part| match part {
                Part::Circumstance(Circumstance::Event(anchor)) => {
                    anchor.span != this.span
                        && matches!(anchor.relation, AnchorRelation::When | AnchorRelation::After)
                }
                _ => false,
            })
        };
        for part in parts {
            match part {
                Part::Role(role) => self.role(lexicon, role, action),
                Part::Circumstance(Circumstance::Event(anchor)) => {
                    // `after arrest, before questioning`: the first calls for the act, the second limits it.
                    let limit = anchor.relation == AnchorRelation::By
                        || (anchor.relation == AnchorRelation::Before && other_event(anchor));
                    self.event(lexicon, anchor, limit);
                }
                Part::Circumstance(circumstance) => self.circumstance(lexicon, circumstance, action),
                Part::Measure(measure) => self.measure(lexicon, measure),
                Part::Override(over) => self.over(over),
                Part::InWriting(_) if self.duty => self.measures.in_writing = true,
                Part::InWriting(_) => self.narrow(Condition::Stated("in writing".into())),
                Part::Under(term, _) => self.under(lexicon, term),
            }
        }
        self.settle_events();
    }

    /// A deadline's event calls for the act where no other event does, and an event from which no deadline
    /// is said to run is the one that it runs from.
    fn settle_events(&mut self) {
        let events = self.fillings.iter().find(|(slot, _)| *slot == Slot::Event);
        match (events, self.since.take()) {
            (None, Some(since)) => {
                self.fill(Slot::Event, since);
                self.measures.relation = Some(AnchorRelation::After);
            }
            (Some((_, fillings)), None) if self.measures.deadline.is_some() => {
                self.measures.anchor = fillings.iter().fold(None, |all: Option<LeafSet>, filling| {
                    let (Filling::Each(set) | Filling::AnyOf(set)) = filling;
                    Some(all.map_or_else(|| set.clone(), |all| all.union(set)))
                });
            }
            _ => {}
        }
    }

    fn role(&mut self, lexicon: &mut Lexicon, role: &ast::Role, action: &str) {
        if role.alternatives.is_empty() {
            match slots::slot_of(role.kind) {
                Some(slot) => {
                    let kinds = self.kinds(lexicon, role, action);
                    // Where something is put belongs to how it is done, like the instrument.
                    let reading = if self.is_manner(slot) { Slot::Instrument } else { slot };
                    let filled = slots::fill(lexicon, &role.list, &kinds, reading, self.duty);
                    self.limiting_slots.push(slot);
                    self.fill(slot, filled);
                }
                None => self.without(lexicon, role, action),
            }
            return;
        }
        // `on educational-duty or during routine-contact`: either group applies.
        let mut groups = Vec::new();
        for role in std::iter::once(role).chain(&role.alternatives) {
            if let Some((scope, opaque)) = self.role_box(lexicon, role, action) {
                groups.push(scope);
                self.opaque_slots.extend(opaque);
            }
        }
        self.alternatives.push(groups);
    }

    /// Whether a place belongs to how the act is done: for acts whose frame says where things are put.
    fn is_manner(&self, slot: Slot) -> bool {
        slot == Slot::Place && self.frame.roles.contains_key(&ast::RoleKind::At)
    }

    /// A role as a region of its own.
    fn role_box(
        &mut self,
        lexicon: &mut Lexicon,
        role: &ast::Role,
        action: &str,
    ) -> Option<(ScopeBox, Option<Slot>)> {
        let Some(slot) = slots::slot_of(role.kind) else {
            let scope = absent(lexicon, role);
            return Some((scope, None));
        };
        let kinds = self.kinds(lexicon, role, action);
        let filled = slots::fill(lexicon, &role.list, &kinds, slot, false);
        let opaque = filled.opaque.then_some(slot);
        Some((ScopeBox { slots: Slots::default().with(slot, filled.union), conditions: Vec::new() }, opaque))
    }

    fn kinds(&self, lexicon: &mut Lexicon, role: &ast::Role, action: &str) -> Vec<Kind> {
        slots::kinds_for(&self.frame, role.kind).unwrap_or_else(|| {
            lexicon.problem(ProblemKind::RoleNotTaken(action.to_owned(), role.kind), role.span);
            EVERY_KIND.to_vec()
        })
    }

    fn without(&mut self, lexicon: &mut Lexicon, role: &ast::Role, action: &str) {
        // The kinds are checked for the message; what is absent is a condition.
        let kinds = self.kinds(lexicon, role, action);
        slots::fill(lexicon, &role.list, &kinds, Slot::Instrument, false);
        self.alternatives.push(vec![absent(lexicon, role)]);
    }

    fn event(&mut self, lexicon: &mut Lexicon, anchor: &ast::Anchor, limit: bool) {
        if limit {
            if self.duty {
                self.measures.deadline =
                    measures::by_event(lexicon, &anchor.events).or(Some(Deadline::Blank));
            } else {
                self.narrow(Condition::Stated(list_words("by", &anchor.events).into()));
            }
            return;
        }
        let kinds = [Kind::Event, Kind::Occasion];
        let filled = slots::fill(lexicon, &anchor.events, &kinds, Slot::Event, self.duty);
        self.limiting_slots.push(Slot::Event);
        self.fill(Slot::Event, filled);
        if self.duty {
            self.measures.relation = Some(anchor.relation);
        } else if anchor.relation != AnchorRelation::When {
            // Before an event and after it are different situations for a ban or a permission.
            let word = if anchor.relation == AnchorRelation::Before { "before" } else { "after" };
            self.narrow(Condition::Stated(word.into()));
        }
    }

    fn circumstance(&mut self, lexicon: &mut Lexicon, circumstance: &Circumstance, action: &str) {
        match circumstance {
            Circumstance::If(condition, _) | Circumstance::OnlyIf(condition, _) => {
                if matches!(circumstance, Circumstance::OnlyIf(..)) {
                    self.only = true;
                }
                let boxes = condition_boxes(lexicon, condition, true);
                self.alternatives.push(boxes);
            }
            Circumstance::Unless(condition, _) => {
                let boxes = condition_boxes(lexicon, condition, false);
                self.alternatives.push(boxes);
            }
            Circumstance::Except(exception) => self.exception(lexicon, exception, action),
            Circumstance::Hedge(..) => self.hedged = true,
            Circumstance::Event(anchor) => self.event(lexicon, anchor, false),
        }
    }

    fn exception(&mut self, lexicon: &mut Lexicon, exception: &ast::Exception, action: &str) {
        let mut boxes = vec![ScopeBox::default()];
        for part in &exception.parts {
            let next = match part {
                Part::Role(role) => {
                    let mut groups = Vec::new();
                    for role in std::iter::once(role).chain(&role.alternatives) {
                        if let Some((scope, opaque)) = self.role_box(lexicon, role, action) {
                            groups.push(scope);
                            self.opaque_holes.extend(opaque);
                        }
                    }
                    groups
                }
                Part::Circumstance(Circumstance::If(condition, _) | Circumstance::OnlyIf(condition, _)) => {
                    condition_boxes(lexicon, condition, true)
                }
                Part::Circumstance(Circumstance::Unless(condition, _)) => {
                    condition_boxes(lexicon, condition, false)
                }
                Part::Circumstance(Circumstance::Event(anchor)) => {
                    let kinds = [Kind::Event, Kind::Occasion];
                    let filled = slots::fill(lexicon, &anchor.events, &kinds, Slot::Event, false);
                    if filled.opaque {
                        self.opaque_holes.push(Slot::Event);
                    }
                    vec![ScopeBox {
                        slots: Slots::default().with(Slot::Event, filled.union),
                        conditions: Vec::new(),
                    }]
                }
                _ => continue,
            };
            boxes = product(&boxes, &next);
        }
        if boxes.len() > conditions::MOST_ALTERNATIVES {
            lexicon.problem(ProblemKind::TooComplex, exception.span);
            let mut unknown = ScopeBox::default();
            let words = format!("the exception at {}", exception.span.start);
            unknown.narrow(Condition::Opaque(words.into()), Values::YES);
            boxes = vec![unknown];
        }
        self.holes.extend(boxes);
    }

    fn measure(&mut self, lexicon: &mut Lexicon, measure: &ast::Measure) {
        if !self.duty {
            // A limit of time or amount narrows what is allowed or banned; only the same limit is the same.
            let mut limits = Measures::default();
            measures::add(&mut limits, measure);
            let mut words = measure_words(&limits);
            if let ast::Measure::Deadline(ast::Deadline::Within { of: Some(events), .. }) = measure {
                words = format!("{words} {}", list_words("of", events));
            }
            self.narrow(Condition::Stated(words.into()));
            return;
        }
        measures::add(&mut self.measures, measure);
        if let ast::Measure::Deadline(ast::Deadline::Within { of: Some(events), .. }) = measure {
            let kinds = [Kind::Event, Kind::Occasion];
            let filled = slots::fill(lexicon, events, &kinds, Slot::Event, true);
            self.measures.anchor = Some(filled.union.clone());
            self.since = Some(filled);
        }
    }

    fn over(&mut self, over: &ast::Override) {
        if let Some(opaque) = &over.opaque {
            // What prevails is not known, so neither is what is left of the clause.
            self.narrow(Condition::Opaque(plain(&format!("subject to {}", opaque.value)).into()));
        }
        if !over.references.is_empty() {
            self.overrides.push(over.clone());
        }
    }

    fn under(&mut self, lexicon: &mut Lexicon, term: &ast::Term) {
        let words = match term {
            ast::Term::Name(name) => {
                let kinds = [Kind::Record, Kind::Object, Kind::Topic];
                lexicon.name(name, &kinds);
                name.text.clone()
            }
            ast::Term::Opaque(text) => plain(&text.value),
            ast::Term::Blank(blank) => plain(&blank.label.value),
        };
        if self.duty {
            self.measures.standards.push(words);
        } else {
            self.narrow(Condition::Opaque(format!("under {words}").into()));
        }
    }

    fn narrow(&mut self, condition: Condition) {
        let mut scope = ScopeBox::default();
        scope.narrow(condition, Values::YES);
        self.alternatives.push(vec![scope]);
    }

    /// The region that the alternatives leave of a box.
    fn region(&self, lexicon: &mut Lexicon, slots: Slots, origin: &Origin, span: Span) -> Vec<ScopeBox> {
        let start = vec![ScopeBox { slots: slots.clone(), conditions: Vec::new() }];
        let region = self.alternatives.iter().fold(start, |boxes, next| product(&boxes, next));
        if region.len() <= conditions::MOST_ALTERNATIVES {
            return region;
        }
        // More cases than are worked out: then nothing is known about when the clause applies.
        lexicon.problem(ProblemKind::TooComplex, span);
        let mut unknown = ScopeBox { slots, conditions: Vec::new() };
        unknown
            .narrow(Condition::Opaque(format!("the conditions of {}", origin.address).into()), Values::YES);
        vec![unknown]
    }

    fn norm(&self, modality: Modality, strength: Strength, region: Vec<ScopeBox>, origin: &Origin) -> Norm {
        Norm {
            modality,
            strength,
            region,
            holes: self.holes.clone(),
            hole_statements: Vec::new(),
            discharge: Discharge::default(),
            opaque_slots: self.opaque_slots.clone(),
            opaque_holes: self.opaque_holes.clone(),
            blanket: false,
            derivation: Derivation::Stated,
            origin: origin.clone(),
        }
    }

    pub(super) fn norms(
        &mut self,
        lexicon: &mut Lexicon,
        modality: Modality,
        strength: Strength,
        origin: &Origin,
        clause: &ast::Clause,
    ) -> Vec<Norm> {
        let mut norms = if self.duty {
            self.duties(lexicon, strength, origin, clause.span)
        } else {
            let region = self.region(lexicon, self.slots.clone(), origin, clause.span);
            vec![self.norm(modality, strength, region, origin)]
        };
        if modality == Modality::Permission && self.only {
            norms.extend(self.banned_otherwise(lexicon, strength, origin, clause));
        }
        for norm in &mut norms {
            deem_norm(lexicon, norm);
            if norm.region.iter().all(ScopeBox::is_empty) {
                lexicon.problem(ProblemKind::NeverApplies, clause.span);
            }
            norm.region.retain(|scope| !scope.is_empty());
        }
        norms
    }

    /// The other half of `may only`: outside what limits the permission, the act is forbidden.
    fn banned_otherwise(
        &mut self,
        lexicon: &mut Lexicon,
        strength: Strength,
        origin: &Origin,
        clause: &ast::Clause,
    ) -> Option<Norm> {
        let circumstances: Vec<Slot> =
            self.limiting_slots.iter().copied().filter(|&slot| slots::is_circumstance(slot)).collect();
        // What limits is the circumstances; where there are none, the other roles.
        let limits = if circumstances.is_empty() && self.alternatives.is_empty() {
            self.limiting_slots.clone()
        } else {
            circumstances
        };
        if limits.is_empty() && self.alternatives.is_empty() {
            lexicon.problem(ProblemKind::OnlyWithoutLimit, clause.modal_span);
            return None;
        }
        let mut whole = self.slots.clone();
        let mut allowed = Slots::default();
        for &slot in &limits {
            *allowed.get_mut(slot) = self.slots.get(slot).clone();
            *whole.get_mut(slot) = LeafSet::EVERYTHING;
        }
        let mut holes = self.region(lexicon, allowed, origin, clause.span);
        holes.extend(self.holes.iter().cloned());
        let mut opaque_holes: Vec<Slot> =
            limits.iter().copied().filter(|slot| self.opaque_slots.contains(slot)).collect();
        opaque_holes.extend(&self.opaque_holes);
        let opaque_slots =
            self.opaque_slots.iter().copied().filter(|slot| !limits.contains(slot)).collect::<Vec<_>>();
        let region = vec![ScopeBox { slots: whole, conditions: Vec::new() }];
        Some(Norm {
            holes,
            opaque_holes,
            opaque_slots,
            derivation: Derivation::OnlyElse,
            ..self.norm(Modality::Prohibition, strength, region, origin)
        })
    }

    /// The duties of a clause: one, or several where `and` joins what is done.
    fn duties(&self, lexicon: &mut Lexicon, strength: Strength, origin: &Origin, span: Span) -> Vec<Norm> {
        let mut duties: Vec<(Slots, Vec<(Slot, LeafSet)>)> = vec![(Slots::default(), Vec::new())];
        for (slot, fillings) in &self.fillings {
            let mut next = Vec::new();
            for (slots, options) in &duties {
                for filling in fillings {
                    let (mut slots, mut options) = (slots.clone(), options.clone());
                    match filling {
                        Filling::Each(set) => *slots.get_mut(*slot) = set.clone(),
                        Filling::AnyOf(set) => options.push((*slot, set.clone())),
                    }
                    next.push((slots, options));
                }
            }
            if next.len() > MOST_DUTIES {
                lexicon.problem(ProblemKind::TooComplex, span);
                next.truncate(MOST_DUTIES);
            }
            duties = next;
        }
        duties
            .into_iter()
            .map(|(slots, mut options)| {
                for slot in Slot::ALL {
                    let named = self.fillings.iter().any(|(known, _)| *known == slot);
                    if (slots::left_open(slot) || self.is_manner(slot)) && !named {
                        options.push((slot, LeafSet::EVERYTHING));
                    }
                }
                options.sort_by_key(|(slot, _)| *slot);
                let discharge = Discharge { options, measures: self.measures.clone() };
                let region = self.region(lexicon, slots, origin, span);
                Norm { discharge, ..self.norm(Modality::Obligation, strength, region, origin) }
            })
            .collect()
    }

    pub(super) fn assigned(&mut self, lexicon: &mut Lexicon, origin: &Origin, span: Span) -> Vec<Norm> {
        let strength = if self.hedged { Strength::Hedged } else { Strength::Must };
        let mut norms = self.duties(lexicon, strength, origin, span);
        for norm in &mut norms {
            norm.derivation = Derivation::Assignment;
            deem_norm(lexicon, norm);
        }
        norms
    }
}

/// Adds what the document deems to be a case of what a norm names, wherever it names it: it widens what is
/// banned or allowed, what is excepted, and the ways in which a duty can be done.
fn deem_norm(lexicon: &Lexicon, norm: &mut Norm) {
    if lexicon.deemed.is_empty() {
        return;
    }
    deem(lexicon, &mut norm.region);
    deem(lexicon, &mut norm.holes);
    for deemed in &lexicon.deemed {
        let target = &lexicon.taxonomy.term(deemed.counts_as).leaves;
        for (_, options) in &mut norm.discharge.options {
            if target.is_subset(options) {
                *options = options.union(&deemed.leaves);
            }
        }
        let excepted = norm.holes.iter().flat_map(|hole| hole.slots.iter());
        let reached = excepted.filter(|(_, set)| !set.is_everything() && target.is_subset(set));
        if deemed.opaque {
            norm.opaque_holes.extend(reached.map(|(slot, _)| slot));
        }
    }
}

/// Adds what the document deems to be a case of what a box names.
fn deem(lexicon: &Lexicon, region: &mut Vec<ScopeBox>) {
    for deemed in &lexicon.deemed {
        let target = &lexicon.taxonomy.term(deemed.counts_as).leaves;
        let mut added = Vec::new();
        for scope in region.iter() {
            for slot in Slot::ALL {
                let set = scope.slots.get(slot);
                if set.is_everything() || !target.is_subset(set) || deemed.leaves.is_subset(set) {
                    continue;
                }
                let slots = scope.slots.clone().with(slot, deemed.leaves.clone());
                let widened = [ScopeBox { slots, conditions: scope.conditions.clone() }];
                added.extend(product(&widened, &deemed.when));
            }
        }
        region.extend(added);
    }
}

/// The boxes of a condition; where it was not understood, a condition nothing is known about.
fn condition_boxes(lexicon: &mut Lexicon, condition: &ast::Condition, holds: bool) -> Vec<ScopeBox> {
    conditions::alternatives(lexicon, condition, holds).unwrap_or_else(|| {
        let mut scope = ScopeBox::default();
        let words = condition_words(condition);
        scope.narrow(Condition::Opaque(words.into()), if holds { Values::YES } else { Values::NO });
        vec![scope]
    })
}

/// The words of a condition, so that it is the same wherever it stands: nothing is known about it, but that the same
/// words mean the same.
fn condition_words(condition: &ast::Condition) -> String {
    let joined = |all: &[ast::Condition], word: &str| {
        all.iter().map(condition_words).collect::<Vec<_>>().join(&format!(" {word} "))
    };
    match condition {
        ast::Condition::Name(name) => name.text.clone(),
        ast::Condition::Opaque(text) => plain(&text.value),
        ast::Condition::Blank(blank) => format!("___{}", plain(&blank.label.value)),
        ast::Condition::Value(name, value, _) => format!("{} is {}", name.text, value.text),
        ast::Condition::Judged { actor, verb, condition, .. } => {
            let of = condition.as_ref().map(|condition| format!(" {}", condition_words(condition)));
            format!("{} {verb:?}{}", term_words(actor), of.unwrap_or_default()).to_lowercase()
        }
        ast::Condition::Not(inner, _) => format!("not ({})", condition_words(inner)),
        ast::Condition::And(all, _) => format!("({})", joined(all, "and")),
        ast::Condition::Or(all, _) => format!("({})", joined(all, "or")),
    }
}

fn absent(lexicon: &mut Lexicon, role: &ast::Role) -> ScopeBox {
    let mut scope = ScopeBox::default();
    let mut words = list_words("without", &role.list);
    let redefined = role.list.items.iter().any(|item| lexicon.is_rebound(&item.term));
    if redefined {
        words.push_str(", as defined here");
    }
    scope.narrow(Condition::Stated(words.into()), Values::YES);
    scope
}

fn list_words(word: &str, list: &ast::List) -> String {
    let items: Vec<String> = list
        .items
        .iter()
        .map(|item| {
            let every = if item.quantifier == Some(ast::Quantifier::Every) { "every " } else { "" };
            let minus: Vec<String> = item.minus.iter().map(term_words).collect();
            let minus =
                if minus.is_empty() { String::new() } else { format!(" except {}", minus.join(", ")) };
            format!("{every}{}{minus}", term_words(&item.term))
        })
        .collect();
    let joiner = if list.joiner == ast::Joiner::Or { " or " } else { " and " };
    format!("{word} {}", items.join(joiner))
}

fn term_words(term: &ast::Term) -> String {
    match term {
        ast::Term::Name(name) => name.text.clone(),
        ast::Term::Opaque(text) => plain(&text.value),
        ast::Term::Blank(blank) => plain(&blank.label.value),
    }
}

/// A limit of a ban or permission in words, so that the same limit is the same condition.
fn measure_words(measures: &Measures) -> String {
    crate::norm::measure::describe(measures).join(", ")
}
