//! What has happened to a text since it was last judged.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::syntax::Renewal;
use crate::text::Span;

/// A replacement in a text: what was taken away, and how many bytes stand in its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Replaced {
    /// What was taken away, as places of the text before.
    removed: Span,
    /// How many bytes stand there now.
    inserted: usize,
}

impl Replaced {
    /// Where a place stands afterwards; what begins where the replacement ends moves with it.
    fn moved(&self, span: Span) -> Span {
        let by = |offset: u32| {
            let moved = i64::from(offset) + i64::try_from(self.inserted).unwrap_or(i64::MAX)
                - i64::try_from(self.removed.len()).unwrap_or(0);
            u32::try_from(moved).unwrap_or(0)
        };
        let start = if span.start >= self.removed.end { by(span.start) } else { span.start };
        let end = if span.end > self.removed.start { by(span.end) } else { span.end };
        Span { start, end: if span.is_empty() { start } else { end.max(start) } }
    }

    /// Whether it touches the beginning or the end of a place, so that nobody can say where the place is then; what
    /// happens well inside only makes it longer or shorter.
    fn touches(&self, span: Span) -> bool {
        let holds = |offset: u32| self.removed.start <= offset && offset <= self.removed.end;
        holds(span.start) || holds(span.end)
    }
}

/// What has happened to a text since it was last judged.
#[derive(Clone, Debug, Default)]
pub struct Since {
    replaced: Vec<Replaced>,
    /// Which statements were read anew; nothing where all were.
    pub(super) renewed: Option<Renewed>,
}

impl Since {
    /// Nothing has happened yet.
    pub fn judged() -> Self {
        Self { replaced: Vec::new(), renewed: Some(Renewed::default()) }
    }

    /// Takes note of an edit: `inserted` bytes stand in the place of what was removed.
    pub fn replaced(&mut self, removed: Span, inserted: usize) {
        self.replaced.push(Replaced { removed, inserted });
    }

    /// Takes note that some statements were read anew, and the others not.
    pub fn renewed(&mut self, renewal: &Renewal) {
        if let Some(renewed) = &mut self.renewed {
            renewed.add(renewal);
        }
    }

    /// Takes note that all were.
    pub fn all_renewed(&mut self) {
        self.renewed = None;
    }

    /// Where a place stands now.
    pub fn moved(&self, span: Span) -> Span {
        self.replaced.iter().fold(span, |span, one| one.moved(span))
    }

    /// Whether nobody can say where a place stands now.
    pub(super) fn touches(&self, mut span: Span) -> bool {
        self.replaced.iter().any(|one| {
            let touched = one.touches(span);
            span = one.moved(span);
            touched
        })
    }

    /// The statements that are gone, by their numbers then, and those in their place, by their numbers now; all of them
    /// where the numbers do not fit.
    pub(super) fn ranges(&self, before: usize, now: usize) -> (Range<usize>, Range<usize>) {
        let renewed = self.renewed.as_ref();
        let window = renewed.map(|renewed| renewed.window.clone().unwrap_or((0..0, 0)));
        match window {
            Some((old, come)) if old.end <= before && before - old.len() + come == now => {
                let new = old.start..old.start + come;
                (old, new)
            }
            _ => (0..before, 0..now),
        }
    }
}

/// Which statements were read anew since a document was last judged.
#[derive(Clone, Debug, Default)]
pub(super) struct Renewed {
    /// The statements that are gone, and how many stand in their place.
    window: Option<(Range<usize>, usize)>,
    /// The sections whose quoted paragraphs may have changed.
    pub(super) quoted: BTreeSet<usize>,
}

impl Renewed {
    /// Takes note that some more were.
    fn add(&mut self, renewal: &Renewal) {
        self.quoted.extend(renewal.section.filter(|_| renewal.quotes));
        let Renewal { gone, come, .. } = renewal;
        if gone.is_empty() && *come == 0 {
            return;
        }
        self.window = Some(match self.window.take() {
            None => (gone.clone(), *come),
            Some((before, stand)) => {
                let end = before.start + stand;
                let start = before.start.min(gone.start);
                let old = start..before.end + gone.end.saturating_sub(end);
                (old, end.max(gone.end) - start - gone.len() + come)
            }
        });
    }
}
