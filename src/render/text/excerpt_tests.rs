use miette::{Diagnostic, GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource};

use super::*;

/// One label in one source, for holding our source against miette's.
#[derive(Debug)]
struct Probe<S> {
    source: S,
    label: LabeledSpan,
}

impl<S> std::fmt::Display for Probe<S> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str("message")
    }
}

impl<S: std::fmt::Debug> std::error::Error for Probe<S> {}

impl<S: SourceCode + std::fmt::Debug> Diagnostic for Probe<S> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(std::iter::once(self.label.clone())))
    }
}

fn show(diagnostic: &dyn Diagnostic) -> String {
    let mut out = String::new();
    let handler = GraphicalReportHandler::new_themed(GraphicalTheme::unicode_nocolor());
    handler.with_context_lines(1).render_report(&mut out, diagnostic).expect("the label lies in the source");
    out
}

fn ours(text: &str, span: Span, room: usize) -> String {
    let page = Page::new(text);
    let span = page.clamp(span);
    let excerpt = Excerpt::new(&page, "a.mou", &[span], room);
    let place = excerpt.place(&page, span);
    show(&Probe {
        source: excerpt,
        label: LabeledSpan::new_primary_with_span(Some("here".to_owned()), place),
    })
}

/// Both outputs without the line that names the place: miette's own sources count its column in bytes.
#[track_caller]
fn same_as_stock(text: &str, span: Span) {
    let label =
        LabeledSpan::new_primary_with_span(Some("here".to_owned()), (span.start as usize, span.len()));
    // miette takes a lone carriage return for a line end when it counts, but not when it prints.
    let lines = text.replace("\r\n", "\u{1}\u{2}").replace('\r', "\n").replace("\u{1}\u{2}", "\r\n");
    let stock = show(&Probe { source: NamedSource::new("a.mou", lines), label });
    let rest = |out: &str| -> String {
        out.lines().filter(|line| !line.contains("╭─[")).collect::<Vec<_>>().join("\n")
    };
    assert_eq!(rest(&ours(text, span, usize::MAX)), rest(&stock), "{span:?} in {text:?}");
}

#[test]
fn the_same_as_miettes_own_source() {
    let texts = [
        "one",
        "one\ntwo\nthree\nfour",
        "one\r\ntwo\r\nthree\r\nfour\r\n",
        "one\rtwo\rthree\r",
        "甲方 must\n乙方 may 乙方\n丙\n",
        "👮\u{200d}♀️ must\n👮 may é\n\u{301}x\n",
        "\tone\n\t\ttwo\tthree\nfour\t\n",
    ];
    for text in texts {
        for start in 0..text.len() {
            for end in start + 1..=text.len() {
                let whole = text.is_char_boundary(start) && text.is_char_boundary(end);
                // A place that ends in a line end is shown to its last word here.
                if whole
                    && !text[start..end].ends_with(['\n', '\r'])
                    && !text[start..].starts_with(['\n', '\r'])
                {
                    same_as_stock(text, Span::new(start, end));
                }
            }
        }
    }
}

#[test]
fn no_place_at_all_makes_it_panic() {
    let texts =
        ["", "a", "\n", "\r\n\r", "\u{feff}a\n", "甲\u{1b}[2J\u{202e}\r\n👮\u{0}\t\u{2028}\n\n", "x\n\n\ny"];
    for text in texts {
        for start in 0..text.len() + 3 {
            for end in start..text.len() + 3 {
                for room in [4, 16, 80] {
                    let out = ours(text, Span::new(start, end), room);
                    assert!(out.contains("here"), "{out}");
                    assert!(!out.chars().any(mask::steers), "{out:?}");
                }
            }
        }
    }
}

#[test]
fn columns_count_scalar_values_from_one() {
    let out = ours("😀é \r\n甲方 must x\r\n", Span::new(16, 20), 80);
    assert!(out.contains("[a.mou:2:4]"), "{out}");
    // What was cut away counts as well.
    let long = format!("{}x", "é".repeat(300));
    let out = ours(&long, Span::new(600, 601), 40);
    assert!(out.contains("[a.mou:1:301]"), "{out}");
    assert!(out.contains("…é"), "{out}");
}

#[test]
fn long_lines_are_cut_about_the_place() {
    let text = format!("{} needle {}", "a ".repeat(5000), "b ".repeat(5000));
    let place = text.find("needle").expect("it was put there");
    let out = ours(&text, Span::new(place, place + 6), 40);
    assert!(out.contains("needle"), "{out}");
    for line in out.lines() {
        assert!(line.chars().count() <= 46, "{line}");
    }
    let line = out.lines().find(|line| line.contains("needle")).expect("it is shown");
    assert!(line.contains("│ …") && line.ends_with('…'), "{line}");
}

#[test]
fn short_lines_are_never_cut() {
    assert_eq!(window("abcdefghij", 0, 10), (0, 10));
    assert_eq!(window("abcdefghij", 9, 10), (0, 10));
    assert_eq!(window("abcdefghijk", 0, 10), (0, 9));
    assert_eq!(window("abcdefghijk", 10, 10), (2, 11));
    let wide = "甲甲甲甲甲甲";
    let (from, to) = window(wide, 9, 6);
    assert!(wide.is_char_boundary(from) && wide.is_char_boundary(to) && from <= 9 && to > 9);
}
