//! Exceptions that stand in a sentence of their own, or in a list: `This does not apply in an emergency.`

use super::class::Class;
use super::conditions;
use super::heads::trimmed;
use super::lists::Walk;
use super::phrases::Vocabulary;
use super::words::{self, Word};
use super::{Drafted, Passage, PassageKind, Sentence};
use crate::syntax::ast::Sureness;

impl Walk<'_> {
    /// `The District shall not disclose records, except:` with the exceptions that follow, as one sentence.
    pub(super) fn excepting(&mut self, head: &str, following: &[Passage<'_>]) -> (Class, Vec<Drafted>) {
        let Some(PassageKind::Item(depth)) = following.first().map(|passage| passage.kind) else {
            return (Class::Head, Vec::new());
        };
        let items = following
            .iter()
            .take_while(|passage| matches!(passage.kind, PassageKind::Item(next) if next >= depth));
        let items: Vec<String> = items.take(40).map(|passage| trimmed(passage.text)).collect();
        let head = head.trim_end().trim_end_matches([':', '—', '–', ' ']);
        let head =
            head.trim_end_matches("that").trim_end().trim_end_matches("except").trim_end_matches([',', ' ']);
        let mut clauses = self.clauses(head);
        let exceptions: Vec<String> = items
            .iter()
            .map(|item| {
                let words = words::split(item).words;
                let text = match conditions::read(self.vocabulary, &words) {
                    Some(read) if read.leftover.is_empty() => read.text,
                    _ => format!("\"{}\"", words::text(&words)),
                };
                if text.contains(" and ") { format!("({text})") } else { text }
            })
            .collect();
        for clause in &mut clauses {
            let more = format!("unless {}", exceptions.join(" or "));
            // One `unless` with all its alternatives, where the head has some already.
            clause.text = match clause.text.split_once(" unless ") {
                Some((before, known)) => format!("{before} {more} or {known}"),
                None => format!("{} {more}", clause.text),
            };
            clause.sureness = clause.sureness.max(Sureness::Likely);
            clause.doubts.push("its exceptions stand in a list".to_owned());
        }
        (if clauses.is_empty() { Class::Head } else { Class::Norm }, clauses)
    }
}

/// Puts an exception that stands in a sentence of its own into the clauses of the sentence before it.
pub fn exceptions(vocabulary: Vocabulary<'_>, found: &mut [Vec<Sentence>], passages: &[Passage<'_>]) {
    let Some((last, before)) = found.split_last_mut() else { return };
    let Some(passage) = passages.get(before.len()) else { return };
    for index in 0..last.len() {
        let (earlier, rest) = last.split_at_mut(index);
        let Some(sentence) = rest.first_mut().filter(|sentence| sentence.class == Class::Exception) else {
            continue;
        };
        let text = passage.text.get(sentence.span.clone()).unwrap_or_default();
        let words = words::split(text).words;
        let Some(condition) = excepted(vocabulary, &words) else { continue };
        let norm = |sentence: &&mut Sentence| !sentence.clauses.is_empty();
        let target =
            earlier.iter_mut().rev().find(norm).or_else(|| before.iter_mut().flatten().rev().find(norm));
        let Some(target) = target else { continue };
        for clause in &mut target.clauses {
            clause.text.push_str(&format!(" unless {condition}"));
            clause.sureness = clause.sureness.max(Sureness::Likely);
            clause.doubts.push("its exception stands in a later sentence".to_owned());
        }
    }
}

/// The condition that a sentence of exceptions names.
fn excepted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<String> {
    let at = words.iter().position(|word| word.is(&["are", "is", "apply", "when", "if", "in"]))?;
    let mut rest = words.get(at + 1..)?;
    while let [first, more @ ..] = rest
        && first.is(&[
            "in", "when", "if", "where", "the", "to", "an", "a", "during", "for", "cases", "of", "case",
        ])
    {
        rest = more;
    }
    Some(conditions::read(vocabulary, rest)?.text)
}
