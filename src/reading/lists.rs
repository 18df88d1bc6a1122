//! Passages in their order: heads of lists with their items, exceptions with what they are exceptions to.

use super::caution;
use super::class::{self, Class};
use super::clause::{self, Context};
use super::heads::{
    behind_following, denies, excepts, in_cases, instead_of_following, is_bare, lower_first, only_names,
    optional, titled, titles, trimmed, without_following,
};
use super::inflection::Form;
use super::markers::{self, Marker};
use super::modality;
use super::phrases::{self, Vocabulary};
use super::words::{self, Word, WordKind};
use super::{Drafted, Passage, PassageKind, Sentence, conditions, present, segments, sentences};
use crate::syntax::ast::{Kind, Sureness};

/// Why a clause whose next sentence takes something back is not sure.
const TAKEN_BACK: &str = "what stands behind it may take something back";

/// Words of a head that names duties: whose they are stands first.
const NAMED_OF: &[&str] =
    &["duties", "responsibilities", "tasks", "roles", "functions", "specific", "general"];

/// The head of a list.
#[derive(Clone, Debug)]
struct Head {
    /// How deep its items stand; none before the first of them.
    depth: Option<u8>,
    /// Its words, without the colon.
    text: String,
    /// What it is; its items are the same.
    class: Class,
}

/// Reads passages in order.
pub fn read(vocabulary: Vocabulary<'_>, passages: &[Passage<'_>]) -> Vec<Vec<Sentence>> {
    let mut walk = Walk {
        vocabulary,
        heads: Vec::new(),
        heading: String::new(),
        context: Context::default(),
        before: None,
    };
    let mut found: Vec<Vec<Sentence>> = Vec::new();
    for (index, passage) in passages.iter().enumerate() {
        let following = passages.get(index + 1..).unwrap_or_default();
        let read = walk.passage(passage, following);
        // `except during vacation.` below a list belongs to all of it.
        if caution::takes_back(&words::split(passage.text).words) {
            let items = passages.get(..index).unwrap_or_default().iter().rev();
            let list = items.take_while(|passage| matches!(passage.kind, PassageKind::Item(_))).count();
            for sentence in found.iter_mut().rev().take(list.max(1)).flatten() {
                sentence.clauses.iter_mut().for_each(|clause| clause.look_at(TAKEN_BACK));
            }
        }
        found.push(read);
        exceptions(vocabulary, &mut found, passages);
    }
    found
}

struct Walk<'v> {
    vocabulary: Vocabulary<'v>,
    heads: Vec<Head>,
    heading: String,
    context: Context,
    /// What the sentence before in the same passage is.
    before: Option<Class>,
}

