//! The deontic words of a sentence: `shall not`, `is responsible for`, `reserves the right to`.

use std::sync::LazyLock;

use super::table::Table;
use super::words::{Word, WordKind};

/// What follows a deontic word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Follows {
    /// A verb: `shall notify`.
    Verb,
    /// A verb in `-ing`: `is prohibited from searching`.
    Gerund,
    /// A task, or a verb in `-ing`: `is responsible for`.
    Task,
    /// A matter: `has no role in`.
    Matter,
    /// `of` somebody: `is the responsibility of`.
    Holder,
}

/// A deontic word in a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Modal {
    /// Its first word.
    pub at: usize,
    /// The word behind it.
    pub end: usize,
    /// As the language has it, such as `must not`.
    pub text: &'static str,
    /// What follows.
    pub follows: Follows,
    /// Whether others are shut out: `solely responsible`.
    pub sole: bool,
    /// Whether it says that somebody is bound or barred, so that `no SRO is required to` binds nobody and forbids nothing.
    pub stated: bool,
}

use Follows::{Gerund, Holder, Matter, Task, Verb};

/// Words for a norm. A leading `~` stands for a form of `be`, alone or after `shall`, `will`, `must`.
const FORMS: &[(&str, &str, Follows)] = &[
    ("shall not be required to", "need not", Verb),
    ("will not be required to", "need not", Verb),
    ("~ not required to", "need not", Verb),
    ("need not", "need not", Verb),
    ("~ not obligated to", "need not", Verb),
    ("shall not be obligated to", "need not", Verb),
    ("shall have no obligation to", "need not", Verb),
    ("~ under no obligation to", "need not", Verb),
    ("has no obligation to", "need not", Verb),
    ("have no obligation to", "need not", Verb),
    ("shall not be expected to", "need not", Verb),
    ("~ not expected to", "need not", Verb),
    ("does not have to", "need not", Verb),
    ("do not have to", "need not", Verb),
    ("shall not be responsible for", "need not", Gerund),
    ("~ not responsible for", "need not", Gerund),
    ("will not be responsible for", "need not", Gerund),
    ("~ not obliged to", "need not", Verb),
    ("shall not be obliged to", "need not", Verb),
    ("will not be obliged to", "need not", Verb),
    ("~ not bound to", "need not", Verb),
    ("shall not be bound to", "need not", Verb),
    ("shall not have to", "need not", Verb),
    ("may not have to", "need not", Verb),
    ("will not have to", "need not", Verb),
    ("should not have to", "need not", Verb),
    ("may not be required to", "need not", Verb),
    ("should not be required to", "need not", Verb),
    ("shall have no duty to", "need not", Verb),
    ("~ required to", "must", Verb),
    ("~ obliged to", "must", Verb),
    ("~ to", "must", Verb),
    ("~ not to", "must not", Verb),
    ("~ obligated to", "must", Verb),
    ("~ directed to", "must", Verb),
    ("~ to be", "must", Verb),
    ("~ bound to", "must", Verb),
    ("has a duty to", "must", Verb),
    ("have a duty to", "must", Verb),
    ("has the duty to", "must", Verb),
    ("have the duty to", "must", Verb),
    ("shall have the duty to", "must", Verb),
    ("shall have a duty to", "must", Verb),
    ("shall have the responsibility to", "must", Verb),
    ("has the responsibility to", "must", Verb),
    ("have the responsibility to", "must", Verb),
    ("has an obligation to", "must", Verb),
    ("shall have the responsibility of", "must", Task),
    ("shall have responsibility for", "must", Task),
    ("has responsibility for", "must", Task),
    ("shall have the responsibility for", "must", Task),
    ("has the responsibility for", "must", Task),
    ("have the responsibility for", "must", Task),
    ("will have responsibility for", "must", Task),
    ("will have the responsibility for", "must", Task),
    ("will have primary responsibility for", "must", Task),
    ("will have the responsibility to", "must", Verb),
    ("shall assume responsibility for", "must", Task),
    ("will assume responsibility for", "must", Task),
    ("shall have the duty of", "must", Task),
    ("~ charged with", "must", Task),
    ("~ tasked with", "must", Task),
    ("have responsibility for", "must", Task),
    ("has primary responsibility for", "must", Task),
    ("shall have primary responsibility for", "must", Task),
    ("shall take responsibility for", "must", Task),
    ("assumes responsibility for", "must", Task),
    ("has the final word on", "must", Task),
    ("has the final say on", "must", Task),
    ("has the final say over", "must", Task),
    ("has final authority over", "must", Task),
    ("has final say over", "must", Task),
    ("have the final say on", "must", Task),
    ("has the final say in", "must", Task),
    ("shall have sole discretion over", "must solely", Task),
    ("has sole discretion over", "must solely", Task),
    ("shall have sole authority over", "must solely", Task),
    ("has sole authority over", "must solely", Task),
    ("~ responsible for", "must", Task),
    ("~ primarily responsible for", "must", Task),
    ("~ also responsible for", "must", Task),
    ("~ fully responsible for", "must", Task),
    ("~ jointly responsible for", "must", Task),
    ("~ solely responsible for", "must solely", Task),
    ("~ exclusively responsible for", "must solely", Task),
    ("shall have sole responsibility for", "must solely", Task),
    ("has sole responsibility for", "must solely", Task),
    ("shall have the sole responsibility for", "must solely", Task),
    ("will have sole responsibility for", "must solely", Task),
    ("has the sole responsibility for", "must solely", Task),
    ("~ the responsibility of", "must", Holder),
    ("~ the duty of", "must", Holder),
    ("~ a responsibility of", "must", Holder),
    ("~ the sole responsibility of", "must solely", Holder),
    ("~ a matter for", "must", Holder),
    ("~ the business of", "must", Holder),
    ("~ solely the responsibility of", "must solely", Holder),
    ("~ exclusively the responsibility of", "must solely", Holder),
    ("~ the joint responsibility of", "must", Holder),
    ("~ the obligation of", "must", Holder),
    ("~ the shared responsibility of", "must", Holder),
    ("~ within the sole discretion of", "may solely", Holder),
    ("~ at the sole discretion of", "may solely", Holder),
    ("~ in the sole discretion of", "may solely", Holder),
    ("~ within the discretion of", "may", Holder),
    ("~ at the discretion of", "may", Holder),
    ("~ the task of", "must", Holder),
    ("~ duties of", "must", Holder),
    ("~ responsibilities of", "must", Holder),
    ("~ tasks of", "must", Holder),
    ("~ the role of", "must", Holder),
    ("~ the primary role of", "must", Holder),
    ("~ the policy of", "must", Holder),
    ("~ the general policy of", "must", Holder),
    ("~ the practice of", "must", Holder),
    ("~ the job of", "must", Holder),
    ("not the duty of", "need not", Holder),
    ("~ not the duty of", "need not", Holder),
    ("~ not the responsibility of", "need not", Holder),
    ("~ the exclusive responsibility of", "must solely", Holder),
    ("~ the sole prerogative of", "may solely", Holder),
    ("~ the prerogative of", "may", Holder),
    ("~ the primary responsibility of", "must", Holder),
    ("~ matters for", "must", Holder),
    ("~ the joint task of", "must", Holder),
    ("~ the shared task of", "must", Holder),
    ("~ left to", "must", Holder),
    ("~ up to", "must", Holder),
    ("stays with", "must", Holder),
    ("stay with", "must", Holder),
    ("remain with", "must", Holder),
    ("belongs to", "must", Holder),
    ("belong to", "must", Holder),
    ("lies with", "must", Holder),
    ("resides with", "must", Holder),
    ("remains with", "must", Holder),
    ("rests with", "must", Holder),
    ("rest with", "must", Holder),
    ("shall rest with", "must", Holder),
    ("rests solely with", "must solely", Holder),
    ("shall rest solely with", "must solely", Holder),
    ("~ prohibited from", "must not", Gerund),
    ("~ not free to", "must not", Verb),
    ("~ not entitled to", "must not", Verb),
    ("~ not empowered to", "must not", Verb),
    ("~ not at liberty to", "must not", Verb),
    ("~ not permitted to", "must not", Verb),
    ("~ not allowed to", "must not", Verb),
    ("~ forbidden to", "must not", Verb),
    ("~ forbidden from", "must not", Gerund),
    ("~ not authorized to", "must not", Verb),
    ("has no authority to", "must not", Verb),
    ("have no authority to", "must not", Verb),
    ("shall have no authority to", "must not", Verb),
    ("shall not be permitted to", "must not", Verb),
    ("shall not be allowed to", "must not", Verb),
    ("shall refrain from", "must not", Gerund),
    ("will refrain from", "must not", Gerund),
    ("should refrain from", "should not", Gerund),
    ("shall abstain from", "must not", Gerund),
    ("shall not be authorized to", "must not", Verb),
    ("does not have authority to", "must not", Verb),
    ("does not have the authority to", "must not", Verb),
    ("do not have authority to", "must not", Verb),
    ("do not have the authority to", "must not", Verb),
    ("shall not have authority to", "must not", Verb),
    ("shall not have the authority to", "must not", Verb),
    ("shall not have the power to", "must not", Verb),
    ("has no part in", "must not", Matter),
    ("have no part in", "must not", Matter),
    ("has no role in", "must not", Matter),
    ("have no role in", "must not", Matter),
    ("shall have no role in", "must not", Matter),
    ("will have no role in", "must not", Matter),
    ("has no authority over", "must not", Matter),
    ("have no authority over", "must not", Matter),
    ("shall have no authority over", "must not", Matter),
    ("has no authority in", "must not", Matter),
    ("takes no part in", "must not", Matter),
    ("take no part in", "must not", Matter),
    ("shall take no part in", "must not", Matter),
    ("plays no role in", "must not", Matter),
    ("shall play no role in", "must not", Matter),
    ("~ authorized to", "may", Verb),
    ("~ welcome to", "may", Verb),
    ("~ permitted to", "may", Verb),
    ("~ allowed to", "may", Verb),
    ("~ entitled to", "may", Verb),
    ("~ free to", "may", Verb),
    ("~ empowered to", "may", Verb),
    ("has the right to", "may", Verb),
    ("have the right to", "may", Verb),
    ("shall have the right to", "may", Verb),
    ("reserves the right to", "may", Verb),
    ("reserve the right to", "may", Verb),
    ("retains the right to", "may", Verb),
    ("retain the right to", "may", Verb),
    ("has the authority to", "may", Verb),
    ("has full authority to", "may", Verb),
    ("have full authority to", "may", Verb),
    ("has full power to", "may", Verb),
    ("have full power to", "may", Verb),
    ("has sole authority to", "may solely", Verb),
    ("have sole authority to", "may solely", Verb),
    ("shall have sole authority to", "may solely", Verb),
    ("shall have the sole authority to", "may solely", Verb),
    ("has the sole authority to", "may solely", Verb),
    ("has exclusive authority to", "may solely", Verb),
    ("shall have exclusive authority to", "may solely", Verb),
    ("retains sole authority to", "may solely", Verb),
    ("retain sole authority to", "may solely", Verb),
    ("retains the sole authority to", "may solely", Verb),
    ("shall retain sole authority to", "may solely", Verb),
    ("have the authority to", "may", Verb),
    ("shall have the authority to", "may", Verb),
    ("has authority to", "may", Verb),
    ("have authority to", "may", Verb),
    ("shall have authority to", "may", Verb),
    ("retains the authority to", "may", Verb),
    ("retains authority to", "may", Verb),
    ("shall have the power and authority to", "may", Verb),
    ("has the power and authority to", "may", Verb),
    ("have the power and authority to", "may", Verb),
    ("shall have the power to", "may", Verb),
    ("has the power to", "may", Verb),
    ("have the power to", "may", Verb),
    ("will have the right to", "may", Verb),
    ("will have the authority to", "may", Verb),
    ("will have authority to", "may", Verb),
    ("shall retain the right to", "may", Verb),
    ("will retain the right to", "may", Verb),
    ("shall retain the authority to", "may", Verb),
    ("will retain the authority to", "may", Verb),
    ("shall have the option to", "may", Verb),
    ("shall have the opportunity to", "may", Verb),
    ("will have the opportunity to", "may", Verb),
    ("shall have the sole right to", "may solely", Verb),
    ("shall have the exclusive right to", "may solely", Verb),
    ("has discretion to", "may", Verb),
    ("has the discretion to", "may", Verb),
    ("shall have discretion to", "may", Verb),
    ("shall have the discretion to", "may", Verb),
    ("has the option to", "may", Verb),
    ("may elect to", "may", Verb),
    ("may choose to", "may", Verb),
    ("agree to", "agrees to", Verb),
    ("agrees to", "agrees to", Verb),
    ("also agree to", "agrees to", Verb),
    ("also agrees to", "agrees to", Verb),
    ("further agrees to", "agrees to", Verb),
    ("agree not to", "must not", Verb),
    ("agrees not to", "must not", Verb),
    ("commits to", "agrees to", Task),
    ("commit to", "agrees to", Task),
    ("undertakes to", "agrees to", Verb),
    ("undertake to", "agrees to", Verb),
    ("pledge to", "agrees to", Verb),
    ("pledges to", "agrees to", Verb),
    ("promises to", "agrees to", Verb),
    ("promise to", "agrees to", Verb),
    ("need to", "must", Verb),
    ("needs to", "must", Verb),
    ("has to", "must", Verb),
    ("have to", "must", Verb),
    ("~ expected to", "should", Verb),
    ("~ encouraged to", "should", Verb),
    ("~ strongly encouraged to", "should", Verb),
    ("~ urged to", "should", Verb),
    ("~ advised to", "should", Verb),
    ("ought to", "should", Verb),
    ("~ discouraged from", "should not", Gerund),
    ("~ asked to", "should", Verb),
    ("shall endeavor to", "aspires to", Verb),
    ("will endeavor to", "aspires to", Verb),
    ("endeavors to", "aspires to", Verb),
    ("endeavor to", "aspires to", Verb),
    ("shall strive to", "aspires to", Verb),
    ("will strive to", "aspires to", Verb),
    ("strives to", "aspires to", Verb),
    ("strive to", "aspires to", Verb),
    ("shall seek to", "aspires to", Verb),
    ("will seek to", "aspires to", Verb),
    ("seeks to", "aspires to", Verb),
    ("seek to", "aspires to", Verb),
    ("should seek to", "aspires to", Verb),
    ("will work to", "aspires to", Verb),
    ("shall work to", "aspires to", Verb),
    ("will attempt to", "aspires to", Verb),
    ("shall attempt to", "aspires to", Verb),
    ("will try to", "aspires to", Verb),
    ("shall try to", "aspires to", Verb),
    ("will do its best to", "aspires to", Verb),
    ("will do their best to", "aspires to", Verb),
    ("should endeavor to", "aspires to", Verb),
    ("should strive to", "aspires to", Verb),
    ("should attempt to", "aspires to", Verb),
    ("should try to", "aspires to", Verb),
    ("aim to", "aspires to", Verb),
    ("aims to", "aspires to", Verb),
    ("undertake not to", "must not", Verb),
    ("undertakes not to", "must not", Verb),
    ("~ authorised to", "may", Verb),
    ("may or may not", "may", Verb),
    ("shall not only", "must", Verb),
    ("will not only", "must", Verb),
    ("must not only", "must", Verb),
    ("may not only", "may", Verb),
    ("does not need to", "need not", Verb),
    ("do not need to", "need not", Verb),
    ("will not need to", "need not", Verb),
    ("shall not need to", "need not", Verb),
    ("shall not", "must not", Verb),
    ("must not", "must not", Verb),
    ("will not", "must not", Verb),
    ("may not", "must not", Verb),
    ("cannot", "must not", Verb),
    ("can not", "must not", Verb),
    ("should not", "should not", Verb),
    ("shall never", "must not", Verb),
    ("must never", "must not", Verb),
    ("will never", "must not", Verb),
    ("may never", "must not", Verb),
    ("should never", "should not", Verb),
    ("shall neither", "must not", Verb),
    ("shall at no time", "must not", Verb),
    ("shall in no event", "must not", Verb),
    ("shall under no circumstances", "must not", Verb),
    ("shall in no case", "must not", Verb),
    ("shall under no circumstance", "must not", Verb),
    ("shall in no circumstances", "must not", Verb),
    ("shall in no way", "must not", Verb),
    ("shall on no account", "must not", Verb),
    ("will in no case", "must not", Verb),
    ("will in no event", "must not", Verb),
    ("will under no circumstances", "must not", Verb),
    ("will under no circumstance", "must not", Verb),
    ("will in no circumstances", "must not", Verb),
    ("will at no time", "must not", Verb),
    ("will in no way", "must not", Verb),
    ("will on no account", "must not", Verb),
    ("must in no case", "must not", Verb),
    ("must in no event", "must not", Verb),
    ("must under no circumstances", "must not", Verb),
    ("must under no circumstance", "must not", Verb),
    ("must in no circumstances", "must not", Verb),
    ("must at no time", "must not", Verb),
    ("must in no way", "must not", Verb),
    ("must on no account", "must not", Verb),
    ("may in no case", "must not", Verb),
    ("may in no event", "must not", Verb),
    ("may under no circumstances", "must not", Verb),
    ("may under no circumstance", "must not", Verb),
    ("may in no circumstances", "must not", Verb),
    ("may at no time", "must not", Verb),
    ("may in no way", "must not", Verb),
    ("may on no account", "must not", Verb),
    ("should in no case", "should not", Verb),
    ("should in no event", "should not", Verb),
    ("should under no circumstances", "should not", Verb),
    ("should under no circumstance", "should not", Verb),
    ("should in no circumstances", "should not", Verb),
    ("should at no time", "should not", Verb),
    ("should in no way", "should not", Verb),
    ("should on no account", "should not", Verb),
    ("won't", "must not", Verb),
    ("shall", "must", Verb),
    ("must", "must", Verb),
    ("will", "must", Verb),
    ("may", "may", Verb),
    ("should", "should", Verb),
    ("can", "may", Verb),
    ("would", "should", Verb),
    ("might", "may", Verb),
    ("does not", "must not", Verb),
    ("do not", "must not", Verb),
];

