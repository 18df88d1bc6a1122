//! The language server as an editor meets it: the program itself, over its own streams.

#[expect(dead_code, reason = "it is shared with the benchmark, which asks for more")]
#[path = "../support/client.rs"]
pub mod client;

mod asking;
mod editing;
mod hygiene;
mod workspace;

use std::process::Command;

use client::Client;
use serde_json::{Value, json};

/// An agreement with something wrong in it, and characters of every length before that.
const TEXT: &str = "\
agreement \"Oak Hollow 👮 agreement\" {
  jurisdiction  US-CT
  district      \"Oak Hollow Board of Education\"
  agency        \"Oak Hollow Police Department\"
  signed        2025-01-15 by superintendent, chief
  expires       2028-06-30

  section I \"Conduct\" {
    > The officer is no disciplinarian. é 甲方
    no-discipline:
    SRO must not serve as school-disciplinarian.
    \"甲方 👮\" must notify prinzipal about arrest.
    SRO must carry firearm subject to no-discipline.
    SRO may not discipline student.
  }

  section II \"Empty\" {
  }
}
";

const URI: &str = "untitled:oak-hollow.mou";

/// What a full editor can do.
fn capabilities() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "textDocument": {
            "publishDiagnostics": { "relatedInformation": true, "codeDescriptionSupport": true, "versionSupport": true },
            "codeAction": { "codeActionLiteralSupport": { "codeActionKind": { "valueSet": [] } } },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "completion": { "completionItem": { "snippetSupport": true } },
        },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
    })
}

/// A server of the program that was built, with a folder of its own for what can be made again.
fn program() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moulint"));
    command.arg("lsp").env("XDG_CACHE_HOME", cache());
    command
}

/// A folder that lives as long as the tests.
fn cache() -> &'static std::path::Path {
    static CACHE: std::sync::OnceLock<tempfile::TempDir> = std::sync::OnceLock::new();
    CACHE.get_or_init(|| tempfile::tempdir().expect("a folder can be made")).path()
}

/// The law of a fixed day, so that the tests mean the same in years to come.
fn options() -> Value {
    json!({ "asOf": "2026-11-27", "client": { "html": true, "status": true } })
}

/// A client that has the text open.
fn with(text: &str) -> Client {
    let mut client = Client::start(&mut program(), capabilities(), options(), None);
    client.open(URI, text);
    client.findings(URI, 1);
    client
}

/// The place of a word in a text, some characters in, in UTF-16 units.
#[track_caller]
fn place(text: &str, word: &str, into: usize) -> Value {
    let at = text.find(word).unwrap_or_else(|| panic!("`{word}` stands in the text")) + into;
    let before = &text[..at];
    let line = before.matches('\n').count();
    let column: usize = before.rsplit('\n').next().unwrap_or("").chars().map(char::len_utf16).sum();
    json!({ "line": line, "character": column })
}

/// A question about a place.
fn at(text: &str, word: &str, into: usize) -> Value {
    json!({ "textDocument": { "uri": URI }, "position": place(text, word, into) })
}

/// A question about the whole text.
fn whole() -> Value {
    json!({ "textDocument": { "uri": URI } })
}

/// A text with the edits of an answer made, the last one first.
#[track_caller]
fn edited(text: &str, edits: &Value) -> String {
    let offset = |place: &Value| {
        let line = usize::try_from(place["line"].as_u64().expect("it is a number")).expect("it is small");
        let start: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
        let wanted =
            usize::try_from(place["character"].as_u64().expect("it is a number")).expect("it is small");
        let mut units = 0;
        let rest = &text[start..];
        start
            + rest
                .char_indices()
                .find(|(_, character)| {
                    let here = units >= wanted;
                    units += character.len_utf16();
                    here
                })
                .map_or(rest.len(), |(at, _)| at)
    };
    let mut edits: Vec<(usize, usize, String)> = edits
        .as_array()
        .expect("it is a list")
        .iter()
        .map(|edit| {
            let words = edit["newText"].as_str().expect("it is text").to_owned();
            (offset(&edit["range"]["start"]), offset(&edit["range"]["end"]), words)
        })
        .collect();
    edits.sort();
    let mut text = text.to_owned();
    for (start, end, words) in edits.into_iter().rev() {
        text.replace_range(start..end, &words);
    }
    text
}
