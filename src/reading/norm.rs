//! A part of a sentence with one deontic word: who it is about, and what it says of each of its verbs.

use super::clause::{Context, NOT_NAMED, ends_with_condition, has_circumstance};
use super::fronts::fronted;
use super::inflection::Form;
use super::markers::{self, Marker};
use super::modality::{Follows, Modal};
use super::phrases::{self, Vocabulary, is_determiner};
use super::said::{Said, is_manner};
use super::tail::{self, Around, Tail};
use super::words::{self, Word, WordKind};
use super::{Drafted, asides, segments, verbs};
use crate::syntax::ast::Kind;
use crate::taxonomy::Frame;

/// Adverbs around a verb that a clause has no place for and loses nothing by.
pub(super) const ADVERBS: &[&str] = &[
    "also",
    "further",
    "additionally",
    "then",
    "thereby",
    "therefore",
    "thereafter",
    "afterwards",
    "afterward",
    "hereby",
    "always",
    "formally",
    "fully",
    "actively",
    "directly",
    "specifically",
    "clearly",
    "expressly",
    "likewise",
    "accordingly",
    "continuously",
    "first",
    "thereupon",
    "each",
    "both",
    "however",
    "themselves",
];

/// Those of them that change nothing in a ban or a permission either.
const NEUTRAL: &[&str] = &[
    "also",
    "further",
    "additionally",
    "thereby",
    "therefore",
    "hereby",
    "thereupon",
    "likewise",
    "accordingly",
    "each",
    "both",
    "however",
    "themselves",
];

/// A part of a sentence with one deontic word.
pub struct Segment<'w> {
    /// Circumstances that stand before the subject.
    pub(super) front: Vec<&'w [Word]>,
    /// The subject.
    pub(super) subject: &'w [Word],
    /// What the pronoun or the missing subject stands for.
    pub(super) stands_for: Option<String>,
    /// Whether it stands for something only by a guess.
    pub(super) shaky: bool,
    /// What `it` and `them` behind the verb may stand for.
    pub(super) acted_on: Option<String>,
    /// Whether something stands between commas behind its deontic word.
    pub(super) parted: bool,
    /// How many circumstances at the end of the front belong to its own verb alone.
    pub(super) inner: usize,
    /// Whether its deontic word ends with `not to`.
    pub(super) denied_infinitive: bool,
    /// Whether it and nobody else may do it.
    pub(super) sole: bool,
    pub(super) modal: Modal,
    /// Everything behind the deontic word.
    pub(super) rest: &'w [Word],
}

/// Whether a verb has a pronoun behind it.
fn points_back(words: &[Word]) -> bool {
    words.iter().skip(1).take(3).any(|word| word.is(&["it", "them", "him", "her"]))
}

