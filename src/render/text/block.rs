//! One finding, or several about the same words, as a block: what, where, what to do, when it matters, and
//! the law. Lines and columns count from one, columns in Unicode scalar values.

use std::cmp::Reverse;
use std::fmt;
use std::ops::Deref;

use miette::{
    Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NarratableReportHandler, SourceCode,
    ThemeCharacters, ThemeStyles,
};

use super::excerpt::{Excerpt, Page};
use super::paint::{Ink, wrap};
use crate::check::verdict::Verdict;
use crate::finding::{Cite, Finding, Severity, Suppressed, Suppression};
use crate::render::{Style, mask};
use crate::report::{self, evidence_name, severity_name};
use crate::text::Span;

/// More lines than these are not shown of one place; its first line stands for it.
const MAX_LINES: usize = 6;

/// How many other places one finding may show.
const MAX_RELATED: usize = 4;

/// A file that findings are shown in.
pub(super) struct Sheet<'a> {
    /// Its path.
    pub(super) path: &'a str,
    /// Its text.
    pub(super) page: Page,
    /// How it is shown.
    pub(super) style: Style,
    /// Whether its lines are drawn or told.
    pub(super) voice: Voice,
}

/// How lines of a file are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Voice {
    /// With bars and arcs, for eyes.
    Drawn,
    /// In sentences, for ears.
    Told,
}

/// A finding that is shown, with why it does not count.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<'a> {
    finding: &'a Finding,
    by: Option<&'a Suppression>,
}

impl<'a> From<&'a Finding> for Shown<'a> {
    fn from(finding: &'a Finding) -> Self {
        Self { finding, by: None }
    }
}

impl<'a> From<&'a Suppressed> for Shown<'a> {
    fn from(suppressed: &'a Suppressed) -> Self {
        Self { finding: &suppressed.finding, by: Some(&suppressed.by) }
    }
}

impl Deref for Shown<'_> {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        self.finding
    }
}

/// One finding with everything that belongs to it.
pub(super) fn single<'a>(sheet: &Sheet<'_>, finding: impl Into<Shown<'a>>) -> String {
    let finding: Shown<'_> = finding.into();
    let mut places: Vec<(Span, &str)> = Vec::new();
    let others = finding.related.iter().take(MAX_RELATED);
    // What a whole agreement lacks is shown where it comes nearest; its title would say nothing.
    if finding.related.is_empty() || finding.verdict.is_none() || !sheet.is_title(finding.span) {
        places.push((finding.span, &finding.label));
    }
    places.extend(others.map(|other| (other.span, other.message.as_str())));
    let mut block = head(sheet.style, &finding);
    if sheet.voice == Voice::Told {
        block.push_str(&sheet.told_place(finding.span));
    }
    block.push('\n');
    block.push_str(&snippet(sheet, finding.severity, &finding.message, &places));
    block.push_str(&advice(sheet.style, 2, &finding));
    block
}

/// Several findings about the same words: the words once, then what each finding says of them.
pub(super) fn group(sheet: &Sheet<'_>, findings: &[Shown<'_>]) -> String {
    let mut findings = findings.to_vec();
    findings.sort_by_key(|finding| Reverse(weight(finding.severity)));
    let Some(first) = findings.first() else { return String::new() };
    let count = findings.len();
    let here = if sheet.is_title(first.span) { "this document" } else { "these words" };
    let message = if findings.iter().all(|finding| finding.verdict == Some(Verdict::Missing)) {
        format!("nothing in {here} answers {count} rules")
    } else if findings.iter().all(|finding| finding.verdict.is_some()) {
        format!("{here} fall{} short of {count} rules", if here.starts_with("this") { "s" } else { "" })
    } else {
        format!("{count} findings about {here}")
    };
    let alike = findings.iter().all(|finding| finding.label == first.label);
    let label = if alike { first.label.as_str() } else { "" };
    let mut block = match sheet.voice {
        Voice::Drawn => String::new(),
        Voice::Told => format!("{count} findings{}\n", sheet.told_place(first.span)),
    };
    block.push_str(&snippet(sheet, first.severity, &message, &[(first.span, label)]));
    for finding in &findings {
        let style = sheet.style;
        block.push_str("\n  ");
        block.push_str(&head(style, finding));
        block.push('\n');
        for line in wrap(&mask::line(&finding.message), style.width.saturating_sub(4).max(12), 0) {
            block.push_str("    ");
            block.push_str(&style.paint(Ink::Strong, &line));
            block.push('\n');
        }
        if !alike && !finding.label.is_empty() {
            block.push_str(&style.paragraph(4, "here:", &mask::line(&finding.label)));
        }
        block.push_str(&advice(style, 4, finding));
    }
    block
}

impl Sheet<'_> {
    /// Whether a span lies on the line that opens a document.
    fn is_title(&self, span: Span) -> bool {
        let word = self.page.first_word(span);
        word.is_some_and(|word| ["agreement", "template", "pack", "vocabulary"].contains(&word))
    }

    /// `, in a.mou, line 3, column 5`
    fn told_place(&self, span: Span) -> String {
        let (line, column) = self.page.line_column(self.page.clamp(span).start);
        format!(", in {}, line {line}, column {column}", mask::line(self.path))
    }
}

fn weight(severity: Severity) -> u8 {
    match severity {
        Severity::Error => 2,
        Severity::Warning => 1,
        Severity::Advice => 0,
    }
}

/// `error us-ct/firearm-use (weaker)`
fn head(style: Style, finding: &Finding) -> String {
    let severity = Ink::Of(finding.severity);
    let mut head = style.paint(severity, severity_name(finding.severity));
    head.push(' ');
    head.push_str(&style.paint(Ink::Strong, &mask::line(&finding.rule)));
    if let Some(verdict) = finding.verdict {
        head.push_str(&style.paint(Ink::Faint, &format!(" ({verdict})")));
    }
    if let Some(from) = finding.from {
        head.push_str(&style.paint(Ink::Faint, &format!(", from {from}")));
    }
    head
}