const BE: &[&str] = &[
    "is",
    "are",
    "shall be",
    "will be",
    "must be",
    "be",
    "shall also be",
    "will also be",
    "is also",
    "are also",
    "should be",
    "remains",
    "remain",
    "shall remain",
];

/// Adverbs between a form of `be` and the rest of a deontic word; they change nothing in it.
const BETWEEN: &[&str] = &[
    "further",
    "also",
    "hereby",
    "strongly",
    "specifically",
    "expressly",
    "therefore",
    "generally",
    "always",
    "fully",
    "primarily",
    "additionally",
    "likewise",
];

/// A form as it stands in the list.
type Form = (&'static str, &'static str, Follows);

/// The forms that stand as they are.
static PLAIN: LazyLock<Table<Form>> = LazyLock::new(|| {
    let plain = FORMS.iter().filter(|(form, _, _)| !form.starts_with('~'));
    Table::new(plain.map(|form| (form.0, *form)))
});

/// What stands behind a form of `be`.
static BEHIND_BE: LazyLock<Table<Form>> = LazyLock::new(|| {
    let behind = FORMS.iter().filter_map(|form| Some((form.0.strip_prefix("~ ")?, *form)));
    Table::new(behind)
});

/// The forms of `be`.
static BE_FORMS: LazyLock<Table<()>> = LazyLock::new(|| Table::new(BE.iter().map(|be| (*be, ()))));

