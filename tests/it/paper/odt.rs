//! OpenDocument texts.

use super::{Kind, check, remarks};
use crate::support::odt::odt;

#[track_caller]
fn body(xml: &str, expected: &[&str]) {
    check(&odt(xml, ""), Kind::Odt, expected);
}

#[test]
fn headings_and_lists_have_their_numbers() {
    let item = |inner: &str| format!("<text:list-item>{inner}</text:list-item>");
    let p = |text: &str| format!("<text:p>{text}</text:p>");
    let deepest = format!("<text:list>{}</text:list>", item(&p("deepest.")));
    let inner = format!(
        "<text:list>{}{}</text:list>",
        item(&p("one a.")),
        item(&format!("{}{deepest}", p("one b.")))
    );
    let list = format!(
        "<text:list text:style-name=\"L1\" xml:id=\"first\">{}{}</text:list>",
        item(&format!("{}{inner}", p("one."))),
        item(&format!("{}{}", p("two."), p("goes on.")))
    );
    let on = format!(
        "<text:list text:style-name=\"L1\" text:continue-list=\"first\">{}</text:list>",
        item(&p("three."))
    );
    let dots = format!("<text:list text:style-name=\"L2\">{}</text:list>", item(&p("dot")));
    let named = format!(
        "<text:list text:style-name=\"L3\">{}</text:list>",
        item("<text:h text:outline-level=\"2\">Named</text:h>")
    );
    body(
        &format!("<text:h text:outline-level=\"1\">Purpose</text:h>{list}{on}{dots}{named}"),
        &[
            "h1 [A.] Purpose",
            "item0 [1.] one.",
            "item1 [a)] one a.",
            "item1 [b)] one b.",
            "item2 [1.b.i] deepest.",
            "item0 [2.] two.",
            "p goes on.",
            "item0 [3.] three.",
            "item0 [•] dot",
            "h2 [ARTICLE I:] Named",
        ],
    );
}

#[test]
fn words_notes_and_tables_are_read() {
    let note = "<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>A sworn one.</text:p></text:note-body></text:note>";
    let table = "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Who</text:p></table:table-cell><table:table-cell><text:p>What</text:p></table:table-cell></table:table-row></table:table-header-rows>\
        <table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>Officer</text:p></table:table-cell><table:table-cell><text:p>arms</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:covered-table-cell/><table:table-cell><text:p>dress</text:p></table:table-cell></table:table-row></table:table>";
    let xml = format!(
        "<text:p>The officer{note}<text:s text:c=\"3\"/>must<text:tab/>sign <text:span text:style-name=\"Under\"><text:tab/></text:span>.</text:p>{table}\
         <text:p>Then <text:span text:style-name=\"Hidden\">not </text:span>now.<office:annotation><text:p>why?</text:p></office:annotation></text:p>"
    );
    let bytes = odt(&xml, "<text:p>Board</text:p>");
    check(
        &bytes,
        Kind::Odt,
        &[
            "running Board",
            "p The officer[1] must sign ____ .",
            "note [[1]] A sworn one.",
            "row Who=Officer; What=arms",
            "row Who=Officer; What=dress",
            "p Then now.",
        ],
    );
    let told = remarks(&bytes, Kind::Odt);
    assert_eq!(told, ["a piece of hidden text was left out", "a comment was left out"]);
}

#[test]
fn tracked_deletions_are_not_read() {
    let xml = "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion></text:changed-region></text:tracked-changes><text:p>Here <text:change/>now.</text:p>";
    body(xml, &["p Here now."]);
}

#[test]
fn repeated_cells_do_not_fill_the_memory() {
    let cell =
        "<table:table-cell table:number-columns-repeated=\"999999999\"><text:p>x</text:p></table:table-cell>";
    let xml = format!("<table:table><table:table-row>{cell}</table:table-row></table:table>");
    assert!(super::read(&odt(&xml, ""), Kind::Odt).is_ok());
}
