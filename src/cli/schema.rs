//! `moulint schema`: the JSON schema of what a command writes.

use super::Outcome;
use super::args::{Schema, SchemaOf};
use super::output::Output;
use crate::export::NormsDocument;
use crate::render::json;
use crate::report::Report;

/// Prints it.
pub fn run(asked: &Schema, output: &Output) -> Outcome {
    let schema = match asked.of {
        SchemaOf::Report => schemars::schema_for!(Report),
        SchemaOf::Norms => schemars::schema_for!(NormsDocument),
    };
    output.print(&json::pretty(&schema), Outcome::default())
}
