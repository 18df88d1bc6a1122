//! `moulint draft`: a paper to the draft of an agreement.

use super::args::Draft;
use super::output::Output;
use super::{Outcome, files, papers};
use crate::draft;
use crate::library::Library;

/// Drafts it, writes it, and says on standard error what became of the sentences.
pub fn run(asked: &Draft, output: &Output) -> Outcome {
    let paper = match papers::read(&asked.file) {
        Ok(paper) => paper,
        Err(failure) => {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            return Outcome::FAILED;
        }
    };
    if let Some(path) = asked.output.as_ref().filter(|path| files::exists(path)) {
        let told = "there is a file of this name already; with `--update` the draft takes over what has changed on paper";
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
