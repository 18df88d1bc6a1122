//! Lists of terms, subjects, and roles.

use super::pieces;
use super::{Built, Node, Rule, ast, lost};

/// `A, B and C`.
pub(super) fn list(node: &Node<'_>) -> Built<ast::List> {
    let mut items = Vec::new();
    let mut joiner = ast::Joiner::None;
    for child in node.children() {
        match child.rule() {
            Rule::item => items.push(item(&child)?),
            Rule::kw_and => joiner = ast::Joiner::And,
            Rule::kw_or => joiner = ast::Joiner::Or,
            _ => {}
        }
    }
    Ok(ast::List { items, joiner, span: node.span() })
}

/// The list among the children.
pub(super) fn list_in(node: &Node<'_>) -> Built<ast::List> {
    list(&node.child(Rule::list).ok_or_else(|| lost(node))?)
}

fn item(node: &Node<'_>) -> Built<ast::Item> {
    let quantifier = node.child(Rule::quantifier).map(|quantifier| {
        let every = [Rule::kw_every, Rule::kw_each, Rule::kw_all, Rule::kw_any];
        if every.into_iter().any(|wanted| quantifier.has(wanted)) {
            ast::Quantifier::Every
        } else {
            ast::Quantifier::Some
        }
    });
    let term = pieces::term(&node.child(Rule::term).ok_or_else(|| lost(node))?)?;
    let mut minus = Vec::new();
    if let Some(taken_out) = node.child(Rule::minus) {
        for term in taken_out.children_of(Rule::term) {
            minus.push(pieces::term(&term)?);
        }
    }
    Ok(ast::Item { quantifier, term, minus, designee: node.has(Rule::designee), span: node.span() })
}

/// A subject, and the roles that were written with it.
pub(super) fn subject_in(node: &Node<'_>) -> Built<(ast::Subject, Vec<ast::Part>)> {
    let node = node.child(Rule::subject).ok_or_else(|| lost(node))?;
    let kind = if node.has(Rule::kw_no) {
        ast::SubjectKind::No
    } else if node.has(Rule::kw_only) {
        ast::SubjectKind::Only
    } else {
        ast::SubjectKind::Plain
    };
    let list = list_in(&node)?;
    let span =
        node.child(Rule::kw_no).or_else(|| node.child(Rule::kw_only)).map_or(list.span, |word| word.span());
    let span = span.join(list.span);
    let mut parts = Vec::new();
    for companion in node.children_of(Rule::companion) {
        let kind = if companion.has(Rule::jointly_with) {
            ast::RoleKind::Jointly
        } else {
            ast::RoleKind::Consulting
        };
        parts.push(ast::Part::Role(ast::Role {
            kind,
            list: list_in(&companion)?,
            alternatives: Vec::new(),
            span: companion.span(),
        }));
    }
    Ok((ast::Subject { kind, list, span }, parts))
}

/// A role with its alternatives.
pub(super) fn role(node: &Node<'_>) -> Built<ast::Role> {
    let mut groups = node.children_of(Rule::role_group);
    let first = groups.next().ok_or_else(|| lost(node))?;
    let mut role = role_group(&first)?;
    for group in groups {
        role.alternatives.push(role_group(&group)?);
    }
    role.span = node.span();
    Ok(role)
}

/// A preposition and its terms.
pub(super) fn role_group(node: &Node<'_>) -> Built<ast::Role> {
    let kind = role_kind_in(node)?;
    Ok(ast::Role { kind, list: list_in(node)?, alternatives: Vec::new(), span: node.span() })
}

/// Which role the preposition among the children introduces.
pub(super) fn role_kind_in(node: &Node<'_>) -> Built<ast::RoleKind> {
    let preposition = node.child(Rule::preposition).ok_or_else(|| lost(node))?;
    let word = preposition.children().next().ok_or_else(|| lost(node))?;
    Ok(match word.rule() {
        Rule::kw_to => ast::RoleKind::To,
        Rule::kw_from => ast::RoleKind::From,
        Rule::kw_with => ast::RoleKind::With,
        Rule::kw_without => ast::RoleKind::Without,
        Rule::kw_for => ast::RoleKind::For,
        Rule::kw_about => ast::RoleKind::About,
        Rule::kw_in => ast::RoleKind::In,
        Rule::kw_at => ast::RoleKind::At,
        Rule::kw_during => ast::RoleKind::During,
        Rule::kw_on => ast::RoleKind::On,
        Rule::kw_as => ast::RoleKind::As,
        Rule::kw_of => ast::RoleKind::Of,
        Rule::jointly_with => ast::RoleKind::Jointly,
        Rule::in_consultation_with => ast::RoleKind::Consulting,
        _ => return Err(lost(&preposition)),
    })
}
