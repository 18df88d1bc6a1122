//! Reading again only what an edit touches.
//!
//! What a member of a body is depends on the text from where it begins and on nothing before it. So when the members that
//! an edit touches are read anew, and reading then stands where a later member began before, everything from there on
//! is as it was, some bytes further on. Where that cannot be shown, there is no answer, and the whole text is read.

use std::ops::Range;

use super::ast::{Body, Comment, Document, Member};
use super::build::Builder;
use super::lexeme::{LexemeKind, lexemes};
use super::lexer::{self, TokenKind};
use super::pairs::{self, Rule};
use super::{MAX_ERRORS, Parsed, SyntaxError, limits};
use crate::text::Span;

/// What was read anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renewal {
    /// The statements that are gone, by their numbers in the text before.
    pub gone: Range<usize>,
    /// How many stand in their place.
    pub come: usize,
    /// The section they stand in, by its number; none outside of sections.
    pub section: Option<usize>,
    /// Whether a quoted paragraph was among what was read.
    pub quotes: bool,
    /// From where on everything has only moved, in the text before.
    pub moved_from: u32,
    /// By how many bytes.
    pub moved_by: i64,
}

/// So much of the text is read ahead at most.
const WINDOW: usize = 16 * 1024;

/// So many members at most are read anew before the whole text is.
const MOST: usize = 4;

/// Brings a tree up to date after one edit: `text` is the new text, in which `inserted` bytes stand in the place of what
/// `removed` covered. The tree is changed only if that succeeds.
pub fn renew(parsed: &mut Parsed, text: &str, removed: Span, inserted: usize) -> Option<Renewal> {
    let Parsed { file, errors } = parsed;
    let [Document::Agreement(agreement)] = file.documents.as_mut_slice() else { return None };
    if text.len() > limits::MAX_TEXT || errors.len() >= MAX_ERRORS {
        return None;
    }
    let by = i64::try_from(inserted).ok()? - i64::try_from(removed.len()).ok()?;
    let end = agreement.span.end;
    let place = Place::find(&agreement.body, removed, end, Place::default())?;
    let body = body_at(&agreement.body, &place.path)?;
    let member = body.members.get(place.member)?;
    let start = member.span().start;
    if !is_closed_before(body, place.member, text) || opens_before(&file.comments, text, start as usize) {
        return None;
    }
    let read = Read::members(body, place.member, place.end, text, removed, by)?;
    // A brace between two members, where no block can begin, is in no member: what it opened would be forgotten.
    let replaced = body.members.get(place.member..place.member + read.replaced)?;
    let within = Span { start, end: read.resumes };
    let between = |error: &SyntaxError| {
        within.contains(error.span)
            && error.span.start < within.end
            && !replaced.iter().any(|member| member.span().contains(error.span))
    };
    if errors.iter().any(between) {
        return None;
    }
    // A quoted paragraph takes in the lines that follow it.
    let next = body.members.get(place.member + read.replaced);
    if let (Some(Member::Quote(last)), Some(Member::Quote(_))) = (read.members.last(), next)
        && last.mark.is_none()
    {
        return None;
    }
    let old = place.member..place.member + read.replaced;
    let statements =
        |members: &[Member]| members.iter().filter(|one| matches!(one, Member::Statement(_))).count();
    let gone = statements(body.members.get(old.clone())?);
    let before = place.statements;
    let is_quote = |member: &Member| matches!(member, Member::Quote(_));
    let quotes = body.members.get(old.clone())?.iter().chain(&read.members).any(is_quote);
    let renewal = Renewal {
        gone: before..before + gone,
        come: statements(&read.members),
        section: place.section,
        quotes,
        moved_from: read.resumes,
        moved_by: by,
    };
    // From here on nothing can fail.
    let body = body_at_mut(&mut agreement.body, &place.path)?;
    let come = read.members.len();
    body.members.splice(old, read.members);
    let moved = |span: Span| renewal.moved(span);
    move_on(&mut agreement.body, &place.path, place.member + come, &renewal);
    agreement.span = moved(agreement.span);
    errors.retain(|error| !(within.contains(error.span) && error.span.start < within.end));
    errors.iter_mut().for_each(|error| error.span = moved(error.span));
    errors.extend(read.errors);
    errors.sort_by_key(|error| error.span.start);
    errors.dedup();
    file.comments.retain(|comment| !(within.contains(comment.span) && comment.span.start < within.end));
    file.comments.iter_mut().for_each(|comment| comment.span = moved(comment.span));
    let at = file.comments.partition_point(|comment| comment.span.start < start);
    file.comments.splice(at..at, read.comments);
    Some(renewal)
}

