//! Lints of words: what lowering could not understand, or finds doubtful.

use super::pages::{self, Lint};
use crate::finding::{Finding, Safety};
use crate::lower::{Problem, ProblemKind, Understanding};
use crate::syntax::ast::Kind;
use crate::text::Span;

/// The problems of a document as findings.
pub fn problems(document: &Understanding) -> Vec<Finding> {
    document.problems.iter().map(problem).collect()
}

/// One problem as a finding.
pub fn problem(problem: &Problem) -> Finding {
    let span = problem.span;
    match &problem.kind {
        ProblemKind::UnknownTerm(name, near) => unknown(name, near, span, "term"),
        ProblemKind::UnknownAction(name, near) => unknown(name, near, span, "action"),
        ProblemKind::WrongKind(name, kind, fitting) => {
            let fitting: Vec<String> = fitting.iter().map(|&kind| kind_name(kind).to_owned()).collect();
            pages::WRONG_KIND
                .at(span, format!("`{name}` is {}, and does not fit here", kind_name(*kind)))
                .label(format!("here goes {}", either(&fitting)))
                .help("use a word of a fitting kind, or put the words of the paper in quotation marks")
        }
        ProblemKind::RoleNotTaken(action, role) => pages::WRONG_KIND
            .at(span, format!("`{action}` does not go with `{}`", role.preposition()))
            .help(format!("see what goes with it: `moulint explain {action}`")),
        ProblemKind::ObjectNotTaken(action) => pages::WRONG_KIND
            .at(span, format!("`{action}` acts on nothing, so no word can follow it directly"))
            .help(format!("see what goes with it: `moulint explain {action}`")),
        ProblemKind::BareAddressee(name) => bare(name, span),
        ProblemKind::MayNot => pages::MAY_NOT
            .at(span, "`may not` can mean that something is forbidden or that it might not happen")
            .help("read here as a ban; write `must not` to leave no doubt")
            .fix(Safety::Safe, "write `must not`", span, "must not"),
        ProblemKind::Will => pages::WILL
            .at(span, "`will` can be read as a duty or as a forecast")
            .help("read here as a duty; write `must`, or `must not`, to leave no doubt"),
        ProblemKind::HedgedBan => pages::HEDGED_BAN
            .at(span, "a ban that binds only where practicable forbids nothing for certain")
            .help("take the hedge out, or name the exception: `except if emergency`"),
        ProblemKind::OnlyWithoutLimit => pages::ONLY_WITHOUT_LIMIT
            .at(span, "`may only` has nothing after it that limits what is allowed")
            .help("add the limit, such as `if emergency` or `at school-building`, or write `may`"),
        ProblemKind::Aspiration => pages::ASPIRATION
            .at(span, "an effort is promised, and nobody can check whether it was made")
            .help("say what must be done, or leave it out of the rules: `unmodelled \"aim\"`"),
        ProblemKind::NeverApplies => pages::NEVER_APPLIES
            .at(span, "this clause can never apply")
            .label("its words exclude one another")
            .help("check what `except`, `unless` and `if` leave of it"),
        ProblemKind::DanglingReference(name) => pages::DANGLING_REFERENCE
            .at(span, format!("there is no clause or section `{name}`"))
            .help("refer to a section (`III`), a clause by number (`III.2`) or by its label"),
        ProblemKind::CircularReference(addresses) => {
            let names: Vec<String> = addresses.iter().map(|address| format!("`{address}`")).collect();
            pages::CIRCULAR_REFERENCE
                .at(span, format!("{} prevail over one another in a ring", names.join(", ")))
                .help("take one `subject to` or `notwithstanding` out; until then none of them prevails")
        }
        ProblemKind::DuplicateLabel(name) => pages::DUPLICATE_LABEL
            .at(span, format!("the label `{name}` is used twice"))
            .help("give each statement a label of its own; references go to the later one"),
        ProblemKind::DuplicateSection(address) => pages::DUPLICATE_SECTION
            .at(span, format!("there are two sections `{address}`"))
            .help("number the sections so that each address is used once"),
        ProblemKind::TooComplex => pages::TOO_COMPLEX
            .at(span, "this condition has more cases than can be worked out")
            .help("split the clause into several, each with part of the condition"),
        ProblemKind::BadDefinition(name) => pages::BAD_DEFINITION
            .at(span, format!("`{name}` cannot be defined like this"))
            .help("a new term needs a name of its own and parents of one kind: `define east-campus is school-property.`"),
        ProblemKind::UnknownReason(reason) => pages::UNKNOWN_REASON
            .at(span, format!("`{reason}` is not a known reason for leaving a paragraph out"))
            .help(format!("use one of {}", crate::lower::document::UNMODELLED_REASONS.join(", "))),
    }
}

fn unknown(name: &str, near: &[String], span: Span, what: &str) -> Finding {
    let lint: Lint = pages::UNKNOWN_TERM;
    let names: Vec<String> = near.iter().map(|near| format!("`{near}`")).collect();
    let help = if names.is_empty() {
        "put the words of the paper in quotation marks, or define the term: `define NAME is TERM.`".to_owned()
    } else {
        format!("did you mean {}? otherwise put the words in quotation marks", either(&names))
    };
    let mut finding = lint.at(span, format!("there is no {what} `{name}`")).help(help);
    // One near name only is what was meant; of several, a person has to choose.
    let safety = if near.len() == 1 { Safety::Safe } else { Safety::Unsafe };
    for near in near {
        finding = finding.fix(safety, format!("write `{near}`"), span, near);
    }
    finding
}

fn bare(name: &str, span: Span) -> Finding {
    let start = Span { start: span.start, end: span.start };
    let insert = |finding: Finding, word: &str| {
        finding.fix(Safety::Unsafe, format!("write `{word} {name}`"), start, format!("{word} "))
    };
    let finding = pages::BARE_ADDRESSEE
        .at(span, format!("does `{name}` mean every one of them, or at least one?"))
        .label("read here as at least one")
        .help(format!("write `every {name}` or `a {name}`"));
    insert(insert(finding, "every"), "a")
}

/// A kind of term with its article.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Actor => "a person or body",
        Kind::Object => "a thing",
        Kind::Record => "a record",
        Kind::Place => "a place",
        Kind::Occasion => "an occasion",
        Kind::Duty => "a duty",
        Kind::Matter => "a matter",
        Kind::Topic => "a topic",
        Kind::Event => "an event",
        Kind::Condition => "a condition",
        Kind::Capacity => "a capacity",
        Kind::Purpose => "a purpose",
        Kind::Fact => "a fact",
        Kind::Action => "an action",
    }
}

fn either(items: &[String]) -> String {
    match items {
        [] => "nothing".to_owned(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} or {last}", all.join(", ")),
    }
}
