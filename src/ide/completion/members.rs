//! Where something new begins: documents, members of a body, lines of a rule, and the clauses that are missing.

use super::context::Block;
use super::{Item, ItemKind, Words};
use crate::check::verdict::Verdict;
use crate::repair;
use crate::syntax::ast::Kind;

/// Outside of every document.
pub(super) fn documents() -> Vec<Item> {
    vec![
        Item::snippet(
            "agreement",
            "what two parties signed",
            "agreement \"${1:Riverton School Resource Officer Program}\" {\n  jurisdiction  ${2:US-CT}\n  district      \"${3:Riverton Board of Education}\"\n  agency        \"${4:Riverton Police Department}\"\n  signed        ${5:2026-09-01} by superintendent, chief\n  expires       ${6:2029-06-30}\n\n  section ${7:I} \"${8:Program}\" {\n    $0\n  }\n}\n",
        ),
        Item::snippet(
            "template",
            "a model that agreements start from",
            "template \"${1:Model agreement}\" {\n  jurisdiction  ${2:US-CT}\n\n  section ${3:I} \"${4:Program}\" {\n    required:\n    $0\n  }\n}\n",
        ),
        Item::snippet(
            "pack",
            "what a law demands",
            "pack ${1:own-state} \"${2:Our state: school resource officers}\" {\n  jurisdiction  ${3:US-XX}\n  edition       ${4:2026.1}\n  authority     ${5:act} \"${6:Act § 1}\"\n\n  $0\n}\n",
        ),
        Item::snippet("vocabulary", "terms of one's own", "vocabulary ${1:own} {\n  $0\n}\n"),
    ]
}

/// In a body, where a header line, a section, a quote or a statement can begin.
pub(super) fn begin(words: &Words<'_>) -> Vec<Item> {
    let mut items: Vec<Item> = words.terms(&[Kind::Actor]).into_iter().map(|item| item.rank(5)).collect();
    items.extend(SNIPPETS.iter().map(|(label, detail, text)| Item::snippet(label, detail, text).rank(4)));
    if words.context.blocks.last() == Some(&Block::Agreement) {
        let named = |key: &str| {
            let documents = words.view.live.agreements();
            let mut lines = documents.flat_map(|document| &document.header.keys);
            lines.any(|(_, _, span)| span.slice(words.view.live.text()).starts_with(key))
        };
        let missing = HEADER.iter().filter(|(key, _, _)| !named(key) || matches!(*key, "signed" | "amended"));
        items.extend(missing.map(|(key, detail, text)| Item::snippet(key, detail, text).rank(3)));
    }
    items.extend(missing_clauses(words));
    items
}

const SNIPPETS: [(&str, &str, &str); 8] = [
    (
        "waive",
        "a finding that somebody answers for",
        "waive ${1:us-ct/rule} until ${2:2027-06-30} by \"${3:Board vote}\" because \"${4:reason}\".",
    ),
    ("section", "a part of the agreement", "section ${1:I} \"${2:Title}\" {\n  $0\n}"),
    (
        "must",
        "a duty",
        "${1:SRO} must ${2:notify} ${3:principal} ${4:about arrest} ${5:within 1 day of arrest}.",
    ),
    ("must not", "a ban", "${1:SRO} must not ${2:serve as school-disciplinarian}."),
    ("may only", "leave within limits", "${1:SRO} may only ${2:use firearm} if ${3:law-enforcement-need}."),
    (
        "> quote",
        "a paragraph of the paper, and what it means",
        "> ${1:The paragraph as signed.}\n${2:SRO must }$0",
    ),
    (
        "unmodelled",
        "a paragraph that is no clause",
        "unmodelled \"${1|purpose,recital,belief,courtesy,definition,term,disclaimer,history|}\".",
    ),
    ("define", "a term of this document", "define ${1:east-campus} is ${2:school-property}."),
];

const HEADER: [(&str, &str, &str); 11] = [
    ("jurisdiction", "the state whose law counts", "jurisdiction  ${1:US-CT}"),
    ("district", "the school side", "district      \"${1:Riverton Board of Education}\""),
    ("agency", "the police side", "agency        \"${1:Riverton Police Department}\""),
    ("signed", "when, and by whom", "signed        ${1:2026-09-01} by ${2:superintendent, chief}"),
    ("amended", "when it was changed", "amended       ${1:2026-09-01}"),
    ("renewed", "when it was carried on by its own terms", "renewed       ${1:2026-09-01}"),
    ("effective", "when it takes effect", "effective     ${1:2026-09-01}"),
    ("expires", "when it ends, or `none`", "expires       ${1:2029-06-30}"),
    ("facts", "what rules may ask about", "facts         ${1:regional-district}"),
    ("source", "the signed paper", "source        \"${1:riverton.docx}\""),
    ("status", "how far the document has come", "status        ${1|draft,executed,practice,proposal|}"),
];

