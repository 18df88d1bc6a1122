//! Mutants: small edits of a document's text that make one clause weaker or stronger.

use moulint::lower::Understanding;
use moulint::lower::document::Statement as Place;
use moulint::norm::leaf_set::LeafSet;
use moulint::syntax::ast::{
    Agreement, Amount, AmountBound, AnchorRelation, Circumstance, Clause, Deadline, Frequency, Item, Joiner,
    Kind, List, Measure, Member, Modal, OrBlank, Part, Quantifier, Quantity, RoleKind, Section, Statement,
    StatementKind, SubjectKind, Term, Unit,
};
use moulint::taxonomy::TermId;
use moulint::text::Span;

/// A document with one edit.
#[derive(Clone, Debug)]
pub(super) struct Mutant {
    /// What was done, for the table.
    pub(super) kind: &'static str,
    /// Weaker than the original, or stronger.
    pub(super) weaker: bool,
    /// The clause or section that was edited.
    pub(super) address: String,
    /// The words put in or taken out.
    pub(super) detail: String,
    /// The document.
    pub(super) text: String,
    /// Where the clause, and what was added elsewhere, stand now; nothing where it was deleted.
    pub(super) sites: Vec<Span>,
}

/// A document to mutate.
pub(super) struct Source<'a> {
    pub(super) text: &'a str,
    pub(super) agreement: &'a Agreement,
    pub(super) meaning: &'a Understanding,
}

/// What stands in a place of a clause.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Subject,
    Object,
    Role(RoleKind),
}

/// What a clause does.
#[derive(Clone, Copy, PartialEq)]
enum Force {
    Ban,
    Only,
    Duty,
    Other,
}

impl<'a> Source<'a> {
    /// All mutants of the clause at an address.
    pub(super) fn of_clause(&self, address: &str) -> Vec<Mutant> {
        let Some(place) = self.meaning.statements.iter().find(|place| place.address == address) else {
            return Vec::new();
        };
        let statement = statements(&self.agreement.body.members)
            .into_iter()
            .find(|statement| statement.span == place.span)
            .expect("every statement of a document is in its tree");
        let mut maker = Maker { source: self, place, statement, found: Vec::new() };
        maker.all();
        maker.found
    }

    /// Mutants that take a topic from a section, or everything under it.
    pub(super) fn of_section(&self, address: &str, topics: &[String]) -> Vec<Mutant> {
        let mut found = Vec::new();
        let place = self.meaning.sections.iter().find(|section| section.address == address);
        let tree = sections(&self.agreement.body.members);
        let Some((place, section)) = place
            .and_then(|place| Some((place, tree.into_iter().find(|section| section.span == place.span)?)))
        else {
            return found;
        };
        let mut push = |kind, detail: String, edits: &[(Span, String)]| {
            let text = edited(self.text, edits);
            let grown = text.len() as i64 - self.text.len() as i64;
            let end = (place.span.end as i64 + grown).max(0) as usize;
            found.push(Mutant {
                kind,
                weaker: true,
                address: address.to_owned(),
                detail,
                text,
                sites: vec![Span::new(place.span.start as usize, end)],
            });
        };
        if let Some(covers) = &section.covers {
            for (index, topic) in covers.topics.iter().enumerate() {
                let words = span_of(topic).slice(self.text).to_owned();
                if !topics.contains(&words) {
                    continue;
                }
                let left: Vec<&str> = (covers.topics.iter().enumerate())
                    .filter(|(other, _)| *other != index)
                    .map(|(_, topic)| span_of(topic).slice(self.text))
                    .collect();
                let line =
                    if left.is_empty() { String::new() } else { format!("covers {}", left.join(", ")) };
                push("topic taken out of covers", words, &[(covers.span, line)]);
            }
        }
        let inside = statements(&section.body.members);
        let edits: Vec<_> =
            inside.iter().map(|statement| (statement.span, "unmodelled \"purpose\".".to_owned())).collect();
        let mut edits = edits;
        // A quoted paragraph speaks of its topic too, so it goes with the clauses.
        edits.extend(quotes(&section.body.members).into_iter().map(|span| (span, String::new())));
        edits.sort_by_key(|(span, _)| *span);
        push("everything under the section taken out", String::new(), &edits);
        found
    }

