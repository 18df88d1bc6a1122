//! An item of a list, read together with its head.

use super::Drafted;
use super::class::{self, Class};
use super::fronts::fronted;
use super::heads::{
    behind_following, denies, in_cases, instead_of_following, is_bare, lower_first, only_names, titled,
    trimmed, without_following, without_procedure,
};
use super::inflection::Form;
use super::lists::Walk;
use super::markers::{self, Marker};
use super::modality;
use super::phrases;
use super::words::{self, Word, WordKind};
use super::{english, finite, mains, nominal, notes, orders, people, segments};
use crate::syntax::ast::Kind;

/// Words of a head that names duties: whose they are stands first.
const NAMED_OF: &[&str] =
    &["duties", "responsibilities", "tasks", "roles", "functions", "specific", "general"];

/// Whether a head speaks of duties as a thing: `will have duties that do not include`.
fn names_duties(head: &str) -> bool {
    words::split(head).words.iter().any(|word| word.is(&["duties", "responsibilities", "tasks", "functions"]))
}

/// Whether a head ends with its deontic word, which then says what its items are: `duties that the SRO shall not`.
fn bare_modal(head: &str) -> bool {
    let words = words::split(head).words;
    modality::all(&words).last().is_some_and(|modal| modal.end == words.len())
}

/// Other words of a heading that says whose duties stand below it.
const NAMING: &[&str] = &[
    "duty",
    "responsibility",
    "role",
    "task",
    "function",
    "expectations",
    "obligations",
    "requirements",
    "commitments",
    "agrees",
    "shall",
    "will",
    "must",
    "should",
    "may",
    "procedures",
    "instructions",
    "authority",
    "powers",
    "rights",
    "job",
    "checklist",
    "do",
    "does",
    "steps",
];

