//! How a clause of a model stands in an agreement.

use std::fmt;

use crate::check::verdict::Verdict;
use crate::finding::Severity;
use crate::syntax::ast::MarkKind;

/// How a clause of the model stands in the agreement as a whole (semantics, section 4). Ordered from best to
/// worst, so that the worst of several parts is their maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The agreement says as much, and no more.
    Equivalent,
    /// The agreement says as much, and more.
    Stronger,
    /// The agreement only recommends it.
    Advisory,
    /// It hangs on words that nobody defines, or on something left open.
    Conditional,
    /// The agreement says less.
    Weaker,
    /// The agreement says less in one respect and more in another.
    Overlapping,
    /// The agreement does not say it.
    Missing,
    /// The question was too large; nothing is claimed.
    Undecided,
    /// The agreement says the contrary.
    Contradicted,
}

impl Relation {
    /// All of them, best first.
    pub const ALL: [Self; 9] = [
        Self::Equivalent,
        Self::Stronger,
        Self::Advisory,
        Self::Conditional,
        Self::Weaker,
        Self::Overlapping,
        Self::Missing,
        Self::Undecided,
        Self::Contradicted,
    ];

    /// The public name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Equivalent => "equivalent",
            Self::Stronger => "stronger",
            Self::Advisory => "advisory",
            Self::Conditional => "conditional",
            Self::Weaker => "weaker",
            Self::Overlapping => "overlapping",
            Self::Missing => "missing",
            Self::Undecided => "undecided",
            Self::Contradicted => "contradicted",
        }
    }

    /// What it means, in a few words.
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Equivalent => "says as much, and no more",
            Self::Stronger => "says as much, and more",
            Self::Advisory => "only recommends it",
            Self::Conditional => "hangs on words that nobody defines, or on something left open",
            Self::Weaker => "says less",
            Self::Overlapping => "says less in one respect and more in another",
            Self::Missing => "does not say it",
            Self::Undecided => "cannot be told; nothing is claimed",
            Self::Contradicted => "says the contrary",
        }
    }

    /// Whether the agreement says all that the clause says.
    pub fn keeps(self) -> bool {
        self <= Self::Stronger
    }

    /// How much a clause of the model that stands like this matters, by what the model's author says about the
    /// clause: what is required must be kept, what is recommended should be, and must not be turned round.
    /// Nothing where it is kept.
    pub fn severity(self, weight: MarkKind) -> Option<Severity> {
        if self.keeps() {
            return None;
        }
        Some(match (weight, self) {
            (MarkKind::Required, _) | (MarkKind::Recommended, Self::Contradicted) => Severity::Error,
            (MarkKind::Recommended, _) | (MarkKind::Optional, Self::Contradicted) => Severity::Warning,
            (MarkKind::Optional, _) => Severity::Advice,
        })
    }

    /// The relation of a clause whose parts stand as given. Where some of it is there and some is not, the
    /// agreement says less; where some of it goes further besides, the two overlap.
    pub(super) fn of_parts(parts: impl IntoIterator<Item = Self>) -> Self {
        let parts: Vec<Self> = parts.into_iter().collect();
        let worst = parts.iter().copied().max().unwrap_or(Self::Equivalent);
        let partly = parts.iter().any(|part| *part < Self::Missing);
        match worst {
            Self::Missing | Self::Weaker if parts.contains(&Self::Stronger) => Self::Overlapping,
            Self::Missing if partly => Self::Weaker,
            worst => worst,
        }
    }

    /// What a verdict on a clause that the agreement does not say in full comes to, where the agreement's nearest
    /// clause is itself said in full by the model, or is not.
    pub(super) fn of_verdict(verdict: Verdict, nearest_is_less: bool) -> Self {
        match verdict {
            Verdict::NotApplicable | Verdict::Satisfied => Self::Equivalent,
            Verdict::Advisory => Self::Advisory,
            Verdict::Conditional => Self::Conditional,
            Verdict::Hedged | Verdict::Weaker if nearest_is_less => Self::Weaker,
            Verdict::Hedged | Verdict::Weaker => Self::Overlapping,
            Verdict::ByReference | Verdict::Missing => Self::Missing,
            Verdict::Undecided => Self::Undecided,
            Verdict::Inconsistent | Verdict::Contradicted => Self::Contradicted,
        }
    }
}

impl fmt::Display for Relation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.name())
    }
}

/// The word for what a model's author says about a clause.
pub fn weight_name(weight: MarkKind) -> &'static str {
    match weight {
        MarkKind::Required => "required",
        MarkKind::Recommended => "recommended",
        MarkKind::Optional => "optional",
    }
}
