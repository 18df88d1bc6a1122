//! Formats from outside: the same exit status whatever the format, and the schemas that the program prints.

use moulint::render::Format;

use super::{BAD, BROKEN, GOOD, World, output};

#[test]
fn the_exit_status_is_the_same_whatever_the_format() {
    let world = World::with_pack(&[("good.mou", GOOD), ("bad.mou", BAD), ("broken.mou", BROKEN)]);
    for format in Format::ALL.iter().map(|format| format.name()) {
        world.check(&["--format", format, "good.mou"]).status(0).silent();
        world.check(&["--format", format, "bad.mou"]).status(1).silent();
        world.check(&["--format", format, "broken.mou"]).status(1).silent();
        let failed = world.check(&["--format", format, "bad.mou", "nowhere.mou"]).status(2);
        failed.err("moulint: nowhere.mou: there is no such file or folder");
    }
    world.check(&["--format", "xml"]).status(2).err("sarif");
}

#[test]
fn every_line_of_json_lines_is_valid() {
    let world = World::with_pack(&[("good.mou", GOOD), ("bad.mou", BAD), ("broken.mou", BROKEN)]);
    let run = world.check(&["--format", "jsonl", ".", "nowhere.mou"]).status(2);
    let lines: Vec<&str> = run.out.lines().collect();
    assert!(lines.len() > 4, "{}", run.out);
    for line in lines {
        output::assert_valid(&world, "jsonl", line);
    }
    let json = world.check(&["--format", "json", ".", "nowhere.mou"]).status(2);
    output::assert_valid(&world, "report", &json.out);
}
