//! Changes of one clause towards another: each of its pieces by itself.
//!
//! What is asked for is a clause too, so the two are laid next to each other piece by piece. A change puts what is
//! asked in place of what is there, adds it to it, puts in what is not there, or takes out what limits more than
//! is asked. None of them is right by itself: what they come to is checked.

use super::pieces::{Force, Key, Piece, force, has_comment, pieces, place, words};
use crate::finding::Edit;
use crate::norm::leaf_set::LeafSet;
use crate::norm::scope::Slot;
use crate::syntax::ast::{Clause, Item, Joiner, List, Modal, SubjectKind, Term};
use crate::text::Span;

/// One change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    /// What it does, as a person would say it.
    pub(super) title: String,
    /// The edit.
    pub(super) edit: Edit,
    /// How much is changed by it; the smaller is tried first.
    pub(super) weight: usize,
    /// Which piece it is about: of two changes of one piece only one can be made.
    pub(super) piece: usize,
}

/// A clause in its text.
#[derive(Clone, Copy)]
pub(super) struct Written<'t> {
    pub(super) text: &'t str,
    pub(super) clause: &'t Clause,
}

impl Written<'_> {
    pub(super) fn words(&self, span: Span) -> String {
        words(self.text, span)
    }
}

/// Two clauses next to each other.
pub(super) struct Pair<'t> {
    /// The clause of the agreement.
    pub(super) ours: Written<'t>,
    /// What is asked.
    pub(super) asked: Written<'t>,
    /// What the agreement's clause reaches in a slot, and what is asked there.
    pub(super) reach: &'t dyn Fn(Slot) -> (LeafSet, LeafSet),
    /// What a term of the agreement's clause means, by its place.
    pub(super) meaning: &'t dyn Fn(Span) -> Option<LeafSet>,
    /// Whether the agreement says `shall` where others say `must`.
    pub(super) shall: bool,
}

/// Taking a clause's strength for what it ought to be.
const FIRMER: usize = 1;
/// Taking out a limit.
const FREER: usize = 2;
/// More in the same place.
const WIDER: usize = 2;
/// Something else in the same place.
const OTHER: usize = 3;
/// Something new.
const NEW: usize = 3;

