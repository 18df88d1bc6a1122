//! Roles and lists to slots.
//!
//! In a ban, a permission or an exemption every slot is a region: `and` and `or` both mean each of them. In a
//! duty a slot is universal (for each of these) or existential (with any of these), and `and` between
//! existential items makes several duties:
//!
//! | slot of a duty | bare word | nothing said | `or` |
//! |---|---|---|---|
//! | subject, event | each | – | subject: any one; event: each |
//! | `at`, `during`, `on`, `for` | each | always | each, for a circumstance says when the duty applies |
//! | object, `to`, `from`, `with`, `as`, partner | at least one | any | any one |
//! | `about`, `in` | each | any | any one |
//!
//! What a duty leaves open about its own discharge is read as "any", because whoever complies may choose;
//! what it leaves open about its circumstances as "always". Both readings claim least for an agreement.

use super::lexicon::Lexicon;
use super::problem::ProblemKind;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::Slot;
use crate::syntax::ast::{self, Joiner, Kind, Quantifier, RoleKind};
use crate::taxonomy::{Frame, TermId};

/// What fills a slot of a duty.
#[derive(Clone, Debug, PartialEq)]
pub enum Filling {
    /// For each of these.
    Each(LeafSet),
    /// With any one of these.
    AnyOf(LeafSet),
}

/// A list as understood.
#[derive(Clone, Debug)]
pub struct Filled {
    /// All that is named.
    pub union: LeafSet,
    /// For duties: fillings that must all be met; more than one makes several duties.
    pub fillings: Vec<Filling>,
    /// Whether some of it is in unknown words.
    pub opaque: bool,
}

/// The slot that a role fills; none for `without`, which is a condition.
pub fn slot_of(role: RoleKind) -> Option<Slot> {
    Some(match role {
        RoleKind::To => Slot::Recipient,
        RoleKind::From | RoleKind::Of => Slot::Source,
        RoleKind::With => Slot::Instrument,
        RoleKind::Without => return None,
        RoleKind::For => Slot::Matter,
        RoleKind::About => Slot::About,
        RoleKind::In => Slot::Field,
        RoleKind::At => Slot::Place,
        RoleKind::During => Slot::Occasion,
        RoleKind::On => Slot::Duty,
        RoleKind::As => Slot::Capacity,
        RoleKind::Jointly | RoleKind::Consulting => Slot::Partner,
    })
}

/// Whether a slot says when a duty applies rather than how it is done.
pub fn is_circumstance(slot: Slot) -> bool {
    matches!(slot, Slot::Matter | Slot::Place | Slot::Occasion | Slot::Duty | Slot::Event)
}

/// Whether a slot of a duty that nothing is said about is left to whoever complies.
pub fn left_open(slot: Slot) -> bool {
    !is_circumstance(slot) && slot != Slot::Subject
}

/// The kinds that fit a role of an action. Where and when things happen, and together with whom, can be
/// said of every action.
pub fn kinds_for(frame: &Frame, role: RoleKind) -> Option<Vec<Kind>> {
    if let Some(kinds) = frame.roles.get(&role) {
        return Some(kinds.clone());
    }
    Some(match role {
        RoleKind::At => vec![Kind::Place],
        RoleKind::During => vec![Kind::Occasion],
        RoleKind::On => vec![Kind::Duty],
        RoleKind::Jointly | RoleKind::Consulting => vec![Kind::Actor],
        RoleKind::For => vec![Kind::Matter, Kind::Purpose],
        RoleKind::With | RoleKind::Without => vec![Kind::Object, Kind::Actor, Kind::Record],
        RoleKind::To | RoleKind::From | RoleKind::About | RoleKind::In | RoleKind::As | RoleKind::Of => {
            return None;
        }
    })
}

/// Understands a list that stands in a slot. With `duty`, bare words get the reading of the table above.
pub fn fill(lexicon: &mut Lexicon, list: &ast::List, kinds: &[Kind], slot: Slot, duty: bool) -> Filled {
    let mut union = LeafSet::NOTHING;
    let mut items = Vec::new();
    let mut opaque = false;
    for item in &list.items {
        let understood = understand(lexicon, item, kinds);
        opaque |= understood.opaque;
        union = union.union(&understood.leaves);
        if duty && understood.leaves.is_empty() {
            lexicon.problem(ProblemKind::NeverApplies, item.span);
        }
        if duty && addressed(slot) && item.quantifier.is_none() && !item.designee && list.joiner != Joiner::Or
        {
            warn_if_bare(lexicon, item, understood.term);
        }
        items.push((item.quantifier, is_article(item), understood.leaves));
    }
    let fillings = if duty { fillings(items, &union, slot, list.joiner) } else { Vec::new() };
    Filled { union, fillings, opaque }
}

