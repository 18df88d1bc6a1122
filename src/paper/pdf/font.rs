//! Fonts: from the codes of a text to its letters and their widths.

use std::collections::BTreeMap;

use super::cmap::{self, CMap};
use super::file::File;
use super::names::{self, Encoding};
use super::object::{Dict, Object};
use crate::paper::{Trouble, chars};

/// A font, ready to read with.
#[derive(Debug)]
pub(super) struct Font {
    /// Bytes of a code.
    pub(super) bytes: usize,
    pub(super) bold: bool,
    texts: Option<CMap>,
    /// The letters of a font of one byte.
    letters: Vec<Option<String>>,
    widths: BTreeMap<u32, Widths>,
    default: Option<f64>,
    /// How large a unit of its widths is, in thousandths of the size of the font.
    unit: f64,
    fixed: bool,
}

/// The widths of some codes in a row.
#[derive(Debug)]
enum Widths {
    Same(u32, f64),
    Each(Vec<f64>),
}

impl Font {
    /// Reads a font.
    ///
    /// # Errors
    /// Its tables unpack to more than the limit.
    pub(super) fn read(file: &File<'_>, dict: &Dict) -> Result<Self, Trouble> {
        let kind = file.get(dict, "Subtype").name().unwrap_or("");
        let name = file.get(dict, "BaseFont").name().unwrap_or("").to_lowercase();
        // Six letters and a plus stand before the name of a font of which only some glyphs are there.
        let name = name.split_once('+').map_or(name.as_str(), |(_, name)| name).to_owned();
        let texts = file
            .data(file.get(dict, "ToUnicode"))?
            .map(|data| CMap::read(&data))
            .filter(|map| !map.is_empty());
        let descendant = file
            .get(dict, "DescendantFonts")
            .list()
            .and_then(|list| list.first())
            .and_then(|first| file.dict(first));
        let descriptor = file.get(descendant.unwrap_or(dict), "FontDescriptor").dict();
        let weight =
            descriptor.and_then(|descriptor| file.get(descriptor, "FontWeight").number()).unwrap_or(400.0);
        let bold =
            ["bold", "black", "heavy", "demi"].iter().any(|word| name.contains(word)) || weight >= 600.0;
        let mut font = Self {
            bytes: 1,
            bold,
            texts,
            letters: Vec::new(),
            widths: BTreeMap::new(),
            default: None,
            unit: 1.0,
            fixed: name.contains("courier"),
        };
        if kind == "Type0" {
            font.bytes =
                font.texts.as_ref().and_then(|map| map.bytes).filter(|bytes| *bytes <= 2).unwrap_or(2);
            // A table of a font may tell the length of codes wrongly, and two is what Identity has.
            if file.get(dict, "Encoding").name().is_some_and(|encoding| encoding.starts_with("Identity")) {
                font.bytes = 2;
            }
            if let Some(descendant) = descendant {
                font.default = Some(file.get(descendant, "DW").number().unwrap_or(1000.0));
                font.wide(file, file.get(descendant, "W").list().unwrap_or(&[]));
            }
            return Ok(font);
        }
        if kind == "Type3" {
            let matrix = file
                .get(dict, "FontMatrix")
                .list()
                .and_then(|matrix| matrix.first())
                .and_then(Object::number);
            font.unit = matrix.unwrap_or(0.001).abs() * 1000.0;
        }
        font.letters = letters(file, dict, &name, kind, descriptor);
        let first = file.get(dict, "FirstChar").count().unwrap_or(0);
        let widths = file.get(dict, "Widths").list().unwrap_or(&[]);
        let widths: Vec<f64> =
            widths.iter().take(256).map(|width| file.resolve(width).number().unwrap_or(0.0)).collect();
        if !widths.is_empty() {
            font.default =
                descriptor.and_then(|descriptor| file.get(descriptor, "MissingWidth").number()).or(Some(0.0));
            font.widths.insert(u32::try_from(first).unwrap_or(0), Widths::Each(widths));
        }
        Ok(font)
    }

