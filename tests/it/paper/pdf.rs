//! PDF.

use super::{Kind, check, read, show, trouble};
use crate::support::pdf::{file, packed, pdf, stream};

const PAGES: [&[&str]; 2] = [
    &[
        "Town of Riverton",
        "",
        "**I. Purpose",
        "",
        "This agreement says who keeps the peace in the schools of the town, and who keeps order",
        "in them. The “officer” is one whom the chief has sworn in.",
        "",
        "(a) The officer walks.",
        "(b) The officer talks, and never in a way that makes a pupil afraid of him or of the school,",
        "    and never alone.",
        "",
        "The chief names the officer, and the board may refuse the one whom he has",
        "Page 1",
    ],
    &[
        "Town of Riverton",
        "",
        "named. It must say why.",
        "",
        "Role\tDuty",
        "Officer\tkeeps the peace",
        "Page 2",
    ],
];

const EXPECTED: [&str; 8] = [
    "running Town of Riverton",
    "running Page 1",
    "h1 [I.] Purpose",
    "p This agreement says who keeps the peace in the schools of the town, and who keeps order in them. The “officer” is one whom the chief has sworn in.",
    "item0 [(a)] The officer walks.",
    "item0 [(b)] The officer talks, and never in a way that makes a pupil afraid of him or of the school, and never alone.",
    "p The chief names the officer, and the board may refuse the one whom he has named. It must say why.",
    "row Role=Officer; Duty=keeps the peace",
];

#[test]
fn pages_are_read_packed_or_not() {
    check(&pdf(&PAGES), Kind::Pdf, &EXPECTED);
    check(&packed(&PAGES), Kind::Pdf, &EXPECTED);
    let paper = read(&pdf(&PAGES), Kind::Pdf).expect("it can be read");
    let pages: Vec<Option<u32>> = paper.blocks.iter().map(|block| block.place.page).collect();
    assert_eq!(pages, [Some(1), Some(1), Some(1), Some(1), Some(1), Some(1), Some(1), Some(2)]);
}

#[test]
fn a_broken_table_of_places_does_not_matter() {
    let mut bytes = pdf(&PAGES);
    let cut = bytes.windows(4).rposition(|window| window == b"xref").expect("it is there") - 5;
    bytes.truncate(cut);
    assert_eq!(show(&bytes, Kind::Pdf), EXPECTED);
}

#[test]
fn what_cannot_be_read_is_told_plainly() {
    let page = |content: &[u8], resources: &str| {
        file(&[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            format!("<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << {resources} >> >>")
                .into_bytes(),
            stream(content, true),
            b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /Length 1 >>\nstream\nx\nendstream"
                .to_vec(),
            b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /DescendantFonts [<< /DW 500 >>] >>"
                .to_vec(),
        ])
    };
    assert!(
        trouble(&page(b"/I Do", "/XObject << /I 5 0 R >>"), Kind::Pdf)
            .starts_with("the PDF is a scan without text; run it through OCR first")
    );
    assert!(
        trouble(&page(b"BT /F 10 Tf <00010002> Tj ET", "/Font << /F 6 0 R >>"), Kind::Pdf)
            .starts_with("the fonts of the PDF do not say which letters they show")
    );
    let locked = String::from_utf8_lossy(&pdf(&PAGES)).replace("/Root 1 0 R", "/Root 1 0 R /Encrypt 9 0 R");
    assert!(trouble(locked.as_bytes(), Kind::Pdf).starts_with("the PDF is protected by encryption"));
    assert!(trouble(b"%PDF-1.7\n%%EOF", Kind::Pdf).starts_with("the file cannot be read as a PDF"));
}

#[test]
fn fonts_say_their_letters_in_their_own_ways() {
    let map = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfrange <0001> <001A> <0041> endbfrange 1 beginbfchar <0020> <00A7> endbfchar";
    let bytes = file(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents [4 0 R 8 0 R] /Resources << /Font << /W 5 0 R /D 7 0 R >> >> >>".to_vec(),
        stream(b"BT /W 10 Tf 72 700 Td <000100020003> Tj [<0020> -900 <0004>] TJ", true),
        b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /DW 600 /W [1 [600 600] 3 9 600] >>] >>".to_vec(),
        stream(map, true),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /X /FirstChar 1 /Widths [500 500] /Encoding << /Differences [1 /eacute /emdash] >> >>".to_vec(),
        stream(b"/D 10 Tf 0 -20 Td (\\001\\002) ' ET", true),
    ]);
    check(&bytes, Kind::Pdf, &["p ABC§ D é—"]);
}

#[test]
fn lines_that_are_drawn_to_write_on_are_blanks() {
    let bytes = file(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".to_vec(),
        stream(b"BT /F 10 Tf 72 700 Td (The costs are paid by) Tj 200 0 Td (each year, and so on.) Tj ET 175 698 m 270 698 l S", false),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ]);
    check(&bytes, Kind::Pdf, &["p The costs are paid by ____ each year, and so on."]);
}

#[test]
fn the_frame_of_a_table_tells_its_cells() {
    let show = |x: u32, y: u32, text: &str| format!("BT /F 10 Tf 1 0 0 1 {x} {y} Tm ({text}) Tj ET\n");
    let mut content = String::new();
    for (x, y, text) in [
        (75, 700, "Role of each"),
        (145, 700, "What it does"),
        (75, 680, "Officer"),
        (145, 680, "Keeps the peace,"),
        (145, 668, "Walks the halls"),
        (145, 650, "Trains"),
    ] {
        content.push_str(&show(x, y, text));
    }
    for y in [712, 695, 664, 645] {
        content.push_str(&format!("72 {y} m 240 {y} l S\n"));
    }
    for x in [72, 142, 240] {
        content.push_str(&format!("{x} 645 m {x} 712 l S\n"));
    }
    let bytes = file(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".to_vec(),
        stream(content.as_bytes(), true),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_vec(),
    ]);
    check(
        &bytes,
        Kind::Pdf,
        &["row Role of each=Officer; What it does=Keeps the peace, Walks the halls", "p Trains"],
    );
}
