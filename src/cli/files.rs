//! Finding, reading and replacing files. Nothing else in the program touches the file system.
#![expect(clippy::disallowed_methods, reason = "here the file system is met")]

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::decode::{self, Decoded};
pub use crate::report::Failure;

/// Larger files are refused before they are read whole.
pub const MAX_BYTES: u64 = 16 << 20;

/// The files that some paths stand for.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The files, sorted, each once.
    pub files: Vec<PathBuf>,
    /// What could not be looked at.
    pub failures: Vec<Failure>,
}

/// The files that paths stand for: a file stands for itself whatever its name; a folder for all `.mou`
/// files in it and below, hidden ones apart. A folder without any is a failure, for "nothing wrong" would
/// be misread there. Links are followed; a file or folder reached in two ways is taken once, so loops end.
pub fn find(paths: &[PathBuf]) -> Found {
    let mut found = Found::default();
    let mut search = Search::default();
    for path in paths {
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => {
                let (files, failures, repeated) = (found.files.len(), found.failures.len(), search.repeated);
                search.folder(path, &mut found);
                if (files, failures, repeated) == (found.files.len(), found.failures.len(), search.repeated) {
                    found.failures.push(Failure::new(path, "there are no `.mou` files in this folder"));
                }
                if path == Path::new(".") {
                    // What was found in `.` is named as a person would name it.
                    for file in found.files.iter_mut().skip(files) {
                        *file = file.strip_prefix(".").unwrap_or(file).to_owned();
                    }
                    for failure in found.failures.iter_mut().skip(failures) {
                        failure.path = failure.path.trim_start_matches("./").to_owned();
                    }
                }
            }
            Ok(_) => search.file(path, &mut found),
            Err(error) => found.failures.push(Failure::new(path, reason(&error))),
        }
    }
    found.files.sort();
    found
}

/// What a search has seen, by its true name.
#[derive(Debug, Default)]
struct Search {
    files: BTreeSet<PathBuf>,
    folders: BTreeSet<PathBuf>,
    /// How often something was met again.
    repeated: usize,
}

impl Search {
    fn file(&mut self, path: &Path, found: &mut Found) {
        // A file without a true name, such as a pipe that is gone, fails when it is read.
        let name = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        if self.files.insert(name) {
            found.files.push(path.to_owned());
        } else {
            self.repeated += 1;
        }
    }

    /// Searches a folder, and after it the folders that links in it lead to, so that what is reached both
    /// ways is named by its own path.
    fn folder(&mut self, root: &Path, found: &mut Found) {
        let mut waiting = vec![root.to_owned()];
        while let Some(next) = waiting.pop() {
            let mut walk = WalkDir::new(&next).follow_links(false).sort_by_file_name().into_iter();
            while let Some(entry) = walk.next() {
                let entry = match entry {
                    Ok(entry) => entry,
                    Err(error) => {
                        found.failures.push(walk_failure(&next, &error));
                        continue;
                    }
                };
                let (path, depth) = (entry.path(), entry.depth());
                let hidden = depth > 0 && entry.file_name().as_encoded_bytes().starts_with(b".");
                if entry.file_type().is_dir() || depth == 0 {
                    if hidden || !self.enter(path) {
                        walk.skip_current_dir();
                    }
                } else if !hidden {
                    self.entry(&entry, found, &mut waiting);
                }
            }
        }
    }

    /// Whether a folder has not been searched yet.
    fn enter(&mut self, path: &Path) -> bool {
        let name = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let new = self.folders.insert(name);
        self.repeated += usize::from(!new);
        new
    }

    fn entry(&mut self, entry: &walkdir::DirEntry, found: &mut Found, waiting: &mut Vec<PathBuf>) {
        let path = entry.path();
        let wanted = path.extension().is_some_and(|extension| extension == "mou");
        if !entry.path_is_symlink() {
            if wanted && entry.file_type().is_file() {
                self.file(path, found);
            }
            return;
        }
        match fs::metadata(path) {
            Ok(target) if target.is_dir() => waiting.push(path.to_owned()),
            Ok(target) if wanted && target.is_file() => self.file(path, found),
            // Links that lead nowhere matter only where an agreement was meant.
            Err(error) if wanted => found.failures.push(Failure::new(path, reason(&error))),
            _ => {}
        }
    }
}

fn walk_failure(root: &Path, error: &walkdir::Error) -> Failure {
    let path = error.path().unwrap_or(root);
    let message = error.io_error().map_or_else(|| error.to_string(), reason);
    Failure::new(path, message)
}

