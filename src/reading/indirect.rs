//! Norms said of something else, in plain order: of a policy, of an expectation, of whose job it is.

use super::inflection::Form;
use super::modality;
use super::phrases::{self, Vocabulary};
use super::words::{self, Word, WordKind, word};
use crate::syntax::ast::Kind;

/// A norm said in a roundabout way, in plain order; none where the sentence says none of the kind.
pub fn plain(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    it_is_who(words)
        .or_else(|| required(vocabulary, words))
        .or_else(|| called_for(vocabulary, words))
        .or_else(|| expected(words))
        .or_else(|| policy(words))
        .or_else(|| there_is(words))
        .or_else(|| takes_place(words))
        .or_else(|| goes_to(vocabulary, words))
        .or_else(|| only_by(vocabulary, words))
        .or_else(|| none_but_by(vocabulary, words))
        .or_else(|| only_so_much(words))
        .or_else(|| access_limited(vocabulary, words))
        .or_else(|| not_only(vocabulary, words))
        .or_else(|| falls_to(vocabulary, words))
        .or_else(|| duty_of_each(vocabulary, words))
        .or_else(|| is_job(words))
}

/// Texts that ask for something.
const TEXTS: &[&str] = &[
    "section",
    "agreement",
    "policy",
    "memorandum",
    "mou",
    "article",
    "paragraph",
    "model",
    "plan",
    "approach",
    "protocol",
    "program",
    "procedure",
    "procedures",
    "response",
];

/// `The model calls for the teacher to speak first`: the teacher shall.
fn called_for(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let at = words
        .iter()
        .take(8)
        .position(|word| word.is(&["calls", "call", "requires", "directs", "obliges"]))?;
    if words.iter().take(at).any(|word| word.is(super::clause::UNSETTLED)) {
        return None;
    }
    let text = words.get(..at)?.iter().rev().find(|word| word.kind == WordKind::Letters)?.is(TEXTS);
    let light = words.iter().skip(at + 1).take_while(|word| word.is(&["for", "on", "upon"])).count();
    let calls = words.get(at)?.is(&["calls", "call"]) == (light > 0);
    let start = at + 1 + light;
    let to = words.iter().skip(start).take(12).position(|word| word.is(&["to"]))? + start;
    let who = phrases::list(vocabulary, words.get(start..to)?, &[Kind::Actor]);
    let verb = words.get(to + 1).is_some_and(super::english::may_be_verb);
    (text && calls && who.is_known() && verb)
        .then(|| Some([words.get(start..to)?, &[word("shall")], words.get(to + 1..)?].concat()))?
}

/// `It is expected that the SRO will attend`: the SRO should.
fn expected(words: &[Word]) -> Option<Vec<Word>> {
    let [it, be, expected, that, rest @ ..] = words else { return None };
    let opens =
        it.is(&["it"]) && be.is(&["is"]) && expected.is(&["expected", "anticipated"]) && that.is(&["that"]);
    let modal = modality::all(rest).into_iter().next().filter(|modal| opens && modal.text == "must")?;
    rest.get(modal.at).filter(|modal| modal.is(&["will", "shall"]))?;
    Some([rest.get(..modal.at)?, &[word("should")], rest.get(modal.at + 1..)?].concat())
}

/// `There shall be no arrest of a student for truancy`: none shall be made.
fn there_is(words: &[Word]) -> Option<Vec<Word>> {
    let at = words
        .iter()
        .position(|word| word.is(&["there"]))
        .filter(|&at| at == 0 || words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma))?;
    let behind = words.get(at + 1..)?;
    let length = ["shall be", "will be", "must be", "are to be", "is to be", "is", "are"]
        .iter()
        .find_map(|be| super::measures::stands(behind, 0, be))?;
    let what = behind.get(length..)?;
    let no = what.first()?.is(&["no"]);
    let end = what
        .iter()
        .position(|word| {
            word.kind != WordKind::Letters
                || word.is(&[
                    "for", "at", "in", "on", "by", "without", "unless", "if", "when", "during", "each",
                    "every", "before", "after", "within",
                ])
        })
        .unwrap_or(what.len());
    let acts = !super::nominal::acts(what.get(..end)?).is_empty();
    // `There is no arrest` may tell what was not; `there is an arrest` tells of one.
    let ruled = behind.first()?.is(&["shall", "will", "must"]) || length == 3 || no;
    (acts && ruled).then(|| {
        let made = ["shall", "be", "made"].map(word);
        Some([words.get(..at)?, what.get(..end)?, &made, what.get(end..)?].concat())
    })?
}

