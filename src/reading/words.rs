//! A sentence as words, with what stands in parentheses sorted out.
//!
//! Numerals in parentheses (`five (5)`), definitions (`(the "Chief")`), list numbers (`(1)`), plural endings (`(s)`) and
//! citations say nothing of their own. `(or his or her designee)` does, and stays. Whatever else stands in parentheses
//! is put aside, and told of as something that was not read.

/// What a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WordKind {
    /// Letters, with what clings to them.
    Letters,
    /// Digits.
    Number,
    /// `,` or a list number inside a sentence.
    Comma,
    /// `;`
    Semicolon,
    /// `:` or a dash.
    Colon,
    /// A blank to be filled in.
    Blank,
    /// `.` and other signs that end a sentence.
    Stop,
}

/// One word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// As it stands.
    pub text: String,
    /// In lower case, straight apostrophes, without `'s`.
    pub lower: String,
    /// What it is.
    pub kind: WordKind,
    /// Whether `'s` was taken off.
    pub possessive: bool,
}

impl Word {
    /// Whether it is one of some words.
    pub fn is(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    /// Whether it joins: `and`, `or`, a comma.
    pub fn joins(&self) -> bool {
        self.kind == WordKind::Comma || self.is(&["and", "or", "and/or", "nor"])
    }

    /// Who owns something, as a word that owns nothing: `District's` is `District`, `SROs'` is `SROs`.
    pub fn owner(&self) -> Self {
        let bare = ["'s", "’s", "'", "’"].iter().find_map(|mark| self.text.strip_suffix(mark));
        Self { text: bare.unwrap_or(&self.text).to_owned(), possessive: false, ..self.clone() }
    }

    /// Whether it begins with a capital letter.
    pub fn capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// A sentence as words.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// The words in order.
    pub words: Vec<Word>,
    /// What stood in parentheses and was put aside.
    pub aside: Vec<String>,
}

/// A word that nobody wrote, in the place of another.
pub fn word(text: &str) -> Word {
    Word { text: text.to_owned(), lower: text.to_owned(), kind: WordKind::Letters, possessive: false }
}

/// A comma that nobody wrote.
pub fn comma() -> Word {
    Word { kind: WordKind::Comma, ..word(",") }
}

/// A semicolon that nobody wrote: it parts two statements.
pub fn semicolon() -> Word {
    Word { kind: WordKind::Semicolon, ..word(";") }
}

/// Splits a sentence.
pub fn split(sentence: &str) -> Words {
    let mut found = Words::default();
    let characters: Vec<char> = sentence.chars().collect();
    fill(&characters, &mut found, 0);
    found
}

fn fill(characters: &[char], found: &mut Words, depth: usize) {
    let mut at = 0;
    while let Some(&character) = characters.get(at) {
        at = match character {
            '(' | '[' => {
                let end = closing(characters, at);
                let inside = characters.get(at + 1..end).unwrap_or_default();
                parenthesis(inside, character, found, depth);
                end + 1
            }
            '_' => {
                let end = run(characters, at, |next| next == '_');
                push(found, "____", WordKind::Blank);
                end
            }
            ',' => simple(found, at, ",", WordKind::Comma),
            ';' => simple(found, at, ";", WordKind::Semicolon),
            ':' | '–' | '—' => simple(found, at, ":", WordKind::Colon),
            '-' if at > 0 && characters.get(at + 1).is_none_or(|next| next.is_whitespace()) => {
                simple(found, at, "-", WordKind::Colon)
            }
            // Sentences have been parted already: only the last stop ends one.
            '.' | '!' | '?' if characters.iter().skip(at + 1).all(|next| !next.is_alphanumeric()) => {
                simple(found, at, ".", WordKind::Stop)
            }
            '$' | '§' => {
                let end = run(characters, at + 1, |next| next.is_ascii_digit() || matches!(next, ',' | '.'));
                let text: String = characters.get(at..end).unwrap_or_default().iter().collect();
                push(found, text.trim_end_matches([',', '.']), WordKind::Letters);
                let cut = text.len() - text.trim_end_matches([',', '.']).len();
                end - cut
            }
            _ if character.is_alphanumeric() => letters(characters, at, found),
            _ => at + 1,
        };
    }
}

fn simple(found: &mut Words, at: usize, text: &str, kind: WordKind) -> usize {
    push(found, text, kind);
    at + 1
}

fn push(found: &mut Words, text: &str, kind: WordKind) {
    let lower = text.to_lowercase().replace('’', "'");
    let (lower, possessive) = match lower.strip_suffix("'s") {
        Some(stem) => (stem.to_owned(), true),
        None => match lower.strip_suffix('\'') {
            Some(stem) => (stem.to_owned(), true),
            None => (lower, false),
        },
    };
    found.words.push(Word { text: text.to_owned(), lower, kind, possessive });
}

/// One word from `at`; the place behind it.
fn letters(characters: &[char], at: usize, found: &mut Words) -> usize {
    let mut end = at;
    while let Some(&character) = characters.get(end) {
        let next = characters.get(end + 1).copied();
        let inside = match character {
            '\'' | '’' => next.is_some_and(char::is_alphanumeric) || end > at,
            '-' | '/' | '&' => next.is_some_and(char::is_alphanumeric),
            // `10.05`, `G.L.`: a full stop inside.
            '.' => next.is_some_and(char::is_alphanumeric),
            ',' => {
                // `10,000`
                let digit = |at: usize| characters.get(at).is_some_and(char::is_ascii_digit);
                end > at && digit(end - 1) && digit(end + 1) && digit(end + 2) && digit(end + 3)
            }
            '%' => true,
            _ => character.is_alphanumeric(),
        };
        if !inside {
            break;
        }
        end += 1;
    }
    let text: String = characters.get(at..end).unwrap_or_default().iter().collect();
    let digits = text.chars().all(|one| one.is_ascii_digit() || matches!(one, ',' | '.'));
    push(found, &text, if digits { WordKind::Number } else { WordKind::Letters });
    end
}

fn run(characters: &[char], from: usize, is: impl Fn(char) -> bool) -> usize {
    let mut end = from;
    while characters.get(end).is_some_and(|&one| is(one)) {
        end += 1;
    }
    end
}

/// The place of the closing parenthesis, or the end.
fn closing(characters: &[char], open: usize) -> usize {
    let mut depth = 0usize;
    for (at, character) in characters.iter().enumerate().skip(open) {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return at;
                }
            }
            _ => {}
        }
    }
    characters.len()
}

