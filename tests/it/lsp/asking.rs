//! Every question that changes nothing.

use serde_json::{Value, json};

use super::client::Client;
use super::{TEXT, URI, at, capabilities, options, place, program, whole, with};

fn text_of(value: &Value) -> String {
    value.to_string()
}

#[test]
fn findings_point_at_the_words_at_the_clause_that_comes_nearest_and_at_the_rule() {
    let mut client = Client::start(&mut program(), capabilities(), options(), None);
    client.open(URI, TEXT);
    let findings = client.findings(URI, 1);
    let unknown =
        findings.iter().find(|one| one["code"] == "core/unknown-term").expect("the misspelt word is found");
    assert_eq!(unknown["range"]["start"], place(TEXT, "prinzipal", 0), "columns count in UTF-16");
    assert_eq!(unknown["range"]["end"], place(TEXT, "prinzipal", 9));
    assert_eq!(unknown["severity"], 1);
    assert!(unknown["message"].as_str().expect("it is text").contains("did you mean `principal`?"));
    let ruled = findings
        .iter()
        .filter(|one| one["code"].as_str().is_some_and(|code| code.starts_with("us-ct/")))
        .find(|one| !one["relatedInformation"].is_null())
        .expect("some rule of the state is not met");
    let related = ruled["relatedInformation"].as_array().expect("it is a list");
    let rule = related.last().expect("the rule is pointed at");
    assert!(rule["location"]["uri"].as_str().expect("it is text").ends_with("us-ct/pack.mou"), "{rule}");
    assert!(ruled["codeDescription"]["href"].as_str().is_some_and(|page| page.contains("//")));
    let folded = findings.iter().filter(|one| one["code"] == "advice").count();
    assert_eq!(folded, 1, "recommendations are told together");
    assert_eq!(client.leave(), Some(0));
}

#[test]
fn columns_count_as_the_client_counts() {
    for (offered, agreed, column) in [
        (json!(["utf-8", "utf-16"]), "utf-8", 30),
        (json!(["utf-32"]), "utf-32", 23),
        (json!(null), "utf-16", 24),
    ] {
        let mut capabilities = capabilities();
        capabilities["general"] = json!({ "positionEncodings": offered });
        let mut client = Client::start(&mut program(), capabilities, options(), None);
        assert_eq!(client.greeting["capabilities"]["positionEncoding"], agreed);
        client.open(URI, TEXT);
        let findings = client.findings(URI, 1);
        let unknown = findings.iter().find(|one| one["code"] == "core/unknown-term").expect("it is found");
        assert_eq!(unknown["range"]["start"], json!({ "line": 11, "character": column }), "{agreed}");
    }
}

#[test]
fn hovering_tells_of_terms_clauses_findings_rules_and_citations() {
    let mut client = with(TEXT);
    let mut hover =
        |word: &str, into: usize| text_of(&client.ask("textDocument/hover", at(TEXT, word, into)));
    let term = hover("school-disciplinarian", 3);
    assert!(term.contains("a capacity") && term.contains("in documents"), "{term}");
    assert!(term.contains("clause `I.1`") && term.contains("must not serve as"), "{term}");
    assert!(term.contains("Rules that rest on it"), "{term}");
    let clause = hover("may not discipline", 5);
    assert!(clause.contains("must not discipline") && clause.contains("This holds everywhere"), "{clause}");
    let label = hover("subject to no-discipline", 14);
    assert!(label.contains("I.1") && label.contains("school-disciplinarian"), "{label}");
    assert_eq!(client.ask("textDocument/hover", at(TEXT, "\n\n", 1)), Value::Null);

    let pack = include_str!("../../../policies/us-ct/pack.mou");
    client.open("untitled:pack.mou", pack);
    client.findings("untitled:pack.mou", 1);
    let mut hover = |word: &str, into: usize| {
        let question =
            json!({ "textDocument": { "uri": "untitled:pack.mou" }, "position": place(pack, word, into) });
        text_of(&client.ask("textDocument/hover", question))
    };
    let cited = hover("cite      cgs-10-233m", 12);
    assert!(cited.contains("C.G.S. § 10-233m") && cited.contains("cited by"), "{cited}");
    let rule = hover("rule agreement-on-role", 7);
    assert!(rule.contains("us-ct/agreement-on-role") && rule.contains("in force"), "{rule}");
}

