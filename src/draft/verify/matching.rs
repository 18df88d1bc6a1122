//! Which quoted paragraph is which paragraph of the paper.
//!
//! The surest ties come first: the same words at the same place, then in the same order, then anywhere; then the words of a
//! quote as some sentences of the paper in a row; then the place of each sentence. What is left on both sides is tied by how
//! many words they have in common.

use std::collections::BTreeMap;

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::words::{bag, diff, key, likeness};
use super::{Fate, Paragraph, Printed, Quoted};

/// Paragraphs with less in common are not taken for one that has changed.
const ALIKE: f64 = 0.5;
/// The same where they have the same number.
const ALIKE_HERE: f64 = 0.25;
/// No number of a paragraph is longer.
const LONGEST_LABEL: usize = 20;

/// What has become of the quoted paragraphs, with those that nobody quotes.
pub(super) fn matched(quoted: &[Quoted], printed: &[Printed]) -> Vec<Paragraph> {
    let mut matching = Matching::new(quoted, printed);
    matching.here();
    matching.in_order();
    matching.anywhere();
    matching.in_rows();
    matching.by_number();
    matching.demote();
    matching.alike();
    matching.paragraphs()
}

/// What a quoted paragraph was found to be.
#[derive(Clone, Debug)]
struct Tie {
    /// The paragraphs of the paper, of which it may have some sentences only.
    printed: Vec<usize>,
    /// Whether the words are others now.
    changed: Option<String>,
    /// Whether its number is another now, or it is part of another paragraph.
    elsewhere: bool,
    /// Whether it has to have all sentences of those paragraphs.
    whole: bool,
}

struct Matching<'m> {
    quoted: &'m [Quoted],
    printed: &'m [Printed],
    /// The words of each printed paragraph without its label, and the label, to be compared.
    keys: Vec<(String, String)>,
    ties: Vec<Option<Tie>>,
    /// Which sentences of each printed paragraph are quoted.
    covered: Vec<Vec<bool>>,
}

impl<'m> Matching<'m> {
    fn new(quoted: &'m [Quoted], printed: &'m [Printed]) -> Self {
        Self {
            quoted,
            printed,
            keys: printed.iter().map(|one| (one.key(), key(&one.label))).collect(),
            ties: vec![None; quoted.len()],
            covered: printed.iter().map(|one| vec![false; one.sentences.len()]).collect(),
        }
    }

    /// The quoted paragraphs that are not tied yet.
    fn open(&self) -> Vec<usize> {
        (0..self.quoted.len()).filter(|&at| self.ties.get(at).is_some_and(Option::is_none)).collect()
    }

    /// Whether nobody quotes any sentence of a printed paragraph yet.
    fn is_free(&self, at: usize) -> bool {
        self.covered.get(at).is_some_and(|covered| !covered.contains(&true))
    }

    /// Whether a quoted paragraph has the words of a printed one, and if so whether under another number.
    fn equal(&self, quoted: usize, printed: usize) -> Option<bool> {
        let (words, label) = self.keys.get(printed)?;
        let before = self.quoted.get(quoted)?.key.strip_suffix(words.as_str())?;
        if before.is_empty() || before == label {
            return Some(false);
        }
        is_label(before).then_some(true)
    }

    /// Whether a quote says that it stands where a printed paragraph stands.
    fn is_here(&self, quoted: usize, printed: usize) -> bool {
        let mark = self.quoted.get(quoted).and_then(Quoted::mark);
        let place = self.printed.get(printed).map(|one| one.place);
        mark.zip(place).is_some_and(|(mark, place)| mark.paragraph == place.paragraph)
    }

    fn tie_whole(&mut self, quoted: usize, printed: usize, renumbered: bool) {
        if let Some(covered) = self.covered.get_mut(printed) {
            covered.fill(true);
        }
        let marked = self.quoted.get(quoted).is_some_and(|one| one.mark().is_some());
        let elsewhere = renumbered || marked && !self.is_here(quoted, printed);
        self.tie(quoted, Tie { printed: vec![printed], changed: None, elsewhere, whole: false });
    }

    fn tie(&mut self, quoted: usize, tie: Tie) {
        if let Some(known) = self.ties.get_mut(quoted) {
            *known = Some(tie);
        }
    }

