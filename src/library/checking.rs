//! One text checked: every document in it, by the packs that apply.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::memo::Said;
use super::{Library, LoadedPack, Memo, Settings, Since, horizon, sensitivity};
use crate::audit::{Audit, Noted, findings};
use crate::check::effective::Effective;
use crate::finding::{Checked, Finding};
use crate::lint;
use crate::lint::pages;
use crate::lower::{Understanding, understand};
use crate::pack::{Loaded, Pack, Rule};
use crate::syntax::ast::{self, AgreementKind, Document};
use crate::syntax::{self, Parsed};
use crate::taxonomy::{Mistake, MistakeKind, Taxonomy};
use crate::text::Span;

impl Library {
    /// Checks every document of a text. There is at least one entry: a text in which no document could be
    /// read is one itself, with what is wrong with it.
    pub fn check(&self, text: &str, settings: &Settings) -> Vec<Checked> {
        let parsed = syntax::parse(text);
        let documents = &parsed.file.documents;
        let judged = documents.iter().map(|document| self.judge(&self.meaning(document, text), settings));
        gathered(&parsed, judged.collect())
    }

    /// What a document of a text means, with this library's words.
    pub fn meaning(&self, document: &Document, text: &str) -> Meaning {
        match document {
            Document::Agreement(agreement) => Meaning::Agreement(Box::new(self.understand(agreement))),
            Document::Pack(pack) => {
                let source = std::sync::Arc::new(pack.clone());
                Meaning::Pack(Box::new(Pack::load(&source, text, &self.taxonomy, &self.opaques)))
            }
            Document::Vocabulary(vocabulary) => {
                Meaning::Vocabulary(vocabulary.name.text.clone(), self.mistakes(vocabulary))
            }
        }
    }

    /// Checks a document that has been understood.
    pub fn judge(&self, meaning: &Meaning, settings: &Settings) -> Checked {
        match meaning {
            Meaning::Agreement(document) => self.check_agreement(document, settings),
            Meaning::Pack(loaded) => {
                let words = lint::words(&loaded.problems);
                let findings = words.into_iter().chain(loaded.incomplete.iter().cloned()).collect();
                let jurisdiction = loaded.pack.jurisdiction.clone();
                Checked { jurisdiction, ..bare(&loaded.pack.name, "pack", findings) }
            }
            Meaning::Vocabulary(name, mistakes) => bare(name, "vocabulary", lint::vocabulary(mistakes)),
        }
    }

    /// What an agreement means, with this library's words.
    pub fn understand(&self, agreement: &ast::Agreement) -> Understanding {
        understand(agreement, &self.taxonomy, &self.opaques)
    }

    /// Checks one agreement or template.
    pub fn check_agreement(&self, document: &Understanding, settings: &Settings) -> Checked {
        let effective = Effective::new(&document.set);
        self.verdicts(document, &effective, settings, &mut Memo::default(), None)
    }

    /// The same for one that was checked before: what was said then of a rule is said again where nothing it hangs on
    /// has changed. `since` is what has happened to its text, and `earlier` is what was said then.
    pub fn check_again(
        &self,
        text: &str,
        document: &Understanding,
        settings: &Settings,
        memo: &mut Memo,
        since: &Since,
        earlier: Option<Checked>,
    ) -> Checked {
        let effective = memo.keep(text, document, settings, since);
        self.verdicts(document, &effective, settings, memo, earlier.map(|earlier| (earlier, since)))
    }

