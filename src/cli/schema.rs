//! `moulint schema`: the JSON schema of what a command writes.

use schemars::generate::SchemaSettings;

use super::Outcome;
use super::args::{Schema, SchemaOf};
use super::output::Output;
use crate::config::Config;
use crate::config::lock::Lock;
use crate::config::waivers::WaiverFile;
use crate::export::comparison::ComparisonReport;
use crate::export::coverage::CoverageReport;
use crate::export::lines::Line;
use crate::export::{Catalogue, NormsDocument};
use crate::render::json;
use crate::report::Report;
use crate::suppress::baseline::Baseline;

/// Prints it.
pub fn run(asked: &Schema, output: &Output) -> Outcome {
    // What is written, not what could be read: fields that may be left out are not asked for.
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    // What a person writes: fields that may be left out need not be there.
    let read = SchemaSettings::draft2020_12().into_generator();
    let schema = match asked.of {
        SchemaOf::Config => read.into_root_schema_for::<Config>(),
        SchemaOf::Waivers => read.into_root_schema_for::<WaiverFile>(),
        SchemaOf::Baseline => read.into_root_schema_for::<Baseline>(),
        SchemaOf::Lock => read.into_root_schema_for::<Lock>(),
        SchemaOf::Report => generator.into_root_schema_for::<Report>(),
        SchemaOf::Jsonl => generator.into_root_schema_for::<Line<'static>>(),
        SchemaOf::Compare => generator.into_root_schema_for::<ComparisonReport>(),
        SchemaOf::Coverage => generator.into_root_schema_for::<CoverageReport>(),
        SchemaOf::Norms => generator.into_root_schema_for::<NormsDocument>(),
        SchemaOf::Rules => generator.into_root_schema_for::<Catalogue>(),
    };
    output.print(&json::pretty(&schema), Outcome::default())
}
