//! A clause that somebody is asked about, with the sentence it was read from, for people.

use super::paint::Ink;
use crate::draft::review::{Item, Left};
use crate::finding::Severity;
use crate::render::{Style, mask};
use crate::syntax::ast::Sureness;

/// How much is left, as a person would say it.
pub fn left(left: Left) -> String {
    let kinds = [
        (left.sure, "sure"),
        (left.likely, "likely"),
        (left.doubtful, "doubtful"),
        (left.stale, "stale"),
        (left.bare, "without a clause"),
    ];
    let kinds: Vec<String> =
        kinds.iter().filter(|(count, _)| *count > 0).map(|(count, name)| format!("{count} {name}")).collect();
    match left.all() {
        0 => "nothing is left to look at".to_owned(),
        all => format!("{all} left to look at: {}", kinds.join(", ")),
    }
}

/// The item: where it stands, what the paper says, what is doubtful, and the clause with how sure it is.
pub fn item(item: &Item, place: &str, left_of_all: Left, style: Style) -> String {
    let mut out = format!("\n{}\n", style.paint(Ink::Faint, &self::left(left_of_all)));
    let sections: Vec<String> = item.sections.iter().map(|section| mask::line(section)).collect();
    let place = style.paint(Ink::Key, &format!("{}:", mask::line(place)));
    if sections.is_empty() {
        out.push_str(&format!("{place}\n"));
    } else {
        out.push_str(&format!("{place} {}\n", style.paint(Ink::Strong, &sections.join(" / "))));
    }
    if let Some(quote) = &item.quote {
        let mark = quote.mark.as_ref().map(|mark| format!(" [{mark}]")).unwrap_or_default();
        out.push_str(&style.paragraph(2, ">", &mask::line(&format!("{}{mark}", quote.words))));
    }
    for doubt in &item.doubts {
        out.push_str(&style.paragraph(2, "look:", &mask::line(doubt)));
    }
    match &item.clause {
        Some(clause) => {
            let ink = match clause.sureness {
                Sureness::Sure => Ink::Good,
                Sureness::Likely => Ink::Of(Severity::Advice),
                Sureness::Doubtful => Ink::Of(Severity::Warning),
                Sureness::Stale => Ink::Of(Severity::Error),
            };
            out.push_str(&format!("  {}\n", style.paint(ink, &format!("{}:", clause.sureness.word()))));
            out.push_str(&style.indented_by(4, &clause.words));
        }
        None => out.push_str("  nothing stands under this sentence\n"),
    }
    out
}

impl Style {
    /// Lines as they are, each so far in.
    fn indented_by(self, columns: usize, words: &str) -> String {
        words.lines().map(|line| format!("{:columns$}{}\n", "", mask::line(line.trim()))).collect()
    }
}
