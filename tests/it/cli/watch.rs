//! `--watch` with the real program: a check after each save, and the status of the last one at the end.
#![cfg(unix)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use super::{BAD, BROKEN, GOOD, PACK, World};

/// Longer than any check here takes on a busy machine; only a test that fails waits for it.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the program says when a round is over.
const WAITING: &str = "moulint: waiting for changes; Ctrl-C ends";

/// The program at work.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(world: &World, arguments: &[&str]) -> Self {
        let mut child = Command::new(assert_cmd::cargo::cargo_bin!("moulint"))
            .current_dir(world.path("."))
            .args(["check", "--watch", "--as-of", "2026-11-21", "--pack", ".packs/own.mou"])
            .args(arguments)
            .env_remove("NO_COLOR")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the program starts");
        let (sender, lines) = mpsc::channel();
        let out = BufReader::new(child.stdout.take().expect("it was asked for"));
        let err = BufReader::new(child.stderr.take().expect("it was asked for"));
        // The result is written before the line that ends the round, so the two are read one after the other: what
        // comes on one may be overtaken by the other.
        let other = sender.clone();
        thread::spawn(move || out.lines().map_while(Result::ok).for_each(|line| drop(sender.send(line))));
        thread::spawn(move || err.lines().map_while(Result::ok).for_each(|line| drop(other.send(line))));
        Self { child, lines }
    }

    /// Reads on until a line says this; the lines so far.
    #[track_caller]
    fn until(&self, part: &str) -> Vec<String> {
        let mut seen = Vec::new();
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    let found = line.contains(part);
                    seen.push(line);
                    if found {
                        return seen;
                    }
                }
                Err(_) => panic!("`{part}` was not said:\n{}", seen.join("\n")),
            }
        }
    }

    /// Presses Ctrl-C; the exit status.
    #[track_caller]
    fn interrupt(mut self) -> Option<i32> {
        let sent = Command::new("kill").args(["-INT", &self.child.id().to_string()]).status();
        assert!(sent.expect("there is a `kill`").success());
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        // It has ended already, unless the test failed.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn each_save_is_checked_and_the_last_outcome_is_the_status() {
    let world = World::with_pack(&[("a.mou", GOOD), ("b/c.mou", GOOD)]);
    let watching = Watching::start(&world, &[]);
    watching.until("2 agreements, 0 errors");
    watching.until(WAITING);
    world.write("a.mou", BAD.as_bytes());
    let seen = watching.until("2 agreements, 1 error");
    assert!(seen.iter().all(|line| !line.contains('\u{1b}')), "this is no terminal: {seen:?}");
    // A new file in a new folder.
    world.write("d/e/f.mou", BAD.as_bytes());
    watching.until("3 agreements, 2 errors");
    // Editors write beside the file and put the new one in its place.
    world.write("a.mou~", GOOD.as_bytes());
    std::fs::rename(world.path("a.mou~"), world.path("a.mou")).expect("it can be renamed");
    watching.until("3 agreements, 1 error");
    std::fs::rename(world.path("d"), world.path(".d")).expect("it can be hidden");
    watching.until("2 agreements, 0 errors");
    world.write("b/c.mou", BAD.as_bytes());
    watching.until("2 agreements, 1 error");
    watching.until(WAITING);
    assert_eq!(watching.interrupt(), Some(1));
}

#[test]
fn what_is_gone_or_half_written_does_no_harm() {
    let world = World::with_pack(&[("a.mou", GOOD), ("b.mou", GOOD)]);
    let watching = Watching::start(&world, &["a.mou", "b.mou"]);
    watching.until("2 agreements, 0 errors");
    world.write("a.mou", &GOOD.as_bytes()[..60]);
    watching.until("a.mou:");
    world.write("a.mou", b"\xff\xfe\xff");
    watching.until("a.mou:1:");
    std::fs::remove_file(world.path("a.mou")).expect("it can go");
    watching.until("moulint: a.mou: there is no such file or folder");
    world.write("b.mou", BROKEN.as_bytes());
    watching.until("b.mou:2:");
    world.write("b.mou", GOOD.as_bytes());
    world.write("a.mou", GOOD.as_bytes());
    watching.until("2 agreements, 0 errors");
    watching.until(WAITING);
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn a_pack_is_watched_as_well_even_while_it_is_broken() {
    let world = World::with_pack(&[("a.mou", BAD)]);
    let watching = Watching::start(&world, &["a.mou"]);
    watching.until("1 agreement, 1 error");
    watching.until(WAITING);
    world.write(".packs/own.mou", BROKEN.as_bytes());
    watching.until("moulint: .packs/own.mou");
    watching.until(WAITING);
    world.write(".packs/own.mou", PACK.replace("severity error", "severity warning").as_bytes());
    watching.until("1 agreement, 0 errors");
    watching.until(WAITING);
    assert_eq!(watching.interrupt(), Some(0));
}

#[test]
fn a_folder_that_goes_and_comes_back_is_checked_again() {
    let world = World::with_pack(&[("a/b.mou", GOOD)]);
    let watching = Watching::start(&world, &["a"]);
    watching.until("1 agreement, 0 errors");
    watching.until(WAITING);
    std::fs::remove_dir_all(world.path("a")).expect("it can go");
    watching.until("moulint: a: there is no such file or folder");
    world.write("c/b.mou", BAD.as_bytes());
    std::fs::rename(world.path("c"), world.path("a")).expect("it can be put in place");
    watching.until("1 agreement, 1 error");
    watching.until(WAITING);
    assert_eq!(watching.interrupt(), Some(1));
}
