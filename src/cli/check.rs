//! `moulint check`: finds files, checks them in parallel, shows what was found.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::args::{Check, CheckFormat};
use super::files::{self, Failure};
use super::kept::{Ground, Kept};
use super::output::{self, Output};
use super::progress::Progress;
use super::watch::{self, Round};
use super::{Outcome, fix, packs, since};
use crate::finding::{Checked, Finding, Severity};
use crate::library::{Library, Settings};
use crate::render::{self, CheckedFile, Style};
use crate::suppress::{self, Policy};

/// Does it, once or after each save.
pub fn run(asked: &Check, output: &Output) -> Outcome {
    if !asked.watch {
        return once(asked, None, output).outcome;
    }
    let kept = Kept::default();
    watch::run(&asked.paths, output, || once(asked, Some(&kept), output))
}

fn once(asked: &Check, kept: Option<&Kept>, output: &Output) -> Round {
    // A pack that cannot be used is watched as well, for it may be mended.
    let mut ground: Vec<PathBuf> =
        asked.packs.iter().map(PathBuf::from).filter(|path| files::exists(path)).collect();
    let outcome = checked(asked, kept, &mut ground, output);
    Round { outcome, ground }
}

fn checked(asked: &Check, kept: Option<&Kept>, ground: &mut Vec<PathBuf>, output: &Output) -> Outcome {
    let Some(chosen) = packs::choose(&asked.packs, output) else { return Outcome::FAILED };
    let mut found = files::find(&asked.paths);
    let chosen = chosen.with_words_of(&found.files);
    ground.extend(chosen.texts().iter().map(|(path, _)| PathBuf::from(path)));
    if let Some(revision) = &asked.since {
        match since::narrow(revision, &asked.paths, found.files, ground) {
            Ok(narrowed) => {
                output.tell(&narrowed.told);
                found.files = narrowed.files;
            }
            Err(message) => {
                output.complain(&message);
                return Outcome::FAILED;
            }
        }
    }
    let as_of = asked.as_of.unwrap_or_else(output::today);
    if asked.horizon.is_some_and(|horizon| horizon < as_of) {
        output.complain(&format!("the horizon lies before {as_of}, the day whose law counts"));
        return Outcome::FAILED;
    }
    let Some(assumptions) = packs::assumptions(&chosen.library, &asked.assume, &asked.assume_not, output)
    else {
        return Outcome::FAILED;
    };
    let settings = Settings {
        packs: chosen.names.clone(),
        horizon: asked.horizon,
        assumptions,
        sensitivity: asked.sensitivity,
        // As text they are only counted.
        brief: asked.format == CheckFormat::Text && !asked.advice,
        ..Settings::new(as_of)
    };
    let ground = Ground { settings, texts: chosen.texts().to_vec() };
    let settings = &ground.settings;
    let remembered = kept.map(|kept| (kept, &ground));
    let mut fixed = 0;
    if let Some(wanted) = fix::Wanted::of(asked) {
        let policy = Policy::default();
        let counted = |_: &Path, text: &str| suppress::check(&chosen.library, text, settings, &policy).0;
        let (files, failures) = fix::files(&chosen.library, settings, &counted, &found.files, wanted);
        if wanted.only_shown {
            let failures: Vec<Failure> = found.failures.into_iter().chain(failures).collect();
            return fix::show(&files, &failures, output);
        }
        found.failures.extend(failures);
        files.iter().flat_map(fix::Fixed::lines).for_each(|line| output.tell(&line));
        fixed = files.iter().map(|file| file.mended.made.len()).sum();
    }
    let (checked, failures) = check_all(&chosen.library, settings, remembered, &found.files);
    let failures: Vec<Failure> = found.failures.into_iter().chain(failures).collect();
    if asked.fix || asked.unsafe_fixes {
        let left = findings(&checked).filter(|finding| finding.severity != Severity::Advice).count();
        output.tell(&format!("fixed {fixed}, {left} left"));
    }

    let as_of = settings.as_of.to_string();
    let report = match asked.format {
        CheckFormat::Text => {
            let style = Style { advice: asked.advice, ..output.style() };
            render::text::report(&checked, &as_of, failures.len(), style)
        }
        CheckFormat::Json => render::json::report(&checked, &as_of),
        CheckFormat::Html => {
            let rules = chosen.library.packs().flat_map(|pack| &pack.rules);
            let names = rules.map(|rule| (rule.id.clone(), rule.summary.clone())).collect();
            render::html::check(&render::json::contract(&checked, &as_of), &checked, &names)
        }
    };
    let errors = findings(&checked).any(|finding| finding.severity == Severity::Error);
    let outcome = output.print(&report, Outcome { errors, failed: !failures.is_empty() });
    // Last, so that they stay in sight below a long report.
    for failure in &failures {
        output.complain(&format!("{}: {}", failure.path, failure.message));
    }
    outcome
}

/// Checks files in parallel; the results are in the order of the files.
fn check_all(
    library: &Library,
    settings: &Settings,
    kept: Option<(&Kept, &Ground)>,
    paths: &[PathBuf],
) -> (Vec<CheckedFile>, Vec<Failure>) {
    let progress = Progress::new(paths.len());
    let results: Vec<Result<CheckedFile, Failure>> = paths
        .par_iter()
        .map(|path| {
            // A mistake in the program must not cost the other files; it has printed itself already.
            let result = catch_unwind(AssertUnwindSafe(|| check_one(library, settings, kept, path)));
            progress.step();
            result.unwrap_or_else(|_| Err(Failure::new(path, "moulint failed here, which is its own fault")))
        })
        .collect();
    progress.finish();
    let mut checked = Vec::new();
    let mut failures = Vec::new();
    for result in results {
        match result {
            Ok(file) => checked.push(file),
            Err(failure) => failures.push(failure),
        }
    }
    (checked, failures)
}

fn check_one(
    library: &Library,
    settings: &Settings,
    kept: Option<(&Kept, &Ground)>,
    path: &Path,
) -> Result<CheckedFile, Failure> {
    let decoded = files::read(path)?;
    let mut documents = match &decoded.problem {
        Some(problem) if problem.hopeless => vec![no_document()],
        _ => {
            let check = || library.check(&decoded.text, settings);
            kept.map_or_else(check, |(kept, ground)| kept.documents(path, &decoded.text, ground, check))
        }
    };
    if let Some(problem) = decoded.problem {
        add(&mut documents, problem.finding);
    }
    Ok(CheckedFile { path: path.display().to_string(), text: decoded.text, documents })
}

/// Puts a finding where it belongs in the order of the text.
fn add(documents: &mut Vec<Checked>, finding: Finding) {
    if documents.is_empty() {
        documents.push(no_document());
    }
    if let Some(document) = documents.first_mut() {
        let place = document.findings.partition_point(|other| other.span.start < finding.span.start);
        document.findings.insert(place, finding);
    }
}

fn no_document() -> Checked {
    Checked {
        title: String::new(),
        kind: "text",
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

fn findings(files: &[CheckedFile]) -> impl Iterator<Item = &Finding> {
    files.iter().flat_map(|file| &file.documents).flat_map(|document| &document.findings)
}
