//! Packs put to the test: does every rule say of its own examples what their author expects, and do whole
//! agreements get the verdicts that stand beside their lines?
//!
//! - [`examples`]: the `complies` and `violates` of every rule.
//! - [`cases`]: agreements with expectations as comments, under a pack's `cases/`.
//! - [`coherence`]: rules that never apply, never fail, repeat or contradict one another.
//! - [`mutants`]: a text with one clause made weaker or stronger.
//! - [`second_opinion`]: whether a text meets a rule, found out without the checker.
//! - [`mutation`]: whether the rules notice when their own examples are made weaker.
//!
//! What does not hold is a finding at its place in the pack or the case, shown like any other.

pub mod cases;
pub mod coherence;
pub mod examples;
pub mod mutants;
pub mod second_opinion;
pub mod mutation;

use jiff::civil::Date;

use crate::finding::{Finding, Severity};
use crate::library::{Library, PackFolder};
use crate::text::Span;

/// What became of one pack.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// The pack.
    pub pack: String,
    /// How many rules it has.
    pub rules: usize,
    /// How many examples were run.
    pub examples: usize,
    /// How many expectations in case files were compared.
    pub expectations: usize,
    /// What does not hold, each with the path of its file.
    pub failures: Vec<(String, Finding)>,
}

impl Trial {
    /// How many failures are errors; the others are worth a look.
    pub fn errors(&self) -> usize {
        self.failures.iter().filter(|(_, finding)| finding.severity == Severity::Error).count()
    }
}

/// Tries the packs of a folder. `library` has them; `today` is the day whose law counts where an example or
/// a case names none.
pub fn run(library: &Library, folder: &PackFolder, today: Date) -> Vec<Trial> {
    let names = folder.pack_names();
    let mut trials: Vec<Trial> = names
        .iter()
        .filter_map(|name| library.packs().find(|pack| pack.name == *name))
        .map(|pack| {
            let mut trial = Trial { pack: pack.name.clone(), rules: pack.rules.len(), ..Trial::default() };
            examples::run(library, pack, today, &mut trial);
            trial
        })
        .collect();
    // Cases belong to the folder; where it holds several packs, they are counted with the first.
    if let Some(trial) = trials.first_mut() {
        for (path, text) in &folder.cases {
            let expectations = cases::run(library, &names, text, today);
            trial.expectations += expectations.len();
            let missed = expectations.into_iter().filter_map(|expectation| expectation.failure());
            trial.failures.extend(missed.map(|finding| (path.clone(), finding)));
            if !text.contains(cases::MARK) {
                let finding = failure("test/idle-case", Span::at(0), "this case expects nothing".to_owned());
                let help = "write what is expected under the agreement's first line: `//~ RULE: VERDICT`";
                trial.failures.push((path.clone(), finding.help(help)));
            }
        }
    }
    coherence::run(library, &mut trials);
    trials
}

/// A finding of a trial.
fn failure(rule: &str, span: Span, message: String) -> Finding {
    Finding::new(rule, "a test of a pack that does not hold", Severity::Error, span, message)
}