/// `Interviews take place only after school`: they shall be held then.
fn takes_place(words: &[Word]) -> Option<Vec<Word>> {
    let at = words
        .iter()
        .take(12)
        .position(|word| word.is(&["take", "takes", "occur", "occurs", "happen", "happens"]))?;
    let place = words.get(at)?.is(&["take", "takes"]);
    let behind = at + 1 + usize::from(place);
    let subject = words.get(..at)?;
    let plain = subject.iter().all(|word| {
        word.kind == WordKind::Letters
            && !word.is(&[
                "that", "which", "who", "if", "when", "shall", "will", "must", "may", "should", "not", "to",
                "can", "cannot",
            ])
    });
    let taken = !place || words.get(at + 1)?.is(&["place"]);
    let ruled = words.get(behind)?.kind == WordKind::Letters;
    (plain && taken && ruled && !subject.is_empty())
        .then(|| Some([subject, &["shall", "be", "held"].map(word), words.get(behind..)?].concat()))?
}

/// `may share only so much of a report as is necessary`: a report, only if it is necessary.
fn only_so_much(words: &[Word]) -> Option<Vec<Word>> {
    let at = words.windows(3).position(|three| {
        matches!(three, [only, so, much] if only.is(&["only"]) && so.is(&["so", "that"]) && much.is(&["much", "many"]))
    })?;
    let start = at + 3 + usize::from(words.get(at + 3)?.is(&["of"]));
    let as_is = words.iter().skip(start).take(14).position(|word| word.is(&["as"]))? + start;
    words.get(as_is + 1).filter(|be| be.is(&["is", "are"]))?;
    let what = words.get(start..as_is)?;
    Some([words.get(..=at)?, what, &["if", "it", "is"].map(word), words.get(as_is + 2..)?].concat())
}

/// `Not only shall the SRO complete the course, but he shall also`: the SRO shall complete it.
fn not_only(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let [not, only, modal, behind @ ..] = words else { return None };
    let opens =
        not.is(&["not"]) && only.is(&["only"]) && modal.is(&["shall", "must", "will", "may", "should"]);
    let start = phrases::noun_start(behind);
    let end = start + vocabulary.surface.longest(behind, start, &[Kind::Actor]).filter(|_| opens)?.length;
    let (who, rest) = behind.split_at_checked(end)?;
    Some([who, std::slice::from_ref(modal), rest].concat())
}

/// `Access to live video is limited to the SRO`: only the SRO may access it.
fn access_limited(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let start = phrases::noun_start(words);
    let length = super::measures::stands(words, start, "access to")?;
    let openings = [
        "is limited to",
        "is restricted to",
        "shall be limited to",
        "shall be restricted to",
        "is reserved to",
    ];
    let (at, be) = (start + length + 1..words.len().min(16)).find_map(|at| {
        openings.iter().find_map(|be| super::measures::stands(words, at, be)).map(|be| (at, be))
    })?;
    let what = words.get(start + length..at)?;
    let behind = words.get(at + be..)?;
    let end = behind
        .iter()
        .position(|word| {
            word.kind != WordKind::Letters || word.is(&["for", "during", "in", "when", "if", "unless"])
        })
        .unwrap_or(behind.len());
    let (who, rest) = behind.split_at_checked(end)?;
    (!phrases::list(vocabulary, who, &[Kind::Actor]).terms.is_empty())
        .then(|| [&[word("only")], who, &[word("may"), word("access")], what, rest].concat())
}

/// `It falls to the Superintendent to inform the public`, `it is for the Chief to decide`: who has to.
fn falls_to(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let length =
        ["it falls to", "it is for", "it is up to", "it is left to", "it shall be for", "it falls upon"]
            .iter()
            .find_map(|opening| super::measures::stands(words, 0, opening))?;
    let to = words.iter().skip(length).take(10).position(|word| word.is(&["to"]))? + length;
    let who = words.get(length..to)?;
    let verb = words.get(to + 1).is_some_and(super::english::may_be_verb);
    let known = phrases::list(vocabulary, who, &[Kind::Actor]).is_known();
    (known && verb).then(|| {
        let preposition = words.get(length.checked_sub(1)?)?;
        Some([who, &[word("shall")], &each_his(vocabulary, words.get(to + 1..)?, preposition)].concat())
    })?
}

