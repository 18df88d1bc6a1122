//! Findings on their way to the client: with the rule's place in its pack, a link to its law, and what is superfluous
//! faded.

use std::collections::HashMap;
use std::sync::Arc;

use lsp_types::{
    CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    NumberOrString, PublishDiagnosticsParams, Range, Uri,
};

use super::client::Client;
use super::convert::{self, Places};
use super::server::Server;
use super::world::World;
use crate::finding::{Checked, Finding, Severity};
use crate::ide::examples::{self, Known};
use crate::ide::{View, lenses, unused};
use crate::library::Library;
use crate::lint::LINTS;
use crate::text::Span;
use crate::text::line_index::{Encoding, LineIndex};

/// More findings in one text than this help nobody, and make editors slow: all of them are sent after every key press.
const MOST: usize = 300;

/// So many names of recommendations are told; who wants them all asks for the verdicts.
const FEW: usize = 3;

/// Where rules and lints are written down, for links to them.
#[derive(Clone, Debug, Default)]
pub(super) struct Homes(Arc<HashMap<String, Location>>);

impl Homes {
    /// Finds the home of every rule, and puts what is part of the program where an editor can open it.
    pub(super) fn new(library: &Library, world: &dyn World) -> Self {
        let mut homes = HashMap::new();
        let texts: HashMap<&str, &str> = library.texts().collect();
        for pack in library.packs() {
            let path = library.path_of(&pack.name);
            let Some(text) = texts.get(path) else { continue };
            let Some(uri) = address(world, path, text) else { continue };
            let lines = LineIndex::new(text);
            let places = Places { text, lines: &lines, encoding: Encoding::Utf16 };
            for rule in &pack.rules {
                let start = Span { start: rule.span.start, end: rule.span.start };
                homes.insert(rule.id.clone(), Location { uri: uri.clone(), range: places.range(start) });
            }
        }
        for lint in LINTS {
            let page = format!("# core/{}: {}\n\n{}\n", lint.name, lint.summary, lint.page.trim());
            let uri =
                world.keep(&format!("core/{}.md", lint.name), &page).and_then(|path| convert::uri(&path));
            if let Some(uri) = uri {
                homes.insert(format!("core/{}", lint.name), Location { uri, range: Range::default() });
            }
        }
        Self(Arc::new(homes))
    }
}

/// The address at which a text of the library can be opened.
pub(super) fn address(world: &dyn World, path: &str, text: &str) -> Option<Uri> {
    let own = !crate::library::built_in().iter().any(|(known, _)| *known == path);
    let kept = if own { Some(std::path::PathBuf::from(path)) } else { world.keep(path, text) };
    kept.and_then(|path| convert::uri(&path))
}

/// What it takes to tell a client of findings.
#[derive(Clone, Debug)]
pub(super) struct Teller {
    pub(super) client: Client,
    pub(super) encoding: Encoding,
    homes: Homes,
    advice: bool,
}

impl Server {
    pub(super) fn teller(&self) -> Teller {
        Teller {
            client: self.client,
            encoding: self.encoding,
            homes: self.homes.clone(),
            advice: self.governed.advice,
        }
    }

    /// Asks the client to ask for findings again.
    pub(super) fn refresh_diagnostics(&mut self) {
        if self.client.pulls && self.client.refreshes_diagnostics {
            let nothing = super::server::Asking::Nothing;
            self.ask("workspace/diagnostic/refresh", serde_json::Value::Null, nothing);
        }
    }
}

