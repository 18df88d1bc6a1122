//! Word documents.

use super::{Kind, check, read, remarks, show};
use crate::support::word::Part::{Bold, Bullet, Heading, Item, Raw, Table, Text};
use crate::support::word::{Part, Word, docx, list, paragraph};

const LONG: &str = "The officer answers to the chief, and the chief answers to the council of the town.";

#[track_caller]
fn body(parts: &[Part<'_>], expected: &[&str]) {
    check(&docx(parts), Kind::Docx, expected);
}

#[test]
fn headings_are_told_by_their_styles() {
    let clause = paragraph("<w:pStyle w:val=\"Clause\"/>", "", "Weapons");
    let none = paragraph(
        "<w:pStyle w:val=\"Heading1\"/><w:outlineLvl w:val=\"9\"/>",
        "",
        "The chief keeps the list, and reads it out.",
    );
    let title = paragraph("<w:pStyle w:val=\"Title\"/>", "", "Agreement");
    body(
        &[
            Raw(&title),
            Heading(1, "Purpose"),
            Text(LONG),
            Raw(&clause),
            Text(LONG),
            Heading(3, "Named only"),
            Raw(&none),
        ],
        &[
            "title Agreement",
            "h1 Purpose",
            &format!("p {LONG}"),
            "h2 Weapons",
            &format!("p {LONG}"),
            "h3 Named only",
            "p The chief keeps the list, and reads it out.",
        ],
    );
}

#[test]
fn plain_paragraphs_that_look_like_headings_are() {
    body(
        &[
            Bold("III. Uniform and Equipment"),
            Text(LONG),
            Text("ARTICLE 2 – TERM"),
            Text(LONG),
            Bold("Records of the Officer"),
            Text(LONG),
            Bold("This is bold, and it is a sentence."),
        ],
        &[
            "h1 [III.] Uniform and Equipment",
            &format!("p {LONG}"),
            "h2 [ARTICLE 2] TERM",
            &format!("p {LONG}"),
            "h3 Records of the Officer",
            &format!("p {LONG}"),
            "p This is bold, and it is a sentence.",
        ],
    );
}

#[test]
fn numbers_are_printed_as_word_prints_them() {
    let other = paragraph(&list(4, 0), "", "starts over.");
    let styled = paragraph("<w:pStyle w:val=\"Listed\"/>", "", "by its style.");
    let none = paragraph(
        "<w:pStyle w:val=\"Listed\"/><w:numPr><w:numId w:val=\"0\"/></w:numPr>",
        "",
        "without a number.",
    );
    body(
        &[
            Item(0, "one."),
            Item(1, "one a."),
            Item(1, "one b."),
            Item(2, "one b i."),
            Item(2, "one b ii."),
            Item(0, "two."),
            Item(1, "two a."),
            Item(2, "two a i."),
            Raw(&styled),
            Raw(&none),
            Raw(&other),
            Item(0, "goes on."),
        ],
        &[
            "item0 [1.] one.",
            "item1 [(a)] one a.",
            "item1 [(b)] one b.",
            "item2 [(i)] one b i.",
            "item2 [(ii)] one b ii.",
            "item0 [2.] two.",
            "item1 [(a)] two a.",
            "item2 [(i)] two a i.",
            "item0 [3.] by its style.",
            "p without a number.",
            "item0 [1.] starts over.",
            "item0 [2.] goes on.",
        ],
    );
}

#[test]
fn levels_that_belong_to_styles_are_counted_in_legal_form() {
    let article = |text: &str| paragraph("<w:pStyle w:val=\"Article\"/>", "", text);
    let section = |text: &str| paragraph("<w:pStyle w:val=\"Section\"/>", "", text);
    let third = paragraph(&list(3, 2), "", "never restarts.");
    let xml = [
        article("Duties"),
        section("Arms"),
        section("Dress"),
        third.clone(),
        article("Term"),
        section("Length"),
        third,
    ]
    .concat();
    body(
        &[Raw(&xml)],
        &[
            "h1 [ARTICLE I.] Duties",
            "h2 [Section 1.1] Arms",
            "h2 [Section 1.2] Dress",
            "item2 [1st] never restarts.",
            "h1 [ARTICLE II.] Term",
            "h2 [Section 2.1] Length",
            "item2 [2nd] never restarts.",
        ],
    );
}

#[test]
fn a_level_that_was_skipped_counts_as_used() {
    body(
        &[Item(1, "first."), Item(0, "above."), Bullet(0, "dot"), Bullet(1, "circle")],
        &["item1 [(a)] first.", "item0 [2.] above.", "item0 [•] dot", "item1 [•] circle"],
    );
}

#[test]
fn an_automatic_number_may_head() {
    let head =
        format!("<w:p><w:pPr>{}</w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>PURPOSE</w:t></w:r></w:p>", list(1, 0));
    body(
        &[Raw(&head), Text(LONG), Raw(&head), Text(LONG)],
        &["h1 [1.] PURPOSE", &format!("p {LONG}"), "h1 [2.] PURPOSE", &format!("p {LONG}")],
    );
}

#[test]
fn tables_have_the_headings_of_their_columns() {
    body(
        &[Table(&[
            &["Role", "Duty"],
            &["Officer", "keeps the peace"],
            &["Principal", "keeps order, and calls the officer last"],
        ])],
        &[
            "row Role=Officer; Duty=keeps the peace",
            "row Role=Principal; Duty=keeps order, and calls the officer last",
        ],
    );
    body(&[Table(&[&["A box around one sentence."]])], &["p A box around one sentence."]);
    body(
        &[Table(&[&["(a)", "The officer wears a badge."], &["(b)", "The officer wears no mask."]])],
        &["item0 [(a)] The officer wears a badge.", "item0 [(b)] The officer wears no mask."],
    );
}

#[test]
fn merged_and_nested_cells_are_read() {
    let cell = |properties: &str, text: &str| {
        format!("<w:tc><w:tcPr>{properties}</w:tcPr>{}</w:tc>", paragraph("", "", text))
    };
    let head = "<w:trPr><w:tblHeader/></w:trPr>";
    let inner = format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("", "inner one"), cell("", "inner two"));
    let nested = format!("<w:tc>{}{inner}<w:p/></w:tc>", paragraph("", "", "outer"));
    let table = format!(
        "<w:tbl><w:tr>{head}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{nested}</w:tr></w:tbl>",
        cell("", "Who"),
        cell("<w:gridSpan w:val=\"2\"/>", "What"),
        cell("<w:vMerge w:val=\"restart\"/>", "Officer"),
        cell("", "arms"),
        cell("", "dress"),
        cell("<w:vMerge/>", ""),
        cell("", "records"),
    );
    body(
        &[Raw(&table)],
        &[
            "row Who=Officer; What=arms; What=dress",
            "row Who=Officer; What=records; What=outer",
            "row =inner one; =inner two",
        ],
    );
}

