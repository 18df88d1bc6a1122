//! `moulint man`: the manual pages, one for each command.

use clap::{Command, CommandFactory};
use clap_mangen::Man as Page;

use super::Outcome;
use super::args::{Arguments, Man};
use super::files;
use super::output::Output;

/// Prints the first page, or writes them all.
pub fn run(asked: &Man, output: &Output) -> Outcome {
    let pages = pages();
    let Some(folder) = &asked.folder else {
        let first = pages.first().map(|(_, text)| text.as_str()).unwrap_or_default();
        return output.print(first, Outcome::default());
    };
    let mut outcome = Outcome::default();
    for (name, text) in &pages {
        if let Err(failure) = files::put(&folder.join(name), text) {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            outcome = Outcome::FAILED;
        }
    }
    outcome
}

/// All pages with the names of their files, that of moulint as a whole first.
fn pages() -> Vec<(String, String)> {
    // `moulint help` says nothing that these pages do not.
    let mut whole = Arguments::command().disable_help_subcommand(true);
    whole.build();
    let mut pages = Vec::new();
    add(whole, &mut pages);
    pages
}

/// Adds the page of a command and those of its subcommands.
fn add(command: Command, pages: &mut Vec<(String, String)>) {
    let inner: Vec<Command> =
        command.get_subcommands().filter(|inner| !inner.is_hide_set()).cloned().collect();
    let page = Page::new(command);
    let mut text = Vec::new();
    page.render(&mut text).expect("memory takes all that is written to it");
    pages.push((page.get_filename(), String::from_utf8_lossy(&text).into_owned()));
    inner.into_iter().for_each(|inner| add(inner, pages));
}
