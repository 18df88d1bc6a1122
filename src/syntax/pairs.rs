//! Pest, and a thin cover over what it yields.
//!
//! Nothing outside `syntax` sees pest. A [`Node`] knows where its slice began in the file, so that every
//! span it gives out is a span of the whole file.

use std::num::NonZeroUsize;
use std::sync::OnceLock;

use pest::Parser;
use pest::error::{Error, ErrorVariant, InputLocation};
use pest::iterators::Pair;

use super::lexer;
use crate::text::Span;

/// What pest derives from the grammar.
mod derived {
    /// The parser that pest derives from the grammar.
    #[derive(pest_derive::Parser)]
    #[grammar = "../grammar/moulint.pest"]
    pub(in crate::syntax) struct MoulintParser;
}

pub(super) use derived::Rule;

/// How many steps pest may take before it gives up; a real document needs a few per byte, and no text of
/// the permitted length needs as many as this.
const STEP_LIMIT: usize = 600_000_000;

/// One node of pest's tree.
#[derive(Clone, Debug)]
pub(super) struct Node<'i> {
    pair: Pair<'i, Rule>,
    base: usize,
}

impl<'i> Node<'i> {
    /// Which rule the node matches.
    pub(super) fn rule(&self) -> Rule {
        self.pair.as_rule()
    }

    /// The text of the node.
    pub(super) fn text(&self) -> &'i str {
        self.pair.as_str()
    }

    /// Where the node stands in the file, without what white space and comments a rule with an optional end
    /// has eaten while it looked for more.
    pub(super) fn span(&self) -> Span {
        let start = self.pair.as_span().start();
        let text = self.text();
        let mut len = text.trim_end_matches(lexer::is_space).len();
        let is_plain = matches!(self.rule(), Rule::quote | Rule::COMMENT | Rule::stray | Rule::bad_line);
        if !is_plain && text.contains(['/']) {
            len =
                lexer::tokens(text).filter(|token| !token.is_comment()).last().map_or(len, |last| last.end());
        }
        Span::new(start, start + len).shifted(self.base)
    }

    /// The children, comments left out.
    pub(super) fn children(&self) -> impl Iterator<Item = Node<'i>> + use<'i> {
        self.all_children().filter(|node| !matches!(node.rule(), Rule::COMMENT | Rule::EOI))
    }

    /// The children, comments included.
    pub(super) fn all_children(&self) -> impl Iterator<Item = Node<'i>> + use<'i> {
        let base = self.base;
        self.pair.clone().into_inner().map(move |pair| Node { pair, base })
    }

    /// Every node below this one, in the order of the text, comments included.
    pub(super) fn descendants(&self) -> impl Iterator<Item = Node<'i>> + use<'i> {
        let base = self.base;
        self.pair.clone().into_inner().flatten().map(move |pair| Node { pair, base })
    }

    /// The first child that matches `wanted`.
    pub(super) fn child(&self, wanted: Rule) -> Option<Node<'i>> {
        self.children().find(|node| node.rule() == wanted)
    }

    /// Whether a child matches `wanted`.
    pub(super) fn has(&self, wanted: Rule) -> bool {
        self.child(wanted).is_some()
    }

    /// All children that match `wanted`.
    pub(super) fn children_of(&self, wanted: Rule) -> impl Iterator<Item = Node<'i>> + use<'i> {
        self.children().filter(move |node| node.rule() == wanted)
    }
}

/// Where and why pest stopped.
#[derive(Clone, Debug)]
pub(super) struct Failure {
    /// The offset of the offending word in the file.
    pub(super) offset: usize,
    /// The rules that would have fitted there; none where pest ran into its limit.
    pub(super) expected: Vec<Rule>,
    /// Whether pest gave up because the text takes too many steps.
    pub(super) exhausted: bool,
}

/// Parses `text`, which begins at offset `base` of its file, as `wanted`.
pub(super) fn parse(wanted: Rule, text: &str, base: usize) -> Result<Node<'_>, Failure> {
    static LIMIT: OnceLock<()> = OnceLock::new();
    LIMIT.get_or_init(|| pest::set_call_limit(NonZeroUsize::new(STEP_LIMIT)));
    match derived::MoulintParser::parse(wanted, text) {
        Ok(mut pairs) => match pairs.next() {
            Some(pair) => Ok(Node { pair, base }),
            None => Err(Failure { offset: base, expected: Vec::new(), exhausted: false }),
        },
        Err(error) => Err(failure(&error, base)),
    }
}

fn failure(error: &Error<Rule>, base: usize) -> Failure {
    let offset = match error.location {
        InputLocation::Pos(offset) | InputLocation::Span((offset, _)) => offset,
    };
    let (expected, exhausted) = match &error.variant {
        ErrorVariant::ParsingError { positives, .. } => (positives.clone(), false),
        ErrorVariant::CustomError { .. } => (Vec::new(), true),
    };
    Failure { offset: base + offset, expected, exhausted }
}
