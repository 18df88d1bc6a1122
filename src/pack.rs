//! Packs as loaded: rules with their citations, dates and demands, lowered to norms.
//!
//! A built-in pack has no power that a user's pack lacks: both come through [`Pack::load`].

mod edition;

use std::sync::Arc;

use jiff::civil::Date;

use crate::check::demand::Form;
use crate::finding::{Cite, Finding};
use crate::lower::clause;
use crate::lower::lexicon::{Lexicon, Opaques, TermUse};
use crate::lower::problem::{Problem, ProblemKind};
use crate::norm::{Modality, Norm, Origin, Strength};
use crate::syntax::ast::{
    self, BindingEvent, DemandForm, DemandKind, Evidence, GuardKind, HeaderKey, Kind, Severity,
};
use crate::taxonomy::{Taxonomy, TermId};
use crate::text::Span;

pub use edition::Edition;

/// A pack, lowered with one taxonomy.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Where it applies.
    pub jurisdiction: Option<String>,
    /// Whether it runs beside every other pack.
    pub always: bool,
    /// Its edition.
    pub edition: String,
    /// When somebody last looked the law up.
    pub verified: Option<Date>,
    /// The arguable readings that its rules hang on.
    pub assumptions: Vec<Assumption>,
    /// Its rules, in the order written.
    pub rules: Vec<Rule>,
    /// The pack as written, to lower it anew for a document with terms of its own.
    pub source: Arc<ast::Pack>,
}

/// A reading of the law that can be argued either way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assumption {
    /// Its name.
    pub name: String,
    /// What is assumed, in one sentence.
    pub text: String,
    /// Whether it is assumed where nobody says otherwise.
    pub on: bool,
}

/// What brings an agreement under a rule.
#[derive(Clone, Debug)]
pub struct Binds {
    /// What must have happened to the agreement.
    pub event: BindingEvent,
    /// On this day or later.
    pub since: Date,
    /// The assumption under which it counts.
    pub assuming: Option<String>,
}

/// One rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name with its pack's: `us-ct/firearm-use`.
    pub id: String,
    /// One sentence.
    pub summary: String,
    /// Its citations.
    pub cite: Vec<Cite>,
    /// First day in force; none for always.
    pub from: Option<Date>,
    /// First day no longer in force.
    pub until: Option<Date>,
    /// Which agreements it binds: those that one of these fits; all, if there is none.
    pub binds: Vec<Binds>,
    /// How well the law was verified.
    pub evidence: Evidence,
    /// How serious a failure is, already limited by the evidence.
    pub severity: Severity,
    /// The edition of its pack in which it came; none for the first.
    pub since: Option<Edition>,
    /// Whether it is only tried out, and used only by whoever asks for such rules.
    pub preview: bool,
    /// When it applies.
    pub given: Vec<Given>,
    /// What it asks.
    pub demands: Vec<Demand>,
    /// Why the law cares.
    pub because: String,
    /// Remarks.
    pub notes: Vec<String>,
    /// Its examples, as written.
    pub examples: Vec<ast::Example>,
    /// Where it stands in its pack.
    pub span: Span,
}

impl Rule {
    /// Whether it is among the rules of an edition of its pack, which may be an earlier one than the pack's own, and is
    /// wanted though it may only be tried out.
    pub fn is_selected(&self, edition: Option<&Edition>, preview: bool) -> bool {
        let known = match (edition, &self.since) {
            (Some(edition), Some(since)) => since <= edition,
            _ => true,
        };
        known && (preview || !self.preview)
    }
}

/// When a rule applies.
#[derive(Clone, Debug)]
pub enum Given {
    /// The agreement entails, grants or demands it.
    Norms(Vec<Norm>, String),
    /// One of these holds.
    Stated(Vec<Guard>),
}

/// A fact that the header states, or an assumption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// Which of the two.
    pub kind: GuardKind,
    /// Its name.
    pub name: String,
    /// Whether it must not hold.
    pub negated: bool,
}

