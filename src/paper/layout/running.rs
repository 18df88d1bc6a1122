//! Headers, footers and page numbers: the first or last lines of pages that come again and differ at most in a number.

use std::collections::{BTreeMap, BTreeSet};

use super::{Page, heading};

/// How many lines at the top and at the bottom of a page are looked at.
const EDGE: usize = 3;

/// Takes running lines out of the pages, and gives each once, in the order in which it is met.
pub(in crate::paper) fn take(pages: &mut [Page]) -> Vec<String> {
    if pages.len() < 2 {
        return Vec::new();
    }
    let mut seen: BTreeMap<(bool, String), BTreeSet<usize>> = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        for (at, top) in edges(page.lines.len()) {
            if let Some(line) = page.lines.get(at) {
                seen.entry((top, key(&line.text))).or_default().insert(number);
            }
        }
    }
    // On two pages both must have it; on more, a third of them, since first and last pages and odd and even ones differ.
    let enough = |count: usize| count >= 2 && count * 3 >= pages.len();
    let often: BTreeSet<(bool, String)> = seen
        .into_iter()
        .filter(|((_, key), on)| !key.is_empty() && enough(on.len()))
        .map(|(key, _)| key)
        .collect();
    let mut told = BTreeSet::new();
    let mut out = Vec::new();
    for page in pages.iter_mut() {
        let mut gone = BTreeSet::new();
        let count = page.lines.len();
        // From the edge inwards, up to the first line that is none: a line of the text may repeat by chance.
        for (range, top) in [(0..EDGE.min(count), true), (count.saturating_sub(EDGE)..count, false)] {
            let order: Vec<usize> = if top { range.collect() } else { range.rev().collect() };
            for at in order {
                let Some(line) = page.lines.get(at) else { break };
                let key = key(&line.text);
                let repeated = often.contains(&(top, key.clone()));
                if !repeated && !heading::is_page_number(&line.text) {
                    break;
                }
                gone.insert(at);
                if told.insert(key) {
                    out.push(line.text.clone());
                }
            }
        }
        let mut at = 0;
        let mut gap = false;
        page.lines.retain_mut(|line| {
            let keep = !gone.contains(&at);
            at += 1;
            gap |= line.gap && !keep;
            line.gap |= keep && gap;
            gap &= !keep;
            keep
        });
        // The first line that is left begins where the page does, and white space above it tells nothing.
        if let Some(first) = page.lines.first_mut() {
            first.gap = false;
        }
    }
    out
}

/// The lines at the edges, and whether each is at the top.
fn edges(count: usize) -> impl Iterator<Item = (usize, bool)> {
    let top = (0..EDGE.min(count)).map(|at| (at, true));
    let bottom = (count.saturating_sub(EDGE)..count).map(|at| (at, false));
    top.chain(bottom)
}

/// The text with every number alike.
fn key(text: &str) -> String {
    let mut out = String::new();
    for character in super::super::chars::tidy(text).to_lowercase().chars() {
        if !character.is_ascii_digit() {
            out.push(character);
        } else if !out.ends_with('#') {
            out.push('#');
        }
    }
    out
}
