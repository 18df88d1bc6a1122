//! Markdown.

use super::{Kind, check};

#[test]
fn markdown_is_read() {
    let text = "---\ntitle: x\n---\n# Agreement\n\nThe **officer** and\nthe chief[^1] ~~never~~ talk.\n\n[^1]: Of police.\n\n1. one\n   - inner\n2. two\n\n| Who | What |\n|---|---|\n| Officer | arms |\n\n- [x] done\n\n<p>A <i>tag</i></p>\n";
    check(
        text.as_bytes(),
        Kind::Markdown,
        &[
            "h1 Agreement",
            "p The officer and the chief[1] talk.",
            "note [[1]] Of police.",
            "item0 [1.] one",
            "item1 [•] inner",
            "item0 [2.] two",
            "row Who=Officer; What=arms",
            "item0 [•] ☒ done",
            "p A tag",
        ],
    );
}

#[test]
fn lines_with_tabs_are_rows_and_tags_in_them_are_read() {
    let text = "# Roles\n\nRole\tDuty\nOfficer\t<ul style=\"x\"> <li>• walks</li> <li>• talks</li></ul>\nGuide\t<p>waits</p>\n\n<b>Bold</b>\t<p>One thing is said here.</p> <p>Two.</p>\n";
    check(
        text.as_bytes(),
        Kind::Markdown,
        &[
            "h1 Roles",
            "row Role=Officer; Duty=• walks/• talks",
            "row Role=Guide; Duty=waits",
            "row =Bold; =One thing is said here./Two.",
        ],
    );
}

#[test]
fn short_lines_below_each_other_are_a_list() {
    check(
        b"Training covers\n\nRestoring peace\nTalking calmly\nKnowing the law\n",
        Kind::Markdown,
        &["p Training covers", "p Restoring peace", "p Talking calmly", "p Knowing the law"],
    );
}
