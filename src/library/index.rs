//! An index of rules and lints: what a report says of a rule besides its findings.

use std::collections::BTreeMap;

use super::Library;
use super::explain::{lint_page, rule_page};
use crate::finding::{Cite, Evidence, Severity};
use crate::lint::LINTS;
use crate::taxonomy::nearest;

/// Rules and lints by name: `us-ct/firearm-use`, `core/may-not`.
pub type RuleIndex = BTreeMap<String, RuleEntry>;

/// What is known of one rule or lint.
#[derive(Clone, Debug, PartialEq)]
pub struct RuleEntry {
    /// What it is about, as a short sentence.
    pub summary: String,
    /// Why it is there; empty for lints, whose page says it.
    pub because: String,
    /// Its page, as `moulint explain` prints it.
    pub page: String,
    /// The law behind it.
    pub cite: Vec<Cite>,
    /// How serious a failure is.
    pub severity: Severity,
    /// How well the law was verified; none for lints.
    pub evidence: Option<Evidence>,
}

impl RuleEntry {
    /// Where the law can be read: the first address that a browser opens.
    pub fn url(&self) -> Option<&str> {
        let urls = self.cite.iter().filter_map(|cite| cite.url.as_deref());
        urls.into_iter().find(|url| is_web_address(url))
    }
}

/// Whether an address is one of the web and holds nothing that would have to be encoded in it.
pub fn is_web_address(url: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_graphic() && !b"\"<>\\^`{|}".contains(&byte);
    (url.starts_with("https://") || url.starts_with("http://")) && url.bytes().all(plain)
}

impl Library {
    /// The names of all rules of all packs, and of all lints, each with what it is about.
    pub fn rule_names(&self) -> impl Iterator<Item = (String, &str)> {
        let rules = self.packs().flat_map(|pack| &pack.rules);
        let rules = rules.map(|rule| (rule.id.clone(), rule.summary.as_str()));
        rules.chain(LINTS.iter().map(|lint| (format!("core/{}", lint.name), lint.summary)))
    }

    /// The names of rules and lints that come close to one that there is not; nothing for one that there is.
    pub fn misspelt(&self, rule: &str) -> Option<Vec<String>> {
        let known: Vec<String> = self.rule_names().map(|(name, _)| name).collect();
        let names = || known.iter().map(|name| (name.as_str(), name.as_str()));
        (!known.iter().any(|known| known == rule)).then(|| nearest(rule, names()))
    }

    /// The index of all rules of all packs, and of all lints.
    pub fn index(&self) -> RuleIndex {
        let rules = self.packs.iter().flat_map(|loaded| {
            loaded.pack.rules.iter().map(|rule| {
                let entry = RuleEntry {
                    summary: rule.summary.clone(),
                    because: rule.because.clone(),
                    page: rule_page(&loaded.pack, rule, &loaded.text),
                    cite: rule.cite.clone(),
                    severity: rule.severity,
                    evidence: Some(rule.evidence),
                };
                (rule.id.clone(), entry)
            })
        });
        let lints = LINTS.iter().map(|lint| {
            let entry = RuleEntry {
                summary: lint.summary.to_owned(),
                because: String::new(),
                page: lint_page(lint),
                cite: Vec::new(),
                severity: lint.severity,
                evidence: None,
            };
            (format!("core/{}", lint.name), entry)
        });
        rules.chain(lints).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_and_every_lint_is_in_the_index() {
        let library = Library::builtin();
        let index = library.index();
        let rules = library.packs().map(|pack| pack.rules.len()).sum::<usize>();
        assert_eq!(index.len(), rules + LINTS.len());
        let entry = index.get("us-ma/annual-review").expect("it is a rule of the pack");
        assert!(entry.page.starts_with("us-ma/annual-review: "), "{}", entry.page);
        assert!(entry.url().is_some_and(|url| url.starts_with("https://")), "{:?}", entry.cite);
    }

    #[test]
    fn only_plain_addresses_of_the_web_are_linked() {
        assert!(is_web_address("https://example.org/a?b=c#d"));
        for hostile in ["javascript:alert(1)", "https://a b", "https://a\">", "file:///etc/passwd", ""] {
            assert!(!is_web_address(hostile), "{hostile}");
        }
    }
}
