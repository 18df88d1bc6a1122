//! Paragraphs, lists, tables and notes of an OpenDocument text, in the order in which they are read.

use std::collections::BTreeMap;

use super::lists::Counters;
use super::styles::Styles;
use super::words::Words;
use crate::paper::draft::{Draft, Form, Look, Para};
use crate::paper::layout::{heading, table};
use crate::paper::remark::Lost;
use crate::paper::xml::{Id, Tree};
use crate::paper::{Kind, Trouble, chars, limits};

/// Reads the content of a document into a draft.
///
/// # Errors
/// It is damaged or beyond the limits.
pub(super) fn read(content: &str, styled: Option<&str>, draft: &mut Draft) -> Result<(), Trouble> {
    let tree = Tree::parse(content, Kind::Odt)?;
    let empty = Tree::default();
    let parsed = styled.map(|text| Tree::parse(text, Kind::Odt)).transpose();
    let edges = match parsed {
        Ok(parsed) => parsed.unwrap_or(empty),
        Err(Trouble::Broken { .. }) => {
            draft.lose(Lost::Part);
            empty
        }
        Err(trouble) => return Err(trouble),
    };
    let mut styles = Styles::default();
    styles.add(&edges);
    styles.add(&tree);
    let body = tree.root().and_then(|root| tree.path(root, &["body", "text"]));
    let Some(body) = body else { return Err(Trouble::broken(Kind::Odt, "its text is missing")) };
    let rendered = tree.below(body).any(|id| tree.name(id) == "soft-page-break");
    let mut reader = Reader {
        page: (rendered || styles.any_breaks()).then_some(1),
        rendered,
        styles: &styles,
        draft,
        aside: false,
        outline: Counters::default(),
        by_style: BTreeMap::new(),
        by_id: BTreeMap::new(),
        cells: 0,
        bytes: 0,
    };
    reader.edges(&edges, &["header", "header-first", "header-left"])?;
    let mut paras = Vec::new();
    reader.blocks(&tree, body, &mut paras, true)?;
    reader.edges(&edges, &["footer", "footer-first", "footer-left"])
}

/// The state of reading.
pub(super) struct Reader<'d> {
    pub(super) styles: &'d Styles,
    draft: &'d mut Draft,
    page: Option<u32>,
    /// Whether the file says where pages ended when it was last drawn.
    rendered: bool,
    aside: bool,
    outline: Counters,
    /// How far the last list of a style, and a list of a name, has counted.
    by_style: BTreeMap<String, Counters>,
    by_id: BTreeMap<String, Counters>,
    cells: usize,
    bytes: usize,
}

/// A list that is open.
#[derive(Clone, Debug)]
struct List {
    style: String,
    depth: usize,
    counters: Counters,
}

