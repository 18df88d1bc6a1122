//! `--since`: only what changed is checked, and everything where that may matter.

use std::path::Path;
use std::process::Command;

use super::{BAD, GOOD, PACK, Run, World};

/// Runs git for a test, without the settings of whoever runs it.
#[track_caller]
fn git(folder: &Path, arguments: &[&str]) {
    let mut command = Command::new("git");
    command
        .current_dir(folder)
        .args(arguments)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"] {
        command.env(name, "Riverton");
    }
    for name in ["GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"] {
        command.env(name, "riverton@example.org");
    }
    let output = command.output().expect("git runs");
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

/// A repository with some files and the user's pack, all of it committed.
fn repository(files: &[(&str, &str)]) -> World {
    let world = World::with_pack(files);
    git(&world.path("."), &["init", "-q", "-b", "main"]);
    commit(&world);
    world
}

fn commit(world: &World) {
    git(&world.path("."), &["add", "-A"]);
    git(&world.path("."), &["commit", "-q", "--allow-empty", "-m", "a state"]);
}

/// The files that a run checked, by the heads of the JSON report.
fn checked(run: &Run) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("the report is JSON");
    let files = report["files"].as_array().expect("a list").iter();
    files.map(|file| file["path"].as_str().expect("a path").to_owned()).collect()
}

#[track_caller]
fn since(world: &World, more: &[&str]) -> Run {
    world.check(&[&["--format", "json", "--since", "main"], more].concat())
}

#[test]
fn what_changed_is_checked_and_nothing_else() {
    let world = repository(&[("a.mou", GOOD), ("b.mou", BAD), ("c/d.mou", GOOD), ("c/e.mou", BAD)]);
    let run = since(&world, &[]).status(0).err("4 of 4 files left out, being as at `main`");
    assert!(checked(&run).is_empty());

    world.write("a.mou", format!("{GOOD}\n").as_bytes());
    world.write("c/new.mou", BAD.as_bytes());
    let run = since(&world, &[]).status(1).err("3 of 5 files left out");
    assert_eq!(checked(&run), ["a.mou", "c/new.mou"]);
}

#[test]
fn names_of_every_kind_are_found_from_every_folder() {
    let odd = [
        "with space/Oak Hollow.mou",
        "übung/ß – ä.mou",
        "quote\"d.mou",
        "tab\there.mou",
        "-n.mou",
        "new\nline.mou",
    ];
    let files: Vec<(&str, &str)> = odd.iter().map(|name| (*name, GOOD)).collect();
    let world = repository(&files);
    assert!(checked(&since(&world, &[]).status(0)).is_empty());
    for name in odd {
        world.write(name, format!("{GOOD}// more\n").as_bytes());
    }
    let mut expected: Vec<&str> = odd.to_vec();
    expected.sort_unstable();
    assert_eq!(checked(&since(&world, &[])), expected);

    // From a folder below, by a path upwards, and with a setting of git that names what is below only.
    git(&world.path("."), &["config", "diff.relative", "true"]);
    git(&world.path("."), &["config", "core.quotePath", "true"]);
    let mut command = world.command(&["check", "--format", "json", "--since", "main", "--pack"]);
    command.arg(world.path(".packs/own.mou")).args([".", "../with space"]).current_dir(world.path("übung"));
    let run = Run::of(&mut command).status(0);
    assert_eq!(checked(&run), ["../with space/Oak Hollow.mou", "ß – ä.mou"]);
}

#[test]
fn a_renamed_file_is_checked_under_its_new_name() {
    let world = repository(&[("a.mou", BAD), ("b.mou", GOOD)]);
    git(&world.path("."), &["mv", "a.mou", "z.mou"]);
    assert_eq!(checked(&since(&world, &[]).status(1)), ["z.mou"]);
    std::fs::rename(world.path("z.mou"), world.path("y.mou")).expect("it can be renamed");
    assert_eq!(checked(&since(&world, &[]).status(1)), ["y.mou"]);
}