#[test]
fn a_scenario_is_shown_where_its_finding_is() {
    let text = TEXT
        .replace("SRO must not serve as school-disciplinarian.", "SRO may serve as school-disciplinarian.");
    let mut client = with(&text);
    let hover = text_of(&client.ask("textDocument/hover", at(&text, "SRO may serve", 5)));
    assert!(hover.contains("For example") && hover.contains("school disciplinarian"), "{hover}");
}

/// The labels of what can come next.
fn completions(client: &mut Client, text: &str, word: &str, into: usize) -> Vec<String> {
    let answer = client.ask("textDocument/completion", at(text, word, into));
    let items = answer.as_array().expect("it is a list");
    items.iter().map(|item| item["label"].as_str().expect("it is text").to_owned()).collect()
}

#[test]
fn what_comes_next_depends_on_the_slot() {
    let written = "SRO must notify principal about arrest within 5 days subject to no-discipline.\n    ";
    let text = TEXT.replace("    SRO may not", &format!("    {written}SRO may not"));
    let mut client = with(&text);
    let mut next = |word: &str, into: usize| completions(&mut client, &text, word, into);
    let has = |labels: &[String], wanted: &str| labels.iter().any(|label| label == wanted);
    let modals = next("SRO must notify", 4);
    assert!(has(&modals, "must not") && has(&modals, "may only") && !has(&modals, "arrest"), "{modals:?}");
    let verbs = next("must notify principal", 5);
    assert!(has(&verbs, "notify") && has(&verbs, "arrest") && !has(&verbs, "principal"), "{verbs:?}");
    let people = next("notify principal about", 7);
    assert!(has(&people, "principal") && has(&people, "parent") && has(&people, "about"), "{people:?}");
    let events = next("about arrest within", 6);
    assert!(has(&events, "arrest") && !has(&events, "SRO must"), "{events:?}");
    let units = next("within 5 days", 9);
    assert!(has(&units, "school-days") && !has(&units, "principal"), "{units:?}");
    let clauses = next("subject to no-discipline.\n    SRO may", 11);
    assert!(has(&clauses, "no-discipline") && has(&clauses, "I"), "{clauses:?}");
    let roles = next("principal about arrest", 10);
    assert!(has(&roles, "about") && has(&roles, "within") && has(&roles, "if"), "{roles:?}");
    let states = next("jurisdiction  US-CT", 14);
    assert!(has(&states, "US-CT") && has(&states, "US-MA"), "{states:?}");
    let keys = next("\n  section II", 3);
    assert!(has(&keys, "section") && has(&keys, "source") && !has(&keys, "district"), "{keys:?}");
    let dates = next("signed        2025", 14);
    assert!(has(&dates, "2026-11-27"), "{dates:?}");
    assert!(next("> The officer", 6).is_empty(), "a person's own words are left alone");
}

#[test]
fn an_empty_section_is_offered_the_clauses_that_are_missing() {
    let mut client = with(TEXT);
    let answer = client.ask("textDocument/completion", at(TEXT, "\n  }\n}\n", 0));
    let items = answer.as_array().expect("it is a list");
    let clause =
        items.iter().find(|item| item["detail"].as_str().is_some_and(|rule| rule.starts_with("us-ct/")));
    let clause = clause.expect("a rule of the state is not met");
    assert!(clause["textEdit"]["newText"].as_str().is_some_and(|text| text.ends_with('.')), "{clause}");
    assert!(
        clause["documentation"]["value"].as_str().is_some_and(|text| text.contains("us-ct/")),
        "{clause}"
    );
    assert!(
        items.iter().any(|item| item["label"] == "must not" && item["insertTextFormat"] == 2),
        "snippets too"
    );
}

