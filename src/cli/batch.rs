//! Files that are checked together: found, put under what governs each, checked in parallel, and brought together.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;
use rayon::prelude::*;

use super::files::{self, Failure};
use super::kept::{Ground, Judged, Kept};
use super::packs::Trouble;
use super::papers;
use super::progress::Progress;
use super::scope::{self, Asked, Beside, Choice, Scope};
use crate::config;
use crate::finding::{Checked, Finding, Severity};
use crate::library::Settings;
use crate::render::CheckedFile;
use crate::suppress::baseline::Tally;
use crate::suppress::{self, Used};

/// Files with what governs them.
#[derive(Debug)]
pub struct Batch {
    /// What governs files; each file says which.
    pub scopes: Vec<Scope>,
    /// The files, sorted.
    pub files: Vec<Item>,
    /// What could not be looked at.
    pub failures: Vec<Failure>,
    /// What all files of a scope are judged by, to know whether it has changed.
    grounds: Vec<Arc<Ground>>,
    /// Whether everything was looked at that a scope governs.
    whole: Vec<bool>,
}

/// A file of a batch.
#[derive(Clone, Debug)]
pub struct Item {
    /// Its path, as a person would name it.
    pub path: PathBuf,
    /// What governs it, by its place in the batch.
    pub scope: usize,
    /// What it holds, where that did not come from the file itself.
    pub bytes: Option<Vec<u8>>,
}

/// Where files are looked for.
#[derive(Clone, Debug, Default)]
pub struct Sought<'a> {
    /// Files and folders.
    pub paths: &'a [PathBuf],
    /// Whether files that are named outright are left out as well where the configuration says so.
    pub strict: bool,
    /// What stands for a file of this path, which need not be there.
    pub instead: Option<(&'a Path, Vec<u8>)>,
}

/// What a batch came to.
#[derive(Debug, Default)]
pub struct Brought {
    /// The files, in their order, and after them files of waivers and baselines with something to say about them.
    pub files: Vec<CheckedFile>,
    /// What could not be checked.
    pub failures: Vec<Failure>,
    /// Whether some finding is serious enough to fail.
    pub fails: bool,
}

impl Batch {
    /// Finds files, and what governs each.
    ///
    /// # Errors
    /// What cannot be used of configurations and packs.
    pub fn gather(sought: &Sought<'_>, asked: &Asked, choice: &Choice) -> Result<Self, Vec<Trouble>> {
        let found =
            if sought.instead.is_some() { files::Found::default() } else { files::find(sought.paths) };
        let mut homes: Vec<(Option<PathBuf>, Vec<PathBuf>)> = Vec::new();
        let mut known: BTreeMap<PathBuf, Option<PathBuf>> = BTreeMap::new();
        let instead = sought.instead.iter().map(|(path, _)| path.to_path_buf());
        // Where nothing is found, what governs the first path still says by which day's law.
        let first = sought.paths.first().filter(|_| found.files.is_empty() && sought.instead.is_none());
        for path in found.files.iter().cloned().chain(instead) {
            let folder = path.parent().unwrap_or(Path::new("")).to_owned();
            let home = known.entry(folder).or_insert_with(|| scope::nearest_file(&path, choice));
            match homes.iter_mut().find(|(known, _)| known == home) {
                Some((_, files)) => files.push(path),
                None => homes.push((home.clone(), vec![path])),
            }
        }
        homes.extend(first.map(|path| (scope::nearest_file(path, choice), Vec::new())));
        let mut batch = Self {
            scopes: Vec::new(),
            files: Vec::new(),
            failures: found.failures,
            grounds: Vec::new(),
            whole: Vec::new(),
        };
        let mut asked = asked.clone();
        let mut troubles = Vec::new();
        for (home, paths) in homes {
            match Scope::load(home.as_deref(), &asked, |chosen| chosen.with_words_of(&paths)) {
                Ok(scope) => {
                    // One run goes by the law of one day.
                    asked.as_of.get_or_insert(scope.settings.as_of);
                    batch.add(scope, paths, sought);
                }
                Err(more) => troubles.extend(more),
            }
        }
        batch.files.sort_by(|one, other| one.path.cmp(&other.path));
        if troubles.is_empty() { Ok(batch) } else { Err(troubles) }
    }