impl Walk<'_> {
    fn passage(&mut self, passage: &Passage<'_>, following: &[Passage<'_>]) -> Vec<Sentence> {
        let next = following.first().map(|passage| passage.kind);
        match passage.kind {
            PassageKind::Heading => {
                self.heads.clear();
                passage.text.clone_into(&mut self.heading);
                self.context = Context::default();
                return Vec::new();
            }
            PassageKind::Paragraph => self.heads.clear(),
            PassageKind::Item(depth) => {
                // A shallower item ends the lists inside the one before.
                while self.heads.last().is_some_and(|head| head.depth.is_some_and(|known| known > depth)) {
                    self.heads.pop();
                }
                if let Some(head) = self.heads.last_mut() {
                    head.depth.get_or_insert(depth);
                }
            }
        }
        let item = matches!(passage.kind, PassageKind::Item(_));
        let spans = sentences::split(passage.text);
        let last = spans.len().saturating_sub(1);
        let mut found = Vec::new();
        self.before = None;
        for (index, span) in spans.into_iter().enumerate() {
            let text = passage.text.get(span.clone()).unwrap_or_default();
            let mended = self.vocabulary.surface.mended(text);
            let text = mended.as_ref().map_or(text, |mended| mended.text.as_str());
            let opens = index == last && self.opens_list(text, passage.kind, next);
            let (class, clauses) = if item && index == 0 && !self.heads.is_empty() {
                self.item(text, opens)
            } else if opens && excepts(text) {
                self.excepting(text, following)
            } else if opens && titles(text) {
                // A line of a few words above a list is its heading, whatever its style.
                text.clone_into(&mut self.heading);
                (Class::Head, Vec::new())
            } else if opens {
                let class = self.head(text);
                // `The parties share the following goals:`
                let aims = class == Class::Belief && class::names_aims(&words::split(text).words);
                if aims {
                    self.heads.push(Head { depth: None, text: trimmed(text), class: Class::Aim });
                    found.push(Sentence { span, class: Class::Head, clauses: Vec::new() });
                    continue;
                }
                (class, Vec::new())
            } else {
                self.sentence(text)
            };
            if opens && (item || !titles(text)) {
                let class = match class {
                    Class::Norm if excepts(text) => Class::Exception,
                    Class::Norm => Class::Head,
                    class => class,
                };
                let text = if item { self.with_head(text) } else { text.to_owned() };
                self.heads.push(Head { depth: None, text: trimmed(&text), class });
            }
            self.before = Some(class);
            let mut clauses = clauses;
            for (word, became) in mended.iter().flat_map(|mended| &mended.words) {
                let doubt = format!("`{word}` was read as `{became}`");
                clauses.iter_mut().for_each(|clause| clause.look_at(&doubt));
            }
            // `However, this does not hold ...`: what was said before may hold less.
            if index > 0
                && caution::takes_back(&words::split(text).words)
                && let Some(before) = found.last_mut()
            {
                let before: &mut Sentence = before;
                before.clauses.iter_mut().for_each(|clause| clause.look_at(TAKEN_BACK));
            }
            found.push(Sentence { span, class, clauses });
        }
        found
    }

    fn opens_list(&self, text: &str, kind: PassageKind, next: Option<PassageKind>) -> bool {
        let deeper = match (kind, next) {
            (PassageKind::Item(depth), Some(PassageKind::Item(next))) => next > depth,
            (_, Some(PassageKind::Item(_))) => true,
            _ => false,
        };
        let ends = text.trim_end().ends_with([':', '—', '–']);
        deeper && (ends || text.contains("following") || !text.trim_end().ends_with('.'))
    }

    /// `The District shall not disclose records, except:` with the exceptions that follow, as one sentence.
    fn excepting(&mut self, head: &str, following: &[Passage<'_>]) -> (Class, Vec<Drafted>) {
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

    fn head(&self, text: &str) -> Class {
        let words = words::split(text).words;
        if optional(text) {
            return Class::Example;
        }
        class::early(text, &words).unwrap_or(Class::Head)
    }

    fn sentence(&mut self, text: &str) -> (Class, Vec<Drafted>) {
        let words = words::split(text);
        if let Some(clauses) = self.not_precluded(&words.words) {
            return (Class::Norm, clauses);
        }
        if let Some(class) = class::early(text, &words.words) {
            return (class, Vec::new());
        }
        // `It shall renew from year to year`, said of the agreement.
        if self.before == Some(Class::Term) && class::goes_on_lasting(&words.words) {
            return (Class::Term, Vec::new());
        }
        if let Some(clauses) = self.ordered(text) {
            return (Class::Norm, clauses);
        }
        if let Some(sentence) = self.run_in(text) {
            let mut clauses = self.clauses(&sentence);
            // `In emergencies: The SRO may ...`
            clauses.iter_mut().for_each(|clause| clause.look_at("what stands before its colon may limit it"));
            if !clauses.is_empty() {
                return (Class::Norm, clauses);
            }
        }
        if optional(text) {
            return (Class::Example, Vec::new());
        }
        let clauses = self.clauses(text);
        if !clauses.is_empty() {
            return (Class::Norm, clauses);
        }
        let normative = modality::all(&words.words)
            .iter()
            .any(|modal| matches!(modal.text, "must" | "must not" | "agrees to" | "should" | "should not"));
        (if normative { Class::Norm } else { class::late(text, &words.words) }, Vec::new())
    }

    fn clauses(&mut self, text: &str) -> Vec<Drafted> {
        let words = words::split(text);
        let mut clauses = clause::read(self.vocabulary, &words.words, &mut self.context);
        caution::look(&words.words, &mut clauses);
        if denies(&self.heading) {
            clauses.iter_mut().for_each(|clause| clause.look_at("its heading may say the contrary"));
        }
        for clause in &mut clauses {
            for aside in &words.aside {
                clause.lacks(aside);
            }
        }
        clauses
    }

    /// `Nothing in this section shall prevent the principal from acting`: the principal may.
    fn not_precluded(&mut self, words: &[Word]) -> Option<Vec<Drafted>> {
        if !words.first()?.is(&["nothing"]) {
            return None;
        }
        // `Nothing in this section obliges the SRO to ...`: it need not.
        let obliges = words.iter().take(16).position(|word| {
            word.is(&[
                "oblige",
                "obliges",
                "obligate",
                "obligates",
                "require",
                "requires",
                "compel",
                "compels",
            ])
        });
        if let Some(verb) = obliges {
            let to = words.iter().skip(verb).position(|word| word.is(&["to"]))? + verb;
            let mut said = words.get(verb + 1..to)?.to_vec();
            said.extend(["is", "not", "required", "to"].map(super::words::word));
            said.extend(words.get(to + 1..)?.iter().cloned());
            let mut clauses = clause::read(self.vocabulary, &said, &mut self.context);
            clauses.retain(|clause| clause.text.contains(" need not "));
            for clause in &mut clauses {
                clause.look_at("said as what the agreement does not require, read as an exemption");
            }
            return (!clauses.is_empty()).then_some(clauses);
        }
        let verbs = [
            "preclude",
            "prevent",
            "prohibit",
            "precludes",
            "prevents",
            "prohibits",
            "restrict",
            "restricts",
        ];
        let from = words.iter().position(|word| word.is(&["from"]));
        let verb = words.iter().take(16).position(|word| word.is(&verbs));
        let limits = ["limit", "limits", "restrict", "restricts", "affect", "affects"];
        let abilities = ["ability", "discretion", "authority", "right", "power"];
        let said = if let (Some(verb), Some(from)) = (verb, from)
            && verb < from
        {
            let mut said = words.get(verb + 1..from)?.to_vec();
            said.extend(["is", "permitted", "to"].map(super::words::word));
            let gerund = self.vocabulary.surface.verb(words, from + 1);
            let first = words.get(from + 1)?;
            let base = super::inflection::bases(&first.lower)
                .into_iter()
                .find(|(base, form)| {
                    *form == Form::Gerund
                        && (gerund.is_none()
                            || self.vocabulary.surface.verb(&[super::words::word(base)], 0).is_some())
                })
                .map(|(base, _)| super::words::word(&base))?;
            said.push(base);
            said.extend(words.get(from + 2..)?.iter().cloned());
            said
        } else {
            let limit = words.iter().take(16).position(|word| word.is(&limits))?;
            let ability = words.iter().skip(limit).take(3).position(|word| word.is(&abilities))? + limit;
            if !words.get(ability + 1)?.is(&["of"]) {
                return None;
            }
            let to = words.iter().skip(ability).position(|word| word.is(&["to"]))? + ability;
            let mut said = words.get(ability + 2..to)?.to_vec();
            said.extend(["is", "permitted", "to"].map(super::words::word));
            said.extend(words.get(to + 1..)?.iter().cloned());
            said
        };
        let mut clauses = clause::read(self.vocabulary, &said, &mut self.context);
        clauses.retain(|clause| !clause.text.starts_with('"'));
        for clause in &mut clauses {
            clause.sureness = clause.sureness.max(Sureness::Likely);
            clause
                .doubts
                .push("said as what the agreement does not prevent, read as a permission".to_owned());
        }
        (!clauses.is_empty()).then_some(clauses)
    }

    /// `Do not search lockers.` under a heading that names who is told so.
    fn ordered(&mut self, text: &str) -> Option<Vec<Drafted>> {
        // `Teachers — Duties: Deal with ...`: the heading in the line names them.
        let colon =
            text.find(": ").filter(|&at| text.get(..at).is_some_and(|lead| lead.split(' ').count() <= 6));
        let (lead, rest) = match colon {
            Some(at) => (text.get(..at)?, text.get(at + 2..)?),
            None => ("", text),
        };
        let words = words::split(rest).words;
        // `Private office: To be furnished by the District.`
        if let ([to, be, ..], false) = (words.as_slice(), lead.is_empty())
            && to.is(&["to"])
            && be.is(&["be"])
        {
            let clauses = self.clauses(&format!("{lead} shall {}", rest.get(3..)?));
            return (!clauses.is_empty()).then_some(clauses);
        }
        if words.len() > 200 || !present::orders(self.vocabulary, &words) {
            return None;
        }
        // `Prohibited conduct of the SRO`: nobody is told to do what stands below it. The title names both parties.
        let title = self.heading.to_lowercase();
        let title =
            title.contains(" between ") && (title.contains("memorandum") || title.contains("agreement"));
        if lead.is_empty() && (title || denies(&self.heading)) {
            return None;
        }
        let actor = if lead.is_empty() { self.actor("")? } else { self.actor(lead)? };
        let said = present::ordered(self.vocabulary, &words, &words::split(&actor).words);
        let mut clauses = clause::read(self.vocabulary, &said, &mut self.context);
        for clause in &mut clauses {
            clause.sureness = clause.sureness.max(Sureness::Likely);
            clause.doubts.push("an order; the heading says who is told so".to_owned());
        }
        for aside in &words::split(rest).aside {
            for clause in &mut clauses {
                let mut doubts = clause.doubts.clone();
                doubts.push(format!("not in the clause: \"{}\"", aside.replace('"', "'")));
                *clause = Drafted::new(clause.text.clone(), doubts, clause.sureness);
            }
        }
        (!clauses.is_empty()).then_some(clauses)
    }

    /// `Classroom Intervention - The classroom teacher shall ...`: the sentence without the heading in its line.
    fn run_in(&self, text: &str) -> Option<String> {
        let at = [" - ", " – ", " — ", ": "]
            .iter()
            .filter_map(|dash| text.find(dash).map(|at| (at, dash.len())))
            .min()?;
        let (heading, sentence) = (text.get(..at.0)?, text.get(at.0 + at.1..)?);
        let short = heading.split(' ').count() <= 6 && modality::all(&words::split(heading).words).is_empty();
        (short && sentence.split(' ').count() > 3).then(|| sentence.to_owned())
    }

    fn item(&mut self, text: &str, opens: bool) -> (Class, Vec<Drafted>) {
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
        // `The Department requires the SRO to:`, `Duties in an emergency:`: the head may say more than whose duties these are.
        let bare = modality::all(&words::split(&head.text).words).is_empty();
        if bare && !only_names(self.vocabulary, &head.text) {
            clauses.iter_mut().for_each(|clause| clause.look_at("its head may say something else of it"));
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
        if clauses.is_empty() {
            // Nobody is told to do what stands below a head that was not understood.
            if present::orders(self.vocabulary, &words::split(text).words) && bare {
                return (Class::Norm, Vec::new());
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
        if first.is_some_and(|first| first.is(&["to"])) || gerund {
            return false;
        }
        // `if the parent cannot be present, ensure that a nurse is`: the deontic word is the condition's.
        let condition = markers::at(&words, 0).is_some_and(|(marker, _)| {
            matches!(marker, Marker::If | Marker::Unless | Marker::When | Marker::OnlyIf)
        });
        let comma = words.iter().position(|word| word.kind == WordKind::Comma).filter(|_| condition);
        segments::split(self.vocabulary, &words).first().is_some_and(|part| {
            if comma.is_some_and(|comma| part.modal.at < comma) {
                return false;
            }
            let (_, subject) = segments::fronted(self.vocabulary, part.before);
            let listed = phrases::list(
                self.vocabulary,
                subject,
                &[Kind::Actor, Kind::Record, Kind::Object, Kind::Event],
            );
            !listed.terms.is_empty() || subject.iter().any(|word| word.is(&["it", "they", "no"]))
        })
    }

    /// An item's words put behind those of its head, as one sentence.
    fn with_head(&self, item: &str) -> String {
        let Some(head) = self.heads.last() else { return item.to_owned() };
        let item = trimmed(item);
        let words = words::split(&item).words;
        let head_text = without_following(&head.text);
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
            let gerund = verb.is_some_and(|verb| verb.form == Form::Gerund)
                || first.is_some_and(|first| first.lower.ends_with("ing") && first.lower.len() > 5);
            return if gerund {
                format!("{actor} is responsible for {lower}")
            } else {
                format!("{actor} shall {lower}")
            };
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
        match behind_following(&head.text) {
            Some(limit) => format!("{limit}, {head_text} {lower}"),
            None => format!("{head_text} {lower}"),
        }
    }

    /// The actor that a head, or else the heading above it, names.
    fn actor(&self, head: &str) -> Option<String> {
        [head, self.heading.as_str()].iter().find_map(|text| {
            let words = words::split(text).words;
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
                while let Some(joint) = words.get(end).filter(|word| word.joins()) {
                    let light =
                        words.iter().skip(end + 1).take_while(|word| phrases::is_determiner(word)).count();
                    let next = end + 1 + light;
                    let Some(more) = self.vocabulary.surface.longest(&words, next, &[Kind::Actor]) else {
                        break;
                    };
                    let _ = joint;
                    end = next + more.length;
                }
                Some(words::text(words.get(at..end)?))
            })
        })
    }
}

/// Puts an exception that stands in a sentence of its own into the clauses of the sentence before it.
fn exceptions(vocabulary: Vocabulary<'_>, found: &mut [Vec<Sentence>], passages: &[Passage<'_>]) {
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
