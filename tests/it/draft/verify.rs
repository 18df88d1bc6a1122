//! `moulint verify`: what has become of the quoted paragraphs on the paper.

use super::{DRAFT, PAPER, world};
use crate::cli::{Run, World};

/// What is said of the draft next to a paper of other words.
#[track_caller]
fn against(paper: &str) -> Run {
    World::new(&[("oak.mou", DRAFT), ("oak.md", paper)]).run(&["verify", "oak.mou"]).silent()
}

#[track_caller]
fn changed(old: &str, new: &str) -> Run {
    assert!(PAPER.contains(old), "`{old}` stands on the paper");
    against(&PAPER.replace(old, new))
}

/// The sum for seven quotes in five paragraphs, of which the first of the paper is quoted by nobody.
fn sum(same: usize, moved: usize, changed: usize, missing: usize, new: usize) -> String {
    format!(
        "5 paragraphs quoted: {same} the same, {moved} moved, {changed} changed, {missing} missing; {new} on the paper that nobody quotes"
    )
}

#[test]
fn what_is_the_same_is_not_spoken_of() {
    let run = against(PAPER).status(1).says(&sum(5, 0, 0, 0, 1));
    assert!(run.out.starts_with("par. 2 is quoted by nobody:\n    This agreement is made on"), "{}", run.out);
    let whole = DRAFT.replace(
        "  section I ",
        "  > This agreement is made on March 3, 2025 between the Oak Hollow Board of Education and the Oak Hollow Police Department in the State of Connecticut.\n  unmodelled \"recital\".\n\n  section I ",
    );
    let world = World::new(&[("oak.mou", &whole), ("oak.md", PAPER)]);
    world.run(&["verify", "oak.mou"]).status(0).silent().says("6 paragraphs quoted: 6 the same");
}

#[test]
fn how_words_are_set_does_not_count() {
    changed("The SRO shall wear a uniform.", "The  SRO shall\n   wear a uniform.").says(&sum(5, 0, 0, 0, 1));
    let draft =
        DRAFT.replace("a uniform. [par. 6]", "the \"school-day\" uniform of the board's choice. [par. 6]");
    let paper = PAPER.replace("a uniform.", "the “school–day” uniform of the board’s choice.");
    let world = World::new(&[("oak.mou", &draft), ("oak.md", &paper)]);
    world.run(&["verify", "oak.mou"]).silent().says(&sum(5, 0, 0, 0, 1));
}

#[test]
fn a_changed_word_is_shown() {
    changed("shall provide training", "may provide training")
        .status(1)
        .says("oak.mou:22:5: par. 5 has changed:")
        .says("The principal [-shall-] {+may+} provide training to every SRO.")
        .says(&sum(4, 0, 1, 0, 1));
}

#[test]
fn a_sentence_more_or_less_is_a_change() {
    changed("discipline students.", "discipline students. This does not hold on Fridays.")
        .says("{+This does not hold on Fridays.+}")
        .says(&sum(4, 0, 1, 0, 1));
    changed("a safe climate.", "a safe climate. This does not hold on Fridays.").says(&sum(4, 0, 1, 0, 1));
    changed(" The SRO shall not discipline students.", "").says(&sum(4, 0, 1, 0, 1));
    changed("shall not discipline", "shall discipline").says("[-not-]").says(&sum(4, 0, 1, 0, 1));
}

#[test]
fn what_moved_still_holds() {
    changed("The SRO shall notify", "\n## Scope\n\nThe SRO shall notify")
        .says("moved: par. 4 to 9 are par. 5 to 10 now")
        .says(&sum(0, 5, 0, 0, 1));
    changed(
        "The principal shall",
        "The chief must attend every meeting of the board.\n\nThe principal shall",
    )
    .says("par. 5 is quoted by nobody")
    .says("moved: par. 5 to 9 are par. 6 to 10 now")
    .says(&sum(1, 4, 0, 0, 2));
    let swapped = PAPER.replace("The principal shall provide training to every SRO.\n\n", "").replace(
        "## II. Records\n",
        "## II. Records\n\nThe principal shall provide training to every SRO.\n",
    );
    against(&swapped).says("moved: par. 5 is par. 8 now").says("0 changed, 0 missing; 1 on the paper");
    changed(
        "1. The SRO shall wear a uniform.\n2. The",
        "1. The SRO shall carry a badge, a radio and a torch.\n2. The SRO shall wear a uniform.\n3. The",
    )
    .says("0 changed, 0 missing; 2 on the paper");
}

