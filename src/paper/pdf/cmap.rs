//! Tables of a font from its codes to text (ToUnicode) or to glyphs. Ranges stay ranges: a file of a hundred bytes can name
//! four thousand million codes.

use std::collections::BTreeMap;

use super::object::{Lexer, Object};

/// How many values of a table are read.
const VALUES: usize = 500_000;
/// How long the text of one code is at most, in bytes.
const LONGEST: usize = 64;

/// A table of codes.
#[derive(Debug, Default)]
pub(super) struct CMap {
    /// First codes of ranges: the last code, and the text of the first.
    ranges: BTreeMap<u32, (u32, Vec<u8>)>,
    /// How many bytes a code has, where all have as many.
    pub(super) bytes: Option<usize>,
}

impl CMap {
    /// Reads a table.
    pub(super) fn read(data: &[u8]) -> Self {
        let mut out = Self::default();
        let mut lexer = Lexer::new(data, 0, VALUES);
        let mut operands: Vec<Object> = Vec::new();
        while let Some(object) = lexer.next() {
            let Object::Word(word) = object else {
                operands.push(object);
                continue;
            };
            match word.as_str() {
                "endcodespacerange" => {
                    let lengths: Vec<usize> = operands
                        .iter()
                        .filter_map(
                            |object| if let Object::Text(code) = object { Some(code.len()) } else { None },
                        )
                        .collect();
                    if let Some(first) = lengths.first()
                        && lengths.iter().all(|length| length == first)
                    {
                        out.bytes = Some((*first).clamp(1, 4));
                    }
                }
                "endbfchar" => {
                    for pair in operands.chunks_exact(2) {
                        if let [Object::Text(code), Object::Text(text)] = pair {
                            out.add(number(code), number(code), text);
                        }
                    }
                }
                "endbfrange" => {
                    for range in operands.chunks_exact(3) {
                        match range {
                            [Object::Text(from), Object::Text(to), Object::Text(text)] => {
                                out.add(number(from), number(to), text)
                            }
                            [Object::Text(from), Object::Text(_), Object::List(texts)] => {
                                for (code, text) in (number(from)..).zip(texts) {
                                    if let Object::Text(text) = text {
                                        out.add(code, code, text);
                                    }
                                }
                            }
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
            operands.clear();
        }
        out
    }

    fn add(&mut self, from: u32, to: u32, text: &[u8]) {
        if to >= from {
            self.ranges.insert(from, (to, text.get(..text.len().min(LONGEST)).unwrap_or(text).to_vec()));
        }
    }

    /// The text of a code.
    pub(super) fn text(&self, code: u32) -> Option<String> {
        let (from, (to, text)) = self.ranges.range(..=code).next_back()?;
        if code > *to {
            return None;
        }
        let mut units: Vec<u16> = text
            .chunks(2)
            .map(|pair| {
                if let [high, low] = pair {
                    u16::from_be_bytes([*high, *low])
                } else {
                    u16::from(pair.first().copied().unwrap_or(0))
                }
            })
            .collect();
        // In a range the last unit counts on.
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add(u16::try_from((code - from) & 0xffff).unwrap_or(0));
        }
        let text: String =
            char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
        Some(text).filter(|text| !text.is_empty())
    }

    /// Whether there is anything in it.
    pub(super) fn is_empty(&self) -> bool {
        self.ranges.is_empty()
    }
}

/// The number that bytes are.
pub(super) fn number(bytes: &[u8]) -> u32 {
    bytes.iter().take(4).fold(0, |number, byte| (number << 8) | u32::from(*byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_not_spread_out() {
        let map = CMap::read(b"1 begincodespacerange <0000> <ffff> endcodespacerange 2 beginbfrange <00000000> <ffffffff> <0041> <0005> <0006> [<0058> <0059>] endbfrange");
        assert_eq!(map.bytes, Some(2));
        assert_eq!(map.text(3).as_deref(), Some("D"));
        assert_eq!(map.text(6).as_deref(), Some("Y"));
    }
}
