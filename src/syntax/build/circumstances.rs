//! Whatever may follow the object, conditions included.

use super::{Built, Node, Rule, ast, lost};
use super::{pieces, roles};

/// The parts among the children, in the order written.
pub(super) fn parts_of(node: &Node<'_>) -> Built<Vec<ast::Part>> {
    node.children_of(Rule::part)
        .map(|part| {
            let inner = part.children().next().ok_or_else(|| lost(&part))?;
            self::part(&inner)
        })
        .collect()
}

fn part(node: &Node<'_>) -> Built<ast::Part> {
    let span = node.span();
    Ok(match node.rule() {
        Rule::role => ast::Part::Role(roles::role(node)?),
        Rule::in_writing => ast::Part::InWriting(span),
        Rule::under => {
            ast::Part::Under(pieces::term(&node.child(Rule::term).ok_or_else(|| lost(node))?)?, span)
        }
        Rule::override_part => ast::Part::Override(override_part(node)?),
        Rule::measure => measure(&node.children().next().ok_or_else(|| lost(node))?)?,
        Rule::anchor => anchor(node)?,
        _ => ast::Part::Circumstance(circumstance(node)?),
    })
}

fn circumstance(node: &Node<'_>) -> Built<ast::Circumstance> {
    let span = node.span();
    Ok(match node.rule() {
        Rule::if_part => ast::Circumstance::If(condition_in(node)?, span),
        Rule::unless_part => ast::Circumstance::Unless(condition_in(node)?, span),
        Rule::only_if_part => ast::Circumstance::OnlyIf(condition_in(node)?, span),
        Rule::hedge => {
            let word = node.child(Rule::hedge_word).ok_or_else(|| lost(node))?;
            let hedge = match word.text() {
                "appropriate" => ast::Hedge::Appropriate,
                _ => ast::Hedge::Practicable,
            };
            ast::Circumstance::Hedge(hedge, span)
        }
        Rule::exception => ast::Circumstance::Except(exception(node)?),
        Rule::event_anchor => ast::Circumstance::Event(event_anchor(node)?),
        _ => return Err(lost(node)),
    })
}

fn exception(node: &Node<'_>) -> Built<ast::Exception> {
    let mut parts = Vec::new();
    for child in node.children() {
        match child.rule() {
            Rule::role_group => parts.push(ast::Part::Role(roles::role_group(&child)?)),
            Rule::if_part | Rule::unless_part | Rule::event_anchor => {
                parts.push(ast::Part::Circumstance(circumstance(&child)?));
            }
            _ => {}
        }
    }
    Ok(ast::Exception { parts, span: node.span() })
}

/// `before arrest`, `by 2027-01-01`; a date is a deadline, an event is a circumstance.
fn anchor(node: &Node<'_>) -> Built<ast::Part> {
    let inner = node.children().next().ok_or_else(|| lost(node))?;
    let span = inner.span();
    Ok(match inner.rule() {
        Rule::by_date => {
            let date = match pieces::date_in(&inner)? {
                Some(date) => ast::OrBlank::Given(date),
                None => ast::OrBlank::Blank(pieces::blank(
                    &inner.child(Rule::blank).ok_or_else(|| lost(&inner))?,
                )?),
            };
            ast::Part::Measure(ast::Measure::Deadline(ast::Deadline::Date(date, span)))
        }
        Rule::by_event => ast::Part::Circumstance(ast::Circumstance::Event(ast::Anchor {
            relation: ast::AnchorRelation::By,
            events: roles::list_in(&inner)?,
            span,
        })),
        _ => ast::Part::Circumstance(ast::Circumstance::Event(event_anchor(&inner)?)),
    })
}

fn event_anchor(node: &Node<'_>) -> Built<ast::Anchor> {
    let relation = if node.has(Rule::kw_before) {
        ast::AnchorRelation::Before
    } else if node.has(Rule::kw_after) {
        ast::AnchorRelation::After
    } else {
        ast::AnchorRelation::When
    };
    Ok(ast::Anchor { relation, events: roles::list_in(node)?, span: node.span() })
}

fn override_part(node: &Node<'_>) -> Built<ast::Override> {
    let kind = if node.has(Rule::kw_subject) {
        ast::OverrideKind::SubjectTo
    } else if node.has(Rule::kw_notwithstanding) {
        ast::OverrideKind::Notwithstanding
    } else {
        ast::OverrideKind::ExceptAsProvidedIn
    };
    let references = node
        .children_of(Rule::references)
        .flat_map(|references| references.children_of(Rule::reference))
        .map(|reference| ast::Reference { text: reference.text().to_owned(), span: reference.span() })
        .collect();
    Ok(ast::Override { kind, references, opaque: pieces::text_in(node), span: node.span() })
}

fn measure(node: &Node<'_>) -> Built<ast::Part> {
    let span = node.span();
    let measure = match node.rule() {
        Rule::within => ast::Measure::Deadline(ast::Deadline::Within {
            quantity: quantity_in(node)?,
            of: match node.child(Rule::list) {
                Some(list) => Some(roles::list(&list)?),
                None => None,
            },
            span,
        }),
        Rule::symbol => {
            let symbol = match node.text() {
                "promptly" => ast::Symbol::Promptly,
                "immediately" => ast::Symbol::Immediately,
                "timely" => ast::Symbol::Timely,
                _ => ast::Symbol::AsSoonAsPracticable,
            };
            ast::Measure::Deadline(ast::Deadline::Symbol(symbol, span))
        }
        Rule::frequency => ast::Measure::Frequency(frequency(node)?),
        Rule::vague_frequency => {
            let word = match node.text() {
                "regularly" => ast::VagueFrequency::Regularly,
                _ => ast::VagueFrequency::Periodically,
            };
            ast::Measure::Frequency(ast::Frequency::Vague(word, span))
        }
        Rule::duration => ast::Measure::Duration(quantity_in(node)?),
        Rule::amount => ast::Measure::Amount(ast::Amount {
            bound: bound_in(node).unwrap_or(ast::AmountBound::Exactly),
            quantity: quantity_in(node)?,
            per: pieces::unit_in(node)?,
            span,
        }),
        _ => return Err(lost(node)),
    };
    Ok(ast::Part::Measure(measure))
}

