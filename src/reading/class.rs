//! What kind of sentence it is, where it is no norm: purpose, belief, definition, term, disclaimer and the like.

use super::words::{Word, WordKind};

/// The kinds of sentences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "most variants are named for the reason that `unmodelled` gives")]
pub enum Class {
    /// Somebody must, must not or may do something, or something is so.
    Norm,
    /// It opens a list whose items say what it is about.
    Head,
    /// It takes something out of what the sentence before says.
    Exception,
    Purpose,
    Recital,
    Belief,
    Courtesy,
    Definition,
    Term,
    Disclaimer,
    History,
    Question,
    Form,
    Note,
    Precedence,
    Aim,
    Vague,
    Law,
    Example,
}

impl Class {
    /// The reason that `unmodelled` gives for it; none for norms and what belongs to them.
    pub fn reason(self) -> Option<&'static str> {
        Some(match self {
            Self::Norm | Self::Exception => return None,
            Self::Head => "heading",
            Self::Purpose => "purpose",
            Self::Recital => "recital",
            Self::Belief => "belief",
            Self::Courtesy => "courtesy",
            Self::Definition => "definition",
            Self::Term => "term",
            Self::Disclaimer => "disclaimer",
            Self::History => "history",
            Self::Question => "question",
            Self::Form => "form",
            Self::Note => "note",
            Self::Precedence => "precedence",
            Self::Aim => "aim",
            Self::Vague => "vague",
            Self::Law => "law",
            Self::Example => "example",
        })
    }
}

/// Phrases that tell a kind wherever they stand in a sentence, the telling ones first.
const ANYWHERE: &[(&str, Class)] = &[
    ("in witness whereof", Class::Form),
    ("signed, sealed", Class::Form),
    ("hereunto set", Class::Form),
    ("by signing below", Class::Form),
    ("true and accurate to the best", Class::Form),
    ("shall be construed to create", Class::Disclaimer),
    ("shall be construed as", Class::Disclaimer),
    ("shall not be construed", Class::Disclaimer),
    ("may not be relied upon", Class::Disclaimer),
    ("is not intended to create", Class::Disclaimer),
    ("does not create", Class::Disclaimer),
    ("do not create", Class::Disclaimer),
    ("creates no rights", Class::Disclaimer),
    ("create any right", Class::Disclaimer),
    ("entire agreement", Class::Disclaimer),
    ("entire understanding", Class::Disclaimer),
    ("whole of the parties", Class::Disclaimer),
    ("replaces the agreement of", Class::Disclaimer),
    ("replaces all prior", Class::Disclaimer),
    ("replaces all earlier", Class::Disclaimer),
    ("complete and exclusive statement", Class::Disclaimer),
    ("supersedes all", Class::Disclaimer),
    ("supersede all", Class::Disclaimer),
    ("held invalid", Class::Disclaimer),
    ("held to be invalid", Class::Disclaimer),
    ("unenforceable", Class::Disclaimer),
    ("third-party beneficiar", Class::Disclaimer),
    ("third party beneficiar", Class::Disclaimer),
    ("waiver of sovereign immunity", Class::Disclaimer),
    ("waives any immunity", Class::Disclaimer),
    ("waive any immunity", Class::Disclaimer),
    ("waives any defense", Class::Disclaimer),
    ("waive any defense", Class::Disclaimer),
    ("governed by the law", Class::Disclaimer),
    ("governed by and construed", Class::Disclaimer),
    ("liberally construed", Class::Disclaimer),
    ("civilly liable", Class::Disclaimer),
    ("governmental immunity", Class::Disclaimer),
    ("private right of action", Class::Disclaimer),
    ("waives no immunity", Class::Disclaimer),
    ("is created by this agreement", Class::Disclaimer),
    ("is created by this mou", Class::Disclaimer),
    ("incorporated into this agreement by reference", Class::Disclaimer),
    ("not the intent of the parties that any third", Class::Disclaimer),
    ("severable", Class::Disclaimer),
    ("in the event of a conflict between", Class::Precedence),
    ("in the event of any conflict between", Class::Precedence),
    ("if there is a conflict between", Class::Precedence),
    ("shall prevail", Class::Precedence),
    ("shall take precedence", Class::Precedence),
    ("will take precedence", Class::Precedence),
    ("shall control", Class::Precedence),
    ("made and entered into", Class::Recital),
    ("entered into by and between", Class::Recital),
    ("made by and between", Class::Recital),
    ("is made between", Class::Recital),
    ("by and between the", Class::Recital),
    ("now, therefore", Class::Recital),
    ("in consideration of the mutual", Class::Recital),
    ("is entered into", Class::Recital),
    ("enter into this", Class::Recital),
    ("enters into this", Class::Recital),
    ("agreement is between", Class::Recital),
    ("memorandum is between", Class::Recital),
    ("make this agreement with", Class::Recital),
    ("duly authorized", Class::Form),
    (" thanks the ", Class::Courtesy),
    ("whole understanding", Class::Disclaimer),
    ("by nothing in this", Class::Disclaimer),
    ("right to sue", Class::Disclaimer),
    ("required by law under", Class::Law),
    ("necessarily mean", Class::Belief),
    ("may be examples", Class::Example),
    ("are examples of", Class::Example),
];

