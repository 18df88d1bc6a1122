//! Markdown, by `pulldown-cmark`. Lines with tabs in them are rows of a table, as programs leave them that turn documents
//! into text; pieces of HTML are read as such.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use super::draft::{Draft, Form, Look, Para};
use super::layout::{heading, table};
use super::remark::Lost;
use super::{Kind, Trouble, chars, html, kind, limits, plain};

/// Reads Markdown.
///
/// # Errors
/// It is no text, or too much.
pub(super) fn read(bytes: &[u8]) -> Result<Draft, Trouble> {
    kind::check(Kind::Markdown, bytes)?;
    let text = chars::decode(bytes).replace("\r\n", "\n").replace('\r', "\n");
    let text = without_front(&text);
    let mut draft = Draft::default();
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS;
    let mut state = State::new(&mut draft, text);
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        state.event(event, range)?;
    }
    state.flush()?;
    Ok(draft)
}

/// The text without the settings that some programs keep at its head.
fn without_front(text: &str) -> &str {
    let Some(rest) = text.strip_prefix("---\n") else { return text };
    match rest.find("\n---\n") {
        Some(end)
            if rest.get(..end).is_some_and(|front| {
                front.lines().all(|line| line.contains(':') || line.starts_with([' ', '-', '#']))
            }) =>
        {
            rest.get(end + 5..).unwrap_or("")
        }
        _ => text,
    }
}

struct State<'d, 't> {
    draft: &'d mut Draft,
    source: &'t str,
    text: String,
    bold: (usize, usize),
    in_bold: usize,
    in_struck: usize,
    level: Option<u8>,
    /// The lists that are open, with the next number of each.
    lists: Vec<Option<u64>>,
    label: Option<String>,
    item: bool,
    note: Option<String>,
    rows: Vec<table::Row>,
    in_head: bool,
    /// A piece that is read anew as text or HTML, up to this place.
    skip_to: usize,
    html: String,
}

impl<'d, 't> State<'d, 't> {
    fn new(draft: &'d mut Draft, source: &'t str) -> Self {
        Self {
            draft,
            source,
            text: String::new(),
            bold: (0, 0),
            in_bold: 0,
            in_struck: 0,
            level: None,
            lists: Vec::new(),
            label: None,
            item: false,
            note: None,
            rows: Vec::new(),
            in_head: false,
            skip_to: 0,
            html: String::new(),
        }
    }

