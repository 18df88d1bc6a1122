//! One rule at a time: its examples, their mutants, and what becomes of them.

use std::borrow::Cow;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::reason::{self, Doubt, Reason};
use super::specimen::{self, Specimen};
use super::{Fate, Outcome};
use crate::audit::Audit;
use crate::check::effective::Effective;
use crate::check::verdict::Verdict;
use crate::library::Library;
use crate::lower::Understanding;
use crate::pack::{Pack, Rule};
use crate::syntax::ast::{self, ExampleKind};
use crate::text::Span;
use crate::trial::mutants::{self, Mutant, Source};
use crate::trial::{examples, second_opinion};

/// What becomes of the mutants of a rule's examples.
#[derive(Debug, Default)]
pub(super) struct Fates {
    pub(super) outcomes: Vec<Outcome>,
    pub(super) unreadable: usize,
}

/// The mutants of the examples that comply with a rule, which is given by its place in the pack.
pub(super) fn of_rule(library: &Library, pack: &Pack, text: &str, rule: usize, today: Date) -> Fates {
    let mut fates = Fates::default();
    let Some(known) = pack.rules.get(rule) else { return fates };
    let court = Court {
        library,
        pack,
        rule,
        known,
        as_of: examples::day_in_force(known, today),
        assumed: examples::assumptions(pack, known, today),
    };
    for example in known.examples.iter().filter(|one| matches!(one.kind, ExampleKind::Complies)) {
        let (words, start) = specimen::cut(example, text);
        let Some(original) = specimen::read(library, specimen::wrapped(words)) else { continue };
        // An example that does not hold is told of elsewhere; its mutants would show nothing.
        if court.verdict(&original.meaning) == Some(Verdict::Satisfied) {
            let bench = Bench {
                court: &court,
                example,
                start,
                original: &original,
                others: OnceCell::new(),
                gone: BTreeMap::new(),
            };
            bench.run(&mut fates);
        }
    }
    fates
}

/// By which rules, on which day and under which assumptions is judged.
struct Court<'a> {
    library: &'a Library,
    pack: &'a Pack,
    /// The place in the pack of the rule whose examples are tried.
    rule: usize,
    known: &'a Rule,
    as_of: Date,
    assumed: BTreeMap<String, bool>,
}

impl Court<'_> {
    /// The pack in the terms of a document; lowered anew only where those are others.
    fn pack(&self, meaning: &Understanding) -> Cow<'_, Pack> {
        self.library.pack_for(&self.pack.name, meaning).unwrap_or(Cow::Borrowed(self.pack))
    }

    /// Those of some rules whose verdict is as wanted, and no more than `most`.
    fn judged(
        &self,
        meaning: &Understanding,
        rules: &[usize],
        wanted: impl Fn(Verdict) -> bool,
        most: usize,
    ) -> Vec<usize> {
        let effective = Effective::new(&meaning.set);
        let audit = Audit {
            document: meaning,
            effective: &effective,
            as_of: self.as_of,
            assumed: &self.assumed,
            brief: true,
            noted: None,
        };
        let pack = self.pack(meaning);
        let fits = |rule: &usize| pack.rules.get(*rule).is_some_and(|rule| wanted(audit.verdict(rule)));
        rules.iter().copied().filter(fits).take(most).collect()
    }

    /// The verdict by the rule whose example it is.
    fn verdict(&self, meaning: &Understanding) -> Option<Verdict> {
        let effective = Effective::new(&meaning.set);
        let audit = Audit {
            document: meaning,
            effective: &effective,
            as_of: self.as_of,
            assumed: &self.assumed,
            brief: true,
            noted: None,
        };
        self.pack(meaning).rules.get(self.rule).map(|rule| audit.verdict(rule))
    }

    /// The rules besides that are satisfied.
    fn others(&self, meaning: &Understanding) -> Vec<usize> {
        let rules: Vec<usize> = (0..self.pack.rules.len()).filter(|&rule| rule != self.rule).collect();
        self.judged(meaning, &rules, |verdict| verdict == Verdict::Satisfied, usize::MAX)
    }

    fn passes(&self, meaning: &Understanding) -> bool {
        self.verdict(meaning).is_some_and(Verdict::passes)
    }
}

/// One example and its mutants.
struct Bench<'a> {
    court: &'a Court<'a>,
    example: &'a ast::Example,
    /// Where the example's words begin in the pack's text.
    start: usize,
    original: &'a Specimen,
    /// The other rules that the example satisfies, once somebody has asked.
    others: OnceCell<Vec<usize>>,
    /// Whether the rule is met without a clause or section, by its address.
    gone: BTreeMap<String, bool>,
}

