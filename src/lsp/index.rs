//! The files of the workspace that are not open: checked in the background, one after the other, so that whoever writes
//! does not wait for them.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;

use crossbeam_channel::{Receiver, Sender, unbounded};
use lsp_types::{Diagnostic, Location, SymbolInformation, Uri};

use super::convert::{self, Places};
use super::publish::{self, Teller};
use super::server::Server;
use super::world::{Governed, World};
use crate::ide::View;
use crate::ide::examples::Known;
use crate::ide::symbols::{self, Entry};
use crate::live::Live;

/// Documents may lead the recursive parts of the program deep; a stack of this size holds them.
const STACK_BYTES: usize = 16 << 20;

/// With fewer files than this, nobody has to be told that it takes a moment.
const MANY: usize = 40;

/// What is known of a file.
pub(super) struct Indexed {
    /// Its address.
    pub(super) uri: Uri,
    /// What was found in it.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// How often it was looked at, so that a client can tell whether it has heard of it.
    pub(super) round: u64,
    /// Its documents, sections, clauses, rules and terms.
    pub(super) symbols: Vec<SymbolInformation>,
}

/// The files of the workspace.
pub(super) struct Index {
    /// Those that have been looked at, by address.
    pub(super) files: BTreeMap<String, Indexed>,
    /// Those that are there, looked at or not, by address: a name is renamed in each of them, from the first moment on.
    there: BTreeMap<String, Uri>,
    background: Background,
    /// The vocabularies found, each with its path and text.
    vocabularies: Vec<(String, String)>,
    rounds: u64,
    busy: bool,
}

/// Work for the background.
enum Job {
    /// All files below some folders.
    All(Vec<PathBuf>, Order),
    /// Some files.
    Some(Vec<PathBuf>, Order),
}

/// How files are to be looked at.
struct Order {
    /// Whoever asks for everything anew raises the number, and what was asked before is no longer wanted.
    generation: u64,
    governed: Arc<Governed>,
    teller: Teller,
    check: bool,
}

/// What the background found.
pub(super) enum Found {
    /// Which files there are.
    Began(u64, Vec<PathBuf>),
    /// The vocabularies among them.
    Vocabularies(u64, Vec<(String, String)>),
    /// One file; nothing where it is gone.
    File(u64, PathBuf, Option<(Vec<Diagnostic>, Vec<SymbolInformation>)>),
    /// That is all.
    Done(u64),
}

/// A thread that looks at files.
pub(super) struct Background {
    jobs: Sender<Job>,
    pub(super) found: Receiver<Found>,
    generation: Arc<AtomicU64>,
}

impl Background {
    /// Starts it; it ends when it is no longer held.
    pub(super) fn new(world: Arc<dyn World>) -> Self {
        let (jobs, asked) = unbounded::<Job>();
        let (results, found) = unbounded();
        let generation = Arc::new(AtomicU64::new(0));
        let newest = Arc::clone(&generation);
        let work = move || {
            for job in asked {
                look(world.as_ref(), job, &newest, &results);
            }
        };
        // Without the thread only open files are checked, which is better than nothing.
        let _ = thread::Builder::new().name("files".to_owned()).stack_size(STACK_BYTES).spawn(work);
        Self { jobs, found, generation }
    }
}

fn look(world: &dyn World, job: Job, newest: &AtomicU64, results: &Sender<Found>) {
    let (paths, order, all) = match job {
        Job::All(folders, order) => (world.find(&folders), order, true),
        Job::Some(paths, order) => (paths, order, false),
    };
    let generation = order.generation;
    let wanted = || newest.load(Ordering::Relaxed) == generation;
    if all {
        let _ = results.send(Found::Began(generation, paths.clone()));
        let mut vocabularies = Vec::new();
        for path in paths.iter().take_while(|_| wanted()) {
            let Ok(text) = world.read(path) else { continue };
            if text.lines().any(|line| line.trim_start().starts_with("vocabulary ")) {
                vocabularies.push((path.display().to_string(), text));
            }
        }
        let _ = results.send(Found::Vocabularies(generation, vocabularies));
    }
    for path in paths {
        if !wanted() {
            return;
        }
        let text = world.read(&path).ok();
        let found = text.and_then(|text| {
            // A mistake in the program must not cost the other files.
            catch_unwind(AssertUnwindSafe(|| file(&path, text, &order))).ok()
        });
        let _ = results.send(Found::File(generation, path, found));
    }
    let _ = results.send(Found::Done(generation));
}

fn file(path: &std::path::Path, text: String, order: &Order) -> (Vec<Diagnostic>, Vec<SymbolInformation>) {
    let Some(uri) = convert::uri(path) else { return (Vec::new(), Vec::new()) };
    let mut diagnostics = Vec::new();
    let governed = &order.governed;
    let settings = governed.settings_for(Some(path)).filter(|_| order.check);
    let live = if let Some(settings) = settings {
        let mut live = Live::new(text);
        live.refresh(&governed.shelf, &settings, &governed.policy);
        let view = View { library: &governed.shelf, settings: &settings, live: &live };
        diagnostics = publish::diagnostics(&view, &order.teller, &uri, &mut Known::default());
        live
    } else {
        Live::unchecked(text)
    };
    let places = Places::of(&live, order.teller.encoding);
    let mut found = Vec::new();
    flatten(&symbols::of(&live), None, &uri, &places, &mut found);
    (diagnostics, found)
}

