//! Verbs that share a subject: `shall develop and implement`, `shall be reviewed and approved`.

use super::beginnings::{begins_unknown, begins_verb, to_act, tries};
use super::english;
use super::inflection::Form;
use super::markers::{self, Marker};
use super::modality::Follows;
use super::phrases::{Vocabulary, is_determiner};
use super::surface::Found;
use super::words::{Word, WordKind};
use crate::syntax::ast::{Kind, RoleKind};

/// A verb and what follows it.
#[derive(Clone, Debug)]
pub struct VerbPhrase {
    /// The words, verb first.
    pub words: Vec<Word>,
    /// Whether `or` joins it to another: a duty asks for one of them only.
    pub either: bool,
    /// Why somebody has to look whether it is a verb of this subject at all.
    pub doubt: Option<&'static str>,
    /// Whether `to` is said once more before it: `not to search and to call`.
    pub again: bool,
    /// Whether the condition at its end stands at the end of the sentence, behind the verbs that share its subject.
    pub shared: bool,
}

/// Verbs before an infinitive that says what somebody else is to do, or what is meant, and not what is done.
const CONTROLLING: &[&str] = &[
    "direct",
    "permit",
    "allow",
    "require",
    "ask",
    "instruct",
    "authorize",
    "order",
    "cause",
    "request",
    "invite",
    "encourage",
    "agree",
    "refuse",
    "fail",
    "decide",
    "offer",
    "force",
    "advise",
    "notify",
    "remind",
    "tell",
    "urge",
    "enable",
    "give",
    "compel",
    "persuade",
    "expect",
    "want",
    "wish",
    "intend",
    "plan",
    "promise",
    "undertake",
    "choose",
    "elect",
    "help",
    "train",
    "teach",
    "assign",
    "designate",
    "appoint",
    "empower",
    "forbid",
    "get",
    "lead",
    "pressure",
    "assist",
    "decline",
    "need",
    "continue",
    "consent",
    "propose",
    "recommend",
    "prepare",
];

/// Whether words begin with such a verb: `direct`, `be given`.
pub fn controls(words: &[Word]) -> bool {
    let known = |word: &Word| {
        super::inflection::bases(&word.lower).iter().any(|(base, _)| CONTROLLING.contains(&base.as_str()))
    };
    match words {
        [be, participle, ..] if be.is(&["be", "being"]) => {
            known(participle) || participle.is(&["given", "told"])
        }
        [verb, ..] => known(verb),
        [] => false,
    }
}

/// Verbs that are as often nouns.
const NOUNS: &[&str] = &[
    "patrol",
    "search",
    "report",
    "arrest",
    "review",
    "record",
    "request",
    "transfer",
    "use",
    "visit",
    "stop",
    "contact",
    "interview",
    "charge",
    "document",
    "schedule",
    "plan",
    "access",
    "release",
    "support",
    "process",
    "check",
    "control",
    "monitor",
    "question",
    "restraint",
    "supervision",
    "assist",
    "discharge",
    "display",
];

/// The verbs that share a subject: `shall develop and implement`, `shall attend meetings and report to the Chief`.
pub fn verb_phrases(vocabulary: Vocabulary<'_>, rest: &[Word], follows: Follows) -> Vec<VerbPhrase> {
    let form = if follows == Follows::Verb { Form::Base } else { Form::Gerund };
    parted(vocabulary, rest, |verb| verb == form)
}

/// The participles that share a subject: `shall be reviewed and approved`.
pub fn participles(vocabulary: Vocabulary<'_>, rest: &[Word]) -> Vec<VerbPhrase> {
    parted(vocabulary, rest, |verb| verb == Form::Past)
}

