//! The eleven verdicts (semantics, section 4).

use std::fmt;

/// What the checker says of one rule. Ordered from best to worst, so that the worst of several parts is
/// their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// The rule does not apply.
    NotApplicable,
    /// The agreement entails what the rule asks.
    Satisfied,
    /// It does, where practicable.
    Hedged,
    /// Only `should` stands behind it.
    Advisory,
    /// It hangs on words whose meaning is not known, or on something left open.
    Conditional,
    /// Only a clause that promises to obey all law covers it.
    ByReference,
    /// The agreement speaks of it, but falls short.
    Weaker,
    /// The agreement is silent.
    Missing,
    /// The step budget ran out; nothing is claimed.
    Undecided,
    /// The agreement contradicts itself there.
    Inconsistent,
    /// The agreement allows or demands what the rule forbids, or the other way round.
    Contradicted,
}

impl Verdict {
    /// All verdicts, best first.
    pub const ALL: [Self; 11] = [
        Self::NotApplicable,
        Self::Satisfied,
        Self::Hedged,
        Self::Advisory,
        Self::Conditional,
        Self::ByReference,
        Self::Weaker,
        Self::Missing,
        Self::Undecided,
        Self::Inconsistent,
        Self::Contradicted,
    ];

    /// The public name, as reports and packs write it.
    pub fn name(self) -> &'static str {
        match self {
            Self::NotApplicable => "not-applicable",
            Self::Satisfied => "satisfied",
            Self::Hedged => "hedged",
            Self::Advisory => "advisory",
            Self::Conditional => "conditional",
            Self::ByReference => "by-reference",
            Self::Weaker => "weaker",
            Self::Missing => "missing",
            Self::Undecided => "undecided",
            Self::Inconsistent => "inconsistent",
            Self::Contradicted => "contradicted",
        }
    }

    /// The verdict with a public name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.name() == name)
    }

    /// Whether nothing is left to do about the rule.
    pub fn passes(self) -> bool {
        self <= Self::Satisfied
    }
}

impl fmt::Display for Verdict {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}
