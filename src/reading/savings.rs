//! What an agreement says it does not do: `Nothing in this section shall prevent the principal from acting`.

use super::Drafted;
use super::clause;
use super::inflection::Form;
use super::lists::Walk;
use super::modality;
use super::phrases::Vocabulary;
use super::segments;
use super::words::{Word, WordKind};
use crate::syntax::ast::Sureness;

impl Walk<'_> {
    /// `Nothing in this section shall prevent the principal from acting`: the principal may.
    pub(super) fn not_precluded(&mut self, words: &[Word]) -> Option<Vec<Drafted>> {
        if !words.first()?.is(&["nothing"]) {
            return None;
        }
        // `Nothing in this section obliges the SRO to ...`: it need not.
        let obliges = words.iter().take(16).position(|word| {
            word.is(&[
                "oblige",
                "obliges",
                "obligate",
                "obligates",
                "require",
                "requires",
                "compel",
                "compels",
            ])
        });
        if let Some(verb) = obliges {
            let to = words.iter().skip(verb).position(|word| word.is(&["to"]))? + verb;
            let mut said = words.get(verb + 1..to)?.to_vec();
            said.extend(["is", "not", "required", "to"].map(super::words::word));
            said.extend(words.get(to + 1..)?.iter().cloned());
            let mut clauses = clause::read(self.vocabulary, &said, &mut self.context);
            clauses.retain(|clause| clause.text.contains(" need not "));
            for clause in &mut clauses {
                clause.look_at("said as what the agreement does not require, read as an exemption");
            }
            return (!clauses.is_empty()).then_some(clauses);
        }
        let verbs = [
            "preclude",
            "prevent",
            "prohibit",
            "precludes",
            "prevents",
            "prohibits",
            "restrict",
            "restricts",
        ];
        let from = words.iter().position(|word| word.is(&["from"]));
        let verb = words.iter().take(16).position(|word| word.is(&verbs));
        let limits = ["limit", "limits", "restrict", "restricts", "affect", "affects"];
        let abilities = ["ability", "discretion", "authority", "right", "power"];
        let said = if let (Some(verb), Some(from)) = (verb, from)
            && verb < from
        {
            let mut said = words.get(verb + 1..from)?.to_vec();
            said.extend(["is", "permitted", "to"].map(super::words::word));
            let gerund = self.vocabulary.surface.verb(words, from + 1);
            let first = words.get(from + 1)?;
            let known = || {
                super::inflection::bases(&first.lower).into_iter().find_map(|(base, form)| {
                    let fits = gerund.is_none()
                        || self.vocabulary.surface.verb(&[super::words::word(&base)], 0).is_some();
                    (form == Form::Gerund && fits).then_some(base)
                })
            };
            said.push(super::words::word(&super::english::of_gerund(first).or_else(known)?));
            said.extend(words.get(from + 2..)?.iter().cloned());
            said
        } else {
            let limit = words.iter().take(16).position(|word| word.is(&limits))?;
            let ability = words.iter().skip(limit).take(3).position(|word| word.is(&abilities))? + limit;
            if !words.get(ability + 1)?.is(&["of"]) {
                return None;
            }
            let to = words.iter().skip(ability).position(|word| word.is(&["to"]))? + ability;
            let mut said = words.get(ability + 2..to)?.to_vec();
            said.extend(["is", "permitted", "to"].map(super::words::word));
            said.extend(words.get(to + 1..)?.iter().cloned());
            said
        };
        let said = saved_again(self.vocabulary, &said).unwrap_or(said);
        let mut clauses = clause::read(self.vocabulary, &said, &mut self.context);
        clauses.retain(|clause| !clause.text.starts_with('"'));
        for clause in &mut clauses {
            clause.sureness = clause.sureness.max(Sureness::Likely);
            clause
                .doubts
                .push("said as what the agreement does not prevent, read as a permission".to_owned());
        }
        (!clauses.is_empty()).then_some(clauses)
    }

    /// `Nothing here takes away the powers of the principal, and the Chief shall be told of their use`: the second half.
    pub(super) fn beside_saving(&mut self, words: &[Word]) -> Vec<Drafted> {
        if !words.first().is_some_and(|first| first.is(&["nothing"])) {
            return Vec::new();
        }
        let second = (2..words.len()).find_map(|at| {
            let joint = words.get(at)?.is(&["and", "but"]) && words.get(at - 1)?.kind == WordKind::Comma;
            let behind = words.get(at + 1..).filter(|_| joint)?;
            let modal =
                modality::all(behind).into_iter().next().filter(|modal| (1..=8).contains(&modal.at))?;
            (!segments::in_subordinate(behind, modal)).then_some(behind)
        });
        let Some(second) = second else { return Vec::new() };
        let mut clauses = clause::read(self.vocabulary, second, &mut self.context);
        clauses.iter_mut().for_each(|clause| clause.look_at("said beside what the agreement does not do"));
        clauses
    }
}

/// `is permitted to report a crime, or an officer from acting upon it`: the officer is permitted to act upon it.
fn saved_again(vocabulary: Vocabulary<'_>, said: &[Word]) -> Option<Vec<Word>> {
    // `..., nor does it require the SRO to ignore a crime`: the SRO need not.
    let nor = (2..said.len()).find_map(|at| {
        let length =
            ["nor does it require", "nor does it oblige", "nor does it compel", "nor shall it require"]
                .iter()
                .find_map(|nor| super::measures::stands(said, at, nor))?;
        Some((at, length))
    });
    if let Some((at, length)) = nor {
        let to = said.iter().skip(at + length).take(8).position(|word| word.is(&["to"]))? + at + length;
        let before = said.get(..at)?;
        let before = before.strip_suffix(&[super::words::comma()]).unwrap_or(before);
        let need_not = ["need", "not"].map(super::words::word);
        let who = said.get(at + length..to)?;
        return Some([before, &[super::words::semicolon()], who, &need_not, said.get(to + 1..)?].concat());
    }
    let from = (4..said.len()).find(|&at| {
        said.get(at).is_some_and(|word| word.is(&["from"]))
            && said.get(at + 1).is_some_and(|next| super::english::of_gerund(next).is_some())
    })?;
    let joint = (from.saturating_sub(8)..from)
        .rev()
        .find(|&at| said.get(at).is_some_and(|word| word.is(&["or", "and"])))?;
    let who = said.get(joint + 1..from)?;
    let base = super::english::of_gerund(said.get(from + 1)?)?;
    let before = said.get(..joint)?;
    let before = before.strip_suffix(&[super::words::comma()]).unwrap_or(before);
    let permitted = ["is", "permitted", "to", &base].map(super::words::word);
    super::phrases::list(vocabulary, who, &[crate::syntax::ast::Kind::Actor]).is_known().then(|| {
        Some([before, &[super::words::semicolon()], who, &permitted, said.get(from + 2..)?].concat())
    })?
}
