//! How much of the paper an agreement accounts for: of its quoted sentences that look as if they set a rule, those that have
//! clauses, those that are said to be no norm, and those under which nothing stands.

use super::passages::{Passage, passages};
use crate::reading::{looks_normative, sentences};
use crate::syntax::ast::{Agreement, Comment, StatementKind};
use crate::text::Span;

/// How much is accounted for, in sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Quotes of any kind.
    pub quotes: usize,
    /// Sentences with clauses.
    pub clauses: Share,
    /// Sentences that are said to be no norm.
    pub unmodelled: Share,
    /// Sentences that look as if they set a rule, and have nothing under them.
    pub unaccounted: Vec<Bare>,
    /// Sentences with nothing under them that do not look as if they set a rule. They count nowhere.
    pub others: Vec<Bare>,
}

/// Sentences of one kind, by whether somebody has looked at what stands under them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// Somebody has.
    pub reviewed: usize,
    /// Some of it was read by the program, and nobody has looked at it yet.
    pub unreviewed: usize,
}

impl Share {
    /// All of them.
    pub fn all(self) -> usize {
        self.reviewed + self.unreviewed
    }

    fn add(&mut self, sentences: usize, reviewed: bool) {
        if reviewed {
            self.reviewed += sentences;
        } else {
            self.unreviewed += sentences;
        }
    }
}

/// A sentence with nothing under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bare {
    /// Its quote.
    pub span: Span,
    /// The mark of the quote.
    pub mark: Option<String>,
    /// Its words.
    pub words: String,
}

impl Coverage {
    /// The sentences that count.
    pub fn sentences(&self) -> usize {
        self.accounted() + self.unaccounted.len()
    }

    /// Those of them with something under them.
    pub fn accounted(&self) -> usize {
        self.clauses.all() + self.unmodelled.all()
    }

    /// The share of those with something under them, in percent; none where no sentence counts.
    pub fn percent(&self) -> Option<f64> {
        percent(self.accounted(), self.sentences())
    }

    /// Whether at least so many percent have something under them. Where nothing is quoted nothing is accounted for.
    pub fn reaches(&self, least: f64) -> bool {
        let count = |sentences: usize| f64::from(u32::try_from(sentences).unwrap_or(u32::MAX));
        self.quotes > 0 && count(self.accounted()) * 100.0 >= least * count(self.sentences())
    }
}

/// The share in percent, rounded down to a tenth, so that nothing looks like more than it is.
fn percent(part: usize, all: usize) -> Option<f64> {
    let tenths = u32::try_from((part * 1000).checked_div(all)?).ok()?;
    Some(f64::from(tenths) / 10.0)
}

/// The coverage of an agreement; `comments` are those of its file.
pub fn coverage(agreement: &Agreement, comments: &[Comment]) -> Coverage {
    let mut coverage = Coverage::default();
    for passage in passages(agreement) {
        add(&mut coverage, &passage, comments);
    }
    coverage
}

fn add(coverage: &mut Coverage, passage: &Passage<'_>, comments: &[Comment]) {
    let Some(quote) = passage.quote else { return };
    coverage.quotes += 1;
    let words = |range: std::ops::Range<usize>| quote.text.get(range).unwrap_or_default();
    let said: Vec<&str> = sentences(&quote.text).into_iter().map(words).collect();
    let normative = said.iter().filter(|sentence| looks_normative(sentence)).count();
    if passage.is_bare() {
        // Of a sentence that a draft left without a clause it is known that it sets a rule, whatever it looks like: an item
        // of a list has no `shall` of its own.
        let left = !passage.looks_under(comments).is_empty();
        for sentence in said {
            let bare = Bare { span: quote.span, mark: quote.mark.clone(), words: sentence.to_owned() };
            let counts = left || looks_normative(sentence);
            let list = if counts { &mut coverage.unaccounted } else { &mut coverage.others };
            list.push(bare);
        }
        return;
    }
    let reviewed = passage.statements.iter().all(|said| said.statement.reading.is_none());
    let unmodelled =
        passage.statements.iter().all(|said| matches!(said.statement.kind, StatementKind::Unmodelled(_)));
    if unmodelled {
        coverage.unmodelled.add(normative, reviewed);
    } else {
        // Which of several sentences a clause restates is not known, so that no more are counted than look like rules; one is
        // restated in any case.
        coverage.clauses.add(normative.max(1), reviewed);
    }
}
