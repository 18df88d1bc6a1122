//! Whether a document still meets a rule, by the reference evaluator and by plain look-ups: a second opinion
//! on mutants that the checker lets pass.
//!
//! The reference evaluator looks at every situation, which is too many for a whole document. So norms that
//! cannot meet the question are emptied, and of leaves that no set tells apart two are kept: one to stand
//! for the others, and one more so that "a single one" stays distinct from "several".

use std::collections::{BTreeMap, BTreeSet};

use crate::check::demand::Form;
use crate::check::evaluate::judge_reference;
use crate::check::replay;
use crate::check::situation::Situation;
use crate::check::universe::Universe;
use crate::lower::Understanding;
use crate::lower::document::Section;
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::{Condition, ScopeBox, Slot, Values};
use crate::norm::{Norm, NormSet};
use crate::pack::{Ask, Demand, Rule};
use crate::syntax::ast::Kind;

/// More situations than this are not looked at; the answer is then unknown.
const MOST: usize = 2_000_000;

/// Whether the document meets every demand of the rule; nothing where that takes too long to find out.
pub fn still(document: &Understanding, rule: &Rule) -> Option<bool> {
    all(rule.demands.iter().map(|demand| meets(document, demand)))
}

fn all(answers: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let answers: Vec<Option<bool>> = answers.collect();
    if answers.contains(&Some(false)) {
        return Some(false);
    }
    answers.iter().all(|answer| *answer == Some(true)).then_some(true)
}

fn meets(document: &Understanding, demand: &Demand) -> Option<bool> {
    match &demand.ask {
        Ask::Norms(form, norms) => all(norms.iter().map(|asked| {
            let answer = entails(&document.set, asked, *form);
            if answer == Some(true) || *form != Form::Require {
                answer
            } else {
                at_events(document, asked).or(answer)
            }
        })),
        Ask::Covers(topics) => Some(topics.iter().all(|(_, name)| covered(document, name))),
        Ask::Header(key, by) => {
            let there = document.header.keys.iter().any(|(known, _, _)| known == key);
            let signed = |name| document.header.signed.iter().any(|(_, names, _)| names.contains(name));
            Some(there && by.iter().all(signed))
        }
        Ask::AnyOf(demands) => {
            let no = all(demands.iter().map(|demand| meets(document, demand).map(|met| !met)));
            no.map(|none| !none)
        }
    }
}

/// Whether a duty without a time is met by one that begins with an event which comes to everybody in the post,
/// or with the events that are to be told of.
fn at_events(document: &Understanding, asked: &Norm) -> Option<bool> {
    let open = |scope: &ScopeBox| scope.slots.get(Slot::Event).is_everything();
    if asked.discharge.measures.relation.is_some() || !asked.region.iter().all(open) {
        return None;
    }
    let once = asked.conduct().iter().all(|scope| scope.slots.get(Slot::About).is_everything());
    let inherent = document
        .taxonomy
        .iter()
        .filter(|(_, term)| once && term.inherent)
        .map(|(_, term)| term.leaves.clone());
    let about =
        asked.conduct().iter().fold(LeafSet::NOTHING, |all, scope| all.union(scope.slots.get(Slot::About)));
    let mut told = LeafSet::NOTHING;
    for (_, term) in document.taxonomy.iter() {
        if term.kind == Kind::Event && !about.is_everything() && term.leaves.is_subset(&about) {
            told = told.union(&term.leaves);
        }
    }
    let mut events = inherent.chain([told]).filter(|events| !events.is_empty());
    let met = events.any(|events| {
        let mut there = asked.clone();
        there.region.iter_mut().for_each(|scope| *scope.slots.get_mut(Slot::Event) = events.clone());
        entails(&document.set, &there, Form::Require) == Some(true)
    });
    met.then_some(true)
}