/// The deontic word at a place.
pub fn at(words: &[Word], at: usize) -> Option<Modal> {
    let mut best: Option<Modal> = None;
    let mut take = |length: usize, form: Form| {
        if best.is_some_and(|best| at + length <= best.end) || !holds(form.0, words, at, length) {
            return;
        }
        let (form, text, follows) = form;
        let (text, sole) = match text {
            "must solely" => ("must", true),
            "may solely" => ("may", true),
            text => (text, false),
        };
        let stated = (text.ends_with("not") || text == "should") && form.starts_with('~')
            || text == "must" && !matches!(form, "shall" | "must" | "will" | "~ to" | "~ to be");
        best = Some(Modal { at, end: at + length, text, follows, sole, stated });
    };
    for (length, form) in PLAIN.at(words, at) {
        take(length, form);
    }
    for (be, ()) in BE_FORMS.at(words, at) {
        // `is further encouraged to`
        let adverb = words.get(at + be).is_some_and(|word| word.is(BETWEEN));
        let be = be + usize::from(adverb);
        for (length, form) in BEHIND_BE.at(words, at + be) {
            take(be + length, form);
        }
    }
    let tried = efforts(words, at).map(|length| Modal {
        at,
        end: at + length,
        text: "aspires to",
        follows: Verb,
        sole: false,
        stated: false,
    });
    tried.filter(|tried| best.is_none_or(|best| tried.end > best.end)).or(best)
}

