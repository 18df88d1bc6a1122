//! The canonical layout of a text.
//!
//! Printing changes white space and nothing else: it takes the words, strings, marks and comments of each
//! member in their order and sets them anew, so it cannot lose what the tree does not hold. Two spaces for
//! each level; one member on a line; a long statement broken before one of its parts; at most one blank
//! line where there was one.

mod wrap;

use super::lexer::{self, Token};
use super::pairs::{self, Node, Rule};
use wrap::{Leaf, Style};

/// Columns a line should not exceed.
const WIDTH: usize = 100;

/// The canonical layout of a text that parses without errors; nothing where its structure cannot be read.
pub(crate) fn layout(text: &str) -> Option<String> {
    let root = pairs::parse(Rule::file, text, 0).ok()?;
    let mut printer = Printer {
        text,
        out: String::new(),
        indent: 0,
        header_column: 0,
        at: None,
        tail: Tail::Open,
        fresh: true,
    };
    for node in root.all_children() {
        match node.rule() {
            Rule::EOI | Rule::bom => {}
            Rule::COMMENT => printer.comment(node.text(), node.span().start as usize),
            _ => {
                if printer.at.is_some() && printer.tail != Tail::Comment {
                    printer.blank_line();
                }
                printer.member(&node);
            }
        }
    }
    let unix = printer.out.replace("\r\n", "\n").replace('\r', "\n");
    let first_end = text.find('\n').unwrap_or(0);
    let is_windows = first_end > 0 && text.as_bytes().get(first_end - 1) == Some(&b'\r');
    Some(if is_windows { unix.replace('\n', "\r\n") } else { unix })
}

/// How the line printed last ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tail {
    /// A comment may follow on it.
    Open,
    /// Nothing may follow on it.
    Closed,
    /// It is a comment by itself.
    Comment,
}

struct Printer<'t> {
    text: &'t str,
    out: String,
    indent: usize,
    /// The column at which the header values of the block at hand begin.
    header_column: usize,
    /// The source offset just past what was printed last.
    at: Option<usize>,
    /// How the line printed last ends.
    tail: Tail,
    /// Whether the line just printed opened a block, so that no blank line may follow.
    fresh: bool,
}

impl<'t> Printer<'t> {
    fn member(&mut self, node: &Node<'t>) {
        match node.rule() {
            Rule::agreement
            | Rule::pack
            | Rule::vocabulary
            | Rule::section
            | Rule::rule
            | Rule::example
            | Rule::any_of => self.block(node),
            Rule::quote => self.quote(node),
            _ => {
                if let Some(style) = style(node.rule(), self.header_column) {
                    self.leaf(node, style);
                }
            }
        }
    }

    /// An opening line, the members, and a closing brace.
    fn block(&mut self, node: &Node<'t>) {
        let start = node.span().start as usize;
        self.separate(start);
        let outer_column = std::mem::replace(&mut self.header_column, header_column(node));
        let is_example = node.rule() == Rule::example;
        let mut opened = false;
        let mut closed_at = node.span().end as usize;
        let mut head: Vec<Token<'t>> = Vec::new();
        let mut held: Vec<Token<'t>> = Vec::new();
        if let Some(line) = self.inline_example(node) {
            self.header_column = outer_column;
            self.line(&line);
            self.at = Some(closed_at);
            self.fresh = false;
            return;
        }
        for child in node.all_children() {
            let base = child.span().start as usize;
            match child.rule() {
                Rule::open => {
                    opened = true;
                    let line = wrap::head(&head, is_example);
                    self.line(&format!("{line} {{"));
                    self.indent += 1;
                    self.at = Some(base + 1);
                    self.fresh = true;
                    // Comments that stood in the opening line follow it.
                    for comment in held.drain(..) {
                        self.comment(comment.text, base + 1);
                    }
                    self.at = Some(base + 1);
                }
                Rule::close | Rule::rule_close => closed_at = base + child.text().len(),
                Rule::COMMENT if opened => self.comment(child.text(), base),
                _ if opened => self.member(&child),
                _ => {
                    for token in lexer::tokens(child.text()) {
                        let token = Token { start: base + token.start, ..token };
                        if token.is_comment() { held.push(token) } else { head.push(token) }
                    }
                }
            }
        }
        self.indent = self.indent.saturating_sub(1);
        self.header_column = outer_column;
        if self.fresh && self.out.ends_with("{\n") {
            self.out.pop();
            self.out.push_str("}\n");
            self.tail = Tail::Open;
        } else {
            self.line("}");
        }
        self.at = Some(closed_at);
        self.fresh = false;
    }

