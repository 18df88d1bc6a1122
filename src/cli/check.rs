//! `moulint check`: finds files, checks them in parallel, shows what was found.

use std::path::PathBuf;

use super::args::{Check, CheckFormat};
use super::batch::{Batch, Brought, Sought};
use super::kept::Kept;
use super::output::Output;
use super::scope::{Asked, Choice};
use super::watch::{self, Round};
use super::{Outcome, files, fix, packs, since};
use crate::config::lock::Lock;
use crate::render::{self, Style};

/// Does it, once or after each save.
pub fn run(asked: &Check, output: &Output) -> Outcome {
    if !asked.watch {
        return once(asked, None, output).outcome;
    }
    let kept = Kept::default();
    watch::run(&asked.paths, output, || once(asked, Some(&kept), output))
}

fn once(asked: &Check, kept: Option<&Kept>, output: &Output) -> Round {
    // A pack or a configuration that cannot be used is watched as well, for it may be mended.
    let named = asked.packs.iter().map(PathBuf::from).chain(asked.config.clone());
    let mut ground: Vec<PathBuf> = named.filter(|path| files::exists(path)).collect();
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
            failing: self.fail_on.map(|fail_on| fail_on.severity()),
            baseline: self.baseline.clone(),
            draws_baseline: false,
        }
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
        // As text they are only counted.
        settings.brief = asked.format == CheckFormat::Text && !advice;
        policy.fingerprints = asked.format != CheckFormat::Text;
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
        Some(text) => {
            fix::give_back(text, Outcome { errors: brought.fails && !asked.exit_zero, failed: false }, output)
        }
        None => show(asked, &batch, &brought, output),
    };
    fix::sum_up(&fixed, &brought, output);
    outcome
}

/// The files to check. Nothing, if that cannot be said; why has been told then.
fn gather(asked: &Check, ground: &mut Vec<PathBuf>, output: &Output) -> Option<Batch> {
    let instead = match (&asked.path, asked.stdin) {
        (path, true) => match files::read_input() {
            Ok(text) => Some((path.clone().unwrap_or_else(|| PathBuf::from("input.mou")), text)),
            Err(message) => {
                output.complain(&message);
                return None;
            }
        },
        _ => None,
    };
    let sought = Sought {
        paths: &asked.paths,
        strict: asked.force_exclude,
        instead: instead.as_ref().map(|(path, text)| (path.as_path(), text.clone())),
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
        let lock = files::read(&path)
            .map_err(|failure| failure.message)
            .and_then(|decoded| Lock::read(&decoded.text).map_err(|what| format!("this is no lock: {what}")));
        let lines = match lock {
            Ok(lock) => lock.differences(&scope.lock()),
            Err(message) => vec![message],
        };
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
    let (checked, failures) = (&brought.files, &brought.failures);
    let report = match asked.format {
        CheckFormat::Text => {
            let style = Style { advice: batch.advice(), ..output.style() };
            render::text::report(checked, &as_of, failures.len(), style)
        }
        CheckFormat::Json => render::json::report(checked, &as_of),
        CheckFormat::Html => {
            let libraries = batch.scopes.iter().map(|scope| &scope.library);
            let rules = libraries.flat_map(|library| library.packs()).flat_map(|pack| &pack.rules);
            let names = rules.map(|rule| (rule.id.clone(), rule.summary.clone())).collect();
            render::html::check(&render::json::contract(checked, &as_of), checked, &names)
        }
    };
    let errors = brought.fails && !asked.exit_zero;
    let outcome = output.print(&report, Outcome { errors, failed: !failures.is_empty() });
    // Last, so that they stay in sight below a long report.
    for failure in failures {
        output.complain(&format!("{}: {}", failure.path, failure.message));
    }
    outcome
}
