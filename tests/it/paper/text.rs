//! Plain text: the layout that PDF shares.

use super::{Kind, check, read};

#[track_caller]
fn text(text: &str, expected: &[&str]) {
    check(text.as_bytes(), Kind::Text, expected);
}

#[test]
fn lines_are_put_together_to_paragraphs() {
    text(
        "The officer keeps the peace in the schools of the town, and the prin-\ncipal keeps order in them. Neither does the work of the other, as long\nas both can do their own.\n   The chief names the officer for a year. The board may refuse once, and\nthe chief then names another.\nThe end.\n",
        &[
            "p The officer keeps the peace in the schools of the town, and the principal keeps order in them. Neither does the work of the other, as long as both can do their own.",
            "p The chief names the officer for a year. The board may refuse once, and the chief then names another.",
            "p The end.",
        ],
    );
}

#[test]
fn a_hyphen_stays_where_it_belongs() {
    text(
        "The town pays for all of the training of an officer in school-\nbased work, and for the well-being of a pupil who has been ques-\ntioned. School-based work is hard.\n",
        &[
            "p The town pays for all of the training of an officer in school-based work, and for the well-being of a pupil who has been questioned. School-based work is hard.",
        ],
    );
}

#[test]
fn headings_lists_and_levels_are_found() {
    text(
        "MEMORANDUM OF UNDERSTANDING\nBetween\n______ Schools\nand\n______ Police\n\nI. Purpose\n\nThis says who does what, and who answers for it in the end.\n\nII. The Officer\n\nA. Choosing the Officer\n\nThe chief chooses an officer who:\n\n(a) knows the law;\n(b) likes children; and\n    (i) never shouts,\n    (ii) never runs.\n(c) is patient.\n\nB. Paying the Officer\n\nThe town pays.\n\nSection 4. Term\n\nThis lasts a year.\n",
        &[
            "title MEMORANDUM OF UNDERSTANDING Between ____ Schools and ____ Police",
            "h1 [I.] Purpose",
            "p This says who does what, and who answers for it in the end.",
            "h1 [II.] The Officer",
            "h2 [A.] Choosing the Officer",
            "p The chief chooses an officer who:",
            "item0 [(a)] knows the law;",
            "item0 [(b)] likes children; and",
            "item1 [(i)] never shouts,",
            "item1 [(ii)] never runs.",
            "item0 [(c)] is patient.",
            "h2 [B.] Paying the Officer",
            "p The town pays.",
            "h3 [Section 4.] Term",
            "p This lasts a year.",
        ],
    );
}

#[test]
fn what_looks_like_a_label_but_is_none_stays_text() {
    text(
        "I, the chief, have read this.\n\nA. M. Smith was the chief of police at the time when this was agreed, and chapter\n37. It was so then, and it was so until the year\n2021. The law has changed.\n\nI agree with it.\n\nOffice hours end at 3 p.m. on a school day, but for games they end at\n10 p.m. as long as they last.\n",
        &[
            "p I, the chief, have read this.",
            "p A. M. Smith was the chief of police at the time when this was agreed, and chapter 37. It was so then, and it was so until the year 2021. The law has changed.",
            "p I agree with it.",
            "p Office hours end at 3 p.m. on a school day, but for games they end at 10 p.m. as long as they last.",
        ],
    );
}

#[test]
fn a_run_in_heading_stays_in_its_paragraph() {
    text(
        "Steps in the Classroom - The teacher speaks with the pupil first, and calls the parents.\n\nSteps in the Office – The principal speaks with all of them.\n",
        &[
            "p Steps in the Classroom - The teacher speaks with the pupil first, and calls the parents.",
            "p Steps in the Office – The principal speaks with all of them.",
        ],
    );
}

#[test]
fn short_items_of_a_list_are_no_headings() {
    text(
        "The officer is trained in these:\n\n1. Restoring Peace\n2. Talking Calmly\n3. Knowing the Law\n\nThe town pays for it.\n",
        &[
            "p The officer is trained in these:",
            "item0 [1.] Restoring Peace",
            "item0 [2.] Talking Calmly",
            "item0 [3.] Knowing the Law",
            "p The town pays for it.",
        ],
    );
}

#[test]
fn pages_run_and_sentences_cross_them() {
    let page = |number: u32, text: &str| format!("Town of Riverton\n\n{text}\n\nPage {number} of 3\n");
    let pages = [
        page(1, "The officer keeps the peace in the schools, and the principal keeps the"),
        page(2, "order in them. Both do so each day.\n\nThe chief names the officer."),
        page(3, "The board may refuse him once."),
    ];
    let text = pages.join("\u{c}");
    let paper = read(text.as_bytes(), Kind::Text).expect("it is text");
    let shown: Vec<String> =
        paper.blocks.iter().map(|block| format!("{:?} {}", block.place.page, super::line(block))).collect();
    assert_eq!(
        shown,
        [
            "Some(1) running Town of Riverton",
            "Some(1) running Page 1 of 3",
            "Some(1) p The officer keeps the peace in the schools, and the principal keeps the order in them. Both do so each day.",
            "Some(2) p The chief names the officer.",
            "Some(3) p The board may refuse him once.",
        ]
    );
}

#[test]
fn a_sentence_cut_where_the_mark_of_the_page_was_lost_is_one() {
    text(
        "The officer answers to the chief in all things, but in a school such pupils\n\nshould hear first from the teacher, then from the principal.\n",
        &[
            "p The officer answers to the chief in all things, but in a school such pupils should hear first from the teacher, then from the principal.",
        ],
    );
}

#[test]
fn tables_of_tabs_signatures_and_notes_are_found() {
    text(
        "Role\tDuty\nOfficer\tkeeps the peace\nPrincipal\tkeeps order in the school\n\nThe officer walks.\n\n__________________\t\t\t__________________\nName:\t\t\tName:\nDate: __________\n\n¹ A sworn one.\n",
        &[
            "row Role=Officer; Duty=keeps the peace",
            "row Role=Principal; Duty=keeps order in the school",
            "p The officer walks.",
            "sign ____ | ____",
            "sign Name: | Name:",
            "sign Date: ____",
            "note [¹] A sworn one.",
        ],
    );
}

#[test]
fn windows_line_ends_and_letters_make_no_difference() {
    let text = "SECTION 1. TERM\n\nThis lasts a year, and the town’s chief\nsigns it.\n\n• one\n• two\n";
    let expected = super::show(text.as_bytes(), Kind::Text);
    assert_eq!(super::show(text.replace('\n', "\r\n").as_bytes(), Kind::Text), expected);
    assert_eq!(super::show(text.replace('\n', "\r").as_bytes(), Kind::Text), expected);
    let wide: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(super::show(&wide, Kind::Text), expected);
}