/// `It is the duty of the principal to call the parent and of the officer to explain the charge`: each of them has his own.
fn duty_of_each(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let length = ["the responsibility of", "the duty of", "the task of", "the job of"]
        .iter()
        .find_map(|duty| super::measures::stands(words, 2, duty))
        .filter(|_| super::measures::stands(words, 0, "it is").is_some())?
        + 2;
    let to = words.iter().skip(length).take(10).position(|word| word.is(&["to"]))? + length;
    let behind = words.get(to + 1..)?;
    let each = each_his(vocabulary, behind, words.get(length - 1)?);
    let several = each.iter().any(|word| word.kind == WordKind::Semicolon) && each.len() != behind.len();
    (several && phrases::list(vocabulary, words.get(length..to)?, &[Kind::Actor]).is_known())
        .then(|| Some([words.get(length..to)?, &[word("shall")], &each].concat()))?
}

/// Words with `and of the officer to explain` as `; the officer shall explain`.
fn each_his(vocabulary: Vocabulary<'_>, words: &[Word], preposition: &Word) -> Vec<Word> {
    let mut said: Vec<Word> = Vec::new();
    let mut at = 0;
    while let Some(here) = words.get(at) {
        let joined = said.last().is_some_and(Word::joins) && here.lower == preposition.lower;
        let to =
            words.iter().skip(at).take(10).skip(2).position(|word| word.is(&["to"])).map(|to| at + 2 + to);
        let who = to.and_then(|to| words.get(at + 1..to)).filter(|_| joined).filter(|who| {
            phrases::list(vocabulary, who, &[Kind::Actor]).is_known()
                && to.and_then(|to| words.get(to + 1)).is_some_and(super::english::may_be_verb)
        });
        if let (Some(who), Some(to)) = (who, to) {
            while said.last().is_some_and(Word::joins) {
                said.pop();
            }
            said.push(words::semicolon());
            said.extend_from_slice(who);
            said.push(word("shall"));
            at = to + 1;
            continue;
        }
        said.push(here.clone());
        at += 1;
    }
    said
}

/// `No student shall be searched but by the principal`: only the principal may.
fn none_but_by(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let but = words
        .windows(2)
        .position(|pair| matches!(pair, [but, by] if but.is(&["but", "except", "save"]) && by.is(&["by"])))?;
    let be = words.iter().take(but).position(|word| word.is(&["be", "is", "are"]))?;
    let modal = usize::from(words.get(be.checked_sub(1)?)?.is(&["shall", "may", "will", "must"]));
    let subject = words.get(1..be - modal).filter(|_| words.first().is_some_and(|no| no.is(&["no"])))?;
    let base = super::english::of_participle(words.get(be + 1)?)?;
    let start = but + 2 + phrases::noun_start(words.get(but + 2..)?);
    let end = start + vocabulary.surface.longest(words, start, &[Kind::Actor])?.length;
    let parts: [&[Word]; 6] = [
        &[word("only")],
        words.get(but + 2..end)?,
        &[word("may"), word(&base)],
        subject,
        words.get(be + 2..but)?,
        words.get(end..)?,
    ];
    Some(parts.concat())
}

