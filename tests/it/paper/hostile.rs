//! Files made to do harm, and files that are damaged: an answer within bounds, and never a panic.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

use super::{Kind, read, trouble};
use crate::support::odt::odt;
use crate::support::pdf::{file, packed, stream};
use crate::support::word::Part::{Heading, Item, Raw, Table, Text};
use crate::support::word::{Word, docx, zip};

/// Bytes that pack a thousand megabytes of the same letter.
fn bomb(letter: u8, megabytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let block = vec![letter; 1 << 20];
    for _ in 0..megabytes {
        encoder.write_all(&block).expect("memory can be written");
    }
    encoder.finish().expect("memory can be written")
}

#[test]
fn a_packed_part_that_grows_without_end_is_refused() {
    let mut xml = b"<w:document><w:body><w:p><w:r><w:t>".to_vec();
    xml.resize(100 << 20, b' ');
    let bytes = zip(&[("word/document.xml".to_owned(), xml)]);
    assert!(bytes.len() < 1 << 20);
    assert!(trouble(&bytes, Kind::Docx).contains("than any agreement"));
}

#[test]
fn a_stream_of_a_pdf_that_grows_without_end_is_refused() {
    let data = bomb(b' ', 300);
    assert!(data.len() < 3 << 20);
    let mut packed = format!("<< /Length {} /Filter /FlateDecode >>\nstream\n", data.len()).into_bytes();
    packed.extend(&data);
    packed.extend(b"\nendstream");
    let mut objects = packed.clone();
    objects.splice(0..3, *b"<< /Type /ObjStm /N 1 /First 10");
    for (content, more) in
        [("4 0 R", packed.clone()), ("[4 0 R 4 0 R 4 0 R 4 0 R 4 0 R 4 0 R]", packed), ("5 0 R", objects)]
    {
        let bytes = file(&[
            b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
            b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
            format!("<< /Type /Page /Parent 2 0 R /Contents {content} >>").into_bytes(),
            more,
        ]);
        assert!(trouble(&bytes, Kind::Pdf).contains("than any agreement"));
    }
}

#[test]
fn a_pdf_that_turns_in_circles_ends() {
    let deep = [b"[".repeat(200_000), b"]".repeat(200_000)].concat();
    let names = [b"<</A".repeat(200_000), b">>".repeat(200_000)].concat();
    let form = b"<< /Type /XObject /Subtype /Form /Length 60 /Resources << /XObject << /X 4 0 R >> /Font << /F 5 0 R >> >> >>\nstream\n/X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do /X Do \nendstream";
    let bytes = file(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R 2 0 R 9 0 R] /Parent 2 0 R >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /XObject << /X 4 0 R >> >> >>".to_vec(),
        form.to_vec(),
        b"<< /Type /Font /Subtype /Type0 /DescendantFonts [5 0 R] /ToUnicode 5 0 R >>".to_vec(),
        b"6 0 R".to_vec(),
        deep,
        names,
        b"<< /Kids [9 0 R 3 0 R 2 0 R] >>".to_vec(),
    ]);
    assert!(read(&bytes, Kind::Pdf).is_err());
    // Pages in pages as deep as there are objects.
    let mut objects: Vec<Vec<u8>> = vec![b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()];
    objects.extend(
        (2..50_000).map(|number| {
            format!("<< /Kids [{} 0 R] /Parent {} 0 R >>", number + 1, number - 1).into_bytes()
        }),
    );
    assert!(read(&file(&objects), Kind::Pdf).is_err());
}

#[test]
fn ranges_of_all_codes_take_no_room() {
    let map = b"1 beginbfrange <00000000> <ffffffff> <0041> endbfrange";
    let bytes = file(&[
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        b"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>".to_vec(),
        stream(b"BT /F 10 Tf <00010002> Tj ET", true),
        b"<< /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< /W [0 2000000000 500] >>] >>".to_vec(),
        stream(map, true),
    ]);
    assert!(read(&bytes, Kind::Pdf).is_ok());
}

