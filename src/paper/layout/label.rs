//! Numbers and bullets at the start of a line: `(a)`, `1.`, `III.`, `2.1`, `Section 4.`, `ARTICLE V`, `•`.
//!
//! Beware of what looks like one: "I, the undersigned", "A. M. Smith", "2021. The", "37P. The" at the start of a line that
//! was broken behind "section". So a single letter or a number counts only as the first of a list or as the one after the
//! last; see [`Sequences`].

/// What a label counts with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::paper) enum Count {
    /// A bullet, which does not count.
    Bullet,
    /// 1, 2, 3
    Decimal,
    /// I, II, III
    UpperRoman,
    /// i, ii, iii
    LowerRoman,
    /// A, B, C
    UpperLetter,
    /// a, b, c
    LowerLetter,
    /// 1.1, 1.2.1; so many numbers.
    Legal(u8),
    /// ARTICLE, Section, Part with a number behind.
    Named(Named),
}

/// The words that stand before the number of a part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::paper) enum Named {
    /// Part or chapter.
    Part,
    /// Article.
    Article,
    /// Section.
    Section,
    /// Appendix, attachment, exhibit, schedule, annex.
    Appendix,
}

/// What stands around the number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::paper) enum Around {
    /// Nothing.
    Nothing,
    /// A full stop or a colon behind it.
    Stop,
    /// A bracket behind it.
    Bracket,
    /// Brackets on both sides.
    Brackets,
}

/// A label that was found at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::paper) struct Found<'t> {
    /// As it is printed.
    pub(in crate::paper) label: &'t str,
    /// What it counts with.
    pub(in crate::paper) count: Count,
    /// What stands around it.
    pub(in crate::paper) around: Around,
    /// Its place in the list, where it has one.
    pub(in crate::paper) ordinal: u32,
    /// The place it has if its letters are read as letters and not as a Roman number.
    letter: Option<u32>,
    /// The text behind it.
    pub(in crate::paper) rest: &'t str,
}

/// The label at the start of a text, if there is one. Whether it is meant as one, [`Sequences::accept`] tells.
pub(in crate::paper) fn find(text: &str) -> Option<Found<'_>> {
    let text = text.trim_start();
    bullet(text).or_else(|| named(text)).or_else(|| numbered(text))
}

fn bullet(text: &str) -> Option<Found<'_>> {
    let first = text.chars().next()?;
    let (label, rest) = text.split_at(first.len_utf8());
    let spaced = rest.is_empty() || rest.starts_with(char::is_whitespace);
    let is_bullet = match first {
        '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '□' | '➢' | '⮚' | '✓' | '❖' | '◆' | '►' | '∙'
        | '☐' | '☒' | '☑' | '⁃' => true,
        // The private letters that Word's fonts of symbols have for bullets.
        '\u{f0a7}' | '\u{f0b7}' | '\u{f0d8}' | '\u{f0fc}' | '\u{f076}' | '\u{f0a8}' => true,
        '-' | '–' | '—' | '*' | '+' => spaced && !rest.trim().is_empty(),
        // Word's bullet of the second level, in a font without that circle.
        'o' => {
            spaced
                && rest
                    .trim_start()
                    .starts_with(|next: char| next.is_uppercase() || next == '“' || next == '"')
        }
        _ => false,
    };
    let found = Found {
        label,
        count: Count::Bullet,
        around: Around::Nothing,
        ordinal: 0,
        letter: None,
        rest: rest.trim_start(),
    };
    (is_bullet && !rest.starts_with(first)).then_some(found)
}

