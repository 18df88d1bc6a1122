//! Labels, addresses and precedence: which clause gives way to which.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::lexicon::Lexicon;
use super::problem::ProblemKind;
use crate::norm::scope::{Condition, Values};
use crate::norm::{NormId, NormSet};
use crate::syntax::ast::{self, OverrideKind};

/// Where statements can be found by name.
#[derive(Debug, Default)]
pub struct Directory {
    statements: HashMap<String, usize>,
    sections: BTreeMap<String, Vec<usize>>,
}

impl Directory {
    /// Enters a statement under its label or address; gives back whether the name was free.
    pub fn enter(&mut self, name: &str, statement: usize) -> bool {
        self.statements.insert(name.to_owned(), statement).is_none()
    }

    /// Enters a section; gives back whether its address was free.
    pub fn enter_section(&mut self, address: &str) -> bool {
        self.sections.insert(address.to_owned(), Vec::new()).is_none()
    }

    /// Whether a section has an address.
    pub fn has_section(&self, address: &str) -> bool {
        self.sections.contains_key(address)
    }

    /// Puts a statement into a section and all sections around it.
    pub fn put(&mut self, section: &str, statement: usize) {
        let mut address = Some(section);
        while let Some(name) = address {
            if let Some(statements) = self.sections.get_mut(name) {
                statements.push(statement);
            }
            address = name.rsplit_once('.').map(|(around, _)| around);
        }
    }

    /// The statements that a reference names: one clause, or all of a section.
    pub fn find(&self, reference: &str) -> Option<Vec<usize>> {
        match self.statements.get(reference) {
            Some(&statement) => Some(vec![statement]),
            None => self.sections.get(reference).cloned(),
        }
    }
}

/// What the statements say about one another, with the statement that says it.
pub type Said = Vec<(usize, ast::Override)>;

/// Puts holes and priorities into a norm set. References that lead nowhere and rings are problems; the edges
/// of a ring are left out, so that what remains is acyclic.
///
/// Gives back which statement names which other one.
pub fn rank(
    lexicon: &mut Lexicon,
    directory: &Directory,
    said: &Said,
    set: &mut NormSet,
) -> Vec<(usize, usize)> {
    let mut edges: BTreeSet<(usize, usize)> = BTreeSet::new();
    let mut links = Vec::new();
    for (statement, over) in said {
        for reference in &over.references {
            let named = directory.find(&reference.text);
            if named.is_none() {
                lexicon.problem(ProblemKind::DanglingReference(reference.text.clone()), reference.span);
            }
            let named = named.unwrap_or_default();
            links.extend(named.iter().map(|&other| (*statement, other)));
            let speaks = set.norms.iter().any(|norm| named.contains(&norm.origin.statement));
            if !speaks && over.kind != OverrideKind::Notwithstanding {
                // What prevails says nothing that could be understood, so what is left of this clause is not
                // known either.
                let words = format!("nothing in {} stands against it", reference.text);
                for norm in set.norms.iter_mut().filter(|norm| norm.origin.statement == *statement) {
                    for scope in &mut norm.region {
                        scope.narrow(Condition::Opaque(words.as_str().into()), Values::YES);
                    }
                }
                continue;
            }
            for other in named.into_iter().filter(|other| other != statement) {
                match over.kind {
                    OverrideKind::SubjectTo => _ = edges.insert((other, *statement)),
                    OverrideKind::Notwithstanding => _ = edges.insert((*statement, other)),
                    OverrideKind::ExceptAsProvidedIn => {
                        for norm in set.norms.iter_mut().filter(|norm| norm.origin.statement == *statement) {
                            norm.hole_statements.push(other);
                        }
                    }
                }
            }
        }
    }
    let rings = in_rings(&edges);
    if !rings.is_empty() {
        let addresses: BTreeSet<String> = set
            .norms
            .iter()
            .filter(|norm| rings.contains(&norm.origin.statement))
            .map(|norm| norm.origin.address.clone())
            .collect();
        let span = said
            .iter()
            .find(|(statement, _)| rings.contains(statement))
            .map_or_else(Default::default, |(_, over)| over.span);
        lexicon.problem(ProblemKind::CircularReference(addresses.into_iter().collect()), span);
        edges.retain(|(higher, lower)| !(rings.contains(higher) && rings.contains(lower)));
    }
    let mut norms_of: HashMap<usize, Vec<NormId>> = HashMap::new();
    for (id, norm) in set.iter() {
        norms_of.entry(norm.origin.statement).or_default().push(id);
    }
    let none = Vec::new();
    let mut priorities = Vec::new();
    for (higher, lower) in edges {
        for &higher in norms_of.get(&higher).unwrap_or(&none) {
            for &lower in norms_of.get(&lower).unwrap_or(&none) {
                priorities.push((higher, lower));
            }
        }
    }
    set.priorities = priorities;
    links
}

/// The statements that lie on a ring of "prevails over".
fn in_rings(edges: &BTreeSet<(usize, usize)>) -> BTreeSet<usize> {
    // Whatever can be peeled off from above or from below lies on no ring; what is left does, or between two.
    let mut left: BTreeSet<(usize, usize)> = edges.clone();
    loop {
        let highers: BTreeSet<usize> = left.iter().map(|&(higher, _)| higher).collect();
        let lowers: BTreeSet<usize> = left.iter().map(|&(_, lower)| lower).collect();
        let before = left.len();
        left.retain(|(higher, lower)| lowers.contains(higher) && highers.contains(lower));
        if left.len() == before {
            return left.into_iter().flat_map(|(higher, lower)| [higher, lower]).collect();
        }
    }
}
