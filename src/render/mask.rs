//! Keeps what stands in a document from steering the terminal it is shown on: escape codes, other control
//! characters, and characters that turn the direction of writing or hide.

/// Whether a character could move the cursor, change the direction of writing or hide other text. Line
/// ends and tabs count as ordinary.
pub fn steers(character: char) -> bool {
    match character {
        '\n' | '\r' | '\t' => false,
        '\u{61c}'                          // Arabic letter mark
        | '\u{200b}'                       // zero width space
        | '\u{200e}'..='\u{200f}'          // direction marks
        | '\u{2028}'..='\u{202e}'          // line separators, embeddings and overrides
        | '\u{2060}'..='\u{206f}'          // invisible operators, isolates
        | '\u{fff9}'..='\u{fffb}'          // interlinear marks
        | '\u{fffe}'..='\u{ffff}'          // no characters, and not allowed in XML
        | '\u{e0000}'..='\u{e007f}' => true, // tags
        _ => character.is_control(),
    }
}

/// The text with stand-ins for such characters, each of the same length in bytes, so that every offset
/// still holds. A lone carriage return becomes the line end that it counts as.
pub fn text(text: &str) -> String {
    let mut masked = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        if character == '\r' && characters.peek() != Some(&'\n') {
            masked.push('\n');
        } else if steers(character) {
            masked.push_str(stand_in(character.len_utf8()));
        } else {
            masked.push(character);
        }
    }
    disarm(masked)
}

/// A message, label or path on one line: stand-ins as above, line ends and tabs as blanks.
pub fn line(message: &str) -> String {
    let shown = |character| match character {
        '\n' | '\r' | '\t' => ' ',
        other if steers(other) => char::REPLACEMENT_CHARACTER,
        other => other,
    };
    disarm(message.chars().map(shown).collect())
}

/// The same text, as long, without what a build server would take for a command: `::name ...::` where a line begins, which
/// any word may do when text is broken into lines, and `##[name]`, `##vso[name]` or the like anywhere.
fn disarm(mut text: String) -> String {
    let harmful: Vec<usize> = text
        .match_indices("::")
        .filter(|&(at, _)| {
            text.get(..at).is_some_and(|before| !before.ends_with(|last: char| !last.is_whitespace()))
        })
        .chain(text.match_indices("##").filter(|&(at, _)| {
            let after = text.get(at + 2..).unwrap_or_default();
            after
                .trim_start_matches('#')
                .trim_start_matches(|letter: char| letter.is_ascii_alphabetic())
                .starts_with('[')
        }))
        .map(|(at, _)| at + 1)
        .collect();
    for at in harmful {
        text.replace_range(at..=at, "?");
    }
    text
}

/// Something harmless of one to four bytes.
fn stand_in(bytes: usize) -> &'static str {
    match bytes {
        1 => "?",
        2 => "¿",
        3 => "\u{fffd}",
        _ => "\u{fffd}?",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stand_ins_keep_every_offset() {
        for code in 0..=u32::from(char::MAX) {
            let Some(character) = char::from_u32(code) else { continue };
            let original = format!("a{character}z");
            let masked = text(&original);
            assert_eq!(masked.len(), original.len(), "U+{code:04X}");
            assert!(!masked.chars().any(steers), "U+{code:04X}");
        }
    }

    #[test]
    fn nothing_is_a_command_to_a_build_server() {
        assert_eq!(line("::error::a"), ":?error::a");
        assert_eq!(line("a \r\n  ::error file=b::c"), "a     :?error file=b::c");
        assert_eq!(
            line("a##[error]b ##vso[task.x]c ####[d] ##teamcity[e]"),
            "a#?[error]b #?vso[task.x]c #?#?[d] #?teamcity[e]"
        );
        assert_eq!(text("a\n::warning::b"), "a\n:?warning::b");
        assert_eq!(line("std::fs, a##b, ## c"), "std::fs, a##b, ## c");
    }

    #[test]
    fn ordinary_text_stays_as_it_is() {
        let ordinary = "tab\there, 甲方 👮\u{200d}♀️ é\r\nnext\n\u{feff}";
        assert_eq!(text(ordinary), ordinary);
        assert_eq!(text("a\rb\r\r\nc"), "a\nb\n\r\nc");
        assert_eq!(line("a\u{1b}[2J\nb"), "a\u{fffd}[2J b");
    }
}
