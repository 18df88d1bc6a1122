//! The words that open a part of a clause: prepositions, `if`, `unless`, `in accordance with`, and the like.

use std::sync::LazyLock;

use super::table::Table;
use super::words::{Word, WordKind};
use crate::syntax::ast::RoleKind;

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A role; the first that the verb takes and whose kinds fit.
    Role(&'static [RoleKind]),
    /// `if`
    If,
    /// `only if`
    OnlyIf,
    /// `unless`
    Unless,
    /// `when`: an event or a condition.
    When,
    /// `before`
    Before,
    /// `after`
    After,
    /// `under`
    Under,
    /// `subject to`
    SubjectTo,
    /// `notwithstanding`
    Notwithstanding,
    /// `except as provided in`
    ExceptAs,
    /// `except`: an exception of any kind.
    Except,
    /// `where practicable`, ready as it is.
    Hedge(&'static str),
    /// A condition that is ready as it is.
    Stated(&'static str),
    /// A part that is ready as it is.
    Ready(&'static str),
    /// `as well as`: joins, and opens nothing.
    Joint,
    /// `if X requests`
    Request,
    /// `if X approves`
    Approval,
    /// `if X invites`
    Invitation,
    /// `jointly with`
    Jointly,
    /// `in consultation with`
    Consulting,
    /// `in writing`
    Writing,
    /// Why: explains, and binds nobody.
    Why,
    /// `to` and a verb: what for.
    ToVerb,
    /// `by`: who does it, until when, or by what means.
    By,
    /// `who`, `which`, `that`: adds to the noun before it.
    Relative,
    /// `while`: a time, a duty, or a condition.
    While,
    /// `no later than`: a day or a moment in the document's own words.
    Deadline,
    /// `including`: names cases of what was said.
    Including,
}

use Marker::{
    After, Approval, Before, By, Consulting, Deadline, Except, ExceptAs, Hedge, If, Including, Invitation,
    Joint, Jointly, Notwithstanding, OnlyIf, Ready, Relative, Request, Role, Stated, SubjectTo, Under,
    Unless, When, While, Why, Writing,
};
use RoleKind::{About, As, At, During, For, From, In, Of, On, To, With, Without};

const ABOUT: &[RoleKind] = &[About, In, For, On];
pub const TO: &[RoleKind] = &[To, About, In, With];
const WITH: &[RoleKind] = &[With, To, About, In];

/// All markers by their words; where several match, the longest counts.
const MARKERS: &[(&str, Marker)] = &[
    ("as well as", Joint),
    ("as well", Joint),
    ("along with", Jointly),
    ("and/or", Joint),
    ("when on-duty", Ready("on SRO-duty")),
    ("while on-duty", Ready("on SRO-duty")),
    ("when on duty", Ready("on SRO-duty")),
    ("while on duty", Ready("on SRO-duty")),
    ("on duty", Ready("on SRO-duty")),
    ("on-duty", Ready("on SRO-duty")),
    ("at all times", Ready("")),
    ("at any time", Ready("")),
    ("until then", Ready("")),
    ("at a minimum", Ready("")),
    ("at least", Joint),
    ("at most", Joint),
    ("at the invitation of", Invitation),
    ("upon the invitation of", Invitation),
    ("upon invitation of", Invitation),
    ("when invited by", Invitation),
    ("if invited by", Invitation),
    ("on account of", Role(&[For, About])),
    ("because of", Role(&[For, About])),
    ("at large", Ready("")),
    ("as a rule", Ready("")),
    ("on file", Ready("")),
    ("at all", Ready("")),
    ("in this area", Ready("")),
    ("in this regard", Ready("")),
    ("in that regard", Ready("")),
    ("in this respect", Ready("")),
    ("in these matters", Ready("")),
    ("in non-emergency circumstances", Ready("unless emergency")),
    ("in non-emergency situations", Ready("unless emergency")),
    ("in a non-emergency", Ready("unless emergency")),
    ("in non-emergencies", Ready("unless emergency")),
    ("in person", Ready("")),
    ("so far as the law permits", Stated("permitted-by-law")),
    ("so far as the law allows", Stated("permitted-by-law")),
    ("as far as the law permits", Stated("permitted-by-law")),
    ("to the extent the law permits", Stated("permitted-by-law")),
    ("to the extent the law allows", Stated("permitted-by-law")),
    ("on or before", Deadline),
    ("no later than", Deadline),
    ("not later than", Deadline),
    ("in an emergency", Stated("emergency")),
    ("in emergencies", Stated("emergency")),
    ("in an emergency situation", Stated("emergency")),
    ("in emergency situations", Stated("emergency")),
    ("in emergency circumstances", Stated("emergency")),
    ("during an emergency", Stated("emergency")),
    ("during emergencies", Stated("emergency")),
    ("by reason of", Role(&[For, About])),
    ("only if", OnlyIf),
    ("only when", OnlyIf),
    ("only where", OnlyIf),
    ("only in the event of", OnlyIf),
    ("only upon", OnlyIf),
    ("only so far as", OnlyIf),
    ("only insofar as", OnlyIf),
    ("only to the extent that", OnlyIf),
    ("only to the extent", OnlyIf),
    ("so far as", If),
    ("so far as possible", Hedge("where possible")),
    ("as far as possible", Hedge("where possible")),
    ("insofar as possible", Hedge("where possible")),
    ("so far as practicable", Hedge("where practicable")),
    ("as far as practicable", Hedge("where practicable")),
    ("insofar as practicable", Hedge("where practicable")),
    ("in order that", Why),
    ("save for", Except),
    ("but in", Except),
    ("but when", Unless),
    ("but if", Unless),
    ("save in", Except),
    ("at its own expense", Ready("at \"its own expense\"")),
    ("at its own cost", Ready("at \"its own cost\"")),
    ("at its expense", Ready("at \"its expense\"")),
    ("at its cost", Ready("at \"its cost\"")),
    ("at their own expense", Ready("at \"their own expense\"")),
    ("at their own cost", Ready("at \"their own cost\"")),
    ("at no cost", Ready("at \"no cost\"")),
    ("at no expense", Ready("at \"no expense\"")),
    ("with or without cause", Ready("")),
    ("as soon as", When),
    ("only after", OnlyIf),
    ("only in the event that", OnlyIf),
    ("only in", OnlyIf),
    ("if", If),
    ("in the event that", If),
    ("in the event of", If),
    ("in the event", If),
    ("in instances of", If),
    ("in situations of", If),
    ("in situations involving", If),
    ("in case of", If),
    ("in cases of", If),
    ("provided that", If),
    ("provided", If),
    ("as long as", If),
    ("so long as", If),
    ("on the condition that", If),
    ("contingent upon", If),
    ("contingent on", If),
    ("in circumstances where", If),
    ("in situations where", If),
    ("in situations in which", If),
    ("in all situations where", If),
    ("in all situations wherein", If),
    ("in all situations in which", If),
    ("in any situation where", If),
    ("in any situation in which", If),
    ("in any situation", If),
    ("in all cases where", If),
    ("in all cases in which", If),
    ("in any case in which", If),
    ("in any instance where", If),
    ("in any instance when", If),
    ("in any case when", If),
    ("in the instance when", If),
    ("in any instance in which", If),
    ("in instances in which", If),
    ("in all instances where", If),
    ("in those instances where", If),
    ("in those cases where", If),
    ("in those situations where", If),
    ("in circumstances in which", If),
    ("wherein", If),
    ("insofar as", If),
    ("in cases where", If),
    ("in cases in which", If),
    ("in instances where", If),
    ("in any case where", If),
    ("to the extent that", If),
    ("to the extent", If),
    ("whether or not", Why),
    ("where", If),
    ("unless", Unless),
    ("except if", Unless),
    ("except when", Unless),
    ("except where", Unless),
    ("except in cases of", Unless),
    ("except in the event of", Unless),
    ("except in the case of", Unless),
    ("except in", Unless),
    ("absent", Unless),
    ("in the absence of", Unless),
    ("except upon", Unless),
    ("except during", Unless),
    ("other than in", Unless),
    ("until", Unless),
    ("when", When),
    ("whenever", When),
    ("at any time that", When),
    ("while", While),
    ("once", After),
    ("before", Before),
    ("prior to", Before),
    ("in advance of", Before),
    ("preceding", Before),
    ("after", After),
    ("following", After),
    ("upon", After),
    ("subsequent to", After),
    ("as a result of", After),
    ("in accordance with", Under),
    ("in compliance with", Under),
    ("consistent with", Under),
    ("pursuant to", Under),
    ("in conformity with", Under),
    ("in conformance with", Under),
    ("in keeping with", Under),
    ("in line with", Under),
    ("under", Under),
    ("as required by", Under),
    ("as required under", Under),
    ("as defined in", Under),
    ("as defined by", Under),
    ("as described in", Under),
    ("as set forth in", Under),
    ("as set out in", Under),
    ("as provided in", Under),
    ("as provided by", Under),
    ("as provided for in", Under),
    ("as outlined in", Under),
    ("as specified in", Under),
    ("as established by", Under),
    ("as mandated by", Under),
    ("according to", Under),
    ("as permitted by", Under),
    ("as allowed by", Under),
    ("as directed by", Under),
    ("as determined by", Under),
    ("based upon", Under),
    ("based on", Under),
    ("as stated in", Under),
    ("in a manner consistent with", Under),
    ("as prescribed by", Under),
    ("as authorized by", Under),
    ("as governed by", Under),
    ("subject to", SubjectTo),
    ("notwithstanding", Notwithstanding),
    ("except as provided in", ExceptAs),
    ("except as provided by", ExceptAs),
    ("except as set forth in", ExceptAs),
    ("except as otherwise provided in", ExceptAs),
    ("except as required by", Unless),
    ("except as", Unless),
    ("except that", Unless),
    ("except for", Except),
    ("except to", Except),
    ("except with", Unless),
    ("except", Except),
    ("with the exception of", Except),
    ("other than", Except),
    ("excluding", Except),
    ("but not", Except),
    ("where practicable", Hedge("where practicable")),
    ("whenever practicable", Hedge("where practicable")),
    ("when practicable", Hedge("where practicable")),
    ("if practicable", Hedge("where practicable")),
    ("where practical", Hedge("where practicable")),
    ("whenever practical", Hedge("where practicable")),
    ("when practical", Hedge("where practicable")),
    ("to the extent practicable", Hedge("where practicable")),
    ("to the maximum extent practicable", Hedge("where practicable")),
    ("as practicable", Hedge("where practicable")),
    ("where possible", Hedge("where possible")),
    ("whenever possible", Hedge("where possible")),
    ("when possible", Hedge("where possible")),
    ("if possible", Hedge("where possible")),
    ("wherever possible", Hedge("where possible")),
    ("to the extent possible", Hedge("where possible")),
    ("to the greatest extent possible", Hedge("where possible")),
    ("to the fullest extent possible", Hedge("where possible")),
    ("as much as possible", Hedge("where possible")),
    ("where feasible", Hedge("where feasible")),
    ("whenever feasible", Hedge("where feasible")),
    ("when feasible", Hedge("where feasible")),
    ("if feasible", Hedge("where feasible")),
    ("to the extent feasible", Hedge("where feasible")),
    ("and feasible", Hedge("where feasible")),
    ("where appropriate", Hedge("where appropriate")),
    ("when appropriate", Hedge("where appropriate")),
    ("if appropriate", Hedge("where appropriate")),
    ("as appropriate", Hedge("where appropriate")),
    ("as may be appropriate", Hedge("where appropriate")),
    ("as deemed appropriate", Hedge("where appropriate")),
    ("whenever appropriate", Hedge("where appropriate")),
    ("as needed", Stated("\"as needed\"")),
    ("as-needed", Stated("\"as needed\"")),
    ("in the alternative", Ready("")),
    ("as necessary", Stated("\"as necessary\"")),
    ("when necessary", Stated("\"when necessary\"")),
    ("where necessary", Stated("\"where necessary\"")),
    ("if necessary", Stated("\"if necessary\"")),
    ("when needed", Stated("\"when needed\"")),
    ("where needed", Stated("\"where needed\"")),
    ("if needed", Stated("\"if needed\"")),
    ("whenever necessary", Stated("\"when necessary\"")),
    ("as may be necessary", Stated("\"as necessary\"")),
    ("as may be needed", Stated("\"as needed\"")),
    ("when invited", Stated("invited")),
    ("if invited", Stated("invited")),
    ("as invited", Stated("invited")),
    ("upon request", Stated("on-request")),
    ("on request", Stated("on-request")),
    ("as requested", Stated("on-request")),
    ("when requested", Stated("on-request")),
    ("if requested", Stated("on-request")),
    ("when asked", Stated("on-request")),
    ("upon invitation", Stated("invited")),
    ("by mutual agreement", Stated("mutual-agreement")),
    ("as mutually agreed", Stated("mutual-agreement")),
    ("as mutually agreed upon", Stated("mutual-agreement")),
    ("upon request of", Request),
    ("upon the request of", Request),
    ("upon request by", Request),
    ("upon request from", Request),
    ("at the request of", Request),
    ("upon the request by", Request),
    ("as requested by", Request),
    ("when requested by", Request),
    ("if requested by", Request),
    ("on the request of", Request),
    ("on request of", Request),
    ("upon written request of", Request),
    ("upon the written request of", Request),
    ("upon written request from", Request),
    ("when asked by", Request),
    ("if asked by", Request),
    ("with the approval of", Approval),
    ("subject to the approval of", Approval),
    ("upon approval of", Approval),
    ("upon approval by", Approval),
    ("upon the approval of", Approval),
    ("with approval of", Approval),
    ("with approval from", Approval),
    ("with the prior approval of", Approval),
    ("with the written approval of", Approval),
    ("subject to approval by", Approval),
    ("subject to approval of", Approval),
    ("if approved by", Approval),
    ("when approved by", Approval),
    ("with the permission of", Approval),
    ("with the concurrence of", Approval),
    ("with the consent of", Approval),
    ("subject to the concurrence of", Approval),
    ("jointly with", Jointly),
    ("in collaboration with", Jointly),
    ("in conjunction with", Jointly),
    ("in cooperation with", Jointly),
    ("together with", Jointly),
    ("in coordination with", Jointly),
    ("in partnership with", Jointly),
    ("in consultation with", Consulting),
    ("after consultation with", Consulting),
    ("after consulting with", Consulting),
    ("with the advice of", Consulting),
    ("with input from", Consulting),
    ("after consulting", Consulting),
    ("following consultation with", Consulting),
    ("in concert with", Jointly),
    ("upon consultation with", Consulting),
    ("after conferring with", Consulting),
    ("in writing", Writing),
    ("in order to", Why),
    ("so as to", Why),
    ("so that", Why),
    ("in an effort to", Why),
    ("with the goal of", Why),
    ("to ensure", Why),
    ("to ensure that", Why),
    ("in such a way as to", Why),
    ("with the intent that", Why),
    ("with the intent of", Why),
    ("with the understanding that", Why),
    ("with the aim of", Why),
    ("because", Why),
    ("since", Why),
    ("in recognition of", Why),
    ("as part of", Role(&[During, In, For])),
    ("to help", Why),
    ("to promote", Why),
    ("to foster", Why),
    ("to facilitate", Why),
    ("to allow", Why),
    ("to enhance", Why),
    ("to support", Why),
    ("to prevent", Why),
    ("to the best of", Why),
    ("by", By),
    ("who", Relative),
    ("whom", Relative),
    ("which", Relative),
    ("that", Relative),
    ("whose", Relative),
    ("including but not limited to", Including),
    ("including, but not limited to,", Including),
    ("including", Including),
    ("such as", Including),
    ("to include", Including),
    ("including without limitation", Including),
    ("especially", Including),
    ("particularly", Including),
    ("e.g", Including),
    ("i.e", Including),
    ("to", Role(TO)),
    ("from", Role(&[From, About])),
    ("with", Role(WITH)),
    ("without", Role(&[Without])),
    ("for", Role(&[For, About, In])),
    ("for the purpose of", Role(&[For])),
    ("for purposes of", Role(&[For])),
    ("for the purposes of", Role(&[For])),
    ("for the limited purpose of", Role(&[For])),
    ("about", Role(ABOUT)),
    ("regarding", Role(ABOUT)),
    ("concerning", Role(ABOUT)),
    ("relating to", Role(ABOUT)),
    ("in regards to", Role(ABOUT)),
    ("related to", Role(ABOUT)),
    ("in connection with", Role(ABOUT)),
    ("in reference to", Role(ABOUT)),
    ("with reference to", Role(ABOUT)),
    ("with regards to", Role(ABOUT)),
    ("relative to", Role(ABOUT)),
    ("with respect to", Role(ABOUT)),
    ("with regard to", Role(ABOUT)),
    ("in regard to", Role(ABOUT)),
    ("pertaining to", Role(ABOUT)),
    ("specifically related to", Role(ABOUT)),
    ("as to", Role(ABOUT)),
    ("involving", Role(ABOUT)),
    ("in relation to", Role(ABOUT)),
    ("in", Role(&[In, At, During, On, About, Of])),
    ("at", Role(&[At, During, In])),
    ("on", Role(&[On, At, In, About, During, To])),
    ("during", Role(&[During, On])),
    ("during the course of", Role(&[During, On])),
    ("in the course of", Role(&[During, At, On])),
    ("throughout", Role(&[During, At])),
    ("within", Role(&[At, In])),
    ("inside", Role(&[At])),
    ("into", Role(&[At, In, To])),
    ("onto", Role(&[At])),
    ("as", Role(&[As])),
    ("in the capacity of", Role(&[As])),
    ("of", Role(&[Of, About, For, In])),
    ("among", Role(WITH)),
    ("between", Role(WITH)),
    ("amongst", Role(WITH)),
    ("against", Role(&[For, About, To, With])),
    ("through", Role(&[With, In, During, At])),
    ("via", Role(&[With])),
    ("using", Role(&[With])),
    ("by means of", Role(&[With])),
    ("on behalf of", Role(&[For])),
    ("toward", Role(&[For])),
    ("towards", Role(&[For])),
    ("in light of", Under),
    ("in response to", After),
    ("over", Role(&[About])),
    ("across", Role(&[At])),
];

/// The markers by their first word.
static BY_FIRST: LazyLock<Table<Marker>> = LazyLock::new(|| Table::new(MARKERS.iter().copied()));

/// The marker that begins at a word, and how many words it takes.
pub fn at(words: &[Word], at: usize) -> Option<(Marker, usize)> {
    let first = words.get(at)?;
    let (length, marker) = BY_FIRST.at(words, at).max_by_key(|(length, _)| *length)?;
    let found = (marker, length);
    // `under which consequences become heavier`
    let inner = words.get(at + found.1).is_some_and(|next| next.is(&["which", "whom", "whose"]));
    if inner && matches!(found.0, Role(_) | Under | By | Before | After | When) {
        return Some((Relative, found.1 + 1));
    }
    // `principals in schools where the SRO will work`: which schools are meant.
    let which = found == (If, 1)
        && first.is(&["where"])
        && at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|place| {
            place.is(&[
                "school",
                "schools",
                "building",
                "buildings",
                "area",
                "areas",
                "place",
                "places",
                "location",
                "locations",
                "campus",
                "campuses",
                "room",
                "rooms",
                "environment",
                "setting",
                "settings",
                "district",
                "districts",
                "office",
            ])
        });
    if which {
        return Some((Relative, 1));
    }
    // `shall be completed and provided to the Chief`: the participle opens nothing.
    let participle = first.is(&["provided"]) && found.1 == 1 && at > 0;
    // `, since the discipline of students is the school's`, and not `since the last visit`
    let reason = first.is(&["since"])
        && !at
            .checked_sub(1)
            .and_then(|before| words.get(before))
            .is_some_and(|before| before.kind == WordKind::Comma);
    if reason {
        return None;
    }
    // `on arriving at the school`
    if found.1 == 1
        && first.is(&["on"])
        && words.get(at + 1).is_some_and(|next| {
            next.is(&[
                "arriving",
                "entering",
                "leaving",
                "coming",
                "learning",
                "receiving",
                "returning",
                "completing",
                "discovering",
                "finding",
                "being",
                "reaching",
                "hearing",
            ])
        })
    {
        return Some((After, 1));
    }
    // `a student under 18 years of age`
    if first.is(&["under", "over"])
        && words.get(at + 1).is_some_and(|next| super::measures::number(next).is_some())
    {
        return None;
    }
    // `at that school`: the word points at a noun.
    let points = first.is(&["that"])
        && at.checked_sub(1).and_then(|before| words.get(before)).is_some_and(|before| {
            before
                .is(&["at", "in", "to", "of", "for", "from", "on", "with", "by", "during", "under", "about"])
        });
    if points {
        return None;
    }
    // `is absent from work`, `Absent an emergency`
    let state = first.is(&["absent"]) && found.1 == 1 && at > 0;
    let parted = at
        .checked_sub(1)
        .and_then(|before| words.get(before))
        .is_some_and(|word| word.kind != WordKind::Letters);
    (!(participle || state) || parted).then_some(found)
}

impl Marker {
    /// Whether what follows is a clause or a long phrase, which other prepositions do not end.
    pub fn takes_all(self) -> bool {
        matches!(
            self,
            If | OnlyIf
                | Unless
                | When
                | While
                | Deadline
                | Why
                | Relative
                | Marker::ToVerb
                | Under
                | SubjectTo
                | Notwithstanding
                | ExceptAs
                | Including
                | Except
                | After
                | Before
        )
    }

    /// Whether it opens a condition: `if`, `only if`, `unless`, `when`.
    pub fn is_condition(self) -> bool {
        matches!(self, If | OnlyIf | Unless | When)
    }

    /// Whether it can open a sentence, before the subject.
    pub fn opens(self) -> bool {
        !matches!(self, Relative | Including | Joint)
    }
}