#[test]
fn what_is_gone_is_missing_even_where_the_same_words_stand_elsewhere() {
    changed("The principal shall provide training to every SRO.\n\n", "")
        .status(1)
        .says("oak.mou:22:5: par. 5 is not on the paper any more:")
        .says("0 changed, 1 missing; 1 on the paper");
    let twice = DRAFT.replace(
        "  section II ",
        "  > The principal shall provide training to every SRO. [par. 8]\n  principal must provide training to every SRO.\n\n  section II ",
    );
    let world = World::new(&[("oak.mou", &twice), ("oak.md", PAPER)]);
    world.run(&["verify", "oak.mou"]).status(1).says("5 the same, 0 moved, 0 changed, 1 missing");
}

#[test]
fn parted_and_joined_paragraphs_say_the_same() {
    changed("discipline students. The purpose", "discipline students.\n\nThe purpose")
        .says("0 changed, 0 missing; 1 on the paper");
    changed("safe climate.\n\nThe principal", "safe climate. The principal")
        .says("0 changed, 0 missing; 1 on the paper");
    // Joined with words that nobody quotes, both have changed.
    changed("safe climate.\n\nThe principal", "safe climate. Not on Fridays. The principal")
        .says("2 changed, 0 missing; 1 on the paper");
}

#[test]
fn quotes_without_marks_are_known_by_their_words() {
    let by_hand = "agreement \"a\" {\n  > The SRO shall not discipline students. [p. 1]\n  SRO must not discipline student.\n\n  > The SRO shall wear a uniform. The SRO may carry a firearm.\n  SRO must wear uniform.\n\n  > The SRO shall carry a torch at night.\n  SRO must carry \"torch\".\n}\n";
    World::new(&[("a.mou", by_hand), ("oak.md", PAPER)])
        .run(&["verify", "a.mou", "--paper", "oak.md"])
        .status(1)
        .says("2 the same, 0 moved, 0 changed, 1 missing")
        .says("par. 4 is quoted by nobody: The SRO shall notify the principal before arrest. The purpose");
}

#[test]
fn what_rests_on_changed_words_is_marked_once() {
    let world = world();
    world.write(
        "oak.md",
        PAPER
            .replace("shall provide", "may provide")
            .replace("2. The SRO may carry a firearm.\n", "")
            .as_bytes(),
    );
    world.run(&["verify", "oak.mou"]).status(1);
    assert_eq!(world.read("oak.mou"), DRAFT, "without --mark nothing is written");
    world.run(&["verify", "oak.mou", "--mark"]).status(1).err("2 clauses marked as `stale`");
    let marked = world.read("oak.mou");
    let expected = DRAFT
        .replace("draft sure:\n    principal", "draft stale:\n    principal")
        .replace("    SRO may carry", "    draft stale:\n    SRO may carry");
    assert_eq!(marked, expected);
    world.run(&["verify", "oak.mou", "--mark"]).status(1).silent();
    assert_eq!(world.read("oak.mou"), marked);
}

#[test]
fn without_its_paper_nothing_can_be_said() {
    let world = world();
    world.run(&["verify", "oak.mou", "--paper", "elm.md"]).status(2).err("elm.md: there is no such file");
    world.write("oak.mou", DRAFT.replace("oak.md", "elm.docx").as_bytes());
    world.run(&["verify", "oak.mou"]).status(2).err("elm.docx");
    world.write("a.mou", b"agreement \"a\" {\n  SRO must wear uniform.\n}\n");
    world.run(&["verify", "a.mou"]).status(2).err("does not name its paper");
}

#[test]
fn a_fresh_draft_says_what_its_paper_says() {
    let library = moulint::library::Library::builtin();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/reading");
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("it can be read").path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let bytes = std::fs::read(&path).expect("it can be read");
        let paper = moulint::paper::read(&bytes, moulint::paper::Kind::Text).expect("it is a paper");
        let text = moulint::draft::draft(&paper, "paper.txt", library.taxonomy()).text;
        let parsed = moulint::syntax::parse(&text);
        let [moulint::syntax::ast::Document::Agreement(agreement)] = parsed.file.documents.as_slice() else {
            panic!("a draft is one agreement");
        };
        let all = moulint::draft::verify::verify(agreement, &paper);
        let others: Vec<_> =
            all.iter().filter(|one| one.fate != moulint::draft::verify::Fate::Same).collect();
        assert!(others.is_empty(), "{}: {others:#?}", path.display());
        seen += 1;
    }
    assert!(seen > 5, "there are papers");
}
