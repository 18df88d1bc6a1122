//! What was said of an agreement the last time, to be said again where nothing has changed that it hangs on.
//!
//! The verdict on a rule hangs on the clauses about the acts that it asks about, on the bans of whatever else the duties
//! among these leave open, and on what concerns every rule alike: header, definitions, sections, the conditions in use.
//! So a clause that changed costs the rules about its acts, and no others. A test holds that the result is always that
//! of a fresh check.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

use super::Settings;
use crate::check::effective::{Effective, acts};
use crate::finding::{Finding, RuleVerdict};
use crate::lint::Clashes;
use crate::lower::Understanding;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::{Condition, Slot};
use crate::norm::{Modality, Norm};
use crate::pack::{Ask, Demand, Given, Pack, Rule};
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
    /// On clauses about which acts it hangs.
    acts: LeafSet,
    /// Whether it hangs on what sections are about.
    content: bool,
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
        effective: &Effective<'_>,
        verdict: RuleVerdict,
        findings: Vec<Finding>,
        upcoming: Vec<Finding>,
    ) -> Self {
        let mut asked = LeafSet::NOTHING;
        let mut content = false;
        rule.demands.iter().for_each(|demand| asked_about(demand, &mut asked, &mut content));
        for given in &rule.given {
            if let Given::Norms(norms, _) = given {
                norms.iter().for_each(|norm| asked = asked.union(&norm.reach(Slot::Action)));
            }
        }
        // A duty that is about what is asked may offer other ways, and what forbids those matters too.
        let duties = effective.about(Modality::Obligation, &asked).map(|(_, norm)| acts(norm));
        let acts = duties.fold(asked.clone(), |all, acts| all.union(&acts));
        Self { acts, content, verdict, findings, upcoming }
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

fn asked_about(demand: &Demand, asked: &mut LeafSet, content: &mut bool) {
    match &demand.ask {
        Ask::Norms(_, norms) => norms.iter().for_each(|norm| *asked = asked.union(&norm.reach(Slot::Action))),
        Ask::Covers(_) => *content = true,
        Ask::Header(..) => {}
        Ask::AnyOf(demands) => demands.iter().for_each(|demand| asked_about(demand, asked, content)),
    }
}

/// What every rule hangs on.
#[derive(Clone, Debug, PartialEq)]
struct Ground {
    settings: Settings,
    /// Title, header and definitions, as they are written.
    words: u64,
    /// The addresses and labels of all statements, where any of them is referred to.
    names: u64,
    conditions: BTreeSet<Condition>,
    /// Whether the clauses were too many to work out, or their precedence to replay.
    too_many: (bool, bool),
}

/// What a statement comes to, as far as others may hang on it.
#[derive(Clone, Debug, PartialEq)]
struct Stamp {
    /// Its words, its address and its kind.
    words: u64,
    /// Its norms.
    norms: u64,
    /// What it is about.
    acts: LeafSet,
    /// Whether it promises to keep the law as a whole, which covers whatever is asked.
    blanket: bool,
    /// The section it stands in and the terms it uses, which say what the section is about.
    content: u64,
}

/// What was said the last time.
#[derive(Debug, Default)]
pub struct Memo {
    ground: Option<Ground>,
    /// Where the document's brace stands: there clauses that are missing would be inserted.
    end: Span,
    sections: u64,
    stamps: Vec<Stamp>,
    links: Vec<(usize, usize)>,
    /// Which statement prevails over which.
    ranks: Vec<(usize, usize)>,
    rules: HashMap<String, Said>,
    /// The packs in the document's terms, where it has terms of its own.
    packs: HashMap<String, Arc<Pack>>,
    /// Situations in which clauses clash.
    pub(super) clashes: Clashes,
}

impl Memo {
    /// Forgets what hangs on something that has changed since, and moves the rest to where it stands now. `replaced`
    /// is what happened to the text.
    pub(super) fn keep(
        &mut self,
        text: &str,
        document: &Understanding,
        effective: &Effective<'_>,
        settings: &Settings,
        replaced: &[Replaced],
    ) {
        let ground = ground(text, document, effective, settings);
        let stamps = self.stamps(text, document, effective);
        let sections = sections(document);
        let end = Span::at(document.span.end.saturating_sub(1) as usize);
        let moved = replaced.iter().fold(self.end, |end, one| one.moved(end));
        if self.ground.as_ref() == Some(&ground) && moved == end {
            let ranks = ranks(document);
            let change = self.change(&stamps, &document.links, &ranks, self.sections != sections);
            self.rules.retain(|_, said| !change.concerns(said));
            for one in replaced {
                self.rules.retain(|_, said| !said.is_touched(one));
                self.rules.values_mut().for_each(|said| said.move_places(one));
            }
        } else {
            self.rules.clear();
            self.packs.clear();
            self.clashes = Clashes::default();
        }
        self.ground = Some(ground);
        self.end = end;
        self.sections = sections;
        self.stamps = stamps;
        self.links.clone_from(&document.links);
        self.ranks = ranks(document);
    }

    /// A name for each norm, made of the words and the address of its statement and its number there; nothing where a
    /// statement says something about precedence, for then more hangs on it than its words.
    pub(super) fn names(&self, document: &Understanding) -> Vec<Option<u64>> {
        let linked: HashSet<usize> = self.links.iter().flat_map(|(one, other)| [*one, *other]).collect();
        let mut last = (usize::MAX, 0_usize);
        let name = |norm: &Norm| {
            let statement = norm.origin.statement;
            last = if last.0 == statement { (statement, last.1 + 1) } else { (statement, 0) };
            let stamp = self.stamps.get(statement).filter(|_| !linked.contains(&statement))?;
            Some(hash((stamp.words, last.1)))
        };
        document.set.norms.iter().map(name).collect()
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

    /// What each statement comes to; what was worked out for the same words before is taken over.
    fn stamps(&self, text: &str, document: &Understanding, effective: &Effective<'_>) -> Vec<Stamp> {
        let rebound = !document.lexicon.rebound.is_empty();
        let mut stamps: Vec<Stamp> = document
            .statements
            .iter()
            .map(|statement| {
                let uses: Vec<_> = statement.uses.iter().map(|used| used.term).collect();
                let words = hash((statement.span.slice(text), &statement.address, statement.kind));
                Stamp {
                    words,
                    // Where words are defined anew, which of them a clause uses is told of.
                    norms: if rebound { words } else { 0 },
                    acts: LeafSet::NOTHING,
                    blanket: false,
                    content: hash((statement.section, statement.kind, &statement.address, uses)),
                }
            })
            .collect();
        let known: HashMap<u64, u64> = self.stamps.iter().map(|stamp| (stamp.words, stamp.norms)).collect();
        let mut hashers: HashMap<usize, DefaultHasher> = HashMap::new();
        for (id, norm) in document.set.iter() {
            let statement = norm.origin.statement;
            let (Some(stamp), Some(acts)) = (stamps.get_mut(statement), effective.acts_of(id)) else {
                continue;
            };
            stamp.acts = stamp.acts.union(acts);
            stamp.blanket |= norm.blanket;
            if !rebound && !known.contains_key(&stamp.words) {
                fingerprint(norm, hashers.entry(statement).or_default());
            }
        }
        for (index, stamp) in stamps.iter_mut().enumerate().filter(|_| !rebound) {
            stamp.norms = match (known.get(&stamp.words), hashers.remove(&index)) {
                (Some(norms), _) => *norms,
                (None, Some(hasher)) => hasher.finish(),
                (None, None) => 0,
            };
        }
        stamps
    }

    /// What is different from the last time.
    fn change(
        &self,
        stamps: &[Stamp],
        links: &[(usize, usize)],
        ranks: &[(usize, usize)],
        sections: bool,
    ) -> Change {
        let same = self.stamps.iter().zip(stamps).take_while(|(old, new)| old == new).count();
        let rest = self.stamps.len().min(stamps.len()) - same;
        let pairs = self.stamps.iter().rev().zip(stamps.iter().rev()).take(rest);
        let same_end = pairs.take_while(|(old, new)| old == new).count();
        // Clauses that say the same in other words change nothing but where their words stand.
        let changed = |stamps: &[Stamp]| {
            let changed = stamps.get(same..stamps.len() - same_end).unwrap_or_default();
            changed.iter().map(|stamp| (stamp.norms, stamp.content)).collect::<Vec<_>>()
        };
        // That one of two prevails, and no longer the other, is no matter of words.
        let reworded = changed(&self.stamps) == changed(stamps) && self.ranks == ranks;
        let mut change = Change { all: false, acts: LeafSet::NOTHING, content: sections };
        for (stamps, links) in [(self.stamps.as_slice(), self.links.as_slice()), (stamps, links)] {
            let changed = same..stamps.len() - same_end;
            if reworded {
                continue;
            }
            for index in connected(changed.clone(), links) {
                let Some(stamp) = stamps.get(index) else { continue };
                change.acts = change.acts.union(&stamp.acts);
                change.all |= stamp.blanket;
            }
        }
        let content = |stamps: &[Stamp]| {
            let changed = stamps.get(same..stamps.len() - same_end).unwrap_or_default();
            changed.iter().map(|stamp| stamp.content).collect::<Vec<u64>>()
        };
        change.content |= content(&self.stamps) != content(stamps);
        change
    }
}

/// Which statement prevails over which.
fn ranks(document: &Understanding) -> Vec<(usize, usize)> {
    let statement = |id| document.set.get(id).map(|norm: &Norm| norm.origin.statement);
    let pairs = document.set.priorities.iter();
    pairs.filter_map(|&(higher, lower)| statement(higher).zip(statement(lower))).collect()
}

/// Some statements, and all that are linked with them in however many steps.
fn connected(changed: std::ops::Range<usize>, links: &[(usize, usize)]) -> BTreeSet<usize> {
    let mut found: BTreeSet<usize> = changed.collect();
    loop {
        let before = found.len();
        for (one, other) in links {
            if found.contains(one) || found.contains(other) {
                found.extend([*one, *other]);
            }
        }
        if found.len() == before {
            return found;
        }
    }
}

struct Change {
    all: bool,
    acts: LeafSet,
    content: bool,
}

impl Change {
    fn concerns(&self, said: &Said) -> bool {
        self.all || (self.content && said.content) || self.acts.intersects(&said.acts)
    }
}

fn hash(value: impl Hash) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn ground(text: &str, document: &Understanding, effective: &Effective<'_>, settings: &Settings) -> Ground {
    let mut hasher = DefaultHasher::new();
    document.title_span.slice(text).hash(&mut hasher);
    (document.kind, document.is_unreviewed()).hash(&mut hasher);
    for (key, filled, span) in &document.header.keys {
        (key, filled, span.slice(text)).hash(&mut hasher);
    }
    let defining = document.statements.iter().filter(|one| matches!(one.kind, "define" | "deeming"));
    defining.for_each(|one| one.span.slice(text).hash(&mut hasher));
    let words = hasher.finish();
    let names = if document.links.is_empty() {
        0
    } else {
        let names = document.statements.iter().map(|one| (&one.address, &one.label));
        hash(names.collect::<Vec<_>>())
    };
    Ground {
        settings: settings.clone(),
        words,
        names,
        conditions: effective.conditions().clone(),
        too_many: (
            effective.exhausted,
            document.set.priorities.len() > crate::check::replay::MOST_PRIORITIES,
        ),
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

/// What a norm says, without where it stands.
fn fingerprint(norm: &Norm, hasher: &mut DefaultHasher) {
    let Norm {
        modality,
        strength,
        region,
        holes,
        hole_statements,
        discharge,
        opaque_slots,
        opaque_holes,
        ..
    } = norm;
    (modality, strength, region, holes, hole_statements).hash(hasher);
    (&discharge.options, opaque_slots, opaque_holes, norm.blanket).hash(hasher);
    // Numbers have no hash of their own.
    format!("{:?} {:?}", discharge.measures, norm.derivation).hash(hasher);
}
