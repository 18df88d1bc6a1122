//! What there is to say about the words under the pointer, as Markdown: what is wrong there, what the clause means
//! and which rules rest on it, what the term means, what the law says.

use std::fmt::Write;

use super::View;
use super::locate::{self, holds};
use super::occurrence::{self, Occurrence, Symbol};
use super::resting;
use crate::export;
use crate::finding::{Cite, Finding};
use crate::library;
use crate::lower::Understanding;
use crate::syntax::ast::Document;
use crate::text::Span;

/// What is said, and about which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hover {
    /// Markdown.
    pub markdown: String,
    /// The words.
    pub span: Span,
}

/// What there is to say at a place.
pub fn at(view: &View<'_>, offset: u32) -> Option<Hover> {
    let mut parts = Vec::new();
    let mut span = None;
    let findings = view.live.checked().iter().flat_map(|checked| &checked.findings);
    for finding in findings.filter(|finding| holds(finding.span, offset) && is_local(view, finding)) {
        // Editors show what is wrong and what to do beside this.
        let more = more_about(finding);
        if !more.is_empty() {
            parts.push(format!("`{}`{more}", finding.rule));
        }
        span.get_or_insert(finding.span);
    }
    let name = occurrence::at(view.library, view.live, offset);
    if let Some(name) = &name {
        if let Some(page) = about_name(view, name) {
            parts.push(page);
            span = Some(name.span);
        }
    } else if let Some((page, at)) = about_citation(view, offset) {
        parts.push(page);
        span = Some(at);
    }
    if let Some((page, at)) = about_clause(view, offset) {
        parts.push(page);
        span.get_or_insert(at);
    }
    (!parts.is_empty()).then(|| Hover { markdown: parts.join("\n\n---\n\n"), span: span.unwrap_or_default() })
}

/// Whether a finding is about the words it points at: one about the agreement as a whole points at its title, and
/// a dozen of these would bury everything else.
fn is_local(view: &View<'_>, finding: &Finding) -> bool {
    !view.live.agreements().any(|document| document.title_span == finding.span)
}

/// A finding with its scenario, what to do, and the law.
pub fn about_finding(finding: &Finding) -> String {
    let mut page = format!("**{}** `{}`", plain(&finding.message), finding.rule);
    if !finding.help.is_empty() {
        let _ = write!(page, "\n\n*What to do:* {}", plain(&finding.help));
    }
    page.push_str(&more_about(finding));
    page
}

/// Its scenario and the law, which say why.
fn more_about(finding: &Finding) -> String {
    let mut page = String::new();
    if let Some(scenario) = &finding.scenario {
        let _ = write!(page, "\n\n*For example:* {}", plain(&scenario.sentence));
    }
    if !finding.cite.is_empty() {
        let cites: Vec<String> = finding.cite.iter().map(cite).collect();
        let _ = write!(page, "\n\n*Law:* {}", cites.join("; "));
    }
    page
}

/// A citation, as a link where its text can be read.
pub fn cite(cite: &Cite) -> String {
    match &cite.url {
        Some(url) => format!("[{}]({url})", plain(&cite.words())),
        None => plain(&cite.words()),
    }
}

fn about_name(view: &View<'_>, name: &Occurrence) -> Option<String> {
    match &name.symbol {
        Symbol::Term(kind, text) => {
            let own = view.live.agreements().find(|document| holds(document.span, name.span.start));
            let taxonomy = own.map_or(view.library.taxonomy(), |document| &document.taxonomy);
            let id = taxonomy.named(*kind, text)?;
            let mut page = markdown(&library::term_page(taxonomy, id));
            if let Some(rebound) = own.and_then(|document| document.lexicon.rebound.get(&id)) {
                let said = rebound_line(view, rebound.span);
                let _ = write!(page, "\n\n*In this document:* `{said}`");
            }
            Some(page)
        }
        Symbol::Rule(rule) => Some(markdown(&view.library.explain(rule).ok()?)),
        Symbol::Pack(pack) => Some(markdown(&view.library.explain(pack).ok()?)),
        Symbol::Assumption(pack, name) => {
            Some(markdown(&view.library.explain(&format!("{pack}/{name}")).ok()?))
        }
        Symbol::Authority(..) => about_citation(view, name.span.start).map(|(page, _)| page),
        Symbol::Clause(_, index) if !name.gives => {
            let document = view.live.agreements().find(|document| holds(document.span, name.span.start))?;
            let statement = document.statements.get(*index)?;
            let words = statement.span.slice(view.live.text());
            Some(format!("`{}`\n\n```mou\n{words}\n```", statement.address))
        }
        Symbol::Section(_, index) => {
            let document = view.live.agreements().find(|document| holds(document.span, name.span.start))?;
            let section = document.sections.get(*index)?;
            let inside = document.statements.iter().filter(|one| section.span.contains(one.span)).count();
            let title = section.title.as_deref().unwrap_or("without a title");
            Some(format!("section **{}**: {title}, {inside} statements", section.address))
        }
        Symbol::Clause(..) => None,
    }
}

