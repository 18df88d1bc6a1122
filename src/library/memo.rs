//! What was said of an agreement the last time, to be said again where nothing has changed that it hangs on.
//!
//! The verdict on a rule hangs on the clauses that meet what it asks about, on the bans of whatever else the duties among
//! these leave open, on which clause comes nearest ([`Asked`]), and on what concerns every rule alike: header, definitions,
//! the conditions in use. Rules about topics hang on the sections, and on the statements that speak of the topics. What is
//! said of a rule besides names clauses by their addresses, and points at their places. So a clause that changed costs
//! the rules that it matters to, and no others. A test holds that the result is always that of a fresh check.

mod change;
mod past;
mod since;

use std::collections::{BTreeSet, HashMap};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use self::change::{Change, Renamed, Stamp, Tie, TopicChange};
use self::past::Past;
pub use self::since::Since;
use super::Settings;
use crate::audit::{Asked, Noted};
use crate::check::effective::{Effective, Trace, WorkedOut};
use crate::finding::{Finding, RuleVerdict};
use crate::lint::Among;
use crate::lower::Understanding;
use crate::lower::document::Section;
use crate::norm::Modality;
use crate::norm::leaf_set::{Leaf, LeafSet};
use crate::norm::scope::Condition;
use crate::pack::{Ask, Demand, Pack, Rule};
use crate::taxonomy::TermId;
use crate::text::Span;

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
        let mut said =
            Self { asked: noted.questions(), topics, named: Vec::new(), verdict, findings, upcoming };
        said.name();
        said
    }

    /// Everything that is said in words that may be those of the document.
    fn words(&self) -> impl Iterator<Item = &String> {
        self.findings.iter().chain(&self.upcoming).flat_map(|finding| {
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
            words.chain(finding.related.iter().map(|related| &related.message))
        })
    }

    /// Whether it hangs on which of two unknown words a clause has, or tells of the first one.
    fn hangs_on_spelling(&self, (before, now): (Leaf, Leaf), words: &str) -> bool {
        self.asked.iter().any(|asked| asked.tells_apart(before, now))
            || self.words().any(|told| told.contains(words))
    }

    /// Notes what stands between backticks.
    fn name(&mut self) {
        let mut named: Vec<u64> = self.verdict.clauses.iter().map(hash).collect();
        named.extend(self.words().flat_map(|words| words.split('`')).map(hash));
        named.sort_unstable();
        named.dedup();
        self.named = named;
    }

    /// Calls clauses what they are called now.
    fn rename(&mut self, renamed: &Renamed) {
        self.verdict.clauses.iter_mut().for_each(|clause| renamed.in_address(clause));
        for finding in self.findings.iter_mut().chain(&mut self.upcoming) {
            let Finding { message, help, label, related, scenario, fixes, .. } = finding;
            [message, help, label].into_iter().for_each(|words| renamed.in_words(words));
            related.iter_mut().for_each(|related| renamed.in_words(&mut related.message));
            if let Some(scenario) = scenario {
                renamed.in_words(&mut scenario.sentence);
                for (slot, term) in &mut scenario.situation {
                    renamed.in_words(slot);
                    renamed.in_words(term);
                }
            }
            for fix in fixes {
                renamed.in_words(&mut fix.title);
                fix.edits.iter_mut().for_each(|edit| renamed.in_words(&mut edit.text));
            }
        }
        self.name();
    }

    /// Whether one of some addresses stands in it, given as numbers that stand for them.
    fn names_any(&self, addresses: &[u64]) -> bool {
        addresses.iter().any(|address| self.named.binary_search(address).is_ok())
    }

    fn move_places(&mut self, since: &Since) {
        for finding in self.findings.iter_mut().chain(&mut self.upcoming) {
            finding.move_places(|span| since.moved(span));
        }
    }

    /// Whether nobody can say where some place in it stands now.
    fn is_touched(&self, since: &Since) -> bool {
        self.findings.iter().chain(&self.upcoming).any(|finding| {
            let related = finding.related.iter().map(|related| related.span);
            let fixes = finding.fixes.iter().flat_map(|fix| &fix.edits).map(|edit| edit.span);
            std::iter::once(finding.span).chain(related).chain(fixes).any(|span| since.touches(span))
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
    /// What every section comes to.
    sections: Vec<u64>,
    stamps: Vec<Stamp>,
    /// Which statement has to do with which other one.
    ties: Vec<Tie>,
    worked_out: Arc<WorkedOut>,
    rules: HashMap<String, Said>,
    /// What was said of rules when the text was another one.
    past: Past,
    /// The packs in the document's terms, where it has terms of its own.
    packs: HashMap<String, Arc<Pack>>,
    /// How the clauses stand to one another.
    pub(super) among: Among,
    /// Whether nothing has become of the clauses since the time before but that some stand somewhere else.
    pub(super) only_places: bool,
}

impl Memo {
    /// Works out the document's norms, forgets what hangs on something that has changed since, and moves the rest to where
    /// it stands now.
    pub(super) fn keep<'d>(
        &mut self,
        text: &str,
        document: &'d Understanding,
        settings: &Settings,
        since: &Since,
    ) -> Effective<'d> {
        let before = self.ground.take();
        // Neither header nor sections nor definitions are statements that can be read anew by themselves.
        let words = match (&before, &since.renewed) {
            (Some(ground), Some(_)) => ground.words,
            _ => ground_words(text, document),
        };
        let sections = match (&before, &since.renewed) {
            (Some(_), Some(renewed)) => {
                let mut known = self.sections.clone();
                for &index in &renewed.quoted {
                    if let (Some(known), Some(section)) = (known.get_mut(index), document.sections.get(index))
                    {
                        *known = section_words(section);
                    }
                }
                known
            }
            _ => document.sections.iter().map(section_words).collect(),
        };
        let end = Span::at(document.span.end.saturating_sub(1) as usize);
        let moved = since.moved(self.end);
        let ties = change::ties(document);
        let change = Change::new(self, text, document, &ties, since);
        let worked_out = std::mem::take(&mut self.worked_out);
        let same_words = before.as_ref().is_some_and(|ground| ground.words == words);
        let gone: Vec<Trace> = change.gone.iter().filter_map(|id| worked_out.trace(*id)).collect();
        let effective = match &change.range {
            Some((gone, come)) if same_words => Effective::renewed(&document.set, worked_out, gone, *come),
            _ => Effective::new(&document.set),
        };
        let ground = Ground::new(words, document, &effective, settings);
        if before.as_ref() == Some(&ground) && moved == end {
            let topics = TopicChange::new(self, &change, self.sections != sections);
            let come: Vec<Trace> =
                change.come.iter().filter_map(|id| effective.worked_out().trace(*id)).collect();
            let blanket = gone.iter().chain(&come).any(|trace| trace.blanket);
            // Most questions are about other acts than all that has changed.
            let all = |acts: LeafSet, trace: &Trace| acts.union(&trace.acts);
            let acts = gone.iter().chain(&come).fold(LeafSet::NOTHING, all);
            let bans = gone.iter().chain(&come).filter(|trace| trace.modality == Modality::Prohibition);
            let bans = bans.fold(LeafSet::NOTHING, all);
            let hangs_on_change = |asked: &Asked| {
                let is_about = asked.is_about(&acts);
                change.is_gone(asked)
                    || ((is_about || asked.leaves_open(&bans))
                        && gone.iter().chain(&come).any(|one| asked.hangs_on(one)))
                    || (is_about && asked.is_outdone(&effective, &change.come, |id| change.now(id)))
            };
            let respelt: Vec<((Leaf, Leaf), &str)> = change
                .respelt
                .iter()
                .map(|pair| (*pair, document.lexicon.opaque_words(pair.0).unwrap_or_default()))
                .collect();
            let forgotten = self.rules.extract_if(|_, said| {
                blanket
                    || respelt.iter().any(|(pair, words)| said.hangs_on_spelling(*pair, words))
                    || said.asked.iter().any(hangs_on_change)
                    || said.topics.iter().any(|topic| topics.concerns(&document.taxonomy, *topic))
                    || said.names_any(&change.unclear)
                    || said.is_touched(since)
            });
            self.past.put_aside(forgotten.collect(), since.renewed.is_some());
            let renamed = change.renamed.hashes();
            self.rules.values_mut().for_each(|said| {
                if said.names_any(&renamed) {
                    said.rename(&change.renamed);
                }
                said.asked.iter_mut().for_each(|asked| asked.renumber(|id| change.now(id)));
                said.move_places(since);
            });
            self.past.bring_back(text, &mut self.rules);
            self.only_places = change.only_places;
            self.among.replace(&change.range);
            let quoted = since.renewed.as_ref().map(|renewed| renewed.quoted.iter().copied());
            let changed = quoted.map(|quoted| change.sections(&self.stamps).chain(quoted));
            self.among.forget_sections(document, changed);
        } else {
            self.rules.clear();
            self.past = Past::of(text);
            self.packs.clear();
            self.only_places = false;
            self.among = Among::default();
        }
        self.ground = Some(ground);
        self.end = end;
        self.sections = sections;
        change.enter(&mut self.stamps, document, since);
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
    (document.kind, document.is_unreviewed()).hash(&mut hasher);
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

/// What a section says of itself, and the paragraphs it quotes.
fn section_words(section: &Section) -> u64 {
    let mut hasher = DefaultHasher::new();
    (&section.address, &section.title, section.parent, section.head.len()).hash(&mut hasher);
    section.covers.iter().for_each(|(topic, words, _)| (topic, words).hash(&mut hasher));
    section.quotes.hash(&mut hasher);
    hasher.finish()
}
