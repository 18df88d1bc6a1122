//! One clause to one or more norms (the table of semantics, section 2).

use super::conditions::{self, product};
use super::lexicon::{Lexicon, plain};
use super::measures;
use super::problem::ProblemKind;
use super::slots::{self, Filled, Filling};
use crate::norm::leaf_set::LeafSet;
use crate::norm::measure::{Deadline, Measures};
use crate::norm::scope::{Condition, ScopeBox, Slot, Slots, Values};
use crate::norm::{Derivation, Discharge, Modality, Norm, Origin, Strength};
use crate::syntax::ast::{self, AnchorRelation, Circumstance, Kind, Modal, Part, SubjectKind};
use crate::taxonomy::{Frame, TermId};

/// A clause as understood: its norms and what it says about precedence.
#[derive(Clone, Debug, Default)]
pub struct LoweredClause {
    /// The norms; none where the action is unknown.
    pub norms: Vec<Norm>,
    /// What the clause says about other clauses.
    pub overrides: Vec<ast::Override>,
}

/// Most duties that one clause may split into.
const MOST_DUTIES: usize = 256;

/// Lowers one clause.
pub fn lower(lexicon: &mut Lexicon, clause: &ast::Clause, origin: &Origin) -> LoweredClause {
    let (modality, strength) = modality(lexicon, clause);
    let Some(action) = action(lexicon, clause) else { return LoweredClause::default() };
    let duty = modality == Modality::Obligation;
    let mut draft = Draft::new(duty, action.frame.clone());
    draft.fill(
        Slot::Action,
        Filled {
            fillings: vec![Filling::AnyOf(action.leaves.clone())],
            union: action.leaves.clone(),
            opaque: false,
        },
    );
    let subject = slots::fill(lexicon, &clause.subject.list, &action.frame.subject, Slot::Subject, duty);
    draft.fill(Slot::Subject, subject);
    if let Some(object) = &clause.object {
        let mut kinds = action.frame.object.clone();
        if kinds.is_empty() && !action.supervises {
            lexicon.problem(ProblemKind::ObjectNotTaken(clause.action.text.clone()), object.span);
            kinds = EVERY_KIND.to_vec();
        }
        let filled = slots::fill(lexicon, object, &kinds, Slot::Object, duty);
        draft.fill(Slot::Object, filled);
    }
    draft.only = clause.modal == Modal::MayOnly;
    draft.parts(lexicon, &clause.parts, &clause.action.text);
    let mut strength = strength;
    if draft.hedged {
        strength = strength.min(Strength::Hedged);
        if modality == Modality::Prohibition {
            lexicon.problem(ProblemKind::HedgedBan, clause.span);
        }
    }
    let mut norms = draft.norms(lexicon, modality, strength, origin, clause);
    for norm in &mut norms {
        norm.blanket = duty && action.frame.blanket && follows_law(lexicon, norm);
        if action.supervises {
            norm.derivation = Derivation::Supervision;
        }
    }
    if clause.subject.kind == SubjectKind::Only {
        norms.extend(everybody_else(&norms));
    }
    LoweredClause { norms, overrides: draft.overrides }
}

/// `X is [solely] responsible for TASKS`: X must handle them; with `solely`, everybody else must not.
pub fn assignment(
    lexicon: &mut Lexicon,
    subject: &ast::Subject,
    sole: bool,
    tasks: &ast::List,
    parts: &[Part],
    origin: &Origin,
) -> LoweredClause {
    let Some(handle) = lexicon.taxonomy.named(Kind::Action, "handle") else {
        return LoweredClause::default();
    };
    let term = lexicon.taxonomy.term(handle);
    let (frame, leaves) = (term.frame.clone(), term.leaves.clone());
    let mut draft = Draft::new(true, frame.clone());
    draft.fill(
        Slot::Action,
        Filled { fillings: vec![Filling::AnyOf(leaves.clone())], union: leaves, opaque: false },
    );
    let who = slots::fill(lexicon, &subject.list, &[Kind::Actor], Slot::Subject, true);
    draft.fill(Slot::Subject, who);
    let mut what = slots::fill(lexicon, tasks, &frame.object, Slot::Object, true);
    // Whoever is responsible for a task is responsible for every case of it.
    what.fillings = vec![Filling::Each(what.union.clone())];
    draft.fill(Slot::Object, what);
    draft.parts(lexicon, parts, "handle");
    let mut norms = draft.assigned(lexicon, origin);
    if sole || subject.kind == SubjectKind::Only {
        let mut others = everybody_else(&norms);
        for norm in &mut others {
            norm.derivation = Derivation::SoleAssignment;
        }
        norms.extend(others);
    }
    LoweredClause { norms, overrides: draft.overrides }
}