impl Reader<'_> {
    /// Takes note of something that is left out.
    pub(super) fn lose(&mut self, lost: Lost) {
        self.draft.lose(lost);
    }

    /// The page that is read.
    pub(super) fn page(&self) -> Option<u32> {
        if self.aside { None } else { self.page }
    }

    /// A page ends here: it was drawn so, or it was asked for.
    pub(super) fn turn(&mut self, rendered: bool) {
        if rendered == self.rendered && !self.aside {
            self.page = self.page.map(|page| page.saturating_add(1));
        }
    }

    fn edges(&mut self, tree: &Tree<'_>, names: &[&str]) -> Result<(), Trouble> {
        let Some(masters) = tree.root().and_then(|root| tree.child(root, "master-styles")) else {
            return Ok(());
        };
        self.aside = true;
        let mut seen: Vec<String> = Vec::new();
        let found: Vec<Id> =
            tree.below(masters).filter(|&id| names.contains(&tree.name(id))).take(limits::COLUMNS).collect();
        for id in found {
            let mut paras = Vec::new();
            self.blocks(tree, id, &mut paras, false)?;
            for para in paras {
                let text = chars::tidy(&flat(&para));
                if !text.is_empty() && !seen.contains(&text) {
                    seen.push(text.clone());
                    let page = self.page.map(|_| 1);
                    self.draft.push(Para { form: Form::Running, text, page, ..Para::default() })?;
                }
            }
        }
        self.aside = false;
        Ok(())
    }

    fn blocks(
        &mut self,
        tree: &Tree<'_>,
        parent: Id,
        paras: &mut Vec<Para>,
        top: bool,
    ) -> Result<(), Trouble> {
        for id in tree.children(parent) {
            match tree.name(id) {
                "p" | "h" => self.paragraph(tree, id, None, paras)?,
                "list" => self.list(tree, id, None, paras).map(drop)?,
                "numbered-paragraph" => self.numbered(tree, id, paras)?,
                "table" => self.table(tree, id, paras)?,
                "section" => {
                    if tree.attribute(id, "display") == Some("none") {
                        self.lose(Lost::Hidden);
                    } else {
                        self.blocks(tree, id, paras, top)?;
                    }
                }
                "table-of-content" | "illustration-index" | "table-index" | "object-index" | "user-index"
                | "alphabetical-index" | "bibliography" => {
                    let mut inner = Vec::new();
                    self.blocks(tree, id, &mut inner, false)?;
                    paras.extend(inner.into_iter().map(|para| Para {
                        form: Form::Running,
                        label: None,
                        text: flat(&para),
                        ..para
                    }));
                }
                "index-body" | "index-title" | "text-box" => self.blocks(tree, id, paras, top)?,
                "soft-page-break" => self.turn(true),
                "tracked-changes" => {
                    for change in tree.children(id).flat_map(|region| tree.children(region)) {
                        match tree.name(change) {
                            "deletion" => self.lose(Lost::Deleted),
                            "insertion" => self.lose(Lost::Inserted),
                            _ => {}
                        }
                    }
                }
                "frame" | "custom-shape" | "rect" | "ellipse" | "g" => {
                    let mut words = Words::default();
                    self.shape(tree, id, &mut words);
                    for id in words.boxes {
                        self.blocks(tree, id, paras, false)?;
                    }
                }
                _ => {}
            }
            if top {
                paras.drain(..).try_for_each(|para| self.draft.push(para))?;
            }
        }
        Ok(())
    }

    /// Reads a paragraph or a heading; `number` is what its list gives it.
    fn paragraph(
        &mut self,
        tree: &Tree<'_>,
        id: Id,
        number: Option<Number>,
        paras: &mut Vec<Para>,
    ) -> Result<(), Trouble> {
        let rules = self.styles.rules("paragraph", tree.attribute(id, "style-name"));
        if rules.breaks {
            self.turn(false);
        }
        let mut words = Words::default();
        self.line(tree, id, rules, &mut words);
        let level = (tree.name(id) == "h").then(|| {
            tree.attribute(id, "outline-level")
                .and_then(|level| level.parse::<u8>().ok())
                .unwrap_or(1)
                .clamp(1, 10)
        });
        let is_header = tree.attribute(id, "is-list-header") == Some("true");
        let empty = chars::is_blank(&words.text);
        let (depth, mut label, bullet) =
            number.map_or((None, None, false), |number| (Some(number.depth), number.label, number.bullet));
        if let Some(level) = level.filter(|_| depth.is_none() && !is_header && !empty) {
            let start = tree.attribute(id, "start-value").and_then(|start| start.parse().ok());
            label = self
                .styles
                .outline
                .give(&mut self.outline, usize::from(level) - 1, start)
                .map(|(label, _)| label);
        }
        let form = match (level, depth) {
            _ if rules.title => Form::Title,
            (Some(level), _) => Form::Heading(level),
            (None, Some(depth)) if label.is_some() && !bullet => Form::Numbered(depth),
            (None, Some(depth)) if label.is_some() => Form::Item(depth),
            _ => Form::Plain,
        };
        let (bold, all) = words.bold;
        let look = Look {
            bold: all > 0 && bold * 10 >= all * 9 && !heading::is_prose(words.text.trim()),
            centred: rules.centred,
            ..Look::default()
        };
        let left = depth.map_or(0.0, |depth| f32::from(depth) * 4.0 + 4.0);
        if !empty {
            let page = words.page.or_else(|| self.page());
            paras.push(Para { form, label, text: words.text, page, left, look, gap: true, apart: true });
        }
        for (mark, body) in words.notes {
            let page = self.page();
            let was_aside = std::mem::replace(&mut self.aside, true);
            let mut inner = Vec::new();
            self.blocks(tree, body, &mut inner, false)?;
            self.aside = was_aside;
            let texts: Vec<String> = inner.iter().map(flat).collect();
            paras.push(Para {
                form: Form::Note,
                label: Some(mark),
                text: texts.join(" "),
                page,
                ..Para::default()
            });
        }
        for id in words.boxes {
            self.blocks(tree, id, paras, false)?;
        }
        Ok(())
    }

    /// Reads a list, and gives back how far it has counted.
    fn list(
        &mut self,
        tree: &Tree<'_>,
        id: Id,
        outer: Option<&List>,
        paras: &mut Vec<Para>,
    ) -> Result<Counters, Trouble> {
        let attribute = |name: &str| tree.attribute(id, name);
        let style =
            attribute("style-name").or(outer.map(|outer| outer.style.as_str())).unwrap_or("").to_owned();
        let counters = match outer {
            Some(outer) => outer.counters.clone(),
            None => {
                let named = attribute("continue-list").and_then(|other| self.by_id.get(other));
                let last = (attribute("continue-numbering") == Some("true"))
                    .then(|| self.by_style.get(&style))
                    .flatten();
                named.or(last).cloned().unwrap_or_default()
            }
        };
        let mut list = List { style, depth: outer.map_or(0, |outer| outer.depth + 1), counters };
        for item in tree.children(id) {
            let is_item = match tree.name(item) {
                "list-item" => true,
                "list-header" => false,
                _ => continue,
            };
            let mut start = tree.attribute(item, "start-value").and_then(|start| start.parse().ok());
            let mut first = is_item;
            for child in tree.children(item) {
                match tree.name(child) {
                    "p" | "h" => {
                        let number = if std::mem::take(&mut first) {
                            self.number(&mut list, start.take())
                        } else {
                            None
                        };
                        let is_heading = tree.name(child) == "h";
                        self.paragraph(
                            tree,
                            child,
                            number.or_else(|| is_heading.then(|| Number::none(&list))),
                            paras,
                        )?;
                    }
                    "list" => {
                        list.counters = self.list(tree, child, Some(&list), paras)?;
                        first = false;
                    }
                    "soft-page-break" => self.turn(true),
                    _ => {}
                }
            }
        }
        if outer.is_none() {
            self.by_style.insert(list.style.clone(), list.counters.clone());
            if let Some(name) = attribute("id") {
                self.by_id.insert(name.to_owned(), list.counters.clone());
            }
        }
        Ok(list.counters)
    }

    fn number(&self, list: &mut List, start: Option<i64>) -> Option<Number> {
        let levels = self.styles.lists.get(&list.style)?;
        let given = levels.give(&mut list.counters, list.depth, start);
        let depth = u8::try_from(list.depth).unwrap_or(9).min(9);
        let (label, bullet) = given.map_or((None, false), |(label, bullet)| (Some(label), bullet));
        Some(Number { depth, label, bullet })
    }

    /// A paragraph that has its number without a list around it.
    fn numbered(&mut self, tree: &Tree<'_>, id: Id, paras: &mut Vec<Para>) -> Result<(), Trouble> {
        let style = tree.attribute(id, "style-name").unwrap_or("").to_owned();
        let depth = tree
            .attribute(id, "level")
            .and_then(|level| level.parse::<usize>().ok())
            .unwrap_or(1)
            .saturating_sub(1);
        let counters = self.by_style.get(&style).cloned().unwrap_or_default();
        let mut list = List { style, depth, counters };
        let start = tree.attribute(id, "start-value").and_then(|start| start.parse().ok());
        let mut number = self.number(&mut list, start);
        self.by_style.insert(list.style, list.counters);
        for child in tree.children(id).filter(|&child| matches!(tree.name(child), "p" | "h")) {
            self.paragraph(tree, child, number.take(), paras)?;
        }
        Ok(())
    }

    fn table(&mut self, tree: &Tree<'_>, id: Id, paras: &mut Vec<Para>) -> Result<(), Trouble> {
        let mut found = Vec::new();
        rows(tree, id, false, &mut found);
        let mut out: Vec<table::Row> = Vec::new();
        let mut merged: BTreeMap<usize, (usize, String)> = BTreeMap::new();
        let (mut inner, mut behind) = (Vec::new(), Vec::new());
        for (id, heads) in found {
            if tree.name(id) == "soft-page-break" {
                self.turn(true);
                continue;
            }
            let mut row = table::Row { heads, bold: true, page: self.page(), ..table::Row::default() };
            let mut column = 0;
            for cell in tree.children(id) {
                let number = |name: &str| {
                    tree.attribute(cell, name)
                        .and_then(|count| count.parse::<usize>().ok())
                        .unwrap_or(1)
                        .clamp(1, limits::COLUMNS)
                };
                let again = number("number-columns-repeated");
                if tree.name(cell) == "covered-table-cell" {
                    for _ in 0..again {
                        // Below a merged cell stands what it says; beside one, nothing.
                        if let Some((left, text)) = merged.get_mut(&column).filter(|(left, _)| *left > 0) {
                            *left -= 1;
                            let text = text.clone();
                            self.cell(&mut row, text, 1)?;
                        }
                        column += 1;
                    }
                    continue;
                }
                if tree.name(cell) != "table-cell" {
                    continue;
                }
                let mut content = Vec::new();
                self.blocks(tree, cell, &mut content, false)?;
                row.bold &= content.iter().all(|para| para.look.bold);
                let mut lines = Vec::new();
                for para in content {
                    if matches!(para.form, Form::Row(_) | Form::Note) {
                        behind.push(para);
                    } else {
                        lines.push(flat(&para));
                        inner.push(para);
                    }
                }
                let text = lines.join("\n");
                let span = number("number-columns-spanned");
                for _ in 0..again {
                    merged.insert(column, (number("number-rows-spanned") - 1, text.clone()));
                    self.cell(&mut row, text.clone(), span)?;
                    column += 1;
                }
            }
            out.push(row);
        }
        if out.iter().map(|row| row.cells.len()).max().unwrap_or(0) <= 1 {
            paras.append(&mut inner);
        } else {
            paras.append(&mut table::paras(out));
        }
        paras.append(&mut behind);
        Ok(())
    }

    fn cell(&mut self, row: &mut table::Row, text: String, span: usize) -> Result<(), Trouble> {
        self.cells += 1;
        self.bytes += text.len();
        if self.cells > limits::CELLS {
            return Err(Trouble::TooMuch { what: "cells in tables", limit: limits::CELLS });
        }
        if self.bytes > limits::TEXT {
            return Err(Trouble::TooMuch { what: "text in bytes", limit: limits::TEXT });
        }
        if row.cells.len() < limits::COLUMNS {
            row.cells.push(table::Found { text, span });
        }
        Ok(())
    }
}

/// What a list gives a paragraph.
#[derive(Debug)]
struct Number {
    depth: u8,
    label: Option<String>,
    bullet: bool,
}

impl Number {
    /// A place in a list without a number.
    fn none(list: &List) -> Self {
        Self { depth: u8::try_from(list.depth).unwrap_or(9).min(9), label: None, bullet: false }
    }
}

/// The rows of a table, through the groups in which they may stand, and whether they are headings.
fn rows(tree: &Tree<'_>, id: Id, heads: bool, out: &mut Vec<(Id, bool)>) {
    for child in tree.children(id) {
        match tree.name(child) {
            "table-row" | "soft-page-break" => out.push((child, heads)),
            "table-header-rows" => rows(tree, child, true, out),
            "table-rows" | "table-row-group" => rows(tree, child, heads, out),
            _ => {}
        }
    }
}

/// A paragraph as one line of text.
fn flat(para: &Para) -> String {
    match (&para.form, &para.label) {
        (Form::Row(cells), _) => {
            cells.iter().map(|cell| cell.text.replace('\n', " ")).collect::<Vec<_>>().join(" | ")
        }
        (_, Some(label)) => format!("{label} {}", para.text),
        _ => para.text.clone(),
    }
}
