//! Comparisons to the exported structure.

use std::collections::BTreeMap;

use super::{
    AddedOut, AgreementOut, BlankOut, COMPARISON_VERSION, ClauseOut, ComparisonReport, ComparisonSummary,
    DocumentOut, FixOut, HeaderOut, ModelClause, OutlierOut, PartingOut, RowOut, Segment, ShiftOut,
    VerdictOut,
};
use crate::compare::matrix::Matrix;
use crate::compare::{
    Added, Blank, Comparison, Detail, Fate, Instrument, Lacking, Relation, Roles, Row, Shift, VerdictChange,
    weight_name,
};
use crate::finding;
use crate::library::Library;
use crate::report::{Cite, Scenario, severity_name};
use crate::syntax::ast;
use crate::text::Span;
use crate::text::line_index::LineIndex;

/// The comparison of agreements with a model, as data.
pub fn comparison(library: &Library, matrix: &Matrix<'_>, roles: Roles) -> ComparisonReport {
    let model = Reader::new(matrix.model);
    let columns = matrix.columns();
    let clauses: Vec<ModelClause> = columns
        .iter()
        .map(|column| {
            let mark =
                matrix.model.meaning.statements.get(column.statement).and_then(|one| one.mark.as_ref());
            ModelClause {
                clause: model.clause(column.statement),
                weight: weight_name(mark.map_or(ast::MarkKind::Recommended, |mark| mark.kind)).to_owned(),
                because: mark.and_then(|mark| mark.because.as_ref()).map(|because| because.value.clone()),
                cite: mark.and_then(|mark| mark.by.as_ref()).map(|author| citation(library, author)),
                counts: counted(Relation::ALL.into_iter().zip(column.counts)),
                departing: column.departing,
            }
        })
        .collect();
    let outliers = matrix.outliers(&columns).into_iter().filter_map(|outlier| {
        let (instrument, _) = matrix.agreements.get(outlier.agreement)?;
        Some(OutlierOut {
            path: instrument.path.clone(),
            title: instrument.title().to_owned(),
            address: clauses.get(outlier.column)?.clause.address.clone(),
            relation: outlier.relation.name().to_owned(),
        })
    });
    let titled = |index: &usize| matrix.agreements.get(*index).map(|(one, _)| one.title().to_owned());
    let agreements: Vec<AgreementOut> =
        matrix.agreements.iter().map(|(one, comparison)| agreement(&model, one, comparison)).collect();
    ComparisonReport {
        comparison: COMPARISON_VERSION,
        moulint: env!("CARGO_PKG_VERSION").to_owned(),
        mode: match roles {
            Roles::Model => "model",
            Roles::Editions => "editions",
        }
        .to_owned(),
        model: document(matrix.model),
        summary: summary(matrix),
        outliers: outliers.collect(),
        far_off: matrix.far_off().iter().filter_map(titled).collect(),
        clauses,
        agreements,
    }
}

/// Changed verdicts, as data.
pub fn verdict_changes(library: &Library, changes: &[VerdictChange]) -> Vec<VerdictOut> {
    let name = |id: &str| {
        let mut rules = library.packs().flat_map(|pack| &pack.rules);
        rules.find(|rule| rule.id == id).map_or_else(String::new, |rule| rule.summary.clone())
    };
    let out = |change: &VerdictChange| VerdictOut {
        rule: change.rule.clone(),
        name: name(&change.rule),
        before: change.before.map(|verdict| verdict.name().to_owned()),
        after: change.after.map(|verdict| verdict.name().to_owned()),
        worse: change.is_worse(),
        clauses: change.clauses.clone(),
    };
    changes.iter().map(out).collect()
}

/// An instrument with what it takes to say where its clauses stand.
struct Reader<'a> {
    instrument: &'a Instrument,
    lines: LineIndex,
    /// The quoted paragraph above each statement.
    quotes: Vec<Option<String>>,
}

impl<'a> Reader<'a> {
    fn new(instrument: &'a Instrument) -> Self {
        let mut quotes = Vec::new();
        quoted(&instrument.tree.body, &mut quotes);
        Self { instrument, lines: LineIndex::new(&instrument.text), quotes }
    }

    fn line(&self, offset: u32) -> usize {
        self.lines.line(offset) + 1
    }