    /// Mutants of the whole document that make nothing weaker.
    pub(super) fn as_a_whole(&self) -> Vec<Mutant> {
        let mut found = Vec::new();
        let mut push = |kind, detail: String, text: String| {
            let sites = Vec::new();
            found.push(Mutant { kind, weaker: false, address: String::new(), detail, text, sites });
        };
        if let Ok(text) = moulint::fmt::format(self.text) {
            push("reformatted", String::new(), text);
        }
        let loose: String = self.text.split('\n').map(|line| format!("{line}  \n")).collect();
        push("blanks at the end of every line", String::new(), loose);
        let top: Vec<Span> = (self.agreement.body.members.iter())
            .filter_map(
                |member| if let Member::Section(section) = member { Some(section.span) } else { None },
            )
            .collect();
        for turn in 1..top.len() {
            let edits: Vec<(Span, String)> = (0..top.len())
                .map(|index| (top[index], top[(index + turn) % top.len()].slice(self.text).to_owned()))
                .collect();
            push("sections in another order", format!("turned by {turn}"), edited(self.text, &edits));
        }
        let labels: Vec<&str> =
            self.meaning.statements.iter().filter_map(|place| place.label.as_deref()).collect();
        if !labels.is_empty() {
            push("labels renamed", String::new(), renamed(self.text, &labels));
        }
        let end = Span::at(self.agreement.span.end as usize - 1);
        let added = "\n  section Z \"More\" {\n    SRO must wear badge.\n  }\n".to_owned();
        push("another clause added", "SRO must wear badge".to_owned(), edited(self.text, &[(end, added)]));
        for statement in statements(&self.agreement.body.members) {
            if let StatementKind::Clause(clause) = &statement.kind {
                let firm = match clause.modal {
                    Modal::Should => "must",
                    Modal::ShouldNot => "must not",
                    _ => continue,
                };
                let text = edited(self.text, &[(clause.modal_span, firm.to_owned())]);
                push("should to must", clause.span.slice(self.text).to_owned(), text);
            }
        }
        found
    }
}

struct Maker<'m, 'a> {
    source: &'m Source<'a>,
    place: &'m Place,
    statement: &'m Statement,
    found: Vec<Mutant>,
}

impl Maker<'_, '_> {
    fn all(&mut self) {
        self.weaken("clause deleted", "", vec![(self.statement.span, String::new())]);
        if let Some(last) = self.found.last_mut() {
            last.sites.clear();
        }
        match &self.statement.kind {
            StatementKind::Clause(clause) => self.clause(clause),
            StatementKind::Assignment { subject, sole, tasks, .. } => {
                if *sole {
                    let head = Span::new(subject.span.end as usize, tasks.span.start as usize);
                    let words = head.slice(self.source.text).replace("solely ", "");
                    self.weaken("solely taken out", "solely", vec![(head, words)]);
                }
                self.items("item dropped", true, tasks, |_| true);
            }
            _ => {}
        }
    }

    fn words(&self, span: Span) -> String {
        span.slice(self.source.text).to_owned()
    }

    fn make(&mut self, kind: &'static str, weaker: bool, detail: &str, edits: Vec<(Span, String)>) {
        let text = edited(self.source.text, &edits);
        let grown = text.len() as i64 - self.source.text.len() as i64;
        let own = self.statement.span;
        let site = Span::new(own.start as usize, (own.end as i64 + grown).max(i64::from(own.start)) as usize);
        self.found.push(Mutant {
            kind,
            weaker,
            address: self.place.address.clone(),
            detail: detail.to_owned(),
            text,
            sites: vec![site],
        });
    }

    fn weaken(&mut self, kind: &'static str, detail: &str, edits: Vec<(Span, String)>) {
        self.make(kind, true, detail, edits);
    }

    fn strengthen(&mut self, kind: &'static str, detail: &str, edits: Vec<(Span, String)>) {
        self.make(kind, false, detail, edits);
    }