/// `Lockers are opened only by the principal`: only the principal may open them.
fn only_by(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let be = words.iter().take(16).position(|word| word.is(&["is", "are", "be"])).filter(|&be| be > 0)?;
    let modal = words.get(be - 1).filter(|modal| modal.is(&["shall", "may", "must", "will", "can"]));
    let subject = words.get(..be - usize::from(modal.is_some()))?;
    // `carried on campus solely by trained officers`: where stands between.
    let only = words
        .iter()
        .skip(be + 1)
        .take(10)
        .position(|word| word.is(&["only", "solely", "exclusively"]))
        .map(|only| only + be + 1)
        // `searched by staff only`: who it is stands before.
        .filter(|&only| only == be + 1 || words.get(only + 1).is_some_and(|by| by.is(&["by"])));
    let participle = be + 1 + usize::from(only == Some(be + 1));
    let by = only.filter(|&only| only > participle).map_or(participle + 1, |only| only + 1);
    words.get(by).filter(|by| by.is(&["by"]))?;
    let between = words.get(participle + 1..only.filter(|&only| only > participle).unwrap_or(by))?;
    if between.iter().any(|word| word.kind != WordKind::Letters || word.joins()) {
        return None;
    }
    let start = by + 1 + phrases::noun_start(words.get(by + 1..)?);
    let mut end = start + vocabulary.surface.longest(words, start, &[Kind::Actor])?.length;
    if words.get(end).is_some_and(|or| or.is(&["or"]))
        && words.iter().skip(end).take(4).any(|word| word.is(&["designee"]))
    {
        end += words.iter().skip(end).position(|word| word.is(&["designee"]))? + 1;
    }
    // `by the SRO only in an emergency` says when, `by the SRO only` says who.
    let ends = words.get(end + 1).is_none_or(|next| next.kind != WordKind::Letters);
    let alone = words.get(end).is_some_and(|word| word.is(&["alone"]) || word.is(&["only"]) && ends);
    let base = super::english::of_participle(words.get(participle)?)?;
    let fact = modal.is_some() || modality::all(words).is_empty();
    let plain = modality::all(subject).is_empty()
        && subject.iter().all(|word| {
            word.kind == WordKind::Letters && !word.is(&["no", "if", "when", "that", "which", "who"])
        });
    let bare = subject.get(phrases::noun_start(subject)..)?;
    if !(only.is_some() || alone) || !fact || !plain || bare.is_empty() {
        return None;
    }
    let who = words.get(by + 1..end)?;
    let mut behind = words.get(end + usize::from(alone)..)?;
    // `by staff only, and never by an officer`: the others are shut out already.
    let others = matches!(behind, [comma, and, never, ..] if comma.kind == WordKind::Comma
        && (and.is(&["and", "but"]) && never.is(&["never", "not"]) || and.is(&["never", "not"])));
    if others {
        behind = &[];
    }
    Some([&[word("only")], who, &[word("may"), word(&base)], bare, between, behind].concat())
}

/// `Requests for footage go to the Superintendent`: they shall be sent there.
fn goes_to(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    let at =
        words.iter().take(16).position(|word| word.is(&["go", "goes", "come", "comes"])).filter(|&at| {
            at > 0 && words.get(at - 1).is_some_and(|before| !before.is(&["who", "that", "which"]))
        })?;
    let light =
        words.iter().skip(at + 1).take_while(|word| word.is(&["back", "first", "directly", "straight"]));
    let to = at + 1 + light.count();
    words.get(to).filter(|to| to.is(&["to", "through"]))?;
    let start = to + 1 + phrases::noun_start(words.get(to + 1..)?);
    vocabulary.surface.longest(words, start, &[Kind::Actor])?;
    let subject = words.get(..at)?;
    let person = phrases::list(vocabulary, subject, &[Kind::Actor]).is_known();
    let plain = modality::all(words).is_empty()
        && subject
            .iter()
            .all(|word| word.kind == WordKind::Letters && !word.is(&["that", "which", "who", "if", "when"]));
    let submitted = ["shall", "be", "submitted", "to"].map(word);
    (plain && !person).then(|| Some([subject, &submitted, words.get(to + 1..)?].concat()))?
}

/// `It is the policy of the District that students are not searched`: what the policy says.
fn policy(words: &[Word]) -> Option<Vec<Word>> {
    let [it, be, the, policy, of, rest @ ..] = words else { return None };
    let opens = it.is(&["it"]) && be.is(&["is"]) && the.is(&["the"]) && of.is(&["of"]);
    let policy = policy.is(&["policy", "practice", "rule", "position"]);
    let that = rest.iter().take(8).position(|word| word.is(&["that"])).filter(|_| opens && policy)?;
    rest.get(that + 1..).map(<[Word]>::to_vec)
}

