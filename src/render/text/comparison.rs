//! Documents next to each other, for people: clause by clause for one agreement, side by side where the terminal
//! is wide, and as a list of clauses for many.

use std::collections::BTreeMap;

use unicode_width::UnicodeWidthStr;

use super::paint::{Ink, wrap};
use crate::compare::Relation;
use crate::describe::listed;
use crate::export::comparison::{AgreementOut, ClauseOut, ComparisonReport, HeaderOut, ModelClause, RowOut};
use crate::finding::{Cite, Severity};
use crate::render::told::counted;
use crate::render::{Style, mask};

/// From so many columns on, the two clauses stand side by side.
const WIDE: usize = 120;

/// The whole comparison.
pub fn report(report: &ComparisonReport, style: Style) -> String {
    match report.agreements.as_slice() {
        [one] => Sheet { report, style }.one(one),
        _ => Sheet { report, style: Style { width: style.width.min(100), ..style } }.many(),
    }
}

struct Sheet<'a> {
    report: &'a ComparisonReport,
    style: Style,
}

impl Sheet<'_> {
    fn editions(&self) -> bool {
        self.report.mode == "editions"
    }

    /// The measure, as it is called.
    fn model(&self) -> &'static str {
        if self.editions() { "old" } else { "model" }
    }

    fn agreement(&self) -> &'static str {
        if self.editions() { "new" } else { "agreement" }
    }

    fn one(&self, agreement: &AgreementOut) -> String {
        let style = self.style;
        let title = mask::line(&agreement.document.title);
        let with = mask::line(&self.report.model.title);
        let mut out = style.paint(Ink::Strong, &title);
        out.push('\n');
        let by = if self.editions() {
            format!("new text {}, compared with old text {}", agreement.document.path, self.report.model.path)
        } else {
            format!("{}, compared with {with} ({})", agreement.document.path, self.report.model.path)
        };
        out.push_str(&style.plain(&mask::line(&by), 0));
        let mut section = None;
        let shown = |row: &RowOut| row.relation != Relation::Equivalent.name();
        for (clause, row) in self.report.clauses.iter().zip(&agreement.rows).filter(|(_, row)| shown(row)) {
            if section.as_ref() != Some(&clause.clause.section) {
                section = Some(clause.clause.section.clone());
                if let Some(title) = &clause.clause.section {
                    out.push('\n');
                    out.push_str(&style.paint(Ink::Faint, &mask::line(title)));
                    out.push('\n');
                }
            }
            out.push('\n');
            out.push_str(&self.row(clause, row));
        }
        out.push_str(&self.added(agreement));
        out.push_str(&self.blanks(agreement));
        out.push_str(&self.around(agreement));
        out.push_str(&self.same(agreement));
        out.push('\n');
        out.push_str(&style.plain(&self.totals(agreement), 0));
        let unread = self.report.model.unread + agreement.document.unread;
        if unread > 0 {
            let places = counted(unread, "place", "places");
            let line = format!("{places} could not be read, and what stands there is not compared");
            out.push_str(&style.plain(&line, 0));
        }
        out
    }

    /// One clause: how it stands, the two texts, what moved, what shows it.
    fn row(&self, clause: &ModelClause, row: &RowOut) -> String {
        let style = self.style;
        let mut out = self.head(clause, row);
        let theirs = clause.clause.words.as_str();
        let partner = row.partners.first();
        let (model, agreement) = (self.model(), self.agreement());
        match partner {
            Some(partner) if style.width >= WIDE => {
                out.push_str(&self.beside(clause, partner));
            }
            Some(partner) => {
                out.push_str(&style.paragraph(2, &format!("{model}:"), &mask::line(theirs)));
                let named = format!("{agreement} {}:", mask::line(&partner.address));
                out.push_str(&style.paragraph(2, &named, &mask::line(&partner.words)));
            }
            None => out.push_str(&style.paragraph(2, &format!("{model}:"), &mask::line(theirs))),
        }
        for shift in &row.shifts {
            let named = |words: &str| {
                if words.is_empty() { "(nothing)".to_owned() } else { format!("`{}`", mask::line(words)) }
            };
            if shift.model == shift.agreement {
                continue;
            }
            let moved = format!("{} → {}", named(&shift.model), named(&shift.agreement));
            out.push_str(&style.paragraph(2, &format!("{}:", mask::line(&shift.what)), &moved));
        }
        for parting in &row.scenarios {
            out.push_str(&style.paragraph(2, "for example:", &mask::line(&parting.scenario.sentence)));
        }
        if let Some(cite) = &clause.cite {
            let (authority, pinpoint, url) =
                (cite.authority.clone(), cite.pinpoint.clone(), cite.url.clone());
            let law = Cite { authority, pinpoint, url }.words();
            out.push_str(&style.paragraph(2, "law:", &mask::line(&law)));
        }
        if let Some(fix) = &row.fix {
            let own = if fix.insert.trim_start().starts_with("section ") {
                ", in a section of its own"
            } else {
                ""
            };
            out.push_str(&style.paragraph(2, "help:", &format!("insert it at line {}{own}", fix.line)));
        }
        out
    }

    /// `weaker III.2 storage (required): ...`
    fn head(&self, clause: &ModelClause, row: &RowOut) -> String {
        let style = self.style;
        let ink = match row.severity.as_deref() {
            Some("error") => Ink::Of(Severity::Error),
            Some("warning") => Ink::Of(Severity::Warning),
            Some(_) => Ink::Of(Severity::Advice),
            None => Ink::Good,
        };
        let name = called(&clause.clause);
        let weight = if self.editions() || clause.weight == "recommended" {
            String::new()
        } else {
            format!(" ({})", clause.weight)
        };
        let moved = match row.partners.first() {
            Some(partner) if row.moved && self.editions() => format!(", now {}", partner.address),
            _ => String::new(),
        };
        let plain = format!("{} {name}{weight}{moved}: {}", row.relation, row.summary);
        let laid = style.plain(&mask::line(&plain), 2);
        // The first words are coloured where they stand on the first line.
        match laid.strip_prefix(&row.relation) {
            Some(rest) => format!("{}{rest}", style.paint(ink, &row.relation)),
            None => laid,
        }
    }

    /// The two clauses in two columns.
    fn beside(&self, clause: &ModelClause, partner: &ClauseOut) -> String {
        let room = (self.style.width - 5) / 2;
        let left_head = format!("{} {}", self.model(), mask::line(&clause.clause.address));
        let right_head = format!("{} {}", self.agreement(), mask::line(&partner.address));
        let left = wrap(&mask::line(&clause.clause.words), room, 0);
        let right = wrap(&mask::line(&partner.words), room, 0);
        let mut lines = vec![(left_head.as_str(), right_head.as_str(), Some(Ink::Key))];
        for number in 0..left.len().max(right.len()) {
            lines.push((
                left.get(number).map_or("", String::as_str),
                right.get(number).map_or("", String::as_str),
                None,
            ));
        }
        let mut out = String::new();
        for (left, right, ink) in lines {
            let pad = " ".repeat(room.saturating_sub(left.width()));
            let painted =
                |words: &str| ink.map_or_else(|| words.to_owned(), |ink| self.style.paint(ink, words));
            let (left, right) = (painted(left), painted(right));
            out.push_str(format!("  {left}{pad} │ {right}").trim_end());
            out.push('\n');
        }
        out
    }

    fn added(&self, agreement: &AgreementOut) -> String {
        if agreement.added.is_empty() {
            return String::new();
        }
        let style = self.style;
        let mut out = heading(style, &format!("only in the {}", self.new_name()));
        let (back, plain): (Vec<_>, Vec<_>) =
            agreement.added.iter().partition(|added| !added.takes_back.is_empty());
        for added in back.into_iter().chain(plain) {
            let back = match added.takes_back.is_empty() {
                true => String::new(),
                false => format!(" (takes something back from {})", listed(&added.takes_back)),
            };
            let line = format!("{}{back}: {}", called(&added.clause), added.clause.words);
            out.push_str("  ");
            out.push_str(&style.plain(&mask::line(&line), 4));
            if let Some(scenario) = added.scenario.as_ref().filter(|_| !added.takes_back.is_empty()) {
                out.push_str(&style.paragraph(4, "for example:", &mask::line(&scenario.sentence)));
            }
        }
        out
    }

    fn new_name(&self) -> &'static str {
        if self.editions() { "new text" } else { "agreement" }
    }

    fn blanks(&self, agreement: &AgreementOut) -> String {
        if agreement.blanks.is_empty() {
            return String::new();
        }
        let mut out = heading(self.style, "blanks of the model");
        for blank in &agreement.blanks {
            let fate = match (&blank.words, blank.fate.as_str()) {
                (Some(words), _) => format!("filled with `{words}`"),
                (None, "left") => "left open".to_owned(),
                (None, _) => "struck".to_owned(),
            };
            let line = format!("{} ({}): {fate}", blank.place, blank.label);
            out.push_str("  ");
            out.push_str(&self.style.plain(&mask::line(&line), 4));
        }
        out
    }

    /// Topics, header lines and verdicts.
    fn around(&self, agreement: &AgreementOut) -> String {
        let style = self.style;
        let mut out = String::new();
        if !agreement.untreated.is_empty() {
            out.push_str(&heading(style, "topics that no section treats"));
            out.push_str("  ");
            out.push_str(&style.plain(&mask::line(&agreement.untreated.join(", ")), 2));
        }
        // A model's own dates and version say nothing about an agreement; who signs does.
        let shown = |line: &&HeaderOut| self.editions() || line.key == "signed";
        let header: Vec<&HeaderOut> = agreement.header.iter().filter(shown).collect();
        if !header.is_empty() {
            out.push_str(&heading(style, "header"));
            for line in header {
                let words = |words: &Option<String>| match words {
                    Some(words) => format!("`{words}`"),
                    None => "(nothing)".to_owned(),
                };
                let moved = format!("{} → {}", words(&line.model), words(&line.agreement));
                out.push_str(&style.paragraph(2, &format!("{}:", line.key), &mask::line(&moved)));
            }
        }
        if !agreement.verdicts.is_empty() {
            out.push_str(&heading(style, "verdicts that changed"));
            for change in &agreement.verdicts {
                let named = |verdict: &Option<String>| verdict.clone().unwrap_or("not considered".to_owned());
                let (ink, word) = match (&change.before, &change.after) {
                    (None, _) => (Ink::Faint, "new"),
                    (_, None) => (Ink::Faint, "gone"),
                    _ if change.worse => (Ink::Of(Severity::Error), "worse"),
                    _ => (Ink::Good, "better"),
                };
                let line = format!(
                    "{}: {} → {}: {}",
                    change.rule,
                    named(&change.before),
                    named(&change.after),
                    change.name
                );
                out.push_str(&format!("  {} ", style.paint(ink, word)));
                out.push_str(&style.plain(&mask::line(&line), 4));
            }
        }
        out
    }

    /// What is kept as it is, by address.
    fn same(&self, agreement: &AgreementOut) -> String {
        let rows = self.report.clauses.iter().zip(&agreement.rows);
        let same: Vec<String> = rows
            .filter(|(_, row)| row.relation == Relation::Equivalent.name())
            .map(|(clause, row)| match row.partners.first() {
                Some(partner) if row.moved => {
                    format!("{} (now {})", clause.clause.address, partner.address)
                }
                _ => clause.clause.address.clone(),
            })
            .collect();
        if same.is_empty() {
            return String::new();
        }
        let mut out = heading(self.style, "equivalent");
        out.push_str("  ");
        out.push_str(&self.style.plain(&mask::line(&same.join(", ")), 2));
        out
    }

    fn totals(&self, agreement: &AgreementOut) -> String {
        let clauses = counted(self.report.clauses.len(), "clause", "clauses");
        let mut totals = format!("{clauses} of the {}: {}", self.old_name(), by_relation(&agreement.counts));
        if !agreement.added.is_empty() {
            totals.push_str(&format!("; {} only in the {}", agreement.added.len(), self.new_name()));
        }
        totals
    }

    fn old_name(&self) -> &'static str {
        if self.editions() { "old text" } else { "model" }
    }

    /// Many agreements: each with its totals, then each clause with how many depart from it.
    fn many(&self) -> String {
        let style = self.style;
        let report = self.report;
        let mut out = style.paint(Ink::Strong, &mask::line(&report.model.title));
        let agreements = counted(report.agreements.len(), "agreement", "agreements");
        out.push_str(&format!("\n{agreements} compared with {}\n", mask::line(&report.model.path)));
        out.push_str(&heading(style, "agreements"));
        for agreement in &report.agreements {
            let totals = by_relation(&agreement.counts);
            let added = match agreement.added.len() {
                0 => String::new(),
                count => format!("; {count} added"),
            };
            let line = format!("{}: {totals}{added}", agreement.document.path);
            out.push_str("  ");
            out.push_str(&style.plain(&mask::line(&line), 4));
        }
        out.push_str(&heading(style, "clauses that are not kept, by the share of agreements"));
        let mut clauses: Vec<&ModelClause> =
            report.clauses.iter().filter(|one| one.departing > 0.0).collect();
        clauses.sort_by(|one, other| other.departing.total_cmp(&one.departing));
        for clause in clauses {
            let share = format!("{:>3.0} %", clause.departing * 100.0);
            let line = format!("{}: {}", called(&clause.clause), by_relation(&clause.counts));
            out.push_str(&format!("  {} ", style.paint(Ink::Strong, &share)));
            out.push_str(&style.plain(&mask::line(&line), 8));
        }
        if !report.outliers.is_empty() || !report.far_off.is_empty() {
            out.push_str(&heading(style, "what stands out"));
            for title in &report.far_off {
                let line = format!("{title}: departs from far more clauses than the others");
                out.push_str("  ");
                out.push_str(&style.plain(&mask::line(&line), 4));
            }
            for outlier in &report.outliers {
                let line = format!(
                    "{}: {} is {}, where hardly any other departs",
                    outlier.path, outlier.address, outlier.relation
                );
                out.push_str("  ");
                out.push_str(&style.plain(&mask::line(&line), 4));
            }
        }
        out
    }
}

fn heading(style: Style, words: &str) -> String {
    format!("\n{}\n", style.paint(Ink::Strong, words))
}

/// `III.2 storage`
fn called(clause: &ClauseOut) -> String {
    match &clause.label {
        Some(label) => format!("{} {label}", clause.address),
        None => clause.address.clone(),
    }
}

fn by_relation(counts: &BTreeMap<String, usize>) -> String {
    let named = Relation::ALL.iter().filter_map(|one| {
        let count = counts.get(one.name())?;
        Some(format!("{count} {one}"))
    });
    named.collect::<Vec<_>>().join(", ")
}
