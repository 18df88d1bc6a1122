//! What is open while a page is read, and the paragraphs that come of it.

use super::super::draft::{Draft, Form, Look, Para};
use super::super::layout::{heading, label, table};
use super::super::remark::Lost;
use super::super::{Trouble, chars, limits, plain};
use super::token::{Token, attribute, entities};

/// How many elements are kept open; deeper ones count for nothing.
const OPEN: usize = 256;
/// How many tables are kept in each other; deeper ones are read as text.
const TABLES: usize = 8;

/// The state of reading.
pub(super) struct State<'d> {
    draft: &'d mut Draft,
    open: Vec<Open>,
    text: String,
    bold: (usize, usize),
    lists: Vec<List>,
    label: Option<String>,
    item: bool,
    tables: Vec<Table>,
    /// Rows of tables in tables, which are read behind the outer one.
    behind: Vec<Para>,
    /// What is skipped: the name of an element, and how many of that name are open.
    skip: Option<(String, usize)>,
    raw: bool,
}

struct Open {
    name: String,
    hides: bool,
}

struct List {
    /// What its numbers are written with; nothing for bullets.
    ordered: Option<char>,
    next: i64,
    plain: bool,
}

#[derive(Default)]
struct Table {
    rows: Vec<table::Row>,
    cell: Option<table::Found>,
    all_heads: bool,
    is_open: bool,
}

impl<'d> State<'d> {
    pub(super) fn new(draft: &'d mut Draft) -> Self {
        Self {
            draft,
            open: Vec::new(),
            text: String::new(),
            bold: (0, 0),
            lists: Vec::new(),
            label: None,
            item: false,
            tables: Vec::new(),
            behind: Vec::new(),
            skip: None,
            raw: false,
        }
    }

    /// Takes the next piece of the page.
    pub(super) fn token(&mut self, token: Token<'_>) -> Result<(), Trouble> {
        if let Some((name, depth)) = &mut self.skip {
            match token {
                Token::Start(start, attributes)
                    if start.eq_ignore_ascii_case(name) && !attributes.ends_with('/') =>
                {
                    *depth += 1
                }
                Token::End(end) if end.eq_ignore_ascii_case(name) => *depth -= 1,
                _ => {}
            }
            if *depth == 0 {
                self.skip = None;
            }
            return Ok(());
        }
        match token {
            Token::Text(_) if std::mem::take(&mut self.raw) => {}
            Token::Text(text) => self.words(&entities(text)),
            Token::Start(name, attributes) => self.start(&name.to_ascii_lowercase(), attributes)?,
            Token::End(name) => self.end(&name.to_ascii_lowercase())?,
        }
        if self.text.len() > limits::TEXT {
            return Err(Trouble::TooMuch { what: "text in bytes", limit: limits::TEXT });
        }
        Ok(())
    }

    fn words(&mut self, text: &str) {
        let visible = text.chars().filter(|character| !character.is_whitespace()).count();
        self.bold.1 += visible;
        if self.is_in(&["b", "strong", "u", "th"]) {
            self.bold.0 += visible;
        }
        if self.is_in(&["pre"]) {
            self.text.push_str(text);
        } else {
            // White space of the file is one space; a line break is an element.
            let spaced = text.replace(['\n', '\r', '\t'], " ");
            self.text.push_str(&spaced);
        }
    }

    fn is_in(&self, names: &[&str]) -> bool {
        self.open.iter().any(|open| names.contains(&open.name.as_str()))
    }

