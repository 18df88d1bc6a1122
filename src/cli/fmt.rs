//! `moulint fmt`: lays files out in the usual form, or says which are not.

use std::path::Path;

use rayon::prelude::*;

use super::Outcome;
use super::args::Fmt;
use super::files::{self, Failure};
use super::output::Output;
use crate::finding::Finding;
use crate::fmt::{self, FormatError};
use crate::lint::pages;
use crate::render::{self, mask};
use crate::syntax::SyntaxError;

/// What came of one file.
enum Laid {
    /// It had the usual form.
    Already,
    /// It has it now, or would have it.
    Anew,
    /// It cannot be read, so it cannot be laid out.
    Broken {
        /// What it holds.
        text: String,
        /// What is wrong with it.
        findings: Vec<Finding>,
    },
}

/// Does it.
pub fn run(asked: &Fmt, output: &Output) -> Outcome {
    let found = files::find(&asked.paths);
    let results: Vec<Result<Laid, Failure>> =
        found.files.par_iter().map(|path| lay_out(path, asked.check)).collect();
    let mut failures = found.failures;
    let (mut anew, mut already, mut broken) = (Vec::new(), 0, 0);
    for (path, result) in found.files.iter().zip(results) {
        let path = path.display().to_string();
        match result {
            Ok(Laid::Already) => already += 1,
            Ok(Laid::Anew) => anew.push(path),
            Ok(Laid::Broken { text, findings }) => {
                broken += 1;
                let style = output.complaint_style();
                output.print_aside(&render::text::findings(&path, &text, &findings, style));
                output.complain(&format!("{path}: left as it is, for it cannot be read without error"));
            }
            Err(failure) => failures.push(failure),
        }
    }
    let verb = if asked.check { "would be laid out anew" } else { "laid out anew" };
    let mut report: String = anew.iter().map(|path| format!("{}: {verb}\n", mask::line(path))).collect();
    report.push_str(&format!("{} {verb}, {already} in form already", counted(anew.len())));
    if failures.len() + broken > 0 {
        report.push_str(&format!(", {} could not be", failures.len() + broken));
    }
    report.push('\n');
    let failed = !failures.is_empty() || broken > 0;
    let outcome = output.print(&report, Outcome { errors: asked.check && !anew.is_empty(), failed });
    for failure in &failures {
        output.complain(&format!("{}: {}", failure.path, failure.message));
    }
    outcome
}

fn lay_out(path: &Path, only_check: bool) -> Result<Laid, Failure> {
    let decoded = files::read(path)?;
    if let Some(problem) = decoded.problem {
        return Ok(Laid::Broken { text: decoded.text, findings: vec![problem.finding] });
    }
    match fmt::format(&decoded.text) {
        Ok(layout) if layout == decoded.text => Ok(Laid::Already),
        Ok(layout) => {
            if !only_check {
                files::replace(path, &layout)?;
            }
            Ok(Laid::Anew)
        }
        Err(FormatError::Syntax(errors)) => {
            let findings = errors.into_iter().map(finding).collect();
            Ok(Laid::Broken { text: decoded.text, findings })
        }
        Err(error @ FormatError::Changed) => {
            Err(Failure::new(path, format!("left as it is: {error}, which is a fault of moulint")))
        }
    }
}

fn finding(error: SyntaxError) -> Finding {
    pages::SYNTAX.at(error.span, error.message).label(error.label).help(error.help.unwrap_or_default())
}

fn counted(files: usize) -> String {
    if files == 1 { "1 file".to_owned() } else { format!("{files} files") }
}
