//! A verb of a sentence with its object and the rest, put together as a clause.

use super::clause::NOT_NAMED;
use super::markers;
use super::norm::Segment;
use super::phrases::{self, Vocabulary};
use super::surface::Found;
use super::tail::{self, Around, Tail};
use super::words::{Word, WordKind, word};
use super::{Drafted, beginnings, verbs};
use crate::syntax::ast::{Kind, RoleKind, Sureness};
use crate::taxonomy::Frame;

/// Who acts, as the language writes it.
pub(super) struct Subject {
    pub(super) text: String,
    /// `no SRO`
    pub(super) no: bool,
    /// `only the SRO`
    pub(super) only: bool,
    pub(super) doubts: Vec<String>,
}

/// The words of some words, without signs.
pub(super) fn plain_words(words: &[Word]) -> Vec<String> {
    words.iter().filter(|word| word.kind == WordKind::Letters).map(|word| word.text.clone()).collect()
}

/// Where what follows a verb begins: `serve as` and `be involved in` leave their prepositions to what follows.
pub(super) fn behind(vocabulary: Vocabulary<'_>, words: &[Word], verb: Found) -> usize {
    let last = verb.length.saturating_sub(1);
    let Some(preposition) = words.get(last).filter(|_| verb.length > 1) else { return verb.length };
    let takes_nothing = || vocabulary.taxonomy.term(verb.term).frame.object.is_empty();
    let role = preposition.is(&["as"]) || preposition.is(&["in", "with", "on"]) && takes_nothing();
    if role { last } else { verb.length }
}

/// An adverb of manner before a verb: `shall seriously consider`.
pub(super) fn is_manner(vocabulary: Vocabulary<'_>, words: &[Word]) -> bool {
    // `promptly` and `regularly` say how soon and how often, and have a place.
    if super::measures::read(words, 0, vocabulary.surface, vocabulary.taxonomy).is_some() {
        return false;
    }
    let adverb = words.first().is_some_and(|word| {
        word.lower.len() > 4
            && word.lower.ends_with("ly")
            && !word.is(&[
                "only",
                "solely",
                "merely",
                "exclusively",
                "supply",
                "apply",
                "reply",
                "comply",
                "rely",
            ])
    });
    adverb && vocabulary.surface.verb(words, 0).is_none() && vocabulary.surface.verb(words, 1).is_some()
}

/// Verbs that need no object, if something else is said.
const INTRANSITIVE: &[&str] = &[
    "meet",
    "communicate",
    "cooperate",
    "coordinate",
    "respond",
    "assist",
    "consult",
    "intervene",
    "engage",
    "serve",
    "interfere",
    "vote",
    "consent",
    "teach",
    "participate",
    "renew",
    "terminate",
    "assign",
    "report-to",
];

/// Verbs, alone, whose word in the vocabulary is one of several senses: `report to the office`, `cover a firearm`.
const SEVERAL: &[&str] = &[
    "share",
    "suspend",
    "counsel",
    "inspect",
    "reduce",
    "discontinue",
    "mediate",
    "track",
    "call",
    "report",
    "convey",
    "cover",
    "execute",
    "capture",
    "engage",
    "transfer",
    "place",
    "drive",
    "extend",
    "guide",
    "summon",
    "draw",
    "fire",
    "leave",
    "charge",
    "detail",
    "address",
    "hold",
    "reach",
    "bring",
    "post",
    "file",
    "issue",
    "administer",
    "employ",
    "observe",
    "conduct",
    "release",
    "book",
    "record",
    "return",
    "take",
    "run",
    "bear",
    "enter",
    "close",
    "stop",
    "clear",
    "process",
    "present",
    "raise",
    "deliver",
    "serve",
    "escort",
    "field",
    "look",
];

/// Whether a word is a form of such a verb.
pub(super) fn has_several_senses(word: &Word) -> bool {
    super::inflection::bases(&word.lower).iter().any(|(base, _)| SEVERAL.contains(&base.as_str()))
}