    fn add(&mut self, scope: Scope, paths: Vec<PathBuf>, sought: &Sought<'_>) {
        let index = self.scopes.len();
        let found = paths.len();
        let named =
            |path: &PathBuf| sought.instead.is_some() || !sought.strict && sought.paths.contains(path);
        let kept: Vec<PathBuf> = paths.into_iter().filter(|path| named(path) || scope.takes(path)).collect();
        if kept.is_empty() && found > 0 && !sought.strict {
            let path = scope.file.as_ref().map_or(Path::new(config::FILE), |file| file.path.as_path());
            self.failures.push(Failure::new(path, "this leaves out every file that was found"));
        }
        let home = files::whole(scope.home());
        let whole =
            sought.instead.is_none() && sought.paths.iter().any(|path| home.starts_with(files::whole(path)));
        self.files.extend(kept.into_iter().map(|path| Item {
            bytes: sought.instead.as_ref().map(|(_, bytes)| bytes.clone()),
            scope: index,
            path,
        }));
        self.whole.push(whole);
        let ground = Ground {
            settings: scope.settings.clone(),
            policy: scope.policy.clone(),
            texts: scope.texts().to_vec(),
        };
        self.grounds.push(Arc::new(ground));
        self.scopes.push(scope);
    }

    /// The day whose law counts.
    pub fn as_of(&self) -> Option<Date> {
        self.scopes.first().map(|scope| scope.settings.as_of)
    }

    /// The least serious finding that makes the check fail.
    pub fn failing(&self) -> Severity {
        self.scopes.iter().map(|scope| scope.failing).max().unwrap_or(Severity::Error)
    }

    /// Whether recommendations are shown one by one.
    pub fn advice(&self) -> bool {
        self.scopes.iter().any(|scope| scope.advice)
    }

    /// Files and folders besides the agreements by which these are judged.
    pub fn ground(&self) -> Vec<PathBuf> {
        let mut ground = Vec::new();
        for scope in &self.scopes {
            ground.extend(scope.texts().iter().map(|(path, _)| PathBuf::from(path)));
            let beside = [&scope.file, &scope.waivers, &scope.baseline];
            ground.extend(beside.into_iter().flatten().map(|file| file.path.clone()));
        }
        ground
    }

    /// Leaves some of the files out, so that nobody can say of any scope that all of it was looked at.
    pub fn narrow(&mut self, keep: impl Fn(&Path) -> bool) {
        self.files.retain(|item| keep(&item.path));
        self.whole.iter_mut().for_each(|whole| *whole = false);
    }

    /// Changes how all files are judged.
    pub fn adjust(&mut self, adjust: impl Fn(&mut Settings, &mut suppress::Policy)) {
        for (scope, ground) in self.scopes.iter_mut().zip(&mut self.grounds) {
            adjust(&mut scope.settings, &mut scope.policy);
            let mut new = Ground::clone(ground);
            (new.settings, new.policy) = (scope.settings.clone(), scope.policy.clone());
            *ground = Arc::new(new);
        }
    }

    /// Checks everything, and brings it together.
    pub fn check(&self, kept: Option<&Kept>) -> Brought {
        let progress = Progress::new(self.files.len());
        let check = |item: &Item| {
            // A mistake in the program must not cost the other files; it has printed itself already.
            let result = catch_unwind(AssertUnwindSafe(|| self.check_one(item, kept)));
            progress.step();
            let failed = |_| Err(Failure::new(&item.path, "moulint failed here, which is its own fault"));
            result.unwrap_or_else(failed)
        };
        let results: Vec<_> = self.files.par_iter().map(check).collect();
        progress.finish();
        let mut brought = Brought { failures: self.failures.clone(), ..Brought::default() };
        let mut tallies = vec![Tally::default(); self.scopes.len()];
        let mut used: Vec<Vec<Used>> = vec![Vec::new(); self.scopes.len()];
        let mut titles: Vec<Vec<String>> = vec![Vec::new(); self.scopes.len()];
        for (item, result) in self.files.iter().zip(results) {
            let (mut file, file_used) = match result {
                Ok(done) => done,
                Err(failure) => {
                    brought.failures.push(failure);
                    continue;
                }
            };
            let Some(scope) = self.scopes.get(item.scope) else { continue };
            if let (Some(baseline), Some(tally)) = (&scope.policy.baseline, tallies.get_mut(item.scope)) {
                file.documents.iter_mut().for_each(|checked| baseline.apply(checked, tally));
            }
            if let (Some(used), Some(titles)) = (used.get_mut(item.scope), titles.get_mut(item.scope)) {
                used.extend(file_used);
                let agreements =
                    file.documents.iter().filter(|one| matches!(one.kind, "agreement" | "template"));
                titles.extend(agreements.map(|one| one.title.clone()));
            }
            brought.fails |= file.documents.iter().any(|one| scope.fails(one));
            brought.files.push(file);
        }
        let rest = self.scopes.iter().zip(&self.whole).zip(tallies).zip(used.iter().zip(&titles));
        for (((scope, &whole), tally), (used, titles)) in rest {
            // A file that could not be read may hold what is said to be gone.
            let whole = whole && brought.failures.is_empty();
            for file in scope.remarks(&tally, used, titles, whole) {
                brought.fails |= file.documents.iter().any(|one| scope.fails(one));
                brought.files.push(file);
            }
        }
        brought
    }

