//! No network, no telemetry, no clock but the day whose law counts: nothing that could reach a network is built in, and
//! the same input gives the same bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use moulint::render::Format;

use super::{BAD, BROKEN, GOOD, Run, World};

/// Crates that open connections, speak protocols of the network, or report home.
const NETWORK: &str = "
    actix-web async-io async-net async-std attohttpc awc axum curl curl-sys git2 h2 h3 hickory-resolver
    hyper hyper-util isahc libssh2-sys minreq native-tls openssl openssl-sys opentelemetry posthog-rs
    quinn reqwest rustls schannel security-framework self_update sentry smol socket2 ssh2 surf tiny_http
    tokio tonic trust-dns-resolver tungstenite ureq warp webpki ws zmq
";

/// What is not spoken of in sources.
const SOCKETS: &[&str] = &[
    "std::net",
    "std::os::unix::net",
    "TcpStream",
    "TcpListener",
    "UdpSocket",
    "UnixStream",
    "ToSocketAddrs",
];

fn repository(path: &str) -> String {
    std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .expect("the repository can be read")
}

/// The crates that a lock file names, each with those it needs.
fn locked() -> BTreeMap<String, Vec<String>> {
    let mut crates: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut name = String::new();
    for line in repository("Cargo.lock").lines() {
        if let Some(found) = line.strip_prefix("name = \"") {
            name = found.trim_end_matches('"').to_owned();
        } else if let Some(needed) = line.strip_prefix(" \"") {
            // Where there are several of a name, its version follows.
            let needed = needed.trim_end_matches([',', '"']).split(' ').next().unwrap_or_default();
            crates.entry(name.clone()).or_default().push(needed.to_owned());
        }
    }
    crates
}

/// The crates that are named in a section of Cargo.toml.
fn named(section: &str) -> Vec<String> {
    let text = repository("Cargo.toml");
    let (_, after) = text.split_once(&format!("[{section}]\n")).expect("Cargo.toml has the section");
    let lines = after.lines().take_while(|line| !line.starts_with('['));
    let names = lines.filter_map(|line| line.split_once(['=', '.']).map(|(name, _)| name.trim().to_owned()));
    names.filter(|name| !name.starts_with('#')).collect()
}

/// Everything that the program is built from, on whatever system.
fn built_in() -> BTreeSet<String> {
    let crates = locked();
    let mut waiting = named("dependencies");
    let mut seen = BTreeSet::new();
    while let Some(name) = waiting.pop() {
        if seen.insert(name.clone()) {
            waiting.extend(crates.get(&name).into_iter().flatten().cloned());
        }
    }
    seen
}

#[test]
fn no_crate_of_the_network_is_built_in() {
    let built_in = built_in();
    for known in ["clap", "clap_builder", "rayon-core", "inotify-sys"] {
        assert!(
            built_in.contains(known),
            "the search goes through what is needed by what is needed: {built_in:?}"
        );
    }
    let found: Vec<_> = NETWORK.split_whitespace().filter(|name| built_in.contains(*name)).collect();
    assert!(found.is_empty(), "{found:?} can reach a network");
}

#[test]
fn no_source_speaks_of_sockets() {
    let sources = walkdir::WalkDir::new(Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    let mut read = 0;
    for entry in sources.into_iter().map(|entry| entry.expect("the sources can be read")) {
        if entry.path().extension().is_some_and(|extension| extension == "rs") {
            let text = std::fs::read_to_string(entry.path()).expect("it is text");
            let met = SOCKETS.iter().find(|word| text.contains(**word));
            assert_eq!(met, None, "{}", entry.path().display());
            read += 1;
        }
    }
    assert!(read > 100, "there are more sources than {read}");
}

/// A folder of agreements of every kind, in a folder that lies so deep.
fn world(depth: &str) -> World {
    let files: Vec<(String, &str)> = (0..9)
        .map(|number| (format!("{depth}{}/{number} ü.mou", number % 5), [GOOD, BAD, BROKEN][number % 3]))
        .collect();
    let files: Vec<(&str, &str)> = files.iter().map(|(name, text)| (name.as_str(), *text)).collect();
    let world = World::new(&files);
    world.write(&format!("{depth}.packs/own.mou"), super::PACK.as_bytes());
    world
}

fn formats() -> Vec<String> {
    Format::ALL.iter().map(|format| format.name().to_owned()).collect()
}

/// What a check writes in a format, with what stands around it.
fn written(world: &World, depth: &str, format: &str, more: &[&str], around: &[(&str, &str)]) -> String {
    let fixed = ["check", "--as-of", "2026-11-21", "--pack", ".packs/own.mou", "--format", format];
    let mut command = world.command(&[&fixed[..], more].concat());
    command.current_dir(world.path(if depth.is_empty() { "." } else { depth })).envs(around.iter().copied());
    let run = Run::of(&mut command).status(1);
    run.out + &run.err
}

#[test]
fn the_same_input_gives_the_same_bytes_in_every_format() {
    let deep = "a/b with space/c/";
    let (here, there) = (world(""), world(deep));
    let formats = formats();
    assert!(formats.len() > 2, "{formats:?}");
    for format in formats {
        let first = written(&here, "", &format, &[], &[]);
        assert!(!first.is_empty());
        let tokyo =
            [("TZ", "Asia/Tokyo"), ("LC_ALL", "tr_TR.UTF-8"), ("LANG", "de_DE.UTF-8"), ("HOME", "/nowhere")];
        let west = ("TZ", "Pacific/Pago_Pago");
        let others = [
            ("again", written(&here, "", &format, &[], &[])),
            ("with one thread in Tokyo", written(&here, "", &format, &["--jobs", "1"], &tokyo)),
            ("with two threads far west", written(&here, "", &format, &["--jobs", "2"], &[west])),
            ("in another folder", written(&there, deep, &format, &[], &[])),
        ];
        for (how, other) in others {
            assert!(other == first, "{format} {how} is not the same:\n{first}\n--\n{other}");
        }
    }
}
