//! How long an editor waits from a key press to the findings, measured by a client on the other side of the pipe.
//!
//! `cargo bench --bench latency` measures 300 key presses on a text of 10 KB and on one of 1 MB, and how memory grows over
//! 10,000.
//! Where `RUFF` names a `ruff`, its language server does the same on Python of the same size, for comparison. `cargo
//! test --benches` runs the same code on a few.

#![expect(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark asks the clock and prints what it found"
)]

#[expect(dead_code, reason = "it is shared with the tests, which ask for more")]
#[path = "../support/client.rs"]
mod client;

use std::process::Command;
use std::time::{Duration, Instant};

use client::Client;
use serde_json::{Value, json};

fn main() {
    let asked = |flag: &str| std::env::args().any(|argument| argument == flag);
    if asked("--list") {
        return;
    }
    let measuring = asked("--bench") && !asked("--test");
    let (small, large) = if measuring { (10_000, 1_000_000) } else { (2_000, 20_000) };
    let presses = if measuring { 300 } else { 12 };
    println!("{:<10} {:>9} {:>9} {:>9} {:>9} {:>9}", "server", "bytes", "median", "p99", "max", "open");
    let mut wrong = false;
    for bytes in [small, large] {
        wrong |= row("moulint", &mut moulint(), &agreement(bytes), CLAUSE, presses);
        if let Some(ruff) = std::env::var_os("RUFF") {
            let mut command = Command::new(ruff);
            command.arg("server");
            row("ruff", &mut command, &python(bytes), LINE, presses);
        }
    }
    memory(&agreement(small), if measuring { 10_000 } else { 40 });
    assert!(!wrong, "the findings of the last version came without the misspelt word in it");
}

/// What is typed, letter by letter, and taken back again.
const CLAUSE: &str = "principal must notify the chief about every arrest within 1 day.\n    ";
const LINE: &str = "value = compute(first, second) + 1\n    ";

fn moulint() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_moulint"));
    command.arg("lsp");
    command
}

/// An agreement of about so many bytes: the one of Riverton, with its sections again and again under other numbers.
fn agreement(bytes: usize) -> String {
    let whole = include_str!("../agreements/riverton.mou");
    let first = whole.find("  section ").expect("it has sections");
    let body = whole[first..].trim_end().trim_end_matches('}');
    let sections: Vec<&str> =
        body.split_inclusive("\n  }\n").filter(|section| section.contains("section ")).collect();
    let mut text = whole.trim_end().trim_end_matches('}').to_owned();
    for (number, section) in (0..).zip(sections.iter().cycle()) {
        if text.len() + section.len() > bytes {
            break;
        }
        let (_, rest) = section.split_once("section ").expect("it is one");
        let (_, rest) = rest.split_once(' ').expect("its number ends");
        // Labels must not be given twice.
        let unlabelled: Vec<&str> = rest.lines().filter(|line| !line.trim_end().ends_with(':')).collect();
        text.push_str(&format!("\n  section X{number} {}\n", unlabelled.join("\n")));
    }
    text + "}\n"
}

/// A Python module of about so many bytes, without anything wrong in it.
fn python(bytes: usize) -> String {
    let function = |number: usize| {
        format!(
            "def name_{number}(first: int, second: int) -> int:\n    total = first * {number} + second\n    return total\n\n\n"
        )
    };
    (0..)
        .map(function)
        .scan(0, |sum, text| {
            *sum += text.len();
            (*sum < bytes).then_some(text)
        })
        .collect()
}

const URI: &str = "file:///measured/text";

fn start(command: &mut Command, text: &str, language: &str) -> (Client, Duration) {
    let capabilities = json!({ "textDocument": { "publishDiagnostics": { "versionSupport": true } } });
    let mut client = Client::start(command, capabilities, json!({ "asOf": "2026-11-27" }), None);
    let uri = format!("{URI}.{language}");
    let begun = Instant::now();
    let document = json!({ "uri": uri, "languageId": language, "version": 1, "text": text });
    client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    client.findings(&uri, 1);
    (client, begun.elapsed())
}

