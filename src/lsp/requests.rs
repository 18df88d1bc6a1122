//! What the client asks, one function for each kind of question: convert, ask [`crate::ide`], convert back. What
//! changes a text is answered in [`super::edits`].

use lsp_server::{ErrorCode, Request, Response};
use lsp_types::request as kinds;
use lsp_types::{
    CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall, CodeLens, Command,
    CompletionItem, CompletionResponse, DocumentDiagnosticParams, DocumentDiagnosticReport,
    DocumentDiagnosticReportResult, DocumentHighlight, DocumentHighlightKind, DocumentLink, DocumentSymbol,
    DocumentSymbolResponse, Documentation, FoldingRange, FoldingRangeKind, FullDocumentDiagnosticReport,
    GotoDefinitionResponse, Hover, HoverContents, InlayHint, InlayHintKind, InlayHintLabel, InlayHintTooltip,
    InsertTextFormat, Location, MarkupContent, MarkupKind, ParameterInformation, ParameterLabel, Position,
    RelatedFullDocumentDiagnosticReport, RelatedUnchangedDocumentDiagnosticReport, SelectionRange,
    SemanticToken, SemanticTokens, SemanticTokensDelta, SemanticTokensEdit, SemanticTokensFullDeltaResult,
    SemanticTokensRangeResult, SemanticTokensResult, SignatureHelp, SignatureInformation, SymbolInformation,
    SymbolKind, TextDocumentPositionParams, TextEdit, UnchangedDocumentDiagnosticReport, Uri,
    WorkspaceDiagnosticReport, WorkspaceDiagnosticReportResult, WorkspaceDocumentDiagnosticReport,
    WorkspaceFullDocumentDiagnosticReport, WorkspaceSymbolResponse,
    WorkspaceUnchangedDocumentDiagnosticReport,
};
use serde_json::{Value, json};

use super::convert::{self, Places};
use super::server::Server;
use super::{commands, edits, index, publish};
use crate::ide::lenses::Deed;
use crate::ide::navigate::{self, Place};
use crate::ide::occurrence;
use crate::ide::symbols::Entry;
use crate::ide::{
    View, completion, folding, hover, inlay, lenses, links, resting, selection, signature, symbols, tokens,
};
use crate::text::Span;
use crate::text::line_index::LineIndex;

/// Why there is no answer, for whoever asked.
pub(super) type Refusal = String;

