//! Questions whose answer changes the text.

use serde_json::{Value, json};

use super::{TEXT, URI, at, edited, place, whole, with};

/// The actions for a word of a text.
fn actions(client: &mut super::client::Client, text: &str, word: &str) -> Vec<Value> {
    let (start, end) = (place(text, word, 0), place(text, word, word.len()));
    let question = json!({
        "textDocument": { "uri": URI }, "range": { "start": start, "end": end }, "context": { "diagnostics": [] },
    });
    client.ask("textDocument/codeAction", question).as_array().expect("it is a list").clone()
}

/// The edits of an action on the one text.
fn edits(action: &Value) -> Value {
    action["edit"]["documentChanges"][0]["edits"].clone()
}

#[test]
fn a_misspelt_word_is_mended_by_its_action() {
    let mut client = with(TEXT);
    let found = actions(&mut client, TEXT, "prinzipal");
    let action = found.iter().find(|action| action["title"] == "write `principal`").expect("there is one");
    assert_eq!(action["kind"], "quickfix");
    let text = edited(TEXT, &edits(action));
    assert!(text.contains("must notify principal about"), "{text}");
    let changes = json!([{ "text": text }]);
    client.tell(
        "textDocument/didChange",
        json!({ "textDocument": { "uri": URI, "version": 2 }, "contentChanges": changes }),
    );
    let findings = client.findings(URI, 2);
    assert!(!findings.iter().any(|one| one["code"] == "core/unknown-term"), "{findings:?}");
    assert!(
        found.iter().any(|action| action["command"]["command"] == "moulint.explain"),
        "what it is about is explained"
    );
}

#[test]
fn a_missing_clause_can_be_inserted_and_every_answered() {
    let text = TEXT.replace("notify prinzipal about", "notify parent about");
    let mut client = with(&text);
    let title = actions(&mut client, &text, "\"Oak Hollow 👮 agreement\"");
    let missing = title
        .iter()
        .find(|action| action["title"].as_str().is_some_and(|title| title.starts_with("add the clause")));
    let inserted = edited(&text, &edits(missing.expect("a clause is missing")));
    assert!(inserted.len() > text.len() && inserted.ends_with("}\n"), "{inserted}");
    let bare = actions(&mut client, &text, "parent");
    let titles: Vec<&str> = bare.iter().filter_map(|action| action["title"].as_str()).collect();
    assert!(titles.contains(&"write `every parent`") && titles.contains(&"write `a parent`"), "{titles:?}");
}

#[test]
fn blanks_and_quotes_are_filled() {
    let text = TEXT
        .replace("2025-01-15", "___\"date of signing\"")
        .replace("SRO must carry firearm", "SRO must notify ___\"the building principal\"")
        .replace(
            "    no-discipline:\n",
            "\n    > The parties thank everybody.\n\n    > And so on.\n    no-discipline:\n",
        );
    let mut client = with(&text);
    let day = actions(&mut client, &text, "___\"date of signing\"");
    assert!(day.iter().any(|action| action["title"] == "fill the blank with `2026-11-27`"), "{day:?}");
    let who = actions(&mut client, &text, "___\"the building principal\"");
    assert!(who.iter().any(|action| action["title"] == "fill the blank with `principal`"), "{who:?}");
    let quote = actions(&mut client, &text, "> The parties thank everybody.");
    let courtesy =
        quote.iter().find(|action| action["title"].as_str().is_some_and(|title| title.contains("courtesy")));
    let filled = edited(&text, &edits(courtesy.expect("it can be said that it is no clause")));
    assert!(filled.contains("> The parties thank everybody.\n    unmodelled \"courtesy\"."), "{filled}");
}

#[test]
fn on_save_everything_is_mended_that_is_safe_to_mend() {
    let mut client = with(TEXT);
    let range = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let context = json!({ "diagnostics": [], "only": ["source.fixAll"] });
    let question = json!({ "textDocument": { "uri": URI }, "range": range, "context": context });
    let found = client.ask("textDocument/codeAction", question);
    assert_eq!(found.as_array().map(Vec::len), Some(1), "{found}");
    assert_eq!(found[0]["kind"], "source.fixAll.moulint");
    let text = edited(TEXT, &edits(&found[0]));
    assert!(text.contains("SRO must not discipline student.") && text.contains("notify principal"), "{text}");
    assert!(!text.contains("add the clause"), "what changes the agreement is left to people");
}

