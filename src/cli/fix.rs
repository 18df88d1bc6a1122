//! `--fix`, `--unsafe-fixes` and `--diff`: mends files before they are checked.

use std::panic::{AssertUnwindSafe, catch_unwind};

use rayon::prelude::*;

use super::Outcome;
use super::args::Check;
use super::batch::{Batch, Brought, Item};
use super::decode;
use super::files::{self, Failure};
use super::output::Output;
use crate::finding::Severity;
use crate::render::{self, Style};
use crate::repair::{self, Level, Made, Mended};

/// How far files are to be mended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// How far.
    pub level: Level,
    /// Whether what would change is only shown.
    pub only_shown: bool,
}

impl Wanted {
    /// What was asked for on the command line; nothing if files are to be left alone.
    pub fn of(asked: &Check) -> Option<Self> {
        let level = if asked.unsafe_fixes { Level::Unsafe } else { Level::Safe };
        (asked.fix || asked.unsafe_fixes || asked.diff).then_some(Self { level, only_shown: asked.diff })
    }
}

/// A file in which something was mended, or would be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fixed {
    /// The path as it was given or found.
    pub path: String,
    /// What it held.
    pub before: String,
    /// What it holds now, or would hold, and what was done.
    pub mended: Mended,
}

impl Fixed {
    /// What was done, one line each.
    fn lines(&self) -> impl Iterator<Item = String> {
        self.mended.made.iter().map(|made| match made {
            Made { rule, title, .. } if rule == "fmt" => format!("{}: {title}", self.path),
            Made { rule, title, .. } => format!("{}: {title} ({rule})", self.path),
        })
    }

    fn diff(&self, style: Style) -> String {
        render::text::diff(&self.path, &self.before, &self.mended.text, style)
    }
}

/// Mends the files of a batch, in parallel, and tells what was done. Those in which nothing is to be done are not among the
/// result, which is in the order of the files; what is on standard input is mended in the batch. A file that is not text in
/// UTF-8 is left alone.
pub fn run(batch: &mut Batch, wanted: Wanted, output: &Output) -> Vec<Fixed> {
    let whole = &*batch;
    let results: Vec<Result<Option<Fixed>, Failure>> = whole
        .files
        .par_iter()
        .map(|item| {
            // A mistake in the program must not cost the other files; it has printed itself already.
            let failed = |_| Err(Failure::new(&item.path, "moulint failed here, which is its own fault"));
            catch_unwind(AssertUnwindSafe(|| one(whole, item, wanted))).unwrap_or_else(failed)
        })
        .collect();
    let mut fixed = Vec::new();
    for (item, result) in batch.files.iter_mut().zip(results) {
        match result {
            Ok(Some(done)) => {
                let bytes = item.bytes.as_mut();
                bytes.into_iter().for_each(|bytes| *bytes = done.mended.text.clone().into_bytes());
                fixed.push(done);
            }
            Ok(None) => {}
            Err(failure) => batch.failures.push(failure),
        }
    }
    if !wanted.only_shown {
        fixed.iter().flat_map(Fixed::lines).for_each(|line| output.tell(&line));
    }
    fixed
}

fn one(batch: &Batch, item: &Item, wanted: Wanted) -> Result<Option<Fixed>, Failure> {
    let Some(scope) = batch.scopes.get(item.scope) else { return Ok(None) };
    if item.bytes.is_none() && super::papers::is_paper(&item.path) {
        return Err(Failure::new(
            &item.path,
            "a paper is not mended; `moulint draft` makes an agreement of it that can be",
        ));
    }
    let decoded = match &item.bytes {
        Some(bytes) => decode::decode(bytes.clone()),
        None => files::read(&item.path)?,
    };
    if decoded.problem.is_some() {
        return Ok(None);
    }
    let settings = scope.settings_for(&item.path);
    let mended = repair::mend(&scope.library, &settings, &scope.policy, &decoded.text, wanted.level);
    if mended.text == decoded.text {
        return Ok(None);
    }
    if !wanted.only_shown && item.bytes.is_none() {
        files::replace(&item.path, &mended.text)?;
    }
    Ok(Some(Fixed { path: item.path.display().to_string(), before: decoded.text, mended }))
}

/// Shows what would change in files.
pub fn show(files: &[Fixed], failures: &[Failure], output: &Output) -> Outcome {
    let diffs: Vec<String> = files.iter().map(|file| file.diff(output.style())).collect();
    let outcome = Outcome { errors: !files.is_empty(), failed: !failures.is_empty() };
    let outcome = output.print(&diffs.concat(), outcome);
    files.iter().flat_map(Fixed::lines).for_each(|line| output.tell(&line));
    for failure in failures {
        output.complain(&format!("{}: {}", failure.path, failure.message));
    }
    outcome
}

/// What came on standard input, as it stands by now; nothing where that is no text.
pub fn input(batch: &Batch) -> Option<&str> {
    let bytes = batch.files.iter().find_map(|item| item.bytes.as_deref())?;
    std::str::from_utf8(bytes).ok()
}

/// Says how much was mended, and how much is left.
pub fn sum_up(fixed: &[Fixed], brought: &Brought, output: &Output) {
    let made: usize = fixed.iter().map(|file| file.mended.made.len()).sum();
    let findings = brought.files.iter().flat_map(|file| &file.documents).flat_map(|one| &one.findings);
    let left = findings.filter(|finding| finding.severity != Severity::Advice).count();
    output.tell(&format!("fixed {made}, {left} left"));
}
