//! Case files: agreements with what is expected of them, as comments inside the agreement.
//!
//! ```text
//! //~ as of 2026-06-30                        the day for what follows in this agreement
//! //~ horizon 2027-06-30                      how far to look ahead
//! //~ assuming not automatic-renewal-extends  an assumption, taken or not
//! //~ RULE: VERDICT [CLAUSE, CLAUSE] [- words said at the clause]
//! //~ scenario contains "WORDS"               for the rule named before
//! //~ upcoming RULE from 2026-07-01           it fails from then on
//! //~ core/contradiction: reported            a lint
//! ```
//!
//! Only what is written is compared. A rule without its pack is one of the pack that the case belongs to.

use jiff::civil::Date;

use super::failure;
use crate::finding::{Checked, Finding};
use crate::library::{Library, Settings};
use crate::syntax::ast::Document;
use crate::syntax::{self};
use crate::text::Span;

/// What an expectation begins with.
pub const MARK: &str = "//~ ";

/// Expectations may not rest on text that could not be read.
const UNREAD: [&str; 3] = ["core/syntax", "core/unknown-term", "core/wrong-kind"];

/// One line of expectation, compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expectation {
    /// Where it stands, without the mark.
    pub span: Span,
    /// What was expected.
    pub expected: String,
    /// What was found, in the same words.
    pub found: String,
    /// Whether the one is in the other.
    pub holds: bool,
}

impl Expectation {
    /// A finding, if it does not hold.
    pub fn failure(self) -> Option<Finding> {
        let message = format!("expected `{}`, found `{}`", self.expected, self.found);
        (!self.holds).then(|| failure("test/case", self.span, message).help("correct the rule or the case"))
    }
}

/// Compares all expectations of a case file. `packs` are those that it belongs to.
pub fn run(library: &Library, packs: &[String], text: &str, today: Date) -> Vec<Expectation> {
    let parsed = syntax::parse(text);
    let mut compared = Vec::new();
    let mut at = 0;
    let mut reader: Option<Reader<'_>> = None;
    for line in text.split_inclusive('\n') {
        let start = at;
        at += line.len();
        let Some((before, expected)) = line.trim_end().split_once(MARK) else { continue };
        let span = Span::new(start + before.len() + MARK.len(), start + line.trim_end().len());
        let home = parsed.file.documents.iter().position(|document| match document {
            Document::Agreement(agreement) => agreement.span.contains(span),
            Document::Pack(_) | Document::Vocabulary(_) => false,
        });
        let mut expectation =
            Expectation { span, expected: expected.to_owned(), found: String::new(), holds: false };
        match home {
            None => "no agreement here".clone_into(&mut expectation.found),
            Some(home) => {
                if reader.as_ref().is_none_or(|reader| reader.document != home) {
                    reader = Some(Reader::new(library, packs, text, home, today));
                }
                match reader.as_mut().and_then(|reader| reader.read(expected)) {
                    Some(found) => {
                        expectation.holds = found.holds;
                        expectation.found = found.words;
                    }
                    // What sets the stage expects nothing.
                    None => continue,
                }
            }
        }
        compared.push(expectation);
    }
    compared
}

/// What was found where something was expected.
struct Found {
    words: String,
    holds: bool,
}

impl Found {
    fn new(words: impl Into<String>, holds: bool) -> Self {
        Self { words: words.into(), holds }
    }
}

/// Reads the expectations of one agreement in turn.
struct Reader<'a> {
    library: &'a Library,
    text: &'a str,
    document: usize,
    settings: Settings,
    /// The agreement as checked with these settings; none, when they have changed.
    checked: Option<Checked>,
    home: String,
    last_rule: String,
}

impl<'a> Reader<'a> {
    fn new(library: &'a Library, packs: &[String], text: &'a str, document: usize, today: Date) -> Self {
        // Whatever pack a case names may be asked for.
        let settings = Settings::new(today).packs(library.pack_names());
        let home = packs.first().cloned().unwrap_or_default();
        Self { library, text, document, settings, checked: None, home, last_rule: String::new() }
    }

