//! `explain`: the page of a rule, a pack, an assumption, a lint or a term, as plain text.

use std::fmt::Write;

use super::{Library, pages};
use crate::lint::LINTS;
use crate::lint::pages::Lint;
use crate::pack::{Assumption, Pack, Rule};
use crate::report::{evidence_name, severity_name};
use crate::syntax::ast::ExampleKind;
use crate::taxonomy::{Kind, Taxonomy, TermId, nearest};

impl Library {
    /// The page of a rule (`us-ct/firearm-use`, or `firearm-use` where only one pack has it), of a pack, of an
    /// assumption, of a lint (`core/may-not`) or of a term.
    ///
    /// # Errors
    /// The nearest names, if there is nothing of that name.
    pub fn explain(&self, what: &str) -> Result<String, Vec<String>> {
        let mut found = Vec::new();
        for loaded in &self.packs {
            if loaded.pack.name == what {
                found.push(pack_page(&loaded.pack));
            }
            for assumption in &loaded.pack.assumptions {
                let whole =
                    what.strip_prefix(loaded.pack.name.as_str()).and_then(|rest| rest.strip_prefix('/'));
                if assumption.name == what || whole == Some(assumption.name.as_str()) {
                    found.push(assumption_page(&loaded.pack, assumption));
                }
            }
            for rule in &loaded.pack.rules {
                if rule.id == what || rule.id.rsplit_once('/').is_some_and(|(_, name)| name == what) {
                    found.push(rule_page(&loaded.pack, rule, &loaded.text));
                }
            }
        }
        let lint = what.strip_prefix("core/").unwrap_or(what);
        found.extend(LINTS.iter().filter(|known| known.name == lint).map(lint_page));
        let terms = self.taxonomy.iter().filter(|(_, term)| term.name == what);
        found.extend(terms.map(|(id, _)| term_page(&self.taxonomy, id)));
        if !found.is_empty() {
            return Ok(found.join("\n"));
        }
        let rules = self.packs().flat_map(|pack| &pack.rules).map(|rule| rule.id.as_str());
        let short = self
            .packs()
            .flat_map(|pack| &pack.rules)
            .filter_map(|rule| rule.id.rsplit_once('/').map(|(_, name)| (name, rule.id.as_str())));
        let terms = self.taxonomy.iter().flat_map(|(_, term)| {
            let also = term.also.iter().map(|also| (also.as_str(), term.name.as_str()));
            also.chain([(term.name.as_str(), term.name.as_str())])
        });
        let packs = self.packs().map(|pack| (pack.name.as_str(), pack.name.as_str()));
        let assumptions = self.packs().flat_map(|pack| &pack.assumptions);
        let candidates = rules
            .map(|id| (id, id))
            .chain(short)
            .chain(packs)
            .chain(assumptions.map(|one| (one.name.as_str(), one.name.as_str())))
            .chain(LINTS.iter().map(|lint| (lint.name, lint.name)))
            .chain(terms);
        Err(nearest(what, candidates))
    }
}

/// The page of a term of a taxonomy.
pub fn term_page(taxonomy: &Taxonomy, id: TermId) -> String {
    let term = taxonomy.term(id);
    let names = |ids: &[TermId]| {
        let mut names: Vec<&str> = ids.iter().map(|&id| taxonomy.term(id).name.as_str()).collect();
        names.sort_unstable();
        names.join(", ")
    };
    let mut page = format!("{} ({})\n", term.name, crate::lint::kind_name(term.kind));
    if let Some(means) = &term.means {
        line(&mut page, "", means);
    }
    line(&mut page, "a case of", &names(&term.parents));
    let complete = if term.complete { " (these are all there is)" } else { "" };
    if !term.children.is_empty() {
        line(&mut page, "has the cases", &format!("{}{complete}", names(&term.children)));
    }
    line(&mut page, "has the values", &names(&term.values));
    line(&mut page, "in documents", &term.also.join(", "));
    line(&mut page, "spoken of by", &names(&term.about));
    line(&mut page, "comes before", &names(&term.precedes));
    line(&mut page, "defined in", term.cite.as_deref().unwrap_or(""));
    if term.office {
        line(&mut page, "an office", "held by one person at a time, so naming it addresses that person");
    }
    if term.inherent {
        line(
            &mut page,
            "inherent",
            "it comes to everybody in the post, so a duty timed by it binds them all",
        );
    }
    if term.kind == Kind::Action {
        frame(taxonomy, &mut page, id);
    }
    page
}

fn frame(taxonomy: &Taxonomy, page: &mut String, id: TermId) {
    let frame = &taxonomy.term(id).frame;
    let kinds = |kinds: &[Kind]| {
        kinds.iter().map(|&kind| crate::lint::kind_name(kind)).collect::<Vec<_>>().join(" or ")
    };
    line(page, "done by", &kinds(&frame.subject));
    line(page, "done to", &kinds(&frame.object));
    for (role, fitting) in &frame.roles {
        line(page, &format!("`{}`", role.preposition()), &kinds(fitting));
    }
}

