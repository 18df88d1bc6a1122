//! What looks like a heading, a title, or a line to be signed.

use super::super::chars::BLANK;

/// Words that a title may leave small.
const SMALL: [&str; 28] = [
    "a", "an", "and", "as", "at", "between", "but", "by", "for", "from", "if", "in", "into", "of", "on",
    "or", "over", "per", "than", "that", "the", "through", "to", "under", "upon", "vs", "with", "within",
];

/// Words that make a sentence of a line.
const VERBS: [&str; 22] = [
    "shall", "will", "must", "may", "should", "can", "cannot", "is", "are", "was", "were", "has", "have",
    "had", "agrees", "agree", "means", "includes", "include", "serves", "does", "do",
];

/// Words with which no sentence, and no heading, ends.
const OPEN: [&str; 34] = [
    "a", "an", "and", "as", "at", "be", "between", "by", "for", "from", "his", "her", "in", "into", "its",
    "not", "of", "on", "or", "shall", "such", "than", "that", "the", "their", "this", "to", "under", "upon",
    "which", "will", "with", "within", "any",
];

/// Whether the text is short enough for a heading and does not end as a sentence or a part of one does.
pub(in crate::paper) fn is_short(text: &str) -> bool {
    let length = text.chars().count();
    (2..=110).contains(&length)
        && text.split_whitespace().count() <= 15
        && !text.ends_with(['.', ';', ',', '!', '?'])
        && !text.contains(BLANK)
        && !text.contains(". ")
        && !ends_open(text)
}

/// Whether the text ends with a word behind which more must come.
pub(in crate::paper) fn ends_open(text: &str) -> bool {
    let last = text.rsplit(char::is_whitespace).next().unwrap_or("");
    OPEN.contains(&last.to_lowercase().as_str()) && last.chars().all(char::is_lowercase)
}

/// Whether all letters are capitals, and there are some.
pub(in crate::paper) fn is_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|character| character.is_alphabetic()).count();
    // Plurals of initials, "SROs", keep their small letter.
    let small = text
        .replace("SROs", "SROS")
        .replace("(s)", "")
        .chars()
        .filter(|character| character.is_lowercase())
        .count();
    letters >= 3 && small == 0
}

/// Whether the text is written as a title: short, and each word of weight begins with a capital.
pub(in crate::paper) fn is_title(text: &str) -> bool {
    if !is_short(text) {
        return false;
    }
    let words: Vec<&str> =
        text.split_whitespace().map(|word| word.trim_matches(|c: char| !c.is_alphanumeric())).collect();
    let weighty =
        words.iter().filter(|word| !word.is_empty() && !SMALL.contains(&word.to_lowercase().as_str()));
    let (mut capital, mut small) = (0_usize, 0_usize);
    for word in weighty {
        match word.chars().next() {
            Some(first) if first.is_lowercase() => small += 1,
            Some(first) if first.is_uppercase() => capital += 1,
            _ => {}
        }
    }
    let first = words.iter().find(|word| !word.is_empty()).and_then(|word| word.chars().next());
    capital > 0 && small * 5 <= capital && first.is_some_and(|first| !first.is_lowercase())
}

/// Whether a text behind a number may be a heading although only its first word has a capital.
pub(in crate::paper) fn is_phrase(text: &str) -> bool {
    is_short(text)
        && text.split_whitespace().count() <= 9
        && text.starts_with(char::is_uppercase)
        && !text.ends_with(':')
        && !has_verb(text)
}

/// Whether there is a verb that makes a sentence of the text.
pub(in crate::paper) fn has_verb(text: &str) -> bool {
    text.split_whitespace().any(|word| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        VERBS.contains(&word.as_str())
    })
}

/// Whether the text has the length or the end of prose.
pub(in crate::paper) fn is_prose(text: &str) -> bool {
    text.chars().count() > 110
        || (text.split_whitespace().count() >= 4 && text.ends_with(['.', ':', ';', ',', '?']))
}

