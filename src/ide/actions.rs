//! Changes that can be made where the cursor stands.

use std::collections::BTreeMap;

use jiff::ToSpan;

use super::View;
use super::locate;
use crate::finding::{Edit, Finding, Fix, Safety};
use crate::repair::{self, Workbench};
use crate::suppress::{Policy, is_final};
use crate::syntax::ast::Kind;
use crate::text::Span;

/// What an action is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// It mends a finding.
    QuickFix,
    /// It says the same or something else in another way.
    Rewrite,
    /// It mends everything that can be mended without a second thought.
    FixAll,
    /// It shows something.
    Show,
}

/// An action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does, as a person would say it.
    pub title: String,
    /// What it is for.
    pub kind: ActionKind,
    /// The changes, in the order of the text, not overlapping.
    pub edits: Vec<Edit>,
    /// The finding that it mends: its rule and its place.
    pub mends: Option<(String, Span)>,
    /// Whether it is the one that most people want.
    pub preferred: bool,
    /// For those that show something: the rule to explain.
    pub explain: Option<String>,
}

impl Action {
    pub(super) fn new(kind: ActionKind, title: impl Into<String>, edits: Vec<Edit>) -> Self {
        Self { title: title.into(), kind, edits, mends: None, preferred: false, explain: None }
    }
}

/// The actions for a part of a text.
pub fn at(view: &View<'_>, within: Span) -> Vec<Action> {
    let mut actions = Vec::new();
    let mut explained: Vec<&str> = Vec::new();
    let mut repairs = repairs(view, within);
    let findings = view.live.checked().iter().enumerate();
    let findings = findings.flat_map(|(document, checked)| {
        checked.findings.iter().enumerate().map(move |(number, finding)| ((document, number), finding))
    });
    for (at, finding) in findings.filter(|(_, finding)| touches(finding.span, within)) {
        let repair = repairs.remove(&at);
        for fix in finding.fixes.iter().cloned().chain(repair).chain(more_fixes(view, finding)) {
            let preferred = fix.safety == Safety::Safe;
            let mut action = Action::new(ActionKind::QuickFix, fix.title, fix.edits);
            action.mends = Some((finding.rule.clone(), finding.span));
            action.preferred = preferred;
            actions.push(action);
        }
        actions.extend(waiver(view, finding));
        if !explained.contains(&finding.rule.as_str()) {
            explained.push(&finding.rule);
        }
    }
    actions.extend(super::review::actions(view, within));
    actions.extend(blanks(view, within));
    for rule in explained {
        let mut action = Action::new(ActionKind::Show, format!("explain {rule}"), Vec::new());
        action.explain = Some(rule.to_owned());
        actions.push(action);
    }
    actions
}

/// So many findings at one place are worth working out what would mend them; at the title of an agreement stand all
/// clauses that it lacks.
const MOST_REPAIRS: usize = 10;

/// Repairs for the findings at a part of a text, the gravest first, each with the place of its finding: the document and
/// its number there.
fn repairs(view: &View<'_>, within: Span) -> BTreeMap<(usize, usize), Fix> {
    let documents = view.live.checked().iter().enumerate();
    let mut wanted: Vec<(usize, usize, &Finding)> = documents
        .flat_map(|(document, checked)| {
            let numbered = checked.findings.iter().enumerate();
            numbered.map(move |(number, finding)| (document, number, finding))
        })
        .filter(|(_, _, finding)| touches(finding.span, within) && !finding.asked.is_empty())
        .collect();
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    wanted.sort_by_key(|(_, _, finding)| finding.severity);
    wanted.truncate(MOST_REPAIRS);
    let mut bench = Workbench::new(view.library, view.settings, &Policy::default(), view.live.text());
    let repairs = wanted.into_iter().filter_map(|(document, number, finding)| {
        Some(((document, number), repair::of_finding(&mut bench, document, finding)?))
    });
    repairs.collect()
}

/// The one action that mends everything that is safe to mend, where there is anything.
pub fn fix_all(view: &View<'_>) -> Option<Action> {
    let findings = view.live.checked().iter().flat_map(|checked| &checked.findings);
    let mut edits: Vec<Edit> = Vec::new();
    let safe = |finding: &'_ Finding| finding.fixes.iter().find(|fix| fix.safety == Safety::Safe).cloned();
    for fix in findings.filter_map(safe) {
        for edit in &fix.edits {
            if !edits.iter().any(|known| touches(known.span, edit.span)) {
                edits.push(edit.clone());
            }
        }
    }
    edits.sort_by_key(|edit| edit.span);
    (!edits.is_empty())
        .then(|| Action::new(ActionKind::FixAll, "mend everything that is safe to mend", edits))
}

