//! Paragraphs, tables, notes and text boxes of a Word document, in the order in which they are read.

use std::collections::BTreeMap;

use super::numbering::Numbering;
use super::package::Parts;
use super::runs::{Cited, Field, Way, Words, branch};
use super::styles::{Direct, Marks, Styles, is_on};
use crate::paper::draft::{Draft, Form, Look, Para};
use crate::paper::layout::{heading, table};
use crate::paper::remark::Lost;
use crate::paper::xml::{Id, Tree};
use crate::paper::{Kind, Trouble, chars, limits};

/// Reads the parts of a document into a draft.
///
/// # Errors
/// A part is damaged or beyond the limits.
pub(super) fn read(parts: &Parts, draft: &mut Draft) -> Result<(), Trouble> {
    let styles =
        parse_part(parts.styles.as_deref(), draft)?.map(|tree| Styles::read(&tree)).unwrap_or_default();
    let numbering =
        parse_part(parts.numbering.as_deref(), draft)?.map(|tree| Numbering::read(&tree)).unwrap_or_default();
    let footnotes = parse_part(parts.footnotes.as_deref(), draft)?.unwrap_or_default();
    let endnotes = parse_part(parts.endnotes.as_deref(), draft)?.unwrap_or_default();
    for _ in 0..parts.missing {
        draft.lose(Lost::Part);
    }
    let document = Tree::parse(&parts.document, Kind::Docx)?;
    let root = document.root().filter(|&root| document.name(root) == "document");
    let body = root.and_then(|root| document.child(root, "body"));
    let Some(body) = body else { return Err(Trouble::broken(Kind::Docx, "its text is missing")) };
    let mut reader = Reader {
        styles: &styles,
        numbering,
        draft,
        notes: [by_id(&footnotes), by_id(&endnotes)],
        fields: Vec::new(),
        cited: (0, 0),
        pages: Pages::of(&document, body),
        carried: None,
        aside: false,
        cells: 0,
        bytes: 0,
        letters: BTreeMap::new(),
    };
    let trees = Trees { footnotes: &footnotes, endnotes: &endnotes };
    reader.edges(&document, body, parts, &trees, "headerReference")?;
    let mut paras = Vec::new();
    reader.blocks(&document, body, &trees, &mut paras, true)?;
    reader.hand_over(&mut paras)?;
    reader.edges(&document, body, parts, &trees, "footerReference")
}

/// A part as a tree; one that is damaged is left out with a remark, for the document can be read without it.
fn parse_part<'p>(text: Option<&'p str>, draft: &mut Draft) -> Result<Option<Tree<'p>>, Trouble> {
    let Some(text) = text else { return Ok(None) };
    match Tree::parse(text, Kind::Docx) {
        Ok(tree) => Ok(Some(tree)),
        Err(Trouble::Broken { .. }) => {
            draft.lose(Lost::Part);
            Ok(None)
        }
        Err(trouble) => Err(trouble),
    }
}

fn by_id(tree: &Tree<'_>) -> BTreeMap<String, Id> {
    let notes = tree.root().map(|root| tree.children(root)).into_iter().flatten();
    notes.filter_map(|id| Some((tree.attribute(id, "id")?.to_owned(), id))).collect()
}

/// The trees of the notes.
#[derive(Clone, Copy)]
struct Trees<'t> {
    footnotes: &'t Tree<'t>,
    endnotes: &'t Tree<'t>,
}

/// Where pages end, as Word noted it when it last drew them.
#[derive(Debug, Default)]
struct Pages {
    page: Option<u32>,
    rendered: bool,
}

impl Pages {
    fn of(tree: &Tree<'_>, body: Id) -> Self {
        let rendered = tree.below(body).any(|id| tree.name(id) == "lastRenderedPageBreak");
        let asked = |id| {
            (tree.name(id) == "br" && tree.attribute(id, "type") == Some("page"))
                || tree.name(id) == "pageBreakBefore"
        };
        let any = rendered || tree.below(body).any(asked);
        Self { page: any.then_some(1), rendered }
    }
}

