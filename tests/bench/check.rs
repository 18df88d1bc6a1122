//! How long it takes to read, understand and check agreements.
//!
//! `cargo bench` measures, and before that doubles each kind of input to see whether the time doubles with
//! it. `cargo test --benches` runs the same code on tiny input.

mod generate;

use std::hint::black_box;
use std::time::Duration;

use criterion::{Criterion, Throughput};
use jiff::civil::date;
use moulint::library::{Library, Settings};
use moulint::lower::Understanding;
use moulint::syntax::{self, ast::Document};
use rayon::prelude::*;

/// How large the inputs are.
struct Size {
    clauses: usize,
    rules: usize,
    agreements: u64,
}

const FULL: Size = Size { clauses: 60, rules: 100, agreements: 1_000 };
const TINY: Size = Size { clauses: 12, rules: 10, agreements: 8 };

fn main() {
    let asked = |flag: &str| std::env::args().any(|argument| argument == flag);
    // Cargo passes `--bench` when measuring is asked for, and nothing when the benchmark runs as a test.
    let measuring = asked("--bench") && !asked("--test") && !asked("--list");
    let size = if measuring { FULL } else { TINY };
    doubling(&size, measuring);
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
    let texts: Vec<String> = (0..size.agreements).map(|seed| generate::agreement(seed, size.clauses)).collect();
    let text = texts.first().expect("every size has an agreement");
    let parsed = syntax::parse(text);

    let mut one = criterion.benchmark_group("one agreement");
    one.throughput(Throughput::Bytes(text.len() as u64));
    one.bench_function("parse", |bencher| bencher.iter(|| syntax::parse(black_box(text))));
    one.bench_function("understand", |bencher| {
        bencher.iter(|| understand(&library, black_box(&parsed.file.documents)));
    });
    one.bench_function("check", |bencher| bencher.iter(|| library.check(black_box(text), &settings)));
    one.finish();

    let all = || texts.par_iter().map(|text| library.check(text, &settings).len()).sum::<usize>();
    let mut many = criterion.benchmark_group(format!("{} agreements in parallel", texts.len()));
    many.throughput(Throughput::Elements(texts.len() as u64));
    many.bench_function("check, by the agreement", |bencher| bencher.iter(|| black_box(all())));
    many.throughput(Throughput::Bytes(texts.iter().map(|text| text.len() as u64).sum()));
    many.bench_function("check, by the byte", |bencher| bencher.iter(|| black_box(all())));
    many.finish();
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
    (library, Settings { as_of: date(2026, 7, 1), packs: Some(vec!["measured".to_owned()]) })
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
    let files = if measuring { 50 } else { 2 };
    row("files: check in parallel", files, steps, |files| {
        let texts: Vec<String> =
            (0..files as u64).map(|seed| generate::agreement(seed, size.clauses)).collect();
        let (whole, settings) = (&whole, &settings);
        Box::new(move || texts.par_iter().for_each(|text| drop(black_box(whole.check(text, settings)))))
    });
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
#[expect(clippy::disallowed_methods, reason = "a benchmark looks at the clock")]
fn shortest(work: &dyn Fn()) -> Duration {
    let once = || {
        let start = std::time::Instant::now();
        work();
        start.elapsed()
    };
    (0..3).map(|_| once()).min().unwrap_or_default()
}
