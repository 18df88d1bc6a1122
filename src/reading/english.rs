//! English verbs, whether the vocabulary has a word for them or not: what agreements do not call by a term of the
//! vocabulary still has to be known for a verb, so that its words stay together and no other part takes them.

use super::inflection::{self, Form};
use super::words::{Word, WordKind};

/// Verbs that are hardly ever nouns.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abandon", "abet", "abide", "abolish", "absorb", "accelerate", "accept", "accommodate", "accompany",
    "accomplish", "accrue", "accumulate", "accuse", "achieve", "acknowledge", "acquaint", "acquire",
    "adapt", "add", "adhere", "adjourn", "adjudicate", "adjust", "administer", "admire", "admit", "adopt",
    "advertise", "advise", "advocate", "affect", "affirm", "afford", "agree", "align", "allege",
    "alleviate", "allocate", "allot", "allow", "alter", "amass", "amend", "analyze", "announce", "annoy",
    "anticipate", "apologize", "appear", "append", "applaud", "apply", "appoint", "apprehend", "apprise",
    "apprize", "approve", "arbitrate", "argue", "arise", "arm", "arrange", "arrive", "articulate",
    "ascertain", "ask", "assemble", "assert", "assess", "assign", "assist", "assume", "assure", "attach",
    "attain", "attend", "attest", "attract", "attribute", "authorize", "avert", "avoid", "await",
    "barricade", "become", "begin", "behave", "believe", "belong", "bestow", "betray", "bind", "bite",
    "borrow", "breathe", "bring", "broaden", "build", "bury", "buy", "bypass", "calculate", "cancel",
    "capitalize", "carry", "catch", "categorize", "cease", "certify", "characterize", "cherish", "choose",
    "circulate", "circumvent", "cite", "clarify", "classify", "cleanse", "cling", "coerce", "coincide",
    "collaborate", "collect", "combine", "come", "commemorate", "commence", "commend", "commit",
    "communicate", "commute", "compare", "compel", "compensate", "compete", "compile", "complain",
    "complete", "comply", "compose", "comprehend", "comprise", "compute", "conceal", "concede", "conceive",
    "conclude", "concur", "condemn", "condone", "conduct", "confer", "confess", "confide", "confine",
    "confirm", "confiscate", "conform", "confront", "confuse", "congratulate", "connect", "consent",
    "conserve", "consider", "consist", "consolidate", "constitute", "consult", "consume", "contain",
    "contemplate", "contend", "continue", "contradict", "contravene", "contribute", "convene", "converse",
    "convert", "convey", "convince", "cooperate", "coordinate", "correspond", "counteract", "create",
    "criticize", "cultivate", "curtail", "customize", "debrief", "deceive", "decertify", "decide",
    "declare", "decline", "decorate", "decrease", "dedicate", "deduct", "deem", "deescalate", "defend",
    "defer", "define", "deflect", "defray", "defy", "degrade", "delegate", "delete", "deliver",
    "demonstrate", "demote", "denote", "denounce", "deny", "depart", "depend", "depict", "deploy", "depose",
    "deprive", "derive", "descend", "describe", "deserve", "designate", "desist", "destroy", "detain",
    "detect", "deter", "deteriorate", "determine", "develop", "devise", "devote", "diagnose", "differ",
    "differentiate", "diminish", "dine", "disable", "disagree", "disallow", "disappear", "disappoint",
    "disapprove", "disarm", "disburse", "discern", "discipline", "disclose", "disconnect", "discontinue",
    "discourage", "discover", "discriminate", "discuss", "disinfect", "dismantle", "dismiss", "disobey",
    "dispatch", "dispense", "disperse", "dispose", "disregard", "disrupt", "disseminate", "dissolve",
    "dissuade", "distinguish", "distract", "distribute", "disturb", "diversify", "divert", "divide",
    "divulge", "donate", "draw", "earn", "eat", "edit", "educate", "effectuate", "elect", "elevate",
    "elicit", "eliminate", "embark", "embarrass", "embody", "embrace", "emerge", "emit", "emphasize",
    "employ", "empower", "enable", "enact", "encompass", "encourage", "encroach", "endanger", "endeavor",
    "endorse", "endure", "enforce", "engage", "enhance", "enjoin", "enjoy", "enlarge", "enlist", "enrich",
    "enroll", "ensure", "enter", "entertain", "enumerate", "envision", "equate", "equip", "eradicate",
    "erase", "erect", "err", "escalate", "establish", "evacuate", "evade", "evaluate", "evolve",
    "exaggerate", "examine", "exceed", "exclude", "execute", "exempt", "exert", "exhale", "exhaust",
    "exhibit", "exist", "expand", "expect", "expedite", "expel", "expend", "expire", "explain", "explode",
    "explore", "expose", "extend", "facilitate", "fade", "familiarize", "feed", "feel", "fetch", "finance",
    "find", "flee", "follow", "foresee", "forfeit", "forget", "forgive", "forgo", "formulate", "foster",
    "frisk", "fulfill", "furnish", "gain", "gather", "generate", "get", "give", "glean", "go", "govern",
    "greet", "grow", "guarantee", "handcuff", "handle", "happen", "harass", "harden", "have", "hear",
    "heed", "hesitate", "hide", "hinder", "hire", "hold", "hurry", "hurt", "identify", "ignore",
    "illuminate", "illustrate", "imitate", "impair", "impede", "implement", "implicate", "imply", "impose",
    "impound", "improve", "incarcerate", "include", "incorporate", "incur", "indemnify", "indicate",
    "induce", "infect", "infer", "inflict", "inform", "infringe", "inhabit", "inhale", "inherit", "inhibit",
    "initiate", "inject", "injure", "innovate", "inquire", "insist", "inspect", "inspire", "install",
    "instill", "institute", "instruct", "insult", "insure", "integrate", "intend", "interact", "intercede",
    "intercept", "interfere", "interject", "interpret", "interrogate", "interrupt", "intervene",
    "intimidate", "introduce", "invade", "invest", "investigate", "invite", "invoke", "involve",
    "jeopardize", "join", "justify", "keep", "kick", "kill", "kneel", "know", "lack", "launch", "lead",
    "lean", "learn", "leave", "legalize", "lend", "lessen", "let", "leverage", "liaise", "lie", "lighten",
    "linger", "listen", "locate", "loiter", "lose", "magnify", "maintain", "make", "manage", "maximize",
    "meddle", "mediate", "meet", "memorialize", "memorize", "mention", "mentor", "migrate", "mingle",
    "minimize", "mislead", "misunderstand", "mitigate", "mobilize", "mock", "modify", "motivate", "mourn",
    "muster", "navigate", "negotiate", "neutralize", "notarize", "notify", "nurture", "obey", "obligate",
    "oblige", "observe", "obstruct", "obtain", "occupy", "occur", "offend", "offer", "offset", "omit",
    "operate", "oppose", "opt", "optimize", "organize", "orient", "originate", "outfit", "outrank",
    "overcome", "override", "oversee", "overtake", "overturn", "overwhelm", "owe", "partake", "participate",
    "pat", "pay", "penetrate", "perceive", "perform", "permeate", "permit", "perpetuate", "persist",
    "persuade", "pertain", "photocopy", "placate", "plead", "please", "portray", "pose", "possess",
    "postpone", "pour", "pray", "preach", "precede", "preclude", "predict", "prefer", "prepare",
    "prescribe", "preserve", "pretend", "prevail", "prevent", "prioritize", "proceed", "procure",
    "prohibit", "prolong", "promote", "promulgate", "pronounce", "propose", "prorate", "prosecute",
    "protect", "prove", "provide", "provoke", "publish", "punish", "pursue", "put", "qualify", "raise",
    "react", "realize", "reallocate", "reapply", "reappoint", "reassign", "reassure", "rebuild", "rebuke",
    "rebut", "receive", "recertify", "recite", "reclaim", "recognize", "recommend", "reconcile",
    "reconfirm", "reconnect", "reconsider", "reconvene", "recount", "recover", "recruit", "rectify",
    "recycle", "redact", "redeem", "redeploy", "redirect", "reduce", "refer", "refine", "refrain",
    "refresh", "refuse", "refute", "regain", "register", "regret", "regulate", "rehearse", "rehire",
    "reimburse", "reimpose", "reinforce", "reinstate", "reiterate", "reject", "rejoin", "relate", "relax",
    "relieve", "relinquish", "reload", "relocate", "relock", "rely", "remain", "remand", "remember",
    "remind", "remit", "remove", "rename", "render", "renegotiate", "renew", "renounce", "reopen",
    "reorganize", "repay", "repel", "repent", "replace", "represent", "reproduce", "requalify", "require",
    "reschedule", "rescind", "resemble", "resent", "reset", "reside", "resign", "resist", "resolve",
    "respond", "restore", "restrain", "restrict", "resubmit", "resume", "retain", "retaliate", "retire",
    "retrieve", "reunite", "reveal", "revert", "revise", "revisit", "revoke", "rewrite", "ridicule",
    "rotate", "safeguard", "satisfy", "say", "scatter", "scold", "scrutinize", "seclude", "secure", "see",
    "seek", "segregate", "seize", "select", "sell", "send", "separate", "serve", "settle", "sever", "shoot",
    "shorten", "shout", "shove", "shred", "shun", "simplify", "simulate", "sing", "sit", "slap", "sleep",
    "soften", "solicit", "solve", "soothe", "specialize", "specify", "speculate", "spend", "spit",
    "stabilize", "stay", "steal", "stimulate", "stipulate", "stow", "strengthen", "strive", "subcontract",
    "subdue", "submit", "subscribe", "subsidize", "substitute", "subtract", "succeed", "sue", "suffer",
    "suffice", "suggest", "summarize", "summon", "supersede", "supervise", "supplement", "suppose",
    "suppress", "surrender", "surround", "survive", "suspend", "sustain", "swear", "synchronize", "tailor",
    "take", "tamper", "teach", "tease", "tell", "tempt", "tend", "terminate", "testify", "thank", "think",
    "threaten", "throw", "tidy", "tighten", "tolerate", "torture", "transcribe", "translate", "transmit",
    "treat", "trespass", "uncover", "undergo", "undermine", "understand", "undertake", "undo", "unify",
    "unite", "unleash", "unload", "unlock", "unpack", "unveil", "update", "uphold", "urge", "usurp",
    "utilize", "vacate", "validate", "vandalize", "vanish", "vary", "ventilate", "verify", "vet", "violate",
    "waive", "wander", "want", "warn", "wash", "weaken", "wear", "weigh", "whisper", "widen", "withdraw",
    "withhold", "withstand", "write", "yell",
];