pub(super) fn lint_page(lint: &Lint) -> String {
    format!(
        "core/{}: {} ({})\n\n{}\n",
        lint.name,
        lint.summary,
        severity_name(lint.severity),
        lint.page.trim()
    )
}

fn pack_page(pack: &Pack) -> String {
    let mut page = format!("{}: {}\n", pack.name, pack.title);
    line(&mut page, "applies in", pack.jurisdiction.as_deref().unwrap_or(""));
    line(&mut page, "applies", if pack.always { "everywhere" } else { "" });
    line(&mut page, "edition", &pack.edition);
    line(&mut page, "verified", &pack.verified.map_or_else(String::new, |day| day.to_string()));
    for assumption in &pack.assumptions {
        line(&mut page, taken(assumption), &format!("`{}`: {}", assumption.name, assumption.text));
    }
    line(&mut page, "rules", &format!("{}; `moulint rules {}` lists them", pack.rules.len(), pack.name));
    page
}

fn assumption_page(pack: &Pack, assumption: &Assumption) -> String {
    let Assumption { name, text, .. } = assumption;
    let mut page = format!("{}/{name}: {text}\n", pack.name);
    line(&mut page, "pack", &format!("{} ({}), edition {}", pack.title, pack.name, pack.edition));
    let (flag, state) = if assumption.on { ("--assume-not", "assumed") } else { ("--assume", "not assumed") };
    line(&mut page, "by default", &format!("{state}; `check {flag} {name}` takes it the other way"));
    for rule in pack.rules.iter().filter(|rule| rule.assumptions().contains(&name.as_str())) {
        line(&mut page, "decides on", &format!("{}: {}", rule.id, rule.summary));
    }
    page
}

fn taken(assumption: &Assumption) -> &'static str {
    if assumption.on { "assumed" } else { "not assumed" }
}

pub(super) fn rule_page(pack: &Pack, rule: &Rule, text: &str) -> String {
    let mut page = format!("{}: {}\n", rule.id, rule.summary);
    line(&mut page, "pack", &format!("{} ({}), edition {}", pack.title, pack.name, pack.edition));
    for cite in &rule.cite {
        let url = cite.url.as_deref().map(|url| format!(" <{url}>")).unwrap_or_default();
        line(&mut page, "law", &format!("{}{url}", cite.words()));
    }
    line(&mut page, "evidence", evidence_name(rule.evidence));
    line(&mut page, "severity", severity_name(rule.severity));
    line(&mut page, "in force", &pages::force(rule.from, rule.until));
    for binds in &rule.binds {
        line(&mut page, "binds", &pages::binding(binds));
    }
    for given in &rule.given {
        line(&mut page, "applies", &pages::guard(given));
    }
    for demand in &rule.demands {
        line(&mut page, "asks", &pages::asked(demand));
    }
    for name in rule.assumptions() {
        if let Some(known) = pack.assumptions.iter().find(|known| known.name == name) {
            line(&mut page, "hangs on", &format!("`{name}` ({}): {}", taken(known), known.text));
        }
    }
    if !rule.because.is_empty() {
        let _ = write!(page, "\nwhy\n  {}\n", one_line(&rule.because));
    }
    for note in &rule.notes {
        let _ = write!(page, "\nnote\n  {}\n", one_line(note));
    }
    for example in &rule.examples {
        let heading = match &example.kind {
            ExampleKind::Complies => "complies".to_owned(),
            ExampleKind::Violates(verdict) => {
                format!("violates, as {}", verdict.as_ref().map_or("missing", |name| name.text.as_str()))
            }
        };
        let title = example.title.as_ref().map(|title| format!(" ({})", title.value)).unwrap_or_default();
        let _ = write!(page, "\n{heading}{title}\n{}\n", body(example.span.slice(text)));
    }
    page
}

/// The inside of an example's braces, evenly indented.
fn body(example: &str) -> String {
    let inside = example.split_once('{').map_or(example, |(_, inside)| inside);
    let inside = inside.rsplit_once('}').map_or(inside, |(inside, _)| inside);
    let lines: Vec<&str> = inside.lines().filter(|line| !line.trim().is_empty()).collect();
    let margin = lines.iter().map(|line| line.len() - line.trim_start().len()).min().unwrap_or(0);
    lines
        .iter()
        .map(|line| format!("  {}", line.get(margin..).unwrap_or(line).trim_end()))
        .collect::<Vec<_>>()
        .join("\n")
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn line(page: &mut String, heading: &str, words: &str) {
    if !words.is_empty() {
        // Writing to a string cannot fail.
        let _ = if heading.is_empty() {
            writeln!(page, "  {words}")
        } else {
            writeln!(page, "  {heading}: {words}")
        };
    }
}
