//! `moulint init`: a first `moulint.toml`.

use super::Outcome;
use super::args::Init;
use super::files;
use super::output::Output;
use crate::config;
use crate::config::sample::SAMPLE;

/// Writes it, and says what to do next.
pub fn run(asked: &Init, output: &Output) -> Outcome {
    let path = asked.folder.join(config::FILE);
    let shown =
        if asked.folder.as_os_str() == "." { config::FILE.to_owned() } else { path.display().to_string() };
    if files::exists(&path) {
        output.complain(&format!("{shown}: there is one already"));
        return Outcome::FAILED;
    }
    match files::put(&path, SAMPLE) {
        Ok(()) => {
            let next =
                format!("wrote {shown}; it changes nothing yet: take out the `#` before a line to use it\n");
            output.print(&next, Outcome::default())
        }
        Err(failure) => {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            Outcome::FAILED
        }
    }
}
