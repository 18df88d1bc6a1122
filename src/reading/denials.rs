//! What a sentence denies of two things or of nobody, with each denial at its own verb: `neither A nor B`, `and never to B`,
//! `Nothing is posted`.

use super::finite::{self, Agreement};
use super::fronts::fronted;
use super::inflection::Form;
use super::mains;
use super::modality;
use super::phrases::{self, Vocabulary, is_determiner};
use super::words::{Word, WordKind, comma, semicolon, word};
use super::{english, measures, segments};
use crate::syntax::ast::Kind;

/// The statements of a sentence with a denial that reaches over several of them, each with its own; none where there is no such
/// denial.
pub fn parted(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    none_of_them(words)
        .or_else(|| need_not(words))
        .or_else(|| and_never(vocabulary, words))
        .or_else(|| may_neither(words))
        .or_else(|| nor(vocabulary, words))
        .or_else(|| nor_acts(vocabulary, words))
}

/// `may sit in on meetings but need not, and should leave`: need not sit in on them.
fn need_not(words: &[Word]) -> Option<Vec<Word>> {
    let modals = modality::all(words);
    let second = modals.get(1).filter(|second| second.text.ends_with("not"))?;
    let first = modals.first().filter(|first| !first.text.ends_with("not"))?;
    let joint = second.at.checked_sub(1)?;
    let ends = words.get(second.end).is_none_or(|next| next.kind != WordKind::Letters || next.joins());
    let joined = words.get(joint)?.is(&["but", "and", "or"]);
    let before = words.get(..joint)?;
    let before = before.strip_suffix(&[comma()]).unwrap_or(before);
    let acts = before.get(first.end..)?;
    (ends && joined && !acts.is_empty() && acts.iter().all(|word| word.kind == WordKind::Letters)).then(
        || {
            Some(
                [
                    before,
                    &[semicolon()],
                    words.get(..first.at)?,
                    words.get(second.at..second.end)?,
                    acts,
                    words.get(second.end..)?,
                ]
                .concat(),
            )
        },
    )?
}

/// `No interview shall last an hour, and none shall be held after school`: no interview shall.
fn none_of_them(words: &[Word]) -> Option<Vec<Word>> {
    let first = modality::all(words).into_iter().next()?;
    let subject = words.get(..first.at).filter(|subject| subject.first().is_some_and(|no| no.is(&["no"])))?;
    let at = (first.end..words.len()).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["none"]))
            && words.get(at + 1).is_some_and(|modal| modal.is(&["shall", "may", "will", "must", "should"]))
    })?;
    Some([words.get(..at)?, subject, words.get(at + 1..)?].concat())
}

/// `shall treat every student fairly and never to single one out`, `advising staff, but not altering locks`: the second is what
/// the same subject shall not do.
fn and_never(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let modal = modality::all(words).into_iter().next().filter(|modal| modal.text != "must not")?;
    let at = (modal.end + 1..words.len()).find(|&at| {
        let not = measures::stands(words, at + 1, "in no event")
            .or_else(|| words.get(at + 1).is_some_and(|not| not.is(&["not", "never"])).then_some(1));
        words.get(at).is_some_and(|joint| joint.is(&["and", "but"]))
            && not.is_some_and(|length| acts_behind(vocabulary, words, at + 1 + length).is_some())
    })?;
    let not = measures::stands(words, at + 1, "in no event").unwrap_or(1);
    let (start, base) = acts_behind(vocabulary, words, at + 1 + not)?;
    let before = words.get(..at)?;
    let before = before.strip_suffix(&[comma()]).unwrap_or(before);
    // `direct the SRO to call the parent and not to search students` denies something of the SRO.
    let acts = before.get(modal.end..)?;
    let commas = acts.iter().position(|word| word.kind == WordKind::Comma).unwrap_or(acts.len());
    if super::verbs::controls(acts) && acts.iter().take(commas).any(|word| word.is(&["to"])) {
        return None;
    }
    let (_, subject) = fronted(vocabulary, words.get(..modal.at)?);
    // What stands inside a condition or a relative clause is said of somebody else.
    let inside = before.get(modal.end..)?.iter().any(|word| {
        word.is(segments::SUBORDINATE) && !word.is(&["as", "so", "before", "after", "when", "while", "until"])
    });
    let denied = ["shall", "not"].map(word);
    (!subject.is_empty() && !inside).then(|| {
        Some([before, &[semicolon()], subject, &denied, &[word(&base)], words.get(start + 1..)?].concat())
    })?
}

