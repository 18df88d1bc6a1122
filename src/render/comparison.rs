//! Documents next to each other, as Markdown for a pull request or a wiki, and as a table for spreadsheets.

use std::fmt::Write;

use super::markdown::cell;
use super::mask;
use crate::compare::Relation;
use crate::export::comparison::{AgreementOut, ComparisonReport, ModelClause, RowOut};
use crate::finding::Cite;

/// For one agreement a section for each clause that is not kept; for several a table of all.
pub fn markdown(report: &ComparisonReport) -> String {
    match report.agreements.as_slice() {
        [one] => one_agreement(report, one),
        _ => table(report),
    }
}

fn one_agreement(report: &ComparisonReport, agreement: &AgreementOut) -> String {
    let mut out = format!(
        "# {}, compared with {}\n\n{}\n\n",
        text(&agreement.document.title),
        text(&report.model.title),
        totals(&agreement.counts)
    );
    let kept = |row: &RowOut| row.relation == Relation::Equivalent.name();
    for (clause, row) in report.clauses.iter().zip(&agreement.rows).filter(|(_, row)| !kept(row)) {
        section(&mut out, clause, row);
    }
    // Writing to a string cannot fail.
    if !agreement.added.is_empty() {
        out.push_str("## Not in the model\n\n");
        for added in &agreement.added {
            let back = match added.takes_back.is_empty() {
                true => String::new(),
                false => format!(" (takes something back from {})", added.takes_back.join(", ")),
            };
            let _ = writeln!(out, "- {} {}{back}", text(&added.clause.address), code(&added.clause.words));
        }
        out.push('\n');
    }
    if !agreement.blanks.is_empty() {
        out.push_str("## Blanks of the model\n\n| where | what belongs there | |\n|---|---|---|\n");
        for blank in &agreement.blanks {
            // In a table a bar would end the cell, even in code.
            let words = blank.words.as_ref().map(|words| format!(": {}", code(words).replace('|', "\\|")));
            let words = words.unwrap_or_default();
            let _ =
                writeln!(out, "| {} | {} | {}{words} |", text(&blank.place), text(&blank.label), blank.fate);
        }
        out.push('\n');
    }
    if !agreement.verdicts.is_empty() {
        out.push_str("## Verdicts that changed\n\n| rule | before | after |\n|---|---|---|\n");
        for change in &agreement.verdicts {
            let none = || "not considered".to_owned();
            let (before, after) =
                (change.before.clone().unwrap_or_else(none), change.after.clone().unwrap_or_else(none));
            let _ = writeln!(out, "| `{}` | {before} | {after} |", change.rule);
        }
        out.push('\n');
    }
    out.push_str("This is not legal advice. It tells you where to look.\n");
    out
}

fn section(out: &mut String, clause: &ModelClause, row: &RowOut) {
    let label = clause.clause.label.as_ref().map(|label| format!(" {}", code(label))).unwrap_or_default();
    let address = text(&clause.clause.address);
    // Writing to a string cannot fail.
    let _ = writeln!(
        out,
        "## {address}{label}: {} ({})\n\n{}\n",
        row.relation,
        clause.weight,
        prose(&row.summary)
    );
    let _ = writeln!(out, "- model: {}", code(&clause.clause.words));
    for partner in &row.partners {
        let _ = writeln!(out, "- {}: {}", text(&partner.address), code(&partner.words));
    }
    for shift in &row.shifts {
        let named = |words: &str| if words.is_empty() { "nothing".to_owned() } else { code(words) };
        let (model, agreement) = (named(&shift.model), named(&shift.agreement));
        let _ = writeln!(out, "- {} ({}): {model} → {agreement}", text(&shift.what), shift.direction);
    }
    for parting in &row.scenarios {
        let _ = writeln!(out, "- for example: {}", prose(&parting.scenario.sentence));
    }
    if let Some(cite) = &clause.cite {
        let (authority, pinpoint, url) = (cite.authority.clone(), cite.pinpoint.clone(), cite.url.clone());
        let _ = writeln!(out, "- law: {}", text(&Cite { authority, pinpoint, url }.words()));
    }
    out.push('\n');
}