impl Guard {
    /// The guard in plain words: `given the fact x`, `assuming y`, `without the fact z`.
    pub fn words(&self) -> String {
        let preposition = match (self.kind, self.negated) {
            (GuardKind::Fact, false) => "given the fact",
            (GuardKind::Fact, true) => "without the fact",
            (GuardKind::Assumption, false) => "assuming",
            (GuardKind::Assumption, true) => "not assuming",
        };
        format!("{preposition} `{}`", self.name)
    }
}

impl Rule {
    /// The assumptions that the rule hangs on, each once.
    pub fn assumptions(&self) -> Vec<&str> {
        let guards = self.given.iter().flat_map(|given| match given {
            Given::Stated(guards) => guards.as_slice(),
            Given::Norms(..) => &[],
        });
        let guards = guards.filter(|guard| guard.kind == GuardKind::Assumption).map(|guard| &guard.name);
        let mut names: Vec<&str> = guards
            .chain(self.binds.iter().filter_map(|binds| binds.assuming.as_ref()))
            .map(String::as_str)
            .collect();
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// One thing a rule asks.
#[derive(Clone, Debug)]
pub struct Demand {
    /// What.
    pub ask: Ask,
    /// Whether failing it is advice, whatever the rule's severity.
    pub advice: bool,
    /// The demand in the pack's words, for messages.
    pub words: String,
}

/// What a demand asks for.
#[derive(Clone, Debug)]
pub enum Ask {
    /// Norms, in a mode.
    Norms(Form, Vec<Norm>),
    /// Content about topics, each with its name.
    Covers(Vec<(TermId, String)>),
    /// A line of the header, and for signatures by whom.
    Header(HeaderKey, Vec<String>),
    /// One of several.
    AnyOf(Vec<Demand>),
}

/// What came of reading a pack.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The pack.
    pub pack: Pack,
    /// The opaque words known before, and its own.
    pub opaques: Opaques,
    /// What is wrong with the words of its clauses.
    pub problems: Vec<Problem>,
    /// What its rules lack.
    pub incomplete: Vec<Finding>,
    /// The terms that its clauses use, with their places.
    pub uses: Vec<TermUse>,
}

impl Pack {
    /// Lowers a pack. `text` is the file it was written in, for the words of demands.
    pub fn load(source: &Arc<ast::Pack>, text: &str, taxonomy: &Arc<Taxonomy>, opaques: &Opaques) -> Loaded {
        let mut loader = Loader {
            lexicon: Lexicon::new(Arc::clone(taxonomy), opaques.clone()),
            source,
            text,
            findings: Vec::new(),
        };
        let rules = source.rules.iter().map(|rule| loader.rule(rule)).collect();
        if source.edition.is_none() {
            loader.incomplete(
                "the pack names no edition",
                "add a line such as `edition 2026.1`",
                source.name.span,
            );
        }
        let pack = Self {
            name: source.name.text.clone(),
            title: source.title.value.clone(),
            jurisdiction: source.jurisdiction.as_ref().map(|name| name.text.clone()),
            always: source.applies_always,
            edition: source.edition.as_ref().map_or_else(String::new, |edition| edition.text.clone()),
            verified: source.verified.map(|date| date.date),
            assumptions: source
                .assumptions
                .iter()
                .map(|one| Assumption {
                    name: one.name.text.clone(),
                    text: one.text.value.clone(),
                    on: one.on,
                })
                .collect(),
            rules,
            source: Arc::clone(source),
        };
        let Lexicon { opaques, problems, uses, .. } = loader.lexicon;
        Loaded { pack, opaques, problems, incomplete: loader.findings, uses }
    }
}

struct Loader<'a> {
    lexicon: Lexicon,
    source: &'a ast::Pack,
    text: &'a str,
    findings: Vec<Finding>,
}