#[test]
fn nesting_without_end_is_refused() {
    for (open, close) in
        [("<w:smartTag>", "</w:smartTag>"), ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    {
        let xml =
            format!("<w:p>{}<w:r><w:t>x</w:t></w:r>{}</w:p>", open.repeat(10_000), close.repeat(10_000));
        assert!(trouble(&docx(&[Raw(&xml)]), Kind::Docx).contains("elements nested in each other"));
    }
    let xml = format!(
        "{}{}",
        "<text:list><text:list-item>".repeat(10_000),
        "</text:list-item></text:list>".repeat(10_000)
    );
    assert!(trouble(&odt(&xml, ""), Kind::Odt).contains("elements nested in each other"));
    let page = format!(
        "{}The end.{}",
        "<div><ul><li><table><tr><td>".repeat(10_000),
        "</td></tr></table></li></ul></div>".repeat(10_000)
    );
    assert!(read(page.as_bytes(), Kind::Html).is_ok());
    let text = format!("{}x\n\n{}y", "> ".repeat(10_000), "- ".repeat(10_000));
    assert!(read(text.as_bytes(), Kind::Markdown).is_ok());
    assert!(read(text.as_bytes(), Kind::Text).is_ok());
}

#[test]
fn entities_do_not_grow_and_nothing_outside_is_fetched() {
    let xml = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
        <w:document><w:body><w:p><w:r><w:t>A&b;B&c;C &amp; &#68;</w:t></w:r></w:p></w:body></w:document>";
    let bytes = zip(&[("word/document.xml".to_owned(), xml.as_bytes().to_vec())]);
    let paper = read(&bytes, Kind::Docx).expect("the rest can be read");
    assert_eq!(paper.blocks.first().map(|block| block.text.as_str()), Some("ABC & D"));
    let outside = "<Relationships><Relationship Id=\"r\" Type=\"x/officeDocument\" Target=\"http://example.com/a.xml\" TargetMode=\"External\"/></Relationships>";
    let bytes = zip(&[
        ("_rels/.rels".to_owned(), outside.as_bytes().to_vec()),
        ("word/document.xml".to_owned(), xml.as_bytes().to_vec()),
    ]);
    assert!(read(&bytes, Kind::Docx).is_ok(), "the part that is there is read");
}

#[test]
fn names_in_an_archive_are_no_paths() {
    let word = Word::new(&[Text("Here.")])
        .with("../../etc/passwd", b"x")
        .with("/etc/passwd", b"x")
        .with("C:\\x", b"x");
    assert!(read(&word.bytes(), Kind::Docx).is_ok());
    let files: Vec<(String, Vec<u8>)> =
        (0..20_000).map(|number| (format!("part{number}"), Vec::new())).collect();
    assert!(trouble(&zip(&files), Kind::Docx).contains("files packed into it"));
    let files: Vec<(String, Vec<u8>)> =
        (0..100_000).map(|number| (format!("{number}"), Vec::new())).collect();
    assert!(read(&zip(&files), Kind::Docx).is_err());
}

#[test]
fn huge_tables_are_refused_in_time() {
    let cell = "<w:tc><w:tcPr><w:vMerge/></w:tcPr></w:tc>";
    let first = format!(
        "<w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>",
        "word ".repeat(20_000)
    );
    let xml = format!(
        "<w:tbl><w:tr>{first}<w:tc/></w:tr>{}</w:tbl>",
        format!("<w:tr>{cell}<w:tc/></w:tr>").repeat(20_000)
    );
    assert!(trouble(&docx(&[Raw(&xml)]), Kind::Docx).contains("than any agreement"));
    let lines = "a\tb\tc\td\n".repeat(300_000);
    assert!(trouble(lines.as_bytes(), Kind::Text).contains("than any agreement"));
    let words = "word ".repeat(8 << 20);
    assert!(trouble(words.as_bytes(), Kind::Text).contains("than any agreement"));
    let lists = "<ul><li>".repeat(400_000);
    let _ = read(lists.as_bytes(), Kind::Html);
}

#[test]
fn a_style_in_a_circle_ends() {
    let styles = "<w:styles><w:style w:type=\"paragraph\" w:styleId=\"A\"><w:basedOn w:val=\"B\"/></w:style><w:style w:type=\"paragraph\" w:styleId=\"B\"><w:basedOn w:val=\"A\"/></w:style></w:styles>";
    let document = "<w:document><w:body><w:p><w:pPr><w:pStyle w:val=\"A\"/></w:pPr><w:r><w:t>x</w:t></w:r></w:p></w:body></w:document>";
    let relations =
        "<Relationships><Relationship Id=\"s\" Type=\"x/styles\" Target=\"styles.xml\"/></Relationships>";
    let part = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    let bytes = zip(&[
        part("word/document.xml", document),
        part("word/styles.xml", styles),
        part("word/_rels/document.xml.rels", relations),
    ]);
    assert!(read(&bytes, Kind::Docx).is_ok());
}

#[test]
fn damaged_files_never_panic() {
    let word = docx(&[
        Heading(1, "Purpose"),
        Text("The officer walks, and talks."),
        Item(0, "one."),
        Item(1, "two."),
        Table(&[&["Who", "What"], &["Officer", "arms"]]),
    ]);
    let open = odt(
        "<text:h text:outline-level=\"1\">Purpose</text:h><text:list text:style-name=\"L1\"><text:list-item><text:p>one.</text:p></text:list-item></text:list>",
        "",
    );
    let page: &[&str] =
        &["**I. Purpose", "", "The officer walks, and talks.", "(a) one.", "Role\tDuty", "Officer\tarms"];
    let portable = packed(&[page, page]);
    let web = b"<h1>A</h1><ol type=i><li>x<table><tr><td>&sect;</table></ol><pre>q\n\tw\n</pre>".to_vec();
    let mark = b"# A\n\n1. x\n   - y\n\n| a | b |\n|--|--|\n| c | d |\n\nq\tw\n<p>\te\n".to_vec();
    let mut dice = 88_172_645_463_325_252_u64;
    let mut roll = |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 7;
        dice ^= dice << 17;
        usize::try_from(dice % u64::try_from(sides.max(1)).unwrap_or(1)).unwrap_or(0)
    };
    for (good, kind, rounds) in [
        (word, Kind::Docx, 400),
        (open, Kind::Odt, 300),
        (portable, Kind::Pdf, 600),
        (web.clone(), Kind::Html, 300),
        (mark, Kind::Markdown, 300),
        (web, Kind::Text, 200),
    ] {
        for _ in 0..rounds {
            let mut bad = good.clone();
            for _ in 0..=roll(8) {
                let at = roll(bad.len());
                match roll(4) {
                    0 => bad.truncate(at),
                    1 => {
                        let piece: Vec<u8> =
                            bad.iter().skip(roll(bad.len())).take(roll(40)).copied().collect();
                        bad.splice(at..at, piece);
                    }
                    _ => {
                        if let Some(byte) = bad.get_mut(at) {
                            *byte = u8::try_from(roll(256)).unwrap_or(0);
                        }
                    }
                }
            }
            if let Err(trouble) = read(&bad, kind) {
                assert!(!trouble.to_string().is_empty());
            }
        }
    }
}

#[test]
fn damaged_parts_inside_a_good_archive_never_panic() {
    let mut dice = 2_463_534_242_u32;
    let mut roll = |sides: usize| {
        dice ^= dice << 13;
        dice ^= dice >> 17;
        dice ^= dice << 5;
        usize::try_from(dice).unwrap_or(0) % sides.max(1)
    };
    let good = "<w:document><w:body><w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:fldChar w:fldCharType=\"begin\"/><w:t>x</w:t></w:r></w:p>\
        <w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl></w:body></w:document>";
    for _ in 0..500 {
        let mut bad = good.as_bytes().to_vec();
        for _ in 0..=roll(6) {
            let (from, to) = (roll(bad.len()), roll(bad.len()));
            match (bad.get(from).copied(), bad.get_mut(to)) {
                (Some(byte), Some(slot)) if roll(2) == 0 => *slot = byte,
                (_, Some(slot)) => *slot = b"<>/&\"9"[roll(6)],
                _ => {}
            }
        }
        let _ = read(&zip(&[("word/document.xml".to_owned(), bad)]), Kind::Docx);
    }
}
