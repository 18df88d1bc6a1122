//! Repairs: the smallest changes of an agreement's words by which it does what a rule asks.
//!
//! Candidates are made from what the checker says of a demand: the clause that comes nearest and where it falls short, the
//! clauses that stand against it, the sections that speak of its topic. What is asked is written as a clause too, so the two
//! are laid next to each other. None of this has to be right: every candidate is made in the text, and the text is
//! judged again. One is offered only if
//!
//! 1. the demand is met then, and its rule applies as before,
//! 2. no verdict of any rule in use is worse, and there is no new error or warning of any kind,
//! 3. a clause whose words it changes still demands all that it demanded, or, where it stood against the rule, still says
//!    something.
//!
//! A clause is never taken out, a blank never filled, and nobody signs. Working this out takes many checks, so it is done
//! only where somebody asks for it.
//!
//! - [`apply`]: all that can be mended in a text, one after the other.
//! - [`case`](mod@case): the candidates for one demand; [`contrary`]: those that change what stands against it.
//! - [`changes`], [`pieces`]: one clause towards another. [`insertion`]: where a new clause goes.
//! - [`edits`]: edits made, taken back and put together. [`standing`]: what must not become worse.

mod apply;
mod case;
mod changes;
mod contrary;
mod edits;
mod insertion;
mod pieces;
mod standing;

use std::collections::BTreeMap;

use crate::audit::{Audit, judged};
use crate::check::demand::Form;
use crate::check::effective::{Effective, Reading};
use crate::check::verdict::Verdict;
use crate::finding::{Checked, Edit, Finding, Fix, Safety};
use crate::library::{Library, Settings};
use crate::live::Live;
use crate::lower::{Understanding, clause};
use crate::norm::measure::{Deadline, too_long_to_be_prompt};
use crate::norm::{Derivation, Modality, Norm, NormSet, Origin};
use crate::suppress::Policy;
use crate::syntax::ast::{Document, Statement, StatementKind};

pub use apply::{Level, Made, Mended, mend};
use case::Case;
use edits::History;
use standing::Standing;

/// A change that may mend a demand.
#[derive(Clone, Debug)]
struct Candidate {
    title: String,
    edits: Vec<Edit>,
    /// How much is changed by it.
    weight: usize,
    /// The statement whose words it changes.
    changes: Option<usize>,
    /// Whether that statement has to go on demanding what it demands.
    keeps: bool,
}

/// So many candidates are tried for one demand.
const PATIENCE: usize = 60;

/// A text on which repairs are tried out.
#[derive(Debug)]
pub struct Workbench<'l> {
    library: &'l Library,
    settings: Settings,
    policy: Policy,
    live: Live,
    standing: Standing,
}

/// What a statement demands, and how far it sees to that by itself.
struct Demanded {
    written: Statement,
    verdicts: Vec<Verdict>,
}

impl<'l> Workbench<'l> {
    /// A text to be mended, judged by the law of some settings; what somebody answers for is no matter of repairs.
    pub fn new(library: &'l Library, settings: &Settings, policy: &Policy, text: &str) -> Self {
        let settings = Settings { brief: true, sensitivity: false, ..settings.clone() };
        let (policy, live) = (policy.clone(), Live::new(text.to_owned()));
        let mut bench = Self { library, settings, policy, live, standing: Standing::default() };
        bench.make(&[]);
        bench
    }

    /// The text as it stands.
    pub fn text(&self) -> &str {
        self.live.text()
    }

    /// What is said of its documents. The findings under recommendations have no scenario.
    pub fn checked(&self) -> &[Checked] {
        self.live.checked()
    }

    /// Makes edits in the text.
    pub fn make(&mut self, edits: &[Edit]) {
        self.edit(edits);
        self.standing = Standing::of(self.live.checked());
    }

    /// The smallest repair by which a document meets some of what a rule asks, given in the words of the pack as
    /// [`Finding::asked`] has them; nothing if there is none for all of it. The text stays as it is.
    pub fn repair(&mut self, document: usize, rule: &str, asked: &[String]) -> Option<Fix> {
        let (before, standing) = (self.live.text().to_owned(), self.standing.clone());
        let mut history = History::new(before.len());
        let mut titles: Vec<String> = Vec::new();
        let mut all = true;
        for words in asked {
            if is_met(self.live.checked(), document, rule, words) {
                continue;
            }
            let Some(made) = self.mend(document, rule, words) else {
                all = false;
                break;
            };
            history.add(&made.edits);
            if !titles.contains(&made.title) {
                titles.push(made.title);
            }
        }
        let edits = history.edits();
        if !edits.is_empty() {
            self.edit(&edits::back(&before, &edits));
            self.standing = standing;
        }
        let title = titles.join("; ");
        (all && !edits.is_empty()).then_some(Fix { title, safety: Safety::Unsafe, edits })
    }

