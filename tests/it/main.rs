//! All integration tests, as one binary.
#![expect(clippy::disallowed_methods, reason = "tests meet the file system")]

mod browser;
mod cli;
mod coherence;
mod compare;
mod documents;
mod draft;
mod fixes;
mod formats;
mod house;
mod judged;
mod lints;
mod live;
mod lsp;
mod packs;
mod paper;
mod properties;
mod reading;
mod support;
mod mutations;
mod trial_mutation;
mod tricks;
mod worked;
