//! Lists inside one sentence: `The principal may (a) ask the SRO, (b) call a parent, but shall not (c) search a student`.
//!
//! Each item is read behind the words before the list, as the items of a list of its own passages are. That reading is taken only
//! where it finds more statements than the sentence gives as it stands.

use super::class::{self, Class};
use super::heads::trimmed;
use super::lists::{Head, Walk};
use super::modality;
use super::words;
use super::{Drafted, clause};

/// The words before a list, and an item of it.
type Item = (String, String);

impl Walk<'_> {
    /// The statements of a sentence with a list in it; none where it has no list, or says no more with it.
    pub(super) fn inline(&mut self, text: &str) -> Option<(Class, Vec<Drafted>)> {
        let items = numbered(text).or_else(|| behind_colon(text))?;
        if class::early(text, &words::split(text).words).is_some() {
            return None;
        }
        let context = self.context.clone();
        let whole = self.clauses(text).len();
        self.context.clone_from(&context);
        let mut found: Vec<Drafted> = Vec::new();
        let mut lost: Vec<&str> = Vec::new();
        for (head, item) in &items {
            self.heads.push(Head { depth: None, text: head.clone(), class: Class::Head, own: Vec::new() });
            let (_, mut clauses) = self.item(item, false);
            self.heads.pop();
            if clauses.is_empty() {
                lost.push(item);
            }
            clauses.iter_mut().for_each(|clause| clause.look_at("an item of a list inside its sentence"));
            found.extend(clauses);
        }
        if found.len() <= whole {
            self.context = context;
            return None;
        }
        found.iter_mut().for_each(|clause| lost.iter().for_each(|lost| clause.lacks(lost)));
        // What stands behind the last item may be said of all of them, and `or` may ask for one of them only.
        let alternatives = items.iter().any(|(_, item)| item.ends_with(" or"));
        for clause in found.iter_mut().filter(|clause| alternatives && clause.text.contains(" must ")) {
            clause.either();
        }
        if found.last().is_some_and(clause::has_circumstance) {
            let doubt = "what ends the sentence may hold for this as well";
            found.iter_mut().rev().skip(1).for_each(|clause| clause.look_at(doubt));
        }
        Some((Class::Norm, found))
    }
}

/// Words at the end of what stands before a list that make conditions of its items, or parts of a phrase.
const OPEN: &[&str] = &[
    "if",
    "when",
    "unless",
    "where",
    "whether",
    "that",
    "until",
    "while",
    "except",
    "only",
    "of",
    "means",
    "either",
    "includes",
    "include",
    "and",
    "or",
    "after",
    "before",
    "upon",
    "under",
    "section",
    "paragraph",
];

/// Whether words may stand before a list whose items are what somebody has to do: `shall set forth (1) the date, (2) the place`
/// lists what one act is done to.
fn opens(head: &str) -> bool {
    let words = words::split(head).words;
    let modal = modality::all(&words).last().is_some_and(|modal| modal.end == words.len());
    let announces = words.iter().any(|word| word.is(ANNOUNCING));
    words.len() > 1 && (modal || announces) && words.last().is_some_and(|last| !last.is(OPEN))
}

/// The items of a list that is numbered inside its sentence, each with what stands before it.
fn numbered(text: &str) -> Option<Vec<Item>> {
    let places = numbers(text);
    let (first, _) = *places.first().filter(|_| places.len() > 1)?;
    let mut head = text.get(..first)?.trim_end_matches([':', ' ', ',', '—', '–']).to_owned();
    if !opens(&head) {
        return None;
    }
    let ends = places.iter().skip(1).map(|(start, _)| *start).chain([text.len()]);
    let mut items: Vec<Item> = Vec::new();
    for ((_, start), end) in places.iter().zip(ends) {
        let item = text.get(*start..end)?.trim();
        // `..., but shall not (d) search lockers`: another deontic word for what follows.
        let Some((kept, behind)) = turned(&head, item) else {
            items.push((head.clone(), item.trim_end_matches([',', ';', ' ']).to_owned()));
            continue;
        };
        items.push((head.clone(), kept));
        head = behind;
    }
    Some(items)
}

/// An item that ends with another deontic word for those behind it, without that, and what stands before those.
fn turned(head: &str, item: &str) -> Option<Item> {
    let words = words::split(item).words;
    let modal = modality::all(&words).last().copied().filter(|modal| modal.end == words.len())?;
    let joint = modal.at.checked_sub(1)?;
    words.get(joint).filter(|joint| joint.is(&["but", "and"]))?;
    let before = words::split(head).words;
    let first = modality::all(&before).into_iter().next()?;
    let lead = words::text(words.get(modal.at..)?);
    Some((
        trimmed(&words::text(words.get(..joint)?)),
        format!("{} {lead}", words::text(before.get(..first.at)?)),
    ))
}

/// Where the numbers of a list stand in a text, and where what they number begins: `(a)`, `(b)`, or `(1)`, `(2)`, or `(i)`, `(ii)`.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    const LETTERS: &[&str] = &["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
    const ROMAN: &[&str] = &["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"];
    const DIGITS: &[&str] = &["1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"];
    let along = |sequence: &[&str]| {
        let mut found: Vec<(usize, usize)> = Vec::new();
        for label in sequence {
            let from = found.last().map_or(0, |(_, end)| *end);
            let wanted = format!("({label})");
            let rest = text.get(from..).unwrap_or_default();
            // `Section 4(a)` numbers nothing here.
            let place = rest.match_indices(&wanted).map(|(at, _)| from + at).find(|&at| {
                text.get(..at)
                    .is_some_and(|before| before.is_empty() || before.ends_with(char::is_whitespace))
            });
            let Some(at) = place else { break };
            found.push((at, at + wanted.len()));
        }
        found
    };
    [along(LETTERS), along(ROMAN), along(DIGITS)].into_iter().max_by_key(Vec::len).unwrap_or_default()
}

/// What a head that a list follows may speak of.
const ANNOUNCING: &[&str] =
    &["following", "follows", "obligations", "duties", "responsibilities", "tasks", "responsible"];

/// The items of a list behind a colon, which semicolons part: `The Department has these duties: selection of the SRO; and payment`.
fn behind_colon(text: &str) -> Option<Vec<Item>> {
    let (head, list) = text.split_once(": ")?;
    let items: Vec<&str> = list.split("; ").collect();
    if items.len() < 2 || !opens(head) {
        return None;
    }
    let bare = |item: &str| {
        let item = item.trim();
        ["and ", "or "].iter().find_map(|joint| item.strip_prefix(joint)).unwrap_or(item).to_owned()
    };
    Some(items.into_iter().map(|item| (head.to_owned(), bare(item))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_numbered_list_is_taken_apart() {
        let said = |text: &str| {
            let items = numbered(text).unwrap_or_default();
            items.into_iter().map(|(head, item)| format!("{head} {item}")).collect::<Vec<_>>()
        };
        assert_eq!(
            said("The clerk may (a) open mail, and (b) sign for it, but shall not (c) read it."),
            ["The clerk may open mail, and", "The clerk may sign for it", "The clerk shall not read it."]
        );
        assert_eq!(said("Under Section 4(a) the clerk shall report (b) mail."), Vec::<String>::new());
    }
}