/// Words that tell the title of a document from other lines at its head.
pub(in crate::paper) fn names_a_document(text: &str) -> bool {
    let lower = text.to_lowercase();
    [
        "memorandum",
        "understanding",
        "agreement",
        "mou",
        "contract",
        "overview",
        "policy",
        "protocol",
        "program",
        "addendum",
        "amendment",
        "guidelines",
        "handbook",
        "procedure",
        "plan",
    ]
    .iter()
    .any(|word| lower.split(|c: char| !c.is_alphanumeric()).any(|one| one == *word))
}

/// Whether the line is one to sign, date or fill in: a blank, with little beside it.
pub(in crate::paper) fn is_signature(text: &str) -> bool {
    let rest = text.replace(BLANK, " ");
    let words = rest.split_whitespace().count();
    if text.contains(BLANK) {
        let letters = rest.chars().filter(|character| character.is_alphanumeric()).count();
        return letters == 0
            || (words <= 8 && !text.ends_with(['.', ';']) && !has_verb(text) && starts_signature(&rest));
    }
    words <= 2 && text.ends_with(':') && starts_signature(text.trim_end_matches(':'))
}

fn starts_signature(text: &str) -> bool {
    const STARTS: [&str; 16] = [
        "by",
        "name",
        "title",
        "date",
        "dated",
        "signature",
        "signed",
        "print",
        "printed",
        "its",
        "attest",
        "witness",
        "approved",
        "chief",
        "superintendent",
        "x",
    ];
    let lower = text.to_lowercase();
    let first = lower.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let form = text.contains(':');
    first.is_some_and(|first| STARTS.contains(&first)) || form
}

/// Whether the line belongs to a table of contents: dots that lead to a number.
pub(in crate::paper) fn is_contents(text: &str) -> bool {
    let number = text.trim_end_matches(|character: char| character.is_ascii_digit());
    let before = number.trim_end();
    number.len() < text.len()
        && (before.ends_with("....") || before.ends_with(". . .") || before.ends_with("……"))
}

/// Whether the line is nothing but the number of a page.
pub(in crate::paper) fn is_page_number(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let bare = lower.trim_matches(|c: char| "-–—[]()| ".contains(c));
    let named =
        bare.strip_prefix("page").or_else(|| bare.strip_prefix("p.")).or_else(|| bare.strip_prefix("pg."));
    let inner = named.unwrap_or(bare).trim();
    let parts: Vec<&str> = if let Some((one, two)) = inner.split_once(" of ") {
        vec![one.trim(), two.trim()]
    } else if let Some((one, two)) = inner.split_once('/') {
        vec![one.trim(), two.trim()]
    } else {
        vec![inner]
    };
    let digits =
        |part: &&str| !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let roman = |part: &&str| super::label::roman(part).is_some_and(|value| value < 40);
    parts.iter().all(digits) || (parts.len() == 1 && parts.iter().all(roman))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_are_told_from_sentences() {
        for text in [
            "Goals and Objectives",
            "TERM",
            "Supervision of SRO and Chain of Command",
            "Form A",
            "Process for Selecting the SRO",
        ] {
            assert!(is_title(text), "{text}");
        }
        for text in [
            "Restorative practices",
            "The officer shall wear a uniform.",
            "Name: ____",
            "Duties of the",
            "child and adolescent development",
        ] {
            assert!(!is_title(text), "{text}");
        }
    }

    #[test]
    fn lines_to_sign_and_numbers_of_pages_are_told() {
        for text in ["____", "Date: ____, 2018", "By: ____", "Name:", "____ ____"] {
            assert!(is_signature(text), "{text}");
        }
        for text in [
            "The costs are borne by ____.",
            "The officer reports to ____ and no other person at the school",
            "Goals:",
        ] {
            assert!(!is_signature(text), "{text}");
        }
        for text in ["3", "- 3 -", "Page 3 of 12", "iv", "3/12"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["Page", "2.1 Term", "mix", "3 officers"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}
