//! What cannot be read, told in the language's own words.
//!
//! Pest says where it stopped and which rules would have fitted. The common mistakes are recognised first,
//! each with advice of its own; the rest is told as "after this comes that".

use super::SyntaxError;
use super::lexer::{self, Token, TokenKind};
use super::pairs::{self, Failure, Rule};
use super::words::{self, Weight};
use crate::text::Span;

/// How many alternatives a message lists.
const SHOWN: usize = 8;

/// Why a slice, which begins at offset `base` of its file, does not match its strict rule.
pub(super) fn slice(text: &str, base: usize, failure: &Failure) -> SyntaxError {
    if failure.exhausted {
        return SyntaxError::new("this takes too long to read", "write it in a simpler way", Span::at(base));
    }
    let place = Place::find(text, base, failure.offset.saturating_sub(base));
    unclosed_string(&place)
        .or_else(|| odd_characters(&place))
        .or_else(|| mixed_list(&place))
        .or_else(|| number_word(&place, &failure.expected))
        .unwrap_or_else(|| {
            let mut error = misfit(&place, &failure.expected);
            if error.help.is_none() && place.starts_a_line(text) {
                error.help =
                    Some("if a new clause starts here, end the one before it with a full stop".to_owned());
            }
            error
        })
}

/// The words around the place at which reading stopped.
struct Place<'t> {
    base: usize,
    /// The words before the offending one.
    before: Vec<Token<'t>>,
    /// The offending word; none at the end of the slice.
    found: Option<Token<'t>>,
    /// The word after that.
    next: Option<Token<'t>>,
}

impl<'t> Place<'t> {
    fn find(text: &'t str, base: usize, offset: usize) -> Self {
        let mut before = Vec::new();
        let mut found = None;
        let mut tokens = lexer::tokens(text).filter(|token| !token.is_comment());
        for token in tokens.by_ref() {
            if token.end() > offset {
                found = Some(token);
                break;
            }
            before.push(token);
        }
        Self { base, before, found, next: tokens.next() }
    }

    fn span(&self, token: &Token<'_>) -> Span {
        Span::new(token.start, token.end()).shifted(self.base)
    }

    /// Whether the offending word is the first of its line, with words of the same slice before it.
    fn starts_a_line(&self, text: &str) -> bool {
        let Some(found) = self.found.as_ref().filter(|_| !self.before.is_empty()) else { return false };
        let before = text.get(..found.start).unwrap_or("");
        before.rsplit_once('\n').is_some_and(|(_, indent)| indent.trim().is_empty())
    }

    fn previous(&self) -> Option<&Token<'t>> {
        self.before.last()
    }
}

fn unclosed_string(place: &Place<'_>) -> Option<SyntaxError> {
    let open = place.before.iter().chain(&place.found).find(|token| token.kind == TokenKind::OpenString)?;
    Some(
        SyntaxError::new(
            "this string is never closed",
            "its closing quotation mark is missing",
            place.span(open),
        )
        .with_help("a string may go on in the next line, but not beyond a blank line"),
    )
}

/// Quotation marks of word processors, letters and signs that terms cannot have.
fn odd_characters(place: &Place<'_>) -> Option<SyntaxError> {
    let found = place.found.as_ref()?;
    let span = place.span(found);
    let first = found.text.chars().next()?;
    if matches!(first, '“' | '”' | '„' | '«' | '»' | '‘' | '’' | '\'') {
        let error =
            SyntaxError::new(format!("`{first}` is not a quotation mark of the language"), "write \"", span);
        return Some(error.with_help("word processors replace plain quotation marks by curved ones"));
    }
    if matches!(first, '–' | '—' | '‑' | '−') {
        return Some(SyntaxError::new(format!("`{first}` is not a plain hyphen"), "write -", span));
    }
    if found.kind != TokenKind::Word || found.text.starts_with("___") {
        return None;
    }
    if !found.text.is_ascii() {
        let error = SyntaxError::new(
            format!("the term `{}` has letters that no term has", shown(found.text)),
            "terms are made of a to z, digits and single hyphens",
            span,
        );
        return Some(error.with_help("words outside the vocabulary can stand in quotation marks"));
    }
    let parts = || found.text.split(['-', '_']).filter(|part| !part.is_empty());
    let joined = parts().collect::<Vec<_>>().join("-");
    if joined != found.text && !joined.is_empty() {
        let message = format!("`{}` is not written as a term", shown(found.text));
        return Some(SyntaxError::new(message, format!("write `{}`", shown(&joined)), span));
    }
    None
}