struct Action {
    leaves: LeafSet,
    frame: Frame,
    supervises: bool,
}

fn action(lexicon: &mut Lexicon, clause: &ast::Clause) -> Option<Action> {
    if clause.ensured.is_some() {
        // Seeing to it that others act is an act of its own, which no other act is a case of.
        let term = ast::Term::Opaque(ast::Text { value: "ensure that".to_owned(), span: clause.action.span });
        let leaves = lexicon.meaning(&term, &[Kind::Action])?.leaves;
        let frame = Frame { subject: vec![Kind::Actor], ..Frame::default() };
        return Some(Action { leaves, frame, supervises: true });
    }
    let id: TermId = lexicon.action(&clause.action)?;
    let term = lexicon.taxonomy.term(id);
    Some(Action { leaves: term.leaves.clone(), frame: term.frame.clone(), supervises: false })
}

fn modality(lexicon: &mut Lexicon, clause: &ast::Clause) -> (Modality, Strength) {
    use Modality::{Exemption, Obligation, Permission, Prohibition};
    let problem = match clause.modal {
        Modal::MayNot => Some(ProblemKind::MayNot),
        Modal::Will | Modal::WillNot => Some(ProblemKind::Will),
        Modal::AspiresTo | Modal::SeeksTo => Some(ProblemKind::Aspiration),
        _ => None,
    };
    if let Some(problem) = problem {
        lexicon.problem(problem, clause.modal_span);
    }
    let (modality, strength) = match clause.modal {
        Modal::Must | Modal::Shall | Modal::Will | Modal::AgreesTo | Modal::Indicative => {
            (Obligation, Strength::Must)
        }
        Modal::MustNot | Modal::ShallNot | Modal::WillNot | Modal::MayNot => (Prohibition, Strength::Must),
        Modal::May | Modal::MayOnly => (Permission, Strength::Must),
        Modal::Should => (Obligation, Strength::Should),
        Modal::ShouldNot => (Prohibition, Strength::Should),
        Modal::NeedNot => (Exemption, Strength::Must),
        Modal::AspiresTo | Modal::SeeksTo => (Obligation, Strength::Aspire),
    };
    // `no officer may`: the subject carries the negation.
    if clause.subject.kind == SubjectKind::No && matches!(modality, Permission | Obligation) {
        return (Prohibition, strength);
    }
    (modality, strength)
}

/// The ban on everybody else that `only X may` carries with it. It leaves the choice of how the act is done
/// out: whatever way, others must not.
fn everybody_else(norms: &[Norm]) -> Vec<Norm> {
    let mut all = LeafSet::NOTHING;
    for norm in norms {
        for scope in norm.conduct() {
            all = all.union(scope.slots.get(Slot::Subject));
        }
    }
    norms
        .iter()
        .filter(|norm| matches!(norm.modality, Modality::Permission | Modality::Obligation))
        .map(|norm| Norm {
            modality: Modality::Prohibition,
            region: norm
                .conduct()
                .into_iter()
                .map(|scope| ScopeBox {
                    slots: scope.slots.with(Slot::Subject, all.complement()),
                    conditions: scope.conditions,
                })
                .filter(|scope| !scope.is_empty())
                .collect(),
            discharge: Discharge::default(),
            derivation: Derivation::OnlyElse,
            ..norm.clone()
        })
        .collect()
}

/// Whether a duty to follow rules is about the law as a whole, and not some policy or paper.
fn follows_law(lexicon: &Lexicon, norm: &Norm) -> bool {
    let Some(law) = lexicon.taxonomy.named(Kind::Record, "applicable-law") else { return false };
    let law = &lexicon.taxonomy.term(law).leaves;
    norm.conduct().iter().any(|scope| {
        [Slot::Object, Slot::Instrument].iter().any(|&slot| {
            let set = scope.slots.get(slot);
            !set.is_everything() && set.intersects(law)
        })
    })
}

