//! What governs a file: the nearest `moulint.toml` above it, and what was asked for besides, which goes before.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use jiff::civil::Date;

use super::files::{self, Failure};
use super::output;
use super::packs::{self, Chosen, Trouble};
use crate::config::lock::{self, Lock};
use crate::config::paths::Patterns;
use crate::config::{self, Config, place_of, waivers};
use crate::finding::{Finding, Severity};
use crate::library::{Library, Settings, Shelf};
use crate::lint::pages;
use crate::suppress::{Policy, baseline::Baseline};
use crate::taxonomy::question;

/// What was asked for outside of any configuration, and goes before it.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// The packs; those of the configuration, where there are none.
    pub packs: Vec<String>,
    /// The day whose law counts.
    pub as_of: Option<Date>,
    /// Up to which day to look ahead.
    pub horizon: Option<Date>,
    /// Assumptions to take.
    pub assume: Vec<String>,
    /// Assumptions not to take.
    pub assume_not: Vec<String>,
    /// Whether rules that are only tried out are used, whatever the configuration says.
    pub preview: bool,
    /// Whether recommendations are shown one by one, whatever the configuration says.
    pub advice: bool,
    /// From which severity on a finding makes the check fail.
    pub failing: Option<Severity>,
    /// The file with the baseline.
    pub baseline: Option<PathBuf>,
    /// Whether a baseline is about to be drawn, so that the one the configuration names need not be there.
    pub draws_baseline: bool,
}

/// Which configuration is used.
#[derive(Clone, Debug, Default)]
pub enum Choice {
    /// The nearest above each file.
    #[default]
    Nearest,
    /// This one, for every file.
    This(PathBuf),
    /// None.
    Nothing,
}

/// A file that belongs to the configuration, with its text.
#[derive(Clone, Debug)]
pub struct Beside {
    /// Its path, as a person would name it.
    pub path: PathBuf,
    /// What it holds.
    pub text: String,
}

/// What governs files.
#[derive(Debug)]
pub struct Scope {
    /// The configuration file; none where there is none.
    pub file: Option<Beside>,
    /// What it says.
    pub config: Config,
    /// The vocabulary and the packs.
    pub library: Shelf,
    /// The packs that were asked for; none to choose by jurisdiction.
    pub names: Option<Vec<String>>,
    /// The texts of the user's packs and vocabularies, each with its path.
    texts: Vec<(String, String)>,
    /// By which law to check.
    pub settings: Settings,
    /// Which findings count.
    pub policy: Policy,
    /// Which files are meant.
    pub patterns: Patterns,
    /// The file with waivers.
    pub waivers: Option<Beside>,
    /// What is wrong with it, so that none of its waivers holds.
    pub waiver_trouble: Option<Finding>,
    /// The file with the baseline.
    pub baseline: Option<Beside>,
    /// Whether recommendations are shown one by one.
    pub advice: bool,
    /// The least serious finding that makes the check fail.
    pub failing: Severity,
}

/// The nearest configuration above a file or folder.
pub fn nearest_file(path: &Path, choice: &Choice) -> Option<PathBuf> {
    match choice {
        Choice::Nearest => files::above(path, config::FILE),
        Choice::This(path) => Some(path.clone()),
        Choice::Nothing => None,
    }
}

impl Scope {
    /// What a configuration and what was asked for come to. `words` adds the vocabularies that are at hand.
    ///
    /// # Errors
    /// What cannot be used: a check by other rules than somebody asked for would be misread.
    pub fn load(
        file: Option<&Path>,
        asked: &Asked,
        words: impl FnOnce(Chosen) -> Chosen,
    ) -> Result<Self, Vec<Trouble>> {
        let file = file.map(beside).transpose()?;
        let config = match &file {
            Some(beside) => config::read(&beside.text).map_err(|findings| vec![broken(beside, findings)])?,
            None => Config::default(),
        };
        let home = file.as_ref().and_then(|beside| beside.path.parent()).unwrap_or(Path::new("")).to_owned();
        let chosen = words(packs::find(&wanted_packs(asked, &config, &home))?);
        let mut settings = settings(asked, &config, &chosen, file.as_ref())?;
        let mut policy = Policy { limits: config.waivers.limits(), ..Policy::default() };
        policy.severities = severities(asked, &config, &chosen.library, file.as_ref())?;
        settings.horizon.take_if(|horizon| *horizon < settings.as_of);
        let (waivers, waiver_trouble) = waiver_file(&config, &home, file.is_some(), &mut policy)?;
        let baseline = baseline_file(asked, &config, &home, &mut policy)?;
        Ok(Self {
            patterns: Patterns::of(&config),
            advice: asked.advice || config.advice,
            failing: asked
                .failing
                .unwrap_or_else(|| config.fail_on.map_or(Severity::Error, config::Failing::severity)),
            texts: chosen.texts().to_vec(),
            library: chosen.library,
            names: chosen.names,
            file,
            config,
            settings,
            policy,
            waivers,
            waiver_trouble,
            baseline,
        })
    }