/// Reads a file as text, at most [`MAX_BYTES`] of it.
pub fn read(path: &Path) -> Result<Decoded, Failure> {
    let limit = MAX_BYTES >> 20;
    let larger = format!("this file is larger than {limit} MiB, which no agreement is");
    Ok(decode::decode(read_bytes(path, MAX_BYTES, &larger)?))
}

/// Reads a file, at most `most` bytes of it; `larger` says what is wrong with one that is larger.
pub fn read_bytes(path: &Path, most: u64, larger: &str) -> Result<Vec<u8>, Failure> {
    let failure = |error: io::Error| Failure::new(path, reason(&error));
    let mut file = File::open(path).map_err(failure)?;
    let metadata = file.metadata().map_err(failure)?;
    if metadata.is_dir() {
        return Err(Failure::new(path, "this is a folder"));
    }
    let mut bytes = Vec::new();
    if metadata.len() <= most {
        // What is no ordinary file does not know its length, and a file may grow while it is read.
        (&mut file).take(most + 1).read_to_end(&mut bytes).map_err(failure)?;
    }
    if metadata.len() > most || bytes.len() as u64 > most {
        return Err(Failure::new(path, larger));
    }
    Ok(bytes)
}

/// The nearest file of a name in the folder of a path, or above it. Below the folder at hand it is named as the path is.
pub fn above(path: &Path, name: &str) -> Option<PathBuf> {
    let is_folder = fs::metadata(path).is_ok_and(|metadata| metadata.is_dir());
    let start = if is_folder { Some(path) } else { path.parent() }?;
    let is_file = |folder: &Path| fs::metadata(folder.join(name)).is_ok_and(|metadata| metadata.is_file());
    if let Some(found) = start.ancestors().find(|folder| is_file(folder)) {
        return Some(if found == Path::new(".") { PathBuf::from(name) } else { found.join(name) });
    }
    let start = if start.as_os_str().is_empty() { Path::new(".") } else { start };
    let absolute = std::path::absolute(start).ok()?;
    absolute.ancestors().find(|folder| is_file(folder)).map(|folder| folder.join(name))
}

/// The true name of a path, from the root of the file system; that of the folder at hand for an empty one.
pub fn whole(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    fs::canonicalize(path).or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

/// A path as it is seen from a folder, with `/` between the parts; the whole path where it is not below it.
pub fn inside(folder: &Path, path: &Path) -> String {
    let whole = self::whole(path);
    let inside = whole.strip_prefix(self::whole(folder)).unwrap_or(&whole);
    inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/")
}

/// What comes on standard input, at most [`MAX_BYTES`] of it; bytes that are no text stay as they are, for whoever decodes
/// them.
pub fn read_input() -> Result<Vec<u8>, String> {
    let mut bytes = Vec::new();
    let read = io::stdin().lock().take(MAX_BYTES + 1).read_to_end(&mut bytes);
    read.map_err(|error| format!("standard input cannot be read: {}", reason(&error)))?;
    if bytes.len() as u64 > MAX_BYTES {
        return Err(format!(
            "standard input holds more than {} MiB, which no agreement does",
            MAX_BYTES >> 20
        ));
    }
    Ok(bytes)
}

/// Whether there is something at a path.
pub fn exists(path: &Path) -> bool {
    fs::symlink_metadata(path).is_ok()
}

/// Whether a path leads to a folder.
pub fn is_folder(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_dir())
}

/// Whether a path leads to an ordinary file, which gives the same text however often it is read.
pub fn can_be_read_again(path: &Path) -> bool {
    fs::metadata(path).is_ok_and(|metadata| metadata.is_file())
}

/// Replaces what a file holds, in one step: whoever looks sees the old text or the new one. Its
/// permissions stay; where the path is a link, the file it leads to is replaced.
pub fn replace(path: &Path, text: &str) -> Result<(), Failure> {
    let failure = |error: io::Error| Failure::new(path, reason(&error));
    let target = fs::canonicalize(path).map_err(failure)?;
    let permissions = fs::metadata(&target).map_err(failure)?.permissions();
    if permissions.readonly() {
        return Err(Failure::new(path, "this file may only be read"));
    }
    let (temporary, mut file) = temporary_beside(&target).map_err(failure)?;
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.set_permissions(permissions))
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::rename(&temporary, &target));
    written.map_err(|error| {
        // The old text is still in place; what is left over of the attempt may go.
        let _ = fs::remove_file(&temporary);
        failure(error)
    })
}