/// Phrases that tell a kind at the beginning of a sentence.
const AT_START: &[(&str, Class)] = &[
    ("whereas", Class::Recital),
    ("note:", Class::Note),
    ("[note", Class::Note),
    ("[insert", Class::Note),
    ("[add", Class::Note),
    ("[identify", Class::Note),
    ("[the recommended", Class::Note),
    ("drafting note", Class::Note),
    ("none of this", Class::Disclaimer),
    ("nothing in this", Class::Disclaimer),
    ("nothing herein", Class::Disclaimer),
    ("nothing contained", Class::Disclaimer),
    ("in force from", Class::Term),
    ("in effect from", Class::Term),
    ("state law requires", Class::Law),
    ("federal law requires", Class::Law),
    ("the law requires", Class::Law),
    ("state law provides", Class::Law),
    ("federal law provides", Class::Law),
    ("excepted from", Class::Exception),
    ("the first of these exceptions", Class::Exception),
    ("the second of these exceptions", Class::Exception),
    ("these exceptions", Class::Exception),
    ("this exception", Class::Exception),
    ("neither exception", Class::Exception),
    ("exceptions to", Class::Exception),
    ("an exception to", Class::Exception),
    ("the only exception", Class::Exception),
    ("exceptions are", Class::Exception),
    ("the following are exceptions", Class::Exception),
    ("this does not apply", Class::Exception),
    ("this prohibition does not apply", Class::Exception),
    ("this requirement does not apply", Class::Exception),
    ("this rule does not apply", Class::Exception),
    ("this restriction does not apply", Class::Exception),
    ("this limit does not apply", Class::Exception),
    ("it is the intent", Class::Aim),
    ("it is intended", Class::Aim),
    ("it is the hope", Class::Aim),
    ("it is hoped", Class::Aim),
    ("it is the desire", Class::Aim),
    ("it is the goal", Class::Aim),
    ("it is our goal", Class::Aim),
    ("the parties intend", Class::Aim),
    ("the parties hope", Class::Aim),
    ("the parties desire", Class::Aim),
    ("we hope", Class::Aim),
    ("we want", Class::Aim),
    ("our goal", Class::Purpose),
    ("our mission", Class::Purpose),
    ("for the purposes of this agreement", Class::Definition),
    ("for purposes of this agreement", Class::Definition),
    ("as used in this", Class::Definition),
    ("as used herein", Class::Definition),
    ("the following definitions", Class::Definition),
    ("examples of", Class::Example),
    ("example:", Class::Example),
    ("for example,", Class::Example),
    ("thank you", Class::Courtesy),
    ("the parties thank", Class::Courtesy),
    ("we thank", Class::Courtesy),
    ("we are grateful", Class::Courtesy),
    ("we welcome", Class::Courtesy),
    ("to date,", Class::History),
    ("in the past", Class::History),
    ("historically", Class::History),
    ("for many years", Class::History),
];

