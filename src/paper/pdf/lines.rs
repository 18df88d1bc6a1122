//! Letters of a page to lines: by their places, for a PDF knows no words, lines or columns.

use super::content::{Bar, Drawn, Letter, Rule};
use crate::paper::draft::Look;
use crate::paper::layout::{Line, Page, heading};

/// White space of this many times the size of the letters parts words.
const WORD: f64 = 0.14;
/// White space of this many times the size parts columns.
const COLUMN: f64 = 1.7;

/// A page as rows of text.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    number: Option<u32>,
    rows: Vec<Row>,
}

/// What stands on one line of a page.
#[derive(Clone, Debug)]
struct Row {
    y: f64,
    size: f64,
    chunks: Vec<Chunk>,
    /// Whether it stands in the frame of a table, and whether a line of that frame parts it from the row above.
    framed: bool,
    cut: bool,
}

/// Words in a row without a wide gap between them.
#[derive(Clone, Debug)]
struct Chunk {
    from: f64,
    to: f64,
    y: f64,
    size: f64,
    text: String,
    bold: usize,
    all: usize,
}

/// Makes rows of what is drawn on a page; lines that the file says belong to the page only are told apart.
pub(super) fn page(mut drawn: Drawn, number: Option<u32>, artifacts: &mut Vec<String>) -> Sheet {
    drawn.rules.sort_by(|one, two| one.y.total_cmp(&two.y));
    drawn.bars.sort_by(|one, two| one.x.total_cmp(&two.x));
    let (outer, inner): (Vec<Letter>, Vec<Letter>) =
        drawn.letters.into_iter().partition(|letter| letter.artifact);
    for row in rows(outer, &[], &[]) {
        let text = text(&row);
        let known = artifacts.iter().any(|known| same_but_numbers(known, &text));
        if !known && !text.trim().is_empty() && artifacts.len() < 200 {
            artifacts.push(text);
        }
    }
    let mut rows = rows(inner, &drawn.rules, &drawn.bars);
    frame(&mut rows, &drawn.rules, &drawn.bars);
    Sheet { number, rows: columns(rows) }
}

fn same_but_numbers(one: &str, two: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|character| !character.is_ascii_digit()).collect::<String>();
    plain(one) == plain(two)
}

fn rows(letters: Vec<Letter>, rules: &[Rule], bars: &[Bar]) -> Vec<Row> {
    let mut chunks: Vec<Chunk> = Vec::new();
    for letter in letters {
        let visible = letter.text.chars().filter(|character| !character.is_whitespace()).count();
        if let Some(last) = chunks.last_mut() {
            let gap = letter.x - last.to;
            let level = (letter.y - last.y).abs() <= 0.1 * last.size
                && (letter.size - last.size).abs() <= 0.15 * last.size;
            if level
                && gap > -0.4 * last.size
                && gap < COLUMN * last.size
                && !parted(bars, last, letter.x, letter.y)
            {
                if visible > 0 {
                    if gap > WORD * last.size && !last.text.ends_with(' ') {
                        last.text.push(' ');
                    }
                    last.to = letter.x + letter.width;
                    last.text.push_str(&letter.text);
                    last.all += visible;
                    last.bold += if letter.bold { visible } else { 0 };
                } else if !last.text.ends_with(' ') {
                    // A space moves on, but a line of spaces has no end to measure.
                    last.text.push(' ');
                }
                continue;
            }
        }
        if visible > 0 {
            let bold = if letter.bold { visible } else { 0 };
            chunks.push(Chunk {
                from: letter.x,
                to: letter.x + letter.width,
                y: letter.y,
                size: letter.size,
                text: letter.text,
                bold,
                all: visible,
            });
        }
    }
    chunks.sort_by(|one, two| two.y.total_cmp(&one.y));
    let mut rows: Vec<Row> = Vec::new();
    for chunk in chunks {
        let from = rows.len().saturating_sub(4);
        let near = rows.iter_mut().skip(from).rev().find(|row| {
            let apart = row.y - chunk.y;
            let (big, small) = (row.size.max(chunk.size), row.size.min(chunk.size));
            // A raised number stands above the line to which it belongs.
            apart.abs() <= 0.25 * small || (small < 0.8 * big && apart.abs() <= 0.55 * big)
        });
        match near {
            Some(row) => {
                if chunk.size > row.size * 1.1 {
                    row.y = chunk.y;
                    row.size = chunk.size;
                }
                row.chunks.push(chunk);
            }
            None => rows.push(Row {
                y: chunk.y,
                size: chunk.size,
                chunks: vec![chunk],
                framed: false,
                cut: false,
            }),
        }
    }
    for row in &mut rows {
        row.chunks.sort_by(|one, two| one.from.total_cmp(&two.from));
        let chunks = std::mem::take(&mut row.chunks);
        for chunk in chunks {
            merge(row, chunk, rules, bars);
        }
        end_blank(row, rules);
    }
    rows.sort_by(|one, two| two.y.total_cmp(&one.y));
    rows
}

