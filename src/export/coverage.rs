//! How much of its paper an agreement accounts for: `moulint coverage --format json`, described by `moulint schema coverage`.

use schemars::JsonSchema;
use serde::Serialize;

use crate::draft::coverage::{Bare, Coverage, Share};
use crate::text::line_index::LineIndex;

/// The version of this structure; raised when something is taken away or changes meaning.
pub const COVERAGE_VERSION: u32 = 1;

/// The coverage of the agreements of a file.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CoverageReport {
    /// The version of this structure.
    pub coverage: u32,
    /// The file.
    pub path: String,
    /// The share that was asked for, in percent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// Whether every agreement reaches it; true where none was asked for.
    pub reached: bool,
    /// The agreements and templates.
    pub agreements: Vec<AgreementCoverage>,
}

/// The coverage of one agreement, in quoted sentences that look as if they set a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AgreementCoverage {
    /// Its title.
    pub agreement: String,
    /// How many quotes of any kind it has.
    pub quotes: usize,
    /// How many sentences count.
    pub sentences: usize,
    /// How many of them have something under them.
    pub accounted: usize,
    /// Their share in percent, rounded down to a tenth; absent where no sentence counts.
    pub percent: Option<f64>,
    /// Sentences with clauses.
    pub clauses: ShareOut,
    /// Sentences that are said to be no norm.
    pub unmodelled: ShareOut,
    /// Sentences with nothing under them.
    pub unaccounted: Vec<BareOut>,
    /// Sentences with nothing under them that do not look as if they set a rule. They do not count.
    pub others: Vec<BareOut>,
}

/// Sentences of one kind.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ShareOut {
    /// Those of which somebody has looked at what stands under them.
    pub reviewed: usize,
    /// Those of which nobody has yet.
    pub unreviewed: usize,
}

/// A sentence with nothing under it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct BareOut {
    /// The line of its quote, from one.
    pub line: usize,
    /// The column, from one, in Unicode scalar values.
    pub column: usize,
    /// Where on the paper it stands, as the quote says.
    pub mark: Option<String>,
    /// Its words.
    pub words: String,
}

/// The report on one file.
pub fn report(
    path: &str,
    text: &str,
    covered: &[(String, Coverage)],
    at_least: Option<f64>,
) -> CoverageReport {
    let lines = LineIndex::new(text);
    let place = |bare: &Bare| {
        let at = lines.line_column(text, bare.span.start);
        BareOut {
            line: at.line + 1,
            column: at.column + 1,
            mark: bare.mark.clone(),
            words: bare.words.clone(),
        }
    };
    let share = |share: Share| ShareOut { reviewed: share.reviewed, unreviewed: share.unreviewed };
    let one = |(title, coverage): &(String, Coverage)| AgreementCoverage {
        agreement: title.clone(),
        quotes: coverage.quotes,
        sentences: coverage.sentences(),
        accounted: coverage.accounted(),
        percent: coverage.percent(),
        clauses: share(coverage.clauses),
        unmodelled: share(coverage.unmodelled),
        unaccounted: coverage.unaccounted.iter().map(place).collect(),
        others: coverage.others.iter().map(place).collect(),
    };
    CoverageReport {
        coverage: COVERAGE_VERSION,
        path: path.to_owned(),
        at_least,
        reached: at_least.is_none_or(|least| covered.iter().all(|(_, coverage)| coverage.reaches(least))),
        agreements: covered.iter().map(one).collect(),
    }
}