    fn check_one(&self, item: &Item, kept: Option<&Kept>) -> Result<(CheckedFile, Vec<Used>), Failure> {
        let (Some(scope), Some(ground)) = (self.scopes.get(item.scope), self.grounds.get(item.scope)) else {
            return Err(Failure::new(&item.path, "nothing governs this file"));
        };
        let paper = match &item.bytes {
            None if papers::is_paper(&item.path) => papers::drafted(&item.path, &scope.library)?,
            _ => None,
        };
        let settings = scope.settings_for(&item.path);
        if let Some((paper, draft)) = paper {
            let (mut documents, used) = suppress::check(&scope.library, &draft, &settings, &scope.policy);
            let text = papers::show(&paper, &draft, &mut documents);
            return Ok((CheckedFile { path: item.path.display().to_string(), text, documents }, used));
        }
        let decoded = match &item.bytes {
            Some(bytes) => super::decode::decode(bytes.clone()),
            None => files::read(&item.path)?,
        };
        let check = || suppress::check(&scope.library, &decoded.text, &settings, &scope.policy);
        let (mut documents, used): Judged = match &decoded.problem {
            Some(problem) if problem.hopeless => (vec![Checked::of_text("text")], Vec::new()),
            _ => match kept {
                Some(kept) => kept.judged(&item.path, &decoded.text, ground, &settings, check),
                None => check(),
            },
        };
        if let Some(problem) = decoded.problem {
            add(&mut documents, problem.finding);
        }
        Ok((CheckedFile { path: item.path.display().to_string(), text: decoded.text, documents }, used))
    }
}

impl Scope {
    /// Whether something is found in a document that is serious enough to fail.
    fn fails(&self, document: &Checked) -> bool {
        document.findings.iter().any(|finding| finding.severity <= self.failing)
    }

    /// What there is to say of the files with waivers and the baseline.
    fn remarks(&self, tally: &Tally, used: &[Used], titles: &[String], whole: bool) -> Vec<CheckedFile> {
        let titles: Vec<&str> = titles.iter().map(String::as_str).collect();
        let as_of = self.settings.as_of;
        let waivers = match &self.waiver_trouble {
            Some(trouble) => vec![trouble.clone()],
            None => suppress::remarks_on_file(&self.policy, used, &titles, whole, as_of),
        };
        let stale = match (&self.policy.baseline, &self.baseline) {
            (Some(baseline), Some(file)) => baseline.stale(&file.text, tally, whole),
            _ => Vec::new(),
        };
        let files = [(&self.waivers, "waivers", waivers), (&self.baseline, "baseline", stale)];
        files.into_iter().filter_map(|(file, kind, findings)| told(file.as_ref()?, kind, findings)).collect()
    }
}

fn told(file: &Beside, kind: &'static str, findings: Vec<Finding>) -> Option<CheckedFile> {
    (!findings.is_empty()).then(|| CheckedFile {
        path: file.path.display().to_string(),
        text: file.text.clone(),
        documents: vec![Checked { findings, ..Checked::of_text(kind) }],
    })
}

/// Puts a finding where it belongs in the order of the text.
fn add(documents: &mut Vec<Checked>, finding: Finding) {
    if documents.is_empty() {
        documents.push(Checked::of_text("text"));
    }
    if let Some(document) = documents.first_mut() {
        let place = document.findings.partition_point(|other| other.span.start < finding.span.start);
        document.findings.insert(place, finding);
    }
}
