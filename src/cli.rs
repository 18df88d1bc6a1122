//! The command line, and with [`files`] and [`output`] the only code that touches the world.
//!
//! - [`args`]: what can be asked for.
//! - [`baseline`], [`check`], [`compare`], [`completions`], [`config`], [`coverage`], [`draft`], [`explain`], [`fmt`], [`init`],
//!   [`lock`], [`lsp`], [`man`], [`new`], [`norms`], [`review`], [`rules`], [`schema`], [`test`], [`verify`]: one command each.
//! - [`fix`]: files mended before they are checked; [`since`]: which files changed; [`watch`]: a check after
//!   each save, for which [`kept`] keeps what did not change.
//! - [`packs`]: which packs a command uses; [`scope`]: what governs a file; [`batch`]: files that are checked together.
//! - [`files`]: finding, reading and replacing files; [`decode`] makes text of their bytes.
//! - [`papers`]: Word, PDF and the like; [`written`]: one agreement that a command looks into, and may change.
//! - [`output`]: the terminal; [`prompt`]: questions to whoever sits there; [`progress`]: a bar for whoever waits.

pub mod args;
pub mod baseline;
pub mod batch;
pub mod check;
pub mod compare;
pub mod completions;
pub mod config;
pub mod coverage;
pub mod decode;
pub mod draft;
pub mod explain;
pub mod files;
pub mod fix;
pub mod fmt;
pub mod init;
pub mod kept;
pub mod lock;
pub mod lsp;
pub mod man;
pub mod new;
pub mod norms;
pub mod output;
pub mod packs;
pub mod papers;
pub mod progress;
pub mod prompt;
pub mod review;
pub mod rules;
pub mod schema;
pub mod scope;
pub mod since;
pub mod test;
pub mod verify;
pub mod watch;
pub mod written;

use std::process::ExitCode;

use clap::Parser;

use args::{Arguments, Command};
use output::Output;

/// How deep a document may lead the recursive parts of the program is limited; stacks of this size hold
/// that depth with room to spare.
const STACK_BYTES: usize = 16 << 20;

/// What a command came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outcome {
    /// Something about a document is an error.
    pub errors: bool,
    /// Something about the world kept the command from doing all of its work.
    pub failed: bool,
}

impl Outcome {
    /// Nothing was done, for a reason that has been told.
    pub const FAILED: Self = Self { errors: false, failed: true };

    /// The exit status: 2 where work was left undone, else 1 where there are errors, else 0.
    pub fn status(self) -> u8 {
        match self {
            Self { failed: true, .. } => 2,
            Self { errors: true, .. } => 1,
            Self { errors: false, failed: false } => 0,
        }
    }
}

/// Reads the arguments of the process and does what they ask.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version are errors to clap too. Where nobody reads any more, nothing is left to say.
            let _ = error.print();
            return ExitCode::from(if error.use_stderr() { 2 } else { 0 });
        }
    };
    let output = Output::new(arguments.color);
    // One pool for everything, so that a command has the same room whether it works in parallel or not.
    let threads = rayon::ThreadPoolBuilder::new().stack_size(STACK_BYTES);
    // None at all stands for as many as there are processors.
    let threads = threads.num_threads(arguments.command.jobs().map_or(0, usize::from));
    match threads.build() {
        Ok(pool) => ExitCode::from(pool.install(|| dispatch(&arguments.command, &output)).status()),
        Err(error) => {
            output.complain(&format!("no threads to work with: {error}"));
            ExitCode::from(Outcome::FAILED.status())
        }
    }
}

fn dispatch(command: &Command, output: &Output) -> Outcome {
    match command {
        Command::Baseline(asked) => baseline::run(asked, output),
        Command::Check(asked) => check::run(asked, output),
        Command::Compare(asked) => compare::run(asked, output),
        Command::Completions(asked) => completions::run(asked, output),
        Command::Config(asked) => config::run(asked, output),
        Command::Coverage(asked) => coverage::run(asked, output),
        Command::Draft(asked) => draft::run(asked, output),
        Command::Explain(asked) => explain::run(asked, output),
        Command::Fmt(asked) => fmt::run(asked, output),
        Command::Init(asked) => init::run(asked, output),
        Command::Lock(asked) => lock::run(asked, output),
        Command::Lsp(_) => lsp::run(output),
        Command::Man(asked) => man::run(asked, output),
        Command::New(asked) => new::run(asked, output),
        Command::Norms(asked) => norms::run(asked, output),
        Command::Review(asked) => review::run(asked, output),
        Command::Rules(asked) => rules::run(asked, output),
        Command::Test(asked) => test::run(asked, output),
        Command::Schema(asked) => schema::run(asked, output),
        Command::Verify(asked) => verify::run(asked, output),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failure_outweighs_errors() {
        let status = |errors, failed| Outcome { errors, failed }.status();
        assert_eq!(
            [status(false, false), status(true, false), status(false, true), status(true, true)],
            [0, 1, 2, 2]
        );
    }
}