    /// The same words at the same place.
    fn here(&mut self) {
        for quoted in self.open() {
            let found = (0..self.printed.len()).find_map(|printed| {
                let fits = self.is_here(quoted, printed) && self.is_free(printed);
                fits.then(|| self.equal(quoted, printed).map(|renumbered| (printed, renumbered)))?
            });
            if let Some((printed, renumbered)) = found {
                self.tie_whole(quoted, printed, renumbered);
            }
        }
    }

    /// The same words in the same order.
    fn in_order(&mut self) {
        let open = self.open();
        let free: Vec<usize> = (0..self.printed.len()).filter(|&at| self.is_free(at)).collect();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for &printed in &free {
            if let Some((words, _)) = self.keys.get(printed) {
                let next = numbers.len();
                numbers.entry(words).or_insert(next);
            }
        }
        let number = |printed: usize| {
            let words = self.keys.get(printed).map(|(words, _)| words.as_str()).unwrap_or_default();
            numbers.get(words).copied().unwrap_or(usize::MAX)
        };
        let right: Vec<usize> = free.iter().map(|&printed| number(printed)).collect();
        let left: Vec<usize> = open
            .iter()
            .map(|&quoted| {
                let same = free.iter().find(|&&printed| self.equal(quoted, printed).is_some());
                // A number of its own for each that is nowhere.
                same.map_or(usize::MAX - quoted, |&printed| number(printed))
            })
            .collect();
        let mut pairs = Vec::new();
        for change in capture_diff_slices(Algorithm::Myers, &left, &right) {
            let (tag, before, after) = change.as_tag_tuple();
            if tag == DiffTag::Equal {
                pairs.extend(before.zip(after));
            }
        }
        for (left, right) in pairs {
            let (Some(&quoted), Some(&printed)) = (open.get(left), free.get(right)) else { continue };
            if let Some(renumbered) = self.equal(quoted, printed) {
                self.tie_whole(quoted, printed, renumbered);
            }
        }
    }

    /// The same words anywhere.
    fn anywhere(&mut self) {
        for quoted in self.open() {
            let found = (0..self.printed.len()).find_map(|printed| {
                let equal = self.equal(quoted, printed).filter(|_| self.is_free(printed));
                equal.map(|renumbered| (printed, renumbered))
            });
            if let Some((printed, renumbered)) = found {
                self.tie_whole(quoted, printed, renumbered);
            }
        }
    }

    /// The words of a quote as some sentences in a row, of one paragraph or of several that follow each other: where somebody
    /// quoted a part, or where a paragraph was parted or two were joined.
    fn in_rows(&mut self) {
        let all: Vec<(usize, usize)> = self
            .printed
            .iter()
            .enumerate()
            .filter(|(_, one)| one.wanted)
            .flat_map(|(at, one)| (0..one.sentences.len()).map(move |sentence| (at, sentence)))
            .collect();
        for quoted in self.open() {
            let from = |here: bool| {
                let fits = |(at, &(printed, _)): (usize, &(usize, usize))| {
                    (self.is_here(quoted, printed) == here).then(|| self.row(quoted, all.get(at..)?))?
                };
                all.iter().enumerate().find_map(fits)
            };
            let Some(row) = from(true).or_else(|| from(false)) else { continue };
            let mut printed: Vec<usize> = row.iter().map(|&(at, _)| at).collect();
            printed.dedup();
            for (at, sentence) in row {
                if let Some(covered) = self.covered.get_mut(at).and_then(|all| all.get_mut(sentence)) {
                    *covered = true;
                }
            }
            let marked = self.quoted.get(quoted).is_some_and(|one| one.mark().is_some());
            // Whoever quoted by hand chose the sentences; a draft quotes whole paragraphs, so that a sentence more on paper is
            // a change.
            self.tie(quoted, Tie { printed, changed: None, elsewhere: marked, whole: marked });
        }
    }

    /// The sentences from the first of these on that together are the words of a quote.
    fn row(&self, quoted: usize, sentences: &[(usize, usize)]) -> Option<Vec<(usize, usize)>> {
        let mut rest = self.quoted.get(quoted)?.key.as_str();
        let mut row = Vec::new();
        for &(printed, sentence) in sentences {
            if self.covered.get(printed)?.get(sentence).copied()? {
                return None;
            }
            rest = self.without_sentence(rest, printed, sentence)?;
            row.push((printed, sentence));
            if rest.is_empty() {
                return Some(row);
            }
        }
        None
    }

