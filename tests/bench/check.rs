//! How long it takes to read, understand, check and compare agreements.
//!
//! `cargo bench` measures, and before that doubles each kind of input to see whether the time doubles with
//! it. `cargo test --benches` runs the same code on tiny input.

mod generate;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use jiff::civil::date;
use moulint::compare::{Comparison, Depth, Instrument, Roles, compare};
use moulint::library::{Library, Settings};
use moulint::lower::Understanding;
use moulint::syntax::{self, ast::Document};
use rayon::prelude::*;

/// How large the inputs are.
struct Size {
    clauses: usize,
    rules: usize,
    /// A folder that is checked once, as a whole.
    agreements: u64,
    /// A folder that is checked again and again.
    few: u64,
}

const FULL: Size = Size { clauses: 60, rules: 100, agreements: 1_000, few: 20 };
const TINY: Size = Size { clauses: 12, rules: 10, agreements: 8, few: 2 };

fn main() {
    let asked = |flag: &str| std::env::args().any(|argument| argument == flag);
    // Cargo passes `--bench` when measuring is asked for, and nothing when the benchmark runs as a test.
    let measuring = asked("--bench") && !asked("--test") && !asked("--list");
    let size = if measuring { FULL } else { TINY };
    if !asked("--list") {
        doubling(&size, measuring);
        folder(&size);
    }
    let mut criterion = Criterion::default()
        .sample_size(10)
        .warm_up_time(Duration::from_millis(500))
        .measurement_time(Duration::from_secs(3))
        .configure_from_args();
    measure(&mut criterion, &size);
    criterion.final_summary();
}

fn measure(criterion: &mut Criterion, size: &Size) {
    let (library, settings) = library(size.rules);
    let texts = agreements(size.few, size.clauses);
    let text = texts.first().expect("every size has an agreement");
    let parsed = syntax::parse(text);

    let mut one = criterion.benchmark_group("one agreement");
    one.throughput(Throughput::Bytes(text.len() as u64));
    one.bench_function("parse", |bencher| bencher.iter(|| syntax::parse(black_box(text))));
    one.bench_function("understand", |bencher| {
        bencher.iter(|| understand(&library, black_box(&parsed.file.documents)));
    });
    one.bench_function("check", |bencher| bencher.iter(|| library.check(black_box(text), &settings)));
    let model = instrument(&library, &generate::agreement(0, size.clauses));
    let other = instrument(&library, &variant(size.clauses, 3));
    for (name, depth) in [("compare", Depth::Relations), ("compare with details", Depth::Details)] {
        one.bench_function(name, |bencher| {
            bencher.iter(|| compare(&library, black_box(&model), black_box(&other), Roles::Model, depth));
        });
    }
    one.finish();

    let mut many = criterion.benchmark_group(format!("{} agreements in parallel", texts.len()));
    many.throughput(Throughput::ElementsAndBytes { elements: size.few, bytes: bytes(&texts) });
    many.bench_function("check", |bencher| bencher.iter(|| check_all(&library, &settings, &texts)));
    many.finish();
}

fn agreements(count: u64, clauses: usize) -> Vec<String> {
    (0..count).map(|seed| generate::agreement(seed, clauses)).collect()
}

fn bytes(texts: &[String]) -> u64 {
    texts.iter().map(|text| text.len() as u64).sum()
}

/// The one agreement of a text.
fn instrument(library: &Library, text: &str) -> Instrument {
    Instrument::all(library, "", text).pop().expect("every text has an agreement")
}

/// The model with every so manieth duty made a recommendation.
fn variant(clauses: usize, every: usize) -> String {
    let model = generate::agreement(0, clauses);
    let pieces: Vec<&str> = model.split(" must ").collect();
    let mut text = String::new();
    for (number, piece) in pieces.iter().enumerate() {
        if number > 0 {
            text.push_str(if number % every == 0 { " should " } else { " must " });
        }
        text.push_str(piece);
    }
    text
}

/// Reads a folder of variants and compares it with the model, on all cores.
fn compare_all(library: &Library, clauses: usize, texts: &[String]) {
    let model = instrument(library, &generate::agreement(0, clauses));
    let compared: Vec<Comparison> = texts
        .par_iter()
        .map(|text| compare(library, &model, &instrument(library, text), Roles::Model, Depth::Relations))
        .collect();
    drop(black_box(compared));
}

/// Reads and checks all texts on all cores.
fn check_all(library: &Library, settings: &Settings, texts: &[String]) {
    texts.par_iter().for_each(|text| drop(black_box(library.check(text, settings))));
}

fn understand(library: &Library, documents: &[Document]) -> Vec<Understanding> {
    documents
        .iter()
        .filter_map(|document| match document {
            Document::Agreement(agreement) => Some(library.understand(agreement)),
            Document::Pack(_) | Document::Vocabulary(_) => None,
        })
        .collect()
}