/// Everything there is to tell of a text.
pub(super) fn diagnostics(view: &View<'_>, teller: &Teller, uri: &Uri, known: &mut Known) -> Vec<Diagnostic> {
    let telling = Telling { places: Places::of(view.live, teller.encoding), teller, uri };
    let mut told: Vec<Diagnostic> = Vec::new();
    let mut more = 0;
    for checked in view.live.checked() {
        let (folded, mut shown): (Vec<&Finding>, Vec<&Finding>) =
            checked.findings.iter().partition(|finding| !teller.advice && finding.is_untaken());
        // What is left out in the end need not be put into words first.
        let ranks = shown.iter().map(|finding| severity_rank(severity(finding.severity))).collect();
        let mut kept = worst(ranks).into_iter();
        let before = shown.len();
        shown.retain(|_| kept.next().unwrap_or(false));
        more += before - shown.len();
        told.extend(shown.into_iter().map(|finding| telling.finding(finding)));
        told.extend(telling.folded(&folded));
        told.extend(checked.upcoming.iter().map(|finding| telling.upcoming(finding)));
    }
    if view.live.checked().iter().any(|checked| checked.kind == "pack") {
        told.extend(examples::findings(view, known).iter().map(|finding| telling.finding(finding)));
    }
    told.extend(unused::all(view).into_iter().map(|one| telling.unused(one)));
    if more > 0 || told.len() > MOST {
        let ranks = told.iter().map(|one| one.severity.map_or(u8::MAX, severity_rank)).collect();
        let mut kept = worst(ranks).into_iter();
        let before = told.len();
        told.retain(|_| kept.next().unwrap_or(false));
        more += before - told.len();
        told.push(Diagnostic {
            severity: Some(DiagnosticSeverity::INFORMATION),
            source: Some("moulint".to_owned()),
            message: format!("and {more} more findings; `moulint check` shows them all"),
            ..Diagnostic::default()
        });
    }
    told
}

/// Which of some findings are among the worst, as many as are told at most; of those that are equally bad, the first.
fn worst(ranks: Vec<u8>) -> Vec<bool> {
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by_key(|&at| ranks.get(at));
    let mut kept = vec![false; ranks.len()];
    for at in order.into_iter().take(MOST) {
        if let Some(kept) = kept.get_mut(at) {
            *kept = true;
        }
    }
    kept
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        Severity::Advice => DiagnosticSeverity::INFORMATION,
    }
}

fn severity_rank(severity: DiagnosticSeverity) -> u8 {
    match severity {
        DiagnosticSeverity::ERROR => 1,
        DiagnosticSeverity::WARNING => 2,
        DiagnosticSeverity::INFORMATION => 3,
        _ => 4,
    }
}

struct Telling<'t> {
    places: Places<'t>,
    teller: &'t Teller,
    uri: &'t Uri,
}

impl Telling<'_> {
    fn finding(&self, finding: &Finding) -> Diagnostic {
        let mut message = finding.message.clone();
        if let Some(scenario) = &finding.scenario {
            message.push_str("\nfor example: ");
            message.push_str(&crate::describe::lower_first(&scenario.sentence));
        }
        if !finding.help.is_empty() {
            message.push('\n');
            message.push_str(&finding.help);
        }
        let home = self.teller.homes.0.get(&finding.rule);
        let mut related: Vec<DiagnosticRelatedInformation> = Vec::new();
        if self.teller.client.related {
            related.extend(finding.related.iter().map(|other| DiagnosticRelatedInformation {
                location: Location { uri: self.uri.clone(), range: self.places.range(other.span) },
                message: other.message.clone(),
            }));
            let rule = home.filter(|_| !finding.rule.starts_with("core/"));
            related.extend(rule.map(|home| DiagnosticRelatedInformation {
                location: home.clone(),
                message: format!("the rule: {}", crate::describe::lower_first(&finding.name)),
            }));
        }
        Diagnostic {
            range: self.places.range(finding.span),
            severity: Some(severity(finding.severity)),
            code: Some(NumberOrString::String(finding.rule.clone())),
            code_description: self.page(finding).map(|href| CodeDescription { href }),
            source: Some("moulint".to_owned()),
            message,
            related_information: (!related.is_empty()).then_some(related),
            tags: (finding.rule == "core/covered-clause").then(|| vec![DiagnosticTag::UNNECESSARY]),
            data: None,
        }
    }

    /// Where the rule can be read: the law itself, where it is on the web, else the rule in its pack.
    fn page(&self, finding: &Finding) -> Option<Uri> {
        if !self.teller.client.code_links {
            return None;
        }
        let law = finding.cite.iter().find_map(|cite| cite.url.as_deref()?.parse().ok());
        law.or_else(|| {
            let home = self.teller.homes.0.get(&finding.rule)?;
            format!("{}#L{}", home.uri.as_str(), home.range.start.line + 1).parse().ok()
        })
    }

    fn folded(&self, findings: &[&Finding]) -> Option<Diagnostic> {
        let first = findings.first()?;
        let names: Vec<&str> = findings.iter().map(|finding| finding.rule.as_str()).collect();
        let message = match names.as_slice() {
            [one] => format!("1 recommendation is not taken up: {one}"),
            [all @ .., last] if names.len() <= FEW => {
                format!("{} recommendations are not taken up: {} and {last}", names.len(), all.join(", "))
            }
            all => {
                let few = all.get(..FEW).unwrap_or_default().join(", ");
                format!("{} recommendations are not taken up, among them {few}", all.len())
            }
        };
        Some(Diagnostic {
            range: self.places.range(first.span),
            severity: Some(DiagnosticSeverity::HINT),
            code: Some(NumberOrString::String("advice".to_owned())),
            source: Some("moulint".to_owned()),
            message,
            ..Diagnostic::default()
        })
    }

    fn upcoming(&self, finding: &Finding) -> Diagnostic {
        let mut told = self.finding(finding);
        if let Some(from) = finding.from {
            told.message = format!("from {from}: {}", told.message);
        }
        told.severity = Some(DiagnosticSeverity::INFORMATION);
        told
    }

    fn unused(&self, unused: unused::Unused) -> Diagnostic {
        Diagnostic {
            range: self.places.range(unused.span),
            severity: Some(DiagnosticSeverity::HINT),
            source: Some("moulint".to_owned()),
            message: unused.message,
            tags: Some(vec![DiagnosticTag::UNNECESSARY]),
            ..Diagnostic::default()
        }
    }
}