/// Adds a chunk to the row that ends before it.
fn merge(row: &mut Row, mut chunk: Chunk, rules: &[Rule], bars: &[Bar]) {
    let raised = chunk.size < 0.8 * row.size && chunk.y > row.y + 0.1 * row.size;
    if raised && chunk.text.trim().bytes().all(|byte| byte.is_ascii_digit()) {
        let mark = chunk.text.trim().to_owned();
        chunk.text =
            if row.chunks.is_empty() { mark.chars().map(superscript).collect() } else { format!("[{mark}]") };
        chunk.text.push(' ');
    }
    let Some(last) = row.chunks.last_mut() else {
        row.chunks.push(chunk);
        return;
    };
    let gap = chunk.from - last.to;
    // Some programs draw words twice, a hair apart, to make them bold.
    if chunk.text.trim() == last.text.trim() && (chunk.from - last.from).abs() < 0.25 * chunk.size {
        last.bold = last.all;
        return;
    }
    let (y, size) = (row.y, row.size);
    let (from, to) = (last.to - 0.6 * size, chunk.from + 0.6 * size);
    // A line to write on is not longer than the gap, as the frame of a table would be.
    let fills = |rule: &&Rule| rule.from >= from && rule.to <= to && rule.to - rule.from > 0.6 * gap;
    let blank = gap > size && below(rules, y, size).iter().any(|rule| fills(&rule));
    if blank {
        last.text.push_str(" ____ ");
    } else if gap > COLUMN * size || parted(bars, last, chunk.from, y) {
        row.chunks.push(chunk);
        return;
    } else if gap > WORD * row.size && !last.text.ends_with(' ') && !chunk.text.starts_with('[') {
        last.text.push(' ');
    }
    last.text.push_str(&chunk.text);
    last.to = last.to.max(chunk.to);
    last.bold += chunk.bold;
    last.all += chunk.all;
}

/// Whether a line of a table stands between a chunk and what begins behind it.
fn parted(bars: &[Bar], last: &Chunk, next: f64, y: f64) -> bool {
    if next - last.to < 0.3 * last.size {
        return false;
    }
    let from = bars.partition_point(|bar| bar.x < last.to);
    let between = bars.iter().skip(from).take_while(|bar| bar.x <= next);
    // Of many lines in one place the first hundred tell enough.
    between.take(100).any(|bar| bar.from <= y + 0.3 * last.size && bar.to >= y)
}

/// The lines that are drawn just below the letters of a row; all of them are sorted by their height.
fn below(rules: &[Rule], y: f64, size: f64) -> &[Rule] {
    let from = rules.partition_point(|rule| rule.y < y - 0.4 * size);
    let to = rules.partition_point(|rule| rule.y < y + 0.1 * size);
    rules.get(from..to.max(from)).unwrap_or(&[])
}

/// A line to write on behind the last words.
fn end_blank(row: &mut Row, rules: &[Rule]) {
    let (y, size) = (row.y, row.size);
    let Some(last) = row.chunks.last_mut() else { return };
    let behind = below(rules, y, size)
        .iter()
        .find(|rule| rule.from >= last.to - 0.6 * size && rule.from < last.to + 4.0 * size);
    if let Some(rule) = behind {
        last.text.push_str(" ____");
        last.to = rule.to;
    }
}

fn superscript(digit: char) -> char {
    digit
        .to_digit(10)
        .and_then(|digit| "⁰¹²³⁴⁵⁶⁷⁸⁹".chars().nth(usize::try_from(digit).unwrap_or(0)))
        .unwrap_or(digit)
}

fn text(row: &Row) -> String {
    let texts: Vec<&str> = row.chunks.iter().map(|chunk| chunk.text.trim()).collect();
    let text = texts.join("\t");
    // A number may stand so close to the words behind it that the gap is narrower than a space: "10.The".
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let behind = text.get(digits + 1..).filter(|_| {
        (1..=3).contains(&digits) && text.get(digits..).is_some_and(|rest| rest.starts_with(['.', ')']))
    });
    match behind.filter(|behind| behind.starts_with(char::is_uppercase)) {
        Some(behind) => format!("{} {behind}", text.get(..=digits).unwrap_or("")),
        None => text,
    }
}

