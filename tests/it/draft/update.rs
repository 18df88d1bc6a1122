//! A new version of the paper taken over into an agreement that somebody has worked on.

use super::World;

const OLD: &str = "\
Agreement of the Riverton Police Department and the Riverton Board of Education

I. Duties

The SRO shall notify the principal of any arrest within two (2) school days. The SRO shall not search students.

The SRO shall wear a uniform.

The SRO shall meet with the principal every month.
";

const NEW: &str = "\
Agreement of the Riverton Police Department and the Riverton Board of Education

I. Duties

The SRO shall attend training in de-escalation.

The SRO shall notify the principal of any arrest within five (5) school days. The SRO shall not search students.

The SRO shall meet with the principal every month.
";

fn reviewed() -> World {
    let world = World::new(&[("old.txt", OLD), ("new.txt", NEW)]);
    assert_eq!(world.run(&["draft", "old.txt", "-o", "riverton.mou"]).status, 0);
    let all = ["draft sure:", "draft likely:", "draft doubtful:"];
    let text = all.iter().fold(world.read("riverton.mou"), |text, mark| text.replace(mark, ""));
    world.write(
        "riverton.mou",
        text.replace("SRO must wear uniform.", "SRO must wear class-b-uniform. // agreed by phone")
            .as_bytes(),
    );
    assert_eq!(world.run(&["fmt", "riverton.mou"]).status, 0);
    world
}

/// The lines under the quote that begins with some words, up to the next quote.
fn under(text: &str, words: &str) -> String {
    let from = text.find(words).unwrap_or_else(|| panic!("`{words}` is quoted\n{text}"));
    let rest = &text[from..];
    let next =
        ["\n\n    >", "\n\n  >", "\n\n    //", "\n\n  section"].iter().filter_map(|next| rest.find(next));
    let end = next.min().unwrap_or(rest.len());
    rest[..end].to_owned()
}

#[test]
fn what_changed_is_stale_and_what_is_new_is_drafted() {
    let world = reviewed();
    let run = world.run(&["draft", "new.txt", "--update", "riverton.mou"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let text = world.read("riverton.mou");
    let changed =
        under(&text, "> The SRO shall notify the principal of any arrest within five (5) school days.");
    assert!(changed.contains("draft stale:") && changed.contains("within 2 school-days"), "{text}");
    let kept = under(&text, "> The SRO shall meet with the principal every month.");
    assert!(!kept.contains("draft"), "a moved paragraph stays reviewed\n{text}");
    let new = under(&text, "> The SRO shall attend training in de-escalation.");
    assert!(
        new.contains("draft sure:") && new.contains("SRO must attend training in de-escalation."),
        "{text}"
    );
    assert!(text.contains("SRO must wear class-b-uniform.") && text.contains("// agreed by phone"), "{text}");
    let gone = text.find("// look: the paper does not say this any more").expect("what is gone is told of");
    assert!(text[gone..].contains("> The SRO shall wear a uniform."), "{text}");
    assert!(run.err.contains("1 gone, 1 new"), "{}", run.err);
}

#[test]
fn the_same_paper_changes_nothing() {
    let world = reviewed();
    let before = world.read("riverton.mou");
    let run = world.run(&["draft", "old.txt", "--update", "riverton.mou"]);
    assert_eq!((run.status, world.read("riverton.mou")), (0, before), "{}", run.err);
}

#[test]
fn twice_is_as_good_as_once() {
    let world = reviewed();
    world.run(&["draft", "new.txt", "--update", "riverton.mou"]);
    let once = world.read("riverton.mou");
    world.run(&["draft", "new.txt", "--update", "riverton.mou"]);
    assert_eq!(world.read("riverton.mou"), once);
}
