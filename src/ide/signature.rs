//! What a verb goes with, shown while its clause is written.

use super::View;
use super::completion::context::{Context, is_modal};
use crate::lower::slots::slot_of;
use crate::syntax::ast::Kind;
use crate::taxonomy::Lookup;

/// A verb with what goes with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// All of it: `notify PERSON [to PERSON] [about EVENT]`.
    pub label: String,
    /// What the verb means, as Markdown.
    pub documentation: String,
    /// The parts of the label, each as bytes of it, with what fits there.
    pub parameters: Vec<(std::ops::Range<usize>, String)>,
    /// The part that is being written.
    pub active: Option<usize>,
}

/// The verb of the clause at a place.
pub fn at(view: &View<'_>, offset: u32) -> Option<Signature> {
    let context = Context::at(view.live.text(), offset)?;
    let taxonomy = view.library.taxonomy();
    let modal = context.words.iter().position(|word| is_modal(word))?;
    let (at, verb) =
        context.words.iter().enumerate().skip(modal + 1).find_map(|(at, word)| {
            match taxonomy.find_action(word) {
                Lookup::Found(id) => Some((at, id)),
                Lookup::WrongKind(_) | Lookup::Unknown(_) => None,
            }
        })?;
    let term = taxonomy.term(verb);
    let mut signature = Signature {
        label: term.name.clone(),
        documentation: String::new(),
        parameters: Vec::new(),
        active: None,
    };
    signature.documentation = super::hover::markdown(&crate::library::term_page(taxonomy, verb));
    if !term.frame.object.is_empty() {
        signature.part(String::new(), &term.frame.object);
        signature.active = Some(0);
    }
    let after = context.words.get(at + 1..).unwrap_or_default();
    for (role, kinds) in &term.frame.roles {
        let preposition = role.preposition();
        // A role that fills no slot is a condition, and no part of what the verb takes.
        if slot_of(*role).is_none() {
            continue;
        }
        signature.part(format!("{preposition} "), kinds);
        let last =
            after.iter().rev().find(|word| term.frame.roles.keys().any(|role| role.preposition() == **word));
        if last.is_some_and(|word| *word == preposition) {
            signature.active = Some(signature.parameters.len() - 1);
        }
    }
    Some(signature)
}

impl Signature {
    fn part(&mut self, preposition: String, kinds: &[Kind]) {
        let kind = |kind: &Kind| format!("{kind:?}").to_uppercase();
        let words = kinds.iter().map(kind).collect::<Vec<_>>().join("|");
        let names: Vec<&str> = kinds.iter().map(|&kind| crate::lint::kind_name(kind)).collect();
        self.label.push(' ');
        let start = self.label.len();
        let text = if preposition.is_empty() { words } else { format!("[{preposition}{words}]") };
        self.label.push_str(&text);
        self.parameters.push((start..self.label.len(), names.join(" or ")));
    }
}
