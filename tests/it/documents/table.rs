//! The five real documents, rule by rule: what the survey of the law says of each, and what the checker says.
//!
//! Each table in `tests/cases/documents/` names its document and its pack, and has one line for every rule of the
//! pack on every day: row of the survey, rule, the survey's mark, the checker's verdict, and a comment. A mark and
//! a verdict that do not agree (see [`agrees`]) need a comment that says why. `UPDATE=1` writes the checker's verdicts
//! in their place and keeps the rest; read the difference before keeping it.

use std::collections::BTreeSet;
use std::fmt::Write;

use jiff::civil::Date;
use moulint::check::verdict::Verdict;
use moulint::finding::RuleVerdict;
use moulint::library::{Library, Settings};

use super::{check, root, text};

/// A table, as written.
struct Table {
    name: &'static str,
    /// The lines before the first day: what the table is, document, pack.
    head: Vec<String>,
    document: String,
    pack: String,
    days: Vec<Day>,
}

struct Day {
    as_of: Date,
    /// The comments right below the day.
    head: Vec<String>,
    lines: Vec<Line>,
}

struct Line {
    /// The rows of the survey, joined by commas.
    rows: String,
    rule: String,
    mark: Mark,
    verdict: String,
    comment: String,
}

/// What the survey says of a document on a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mark {
    /// The document says what the law asks.
    Met,
    /// It says some of it.
    Partial,
    /// It says nothing, and the law may not need it to.
    Silent,
    /// It falls short.
    NotMet,
    /// It can be read against the law.
    Risk,
    /// It does not stand against the law.
    Compatible,
    /// It speaks to the point, well or badly: the survey does not measure.
    Spoken,
    /// It pulls against the law.
    Tension,
    /// The law of that day does not ask: the rule is not in force yet, or no longer.
    OtherTime,
}

const MARKS: [(&str, Mark); 9] = [
    ("MET", Mark::Met),
    ("PARTIAL", Mark::Partial),
    ("SILENT", Mark::Silent),
    ("NOT-MET", Mark::NotMet),
    ("RISK", Mark::Risk),
    ("COMPATIBLE", Mark::Compatible),
    ("SPOKEN", Mark::Spoken),
    ("TENSION", Mark::Tension),
    ("-", Mark::OtherTime),
];

impl Mark {
    fn name(self) -> &'static str {
        MARKS.iter().find(|(_, mark)| *mark == self).map_or("", |(name, _)| name)
    }
}

/// Half a "yes".
const IN_PART: [Verdict; 5] =
    [Verdict::Hedged, Verdict::Advisory, Verdict::Conditional, Verdict::ByReference, Verdict::Weaker];

/// Whether a verdict is what a mark leads to expect. `mates` are the verdicts on all rules of the same rows.
fn agrees(mark: Mark, found: &RuleVerdict, mates: &[Verdict]) -> bool {
    let verdict = found.verdict;
    let mixed = mates.contains(&Verdict::Satisfied) && mates.iter().any(|mate| !mate.passes());
    match mark {
        Mark::Met => matches!(verdict, Verdict::Satisfied | Verdict::Hedged),
        // One row is often several rules, of which some hold and some do not.
        Mark::Partial => IN_PART.contains(&verdict) || (mixed && verdict != Verdict::Contradicted),
        Mark::Silent => matches!(verdict, Verdict::Satisfied | Verdict::NotApplicable | Verdict::Missing),
        Mark::NotMet => matches!(
            verdict,
            Verdict::Missing | Verdict::Weaker | Verdict::ByReference | Verdict::Contradicted
        ),
        Mark::Risk => matches!(verdict, Verdict::Conditional | Verdict::Weaker | Verdict::Contradicted),
        Mark::Compatible => matches!(verdict, Verdict::Satisfied | Verdict::NotApplicable),
        // A rule can also be satisfied by silence, and that is not what the survey read.
        Mark::Spoken => {
            IN_PART.contains(&verdict) || (verdict == Verdict::Satisfied && !found.clauses.is_empty())
        }
        // What becomes of a tension has to be told each time.
        Mark::Tension => false,
        Mark::OtherTime => other_time(found),
    }
}

