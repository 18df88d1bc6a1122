//! What could mend one demand: candidates, the smallest change first. Whether one does is for others to find out.

use std::collections::BTreeSet;

use super::Candidate;
use super::changes::{self, Change, Pair, Written, contrary, in_style, listed, with_modal};
use super::edits::together;
use super::insertion::Home;
use super::pieces::has_comment;
use crate::audit::{Basis, ContentFacts, DemandOutcome, treats};
use crate::check::demand::Form;
use crate::check::effective::{Effective, acts};
use crate::check::judge::Judgement;
use crate::check::verdict::Verdict;
use crate::finding::Edit;
use crate::lower::Understanding;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::Slot;
use crate::norm::{Modality, Norm, NormId};
use crate::pack::Ask;
use crate::syntax::ast::{self, Clause, Statement, StatementKind};
use crate::syntax::parse_clause;
use crate::text::Span;

/// An agreement that does not do what a rule asks.
pub(super) struct Case<'a> {
    pub(super) text: &'a str,
    pub(super) agreement: &'a ast::Agreement,
    pub(super) document: &'a Understanding,
    pub(super) effective: &'a Effective<'a>,
    /// Its statements, as its understanding counts them.
    pub(super) statements: Vec<&'a Statement>,
    /// Whether it says `shall` where others say `must`.
    pub(super) shall: bool,
}

/// What is asked, as a clause.
pub(super) struct Asked<'a> {
    pub(super) written: Written<'a>,
    pub(super) norms: &'a [Norm],
    pub(super) form: Form,
}

/// A clause added at its best place.
const ADDED: usize = 8;
/// So many changes of one clause are looked at.
pub(super) const MOST_CHANGES: usize = 10;
/// So many of them are tried together, before all are.
const MOST_TOGETHER: usize = 3;

impl<'a> Case<'a> {
    /// An agreement to mend.
    pub(super) fn new(
        text: &'a str,
        agreement: &'a ast::Agreement,
        document: &'a Understanding,
        effective: &'a Effective<'a>,
    ) -> Self {
        let statements = agreement.body.statements();
        Self { text, agreement, document, effective, statements, shall: says_shall(document) }
    }

    /// The candidates for one demand, the smallest first.
    pub(super) fn candidates(&self, outcome: &DemandOutcome<'_>) -> Vec<Candidate> {
        let mut found = self.of(outcome);
        found.sort_by_key(|candidate| candidate.weight);
        let mut seen: Vec<Vec<Edit>> = Vec::new();
        found.retain(|candidate| {
            let new = !seen.contains(&candidate.edits);
            seen.push(candidate.edits.clone());
            new
        });
        found
    }

    fn of(&self, outcome: &DemandOutcome<'_>) -> Vec<Candidate> {
        match &outcome.basis {
            Basis::Norm { judgement, .. } => {
                let Ask::Norms(form, norms) = &outcome.demand.ask else { return Vec::new() };
                let words = &outcome.demand.words;
                let Ok(clause) = parse_clause(words) else { return Vec::new() };
                let written = Written { text: words, clause: &clause };
                self.of_norms(&Asked { written, norms, form: *form }, judgement)
            }
            Basis::Content(facts) => {
                let Ask::Covers(topics) = &outcome.demand.ask else { return Vec::new() };
                self.topics(facts, topics).into_iter().collect()
            }
            Basis::AnyOf(outcomes) => outcomes.iter().flat_map(|outcome| self.of(outcome)).collect(),
            // Nobody signs because a program says so.
            Basis::Header { .. } | Basis::Nothing => Vec::new(),
        }
    }

    fn of_norms(&self, asked: &Asked<'_>, judgement: &Judgement) -> Vec<Candidate> {
        // Where silence is fine, what would keep it out, or let it in, is said of the clause that stands against it.
        let turned = (asked.form == Form::Forbid)
            .then(|| contrary(asked.written.clause, self.shall))
            .flatten()
            .map(|modal| with_modal(asked.written, modal));
        let turned = turned.as_ref().and_then(|words| Some((words, parse_clause(words).ok()?)));
        let wanted = match &turned {
            Some((text, clause)) => Written { text, clause },
            None if asked.form == Form::Forbid => return Vec::new(),
            None => asked.written,
        };
        let mut found = Vec::new();
        let against = self.statements_of(&judgement.against);
        for &statement in &against {
            found.extend(self.turned(statement, wanted, asked));
            found.extend(self.narrowed(statement, asked));
            found.extend(self.giving_way(statement, asked));
        }
        // Of a clause about something else only little is made the same; what is missing is rather added.
        let most = if judgement.verdict == Verdict::Missing { 1 } else { MOST_CHANGES };
        if asked.form != Form::Forbid {
            for statement in self.near(judgement) {
                if !against.contains(&statement) {
                    found.extend(self.towards(statement, wanted, asked, most));
                }
            }
        }
        found.extend(self.added(wanted, asked, judgement));
        found
    }

