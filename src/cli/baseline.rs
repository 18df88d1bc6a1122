//! `moulint baseline`: what is found now, so that from now on only new findings count.

use std::path::Path;

use super::args;
use super::batch::{Batch, Sought};
use super::output::Output;
use super::scope::{Asked, Choice};
use super::{Outcome, files, packs};
use crate::finding::Severity;
use crate::render::json;
use crate::suppress::baseline::Baseline;

/// Draws the baseline, or makes the one that is there smaller.
pub fn run(asked: &args::Baseline, output: &Output) -> Outcome {
    let failed = |message: &str| {
        output.complain(message);
        Outcome::FAILED
    };
    // A file that is yet to be written cannot be read.
    let baseline = asked.baseline.clone().filter(|path| files::exists(path));
    let wanted = Asked { packs: asked.packs.clone(), as_of: asked.as_of, baseline, ..Asked::default() };
    let choice = asked.config.clone().map_or(Choice::Nearest, Choice::This);
    let sought = Sought { paths: &asked.paths, ..Sought::default() };
    let mut batch = match Batch::gather(&sought, &Asked { draws_baseline: true, ..wanted }, &choice) {
        Ok(batch) => batch,
        Err(troubles) => {
            packs::tell(troubles, output);
            return Outcome::FAILED;
        }
    };
    let [scope] = batch.scopes.as_slice() else {
        return failed(
            "these files are governed by several `moulint.toml`; name those of one of them at a time",
        );
    };
    let named = scope.config.baseline.as_ref().map(|named| scope.home().join(named));
    let Some(path) = asked.baseline.clone().or(named) else {
        return failed(
            "nothing says which file the baseline is: write `baseline = \"moulint-baseline.json\"` into moulint.toml, or use `--baseline FILE`",
        );
    };
    let old = scope.policy.baseline.clone();
    batch.adjust(|settings, policy| {
        settings.brief = true;
        policy.fingerprints = true;
        // What stands in the old one is found like everything else.
        policy.baseline = None;
    });
    let brought = batch.check(None);
    if !brought.failures.is_empty() {
        for failure in &brought.failures {
            output.complain(&format!("{}: {}", failure.path, failure.message));
        }
        return failed("a baseline of a part would be taken for the whole, so none was written");
    }
    let documents = || brought.files.iter().flat_map(|file| &file.documents);
    let now = Baseline::draw(documents());
    let new = match &old {
        Some(old) => old.shrunk(&now),
        None => now.clone(),
    };
    if let Err(failure) = files::put(&path, &json::pretty(&new)) {
        return failed(&format!("{}: {}", failure.path, failure.message));
    }
    let beyond = documents()
        .flat_map(|document| &document.findings)
        .filter(|finding| finding.severity <= Severity::Warning)
        .filter(|finding| crate::suppress::is_final(&finding.rule))
        .count();
    output.print(&said(&path, old.as_ref(), &now, &new, beyond), Outcome::default())
}

fn said(path: &Path, old: Option<&Baseline>, now: &Baseline, new: &Baseline, beyond: usize) -> String {
    let counted =
        |count: usize| if count == 1 { "1 finding".to_owned() } else { format!("{count} findings") };
    let mut said = format!("wrote {}: {}", path.display(), counted(new.len()));
    if let Some(old) = old {
        said.push_str(&format!(", {} fewer than before", old.len() - new.len()));
        if now.len() > new.len() {
            let more = counted(now.len() - new.len());
            said.push_str(&format!("; {more} more are new, and count"));
        }
    }
    said.push('\n');
    if beyond > 0 {
        let line = "say that something was not understood, and always count; mend these first";
        said.push_str(&format!("{} {line}\n", counted(beyond)));
    }
    said
}
