//! What was said of an agreement the last time, to be said again where nothing has changed that it hangs on.
//!
//! The verdict on a rule hangs on the clauses that meet what it asks about, on the bans of whatever else the duties among
//! these leave open, on which clause comes nearest ([`Asked`]), and on what concerns every rule alike: header, definitions,
//! the conditions in use. Rules about topics hang on the sections, and on the statements that speak of the topics. What is
//! said of a rule besides names clauses by their addresses, and points at their places. So a clause that changed costs
//! the rules that it matters to, and no others. A test holds that the result is always that of a fresh check.

mod change;

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use self::change::{Change, Stamp, Tie, TopicChange};
use super::Settings;
use crate::audit::{Asked, Noted};
use crate::check::effective::{Effective, Trace, WorkedOut};
use crate::finding::{Finding, RuleVerdict};
use crate::lint::Among;
use crate::lower::Understanding;
use crate::norm::scope::Condition;
use crate::pack::{Ask, Demand, Pack, Rule};
use crate::taxonomy::TermId;
use crate::text::Span;

/// A replacement in a text: what was taken away, and how many bytes stand in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Replaced {
    /// What was taken away, as places of the text before.
    pub removed: Span,
    /// How many bytes stand there now.
    pub inserted: usize,
}

impl Replaced {
    /// Where a place stands afterwards; what begins where the replacement ends moves with it.
    fn moved(&self, span: Span) -> Span {
        let by = |offset: u32| {
            let moved = i64::from(offset) + i64::try_from(self.inserted).unwrap_or(i64::MAX)
                - i64::try_from(self.removed.len()).unwrap_or(0);
            u32::try_from(moved).unwrap_or(0)
        };
        let start = if span.start >= self.removed.end { by(span.start) } else { span.start };
        let end = if span.end > self.removed.start { by(span.end) } else { span.end };
        Span { start, end: if span.is_empty() { start } else { end.max(start) } }
    }

    /// Whether it touches the beginning or the end of a place, so that nobody can say where the place is then; what
    /// happens well inside only makes it longer or shorter.
    fn touches(&self, span: Span) -> bool {
        let holds = |offset: u32| self.removed.start <= offset && offset <= self.removed.end;
        holds(span.start) || holds(span.end)
    }
}

/// What was said of a rule.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// The questions that were asked of the clauses.
    asked: Vec<Asked>,
    /// The topics that were looked for.
    topics: Vec<TermId>,
    /// What stands between backticks in the words: the addresses of clauses are among it.
    named: Vec<u64>,
    /// The verdict.
    pub(super) verdict: RuleVerdict,
    /// The findings.
    pub(super) findings: Vec<Finding>,
    /// What will be found once the rule is in force.
    pub(super) upcoming: Vec<Finding>,
}

impl Said {
    /// What was said of a rule just now.
    pub(super) fn new(
        rule: &Rule,
        noted: Noted,
        verdict: RuleVerdict,
        findings: Vec<Finding>,
        upcoming: Vec<Finding>,
    ) -> Self {
        let mut topics = Vec::new();
        rule.demands.iter().for_each(|demand| asked_about(demand, &mut topics));
        let mut named: Vec<u64> = verdict.clauses.iter().map(hash).collect();
        for finding in findings.iter().chain(&upcoming) {
            let scenario = finding.scenario.iter();
            let told = scenario.flat_map(|scenario| {
                let situation = scenario.situation.iter().flat_map(|(slot, term)| [slot, term]);
                std::iter::once(&scenario.sentence).chain(situation)
            });
            let fixes = finding.fixes.iter();
            let mended = fixes
                .flat_map(|fix| std::iter::once(&fix.title).chain(fix.edits.iter().map(|edit| &edit.text)));
            let words =
                [&finding.message, &finding.help, &finding.label].into_iter().chain(told).chain(mended);
            let words = words.chain(finding.related.iter().map(|related| &related.message));
            named.extend(words.flat_map(|words| words.split('`')).map(hash));
        }
        named.sort_unstable();
        named.dedup();
        Self { asked: noted.questions(), topics, named, verdict, findings, upcoming }
    }

    fn move_places(&mut self, replaced: &Replaced) {
        for finding in self.findings.iter_mut().chain(&mut self.upcoming) {
            finding.move_places(|span| replaced.moved(span));
        }
    }

    fn is_touched(&self, replaced: &Replaced) -> bool {
        self.findings.iter().chain(&self.upcoming).any(|finding| {
            let related = finding.related.iter().map(|related| related.span);
            let fixes = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
            std::iter::once(finding.span).chain(related).chain(fixes).any(|span| replaced.touches(span))
        })
    }
}

fn asked_about(demand: &Demand, topics: &mut Vec<TermId>) {
    match &demand.ask {
        Ask::Covers(covered) => topics.extend(covered.iter().map(|(topic, _)| *topic)),
        Ask::Norms(..) | Ask::Header(..) => {}
        Ask::AnyOf(demands) => demands.iter().for_each(|demand| asked_about(demand, topics)),
    }
}

/// What every rule hangs on.
#[derive(Clone, Debug, PartialEq)]
struct Ground {
    settings: Settings,
    /// Title, header and definitions, as they are written.
    words: u64,
    /// The conditions in use that hang together with others.
    conditions: BTreeSet<Condition>,
    /// Whether the clauses were too many to work out, or their precedence to replay.
    too_many: (bool, bool),
}