fn parenthesis(inside: &[char], open: char, found: &mut Words, depth: usize) {
    let text: String = inside.iter().collect();
    let text = text.trim();
    let lower = text.to_lowercase();
    // `(a)`, `(12)`, `(iv)`, `officer(s)`; `(not)` numbers nothing.
    let numbers = |one: char| one.is_ascii_digit() || matches!(one.to_ascii_lowercase(), 'i' | 'v' | 'x');
    let short = text.chars().count() == 1 && text.chars().all(char::is_alphanumeric)
        || !text.is_empty() && text.chars().count() <= 5 && text.chars().all(numbers)
        || matches!(lower.as_str(), "s" | "es" | "ies")
        || text.chars().count() <= 4
            && text.chars().all(char::is_alphanumeric)
            && text.chars().any(|one| one.is_ascii_digit());
    if short && open == '(' {
        let number_again = text.chars().all(|one| one.is_ascii_digit())
            && found.words.last().is_some_and(|last| super::measures::number(last).is_some());
        if !matches!(lower.as_str(), "s" | "es" | "ies") && !number_again {
            // `the date; (2) the name`: what is numbered is one list, whatever parts its items.
            let joint = found.words.last().is_some_and(|last| last.is(&["and", "or"]));
            let place = found.words.len().checked_sub(1 + usize::from(joint));
            if let Some(parting) = place.and_then(|place| found.words.get_mut(place))
                && parting.kind == WordKind::Semicolon
            {
                parting.kind = WordKind::Comma;
            }
            // A list number inside the sentence parts what it numbers.
            if found.words.last().is_some_and(|last| last.kind == WordKind::Letters && !last.joins()) {
                push(found, ",", WordKind::Comma);
            }
        }
        return;
    }
    if (lower.contains("designee") || matches!(lower.as_str(), "not" | "never")) && depth == 0 {
        fill(inside, found, 1);
        return;
    }
    let defines = text.contains(['"', '“', '”']);
    let cites =
        text.contains('§') || lower.contains("u.s.c") || lower.contains("g.l.") || lower.contains("c.m.r");
    let explains = ["e.g.", "i.e.", "such as", "see ", "as described", "as defined", "as set forth"];
    let explains = explains.iter().any(|start| lower.starts_with(start));
    // `(see Section 4 for conditions)`, `(but not on Sundays)` take something back.
    let limits = ["not", "no", "never", "only", "unless", "except", "if", "conditions", "exceptions", "but"];
    let limits = lower.split(|one: char| !one.is_alphanumeric()).any(|word| limits.contains(&word));
    if text.is_empty() || (defines || cites || explains) && !limits {
        return;
    }
    if open == '[' && found.words.last().is_some_and(|last| last.kind == WordKind::Blank) {
        if let Some(blank) = found.words.last_mut() {
            blank.text = text.replace(['"', '“', '”'], "'");
        }
        return;
    }
    found.aside.push(text.to_owned());
}

/// The words of a range as they stand, joined.
pub fn text(words: &[Word]) -> String {
    let mut text = String::new();
    for word in words {
        let clings =
            matches!(word.kind, WordKind::Comma | WordKind::Semicolon | WordKind::Stop | WordKind::Colon);
        if !text.is_empty() && !clings {
            text.push(' ');
        }
        text.push_str(&word.text);
    }
    text.trim_matches([' ', ',', ';', '.', ':']).replace(['"', '“', '”'], "'")
}

/// The strings in quotation marks of a clause, but not the labels of its blanks.
pub fn quoted(clause: &str) -> impl Iterator<Item = &str> {
    let parts: Vec<&str> = clause.split('"').collect();
    let blank = |before: Option<&&str>| before.is_some_and(|before| before.ends_with('_'));
    let strings = (1..parts.len()).step_by(2).filter(|&at| !blank(parts.get(at - 1)));
    strings.filter_map(|at| parts.get(at).copied()).collect::<Vec<_>>().into_iter()
}