/// An outline as a flat list, each entry with what it stands in.
#[expect(deprecated, reason = "the field has to be filled all the same")]
pub(super) fn flatten(
    entries: &[Entry],
    around: Option<&str>,
    uri: &Uri,
    places: &Places<'_>,
    found: &mut Vec<SymbolInformation>,
) {
    for entry in entries {
        let name = match entry.detail.as_str() {
            detail if entry.kind == symbols::SymbolKind::Statement => format!("{} {detail}", entry.name),
            _ => entry.name.clone(),
        };
        found.push(SymbolInformation {
            name,
            kind: convert::symbol_kind(entry.kind),
            tags: None,
            deprecated: None,
            location: Location { uri: uri.clone(), range: places.range(entry.name_span) },
            container_name: around.map(str::to_owned),
        });
        flatten(&entry.children, Some(&entry.name), uri, places, found);
    }
}

impl Index {
    pub(super) fn new(background: Background) -> Self {
        Self {
            files: BTreeMap::new(),
            there: BTreeMap::new(),
            background,
            vocabularies: Vec::new(),
            rounds: 0,
            busy: false,
        }
    }

    /// The files that are there, by address.
    pub(super) fn there(&self) -> impl Iterator<Item = (&String, &Uri)> {
        self.there.iter()
    }

    /// The vocabularies of the workspace, as far as they are known.
    pub(super) fn vocabularies(&self) -> &[(String, String)] {
        &self.vocabularies
    }
}

impl Server {
    fn order(&self) -> Order {
        Order {
            generation: self.index.background.generation.load(Ordering::Relaxed),
            governed: Arc::clone(&self.governed),
            teller: self.teller(),
            check: self.asked.check_workspace,
        }
    }

    /// Looks at all files of the workspace anew.
    pub(super) fn index_all(&mut self) {
        self.index.background.generation.fetch_add(1, Ordering::Relaxed);
        let _ = self.index.background.jobs.send(Job::All(self.roots.clone(), self.order()));
    }

    /// Looks at some files anew.
    pub(super) fn index_some(&mut self, paths: Vec<PathBuf>) {
        let _ = self.index.background.jobs.send(Job::Some(paths, self.order()));
    }

    /// Takes over what the background found.
    pub(super) fn index_found(&mut self, found: Found) {
        let newest = self.index.background.generation.load(Ordering::Relaxed);
        match found {
            Found::Began(generation, paths) if generation == newest => {
                let addresses = paths.iter().filter_map(|path| convert::uri(path));
                self.index.there = addresses.map(|uri| (convert::key(&uri), uri)).collect();
                if paths.len() >= MANY {
                    self.index.busy = self.begin_progress(paths.len());
                }
            }
            Found::Vocabularies(generation, vocabularies) if generation == newest => {
                // Words of the workspace's own may make sense of what was not understood.
                if self.index.vocabularies != vocabularies {
                    self.index.vocabularies = vocabularies;
                    self.load_packs();
                }
            }
            Found::File(generation, path, found) if generation == newest => self.index_file(&path, found),
            Found::Done(generation) if generation == newest => {
                if std::mem::take(&mut self.index.busy) {
                    self.end_progress();
                }
                self.refresh_diagnostics();
            }
            Found::Began(..) | Found::Vocabularies(..) | Found::File(..) | Found::Done(..) => {}
        }
    }

    fn index_file(
        &mut self,
        path: &std::path::Path,
        found: Option<(Vec<Diagnostic>, Vec<SymbolInformation>)>,
    ) {
        let Some(uri) = convert::uri(path) else { return };
        let key = convert::key(&uri);
        let before = self.index.files.get(&key).is_some_and(|known| !known.diagnostics.is_empty());
        let open = self.documents.contains_key(&key);
        self.index.rounds += 1;
        if found.is_some() {
            self.index.there.insert(key.clone(), uri.clone());
        }
        let (diagnostics, symbols) = found.unwrap_or_default();
        if !self.client.pulls && !open && (before || !diagnostics.is_empty()) {
            publish::push(self, uri.clone(), diagnostics.clone(), None);
        }
        let round = self.index.rounds;
        self.index.files.insert(key, Indexed { uri, diagnostics, round, symbols });
    }

    /// Takes note of files that are gone.
    pub(super) fn index_gone(&mut self, uri: &Uri) {
        let key = convert::key(uri);
        let known = self.index.files.get(&key).is_some_and(|known| !known.diagnostics.is_empty());
        if known && !self.client.pulls && !self.documents.contains_key(&key) {
            publish::push(self, uri.clone(), Vec::new(), None);
        }
        self.index.there.remove(&key);
        // A client that asks has to hear once that nothing is left.
        self.index.rounds += 1;
        let round = self.index.rounds;
        if let Some(indexed) = self.index.files.get_mut(&key) {
            indexed.diagnostics.clear();
            indexed.symbols.clear();
            indexed.round = round;
        }
    }

    fn begin_progress(&mut self, files: usize) -> bool {
        if self.client.progress {
            let token = serde_json::json!({ "token": "moulint/files" });
            self.ask("window/workDoneProgress/create", token, super::server::Asking::Nothing);
            let message = format!("{files} files");
            let value =
                serde_json::json!({ "kind": "begin", "title": "checking agreements", "message": message });
            self.notify("$/progress", serde_json::json!({ "token": "moulint/files", "value": value }));
        }
        self.client.progress
    }

    fn end_progress(&mut self) {
        let value = serde_json::json!({ "kind": "end" });
        self.notify("$/progress", serde_json::json!({ "token": "moulint/files", "value": value }));
    }
}