/// A section, or one inside it, names the topic or a part of it, and a clause in it uses a word of the topic, or
/// a quoted paragraph in it has one.
fn covered(document: &Understanding, topic: &str) -> bool {
    let taxonomy = &document.taxonomy;
    let Some((wanted, term)) =
        taxonomy.iter().find(|(_, term)| term.kind == Kind::Topic && term.name == topic)
    else {
        return false;
    };
    let words: Vec<_> = term.about.iter().copied().chain([wanted]).collect();
    let plain = |text: &str| {
        let letters = text.to_lowercase().replace(|letter: char| !letter.is_alphanumeric(), " ");
        format!(" {} ", letters.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    let surfaces = words.iter().flat_map(|&word| {
        let term = taxonomy.term(word);
        std::iter::once(&term.name).chain(&term.also).map(|surface| plain(surface))
    });
    let surfaces: Vec<String> = surfaces.collect();
    let quoting = |section: &Section| {
        let inside = document.sections.iter().filter(|inner| section.span.contains(inner.span));
        let mut quotes = inside.flat_map(|inner| &inner.quotes).map(|quote| plain(quote));
        quotes.any(|quote| surfaces.iter().any(|surface| quote.contains(surface)))
    };
    let speaking = |section: &Section| {
        document.statements.iter().any(|statement| {
            section.span.contains(statement.span)
                && !matches!(statement.kind, "unmodelled" | "covers" | "define")
                && statement.uses.iter().any(|used| words.iter().any(|&word| taxonomy.is_a(used.term, word)))
        }) || quoting(section)
    };
    let named = |section: &Section| {
        let topics = section.covers.iter().filter_map(|(topic, _, _)| *topic);
        topics.fold(LeafSet::NOTHING, |all, topic| all.union(&taxonomy.term(topic).leaves))
    };
    let leaves = document
        .sections
        .iter()
        .filter(|section| speaking(section))
        .fold(LeafSet::NOTHING, |all, section| all.union(&named(section)));
    term.leaves.is_subset(&leaves)
}

/// Whether the reference evaluator lets the norm pass; nothing where it would take too long to find out.
pub fn entails(set: &NormSet, asked: &Norm, form: Form) -> Option<bool> {
    let mut set = set.clone();
    let mut asked = asked.clone();
    let target = open(&asked);
    for norm in &mut set.norms {
        if !open(norm).iter().any(|scope| {
            target
                .iter()
                .any(|asked| asked.slots.iter().all(|(slot, mine)| mine.intersects(scope.slots.get(slot))))
        }) {
            norm.region.clear();
            norm.holes.clear();
            norm.discharge.options.clear();
        }
    }
    set.norms
        .iter_mut()
        .for_each(|norm| norm.holes.retain(|hole| norm.region.iter().any(|scope| scope.intersects(hole))));
    // Conditions that nobody names make no difference. Leaving out what hangs together with the others
    // through them only adds situations, so it never lets anything pass.
    let named: Vec<_> = set
        .norms
        .iter()
        .chain([&asked])
        .flat_map(|norm| norm.region.iter().chain(&norm.holes))
        .flat_map(|scope| scope.conditions.iter().map(|(condition, _)| condition.clone()))
        .collect();
    let linked = links(&set.impossible, &named);
    set.impossible.extend(linked);
    set.impossible.retain(|scope| scope.conditions.iter().all(|(condition, _)| named.contains(condition)));
    for slot in Slot::ALL {
        replay::merge(&mut set, &mut asked, slot, None);
    }
    let universe = Universe::of(&set, &asked);
    let start = asked.region.iter().map(|scope| count(&universe, scope, &asked)).sum::<usize>();
    (start <= MOST).then(|| judge_reference(&set, &asked, form, &universe).passes())
}

/// What hangs together through conditions that nobody names: where an injury is a threat and a threat an emergency,
/// an injury is an emergency. Followed from one named condition to the next.
fn links(impossible: &[ScopeBox], named: &[Condition]) -> Vec<ScopeBox> {
    let mut implications = Vec::new();
    for scope in impossible {
        if let [(one, first), (other, second)] = scope.conditions.as_slice() {
            match (*first, *second) {
                (Values::YES, Values::NO) => implications.push((one, other)),
                (Values::NO, Values::YES) => implications.push((other, one)),
                _ => {}
            }
        }
    }
    let mut found = Vec::new();
    let starts: BTreeSet<&Condition> = named.iter().collect();
    for &start in &starts {
        let (mut open, mut seen) = (vec![start], BTreeSet::from([start]));
        while let Some(at) = open.pop() {
            for &(_, next) in implications.iter().filter(|(case, _)| *case == at) {
                if !seen.insert(next) {
                    continue;
                }
                open.push(next);
                if starts.contains(next) {
                    let mut scope = ScopeBox::default();
                    scope.narrow(start.clone(), Values::YES);
                    scope.narrow(next.clone(), Values::NO);
                    found.push(scope);
                }
            }
        }
    }
    found
}

/// How many situations there are at most.
fn count(universe: &Universe, scope: &ScopeBox, asked: &Norm) -> usize {
    let start = Situation { leaves: [Leaf::SOMETHING_ELSE; Slot::COUNT], values: BTreeMap::new() };
    let slots = scope.slots.iter().map(|(slot, set)| universe.choices(&start, &[(slot, set.clone())]).len());
    let conditions = asked.region.iter().flat_map(|scope| &scope.conditions).count();
    slots.fold(1usize, |all, few| all.saturating_mul(few.max(1))).saturating_mul(1 << conditions.min(10))
}

/// A norm's conduct with the slots open that hold words of unknown meaning.
fn open(norm: &Norm) -> Vec<ScopeBox> {
    let mut boxes = norm.conduct();
    for scope in &mut boxes {
        for &slot in &norm.opaque_slots {
            *scope.slots.get_mut(slot) = LeafSet::EVERYTHING;
        }
    }
    boxes
}