    /// Reads the widths of a font of many codes; ranges stay ranges.
    fn wide(&mut self, file: &File<'_>, list: &[Object]) {
        let mut at = 0;
        while let Some(from) = list.get(at).map(|object| file.resolve(object)).and_then(Object::count) {
            let from = u32::try_from(from).unwrap_or(0);
            match list.get(at + 1).map(|object| file.resolve(object)) {
                Some(Object::List(widths)) => {
                    let widths =
                        widths.iter().map(|width| file.resolve(width).number().unwrap_or(0.0)).collect();
                    self.widths.insert(from, Widths::Each(widths));
                    at += 2;
                }
                Some(Object::Number(_)) => {
                    let to = list
                        .get(at + 1)
                        .and_then(Object::count)
                        .and_then(|to| u32::try_from(to).ok())
                        .unwrap_or(from);
                    let width = list
                        .get(at + 2)
                        .map(|object| file.resolve(object))
                        .and_then(Object::number)
                        .unwrap_or(0.0);
                    self.widths.insert(from, Widths::Same(to, width));
                    at += 3;
                }
                _ => return,
            }
        }
    }

    /// The letters of a code; nothing where the font does not say them.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let mapped = self
            .texts
            .as_ref()
            .and_then(|texts| texts.text(code))
            .filter(|text| !text.contains(char::REPLACEMENT_CHARACTER) && text != "\0");
        let by_letter =
            || usize::try_from(code).ok().and_then(|code| self.letters.get(code)).cloned().flatten();
        mapped.or_else(by_letter)
    }

    /// The width of a code, in parts of the size of the font.
    pub(super) fn width(&self, code: u32) -> f64 {
        let found = self.widths.range(..=code).next_back().and_then(|(from, widths)| match widths {
            Widths::Same(to, width) => (code <= *to).then_some(*width),
            Widths::Each(widths) => usize::try_from(code - from).ok().and_then(|at| widths.get(at)).copied(),
        });
        let width = found.or(self.default).unwrap_or_else(|| {
            let letter = self.text(code).and_then(|text| text.chars().next()).unwrap_or('n');
            if self.fixed { 600.0 } else { names::width(letter) }
        });
        (width * self.unit / 1000.0).clamp(-10.0, 10.0)
    }

    /// The codes of a text.
    pub(super) fn codes<'t>(&self, text: &'t [u8]) -> impl Iterator<Item = u32> + use<'t> {
        text.chunks(self.bytes).map(cmap::number)
    }
}

/// The letters of a font of one byte: by its encoding, the differences from it, and its name.
fn letters(
    file: &File<'_>,
    dict: &Dict,
    name: &str,
    kind: &str,
    descriptor: Option<&Dict>,
) -> Vec<Option<String>> {
    let encoding = file.get(dict, "Encoding");
    let base =
        encoding.name().or_else(|| encoding.dict().and_then(|dict| file.get(dict, "BaseEncoding").name()));
    let flags = descriptor.and_then(|descriptor| file.get(descriptor, "Flags").count()).unwrap_or(0);
    let symbolic = flags & 4 != 0 && flags & 32 == 0;
    let symbols = if name.starts_with("wingdings") {
        Some(if name.contains('2') { "wingdings 2" } else { "wingdings" })
    } else if name.starts_with("symbol") {
        Some("symbol")
    } else {
        None
    };
    let base = match base {
        Some("MacRomanEncoding") => Encoding::Mac,
        Some("WinAnsiEncoding") => Encoding::Windows,
        Some("StandardEncoding") => Encoding::Standard,
        _ if kind == "TrueType" || symbolic => Encoding::Windows,
        _ => Encoding::Standard,
    };
    let letter = |code: u8| match symbols {
        Some(font) => chars::symbol(font, 0xf000 + u32::from(code)).map(String::from),
        None => Some(names::letter(base, code))
            .filter(|letter| *letter != char::REPLACEMENT_CHARACTER)
            .map(String::from),
    };
    let mut out: Vec<Option<String>> = (0..=255).map(letter).collect();
    let differences = encoding.dict().and_then(|dict| file.get(dict, "Differences").list()).unwrap_or(&[]);
    let mut code = 0_usize;
    for difference in differences.iter().take(1024) {
        match file.resolve(difference) {
            Object::Number(number) => code = Object::Number(*number).count().unwrap_or(0),
            Object::Name(glyph) => {
                if let Some(slot) = out.get_mut(code) {
                    *slot = names::glyph(glyph).or_else(|| slot.take().filter(|_| kind == "Type3"));
                }
                code += 1;
            }
            _ => {}
        }
    }
    out
}
