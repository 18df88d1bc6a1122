//! Going through a draft in the editor: the clauses that nobody has looked at yet, what can be done with each, and the way to the
//! next.

use super::View;
use super::actions::{Action, ActionKind};
use super::lenses::{Deed, Lens};
use crate::draft::review::{self, Item};
use crate::text::Span;

/// The finding that the agreement is a draft.
const DRAFT: &str = "core/draft";
/// Why most sentences are no norm that a draft has taken for one.
const REASONS: [&str; 4] = ["purpose", "recital", "definition", "courtesy"];

/// The actions for a part of a text.
pub fn actions(view: &View<'_>, within: Span) -> Vec<Action> {
    let text = view.live.text();
    let items = review::items(text, view.live.parsed());
    let mut findings = view.live.checked().iter().flat_map(|checked| &checked.findings);
    let mends = findings
        .find(|finding| finding.rule == DRAFT && touches(finding.span, within))
        .map(|finding| (finding.rule.clone(), finding.span));
    let kind = if mends.is_some() { ActionKind::QuickFix } else { ActionKind::Rewrite };
    let action = |title: String, edits| Action { mends: mends.clone(), ..Action::new(kind, title, edits) };
    let mut actions = Vec::new();
    for item in items.iter().filter(|item| touches(item.span(), within)) {
        let Some(clause) = &item.clause else { continue };
        if let Some(edits) = review::accept(text, item) {
            actions.push(action("accept this reading".to_owned(), edits));
        }
        for reason in REASONS {
            let words = format!("unmodelled \"{reason}\"");
            if !clause.words.starts_with(&words) {
                let edits = review::unmodelled(text, item, reason, "");
                actions.push(action(format!("this is no norm: `{words}`"), edits));
            }
        }
    }
    let sure = review::accept_sure(text, &items);
    if !sure.is_empty() && (mends.is_some() || !actions.is_empty()) {
        actions.push(action(format!("accept all sure readings ({})", review::sure(&items)), sure));
    }
    actions
}

/// The lenses that lead to what is left: above each section that has some of it, and above the title.
pub fn lenses(view: &View<'_>) -> Vec<Lens> {
    let items = review::items(view.live.text(), view.live.parsed());
    let lens = |span: Span, count: usize, from: u32| {
        let title =
            if count == 1 { "1 clause to look at".to_owned() } else { format!("{count} clauses to look at") };
        Lens { span, title, deed: Deed::ReviewNext(from) }
    };
    let mut lenses = Vec::new();
    for document in view.live.agreements() {
        let inside = |item: &&Item| document.span.contains(item.span());
        // A quote without a clause has a finding of its own; in what is no draft there is nothing to go through.
        let read = items.iter().filter(inside).filter(|item| item.clause.is_some());
        let count = read.clone().count();
        if count == 0 {
            continue;
        }
        lenses.push(lens(document.title_span, count, document.span.start));
        let mut heads: Vec<Span> = read.clone().filter_map(|item| item.head).collect();
        heads.dedup();
        heads.sort();
        heads.dedup();
        for head in heads {
            let count = read.clone().filter(|item| item.head == Some(head)).count();
            lenses.push(lens(head, count, head.start));
        }
    }
    lenses
}

/// Where the next thing to look at stands behind an offset, else the first one of all.
pub fn next(view: &View<'_>, offset: u32) -> Option<Span> {
    let items = review::items(view.live.text(), view.live.parsed());
    let places = || items.iter().map(Item::span);
    places().find(|span| span.start > offset).or_else(|| places().next())
}

fn touches(span: Span, within: Span) -> bool {
    span.start <= within.end && within.start <= span.end
}
