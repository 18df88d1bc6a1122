//! `moulint review`: answers on standard input, and what the file holds after each.

use super::{DRAFT, PAPER, world};
use crate::cli::{Run, World};

#[track_caller]
fn review(world: &World, answers: &str) -> Run {
    world.run_with_input(&["review", "oak.mou"], answers).status(0).silent()
}

/// The draft after some changes.
#[track_caller]
fn with(changes: &[(&str, &str)]) -> String {
    changes.iter().fold(DRAFT.to_owned(), |text, (old, new)| {
        assert!(text.contains(old), "`{old}` stands in the draft");
        text.replace(old, new)
    })
}

const SURE: (&str, &str) = ("    draft sure:\n    SRO must notify", "    SRO must notify");
const LIKELY: (&str, &str) = (
    "    // look: \"students\" was read as `student`\n    // look: who acts was guessed\n    draft likely:\n    SRO must not",
    "    SRO must not",
);

#[test]
fn each_answer_is_in_the_file_at_once() {
    let world = world();
    let run =
        review(&world, "a\n").says("6 left to look at: 2 sure, 2 likely, 1 doubtful, 1 without a clause");
    assert!(run.out.contains("oak.mou:9:5: I \"Duties\"\n  > The SRO shall notify"), "{}", run.out);
    assert_eq!(world.read("oak.mou"), with(&[SURE]));

    review(&world, "accept\n").says("look: who acts was guessed");
    assert_eq!(world.read("oak.mou"), with(&[SURE, LIKELY]), "the doubts go with the mark");

    review(&world, "u\n1\n\ns\nq\n");
    let unmodelled = ("    draft likely:\n    unmodelled \"recital\".", "    unmodelled \"purpose\".");
    assert_eq!(world.read("oak.mou"), with(&[SURE, LIKELY, unmodelled]));

    review(&world, "s\nunmodelled\ncourtesy\nthey say \"so\"\n");
    let other = (
        "    draft doubtful:\n    SRO must wear \"a uniform\".",
        "    unmodelled \"courtesy\" \"they say 'so'\".",
    );
    assert_eq!(world.read("oak.mou"), with(&[SURE, LIKELY, unmodelled, other]));
}

#[test]
fn what_is_no_answer_changes_nothing() {
    let world = world();
    review(&world, "").says("6 left to look at");
    review(&world, "\n?\nx\nu\nnonsense\nb\ns\ns\ns\ns\ns\na\ns\n")
        .says("`x` is no answer")
        .says("a accept: the clause says what the sentence says")
        .says("that is no reason of the list")
        .says("this is the first one")
        .says("there is no clause to accept")
        .says("that was the last one; 6 left to look at");
    assert_eq!(world.read("oak.mou"), DRAFT);
}

#[test]
fn answers_can_be_taken_back() {
    let world = world();
    review(&world, "a\na\nb\nb\nq\n");
    assert_eq!(world.read("oak.mou"), DRAFT);
    review(&world, "s\na\nb\nb\na\nq\n");
    assert_eq!(world.read("oak.mou"), with(&[SURE]));
}

#[test]
fn a_sentence_without_a_clause_gets_its_reason_below_it() {
    let world = world();
    review(&world, "s\ns\ns\ns\ns\nu\nlaw\n\n").says("nothing stands under this sentence");
    let below = ("    // look: this sentence was not understood\n", "    unmodelled \"law\".\n");
    assert_eq!(world.read("oak.mou"), with(&[below]));
}

#[test]
fn when_nothing_is_left_the_draft_can_become_final() {
    let world = world();
    review(&world, "a\na\na\na\na\nu\nlaw\n\nn\n")
        .says("nothing is left to look at")
        .says("oak.mou:3: look: the paper names no state");
    assert!(world.read("oak.mou").contains("status  draft\n"));
    review(&world, "y\n");
    let last = world.read("oak.mou");
    assert!(!last.contains("draft") && !last.contains("Nobody has looked"), "{last}");
    assert_eq!(moulint::fmt::format(&last).as_deref(), Ok(last.as_str()));
    review(&world, "").says("nothing is left to look at");
}

#[test]
fn all_sure_clauses_can_be_accepted_at_once() {
    let world = world();
    let all = with(&[SURE, ("    draft sure:\n    principal", "    principal")]);
    world.run_with_input(&["review", "oak.mou", "--accept-sure"], "n\n").status(0).says("accept 2 clauses");
    assert_eq!(world.read("oak.mou"), DRAFT);
    world.run_with_input(&["review", "oak.mou", "--accept-sure"], "y\n").status(0).says("2 clauses accepted");
    assert_eq!(world.read("oak.mou"), all);
    world.run(&["review", "oak.mou", "--accept-sure", "--yes"]).status(0).says("4 left to look at");
    assert_eq!(world.read("oak.mou"), all);
}

