//! A clause: who must, must not or may do what, and within which limits.

use super::{Blank, DateValue, Name, OrBlank, Reference, Text};
use crate::text::Span;

/// `SUBJECT MODAL ACTION [OBJECT] parts`.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Who is addressed.
    pub subject: Subject,
    /// The deontic word.
    pub modal: Modal,
    /// Where the modal word stands.
    pub modal_span: Span,
    /// The verb; `ensure` for a duty of supervision.
    pub action: Name,
    /// What is acted on.
    pub object: Option<List>,
    /// The supervised clause of `must ensure that ...`.
    pub ensured: Option<Box<Clause>>,
    /// Roles, circumstances, measures, forms and overrides, in the order written.
    pub parts: Vec<Part>,
    /// The whole clause without its label and its full stop.
    pub span: Span,
}

/// Who a clause addresses.
#[derive(Clone, Debug)]
pub struct Subject {
    /// Plain, `no ...` or `only ...`.
    pub kind: SubjectKind,
    /// The addressed terms.
    pub list: List,
    /// Where it stands.
    pub span: Span,
}

/// The form of a subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SubjectKind {
    /// `SRO`
    Plain,
    /// `no officer`: the clause is a prohibition.
    No,
    /// `only the principal`: everybody else is forbidden.
    Only,
}

/// The deontic word as it was written; formatting keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named for the words it stands for")]
pub enum Modal {
    Must,
    MustNot,
    Shall,
    ShallNot,
    Will,
    WillNot,
    May,
    MayNot,
    MayOnly,
    Should,
    ShouldNot,
    NeedNot,
    AspiresTo,
    AgreesTo,
    SeeksTo,
    /// No modal word: the nested clause of `must ensure that every teacher refers ...`.
    Indicative,
}

/// How the items of a list are joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Joiner {
    /// One item only, or commas alone (as in `covers`).
    None,
    /// `and`
    And,
    /// `or`
    Or,
}

/// `A, B and C`.
#[derive(Clone, Debug)]
pub struct List {
    /// At least one.
    pub items: Vec<Item>,
    /// What stands before the last item.
    pub joiner: Joiner,
    /// Where it stands.
    pub span: Span,
}

/// One entry of a list.
#[derive(Clone, Debug)]
pub struct Item {
    /// `every`, `a`, ...
    pub quantifier: Option<Quantifier>,
    /// The term.
    pub term: Term,
    /// What `except` or `other than` takes out.
    pub minus: Vec<Term>,
    /// Whether `or designee` follows.
    pub designee: bool,
    /// Where it stands.
    pub span: Span,
}

/// How many of a class of things are meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantifier {
    /// `every`, `each`, `all`, `any`
    Every,
    /// `a`, `an`, `some`, `one of`, `at least one of`
    Some,
}

/// A term as written.
#[derive(Clone, Debug)]
pub enum Term {
    /// A word of the vocabulary.
    Name(Name),
    /// Words outside the vocabulary, kept and shown, proving nothing.
    Opaque(Text),
    /// A place left to be filled in.
    Blank(Blank),
}

/// Whatever may follow the object.
#[derive(Clone, Debug)]
pub enum Part {
    /// `to the principal`, `at school-building`
    Role(Role),
    /// `if emergency`
    Circumstance(Circumstance),
    /// `within 5 school-days`
    Measure(Measure),
    /// `notwithstanding IV`
    Override(Override),
    /// `in writing`
    InWriting(Span),
    /// `under "Board Policy 4309"`
    Under(Term, Span),
}

/// A role and the terms that fill it. Consecutive role groups joined by `or`
/// (`on educational-duty or during routine-contact`) are one role with alternatives.
#[derive(Clone, Debug)]
pub struct Role {
    /// Which role.
    pub kind: RoleKind,
    /// The terms.
    pub list: List,
    /// Further role groups joined to this one by `or`.
    pub alternatives: Vec<Role>,
    /// Where it stands, preposition included.
    pub span: Span,
}

/// The roles of a clause, named for their prepositions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RoleKind {
    /// Recipient.
    To,
    /// Source.
    From,
    /// Companion or instrument.
    With,
    /// Companion or instrument that is absent.
    Without,
    /// Matter or purpose.
    For,
    /// Event or information spoken of.
    About,
    /// Field, such as a training topic.
    In,
    /// Place.
    At,
    /// Occasion.
    During,
    /// Duty.
    On,
    /// Capacity.
    As,
    /// `jointly with`
    Jointly,
    /// `in consultation with`
    Consulting,
    /// `of`
    Of,
}

impl RoleKind {
    /// Its preposition, as it is written.
    pub fn preposition(self) -> &'static str {
        match self {
            Self::To => "to",
            Self::From => "from",
            Self::With => "with",
            Self::Without => "without",
            Self::For => "for",
            Self::About => "about",
            Self::In => "in",
            Self::At => "at",
            Self::During => "during",
            Self::On => "on",
            Self::As => "as",
            Self::Jointly => "jointly with",
            Self::Consulting => "in consultation with",
            Self::Of => "of",
        }
    }
}

/// When a clause applies.
#[derive(Clone, Debug)]
pub enum Circumstance {
    /// `if C`
    If(Condition, Span),
    /// `unless C`
    Unless(Condition, Span),
    /// `only if C`
    OnlyIf(Condition, Span),
    /// `before arrest`, `when arrest`, `after arrest`: the event calls for the act.
    Event(Anchor),
    /// `except during arrival`
    Except(Exception),
    /// `where practicable`
    Hedge(Hedge, Span),
}