    /// The statements that what is asked could be said in.
    fn near(&self, judgement: &Judgement) -> Vec<usize> {
        let close = judgement.nearest.as_ref().filter(|near| {
            let apart = near.slots.len() + near.measures.len();
            judgement.verdict != Verdict::Missing || near.same_matter || near.falls_short || apart <= 1
        });
        let ids: Vec<NormId> =
            close.map(|near| near.norm).into_iter().chain(judgement.carriers.iter().copied()).collect();
        self.statements_of(&ids)
    }

    fn statements_of(&self, ids: &[NormId]) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for norm in ids.iter().filter_map(|&id| self.document.set.get(id)) {
            if !found.contains(&norm.origin.statement) {
                found.push(norm.origin.statement);
            }
        }
        found.truncate(4);
        found
    }

    fn norms_of(&self, statement: usize) -> impl Iterator<Item = &Norm> {
        self.document.set.norms.iter().filter(move |norm| norm.origin.statement == statement)
    }

    pub(super) fn clause(&self, statement: usize) -> Option<Written<'a>> {
        match &self.statements.get(statement)?.kind {
            StatementKind::Clause(clause) if clause.ensured.is_none() => {
                Some(Written { text: self.text, clause })
            }
            _ => None,
        }
    }

    /// How a clause is called where another one refers to it.
    pub(super) fn name(&self, statement: usize) -> Option<&str> {
        let known = self.document.statements.get(statement)?;
        Some(known.label.as_deref().unwrap_or(&known.address))
    }

    pub(super) fn address(&self, statement: usize) -> &str {
        self.document.statements.get(statement).map_or("", |known| &known.address)
    }

    /// What is asked, said in a clause that comes near.
    fn towards(
        &self,
        statement: usize,
        wanted: Written<'_>,
        asked: &Asked<'_>,
        most: usize,
    ) -> Vec<Candidate> {
        let Some(ours) = self.clause(statement) else {
            return self.assigned(statement, wanted, asked, most);
        };
        let changes = self.pair(statement, ours, wanted, asked, |pair| pair.changes());
        self.combined(statement, &changes, true, most)
    }

    pub(super) fn pair<T>(
        &self,
        statement: usize,
        ours: Written<'_>,
        wanted: Written<'_>,
        asked: &Asked<'_>,
        then: impl FnOnce(&Pair<'_>) -> T,
    ) -> T {
        let reach = |slot: Slot| (union(self.norms_of(statement), slot), union(asked.norms.iter(), slot));
        let meaning = |span: Span| self.meaning(statement, span);
        then(&Pair { ours, asked: wanted, reach: &reach, meaning: &meaning, shall: self.shall })
    }

    /// What a term of a statement means.
    pub(super) fn meaning(&self, statement: usize, span: Span) -> Option<LeafSet> {
        let known = self.document.statements.get(statement)?;
        let used = known.uses.iter().find(|used| used.span == span)?;
        if self.document.lexicon.rebound.contains_key(&used.term) {
            return None;
        }
        Some(self.document.taxonomy.term(used.term).leaves.clone())
    }

    /// Changes of one clause, one by one and several together.
    pub(super) fn combined(
        &self,
        statement: usize,
        changes: &[Change],
        keeps: bool,
        most: usize,
    ) -> Vec<Candidate> {
        let mut by_weight: Vec<&Change> = changes.iter().collect();
        by_weight.sort_by_key(|change| change.weight);
        by_weight.truncate(MOST_CHANGES);
        let mut sets: Vec<Vec<&Change>> = vec![Vec::new()];
        for size in 1..=most.min(MOST_TOGETHER) {
            let grown: Vec<Vec<&Change>> = sets
                .iter()
                .filter(|set| set.len() == size - 1)
                .flat_map(|set| {
                    let last = set.last().and_then(|last| by_weight.iter().position(|one| one == last));
                    let next = by_weight.iter().skip(last.map_or(0, |last| last + 1));
                    let free = next.filter(|one| set.iter().all(|known| known.piece != one.piece));
                    free.map(|one| set.iter().copied().chain([*one]).collect::<Vec<_>>())
                })
                .collect();
            sets.extend(grown);
        }
        // Everything that is asked, where there is more to do.
        let mut all: Vec<&Change> = Vec::new();
        for change in &by_weight {
            if all.iter().all(|known| known.piece != change.piece) {
                all.push(change);
            }
        }
        if most > MOST_TOGETHER {
            sets.push(all);
        }
        let candidate = |set: Vec<&Change>| {
            let edits = together(set.iter().map(|change| change.edit.clone()).collect())?;
            let titles: Vec<String> = set.iter().map(|change| change.title.clone()).collect();
            let title = format!("{} in `{}`", listed(&titles, "and"), self.address(statement));
            let weight = set.iter().map(|change| change.weight).sum();
            Some(Candidate { title, edits, weight, changes: Some(statement), keeps })
        };
        sets.into_iter().filter(|set| !set.is_empty()).filter_map(candidate).collect()
    }

    /// `X is responsible for TASKS`: made `solely`, and said of more people and tasks.
    fn assigned(
        &self,
        statement: usize,
        wanted: Written<'_>,
        asked: &Asked<'_>,
        most: usize,
    ) -> Vec<Candidate> {
        let Some(StatementKind::Assignment { subject, sole, tasks, .. }) =
            self.statements.get(statement).map(|statement| &statement.kind)
        else {
            return Vec::new();
        };
        let mut found = Vec::new();
        let head = Span { start: subject.span.end, end: tasks.span.start };
        if !sole && !has_comment(self.text, head) {
            let text = format!(
                " {}",
                super::pieces::words(self.text, head).replacen("responsible", "solely responsible", 1)
            );
            found.push(Change {
                title: "write `solely responsible`".to_owned(),
                edit: Edit { span: head, text: format!("{text} ") },
                weight: 2,
                piece: 0,
            });
        }
        let object = wanted.clause.object.as_ref().and_then(changes::names);
        let known = changes::names(tasks);
        if let (Some(object), Some(known)) = (object, known) {
            let more: Vec<&str> = object.into_iter().filter(|name| !known.contains(name)).collect();
            if !more.is_empty() && !asked.norms.is_empty() {
                let own = tasks.items.iter().map(|item| super::pieces::words(self.text, item.span));
                let all: Vec<String> = own.chain(more.iter().map(|name| (*name).to_owned())).collect();
                let text = listed(&all, "and");
                let title = format!("widen `{}` to `{text}`", super::pieces::words(self.text, tasks.span));
                found.push(Change { title, edit: Edit { span: tasks.span, text }, weight: 2, piece: 1 });
            }
        }
        self.combined(statement, &found, true, most)
    }

    /// Statements that say some of what is asked, or keep it out where it is forbidden.
    pub(super) fn supporting(&self, asked: &Asked<'_>) -> Vec<usize> {
        let wanted = |modality: Modality| match asked.form {
            Form::Forbid => Modality::Prohibition,
            Form::Require | Form::Reserve => modality,
        };
        self.meeting(asked, |ours, asked| ours == wanted(asked))
    }

    /// Statements that stand against what is asked.
    fn opposing(&self, asked: &Asked<'_>) -> Vec<usize> {
        self.meeting(asked, |ours, asked_modality| match asked.form {
            Form::Forbid => matches!(ours, Modality::Permission | Modality::Obligation),
            Form::Require | Form::Reserve => ours.opposes(asked_modality),
        })
    }

    /// Statements whose norms are about acts that are asked about, in situations that are, and of a fitting kind.
    fn meeting(&self, asked: &Asked<'_>, fits: impl Fn(Modality, Modality) -> bool) -> Vec<usize> {
        let mut found = BTreeSet::new();
        for wanted in asked.norms {
            let (wanted_acts, conduct) = (acts(wanted), wanted.conduct());
            for (id, norm) in self.document.set.iter() {
                if fits(norm.modality, wanted.modality)
                    && self.effective.may_be_about(id, &wanted_acts)
                    && norm.conduct().iter().any(|ours| conduct.iter().any(|scope| scope.intersects(ours)))
                {
                    found.insert(norm.origin.statement);
                }
            }
        }
        found.into_iter().collect()
    }

    /// What is asked, added as a clause of its own; where something stands against it, as one that prevails.
    fn added(&self, wanted: Written<'_>, asked: &Asked<'_>, judgement: &Judgement) -> Vec<Candidate> {
        let words = in_style(wanted, self.shall);
        let near: Vec<NormId> = judgement
            .nearest
            .iter()
            .map(|near| near.norm)
            .chain(judgement.carriers.iter().copied())
            .collect();
        let near = self.statements_of(&near);
        let mut found: Vec<Candidate> =
            self.insertion(&words, near.first().copied(), ADDED).into_iter().collect();
        let over: Vec<&str> =
            self.opposing(asked).into_iter().take(6).filter_map(|statement| self.name(statement)).collect();
        if !over.is_empty() {
            let words = format!("{words} notwithstanding {}", over.join(", "));
            let beside = self.statements_of(&judgement.against).first().copied().or(near.first().copied());
            found.extend(self.insertion(&words, beside, ADDED + 1));
        }
        found
    }

    fn insertion(&self, words: &str, near: Option<usize>, weight: usize) -> Option<Candidate> {
        let home = Home::find(self.text, self.agreement, self.document, words, near);
        let edit = home.edit(self.text, words)?;
        let title = format!("add the clause `{words}` {}", home.describe());
        Some(Candidate { title, edits: vec![edit], weight, changes: None, keeps: false })
    }

    /// The topics that are asked for, in the heading of the sections that speak of them.
    fn topics(
        &self,
        facts: &ContentFacts,
        topics: &[(crate::taxonomy::TermId, String)],
    ) -> Option<Candidate> {
        let sections = self.agreement.body.sections();
        let mut edits = Vec::new();
        let mut titles = Vec::new();
        let spoken = |name: &str| {
            let statement = facts.absent.iter().find(|(known, _)| known == name)?.1?;
            self.document.statements.get(statement)?.section
        };
        for (topic, name) in topics {
            if facts.treated.iter().any(|(known, _)| known == name) {
                continue;
            }
            // A quoted paragraph that has the word in it is not enough to say that a section treats the topic.
            let section = spoken(name).filter(|&section| treats(self.document, section, *topic))?;
            let known = self.document.sections.get(section)?;
            let written = sections.iter().find(|one| one.span == known.span)?;
            let (at, text) = match &written.covers {
                Some(covers) => (covers.span.end, format!(", {name}")),
                None => {
                    let end = written.title.as_ref().map_or(written.address.span.end, |title| title.span.end);
                    (end, format!(" covers {name}"))
                }
            };
            let text = match edits.iter().any(|edit: &Edit| edit.span.start == at) {
                true => format!(", {name}"),
                false => text,
            };
            edits.push(Edit { span: Span { start: at, end: at }, text });
            titles.push(format!("add `{name}` to what section `{}` covers", known.address));
        }
        let edits = together(edits)?;
        (!edits.is_empty()).then(|| Candidate {
            title: listed(&titles, "and"),
            edits,
            weight: 2,
            changes: None,
            keeps: false,
        })
    }
}