/// Whether words that look like a form mean what it says.
fn holds(form: &str, words: &[Word], at: usize, length: usize) -> bool {
    let next = |ahead: usize| words.get(at + length + ahead);
    match form {
        "~ to" | "~ not to" => is_to(words, at, length),
        // `shall not be left alone or be asked to grade papers`: what is done to the subject, and no norm of its own.
        "~ asked to" => !words.get(at).is_some_and(|be| be.is(&["be"])),
        // `by May 1 of each year`
        "may" => {
            let month = words.get(at).is_some_and(|may| may.text == "May")
                && at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|before| {
                    before.is(&[
                        "of", "in", "by", "until", "since", "during", "each", "every", "and", "through",
                    ])
                });
            !month && !next(0).is_some_and(|day| day.kind == WordKind::Number)
        }
        // `shall be directed to the agency`: what is sent there. `Parking is free to the SRO`: what costs nothing.
        "~ directed to" | "~ free to" => next(0).is_some_and(super::english::may_be_verb),
        // `call the principal and stay with the student`: somebody stays, and nothing rests with anybody.
        "stay with" | "stays with" => at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|before| {
            !before.joins() && !before.is(&["shall", "must", "will", "should", "may", "to", "not", "then"])
        }),
        // `do not expect to acquire property`: what people think, which forbids nothing.
        "do not" | "does not" => !next(0).is_some_and(|next| next.is(THINKING)),
        // `shall not less than once a year organize`: what is not less is done.
        _ if form.ends_with(" not") => {
            !(next(1).is_some_and(|than| than.is(&["than"]))
                && next(0).is_some_and(|word| {
                    word.is(&["less", "more", "fewer", "later", "sooner", "earlier", "longer"])
                }))
        }
        _ => true,
    }
}