fn frequency(node: &Node<'_>) -> Built<ast::Frequency> {
    let count = match node.child(Rule::times) {
        Some(times) if times.has(Rule::kw_twice) => ast::OrBlank::Given(2.0),
        Some(times) => pieces::count_in(&times)?.unwrap_or(ast::OrBlank::Given(1.0)),
        None => ast::OrBlank::Given(1.0),
    };
    let per = match node.child(Rule::number) {
        Some(number) => pieces::number(&number)?,
        None => 1.0,
    };
    Ok(ast::Frequency::Times {
        count,
        per,
        unit: pieces::unit_in(node)?.ok_or_else(|| lost(node))?,
        bound: bound_in(node).unwrap_or(ast::AmountBound::AtLeast),
        span: node.span(),
    })
}

fn quantity_in(node: &Node<'_>) -> Built<ast::Quantity> {
    pieces::quantity(&node.child(Rule::quantity).ok_or_else(|| lost(node))?)
}

fn bound_in(node: &Node<'_>) -> Option<ast::AmountBound> {
    let bound = node.child(Rule::bound)?;
    Some(if bound.has(Rule::kw_least) {
        ast::AmountBound::AtLeast
    } else if bound.has(Rule::kw_most) {
        ast::AmountBound::AtMost
    } else if bound.has(Rule::kw_exactly) {
        ast::AmountBound::Exactly
    } else {
        ast::AmountBound::Average
    })
}

/// The condition among the children.
pub(super) fn condition_in(node: &Node<'_>) -> Built<ast::Condition> {
    condition(&node.child(Rule::condition).ok_or_else(|| lost(node))?)
}

fn condition(node: &Node<'_>) -> Built<ast::Condition> {
    let alternatives =
        node.children_of(Rule::conjunction).map(|child| conjunction(&child)).collect::<Built<_>>()?;
    one_or(alternatives, |all| ast::Condition::Or(all, node.span()), node)
}

fn conjunction(node: &Node<'_>) -> Built<ast::Condition> {
    let members = node.children_of(Rule::negation).map(|child| negation(&child)).collect::<Built<_>>()?;
    one_or(members, |all| ast::Condition::And(all, node.span()), node)
}

/// The only member of a list, or all of them under one node.
fn one_or(
    mut members: Vec<ast::Condition>,
    join: impl FnOnce(Vec<ast::Condition>) -> ast::Condition,
    node: &Node<'_>,
) -> Built<ast::Condition> {
    if members.len() > 1 {
        return Ok(join(members));
    }
    members.pop().ok_or_else(|| lost(node))
}

fn negation(node: &Node<'_>) -> Built<ast::Condition> {
    let mut condition = match node.child(Rule::grouped) {
        Some(grouped) => condition_in(&grouped)?,
        None => simple(&node.child(Rule::simple).ok_or_else(|| lost(node))?)?,
    };
    let nots: Vec<_> = node.children_of(Rule::kw_not).map(|not| not.span()).collect();
    for not in nots.into_iter().rev() {
        condition = ast::Condition::Not(Box::new(condition), not.join(node.span()));
    }
    Ok(condition)
}

fn simple(node: &Node<'_>) -> Built<ast::Condition> {
    let span = node.span();
    let term = pieces::term(&node.child(Rule::term).ok_or_else(|| lost(node))?)?;
    if let Some(judgement) = node.child(Rule::judgement) {
        let determined = match judgement.child(Rule::negation) {
            Some(inner) => Some(Box::new(negation(&inner)?)),
            None => None,
        };
        let verb = match judgement.child(Rule::judgement_verb) {
            Some(word) => judgement_verb(word.text()),
            None => ast::JudgementVerb::Determines,
        };
        return Ok(ast::Condition::Judged { actor: term, verb, condition: determined, span });
    }
    let value =
        node.child(Rule::value).and_then(|value| value.child(Rule::name)).map(|name| pieces::name(&name));
    Ok(match (term, value) {
        (ast::Term::Name(name), Some(value)) => ast::Condition::Value(name, value, span),
        (ast::Term::Name(name), None) => ast::Condition::Name(name),
        (ast::Term::Opaque(text), None) => ast::Condition::Opaque(text),
        (ast::Term::Blank(blank), None) => ast::Condition::Blank(blank),
        (_, Some(_)) => return Err(lost(node)),
    })
}

fn judgement_verb(word: &str) -> ast::JudgementVerb {
    match word.strip_suffix('s').unwrap_or(word) {
        "request" => ast::JudgementVerb::Requests,
        "approve" => ast::JudgementVerb::Approves,
        "consent" => ast::JudgementVerb::Consents,
        "invite" => ast::JudgementVerb::Invites,
        _ => ast::JudgementVerb::Agrees,
    }
}
