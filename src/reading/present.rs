//! Duties said as facts: `The SRO reports to the Chief.`, `Lockers are opened only by the principal.`

use super::fronts::fronted;
use super::inflection::{self, Form};
use super::markers::{self, Marker};
use super::modality;
use super::people;
use super::phrases::{self, Vocabulary, is_determiner};
use super::segments;
use super::surface::Found;
use super::words::word;
use super::words::{self, Word, WordKind};
use crate::syntax::ast::Kind;

/// A sentence in other words.
pub struct Said {
    /// The words, with `shall`.
    pub words: Vec<Word>,
}

/// Words that soften what is said as a fact: then it is what people try to do, not what they must do.
const USUALLY: &[&str] = &["normally", "generally", "usually", "ordinarily", "typically"];

/// A fact about what somebody does, as a duty; none where the sentence has a deontic word before its verb.
pub fn as_duty(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Said> {
    // `Some districts pay`, `Principals talk with officers more often than they did`: how it is.
    let compares = words.windows(2).any(|pair| {
        matches!(pair, [often, than] if often.is(&["often", "more", "less", "better"]) && than.is(&["than"]))
    });
    if words.first().is_some_and(|first| first.is(HOW_MANY)) || compares {
        return None;
    }
    let first = modality::all(words)
        .into_iter()
        .find(|modal| !segments::in_subordinate(words, *modal))
        .map_or(words.len(), |modal| modal.at);
    for at in 1..words.len().min(40).min(first) {
        if let Some(verb) = acting(vocabulary, words, at) {
            return Some(active(vocabulary, words, at, verb));
        }
        if let Some(said) = passive(vocabulary, words, at) {
            return Some(said);
        }
        // `The SRO works from eight to four and may be called in`: both are said of the SRO.
        let joined = || {
            let before = first.checked_sub(1).and_then(|before| words.get(before));
            before.is_some_and(|before| before.is(&["and", "but"]))
        };
        if let Some(said) = unknown(vocabulary, words, at).filter(|_| first == words.len() || joined()) {
            return Some(said);
        }
    }
    None
}

/// Verbs in the present tense that tell of somebody and ask nothing.
const TELLING: &[&str] = &[
    "is",
    "has",
    "was",
    "does",
    "believes",
    "values",
    "recognizes",
    "acknowledges",
    "understands",
    "wants",
    "hopes",
    "thanks",
    "seeks",
    "aims",
    "intends",
    "plays",
    "represents",
    "reflects",
    "includes",
    "needs",
    "exists",
    "means",
    "becomes",
    "knows",
    "thinks",
    "feels",
    "strives",
    "agrees",
    "reserves",
    "retains",
    "remains",
    "requires",
    "consists",
    "wishes",
    "desires",
    "endeavors",
    "appears",
    "seems",
    "lives",
    "comes",
    "goes",
    "shares",
    "endorses",
    "holds",
    "admits",
    "considers",
    "expects",
    "supports",
    "fears",
    "doubts",
    "worries",
    "wonders",
    "asks",
    "disagrees",
];

/// `The officer works alongside another`: a verb that the vocabulary does not have, directly behind who acts.
fn unknown(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Said> {
    let verb = words.get(at)?;
    let form = |wanted: Form| {
        inflection::bases(&verb.lower)
            .into_iter()
            .find(|(base, form)| *form == wanted && super::english::may_be_verb(&word(base)))
            .map(|(base, _)| base)
    };
    let plain = verb.kind == WordKind::Letters
        && !verb.possessive
        && !is_determiner(verb)
        && !verb.capital()
        && !verb.is(&["be", "have", "do", "need", "are"]);
    // `asks whether anyone is hurt`, and not `asks that the parties agree`
    let asks = verb.is(&["asks"])
        && words
            .get(at + 1)
            .is_some_and(|next| next.is(&["whether", "for"]) || is_determiner(next) && !next.is(&["that"]));
    let third = form(Form::Third).filter(|_| plain && (asks || !verb.is(TELLING)));
    // `talk every morning`: what follows shows that it is no noun.
    let acts = super::english::may_be_verb(verb)
        && (words.get(at + 1).is_some_and(is_determiner)
            || markers::at(words, at + 1).is_some_and(|(marker, _)| matches!(marker, Marker::Role(_)))
            || super::measures::read(words, at + 1, vocabulary.surface, vocabulary.taxonomy).is_some());
    let many = (super::english::is_verb(verb) || acts)
        && plain
        && !TELLING.iter().any(|telling| inflection::bases(telling).iter().any(|(base, _)| verb.is(&[base])));
    if third.is_none() && !many
        || vocabulary.surface.longest(words, at, &[]).is_some()
        || modality::at(words, at).is_some()
    {
        return None;
    }
    let before = words.get(..at)?;
    let before = before.strip_suffix(&[word("never")]).unwrap_or(before);
    let (_, mut subject) = fronted(vocabulary, before);
    // `Only the superintendent speaks`, `no officer waits`
    if let [first, rest @ ..] = subject
        && first.is(&["no", "only"])
    {
        subject = rest;
    }
    let pronoun = matches!(subject, [he, or, she] if he.is(&["he"]) && or.is(&["or"]) && she.is(&["she"]));
    let who = without_relative(vocabulary, without_companion(subject));
    let actor = people::somebody(vocabulary, who) && (third.is_some() || is_many(subject));
    // `how an SRO spends the day`: told inside another clause.
    let stretch = words.get(..at)?.iter().rev().take_while(|word| word.kind == WordKind::Letters);
    if stretch
        .clone()
        .any(|word| word.is(&["how", "whether", "what", "why", "that", "which", "whom", "whose"]))
    {
        return None;
    }
    let next = words
        .get(at + 1)
        .is_some_and(|next| matches!(next.kind, WordKind::Letters | WordKind::Number) && !next.is(&["of"]));
    let actor = actor || people::stands_for_somebody(subject);
    if !(actor || pronoun) || !next {
        return None;
    }
    let base = third.unwrap_or_else(|| verb.lower.clone());
    let mut said = words.get(..at)?.to_vec();
    // `makes no arrests`, `never questions a student`
    let never = said.last().is_some_and(|last| last.is(&["never"]));
    if never {
        said.pop();
    }
    let no = words.get(at + 1).is_some_and(|next| next.is(&["no"]))
        && words.get(at + 2).is_some_and(|next| {
            next.kind == WordKind::Letters && !next.is(&["and", "to", "or", "but", "one"])
        });
    let no = usize::from(no);
    said.push(word("shall"));
    said.extend((never || no == 1).then(|| word("not")));
    said.push(word(&base));
    said.extend(words.get(at + 1 + no..)?.iter().cloned());
    Some(Said { words: said })
}

/// A verb in the present tense whose subject is a list of actors that stands directly before it.
fn acting(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Found> {
    let verb = vocabulary.surface.verb(words, at)?;
    // `The SROs' access to records`: what somebody has is a noun.
    if at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| before.possessive) {
        return None;
    }
    // `Student records are kept`: the records are no verb.
    let told = words.get(at + 1).is_some_and(|next| {
        next.is(&["is", "are", "was", "were", "shall", "will", "may", "must", "should", "that"])
    });
    let noun = told
        && (at.saturating_sub(4)..at).any(|start| {
            vocabulary.surface.longest(words, start, &[]).is_some_and(|found| start + found.length > at)
        });
    if noun {
        return None;
    }
    // `do not expect`
    if words.get(at)?.is(&["do", "does"]) {
        return None;
    }
    // `has been providing`, `have served`: what was, not what must be.
    let adverb = words
        .get(at + 1)
        .is_some_and(|next| next.is(&["each", "both", "all", "also", "never", "now", "since", "not"]));
    let perfect = words.get(at)?.is(&["has", "have"])
        && words.get(at + 1 + usize::from(adverb)).is_some_and(|next| {
            next.is(&["been", "had"])
                || super::english::of_participle(next).is_some()
                || next.is(&["long", "already"])
        });
    if perfect
        || words.get(at)?.is(&["hold", "holds"]) && words.get(at + 1).is_some_and(|next| next.is(&["that"]))
    {
        return None;
    }
    let mut before = words.get(..at)?;
    while let [rest @ .., last] = before
        && (last.is(USUALLY) || last.is(&["also", "then", "always", "directly", "never"]))
    {
        before = rest;
    }
    // `often tells a teacher`, `tell us that they feel safe`: how it is, and no rule.
    let tells = before.last().is_some_and(|last| last.is(&["often", "sometimes", "rarely", "seldom"]))
        || words.get(at + 1).is_some_and(|next| next.is(&["us"]));
    if tells {
        return None;
    }
    let (front, subject) = fronted(vocabulary, before);
    let marker = front.first().and_then(|front| markers::at(front, 0)).map(|(marker, _)| marker);
    let conditional = marker.is_some_and(Marker::is_condition);
    let timed = matches!(marker, Some(Marker::While | Marker::Before | Marker::After));
    // `If an employee meets a danger that the employee considers`: no comma ends the clause that the verb stands in.
    let inside = front.first().is_some_and(|front| {
        let comma = before.get(front.len()).is_some_and(|word| word.kind == WordKind::Comma);
        (conditional || timed) && !comma
    });
    // `If the student, the parent, or the principal consents, the SRO may`: the verb is the condition's.
    let hollow = front.first().is_some_and(|front| {
        let verb = |word: &Word| {
            word.is(&[
                "is", "are", "was", "were", "has", "have", "had", "does", "do", "can", "cannot", "may", "be",
            ]) || super::english::of_participle(word).is_some()
                || super::english::of_gerund(word).is_some()
                || inflection::bases(&word.lower).into_iter().any(|(base, form)| {
                    form == Form::Third && super::english::may_be_verb(&super::words::word(&base))
                })
        };
        conditional && !front.iter().any(verb)
    });
    if inside || hollow {
        return None;
    }
    let mut subject = without_companion(subject);
    // `No officer enters a classroom`, `only the principal has a key`
    if let [first, rest @ ..] = subject
        && first.is(&["no", "neither", "only"])
    {
        subject = rest;
    }
    let subject =
        if modality::all(words).is_empty() { without_relative(vocabulary, subject) } else { subject };
    // `Neither the SRO nor the principal sits in`
    let nor = |one: &Word| if one.is(&["nor"]) { word("or") } else { one.clone() };
    let listed = phrases::list(vocabulary, &subject.iter().map(nor).collect::<Vec<_>>(), &[Kind::Actor]);
    let many = is_many(subject);
    let agrees = match verb.form {
        Form::Third => true,
        Form::Base => {
            many && vocabulary.surface.longest(words, at, &[]).is_none_or(|noun| noun.length <= verb.length)
        }
        _ => false,
    };
    // `all student records`: what looks like a verb may be the noun behind an adjective.
    let noun =
        words.get(at + verb.length).is_some_and(|next| next.is(&["of", "is", "are", "shall", "will", "may"]));
    // `An officer who arrests a student tells the principal`: the first verb only says which officer.
    if subject.last().is_some_and(|last| last.is(&["who", "which", "that"])) {
        return None;
    }
    let we = matches!(subject, [we] if we.is(&["we"]));
    let known = we
        || listed.is_known()
        || people::somebody(vocabulary, subject)
        || people::stands_for_somebody(subject);
    (agrees && !noun && known).then_some(verb)
}

/// Words of a subject that tell of how many: whoever they are, no rule is set for them.
pub(super) const HOW_MANY: &[&str] = &["most", "many", "some", "few", "several", "much", "half"];

/// Whether a subject takes a verb in the plural.
fn is_many(subject: &[Word]) -> bool {
    let last = subject.iter().rev().find(|word| word.kind == WordKind::Letters);
    last.is_some_and(|last| {
        inflection::singular(&last.lower) != last.lower || last.is(&["we", "staff", "parties", "personnel"])
    }) || subject.iter().any(|word| word.is(&["and"]))
}

/// `An officer who hears of abuse`: who it is, where what narrows it has a verb of its own.
fn without_relative<'w>(vocabulary: Vocabulary<'_>, subject: &'w [Word]) -> &'w [Word] {
    let Some(at) = subject.iter().position(|word| word.is(&["who"])).filter(|&at| at > 0) else {
        return subject;
    };
    let inner = subject.get(at + 1..).unwrap_or_default();
    let verb = (at + 1..at + 3).any(|at| super::finite::at(vocabulary, subject, at, None).is_some());
    // Two words at least: the verb alone would be the sentence's own.
    let nested = inner.iter().any(|word| {
        word.is(segments::SUBORDINATE) && !word.is(&["after", "before", "as"])
            || word.kind != WordKind::Letters
    });
    if verb && !nested && inner.len() > 1 { subject.get(..at).unwrap_or_default() } else { subject }
}

/// `The Chief, in consultation with the Superintendent,` without what stands between the commas.
fn without_companion(subject: &[Word]) -> &[Word] {
    let comma = subject.iter().position(|word| word.kind == WordKind::Comma);
    match comma {
        Some(at)
            if subject.last().is_some_and(|last| last.kind == WordKind::Comma)
                && markers::at(subject, at + 1)
                    .is_some_and(|(marker, _)| matches!(marker, Marker::Jointly | Marker::Consulting)) =>
        {
            subject.get(..at).unwrap_or_default()
        }
        _ => subject,
    }
}

fn active(vocabulary: Vocabulary<'_>, words: &[Word], at: usize, verb: Found) -> Said {
    let mut said: Vec<Word> = words.get(..at).unwrap_or_default().to_vec();
    let softened = said.iter().rev().take(2).any(|word| word.is(USUALLY));
    said.retain(|word| !word.is(USUALLY));
    let never = said.last().is_some_and(|last| last.is(&["never"]));
    if never {
        said.pop();
    }
    said.extend(if softened { vec![word("seeks"), word("to")] } else { vec![word("shall")] });
    said.extend(never.then(|| word("not")));
    let base = |at: usize, verb: &Found| {
        let word = words.get(at)?;
        let bases = inflection::bases(&word.lower);
        let term = vocabulary.taxonomy.term(verb.term);
        let fits = |(base, form): &&(String, Form)| {
            let mut tried = vec![super::words::word(base)];
            tried.extend(words.get(at + 1..at + verb.length).unwrap_or_default().iter().cloned());
            *form == verb.form
                && vocabulary
                    .surface
                    .verb(&tried, 0)
                    .is_some_and(|found| vocabulary.taxonomy.term(found.term).name == term.name)
        };
        bases.iter().find(fits).map(|(base, _)| super::words::word(base))
    };
    let mut place = at;
    while let Some(next) = words.get(place) {
        let begins = place == at
            || words
                .get(place - 1)
                .is_some_and(|before| before.is(&["and", "or"]) || before.kind == WordKind::Comma);
        let other = vocabulary.surface.verb(words, place).filter(|found| found.form == verb.form);
        let unknown = || {
            let (base, _) =
                inflection::bases(&next.lower).into_iter().find(|(_, form)| *form == Form::Third)?;
            let noun = vocabulary.surface.longest(words, place, &[]).is_some();
            let joined = words.get(place.checked_sub(1)?)?.is(&["and", "or"]);
            let fits =
                verb.form == Form::Third && joined && !noun && super::english::may_be_verb(&word(&base));
            fits.then(|| word(&base))
        };
        let based =
            if begins { other.as_ref().and_then(|verb| base(place, verb)).or_else(unknown) } else { None };
        said.push(based.unwrap_or_else(|| next.clone()));
        place += 1;
    }
    Said { words: said }
}

/// Participles that tell what something is like or is meant for, and not what is done.
#[rustfmt::skip]
pub(super) const MEANT: &[&str] = &[
    "intended", "meant", "designed", "limited", "based", "located", "concerned", "related", "qualified",
    "expected", "required", "known", "called", "interested", "supposed", "bound", "obliged", "obligated",
    "entitled", "affected", "aware", "made", "construed", "deemed", "considered",
    "incorporated", "listed", "attached", "described", "shown", "contained", "found", "governed", "defined", "named",
    "included", "referred", "set", "stated", "specified", "noted", "followed", "seen", "thought", "believed", "felt",
];

/// `Classroom intervention is managed by the teacher`: only where the sentence says who does it, or what is done is no state.
fn passive(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Said> {
    if !words.get(at)?.is(&["is", "are"]) {
        return None;
    }
    // `Students are not searched at the door`
    let not = usize::from(words.get(at + 1).is_some_and(|word| word.is(&["not", "never"])));
    let mut verb_at = at + 1 + not;
    let mut softened = false;
    while words
        .get(verb_at)
        .is_some_and(|word| word.is(USUALLY) || word.is(&["also", "then", "only", "promptly"]))
    {
        softened |= words.get(verb_at).is_some_and(|word| word.is(USUALLY));
        verb_at += 1;
    }
    let deemed = not == 0 && words.get(verb_at).is_some_and(|word| word.is(&["considered", "deemed"]))
        || (not == 0
            && words.get(verb_at).is_some_and(|word| word.is(&["treated", "regarded"]))
            && words.get(verb_at + 1).is_some_and(|word| word.is(&["as"])));
    let subject = words.get(..at)?;
    // `Because the bus is late, the student is sent`: what a comma ends is inside nothing.
    let (opening, own) = fronted(vocabulary, subject);
    let closed =
        opening.iter().any(|front| subject.get(front.len()).is_some_and(|word| word.kind == WordKind::Comma));
    let said_of = if closed { own } else { subject };
    let inside = without_relative(vocabulary, said_of).iter().any(|word| word.is(segments::SUBORDINATE));
    if deemed && !inside {
        let mut said = subject.to_vec();
        said.extend([word("shall"), word("be")]);
        said.extend(words.get(verb_at..).unwrap_or_default().iter().cloned());
        return Some(Said { words: said });
    }
    let verb = vocabulary.surface.verb(words, verb_at).filter(|verb| verb.form == Form::Past);
    let participle = words.get(verb_at).is_some_and(|word| {
        super::english::of_participle(word).is_some()
            && !word.is(super::passive::STATES)
            && !word.is(&[
                "prohibited",
                "forbidden",
                "permitted",
                "allowed",
                "required",
                "expected",
                "encouraged",
            ])
    });
    if inside || verb.is_none() && !participle {
        return None;
    }
    let behind = verb_at + verb.map_or(1, |verb| verb.length);
    let by = words.iter().skip(behind).position(|word| word.is(&["by"])).map(|by| by + behind);
    let named = by.is_some_and(|by| {
        let start = by + 1 + words.iter().skip(by + 1).take_while(|word| is_determiner(word)).count();
        vocabulary.surface.longest(words, start, &[Kind::Actor]).is_some()
    });
    // `Officers are assigned to schools`: what is done to whom or what the vocabulary knows, by whomever.
    let (_, patient) = fronted(vocabulary, subject);
    let known = verb.is_some_and(|verb| {
        let kinds = &vocabulary.taxonomy.term(verb.term).frame.object;
        !kinds.is_empty() && phrases::list(vocabulary, patient, kinds).is_known()
    });
    // `Questions are directed to the Superintendent`: who gets something is named.
    let received = words.get(behind).is_some_and(|to| to.is(&["to"])) && {
        let start = behind + 1 + phrases::noun_start(words.get(behind + 1..).unwrap_or_default());
        vocabulary.surface.longest(words, start, &[Kind::Actor]).is_some()
    };
    // `Lockers are opened only after school`, `no student is questioned without a parent`: a rule has its limits.
    let some = patient
        .first()
        .is_some_and(|first| first.is(&["most", "many", "some", "few", "such", "it", "this", "they"]));
    let agreement = super::measures::stands(words, behind, "by this agreement").is_some();
    let limited = !some && !agreement && {
        let rest = words.get(verb_at + 1..).unwrap_or_default();
        patient.first().is_some_and(|first| first.is(&["no"]))
            || words.get(at + 1).is_some_and(|word| word.is(&["only"]))
            || (0..rest.len()).any(|at| limits(vocabulary, rest, at))
    };
    let denied = not == 1 && !some && !agreement && !words.get(verb_at).is_some_and(|word| word.is(MEANT));
    let done = !some
        && !agreement
        && !words.get(verb_at).is_some_and(|word| word.is(MEANT) || word.is(super::passive::STATES))
        && !patient.iter().any(|word| {
            word.is(&["agreement", "memorandum", "mou", "contract", "program", "parties", "section"])
        });
    let ruled = known || limited || denied || done || not == 0 && (named || received);
    if !ruled {
        return None;
    }
    let mut said = subject.to_vec();
    said.extend(if softened { vec![word("seeks"), word("to")] } else { vec![word("shall")] });
    said.extend((not == 1).then(|| word("not")));
    said.push(word("be"));
    let adverbs = words.get(at + 1 + not..verb_at).unwrap_or_default();
    said.extend(adverbs.iter().filter(|word| word.is(&["only", "promptly"])).cloned());
    said.extend(words.get(verb_at..).unwrap_or_default().iter().cloned());
    Some(Said { words: said })
}

/// Whether a word limits what is done, as rules do: `only`, a deadline, a condition.
fn limits(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> bool {
    words.get(at).is_some_and(|word| word.is(&["only", "without"]))
        || markers::at(words, at).is_some_and(|(marker, _)| {
            marker.is_condition() || matches!(marker, Marker::Before | Marker::Request | Marker::Approval)
        })
        || super::measures::read(words, at, vocabulary.surface, vocabulary.taxonomy).is_some()
}

/// `Should either party end the Agreement, ...` is a condition.
pub fn if_should(words: &[Word]) -> Option<Vec<Word>> {
    // `may request another SRO should any officer's performance be poor`
    let late = (1..words.len()).find(|&at| {
        let should = words.get(at).is_some_and(|word| word.is(&["should"]));
        let before = words.get(at - 1).is_some_and(|before| {
            before.kind == WordKind::Comma || before.kind == WordKind::Letters && !before.joins()
        });
        should
            && before
            && words.get(at + 1).is_some_and(|next| next.is(&["any", "either", "the", "a", "an", "such"]))
    });
    if let Some(at) = late.filter(|&at| !modality::all(words.get(..at).unwrap_or_default()).is_empty()) {
        let mut said = words.to_vec();
        if let Some(should) = said.get_mut(at) {
            *should = word("if");
        }
        return Some(said);
    }
    let first = words.first().filter(|first| first.is(&["should", "were", "had"]))?;
    let comma = words.iter().position(|word| word.kind == WordKind::Comma)?;
    modality::all(words.get(comma..)?).first()?;
    let mut said = words.to_vec();
    // `Should A happen, or should B, ...`
    if let Some(again) = (2..words.len()).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["should"]))
            && words.get(at - 1).is_some_and(|or| or.is(&["or", "and"]))
    }) && let Some(other) = said.get_mut(again)
    {
        *other = word("if");
    }
    if let Some(opening) = said.first_mut() {
        *opening = Word { text: "If".into(), lower: "if".into(), ..first.clone() };
    }
    Some(said)
}

