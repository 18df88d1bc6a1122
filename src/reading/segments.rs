//! Where the parts of a sentence begin and end: one part for each deontic word, what stands before the subject, and verbs that
//! share a subject.

use super::antecedents;
use super::boundaries::boundary;
use super::fronts::fronted;
use super::markers;
use super::modality::{self, Modal};
use super::phrases::{self, Vocabulary};
use super::words::{Word, WordKind};
use crate::syntax::ast::Kind;

/// A part of a sentence with its deontic word.
#[derive(Clone, Copy, Debug)]
pub struct Part<'w> {
    /// What stands before the deontic word: circumstances and the subject.
    pub before: &'w [Word],
    /// The deontic word; its places count from the beginning of the sentence.
    pub modal: Modal,
    /// The deontic word's own words.
    pub lead: &'w [Word],
    /// What stands behind it.
    pub rest: &'w [Word],
    /// For `who shall`: the words that say who.
    pub antecedent: Option<(usize, usize)>,
    /// Whether `and` joins it to the part before.
    pub joined: bool,
    /// Whether `or` joins it to the part before: one of them is asked for.
    pub alternative: bool,
    /// Whether it is open if a denial before it holds for it as well: `shall not search students and be required to call`.
    pub shaky: bool,
    /// The whole sentence.
    pub all: &'w [Word],
}

/// Words that open a clause inside another.
pub(super) const SUBORDINATE: &[&str] = &[
    "if", "when", "whenever", "where", "wherever", "unless", "because", "while", "until", "as", "whether",
    "so", "although", "though", "once", "that", "which", "who", "what", "how", "provided", "whom", "whose",
    "than", "before", "after",
];

/// One part for each deontic word that is not inside another clause.
pub fn split<'w>(vocabulary: Vocabulary<'_>, words: &'w [Word]) -> Vec<Part<'w>> {
    let all = modality::all(words);
    let mut main: Vec<Modal> = Vec::new();
    let mut outer: Option<Modal> = None;
    for modal in all.iter().copied() {
        // `circumstances in which an SRO may, and may not, be called`: the second stands where the first does.
        let beside = outer.is_some_and(|before: Modal| {
            words.get(before.end..modal.at).unwrap_or_default().iter().all(Word::joins)
        });
        let stands = is_main(words, modal) || follows_clause(vocabulary, words, modal);
        let inside = beside && !main.is_empty() || !stands || conditional(words, main.last(), modal);
        if !inside {
            main.push(modal);
        }
        outer = inside.then_some(modal);
    }
    let main = if main.is_empty() {
        all.iter()
            .copied()
            .filter(|modal| !in_relative(words, *modal) && !in_condition(words, *modal))
            .filter(|modal| !is_ability(words, *modal) && !is_feared(words, *modal))
            .take(1)
            .collect()
    } else {
        main
    };
    let mut starts: Vec<Start> = Vec::new();
    let mut modals: Vec<(Modal, bool)> = main.into_iter().map(|modal| (modal, false)).collect();
    let relative = all.iter().copied().filter(|modal| !modals.iter().any(|(main, _)| main.at == modal.at));
    let relative: Vec<(Modal, bool)> = relative.map(|modal| (modal, true)).collect();
    modals.extend(relative);
    modals.sort_by_key(|(modal, _)| modal.at);
    for (modal, relative) in modals {
        let last = starts.last().copied();
        if relative {
            if let Some(start) = last.and_then(|last| said_of_same(words, modal, last)) {
                starts.push(start);
                continue;
            }
            // `..., who shall then inform the parents`: a duty of its own, of whom the words before name.
            if let Some((from, antecedent)) = told_of(vocabulary, words, modal, last)
                && last.is_some_and(|last| last.modal.end <= from)
            {
                starts.push(Start { from, modal, antecedent: Some(antecedent) });
            }
            continue;
        }
        let Some(last) = last else {
            // `All recordings are the property of ..., and the Board shall`: the first half is a fact of its own.
            let told = told_first(vocabulary, words).filter(|&end| end <= modal.at).unwrap_or(0);
            starts.push(Start { from: told, modal, antecedent: None });
            continue;
        };
        if let Some(start) = said_of_same(words, modal, last) {
            starts.push(start);
            continue;
        }
        if let Some(from) = boundary(vocabulary, words, last.modal.end, modal.at) {
            starts.push(Start { from, modal, antecedent: None });
        }
    }
    let ends: Vec<usize> = starts.iter().skip(1).map(|start| start.from).chain([words.len()]).collect();
    let slice = |from: usize, to: usize| words.get(from..to).unwrap_or_default();
    // `shall keep a log, but neither shall`: what joins the next part is none of this one.
    let closed = |from: usize, to: usize| {
        let mut part = slice(from, to);
        while let [before @ .., last] = part
            && to < words.len()
            && (last.is(&["but", "and"]) || last.kind == WordKind::Comma)
        {
            part = before;
        }
        part
    };
    let mut shaky = vec![false; starts.len()];
    for index in 1..starts.len() {
        let [before, here] = [index - 1, index].map(|at| starts.get(at).copied());
        let (Some(before), Some(here)) = (before, here) else { break };
        let denied = before.modal.text.ends_with("not")
            || words.first().is_some_and(|first| first.is(&["no", "neither"]));
        // `nor be required to`: the denial before the first verb holds for what the second is bound to.
        let bare = words.get(here.modal.at).is_some_and(|be| be.is(&["be"]))
            && here.modal.at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(Word::joins);
        if !(denied && bare) {
            continue;
        }
        // Behind `or`, a denial of the subject is still the subject's.
        let joint = here.modal.at.checked_sub(1).and_then(|at| words.get(at));
        let turned = joint.is_some_and(|joint| {
            joint.is(&["nor"]) || joint.is(&["or"]) && before.modal.text.ends_with("not")
        });
        if let Some(start) = starts.get_mut(index).filter(|_| turned) {
            start.modal.text = match start.modal.text {
                "must" | "should" => "need not",
                "may" => "must not",
                "must not" => "may",
                text => text,
            };
        }
        if let Some(shaky) = shaky.get_mut(index) {
            *shaky = true;
        }
    }
    starts
        .iter()
        .zip(ends)
        .zip(shaky)
        .map(|((start, end), shaky)| Part {
            shaky,
            before: slice(start.from, start.modal.at),
            modal: start.modal,
            lead: slice(start.modal.at, start.modal.end),
            rest: closed(start.modal.end, end),
            antecedent: start.antecedent,
            joined: start
                .from
                .checked_sub(1)
                .and_then(|at| words.get(at))
                .is_some_and(|word| word.is(&["and"])),
            alternative: start
                .from
                .checked_sub(1)
                .and_then(|at| words.get(at))
                .is_some_and(|word| word.is(&["or"])),
            all: words,
        })
        .collect()
}

