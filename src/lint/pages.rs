//! The registry of lints: name, sentence, page.

use crate::finding::{Finding, Severity};
use crate::text::Span;

/// One lint.
#[derive(Clone, Copy, Debug)]
pub struct Lint {
    /// Its name after `core/`.
    pub name: &'static str,
    /// What it finds, as a short sentence.
    pub summary: &'static str,
    /// How serious.
    pub severity: Severity,
    /// Its page: what, why, when it fires, when not, what to do.
    pub page: &'static str,
}

impl Lint {
    /// A finding of this lint.
    pub fn at(&self, span: Span, message: impl Into<String>) -> Finding {
        Finding::new(&format!("core/{}", self.name), self.summary, self.severity, span, message.into())
    }
}

macro_rules! lints {
    ($($constant:ident $name:literal $severity:ident $summary:literal;)*) => {
        $(
            #[doc = $summary]
            pub const $constant: Lint = Lint {
                name: $name,
                summary: $summary,
                severity: Severity::$severity,
                page: include_str!(concat!("pages/", $name, ".md")),
            };
        )*
        /// All lints, in the order of their names.
        pub const LINTS: &[Lint] = &[$($constant),*];
    };
}

lints! {
    ASPIRATION "aspiration" Advice "an effort that nobody can check";
    BAD_DEFINITION "bad-definition" Error "a definition that cannot be used";
    BARE_ADDRESSEE "bare-addressee" Warning "it is open whether all or one of a group is meant";
    BASELINE_STALE "baseline-stale" Error "a finding in the baseline that is not there any more";
    BLANK_LEFT "blank-left" Error "a blank left open";
    CIRCULAR_REFERENCE "circular-reference" Error "clauses that prevail over one another in a ring";
    CONTRADICTION "contradiction" Error "two clauses that cannot both be honoured";
    COVERED_CLAUSE "covered-clause" Advice "a clause that adds nothing to another";
    COVERS_NOTHING "covers-nothing" Warning "a section covers a topic in name only";
    DANGLING_REFERENCE "dangling-reference" Error "a reference that leads nowhere";
    DRAFT "draft" Warning "an agreement that is a draft still";
    DUPLICATE_LABEL "duplicate-label" Error "two statements with one label";
    DUPLICATE_SECTION "duplicate-section" Error "two sections with one address";
    EMPTY_AGREEMENT "empty-agreement" Warning "an agreement without a clause";
    ENCODING "encoding" Error "a file that is not text in UTF-8";
    EXPIRED "expired" Error "an agreement past its last day";
    HEDGED_BAN "hedged-ban" Warning "a ban that binds only where practicable";
    INCOMPLETE_RULE "incomplete-rule" Error "a rule without a date, a citation or a demand";
    MAY_NOT "may-not" Warning "`may not` can be read in two ways";
    MISSING_DATE "missing-date" Warning "no date of signing";
    MISSING_JURISDICTION "missing-jurisdiction" Warning "no state is named, so no law is checked";
    MISSING_PARTY "missing-party" Warning "a party is not named";
    MISSING_SIGNATURE "missing-signature" Warning "nobody is said to have signed";
    NEVER_APPLIES "never-applies" Warning "a clause that can never apply";
    ONLY_WITHOUT_LIMIT "only-without-limit" Warning "`may only` without a limit";
    QUOTE_WITHOUT_CLAUSE "quote-without-clause" Warning "a quoted paragraph with nothing under it";
    SYNTAX "syntax" Error "text that cannot be read as a clause";
    TOO_COMPLEX "too-complex" Error "a condition too long to be worked out";
    UNKNOWN_PACK "unknown-pack" Warning "no pack for the state, so its law is not checked";
    UNKNOWN_REASON "unknown-reason" Warning "a reason that is not on the list";
    UNKNOWN_TERM "unknown-term" Error "a word that the vocabulary does not have";
    VAGUE_DEADLINE "vague-deadline" Warning "a deadline without a number where the law asks for one";
    VOCABULARY "vocabulary" Error "a vocabulary that does not hold together";
    WAIVER_ENDS "waiver-ends" Warning "a waiver that will soon be over";
    WAIVER_EXPIRED "waiver-expired" Error "a waiver that is over";
    WAIVER_MALFORMED "waiver-malformed" Error "a waiver that is not in order";
    WAIVER_UNUSED "waiver-unused" Warning "a waiver that waives nothing";
    WILL "will" Advice "`will` may be a duty or a forecast";
    WRONG_KIND "wrong-kind" Error "a word that does not fit where it stands";
}
