//! A sentence, or a part of one, to clauses of the language: what its parts are, and who acts in each.

use super::inflection::Form;
use super::markers::{self, Marker};
use super::norm::Segment;
use super::phrases::{self, Vocabulary};
use super::words::{self, Word, WordKind};
use super::{
    Drafted, asides, caution, contrasts, denials, ellipsis, facts, indirect, inverted, linked, mains,
    nominal, present, pronouns, relatives, segments, statements,
};
use crate::syntax::ast::{Kind, Sureness};

/// Sentences of more words than this are left to a person: nobody could check what was read in them.
const LONGEST: usize = 600;

/// Who acts where nobody is named and nobody can be guessed.
pub const NOT_NAMED: &str = "\"not named\"";

/// What is known from the sentences around.
#[derive(Clone, Debug, Default)]
pub struct Context {
    /// Whom `it`, `they`, `he or she` stand for: the subject of the clause before.
    pub before: Option<String>,
    /// What `it` and `them` stand for behind a verb: what the clause before acts on.
    pub object: Option<String>,
}

/// Reads the clauses of a sentence; empty where there is none that could be read.
pub fn read(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Vec<Drafted> {
    let whole = words;
    let words = without_lead(words);
    let agreed = whole.len().checked_sub(words.len() + 1).and_then(|at| whole.get(at));
    if agreed.is_some_and(|that| that.is(&["that"]))
        && let Some(two) = linked::and_that(vocabulary, words)
    {
        return joined(vocabulary, &two, context);
    }
    if words.len() > LONGEST {
        return Vec::new();
    }
    if let Some((granted, main)) = statements::conceded(words) {
        // `While the principal shall direct the SRO, the Chief shall ...` makes two statements.
        let inside = granted.get(1..).unwrap_or_default();
        let mut found = if super::modality::all(inside).is_empty() {
            Vec::new()
        } else {
            read(vocabulary, inside, context)
        };
        let mut main = read(vocabulary, main, context);
        if found.is_empty() {
            main.iter_mut().for_each(|drafted| drafted.lacks(&words::text(granted)));
        } else {
            found.iter_mut().for_each(|drafted| drafted.look_at("said as what is granted"));
        }
        found.extend(main);
        return found;
    }
    // `It is not the SRO who shall discipline students` says of nobody what he or she has to do.
    if let [it, be, not, rest @ ..] = words
        && it.is(&["it"])
        && be.is(&["is", "was"])
        && not.is(&["not"])
        && rest.iter().take(8).any(|word| word.is(&["who", "that"]))
    {
        return Vec::new();
    }
    if let Some(other) = denials::of_nobody(vocabulary, words) {
        return read(vocabulary, &other, context);
    }
    if let Some(two) = linked::parted(vocabulary, words) {
        return joined(vocabulary, &two, context);
    }
    if let Some(said) = pronouns::named(vocabulary, words) {
        let mut found = read(vocabulary, &said, context);
        found
            .iter_mut()
            .for_each(|drafted| drafted.look_at("a pronoun was taken for somebody named before it"));
        return found;
    }
    let turned = present::if_should(words);
    let mut plain = nominal::plain(vocabulary, turned.as_deref().unwrap_or(words));
    if let Some(other) = asides::without_aside(vocabulary, &plain) {
        plain = other;
    }
    let statements = inverted::plain(vocabulary, &plain).or_else(|| contrasts::parted(vocabulary, &plain));
    if let Some(statements) = statements {
        return several(vocabulary, &statements, context);
    }
    if let Some(other) = indirect::plain(vocabulary, &plain) {
        let mut found = read(vocabulary, &other, context);
        let doubt = "said in a roundabout way, and read as if it were said plainly";
        found.iter_mut().for_each(|drafted| drafted.look_at(doubt));
        return found;
    }
    let ruled = || !super::modality::all(&plain).is_empty() || present::as_duty(vocabulary, &plain).is_some();
    if let Some(other) = mains::told(vocabulary, &plain).filter(|_| ruled()) {
        let before = context.clone();
        let mut found = read(vocabulary, &other, context);
        // Where the relative clause stays among the document's own words, they stay as they are.
        let own = words::text(&plain);
        let altered = |drafted: &Drafted| {
            words::quoted(&drafted.text).any(|words| words.contains(" shall ") && !own.contains(words))
        };
        if !found.iter().any(altered) {
            let doubt = "what is told of somebody was read as a duty";
            found.iter_mut().for_each(|drafted| drafted.look_at(doubt));
            return found;
        }
        *context = before;
    }
    if let Some(parts) = mains::parted(vocabulary, &plain) {
        return several(vocabulary, &parts, context);
    }
    if let Some(other) = present::is_and_shall(vocabulary, &plain) {
        plain = other;
    }
    if let Some(stated) = statements::plain(vocabulary, &plain) {
        if let Some(doubt) = stated.doubt {
            let mut found = read(vocabulary, &stated.words, context);
            found.iter_mut().for_each(|drafted| drafted.look_at(doubt));
            return found;
        }
        plain = stated.words;
    }
    if let Some(filled) = ellipsis::filled(vocabulary, &plain) {
        let mut found = parts(vocabulary, &filled, context);
        let doubt = "the sentence says once what holds for two";
        // `..., and the parents within two days, of any arrest`: what a comma parts at the end may hold for both.
        let ends = plain.iter().filter(|word| word.kind == WordKind::Comma).count() > 1;
        found.iter_mut().skip(usize::from(!ends)).for_each(|drafted| drafted.look_at(doubt));
        return found;
    }
    let words = plain.as_slice();
    if let Some(found) = duty(vocabulary, words, context) {
        return found;
    }
    let mut found = fact(vocabulary, words, context);
    let told = segments::told_first(vocabulary, words).filter(|_| found.is_empty());
    found.extend(parts(vocabulary, words, context));
    if let Some(told) = told.and_then(|end| words.get(..end)) {
        let doubt = format!("what is told before it is not in a clause: \"{}\"", words::text(told));
        found.iter_mut().for_each(|drafted| drafted.look_at(&doubt));
    }
    // `Release of footage requires the approval of the Chief`
    if found.is_empty() && mains::asks(vocabulary, words) {
        found = rule(vocabulary, words, context);
    }
    // `This plan begins with steps that must be taken before ...`: nothing but the relative clause orders anything.
    if found.is_empty()
        && let Some(stated) = relatives::alone(vocabulary, words)
    {
        found = parts(vocabulary, &stated, context);
        found.iter_mut().for_each(|drafted| drafted.look_at("said of something that the sentence tells of"));
    }
    found
}

/// Reads statements that a connecting word joins: what it says of the one may hold for the other, so none of them is sure.
fn joined(vocabulary: Vocabulary<'_>, statements: &[Vec<Word>], context: &mut Context) -> Vec<Drafted> {
    let mut found = several(vocabulary, statements, context);
    let sure = found.iter_mut().filter(|drafted| drafted.sureness == Sureness::Sure);
    sure.for_each(|drafted| drafted.look_at(ONE_OF_SEVERAL));
    found
}

/// What is told of a clause whose sentence makes other statements as well.
const ONE_OF_SEVERAL: &str = "one of several statements of its sentence";

/// Reads the statements of one sentence one by one.
fn several(vocabulary: Vocabulary<'_>, statements: &[Vec<Word>], context: &mut Context) -> Vec<Drafted> {
    let mut each: Vec<Vec<Drafted>> =
        statements.iter().map(|statement| read(vocabulary, statement, context)).collect();
    // Where one statement sets a rule, those beside it do, whatever they are about.
    let forbids = |statement: &Vec<Word>| mains::denies(vocabulary, statement);
    let ruled = each.iter().any(|found| !found.is_empty()) || statements.iter().any(forbids);
    let mut lost = Vec::new();
    for (found, statement) in each.iter_mut().zip(statements) {
        if found.is_empty() && ruled {
            *found = rule(vocabulary, statement, context);
        }
        if found.is_empty() {
            lost.push(words::text(statement));
        }
        // A plain fact beside another is as sure as alone, but where something opens the sentence.
        let opens = statements
            .first()
            .and_then(|first| markers::at(first, 0))
            .is_some_and(|(marker, _)| marker.opens());
        let plain = |drafted: &Drafted| {
            [" is ", " is not "]
                .iter()
                .any(|is| drafted.text.split('"').next().is_some_and(|own| own.contains(is)))
                && !drafted.text.contains("responsible for")
        };
        let rules = found.iter_mut().filter(|drafted| opens || !plain(drafted));
        rules.for_each(|drafted| drafted.look_at(ONE_OF_SEVERAL));
    }
    let mut found: Vec<Drafted> = each.into_iter().flatten().collect();
    found.iter_mut().for_each(|drafted: &mut Drafted| lost.iter().for_each(|lost| drafted.lacks(lost)));
    found
}

/// What a statement in the present tense says of anything, as a rule.
fn rule(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Vec<Drafted> {
    // `The program takes nothing from the District` tells of no ban.
    let nothing = words.iter().any(|word| word.is(&["nothing"]));
    let said = mains::as_rule(vocabulary, words).filter(|_| !nothing);
    let mut found = said.map(|words| parts(vocabulary, &words, context)).unwrap_or_default();
    found.iter_mut().for_each(|drafted| drafted.look_at("said as a fact, read as a duty"));
    if found.is_empty() {
        found = facts::beside(vocabulary, words, context);
    }
    found
}

/// What a statement in the present tense says somebody does, as a duty.
fn duty(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Option<Vec<Drafted>> {
    let said = present::as_duty(vocabulary, words)?;
    let filled = ellipsis::filled(vocabulary, &said.words).unwrap_or(said.words);
    let mut found = parts(vocabulary, &filled, context);
    found.iter_mut().for_each(|drafted| drafted.look_at("said as a fact, read as a duty"));
    Some(found)
}

/// What a statement says is so.
fn fact(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Vec<Drafted> {
    let denied = facts::of_neither(words);
    let found = facts::facts(vocabulary, denied.as_deref().unwrap_or(words), context);
    // `All recordings are the property of the Department, and the Board need not keep them`
    if let Some((subject, _)) = found.last().and_then(|fact| fact.text.split_once(" is "))
        && !subject.contains('"')
    {
        context.object = Some(subject.to_owned());
        if vocabulary.taxonomy.named(Kind::Actor, phrases::bare(subject)).is_some() {
            context.before = Some(subject.to_owned());
        }
    }
    found
}

pub(super) fn parts(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Vec<Drafted> {
    if let Some((end, start)) = segments::proviso(vocabulary, words) {
        let mut found = parts(vocabulary, words.get(..end).unwrap_or_default(), context);
        for clause in &mut found {
            clause.look_at("a proviso of the same sentence was read as a clause of its own");
        }
        found.extend(parts(vocabulary, words.get(start..).unwrap_or_default(), context));
        return found;
    }
    let mut found = Vec::new();
    let mut lost: Vec<String> = Vec::new();
    let mut previous: Option<(&[Word], Option<String>)> = None;
    let mut opening: Vec<&[Word]> = Vec::new();
    let mut subjects: Vec<String> = Vec::new();
    for (index, part) in segments::split(vocabulary, words).into_iter().enumerate() {
        // `does not supervise` may only tell what is so, and `such meetings` are those that were told of before.
        let told = part.lead.first().is_some_and(|word| word.is(&["does", "do"]));
        let refers = caution::refers_back(part.before) || caution::refers_back(part.rest);
        let whole: Vec<Word> = part.before.iter().chain(part.lead).chain(part.rest).cloned().collect();
        if super::class::is_term(&whole) && !part.before.is_empty() {
            context.object = Some("MOU".to_owned());
            continue;
        }
        let mut part = part;
        let mut undenied = false;
        // `The program takes nothing from the District and shall not be used ...`: what stands before the first verb.
        if part.before.last().is_some_and(|last| last.is(&["and", "but"]))
            && part.antecedent.is_none()
            && index == 0
            && let Some(end) = told_subject(vocabulary, part.before)
        {
            part.before = part.before.get(..end).unwrap_or_default();
        }
        let mut segment = Segment::new(vocabulary, part, context);
        let own_front = !segment.front.is_empty();
        segment.take_neither(&subjects);
        // `shall be introduced, and shall be given a plan`: the subject is said once for both.
        let said = segment
            .subject
            .iter()
            .any(|word| word.kind == WordKind::Letters && !word.joins() && !word.is(&["but"]));
        if let Some((subject, stands_for)) = previous.as_ref().filter(|_| !said && part.antecedent.is_none())
        {
            segment.subject = subject;
            segment.stands_for.clone_from(stands_for);
            undenied = segment
                .take_back(whole.first().is_some_and(|first| first.is(&["or", "nor"])) || part.alternative);
            // `If ..., she may call and should tell the principal`: the condition is said once for both.
            if segment.front.is_empty() {
                segment.front.clone_from(&opening);
            }
        } else if said {
            previous = Some((segment.subject, segment.stands_for.clone()));
        }
        let reaches = !opening.is_empty() && (own_front || segment.front.is_empty());
        // `If the problem cannot be solved, the SRO shall be removed and the Chief shall replace the SRO`
        let joined = part.before.first().is_some_and(|word| word.is(&["and"])) || part.joined;
        if reaches && joined && segment.front.is_empty() && part.antecedent.is_none() {
            let condition =
                |words: &&[Word]| markers::at(words, 0).is_some_and(|(marker, _)| marker.is_condition());
            segment.front.extend(opening.iter().copied().filter(condition));
        }
        let mut clauses = segment.clauses(vocabulary);
        // `The principal shall call the parent, or the SRO shall call the parent.`
        if part.alternative {
            found.iter_mut().for_each(Drafted::either);
            clauses.iter_mut().for_each(Drafted::either);
        }
        if clauses.is_empty() {
            lost.push(words::text(&whole));
        }
        for clause in &mut clauses {
            if undenied {
                clause.look_at("what denies or limits the subject of the first may not hold for this");
            }
            if part.shaky {
                clause.look_at("what is denied before it may be denied of this as well");
            }
            if told && clause.text.starts_with('"') {
                // `The program does not diminish ...` forbids nothing.
                clause.text.clear();
            }
            if told {
                clause.look_at("said as what somebody does not do, read as a ban");
            }
            if refers {
                clause.look_at("it speaks of such as were told of before");
            }
            if reaches {
                clause.look_at("what opens the sentence may hold for this as well");
            }
        }
        // `may question a student or may search one if the parent consents`: what ends it may hold for both.
        let parted = words.iter().any(|word| word.kind == WordKind::Semicolon);
        if !parted && segment.front.is_empty() && clauses.iter().any(has_circumstance) {
            let doubt = "what ends the sentence may hold for this as well";
            found.iter_mut().for_each(|clause: &mut Drafted| clause.look_at(doubt));
        }
        if opening.is_empty() {
            opening.clone_from(&segment.front);
            opening.truncate(segment.front.len().saturating_sub(segment.inner));
        }
        found.extend(clauses);
        // `The report shall not contain the name. ... shall present it`: what a record holds is not what is spoken of.
        let record = found.last().and_then(|last| {
            let subject = phrases::bare(last.text.split([' ', ',']).next()?);
            let known = [Kind::Record, Kind::Object]
                .iter()
                .any(|&kind| vocabulary.taxonomy.named(kind, subject).is_some());
            known.then(|| subject.to_owned())
        });
        if let Some(record) = record {
            context.object = Some(record);
        } else if let Some(last) = found.last() {
            // What was spoken of last is in the document's own words: nothing earlier is meant by `it` any more.
            context.object = super::proof::object(&last.text).map(str::to_owned);
        }
        if part.antecedent.is_none()
            && let Some(subject) = segment.subject_text(vocabulary)
        {
            if !subjects.contains(&subject) {
                subjects.push(subject.clone());
            }
            context.before = Some(subject);
        }
    }
    // What could not be read may take back what was.
    found.iter_mut().for_each(|drafted: &mut Drafted| lost.iter().for_each(|lost| drafted.lacks(lost)));
    found
}

/// Where the subject of a statement in the present tense ends: before its verb.
fn told_subject(vocabulary: Vocabulary<'_>, words: &[Word]) -> Option<usize> {
    if markers::at(words, 0).is_some_and(|(marker, _)| marker.opens()) {
        return None;
    }
    (1..words.len().min(14)).find(|&at| {
        let Some(word) = words.get(at) else { return false };
        let noun = vocabulary.surface.longest(words, at, &[]).is_some();
        let third = super::inflection::bases(&word.lower)
            .into_iter()
            .any(|(base, form)| form == Form::Third && super::english::may_be_verb(&words::word(&base)));
        let relative = words.iter().take(at).any(|word| word.is(&["who", "that", "which"]));
        !relative && (word.is(&["is", "are", "has", "have", "does"]) || third && !noun)
    })
}

/// Whether a clause says when, where or under which condition.
pub(super) fn has_circumstance(drafted: &Drafted) -> bool {
    let behind = super::proof::object_end(&drafted.text);
    [
        " if ",
        " unless ",
        " when ",
        " during ",
        " at ",
        " on ",
        " before ",
        " after ",
        " only ",
        " where ",
        " under ",
        " in ",
        " by ",
        " for ",
        " with ",
        " without ",
    ]
    .iter()
    .any(|lead| drafted.text.get(behind..).is_some_and(|behind| behind.contains(lead)))
}

/// Whether a condition stands behind a comma in the words of a verb.
pub(super) fn ends_with_condition(words: &[Word]) -> bool {
    (1..words.len()).any(|at| {
        words.get(at - 1).is_some_and(|before| before.kind == WordKind::Comma)
            && markers::at(words, at).is_some_and(|(marker, _)| {
                marker.is_condition() || matches!(marker, Marker::Except | Marker::ExceptAs)
            })
    })
}

/// Verbs before `that` whose sentence is about what follows.
const AGREEING: &[&str] = &[
    "agree",
    "agrees",
    "agreed",
    "acknowledge",
    "acknowledges",
    "understood",
    "understand",
    "understands",
    "recognize",
    "recognizes",
    "recognized",
    "acknowledged",
];

/// Words before a verb of agreeing or requiring that leave open whether it is so.
pub(super) const UNSETTLED: &[&str] = &[
    "not", "never", "no", "longer", "hardly", "neither", "nor", "none", "may", "might", "would", "could",
    "if", "unless", "where", "when", "whenever", "until", "former", "formerly", "previous", "prior", "old",
    "did", "whether", "some", "few",
];

/// `However,`, `The Parties agree that`: openings that say nothing of their own.
fn without_lead(mut words: &[Word]) -> &[Word] {
    loop {
        let skipped = match words {
            [first, comma, rest @ ..]
                if comma.kind == WordKind::Comma
                    && first.is(&[
                        "however",
                        "furthermore",
                        "additionally",
                        "moreover",
                        "accordingly",
                        "therefore",
                        "finally",
                        "also",
                        "thus",
                        "likewise",
                        "further",
                        "consequently",
                        "hence",
                        "similarly",
                    ]) =>
            {
                rest
            }
            [first, second, comma, rest @ ..]
                if comma.kind == WordKind::Comma
                    && first.is(&["in", "as"])
                    && second.is(&["addition", "such", "general", "turn", "particular", "short"]) =>
            {
                rest
            }
            [instead, next, rest @ ..]
                if instead.is(&["instead"]) && !next.is(&["of"]) && !rest.is_empty() =>
            {
                words.get(1..).unwrap_or_default()
            }
            [first, rest @ ..]
                if first.is(&["and", "but", "please"])
                    || matches!(first.kind, WordKind::Comma | WordKind::Colon) =>
            {
                rest
            }
            _ => {
                let agree = words
                    .windows(2)
                    .take(7)
                    .position(|pair| matches!(pair, [verb, that] if verb.is(AGREEING) && that.is(&["that"])));
                // `shall understand that the District has a policy` is what somebody has to understand.
                let ordered = |at: usize| {
                    words.iter().take(at).any(|word| word.is(&["shall", "must", "should", "will", "may"]))
                };
                // `The parties do not agree that`, `if the parties agree that`
                let open = |at: usize| words.iter().take(at).any(|word| word.is(UNSETTLED));
                match agree.filter(|&at| !ordered(at) && !open(at)) {
                    Some(at) => words.get(at + 2..).unwrap_or_default(),
                    None => return words,
                }
            }
        };
        words = skipped;
    }
}
