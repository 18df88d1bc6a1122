//! What a rule can ask of an agreement's norms.

/// The mode in which a norm is asked for (semantics, head and section 10).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// The agreement entails it (floor).
    Require,
    /// The agreement grants or demands nothing of it; silence is fine.
    Forbid,
    /// The agreement forbids nothing of it (ceiling); silence is fine.
    Reserve,
}
