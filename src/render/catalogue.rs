//! The rules of packs, for people: as a list, or as Markdown for a web page or a wiki.

use std::fmt::Write;

use super::Style;
use super::markdown::cell;
use super::text::listing;
use crate::export::{Catalogue, PackEntry, RuleEntry};
use crate::library::pages::force;
use crate::report::Cite;

/// A list: under each pack its rules, each with its law, its dates and how surely it is known.
pub fn text(catalogue: &Catalogue, style: Style) -> String {
    let mut out = String::new();
    for pack in &catalogue.packs {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&listing::heading(style, &pack.pack, &about(pack)));
        for one in &pack.assumptions {
            let taken = if one.assumed { "assumed" } else { "not assumed" };
            out.push_str(&listing::line(
                style,
                &format!("{taken}:"),
                &format!("`{}`: {}", one.assumption, one.text),
            ));
        }
        for rule in &pack.rules {
            out.push_str(&listing::entry(style, &rule.rule, &rule.summary));
            out.push_str(&listing::line(style, "law:", &law(rule)));
        }
    }
    out
}

/// A section for each pack, with a table of its rules.
pub fn markdown(catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for pack in &catalogue.packs {
        if !out.is_empty() {
            out.push('\n');
        }
        // Writing to a string cannot fail.
        let _ = writeln!(out, "## `{}`: {}\n\n{}\n", pack.pack, cell(&pack.title), cell(&about(pack)));
        for one in &pack.assumptions {
            let taken = if one.assumed { "assumed" } else { "not assumed" };
            let _ = writeln!(out, "- `{}` ({taken}): {}", one.assumption, cell(&one.text));
        }
        if !pack.assumptions.is_empty() {
            out.push('\n');
        }
        out.push_str(
            "| rule | what it says | law | in force | evidence | severity |\n|---|---|---|---|---|---|\n",
        );
        for rule in &pack.rules {
            let _ = writeln!(
                out,
                "| `{}` | {} | {} | {} | {} | {} |",
                rule.rule,
                cell(&rule.summary),
                rule.cite.iter().map(linked).collect::<Vec<_>>().join("; "),
                force(rule.from.as_ref(), rule.until.as_ref()),
                rule.evidence,
                rule.severity,
            );
        }
    }
    out
}

/// `Connecticut: school resource officers; US-CT, edition 2026.1, verified 2026-11-21, 24 rules`
fn about(pack: &PackEntry) -> String {
    let place = match (&pack.jurisdiction, pack.always) {
        (Some(jurisdiction), _) => jurisdiction.as_str(),
        (None, true) => "everywhere",
        (None, false) => "on request",
    };
    let verified = pack.verified.as_ref().map_or_else(String::new, |day| format!(", verified {day}"));
    let rules =
        if pack.rules.len() == 1 { "1 rule".to_owned() } else { format!("{} rules", pack.rules.len()) };
    format!("{}; {place}, edition {}{verified}, {rules}", pack.title, pack.edition)
}

/// `C.G.S. § 10-233m; since 2023-07-01; secondary evidence, error`
fn law(rule: &RuleEntry) -> String {
    let cite: Vec<String> = rule.cite.iter().map(words).collect();
    let mut law = format!(
        "{}; {}; evidence {}, {}",
        cite.join("; "),
        force(rule.from.as_ref(), rule.until.as_ref()),
        rule.evidence,
        rule.severity
    );
    for more in rule.binds.iter().chain(&rule.applies) {
        law.push_str("; ");
        law.push_str(more);
    }
    law
}

/// The citation as a lawyer writes it.
fn words(cite: &Cite) -> String {
    let Cite { authority, pinpoint, url } = cite.clone();
    crate::finding::Cite { authority, pinpoint, url }.words()
}

/// A citation, as a link where the law can be read somewhere.
fn linked(cite: &Cite) -> String {
    let words = cell(&words(cite));
    match &cite.url {
        Some(url) => format!("[{words}](<{}>)", url.replace(['<', '>', '\n', '|'], "")),
        None => words,
    }
}