/// The built-in library with a pack of so many rules, and settings that judge by that pack alone.
fn library(rules: usize) -> (Library, Settings) {
    let pack = ("measured.mou".to_owned(), generate::pack(7, rules));
    let library = Library::with_packs(&[pack]).unwrap_or_else(|findings| {
        let (_, first) = findings.first().expect("a pack is refused for at least one reason");
        panic!("the pack made up here has a mistake: {}", first.message)
    });
    (library, Settings::new(date(2026, 7, 1)).packs(["measured"]))
}

/// Doubles the clauses, the rules and the files, and prints how the time grows: about 2 is in proportion,
/// about 4 is the square.
#[expect(clippy::print_stdout, reason = "a benchmark tells its result on the terminal")]
fn doubling(size: &Size, measuring: bool) {
    let steps = if measuring { 3 } else { 1 };
    let (whole, settings) = library(size.rules);
    println!("time for twice as much (2 is in proportion, 4 is the square)");
    row("clauses: parse", size.clauses, steps, |clauses| {
        let text = generate::agreement(1, clauses);
        Box::new(move || drop(black_box(syntax::parse(&text))))
    });
    row("clauses: understand", size.clauses, steps, |clauses| {
        let parsed = syntax::parse(&generate::agreement(1, clauses));
        let whole = &whole;
        Box::new(move || drop(black_box(understand(whole, &parsed.file.documents))))
    });
    row("clauses: check", size.clauses, steps, |clauses| {
        let text = generate::agreement(1, clauses);
        let (whole, settings) = (&whole, &settings);
        Box::new(move || drop(black_box(whole.check(&text, settings))))
    });
    row("rules: check", size.rules, steps, |rules| {
        let text = generate::agreement(1, size.clauses);
        let (library, settings) = library(rules);
        Box::new(move || drop(black_box(library.check(&text, &settings))))
    });
    row("clauses: compare", size.clauses, steps, |clauses| {
        let model = instrument(&whole, &generate::agreement(0, clauses));
        let other = instrument(&whole, &variant(clauses, 3));
        let whole = &whole;
        Box::new(move || drop(black_box(compare(whole, &model, &other, Roles::Model, Depth::Relations))))
    });
    row("files: check in parallel", usize::try_from(size.few).unwrap_or(1), steps.min(2), |files| {
        let texts = agreements(files as u64, size.clauses);
        let (whole, settings) = (&whole, &settings);
        Box::new(move || check_all(whole, settings, &texts))
    });
}

/// Checks a whole folder once and prints how much that is in a second.
#[expect(clippy::print_stdout, reason = "a benchmark tells its result on the terminal")]
fn folder(size: &Size) {
    let (library, settings) = library(size.rules);
    let texts = agreements(size.agreements, size.clauses);
    let seconds = time(&|| check_all(&library, &settings, &texts)).as_secs_f64();
    println!(
        "{} agreements of {} clauses by {} rules in parallel: {seconds:.2} s, {:.0} agreements/s, {:.2} MB/s",
        texts.len(),
        size.clauses,
        size.rules,
        texts.len() as f64 / seconds,
        bytes(&texts) as f64 / 1e6 / seconds,
    );
    let every = 2..usize::try_from(size.agreements).unwrap_or(1) + 2;
    let texts: Vec<String> = every.map(|every| variant(size.clauses, every)).collect();
    let seconds = time(&|| compare_all(&library, size.clauses, &texts)).as_secs_f64();
    println!(
        "{} agreements of {} clauses compared with a model in parallel: {seconds:.2} s, {:.0} agreements/s",
        texts.len(),
        size.clauses,
        texts.len() as f64 / seconds,
    );
}

#[expect(clippy::print_stdout, reason = "a benchmark tells its result on the terminal")]
fn row<'a>(name: &str, start: usize, steps: usize, make: impl Fn(usize) -> Box<dyn Fn() + 'a>) {
    let mut told = String::new();
    let mut last: Option<Duration> = None;
    for step in 0..=steps {
        let size = start << step;
        let took = shortest(make(size).as_ref());
        let ratio = last.map_or(String::new(), |last| {
            format!(" (x{:.1})", took.as_secs_f64() / last.as_secs_f64().max(f64::MIN_POSITIVE))
        });
        told.push_str(&format!("  {size}: {:.2} ms{ratio}", took.as_secs_f64() * 1e3));
        last = Some(took);
    }
    println!("  {name:<26}{told}");
}

/// The shortest of three runs: what else the machine does can only make a run longer.
fn shortest(work: &dyn Fn()) -> Duration {
    (0..3).map(|_| time(work)).min().unwrap_or_default()
}

#[expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn time(work: &dyn Fn()) -> Duration {
    let start = std::time::Instant::now();
    work();
    start.elapsed()
}
