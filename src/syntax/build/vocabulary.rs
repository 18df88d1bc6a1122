//! Vocabularies and their declarations.

use super::{Builder, Built, Node, Rule, ast, lost};
use super::{pieces, roles, trimmed};
use crate::syntax::SyntaxError;
use crate::text::Span;

impl<'t> Builder<'t> {
    /// A vocabulary; where its opening line cannot be read there is none, but its errors are reported.
    pub(super) fn vocabulary(&mut self, node: &Node<'t>) -> Option<ast::Vocabulary> {
        let head = self.head(node, Rule::vocabulary_head, Rule::vocabulary_head_only);
        let mut declarations = Vec::new();
        for child in node.children() {
            if child.rule() == Rule::declaration {
                let span = trimmed(child.text(), child.span());
                let built = self
                    .strict(Rule::declaration_only, child.text(), child.span())
                    .and_then(|strict| declaration(&strict, span));
                declarations.extend(self.note(built));
            } else {
                self.unexpected(&child, Rule::declaration_only);
            }
        }
        let name = self.note(pieces::plain_name_in(&head?))?;
        Some(ast::Vocabulary { name, declarations, span: node.span() })
    }
}

fn declaration(node: &Node<'_>, span: Span) -> Built<ast::Declaration> {
    let kind = kind(&node.child(Rule::kind).ok_or_else(|| lost(node))?)?;
    let mut made = ast::Declaration {
        kind,
        name: pieces::plain_name_in(node)?,
        parents: Vec::new(),
        also: Vec::new(),
        office: false,
        inherent: false,
        complete: false,
        values: Vec::new(),
        about: Vec::new(),
        precedes: Vec::new(),
        typical: None,
        cite: None,
        means: None,
        phrase: None,
        frame: (kind == ast::Kind::Action).then(ast::ActionFrame::default),
        span,
    };
    if let Some(third_person) = node.child(Rule::string) {
        match &mut made.frame {
            Some(frame) => frame.third_person = Some(pieces::text(&third_person)),
            None => return Err(only_actions("a bare string", third_person.span())),
        }
    }
    for child in node.children_of(Rule::attribute) {
        let inner = child.children().next().ok_or_else(|| lost(&child))?;
        attribute(&inner, &mut made)?;
    }
    Ok(made)
}

fn only_actions(what: &str, span: Span) -> SyntaxError {
    SyntaxError::new(format!("{what} belongs to actions only"), "leave this out, or declare an action", span)
        .with_help("surface words of other terms are written `also \"...\"`")
}

fn attribute(node: &Node<'_>, made: &mut ast::Declaration) -> Built<()> {
    match node.rule() {
        Rule::parents => made.parents.extend(pieces::names_in(node)),
        Rule::also_words => made.also.extend(pieces::texts_in(node)),
        Rule::kw_office => made.office = true,
        Rule::kw_inherent => made.inherent = true,
        Rule::kw_complete => made.complete = true,
        Rule::values => made.values.extend(pieces::names_in(node)),
        Rule::about_terms => {
            made.about.extend(node.children_of(Rule::plain_name).map(|name| pieces::name(&name)));
        }
        Rule::precedes => made.precedes.extend(pieces::names_in(node)),
        Rule::typical => made.typical = Some(pieces::plain_name_in(node)?),
        Rule::cited => made.cite = pieces::text_in(node),
        Rule::meaning => made.means = pieces::text_in(node),
        Rule::phrase => made.phrase = pieces::text_in(node),
        _ => {
            let Some(frame) = &mut made.frame else {
                let word = node.text().split_whitespace().next().unwrap_or("this");
                return Err(only_actions(&format!("`{word}`"), node.span()));
            };
            frame_attribute(node, frame)?;
        }
    }
    Ok(())
}

fn frame_attribute(node: &Node<'_>, frame: &mut ast::ActionFrame) -> Built<()> {
    match node.rule() {
        Rule::kw_blanket => frame.blanket = true,
        Rule::past => frame.past = pieces::text_in(node),
        Rule::frame_subject => frame.subject.extend(kinds_in(node)?),
        Rule::frame_object => frame.object.extend(kinds_in(node)?),
        Rule::frame_roles => {
            for role in node.children_of(Rule::frame_role) {
                frame
                    .roles
                    .push(ast::RoleFrame { role: roles::role_kind_in(&role)?, kinds: kinds_in(&role)? });
            }
        }
        _ => return Err(lost(node)),
    }
    Ok(())
}

fn kinds_in(node: &Node<'_>) -> Built<Vec<(ast::Kind, Span)>> {
    node.children_of(Rule::kinds)
        .flat_map(|kinds| kinds.children_of(Rule::kind))
        .map(|child| Ok((kind(&child)?, child.span())))
        .collect()
}

fn kind(node: &Node<'_>) -> Built<ast::Kind> {
    Ok(match node.text() {
        "actor" => ast::Kind::Actor,
        "object" => ast::Kind::Object,
        "record" => ast::Kind::Record,
        "place" => ast::Kind::Place,
        "occasion" => ast::Kind::Occasion,
        "duty" => ast::Kind::Duty,
        "matter" => ast::Kind::Matter,
        "topic" => ast::Kind::Topic,
        "event" => ast::Kind::Event,
        "condition" => ast::Kind::Condition,
        "capacity" => ast::Kind::Capacity,
        "purpose" => ast::Kind::Purpose,
        "fact" => ast::Kind::Fact,
        "action" => ast::Kind::Action,
        _ => return Err(lost(node)),
    })
}
