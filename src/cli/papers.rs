//! Papers on the disk: Word, PDF and the like.

use std::path::Path;

use super::files;
use crate::draft::{self, view::View};
use crate::finding::{Checked, Finding};
use crate::library::Library;
use crate::paper::{self, Kind, Paper};
use crate::report::Failure;
use crate::syntax;

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

/// A paper with its draft; none where the file is an agreement of the language under another name.
pub fn drafted(path: &Path, library: &Library) -> Result<Option<(Paper, String)>, Failure> {
    let plain = path.extension().is_some_and(|ending| ending == "txt" || ending == "md");
    if plain && files::read(path).is_ok_and(|text| !syntax::parse(&text.text).file.documents.is_empty()) {
        return Ok(None);
    }
    let paper = read(path)?;
    let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let draft = draft::draft(&paper, &name, library.taxonomy()).text;
    Ok(Some((paper, draft)))
}

/// Moves what was found in a draft to where it stands on the paper, and gives the paper's words. Fixes are of the draft, which
/// nobody has, so they go.
pub fn show(paper: &Paper, draft: &str, documents: &mut [Checked]) -> String {
    let view = View::new(paper, draft);
    for document in documents {
        let suppressed = document.suppressed.iter_mut().map(|one| &mut one.finding);
        let all = document.findings.iter_mut().chain(&mut document.upcoming).chain(suppressed);
        all.for_each(|finding| on_paper(finding, &view));
        document.findings.sort_by_key(|finding| finding.span);
    }
    view.text
}

fn on_paper(finding: &mut Finding, view: &View) {
    finding.fixes.clear();
    finding.move_places(|span| view.place(span));
}
