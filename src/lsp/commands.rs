//! What can be done by name: compare, report, explain, run an example, go to the next clause to look at.

use std::collections::BTreeMap;
use std::path::Path;

use lsp_types::{MessageType, Position, ShowDocumentParams, Uri};
use serde_json::{Value, json};

use super::convert;
use super::requests::Refusal;
use super::server::{Asking, Server};
use crate::compare::matrix::Matrix;
use crate::compare::{self, Depth, Instrument, Relation, Roles};
use crate::export::comparison;
use crate::finding::{Checked, Severity};
use crate::ide::{examples, hover, lenses, navigate, resting, review};
use crate::library;
use crate::live::Live;
use crate::render::{self, CheckedFile};
use crate::suppress;
use crate::syntax::ast::Document;

/// Their names.
pub(super) const NAMES: [&str; 10] = [
    "moulint.compare",
    "moulint.report",
    "moulint.explain",
    "moulint.templates",
    "moulint.rules",
    "moulint.verdicts",
    "moulint.runExample",
    "moulint.checkWorkspace",
    "moulint.resting",
    "moulint.reviewNext",
];

/// Does one of them.
pub(super) fn run(server: &mut Server, name: &str, arguments: &[Value]) -> Result<Option<Value>, Refusal> {
    let text = |at: usize| arguments.get(at).and_then(Value::as_str).map(str::to_owned);
    let uri = || -> Result<Uri, Refusal> {
        let given = text(0).ok_or_else(|| "say which text: its address comes first".to_owned())?;
        given.parse().map_err(|_| format!("`{given}` is no address of a text"))
    };
    let done = match name {
        "moulint.compare" => compare(server, &uri()?, text(1))?,
        "moulint.report" => report(server),
        "moulint.explain" => explain(server, &text(0).unwrap_or_default())?,
        "moulint.templates" => templates(server),
        "moulint.rules" => rules(server),
        "moulint.verdicts" => verdicts(server, &uri()?)?,
        "moulint.runExample" => {
            let number =
                arguments.get(2).and_then(Value::as_u64).and_then(|number| usize::try_from(number).ok());
            run_example(server, &uri()?, &text(1).unwrap_or_default(), number.unwrap_or(0))?
        }
        "moulint.checkWorkspace" => check_workspace(server),
        "moulint.reviewNext" => review_next(server, &uri()?, arguments.get(1))?,
        "moulint.resting" => rules_on(server, &uri()?, &text(1).unwrap_or_default())?,
        _ => return Err(format!("moulint does not know the command `{name}`")),
    };
    // A client that shows no pages gets told in a line.
    if !server.client.html
        && let Some(summary) = done.get("summary").and_then(Value::as_str)
    {
        server.show(MessageType::INFO, summary);
    }
    Ok(Some(done))
}

/// A result with a page for clients that show one.
fn page(server: &Server, title: &str, summary: String, html: impl FnOnce() -> String) -> Value {
    if server.client.html {
        json!({ "title": title, "summary": summary, "html": html() })
    } else {
        json!({ "title": title, "summary": summary })
    }
}

/// The text at an address: as it is in the editor, else as it is on disk.
fn text_of(server: &Server, uri: &Uri) -> Result<String, Refusal> {
    if let Some(document) = server.documents.get(&convert::key(uri)) {
        return Ok(document.live.text().to_owned());
    }
    let path = convert::path(uri).ok_or_else(|| format!("`{}` is not open", uri.as_str()))?;
    server.world.read(&path).map_err(|reason| format!("{}: {reason}", path.display()))
}

/// What a person calls a text: its path, else its address.
fn name_of(uri: &Uri) -> String {
    convert::path(uri).map_or_else(|| uri.as_str().to_owned(), |path| path.display().to_string())
}

