//! The words of a paragraph: runs, fields, tracked changes, content controls, symbols.

use super::body::Reader;
use super::numbering;
use super::styles::{Marks, is_on};
use crate::paper::chars::{self, BLANK};
use crate::paper::remark::Lost;
use crate::paper::xml::{Id, Tree};

/// The words of a paragraph, and what was met among them.
#[derive(Debug, Default)]
pub(super) struct Words {
    pub(super) text: String,
    /// Letters that are bold or underlined, and all letters.
    pub(super) bold: (usize, usize),
    /// The page of the first letter.
    pub(super) page: Option<u32>,
    /// Marks and elements of the notes that are cited.
    pub(super) notes: Vec<Cited>,
    /// The contents of text boxes that hang on the paragraph.
    pub(super) boxes: Vec<Id>,
    /// It is part of a table of contents.
    pub(super) contents: bool,
}

/// A note that is cited.
#[derive(Debug)]
pub(super) struct Cited {
    pub(super) mark: String,
    pub(super) id: String,
    pub(super) end: bool,
}

/// A field that is open.
#[derive(Debug, Default)]
pub(super) struct Field {
    instruction: String,
    /// Where its result begins in the paragraph; nothing while its instruction lasts.
    result: Option<usize>,
    checked: Option<bool>,
}

/// How the words are to be read.
#[derive(Clone, Copy)]
pub(super) struct Way {
    /// What the style of the paragraph says of letters.
    pub(super) marks: Marks,
    /// Tabs draw a line to write on.
    pub(super) leader: bool,
}

