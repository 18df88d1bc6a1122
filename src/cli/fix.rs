//! `moulint check --fix`, `--unsafe-fixes` and `--diff`: mends files before they are checked.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Outcome;
use super::args::Check;
use super::files::{self, Failure};
use super::output::Output;
use crate::finding::Checked;
use crate::library::{Library, Settings};
use crate::render::{self, Style, mask};
use crate::repair::{self, Level, Mended};

/// Checks the text of a file, and leaves out the findings that somebody answers for.
pub type Counted<'c> = dyn Fn(&Path, &str) -> Vec<Checked> + Sync + 'c;

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
    pub fn lines(&self) -> Vec<String> {
        let line = |made: &repair::Made| match made.rule.as_str() {
            "fmt" => format!("{}: {}", self.path, made.title),
            rule => format!("{}: {} ({rule})", self.path, made.title),
        };
        self.mended.made.iter().map(|made| mask::line(&line(made))).collect()
    }

    /// What changes, as a unified diff.
    pub fn diff(&self, style: Style) -> String {
        render::text::diff(&self.path, &self.before, &self.mended.text, style)
    }
}

/// Mends files, in parallel; those in which nothing is to be done are not among the result, which is in the order of the
/// files. A file that is not text in UTF-8 is left alone.
pub fn files(
    library: &Library,
    settings: &Settings,
    counted: &Counted<'_>,
    paths: &[PathBuf],
    wanted: Wanted,
) -> (Vec<Fixed>, Vec<Failure>) {
    let results: Vec<Result<Option<Fixed>, Failure>> = paths
        .par_iter()
        .map(|path| {
            let one = || one(library, settings, counted, path, wanted);
            // A mistake in the program must not cost the other files; it has printed itself already.
            catch_unwind(AssertUnwindSafe(one))
                .unwrap_or_else(|_| Err(Failure::new(path, "moulint failed here, which is its own fault")))
        })
        .collect();
    let mut fixed = Vec::new();
    let mut failures = Vec::new();
    for result in results {
        match result {
            Ok(one) => fixed.extend(one),
            Err(failure) => failures.push(failure),
        }
    }
    (fixed, failures)
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

fn one(
    library: &Library,
    settings: &Settings,
    counted: &Counted<'_>,
    path: &Path,
    wanted: Wanted,
) -> Result<Option<Fixed>, Failure> {
    let decoded = files::read(path)?;
    if decoded.problem.is_some() {
        return Ok(None);
    }
    let counted = |text: &str| counted(path, text);
    let mended = repair::mend(library, settings, &decoded.text, wanted.level, &counted);
    if mended.text == decoded.text {
        return Ok(None);
    }
    if !wanted.only_shown {
        files::replace(path, &mended.text)?;
    }
    Ok(Some(Fixed { path: path.display().to_string(), before: decoded.text, mended }))
}
