//! What hangs on each assumption: the verdicts that would be others if it were taken the other way.

use std::collections::BTreeMap;

use crate::audit::Audit;
use crate::finding::{Changed, Sensitivity};
use crate::pack::Pack;

/// One entry for each assumption of the pack that the rules of that day hang on at all, changed verdicts or
/// not, so that whoever reads it knows what was looked at.
pub(super) fn of<'a>(audit: &Audit<'a>, pack: &'a Pack) -> Vec<Sensitivity> {
    pack.assumptions
        .iter()
        .map(|assumption| {
            let assumed = audit.assumed.get(&assumption.name).copied().unwrap_or(assumption.on);
            let mut flipped: BTreeMap<String, bool> = audit.assumed.clone();
            flipped.insert(assumption.name.clone(), !assumed);
            let other = Audit { assumed: &flipped, ..*audit };
            let changes = pack
                .rules
                .iter()
                .filter(|rule| rule.assumptions().contains(&assumption.name.as_str()))
                .filter_map(|rule| {
                    let (now, then) = (audit.verdict(rule), other.verdict(rule));
                    (now != then).then(|| Changed { rule: rule.id.clone(), now, then })
                })
                .collect();
            Sensitivity {
                assumption: format!("{}/{}", pack.name, assumption.name),
                text: assumption.text.clone(),
                assumed,
                changes,
            }
        })
        .collect()
}
