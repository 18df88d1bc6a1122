//! What the server knows, and the loop that keeps it in step with the client.

use std::collections::{BTreeMap, HashMap};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::Arc;

use crossbeam_channel::{Sender, select};
use lsp_server::{Connection, ErrorCode, Message, Notification, Request, RequestId, Response};
use lsp_types::{InitializeParams, MessageType, Uri};
use serde::Serialize;
use serde_json::Value;

use super::client::{self, Client};
use super::convert::{self, Places};
use super::documents::Document;
use super::index::{Background, Index};
use super::publish::Homes;
use super::queue::Queue;
use super::settings::Asked;
use super::world::{Governed, World};
use super::{capabilities, notifications, publish, requests};
use crate::ide::View;
use crate::text::line_index::Encoding;

/// What a request that went to the client was for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Asking {
    /// For the settings.
    Settings,
    /// For something whose answer makes no difference.
    Nothing,
}

/// All that the server knows.
pub(super) struct Server {
    pub(super) world: Arc<dyn World>,
    pub(super) client: Client,
    pub(super) encoding: Encoding,
    pub(super) asked: Asked,
    pub(super) governed: Arc<Governed>,
    pub(super) homes: Homes,
    pub(super) roots: Vec<PathBuf>,
    pub(super) documents: BTreeMap<String, Document>,
    pub(super) index: Index,
    sender: Sender<Message>,
    outgoing: HashMap<RequestId, Asking>,
    next_id: i32,
    stopping: bool,
}

/// Serves a client until it says goodbye or is gone. Gives back whether it had asked to shut down first, as the protocol
/// wants it.
///
/// # Errors
/// If the first message is no proper greeting.
pub fn run(connection: &Connection, world: Arc<dyn World>) -> Result<bool, String> {
    let (id, parameters) = connection.initialize_start().map_err(|error| error.to_string())?;
    let said = parameters.clone();
    let parameters: InitializeParams = serde_json::from_value(parameters)
        .map_err(|error| format!("the client's greeting makes no sense: {error}"))?;
    let (encoding, kind) = client::encoding(&parameters);
    let client = Client::new(&parameters, &said);
    let greeting = serde_json::json!({
        "capabilities": capabilities::offered(&client, kind),
        "serverInfo": { "name": "moulint", "version": env!("CARGO_PKG_VERSION") },
    });
    connection.initialize_finish(id, greeting).map_err(|error| error.to_string())?;
    let options = parameters.initialization_options.clone().unwrap_or(Value::Null);
    let background = Background::new(Arc::clone(&world));
    let found = background.found.clone();
    let mut server = Server {
        governed: Arc::new(Governed::by_default(world.today())),
        world,
        client,
        encoding,
        asked: Asked::default(),
        homes: Homes::default(),
        roots: roots(&parameters),
        documents: BTreeMap::new(),
        index: Index::new(background),
        sender: connection.sender.clone(),
        outgoing: HashMap::new(),
        next_id: 0,
        stopping: false,
    };
    server.begin(&options);
    let mut queue = Queue::default();
    loop {
        select! {
            recv(connection.receiver) -> message => match message {
                Ok(message) => queue.push(message),
                // The client is gone.
                Err(_) => return Ok(server.stopping),
            },
            recv(found) -> found => if let Ok(found) = found {
                server.index_found(found);
            },
        }
        while let Ok(message) = connection.receiver.try_recv() {
            queue.push(message);
        }
        while let Some((message, off)) = queue.pop() {
            if let Message::Notification(notification) = &message
                && notification.method == "exit"
            {
                return Ok(server.stopping);
            }
            server.take(message, off);
            // What came meanwhile may call off what still waits.
            while let Ok(message) = connection.receiver.try_recv() {
                queue.push(message);
            }
        }
        server.settle();
    }
}