/// `12 equivalent, 3 weaker`
fn totals(counts: &std::collections::BTreeMap<String, usize>) -> String {
    let known = Relation::ALL.iter().filter_map(|one| {
        let count = counts.get(one.name())?;
        Some(format!("{count} {one}"))
    });
    known.collect::<Vec<_>>().join(", ")
}

fn table(report: &ComparisonReport) -> String {
    let mut out = format!(
        "# {} agreements, compared with {}\n\n| agreement |",
        report.agreements.len(),
        text(&report.model.title)
    );
    for clause in &report.clauses {
        // Writing to a string cannot fail.
        let _ = write!(out, " {} |", text(&clause.clause.address));
    }
    let _ = write!(out, "\n|---|{}\n", "---|".repeat(report.clauses.len()));
    for agreement in &report.agreements {
        let relations = agreement.rows.iter().map(|row| row.relation.as_str());
        let cells: Vec<&str> = relations.collect();
        let _ = writeln!(out, "| {} | {} |", text(&agreement.document.title), cells.join(" | "));
    }
    let shares = report.clauses.iter().map(|clause| format!("{:.0} %", clause.departing * 100.0));
    let _ = writeln!(out, "| not kept by | {} |", shares.collect::<Vec<_>>().join(" | "));
    if !report.outliers.is_empty() {
        out.push_str("\nWhat stands out:\n\n");
        for outlier in &report.outliers {
            let (title, address) = (text(&outlier.title), text(&outlier.address));
            let _ =
                writeln!(out, "- {title}: {address} is {}, where hardly any other departs", outlier.relation);
        }
    }
    out.push_str("\nThis is not legal advice. It tells you where to look.\n");
    out
}

/// A line of the table for each agreement, a column for each clause.
pub fn csv(report: &ComparisonReport) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    let fixed = ["agreement", "path", "jurisdiction", "departing", "added"].map(str::to_owned);
    let head = fixed.into_iter().chain(report.clauses.iter().map(|clause| field(&clause.clause.address)));
    let mut records: Vec<Vec<String>> = vec![head.collect()];
    for agreement in &report.agreements {
        let departing = agreement.rows.iter().filter(|row| !row.is_kept()).count();
        let document = &agreement.document;
        let fixed = [
            field(&document.title),
            field(&document.path),
            field(document.jurisdiction.as_deref().unwrap_or_default()),
            departing.to_string(),
            agreement.added.len().to_string(),
        ];
        records
            .push(fixed.into_iter().chain(agreement.rows.iter().map(|row| row.relation.clone())).collect());
    }
    for record in records {
        writer.write_record(record).expect("a line is written to memory, and all lines are equally long");
    }
    let bytes = writer.into_inner().expect("what is in memory can be taken out");
    String::from_utf8(bytes).expect("only text was written")
}

/// Text of a document in a spreadsheet: never a formula.
fn field(words: &str) -> String {
    let words = mask::line(words);
    if words.starts_with(['=', '+', '-', '@']) { format!("'{words}") } else { words }
}

/// Text of a document outside of code.
fn text(words: &str) -> String {
    cell(&mask::line(words)).replace('`', "\\`")
}

/// Our own sentence, in which backticks hold text of a document.
fn prose(words: &str) -> String {
    let mut out = String::new();
    for (number, piece) in mask::line(words).split('`').enumerate() {
        out.push_str(&if number % 2 == 1 { code(piece) } else { cell(piece) });
    }
    out
}

/// Text of a document as code, fenced by more backticks than stand in it.
fn code(words: &str) -> String {
    let words = mask::line(words);
    let longest = words.split(|character| character != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if longest > 0 { " " } else { "" };
    format!("{fence}{pad}{words}{pad}{fence}")
}