    fn clause(&self, statement: usize) -> ClauseOut {
        let meaning = &self.instrument.meaning;
        let place = meaning.statements.get(statement);
        let section = place.and_then(|place| place.section).and_then(|index| meaning.sections.get(index));
        ClauseOut {
            address: self.instrument.address(statement).to_owned(),
            label: place.and_then(|place| place.label.clone()),
            section: section.and_then(|section| section.title.clone()),
            line: place.map_or(1, |place| self.line(place.body.start)),
            words: self.instrument.words(statement),
            quote: self.quotes.get(statement).cloned().flatten(),
        }
    }

    /// A clause in pieces, with what moved marked.
    fn segments(&self, statement: usize, shifts: &[Shift], spans: fn(&Shift) -> &[Span]) -> Vec<Segment> {
        let text = &self.instrument.text;
        let Some(place) = self.instrument.meaning.statements.get(statement) else { return Vec::new() };
        let mut marks: Vec<(Span, &str)> = shifts
            .iter()
            .flat_map(|shift| spans(shift).iter().map(|span| (*span, shift.what.as_str())))
            .filter(|(span, _)| place.body.contains(*span) && !span.is_empty())
            .collect();
        marks.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
        let plain = |span: Span, moved: Option<&str>| Segment {
            text: spaced(span.slice(text)),
            moved: moved.map(str::to_owned),
        };
        let mut segments = Vec::new();
        let mut done = place.body.start;
        for (span, what) in marks {
            // Of two that overlap the first and longer one is marked.
            if span.start < done {
                continue;
            }
            segments.push(plain(Span { start: done, end: span.start }, None));
            segments.push(plain(span, Some(what)));
            done = span.end;
        }
        segments.push(plain(Span { start: done, end: place.body.end }, None));
        segments.retain(|segment| !segment.text.is_empty());
        segments
    }

    fn words(&self, spans: &[Span]) -> String {
        let words: Vec<String> =
            spans.iter().map(|span| spaced(span.slice(&self.instrument.text)).trim().to_owned()).collect();
        words.join(", ")
    }
}

/// The words with every stretch of white space as one blank.
fn spaced(words: &str) -> String {
    let mut result = String::with_capacity(words.len());
    let mut blank = false;
    for character in words.chars() {
        if character.is_whitespace() {
            blank = true;
            continue;
        }
        if blank {
            result.push(' ');
        }
        blank = false;
        result.push(character);
    }
    if blank {
        result.push(' ');
    }
    result
}

/// The quoted paragraph above each statement, in the order in which an understanding counts them.
fn quoted(body: &ast::Body, found: &mut Vec<Option<String>>) {
    let mut quote = None;
    for member in &body.members {
        match member {
            ast::Member::Quote(next) => quote = Some(next.text.clone()),
            ast::Member::Statement(_) => found.push(quote.clone()),
            ast::Member::Section(section) => {
                quoted(&section.body, found);
                quote = None;
            }
            ast::Member::Header(_) => {}
        }
    }
}

fn document(instrument: &Instrument) -> DocumentOut {
    DocumentOut {
        path: instrument.path.clone(),
        title: instrument.title().to_owned(),
        jurisdiction: instrument.jurisdiction().map(str::to_owned),
        kind: if instrument.is_template() { "template" } else { "agreement" }.to_owned(),
        unread: instrument.unread.len(),
    }
}

/// The authority that a mark names, as the pack cites it that declares it.
fn citation(library: &Library, author: &ast::Author) -> Cite {
    let authorities = library.packs().flat_map(|pack| &pack.source.authorities);
    let known = authorities.into_iter().find(|known| known.name.text == author.name.text);
    Cite {
        authority: known.map_or_else(|| author.name.text.clone(), |known| known.title.value.clone()),
        pinpoint: author.pinpoint.as_ref().map(|pinpoint| pinpoint.value.clone()),
        url: known.and_then(|known| known.url.as_ref()).map(|url| url.value.clone()),
    }
}

