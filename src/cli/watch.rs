//! `moulint check --watch`: a check, and another after each save.

use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

use notify::event::{CreateKind, EventKind, ModifyKind, RemoveKind};
use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::Outcome;
use super::files;
use super::output::Output;

/// What one round of checks came to.
#[derive(Clone, Debug, Default)]
pub struct Round {
    /// What the files came to.
    pub outcome: Outcome,
    /// By what they were judged besides the built-in packs: files and folders whose changes matter as well.
    pub ground: Vec<PathBuf>,
}

/// What happened.
enum News {
    /// Something in the file system.
    Changed(notify::Result<Event>),
    /// Somebody wants an end.
    Stop,
}

/// Editors save in several steps; when nothing more happens for this long, they are done.
const QUIET: Duration = Duration::from_millis(50);

/// After so many steps a check is due, whether it goes on or not.
const MOST_STEPS: usize = 200;

/// What a second Ctrl-C exits with, as shells know it.
const INTERRUPTED: i32 = 130;

/// Does a round of checks, and another whenever something changed that the last one rests on, until Ctrl-C or a request
/// to end. The outcome is that of the last round. `named` is what is known already of the ground of the first round; what
/// only that round finds is watched from its end on.
pub fn run(
    asked: &[PathBuf],
    named: Vec<PathBuf>,
    output: &Output,
    mut round: impl FnMut() -> Round,
) -> Outcome {
    let (sender, news) = mpsc::channel();
    let told = stop_on_request(sender.clone()).and_then(|()| {
        notify::recommended_watcher(move |event| {
            // Nobody listens any more when the program is about to end.
            let _ = sender.send(News::Changed(event));
        })
        .map_err(|error| error.to_string())
    });
    let mut watcher = match told {
        Ok(watcher) => watcher,
        Err(error) => {
            output.complain(&format!("changes cannot be watched here: {error}"));
            return Outcome::FAILED;
        }
    };
    let mut ground = named;
    loop {
        // Before the files are read, so that nothing is missed that is saved meanwhile.
        if let Err(message) = follow(&mut watcher, asked.iter().chain(&ground)) {
            output.complain(&message);
            return Outcome::FAILED;
        }
        output.clear();
        let done = round();
        if done.ground != ground {
            ground = done.ground;
            if let Err(message) = follow(&mut watcher, ground.iter()) {
                output.complain(&message);
                return Outcome::FAILED;
            }
        }
        output.tell("waiting for changes; Ctrl-C ends");
        let names = asked.iter().chain(&ground).filter_map(|path| path.file_name().map(OsString::from));
        if !wait(&news, &names.collect()) {
            return done.outcome;
        }
    }
}

/// Waits until something has changed that matters, and nothing changes any more. Whether it goes on.
fn wait(news: &Receiver<News>, names: &BTreeSet<OsString>) -> bool {
    loop {
        match news.recv() {
            Ok(News::Changed(event)) if event.as_ref().map_or(true, |event| matters(event, names)) => break,
            Ok(News::Changed(_)) => {}
            Ok(News::Stop) | Err(_) => return false,
        }
    }
    for _ in 0..MOST_STEPS {
        match news.recv_timeout(QUIET) {
            Ok(News::Changed(_)) => {}
            Err(RecvTimeoutError::Timeout) => return true,
            Ok(News::Stop) | Err(RecvTimeoutError::Disconnected) => return false,
        }
    }
    true
}

/// Whether a change can be one of agreements, of packs, or of what was named: a needless check is cheap, a missing one
/// is not.
fn matters(event: &Event, names: &BTreeSet<OsString>) -> bool {
    let by_name = |path: &PathBuf| {
        path.extension().is_some_and(|extension| extension == "mou")
            || path.extension().is_some_and(|extension| extension == "toml")
            || path.file_name().is_some_and(|name| names.contains(name))
    };
    // A folder that is moved brings or takes along what is in it.
    let folder = match event.kind {
        EventKind::Access(_) => return false,
        EventKind::Create(CreateKind::Folder) | EventKind::Remove(RemoveKind::Folder) => true,
        EventKind::Modify(ModifyKind::Name(_)) => event.paths.iter().any(|path| path.extension().is_none()),
        _ => false,
    };
    folder || event.need_rescan() || event.paths.iter().any(by_name)
}

/// Watches folders with all that is in them, and of files the folders in which they are, for many editors put a new file
/// in the place of the old one. What is not there is watched for where it would be.
fn follow<'a>(
    watcher: &mut RecommendedWatcher,
    paths: impl Iterator<Item = &'a PathBuf>,
) -> Result<(), String> {
    for path in paths {
        let (place, mode) = if files::is_folder(path) {
            (path.as_path(), RecursiveMode::Recursive)
        } else {
            let mut above = path.ancestors().skip(1).map(|folder| match folder.as_os_str().is_empty() {
                true => Path::new("."),
                false => folder,
            });
            let there = above.find(|folder| files::is_folder(folder));
            (there.unwrap_or(Path::new(".")), RecursiveMode::NonRecursive)
        };
        watcher.watch(place, mode).map_err(|error| {
            let why = match error.kind {
                ErrorKind::MaxFilesWatch => {
                    "there are more folders in it than the system lets one program watch; name fewer"
                        .to_owned()
                }
                _ => error.to_string(),
            };
            format!("{}: changes cannot be watched here: {why}", place.display())
        })?;
    }
    Ok(())
}

/// Lets Ctrl-C, or a request of the system to end, be news like any other; a second one ends the program where it is.
fn stop_on_request(sender: Sender<News>) -> Result<(), String> {
    let asked = AtomicBool::new(false);
    let handler = move || {
        if asked.swap(true, Ordering::Relaxed) || sender.send(News::Stop).is_err() {
            std::process::exit(INTERRUPTED);
        }
    };
    ctrlc::set_handler(handler).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, DataChange, RenameMode};

    use super::*;

    #[test]
    fn what_no_check_rests_on_does_not_matter() {
        let names = BTreeSet::from([OsString::from("notes.txt")]);
        let matters = |kind, path: &str| matters(&Event::new(kind).add_path(PathBuf::from(path)), &names);
        let written = EventKind::Modify(ModifyKind::Data(DataChange::Any));
        let renamed = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        assert!(matters(written, "a/riverton.mou"));
        assert!(matters(written, "moulint.toml"));
        assert!(matters(written, "notes.txt"));
        assert!(!matters(written, "other.txt"));
        assert!(!matters(written, ".riverton.mou.swp"));
        assert!(!matters(EventKind::Access(AccessKind::Any), "a/riverton.mou"));
        assert!(matters(renamed, "a/schools"));
        assert!(!matters(renamed, "a/report.sarif"));
        assert!(matters(EventKind::Create(CreateKind::Folder), "a/b"));
    }
}