#[test]
fn a_verb_says_what_goes_with_it() {
    let mut client = with(TEXT);
    let answer = client.ask("textDocument/signatureHelp", at(TEXT, "about arrest", 6));
    let signature = &answer["signatures"][0];
    let label = signature["label"].as_str().expect("it is text");
    assert!(label.starts_with("notify ACTOR") && label.contains("[about "), "{label}");
    let active =
        usize::try_from(answer["activeParameter"].as_u64().expect("something is written")).expect("small");
    let part = &signature["parameters"][active]["label"];
    let bytes = |at: usize| usize::try_from(part[at].as_u64().expect("it is a number")).expect("it is small");
    assert!(label[bytes(0)..bytes(1)].starts_with("[about "), "{part}");
}

#[test]
fn names_lead_to_where_they_are_given_and_used() {
    let mut client = with(TEXT);
    let term = client.ask("textDocument/definition", at(TEXT, "SRO must carry", 1));
    assert!(term[0]["uri"].as_str().expect("it is text").ends_with("standard.mou"), "{term}");
    let label = client.ask("textDocument/definition", at(TEXT, "to no-discipline", 5));
    assert_eq!(label[0]["uri"], URI);
    assert_eq!(label[0]["range"]["start"], place(TEXT, "no-discipline:", 0));
    let mut question = at(TEXT, "no-discipline:", 2);
    question["context"] = json!({ "includeDeclaration": true });
    assert_eq!(client.ask("textDocument/references", question.clone()).as_array().map(Vec::len), Some(2));
    question["context"] = json!({ "includeDeclaration": false });
    assert_eq!(client.ask("textDocument/references", question).as_array().map(Vec::len), Some(1));
    let lit = client.ask("textDocument/documentHighlight", at(TEXT, "SRO must carry", 1));
    assert_eq!(lit.as_array().map(Vec::len), Some(3));
    assert_eq!(client.ask("textDocument/definition", at(TEXT, "\n\n", 1)), Value::Null);
}

#[test]
fn the_outline_has_sections_and_clauses() {
    let mut client = with(TEXT);
    let outline = client.ask("textDocument/documentSymbol", whole());
    let agreement = &outline[0];
    assert_eq!(agreement["detail"], "agreement");
    let section = agreement["children"].as_array().expect("it has children").iter();
    let section = section.clone().find(|one| one["name"] == "I Conduct").expect("sections have their titles");
    assert_eq!(section["children"][0]["name"], "I.1 no-discipline");
    let found = client.ask("workspace/symbol", json!({ "query": "disciplin" }));
    assert!(found.as_array().is_some_and(|found| {
        found.iter().any(|one| one["name"].as_str().is_some_and(|name| name.starts_with("I.1 no-discipline")))
    }));
}

#[test]
fn folding_selecting_links_and_hints() {
    let text = TEXT
        .replace("  expires ", "  source        \"papers/oak hollow.docx\"\n  expires ")
        .replace("notify prinzipal", "notify parent");
    let mut client = with(&text);
    let folds = client.ask("textDocument/foldingRange", whole());
    assert!(folds.as_array().is_some_and(|folds| folds.len() >= 3), "{folds}");
    let asked = json!({ "textDocument": { "uri": URI }, "positions": [place(&text, "firearm", 2)] });
    let mut around = &client.ask("textDocument/selectionRange", asked)[0];
    let mut sizes = Vec::new();
    while !around.is_null() {
        sizes.push(around["range"].clone());
        around = &around["parent"];
    }
    assert!(sizes.len() >= 5, "word, clause, statement, section, agreement, text: {sizes:?}");
    // Without a folder of its own, a text that was never saved has no paper beside it.
    assert_eq!(client.ask("textDocument/documentLink", whole()), json!([]));
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let hints =
        client.ask("textDocument/inlayHint", json!({ "textDocument": { "uri": URI }, "range": range }));
    let labels: Vec<&str> =
        hints.as_array().expect("a list").iter().filter_map(|hint| hint["label"].as_str()).collect();
    assert!(labels.contains(&"(I.1)"), "the address behind a label: {labels:?}");
    assert!(labels.iter().any(|label| label.contains("us-ct") && label.contains("2026-11-27")), "{labels:?}");
    assert!(labels.contains(&"a"), "how a bare word is read: {labels:?}");
}

