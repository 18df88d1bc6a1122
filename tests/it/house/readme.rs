//! What the README shows is what happens. `UPDATE=1 cargo test readme` rewrites the shown output and figures.

use std::fs;

use moulint::check::verdict::Verdict;
use moulint::finding::Evidence;
use moulint::library::{Library, Settings};

use super::{read, root};

/// Stands for output that is left out.
const LEFT_OUT: &str = "[...]";

/// The blocks of a language: the first line of each, and what it holds.
fn blocks(readme: &str, language: &str) -> Vec<String> {
    let opening = format!("```{language}\n");
    let bodies = readme.split(&opening).skip(1);
    bodies.filter_map(|rest| rest.split_once("```").map(|(body, _)| body.to_owned())).collect()
}

/// The arguments for moulint of a line such as `$ cargo run --release -- check FILE`.
fn arguments(line: &str) -> Option<Vec<&str>> {
    let command = line.strip_prefix("$ ")?;
    let ours = command.strip_prefix("cargo run --release -- ").or(command.strip_prefix("moulint "))?;
    Some(ours.split_whitespace().collect())
}

fn run(arguments: &[&str]) -> String {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("moulint");
    let output = command.args(arguments).current_dir(root()).env("COLUMNS", "100").output().expect("it runs");
    assert_ne!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the program writes UTF-8")
}

/// The same block with what the program prints now: each shown stretch is a paragraph of the output, known
/// by its first line, and the last one is the end of the output.
fn renewed(command: &str, shown: &str, output: &str) -> String {
    let paragraphs: Vec<&str> = output.trim_matches('\n').split("\n\n").collect();
    let stretches = shown.split(LEFT_OUT).map(|stretch| stretch.trim_matches('\n'));
    let renewed: Vec<String> = stretches
        .map(|stretch| {
            let first = stretch.lines().next().unwrap_or_default();
            let known = paragraphs.iter().find(|paragraph| paragraph.lines().next() == Some(first));
            match (known, first) {
                (_, "") => String::new(),
                (Some(paragraph), _) => format!("{paragraph}\n"),
                (None, _) => format!("{}\n", paragraphs.last().unwrap_or(&"")),
            }
        })
        .collect();
    format!("{command}\n{}", renewed.join(&format!("{LEFT_OUT}\n")))
}

/// Compares, or rewrites where that is asked for.
#[track_caller]
fn expect(readme: &str, expected: &str) {
    if readme == expected {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        fs::write(root().join("README.md"), expected).expect("README.md can be written");
        return;
    }
    let (line, (old, new)) = readme
        .lines()
        .zip(expected.lines())
        .enumerate()
        .find(|(_, (old, new))| old != new)
        .unwrap_or((0, ("", "(a different number of lines)")));
    panic!("README.md:{} says\n  {old}\nand should say\n  {new}\nUPDATE=1 rewrites it", line + 1);
}

// One test, so that two of them never rewrite the file at once.
#[test]
fn the_readme_shows_what_the_program_prints() {
    let readme = read("README.md");
    let mut expected = readme.clone();
    let mut shown_somewhere = false;
    for block in blocks(&readme, "console") {
        let (command, shown) = block.split_once('\n').unwrap_or((&block, ""));
        let Some(arguments) = arguments(command).filter(|_| !shown.is_empty() && !shown.starts_with("$ "))
        else {
            continue;
        };
        shown_somewhere = true;
        expected = expected.replace(&block, &renewed(command, shown, &run(&arguments)));
    }
    assert!(shown_somewhere, "README.md shows the output of a command");
    for row in pack_rows() {
        let start = row.split('|').nth(1).expect("a row has cells");
        let old = readme.lines().find(|line| line.starts_with(&format!("|{start}|")));
        let old = old.unwrap_or_else(|| panic!("README.md has no row for the pack{start}"));
        expected = expected.replace(old, &row);
    }
    expect(&readme, &expected);
}

/// One row for each pack: its rules by how well the law behind them was verified.
fn pack_rows() -> Vec<String> {
    let levels = [Evidence::Official, Evidence::Quoted, Evidence::Secondary, Evidence::Unverified];
    let row = |pack: &moulint::pack::Pack| {
        let count = |level| pack.rules.iter().filter(|rule| rule.evidence == level).count().to_string();
        let counts = levels.map(count).join(" | ");
        format!("| `{}` | {} | {} | {counts} |", pack.name, pack.title, pack.rules.len())
    };
    Library::builtin().packs().map(row).collect()
}

#[test]
fn the_commands_of_the_readme_exist() {
    let readme = read("README.md");
    let commands: Vec<String> = blocks(&readme, "console")
        .iter()
        .flat_map(|block| block.lines())
        .filter(|line| line.starts_with("$ "))
        .map(str::to_owned)
        .collect();
    assert!(commands.len() > 2, "README.md says how to run the program");
    let ci = read(".ci/run");
    for line in &commands {
        match arguments(line) {
            // With what is asked for left out, so that nothing is written: the command has to exist.
            Some(ours) => {
                run(&[ours.first().copied().unwrap_or_default(), "--help"]);
                let paths = ours.iter().filter(|word| word.contains('/') && !word.starts_with("us-"));
                let missing: Vec<_> = paths.filter(|path| !root().join(path).exists()).collect();
                assert!(missing.is_empty(), "{line}: {missing:?} is not in the repository");
            }
            None => {
                let command = line.trim_start_matches("$ ");
                assert!(ci.lines().any(|known| known == command), "`{command}` is not what .ci/run does");
            }
        }
    }
}

#[test]
fn the_agreement_in_the_readme_can_be_read() {
    let settings = Settings::new(jiff::civil::date(2026, 11, 21)).packs::<String>([]);
    let agreements = blocks(&read("README.md"), "mou");
    assert!(!agreements.is_empty(), "README.md shows the language");
    for text in agreements {
        let checked = Library::builtin().check(&text, &settings);
        let findings: Vec<_> = checked.iter().flat_map(|checked| &checked.findings).collect();
        assert!(findings.is_empty(), "{findings:#?}");
    }
}

#[test]
fn the_readme_explains_every_verdict() {
    let readme = read("README.md");
    for verdict in Verdict::ALL {
        assert!(readme.contains(&format!("| `{verdict}` |")), "README.md says nothing of `{verdict}`");
    }
}