fn compare(server: &Server, uri: &Uri, model: Option<String>) -> Result<Value, Refusal> {
    let agreement = single(
        Instrument::all(&server.governed.shelf, &name_of(uri), &text_of(server, uri)?),
        &name_of(uri),
    )?;
    let model = match model {
        Some(model) => model_named(server, &model)?,
        None => {
            let models = lenses::models_of(&server.governed.shelf, agreement.jurisdiction());
            let first = models.first().ok_or_else(|| "there is no template to compare with".to_owned())?;
            model_named(server, first)?
        }
    };
    let compared = compare::compare(&server.governed.shelf, &model, &agreement, Roles::Model, Depth::Fixes);
    let counts: Vec<String> = Relation::ALL
        .into_iter()
        .filter(|relation| compared.count(*relation) > 0)
        .map(|relation| format!("{} {}", compared.count(relation), relation.name()))
        .collect();
    let added = compared.added.len();
    let title = format!("{} next to {}", agreement.title(), model.title());
    let summary = format!("{title}: {}, {added} added", counts.join(", "));
    let matrix = Matrix { model: &model, agreements: vec![(&agreement, compared)] };
    Ok(page(server, &title, summary, || {
        render::html::comparison(&comparison::comparison(&server.governed.shelf, &matrix, Roles::Model))
    }))
}

fn single(mut all: Vec<Instrument>, name: &str) -> Result<Instrument, Refusal> {
    match all.len() {
        1 => Ok(all.remove(0)),
        0 => Err(format!("{name}: there is no agreement or template here")),
        count => {
            Err(format!("{name}: there are {count} agreements here, and it is not clear which is meant"))
        }
    }
}

/// A model by its name as a template, by its address or by its path.
fn model_named(server: &Server, name: &str) -> Result<Instrument, Refusal> {
    if let Some((_, text)) = navigate::template(name) {
        return single(Instrument::all(&server.governed.shelf, name, text), name);
    }
    let uri = name
        .parse::<Uri>()
        .ok()
        .filter(|uri| uri.scheme().is_some())
        .or_else(|| convert::uri(Path::new(name)));
    let uri = uri.ok_or_else(|| format!("no template and no file is called `{name}`"))?;
    single(Instrument::all(&server.governed.shelf, &name_of(&uri), &text_of(server, &uri)?), name)
}

fn report(server: &mut Server) -> Value {
    let mut files = Vec::new();
    let open: Vec<Uri> = server.documents.values().map(|document| document.uri.clone()).collect();
    for uri in open {
        let name = name_of(&uri);
        if let Some((view, _)) = server.view(&uri) {
            let (text, documents) = (view.live.text().to_owned(), view.live.checked().to_vec());
            files.push(CheckedFile { path: name, text, documents });
        }
    }
    let closed: Vec<Uri> = server
        .index
        .files
        .iter()
        .filter(|(key, _)| !server.documents.contains_key(*key))
        .map(|(_, file)| file.uri.clone())
        .collect();
    for uri in closed {
        let Ok(text) = text_of(server, &uri) else { continue };
        let governed = &server.governed;
        let Some(settings) = governed.settings_for(convert::path(&uri).as_deref()) else { continue };
        let (documents, _) = suppress::check(&governed.shelf, &text, &settings, &governed.policy);
        files.push(CheckedFile { path: name_of(&uri), text, documents });
    }
    files.retain(|file| file.documents.iter().any(|one| matches!(one.kind, "agreement" | "template")));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let as_of = server.governed.settings.as_of.to_string();
    let (errors, warnings) = counted(files.iter().flat_map(|file| &file.documents));
    let count = files.len();
    let summary = format!("{count} agreements by the law of {as_of}: {errors} errors, {warnings} warnings");
    page(server, "check of the workspace", summary, || {
        let report = render::json::contract(&files, &as_of, &[]);
        render::html::check(&report, &files, &server.governed.shelf.index())
    })
}

fn counted<'c>(documents: impl Iterator<Item = &'c Checked>) -> (usize, usize) {
    documents.flat_map(|document| &document.findings).fold(
        (0, 0),
        |(errors, warnings), finding| match finding.severity {
            Severity::Error => (errors + 1, warnings),
            Severity::Warning => (errors, warnings + 1),
            Severity::Advice => (errors, warnings),
        },
    )
}