#[test]
fn colours_come_whole_in_part_and_as_changes() {
    let mut client = with(TEXT);
    let legend = &client.greeting["capabilities"]["semanticTokensProvider"]["legend"]["tokenTypes"];
    assert_eq!(legend[1], "modality");
    let all = client.ask("textDocument/semanticTokens/full", whole());
    let data = all["data"].as_array().expect("it is a list").clone();
    assert!(data.len() > 100 && data.len().is_multiple_of(5));
    let range = json!({ "start": { "line": 10, "character": 0 }, "end": { "line": 11, "character": 0 } });
    let part = client
        .ask("textDocument/semanticTokens/range", json!({ "textDocument": { "uri": URI }, "range": range }));
    // `SRO must not serve as school-disciplinarian`: actor, modality twice, action, keyword, capacity.
    let kinds: Vec<u64> =
        part["data"].as_array().expect("a list").chunks(5).filter_map(|token| token[3].as_u64()).collect();
    assert_eq!(kinds, [2, 1, 1, 3, 0, 13]);
    let change = json!([{ "range": { "start": { "line": 10, "character": 4 }, "end": { "line": 10, "character": 7 } }, "text": "officer" }]);
    client.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": change }),
    );
    let since = json!({ "textDocument": { "uri": URI }, "previousResultId": all["resultId"] });
    let delta = client.ask("textDocument/semanticTokens/full/delta", since);
    let edit = &delta["edits"][0];
    let number =
        |value: &Value| usize::try_from(value.as_u64().expect("it is a number")).expect("it is small");
    let mut patched = data;
    let start = number(&edit["start"]);
    let new = edit["data"].as_array().cloned().unwrap_or_default();
    patched.splice(start..start + number(&edit["deleteCount"]), new);
    let fresh = client.ask("textDocument/semanticTokens/full", whole());
    assert_eq!(json!(patched), fresh["data"]);
}

#[test]
fn lenses_say_what_is_met_and_start_commands() {
    let mut client = with(TEXT);
    let lenses = client.ask("textDocument/codeLens", whole());
    let titles: Vec<&str> = lenses
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(|lens| lens["command"]["title"].as_str())
        .collect();
    assert!(titles[0].contains("rules met"), "{titles:?}");
    assert!(titles.iter().any(|title| title.starts_with("compare with")), "{titles:?}");
    let mut run = |command: &str, arguments: Value| {
        client.ask("workspace/executeCommand", json!({ "command": command, "arguments": arguments }))
    };
    let verdicts = run("moulint.verdicts", json!([URI]));
    assert!(verdicts["markdown"].as_str().is_some_and(|page| page.contains("us-ct/")), "{verdicts}");
    let compared = run("moulint.compare", json!([URI, "us-ma/massachusetts-2018"]));
    assert!(
        compared["html"]
            .as_str()
            .is_some_and(|page| page.starts_with("<!DOCTYPE html>") || page.contains("<html"))
    );
    assert!(compared["summary"].as_str().is_some_and(|line| line.contains("missing")), "{compared}");
    let explained = run("moulint.explain", json!(["us-ct/arrest-notice"]));
    assert!(explained["markdown"].as_str().is_some_and(|page| page.contains("in force")), "{explained}");
    let resting = run("moulint.resting", json!([URI, "no-discipline"]));
    assert!(
        resting["markdown"]
            .as_str()
            .is_some_and(|page| page.contains("us-ct/") || page.contains("practice/")),
        "{resting}"
    );
    assert!(run("moulint.rules", json!([])).as_array().is_some_and(|rules| rules.len() > 400));
    let templates = run("moulint.templates", json!([]));
    assert!(
        templates
            .as_array()
            .is_some_and(|all| all.iter().any(|one| one["name"] == "us-ma/massachusetts-2018"))
    );
    assert!(
        run("moulint.report", json!([]))["html"].as_str().is_some_and(|page| page.contains("Oak Hollow"))
    );
    assert_eq!(run("moulint.checkWorkspace", json!([]))["files"], 1);
    let refused = client.answer(
        "workspace/executeCommand",
        json!({ "command": "moulint.explain", "arguments": ["firearm-us"] }),
    );
    assert!(
        refused["error"]["message"].as_str().is_some_and(|line| line.contains("did you mean")),
        "{refused}"
    );
}

