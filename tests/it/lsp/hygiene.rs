//! What the protocol asks of a good guest.

use serde_json::{Value, json};

use super::client::Client;
use super::{TEXT, URI, at, capabilities, options, place, program, whole, with};

#[test]
fn unknown_and_senseless_messages_are_survived() {
    let mut client = with(TEXT);
    let unknown = client.answer("workspace/unheardOf", json!({}));
    assert_eq!(unknown["error"]["code"], -32601);
    let senseless = client.answer("textDocument/hover", json!({ "position": "nowhere" }));
    assert_eq!(senseless["error"]["code"], -32602);
    client.tell("textDocument/didChange", json!(["nothing", "of", "the", "kind"]));
    client.tell("$/setTrace", json!({ "value": "verbose" }));
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": "file:///never/opened.mou" } }));
    let elsewhere = json!({ "textDocument": { "uri": "untitled:never-opened" }, "position": { "line": 0, "character": 0 } });
    assert_eq!(client.ask("textDocument/hover", elsewhere), Value::Null);
    let far = json!({ "textDocument": { "uri": URI }, "position": { "line": 9999, "character": 9999 } });
    client.ask("textDocument/completion", far);
    assert!(!client.ask("textDocument/documentSymbol", whole()).is_null(), "it is still there");
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_change_that_comes_too_late_is_not_put_in_the_wrong_place() {
    let mut client = with(TEXT);
    let change = |version: i64, text: &str| json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": [{ "text": text }] });
    client.tell("textDocument/didChange", change(3, &TEXT.replace("prinzipal", "principal")));
    assert!(!client.findings(URI, 3).iter().any(|one| one["code"] == "core/unknown-term"));
    client.tell("textDocument/didChange", change(2, TEXT));
    let lit = client.ask("textDocument/hover", at(TEXT, "must notify prinzipal", 14));
    assert!(lit.to_string().contains("principal"), "the newer text stands: {lit}");
}

#[test]
fn many_changes_at_once_are_answered_for_the_last_version() {
    let mut client = with(TEXT);
    let start = place(TEXT, "prinzipal", 0);
    for version in 2..60 {
        let range = json!({ "start": start, "end": start });
        let change = json!([{ "range": range, "text": "x" }]);
        client.tell(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": change }),
        );
    }
    let findings = client.findings(URI, 59);
    let word = format!("{}prinzipal", "x".repeat(58));
    assert!(
        findings.iter().any(|one| one["message"].as_str().is_some_and(|line| line.contains(&word))),
        "{findings:?}"
    );
}

#[test]
fn a_request_can_be_called_off() {
    let mut client = with(TEXT);
    let first =
        client.begin("workspace/executeCommand", json!({ "command": "moulint.compare", "arguments": [URI] }));
    let second = client.begin("textDocument/hover", at(TEXT, "SRO must carry", 1));
    client.tell("$/cancelRequest", json!({ "id": second }));
    let answered = |message: &Value, id: i64| message["id"] == json!(id) && message.get("method").is_none();
    client.wait(|message| answered(message, first));
    let off = client.wait(|message| answered(message, second));
    // Whether it was still waiting is a matter of luck; answered it must be in any case.
    assert!(off["error"]["code"] == -32800 || off.get("result").is_some(), "{off}");
}

#[test]
fn findings_go_when_the_text_is_closed() {
    let mut client = with(TEXT);
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": URI } }));
    let told = client
        .hear("textDocument/publishDiagnostics", |told| told["uri"] == URI && told["version"].is_null());
    assert_eq!(told["diagnostics"], json!([]));
}

#[test]
fn a_client_that_asks_for_findings_is_not_sent_any() {
    let mut capabilities = capabilities();
    capabilities["textDocument"]["diagnostic"] = json!({});
    let mut client = Client::start(&mut program(), capabilities, options(), None);
    assert!(!client.greeting["capabilities"]["diagnosticProvider"].is_null());
    client.open(URI, TEXT);
    let report = client.ask("textDocument/diagnostic", whole());
    assert_eq!(report["kind"], "full");
    assert!(
        report["items"]
            .as_array()
            .is_some_and(|items| items.iter().any(|one| one["code"] == "core/unknown-term"))
    );
    let mut again = whole();
    again["previousResultId"] = report["resultId"].clone();
    assert_eq!(client.ask("textDocument/diagnostic", again)["kind"], "unchanged");
    let sent = client.waiting.iter().any(|message| message["method"] == "textDocument/publishDiagnostics");
    assert!(!sent, "or every problem would be seen twice");
    let push = Client::start(&mut program(), super::capabilities(), options(), None);
    assert!(push.greeting["capabilities"]["diagnosticProvider"].is_null());
}

#[test]
fn it_ends_when_it_is_told_to_and_when_nobody_is_there() {
    assert_eq!(with(TEXT).leave(), Some(0));
    assert_eq!(with(TEXT).hang_up(), Some(1), "without a goodbye the exit status says so");
    let mut client = with(TEXT);
    client.ask("shutdown", Value::Null);
    let late = client.answer("textDocument/hover", at(TEXT, "SRO must carry", 1));
    assert_eq!(late["error"]["code"], -32600);
    client.tell("exit", Value::Null);
}

#[test]
fn hostile_texts_are_survived() {
    let mut client = Client::start(&mut program(), capabilities(), options(), None);
    let deep = format!("agreement \"x\" {{ {} }}", "section I { ".repeat(5_000));
    let parens = format!(
        "agreement \"x\" {{ SRO must go if {}emergency{}. }}",
        "(".repeat(20_000),
        ")".repeat(20_000)
    );
    let texts = [
        "",
        "\u{feff}",
        "{",
        "}",
        "\"",
        "/*",
        ">",
        "agreement",
        "agreement \"",
        "\0\0\0",
        "👮",
        &deep,
        &parens,
    ];
    for (number, text) in texts.into_iter().enumerate() {
        let uri = format!("untitled:{number}");
        client.open(&uri, text);
        client.findings(&uri, 1);
        for method in ["documentSymbol", "foldingRange", "semanticTokens/full", "codeLens", "documentLink"] {
            client.ask(&format!("textDocument/{method}"), json!({ "textDocument": { "uri": uri } }));
        }
        for method in [
            "hover",
            "completion",
            "signatureHelp",
            "definition",
            "documentHighlight",
            "prepareCallHierarchy",
        ] {
            let place = json!({ "line": 0, "character": 1 });
            client.ask(
                &format!("textDocument/{method}"),
                json!({ "textDocument": { "uri": uri }, "position": place }),
            );
        }
    }
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn every_prefix_of_an_agreement_can_be_open() {
    let mut client = with(TEXT);
    let mut version = 1;
    let ends: Vec<usize> = TEXT.char_indices().map(|(at, _)| at).step_by(7).collect();
    for end in ends {
        version += 1;
        let change = json!([{ "text": &TEXT[..end] }]);
        client.tell(
            "textDocument/didChange",
            json!({ "textDocument": { "uri": URI, "version": version }, "contentChanges": change }),
        );
        let line = TEXT[..end].matches('\n').count();
        let place = json!({ "line": line, "character": 400 });
        client.ask("textDocument/completion", json!({ "textDocument": { "uri": URI }, "position": place }));
        client.ask("textDocument/semanticTokens/full", whole());
    }
    client.findings(URI, version);
}
