//! English verbs, whether the vocabulary has a word for them or not: what agreements do not call by a term of the
//! vocabulary still has to be known for a verb, so that its words stay together and no other part takes them.

use super::inflection::{self, Form};
use super::words::{Word, WordKind};

/// Verbs that are hardly ever nouns.
#[rustfmt::skip]
const VERBS: &[&str] = &[
    "abandon", "abide", "absorb", "accept", "accommodate", "accompany", "accomplish", "achieve",
    "acknowledge", "acquire", "adapt", "add", "adhere", "adjust", "administer", "adopt", "advise",
    "advocate", "afford", "agree", "align", "allocate", "allow", "alter", "amend", "analyze", "announce",
    "anticipate", "apologize", "appear", "apply", "appoint", "apprehend", "arise", "arrange", "arrive",
    "articulate", "ascertain", "ask", "assemble", "assert", "assess", "assign", "assist", "assume",
    "assure", "attach", "attain", "attend", "attribute", "authorize", "avoid", "await", "become", "begin",
    "believe", "belong", "bind", "bring", "broaden", "bypass", "calculate", "cancel", "categorize",
    "cease", "certify", "characterize", "choose", "circulate", "clarify", "classify", "collaborate",
    "collect", "combine", "come", "commence", "commit", "communicate", "compare", "compel", "compensate",
    "compile", "complete", "comply", "compose", "comprehend", "compute", "conceal", "conceive", "conclude",
    "concur", "conduct", "confer", "confine", "confirm", "confiscate", "conform", "confront", "consent",
    "conserve", "consider", "consist", "constitute", "consult", "consume", "contain", "contemplate",
    "contend", "continue", "contribute", "convene", "converse", "convert", "convey", "cooperate",
    "coordinate", "correspond", "create", "cultivate", "customize", "decide", "declare", "decline",
    "decrease", "deem", "defer", "define", "delegate", "delete", "deliver", "demonstrate", "deny",
    "depart", "depend", "depict", "deploy", "describe", "deserve", "designate", "desist", "destroy",
    "detect", "deter", "determine", "develop", "devise", "devote", "diminish", "disagree", "disallow",
    "disburse", "discipline", "disclose", "discontinue", "discourage", "discover", "discuss", "disperse",
    "dispose", "disregard", "disrupt", "disseminate", "distinguish", "distribute", "diversify", "donate",
    "draw", "educate", "eliminate", "embrace", "emphasize", "employ", "empower", "enable", "enact",
    "encourage", "endeavor", "endorse", "enforce", "engage", "enhance", "enjoy", "enroll", "ensure",
    "enter", "enumerate", "equip", "escalate", "establish", "evaluate", "examine", "exceed", "exclude",
    "execute", "exhibit", "exist", "expand", "expect", "expedite", "expend", "explain", "explore",
    "extend", "facilitate", "familiarize", "finance", "find", "foster", "fulfill", "furnish", "gain",
    "gather", "generate", "get", "give", "go", "govern", "greet", "guarantee", "handle", "happen", "have",
    "hear", "hire", "hold", "identify", "ignore", "illustrate", "implement", "imply", "impose", "improve",
    "include", "incorporate", "incur", "indemnify", "indicate", "inform", "inhibit", "initiate", "inquire",
    "inspect", "install", "instill", "institute", "instruct", "insure", "integrate", "intend", "interact",
    "interpret", "interrupt", "intervene", "introduce", "invest", "invite", "involve", "join", "justify",
    "keep", "know", "lack", "launch", "lead", "learn", "leave", "lend", "let", "leverage", "listen",
    "locate", "look", "lose", "maintain", "make", "manage", "maximize", "mediate", "meet", "mention",
    "mentor", "minimize", "mitigate", "modify", "motivate", "negotiate", "notify", "nurture", "obey",
    "obligate", "observe", "obtain", "occupy", "occur", "offer", "omit", "operate", "oppose", "organize",
    "originate", "oversee", "owe", "participate", "pay", "perceive", "perform", "permit", "persist",
    "persuade", "pertain", "possess", "postpone", "preclude", "predict", "prefer", "prepare", "prescribe",
    "preserve", "pretend", "prevail", "prevent", "proceed", "procure", "prohibit", "promote", "promulgate",
    "propose", "prorate", "prosecute", "protect", "prove", "provide", "publish", "pursue", "qualify",
    "raise", "react", "realize", "reallocate", "receive", "recognize", "recommend", "reconcile", "recover",
    "recruit", "rectify", "redirect", "reduce", "refer", "refine", "refrain", "refuse", "regain",
    "register", "regulate", "reimburse", "reinforce", "reinstate", "reject", "relate", "relieve",
    "relinquish", "rely", "remain", "remember", "remind", "remit", "remove", "render", "renegotiate",
    "renew", "reopen", "replace", "represent", "require", "reschedule", "rescind", "reside", "resign",
    "resolve", "respond", "restore", "restrict", "resume", "retain", "retrieve", "reveal", "revert",
    "revise", "revoke", "safeguard", "satisfy", "secure", "see", "seek", "select", "send", "serve",
    "settle", "simplify", "solicit", "solve", "specify", "spend", "stay", "stimulate", "stipulate",
    "strengthen", "strive", "submit", "substitute", "succeed", "suggest", "supervise", "supplement",
    "suppose", "surrender", "suspend", "sustain", "take", "teach", "tell", "terminate", "testify", "think",
    "transmit", "treat", "undergo", "understand", "undertake", "update", "uphold", "utilize", "vacate",
    "validate", "verify", "violate", "waive", "wear", "weigh", "withdraw", "withhold", "write",
];

