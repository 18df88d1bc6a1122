//! The lint of deadlines that depends on what the law asks: a word such as `promptly` is fine by itself, and
//! too little only where a rule asks for a number.

use super::pages;
use crate::audit::{Audit, Basis, DemandOutcome, RuleOutcome};
use crate::finding::Finding;
use crate::norm::measure::{self, Aspect, Deadline};

/// The places at which a clause has a deadline word where a demand of the rule asks for a number.
pub fn vague_deadlines(audit: &Audit<'_>, outcome: &RuleOutcome<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for demand in &outcome.demands {
        let finding = vague(audit, &outcome.rule.id, demand);
        // Two demands of one rule may meet in one word.
        findings.extend(finding.filter(|finding| !findings.contains(finding)));
    }
    findings
}

fn vague(audit: &Audit<'_>, rule: &str, outcome: &DemandOutcome<'_>) -> Option<Finding> {
    if outcome.verdict.passes() {
        return None;
    }
    let (asked, judgement) = match &outcome.basis {
        Basis::Norm { asked, judgement, .. } => (asked, judgement),
        Basis::AnyOf(outcomes) => {
            let best = outcomes.iter().min_by_key(|outcome| outcome.verdict)?;
            return vague(audit, rule, best);
        }
        Basis::Content(_) | Basis::Header { .. } | Basis::Nothing => return None,
    };
    let Some(Deadline::Within(wanted)) = &asked.discharge.measures.deadline else { return None };
    let near = judgement.nearest.as_ref()?;
    let norm = audit.document.set.get(near.norm)?;
    let Some(Deadline::Symbol(symbol)) = norm.discharge.measures.deadline else { return None };
    if !near.measures.iter().any(|(aspect, _)| *aspect == Aspect::Deadline) {
        return None;
    }
    let statement = audit.document.statements.get(norm.origin.statement)?;
    // Where a clause has several deadlines, the last one counts.
    let place = statement.measures.iter().rfind(|(aspect, _)| *aspect == Aspect::Deadline);
    let number = measure::quantity_words(*wanted);
    let message = format!(
        "`{}` names no number, and the rule `{rule}` asks for {number}",
        measure::symbol_word(symbol)
    );
    Some(
        pages::VAGUE_DEADLINE
            .at(place.map_or(statement.span, |(_, span)| *span), message)
            .label("nobody can say when this is late")
            .help(format!("write `within {number}` of the event, or less")),
    )
}
