//! Lints of clauses among one another: contradictions, clauses that add nothing, sections and quotes
//! with nothing under them.

use std::collections::HashMap;

use super::{Among, Earlier, pages};
use crate::audit::treats;
use crate::check::conflict::Conflict;
use crate::check::effective::Effective;
use crate::describe;
use crate::finding::{Finding, Safety, Scenario};
use crate::lower::Understanding;
use crate::norm::scope::Slot;
use crate::norm::{Modality, Norm, NormId};
use crate::syntax::ast::AgreementKind;
use crate::text::Span;

/// Checks the clauses of an agreement among one another.
pub fn check(
    document: &Understanding,
    effective: &Effective<'_>,
    among: &mut Among,
    earlier: Earlier<'_>,
) -> Vec<Finding> {
    among.relations.update(effective);
    let mut findings = covered(document, among, earlier);
    let (conflicts, complete) = among.relations.conflicts(effective);
    let mut known = HashMap::new();
    for conflict in &conflicts {
        let Some(mut finding) = contradiction(document, conflict) else { continue };
        let pair = (conflict.first, conflict.second);
        let address = |id| document.set.get(id).map(|norm| norm.origin.address.clone()).unwrap_or_default();
        let named = [address(pair.0), address(pair.1)];
        let before = among.scenarios.remove(&pair).filter(|(before, _)| *before == named);
        let told = before.map_or_else(|| scenario(document, effective, conflict), |(_, told)| told);
        finding.scenario.clone_from(&told);
        known.insert(pair, (named, told));
        findings.push(finding);
    }
    among.scenarios = known;
    if !complete {
        findings.push(
            pages::TOO_COMPLEX
                .at(document.title_span, "the clauses were too many to look for every contradiction")
                .help("split the agreement, or clauses with many exceptions, into simpler ones"),
        );
    }
    findings.extend(quotes(document));
    findings.extend(in_name_only(document, among));
    findings
}

fn contradiction(document: &Understanding, conflict: &Conflict) -> Option<Finding> {
    let first = document.set.get(conflict.first)?;
    let second = document.set.get(conflict.second)?;
    let (here, there) = (span_of(document, second)?, span_of(document, first)?);
    let (mine, other) = (&second.origin.address, &first.origin.address);
    let message =
        format!("`{other}` {} and `{mine}` {}, and nothing says which prevails", deed(first), deed(second));
    let mut finding = pages::CONTRADICTION
        .at(here, message)
        .related(format!("`{other}` {}", deed(first)), there)
        .help(format!("end one of them with `subject to {mine}` or `notwithstanding {other}`, or mend it"));
    // The two fixes say which clause gives way; both end the later one.
    let end = Span { start: here.end.saturating_sub(1), end: here.end.saturating_sub(1) };
    for (word, wins) in [("subject to", other), ("notwithstanding", mine)] {
        let title = format!("let `{wins}` prevail");
        finding = finding.fix(Safety::Unsafe, title, end, format!(" {word} {other}"));
    }
    Some(finding)
}

fn deed(norm: &Norm) -> &'static str {
    match norm.modality {
        Modality::Prohibition => "forbids it",
        Modality::Obligation => "demands it",
        Modality::Permission => "allows it",
        Modality::Exemption => "excuses from it",
    }
}

fn scenario(document: &Understanding, effective: &Effective<'_>, conflict: &Conflict) -> Option<Scenario> {
    let norms = [document.set.get(conflict.first)?, document.set.get(conflict.second)?];
    let taxonomy = &document.taxonomy;
    let choose = |slot: Slot, set: &crate::norm::leaf_set::LeafSet| describe::choose(taxonomy, slot, set);
    let witness = crate::check::witness::of_overlap(
        effective,
        [conflict.first, conflict.second],
        &conflict.overlap,
        &choose,
    )?;
    let witness = witness.with_conditions_of(&norms);
    let shown =
        Norm { region: vec![conflict.overlap.clone()], discharge: Default::default(), ..norms[0].clone() };
    let opaque = |leaf| document.lexicon.opaque_words(leaf).map(str::to_owned);
    let told = describe::situation(taxonomy, &witness, &shown, false, &opaque);
    let [first, second] = norms.map(|norm| format!("`{}` {}", norm.origin.address, deed(norm)));
    let mut sentence = told.sentence;
    if let Some(letter) = sentence.get(..1).map(str::to_uppercase) {
        sentence.replace_range(..1, &letter);
    }
    Some(Scenario { sentence: format!("{sentence}; {first}, {second}."), situation: told.situation })
}