/// The definition that stands around a name.
fn rebound_line(view: &View<'_>, span: Span) -> String {
    let statement = locate::at(view.live, span.start).statement();
    let words = statement.map_or("", |statement| statement.span.slice(view.live.text()));
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The authority that a citation names, and what rests on it.
fn about_citation(view: &View<'_>, offset: u32) -> Option<(String, Span)> {
    let located = locate::at(view.live, offset);
    let Some((_, Document::Pack(pack))) = located.document else { return None };
    let cited = located.rule.into_iter().flat_map(|rule| &rule.citations).find_map(|citation| {
        let span = citation
            .pinpoint
            .as_ref()
            .map_or(citation.authority.span, |pinpoint| citation.authority.span.join(pinpoint.span));
        holds(span, offset).then_some((citation.authority.text.as_str(), citation.pinpoint.as_ref(), span))
    });
    let given = || {
        let authority = pack.authorities.iter().find(|authority| holds(authority.span, offset))?;
        Some((authority.name.text.as_str(), None, authority.name.span))
    };
    let (name, pinpoint, span) = cited.or_else(given)?;
    let authority = pack.authorities.iter().find(|authority| authority.name.text == name)?;
    let whole = Cite {
        authority: authority.title.value.clone(),
        pinpoint: pinpoint.map(|pinpoint| pinpoint.value.clone()),
        url: authority.url.as_ref().map(|url| url.value.clone()),
    };
    let cites = |rule: &&crate::syntax::ast::Rule| {
        rule.citations.iter().any(|citation| citation.authority.text == name)
    };
    let rules: Vec<String> =
        pack.rules.iter().filter(cites).map(|rule| format!("`{}`", rule.name.text)).collect();
    Some((format!("**{}**\n\ncited by {}", cite(&whole), rules.join(", ")), span))
}

/// What a clause means, and which rules rest on it.
fn about_clause(view: &View<'_>, offset: u32) -> Option<(String, Span)> {
    let (document, index) = clause_at(view, offset)?;
    let statement = document.statements.get(index)?;
    let sentences = export::sentences(document, index);
    if sentences.is_empty() {
        return None;
    }
    let mut page = format!("clause `{}`", statement.address);
    for sentence in &sentences {
        let _ = write!(page, "\n\n{}", plain(sentence));
    }
    let rules = resting::on(view, document, index);
    if !rules.is_empty() {
        let names: Vec<String> =
            rules.iter().map(|rule| format!("`{}` ({})", rule.rule, rule.verdict)).collect();
        let _ = write!(page, "\n\n*Rules that rest on it:* {}", names.join(", "));
    }
    Some((page, statement.span))
}

/// The statement at a place, with its document.
pub fn clause_at<'v>(view: &View<'v>, offset: u32) -> Option<(&'v Understanding, usize)> {
    let document = view.live.agreements().find(|document| holds(document.span, offset))?;
    let index = document.statements.iter().position(|statement| holds(statement.span, offset))?;
    Some((document, index))
}

/// A page of `explain` as Markdown: the heading bold, each line with its words an item, examples as code.
pub fn markdown(page: &str) -> String {
    // The page of a lint is Markdown already.
    if let Some((heading, rest)) = page.split_once("\n\n")
        && heading.starts_with("core/")
    {
        return format!("### {}\n\n{}", plain(heading), rest.trim_end());
    }
    let mut out = String::new();
    let mut code = false;
    for (number, line) in page.lines().enumerate() {
        let starts_code = line.starts_with("complies") || line.starts_with("violates");
        if code && line.trim().is_empty() {
            out.push_str("```\n");
            code = false;
        }
        if number == 0 {
            let _ = writeln!(out, "### {}\n", plain(line));
        } else if matches!(line, "why" | "note") {
            let _ = writeln!(out, "\n**{line}**\n");
        } else if starts_code {
            let _ = writeln!(out, "\n*{}*\n\n```mou", plain(line));
            code = true;
        } else if code {
            let _ = writeln!(out, "{}", line.strip_prefix("  ").unwrap_or(line));
        } else if let Some((heading, words)) = line
            .strip_prefix("  ")
            .and_then(|line| line.split_once(": "))
            .filter(|(heading, _)| heading.len() < 20)
        {
            let _ = writeln!(out, "- *{}*: {}", plain(heading), plain(words));
        } else {
            let _ = writeln!(out, "{}", plain(line.trim_start()));
        }
    }
    if code {
        out.push_str("```\n");
    }
    out.trim_end().to_owned()
}

/// Text of a document or a pack as it can stand in Markdown: what could be markup is kept from being it, save for
/// backticks, which mark words here as they do in messages.
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut code = false;
    for character in crate::render::mask::line(text).chars() {
        match character {
            '`' => code = !code,
            '<' if !code && text.contains("<http") => {}
            '*' | '_' | '[' | ']' | '<' | '#' | '|' | '\\' | '!' if !code => out.push('\\'),
            _ => {}
        }
        out.push(character);
    }
    if code {
        out.push('`');
    }
    out
}