#[expect(deprecated, reason = "older clients name their one folder so")]
fn roots(parameters: &InitializeParams) -> Vec<PathBuf> {
    let folders = parameters.workspace_folders.iter().flatten().map(|folder| &folder.uri);
    let folders: Vec<PathBuf> = folders.filter_map(convert::path).collect();
    if folders.is_empty() { parameters.root_uri.iter().filter_map(convert::path).collect() } else { folders }
}

impl Server {
    fn begin(&mut self, options: &Value) {
        self.asked = Asked::read(options).0;
        self.load_packs();
        if self.client.watches {
            let watched = ["**/*.mou", "**/moulint.toml", "**/moulint*.json", "**/waivers.toml"];
            let watched = watched.map(|pattern| serde_json::json!({ "globPattern": pattern }));
            let watchers = serde_json::json!({ "watchers": watched });
            let registration = serde_json::json!({ "registrations": [{
                "id": "files", "method": "workspace/didChangeWatchedFiles", "registerOptions": watchers,
            }] });
            self.ask("client/registerCapability", registration, Asking::Nothing);
        }
        self.ask_for_settings();
    }

    /// Asks the client for the settings, where it can be asked.
    pub(super) fn ask_for_settings(&mut self) {
        if self.client.configuration {
            let items = serde_json::json!({ "items": [{ "section": "moulint" }] });
            self.ask("workspace/configuration", items, Asking::Settings);
        }
    }

    /// Takes settings over, and looks at everything anew. A client for which nothing is set answers with nothing, which
    /// takes back nothing that it said before.
    pub(super) fn apply_settings(&mut self, value: &Value) {
        if !value.is_object() {
            return;
        }
        let (asked, complaints) = Asked::read(value);
        complaints.iter().for_each(|complaint| self.show(MessageType::WARNING, complaint));
        if asked != self.asked {
            self.asked = asked;
            self.load_packs();
        }
    }

    /// Reads the configuration, packs and vocabularies anew, and checks everything by them.
    pub(super) fn load_packs(&mut self) {
        let vocabularies = self.index.vocabularies().to_vec();
        let home = self.roots.first().map(PathBuf::as_path);
        match self.world.govern(&self.asked, home, &vocabularies) {
            Ok(governed) => self.governed = Arc::new(governed),
            Err(complaints) => {
                // By fewer rules than asked for nothing is judged; what was there before stays.
                complaints.iter().for_each(|complaint| self.show(MessageType::ERROR, complaint));
            }
        }
        self.homes = Homes::new(&self.governed.shelf, self.world.as_ref());
        self.check_all();
    }

    /// Checks everything anew, by the law as it is set now.
    pub(super) fn check_all(&mut self) {
        for document in self.documents.values_mut() {
            document.live.forget();
            document.govern(&self.governed);
            document.told = false;
        }
        self.index_all();
        self.refresh_views();
    }

    /// Asks the client to ask again for what hangs on the law.
    pub(super) fn refresh_views(&mut self) {
        let wanted = [
            (self.client.refreshes_diagnostics && self.client.pulls, "workspace/diagnostic/refresh"),
            (self.client.refreshes_lenses, "workspace/codeLens/refresh"),
            (self.client.refreshes_hints, "workspace/inlayHint/refresh"),
            (self.client.refreshes_tokens, "workspace/semanticTokens/refresh"),
        ];
        for (_, method) in wanted.into_iter().filter(|(wanted, _)| *wanted) {
            self.ask(method, Value::Null, Asking::Nothing);
        }
    }

    /// Once everything that waited is done: the day may have changed, and the client is told what is new.
    fn settle(&mut self) {
        let today = self.world.today();
        if !self.governed.day_is_set && self.governed.settings.as_of != today {
            Arc::make_mut(&mut self.governed).settings.as_of = today;
            self.check_all();
        }
        let untold: Vec<String> = self
            .documents
            .iter()
            .filter(|(_, document)| !document.told)
            .map(|(key, _)| key.clone())
            .collect();
        for key in untold {
            let told = catch_unwind(AssertUnwindSafe(|| publish::tell(self, &key)));
            if told.is_err() {
                self.failed(&key);
            }
        }
    }

