//! The file of one agreement that a command looks into, and may change.

use std::path::{Path, PathBuf};

use super::files::{self, Failure};
use crate::syntax::ast::{Agreement, Document, File};
use crate::syntax::{self, Parsed};

/// A file that was read without error.
#[derive(Debug)]
pub struct Written {
    /// Its path.
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
    /// The same as a tree.
    pub parsed: Parsed,
}

impl Written {
    /// Reads a file; one with errors is refused, for what cannot be read might say anything.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let decoded = files::read(path)?;
        if let Some(problem) = decoded.problem {
            return Err(Failure::new(path, problem.finding.message));
        }
        let parsed = syntax::parse(&decoded.text);
        if !parsed.errors.is_empty() {
            let told = "this file cannot be read without error; see what `moulint check` says of it first";
            return Err(Failure::new(path, told));
        }
        let written = Self { path: path.to_owned(), text: decoded.text, parsed };
        if written.agreements().next().is_none() {
            return Err(Failure::new(path, "there is no agreement in this file"));
        }
        Ok(written)
    }

    /// The agreements and templates of the file.
    pub fn agreements(&self) -> impl Iterator<Item = &Agreement> {
        agreements(&self.parsed.file)
    }

    /// Reads the file anew; gives back whether somebody has changed it meanwhile.
    pub fn renew(&mut self) -> Result<bool, Failure> {
        let now = Self::read(&self.path)?;
        let changed = now.text != self.text;
        *self = now;
        Ok(changed)
    }

    /// Puts another text in place of what the file holds.
    pub fn replace(&mut self, text: String) -> Result<(), Failure> {
        files::replace(&self.path, &text)?;
        self.parsed = syntax::parse(&text);
        self.text = text;
        Ok(())
    }
}

fn agreements(file: &File) -> impl Iterator<Item = &Agreement> {
    file.documents.iter().filter_map(|document| match document {
        Document::Agreement(agreement) => Some(agreement),
        Document::Pack(_) | Document::Vocabulary(_) => None,
    })
}