/// Verbs of which somebody is given something behind `with`.
const GIVING: &[&str] = &["provide", "supply", "furnish", "equip", "issue", "present", "outfit", "arm"];

/// Verbs of telling somebody something.
const TELLING: &[&str] = &["notify", "report", "remind", "consult", "communicate"];

/// Words that are in no slot, told of.
pub(super) fn left_out(words: &[String]) -> Vec<String> {
    if words.is_empty() {
        return Vec::new();
    }
    vec![format!("not in the clause: \"{}\"", words.join(" ").replace('"', "'"))]
}

pub(super) fn frame_of(vocabulary: Vocabulary<'_>, action: &str) -> Option<Frame> {
    let id = vocabulary.taxonomy.named(Kind::Action, action)?;
    Some(vocabulary.taxonomy.term(id).frame.clone())
}

pub(super) fn with_parts(mut text: String, parts: &[String]) -> String {
    for part in parts {
        text.push(' ');
        text.push_str(part);
    }
    text
}

/// A segment with what stood before its verb, for one verb phrase of it.
pub(super) struct Said<'s, 'w, 'v> {
    pub(super) segment: &'s Segment<'w>,
    pub(super) early: &'s [String],
    /// Adverbs of manner that have no place in a clause.
    pub(super) manner: &'s [String],
    pub(super) only: bool,
    pub(super) vocabulary: Vocabulary<'v>,
}

