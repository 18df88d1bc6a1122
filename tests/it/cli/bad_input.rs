//! Whatever a file holds, and whatever stands at a path: a message with a place, and the others go on.

use super::{BAD, BROKEN, GOOD, World};

/// Checks a file of these bytes beside a good one: the message is there, nothing panics, and the good file
/// is checked all the same.
#[track_caller]
fn beside_a_good_file(bytes: &[u8], status: i32, message: &str) {
    let world = World::with_pack(&[("good.mou", GOOD)]);
    world.write("bad.mou", bytes);
    let run = world
        .check(&["bad.mou", "good.mou"])
        .status(status)
        .silent()
        .out("good.mou: 1 rule met")
        .out(message);
    assert!(run.out.len() < 400_000, "the report on one file has {} bytes", run.out.len());
    let json = world.check(&["bad.mou", "good.mou", "--format", "json"]).status(status).silent();
    super::output::assert_valid(&world, "report", &json.out);
}

/// Bytes without any pattern, the same ones each time.
fn noise(len: usize) -> Vec<u8> {
    let mut state = 1_u64;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (state >> 56) as u8
    };
    (0..len).map(|_| next()).collect()
}

/// What comes through a pipe is there once only.
#[cfg(unix)]
#[test]
fn an_agreement_may_come_through_a_pipe() {
    let run = assert_cmd::cargo::cargo_bin_cmd!("moulint")
        .args(["check", "/dev/stdin", "--pack", "us-ct", "--as-of", "2026-11-21"])
        .write_stdin(GOOD)
        .output()
        .expect("the program runs");
    let shown = String::from_utf8_lossy(&run.stdout).into_owned();
    assert!(shown.contains("Riverton: judged by us-ct"), "{shown}");
}

#[test]
fn an_empty_file() {
    beside_a_good_file(b"", 1, "bad.mou:1:1");
}

#[test]
fn blanks_and_comments_alone() {
    beside_a_good_file(b" \r\n\t// nothing\n/* yet */", 1, "bad.mou:1:1");
}

#[test]
fn one_byte() {
    beside_a_good_file(b"a", 1, "bad.mou:1:1");
    beside_a_good_file(b"\xff", 1, "byte 0 is 0xff");
    beside_a_good_file(b"\0", 1, "byte 0 is zero");
}

#[test]
fn ten_megabytes_of_noise() {
    beside_a_good_file(&noise(10_000_000), 1, "this file is not text in UTF-8");
}

#[test]
fn noise_in_letters() {
    let letters: Vec<u8> = noise(1_000_000).iter().map(|byte| b' ' + byte % 95).collect();
    beside_a_good_file(&letters, 1, "bad.mou:1:1");
}

#[test]
fn the_line_ends_of_windows() {
    beside_a_good_file(BROKEN.replace('\n', "\r\n").as_bytes(), 1, "bad.mou:2:");
}

#[test]
fn a_byte_order_mark() {
    let marked = format!("\u{feff}{GOOD}");
    beside_a_good_file(marked.as_bytes(), 0, "bad.mou: 1 rule met");
    beside_a_good_file(b"\xff\xfea\0g\0", 1, "UTF-16");
}

#[test]
fn bytes_that_are_not_utf_8() {
    let mut bytes = GOOD.as_bytes().to_vec();
    bytes.extend(b"// it\x92s\n");
    let place = GOOD.len() + 5;
    beside_a_good_file(&bytes, 1, &format!("byte {place}, which is 0x92, is not UTF-8"));
    beside_a_good_file(&bytes, 1, "bad.mou:8:6");
}

