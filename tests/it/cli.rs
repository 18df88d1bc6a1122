//! The command line from outside: what it prints and its exit status.

mod bad_input;
mod baseline;
mod compare;
mod config;
mod draft;
mod fix;
mod fmt;
mod formats;
pub(crate) mod output;
mod packs;
mod shells;
mod since;
mod still;
mod waivers;
mod watch;
mod year;

use std::path::{Path, PathBuf};

use assert_cmd::Command;
use tempfile::TempDir;

/// An agreement that the pack below has nothing to say against.
const GOOD: &str = r#"agreement "Riverton" {
  jurisdiction US-CT
  district     "Riverton Board of Education"
  agency       "Riverton Police Department"
  signed       2023-11-28 by superintendent, chief
  SRO must not arrest student.
}
"#;

/// One that lacks what the pack below asks for.
const BAD: &str = r#"agreement "Oak Hollow" {
  jurisdiction US-CT
  SRO must meet with principal every week.
}
"#;

/// One that cannot be read.
const BROKEN: &str = "agreement \"Broken\" {\n  SRO must must must.\n}\n";

/// A pack of one rule, so that these tests hang on no law.
const PACK: &str = r#"pack own-pack "A pack of the user" {
  edition 2026.1
  authority own-act "Own Act"
  rule no-arrest "Officers do not arrest students" {
    cite own-act "§ 1"
    in force always
    evidence official
    severity error
    require SRO must not arrest student.
    because "It is only an example."
    complies { SRO must not arrest student. }
    violates { SRO must meet with principal. }
  }
}
"#;

/// A folder of files, and the program run in it.
pub(crate) struct World {
    folder: TempDir,
}

/// What one run came to.
pub(crate) struct Run {
    pub(crate) status: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl World {
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let world = Self { folder: tempfile::tempdir().expect("a folder for the test") };
        for (name, text) in files {
            world.write(name, text.as_bytes());
        }
        world
    }

    /// A folder with the user's pack in it; its name keeps the pack out of searches.
    pub(crate) fn with_pack(files: &[(&str, &str)]) -> Self {
        let world = Self::new(files);
        world.write(".packs/own.mou", PACK.as_bytes());
        world
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder for the file");
        std::fs::write(path, bytes).expect("a file for the test");
    }

    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).expect("the file is there")
    }

    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = assert_cmd::cargo::cargo_bin_cmd!("moulint");
        command.current_dir(self.folder.path()).args(arguments).env_remove("NO_COLOR").env("COLUMNS", "100");
        command
    }

    #[track_caller]
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        Run::of(&mut self.command(arguments))
    }

    #[track_caller]
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).current_dir(self.path(folder)))
    }

    #[track_caller]
    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &str) -> Run {
        Run::of(self.command(arguments).write_stdin(input))
    }

    /// `moulint check` by the user's pack alone.
    #[track_caller]
    pub(crate) fn check(&self, arguments: &[&str]) -> Run {
        self.run(&[&["check", "--as-of", "2026-11-21", "--pack", ".packs/own.mou"], arguments].concat())
    }
}

