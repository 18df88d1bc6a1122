//! The report contract: the versioned structure that `--format json` prints and `moulint schema report`
//! describes. Lines and columns count from one, columns in Unicode scalar values; bytes from zero.

use std::collections::BTreeMap;
use std::path::Path;

use schemars::JsonSchema;
use serde::Serialize;

use crate::check::verdict::Verdict;
use crate::finding::{self, Checked, Evidence, Severity};
use crate::text;
use crate::text::line_index::LineIndex;

/// The version of this structure; raised when something is taken away or changes meaning.
pub const REPORT_VERSION: u32 = 1;

/// What one run of `moulint check` found.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Report {
    /// The version of this structure.
    pub report: u32,
    /// The version of moulint that wrote it.
    pub moulint: String,
    /// The day by whose law the agreements were judged.
    pub as_of: String,
    /// One entry for each document, in the order of paths and of the text.
    pub files: Vec<FileReport>,
    /// Paths that could not be checked.
    pub failures: Vec<Failure>,
    /// Totals.
    pub summary: Summary,
}

/// Something about the world that kept a path from being checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Failure {
    /// The path as it was given or found.
    pub path: String,
    /// What went wrong.
    pub message: String,
}

impl Failure {
    /// A failure at a path.
    pub fn new(path: &Path, message: impl Into<String>) -> Self {
        Self { path: path.display().to_string(), message: message.into() }
    }
}

/// One document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FileReport {
    /// The path as it was given or found.
    pub path: String,
    /// The title of the agreement or template; empty where none could be read.
    pub agreement: String,
    /// The jurisdiction it names.
    pub jurisdiction: Option<String>,
    /// Agreement, template, pack, vocabulary, or text where no document could be read.
    pub kind: String,
    /// The packs it was judged by.
    pub packs: Vec<PackEdition>,
    /// Every rule that was considered, those satisfied and not applicable included.
    pub verdicts: Vec<RuleVerdict>,
    /// The findings, in the order of the text.
    pub findings: Vec<Finding>,
    /// Findings under rules that are not in force yet, the earliest first; never more than warnings.
    pub upcoming: Vec<Finding>,
    /// The rules that the configuration has turned off; there is no verdict on them.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub turned_off: Vec<String>,
    /// Findings that do not count, because of a waiver or the baseline, in the order of the text.
    pub suppressed: Vec<Finding>,
    /// What hangs on each assumption of the packs; only with `--sensitivity`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub sensitivity: Vec<Sensitivity>,
}

/// What hangs on one assumption of a pack.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Sensitivity {
    /// The assumption, with its pack.
    pub assumption: String,
    /// What it says.
    pub text: String,
    /// Whether it was taken.
    pub assumed: bool,
    /// The verdicts that would be others if it were the other way round.
    pub changes: Vec<Changed>,
}

/// A verdict that hangs on an assumption.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Changed {
    /// The rule, with its pack.
    pub rule: String,
    /// The verdict given.
    pub now: String,
    /// The verdict if the assumption were the other way round.
    pub then: String,
}

/// A pack and its edition.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PackEdition {
    /// The pack.
    pub pack: String,
    /// Its edition.
    pub edition: String,
}

/// The verdict on one rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleVerdict {
    /// The rule, with its pack.
    pub rule: String,
    /// One of the eleven verdicts.
    pub verdict: String,
    /// Addresses of the clauses that carry the verdict, or stand against the rule.
    pub clauses: Vec<String>,
    /// Why the rule does not apply, where it does not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Finding {
    /// The rule, with its pack.
    pub rule: String,
    /// The rule in a few plain words.
    pub name: String,
    /// `error`, `warning` or `advice`.
    pub severity: String,
    /// One of the eleven verdicts, for rules of packs.
    pub verdict: Option<String>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
    /// Where.
    pub span: Span,
    /// Other places of the file that belong to it.
    pub related: Vec<Related>,
    /// A situation that shows the failure.
    pub scenario: Option<Scenario>,
    /// The law behind it.
    pub cite: Vec<Cite>,
    /// How well that law was verified: `official`, `quoted`, `secondary`, `unverified`.
    pub evidence: Option<String>,
    /// Ways to mend it.
    pub fixes: Vec<Fix>,
    /// The day from which it holds, for rules that are not in force yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// A name that stays the same as long as the finding is about the same, wherever its clause stands.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub fingerprint: String,
    /// Whether it does not count, because of a waiver or the baseline.
    pub suppressed: bool,
    /// Why it does not count.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suppression: Option<Suppression>,
}

/// Why a finding does not count.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Suppression {
    /// `waiver` or `baseline`.
    pub kind: String,
    /// Why, in the words of the waiver.
    pub reason: Option<String>,
    /// By whose decision.
    pub authority: Option<String>,
    /// The last day on which the waiver holds.
    pub until: Option<String>,
}