fn named(text: &str) -> Option<Found<'_>> {
    let end = text.find(|character: char| !character.is_alphabetic())?;
    let (word, behind) = text.split_at(end);
    let named = match word.to_ascii_lowercase().as_str() {
        "article" => Named::Article,
        "section" | "sec" => Named::Section,
        "part" | "chapter" => Named::Part,
        "appendix" | "attachment" | "exhibit" | "schedule" | "annex" => Named::Appendix,
        _ => return None,
    };
    if !word.starts_with(char::is_uppercase) {
        return None;
    }
    let number_text = behind.trim_start_matches('.').trim_start();
    let number_end = number_text
        .find(|character: char| !(character.is_ascii_alphanumeric() || character == '.'))
        .unwrap_or(number_text.len());
    let number = number_text.get(..number_end)?.trim_end_matches('.');
    let (ordinal, letter) = number_of(number)?;
    let tail = number_text.get(number.len()..)?;
    let at = text.len() - tail.len();
    let stop = usize::from(tail.starts_with(['.', ':', ')']));
    let label = text.get(..at + stop)?;
    let rest = tail.get(stop..)?;
    let dash = rest.trim_start().starts_with(['-', '–', '—']) && !rest.starts_with(['-', '–', '—']);
    let rest = if dash { rest.trim_start().trim_start_matches(['-', '–', '—']) } else { rest };
    // "Section 10-233m" and "Section 4(b)" cite; a number without anything behind it needs a title behind it.
    if rest.starts_with(|next: char| !next.is_whitespace()) && stop == 0 && !dash {
        return None;
    }
    let rest = rest.trim_start();
    let meant = stop > 0 || dash || rest.is_empty() || super::heading::is_title(rest);
    let around = if stop > 0 { Around::Stop } else { Around::Nothing };
    meant.then_some(Found { label, count: Count::Named(named), around, ordinal, letter, rest })
}

/// The number that a name has behind it: 4, 4A, 4.2, IV, B.
fn number_of(number: &str) -> Option<(u32, Option<u32>)> {
    let digits = number.find(|character: char| !character.is_ascii_digit()).unwrap_or(number.len());
    if digits > 0 {
        let behind = number.get(digits..)?;
        let single = behind.len() <= 1
            || behind
                .split('.')
                .skip(1)
                .all(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()));
        return (digits <= 3 && single)
            .then(|| number.get(..digits)?.parse().ok().map(|ordinal| (ordinal, None)))
            .flatten();
    }
    if let Some(value) = roman(number) {
        return Some((value, single_letter(number)));
    }
    single_letter(number).map(|value| (value, Some(value)))
}

fn numbered(text: &str) -> Option<Found<'_>> {
    let opened = text.starts_with('(');
    let inner = text.get(usize::from(opened)..)?;
    let end = inner
        .find(|character: char| !(character.is_ascii_alphanumeric() || character == '.'))
        .unwrap_or(inner.len());
    let mut number = inner.get(..end)?;
    let tail = inner.get(end..)?;
    let around = match (opened, tail.starts_with(')')) {
        (true, true) => Around::Brackets,
        (true, false) => return None,
        (false, true) => Around::Bracket,
        (false, false) if number.ends_with('.') => Around::Stop,
        (false, false) => Around::Nothing,
    };
    let stop = usize::from(number.ends_with('.') && around == Around::Stop);
    number = number.get(..number.len() - stop)?;
    let width = usize::from(opened)
        + number.len()
        + stop
        + usize::from(tail.starts_with(')') && around != Around::Stop);
    let (label, rest) = (text.get(..width)?, text.get(width..)?);
    if number.is_empty() || !(rest.is_empty() || rest.starts_with(char::is_whitespace)) {
        return None;
    }
    let rest = rest.trim_start();
    let found = |count, ordinal, letter| Some(Found { label, count, around, ordinal, letter, rest });
    if number.contains('.') {
        let parts: Vec<&str> = number.split('.').collect();
        let plain = parts.iter().all(|part| {
            !part.is_empty() && part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit())
        });
        // "1.5 hours" is an amount.
        let meant = around != Around::Nothing
            || rest.is_empty()
            || rest.starts_with(|next: char| next.is_uppercase() || "“\"[(".contains(next));
        let depth = u8::try_from(parts.len()).ok()?;
        let ordinal = parts.last()?.parse().ok()?;
        return (plain && meant && depth <= 6).then(|| found(Count::Legal(depth), ordinal, None)).flatten();
    }
    if around == Around::Nothing {
        return None;
    }
    if number.bytes().all(|byte| byte.is_ascii_digit()) {
        return if number.len() <= 3 { found(Count::Decimal, number.parse().ok()?, None) } else { None };
    }
    let upper = number.bytes().all(|byte| byte.is_ascii_uppercase());
    let lower = number.bytes().all(|byte| byte.is_ascii_lowercase());
    if !upper && !lower {
        return None;
    }
    let letter = single_letter(number);
    if let Some(value) = roman(number) {
        return found(if upper { Count::UpperRoman } else { Count::LowerRoman }, value, letter);
    }
    let value = letter?;
    found(if upper { Count::UpperLetter } else { Count::LowerLetter }, value, letter)
}