impl Loader<'_> {
    fn rule(&mut self, rule: &ast::Rule) -> Rule {
        let id = format!("{}/{}", self.source.name.text, rule.name.text);
        let missing = [
            (
                rule.in_force.is_none(),
                "does not say since when it is in force",
                "add `in force DATE` or `in force always`",
            ),
            (
                rule.evidence.is_none(),
                "does not say how well the law was verified",
                "add `evidence official`, `quoted`, `secondary` or `unverified`",
            ),
            (rule.severity.is_none(), "has no severity", "add `severity error`, `warning` or `advice`"),
            (
                rule.citations.is_empty(),
                "cites no authority",
                "add `cite NAME`, and name the authority at the head of the pack",
            ),
            (
                rule.demands.is_empty(),
                "asks for nothing",
                "add `require`, `recommend`, `forbid` or `reserve`",
            ),
        ];
        let edition = self.source.edition.as_ref().map(|edition| Edition::of(&edition.text));
        if let (Some(since), Some(edition)) = (&rule.since, edition)
            && Edition::of(&since.text) > edition
        {
            let what = format!("the rule `{}` comes after the pack's own edition, {edition}", rule.name.text);
            self.incomplete(
                &what,
                "raise the edition of the pack, or let the rule say an earlier one",
                since.span,
            );
        }
        for (_, what, help) in missing.into_iter().filter(|(absent, _, _)| *absent) {
            self.incomplete(&format!("the rule `{}` {what}", rule.name.text), help, rule.name.span);
        }
        let evidence = rule.evidence.map_or(Evidence::Unverified, |(evidence, _)| evidence);
        let severity = rule.severity.map_or(Severity::Warning, |(severity, _)| severity);
        // What nobody has confirmed cannot condemn an agreement.
        let severity =
            if evidence == Evidence::Unverified { severity.max(Severity::Warning) } else { severity };
        Rule {
            summary: rule.summary.value.clone(),
            cite: self.citations(rule),
            from: rule.in_force.and_then(|in_force| in_force.from).map(|date| date.date),
            until: rule.in_force.and_then(|in_force| in_force.until).map(|date| date.date),
            binds: rule.binds.iter().map(|binds| self.binds(binds)).collect(),
            evidence,
            severity,
            since: rule.since.as_ref().map(|since| Edition::of(&since.text)),
            preview: rule.preview,
            given: rule.given.iter().map(|given| self.given(given)).collect(),
            demands: rule.demands.iter().map(|demand| self.demand(demand)).collect(),
            because: rule.because.as_ref().map_or_else(String::new, |because| because.value.clone()),
            notes: rule.notes.iter().map(|note| note.value.clone()).collect(),
            examples: rule.examples.clone(),
            span: rule.span,
            id,
        }
    }

    fn citations(&mut self, rule: &ast::Rule) -> Vec<Cite> {
        let mut cites = Vec::new();
        for citation in &rule.citations {
            let known =
                self.source.authorities.iter().find(|known| known.name.text == citation.authority.text);
            match known {
                Some(known) => cites.push(Cite {
                    authority: known.title.value.clone(),
                    pinpoint: citation.pinpoint.as_ref().map(|pinpoint| pinpoint.value.clone()),
                    url: known.url.as_ref().map(|url| url.value.clone()),
                }),
                None => self.incomplete(
                    &format!("no authority is called `{}`", citation.authority.text),
                    "name it at the head of the pack: `authority NAME \"how it is cited\"`",
                    citation.authority.span,
                ),
            }
        }
        cites
    }

    fn given(&mut self, given: &ast::Given) -> Given {
        match given {
            ast::Given::Clause(clause) => Given::Norms(self.norms(clause, false), self.words(clause.span)),
            ast::Given::Stated(guards) => {
                for guard in guards {
                    match guard.kind {
                        GuardKind::Fact => {
                            self.lexicon.term(&guard.name, &[Kind::Fact]);
                        }
                        GuardKind::Assumption => self.assumed(&guard.name),
                    }
                }
                let guards = guards.iter().map(|guard| Guard {
                    kind: guard.kind,
                    name: guard.name.text.clone(),
                    negated: guard.negated,
                });
                Given::Stated(guards.collect())
            }
        }
    }

    fn binds(&mut self, binds: &ast::Binds) -> Binds {
        binds.assuming.iter().for_each(|name| self.assumed(name));
        Binds {
            event: binds.event,
            since: binds.since.date,
            assuming: binds.assuming.as_ref().map(|name| name.text.clone()),
        }
    }

    /// An assumption must be declared, or nobody would know what it says.
    fn assumed(&mut self, name: &ast::Name) {
        if !self.source.assumptions.iter().any(|known| known.name.text == name.text) {
            let message = format!("no assumption is called `{}`", name.text);
            let help = "declare it at the head of the pack: `assume NAME \"what is assumed\"`";
            self.incomplete(&message, help, name.span);
        }
    }

    fn demand(&mut self, demand: &ast::Demand) -> Demand {
        let advice = demand.form == DemandForm::Recommend;
        let form = match demand.form {
            DemandForm::Require | DemandForm::Recommend => Form::Require,
            DemandForm::Forbid => Form::Forbid,
            DemandForm::Reserve => Form::Reserve,
        };
        let (ask, words) = match &demand.kind {
            DemandKind::Clause(clause) => {
                let norms = self.norms(clause, advice);
                self.unclear(form, &norms, clause.span);
                (Ask::Norms(form, norms), self.words(clause.span))
            }
            DemandKind::Covers(topics) => {
                let topics: Vec<(TermId, String)> = topics
                    .iter()
                    .filter_map(|topic| match topic {
                        ast::Term::Name(name) => {
                            self.lexicon.term(name, &[Kind::Topic]).map(|id| (id, name.text.clone()))
                        }
                        ast::Term::Opaque(_) | ast::Term::Blank(_) => None,
                    })
                    .collect();
                let names: Vec<&str> = topics.iter().map(|(_, name)| name.as_str()).collect();
                let words = format!("agreement covers {}", names.join(", "));
                (Ask::Covers(topics), words)
            }
            DemandKind::Header(header) => {
                for name in &header.by {
                    self.lexicon.term(name, &[Kind::Actor]);
                }
                let by = header.by.iter().map(|name| name.text.clone()).collect();
                (Ask::Header(header.key, by), self.words(demand.span))
            }
            DemandKind::AnyOf(demands) => {
                let demands: Vec<Demand> = demands.iter().map(|demand| self.demand(demand)).collect();
                let words: Vec<&str> = demands.iter().map(|demand| demand.words.as_str()).collect();
                let words = words.join(", or ");
                (Ask::AnyOf(demands), words)
            }
        };
        Demand { ask, advice, words }
    }

    fn norms(&mut self, clause: &ast::Clause, advice: bool) -> Vec<Norm> {
        let origin = Origin { address: String::new(), statement: usize::MAX };
        let mut norms = clause::lower(&mut self.lexicon, clause, &origin).norms;
        if advice {
            // A recommendation asks for no more than it says, and may be hedged.
            self.lexicon.problems.retain(|problem| problem.kind != ProblemKind::HedgedBan);
            for norm in &mut norms {
                norm.strength = norm.strength.min(Strength::Should);
            }
        }
        norms
    }

    /// Forms that read as if they said something else than they do.
    fn unclear(&mut self, form: Form, norms: &[Norm], span: Span) {
        let any = |modality| norms.iter().any(|norm| norm.modality == modality);
        let (message, help) = if form != Form::Require && any(Modality::Exemption) {
            // `forbid X need not Y` would ask that nobody demands Y.
            (
                "`forbid` and `reserve` say nothing clear of `need not`",
                "to keep a duty from being excused, write it as a duty: `reserve X must Y`",
            )
        } else if form == Form::Reserve && any(Modality::Prohibition) {
            (
                "`reserve` says nothing clear of a ban",
                "where the law forbids it, write `forbid X may Y`; where it gives a right, `reserve X may Y`",
            )
        } else {
            return;
        };
        self.incomplete(message, help, span);
    }

    /// The words of a clause on one line.
    fn words(&self, span: Span) -> String {
        let words = span.slice(self.text).split_whitespace().collect::<Vec<_>>().join(" ");
        words.trim_end_matches('.').to_owned()
    }

    fn incomplete(&mut self, message: &str, help: &str, span: Span) {
        let finding = Finding::new(
            "core/incomplete-rule",
            "a rule without a date, a citation or a demand",
            Severity::Error,
            span,
            message.to_owned(),
        );
        self.findings.push(finding.help(help));
    }
}