/// Writes a file whether it is there already or not, in one step: whoever looks sees all of it. Folders that lead to it
/// are made.
pub fn put(path: &Path, text: &str) -> Result<(), Failure> {
    if exists(path) {
        return replace(path, text);
    }
    let failure = |error: io::Error| Failure::new(path, reason(&error));
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(failure)?;
    }
    let (temporary, mut file) = temporary_beside(path).map_err(failure)?;
    let written = file.write_all(text.as_bytes()).and_then(|()| fs::rename(&temporary, path));
    written.map_err(|error| {
        let _ = fs::remove_file(&temporary);
        failure(error)
    })
}

/// Makes a folder with files in it, in one step: it is there whole or not at all. What is there already is left
/// as it is.
pub fn create(folder: &Path, files: &[(&str, String)]) -> Result<(), Failure> {
    if exists(folder) {
        return Err(Failure::new(folder, "there is something of this name already"));
    }
    let failure = |error: io::Error| Failure::new(folder, reason(&error));
    let name = folder.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let temporary = folder.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
    let write = || -> io::Result<()> {
        fs::create_dir(&temporary)?;
        for (path, text) in files {
            let path = temporary.join(path);
            if let Some(parent) = path.parent() {
                fs::create_dir_all(parent)?;
            }
            OpenOptions::new().write(true).create_new(true).open(&path)?.write_all(text.as_bytes())?;
        }
        fs::rename(&temporary, folder)
    };
    write().map_err(|error| {
        // Only what this very call made is taken away.
        let _ = fs::remove_dir_all(&temporary);
        failure(error)
    })
}

/// Puts a text of the program's own where an editor can open it: into the user's folder for what can be made again, or
/// a temporary one. What is there already with the same words stays.
pub fn keep(name: &str, text: &str) -> Option<PathBuf> {
    let cache = ["XDG_CACHE_HOME", "LOCALAPPDATA"].into_iter().find_map(std::env::var_os).map(PathBuf::from);
    let home = || std::env::var_os("HOME").map(|home| PathBuf::from(home).join(".cache"));
    let folder = cache.filter(|path| path.is_absolute()).or_else(home).unwrap_or_else(std::env::temp_dir);
    let path = folder.join("moulint").join(env!("CARGO_PKG_VERSION")).join(name);
    if fs::read_to_string(&path).is_ok_and(|known| known == text) {
        return Some(path);
    }
    fs::create_dir_all(path.parent()?).ok()?;
    let (temporary, mut file) = temporary_beside(&path).ok()?;
    let written = file.write_all(text.as_bytes()).and_then(|()| fs::rename(&temporary, &path));
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written.ok().map(|()| path)
}

/// A new file of its own in the folder for temporary files, which only this user can read.
pub fn scratch(name: &str, ending: &str, text: &str) -> Result<PathBuf, Failure> {
    let folder = std::env::temp_dir();
    let failure = |path: &Path, error: io::Error| Failure::new(path, reason(&error));
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut number = 0;
    loop {
        let path = folder.join(format!("{name}-{}-{number}.{ending}", std::process::id()));
        match options.open(&path) {
            Ok(mut file) => {
                file.write_all(text.as_bytes()).map_err(|error| failure(&path, error))?;
                return Ok(path);
            }
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 100 => number += 1,
            Err(error) => return Err(failure(&path, error)),
        }
    }
}

/// Takes such a file away again.
pub fn discard(path: &Path) {
    // What cannot be taken away the system clears in time.
    let _ = fs::remove_file(path);
}

/// A new file in the same folder, so that a rename can put it in place.
fn temporary_beside(target: &Path) -> io::Result<(PathBuf, File)> {
    let name = target.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
    let mut number = 0;
    loop {
        let temporary = target.with_file_name(format!(".{name}.{}-{number}.tmp", std::process::id()));
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(error) if error.kind() == ErrorKind::AlreadyExists && number < 100 => number += 1,
            Err(error) => return Err(error),
        }
    }
}

/// What went wrong, in plain words where they are known.
fn reason(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder".to_owned(),
        ErrorKind::PermissionDenied => "permission to read or write this was denied".to_owned(),
        ErrorKind::IsADirectory => "this is a folder".to_owned(),
        // The number says nothing to people.
        _ => error.to_string().split(" (os error").next().unwrap_or_default().to_lowercase(),
    }
}
