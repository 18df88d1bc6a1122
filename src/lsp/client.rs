//! What the client can do, as it said at the beginning.

use lsp_types::{ClientCapabilities, InitializeParams, PositionEncodingKind};
use serde_json::Value;

use crate::text::line_index::Encoding;

/// What the client can do.
#[derive(Clone, Copy, Debug, Default)]
pub struct Client {
    /// It asks for findings itself, so they are not sent unasked: both together would show everything twice.
    pub pulls: bool,
    /// It asks again when told to.
    pub refreshes_diagnostics: bool,
    /// It can be told that lenses, hints and colours are to be asked for again.
    pub refreshes_lenses: bool,
    /// See above.
    pub refreshes_hints: bool,
    /// See above.
    pub refreshes_tokens: bool,
    /// It shows places that belong to a finding.
    pub related: bool,
    /// It shows where a rule is explained.
    pub code_links: bool,
    /// It takes text with places to fill in.
    pub snippets: bool,
    /// It can be asked for settings.
    pub configuration: bool,
    /// It watches files if asked to.
    pub watches: bool,
    /// It shows that something takes time.
    pub progress: bool,
    /// It takes an outline with levels.
    pub nested_symbols: bool,
    /// It takes changes to several files with their versions.
    pub versioned_edits: bool,
    /// It takes actions, and not only commands.
    pub actions: bool,
    /// It can be asked to show a place.
    pub shows: bool,
    /// It can show pages.
    pub html: bool,
    /// It wants to know what each text is checked by.
    pub status: bool,
}

impl Client {
    /// What the client said, also as it stands: the protocol's library knows one of the names otherwise than clients do.
    pub fn new(parameters: &InitializeParams, said: &Value) -> Self {
        let ClientCapabilities { text_document, workspace, window, .. } = &parameters.capabilities;
        let text = text_document.as_ref();
        let workspace = workspace.as_ref();
        let published = text.and_then(|text| text.publish_diagnostics.as_ref());
        let options = parameters.initialization_options.as_ref();
        let own = |name: &str| {
            let client = options.and_then(|options| options.get("client"));
            let said =
                client.and_then(|client| client.get(name)).or_else(|| options.and_then(|all| all.get(name)));
            said.and_then(Value::as_bool).unwrap_or(false)
        };
        let item = text.and_then(|text| text.completion.as_ref()?.completion_item.as_ref());
        let refresh = |of: Option<Option<bool>>| of.flatten().unwrap_or(false);
        Self {
            pulls: text.is_some_and(|text| text.diagnostic.is_some()),
            refreshes_diagnostics: ["diagnostics", "diagnostic"].iter().any(|name| {
                said.pointer(&format!("/capabilities/workspace/{name}/refreshSupport"))
                    == Some(&Value::Bool(true))
            }),
            refreshes_lenses: refresh(workspace.map(|all| all.code_lens.as_ref()?.refresh_support)),
            refreshes_hints: refresh(workspace.map(|all| all.inlay_hint.as_ref()?.refresh_support)),
            refreshes_tokens: refresh(workspace.map(|all| all.semantic_tokens.as_ref()?.refresh_support)),
            related: published.and_then(|published| published.related_information).unwrap_or(false)
                || text.is_some_and(|text| text.diagnostic.is_some()),
            code_links: published.and_then(|published| published.code_description_support).unwrap_or(false),
            snippets: item.and_then(|item| item.snippet_support).unwrap_or(false),
            configuration: workspace.and_then(|all| all.configuration).unwrap_or(false),
            watches: workspace
                .and_then(|all| all.did_change_watched_files.as_ref()?.dynamic_registration)
                .unwrap_or(false),
            progress: window.as_ref().and_then(|window| window.work_done_progress).unwrap_or(false),
            nested_symbols: text
                .and_then(|text| text.document_symbol.as_ref()?.hierarchical_document_symbol_support)
                .unwrap_or(false),
            versioned_edits: workspace
                .and_then(|all| all.workspace_edit.as_ref()?.document_changes)
                .unwrap_or(false),
            actions: text.is_some_and(|text| {
                text.code_action.as_ref().is_some_and(|one| one.code_action_literal_support.is_some())
            }),
            shows: window.as_ref().is_some_and(|one| one.show_document.as_ref().is_some_and(|it| it.support)),
            html: own("html"),
            status: own("status"),
        }
    }
}

/// In what the columns of places count: bytes where the client can, for nothing has to be converted then; else the first
/// of what it offers, and UTF-16 where it offers nothing.
pub fn encoding(parameters: &InitializeParams) -> (Encoding, PositionEncodingKind) {
    let offered =
        parameters.capabilities.general.as_ref().and_then(|general| general.position_encodings.as_ref());
    let known = |kind: &PositionEncodingKind| {
        [
            (PositionEncodingKind::UTF8, Encoding::Utf8),
            (PositionEncodingKind::UTF16, Encoding::Utf16),
            (PositionEncodingKind::UTF32, Encoding::Utf32),
        ]
        .into_iter()
        .find(|(name, _)| name == kind)
        .map(|(name, encoding)| (encoding, name))
    };
    let offered: Vec<_> = offered.into_iter().flatten().filter_map(known).collect();
    let bytes = offered.iter().find(|(encoding, _)| *encoding == Encoding::Utf8);
    bytes.or(offered.first()).cloned().unwrap_or((Encoding::Utf16, PositionEncodingKind::UTF16))
}
