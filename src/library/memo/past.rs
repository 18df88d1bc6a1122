//! What was said of rules when the text was another one: whoever takes back what they typed comes to a text that was judged
//! before.

use std::collections::{HashMap, VecDeque};

use super::{Said, hash};

/// So many texts are remembered at most.
const TEXTS: usize = 128;

/// So many rules are remembered at most, over all texts.
const RULES: usize = 600;

/// What was said of rules, by the text.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// The text as it stands.
    now: u64,
    /// What was said of some rules while an earlier text stood, with the places that things had there; the latest last.
    earlier: VecDeque<(u64, Vec<(String, Said)>)>,
}

impl Past {
    /// Nothing is known but the text as it stands.
    pub(super) fn of(text: &str) -> Self {
        Self { now: hash(text), earlier: VecDeque::new() }
    }

    /// Puts aside what does not hold any more, as it held for the text until now. `numbered` says whether words outside
    /// the vocabulary still have the numbers that they had.
    pub(super) fn put_aside(&mut self, said: Vec<(String, Said)>, numbered: bool) {
        if !numbered {
            self.earlier.clear();
            return;
        }
        if said.is_empty() {
            return;
        }
        match self.earlier.iter_mut().find(|(text, _)| *text == self.now) {
            Some((_, known)) => known.extend(said),
            None => self.earlier.push_back((self.now, said)),
        }
        let rules = |earlier: &VecDeque<(u64, Vec<(String, Said)>)>| {
            earlier.iter().map(|(_, said)| said.len()).sum::<usize>()
        };
        while self.earlier.len() > TEXTS || rules(&self.earlier) > RULES {
            self.earlier.pop_front();
        }
    }

    /// Brings back what was said of rules while the same text stood, where nothing is said of them.
    pub(super) fn bring_back(&mut self, text: &str, rules: &mut HashMap<String, Said>) {
        self.now = hash(text);
        let Some(at) = self.earlier.iter().position(|(text, _)| *text == self.now) else { return };
        let Some((_, said)) = self.earlier.remove(at) else { return };
        for (rule, said) in said {
            rules.entry(rule).or_insert(said);
        }
    }
}