/// Verbs behind `do not` that tell of thoughts or of effects.
const THINKING: &[&str] =
    &["expect", "intend", "wish", "believe", "create", "constitute", "always", "necessarily", "mean"];

/// Words between `make` and `efforts`.
const EARNEST: &[&str] = &[
    "a",
    "an",
    "every",
    "all",
    "any",
    "its",
    "their",
    "his",
    "her",
    "or",
    "and",
    "reasonable",
    "good",
    "faith",
    "good-faith",
    "best",
    "diligent",
    "concerted",
    "sincere",
    "possible",
    "necessary",
];

/// `shall make every reasonable effort to`: how many words it takes.
pub fn efforts(words: &[Word], at: usize) -> Option<usize> {
    let modal = words.get(at)?.is(&["shall", "will", "must", "should"]);
    let adverb =
        modal && words.get(at + 1).is_some_and(|word| word.is(&["then", "also", "always", "jointly"]));
    let make = at + usize::from(modal) + usize::from(adverb);
    if !words.get(make)?.is(&["make", "makes", "use", "uses", "exert"]) {
        return None;
    }
    let between = words.iter().skip(make + 1).take_while(|word| word.is(EARNEST)).count();
    let effort = make + 1 + between;
    let tries = words.get(effort)?.is(&["effort", "efforts", "attempt", "attempts", "endeavors"]);
    (tries && words.get(effort + 1)?.is(&["to"])).then_some(effort + 2 - at)
}