/// Words of fear and hope before `that`: what is feared is no rule.
const FEARED: &[&str] = &[
    "fear",
    "fears",
    "worry",
    "worries",
    "hope",
    "hopes",
    "wish",
    "think",
    "thinks",
    "feel",
    "feels",
    "doubt",
    "doubts",
    "deny",
    "denies",
    "argue",
    "argues",
    "claim",
    "claims",
    "myth",
    "proposal",
    "suggestion",
    "rumor",
    "complain",
    "complains",
    "suspect",
    "suspects",
    "question",
    "believes",
    "believe",
    "considered",
    "discussed",
    "debated",
];

/// Whether a deontic word stands in what somebody fears, hopes or once proposed.
fn is_feared(words: &[Word], modal: Modal) -> bool {
    words
        .iter()
        .take(modal.at)
        .collect::<Vec<_>>()
        .windows(2)
        .any(|pair| matches!(pair, [fear, that] if fear.is(FEARED) && that.is(&["that", "whether"])))
}

/// `Where the parent can be reached, an administrator calls`: what can be is a condition, and permits nothing.
fn is_ability(words: &[Word], modal: Modal) -> bool {
    words.get(modal.at).is_some_and(|word| word.is(&["can", "cannot", "could"]))
        && words
            .first()
            .is_some_and(|first| first.is(&["if", "when", "where", "unless", "until", "while", "as"]))
}

/// Whether what looks like a deontic word belongs to a condition before it: `if the parent is away and the student does not
/// object`, `unless the student is hurt, or would be`.
fn conditional(words: &[Word], last: Option<&Modal>, modal: Modal) -> bool {
    let tells =
        words.get(modal.at).is_some_and(|word| word.is(&["do", "does", "would", "could", "can", "cannot"]));
    let from = last.map_or(0, |last| last.end);
    let before = words.get(from..modal.at).unwrap_or_default();
    let parted = before.iter().any(|word| word.kind == WordKind::Semicolon);
    let opens =
        (0..before.len()).any(|at| markers::at(before, at).is_some_and(|(marker, _)| marker.is_condition()));
    // `If a student is hurt, the SRO does not ...` has its condition before its subject.
    let fronted =
        last.is_none() && words.first().is_some_and(|first| first.is(&["if", "unless", "when", "where"]));
    (last.is_some() || fronted) && tells && !parted && opens
}

