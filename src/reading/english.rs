//! English verbs, whether the vocabulary has a word for them or not: what agreements do not call by a term of the
//! vocabulary still has to be known for a verb, so that its words stay together and no other part takes them.

use super::inflection::{self, Form};
use super::words::{Word, WordKind};

/// Verbs that are hardly ever nouns.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abandon", "abet", "abide", "abolish", "absorb", "accelerate", "accept", "accommodate", "accompany",
    "accomplish", "accrue", "achieve", "acknowledge", "acquaint", "acquire", "adapt", "add", "adhere",
    "adjourn", "adjudicate", "adjust", "administer", "admit", "adopt", "advertise", "advise", "advocate",
    "affect", "affirm", "afford", "agree", "align", "allege", "allocate", "allot", "allow", "alter",
    "amass", "amend", "analyze", "announce", "anticipate", "apologize", "appear", "append", "apply",
    "appoint", "apprehend", "apprise", "apprize", "arbitrate", "arise", "arm", "arrange", "arrive",
    "articulate", "ascertain", "ask", "assemble", "assert", "assess", "assign", "assist", "assume",
    "assure", "attach", "attain", "attend", "attest", "attribute", "authorize", "avert", "avoid", "await",
    "become", "begin", "believe", "belong", "bestow", "bind", "bite", "borrow", "bring", "broaden",
    "build", "buy", "bypass", "calculate", "cancel", "carry", "catch", "categorize", "cease", "certify",
    "characterize", "choose", "circulate", "cite", "clarify", "classify", "coerce", "collaborate",
    "collect", "combine", "come", "commence", "commend", "commit", "communicate", "compare", "compel",
    "compensate", "compete", "compile", "complain", "complete", "comply", "compose", "comprehend",
    "compute", "conceal", "conceive", "conclude", "concur", "conduct", "confer", "confide", "confine",
    "confirm", "confiscate", "conform", "confront", "connect", "consent", "conserve", "consider",
    "consist", "constitute", "consult", "consume", "contain", "contemplate", "contend", "continue",
    "contravene", "contribute", "convene", "converse", "convert", "convey", "cooperate", "coordinate",
    "correspond", "counteract", "create", "cultivate", "curtail", "customize", "debrief", "decertify",
    "decide", "declare", "decline", "decrease", "dedicate", "deduct", "deem", "defend", "defer", "define",
    "defray", "delegate", "delete", "deliver", "demonstrate", "demote", "deny", "depart", "depend",
    "depict", "deploy", "depose", "deprive", "derive", "describe", "deserve", "designate", "desist",
    "destroy", "detain", "detect", "deter", "determine", "develop", "devise", "devote", "differ",
    "diminish", "dine", "disable", "disagree", "disallow", "disarm", "disburse", "discipline", "disclose",
    "discontinue", "discourage", "discover", "discriminate", "discuss", "dismiss", "dispatch", "disperse",
    "dispose", "disregard", "disrupt", "disseminate", "distinguish", "distribute", "diversify", "divert",
    "divulge", "donate", "draw", "earn", "eat", "educate", "effectuate", "elect", "elicit", "eliminate",
    "embark", "embrace", "emphasize", "employ", "empower", "enable", "enact", "encompass", "encourage",
    "encroach", "endanger", "endeavor", "endorse", "enforce", "engage", "enhance", "enjoin", "enjoy",
    "enlist", "enroll", "ensure", "enter", "enumerate", "envision", "equip", "erase", "erect", "escalate",
    "establish", "evacuate", "evaluate", "examine", "exceed", "exclude", "execute", "exempt", "exert",
    "exhaust", "exhibit", "exist", "expand", "expect", "expedite", "expel", "expend", "expire", "explain",
    "explore", "expose", "extend", "facilitate", "familiarize", "feed", "finance", "find", "follow",
    "forfeit", "forget", "forgive", "foster", "frisk", "fulfill", "furnish", "gain", "gather", "generate",
    "get", "give", "glean", "go", "govern", "greet", "grow", "guarantee", "handcuff", "handle", "happen",
    "harass", "have", "hear", "heed", "hide", "hinder", "hire", "hold", "hurry", "hurt", "identify",
    "ignore", "illustrate", "impair", "impede", "implement", "implicate", "imply", "impose", "impound",
    "improve", "incarcerate", "include", "incorporate", "incur", "indemnify", "indicate", "inform",
    "infringe", "inhale", "inhibit", "initiate", "inject", "injure", "inquire", "inspect", "inspire",
    "install", "instill", "institute", "instruct", "insult", "insure", "integrate", "intend", "interact",
    "intercede", "interfere", "interject", "interpret", "interrogate", "interrupt", "intervene",
    "introduce", "invest", "invite", "involve", "jeopardize", "join", "justify", "keep", "kick", "kill",
    "know", "lack", "launch", "lead", "lean", "learn", "leave", "lend", "lessen", "let", "leverage",
    "liaise", "lie", "listen", "locate", "loiter", "lose", "magnify", "maintain", "make", "manage",
    "maximize", "meddle", "mediate", "meet", "memorialize", "mention", "mentor", "mingle", "minimize",
    "mislead", "mitigate", "mock", "modify", "motivate", "negotiate", "notarize", "notify", "nurture",
    "obey", "obligate", "oblige", "observe", "obstruct", "obtain", "occupy", "occur", "offend", "offer",
    "offset", "omit", "operate", "oppose", "organize", "orient", "originate", "outfit", "outrank",
    "override", "oversee", "owe", "partake", "participate", "pat", "pay", "perceive", "perform",
    "permeate", "permit", "persist", "persuade", "pertain", "placate", "plead", "pose", "possess",
    "postpone", "pray", "preach", "precede", "preclude", "predict", "prefer", "prepare", "prescribe",
    "preserve", "pretend", "prevail", "prevent", "prioritize", "proceed", "procure", "prohibit", "promote",
    "promulgate", "propose", "prorate", "prosecute", "protect", "prove", "provide", "provoke", "publish",
    "punish", "pursue", "put", "qualify", "raise", "react", "realize", "reallocate", "reapply",
    "reappoint", "reassign", "reassure", "rebuke", "rebut", "receive", "recertify", "recite", "reclaim",
    "recognize", "recommend", "reconcile", "reconfirm", "reconsider", "reconvene", "recover", "recruit",
    "rectify", "redact", "redeploy", "redirect", "reduce", "refer", "refine", "refrain", "refuse",
    "refute", "regain", "register", "regret", "regulate", "rehearse", "rehire", "reimburse", "reimpose",
    "reinforce", "reinstate", "reiterate", "reject", "rejoin", "relate", "relieve", "relinquish",
    "relocate", "rely", "remain", "remand", "remember", "remind", "remit", "remove", "render",
    "renegotiate", "renew", "renounce", "reopen", "reorganize", "repay", "repel", "replace", "represent",
    "reproduce", "requalify", "require", "reschedule", "rescind", "reside", "resign", "resist", "resolve",
    "respond", "restore", "restrain", "restrict", "resubmit", "resume", "retain", "retaliate", "retrieve",
    "reveal", "revert", "revise", "revoke", "rewrite", "ridicule", "rotate", "safeguard", "satisfy",
    "scatter", "scold", "scrutinize", "seclude", "secure", "see", "seek", "segregate", "seize", "select",
    "sell", "send", "separate", "serve", "settle", "sever", "shoot", "shout", "shove", "shred", "simplify",
    "sing", "sit", "slap", "sleep", "solicit", "solve", "specify", "spend", "spit", "stay", "steal",
    "stimulate", "stipulate", "stow", "strengthen", "strive", "subcontract", "subdue", "submit",
    "subsidize", "substitute", "succeed", "sue", "suggest", "summarize", "summon", "supersede",
    "supervise", "supplement", "suppose", "surrender", "suspend", "sustain", "swear", "synchronize",
    "tailor", "take", "tamper", "teach", "tease", "tell", "tempt", "terminate", "testify", "thank",
    "think", "threaten", "throw", "tidy", "tolerate", "torture", "transcribe", "translate", "transmit",
    "treat", "trespass", "uncover", "undergo", "undermine", "understand", "undertake", "undo", "unify",
    "unite", "unload", "unlock", "unpack", "unveil", "update", "uphold", "urge", "usurp", "utilize",
    "vacate", "validate", "vandalize", "vary", "ventilate", "verify", "vet", "violate", "waive", "warn",
    "wash", "weaken", "wear", "weigh", "whisper", "withdraw", "withhold", "withstand", "write", "yell",
];