    /// Adds a clause in a section of its own at the end.
    fn elsewhere(&mut self, kind: &'static str, weaker: bool, clause: &str) {
        let end = Span::at(self.source.agreement.span.end as usize - 1);
        let head = "\n  section Z \"More\" {\n    ";
        let added = format!("{head}{clause}.\n  }}\n");
        let start = end.start as usize + head.len();
        let text = edited(self.source.text, &[(end, added)]);
        self.found.push(Mutant {
            kind,
            weaker,
            address: self.place.address.clone(),
            detail: clause.to_owned(),
            text,
            sites: vec![self.statement.span, Span::new(start, start + clause.len() + 1)],
        });
    }

    fn clause(&mut self, clause: &Clause) {
        let force = force(clause);
        self.modal(clause, force);
        if matches!(force, Force::Ban | Force::Duty) {
            self.limits(clause, force);
            self.contrary(clause, force);
        }
        if force != Force::Other {
            self.lists(clause, force);
            self.circumstances(clause, force);
            self.action(clause, force);
            let copy = self.words(clause.span);
            self.elsewhere("clause said twice", false, &copy);
        }
        for part in &clause.parts {
            if let Part::Measure(measure) = part {
                self.measure(measure);
            }
        }
    }

    fn modal(&mut self, clause: &Clause, force: Force) {
        let subject = self.words(clause.subject.span);
        match (clause.modal, clause.subject.kind) {
            (_, SubjectKind::No) => {
                let bare = subject.trim_start_matches("no ").to_owned();
                let edits = vec![(clause.subject.span, bare), (clause.modal_span, "should not".to_owned())];
                self.weaken("must to should", "should not", edits);
            }
            (Modal::MayOnly, _) => {
                self.weaken("only taken out", "may", vec![(clause.modal_span, "may".to_owned())])
            }
            (_, SubjectKind::Plain) if force == Force::Ban => {
                self.weaken(
                    "must to should",
                    "should not",
                    vec![(clause.modal_span, "should not".to_owned())],
                );
            }
            (_, SubjectKind::Plain) if force == Force::Duty => {
                self.weaken("must to should", "should", vec![(clause.modal_span, "should".to_owned())]);
                self.weaken(
                    "must to aspires to",
                    "aspires to",
                    vec![(clause.modal_span, "aspires to".to_owned())],
                );
                self.weaken("must to may", "may", vec![(clause.modal_span, "may".to_owned())]);
            }
            (_, SubjectKind::Only) => {
                let bare = subject.trim_start_matches("only ").to_owned();
                self.weaken("only taken out", "may", vec![(clause.subject.span, bare)]);
            }
            _ => {}
        }
    }

    /// Exceptions, conditions and places added.
    fn limits(&mut self, clause: &Clause, force: Force) {
        let end = Span::at(clause.span.end as usize);
        let after = clause.object.as_ref().map_or(clause.action.span.end, |object| object.span.end);
        let middle = Span::at(after as usize);
        for words in ["unless emergency", "unless \"the chief deems it appropriate\""] {
            self.weaken("exception added", words, vec![(middle, format!(" {words}"))]);
        }
        for words in ["except during lunch-period", "except at gymnasium"] {
            self.weaken("exception added", words, vec![(end, format!(" {words}"))]);
        }
        for words in ["if on-request", "if \"the chief deems it appropriate\""] {
            self.weaken("condition added", words, vec![(middle, format!(" {words}"))]);
        }
        self.weaken("hedge added", "where practicable", vec![(middle, " where practicable".to_owned())]);
        let standard = "subject to \"what the board decides\"";
        self.weaken("made subject to something unknown", standard, vec![(end, format!(" {standard}"))]);
        let placed =
            clause.parts.iter().any(|part| matches!(part, Part::Role(role) if role.kind == RoleKind::At));
        // A place is a limit of a ban, but one of the things demanded where the act is to happen somewhere.
        if !placed {
            self.weaken("place added", "at hallway", vec![(middle, " at hallway".to_owned())]);
        }
        let _ = force;
    }