    /// Mends one demand in the text.
    fn mend(&mut self, document: usize, rule: &str, words: &str) -> Option<Candidate> {
        let (candidates, demanded) = self.candidates(document, rule, words)?;
        for candidate in candidates.into_iter().take(PATIENCE) {
            let before = self.live.text().to_owned();
            self.edit(&candidate.edits);
            let standing = Standing::of(self.live.checked());
            if self.holds(document, rule, words, self.live.checked(), &standing)
                && self.is_sound(document, &candidate, &demanded)
                && self.holds_afresh(document, rule, words)
            {
                self.standing = standing;
                return Some(candidate);
            }
            self.edit(&edits::back(&before, &candidate.edits));
        }
        None
    }

    fn edit(&mut self, edits: &[Edit]) {
        for edit in edits.iter().rev() {
            self.live.edit(edit.span, &edit.text);
        }
        self.live.refresh(self.library, &self.settings, &self.policy);
    }

    /// Whether a demand is met in the text as it stands, and nothing is worse than before.
    fn holds(
        &self,
        document: usize,
        rule: &str,
        words: &str,
        checked: &[Checked],
        standing: &Standing,
    ) -> bool {
        let applies = |standing: &Standing| {
            standing.verdict(document, rule).is_some_and(|verdict| verdict != Verdict::NotApplicable)
        };
        is_met(checked, document, rule, words)
            && applies(standing)
            && standing.is_no_worse_than(&self.standing)
    }

    /// The same, when nothing that was said before is relied on.
    fn holds_afresh(&self, document: usize, rule: &str, words: &str) -> bool {
        let mut fresh = Live::new(self.live.text().to_owned());
        fresh.refresh(self.library, &self.settings, &self.policy);
        self.holds(document, rule, words, fresh.checked(), &Standing::of(fresh.checked()))
    }

    /// Whether the statement that a candidate has changed still says something, and demands what it demanded where it
    /// has to.
    fn is_sound(&self, document: usize, candidate: &Candidate, demanded: &BTreeMap<usize, Demanded>) -> bool {
        let Some(statement) = candidate.changes else { return true };
        let meaning = self.live.documents().nth(document).and_then(|(_, meaning)| meaning.agreement());
        let Some(meaning) = meaning else { return false };
        let effective = Effective::new(&meaning.set);
        let own = meaning.set.iter().filter(|(_, norm)| norm.origin.statement == statement);
        let stated = own.filter(|(_, norm)| norm.derivation == Derivation::Stated);
        let mut stated = stated.map(|(id, _)| effective.conduct(id, Reading::Said));
        if stated.any(<[_]>::is_empty) {
            return false;
        }
        let kept = demanded.get(&statement).filter(|_| candidate.keeps);
        kept.is_none_or(|kept| still_demands(meaning, statement, kept))
    }

    /// Candidates for one demand, and what the statements demand that they change.
    fn candidates(
        &self,
        document: usize,
        rule: &str,
        words: &str,
    ) -> Option<(Vec<Candidate>, BTreeMap<usize, Demanded>)> {
        let (tree, meaning) = self.live.documents().nth(document)?;
        let (Document::Agreement(tree), Some(meaning)) = (tree, meaning.agreement()) else { return None };
        let pack = self.library.pack_for(rule.split('/').next().unwrap_or_default(), meaning)?;
        let known = pack.rules.iter().find(|known| known.id == rule)?;
        let effective = Effective::new(&meaning.set);
        let assumed = self.settings.assumed(&pack);
        let audit = Audit {
            document: meaning,
            effective: &effective,
            as_of: self.settings.as_of,
            assumed: &assumed,
            brief: true,
            noted: None,
        };
        let outcome = audit.rule(known);
        let failing =
            outcome.demands.iter().find(|one| !one.verdict.passes() && one.demand.words == words)?;
        let case = Case::new(self.live.text(), tree, meaning, &effective);
        let mut candidates = case.candidates(failing);
        if is_windows(self.live.text()) {
            let edits = candidates.iter_mut().flat_map(|candidate| &mut candidate.edits);
            edits.for_each(|edit| edit.text = edit.text.replace('\n', "\r\n"));
        }
        let mut demanded = BTreeMap::new();
        let changed = candidates.iter().filter(|candidate| candidate.keeps);
        for statement in changed.filter_map(|candidate| candidate.changes) {
            if let Some(written) = case.statements.get(statement) {
                demanded.entry(statement).or_insert_with(|| {
                    let own = alone(meaning, statement);
                    let verdicts = stood_by(meaning, &own, own.norms.iter());
                    Demanded { written: (*written).clone(), verdicts }
                });
            }
        }
        Some((candidates, demanded))
    }
}