/// What was said the last time.
#[derive(Debug, Default)]
pub struct Memo {
    ground: Option<Ground>,
    /// Where the document's brace stands: there clauses that are missing would be inserted.
    end: Span,
    sections: u64,
    stamps: Vec<Stamp>,
    /// Which statement has to do with which other one.
    ties: Vec<Tie>,
    worked_out: Arc<WorkedOut>,
    rules: HashMap<String, Said>,
    /// The packs in the document's terms, where it has terms of its own.
    packs: HashMap<String, Arc<Pack>>,
    /// How the clauses stand to one another.
    pub(super) among: Among,
}

impl Memo {
    /// Works out the document's norms, forgets what hangs on something that has changed since, and moves the rest to where
    /// it stands now. `replaced` is what happened to the text.
    pub(super) fn keep<'d>(
        &mut self,
        text: &str,
        document: &'d Understanding,
        settings: &Settings,
        replaced: &[Replaced],
    ) -> Effective<'d> {
        let stamps = change::stamps(&self.stamps, text, document);
        let sections = sections(document);
        let words = ground_words(text, document);
        let end = Span::at(document.span.end.saturating_sub(1) as usize);
        let moved = replaced.iter().fold(self.end, |end, one| one.moved(end));
        let ties = change::ties(document);
        let change = Change::new(self, &stamps, &ties, replaced);
        let worked_out = std::mem::take(&mut self.worked_out);
        let same_words = self.ground.as_ref().is_some_and(|ground| ground.words == words);
        let gone: Vec<Trace> = change.gone.iter().filter_map(|id| worked_out.trace(*id)).collect();
        let effective = match &change.range {
            Some((gone, come)) if same_words => Effective::renewed(&document.set, worked_out, gone, *come),
            _ => Effective::new(&document.set),
        };
        let ground = Ground::new(words, document, &effective, settings);
        if self.ground.as_ref() == Some(&ground) && moved == end {
            let topics = TopicChange::new(self, &stamps, self.sections != sections);
            let come: Vec<Trace> =
                change.come.iter().filter_map(|id| effective.worked_out().trace(*id)).collect();
            let renamed = change.renamed(self, &stamps);
            self.rules.retain(|_, said| {
                // Every question is renumbered, whatever becomes of the others.
                let mut there = true;
                for asked in &mut said.asked {
                    there &= change.renumber(asked);
                }
                there
                    && !gone.iter().chain(&come).any(|trace| trace.blanket)
                    && !said.asked.iter().any(|asked| gone.iter().chain(&come).any(|one| asked.hangs_on(one)))
                    && !said
                        .asked
                        .iter()
                        .any(|asked| change.come.iter().any(|id| asked.is_outdone(&effective, *id)))
                    && !said.topics.iter().any(|topic| topics.concerns(&document.taxonomy, *topic))
                    && !renamed.iter().any(|address| said.named.binary_search(address).is_ok())
            });
            for one in replaced {
                self.rules.retain(|_, said| !said.is_touched(one));
                self.rules.values_mut().for_each(|said| said.move_places(one));
            }
            self.among.replace(&change.range);
        } else {
            self.rules.clear();
            self.packs.clear();
            self.among = Among::default();
        }
        self.ground = Some(ground);
        self.end = end;
        self.sections = sections;
        self.stamps = stamps;
        self.ties = ties;
        self.worked_out = Arc::clone(effective.worked_out());
        effective
    }

    /// What was said of a rule, where it still holds.
    pub(super) fn said(&self, rule: &str) -> Option<&Said> {
        self.rules.get(rule)
    }

    /// Remembers what was said of a rule.
    pub(super) fn say(&mut self, rule: &str, said: Said) {
        self.rules.insert(rule.to_owned(), said);
    }

    /// A pack in the terms of a document that has terms of its own.
    pub(super) fn pack(&mut self, name: &str, load: impl FnOnce() -> Pack) -> Arc<Pack> {
        Arc::clone(self.packs.entry(name.to_owned()).or_insert_with(|| Arc::new(load())))
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

/// Title, header and definitions, as they are written.
fn ground_words(text: &str, document: &Understanding) -> u64 {
    let mut hasher = DefaultHasher::new();
    document.title_span.slice(text).hash(&mut hasher);
    document.kind.hash(&mut hasher);
    for (key, filled, span) in &document.header.keys {
        (key, filled, span.slice(text)).hash(&mut hasher);
    }
    let defining = document.statements.iter().filter(|one| matches!(one.kind, "define" | "deeming"));
    defining.for_each(|one| one.span.slice(text).hash(&mut hasher));
    hasher.finish()
}

impl Ground {
    fn new(words: u64, document: &Understanding, effective: &Effective<'_>, settings: &Settings) -> Self {
        // A condition that hangs together with no other makes no situation impossible, whether it is named or not.
        let impossible = document.set.impossible.iter().flat_map(|scope| &scope.conditions);
        let related = impossible.filter(|(condition, _)| effective.conditions().contains(condition));
        Self {
            settings: settings.clone(),
            words,
            conditions: related.map(|(condition, _)| condition.clone()).collect(),
            too_many: (
                effective.exhausted,
                document.set.priorities.len() > crate::check::replay::MOST_PRIORITIES,
            ),
        }
    }
}

fn sections(document: &Understanding) -> u64 {
    let mut hasher = DefaultHasher::new();
    for section in &document.sections {
        (&section.address, &section.title, section.parent, section.head.len()).hash(&mut hasher);
        section.covers.iter().for_each(|(topic, words, _)| (topic, words).hash(&mut hasher));
        section.quotes.hash(&mut hasher);
    }
    hasher.finish()
}
