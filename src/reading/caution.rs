//! What in a sentence keeps its clauses from being sure, whatever was read: words whose scope a program does not settle.
//!
//! A clause that is sure may satisfy a rule before anybody has looked at it. So it takes little to be careful: an exception, a word
//! that limits something in the middle of a sentence, alternatives among circumstances, or a sentence behind it that takes
//! something back, and a person has to look.

use super::Drafted;
use super::markers;
use super::measures::stands;
use super::words::{Word, WordKind};

/// Words and phrases that take something out of what is said, or weaken or compare it.
const LIMITING: &[&str] = &[
    "except",
    "then",
    "restraint in",
    "excepting",
    "other than",
    "but",
    "save",
    "rather than",
    "instead of",
    "excluding",
    "apart from",
    "besides",
    "barring",
    "otherwise",
    "some",
    "both",
    "more than",
    "less than",
    "fewer than",
    "not only",
    "may or may not",
    "if there is no",
    "unless there is no",
    "when there is no",
    "where there is no",
    "no emergency",
    "no one",
    "nobody",
    "none",
    "nothing",
    "whichever",
    "respectively",
    "until",
    "notwithstanding",
    "provided",
    "either",
    "as the case may be",
    "except as",
    "in lieu of",
    "in place of",
    "with the exception of",
    "and/or",
    "unlike",
    "as opposed to",
    "subject to",
    "even if",
    "even when",
    "as a rule",
    "in theory",
    "in principle",
    "usually",
    "typically",
    "in person",
    "upon arrival",
    "on arrival",
    "would",
    "might",
    "shall be asked to",
    "should be required",
    "should be allowed",
    "should be responsible",
    "one of",
    "any of",
    "at his option",
    "at her option",
    "at its option",
    "at their option",
    "whether to",
    "does not apply",
    "do not apply",
    "not agree",
    "in order to",
    "first and",
    "so as to",
    "so that",
    "together",
    "jointly",
    "in the alternative",
    "thereupon",
    "own",
    "written request",
    "written approval",
    "written permission",
    "in general",
    "generally",
    "primarily",
    "normally",
    "ordinarily",
    "not always",
    "not all",
    "not necessarily",
    "on behalf of",
];

/// Openings of a sentence that take back or limit what the one before says.
const TAKING_BACK: &[&str] = &[
    "however",
    "but",
    "otherwise",
    "except",
    "unless",
    "nevertheless",
    "nonetheless",
    "exceptions",
    "exception",
    "provided",
    "notwithstanding",
    "save",
    "the foregoing",
    "the above",
    "the same",
    "neither",
    "nor",
    "an exception",
    "only",
    "excepted",
    "in that case",
    "in such",
];

/// Marks the clauses of a sentence that must not be sure.
pub fn look(words: &[Word], clauses: &mut [Drafted]) {
    let limiting =
        (0..words.len()).any(|at| LIMITING.iter().any(|phrase| stands(words, at, phrase).is_some()));
    if limiting {
        let doubt = "the sentence has a word that limits or excepts something";
        clauses.iter_mut().for_each(|clause| clause.look_at(doubt));
    } else if alternates(words) {
        let doubt = "what its `or` parts has to be looked at";
        clauses.iter_mut().for_each(|clause| clause.look_at(doubt));
    } else if several(words) {
        let doubt = "how its statements hang together has to be looked at";
        clauses.iter_mut().for_each(|clause| clause.look_at(doubt));
    } else if narrows(words) {
        let doubt = "what `only` belongs to has to be looked at";
        clauses.iter_mut().for_each(|clause| clause.look_at(doubt));
    }
    // `The Chief may remove the SRO and shall first consult the principal`: the one may be a condition of the other.
    let permits = |clause: &Drafted| clause.text.contains(" may ");
    if clauses.iter().any(permits) && !clauses.iter().all(permits) {
        let doubt = "what the sentence asks and what it permits may hang together";
        clauses.iter_mut().for_each(|clause| clause.look_at(doubt));
    }
    // `Students may view their records`, `may question a student once per year`
    let narrow = words.iter().enumerate().any(|(at, word)| {
        word.is(&["once", "twice"])
            || word.is(&["his", "her", "their"])
                && !words
                    .get(at + 1)
                    .is_some_and(|next| next.is(&["or", "designee", "designees", "role", "duties"]))
    });
    if narrow {
        let doubt = "whose it is, or how often, has to be looked at";
        let limited =
            |clause: &&mut Drafted| clause.text.contains(" may ") || clause.text.contains(" must not ");
        clauses.iter_mut().filter(limited).for_each(|clause| clause.look_at(doubt));
    }
    for clause in clauses {
        if tangled(&clause.text) {
            clause.look_at("how its conditions hang together has to be looked at");
        }
    }
}