/// The verb behind `not` or `never` in a list of infinitives or of verbs in `-ing`, and its base.
fn acts_behind(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<(usize, String)> {
    if words.get(at)?.is(&["to"]) {
        let base = super::finite::base(vocabulary, words, at + 1, Form::Base)?;
        return Some((at + 1, base));
    }
    if let Some(base) = english::of_gerund(words.get(at)?) {
        return Some((at, base));
    }
    let verb = words.get(at)?;
    let next = words.get(at + 1)?;
    let takes =
        is_determiner(next) || next.is(&["it", "them", "him", "her", "out", "up", "off", "down", "away"]);
    (english::may_be_verb(verb) && takes).then(|| (at, verb.lower.clone()))
}

/// `The SRO may neither search nor question students`: both are denied.
fn may_neither(words: &[Word]) -> Option<Vec<Word>> {
    let modals = modality::all(words);
    let (modal, others) = modals.split_first()?;
    let at = modal.end;
    words.get(at).filter(|neither| neither.is(&["neither"]))?;
    // `may neither search students nor be required to call`
    if !others.iter().all(|other| words.get(other.at).is_some_and(|be| be.is(&["be"]))) {
        return None;
    }
    words.get(modal.at).filter(|word| word.is(&["shall", "may", "will", "must", "should"]))?;
    let nor = words.iter().position(|word| word.is(&["nor"])).filter(|&nor| nor > at + 1)?;
    let lead = [words.get(..modal.end)?, &[word("not")]].concat();
    let first = words.get(at + 1..nor)?;
    let second = words.get(nor + 1..)?;
    // What both act on stands behind the second, where the first takes something at all.
    let takes =
        |verb: &Word| super::english::is_verb(verb) || verb.is(&["search", "question", "direct", "arrest"]);
    let end = second.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
    let object = if first.len() == 1 && takes(first.first()?) { second.get(1..end)? } else { &[] };
    Some([&lead, first, object, &[semicolon()], &lead, second].concat())
}

/// `The SRO neither disciplines students nor searches them`: the SRO shall do neither.
pub fn neither(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let at = words.iter().take(12).position(|word| word.is(&["neither"])).filter(|&at| at > 0)?;
    let nor = words.iter().position(|word| word.is(&["nor"])).filter(|&nor| nor > at + 1)?;
    let subject = words.get(..at)?;
    let known = phrases::list(vocabulary, subject, &[Kind::Actor]).is_known();
    let base = |verb: &Word| {
        super::inflection::bases(&verb.lower)
            .into_iter()
            .map(|(base, _)| word(&base))
            .find(english::may_be_verb)
    };
    let first = base(words.get(at + 1)?)?;
    let second = base(words.get(nor + 1)?)?;
    let negated = ["shall", "not"].map(word);
    (known && modality::all(words).is_empty()).then(|| {
        Some(
            [
                subject,
                &negated,
                &[first],
                words.get(at + 2..nor)?,
                &[semicolon()],
                subject,
                &negated,
                &[second],
                words.get(nor + 2..)?,
            ]
            .concat(),
        )
    })?
}

/// Verbs that stand before their subject behind `nor`.
const TURNED: &[&str] = &["is", "are", "does", "do", "need"];

/// `The County shall not charge the District, nor the District charge the County`: the deontic word is said once.
fn nor_acts(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let first = modality::all(words).into_iter().next().filter(|modal| modal.text.ends_with("not"))?;
    let modal = words.get(first.at).filter(|modal| modal.is(&["shall", "may", "will", "should", "must"]))?;
    let at = (first.end + 1..words.len()).find(|&at| words.get(at).is_some_and(|word| word.is(&["nor"])))?;
    let behind = words.get(at + 1..)?;
    let verb = (1..behind.len().min(8)).find(|&verb| {
        behind.get(verb).is_some_and(english::may_be_verb)
            && behind.get(verb + 1).is_some_and(|next| is_determiner(next) || next.kind == WordKind::Letters)
            && phrases::list(vocabulary, behind.get(..verb).unwrap_or_default(), &[Kind::Actor]).is_known()
    })?;
    let before = words.get(..at)?;
    let before = before.strip_suffix(&[comma()]).unwrap_or(before);
    let negated = [modal.clone(), word("not")];
    Some([before, &[semicolon()], behind.get(..verb)?, &negated, behind.get(verb..)?].concat())
}

fn nor_is(vocabulary: Vocabulary<'_>, words: &[Word], at: usize) -> Option<Vec<Word>> {
    let verb = words.get(at + 1)?;
    let behind = words.get(at + 2..)?;
    let light = phrases::noun_start(behind);
    let noun = vocabulary.surface.longest(behind, light, &[]).map_or(1, |found| found.length);
    let end = light + if behind.get(light)?.is(&["it", "they", "he", "she"]) { 1 } else { noun };
    let next = behind.get(end)?;
    let fits = if verb.is(&["is", "are"]) {
        english::of_participle(next).is_some()
            || is_determiner(next)
            || next.is(&["under", "obligated", "responsible"])
    } else {
        english::may_be_verb(next)
    };
    let before = words.get(..at)?;
    let before = before.strip_suffix(&[comma()]).unwrap_or(before);
    fits.then(|| {
        Some(
            [before, &[semicolon()], behind.get(..end)?, &[verb.clone(), word("not")], behind.get(end..)?]
                .concat(),
        )
    })?
}

/// `..., nor shall an SRO respond to such a call`: an SRO shall not.
fn nor(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let at = (2..words.len()).find(|&at| {
        words.get(at).is_some_and(|word| word.is(&["nor"]))
            && words.get(at + 1).is_some_and(|modal| {
                modal.is(&["shall", "may", "will", "should", "must"]) || modal.is(TURNED)
            })
    })?;
    // `Officers do not serve papers at school, nor do SROs`: the verb is that of the first.
    if words.get(at + 1)?.is(&["do", "does"])
        && let [first] = modality::all(words.get(..at)?)[..]
        && first.text == "must not"
    {
        let behind = words.get(at + 2..)?;
        let end = behind.iter().position(|word| word.kind != WordKind::Letters).unwrap_or(behind.len());
        let who = behind.get(..end)?;
        let acts = words.get(first.end..at)?;
        let acts: Vec<Word> = acts
            .iter()
            .rev()
            .skip_while(|word| matches!(word.kind, WordKind::Comma | WordKind::Semicolon))
            .cloned()
            .collect();
        if phrases::list(vocabulary, who, &[Kind::Actor]).is_known() {
            let acts: Vec<Word> = acts.into_iter().rev().collect();
            let before = words.get(..first.end)?;
            return Some([before, &acts, &[semicolon()], who, &["shall", "not"].map(word), &acts].concat());
        }
    }
    // `nor is the SRO obliged to work`, `nor does it require`: the verb comes back behind its subject.
    if words.get(at + 1)?.is(TURNED) {
        return nor_is(vocabulary, words, at);
    }
    let modal = words.get(at + 1)?;
    let behind = words.get(at + 2..)?;
    let noun = phrases::noun_start(behind);
    let verb = |place: usize| {
        behind.get(place).is_some_and(|word| word.is(&["be"]) || english::may_be_verb(word))
            || vocabulary.surface.verb(behind, place).is_some_and(|verb| verb.form == Form::Base)
    };
    // `nor shall be used` has its subject from the statement before.
    let end = if verb(0) {
        0
    } else {
        let known = vocabulary.surface.longest(behind, noun, &[]).map_or(1, |found| found.length);
        let end = (noun + known..behind.len().min(noun + 12)).find(|&place| verb(place));
        // `The Chief may not assign the SRO, nor may the Superintendent`: the verb is that of the first.
        if end.is_none()
            && let [first] = modality::all(words.get(..at)?)[..]
        {
            let stop = behind.iter().rposition(|word| word.kind != WordKind::Stop)? + 1;
            let who = behind.get(..stop)?;
            let acts = words.get(first.end..at)?;
            let acts = acts.strip_suffix(&[comma()]).unwrap_or(acts);
            let negated = [modal.clone(), word("not")];
            let known = phrases::list(vocabulary, who, &[Kind::Actor]).is_known();
            let parts: [&[Word]; 5] = [words.get(..first.end)?, acts, &[semicolon()], who, &negated];
            return known.then(|| [&parts.concat(), acts].concat());
        }
        end?
    };
    let before = words.get(..at)?;
    let before = before.strip_suffix(&[comma()]).unwrap_or(before);
    let negated = [modal.clone(), word("not")];
    Some([before, &[semicolon()], behind.get(..end)?, &negated, behind.get(end..)?].concat())
}

/// `Nothing about an arrest is posted`, `No one but the principal opens a locker`, `officers no longer attend`: the same with
/// the denial at the verb; none where nothing of the kind is said.
pub fn of_nobody(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    if let Some(at) = words
        .windows(2)
        .position(|pair| matches!(pair, [no, longer] if no.is(&["no"]) && longer.is(&["longer"])))
        && words.get(at + 2).is_some_and(|verb| !verb.is(&["than", "be"]))
        && at > 0
        && !words.get(..at)?.iter().any(|word| word.is(segments::SUBORDINATE) || word.is(&["is", "are"]))
    {
        return Some([words.get(..at)?, &[word("never")], words.get(at + 2..)?].concat());
    }
    // `Whoever finds a weapon tells the office`
    if let [whoever, rest @ ..] = words
        && whoever.is(&["whoever"])
        && !rest.is_empty()
    {
        return Some([&[word("anyone"), word("who")], rest].concat());
    }
    let length = match words {
        [no, one, ..] if no.is(&["no"]) && one.is(&["one"]) => 2,
        [nobody, ..] if nobody.is(&["nobody", "nothing"]) => 1,
        _ => return None,
    };
    let main = mains::mains(vocabulary, words).into_iter().next()?;
    let between = words.get(length..main.at)?;
    // `No one but the principal`: the principal, and nobody else.
    if let [but, rest @ ..] = between
        && but.is(&["but", "except"])
    {
        let verb = words.get(main.at)?;
        let verb = match main.agreement {
            Agreement::Modal => Vec::new(),
            _ if verb.is(&["is", "are"]) => vec![word("be")],
            _ => vec![word(&finite::base(vocabulary, words, main.at, Form::Third)?)],
        };
        return Some([&[word("only")], rest, &[word("may")], &verb, words.get(main.at + 1..)?].concat());
    }
    if between.iter().any(|word| word.is(&["but", "except", "other", "in"]))
        || words.first()?.is(&["nothing"]) && words.get(1)?.is(&["in"])
    {
        return None;
    }
    let who = word(if words.first()?.is(&["nothing"]) { "anything" } else { "anyone" });
    let verb = words.get(main.at)?;
    // `No one is to be searched`
    let ordered = verb.is(&["is", "are"]) && words.get(main.at + 1)?.is(&["to"]);
    let said = match main.agreement {
        Agreement::Modal => vec![verb.clone(), word("not")],
        _ if ordered => vec![word("shall"), word("not")],
        _ if verb.is(&["is", "are"]) => vec![word("shall"), word("not"), word("be")],
        _ => vec![word("shall"), word("not"), word(&finite::base(vocabulary, words, main.at, Form::Third)?)],
    };
    Some([&[who], between, &said, words.get(main.at + 1 + usize::from(ordered)..)?].concat())
}