/// Whether a statement demands what it demanded before it was changed, each by itself.
fn still_demands(meaning: &Understanding, statement: usize, before: &Demanded) -> bool {
    let mut lexicon = meaning.lexicon.copy();
    let nowhere = Origin { address: String::new(), statement: usize::MAX };
    let mut old = match &before.written.kind {
        StatementKind::Clause(written) => clause::lower(&mut lexicon, written, &nowhere).norms,
        StatementKind::Assignment { subject, sole, tasks, parts } => {
            clause::assignment(&mut lexicon, subject, *sole, tasks, parts, &nowhere).norms
        }
        _ => return false,
    };
    let own = alone(meaning, statement);
    for norm in &mut old {
        // A number in place of a word such as `promptly` says more, unless nobody would call it that.
        let measures = &mut norm.discharge.measures;
        let number = own.norms.iter().map(|norm| &norm.discharge.measures).find(|ours| {
            matches!(ours.deadline, Some(Deadline::Within(_))) && !too_long_to_be_prompt(ours, measures)
        });
        if number.is_some() && matches!(measures.deadline, Some(Deadline::Symbol(_))) {
            measures.deadline = None;
        }
    }
    let now = stood_by(meaning, &own, old.iter());
    now.len() == before.verdicts.len()
        && now.iter().zip(&before.verdicts).all(|(now, before)| now.passes() || now <= before)
}

/// A statement by itself.
fn alone(meaning: &Understanding, statement: usize) -> NormSet {
    let norms = meaning.set.norms.iter().filter(|norm| norm.origin.statement == statement);
    NormSet { norms: norms.cloned().collect(), priorities: Vec::new(), ..meaning.set.clone() }
}

/// How a set stands by the bans and duties among some norms.
fn stood_by<'n>(
    meaning: &Understanding,
    set: &NormSet,
    norms: impl Iterator<Item = &'n Norm>,
) -> Vec<Verdict> {
    let effective = Effective::new(set);
    let binds =
        |norm: &&Norm| matches!(norm.modality, Modality::Prohibition | Modality::Obligation) && !norm.blanket;
    norms
        .filter(binds)
        .map(|norm| judged(&effective, &meaning.taxonomy, norm, Form::Require).verdict)
        .collect()
}

fn is_met(checked: &[Checked], document: usize, rule: &str, words: &str) -> bool {
    checked.get(document).is_some_and(|checked| {
        let unmet = |finding: &Finding| finding.rule == rule && finding.asked.iter().any(|one| one == words);
        let suppressed = checked.suppressed.iter().map(|suppressed| &suppressed.finding);
        !checked.findings.iter().chain(suppressed).any(unmet)
    })
}

/// Whether the first line of a text ends as lines do on Windows.
fn is_windows(text: &str) -> bool {
    text.split_once('\n').is_some_and(|(first, _)| first.ends_with('\r'))
}

/// The repair for one finding in a document of a text; nothing for lints, and for rules that are not in force yet.
pub fn of_finding(bench: &mut Workbench<'_>, document: usize, finding: &Finding) -> Option<Fix> {
    if finding.asked.is_empty() || finding.from.is_some() {
        return None;
    }
    bench.repair(document, &finding.rule, &finding.asked)
}

/// The clauses that would do what a finding lacks, in the style of the agreement, as far as its rule asks for clauses.
pub fn clauses(library: &Library, document: &Understanding, finding: &Finding) -> Vec<String> {
    // Only the words of the rule matter, which are the same in every document's terms.
    let rules = library.packs().flat_map(|pack| &pack.rules);
    let Some(rule) = rules.into_iter().find(|rule| rule.id == finding.rule) else { return Vec::new() };
    let shall = case::says_shall(document);
    let lacking = rule.demands.iter().filter(|demand| finding.asked.contains(&demand.words));
    lacking.filter_map(|demand| case::said(&demand.ask, &demand.words, shall)).collect()
}