fn agreement(model: &Reader<'_>, instrument: &Instrument, comparison: &Comparison) -> AgreementOut {
    let reader = Reader::new(instrument);
    let added = |one: &Added| AddedOut {
        clause: reader.clause(one.statement),
        takes_back: one.takes_back.iter().map(|&at| model.instrument.address(at).to_owned()).collect(),
        scenario: one.scenario.as_ref().map(|parting| scenario(&parting.scenario)),
    };
    let untreated = comparison.topics.iter().filter(|topic| !topic.treated);
    AgreementOut {
        document: document(instrument),
        counts: counted(Relation::ALL.into_iter().map(|one| (one, comparison.count(one)))),
        rows: comparison.rows.iter().map(|one| row(model, &reader, one)).collect(),
        added: comparison.added.iter().map(added).collect(),
        blanks: comparison.blanks.iter().map(blank).collect(),
        untreated: untreated.map(|topic| topic.name.clone()).collect(),
        header: comparison
            .header
            .iter()
            .map(|line| HeaderOut {
                key: line.key.to_owned(),
                model: line.model.clone(),
                agreement: line.agreement.clone(),
            })
            .collect(),
        verdicts: Vec::new(),
    }
}

fn row(model: &Reader<'_>, agreement: &Reader<'_>, row: &Row) -> RowOut {
    let none = Detail::default();
    let detail = row.detail.as_ref().unwrap_or(&none);
    let partner = row.partners.first().copied().or(detail.namesake);
    let told = row.detail.is_some();
    RowOut {
        relation: row.relation.name().to_owned(),
        severity: row.severity().map(|severity| severity_name(severity).to_owned()),
        moved: row.moved,
        summary: detail.summary.clone(),
        partners: row.partners.iter().map(|&at| agreement.clause(at)).collect(),
        model: match told {
            true => model.segments(row.statement, &detail.shifts, |shift| &shift.model),
            false => Vec::new(),
        },
        agreement: partner
            .filter(|_| told)
            .map_or_else(Vec::new, |at| agreement.segments(at, &detail.shifts, |shift| &shift.agreement)),
        shifts: detail
            .shifts
            .iter()
            .map(|shift| ShiftOut {
                what: shift.what.clone(),
                key: shift.key.to_owned(),
                direction: match (shift.contrary, shift.less, shift.more) {
                    (true, ..) => "contrary",
                    (_, true, true) => "both",
                    (_, _, true) => "more",
                    (_, _, false) => "less",
                }
                .to_owned(),
                model: model.words(&shift.model),
                agreement: agreement.words(&shift.agreement),
            })
            .collect(),
        scenarios: detail
            .partings
            .iter()
            .map(|parting| PartingOut {
                lacking: match parting.lacking {
                    Lacking::Agreement => "agreement",
                    Lacking::Model => "model",
                }
                .to_owned(),
                scenario: scenario(&parting.scenario),
            })
            .collect(),
        fix: detail.fix.as_ref().and_then(|fix| {
            let edit = fix.edits.first()?;
            Some(FixOut {
                title: fix.title.clone(),
                line: agreement.line(edit.span.start),
                byte: edit.span.start as usize,
                insert: edit.text.clone(),
            })
        }),
    }
}

fn scenario(scenario: &finding::Scenario) -> Scenario {
    Scenario {
        sentence: scenario.sentence.clone(),
        situation: scenario.situation.iter().cloned().collect::<BTreeMap<_, _>>(),
    }
}

fn blank(blank: &Blank) -> BlankOut {
    let (fate, words) = match &blank.fate {
        Fate::Filled(words) => ("filled", Some(words.clone())),
        Fate::Left => ("left", None),
        Fate::Struck => ("struck", None),
    };
    BlankOut { place: blank.place.clone(), label: blank.label.clone(), fate: fate.to_owned(), words }
}

fn summary(matrix: &Matrix<'_>) -> ComparisonSummary {
    let comparisons = || matrix.agreements.iter().map(|(_, comparison)| comparison);
    let count = |one: Relation| comparisons().map(|comparison| comparison.count(one)).sum::<usize>();
    ComparisonSummary {
        agreements: matrix.agreements.len(),
        clauses: comparisons().next().map_or(0, |first| first.rows.len()),
        counts: counted(Relation::ALL.into_iter().map(|one| (one, count(one)))),
        added: comparisons().map(|comparison| comparison.added.len()).sum(),
    }
}

/// The relations that occur, by name.
fn counted(counts: impl Iterator<Item = (Relation, usize)>) -> BTreeMap<String, usize> {
    counts.filter(|(_, count)| *count > 0).map(|(one, count)| (one.name().to_owned(), count)).collect()
}