fn parted(vocabulary: Vocabulary<'_>, rest: &[Word], fits: impl Fn(Form) -> bool) -> Vec<VerbPhrase> {
    let mut starts = vec![0];
    let mut implied: Vec<usize> = Vec::new();
    let mut loose: Vec<usize> = Vec::new();
    let mut at = 1;
    while at < rest.len() {
        // `training on how to speak, to listen and to comply`: all of it is what is taught.
        if super::measures::stands(rest, at, "how to").is_some() {
            break;
        }
        // `before they let officers question or search a student`
        let told = markers::at(rest, at).is_some_and(|(marker, length)| {
            matches!(marker, Marker::Before | Marker::After | Marker::While)
                && rest.get(at + length).is_some_and(|next| next.is(&["they", "he", "she", "it"]))
        });
        if told {
            break;
        }
        // What stands inside a condition or a relative clause is no verb of this subject.
        if let Some((marker, length)) = markers::at(rest, at)
            && (marker.is_condition()
                || matches!(
                    marker,
                    Marker::Relative
                        | Marker::Request
                        | Marker::Approval
                        | Marker::Invitation
                        | Marker::Why
                        | Marker::ExceptAs
                        | Marker::Including
                ))
        {
            at += length;
            if marker != Marker::Including {
                let stop = rest
                    .iter()
                    .skip(at)
                    .position(|word| matches!(word.kind, WordKind::Comma | WordKind::Semicolon));
                // `help any student who has been hurt and to call the parents`
                let again = (at..rest.len()).find(|&place| {
                    marker == Marker::Relative
                        && fits(Form::Base)
                        && rest.get(place).is_some_and(|word| word.is(&["and"]))
                        && rest.get(place + 1).is_some_and(|word| word.is(&["to"]))
                        && rest.get(place + 2).is_some_and(english::may_be_verb)
                        && !rest.get(at..place).is_some_and(|words| words.iter().any(|word| word.is(&["to"])))
                });
                let Some(stop) = again.map(|again| again - at).into_iter().chain(stop).min() else { break };
                at += stop;
                continue;
            }
            break;
        }
        let joins =
            |at: usize| rest.get(at).is_some_and(|word| word.joins() || word.kind == WordKind::Semicolon);
        // `carrying or otherwise storing`
        let is_adverb = |word: &Word| {
            word.is(&["otherwise", "also", "then", "either", "thereafter"])
                || word.lower.ends_with("ly") && word.lower.len() > 4 && !word.is(NO_ADVERBS)
        };
        let adverbs = rest.iter().take(at).rev().take_while(|word| is_adverb(word)).count();
        let adverb = adverbs > 0 && at > adverbs;
        // `agrees to provide and to pay`
        let again = at >= 2 && fits(Form::Base) && rest.get(at - 1).is_some_and(|word| word.is(&["to"]));
        // `agrees to notify the Chief, to give the SRO access and to pay`: a comma joins them as well where `and to` ends them.
        let series = rest.windows(3).skip(at).any(|three| {
            matches!(three, [and, to, _] if and.is(&["and", "or"]) && to.is(&["to"]))
                || matches!(three, [and, not, to] if and.is(&["and"]) && not.is(&["not"]) && to.is(&["to"]))
        });
        let and = |at: usize| {
            rest.get(at).is_some_and(|word| word.is(&["and", "or"]) || series && word.kind == WordKind::Comma)
        };
        // `responsible for teaching classes, for visiting homes and for keeping a log`
        let and_for = at >= 2
            && fits(Form::Gerund)
            && rest.get(at - 1).is_some_and(|word| word.is(&["for"]))
            && joins(at - 2);
        // `such weight as he or she considers proper`
        let she = rest.get(at).is_some_and(|word| word.is(&["she", "her"]))
            && at > 1
            && rest.get(at - 2).is_some_and(|word| word.is(&["he", "his", "him"]));
        if she {
            at += 2;
            continue;
        }
        let as_well =
            at >= 4 && fits(Form::Gerund) && super::measures::stands(rest, at - 3, "as well as").is_some();
        let joint = as_well
            || joins(at - 1)
            || (adverb && joins(at - adverbs - 1))
            || (again && and(at - 2))
            || and_for;
        // `ensure that cameras work and that doors are locked`
        if joins(at - 1)
            && rest.get(at).is_some_and(|word| word.is(&["that"]))
            && rest.get(1).is_some_and(|word| word.is(&["that"]))
            && rest.first().is_some_and(|word| word.is(&["ensure", "ensuring", "see"]))
        {
            implied.push(at);
            starts.push(at);
            at += 1;
            continue;
        }
        // `use physical restraint or seclusion`: the verb is said once for both.
        let shared = joint
            && starts.last().is_some_and(|&start| {
                let mut words = rest.get(start..=start).unwrap_or_default().to_vec();
                words.extend_from_slice(rest.get(at..).unwrap_or_default());
                let both = vocabulary
                    .surface
                    .verb(rest, start)
                    .is_some_and(|verb| verb.length > 1 && start + verb.length + 1 >= at);
                both && vocabulary.surface.verb(&words, 0).is_some_and(|verb| verb.length > 1)
            });
        // `shall select the officer, giving preference to ...`: a duty said as what goes along with another.
        let along = rest.get(at - 1).is_some_and(|word| word.kind == WordKind::Comma)
            && fits(Form::Base)
            && vocabulary
                .surface
                .verb(rest, at)
                .is_some_and(|verb| verb.form == Form::Gerund && verb.length > 1);
        // `call upon an SRO to restrain or remove a student`: both verbs belong to the infinitive.
        // `direct the SRO to attend meetings and to report` asks nothing more of whoever directs.
        let mut inner = false;
        let infinitive = joint
            && !fits(Form::Past)
            && starts.last().is_some_and(|&start| {
                let or = rest.get(at - 1).is_some_and(|word| word.is(&["or"]));
                let controls = controls(rest.get(start..).unwrap_or_default());
                let opens = |to: usize| {
                    // `to: carry a rifle`
                    let colon = rest.get(to + 1).is_some_and(|word| word.kind == WordKind::Colon);
                    // `explain the policy to staff and see that they read it`
                    let person = vocabulary.surface.longest(rest, to + 1, &[Kind::Actor]).is_some()
                        && !rest.get(to + 2).is_some_and(is_determiner);
                    rest.get(to).is_some_and(|word| word.is(&["to"]))
                        && !person
                        && (colon
                            || rest.get(to + 1).is_some_and(english::may_be_verb)
                            || vocabulary
                                .surface
                                .verb(rest, to + 1)
                                .is_some_and(|verb| verb.form == Form::Base))
                };
                let from = start + tries(rest, start).unwrap_or(1);
                let to = (from..at.saturating_sub(1)).rev().find(|&to| opens(to));
                inner = to.is_some();
                to.is_some_and(|to| or || again || controls || to + 3 >= at)
            });
        if infinitive {
            at += 1;
            continue;
        }
        if shared {
            implied.push(at);
            starts.push(at);
        } else if along
            || joint
                && (begins_verb(vocabulary, rest, at, &fits)
                    || begins_unknown(vocabulary, rest, at, &fits)
                    || again && to_act(rest, at))
        {
            starts.push(at);
            loose.extend(inner.then_some(at));
        }
        at += 1;
    }
    let ends: Vec<usize> = starts.iter().skip(1).copied().chain([rest.len()]).collect();
    let mut phrases: Vec<VerbPhrase> = Vec::new();
    for (&start, end) in starts.iter().zip(ends) {
        let mut words: Vec<Word> = rest.get(start..end).unwrap_or_default().to_vec();
        if implied.contains(&start) {
            words.splice(0..0, rest.first().cloned());
        }
        while words.last().is_some_and(|word| {
            word.joins()
                || word.kind == WordKind::Semicolon
                || word.is(&["otherwise", "also", "then", "either", "thereafter"])
        }) || again(&words)
            || adverbs_left(&words)
        {
            words.pop();
        }
        if !words.is_empty() {
            let joint = rest
                .iter()
                .take(start)
                .rfind(|word| !word.is(&["otherwise", "also", "then", "either", "to", "for"]));
            let either = start > 0 && joint.is_some_and(|word| word.is(&["or", "and/or"]));
            let loose = loose.contains(&start);
            let noun = start > 0
                && words.first().is_some_and(|verb| verb.is(NOUNS))
                && !words.get(1).is_some_and(is_determiner);
            let doubt = if loose {
                Some("its verb may belong to the infinitive before it")
            } else {
                noun.then_some(NOUN)
            };
            let again = start > 0 && rest.get(start - 1).is_some_and(|word| word.is(&["to"]));
            phrases.push(VerbPhrase { words, either, doubt, again, shared: false });
        }
    }
    // `notify the principal of arrests, search and question students`: what may be a noun of a list may be one of the list before.
    for index in (0..phrases.len().saturating_sub(1)).rev() {
        let next = phrases.get(index + 1).and_then(|next| next.doubt).filter(|doubt| *doubt == NOUN);
        if let (Some(_), Some(phrase)) = (next, phrases.get_mut(index))
            && phrase.words.iter().any(|word| word.is(&["of", "about", "on", "for"]))
        {
            phrase.doubt.get_or_insert("the list behind its verb may go on");
        }
    }
    let asides = asides(&mut phrases);
    let said_once: Vec<bool> = starts.iter().map(|start| implied.contains(start)).collect();
    share_objects(vocabulary, &mut phrases, &said_once, fits(Form::Past));
    share_condition(&mut phrases);
    hand_on(&mut phrases, asides);
    if phrases.iter().any(|phrase| phrase.either) {
        phrases.iter_mut().for_each(|phrase| phrase.either = true);
    }
    phrases
}