/// The place of a letter in the alphabet; "aa" comes after "z".
fn single_letter(number: &str) -> Option<u32> {
    let first = number.bytes().next().filter(u8::is_ascii_alphabetic)?;
    let same = number.len() <= 2 && number.bytes().all(|byte| byte == first);
    let round = u32::try_from(number.len()).ok()?.checked_sub(1)?;
    same.then(|| u32::from(first.to_ascii_lowercase() - b'a') + 1 + 26 * round)
}

/// The value of a Roman number, where it is written as it should be.
pub(in crate::paper) fn roman(number: &str) -> Option<u32> {
    if number.is_empty() || number.len() > 8 {
        return None;
    }
    let lower = number.to_ascii_lowercase();
    let mut total = 0_u32;
    let mut before = u32::MAX;
    for letter in lower.bytes() {
        let value = match letter {
            b'i' => 1,
            b'v' => 5,
            b'x' => 10,
            b'l' => 50,
            b'c' => 100,
            _ => return None,
        };
        total += if value > before { value.saturating_sub(2 * before) } else { value };
        before = value;
    }
    (write_roman(total) == lower).then_some(total)
}

/// A number in Roman letters, in lower case.
pub(in crate::paper) fn write_roman(number: u32) -> String {
    const STEPS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    // Word has none for larger numbers either.
    let mut left = if number > 3999 { 0 } else { number };
    let mut out = String::new();
    for (value, letters) in STEPS {
        while left >= value {
            out.push_str(letters);
            left -= value;
        }
    }
    out
}

/// A number in letters, in lower case: after `z` comes `aa`, then `bb`, as Word has it.
pub(in crate::paper) fn write_letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else { return String::new() };
    let letter = u8::try_from(index % 26).map_or('a', |offset| char::from(b'a' + offset));
    // Word repeats the letter up to this often.
    let count = usize::try_from(index / 26).unwrap_or(0).min(29) + 1;
    std::iter::repeat_n(letter, count).collect()
}

/// The lists that are open, to tell a label from what only looks like one.
#[derive(Debug, Default)]
pub(in crate::paper) struct Sequences {
    last: Vec<(Count, Around, u32)>,
}

impl Sequences {
    /// Whether a label that was found is meant as one, and what it counts with. `apart` tells that something other than
    /// the words says so: white space before it, or a place of its own.
    pub(in crate::paper) fn accept(&mut self, found: &Found<'_>, apart: bool) -> Option<Count> {
        let as_letter = match found.count {
            Count::UpperRoman => Some(Count::UpperLetter),
            Count::LowerRoman => Some(Count::LowerLetter),
            _ => None,
        };
        if matches!(found.count, Count::Bullet | Count::Named(_) | Count::Legal(_)) {
            return Some(found.count);
        }
        // "A. M. Smith" and "J. Doe, Chief": an initial and not a letter of a list.
        let initial =
            found.around == Around::Stop && found.letter.is_some() && starts_with_initial(found.rest);
        if initial {
            return None;
        }
        // "(i)" behind "(h)" is a letter, behind anything else a Roman number.
        if let (Some(count), Some(letter)) = (as_letter, found.letter)
            && letter > 1
            && self.is_next(count, found.around, letter)
            && !self.is_next(found.count, found.around, found.ordinal)
        {
            self.enter(count, found.around, letter);
            return Some(count);
        }
        let is_letter = matches!(found.count, Count::UpperLetter | Count::LowerLetter);
        let follows = found.ordinal == 1 || self.is_next(found.count, found.around, found.ordinal);
        // A list may begin in the middle where a piece was cut out of a document, but a name does not begin a list.
        let fresh = apart && found.ordinal <= 60 && !(is_letter && found.around == Around::Stop);
        let bracketed = found.around == Around::Brackets;
        if follows || fresh || bracketed {
            self.enter(found.count, found.around, found.ordinal);
            return Some(found.count);
        }
        None
    }

