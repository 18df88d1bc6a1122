//! Values of a PDF (ISO 32000-1, §7.2 and §7.3), in its objects and in its instructions alike.

use std::collections::BTreeMap;

use crate::paper::limits;

/// A value.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Object {
    /// Nothing, a truth or a value that could not be read.
    Null,
    Number(f64),
    Name(String),
    Text(Vec<u8>),
    List(Vec<Object>),
    Dict(Dict),
    /// A pointer to an object of this number.
    Pointer(u32),
    /// A dictionary with packed bytes, which begin here in the file and are so many.
    Stream(Dict, usize, usize),
    /// An instruction, or a keyword of the file.
    Word(String),
}

/// A dictionary.
pub(super) type Dict = BTreeMap<String, Object>;

impl Object {
    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(number) = self { Some(*number) } else { None }
    }

    /// A number that counts something.
    pub(super) fn count(&self) -> Option<usize> {
        let number = self.number()?;
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
        (0.0..=4e9).contains(&number).then_some(number as usize)
    }

    pub(super) fn name(&self) -> Option<&str> {
        if let Self::Name(name) = self { Some(name) } else { None }
    }

    pub(super) fn list(&self) -> Option<&[Object]> {
        if let Self::List(list) = self { Some(list) } else { None }
    }

    pub(super) fn dict(&self) -> Option<&Dict> {
        match self {
            Self::Dict(dict) | Self::Stream(dict, ..) => Some(dict),
            _ => None,
        }
    }
}

/// Reads values, one after the other.
pub(super) struct Lexer<'b> {
    bytes: &'b [u8],
    pub(super) at: usize,
    /// How many values may still be read.
    pub(super) left: usize,
}

impl<'b> Lexer<'b> {
    pub(super) fn new(bytes: &'b [u8], at: usize, left: usize) -> Self {
        Self { bytes, at, left }
    }

    fn peek(&self) -> Option<u8> {
        self.bytes.get(self.at).copied()
    }

    pub(super) fn skip_space(&mut self) {
        while let Some(byte) = self.peek() {
            if byte == b'%' {
                while self.peek().is_some_and(|byte| byte != b'\n' && byte != b'\r') {
                    self.at += 1;
                }
            } else if is_space(byte) {
                self.at += 1;
            } else {
                return;
            }
        }
    }

    /// The next value; nothing at the end, or when too many were read.
    pub(super) fn next(&mut self) -> Option<Object> {
        self.value(0)
    }

    fn value(&mut self, depth: usize) -> Option<Object> {
        self.left = self.left.checked_sub(1)?;
        self.skip_space();
        let deep = depth >= limits::PDF_DEPTH;
        match self.peek()? {
            b'/' => {
                self.at += 1;
                Some(Object::Name(self.name()))
            }
            b'(' => Some(Object::Text(self.text())),
            b'<' if self.bytes.get(self.at + 1) == Some(&b'<') && !deep => {
                self.at += 2;
                Some(Object::Dict(self.dict(depth)?))
            }
            b'<' => Some(Object::Text(self.hex())),
            b'[' if !deep => {
                self.at += 1;
                let mut list = Vec::new();
                loop {
                    self.skip_space();
                    match self.peek() {
                        None => return Some(Object::List(list)),
                        Some(b']') => {
                            self.at += 1;
                            return Some(Object::List(list));
                        }
                        _ => {}
                    }
                    match self.value(depth + 1)? {
                        // A keyword in a list means that its end is missing.
                        Object::Word(word) if word == "endobj" || word == "stream" => {
                            return Some(Object::List(list));
                        }
                        Object::Word(_) => list.push(Object::Null),
                        value => list.push(value),
                    }
                }
            }
            b'+' | b'-' | b'.' | b'0'..=b'9' => Some(self.number_or_pointer()),
            byte if is_delimiter(byte) => {
                self.at += 1;
                Some(Object::Null)
            }
            _ => {
                let word = self.regular();
                Some(match word.as_str() {
                    "true" | "false" | "null" => Object::Null,
                    _ => Object::Word(word),
                })
            }
        }
    }

    fn dict(&mut self, depth: usize) -> Option<Dict> {
        let mut dict = Dict::new();
        loop {
            self.skip_space();
            match self.peek() {
                None => return Some(dict),
                Some(b'>') => {
                    self.at += if self.bytes.get(self.at + 1) == Some(&b'>') { 2 } else { 1 };
                    return Some(dict);
                }
                Some(b'/') => {
                    self.at += 1;
                    let key = self.name();
                    self.skip_space();
                    if self.peek() == Some(b'>') {
                        continue;
                    }
                    match self.value(depth + 1)? {
                        Object::Word(word) if word == "endobj" || word == "stream" => return Some(dict),
                        value => {
                            dict.insert(key, value);
                        }
                    }
                }
                _ => {
                    if let Object::Word(word) = self.value(depth + 1)?
                        && (word == "endobj" || word == "stream")
                    {
                        return Some(dict);
                    }
                }
            }
        }
    }

