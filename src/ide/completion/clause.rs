//! Inside a clause: after a subject the modals, after a modal the verbs, after a verb what its frame takes.

use super::context::is_modal;
use super::{Item, ItemKind, Words};
use crate::lower::slots;
use crate::syntax::ast::{Kind, RoleKind};
use crate::taxonomy::{Frame, Lookup, TermId};

/// Where in a clause the next word stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Slot {
    /// Before the modal, where a term is due.
    Subject,
    /// After a subject.
    Modal,
    /// After the modal.
    Verb,
    /// After the verb, or after words that are whole: what it acts on, or whatever may follow.
    After,
    /// After a preposition.
    Role(RoleKind),
    /// After `if`, `unless`, or a word that joins conditions.
    Condition,
    /// After `when`, `before`, `after`.
    Event,
    /// After a number.
    Unit,
    /// After `within`.
    Number,
    /// After `subject to` and its like.
    Reference,
    /// After `responsible for`.
    Task,
    /// After `covers`.
    Topic,
}

/// A clause up to the cursor.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Where the next word stands.
    pub slot: Slot,
    /// The verb, where it is known.
    pub verb: Option<TermId>,
    /// Whether what it acts on, or some part, has been said.
    pub has_object: bool,
}

/// The roles by their prepositions.
pub const PREPOSITIONS: [(&str, RoleKind); 11] = [
    ("to", RoleKind::To),
    ("from", RoleKind::From),
    ("with", RoleKind::With),
    ("without", RoleKind::Without),
    ("for", RoleKind::For),
    ("about", RoleKind::About),
    ("in", RoleKind::In),
    ("at", RoleKind::At),
    ("during", RoleKind::During),
    ("on", RoleKind::On),
    ("as", RoleKind::As),
];

const FILLERS: [&str; 12] =
    ["a", "an", "the", "every", "each", "all", "any", "some", "no", "only", "of", "least"];

/// Reads the words of a clause up to the cursor.
pub fn read(words: &Words<'_>, said: &[&str]) -> Clause {
    let mut clause = Clause { slot: Slot::Subject, verb: None, has_object: false };
    let mut previous = "";
    for (index, &word) in said.iter().enumerate() {
        clause.take(words, word, previous, said.get(..index).unwrap_or_default());
        previous = word;
    }
    clause
}

impl Clause {
    fn take(&mut self, words: &Words<'_>, word: &str, previous: &str, before: &[&str]) {
        use Slot::{
            After, Condition, Event, Modal, Number, Reference, Role, Subject, Task, Topic, Unit, Verb,
        };
        let number = word.starts_with(|first: char| first.is_ascii_digit());
        self.slot = match (&self.slot, word) {
            (_, "covers") => Topic,
            (Topic, "," | "and") => Topic,
            (Subject, word) if FILLERS.contains(&word) => Subject,
            (Subject | Modal, word) if is_modal(word) => Verb,
            (Subject | Modal, "is" | "are") => Modal,
            (Modal, "for") if previous == "responsible" => Task,
            (Modal, "responsible" | "solely" | "not") => Modal,
            (Modal, "and" | "or" | ",") => Subject,
            (Subject | Modal, _) => Modal,
            (Verb, "not" | "only" | "to") => Verb,
            (Verb, word) => {
                self.verb = match words.taxonomy.find_action(word) {
                    Lookup::Found(id) => Some(id),
                    Lookup::WrongKind(_) | Lookup::Unknown(_) => None,
                };
                After
            }
            (Reference, "," | "and") => Reference,
            (_, "if" | "unless") => Condition,
            (_, "when" | "before" | "after") => Event,
            (_, "notwithstanding") => Reference,
            (_, "to") if previous == "subject" => Reference,
            (_, "in") if previous == "provided" => Reference,
            (_, "within") => Number,
            (Number, _) | (After, _) if number => Unit,
            (Condition, "not" | "(" | "the") => Condition,
            (slot, word) if FILLERS.contains(&word) => slot.clone(),
            (After, "and" | "or" | ",") => joined(words, before),
            (_, word) => match PREPOSITIONS.iter().find(|(preposition, _)| *preposition == word) {
                Some((_, role)) => Role(*role),
                None => {
                    self.has_object = true;
                    After
                }
            },
        };
    }

    /// What can come next.
    pub(super) fn items(&self, words: &Words<'_>) -> Vec<Item> {
        match &self.slot {
            Slot::Subject => words.terms(&[Kind::Actor]).into_iter().map(|item| item.rank(2)).collect(),
            Slot::Modal => modals(),
            Slot::Verb => words.terms(&[Kind::Action]),
            Slot::After => self.after(words),
            Slot::Role(role) => words.terms(&self.kinds(words, *role)),
            Slot::Condition => words.terms(&[Kind::Condition]),
            Slot::Event => words.terms(&[Kind::Event, Kind::Occasion]),
            Slot::Unit => units(),
            Slot::Number => {
                let amounts = ["1 day", "2 hours", "24 hours", "5 school-days", "10 business-days"];
                amounts.iter().map(|amount| Item::word(ItemKind::Value, amount, "a deadline")).collect()
            }
            Slot::Reference => words.references(),
            Slot::Task => words.terms(&[Kind::Matter, Kind::Topic]),
            Slot::Topic => words.terms(&[Kind::Topic]),
        }
    }

