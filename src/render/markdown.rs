//! What stands in a document, put into Markdown so that it stays text.

use super::mask;

/// Text that stays in its cell and is no markup.
pub fn cell(text: &str) -> String {
    let mut cell = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '|' | '*' | '_' | '[' | ']' | '<' | '>' | '\\' | '#' => {
                cell.push('\\');
                cell.push(character);
            }
            '\n' | '\r' => cell.push(' '),
            other => cell.push(other),
        }
    }
    cell
}

/// Words as Markdown shows them on GitHub and GitLab, with what stands between backticks as code. Nothing in them is markup, a
/// link, a mention of somebody or of an issue.
pub fn prose(text: &str) -> String {
    let text = mask::line(text);
    let parts: Vec<&str> = text.split('`').collect();
    let mut prose = String::with_capacity(text.len());
    for (number, part) in parts.iter().enumerate() {
        // A backtick without a partner is only a character.
        let paired = number % 2 == 1 && number + 1 < parts.len();
        match (paired, number) {
            (true, _) if part.trim().is_empty() => prose.push_str(part),
            (true, _) => prose.push_str(&code(part)),
            (false, number) if number % 2 == 1 => {
                prose.push_str("\\`");
                prose.push_str(&plain(part));
            }
            (false, _) => prose.push_str(&plain(part)),
        }
    }
    prose
}

/// A name as code, which stays in the cell of a table.
pub fn code(text: &str) -> String {
    let text = mask::line(text);
    let longest = text.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    // Blanks at both ends are taken away again; they keep a backtick at an end from joining the fence.
    let (open, close) = if text.starts_with('`') || text.ends_with('`') { (" ", " ") } else { ("", "") };
    format!("{fence}{open}{}{close}{fence}", text.replace('|', "\\|"))
}

/// Words that are no markup.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for (at, character) in text.char_indices() {
        match character {
            '|' | '*' | '_' | '[' | ']' | '<' | '>' | '\\' | '`' | '~' | '!' => {
                plain.push('\\');
                plain.push(character);
            }
            '&' => plain.push_str("&amp;"),
            // What would be a mention, an issue or an address is broken by a comment that nobody sees.
            '@' | '#' => {
                plain.push(character);
                plain.push_str("<!-- -->");
            }
            ':' if text.get(at..).is_some_and(|rest| rest.starts_with("://")) => plain.push_str("<!-- -->:"),
            '.' if text.get(..at).is_some_and(|before| before.to_ascii_lowercase().ends_with("www")) => {
                plain.push_str("<!-- -->.");
            }
            other => plain.push(other),
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_no_markup_and_names_are_code() {
        assert_eq!(prose("`VIII.1` falls *short*"), "`VIII.1` falls \\*short\\*");
        assert_eq!(prose("a ` b | <b>&amp;</b>"), "a \\` b \\| \\<b\\>&amp;amp;\\</b\\>");
        assert_eq!(prose("`a|b`\n# c"), "`a\\|b` #<!-- --> c");
        assert_eq!(
            prose("@chief #1 https://a.b www.c"),
            "@<!-- -->chief #<!-- -->1 https<!-- -->://a.b www<!-- -->.c"
        );
        assert_eq!(prose("``"), "");
        assert_eq!(code("a``b`"), "``` a``b` ```");
    }
}