/// What to do, when it matters, and the law.
fn advice(style: Style, indent: usize, finding: &Shown<'_>) -> String {
    let mut advice = String::new();
    let mut add = |key: &str, text: &str| {
        if !text.trim().is_empty() {
            advice.push_str(&style.paragraph(indent, key, &mask::line(text)));
        }
    };
    if let Some(by) = finding.by {
        let words = report::Suppression::from(by).words();
        let (key, rest) = words.split_once(' ').unwrap_or((&words, ""));
        add(key, rest);
    }
    add("help:", &finding.help);
    if let Some(scenario) = &finding.scenario {
        add("for example:", &scenario.sentence);
    }
    if !finding.cite.is_empty() {
        let mut law = finding.cite.iter().map(Cite::words).collect::<Vec<_>>().join("; ");
        if let Some(evidence) = finding.evidence {
            law.push_str(" (evidence: ");
            law.push_str(evidence_name(evidence));
            law.push(')');
        }
        add("law:", &law);
    }
    advice
}

/// The message and the lines it is about.
fn snippet(sheet: &Sheet<'_>, severity: Severity, message: &str, places: &[(Span, &str)]) -> String {
    let Sheet { path, page, style, voice } = sheet;
    let path = mask::line(path);
    let places: Vec<(Span, &str)> =
        places.iter().map(|&(span, label)| (shorten(page, page.clamp(span)), label)).collect();
    let spans: Vec<Span> = places.iter().map(|&(span, _)| span).collect();
    // Line number, bars and blanks, and the brackets of places that span lines.
    let brackets = spans.iter().filter(|&&span| page.lines(span).0 != page.lines(span).1).count();
    let margin = spans.iter().map(|&span| page.number_width(span)).max().unwrap_or(1)
        + 5
        + if brackets > 0 { brackets + 2 } else { 0 };
    let room = style.width.saturating_sub(margin).max(16);
    let excerpt = Excerpt::new(page, &path, &spans, room);
    let mut labels: Vec<LabeledSpan> = places
        .iter()
        .enumerate()
        .map(|(number, &(span, label))| {
            let place = excerpt.place(page, span);
            let label = label_lines(page, span, label, room);
            if number == 0 {
                LabeledSpan::new_primary_with_span(label, place)
            } else {
                LabeledSpan::new_with_span(label, place)
            }
        })
        .collect();
    labels.sort_by_key(LabeledSpan::offset);
    let first = spans.first().copied().unwrap_or_default();
    let message = wrap(&mask::line(message), style.width.saturating_sub(4).max(12), 0).join("\n");
    let view = View { message, severity, labels, excerpt };
    let mut out = String::new();
    let rendered = match voice {
        Voice::Drawn => handler(*style, severity, &view.labels).render_report(&mut out, &view),
        Voice::Told => NarratableReportHandler::new().render_report(&mut out, &view),
    };
    if rendered.is_err() {
        // miette could not place a label. What is wrong is still worth saying, with its place.
        out = format!("  {}: {}\n", page.place(&path, first.start), view.message);
    }
    trimmed(&out)
}

/// A long place is shown by its first line.
fn shorten(page: &Page, span: Span) -> Span {
    let (first, last) = page.lines(span);
    if last - first >= MAX_LINES { page.first_line(span) } else { span }
}

/// A label broken into lines that fit beside the middle of its span.
fn label_lines(page: &Page, span: Span, label: &str, room: usize) -> Option<String> {
    if label.trim().is_empty() {
        return None;
    }
    let (first, last) = page.lines(span);
    let start = if first == last {
        // Where the line is cut, its label stands further to the left than this says.
        let (start, end) = (page.columns_before(span.start), page.columns_before(span.end));
        usize::midpoint(start.min(room / 2), end.min(room)) + 5
    } else {
        5
    };
    let lines = wrap(&mask::line(label), room.saturating_sub(start).max(20), 0);
    Some(lines.join("\n"))
}

/// miette set up for labels in the order of the text, so that the place of the finding has the colour of its
/// severity and the others stand back.
fn handler(style: Style, severity: Severity, labels: &[LabeledSpan]) -> GraphicalReportHandler {
    let mut styles = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let primary = match severity {
        Severity::Error => styles.error,
        Severity::Warning => styles.warning,
        Severity::Advice => styles.advice,
    };
    styles.highlights =
        labels.iter().map(|label| if label.primary() { primary } else { styles.help }).collect();
    let theme = GraphicalTheme { characters: ThemeCharacters::unicode(), styles };
    GraphicalReportHandler::new_themed(theme)
        // miette would break the names of terms at their hyphens.
        .with_wrap_lines(false)
        .with_context_lines(1)
        .with_links(false)
        .with_urls(false)
}

/// The text without blanks at the ends of lines, and without empty lines at its ends.
fn trimmed(text: &str) -> String {
    let mut trimmed = String::with_capacity(text.len());
    for line in text.trim_matches('\n').lines() {
        trimmed.push_str(line.trim_end());
        trimmed.push('\n');
    }
    trimmed
}

/// A finding as miette wants to see it.
#[derive(Debug)]
struct View {
    message: String,
    severity: Severity,
    labels: Vec<LabeledSpan>,
    excerpt: Excerpt,
}

impl fmt::Display for View {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.message)
    }
}

impl std::error::Error for View {}

impl Diagnostic for View {
    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Advice => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.excerpt)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

#[cfg(test)]
#[path = "block_tests.rs"]
mod tests;