/// Whether a sentence takes something back from the one before it.
pub fn takes_back(words: &[Word]) -> bool {
    let start = words.iter().take_while(|word| word.kind != WordKind::Letters).count();
    let later = words.iter().skip(start).take(8).any(|word| word.is(&["however"]));
    // `Such searches require consent` speaks of what was said before, and `This Agreement ends in June` of nothing of it.
    let points = words.get(start).is_some_and(|first| first.is(&["this", "that", "these", "those", "such"]));
    let agreement = ["agreement", "memorandum", "mou", "contract", "program", "document"];
    let points = points && !words.get(start + 1).is_some_and(|next| next.is(&agreement));
    // `The SRO may do so only with a warrant.`
    let so = words
        .windows(2)
        .take(10)
        .any(|pair| matches!(pair, [verb, so] if verb.is(&["do", "does", "doing"]) && so.is(&["so"])));
    // `Removal requires the consent of the Superintendent.`, `The parent must consent to it.`
    let asks =
        |word: &Word| word.is(&["consent", "consents", "approval", "permission", "authorization", "approve"]);
    let consent = words.iter().enumerate().any(|(at, word)| {
        let behind = words.get(at + 1..words.len().min(at + 6)).unwrap_or_default();
        word.is(&["requires", "require", "needs", "need"]) && behind.iter().any(asks)
            || word.is(&["shall", "must"]) && behind.first().is_some_and(asks)
    });
    let applies = (0..words.len()).any(|at| {
        [
            "does not apply",
            "do not apply",
            "shall not apply",
            "applies only",
            "apply only",
            "shall apply only",
        ]
        .iter()
        .any(|phrase| stands(words, at, phrase).is_some())
    });
    later
        || points
        || so
        || consent
        || applies
        || TAKING_BACK.iter().any(|phrase| stands(words, start, phrase).is_some())
}

/// Whether an item leaves something open that the next one completes: `notify the parent; but not`, `search students when`.
pub fn governs_next(words: &[Word]) -> bool {
    let Some(last) = words.iter().rev().find(|word| word.kind == WordKind::Letters) else { return false };
    let opens = markers::at(words, 0).filter(|(marker, _)| marker.opens());
    let comma = words.last().is_some_and(|last| last.kind == WordKind::Comma) && opens.is_some();
    comma
        || last.is(&[
            "not",
            "never",
            "shall",
            "must",
            "may",
            "will",
            "should",
            "except",
            "but",
            "unless",
            "if",
            "when",
            "where",
            "instead",
            "only",
            "from",
            "that",
            "until",
            "while",
            "exceptions",
            "either",
            "neither",
        ])
        || opens.is_some_and(|(_, length)| length + 4 >= words.len())
}

/// Whether an item ends with `or`.
pub fn ends_with_or(words: &[Word]) -> bool {
    let last = words.iter().rev().find(|word| word.kind == WordKind::Letters);
    last.is_some_and(|last| last.is(&["or", "and/or", "either"]))
}

