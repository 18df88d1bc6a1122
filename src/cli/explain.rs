//! `moulint explain`: the page on a rule or a term.

use super::args::Explain;
use super::output::Output;
use super::{Outcome, packs};
use crate::render::mask;

/// Prints it, or names what is closest.
pub fn run(asked: &Explain, output: &Output) -> Outcome {
    let Some(chosen) = packs::choose(&asked.packs, output) else { return Outcome::FAILED };
    match chosen.library.explain(asked.what.trim()) {
        Ok(page) => output.print(&format!("{}\n", mask::text(page.trim_end())), Outcome::default()),
        Err(close) => {
            let advice = match close.as_slice() {
                [] => "rules are named like `us-ct/firearm-use`, terms like `school-property`".to_owned(),
                close => format!("did you mean `{}`?", close.join("` or `")),
            };
            output.complain(&format!("no rule or term is called `{}`; {advice}", asked.what.trim()));
            Outcome::FAILED
        }
    }
}
