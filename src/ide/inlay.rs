//! Words shown between the words of the text: how a bare word is read, where a label leads, which law counts.

use super::View;
use super::locate::holds;
use super::occurrence::{self, Symbol};
use crate::syntax::ast::{self, Document, HeaderKey, Kind, Member, Modal, Part, RoleKind, StatementKind};
use crate::text::Span;

/// A hint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Before or after which byte it is shown.
    pub offset: u32,
    /// Its words.
    pub label: String,
    /// Why, for whoever points at it.
    pub tip: String,
    /// Whether it stands before a word, else after one.
    pub before: bool,
    /// Words to insert in its place, where that would say the same.
    pub insert: Option<String>,
}

/// The hints of a part of a text.
pub fn all(view: &View<'_>, within: Span) -> Vec<Hint> {
    let mut hints = references(view);
    for (document, _) in view.live.documents() {
        match document {
            Document::Agreement(agreement) => {
                hints.extend(law(view, agreement));
                body(view, &agreement.body, &mut hints);
            }
            Document::Pack(pack) => {
                hints.extend(pack.rules.iter().filter_map(|rule| in_force(view, rule)));
                for example in pack.rules.iter().flat_map(|rule| &rule.examples) {
                    body(view, &example.body, &mut hints);
                }
            }
            Document::Vocabulary(_) => {}
        }
    }
    hints.retain(|hint| holds(within, hint.offset));
    hints.sort_by_key(|hint| hint.offset);
    hints
}

/// The address behind a label.
fn references(view: &View<'_>) -> Vec<Hint> {
    let names = occurrence::all(view.library, view.live);
    let hint = |name: occurrence::Occurrence| {
        let Symbol::Clause(_, index) = name.symbol else { return None };
        let document = view.live.agreements().find(|document| holds(document.span, name.span.start))?;
        let address = &document.statements.get(index)?.address;
        let written = name.span.slice(view.live.text());
        (!name.gives && written != address).then(|| Hint {
            offset: name.span.end,
            label: format!("({address})"),
            tip: format!("`{written}` stands at {address}"),
            before: false,
            insert: None,
        })
    };
    names.into_iter().filter_map(hint).collect()
}

/// By which packs, and by the law of which day, an agreement is judged.
fn law(view: &View<'_>, agreement: &ast::Agreement) -> Option<Hint> {
    let (_, checked) = view
        .live
        .documents()
        .zip(view.live.checked())
        .find(|((document, _), _)| document.span() == agreement.span)?;
    let line = agreement.body.members.iter().find_map(|member| match member {
        Member::Header(header) if header.key == HeaderKey::Jurisdiction => Some(header.span),
        _ => None,
    })?;
    let packs: Vec<String> =
        checked.packs.iter().map(|(name, edition)| format!("{name} {edition}")).collect();
    let as_of = view.settings.as_of;
    (!packs.is_empty()).then(|| Hint {
        offset: line.end,
        label: format!("{}, law of {as_of}", packs.join(", ")),
        tip: "the packs that the agreement is checked by, and the day whose law counts".to_owned(),
        before: false,
        insert: None,
    })
}

/// Whether a rule is in force on the day whose law counts.
fn in_force(view: &View<'_>, rule: &ast::Rule) -> Option<Hint> {
    let in_force = rule.in_force?;
    let as_of = view.settings.as_of;
    let ended = in_force.until.is_some_and(|until| until.date <= as_of);
    let to_come = in_force.from.is_some_and(|from| from.date > as_of);
    let state = if ended {
        "no longer in force"
    } else if to_come {
        "not yet in force"
    } else {
        return None;
    };
    let tip = format!("on {as_of}, the day whose law counts");
    Some(Hint { offset: in_force.span.end, label: state.to_owned(), tip, before: false, insert: None })
}

fn body(view: &View<'_>, body: &ast::Body, hints: &mut Vec<Hint>) {
    for member in &body.members {
        match member {
            Member::Section(section) => self::body(view, &section.body, hints),
            Member::Statement(statement) => {
                if let StatementKind::Clause(clause) = &statement.kind {
                    bare(view, clause, hints);
                }
            }
            Member::Header(_) | Member::Quote(_) => {}
        }
    }
}

/// How the bare words of a duty are read: whoever is bound by it is every one of them, whoever is told or acted on
/// at least one.
fn bare(view: &View<'_>, clause: &ast::Clause, hints: &mut Vec<Hint>) {
    let duty =
        matches!(clause.modal, Modal::Must | Modal::Shall | Modal::Will | Modal::Should | Modal::AgreesTo);
    if !duty || clause.subject.kind != ast::SubjectKind::Plain {
        return;
    }
    items(view, &clause.subject.list, "every", "read as every one of them", hints);
    let object = clause.object.iter();
    let told = clause.parts.iter().filter_map(|part| match part {
        Part::Role(role) if matches!(role.kind, RoleKind::To | RoleKind::From | RoleKind::With) => {
            Some(&role.list)
        }
        _ => None,
    });
    for list in object.chain(told) {
        items(view, list, "a", "read as at least one of them", hints);
    }
}

fn items(view: &View<'_>, list: &ast::List, word: &str, tip: &str, hints: &mut Vec<Hint>) {
    // In a list with `or` any one will do, whatever is meant of each.
    if list.joiner == ast::Joiner::Or {
        return;
    }
    let taxonomy = view.library.taxonomy();
    for item in list.items.iter().filter(|item| item.quantifier.is_none()) {
        let ast::Term::Name(name) = &item.term else { continue };
        let Some(id) = taxonomy.named(Kind::Actor, &name.text) else { continue };
        let term = taxonomy.term(id);
        let person = taxonomy.named(Kind::Actor, "person").is_some_and(|person| taxonomy.is_a(id, person));
        if term.office || !person || item.span.start != name.span.start {
            continue;
        }
        hints.push(Hint {
            offset: name.span.start,
            label: word.to_owned(),
            tip: tip.to_owned(),
            before: true,
            insert: Some(format!("{word} ")),
        });
    }
}
