//! Outcomes of rules to findings: what is wrong, why, and what to do.

use super::{Audit, Basis, DemandOutcome, RuleOutcome};
use crate::check::demand::Form;
use crate::check::judge::Judgement;
use crate::check::verdict::Verdict;
use crate::check::witness;
use crate::describe;
use crate::finding::{Finding, Related, RuleVerdict, Scenario, Severity};
use crate::norm::calendar;
use crate::norm::measure::Aspect;
use crate::norm::measure::Deadline;
use crate::norm::scope::Slot;
use crate::norm::{Derivation, Modality, Norm, NormId};
use crate::pack::Ask;
use crate::text::Span;

/// What to do about what a draft does not say.
const LOOK: &str = "go through the draft with `moulint review`, or in the editor";

/// The verdict of a rule for the report.
pub fn verdict(audit: &Audit<'_>, outcome: &RuleOutcome<'_>) -> RuleVerdict {
    let mut clauses = Vec::new();
    outcome.demands.iter().for_each(|demand| addresses(audit, demand, &mut clauses));
    let mut seen = std::collections::HashSet::new();
    clauses.retain(|clause| seen.insert(clause.clone()));
    RuleVerdict {
        rule: outcome.rule.id.clone(),
        verdict: outcome.verdict,
        clauses,
        reason: outcome.reason.clone(),
    }
}

fn addresses(audit: &Audit<'_>, outcome: &DemandOutcome<'_>, clauses: &mut Vec<String>) {
    let address = |id: &NormId| audit.document.set.get(*id).map(|norm| norm.origin.address.clone());
    match &outcome.basis {
        Basis::Norm { judgement, carriers, .. } => {
            clauses.extend(carriers.iter().filter_map(address));
            clauses.extend(judgement.against.iter().filter_map(address));
            if !outcome.verdict.passes() && clauses.is_empty() {
                clauses.extend(judgement.nearest.iter().filter_map(|near| address(&near.norm)));
            }
        }
        Basis::Content(facts) => {
            let treated = facts.treated.iter().flat_map(|(_, sections)| sections.iter().take(1));
            let named = facts.in_name_only.iter().map(|(_, section)| section);
            clauses.extend(
                treated
                    .chain(named)
                    .filter_map(|&index| audit.document.sections.get(index))
                    .map(|section| section.address.clone()),
            );
        }
        Basis::AnyOf(outcomes) => {
            if let Some(best) = outcomes.iter().min_by_key(|outcome| outcome.verdict) {
                addresses(audit, best, clauses);
            }
        }
        Basis::Header { .. } | Basis::Nothing => {}
    }
}

/// The findings of a rule: one for each demand that is not met; demands that come to the same are told once.
pub fn findings(audit: &Audit<'_>, outcome: &RuleOutcome<'_>) -> Vec<Finding> {
    let mut findings: Vec<Finding> = Vec::new();
    for demand in outcome.demands.iter().filter(|demand| !demand.verdict.passes()) {
        let next = Writer { audit, outcome, demand }.finding();
        let same = findings.iter_mut().find(|known| {
            known.message == next.message && known.span == next.span && known.severity == next.severity
        });
        match same {
            Some(known) => {
                known.help.push_str(&format!(", and `{}`", demand.demand.words));
                known.asked.extend(next.asked);
            }
            None => findings.push(next),
        }
    }
    findings
}

/// Whether silence is all that a verdict rests on.
fn silent(demand: &DemandOutcome<'_>) -> bool {
    match &demand.basis {
        Basis::Norm { form, judgement, .. } => super::rests_on_silence(*form, judgement),
        Basis::AnyOf(outcomes) => outcomes.iter().min_by_key(|outcome| outcome.verdict).is_some_and(silent),
        Basis::Content(_) | Basis::Header { .. } | Basis::Nothing => false,
    }
}

struct Writer<'w, 'a> {
    audit: &'w Audit<'a>,
    outcome: &'w RuleOutcome<'a>,
    demand: &'w DemandOutcome<'a>,
}