    fn start(&mut self, name: &str, attributes: &str) -> Result<(), Trouble> {
        self.raw = matches!(name, "script" | "style" | "noscript" | "title" | "textarea");
        let hidden = attributes.len() > 5
            && (attribute(attributes, "hidden").is_some()
                || attribute(attributes, "style").is_some_and(|style| {
                    let style = style.to_ascii_lowercase().replace(' ', "");
                    style.contains("display:none")
                        || style.contains("mso-hide:all")
                        || style.contains("visibility:hidden")
                }));
        let lost = match name {
            "del" => Some(Lost::Deleted),
            "s" | "strike" => Some(Lost::Struck),
            "template" | "object" | "iframe" | "svg" | "math" | "select" | "datalist" => Some(Lost::Object),
            _ if hidden => Some(Lost::Hidden),
            _ => None,
        };
        if let Some(lost) = lost
            && !is_void(name)
        {
            self.draft.lose(lost);
            if !attributes.ends_with('/') {
                self.skip = Some((name.to_owned(), 1));
            }
            return Ok(());
        }
        match name {
            "img" => self.draft.lose(Lost::Picture),
            "ins" => self.draft.lose(Lost::Inserted),
            "br" => self.text.push('\n'),
            "textarea" => self.text.push_str(" ____ "),
            "input" => self.text.push_str(&input(attributes)),
            _ => {}
        }
        if is_void(name) && name != "hr" || self.raw {
            return Ok(());
        }
        if is_block(name) {
            self.flush()?;
        }
        match name {
            "hr" => return Ok(()),
            "ul" | "ol" => {
                let style =
                    attribute(attributes, "style").unwrap_or_default().to_ascii_lowercase().replace(' ', "");
                let kind = attribute(attributes, "type").and_then(|kind| kind.chars().next());
                let by_style = [
                    ("lower-alpha", 'a'),
                    ("upper-alpha", 'A'),
                    ("lower-roman", 'i'),
                    ("upper-roman", 'I'),
                    ("lower-latin", 'a'),
                    ("upper-latin", 'A'),
                ];
                let styled = by_style.iter().find(|(name, _)| style.contains(name)).map(|(_, kind)| *kind);
                let ordered = (name == "ol").then(|| styled.or(kind).unwrap_or('1'));
                let next =
                    attribute(attributes, "start").and_then(|start| start.trim().parse().ok()).unwrap_or(1);
                let plain = style.contains("list-style-type:none") || style.contains("list-style:none");
                if self.lists.len() < OPEN {
                    self.lists.push(List { ordered, next, plain });
                }
            }
            "li" => self.item(attributes),
            "table" if self.tables.len() < TABLES => self.tables.push(Table::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_row();
                    table.rows.push(table::Row::default());
                    table.is_open = true;
                    table.all_heads = true;
                }
            }
            "td" | "th" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell();
                    if !table.is_open {
                        table.rows.push(table::Row::default());
                        table.is_open = true;
                        table.all_heads = true;
                    }
                    table.all_heads &= name == "th";
                    let span = attribute(attributes, "colspan")
                        .and_then(|span| span.trim().parse().ok())
                        .unwrap_or(1);
                    table.cell = Some(table::Found {
                        text: String::new(),
                        span: usize::clamp(span, 1, limits::COLUMNS),
                    });
                }
            }
            _ => {}
        }
        if self.open.len() < OPEN && !attributes.ends_with('/') {
            self.open.push(Open { name: name.to_owned(), hides: matches!(name, "nav" | "footer") });
        }
        Ok(())
    }

    fn item(&mut self, attributes: &str) {
        self.item = true;
        self.label = None;
        let Some(list) = self.lists.last_mut() else { return };
        if list.plain {
            return;
        }
        let Some(kind) = list.ordered else {
            self.label = Some("•".to_owned());
            return;
        };
        if let Some(value) = attribute(attributes, "value").and_then(|value| value.trim().parse().ok()) {
            list.next = value;
        }
        self.label = Some(format!("{}.", number(list.next, kind)));
        list.next = list.next.saturating_add(1);
    }

    fn end(&mut self, name: &str) -> Result<(), Trouble> {
        if is_block(name) {
            self.flush()?;
        }
        match name {
            "ul" | "ol" => {
                self.lists.pop();
                self.item = false;
            }
            "li" => {
                self.item = false;
                self.label = None;
            }
            "td" | "th" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell();
                }
            }
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    table.end_row();
                }
            }
            "table" => self.end_table()?,
            _ => {}
        }
        if let Some(at) = self.open.iter().rposition(|open| open.name == name) {
            // A tag that was never closed ends with what it stands in, but a block does not end with a word in it.
            let inner = self.open.get(at + 1..).unwrap_or_default();
            if is_block(name) || !inner.iter().any(|open| is_block(&open.name)) {
                self.open.truncate(at);
            } else {
                self.open.remove(at);
            }
        }
        Ok(())
    }

    fn end_table(&mut self) -> Result<(), Trouble> {
        let Some(mut table) = self.tables.pop() else { return Ok(()) };
        table.end_row();
        let mut paras = table::paras(table.rows);
        if self.tables.is_empty() {
            paras.append(&mut self.behind);
            paras.into_iter().try_for_each(|para| self.draft.push(para))
        } else {
            self.behind.append(&mut paras);
            if self.behind.len() > limits::BLOCKS {
                return Err(Trouble::TooMuch { what: "paragraphs", limit: limits::BLOCKS });
            }
            Ok(())
        }
    }

    /// Ends the paragraph that is open.
    fn flush(&mut self) -> Result<(), Trouble> {
        let text = std::mem::take(&mut self.text);
        let (bold, all) = std::mem::take(&mut self.bold);
        if chars::is_blank(&text) {
            return Ok(());
        }
        if self.is_in(&["pre"]) && self.tables.is_empty() {
            return plain::lines(&text, self.draft);
        }
        let mut label = self.label.take();
        // Many pages write the bullet as well as the list.
        if label.as_deref() == Some("•")
            && label::find(&text).is_some_and(|found| found.count == label::Count::Bullet)
        {
            label = None;
        }
        if let Some(table) = self.tables.last_mut() {
            if let Some(cell) = &mut table.cell {
                if !cell.text.is_empty() {
                    cell.text.push('\n');
                }
                if let Some(label) = label {
                    cell.text.push_str(&label);
                    cell.text.push(' ');
                }
                cell.text.push_str(&text.replace('\n', " "));
                return Ok(());
            }
            // A caption, or words that stand between rows.
            return self.draft.push(Para { text, gap: true, ..Para::default() });
        }
        let level = self.open.iter().rev().find_map(|open| match open.name.as_bytes() {
            [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
            _ => None,
        });
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(9).min(9);
        let form = if self.open.iter().any(|open| open.hides) {
            Form::Running
        } else if let Some(level) = level {
            Form::Heading(level)
        } else if self.item && !self.lists.is_empty() {
            Form::Item(depth)
        } else {
            Form::Plain
        };
        // A second paragraph of an item has no label, and is none.
        self.item = false;
        let look = Look {
            bold: all > 0 && bold * 10 >= all * 9 && !heading::is_prose(&text),
            centred: self.is_in(&["center"]),
            ..Look::default()
        };
        let left = f32::from(u8::try_from(self.lists.len()).unwrap_or(u8::MAX)) * 4.0;
        self.draft.push(Para { form, label, text, left, look, gap: true, apart: true, page: None })
    }

    /// Ends what is still open at the end of the page.
    pub(super) fn finish(mut self) -> Result<(), Trouble> {
        self.flush()?;
        while !self.tables.is_empty() {
            self.end_table()?;
        }
        Ok(())
    }
}