/// `SROs are to report`: only before a verb, and where the subject is no purpose and no task.
fn is_to(words: &[Word], at: usize, length: usize) -> bool {
    let verb = words.get(at + length).is_some_and(super::english::may_be_verb);
    let before = words.get(..at).unwrap_or_default();
    let near = before.iter().take(5).chain(before.last());
    let aims = near.clone().any(|word| {
        word.is(&[
            "purpose",
            "purposes",
            "goal",
            "goals",
            "objective",
            "objectives",
            "intent",
            "aim",
            "aims",
            "mission",
            "idea",
            "step",
            "steps",
            "way",
            "key",
            "focus",
            "priority",
            "duty",
            "duties",
            "role",
            "roles",
            "function",
            "responsibility",
            "responsibilities",
            "job",
            "task",
            "tasks",
            "it",
            "this",
            "what",
            "which",
            "that",
        ])
    });
    let inside = before.iter().rev().take(7).any(|word| word.is(&["which", "whom", "whose", "who"]));
    verb && !aims && !inside && words.get(at).is_some_and(|be| be.is(&["is", "are"]))
}

/// All deontic words, first to last.
pub fn all(words: &[Word]) -> Vec<Modal> {
    let mut found = Vec::new();
    let mut place = 0;
    while place < words.len() {
        match at(words, place) {
            Some(modal) => {
                // `shall notify the principal, make every effort to reach a parent, and ...`: one verb of several.
                let verb = words.get(place).is_some_and(|word| word.is(&["make", "use", "exert"]));
                let joined = place.checked_sub(1).and_then(|at| words.get(at)).is_some_and(Word::joins);
                place = modal.end;
                if !(verb && joined && !found.is_empty()) {
                    found.push(modal);
                }
            }
            None => place += 1,
        }
    }
    found
}
