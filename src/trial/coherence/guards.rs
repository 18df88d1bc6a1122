//! When rules apply: on which days, to which agreements, and whether guards can hold together.

use jiff::civil::Date;

use crate::pack::{Binds, Given, Guard, Rule};
use crate::syntax::ast::GuardKind;

/// With more facts and assumptions than this, guards are taken to be able to hold together.
const MOST_NAMES: usize = 12;

/// The days on which a rule can bind somebody: in force, and agreements made that it binds. The first is
/// none for always, the last, which no longer belongs, is none for no end.
pub fn days(rule: &Rule) -> (Option<Date>, Option<Date>) {
    let bound = rule.binds.iter().map(|binds| binds.since).min();
    (rule.from.max(bound), rule.until)
}

/// Whether there is a day on which both bind.
pub fn meet(first: &Rule, second: &Rule) -> bool {
    let ((from, until), (since, end)) = (days(first), days(second));
    let end = [until, end].into_iter().flatten().min();
    end.is_none_or(|end| from.max(since).is_none_or(|start| start < end))
}

/// A fact or an assumption, the latter with its pack: assumptions of the same name in two packs are two.
type Name<'a> = (GuardKind, &'a str, &'a str);

/// Whether all guards of rules can hold together. `taken` are assumptions that are taken besides.
pub fn can_hold(rules: &[&Rule], taken: &[(&str, &str)]) -> bool {
    let mut clauses: Vec<Vec<(Name<'_>, bool)>> = Vec::new();
    for rule in rules {
        let stated = rule.given.iter().filter_map(|given| match given {
            Given::Stated(guards) => Some(guards),
            Given::Norms(..) => None,
        });
        clauses.extend(
            stated.map(|guards| {
                guards.iter().map(|guard| (name(pack_of(rule), guard), !guard.negated)).collect()
            }),
        );
    }
    clauses.extend(
        taken.iter().map(|&(pack, assumption)| vec![((GuardKind::Assumption, pack, assumption), true)]),
    );
    let mut names: Vec<Name<'_>> = Vec::new();
    for (name, _) in clauses.iter().flatten() {
        if !names.contains(name) {
            names.push(*name);
        }
    }
    if names.len() > MOST_NAMES {
        return true;
    }
    (0..1_u32 << names.len()).any(|world| {
        let holds = |name: &Name<'_>| {
            names.iter().position(|known| known == name).is_some_and(|index| world & (1 << index) != 0)
        };
        clauses.iter().all(|guards| guards.iter().any(|(name, wanted)| holds(name) == *wanted))
    })
}

fn name<'a>(pack: &'a str, guard: &'a Guard) -> Name<'a> {
    let pack = if guard.kind == GuardKind::Assumption { pack } else { "" };
    (guard.kind, pack, &guard.name)
}

/// The pack in a rule's name.
pub fn pack_of(rule: &Rule) -> &str {
    rule.id.split_once('/').map_or("", |(pack, _)| pack)
}

/// Whether two rules have the same guards and bind the same agreements.
pub fn same(first: &Rule, second: &Rule) -> bool {
    let guards = |rule: &Rule| -> Vec<String> {
        let mut all: Vec<String> = rule.given.iter().map(words).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let among = |ones: &[Binds], others: &[Binds]| {
        ones.iter().all(|one| {
            others.iter().any(|other| {
                (one.event, one.since, &one.assuming) == (other.event, other.since, &other.assuming)
            })
        })
    };
    // Assumptions belong to their pack, so rules that hang on them differ between packs.
    let home = pack_of(first) == pack_of(second)
        || (first.assumptions().is_empty() && second.assumptions().is_empty());
    home && guards(first) == guards(second)
        && among(&first.binds, &second.binds)
        && among(&second.binds, &first.binds)
}

/// A guard in plain words.
pub fn words(given: &Given) -> String {
    match given {
        Given::Norms(_, words) => format!("given `{words}`"),
        Given::Stated(guards) => {
            let mut all: Vec<String> = guards.iter().map(Guard::words).collect();
            all.sort_unstable();
            all.join(" or ")
        }
    }
}
