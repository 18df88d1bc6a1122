//! How deep headings and items stand, where the file does not say: by the order in which their kinds of label come up.

use super::label::{Around, Count, Named};

/// What tells headings of one level from those of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Key {
    /// The kind of its label.
    Label(Count, Around),
    /// Larger letters.
    Large,
    /// Capitals.
    Capitals,
    /// Bold letters, or just the look of a title.
    Bold,
}

impl Key {
    /// Headings without a number stand below those with one, unless they come first.
    fn is_labelled(self) -> bool {
        matches!(self, Self::Label(..))
    }
}

/// The headings that are open, from the outermost in.
#[derive(Debug, Default)]
pub(super) struct Levels {
    open: Vec<(u8, Option<Key>)>,
    /// The level that a kind of heading once had, so that it has it again.
    known: Vec<(Key, u8)>,
}

impl Levels {
    /// The level of a heading; `given` is what the file says.
    pub(super) fn level(&mut self, given: Option<u8>, key: Key) -> u8 {
        let level = match given {
            Some(level) => level.clamp(1, 9),
            None => self.found(key),
        };
        self.open.retain(|&(open, _)| open < level);
        self.open.push((level, given.is_none().then_some(key)));
        level
    }

    fn found(&mut self, key: Key) -> u8 {
        if matches!(key, Key::Label(Count::Named(Named::Appendix | Named::Part), _)) {
            return 1;
        }
        if let Some(&(_, level)) = self.known.iter().find(|(one, _)| *one == key) {
            return level;
        }
        // A number begins a level above the headings without a number that came before it.
        let depth = |&&(_, open): &&(u8, Option<Key>)| {
            !(key.is_labelled() && open.is_some_and(|open| !open.is_labelled()))
        };
        let parent =
            self.open.iter().take_while(|entry| depth(entry)).map(|(level, _)| *level).last().unwrap_or(0);
        let level = (parent + 1).min(9);
        self.known.push((key, level));
        level
    }
}

/// The lists that are open, from the outermost in.
#[derive(Debug, Default)]
pub(super) struct Depths {
    open: Vec<Entry>,
    /// The lists that a paragraph has closed; the next item may open them again.
    closed: Vec<Entry>,
}

#[derive(Clone, Debug)]
struct Entry {
    count: Option<(Count, Around)>,
    bullet: Option<char>,
    left: f32,
    depth: u8,
}

impl Depths {
    /// How deep an item stands; `given` is what the file says.
    pub(super) fn depth(
        &mut self,
        given: Option<u8>,
        count: Option<(Count, Around, u32)>,
        left: f32,
        label: Option<&str>,
    ) -> u8 {
        let is_bullet = matches!(count, Some((Count::Bullet, ..)) | None);
        let entry = Entry {
            count: count.map(|(count, around, _)| (count, around)),
            bullet: label.filter(|_| is_bullet).and_then(|label| label.chars().next()),
            left,
            depth: given.unwrap_or(0),
        };
        if let Some(depth) = given {
            // A list of its own that is set in further than the one before it stands below that one, whatever it says.
            self.open.retain(|open| open.depth < depth || open.left + 1.5 < left);
            let below = self
                .open
                .last()
                .filter(|open| open.left + 1.5 < left)
                .map_or(0, |open| open.depth.saturating_add(1));
            let depth = depth.max(below.min(9));
            self.open.push(Entry { depth, ..entry });
            return depth;
        }
        if self.open.is_empty() && count.is_some_and(|(_, _, ordinal)| ordinal > 1) {
            self.open = std::mem::take(&mut self.closed);
        }
        let same = |open: &Entry| {
            open.count == entry.count
                && open.bullet == entry.bullet
                && (!is_bullet || (open.left - left).abs() <= 1.5)
        };
        if let Some(at) = self.open.iter().position(same) {
            self.open.truncate(at + 1);
        } else {
            // At the same distance from the margin a bullet and a number are of one level; two kinds of number are not,
            // for they tell the levels where nothing is set in.
            let beside = |open: &Entry| {
                left > 1.0 && (open.left - left).abs() <= 1.5 && (is_bullet || open.bullet.is_some())
            };
            self.open.retain(|open| open.left <= left + 1.5 && !beside(open));
            let depth = self.open.last().map_or(0, |open| open.depth.saturating_add(1)).min(9);
            self.open.push(Entry { depth, ..entry });
        }
        self.open.last().map_or(0, |open| open.depth)
    }

    /// A paragraph between items closes the lists, unless it is set in like them.
    pub(super) fn paragraph(&mut self, left: f32) {
        if left < 2.0 && !self.open.is_empty() {
            self.closed = std::mem::take(&mut self.open);
        }
    }

    /// A heading closes all lists.
    pub(super) fn clear(&mut self) {
        self.open.clear();
        self.closed.clear();
    }
}
