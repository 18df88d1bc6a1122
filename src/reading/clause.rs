//! A sentence, or a part of one, to clauses of the language: what its parts are, and who acts in each.

use super::inflection::Form;
use super::markers::{self, Marker};
use super::modality::{Follows, Modal};
use super::phrases::{self, Vocabulary, is_determiner};
use super::said::{Said, is_manner};
use super::tail::{self, Around};
use super::words::{self, Word, WordKind};
use super::{Drafted, caution, ellipsis, facts, nominal, predicates, present, segments, statements, verbs};
use crate::syntax::ast::Kind;
use crate::taxonomy::Frame;

/// Sentences of more words than this are left to a person: nobody could check what was read in them.
const LONGEST: usize = 600;

/// Who acts where nobody is named and nobody can be guessed.
pub const NOT_NAMED: &str = "\"not named\"";

/// Adverbs around a verb that a clause has no place for and loses nothing by.
pub(super) const ADVERBS: &[&str] = &[
    "also",
    "further",
    "additionally",
    "then",
    "thereby",
    "therefore",
    "thereafter",
    "hereby",
    "always",
    "formally",
    "fully",
    "actively",
    "directly",
    "specifically",
    "clearly",
    "expressly",
    "at all times",
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
    let words = without_lead(words);
    if words.len() > LONGEST {
        return Vec::new();
    }
    if let Some((granted, main)) = statements::conceded(words) {
        let mut found = read(vocabulary, main, context);
        found.iter_mut().for_each(|drafted| drafted.lacks(&words::text(granted)));
        return found;
    }
    let turned = present::if_should(words);
    let mut plain = nominal::plain(vocabulary, turned.as_deref().unwrap_or(words));
    if let Some(other) = segments::without_aside(vocabulary, &plain) {
        plain = other;
    }
    if let Some(other) = present::it_is_who(&plain).or_else(|| present::required(vocabulary, &plain)) {
        plain = other;
    }
    if let Some(other) = present::is_job(&plain).or_else(|| present::is_and_shall(vocabulary, &plain)) {
        plain = other;
    }
    if let Some(stated) = statements::plain(vocabulary, &plain) {
        plain = stated;
    }
    if let Some((first, second)) = statements::halves(vocabulary, &plain) {
        let mut found = read(vocabulary, first, context);
        found.extend(read(vocabulary, second, context));
        return found;
    }
    if let Some(filled) = ellipsis::filled(vocabulary, &plain) {
        let mut found = parts(vocabulary, &filled, context);
        let doubt = "the sentence says once what holds for two";
        found.iter_mut().skip(1).for_each(|drafted| drafted.look_at(doubt));
        return found;
    }
    let words = plain.as_slice();
    let several = predicates::several(vocabulary, words);
    if !several.is_empty() {
        let mut found = Vec::new();
        let mut lost = Vec::new();
        for statement in &several {
            let read =
                duty(vocabulary, statement, context).unwrap_or_else(|| fact(vocabulary, statement, context));
            if read.is_empty() {
                lost.push(words::text(statement));
            }
            found.extend(read);
        }
        found.iter_mut().for_each(|drafted| lost.iter().for_each(|lost| drafted.lacks(lost)));
        found.extend(parts(vocabulary, words, context));
        return found;
    }
    if let Some(found) = duty(vocabulary, words, context) {
        return found;
    }
    let mut found = fact(vocabulary, words, context);
    found.extend(parts(vocabulary, words, context));
    found
}

