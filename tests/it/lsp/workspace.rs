//! Files that are not open, settings, and what changes under the server.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::client::Client;
use super::{TEXT, capabilities, options, place, program};

fn uri(path: &Path) -> String {
    url::Url::from_file_path(path).expect("it is a whole path").to_string()
}

/// A folder with some files, and a client that works in it.
fn workspace(files: &[(&str, &str)], capabilities: Value, options: Value) -> (tempfile::TempDir, Client) {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("it lies in the folder")).expect("it can be made");
        fs::write(path, text).expect("it can be written");
    }
    let client = Client::start(&mut program(), capabilities, options, Some(&uri(folder.path())));
    (folder, client)
}

fn told_of(client: &mut Client, uri: &str, wanted: impl Fn(&Value) -> bool) -> Value {
    client.hear("textDocument/publishDiagnostics", |told| told["uri"] == uri && wanted(&told["diagnostics"]))
}

fn has(diagnostics: &Value, code: &str) -> bool {
    diagnostics.as_array().is_some_and(|all| all.iter().any(|one| one["code"] == code))
}

#[test]
fn files_that_are_not_open_are_checked_and_watched() {
    let mut capabilities = capabilities();
    capabilities["workspace"]["didChangeWatchedFiles"] = json!({ "dynamicRegistration": true });
    let (folder, mut client) =
        workspace(&[("a b/oak.mou", TEXT), ("ä/clean.mou", "")], capabilities, options());
    client.wait(|message| message["method"] == "client/registerCapability");
    let path = folder.path().join("a b/oak.mou");
    let address = uri(&path);
    assert!(has(&told_of(&mut client, &address, |_| true)["diagnostics"], "core/unknown-term"));
    let found = client.ask("workspace/symbol", json!({ "query": "nodiscipline" }));
    assert!(found.as_array().is_some_and(|all| !all.is_empty()), "{found}");
    fs::write(&path, TEXT.replace("prinzipal", "principal")).expect("it can be written");
    let changed = |kind: i32| json!({ "changes": [{ "uri": address, "type": kind }] });
    client.tell("workspace/didChangeWatchedFiles", changed(2));
    told_of(&mut client, &address, |all| !has(all, "core/unknown-term"));
    fs::remove_file(&path).expect("it can be removed");
    client.tell("workspace/didChangeWatchedFiles", changed(3));
    told_of(&mut client, &address, |all| *all == json!([]));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn a_file_may_go_while_it_is_open() {
    let (folder, mut client) = workspace(&[("oak.mou", TEXT)], capabilities(), options());
    let path = folder.path().join("oak.mou");
    let address = uri(&path);
    client.open(&address, TEXT);
    client.findings(&address, 1);
    fs::remove_file(&path).expect("it can be removed");
    client.tell("workspace/didChangeWatchedFiles", json!({ "changes": [{ "uri": address, "type": 3 }] }));
    let change = json!([{ "text": TEXT.replace("prinzipal", "principal") }]);
    client.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": address, "version": 2 }, "contentChanges": change }),
    );
    assert!(!client.findings(&address, 2).iter().any(|one| one["code"] == "core/unknown-term"));
    client.tell("textDocument/didClose", json!({ "textDocument": { "uri": address } }));
    told_of(&mut client, &address, |all| *all == json!([]));
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn settings_decide_by_which_law() {
    let mut capabilities = capabilities();
    capabilities["workspace"]["configuration"] = json!(true);
    let folder = tempfile::tempdir().expect("a folder can be made");
    let mut client = Client::start(&mut program(), capabilities, options(), Some(&uri(folder.path())));
    // A client for which nothing is set says nothing, and what it said at the beginning stays.
    client.answers = vec![("workspace/configuration", json!([null]))];
    client.open(super::URI, TEXT);
    let status = client.hear("moulint/status", |_| true);
    assert_eq!(status["asOf"], "2026-11-27");
    assert_eq!(status["jurisdiction"], "US-CT");
    assert!(status["notMet"].as_u64().is_some_and(|count| count > 0), "{status}");
    client.answers = vec![("workspace/configuration", json!([{ "asOf": "2010-01-01", "packs": ["us-ct"] }]))];
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    let status = client.hear("moulint/status", |status| status["asOf"] == "2010-01-01");
    assert_eq!(status["packs"], json!([{ "name": "us-ct", "edition": "2026.1" }]));
    client.answers = vec![("workspace/configuration", json!([{ "asOf": "soon", "packs": ["us-cx"] }]))];
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    let said = client.hear("window/showMessage", |said| said.to_string().contains("us-cx"));
    assert!(said["message"].as_str().is_some_and(|line| line.contains("did you mean `us-ct`")), "{said}");
}

#[test]
fn words_of_the_workspace_are_known_renamed_and_referred_to() {
    let words = "vocabulary own {\n  place east-yard is school-property means \"The yard in the east.\"\n}\n";
    let text = TEXT.replace(
        "    SRO must carry firearm",
        "    SRO must not arrest student at east-yard.\n    SRO must carry firearm",
    );
    let files = [("words.mou", words), ("oak.mou", text.as_str()), ("elm.mou", text.as_str())];
    let (folder, mut client) = workspace(&files, capabilities(), options());
    let (oak, elm) = (uri(&folder.path().join("oak.mou")), uri(&folder.path().join("elm.mou")));
    // Only once the words are known is the place no mistake any more.
    let unknown = |all: &Value| all.to_string().contains("there is no term `east-yard`");
    told_of(&mut client, &elm, |all| !unknown(all));
    client.open(&oak, &text);
    let findings = client.findings(&oak, 1);
    assert!(!unknown(&json!(findings)), "{findings:?}");
    let asked = json!({ "textDocument": { "uri": oak }, "position": place(&text, "east-yard", 3), "context": { "includeDeclaration": true } });
    let defined = client.ask("textDocument/definition", asked.clone());
    assert!(defined[0]["uri"].as_str().is_some_and(|uri| uri.ends_with("words.mou")), "{defined}");
    let used = client.ask("textDocument/references", asked.clone());
    assert_eq!(used.as_array().map(Vec::len), Some(3), "{used}");
    let mut renaming = asked;
    renaming["newName"] = json!("east-court");
    // The words are known before the file that holds them has been looked at; it is renamed too.
    let change = client.ask("textDocument/rename", renaming);
    let changed = change["documentChanges"].as_array().expect("it is a list").iter();
    let names = changed.filter_map(|one| one["textDocument"]["uri"].as_str()?.rsplit('/').next());
    let mut files: Vec<String> = names.map(str::to_owned).collect();
    files.sort_unstable();
    assert_eq!(files, ["elm.mou", "oak.mou", "words.mou"]);
    client.open(&uri(&folder.path().join("words.mou")), words);
    let hover = json!({ "textDocument": { "uri": oak }, "position": place(&text, "east-yard", 3) });
    assert!(client.ask("textDocument/hover", hover).to_string().contains("The yard in the east."));
}

#[test]
fn links_lead_to_the_signed_paper() {
    let text = TEXT.replace("  expires ", "  source        \"papers/oak hollow.docx\"\n  expires ");
    let (folder, mut client) = workspace(&[("oak.mou", text.as_str())], capabilities(), options());
    let address = uri(&folder.path().join("oak.mou"));
    client.open(&address, &text);
    let links = client.ask("textDocument/documentLink", json!({ "textDocument": { "uri": address } }));
    let target = links[0]["target"].as_str().expect("there is a link");
    assert!(target.ends_with("papers/oak%20hollow.docx"), "{target}");
}

#[test]
fn many_files_are_no_burden_to_whoever_writes() {
    let count = crate::properties::cases(60);
    let names: Vec<String> = (0..count).map(|number| format!("district-{number}/agreement.mou")).collect();
    let files: Vec<(&str, &str)> = names.iter().map(|name| (name.as_str(), TEXT)).collect();
    let mut capabilities = capabilities();
    capabilities["window"] = json!({ "workDoneProgress": true });
    let (_folder, mut client) = workspace(&files, capabilities, options());
    client.open(super::URI, TEXT);
    client.findings(super::URI, 1);
    client.wait(|message| message["method"] == "window/workDoneProgress/create");
    client.hear("$/progress", |told| told["value"]["kind"] == "begin");
    client.hear("$/progress", |told| told["value"]["kind"] == "end");
    let told = client
        .waiting
        .iter()
        .filter(|message| message["method"] == "textDocument/publishDiagnostics")
        .count();
    assert!(told >= files.len(), "{told} of {} files", files.len());
    assert_eq!(client.leave(), Some(0));
}
