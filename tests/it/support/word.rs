//! A small writer of Word documents.

use std::io::{Cursor, Write};

use zip::write::{SimpleFileOptions, ZipWriter};

/// What a paragraph of a document is.
pub enum Part<'t> {
    /// A heading of this level, by style.
    Heading(u8, &'t str),
    /// A plain paragraph.
    Text(&'t str),
    /// A bold paragraph in plain style.
    Bold(&'t str),
    /// An item of the automatic list of legal numbers, on this level.
    Item(u8, &'t str),
    /// A bullet, on this level.
    Bullet(u8, &'t str),
    /// A table.
    Table(&'t [&'t [&'t str]]),
    /// XML as it stands.
    Raw(&'t str),
}

const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
    xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" \
    xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\" \
    xmlns:v=\"urn:schemas-microsoft-com:vml\"";

/// Styles: headings 1 to 3, one based on the second by a name of its own, a title, lines of contents.
pub const STYLES: &str = "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading1\"><w:name w:val=\"heading 1\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading2\"><w:name w:val=\"heading 2\"/><w:basedOn w:val=\"Normal\"/><w:pPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Heading3\"><w:name w:val=\"heading 3\"/><w:basedOn w:val=\"Normal\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Clause\"><w:name w:val=\"Clause Heading\"/><w:basedOn w:val=\"Heading2\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Title\"><w:name w:val=\"Title\"/></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Listed\"><w:name w:val=\"Listed\"/><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Article\"><w:name w:val=\"Article\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:outlineLvl w:val=\"0\"/></w:pPr></w:style>\
    <w:style w:type=\"paragraph\" w:styleId=\"Section\"><w:name w:val=\"Section\"/><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr><w:outlineLvl w:val=\"1\"/></w:pPr></w:style>\
    <w:style w:type=\"character\" w:styleId=\"Strong\"><w:name w:val=\"Strong\"/><w:rPr><w:b/></w:rPr></w:style>";

/// Lists: 1 and 4 are "1." "(a)" "(i)" and share one, 4 starts over; 2 is bullets; 3 is "ARTICLE I." "Section I.1" in legal form.
pub const NUMBERING: &str = "<w:abstractNum w:abstractNumId=\"0\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"lowerRoman\"/><w:lvlText w:val=\"(%3)\"/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"1\">\
    <w:lvl w:ilvl=\"0\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"&#xF0B7;\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:numFmt w:val=\"bullet\"/><w:lvlText w:val=\"o\"/></w:lvl>\
    </w:abstractNum>\
    <w:abstractNum w:abstractNumId=\"2\">\
    <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"upperRoman\"/><w:pStyle w:val=\"Article\"/><w:lvlText w:val=\"ARTICLE %1.\"/></w:lvl>\
    <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:isLgl/><w:pStyle w:val=\"Section\"/><w:lvlText w:val=\"Section %1.%2\"/></w:lvl>\
    <w:lvl w:ilvl=\"2\"><w:start w:val=\"1\"/><w:numFmt w:val=\"ordinal\"/><w:lvlRestart w:val=\"0\"/><w:lvlText w:val=\"%3\"/></w:lvl>\
    </w:abstractNum>\
    <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>\
    <w:num w:numId=\"2\"><w:abstractNumId w:val=\"1\"/></w:num>\
    <w:num w:numId=\"3\"><w:abstractNumId w:val=\"2\"/></w:num>\
    <w:num w:numId=\"4\"><w:abstractNumId w:val=\"0\"/><w:lvlOverride w:ilvl=\"0\"><w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>";

/// A document of parts.
pub fn docx(parts: &[Part<'_>]) -> Vec<u8> {
    Word::new(parts).bytes()
}

/// A document of which more can be said.
pub struct Word {
    body: String,
    footnotes: String,
    header: String,
    footer: String,
    more: Vec<(String, Vec<u8>)>,
}

impl Word {
    /// A document of parts.
    pub fn new(parts: &[Part<'_>]) -> Self {
        let body = parts.iter().map(part).collect();
        Self {
            body,
            footnotes: String::new(),
            header: String::new(),
            footer: String::new(),
            more: Vec::new(),
        }
    }

    /// With a footnote of this number.
    pub fn footnote(mut self, id: u32, text: &str) -> Self {
        self.footnotes
            .push_str(&format!("<w:footnote w:id=\"{id}\">{}</w:footnote>", paragraph("", "", text)));
        self
    }

    /// With a header and a footer.
    pub fn edges(mut self, header: &str, footer: &str) -> Self {
        self.header = paragraph("", "", header);
        self.footer = paragraph("", "", footer);
        self
    }

    /// With another file in the package.
    pub fn with(mut self, name: &str, bytes: &[u8]) -> Self {
        self.more.push((name.to_owned(), bytes.to_vec()));
        self
    }

    /// The file.
    pub fn bytes(self) -> Vec<u8> {
        const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        let relations = |entries: &[(&str, &str, &str)]| {
            let entries: String = entries
                .iter()
                .map(|(id, kind, target)| {
                    format!("<Relationship Id=\"{id}\" Type=\"{KIND}/{kind}\" Target=\"{target}\"/>")
                })
                .collect();
            format!(
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{entries}</Relationships>"
            )
        };
        let wrap = |name: &str, inner: &str| {
            format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<w:{name} {SPACES}>{inner}</w:{name}>")
        };
        let sections = "<w:sectPr><w:headerReference w:type=\"default\" r:id=\"h\"/><w:footerReference w:type=\"default\" r:id=\"f\"/></w:sectPr>";
        let mut files: Vec<(String, Vec<u8>)> = Vec::new();
        let mut add = |name: &str, text: String| files.push((name.to_owned(), text.into_bytes()));
        add(
            "[Content_Types].xml",
            "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"/>".to_owned(),
        );
        add("_rels/.rels", relations(&[("r", "officeDocument", "word/document.xml")]));
        add("word/document.xml", wrap("document", &format!("<w:body>{}{sections}</w:body>", self.body)));
        add("word/styles.xml", wrap("styles", STYLES));
        add("word/numbering.xml", wrap("numbering", NUMBERING));
        add("word/footnotes.xml", wrap("footnotes", &self.footnotes));
        add("word/header1.xml", wrap("hdr", &self.header));
        add("word/footer1.xml", wrap("ftr", &self.footer));
        add(
            "word/_rels/document.xml.rels",
            relations(&[
                ("s", "styles", "styles.xml"),
                ("n", "numbering", "numbering.xml"),
                ("o", "footnotes", "footnotes.xml"),
                ("h", "header", "header1.xml"),
                ("f", "footer", "/word/footer1.xml"),
            ]),
        );
        files.extend(self.more);
        zip(&files)
    }
}

/// A packed file of files.
pub fn zip(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in files {
        writer.start_file(name.as_str(), options).expect("a file can be started in memory");
        writer.write_all(bytes).expect("memory can be written");
    }
    writer.finish().expect("memory can be written").into_inner()
}

fn part(part: &Part<'_>) -> String {
    match part {
        Part::Heading(level, text) => paragraph(&format!("<w:pStyle w:val=\"Heading{level}\"/>"), "", text),
        Part::Text(text) => paragraph("", "", text),
        Part::Bold(text) => paragraph("", "<w:rPr><w:b/></w:rPr>", text),
        Part::Item(level, text) => paragraph(&list(1, *level), "", text),
        Part::Bullet(level, text) => paragraph(&list(2, *level), "", text),
        Part::Table(rows) => {
            let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph("", "", text));
            let row =
                |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
            format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
        }
        Part::Raw(xml) => (*xml).to_owned(),
    }
}

/// The properties of a paragraph in a list.
pub fn list(id: u32, level: u8) -> String {
    format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{id}\"/></w:numPr>")
}

/// A paragraph with these properties.
pub fn paragraph(properties: &str, run: &str, text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:p><w:pPr>{properties}</w:pPr><w:r>{run}<w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>")
}
