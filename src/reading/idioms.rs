//! Turns of phrase that say with other words what the vocabulary says with a verb: `keep records confidential`, `take into account`.

use super::inflection::Form;
use super::markers;
use super::phrases;
use super::said::Said;
use super::tail;
use super::words::{self, Word, WordKind};
use crate::syntax::ast::Kind;

/// People whom somebody names for a task.
const NAMED: &[&str] = &[
    "liaison",
    "contact",
    "representative",
    "replacement",
    "officer",
    "officers",
    "administrator",
    "coordinator",
    "person",
    "designee",
    "supervisor",
    "sro",
    "deputy",
];

impl Said<'_, '_, '_> {
    /// `keep records confidential`, `receive ongoing training`: the vocabulary's words in another order.
    pub(super) fn reordered(&self, words: &[Word]) -> Option<Vec<Word>> {
        let surface = self.vocabulary.surface;
        let first = words.first()?;
        let confidential = words.iter().position(|word| word.is(&["confidential"]));
        if let Some(at) = confidential.filter(|&at| at > 1 && first.is(&["keep", "keeping", "kept"])) {
            let mut other = vec![words::word("keep"), words::word("confidential")];
            other.extend(words.get(1..at)?.iter().cloned());
            other.extend(words.get(at + 1..)?.iter().cloned());
            return Some(other);
        }
        if first.is(&["stand", "standing", "stands"])
            && words.get(1).is_some_and(|word| word.is(&["in"]))
            && words.get(2).is_some_and(|word| word.is(&["for"]))
        {
            let behind = words.get(3..)?;
            let listed = phrases::list(self.vocabulary, behind, &[Kind::Capacity]);
            if !listed.terms.is_empty() {
                let mut other = vec![words::word("serve"), words::word("as")];
                other.extend(behind.iter().cloned());
                return Some(other);
            }
        }
        // `work collaboratively with the Superintendent to set goals` is to set them jointly with the Superintendent.
        if first.is(&["work", "working"]) {
            let with = words.iter().take(4).position(|word| word.is(&["with"]))?;
            let to = words.iter().position(|word| word.is(&["to"])).filter(|&to| to > with + 1)?;
            let who = phrases::list(self.vocabulary, words.get(with + 1..to)?, &[Kind::Actor]);
            let known = who.is_known();
            let verb = surface.verb(words, to + 1).filter(|verb| verb.form == Form::Base);
            if known && verb.is_some() {
                let mut other = words.get(to + 1..)?.to_vec();
                while other.last().is_some_and(|last| last.kind != WordKind::Letters) {
                    other.pop();
                }
                other.extend(["jointly", "with"].map(words::word));
                other.extend(words.get(with + 1..to)?.iter().cloned());
                return Some(other);
            }
        }
        // `be consistent with Board policy`, `be in accordance with the law`
        let agrees = ["consistent with", "in accordance with", "in compliance with", "in conformity with"];
        if first.is(&["be", "remain"])
            && let Some(length) = agrees.iter().find_map(|agrees| super::measures::stands(words, 1, agrees))
        {
            let mut other = ["comply", "with"].map(words::word).to_vec();
            other.extend(words.get(1 + length..)?.iter().cloned());
            return Some(other);
        }
        // `be accompanied by Standard Operating Procedures`, said of a document: it has to have them.
        let accompanied = matches!(words, [be, accompanied, by, ..] if be.is(&["be"])
            && accompanied.is(&["accompanied", "supplemented"]) && by.is(&["by"]));
        let document = phrases::list(self.vocabulary, self.segment.subject, &[Kind::Record]);
        if accompanied && document.is_known() {
            let mut other = vec![words::word("include")];
            other.extend(words.get(3..)?.iter().cloned());
            return Some(other);
        }
        // `withdraw upon sixty days' notice`, `withdraw from this Agreement`: what is left is the agreement.
        if first.is(&["withdraw"]) {
            let from = words.get(1).is_some_and(|word| word.is(&["from"]));
            let start = if from { 2 + phrases::noun_start(words.get(2..)?) } else { 1 };
            let agreement = from
                && words
                    .get(start)
                    .is_some_and(|word| word.is(&["agreement", "mou", "memorandum", "contract"]));
            let alone = !from
                && (words.len() == 1
                    || words.get(1).is_some_and(|next| {
                        next.is(&["as", "at", "by", "upon", "on", "with", "after", "if"])
                    }));
            if agreement || alone {
                let mut other = ["terminate", "the", "agreement"].map(words::word).to_vec();
                other.extend(words.get(if from { start + 1 } else { 1 }..)?.iter().cloned());
                return Some(other);
            }
        }
        // `make the SRO aware of a student's needs`
        if first.is(&["make", "making", "keep", "keeping"])
            && let Some(aware) =
                words.iter().take(10).position(|word| word.is(&["aware", "informed", "apprised", "advised"]))
            && words.get(aware + 1).is_none_or(|word| {
                word.is(&["of", "about"]) || word.kind != WordKind::Letters && !first.is(&["make", "making"])
            })
        {
            let who = words.get(1..aware)?;
            let listed = phrases::list(self.vocabulary, who, &[Kind::Actor]);
            if listed.is_known() {
                let gerund = first.lower.ends_with("ing");
                let mut other = vec![words::word(if gerund { "notifying" } else { "notify" })];
                other.extend(who.iter().cloned());
                if words.get(aware + 1).is_some_and(|word| word.kind == WordKind::Letters) {
                    other.push(words::word("about"));
                    other.extend(words.get(aware + 2..)?.iter().cloned());
                } else {
                    other.extend(words.get(aware + 1..)?.iter().cloned());
                }
                return Some(other);
            }
        }
        // `may require all SROs to attend`
        if first.is(&["require", "requiring"]) {
            let start = 1 + phrases::noun_start(words.get(1..)?);
            let who = surface.longest(words, start, &[Kind::Actor]);
            let to =
                who.is_some_and(|who| words.get(start + who.length).is_some_and(|word| word.is(&["to"])));
            if to {
                let mut other = vec![words::word("direct")];
                other.extend(words.get(1..)?.iter().cloned());
                return Some(other);
            }
        }
        // `share information with the Department`: they get it.
        if first.is(&["share", "sharing", "shared"])
            && let Some(with) = words.iter().position(|word| word.is(&["with"]))
        {
            let mut other = words.to_vec();
            other[with] = words::word("to");
            return Some(other);
        }
        // `ask a student about immigration`
        if first.is(&["ask", "asking", "asked"]) && words.iter().any(|word| word.is(&["about"])) {
            let start = 1 + words.iter().skip(1).take_while(|word| phrases::is_determiner(word)).count();
            let person = surface.longest(words, start, &[Kind::Actor]).is_some();
            if person && surface.verb(words, 0).is_none_or(|verb| verb.length == 1) {
                let mut other = vec![words::word("question")];
                other.extend(words.get(1..)?.iter().cloned());
                return Some(other);
            }
        }
        // `ask the principal to sit in`
        if first.is(&["ask", "asking"]) {
            let start = 1 + phrases::noun_start(words.get(1..)?);
            let who = surface.longest(words, start, &[Kind::Actor]);
            let end = who.map_or(0, |who| start + who.length);
            let verb = [words::word(if first.is(&["ask"]) { "request" } else { "requesting" })];
            match words.get(end).filter(|_| end > 0) {
                Some(to) if to.is(&["to"]) => return Some([&verb, words.get(1..)?].concat()),
                // `ask the Superintendent for a review in writing`
                Some(next) if next.is(&["for"]) => {
                    let behind = words.get(end + 1..)?;
                    let stop = (1..behind.len())
                        .find(|&at| {
                            behind.get(at).is_some_and(|word| word.kind != WordKind::Letters)
                                || tail::parts_here(self.vocabulary, behind, at)
                        })
                        .unwrap_or(behind.len());
                    let from = [words::word("from")];
                    let parts = [&verb, behind.get(..stop)?, &from, words.get(1..end)?, behind.get(stop..)?];
                    return Some(parts.concat());
                }
                _ => {}
            }
        }
        // `name a liaison`, `name one administrator as the contact`
        if first.is(&["name", "naming"])
            && words.get(1).is_some_and(|next| next.is(&["a", "an", "one", "two", "another"]))
            && words.iter().skip(2).take(4).any(|word| word.is(NAMED))
        {
            let verb = if first.is(&["name"]) { "designate" } else { "designating" };
            return Some([&[words::word(verb)], words.get(1..)?].concat());
        }
        // `take the principal's views into account` is to consider them.
        let account = words.windows(2).position(|pair| {
            matches!(pair, [into, what] if into.is(&["into"]) && what.is(&["account", "consideration"]))
        });
        if let Some(into) = account.filter(|&into| into > 1 && first.is(&["take", "taking", "taken"])) {
            let mut other = vec![words::word("consider")];
            other.extend(words.get(1..into)?.iter().cloned());
            other.extend(words.get(into + 2..)?.iter().cloned());
            return Some(other);
        }
        // `give the request due consideration`
        let considered = words.iter().position(|word| word.is(&["consideration"])).filter(|&at| at > 1);
        if let Some(at) = considered.filter(|_| first.is(&["give", "giving"])) {
            let how = words.get(1..at)?.iter().rev();
            let how = how
                .take_while(|word| word.is(&["due", "full", "careful", "serious", "strong", "special"]))
                .count();
            let mut other = vec![words::word("consider")];
            let behind = words.get(at + 1..)?;
            match behind {
                [to, rest @ ..] if to.is(&["to"]) => other.extend(rest.iter().cloned()),
                _ => {
                    other.extend(words.get(1..at - how)?.iter().cloned());
                    other.extend(behind.iter().cloned());
                }
            }
            return (other.len() > 1).then_some(other);
        }
        // `bring the matter to the attention of the principal` is to notify the principal about it.
        let attention = (2..words.len()).find_map(|at| {
            let length = super::measures::stands(words, at, "to the attention of")?;
            Some((at, length))
        });
        if let Some((at, length)) = attention.filter(|_| first.is(&["bring", "call", "bringing"])) {
            let mut behind = words.get(at + length..)?;
            while let [rest @ .., last] = behind
                && last.kind == WordKind::Stop
            {
                behind = rest;
            }
            let end = (0..behind.len())
                .find(|&at| tail::parts_here(self.vocabulary, behind, at))
                .unwrap_or(behind.len());
            let mut other = vec![words::word("notify")];
            other.extend(behind.get(..end)?.iter().cloned());
            other.push(words::word("about"));
            other.extend(words.get(1..at)?.iter().cloned());
            other.extend(behind.get(end..)?.iter().cloned());
            return Some(other);
        }
        // `shall have completed the course` is to complete it.
        if first.is(&["have"]) {
            let adverb = words.get(1).is_some_and(|word| word.lower.ends_with("ly"));
            let at = 1 + usize::from(adverb);
            let known = surface.verb(words, at).filter(|verb| verb.form == Form::Past);
            let participle = words.get(at)?;
            let base = super::inflection::bases(&participle.lower)
                .into_iter()
                .filter(|(_, form)| *form == Form::Past)
                .map(|(base, _)| words::word(&base))
                .find(|base| surface.verb(std::slice::from_ref(base), 0).is_some())
                .or_else(|| super::english::of_participle(participle).map(|base| words::word(&base)));
            let noun = surface.longest(words, at, &[]).is_some();
            if let Some(base) = base.filter(|_| !noun && (known.is_some() || adverb)) {
                let mut other = vec![base];
                other.extend(words.get(at + 1..)?.iter().cloned());
                return Some(other);
            }
        }
        let receives = first.is(&["receive", "receiving", "obtain", "obtaining", "received"]);
        if receives && surface.verb(words, 0).is_none() {
            let end = (1..words.len()).find(|&at| markers::at(words, at).is_some()).unwrap_or(words.len());
            let trained = (1..end).any(|at| {
                surface.longest(words, at, &[Kind::Object]).is_some_and(|found| {
                    let name = &self.vocabulary.taxonomy.term(found.term).name;
                    name.contains("training") && !name.contains("cost")
                })
            });
            if trained {
                let mut other = vec![words::word("complete")];
                other.extend(words.get(1..)?.iter().cloned());
                return Some(other);
            }
        }
        None
    }
}