    fn frame<'w>(&self, words: &Words<'w>) -> Option<&'w Frame> {
        self.verb.map(|verb| &words.taxonomy.term(verb).frame)
    }

    /// The kinds that fit a role of the verb.
    fn kinds(&self, words: &Words<'_>, role: RoleKind) -> Vec<Kind> {
        let none = Frame::default();
        let frame = self.frame(words).unwrap_or(&none);
        slots::kinds_for(frame, role).unwrap_or_default()
    }

    /// After the verb or a whole part: what it acts on, its own roles, then whatever can be said of any act.
    fn after(&self, words: &Words<'_>) -> Vec<Item> {
        let mut items = Vec::new();
        if let Some(frame) = self.frame(words) {
            if !self.has_object {
                items.extend(words.terms(&frame.object).into_iter().map(|item| item.rank(2)));
            }
            for (role, kinds) in &frame.roles {
                let kinds: Vec<&str> = kinds.iter().map(|&kind| crate::lint::kind_name(kind)).collect();
                let preposition = role.preposition();
                items.push(Item::keyword(preposition, &format!("before {}", kinds.join(" or "))).rank(1));
            }
        }
        let any = [
            ("at", "a place"),
            ("during", "an occasion"),
            ("on", "a duty"),
            ("for", "a matter or purpose"),
            ("if", "a condition"),
            ("unless", "a condition that lifts it"),
            ("only if", "a condition without which nothing is allowed"),
            ("except", "a case taken out"),
            ("except if", "a condition that takes a case out"),
            ("when", "an event"),
            ("before", "an event"),
            ("after", "an event"),
            ("within", "a deadline"),
            ("promptly", "a deadline without a number"),
            ("every month", "how often"),
            ("at least", "how much"),
            ("in writing", "the form"),
            ("under", "a policy or standard, in quotation marks"),
            ("jointly with", "who takes part"),
            ("in consultation with", "who is asked first"),
            ("subject to", "a clause that prevails"),
            ("notwithstanding", "a clause over which this one prevails"),
            ("except as provided in", "a clause that takes a case out"),
            ("and", "one more"),
            ("or", "another"),
        ];
        items.extend(any.iter().map(|(word, detail)| Item::keyword(word, detail).rank(6)));
        items
    }
}

/// After `and` or a comma comes what came before it: a condition after conditions, else a term of any kind that a
/// role can take.
fn joined(words: &Words<'_>, before: &[&str]) -> Slot {
    let opener = before.iter().rev().find_map(|word| match *word {
        "if" | "unless" => Some(Slot::Condition),
        "when" | "before" | "after" => Some(Slot::Event),
        "to" | "notwithstanding" if before.contains(&"subject") => Some(Slot::Reference),
        word if matches!(words.taxonomy.find_action(word), Lookup::Found(_)) => Some(Slot::After),
        word => PREPOSITIONS.iter().find(|(known, _)| *known == word).map(|(_, role)| Slot::Role(*role)),
    });
    opener.unwrap_or(Slot::After)
}

fn modals() -> Vec<Item> {
    let modals = [
        ("must", "a duty"),
        ("must not", "a ban"),
        ("may", "leave to do it; forbids nobody anything"),
        ("may only", "leave within limits; forbidden otherwise"),
        ("should", "a recommendation"),
        ("should not", "a recommendation against it"),
        ("need not", "an excuse from a duty"),
        ("must ensure that", "a duty to see to what others do"),
        ("is responsible for", "a task; shuts nobody else out"),
        ("is solely responsible for", "a task; nobody else may do it"),
        ("counts as", "what something is taken for in this document"),
        ("and", "one more"),
        ("or", "another"),
    ];
    let item = |(at, (word, detail)): (usize, &(&str, &str))| {
        Item::keyword(word, detail).rank(u8::try_from(at).unwrap_or(u8::MAX).min(9))
    };
    modals.iter().enumerate().map(item).collect()
}

fn units() -> Vec<Item> {
    let units = [
        "minutes",
        "hours",
        "days",
        "school-days",
        "business-days",
        "weeks",
        "months",
        "quarters",
        "semesters",
        "school-years",
        "years",
        "times",
        "percent",
        "dollars",
    ];
    units.iter().map(|unit| Item::word(ItemKind::Value, unit, "a unit")).collect()
}
