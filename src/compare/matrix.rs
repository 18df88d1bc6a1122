//! Many agreements against one model: totals for each clause, and which cells stand out.

use super::{Comparison, Instrument, Relation, Row};

/// With fewer agreements than this, nothing can be said to stand out.
const FEW: usize = 5;

/// A clause stands out in an agreement if at most this share of all agreements departs from it.
const RARE: f64 = 0.1;

/// A model with all agreements that were compared with it.
#[derive(Debug)]
pub struct Matrix<'a> {
    /// The model.
    pub model: &'a Instrument,
    /// The agreements, each with its comparison.
    pub agreements: Vec<(&'a Instrument, Comparison)>,
}

/// How one clause of the model stands in all agreements.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its statement in the model.
    pub statement: usize,
    /// How often it stands in each way, in the order of [`Relation::ALL`].
    pub counts: [usize; Relation::ALL.len()],
    /// The share of agreements that do not keep it, from 0 to 1.
    pub departing: f64,
}

/// A cell that stands out: an agreement departs where hardly any other does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outlier {
    /// The agreement, as an index.
    pub agreement: usize,
    /// The clause, as an index of columns.
    pub column: usize,
    /// How it stands there.
    pub relation: Relation,
}

impl Matrix<'_> {
    /// One column for each clause of the model.
    pub fn columns(&self) -> Vec<Column> {
        let statements: Vec<usize> = match self.agreements.first() {
            Some((_, first)) => first.rows.iter().map(|row| row.statement).collect(),
            None => Vec::new(),
        };
        let mut columns: Vec<Column> = statements
            .into_iter()
            .map(|statement| Column { statement, counts: [0; Relation::ALL.len()], departing: 0.0 })
            .collect();
        for (_, comparison) in &self.agreements {
            for (column, row) in columns.iter_mut().zip(&comparison.rows) {
                if let Some(count) = column.counts.get_mut(row.relation as usize) {
                    *count += 1;
                }
            }
        }
        let all = self.agreements.len();
        for column in &mut columns {
            let kept: usize =
                Relation::ALL.iter().zip(column.counts).filter(|(one, _)| one.keeps()).map(|(_, n)| n).sum();
            column.departing = share(all - kept, all);
        }
        columns
    }

    /// The cells that stand out, agreement by agreement.
    pub fn outliers(&self, columns: &[Column]) -> Vec<Outlier> {
        if self.agreements.len() < FEW {
            return Vec::new();
        }
        // The one that departs may make up more than the share by itself.
        let alone = 1.0 / self.agreements.len() as f64;
        let rare = |column: &Column| column.departing <= RARE.max(alone);
        let mut outliers = Vec::new();
        for (agreement, (_, comparison)) in self.agreements.iter().enumerate() {
            for (index, (column, row)) in columns.iter().zip(&comparison.rows).enumerate() {
                if rare(column) && !row.relation.keeps() {
                    outliers.push(Outlier { agreement, column: index, relation: row.relation });
                }
            }
        }
        outliers
    }

    /// The agreements that depart from far more clauses than the others do: more than one and a half times the
    /// distance of the quartiles above the third (Tukey 1977).
    pub fn far_off(&self) -> Vec<usize> {
        let departs = |comparison: &Comparison| {
            comparison.rows.iter().filter(|row: &&Row| !row.relation.keeps()).count()
        };
        let counts: Vec<usize> = self.agreements.iter().map(|(_, comparison)| departs(comparison)).collect();
        if counts.len() < FEW {
            return Vec::new();
        }
        let mut sorted = counts.clone();
        sorted.sort_unstable();
        let quartile = |part: usize| sorted.get(part * (sorted.len() - 1) / 4).copied().unwrap_or(0) as f64;
        let (first, third) = (quartile(1), quartile(3));
        let fence = third + 1.5 * (third - first);
        counts
            .iter()
            .enumerate()
            .filter(|(_, count)| **count as f64 > fence)
            .map(|(index, _)| index)
            .collect()
    }
}

fn share(part: usize, all: usize) -> f64 {
    if all == 0 { 0.0 } else { part as f64 / all as f64 }
}
