//! The words of a paragraph of an OpenDocument text.

use super::body::Reader;
use super::styles::Rules;
use crate::paper::chars::BLANK;
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
    /// The marks and bodies of notes.
    pub(super) notes: Vec<(String, Id)>,
    /// Text boxes and shapes that hang on the paragraph.
    pub(super) boxes: Vec<Id>,
}

impl Reader<'_> {
    /// Reads what stands in a paragraph or in a part of its line.
    pub(super) fn line(&mut self, tree: &Tree<'_>, parent: Id, rules: Rules, words: &mut Words) {
        for id in tree.children(parent) {
            match tree.name(id) {
                "" => self.letters(tree.text(id), rules, words),
                "span" => {
                    let own = self.styles.rules("text", tree.attribute(id, "style-name"));
                    self.line(tree, id, own.over(rules), words);
                }
                "s" => {
                    let count = tree
                        .attribute(id, "c")
                        .and_then(|count| count.parse::<usize>().ok())
                        .unwrap_or(1)
                        .clamp(1, 200);
                    self.letters(&" ".repeat(count), rules, words);
                }
                "tab" => words.text.push_str(if rules.underlined == Some(true) { " ____ " } else { "\t" }),
                "line-break" => words.text.push('\n'),
                "soft-page-break" => self.turn(true),
                "note" => self.note_mark(tree, id, words),
                "annotation" => self.lose(Lost::Comment),
                "annotation-end" | "change" | "change-start" | "change-end" | "bookmark"
                | "bookmark-start" | "bookmark-end" | "reference-mark" | "ruby-text" | "note-body" => {}
                "hidden-text" | "hidden-paragraph" => self.lose(Lost::Hidden),
                "placeholder" => {
                    self.lose(Lost::Placeholder);
                    words.text.push_str(" ____ ");
                }
                "frame" | "custom-shape" | "rect" | "ellipse" | "g" | "line" | "polygon" | "path"
                | "connector" | "caption" => self.shape(tree, id, words),
                "control" => self.lose(Lost::Form),
                // Fields show their text; links and other marks stand around it.
                _ => self.line(tree, id, rules, words),
            }
        }
    }

    fn letters(&mut self, text: &str, rules: Rules, words: &mut Words) {
        let visible = text.chars().filter(|character| !character.is_whitespace()).count();
        if visible > 0 && rules.hidden == Some(true) {
            self.lose(Lost::Hidden);
            return;
        }
        if visible > 0 && rules.struck == Some(true) {
            self.lose(Lost::Struck);
            return;
        }
        if visible == 0 && rules.underlined == Some(true) && text.chars().count() >= 3 {
            words.text.push_str(&format!(" {BLANK} "));
            return;
        }
        if visible > 0 && words.page.is_none() {
            words.page = self.page();
        }
        words.bold.1 += visible;
        if rules.bold == Some(true) || rules.underlined == Some(true) {
            words.bold.0 += visible;
        }
        // White space of the file is one space; breaks of lines are elements.
        let spaced = text.replace(['\n', '\r'], " ");
        if rules.capitals == Some(true) {
            words.text.push_str(&spaced.to_uppercase());
        } else {
            words.text.push_str(&spaced);
        }
    }

    fn note_mark(&mut self, tree: &Tree<'_>, id: Id, words: &mut Words) {
        let citation = tree.child(id, "note-citation");
        let shown = citation
            .map(|citation| tree.words(citation))
            .filter(|mark| !mark.trim().is_empty() && mark.len() < 50);
        let mark = format!("[{}]", shown.unwrap_or_else(|| "*".to_owned()).trim());
        words.text.push_str(&mark);
        if let Some(body) = tree.child(id, "note-body") {
            words.notes.push((mark, body));
        }
    }

    /// A frame or a shape: its text is read behind the paragraph, a picture is left out.
    pub(super) fn shape(&mut self, tree: &Tree<'_>, id: Id, words: &mut Words) {
        let before = words.boxes.len();
        boxes(tree, id, &mut words.boxes);
        if words.boxes.len() == before {
            let embedded = tree
                .below(id)
                .any(|below| matches!(tree.name(below), "object" | "object-ole" | "plugin" | "applet"));
            self.lose(if embedded { Lost::Object } else { Lost::Picture });
        }
    }
}

/// The elements of a drawing that have paragraphs in them.
fn boxes(tree: &Tree<'_>, id: Id, out: &mut Vec<Id>) {
    let has_text = tree.children(id).any(|child| matches!(tree.name(child), "p" | "h" | "list" | "table"));
    if has_text {
        out.push(id);
        return;
    }
    for child in tree.children(id) {
        boxes(tree, child, out);
    }
}
