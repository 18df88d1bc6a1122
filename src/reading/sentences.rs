//! Paragraphs to sentences, as legal text has them.
//!
//! A full stop ends a sentence where a capital letter, a quotation mark or a bracket follows, and what stands before it is
//! no abbreviation, initial, number of a section, or part of a citation.

/// Abbreviations that a full stop belongs to.
const ABBREVIATIONS: &[&str] = &[
    "mr", "mrs", "ms", "dr", "st", "no", "nos", "sec", "secs", "art", "par", "para", "ch", "cl", "div", "ex",
    "fig", "vs", "v", "etc", "e.g", "i.e", "cf", "et", "al", "seq", "inc", "co", "corp", "ltd", "dept",
    "gen", "stat", "conn", "mass", "md", "ill", "ann", "rev", "reg", "regs", "u.s", "u.s.c", "c.f.r", "g.l",
    "c.g.s", "n.c", "c.m.r", "p", "pp", "tit", "subd", "subsec", "jan", "feb", "mar", "apr", "jun", "jul",
    "aug", "sept", "sep", "oct", "nov", "dec", "approx", "hon", "sgt", "lt", "capt", "supt", "asst", "jr",
    "sr", "c", "s", "ss", "a.m", "p.m", "ph.d", "ed", "u.s.c.a", "gen.stat",
];

/// The sentences of a paragraph, as byte ranges without the space around them.
pub fn split(paragraph: &str) -> Vec<std::ops::Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    // A note that stands in brackets as a whole has its own sentences.
    let mut depth = if paragraph.trim_start().starts_with('[') { -1i32 } else { 0 };
    let characters = paragraph.char_indices();
    for (at, character) in characters {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = (depth - 1).max(0),
            // Each `WHEREAS` opens a recital, though only a semicolon parts it from the one before.
            'W' if depth == 0
                && at > start
                && paragraph.get(at..).is_some_and(|text| text.starts_with("WHEREAS"))
                && paragraph.get(start..at).is_some_and(|text| {
                    let text = text.trim_end();
                    text.ends_with(';') || text.ends_with("; and") || text.ends_with("; AND")
                }) =>
            {
                push(paragraph, start, at, &mut found);
                start = at;
            }
            '.' | '?' | '!' => {
                let mut end = at + character.len_utf8();
                // Quotation marks and brackets that close behind the stop belong to the sentence.
                let mut inside = depth;
                for next in paragraph.get(end..).unwrap_or_default().chars() {
                    if matches!(next, '"' | '”' | '’' | '\'') {
                        end += next.len_utf8();
                    } else if matches!(next, ')' | ']') && inside > 0 {
                        inside -= 1;
                        end += next.len_utf8();
                    } else {
                        break;
                    }
                }
                if inside <= 0 && ends(paragraph, at, end) {
                    push(paragraph, start, end, &mut found);
                    start = end;
                    depth = 0;
                }
            }
            _ => {}
        }
    }
    push(paragraph, start, paragraph.len(), &mut found);
    found
}

fn push(paragraph: &str, start: usize, end: usize, found: &mut Vec<std::ops::Range<usize>>) {
    let Some(text) = paragraph.get(start..end) else { return };
    // The mark of a footnote is none of its words.
    let mark = |one: char| one.is_whitespace() || matches!(one, '¹' | '²' | '³' | '⁴'..='⁹' | '⁰');
    let from = start + (text.len() - text.trim_start_matches(mark).len());
    let to = end - (text.len() - text.trim_end().len());
    if paragraph.get(from..to).is_some_and(|text| text.chars().any(char::is_alphanumeric)) {
        found.push(from..to);
    }
}

/// Whether a sentence ends with the full stop at `at`; `end` is behind what closes with it.
fn ends(paragraph: &str, at: usize, end: usize) -> bool {
    let behind = paragraph.get(end..).unwrap_or_default();
    let next = behind.trim_start();
    if next.is_empty() {
        return true;
    }
    if behind.len() == next.len() {
        // `3.The` is a slip of the typist; `10.05` and `U.S.` are not.
        let before = paragraph.get(..at).and_then(|before| before.chars().next_back());
        let lower = before.is_some_and(char::is_lowercase);
        return lower && next.chars().next().is_some_and(char::is_uppercase) && !next.contains("www");
    }
    let first = next.chars().find(|one| !matches!(one, '"' | '“' | '‘' | '(' | '[' | '\''));
    if !first.is_some_and(|first| {
        first.is_uppercase() || first.is_ascii_digit() || matches!(first, '§' | '_' | '•')
    }) {
        return false;
    }
    let before = paragraph.get(..at).unwrap_or_default();
    let last = before.rsplit([' ', '\u{a0}', '(', '[', '“', '"']).next().unwrap_or_default();
    let lower = last.to_lowercase();
    let opens = next.starts_with(['[', '“', '"', '(']);
    if paragraph.get(at..at + 1) != Some(".") {
        return true;
    }
    if ABBREVIATIONS.contains(&lower.as_str()) {
        // `etc. The` may well end a sentence; `No. 5`, `Conn. Gen. Stat. § 10` does not.
        return matches!(lower.as_str(), "etc" | "a.m" | "p.m" | "inc") && (opens || begins(next));
    }
    // An initial: `J. Smith`.
    let initial = last.chars().count() == 1 && last.chars().all(char::is_uppercase);
    // `1. The`, `IV. Term` at the very beginning is a number.
    let number = before.trim_start().len() == last.len()
        && last.chars().all(|one| one.is_ascii_digit() || matches!(one, 'I' | 'V' | 'X'));
    (!initial || begins(next)) && !number
}

/// Whether words begin as sentences often do.
fn begins(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let usual = [
        "The", "This", "These", "That", "Such", "In", "If", "It", "Each", "All", "Any", "No", "When", "A",
        "An", "SRO", "SROs",
    ];
    usual.contains(&first)
}
