//! Questions to whoever sits at the terminal, and their editor. Without a terminal the answers come line by line on standard
//! input.
#![expect(clippy::disallowed_methods, reason = "here the terminal and the environment are met")]

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;
use std::process::{Command, Stdio};

use super::files;
use super::output::Output;

/// Longer answers are cut.
const MOST: u64 = 4096;

/// Asks a question; nothing where the input has ended.
pub fn ask(output: &Output, question: &str) -> Option<String> {
    output.print(&format!("{question} "), super::Outcome::default());
    let mut answer = Vec::new();
    let mut input = io::stdin().lock();
    let read = io::Read::take(&mut input, MOST).read_until(b'\n', &mut answer);
    // Where answers are not typed, the next thing begins on a line of its own.
    if !io::stdin().is_terminal() || answer.is_empty() {
        output.print("\n", super::Outcome::default());
    }
    match read {
        Ok(read) if read > 0 => Some(String::from_utf8_lossy(&answer).trim().to_owned()),
        _ => None,
    }
}

/// Lets a person edit some words in the editor of their choice; says why where that did not work.
pub fn edit(words: &str) -> Result<String, String> {
    let named = ["VISUAL", "EDITOR"].into_iter().find_map(|name| std::env::var(name).ok());
    let editor = named.filter(|editor| !editor.trim().is_empty());
    let editor = editor.ok_or("no editor is set; set VISUAL or EDITOR, such as `EDITOR=nano`")?;
    let path = files::scratch("moulint", "mou", words).map_err(|failure| failure.message)?;
    let edited = open(&editor, &path)
        .and_then(|()| files::read(&path).map(|decoded| decoded.text).map_err(|failure| failure.message));
    files::discard(&path);
    edited
}

fn open(editor: &str, path: &Path) -> Result<(), String> {
    let words = split(editor);
    let (program, arguments) = words.split_first().ok_or("no editor is set")?;
    // The answers that wait on standard input are not the editor's.
    let input = if io::stdin().is_terminal() { Stdio::inherit() } else { Stdio::null() };
    let status = Command::new(program).args(arguments).arg(path).stdin(input).status();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(format!("the editor `{program}` ended with an error, so what it wrote is not taken")),
        Err(error) => Err(format!("the editor `{program}` could not be started: {}", error.kind())),
    }
}

/// The words of a command: parted at blanks, save between quotation marks.
fn split(command: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut quoted: Option<char> = None;
    for character in command.chars() {
        match (quoted, character) {
            (Some(mark), character) if mark == character => quoted = None,
            (None, '"' | '\'') => quoted = Some(character),
            (None, character) if character.is_whitespace() => {
                words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            }
            (_, character) => word.push(character),
        }
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_editor_may_have_arguments_and_blanks_in_its_name() {
        assert_eq!(split("code --wait"), ["code", "--wait"]);
        assert_eq!(split("\"C:\\Program Files\\e.exe\" -n"), ["C:\\Program Files\\e.exe", "-n"]);
    }
}
