//! Clauses.

use super::{Built, Node, Rule, ast, lost};
use super::{circumstances, pieces, roles, strict};
use crate::syntax::SyntaxError;
use crate::text::Span;

/// A clause typed by itself.
pub(in crate::syntax) fn clause_alone(text: &str) -> Result<ast::Clause, SyntaxError> {
    let node = strict(Rule::clause_only, text, Span::new(0, text.len()))?;
    clause(&node.child(Rule::clause).ok_or_else(|| lost(&node))?)
}

/// A clause from a node that holds a subject, a modal word, an action and parts.
pub(super) fn clause(node: &Node<'_>) -> Built<ast::Clause> {
    let (subject, mut parts) = roles::subject_in(node)?;
    let (modal, modal_span) = match node.child(Rule::modal) {
        Some(modal) => (modal_word(&modal)?, modal.span()),
        // The nested clause of `must ensure that` may do without.
        None => (ast::Modal::Indicative, Span::at(subject.span.end as usize)),
    };
    check_subject(subject.kind, modal, subject.span)?;
    if let Some(ensure) = node.child(Rule::kw_ensure) {
        let inner = clause(&node.child(Rule::ensured).ok_or_else(|| lost(node))?)?;
        return Ok(ast::Clause {
            subject,
            modal,
            modal_span,
            action: pieces::name(&ensure),
            object: None,
            ensured: Some(Box::new(inner)),
            parts,
            span: node.span(),
        });
    }
    let action =
        node.child(Rule::action).and_then(|action| action.child(Rule::name)).ok_or_else(|| lost(node))?;
    let object = match node.child(Rule::object) {
        Some(object) => Some(roles::list_in(&object)?),
        None => None,
    };
    parts.extend(circumstances::parts_of(node)?);
    Ok(ast::Clause {
        subject,
        modal,
        modal_span,
        action: pieces::name(&action),
        object,
        ensured: None,
        parts,
        span: node.span(),
    })
}

/// `no officer should` and `only SRO must not` have no reading that everybody would agree on.
fn check_subject(kind: ast::SubjectKind, modal: ast::Modal, span: Span) -> Built<()> {
    let (word, fits, allowed) = match kind {
        ast::SubjectKind::Plain => return Ok(()),
        ast::SubjectKind::No => (
            "no",
            matches!(modal, ast::Modal::May | ast::Modal::Must | ast::Modal::Shall | ast::Modal::Indicative),
            "`may`, `must` or `shall`",
        ),
        ast::SubjectKind::Only => (
            "only",
            matches!(modal, ast::Modal::May | ast::Modal::Must | ast::Modal::Shall | ast::Modal::Indicative),
            "`may`, `must` or `shall`",
        ),
    };
    if fits {
        return Ok(());
    }
    Err(SyntaxError::new(
        format!("a subject with `{word}` goes only with {allowed}"),
        format!("leave out `{word}`, or change the word after the subject"),
        span,
    ))
}

fn modal_word(node: &Node<'_>) -> Built<ast::Modal> {
    let mut words = node.children().map(|child| child.rule());
    let pair = (words.next(), words.next());
    Ok(match pair {
        (Some(Rule::kw_must), None) => ast::Modal::Must,
        (Some(Rule::kw_must), Some(_)) => ast::Modal::MustNot,
        (Some(Rule::kw_shall), None) => ast::Modal::Shall,
        (Some(Rule::kw_shall), Some(_)) => ast::Modal::ShallNot,
        (Some(Rule::kw_will), None) => ast::Modal::Will,
        (Some(Rule::kw_will), Some(_)) => ast::Modal::WillNot,
        (Some(Rule::kw_should), None) => ast::Modal::Should,
        (Some(Rule::kw_should), Some(_)) => ast::Modal::ShouldNot,
        (Some(Rule::kw_may), None) => ast::Modal::May,
        (Some(Rule::kw_may), Some(Rule::kw_not)) => ast::Modal::MayNot,
        (Some(Rule::kw_may), Some(_)) => ast::Modal::MayOnly,
        (Some(Rule::kw_need), _) => ast::Modal::NeedNot,
        (Some(Rule::kw_aspires | Rule::kw_aspire), _) => ast::Modal::AspiresTo,
        (Some(Rule::kw_agrees | Rule::kw_agree), _) => ast::Modal::AgreesTo,
        (Some(Rule::kw_seeks | Rule::kw_seek), _) => ast::Modal::SeeksTo,
        _ => return Err(lost(node)),
    })
}
