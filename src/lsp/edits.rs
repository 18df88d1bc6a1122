//! Requests whose answer changes texts, or reaches over several of them.

use std::collections::HashMap;

use lsp_types::request as kinds;
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, CodeActionParams, Command, Diagnostic, DocumentChanges,
    LinkedEditingRanges, Location, NumberOrString, OneOf, OptionalVersionedTextDocumentIdentifier,
    PrepareRenameResponse, RenameParams, TextDocumentEdit, TextDocumentPositionParams, TextEdit, Uri,
    WorkspaceEdit,
};
use serde_json::json;

use super::capabilities;
use super::convert::{self, Places};
use super::requests::{Asking, Refusal, Tried, there};
use super::server::Server;
use crate::ide::actions::{self, Action, ActionKind};
use crate::ide::navigate::{self, Place};
use crate::ide::occurrence::{self, Occurrence, Symbol};
use crate::ide::{layout, linked, rename};
use crate::live::Live;

/// Answers a request, if it is one of those.
pub(super) fn answer(asking: Asking<'_>) -> Tried<'_> {
    asking
        .on::<kinds::Formatting>(|server, asked| Ok(format(server, &asked.text_document.uri)))
        .or(|asking| {
            asking.on::<kinds::RangeFormatting>(|server, asked| {
                let (view, places) = match server.view(&asked.text_document.uri) {
                    Some(found) => found,
                    None => return Ok(None),
                };
                Ok(Some(places.edits(&layout::part(view.live, places.span(asked.range)))))
            })
        })
        .or(|asking| {
            asking.on::<kinds::OnTypeFormatting>(|server, asked| {
                let asked = asked.text_document_position;
                let Some((view, places)) = server.view(&asked.text_document.uri) else { return Ok(None) };
                Ok(Some(places.edits(&layout::ended(view.live, places.offset(asked.position)))))
            })
        })
        .or(|asking| asking.on::<kinds::PrepareRenameRequest>(prepare))
        .or(|asking| asking.on::<kinds::Rename>(|server, asked| rename(server, &asked)))
        .or(|asking| {
            asking.on::<kinds::LinkedEditingRange>(|server, asked| {
                Ok(together(server, &asked.text_document_position_params))
            })
        })
        .or(|asking| {
            asking.on::<kinds::CodeActionRequest>(|server, asked| Ok(Some(code_actions(server, &asked))))
        })
}

fn format(server: &mut Server, uri: &Uri) -> Option<Vec<TextEdit>> {
    let (view, places) = server.view(uri)?;
    Some(places.edits(&layout::whole(view.live)))
}

fn prepare(
    server: &mut Server,
    asked: TextDocumentPositionParams,
) -> Result<Option<PrepareRenameResponse>, Refusal> {
    let Some((view, places)) = server.view(&asked.text_document.uri) else { return Ok(None) };
    let name = rename::prepare(&view, places.offset(asked.position))?;
    Ok(Some(PrepareRenameResponse::RangeWithPlaceholder {
        range: places.range(name.span),
        placeholder: name.span.slice(places.text).to_owned(),
    }))
}

fn rename(server: &mut Server, asked: &RenameParams) -> Result<Option<WorkspaceEdit>, Refusal> {
    let at = &asked.text_document_position;
    let Some((view, places)) = server.view(&at.text_document.uri) else { return Ok(None) };
    let name = rename::prepare(&view, places.offset(at.position))?;
    rename::fits(&view, &name.symbol, &asked.new_name)?;
    let old = name.span.slice(places.text).to_owned();
    let mut changes: Vec<(Uri, Option<i32>, Vec<TextEdit>)> = Vec::new();
    each_text(server, &at.text_document.uri, &name, &old, |uri, version, live, places, found| {
        let spans = rename::places(live.text(), found, &old);
        let edit = |span| TextEdit { range: places.range(span), new_text: asked.new_name.clone() };
        let edits: Vec<TextEdit> = spans.into_iter().map(edit).collect();
        if !edits.is_empty() {
            changes.push((uri.clone(), version, edits));
        }
    });
    Ok(Some(workspace_edit(server, changes)))
}

/// Changes to texts, with their versions where the client takes them so.
fn workspace_edit(server: &Server, changes: Vec<(Uri, Option<i32>, Vec<TextEdit>)>) -> WorkspaceEdit {
    if server.client.versioned_edits {
        let edit = |(uri, version, edits): (Uri, Option<i32>, Vec<TextEdit>)| TextDocumentEdit {
            text_document: OptionalVersionedTextDocumentIdentifier { uri, version },
            edits: edits.into_iter().map(OneOf::Left).collect(),
        };
        let changes = DocumentChanges::Edits(changes.into_iter().map(edit).collect());
        return WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() };
    }
    // The protocol's own type for addresses is what its map has as keys.
    #[expect(clippy::mutable_key_type, reason = "addresses are not changed while they are keys")]
    let changes: HashMap<Uri, Vec<TextEdit>> =
        changes.into_iter().map(|(uri, _, edits)| (uri, edits)).collect();
    WorkspaceEdit { changes: Some(changes), ..WorkspaceEdit::default() }
}