/// What is told of a verb that may be none.
const NOUN: &str = "its verb may be a noun of the list before it";

/// Words in `-ly` that are no adverbs of a verb.
const NO_ADVERBS: &[&str] = &[
    "family",
    "assembly",
    "supply",
    "disorderly",
    "orderly",
    "friendly",
    "elderly",
    "weekly",
    "daily",
    "monthly",
    "yearly",
    "quarterly",
    "likely",
    "only",
];

/// Whether words end with the adverb of the next verb: `or otherwise actively`.
fn adverbs_left(words: &[Word]) -> bool {
    let adverbs =
        words.iter().rev().take_while(|word| word.lower.ends_with("ly") && word.lower.len() > 4).count();
    let before = words.len().checked_sub(adverbs + 1).and_then(|at| words.get(at));
    adverbs > 0 && before.is_some_and(|word| word.joins() || word.is(&["otherwise", "then"]))
}

/// Whether words end with the `to` of the next verb: `provide and to`.
fn again(words: &[Word]) -> bool {
    matches!(words, [.., joint, to] if joint.joins() && to.is(&["to", "for"]))
}

/// `attend meetings and, if asked by the principal, present topics`: the condition is the second verb's. Takes such conditions
/// from the verbs before.
fn asides(phrases: &mut [VerbPhrase]) -> Vec<(usize, Vec<Word>)> {
    let mut taken = Vec::new();
    let count = phrases.len();
    for index in 1..phrases.len() {
        let Some(before) = phrases.get_mut(index - 1) else { continue };
        let joint = (1..before.words.len()).rev().find(|&at| {
            let comma = before.words.get(at + 1).is_some_and(|word| word.kind == WordKind::Comma);
            let joins = before.words.get(at).is_some_and(|word| word.is(&["and", "or", "but"]));
            // `and (b) if asked, attend`: no comma parts the number from the condition.
            let condition = markers::at(&before.words, at + 1)
                .is_some_and(|(marker, _)| matches!(marker, Marker::If | Marker::Unless | Marker::When));
            joins
                && (condition && index + 1 == count
                    || comma && markers::at(&before.words, at + 2).is_some_and(|(marker, _)| marker.opens()))
        });
        let Some(joint) = joint else { continue };
        let aside = before.words.split_off(joint + 1);
        before.words.pop();
        while before.words.last().is_some_and(Word::joins) {
            before.words.pop();
        }
        taken.push((index, aside));
    }
    taken
}

