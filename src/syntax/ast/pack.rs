//! Packs: what a law demands of agreements.

use super::{Body, Clause, DateValue, Name, Term, Text};
use crate::text::Span;

/// A pack of rules.
#[derive(Clone, Debug)]
pub struct Pack {
    /// Its name, such as `us-ct`.
    pub name: Name,
    /// Its title.
    pub title: Text,
    /// Where it applies; nowhere by itself if absent.
    pub jurisdiction: Option<Name>,
    /// `applies always`: runs beside every state's pack.
    pub applies_always: bool,
    /// Its edition, such as `2026.1`.
    pub edition: Option<Name>,
    /// When somebody last looked the law up.
    pub verified: Option<DateValue>,
    /// The authorities its rules cite.
    pub authorities: Vec<SourceEntry>,
    /// The arguable readings that its rules hang on.
    pub assumptions: Vec<Assumption>,
    /// The rules, in the order written.
    pub rules: Vec<Rule>,
    /// The whole pack.
    pub span: Span,
}

/// `authority cgs-10-233m "C.G.S. § 10-233m" url "https://..."`.
#[derive(Clone, Debug)]
pub struct SourceEntry {
    /// The name rules use.
    pub name: Name,
    /// How a lawyer cites it.
    pub title: Text,
    /// Where it can be read.
    pub url: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// `assume cluster-officers-are-SROs "An officer who serves several schools is an SRO."`; a reading that can be
/// argued, taken unless it says `off`.
#[derive(Clone, Debug)]
pub struct Assumption {
    /// The name rules and users use.
    pub name: Name,
    /// What is assumed, in one sentence.
    pub text: Text,
    /// Whether it is assumed where nobody says otherwise.
    pub on: bool,
    /// Where it stands.
    pub span: Span,
}

/// One rule.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Its name within the pack.
    pub name: Name,
    /// One sentence.
    pub summary: Text,
    /// Its citations.
    pub citations: Vec<Citation>,
    /// When the law is in force; an absent line is an error of the pack.
    pub in_force: Option<InForce>,
    /// Which agreements it binds: those that one of these fits; all, if there is none.
    pub binds: Vec<Binds>,
    /// How well the law was verified.
    pub evidence: Option<(Evidence, Span)>,
    /// How serious a failure is.
    pub severity: Option<(Severity, Span)>,
    /// The edition of the pack in which it came.
    pub since: Option<Name>,
    /// Whether it is only tried out.
    pub preview: bool,
    /// When the rule applies.
    pub given: Vec<Given>,
    /// What it asks; all must hold.
    pub demands: Vec<Demand>,
    /// Why the law cares.
    pub because: Option<Text>,
    /// Remarks for pack authors.
    pub notes: Vec<Text>,
    /// Examples that comply or violate.
    pub examples: Vec<Example>,
    /// The whole rule.
    pub span: Span,
}

/// `cite cgs-10-233m "(a)"`.
#[derive(Clone, Debug)]
pub struct Citation {
    /// The authority's name.
    pub authority: Name,
    /// Where in it.
    pub pinpoint: Option<Text>,
}

/// `in force 2023-07-01 until 2027-06-30`; `in force always`.
#[derive(Clone, Copy, Debug)]
pub struct InForce {
    /// First day; absent for `always`.
    pub from: Option<DateValue>,
    /// The first day on which it is no longer in force.
    pub until: Option<DateValue>,
    /// Where it stands.
    pub span: Span,
}

/// `binds agreements renewed since 2023-07-01 assuming automatic-renewal-extends`.
#[derive(Clone, Debug)]
pub struct Binds {
    /// What must have happened to the agreement.
    pub event: BindingEvent,
    /// On this day or later.
    pub since: DateValue,
    /// The assumption under which this counts.
    pub assuming: Option<Name>,
}

/// What brings an older agreement under a newer law.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BindingEvent {
    /// It was signed, amended or put into effect.
    Made,
    /// It was carried on by its own terms, nobody signing anew.
    Renewed,
}

/// How well the law behind a rule was verified, best first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// The official text was read.
    Official,
    /// The exact words were read, quoted by somebody else.
    Quoted,
    /// Read only in summaries.
    Secondary,
    /// Not confirmed by anything read.
    Unverified,
}

/// How serious a failure is, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The agreement does not do what binds it.
    Error,
    /// Something to settle before signing.
    Warning,
    /// Good practice.
    Advice,
}

/// When a rule applies.
#[derive(Clone, Debug)]
pub enum Given {
    /// The agreement entails the clause, or grants or demands something of it.
    Clause(Clause),
    /// One of these holds.
    Stated(Vec<Guard>),
}

/// `not fact regional-district`, `assumption renewal-extends`.
#[derive(Clone, Debug)]
pub struct Guard {
    /// What is looked at.
    pub kind: GuardKind,
    /// The fact or the assumption.
    pub name: Name,
    /// Whether it must not hold.
    pub negated: bool,
}

/// What a guard looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GuardKind {
    /// A fact that the agreement's header states.
    Fact,
    /// An assumption of the pack.
    Assumption,
}

/// One thing a rule asks.
#[derive(Clone, Debug)]
pub struct Demand {
    /// In which mode.
    pub form: DemandForm,
    /// What.
    pub kind: DemandKind,
    /// Where it stands.
    pub span: Span,
}

/// The mode of a demand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DemandForm {
    /// The agreement entails it (floor).
    Require,
    /// The same as advice; `should` is enough.
    Recommend,
    /// The agreement grants or demands nothing of it.
    Forbid,
    /// The agreement forbids nothing of it (ceiling).
    Reserve,
}

/// What a demand speaks of.
#[derive(Clone, Debug)]
pub enum DemandKind {
    /// A clause.
    Clause(Clause),
    /// `agreement covers A, B`: every topic.
    Covers(Vec<Term>),
    /// `header signed by chief, superintendent`
    Header(HeaderDemand),
    /// `any of { ... }`
    AnyOf(Vec<Demand>),
}

/// A fact of the document that a rule asks for.
#[derive(Clone, Debug)]
pub struct HeaderDemand {
    /// Which header line.
    pub key: super::HeaderKey,
    /// For `signed`: by whom.
    pub by: Vec<Name>,
}

/// A small agreement with what the rule must say of it.
#[derive(Clone, Debug)]
pub struct Example {
    /// Complies, or the verdict it must get.
    pub kind: ExampleKind,
    /// A name for reports.
    pub title: Option<Text>,
    /// The agreement's body.
    pub body: Body,
    /// Where it stands.
    pub span: Span,
}

/// What an example shows.
#[derive(Clone, Debug)]
pub enum ExampleKind {
    /// The rule is satisfied.
    Complies,
    /// The rule fails, with this verdict (`missing` where none is written).
    Violates(Option<Name>),
}