    /// What follows a sentence at the beginning of some words.
    fn without_sentence<'k>(&self, words: &'k str, printed: usize, sentence: usize) -> Option<&'k str> {
        let (_, said) = self.printed.get(printed)?.sentences.get(sentence)?;
        if let Some(rest) = words.strip_prefix(said.as_str()) {
            return Some(rest);
        }
        if sentence > 0 {
            return None;
        }
        let ends = (1..=LONGEST_LABEL).filter(|&end| words.get(..end).is_some_and(is_label));
        let label = self.keys.get(printed).map(|(_, label)| label.len());
        let mut ends = label.into_iter().chain(ends);
        ends.find_map(|end| words.get(end..)?.strip_prefix(said.as_str()))
    }

    /// A paragraph of which some sentences are quoted, each with its number: they are all there under the same numbers.
    fn by_number(&mut self) {
        for quoted in self.open() {
            let found = (0..self.printed.len())
                .filter(|&printed| self.is_free(printed) && self.is_here(quoted, printed))
                .find_map(|printed| Some((printed, self.numbered(quoted, printed)?)));
            let Some((printed, sentences)) = found else { continue };
            for sentence in sentences {
                if let Some(covered) = self.covered.get_mut(printed).and_then(|all| all.get_mut(sentence)) {
                    *covered = true;
                }
            }
            self.tie(quoted, Tie { printed: vec![printed], changed: None, elsewhere: false, whole: false });
        }
    }

    /// The sentences that are quoted, where all of them say the same, up to the last one of the paragraph: whether one that
    /// stands behind them was there before cannot be told.
    fn numbered(&self, quoted: usize, printed: usize) -> Option<Vec<usize>> {
        let mut sentences = Vec::new();
        for (_, mark, words) in &self.quoted.get(quoted)?.quotes {
            let number = usize::try_from((*mark)?.sentence?).ok()?.checked_sub(1)?;
            let words = key(words);
            let rest = self.without_sentence(&words, printed, number)?;
            if !rest.is_empty() {
                return None;
            }
            sentences.push(number);
        }
        let all = self.printed.get(printed)?.sentences.len();
        (sentences.last().map(|last| last + 1) == Some(all)).then_some(sentences)
    }

    /// What was quoted whole, and is only a part of its paragraph now, has changed.
    fn demote(&mut self) {
        let has_more = |at: &usize| self.covered.get(*at).is_some_and(|all| all.contains(&false));
        let parts = self.ties.iter().enumerate().filter_map(|(quoted, tie)| {
            let tie = tie.as_ref().filter(|tie| tie.whole && tie.printed.iter().any(has_more))?;
            Some((quoted, tie.printed.clone()))
        });
        // All are found first: where two paragraphs were joined, with words between them, both have changed.
        for (quoted, printed) in parts.collect::<Vec<_>>() {
            let words: Vec<String> =
                printed.iter().filter_map(|&at| self.printed.get(at)).map(Printed::words).collect();
            for at in &printed {
                if let Some(covered) = self.covered.get_mut(*at) {
                    covered.fill(true);
                }
            }
            self.tie(quoted, Tie { printed, changed: Some(words.join(" ")), elsewhere: true, whole: false });
        }
    }

    /// The words of a printed paragraph that nobody quotes.
    fn left(&self, printed: usize) -> Option<String> {
        let one = self.printed.get(printed).filter(|one| one.wanted)?;
        if self.is_free(printed) {
            return Some(one.words());
        }
        let covered = self.covered.get(printed)?;
        let left = one.sentences.iter().zip(covered).filter(|(_, covered)| !**covered);
        let left: Vec<&str> = left.map(|((words, _), _)| words.as_str()).collect();
        (!left.is_empty()).then(|| left.join(" "))
    }

    /// What has most words in common.
    fn alike(&mut self) {
        let open: Vec<(usize, Vec<String>)> = self
            .open()
            .into_iter()
            .filter_map(|quoted| Some((quoted, bag(&self.quoted.get(quoted)?.words()))))
            .collect();
        let left: Vec<(usize, String)> =
            (0..self.printed.len()).filter_map(|printed| Some((printed, self.left(printed)?))).collect();
        let mut pairs: Vec<(f64, usize, usize, &str)> = Vec::new();
        for (printed, words) in &left {
            let bag = bag(words);
            for (quoted, said) in &open {
                let likeness = likeness(said, &bag);
                let here = self.is_here(*quoted, *printed);
                if likeness >= if here { ALIKE_HERE } else { ALIKE } {
                    let likeness = if here { likeness + 0.1 } else { likeness };
                    pairs.push((likeness, *quoted, *printed, words));
                }
            }
        }
        // The sort is stable, so that of equals the first in the order of the paper is taken.
        pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
        let mut taken: Vec<usize> = Vec::new();
        for (_, quoted, printed, words) in pairs {
            if taken.contains(&printed) || self.ties.get(quoted).is_none_or(Option::is_some) {
                continue;
            }
            taken.push(printed);
            if let Some(covered) = self.covered.get_mut(printed) {
                covered.fill(true);
            }
            let changed = Some(words.to_owned());
            self.tie(quoted, Tie { printed: vec![printed], changed, elsewhere: false, whole: false });
        }
    }

    /// All of them: the quoted ones in their order, each new one behind the one that it follows on the paper.
    fn paragraphs(&self) -> Vec<Paragraph> {
        let mut all: Vec<(Option<usize>, Paragraph)> = Vec::new();
        for (quoted, tie) in self.quoted.iter().zip(&self.ties) {
            let first = tie.as_ref().and_then(|tie| tie.printed.first().copied());
            let last = tie.as_ref().and_then(|tie| tie.printed.last().copied());
            let words = quoted.words();
            let fate = match tie {
                None => Fate::Missing,
                Some(Tie { changed: Some(now), .. }) => {
                    Fate::Changed { now: now.clone(), diff: diff(&words, now) }
                }
                Some(Tie { elsewhere: true, .. }) => Fate::Moved,
                Some(_) => Fate::Same,
            };
            let paragraph = Paragraph {
                quotes: quoted.quotes.iter().map(|(span, _, _)| *span).collect(),
                quoted_at: quoted.mark(),
                stands_at: first.and_then(|at| self.printed.get(at)).map(|one| one.place),
                words,
                fate,
            };
            all.push((last, paragraph));
        }
        for (at, printed) in self.printed.iter().enumerate() {
            let Some(words) = self.left(at) else { continue };
            let stands_at = Some(printed.place);
            let new = Paragraph { quotes: Vec::new(), quoted_at: None, stands_at, words, fate: Fate::New };
            let before =
                all.iter().enumerate().filter(|(_, (known, _))| known.is_some_and(|known| known <= at));
            let before =
                before.max_by_key(|(place, (known, _))| (*known, *place)).map(|(place, _)| place + 1);
            all.insert(before.unwrap_or(0), (Some(at), new));
        }
        all.into_iter().map(|(_, paragraph)| paragraph).collect()
    }
}

/// Whether some words are no more than a number: `3.`, `(a)`, `IV.`, `Section2.1`.
fn is_label(words: &str) -> bool {
    if words.len() > LONGEST_LABEL || !words.is_ascii() {
        return false;
    }
    let lower = words.to_ascii_lowercase();
    let named = ["section", "article", "paragraph", "part", "item"]
        .into_iter()
        .find_map(|name| lower.strip_prefix(name));
    let number = named.unwrap_or(&lower);
    let closed = number.ends_with(['.', ')', ']', ':']);
    let core = number.trim_matches(['.', '(', ')', '[', ']', ':']);
    let short = |part: &str| {
        let digits = part.len() <= 3 && part.bytes().all(|byte| byte.is_ascii_digit());
        let letter = part.len() == 1 && part.bytes().all(|byte| byte.is_ascii_lowercase());
        let roman = part.len() <= 6 && part.bytes().all(|byte| b"ivxlc".contains(&byte));
        !part.is_empty() && (digits || letter || roman)
    };
    !core.is_empty() && (closed || named.is_some()) && core.split(['.', '-']).all(short)
}