/// An event and how the act stands to it in time.
#[derive(Clone, Debug)]
pub struct Anchor {
    /// Before, at, after or by it.
    pub relation: AnchorRelation,
    /// The events.
    pub events: List,
    /// Where it stands.
    pub span: Span,
}

/// How an act stands to an event in time, earliest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AnchorRelation {
    /// `before`
    Before,
    /// `when`
    When,
    /// `by`: no later than; the event is a point in time, not what calls for the act.
    By,
    /// `after`
    After,
}

/// A part of a clause's region taken out of it.
#[derive(Clone, Debug)]
pub struct Exception {
    /// Roles, conditions and events that describe the hole; all of them together.
    pub parts: Vec<Part>,
    /// Where it stands.
    pub span: Span,
}

/// A weakening of what is demanded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hedge {
    /// `where practicable`, `where feasible`, `where possible`
    Practicable,
    /// `where appropriate`
    Appropriate,
}

/// A condition, as a tree.
#[derive(Clone, Debug)]
pub enum Condition {
    /// A word of the vocabulary: a condition or a value of one.
    Name(Name),
    /// Words outside the vocabulary.
    Opaque(Text),
    /// A place left to be filled in.
    Blank(Blank),
    /// `age is under-12`
    Value(Name, Name, Span),
    /// `the principal determines emergency`, `the superintendent requests`
    Judged {
        /// Whose judgement.
        actor: Term,
        /// What they do.
        verb: JudgementVerb,
        /// What they determine, where the verb takes something.
        condition: Option<Box<Condition>>,
        /// Where it stands.
        span: Span,
    },
    /// `not C`
    Not(Box<Condition>, Span),
    /// `C and D`
    And(Vec<Condition>, Span),
    /// `C or D`
    Or(Vec<Condition>, Span),
}

/// What somebody does on whom a condition depends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is named for its verb")]
pub enum JudgementVerb {
    Determines,
    Requests,
    Approves,
    Consents,
    Invites,
    Agrees,
}

/// How soon, how often, how much.
#[derive(Clone, Debug)]
pub enum Measure {
    /// `within 5 school-days of arrest`, `promptly`
    Deadline(Deadline),
    /// `every month`, `4 times per school-year`
    Frequency(Frequency),
    /// `at least 12 hours per year`, `75 percent`
    Amount(Amount),
    /// `for 3 years`
    Duration(Quantity),
}

/// How soon.
#[derive(Clone, Debug)]
pub enum Deadline {
    /// `within 5 school-days [of E]`
    Within {
        /// How long.
        quantity: Quantity,
        /// From when, where it is said.
        of: Option<List>,
        /// Where it stands.
        span: Span,
    },
    /// `promptly`
    Symbol(Symbol, Span),
    /// `by 2027-01-01`
    Date(OrBlank<DateValue>, Span),
}

/// A deadline word without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is named for its word")]
pub enum Symbol {
    Promptly,
    Immediately,
    Timely,
    AsSoonAsPracticable,
}

/// How often.
#[derive(Clone, Debug)]
pub enum Frequency {
    /// `every month` (count 1 per 1 month), `every 3 years` (1 per 3 years), `4 times per school-year`
    Times {
        /// How many times; at least so many unless `bound` says otherwise.
        count: OrBlank<f64>,
        /// Per how many units.
        per: f64,
        /// The unit.
        unit: Unit,
        /// `at least` (also where nothing is said), `at most`, `exactly`, `on average`.
        bound: AmountBound,
        /// Where it stands.
        span: Span,
    },
    /// `regularly`
    Vague(VagueFrequency, Span),
}

/// A frequency word without a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each variant is named for its word")]
pub enum VagueFrequency {
    Regularly,
    Periodically,
}

/// How much.
#[derive(Clone, Debug)]
pub struct Amount {
    /// Which side is bounded.
    pub bound: AmountBound,
    /// How much.
    pub quantity: Quantity,
    /// Per which unit of time, where it is said.
    pub per: Option<Unit>,
    /// Where it stands.
    pub span: Span,
}

/// Which side of an amount is bounded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountBound {
    /// `at least`
    AtLeast,
    /// `at most`
    AtMost,
    /// `exactly`, or a bare number
    Exactly,
    /// `on average`
    Average,
}

/// A number and its unit.
#[derive(Clone, Debug)]
pub struct Quantity {
    /// How many.
    pub count: OrBlank<f64>,
    /// Of what.
    pub unit: Unit,
    /// Where it stands.
    pub span: Span,
}

/// A unit of time, share or money.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "each variant is named for its unit")]
pub enum Unit {
    Minute,
    Hour,
    Day,
    SchoolDay,
    BusinessDay,
    Week,
    Month,
    Quarter,
    Semester,
    SchoolYear,
    Year,
    Time,
    Percent,
    Dollar,
}

/// Which clause gives way to which.
#[derive(Clone, Debug)]
pub struct Override {
    /// In which direction.
    pub kind: OverrideKind,
    /// The clauses or sections named.
    pub references: Vec<Reference>,
    /// `subject to "applicable law"`: a reference that leads nowhere in the document.
    pub opaque: Option<Text>,
    /// Where it stands.
    pub span: Span,
}

/// The three override words, which mean three things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OverrideKind {
    /// `subject to X`: X prevails where they disagree.
    SubjectTo,
    /// `notwithstanding X`: this clause prevails where they disagree.
    Notwithstanding,
    /// `except as provided in X`: X's region is a hole in this clause.
    ExceptAsProvidedIn,
}
