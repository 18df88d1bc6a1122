//! `moulint compare`: agreements next to a model, or a new edition next to the old one.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::Outcome;
use super::args::{Compare, CompareFormat, FailOn};
use super::files::{self, Failure};
use super::output::{self, Output};
use super::packs::{self, Chosen};
use super::progress::Progress;
use crate::compare::matrix::Matrix;
use crate::compare::{self, Comparison, Depth, Instrument, Relation, Roles};
use crate::export::comparison;
use crate::finding::Severity;
use crate::library::{self, Library, Settings};
use crate::render;
use crate::syntax::ast::MarkKind;
use crate::taxonomy::{nearest, question};

/// Does it.
pub fn run(asked: &Compare, output: &Output) -> Outcome {
    let Some(chosen) = packs::choose(&asked.packs, output) else { return Outcome::FAILED };
    let sides = match &asked.model {
        Some(name) => with_model(asked, name, chosen),
        None => editions(asked, chosen),
    };
    let Sides { chosen, model, agreements, roles, failures } = match sides {
        Ok(sides) => sides,
        Err(failures) => {
            failures.iter().for_each(|failure| output.complain(failure));
            return Outcome::FAILED;
        }
    };
    let library: &Library = &chosen.library;
    let (compared, broken) = all(library, &model, &agreements, roles, depth(asked.format, agreements.len()));
    let matrix = Matrix { model: &model, agreements: compared };
    let mut report = comparison::comparison(library, &matrix, roles);
    if roles == Roles::Editions {
        let as_of = asked.as_of.unwrap_or_else(output::today);
        let settings = Settings { packs: chosen.names.clone(), ..Settings::new(as_of) };
        for ((new, _), out) in matrix.agreements.iter().zip(&mut report.agreements) {
            let changes = compare::verdict_changes(library, &settings, &model, new);
            out.verdicts = comparison::verdict_changes(library, &changes);
        }
    }
    let result = match asked.format {
        CompareFormat::Text => render::text::comparison::report(&report, output.wide_style()),
        CompareFormat::Json => render::json::pretty(&report),
        CompareFormat::Markdown => render::comparison::markdown(&report),
        CompareFormat::Csv => render::comparison::csv(&report),
        CompareFormat::Html => render::html::comparison(&report),
    };
    // What could not be read might say anything, so nothing passes on the strength of the rest.
    let unread = std::iter::once(&model).chain(&agreements).any(|one| !one.unread.is_empty());
    let errors = unread || matrix.agreements.iter().any(|(_, one)| fails(asked, roles, one));
    let failed = !failures.is_empty() || !broken.is_empty();
    let outcome = output.print(&result, Outcome { errors, failed });
    for instrument in std::iter::once(&model).chain(&agreements) {
        tell_unread(instrument, output);
    }
    failures.iter().chain(&broken).for_each(|failure| output.complain(failure));
    outcome
}

/// What is to be compared.
struct Sides {
    chosen: Chosen,
    model: Instrument,
    agreements: Vec<Instrument>,
    roles: Roles,
    /// What could not be read; the rest is compared all the same.
    failures: Vec<String>,
}

/// A page on more agreements than this shows the clauses next to each other and no situations; it would be too large
/// for a browser.
const MOST_DETAILED: usize = 200;

/// How much has to be worked out. Tables show only how clauses stand, and edits are for whoever mends one agreement.
fn depth(format: CompareFormat, agreements: usize) -> Depth {
    match (format, agreements) {
        (CompareFormat::Csv, _) => Depth::Relations,
        (_, 1) => Depth::Fixes,
        (CompareFormat::Html, count) if count > MOST_DETAILED => Depth::Relations,
        (CompareFormat::Html | CompareFormat::Json, _) => Depth::Details,
        (CompareFormat::Text | CompareFormat::Markdown, _) => Depth::Relations,
    }
}