impl Writer<'_, '_> {
    fn finding(&self) -> Finding {
        let rule = self.outcome.rule;
        let summary = describe::lower_first(&rule.summary);
        let mut finding =
            Finding::new(&rule.id, &rule.summary, self.severity(), self.audit.document.title_span, summary);
        finding.verdict = Some(self.demand.verdict);
        finding.asked = vec![self.demand.demand.words.clone()];
        finding.cite.clone_from(&rule.cite);
        finding.evidence = Some(rule.evidence);
        match &self.outcome.hangs_on {
            Some(said) if self.demand.verdict == Verdict::Conditional => {
                finding.message.push_str(&format!(
                    ": it applies only where the agreement says `{said}`; nothing in the draft says so, but nobody has looked yet at all that the paper says"
                ));
                LOOK.clone_into(&mut finding.help);
            }
            _ => self.explain(self.demand, &mut finding),
        }
        if rule.evidence == crate::finding::Evidence::Unverified {
            finding.help.push_str("; nobody has confirmed this rule yet, so look the law up first");
        }
        finding
    }

    /// The rule's severity, less where there is doubt or only advice.
    fn severity(&self) -> Severity {
        let severity = self.outcome.rule.severity;
        if self.demand.demand.advice {
            return Severity::Advice;
        }
        match self.demand.verdict {
            // What a draft does not say is told once, of the draft as a whole; rule by rule it is only counted.
            Verdict::Conditional if self.outcome.hangs_on.is_some() => Severity::Advice,
            Verdict::Conditional if silent(self.demand) && self.audit.document.is_unreviewed() => {
                Severity::Advice
            }
            Verdict::Hedged | Verdict::Conditional | Verdict::ByReference => severity.max(Severity::Warning),
            // The law binds as it stands; words that sound weaker are worth a warning.
            Verdict::Advisory if self.reserved() => severity.max(Severity::Warning),
            _ => severity,
        }
    }

    /// Whether the rule is content with silence about the duty.
    fn reserved(&self) -> bool {
        fn any(ask: &Ask) -> bool {
            match ask {
                Ask::Norms(form, _) => *form == Form::Reserve,
                Ask::AnyOf(demands) => demands.iter().any(|demand| any(&demand.ask)),
                Ask::Covers(_) | Ask::Header(..) => false,
            }
        }
        any(&self.demand.demand.ask)
    }

    fn explain(&self, outcome: &DemandOutcome<'_>, finding: &mut Finding) {
        match &outcome.basis {
            Basis::Norm { asked, form, judgement, .. } => {
                self.norm(outcome, asked, *form, judgement, finding);
            }
            Basis::Content(facts) => self.content(facts, finding),
            Basis::Header { missing, open } => self.header(missing, *open, outcome, finding),
            Basis::AnyOf(outcomes) => {
                // The alternative that comes nearest is the one to mend.
                if let Some(best) = outcomes.iter().min_by_key(|outcome| outcome.verdict) {
                    self.explain(best, finding);
                }
                let ways: Vec<&str> = outcomes.iter().map(|outcome| outcome.demand.words.as_str()).collect();
                finding.help = format!("say one of these: `{}`", ways.join("`, `"));
            }
            Basis::Nothing => {
                finding.message.push_str(": the rule could not be read, so nothing is claimed");
                "mend the rule in its pack".clone_into(&mut finding.help);
            }
        }
    }