    /// A clause to the contrary.
    fn contrary(&mut self, clause: &Clause, force: Force) {
        let modal = if force == Force::Ban { "may" } else { "need not" };
        let subject = self.words(clause.subject.span);
        let subject = subject.strip_prefix("no ").unwrap_or(&subject);
        let rest = self.words(Span::new(clause.modal_span.end as usize, clause.span.end as usize));
        // What hedges, measures or ranks the original has no place in a permission.
        let mut cut = rest.clone();
        for part in clause.parts.iter().rev() {
            let span = match part {
                Part::Measure(measure) => span_of_measure(measure),
                Part::Override(found) => found.span,
                Part::Circumstance(Circumstance::Hedge(_, span)) => *span,
                _ => continue,
            };
            let from = (span.start - clause.modal_span.end) as usize;
            let to = (span.end - clause.modal_span.end) as usize;
            if to <= cut.len() {
                cut.replace_range(from..to, "");
            }
        }
        let deed = cut.split_whitespace().collect::<Vec<_>>().join(" ");
        let address = &self.place.address;
        let plain = format!("{subject} {modal} {deed}");
        let above = format!("{plain} notwithstanding {address}");
        self.elsewhere("contrary clause added, ranked above", true, &above);
        self.elsewhere("contrary clause added, not ranked", true, &plain);
        let narrow = format!("{subject} {modal} {deed} if on-request notwithstanding {address}");
        self.elsewhere("contrary clause for one case, ranked above", true, &narrow);
    }

    fn lists(&mut self, clause: &Clause, force: Force) {
        let ban = force != Force::Duty;
        let mut lists = vec![(At::Subject, &clause.subject.list)];
        lists.extend(clause.object.iter().map(|list| (At::Object, list)));
        for part in &clause.parts {
            if let Part::Role(role) = part {
                lists.push((At::Role(role.kind), &role.list));
                lists.extend(role.alternatives.iter().map(|other| (At::Role(other.kind), &other.list)));
            }
        }
        for (at, list) in lists {
            if clause.subject.kind == SubjectKind::Only && at == At::Subject {
                continue;
            }
            // Who helps, or is left out of the act, does not follow the table of the semantics.
            if matches!(
                at,
                At::Role(RoleKind::Jointly | RoleKind::Consulting | RoleKind::Without | RoleKind::Of)
            ) {
                continue;
            }
            // Where something is put is how it is done, where the action's frame says so.
            let frames = self.place.uses.iter().find(|used| used.span == clause.action.span);
            let put = at == At::Role(RoleKind::At)
                && frames.is_some_and(|used| {
                    let frame = &self.source.meaning.taxonomy.term(used.term).frame;
                    frame.roles.contains_key(&RoleKind::At)
                });
            let each = |item: &Item| ban || (!put && universal(at, item));
            if ban || list.joiner == Joiner::And {
                self.items("item dropped", true, list, |_| true);
            } else if list.joiner == Joiner::Or {
                self.items("or to one", false, list, |_| true);
            }
            for item in &list.items {
                self.item(at, item, each(item));
            }
            if !ban {
                self.addressee(at, list);
            }
            if ban || list.joiner != Joiner::Or {
                self.longer(list, if ban && list.joiner == Joiner::Or { "or" } else { "and" });
            }
        }
        if !ban {
            return;
        }
        for part in &clause.parts {
            if let Part::Role(role) = part
                && matches!(role.kind, RoleKind::At | RoleKind::During | RoleKind::On)
            {
                let words = self.words(role.span);
                self.strengthen("limit of place or time taken out", &words, vec![(role.span, String::new())]);
            }
        }
    }

    /// Each item of a list of several taken out.
    fn items(&mut self, kind: &'static str, weaker: bool, list: &List, want: impl Fn(&Item) -> bool) {
        if list.items.len() < 2 {
            return;
        }
        for (index, dropped) in list.items.iter().enumerate().filter(|(_, item)| want(item)) {
            let mut left: Vec<String> = (list.items.iter().enumerate())
                .filter(|(other, _)| *other != index)
                .map(|(_, item)| self.words(item.span))
                .collect();
            let word = if list.joiner == Joiner::Or { "or" } else { "and" };
            let last = left.pop().expect("at least one item is left");
            let mut words = if left.is_empty() { last } else { format!("{} {word} {last}", left.join(", ")) };
            // `every A or B` is said once for both.
            if let (0, Some(quantifier)) = (index, dropped.quantifier)
                && list.items.get(1).is_some_and(|next| {
                    next.span.slice(self.source.text).starts_with(&self.words(span_of(&next.term)))
                })
            {
                words = format!("{} {words}", if quantifier == Quantifier::Every { "every" } else { "a" });
            }
            let gone = self.words(dropped.span);
            self.make(kind, weaker, &gone, vec![(list.span, words)]);
        }
    }