/// What a purpose is said of.
const AIMS: &[&str] = &[
    "purpose",
    "purposes",
    "goal",
    "goals",
    "mission",
    "objective",
    "objectives",
    "aim",
    "aims",
    "vision",
    "intent",
    "intention",
];
/// Verbs of believing, of a party as subject.
const BELIEFS: &[&str] = &[
    "acknowledge",
    "acknowledges",
    "recognize",
    "recognizes",
    "believe",
    "believes",
    "understand",
    "understands",
    "value",
    "values",
    "share",
    "affirm",
    "affirms",
];
/// What is said of the agreement itself.
const OF_AGREEMENT: &[&str] = &["agreement", "memorandum", "mou", "moa", "term", "contract"];
/// Verbs of beginning and ending, of the agreement as subject.
const LASTING: &[&str] = &[
    "effective",
    "commence",
    "begin",
    "remain",
    "continue",
    "expire",
    "terminate",
    "renew",
    "renewed",
    "end",
    "run",
    "effect",
    "force",
    "extended",
    "commences",
    "begins",
    "remains",
    "continues",
    "expires",
    "terminates",
    "renews",
    "ends",
    "runs",
];

/// The kind of a sentence that needs no look at its grammar; none where it may well be a norm.
pub fn early(sentence: &str, words: &[Word]) -> Option<Class> {
    let lower = sentence.to_lowercase();
    let lower = lower.trim_start_matches(['*', ' ', '"', '“']);
    for &(start, class) in AT_START {
        if lower.starts_with(start) {
            return Some(class);
        }
    }
    for &(phrase, class) in ANYWHERE {
        let Some(at) = lower.find(phrase) else { continue };
        // `The Chief shall name the officers before the parties enter into this Agreement` sets a rule.
        let before = lower.get(..at).unwrap_or_default();
        let ruled =
            class == Class::Recital && [" shall ", " must "].iter().any(|modal| before.contains(modal));
        if !ruled {
            return Some(class);
        }
    }
    // `In this Memorandum, an SRO is a sworn officer`
    let inside = ["agreement", "memorandum", "mou", "contract"]
        .iter()
        .any(|name| lower.starts_with(&format!("in this {name},")));
    let deontic = |word: &Word| word.is(&["shall", "must", "will", "may", "should", "agrees", "agree"]);
    if inside && !words.iter().any(deontic) {
        return Some(Class::Definition);
    }
    // A note in brackets, or its first or last sentence.
    let noted = lower.trim_end_matches(['.', ' ']).ends_with(']');
    if (lower.starts_with('[') && (noted || !lower.contains(']'))) || (noted && !lower.contains('[')) {
        return Some(Class::Note);
    }
    if precedes(lower) {
        return Some(Class::Precedence);
    }
    if lower.ends_with('?') {
        return Some(Class::Question);
    }
    let lower_words: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
    if defines(lower, sentence.starts_with(['"', '“']), &lower_words) {
        return Some(Class::Definition);
    }
    if aims(&lower_words) {
        return Some(Class::Purpose);
    }
    if lasts(&lower_words) && !goes_on(&lower_words) {
        return Some(Class::Term);
    }
    if joins_parties(&lower_words) {
        return Some(Class::Recital);
    }
    believes(words, &lower_words).then_some(Class::Belief)
}

/// `This agreement, dated ..., is between the Board and the Town`
fn joins_parties(words: &[&str]) -> bool {
    let beginning = words.get(..words.len().min(20)).unwrap_or_default();
    let named = beginning.iter().take(6).any(|word| OF_AGREEMENT.contains(word) && *word != "term");
    let between = beginning.iter().position(|word| *word == "between");
    let modal = words.iter().any(|word| matches!(*word, "shall" | "must" | "will" | "may" | "should"));
    named && !modal && between.is_some_and(|at| words.iter().skip(at).any(|word| *word == "and"))
}