fn mixed_list(place: &Place<'_>) -> Option<SyntaxError> {
    // Pest stops at the second joining word or, having looked for `or designee`, just after it.
    let mut words = place.found.iter().chain(place.before.iter().rev()).take(2);
    let second = words.find(|token| matches!(token.text, "and" | "or"))?;
    let other = if second.text == "and" { "or" } else { "and" };
    // Only the list at hand counts; a preposition or another keyword begins the next.
    let mut list = place.before.iter().rev().filter(|token| token.start < second.start);
    let in_list = |token: &&Token<'_>| {
        token.text == other || matches!(token.text, "the" | "every" | "a") || !is_grammar_word(token.text)
    };
    if !list.by_ref().take_while(in_list).any(|token| token.text == other) {
        return None;
    }
    Some(
        SyntaxError::new(
            "one list joins its terms by both `and` and `or`",
            "use one of the two",
            place.span(second),
        )
        .with_help("write two statements, or a condition with parentheses"),
    )
}

const NUMBER_WORDS: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "ninety", "hundred",
];

fn number_word(place: &Place<'_>, expected: &[Rule]) -> Option<SyntaxError> {
    let found = place.found.as_ref().filter(|found| NUMBER_WORDS.contains(&found.text))?;
    let fits = [Rule::number, Rule::quantity, Rule::amount, Rule::measure, Rule::times];
    if !expected.iter().any(|wanted| fits.contains(wanted)) {
        return None;
    }
    let message = format!("the number `{}` is spelled out", found.text);
    Some(SyntaxError::new(message, "write it in digits, as in 5 days", place.span(found)))
}

/// The plain case: this stands where that belongs.
fn misfit(place: &Place<'_>, rules: &[Rule]) -> SyntaxError {
    let (listed, candidates) = expected(rules);
    let Some(found) = &place.found else {
        let (message, span) = match place.previous() {
            Some(previous) => {
                (format!("something is missing after `{}`", shown(previous.text)), place.span(previous))
            }
            None => ("nothing stands here".to_owned(), Span::at(place.base)),
        };
        return SyntaxError::new(message, format!("after this comes {listed}"), span);
    };
    let message = format!("`{}` does not fit here", shown(found.text));
    let label = match place.previous() {
        Some(previous) => format!("after `{}` comes {listed}", shown(previous.text)),
        None => format!("here comes {listed}"),
    };
    let error = SyntaxError::new(message, label, place.span(found));
    match advice(place, found, rules, &candidates) {
        Some(help) => error.with_help(help),
        None => error,
    }
}

/// What probably was meant.
fn advice(place: &Place<'_>, found: &Token<'_>, rules: &[Rule], candidates: &[String]) -> Option<String> {
    if let Some(near) = nearest(found.text, candidates.iter().map(String::as_str)) {
        return Some(format!("did you mean `{near}`?"));
    }
    let previous = place.previous()?;
    let first = place.before.first()?;
    if matches!(first.text, "required" | "recommended" | "optional") && place.before.len() == 1 {
        return Some(format!("a mark ends with a colon: `{}:`", first.text));
    }
    if rules.contains(&Rule::modal) && is_term(previous) && is_term(found) {
        if place.before.len() == 1
            && let Some(near) = nearest(previous.text, words::BODY_STARTS.iter().copied())
        {
            return Some(format!("did you mean `{near}`?"));
        }
        let joined = format!("{}-{}", previous.text, found.text);
        return Some(match place.next {
            Some(next)
                if is_grammar_word(next.text) && !matches!(next.text, "the" | "a" | "an" | "every") =>
            {
                format!("a term of several words is joined by hyphens: `{}`", shown(&joined))
            }
            _ => "a clause needs must, may or should before its verb".to_owned(),
        });
    }
    if rules.contains(&Rule::part) && !rules.contains(&Rule::kw_for) && is_term(previous) && is_term(found) {
        return Some("a term of several words is joined by hyphens, as in `police-department`".to_owned());
    }
    (found.kind == TokenKind::String && rules.contains(&Rule::name))
        .then(|| "quotation marks stand only for whole terms, conditions and titles".to_owned())
}

fn is_term(token: &Token<'_>) -> bool {
    token.kind == TokenKind::Word
        && token.text.starts_with(|first: char| first.is_ascii_alphabetic())
        && !is_grammar_word(token.text)
}

/// Whether the grammar reserves a word, asked of the grammar itself.
fn is_grammar_word(word: &str) -> bool {
    word.starts_with(|first: char| first.is_ascii_alphabetic()) && pairs::parse(Rule::name, word, 0).is_err()
}