impl Pair<'_> {
    /// All changes of the agreement's clause towards what is asked.
    pub(super) fn changes(&self) -> Vec<Change> {
        let ours = pieces(self.ours.clause);
        let asked = pieces(self.asked.clause);
        let mut changes: Vec<Change> = self.modal().into_iter().collect();
        // What stands for what: the same words first, then the same kind of piece.
        let mut partners: Vec<Option<usize>> = vec![None; asked.len()];
        for same_words in [true, false] {
            for (at, wanted) in asked.iter().enumerate() {
                let fits = |(index, piece): (usize, &Piece<'_>)| {
                    let same = self.ours.words(piece.span) == self.asked.words(wanted.span);
                    (piece.key == wanted.key && (same || !same_words) && !partners.contains(&Some(index)))
                        .then_some(index)
                };
                if partners.get(at).is_some_and(Option::is_none) {
                    let found = ours.iter().enumerate().find_map(fits);
                    if let Some(partner) = partners.get_mut(at) {
                        *partner = found;
                    }
                }
            }
        }
        for (wanted, partner) in asked.iter().zip(&partners) {
            match partner.and_then(|index| Some((index, ours.get(index)?))) {
                Some((index, piece)) => changes.extend(self.instead(index, piece, wanted)),
                None => changes.extend(self.added(&ours, changes.len() + ours.len(), wanted)),
            }
        }
        let over = ours.iter().enumerate().filter(|(index, _)| !partners.contains(&Some(*index)));
        changes.extend(over.filter_map(|(index, piece)| self.taken_out(&ours, index, piece)));
        changes.retain(|change| !has_comment(self.ours.text, change.edit.span));
        changes
    }

    /// The modal word, where it has to be another one.
    pub(super) fn modal(&self) -> Option<Change> {
        let (ours, asked) = (self.ours.clause, self.asked.clause);
        let ((our_force, our_firm), (force, firm)) = (force(ours), force(asked));
        let only = |clause: &Clause| clause.subject.kind == SubjectKind::Only;
        // The piece of the subject stands first, and the modal word is one with it where the subject changes its kind.
        if only(ours) != only(asked) {
            let head = Span { start: asked.subject.span.start, end: asked.modal_span.end };
            let own = Span { start: ours.subject.span.start, end: ours.modal_span.end };
            return Some(self.change(0, own, self.asked.words(head), OTHER + 1));
        }
        let plain = ours.subject.kind == SubjectKind::Plain;
        if (our_force == force && (our_firm || !firm)) || !plain {
            return None;
        }
        let word = match force {
            Force::Duty if self.shall => "shall",
            Force::Duty => "must",
            Force::Ban if self.shall => "shall not",
            Force::Ban => "must not",
            Force::Leave => "may",
            Force::Only => "may only",
            Force::Excuse => "need not",
        };
        let weight = match (our_force, force) {
            _ if our_force == force => FIRMER,
            (Force::Leave, Force::Duty | Force::Only) => FIRMER + 1,
            _ => TURNED,
        };
        Some(self.change(usize::MAX, ours.modal_span, word.to_owned(), weight))
    }

    fn change(&self, piece: usize, span: Span, text: String, weight: usize) -> Change {
        let title = format!("write `{text}` in place of `{}`", self.ours.words(span));
        Change { title, edit: Edit { span, text }, weight, piece }
    }

    /// What is asked in place of what is there, or added to it.
    fn instead(&self, index: usize, piece: &Piece<'_>, wanted: &Piece<'_>) -> Vec<Change> {
        let (now, then) = (self.ours.words(piece.span), self.asked.words(wanted.span));
        // A blank, and words that nobody has modelled, are for the parties to replace.
        let fixed = piece.unknown && !piece.key.is_limit();
        let kinds = piece.key == Key::Subject && self.kinds_differ();
        if now == then || fixed || kinds {
            return Vec::new();
        }
        let mut changes = Vec::new();
        let wider = piece.key.slot().is_some_and(|slot| {
            let (ours, asked) = (self.reach)(slot);
            ours.is_subset(&asked)
        });
        let (list, whole) = match (piece.list, wanted.list) {
            (Some(ours), Some(asked)) => (Some((ours, asked)), piece.span),
            _ => (None, piece.span),
        };
        let weight = match piece.key {
            Key::Action => OTHER + 1,
            Key::Measure(_) | Key::If | Key::Unless | Key::OnlyIf | Key::Event => WIDER,
            _ if wider => WIDER,
            _ => OTHER,
        };
        // Where only the list differs, only the list is replaced.
        match list {
            Some((ours, asked)) if self.heads_agree(piece, ours, wanted, asked) => {
                let text = self.asked.words(asked.span);
                let mut change = self.change(index, ours.span, text, weight);
                if wider {
                    change.title = format!(
                        "widen `{}` to `{}`",
                        self.ours.words(ours.span),
                        self.asked.words(asked.span)
                    );
                }
                changes.push(change);
            }
            _ => changes.push(self.change(index, whole, then, weight)),
        }
        if let Some((ours, asked)) = list
            && let Some(text) = self.merged(piece.key, ours, asked)
            && !changes.iter().any(|change| change.edit.text == text)
        {
            let mut change = self.change(index, ours.span, text, if wider { OTHER } else { WIDER });
            change.title = format!("widen `{}` to `{}`", self.ours.words(ours.span), change.edit.text);
            changes.push(change);
        }
        changes
    }

    /// Whether both say the same before their lists.
    fn heads_agree(&self, piece: &Piece<'_>, ours: &List, wanted: &Piece<'_>, asked: &List) -> bool {
        let head = |span: Span, list: &List| Span { start: span.start, end: list.span.start };
        self.ours.words(head(piece.span, ours)) == self.asked.words(head(wanted.span, asked))
            && ours.span.end == piece.span.end
    }

    fn kinds_differ(&self) -> bool {
        let only = |clause: &Clause| clause.subject.kind == SubjectKind::Only;
        only(self.ours.clause) != only(self.asked.clause)
    }

    /// What is there and what is asked in one list, without what is a case of what is asked.
    fn merged(&self, key: Key, ours: &List, asked: &List) -> Option<String> {
        let asked_reach = key.slot().map(|slot| (self.reach)(slot).1);
        let covered = |item: &Item| {
            let meaning = (self.meaning)(place(&item.term));
            meaning.zip(asked_reach.as_ref()).is_some_and(|(leaves, reach)| leaves.is_subset(reach))
        };
        let mut items: Vec<String> =
            ours.items.iter().filter(|item| !covered(item)).map(|item| self.ours.words(item.span)).collect();
        if items.is_empty() {
            return None;
        }
        for item in &asked.items {
            let words = self.asked.words(item.span);
            if !items.contains(&words) {
                items.push(words);
            }
        }
        let duty = matches!(force(self.ours.clause).0, Force::Duty);
        let word = if ours.joiner == Joiner::Or && !duty { "or" } else { "and" };
        Some(listed(&items, word))
    }

    /// What is asked, where nothing stands for it.
    fn added(&self, ours: &[Piece<'_>], piece: usize, wanted: &Piece<'_>) -> Option<Change> {
        let weight = match wanted.key {
            // A hedge or a word of precedence is nothing that anybody asks for.
            Key::Hedge | Key::Override => return None,
            Key::If | Key::Unless | Key::OnlyIf | Key::Except => NEW + 1,
            Key::Measure(_) | Key::InWriting => WIDER,
            _ => NEW,
        };
        let at = match wanted.key {
            Key::Object => self.ours.clause.action.span.end,
            key if key.is_limit() => self.before(ours, |piece| piece.key == Key::Override),
            _ => self.before(ours, |piece| piece.key.is_limit()),
        };
        let words = self.asked.words(wanted.span);
        let title = format!("add `{words}`");
        let edit = Edit { span: Span { start: at, end: at }, text: format!(" {words}") };
        Some(Change { title, edit, weight, piece })
    }

    /// The end of what stands before the first piece of some kind; the end of the clause where there is none.
    pub(super) fn before(&self, ours: &[Piece<'_>], limit: impl Fn(&Piece<'_>) -> bool) -> u32 {
        let first = ours
            .iter()
            .position(|piece| piece.span.start > self.ours.clause.action.span.start && limit(piece));
        let end = self.ours.clause.span.end;
        match first {
            Some(index) => ours.get(..index).and_then(<[_]>::last).map_or(end, |last| last.span.end),
            None => end,
        }
    }

    /// Something taken out that is not asked for.
    fn taken_out(&self, ours: &[Piece<'_>], index: usize, piece: &Piece<'_>) -> Option<Change> {
        let weight = match piece.key {
            Key::Subject | Key::Action => return None,
            Key::Hedge => FIRMER,
            key if key.is_limit() && piece.unknown => FIRMER,
            key if key.is_limit() => FREER,
            _ => OTHER,
        };
        if piece.unknown && !piece.key.is_limit() {
            return None;
        }
        let before =
            index.checked_sub(1).and_then(|before| ours.get(before)).map_or(0, |piece| piece.span.end);
        let before = before.max(self.ours.clause.action.span.end).min(piece.span.start);
        // The space before it goes with it, and a comma; of two commas both.
        let gap = Span { start: before, end: piece.span.start }.slice(self.ours.text);
        let rest = self.ours.text.get(piece.span.end as usize..).unwrap_or_default();
        let closes = gap.contains(',') && rest.starts_with(',');
        let span = Span { start: before, end: piece.span.end + u32::from(closes) };
        let title = format!("take out `{}`", self.ours.words(piece.span));
        Some(Change { title, edit: Edit { span, text: String::new() }, weight, piece: index })
    }
}

/// A clause turned into its contrary.
pub(super) const TURNED: usize = 5;

/// Some items in one list.
pub(super) fn listed(items: &[String], word: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [all @ .., last] => format!("{} {word} {last}", all.join(", ")),
    }
}

