//! Tags and text of a web page, tolerantly: whatever is no tag is text, and nothing is an error.

use quick_xml::escape::resolve_html5_entity;

/// A piece of a web page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Token<'h> {
    /// Text between tags, with its entities as they stand.
    Text(&'h str),
    /// A tag that opens: its name and what stands behind it.
    Start(&'h str, &'h str),
    /// A tag that closes.
    End(&'h str),
}

/// Cuts a page into tokens.
pub(super) struct Tokens<'h> {
    rest: &'h str,
    /// The element whose content is no markup, up to its end.
    raw: Option<&'h str>,
}

impl<'h> Tokens<'h> {
    /// The tokens of a page.
    pub(super) fn new(text: &'h str) -> Self {
        Self { rest: text, raw: None }
    }

    fn take(&mut self, len: usize) -> &'h str {
        let (piece, rest) = self.rest.split_at_checked(len).unwrap_or((self.rest, ""));
        self.rest = rest;
        piece
    }
}

impl<'h> Iterator for Tokens<'h> {
    type Item = Token<'h>;

    fn next(&mut self) -> Option<Token<'h>> {
        if let Some(name) = self.raw.take() {
            let end = find_end(self.rest, name).unwrap_or(self.rest.len());
            let text = self.take(end);
            return Some(Token::Text(text));
        }
        loop {
            let behind = match self.rest.chars().next()? {
                '<' => self.rest.get(1..).unwrap_or(""),
                _ => {
                    let end = self.rest.find('<').unwrap_or(self.rest.len());
                    return Some(Token::Text(self.take(end)));
                }
            };
            if let Some(comment) = behind.strip_prefix("!--") {
                let end = comment.find("-->").map_or(self.rest.len(), |end| end + 7);
                self.take(end);
            } else if behind.starts_with(['!', '?']) {
                let end = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
                self.take(end);
            } else if let Some(closing) = behind
                .strip_prefix('/')
                .filter(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))
            {
                let name = closing.get(..name_len(closing)).unwrap_or("");
                let end = self.rest.find('>').map_or(self.rest.len(), |end| end + 1);
                self.take(end);
                return Some(Token::End(name));
            } else if behind.starts_with(|first: char| first.is_ascii_alphabetic()) {
                let name = behind.get(..name_len(behind)).unwrap_or("");
                let end = tag_end(self.rest);
                let tag = self.take(end);
                let attributes = tag.get(1 + name.len()..).unwrap_or("").trim_end_matches('>');
                if ["script", "style", "textarea", "noscript", "title"]
                    .iter()
                    .any(|raw| name.eq_ignore_ascii_case(raw))
                    && !attributes.ends_with('/')
                {
                    self.raw = Some(name);
                }
                return Some(Token::Start(name, attributes));
            } else {
                let end =
                    self.rest.get(1..).and_then(|rest| rest.find('<')).map_or(self.rest.len(), |end| end + 1);
                return Some(Token::Text(self.take(end)));
            }
        }
    }
}

fn name_len(text: &str) -> usize {
    text.find(|character: char| !(character.is_ascii_alphanumeric() || character == '-' || character == ':'))
        .unwrap_or(text.len())
}

/// Where a tag ends; a `>` in quotation marks does not end it, unless the quotation never ends.
fn tag_end(text: &str) -> usize {
    let mut quote = None;
    for (at, byte) in text.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return at + 1,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        // A tag of more than this has lost its end.
        if at > 65_536 {
            break;
        }
    }
    text.find('>').map_or(text.len(), |end| end + 1)
}

/// Where the tag that closes an element begins, whatever the case of its letters.
fn find_end(text: &str, name: &str) -> Option<usize> {
    let mut from = 0;
    while let Some(at) = text.get(from..)?.find("</") {
        let start = from + at;
        let found = text.get(start + 2..start + 2 + name.len());
        if found.is_some_and(|found| found.eq_ignore_ascii_case(name)) {
            return Some(start);
        }
        from = start + 2;
    }
    None
}

/// The value of an attribute.
pub(super) fn attribute(attributes: &str, wanted: &str) -> Option<String> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let end = rest.find(|c: char| c.is_whitespace() || c == '=' || c == '/').unwrap_or(rest.len()).max(1);
        let (name, behind) = rest.split_at_checked(end)?;
        let trimmed = behind.trim_start();
        let mut value = "";
        rest = behind;
        if let Some(given) = trimmed.strip_prefix('=') {
            let given = given.trim_start();
            let quote = given.chars().next().filter(|first| matches!(first, '"' | '\''));
            let inner = given.get(usize::from(quote.is_some())..)?;
            let end = match quote {
                Some(quote) => inner.find(quote).unwrap_or(inner.len()),
                None => inner.find(char::is_whitespace).unwrap_or(inner.len()),
            };
            value = inner.get(..end)?;
            rest = inner.get(end + usize::from(quote.is_some())..).unwrap_or("");
        }
        if name.eq_ignore_ascii_case(wanted) {
            return Some(entities(value));
        }
    }
}

/// The text with its entities resolved; what is none stays as it is.
pub(super) fn entities(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(rest.get(..at).unwrap_or(""));
        rest = rest.get(at..).unwrap_or("");
        let name = rest.get(1..).unwrap_or("");
        let end = name.find(|c: char| !(c.is_ascii_alphanumeric() || c == '#')).unwrap_or(name.len());
        let (name, closed) =
            (name.get(..end).unwrap_or(""), name.get(end..).is_some_and(|behind| behind.starts_with(';')));
        let number = name.strip_prefix('#').and_then(|digits| match digits.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => digits.parse().ok(),
        });
        let character = number.and_then(|number| match number {
            // Old pages mean the letters of Windows with these numbers.
            0x80..=0x9f => u8::try_from(number).ok().map(super::super::chars::windows),
            _ => char::from_u32(number),
        });
        let length = 1 + name.len() + usize::from(closed);
        if let Some(character) = character {
            out.push(character);
        } else if let Some(resolved) = Some(name).filter(|_| closed).and_then(resolve_html5_entity) {
            out.push_str(resolved);
        } else {
            out.push_str(rest.get(..length).unwrap_or(rest));
        }
        rest = rest.get(length..).unwrap_or("");
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_text() {
        let tokens: Vec<Token<'_>> =
            Tokens::new("a <b>c</b> 3 < 4 <!-- <p> --><br/><script>if (a<b) {}</SCRIPT>").collect();
        use Token::{End, Start, Text};
        assert_eq!(
            tokens,
            [
                Text("a "),
                Start("b", ""),
                Text("c"),
                End("b"),
                Text(" 3 "),
                Text("< 4 "),
                Start("br", "/"),
                Start("script", ""),
                Text("if (a<b) {}"),
                End("SCRIPT")
            ]
        );
    }

    #[test]
    fn attributes_and_entities_are_read() {
        assert_eq!(attribute(" type=a START='3' x", "start").as_deref(), Some("3"));
        assert_eq!(attribute(" type=a START='3' hidden", "hidden").as_deref(), Some(""));
        assert_eq!(
            entities("A &amp; B &sect;&nbsp;37 &#8220;x&#x201D; &#147; AT&T &unknown; &"),
            "A & B §\u{a0}37 “x” “ AT&T &unknown; &"
        );
    }
}