    /// A term put in place of a narrower or a wider one.
    fn item(&mut self, at: At, item: &Item, each: bool) {
        let Term::Name(name) = &item.term else { return };
        let Some(term) = self.place.uses.iter().find(|used| used.span == name.span).map(|used| used.term)
        else {
            return;
        };
        let (narrow, wide) = (self.narrower(term), self.wider(term));
        if let Some(narrow) = narrow {
            let kind = match (each, at) {
                (true, At::Subject) => "subject narrowed",
                (true, _) => "term narrowed",
                (false, _) => "option narrowed",
            };
            self.make(kind, each, &format!("{} for {}", narrow, name.text), vec![(name.span, narrow)]);
        }
        if let Some(wide) = wide {
            let kind = match (each, at) {
                (true, At::Subject) => "subject widened",
                (true, _) => "term widened",
                (false, _) => "option widened",
            };
            self.make(kind, !each, &format!("{} for {}", wide, name.text), vec![(name.span, wide)]);
        }
        let people = self.source.meaning.taxonomy.term(term).kind == Kind::Actor;
        let asked = matches!(at, At::Object | At::Role(RoleKind::To));
        if !each && people && asked && item.quantifier == Some(Quantifier::Some) {
            let every = format!("every {}", name.text);
            self.strengthen("a to every", &every, vec![(item.span, every.clone())]);
        }
        if asked
            && people
            && !self.source.meaning.taxonomy.term(term).office
            && item.quantifier == Some(Quantifier::Every)
        {
            let one = format!("a {}", name.text);
            self.weaken("every to a", &one, vec![(item.span, one.clone())]);
        }
    }

    /// `X` to `X or Y` in a duty, and `X and Y` to `X or Y`.
    fn addressee(&mut self, at: At, list: &List) {
        let choice = matches!(
            at,
            At::Subject
                | At::Object
                | At::Role(RoleKind::To | RoleKind::From | RoleKind::With | RoleKind::In)
        );
        if !choice {
            return;
        }
        if list.joiner == Joiner::And {
            let items: Vec<String> = list.items.iter().map(|item| self.words(item.span)).collect();
            let (last, first) = items.split_last().expect("a list has items");
            let words = format!("{} or {last}", first.join(", "));
            self.weaken("and to or", &words, vec![(list.span, words.clone())]);
            return;
        }
        let Some(item) = list.items.last() else { return };
        // `every A or B` means every A and every B, so it would be more and not less.
        if list.items.iter().any(|item| item.quantifier == Some(Quantifier::Every)) {
            return;
        }
        let Term::Name(name) = &item.term else { return };
        let kind = self
            .place
            .uses
            .iter()
            .find(|used| used.span == name.span)
            .map(|used| self.source.meaning.taxonomy.term(used.term).kind);
        let another = match (kind, at) {
            (Some(Kind::Actor), At::Object | At::Subject | At::Role(RoleKind::To)) => "a visitor",
            (Some(Kind::Topic), _) => "uniform",
            (Some(Kind::Record), _) => "complaint",
            (Some(Kind::Object), At::Object) => "badge",
            _ => return,
        };
        let words = format!(" or {another}");
        self.weaken(
            "addressee or object widened by or",
            &words,
            vec![(Span::at(list.span.end as usize), words.clone())],
        );
    }

    fn longer(&mut self, list: &List, word: &str) {
        let Some(Term::Name(name)) = list.items.last().map(|item| &item.term) else { return };
        let Some(term) = self.place.uses.iter().find(|used| used.span == name.span).map(|used| used.term)
        else {
            return;
        };
        let Some(more) = self.sibling(term, list) else { return };
        let items: Vec<String> = list.items.iter().map(|item| self.words(item.span)).collect();
        let words = format!("{} {word} {more}", items.join(", "));
        self.strengthen("item added", &more, vec![(list.span, words)]);
    }

