//! Deciding whether a set of norms entails a norm, exactly and with a scenario where it does not.
//!
//! Implements sections 3 to 12 of the semantics: prohibitions and permissions are covers of regions,
//! obligations are covers of triggers by clauses whose live ways of discharge all satisfy what is asked,
//! precedence is folded in beforehand. The layers follow one another so that the worst part of a region
//! decides. Knows norms and nothing of documents, rules, findings or wording.
//!
//! - [`evaluate`]: the same judged one situation at a time, too simple to be wrong; tests hold the
//!   two against each other, and every scenario shown to a person has been replayed through it.
//! - [`effective`]: what of each norm is in effect after exceptions and precedence.
//! - [`cover`]: is a box covered by a union of boxes, and if not, where not.
//! - [`discharge`]: where an agreement's obligation meets the one asked for.
//! - [`judge`]: the verdict on one asked norm.
//! - [`conflict`]: clauses that cannot both be honoured, and clauses without effect.
//! - [`witness`]: the smallest situation that shows a failure.

pub mod verdict;
pub mod demand;
pub mod situation;
pub mod evaluate;
pub mod universe;
pub mod budget;
pub mod cover;
pub mod effective;
mod norm_index;
pub mod discharge;
pub mod judge;
pub mod nearest;
pub mod conflict;
pub mod replay;
pub mod witness;