/// A range of text.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Span {
    /// Its first character.
    pub start: Position,
    /// The character just past it.
    pub end: Position,
}

/// A place in a text.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Position {
    /// Line, from one.
    pub line: usize,
    /// Column, from one, in Unicode scalar values.
    pub column: usize,
    /// Offset, from zero, in bytes.
    pub byte: usize,
}

/// Another place that belongs to a finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Related {
    /// What it has to do with it.
    pub message: String,
    /// Where.
    pub span: Span,
}

/// A situation that shows a failure.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Scenario {
    /// As one plain sentence.
    pub sentence: String,
    /// As slots and terms; slots that do not matter are left out.
    pub situation: BTreeMap<String, String>,
}

/// A citation.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Cite {
    /// The authority.
    pub authority: String,
    /// Where in it.
    pub pinpoint: Option<String>,
    /// Where it can be read.
    pub url: Option<String>,
}

impl Finding {
    /// Whether it is a recommendation that the document does not take up, or not in full.
    pub fn is_untaken(&self) -> bool {
        finding::is_untaken(self.severity == "advice", self.verdict.as_deref())
    }
}

impl Suppression {
    /// Why the finding does not count, in words.
    pub fn words(&self) -> String {
        let Some(until) = &self.until else { return "in the baseline".to_owned() };
        let authority = self.authority.as_deref().unwrap_or_default();
        format!("waived until {until} by `{authority}`: {}", self.reason.as_deref().unwrap_or_default())
    }
}

impl From<&finding::Suppression> for Suppression {
    fn from(by: &finding::Suppression) -> Self {
        match by {
            finding::Suppression::Waived { reason, authority, until } => Self {
                kind: "waiver".to_owned(),
                reason: Some(reason.clone()),
                authority: Some(authority.clone()),
                until: Some(until.to_string()),
            },
            finding::Suppression::Baseline => {
                Self { kind: "baseline".to_owned(), reason: None, authority: None, until: None }
            }
        }
    }
}

impl Cite {
    /// The citation as a lawyer writes it.
    pub fn words(&self) -> String {
        finding::cite_words(&self.authority, self.pinpoint.as_deref())
    }
}

impl From<&finding::Cite> for Cite {
    fn from(cite: &finding::Cite) -> Self {
        Self { authority: cite.authority.clone(), pinpoint: cite.pinpoint.clone(), url: cite.url.clone() }
    }
}

/// A way to mend a finding.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Fix {
    /// What it does.
    pub title: String,
    /// Whether what is agreed stays as it is read already; `moulint check --fix` makes only such fixes.
    pub safe: bool,
    /// Its edits.
    pub edits: Vec<Edit>,
}

/// A replacement of some text.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Edit {
    /// What is replaced.
    pub span: Span,
    /// By what.
    pub text: String,
}

/// Totals over all documents.
#[derive(Clone, Debug, Default, Serialize, JsonSchema)]
pub struct Summary {
    /// How many files were read.
    pub files: usize,
    /// Findings that are errors.
    pub errors: usize,
    /// Findings that are warnings.
    pub warnings: usize,
    /// Findings that are advice.
    pub advice: usize,
    /// Findings under rules that are not in force yet.
    pub upcoming: usize,
    /// Findings that do not count because of a waiver.
    pub waived: usize,
    /// Findings that do not count because they stand in the baseline.
    pub baselined: usize,
    /// How often each verdict was given.
    pub by_verdict: BTreeMap<String, usize>,
}

impl Report {
    /// Puts together what was found in files, each given by its path, its text and its documents, and what could not be
    /// checked.
    pub fn new<'a>(
        as_of: String,
        files: impl IntoIterator<Item = (&'a str, &'a str, &'a [Checked])>,
        failures: Vec<Failure>,
    ) -> Self {
        let mut summary = Summary::default();
        let mut reports = Vec::new();
        for (path, text, documents) in files {
            summary.files += 1;
            let index = LineIndex::new(text);
            for document in documents {
                summary.add(document);
                reports.push(file_report(path, text, &index, document));
            }
        }
        let moulint = env!("CARGO_PKG_VERSION").to_owned();
        Self { report: REPORT_VERSION, moulint, as_of, files: reports, failures, summary }
    }

    /// Every finding with the document that it is about: document by document those that count, those under law to come
    /// and those that do not count.
    pub fn entries(&self) -> impl Iterator<Item = (&FileReport, &Finding)> {
        self.files.iter().flat_map(|file| file.entries().map(move |finding| (file, finding)))
    }
}

impl FileReport {
    /// Its findings: those that count, those under law to come and those that do not count.
    pub fn entries(&self) -> impl Iterator<Item = &Finding> {
        self.findings.iter().chain(&self.upcoming).chain(&self.suppressed)
    }

