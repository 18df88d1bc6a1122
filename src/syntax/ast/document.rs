//! Agreements and templates: header, sections, quotes and statements.

use super::{Clause, Condition, DateValue, List, Name, OrBlank, Part, Subject, Term, Text};
use crate::text::Span;

/// An agreement, or a template, which has the same body.
#[derive(Clone, Debug)]
pub struct Agreement {
    /// Agreement or template.
    pub kind: AgreementKind,
    /// Its title.
    pub title: Text,
    /// What it holds.
    pub body: Body,
    /// The whole document.
    pub span: Span,
}

/// What kind of document has an agreement's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum AgreementKind {
    /// Signed by parties, or meant to be.
    Agreement,
    /// A model that agreements start from.
    Template,
}

/// The members between the braces, in the order written.
#[derive(Clone, Debug, Default)]
pub struct Body {
    /// Header lines, sections, quotes and statements.
    pub members: Vec<Member>,
}

impl Body {
    /// All statements, those of sections too, in the order written.
    pub fn statements(&self) -> Vec<&Statement> {
        let mut found = Vec::new();
        for member in &self.members {
            match member {
                Member::Statement(statement) => found.push(statement),
                Member::Section(section) => found.extend(section.body.statements()),
                Member::Header(_) | Member::Quote(_) => {}
            }
        }
        found
    }

    /// All sections, those inside others too, in the order written.
    pub fn sections(&self) -> Vec<&Section> {
        let mut found = Vec::new();
        for member in &self.members {
            if let Member::Section(section) = member {
                found.push(section);
                found.extend(section.body.sections());
            }
        }
        found
    }
}

/// One member of a body.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "nearly every member is a statement")]
pub enum Member {
    /// `jurisdiction US-CT`
    Header(Header),
    /// `section III "Uniform" { ... }`
    Section(Section),
    /// `> quoted text`
    Quote(Quote),
    /// A clause or one of the other statements.
    Statement(Statement),
}

impl Member {
    /// All of it.
    pub fn span(&self) -> Span {
        match self {
            Self::Header(header) => header.span,
            Self::Section(section) => section.span,
            Self::Quote(quote) => quote.span,
            Self::Statement(statement) => statement.span,
        }
    }
}

/// A header line.
#[derive(Clone, Debug)]
pub struct Header {
    /// Which fact it states.
    pub key: HeaderKey,
    /// Where the key stands.
    pub key_span: Span,
    /// The fact.
    pub value: HeaderValue,
    /// The whole line.
    pub span: Span,
}

/// The facts a header may state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is named for its key")]
pub enum HeaderKey {
    Jurisdiction,
    District,
    Agency,
    Signed,
    Amended,
    Renewed,
    Effective,
    Expires,
    Facts,
    Source,
    Status,
    Version,
}

/// What a header line says.
#[derive(Clone, Debug)]
pub enum HeaderValue {
    /// A single word, such as `US-CT` or `draft`.
    Word(Name),
    /// A string.
    Text(Text),
    /// A date.
    Date(DateValue),
    /// `expires none`
    Never(Span),
    /// `signed DATE by A, B`
    Signed {
        /// When.
        date: OrBlank<DateValue>,
        /// By whom.
        by: Vec<Name>,
    },
    /// `facts A, B`
    Names(Vec<Name>),
    /// Left open.
    Blank(super::Blank),
}

/// A section, which may hold sections.
#[derive(Clone, Debug)]
pub struct Section {
    /// Its number or letter, such as `III`.
    pub address: Name,
    /// Its title; may be left out.
    pub title: Option<Text>,
    /// The topics it says it treats.
    pub covers: Option<Covers>,
    /// What it holds.
    pub body: Body,
    /// The line that opens it.
    pub head_span: Span,
    /// All of it.
    pub span: Span,
}

/// `covers A, B`.
#[derive(Clone, Debug)]
pub struct Covers {
    /// The topics: names, opaque strings or blanks.
    pub topics: Vec<Term>,
    /// Where it stands.
    pub span: Span,
}

/// A paragraph quoted from the signed paper.
#[derive(Clone, Debug)]
pub struct Quote {
    /// The paragraph without its `>` and without its mark; the lines of one paragraph are joined.
    pub text: String,
    /// The page or paragraph mark, such as `p. 3`.
    pub mark: Option<String>,
    /// Where it stands.
    pub span: Span,
}