impl Reader<'_> {
    /// Reads what stands in a paragraph or in something that is part of its line.
    pub(super) fn line(&mut self, tree: &Tree<'_>, parent: Id, way: Way, words: &mut Words) {
        for id in tree.children(parent) {
            match tree.name(id) {
                "r" => self.run(tree, id, way, words),
                "hyperlink" | "smartTag" | "sdtContent" | "customXml" | "dir" | "bdo" | "fldSimple"
                | "ruby" | "rubyBase" => {
                    self.line(tree, id, way, words);
                }
                "ins" | "moveTo" => {
                    if has(tree, id, "t") {
                        self.lose(Lost::Inserted);
                    }
                    self.line(tree, id, way, words);
                }
                "del" | "moveFrom" => self.deleted(tree, id),
                "sdt" => self.control(tree, id, way, words),
                "AlternateContent" => {
                    if let Some(branch) = branch(tree, id) {
                        self.line(tree, branch, way, words);
                    }
                }
                "oMath" | "oMathPara" => {
                    let formula: String = tree
                        .below(id)
                        .filter(|&below| tree.name(below) == "t")
                        .map(|below| tree.words(below))
                        .collect();
                    self.add(words, &formula, Marks::default());
                }
                "subDoc" => self.lose(Lost::Outside),
                _ => {}
            }
        }
    }

    /// Takes note of deleted text.
    pub(super) fn deleted(&mut self, tree: &Tree<'_>, id: Id) {
        if has(tree, id, "delText") || has(tree, id, "t") {
            self.lose(Lost::Deleted);
        }
    }

    /// A content control: its content, or a blank while nobody has filled it in.
    fn control(&mut self, tree: &Tree<'_>, id: Id, way: Way, words: &mut Words) {
        let waits = tree.path(id, &["sdtPr", "showingPlcHdr"]).is_some_and(|id| is_on(tree, id));
        if waits {
            self.lose(Lost::Placeholder);
            self.add(words, &format!(" {BLANK} "), Marks::default());
        } else if let Some(content) = tree.child(id, "sdtContent") {
            self.line(tree, content, way, words);
        }
    }

    fn run(&mut self, tree: &Tree<'_>, id: Id, way: Way, words: &mut Words) {
        let properties = tree.child(id, "rPr");
        let style = properties
            .and_then(|properties| tree.child(properties, "rStyle"))
            .and_then(|style| tree.attribute(style, "val"));
        let mut marks = Marks::of(tree, properties);
        if let Some(style) = style {
            marks = marks.over(self.letters(style));
        }
        self.inside(tree, id, way, marks.over(way.marks), words);
    }

    fn inside(&mut self, tree: &Tree<'_>, run: Id, way: Way, marks: Marks, words: &mut Words) {
        for id in tree.children(run) {
            match tree.name(id) {
                "t" => self.letters_of(tree, id, marks, words),
                "tab" | "ptab" => {
                    let line = marks.underlined == Some(true) || way.leader;
                    self.add(words, if line { " ____ " } else { "\t" }, Marks::default());
                }
                "br" if tree.attribute(id, "type") == Some("page") => {
                    self.turn(false);
                    words.text.push('\n');
                }
                "br" | "cr" => words.text.push('\n'),
                "noBreakHyphen" => self.add(words, "-", marks),
                "sym" => self.symbol(tree, id, marks, words),
                "lastRenderedPageBreak" => self.turn(true),
                "fldChar" => self.field(tree, id, words),
                "instrText" => {
                    if let Some(field) = self
                        .fields
                        .last_mut()
                        .filter(|field| field.result.is_none() && field.instruction.len() < 1000)
                    {
                        field.instruction.push_str(&tree.words(id));
                    }
                }
                "footnoteReference" => self.cite(tree, id, false, words),
                "endnoteReference" => self.cite(tree, id, true, words),
                "commentReference" => self.lose(Lost::Comment),
                "drawing" | "pict" | "object" => self.drawing(tree, id, words),
                "AlternateContent" => {
                    if let Some(branch) = branch(tree, id) {
                        self.inside(tree, branch, way, marks, words);
                    }
                }
                _ => {}
            }
        }
    }

    fn letters_of(&mut self, tree: &Tree<'_>, id: Id, marks: Marks, words: &mut Words) {
        let text = tree.words(id);
        let visible = text.contains(|character: char| !character.is_whitespace());
        if visible && marks.hidden == Some(true) {
            self.lose(Lost::Hidden);
            return;
        }
        if visible && marks.struck == Some(true) {
            self.lose(Lost::Struck);
            return;
        }
        if !visible && marks.underlined == Some(true) && text.chars().count() >= 3 {
            self.add(words, " ____ ", Marks::default());
        } else if marks.capitals == Some(true) {
            self.add(words, &text.to_uppercase(), marks);
        } else {
            self.add(words, &text, marks);
        }
    }

    /// Adds words, unless they are part of the instruction of a field.
    fn add(&mut self, words: &mut Words, text: &str, marks: Marks) {
        if self.fields.iter().any(|field| field.result.is_none()) {
            return;
        }
        let visible = text.chars().filter(|character| !character.is_whitespace()).count();
        if visible > 0 && words.page.is_none() {
            words.page = self.page();
        }
        words.bold.1 += visible;
        if marks.bold == Some(true) || marks.underlined == Some(true) {
            words.bold.0 += visible;
        }
        words.text.push_str(text);
    }

    fn field(&mut self, tree: &Tree<'_>, id: Id, words: &mut Words) {
        match tree.attribute(id, "fldCharType") {
            // Fields in fields go a few levels deep; a file that never ends one must not fill the memory.
            Some("begin") if self.fields.len() < 50 => {
                let checkbox = tree.path(id, &["ffData", "checkBox"]);
                let switch =
                    |name| checkbox.and_then(|checkbox| tree.child(checkbox, name)).map(|id| is_on(tree, id));
                let checked =
                    checkbox.map(|_| switch("checked").or_else(|| switch("default")).unwrap_or(false));
                self.fields.push(Field { checked, ..Field::default() });
            }
            Some("separate") => {
                if let Some(field) = self.fields.last_mut() {
                    field.result = Some(words.text.len());
                    words.contents |= field.is_contents();
                }
            }
            Some("end") => {
                let Some(field) = self.fields.pop() else { return };
                let result = field.result.and_then(|from| words.text.get(from..)).unwrap_or("");
                let blank = result.chars().all(char::is_whitespace);
                if field.instruction.contains("FORMTEXT") && blank {
                    self.lose(Lost::Placeholder);
                    self.add(words, " ____ ", Marks::default());
                } else if let Some(checked) = field.checked {
                    self.add(words, if checked { "☒" } else { "☐" }, Marks::default());
                }
            }
            _ => {}
        }
    }

    /// Whether a table of contents is open.
    pub(super) fn in_contents(&self) -> bool {
        self.fields.iter().any(|field| field.result.is_some() && field.is_contents())
    }

    /// Forgets fields whose instruction was not ended in its paragraph: a damaged one must not swallow the rest.
    pub(super) fn end_fields(&mut self) {
        self.fields.retain_mut(|field| {
            let open = field.result.is_some();
            field.result = Some(0);
            open
        });
    }

    fn cite(&mut self, tree: &Tree<'_>, id: Id, end: bool, words: &mut Words) {
        let Some(note) = tree.attribute(id, "id") else { return };
        let count = if end { &mut self.cited.1 } else { &mut self.cited.0 };
        *count += 1;
        // Word counts endnotes in small Roman letters, so that they are told from footnotes.
        let mark =
            format!("[{}]", numbering::number(i64::from(*count), if end { "lowerRoman" } else { "decimal" }));
        self.add(words, &mark, Marks::default());
        words.notes.push(Cited { mark, id: note.to_owned(), end });
    }

    fn drawing(&mut self, tree: &Tree<'_>, id: Id, words: &mut Words) {
        let before = words.boxes.len();
        boxes(tree, id, &mut words.boxes);
        if words.boxes.len() == before {
            let embedded =
                tree.below(id).any(|below| matches!(tree.name(below), "OLEObject" | "chart" | "relIds"));
            self.lose(if embedded { Lost::Object } else { Lost::Picture });
        }
    }

    fn symbol(&mut self, tree: &Tree<'_>, id: Id, marks: Marks, words: &mut Words) {
        let font = tree.attribute(id, "font").unwrap_or("");
        let code =
            tree.attribute(id, "char").and_then(|code| u32::from_str_radix(code, 16).ok()).unwrap_or(0);
        match chars::symbol(font, code) {
            Some(character) => self.add(words, character.encode_utf8(&mut [0; 4]), marks),
            None => self.lose(Lost::Letter),
        }
    }
}

impl Field {
    fn is_contents(&self) -> bool {
        let instruction = self.instruction.trim_start();
        instruction.starts_with("TOC ") || instruction == "TOC"
    }
}

/// The branch that is read of a choice between the new form of something and the old.
pub(super) fn branch(tree: &Tree<'_>, id: Id) -> Option<Id> {
    tree.child(id, "Choice").or_else(|| tree.child(id, "Fallback"))
}

/// The contents of text boxes in a drawing; of a choice of forms one branch only.
fn boxes(tree: &Tree<'_>, id: Id, out: &mut Vec<Id>) {
    match tree.name(id) {
        "txbxContent" => out.push(id),
        "AlternateContent" => {
            if let Some(branch) = branch(tree, id) {
                boxes(tree, branch, out);
            }
        }
        _ => {
            for child in tree.children(id) {
                boxes(tree, child, out);
            }
        }
    }
}

fn has(tree: &Tree<'_>, id: Id, name: &str) -> bool {
    tree.below(id).any(|below| tree.name(below) == name)
}
