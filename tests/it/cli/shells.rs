//! What shells and `man` get, and how many threads there are.

use clap::{CommandFactory, ValueEnum};
use moulint::cli::args::Arguments;

use super::{GOOD, Run, World};

fn commands() -> Vec<String> {
    Arguments::command().get_subcommands().map(|command| command.get_name().to_owned()).collect()
}

#[test]
fn every_shell_gets_a_script_that_names_every_command() {
    let world = World::new(&[]);
    for shell in clap_complete::Shell::value_variants() {
        let run = world.run(&["completions", &shell.to_string()]).status(0).silent();
        for command in commands() {
            assert!(run.out.contains(&command), "{shell} does not know `{command}`");
        }
        assert!(run.out.contains("--as-of") || run.out.contains("as-of"), "{shell} does not know `--as-of`");
    }
    world.run(&["completions", "cmd"]).status(2).err("possible values: bash");
}

#[cfg(unix)]
#[test]
fn bash_completes_commands_options_and_their_values() {
    let world = World::new(&[]);
    let script = world.run(&["completions", "bash"]).status(0).out;
    world.write("moulint.bash", script.as_bytes());
    let completed = |words: &str| {
        let ask = format!(
            "source moulint.bash; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _moulint moulint \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\"; printf '%s\\n' \"${{COMPREPLY[@]}}\""
        );
        let mut bash = assert_cmd::Command::new("bash");
        bash.current_dir(world.path(".")).args(["--noprofile", "--norc", "-c", &ask]);
        let run = Run::of(&mut bash).status(0).silent();
        run.out.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(completed("moulint ch"), ["check"]);
    assert_eq!(completed("moulint check --as-o"), ["--as-of"]);
    assert_eq!(completed("moulint completions ba"), ["bash"]);
    assert!(completed("moulint check --format js").contains(&"json".to_owned()));
}

#[test]
fn there_is_a_page_of_the_manual_for_every_command() {
    let world = World::new(&[]);
    let first = world.run(&["man"]).status(0).silent();
    assert!(first.out.contains(".TH moulint 1"), "{}", first.out);
    world.run(&["man", "share/man 1"]).status(0).silent().out("");
    assert_eq!(world.read("share/man 1/moulint.1"), first.out);
    for command in commands() {
        let page = world.read(&format!("share/man 1/moulint-{command}.1"));
        assert!(page.contains(&format!(".TH moulint-{command} 1")), "{page}");
    }
    // Written again over the old ones, and not where there is a file in the way.
    world.run(&["man", "share/man 1"]).status(0).silent();
    world.write("file", b"");
    world.run(&["man", "file"]).status(2).err("moulint: file/moulint.1: ");
    assert!(world.read("file").is_empty());
}

#[test]
fn threads_are_as_many_as_asked_for() {
    let world = World::with_pack(&[("good.mou", GOOD)]);
    for jobs in ["1", "2", "64"] {
        world.check(&["--jobs", jobs]).status(0).silent();
    }
    for jobs in ["0", "-1", "many", "99999"] {
        world.check(&[&format!("--jobs={jobs}")]).status(2).err("--jobs");
    }
}
