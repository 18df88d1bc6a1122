//! `moulint fmt` from outside: what it replaces, and what it leaves alone.

use super::{BROKEN, GOOD, World};

/// The good agreement in an unusual layout.
fn untidy() -> String {
    GOOD.replace("\n  ", "\n        ").replace("SRO must", "SRO   must")
}

/// The names of everything in the folder.
fn names(world: &World) -> Vec<String> {
    let entries = std::fs::read_dir(world.folder.path()).expect("the folder is there");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn a_check_changes_nothing() {
    let world = World::new(&[("a.mou", &untidy())]);
    world
        .run(&["fmt", "--check"])
        .status(1)
        .silent()
        .out("a.mou: would be laid out anew\n1 file would be laid out anew, 0 in form already\n");
    assert_eq!(world.read("a.mou"), untidy());
}

#[test]
fn files_are_laid_out_once_and_nothing_is_left_over() {
    let world = World::new(&[("a.mou", &untidy())]);
    world.run(&["fmt"]).status(0).silent().out("a.mou: laid out anew");
    assert_ne!(world.read("a.mou"), untidy());
    world
        .run(&["fmt", "--check"])
        .status(0)
        .silent()
        .out("0 files would be laid out anew, 1 in form already");
    world.run(&["fmt"]).status(0).silent().out("0 files laid out anew, 1 in form already");
    assert_eq!(names(&world), ["a.mou"]);
}

#[test]
fn what_cannot_be_read_is_left_alone_and_the_others_go_on() {
    let world = World::new(&[("a.mou", &untidy()), ("broken.mou", BROKEN)]);
    world.write("bytes.mou", b"agreement \"it\x92s about the officers\" { }");
    let run = world.run(&["fmt", "."]).status(2).out("a.mou: laid out anew").out("2 could not be");
    run.err("broken.mou:2:").err("bytes.mou: left as it is");
    assert_eq!(world.read("broken.mou"), BROKEN);
    assert_eq!(names(&world), ["a.mou", "broken.mou", "bytes.mou"]);
    world.run(&["fmt", "nowhere.mou"]).status(2).err("nowhere.mou: there is no such file");
}

#[cfg(unix)]
#[test]
fn permissions_and_links_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let world = World::new(&[("folder/a.mou", &untidy())]);
    let path = world.path("folder/a.mou");
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("our own file");
    symlink("folder/a.mou", world.path("link.mou")).expect("a link");
    world.run(&["fmt", "link.mou"]).status(0).silent();
    assert_ne!(world.read("folder/a.mou"), untidy());
    let mode = std::fs::metadata(&path).expect("the file is there").permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
    assert!(world.path("link.mou").is_symlink());
}

#[test]
fn a_file_that_may_only_be_read_is_refused() {
    let world = World::new(&[("a.mou", &untidy())]);
    let path = world.path("a.mou");
    let mut permissions = std::fs::metadata(&path).expect("the file is there").permissions();
    permissions.set_readonly(true);
    std::fs::set_permissions(&path, permissions).expect("our own file");
    world.run(&["fmt", "a.mou"]).status(2).err("a.mou: this file may only be read");
    assert_eq!(world.read("a.mou"), untidy());
    assert_eq!(names(&world), ["a.mou"]);
}