#[test]
fn a_label_is_renamed_with_everything_that_refers_to_it() {
    let mut client = with(TEXT);
    let prepared = client.ask("textDocument/prepareRename", at(TEXT, "to no-discipline", 5));
    assert_eq!(prepared["placeholder"], "no-discipline");
    let mut question = at(TEXT, "to no-discipline", 5);
    question["newName"] = json!("not-a-disciplinarian");
    let change = client.ask("textDocument/rename", question.clone());
    assert_eq!(change["documentChanges"][0]["textDocument"]["version"], 1);
    let text = edited(TEXT, &change["documentChanges"][0]["edits"]);
    assert!(
        text.contains("not-a-disciplinarian:\n") && text.contains("subject to not-a-disciplinarian."),
        "{text}"
    );
    question["newName"] = json!("not a name");
    let refused = client.answer("textDocument/rename", question);
    assert!(
        refused["error"]["message"].as_str().is_some_and(|line| line.contains("is no name")),
        "{refused}"
    );
    let common = client.answer("textDocument/prepareRename", at(TEXT, "firearm", 2));
    assert!(
        common["error"]["message"].as_str().is_some_and(|line| line.contains("common vocabulary")),
        "{common}"
    );
    let together = client.ask("textDocument/linkedEditingRange", at(TEXT, "no-discipline:", 2));
    assert_eq!(together["ranges"].as_array().map(Vec::len), Some(2));
}

#[test]
fn formatting_whole_in_part_and_while_typing() {
    let untidy = TEXT
        .replace("  district      ", "  district ")
        .replace("    SRO must carry firearm subject", "    SRO   must carry firearm   subject")
        .replace("    SRO may not discipline", "  SRO   may not   discipline")
        .replace("prinzipal", "principal");
    let mut client = with(&untidy);
    let options = json!({ "tabSize": 2, "insertSpaces": true });
    let mut question = whole();
    question["options"] = options.clone();
    let tidy = edited(&untidy, &client.ask("textDocument/formatting", question));
    let usual = TEXT.replace("prinzipal", "principal").replace("\"Empty\" {\n  }", "\"Empty\" {}");
    assert_eq!(tidy, usual);
    let range =
        json!({ "start": place(&untidy, "SRO   must carry", 0), "end": place(&untidy, "subject to", 0) });
    let question = json!({ "textDocument": { "uri": URI }, "range": range, "options": options });
    let part = edited(&untidy, &client.ask("textDocument/rangeFormatting", question));
    assert!(part.contains("    SRO must carry firearm subject") && part.contains("  district \""), "{part}");
    let mut question = at(&untidy, "discipline student.", 19);
    question["ch"] = json!(".");
    question["options"] = options;
    let typed = edited(&untidy, &client.ask("textDocument/onTypeFormatting", question));
    assert!(
        typed.contains("    SRO may not discipline student.") && typed.contains("  district \""),
        "{typed}"
    );
    let mut broken = with("agreement \"x\" { SRO go. }");
    let mut question = whole();
    question["options"] = json!({ "tabSize": 2, "insertSpaces": true });
    assert_eq!(
        broken.ask("textDocument/formatting", question),
        json!([]),
        "what cannot be read is left alone"
    );
}

/// A draft with one clause of each kind.
const DRAFT: &str = "\
agreement \"Oak Hollow 👮\" {
  jurisdiction  US-CT
  status        draft

  section I \"Duties\" {
    > The SRO shall notify the principal. 甲方 [par. 1]
    draft sure:
    SRO must notify principal.

    > The SRO shall wear a uniform. [par. 2]
    // look: who acts was guessed
    draft likely:
    SRO must wear uniform.
  }
}
";

#[test]
fn a_draft_is_gone_through() {
    let mut client = with(DRAFT);
    let titled = |found: &[Value], title: &str| {
        let found = found.iter().find(|action| action["title"] == title);
        found.unwrap_or_else(|| panic!("there is an action `{title}`")).clone()
    };
    let second = actions(&mut client, DRAFT, "must wear");
    let accepted = edited(DRAFT, &edits(&titled(&second, "accept this reading")));
    let plain = "    // look: who acts was guessed\n    draft likely:\n    SRO must wear uniform.";
    assert_eq!(accepted, DRAFT.replace(plain, "    SRO must wear uniform."));
    let purpose = edited(DRAFT, &edits(&titled(&second, "this is no norm: `unmodelled \"purpose\"`")));
    assert_eq!(purpose, DRAFT.replace(plain, "    unmodelled \"purpose\"."));
    let status = actions(&mut client, DRAFT, "status        draft");
    let sure = titled(&status, "accept all sure readings (1)");
    assert_eq!(sure["kind"], "quickfix");
    let expected = DRAFT.replace("    draft sure:\n", "");
    assert_eq!(edited(DRAFT, &edits(&sure)), expected);

    let lenses = client.ask("textDocument/codeLens", whole());
    let lenses = lenses.as_array().expect("a list");
    let lens =
        lenses.iter().rfind(|lens| lens["command"]["title"] == "2 clauses to look at").expect("there is one");
    assert_eq!(lens["range"]["start"], place(DRAFT, "section I", 0));
    let next = |client: &mut super::client::Client, from: &Value| {
        let command = json!({ "command": "moulint.reviewNext", "arguments": [URI, from] });
        client.ask("workspace/executeCommand", command)["summary"].clone()
    };
    // This client cannot be asked to show a place.
    assert_eq!(next(&mut client, &lens["command"]["arguments"][1]), "the next one stands on line 7");
    assert_eq!(next(&mut client, &place(DRAFT, "must notify", 0)), "the next one stands on line 12");
    assert_eq!(next(&mut client, &place(DRAFT, "must wear", 0)), "the next one stands on line 7");
}