/// Whether a sentence says which of two texts counts where they differ.
fn precedes(lower: &str) -> bool {
    let has = |phrases: &[&str]| phrases.iter().any(|phrase| lower.contains(phrase));
    let differ = has(&[
        "conflict",
        "inconsisten",
        "discrepanc",
        "contradict",
        "differ from",
        "differs from",
        "differ,",
        "disagree,",
        "at odds",
    ]);
    let counts = has(&[
        "prevail",
        "controls",
        "will control",
        "governs",
        "shall govern",
        "will govern",
        "precedence",
        "supersede",
        "is followed",
        "shall be followed",
        "is to be followed",
        "comes first",
        "gives way",
        "yields",
        " control.",
        " govern.",
        " rules.",
    ]);
    (differ && counts)
        || has(&["takes precedence over", "take precedence over", "prevails over", "prevail over"])
}

fn defines(lower: &str, begins_quoted: bool, words: &[&str]) -> bool {
    let start = lower
        .trim_start_matches("an ")
        .trim_start_matches("a ")
        .trim_start_matches("the ")
        .trim_start_matches("term ");
    let quoted = begins_quoted || start.starts_with(['"', '“']);
    let means = words.iter().position(|word| matches!(*word, "means" | "mean"));
    let refers = words.windows(2).any(|pair| matches!(pair, ["refers" | "refer", "to"]));
    let modal = words.iter().any(|word| matches!(*word, "shall" | "must" | "may" | "will"));
    let hereafter = [
        "is defined as",
        "are defined as",
        "shall mean",
        "is referred to as",
        "are referred to as",
        "referred to below as",
        "referred to herein as",
        "has the meaning",
        "have the meaning",
        "hereinafter",
    ];
    let negated = means
        .and_then(|at| words.get(at.saturating_sub(2)..at))
        .is_some_and(|before| before.iter().any(|word| matches!(*word, "not" | "necessarily")));
    means.is_some_and(|at| at <= 9 && !modal && !negated)
        || (refers && !modal)
        || hereafter.iter().any(|phrase| lower.contains(phrase))
        || (quoted
            && words.iter().any(|word| matches!(*word, "is" | "are" | "includes" | "include"))
            && !modal)
}

fn aims(words: &[&str]) -> bool {
    let verb = words.iter().position(|word| matches!(*word, "is" | "are" | "include" | "includes"));
    let modal = words.iter().position(|word| matches!(*word, "shall" | "must" | "may" | "should"));
    verb.is_some_and(|verb| {
        modal.is_none_or(|modal| verb < modal)
            && words.iter().take(verb.min(10)).position(|word| AIMS.contains(word)).is_some_and(|aim| {
                // `records that the SRO makes for law enforcement purposes are` has its purpose inside the subject.
                !words.iter().take(aim).any(|word| matches!(*word, "that" | "which" | "for"))
            })
            && !words.iter().take(verb).any(|word| matches!(*word, "if" | "when" | "who"))
    }) || words.windows(2).take(8).any(|pair| matches!(pair, ["exists" | "exist", "to"]))
        || (matches!(words, ["it", "is", ..]) && words.iter().take(6).any(|word| AIMS.contains(word)))
        || (matches!(words.first(), Some(&"this" | &"the"))
            && words.windows(4).take(8).any(|four| {
                matches!(four, ["is", "meant" | "designed" | "intended", "to", _])
                    || matches!(four, ["is", "also" | "further", "meant" | "designed" | "intended", "to"])
            })
            && modal.is_none_or(|modal| modal > 8))
        || words
            .iter()
            .position(|word| matches!(*word, "guided"))
            .is_some_and(|at| words.iter().skip(at).take(6).any(|word| AIMS.contains(word)))
        || (words.first() == Some(&"this")
            && words.iter().take(4).any(|word| {
                matches!(
                    *word,
                    "seeks" | "aims" | "sets" | "outlines" | "establishes" | "describes" | "formalizes"
                )
            }))
}