    /// The folder from which the paths of the configuration are seen.
    pub fn home(&self) -> &Path {
        self.file.as_ref().and_then(|file| file.path.parent()).unwrap_or(Path::new(""))
    }

    /// The texts of the user's packs and vocabularies, each with its path.
    pub fn texts(&self) -> &[(String, String)] {
        &self.texts
    }

    /// A path as the patterns of the configuration see it.
    pub fn inside(&self, path: &Path) -> String {
        files::inside(self.home(), path)
    }

    /// Whether a file that was found in a folder is meant.
    pub fn takes(&self, path: &Path) -> bool {
        self.patterns.takes(&self.inside(path))
    }

    /// By which law a file is checked.
    pub fn settings_for(&self, path: &Path) -> Settings {
        let jurisdiction = self.patterns.jurisdiction(&self.inside(path)).map(str::to_owned);
        Settings { jurisdiction, ..self.settings.clone() }
    }

    /// The packs in use, for the lock.
    pub fn lock(&self) -> Lock {
        Lock::of(&self.library, self.names.as_deref())
    }

    /// In what the packs in use differ from the lock, a line each; nothing where they do not.
    ///
    /// # Errors
    /// Why there is no lock to hold to, in one line.
    pub fn differences(&self) -> Result<Vec<String>, String> {
        let decoded = files::read(&self.lock_path()).map_err(|failure| failure.message)?;
        let lock = Lock::read(&decoded.text).map_err(|what| format!("this is no lock: {what}"))?;
        Ok(lock.differences(&self.lock()))
    }

    /// Where the lock stands.
    pub fn lock_path(&self) -> PathBuf {
        self.home().join(lock::FILE)
    }
}

/// The packs and vocabularies to read: what was asked for, or what the configuration says, seen from its folder.
fn wanted_packs(asked: &Asked, config: &Config, home: &Path) -> Vec<String> {
    let known = Library::builtin().pack_names();
    let from_home = |written: &String| {
        let name = written.split('@').next().unwrap_or(written);
        let is_name = known.iter().any(|known| known == name);
        if is_name || home.as_os_str().is_empty() {
            written.clone()
        } else {
            home.join(written).display().to_string()
        }
    };
    let packs: Vec<String> = match asked.packs.as_slice() {
        [] => config.packs.iter().map(from_home).collect(),
        packs => packs.to_vec(),
    };
    packs.into_iter().chain(config.vocabularies.iter().map(from_home)).collect()
}

fn settings(
    asked: &Asked,
    config: &Config,
    chosen: &Chosen,
    file: Option<&Beside>,
) -> Result<Settings, Vec<Trouble>> {
    let as_of = asked.as_of.or(config.as_of).unwrap_or_else(output::today);
    let horizon = asked.horizon.or(config.horizon);
    if asked.horizon.is_some_and(|horizon| horizon < as_of) {
        let line = format!("the horizon lies before {as_of}, the day whose law counts");
        return Err(vec![Trouble::Said(line)]);
    }
    let names = |wanted: bool| -> Vec<String> {
        config.assume.iter().filter(|(_, taken)| **taken == wanted).map(|(name, _)| name.clone()).collect()
    };
    let written = packs::find_assumptions(&chosen.library, &names(true), &names(false));
    let mut assumptions = match (written, file) {
        (Ok(assumptions), _) => assumptions,
        // Other packs than those of the configuration may make other assumptions.
        (Err(_), _) if !asked.packs.is_empty() => BTreeMap::new(),
        (Err(lines), Some(file)) => {
            let line = |line: &String| Trouble::Said(format!("{}: {line}", file.path.display()));
            return Err(lines.iter().map(line).collect());
        }
        (Err(lines), None) => return Err(lines.into_iter().map(Trouble::Said).collect()),
    };
    let said = packs::find_assumptions(&chosen.library, &asked.assume, &asked.assume_not);
    assumptions.extend(said.map_err(|lines| lines.into_iter().map(Trouble::Said).collect::<Vec<_>>())?);
    Ok(Settings {
        packs: chosen.names.clone(),
        editions: chosen.editions.clone(),
        horizon,
        assumptions,
        preview: asked.preview || config.preview,
        ..Settings::new(as_of)
    })
}

