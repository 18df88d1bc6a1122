//! What a person types for each rule of the grammar, for messages.

use super::pairs::Rule;

/// How much a rule says to somebody who looks for the next word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Weight {
    /// What nearly always comes next.
    Main,
    /// What may come too.
    Minor,
}

/// The words that a rule stands for, and how much they matter; nothing for rules that say nothing to a
/// reader.
pub(super) fn words(wanted: Rule) -> Option<(Weight, String)> {
    let (weight, fixed) = match wanted {
        Rule::COMMENT
        | Rule::articles
        | Rule::kw_the
        | Rule::mark
        | Rule::mark_kind
        | Rule::reading
        | Rule::label
        | Rule::document_start
        | Rule::section_start
        | Rule::header_start
        | Rule::rule_start
        | Rule::rule_line_start
        | Rule::attribute_start
        | Rule::pack_start
        | Rule::document_word
        | Rule::kind_start => return None,

        Rule::modal => {
            (Weight::Main, "must, must not, may, may only, should, should not, shall, will, need not")
        }
        Rule::statement_only => (Weight::Main, "a statement such as `SRO must notify principal.`"),
        Rule::clause_only | Rule::given_only | Rule::demand_only => {
            (Weight::Main, "a clause such as `SRO must notify principal.`")
        }
        Rule::general | Rule::clause | Rule::subject | Rule::ensured => {
            (Weight::Main, "a subject such as SRO")
        }
        Rule::name | Rule::term | Rule::item | Rule::list | Rule::topics => {
            (Weight::Main, "a term such as SRO")
        }
        Rule::plain_name | Rule::names => (Weight::Main, "a name such as east-campus"),
        Rule::action => (Weight::Main, "a verb such as notify"),
        Rule::part => (Weight::Main, "where, when or how (at, during, if, within, to, for, ...)"),
        Rule::role | Rule::role_group | Rule::preposition => {
            (Weight::Main, "to, from, with, for, about, in, at, during, on, as")
        }
        Rule::anchor | Rule::event_anchor => (Weight::Main, "before, when, after"),
        Rule::exception => (Weight::Main, "except"),
        Rule::quantity | Rule::amount | Rule::within => (Weight::Main, "a number and a unit, as in 5 days"),
        Rule::number => (Weight::Main, "a number in digits"),
        Rule::unit => (Weight::Main, "a unit such as days, school-days, hours, percent"),
        Rule::times => (Weight::Main, "once, 4 times"),
        Rule::rule_id => (Weight::Main, "a rule with its pack, such as us-ct/firearm-use"),
        Rule::waive_at => (Weight::Minor, "at"),
        Rule::waive_from => (Weight::Minor, "from"),
        Rule::waive_until => (Weight::Main, "until"),
        Rule::waive_by => (Weight::Main, "by"),
        Rule::waive_because => (Weight::Main, "because"),
        Rule::string => (Weight::Main, "words in quotation marks"),
        Rule::date => (Weight::Main, "a date such as 2027-06-30"),
        Rule::word => (Weight::Main, "a word"),
        Rule::address => (Weight::Main, "an address such as III"),
        Rule::reference | Rule::references => (Weight::Main, "an address such as III.2"),
        Rule::condition | Rule::conjunction | Rule::negation | Rule::grouped | Rule::simple => {
            (Weight::Main, "a condition such as emergency")
        }
        Rule::header_line | Rule::header_key => (Weight::Main, "a header key such as signed or expires"),
        Rule::header_text_key => (Weight::Main, "district, agency, source"),
        Rule::header_date_key => (Weight::Main, "amended, effective"),
        Rule::covers_clause => (Weight::Main, "covers"),
        Rule::kind | Rule::kinds => {
            (Weight::Main, "a kind such as actor, object, record, place, event, action")
        }
        Rule::attribute => (
            Weight::Main,
            "is, also, means, office, complete, inherent, one of, about, precedes, typical, cite, phrase",
        ),
        Rule::evidence_level => (Weight::Main, "official, quoted, secondary, unverified"),
        Rule::severity_level => (Weight::Main, "error, warning, advice"),
        Rule::demand_form => (Weight::Main, "require, recommend, forbid, reserve"),
        Rule::hedge_word => (Weight::Main, "practicable, feasible, possible, appropriate"),
        Rule::symbol => (Weight::Main, "promptly, immediately"),

        Rule::blank => (Weight::Minor, "a blank such as ___\"what goes here\""),
        Rule::object => (Weight::Minor, "what it acts on"),
        Rule::being => (Weight::Minor, "is, are"),
        Rule::deeming => (Weight::Minor, "counts as"),
        Rule::companion | Rule::jointly_with => (Weight::Minor, "jointly with"),
        Rule::in_consultation_with => (Weight::Minor, "in consultation with"),
        Rule::quantifier => (Weight::Minor, "every, a"),
        Rule::minus => (Weight::Minor, "except, other than"),
        Rule::designee => (Weight::Minor, "or designee"),
        Rule::value => (Weight::Minor, "is"),
        Rule::judgement | Rule::judgement_verb => (Weight::Minor, "determines, requests, approves"),
        Rule::bound => (Weight::Minor, "at least, at most"),
        Rule::measure => (Weight::Minor, "promptly, within 5 days, every month"),
        Rule::also_words => (Weight::Minor, "also"),
        Rule::EOI | Rule::full_stop => (Weight::Minor, "the end"),
        _ => return keyword(wanted),
    };
    Some((weight, fixed.to_owned()))
}