    /// What it is called: its title, or its path where it has none.
    pub fn name(&self) -> &str {
        if self.agreement.is_empty() { &self.path } else { &self.agreement }
    }
}

impl Summary {
    fn add(&mut self, document: &Checked) {
        for finding in &document.findings {
            match finding.severity {
                Severity::Error => self.errors += 1,
                Severity::Warning => self.warnings += 1,
                Severity::Advice => self.advice += 1,
            }
        }
        self.upcoming += document.upcoming.len();
        for suppressed in &document.suppressed {
            match suppressed.by {
                finding::Suppression::Waived { .. } => self.waived += 1,
                finding::Suppression::Baseline => self.baselined += 1,
            }
        }
        for verdict in &document.verdicts {
            *self.by_verdict.entry(verdict.verdict.name().to_owned()).or_default() += 1;
        }
    }
}

fn file_report(path: &str, text: &str, index: &LineIndex, document: &Checked) -> FileReport {
    FileReport {
        path: path.to_owned(),
        agreement: document.title.clone(),
        jurisdiction: document.jurisdiction.clone(),
        kind: document.kind.to_owned(),
        packs: document
            .packs
            .iter()
            .map(|(pack, edition)| PackEdition { pack: pack.clone(), edition: edition.clone() })
            .collect(),
        verdicts: document
            .verdicts
            .iter()
            .map(|verdict| RuleVerdict {
                rule: verdict.rule.clone(),
                verdict: verdict.verdict.name().to_owned(),
                clauses: verdict.clauses.clone(),
                reason: verdict.reason.clone(),
            })
            .collect(),
        findings: document.findings.iter().map(|finding| convert(text, index, finding)).collect(),
        upcoming: document.upcoming.iter().map(|finding| convert(text, index, finding)).collect(),
        turned_off: document.turned_off.clone(),
        suppressed: document
            .suppressed
            .iter()
            .map(|one| Finding {
                suppressed: true,
                suppression: Some((&one.by).into()),
                ..convert(text, index, &one.finding)
            })
            .collect(),
        sensitivity: document.sensitivity.iter().map(sensitivity).collect(),
    }
}

fn sensitivity(one: &finding::Sensitivity) -> Sensitivity {
    let changes = one.changes.iter().map(|change| Changed {
        rule: change.rule.clone(),
        now: change.now.name().to_owned(),
        then: change.then.name().to_owned(),
    });
    Sensitivity {
        assumption: one.assumption.clone(),
        text: one.text.clone(),
        assumed: one.assumed,
        changes: changes.collect(),
    }
}

fn convert(text: &str, index: &LineIndex, finding: &finding::Finding) -> Finding {
    let place = |span: text::Span| span_of(text, index, span);
    Finding {
        rule: finding.rule.clone(),
        name: finding.name.clone(),
        severity: severity_name(finding.severity).to_owned(),
        verdict: finding.verdict.map(|verdict: Verdict| verdict.name().to_owned()),
        message: finding.message.clone(),
        help: finding.help.clone(),
        span: place(finding.span),
        related: finding
            .related
            .iter()
            .map(|related| Related { message: related.message.clone(), span: place(related.span) })
            .collect(),
        scenario: finding.scenario.as_ref().map(|scenario| Scenario {
            sentence: scenario.sentence.clone(),
            situation: scenario.situation.iter().cloned().collect(),
        }),
        cite: finding.cite.iter().map(Cite::from).collect(),
        evidence: finding.evidence.map(|evidence| evidence_name(evidence).to_owned()),
        fixes: finding
            .fixes
            .iter()
            .map(|fix| Fix {
                title: fix.title.clone(),
                safe: fix.safety == finding::Safety::Safe,
                edits: fix
                    .edits
                    .iter()
                    .map(|edit| Edit { span: place(edit.span), text: edit.text.clone() })
                    .collect(),
            })
            .collect(),
        from: finding.from.map(|from| from.to_string()),
        fingerprint: finding.fingerprint.clone(),
        suppressed: false,
        suppression: None,
    }
}

fn span_of(text: &str, index: &LineIndex, span: text::Span) -> Span {
    let position = |offset: u32| {
        let offset = offset.min(text::Span::at(text.len()).start);
        let place = index.line_column(text, offset);
        Position { line: place.line + 1, column: place.column + 1, byte: offset as usize }
    };
    Span { start: position(span.start), end: position(span.end) }
}

/// The public name of a severity.
pub fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Advice => "advice",
    }
}

/// The public name of an evidence mark.
pub fn evidence_name(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Official => "official",
        Evidence::Quoted => "quoted",
        Evidence::Secondary => "secondary",
        Evidence::Unverified => "unverified",
    }
}