/// Whether a passage is no sentence but a condition or an exception to what stands before it: `At the request of the principal.`,
/// `Not in an emergency.`, `The previous sentence no longer applies.`
pub fn is_fragment(words: &[Word]) -> bool {
    let Some(first) = words.first() else { return false };
    let points = words
        .iter()
        .take(6)
        .any(|word| word.is(&["previous", "above", "foregoing", "preceding", "these"]))
        && words.iter().any(|word| {
            word.is(&["apply", "applies", "applicable", "excepted", "void", "deleted", "valid", "effective"])
        });
    let open = words.len() <= 14
        && super::modality::all(words).is_empty()
        && !words.last().is_some_and(|last| last.kind == WordKind::Colon)
        && !words.iter().any(|word| word.is(&["is", "are"]))
        && markers::at(words, 0).is_some_and(|(marker, _)| marker.opens());
    points || open || first.is(&["not", "none", "note", "excepting", "emergencies"]) && words.len() <= 14
}

/// What `this` may stand before without pointing at something told of before.
const OF_THE_TEXT: &[&str] = &[
    "agreement",
    "memorandum",
    "mou",
    "section",
    "policy",
    "article",
    "document",
    "program",
    "paragraph",
    "subsection",
    "contract",
    "year",
    "school",
];

/// Whether words point at something told of before: `such meetings`, `these documents`, `this officer`.
pub fn refers_back(words: &[Word]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1);
        let joined = next.is_some_and(|next| next.is(&["as", "a", "an", "that"]));
        let of_text = next.is_some_and(|next| next.is(OF_THE_TEXT) || next.kind != WordKind::Letters);
        !joined && (word.is(&["such", "said", "these", "those"]) || word.is(&["this"]) && !of_text)
    })
}

/// `or, with the approval of the principal, the parent`, `without A or without B`
fn alternates(words: &[Word]) -> bool {
    let comma = words
        .windows(2)
        .any(|pair| matches!(pair, [or, comma] if or.is(&["or"]) && comma.kind == WordKind::Comma));
    comma || words.iter().filter(|word| word.is(&["without"])).count() > 1
}

/// Whether a sentence makes several statements: halves at a semicolon, or a relative clause that adds something.
fn several(words: &[Word]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let relative =
            |at: usize| words.get(at).is_some_and(|word| word.is(&["who", "whom", "whose", "which"]));
        word.kind == WordKind::Semicolon
            || word.kind == WordKind::Comma && (relative(at + 1) || relative(at + 2) || relative(at + 3))
    })
}

/// Whether `only` or its like stands where it may limit one thing or another. At the beginning it limits who acts, and before
/// a condition that ends the sentence it limits when.
fn narrows(words: &[Word]) -> bool {
    words.iter().enumerate().any(|(at, word)| {
        let limits = word.is(&["only", "solely", "exclusively", "merely", "just", "alone"]);
        let solely = words.get(at + 1).is_some_and(|next| next.is(&["responsible"]));
        let opens = at == 0;
        let behind = words.get(at + 1..).unwrap_or_default();
        let ends = behind.first().is_some_and(|next| next.is(&["if", "when", "where", "upon"]))
            && at
                .checked_sub(1)
                .and_then(|at| words.get(at))
                .is_some_and(|word| word.kind == WordKind::Letters);
        limits && !(solely || opens || ends)
    })
}

/// Whether a clause has several conditions, or alternatives and conjunctions in one.
fn tangled(text: &str) -> bool {
    // `may not arrest every student`: not all of them, or none.
    let every = (text.contains(" must not ") || text.contains(" may not ")) && text.contains(" every ");
    let deadlines = text.matches(" within ").count();
    // `with the principal every month and the Superintendent every year`
    let units = ["day", "week", "month", "quarter", "semester", "year", "school-year"];
    let often = units.iter().map(|unit| text.matches(&format!(" every {unit}")).count()).sum::<usize>()
        + text.matches(" per ").count();
    let mut conditions = 0;
    let mut quoted = false;
    let (mut and, mut or) = (false, false);
    for word in text.split(' ') {
        if !quoted && matches!(word, "if" | "unless" | "when" | "where") {
            conditions += 1;
        }
        if !quoted && conditions > 0 {
            and |= word == "and";
            or |= word == "or";
        }
        quoted ^= word.matches('"').count() % 2 == 1;
    }
    conditions > 1 || and && or || every || deadlines > 1 || often > 1
}