    /// An example of one statement stands on one line, where it fits.
    fn inline_example(&self, node: &Node<'t>) -> Option<String> {
        if node.rule() != Rule::example {
            return None;
        }
        let mut members = node.all_children().skip_while(|child| child.rule() != Rule::open).skip(1);
        let statement = members.next().filter(|child| child.rule() == Rule::statement)?;
        members.next().filter(|child| child.rule() == Rule::close)?;
        let head: Vec<_> = lexer::tokens(node.child(Rule::example_head)?.text()).collect();
        let words: Vec<_> = lexer::tokens(statement.text()).collect();
        if head.iter().chain(&words).any(|token| token.is_comment() || token.text.contains(['\n', '\r'])) {
            return None;
        }
        let line = format!("{} {{ {} }}", wrap::head(&head, true), wrap::one_line(&words));
        (self.indent * 2 + line.chars().count() <= WIDTH).then_some(line)
    }

    /// A statement, a declaration or a line.
    fn leaf(&mut self, node: &Node<'t>, style: Style) {
        let base = node.span().start as usize;
        let mut words: Vec<_> =
            lexer::tokens(node.text()).map(|token| Token { start: base + token.start, ..token }).collect();
        // Comments after the last word belong to the block.
        let kept = words.iter().rposition(|token| !token.is_comment()).map_or(0, |last| last + 1);
        let after = words.split_off(kept);
        self.separate(base);
        let leaf = Leaf { words: &words, style, indent: self.indent * 2, width: WIDTH };
        for line in leaf.lines() {
            self.out.push_str(line.trim_end_matches(' '));
            self.out.push('\n');
        }
        self.tail = Tail::Open;
        self.at = words.last().map(Token::end);
        self.fresh = false;
        for comment in after {
            self.comment(comment.text, comment.start);
        }
    }

    fn quote(&mut self, node: &Node<'t>) {
        let start = node.span().start as usize;
        self.separate(start);
        let text = node.text().strip_prefix('>').unwrap_or(node.text()).trim();
        self.line(format!("> {text}").trim_end());
        self.at = Some(start + node.text().len());
        self.fresh = false;
    }

    /// A comment: behind the line just printed, if it stood there, or on a line of its own.
    fn comment(&mut self, text: &str, start: usize) {
        let between = self.at.map(|at| self.text.get(at..start).unwrap_or(""));
        let is_behind =
            between.is_some_and(|between| !between.contains(['\n', '\r'])) && self.tail == Tail::Open;
        if is_behind {
            self.out.pop();
            self.out.push_str("  ");
            self.out.push_str(text.trim_end());
            self.out.push('\n');
        } else {
            self.separate(start);
            self.line(text.trim_end());
        }
        self.tail = match (is_behind, text.starts_with("//")) {
            (false, _) => Tail::Comment,
            (true, true) => Tail::Closed,
            (true, false) => Tail::Open,
        };
        self.at = Some(start + text.len());
        // A blank line after `{ // comment` is as little wanted as one after `{`.
        self.fresh = self.fresh && is_behind;
    }

    /// Keeps one blank line where there were some.
    fn separate(&mut self, start: usize) {
        if self.fresh {
            return;
        }
        let Some(between) = self.at.and_then(|at| self.text.get(at..start)) else { return };
        let unified = between.replace("\r\n", "\n");
        if unified.matches(['\n', '\r']).count() > 1 {
            self.blank_line();
        }
    }

    fn blank_line(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    fn line(&mut self, text: &str) {
        for _ in 0..self.indent {
            self.out.push_str("  ");
        }
        self.out.push_str(text);
        self.out.push('\n');
        self.tail = if text.starts_with('>') { Tail::Closed } else { Tail::Open };
    }
}

/// The column at which header values begin, next to the longest key of their block.
fn header_column(node: &Node<'_>) -> usize {
    let keys: Vec<usize> = node
        .children_of(Rule::header)
        .filter_map(|header| header.text().split(lexer::is_space).next().map(str::len))
        .collect();
    let gap = if keys.len() > 1 { 2 } else { 1 };
    keys.into_iter().max().unwrap_or(0) + gap
}

/// How a leaf is set; `header_column` is where the values of header lines begin.
fn style(rule_of_leaf: Rule, header_column: usize) -> Option<Style> {
    Some(match rule_of_leaf {
        Rule::header => Style::Line { keys: 1, column: header_column },
        Rule::pack_line => Style::Sentence { keys: 1, column: 13 },
        Rule::in_force => Style::Line { keys: 2, column: 10 },
        Rule::cite
        | Rule::binds
        | Rule::evidence
        | Rule::severity
        | Rule::since
        | Rule::preview
        | Rule::because
        | Rule::note => Style::Line { keys: 1, column: 10 },
        Rule::given | Rule::demand => Style::Sentence { keys: 1, column: 10 },
        Rule::statement => Style::Sentence { keys: 0, column: 0 },
        Rule::declaration => Style::Declaration,
        _ => return None,
    })
}