/// Gives each verb the condition that stands before it.
fn hand_on(phrases: &mut [VerbPhrase], asides: Vec<(usize, Vec<Word>)>) {
    for (index, aside) in asides {
        if let Some(phrase) = phrases.get_mut(index) {
            while phrase.words.last().is_some_and(|last| last.kind == WordKind::Stop) {
                phrase.words.pop();
            }
            phrase.words.extend(aside);
        }
    }
}

/// `shall not be handcuffed at school, or booked, unless the Chief approves`: what a comma parts from the last verb holds for all.
fn share_condition(phrases: &mut [VerbPhrase]) {
    let Some((last, before)) = phrases.split_last_mut() else { return };
    let conditional = |words: &[Word], at: usize| {
        markers::at(words, at).is_some_and(|(marker, _)| {
            marker.is_condition() || matches!(marker, Marker::Under | Marker::Jointly | Marker::Consulting)
        })
    };
    let at = (1..last.words.len()).find(|&at| {
        conditional(&last.words, at)
            && last.words.get(at - 1).is_some_and(|comma| comma.kind == WordKind::Comma)
    });
    // `shall not use force against or restrain a student except where life is in danger`: the exception of a ban on both.
    let excepted = || {
        let marked = |at: usize| matches!(markers::at(&last.words, at), Some((Marker::Unless, _)));
        last.either.then(|| (1..last.words.len()).find(|&at| marked(at)))?
    };
    let Some(condition) = at.map(|at| at - 1).or_else(excepted).and_then(|from| last.words.get(from..))
    else {
        return;
    };
    // `unless doing so would harm the case`: the last of them.
    if condition.iter().any(|word| word.is(&["so"])) {
        return;
    }
    for phrase in before {
        let own = (0..phrase.words.len()).any(|at| conditional(&phrase.words, at));
        if !own {
            phrase.words.extend_from_slice(condition);
            phrase.shared = true;
        }
    }
}