    fn event(&mut self, event: Event<'_>, range: std::ops::Range<usize>) -> Result<(), Trouble> {
        if range.start < self.skip_to {
            return Ok(());
        }
        match event {
            Event::Start(tag) => self.start(tag, range)?,
            Event::End(tag) => self.end(tag)?,
            Event::Text(words) | Event::Code(words) => self.words(&words),
            Event::SoftBreak => self.words("\n"),
            Event::HardBreak => self.text.push('\n'),
            Event::Html(piece) => self.html.push_str(&piece),
            Event::InlineHtml(piece) => self.tag(&piece),
            Event::FootnoteReference(name) => self.words(&format!("[{name}]")),
            Event::TaskListMarker(done) => self.words(if done { "☒ " } else { "☐ " }),
            Event::Rule => self.flush()?,
            Event::InlineMath(words) | Event::DisplayMath(words) => self.words(&words),
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if self.in_struck > 0 {
            return;
        }
        let visible = words.chars().filter(|character| !character.is_whitespace()).count();
        self.bold.1 += visible;
        if self.in_bold > 0 {
            self.bold.0 += visible;
        }
        self.text.push_str(words);
    }

    /// A tag in the middle of a line: the few that show on paper.
    fn tag(&mut self, piece: &str) {
        let lower = piece.to_ascii_lowercase();
        if lower.starts_with("<br") {
            self.text.push('\n');
        } else if lower.starts_with("<b>") || lower.starts_with("<strong") {
            self.in_bold += 1;
        } else if lower.starts_with("</b>") || lower.starts_with("</strong") {
            self.in_bold = self.in_bold.saturating_sub(1);
        } else if lower.starts_with("<input") {
            let shown = html::cell(piece);
            self.words(&format!(" {shown} "));
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: std::ops::Range<usize>) -> Result<(), Trouble> {
        match tag {
            Tag::Paragraph => {
                let source = self.source.get(range.clone()).unwrap_or("");
                if self.lists.is_empty() && source.lines().any(|line| line.trim().contains('\t')) {
                    self.skip_to = range.end;
                    self.flush()?;
                    return plain::lines(source, self.draft);
                }
            }
            Tag::HtmlBlock => {
                let source = self.source.get(range.clone()).unwrap_or("");
                self.flush()?;
                if source.lines().any(|line| line.trim().contains('\t')) {
                    self.skip_to = range.end;
                    return plain::lines(source, self.draft);
                }
            }
            Tag::Heading { level, .. } => {
                self.flush()?;
                self.level = Some(match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    HeadingLevel::H3 => 3,
                    HeadingLevel::H4 => 4,
                    HeadingLevel::H5 => 5,
                    HeadingLevel::H6 => 6,
                });
            }
            Tag::List(first) => {
                self.flush()?;
                self.lists.push(first);
            }
            Tag::Item => {
                self.flush()?;
                self.item = true;
                self.label = Some(match self.lists.last_mut() {
                    Some(Some(next)) => {
                        let sign = self.source.get(range).and_then(|item| {
                            item.trim_start().trim_start_matches(|c: char| c.is_ascii_digit()).chars().next()
                        });
                        let label =
                            format!("{next}{}", sign.filter(|sign| matches!(sign, '.' | ')')).unwrap_or('.'));
                        *next = next.saturating_add(1);
                        label
                    }
                    _ => "•".to_owned(),
                });
            }
            Tag::FootnoteDefinition(name) => {
                self.flush()?;
                self.note = Some(format!("[{name}]"));
            }
            Tag::Table(_) => {
                self.flush()?;
                self.rows.clear();
            }
            Tag::TableHead => {
                self.in_head = true;
                self.rows.push(table::Row { heads: true, ..table::Row::default() });
            }
            Tag::TableRow => self.rows.push(table::Row::default()),
            Tag::TableCell => self.text.clear(),
            Tag::CodeBlock(kind) => {
                self.flush()?;
                // A diagram in a language of its own is no text to read.
                if matches!(kind, CodeBlockKind::Fenced(language) if &*language == "mermaid") {
                    self.draft.lose(Lost::Object);
                }
            }
            Tag::Strong => self.in_bold += 1,
            Tag::Strikethrough => {
                self.in_struck += 1;
                self.draft.lose(Lost::Struck);
            }
            Tag::Image { .. } => self.draft.lose(Lost::Picture),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, tag: TagEnd) -> Result<(), Trouble> {
        match tag {
            TagEnd::Paragraph => self.flush()?,
            TagEnd::Heading(_) => {
                self.flush()?;
                self.level = None;
            }
            TagEnd::Item => {
                self.flush()?;
                self.item = false;
                self.label = None;
            }
            TagEnd::List(_) => {
                self.flush()?;
                self.lists.pop();
            }
            TagEnd::FootnoteDefinition => {
                self.flush()?;
                self.note = None;
            }
            TagEnd::TableCell => {
                let text = html::cell(&std::mem::take(&mut self.text).replace('\n', " "));
                if let Some(row) = self.rows.last_mut()
                    && row.cells.len() < limits::COLUMNS
                {
                    row.cells.push(table::Found { text, span: 1 });
                }
            }
            TagEnd::TableHead => self.in_head = false,
            TagEnd::Table => {
                self.text.clear();
                let rows = std::mem::take(&mut self.rows);
                table::paras(rows).into_iter().try_for_each(|para| self.draft.push(para))?;
            }
            TagEnd::CodeBlock => {
                let text = std::mem::take(&mut self.text);
                self.bold = (0, 0);
                plain::lines(&text, self.draft)?;
            }
            TagEnd::HtmlBlock => {
                let piece = std::mem::take(&mut self.html);
                html::fragment(&piece, self.draft)?;
            }
            TagEnd::Strong => self.in_bold = self.in_bold.saturating_sub(1),
            TagEnd::Strikethrough => self.in_struck = self.in_struck.saturating_sub(1),
            _ => {}
        }
        Ok(())
    }

    fn flush(&mut self) -> Result<(), Trouble> {
        let text = std::mem::take(&mut self.text);
        let (bold, all) = std::mem::take(&mut self.bold);
        if chars::is_blank(&text) {
            return Ok(());
        }
        let depth = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(9).min(9);
        let form = if self.note.is_some() {
            Form::Note
        } else if let Some(level) = self.level {
            Form::Heading(level)
        } else if self.item && !self.lists.is_empty() {
            Form::Item(depth)
        } else {
            Form::Plain
        };
        self.item = false;
        let label = self.note.clone().or_else(|| self.label.take());
        let look =
            Look { bold: all > 0 && bold * 10 >= all * 9 && !heading::is_prose(&text), ..Look::default() };
        let left = f32::from(u8::try_from(self.lists.len()).unwrap_or(u8::MAX)) * 4.0;
        self.draft.push(Para { form, label, text, left, look, gap: true, apart: true, page: None })
    }
}