fn explain(server: &Server, what: &str) -> Result<Value, Refusal> {
    match server.governed.shelf.explain(what) {
        Ok(page) => {
            let summary = page.lines().next().unwrap_or(what).to_owned();
            Ok(json!({ "title": what, "summary": summary, "markdown": hover::markdown(&page) }))
        }
        Err(close) if close.is_empty() => Err(format!("nothing is called `{what}`")),
        Err(close) => Err(format!("nothing is called `{what}`; did you mean `{}`?", close.join("` or `"))),
    }
}

fn templates(server: &Server) -> Value {
    let folders = library::folders().iter();
    let all = folders.flat_map(|folder| &folder.templates).filter_map(|(path, text)| {
        let name = lenses::template_name(path)?;
        let live = Live::unchecked(text.clone());
        let Some(Document::Agreement(template)) = live.parsed().file.documents.first() else { return None };
        let document = server.governed.shelf.understand(template);
        let jurisdiction = document.header.jurisdiction.as_ref().map(|(name, _)| name.clone());
        let marks = document.statements.iter().any(|statement| statement.mark.is_some());
        Some(json!({ "name": name, "title": document.title, "jurisdiction": jurisdiction, "marks": marks }))
    });
    Value::Array(all.collect())
}

fn rules(server: &Server) -> Value {
    let rules = server.governed.shelf.packs().flat_map(|pack| &pack.rules);
    let rules = rules.map(|rule| json!({ "name": rule.id, "title": rule.summary }));
    let lints = crate::lint::LINTS.iter();
    let lints = lints.map(|lint| json!({ "name": format!("core/{}", lint.name), "title": lint.summary }));
    Value::Array(rules.chain(lints).collect())
}

fn verdicts(server: &mut Server, uri: &Uri) -> Result<Value, Refusal> {
    let as_of = server.governed.settings.as_of;
    let Some((view, _)) = server.view(uri) else { return Err(format!("`{}` is not open", uri.as_str())) };
    let rules = view.library.packs().flat_map(|pack| &pack.rules);
    let titles: BTreeMap<&str, &str> = rules.map(|rule| (rule.id.as_str(), rule.summary.as_str())).collect();
    let mut page = String::new();
    let mut summary = String::new();
    let mut title = "rules met and not met".to_owned();
    for checked in view.live.checked().iter().filter(|checked| !checked.verdicts.is_empty()) {
        let tally = lenses::Tally::of(view.library, &checked.verdicts);
        let line = format!("{}: {}, by the law of {as_of}", checked.title, tally.words());
        page.push_str(&format!("# {}\n\n", hover::plain(&line)));
        title = format!("{}: rules met and not met", checked.title);
        summary.push_str(&line);
        let mut verdicts: Vec<&crate::finding::RuleVerdict> = checked.verdicts.iter().collect();
        verdicts.sort_by_key(|verdict| std::cmp::Reverse(verdict.verdict));
        page.push_str("| verdict | rule | | clauses |\n|---|---|---|---|\n");
        for verdict in verdicts {
            let why = verdict.reason.clone().unwrap_or_else(|| verdict.clauses.join(", "));
            page.push_str(&format!(
                "| {} | {} | {} | {} |\n",
                verdict.verdict,
                render::markdown::cell(&verdict.rule),
                render::markdown::cell(titles.get(verdict.rule.as_str()).unwrap_or(&"")),
                render::markdown::cell(&why)
            ));
        }
        page.push('\n');
    }
    if page.is_empty() {
        return Err("no rules were looked at: the text holds no agreement, or names no state".to_owned());
    }
    Ok(json!({ "title": title, "summary": summary, "markdown": page }))
}

