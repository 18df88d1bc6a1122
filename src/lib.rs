//! moulint: a declarative policy-as-code linter for agreements.
//!
//! An agreement between a school district and a police department is written as deontic clauses; a pack
//! says what a state's law demands of such agreements; the checker decides by formal entailment whether
//! the agreement satisfies the pack, and shows a concrete situation for each failure.
//!
//! ```text
//!   text ──► syntax ──► lower ──► norm ──► check ──► audit, lint ──► finding ──► render, report
//!            (tree)    (names,   (what it  (facts:   (rules and      (what, why,   (text, JSON)
//!                       norms)    means)    verdicts) lints)          what to do)
//!                        ▲                              ▲
//!                     taxonomy ◄── policies/ ──► pack ──┘
//!                                                  └──► trial (does the pack itself hold?)
//! ```
//!
//! `library` is where the vocabulary and the packs come together, and where one text is checked by them; `compare`
//! holds two texts next to each other and asks `check` of each what the other says. `live` is one text under edit, `repair`
//! tries out on it what would mend it, `ide`
//! what an editor asks about it, `lsp` the protocol in which it asks.
//!
//! What exists on paper takes another way in: `paper` makes paragraphs of a file, `reading` finds what their sentences say,
//! and `draft` writes an agreement for somebody to go through.
//!
//! The modules below stand in reading order. A module may use those above it and its own parts only; a test
//! holds the order.
//!
//! # Invariants
//!
//! 1. Only `syntax` knows pest. Only `render::text` knows miette, only `render::html` minijinja, only `render::xml`
//!    and `paper` quick-xml, only `lsp` the editors' protocol. Only `cli` reads files, the clock, the environment, or writes to the terminal.
//! 2. Nothing outside `cli` can fail because of the world; nothing anywhere fails because of a document.
//! 3. Only `report` and `export` are serialisable: they are contracts with a version of their own.
//! 4. Norms carry origins, not spans; the statements of an understanding say where an origin stands.
//! 5. `check` knows norms, and neither documents nor rules nor findings.
//! 6. Every situation that a person is shown has been replayed by `check::evaluate`.
//! 7. `fmt` gives back a text of the same meaning, or nothing.
//! 8. A built-in pack has no power that a user's pack lacks.

pub mod text;
pub mod paper;
pub mod syntax;
pub mod fmt;
pub mod norm;
pub mod taxonomy;
pub mod lower;
pub mod reading;
pub mod draft;
pub mod check;
pub mod finding;
pub mod describe;
pub mod pack;
pub mod audit;
pub mod lint;
pub mod report;
pub mod library;
pub mod compare;
pub mod trial;
pub mod export;
pub mod suppress;
pub mod config;
pub mod render;
pub mod live;
pub mod repair;
pub mod ide;
pub mod lsp;
pub mod cli;
