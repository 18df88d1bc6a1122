//! The instructions that draw a page (ISO 32000-1, §8 and §9): only what places letters, and lines to write on.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::file::{File, Leaf};
use super::font::Font;
use super::object::{Dict, Lexer, Object};
use crate::paper::{Trouble, limits};

/// Letters in their place on a page; y grows upwards.
#[derive(Clone, Debug)]
pub(super) struct Letter {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) width: f64,
    pub(super) size: f64,
    pub(super) text: String,
    pub(super) bold: bool,
    /// The file says that it belongs to the page and not to the text.
    pub(super) artifact: bool,
}

/// A horizontal line on a page.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rule {
    pub(super) from: f64,
    pub(super) to: f64,
    pub(super) y: f64,
}

/// An upright line on a page, such as one between the columns of a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bar {
    pub(super) x: f64,
    pub(super) from: f64,
    pub(super) to: f64,
}

/// A line that is drawn.
enum Stroke {
    Level(Rule),
    Upright(Bar),
}

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Drawn {
    pub(super) letters: Vec<Letter>,
    pub(super) rules: Vec<Rule>,
    pub(super) bars: Vec<Bar>,
    /// Letters whose font does not say what they are.
    pub(super) unknown: u32,
    pub(super) pictures: u32,
}

/// A place on the page from a place in the drawing: a, b, c, d, e, f.
type Matrix = [f64; 6];

fn then(first: Matrix, second: Matrix) -> Matrix {
    let [a, b, c, d, e, f] = first;
    let [g, h, i, j, k, l] = second;
    [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l]
}

const SAME: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];

#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f64,
    between: f64,
    words: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// Draws the pages of one file.
pub(super) struct Painter<'f, 'b> {
    file: &'f File<'b>,
    steps: usize,
    letters: usize,
    /// Fonts and drawings by the number of their object, once read.
    fonts: BTreeMap<u32, Rc<Font>>,
    forms: BTreeMap<u32, Rc<Vec<u8>>>,
}

impl<'f, 'b> Painter<'f, 'b> {
    pub(super) fn new(file: &'f File<'b>) -> Self {
        Self {
            file,
            steps: limits::PDF_STEPS,
            letters: limits::PDF_LETTERS_TOTAL,
            fonts: BTreeMap::new(),
            forms: BTreeMap::new(),
        }
    }

    /// Draws a page.
    ///
    /// # Errors
    /// It is beyond the limits.
    pub(super) fn page(&mut self, leaf: &Leaf) -> Result<Drawn, Trouble> {
        let mut drawn = Drawn::default();
        let empty = Dict::new();
        let resources =
            leaf.resources.as_deref().and_then(|resources| self.file.dict(resources)).unwrap_or(&empty);
        let Some(page) = self.file.dict(&leaf.page) else { return Ok(drawn) };
        // The pieces of a page are one: an instruction may begin in one and end in the next.
        let mut content = Vec::new();
        let contents = page.get("Contents").unwrap_or(&Object::Null);
        let pieces = match self.file.resolve(contents) {
            Object::List(list) => list.as_slice(),
            _ => std::slice::from_ref(contents),
        };
        for piece in pieces {
            self.step()?;
            if let Some(data) = self.file.data(piece)? {
                content.extend_from_slice(&data);
                content.push(b'\n');
            }
            if content.len() > limits::PART {
                return Err(Trouble::TooMuch {
                    what: "text in bytes once it is unpacked",
                    limit: limits::PART,
                });
            }
        }
        let [left, bottom, right, top] = leaf.frame;
        let (left, bottom, right, top) = (left.min(right), bottom.min(top), left.max(right), bottom.max(top));
        let place = match leaf.rotate {
            90 => [0.0, -1.0, 1.0, 0.0, -bottom, right],
            180 => [-1.0, 0.0, 0.0, -1.0, right, top],
            270 => [0.0, 1.0, -1.0, 0.0, top, -left],
            _ => [1.0, 0.0, 0.0, 1.0, -left, -bottom],
        };
        self.draw(&content, resources, place, 0, false, &mut drawn)?;
        Ok(drawn)
    }