#[test]
fn notes_stand_behind_the_paragraph_that_cites_them() {
    let cites = "<w:p><w:r><w:t>The officer</w:t></w:r><w:r><w:footnoteReference w:id=\"7\"/></w:r><w:r><w:t> reports.</w:t></w:r></w:p>";
    let word = Word::new(&[Raw(cites), Text("Next.")]).footnote(7, "A sworn one.");
    check(&word.bytes(), Kind::Docx, &["p The officer[1] reports.", "note [[1]] A sworn one.", "p Next."]);
}

#[test]
fn headers_and_footers_run() {
    let word = Word::new(&[Text(LONG)]).edges("Board of the Town", "Page");
    check(&word.bytes(), Kind::Docx, &["running Board of the Town", &format!("p {LONG}"), "running Page"]);
}

#[test]
fn tracked_changes_are_read_as_accepted() {
    let xml = "<w:p><w:r><w:t xml:space=\"preserve\">The officer </w:t></w:r><w:del><w:r><w:delText>may</w:delText></w:r></w:del><w:ins><w:r><w:t>must</w:t></w:r></w:ins>\
        <w:r><w:t xml:space=\"preserve\"> knock.</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t xml:space=\"preserve\">Joined </w:t></w:r></w:p><w:p><w:r><w:t>to this.</w:t></w:r></w:p>";
    let bytes = docx(&[Raw(xml)]);
    check(&bytes, Kind::Docx, &["p The officer must knock.", "p Joined to this."]);
    let told = remarks(&bytes, Kind::Docx);
    assert!(
        told.iter().any(|remark| remark == "a piece of text deleted under tracked changes was left out"),
        "{told:?}"
    );
    assert!(told.iter().any(|remark| remark.contains("as if it were accepted")), "{told:?}");
}

#[test]
fn what_is_not_seen_on_paper_is_left_out_and_told() {
    let xml = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:strike/></w:rPr><w:t>old</w:t></w:r><w:r><w:t>Seen.</w:t></w:r>\
        <w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:drawing/></w:r></w:p>";
    let word = Word::new(&[Raw(xml)]).with("word/vbaProject.bin", b"x");
    let bytes = word.bytes();
    check(&bytes, Kind::Docx, &["p Seen."]);
    let told = remarks(&bytes, Kind::Docx).join("; ");
    for part in ["hidden text", "struck through", "a comment", "a picture", "macros"] {
        assert!(told.contains(part), "{part}: {told}");
    }
}

