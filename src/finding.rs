//! Findings: what is wrong with a document, why, and what to do. Bytes and plain words only; how a finding
//! is shown is the business of [`crate::render`].

use jiff::civil::Date;

use crate::check::verdict::Verdict;
pub use crate::syntax::ast::{Evidence, Severity};
use crate::text::Span;
pub use crate::text::edit::Edit;

/// One finding about one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// The rule, with its pack: `us-ct/firearm-use`, `core/unknown-term`.
    pub rule: String,
    /// The rule in a few plain words.
    pub name: String,
    /// How serious.
    pub severity: Severity,
    /// The verdict, for rules of packs.
    pub verdict: Option<Verdict>,
    /// What is wrong: lower case, one line, no final stop, user text in backticks.
    pub message: String,
    /// What to do about it.
    pub help: String,
    /// Where.
    pub span: Span,
    /// Why here: the words beside the underlined text. May be empty.
    pub label: String,
    /// Other places of the same file that belong to it.
    pub related: Vec<Related>,
    /// A situation that shows the failure.
    pub scenario: Option<Scenario>,
    /// The law behind it.
    pub cite: Vec<Cite>,
    /// How well that law was verified.
    pub evidence: Option<Evidence>,
    /// What its rule asks for and does not get, in the words of the pack: one entry for each demand. Empty for lints.
    pub asked: Vec<String>,
    /// Ways to mend it, the smallest first. For rules of packs they are worked out only where somebody asks for them:
    /// see [`crate::repair`].
    pub fixes: Vec<Fix>,
    /// The day from which it holds, where its rule is not in force yet.
    pub from: Option<Date>,
    /// A name that stays the same as long as the finding is about the same: it hangs on the rule, the agreement and what
    /// the clause means, not on where it stands. Empty until [`crate::suppress`] has given it.
    pub fingerprint: String,
}

impl Finding {
    /// A finding without scenario, law or fixes.
    pub fn new(rule: &str, name: &str, severity: Severity, span: Span, message: String) -> Self {
        Self {
            rule: rule.to_owned(),
            name: name.to_owned(),
            severity,
            verdict: None,
            message,
            help: String::new(),
            span,
            label: String::new(),
            related: Vec::new(),
            scenario: None,
            cite: Vec::new(),
            evidence: None,
            asked: Vec::new(),
            fixes: Vec::new(),
            from: None,
            fingerprint: String::new(),
        }
    }

    /// The same finding with advice on what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// The same finding with words beside the underlined text.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// The same finding with another place.
    #[must_use]
    pub fn related(mut self, message: impl Into<String>, span: Span) -> Self {
        self.related.push(Related { message: message.into(), span });
        self
    }

    /// Whether it is a recommendation that the document does not take up, or not in full. Of a long list of good
    /// practice most agreements take up a part; what goes against it is another matter.
    pub fn is_untaken(&self) -> bool {
        is_untaken(self.severity == Severity::Advice, self.verdict.map(Verdict::name))
    }

    /// Moves every place in it.
    pub fn move_places(&mut self, moved: impl Fn(Span) -> Span) {
        self.span = moved(self.span);
        self.related.iter_mut().for_each(|related| related.span = moved(related.span));
        let edits = self.fixes.iter_mut().flat_map(|fix| &mut fix.edits);
        edits.for_each(|edit| edit.span = moved(edit.span));
    }

    /// The same finding with a fix of one edit.
    #[must_use]
    pub fn fix(
        mut self,
        safety: Safety,
        title: impl Into<String>,
        span: Span,
        text: impl Into<String>,
    ) -> Self {
        let edits = vec![Edit { span, text: text.into() }];
        self.fixes.push(Fix { title: title.into(), safety, edits });
        self
    }
}