impl Walk<'_> {
    pub(super) fn item(&mut self, text: &str, opens: bool) -> (Class, Vec<Drafted>) {
        let Some(head) = self.heads.last().cloned() else { return self.sentence(text) };
        if text.contains(": To be ")
            && let Some(clauses) = self.ordered(text)
        {
            return (Class::Norm, clauses);
        }
        if head.class == Class::Exception {
            return (Class::Exception, Vec::new());
        }
        // `may share records in any of these cases:`: each item is a condition.
        if let Some(before) = in_cases(&head.text) {
            let clauses = self.clauses(&format!("{before} if {}", lower_first(&trimmed(text))));
            if !clauses.is_empty() {
                return (Class::Norm, clauses);
            }
        }
        if let Some(step) = notes::step(text) {
            let (class, mut clauses) = self.sentence(step);
            clauses
                .iter_mut()
                .for_each(|clause| clause.look_at("a step of a procedure that may have its conditions"));
            return (class, clauses);
        }
        // `Nothing in this Agreement obliges the Department to:` `add officers`
        if head.class == Class::Disclaimer && head.text.ends_with(" to") {
            let whole = words::split(&format!("{} {}", head.text, lower_first(&trimmed(text)))).words;
            if let Some(clauses) = self.not_precluded(&whole) {
                return (Class::Norm, clauses);
            }
        }
        let own = self.stands_alone(text);
        if !matches!(head.class, Class::Head | Class::Norm) && !own {
            return (head.class, Vec::new());
        }
        // `The goals of the program are:` `To foster ...`
        if lower_first(text).starts_with("to ") && class::names_aims(&words::split(&head.text).words) {
            return (Class::Aim, Vec::new());
        }
        if own {
            // `If a student is found with a weapon, the following steps shall be taken:` `The SRO shall ...`
            let words = words::split(text).words;
            let opened = markers::at(&words, 0).is_some_and(|(marker, _)| marker.opens());
            let (class, mut clauses) = match self.stepped(&head.text).filter(|_| !opened) {
                Some(front) => self.sentence(&format!("{front}, {}", lower_first(text))),
                None => self.sentence(text),
            };
            // `The following applies when a student is hurt:` `The SRO may search students.`
            let limited = words::split(&head.text)
                .words
                .iter()
                .any(|word| word.is(&["if", "when", "whenever", "unless", "during", "while", "until"]));
            if limited {
                clauses.iter_mut().for_each(|clause| clause.look_at("its head may say when it holds"));
            }
            // `Prohibited activities:` `The SRO may search students.`
            if denies(&head.text) {
                clauses.iter_mut().for_each(|clause| clause.look_at("its head may say the contrary"));
            }
            return (class, clauses);
        }
        if opens {
            return (Class::Head, Vec::new());
        }
        let whole = self.with_head(text);
        let mut clauses = self.clauses(&whole);
        if clauses.iter().any(|clause| !head.own.contains(&clause.text)) {
            clauses.retain(|clause| !head.own.contains(&clause.text));
        }
        // `The Department requires the SRO to:`, `Duties in an emergency:`: the head may say more than whose duties these are.
        let bare = modality::all(&words::split(&head.text).words).is_empty();
        if bare && !only_names(self.vocabulary, &head.text) {
            clauses.iter_mut().for_each(|clause| clause.look_at("its head may say something else of it"));
        }
        // `The SRO's duties do not include:` says of nobody what has to be done.
        let duties = is_bare(&head.text) || names_duties(&head.text) && !bare_modal(&head.text);
        if duties && denies(&head.text) {
            clauses.clear();
        }
        let unnamed =
            modality::all(&words::split(&head.text).words).first().is_some_and(|modal| modal.at == 0);
        if unnamed {
            clauses.iter_mut().for_each(|clause| clause.look_at("the heading says of whom it is said"));
        }
        // `State law forbids the SRO to:`: what stands below it is nobody's duty.
        if bare && denies(&head.text) {
            clauses.clear();
        }
        // `may search a student only if:`: what joins the items is not in them.
        let conditional = ["if", "unless", "when", "where", "that", "except", "or", "and", "until", "while"];
        let last = words::split(&head.text).words;
        if last.last().is_some_and(|last| last.is(&conditional)) {
            clauses.iter_mut().for_each(|clause| clause.look_at("an item of a list of conditions"));
        }
        // `supervision of their work` is no verb.
        let noun = words::split(text).words;
        let act = noun.get(phrases::noun_start(&noun)).is_some_and(|act| nominal::verb_of(act).is_some());
        if act
            && clauses.iter().all(|clause| clause.text.contains(" must do \""))
            && let Some(read) = self.noun_below(&head.text, text)
        {
            return read;
        }
        if clauses.is_empty() {
            // Nobody is told to do what stands below a head that was not understood, or that permits or forbids it.
            if orders::orders(self.vocabulary, &words::split(text).words) {
                return (Class::Norm, Vec::new());
            }
            if let Some(read) = self.noun_below(&head.text, text) {
                return read;
            }
            let (class, clauses) = self.sentence(text);
            return (if class == Class::Belief { Class::Norm } else { class }, clauses);
        }
        (Class::Norm, clauses)
    }

    /// The condition of a head that announces steps, whose items are sentences of their own.
    fn stepped<'h>(&self, head: &'h str) -> Option<&'h str> {
        let words = words::split(head).words;
        let conditional = markers::at(&words, 0).is_some_and(|(marker, _)| {
            matches!(marker, Marker::If | Marker::When | Marker::OnlyIf | Marker::Before | Marker::After)
        });
        let (front, announced) = head.rsplit_once(", ").filter(|_| conditional)?;
        let steps =
            ["steps", "procedure", "procedures", "protocol", "protocols", "process", "guidelines", "actions"];
        let lower = announced.to_lowercase();
        let announces = lower.ends_with("as follows")
            || lower.contains("following") && steps.iter().any(|word| lower.contains(word));
        announces.then_some(front)
    }

    /// Whether an item is a whole sentence with its own subject.
    fn stands_alone(&self, text: &str) -> bool {
        let words = words::split(text).words;
        if class::early(text, &words).is_some_and(|class| class != Class::Purpose) {
            return true;
        }
        // `To notify a parent, and if the parent cannot be reached ...`, `counseling students, provided that ...`
        let first = words.iter().find(|word| !word.is(&["not"]));
        let verb = self.vocabulary.surface.verb(&words, 0);
        let gerund = verb.is_some_and(|verb| verb.form == Form::Gerund)
            && self.vocabulary.surface.longest(&words, 0, &[]).is_none_or(|noun| noun.length < 2);
        // `transport a student unless the student would be in danger`: the deontic word is the condition's.
        let base = verb.is_some_and(|verb| verb.form == Form::Base)
            && self.vocabulary.surface.longest(&words, 0, &[]).is_none()
            && words.get(verb.map_or(1, |verb| verb.length)).is_some_and(phrases::is_determiner);
        // `receive a copy, which the school shall mail`: what the head says of it is not in the item.
        let order = orders::begins(self.vocabulary, &words);
        if first.is_some_and(|first| first.is(&["to"])) || gerund || base || order {
            return false;
        }
        // `if the parent cannot be present, ensure that a nurse is`: the deontic word is the condition's.
        let condition = markers::at(&words, 0).is_some_and(|(marker, _)| {
            matches!(marker, Marker::If | Marker::Unless | Marker::When | Marker::OnlyIf)
        });
        let comma = words.iter().position(|word| word.kind == WordKind::Comma).filter(|_| condition);
        // `If the student is a victim, the counselor sits in`, below a head that only announces steps.
        let steps = self.heads.last().is_some_and(|head| without_procedure(&head.text).is_some());
        let told = steps
            && mains::mains(self.vocabulary, &words).first().is_some_and(|main| {
                let (_, subject) = fronted(self.vocabulary, words.get(..main.at).unwrap_or_default());
                let who =
                    subject.iter().position(|word| word.is(&["rather", "and"])).unwrap_or(subject.len());
                main.agreement != finite::Agreement::Modal
                    && people::somebody(self.vocabulary, subject.get(..who).unwrap_or_default())
            });
        if told {
            return true;
        }
        segments::split(self.vocabulary, &words).first().is_some_and(|part| {
            // `selection of the SRO, in which the principal shall have a voice` is a noun.
            if part.before.iter().any(|word| word.is(&["which", "whom", "whose"])) {
                return false;
            }
            if comma.is_some_and(|comma| part.modal.at < comma) {
                return false;
            }
            let (_, subject) = fronted(self.vocabulary, part.before);
            let listed = phrases::list(
                self.vocabulary,
                subject,
                &[Kind::Actor, Kind::Record, Kind::Object, Kind::Event],
            );
            !listed.terms.is_empty() || subject.iter().any(|word| word.is(&["it", "they", "no"]))
        })
    }

    /// An item's words put behind those of its head, as one sentence.
    pub(super) fn with_head(&self, item: &str) -> String {
        let Some(head) = self.heads.last() else { return item.to_owned() };
        let item = trimmed(item);
        let words = words::split(&item).words;
        let head_text = without_procedure(&head.text).unwrap_or_else(|| without_following(&head.text));
        let head_words = words::split(&head_text).words;
        let modals = modality::all(&head_words);
        let first = words.first();
        let verb = self.vocabulary.surface.verb(&words, 0);
        let lower = lower_first(&item);
        let negated = item
            .strip_prefix("Do not ")
            .or_else(|| item.strip_prefix("do not "))
            .or_else(|| item.strip_prefix("Never "))
            .or_else(|| item.strip_prefix("Not "))
            .or_else(|| item.strip_prefix("not to "));
        let infinitive = first.is_some_and(|first| first.is(&["to"]));
        // `The officer is authorized:` `to bar ...`: the two together have the deontic word.
        if infinitive || negated.is_some() && lower.starts_with("not to ") {
            let joined = format!("{head_text} {lower}");
            let joined_words = words::split(&joined).words;
            let across = modality::all(&joined_words)
                .iter()
                .any(|modal| modal.at < head_words.len() && modal.end > head_words.len());
            if across {
                return joined;
            }
        }
        // `The following shall be furnished by the Department:` with each item in the place of `the following`.
        if let Some(behind) = instead_of_following(&head.text) {
            return format!("{item} {behind}");
        }
        // `The Principal` as a heading and `Shall:` as the head below it: the one names who must.
        let who = modals.first().filter(|modal| modal.at == 0).and_then(|_| self.actor(""));
        let head_text = match &who {
            Some(who) => format!("{who} {}", lower_first(&head_text)),
            None => head_text,
        };
        let head_words = words::split(&head_text).words;
        let modals = modality::all(&head_words);
        let ends_with_modal = modals.last().is_some_and(|modal| modal.end == head_words.len());
        // `The Chief has no power:` `to remove the SRO`: no duty comes of a head that denies.
        if modals.is_empty() && denies(&head_text) {
            return format!("{head_text} {lower}");
        }
        if modals.is_empty() || is_bare(&head_text) {
            let actor = self.actor(&head_text);
            let Some(actor) = actor else { return format!("{head_text} {lower}") };
            if let Some(rest) = negated {
                return format!("{actor} shall not {rest}");
            }
            if infinitive {
                return format!("{actor} shall {}", lower.strip_prefix("to ").unwrap_or(&lower));
            }
            // `The SRO:` `is an employee of the City and follows its orders`
            let third = first.is_some_and(|first| {
                first.is(&["is", "are", "shall", "may", "must", "will", "should", "does", "has", "have"])
            }) || verb.is_some_and(|verb| verb.form == Form::Third)
                || finite::base(self.vocabulary, &words, 0, Form::Third).is_some()
                    && self.vocabulary.surface.longest(&words, 0, &[]).is_none();
            let ends = |at: usize| {
                let found = self.vocabulary.surface.longest(&head_words, at, &[Kind::Actor]);
                found.is_some_and(|found| at + found.length == head_words.len())
            };
            // `When a call comes, the dispatcher:` ends with who acts, term or not.
            let named = head_words.iter().rev().take(3).skip(1).any(phrases::is_determiner)
                && head_words.last().is_some_and(|last| !self.is_verb(last));
            if third && (named || (0..head_words.len()).any(ends)) {
                return format!("{head_text} {lower}");
            }
            if third && only_names(self.vocabulary, &head_text) {
                return format!("{actor} {lower}");
            }
            let gerund = verb.is_some_and(|verb| verb.form == Form::Gerund)
                || first.is_some_and(|first| first.lower.ends_with("ing") && first.lower.len() > 5);
            return if gerund {
                format!("{actor} is responsible for {lower}")
            } else {
                format!("{actor} shall {lower}")
            };
        }
        // `The SRO shall:` `may search a locker if the principal asks`
        if ends_with_modal
            && first.is_some_and(|first| first.is(&["may", "must", "shall", "should", "will"]))
            && let Some(before) = modals.last().and_then(|modal| head_words.get(..modal.at))
        {
            return format!("{} {lower}", words::text(before));
        }
        if let Some(rest) = negated
            && ends_with_modal
        {
            let before = head_words.get(..modals.last().map_or(0, |modal| modal.at)).unwrap_or_default();
            return format!("{} shall not {rest}", words::text(before));
        }
        if infinitive && (ends_with_modal || head_text.ends_with(" to")) {
            return format!("{head_text} {}", lower.strip_prefix("to ").unwrap_or(&lower));
        }
        // `The City shall:` `with each invoice, enclose a record`: what opens the item opens the whole.
        let comma = words.iter().position(|word| word.kind == WordKind::Comma);
        let opened = markers::at(&words, 0).is_some_and(|(marker, _)| marker.opens());
        if let Some(at) = comma.filter(|_| opened && ends_with_modal)
            && let Some(rest) = words.get(at + 1..).filter(|rest| orders::begins(self.vocabulary, rest))
        {
            let front = lower_first(&words::text(words.get(..at).unwrap_or_default()));
            return format!("{front}, {head_text} {}", words::text(rest));
        }
        match behind_following(&head.text) {
            Some(limit) => format!("{limit}, {head_text} {lower}"),
            None => format!("{head_text} {lower}"),
        }
    }

    fn is_verb(&self, word: &Word) -> bool {
        let words = std::slice::from_ref(word);
        self.vocabulary.surface.verb(words, 0).is_some() || english::is_verb(word)
    }

    /// Whether a heading says whose duties stand below it: `The Principal`, `Responsibilities of the SRO`, `For Teachers`.
    fn names_somebody(&self, words: &[Word]) -> bool {
        // The title of an agreement names both parties, and speaks to neither.
        let agreement = words.iter().any(|word| word.is(&["agreement", "memorandum", "mou"]));
        if agreement && words.iter().any(|word| word.is(&["between"])) {
            return false;
        }
        // `When Officers Are Called`: they are acted on.
        let passive = words.windows(2).any(|pair| {
            matches!(pair, [be, done] if be.is(&["is", "are", "be"]) && english::of_participle(done).is_some())
        }) || words.windows(3).any(|three| {
            matches!(three, [be, not, done] if be.is(&["is", "are", "be"]) && not.is(&["not"])
                && english::of_participle(done).is_some())
        });
        if passive {
            return false;
        }
        let actor = |at: usize| self.vocabulary.surface.longest(words, at, &[Kind::Actor]);
        let Some(at) = (0..words.len()).find(|&at| actor(at).is_some()) else { return false };
        let duties = words.iter().any(|word| word.is(NAMED_OF) || word.is(NAMING));
        let before = words.iter().take(at).rev().find(|word| !phrases::is_determiner(word));
        let acted_on = before.is_some_and(|before| {
            before.is(&["of", "with", "about", "without", "against", "on"])
                || english::of_gerund(before).is_some()
        });
        duties || !acted_on
    }

    /// The actor that a head, or else the heading above it, names.
    pub(super) fn actor(&self, head: &str) -> Option<String> {
        // `the dispatcher:` has no term, and is nobody whom the heading names.
        let words = words::split(head.trim_end_matches(':')).words;
        let nobody =
            !(0..words.len()).any(|at| self.vocabulary.surface.longest(&words, at, &[Kind::Actor]).is_some());
        if let [the, .., last] = words.as_slice()
            && (2..=4).contains(&words.len())
            && the.is(&["the", "each", "a", "an"])
            && nobody
            && words.iter().all(|word| word.kind == WordKind::Letters)
            && !last.is(&["following"])
        {
            return Some(words::text(&words));
        }
        [head, self.heading.as_str()].iter().enumerate().find_map(|(above, text)| {
            let words = words::split(text).words;
            // `Responsibilities of the Dispatcher`: somebody whom the vocabulary does not know.
            if let Some(of) = words.iter().position(|word| word.is(&["of", "for"]))
                && words.iter().take(of).any(|word| word.is(NAMED_OF) || word.is(NAMING))
                && let Some(who) = words.get(of + 1..).filter(|who| people::by_occupation(who))
            {
                return Some(words::text(who).to_lowercase());
            }
            // `Questioning of Students` says what it is about, and not who is told so.
            if above == 1 && !self.names_somebody(&words) {
                return None;
            }
            // `The Chief requires the SRO to:`: whom the items are asked of stands at its end.
            let asked = (1..words.len()).rev().find(|&at| {
                self.vocabulary.surface.longest(&words, at, &[Kind::Actor]).is_some_and(|found| {
                    let behind = words.get(at + found.length..).unwrap_or_default();
                    let ends = matches!(behind, [to] if to.is(&["to", "from", "that"]));
                    ends || behind.is_empty()
                        && words.get(at - 1).is_some_and(|word| word.is(&["the", "that"]))
                })
            });
            let from = asked.filter(|_| !words.iter().any(|word| word.is(NAMED_OF))).unwrap_or(0);
            (from..words.len()).find_map(|at| {
                let found = self.vocabulary.surface.longest(&words, at, &[Kind::Actor])?;
                // `The District and the Department agree`: all of them.
                let mut end = at + found.length;
                // `Township Liaison` is no township.
                let longer = words
                    .iter()
                    .skip(end)
                    .take_while(|word| word.kind == words::WordKind::Letters && word.capital())
                    .count();
                if longer > 0 && words.get(at).is_some_and(Word::capital) && !titled(text) {
                    return Some(words::text(words.get(at..end + longer)?));
                }
                while words.get(end).is_some_and(Word::joins) {
                    let light =
                        words.iter().skip(end + 1).take_while(|word| phrases::is_determiner(word)).count();
                    let next = end + 1 + light;
                    let Some(more) = self.vocabulary.surface.longest(&words, next, &[Kind::Actor]) else {
                        break;
                    };
                    end = next + more.length;
                }
                Some(words::text(words.get(at..end)?))
            })
        })
    }
}
