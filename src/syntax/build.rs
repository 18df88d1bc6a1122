//! Nodes of the grammar to the tree.
//!
//! Nothing here can fail as a whole: what cannot be read is reported and left out, or kept as an invalid
//! statement.

mod body;
mod circumstances;
mod clause;
mod pack;
mod pieces;
mod roles;
mod statement;
mod vocabulary;

use super::lexer::{self, TokenKind};
use super::pairs::{self, Node, Rule};
use super::{MAX_ERRORS, SyntaxError, ast, limits, recover};
use crate::text::Span;

pub(super) use clause::clause_alone;

/// After how many errors nothing is read any more; a text with so many is something else than an agreement.
pub(super) const GIVE_UP: usize = 10_000;

/// A piece of the tree, or why there is none.
type Built<T> = Result<T, SyntaxError>;

/// Builds the tree of one file and gathers what is wrong with it.
pub(super) struct Builder<'t> {
    text: &'t str,
    /// Whether the text was cut off, so that missing braces say nothing.
    cut_off: bool,
    /// What is wrong so far.
    pub(super) errors: Vec<SyntaxError>,
}

impl<'t> Builder<'t> {
    /// A builder for `text`.
    pub(super) fn new(text: &'t str, cut_off: bool) -> Self {
        Self { text, cut_off, errors: Vec::new() }
    }

    /// The tree of the whole file.
    pub(super) fn file(&mut self, root: &Node<'t>) -> ast::File {
        let comments = self.comments(root);
        let mut documents = Vec::new();
        for node in root.children() {
            let document = match node.rule() {
                Rule::agreement => self.agreement(&node).map(ast::Document::Agreement),
                Rule::pack => self.pack(&node).map(ast::Document::Pack),
                Rule::vocabulary => self.vocabulary(&node).map(ast::Document::Vocabulary),
                Rule::stray => {
                    self.errors.push(recover::outside(node.text(), node.span()));
                    None
                }
                _ => None,
            };
            documents.extend(document);
        }
        ast::File { documents, comments }
    }

    fn agreement(&mut self, node: &Node<'t>) -> Option<ast::Agreement> {
        let head = self.head(node, Rule::agreement_head, Rule::agreement_head_only);
        let body = self.body(node);
        let head = head?;
        let kind = if head.has(Rule::kw_template) {
            ast::AgreementKind::Template
        } else {
            ast::AgreementKind::Agreement
        };
        let title = head.child(Rule::string).map(|string| pieces::text(&string))?;
        Some(ast::Agreement { kind, title, body, span: node.span() })
    }

    /// The opening line of a block, read strictly; also reports a missing brace. Where the line cannot be
    /// read the error is noted, and the caller decides what becomes of the block.
    fn head(&mut self, node: &Node<'t>, raw: Rule, strict_rule: Rule) -> Option<Node<'t>> {
        let raw = node.child(raw)?;
        let head = self.note(self.strict(strict_rule, raw.text(), raw.span()));
        if node.has(Rule::missing_open) && !self.cut_off {
            let line = trimmed(raw.text(), raw.span());
            if head.is_some() {
                self.errors.push(
                    SyntaxError::new("a `{` is missing", "after this line comes `{`", line)
                        .with_help("what belongs to it stands between `{` and `}`"),
                );
            }
        }
        self.closing(node);
        head
    }

    /// Reports a missing `}`.
    fn closing(&mut self, node: &Node<'t>) {
        let open = node.child(Rule::open);
        let close = node.children().find(|child| matches!(child.rule(), Rule::close | Rule::rule_close));
        if let (Some(open), Some(close)) = (open, close)
            && close.text().is_empty()
            && !self.cut_off
        {
            self.errors.push(
                SyntaxError::new("this `{` is never closed", "its `}` is missing", open.span())
                    .with_help("each `{` needs a `}` after the last thing that belongs to it"),
            );
        }
    }

    /// Reads one slice of the file by itself. Beyond the errors that are shown, errors are only counted.
    fn strict(&self, wanted: Rule, text: &'t str, span: Span) -> Built<Node<'t>> {
        if self.errors.len() <= MAX_ERRORS {
            return strict(wanted, text, span);
        }
        if self.errors.len() > GIVE_UP {
            return Err(uncounted(span));
        }
        limits::check_slice(text, span.start as usize)?;
        pairs::parse(wanted, text, span.start as usize).map_err(|_| uncounted(span))
    }

    /// Keeps what was built, or notes why nothing was.
    fn note<T>(&mut self, built: Built<T>) -> Option<T> {
        match built {
            Ok(value) => Some(value),
            Err(error) => {
                self.errors.push(error);
                None
            }
        }
    }

    /// All comments of the file, in order; reports one that is never closed.
    fn comments(&mut self, root: &Node<'t>) -> Vec<ast::Comment> {
        let mut comments = Vec::new();
        for node in root.descendants() {
            let base = node.span().start as usize;
            match node.rule() {
                Rule::COMMENT
                | Rule::statement_text
                | Rule::declaration
                | Rule::agreement_head
                | Rule::pack_head
                | Rule::vocabulary_head
                | Rule::section_head
                | Rule::rule_head
                | Rule::example_head
                | Rule::header_bad
                | Rule::bad_line
                | Rule::stray => {
                    for token in lexer::tokens(node.text()).filter(lexer::Token::is_comment) {
                        let span = Span::new(base + token.start, base + token.end());
                        if token.kind == TokenKind::OpenComment {
                            let sign = Span::new(base + token.start, base + token.start + 2);
                            self.errors.push(
                                SyntaxError::new("this comment is never closed", "its `*/` is missing", sign)
                                    .with_help(
                                        "everything from here to the end of the file was taken as a comment",
                                    ),
                            );
                        }
                        comments.push(ast::Comment { text: token.text.to_owned(), span });
                    }
                }
                _ => {}
            }
        }
        comments
    }

    /// Reports braces where no block can begin.
    fn stray_block(&mut self, node: &Node<'t>) {
        if let Some(open) = node.child(Rule::open) {
            self.errors.push(SyntaxError::new(
                "no block can begin here",
                "a `{` comes only after an opening line such as `section III \"Title\"`",
                open.span(),
            ));
        }
        self.closing(node);
    }
}

/// Reads one slice of the file by itself.
fn strict(wanted: Rule, text: &str, span: Span) -> Built<Node<'_>> {
    let base = span.start as usize;
    limits::check_slice(text, base)?;
    pairs::parse(wanted, text, base).map_err(|failure| recover::slice(text, base, &failure))
}

/// An error that nobody will see, because too many come before it.
fn uncounted(span: Span) -> SyntaxError {
    SyntaxError::new("", "", Span::at(span.start as usize))
}

/// What a shape of the tree lacks; the grammar rules this out, so nobody should see it.
fn lost(node: &Node<'_>) -> SyntaxError {
    SyntaxError::new("this could not be read", "write it in another way", node.span())
}

/// A slice without the white space and the comments at its end.
fn trimmed(text: &str, span: Span) -> Span {
    let base = span.start as usize;
    let mut tokens = lexer::tokens(text).filter(|token| !token.is_comment());
    let Some(first) = tokens.next() else { return span };
    let end = tokens.last().map_or(first.end(), |last| last.end());
    Span::new(base + first.start, base + end)
}