impl Run {
    #[track_caller]
    pub(crate) fn of(command: &mut Command) -> Self {
        let output = command.output().expect("the program starts");
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("it writes UTF-8");
        let run = Self {
            status: output.status.code().expect("no signal ended it"),
            out: text(output.stdout),
            err: text(output.stderr),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }

    #[track_caller]
    pub(crate) fn status(self, status: i32) -> Self {
        assert_eq!(self.status, status, "{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn out(self, part: &str) -> Self {
        assert!(self.out.contains(part), "`{part}` is not in:\n{}\n{}", self.out, self.err);
        self
    }

    /// The result without the breaks of lines and what draws them.
    pub(crate) fn flat(&self) -> String {
        let plain = self.out.replace(['│', '×', '╰', '─', '\n'], " ");
        plain.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    /// That something is said, wherever lines are broken.
    #[track_caller]
    pub(crate) fn says(self, part: &str) -> Self {
        assert!(self.flat().contains(part), "`{part}` is not in:\n{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn not_says(self, part: &str) -> Self {
        assert!(!self.flat().contains(part), "`{part}` is in:\n{}\n{}", self.out, self.err);
        self
    }

    #[track_caller]
    pub(crate) fn err(self, part: &str) -> Self {
        assert!(self.err.contains(part), "`{part}` is not in:\n{}", self.err);
        self
    }

    #[track_caller]
    pub(crate) fn silent(self) -> Self {
        assert_eq!(self.err, "");
        self
    }
}

#[test]
fn the_status_tells_clean_from_errors_from_failures() {
    let world = World::with_pack(&[("good.mou", GOOD), ("bad.mou", BAD)]);
    world
        .check(&["good.mou"])
        .status(0)
        .silent()
        .out("good.mou: 1 rule met (own-pack 2026.1)\n\n1 agreement, 0 errors, 0 warnings, 0 pieces of advice; law as of 2026-11-21\n");
    world
        .check(&["bad.mou"])
        .status(1)
        .silent()
        .out("error own-pack/no-arrest (missing)")
        .out("law: Own Act § 1");
    world
        .check(&["bad.mou", "nowhere.mou", "good.mou"])
        .status(2)
        .out("error own-pack/no-arrest")
        .out("good.mou: 1 rule met (own-pack 2026.1)")
        .out("2 agreements, 1 error, 3 warnings, 0 pieces of advice")
        .out("1 path could not be checked")
        .err("moulint: nowhere.mou: there is no such file or folder");
}

#[test]
fn folders_are_searched_and_the_folder_one_stands_in_by_default() {
    let world =
        World::with_pack(&[("b/good.mou", GOOD), ("a.mou", GOOD), ("b/note.txt", BAD), (".git/x.mou", BAD)]);
    let first = "a.mou: 1 rule met (own-pack 2026.1)\nb/good.mou: 1 rule met (own-pack 2026.1)\n\n2 agreements, 0 errors";
    let run = world.check(&[]).status(0).silent();
    assert!(run.out.starts_with(first), "{}", run.out);
    let run = world.check(&["b", "a.mou", "b/good.mou", "./a.mou"]).status(0).silent();
    assert!(run.out.starts_with(first), "each file once, sorted: {}", run.out);
    world.check(&["b/note.txt"]).status(1).out("b/note.txt:1:");
}

#[test]
fn packs_are_taken_by_name_or_as_files_or_the_run_is_refused() {
    let world = World::with_pack(&[("good.mou", GOOD), ("broken-pack.mou", BROKEN)]);
    world.run(&["check", "--pack", "us-ct", "good.mou"]).out("good.mou");
    world.run(&["check", "--pack", "us-tc", "good.mou"]).status(2).err("did you mean `us-ct` or `us-nc`?");
    world.run(&["check", "--pack", "no.mou", "good.mou"]).status(2).err("no.mou: there is no such file");
    world.run(&["check", "--pack", "good.mou", "good.mou"]).status(2).err("there is no pack here");
    world.run(&["check", "--pack", "broken-pack.mou", "good.mou"]).status(2).err("broken-pack.mou");
}

#[test]
fn arguments_that_make_no_sense_are_refused() {
    let world = World::with_pack(&[("good.mou", GOOD)]);
    world.run(&["check", "--as-of", "2026-02-30"]).status(2).err("there is no such day");
    world.run(&["check", "--as-of", "tomorrow"]).status(2).err("year-month-day");
    world.run(&["chekc"]).status(2).err("check");
    world.run(&[]).status(2).err("Usage");
    world.run(&["--help"]).status(0).silent().out("Exit status");
    world.run(&["--version"]).status(0).silent().out("moulint ");
}

#[test]
fn rules_and_terms_are_explained() {
    let world = World::new(&[]);
    world.run(&["explain", "us-ct/arrest-notice"]).status(0).silent().out("us-ct/arrest-notice");
    world.run(&["explain", "us-ct/arrest-notic"]).status(2).err("did you mean `us-ct/arrest-notice`?");
    world.run(&["explain", "\u{1b}[31m"]).status(2).err("no rule or term is called");
}

#[test]
fn norms_are_printed_as_text_and_as_data() {
    let world = World::new(&[("good.mou", GOOD), ("broken.mou", BROKEN)]);
    let run = world.run(&["norms", "good.mou"]).status(0).silent();
    assert!(!run.out.trim().is_empty());
    for extra in [&[][..], &["--vocabulary"]] {
        let run = world.run(&[&["norms", "good.mou", "--format", "json"], extra].concat()).status(0).silent();
        output::assert_valid(&world, "norms", &run.out);
    }
    let run = world.run(&["norms", "broken.mou", "--format", "json"]).status(1).err("broken.mou:2:");
    output::assert_valid(&world, "norms", &run.out);
    world.run(&["norms", "nowhere.mou"]).status(2).err("nowhere.mou: there is no such file");
    world.run(&["norms", "."]).status(2).err("this is a folder");
}
