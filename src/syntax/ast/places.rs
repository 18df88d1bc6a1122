//! Visiting every place that a body's tree holds, to move them when text before them changes. A long text has very many of
//! them, so what is done to each is known when this is compiled.

use super::{
    Blank, Circumstance, Clause, Condition, Covers, DateValue, Deadline, Define, Frequency, Header,
    HeaderValue, Item, List, Mark, Measure, Member, Name, OrBlank, Override, Part, Quantity, Quote, Role,
    Section, Statement, StatementKind, Subject, Term, Text, Waive,
};
use crate::text::Span;

impl Member {
    /// Visits every place in it.
    pub(crate) fn places(&mut self, each: &mut impl FnMut(&mut Span)) {
        match self {
            Self::Section(section) => section.places(each),
            Self::Header(header) => header.places(each),
            Self::Quote(Quote { span, .. }) => each(span),
            Self::Statement(statement) => statement.places(each),
        }
    }
}

impl Section {
    fn places(&mut self, each: &mut impl FnMut(&mut Span)) {
        name(&mut self.address, each);
        self.title.iter_mut().for_each(|title| text(title, each));
        self.covers.iter_mut().for_each(|covers| self::covers(covers, each));
        each(&mut self.head_span);
        each(&mut self.span);
        self.body.members.iter_mut().for_each(|member| member.places(each));
    }
}

impl Header {
    fn places(&mut self, each: &mut impl FnMut(&mut Span)) {
        each(&mut self.key_span);
        each(&mut self.span);
        match &mut self.value {
            HeaderValue::Word(word) => name(word, each),
            HeaderValue::Text(words) => text(words, each),
            HeaderValue::Date(DateValue { span, .. }) | HeaderValue::Never(span) => each(span),
            HeaderValue::Signed { date, by } => {
                open(date, each, |date, each| each(&mut date.span));
                by.iter_mut().for_each(|one| name(one, each));
            }
            HeaderValue::Names(names) => names.iter_mut().for_each(|one| name(one, each)),
            HeaderValue::Blank(one) => blank(one, each),
        }
    }
}

impl Statement {
    fn places(&mut self, each: &mut impl FnMut(&mut Span)) {
        each(&mut self.span);
        self.mark.iter_mut().for_each(|mark| mark.places(each));
        self.label.iter_mut().for_each(|label| name(label, each));
        match &mut self.kind {
            StatementKind::Clause(clause) => self::clause(clause, each),
            StatementKind::Assignment { subject, tasks, parts, .. } => {
                self::subject(subject, each);
                list(tasks, each);
                parts.iter_mut().for_each(|one| part(one, each));
            }
            StatementKind::Status { subject, complement, parts, .. } => {
                self::subject(subject, each);
                list(complement, each);
                parts.iter_mut().for_each(|one| part(one, each));
            }
            StatementKind::Deeming { terms, counts_as, condition, .. } => {
                list(terms, each);
                term(counts_as, each);
                condition.iter_mut().for_each(|one| self::condition(one, each));
            }
            StatementKind::Covers(covers) => self::covers(covers, each),
            StatementKind::Define(Define { name: defined, parents, means, also }) => {
                name(defined, each);
                parents.iter_mut().for_each(|one| name(one, each));
                means.iter_mut().for_each(|means| list(means, each));
                also.iter_mut().for_each(|one| text(one, each));
            }
            StatementKind::Unmodelled(unmodelled) => {
                text(&mut unmodelled.reason, each);
                unmodelled.note.iter_mut().for_each(|note| text(note, each));
            }
            StatementKind::Waive(waive) => waive.places(each),
            StatementKind::Invalid => {}
        }
    }
}

impl Waive {
    /// Visits every place in it.
    pub(crate) fn places(&mut self, each: &mut impl FnMut(&mut Span)) {
        name(&mut self.rule, each);
        self.clause.iter_mut().for_each(|clause| each(&mut clause.span));
        self.from.iter_mut().chain(&mut self.until).for_each(|date| each(&mut date.span));
        self.by.iter_mut().chain(&mut self.because).for_each(|one| text(one, each));
    }
}

fn name(name: &mut Name, each: &mut impl FnMut(&mut Span)) {
    each(&mut name.span);
}

fn text(text: &mut Text, each: &mut impl FnMut(&mut Span)) {
    each(&mut text.span);
}

fn blank(blank: &mut Blank, each: &mut impl FnMut(&mut Span)) {
    each(&mut blank.span);
    text(&mut blank.label, each);
}

fn open<T, E: FnMut(&mut Span)>(value: &mut OrBlank<T>, each: &mut E, given: impl FnOnce(&mut T, &mut E)) {
    match value {
        OrBlank::Given(value) => given(value, each),
        OrBlank::Blank(one) => blank(one, each),
    }
}

