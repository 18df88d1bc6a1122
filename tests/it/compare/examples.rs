//! Whole comparisons as the program prints them. `UPDATE=1` rewrites them; then they have to be read again, clause by
//! clause.

use std::fs;
use std::path::Path;

fn printed(arguments: &[&str]) -> String {
    let mut command = assert_cmd::cargo::cargo_bin_cmd!("moulint");
    let root = env!("CARGO_MANIFEST_DIR");
    let output = command.args(arguments).current_dir(root).env("COLUMNS", "100").output().expect("it runs");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("the program writes UTF-8")
}

#[track_caller]
fn expect(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/compare").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, now).expect("the example can be written");
        return;
    }
    let known = fs::read_to_string(&path).expect("the example is there");
    let differing = known.lines().zip(now.lines()).enumerate().find(|(_, (old, new))| old != new);
    if let Some((line, (old, new))) = differing {
        panic!("{name}:{} says\n  {old}\nand should say\n  {new}", line + 1);
    }
    assert_eq!(known.lines().count(), now.lines().count(), "{name} has another number of lines");
}

#[test]
fn westport_next_to_the_model_of_massachusetts() {
    let agreement = "tests/agreements/westport.mou";
    expect("westport.txt", &printed(&["compare", agreement, "--with", "us-ma/massachusetts-2018"]));
}

#[test]
fn maple_grove_next_to_the_model_of_massachusetts() {
    let agreement = "tests/agreements/maple-grove.mou";
    expect("maple-grove.txt", &printed(&["compare", agreement, "--with", "us-ma/massachusetts-2018"]));
    let markdown = ["compare", agreement, "--with", "us-ma/massachusetts-2018", "--format", "markdown"];
    expect("maple-grove.md", &printed(&markdown));
}