    fn circumstances(&mut self, clause: &Clause, force: Force) {
        for part in &clause.parts {
            let Part::Circumstance(circumstance) = part else { continue };
            let (span, kind) = match circumstance {
                Circumstance::If(_, span) => (*span, "if"),
                Circumstance::Unless(_, span) => (*span, "unless"),
                Circumstance::OnlyIf(_, span) => (*span, "only if"),
                Circumstance::Hedge(_, span) => {
                    self.strengthen("hedge taken out", "", vec![(*span, String::new())]);
                    continue;
                }
                Circumstance::Except(exception) => {
                    self.strengthen("exception taken out", "", vec![(exception.span, String::new())]);
                    continue;
                }
                Circumstance::Event(anchor) => {
                    if anchor.relation == AnchorRelation::Before && force == Force::Duty {
                        let words = self.words(anchor.span).replacen("before", "after", 1);
                        self.weaken("before to after", &words, vec![(anchor.span, words.clone())]);
                    }
                    continue;
                }
            };
            let words = self.words(span);
            let condition = words.trim_start_matches(kind).trim().to_owned();
            let (more, less) =
                (format!("{kind} {condition} or on-request"), format!("{kind} ({condition}) and on-request"));
            // `only if` and `if` under `may only` name what is left free; under a plain ban or duty `if`
            // names what is bound.
            let frees = kind != "if" || force == Force::Only;
            let (weak, strong) = if frees { (more, less) } else { (less, more) };
            let (weak_kind, strong_kind) = if frees {
                ("exception widened", "exception narrowed")
            } else {
                ("condition narrowed", "condition widened")
            };
            self.weaken(weak_kind, &weak, vec![(span, weak.clone())]);
            self.strengthen(strong_kind, &strong, vec![(span, strong.clone())]);
            if force != Force::Only {
                let kind = if frees { "exception taken out" } else { "condition taken out" };
                self.strengthen(kind, &words, vec![(span, String::new())]);
            }
        }
    }

    fn action(&mut self, clause: &Clause, force: Force) {
        let Some(term) =
            self.place.uses.iter().find(|used| used.span == clause.action.span).map(|used| used.term)
        else {
            return;
        };
        let ban = force != Force::Duty;
        if let Some(narrow) = self.narrower(term) {
            let kind = if ban { "action narrowed" } else { "manner narrowed" };
            self.make(
                kind,
                ban,
                &format!("{narrow} for {}", clause.action.text),
                vec![(clause.action.span, narrow)],
            );
        }
        if let Some(wide) = self.wider(term) {
            let kind = if ban { "action widened" } else { "manner widened" };
            self.make(
                kind,
                !ban,
                &format!("{wide} for {}", clause.action.text),
                vec![(clause.action.span, wide)],
            );
        }
    }

