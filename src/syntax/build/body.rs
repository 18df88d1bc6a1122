//! What stands between the braces of agreements, templates, sections and examples.

use super::{Builder, Built, Node, Rule, ast, lost};
use super::{pieces, statement, strict, trimmed};
use crate::syntax::{SyntaxError, recover};
use crate::text::Span;

impl<'t> Builder<'t> {
    /// The members of a block.
    pub(super) fn body(&mut self, node: &Node<'t>) -> ast::Body {
        let mut members = Vec::new();
        for child in node.children() {
            self.member(&child, &mut members);
        }
        ast::Body { members }
    }

    /// One member of a block.
    pub(in crate::syntax) fn member(&mut self, node: &Node<'t>, members: &mut Vec<ast::Member>) {
        match node.rule() {
            Rule::section => {
                let section = self.section(node, members);
                members.extend(section.map(ast::Member::Section));
            }
            Rule::quote => self.quote(node, members),
            Rule::header => {
                let built = header(node);
                members.extend(self.note(built).map(ast::Member::Header));
            }
            Rule::statement => members.push(ast::Member::Statement(self.statement(node))),
            Rule::stray_block => {
                Builder::stray_block(self, node);
                for child in node.children() {
                    self.member(&child, members);
                }
            }
            Rule::stray_mark => {
                let error = recover::stray_mark(node.text(), node.span());
                self.errors.push(error);
            }
            _ => {}
        }
    }

    /// A section; where its opening line cannot be read, what it holds still counts.
    fn section(&mut self, node: &Node<'t>, members: &mut Vec<ast::Member>) -> Option<ast::Section> {
        let head = self.head(node, Rule::section_head, Rule::section_head_only);
        let body = self.body(node);
        let built = head.as_ref().and_then(|head| self.note(section_head(head)));
        let Some((address, title, covers)) = built else {
            members.extend(body.members);
            return None;
        };
        let raw = node.child(Rule::section_head)?;
        let head_span = trimmed(raw.text(), raw.span());
        Some(ast::Section { address, title, covers, body, head_span, span: node.span() })
    }

    /// Lines that follow each other are one paragraph, unless a mark ends it.
    fn quote(&mut self, node: &Node<'t>, members: &mut Vec<ast::Member>) {
        let line = node.text().strip_prefix('>').unwrap_or(node.text()).trim();
        let span = trimmed_line(node);
        let (text, mark) = split_mark(line);
        if let Some(ast::Member::Quote(last)) = members.last_mut()
            && last.mark.is_none()
            && self.is_next_line(last.span, span)
        {
            if !last.text.is_empty() && !text.is_empty() {
                last.text.push(' ');
            }
            last.text.push_str(text);
            last.mark = mark;
            last.span = last.span.join(span);
            return;
        }
        members.push(ast::Member::Quote(ast::Quote { text: text.to_owned(), mark, span }));
    }

    /// Whether exactly one line end and otherwise only blanks separate two places.
    fn is_next_line(&self, before: Span, after: Span) -> bool {
        let between = Span { start: before.end, end: after.start.max(before.end) }.slice(self.text);
        let unified = between.replace("\r\n", "\n");
        between.trim().is_empty() && unified.matches(['\n', '\r']).count() == 1
    }

    fn statement(&mut self, node: &Node<'t>) -> ast::Statement {
        let Some(raw) = node.child(Rule::statement_text) else {
            return ast::Statement {
                mark: None,
                reading: None,
                label: None,
                kind: ast::StatementKind::Invalid,
                span: node.span(),
            };
        };
        let words = trimmed(raw.text(), raw.span());
        let stop = node.child(Rule::full_stop);
        let span = stop.as_ref().map_or(words, |stop| words.join(stop.span()));
        let built = self
            .strict(Rule::statement_only, raw.text(), raw.span())
            .and_then(|strict| statement::statement(&strict, span));
        match built {
            Ok(statement) => {
                if stop.is_none() {
                    self.missing_stop(words);
                }
                statement
            }
            Err(error) => {
                self.errors.push(error);
                ast::Statement {
                    mark: None,
                    reading: None,
                    label: None,
                    kind: ast::StatementKind::Invalid,
                    span,
                }
            }
        }
    }

