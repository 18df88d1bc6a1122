//! Going through a draft: what there is to look at, and the edits that each answer makes.

use super::passages::{self, Passage, Said, doubt};
use crate::fmt;
use crate::syntax::ast::{
    Agreement, Comment, Document, HeaderKey, HeaderValue, Member, Reading, StatementKind, Sureness,
};
use crate::syntax::{self, Parsed, SyntaxError};
use crate::text::Span;
use crate::text::edit::{self, Edit};

/// What opens the comment above a draft that says what it is.
const PREFACE: &str = "// A draft, read from ";

/// Something to look at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The sections around, the outermost first: `III "Uniform"`.
    pub sections: Vec<String>,
    /// The quoted sentence; none for a clause under no quote.
    pub quote: Option<Quoted>,
    /// What is doubtful, in words.
    pub doubts: Vec<String>,
    /// The statement; none where nothing stands under the quote.
    pub clause: Option<Clause>,
    /// The line that opens the innermost section around.
    pub head: Option<Span>,
    /// Where the comments stand that name the doubts.
    looks: Vec<Span>,
}

/// A quoted sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quoted {
    /// Its words.
    pub words: String,
    /// Where on the paper it stands.
    pub mark: Option<String>,
    /// Where the quote stands.
    pub span: Span,
}

/// A statement that nobody has looked at yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Its words without the mark that says so.
    pub words: String,
    /// How sure the reading is.
    pub sureness: Sureness,
    /// Where the statement stands.
    pub span: Span,
    /// Where the mark stands.
    pub mark: Span,
}

impl Item {
    /// Whether the other is the same thing to look at, in a text in which it may stand elsewhere.
    pub fn is_like(&self, other: &Self) -> bool {
        let quote = |item: &Self| item.quote.as_ref().map(|quote| (quote.words.clone(), quote.mark.clone()));
        let clause = |item: &Self| item.clause.as_ref().map(|clause| (clause.words.clone(), clause.sureness));
        quote(self) == quote(other)
            && clause(self) == clause(other)
            && self.doubts == other.doubts
            && self.sections == other.sections
    }

    /// Where it stands: the statement, else the quote.
    pub fn span(&self) -> Span {
        let clause = self.clause.as_ref().map(|clause| clause.span);
        clause.or(self.quote.as_ref().map(|quote| quote.span)).unwrap_or_default()
    }
}

/// How much is left to look at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Left {
    /// Statements in which every word has its place.
    pub sure: usize,
    /// Statements of which something was guessed.
    pub likely: usize,
    /// Statements of which words were left over.
    pub doubtful: usize,
    /// Statements under paragraphs that have changed.
    pub stale: usize,
    /// Quotes with nothing under them.
    pub bare: usize,
}

impl Left {
    /// The count of some items.
    pub fn of(items: &[Item]) -> Self {
        let mut left = Self::default();
        for item in items {
            let count = match item.clause.as_ref().map(|clause| clause.sureness) {
                Some(Sureness::Sure) => &mut left.sure,
                Some(Sureness::Likely) => &mut left.likely,
                Some(Sureness::Doubtful) => &mut left.doubtful,
                Some(Sureness::Stale) => &mut left.stale,
                None => &mut left.bare,
            };
            *count += 1;
        }
        left
    }

    /// All together.
    pub fn all(self) -> usize {
        self.sure + self.likely + self.doubtful + self.stale + self.bare
    }
}

/// What there is to look at in a text, in order.
pub fn items(text: &str, parsed: &Parsed) -> Vec<Item> {
    let comments = &parsed.file.comments;
    agreements(parsed).flat_map(passages::passages).flat_map(|one| of_passage(text, &one, comments)).collect()
}

fn agreements(parsed: &Parsed) -> impl Iterator<Item = &Agreement> {
    parsed.file.documents.iter().filter_map(|document| match document {
        Document::Agreement(agreement) => Some(agreement),
        Document::Pack(_) | Document::Vocabulary(_) => None,
    })
}