impl Mark {
    /// Visits every place in it.
    pub(crate) fn places(&mut self, each: &mut impl FnMut(&mut Span)) {
        each(&mut self.span);
        if let Some(author) = &mut self.by {
            name(&mut author.name, each);
            author.pinpoint.iter_mut().for_each(|pinpoint| text(pinpoint, each));
        }
        self.because.iter_mut().for_each(|because| text(because, each));
    }
}

fn covers(covers: &mut Covers, each: &mut impl FnMut(&mut Span)) {
    each(&mut covers.span);
    covers.topics.iter_mut().for_each(|topic| term(topic, each));
}

fn term(term: &mut Term, each: &mut impl FnMut(&mut Span)) {
    match term {
        Term::Name(one) => name(one, each),
        Term::Opaque(one) => text(one, each),
        Term::Blank(one) => blank(one, each),
    }
}

fn list(list: &mut List, each: &mut impl FnMut(&mut Span)) {
    each(&mut list.span);
    for Item { term: named, minus, span, .. } in &mut list.items {
        each(span);
        term(named, each);
        minus.iter_mut().for_each(|one| term(one, each));
    }
}

fn subject(subject: &mut Subject, each: &mut impl FnMut(&mut Span)) {
    each(&mut subject.span);
    list(&mut subject.list, each);
}

fn clause(clause: &mut Clause, each: &mut impl FnMut(&mut Span)) {
    each(&mut clause.span);
    each(&mut clause.modal_span);
    subject(&mut clause.subject, each);
    name(&mut clause.action, each);
    clause.object.iter_mut().for_each(|object| list(object, each));
    clause.ensured.iter_mut().for_each(|ensured| self::clause(ensured, each));
    clause.parts.iter_mut().for_each(|one| part(one, each));
}

fn part(part: &mut Part, each: &mut impl FnMut(&mut Span)) {
    match part {
        Part::Role(one) => role(one, each),
        Part::Circumstance(one) => circumstance(one, each),
        Part::Measure(one) => measure(one, each),
        Part::Override(Override { references, opaque, span, .. }) => {
            each(span);
            references.iter_mut().for_each(|reference| each(&mut reference.span));
            opaque.iter_mut().for_each(|one| text(one, each));
        }
        Part::InWriting(span) => each(span),
        Part::Under(one, span) => {
            each(span);
            term(one, each);
        }
    }
}

fn role(role: &mut Role, each: &mut impl FnMut(&mut Span)) {
    each(&mut role.span);
    list(&mut role.list, each);
    role.alternatives.iter_mut().for_each(|one| self::role(one, each));
}

fn circumstance(circumstance: &mut Circumstance, each: &mut impl FnMut(&mut Span)) {
    match circumstance {
        Circumstance::If(one, span) | Circumstance::Unless(one, span) | Circumstance::OnlyIf(one, span) => {
            each(span);
            condition(one, each);
        }
        Circumstance::Event(anchor) => {
            each(&mut anchor.span);
            list(&mut anchor.events, each);
        }
        Circumstance::Except(exception) => {
            each(&mut exception.span);
            exception.parts.iter_mut().for_each(|one| part(one, each));
        }
        Circumstance::Hedge(_, span) => each(span),
    }
}

fn condition(condition: &mut Condition, each: &mut impl FnMut(&mut Span)) {
    match condition {
        Condition::Name(one) => name(one, each),
        Condition::Opaque(one) => text(one, each),
        Condition::Blank(one) => blank(one, each),
        Condition::Value(one, value, span) => {
            each(span);
            name(one, each);
            name(value, each);
        }
        Condition::Judged { actor, condition, span, .. } => {
            each(span);
            term(actor, each);
            condition.iter_mut().for_each(|one| self::condition(one, each));
        }
        Condition::Not(one, span) => {
            each(span);
            self::condition(one, each);
        }
        Condition::And(all, span) | Condition::Or(all, span) => {
            each(span);
            all.iter_mut().for_each(|one| self::condition(one, each));
        }
    }
}

fn measure(measure: &mut Measure, each: &mut impl FnMut(&mut Span)) {
    match measure {
        Measure::Deadline(Deadline::Within { quantity, of, span }) => {
            each(span);
            self::quantity(quantity, each);
            of.iter_mut().for_each(|of| list(of, each));
        }
        Measure::Deadline(Deadline::Symbol(_, span)) => each(span),
        Measure::Deadline(Deadline::Date(date, span)) => {
            each(span);
            open(date, each, |date, each| each(&mut date.span));
        }
        Measure::Frequency(Frequency::Times { count, span, .. }) => {
            each(span);
            open(count, each, |_, _| {});
        }
        Measure::Frequency(Frequency::Vague(_, span)) => each(span),
        Measure::Amount(amount) => {
            each(&mut amount.span);
            quantity(&mut amount.quantity, each);
        }
        Measure::Duration(one) => quantity(one, each),
    }
}

fn quantity(quantity: &mut Quantity, each: &mut impl FnMut(&mut Span)) {
    each(&mut quantity.span);
    open(&mut quantity.count, each, |_, _| {});
}