    fn verdicts(
        &self,
        document: &Understanding,
        effective: &Effective<'_>,
        settings: &Settings,
        memo: &mut Memo,
        earlier: Option<(Checked, &Since)>,
    ) -> Checked {
        let (earlier, since) = earlier.unzip();
        let (before, found) = earlier.map(|earlier| (earlier.verdicts, earlier.findings)).unzip();
        let moved = since.map(|since| |span: Span| since.moved(span));
        let moved = moved.as_ref().filter(|_| memo.only_places).map(|moved| moved as &dyn Fn(Span) -> Span);
        let earlier = lint::Earlier { findings: found.unwrap_or_default(), moved };
        let mut findings = lint::run(document, effective, settings.as_of, &mut memo.among, earlier);
        let named = document.header.jurisdiction.as_ref().map(|(name, _)| name.clone());
        if settings.jurisdiction.is_some() {
            let missing = format!("core/{}", pages::MISSING_JURISDICTION.name);
            findings.retain(|finding| finding.rule != missing);
        }
        let jurisdiction = named.or_else(|| settings.jurisdiction.clone());
        let mut verdicts = Vec::new();
        let mut packs = Vec::new();
        let mut upcoming = Vec::new();
        let mut sensitivity = Vec::new();
        let chosen: Vec<&LoadedPack> = self.chosen(settings, jurisdiction.as_deref()).collect();
        let mut in_own_terms =
            |loaded: &LoadedPack| memo.pack(&loaded.pack.name, || loaded.for_document(document).into_owned());
        let own: Vec<Option<Arc<Pack>>> =
            chosen.iter().map(|loaded| document.own_terms.then(|| in_own_terms(loaded))).collect();
        let chosen = chosen.iter().zip(&own).map(|(loaded, own)| own.as_deref().unwrap_or(&loaded.pack));
        let chosen: Vec<(&Pack, BTreeMap<String, bool>)> =
            chosen.map(|pack| (pack, settings.assumed(pack))).collect();
        let (as_of, brief) = (settings.as_of, settings.brief);
        let audits = chosen.iter().map(|(pack, assumed)| {
            (*pack, Audit { document, effective, as_of, assumed, brief, noted: None })
        });
        let audits: Vec<(&Pack, Audit<'_>)> = audits.collect();
        say_unsaid(&audits, settings, memo);
        let mut before = before.unwrap_or_default().into_iter().peekable();
        for (pack, audit) in &audits {
            packs.push((pack.name.clone(), pack.edition.clone()));
            for rule in settings.selected(pack) {
                if let Some(said) = memo.said(&rule.id) {
                    // Most verdicts are those of before, which need not be written down again.
                    let known = before.next_if(|known| known.rule == rule.id);
                    let known = known.filter(|known| *known == said.verdict);
                    verdicts.push(known.unwrap_or_else(|| said.verdict.clone()));
                    findings.extend(said.findings.iter().cloned());
                    upcoming.extend(said.upcoming.iter().cloned());
                }
            }
            if settings.sensitivity {
                sensitivity.extend(sensitivity::of(audit, pack));
            }
        }
        let kind = match document.kind {
            AgreementKind::Agreement => "agreement",
            AgreementKind::Template => "template",
        };
        findings.extend(self.unknown_jurisdiction(document, jurisdiction.as_deref(), settings));
        upcoming.sort_by_key(|finding: &Finding| finding.from);
        Checked {
            title: document.title.clone(),
            kind,
            jurisdiction,
            packs,
            verdicts,
            findings,
            upcoming,
            sensitivity,
            turned_off: Vec::new(),
            suppressed: Vec::new(),
        }
    }

    /// The packs to check by: those named, or those of the jurisdiction and those that always apply.
    fn chosen<'l>(
        &'l self,
        settings: &'l Settings,
        jurisdiction: Option<&'l str>,
    ) -> impl Iterator<Item = &'l LoadedPack> {
        self.packs.iter().filter(move |loaded| match &settings.packs {
            Some(names) => names.contains(&loaded.pack.name),
            None => {
                loaded.pack.always
                    || (loaded.pack.jurisdiction.is_some()
                        && loaded.pack.jurisdiction.as_deref() == jurisdiction)
            }
        })
    }

    /// An agreement of a state that no pack is for would look clean without having been checked.
    fn unknown_jurisdiction(
        &self,
        document: &Understanding,
        jurisdiction: Option<&str>,
        settings: &Settings,
    ) -> Option<Finding> {
        let name = jurisdiction?;
        // One that the settings give stands nowhere in the text.
        let span = document.header.jurisdiction.as_ref().map_or(document.title_span, |(_, span)| *span);
        let known = self.packs().any(|pack| pack.jurisdiction.as_deref() == Some(name));
        (settings.packs.is_none() && !known).then(|| {
            pages::UNKNOWN_PACK
                .at(span, format!("there is no pack for `{name}`, so its law is not checked"))
                .help("check by a pack of your own with `--pack FILE`; packs that apply everywhere were checked")
        })
    }

    /// What is wrong with a vocabulary: by itself first, for what it lacks may be in the standard vocabulary, which it
    /// may extend.
    fn mistakes(&self, vocabulary: &ast::Vocabulary) -> Vec<Mistake> {
        let (_, mistakes) = Taxonomy::build([vocabulary]);
        let known = |name: &str| self.taxonomy.iter().any(|(_, term)| term.name == name);
        let missing = |mistake: &Mistake| mistake.kind == MistakeKind::Unknown && known(&mistake.name);
        mistakes.into_iter().filter(|mistake| !missing(mistake)).collect()
    }
}

