//! A situation in which two documents part: what the one settles and the other does not, replayed on both
//! before anybody is shown it (semantics, sections 11 and 13).

use super::side::Side;
use crate::check::demand::Form;
use crate::check::judge::Judgement;
use crate::check::verdict::Verdict;
use crate::check::{replay, witness};
use crate::describe;
use crate::finding::Scenario;
use crate::norm::leaf_set::LeafSet;
use crate::norm::measure;
use crate::norm::scope::Slot;
use crate::norm::{Modality, Norm, NormId, Strength};

/// How the two documents are called in a sentence.
#[derive(Clone, Copy)]
pub(super) struct Names<'n> {
    /// The one that settles the situation.
    pub(super) settling: &'n str,
    /// The one that does not.
    pub(super) lacking: &'n str,
}

/// A situation that `settling` settles by its norm and `lacking` does not, by what it answered to the norm.
/// Nothing where the replay on either side does not bear that out.
pub(super) fn parting(
    settling: &Side<'_>,
    lacking: &Side<'_>,
    id: NormId,
    judgement: &Judgement,
    names: Names<'_>,
) -> Option<Scenario> {
    let asked = settling.asked(id);
    let piece = judgement.piece.as_ref()?;
    let taxonomy = &lacking.document.taxonomy;
    let choose = |slot: Slot, set: &LeafSet| describe::choose(taxonomy, slot, set);
    let form = Form::Require;
    let shown = witness::witness(lacking.effective(), asked, form, judgement.verdict, piece, &choose)?;
    let norms = settling.effective().near(asked).0.looked_at();
    let settled = replay::judge_at(&settling.document.set, &norms, asked, form, &shown.situation)?;
    if !settled.passes() {
        return None;
    }
    let norm_of = |id: NormId| lacking.document.set.get(id);
    let concerned = judgement.against.iter().chain(&judgement.carriers).copied();
    let concerned = concerned.chain(judgement.nearest.iter().map(|near| near.norm));
    let norms: Vec<&Norm> = concerned.filter_map(norm_of).chain(std::iter::once(asked)).collect();
    let shown = shown.with_conditions_of(&norms);
    let duty = asked.modality == Modality::Obligation;
    let opaque = |leaf| {
        let words = lacking.document.lexicon.opaque_words(leaf);
        let words = words.or_else(|| settling.document.lexicon.opaque_words(leaf))?;
        // A blank is told by what belongs there.
        Some(words.trim_start_matches('_').to_owned())
    };
    let told = describe::situation(taxonomy, &shown, asked, duty, &opaque);
    // Between backticks stand our own references, so what a document says has none.
    let happening = describe::upper_first(&told.sentence.replace('`', "'"));
    let sentence = format!(
        "{happening}{}; {} {}, {}.",
        missed(judgement, asked),
        names.settling,
        settles(asked),
        lacks(names.lacking, judgement, asked, &norm_of)
    );
    Some(Scenario { sentence, situation: told.situation })
}

/// What the document does that settles the situation.
fn settles(asked: &Norm) -> &'static str {
    let advice = asked.strength < Strength::Hedged;
    match asked.modality {
        Modality::Prohibition if advice => "recommends against it",
        Modality::Prohibition => "forbids it",
        Modality::Obligation if advice => "recommends that it be done",
        Modality::Obligation => "demands that it be done",
        Modality::Permission => "allows it",
        Modality::Exemption => "excuses from it",
    }
}

/// What the other one does instead.
fn lacks<'n>(
    name: &str,
    judgement: &Judgement,
    asked: &Norm,
    norm_of: &impl Fn(NormId) -> Option<&'n Norm>,
) -> String {
    let against = judgement.against.first().and_then(|&id| norm_of(id));
    let carrier = judgement.carriers.first().and_then(|&id| norm_of(id));
    let address = |norm: &Norm| norm.origin.address.clone();
    match (judgement.verdict, against, carrier) {
        (Verdict::Contradicted | Verdict::Conditional, Some(norm), _) => {
            let deed = describe::deed(norm.modality);
            let perhaps = if judgement.verdict == Verdict::Conditional { "may be read to " } else { "" };
            match perhaps {
                "" => format!("`{}` of {name} {deed} it", address(norm)),
                _ => format!("`{}` of {name} may stand in the way", address(norm)),
            }
        }
        (Verdict::Inconsistent, ..) => format!("{name} says both"),
        (Verdict::Advisory, _, Some(norm)) => format!("`{}` of {name} only recommends it", address(norm)),
        (Verdict::Hedged, _, Some(norm)) => {
            format!("`{}` of {name} binds only where practicable", address(norm))
        }
        (Verdict::Conditional, _, Some(norm)) => {
            format!("whether `{}` of {name} reaches it is open", address(norm))
        }
        _ => match asked.modality {
            Modality::Prohibition => format!("{name} does not"),
            Modality::Obligation => format!("{name} does not"),
            Modality::Permission => format!("{name} does not say so"),
            Modality::Exemption => format!("{name} does not"),
        },
    }
}

/// The time or the measure that is missed: what happens may then be done, and not so.
fn missed(judgement: &Judgement, asked: &Norm) -> String {
    let Some(near) = judgement.nearest.as_ref().filter(|near| near.falls_short) else { return String::new() };
    if near.measures.is_empty() {
        return String::new();
    }
    let words = measure::describe(&asked.discharge.measures);
    if words.is_empty() { String::new() } else { format!(" {}", describe::listed(&words)) }
}