/// Agreements and a model that was named.
fn with_model(asked: &Compare, name: &str, chosen: Chosen) -> Result<Sides, Vec<String>> {
    let found = files::find(&asked.paths);
    let chosen = chosen.with_words_of(&found.files);
    let model = model(&chosen, name).map_err(|message| vec![message])?;
    let mut failures: Vec<String> = found.failures.iter().map(told).collect();
    let mut agreements = Vec::new();
    for read in found.files.par_iter().map(|path| instruments(&chosen.library, path)).collect::<Vec<_>>() {
        match read {
            Ok(all) => agreements.extend(all),
            Err(failure) => failures.push(told(&failure)),
        }
    }
    if agreements.is_empty() {
        failures.push("there is no agreement to compare".to_owned());
        return Err(failures);
    }
    Ok(Sides { chosen, model, agreements, roles: Roles::Model, failures })
}

/// Two editions of one agreement, the old one first.
fn editions(asked: &Compare, chosen: Chosen) -> Result<Sides, Vec<String>> {
    let [old, new] = asked.paths.as_slice() else {
        let names = templates(&chosen).into_iter().map(|(name, _, _)| name).collect::<Vec<_>>().join("`, `");
        return Err(vec![format!(
            "say what to compare with: `--with MODEL`, which is a file or one of `{names}`, or give two files, the old text and the new one"
        )]);
    };
    let chosen = chosen.with_words_of(&asked.paths);
    let one = |path: &PathBuf| one(&chosen.library, path);
    let (old, new) = (one(old)?, one(new)?);
    Ok(Sides { chosen, model: old, agreements: vec![new], roles: Roles::Editions, failures: Vec::new() })
}

fn one(library: &Library, path: &Path) -> Result<Instrument, Vec<String>> {
    let all = instruments(library, path).map_err(|failure| vec![told(&failure)])?;
    single(all, &path.display().to_string()).map_err(|message| vec![message])
}

/// The one agreement or template of a file.
fn single(mut all: Vec<Instrument>, name: &str) -> Result<Instrument, String> {
    match all.len() {
        1 => Ok(all.remove(0)),
        0 => Err(format!("{name}: there is no agreement or template here")),
        count => {
            Err(format!("{name}: there are {count} agreements here, and it is not clear which is meant"))
        }
    }
}

fn told(failure: &Failure) -> String {
    format!("{}: {}", failure.path, failure.message)
}

/// All agreements and templates of a file; none for a file with packs or vocabularies only.
fn instruments(library: &Library, path: &Path) -> Result<Vec<Instrument>, Failure> {
    let decoded = files::read(path)?;
    if let Some(problem) = decoded.problem.filter(|problem| problem.hopeless) {
        return Err(Failure::new(path, problem.finding.message));
    }
    Ok(Instrument::all(library, &path.display().to_string(), &decoded.text))
}

/// The templates of all packs at hand: name, path and text.
fn templates(chosen: &Chosen) -> Vec<(String, String, String)> {
    let mut found: Vec<(String, String, String)> = Vec::new();
    for folder in chosen.folders.iter().chain(library::folders()) {
        for (path, text) in &folder.templates {
            let stem = Path::new(path).file_stem().map(|stem| stem.to_string_lossy().into_owned());
            let pack = Path::new(&folder.path).file_name().map(|name| name.to_string_lossy().into_owned());
            let name = format!("{}/{}", pack.unwrap_or_default(), stem.unwrap_or_default());
            if !found.iter().any(|(known, _, _)| *known == name) {
                found.push((name, path.clone(), text.clone()));
            }
        }
    }
    found
}