/// The findings of an open text, as it stands.
pub(super) fn of_document(server: &mut Server, key: &str) -> Option<(Uri, i32, Vec<Diagnostic>)> {
    let teller = server.teller();
    let document = server.documents.get_mut(key)?;
    document.refresh(&server.governed);
    let view = View { library: &server.governed.shelf, settings: &document.settings, live: &document.live };
    let told = if document.left_out {
        Vec::new()
    } else {
        diagnostics(&view, &teller, &document.uri, &mut document.examples)
    };
    document.told = true;
    Some((document.uri.clone(), document.version, told))
}

/// Tells the client what was found in an open text, and what it is checked by.
pub(super) fn tell(server: &mut Server, key: &str) {
    if !server.client.pulls
        && let Some((uri, version, told)) = of_document(server, key)
    {
        push(server, uri, told, Some(version));
    }
    let Some(document) = server.documents.get_mut(key) else { return };
    document.told = true;
    if !server.client.status {
        return;
    }
    document.refresh(&server.governed);
    let uri = document.uri.clone();
    let Some(document) = server.documents.get(key) else { return };
    let status = status(server, &uri, document.live.checked());
    if status.is_some() && status != document.status {
        server.notify("moulint/status", &status);
        server.documents.entry(key.to_owned()).and_modify(|document| document.status = status);
    }
}

/// Sends findings; an empty list takes the ones before away.
pub(super) fn push(server: &Server, uri: Uri, diagnostics: Vec<Diagnostic>, version: Option<i32>) {
    let parameters = PublishDiagnosticsParams { uri, diagnostics, version };
    server.notify("textDocument/publishDiagnostics", parameters);
}

/// By what a text is checked, and how it stands.
fn status(server: &Server, uri: &Uri, checked: &[Checked]) -> Option<serde_json::Value> {
    let first = checked.iter().find(|one| !one.verdicts.is_empty()).or(checked.first())?;
    let tally = lenses::Tally::of(&server.governed.shelf, checked.iter().flat_map(|one| &one.verdicts));
    let packs: Vec<serde_json::Value> = first
        .packs
        .iter()
        .map(|(name, edition)| serde_json::json!({ "name": name, "edition": edition }))
        .collect();
    Some(serde_json::json!({
        "uri": uri,
        "kind": first.kind,
        "jurisdiction": first.jurisdiction,
        "packs": packs,
        "asOf": server.governed.settings.as_of.to_string(),
        "met": tally.met,
        "notMet": tally.not_met,
        "unsure": tally.unsure,
        "open": tally.open,
        "version": env!("CARGO_PKG_VERSION"),
    }))
}