fn run_example(server: &mut Server, uri: &Uri, rule: &str, number: usize) -> Result<Value, Refusal> {
    let missing = || format!("the text has no example {} of `{rule}`", number + 1);
    let (view, _) = server.view(uri).ok_or_else(|| format!("`{}` is not open", uri.as_str()))?;
    let pack = rule.split('/').next().unwrap_or_default();
    let written = view.live.parsed().file.documents.iter().find_map(|document| match document {
        Document::Pack(written) if written.name.text == pack => Some(written),
        _ => None,
    });
    let outcome = examples::outcome(&view, written.ok_or_else(missing)?, rule, number).ok_or_else(missing)?;
    let (_, known) = examples::find(&view, pack, rule).ok_or_else(missing)?;
    let summary = format!("{rule}: {}, expected {}", outcome.verdict, outcome.expected);
    let page = examples::page(known, &outcome);
    Ok(json!({ "title": format!("example of {rule}"), "summary": summary, "markdown": page }))
}

fn check_workspace(server: &mut Server) -> Value {
    server.check_all();
    let mut files = server.documents.len();
    let (mut errors, mut warnings) = (0, 0);
    let open: Vec<Uri> = server.documents.values().map(|document| document.uri.clone()).collect();
    for uri in open {
        if let Some((view, _)) = server.view(&uri) {
            let (more_errors, more_warnings) = counted(view.live.checked().iter());
            errors += more_errors;
            warnings += more_warnings;
        }
    }
    let closed = server.index.files.iter().filter(|(key, _)| !server.documents.contains_key(*key));
    for (_, file) in closed {
        files += 1;
        let count = |severity| file.diagnostics.iter().filter(|one| one.severity == Some(severity)).count();
        errors += count(lsp_types::DiagnosticSeverity::ERROR);
        warnings += count(lsp_types::DiagnosticSeverity::WARNING);
    }
    let summary = format!("{files} files: {errors} errors, {warnings} warnings");
    json!({ "files": files, "errors": errors, "warnings": warnings, "summary": summary })
}

fn rules_on(server: &mut Server, uri: &Uri, address: &str) -> Result<Value, Refusal> {
    let (view, _) = server.view(uri).ok_or_else(|| format!("`{}` is not open", uri.as_str()))?;
    let clause = view.live.agreements().find_map(|document| {
        let named = |one: &crate::lower::document::Statement| {
            one.address == address || one.label.as_deref() == Some(address)
        };
        Some((document, document.statements.iter().position(named)?))
    });
    let (document, statement) = clause.ok_or_else(|| format!("there is no clause `{address}`"))?;
    let rules = resting::on(&view, document, statement);
    let summary = format!("{} rules rest on {address}", rules.len());
    let mut page = format!("# {}\n", hover::plain(&summary));
    for rule in rules {
        page.push_str(&format!("\n- `{}`: {}", rule.rule, rule.verdict));
    }
    Ok(json!({ "title": format!("rules on {address}"), "summary": summary, "markdown": page }))
}

/// Shows the next clause behind a place that nobody has looked at yet; where the client cannot be asked to, it is told where.
fn review_next(server: &mut Server, uri: &Uri, from: Option<&Value>) -> Result<Value, Refusal> {
    let from: Option<Position> = from.and_then(|place| serde_json::from_value(place.clone()).ok());
    let (view, places) = server.view(uri).ok_or_else(|| format!("`{}` is not open", uri.as_str()))?;
    let offset = from.map_or(0, |place| places.offset(place));
    let Some(span) = review::next(&view, offset) else {
        return Ok(json!({ "summary": "nothing is left to look at" }));
    };
    let range = places.range(span);
    if !server.client.shows {
        return Ok(json!({ "summary": format!("the next one stands on line {}", range.start.line + 1) }));
    }
    let selection = Some(lsp_types::Range::new(range.start, range.start));
    let shown =
        ShowDocumentParams { uri: uri.clone(), external: Some(false), take_focus: Some(true), selection };
    server.ask("window/showDocument", shown, Asking::Nothing);
    Ok(json!({ "uri": uri, "range": range }))
}