/// Answers a request.
pub(super) fn answer(server: &mut Server, request: Request) -> Response {
    let id = request.id.clone();
    let asking = Asking { server, request };
    asking
        .on::<kinds::HoverRequest>(|server, asked| Ok(hover(server, asked.text_document_position_params)))
        .or(|asking| {
            asking
                .on::<kinds::Completion>(|server, asked| Ok(completion(server, asked.text_document_position)))
        })
        .or(|asking| {
            asking.on::<kinds::SignatureHelpRequest>(|server, asked| {
                Ok(signature(server, asked.text_document_position_params))
            })
        })
        .or(|asking| {
            asking.on::<kinds::GotoDefinition>(|server, asked| {
                Ok(definition(server, asked.text_document_position_params))
            })
        })
        .or(|asking| {
            asking.on::<kinds::References>(|server, asked| {
                Ok(Some(edits::references(
                    server,
                    asked.text_document_position,
                    asked.context.include_declaration,
                )))
            })
        })
        .or(|asking| {
            asking.on::<kinds::DocumentHighlightRequest>(|server, asked| {
                Ok(highlights(server, asked.text_document_position_params))
            })
        })
        .or(|asking| {
            asking.on::<kinds::DocumentSymbolRequest>(|server, asked| {
                Ok(outline(server, &asked.text_document.uri))
            })
        })
        .or(|asking| {
            asking.on::<kinds::WorkspaceSymbolRequest>(|server, asked| Ok(search(server, &asked.query)))
        })
        .or(|asking| {
            asking.on::<kinds::DocumentLinkRequest>(|server, asked| {
                Ok(document_links(server, &asked.text_document.uri))
            })
        })
        .or(|asking| {
            asking
                .on::<kinds::FoldingRangeRequest>(|server, asked| Ok(folds(server, &asked.text_document.uri)))
        })
        .or(|asking| {
            asking.on::<kinds::SelectionRangeRequest>(|server, asked| {
                Ok(selections(server, &asked.text_document.uri, &asked.positions))
            })
        })
        .or(|asking| {
            asking.on::<kinds::CallHierarchyPrepare>(|server, asked| {
                Ok(hierarchy(server, asked.text_document_position_params))
            })
        })
        .or(|asking| {
            asking.on::<kinds::CallHierarchyIncomingCalls>(|server, asked| Ok(rules_on(server, &asked.item)))
        })
        .or(|asking| {
            asking.on::<kinds::CallHierarchyOutgoingCalls>(|server, asked| {
                Ok(clauses_under(server, &asked.item))
            })
        })
        .or(|asking| {
            asking.on::<kinds::CodeLensRequest>(|server, asked| {
                Ok(code_lenses(server, &asked.text_document.uri))
            })
        })
        .or(|asking| {
            asking.on::<kinds::InlayHintRequest>(|server, asked| {
                Ok(hints(server, &asked.text_document.uri, asked.range))
            })
        })
        .or(|asking| {
            asking.on::<kinds::SemanticTokensFullRequest>(|server, asked| {
                Ok(colours(server, &asked.text_document.uri))
            })
        })
        .or(|asking| {
            asking.on::<kinds::SemanticTokensFullDeltaRequest>(|server, asked| {
                Ok(changed_colours(server, &asked.text_document.uri, &asked.previous_result_id))
            })
        })
        .or(|asking| {
            asking.on::<kinds::SemanticTokensRangeRequest>(|server, asked| {
                Ok(colours_of(server, &asked.text_document.uri, asked.range))
            })
        })
        .or(|asking| {
            asking.on::<kinds::DocumentDiagnosticRequest>(|server, asked| Ok(findings(server, &asked)))
        })
        .or(|asking| {
            asking.on::<kinds::WorkspaceDiagnosticRequest>(|server, asked| {
                Ok(all_findings(server, &asked.previous_result_ids))
            })
        })
        .or(|asking| {
            asking.on::<kinds::ExecuteCommand>(|server, asked| {
                commands::run(server, &asked.command, &asked.arguments)
            })
        })
        .or(edits::answer)
        .unwrap_or_else(|asking| {
            let message = format!("moulint does not know `{}`", asking.request.method);
            Response::new_err(id, ErrorCode::MethodNotFound as i32, message)
        })
}

/// A request whose kind is still to be found.
pub(super) struct Asking<'s> {
    server: &'s mut Server,
    request: Request,
}

/// Either the answer, or the request for somebody else.
pub(super) struct Tried<'s>(Result<Response, Asking<'s>>);

impl<'s> Asking<'s> {
    /// Answers a request if it is of some kind.
    pub(super) fn on<R: kinds::Request>(
        self,
        answer: impl FnOnce(&mut Server, R::Params) -> Result<R::Result, Refusal>,
    ) -> Tried<'s> {
        if self.request.method != R::METHOD {
            return Tried(Err(self));
        }
        let Asking { server, request } = self;
        let response = match serde_json::from_value(request.params) {
            Ok(asked) => match answer(server, asked) {
                Ok(result) => Response::new_ok(request.id, result),
                Err(refusal) => Response::new_err(request.id, ErrorCode::RequestFailed as i32, refusal),
            },
            Err(error) => Response::new_err(request.id, ErrorCode::InvalidParams as i32, error.to_string()),
        };
        Tried(Ok(response))
    }
}