/// A keyword's rule is named for the keyword.
fn keyword(wanted: Rule) -> Option<(Weight, String)> {
    let weight = match wanted {
        Rule::kw_and
        | Rule::kw_or
        | Rule::kw_no
        | Rule::kw_only
        | Rule::kw_a
        | Rule::kw_an
        | Rule::kw_ensure => Weight::Minor,
        _ => Weight::Main,
    };
    let name = format!("{wanted:?}");
    name.strip_prefix("kw_").map(|word| (weight, word.to_owned()))
}

/// The first words of lines in a rule.
pub(super) const RULE_STARTS: &[&str] = &[
    "cite",
    "in force",
    "binds",
    "evidence",
    "severity",
    "given",
    "require",
    "recommend",
    "forbid",
    "reserve",
    "any of",
    "since",
    "preview",
    "because",
    "note",
    "complies",
    "violates",
];

/// The first words of lines in a pack.
pub(super) const PACK_STARTS: &[&str] =
    &["jurisdiction", "edition", "verified", "applies", "authority", "assume", "rule"];

/// The first words of declarations.
pub(super) const KINDS: &[&str] = &[
    "actor",
    "object",
    "record",
    "place",
    "occasion",
    "duty",
    "matter",
    "topic",
    "event",
    "condition",
    "capacity",
    "purpose",
    "fact",
    "action",
];

/// The first words of documents.
pub(super) const DOCUMENTS: &[&str] = &["agreement", "template", "pack", "vocabulary"];

/// The first words of statements and lines in an agreement, other than subjects.
pub(super) const BODY_STARTS: &[&str] = &[
    "section",
    "jurisdiction",
    "district",
    "agency",
    "signed",
    "amended",
    "renewed",
    "effective",
    "expires",
    "facts",
    "source",
    "status",
    "version",
    "define",
    "unmodelled",
    "waive",
    "agreement",
];

/// Words that mean something in their place only, and may be names elsewhere.
pub(super) const OTHER_KEYWORDS: &[&str] = &[
    "also",
    "always",
    "assuming",
    "agreements",
    "as-of",
    "complete",
    "counts",
    "count",
    "covers",
    "designee",
    "determines",
    "ensure",
    "evidence",
    "force",
    "header",
    "inherent",
    "made",
    "means",
    "none",
    "office",
    "off",
    "optional",
    "past",
    "phrase",
    "precedes",
    "provided",
    "recommended",
    "renewed",
    "required",
    "responsible",
    "roles",
    "rule",
    "solely",
    "typical",
    "url",
    "blanket",
    "fact",
    "assumption",
];