/// The words of a clause with its modal word replaced.
pub(super) fn with_modal(written: Written<'_>, modal: &str) -> String {
    let clause = written.clause;
    let head = written.words(Span { start: clause.span.start, end: clause.modal_span.start });
    let rest = written.words(Span { start: clause.modal_span.end, end: clause.span.end });
    format!("{head} {modal} {rest}")
}

/// The modal word that says the contrary: of leave and duty a ban, of a ban leave.
pub(super) fn contrary(clause: &Clause, shall: bool) -> Option<&'static str> {
    match (force(clause).0, clause.subject.kind) {
        (Force::Leave | Force::Duty | Force::Only, SubjectKind::Plain) => {
            Some(if shall { "shall not" } else { "must not" })
        }
        (Force::Ban, SubjectKind::Plain) => Some("may"),
        (Force::Excuse, SubjectKind::Plain) => Some(if shall { "shall" } else { "must" }),
        _ => None,
    }
}

/// The word in an agreement's own style: `shall` where it says so.
pub(super) fn in_style(written: Written<'_>, shall: bool) -> String {
    let modal = match written.clause.modal {
        Modal::Must if shall => "shall",
        Modal::MustNot if shall => "shall not",
        _ => return written.words(written.clause.span),
    };
    with_modal(written, modal)
}

/// The names that a list takes, without articles and exceptions; nothing where it holds more than names.
pub(super) fn names(list: &List) -> Option<Vec<&str>> {
    let name = |item: &'_ Item| match &item.term {
        Term::Name(_) if item.minus.is_empty() => Some(()),
        _ => None,
    };
    list.items.iter().try_for_each(name)?;
    Some(
        list.items
            .iter()
            .filter_map(|item| match &item.term {
                Term::Name(name) => Some(name.text.as_str()),
                Term::Opaque(_) | Term::Blank(_) => None,
            })
            .collect(),
    )
}