    /// What is found; nothing for a line that sets the stage for those after it.
    fn read(&mut self, expected: &str) -> Option<Found> {
        if let Some(day) = expected.strip_prefix("as of ") {
            return self.day(day, |settings, day| settings.as_of = day);
        }
        if let Some(day) = expected.strip_prefix("horizon ") {
            return self.day(day, |settings, day| settings.horizon = Some(day));
        }
        if let Some(assumption) = expected.strip_prefix("assuming ") {
            let (name, taken) = match assumption.trim().strip_prefix("not ") {
                Some(name) => (name.trim(), false),
                None => (assumption.trim(), true),
            };
            let known = self.library.packs().flat_map(|pack| &pack.assumptions).any(|one| one.name == name);
            if !known {
                return Some(Found::new("no assumption of this name", false));
            }
            self.settings.assumptions.insert(name.to_owned(), taken);
            self.checked = None;
            return None;
        }
        if self.checked.is_none() {
            self.checked = self.library.check(self.text, &self.settings).into_iter().nth(self.document);
        }
        let checked = self.checked.as_ref()?;
        if let Some(unread) = checked.findings.iter().find(|one| UNREAD.contains(&one.rule.as_str())) {
            return Some(Found::new(format!("{}: {}", unread.rule, unread.message), false));
        }
        if let Some(words) = expected.strip_prefix("scenario contains ") {
            return Some(scenario(checked, &self.last_rule, words.trim_matches('"')));
        }
        if let Some(rest) = expected.strip_prefix("upcoming ") {
            return Some(upcoming(checked, &self.home, rest));
        }
        let (rule, rest) = expected.split_once(": ").unwrap_or((expected, ""));
        self.last_rule = whole(&self.home, rule);
        Some(verdict(checked, &self.last_rule, rule, rest))
    }

    fn day(&mut self, written: &str, set: impl Fn(&mut Settings, Date)) -> Option<Found> {
        let Ok(day) = written.trim().parse::<Date>() else {
            return Some(Found::new("no day of this form", false));
        };
        set(&mut self.settings, day);
        self.checked = None;
        None
    }
}

/// A rule with its pack.
fn whole(home: &str, rule: &str) -> String {
    if rule.contains('/') { rule.to_owned() } else { format!("{home}/{rule}") }
}

/// `RULE: VERDICT [CLAUSE, CLAUSE] [- words]`
fn verdict(checked: &Checked, id: &str, rule: &str, expected: &str) -> Found {
    let finding = checked.findings.iter().find(|finding| finding.rule == id);
    let (wanted, remark) = expected.split_once(" - ").unwrap_or((expected, ""));
    let (verdict, clauses) = wanted.split_once(' ').unwrap_or((wanted, ""));
    let said = finding.map_or("", |finding| match finding.related.first() {
        _ if !finding.label.is_empty() => finding.label.as_str(),
        Some(related) => related.message.as_str(),
        None => "",
    });
    let (known, named) = match checked.verdicts.iter().find(|one| one.rule == id) {
        Some(found) => (found.verdict.name(), found.clauses.join(", ")),
        None if finding.is_some() => ("reported", String::new()),
        None if id.starts_with("core/") => ("not reported", String::new()),
        None => return Found::new(format!("no rule `{id}`"), false),
    };
    let holds = known == verdict
        && (clauses.is_empty() || clauses == named)
        && (remark.is_empty()
            || said.contains(remark)
            || finding.is_some_and(|one| one.message.contains(remark)));
    let mut words = format!("{rule}: {known}");
    for part in [(named.as_str(), " "), (said, " - ")] {
        if !part.0.is_empty() {
            words.push_str(part.1);
            words.push_str(part.0);
        }
    }
    Found::new(words, holds)
}

/// `scenario contains "WORDS"`
fn scenario(checked: &Checked, rule: &str, words: &str) -> Found {
    let told: Vec<&str> = checked
        .findings
        .iter()
        .filter(|finding| finding.rule == rule)
        .filter_map(|finding| finding.scenario.as_ref())
        .map(|scenario| scenario.sentence.as_str())
        .collect();
    Found::new(format!("scenario {}", told.join(" ")), told.iter().any(|sentence| sentence.contains(words)))
}

/// `RULE from DAY`, or `RULE never`
fn upcoming(checked: &Checked, home: &str, expected: &str) -> Found {
    let rule = expected.split(' ').next().unwrap_or_default();
    let id = whole(home, rule);
    let from = checked.upcoming.iter().find(|finding| finding.rule == id).and_then(|finding| finding.from);
    let words = from.map_or_else(|| format!("{rule} never"), |from| format!("{rule} from {from}"));
    let holds = words == expected;
    Found::new(format!("upcoming {words}"), holds)
}