/// The clauses that rules ask for and the agreement does not have, whole.
fn missing_clauses(words: &Words<'_>) -> Vec<Item> {
    let (live, library) = (words.view.live, words.view.library);
    let documents = live.documents().zip(live.checked());
    let missing = documents.flat_map(|((_, meaning), checked)| {
        let findings = checked.findings.iter().filter(|finding| finding.verdict == Some(Verdict::Missing));
        let document = meaning.agreement();
        findings.filter_map(move |finding| {
            let clause = repair::clauses(library, document?, finding).into_iter().next()?;
            Some((finding, clause))
        })
    });
    let item = |(finding, clause): (&crate::finding::Finding, String)| {
        // In an empty section they are what one came for; elsewhere they stand below the rest.
        let rank = if words.context.block_is_empty { 1 } else { 8 };
        Item {
            text: format!("{clause}."),
            label: clause,
            kind: ItemKind::Clause,
            detail: finding.rule.clone(),
            documentation: super::super::hover::about_finding(finding),
            also: vec![finding.rule.clone(), finding.name.clone()],
            rank,
        }
    };
    missing.map(item).collect()
}

/// In a pack, outside its rules.
pub(super) fn in_pack() -> Vec<Item> {
    let lines = [
        ("jurisdiction", "where it applies", "jurisdiction  ${1:US-CT}"),
        ("edition", "which edition of the pack this is", "edition       ${1:2026.1}"),
        ("verified", "when the law was last looked up", "verified      ${1:2026-11-01}"),
        ("applies always", "beside every state's pack", "applies always"),
        (
            "authority",
            "a law that rules cite",
            "authority     ${1:act} \"${2:Act § 1}\" url \"${3:https://}\"",
        ),
        ("assume", "a reading that can be argued", "assume        ${1:name} \"${2:What is assumed.}\""),
        (
            "rule",
            "one demand of the law",
            "rule ${1:name} \"${2:What it asks, as a sentence}\" {\n  cite      ${3:act}\n  in force  ${4:always}\n  evidence  ${5|official,quoted,secondary,unverified|}\n  severity  ${6|error,warning,advice|}\n  require   ${7:SRO must not serve as school-disciplinarian}.\n  because   \"${8:Why the law cares.}\"\n  complies  { ${9:SRO must not serve as school-disciplinarian.} }\n  violates  { ${10:SRO may serve as school-disciplinarian.} }\n}",
        ),
    ];
    lines.iter().map(|(label, detail, text)| Item::snippet(label, detail, text)).collect()
}

/// In a rule.
pub(super) fn in_rule() -> Vec<Item> {
    let lines = [
        ("cite", "the authority", "cite      ${1:act} \"${2:(a)}\""),
        ("in force", "since when", "in force  ${1:2026-01-01}"),
        ("binds", "which agreements", "binds     agreements made since ${1:2026-01-01}"),
        ("evidence", "how well the law was verified", "evidence  ${1|official,quoted,secondary,unverified|}"),
        ("severity", "how serious a failure is", "severity  ${1|error,warning,advice|}"),
        ("given", "when it applies", "given     ${1:fact regional-district}."),
        (
            "require",
            "the agreement must say it",
            "require   ${1:SRO must not serve as school-disciplinarian}.",
        ),
        (
            "recommend",
            "the agreement should say it",
            "recommend ${1:SRO must meet with principal every month}.",
        ),
        ("forbid", "the agreement must not allow it", "forbid    ${1:SRO may discipline student}."),
        (
            "reserve",
            "the agreement must not stand in its way",
            "reserve   ${1:parent may attend questioning}.",
        ),
        ("any of", "one of several will do", "any of {\n  require   $0.\n}"),
        ("because", "why the law cares", "because   \"${1:Why.}\""),
        ("note", "a remark", "note      \"${1:A remark.}\""),
        ("complies", "an agreement that meets it", "complies  { $0 }"),
        ("violates", "an agreement that does not", "violates  { $0 }"),
    ];
    lines.iter().map(|(label, detail, text)| Item::snippet(label, detail, text)).collect()
}
