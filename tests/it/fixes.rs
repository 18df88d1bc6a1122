//! Repairs: what mends a rule, what is refused, and what becomes of every weaker example of every rule.

mod cases;
mod mutants;