impl<'w> Segment<'w> {
    pub(super) fn new(vocabulary: Vocabulary<'_>, part: segments::Part<'w>, context: &Context) -> Self {
        let (mut front, mut subject) = fronted(vocabulary, part.before);
        // `The Sheriff, in his discretion, shall`
        if let Some((who, aside)) = asides::behind_subject(subject) {
            front.push(aside);
            subject = who;
        }
        // `shall, upon request, attend`: what stands between commas is a circumstance like those before the subject.
        let mut part = part;
        let (mut parted, mut inner) = (false, 0);
        let asides = asides::aside(part.rest).or_else(|| asides::opening(vocabulary, part.rest));
        // Without commas it is said of this verb alone, and not of the ones behind it.
        let bare =
            || asides::before_verb(vocabulary, part.rest).filter(|_| part.modal.follows == Follows::Verb);
        if let Some((aside, rest)) = asides.or_else(|| bare().inspect(|_| inner = 1)) {
            front.push(aside);
            part.rest = rest;
            parted = true;
        }
        if let Some(inverted) = Self::inverted(vocabulary, &part, &front, subject) {
            return Self { acted_on: context.object.clone(), ..inverted };
        }
        let light = subject.iter().all(|word| {
            is_determiner(word) && !word.is(&["no"])
                || word.joins()
                || word.is(&[
                    "it", "they", "he", "she", "also", "then", "this", "which", "who", "that", "there",
                    "further", "but",
                ])
                || word.kind == WordKind::Semicolon
        });
        // `This shall apply to ...`: what was said, and nobody.
        let points = matches!(subject, [word] if word.is(&["this", "that", "these", "those"]));
        let mut stands_for = (light && !points).then(|| context.before.clone()).flatten();
        // `Where the principal learns of it, he or she should ...`
        let pronoun = light && subject.iter().any(|word| word.is(&["it", "they", "he", "she"]));
        if pronoun && let Some(front) = front.first() {
            let named = (0..front.len().min(6)).find_map(|at| {
                let found = vocabulary.surface.longest(front, at, &[Kind::Actor])?;
                let end = front
                    .iter()
                    .skip(at + found.length)
                    .position(|word| !(word.joins() || is_determiner(word) || word.is(&["designee"])))
                    .map_or(front.len(), |length| at + found.length + length);
                let listed = phrases::list(vocabulary, front.get(at..end)?, &[Kind::Actor]);
                (!listed.opaque && listed.terms.len() == 1).then_some(listed.text)
            });
            stands_for = named.or(stands_for);
        }
        // `it` is nobody of flesh and blood.
        let person = |known: &String| {
            let taxonomy = vocabulary.taxonomy;
            let term = taxonomy.named(Kind::Actor, phrases::bare(known));
            let person = taxonomy.named(Kind::Actor, "person");
            term.zip(person).is_some_and(|(term, person)| taxonomy.is_a(term, person))
        };
        if pronoun && subject.iter().any(|word| word.is(&["it"])) {
            stands_for = stands_for.filter(|known| !person(known) && !known.contains(" and "));
        }
        let mut shaky = stands_for.is_some();
        if let Some((from, to)) = part.antecedent {
            let person = part.before.first().is_some_and(|word| word.is(&["who"]));
            let kinds: &[Kind] =
                if person { &[Kind::Actor] } else { &[Kind::Record, Kind::Object, Kind::Actor] };
            let listed = phrases::list(vocabulary, part.all.get(from..to).unwrap_or_default(), kinds);
            stands_for = match listed.terms.len() {
                1 if !listed.opaque => Some(listed.text.trim_start_matches("no ").to_owned()),
                _ => {
                    let words = part.all.get(from..to).unwrap_or_default();
                    let start = words.iter().take_while(|word| is_determiner(word)).count();
                    Some(format!("\"{}\"", words::text(words.get(start..).unwrap_or_default())))
                }
            };
            shaky = true;
        }
        // `All efforts will be made to coordinate`: whoever coordinates is to try.
        let tried = subject.last().is_some_and(|last| last.is(&["effort", "efforts", "attempt", "attempts"]));
        if let [be, made, to, rest @ ..] = part.rest
            && tried
            && be.is(&["be"])
            && made.is(&["made"])
            && to.is(&["to"])
        {
            part.modal.text = "aspires to";
            part.rest = rest;
            (stands_for, shaky) = (Some(NOT_NAMED.to_owned()), false);
        }
        let sole = part.modal.sole && part.modal.text == "may";
        let acted_on = context.object.clone();
        let denied_infinitive =
            matches!(part.lead, [.., not, to] if not.is(&["not", "never"]) && to.is(&["to"]));
        Self {
            front,
            subject,
            stands_for,
            shaky,
            acted_on,
            parted,
            inner,
            denied_infinitive,
            sole,
            modal: part.modal,
            rest: part.rest,
        }
    }

    /// `No officer shall search students and shall call a parent`, `only the principal may suspend and must call`: a subject
    /// that a later deontic word has from before it keeps its denial only behind `or`. Whether something was taken back.
    pub(super) fn take_back(&mut self, alternative: bool) -> bool {
        let Some((first, rest)) = self.subject.split_first() else { return false };
        let denied = first.is(&["no", "neither"]) && !alternative;
        let only = first.is(&["only"]) && self.modal.text != "may";
        if denied || only {
            self.subject = rest;
        }
        denied || only
    }

