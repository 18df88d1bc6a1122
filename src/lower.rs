//! From the tree to norms: names are looked up, and every clause is put into its core form.
//!
//! Normalisation follows the table of semantics section 2; what the words of lists and empty slots mean is
//! written down in [`slots`]. Nothing here fails: what cannot be understood becomes a [`Problem`] with a
//! place, and costs its own clause only.
//!
//! - [`lexicon`]: names to leaves, for one document with its own definitions.
//! - [`slots`]: roles and lists to universal and existential slots.
//! - [`conditions`]: condition trees to alternatives.
//! - [`measures`]: deadlines, frequencies, amounts.
//! - [`draft`]: a clause while it is put together.
//! - [`clause`]: one clause to one or more norms.
//! - [`references`]: labels, addresses and precedence.
//! - [`places`]: where the words of a statement stand.
//! - [`document`]: a whole agreement.
//! - [`renew`]: the same after an edit to a statement of it.

pub mod problem;
pub mod lexicon;
pub mod slots;
pub mod conditions;
pub mod measures;
pub mod draft;
pub mod clause;
pub mod references;
pub mod places;
pub mod unreviewed;
pub mod document;
pub mod renew;
pub mod uses;

pub use document::{Understanding, understand};
pub use lexicon::Lexicon;
pub use problem::{Problem, ProblemKind};
pub use uses::Uses;
