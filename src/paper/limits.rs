//! How much is read at most. An agreement stays far below all of these; a file made to do harm does not.

/// Bytes of a file. The largest agreement seen, with pictures, has a tenth of it.
pub(super) const FILE: usize = 128 << 20;
/// Bytes of one part of a packed file once unpacked; the text of a thousand pages in Word takes about this much.
pub(super) const PART: usize = 64 << 20;
/// Bytes of all parts together that are unpacked.
pub(super) const PARTS_TOTAL: usize = 128 << 20;
/// Files in a packed file; each picture is one.
pub(super) const ENTRIES: usize = 10_000;
/// How deep elements of XML may be nested. Readers recurse along with it, so it bounds the stack as well; a table in a
/// text box in a table in Word needs about fifty.
pub(super) const DEPTH: usize = 120;
/// Elements and pieces of text in one part of XML.
pub(super) const NODES: usize = 4_000_000;
/// Blocks of a document.
pub(super) const BLOCKS: usize = 200_000;
/// Cells of all tables of a document.
pub(super) const CELLS: usize = 500_000;
/// Columns of a table; a number that says "and so many more of these" is cut here.
pub(super) const COLUMNS: usize = 256;
/// Bytes of text in a document.
pub(super) const TEXT: usize = 32 << 20;
/// How many steps a style may be based on another; more is a circle.
pub(super) const STYLE_CHAIN: usize = 32;
/// Objects of a PDF.
pub(super) const PDF_OBJECTS: usize = 500_000;
/// Values in all objects of a PDF together: numbers, names, strings, lists.
pub(super) const PDF_VALUES: usize = 3_000_000;
/// How deep arrays and dictionaries of a PDF may be nested; reading them recurses along with it.
pub(super) const PDF_DEPTH: usize = 64;
/// Bytes that all streams of a PDF together may unpack to; pictures are not unpacked.
pub(super) const PDF_UNPACKED: usize = 128 << 20;
/// Pages of a PDF.
pub(super) const PDF_PAGES: usize = 5_000;
/// How deep one drawing of a PDF may use another; using them recurses along with it.
pub(super) const PDF_FORMS: usize = 12;
/// Instructions that draw all pages of a PDF.
pub(super) const PDF_STEPS: usize = 5_000_000;
/// Letters on one page of a PDF; a page of small print has ten thousand.
pub(super) const PDF_LETTERS: usize = 300_000;
/// Letters on all pages of a PDF.
pub(super) const PDF_LETTERS_TOTAL: usize = 20_000_000;