#[test]
fn fields_show_their_results() {
    let field = |instruction: &str, result: &str| {
        format!(
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>\
             <w:r><w:t>{result}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        )
    };
    let check_box = "<w:r><w:fldChar w:fldCharType=\"begin\"><w:ffData><w:checkBox><w:default w:val=\"1\"/></w:checkBox></w:ffData></w:fldChar></w:r>\
        <w:r><w:instrText>FORMCHECKBOX</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>";
    let waits = "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Click here</w:t></w:r></w:sdtContent></w:sdt>";
    let filled = "<w:sdt><w:sdtContent><w:r><w:t>filled in.</w:t></w:r></w:sdtContent></w:sdt>";
    let xml = format!(
        "<w:p><w:r><w:t>See section </w:t></w:r>{}<w:r><w:t xml:space=\"preserve\"> of </w:t></w:r>{}<w:r><w:t>, </w:t></w:r>{check_box}<w:r><w:t>yes </w:t></w:r>{waits}{filled}</w:p>",
        field("REF x", "IV"),
        field("FORMTEXT", "\u{2002}\u{2002}"),
    );
    body(&[Raw(&xml)], &["p See section IV of ____ , ☒yes ____ filled in."]);
}

#[test]
fn signs_blanks_and_breaks_are_read() {
    let xml = "<w:p><w:r><w:t>non</w:t><w:noBreakHyphen/><w:t>stop</w:t><w:tab/><w:t>tab</w:t><w:br/><w:t>line</w:t></w:r><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0A8\"/></w:r>\
        <w:r><w:rPr><w:u w:val=\"single\"/></w:rPr><w:tab/><w:tab/></w:r><w:r><w:t>, ________________ and.</w:t></w:r></w:p>";
    body(&[Raw(xml)], &["p non-stop tab line☐ ____ , ____ and."]);
    let name = "<w:p><w:pPr><w:tabs><w:tab w:val=\"left\" w:leader=\"underscore\" w:pos=\"9000\"/></w:tabs></w:pPr><w:r><w:t>Date:</w:t><w:tab/></w:r></w:p>";
    body(&[Text(LONG), Raw(name)], &[&format!("p {LONG}"), "sign Date: ____"]);
}

#[test]
fn one_branch_of_a_choice_is_read_and_text_boxes_too() {
    let inner = paragraph("", "", "In the box.");
    let xml = format!(
        "<w:p><w:r><w:t>Around.</w:t></w:r><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    );
    body(&[Raw(&xml)], &["p Around.", "p In the box."]);
    let link = "<w:p><w:hyperlink r:id=\"x\"><w:r><w:t>A link</w:t></w:r></w:hyperlink><w:smartTag><w:r><w:t xml:space=\"preserve\"> and more.</w:t></w:r></w:smartTag></w:p>";
    body(&[Raw(link)], &["p A link and more."]);
}

#[test]
fn pages_are_counted_where_word_has_noted_them() {
    let xml = "<w:p><w:r><w:t>First page.</w:t></w:r></w:p><w:p><w:r><w:lastRenderedPageBreak/><w:t>Second page.</w:t></w:r></w:p><w:p><w:r><w:t>Goes on.</w:t></w:r></w:p>";
    let pages = |xml: &str| -> Vec<Option<u32>> {
        read(&docx(&[Raw(xml)]), Kind::Docx)
            .expect("it can be read")
            .blocks
            .iter()
            .map(|block| block.place.page)
            .collect()
    };
    assert_eq!(pages(xml), [Some(1), Some(2), Some(2)]);
    assert_eq!(
        pages(
            "<w:p><w:r><w:t>One.</w:t></w:r></w:p><w:p><w:r><w:br w:type=\"page\"/></w:r></w:p><w:p><w:r><w:t>Two.</w:t></w:r></w:p>"
        ),
        [Some(1), Some(2)]
    );
    assert_eq!(pages("<w:p><w:r><w:t>One.</w:t></w:r></w:p>"), [None]);
}

#[test]
fn a_table_of_contents_runs() {
    let xml = "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>I. Purpose 1</w:t></w:r></w:p>\
        <w:p><w:r><w:t>II. Term 2</w:t></w:r></w:p><w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>";
    let bytes = docx(&[Raw(xml), Text(LONG)]);
    assert_eq!(
        show(&bytes, Kind::Docx),
        ["running I. Purpose 1", "running II. Term 2", &format!("p {LONG}")]
    );
}