#[test]
fn what_git_does_not_vouch_for_is_checked() {
    let world = repository(&[("a.mou", GOOD), ("b.mou", GOOD), (".gitignore", "drafts\n")]);
    world.write("drafts/ignored.mou", BAD.as_bytes());
    assert_eq!(checked(&since(&world, &[]).status(1)), ["drafts/ignored.mou"]);
    // Hidden from `git diff` by its owner.
    git(&world.path("."), &["update-index", "--assume-unchanged", "b.mou"]);
    world.write("b.mou", BAD.as_bytes());
    assert_eq!(checked(&since(&world, &[]).status(1)), ["b.mou", "drafts/ignored.mou"]);
    // A repository within the repository has a history of its own.
    world.write("inner/x.mou", BAD.as_bytes());
    git(&world.path("inner"), &["init", "-q", "-b", "main"]);
    git(&world.path("inner"), &["add", "-A"]);
    git(&world.path("inner"), &["commit", "-q", "-m", "a state"]);
    assert_eq!(checked(&since(&world, &[]).status(1)), ["b.mou", "drafts/ignored.mou", "inner/x.mou"]);
}

#[cfg(unix)]
#[test]
fn a_link_is_as_it_was_if_what_it_leads_to_is() {
    let world = repository(&[("a.mou", GOOD), ("b.mou", GOOD)]);
    world.write("far/target.mou", GOOD.as_bytes());
    std::os::unix::fs::symlink("far/target.mou", world.path("link.mou")).expect("a link");
    commit(&world);
    assert!(checked(&since(&world, &[]).status(0)).is_empty());
    world.write("far/target.mou", BAD.as_bytes());
    assert_eq!(checked(&since(&world, &["link.mou", "a.mou"]).status(1)), ["link.mou"]);
    commit(&world);
    std::fs::remove_file(world.path("link.mou")).expect("the link can go");
    std::os::unix::fs::symlink("b.mou", world.path("link.mou")).expect("a link");
    assert_eq!(checked(&since(&world, &["link.mou", "a.mou"]).status(0)), ["link.mou"]);
}

#[test]
fn a_change_of_the_pack_or_of_a_vocabulary_concerns_everything() {
    let words = "vocabulary local {\n  actor crossing-guard is employee\n}\n";
    let world = repository(&[("a.mou", GOOD), ("b.mou", GOOD), ("words.mou", words)]);
    assert!(checked(&since(&world, &[])).is_empty());

    world.write(".packs/own.mou", format!("{PACK}\n\n").as_bytes());
    let run =
        since(&world, &[]).err("everything is checked, for `.packs/own.mou` is not as it was at `main`");
    assert_eq!(checked(&run), ["a.mou", "b.mou", "words.mou"]);
    commit(&world);

    world.write("words.mou", format!("{words}\n\n").as_bytes());
    assert_eq!(checked(&since(&world, &[]).err("for `words.mou` is not")), ["a.mou", "b.mou", "words.mou"]);
    // One that is gone took its words along.
    std::fs::remove_file(world.path("words.mou")).expect("it can go");
    assert_eq!(checked(&since(&world, &[]).err("for `words.mou` is not")), ["a.mou", "b.mou"]);
    commit(&world);
    // One that is new brings words.
    world.write("more.mou", words.as_bytes());
    assert_eq!(checked(&since(&world, &[]).err("for `more.mou` is not")), ["a.mou", "b.mou", "more.mou"]);
    commit(&world);
    // Settings count also where they are gone.
    world.write("moulint.toml", b"\n");
    commit(&world);
    std::fs::remove_file(world.path("moulint.toml")).expect("it can go");
    assert_eq!(checked(&since(&world, &[]).err("for `moulint.toml` is not")), ["a.mou", "b.mou", "more.mou"]);
}

#[test]
fn without_git_a_repository_or_the_revision_the_run_is_refused() {
    let world = repository(&[("a.mou", GOOD)]);
    let refused = |revision: &str| world.check(&[&format!("--since={revision}")]).status(2);
    refused("nowhere").err("git knows no commit, branch or tag `nowhere` here");
    refused("main..main").err("git knows no commit");
    refused("--output=x").err("`--output=x` names no revision");
    refused("").err("names no revision");
    assert!(!world.path("x").exists());
    let mut command = world.command(&["check", "--since", "main"]);
    Run::of(command.env("PATH", "")).status(2).err("git, which is not installed");

    let world = World::with_pack(&[("a.mou", GOOD)]);
    let run = world.command(&["check", "--since", "main"]).env("GIT_CEILING_DIRECTORIES", "/").output();
    let run = run.expect("it runs");
    assert_eq!(run.status.code(), Some(2));
    let told = String::from_utf8_lossy(&run.stderr);
    assert!(told.contains("lies in no git repository") && told.lines().count() == 1, "{told}");
}
