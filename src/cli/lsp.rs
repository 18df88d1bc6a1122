//! `moulint lsp`: the language server on standard input and output, and what it asks of the world.

use std::path::{Path, PathBuf};

use jiff::civil::Date;
use lsp_server::Connection;

use super::Outcome;
use super::files;
use super::output::{self, Output};
use super::packs::{Chosen, Trouble};
use super::scope::{self, Choice, Scope};
use crate::library::{Library, Settings};
use crate::lsp::{self, World, settings::Asked, world::Governed};

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

    fn govern(
        &self,
        asked: &Asked,
        home: Option<&Path>,
        vocabularies: &[(String, String)],
    ) -> Result<Governed, Vec<String>> {
        let builtin = Library::builtin().pack_names();
        let from_home = |name: &String| match home {
            Some(home) if !builtin.contains(name) && files::exists(&home.join(name)) => {
                home.join(name).display().to_string()
            }
            _ => name.clone(),
        };
        let named = |wanted: bool| {
            let names = asked.assume.iter().filter(move |(_, taken)| **taken == wanted);
            names.map(|(name, _)| name.clone()).collect()
        };
        let wanted = scope::Asked {
            packs: asked.packs.iter().map(from_home).collect(),
            as_of: asked.as_of.parse().ok(),
            horizon: asked.horizon.parse().ok(),
            assume: named(true),
            assume_not: named(false),
            advice: asked.advice,
            ..scope::Asked::default()
        };
        let file = home.and_then(|home| scope::nearest_file(home, &Choice::Nearest));
        let words = |chosen: Chosen| chosen.with_words(vocabularies.to_vec());
        let scope = Scope::load(file.as_deref(), &wanted, words)
            .map_err(|troubles| troubles.iter().map(Trouble::line).collect::<Vec<_>>())?;
        Ok(Governed {
            day_is_set: wanted.as_of.is_some() || scope.config.as_of.is_some(),
            settings: Settings { brief: !scope.advice, ..scope.settings.clone() },
            advice: scope.advice,
            policy: scope.policy.clone(),
            home: scope.home().to_owned(),
            patterns: scope.patterns.clone(),
            shelf: scope.library,
        })
    }

    fn keep(&self, name: &str, text: &str) -> Option<PathBuf> {
        files::keep(name, text)
    }
}