/// What a statement in the present tense says somebody does, as a duty.
fn duty(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Option<Vec<Drafted>> {
    let said = present::as_duty(vocabulary, words)?;
    let mut found = parts(vocabulary, &said.words, context);
    found.iter_mut().for_each(|drafted| drafted.look_at("said as a fact, read as a duty"));
    Some(found)
}

/// What a statement says is so.
fn fact(vocabulary: Vocabulary<'_>, words: &[Word], context: &mut Context) -> Vec<Drafted> {
    let found = facts::facts(vocabulary, words, context);
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
    let mut previous: Option<(&[Word], Option<String>)> = None;
    let mut opening: Vec<&[Word]> = Vec::new();
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
        // `The program takes nothing from the District and shall not be used ...`: what stands before the first verb.
        if part.before.last().is_some_and(|last| last.is(&["and", "but"]))
            && part.antecedent.is_none()
            && index == 0
            && let Some(end) = told_subject(vocabulary, part.before)
        {
            part.before = part.before.get(..end).unwrap_or_default();
        }
        let mut segment = Segment::new(vocabulary, part, context);
        // `shall be introduced, and shall be given a plan`: the subject is said once for both.
        let said = segment
            .subject
            .iter()
            .any(|word| word.kind == WordKind::Letters && !word.joins() && !word.is(&["but"]));
        if let Some((subject, stands_for)) = previous.as_ref().filter(|_| !said && part.antecedent.is_none())
        {
            segment.subject = subject;
            segment.stands_for.clone_from(stands_for);
            // `If ..., she may call and should tell the principal`: the condition is said once for both.
            if segment.front.is_empty() {
                segment.front.clone_from(&opening);
            }
        } else if said {
            previous = Some((segment.subject, segment.stands_for.clone()));
        }
        let reaches = !opening.is_empty() && segment.front.is_empty();
        // `If the problem cannot be solved, the SRO shall be removed and the Chief shall replace the SRO`
        let joined = part.before.first().is_some_and(|word| word.is(&["and"])) || part.joined;
        if reaches && joined && part.antecedent.is_none() {
            let condition = |words: &&[Word]| {
                markers::at(words, 0).is_some_and(|(marker, _)| {
                    matches!(marker, Marker::If | Marker::OnlyIf | Marker::Unless | Marker::When)
                })
            };
            segment.front.extend(opening.iter().copied().filter(condition));
        }
        let mut clauses = segment.clauses(vocabulary);
        for clause in &mut clauses {
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
        let parted = part.before.first().is_some_and(|word| word.kind == WordKind::Semicolon)
            || words.iter().any(|word| word.kind == WordKind::Semicolon);
        if !parted && segment.front.is_empty() && clauses.iter().any(has_circumstance) {
            let doubt = "what ends the sentence may hold for this as well";
            found.iter_mut().for_each(|clause: &mut Drafted| clause.look_at(doubt));
        }
        if opening.is_empty() {
            opening.clone_from(&segment.front);
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
            context.before = Some(subject);
        }
    }
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
            .any(|(base, form)| form == Form::Third && super::english::is_verb(&words::word(&base)));
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
                matches!(
                    marker,
                    Marker::If
                        | Marker::OnlyIf
                        | Marker::Unless
                        | Marker::When
                        | Marker::Except
                        | Marker::ExceptAs
                )
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
                match agree.filter(|&at| !ordered(at)) {
                    Some(at) => words.get(at + 2..).unwrap_or_default(),
                    None => return words,
                }
            }
        };
        words = skipped;
    }
}

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
    /// Whether it and nobody else may do it.
    pub(super) sole: bool,
    pub(super) modal: Modal,
    /// Everything behind the deontic word.
    pub(super) rest: &'w [Word],
}