#[test]
fn escape_codes_and_hidden_characters() {
    let evil =
        "agreement \"\u{1b}[2J\u{1b}]0;x\u{7}\u{202e}\u{9b}31m\" {\n SRO\u{200b} \u{1b}[31mmust x.\n}\n";
    let world = World::with_pack(&[("evil.mou", evil), ("\u{1b}[31m.mou", BROKEN)]);
    for format in ["text", "json"] {
        let run = world.check(&["--format", format]).status(1);
        let steers = |character: char| {
            (character.is_control() && character != '\n')
                || ('\u{200b}'..'\u{2070}').contains(&character)
                    && character != '…'
                    && character != '\u{2019}'
        };
        assert!(!run.out.chars().any(steers), "{:?}", run.out);
    }
    let run = world.run(&["check", "\u{1b}[2J.mou"]).status(2);
    assert!(!run.err.contains('\u{1b}'), "{:?}", run.err);
}

#[test]
fn brackets_without_end() {
    let deep = format!("agreement \"x\" {{ SRO must stay if {} emergency. }}", "(".repeat(100_000));
    beside_a_good_file(deep.as_bytes(), 1, "bad.mou:1:");
    beside_a_good_file("{".repeat(100_000).as_bytes(), 1, "bad.mou:1:");
    beside_a_good_file("section a {".repeat(20_000).as_bytes(), 1, "bad.mou:1:");
}

#[test]
fn a_file_too_large_is_refused_unread() {
    let world = World::with_pack(&[("good.mou", GOOD)]);
    let file = std::fs::File::create(world.path("large.mou")).expect("a file");
    file.set_len(1 << 40).expect("a file that takes no room");
    world
        .check(&["large.mou", "good.mou"])
        .status(2)
        .out("good.mou: 1 rule met")
        .err("large.mou: this file is larger than 16 MiB");
    if cfg!(unix) {
        world.check(&["/dev/zero"]).status(2).err("/dev/zero: this file is larger than 16 MiB");
    }
}

#[test]
fn a_path_that_is_not_there() {
    let world = World::with_pack(&[("good.mou", GOOD)]);
    world
        .check(&["nowhere"])
        .status(2)
        .out("no file was checked")
        .err("nowhere: there is no such file or folder");
}

#[test]
fn a_folder_without_agreements() {
    let world = World::with_pack(&[("empty/note.txt", BAD)]);
    world.check(&["empty"]).status(2).err("empty: there are no `.mou` files in this folder");
    world.check(&["."]).status(2).err(".: there are no `.mou` files in this folder");
}

#[cfg(unix)]
#[test]
fn links_that_lead_round_or_nowhere() {
    use std::os::unix::fs::symlink;
    let world = World::with_pack(&[("a/b/good.mou", GOOD)]);
    symlink("../..", world.path("a/b/up")).expect("a link");
    symlink(".", world.path("a/here")).expect("a link");
    symlink("b/good.mou", world.path("a/again.mou")).expect("a link");
    let run = world.check(&[]).status(0).silent();
    assert_eq!(run.out.matches("1 rule met").count(), 1, "one file, however it is reached: {}", run.out);
    symlink("itself.mou", world.path("itself.mou")).expect("a link");
    symlink("gone", world.path("gone.mou")).expect("a link");
    world.check(&[]).status(2).out("1 rule met").err("moulint: itself.mou: ").err("moulint: gone.mou: ");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::with_pack(&[("good.mou", GOOD), ("secret.mou", GOOD)]);
    let path = world.path("secret.mou");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o0)).expect("our own file");
    if std::fs::read(&path).is_ok() {
        // Whoever runs this may read everything.
        return;
    }
    world.check(&[]).status(2).out("good.mou: 1 rule met").err("moulint: secret.mou: permission");
}

#[cfg(unix)]
#[test]
fn a_name_that_is_not_utf_8() {
    use std::os::unix::ffi::OsStrExt;
    let world = World::with_pack(&[]);
    let name = std::ffi::OsStr::from_bytes(b"\xff.mou");
    if std::fs::write(world.folder.path().join(name), GOOD).is_ok() {
        world.check(&[]).status(0).out("\u{fffd}.mou: 1 rule met");
    }
}