/// A waiver of a finding, for a person to fill in: whoever it is by and the reason are left empty, so that it waives
/// nothing until somebody has written them.
fn waiver(view: &View<'_>, finding: &Finding) -> Option<Action> {
    if is_final(&finding.rule) {
        return None;
    }
    let document = view.live.agreements().find(|document| document.span.contains(finding.span))?;
    let until = view.settings.as_of.saturating_add(364.days());
    let words = format!("waive {} until {until} by \"\" because \"\".", finding.rule);
    let place = document.statements.partition_point(|one| one.span.start <= finding.span.start);
    let statement = place.checked_sub(1).and_then(|at| document.statements.get(at));
    let edit = match statement.filter(|statement| statement.span.contains(finding.span)) {
        Some(statement) => {
            let end = statement.span.end;
            let indent = indent_at(view, statement.span.start);
            Edit { span: Span { start: end, end }, text: format!("\n{indent}{words}") }
        }
        None => {
            let end = document.span.end.saturating_sub(1);
            Edit { span: Span { start: end, end }, text: format!("\n  {words}\n") }
        }
    };
    let title = format!("waive {}: write down who decided, and why", finding.rule);
    let mut action = Action::new(ActionKind::QuickFix, title, vec![edit]);
    action.mends = Some((finding.rule.clone(), finding.span));
    Some(action)
}

/// The white space before the line on which a place stands.
fn indent_at(view: &View<'_>, offset: u32) -> String {
    let line = view.live.lines().line(offset);
    let start = view.live.lines().line_start(line) as usize;
    let rest = view.live.text().get(start..).unwrap_or("");
    rest.chars().take_while(|character| matches!(character, ' ' | '\t')).collect()
}

fn touches(span: Span, within: Span) -> bool {
    span.start <= within.end && within.start <= span.end
}

/// Ways to mend a finding that need to know the text around it.
fn more_fixes(view: &View<'_>, finding: &Finding) -> Vec<Fix> {
    let below = |title: &str, clause: &str| {
        let indent = indent_at(view, finding.span.start);
        let at = Span { start: finding.span.end, end: finding.span.end };
        let edits = vec![Edit { span: at, text: format!("\n{indent}{clause}") }];
        Fix { title: title.to_owned(), safety: Safety::Unsafe, edits }
    };
    match finding.rule.as_str() {
        "core/quote-without-clause" => ["purpose", "recital", "definition", "courtesy"]
            .iter()
            .map(|reason| {
                below(&format!("say that it is no clause: `{reason}`"), &format!("unmodelled \"{reason}\"."))
            })
            .chain([below(
                "add a clause with a blank",
                "SRO must handle ___\"what the paragraph asks for\".",
            )])
            .collect(),
        _ => Vec::new(),
    }
}

/// Ways to fill a blank: a day where a day is due, a term whose words the blank's label names.
fn blanks(view: &View<'_>, within: Span) -> Vec<Action> {
    let mut actions = Vec::new();
    for document in view.live.agreements() {
        for (label, span) in document.blanks.iter().filter(|(_, span)| touches(*span, within)) {
            let fill = |words: &str| {
                let edits = vec![Edit { span: *span, text: words.to_owned() }];
                Action::new(ActionKind::Rewrite, format!("fill the blank with `{words}`"), edits)
            };
            let located = locate::at(view.live, span.start);
            let header = matches!(located.member, Some(crate::syntax::ast::Member::Header(_)));
            let line = located.member.map(|member| member.span().slice(view.live.text())).unwrap_or_default();
            let dated = ["signed", "amended", "renewed", "effective", "expires"];
            if header && dated.iter().any(|key| line.starts_with(key)) {
                actions.push(fill(&view.settings.as_of.to_string()));
            } else if !header {
                let label = label.to_lowercase();
                let named = document.taxonomy.iter().filter(|(_, term)| {
                    let words = term.also.iter().map(String::as_str).chain([term.name.as_str()]);
                    let fits = !matches!(term.kind, Kind::Action | Kind::Fact);
                    fits && words
                        .into_iter()
                        .any(|word| holds_word(&label, &word.to_lowercase().replace('-', " ")))
                });
                actions.extend(named.take(5).map(|(_, term)| fill(&term.name)));
            }
        }
    }
    actions
}

/// Whether a phrase stands in a text as whole words.
fn holds_word(text: &str, phrase: &str) -> bool {
    !phrase.is_empty()
        && text.match_indices(phrase).any(|(start, _)| {
            let before = text.get(..start).and_then(|before| before.chars().next_back());
            let after = text.get(start + phrase.len()..).and_then(|after| after.chars().next());
            let boundary =
                |character: Option<char>| character.is_none_or(|character| !character.is_alphanumeric());
            boundary(before) && boundary(after)
        })
}