/// Verbs that are as often nouns: they are known for verbs only where nothing else can stand, as behind `to` or in a participle.
#[rustfmt::skip]
const NOUNS_TOO: &[&str] = &[
    "account", "act", "address", "advance", "aid", "aim", "alarm", "alert", "answer", "appeal", "approach",
    "attempt", "audit", "award", "bag", "balance", "ban", "bar", "base", "bear", "bid", "bill", "blame",
    "block", "book", "breach", "break", "brief", "budget", "burn", "call", "cap", "care", "cast", "cause",
    "chain", "chair", "challenge", "change", "charge", "chase", "check", "clean", "clear", "climb", "close",
    "coach", "collapse", "comfort", "command", "comment", "compromise", "concern", "contact", "contract",
    "control", "cook", "copy", "correct", "cost", "counsel", "count", "cover", "credit", "cross", "cut",
    "deal", "debate", "defeat", "delay", "demand", "deposit", "detail", "dial", "direct", "discharge",
    "display", "dispute", "document", "double", "draft", "dress", "drill", "drink", "drive", "drop",
    "effect", "effort", "email", "empty", "end", "ensue", "escort", "estimate", "exchange", "exercise", "exit", "export",
    "express", "face", "fail", "fall", "favor", "fax", "fear", "feature", "field", "fight", "figure",
    "file", "fill", "fine", "finish", "fit", "fix", "flag", "flow", "fly", "focus", "force", "form",
    "forward", "function", "fund", "further", "graduate", "grant", "guard", "guide", "halt", "hand", "hang",
    "harm", "head", "heat", "help", "highlight", "hit", "honor", "host", "impact", "import", "increase",
    "influence", "initial", "insert", "interest", "interview", "inventory", "invoice", "issue", "judge", "jump",
    "knock", "label", "land", "lap", "last", "lay", "license", "lift", "light", "limit", "line", "link",
    "list", "load", "lock", "lodge", "log", "look", "lower", "mail", "mandate", "mark", "market", "match",
    "measure", "mind", "misuse", "model", "mold", "monitor", "move", "name", "need", "note", "notice",
    "nurse", "object", "open", "order", "outline", "own", "pack", "page", "paint", "pair", "park",
    "partner", "pass", "patrol", "pause", "phone", "photograph", "pick", "picture", "pilot", "pin", "place",
    "plan", "play", "pledge", "point", "police", "position", "post", "practice", "praise", "present",
    "press", "print", "process", "produce", "profile", "program", "project", "prompt", "protest", "pull",
    "purchase", "push", "quarantine", "question", "quit", "quote", "rank", "rate", "reach", "read",
    "reason", "recall", "record", "reflect", "regard", "relay", "release", "remedy", "rent", "repair",
    "repeal", "repeat", "reply", "report", "reprimand", "request", "rescue", "research", "reserve",
    "respect", "rest", "result", "retreat", "return", "review", "reward", "ride", "ring", "risk", "root",
    "round", "ruin", "rule", "run", "rush", "sample", "sanction", "scale", "scan", "scare",
    "schedule", "score", "screen", "seal", "search", "seat", "sequester", "set", "shadow", "shame", "shape",
    "share", "shelter", "shift", "shoulder", "show", "shower", "shut", "sign", "signal", "silence", "single", "slide",
    "slow", "smell", "smoke", "snap", "sort", "sound", "spare", "speak", "spell", "split", "sponsor",
    "spot", "spread", "staff", "stand", "start", "state", "station", "step", "stick", "stop", "store",
    "strap", "stretch", "strike", "strip", "structure", "struggle", "study", "subpoena", "supply",
    "support", "surprise", "survey", "suspect", "swap", "sweep", "swing", "switch", "tag", "talk", "tape",
    "target", "taste", "tax", "tear", "telephone", "test", "text", "tie", "total", "touch", "tour", "tow",
    "trace", "track", "trade", "trail", "train", "transfer", "transport", "trap", "travel", "treasure",
    "trick", "trouble", "trust", "try", "turn", "twist", "upgrade", "use", "usher", "value", "vest", "view",
    "visit", "voice", "void", "volunteer", "wait", "wake", "walk", "warehouse", "warrant", "waste", "watch",
    "wave", "welcome", "wish", "witness", "wonder", "work", "worry", "wrap", "yield",
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

/// Whether a word is a verb in the present tense, as one does it: `involves`.
pub fn is_third(word: &Word) -> bool {
    word.is(&["is", "has", "does"]) || of_form(word, Form::Third).is_some_and(|base| base != word.lower)
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