    fn regular(&mut self) -> String {
        let start = self.at;
        while self.peek().is_some_and(|byte| !is_space(byte) && !is_delimiter(byte)) && self.at - start < 128
        {
            self.at += 1;
        }
        self.bytes
            .get(start..self.at)
            .map(|word| String::from_utf8_lossy(word).into_owned())
            .unwrap_or_default()
    }

    fn name(&mut self) -> String {
        let raw = self.regular();
        if !raw.contains('#') {
            return raw;
        }
        let mut out = Vec::new();
        let mut rest = raw.as_bytes();
        while let Some((&first, behind)) = rest.split_first() {
            let code = if first == b'#' {
                behind
                    .get(..2)
                    .and_then(|hex| std::str::from_utf8(hex).ok())
                    .and_then(|hex| u8::from_str_radix(hex, 16).ok())
            } else {
                None
            };
            out.push(code.unwrap_or(first));
            rest = if code.is_some() { behind.get(2..).unwrap_or(&[]) } else { behind };
        }
        String::from_utf8_lossy(&out).into_owned()
    }

    fn number_or_pointer(&mut self) -> Object {
        let number = self.number();
        let Some(id) = Object::Number(number).count().filter(|_| number.fract() == 0.0) else {
            return Object::Number(number);
        };
        // "12 0 R" points, "12 0" are two numbers.
        let back = self.at;
        self.skip_space();
        let digits = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_digit()) && self.at - digits < 6 {
            self.at += 1;
        }
        if self.at > digits {
            self.skip_space();
            let ends = self.bytes.get(self.at + 1).is_none_or(|&byte| is_space(byte) || is_delimiter(byte));
            if self.peek() == Some(b'R') && ends {
                self.at += 1;
                return u32::try_from(id).map_or(Object::Null, Object::Pointer);
            }
        }
        self.at = back;
        Object::Number(number)
    }

    fn number(&mut self) -> f64 {
        let start = self.at;
        while self.peek().is_some_and(|byte| matches!(byte, b'+' | b'-' | b'.' | b'0'..=b'9'))
            && self.at - start < 40
        {
            self.at += 1;
        }
        let text =
            self.bytes.get(start..self.at).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or("");
        // Some programs write "--5" and "5-3"; viewers read what makes sense.
        let clean = text.trim_start_matches('+');
        let number: f64 = clean.parse().unwrap_or_else(|_| {
            clean.trim_start_matches('-').split('-').next().and_then(|part| part.parse().ok()).unwrap_or(0.0)
        });
        if number.is_finite() { number.clamp(-1e9, 1e9) } else { 0.0 }
    }

    fn text(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut open = 1;
        let mut out = Vec::new();
        while let Some(byte) = self.peek() {
            self.at += 1;
            match byte {
                b'(' => open += 1,
                b')' => {
                    open -= 1;
                    if open == 0 {
                        break;
                    }
                }
                b'\\' => {
                    self.escape(&mut out);
                    continue;
                }
                _ => {}
            }
            out.push(byte);
        }
        out
    }

    fn escape(&mut self, out: &mut Vec<u8>) {
        let Some(byte) = self.peek() else { return };
        self.at += 1;
        match byte {
            b'n' => out.push(b'\n'),
            b'r' => out.push(b'\r'),
            b't' => out.push(b'\t'),
            b'b' | b'f' => {}
            b'\r' => {
                if self.peek() == Some(b'\n') {
                    self.at += 1;
                }
            }
            b'\n' => {}
            b'0'..=b'7' => {
                let mut code = u32::from(byte - b'0');
                for _ in 0..2 {
                    match self.peek() {
                        Some(digit @ b'0'..=b'7') => {
                            code = code * 8 + u32::from(digit - b'0');
                            self.at += 1;
                        }
                        _ => break,
                    }
                }
                out.push(u8::try_from(code & 0xff).unwrap_or(0));
            }
            _ => out.push(byte),
        }
    }

    fn hex(&mut self) -> Vec<u8> {
        self.at += 1;
        let mut out = Vec::new();
        let mut half = None;
        while let Some(byte) = self.peek() {
            self.at += 1;
            if byte == b'>' {
                break;
            }
            let Some(digit) = char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok()) else {
                continue;
            };
            half = match half {
                None => Some(digit),
                Some(high) => {
                    out.push(high * 16 + digit);
                    None
                }
            };
        }
        out.extend(half.map(|high| high * 16));
        out
    }
}

pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, 0 | b'\t' | b'\n' | 0x0c | b'\r' | b' ')
}

fn is_delimiter(byte: u8) -> bool {
    matches!(byte, b'(' | b')' | b'<' | b'>' | b'[' | b']' | b'{' | b'}' | b'/' | b'%')
}