impl<'w> Segment<'w> {
    fn new(vocabulary: Vocabulary<'_>, part: segments::Part<'w>, context: &Context) -> Self {
        let (mut front, mut subject) = segments::fronted(vocabulary, part.before);
        // `The Sheriff, in his discretion, shall`
        if let Some((who, aside)) = segments::behind_subject(subject) {
            front.push(aside);
            subject = who;
        }
        // `shall, upon request, attend`: what stands between commas is a circumstance like those before the subject.
        let mut part = part;
        if let Some((aside, rest)) =
            segments::aside(part.rest).or_else(|| segments::opening(vocabulary, part.rest))
        {
            front.push(aside);
            part.rest = rest;
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
            stands_for = stands_for.filter(|known| !person(known));
        }
        let mut shaky = stands_for.is_some();
        if let Some((from, to)) = part.antecedent {
            let person = part.before.first().is_some_and(|word| word.is(&["who"]));
            let kinds: &[Kind] =
                if person { &[Kind::Actor] } else { &[Kind::Record, Kind::Object, Kind::Actor] };
            let listed = phrases::list(vocabulary, part.all.get(from..to).unwrap_or_default(), kinds);
            stands_for = match listed.terms.len() {
                1 if !listed.opaque => Some(listed.text),
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
        Self { front, subject, stands_for, shaky, acted_on, sole, modal: part.modal, rest: part.rest }
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
        let end =
            (start + noun..rest.len()).find(|&at| verb(at) && !rest.get(at - 1).is_some_and(Word::joins))?;
        let text = match (negative.is_some(), part.modal.text) {
            (true, "should") => "should not",
            (true, _) => "must not",
            (false, text) => text,
        };
        let modal = Modal { text, ..part.modal };
        let front = match negative {
            Some((0, length)) if length == before.len() => Vec::new(),
            Some((at, _)) if at > 0 => vec![before.get(..at).unwrap_or_default()],
            Some((_, length)) => vec![before.get(length..).unwrap_or_default()],
            None if front.is_empty() => vec![before],
            None => front.to_vec(),
        };
        Some(Self {
            front,
            subject: rest.get(..end)?,
            stands_for: None,
            shaky: false,
            acted_on: None,
            sole: false,
            modal,
            rest: rest.get(end..)?,
        })
    }

    /// The subject, where it is an actor.
    fn subject_text(&self, vocabulary: Vocabulary<'_>) -> Option<String> {
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
        let mut rest = self.rest;
        let mut only = false;
        let mut early: Vec<String> = Vec::new();
        let mut manner: Vec<String> = Vec::new();
        // Adverbs before the verb: `shall promptly notify`, `shall only use`.
        while let Some(word) = rest.first() {
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
        for phrase in verbs::verb_phrases(vocabulary, rest, self.modal.follows) {
            let said = Said { segment: self, early: &early, manner: &manner, only, vocabulary };
            let before = found.len();
            found.extend(said.phrase(&phrase));
            // `will be in uniform and use a marked car, unless ...`: what ends the sentence may hold for both.
            let ends = found.iter().skip(before).any(has_circumstance);
            if ends || ends_with_condition(&phrase.words) {
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
        refrains.then(|| Self {
            front: self.front.clone(),
            subject: self.subject,
            stands_for: self.stands_for.clone(),
            shaky: self.shaky,
            acted_on: self.acted_on.clone(),
            sole: false,
            modal: Modal { text, follows: Follows::Gerund, ..self.modal },
            rest: behind,
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

    /// Whether it is open how the circumstances before the subject hang together.
    pub(super) fn front_is_shaky(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> bool {
        let around =
            Around { frame, ban, permits: self.permits(), passive: false, object_first: false, tells: false };
        self.front.iter().any(|words| tail::read(vocabulary, words, around).is_shaky())
    }

    pub(super) fn front_parts(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> Vec<String> {
        let around =
            Around { frame, ban, permits: self.permits(), passive: false, object_first: false, tells: false };
        self.front.iter().flat_map(|words| tail::read(vocabulary, words, around).parts).collect()
    }

    pub(super) fn front_leftover(&self, vocabulary: Vocabulary<'_>, frame: &Frame, ban: bool) -> Vec<String> {
        let around =
            Around { frame, ban, permits: self.permits(), passive: false, object_first: false, tells: false };
        self.front.iter().flat_map(|words| tail::read(vocabulary, words, around).leftover).collect()
    }
}
