//! Text to tree.
//!
//! [`parse`] is total: it always returns a tree and a list of syntax errors, and never panics. A statement
//! that cannot be read becomes [`ast::StatementKind::Invalid`] and costs nothing but itself.

pub mod ast;

mod build;
mod lexeme;
mod lexer;
mod limits;
mod pairs;
pub(crate) mod print;
mod recover;
mod renew;
mod words;

pub use lexeme::{Lexeme, LexemeKind, is_keyword, is_reserved, lexemes};
pub use renew::{Renewal, renew};

use crate::text::Span;

/// What came of a text.
#[derive(Clone, Debug, Default)]
pub struct Parsed {
    /// Everything that could be read.
    pub file: ast::File,
    /// What could not, in the order of the text.
    pub errors: Vec<SyntaxError>,
}

/// Something that could not be read, and what would have fitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    /// What is wrong: lower case, one line, no final stop.
    pub message: String,
    /// What to write at the marked place.
    pub label: String,
    /// What to do about it, where there is more to say.
    pub help: Option<String>,
    /// The offending words.
    pub span: Span,
}

impl SyntaxError {
    /// An error without help.
    pub(crate) fn new(message: impl Into<String>, label: impl Into<String>, span: Span) -> Self {
        Self { message: message.into(), label: label.into(), help: None, span }
    }

    /// The same error with help.
    pub(crate) fn with_help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// How many errors one file may have before the rest is summed up in one.
const MAX_ERRORS: usize = 200;

/// Reads a whole file.
pub fn parse(text: &str) -> Parsed {
    let mut errors = limits::lexical_errors(text);
    let (readable, over) = limits::readable(text);
    let only_limit = over.is_some();
    let mut file = ast::File::default();
    match pairs::parse(pairs::Rule::file, readable, 0) {
        Ok(root) => {
            let mut builder = build::Builder::new(readable, only_limit);
            file = builder.file(&root);
            errors.append(&mut builder.errors);
        }
        Err(failure) => errors.push(recover::structure(text, &failure)),
    }
    errors.extend(over);
    errors.sort_by_key(|error| error.span.start);
    errors.dedup();
    if errors.len() > MAX_ERRORS {
        let more = match errors.len() {
            many if many > build::GIVE_UP => "many".to_owned(),
            some => (some - MAX_ERRORS).to_string(),
        };
        // Those that were only counted have no words.
        errors.retain(|error| !error.message.is_empty());
        let span = errors.get(MAX_ERRORS).or(errors.last()).map_or_else(Span::default, |error| error.span);
        errors.truncate(MAX_ERRORS);
        errors.push(SyntaxError::new(
            format!("and {more} more errors"),
            "reading goes wrong from here on",
            span,
        ));
    }
    Parsed { file, errors }
}

/// Reads one clause by itself, such as one typed at a prompt; its full stop may be left out.
pub fn parse_clause(text: &str) -> Result<ast::Clause, SyntaxError> {
    if let Some(error) = limits::lexical_errors(text).into_iter().next() {
        return Err(error);
    }
    build::clause_alone(text)
}

#[cfg(test)]
pub(crate) mod tests;
