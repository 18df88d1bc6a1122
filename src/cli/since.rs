//! `moulint check --since`: which files are as they were at a revision, as git says.
//!
//! A file is left out only where git vouches for it: it is tracked, nothing hides changes to it from git, and it is
//! the same as at the revision. What git does not know (new files, ignored ones, those of another repository) is
//! checked. Nothing is left out where something changed by which all agreements are judged.
#![expect(clippy::disallowed_methods, reason = "here files get their true names, under which git knows them")]

use std::collections::BTreeSet;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// Files that all agreements below them are judged by, wherever they are found. They are known by name, for one that
/// was taken away is not there any more to be named by whoever asks.
const GROUND: [&str; 4] = ["moulint.toml", "moulint.lock", "waivers.toml", "moulint-baseline.json"];

/// What is left to check of some files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Narrowed {
    /// The files to check, in the order in which they were given.
    pub files: Vec<PathBuf>,
    /// In one line, what was left out, or why nothing was.
    pub told: String,
}

/// Leaves out of `files`, found under the paths that were `asked` for, those that are as they were at a revision. The
/// `ground` are the files and folders by which all of them are judged: settings, packs, vocabularies, waivers, the
/// baseline. Where one of these changed, nothing is left out.
///
/// # Errors
/// In one line, if git cannot say: it is not there, a path lies in no repository, there is no such revision.
pub fn narrow(
    revision: &str,
    asked: &[PathBuf],
    files: Vec<PathBuf>,
    ground: &[PathBuf],
) -> Result<Narrowed, String> {
    let known = Known::ask(revision, asked)?;
    if let Some(path) = known.changed_ground(ground) {
        let path = path.display();
        let told = format!("everything is checked, for `{path}` is not as it was at `{revision}`");
        return Ok(Narrowed { files, told });
    }
    let all = files.len();
    let files: Vec<PathBuf> = files.into_iter().filter(|file| !known.is_same(file)).collect();
    let noun = if all == 1 { "file" } else { "files" };
    let told = match all - files.len() {
        0 => format!("none of {all} {noun} is as it was at `{revision}`"),
        out => format!("{out} of {all} {noun} left out, being as at `{revision}`"),
    };
    Ok(Narrowed { files, told })
}

/// What git knows of some repositories, by the true names of files.
#[derive(Debug, Default)]
struct Known {
    /// What is as it was.
    same: BTreeSet<PathBuf>,
    /// What is new or is not as it was; what is gone as well.
    different: BTreeSet<PathBuf>,
    /// What held a vocabulary at the revision.
    vocabularies: BTreeSet<PathBuf>,
}

