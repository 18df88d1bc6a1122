//! A language server's client, scripted: it starts the program, speaks the protocol, and keeps what it is told.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How long to wait before something is wrong; the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(60);

/// A client with its server.
pub struct Client {
    server: Child,
    input: Option<ChildStdin>,
    messages: Receiver<Value>,
    /// What came while something else was waited for.
    pub waiting: VecDeque<Value>,
    next: i64,
    /// What the server said in its greeting.
    pub greeting: Value,
    /// How requests of the server are answered, by method; nothing where none is named.
    pub answers: Vec<(&'static str, Value)>,
}

impl Client {
    /// Starts a server, and greets it.
    pub fn start(command: &mut Command, capabilities: Value, options: Value, root: Option<&str>) -> Self {
        let mut server =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the server can be started");
        let input = server.stdin.take();
        let mut output = BufReader::new(server.stdout.take().expect("it was asked for"));
        let (told, messages) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut output) {
                if told.send(message).is_err() {
                    return;
                }
            }
        });
        let mut client = Self {
            server,
            input,
            messages,
            waiting: VecDeque::new(),
            next: 0,
            greeting: Value::Null,
            answers: Vec::new(),
        };
        let folders = root.map(|root| json!([{ "uri": root, "name": "workspace" }]));
        client.greeting = client.ask(
            "initialize",
            json!({
                "processId": null, "rootUri": root, "workspaceFolders": folders,
                "capabilities": capabilities, "initializationOptions": options,
            }),
        );
        client.tell("initialized", json!({}));
        client
    }

    /// Sends a message as it stands.
    pub fn send(&mut self, message: &Value) {
        let body = message.to_string();
        let input = self.input.as_mut().expect("the server has not been left");
        write!(input, "Content-Length: {}\r\n\r\n{body}", body.len()).expect("the server listens");
        input.flush().expect("the server listens");
    }

    /// Sends a notification.
    pub fn tell(&mut self, method: &str, parameters: Value) {
        self.send(&json!({ "jsonrpc": "2.0", "method": method, "params": parameters }));
    }

    /// Sends a request without waiting, and gives back its number.
    pub fn begin(&mut self, method: &str, parameters: Value) -> i64 {
        self.next += 1;
        self.send(&json!({ "jsonrpc": "2.0", "id": self.next, "method": method, "params": parameters }));
        self.next
    }

    /// Sends a request and waits for the whole answer.
    pub fn answer(&mut self, method: &str, parameters: Value) -> Value {
        let id = self.begin(method, parameters);
        self.wait(|message| message.get("id") == Some(&json!(id)) && message.get("method").is_none())
    }

    /// Sends a request and waits for its result.
    #[track_caller]
    pub fn ask(&mut self, method: &str, parameters: Value) -> Value {
        let answer = self.answer(method, parameters);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer.get("result").cloned().unwrap_or(Value::Null)
    }

    /// Waits for a message.
    #[track_caller]
    pub fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.waiting.iter().position(&wanted) {
            return self.waiting.remove(at).expect("it was just found");
        }
        loop {
            let message = self.messages.recv_timeout(PATIENCE).expect("the server answers");
            if let (Some(id), Some(method)) = (message.get("id"), message.get("method")) {
                let known = self.answers.iter().find(|(known, _)| method == known);
                let result = known.map_or(Value::Null, |(_, answer)| answer.clone());
                self.send(&json!({ "jsonrpc": "2.0", "id": id, "result": result }));
            }
            if wanted(&message) {
                return message;
            }
            self.waiting.push_back(message);
        }
    }

    /// Waits for a notification and gives back what it says.
    #[track_caller]
    pub fn hear(&mut self, method: &str, wanted: impl Fn(&Value) -> bool) -> Value {
        let message = self.wait(|message| message["method"] == method && wanted(&message["params"]));
        message["params"].clone()
    }

    /// Opens a text.
    pub fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "mou", "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Waits for the findings of a version of a text.
    #[track_caller]
    pub fn findings(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let heard = self
            .hear("textDocument/publishDiagnostics", |told| told["uri"] == uri && told["version"] == version);
        heard["diagnostics"].as_array().expect("it is a list").clone()
    }

    /// Says goodbye as one should, and gives back the exit status.
    pub fn leave(mut self) -> Option<i32> {
        self.ask("shutdown", Value::Null);
        self.tell("exit", Value::Null);
        self.server.wait().expect("the server ends").code()
    }

    /// Hangs up without a word, and gives back the exit status.
    pub fn hang_up(mut self) -> Option<i32> {
        drop(self.input.take());
        self.server.wait().expect("the server ends").code()
    }

    /// The number of the server's process.
    pub fn process(&self) -> u32 {
        self.server.id()
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        // A test that failed must not leave its server behind.
        drop(self.input.take());
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

fn read(output: &mut impl BufRead) -> Option<Value> {
    let mut length = None;
    loop {
        let mut line = String::new();
        if output.read_line(&mut line).ok()? == 0 {
            return None;
        }
        match line.trim() {
            "" => break,
            header => {
                if let Some(number) = header.to_lowercase().strip_prefix("content-length:") {
                    length = number.trim().parse::<usize>().ok();
                }
            }
        }
    }
    let mut body = vec![0; length?];
    output.read_exact(&mut body).ok()?;
    serde_json::from_slice(&body).ok()
}
