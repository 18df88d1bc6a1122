//! A module uses those above it in `src/lib.rs`, and its own parts.

use std::collections::BTreeSet;

use super::{code, read, sources};

/// The modules in reading order.
fn order() -> Vec<String> {
    let lines = read("src/lib.rs");
    let names = lines.lines().filter_map(|line| line.strip_prefix("pub mod ")?.strip_suffix(';'));
    names.map(str::to_owned).collect()
}

/// The modules of the crate that a text names, as `crate::one` or `crate::{one::Thing, two}`.
fn used(code: &str) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (_, rest) in code.match_indices("crate::").map(|(start, found)| (start, &code[start + found.len()..]))
    {
        match rest.strip_prefix('{') {
            Some(group) => names.extend(group_heads(group)),
            None => names.extend(head(rest)),
        }
    }
    names
}

fn head(path: &str) -> Option<String> {
    let name: String = path.trim_start().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
    (!name.is_empty()).then_some(name)
}

/// The first words of the paths of a group, inner groups left out.
fn group_heads(group: &str) -> Vec<String> {
    let mut heads: Vec<String> = head(group).into_iter().collect();
    let mut depth = 0_usize;
    for (at, character) in group.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => heads.extend(head(&group[at + 1..])),
            _ => {}
        }
    }
    heads
}

#[test]
fn modules_use_only_those_above_them() {
    let order = order();
    assert!(order.len() > 10, "src/lib.rs lists the modules, one `pub mod` line each");
    let rank = |name: &str| order.iter().position(|known| known == name);
    for (path, text) in sources() {
        let module = path.trim_start_matches("src/").split(['/', '.']).next().unwrap_or_default();
        let Some(own) = rank(module) else {
            assert!(matches!(module, "lib" | "main"), "{path} belongs to no module that src/lib.rs lists");
            continue;
        };
        for name in used(&code(&text)) {
            let other =
                rank(&name).unwrap_or_else(|| panic!("{path} uses `{name}`, which src/lib.rs does not list"));
            assert!(other <= own, "{path} uses `{name}`, which stands below `{module}` in src/lib.rs");
        }
    }
}

#[test]
fn uses_are_found_in_every_form() {
    let code = "use crate::text::Span;\nuse crate::{norm::{Norm, NormId},\n  check, finding::Finding};\ncrate::lint::run();";
    let names: Vec<String> = used(code).into_iter().collect();
    assert_eq!(names, ["check", "finding", "lint", "norm", "text"]);
}
