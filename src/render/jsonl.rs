//! The report as JSON Lines. Lines and columns count from one, columns in Unicode scalar values; bytes from zero.

use super::json;
use crate::export::lines;
use crate::report::Report;

/// One line for each finding and each path that could not be checked, last one with the totals.
pub fn report(report: &Report) -> String {
    lines::lines(report).map(|line| json::line(&line)).collect()
}
