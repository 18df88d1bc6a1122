//! `moulint lsp`: the language server on standard input and output, and what it asks of the world.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use lsp_server::Connection;

use super::Outcome;
use super::files;
use super::output::{self, Output};
use super::packs::{self, Trouble};
use crate::library::Library;
use crate::lsp::{self, World, world::Packs};

/// Serves a client on standard input and output until it leaves.
pub fn run(output: &Output) -> Outcome {
    let (connection, threads) = Connection::stdio();
    let served = lsp::run(&connection, std::sync::Arc::new(Files));
    // The thread that writes ends when nobody can give it anything more.
    drop(connection);
    // What was no proper message, such as bytes that are no text, ended the conversation.
    let broken = threads.join().err().map(|error| format!("the client could not be understood: {error}"));
    match served.and_then(|proper| broken.map_or(Ok(proper), Err)) {
        Ok(true) => Outcome::default(),
        // A client that leaves without asking first is gone, and the exit status says so.
        Ok(false) => Outcome { errors: true, failed: false },
        Err(message) => {
            output.complain(&message);
            Outcome::FAILED
        }
    }
}

/// The file system and the clock.
struct Files;

impl World for Files {
    fn today(&self) -> Date {
        output::today()
    }

    fn read(&self, path: &Path) -> Result<String, String> {
        let decoded = files::read(path).map_err(|failure| failure.message)?;
        match decoded.problem {
            Some(problem) if problem.hopeless => Err(problem.finding.message),
            _ => Ok(decoded.text),
        }
    }

    fn find(&self, folders: &[PathBuf]) -> Vec<PathBuf> {
        files::find(folders).files
    }

    fn packs(
        &self,
        asked: &[String],
        home: Option<&Path>,
        vocabularies: &[(String, String)],
    ) -> Result<Packs, Vec<String>> {
        let builtin = Library::builtin().pack_names();
        let from_home = |name: &String| match home {
            Some(home) if !builtin.contains(name) && files::exists(&home.join(name)) => {
                home.join(name).display().to_string()
            }
            _ => name.clone(),
        };
        let asked: Vec<String> = asked.iter().map(from_home).collect();
        let chosen =
            packs::find(&asked).map_err(|troubles| troubles.iter().map(Trouble::line).collect::<Vec<_>>())?;
        let chosen = chosen.with_words(vocabularies.to_vec());
        Ok(Packs { shelf: chosen.library, names: chosen.names })
    }

    fn keep(&self, name: &str, text: &str) -> Option<PathBuf> {
        files::keep(name, text)
    }
}