    fn is_next(&self, count: Count, around: Around, ordinal: u32) -> bool {
        // One that is missing does not break a list: it may stand in the middle of a line.
        let near = |last: u32| ordinal > last && ordinal <= last + 2;
        self.last.iter().any(|&(one, shape, last)| one == count && shape == around && near(last))
    }

    fn enter(&mut self, count: Count, around: Around, ordinal: u32) {
        match self.last.iter().position(|&(one, shape, _)| one == count && shape == around) {
            Some(at) => {
                // What stood deeper than this list is closed by it.
                self.last.truncate(at + 1);
                if let Some(entry) = self.last.last_mut() {
                    entry.2 = ordinal;
                }
            }
            None => self.last.push((count, around, ordinal)),
        }
    }
}

/// Whether a text begins with a single capital and a full stop, as the second of two initials does.
fn starts_with_initial(text: &str) -> bool {
    let mut characters = text.chars();
    let first = characters.next().is_some_and(char::is_uppercase);
    first && characters.next() == Some('.')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Option<(&str, &str)> {
        find(text).map(|found| (found.label, found.rest))
    }

    #[test]
    fn labels_are_found() {
        for (text, label, rest) in [
            ("(a) The officer", "(a)", "The officer"),
            ("1. Term", "1.", "Term"),
            ("12) Term", "12)", "Term"),
            ("III. Uniform and Equipment", "III.", "Uniform and Equipment"),
            ("• one", "•", "one"),
            ("·\tone", "·", "one"),
            ("- one", "-", "one"),
            ("o Two", "o", "Two"),
            ("2.1 Term", "2.1", "Term"),
            ("2.1.3. term", "2.1.3.", "term"),
            ("Section 4. Term", "Section 4.", "Term"),
            ("SECTION 1.2 DUTIES", "SECTION 1.2", "DUTIES"),
            ("ARTICLE V", "ARTICLE V", ""),
            ("ARTICLE 2 – TERM", "ARTICLE 2", "TERM"),
            ("Appendix A: Form", "Appendix A:", "Form"),
            ("(iv) x", "(iv)", "x"),
        ] {
            assert_eq!(split(text), Some((label, rest)), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_label_is_none() {
        for text in [
            "I agree",
            "I, the chief",
            "2021. The",
            "1.5 hours",
            "99.31(a)(1) of",
            "A.M. hours",
            "a student",
            "Section 10-233m of",
            "Section 4 of this Agreement",
            "Section 4(b) applies",
            "- ",
            "(see above) x",
            "-5",
            "3 officers",
            "one. two",
            "oxen",
            "o'clock",
            "Part of the plan",
            "Schedule a meeting",
            "-- x",
        ] {
            assert_eq!(split(text), None, "{text}");
        }
    }

    #[test]
    fn letters_and_numbers_follow_each_other() {
        let mut lists = Sequences::default();
        let mut accept = |text: &str| find(text).and_then(|found| lists.accept(&found, false));
        assert_eq!(accept("A. M. Smith was"), None, "initials");
        assert_eq!(accept("37. The officer"), None, "the end of a citation");
        assert_eq!(accept("J. Doe"), None);
        assert_eq!(accept("A. Process"), Some(Count::UpperLetter));
        assert_eq!(accept("B. Process"), Some(Count::UpperLetter));
        assert_eq!(accept("(h) x"), Some(Count::LowerLetter), "brackets are no accident");
        assert_eq!(accept("(i) x"), Some(Count::LowerLetter), "after h");
        assert_eq!(accept("(j) x"), Some(Count::LowerLetter));
        assert_eq!(accept("1. x"), Some(Count::Decimal));
        assert_eq!(accept("i. x"), Some(Count::LowerRoman));
        assert_eq!(accept("ii. x"), Some(Count::LowerRoman));
    }
}
