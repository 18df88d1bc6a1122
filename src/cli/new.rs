//! `moulint new`: a first file of one's own.

use std::path::Path;

use super::Outcome;
use super::args::{New, NewWhat};
use super::files;
use super::output::{self, Output};
use crate::library::{Library, first_pack};

/// Writes it, and says what to do next.
pub fn run(asked: &New, output: &Output) -> Outcome {
    let NewWhat::Pack { folder } = &asked.what;
    let made = name(folder).and_then(|name| {
        let files = first_pack(&name, output::today());
        files::create(folder, &files).map_err(|failure| failure.message)
    });
    let path = folder.display();
    match made {
        Ok(()) => {
            let next =
                format!("wrote {path}; `moulint test {path}` tries it, `--pack {path}` checks by it\n");
            output.print(&next, Outcome::default())
        }
        Err(message) => {
            output.complain(&format!("{path}: {message}"));
            Outcome::FAILED
        }
    }
}

/// The name of a pack from that of its folder.
fn name(folder: &Path) -> Result<String, String> {
    let name = folder.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let parts = || name.split('-');
    let plain = parts().all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric()));
    if !plain || !name.bytes().any(|byte| byte.is_ascii_alphabetic()) {
        return Err(
            "a pack's name is made of letters, digits and single hyphens, such as `my-county`".to_owned()
        );
    }
    if Library::builtin().pack_names().contains(&name) {
        return Err("there is a built-in pack of this name, and yours would take its place".to_owned());
    }
    Ok(name)
}