/// Whether a rule does not apply because of the day.
fn other_time(found: &RuleVerdict) -> bool {
    let reason = found.reason.as_deref().unwrap_or_default();
    reason.starts_with("in force only from") || reason.starts_with("no longer in force")
}

fn path(name: &str) -> String {
    format!("tests/cases/documents/{name}.table")
}

/// Reads a table. A line that cannot be read is an error of whoever wrote it.
fn read(name: &'static str) -> (Table, String) {
    let text = text(&path(name));
    let (document, pack) = (String::new(), String::new());
    let mut table = Table { name, head: Vec::new(), document, pack, days: Vec::new() };
    for line in text.lines() {
        let line = line.trim();
        if let Some(day) = line.strip_prefix("as of ") {
            let as_of = day.parse().unwrap_or_else(|error| panic!("{name}: `{line}`: {error}"));
            table.days.push(Day { as_of, head: Vec::new(), lines: Vec::new() });
        } else if let Some(day) = table.days.last_mut() {
            if line.starts_with("//") {
                assert!(day.lines.is_empty(), "{name}: a comment of its own stands below the day: `{line}`");
                day.head.push(line.to_owned());
            } else if !line.is_empty() {
                day.lines.push(read_line(name, line));
            }
        } else {
            let document = line.strip_prefix("document ").map(str::to_owned);
            let pack = line.strip_prefix("pack ").map(str::to_owned);
            table.document = document.unwrap_or(table.document);
            table.pack = pack.unwrap_or(table.pack);
            table.head.push(line.to_owned());
        }
    }
    while table.head.last().is_some_and(String::is_empty) {
        table.head.pop();
    }
    assert!(!table.days.is_empty(), "{name}: the table has a day");
    (table, text)
}

fn read_line(name: &str, line: &str) -> Line {
    let (cells, comment) = line.split_once("//").unwrap_or((line, ""));
    let cells: Vec<&str> = cells.split_whitespace().collect();
    let [rows, rule, mark, verdict] = cells[..] else { panic!("{name}: not four cells: `{line}`") };
    let known = MARKS.iter().find(|(known, _)| *known == mark);
    let (_, mark) = known.unwrap_or_else(|| panic!("{name}: no mark is called {mark}: `{line}`"));
    let (rows, rule, verdict) = (rows.to_owned(), rule.to_owned(), verdict.to_owned());
    Line { rows, rule, mark: *mark, verdict, comment: comment.trim().to_owned() }
}

/// The table in its usual layout.
fn write(table: &Table) -> String {
    let mut text = format!("{}\n", table.head.join("\n"));
    let lines = || table.days.iter().flat_map(|day| &day.lines);
    let rows = lines().map(|line| line.rows.len()).max().unwrap_or(0);
    let rules = lines().map(|line| line.rule.len()).max().unwrap_or(0);
    for day in &table.days {
        let _ = write!(text, "\nas of {}\n", day.as_of);
        for line in &day.head {
            let _ = writeln!(text, "{line}");
        }
        for Line { rows: row, rule, mark, verdict, comment } in &day.lines {
            let comment = if comment.is_empty() { String::new() } else { format!("// {comment}") };
            let cells = format!("{row:rows$}  {rule:rules$}  {:10}  {verdict:14}  {comment}", mark.name());
            let _ = writeln!(text, "{}", cells.trim_end());
        }
    }
    text
}