/// The text of a row of a table with its empty cells, where all its cells stand in columns that are known.
fn in_grid(row: &Row, grid: &[f64]) -> Option<String> {
    if !row.framed || grid.len() <= row.chunks.len() || row.chunks.len() < 2 {
        return None;
    }
    let near = |from: f64, chunk: &Chunk| (from - chunk.from).abs() <= 1.2 * row.size;
    let all = row.chunks.iter().all(|chunk| grid.iter().any(|from| near(*from, chunk)));
    let cell =
        |from: &f64| row.chunks.iter().find(|chunk| near(*from, chunk)).map_or("", |chunk| chunk.text.trim());
    all.then(|| grid.iter().map(cell).collect::<Vec<_>>().join("\t"))
}

/// Puts the columns of a page that is set in two one behind the other; tables stay as they are.
fn columns(rows: Vec<Row>) -> Vec<Row> {
    let gaps: Vec<(f64, f64)> = rows
        .iter()
        .filter_map(|row| match row.chunks.as_slice() {
            [left, right] if left.text.chars().count() >= 20 && right.text.chars().count() >= 20 => {
                Some((left.to, right.from))
            }
            _ => None,
        })
        .collect();
    if gaps.len() < 15 || gaps.len() * 2 < rows.len() {
        return rows;
    }
    let mut middles: Vec<f64> = gaps.iter().map(|(from, to)| f64::midpoint(*from, *to)).collect();
    middles.sort_by(f64::total_cmp);
    let Some(&gutter) = middles.get(middles.len() / 2) else { return rows };
    let crossing = gaps.iter().filter(|(from, to)| *from < gutter && gutter < *to).count();
    if crossing * 10 < gaps.len() * 9 {
        return rows;
    }
    let mut out = Vec::new();
    let mut right: Vec<Row> = Vec::new();
    for row in rows {
        let crosses = row.chunks.iter().any(|chunk| chunk.from < gutter && chunk.to > gutter);
        if crosses {
            out.append(&mut right);
            out.push(row);
            continue;
        }
        let (one, two): (Vec<Chunk>, Vec<Chunk>) =
            row.chunks.into_iter().partition(|chunk| chunk.from < gutter);
        if !one.is_empty() {
            out.push(Row { chunks: one, y: row.y, size: row.size, framed: row.framed, cut: row.cut });
        }
        if !two.is_empty() {
            right.push(Row { chunks: two, ..row });
        }
    }
    out.append(&mut right);
    out
}

/// Makes lines of the rows of all pages: what is large, set in or apart shows only in comparison.
pub(super) fn look(sheets: Vec<Sheet>) -> Vec<Page> {
    let all = || sheets.iter().flat_map(|sheet| &sheet.rows);
    let letters = |row: &Row| row.chunks.iter().map(|chunk| chunk.all).sum::<usize>();
    let body = weighted(all().map(|row| (row.size, letters(row))).collect()).unwrap_or(11.0);
    let left = weighted(all().filter_map(|row| Some((row.chunks.first()?.from, letters(row)))).collect())
        .unwrap_or(0.0);
    // The left margin is the place where lines begin most often, or any further to the left.
    let margin = all()
        .filter_map(|row| row.chunks.first())
        .map(|chunk| chunk.from)
        .filter(|from| *from > left - 80.0)
        .fold(left, f64::min);
    let right = all().filter_map(|row| row.chunks.last()).map(|chunk| chunk.to).fold(0.0, f64::max);
    let steps = sheets
        .iter()
        .flat_map(|sheet| sheet.rows.windows(2))
        .filter_map(|pair| step(pair.first()?, pair.get(1)?));
    let usual = weighted(steps.filter(|step| *step < 3.0).map(|step| (step, 1)).collect()).unwrap_or(1.2);
    let unit = body * 0.5;
    let pages = sheets.into_iter().map(|sheet| {
        let mut lines: Vec<Line> = Vec::new();
        let mut above: Option<Row> = None;
        // Where the columns begin of the table that is open.
        let mut grid: Vec<f64> = Vec::new();
        for row in tables(sheet.rows) {
            let goes_on = row.framed && above.as_ref().is_some_and(|above| above.framed);
            if !goes_on {
                grid = row.chunks.iter().map(|chunk| chunk.from).collect();
            }
            let gap = !goes_on
                && above
                    .as_ref()
                    .and_then(|above| step(above, &row))
                    .is_some_and(|step| step > usual * 1.22 || step < 0.0);
            let (Some(first), Some(last)) = (row.chunks.first(), row.chunks.last()) else { continue };
            let (bold, all) =
                row.chunks.iter().fold((0, 0), |(bold, all), chunk| (bold + chunk.bold, all + chunk.all));
            let aside = (first.from - margin, right - last.to);
            let centred = row.chunks.len() == 1
                && aside.0 > 4.0 * unit
                && (aside.0 - aside.1).abs() < 0.25 * (aside.0 + aside.1);
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is in the range")]
            let tenths = (row.size / body * 10.0).round().clamp(1.0, 250.0) as u8;
            let look = Look {
                bold: all > 0 && bold * 10 >= all * 9,
                large: row.size > body * 1.15,
                centred,
                tenths,
            };
            #[expect(clippy::cast_possible_truncation, reason = "places on a page are small")]
            let place = |x: f64| ((x - margin) / unit) as f32;
            lines.push(Line {
                text: in_grid(&row, &grid).unwrap_or_else(|| text(&row)),
                left: place(first.from),
                right: place(last.to),
                gap,
                look,
                level: None,
            });
            above = Some(row);
        }
        Page { number: sheet.number, lines }
    });
    pages.collect()
}

