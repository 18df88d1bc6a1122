//! The smallest pieces: names, strings, blanks, dates, numbers, units.

use super::{Built, Node, Rule, ast, lost};
use crate::syntax::SyntaxError;

/// A name, a word or an address.
pub(super) fn name(node: &Node<'_>) -> ast::Name {
    ast::Name { text: node.text().to_owned(), span: node.span() }
}

/// All names below a `names` child.
pub(super) fn names_in(node: &Node<'_>) -> Vec<ast::Name> {
    node.children_of(Rule::names)
        .flat_map(|names| names.children_of(Rule::plain_name))
        .map(|plain| name(&plain))
        .collect()
}

/// The first plain name among the children.
pub(super) fn plain_name_in(node: &Node<'_>) -> Built<ast::Name> {
    node.child(Rule::plain_name).map(|plain| name(&plain)).ok_or_else(|| lost(node))
}

/// A string, its escapes undone.
pub(super) fn text(node: &Node<'_>) -> ast::Text {
    let written = node.text();
    let inside = written.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or(written);
    let mut value = String::with_capacity(inside.len());
    let mut characters = inside.chars();
    while let Some(character) = characters.next() {
        if character == '\\' {
            value.extend(characters.next());
        } else {
            value.push(character);
        }
    }
    ast::Text { value, span: node.span() }
}

/// All strings among the children.
pub(super) fn texts_in(node: &Node<'_>) -> Vec<ast::Text> {
    node.children_of(Rule::string).map(|string| text(&string)).collect()
}

/// The first string among the children.
pub(super) fn text_in(node: &Node<'_>) -> Option<ast::Text> {
    node.child(Rule::string).map(|string| text(&string))
}

/// A blank.
pub(super) fn blank(node: &Node<'_>) -> Built<ast::Blank> {
    let label = text_in(node).ok_or_else(|| lost(node))?;
    Ok(ast::Blank { label, span: node.span() })
}

/// A date, which must exist.
pub(super) fn date(node: &Node<'_>) -> Built<ast::DateValue> {
    node.text().parse::<jiff::civil::Date>().map(|date| ast::DateValue { date, span: node.span() }).map_err(
        |_| {
            SyntaxError::new(
                format!("the date `{}` does not exist", node.text()),
                "a date is written year-month-day, as in 2027-06-30",
                node.span(),
            )
        },
    )
}

/// The first date among the children.
pub(super) fn date_in(node: &Node<'_>) -> Built<Option<ast::DateValue>> {
    node.child(Rule::date).map(|child| date(&child)).transpose()
}

/// A term: a name, a string or a blank.
pub(super) fn term(node: &Node<'_>) -> Built<ast::Term> {
    let inner = node.children().next().ok_or_else(|| lost(node))?;
    bare_term(&inner)
}

/// A term without the rule around it.
pub(super) fn bare_term(node: &Node<'_>) -> Built<ast::Term> {
    Ok(match node.rule() {
        Rule::string => ast::Term::Opaque(text(node)),
        Rule::blank => ast::Term::Blank(blank(node)?),
        _ => ast::Term::Name(name(node)),
    })
}

/// The topics of a `covers_clause`.
pub(super) fn covers(node: &Node<'_>) -> Built<ast::Covers> {
    let mut topics = Vec::new();
    for topic in node.children_of(Rule::topics).flat_map(|topics| topics.children()) {
        if matches!(topic.rule(), Rule::string | Rule::blank | Rule::name) {
            topics.push(bare_term(&topic)?);
        }
    }
    Ok(ast::Covers { topics, span: node.span() })
}

/// A number.
pub(super) fn number(node: &Node<'_>) -> Built<f64> {
    node.text().parse::<f64>().ok().filter(|value| value.is_finite()).ok_or_else(|| {
        SyntaxError::new("the number is too large", "write a number that can be counted", node.span())
    })
}

/// A number or a blank among the children.
pub(super) fn count_in(node: &Node<'_>) -> Built<Option<ast::OrBlank<f64>>> {
    for child in node.children() {
        match child.rule() {
            Rule::number => return Ok(Some(ast::OrBlank::Given(number(&child)?))),
            Rule::blank => return Ok(Some(ast::OrBlank::Blank(blank(&child)?))),
            _ => {}
        }
    }
    Ok(None)
}

/// A number and its unit.
pub(super) fn quantity(node: &Node<'_>) -> Built<ast::Quantity> {
    let count = count_in(node)?.ok_or_else(|| lost(node))?;
    let unit = unit_in(node)?.ok_or_else(|| lost(node))?;
    Ok(ast::Quantity { count, unit, span: node.span() })
}

/// The unit among the children.
pub(super) fn unit_in(node: &Node<'_>) -> Built<Option<ast::Unit>> {
    let Some(unit) = node.child(Rule::unit) else { return Ok(None) };
    let singular = unit.text().strip_suffix('s').unwrap_or(unit.text());
    Ok(Some(match singular {
        "minute" => ast::Unit::Minute,
        "hour" => ast::Unit::Hour,
        "day" => ast::Unit::Day,
        "school-day" => ast::Unit::SchoolDay,
        "business-day" => ast::Unit::BusinessDay,
        "week" => ast::Unit::Week,
        "month" => ast::Unit::Month,
        "quarter" => ast::Unit::Quarter,
        "semester" => ast::Unit::Semester,
        "school-year" => ast::Unit::SchoolYear,
        "year" => ast::Unit::Year,
        "time" => ast::Unit::Time,
        "percent" => ast::Unit::Percent,
        "dollar" => ast::Unit::Dollar,
        _ => return Err(lost(&unit)),
    }))
}