    /// Reports a statement without its full stop.
    pub(super) fn missing_stop(&mut self, words: Span) {
        if self.cut_off && words.end as usize >= self.text.trim_end().len() {
            return;
        }
        let text = words.slice(self.text);
        let last =
            text.char_indices().rev().find(|(_, c)| c.is_whitespace()).map_or(0, |(at, c)| at + c.len_utf8());
        let span = Span::new(words.start as usize + last, words.end as usize);
        self.errors.push(
            SyntaxError::new("a full stop is missing", "here the statement ends", span)
                .with_help("every statement ends with a full stop; a header line does not"),
        );
    }
}

type SectionHead = (ast::Name, Option<ast::Text>, Option<ast::Covers>);

fn section_head(head: &Node<'_>) -> Built<SectionHead> {
    let address =
        head.child(Rule::address).map(|address| pieces::name(&address)).ok_or_else(|| lost(head))?;
    let covers = match head.child(Rule::covers_clause) {
        Some(clause) => Some(pieces::covers(&clause)?),
        None => None,
    };
    Ok((address, pieces::text_in(head), covers))
}

/// `text [p. 3]` as text and mark.
fn split_mark(line: &str) -> (&str, Option<String>) {
    let Some(before) = line.strip_suffix(']') else { return (line, None) };
    match before.rsplit_once('[') {
        Some((text, mark)) if !mark.trim().is_empty() => (text.trim_end(), Some(mark.trim().to_owned())),
        _ => (line, None),
    }
}

/// The span of a quoted line without the blanks at its end.
fn trimmed_line(node: &Node<'_>) -> Span {
    let start = node.span().start as usize;
    Span::new(start, start + node.text().trim_end().len())
}

fn header(node: &Node<'_>) -> Built<ast::Header> {
    let (line, span) = match (node.child(Rule::header_line), node.child(Rule::header_bad)) {
        (Some(line), _) => {
            let span = line.span();
            (line, span)
        }
        (None, Some(bad)) => {
            let whole = strict(Rule::header_only, bad.text(), bad.span())?;
            let line = whole.child(Rule::header_line).ok_or_else(|| lost(node))?;
            (line, bad.span())
        }
        (None, None) => return Err(lost(node)),
    };
    let key_node = line.children().next().ok_or_else(|| lost(&line))?;
    let key = header_key(key_node.text()).ok_or_else(|| lost(&key_node))?;
    Ok(ast::Header { key, key_span: key_node.span(), value: header_value(key, &line)?, span })
}

/// The key a word stands for.
pub(super) fn header_key(word: &str) -> Option<ast::HeaderKey> {
    Some(match word {
        "jurisdiction" => ast::HeaderKey::Jurisdiction,
        "district" => ast::HeaderKey::District,
        "agency" => ast::HeaderKey::Agency,
        "signed" => ast::HeaderKey::Signed,
        "amended" => ast::HeaderKey::Amended,
        "renewed" => ast::HeaderKey::Renewed,
        "effective" => ast::HeaderKey::Effective,
        "expires" => ast::HeaderKey::Expires,
        "facts" => ast::HeaderKey::Facts,
        "source" => ast::HeaderKey::Source,
        "status" => ast::HeaderKey::Status,
        "version" => ast::HeaderKey::Version,
        _ => return None,
    })
}

const STATUSES: [&str; 4] = ["draft", "executed", "practice", "proposal"];

fn header_value(key: ast::HeaderKey, line: &Node<'_>) -> Built<ast::HeaderValue> {
    if key == ast::HeaderKey::Signed {
        let date = match pieces::date_in(line)? {
            Some(date) => ast::OrBlank::Given(date),
            None => ast::OrBlank::Blank(pieces::blank(&line.child(Rule::blank).ok_or_else(|| lost(line))?)?),
        };
        return Ok(ast::HeaderValue::Signed { date, by: pieces::names_in(line) });
    }
    let value = line.children().nth(1).ok_or_else(|| lost(line))?;
    Ok(match value.rule() {
        Rule::string => ast::HeaderValue::Text(pieces::text(&value)),
        Rule::date => ast::HeaderValue::Date(pieces::date(&value)?),
        Rule::blank => ast::HeaderValue::Blank(pieces::blank(&value)?),
        Rule::kw_none => ast::HeaderValue::Never(value.span()),
        Rule::names => ast::HeaderValue::Names(pieces::names_in(line)),
        _ => {
            if key == ast::HeaderKey::Status && !STATUSES.contains(&value.text()) {
                return Err(SyntaxError::new(
                    format!("`{}` is no status", value.text()),
                    "a status is draft, executed, practice or proposal",
                    value.span(),
                ));
            }
            ast::HeaderValue::Word(pieces::name(&value))
        }
    })
}