    fn norm(
        &self,
        outcome: &DemandOutcome<'_>,
        asked: &Norm,
        form: Form,
        judgement: &Judgement,
        finding: &mut Finding,
    ) {
        let words = &outcome.demand.words;
        let near = judgement.nearest.as_ref();
        let against = judgement.against.first().and_then(|&id| self.norm_of(id));
        let carrier = judgement.carriers.first().and_then(|&id| self.norm_of(id));
        let (what, help, at) = match judgement.verdict {
            Verdict::Weaker => {
                let norm = near.and_then(|near| self.norm_of(near.norm));
                let short = near.map(describe::shortfalls).unwrap_or_default();
                let what = match (norm, near) {
                    (Some(norm), Some(near)) if near.other_kind => {
                        format!("`{}` {}", address(norm), other_kind(norm, asked))
                    }
                    (Some(norm), _) if !short.is_empty() => {
                        format!("`{}` falls short in {}", address(norm), describe::listed(&short))
                    }
                    (Some(norm), _) => format!("`{}` covers only part of it", address(norm)),
                    (None, _) => "the agreement covers only part of it".to_owned(),
                };
                (what, format!("say `{words}`, or widen the clause to cover the case shown"), norm)
            }
            Verdict::Missing => {
                let what =
                    if form == Form::Require { "no clause says so" } else { "the agreement is silent" };
                // A clause that comes near is pointed at, but the agreement as a whole is what is silent.
                (what.to_owned(), format!("add a clause such as `{words}`"), None)
            }
            Verdict::ByReference => (
                "only a general promise to obey the law covers it".to_owned(),
                format!("say it outright: `{words}`"),
                None,
            ),
            Verdict::Advisory if form == Form::Reserve => {
                let what = carrier.map_or("it is advised against".to_owned(), |norm| {
                    format!("`{}` recommends against it", address(norm))
                });
                (what, "strike the clause, or take this case out of it".to_owned(), carrier)
            }
            Verdict::Advisory => {
                let allowed = self.is_leave(judgement);
                let (deed, word) = if allowed { ("allows", "may") } else { ("recommends", "should") };
                let what = carrier.map_or("it is only recommended".to_owned(), |norm| {
                    format!("`{}` only {deed} it", address(norm))
                });
                (what, format!("write `must` in place of `{word}`"), carrier)
            }
            Verdict::Hedged => (
                carrier.map_or("it is hedged".to_owned(), |norm| {
                    format!("`{}` binds only where practicable", address(norm))
                }),
                "take the hedge out, or name the cases in which it does not bind".to_owned(),
                carrier,
            ),
            Verdict::Conditional if super::rests_on_silence(form, judgement) && self.audit.document.is_unreviewed() => (
                "nothing in the draft speaks against it, but nobody has looked yet at all that the paper says".to_owned(),
                LOOK.to_owned(),
                None,
            ),
            Verdict::Conditional => {
                let norm = carrier.or(against);
                let what = norm.map_or("it hangs on words that nothing defines".to_owned(), |norm| {
                    format!(
                        "`{}` hangs on words that nothing defines or on something left open",
                        address(norm)
                    )
                });
                let help = "put a term of the vocabulary in place of the words in quotation marks, or fill the blank";
                (what, help.to_owned(), norm)
            }
            Verdict::Contradicted => self.contradiction(asked, form, against, words),
            Verdict::Inconsistent => {
                let both: Vec<String> = judgement
                    .against
                    .iter()
                    .filter_map(|&id| self.norm_of(id))
                    .map(|norm| format!("`{}`", address(norm)))
                    .collect();
                let what = format!("{} contradict each other here", describe::listed(&both));
                let help = "say which prevails: `subject to` or `notwithstanding` the other clause";
                (what, help.to_owned(), against)
            }
            Verdict::Undecided => (
                "the question took more steps than allowed, so nothing is claimed".to_owned(),
                "split clauses with many exceptions into simpler ones".to_owned(),
                near.and_then(|near| self.norm_of(near.norm)),
            ),
            Verdict::NotApplicable | Verdict::Satisfied => return,
        };
        // `nothing lets ...: I.2 allows it` would say the opposite at first sight.
        finding.message = match (judgement.verdict, form) {
            (Verdict::Contradicted, _) | (_, Form::Reserve | Form::Forbid) => {
                format!("{what}; the rule: {}", finding.message)
            }
            _ => format!("{}: {what}", finding.message),
        };
        finding.help = help;
        if let Some(norm) = at {
            self.point_at(
                norm,
                near.filter(|near| self.norm_of(near.norm).is_some_and(|n| n.origin == norm.origin)),
                finding,
            );
        }
        self.relate(asked, judgement, finding);
        if !(self.audit.brief && finding.is_untaken()) {
            self.scenario(asked, form, judgement, finding);
        }
    }

