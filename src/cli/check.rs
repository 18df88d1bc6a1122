//! `moulint check`: finds files, checks them in parallel, shows what was found.

use std::path::PathBuf;

use super::args::Check;
use super::batch::{Batch, Brought, Sought};
use super::kept::Kept;
use super::output::Output;
use super::scope::{Asked, Choice};
use super::watch::{self, Round};
use super::{Outcome, files, fix, packs, since};
use crate::library::RuleIndex;
use crate::render::{Format, Options, Run, Style};

/// Does it, once or after each save.
pub fn run(asked: &Check, output: &Output) -> Outcome {
    if !asked.watch {
        return once(asked, None, output).outcome;
    }
    let kept = Kept::default();
    watch::run(&asked.paths, named(asked), output, || once(asked, Some(&kept), output))
}

/// What the command line names to judge by. What cannot be used is watched as well, for it may be mended.
fn named(asked: &Check) -> Vec<PathBuf> {
    let named =
        asked.packs.iter().map(PathBuf::from).chain(asked.config.clone()).chain(asked.baseline.clone());
    named.filter(|path| files::exists(path)).collect()
}

fn once(asked: &Check, kept: Option<&Kept>, output: &Output) -> Round {
    let mut ground = named(asked);
    let outcome = checked(asked, kept, &mut ground, output);
    Round { outcome, ground }
}

impl Check {
    /// What was asked for besides any configuration.
    pub fn asked(&self) -> Asked {
        Asked {
            packs: self.packs.clone(),
            as_of: self.as_of,
            horizon: self.horizon,
            assume: self.assume.clone(),
            assume_not: self.assume_not.clone(),
            preview: self.preview,
            advice: self.advice,
            failing: self.fail_on,
            baseline: self.baseline.clone(),
            draws_baseline: false,
        }
    }

    /// All formats in which the report is written.
    fn formats(&self) -> impl Iterator<Item = Format> + '_ {
        self.output.iter().map(|(format, _)| *format).chain([self.format])
    }

    /// Which configuration was asked for.
    pub fn choice(&self) -> Choice {
        match &self.config {
            Some(path) => Choice::This(path.clone()),
            None if self.no_config => Choice::Nothing,
            None => Choice::Nearest,
        }
    }
}

fn checked(asked: &Check, kept: Option<&Kept>, ground: &mut Vec<PathBuf>, output: &Output) -> Outcome {
    let mut batch = match gather(asked, ground, output) {
        Some(batch) => batch,
        None => return Outcome::FAILED,
    };
    let advice = batch.advice();
    batch.adjust(|settings, policy| {
        settings.sensitivity = asked.sensitivity;
        // Where they are only counted, nobody sees the situations that would show them.
        settings.brief = !advice && asked.formats().all(Format::counts_advice);
        policy.fingerprints = asked.formats().any(Format::has_fingerprints);
    });
    let Some(wanted) = fix::Wanted::of(asked) else {
        let brought = batch.check(kept);
        return show(asked, &batch, &brought, output);
    };
    let fixed = fix::run(&mut batch, wanted, output);
    if wanted.only_shown {
        return fix::show(&fixed, &batch.failures, output);
    }
    let brought = batch.check(kept);
    let outcome = match fix::input(&batch) {
        // What came on standard input goes on to standard output, and the report has to stay out of it.
        Some(text) => {
            let errors = brought.fails && !asked.exit_zero;
            output.print(text, Outcome { errors, failed: tell_failures(&brought, output) })
        }
        None => show(asked, &batch, &brought, output),
    };
    fix::sum_up(&fixed, &brought, output);
    outcome
}

/// The files to check. Nothing, if that cannot be said; why has been told then.
fn gather(asked: &Check, ground: &mut Vec<PathBuf>, output: &Output) -> Option<Batch> {
    let instead = asked.stdin.then(files::read_input).transpose();
    let instead = match instead {
        Ok(bytes) => bytes.map(|bytes| (asked.path.clone().unwrap_or_else(|| "input.mou".into()), bytes)),
        Err(message) => {
            output.complain(&message);
            return None;
        }
    };
    let sought = Sought {
        paths: &asked.paths,
        strict: asked.force_exclude,
        instead: instead.as_ref().map(|(path, bytes)| (path.as_path(), bytes.clone())),
    };
    let mut batch = match Batch::gather(&sought, &asked.asked(), &asked.choice()) {
        Ok(batch) => batch,
        Err(troubles) => {
            packs::tell(troubles, output);
            return None;
        }
    };
    ground.extend(batch.ground());
    if asked.locked && !holds_to_lock(&batch, output) {
        return None;
    }
    if let Some(revision) = &asked.since {
        let all = batch.files.iter().map(|item| item.path.clone()).collect();
        match since::narrow(revision, &asked.paths, all, ground) {
            Ok(narrowed) => {
                output.tell(&narrowed.told);
                if narrowed.files.len() < batch.files.len() {
                    batch.narrow(|path| narrowed.files.iter().any(|kept| kept == path));
                }
            }
            Err(message) => {
                output.complain(&message);
                return None;
            }
        }
    }
    Some(batch)
}

/// Whether the packs in use are those of the lock; where not, in what they differ has been told.
fn holds_to_lock(batch: &Batch, output: &Output) -> bool {
    let mut holds = true;
    for scope in &batch.scopes {
        let path = scope.lock_path();
        let shown = path.display();
        let lines = scope.differences().unwrap_or_else(|message| vec![message]);
        lines.iter().for_each(|line| output.complain(&format!("{shown}: {line}")));
        if !lines.is_empty() {
            output.complain(&format!(
                "{shown}: with `--locked` nothing is checked; `moulint lock` takes over what there is"
            ));
        }
        holds &= lines.is_empty();
    }
    holds
}

fn show(asked: &Check, batch: &Batch, brought: &Brought, output: &Output) -> Outcome {
    let as_of = batch.as_of().unwrap_or_else(super::output::today).to_string();
    let mut rules = RuleIndex::default();
    if asked.formats().any(Format::tells_of_rules) {
        batch.scopes.iter().for_each(|scope| rules.extend(scope.library.index()));
    }
    let run = Run::new(&brought.files, &as_of, &brought.failures, &rules);
    let options = Options {
        waived: asked.show_waived,
        quiet: asked.quiet,
        fail_on: batch.failing(),
        failures_told: true,
        ..Options::new(Style { advice: batch.advice(), ..output.style() })
    };
    let errors = brought.fails && !asked.exit_zero;
    let mut outcome = Outcome { errors, failed: !brought.failures.is_empty() };
    let plain = Style { advice: batch.advice(), ..Output::file_style() };
    for (format, path) in &asked.output {
        let written = format.write(&run, Options { style: plain, failures_told: false, ..options });
        if let Err(failure) = files::put(path, &written) {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            outcome.failed = true;
        }
    }
    let outcome = output.print(&asked.format.write(&run, options), outcome);
    // Last, so that they stay in sight below a long report.
    tell_failures(brought, output);
    outcome
}

/// Tells what could not be checked; whether there is anything.
fn tell_failures(brought: &Brought, output: &Output) -> bool {
    for failure in &brought.failures {
        output.complain(&format!("{}: {}", failure.path, failure.message));
    }
    !brought.failures.is_empty()
}