impl Bench<'_> {
    fn run(mut self, fates: &mut Fates) {
        let mut seen = BTreeSet::from([self.original.text.clone()]);
        for mutant in self.mutants() {
            if !seen.insert(mutant.text.clone()) {
                continue;
            }
            let deleted = matches!(mutant.kind, "clause deleted" | "everything under the section taken out");
            let weaker = specimen::read(self.court.library, mutant.text.clone())
                .filter(|weaker| weaker.mistakes(!deleted) <= self.original.mistakes(!deleted));
            let Some(weaker) = weaker else {
                fates.unreadable += 1;
                continue;
            };
            let verdict = self.court.verdict(&weaker.meaning).unwrap_or(Verdict::Undecided);
            if deleted {
                self.gone.insert(mutant.address.clone(), verdict.passes());
            }
            let fate = self.fate(&mutant, &weaker.meaning, verdict);
            fates.outcomes.push(Outcome {
                rule: self.court.known.id.clone(),
                example: self.example.title.as_ref().map_or_else(String::new, |title| title.value.clone()),
                kind: mutant.kind,
                detail: mutant.detail,
                place: specimen::unwrapped(mutant.place, self.start),
                text: mutant.text,
                judged_by: (self.court.as_of, self.court.assumed.clone()),
                fate,
            });
        }
    }

    /// All weaker mutants: those of the header, of each clause and of each section.
    fn mutants(&self) -> Vec<Mutant> {
        let Specimen { text, agreement, meaning } = self.original;
        let source = Source::new(text, agreement, meaning).thorough();
        let clauses = meaning.statements.iter().flat_map(|statement| source.of_clause(&statement.address));
        let sections = meaning.sections.iter().flat_map(|section| {
            let topics: Vec<String> =
                section.covers.iter().map(|(_, _, place)| place.slice(text).to_owned()).collect();
            source.of_section(&section.address, &topics)
        });
        let all = source.of_header().into_iter().chain(clauses).chain(sections);
        all.filter(|mutant| mutant.weaker).collect()
    }

    fn fate(&self, mutant: &Mutant, weaker: &Understanding, verdict: Verdict) -> Fate {
        if !verdict.passes() {
            return Fate::Noticed(self.court.known.id.clone());
        }
        let others = self.others.get_or_init(|| self.court.others(&self.original.meaning));
        let noticed = self.court.judged(weaker, others, |verdict| !verdict.passes(), 1);
        match noticed.first().and_then(|&rule| self.court.pack.rules.get(rule)) {
            Some(rule) => Fate::Noticed(rule.id.clone()),
            None if verdict == Verdict::NotApplicable => Fate::Survives(Reason::NotApplicable),
            None => Fate::Survives(self.reason(mutant, weaker)),
        }
    }

    fn reason(&self, mutant: &Mutant, weaker: &Understanding) -> Reason {
        let pack = self.court.pack(weaker);
        let Some(rule) = pack.rules.get(self.court.rule) else { return Reason::Unexplained(Doubt::TooMuch) };
        match second_opinion::still(weaker, rule) {
            None => return Reason::Unexplained(Doubt::TooMuch),
            Some(false) => return Reason::Unexplained(Doubt::Objection),
            Some(true) => {}
        }
        if reason::silent(rule) {
            return Reason::Silence;
        }
        if mutant.address.is_empty() {
            return Reason::Header;
        }
        // Where taking out the whole clause changes nothing, neither does taking out a part of it.
        if self.gone.get(&mutant.address).copied().unwrap_or(false) {
            return if self.alone(mutant) { Reason::AnotherClause } else { Reason::NotAsked };
        }
        if self.advised(weaker, rule) {
            return Reason::Advice;
        }
        let clause = self.original.meaning.statements.iter().any(|one| one.address == mutant.address);
        match mutant.kind {
            "every to a" if reason::each(rule) => Reason::Unexplained(Doubt::OneIsEnough),
            _ if clause && !reason::conduct(rule) && reason::promises(&rule.summary) => {
                Reason::Unexplained(Doubt::Promise)
            }
            _ => Reason::NotAsked,
        }
    }

    /// Whether the rule is met by the clause or section of a mutant without all others, and not by the header
    /// alone.
    fn alone(&self, mutant: &Mutant) -> bool {
        let Specimen { text, agreement, meaning } = self.original;
        let clause = meaning.statements.iter().find(|one| one.address == mutant.address).map(|one| one.span);
        let section = || meaning.sections.iter().find(|one| one.address == mutant.address);
        let Some(own) = clause.or_else(|| section().map(|section| section.span)) else { return false };
        let statements = agreement.body.statements().into_iter().map(|statement| statement.span);
        let mut all: Vec<Span> = statements.chain(mutants::quotes(&agreement.body.members)).collect();
        all.sort_unstable();
        let met_without = |gone: &dyn Fn(Span) -> bool| {
            let gone = all.iter().filter(|span| gone(**span));
            let edits: Vec<(Span, String)> = gone.map(|span| (*span, String::new())).collect();
            let left = specimen::read(self.court.library, mutants::edited(text, &edits));
            left.is_some_and(|left| self.court.passes(&left.meaning))
        };
        met_without(&|span| !own.contains(span)) && !met_without(&|_| true)
    }

    /// Whether the weaker text would not do if the rule's advice were law, and the original would.
    fn advised(&self, weaker: &Understanding, rule: &Rule) -> bool {
        let Some(firm) = reason::firm(rule) else { return false };
        second_opinion::still(weaker, &firm) == Some(false)
            && second_opinion::still(&self.original.meaning, &firm) == Some(true)
    }
}