/// Whether a second statement with a deontic word of its own follows the first.
fn goes_on(words: &[&str]) -> bool {
    let deontic = |word: &&str| matches!(*word, "shall" | "must" | "will" | "may" | "should");
    let first = words.iter().position(|word| deontic(word) || matches!(*word, "is" | "are"));
    let Some(first) = first else { return false };
    words.iter().enumerate().skip(first + 1).any(|(at, word)| {
        let before = words.get(at.saturating_sub(5)..at).unwrap_or_default();
        deontic(word)
            && before.iter().any(|word| matches!(*word, "and" | "but"))
            && before.iter().any(|word| {
                matches!(
                    *word,
                    "parties" | "party" | "district" | "department" | "board" | "chief" | "superintendent"
                )
            })
    })
}

/// Whether words say how long the agreement itself lasts.
pub fn is_term(words: &[Word]) -> bool {
    lasts(&words.iter().map(|word| word.lower.as_str()).collect::<Vec<_>>())
}

/// Whether a sentence says of `it` how long it lasts.
pub fn goes_on_lasting(words: &[Word]) -> bool {
    words.first().is_some_and(|first| first.is(&["it", "thereafter"]))
        && words.iter().take(8).any(|word| word.is(LASTING))
}

fn lasts(words: &[&str]) -> bool {
    // `If ..., it ends on that day`: the agreement ends, and nobody has to do anything.
    let ends = words.windows(2).any(|pair| {
        matches!(
            pair,
            [
                "it" | "agreement" | "memorandum" | "mou",
                "ends" | "expires" | "terminates" | "renews" | "continues" | "lapses"
            ]
        )
    });
    let deontic =
        words.iter().any(|word| matches!(*word, "shall" | "must" | "will" | "may" | "should" | "officer"));
    if ends && !deontic {
        return true;
    }
    let modal = words.iter().position(|word| {
        matches!(
            *word,
            "shall"
                | "will"
                | "may"
                | "is"
                | "are"
                | "becomes"
                | "takes"
                | "remains"
                | "continues"
                | "commences"
                | "begins"
                | "expires"
                | "terminates"
                | "renews"
                | "ends"
                | "runs"
        )
    });
    let Some(modal) = modal else { return false };
    let subject = words.get(..modal).unwrap_or_default();
    if subject.is_empty() || subject.len() > 8 || !subject.iter().any(|word| OF_AGREEMENT.contains(word)) {
        return false;
    }
    if matches!(words.get(modal), Some(&"may")) {
        return false;
    }
    words.iter().skip(modal).take(7).any(|word| LASTING.contains(word))
        && !words
            .iter()
            .any(|word| matches!(*word, "by" | "notice" | "copy") && words.contains(&"terminated"))
        && !words.contains(&"reviewed")
}

fn believes(said: &[Word], words: &[&str]) -> bool {
    // `the District's share`, `the value of the services`: a noun.
    let noun = |at: usize| {
        at.checked_sub(1).and_then(|before| said.get(before)).is_some_and(|before| {
            before.possessive
                || before.is(&["the", "a", "an", "its", "their", "each", "equal", "any", "this", "of"])
        })
    };
    let at =
        (0..words.len()).find(|&at| words.get(at).is_some_and(|word| BELIEFS.contains(word)) && !noun(at));
    let modal = words.iter().position(|word| matches!(*word, "shall" | "must" | "will" | "may" | "should"));
    let conditional = |at: usize| {
        let before = words.get(..at).unwrap_or_default();
        // `any person having reason to believe that ...`: whom it is about, and what nobody professes.
        let reason = before.iter().any(|word| matches!(*word, "cause" | "reason" | "reasonably" | "having"));
        reason
            || before.iter().any(|word| {
                matches!(
                    *word,
                    "if" | "when" | "whenever" | "where" | "event" | "unless" | "case" | "that" | "who"
                )
            })
    };
    // `The superintendent acknowledges that the officer shall ...` is about what the officer shall do.
    let of_norm = |at: usize| {
        let that = words.iter().skip(at).take(6).any(|word| *word == "that");
        let behind = said.get(at..).unwrap_or_default();
        let held = super::modality::all(behind).first().is_some_and(|modal| {
            modal.follows == super::modality::Follows::Holder && modal.end > modal.at + 1
        });
        let below = words
            .windows(2)
            .skip(at)
            .any(|pair| matches!(pair, ["stays" | "remains" | "stay" | "remain", "within" | "under"]));
        let deontic = held || below || words.iter().skip(at).any(|word| matches!(*word, "shall" | "must"));
        that && deontic
            && !matches!(words.get(at), Some(&("value" | "values" | "share" | "believe" | "believes")))
    };
    at.is_some_and(|at| {
        (1..=8).contains(&at) && modal.is_none_or(|modal| at < modal) && !conditional(at) && !of_norm(at)
    })
}