/// Verbs that are as often nouns: they are known for verbs only where nothing else can stand, as behind `to` or in a participle.
#[rustfmt::skip]
const NOUNS_TOO: &[&str] = &[
    "account", "act", "address", "advance", "aid", "aim", "answer", "appeal", "approach", "attempt", "audit",
    "award", "balance", "ban", "bar", "base", "bid", "bill", "blame", "book", "breach", "brief", "budget",
    "call", "cap", "care", "cause", "challenge", "change", "charge", "check", "clean", "close", "coach",
    "collapse", "comment", "concern", "contact", "contract", "control", "cook", "copy", "correct", "cost",
    "counsel", "count", "cover", "credit", "deal", "debate", "delay", "demand", "detail", "direct",
    "discharge", "display", "dispute", "document", "double", "draft", "drink", "drive", "effect", "effort",
    "empty", "ensue", "escort", "estimate", "exchange", "exercise", "express", "face", "fail", "favor",
    "fear", "file", "fill", "fix", "flag", "flow", "focus", "force", "form", "forward", "function", "fund",
    "further", "grant", "guard", "guide", "hand", "harm", "help", "highlight", "hit", "honor", "host",
    "increase", "influence", "interest", "interview", "inventory", "invoice", "issue", "judge", "label",
    "land", "lap", "last", "lift", "limit", "link", "list", "load", "lock", "look", "lower", "mark", "market",
    "match", "measure", "misuse", "model", "mold", "monitor", "move", "name", "need", "note", "notice",
    "object", "open", "order", "outline", "own", "pack", "paint", "park", "partner", "pass", "patrol",
    "phone", "pilot", "place", "plan", "play", "point", "police", "position", "post", "practice", "praise",
    "present", "press", "process", "produce", "profile", "program", "project", "pull", "purchase", "push",
    "question", "rank", "rate", "reach", "reason", "recall", "record", "reflect", "regard", "relay",
    "release", "remedy", "rent", "repair", "repeal", "repeat", "report", "reprimand", "request", "rescue",
    "research", "reserve", "respect", "result", "return", "review", "reward", "ride", "risk", "round", "rule",
    "run", "sanction", "scare", "schedule", "score", "screen", "search", "set", "shadow", "shape", "share",
    "shift", "show", "sign", "smoke", "sort", "speak", "split", "sponsor", "spread", "staff", "stand",
    "start", "state", "station", "step", "stop", "store", "strip", "structure", "study", "subpoena", "supply",
    "support", "survey", "swap", "sweep", "talk", "target", "tax", "telephone", "test", "text", "total",
    "tour", "trace", "track", "train", "transfer", "transport", "travel", "trust", "try", "turn", "upgrade",
    "use", "value", "vest", "view", "visit", "voice", "void", "volunteer", "wait", "walk", "warrant", "waste",
    "watch", "welcome", "witness", "work", "worry", "yield",
];