    /// `The District shall pay and the City shall invoice, but neither shall charge interest`: both of them are meant.
    pub(super) fn take_neither(&mut self, subjects: &[String]) {
        let neither = self.subject.iter().filter(|word| word.kind == WordKind::Letters).count() == 1
            && self.subject.iter().any(|word| word.is(&["neither"]));
        let known = match subjects {
            [both] if both.contains(" and ") => Some(both.clone()),
            [each] if phrases::bare(each) == "party" => Some("party".to_owned()),
            [one, other] if ![one, other].iter().any(|name| name.contains(" and ")) => {
                Some(format!("{one} and {other}"))
            }
            _ => None,
        };
        if neither {
            (self.stands_for, self.shaky) = (Some(known.unwrap_or_else(|| NOT_NAMED.to_owned())), true);
        }
    }

    /// `In no event shall the SRO ...`, `Only when ..., should the school ...`: the subject stands behind the deontic word.
    fn inverted(
        vocabulary: Vocabulary<'_>,
        part: &segments::Part<'w>,
        front: &[&'w [Word]],
        subject: &[Word],
    ) -> Option<Self> {
        let before = part.before;
        let never = [
            "in no event",
            "at no time",
            "under no circumstances",
            "in no case",
            "in no instance",
            "never",
            "nor",
            "at no point",
            "in no circumstances",
            "on no account",
            "on no condition",
            "under no condition",
            "by no means",
            "in no way",
            "in no situation",
        ];
        let negative = never.iter().find_map(|words| {
            let at = (0..before.len()).find(|&at| super::measures::stands(before, at, words).is_some())?;
            let length = super::measures::stands(before, at, words)?;
            // `Neither the SRO nor the principal shall` has its subject where subjects stand.
            (*words != "nor" || at + length == before.len()).then_some((at, length))
        });
        let only = before.first().is_some_and(|word| word.is(&["only"]));
        if negative.is_none() && !(only && subject.is_empty()) {
            return None;
        }
        let rest = part.rest;
        let start = rest.iter().take_while(|word| is_determiner(word)).count();
        let verb = |at: usize| {
            vocabulary.surface.verb(rest, at).is_some() || rest.get(at).is_some_and(|word| word.is(&["be"]))
        };
        // The subject reaches up to the verb: the first word that is a verb behind a noun.
        let verb = |at: usize| verb(at) || rest.get(at).is_some_and(super::english::is_verb);
        let noun = vocabulary.surface.longest(rest, start, &[]).map_or(1, |found| found.length);
        // `In no event shall the SRO, unless there is an emergency, search a student`
        let parted = asides::aside(rest.get(start + noun..)?);
        let end = match parted {
            Some(_) => start + noun,
            // `shall an SRO request that ...`: the verb stands directly behind who acts.
            None if vocabulary.surface.longest(rest, start, &[Kind::Actor]).is_some_and(|who| {
                start + who.length == start + noun
                    && rest.get(start + noun).is_some_and(super::english::may_be_verb)
            }) =>
            {
                start + noun
            }
            None => (start + noun..rest.len())
                .find(|&at| verb(at) && !rest.get(at - 1).is_some_and(Word::joins))?,
        };
        let text = match (negative.is_some(), part.modal.text) {
            (true, "should") => "should not",
            (true, _) => "must not",
            (false, text) => text,
        };
        let modal = Modal { text, ..part.modal };
        let mut front = match negative {
            Some((0, length)) if length == before.len() => Vec::new(),
            Some((at, _)) if at > 0 => vec![before.get(..at).unwrap_or_default()],
            Some((_, length)) => vec![before.get(length..).unwrap_or_default()],
            None if front.is_empty() => vec![before],
            None => front.to_vec(),
        };
        let subject = rest.get(..end)?;
        let rest = match parted {
            Some((aside, behind)) => {
                front.push(aside);
                behind
            }
            None => rest.get(end..)?,
        };
        Some(Self {
            front,
            subject,
            stands_for: None,
            shaky: false,
            acted_on: None,
            parted: false,
            inner: 0,
            denied_infinitive: false,
            sole: false,
            modal,
            rest,
        })
    }

    /// The subject, where it is an actor.
    pub(super) fn subject_text(&self, vocabulary: Vocabulary<'_>) -> Option<String> {
        if let Some(known) = &self.stands_for {
            return Some(known.clone()).filter(|known| !known.contains('"'));
        }
        let subject = self.subject(vocabulary, &[Kind::Actor], &mut Vec::new())?;
        (!subject.text.contains('"')).then_some(subject.text)
    }

    pub(super) fn clauses(&self, vocabulary: Vocabulary<'_>) -> Vec<Drafted> {
        match self.modal.follows {
            Follows::Holder => return self.held(vocabulary),
            Follows::Matter => return self.no_role(vocabulary).into_iter().collect(),
            Follows::Task | Follows::Gerund | Follows::Verb => {}
        }
        // `No SRO shall not wear a uniform` denies twice.
        let denied = self.subject.first().is_some_and(|first| first.is(&["no", "neither", "none", "nobody"]));
        if denied && matches!(self.modal.text, "must not" | "should not") && !self.modal.stated {
            return Vec::new();
        }
        // `The SRO must have notified the parent`: what was done may be inferred as well as demanded.
        let perfect = matches!(self.rest, [have, done, ..] if have.is(&["have"])
            && super::english::of_participle(done).is_some() && !done.is(&["been"]));
        // `may search students in no case`: the denial comes last.
        let late =
            ["in no case", "in no event", "at no time", "under no circumstances", "in no circumstances"];
        let denies_late = (1..self.rest.len()).any(|at| {
            late.iter().any(|late| super::measures::stands(self.rest, at, late).is_some())
                && !self.rest.get(at - 1).is_some_and(|before| before.joins() || before.is(&["but"]))
        });
        if denies_late && !self.bans() {
            return Vec::new();
        }
        let mut rest = self.rest;
        let mut only = false;
        let mut early: Vec<String> = Vec::new();
        let mut manner: Vec<String> = Vec::new();
        let mut goes_on = false;
        // Adverbs before the verb: `shall promptly notify`, `shall only use`.
        while let Some(word) = rest.first() {
            // `shall, never, carry a firearm`
            let text = match self.modal.text {
                "must" | "may" | "agrees to" => Some("must not"),
                "should" => Some("should not"),
                _ => None,
            };
            if word.is(&["never"])
                && let Some(text) = text
            {
                let turned = self.turned(text);
                return Self { rest: rest.get(1..).unwrap_or_default(), ..turned }.clauses(vocabulary);
            }
            if word.is(&["only", "solely", "exclusively"]) {
                only = true;
                rest = rest.get(1..).unwrap_or_default();
            } else if word.is(ADVERBS) || matches!(word.kind, WordKind::Comma | WordKind::Colon) {
                // `shall not always wear a uniform` is no ban on uniforms.
                let counts = word.kind == WordKind::Letters && !word.is(NEUTRAL);
                if counts && (self.bans() || self.permits() || self.modal.text == "need not") {
                    manner.push(word.text.clone());
                }
                rest = rest.get(1..).unwrap_or_default();
            } else if let Some(length) = super::measures::stands(rest, 0, "in turn") {
                rest = rest.get(length..).unwrap_or_default();
            } else if matches!(rest, [so, verb, ..] if so.is(&["so"]) && super::english::may_be_verb(verb)) {
                // `shall so inform the principal`
                rest = rest.get(1..).unwrap_or_default();
            } else if matches!(rest, [go, to, verb, ..] if go.is(&["continue"]) && to.is(&["to"])
                && super::english::may_be_verb(verb) && !verb.is(&["be"]))
            {
                goes_on = true;
                rest = rest.get(2..).unwrap_or_default();
            } else if word.is(&["rarely", "seldom", "scarcely", "barely", "hardly"]) {
                // Next to never is neither a duty nor a ban.
                return Vec::new();
            } else if is_manner(vocabulary, rest) {
                manner.push(word.text.clone());
                rest = rest.get(1..).unwrap_or_default();
            } else if word.is(&["jointly"]) && rest.get(1).is_none_or(|next| !next.is(&["with"])) {
                rest = rest.get(1..).unwrap_or_default();
            } else if let Some(measure) =
                super::measures::read(rest, 0, vocabulary.surface, vocabulary.taxonomy)
            {
                early.push(measure.text);
                rest = rest.get(measure.length..).unwrap_or_default();
            } else if let Some((Marker::Ready(text), length)) = markers::at(rest, 0) {
                // `shall at all times remain`; what is not done at all times is not banned.
                if text.is_empty() && (self.bans() || self.permits() || self.modal.text == "need not") {
                    manner.push(words::text(rest.get(..length).unwrap_or_default()));
                } else if !text.is_empty() {
                    early.push(text.to_owned());
                }
                rest = rest.get(length..).unwrap_or_default();
            } else if let Some((Marker::Stated(text), length)) = markers::at(rest, 0)
                && super::english::may_be_verb(rest.get(length).unwrap_or(word))
            {
                // `shall upon request deliver a certificate`
                early.push(format!("if {text}"));
                rest = rest.get(length..).unwrap_or_default();
            } else if let Some((Marker::Hedge(text), length)) = markers::at(rest, 0) {
                early.push(text.to_owned());
                rest = rest.get(length..).unwrap_or_default();
            } else {
                break;
            }
        }
        if self.modal.follows == Follows::Task
            && (self.modal.sole || !self.begins_with_gerund(vocabulary, rest))
        {
            return self.responsible(vocabulary, rest).into_iter().collect();
        }
        // `to refrain from asking` is not to ask.
        if let Some(turned) = self.refrains(rest) {
            return turned.clauses(vocabulary);
        }
        let mut found: Vec<Drafted> = Vec::new();
        let phrases = verbs::verb_phrases(vocabulary, rest, self.modal.follows);
        let shared = phrases.iter().any(|phrase| phrase.shared);
        let either = phrases.iter().any(|phrase| phrase.either) || rest.iter().any(|word| word.is(&["nor"]));
        let companion = markers::at(rest, 0).is_some_and(|(marker, _)| matches!(marker, Marker::Role(_)));
        let mut conditional = false;
        // `shall, every month, report and, every year, meet`: what stands before the verbs may hold for the first alone.
        let several = phrases.len() > 1 && (self.parted || !early.is_empty());
        let several_denied = phrases.len() > 1
            && !either
            && (self.bans() || self.modal.text == "need not")
            && rest.iter().any(|word| word.is(&["and"]))
            && !(self.denied_infinitive && phrases.iter().any(|phrase| phrase.again));
        for phrase in phrases {
            let before = found.len();
            // `agrees not to search students and to call the parent`: the second `to` begins what is asked.
            let asked = match self.modal.text {
                "must not" if self.denied_infinitive && phrase.again && !either => Some(self.turned("must")),
                "should not" if self.denied_infinitive && phrase.again && !either => {
                    Some(self.turned("should"))
                }
                _ => None,
            };
            let mut segment = asked.as_ref().unwrap_or(self);
            // `complete a report and submit it`, `notify the parent and offer them a seat`: what the verb before acts on.
            let named = found.last().and_then(|last| super::proof::object(&last.text)).map(str::to_owned);
            let following = named.filter(|_| points_back(&phrase.words)).map(|named| {
                let mut next = segment.turned(segment.modal.text);
                (next.sole, next.acted_on) = (segment.sole, Some(named));
                next
            });
            segment = following.as_ref().unwrap_or(segment);
            let said = Said { segment, early: &early, manner: &manner, only, vocabulary };
            found.extend(said.phrase(&phrase));
            // `may search with consent and question`: what limits the first permission may limit the second.
            let limited = self.permits() && found.iter().take(before).any(has_circumstance);
            // `shall not write a report and submit it`: perhaps only both together are denied.
            if several_denied {
                found.iter_mut().skip(before).for_each(|clause| {
                    clause.look_at("what is denied of several acts may be denied of all together only");
                });
            }
            let mut look =
                |doubt: &str| found.iter_mut().skip(before).for_each(|clause| clause.look_at(doubt));
            if before > 0 && asked.is_some() {
                look("the denial before the first may hold for this as well");
            } else if before > 0 && self.bans() && !either {
                look("what is denied before the first verb may not be denied of this");
            }
            if before > 0 && (conditional || limited) {
                look("a condition before it may hold for this as well");
            }
            if goes_on {
                look("said of what goes on as before");
            }
            if perfect {
                look("said of what has been done, which may be no duty");
            }
            if companion {
                look("what stands before its verb may hold for this");
            }
            conditional |= phrase.words.iter().enumerate().any(|(at, _)| {
                markers::at(&phrase.words, at).is_some_and(|(marker, _)| {
                    marker.is_condition()
                        || matches!(
                            marker,
                            Marker::Request
                                | Marker::Approval
                                | Marker::Invitation
                                | Marker::Before
                                | Marker::After
                                | Marker::Jointly
                                | Marker::Consulting
                                | Marker::Stated(_)
                        )
                })
            });
            if several && before > 0 {
                let doubt = "what stands before the first verb may not hold for this one";
                found.iter_mut().skip(before).for_each(|clause| clause.look_at(doubt));
            }
            // `will be in uniform and use a marked car, unless ...`: what ends the sentence may hold for both.
            let ends = found.iter().skip(before).any(has_circumstance);
            if !shared && (ends || ends_with_condition(&phrase.words)) {
                let doubt = "what ends the sentence may hold for this as well";
                found.iter_mut().take(before).for_each(|clause| clause.look_at(doubt));
            }
        }
        found
    }

    /// Whether it forbids.
    pub(super) fn bans(&self) -> bool {
        self.modal.text.ends_with("not")
            || self.subject.first().is_some_and(|first| first.is(&["no", "neither", "none"]))
    }

    /// Whether it permits: then what for it is done narrows what is permitted.
    pub(super) fn permits(&self) -> bool {
        self.modal.text == "may"
    }

    /// The same with another deontic word.
    pub(super) fn turned(&self, text: &'static str) -> Self {
        Self {
            front: self.front.clone(),
            subject: self.subject,
            stands_for: self.stands_for.clone(),
            shaky: self.shaky,
            acted_on: self.acted_on.clone(),
            parted: self.parted,
            inner: self.inner,
            denied_infinitive: self.denied_infinitive,
            sole: false,
            modal: Modal { text, ..self.modal },
            rest: self.rest,
        }
    }

    fn refrains(&self, rest: &'w [Word]) -> Option<Self> {
        let [first, from, behind @ ..] = rest else { return None };
        let refrains = from.is(&["from"])
            && first.is(&["refrain", "abstain", "desist", "refraining", "abstaining", "desisting"]);
        let text = match self.modal.text {
            "must" | "agrees to" => "must not",
            "should" => "should not",
            _ => return None,
        };
        refrains.then(|| {
            let turned = self.turned(text);
            Self { modal: Modal { follows: Follows::Gerund, ..turned.modal }, rest: behind, ..turned }
        })
    }

    pub(super) fn begins_with_gerund(&self, vocabulary: Vocabulary<'_>, rest: &[Word]) -> bool {
        if rest.first().is_some_and(|first| first.is(&["ensuring"])) {
            return true;
        }
        let known = vocabulary.surface.verb(rest, 0).is_some_and(|verb| verb.form == Form::Gerund);
        (known || rest.first().is_some_and(|first| super::english::of_gerund(first).is_some()))
            && vocabulary.surface.longest(rest, 0, &[]).is_none_or(|noun| noun.length < 2)
            && rest.get(1).is_none_or(|next| !next.is(&["of", "and"]) || next.is(&["and"]))
    }

    /// What stands before the subject, read as what stands behind a verb is.
    fn read_front(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> impl Iterator<Item = Tail> {
        let around =
            Around { frame, ban, permits: self.permits(), passive: false, object_first: false, tells: false };
        self.front.iter().map(move |words| tail::read(vocabulary, words, around))
    }

    /// Whether it is open how the circumstances before the subject hang together.
    pub(super) fn front_is_shaky(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> bool {
        self.read_front(vocabulary, frame, ban).any(|tail| tail.is_shaky())
    }

    /// The circumstances before the subject, as parts of a clause.
    pub(super) fn front_parts(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> Vec<String> {
        self.read_front(vocabulary, frame, ban).flat_map(|tail| tail.parts).collect()
    }

    /// The words before the subject that have no place in a clause.
    pub(super) fn front_leftover(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> Vec<String> {
        self.read_front(vocabulary, frame, ban).flat_map(|tail| tail.leftover).collect()
    }
}