/// `it is the SRO who shall decide`: the SRO shall.
fn it_is_who(words: &[Word]) -> Option<Vec<Word>> {
    let it =
        words.windows(2).position(|pair| matches!(pair, [it, is] if it.is(&["it"]) && is.is(&["is"])))?;
    let who = words.iter().skip(it).position(|word| word.is(&["who"]))? + it;
    let acts = super::inflection::bases(&words.get(who + 1)?.lower)
        .into_iter()
        .any(|(base, form)| form == Form::Third && super::english::may_be_verb(&word(&base)));
    let modal = words.get(who + 1)?.is(&["shall", "must", "will", "may", "should"]) || acts;
    let named = words.get(it + 2..who)?;
    // `It is the principal, not the SRO, who shall`: the nearest is not the one.
    let end = named.iter().position(|word| word.kind == WordKind::Comma).unwrap_or(named.len());
    let denied = named.get(end + 1..).unwrap_or_default();
    let contrast = denied.is_empty()
        || matches!(denied, [first, .., comma] if first.is(&["not", "and", "rather"]) && comma.kind == WordKind::Comma);
    let named = named.get(..end)?;
    let plain = contrast && named.iter().all(|word| word.kind == WordKind::Letters && !word.is(&["not"]));
    (modal && plain && named.len() <= 4).then(|| {
        let mut said = words.get(..it).unwrap_or_default().to_vec();
        said.extend_from_slice(named);
        said.extend(words.get(who + 1..).unwrap_or_default().iter().cloned());
        said
    })
}

/// `It is not necessary for the teacher to call`, `this Section requires that the District designate`.
fn required(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<Vec<Word>> {
    if let [it, be, not, necessary, for_word, rest @ ..] = words
        && it.is(&["it"])
        && be.is(&["is"])
        && not.is(&["not"])
        && necessary.is(&["necessary", "required", "mandatory"])
        && for_word.is(&["for"])
    {
        let to = rest.iter().position(|word| word.is(&["to"]))?;
        let mut said = rest.get(..to)?.to_vec();
        said.extend(["need", "not"].map(word));
        said.extend(rest.get(to + 1..)?.iter().cloned());
        return Some(said);
    }
    let that = words.windows(2).position(|pair| {
        matches!(pair, [requires, that] if requires.is(&["requires", "require"]) && that.is(&["that"]))
    })?;
    if words.iter().take(that).any(|word| word.is(super::clause::UNSETTLED)) {
        return None;
    }
    let text = words.get(..that)?.iter().any(|word| word.is(TEXTS) || word.is(&["law", "statute"]));
    let rest = words.get(that + 2..).filter(|_| text && that <= 8)?;
    let verb = (1..rest.len().min(16)).find(|&at| {
        let base = vocabulary.surface.verb(rest, at).is_some_and(|verb| verb.form == Form::Base)
            || rest.get(at).is_some_and(|word| super::english::is_verb(word) || word.is(&["be"]));
        let who = phrases::list(vocabulary, rest.get(..at).unwrap_or_default(), &[Kind::Actor]);
        base && who.is_known()
    })?;
    let mut said = rest.get(..verb)?.to_vec();
    said.push(word("shall"));
    said.extend(rest.get(verb..)?.iter().cloned());
    Some(said)
}

/// `It is the principal's job to call the parents`: the principal shall call them.
fn is_job(words: &[Word]) -> Option<Vec<Word>> {
    // `Each month it is the principal's job`
    let it = words.iter().take(6).position(|word| word.is(&["it"]))?;
    let [be, rest @ ..] = words.get(it + 1..)? else { return None };
    if !be.is(&["is"]) {
        return None;
    }
    // `It is not the officer's job to enforce the dress code`
    let denied = rest.first().is_some_and(|not| not.is(&["not", "never"]));
    let rest = rest.get(usize::from(denied)..)?;
    let front = words.get(..it)?;
    let whose = rest.iter().take(6).position(|word| word.possessive)?;
    let [job, to, behind @ ..] = rest.get(whose + 1..)? else { return None };
    if !job.is(&["job", "duty", "responsibility", "task"]) || !to.is(&["to"]) {
        return None;
    }
    let mut said = front.to_vec();
    let comma = front.last().is_some_and(|last| last.kind == WordKind::Comma);
    if !front.is_empty() && !comma {
        said.push(words::comma());
    }
    said.extend(rest.get(..whose)?.iter().cloned());
    said.push(rest.get(whose)?.owner());
    said.extend(if denied { vec![word("need"), word("not")] } else { vec![word("shall")] });
    said.extend_from_slice(behind);
    Some(said)
}