/// So many findings of before are looked through for one that is still right.
const AHEAD: usize = 64;

/// Clauses that add nothing. In a long agreement of parts that are alike there may be thousands, most of which were told of
/// before: of the findings of then those that are still right are kept, and not put into words again.
fn covered(document: &Understanding, among: &Among, earlier: Earlier<'_>) -> Vec<Finding> {
    let of = |id: NormId| document.set.get(id);
    let lint = pages::COVERED_CLAUSE.at(Span::default(), "");
    let Earlier { findings: mut earlier, moved } = earlier;
    if let Some(moved) = moved {
        earlier.retain_mut(|finding| {
            let kept = finding.rule == lint.rule;
            if kept {
                as_found(finding, &lint);
                finding.move_places(moved);
            }
            kept
        });
        // Some may have been taken out because somebody answers for them.
        if earlier.len() == among.relations.superfluous().count() {
            return earlier;
        }
    }
    let known: Vec<usize> =
        (0..).zip(&earlier).filter(|(_, one)| one.rule == lint.rule).map(|(at, _)| at).collect();
    let mut known = known.as_slice();
    let mut kept = vec![false; earlier.len()];
    let mut new = Vec::new();
    let mut message = String::new();
    for superfluous in among.relations.superfluous() {
        let told = || {
            let (norm, by) = (of(superfluous.norm)?, of(superfluous.covered_by)?);
            Some((norm, by, span_of(document, norm)?, span_of(document, by)?))
        };
        let Some((norm, by, here, there)) = told() else { continue };
        message.clear();
        message.extend(["`", &norm.origin.address, "` says no more than `", &by.origin.address, "`"]);
        let is_same = |at: &usize| earlier.get(*at).is_some_and(|finding| finding.message == message);
        if let Some(ahead) = known.iter().take(AHEAD).position(is_same)
            && let Some((at, rest)) = known.get(ahead..).and_then(|known| known.split_first())
            && let (Some(finding), Some(kept)) = (earlier.get_mut(*at), kept.get_mut(*at))
        {
            known = rest;
            *kept = true;
            as_found(finding, &lint);
            finding.span = here;
            finding.related.iter_mut().for_each(|related| related.span = there);
        } else {
            new.push(
                pages::COVERED_CLAUSE
                    .at(here, message.as_str())
                    .related("this clause says as much or more", there)
                    .help("strike one of them, or say what it adds"),
            );
        }
    }
    let mut kept = kept.into_iter();
    earlier.retain(|_| kept.next().unwrap_or(false));
    earlier.extend(new);
    earlier
}

/// Takes back what whoever settles which findings count may have said in one.
fn as_found(finding: &mut Finding, lint: &Finding) {
    finding.severity = lint.severity;
    finding.fingerprint.clear();
}

fn quotes(document: &Understanding) -> Vec<Finding> {
    document
        .bare_quotes
        .iter()
        .map(|&span| {
            pages::QUOTE_WITHOUT_CLAUSE
                .at(span, "nothing under this paragraph says what it means")
                .help("write its clauses below it, or `unmodelled \"purpose\".` with the reason that fits")
        })
        .collect()
}

fn in_name_only(document: &Understanding, among: &mut Among) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, section) in document.sections.iter().enumerate() {
        for (topic, name, span) in &section.covers {
            let Some(topic) = topic else { continue };
            let treated =
                among.treated.entry((index, *topic)).or_insert_with(|| treats(document, index, *topic));
            if !*treated {
                findings.push(
                    pages::COVERS_NOTHING
                        .at(*span, format!("section `{}` says it covers `{name}`, but nothing in it speaks of that", section.address))
                        .help("write a clause about it, or take the topic out; a rule that asks for the topic is not met"),
                );
            }
        }
    }
    // A model may leave whole sections to whoever fills it in.
    if document.kind == AgreementKind::Template { Vec::new() } else { findings }
}

fn span_of(document: &Understanding, norm: &Norm) -> Option<Span> {
    document.statements.get(norm.origin.statement).map(|statement| statement.span)
}
