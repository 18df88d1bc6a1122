//! The draft as text: header, sections, quotes with their marks, statements with how sure they are.

use std::sync::Arc;

use super::header::Header;
use super::outline::{Member, Passage, Section};
use super::{Draft, Mark, Tally};
use crate::fmt;
use crate::reading::{self, Class, Drafted, Reader, Sentence};
use crate::syntax::ast::{Kind, Sureness};
use crate::taxonomy::Taxonomy;

/// How wide quoted lines are.
const WIDTH: usize = 100;

/// Writes a draft.
pub fn write(header: &Header, outline: &Section, source: &str, taxonomy: &Arc<Taxonomy>) -> Draft {
    let mut passages: Vec<reading::Passage<'_>> = Vec::new();
    gather(outline, &mut passages);
    let reader = Reader::new(taxonomy, &passages);
    let read = reader.read(&passages);
    let mut writer =
        Writer { reader: &reader, text: String::new(), read: read.into_iter(), tally: Tally::default() };
    writer.header(header, source);
    writer.section(outline);
    writer.text.push_str("}\n");
    let text = fmt::format(&writer.text).unwrap_or(writer.text);
    Draft { text, tally: writer.tally }
}

/// The passages in reading order; headings are passages as well, for they say whom a list is about.
fn gather<'s>(section: &'s Section, passages: &mut Vec<reading::Passage<'s>>) {
    for member in &section.members {
        match member {
            Member::Passage(passage) => {
                passages.push(reading::Passage { kind: passage.kind, text: &passage.text });
            }
            Member::Section(inner) => {
                passages.push(reading::Passage { kind: reading::PassageKind::Heading, text: &inner.title });
                gather(inner, passages);
            }
        }
    }
}

struct Writer<'t> {
    reader: &'t Reader,
    text: String,
    read: std::vec::IntoIter<Vec<Sentence>>,
    tally: Tally,
}

/// Text as a string of the language.
fn string(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "/").replace(['"', '“', '”'], "'").replace(['\n', '\r', '\t'], " "))
}

/// A sentence as a quote with its mark, broken into lines.
pub fn quote(words: &str, mark: Mark) -> String {
    let mut all: Vec<String> = words.split_whitespace().map(str::to_owned).collect();
    // A mark counts only where it stands whole on a line, behind words.
    let last = all.pop().unwrap_or_default();
    all.push(format!("{last} [{mark}]"));
    let mut line = String::from("\n>");
    let mut lines = String::new();
    for word in &all {
        // A line that ends with a bracket would end the quote.
        if line.chars().count() + word.chars().count() >= WIDTH && !line.ends_with([']', '>']) {
            lines.push_str(&line);
            line = String::from("\n>");
        }
        line.push(' ');
        line.push_str(word);
    }
    lines + &line
}

impl Writer<'_> {
    fn line(&mut self, line: &str) {
        self.text.push_str(line);
        self.text.push('\n');
    }

    fn header(&mut self, header: &Header, source: &str) {
        self.line(&format!("// A draft, read from {} by moulint. Nobody has looked at it yet: `moulint review` goes through it.", string(source)));
        self.line(&format!("agreement {} {{", string(&header.title)));
        match &header.jurisdiction {
            Some(code) => self.line(&format!("jurisdiction {code}")),
            None => self.line(
                "// look: the paper names no state, or several; add a line such as `jurisdiction US-CT`",
            ),
        }
        for (key, name) in [("district", &header.district), ("agency", &header.agency)] {
            match name {
                Some(name) => self.line(&format!("{key} {}", string(name))),
                None => self.line(&format!("{key} ___\"name of the party\"")),
            }
        }
        let by = match header.signers.as_slice() {
            [] => String::new(),
            signers => format!(" by {}", signers.join(", ")),
        };
        match &header.signed {
            Some(date) => self.line(&format!("signed {date}{by}")),
            None => self.line(&format!("signed ___\"date of signing\"{by}")),
        }
        self.line(&format!("source {}", string(source)));
        self.line("status draft\n");
    }

    fn section(&mut self, section: &Section) {
        for member in &section.members {
            match member {
                Member::Passage(passage) => {
                    let sentences = self.read.next().unwrap_or_default();
                    self.passage(passage, &sentences);
                }
                Member::Section(inner) => {
                    // The heading itself was a passage.
                    self.read.next();
                    let covers = self.topics(&inner.title);
                    let covers = if covers.is_empty() { covers } else { format!(" covers {covers}") };
                    self.line(&format!("\nsection {} {}{covers} {{", inner.address, string(&inner.title)));
                    self.section(inner);
                    self.line("}");
                }
            }
        }
    }

    /// The topics that a heading names in so many words.
    fn topics(&self, title: &str) -> String {
        self.reader.terms(title, Kind::Topic).join(", ")
    }

    fn passage(&mut self, passage: &Passage, sentences: &[Sentence]) {
        let alone = sentences.len() < 2;
        for (index, sentence) in sentences.iter().enumerate() {
            let words = passage.text.get(sentence.span.clone()).unwrap_or_default();
            let number = u32::try_from(index + 1).unwrap_or(u32::MAX);
            let mark = Mark::new(passage.place, (!alone).then_some(number));
            let label = passage.label.as_deref().filter(|_| index == 0);
            self.quote(label, words, mark);
            self.statements(sentence, passage.signature);
        }
    }

    fn quote(&mut self, label: Option<&str>, words: &str, mark: Mark) {
        let label = label.map(|label| format!("{label} ")).unwrap_or_default();
        let lines = quote(&format!("{label}{words}"), mark);
        self.line(&lines);
    }

    fn statements(&mut self, sentence: &Sentence, signature: bool) {
        self.tally.sentences += 1;
        if !sentence.clauses.is_empty() {
            self.tally.read += 1;
            for clause in &sentence.clauses {
                self.tally.clauses += 1;
                self.tally.sure += usize::from(clause.sureness == Sureness::Sure);
                self.clause(clause);
            }
            return;
        }
        let class = if signature { Class::Form } else { sentence.class };
        match class.reason() {
            Some(reason) => {
                self.tally.unmodelled += 1;
                self.line(&format!("draft likely: unmodelled \"{reason}\"."));
            }
            None => {
                self.tally.unread += 1;
                self.line("// look: this sentence was not understood");
            }
        }
    }

    fn clause(&mut self, clause: &Drafted) {
        for doubt in &clause.doubts {
            self.line(&format!("// look: {}", doubt.replace(['\n', '\r'], " ").replace("*/", "* /")));
        }
        self.line(&format!("draft {}: {}.", clause.sureness.word(), clause.text));
    }
}
