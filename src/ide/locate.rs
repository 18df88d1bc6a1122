//! What stands at a place: the document, the sections around it, the statement or rule.

use crate::live::Live;
use crate::syntax::ast::{self, Body, Document, Member};
use crate::text::Span;

/// What stands at a place, from the outside in.
#[derive(Clone, Debug, Default)]
pub struct Located<'a> {
    /// The document, with its number in the text.
    pub document: Option<(usize, &'a Document)>,
    /// The sections around, the outermost first.
    pub sections: Vec<&'a ast::Section>,
    /// The rule of a pack.
    pub rule: Option<&'a ast::Rule>,
    /// The example of a rule, with its number there.
    pub example: Option<(usize, &'a ast::Example)>,
    /// The member of a body.
    pub member: Option<&'a Member>,
}

/// What stands at an offset.
pub fn at(live: &Live, offset: u32) -> Located<'_> {
    let mut located = Located::default();
    let mut documents = live.parsed().file.documents.iter().enumerate();
    let Some((number, document)) = documents.find(|(_, document)| holds(document.span(), offset)) else {
        return located;
    };
    located.document = Some((number, document));
    match document {
        Document::Agreement(agreement) => located.body(&agreement.body, offset),
        Document::Pack(pack) => {
            let rule = pack.rules.iter().find(|rule| holds(rule.span, offset));
            located.rule = rule;
            let mut examples = rule.into_iter().flat_map(|rule| rule.examples.iter().enumerate());
            located.example = examples.find(|(_, example)| holds(example.span, offset));
            if let Some((_, example)) = located.example {
                located.body(&example.body, offset);
            }
        }
        Document::Vocabulary(_) => {}
    }
    located
}

impl<'a> Located<'a> {
    fn body(&mut self, body: &'a Body, offset: u32) {
        for member in &body.members {
            if !holds(member.span(), offset) {
                continue;
            }
            match member {
                Member::Section(section) => {
                    self.sections.push(section);
                    self.body(&section.body, offset);
                }
                _ => self.member = Some(member),
            }
            return;
        }
    }

    /// The statement, where there is one.
    pub fn statement(&self) -> Option<&'a ast::Statement> {
        match self.member {
            Some(Member::Statement(statement)) => Some(statement),
            _ => None,
        }
    }
}

/// Whether a place lies in a span, its end included.
pub fn holds(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}