fn of_passage(text: &str, passage: &Passage<'_>, comments: &[Comment]) -> Vec<Item> {
    let sections = passage.sections.iter().map(|section| {
        let title = section.title.as_ref().map(|title| format!(" \"{}\"", title.value)).unwrap_or_default();
        format!("{}{title}", section.address.text)
    });
    let quote = passage.quote.map(|quote| Quoted {
        words: quote.text.clone(),
        mark: quote.mark.clone(),
        span: quote.span,
    });
    let item = |looks: Vec<&Comment>, clause: Option<Clause>| Item {
        sections: sections.clone().collect(),
        quote: quote.clone(),
        doubts: looks.iter().map(|look| doubt(look).to_owned()).collect(),
        clause,
        head: passage.sections.last().map(|section| section.head_span),
        looks: looks.iter().map(|look| look.span).collect(),
    };
    if passage.is_bare() && quote.is_some() {
        return vec![item(passage.looks_under(comments), None)];
    }
    let unreviewed = passage.statements.iter().filter_map(|said| {
        let reading = said.statement.reading?;
        Some(item(said.looks(comments), Some(clause(text, said, reading))))
    });
    unreviewed.collect()
}

fn clause(text: &str, said: &Said<'_>, reading: Reading) -> Clause {
    let span = said.statement.span;
    let mark = with_space(text, reading.span);
    let words = edit::apply(
        span.slice(text),
        &[Edit::new(
            Span::new(
                (mark.start.saturating_sub(span.start)) as usize,
                (mark.end.saturating_sub(span.start)) as usize,
            ),
            "",
        )],
    );
    Clause { words, sureness: reading.sureness, span, mark: reading.span }
}

/// A mark with the white space behind it.
fn with_space(text: &str, mark: Span) -> Span {
    let rest = text.get(mark.end as usize..).unwrap_or_default();
    let space = rest.len() - rest.trim_start().len();
    Span::new(mark.start as usize, mark.end as usize + space)
}

/// Takes a statement for right: its mark goes, and so do the doubts above it. Nothing where there is no statement.
pub fn accept(text: &str, item: &Item) -> Option<Vec<Edit>> {
    let clause = item.clause.as_ref()?;
    let mut edits: Vec<Edit> = item.looks.iter().map(|&look| Edit::new(whole_line(text, look), "")).collect();
    edits.push(Edit::new(with_space(text, clause.mark), ""));
    Some(edits)
}

/// Accepts all statements in which every word has its place, and of which nothing is doubtful.
pub fn accept_sure(text: &str, items: &[Item]) -> Vec<Edit> {
    let sure = |item: &&Item| {
        item.doubts.is_empty() && item.clause.as_ref().is_some_and(|clause| clause.sureness == Sureness::Sure)
    };
    items.iter().filter(sure).filter_map(|item| accept(text, item)).flatten().collect()
}

/// How many statements that would be.
pub fn sure(items: &[Item]) -> usize {
    accept_sure("", items).len()
}

/// Says that the sentence is no norm: the reason stands in place of the statement, or under the quote.
pub fn unmodelled(text: &str, item: &Item, reason: &str, remark: &str) -> Vec<Edit> {
    let remark = match remark.trim() {
        "" => String::new(),
        remark => format!(" \"{}\"", plain(remark)),
    };
    replace(text, item, &format!("unmodelled \"{}\"{remark}.", plain(reason)))
}

/// Words as they can stand between quotation marks.
fn plain(words: &str) -> String {
    words.replace('\\', "/").replace('"', "'").replace(|one: char| one.is_control(), " ")
}

/// Writes statements in place of the one of an item, or under its quote; the doubts go.
pub fn replace(text: &str, item: &Item, words: &str) -> Vec<Edit> {
    let mut edits: Vec<Edit> = item.looks.iter().map(|&look| Edit::new(whole_line(text, look), "")).collect();
    match (&item.clause, &item.quote) {
        (Some(clause), _) => {
            let indent = indent(text, clause.span);
            edits.push(Edit::new(clause.span, below(words, &indent)));
        }
        (None, Some(quote)) => {
            let indent = indent(text, quote.span);
            let end = quote.span.end;
            edits.push(Edit::new(Span { start: end, end }, format!("\n{indent}{}", below(words, &indent))));
        }
        (None, None) => {}
    }
    edits
}

/// The lines of some words, those after the first indented.
fn below(words: &str, indent: &str) -> String {
    words.trim().lines().collect::<Vec<_>>().join(&format!("\n{indent}"))
}

/// The white space before something, where nothing else stands before it on its line.
fn indent(text: &str, span: Span) -> String {
    let before = text.get(..span.start as usize).unwrap_or_default();
    let line = before.rsplit(['\n', '\r']).next().unwrap_or_default();
    line.chars().take_while(|one| matches!(one, ' ' | '\t')).collect()
}

