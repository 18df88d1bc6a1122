//! `moulint explain`: the page on a rule or a term.

use super::args::Explain;
use super::output::Output;
use super::{Outcome, packs};
use crate::render::mask;
use crate::taxonomy::question;

/// Prints it, or names what is closest.
pub fn run(asked: &Explain, output: &Output) -> Outcome {
    let Some(chosen) = packs::choose(&asked.packs, output) else { return Outcome::FAILED };
    match chosen.library.explain(asked.what.trim()) {
        Ok(page) => output.print(&format!("{}\n", mask::text(page.trim_end())), Outcome::default()),
        Err(close) => {
            let advice = question(&close).unwrap_or_else(|| {
                "rules are named like `us-ct/firearm-use`, terms like `school-property`".to_owned()
            });
            output.complain(&format!("no rule or term is called `{}`; {advice}", asked.what.trim()));
            Outcome::FAILED
        }
    }
}