    fn contradiction<'n>(
        &self,
        asked: &Norm,
        form: Form,
        against: Option<&'n Norm>,
        words: &str,
    ) -> (String, String, Option<&'n Norm>) {
        let Some(norm) = against else {
            return ("the agreement says the contrary".to_owned(), format!("say `{words}`"), None);
        };
        let deed = describe::deed(norm.modality);
        let object = match (form, asked.modality) {
            (Form::Forbid, _) | (Form::Require, Modality::Prohibition) => "what must not happen",
            (Form::Reserve, _) | (Form::Require, Modality::Permission) => "what must stay allowed",
            (Form::Require, Modality::Obligation) => "what must be done",
            (Form::Require, Modality::Exemption) => "what nobody may be made to do",
        };
        let help = match form {
            Form::Require => format!("strike or narrow the clause, and say `{words}`"),
            Form::Forbid | Form::Reserve => "strike the clause, or take this case out of it".to_owned(),
        };
        (format!("`{}` {deed} {object}", address(norm)), help, Some(norm))
    }

    /// Points at a clause, and inside it at the slot that falls short where it is one.
    fn point_at(&self, norm: &Norm, near: Option<&crate::check::nearest::Nearest>, finding: &mut Finding) {
        let Some(statement) = self.audit.document.statements.get(norm.origin.statement) else { return };
        finding.span = statement.span;
        let Some(near) = near else { return };
        let place = near
            .slots
            .iter()
            .find_map(|slot| statement.places.iter().find(|(known, _)| known == slot).map(|(_, span)| *span));
        let short = |aspect: &Aspect| near.measures.iter().any(|(known, _)| known == aspect);
        let measured = statement.measures.iter().find(|(aspect, _)| short(aspect)).map(|(_, span)| *span);
        let modal = near.strength.then(|| statement.modal.map(|(_, span)| span)).flatten();
        if let Some(span) = place.or(measured).or(modal) {
            finding.span = span;
        }
        let short = describe::shortfalls(near);
        if !short.is_empty() {
            finding.label = format!("falls short in {}", describe::listed(&short));
        }
    }

    /// The other clauses that belong to the finding.
    fn relate(&self, asked: &Norm, judgement: &Judgement, finding: &mut Finding) {
        let span = finding.span;
        let near = judgement.nearest.as_ref().and_then(|near| self.norm_of(near.norm));
        for (message, place) in near.map(|norm| self.definitions(norm)).unwrap_or_default() {
            finding.related.push(Related { message, span: place });
        }
        let mut add = |id: NormId, message: String| {
            let place =
                self.norm_of(id).and_then(|norm| self.audit.document.statements.get(norm.origin.statement));
            if let Some(statement) = place
                && !statement.span.contains(span)
                && !finding.related.iter().any(|related| related.span == statement.span)
            {
                finding.related.push(Related { message, span: statement.span });
            }
        };
        for &id in judgement.against.iter().skip(1).take(3) {
            add(id, "this clause is concerned as well".to_owned());
        }
        if let Some(near) = &judgement.nearest
            && !matches!(judgement.verdict, Verdict::Weaker | Verdict::Inconsistent)
        {
            let short = describe::shortfalls(near);
            let message = match self.norm_of(near.norm) {
                Some(norm) if near.other_kind => format!("comes nearest, but {}", other_kind(norm, asked)),
                _ if short.is_empty() => "comes nearest".to_owned(),
                _ => format!("comes nearest; differs in {}", describe::listed(&short)),
            };
            add(near.norm, message);
        }
    }

    /// A day on which the nearest clause's deadline comes later than the one asked for.
    fn late(&self, judgement: &Judgement, asked: &Norm) -> Option<String> {
        let ours = self.norm_of(judgement.nearest.as_ref()?.norm)?;
        match (&ours.discharge.measures.deadline, &asked.discharge.measures.deadline) {
            (Some(Deadline::Within(ours)), Some(Deadline::Within(theirs))) => {
                calendar::late_example(*ours, *theirs)
            }
            _ => None,
        }
    }

    /// The definitions that make a clause say less than its words do elsewhere.
    fn definitions(&self, norm: &Norm) -> Vec<(String, Span)> {
        let document = self.audit.document;
        let Some(statement) = document.statements.get(norm.origin.statement) else { return Vec::new() };
        let defined = statement.uses.iter().filter_map(|used| {
            let rebound = document.lexicon.rebound.get(&used.term)?;
            let term = document.taxonomy.term(used.term);
            let less = rebound.leaves.is_subset(&term.leaves) && rebound.leaves != term.leaves;
            let message = format!("defined more narrowly here than `{}` is usually meant", term.name);
            less.then_some((message, rebound.span))
        });
        defined.collect()
    }

    fn scenario(&self, asked: &Norm, form: Form, judgement: &Judgement, finding: &mut Finding) {
        let Some(piece) = &judgement.piece else { return };
        let taxonomy = &self.audit.document.taxonomy;
        let choose = |slot: Slot, set: &crate::norm::leaf_set::LeafSet| describe::choose(taxonomy, slot, set);
        let shown = |verdict| witness::witness(self.audit.effective, asked, form, verdict, piece, &choose);
        // Where leave or an excuse stands in place of a reserved duty, what it lacks is the duty.
        let lacking = || self.reserved().then(|| shown(Verdict::Missing)).flatten();
        let Some(witness) = shown(judgement.verdict).or_else(lacking) else { return };
        let concerned = judgement.against.iter().chain(&judgement.carriers).copied();
        let concerned = concerned.chain(judgement.nearest.iter().map(|near| near.norm));
        let norms: Vec<&Norm> =
            concerned.filter_map(|id| self.norm_of(id)).chain(std::iter::once(asked)).collect();
        let witness = witness.with_conditions_of(&norms);
        let against = judgement.against.first().and_then(|&id| self.norm_of(id));
        let duty = form == Form::Require && asked.modality == Modality::Obligation;
        let opaque = |leaf| self.audit.document.lexicon.opaque_words(leaf).map(str::to_owned);
        let told = describe::situation(taxonomy, &witness, asked, duty, &opaque);
        let why = match (judgement.verdict, against) {
            (Verdict::Contradicted | Verdict::Conditional, Some(norm)) => {
                let deed = format!("{} it", describe::deed(norm.modality));
                let deed = if duty { "stands in the way" } else { &deed };
                format!("`{}` {deed}", address(norm))
            }
            (Verdict::Inconsistent, Some(norm)) if norm.modality == Modality::Exemption => {
                "one clause demands otherwise and another excuses from it".to_owned()
            }
            (Verdict::Inconsistent, _) if duty => {
                "one clause demands otherwise and another forbids it".to_owned()
            }
            (Verdict::Inconsistent, _) => "one clause allows it and another forbids it".to_owned(),
            (Verdict::Advisory, _) if self.is_leave(judgement) => "a clause leaves it to choice".to_owned(),
            (Verdict::Advisory, _) => "a recommendation is all that speaks against it".to_owned(),
            (Verdict::Hedged, _) => "somebody may find the clause impracticable".to_owned(),
            (Verdict::Conditional, _) => "whether a clause reaches it is open".to_owned(),
            _ if duty => match measures_missed(judgement, asked) {
                Some(missed) => {
                    let late =
                        self.late(judgement, asked).map(|late| format!(": {late}")).unwrap_or_default();
                    format!("no clause makes sure that it happens {missed}{late}")
                }
                None => "no clause makes anybody do it".to_owned(),
            },
            _ if asked.modality == Modality::Permission => "no clause says that this is allowed".to_owned(),
            _ => "no clause forbids it".to_owned(),
        };
        let sentence = format!("{}; {why}.", describe::upper_first(&told.sentence));
        finding.scenario = Some(Scenario { sentence, situation: told.situation });
    }

    fn content(&self, facts: &super::ContentFacts, finding: &mut Finding) {
        let document = self.audit.document;
        if let Some((topic, section)) = facts.in_name_only.first()
            && let Some(section) = document.sections.get(*section)
        {
            let what = format!("section `{}` covers `{topic}` in name only", section.address);
            finding.message = format!("{}: {what}", finding.message);
            finding.help = format!("write a clause about `{topic}` in the section, or take the topic out");
            finding.span = section.head;
            return;
        }
        let absent: Vec<String> = facts.absent.iter().map(|(topic, _)| format!("`{topic}`")).collect();
        finding.message = format!("{}: no section covers {}", finding.message, describe::listed(&absent));
        let names: Vec<&str> = facts.absent.iter().map(|(topic, _)| topic.as_str()).collect();
        finding.help = format!(
            "add a section that treats it, with `covers {}` in its heading and at least one clause that speaks of it",
            names.join(", ")
        );
        let spoken = facts.absent.iter().find_map(|(topic, statement)| statement.map(|at| (topic, at)));
        if let Some((topic, at)) = spoken
            && let Some(statement) = document.statements.get(at)
        {
            finding.help = format!(
                "if the section around `{}` treats it, write `covers {topic}` in its heading; otherwise add a section that does",
                statement.address
            );
            let message = format!("speaks of `{topic}`, but no section around it covers the topic");
            finding.related.push(Related { message, span: statement.span });
        }
    }

    fn header(&self, missing: &[String], open: bool, outcome: &DemandOutcome<'_>, finding: &mut Finding) {
        let words = &outcome.demand.words;
        let (what, help) = if !missing.is_empty() && outcome.verdict == Verdict::Weaker {
            let names: Vec<String> = missing.iter().map(|name| format!("`{name}`")).collect();
            let names = describe::listed(&names);
            (format!("{names} did not sign"), format!("add {names} to the `signed` line once they have"))
        } else if open {
            ("the line is left open".to_owned(), "fill the blank".to_owned())
        } else {
            ("the header does not say so".to_owned(), "add the line to the head of the agreement".to_owned())
        };
        finding.message = format!("{}: {what}", finding.message);
        finding.help = format!("{help} (the rule asks for `{words}`)");
        if let Some((_, _, span)) = self.audit.document.header.signed.first()
            && !missing.is_empty()
        {
            finding.span = *span;
        }
    }

    /// Whether a permission is all that carries it.
    fn is_leave(&self, judgement: &Judgement) -> bool {
        let carrier = judgement.carriers.first().and_then(|&id| self.norm_of(id));
        carrier.is_some_and(|norm| norm.modality == Modality::Permission)
    }

    fn norm_of(&self, id: NormId) -> Option<&Norm> {
        self.audit.document.set.get(id)
    }
}

fn address(norm: &Norm) -> &str {
    &norm.origin.address
}

/// Why a clause of another kind does not do.
fn other_kind(norm: &Norm, asked: &Norm) -> &'static str {
    match (norm.derivation, norm.modality) {
        (_, Modality::Permission) if asked.modality == Modality::Obligation => {
            "only allows it, and obliges nobody"
        }
        (Derivation::Assignment, _) => "gives somebody the task, but forbids nobody else to do it",
        (Derivation::Supervision, _) => "makes somebody see to it, but binds nobody directly",
        (_, Modality::Permission) => "only allows something, and forbids nothing (`may only` would)",
        _ => "binds in another way",
    }
}

/// The measures that the nearest clause misses, in the words of what is asked.
fn measures_missed(judgement: &Judgement, asked: &Norm) -> Option<String> {
    let near = judgement.nearest.as_ref()?;
    if near.measures.is_empty() || !near.slots.is_empty() {
        return None;
    }
    let words = crate::norm::measure::describe(&asked.discharge.measures);
    (!words.is_empty()).then(|| describe::listed(&words))
}