/// `develop and implement a plan`: the first verb has the object of the second.
fn share_objects(vocabulary: Vocabulary<'_>, phrases: &mut [VerbPhrase], said_once: &[bool], passive: bool) {
    let phrases_count = phrases.len();
    for index in (0..phrases.len().saturating_sub(1)).rev() {
        let takes = |verb: Option<Found>| {
            verb.is_some_and(|verb| !vocabulary.taxonomy.term(verb.term).frame.object.is_empty())
        };
        let mut behind: Vec<Word> = Vec::new();
        let mut taking = true;
        if let Some(next) = phrases.get(index + 1) {
            let verb = vocabulary.surface.verb(&next.words, 0);
            taking = verb.is_none() || takes(verb);
            behind
                .extend_from_slice(next.words.get(verb.map_or(1, |verb| verb.length)..).unwrap_or_default());
        }
        let Some(phrase) = phrases.get_mut(index) else { continue };
        let verb = vocabulary.surface.verb(&phrase.words, 0);
        let length = verb.map_or(1, |verb| verb.length);
        // `completed and provided to the Chief within two days`: whom it is given to is the second verb's alone.
        let given = passive
            && behind.first().is_some_and(|first| first.is(&["to"]))
            && verb.is_some_and(|verb| {
                !vocabulary.taxonomy.term(verb.term).frame.roles.contains_key(&RoleKind::To)
            });
        if given {
            let next = (1..behind.len()).find(|&at| {
                markers::at(&behind, at).is_some()
                    || super::measures::read(&behind, at, vocabulary.surface, vocabulary.taxonomy).is_some()
            });
            behind.drain(..next.unwrap_or(behind.len()));
        }
        // `attend or take part in a hearing`: the preposition is the second verb's alone.
        if !taking
            && takes(verb)
            && behind.first().is_some_and(|first| first.is(&["in", "with", "for", "to", "on"]))
        {
            behind.remove(0);
        }
        // `administer discipline` has its object in itself; `take into custody` and `look after` have none.
        let whole = length > 1
            && phrase.words.last().is_some_and(|last| {
                !last.is(&[
                    "custody", "arrest", "up", "out", "over", "in", "on", "of", "with", "to", "for", "about",
                    "after", "into", "against", "upon",
                ])
            });
        let capacity = behind.first().is_some_and(|word| word.is(&["as"]));
        // `handcuffed, transported in a patrol car, or booked`: the place is the second verb's alone.
        let placed = passive
            && phrases_count > 2
            && behind.first().is_some_and(|word| word.is(&["in", "at", "on", "to", "from", "into"]));
        // `use physical restraint or seclusion on a student`
        let once = said_once.get(index + 1).copied().unwrap_or(false);
        // `interfere with or impede any officer`
        let hangs = phrase.words.len() == length + 1
            && phrase
                .words
                .last()
                .is_some_and(|last| last.is(&["with", "for", "to", "in", "on", "from", "about", "against"]));
        if (phrase.words.len() == length && (!whole || once) || hangs) && !capacity && !placed {
            phrase.words.extend(behind);
        }
    }
}
