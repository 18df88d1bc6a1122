//! `moulint config`: what is in effect, and where it comes from.

use std::fmt::Write;

use super::args::ShowConfig;
use super::output::Output;
use super::scope::{Asked, Choice, Scope, nearest_file};
use super::{Outcome, files, packs};
use crate::config::place_of;
use crate::report::severity_name;
use crate::suppress::Level;
use crate::text::line_index::LineIndex;

/// Shows it.
pub fn run(asked: &ShowConfig, output: &Output) -> Outcome {
    if !files::exists(&asked.path) {
        output.complain(&format!("{}: there is no such file or folder", asked.path.display()));
        return Outcome::FAILED;
    }
    let choice = asked.config.clone().map_or(Choice::Nearest, Choice::This);
    let file = nearest_file(&asked.path, &choice);
    match Scope::load(file.as_deref(), &Asked::default(), |chosen| chosen) {
        Ok(scope) => output.print(&shown(&scope, asked), Outcome::default()),
        Err(troubles) => {
            packs::tell(troubles, output);
            Outcome::FAILED
        }
    }
}

fn shown(scope: &Scope, asked: &ShowConfig) -> String {
    let mut lines: Vec<(String, String, String)> = Vec::new();
    let written = Written::of(scope);
    let mut add = |key: &str, value: String, set: bool| {
        lines.push((key.to_owned(), value, if set { written.place(key) } else { "default".to_owned() }));
    };
    let config = &scope.config;
    let packs = match &scope.names {
        Some(names) => names.iter().map(|name| edition(scope, name)).collect::<Vec<_>>().join(", "),
        None => "those of each agreement's state, and those that apply everywhere".to_owned(),
    };
    add("packs", packs, !config.packs.is_empty());
    add("vocabularies", or_none(&config.vocabularies), !config.vocabularies.is_empty());
    let as_of = scope.settings.as_of.to_string();
    add(
        "as-of",
        if config.as_of.is_some() { as_of } else { format!("{as_of}, which is today") },
        config.as_of.is_some(),
    );
    let horizon =
        scope.settings.horizon.map_or_else(|| "each agreement's term".to_owned(), |day| day.to_string());
    add("horizon", horizon, config.horizon.is_some());
    add("preview", config.preview.to_string(), config.preview);
    add("advice", config.advice.to_string(), config.advice);
    add("fail-on", severity_name(scope.failing).to_owned(), config.fail_on.is_some());
    let include = if config.include.is_empty() { "**/*.mou".to_owned() } else { config.include.join(", ") };
    add("include", include, !config.include.is_empty());
    add("exclude", or_none(&config.exclude), !config.exclude.is_empty());
    let named = |file: &Option<super::scope::Beside>| {
        file.as_ref().map_or_else(|| "none".to_owned(), |file| file.path.display().to_string())
    };
    add("baseline", named(&scope.baseline), config.baseline.is_some());
    let limits = scope.policy.limits;
    let waivers = format!(
        "{}; at most {} days, told of {} days before the end",
        named(&scope.waivers),
        limits.longest,
        limits.notice
    );
    add("waivers", waivers, config.waivers != crate::config::Waivers::default());
    for (name, taken) in &scope.settings.assumptions {
        let short = name.rsplit('/').next().unwrap_or(name);
        let place = [name.as_str(), short].into_iter().map(|name| written.place(name));
        let place =
            place.reduce(|one, other| if one.contains(':') { one } else { other }).unwrap_or_default();
        lines.push((format!("assume {name}"), taken.to_string(), place));
    }
    for (rule, level) in &scope.policy.severities {
        let level = match level {
            Level::Off => "off",
            Level::At(severity) => severity_name(*severity),
        };
        lines.push((format!("severity {rule}"), level.to_owned(), written.place(rule)));
    }
    for (pattern, name) in &config.jurisdiction {
        lines.push((format!("jurisdiction {pattern}"), name.clone(), written.place(pattern)));
    }
    let mut text = match &scope.file {
        Some(file) => format!("{} governs {}\n", file.path.display(), asked.path.display()),
        None => format!("no moulint.toml governs {}\n", asked.path.display()),
    };
    let first = lines.iter().map(|(key, _, _)| key.chars().count()).max().unwrap_or(0);
    for (key, value, place) in lines {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{key:<first$}  {value}  ({place})");
    }
    text.lines().map(|line| crate::render::mask::line(line) + "\n").collect()
}

/// The configuration as it is written, to say where a setting stands.
struct Written<'s> {
    path: String,
    text: &'s str,
    lines: LineIndex,
}

impl<'s> Written<'s> {
    fn of(scope: &'s Scope) -> Self {
        let text = scope.file.as_ref().map_or("", |file| file.text.as_str());
        let path = scope.file.as_ref().map_or_else(String::new, |file| file.path.display().to_string());
        Self { path, text, lines: LineIndex::new(text) }
    }

    fn place(&self, key: &str) -> String {
        let line = self.lines.line(place_of(self.text, key).start) + 1;
        format!("{}:{line}", self.path)
    }
}

fn edition(scope: &Scope, name: &str) -> String {
    let pack = scope.library.packs().find(|pack| pack.name == name);
    let here = pack.map_or("", |pack| pack.edition.as_str());
    match scope.settings.editions.get(name) {
        Some(edition) if edition.to_string() != here => format!("{name} {here}, with the rules of {edition}"),
        _ => format!("{name} {here}"),
    }
}

fn or_none(list: &[String]) -> String {
    if list.is_empty() { "none".to_owned() } else { list.join(", ") }
}
