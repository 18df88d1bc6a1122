//! A paper to the draft of an agreement: every paragraph quoted, and under each sentence what was read from it.
//!
//! The draft is a proposal that a person goes through. It says `status draft`; each statement carries how sure its reading is
//! (`draft likely:`), each doubt is a comment that names what to look at, and a sentence that could not be read stays without a
//! clause, so that it is seen to be unaccounted for.
//!
//! What is done with a draft afterwards rests on [`passages`], the quotes with what stands under them: [`coverage`] counts them,
//! [`review`] goes through them, [`verify`] holds them against the paper.

pub mod header;
pub mod mark;
mod outline;
pub mod update;
pub mod view;
mod write;
pub mod passages;
pub mod coverage;
pub mod review;
pub mod verify;

use std::sync::Arc;

pub use mark::Mark;

use crate::paper::Paper;
use crate::taxonomy::Taxonomy;

/// A draft.
#[derive(Clone, Debug)]
pub struct Draft {
    /// The agreement, laid out.
    pub text: String,
    /// What became of the sentences.
    pub tally: Tally,
}

/// What became of the sentences of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// All sentences.
    pub sentences: usize,
    /// Those with clauses.
    pub read: usize,
    /// Those that are no norm, and say why.
    pub unmodelled: usize,
    /// Those left without anything.
    pub unread: usize,
    /// Clauses.
    pub clauses: usize,
    /// Clauses in which every word has its place.
    pub sure: usize,
}

/// Drafts an agreement from a paper. `source` is the name of its file.
pub fn draft(paper: &Paper, source: &str, taxonomy: &Arc<Taxonomy>) -> Draft {
    let header = header::read(paper, source);
    let outline = outline::outline(paper);
    write::write(&header, &outline, source, taxonomy)
}
