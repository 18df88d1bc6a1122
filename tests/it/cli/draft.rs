//! A paper to a draft, and a check of the paper itself.

use moulint::render::Format;

use super::World;

/// A paper in plain text.
const PAPER: &str = "\
Memorandum of Understanding Between the Riverton Police Department and the Riverton Board of Education

This Agreement is made and entered into this 4th day of March, 2024 by and between the Riverton Police
Department (the \"Department\") and the Riverton Board of Education (the \"Board\"), Connecticut.

I. Duties

The SRO shall notify the principal of any arrest on school property within two (2) school days. The SRO shall not
search lockers.

II. Care

The Department shall, insofar as the parties may from time to time see fit, xylograph the premises.
";

#[test]
fn a_draft_quotes_every_sentence_and_says_how_sure_it_is() {
    let world = World::new(&[("riverton.txt", PAPER)]);
    let run = world.run(&["draft", "riverton.txt", "-o", "riverton.mou"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let draft = world.read("riverton.mou");
    for line in [
        "  jurisdiction  US-CT",
        "  district      \"Riverton Board of Education\"",
        "  agency        \"Riverton Police Department\"",
        "  signed        2024-03-04",
        "  source        \"riverton.txt\"",
        "  status        draft",
        "    draft sure:",
        "    SRO must notify principal about every arrest at school-property within 2 school-days.",
    ] {
        assert!(draft.lines().any(|known| known == line), "{line}\n{draft}");
    }
    let quotes =
        draft.lines().filter(|line| line.trim_start().starts_with('>')).collect::<Vec<_>>().join(" ");
    let plain = |text: &str| text.chars().filter(|one| one.is_alphanumeric()).collect::<String>();
    let quotes = plain(&quotes);
    for sentence in ["The SRO shall not search lockers.", "xylograph the premises."] {
        assert!(quotes.contains(&plain(sentence)), "{sentence}\n{draft}");
    }
    assert!(run.err.contains("4 sentences"), "{}", run.err);
    assert_eq!(world.run(&["fmt", "--check", "riverton.mou"]).status, 0, "a draft is laid out as files are");
}

#[test]
fn a_file_that_is_there_is_not_replaced() {
    let world = World::new(&[("riverton.txt", PAPER), ("riverton.mou", "mine")]);
    let run = world.run(&["draft", "riverton.txt", "-o", "riverton.mou"]);
    assert_eq!((run.status, world.read("riverton.mou").as_str()), (2, "mine"));
    assert!(run.err.contains("there is a file of this name already"), "{}", run.err);
}

#[test]
fn a_paper_that_cannot_be_read_says_why() {
    let world = World::new(&[("scan.pdf", "not a PDF"), ("old.xyz", PAPER)]);
    for (file, why) in [("scan.pdf", "PDF"), ("old.xyz", "xyz"), ("gone.docx", "no such file")] {
        let run = world.run(&["draft", file]);
        assert_eq!(run.status, 2, "{file}: {}", run.out);
        assert!(run.err.to_lowercase().contains(&why.to_lowercase()), "{file}: {}", run.err);
    }
}

#[test]
fn a_paper_is_checked_by_its_paragraphs() {
    let world = World::new(&[("riverton.txt", PAPER)]);
    let run = world.run(&["check", "riverton.txt", "--format", "json", "--as-of", "2026-11-21"]);
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("the report is JSON");
    let findings = report["files"][0]["findings"].as_array().expect("there are findings");
    // Line six is the sixth paragraph, headings counted; its sentence is what is underlined there.
    let places: Vec<u64> =
        findings.iter().filter_map(|finding| finding["span"]["start"]["line"].as_u64()).collect();
    assert!(places.len() == findings.len() && places.iter().all(|line| (1..=6).contains(line)), "{places:?}");
    let draft =
        findings.iter().find(|finding| finding["rule"] == "core/draft").expect("it says that it is a draft");
    assert!(
        draft["message"].as_str().is_some_and(|message| message.contains("nobody has looked at")),
        "{draft}"
    );
    assert!(findings.iter().all(|finding| finding["fixes"].as_array().is_none_or(Vec::is_empty)));
}

#[test]
fn every_format_says_that_it_is_a_draft() {
    let world = World::new(&[("riverton.txt", PAPER)]);
    for format in Format::ALL {
        let run = world.run(&["check", "riverton.txt", "--format", format.name(), "--as-of", "2026-11-21"]);
        assert!(run.out.contains("draft"), "{}: {}", format.name(), run.out);
    }
    let quiet = world.run(&["check", "riverton.txt", "--quiet"]);
    assert!(quiet.out.contains("(1 draft)"), "{}", quiet.out);
}

#[test]
fn a_paper_is_not_mended() {
    let world = World::new(&[("riverton.txt", PAPER)]);
    let run = world.run(&["check", "riverton.txt", "--fix"]);
    assert_eq!((run.status, world.read("riverton.txt").as_str()), (2, PAPER));
    assert!(run.err.contains("a paper is not mended"), "{}", run.err);
}

#[test]
fn what_a_draft_does_not_say_takes_no_rule_away() {
    let world = World::new(&[("riverton.txt", PAPER)]);
    let check = ["--pack", "us-ma", "--as-of", "2026-11-21", "--format", "json"];
    let run = world.run(&[&["check", "riverton.txt"], check.as_slice()].concat());
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("the report is JSON");
    // The rule binds who has the officer reviewed. The paper may do so where nobody has looked yet.
    let rule = "us-ma/annual-review";
    let of = |list: &str| -> serde_json::Value {
        let all = report["files"][0][list].as_array().expect("there are some");
        all.iter().find(|one| one["rule"] == rule).cloned().unwrap_or_default()
    };
    assert_eq!(of("verdicts")["verdict"], "conditional");
    let message = of("findings")["message"].as_str().unwrap_or_default().to_owned();
    assert!(message.contains("applies only where the agreement says `chief or superintendent"), "{message}");
    // Where somebody has looked at all of it, what it does not say it does not say.
    world.run(&["draft", "riverton.txt", "-o", "riverton.mou"]);
    let lines = world.read("riverton.mou");
    let looked_at: Vec<&str> =
        lines.lines().filter(|line| !line.trim_start().starts_with("draft ")).collect();
    let looked_at = looked_at.join("\n").replace("status        draft", "status        final");
    let world = World::new(&[("reviewed.mou", &looked_at)]);
    let run = world.run(&[&["check", "reviewed.mou"], check.as_slice()].concat());
    let report: serde_json::Value = serde_json::from_str(&run.out).expect("the report is JSON");
    let verdicts = report["files"][0]["verdicts"].as_array().expect("there are verdicts");
    let verdict = verdicts.iter().find(|one| one["rule"] == rule).expect("it is among them");
    assert_eq!(verdict["verdict"], "not-applicable");
}