    fn step(&mut self) -> Result<(), Trouble> {
        self.steps = self
            .steps
            .checked_sub(1)
            .ok_or(Trouble::TooMuch { what: "instructions to draw it", limit: limits::PDF_STEPS })?;
        Ok(())
    }

    fn draw(
        &mut self,
        content: &[u8],
        resources: &Dict,
        place: Matrix,
        depth: usize,
        artifact: bool,
        drawn: &mut Drawn,
    ) -> Result<(), Trouble> {
        let mut state = State {
            place,
            font: None,
            size: 1.0,
            between: 0.0,
            words: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        };
        let mut saved: Vec<State> = Vec::new();
        let (mut text, mut line) = (SAME, SAME);
        // For each piece that is marked, whether it belongs to the page only.
        let mut marked: Vec<bool> = Vec::new();
        let mut pen: Option<(f64, f64)> = None;
        let mut pending: Vec<Stroke> = Vec::new();
        let mut operands: Vec<Object> = Vec::new();
        let mut lexer = Lexer::new(content, 0, 1_000_000);
        while let Some(object) = lexer.next() {
            let Object::Word(word) = object else {
                if operands.len() < 64 {
                    operands.push(object);
                }
                continue;
            };
            self.step()?;
            lexer.left = 1_000_000;
            let number = |at: usize| operands.get(at).and_then(Object::number).unwrap_or(0.0);
            match word.as_str() {
                "q" if saved.len() < 512 => saved.push(state.clone()),
                "Q" => {
                    if let Some(last) = saved.pop() {
                        state = last;
                    }
                }
                "cm" => {
                    state.place =
                        then([number(0), number(1), number(2), number(3), number(4), number(5)], state.place)
                }
                "BT" => (text, line) = (SAME, SAME),
                "Tc" => state.between = number(0),
                "Tw" => state.words = number(0),
                "Tz" => state.stretch = number(0) / 100.0,
                "TL" => state.leading = number(0),
                "Ts" => state.rise = number(0),
                "Tf" => {
                    state.size = number(1);
                    let name = operands.first().and_then(Object::name).unwrap_or("");
                    state.font = self.font(resources, name)?;
                }
                "Td" | "TD" => {
                    if word == "TD" {
                        state.leading = -number(1);
                    }
                    line = then([1.0, 0.0, 0.0, 1.0, number(0), number(1)], line);
                    text = line;
                }
                "Tm" => {
                    line = [number(0), number(1), number(2), number(3), number(4), number(5)];
                    text = line;
                }
                "T*" | "'" | "\"" => {
                    if word == "\"" {
                        state.words = number(0);
                        state.between = number(1);
                    }
                    line = then([1.0, 0.0, 0.0, 1.0, 0.0, -state.leading], line);
                    text = line;
                    let shown = operands.last();
                    if let (Some(Object::Text(bytes)), true) = (shown, word != "T*") {
                        let hidden = artifact || marked.contains(&true);
                        self.show(bytes, &state, &mut text, hidden, drawn)?;
                    }
                }
                "Tj" => {
                    if let Some(Object::Text(bytes)) = operands.first() {
                        let hidden = artifact || marked.contains(&true);
                        self.show(bytes, &state, &mut text, hidden, drawn)?;
                    }
                }
                "TJ" => {
                    let hidden = artifact || marked.contains(&true);
                    for part in operands.first().and_then(Object::list).unwrap_or(&[]) {
                        match part {
                            Object::Text(bytes) => self.show(bytes, &state, &mut text, hidden, drawn)?,
                            Object::Number(back) => {
                                let by = -back / 1000.0 * state.size * state.stretch;
                                text = then([1.0, 0.0, 0.0, 1.0, by, 0.0], text);
                            }
                            _ => {}
                        }
                    }
                }
                "BMC" | "BDC" if marked.len() < 512 => {
                    let properties =
                        operands.get(1).map(|object| self.file.resolve(object)).and_then(Object::dict);
                    let kind = properties.and_then(|properties| self.file.get(properties, "Type").name());
                    let is_artifact = operands.first().and_then(Object::name) == Some("Artifact");
                    marked.push(is_artifact && kind.is_none_or(|kind| kind == "Pagination"));
                }
                "EMC" => {
                    marked.pop();
                }
                "Do" => {
                    let name = operands.first().and_then(Object::name).unwrap_or("");
                    let hidden = artifact || marked.contains(&true);
                    self.form(resources, name, state.place, depth, hidden, drawn)?;
                }
                "BI" => {
                    skip_picture(content, &mut lexer);
                    drawn.pictures += 1;
                }
                "re" => {
                    let (x, y, width, height) = (number(0), number(1), number(2), number(3));
                    if height.abs() <= 2.5 {
                        pending.extend(stroke(state.place, (x, y), (x + width, y)));
                    } else if width.abs() <= 2.5 {
                        pending.extend(stroke(state.place, (x, y), (x, y + height)));
                    } else {
                        // The frame of a cell.
                        pending.extend(stroke(state.place, (x, y), (x, y + height)));
                        pending.extend(stroke(state.place, (x + width, y), (x + width, y + height)));
                    }
                }
                "m" => pen = Some((number(0), number(1))),
                "l" => {
                    let to = (number(0), number(1));
                    if let Some(from) = pen.replace(to) {
                        pending.extend(stroke(state.place, from, to));
                    }
                }
                "S" | "s" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" => {
                    for stroke in pending.drain(..) {
                        match stroke {
                            Stroke::Level(rule) if drawn.rules.len() < 20_000 => drawn.rules.push(rule),
                            Stroke::Upright(bar) if drawn.bars.len() < 20_000 => drawn.bars.push(bar),
                            _ => {}
                        }
                    }
                }
                "n" => pending.clear(),
                _ => {}
            }
            if pending.len() > 20_000 {
                pending.clear();
            }
            operands.clear();
        }
        Ok(())
    }

    fn font(&mut self, resources: &Dict, name: &str) -> Result<Option<Rc<Font>>, Trouble> {
        let file = self.file;
        let Some(pointer) = file.get(resources, "Font").dict().and_then(|fonts| fonts.get(name)) else {
            return Ok(None);
        };
        if let Object::Pointer(id) = pointer
            && let Some(font) = self.fonts.get(id)
        {
            return Ok(Some(Rc::clone(font)));
        }
        let Some(dict) = file.dict(pointer) else { return Ok(None) };
        let font = Rc::new(Font::read(file, dict)?);
        if let Object::Pointer(id) = pointer {
            self.fonts.insert(*id, Rc::clone(&font));
        }
        Ok(Some(font))
    }

    /// Draws what is drawn elsewhere.
    fn form(
        &mut self,
        resources: &Dict,
        name: &str,
        place: Matrix,
        depth: usize,
        artifact: bool,
        drawn: &mut Drawn,
    ) -> Result<(), Trouble> {
        let file = self.file;
        let Some(pointer) = file.get(resources, "XObject").dict().and_then(|objects| objects.get(name))
        else {
            return Ok(());
        };
        let Some(dict) = file.dict(pointer) else { return Ok(()) };
        if file.get(dict, "Subtype").name() == Some("Image") {
            drawn.pictures = drawn.pictures.saturating_add(1);
            return Ok(());
        }
        if depth >= limits::PDF_FORMS {
            return Ok(());
        }
        let known = if let Object::Pointer(id) = pointer { self.forms.get(id).cloned() } else { None };
        let content = match known {
            Some(content) => content,
            None => {
                let Some(data) = file.data(pointer)? else { return Ok(()) };
                let content = Rc::new(data);
                if let Object::Pointer(id) = pointer {
                    self.forms.insert(*id, Rc::clone(&content));
                }
                content
            }
        };
        let matrix: Vec<f64> = file
            .get(dict, "Matrix")
            .list()
            .unwrap_or(&[])
            .iter()
            .filter_map(|number| file.resolve(number).number())
            .collect();
        let matrix = Matrix::try_from(matrix).unwrap_or(SAME);
        let own = file.get(dict, "Resources").dict().unwrap_or(resources);
        self.draw(&content, own, then(matrix, place), depth + 1, artifact, drawn)
    }

    fn show(
        &mut self,
        bytes: &[u8],
        state: &State,
        text: &mut Matrix,
        artifact: bool,
        drawn: &mut Drawn,
    ) -> Result<(), Trouble> {
        let Some(font) = &state.font else { return Ok(()) };
        for code in font.codes(bytes) {
            let width = font.width(code);
            let [a, b, _, _, x, y] = then(
                then([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], *text),
                state.place,
            );
            let [_, _, c, d, _, _] = then(
                then([state.size * state.stretch, 0.0, 0.0, state.size, 0.0, state.rise], *text),
                state.place,
            );
            let size = c.hypot(d);
            // Words that stand upright or aslant are a mark across the page, not its text.
            let level = b.abs() <= a.abs() * 0.2 && a > 0.0;
            let is_space = font.bytes == 1 && code == 32;
            let letters = font.text(code);
            if level && size.is_finite() && x.is_finite() && y.is_finite() && size > 0.5 {
                match letters {
                    Some(letters) => {
                        self.letters = self
                            .letters
                            .checked_sub(1)
                            .ok_or(Trouble::TooMuch { what: "letters", limit: limits::PDF_LETTERS_TOTAL })?;
                        if drawn.letters.len() >= limits::PDF_LETTERS {
                            return Err(Trouble::TooMuch {
                                what: "letters on a page",
                                limit: limits::PDF_LETTERS,
                            });
                        }
                        drawn.letters.push(Letter {
                            x,
                            y,
                            width: width * a,
                            size,
                            text: letters,
                            bold: font.bold,
                            artifact,
                        });
                    }
                    None => drawn.unknown = drawn.unknown.saturating_add(1),
                }
            }
            let step = (width * state.size + state.between + if is_space { state.words } else { 0.0 })
                * state.stretch;
            *text = then([1.0, 0.0, 0.0, 1.0, step, 0.0], *text);
        }
        Ok(())
    }
}