impl<'s> Tried<'s> {
    pub(super) fn or(self, next: impl FnOnce(Asking<'s>) -> Tried<'s>) -> Self {
        match self.0 {
            Ok(response) => Self(Ok(response)),
            Err(asking) => next(asking),
        }
    }

    fn unwrap_or_else(self, otherwise: impl FnOnce(Asking<'s>) -> Response) -> Response {
        self.0.unwrap_or_else(otherwise)
    }
}

/// What is asked about a place.
fn at<T>(
    server: &mut Server,
    asked: &TextDocumentPositionParams,
    answer: impl FnOnce(&View<'_>, &Places<'_>, u32) -> T,
) -> Option<T> {
    let (view, places) = server.view(&asked.text_document.uri)?;
    let offset = places.offset(asked.position);
    Some(answer(&view, &places, offset))
}

fn markdown(value: String) -> MarkupContent {
    MarkupContent { kind: MarkupKind::Markdown, value }
}

fn hover(server: &mut Server, asked: TextDocumentPositionParams) -> Option<Hover> {
    at(server, &asked, |view, places, offset| {
        let said = hover::at(view, offset)?;
        Some(Hover {
            contents: HoverContents::Markup(markdown(said.markdown)),
            range: Some(places.range(said.span)),
        })
    })?
}

fn completion(server: &mut Server, asked: TextDocumentPositionParams) -> Option<CompletionResponse> {
    let snippets = server.client.snippets;
    at(server, &asked, |view, places, offset| {
        let found = completion::at(view, offset);
        let range = places.range(found.span);
        let item = |(number, item): (usize, completion::Item)| {
            let fills = item.text.contains('$');
            let text = if fills && !snippets { plain(&item.text) } else { item.text.clone() };
            CompletionItem {
                kind: Some(convert::item_kind(item.kind)),
                detail: (!item.detail.is_empty()).then_some(item.detail),
                documentation: (!item.documentation.is_empty())
                    .then(|| Documentation::MarkupContent(markdown(item.documentation))),
                sort_text: Some(format!("{:02}{number:05}", item.rank)),
                filter_text: (!item.also.is_empty())
                    .then(|| format!("{} {}", item.label, item.also.join(" "))),
                insert_text_format: (fills && snippets).then_some(InsertTextFormat::SNIPPET),
                text_edit: Some(TextEdit { range, new_text: text }.into()),
                label: item.label,
                ..CompletionItem::default()
            }
        };
        CompletionResponse::Array(found.items.into_iter().enumerate().map(item).collect())
    })
}

/// A snippet for a client that takes none: the words that stand in its places.
fn plain(snippet: &str) -> String {
    let mut out = String::new();
    let mut rest = snippet;
    while let Some(start) = rest.find('$') {
        out.push_str(rest.get(..start).unwrap_or(""));
        rest = rest.get(start + 1..).unwrap_or("");
        if let Some(inside) = rest.strip_prefix('{') {
            let end = inside.find('}').unwrap_or(inside.len());
            let words =
                inside.get(..end).unwrap_or("").trim_start_matches(|digit: char| digit.is_ascii_digit());
            let first = words.trim_start_matches([':', '|']).split(',').next().unwrap_or("");
            out.push_str(if words.starts_with('|') { first } else { words.trim_start_matches(':') });
            rest = inside.get(end + 1..).unwrap_or("");
        } else {
            rest = rest.trim_start_matches(|digit: char| digit.is_ascii_digit());
        }
    }
    out.push_str(rest);
    out
}

fn signature(server: &mut Server, asked: TextDocumentPositionParams) -> Option<SignatureHelp> {
    at(server, &asked, |view, _, offset| {
        let found = signature::at(view, offset)?;
        // Offsets in a label count in UTF-16, whatever was agreed on for texts; labels are plain words.
        let parameter = |(range, words): &(std::ops::Range<usize>, String)| {
            let small = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
            ParameterInformation {
                label: ParameterLabel::LabelOffsets([small(range.start), small(range.end)]),
                documentation: Some(Documentation::String(words.clone())),
            }
        };
        let active = found.active.and_then(|active| u32::try_from(active).ok());
        let information = SignatureInformation {
            parameters: Some(found.parameters.iter().map(parameter).collect()),
            documentation: Some(Documentation::MarkupContent(markdown(found.documentation))),
            label: found.label,
            active_parameter: active,
        };
        Some(SignatureHelp {
            signatures: vec![information],
            active_signature: Some(0),
            active_parameter: active,
        })
    })?
}

fn definition(server: &mut Server, asked: TextDocumentPositionParams) -> Option<GotoDefinitionResponse> {
    let uri = asked.text_document.uri.clone();
    let places = at(server, &asked, |view, places, offset| {
        let found = navigate::definition(view, offset);
        let here = |place: &Place| match place {
            Place::Here(span) => Some(places.range(*span)),
            Place::There(..) => None,
        };
        found.iter().map(|place| (place.clone(), here(place))).collect::<Vec<_>>()
    })?;
    let locations: Vec<Location> = places
        .into_iter()
        .filter_map(|(place, range)| match (place, range) {
            (Place::Here(_), Some(range)) => Some(Location { uri: uri.clone(), range }),
            (Place::There(path, span), _) => there(server, &path, span),
            (Place::Here(_), None) => None,
        })
        .collect();
    (!locations.is_empty()).then_some(GotoDefinitionResponse::Array(locations))
}

/// A place in a text of the library, as a location that an editor can open.
pub(super) fn there(server: &Server, path: &str, span: Span) -> Option<Location> {
    let (_, text) = server.governed.shelf.texts().find(|(known, _)| *known == path)?;
    let uri = publish::address(server.world.as_ref(), path, text)?;
    let lines = LineIndex::new(text);
    Some(Location { uri, range: Places { text, lines: &lines, encoding: server.encoding }.range(span) })
}

fn highlights(server: &mut Server, asked: TextDocumentPositionParams) -> Option<Vec<DocumentHighlight>> {
    at(server, &asked, |view, places, offset| {
        let name = occurrence::at(view.library, view.live, offset)?;
        let found = navigate::references(view.library, view.live, &name.symbol).into_iter();
        let kind = |gives| if gives { DocumentHighlightKind::WRITE } else { DocumentHighlightKind::READ };
        Some(
            found
                .map(|one| DocumentHighlight { range: places.range(one.span), kind: Some(kind(one.gives)) })
                .collect(),
        )
    })?
}

fn outline(server: &mut Server, uri: &Uri) -> Option<DocumentSymbolResponse> {
    let nested = server.client.nested_symbols;
    let (view, places) = server.view(uri)?;
    let entries = symbols::outline(&view);
    if nested {
        return Some(DocumentSymbolResponse::Nested(
            entries.iter().map(|entry| symbol(entry, &places, DEEPEST)).collect(),
        ));
    }
    let mut flat = Vec::new();
    index::flatten(&entries, None, uri, &places, &mut flat);
    Some(DocumentSymbolResponse::Flat(flat))
}

/// Outlines deeper than this are cut off: clients refuse to read what nests too deep.
const DEEPEST: usize = 24;

#[expect(deprecated, reason = "the field has to be filled all the same")]
fn symbol(entry: &Entry, places: &Places<'_>, deep: usize) -> DocumentSymbol {
    let children = entry.children.iter().filter(|_| deep > 0);
    DocumentSymbol {
        name: entry.name.clone(),
        detail: (!entry.detail.is_empty()).then(|| entry.detail.clone()),
        kind: convert::symbol_kind(entry.kind),
        tags: None,
        deprecated: None,
        range: places.range(entry.span),
        selection_range: places.range(entry.name_span),
        children: Some(children.map(|child| symbol(child, places, deep - 1)).collect()),
    }
}

/// At most so many results of a search are sent; whoever wants fewer types on.
const MOST_FOUND: usize = 300;

fn search(server: &mut Server, query: &str) -> Option<WorkspaceSymbolResponse> {
    let query = query.to_lowercase();
    // The letters in their order, with anything between them.
    let fits = |name: &str| {
        let mut letters = query.chars().filter(|letter| !letter.is_whitespace()).peekable();
        for letter in name.to_lowercase().chars() {
            if letters.peek() == Some(&letter) {
                letters.next();
            }
        }
        letters.peek().is_none()
    };
    let mut found: Vec<SymbolInformation> = Vec::new();
    let open: Vec<Uri> = server.documents.values().map(|document| document.uri.clone()).collect();
    for uri in &open {
        let Some((view, places)) = server.view(uri) else { continue };
        let mut flat = Vec::new();
        index::flatten(&symbols::outline(&view), None, uri, &places, &mut flat);
        found.extend(flat.into_iter().filter(|one| fits(&one.name)));
    }
    let indexed = server.index.files.iter().filter(|(key, _)| !server.documents.contains_key(*key));
    for (_, file) in indexed {
        found.extend(file.symbols.iter().filter(|one| fits(&one.name)).cloned());
        if found.len() > MOST_FOUND {
            break;
        }
    }
    found.truncate(MOST_FOUND);
    Some(WorkspaceSymbolResponse::Flat(found))
}

fn document_links(server: &mut Server, uri: &Uri) -> Option<Vec<DocumentLink>> {
    let home = convert::path(uri);
    let (view, places) = server.view(uri)?;
    let link = |link: links::Link| {
        let target = match &link.target {
            links::Target::Page(page) => page.parse().ok(),
            links::Target::File(name) => {
                home.as_ref()?.parent().and_then(|folder| convert::uri(&folder.join(name)))
            }
        };
        let tooltip = Some(link.tip.to_owned());
        target.map(|target| DocumentLink {
            range: places.range(link.span),
            target: Some(target),
            tooltip,
            data: None,
        })
    };
    Some(links::all(view.live).into_iter().filter_map(link).collect())
}

fn folds(server: &mut Server, uri: &Uri) -> Option<Vec<FoldingRange>> {
    let (view, places) = server.view(uri)?;
    let fold = |fold: folding::Fold| {
        let range = places.range(fold.span);
        FoldingRange {
            start_line: range.start.line,
            start_character: None,
            end_line: range.end.line,
            end_character: None,
            kind: fold.comment.then_some(FoldingRangeKind::Comment),
            collapsed_text: None,
        }
    };
    Some(folding::all(view.live).into_iter().map(fold).collect())
}

fn selections(server: &mut Server, uri: &Uri, positions: &[Position]) -> Option<Vec<SelectionRange>> {
    let (view, places) = server.view(uri)?;
    let chain = |position: &Position| {
        let around = selection::around(view.live, places.offset(*position));
        let whole = around.into_iter().rev().fold(None, |parent, span| {
            Some(SelectionRange { range: places.range(span), parent: parent.map(Box::new) })
        });
        whole.unwrap_or(SelectionRange { range: lsp_types::Range::new(*position, *position), parent: None })
    };
    Some(positions.iter().map(chain).collect())
}

/// The clause at a place, from which one gets to the rules that rest on it.
fn hierarchy(server: &mut Server, asked: TextDocumentPositionParams) -> Option<Vec<CallHierarchyItem>> {
    let uri = asked.text_document.uri.clone();
    at(server, &asked, |view, places, offset| {
        let (document, statement) = hover::clause_at(view, offset)?;
        let statement = document.statements.get(statement)?;
        let words = statement.body.slice(view.live.text()).split_whitespace().collect::<Vec<_>>().join(" ");
        Some(vec![CallHierarchyItem {
            name: statement.address.clone(),
            kind: SymbolKind::FUNCTION,
            tags: None,
            detail: Some(words),
            uri,
            range: places.range(statement.span),
            selection_range: places.range(statement.body),
            data: Some(json!({ "clause": statement.address })),
        }])
    })?
}

/// Who calls a clause: the rules that rest on it.
fn rules_on(server: &mut Server, item: &CallHierarchyItem) -> Option<Vec<CallHierarchyIncomingCall>> {
    let (view, places) = server.view(&item.uri)?;
    let offset = places.offset(item.selection_range.start);
    let (document, statement) = hover::clause_at(&view, offset)?;
    let rules: Vec<(String, String)> = resting::on(&view, document, statement)
        .into_iter()
        .map(|verdict| (verdict.rule.clone(), verdict.verdict.to_string()))
        .collect();
    let from = |(rule, verdict): (String, String)| {
        let home = match navigate::rule(&server.governed.shelf, &rule)? {
            Place::There(path, span) => there(server, &path, span)?,
            Place::Here(_) => return None,
        };
        let item = CallHierarchyItem {
            name: rule.clone(),
            kind: SymbolKind::CLASS,
            tags: None,
            detail: Some(verdict),
            uri: home.uri,
            range: home.range,
            selection_range: home.range,
            data: Some(json!({ "rule": rule, "agreement": item.uri })),
        };
        Some(CallHierarchyIncomingCall { from: item, from_ranges: vec![home.range] })
    };
    Some(rules.into_iter().filter_map(from).collect())
}

/// Whom a rule calls: the clauses that it rests on in the agreement from which one came.
fn clauses_under(server: &mut Server, item: &CallHierarchyItem) -> Option<Vec<CallHierarchyOutgoingCall>> {
    let data = item.data.as_ref()?;
    let rule = data.get("rule").and_then(Value::as_str)?.to_owned();
    let uri: Uri = serde_json::from_value(data.get("agreement")?.clone()).ok()?;
    let (view, places) = server.view(&uri)?;
    let mut calls = Vec::new();
    for document in view.live.agreements() {
        for (address, span) in resting::of_rule(&view, document, &rule) {
            let words = span.slice(view.live.text()).split_whitespace().collect::<Vec<_>>().join(" ");
            let to = CallHierarchyItem {
                name: address.clone(),
                kind: SymbolKind::FUNCTION,
                tags: None,
                detail: Some(words),
                uri: uri.clone(),
                range: places.range(span),
                selection_range: places.range(span),
                data: Some(json!({ "clause": address })),
            };
            calls.push(CallHierarchyOutgoingCall { to, from_ranges: vec![item.selection_range] });
        }
    }
    Some(calls)
}

fn code_lenses(server: &mut Server, uri: &Uri) -> Option<Vec<CodeLens>> {
    if !server.asked.code_lens {
        return None;
    }
    let (view, places) = server.view(uri)?;
    let lens = |lens: lenses::Lens| {
        let (command, arguments) = match lens.deed {
            Deed::Verdicts => ("moulint.verdicts", vec![json!(uri)]),
            Deed::Compare(model) => ("moulint.compare", vec![json!(uri), json!(model)]),
            Deed::RunExample(rule, number) => {
                ("moulint.runExample", vec![json!(uri), json!(rule), json!(number)])
            }
            Deed::ReviewNext(offset) => {
                ("moulint.reviewNext", vec![json!(uri), json!(places.position(offset))])
            }
        };
        let command = Command { title: lens.title, command: command.to_owned(), arguments: Some(arguments) };
        CodeLens { range: places.range(lens.span), command: Some(command), data: None }
    };
    Some(lenses::all(&view).into_iter().map(lens).collect())
}

fn hints(server: &mut Server, uri: &Uri, range: lsp_types::Range) -> Option<Vec<InlayHint>> {
    if !server.asked.inlay_hints {
        return None;
    }
    let (view, places) = server.view(uri)?;
    let hint = |hint: inlay::Hint| {
        let position = places.position(hint.offset);
        let edit =
            |text: String| TextEdit { range: lsp_types::Range::new(position, position), new_text: text };
        InlayHint {
            position,
            label: InlayHintLabel::String(hint.label),
            kind: Some(if hint.before { InlayHintKind::PARAMETER } else { InlayHintKind::TYPE }),
            text_edits: hint.insert.map(|text| vec![edit(text)]),
            tooltip: Some(InlayHintTooltip::String(hint.tip)),
            padding_left: Some(!hint.before),
            padding_right: Some(hint.before),
            data: None,
        }
    };
    Some(inlay::all(&view, places.span(range)).into_iter().map(hint).collect())
}

/// Tokens as the protocol wants them: each place seen from the one before.
fn encoded(found: &[tokens::Token], places: &Places<'_>) -> Vec<SemanticToken> {
    let mut last = Position::default();
    let token = |token: &tokens::Token| {
        let start = places.position(token.span.start);
        let length = places.encoding.length(token.span.slice(places.text));
        let delta_line = start.line - last.line;
        let delta_start = if delta_line == 0 { start.character - last.character } else { start.character };
        last = start;
        SemanticToken {
            delta_line,
            delta_start,
            length: u32::try_from(length).unwrap_or(u32::MAX),
            token_type: token.kind,
            token_modifiers_bitset: token.modifiers,
        }
    };
    found.iter().map(token).collect()
}

fn colours(server: &mut Server, uri: &Uri) -> Option<SemanticTokensResult> {
    let (name, data) = fresh_colours(server, uri)?;
    Some(SemanticTokensResult::Tokens(SemanticTokens { result_id: Some(name), data }))
}

/// The tokens of a text, remembered under a name for whoever asks what has changed since.
fn fresh_colours(server: &mut Server, uri: &Uri) -> Option<(String, Vec<SemanticToken>)> {
    let (view, places) = server.view(uri)?;
    let data = encoded(&tokens::all(&view, None), &places);
    let document = server.documents.get_mut(&convert::key(uri))?;
    let before = document.tokens.as_ref().and_then(|(name, _)| name.parse::<u64>().ok()).unwrap_or(0);
    let name = (before + 1).to_string();
    document.tokens = Some((name.clone(), data.clone()));
    Some((name, data))
}

fn changed_colours(server: &mut Server, uri: &Uri, since: &str) -> Option<SemanticTokensFullDeltaResult> {
    let before = server.documents.get(&convert::key(uri))?.tokens.clone();
    let (name, data) = fresh_colours(server, uri)?;
    let Some((_, old)) = before.filter(|(known, _)| known == since) else {
        return Some(SemanticTokensFullDeltaResult::Tokens(SemanticTokens { result_id: Some(name), data }));
    };
    let same = old.iter().zip(&data).take_while(|(old, new)| old == new).count();
    let rest = old.len().min(data.len()) - same;
    let same_end =
        old.iter().rev().zip(data.iter().rev()).take(rest).take_while(|(old, new)| old == new).count();
    let numbers = |tokens: usize| u32::try_from(tokens * 5).unwrap_or(u32::MAX);
    let replaced = data.get(same..data.len() - same_end).unwrap_or_default().to_vec();
    let edit = SemanticTokensEdit {
        start: numbers(same),
        delete_count: numbers(old.len() - same - same_end),
        data: Some(replaced),
    };
    let edits = if edit.delete_count == 0 && edit.data.as_ref().is_some_and(Vec::is_empty) {
        Vec::new()
    } else {
        vec![edit]
    };
    Some(SemanticTokensFullDeltaResult::TokensDelta(SemanticTokensDelta { result_id: Some(name), edits }))
}

fn colours_of(server: &mut Server, uri: &Uri, range: lsp_types::Range) -> Option<SemanticTokensRangeResult> {
    let (view, places) = server.view(uri)?;
    let data = encoded(&tokens::all(&view, Some(places.span(range))), &places);
    Some(SemanticTokensRangeResult::Tokens(SemanticTokens { result_id: None, data }))
}

/// The name of what was found: a client that has it need not be told again.
fn result_id(items: &[lsp_types::Diagnostic]) -> String {
    use std::hash::{DefaultHasher, Hash, Hasher};
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(items).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

fn findings(server: &mut Server, asked: &DocumentDiagnosticParams) -> DocumentDiagnosticReportResult {
    let key = convert::key(&asked.text_document.uri);
    let items = match publish::of_document(server, &key) {
        Some((_, _, items)) => items,
        None => server.index.files.get(&key).map(|file| file.diagnostics.clone()).unwrap_or_default(),
    };
    let id = result_id(&items);
    DocumentDiagnosticReportResult::Report(if asked.previous_result_id.as_deref() == Some(&id) {
        DocumentDiagnosticReport::Unchanged(RelatedUnchangedDocumentDiagnosticReport {
            related_documents: None,
            unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
        })
    } else {
        DocumentDiagnosticReport::Full(RelatedFullDocumentDiagnosticReport {
            related_documents: None,
            full_document_diagnostic_report: FullDocumentDiagnosticReport { result_id: Some(id), items },
        })
    })
}

fn all_findings(
    server: &mut Server,
    known: &[lsp_types::PreviousResultId],
) -> WorkspaceDiagnosticReportResult {
    let closed = server.index.files.iter().filter(|(key, _)| !server.documents.contains_key(*key));
    let items = closed.map(|(key, file)| {
        let id = file.round.to_string();
        let heard = known.iter().any(|one| convert::key(&one.uri) == *key && one.value == id);
        if heard {
            WorkspaceDocumentDiagnosticReport::Unchanged(WorkspaceUnchangedDocumentDiagnosticReport {
                uri: file.uri.clone(),
                version: None,
                unchanged_document_diagnostic_report: UnchangedDocumentDiagnosticReport { result_id: id },
            })
        } else {
            WorkspaceDocumentDiagnosticReport::Full(WorkspaceFullDocumentDiagnosticReport {
                uri: file.uri.clone(),
                version: None,
                full_document_diagnostic_report: FullDocumentDiagnosticReport {
                    result_id: Some(id),
                    items: file.diagnostics.clone(),
                },
            })
        }
    });
    WorkspaceDiagnosticReportResult::Report(WorkspaceDiagnosticReport { items: items.collect() })
}
