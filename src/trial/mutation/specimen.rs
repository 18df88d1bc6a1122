//! An example cut out of its pack's text, as an agreement of its own.

use crate::library::Library;
use crate::lint;
use crate::lower::{ProblemKind, Understanding};
use crate::syntax;
use crate::syntax::ast::{self, Document, Severity};
use crate::text::Span;

/// What stands before the example's own words.
const HEAD: &str = "agreement \"example\" {";

/// An agreement by its text, its tree and its meaning.
#[derive(Debug)]
pub struct Specimen {
    /// The text.
    pub text: String,
    /// The tree; its places are those of the text.
    pub agreement: ast::Agreement,
    /// What it means.
    pub meaning: Understanding,
}

/// An example's words between its braces, and where they stand in the pack's text.
pub fn cut<'t>(example: &ast::Example, pack: &'t str) -> (&'t str, usize) {
    // A title may hold a brace of its own.
    let from = example.title.as_ref().map_or(example.span.start, |title| title.span.end);
    let rest = Span { start: from, end: example.span.end }.slice(pack);
    let open = rest.find('{').map_or(rest.len(), |brace| brace + 1);
    let close = rest.rfind('}').unwrap_or(rest.len()).max(open);
    let words = Span::new(open, close).slice(rest);
    (words, from as usize + open)
}

/// Words as an agreement of their own.
pub fn wrapped(words: &str) -> String {
    format!("{HEAD}{words}}}")
}

/// A place in a wrapped text, as one in the text that the words were cut from, where they begin at `start`.
pub fn unwrapped(place: Span, start: usize) -> Span {
    let back = |offset: u32| (offset as usize + start).saturating_sub(HEAD.len());
    Span::new(back(place.start), back(place.end))
}

/// Reads a text; nothing where its form is wrong.
pub fn read(library: &Library, text: String) -> Option<Specimen> {
    let parsed = syntax::parse(&text);
    if !parsed.errors.is_empty() {
        return None;
    }
    let agreement = parsed.file.documents.into_iter().find_map(|document| match document {
        Document::Agreement(agreement) => Some(agreement),
        Document::Pack(_) | Document::Vocabulary(_) => None,
    })?;
    let meaning = library.understand(&agreement);
    Some(Specimen { text, agreement, meaning })
}

impl Specimen {
    /// How many of its words are not understood. References that lead nowhere are counted apart: taking out a
    /// clause leaves them behind, and is still a way to make an agreement weaker.
    pub fn mistakes(&self, references: bool) -> usize {
        let problems = self.meaning.problems.iter().filter(|problem| {
            let dangling = matches!(problem.kind, ProblemKind::DanglingReference(_));
            let finding = lint::words(std::slice::from_ref(problem));
            (references || !dangling) && finding.iter().any(|one| one.severity == Severity::Error)
        });
        problems.count()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_example_is_cut_out_and_found_again() {
        let pack = "pack p \"P\" {\n  rule r \"R\" {\n    require SRO must wear uniform.\n    \
                    complies \"with a { in it\" { SRO must wear uniform. }\n  }\n}\n";
        let parsed = syntax::parse(pack);
        let Some(Document::Pack(tree)) = parsed.file.documents.first() else {
            panic!("it is a pack: {:?}", parsed.errors)
        };
        let (words, start) = cut(&tree.rules[0].examples[0], pack);
        assert_eq!(words, " SRO must wear uniform. ");
        let read = read(Library::builtin(), wrapped(words)).expect("it can be read");
        let statement = read.meaning.statements[0].span;
        assert_eq!(statement.slice(&read.text), "SRO must wear uniform.");
        assert_eq!(unwrapped(statement, start).slice(pack), "SRO must wear uniform.");
    }
}