fn among(words: &[&str], base: &str) -> bool {
    words.binary_search(&base).is_ok()
}

/// Whether a word is a verb and nothing else, in its base form.
pub fn is_verb(word: &Word) -> bool {
    word.kind == WordKind::Letters && among(VERBS, &word.lower)
}

/// Whether a word may be a verb in its base form.
pub fn may_be_verb(word: &Word) -> bool {
    is_verb(word) || word.is(&["be"]) || (word.kind == WordKind::Letters && among(NOUNS_TOO, &word.lower))
}

/// What a participle goes back to: `prorated` to `prorate`; none for words that are none, such as `need`.
pub fn of_participle(word: &Word) -> Option<String> {
    of_form(word, Form::Past)
}

/// What a word in `-ing` goes back to: `computing` to `compute`.
pub fn of_gerund(word: &Word) -> Option<String> {
    of_form(word, Form::Gerund)
}

fn of_form(word: &Word, wanted: Form) -> Option<String> {
    let bases = inflection::bases(&word.lower).into_iter().filter(|(_, form)| *form == wanted);
    let bases: Vec<String> = bases.map(|(base, _)| base).collect();
    bases.into_iter().find(|base| among(VERBS, base) || among(NOUNS_TOO, base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_in_order() {
        assert!(VERBS.is_sorted() && NOUNS_TOO.is_sorted());
    }

    #[test]
    fn forms_go_back_to_their_verb() {
        let word = |text: &str| crate::reading::words::split(text).words.into_iter().next().expect("a word");
        assert_eq!(of_participle(&word("prorated")).as_deref(), Some("prorate"));
        assert_eq!(of_participle(&word("submitted")).as_deref(), Some("submit"));
        assert_eq!(of_gerund(&word("obtaining")).as_deref(), Some("obtain"));
        assert_eq!(of_participle(&word("responsive")), None);
    }
}
