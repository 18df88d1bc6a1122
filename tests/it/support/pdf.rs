//! A small writer of PDF files: Helvetica, one line below the other.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// A PDF of these pages of lines. A line may begin with spaces, which set it in; an empty one leaves room; `**` before a
/// line makes it bold; a tab goes on in the next column.
pub fn pdf(pages: &[&[&str]]) -> Vec<u8> {
    write(pages, false)
}

/// The same with packed streams.
pub fn packed(pages: &[&[&str]]) -> Vec<u8> {
    write(pages, true)
}

fn write(pages: &[&[&str]], pack: bool) -> Vec<u8> {
    let mut objects: Vec<Vec<u8>> = Vec::new();
    let kids: Vec<String> = (0..pages.len()).map(|page| format!("{} 0 R", 5 + 2 * page)).collect();
    objects.push(b"<< /Type /Catalog /Pages 2 0 R >>".to_vec());
    objects.push(
        format!(
            "<< /Type /Pages /Kids [{}] /Count {} /MediaBox [0 0 612 792] >>",
            kids.join(" "),
            pages.len()
        )
        .into_bytes(),
    );
    for name in ["Helvetica", "Helvetica-Bold"] {
        objects.push(
            format!("<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding /WinAnsiEncoding >>")
                .into_bytes(),
        );
    }
    for (number, page) in pages.iter().enumerate() {
        let content = 6 + 2 * number;
        objects.push(format!("<< /Type /Page /Parent 2 0 R /Contents {content} 0 R /Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>").into_bytes());
        objects.push(stream(&drawing(page), pack));
    }
    file(&objects)
}

/// A file of objects, the first of which is the root.
pub fn file(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut places = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.extend(format!("{} 0 obj\n", number + 1).bytes());
        out.extend_from_slice(object);
        out.extend(b"\nendobj\n");
    }
    let start = out.len();
    out.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        out.extend(format!("{place:010} 00000 n \n").bytes());
    }
    out.extend(
        format!("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n", objects.len() + 1)
            .bytes(),
    );
    out
}

/// A stream of these bytes.
pub fn stream(bytes: &[u8], pack: bool) -> Vec<u8> {
    let (filter, data) = if pack {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(bytes).expect("memory can be written");
        (" /Filter /FlateDecode", encoder.finish().expect("memory can be written"))
    } else {
        ("", bytes.to_vec())
    };
    let mut out = format!("<< /Length {}{filter} >>\nstream\n", data.len()).into_bytes();
    out.extend(data);
    out.extend(b"\nendstream");
    out
}

fn drawing(lines: &[&str]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut y = 720;
    for line in lines {
        let trimmed = line.trim_start_matches(' ');
        let mut x = 72 + 5 * (line.len() - trimmed.len());
        let (font, text) = trimmed.strip_prefix("**").map_or(("F1", trimmed), |text| ("F2", text));
        for cell in text.split('\t') {
            if !cell.is_empty() {
                out.extend(format!("BT /{font} 11 Tf 1 0 0 1 {x} {y} Tm (").bytes());
                for character in cell.chars() {
                    match character {
                        '(' | ')' | '\\' => out.extend([b'\\', character as u8]),
                        '’' => out.push(0x92),
                        '“' => out.push(0x93),
                        '”' => out.push(0x94),
                        '–' => out.push(0x96),
                        '•' => out.push(0x95),
                        _ => out.push(u8::try_from(u32::from(character)).unwrap_or(b'?')),
                    }
                }
                out.extend(b") Tj ET\n");
            }
            x += 180;
        }
        y -= 13;
    }
    out
}