impl Said<'_, '_, '_> {
    /// `refer the matter to the principal and not to the SRO`: what is said, and what must not be.
    fn contrasted(&self, phrase: &verbs::VerbPhrase) -> Option<Vec<Drafted>> {
        let words = &phrase.words;
        let not = (2..words.len()).find(|&at| {
            words.get(at).is_some_and(|word| word.is(&["not", "never"]))
                && words
                    .get(at - 1)
                    .is_some_and(|word| word.is(&["and", "but"]) || word.kind == WordKind::Comma)
        })?;
        let preposition = words.get(not + 1)?;
        let parallel = |marker| matches!(marker, markers::Marker::Role(_) | markers::Marker::By);
        markers::at(words, not + 1).filter(|(marker, _)| parallel(*marker))?;
        // `for a day, not for more than an hour` says how long.
        let measured = words.get(not + 2)?.is(&["more", "less", "fewer", "longer"]);
        let place = |word: &Word| word.is(&["in", "at", "on", "inside", "outside", "behind", "near"]);
        let first = words.iter().take(not - 1).rposition(|word| {
            // `in your office, never at the front desk`
            word.lower == preposition.lower || place(word) && place(preposition)
        });
        let first = first.filter(|&first| first > 0 && !measured)?;
        let text = match self.segment.modal.text {
            "must" | "agrees to" | "may" => "must not",
            "should" => "should not",
            _ => return None,
        };
        let part = |words: Vec<Word>| verbs::VerbPhrase { words, ..*phrase };
        let mut before = words.get(..not - 1)?.to_vec();
        while before.last().is_some_and(Word::joins) {
            before.pop();
        }
        let mut denied = words.get(..first)?.to_vec();
        denied.extend(words.get(not + 1..)?.iter().cloned());
        let mut found = self.phrase(&part(before));
        let turned = self.segment.turned(text);
        let mut more = Said { segment: &turned, ..*self }.phrase(&part(denied));
        more.iter_mut().for_each(|clause| clause.look_at("said as what is not to be done instead"));
        found.extend(more);
        Some(found)
    }

    /// `shall release a student to nobody`: shall not release one to anybody. None where something else is denied too.
    fn denied_behind(&self, words: &[Word]) -> Option<Vec<Drafted>> {
        let text = match self.segment.modal.text {
            "must" | "agrees to" | "may" => "must not",
            "should" => "should not",
            _ => return None,
        };
        let mut said: Vec<Word> = Vec::new();
        let mut denials = 0;
        let mut at = 0;
        while let Some(here) = words.get(at) {
            let one = here.is(&["no"]) && words.get(at + 1).is_some_and(|next| next.is(&["one"]));
            let any = match here.lower.as_str() {
                "nobody" => "anybody",
                "nothing" => "anything",
                "none" => "any",
                "no" if one => "anybody",
                "no" => "any",
                _ => "",
            };
            denials +=
                usize::from(!any.is_empty() || here.is(&["neither", "nor", "not", "nowhere", "never"]));
            said.push(if any.is_empty() { here.clone() } else { word(any) });
            at += 1 + usize::from(one);
        }
        if denials != 1 {
            return None;
        }
        let turned = self.segment.turned(text);
        let mut found = Said { segment: &turned, ..*self }.said(&said);
        found.iter_mut().for_each(|clause| clause.look_at("what is denied stands behind its verb"));
        Some(found)
    }

    /// One verb with its object and the rest.
    pub(super) fn phrase(&self, phrase: &verbs::VerbPhrase) -> Vec<Drafted> {
        if let Some(both) = self.contrasted(phrase) {
            return both;
        }
        // `meet with the SRO and attempt to resolve the issues`
        let tried = beginnings::tries(&phrase.words, 0)
            .filter(|_| self.segment.modal.text == "must" && !self.segment.bans());
        let mut found = if let Some(tried) = tried {
            let turned = self.segment.turned("aspires to");
            Said { segment: &turned, ..*self }.said(phrase.words.get(tried..).unwrap_or_default())
        } else {
            self.said(&phrase.words)
        };
        // `shall call or write to the parents`: neither of the two alone has to be done.
        if phrase.either && !self.segment.bans() && !self.segment.permits() {
            found.iter_mut().for_each(Drafted::either);
        }
        if phrase.shared {
            let doubt = "what ends the sentence was taken to hold for this as well";
            found.iter_mut().for_each(|clause| clause.look_at(doubt));
        }
        if let Some(doubt) = phrase.doubt {
            found.iter_mut().for_each(|clause| clause.look_at(doubt));
        }
        found
    }

    pub(super) fn said(&self, words: &[Word]) -> Vec<Drafted> {
        let vocabulary = self.vocabulary;
        // `shall disclose it to nobody` denies with a word behind the verb: no clause is better than the contrary.
        let object = words.iter().take(7).take_while(|word| {
            !word.is(&["or", "if", "unless", "that", "which", "who", "when"]) && word.kind != WordKind::Comma
        });
        let denied = object.enumerate().skip(1).any(|(at, word)| {
            word.is(&["nobody", "none", "nothing", "neither", "nowhere"])
                || word.is(&["no"])
                    && (words.get(at + 1).is_some_and(|next| next.is(&["one"]))
                        || words.get(at - 1).is_some_and(|before| before.is(&["with", "to", "from", "by"]))
                            && !words.get(at + 1).is_some_and(|next| {
                                next.is(&[
                                    "later", "less", "more", "fewer", "longer", "event", "way", "charge",
                                    "cost", "expense",
                                ])
                            }))
        });
        if self.has_denied_circumstance(words) {
            return self.verbatim(words, words.len()).into_iter().collect();
        }
        if denied && !self.segment.bans() {
            return self.denied_behind(words).unwrap_or_default();
        }
        if let Some(other) = self.reordered(words) {
            let mut found = self.said(&other);
            // `work with the cook to design a menu` may ask for the work alone.
            if words.first().is_some_and(|first| first.is(&["work", "working"])) {
                found.iter_mut().for_each(|clause| clause.look_at("said as work with somebody towards it"));
            }
            return found;
        }
        if self.is_own_turn(words) {
            return self.unknown(words).into_iter().collect();
        }
        if let Some(found) = self.let_in(words) {
            return found;
        }
        if let Some(ensured) = self.ensures(words) {
            return ensured;
        }
        if let Some(duty) = self.not_without(words) {
            return vec![duty];
        }
        // `Overtime shall be subject to availability`: what obeys nothing is under a condition.
        let subjected = matches!(words, [be, subject, to, ..] if be.is(&["be", "remain"]) && subject.is(&["subject"]) && to.is(&["to"]));
        let who = phrases::list(vocabulary, self.segment.subject, &[Kind::Actor, Kind::Record]);
        let what =
            phrases::list(vocabulary, words.get(3..).unwrap_or_default(), &[Kind::Record, Kind::Object]);
        if subjected && self.segment.stands_for.is_none() && who.all_opaque && what.all_opaque {
            return self.being(words);
        }
        let verbs = vocabulary.surface.verbs(words, 0);
        let fitting: Vec<Found> =
            verbs.iter().copied().filter(|verb| verbs.len() > 1 && self.takes(*verb, words)).collect();
        // `leave` is to go away and to store: where neither fits, nobody can say which it is.
        let behind = verbs.first().map_or(0, |verb| verb.length);
        let open = fitting.is_empty() && vocabulary.differ(&verbs) && markers::at(words, behind).is_some();
        if let Some(&verb) = fitting.first().or(verbs.first()).filter(|_| !open) {
            let mut found: Vec<Drafted> = self.active(verb, words).into_iter().collect();
            // Whoever calls a parent does not ask for one.
            // Whoever reports to somebody in the morning need not stand below them.
            let reports = vocabulary.taxonomy.term(verb.term).name == "report-to"
                && words.first().is_some_and(|word| word.is(&["report", "reporting"]))
                && !words.get(1).is_some_and(|word| word.is(&["directly"]));
            let called = reports || verb.length == 1 && words.first().is_some_and(has_several_senses);
            if called || self.vocabulary.differ(&fitting) {
                found.iter_mut().for_each(Drafted::in_several_senses);
            }
            return found;
        }
        // `shall remain for three years`: nothing is said of what it is.
        let stays = matches!(words, [remain, ..] if remain.is(&["remain"]))
            && (words.len() == 1
                || words.get(1).is_some_and(|next| next.is(&["until", "there", "while"]))
                || super::measures::read(words, 1, vocabulary.surface, vocabulary.taxonomy).is_some());
        if !stays && words.first().is_some_and(|word| word.is(&["be", "being", "been", "remain"])) {
            return self.being(words);
        }
        self.unknown(words).into_iter().collect()
    }

    /// Whether a sense of a verb can act on what stands behind it.
    fn takes(&self, verb: Found, words: &[Word]) -> bool {
        let frame = &self.vocabulary.taxonomy.term(verb.term).frame;
        let around =
            Around { frame, ban: false, permits: false, passive: false, object_first: true, tells: false };
        let rest = words.get(behind(self.vocabulary, words, verb)..).unwrap_or_default();
        let tail = tail::read(self.vocabulary, rest, around);
        tail.object.is_some() && !tail.object_opaque
    }

    pub(super) fn active(&self, verb: Found, words: &[Word]) -> Option<Drafted> {
        let vocabulary = self.vocabulary;
        let term = vocabulary.taxonomy.term(verb.term);
        let ban = self.segment.bans();
        // Whom somebody permits or directs: what to do belongs to it.
        let asks = matches!(term.name.as_str(), "permit" | "direct" | "invite" | "encourage" | "request");
        let around = Around {
            frame: &term.frame,
            ban,
            permits: self.segment.permits() || asks,
            passive: false,
            object_first: true,
            tells: TELLING.contains(&term.name.as_str()),
        };
        let rest = words.get(behind(vocabulary, words, verb)..).unwrap_or_default();
        // `shall take no action` forbids, whatever stands before the verb.
        let measured = rest
            .get(1)
            .is_some_and(|next| next.is(&["less", "more", "fewer", "later", "longer", "sooner", "earlier"]));
        if !ban && !measured && rest.first().is_some_and(|word| word.is(&["no", "neither"])) {
            let text = match self.segment.modal.text {
                "should" => "should not",
                "must" | "may" | "agrees to" => "must not",
                _ => return None,
            };
            let turned = self.segment.turned(text);
            let said = Said { segment: &turned, ..*self };
            let mut words = words.to_vec();
            words.remove(behind(vocabulary, &words, verb));
            return said.active(verb, &words);
        }
        let mut tail = tail::read(vocabulary, rest, around);
        let gives = words.first().is_some_and(|verb| {
            super::inflection::bases(&verb.lower).iter().any(|(base, _)| GIVING.contains(&base.as_str()))
        });
        supplied(vocabulary, rest, around, &mut tail, gives);
        let mut guessed = Sureness::Sure;
        // What is renewed, amended or ended, if nothing else is said, is the agreement.
        if matches!(term.name.as_str(), "terminate" | "renew" | "amend" | "sign")
            && tail.object.as_deref().is_some_and(|object| object.trim_matches('"') == "it")
        {
            tail.object = Some("MOU".to_owned());
            guessed = Sureness::Likely;
        }
        let mut doubts = Vec::new();
        if let Some(object) = &tail.object
            && let Some(known) =
                self.segment.pronoun(vocabulary, object.trim_matches('"'), &term.frame.object)
        {
            doubts.push(format!("`{}` was taken for {known}", object.trim_matches('"')));
            tail.object = Some(known);
            guessed = Sureness::Likely;
        }
        // `offer them the opportunity to be present`
        for part in &mut tail.parts {
            let who = part.strip_prefix("to \"").and_then(|who| who.strip_suffix('"'));
            let known = who.and_then(|who| self.segment.pronoun(vocabulary, who, &[Kind::Actor]));
            if let (Some(known), Some(who)) = (known, who) {
                doubts.push(format!("`{who}` was taken for {known}"));
                *part = format!("to {known}");
                guessed = Sureness::Likely;
            }
        }
        let kinds =
            if term.frame.subject.is_empty() { vec![Kind::Actor] } else { term.frame.subject.clone() };
        let mut companions = Vec::new();
        let mut subject = self.segment.subject(vocabulary, &kinds, &mut companions)?;
        subject.doubts.extend(doubts);
        Some(self.assemble(&subject, &term.name, &tail, &companions, &term.frame, guessed))
    }

    pub(super) fn assemble(
        &self,
        subject: &Subject,
        action: &str,
        tail: &Tail,
        companions: &[String],
        frame: &Frame,
        sureness: Sureness,
    ) -> Drafted {
        let ban = self.segment.modal.text.ends_with("not") || subject.no;
        let only = self.only || tail.only;
        let mut parts: Vec<String> = Vec::new();
        parts.extend(companions.iter().cloned());
        parts.extend(tail.parts.iter().cloned());
        parts.extend(self.early.iter().cloned());
        parts.extend(self.segment.front_parts(self.vocabulary, frame, ban));
        let mut doubts = left_out(&tail.leftover);
        doubts.extend(left_out(&self.segment.front_leftover(self.vocabulary, frame, ban)));
        doubts.extend(subject.doubts.iter().cloned());
        // How a duty is done may be left out; a ban or a permission without it would be wider.
        doubts.extend(left_out(self.manner));
        // A transitive verb without its object asks for more than was said.
        let alone = tail.parts.is_empty() || !INTRANSITIVE.contains(&action);
        if tail.object.is_none() && !frame.object.is_empty() && alone {
            doubts.push("what is done to is not in the clause".to_owned());
        }
        if tail.is_shaky() || self.segment.front_is_shaky(self.vocabulary, frame, ban) {
            doubts.push("its parts may belong together in another way".to_owned());
        }
        if action == "include" && self.vocabulary.taxonomy.named(Kind::Actor, &subject.text).is_some() {
            doubts.push("somebody is said to include something".to_owned());
        }
        let only_if = parts.iter().any(|part| part.starts_with("only if "));
        let mut modal = self.segment.modal.text;
        let mut lead = "";
        if subject.no && self.segment.modal.stated {
            // `no SRO shall be required to act`, `no SRO is prohibited from acting`
            modal = if modal.ends_with("not") { "may" } else { "need not" };
            doubts.push("said of nobody: nobody is bound, or nobody is barred".to_owned());
        } else if subject.no && subject.text == NOT_NAMED {
            // `No record shall be kept`: nobody in particular is named whom the ban leaves out.
            modal = if modal.starts_with("should") { "should not" } else { "must not" };
        } else if subject.no && modal.starts_with("should") {
            modal = "should not";
        } else if subject.no {
            (lead, modal) = ("no ", "may");
        } else if subject.only {
            (lead, modal) = ("only ", if modal == "must" { "may" } else { modal });
        } else if only && !matches!(modal, "must" | "may" | "agrees to") {
            doubts.extend(left_out(&["only".to_owned()]));
        } else if (only || only_if) && matches!(modal, "must" | "may" | "agrees to") {
            modal = "may only";
            for part in &mut parts {
                if let Some(rest) = part.strip_prefix("only if ") {
                    *part = format!("if {rest}");
                }
            }
        }
        let mut seen: Vec<String> = Vec::new();
        parts.retain(|part| {
            let new = !seen.contains(part);
            seen.push(part.clone());
            new
        });
        let subject_text = if lead.is_empty() {
            subject.text.clone()
        } else {
            phrases::bare(&subject.text).replace(" every ", " ")
        };
        // What is complied with stands behind `with`, whatever words the document has for it.
        let with = if action == "comply" { "with " } else { "" };
        let object = tail.object.as_ref().map_or(String::new(), |object| format!(" {with}{object}"));
        Drafted::new(
            with_parts(format!("{lead}{subject_text} {modal} {action}{object}"), &parts),
            doubts,
            sureness,
        )
    }
}