/// Words that open a proviso.
const PROVISOS: &[&str] =
    &["provided that", "provided", "except that", "save that", "with the exception that"];

/// Where a proviso with its own subject and deontic word begins, as in `..., provided that the Officer shall not act as a
/// counselor`: the place where the first half ends and the one where the second begins.
pub fn proviso(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<(usize, usize)> {
    (1..words.len()).find_map(|at| {
        if words.get(at - 1)?.kind == WordKind::Letters && !words.get(at)?.is(&["except", "save", "with"]) {
            return None;
        }
        let length =
            PROVISOS.iter().filter_map(|opening| super::measures::stands(words, at, opening)).max()?;
        let mut start = at + length;
        while words
            .get(start)
            .is_some_and(|word| word.kind == WordKind::Comma || word.is(&["however", "further", "that"]))
        {
            start += 1;
        }
        let behind = words.get(start..)?;
        let modal = modality::all(behind).into_iter().next()?;
        let word = behind.get(modal.at)?;
        // `provided that the SRO will be there` may be a condition, `except that the SRO will be there` is none.
        let states = word.is(&["shall", "must", "may", "should"])
            || word.is(&["will"]) && words.get(at)?.is(&["except", "save", "with"]);
        if !states || !is_main(behind, modal) {
            return None;
        }
        let (_, subject) = fronted(vocabulary, behind.get(..modal.at)?);
        let listed = phrases::list(vocabulary, subject, &[Kind::Actor]);
        let denied =
            subject.first().is_some_and(|first| first.is(&["no", "neither", "it", "they", "he", "she"]));
        // `except that notice shall be withheld`: whatever it is about, it is no condition.
        let excepts = words.get(at)?.is(&["except", "save", "with"]);
        (denied || excepts || !listed.terms.is_empty() && !listed.opaque).then_some((at, start))
    })
}

/// Where what is told as a fact ends and a second statement begins: behind `, and` with a finite verb before it, or behind
/// an `and` that only a subject parts from its deontic word.
pub fn told_first(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<usize> {
    let finite = words.iter().position(|word| word.is(&["is", "are", "remains", "remain"]))?;
    let opens = words.first().is_none_or(|first| first.is(SUBORDINATE) || markers::at(words, 0).is_some());
    let relative = words.iter().take(finite).any(|word| word.is(SUBORDINATE));
    if opens || relative {
        return None;
    }
    let modal = modality::all(words).into_iter().find(|modal| modal.at > finite);
    let subject = |at: usize| {
        let between = modal.and_then(|modal| words.get(at + 1..modal.at)).unwrap_or_default();
        let listed = phrases::list(vocabulary, between, &[Kind::Actor]);
        listed.is_known()
    };
    words.iter().enumerate().skip(finite).find_map(|(at, word)| {
        let parts = word.kind == WordKind::Semicolon
            || (word.kind == WordKind::Comma
                && words.get(at + 1).is_some_and(|next| next.is(&["and", "but", "while"])))
            || word.is(&["and", "but"]) && subject(at);
        parts.then_some(at + 1)
    })
}

/// Where a part begins.
#[derive(Clone, Copy)]
struct Start {
    from: usize,
    modal: Modal,
    antecedent: Option<(usize, usize)>,
}

/// `which shall be sent to the Sheriff but shall not be filed`: where a second statement of a relative clause begins.
fn said_of_same(words: &[Word], modal: Modal, last: Start) -> Option<Start> {
    let joint = modal.at.checked_sub(1)?;
    words.get(joint).filter(|word| word.is(&["and", "but"]))?;
    let antecedent = last.antecedent?;
    let between = words.get(last.modal.end..joint)?;
    let plain = between.iter().all(|word| word.kind == WordKind::Letters);
    plain.then_some(Start { from: joint + 1, modal, antecedent: Some(antecedent) })
}

/// For `who` or `which` before a deontic word and a comma before it: where the part begins, and the words it is about.
fn told_of(
    vocabulary: Vocabulary<'_>,
    words: &[Word],
    modal: Modal,
    last: Option<Start>,
) -> Option<(usize, (usize, usize))> {
    let mut at = modal.at.checked_sub(1)?;
    while words.get(at).is_some_and(|word| {
        word.is(&["then", "also", "thereupon", "in", "turn"]) || word.kind == WordKind::Comma
    }) {
        at = at.checked_sub(1)?;
    }
    // `accompanied by procedures that shall include ...`: what a record must have.
    if at + 1 == modal.at
        && words.get(at)?.is(&["that", "which"])
        && let Some(place) = (at.saturating_sub(6)..at).find_map(|start| {
            let found = vocabulary.surface.longest(words, start, &[Kind::Record])?;
            (start + found.length == at).then_some((at, (start, at)))
        })
    {
        return Some(place);
    }
    // `accompanied by a manual that shall name ...`, behind a duty: what it is about is a duty as well.
    let ordered = words.get(modal.at).is_some_and(|word| word.is(&["shall", "must"]))
        && last.is_some_and(|last| last.modal.text == "must" && last.modal.end < at)
        // `an arrest that must take place there shall be coordinated`: which arrests are meant.
        && !modality::all(words).iter().any(|next| {
            let between = words.get(modal.end..next.at).unwrap_or_default();
            next.at > modal.end
                && between.iter().all(|word| word.kind == WordKind::Letters)
                && !between.last().is_some_and(|last| last.is(&["and", "but", "or"]))
        });
    if at + 1 == modal.at
        && ordered
        && words.get(at)?.is(&["that", "which"])
        && words.get(at - 1)?.kind == WordKind::Letters
    {
        return antecedents::antecedent(vocabulary, words, at, false).map(|antecedent| (at, antecedent));
    }
    if !words.get(at)?.is(&["who", "which"]) {
        return None;
    }
    let before = at.checked_sub(1)?;
    let joint = words.get(before)?;
    if joint.is(&["and", "but"]) {
        let known = last?.antecedent?;
        return Some((at, known));
    }
    if joint.kind != WordKind::Comma {
        return None;
    }
    let person = words.get(at)?.is(&["who"]);
    antecedents::antecedent(vocabulary, words, before, person).map(|antecedent| (at, antecedent))
}

/// Whether a deontic word stands in a condition.
fn in_condition(words: &[Word], modal: Modal) -> bool {
    let stretch = stretch(words, modal.at);
    // `If requested the SRO shall`: nothing stands before the condition, and no comma ends it.
    opens_inside(stretch) && stretch.len() < modal.at
        || stretch.len() < modal.at
            && stretch.iter().find(|word| !word.joins()).is_some_and(|first| {
                first.is(&[
                    "if", "when", "whenever", "unless", "whether", "because", "until", "while", "before",
                    "after", "than", "where", "as", "so",
                ])
            })
}

/// `When a student is arrested the Department shall notify ...`: no comma ends the clause before the subject.
fn follows_clause(vocabulary: Vocabulary<'_>, words: &[Word], modal: Modal) -> bool {
    let mut stretch = stretch(words, modal.at);
    // `..., and if a payment is late the City may`
    while let [first, rest @ ..] = stretch
        && (first.joins() || first.is(&["but"]))
    {
        stretch = rest;
    }
    let opens = stretch.first().is_some_and(|first| {
        first.is(&["if", "when", "whenever", "where", "before", "after", "once", "while"])
    });
    let tells = words.get(modal.at).is_some_and(|word| word.is(&["does", "do"]));
    if !opens || tells || in_relative(words, modal) {
        return false;
    }
    let (front, subject) = fronted(vocabulary, stretch);
    let finite =
        |word: &Word| word.is(&["is", "are", "was", "were", "has", "have", "does", "becomes", "occurs"]);
    let told = front.first().is_some_and(|front| {
        !front.last().is_some_and(Word::joins) && front.iter().skip(2).any(finite)
            || (2..front.len()).any(|at| {
                vocabulary
                    .surface
                    .verb(front, at)
                    .is_some_and(|verb| verb.form == super::inflection::Form::Third)
            })
    });
    !subject.is_empty() && told
}

/// Whether a deontic word stands inside another clause.
pub fn in_subordinate(words: &[Word], modal: Modal) -> bool {
    in_relative(words, modal) || !is_main(words, modal)
}

/// The words from the last comma, semicolon or colon up to a place.
fn stretch(words: &[Word], to: usize) -> &[Word] {
    let stops = |word: &Word| matches!(word.kind, WordKind::Comma | WordKind::Semicolon | WordKind::Colon);
    let from = words.iter().take(to).rposition(stops).map_or(0, |at| at + 1);
    words.get(from..to).unwrap_or_default()
}

fn in_relative(words: &[Word], modal: Modal) -> bool {
    let before = words
        .iter()
        .take(modal.at)
        .rev()
        .find(|word| !word.is(&["also", "then", "in", "turn"]) || word.kind == WordKind::Comma);
    before.is_some_and(|word| word.is(&["that", "which", "who", "whom", "what", "as"]))
}

/// Whether words open a clause of condition: `to the extent that`.
fn opens_inside(stretch: &[Word]) -> bool {
    let openings = [
        "to the extent",
        "in the event",
        "on the condition",
        "in cases where",
        "in situations where",
        "in case",
    ];
    openings.iter().any(|words| super::measures::stands(stretch, 0, words).is_some())
}

fn is_main(words: &[Word], modal: Modal) -> bool {
    if in_relative(words, modal) {
        return false;
    }
    let mut stretch = stretch(words, modal.at);
    while let [first, rest @ ..] = stretch
        && first.joins()
    {
        stretch = rest;
    }
    // `..., and as such may view`, `..., and until then will send`
    let light = ["as such", "until then", "before then", "after that", "from then on"];
    if let Some(length) = light.iter().find_map(|light| super::measures::stands(stretch, 0, light)) {
        stretch = stretch.get(length..).unwrap_or_default();
    }
    let Some(first) = stretch.first() else { return true };
    if first.is(SUBORDINATE) && !first.is(&["that", "which"]) {
        return false;
    }
    // `a copy of which may be given`, `plans by which harm can be prevented`
    let inner = stretch.windows(2).any(|pair| {
        matches!(pair, [of, which] if which.is(&["which", "whom", "whose"])
            && of.is(&["of", "by", "for", "in", "under", "to", "during", "on", "with", "from", "at", "through", "upon"]))
    });
    // `for the purpose for which it was requested and shall destroy it`: the clause inside has its verb.
    let closed = words.get(modal.at.wrapping_sub(1)).is_some_and(|before| before.is(&["and", "but"]))
        && stretch
            .iter()
            .skip_while(|word| !word.is(&["which", "whom"]))
            .any(|word| word.is(&["is", "are", "was", "were", "has", "have"]));
    if inner && !closed {
        return false;
    }
    // `..., to the extent that the SRO may do so`
    if opens_inside(stretch) && stretch.len() < modal.at {
        return false;
    }
    // `should focus on X when possible and should not ...`
    if words.get(modal.at.wrapping_sub(1)).is_some_and(|before| before.is(&["and", "but"])) {
        return true;
    }
    // `Any SRO who has such a tie shall ...` is about the SRO; `... determines that the SRO shall ...` is inside.
    let inside = stretch
        .iter()
        .skip(1)
        .rposition(|word| word.is(&["that", "whether", "if", "when", "where", "because", "so", "which"]));
    // `Each candidate so chosen shall`
    let inside = inside.filter(|&at| {
        !(stretch.get(at + 1).is_some_and(|word| word.is(&["so"]))
            && stretch.get(at + 2).is_some_and(|next| super::english::of_participle(next).is_some()))
    });
    // `such other duties as the Chief and the Superintendent may agree upon`
    let such = stretch.iter().rposition(|word| word.is(&["as"])).is_some_and(|at| {
        stretch.iter().take(at).rev().take(5).any(|word| word.is(&["such"])) && at + 1 < stretch.len()
    });
    if such {
        return false;
    }
    let relative = stretch.iter().skip(1).any(|word| word.is(&["who", "whom"]));
    // `the decision whether to arrest rests with the officer`
    let asked = modal.follows == modality::Follows::Holder
        && stretch
            .iter()
            .take(3)
            .any(|word| word.is(&["decision", "question", "determination", "choice", "judgment"]));
    match inside {
        None => true,
        Some(_) if asked => true,
        Some(_) if relative => true,
        Some(at) => {
            // `a statement that ... shall`: what follows `that` up to the deontic word has a verb of its own.
            let behind = stretch.get(at + 2..).unwrap_or_default();
            let verb = behind.iter().any(|word| {
                word.is(&[
                    "is", "are", "has", "have", "was", "were", "does", "do", "can", "may", "cannot", "must",
                    "shall", "will", "should",
                ]) || (word.lower.ends_with("es") || word.lower.ends_with("ed")) && word.lower.len() > 4
                    || super::inflection::bases(&word.lower).into_iter().any(|(base, form)| {
                        form == super::inflection::Form::Third
                            && super::english::is_verb(&super::words::word(&base))
                    })
            });
            verb && !first.is(&["that"])
        }
    }
}
