//! Writing XML, piece by piece. Nothing that is written can end its attribute or element, and no character is one that XML 1.0
//! does not have. The only place that knows quick-xml.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

use super::mask;

/// A document that is being written.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A document that begins with a comment, which holds no two hyphens in a row.
    pub(super) fn new(comment: &str) -> Self {
        let mut xml = Self { writer: Writer::new_with_indent(Vec::new(), b' ', 2) };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)));
        xml.write(Event::Comment(BytesText::new(&format!(" {comment} "))));
        xml
    }

    /// Begins an element.
    pub(super) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Start(tag(name, attributes)));
    }

    /// Ends it.
    pub(super) fn close(&mut self, name: &str) {
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element with nothing in it.
    pub(super) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) {
        self.write(Event::Empty(tag(name, attributes)));
    }

    /// An element with lines of text in it, if there are any.
    pub(super) fn text(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) {
        if text.is_empty() {
            return self.empty(name, attributes);
        }
        self.open(name, attributes);
        let lines: Vec<String> = text.split('\n').map(mask::line).collect();
        self.write(Event::Text(BytesText::new(&lines.join("\n"))));
        self.close(name);
    }

    /// The document as text.
    pub(super) fn finish(self) -> String {
        let mut xml = String::from_utf8(self.writer.into_inner()).expect("only text was written");
        xml.push('\n');
        xml
    }

    fn write(&mut self, event: Event<'_>) {
        self.writer.write_event(event).expect("writing to memory cannot fail");
    }
}

fn tag<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (key, value) in attributes {
        tag.push_attribute((*key, mask::line(value).as_str()));
    }
    tag
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        let hostile = "]]>\"'<a b=\"c\">&amp;\u{0}\u{1b}[2J\u{ffff}\u{fffe}\u{202e}\r\n\t-->";
        let mut xml = Xml::new("a comment");
        xml.open("top", &[("name", hostile)]);
        xml.text("inner", &[], hostile);
        xml.empty("last", &[("name", hostile)]);
        xml.close("top");
        let written = xml.finish();
        assert_eq!(written.matches('<').count(), 7, "declaration, comment, and the tags: {written}");
        let shown =
            "]]&gt;&quot;&apos;&lt;a b=&quot;c&quot;&gt;&amp;amp;\u{fffd}\u{fffd}[2J\u{fffd}\u{fffd}\u{fffd}";
        assert_eq!(written.matches(shown).count(), 3, "{written}");
        assert!(written.chars().all(|character| character == '\n' || !mask::steers(character)), "{written}");
    }
}
