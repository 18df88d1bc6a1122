//! One clause to one or more norms (the table of semantics, section 2).

use super::draft::{Draft, EVERY_KIND};
use super::lexicon::Lexicon;
use super::problem::ProblemKind;
use super::slots::{self, Filled, Filling};
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::{ScopeBox, Slot};
use crate::norm::{Derivation, Discharge, Modality, Norm, Origin, Strength};
use crate::syntax::ast::{self, Kind, Modal, Part, SubjectKind};
use crate::taxonomy::{Frame, TermId};

/// A clause as understood: its norms and what it says about precedence.
#[derive(Clone, Debug, Default)]
pub struct LoweredClause {
    /// The norms; none where the action is unknown.
    pub norms: Vec<Norm>,
    /// What the clause says about other clauses.
    pub overrides: Vec<ast::Override>,
}

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
    if duty && clause.parts.iter().any(is_joint) {
        norms.extend(partners(&norms));
    }
    if clause.subject.kind == SubjectKind::Only {
        norms.extend(everybody_else(&norms));
    }
    LoweredClause { norms, overrides: draft.overrides }
}

/// Whether a part says that others do it jointly, and so are bound as well; whoever is merely consulted is
/// not.
fn is_joint(part: &Part) -> bool {
    matches!(part, Part::Role(role) if role.kind == ast::RoleKind::Jointly)
}

/// The same duties on those who do it jointly, with the parts changed over.
fn partners(norms: &[Norm]) -> Vec<Norm> {
    let swapped = norms.iter().filter_map(|norm| {
        let partner = norm.discharge.options(Slot::Partner).filter(|set| !set.is_everything())?.clone();
        let mut norm = norm.clone();
        let mut subject = LeafSet::NOTHING;
        for scope in &mut norm.region {
            subject = subject.union(scope.slots.get(Slot::Subject));
            *scope.slots.get_mut(Slot::Subject) = partner.clone();
        }
        if let Some((_, options)) = norm.discharge.options.iter_mut().find(|(slot, _)| *slot == Slot::Partner)
        {
            *options = subject;
        }
        Some(norm)
    });
    swapped.collect()
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
    let mut norms = draft.assigned(lexicon, origin, subject.span.join(tasks.span));
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
    if let Some(ensured) = &clause.ensured {
        // Seeing to it that others act is an act of its own, which no other act is a case of; seeing to it
        // that they do one thing is not seeing to it that they do another.
        let nowhere = Origin { address: String::new(), statement: usize::MAX };
        let nested = lower(lexicon, ensured, &nowhere).norms;
        let value = format!("ensure that {nested:?}");
        let term = ast::Term::Opaque(ast::Text { value, span: clause.action.span });
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
    // Where nobody knows who is meant, nobody knows who the others are.
    let unknown = norms.iter().any(|norm| norm.opaque_slots.contains(&Slot::Subject));
    let others = if unknown { all } else { all.complement() };
    norms
        .iter()
        .filter(|norm| matches!(norm.modality, Modality::Permission | Modality::Obligation))
        .map(|norm| Norm {
            modality: Modality::Prohibition,
            region: norm
                .conduct()
                .into_iter()
                .map(|scope| ScopeBox {
                    slots: scope.slots.with(Slot::Subject, others.clone()),
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
    // A promise to keep one narrow law, such as that on confidentiality, promises nothing about the others.
    let whole = |name| {
        let law = lexicon.taxonomy.named(Kind::Record, name)?;
        Some(lexicon.taxonomy.term(law).leaves.clone())
    };
    let laws: Vec<_> = ["state-law", "federal-law"].into_iter().filter_map(whole).collect();
    norm.conduct().iter().any(|scope| {
        [Slot::Object, Slot::Instrument].iter().any(|&slot| {
            let set = scope.slots.get(slot);
            !set.is_everything() && laws.iter().any(|law| law.is_subset(set))
        })
    })
}
