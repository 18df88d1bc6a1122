//! `moulint lock`: which packs are used, by edition and digest.

use super::args::LockPacks;
use super::output::Output;
use super::scope::{Asked, Choice, Scope, nearest_file};
use super::{Outcome, files, packs};

/// Writes the lock, or says in what it is not what it would be.
pub fn run(asked: &LockPacks, output: &Output) -> Outcome {
    let file = nearest_file(&asked.path, &Choice::Nearest);
    let scope = match Scope::load(file.as_deref(), &Asked::default(), |chosen| chosen) {
        Ok(scope) => scope,
        Err(troubles) => {
            packs::tell(troubles, output);
            return Outcome::FAILED;
        }
    };
    let (path, now) = (scope.lock_path(), scope.lock());
    let shown = path.display();
    if asked.check {
        return match scope.differences() {
            Ok(lines) => {
                let text: String = lines.iter().map(|line| format!("{shown}: {line}\n")).collect();
                output.print(&text, Outcome { errors: !lines.is_empty(), failed: false })
            }
            Err(message) => {
                output.complain(&format!("{shown}: {message}"));
                Outcome::FAILED
            }
        };
    }
    match files::put(&path, &now.text()) {
        Ok(()) => {
            let names: Vec<String> =
                now.packs.iter().map(|pack| format!("{} {}", pack.name, pack.edition)).collect();
            let line = format!("wrote {shown}: {}\n", names.join(", "));
            output.print(&line, Outcome::default())
        }
        Err(failure) => {
            output.complain(&format!("{}: {}", failure.path, failure.message));
            Outcome::FAILED
        }
    }
}