/// The places at which a name stands, in the text asked about, and in all others where the name is one that they can
/// share.
fn each_text(
    server: &mut Server,
    home: &Uri,
    name: &Occurrence,
    word: &str,
    mut each: impl FnMut(&Uri, Option<i32>, &Live, &Places<'_>, Vec<Occurrence>),
) {
    let own = convert::key(home);
    let shared = navigate::is_shared(&name.symbol) && !is_own(server, home, &name.symbol);
    let encoding = server.encoding;
    for (key, document) in &mut server.documents {
        if *key != own && (!shared || !document.live.text().contains(word)) {
            continue;
        }
        document.refresh(&server.governed);
        let found = navigate::references(&server.governed.shelf, &document.live, &name.symbol);
        let places = Places::of(&document.live, encoding);
        each(&document.uri, Some(document.version), &document.live, &places, found);
    }
    if !shared {
        return;
    }
    let closed = server.index.there().filter(|(key, _)| !server.documents.contains_key(*key));
    for (_, uri) in closed {
        let text = convert::path(uri).and_then(|path| server.world.read(&path).ok());
        let Some(text) = text.filter(|text| text.contains(word)) else { continue };
        let live = Live::understood(&server.governed.shelf, text);
        let found = navigate::references(&server.governed.shelf, &live, &name.symbol);
        each(uri, None, &live, &Places::of(&live, encoding), found);
    }
}

/// Whether a term is given in the text itself, so that no other text knows it.
fn is_own(server: &mut Server, home: &Uri, symbol: &Symbol) -> bool {
    let Symbol::Term(kind, name) = symbol else { return false };
    server.governed.shelf.taxonomy().named(*kind, name).is_none()
        && server.view(home).is_some_and(|(view, _)| {
            let documents = view.live.documents();
            !documents
                .into_iter()
                .any(|(document, _)| matches!(document, crate::syntax::ast::Document::Vocabulary(_)))
        })
}

/// Where a name is used, in all texts, and on request where it is given.
pub(super) fn references(
    server: &mut Server,
    asked: TextDocumentPositionParams,
    with_given: bool,
) -> Vec<Location> {
    let uri = asked.text_document.uri;
    let Some((view, places)) = server.view(&uri) else { return Vec::new() };
    let Some(name) = occurrence::at(view.library, view.live, places.offset(asked.position)) else {
        return Vec::new();
    };
    let word = match &name.symbol {
        Symbol::Rule(id) => id.rsplit('/').next().unwrap_or(id).to_owned(),
        // A verb may stand in the third person elsewhere, which begins the same.
        Symbol::Term(_, name) => name.chars().take(name.chars().count().saturating_sub(1).max(1)).collect(),
        _ => name.span.slice(view.live.text()).to_owned(),
    };
    let given = navigate::definition(&view, name.span.start);
    let mut found = Vec::new();
    each_text(server, &uri, &name, &word, |uri, _, _, places, all| {
        let wanted = all.into_iter().filter(|one| with_given || !one.gives);
        found.extend(wanted.map(|one| Location { uri: uri.clone(), range: places.range(one.span) }));
    });
    if with_given {
        for place in given {
            if let Place::There(path, span) = place
                && let Some(location) = there(server, &path, span)
                && !found.contains(&location)
            {
                found.push(location);
            }
        }
    }
    found
}

fn together(server: &mut Server, asked: &TextDocumentPositionParams) -> Option<LinkedEditingRanges> {
    let (view, places) = server.view(&asked.text_document.uri)?;
    let spans = linked::at(&view, places.offset(asked.position));
    (!spans.is_empty()).then(|| LinkedEditingRanges {
        ranges: spans.into_iter().map(|span| places.range(span)).collect(),
        word_pattern: Some("[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*".to_owned()),
    })
}

fn code_actions(server: &mut Server, asked: &CodeActionParams) -> Vec<CodeActionOrCommand> {
    let uri = &asked.text_document.uri;
    let wanted = |kind: &CodeActionKind| {
        asked.context.only.as_ref().is_none_or(|only| {
            only.iter().any(|only| kind == only || kind.as_str().starts_with(&format!("{}.", only.as_str())))
        })
    };
    let Some((view, places)) = server.view(uri) else { return Vec::new() };
    let mut found = actions::at(&view, places.span(asked.range));
    // What mends everything is asked for by its name, on save; offered beside the rest it would only be in the way.
    if asked.context.only.is_some() && wanted(&capabilities::fix_all()) {
        found.extend(actions::fix_all(&view));
    }
    let converted: Vec<(Action, Vec<TextEdit>)> = found
        .into_iter()
        .map(|action| {
            let edits = places.edits(&action.edits);
            (action, edits)
        })
        .collect();
    let version = server.documents.get(&convert::key(uri)).map(|document| document.version);
    let mut actions = Vec::new();
    for (action, edits) in converted {
        let kind = match action.kind {
            ActionKind::QuickFix | ActionKind::Show => CodeActionKind::QUICKFIX,
            ActionKind::Rewrite => CodeActionKind::REFACTOR_REWRITE,
            ActionKind::FixAll => capabilities::fix_all(),
        };
        if !wanted(&kind) {
            continue;
        }
        let command = action.explain.as_ref().map(|rule| Command {
            title: action.title.clone(),
            command: "moulint.explain".to_owned(),
            arguments: Some(vec![json!(rule)]),
        });
        if !server.client.actions {
            actions.extend(command.map(CodeActionOrCommand::Command));
            continue;
        }
        let mends = action.mends.as_ref().map(|(rule, _)| mended(&asked.context.diagnostics, rule));
        let edit = (!edits.is_empty()).then(|| workspace_edit(server, vec![(uri.clone(), version, edits)]));
        actions.push(CodeActionOrCommand::CodeAction(CodeAction {
            title: action.title,
            kind: Some(kind),
            diagnostics: mends.filter(|diagnostics| !diagnostics.is_empty()),
            edit,
            command,
            is_preferred: action.preferred.then_some(true),
            ..CodeAction::default()
        }));
    }
    actions
}

/// The findings, as the client has them, that an action mends.
fn mended(diagnostics: &[Diagnostic], rule: &str) -> Vec<Diagnostic> {
    let of_rule = |one: &&Diagnostic| one.code == Some(NumberOrString::String(rule.to_owned()));
    diagnostics.iter().filter(of_rule).cloned().collect()
}
