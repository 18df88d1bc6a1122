//! Narrower, wider and neighbouring terms.

use super::clause::Maker;
use super::tree::{Force, span_of};
use crate::norm::leaf_set::LeafSet;
use crate::syntax::ast::{Clause, List};
use crate::taxonomy::TermId;

impl Maker<'_, '_> {
    pub(super) fn action(&mut self, clause: &Clause, force: Force) {
        let Some(term) =
            self.place.uses.iter().find(|used| used.span == clause.action.span).map(|used| used.term)
        else {
            return;
        };
        let ban = force != Force::Duty;
        if let Some(narrow) = self.narrower(term) {
            let kind = if ban { "action narrowed" } else { "manner narrowed" };
            self.make(
                kind,
                ban,
                &format!("{narrow} for {}", clause.action.text),
                vec![(clause.action.span, narrow)],
            );
        }
        if let Some(wide) = self.wider(term) {
            let kind = if ban { "action widened" } else { "manner widened" };
            self.make(
                kind,
                !ban,
                &format!("{wide} for {}", clause.action.text),
                vec![(clause.action.span, wide)],
            );
        }
    }

    /// A case of a term that is less than all of it.
    pub(super) fn narrower(&self, term: TermId) -> Option<String> {
        let taxonomy = &self.source.meaning.taxonomy;
        let known = taxonomy.term(term);
        let less = |id: &TermId| {
            let leaves = &taxonomy.term(*id).leaves;
            !leaves.is_empty() && leaves.is_subset(&known.leaves) && *leaves != known.leaves
        };
        let child = known.children.iter().copied().chain(known.typical).filter(less).min()?;
        Some(taxonomy.term(child).name.clone())
    }

    /// A term of which this is a case.
    pub(super) fn wider(&self, term: TermId) -> Option<String> {
        let taxonomy = &self.source.meaning.taxonomy;
        let known = taxonomy.term(term);
        let more = |id: &&TermId| taxonomy.term(**id).leaves != known.leaves;
        known.parents.iter().find(more).map(|&id| taxonomy.term(id).name.clone())
    }

    /// A term of the same kind that is nothing of what the list names.
    pub(super) fn sibling(&self, term: TermId, list: &List) -> Option<String> {
        let taxonomy = &self.source.meaning.taxonomy;
        let named = list.items.iter().filter_map(|item| {
            let span = span_of(&item.term);
            self.place.uses.iter().find(|used| used.span == span).map(|used| used.term)
        });
        let taken = named.fold(LeafSet::NOTHING, |all, id| all.union(&taxonomy.term(id).leaves));
        let known = taxonomy.term(term);
        let (_, other) = taxonomy
            .iter()
            .filter(|(_, other)| other.kind == known.kind && other.children.is_empty())
            .filter(|(_, other)| !other.leaves.intersects(&taken))
            .max_by_key(|(id, other)| {
                (other.parents.iter().any(|parent| known.parents.contains(parent)), std::cmp::Reverse(*id))
            })?;
        Some(other.name.clone())
    }
}