/// The expected words as a list to read, and one by one.
fn expected(rules: &[Rule]) -> (String, Vec<String>) {
    let mut found: Vec<(Weight, String)> = Vec::new();
    // After a comma pest lists the parts of a clause one by one.
    let parts =
        [Rule::role, Rule::role_group, Rule::preposition, Rule::anchor, Rule::exception, Rule::measure];
    let any_part = rules.iter().filter(|wanted| parts.contains(wanted)).count() > 1;
    let summed = any_part.then_some(Rule::part);
    // Where `ensure` fits, the term that fits is a verb.
    let verb = rules.contains(&Rule::kw_ensure);
    let rules = summed.into_iter().chain(rules.iter().copied().filter(|_| !any_part));
    let rules = rules.map(|wanted| if verb && wanted == Rule::name { Rule::action } else { wanted });
    for entry in rules.filter_map(words::words) {
        if !found.contains(&entry) {
            found.push(entry);
        }
    }
    found.sort_by_key(|(weight, _)| *weight);
    let candidates = found
        .iter()
        .flat_map(|(_, words)| words.split([',', ' ']))
        .map(|word| word.trim_matches(['(', ')', '.']).to_owned())
        .filter(|word| !word.is_empty())
        .collect();
    let main = found.iter().take_while(|(weight, _)| *weight == Weight::Main).count();
    let kept = if main == 0 { found.len() } else { main }.min(SHOWN);
    let mut listed: Vec<&str> = found.iter().take(kept).map(|(_, words)| words.as_str()).collect();
    if listed.is_empty() {
        listed.push("something else");
    }
    (listed.join(", or "), candidates)
}

/// The candidate that differs from a word by little, so that it is probably a slip of the fingers.
fn nearest<'c>(word: &str, candidates: impl Iterator<Item = &'c str>) -> Option<&'c str> {
    let allowed = match word.len() {
        0..=2 => return None,
        3..=5 => 1,
        _ => 2,
    };
    candidates
        .filter(|candidate| candidate.len() > 2 && *candidate != word)
        .map(|candidate| (strsim::osa_distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// A word as a message shows it: one line, not too long, nothing invisible.
fn shown(text: &str) -> String {
    let plain = |c: char| if c.is_control() || super::limits::is_forbidden(c) { ' ' } else { c };
    let mut short: String = text.chars().take(40).map(plain).collect();
    if text.chars().count() > 40 {
        short.push_str("...");
    }
    short
}

/// Something begins with a word that nothing here begins with.
fn unknown_start(text: &str, span: Span, message: &str, starts: &[&str], what: &str) -> SyntaxError {
    let word = lexer::tokens(text).find(|token| !token.is_comment());
    let span = word.map_or(span, |word| Span::new(word.start, word.end()).shifted(span.start as usize));
    let found = word.map_or("", |word| word.text);
    let error = SyntaxError::new(
        format!("`{}` {message}", shown(found)),
        format!("{what} {}", starts.join(", ")),
        span,
    );
    if found == "}" {
        return error.with_help("there is one `}` more than there are `{`");
    }
    match nearest(found, starts.iter().copied()) {
        Some(near) => error.with_help(format!("did you mean `{near}`?")),
        None => error,
    }
}

/// Text outside all documents.
pub(super) fn outside(text: &str, span: Span) -> SyntaxError {
    unknown_start(text, span, "stands outside of every document", words::DOCUMENTS, "here begins")
}

/// A character that begins nothing.
pub(super) fn stray_mark(text: &str, span: Span) -> SyntaxError {
    let label = if text == "." { "there is no statement that this could end" } else { "delete it" };
    SyntaxError::new(format!("`{}` does not begin anything", shown(text)), label, span)
}

/// A line that no pack, rule or vocabulary knows; `strict` reads the lines that can stand there.
pub(super) fn bad_line(strict: Rule, text: &str, span: Span) -> SyntaxError {
    let base = span.start as usize;
    if let Err(error) = super::limits::check_slice(text, base) {
        return error;
    }
    if let Err(failure) = pairs::parse(strict, text, base) {
        let place = Place::find(text, base, failure.offset.saturating_sub(base));
        if !place.before.is_empty() {
            return slice(text, base, &failure);
        }
    }
    let (starts, what) = match strict {
        Rule::pack_line_only => (words::PACK_STARTS, "a line of a pack begins with"),
        Rule::declaration_only => (words::KINDS, "a declaration begins with"),
        _ => (words::RULE_STARTS, "a line of a rule begins with"),
    };
    unknown_start(text, span, "begins no line that can stand here", starts, what)
}

/// The file as a whole took too long.
pub(super) fn structure(text: &str, failure: &Failure) -> SyntaxError {
    let end = text.len().min(failure.offset);
    SyntaxError::new("the text takes too long to read", "nothing of it was read", Span::at(end))
}