    /// A mistake in the program while it looked at a text: it must not cost the session.
    fn failed(&mut self, key: &str) {
        self.log(MessageType::ERROR, &format!("moulint failed on {key}, which is its own fault"));
        if let Some(document) = self.documents.get_mut(key) {
            let text = document.live.text().to_owned();
            document.live.replace(text);
            document.told = true;
        }
    }

    fn take(&mut self, message: Message, off: bool) {
        match message {
            Message::Request(request) if off => {
                let code = ErrorCode::RequestCanceled as i32;
                self.send(Message::Response(Response::new_err(request.id, code, "called off".to_owned())));
            }
            Message::Request(request) => self.answer(request),
            Message::Notification(notification) => {
                let method = notification.method.clone();
                let done = catch_unwind(AssertUnwindSafe(|| notifications::take(self, notification)));
                if done.is_err() {
                    self.log(
                        MessageType::ERROR,
                        &format!("moulint failed at `{method}`, which is its own fault"),
                    );
                }
            }
            Message::Response(response) => {
                let asked = self.outgoing.remove(&response.id);
                if asked == Some(Asking::Settings)
                    && let Ok(Value::Array(answers)) = response.response_result
                    && let Some(settings) = answers.first()
                {
                    self.apply_settings(settings);
                }
            }
        }
    }

    fn answer(&mut self, request: Request) {
        let id = request.id.clone();
        if request.method == "shutdown" {
            self.stopping = true;
            return self.send(Message::Response(Response::new_ok(id, Value::Null)));
        }
        if self.stopping {
            let code = ErrorCode::InvalidRequest as i32;
            return self.send(Message::Response(Response::new_err(
                id,
                code,
                "moulint is shutting down".to_owned(),
            )));
        }
        let method = request.method.clone();
        let answered = catch_unwind(AssertUnwindSafe(|| requests::answer(self, request)));
        let response = answered.unwrap_or_else(|_| {
            let message = format!("moulint failed at `{method}`, which is its own fault");
            Response::new_err(id, ErrorCode::InternalError as i32, message)
        });
        self.send(Message::Response(response));
    }

    /// An open text, up to date, with what it is read by.
    pub(super) fn view(&mut self, uri: &Uri) -> Option<(View<'_>, Places<'_>)> {
        let document = self.documents.get_mut(&convert::key(uri))?;
        document.refresh(&self.governed);
        let view = View { library: &self.governed.shelf, settings: &document.settings, live: &document.live };
        Some((view, Places::of(&document.live, self.encoding)))
    }

    /// Sends a message; one that can no longer be sent is lost with the client.
    pub(super) fn send(&self, message: Message) {
        let _ = self.sender.send(message);
    }

    /// Tells the client something.
    pub(super) fn notify(&self, method: &str, parameters: impl Serialize) {
        self.send(Message::Notification(Notification::new(method.to_owned(), parameters)));
    }

    /// Asks the client for something.
    pub(super) fn ask(&mut self, method: &str, parameters: impl Serialize, asking: Asking) {
        self.next_id += 1;
        let id = RequestId::from(self.next_id);
        self.outgoing.insert(id.clone(), asking);
        self.send(Message::Request(Request::new(id, method.to_owned(), parameters)));
    }

    /// Writes a line to the client's log.
    pub(super) fn log(&self, kind: MessageType, message: &str) {
        self.notify(
            "window/logMessage",
            lsp_types::LogMessageParams { typ: kind, message: message.to_owned() },
        );
    }

    /// Shows a person a line.
    pub(super) fn show(&self, kind: MessageType, message: &str) {
        self.notify(
            "window/showMessage",
            lsp_types::ShowMessageParams { typ: kind, message: message.to_owned() },
        );
    }
}