/// Severities by rule. A rule that there is not would be a misspelt one, and the right one would keep its severity.
fn severities(
    asked: &Asked,
    config: &Config,
    library: &Library,
    file: Option<&Beside>,
) -> Result<BTreeMap<String, crate::suppress::Level>, Vec<Trouble>> {
    let mut findings = Vec::new();
    let misspelt = config.severity.keys().filter_map(|rule| Some((rule, library.misspelt(rule)?)));
    for (rule, close) in misspelt {
        let core = rule.starts_with("core/");
        if let Some(file) = file.filter(|_| core || asked.packs.is_empty()) {
            let all = || "`moulint rules` lists the rules of packs".to_owned();
            let help = question(&close).unwrap_or_else(all);
            let message = format!("there is no rule `{rule}`");
            findings.push(config::mistake(place_of(&file.text, rule), message, &help));
        }
    }
    match file {
        Some(file) if !findings.is_empty() => Err(vec![broken(file, findings)]),
        _ => Ok(config.severity.iter().map(|(rule, level)| (rule.clone(), level.level())).collect()),
    }
}

fn waiver_file(
    config: &Config,
    home: &Path,
    configured: bool,
    policy: &mut Policy,
) -> Result<(Option<Beside>, Option<Finding>), Vec<Trouble>> {
    let path = match &config.waivers.file {
        Some(named) => home.join(named),
        // Without a configuration there is no folder that the file would belong to.
        None => match home.join(waivers::FILE) {
            path if configured && files::exists(&path) => path,
            _ => return Ok((None, None)),
        },
    };
    let file = beside(&path)?;
    match waivers::read(&file.text) {
        Ok(read) => {
            policy.waivers = read;
            Ok((Some(file), None))
        }
        Err(mistake) => {
            let trouble =
                Finding { help: mistake.help, ..pages::WAIVER_MALFORMED.at(mistake.span, mistake.message) };
            Ok((Some(file), Some(trouble)))
        }
    }
}

fn baseline_file(
    asked: &Asked,
    config: &Config,
    home: &Path,
    policy: &mut Policy,
) -> Result<Option<Beside>, Vec<Trouble>> {
    let named = config.baseline.as_ref().map(|named| home.join(named));
    let Some(path) = asked.baseline.clone().or(named) else { return Ok(None) };
    if asked.draws_baseline && !files::exists(&path) {
        return Ok(None);
    }
    let file = beside(&path)?;
    let read = Baseline::read(&file.text).map_err(|(what, line)| {
        vec![Trouble::Said(format!("{}:{line}: this is no baseline: {what}", path.display()))]
    })?;
    policy.baseline = Some(read);
    Ok(Some(file))
}

fn broken(file: &Beside, findings: Vec<Finding>) -> Trouble {
    Trouble::Broken {
        what: "configuration",
        path: file.path.display().to_string(),
        text: file.text.clone(),
        findings,
    }
}

fn beside(path: &Path) -> Result<Beside, Vec<Trouble>> {
    let said = |failure: Failure| vec![Trouble::Said(format!("{}: {}", failure.path, failure.message))];
    let decoded = files::read(path).map_err(said)?;
    match decoded.problem {
        Some(problem) => Err(said(Failure::new(path, problem.finding.message))),
        None => Ok(Beside { path: path.to_owned(), text: decoded.text }),
    }
}
