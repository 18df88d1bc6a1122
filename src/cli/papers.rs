//! Papers on the disk: Word, PDF and the like.

use std::path::Path;

use super::files;
use crate::paper::{self, Kind, Paper};
use crate::report::Failure;

/// The endings of names of papers that `check` takes as well when they are named.
const ENDINGS: [&str; 8] = ["docx", "docm", "odt", "pdf", "html", "htm", "md", "txt"];
/// Nothing larger is read: scans and pictures make papers large, and words do not.
const MOST: u64 = 64 << 20;

/// Whether a path is that of a paper, by its name.
pub fn is_paper(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str()))
}

/// Reads a paper.
pub fn read(path: &Path) -> Result<Paper, Failure> {
    let bytes = files::read_bytes(path, MOST, "this file is larger than 64 MiB, which no agreement is")?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let kind: Kind =
        paper::kind_of(&name, &bytes).map_err(|trouble| Failure::new(path, trouble.to_string()))?;
    paper::read(&bytes, kind).map_err(|trouble| Failure::new(path, trouble.to_string()))
}