/// Whether a sentence says which aims a list names.
pub fn names_aims(words: &[Word]) -> bool {
    words.iter().any(|word| word.is(AIMS))
}

/// `The board and the commissioners have each approved this Agreement`: what has been done, and no more.
fn is_done(words: &[Word]) -> bool {
    let Some(at) = words.iter().take(14).position(|word| word.is(&["has", "have"])) else { return false };
    let adverbs = words
        .iter()
        .skip(at + 1)
        .take_while(|word| {
            word.is(&["each", "both", "also", "long", "already", "now", "jointly", "been", "not"])
        })
        .count();
    let done = words.get(at + 1 + adverbs).is_some_and(|word| {
        super::english::of_participle(word).is_some() && !word.is(&["set", "put", "read", "let"])
    });
    let told = words.iter().any(|word| word.is(&["is", "are", "that", "which", "who", "if", "when"]));
    at > 0 && done && !told
}

/// The kind of a sentence in which no norm was found.
pub fn late(sentence: &str, words: &[Word]) -> Class {
    let lower: Vec<&str> = words.iter().map(|word| word.lower.as_str()).collect();
    if words.iter().any(|word| word.kind == WordKind::Blank) && words.len() < 10 {
        return Class::Form;
    }
    // `Name:`, `Date`, `Signature of the Chief`
    let field = |word: &&str| {
        matches!(*word, "date" | "dated" | "name" | "signature" | "signed" | "title" | "witness")
    };
    if words.len() <= 6 && !sentence.trim_end().ends_with('.') && lower.iter().any(field) {
        return Class::Form;
    }
    let law = |word: &&str| {
        matches!(*word, "statute" | "ferpa" | "statutes" | "regulations" | "hipaa")
            || word.starts_with('§')
            || word.starts_with("g.l")
    };
    if lower.iter().take(6).any(law) && !lower.contains(&"shall") {
        return Class::Law;
    }
    let example = |word: &&str| matches!(*word, "example" | "examples" | "options" | "might");
    if lower.iter().any(example) {
        return Class::Example;
    }
    if sentence.trim_end().ends_with(':') {
        return Class::Head;
    }
    let past = |word: &&str| word.len() > 4 && word.ends_with("ed");
    let year = |word: &&str| word.len() == 4 && (word.starts_with("19") || word.starts_with("20"));
    let since = lower.contains(&"since") && lower.iter().any(|word| matches!(*word, "has" | "have"));
    let told = since || lower.iter().take(6).any(past) && lower.iter().any(year);
    if told || lower.iter().any(|word| matches!(*word, "was" | "were" | "had")) || is_done(words) {
        return Class::History;
    }
    // `Chain of Command.`
    let titled = words.iter().filter(|word| word.kind == WordKind::Letters && word.lower.len() > 3);
    if words.len() <= 6 && titled.clone().count() > 1 && titled.clone().all(Word::capital) {
        return Class::Head;
    }
    if lower.iter().any(|word| matches!(*word, "may" | "might" | "should" | "shall" | "will" | "can")) {
        return Class::Vague;
    }
    Class::Belief
}