/// `The SRO is no disciplinarian and shall not ...`: a fact and a norm of the same subject, as two norms.
pub fn is_and_shall(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let be = words.iter().take(16).position(|word| word.is(&["is", "are", "remains", "remain"]))?;
    let modal = modality::all(words).into_iter().next()?;
    let joint = modal.at.checked_sub(1)?;
    if be == 0 || modal.at <= be + 1 || !words.get(joint)?.is(&["and"]) {
        return None;
    }
    let subject = words.get(..be)?;
    let listed = phrases::list(vocabulary, subject, &[Kind::Actor]);
    // `Notes that an officer keeps are not records and need not be shown`
    let narrowed = subject.iter().position(|word| word.is(&["that", "which", "who"])).is_none_or(|at| {
        subject.iter().skip(at + 1).any(|word| {
            let third = |(base, form): (String, Form)| {
                form == Form::Third && super::english::may_be_verb(&words::word(&base))
            };
            inflection::bases(&word.lower).into_iter().any(third)
        })
    });
    let inside =
        subject.iter().any(|word| word.is(segments::SUBORDINATE) && !word.is(&["that", "which", "who"]));
    let plain = subject.iter().all(|word| word.kind == WordKind::Letters)
        && narrowed
        && !inside
        && modality::all(words).len() == 1;
    if !listed.is_known() && !plain {
        return None;
    }
    let mut fact = words.get(be + 1..joint)?;
    let mut said = subject.to_vec();
    said.push(word("shall"));
    if let [not, rest @ ..] = fact
        && not.is(&["not"])
    {
        said.push(not.clone());
        fact = rest;
    }
    said.push(word("be"));
    said.extend_from_slice(fact);
    said.push(words::semicolon());
    said.extend_from_slice(subject);
    said.extend_from_slice(words.get(modal.at..)?);
    Some(said)
}

/// `the SRO is introduced to the staff`: what is done, whoever does it.
pub fn done_by_anyone(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Said> {
    let be =
        (1..words.len().min(20)).find(|&at| words.get(at).is_some_and(|word| word.is(&["is", "are"])))?;
    let adverb = words.get(be + 1).is_some_and(|word| word.lower.ends_with("ly"));
    let verb_at = be + 1 + usize::from(adverb);
    vocabulary.surface.verb(words, verb_at).filter(|verb| verb.form == Form::Past)?;
    let mut said = words.get(..be)?.to_vec();
    said.extend([word("shall"), word("be")]);
    said.extend(words.get(verb_at..)?.iter().cloned());
    Some(Said { words: said })
}