/// A comment with the rest of its line, where nothing else stands there; else with the blanks before it.
fn whole_line(text: &str, span: Span) -> Span {
    let (start, end) = (span.start as usize, span.end as usize);
    let before = text.get(..start).unwrap_or_default();
    let after = text.get(end..).unwrap_or_default();
    let blank = before.trim_end_matches([' ', '\t']);
    let rest = after.trim_start_matches([' ', '\t']);
    let begins = blank.is_empty() || blank.ends_with(['\n', '\r']);
    let line_end = match rest {
        rest if rest.starts_with("\r\n") => Some(2),
        rest if rest.starts_with(['\n', '\r']) => Some(1),
        _ => None,
    };
    match (begins, line_end) {
        (true, Some(length)) => Span::new(blank.len(), end + (after.len() - rest.len()) + length),
        _ => Span::new(blank.len(), end),
    }
}

/// What somebody wrote as statements, in the usual form; or why it cannot be read.
pub fn statements(words: &str) -> Result<String, SyntaxError> {
    const BEFORE: &str = "agreement \"a\" {\n";
    let parsed = syntax::parse(&format!("{BEFORE}{words}\n}}\n"));
    if let Some(mut error) = parsed.errors.into_iter().next() {
        let back = |offset: u32| (offset as usize).saturating_sub(BEFORE.len()).min(words.len());
        error.span = Span::new(back(error.span.start), back(error.span.end));
        return Err(error);
    }
    let refused = |message: &str, label: &str| Err(SyntaxError::new(message, label, Span::at(0)));
    let [Document::Agreement(agreement)] = parsed.file.documents.as_slice() else {
        return refused("here belong clauses only", "take everything else out");
    };
    let statement = |member: &Member| match member {
        Member::Statement(statement) => !matches!(statement.kind, StatementKind::Invalid),
        Member::Header(_) | Member::Section(_) | Member::Quote(_) => false,
    };
    if agreement.body.members.is_empty() {
        return refused("there is no clause", "write one, such as `SRO must notify principal.`");
    }
    if !agreement.body.members.iter().all(statement) {
        return refused("here belong clauses only", "take header lines, sections and quotes out");
    }
    Ok(words.trim().to_owned())
}

/// The edits that call an agreement a draft no longer: the line `status draft` goes, and the comment that says what the draft
/// is. Nothing where it is not called one.
pub fn finish(text: &str, parsed: &Parsed) -> Option<Vec<Edit>> {
    let headers = agreements(parsed).flat_map(|agreement| &agreement.body.members);
    let mut edits: Vec<Edit> = headers
        .filter_map(|member| match member {
            Member::Header(header) if header.key == HeaderKey::Status => match &header.value {
                HeaderValue::Word(word) if word.text == "draft" => Some(header.span),
                _ => None,
            },
            _ => None,
        })
        .map(|span| Edit::new(whole_line(text, trimmed(text, span)), ""))
        .collect();
    if edits.is_empty() {
        return None;
    }
    let prefaces = parsed.file.comments.iter().filter(|comment| comment.text.starts_with(PREFACE));
    edits.extend(prefaces.map(|comment| Edit::new(whole_line(text, comment.span), "")));
    Some(edits)
}

/// A span without the white space at its end.
fn trimmed(text: &str, span: Span) -> Span {
    let start = span.start as usize;
    Span::new(start, start + span.slice(text).trim_end().len())
}

/// The comments that name something to look at and stand above no statement that is still to be looked at, such as those of the
/// header.
pub fn other_looks(parsed: &Parsed, items: &[Item]) -> Vec<(Span, String)> {
    let shown = |span: Span| items.iter().any(|item| item.looks.contains(&span));
    let looks = parsed.file.comments.iter().filter(|comment| comment.text.starts_with("// look:"));
    looks.filter(|look| !shown(look.span)).map(|look| (look.span, doubt(look).to_owned())).collect()
}

/// The text after edits, in the usual form if it was in the usual form before. Nothing where it could not be read then.
pub fn edited(text: &str, edits: &[Edit]) -> Option<String> {
    let mark = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let plain = |text: &str| text.trim_start_matches('\u{feff}').to_owned();
    let made = edit::apply(text, edits);
    if !syntax::parse(&made).errors.is_empty() {
        return None;
    }
    let was_laid_out = fmt::format(&plain(text)).is_ok_and(|layout| layout == plain(text));
    match fmt::format(&plain(&made)) {
        Ok(layout) if was_laid_out => Some(format!("{mark}{layout}")),
        _ => Some(made),
    }
}
