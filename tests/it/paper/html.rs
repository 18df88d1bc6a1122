//! Web pages.

use super::{Kind, check, remarks};

#[test]
fn a_page_is_read_as_it_is_seen() {
    let page = "<!DOCTYPE html><html><head><title>no</title><style>p { x: y }</style><script>if (a < b) { '<p>no</p>' }</script></head><body>\
        <h1>Agreement &amp; Rules</h1><p>The officer&#8217;s duty<br>is this. <b>Bold</b> &sect;&nbsp;3.</p>\
        <ol type=a start=2><li>two<li><p>three</p><ul><li>inner</ul></ol>\
        <table><tr><th>Who<th colspan=1>What</tr><tr><td>Officer</td><td><p>arms</p><p>dress</p></td></tr></table>\
        <p hidden>no</p><p>Was <del>gone</del> here.</p><!-- <p>no</p> --><p>Sign: <input type=text> <input type=checkbox checked> yes</p>";
    check(
        page.as_bytes(),
        Kind::Html,
        &[
            "h1 Agreement & Rules",
            "p The officer’s duty is this. Bold § 3.",
            "item0 [b.] two",
            "item0 [c.] three",
            "item1 [•] inner",
            "row Who=Officer; What=arms/dress",
            "p Was here.",
            "sign Sign: ____ ☒ yes",
        ],
    );
    assert_eq!(
        remarks(page.as_bytes(), Kind::Html),
        ["a piece of text deleted under tracked changes was left out", "a piece of hidden text was left out"]
    );
}

#[test]
fn broken_pages_and_old_letters_are_read() {
    check(
        b"<p>One <b>two</p><p>three\x92s & four < five",
        Kind::Html,
        &["p One two", "p three’s & four < five"],
    );
    check(
        b"<pre>\nSECTION 1. TERM\n\nThis lasts a year, and then\nit ends.\n</pre>",
        Kind::Html,
        &["h1 [SECTION 1.] TERM", "p This lasts a year, and then it ends."],
    );
}

#[test]
fn typed_bullets_are_not_doubled() {
    check(
        "<ul style=\"list-style-type: none\"><li>• one thing</li><li>• two things</li></ul>".as_bytes(),
        Kind::Html,
        &["item0 [•] one thing", "item0 [•] two things"],
    );
}
