//! Duties said as nouns, below a heading or a head that says whose they are: `Duties of the SRO` `Weekly visits to each school`.

use super::Drafted;
use super::class::{self, Class};
use super::heads::{BARRED, denies, lower_first, trimmed};
use super::lists::Walk;
use super::markers;
use super::modality;
use super::nominal;
use super::phrases;
use super::words::{self, Word, WordKind};
use super::{english, mains, orders};

/// What a heading calls the things that somebody has to do.
const DUTIES: &[&str] = &[
    "duties",
    "responsibilities",
    "tasks",
    "functions",
    "obligations",
    "duty",
    "responsibility",
    "responsible",
];

/// Whether words name duties, and deny none.
fn names_duties(text: &str) -> bool {
    words::split(text).words.iter().any(|word| word.is(DUTIES)) && !denies(text)
}

impl Walk<'_> {
    /// An item that no head governs, below a heading that says whose duties these are.
    pub(super) fn task(&mut self, text: &str) -> Option<(Class, Vec<Drafted>)> {
        let heading = self.heading.clone();
        if !self.heads.is_empty() || !names_duties(&heading) {
            return None;
        }
        self.noun_below(&heading, text)
    }

    /// A noun, a verb in `-ing` or an infinitive below words that say whose duty it is, or who may not do it.
    pub(super) fn noun_below(&mut self, head: &str, text: &str) -> Option<(Class, Vec<Drafted>)> {
        let text = trimmed(text);
        let words = words::split(&text).words;
        if words.len() > 45 || class::early(&text, &words).is_some() || self.states(&words) {
            return None;
        }
        if let Some(actor) = head.strip_suffix(BARRED) {
            let said = format!("{actor} shall not engage in {}", lower_first(&text));
            let mut clauses = self.clauses(&said);
            for clause in &mut clauses {
                // The verb is ours, and not the document's.
                clause.text = clause.text.replacen("do \"engage in ", "do \"", 1);
                clause.look_at("said as a noun below a heading, read as a ban");
            }
            return (!clauses.is_empty()).then_some((Class::Norm, clauses));
        }
        let actor = self.actor(head).filter(|_| names_duties(head))?;
        let mut found: Vec<Drafted> = Vec::new();
        let mut lost: Vec<String> = Vec::new();
        for piece in pieces(&words) {
            let said = said_of(&actor, piece);
            let clauses = said.map(|said| self.clauses(&said)).unwrap_or_default();
            if clauses.is_empty() {
                lost.push(words::text(piece));
            }
            found.extend(clauses);
        }
        for clause in &mut found {
            clause.look_at("said as a noun below a heading, read as a duty");
            lost.iter().for_each(|lost| clause.lacks(lost));
        }
        (!found.is_empty()).then_some((Class::Norm, found))
    }

    /// Whether words are a sentence or an order, and no noun.
    fn states(&self, words: &[Word]) -> bool {
        let relative = |word: &Word| word.is(&["which", "whom", "whose", "who", "that"]);
        let modal = modality::all(words)
            .iter()
            .any(|modal| !words.iter().take(modal.at).any(relative) && words.get(modal.at).is_some());
        let infinitive = words.iter().any(|word| word.is(&["to"]));
        // `Answering calls from schools` is no sentence.
        let gerund = words.first().is_some_and(|first| english::of_gerund(first).is_some())
            && !words.iter().any(|word| word.is(&["is", "are", "shall", "must", "will", "may"]));
        if gerund {
            return false;
        }
        modal && !infinitive
            || !mains::mains(self.vocabulary, words).is_empty()
            || orders::orders(self.vocabulary, words)
    }
}

/// The nouns that `, and` joins.
fn pieces(words: &[Word]) -> Vec<&[Word]> {
    let mut found = Vec::new();
    let mut start = 0;
    for at in 1..words.len() {
        let joint = words.get(at).is_some_and(|word| word.is(&["and"]))
            && words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma);
        if joint {
            found.push(words.get(start..at - 1).unwrap_or_default());
            start = at + 1;
        }
    }
    found.push(words.get(start..).unwrap_or_default());
    found
}

/// A noun as what somebody has to do.
fn said_of(actor: &str, piece: &[Word]) -> Option<String> {
    // `When a weapon is found, removal of students from the area`
    let comma = piece.iter().position(|word| word.kind == WordKind::Comma);
    let opened = markers::at(piece, 0).is_some_and(|(marker, _)| marker.opens());
    let (front, rest) = match comma.filter(|_| opened) {
        Some(at) => (format!("{}, ", words::text(piece.get(..at)?)), piece.get(at + 1..)?),
        None => (String::new(), piece),
    };
    let first = rest.first()?;
    if first.is(&["to"]) && rest.get(1).is_some_and(english::may_be_verb) {
        return Some(format!("{front}{actor} shall {}", words::text(rest.get(1..)?)));
    }
    let light = phrases::noun_start(rest);
    let of = rest.get(light + 1).is_some_and(|word| word.is(&["of"]));
    let act = rest.get(light).and_then(nominal::verb_of).filter(|_| of);
    let said = match act {
        Some(verb) => format!("shall {verb} {}", words::text(rest.get(light + 2..)?)),
        None => format!("is responsible for {}", lower_first(&words::text(rest))),
    };
    Some(format!("{front}{actor} {said}"))
}