/// All kinds, for slots in which a mistake has been reported already.
const EVERY_KIND: [Kind; 12] = [
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
struct Draft {
    duty: bool,
    only: bool,
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
    hedged: bool,
    opaque_slots: Vec<Slot>,
    opaque_holes: Vec<Slot>,
    overrides: Vec<ast::Override>,
}

impl Draft {
    fn new(duty: bool, frame: Frame) -> Self {
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
            hedged: false,
            opaque_slots: Vec::new(),
            opaque_holes: Vec::new(),
            overrides: Vec::new(),
        }
    }

    fn fill(&mut self, slot: Slot, filled: Filled) {
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

    fn parts(&mut self, lexicon: &mut Lexicon, parts: &[Part], action: &str) {
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
    }

    fn role(&mut self, lexicon: &mut Lexicon, role: &ast::Role, action: &str) {
        if role.alternatives.is_empty() {
            match slots::slot_of(role.kind) {
                Some(slot) => {
                    let kinds = self.kinds(lexicon, role, action);
                    let filled = slots::fill(lexicon, &role.list, &kinds, slot, self.duty);
                    self.limiting_slots.push(slot);
                    self.fill(slot, filled);
                }
                None => self.without(lexicon, role, action),
            }
            return;
        }
        // `on educational-duty or during routine-contact`: either group applies.
        let groups: Vec<ScopeBox> = std::iter::once(role)
            .chain(&role.alternatives)
            .filter_map(|role| self.role_box(lexicon, role, action).map(|(scope, _)| scope))
            .collect();
        self.alternatives.push(groups);
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
        self.holes.extend(boxes);
    }

    fn measure(&mut self, lexicon: &mut Lexicon, measure: &ast::Measure) {
        if !self.duty {
            // A limit of time or amount narrows what is allowed or banned; only the same limit is the same.
            let mut limits = Measures::default();
            measures::add(&mut limits, measure);
            self.narrow(Condition::Stated(measure_words(&limits).into()));
            return;
        }
        measures::add(&mut self.measures, measure);
        if let ast::Measure::Deadline(ast::Deadline::Within { of: Some(events), .. }) = measure
            && !self.fillings.iter().any(|(slot, _)| *slot == Slot::Event)
        {
            let kinds = [Kind::Event, Kind::Occasion];
            let filled = slots::fill(lexicon, events, &kinds, Slot::Event, true);
            self.fill(Slot::Event, filled);
            self.measures.relation = Some(AnchorRelation::After);
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
    fn region(&self, slots: Slots) -> Vec<ScopeBox> {
        let start = vec![ScopeBox { slots, conditions: Vec::new() }];
        self.alternatives.iter().fold(start, |boxes, next| product(&boxes, next))
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

    fn norms(
        &mut self,
        lexicon: &mut Lexicon,
        modality: Modality,
        strength: Strength,
        origin: &Origin,
        clause: &ast::Clause,
    ) -> Vec<Norm> {
        let mut norms = if self.duty {
            self.duties(strength, origin)
        } else {
            let region = self.region(self.slots.clone());
            vec![self.norm(modality, strength, region, origin)]
        };
        if modality == Modality::Permission && self.only {
            norms.extend(self.banned_otherwise(lexicon, strength, origin, clause));
        }
        for norm in &mut norms {
            deem(lexicon, &mut norm.region);
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
        let holes = self.region(allowed);
        let opaque_holes = limits.iter().copied().filter(|slot| self.opaque_slots.contains(slot)).collect();
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
    fn duties(&self, strength: Strength, origin: &Origin) -> Vec<Norm> {
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
            next.truncate(MOST_DUTIES);
            duties = next;
        }
        duties
            .into_iter()
            .map(|(slots, mut options)| {
                for slot in Slot::ALL {
                    let named = self.fillings.iter().any(|(known, _)| *known == slot);
                    if slots::left_open(slot) && !named {
                        options.push((slot, LeafSet::EVERYTHING));
                    }
                }
                options.sort_by_key(|(slot, _)| *slot);
                let discharge = Discharge { options, measures: self.measures.clone() };
                let region = self.region(slots);
                Norm { discharge, ..self.norm(Modality::Obligation, strength, region, origin) }
            })
            .collect()
    }

    fn assigned(&mut self, lexicon: &Lexicon, origin: &Origin) -> Vec<Norm> {
        let strength = if self.hedged { Strength::Hedged } else { Strength::Must };
        let mut norms = self.duties(strength, origin);
        for norm in &mut norms {
            norm.derivation = Derivation::Assignment;
            deem(lexicon, &mut norm.region);
        }
        norms
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
        let words = format!("{condition:?}");
        scope.narrow(Condition::Opaque(words.into()), if holds { Values::YES } else { Values::NO });
        vec![scope]
    })
}

fn absent(_lexicon: &Lexicon, role: &ast::Role) -> ScopeBox {
    let mut scope = ScopeBox::default();
    scope.narrow(Condition::Stated(list_words("without", &role.list).into()), Values::YES);
    scope
}

fn list_words(word: &str, list: &ast::List) -> String {
    let items: Vec<String> = list
        .items
        .iter()
        .map(|item| match &item.term {
            ast::Term::Name(name) => name.text.clone(),
            ast::Term::Opaque(text) => plain(&text.value),
            ast::Term::Blank(blank) => plain(&blank.label.value),
        })
        .collect();
    format!("{word} {}", items.join(", "))
}

/// A limit of a ban or permission in words, so that the same limit is the same condition.
fn measure_words(measures: &Measures) -> String {
    crate::norm::measure::describe(measures).join(", ")
}