impl Table {
    fn end_cell(&mut self) {
        if let (Some(cell), Some(row)) = (self.cell.take(), self.rows.last_mut())
            && row.cells.len() < limits::COLUMNS
        {
            row.cells.push(cell);
        }
    }

    fn end_row(&mut self) {
        self.end_cell();
        if let Some(row) = self.rows.last_mut()
            && self.is_open
        {
            row.heads = self.all_heads && !row.cells.is_empty();
        }
        self.is_open = false;
    }
}

/// What a field of a form looks like on paper.
fn input(attributes: &str) -> String {
    match attribute(attributes, "type").unwrap_or_default().to_ascii_lowercase().as_str() {
        "checkbox" | "radio" if attribute(attributes, "checked").is_some() => "☒ ".to_owned(),
        "checkbox" | "radio" => "☐ ".to_owned(),
        "hidden" | "submit" | "button" | "reset" | "image" => String::new(),
        _ => attribute(attributes, "value")
            .filter(|value| !value.is_empty())
            .unwrap_or_else(|| " ____ ".to_owned()),
    }
}

/// A number as a list writes it.
fn number(value: i64, kind: char) -> String {
    let positive = u32::try_from(value).ok().filter(|&value| value > 0);
    match (kind, positive) {
        ('a', Some(value)) => label::write_letters(value),
        ('A', Some(value)) => label::write_letters(value).to_uppercase(),
        ('i', Some(value)) => label::write_roman(value),
        ('I', Some(value)) => label::write_roman(value).to_uppercase(),
        _ => value.to_string(),
    }
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "br" | "hr"
            | "img"
            | "input"
            | "meta"
            | "link"
            | "wbr"
            | "col"
            | "base"
            | "area"
            | "embed"
            | "source"
            | "track"
            | "param"
    )
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "nav"
            | "aside"
            | "blockquote"
            | "li"
            | "ul"
            | "ol"
            | "dl"
            | "dt"
            | "dd"
            | "h1"
            | "h2"
            | "h3"
            | "h4"
            | "h5"
            | "h6"
            | "table"
            | "thead"
            | "tbody"
            | "tfoot"
            | "tr"
            | "td"
            | "th"
            | "caption"
            | "hr"
            | "form"
            | "fieldset"
            | "address"
            | "center"
            | "figure"
            | "figcaption"
            | "pre"
            | "body"
            | "html"
            | "head"
            | "details"
            | "summary"
    )
}