fn fillings(
    items: Vec<(Option<Quantifier>, bool, LeafSet)>,
    union: &LeafSet,
    slot: Slot,
    joiner: Joiner,
) -> Vec<Filling> {
    if joiner == Joiner::Or {
        // `every parent or guardian` speaks of each of them; `every parent or every guardian`, and `every parent
        // or a guardian`, leave a choice.
        let mut quantifiers = items.iter().map(|(quantifier, _, _)| *quantifier);
        let every = quantifiers.next().flatten() == Some(Quantifier::Every)
            && quantifiers.all(|quantifier| quantifier.is_none());
        let each = every || is_circumstance(slot);
        return vec![if each { Filling::Each(union.clone()) } else { Filling::AnyOf(union.clone()) }];
    }
    let mut each = LeafSet::NOTHING;
    let mut fillings = Vec::new();
    for (quantifier, article, leaves) in items {
        let universal = match quantifier {
            Some(Quantifier::Every) => true,
            // `an SRO must wear a uniform` speaks of whoever is one.
            Some(Quantifier::Some) => slot == Slot::Subject && article,
            None => matches!(slot, Slot::Subject | Slot::About | Slot::Field) || is_circumstance(slot),
        };
        if universal { each = each.union(&leaves) } else { fillings.push(Filling::AnyOf(leaves)) }
    }
    if !each.is_empty() {
        fillings.insert(0, Filling::Each(each));
    }
    fillings
}

/// Whether an item's quantifier is `a` or `an`, which are shorter than every other one.
fn is_article(item: &ast::Item) -> bool {
    let term = match &item.term {
        ast::Term::Name(name) => name.span,
        ast::Term::Opaque(text) => text.span,
        ast::Term::Blank(blank) => blank.span,
    };
    term.start.saturating_sub(item.span.start) <= 3
}

/// An item as understood.
struct Understood {
    leaves: LeafSet,
    term: Option<TermId>,
    opaque: bool,
}

fn understand(lexicon: &mut Lexicon, item: &ast::Item, kinds: &[Kind]) -> Understood {
    let Some(meaning) = lexicon.meaning(&item.term, kinds) else {
        // An unknown word has been reported; it goes on as a word that nothing is known about, so that
        // nothing rests on it.
        let unknown = match &item.term {
            ast::Term::Name(name) => lexicon
                .meaning(&ast::Term::Opaque(ast::Text { value: name.text.clone(), span: name.span }), kinds),
            _ => None,
        };
        let leaves = unknown.map(|meaning| meaning.leaves).unwrap_or_default();
        return Understood { leaves, term: None, opaque: true };
    };
    let mut leaves = meaning.leaves;
    let mut opaque = meaning.opaque;
    for minus in &item.minus {
        match lexicon.meaning(minus, kinds) {
            Some(out) if !out.opaque => leaves = leaves.difference(&out.leaves),
            // Nobody knows how much is taken out, so nobody knows what is left.
            unknown => {
                leaves = unknown.map(|out| out.leaves).unwrap_or(LeafSet::NOTHING);
                opaque = true;
                break;
            }
        }
    }
    Understood { leaves, term: meaning.term, opaque }
}

/// Slots in which a duty addresses people.
fn addressed(slot: Slot) -> bool {
    matches!(slot, Slot::Object | Slot::Recipient)
}

/// A bare word for a class of people leaves open whether all of them or one of them is meant. An office
/// is held by one person, and a body acts as one.
fn warn_if_bare(lexicon: &mut Lexicon, item: &ast::Item, term: Option<TermId>) {
    let Some(id) = term else { return };
    let Some(person) = lexicon.taxonomy.named(Kind::Actor, "person") else { return };
    let term = lexicon.taxonomy.term(id);
    if term.kind == Kind::Actor && !term.office && lexicon.taxonomy.is_a(id, person) {
        let name = term.name.clone();
        lexicon.problem(ProblemKind::BareAddressee(name), item.span);
    }
}