    fn measure(&mut self, measure: &Measure) {
        let span = span_of_measure(measure);
        let words = self.words(span);
        let none = vec![(span, String::new())];
        match measure {
            Measure::Deadline(Deadline::Within { quantity, .. }) => {
                self.weaken("deadline taken out", &words, none);
                let Some((count, unit)) = number(quantity) else { return };
                let longer = format!("{} {}s", count * 10.0, unit_name(unit));
                self.weaken("deadline lengthened", &longer, vec![(quantity.span, longer.clone())]);
                let unit_up = format!("{count} months");
                if !matches!(
                    unit,
                    Unit::Month | Unit::Quarter | Unit::Semester | Unit::Year | Unit::SchoolYear
                ) {
                    self.weaken("deadline in longer units", &unit_up, vec![(quantity.span, unit_up.clone())]);
                }
                let shorter = format!("{} {}s", count / 2.0, unit_name(unit));
                self.strengthen("deadline shortened", &shorter, vec![(quantity.span, shorter.clone())]);
                self.weaken("deadline made vague", "promptly", vec![(span, "promptly".to_owned())]);
            }
            Measure::Deadline(_) => self.weaken("deadline taken out", &words, none),
            Measure::Frequency(Frequency::Times { count, per, unit, bound, .. }) => {
                self.weaken("frequency taken out", &words, none);
                self.weaken("frequency made vague", "periodically", vec![(span, "periodically".to_owned())]);
                let OrBlank::Given(count) = count else { return };
                if !matches!(bound, AmountBound::AtLeast | AmountBound::Exactly) {
                    return;
                }
                let (unit, rarer) = (unit_name(*unit), per * 10.0);
                if *count == 1.0 {
                    let rarer = format!("every {rarer} {unit}s");
                    self.weaken("frequency lowered", &rarer, vec![(span, rarer.clone())]);
                }
                if *per == 1.0 {
                    let often = format!("{} times per {unit}", count * 2.0);
                    self.strengthen("frequency raised", &often, vec![(span, often.clone())]);
                }
            }
            Measure::Frequency(Frequency::Vague(..)) => {
                self.weaken("frequency taken out", &words, none);
                self.strengthen(
                    "frequency made definite",
                    "every week",
                    vec![(span, "every week".to_owned())],
                );
            }
            Measure::Amount(Amount { bound, quantity, .. }) => {
                self.weaken("amount taken out", &words, none);
                let Some((count, unit)) = number(quantity) else { return };
                if *bound == AmountBound::AtLeast {
                    let (less, more) = (
                        format!("{} {}s", count / 2.0, unit_name(unit)),
                        format!("{} {}s", count * 2.0, unit_name(unit)),
                    );
                    self.weaken("amount lowered", &less, vec![(quantity.span, less.clone())]);
                    self.strengthen("amount raised", &more, vec![(quantity.span, more.clone())]);
                }
            }
            Measure::Duration(_) => {}
        }
    }

    /// A case of a term that is less than all of it.
    fn narrower(&self, term: TermId) -> Option<String> {
        let taxonomy = &self.source.meaning.taxonomy;
        let known = taxonomy.term(term);
        let less = |id: &TermId| {
            let leaves = &taxonomy.term(*id).leaves;
            !leaves.is_empty() && leaves.is_subset(&known.leaves) && *leaves != known.leaves
        };
        let child = known.children.iter().copied().chain(known.typical).filter(less).min()?;
        Some(taxonomy.term(child).name.clone())
    }

    /// A term of which this is a case.
    fn wider(&self, term: TermId) -> Option<String> {
        let taxonomy = &self.source.meaning.taxonomy;
        let known = taxonomy.term(term);
        let more = |id: &&TermId| taxonomy.term(**id).leaves != known.leaves;
        known.parents.iter().find(more).map(|&id| taxonomy.term(id).name.clone())
    }

    /// A term of the same kind that is nothing of what the list names.
    fn sibling(&self, term: TermId, list: &List) -> Option<String> {
        let taxonomy = &self.source.meaning.taxonomy;
        let named = list.items.iter().filter_map(|item| {
            let span = span_of(&item.term);
            self.place.uses.iter().find(|used| used.span == span).map(|used| used.term)
        });
        let taken = named.fold(LeafSet::NOTHING, |all, id| all.union(&taxonomy.term(id).leaves));
        let known = taxonomy.term(term);
        let (_, other) = taxonomy
            .iter()
            .filter(|(_, other)| other.kind == known.kind && other.children.is_empty())
            .filter(|(_, other)| !other.leaves.intersects(&taken))
            .max_by_key(|(id, other)| {
                (other.parents.iter().any(|parent| known.parents.contains(parent)), std::cmp::Reverse(*id))
            })?;
        Some(other.name.clone())
    }
}

/// What a clause does, by its words.
fn force(clause: &Clause) -> Force {
    let only_if =
        clause.parts.iter().any(|part| matches!(part, Part::Circumstance(Circumstance::OnlyIf(..))));
    match (clause.subject.kind, clause.modal) {
        (SubjectKind::No, _) => Force::Ban,
        (_, Modal::MayOnly) => Force::Only,
        (SubjectKind::Plain, Modal::May) if only_if => Force::Only,
        (SubjectKind::Plain, Modal::MustNot | Modal::ShallNot | Modal::WillNot | Modal::MayNot) => Force::Ban,
        (SubjectKind::Plain, Modal::Must | Modal::Shall | Modal::Will | Modal::AgreesTo)
            if clause.ensured.is_none() =>
        {
            Force::Duty
        }
        _ => Force::Other,
    }
}