/// Whether a finding is no more than a recommendation that is not taken up, or not in full, from whether it is advice and
/// from the name of its verdict.
pub(crate) fn is_untaken(advice: bool, verdict: Option<&str>) -> bool {
    let turned_round = [Verdict::Contradicted.name(), Verdict::Inconsistent.name()];
    advice && verdict.is_some_and(|verdict| !turned_round.contains(&verdict))
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Related {
    /// What it has to do with it.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// A situation that shows a failure, replayed before it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scenario {
    /// The situation as one plain sentence.
    pub sentence: String,
    /// The situation as slots and terms; slots that do not matter are left out.
    pub situation: Vec<(String, String)>,
}

/// A citation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cite {
    /// The authority as a lawyer cites it.
    pub authority: String,
    /// Where in it.
    pub pinpoint: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

impl Cite {
    /// The citation as a lawyer writes it: `§ 37P(b)`, `C.G.S. § 10-233m (a)`.
    pub fn words(&self) -> String {
        cite_words(&self.authority, self.pinpoint.as_deref())
    }
}

/// A citation as a lawyer writes it, from the authority and the place in it.
pub fn cite_words(authority: &str, pinpoint: Option<&str>) -> String {
    match pinpoint {
        Some(pinpoint) if pinpoint.starts_with('(') => format!("{authority}{pinpoint}"),
        Some(pinpoint) => format!("{authority} {pinpoint}"),
        None => authority.to_owned(),
    }
}

/// A way to mend a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// Whether what is agreed stays the same.
    pub safety: Safety,
    /// The edits, in the order of the text, not overlapping.
    pub edits: Vec<Edit>,
}

/// Whether a fix can be made without a second thought.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// What is agreed stays as it is read already, or could not be read at all.
    Safe,
    /// What is agreed becomes something else, which the parties have to want.
    Unsafe,
}

/// The verdict on one rule, with the clauses it rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleVerdict {
    /// The rule, with its pack.
    pub rule: String,
    /// The verdict.
    pub verdict: Verdict,
    /// Addresses of the clauses that carry it, or stand against it.
    pub clauses: Vec<String>,
    /// Why the rule does not apply, where it does not.
    pub reason: Option<String>,
}

/// All that the checker says of one document.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Its title; empty where no document could be read.
    pub title: String,
    /// Its kind: `agreement`, `template`, `pack`, `vocabulary`, `waivers`, `baseline`, `text`.
    pub kind: &'static str,
    /// Its jurisdiction, where it names one.
    pub jurisdiction: Option<String>,
    /// The packs it was judged by, with their editions.
    pub packs: Vec<(String, String)>,
    /// The verdict on every rule considered, in the order of the packs.
    pub verdicts: Vec<RuleVerdict>,
    /// The findings, in the order of the text.
    pub findings: Vec<Finding>,
    /// Findings under rules that are not in force yet, the earliest first.
    pub upcoming: Vec<Finding>,
    /// What hangs on the assumptions of the packs, where that was asked for.
    pub sensitivity: Vec<Sensitivity>,
    /// The rules that somebody has turned off; there is no verdict on them.
    pub turned_off: Vec<String>,
    /// Findings that somebody answers for, so that they do not count: those of now and those still to come.
    pub suppressed: Vec<Suppressed>,
}

impl Checked {
    /// What is said of a text that is no document: nothing yet.
    pub fn of_text(kind: &'static str) -> Self {
        Self {
            title: String::new(),
            kind,
            jurisdiction: None,
            packs: Vec::new(),
            verdicts: Vec::new(),
            findings: Vec::new(),
            upcoming: Vec::new(),
            sensitivity: Vec::new(),
            turned_off: Vec::new(),
            suppressed: Vec::new(),
        }
    }
}

/// A finding that does not count, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Suppressed {
    /// The finding.
    pub finding: Finding,
    /// Why it does not count.
    pub by: Suppression,
}

/// Why a finding does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Suppression {
    /// Somebody with the authority to do so has waived it for some time.
    Waived {
        /// Why.
        reason: String,
        /// By whose decision.
        authority: String,
        /// The last day on which the waiver holds.
        until: Date,
    },
    /// It was there when the baseline was drawn.
    Baseline,
}

/// What hangs on one assumption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sensitivity {
    /// The assumption, with its pack: `us-ct/automatic-renewal-extends`.
    pub assumption: String,
    /// What it says.
    pub text: String,
    /// Whether it was taken.
    pub assumed: bool,
    /// The verdicts that would be others if it were the other way round.
    pub changes: Vec<Changed>,
}

/// A verdict that hangs on an assumption.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The rule, with its pack.
    pub rule: String,
    /// The verdict given.
    pub now: Verdict,
    /// The verdict if the assumption were the other way round.
    pub then: Verdict,
}
