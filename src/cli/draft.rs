//! `moulint draft`: a paper to the draft of an agreement.

use std::path::Path;

use super::args::Draft;
use super::output::Output;
use super::written::Written;
use super::{Outcome, files, papers};
use crate::draft;
use crate::library::Library;
use crate::paper::Paper;
use crate::report::Failure;
use crate::syntax::ast::Agreement;

/// Drafts it, writes it, and says on standard error what became of the sentences.
pub fn run(asked: &Draft, output: &Output) -> Outcome {
    let paper = match papers::read(&asked.file) {
        Ok(paper) => paper,
        Err(failure) => {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            return Outcome::FAILED;
        }
    };
    if let Some(path) = &asked.update {
        return match updated(path, &asked.file, &paper, output) {
            Ok(outcome) => outcome,
            Err(failure) => {
                output.complain(&format!("{}: {}", failure.path, failure.message));
                Outcome::FAILED
            }
        };
    }
    if let Some(path) = asked.output.as_ref().filter(|path| files::exists(path)) {
        let told =
            "there is a file of this name already; with `--update` it takes over what has changed on paper";
        output.complain(&format!("{}: {told}", path.display()));
        return Outcome::FAILED;
    }
    let name = asked.file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let drafted = draft::draft(&paper, &name, Library::builtin().taxonomy());
    for remark in &paper.remarks {
        output.tell(&format!("{}: {}", asked.file.display(), remark.text));
    }
    let outcome = match &asked.output {
        None => output.print(&drafted.text, Outcome::default()),
        Some(path) => match files::put(path, &drafted.text) {
            Ok(()) => Outcome::default(),
            Err(failure) => {
                output.complain(&format!("{}: {}", failure.path, failure.message));
                Outcome::FAILED
            }
        },
    };
    let draft::Tally { sentences, read, unmodelled, unread, clauses, sure } = drafted.tally;
    output.tell(&format!(
        "{sentences} sentences: {read} read as {clauses} clauses ({sure} of them sure), {unmodelled} no norm, {unread} not understood; `moulint review` goes through them"
    ));
    outcome
}

/// Takes a paper over into an agreement that is there.
fn updated(path: &Path, file: &Path, paper: &Paper, output: &Output) -> Result<Outcome, Failure> {
    let mut written = Written::read(path)?;
    let agreements: Vec<&Agreement> = written.agreements().collect();
    let &[agreement] = agreements.as_slice() else {
        return Err(Failure::new(path, "there are several agreements in this file, and a paper has one"));
    };
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let taxonomy = Library::builtin().taxonomy();
    let update = draft::update::update(&written.text, agreement, paper, &name, taxonomy);
    let draft::update::Update { text, moved, changed, missing, new } = update;
    if text != written.text {
        let text = crate::fmt::format(&text)
            .map_err(|_| Failure::new(path, "left as it is, for with what is new it could not be read"))?;
        written.replace(text)?;
    }
    let told = format!(
        "{}: {moved} paragraphs moved, {changed} changed, {missing} gone, {new} new; `moulint review` goes through what is open",
        path.display()
    );
    output.tell(&told);
    Ok(Outcome::default())
}