impl Renewal {
    /// Where a place of the text before stands now; places in what was read anew are no longer any.
    pub fn moved(&self, span: Span) -> Span {
        // No text is so long that an edit could move anything further than that.
        let moved_by = i32::try_from(self.moved_by).unwrap_or(i32::MAX);
        let by = |offset: u32| offset.saturating_add_signed(moved_by);
        Span {
            start: if span.start >= self.moved_from { by(span.start) } else { span.start },
            end: if span.end >= self.moved_from { by(span.end) } else { span.end },
        }
    }
}

/// Moves every place after a member, and those of the sections around it.
fn move_on(body: &mut Body, path: &[usize], member: usize, renewal: &Renewal) {
    let later = match path.split_first() {
        Some((&index, rest)) => {
            if let Some(Member::Section(section)) = body.members.get_mut(index) {
                section.span = renewal.moved(section.span);
                move_on(&mut section.body, rest, member, renewal);
            }
            index + 1
        }
        None => member,
    };
    let mut each = |span: &mut Span| *span = renewal.moved(*span);
    body.members.iter_mut().skip(later).for_each(|member| member.places(&mut each));
}

/// Where an edit falls: the member it touches, the way to it through the sections, and what stands before.
#[derive(Clone, Debug, Default)]
struct Place {
    path: Vec<usize>,
    member: usize,
    /// How many statements stand before it.
    statements: usize,
    section: Option<usize>,
    /// How many sections were met.
    sections: usize,
    /// Where the block around ends, just past its brace.
    end: u32,
}

impl Place {
    fn find(body: &Body, removed: Span, end: u32, mut place: Self) -> Option<Self> {
        place.end = end;
        let mut inside = place.statements;
        for (index, member) in body.members.iter().enumerate() {
            let span = member.span();
            let holds = span.start < removed.start && removed.end <= span.end;
            // What stands between a member and the next one is read with it, and so is the beginning of the next one.
            // The first one begins after a brace.
            let begins = span.start < removed.start || (index == 0 && span.start == removed.start);
            let next = body.members.get(index + 1).map_or(end.saturating_sub(1), |next| {
                let begun = next.span().start == removed.start && !matches!(next, Member::Section(_));
                if begun { next.span().end } else { next.span().start }
            });
            let up_to_next = begins && removed.end <= next;
            match member {
                Member::Section(section) => {
                    let number = place.sections;
                    place.sections += 1;
                    if holds {
                        place.path.push(index);
                        place.section = Some(number);
                        place.statements = inside;
                        return Self::find(&section.body, removed, span.end, place);
                    }
                    let (sections, statements) = counted(&section.body);
                    place.sections += sections;
                    inside += statements;
                }
                Member::Statement(_) | Member::Quote(_) if up_to_next => {
                    place.member = index;
                    place.statements = inside;
                    return Some(place);
                }
                Member::Statement(_) => inside += 1,
                Member::Header(_) | Member::Quote(_) => {}
            }
        }
        None
    }
}

/// How many sections and statements a body holds, those of inner sections included.
fn counted(body: &Body) -> (usize, usize) {
    body.members.iter().fold((0, 0), |(sections, statements), member| match member {
        Member::Section(section) => {
            let (inner, more) = counted(&section.body);
            (sections + 1 + inner, statements + more)
        }
        Member::Statement(_) => (sections, statements + 1),
        Member::Header(_) | Member::Quote(_) => (sections, statements),
    })
}

fn body_at<'b>(body: &'b Body, path: &[usize]) -> Option<&'b Body> {
    path.iter().try_fold(body, |body, &index| match body.members.get(index) {
        Some(Member::Section(section)) => Some(&section.body),
        _ => None,
    })
}

fn body_at_mut<'b>(body: &'b mut Body, path: &[usize]) -> Option<&'b mut Body> {
    path.iter().try_fold(body, |body, &index| match body.members.get_mut(index) {
        Some(Member::Section(section)) => Some(&mut section.body),
        _ => None,
    })
}

/// Whether nothing that the member before is hangs on how this one begins: a statement without its full stop ends only
/// where something else can begin.
fn is_closed_before(body: &Body, member: usize, text: &str) -> bool {
    let Some(before) = member.checked_sub(1).and_then(|before| body.members.get(before)) else { return true };
    !matches!(before, Member::Statement(_)) || before.span().slice(text).ends_with('.')
}

