//! The parts of a Word document: found by what their relations say, unpacked, as text.

use std::collections::BTreeMap;

use crate::paper::archive::Archive;
use crate::paper::xml::Tree;
use crate::paper::{Kind, Trouble, chars};

/// The text of the parts that are read.
#[derive(Default)]
pub(super) struct Parts {
    /// The document itself.
    pub(super) document: String,
    pub(super) styles: Option<String>,
    pub(super) numbering: Option<String>,
    pub(super) footnotes: Option<String>,
    pub(super) endnotes: Option<String>,
    /// Headers and footers by the identifier of the relation.
    pub(super) edges: BTreeMap<String, String>,
    /// Parts that are named but are not there, or are damaged.
    pub(super) missing: u32,
}

/// How many headers and footers are read; a document has three for each of its sections, mostly the same.
const EDGES: usize = 60;

/// Finds and unpacks the parts.
///
/// # Errors
/// The document itself is missing, or a part is too large.
pub(super) fn open(archive: &mut Archive<'_>) -> Result<Parts, Trouble> {
    let top = relations(archive, "_rels/.rels")?;
    let named = top.iter().find(|relation| relation.kind == "officeDocument" && !relation.outside);
    let name = named.map_or_else(|| "word/document.xml".to_owned(), |relation| resolve("", &relation.target));
    let document = text(archive, &name)?;
    let Some(document) = document else {
        if archive.names().any(|name| name.starts_with("xl/")) {
            return Err(Trouble::Mismatch { named: Kind::Docx, found: "an Excel workbook" });
        }
        if archive.names().any(|name| name.starts_with("ppt/")) {
            return Err(Trouble::Mismatch { named: Kind::Docx, found: "a PowerPoint presentation" });
        }
        return Err(Trouble::broken(Kind::Docx, "there is no document in it"));
    };
    let (folder, file) = name.rsplit_once('/').unwrap_or(("", &name));
    let beside =
        if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let mut parts = Parts { document, ..Parts::default() };
    for relation in relations(archive, &beside)? {
        if relation.outside {
            continue;
        }
        let wanted = matches!(
            relation.kind.as_str(),
            "styles" | "numbering" | "footnotes" | "endnotes" | "header" | "footer"
        );
        if !wanted || (matches!(relation.kind.as_str(), "header" | "footer") && parts.edges.len() >= EDGES) {
            continue;
        }
        let part = match text(archive, &resolve(folder, &relation.target)) {
            Ok(Some(part)) => part,
            Ok(None) | Err(Trouble::Broken { .. }) => {
                parts.missing += 1;
                continue;
            }
            Err(trouble) => return Err(trouble),
        };
        match relation.kind.as_str() {
            "styles" => parts.styles = Some(part),
            "numbering" => parts.numbering = Some(part),
            "footnotes" => parts.footnotes = Some(part),
            "endnotes" => parts.endnotes = Some(part),
            _ => {
                parts.edges.insert(relation.id, part);
            }
        }
    }
    Ok(parts)
}

struct Relation {
    id: String,
    kind: String,
    target: String,
    /// It points out of the file; such are never followed.
    outside: bool,
}

fn relations(archive: &mut Archive<'_>, name: &str) -> Result<Vec<Relation>, Trouble> {
    let Some(text) = text(archive, name)? else { return Ok(Vec::new()) };
    let tree = Tree::parse(&text, Kind::Docx)?;
    let Some(root) = tree.root() else { return Ok(Vec::new()) };
    let relation = |id| {
        let attribute = |name| tree.attribute(id, name).unwrap_or("").to_owned();
        let kind = attribute("Type");
        Relation {
            id: attribute("Id"),
            kind: kind.rsplit('/').next().unwrap_or("").to_owned(),
            target: attribute("Target"),
            outside: attribute("TargetMode") == "External",
        }
    };
    Ok(tree.children(root).filter(|&id| tree.name(id) == "Relationship").map(relation).collect())
}

fn text(archive: &mut Archive<'_>, name: &str) -> Result<Option<String>, Trouble> {
    Ok(archive.part(name)?.map(|bytes| chars::decode(&bytes)))
}

/// The name of a part that is named relative to a folder. It is only looked up in the archive.
fn resolve(folder: &str, target: &str) -> String {
    let mut path: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                path.pop();
            }
            _ => path.push(step),
        }
    }
    path.retain(|step| !step.is_empty());
    path.join("/")
}