/// Whether a duty speaks of every case of an item (syntax: reading of lists).
fn universal(at: At, item: &Item) -> bool {
    match (item.quantifier, at) {
        (Some(Quantifier::Every), _) => true,
        (Some(Quantifier::Some), _) => false,
        (None, At::Object | At::Role(RoleKind::To | RoleKind::From | RoleKind::With)) => false,
        (None, _) => true,
    }
}

fn statements(members: &[Member]) -> Vec<&Statement> {
    members
        .iter()
        .flat_map(|member| match member {
            Member::Statement(statement) => vec![statement],
            Member::Section(section) => statements(&section.body.members),
            Member::Header(_) | Member::Quote(_) => Vec::new(),
        })
        .collect()
}

fn sections(members: &[Member]) -> Vec<&Section> {
    members
        .iter()
        .flat_map(|member| match member {
            Member::Section(section) => {
                [section].into_iter().chain(sections(&section.body.members)).collect()
            }
            _ => Vec::new(),
        })
        .collect()
}

fn quotes(members: &[Member]) -> Vec<Span> {
    members
        .iter()
        .flat_map(|member| match member {
            Member::Quote(quote) => vec![quote.span],
            Member::Section(section) => quotes(&section.body.members),
            _ => Vec::new(),
        })
        .collect()
}

fn span_of(term: &Term) -> Span {
    match term {
        Term::Name(name) => name.span,
        Term::Opaque(text) => text.span,
        Term::Blank(blank) => blank.span,
    }
}

fn span_of_measure(measure: &Measure) -> Span {
    match measure {
        Measure::Deadline(
            Deadline::Within { span, .. } | Deadline::Symbol(_, span) | Deadline::Date(_, span),
        )
        | Measure::Frequency(Frequency::Times { span, .. } | Frequency::Vague(_, span)) => *span,
        Measure::Amount(amount) => amount.span,
        Measure::Duration(quantity) => quantity.span,
    }
}

fn number(quantity: &Quantity) -> Option<(f64, Unit)> {
    match quantity.count {
        OrBlank::Given(count) => Some((count, quantity.unit)),
        OrBlank::Blank(_) => None,
    }
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Minute => "minute",
        Unit::Hour => "hour",
        Unit::Day => "day",
        Unit::SchoolDay => "school-day",
        Unit::BusinessDay => "business-day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Semester => "semester",
        Unit::SchoolYear => "school-year",
        Unit::Year => "year",
        Unit::Time => "time",
        Unit::Percent => "percent",
        Unit::Dollar => "dollar",
    }
}

/// A text with pieces replaced; the pieces stand in the order of the text.
fn edited(text: &str, edits: &[(Span, String)]) -> String {
    let mut result = String::new();
    let mut done = 0;
    for (span, words) in edits {
        result.push_str(&text[done..span.start as usize]);
        result.push_str(words);
        done = span.end as usize;
    }
    result.push_str(&text[done..]);
    result
}

/// A text with every label and every reference to it renamed. Labels may be terms of the vocabulary as well,
/// so only their places count: before a colon at the end of a line, or after a word that refers.
fn renamed(text: &str, labels: &[&str]) -> String {
    let mut result = String::new();
    for line in text.split_inclusive('\n') {
        let mut line = line.to_owned();
        for label in labels {
            let own = format!("{label}:");
            if line.trim() == own || line.trim_start().starts_with(&format!("{own} ")) {
                line = line.replacen(&own, &format!("{label}-renamed:"), 1);
            }
            for word in ["subject to", "notwithstanding", "except as provided in"] {
                for end in [".", ",", " "] {
                    line = line
                        .replace(&format!("{word} {label}{end}"), &format!("{word} {label}-renamed{end}"));
                }
            }
        }
        result.push_str(&line);
    }
    result
}
