//! A small writer of OpenDocument texts.

use super::word::zip;

const SPACES: &str = "xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" \
    xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" \
    xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\" xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" \
    xmlns:loext=\"urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0\"";

/// A list "1." "a)" "1.a.i", and one of bullets.
const STYLES: &str = "<text:list-style style:name=\"L1\">\
    <text:list-level-style-number text:level=\"1\" style:num-format=\"1\" style:num-suffix=\".\"/>\
    <text:list-level-style-number text:level=\"2\" style:num-format=\"a\" style:num-suffix=\")\"/>\
    <text:list-level-style-number text:level=\"3\" style:num-format=\"i\" text:display-levels=\"3\"/></text:list-style>\
    <text:list-style style:name=\"L2\"><text:list-level-style-bullet text:level=\"1\" text:bullet-char=\"•\"/></text:list-style>\
    <text:list-style style:name=\"L3\"><text:list-level-style-number text:level=\"1\" style:num-format=\"I\" loext:num-list-format=\"ARTICLE %1%:\"/></text:list-style>\
    <style:style style:name=\"Hidden\" style:family=\"text\"><style:text-properties text:display=\"none\"/></style:style>\
    <style:style style:name=\"Under\" style:family=\"text\"><style:text-properties style:text-underline-style=\"solid\"/></style:style>\
    <style:style style:name=\"Strong\" style:family=\"paragraph\"><style:text-properties fo:font-weight=\"bold\"/></style:style>";

/// A text with this body and this header.
pub fn odt(body: &str, header: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {SPACES}><office:automatic-styles>{STYLES}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!(
        "<office:document-styles {SPACES}><office:styles><text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" style:num-format=\"A\" style:num-suffix=\".\"/></text:outline-style></office:styles>\
         <office:master-styles><style:master-page style:name=\"Standard\"><style:header>{header}</style:header></style:master-page></office:master-styles></office:document-styles>"
    );
    let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
    zip(&[
        file("mimetype", "application/vnd.oasis.opendocument.text"),
        file("content.xml", &content),
        file("styles.xml", &styles),
    ])
}