/// Verbs that are as often nouns: they are known for verbs only where nothing else can stand, as behind `to` or in a participle.
#[rustfmt::skip]
const NOUNS_TOO: &[&str] = &[
    "account", "act", "address", "advance", "aid", "answer", "appeal", "approach", "attempt", "audit",
    "award", "balance", "bar", "base", "bill", "book", "brief", "budget", "call", "care", "cause",
    "challenge", "change", "charge", "check", "close", "collapse", "comment", "concern", "contact",
    "contract", "control", "copy", "correct", "cost", "counsel", "count", "credit", "deal", "debate",
    "delay", "demand", "detail", "direct", "display", "document", "draft", "effect", "effort", "estimate",
    "exercise", "express", "face", "fail", "fear", "file", "fill", "focus", "force", "form", "function",
    "fund", "further", "grant", "guide", "hand", "harm", "help", "highlight", "honor", "host", "influence",
    "interest", "interview", "issue", "judge", "label", "limit", "link", "list", "load", "lock", "mark",
    "market", "match", "measure", "model", "mold", "monitor", "move", "name", "need", "note", "notice",
    "object", "open", "order", "outline", "own", "pass", "patrol", "pilot", "place", "plan", "play",
    "point", "police", "post", "practice", "present", "press", "process", "produce", "profile", "program",
    "project", "purchase", "question", "rank", "rate", "reach", "reason", "record", "reflect", "regard",
    "release", "remedy", "repair", "repeat", "report", "request", "research", "reserve", "respect",
    "result", "return", "review", "reward", "risk", "rule", "run", "sanction", "schedule", "score",
    "screen", "search", "set", "shape", "share", "shift", "show", "sign", "sort", "speak", "stand",
    "start", "state", "station", "step", "stop", "store", "structure", "study", "supply", "support",
    "survey", "talk", "target", "tax", "test", "tour", "track", "train", "transfer", "transport", "travel",
    "trust", "try", "turn", "use", "value", "view", "visit", "voice", "volunteer", "wait", "walk",
    "warrant", "watch", "welcome", "witness", "work", "yield",
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