/// A line on the page, where it is level and long enough to write on, or upright.
fn stroke(place: Matrix, from: (f64, f64), to: (f64, f64)) -> Option<Stroke> {
    let at = |(x, y): (f64, f64)| {
        let [_, _, _, _, e, f] = then([1.0, 0.0, 0.0, 1.0, x, y], place);
        (e, f)
    };
    let ((x0, y0), (x1, y1)) = (at(from), at(to));
    if (y0 - y1).abs() <= 1.0 && (x0 - x1).abs() >= 12.0 {
        return Some(Stroke::Level(Rule { from: x0.min(x1), to: x0.max(x1), y: y0 }));
    }
    let upright = (x0 - x1).abs() <= 1.0 && (y0 - y1).abs() >= 5.0;
    upright.then(|| Stroke::Upright(Bar { x: x0, from: y0.min(y1), to: y0.max(y1) }))
}

/// Skips a picture that stands among the instructions.
fn skip_picture(content: &[u8], lexer: &mut Lexer<'_>) {
    let rest = content.get(lexer.at..).unwrap_or(&[]);
    let ends = |window: &[u8]| matches!(window, [before, b'E', b'I', behind] if before.is_ascii_whitespace() && behind.is_ascii_whitespace());
    let end = rest.windows(4).position(ends).map_or(rest.len(), |at| at + 3);
    lexer.at += end;
}