/// A statement with what may stand before it.
#[derive(Clone, Debug)]
pub struct Statement {
    /// A template author's mark.
    pub mark: Option<Mark>,
    /// That it was read from prose and nobody has looked at it yet.
    pub reading: Option<Reading>,
    /// `name:`
    pub label: Option<Name>,
    /// What is said.
    pub kind: StatementKind,
    /// The whole statement, full stop included.
    pub span: Span,
}

/// `draft likely:`: a statement that the program read from prose, and that nobody has looked at yet. Taking the
/// mark away is what accepts the statement.
#[derive(Clone, Copy, Debug)]
pub struct Reading {
    /// How sure the reading is.
    pub sureness: Sureness,
    /// Where it stands, colon included.
    pub span: Span,
}

/// How sure a reading of prose is, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sureness {
    /// Every word of the sentence has its place in the statement.
    Sure,
    /// Something was guessed, such as who acts in a passive sentence.
    Likely,
    /// Words were left over, or the structure of the sentence could be another.
    Doubtful,
    /// The paragraph has changed since the statement was read or accepted.
    Stale,
}

impl Sureness {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Doubtful => "doubtful",
            Self::Stale => "stale",
        }
    }
}

/// `required by ma-37p "(b)" because "..." :`
#[derive(Clone, Debug)]
pub struct Mark {
    /// How strongly the model's author asks for the clause.
    pub kind: MarkKind,
    /// By what authority.
    pub by: Option<Author>,
    /// Why.
    pub because: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// The authority named in a mark.
#[derive(Clone, Debug)]
pub struct Author {
    /// Its name.
    pub name: Name,
    /// Where in it.
    pub pinpoint: Option<Text>,
}

/// How strongly a model's author asks for a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named for its word")]
pub enum MarkKind {
    Required,
    Recommended,
    Optional,
}

/// The statements of a body.
#[derive(Clone, Debug)]
pub enum StatementKind {
    /// `SRO must not ...`
    Clause(Clause),
    /// `principal is solely responsible for school-discipline`
    Assignment {
        /// Who.
        subject: Subject,
        /// Whether others are shut out.
        sole: bool,
        /// For what.
        tasks: List,
        /// Roles and circumstances.
        parts: Vec<Part>,
    },
    /// `SRO is employee of police-department`: a fact, never a norm.
    Status {
        /// Of whom.
        subject: Subject,
        /// `is not`
        negated: bool,
        /// What they are.
        complement: List,
        /// Of what, and other parts.
        parts: Vec<Part>,
    },
    /// `public-order-offence counts as school-discipline unless imminent-threat`
    Deeming {
        /// What is deemed.
        terms: List,
        /// What it counts as.
        counts_as: Term,
        /// When.
        condition: Option<Condition>,
        /// Whether the condition was written with `unless`.
        unless: bool,
    },
    /// `agreement covers A, B`
    Covers(Covers),
    /// `define east-campus is school-property`
    Define(Define),
    /// `unmodelled "purpose"`
    Unmodelled(Unmodelled),
    /// `waive us-ct/restraint-procedures until 2027-06-30 ...`
    Waive(Waive),
    /// A statement that could not be read; the syntax error says why.
    Invalid,
}

/// A term of this document.
#[derive(Clone, Debug)]
pub struct Define {
    /// The term.
    pub name: Name,
    /// `is A, B`: a new term below these.
    pub parents: Vec<Name>,
    /// `means A, B or C`: exactly these, for this document.
    pub means: Option<List>,
    /// Words that the paper uses for it.
    pub also: Vec<Text>,
}

/// A paragraph that is no norm, and why.
#[derive(Clone, Debug)]
pub struct Unmodelled {
    /// The kind of paragraph, from a short list.
    pub reason: Text,
    /// A remark.
    pub note: Option<Text>,
}

/// A finding that somebody answers for. What a waiver must have is asked for where it is judged, so that one with a part
/// missing is told of in full.
#[derive(Clone, Debug)]
pub struct Waive {
    /// The rule, with its pack.
    pub rule: Name,
    /// The clause that the finding is about.
    pub clause: Option<Reference>,
    /// The first day on which it holds.
    pub from: Option<DateValue>,
    /// The last day on which it holds.
    pub until: Option<DateValue>,
    /// By whose decision.
    pub by: Option<Text>,
    /// Why.
    pub because: Option<Text>,
}

/// A clause, section or label named in another clause, such as `III.2`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// As written.
    pub text: String,
    /// Where it stands.
    pub span: Span,
}
