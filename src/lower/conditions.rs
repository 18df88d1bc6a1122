//! Condition trees to alternatives.
//!
//! A condition becomes a union of boxes over condition dimensions (a disjunctive normal form). A word of
//! the vocabulary is a dimension of its own; what it implies is known to the taxonomy. Somebody's judgement
//! is a dimension different from the fact judged. Words outside the vocabulary are a dimension nothing is
//! known about.

use super::lexicon::{Lexicon, plain};
use super::problem::ProblemKind;
use crate::norm::scope::{Condition, ScopeBox, Values};
use crate::syntax::ast::{self, JudgementVerb, Kind};
use crate::text::Span;

/// More alternatives than a reader could follow are not worked out.
pub const MOST_ALTERNATIVES: usize = 64;

/// The boxes in which a condition holds, or with `holds` false does not. Nothing where the condition could
/// not be understood; the problem is noted.
pub fn alternatives(lexicon: &mut Lexicon, condition: &ast::Condition, holds: bool) -> Option<Vec<ScopeBox>> {
    match condition {
        ast::Condition::Name(name) => {
            let id = lexicon.term(name, &[Kind::Condition])?;
            let (condition, values) = lexicon.taxonomy.condition(id);
            Some(vec![single(lexicon, condition, values, holds)])
        }
        ast::Condition::Value(condition, value, _) => {
            let of = lexicon.term(condition, &[Kind::Condition])?;
            let id = lexicon.term(value, &[Kind::Condition])?;
            if lexicon.taxonomy.term(id).value_of.map(|(of, _)| of) != Some(of) {
                let fitting = lexicon.taxonomy.term(of).values.iter();
                let names = fitting.map(|&value| lexicon.taxonomy.term(value).name.clone()).collect();
                lexicon.problem(ProblemKind::UnknownTerm(value.text.clone(), names), value.span);
                return None;
            }
            let (condition, values) = lexicon.taxonomy.condition(id);
            Some(vec![single(lexicon, condition, values, holds)])
        }
        ast::Condition::Opaque(text) => {
            let condition = Condition::Opaque(plain(&text.value).into());
            Some(vec![single(lexicon, condition, Values::YES, holds)])
        }
        ast::Condition::Blank(blank) => {
            let condition = Condition::Opaque(format!("___{}", plain(&blank.label.value)).into());
            Some(vec![single(lexicon, condition, Values::YES, holds)])
        }
        ast::Condition::Judged { actor, verb, condition, .. } => {
            let condition = stated(lexicon, actor, *verb, condition.as_deref())?;
            Some(vec![single(lexicon, condition, Values::YES, holds)])
        }
        ast::Condition::Not(inner, _) => alternatives(lexicon, inner, !holds),
        ast::Condition::And(parts, span) => joined(lexicon, parts, holds, holds, *span),
        ast::Condition::Or(parts, span) => joined(lexicon, parts, holds, !holds, *span),
    }
}

/// All of several conditions, or any of them.
fn joined(
    lexicon: &mut Lexicon,
    parts: &[ast::Condition],
    holds: bool,
    all: bool,
    span: Span,
) -> Option<Vec<ScopeBox>> {
    let mut parts =
        parts.iter().map(|part| alternatives(lexicon, part, holds)).collect::<Option<Vec<_>>>()?;
    let result = if all {
        let first = parts.drain(..1).next().unwrap_or_default();
        parts.into_iter().fold(first, |so_far, next| product(&so_far, &next))
    } else {
        parts.into_iter().flatten().collect()
    };
    if result.len() > MOST_ALTERNATIVES {
        lexicon.problem(ProblemKind::TooComplex, span);
        return None;
    }
    Some(result)
}

/// The boxes that lie in one of each.
pub fn product(a: &[ScopeBox], b: &[ScopeBox]) -> Vec<ScopeBox> {
    let limit = MOST_ALTERNATIVES + 1;
    a.iter().flat_map(|a| b.iter().filter_map(|b| a.intersection(b))).take(limit).collect()
}

fn single(lexicon: &Lexicon, condition: Condition, values: Values, holds: bool) -> ScopeBox {
    let all = match &condition {
        Condition::Term(id) if !lexicon.taxonomy.term(*id).values.is_empty() => {
            (1u64 << lexicon.taxonomy.term(*id).values.len().min(63)) - 1
        }
        _ => 0b11,
    };
    let values = if holds { values } else { Values(all & !values.0) };
    let mut scope = ScopeBox::default();
    scope.narrow(condition, values);
    scope
}

/// A judgement as a condition of its own, by its words.
fn stated(
    lexicon: &mut Lexicon,
    actor: &ast::Term,
    verb: JudgementVerb,
    condition: Option<&ast::Condition>,
) -> Option<Condition> {
    let opaque = !matches!(actor, ast::Term::Name(_));
    lexicon.meaning(actor, &[Kind::Actor])?;
    let who = match actor {
        ast::Term::Name(name) => name.text.clone(),
        ast::Term::Opaque(text) => plain(&text.value),
        ast::Term::Blank(blank) => plain(&blank.label.value),
    };
    let verb = match verb {
        JudgementVerb::Determines => "determines",
        JudgementVerb::Requests => "requests",
        JudgementVerb::Approves => "approves",
        JudgementVerb::Consents => "consents",
        JudgementVerb::Invites => "invites",
        JudgementVerb::Agrees => "agrees",
    };
    let redefined = if lexicon.is_rebound(actor) { " (as defined here)" } else { "" };
    let mut words = format!("{who}{redefined} {verb}");
    let mut unknown = opaque;
    if let Some(condition) = condition {
        let (what, opaque) = described(lexicon, condition)?;
        words.push(' ');
        words.push_str(&what);
        unknown |= opaque;
    }
    Some(if unknown { Condition::Opaque(words.into()) } else { Condition::Stated(words.into()) })
}

/// What is judged, in words, with whether they are outside the vocabulary.
fn described(lexicon: &mut Lexicon, condition: &ast::Condition) -> Option<(String, bool)> {
    Some(match condition {
        ast::Condition::Name(name) => {
            lexicon.term(name, &[Kind::Condition])?;
            (name.text.clone(), false)
        }
        ast::Condition::Value(condition, value, _) => {
            (format!("{} is {}", condition.text, value.text), false)
        }
        ast::Condition::Opaque(text) => (plain(&text.value), true),
        ast::Condition::Blank(blank) => (plain(&blank.label.value), true),
        ast::Condition::Judged { actor, verb, condition, .. } => {
            match stated(lexicon, actor, *verb, condition.as_deref())? {
                Condition::Opaque(words) => (words.to_string(), true),
                Condition::Stated(words) => (words.to_string(), false),
                Condition::Term(_) => return None,
            }
        }
        ast::Condition::Not(inner, _) => {
            let (words, opaque) = described(lexicon, inner)?;
            (format!("not {words}"), opaque)
        }
        ast::Condition::And(parts, _) | ast::Condition::Or(parts, _) => {
            let word = if matches!(condition, ast::Condition::And(..)) { " and " } else { " or " };
            let parts = parts.iter().map(|part| described(lexicon, part)).collect::<Option<Vec<_>>>()?;
            let opaque = parts.iter().any(|(_, opaque)| *opaque);
            let words = parts.into_iter().map(|(words, _)| words).collect::<Vec<_>>().join(word);
            (format!("({words})"), opaque)
        }
    })
}