#[test]
fn a_clause_leads_to_its_rules_and_a_rule_to_its_clauses() {
    let mut client = with(TEXT);
    let clause = client.ask("textDocument/prepareCallHierarchy", at(TEXT, "SRO must not serve", 5));
    assert_eq!(clause[0]["name"], "I.1");
    let rules = client.ask("callHierarchy/incomingCalls", json!({ "item": clause[0] }));
    let rule = &rules[0]["from"];
    assert!(rule["uri"].as_str().is_some_and(|uri| uri.ends_with("pack.mou")), "{rules}");
    let clauses = client.ask("callHierarchy/outgoingCalls", json!({ "item": rule }));
    assert!(
        clauses.as_array().is_some_and(|all| all.iter().any(|one| one["to"]["name"] == "I.1")),
        "{clauses}"
    );
}

#[test]
fn pack_authors_see_what_becomes_of_their_examples() {
    let pack = "pack own \"Own\" {\n  edition 1\n  authority act \"Act\"\n  authority other \"Other act\"\n\n  rule no-arrest \"no arrests\" {\n    cite act\n    in force 2099-01-01\n    evidence official\n    severity error\n    require SRO must not arrest student.\n    because \"why\"\n    complies { SRO must not arrest student. }\n    violates { SRO must not arrest student. }\n  }\n\n  rule bare \"bare\" {\n    cite act\n    in force always\n    evidence official\n    severity error\n    require SRO must not cite student.\n  }\n}\n";
    let mut client = Client::start(&mut program(), capabilities(), options(), None);
    client.open(URI, pack);
    let findings = client.findings(URI, 1);
    let example =
        findings.iter().find(|one| one["code"] == "test/example").expect("the wrong example is found");
    assert_eq!(example["range"]["start"], place(pack, "violates", 0));
    assert!(findings.iter().any(|one| one["code"] == "test/no-example"), "a rule without examples is marked");
    let unused =
        findings.iter().find(|one| one["message"].as_str().is_some_and(|line| line.contains("never used")));
    assert_eq!(unused.expect("an authority that nobody cites is faded")["tags"], json!([1]));
    let lenses = client.ask("textDocument/codeLens", whole());
    let lens = lenses.as_array().expect("a list").last().expect("each example has one")["command"].clone();
    assert_eq!(lens["title"], "run example: satisfied, not missing");
    let page = client.ask(
        "workspace/executeCommand",
        json!({ "command": lens["command"], "arguments": lens["arguments"] }),
    );
    assert!(page["markdown"].as_str().is_some_and(|page| page.contains("not what it must get")), "{page}");
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let hints =
        client.ask("textDocument/inlayHint", json!({ "textDocument": { "uri": URI }, "range": range }));
    assert!(hints.to_string().contains("not yet in force"), "{hints}");
}