/// How far a row stands below another, in sizes of its letters.
fn step(above: &Row, row: &Row) -> Option<f64> {
    let step = (above.y - row.y) / row.size.max(above.size * 0.8);
    step.is_finite().then_some(step)
}

/// The middle one of values that weigh differently.
fn weighted(mut values: Vec<(f64, usize)>) -> Option<f64> {
    values.sort_by(|one, two| one.0.total_cmp(&two.0));
    let total: usize = values.iter().map(|(_, weight)| weight).sum();
    let mut seen = 0;
    values
        .iter()
        .find(|(_, weight)| {
            seen += weight;
            seen * 2 >= total
        })
        .map(|(value, _)| *value)
}

/// Puts the lines of cells together that go over several lines.
fn tables(rows: Vec<Row>) -> Vec<Row> {
    let mut out: Vec<Row> = Vec::new();
    // Where the last line of the row stands that is being put together.
    let mut foot = 0.0;
    for row in rows {
        let goes_on = out.last().is_some_and(|last| {
            let close = (foot - row.y) <= 1.6 * row.size && foot > row.y;
            if last.framed && row.framed {
                !row.cut
            } else {
                last.chunks.len() >= 2 && close && continues(last, &row)
            }
        });
        foot = row.y;
        match out.last_mut() {
            Some(last) if goes_on => {
                for chunk in row.chunks {
                    let Some(at) = column(last, &chunk) else {
                        // A cell that has nothing on the first line of its row.
                        let at = last.chunks.partition_point(|cell| cell.from < chunk.from);
                        last.chunks.insert(at, chunk);
                        continue;
                    };
                    if let Some(cell) = last.chunks.get_mut(at) {
                        cell.text = format!("{} {}", cell.text.trim_end(), chunk.text.trim());
                        cell.to = cell.to.max(chunk.to);
                        cell.bold += chunk.bold;
                        cell.all += chunk.all;
                    }
                }
            }
            _ => out.push(row),
        }
    }
    out
}

/// Notes which rows stand in the frame of a table, and where a line of it parts them.
fn frame(rows: &mut [Row], rules: &[Rule], bars: &[Bar]) {
    // A page of text has no more rows and no table more lines; looking at each pair of them has to end.
    if rows.len() > 1000 || bars.is_empty() {
        return;
    }
    let mut above: Option<f64> = None;
    for row in rows {
        let (Some(first), Some(last)) = (row.chunks.first(), row.chunks.last()) else { continue };
        let (left, right) = (first.from, last.to);
        let beside = |bar: &&Bar| bar.from <= row.y + 0.3 * row.size && bar.to >= row.y;
        let mut sides = bars.iter().take(5000).filter(beside).map(|bar| bar.x);
        row.framed = sides.clone().any(|x| x <= left) && sides.any(|x| x >= right);
        if let Some(above) = above {
            let from = rules.partition_point(|rule| rule.y < row.y + 0.1 * row.size);
            let mut between = rules.iter().skip(from).take_while(|rule| rule.y < above);
            row.cut = between.any(|rule| rule.from < right && rule.to > left);
        }
        above = Some(row.y);
    }
}

/// Whether a row only has what did not find room in the cells of the row above.
fn continues(above: &Row, row: &Row) -> bool {
    let places: Vec<Option<usize>> = row.chunks.iter().map(|chunk| column(above, chunk)).collect();
    let small = |chunk: &Chunk| {
        chunk.text.trim_start().starts_with(|first: char| first.is_lowercase() || "([,;&".contains(first))
    };
    let fits = places.iter().all(Option::is_some);
    let first_empty = places.first() != Some(&Some(0));
    let labelled =
        row.chunks.first().is_some_and(|chunk| crate::paper::layout::label::find(&chunk.text).is_some());
    fits && !labelled
        && (first_empty || row.chunks.iter().all(small))
        && !row.chunks.iter().any(|chunk| heading::is_signature(&chunk.text))
}

/// In which column of a row a chunk stands.
fn column(row: &Row, chunk: &Chunk) -> Option<usize> {
    row.chunks.iter().position(|cell| (cell.from - chunk.from).abs() <= 1.2 * row.size)
}
