//! Characters: bytes to text, white space, blanks to fill in.

/// What a blank to fill in becomes, however long it is on paper.
pub(super) const BLANK: &str = "____";

/// The text of bytes: by their byte order mark, as UTF-8, or else as Windows wrote it before.
pub(super) fn decode(bytes: &[u8]) -> String {
    if let Some(rest) = bytes.strip_prefix(&[0xff, 0xfe]) {
        return utf16(rest, u16::from_le_bytes);
    }
    if let Some(rest) = bytes.strip_prefix(&[0xfe, 0xff]) {
        return utf16(rest, u16::from_be_bytes);
    }
    let bytes = bytes.strip_prefix(&[0xef, 0xbb, 0xbf]).unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(error) => {
            // A file in UTF-8 that is cut or has a few bad bytes is still UTF-8; one in an old code page is bad at its
            // first letter with an accent.
            let lossy = String::from_utf8_lossy(bytes);
            let bad = lossy.matches(char::REPLACEMENT_CHARACTER).count();
            let good = lossy.chars().filter(|character| !character.is_ascii()).count().saturating_sub(bad);
            let cut_at_end = error.error_len().is_none();
            if cut_at_end || good > bad {
                lossy.into_owned()
            } else {
                bytes.iter().map(|&byte| windows(byte)).collect()
            }
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes
        .chunks_exact(2)
        .map(|pair| unit([pair.first().copied().unwrap_or(0), pair.last().copied().unwrap_or(0)]));
    char::decode_utf16(units).map(|character| character.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// The character of a byte in code page 1252.
pub(super) fn windows(byte: u8) -> char {
    const HIGH: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => HIGH.chars().nth(usize::from(byte - 0x80)).unwrap_or(char::REPLACEMENT_CHARACTER),
        _ => char::from(byte),
    }
}

/// Text as it is kept: runs of white space are one space, runs of underscores a blank, characters that cannot be seen
/// are gone, ligatures are letters.
pub(super) fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut space = false;
    let mut underscores = 0_usize;
    for character in text.chars() {
        if underscores > 0 && character != '_' {
            end_underscores(&mut out, underscores);
            underscores = 0;
        }
        if character.is_whitespace() || character == '\u{feff}' {
            space = true;
            continue;
        }
        if is_unseen(character) {
            continue;
        }
        if space && !out.is_empty() {
            out.push(' ');
        }
        space = false;
        match character {
            '_' => underscores += 1,
            'ﬀ' => out.push_str("ff"),
            'ﬁ' => out.push_str("fi"),
            'ﬂ' => out.push_str("fl"),
            'ﬃ' => out.push_str("ffi"),
            'ﬄ' => out.push_str("ffl"),
            // A hyphen that does not break is a hyphen.
            '\u{2011}' => out.push('-'),
            _ => out.push(character),
        }
    }
    end_underscores(&mut out, underscores);
    join_blanks(out)
}

fn end_underscores(out: &mut String, count: usize) {
    if count >= 3 {
        out.push_str(BLANK);
    } else {
        out.extend(std::iter::repeat_n('_', count));
    }
}

/// Several blanks in a row are one.
fn join_blanks(mut text: String) -> String {
    while text.contains("____ ____") {
        text = text.replace("____ ____", BLANK);
    }
    text
}

/// Control characters, marks of direction and joining, and the hyphen that shows only where a line is broken.
fn is_unseen(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
}

/// The character that a font of symbols shows for a code.
pub(super) fn symbol(font: &str, code: u32) -> Option<char> {
    let low = code & 0xff;
    if !(0xf000..=0xf0ff).contains(&code) && code > 0xff {
        return char::from_u32(code);
    }
    let font = font.to_lowercase();
    Some(match (font.as_str(), low) {
        ("wingdings", 0x6f | 0x71 | 0x72 | 0xa8) => '☐',
        ("wingdings", 0x78 | 0xfd) => '☒',
        ("wingdings", 0xfe) => '☑',
        ("wingdings", 0xfc) => '✓',
        ("wingdings", 0xe0 | 0xe8 | 0xf0) => '→',
        ("wingdings", 0x6c | 0x6e | 0x76 | 0x77 | 0x9e | 0x9f | 0xa7 | 0xd8) => '•',
        ("wingdings 2", 0x2a | 0x30 | 0xa3) => '☐',
        ("wingdings 2", 0x51 | 0x53 | 0x54) => '☒',
        ("wingdings 2", 0x50 | 0x52) => '☑',
        ("symbol", 0xb7) => '•',
        ("symbol", 0xa3) => '≤',
        ("symbol", 0xb3) => '≥',
        ("symbol", 0xb1) => '±',
        ("symbol", 0xb4) => '×',
        ("symbol", 0xbe | 0x2d) => '–',
        ("symbol", 0xd2 | 0xe2) => '®',
        ("symbol", 0xd3 | 0xe3) => '©',
        ("symbol", 0xd4 | 0xe4) => '™',
        ("symbol", 0xae) => '→',
        ("symbol", 0x7f..) => return None,
        ("wingdings" | "wingdings 2" | "wingdings 3" | "webdings", _) => return None,
        _ => char::from_u32(low).filter(|character| !character.is_control())?,
    })
}

/// Whether there is nothing to read.
pub(super) fn is_blank(text: &str) -> bool {
    text.chars().all(|character| character.is_whitespace() || is_unseen(character) || character == '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_read_by_their_mark_or_their_look() {
        assert_eq!(decode(b"\xef\xbb\xbfa"), "a");
        assert_eq!(decode(b"\xff\xfea\0\xac\x20"), "a€");
        assert_eq!(decode("§ 37P".as_bytes()), "§ 37P");
        assert_eq!(decode(b"\xa7 37P \x93quoted\x94"), "§ 37P “quoted”");
    }

    #[test]
    fn white_space_and_blanks_are_made_alike() {
        assert_eq!(tidy("  a\t b\u{a0}\nc "), "a b c");
        assert_eq!(tidy("by ______________, and a_b"), "by ____, and a_b");
        assert_eq!(tidy("____ _____ x"), "____ x");
        assert_eq!(tidy("of\u{ad}ﬁcer"), "officer");
    }
}