/// Whether an agreement says `shall` more often than `must`.
pub(super) fn says_shall(document: &Understanding) -> bool {
    let count = |wanted: [ast::Modal; 2]| {
        let modals = document.statements.iter().filter_map(|statement| statement.modal);
        modals.filter(|(modal, _)| wanted.contains(modal)).count()
    };
    count([ast::Modal::Shall, ast::Modal::ShallNot]) > count([ast::Modal::Must, ast::Modal::MustNot])
}

pub(super) fn union<'n>(norms: impl Iterator<Item = &'n Norm>, slot: Slot) -> LeafSet {
    norms.fold(LeafSet::NOTHING, |all, norm| all.union(&norm.reach(slot)))
}

/// A clause that a demand asks for, as it would be said in an agreement; nothing for a demand that asks for none.
pub(super) fn said(ask: &Ask, words: &str, shall: bool) -> Option<String> {
    match ask {
        Ask::Norms(Form::Require, _) => {
            let clause: Clause = parse_clause(words).ok()?;
            Some(in_style(Written { text: words, clause: &clause }, shall))
        }
        Ask::AnyOf(demands) => demands.iter().find_map(|demand| said(&demand.ask, &demand.words, shall)),
        Ask::Norms(..) | Ask::Covers(_) | Ask::Header(..) => None,
    }
}
