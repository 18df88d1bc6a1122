//! Rows of tables: the headings of their columns, cells that span several, tables that only draw a box.

use super::super::draft::{Form, Para};
use super::super::{Cell, chars, limits};

/// A cell as a reader finds it.
#[derive(Clone, Debug, Default)]
pub(in crate::paper) struct Found {
    /// Its words; a line break between paragraphs.
    pub(in crate::paper) text: String,
    /// How many columns it takes; at least one.
    pub(in crate::paper) span: usize,
}

/// A row as a reader finds it.
#[derive(Clone, Debug, Default)]
pub(in crate::paper) struct Row {
    /// Its cells.
    pub(in crate::paper) cells: Vec<Found>,
    /// The file says that it has the headings.
    pub(in crate::paper) heads: bool,
    /// All of it is bold.
    pub(in crate::paper) bold: bool,
    /// Where it begins.
    pub(in crate::paper) page: Option<u32>,
}

/// How long the heading of a column is at most: it stands with every cell below it.
const HEADING: usize = 200;

/// The paragraphs of a table: one for each row, the row of headings excepted, whose words stand with each cell.
pub(in crate::paper) fn paras(rows: Vec<Row>) -> Vec<Para> {
    let rows: Vec<Row> =
        rows.into_iter().filter(|row| row.cells.iter().any(|cell| !chars::is_blank(&cell.text))).collect();
    let columns = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    if columns <= 1 {
        // A table of one column is a box around paragraphs.
        let mut paras = Vec::new();
        for row in rows {
            for cell in row.cells {
                for text in cell.text.lines() {
                    paras.push(Para { text: text.to_owned(), page: row.page, gap: true, ..Para::default() });
                }
            }
        }
        return paras;
    }
    let headed = heads(&rows);
    let mut heads: Vec<(usize, String)> = Vec::new();
    let mut paras = Vec::new();
    for (number, row) in rows.into_iter().enumerate() {
        let in_head = headed && (number == 0 || (row.heads && paras.is_empty()));
        let mut column = 0;
        let mut cells = Vec::new();
        for cell in row.cells.into_iter().take(limits::COLUMNS) {
            let text = lines(&cell.text);
            let span = cell.span.clamp(1, limits::COLUMNS);
            if in_head {
                for at in column..column + span {
                    match heads.iter_mut().find(|(one, _)| *one == at) {
                        // A second row of headings stands below the first, and says it more closely.
                        Some((_, head)) if !text.is_empty() && *head != text && head.len() < HEADING => {
                            head.push_str(": ");
                            head.extend(text.replace('\n', " ").chars().take(HEADING));
                        }
                        Some(_) => {}
                        None => heads.push((at, text.replace('\n', " ").chars().take(HEADING).collect())),
                    }
                }
            } else {
                let heading = heads
                    .iter()
                    .find(|(at, head)| *at == column && !head.is_empty())
                    .map(|(_, head)| head.clone());
                cells.push(Cell { heading, text });
            }
            column += span;
        }
        if !in_head {
            paras.push(Para { form: Form::Row(cells), page: row.page, gap: true, ..Para::default() });
        }
    }
    paras
}

/// Whether the first row has the headings of the columns.
fn heads(rows: &[Row]) -> bool {
    let Some((first, rest)) = rows.split_first() else { return false };
    if rest.is_empty() {
        return false;
    }
    if first.heads {
        return true;
    }
    let texts: Vec<&str> = first.cells.iter().map(|cell| cell.text.trim()).collect();
    let filled = texts.iter().filter(|text| !text.is_empty()).count();
    let is_head = |text: &&str| {
        let words = text.split_whitespace().count();
        text.is_empty()
            || (words <= 14
                && !text.contains('\n')
                && !text.contains("____")
                && !text.ends_with(['.', ':', ';', ','])
                && text.starts_with(|first: char| {
                    first.is_uppercase() || first.is_ascii_digit() || first == '#'
                })
                && super::label::find(text).is_none_or(|found| found.rest.is_empty()))
    };
    let brief = texts.iter().all(is_head) && filled + 1 >= texts.len() && filled >= 2;
    // Below headings there is something to head: rows of as many columns, of which some say more than the headings do.
    let longest = |row: &Row| row.cells.iter().map(|cell| cell.text.chars().count()).max().unwrap_or(0);
    let short = texts.iter().all(|text| text.chars().count() <= 70);
    let more = rest.iter().any(|row| longest(row) > longest(first)) || rest.len() >= 2;
    let bold_alone = first.bold && !rest.iter().all(|row| row.bold);
    let as_wide = rest.iter().any(|row| row.cells.len() >= filled);
    brief && as_wide && ((short && more) || bold_alone)
}

/// Tidy lines of a cell, the empty ones dropped.
fn lines(text: &str) -> String {
    let lines: Vec<String> = text.lines().map(chars::tidy).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Vec<Vec<(Option<String>, String)>> {
        let row = |cells: &&[&str]| Row {
            cells: cells.iter().map(|text| Found { text: (*text).to_owned(), span: 1 }).collect(),
            ..Row::default()
        };
        let cells = |para: Para| match para.form {
            Form::Row(cells) => cells.into_iter().map(|cell| (cell.heading, cell.text)).collect(),
            _ => vec![(None, para.text)],
        };
        paras(rows.iter().map(row).collect()).into_iter().map(cells).collect()
    }

    #[test]
    fn the_first_row_heads_the_columns() {
        let rows = table(&[&["Role", "Duty"], &["Officer", "keeps the peace in the school"]]);
        assert_eq!(
            rows,
            [[
                (Some("Role".into()), "Officer".into()),
                (Some("Duty".into()), "keeps the peace in the school".into())
            ]]
        );
    }

    #[test]
    fn a_first_row_of_sentences_heads_nothing() {
        let rows = table(&[&["Role", "The officer keeps the peace."], &["Guide", "The officer answers."]]);
        assert_eq!(rows.len(), 2);
    }

    #[test]
    fn a_table_of_one_column_is_a_box() {
        assert_eq!(table(&[&["One.\nTwo."], &["Three."]]).len(), 3);
    }
}
