//! Showing what was found: pure, data in and text out.
//!
//! - [`text`]: for people, in the style of a compiler, or told without drawing. The only place that knows miette.
//! - [`html`]: one page for a browser. The only place that knows minijinja.
//! - [`json`]: for programs, the report contract; [`jsonl`]: the same line by line.
//! - [`sarif`], [`github`], [`gitlab`], [`junit`], [`checkstyle`]: what the services that run checks take.
//! - [`summary`]: Markdown, for the page of a pull request.
//! - [`catalogue`]: the rules of packs, as a list or as Markdown.
//! - [`comparison`]: documents next to each other, as Markdown or as a table for spreadsheets.
//! - [`trial`]: the outcome of testing packs.
//! - [`told`]: what a finding says, in pieces; [`place`]: paths as others write them; [`xml`]: the only place that knows
//!   quick-xml.
//! - [`markdown`]: text that is no markup.
//! - [`mask`]: keeps what stands in a document from steering the terminal it is shown on.

pub mod catalogue;
pub mod checkstyle;
pub mod comparison;
pub mod github;
pub mod gitlab;
pub mod html;
pub mod json;
pub mod jsonl;
pub mod junit;
pub mod markdown;
pub mod mask;
mod place;
pub mod sarif;
pub mod summary;
pub mod text;
mod told;
pub mod trial;
mod xml;

use std::cell::OnceCell;

use crate::finding::{Checked, Severity};
use crate::library::RuleIndex;
pub use crate::report::Failure;
use crate::report::Report;

/// One file after checking.
#[derive(Clone, Debug)]
pub struct CheckedFile {
    /// The path as it was given or found.
    pub path: String,
    /// What it holds.
    pub text: String,
    /// What the checker says of its documents.
    pub documents: Vec<Checked>,
}

/// How text is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Whether to colour it.
    pub color: bool,
    /// How many columns there are.
    pub width: usize,
    /// Whether recommendations that a document does not take up are shown one by one, and not only counted.
    pub advice: bool,
}

/// What is asked of a report besides its format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Options {
    /// How text is laid out, and whether recommendations are shown one by one.
    pub style: Style,
    /// Whether findings that do not count are shown, and not only counted.
    pub waived: bool,
    /// Whether text is only the errors, one line each, and the summary line.
    pub quiet: bool,
    /// The least severity that makes the check fail.
    pub fail_on: Severity,
    /// Whether what could not be checked is told beside the report, so that text only counts it.
    pub failures_told: bool,
}

impl Options {
    /// What is usual: findings that count, as text of a style; an error makes the check fail.
    pub fn new(style: Style) -> Self {
        Self { style, waived: false, quiet: false, fail_on: Severity::Error, failures_told: false }
    }
}

/// What one run of `moulint check` came to.
#[derive(Debug)]
pub struct Run<'a> {
    /// The files that were checked.
    pub files: &'a [CheckedFile],
    /// The day by whose law they were judged.
    pub as_of: &'a str,
    /// What could not be checked.
    pub failures: &'a [Failure],
    /// What is known of the rules.
    pub rules: &'a RuleIndex,
    report: OnceCell<Report>,
}

impl<'a> Run<'a> {
    /// What was found in files, by the law of a day.
    pub fn new(
        files: &'a [CheckedFile],
        as_of: &'a str,
        failures: &'a [Failure],
        rules: &'a RuleIndex,
    ) -> Self {
        Self { files, as_of, failures, rules, report: OnceCell::new() }
    }

    /// The report contract, made when it is first asked for.
    pub fn report(&self) -> &Report {
        self.report.get_or_init(|| json::contract(self.files, self.as_of, self.failures))
    }
}

/// One line for each format: its name among the formats, its name on the command line, what it is for, and what writes it.
macro_rules! formats {
    ($($format:ident $name:literal $about:literal $write:expr;)*) => {
        /// How the report of a check is written.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format {
            $(#[doc = $about] $format,)*
        }

        impl Format {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$format),*];

            /// The name on the command line.
            pub fn name(self) -> &'static str {
                match self { $(Self::$format => $name,)* }
            }

            /// What it is for.
            pub fn about(self) -> &'static str {
                match self { $(Self::$format => $about,)* }
            }

            /// The report of a run in this format.
            pub fn write(self, run: &Run<'_>, options: Options) -> String {
                let write: fn(&Run<'_>, Options) -> String = match self { $(Self::$format => $write,)* };
                write(run, options)
            }
        }
    };
}

formats! {
    Text "text" "For people, in the style of a compiler" text::report;
    Narrated "narrated" "For people who listen: the same in plain sentences, without drawing or colour" text::narrated;
    Html "html" "One file for a browser, which needs nothing else" |run, _| html::check(run.report(), run.files, run.rules);
    Markdown "markdown" "For a pull request or the summary of a job" |run, options| summary::report(run.report(), options);
    Json "json" "For programs; see `moulint schema report`" |run, _| json::pretty(run.report());
    Jsonl "jsonl" "For programs: one finding a line, last the totals; see `moulint schema jsonl`" |run, _| jsonl::report(run.report());
    Sarif "sarif" "SARIF 2.1.0, for code scanning" |run, options| sarif::report(run.report(), run.rules, options);
    Github "github" "Annotations in the log of a GitHub workflow" |run, options| github::report(run.report(), options);
    Gitlab "gitlab" "GitLab code quality" |run, options| gitlab::report(run.report(), options);
    Junit "junit" "JUnit: one test for each rule" |run, options| junit::report(run.report(), options);
    Checkstyle "checkstyle" "Checkstyle XML" |run, options| checkstyle::report(run.report(), options);
}

impl Format {
    /// The format of a name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// Whether it says of rules what no finding says.
    pub fn tells_of_rules(self) -> bool {
        matches!(self, Self::Html | Self::Sarif)
    }

    /// Whether it has the fingerprints of findings.
    pub fn has_fingerprints(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl | Self::Sarif | Self::Gitlab)
    }

    /// Whether recommendations that are not taken up are only counted in it unless they are asked for, so that nobody sees
    /// the situations that would show them.
    pub fn counts_advice(self) -> bool {
        matches!(self, Self::Text | Self::Narrated | Self::Github | Self::Markdown)
    }
}