/// The places at which somebody types: where lines begin, at a quarter, the middle and three quarters of the text.
fn places(text: &str) -> Vec<(usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let statement = |line: &str| line.starts_with("    ") && !line.trim_start().starts_with(['>', '/', '}']);
    [1, 2, 3]
        .into_iter()
        .filter_map(|quarter| {
            let from = lines.len() * quarter / 4;
            let at = (from..lines.len())
                .find(|&at| statement(lines[at]) && lines[at - 1].ends_with(['.', '{', ':']))?;
            Some((at, 4))
        })
        .collect()
}

/// One key press.
fn press(
    client: &mut Client,
    uri: &str,
    version: i64,
    start: (usize, usize),
    end: (usize, usize),
    words: &str,
) -> Vec<Value> {
    let place = |(line, character): (usize, usize)| json!({ "line": line, "character": character });
    let change = json!([{ "range": { "start": place(start), "end": place(end) }, "text": words }]);
    let document = json!({ "uri": uri, "version": version });
    client.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": change }));
    client.findings(uri, version)
}

/// Types at each place until there were enough key presses; how long each took.
fn typing(
    client: &mut Client,
    uri: &str,
    text: &str,
    typed: &str,
    presses: usize,
    version: &mut i64,
) -> Vec<Duration> {
    let mut times = Vec::new();
    let letters: Vec<char> = typed.chars().collect();
    while times.len() < presses {
        for (line, column) in places(text) {
            let mut at = Vec::new();
            let (mut row, mut place) = (line, column);
            for letter in letters.iter().take(presses - times.len().min(presses)) {
                at.push((row, place));
                let begun = Instant::now();
                *version += 1;
                press(client, uri, *version, (row, place), (row, place), &letter.to_string());
                times.push(begun.elapsed());
                (row, place) = if *letter == '\n' { (row + 1, 0) } else { (row, place + 1) };
            }
            for start in at.into_iter().rev() {
                let begun = Instant::now();
                *version += 1;
                press(client, uri, *version, start, (row, place), "");
                times.push(begun.elapsed());
                (row, place) = start;
            }
        }
    }
    times.truncate(presses);
    times
}

/// Measures one server on one text; gives back whether it did not answer for what stands there.
fn row(name: &str, command: &mut Command, text: &str, typed: &str, presses: usize) -> bool {
    let language = if name == "ruff" { "py" } else { "mou" };
    let (mut client, opened) = start(command, text, language);
    let uri = format!("{URI}.{language}");
    let mut version = 1;
    typing(&mut client, &uri, text, typed, presses / 10, &mut version);
    let mut times = typing(&mut client, &uri, text, typed, presses, &mut version);
    times.sort();
    let at = |share: usize| times[(times.len() * share / 100).min(times.len() - 1)];
    let told = |time: Duration| format!("{:.2} ms", time.as_secs_f64() * 1e3);
    println!(
        "{name:<10} {:>9} {:>9} {:>9} {:>9} {:>9}",
        text.len(),
        told(at(50)),
        told(at(99)),
        told(at(100)),
        told(opened)
    );
    version += 1;
    let (line, column) = places(text)[0];
    let findings = press(&mut client, &uri, version, (line, column), (line, column), "mispelt-wrod(");
    client.leave();
    findings.is_empty()
}

/// How much memory the server takes after few and after many key presses.
fn memory(text: &str, presses: usize) {
    let (mut client, _) = start(&mut moulint(), text, "mou");
    let mut version = 1;
    let uri = format!("{URI}.mou");
    typing(&mut client, &uri, text, CLAUSE, presses / 10, &mut version);
    let before = resident(client.process());
    typing(&mut client, &uri, text, CLAUSE, presses, &mut version);
    let after = resident(client.process());
    if let (Some(before), Some(after)) = (before, after) {
        println!("memory: {before} KiB after {} key presses, {after} KiB after {presses} more", presses / 10);
    }
    client.leave();
}

/// The memory of a process in KiB, on systems that tell.
fn resident(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}