/// The state of reading.
pub(super) struct Reader<'d> {
    styles: &'d Styles,
    numbering: Numbering,
    draft: &'d mut Draft,
    /// Footnotes and endnotes by their identifiers.
    notes: [BTreeMap<String, Id>; 2],
    pub(super) fields: Vec<Field>,
    /// How many footnotes and endnotes were cited.
    pub(super) cited: (u32, u32),
    pages: Pages,
    /// Words of a paragraph whose end was deleted: they go on in the next.
    carried: Option<Words>,
    /// Whether a note, a header or a footer is read.
    aside: bool,
    cells: usize,
    /// Bytes of text in cells.
    bytes: usize,
    /// What styles of letters say, once found.
    letters: BTreeMap<String, Marks>,
}

impl Reader<'_> {
    /// Takes note of something that is left out.
    pub(super) fn lose(&mut self, lost: Lost) {
        self.draft.lose(lost);
    }

    /// The page that is read.
    pub(super) fn page(&self) -> Option<u32> {
        if self.aside { None } else { self.pages.page }
    }

    /// A page ends here: Word saw it, or it was asked for.
    pub(super) fn turn(&mut self, rendered: bool) {
        if rendered == self.pages.rendered && !self.aside {
            self.pages.page = self.pages.page.map(|page| page.saturating_add(1));
        }
    }

    /// What a style of letters says.
    pub(super) fn letters(&mut self, style: &str) -> Marks {
        if let Some(marks) = self.letters.get(style) {
            return *marks;
        }
        let marks = self.styles.rules(Some(style)).marks;
        self.letters.insert(style.to_owned(), marks);
        marks
    }

    fn hand_over(&mut self, paras: &mut Vec<Para>) -> Result<(), Trouble> {
        paras.drain(..).try_for_each(|para| self.draft.push(para))
    }

    /// Reads headers or footers, each text once.
    fn edges(
        &mut self,
        tree: &Tree<'_>,
        body: Id,
        parts: &Parts,
        trees: &Trees<'_>,
        name: &str,
    ) -> Result<(), Trouble> {
        let mut seen = Vec::new();
        let mut ids: Vec<&str> = Vec::new();
        for id in tree.below(body).filter(|&id| tree.name(id) == name) {
            if let Some(part) =
                tree.attribute(id, "id").filter(|part| !ids.contains(part) && ids.len() < limits::COLUMNS)
            {
                ids.push(part);
            }
        }
        self.aside = true;
        for id in ids {
            let Some(text) = parts.edges.get(id) else { continue };
            let Ok(part) = Tree::parse(text, Kind::Docx) else {
                self.lose(Lost::Part);
                continue;
            };
            let Some(root) = part.root() else { continue };
            let mut paras = Vec::new();
            self.blocks(&part, root, trees, &mut paras, false)?;
            for para in paras {
                let text = flat(para);
                if !chars::is_blank(&text) && !seen.contains(&text) {
                    seen.push(text.clone());
                    let page = self.pages.page.map(|_| 1);
                    self.draft.push(Para { form: Form::Running, text, page, ..Para::default() })?;
                }
            }
        }
        self.aside = false;
        Ok(())
    }

    /// Reads paragraphs and tables; at the top they are handed over at once.
    fn blocks(
        &mut self,
        tree: &Tree<'_>,
        parent: Id,
        trees: &Trees<'_>,
        paras: &mut Vec<Para>,
        top: bool,
    ) -> Result<(), Trouble> {
        for id in tree.children(parent) {
            match tree.name(id) {
                "p" => self.paragraph(tree, id, trees, paras)?,
                "tbl" => self.table(tree, id, trees, paras)?,
                "sdt" => {
                    if tree.path(id, &["sdtPr", "showingPlcHdr"]).is_some_and(|id| is_on(tree, id)) {
                        self.lose(Lost::Placeholder);
                        paras.push(Para {
                            text: chars::BLANK.to_owned(),
                            gap: true,
                            page: self.page(),
                            ..Para::default()
                        });
                    } else if let Some(content) = tree.child(id, "sdtContent") {
                        self.blocks(tree, content, trees, paras, top)?;
                    }
                }
                "customXml" | "smartTag" | "ins" | "moveTo" => self.blocks(tree, id, trees, paras, top)?,
                "del" | "moveFrom" => self.deleted(tree, id),
                "AlternateContent" => {
                    if let Some(branch) = branch(tree, id) {
                        self.blocks(tree, branch, trees, paras, top)?;
                    }
                }
                "altChunk" => self.lose(Lost::Outside),
                _ => {}
            }
            if top {
                self.hand_over(paras)?;
            }
        }
        Ok(())
    }

    fn paragraph(
        &mut self,
        tree: &Tree<'_>,
        id: Id,
        trees: &Trees<'_>,
        paras: &mut Vec<Para>,
    ) -> Result<(), Trouble> {
        let properties = tree.child(id, "pPr");
        let style =
            properties.and_then(|id| tree.child(id, "pStyle")).and_then(|style| tree.attribute(style, "val"));
        let rules = self.styles.rules(style);
        let direct = properties.map(|properties| Direct::of(tree, properties)).unwrap_or_default();
        if properties.and_then(|id| tree.child(id, "pageBreakBefore")).is_some_and(|id| is_on(tree, id)) {
            self.turn(false);
        }
        let way = Way { marks: rules.marks, leader: direct.leader.unwrap_or(rules.leader) };
        let in_contents = self.in_contents();
        let mut words = self.carried.take().unwrap_or_default();
        self.line(tree, id, way, &mut words);
        self.end_fields();
        // The mark that ends the paragraph is deleted: what follows goes on with it.
        let mark = |name: &str| properties.and_then(|id| tree.path(id, &["rPr", name])).is_some();
        if mark("del") || mark("moveFrom") {
            self.carried = Some(words);
            return Ok(());
        }
        let list = direct.list.as_deref().or(rules.list.as_deref());
        let level = direct.level.or(rules.level);
        let given = list.and_then(|list| self.numbering.give(list, level, &rules.chain));
        let empty = chars::is_blank(&words.text);
        let outline = direct.outline.or(rules.outline).filter(|level| *level < 9);
        let contents = rules.contents || words.contents || in_contents;
        let twips = direct.left.or_else(|| given.as_ref().and_then(|given| given.left)).unwrap_or(rules.left);
        let (form, label) = match (given, outline) {
            _ if contents => (Form::Running, None),
            _ if rules.title => (Form::Title, None),
            (given, Some(level)) => {
                (Form::Heading(level + 1), given.filter(|given| !given.bullet).and_then(|given| given.label))
            }
            (Some(given), None) => match given.label {
                Some(label) if given.bullet => (Form::Item(given.level), Some(label)),
                Some(label) => (Form::Numbered(given.level), Some(label)),
                None => (Form::Plain, None),
            },
            (None, None) => (Form::Plain, None),
        };
        let (bold, all) = words.bold;
        let look = Look {
            bold: all > 0 && bold * 10 >= all * 9 && !heading::is_prose(words.text.trim()),
            centred: direct.centred.unwrap_or(rules.centred),
            ..Look::default()
        };
        // A character is about a hundred and twenty twentieths of a point wide.
        let left = f32::from(i16::try_from(twips.clamp(0, 20_000)).unwrap_or(0)) / 120.0;
        if !empty {
            let page = words.page.or_else(|| self.page());
            paras.push(Para {
                form,
                label,
                text: std::mem::take(&mut words.text),
                page,
                left,
                look,
                gap: true,
                apart: true,
            });
        }
        for Cited { mark, id, end } in std::mem::take(&mut words.notes) {
            self.note(trees, &mark, &id, end, paras)?;
        }
        for id in std::mem::take(&mut words.boxes) {
            self.blocks(tree, id, trees, paras, false)?;
        }
        Ok(())
    }

    fn note(
        &mut self,
        trees: &Trees<'_>,
        mark: &str,
        id: &str,
        end: bool,
        paras: &mut Vec<Para>,
    ) -> Result<(), Trouble> {
        let tree = if end { trees.endnotes } else { trees.footnotes };
        let [footnotes, endnotes] = &mut self.notes;
        let notes = if end { endnotes } else { footnotes };
        // Each is read once: a note that cites itself would never end.
        let Some(note) = notes.remove(id) else { return Ok(()) };
        let page = self.page();
        let was_aside = std::mem::replace(&mut self.aside, true);
        let mut inner = Vec::new();
        self.blocks(tree, note, trees, &mut inner, false)?;
        self.aside = was_aside;
        let texts: Vec<String> = inner.into_iter().map(flat).collect();
        paras.push(Para {
            form: Form::Note,
            label: Some(mark.to_owned()),
            text: texts.join(" "),
            page,
            ..Para::default()
        });
        Ok(())
    }

    fn table(
        &mut self,
        tree: &Tree<'_>,
        id: Id,
        trees: &Trees<'_>,
        paras: &mut Vec<Para>,
    ) -> Result<(), Trouble> {
        let mut rows = Vec::new();
        let mut merged: BTreeMap<usize, String> = BTreeMap::new();
        // What stands in the cells, in case the table is only a box; and tables in its cells.
        let mut inner: Vec<Para> = Vec::new();
        let mut behind: Vec<Para> = Vec::new();
        for tr in parts(tree, id, "tr") {
            let properties = tree.child(tr, "trPr");
            let property = |name| properties.and_then(|id| tree.child(id, name));
            if property("del").is_some() {
                self.lose(Lost::Deleted);
                continue;
            }
            if property("ins").is_some() {
                self.lose(Lost::Inserted);
            }
            let number = |id: Id| tree.attribute(id, "val").and_then(|value| value.parse::<usize>().ok());
            let skipped = property("gridBefore").and_then(number).unwrap_or(0).min(limits::COLUMNS);
            let mut row = table::Row {
                heads: property("tblHeader").is_some_and(|id| is_on(tree, id)),
                bold: true,
                page: self.page(),
                ..table::Row::default()
            };
            let mut column = skipped;
            if skipped > 0 {
                row.cells.push(table::Found { text: String::new(), span: skipped });
            }
            for tc in parts(tree, tr, "tc") {
                self.cells += 1;
                if self.cells > limits::CELLS {
                    return Err(Trouble::TooMuch { what: "cells in tables", limit: limits::CELLS });
                }
                let span = tree
                    .path(tc, &["tcPr", "gridSpan"])
                    .and_then(number)
                    .unwrap_or(1)
                    .clamp(1, limits::COLUMNS);
                let merge =
                    tree.path(tc, &["tcPr", "vMerge"]).map(|id| tree.attribute(id, "val") == Some("restart"));
                let mut content = Vec::new();
                self.blocks(tree, tc, trees, &mut content, false)?;
                row.bold &= content.iter().all(|para| para.look.bold);
                let mut lines = Vec::new();
                for para in content {
                    match para.form {
                        Form::Row(_) | Form::Note => behind.push(para),
                        _ => {
                            lines.push(flat_in_cell(&para));
                            inner.push(para);
                        }
                    }
                }
                let mut text = lines.join("\n");
                match merge {
                    Some(true) => {
                        merged.insert(column, text.clone());
                    }
                    // A cell that is merged with the one above says the same for this row.
                    Some(false) => text = merged.get(&column).cloned().unwrap_or(text),
                    None => {
                        merged.remove(&column);
                    }
                }
                // A merged cell may stand for thousands, so what they say together is counted here already.
                self.bytes += text.len();
                if self.bytes > limits::TEXT {
                    return Err(Trouble::TooMuch { what: "text in bytes", limit: limits::TEXT });
                }
                if row.cells.len() < limits::COLUMNS {
                    row.cells.push(table::Found { text, span });
                }
                column += span;
            }
            rows.push(row);
        }
        let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        if columns <= 1 {
            paras.append(&mut inner);
        } else {
            paras.append(&mut table::paras(rows));
        }
        paras.append(&mut behind);
        Ok(())
    }
}

/// The rows of a table or the cells of a row, through what may stand around them.
fn parts(tree: &Tree<'_>, id: Id, name: &str) -> Vec<Id> {
    let mut out = Vec::new();
    for child in tree.children(id) {
        match tree.name(child) {
            found if found == name => out.push(child),
            "sdt" => out.extend(
                tree.child(child, "sdtContent").map(|content| parts(tree, content, name)).unwrap_or_default(),
            ),
            "customXml" | "ins" | "moveTo" | "smartTag" => out.extend(parts(tree, child, name)),
            _ => {}
        }
    }
    out
}

/// A paragraph as one line of text.
fn flat(para: Para) -> String {
    match para.form {
        Form::Row(cells) => {
            cells.into_iter().map(|cell| cell.text.replace('\n', " ")).collect::<Vec<_>>().join(" | ")
        }
        _ => flat_in_cell(&para),
    }
}

fn flat_in_cell(para: &Para) -> String {
    match &para.label {
        Some(label) => format!("{label} {}", para.text),
        None => para.text.clone(),
    }
}
