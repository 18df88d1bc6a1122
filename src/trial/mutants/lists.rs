//! Lists: items taken out and added, terms put in place of narrower and wider ones, `and` made `or`.

use super::clause::Maker;
use super::tree::{At, Force, span_of, universal};
use crate::syntax::ast::{Clause, Item, Joiner, Kind, List, Part, Quantifier, RoleKind, SubjectKind, Term};
use crate::text::Span;

impl Maker<'_, '_> {
    pub(super) fn lists(&mut self, clause: &Clause, force: Force) {
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
            let put = at == At::Role(RoleKind::At) && self.puts(clause);
            let each = |item: &Item| ban || (!put && universal(at, item));
            if ban || list.joiner == Joiner::And {
                self.items("item dropped", true, list, |_| true);
            } else if list.joiner == Joiner::Or {
                self.items("or to one", false, list, |_| true);
            }
            for item in &list.items {
                self.item(at, item, each(item), ban);
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
    pub(super) fn items(
        &mut self,
        kind: &'static str,
        weaker: bool,
        list: &List,
        want: impl Fn(&Item) -> bool,
    ) {
        if list.items.len() < 2 {
            return;
        }
        for (index, dropped) in list.items.iter().enumerate().filter(|(_, item)| want(item)) {
            let mut left: Vec<String> = (list.items.iter().enumerate())
                .filter(|(other, _)| *other != index)
                .map(|(_, item)| self.words(item.span))
                .collect();
            let word = if list.joiner == Joiner::Or { "or" } else { "and" };
            let Some(last) = left.pop() else { continue };
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
    pub(super) fn item(&mut self, at: At, item: &Item, each: bool, ban: bool) {
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
        // In a ban both words mean each of them.
        if asked
            && people
            && !(ban && self.source.thorough)
            && !self.source.meaning.taxonomy.term(term).office
            && item.quantifier == Some(Quantifier::Every)
        {
            let one = format!("a {}", name.text);
            self.weaken("every to a", &one, vec![(item.span, one.clone())]);
        }
    }

    /// `X` to `X or Y` in a duty, and `X and Y` to `X or Y`.
    pub(super) fn addressee(&mut self, at: At, list: &List) {
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
            let Some((last, first)) = items.split_last() else { return };
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

    pub(super) fn longer(&mut self, list: &List, word: &str) {
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

    /// Objects and roles of a duty that are left to whoever complies once nothing is said of them.
    pub(super) fn left_open(&mut self, clause: &Clause) {
        if let Some(object) = &clause.object {
            let words = self.words(object.span);
            self.weaken("object taken out", &words, vec![(object.span, String::new())]);
        }
        for part in &clause.parts {
            let (span, kind) = match part {
                Part::Role(role) => match role.kind {
                    RoleKind::To | RoleKind::From | RoleKind::With => (role.span, "addressee taken out"),
                    RoleKind::About | RoleKind::In => (role.span, "topic taken out"),
                    RoleKind::Jointly | RoleKind::Consulting | RoleKind::As => {
                        (role.span, "partner taken out")
                    }
                    RoleKind::At if self.puts(clause) => (role.span, "place taken out"),
                    _ => continue,
                },
                Part::InWriting(span) => (*span, "form taken out"),
                _ => continue,
            };
            let words = self.words(span);
            self.weaken(kind, &words, vec![(span, String::new())]);
        }
    }

    /// Whether where something is put is how it is done, for the action's frame says so.
    fn puts(&self, clause: &Clause) -> bool {
        let frames = self.place.uses.iter().find(|used| used.span == clause.action.span);
        frames.is_some_and(|used| {
            let frame = &self.source.meaning.taxonomy.term(used.term).frame;
            frame.roles.contains_key(&RoleKind::At)
        })
    }
}