impl Known {
    /// Asks about the repositories in which paths lie.
    fn ask(revision: &str, paths: &[PathBuf]) -> Result<Self, String> {
        if revision.is_empty() || revision.starts_with('-') {
            return Err(format!("`{revision}` names no revision; say `--since main`, or a commit or tag"));
        }
        let mut known = Self::default();
        let mut asked = BTreeSet::new();
        // What is not there is told of when it is looked for.
        for path in paths.iter().filter_map(|path| fs::canonicalize(path).ok()) {
            let folder = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(&path) };
            let top = git(folder, &["rev-parse", "--show-toplevel"])?;
            if !top.status.success() {
                return Err(refused(folder, revision, &top));
            }
            let top = top.stdout.strip_suffix(b"\n").unwrap_or(&top.stdout);
            let top = path_of(top).and_then(|top| fs::canonicalize(top).ok());
            let top = top.ok_or_else(|| format!("the repository of `{}` has no place", path.display()))?;
            if asked.insert(top.clone()) {
                known.add(&top, revision)?;
            }
        }
        Ok(known)
    }

    fn add(&mut self, top: &Path, revision: &str) -> Result<(), String> {
        let commit = git(top, &["rev-parse", "--verify", "--quiet", &format!("{revision}^{{commit}}")])?;
        if !commit.status.success() {
            return Err(format!(
                "git knows no commit, branch or tag `{revision}` here; where only the newest history was fetched, fetch \
                 the rest"
            ));
        }
        let commit = String::from_utf8_lossy(&commit.stdout).trim().to_owned();
        let asked = |arguments: &[&str]| -> Result<Vec<u8>, String> {
            let answer = git(top, arguments)?;
            if answer.status.success() { Ok(answer.stdout) } else { Err(refused(top, revision, &answer)) }
        };
        let diff = ["diff", "--name-only", "-z", "--no-renames", "--no-relative", "--no-ext-diff"];
        let changed = asked(&[&diff[..], &[commit.as_str(), "--"]].concat())?;
        let new = asked(&["ls-files", "--others", "--exclude-standard", "-z"])?;
        let under = |name: &[u8]| path_of(name).map(|name| top.join(name));
        self.different.extend(names(&changed).chain(names(&new)).filter_map(under));

        // `H` marks what is tracked and looked at; changes to the rest are hidden from git.
        let tracked = asked(&["ls-files", "-v", "-z"])?;
        let looked_at = names(&tracked).filter_map(|line| line.strip_prefix(b"H ")).filter_map(under);
        self.same.extend(looked_at.filter(|path| !self.different.contains(path)));

        // One mention too many costs time only. That nothing was found is a failure to `git grep`.
        let words = ["grep", "-l", "-z", "-a", "-E", "vocabulary[[:space:]]", commit.as_str(), "--"];
        let words = git(top, &[&words[..], &[":(top,glob)**/*.mou"]].concat())?;
        if !matches!(words.status.code(), Some(0 | 1)) {
            return Err(refused(top, revision, &words));
        }
        let prefix = format!("{commit}:");
        let words = names(&words.stdout).filter_map(|line| line.strip_prefix(prefix.as_bytes()));
        self.vocabularies.extend(words.filter_map(under));
        Ok(())
    }

    /// Whether git vouches for a file, under the name by which it was reached and under its true one.
    fn is_same(&self, path: &Path) -> bool {
        let (Some(name), Ok(truly)) = (path.file_name(), fs::canonicalize(path)) else { return false };
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
        let reached = fs::canonicalize(folder.unwrap_or(Path::new("."))).map(|folder| folder.join(name));
        reached.is_ok_and(|reached| self.same.contains(&reached)) && self.same.contains(&truly)
    }

    /// The first thing that changed by which everything is judged.
    fn changed_ground(&self, ground: &[PathBuf]) -> Option<PathBuf> {
        let named = |path: &&PathBuf| {
            path.file_name().and_then(OsStr::to_str).is_some_and(|name| GROUND.contains(&name))
        };
        let words = |path: &&PathBuf| self.vocabularies.contains(*path);
        if let Some(path) = self.different.iter().find(|path| named(path) || words(path)) {
            let name = path.file_name().map_or_else(|| path.clone(), PathBuf::from);
            return Some(name);
        }
        let changed = |path: &&PathBuf| match fs::canonicalize(path) {
            Ok(folder) if folder.is_dir() => self.different.iter().any(|other| other.starts_with(&folder)),
            _ => !self.is_same(path),
        };
        ground.iter().find(changed).cloned()
    }
}

/// Runs git in a folder. It asks for nothing, writes nothing, and speaks English.
fn git(folder: &Path, arguments: &[&str]) -> Result<Output, String> {
    let mut command = Command::new("git");
    command.arg("-C").arg(folder).args(arguments).stdin(Stdio::null());
    command.env("LC_ALL", "C").env("GIT_OPTIONAL_LOCKS", "0").env("GIT_TERMINAL_PROMPT", "0");
    command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => "`--since` asks git, which is not installed or not on the PATH".to_owned(),
        _ => format!("git cannot be run: {error}"),
    })
}

/// Why git did not answer.
fn refused(folder: &Path, revision: &str, answer: &Output) -> String {
    let said = String::from_utf8_lossy(&answer.stderr);
    let folder = folder.display();
    if said.contains("not a git repository") {
        return format!(
            "`{folder}` lies in no git repository, so nothing is known of changes since `{revision}`; leave `--since` \
             away to check everything"
        );
    }
    let first = said.lines().next().unwrap_or_default().trim_start_matches("fatal: ");
    format!("git cannot say what changed in `{folder}`: {first}")
}

/// The names in a list that ends each with a zero byte.
fn names(list: &[u8]) -> impl Iterator<Item = &[u8]> {
    list.split(|&byte| byte == 0).filter(|name| !name.is_empty())
}

/// A path as git writes it. One that cannot be is nothing, and its file is checked.
#[cfg(unix)]
fn path_of(name: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(PathBuf::from(OsStr::from_bytes(name)))
}

/// A path as git writes it. One that cannot be is nothing, and its file is checked.
#[cfg(not(unix))]
fn path_of(name: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(name).ok().map(PathBuf::from)
}