/// The model by its path, or by its name as a template, with or without that of its pack.
fn model(chosen: &Chosen, name: &str) -> Result<Instrument, String> {
    let known = templates(chosen);
    let short = |whole: &str| whole.rsplit_once('/').map_or_else(String::new, |(_, stem)| stem.to_owned());
    let mut named = known.iter().filter(|(whole, _, _)| whole == name || short(whole) == name);
    if let (Some((whole, _, text)), None) = (named.next(), named.next()) {
        return single(Instrument::all(&chosen.library, whole, text), whole);
    }
    let path = Path::new(name);
    if files::exists(path) {
        let all = instruments(&chosen.library, path).map_err(|failure| told(&failure))?;
        return single(all, name);
    }
    let names: Vec<(String, &str)> = known
        .iter()
        .flat_map(|(whole, _, _)| [(whole.clone(), whole.as_str()), (short(whole), whole)])
        .collect();
    let mut close = nearest(name, names.iter().map(|(name, whole)| (name.as_str(), *whole)));
    close.dedup();
    let advice = question(&close).unwrap_or_else(|| {
        let names: Vec<&str> = known.iter().map(|(whole, _, _)| whole.as_str()).collect();
        format!("there are `{}`, and files of your own", names.join("`, `"))
    });
    Err(format!("no template and no file is called `{name}`; {advice}"))
}

/// Compares in parallel; the results are in the order of the agreements.
fn all<'a>(
    library: &Library,
    model: &Instrument,
    agreements: &'a [Instrument],
    roles: Roles,
    depth: Depth,
) -> (Vec<(&'a Instrument, Comparison)>, Vec<String>) {
    let progress = Progress::new(agreements.len());
    let results: Vec<Result<(&Instrument, Comparison), String>> = agreements
        .par_iter()
        .map(|agreement| {
            // A mistake in the program must not cost the other files; it has printed itself already.
            let compare = || compare::compare(library, model, agreement, roles, depth);
            let result = catch_unwind(AssertUnwindSafe(compare));
            progress.step();
            let failed = |_| format!("{}: moulint failed here, which is its own fault", agreement.path);
            result.map(|comparison| (agreement, comparison)).map_err(failed)
        })
        .collect();
    progress.finish();
    let (mut compared, mut failures) = (Vec::new(), Vec::new());
    for result in results {
        match result {
            Ok(one) => compared.push(one),
            Err(failure) => failures.push(failure),
        }
    }
    (compared, failures)
}

/// Whether a comparison makes the exit status 1.
fn fails(asked: &Compare, roles: Roles, comparison: &Comparison) -> bool {
    if asked.fail_on.is_empty() {
        return roles == Roles::Model
            && comparison.rows.iter().any(|row| row.severity() == Some(Severity::Error));
    }
    let stands = |relation: Relation| {
        let binding = comparison.rows.iter().filter(|row| row.weight != MarkKind::Optional);
        binding.into_iter().any(|row| row.relation == relation)
    };
    asked.fail_on.iter().any(|what| match what {
        FailOn::Advisory => stands(Relation::Advisory),
        FailOn::Conditional => stands(Relation::Conditional),
        FailOn::Weaker => stands(Relation::Weaker),
        FailOn::Overlapping => stands(Relation::Overlapping),
        FailOn::Missing => stands(Relation::Missing),
        FailOn::Undecided => stands(Relation::Undecided),
        FailOn::Contradicted => stands(Relation::Contradicted),
        FailOn::Stronger => stands(Relation::Stronger),
        FailOn::Added => !comparison.added.is_empty(),
        FailOn::TakesBack => {
            stands(Relation::Contradicted) || comparison.added.iter().any(|one| !one.takes_back.is_empty())
        }
        FailOn::Nothing => false,
    })
}

/// What could not be read is not compared, so it must not go unsaid.
fn tell_unread(instrument: &Instrument, output: &Output) {
    if instrument.unread.is_empty() {
        return;
    }
    let style = output.complaint_style();
    output.print_aside(&render::text::findings(
        &instrument.path,
        &instrument.text,
        &instrument.unread,
        style,
    ));
    let count = instrument.unread.len();
    let places = if count == 1 { "1 place".to_owned() } else { format!("{count} places") };
    output.complain(&format!(
        "{}: {places} could not be read, and what stands there is not compared",
        instrument.path
    ));
}
