//! What the client tells without asking.

use lsp_server::Notification;
use lsp_types::notification::{
    DidChangeConfiguration, DidChangeTextDocument, DidChangeWatchedFiles, DidChangeWorkspaceFolders,
    DidCloseTextDocument, DidOpenTextDocument, DidSaveTextDocument, Notification as _,
};
use lsp_types::{
    DidChangeTextDocumentParams, DidOpenTextDocumentParams, FileChangeType, MessageType,
    TextDocumentContentChangeEvent,
};
use serde::de::DeserializeOwned;

use super::convert::{self, Places};
use super::documents::Document;
use super::publish;
use super::server::Server;
use crate::config::{self, waivers};

/// Takes a notification; one that is not known is none of our business.
pub(super) fn take(server: &mut Server, notification: Notification) {
    let method = notification.method.clone();
    let taken = match method.as_str() {
        DidOpenTextDocument::METHOD => with(notification, |parameters| opened(server, parameters)),
        DidChangeTextDocument::METHOD => with(notification, |parameters| changed(server, parameters)),
        DidCloseTextDocument::METHOD => {
            with(notification, |parameters: lsp_types::DidCloseTextDocumentParams| {
                closed(server, &parameters.text_document.uri);
            })
        }
        DidSaveTextDocument::METHOD => {
            with(notification, |parameters: lsp_types::DidSaveTextDocumentParams| {
                saved(server, &parameters.text_document.uri);
            })
        }
        DidChangeConfiguration::METHOD => {
            with(notification, |parameters: lsp_types::DidChangeConfigurationParams| {
                if server.client.configuration {
                    server.ask_for_settings();
                } else {
                    let own = parameters.settings.get("moulint").cloned();
                    server.apply_settings(&own.unwrap_or(parameters.settings));
                }
            })
        }
        DidChangeWatchedFiles::METHOD => with(notification, |parameters| files(server, parameters)),
        DidChangeWorkspaceFolders::METHOD => with(notification, |parameters| folders(server, parameters)),
        _ => Ok(()),
    };
    if let Err(message) = taken {
        server.log(MessageType::WARNING, &format!("`{method}` makes no sense: {message}"));
    }
}

fn with<P: DeserializeOwned>(notification: Notification, take: impl FnOnce(P)) -> Result<(), String> {
    serde_json::from_value(notification.params).map(take).map_err(|error| error.to_string())
}

fn opened(server: &mut Server, parameters: DidOpenTextDocumentParams) {
    let opened = parameters.text_document;
    let key = convert::key(&opened.uri);
    server.documents.insert(key, Document::new(opened.uri, opened.version, opened.text, &server.governed));
}

fn changed(server: &mut Server, parameters: DidChangeTextDocumentParams) {
    let encoding = server.encoding;
    let version = parameters.text_document.version;
    let Some(document) = server.documents.get_mut(&convert::key(&parameters.text_document.uri)) else {
        return;
    };
    // A change to a version that is past already would be put in the wrong place.
    if version < document.version {
        let message = format!("a change to version {version} came after version {}", document.version);
        return server.log(MessageType::WARNING, &message);
    }
    document.version = version;
    document.told = false;
    for TextDocumentContentChangeEvent { range, text, .. } in parameters.content_changes {
        match range {
            Some(range) => {
                let span = Places::of(&document.live, encoding).span(range);
                document.live.edit(span, &text);
            }
            None => document.live.replace(text),
        }
    }
}

fn closed(server: &mut Server, uri: &lsp_types::Uri) {
    let key = convert::key(uri);
    server.documents.remove(&key);
    let file = server.index.files.get(&key);
    if !server.client.pulls {
        let known = file.map(|file| file.diagnostics.clone()).unwrap_or_default();
        publish::push(server, uri.clone(), known, None);
    }
    // The file may say something else than what was in the editor.
    if let (Some(_), Some(path)) = (server.index.files.get(&key), convert::path(uri)) {
        server.index_some(vec![path]);
    }
}

/// A saved pack or vocabulary may be one that others are checked by.
fn saved(server: &mut Server, uri: &lsp_types::Uri) {
    let Some(document) = server.documents.get(&convert::key(uri)) else { return };
    let shared = document.live.checked().iter().any(|checked| matches!(checked.kind, "pack" | "vocabulary"));
    if shared {
        server.load_packs();
    }
}

fn files(server: &mut Server, parameters: lsp_types::DidChangeWatchedFilesParams) {
    let mut changed = Vec::new();
    let mut packs = false;
    for event in parameters.changes {
        let path = convert::path(&event.uri);
        if event.typ == FileChangeType::DELETED {
            server.index_gone(&event.uri);
        } else {
            changed.extend(path.clone());
        }
        packs |= path.is_some_and(|path| is_by_what(server, &path));
    }
    if packs {
        server.load_packs();
    } else if !changed.is_empty() {
        server.index_some(changed);
    }
    server.refresh_diagnostics();
}

/// Whether a file is one that others are checked by: the configuration or what belongs to it, or one that holds, or held, a
/// pack that was asked for or a vocabulary.
fn is_by_what(server: &Server, path: &std::path::Path) -> bool {
    let name = path.display().to_string();
    let settled = |name: &std::ffi::OsStr| {
        let name = name.to_string_lossy();
        name == config::FILE || name == waivers::FILE || name.ends_with(".json")
    };
    if path.file_name().is_some_and(settled) {
        return true;
    }
    let known = server.governed.shelf.texts().any(|(known, _)| known == name)
        || server.index.vocabularies().iter().any(|(known, _)| *known == name);
    let speaks = || {
        let text = server.world.read(path).unwrap_or_default();
        text.lines().any(|line| line.trim_start().starts_with("vocabulary "))
    };
    known || speaks()
}

fn folders(server: &mut Server, parameters: lsp_types::DidChangeWorkspaceFoldersParams) {
    let paths = |folders: Vec<lsp_types::WorkspaceFolder>| {
        folders.iter().filter_map(|folder| convert::path(&folder.uri)).collect::<Vec<_>>()
    };
    let gone = paths(parameters.event.removed);
    server.roots.retain(|root| !gone.contains(root));
    server.roots.extend(paths(parameters.event.added));
    let outside: Vec<lsp_types::Uri> = server
        .index
        .files
        .values()
        .filter(|file| {
            convert::path(&file.uri)
                .is_some_and(|path| !server.roots.iter().any(|root| path.starts_with(root)))
        })
        .map(|file| file.uri.clone())
        .collect();
    outside.iter().for_each(|uri| server.index_gone(uri));
    server.index_all();
}