/// Compares a table with the checker, puts the checker's verdicts into it, and tells every difference.
fn compare(table: &mut Table) -> Vec<String> {
    let library = Library::builtin();
    let pack = library.packs().find(|pack| pack.name == table.pack);
    let pack = pack.unwrap_or_else(|| panic!("{}: no pack is called {}", table.name, table.pack));
    let prefix = format!("{}/", pack.name);
    let rules: Vec<&str> = pack.rules.iter().map(|rule| rule.id.trim_start_matches(&prefix)).collect();
    let source = text(library.path_of(&table.pack));
    // A dash stands for what the survey tells beside its numbered rows.
    let mut known_rows: BTreeSet<&str> =
        source.split(|character: char| !character.is_ascii_alphanumeric() && character != '-').collect();
    known_rows.insert("-");
    let mut wrong = Vec::new();
    for day in &mut table.days {
        let place = format!("{} as of {}", table.name, day.as_of);
        let written: Vec<&str> = day.lines.iter().map(|line| line.rule.as_str()).collect();
        wrong.extend(differences(&place, &written, &rules));
        let checked = check(&table.document, &Settings::new(day.as_of).packs([&table.pack]));
        let found: Vec<&RuleVerdict> = day
            .lines
            .iter()
            .map(|line| {
                let name = format!("{}/{}", table.pack, line.rule);
                let found = checked.verdicts.iter().find(|found| found.rule == name);
                found.unwrap_or_else(|| panic!("{place}: {name} was not considered"))
            })
            .collect();
        let by_row: Vec<(BTreeSet<String>, Verdict)> =
            day.lines.iter().zip(&found).map(|(line, found)| (rows_of(line), found.verdict)).collect();
        for (line, found) in day.lines.iter_mut().zip(found) {
            let rows = rows_of(line);
            for row in rows.iter().filter(|row| !known_rows.contains(row.as_str())) {
                wrong.push(format!("{place}: {}: the pack knows no row {row}", line.rule));
            }
            let mates: Vec<Verdict> = by_row
                .iter()
                .filter(|(others, _)| !others.is_disjoint(&rows))
                .map(|(_, verdict)| *verdict)
                .collect();
            wrong.extend(line_differences(&place, line, found, &mates));
            found.verdict.name().clone_into(&mut line.verdict);
        }
    }
    wrong
}

/// The rules that a day leaves out, names twice, makes up, or has in another order.
fn differences(place: &str, written: &[&str], rules: &[&str]) -> Vec<String> {
    let count = |names: &[&str], name: &str| names.iter().filter(|known| **known == name).count();
    let mut wrong: Vec<String> = rules
        .iter()
        .filter(|rule| count(written, rule) != 1)
        .map(|rule| format!("{place}: {rule} stands there {} times, not once", count(written, rule)))
        .collect();
    if wrong.is_empty() && written != rules {
        wrong.push(format!("{place}: the rules do not stand in the order of the pack"));
    }
    wrong
}

fn rows_of(line: &Line) -> BTreeSet<String> {
    line.rows.split(',').map(str::to_owned).collect()
}

fn line_differences(place: &str, line: &Line, found: &RuleVerdict, mates: &[Verdict]) -> Vec<String> {
    let Line { rows, rule, mark, verdict, comment } = line;
    let now = found.verdict.name();
    let told = format!("{place}: {rows} {rule}: the survey marks {}", mark.name());
    let reason = found.reason.as_ref().map_or_else(|| found.clauses.join(", "), Clone::clone);
    let mut wrong = Vec::new();
    if verdict != now {
        wrong.push(format!("{told}, the table has {verdict}, the checker says {now} ({reason})"));
    }
    if (*mark == Mark::OtherTime) != other_time(found) {
        wrong
            .push(format!("{told}; the checker says {now} ({reason}), and `-` is for rules of another time"));
    } else if !agrees(*mark, found, mates) && comment.is_empty() {
        wrong.push(format!("{told}, the checker says {now} ({reason}), and no comment says why"));
    }
    wrong
}

#[track_caller]
fn holds(name: &'static str) {
    let (mut table, text) = read(name);
    let mut wrong = compare(&mut table);
    let layout = write(&table);
    if std::env::var("UPDATE").is_ok() {
        std::fs::write(root().join(path(name)), layout).expect("the tables can be written");
    } else if wrong.is_empty() && layout != text {
        wrong.push(format!("{name}.table is laid out otherwise; UPDATE=1 puts it right"));
    }
    assert!(wrong.is_empty(), "{} differences\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn westport_rule_by_rule() {
    holds("westport");
}

#[test]
fn the_massachusetts_model_rule_by_rule() {
    holds("massachusetts");
}

#[test]
fn montgomery_rule_by_rule() {
    holds("montgomery");
}

#[test]
fn wake_rule_by_rule() {
    holds("wake");
}

#[test]
fn chicago_rule_by_rule() {
    holds("chicago");
}