#[test]
fn what_cannot_be_read_is_not_gone_through() {
    let world =
        World::new(&[("oak.mou", "agreement \"a\" {\n  draft sure: SRO must must.\n}\n"), ("p.md", PAPER)]);
    world.run_with_input(&["review", "oak.mou"], "a\n").status(2).err("cannot be read without error");
}

/// Runs with an editor that is a script of the shell, which gets the file as its first argument.
#[cfg(unix)]
#[track_caller]
fn with_editor(world: &World, script: &str, answers: &str) -> Run {
    use std::os::unix::fs::PermissionsExt;
    world.write(
        "my editor.sh",
        format!("#!/bin/sh\nchange() {{ sed \"$1\" \"$2\" > changed && cat changed > \"$2\"; }}\n{script}\n")
            .as_bytes(),
    );
    let path = world.path("my editor.sh");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755))
        .expect("it can be made a program");
    let mut command = world.command(&["review", "oak.mou"]);
    // What the editor is given stands in the folder of the test.
    command.env("TMPDIR", world.path("."));
    command.env("VISUAL", format!("'{}' --wait", path.display())).write_stdin(answers);
    Run::of(&mut command)
}

#[cfg(unix)]
#[test]
fn a_clause_is_edited_in_the_editor_of_ones_choice() {
    let world = world();
    let script = "test \"$1\" = --wait || exit 1\ncp \"$2\" seen\nchange '/^SRO/s/before arrest/before every arrest/' \"$2\"";
    with_editor(&world, script, "e\nq\n").status(0).silent();
    let edited = (
        "    draft sure:\n    SRO must notify principal before arrest.",
        "    SRO must notify principal before every arrest.",
    );
    assert_eq!(world.read("oak.mou"), with(&[edited]));
    let seen = world.read("seen");
    assert!(
        seen.starts_with(
            "// section I \"Duties\"\n// > The SRO shall notify the principal before arrest. [par. 4, s. 1]\n"
        ),
        "{seen}"
    );
    assert!(seen.ends_with("\nSRO must notify principal before arrest.\n"), "{seen}");
}

#[cfg(unix)]
#[test]
fn several_clauses_can_be_written_where_there_was_none() {
    let world = world();
    let script = "printf 'school-district must not disclose student-record to SRO.\\n// by our reading\\nSRO may use warrant.\\n' >> \"$2\"";
    with_editor(&world, script, "s\ns\ns\ns\ns\ne\nq\n").status(0).silent();
    let written = (
        "    // look: this sentence was not understood\n",
        "    school-district must not disclose student-record to SRO.\n    // by our reading\n    SRO may use warrant.\n",
    );
    assert_eq!(world.read("oak.mou"), with(&[written]));
}

#[cfg(unix)]
#[test]
fn what_cannot_be_read_is_told_and_asked_again() {
    let world = world();
    let broken = "if test -e once; then change 's/must must/must/' \"$2\"; else touch once; change 's/must/must must/' \"$2\"; fi\nchange '/^SRO/s/arrest/questioning/' \"$2\"";
    with_editor(&world, broken, "e\ne\nq\n").status(0).says("this cannot be read:");
    assert!(world.read("oak.mou").contains("    SRO must notify principal before questioning.\n"));

    let world = super::world();
    let quote = "printf '> more\\n' >> \"$2\"";
    with_editor(&world, quote, "e\nl\nq\n").status(0).says("take header lines, sections and quotes out");
    with_editor(&world, "true", "e\nq\n").status(0).says("nothing was changed in the editor");
    with_editor(&world, "exit 3", "e\nq\n").status(0).err("ended with an error");
    assert_eq!(world.read("oak.mou"), DRAFT);
}

#[cfg(unix)]
#[test]
fn what_others_change_meanwhile_is_kept() {
    let world = world();
    // Somebody accepts another clause and adds a line while the editor is open.
    let script = "change '/^SRO/s/before arrest/before every arrest/' \"$2\"\n{ echo '// ours'; sed 's/unmodelled \"recital\"/unmodelled \"purpose\"/' oak.mou; } > theirs && mv theirs oak.mou";
    with_editor(&world, script, "e\nq\n").status(0).says("the file was changed meanwhile");
    let text = world.read("oak.mou");
    assert!(text.starts_with("// ours\n") && text.contains("unmodelled \"purpose\""), "{text}");
    assert!(text.contains("    SRO must notify principal before every arrest.\n"), "{text}");

    // They take away what is being edited.
    let world = super::world();
    let script =
        "change '/^SRO/s/before arrest/before every arrest/' \"$2\"\nchange '/draft sure:/d' oak.mou";
    with_editor(&world, script, "e\nq\n").status(0).says("is there no more");
    assert!(world.read("oak.mou").contains("\n    SRO must notify principal before arrest.\n"));
}