/// Whether a string or a comment that is never closed stands before an offset in the same paragraph: whether it is
/// closed is found out by reading on.
fn opens_before(comments: &[Comment], text: &str, offset: usize) -> bool {
    let before = text.get(..offset).unwrap_or("");
    let mut start = 0;
    let mut blank = true;
    for (at, character) in before.char_indices().rev() {
        match character {
            '\n' if blank && at + 1 < offset => {
                start = at;
                break;
            }
            '\n' => blank = true,
            ' ' | '\t' | '\r' | '\u{00A0}' => {}
            _ => blank = false,
        }
        start = at;
    }
    let in_comment =
        |comment: &Comment| (comment.span.start as usize) < start && start < comment.span.end as usize;
    comments.iter().any(in_comment)
        || lexer::tokens(before.get(start..).unwrap_or(""))
            .any(|token| matches!(token.kind, TokenKind::OpenString | TokenKind::OpenComment))
}

/// Members read anew.
struct Read {
    members: Vec<Member>,
    /// How many old members they stand for.
    replaced: usize,
    /// Where, in the text before, what follows began.
    resumes: u32,
    errors: Vec<SyntaxError>,
    comments: Vec<Comment>,
}

impl Read {
    /// Reads from where an old member begins until reading stands where another one began.
    fn members(body: &Body, first: usize, end: u32, text: &str, removed: Span, by: i64) -> Option<Self> {
        let old = body.members.get(first)?.span().start;
        let window = window(text, old as usize);
        // What is inserted before the first member need not begin with one.
        let start = if old == removed.start { next(text, old as usize, window)? } else { old as usize };
        let now = |offset: u32| usize::try_from(i64::from(offset) + by).ok();
        let mut builder = Builder::new(text, false);
        let mut members = Vec::new();
        let mut position = start;
        for _ in 0..MOST {
            let slice = text.get(position..window)?;
            let node = pairs::parse(Rule::member, slice, position).ok()?;
            if !matches!(node.rule(), Rule::statement | Rule::quote) {
                return None;
            }
            builder.member(&node, &mut members);
            position = next(text, position + node.text().len(), window)?;
            // Where the window ends, reading would have gone on.
            if window < text.len() && position + 1024 > window {
                return None;
            }
            for replaced in 1..=MOST {
                let next = body.members.get(first + replaced);
                // Past the last member stands the brace of the block.
                let resumes = match next {
                    Some(member) => member.span().start,
                    None => end.checked_sub(1)?,
                };
                // Where the beginning of a member is taken away, it does not begin any more.
                if resumes >= removed.end && now(resumes)? == position {
                    if next.is_none() && !text.get(position..)?.starts_with('}') {
                        return None;
                    }
                    let old = old as usize;
                    let slice = text.get(old..position)?;
                    let comments = comments(slice, old)?;
                    let mut errors = limits::lexical_errors(slice);
                    errors.iter_mut().for_each(|error| error.span = error.span.shifted(old));
                    errors.append(&mut builder.errors);
                    return Some(Self { members, replaced, resumes, errors, comments });
                }
                if next.is_none() {
                    break;
                }
            }
        }
        None
    }
}

/// Where to stop reading ahead: at the end of a line some way on.
fn window(text: &str, start: usize) -> usize {
    let mut end = (start + WINDOW).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(end..).and_then(|rest| rest.find('\n')).map_or(text.len(), |line| end + line)
}

/// Where the next thing begins that is neither white space nor a comment.
fn next(text: &str, position: usize, window: usize) -> Option<usize> {
    let slice = text.get(position..window)?;
    for lexeme in lexemes(slice) {
        match lexeme.kind {
            LexemeKind::Comment => {}
            _ => return Some(position + lexeme.span.start as usize),
        }
    }
    None
}

/// The comments of a slice; nothing if one of them is never closed.
fn comments(slice: &str, base: usize) -> Option<Vec<Comment>> {
    let mut found = Vec::new();
    for lexeme in lexemes(slice).filter(|lexeme| lexeme.kind == LexemeKind::Comment) {
        let words = lexeme.span.slice(slice);
        if words.starts_with("/*") && !(words.len() > 3 && words.ends_with("*/")) {
            return None;
        }
        found.push(Comment { text: words.to_owned(), span: lexeme.span.shifted(base) });
    }
    Some(found)
}