/// `supply the SRO with office supplies` is `provide office-supplies to SRO`.
fn supplied(vocabulary: Vocabulary<'_>, words: &[Word], around: Around<'_>, tail: &mut Tail, verb: bool) {
    let gives = around.frame.roles.get(&RoleKind::To).is_some_and(|kinds| kinds.contains(&Kind::Actor));
    if !gives || around.frame.object.contains(&Kind::Actor) || !tail.object_opaque {
        return;
    }
    let Some(at) = words.iter().position(|word| word.is(&["with"])) else { return };
    // `furnish the Superintendent each January with a report`
    let measured = (1..at).find_map(|place| {
        let measure = super::measures::read(words, place, vocabulary.surface, vocabulary.taxonomy)?;
        (place + measure.length == at).then_some((place, measure.text))
    });
    let person = measured.as_ref().map_or(at, |(place, _)| *place);
    let who = words.get(..person).unwrap_or_default();
    let listed = phrases::list(vocabulary, who, &[Kind::Actor]);
    let short = who.len() <= 5 && (0..who.len()).all(|at| markers::at(who, at).is_none());
    // `resolve the matter with the supervisor` gives nobody anything.
    let nobody = listed.opaque || listed.terms.is_empty();
    if listed.text.is_empty() || nobody && !(listed.all_opaque && short && verb) {
        return;
    }
    let mut other = tail::read(vocabulary, words.get(at + 1..).unwrap_or_default(), around);
    other.parts.insert(0, format!("to {}", listed.text));
    other.parts.extend(measured.map(|(_, text)| text));
    other.leftover.extend(listed.leftover);
    *tail = other;
}