/// Judges by the rules of which nothing is said yet, those of all packs at once.
fn say_unsaid(audits: &[(&Pack, Audit<'_>)], settings: &Settings, memo: &mut Memo) {
    let mut unsaid: Vec<(&Audit<'_>, &Rule)> = Vec::new();
    for (pack, audit) in audits {
        let rules = settings.selected(pack).filter(|rule| memo.said(&rule.id).is_none());
        unsaid.extend(rules.map(|rule| (audit, rule)));
    }
    let say = |(audit, rule): &(&Audit<'_>, &Rule)| {
        let noted = Noted::default();
        let audit = Audit { noted: Some(&noted), ..**audit };
        let outcome = audit.rule(rule);
        let mut findings = findings::findings(&audit, &outcome);
        findings.extend(lint::vague_deadlines(&audit, &outcome));
        let last = horizon::last_day(settings, &audit.document.header);
        let later = last.map(|last| horizon::upcoming(&audit, rule, last)).unwrap_or_default();
        let verdict = findings::verdict(&audit, &outcome);
        drop(outcome);
        Said::new(rule, noted, verdict, findings, later)
    };
    let said: Vec<Said> = unsaid.par_iter().map(say).collect();
    unsaid.iter().zip(said).for_each(|((_, rule), said)| memo.say(&rule.id, said));
}

/// What one document of a text means.
#[derive(Debug)]
pub enum Meaning {
    /// An agreement or a template.
    Agreement(Box<Understanding>),
    /// A pack.
    Pack(Box<Loaded>),
    /// A vocabulary: its name, and what is wrong with it.
    Vocabulary(String, Vec<Mistake>),
}

impl Meaning {
    /// What an agreement or a template means; nothing for other documents.
    pub fn agreement(&self) -> Option<&Understanding> {
        match self {
            Self::Agreement(document) => Some(document),
            Self::Pack(_) | Self::Vocabulary(..) => None,
        }
    }
}

/// What was found about the documents of a text, each with the syntax errors inside it, in the order of the text.
pub fn gathered(parsed: &Parsed, documents: Vec<Checked>) -> Vec<Checked> {
    let spans = parsed.file.documents.iter().map(Document::span);
    let mut checked: Vec<(Span, Checked)> = spans.zip(documents).collect();
    let mut stray = Vec::new();
    for error in &parsed.errors {
        let home = checked.iter_mut().find(|(span, _)| span.contains(error.span));
        match home {
            Some((_, checked)) => checked.findings.push(lint::syntax(error)),
            None => stray.push(lint::syntax(error)),
        }
    }
    if checked.is_empty() && stray.is_empty() {
        stray.push(
            pages::SYNTAX
                .at(Span::at(0), "the file holds no agreement")
                .label("nothing here")
                .help("start with `agreement \"NAME\" {`, and close it with `}`"),
        );
    }
    let mut result: Vec<Checked> = checked.into_iter().map(|(_, checked)| checked).collect();
    if !stray.is_empty() {
        // Errors outside every document belong to the first one, or to the text if there is none.
        match result.first_mut() {
            Some(first) => first.findings.extend(stray),
            None => result.push(bare("", "text", stray)),
        }
    }
    for checked in &mut result {
        checked.findings.sort_by(|a, b| (a.span, &a.rule, &a.message).cmp(&(b.span, &b.rule, &b.message)));
    }
    result
}

fn bare(title: &str, kind: &'static str, findings: Vec<Finding>) -> Checked {
    Checked { title: title.to_owned(), findings, ..Checked::of_text(kind) }
}
